/* How words are spelt, counted from the words that our tables hold.
 *
 * Method: for each language, how often a letter stands behind another one, the word's ends included, in the labels of the
 * vocabularies, the function words and spellings.csv. A pair that was not seen counts as often as its second letter does
 * at all, with the weight of BLEND pairs; a letter that the language
 * does not have gets a floor. Words with a letter outside a-z are remembered whole as well. Signs that are no letters have a table of what
 * may stand beside them (marks.csv). Invariant: every probability is above 0; the counts depend on the tables alone.
 */
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include "coco/text.h"
#include "spelling.h"

#define LETTERS 128 /* distinct lower-case letters at most, 0 is the end of a word */
#define FIRST_CP 0xC0
#define LAST_CP 0x24F
#define BLEND 15.0
#define NO_SUCH_LETTER 3e-5
#define NO_LETTER 1e-6
#define CONTROL 1e-9

struct counts {
	unsigned pair[LETTERS][LETTERS], before[LETTERS], letter[LETTERS], all;
};

#define WORD_BYTES 64 /* longer words are not remembered */

struct dsv_spelling {
	struct coco_map *words; /* lower case */
	uint32_t *langs_of;     /* of each word: a bit a language */
	size_t cap;
	bool failed;
	uint8_t number[LAST_CP + 1]; /* of a letter; 0: none */
	size_t letters;
	struct counts counts[DSV_SPELLINGS];
	const char *langs[DSV_SPELLINGS];
	size_t n;
	struct coco_table_ref marks;
};

bool dsv_is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= FIRST_CP && cp <= LAST_CP && cp != 0xD7 && cp != 0xF7);
}

uint32_t dsv_letter_lower(uint32_t cp)
{
	return uc_tolower(cp);
}

/* ---- counting ---------------------------------------------------------------------------------------------------- */

static size_t letter_number(struct dsv_spelling *s, uint32_t cp)
{
	if (!s->number[cp] && s->letters + 1 < LETTERS)
		s->number[cp] = (uint8_t)++s->letters;
	return s->number[cp];
}

static void step_count(struct counts *c, size_t before, size_t letter)
{
	c->pair[before][letter]++;
	c->before[before]++;
	c->letter[letter]++;
	c->all++;
}

/* A word of which plain letters do not say all, nor none of it. */
struct word {
	char text[WORD_BYTES + 4];
	size_t n;
	bool plain, high;
};

static void word_add(struct dsv_spelling *s, size_t lang, struct word *w)
{
	bool added;
	if (w->plain && w->high && w->n <= WORD_BYTES && !s->failed) {
		const size_t k = coco_map_add(s->words, (struct coco_str){w->text, w->n}, &added);
		if (k == COCO_NONE || (k == s->cap && coco_grow(&s->langs_of, &s->cap, k, sizeof *s->langs_of)))
			s->failed = true;
		else
			s->langs_of[k] = (added ? 0 : s->langs_of[k]) | UINT32_C(1) << lang;
	}
	*w = (struct word){.n = 0};
}

/* The words of a text. */
static void text_count(struct dsv_spelling *s, size_t lang, const char *text)
{
	struct coco_str rest = coco_str_of(text);
	struct word w = {.n = 0};
	uint32_t cp;
	size_t before = 0, n;
	for (; (n = coco_utf8_next(rest, &cp)) > 0; rest = coco_str_sub(rest, n, rest.n)) {
		const uint32_t lower = dsv_is_letter(cp) ? dsv_letter_lower(cp) : 0;
		size_t letter = lower ? letter_number(s, lower) : 0;
		if (letter || before)
			step_count(&s->counts[lang], before, letter);
		if (lower) {
			w.n += w.n <= WORD_BYTES ? coco_utf8_put(lower, w.text + w.n) : 0;
			w.plain |= lower < 0x80;
			w.high |= lower >= 0x80;
		} else {
			word_add(s, lang, &w);
		}
		before = letter;
	}
	word_add(s, lang, &w);
	if (before)
		step_count(&s->counts[lang], before, 0);
}

static void vocabularies_count(struct dsv_spelling *s)
{
	for (size_t t = 0; t < coco_tables_vocab.count; t++) {
		struct coco_table_ref table = {&coco_tables_vocab, &coco_tables_vocab.tables[t]};
		for (size_t l = 0; l < COCO_LANGS; l++) {
			size_t column = coco_table_column(table, coco_langs[l]);
			for (size_t row = 0; column != COCO_NONE && row < coco_table_rows(table); row++)
				text_count(s, l, coco_table_cell(table, row, column));
		}
	}
}

