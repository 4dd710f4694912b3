/* Acronyms that the other text writes out: PMI, piccole e medie imprese.
 *
 * Method: words in a row of which each begins with the next letter of the acronym, function words left out; all its letters must be used.
 * The other text must have them more often: what both write out stands for no acronym that is gone.
 *
 * Invariant: an acronym of two letters, or with a figure, is not looked for. */
#include "compare.h"

#include <string.h>

enum { LEAST = 3, MOST = 12, SMALL = 32 };

/* The words from byte `at` on spell the acronym. */
static bool spelt_at(const struct side *b, size_t at, struct coco_str letters, struct coco_buf *scratch)
{
	struct coco_word word;
	size_t next = 0, end = at;
	while (next < letters.n && coco_word_next(b->text, &at, &word) && (next == 0 || word.start <= end + 2)) {
		coco_buf_clear(scratch);
		coco_text_normal(coco_str_sub(b->text, word.start, word.end), scratch);
		end = word.end;
		if (scratch->len > 1 && (scratch->data[0] & ~SMALL) == letters.s[next])
			next++;
		else if (next == 0 || !coco_stop_word(b->lang, coco_buf_view(scratch)))
			return false;
	}
	return next == letters.n;
}

/* How often the text spells the acronym. */
static size_t spelt_times(const struct side *in, struct coco_str letters, struct coco_buf *scratch)
{
	struct coco_word word;
	size_t times = 0;
	for (size_t at = 0, from = 0; coco_word_next(in->text, &at, &word); from = at)
		times += (in->text.s[word.start] & ~SMALL) == letters.s[0] && spelt_at(in, from, letters, scratch);
	return times;
}

int spelt_close(struct side *a, const struct side *b)
{
	struct coco_buf scratch = COCO_BUF_INIT;
	for (size_t i = 0; i < a->count; i++) {
		struct coco_str letters = a->facts[i].value;
		bool plain = a->open[i] && a->facts[i].kind == COCO_FACT_ACRONYM && letters.n >= LEAST && letters.n <= MOST;
		for (size_t k = 0; plain && k < letters.n; k++)
			plain = letters.s[k] >= 'A' && letters.s[k] <= 'Z';
		if (plain && spelt_times(b, letters, &scratch) > spelt_times(a, letters, &scratch))
			a->open[i] = false;
	}
	bool ok = !scratch.failed;
	coco_buf_free(&scratch);
	return ok ? 0 : -1;
}
