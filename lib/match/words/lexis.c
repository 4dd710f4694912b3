/* The words of a pool: numbered as they come, with the forms by which readers (reader.c) find what is alike: the runs of four
 * letters of each word as it sounds (sounds.c), ends of words marked with _, and its stem in each language that it was seen in. Invariant:
 * sealed, nothing changes; lists of stems are in the order of the words' numbers, those of
 * runs hold places in the order of letters. */
#include "lexis_parts.h"
#include "meanings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GRAM 4

static unsigned compounding(void)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "compounding");
	unsigned langs = 0;
	for (size_t row = 0; row < coco_table_rows(table); row++)
		langs |= 1u << lexis_slot(coco_lang_index(coco_str_of(coco_table_cell(table, row, 0))));
	return langs;
}

struct coco_lexis *coco_lexis_new(void)
{
	struct coco_lexis *l = calloc(1, sizeof *l);
	if (l == NULL)
		return NULL;
	l->words = coco_map_new(), l->stems = coco_map_new(), l->grams = coco_map_new(), l->stemmer = coco_stemmer_new();
	l->recent = coco_recent_new(LEXIS_RECENT);
	coco_sounds_read(&l->sounds);
	l->compounding = compounding();
	if (l->words && l->stems && l->grams && l->stemmer && l->recent)
		return l;
	coco_lexis_free(l);
	return NULL;
}

void coco_lexis_free(struct coco_lexis *lexis)
{
	if (lexis == NULL)
		return;
	coco_map_free(lexis->words), coco_map_free(lexis->stems), coco_map_free(lexis->grams);
	coco_stemmer_free(lexis->stemmer);
	coco_buf_free(&lexis->normal), coco_buf_free(&lexis->fold);
	coco_recent_free(lexis->recent);
	free(lexis->word), free(lexis->stem_of), free(lexis->by_stem.first), free(lexis->by_stem.words);
	free(lexis->order), free(lexis->by_gram.first), free(lexis->by_gram.words), free(lexis->gram_first), free(lexis->gram);
	free(lexis->gram_weight), free(lexis->weight);
	free(lexis);
}

size_t coco_lexis_count(const struct coco_lexis *lexis)
{
	return coco_map_count(lexis->words);
}

/* ---- words of a text -------------------------------------------------------------------------------------------- */

/* Bytes of the apostrophe or hyphen, straight or typographic, at byte `at`; 0: none. */
static size_t seam(struct coco_str text, size_t at)
{
	if (text.s[at] == '\'' || text.s[at] == '-')
		return 1;
	if (text.s[at] != '\xE2' || text.n - at < 3 || text.s[at + 1] != '\x80')
		return 0;
	return text.s[at + 2] == '\x99' || text.s[at + 2] == '\x90' || text.s[at + 2] == '\x91' ? 3 : 0;
}

bool coco_lexis_next(struct coco_str text, size_t *at, struct coco_word *word)
{
	while (coco_word_next(text, at, word)) {
		size_t end = word->start;
		while (end < word->end && seam(text, end) == 0)
			end++;
		const bool behind = (word->start > 0 && seam(text, word->start - 1) == 1) || (word->start > 2 && seam(text, word->start - 3) == 3);
		const bool parted = end < word->end || behind;
		if (end < word->end)
			*at = word->end = end;
		if (!parted || end - word->start > 1)
			return true;
	}
	return false;
}

/* The slot of a language in the bits of a word; the last is any other. */
unsigned lexis_slot(int lang)
{
	return lang >= 0 && lang < COCO_LANGS ? (unsigned)lang : COCO_LANGS;
}

/* The stem of a normal form under its key: a byte for the language before it; nothing for other languages. */
int lexis_stem_key(struct coco_stemmer *stemmer, int lang, struct coco_str normal, struct coco_buf *key)
{
	coco_buf_clear(key);
	if (lexis_slot(lang) == COCO_LANGS)
		return 0;
	coco_buf_putc(key, (char)('0' + lang));
	coco_buf_str(key, coco_stem(stemmer, lang, normal));
	return coco_buf_ok(key) ? 0 : -1;
}

