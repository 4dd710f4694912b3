/* The words of a text, with what is known of each.
 *
 * Words are compared by their core (core.h); each core that stands in a name has a number, all others are 0. A word is looked up by its
 * bytes as they stand, so that folding and cutting are paid once for each word, not each time: most words are no word of any name, and
 * cost one look-up. Cyrillic is written in Latin letters first.
 *
 * A word whose core is in no name is looked for by what its forms have in common in the text's language (coco_forms_stem). If that is in no
 * name either, it is tried without its case (cases.h), then, if it is long, as a compound: that its beginning or its end is a
 * long name of one word (Verpackungsgestaltung|sprojekt). Only long names take part: short ones begin too many other words, and end those
 * that the table `heads` lets them.
 *
 * Invariant: the words that are kept only save time; whether a word is kept does not change what is found. */
#include "lexicon_text.h"

#include "cases.h"
#include "everyday.h"
#include "heads.h"
#include "roles.h"

#include "coco/record.h"
#include "coco/text.h"

#include <stdlib.h>
#include <string.h>

#define PART_LEAST 11               /* letters of a name that may be part of a compound */
#define REST_LEAST 3                /* letters of the compound's other part */
#define HEAD_LEAST 7                /* letters of a name that may end a compound in a language that makes many */
#define FIRST_LEAST 4               /* letters of what stands before such an end */
#define FORM_LEAST 5                /* letters of a word that may be a form of another */
#define CASES_MOST 3                /* endings of a word: logó|nk|at */
#define AHEAD 8                     /* words that are fetched before they are needed */
#define KEPT_MOST ((size_t)1 << 17) /* words that are kept, 4 MiB */

/* ---- the tree --------------------------------------------------------------------------------------------------- */

/* The number of a core; 0: it is in no name. */
static uint32_t core_number(struct coco_str core)
{
	const struct lexicon_tree *tree = &coco_lexicon_tree;
	for (uint32_t slot = (uint32_t)coco_hash(core) & tree->core_mask; tree->core_slots[slot] != 0; slot = (slot + 1) & tree->core_mask) {
		const char *letters = tree->text + tree->core_texts[tree->core_slots[slot]];
		if (strncmp(letters, core.s, core.n) == 0 && letters[core.n] == '\0') /* a core holds no NUL */
			return tree->core_numbers[tree->core_slots[slot]];
	}
	return 0;
}

/* The number of the word that has a stem in a language; 0: none of a name. *sure: it is a word of that language. */
static uint32_t form_number(struct coco_str stem, int lang, bool *sure)
{
	const struct lexicon_tree *tree = &coco_lexicon_tree;
	uint32_t slot = (uint32_t)coco_hash(stem) & tree->form_mask, form;
	for (; (form = tree->form_slots[slot]) != 0; slot = (slot + 1) & tree->form_mask) {
		const char *letters = tree->stems + tree->form_texts[form];
		if ((tree->form_langs[form] & 1u << lang) != 0 && strncmp(letters, stem.s, stem.n) == 0 && letters[stem.n] == '\0') {
			*sure = (tree->form_sure[form] & 1u << lang) != 0;
			return tree->form_numbers[form];
		}
	}
	return 0;
}

