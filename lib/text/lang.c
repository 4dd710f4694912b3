/* Which of the nine languages a text is in, from two kinds of evidence that our own tables hold: function words
 * (stopwords.csv) and letters that only some alphabets have (letters.csv).
 *
 * A function word of k languages gives each of them 1/k. A letter outside a-z gives 1/(2k) to the k languages that use it
 * and takes 1/2 from those that don't, at most LETTERS_MOST times a letter: one foreign name must not outvote a sentence.
 * The winner's lead over the runner-up, as a share of the winner's points, is the confidence; without LEAST points, or
 * with a tie, there is no answer. Short texts are the hard case: three words often hold a single piece of evidence.
 *
 * Words are lowered and composed here, code point by code point, for the scripts of the tables: nothing is allocated, so
 * nothing can fail, and a guess costs no more than reading the text. */
#include "words.h"

#include <uninorm.h>

#define LEAST 0.5
#define LETTERS_MOST 4
#define BYTES_MOST 8192 /* the beginning says enough, and a text of a megabyte costs no more than a page */
#define WORD_MOST 64
#define ROWS_MOST 64 /* of letters.csv; a test holds the table below it */

struct evidence {
	struct coco_table_ref letters, stopwords;
	size_t letter_langs, word_langs;
	unsigned seen[ROWS_MOST];
	double points[COCO_LANGS];
};

/* Lower case of Latin-1, Latin Extended-A and Cyrillic, which is all that the tables hold. */
static uint32_t lower(uint32_t cp)
{
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) || (cp >= 0x410 && cp <= 0x42F))
		return cp + 0x20;
	if ((cp >= 0x100 && cp <= 0x137) || (cp >= 0x14A && cp <= 0x177) || cp == 0x490)
		return cp | 1;
	if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
		return cp + (cp & 1);
	return cp >= 0x400 && cp <= 0x40F ? cp + 0x50 : cp;
}

static void count_letter(struct evidence *e, struct coco_str letter)
{
	const size_t row = coco_table_row(e->letters, 0, letter);
	if (row == COCO_NONE || row >= ROWS_MOST || e->seen[row]++ >= LETTERS_MOST)
		return;
	const unsigned mask = coco_lang_mask(coco_table_cell(e->letters, row, e->letter_langs)), users = coco_mask_count(mask);
	for (int l = 0; l < COCO_LANGS; l++)
		e->points[l] += mask >> l & 1 ? 0.5 / users : -0.5;
}

static void count_word(struct evidence *e, struct coco_str word)
{
	const size_t row = coco_table_row(e->stopwords, 0, word);
	if (row == COCO_NONE)
		return;
	const unsigned mask = coco_lang_mask(coco_table_cell(e->stopwords, row, e->word_langs)), users = coco_mask_count(mask);
	for (int l = 0; l < COCO_LANGS; l++)
		e->points[l] += mask >> l & 1 ? 1.0 / users : 0;
}

/* Lowers, composes and transliterates one word and counts its letters; a word that is too long is cut: no function word. */
static void read_word(struct evidence *e, struct coco_str word)
{
	char out[WORD_MOST + 8];
	size_t n = 0, step;
	uint32_t cp, mark;
	for (size_t at = 0; n < WORD_MOST && (step = coco_utf8_next(coco_str_sub(word, at, word.n), &cp)) > 0; at += step) {
		const size_t after = coco_utf8_next(coco_str_sub(word, at + step, word.n), &mark);
		const ucs4_t composed = after > 0 && mark >= 0x300 && mark < 0x370 ? uc_composition(cp, mark) : 0;
		if (composed != 0)
			cp = composed, step += after;
		cp = lower(cp);
		const size_t start = n;
		for (const char *latin = cp >= 0x430 ? coco_latin_of(cp) : NULL; latin != NULL && *latin != '\0'; latin++)
			out[n++] = *latin;
		if (n == start)
			n += coco_utf8_put(cp, out + n);
		if (cp >= 0x80)
			count_letter(e, (struct coco_str){out + start, n - start});
	}
	count_word(e, (struct coco_str){out, n});
}

struct coco_lang_guess coco_lang_detect(struct coco_str text)
{
	struct evidence e = {
	    .letters = coco_table_find(&coco_tables_text, "letters"), .stopwords = coco_table_find(&coco_tables_text, "stopwords")};
	struct coco_word word;
	e.letter_langs = coco_table_column(e.letters, "langs"), e.word_langs = coco_table_column(e.stopwords, "langs");
	if (text.n > BYTES_MOST) {
		text.n = BYTES_MOST;
		while (text.n > 0 && ((unsigned char)text.s[text.n] & 0xC0) == 0x80)
			text.n--;
	}
	for (size_t at = 0; coco_word_next(text, &at, &word);)
		read_word(&e, coco_str_sub(text, word.start, word.end));

	int best = 0, second = -1;
	for (int l = 1; l < COCO_LANGS; l++) {
		if (e.points[l] > e.points[best])
			second = best, best = l;
		else if (second < 0 || e.points[l] > e.points[second])
			second = l;
	}
	if (e.points[best] < LEAST || e.points[best] <= e.points[second])
		return (struct coco_lang_guess){-1, 0};
	const double rest = e.points[second] > 0 ? e.points[second] : 0;
	return (struct coco_lang_guess){best, (e.points[best] - rest) / e.points[best]};
}
