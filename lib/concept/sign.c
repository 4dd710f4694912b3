/* Signs: what words of a text point to (a manual, a stand at a fair, nobody, too loud), in nine languages.
 *
 * Method: the table `signs` has cues of one to three words; an asterisk stands for any letters at a word's beginning or end, so that a cue
 * is a stem (odrez*), the end of a compound (*halle) or any part of it (*anleitung*). Words and cues are compared folded. Cues are found by
 * their first four letters. Those of a language are read when its first text is: most runs have few. Of a language and its nearest
 * neighbour (the table `neighbours`) both are tried, as short texts of the two are easily taken for one another; where the language is not
 * known, all. */
#include "sign_parts.h"

#include "coco/record.h"

#include <stdlib.h>
#include <string.h>

static int read_kinds(struct coco_signs *s, struct coco_table_ref table)
{
	const size_t sign = coco_table_column(table, "sign"), kind = coco_table_column(table, "kind");
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		bool added;
		const size_t number = coco_map_add(s->names, coco_str_of(coco_table_cell(table, i, sign)), &added);
		const int which = coco_choice(
		    "thing|act|state|deny|settled|ended|fused|whole|past|now|hoped|bother", coco_str_of(coco_table_cell(table, i, kind)));
		if (number == COCO_NONE || number >= COCO_SIGNS || which < 0)
			return -1;
		s->kinds[which].bits[number / 64] |= UINT64_C(1) << number % 64;
	}
	return 0;
}

static int read_troubles(struct coco_signs *s)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "troubles");
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		const size_t sign = coco_map_find(s->names, coco_str_of(coco_table_cell(table, i, coco_table_column(table, "sign"))));
		if (sign == COCO_NONE)
			return -1;
		s->troubles.bits[sign / 64] |= UINT64_C(1) << sign % 64;
	}
	return 0;
}

static void read_neighbours(struct coco_signs *s)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "neighbours");
	const size_t lang = coco_table_column(table, "lang"), other = coco_table_column(table, "other");
	for (size_t i = 0; i < COCO_LANGS; i++)
		s->near[i][i] = true;
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		const int a = coco_lang_index(coco_str_of(coco_table_cell(table, i, lang))),
		          b = coco_lang_index(coco_str_of(coco_table_cell(table, i, other)));
		if (a >= 0 && b >= 0)
			s->near[a][b] = s->near[b][a] = true;
	}
}

/* Adds a word of the cue, folded. */
static int add_stem(struct coco_signs *s, struct coco_str word, struct sign_cue *cue)
{
	struct sign_stem stem = {.any_before = word.s[0] == '*', .any_behind = word.s[word.n - 1] == '*'};
	coco_buf_clear(&s->fold);
	coco_fold(coco_str_sub(word, stem.any_before, word.n - (stem.any_behind && word.n > 1)), &s->fold);
	if (!coco_buf_ok(&s->fold) || cue->n == SIGN_WORDS_MOST) /* a cue that lost its end would be another one */
		return -1;
	if (s->fold.len == 0)
		return 0;
	stem.letters = coco_arena_copy(s->arena, coco_buf_view(&s->fold));
	cue->words[cue->n++] = stem;
	return stem.letters.s != NULL ? 0 : -1;
}

static struct coco_str key_of(struct coco_str letters)
{
	return (struct coco_str){letters.s, letters.n < SIGN_KEY ? letters.n : SIGN_KEY};
}

/* Is it the word, from its letter `at` on? */
bool sign_is_stem(const struct sign_stem *stem, struct coco_str word, size_t at)
{
	const size_t n = stem->letters.n;
	if (word.n < at + n || memcmp(word.s + at, stem->letters.s, n) != 0)
		return false;
	return stem->any_behind || word.n == at + n;
}

