/* Signs: what words of a text point to (a manual, a stand at a fair, nobody, too loud), in nine languages.
 *
 * Method: the table `signs` has cues of one to three words; an asterisk stands for any letters at a word's beginning or end, so that a cue
 * is a stem (odrez*), the end of a compound (*halle) or any part of it (*anleitung*). Words and cues are compared folded. Cues are found by
 * their first four letters. Those of a language are read when its first text is: most runs have few. Of a language and its nearest
 * neighbour (the table `neighbours`) both are tried, as short texts of the two are easily taken for one another; where the language is not
 * known, all.
 *
 * A sign of the kind `state` (loud, ugly) is not there where a denial stands right before it. A sentence that says that all is well (kind
 * `settled`) has no signs. */
#include "sign.h"

#include "lexicon_words.h"

#include "coco/record.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_MOST 6 /* of a cue */
#define KEY 4        /* letters by which a cue is found */
#define BEFORE 2     /* words before a state that may deny it */

enum kind { THING, ACT, STATE, DENY, SETTLED };

/* A word of a cue. */
struct stem {
	struct coco_str letters;
	bool any_before, any_behind;
};

struct cue {
	struct stem words[WORDS_MOST];
	uint32_t n, sign;
	uint32_t next; /* cue + 1 of the same key */
};

struct index {
	struct coco_map *keys;
	uint32_t *first; /* by key: cue + 1 */
	size_t cap_first;
};

/* Of a language. */
struct cues {
	bool read;
	struct index begin, inside; /* words that begin with the cue's letters; those that have them anywhere */
};

struct coco_signs {
	struct coco_map *names;
	uint8_t kind[COCO_SIGNS];
	struct cues of[COCO_LANGS];
	bool near[COCO_LANGS][COCO_LANGS];
	struct cue *cues;
	size_t n_cues, cap_cues;
	struct coco_arena *arena;
	struct coco_buf fold;
	/* the text at hand */
	struct word {
		size_t start, n; /* in `letters` */
		size_t sentence;
	} * words;
	size_t n_words, cap_words;
	struct coco_buf letters;
};

/* ---- the table -------------------------------------------------------------------------------------------------- */