static void function_words_count(struct dsv_spelling *s)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_text, "stopwords");
	size_t langs = coco_table_column(table, "langs");
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table, row, langs)), code;
		while (coco_str_split(&rest, ' ', &code)) {
			int l = coco_lang_index(code);
			if (l >= 0)
				text_count(s, (size_t)l, coco_table_cell(table, row, 0));
		}
	}
}

static void spellings_count(struct dsv_spelling *s)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_dsv, "spellings");
	size_t words = coco_table_column(table, "words");
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		const char *lang = coco_table_cell(table, row, 0);
		size_t l = 0;
		while (l < s->n && strcmp(s->langs[l], lang) != 0)
			l++;
		if (l == DSV_SPELLINGS)
			continue; /* a test holds the table below it */
		if (l == s->n)
			s->langs[s->n++] = lang;
		text_count(s, l, coco_table_cell(table, row, words));
	}
}

struct dsv_spelling *dsv_spelling_new(void)
{
	struct dsv_spelling *s = calloc(1, sizeof *s);
	if (!s)
		return NULL;
	for (; s->n < COCO_LANGS; s->n++)
		s->langs[s->n] = coco_langs[s->n];
	s->marks = coco_table_find(&coco_tables_dsv, "marks");
	s->words = coco_map_new();
	if (!s->words) {
		free(s);
		return NULL;
	}
	vocabularies_count(s);
	function_words_count(s);
	spellings_count(s);
	if (s->failed) {
		dsv_spelling_free(s);
		return NULL;
	}
	return s;
}

void dsv_spelling_free(struct dsv_spelling *s)
{
	if (!s)
		return;
	coco_map_free(s->words);
	free(s->langs_of);
	free(s);
}

size_t dsv_spelling_count(const struct dsv_spelling *s)
{
	return s->n;
}

const char *dsv_spelling_lang(const struct dsv_spelling *s, size_t lang)
{
	return s->langs[lang];
}

/* ---- asking ------------------------------------------------------------------------------------------------------ */

double dsv_spelling_step(const struct dsv_spelling *s, size_t lang, uint32_t before, uint32_t cp)
{
	const struct counts *c = &s->counts[lang];
	size_t b = before <= LAST_CP ? s->number[before] : 0, l = cp <= LAST_CP ? s->number[cp] : 0;
	if ((cp && !l) || !c->all)
		return NO_SUCH_LETTER;
	double alone = (double)c->letter[l] / (double)c->all;
	alone = alone < NO_SUCH_LETTER ? NO_SUCH_LETTER : alone;
	if (before && !b)
		return alone;
	return ((double)c->pair[b][l] + BLEND * alone) / ((double)c->before[b] + BLEND);
}

uint32_t dsv_spelling_knows(const struct dsv_spelling *s, struct coco_str word)
{
	const size_t k = coco_map_find(s->words, word);
	return k == COCO_NONE ? 0 : s->langs_of[k];
}

bool dsv_spelling_has(const struct dsv_spelling *s, uint32_t letter)
{
	return letter <= LAST_CP && s->number[letter];
}

/* The sign of a row: itself, or U+ and four hexadecimal digits for what can't be seen. */
static uint32_t mark_of(const char *cell)
{
	uint32_t cp = 0;
	if (strncmp(cell, "U+", 2) == 0)
		return (uint32_t)strtoul(cell + 2, NULL, 16);
	coco_utf8_next(coco_str_of(cell), &cp);
	return cp;
}

double dsv_spelling_mark(const struct dsv_spelling *s, uint32_t cp, char left, char right)
{
	double best = cp < 0xA0 ? CONTROL : NO_LETTER;
	for (size_t row = 0; row < coco_table_rows(s->marks); row++) {
		double value;
		if (mark_of(coco_table_cell(s->marks, row, 0)) != cp || !strchr(coco_table_cell(s->marks, row, 1), left) ||
		    !strchr(coco_table_cell(s->marks, row, 2), right) || !coco_num_parse(coco_str_of(coco_table_cell(s->marks, row, 3)), &value))
			continue;
		best = value / 10000 > best ? value / 10000 : best;
	}
	return best;
}
