/* The language of a text, by naive Bayes over runs of one to four letters and whole words (Cavnar and Trenkle 1994 for the
 * features, Dunning 1994 for the weights instead of ranks), with the model that lib/text/languages/model.c makes of our own
 * sentences, function words and vocabularies.
 *
 * The weights of all keys of the text are added, a lane a language. Keys overlap (a letter stands in up to ten of them), so
 * sums are divided by OVERLAP before they count as logarithms of odds. The confidence is the share of the best language
 * in the odds of all languages and of "none of them", whose odds rise with the length: a text in a language that the model
 * does not know fits none well. Below LEAST there is no answer, nor where another that has the same words (alike.csv) has ALIKE. A text is
 * read no further than until one language has ENOUGH bits more than any other and than "none" (a sequential test, Wald 1945): a paragraph
 * says no more than its first lines.
 *
 * The model is constant data of the program: nothing is loaded, nothing is kept between calls. */
#include "grams.h"

#include "coco/base_math.h"
#include "coco/text.h"

#include <string.h>

#define OVERLAP 5.0
#define OTHER_BITS 0.15 /* a key of a text that fits must be so much likelier than over all languages */
#define OTHER_START 4.0
#define LEAST 0.5
#define ALIKE 0.3       /* of the odds: a language of alike.csv with such a share fits as well */
#define ENOUGH 48.0     /* bits; half of it mistakes paragraphs that begin with foreign names */
#define LOAN 4          /* a loan word counts for a quarter */
#define STEP 8          /* words between two looks */
#define START_MOST 10   /* letters of an entry of varieties.csv, a test holds it to that */
#define BYTES_MOST 2048 /* the beginning says enough, and a text of a megabyte costs no more than a page */

/* The rows of the keys that the model has into `rows`; how many. What is found is fetched from memory while the next is looked for, and
 * whether it is found is no branch, which would be guessed wrong for one key in two. */
static size_t find(const struct gram_keys *keys, const struct gram_row *rows[])
{
	const struct gram_model *m = &coco_gram_model;
	size_t n = 0;
	for (size_t k = 0; k < keys->n; k++)
		__builtin_prefetch(&m->keys[keys->key[k] & m->mask]);
	for (size_t k = 0; k < keys->n; k++) {
		const uint32_t key = keys->key[k];
		uint32_t slot = key & m->mask;
		while (m->keys[slot] != key && m->keys[slot] != 0)
			slot = (slot + 1) & m->mask;
		rows[n] = &m->rows[m->places[slot]];
		__builtin_prefetch(rows[n]);
		n += m->keys[slot] == key;
	}
	return n;
}

static size_t best_of(const int32_t sums[GRAM_LANES])
{
	size_t best = 0;
	for (size_t l = 1; l < coco_gram_model.langs; l++)
		if (sums[l] > sums[best])
			best = l;
	return best;
}

/* The odds of "none of them", as a logarithm in units of the sums. */
static double none_of(size_t keys)
{
	return (OTHER_START + OTHER_BITS * (double)keys) * GRAM_PER_BIT;
}

/* One language is so far ahead that more of the text would change nothing. */
static bool is_enough(const int32_t sums[GRAM_LANES], size_t keys)
{
	const size_t best = best_of(sums);
	const double least = (double)sums[best] - ENOUGH * OVERLAP * GRAM_PER_BIT;
	if (none_of(keys) > least)
		return false;
	for (size_t l = 0; l < coco_gram_model.langs; l++)
		if (l != best && (double)sums[l] > least)
			return false;
	return true;
}

static size_t add(int32_t sums[GRAM_LANES], const int32_t more[GRAM_LANES], size_t keys, int part)
{
	for (size_t l = 0; l < GRAM_LANES; l++)
		sums[l] += more[l] / part;
	return keys / (size_t)part;
}