/* The node behind a core; 0: none. */
uint32_t lexicon_step(uint32_t node, uint32_t core)
{
	const struct lexicon_tree *tree = &coco_lexicon_tree;
	if (core == 0 || (tree->nodes[node].flags & LEXICON_INNER) == 0)
		return 0;
	const uint32_t key = node << 16 | core;
	uint32_t slot = lexicon_edge_hash(key) & tree->edge_mask;
	while (tree->edge_keys[slot] != 0 && tree->edge_keys[slot] != key)
		slot = (slot + 1) & tree->edge_mask;
	return tree->edge_ends[slot];
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

/* A core that is a name of its own and long enough to be part of a compound. */
static uint32_t part_of_compound(const char *letters, size_t n)
{
	const uint32_t core = n < PART_LEAST ? 0 : core_number((struct coco_str){letters, n});
	const uint32_t node = lexicon_step(0, core);
	return node != 0 && coco_lexicon_tree.nodes[node].meaning != 0 ? core : 0;
}

/* The head of a compound says what it is, so ends come first; of all parts the longest. `cut` letters are its core. */
static uint32_t compound(const char *word, size_t n, size_t cut)
{
	uint32_t core = 0;
	for (size_t at = REST_LEAST; core == 0 && at + PART_LEAST <= cut; at++)
		core = part_of_compound(word + at, cut - at);
	for (size_t length = n - REST_LEAST; core == 0 && n > REST_LEAST && length >= PART_LEAST; length--)
		core = part_of_compound(word, length);
	return core;
}

/* Cyrillic letters are two bytes from here on. */
static bool is_cyrillic(struct coco_str word)
{
	const unsigned char first = word.n > 0 ? (unsigned char)word.s[0] : 0;
	return first >= 0xD0 && first <= 0xD2;
}

/* Cuts `fold` in place. */
static uint32_t cut_and_find(struct lexicon_text *t, size_t n, size_t *cut)
{
	*cut = coco_core_cut(&t->endings, t->fold.data, n);
	return core_number((struct coco_str){t->fold.data, *cut});
}

/* The same without up to `most` endings of cases. */
static uint32_t without_case(struct lexicon_text *t, struct coco_str word, int most)
{
	size_t next = 0, n, cut;
	uint32_t core = 0;
	while (core == 0 && most > 0 && (n = coco_cases_cut(t->cases, word, &next)) > 0) {
		memcpy(t->fold.data, word.s, n);
		core = cut_and_find(t, n, &cut);
		if (core == 0)
			core = without_case(t, (struct coco_str){word.s, n}, most - 1);
	}
	return core;
}

uint32_t lexicon_text_plain(struct lexicon_text *text, struct coco_str word)
{
	size_t cut;
	if (lexicon_fold(word, &text->fold) != 0 || text->fold.len == 0 || text->fold.len > LEXICON_LETTERS)
		return 0;
	return cut_and_find(text, text->fold.len, &cut);
}

/* Languages that write what others say in two words as one: Kartonverpackung, kartoncsomagolás. */
enum heads { HEADS_NONE, HEADS_DE, HEADS_HU };

static enum heads heads_of(int lang)
{
	return lang < 0 ? HEADS_NONE : !strcmp(coco_langs[lang], "de") ? HEADS_DE : !strcmp(coco_langs[lang], "hu") ? HEADS_HU : HEADS_NONE;
}

/* Before an end that looks like a name these make another word of it: Kennzeichnung, Stellenbewerbung. */
static bool turns(const char *first, size_t n)
{
	static const char *const turning[] = {"kenn", "unter", "uber", "wieder", "zusammen", "hinter", "ossze", "vissza"};
	static const char *const within[] = {"be", "ge", "ver", "er", "ent", "zer", "meg"};
	for (size_t i = 0; i < COCO_LEN(turning); i++)
		if (coco_str_is((struct coco_str){first, n}, turning[i]))
			return true;
	for (size_t i = 0; i < COCO_LEN(within); i++)
		if (coco_str_ends((struct coco_str){first, n}, within[i]))
			return true;
	return false;
}

/* The name that the word, or the word without up to `most` endings of cases, ends with. */
static uint32_t head_of(struct lexicon_text *t, struct coco_str word, int most)
{
	size_t next = 0, n, cut;
	memcpy(t->fold.data, word.s, word.n);
	uint32_t core = cut_and_find(t, word.n, &cut);
	for (size_t at = FIRST_LEAST; core == 0 && at + HEAD_LEAST <= cut; at++) {
		const uint32_t found = core_number((struct coco_str){t->fold.data + at, cut - at});
		const uint32_t node = lexicon_step(0, found);
		core = node != 0 && coco_lexicon_tree.nodes[node].meaning != 0 && !turns(t->fold.data, at) ? found : 0;
	}
	while (core == 0 && most > 0 && (n = coco_cases_cut(t->cases, word, &next)) > 0)
		core = head_of(t, (struct coco_str){word.s, n}, most - 1);
	return core;
}

/* The short name that ends a compound, with or without endings of cases. */
static uint32_t short_head_of(struct lexicon_text *t, struct coco_str word, int lang)
{
	uint32_t core = 0;
	for (size_t next = 0, at, cut; core == 0 && (at = coco_heads_in(t->heads, lang, word, &next)) > 0;) {
		const struct coco_str head = coco_str_sub(word, at, word.n);
		memcpy(t->fold.data, head.s, head.n);
		core = cut_and_find(t, head.n, &cut);
		core = core == 0 ? without_case(t, head, CASES_MOST) : core;
	}
	return core;
}

/* A word of a name whose forms are looked for begins with the same letters. */
static bool may_be_form(const char *folded)
{
	const uint32_t begin = lexicon_begin(folded);
	return (coco_lexicon_tree.form_begins[begin / 32] & UINT32_C(1) << begin % 32) != 0;
}

/* Looks for a word by its stem in a language: where it is in no name by its core, or in another one. */
static int find_form(struct lexicon_text *t, struct coco_str word, int lang, struct lexicon_known *is)
{
	bool sure = false;
	coco_buf_clear(&t->stem);
	if (coco_forms_stem(t->forms, lang, word, &t->stem) != 0)
		return -1;
	const uint32_t found = t->stem.len == 0 ? 0 : form_number(coco_buf_view(&t->stem), lang, &sure);
	if (is->core == 0)
		is->core = found;
	else if (sure && found != is->core)
		is->extra.form = found;
	return 0;
}

/* The numbers of a word by its core and its form; 0: it is in no name. */
static int number_of(struct lexicon_text *t, struct coco_str word, int lang, struct lexicon_known *is)
{
	const enum heads heads = heads_of(lang);
	char whole[LEXICON_LETTERS];
	*is = (struct lexicon_known){0};
	if (is_cyrillic(word)) {
		coco_buf_clear(&t->latin);
		coco_text_normal(word, &t->latin);
		if (!coco_buf_ok(&t->latin))
			return -1;
		word = coco_buf_view(&t->latin);
	}
	if (lexicon_fold(word, &t->fold) != 0)
		return -1;
	if (coco_short_capitals(word) && core_number(coco_buf_view(&t->fold)) == 0) { /* no name, but said loudly */
		coco_buf_clear(&t->fold);
		coco_fold(word, &t->fold);
		if (!coco_buf_ok(&t->fold))
			return -1;
	}
	const size_t n = t->fold.len;
	if (n == 0 || n > sizeof whole)
		return 0;
	memcpy(whole, t->fold.data, n);
	size_t cut;
	is->core = cut_and_find(t, n, &cut);
	if (lang >= 0 && n >= FORM_LEAST && may_be_form(whole) && find_form(t, word, lang, is) != 0)
		return -1;
	if (is->core == 0)
		is->core = without_case(t, (struct coco_str){whole, n}, CASES_MOST);
	if (is->core == 0 && heads != HEADS_NONE && n >= HEAD_LEAST + FIRST_LEAST)
		is->core = head_of(t, (struct coco_str){whole, n}, heads == HEADS_HU ? CASES_MOST : 0);
	if (is->core == 0 && heads != HEADS_NONE)
		is->core = short_head_of(t, (struct coco_str){whole, n}, lang);
	if (is->core == 0 && cut >= PART_LEAST + REST_LEAST)
		is->core = compound(whole, n, cut);
	return 0;
}

/* The number of the short name that a word in small letters is in capitals. */
static uint32_t capital_of(struct coco_str word)
{
	char capitals[LEXICON_SHORT_MOST];
	if (word.n > sizeof capitals || coco_short_capitals(word))
		return 0;
	for (size_t i = 0; i < word.n; i++)
		capitals[i] = word.s[i] >= 'a' && word.s[i] <= 'z' ? (char)(word.s[i] - 'a' + 'A') : word.s[i];
	const struct coco_str name = {capitals, word.n};
	return coco_short_capitals(name) ? core_number(name) : 0;
}

/* The number of a set, which may be new. */
static int extra_number(struct lexicon_text *t, struct lexicon_extra extra, uint32_t *number)
{
	bool added;
	const size_t i = coco_map_add(t->extra_numbers, (struct coco_str){(const char *)&extra, sizeof extra}, &added);
	if (i > UINT16_MAX || (i >= t->cap_extras && coco_grow(&t->extras, &t->cap_extras, i, sizeof *t->extras) != 0))
		return -1;
	t->extras[i] = extra;
	*number = (uint32_t)i;
	return 0;
}

static int known_word(struct lexicon_text *t, struct coco_str word, int lang, struct lexicon_known *is)
{
	uint32_t number;
	if (coco_recent_find(t->kept, word, (uint8_t)(lang + 1), &number)) {
		*is = (struct lexicon_known){number & UINT16_MAX, t->extras[number >> 16]};
		return 0;
	}
	if (number_of(t, word, lang, is) != 0)
		return -1;
	const int everyday = is->core != 0 ? coco_everyday_in(t->everyday, word) : 0;
	uint64_t roles = 0;
	if (everyday < 0 || coco_roles_of(t->roles, word, &roles) != 0)
		return -1;
	is->extra = (struct lexicon_extra){capital_of(word), is->extra.form, (uint64_t)everyday, roles};
	if (extra_number(t, is->extra, &number) != 0)
		return -1;
	return coco_recent_note(t->kept, word, (uint8_t)(lang + 1), number << 16 | is->core);
}

static bool is_idle(struct lexicon_text *t, struct coco_str word)
{
	coco_buf_clear(&t->fold);
	coco_text_normal(word, &t->fold);
	for (int lang = 0; lang < COCO_LANGS; lang++)
		if (coco_stop_word(lang, coco_buf_view(&t->fold)))
			return true;
	return false;
}

static int add_word(struct lexicon_text *t, struct coco_str word, bool whole, struct lexicon_word place)
{
	if (t->n == t->cap && coco_grow(&t->words, &t->cap, t->n, sizeof *t->words) != 0)
		return -1;
	struct lexicon_word *at = &t->words[t->n++];
	*at = place;
	at->text = word;
	at->idle = whole && is_idle(t, word);
	return 0;
}

/* Moves clause and sentence on if a mark between two words ends them. */
static void pass_marks(struct coco_str between, struct lexicon_word *place)
{
	for (size_t i = 0; i < between.n; i++) {
		const char c = between.s[i];
		const bool before_blank = i + 1 == between.n || between.s[i + 1] == ' ' || between.s[i + 1] == '\n';
		place->sentence += c == '\n' || c == '!' || c == '?' || c == ';' || (c == '.' && before_blank);
		place->clause += c != '\0' && strchr("\n!?;:,()", c) != NULL;
		place->clause += c == '.' && before_blank;
		place->comma = place->comma || c == ',';
	}
}

static bool is_asked(struct coco_str between)
{
	return between.n > 0 && memchr(between.s, '?', between.n) != NULL;
}

/* The text's words. */
static int part(struct lexicon_text *t, struct coco_str text, bool answer)
{
	struct lexicon_run run;
	struct coco_str word;
	struct lexicon_word place = {.parts = 1};
	size_t rest = 0;
	t->n = 0;
	for (size_t at = 0, behind = 0; lexicon_run_next(text, &at, &run); behind = run.end) {
		const size_t first = t->n;
		place.comma = false;
		const struct coco_str between = coco_str_sub(text, behind, run.start);
		pass_marks(between, &place);
		if (first > 0)
			t->words[first - 1].asked = is_asked(between);
		rest = run.end;
		for (; lexicon_word_next(text, &run, &word); place.comma = false)
			if (add_word(t, word, answer, place) != 0)
				return -1;
		t->words[first].parts = (uint32_t)(t->n - first);
		t->words[t->n - 1].cut = run.end < text.n && text.s[run.end] == '-';
	}
	if (t->n > 0)
		t->words[t->n - 1].asked = is_asked(coco_str_sub(text, rest, text.n));
	return 0;
}

/* … with what is known of them. */
int lexicon_text_split(struct lexicon_text *text, struct coco_str from, int lang, bool answer)
{
	struct lexicon_text *t = text;
	if (part(t, from, answer) != 0)
		return -1;
	for (size_t i = 0; i < t->n; i++) {
		struct lexicon_word *word = &t->words[i];
		const struct coco_str last = word[word->parts - 1].text, joined = {word->text.s, (size_t)(last.s + last.n - word->text.s)};
		struct lexicon_known whole = {0};
		if (i + AHEAD < t->n)
			coco_recent_expect(t->kept, t->words[i + AHEAD].text);
		if (known_word(t, word->text, lang, &word->is) != 0 || (word->parts > 1 && known_word(t, joined, lang, &whole) != 0))
			return -1;
		word->whole = whole.core;
		word->roles = coco_roles_here(t->roles, word->is.extra.roles, lang);
	}
	return 0;
}

/* ---- the tools -------------------------------------------------------------------------------------------------- */

int lexicon_text_init(struct lexicon_text *text)
{
	uint32_t none;
	*text = (struct lexicon_text){0};
	text->kept = coco_recent_new(KEPT_MOST);
	text->everyday = coco_everyday_new();
	text->roles = coco_roles_new();
	text->cases = coco_cases_new();
	text->forms = coco_forms_new();
	text->heads = coco_heads_new();
	text->extra_numbers = coco_map_new();
	coco_endings_read(&text->endings);
	if (text->kept == NULL || text->everyday == NULL || text->roles == NULL || text->cases == NULL || text->forms == NULL ||
	    text->heads == NULL || text->extra_numbers == NULL)
		return -1;
	return extra_number(text, (struct lexicon_extra){0}, &none);
}

void lexicon_text_free(struct lexicon_text *text)
{
	coco_recent_free(text->kept);
	coco_everyday_free(text->everyday);
	coco_roles_free(text->roles);
	coco_cases_free(text->cases);
	coco_forms_free(text->forms);
	coco_heads_free(text->heads);
	coco_map_free(text->extra_numbers);
	coco_buf_free(&text->fold);
	coco_buf_free(&text->latin);
	coco_buf_free(&text->stem);
	free(text->extras);
	free(text->words);
}
