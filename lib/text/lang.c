/* Which of the nine languages a text is in, from two kinds of evidence that our own tables hold: function words
 * (stopwords.csv) and letters that only some alphabets have (letters.csv).
 *
 * A function word of k languages gives each of them 1/k. A letter outside a-z gives 1/(2k) to the k languages that use it
 * and takes 1/2 from those that don't, at most LETTERS_MOST times a letter: one foreign name must not outvote a sentence.
 * The winner's lead over the runner-up, as a share of the winner's points, is the confidence; without LEAST points, or
 * with a tie, there is no answer. Short texts are the hard case: three words often hold a single piece of evidence. */
#include "words.h"

#include <string.h>

#define LEAST 0.5
#define LETTERS_MOST 4

static void count_letters(struct coco_str text, double points[COCO_LANGS])
{
	unsigned seen[64] = {0};
	const struct coco_table_ref letters = coco_table_find(&coco_tables_text, "letters");
	const size_t column = coco_table_column(letters, "letter"), langs = coco_table_column(letters, "langs");
	const size_t rows = coco_table_rows(letters);
	uint32_t cp;
	for (size_t at = 0, n; (n = coco_utf8_next(coco_str_sub(text, at, text.n), &cp)) > 0; at += n) {
		if (n == 1)
			continue;
		const struct coco_str here = coco_str_sub(text, at, at + n);
		for (size_t row = 0; row < rows && row < COCO_LEN(seen); row++) {
			if (!coco_str_is(here, coco_table_cell(letters, row, column)))
				continue;
			if (seen[row]++ >= LETTERS_MOST)
				break;
			const unsigned mask = coco_lang_mask(coco_table_cell(letters, row, langs)), users = coco_mask_count(mask);
			for (int l = 0; l < COCO_LANGS; l++)
				points[l] += mask >> l & 1 ? 0.5 / users : -0.5;
			break;
		}
	}
}

struct coco_lang_guess coco_lang_detect(struct coco_str text)
{
	double points[COCO_LANGS] = {0};
	struct coco_buf normal = COCO_BUF_INIT;
	struct coco_word word;
	/* The beginning says enough, and a text of a megabyte costs no more than a page. */
	if (text.n > 8192) {
		text.n = 8192;
		while (text.n > 0 && ((unsigned char)text.s[text.n] & 0xC0) == 0x80)
			text.n--;
	}
	coco_text_normal(text, &normal);
	const struct coco_str all = coco_buf_view(&normal);
	for (size_t at = 0; coco_word_next(all, &at, &word);) {
		const unsigned mask = coco_stop_mask(coco_str_sub(all, word.start, word.end)), users = coco_mask_count(mask);
		for (int l = 0; l < COCO_LANGS && users > 0; l++)
			points[l] += mask >> l & 1 ? 1.0 / users : 0;
	}
	count_letters(all, points);
	coco_buf_free(&normal);

	int best = 0, second = -1;
	for (int l = 1; l < COCO_LANGS; l++) {
		if (points[l] > points[best])
			second = best, best = l;
		else if (second < 0 || points[l] > points[second])
			second = l;
	}
	if (points[best] < LEAST || points[best] <= points[second])
		return (struct coco_lang_guess){-1, 0};
	const double rest = points[second] > 0 ? points[second] : 0;
	return (struct coco_lang_guess){best, (points[best] - rest) / points[best]};
}