/* Notes that the stem in l->fold is one of the word's. */
static int note_stem(struct coco_lexis *l, uint32_t number)
{
	const size_t stem = coco_map_add(l->stems, coco_buf_view(&l->fold), NULL);
	if (stem == COCO_NONE ||
	    (l->n_stem_of == l->cap_stem_of && coco_grow(&l->stem_of, &l->cap_stem_of, l->n_stem_of, sizeof *l->stem_of) != 0))
		return -1;
	l->stem_of[l->n_stem_of++] = (struct lexis_stem){(uint32_t)stem, number};
	return 0;
}

/* Notes the parts of the compound whose stem is in l->fold, by which words of other languages find it. */
static int note_parts(struct coco_lexis *l, uint32_t number)
{
	uint32_t parts[2];
	if (coco_meanings_find(coco_buf_view(&l->fold)) != 0 || !coco_meanings_parts(coco_buf_view(&l->fold), parts))
		return 0;
	for (size_t i = 0; i < COCO_LEN(parts); i++) {
		coco_buf_clear(&l->fold);
		coco_buf_str(&l->fold, coco_meanings_key(parts[i]));
		if (!coco_buf_ok(&l->fold))
			return -1;
		l->fold.data[0] = (char)(l->fold.data[0] + LEXIS_PART);
		if (note_stem(l, number) != 0)
			return -1;
	}
	return 0;
}

/* A word is seen in a language for the first time. */
static int meet(struct coco_lexis *l, uint32_t number, int lang, struct coco_str normal)
{
	struct lexis_word *word = &l->word[number];
	word->seen = (uint16_t)(word->seen | 1u << lexis_slot(lang));
	if (coco_stop_word(lang, normal)) {
		word->function = (uint16_t)(word->function | 1u << lexis_slot(lang));
		return 0;
	}
	if (lexis_stem_key(l->stemmer, lang, normal, &l->fold) != 0)
		return -1;
	if (l->fold.len == 0)
		return 0;
	if (note_stem(l, number) != 0)
		return -1;
	return (l->compounding >> lexis_slot(lang) & 1) != 0 ? note_parts(l, number) : 0;
}

static int add(struct coco_lexis *l, struct coco_str word, int lang, uint32_t *number)
{
	bool added;
	*number = COCO_NO_WORD;
	if (word.n > LEXIS_WORD_MOST)
		return 0;
	coco_buf_clear(&l->normal);
	coco_text_normal(word, &l->normal);
	if (!coco_buf_ok(&l->normal))
		return -1;
	const struct coco_str normal = coco_buf_view(&l->normal);
	if (normal.n == 0 || normal.n > LEXIS_WORD_MOST)
		return 0;
	const size_t n = coco_map_add(l->words, normal, &added);
	if (n >= COCO_NO_WORD >> 1)
		return -1;
	if (added) {
		if (n == l->cap_word && coco_grow(&l->word, &l->cap_word, n, sizeof *l->word) != 0)
			return -1;
		l->word[n] = (struct lexis_word){0};
	}
	if (!(l->word[n].seen >> lexis_slot(lang) & 1) && meet(l, (uint32_t)n, lang, normal) != 0)
		return -1;
	if (!(l->word[n].function >> lexis_slot(lang) & 1))
		*number = (uint32_t)n;
	return 0;
}

void coco_lexis_expect(const struct coco_lexis *lexis, struct coco_str word)
{
	coco_recent_expect(lexis->recent, word);
}

int coco_lexis_add(struct coco_lexis *lexis, struct coco_str word, int lang, uint32_t *number)
{
	const uint8_t slot = (uint8_t)lexis_slot(lang);
	if (coco_recent_find(lexis->recent, word, slot, number))
		return 0;
	if (add(lexis, word, lang, number) != 0)
		return -1;
	return coco_recent_note(lexis->recent, word, slot, *number);
}