/* Is a word of a cue one of the denials, which stand before all other cues in the table? */
static bool stem_denies(const struct coco_signs *s, const struct sign_cues *of, struct coco_str letters)
{
	for (size_t n = 1; n <= SIGN_KEY && n <= letters.n; n++) {
		const size_t number = coco_map_find(of->begin.keys, (struct coco_str){letters.s, n});
		for (uint32_t i = number == COCO_NONE ? 0 : of->begin.first[number]; i != 0; i = s->cues[i - 1].next)
			if ((coco_sign_is(&s->kinds[SIGN_DENY], s->cues[i - 1].sign) || coco_sign_is(&s->kinds[SIGN_FUSED], s->cues[i - 1].sign)) &&
			    s->cues[i - 1].n == 1 && sign_is_stem(&s->cues[i - 1].words[0], letters, 0))
				return true;
	}
	return false;
}

static int add_cue(struct coco_signs *s, struct sign_cues *of, struct coco_str text, uint32_t sign)
{
	struct sign_cue cue = {.sign = sign};
	struct coco_str word;
	coco_str_split(&text, '=', &word);
	cue.instead = text, text = word;
	for (text = coco_str_trim(text); text.n > 0 && coco_str_split(&text, ' ', &word);)
		if (word.n > 0 && add_stem(s, word, &cue) != 0)
			return -1;
	if (cue.n == 0)
		return 0;
	if (cue.words[0].any_before && cue.words[0].letters.n < SIGN_KEY) /* nothing so short is looked for within words */
		return -1;
	for (size_t i = 0; i < cue.n && !cue.denies; i++)
		cue.denies = stem_denies(s, of, cue.words[i].letters);
	struct sign_index *index = cue.words[0].any_before ? &of->inside : &of->begin;
	bool added;
	const size_t key = coco_map_add(index->keys, key_of(cue.words[0].letters), &added);
	if (key == COCO_NONE || coco_grow(&index->first, &index->cap_first, key, sizeof *index->first) != 0 ||
	    coco_grow(&s->cues, &s->cap_cues, s->n_cues, sizeof *s->cues) != 0)
		return -1;
	cue.next = added ? 0 : index->first[key];
	s->cues[s->n_cues++] = cue;
	index->first[key] = (uint32_t)s->n_cues;
	return 0;
}

/* Reads the cues of a language. */
int sign_cues_read(struct coco_signs *s, int lang)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "signs");
	const size_t sign = coco_table_column(table, "sign"), langs = coco_table_column(table, "lang"),
	             words = coco_table_column(table, "words");
	struct sign_cues *of = &s->of[lang];
	of->begin.keys = coco_map_new();
	of->inside.keys = coco_map_new();
	if (of->begin.keys == NULL || of->inside.keys == NULL)
		return -1;
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		struct coco_str list = coco_str_of(coco_table_cell(table, i, words)), cue;
		if (coco_lang_index(coco_str_of(coco_table_cell(table, i, langs))) != lang)
			continue;
		const size_t number = coco_map_find(s->names, coco_str_of(coco_table_cell(table, i, sign)));
		while (list.n > 0 && coco_str_split(&list, ';', &cue))
			if (add_cue(s, of, cue, (uint32_t)number) != 0)
				return -1;
	}
	of->read = true;
	return 0;
}

struct coco_signs *coco_signs_new(void)
{
	struct coco_signs *s = calloc(1, sizeof *s);
	if (s == NULL)
		return NULL;
	s->names = coco_map_new();
	s->arena = coco_arena_new();
	if (s->names != NULL && s->arena != NULL && read_kinds(s, coco_table_find(&coco_tables_concept, "signs")) == 0 &&
	    read_troubles(s) == 0) {
		read_neighbours(s);
		return s;
	}
	coco_signs_free(s);
	return NULL;
}

void coco_signs_free(struct coco_signs *signs)
{
	if (signs == NULL)
		return;
	for (size_t i = 0; i < COCO_LANGS; i++) {
		coco_map_free(signs->of[i].begin.keys), free(signs->of[i].begin.first);
		coco_map_free(signs->of[i].inside.keys), free(signs->of[i].inside.first);
	}
	coco_map_free(signs->names);
	coco_arena_free(signs->arena);
	coco_buf_free(&signs->fold);
	coco_buf_free(&signs->letters);
	free(signs->cues);
	free(signs->words);
	free(signs);
}

size_t coco_signs_number(const struct coco_signs *signs, struct coco_str name)
{
	return coco_map_find(signs->names, name);
}