static int read_kinds(struct coco_signs *s, struct coco_table_ref table)
{
	const size_t sign = coco_table_column(table, "sign"), kind = coco_table_column(table, "kind");
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		bool added;
		const size_t number = coco_map_add(s->names, coco_str_of(coco_table_cell(table, i, sign)), &added);
		const int which = coco_choice("thing|act|state|deny|settled", coco_str_of(coco_table_cell(table, i, kind)));
		if (number == COCO_NONE || number >= COCO_SIGNS || which < 0)
			return -1;
		s->kind[number] = (uint8_t)which;
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
static int add_stem(struct coco_signs *s, struct coco_str word, struct cue *cue)
{
	struct stem stem = {.any_before = word.s[0] == '*', .any_behind = word.s[word.n - 1] == '*'};
	coco_buf_clear(&s->fold);
	coco_fold(coco_str_sub(word, stem.any_before, word.n - (stem.any_behind && word.n > 1)), &s->fold);
	if (!coco_buf_ok(&s->fold) || cue->n == WORDS_MOST) /* a cue that lost its end would be another one */
		return -1;
	if (s->fold.len == 0)
		return 0;
	stem.letters = coco_arena_copy(s->arena, coco_buf_view(&s->fold));
	cue->words[cue->n++] = stem;
	return stem.letters.s != NULL ? 0 : -1;
}

static struct coco_str key_of(struct coco_str letters)
{
	return (struct coco_str){letters.s, letters.n < KEY ? letters.n : KEY};
}

static int add_cue(struct coco_signs *s, struct cues *of, struct coco_str text, uint32_t sign)
{
	struct cue cue = {.sign = sign};
	struct coco_str word;
	for (text = coco_str_trim(text); text.n > 0 && coco_str_split(&text, ' ', &word);)
		if (word.n > 0 && add_stem(s, word, &cue) != 0)
			return -1;
	if (cue.n == 0)
		return 0;
	if (cue.words[0].any_before && cue.words[0].letters.n < KEY) /* nothing so short is looked for within words */
		return -1;
	struct index *index = cue.words[0].any_before ? &of->inside : &of->begin;
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
static int read_cues(struct coco_signs *s, int lang)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "signs");
	const size_t sign = coco_table_column(table, "sign"), langs = coco_table_column(table, "lang"),
	             words = coco_table_column(table, "words");
	struct cues *of = &s->of[lang];
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
	if (s->names != NULL && s->arena != NULL && read_kinds(s, coco_table_find(&coco_tables_concept, "signs")) == 0) {
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

/* ---- the text --------------------------------------------------------------------------------------------------- */

static bool ends_sentence(struct coco_str between)
{
	for (size_t i = 0; i < between.n; i++) {
		const char c = between.s[i];
		if (c == '\n' || c == '!' || c == '?' || c == ';' ||
		    (c == '.' && (i + 1 == between.n || strchr(" \n\"", between.s[i + 1]) != NULL)))
			return true;
	}
	return false;
}

static int add_word(struct coco_signs *s, struct coco_str word, size_t sentence)
{
	if (coco_grow(&s->words, &s->cap_words, s->n_words, sizeof *s->words) != 0)
		return -1;
	const size_t start = s->letters.len;
	coco_fold(word, &s->letters);
	if (!coco_buf_ok(&s->letters))
		return -1;
	s->words[s->n_words++] = (struct word){start, s->letters.len - start, sentence};
	return 0;
}

/* The text's words, folded; how many sentences they make. COCO_NONE: memory. */
static size_t part(struct coco_signs *s, struct coco_str text)
{
	struct lexicon_run run;
	struct coco_str word;
	size_t sentence = 0;
	s->n_words = 0;
	coco_buf_clear(&s->letters);
	for (size_t at = 0, behind = 0; lexicon_run_next(text, &at, &run); behind = run.end) {
		sentence += s->n_words > 0 && ends_sentence(coco_str_sub(text, behind, run.start));
		while (lexicon_word_next(text, &run, &word))
			if (add_word(s, word, sentence) != 0)
				return COCO_NONE;
	}
	return s->n_words > 0 ? sentence + 1 : 0;
}

static struct coco_str letters_of(const struct coco_signs *s, size_t word)
{
	return (struct coco_str){s->letters.data + s->words[word].start, s->words[word].n};
}

/* Is it the word, from its letter `at` on? */
static bool is_stem(const struct stem *stem, struct coco_str word, size_t at)
{
	const size_t n = stem->letters.n;
	if (word.n < at + n || memcmp(word.s + at, stem->letters.s, n) != 0)
		return false;
	return stem->any_behind || word.n == at + n;
}

static bool has_stem(const struct stem *stem, struct coco_str word)
{
	for (size_t at = 0; at + stem->letters.n <= word.n; at++) {
		if (is_stem(stem, word, at))
			return true;
		if (!stem->any_before)
			return false;
	}
	return false;
}

/* Do the words behind the first follow, too? */
static bool goes_on(const struct coco_signs *s, const struct cue *cue, size_t word)
{
	for (size_t i = 1; i < cue->n; i++)
		if (word + i >= s->n_words || s->words[word + i].sentence != s->words[word].sentence ||
		    !has_stem(&cue->words[i], letters_of(s, word + i)))
			return false;
	return true;
}

/* Notes the signs whose cues begin with `key` and stand at letter `at` of the word. */
static void note(
    const struct coco_signs *s, const struct index *index, struct coco_str key, size_t word, size_t at, struct coco_sign_bits *bits)
{
	const size_t number = coco_map_find(index->keys, key);
	if (number == COCO_NONE)
		return;
	for (uint32_t i = index->first[number]; i != 0; i = s->cues[i - 1].next) {
		const struct cue *cue = &s->cues[i - 1];
		if (is_stem(&cue->words[0], letters_of(s, word), at) && goes_on(s, cue, word))
			bits->bits[cue->sign / 64] |= UINT64_C(1) << cue->sign % 64;
	}
}

static void note_word(const struct coco_signs *s, const struct cues *cues, size_t word, struct coco_sign_bits *bits)
{
	const struct coco_str letters = letters_of(s, word);
	for (size_t n = 1; n <= KEY && n <= letters.n; n++)
		note(s, &cues->begin, (struct coco_str){letters.s, n}, word, 0, bits);
	for (size_t at = 0; at + KEY <= letters.n; at++)
		note(s, &cues->inside, coco_str_sub(letters, at, at + KEY), word, at, bits);
}

static bool has_kind(const struct coco_signs *s, const struct coco_sign_bits *bits, enum kind kind)
{
	for (size_t sign = 0; sign < coco_map_count(s->names); sign++)
		if (s->kind[sign] == kind && coco_sign_is(bits, sign))
			return true;
	return false;
}

static void drop_states(const struct coco_signs *s, struct coco_sign_bits *bits)
{
	for (size_t sign = 0; sign < coco_map_count(s->names); sign++)
		if (s->kind[sign] == STATE)
			bits->bits[sign / 64] &= ~(UINT64_C(1) << sign % 64);
}

static void find(const struct coco_signs *s, int lang, struct coco_sign_bits *sentences)
{
	size_t denied = COCO_NONE; /* the last word that denies */
	for (size_t word = 0; word < s->n_words; word++) {
		struct coco_sign_bits bits = {{0}};
		for (int i = 0; i < COCO_LANGS; i++)
			if (lang < 0 || s->near[lang][i])
				note_word(s, &s->of[i], word, &bits);
		if (denied != COCO_NONE && word <= denied + BEFORE && s->words[denied].sentence == s->words[word].sentence)
			drop_states(s, &bits);
		if (has_kind(s, &bits, DENY))
			denied = word;
		for (size_t i = 0; i < COCO_LEN(bits.bits); i++)
			sentences[s->words[word].sentence].bits[i] |= bits.bits[i];
	}
}

int coco_signs_in(struct coco_signs *signs, struct coco_str text, int lang, struct coco_sign_bits **sentences, size_t *n, size_t *cap)
{
	const int known = lang < COCO_LANGS ? lang : -1;
	for (int i = 0; i < COCO_LANGS; i++)
		if ((known < 0 || signs->near[known][i]) && !signs->of[i].read && read_cues(signs, i) != 0)
			return -1;
	const size_t more = part(signs, text);
	if (more == COCO_NONE)
		return -1;
	for (size_t i = 0; i < more; i++) {
		if (coco_grow(sentences, cap, *n + i, sizeof **sentences) != 0)
			return -1;
		(*sentences)[*n + i] = (struct coco_sign_bits){{0}};
	}
	struct coco_sign_bits *here = *sentences + *n;
	if (more > 0)
		find(signs, known, here);
	for (size_t i = 0; i < more; i++)
		if (has_kind(signs, &here[i], SETTLED))
			here[i] = (struct coco_sign_bits){{0}};
	*n += more;
	return 0;
}