/* ---- runs of letters -------------------------------------------------------------------------------------------- */

/* Most runs are four letters of one byte each. */
static bool same_run(struct coco_str a, struct coco_str b)
{
	uint32_t x, y;
	if (a.n != b.n || a.n < sizeof x)
		return coco_str_eq(a, b);
	memcpy(&x, a.s, sizeof x);
	memcpy(&y, b.s, sizeof y);
	return x == y && (a.n == sizeof x || memcmp(a.s, b.s, a.n) == 0);
}

/* The runs of a normal form as it sounds, each once, as spans of `fold`. */
size_t lexis_runs(const struct coco_sounds *sounds, struct coco_str normal, struct coco_buf *scratch, struct coco_buf *fold,
    struct coco_str runs[LEXIS_GRAMS_MOST])
{
	size_t starts[LEXIS_GRAMS_MOST + 1], letters = 0, n = 0;
	uint32_t cp;
	coco_buf_clear(scratch);
	coco_fold(normal, scratch);
	coco_buf_clear(fold);
	coco_buf_putc(fold, '_');
	coco_sounds_put(sounds, coco_buf_view(scratch), fold);
	coco_buf_putc(fold, '_');
	fold->failed = fold->failed || scratch->failed;
	const struct coco_str text = coco_buf_view(fold);
	for (size_t at = 0, step; letters < LEXIS_GRAMS_MOST && (step = coco_utf8_next(coco_str_sub(text, at, text.n), &cp)) > 0; at += step)
		starts[letters++] = at;
	if (letters == LEXIS_GRAMS_MOST) /* folding made it longer than a word may be: its beginning stands for it */
		letters--;
	else
		starts[letters] = text.n;
	if (letters <= GRAM && letters > 2)
		runs[n++] = coco_str_sub(text, 0, starts[letters]);
	for (size_t i = 0; letters > GRAM && i + GRAM <= letters; i++) {
		const struct coco_str run = coco_str_sub(text, starts[i], starts[i + GRAM]);
		size_t k = 0;
		while (k < n && !same_run(runs[k], run))
			k++;
		if (k == n)
			runs[n++] = run;
	}
	return n;
}

void *lexis_array(size_t n, size_t size)
{
	return calloc(n + 1, size);
}

struct spelled {
	struct coco_str text;
	uint32_t word;
};

static int by_letters(const void *a, const void *b)
{
	const struct spelled *x = a, *y = b;
	return coco_str_cmp(x->text, y->text);
}

static int put_in_order(struct coco_lexis *l)
{
	const size_t n = coco_lexis_count(l);
	struct spelled *all = lexis_array(n, sizeof *all);
	l->order = lexis_array(n, sizeof *l->order);
	for (size_t w = 0; all != NULL && w < n; w++)
		all[w] = (struct spelled){coco_map_key(l->words, w), (uint32_t)w};
	if (all != NULL && n > 1)
		qsort(all, n, sizeof *all, by_letters);
	for (size_t i = 0; all && l->order && i < n; i++) {
		l->order[i] = all[i].word;
		l->word[all[i].word].place = (uint32_t)i;
	}
	const bool well = all && l->order;
	free(all);
	return well ? 0 : -1;
}

struct coco_str coco_lexis_word(const struct coco_lexis *lexis, uint32_t word)
{
	return coco_map_key(lexis->words, word);
}

const uint32_t *coco_lexis_order(const struct coco_lexis *lexis)
{
	return lexis->order;
}

