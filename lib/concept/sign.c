/* Signs: what words of a text point to (a manual, a stand at a fair, nobody, too loud), in nine languages.
 *
 * Method: the table `signs` has cues of one to three words; an asterisk stands for any letters at a word's beginning or end, so that a cue
 * is a stem (odrez*), the end of a compound (*halle), any part of it (*anleitung*) or, alone between others, any word. Words and cues are
 * compared folded. Cues are found by their first four letters, which are a number of 32 bits. Those of a language are read when its first
 * text is: most runs have few. Of a language and its nearest neighbour (the table `neighbours`) both are tried, as short texts of the two
 * are easily taken for one another; where the language is not known, all. */
#include "sign_parts.h"

#include "coco/record.h"

#include <stdlib.h>
#include <string.h>

static int read_rows(struct coco_signs *s, struct coco_table_ref table)
{
	const size_t sign = coco_table_column(table, "sign"), kind = coco_table_column(table, "kind"), lang = coco_table_column(table, "lang");
	s->rows = calloc(coco_table_rows(table) + 1, sizeof *s->rows);
	for (size_t i = 0; s->rows != NULL && i < coco_table_rows(table); i++) {
		bool added;
		const size_t number = coco_map_add(s->names, coco_str_of(coco_table_cell(table, i, sign)), &added);
		const int which =
		    coco_choice("thing|act|state|deny|settled|ended|fused|whole|past|now|hoped|bother|behind|turned|unwanted|trade|whom|head|over",
		        coco_str_of(coco_table_cell(table, i, kind)));
		if (number == COCO_NONE || number >= COCO_SIGNS || which < 0)
			return -1;
		s->kinds[which].bits[number / 64] |= UINT64_C(1) << number % 64;
		s->rows[i] = (struct sign_row){coco_lang_index(coco_str_of(coco_table_cell(table, i, lang))), (uint32_t)number};
	}
	return s->rows != NULL ? 0 : -1;
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
	struct sign_stem stem = {.at = (uint32_t)s->stems.len, .any_before = word.s[0] == '*', .any_behind = word.s[word.n - 1] == '*'};
	coco_fold(coco_str_sub(word, stem.any_before, word.n - (stem.any_behind && word.n > 1)), &s->stems);
	if (!coco_buf_ok(&s->stems) || cue->n == SIGN_WORDS_MOST) /* a cue that lost its end would be another one */
		return -1;
	stem.n = (uint32_t)s->stems.len - stem.at;
	if (stem.n > 0 || (stem.any_behind && cue->n > 0)) /* "so * that": any word stands between */
		cue->words[cue->n++] = stem;
	return 0;
}

static struct coco_str letters_of(const struct coco_signs *s, const struct sign_stem *stem)
{
	return (struct coco_str){s->stems.data + stem->at, stem->n};
}

/* Is a word of a cue one of the denials, which stand before all other cues in the table? */
static bool stem_denies(const struct coco_signs *s, struct sign_cues *of, struct coco_str letters)
{
	for (size_t n = 1; n <= SIGN_KEY && n <= letters.n; n++) {
		const uint32_t key = sign_key((struct coco_str){letters.s, n});
		for (uint32_t i = *sign_bucket(&of->begin, key); i != 0; i = s->cues[i - 1].next) {
			const struct sign_cue *cue = &s->cues[i - 1];
			if (cue->key == key && (coco_sign_is(&s->kinds[SIGN_DENY], cue->sign) || coco_sign_is(&s->kinds[SIGN_FUSED], cue->sign)) &&
			    cue->n == 1 && sign_is_stem(s, &cue->words[0], letters, 0))
				return true;
		}
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
	if (cue.words[0].any_before && cue.words[0].n < SIGN_KEY) /* nothing so short is looked for within words */
		return -1;
	for (size_t i = 0; i < cue.n && !cue.denies; i++)
		cue.denies = stem_denies(s, of, letters_of(s, &cue.words[i]));
	cue.key = sign_key(letters_of(s, &cue.words[0]));
	uint32_t *first = sign_bucket(cue.words[0].any_before ? &of->inside : &of->begin, cue.key);
	cue.next = *first;
	if (s->n_cues == s->cap_cues && coco_grow(&s->cues, &s->cap_cues, s->n_cues, sizeof *s->cues) != 0)
		return -1;
	s->cues[s->n_cues++] = cue;
	*first = (uint32_t)s->n_cues;
	return 0;
}

/* Reads the cues of a language. */
int sign_cues_read(struct coco_signs *s, int lang)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "signs");
	const size_t words = coco_table_column(table, "words"), rows = coco_table_rows(table);
	struct sign_cues *of = calloc(1, sizeof *of);
	if (of == NULL)
		return -1;
	s->of[lang] = of;
	for (size_t i = 0; i < rows; i++) {
		if (s->rows[i].lang != lang)
			continue;
		struct coco_str list = coco_str_of(coco_table_cell(table, i, words)), cue;
		while (list.n > 0 && coco_str_split(&list, ';', &cue))
			if (add_cue(s, of, cue, s->rows[i].sign) != 0)
				return -1;
	}
	return 0;
}

struct coco_signs *coco_signs_new(void)
{
	struct coco_signs *s = calloc(1, sizeof *s);
	if (s == NULL)
		return NULL;
	s->names = coco_map_new();
	if (s->names != NULL && read_rows(s, coco_table_find(&coco_tables_concept, "signs")) == 0 && read_troubles(s) == 0) {
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
	for (size_t i = 0; i < COCO_LANGS; i++)
		free(signs->of[i]);
	coco_map_free(signs->names);
	coco_buf_free(&signs->stems);
	free(signs->rows);
	coco_buf_free(&signs->letters);
	free(signs->cues);
	free(signs->words);
	free(signs);
}

size_t coco_signs_number(const struct coco_signs *signs, struct coco_str name)
{
	return coco_map_find(signs->names, name);
}