/* Adds what the text says to `sums`; the number of keys. Loan words count in part, unless there is nothing else. */
static size_t weigh(struct coco_str text, int32_t sums[GRAM_LANES])
{
	int32_t loans[GRAM_LANES] = {0};
	size_t loan_keys = 0;
	uint32_t letters[GRAM_LETTERS + 2];
	struct gram_keys keys;
	const struct gram_row *rows[COCO_LEN(keys.key)];
	size_t all = 0, words = 0;
	for (size_t at = 0, n; (n = gram_word(text, &at, letters)) > 0;) {
		int16_t word[GRAM_LANES] = {0};
		gram_keys(letters, n, &keys);
		const size_t found = find(&keys, rows);
		for (size_t k = 0; k < found; k++)
			for (size_t l = 0; l < GRAM_LANES; l++)
				word[l] = (int16_t)(word[l] + rows[k]->weight[l]);
		const bool loan = found > 0 && rows[found - 1]->weight[GRAM_LOAN] != 0; /* the row of the word, which is its last key */
		int32_t *to = loan ? loans : sums;
		for (size_t l = 0; l < GRAM_LANES; l++)
			to[l] += word[l];
		*(loan ? &loan_keys : &all) += keys.n;
		if (++words % STEP == 0 && is_enough(sums, all))
			break;
	}
	return all + add(sums, loans, loan_keys, all > 0 ? LOAN : 1);
}

/* Croatian and Serbian in Latin letters share their function words, so letters can't part them: words do that only one of the
 * two has (varieties.csv, by how words begin; `_` there ends a word). Without any it is Croatian, which is one of ours. */
static bool is_serbian(struct coco_str text)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_text, "varieties");
	const size_t lang = coco_table_column(table, "lang");
	uint32_t letters[GRAM_LETTERS + 2];
	int lead = 0;
	for (size_t at = 0, n; (n = gram_word(text, &at, letters)) > 0;) {
		char word[4 * (START_MOST + 1)];
		size_t bytes = 0;
		for (size_t i = 1; i < n && i <= START_MOST; i++) {
			bytes += coco_utf8_put(letters[i], word + bytes);
			const size_t row = i < 2 ? COCO_NONE : coco_table_row(table, 0, (struct coco_str){word, bytes});
			if (row == COCO_NONE)
				continue;
			lead += strcmp(coco_table_cell(table, row, lang), "sr") == 0 ? 1 : -1;
			break;
		}
	}
	return lead > 0;
}

/* Two languages that have many words in common, letter by letter. */
static bool are_alike(size_t a, size_t b)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_text, "alike");
	const size_t row = coco_table_row(table, 0, coco_str_of(coco_gram_model.codes[a]));
	return row != COCO_NONE && strcmp(coco_table_cell(table, row, coco_table_column(table, "other")), coco_gram_model.codes[b]) == 0;
}

struct coco_lang_guess coco_lang_detect(struct coco_str text)
{
	int32_t sums[GRAM_LANES] = {0};
	if (text.n > BYTES_MOST) {
		text.n = BYTES_MOST;
		while (text.n > 0 && ((unsigned char)text.s[text.n] & 0xC0) == 0x80)
			text.n--;
	}
	const size_t keys = weigh(text, sums), langs = coco_gram_model.langs, best = best_of(sums);
	const bool latin = strcmp(coco_gram_model.codes[best], "hr") == 0 || best == coco_gram_model.serbian;
	double odds = coco_exp2((none_of(keys) - (double)sums[best]) / GRAM_PER_BIT / OVERLAP), own = 0, twin = 0;
	for (size_t l = 0; l < langs; l++) {
		const double part = coco_exp2((double)(sums[l] - sums[best]) / GRAM_PER_BIT / OVERLAP);
		odds += part;
		if (l == best || (latin && (strcmp(coco_gram_model.codes[l], "hr") == 0 || l == coco_gram_model.serbian)))
			own += part;
		else if (part >= ALIKE && are_alike(best, l))
			twin = part;
	}
	struct coco_lang_guess guess = {.lang = -1, .confidence = own / odds};
	if (keys == 0 || guess.confidence < LEAST || twin / odds > ALIKE)
		return (struct coco_lang_guess){.lang = -1};
	memcpy(guess.code, latin ? is_serbian(text) ? "sr" : "hr" : coco_gram_model.codes[best], latin ? 3 : sizeof guess.code);
	guess.lang = coco_lang_index(coco_str_of(guess.code));
	return guess;
}

int coco_lang_kin(struct coco_str code)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_text, "kin");
	const size_t row = coco_table_row(table, 0, code);
	return coco_lang_index(row == COCO_NONE ? code : coco_str_of(coco_table_cell(table, row, coco_table_column(table, "served_by"))));
}