/* Turns lists by word (of `n` words: gram_first, gram) into lists by run. */
static int turn(struct coco_lexis *l, size_t n)
{
	struct lexis_lists *lists = &l->by_gram;
	lists->keys = coco_map_count(l->grams);
	lists->first = lexis_array(lists->keys + 1, sizeof *lists->first);
	lists->words = lexis_array(l->gram_first[n], sizeof *lists->words);
	if (!lists->first || !lists->words)
		return -1;
	for (size_t i = 0; i < l->gram_first[n]; i++)
		lists->first[l->gram[i] + 1]++;
	for (size_t g = 0; g < lists->keys; g++)
		lists->first[g + 1] += lists->first[g];
	for (size_t w = 0; w < n; w++)
		for (size_t i = l->gram_first[w]; i < l->gram_first[w + 1]; i++)
			lists->words[lists->first[l->gram[i]]++] = (uint32_t)w;
	memmove(lists->first + 1, lists->first, lists->keys * sizeof *lists->first);
	lists->first[0] = 0;
	return 0;
}

static int index_runs(struct coco_lexis *l)
{
	const size_t n = coco_lexis_count(l);
	size_t used = 0, cap = 0;
	struct coco_str runs[LEXIS_GRAMS_MOST];
	l->gram_first = lexis_array(n + 1, sizeof *l->gram_first);
	l->weight = lexis_array(n, sizeof *l->weight);
	if (!l->gram_first || !l->weight)
		return -1;
	for (size_t w = 0; w < n; w++) {
		const size_t count = lexis_runs(&l->sounds, coco_map_key(l->words, l->order[w]), &l->normal, &l->fold, runs);
		if (!coco_buf_ok(&l->fold) || used + count >= UINT32_MAX)
			return -1;
		for (size_t i = 0; i < count; i++) {
			const size_t gram = coco_map_add(l->grams, runs[i], NULL);
			if (gram == COCO_NONE || (used == cap && coco_grow(&l->gram, &cap, used, sizeof *l->gram) != 0))
				return -1;
			l->gram[used++] = (uint32_t)gram;
		}
		l->gram_first[w + 1] = (uint32_t)used;
	}
	if (turn(l, n) != 0 || (l->gram_weight = lexis_array(l->by_gram.keys, sizeof *l->gram_weight)) == NULL)
		return -1;
	for (size_t g = 0; g < l->by_gram.keys; g++)
		l->gram_weight[g] = (float)(log((1 + (double)n) / (1 + (double)(l->by_gram.first[g + 1] - l->by_gram.first[g]))) + 1);
	for (size_t w = 0; w < n; w++)
		for (size_t i = l->gram_first[w]; i < l->gram_first[w + 1]; i++)
			l->weight[w] += l->gram_weight[l->gram[i]];
	return 0;
}

static int index_stems(struct coco_lexis *l)
{
	struct lexis_lists *lists = &l->by_stem;
	lists->keys = coco_map_count(l->stems);
	lists->first = lexis_array(lists->keys + 1, sizeof *lists->first);
	lists->words = lexis_array(l->n_stem_of, sizeof *lists->words);
	if (!lists->first || !lists->words)
		return -1;
	for (size_t i = 0; i < l->n_stem_of; i++)
		lists->first[l->stem_of[i].stem + 1]++;
	for (size_t s = 0; s < lists->keys; s++)
		lists->first[s + 1] += lists->first[s];
	for (size_t i = 0; i < l->n_stem_of; i++)
		lists->words[lists->first[l->stem_of[i].stem]++] = l->stem_of[i].word;
	memmove(lists->first + 1, lists->first, lists->keys * sizeof *lists->first);
	lists->first[0] = 0;
	free(l->stem_of);
	l->stem_of = NULL;
	l->n_stem_of = l->cap_stem_of = 0;
	return 0;
}

int coco_lexis_seal(struct coco_lexis *lexis)
{
	coco_recent_free(lexis->recent);
	lexis->recent = NULL;
	return index_stems(lexis) == 0 && put_in_order(lexis) == 0 && index_runs(lexis) == 0 ? 0 : -1;
}
