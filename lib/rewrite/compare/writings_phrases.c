/* Phrases that the brief itself makes plainer (phrases.csv), brought to the plainer words: numerous and many are one.
 *
 * Method: sentence by sentence, as the brief edits (phrase_next), where it may without being asked and something replaces the phrase. A
 * joint of sentences (R14) is none of them.
 *
 * Invariant: what a brief says for a phrase is no difference to its text. */
#include "parts.h"
#include "writings.h"

#include <string.h>

/* The sentence with one blank for each run of blanks: what may stand beside a phrase is told so. */
static struct coco_str with_single_blanks(struct coco_str s, struct coco_buf *single)
{
	coco_buf_clear(single);
	for (size_t i = 0; i < s.n; i++)
		if (!blank(s.s[i]))
			coco_buf_putc(single, s.s[i]);
		else if (i == 0 || !blank(s.s[i - 1]))
			coco_buf_putc(single, ' ');
	return coco_buf_view(single);
}

/* Where the byte stands in the sentence as it is. */
static size_t stood_at(struct coco_str s, size_t at)
{
	size_t i = 0;
	for (size_t k = 0; i + 1 < s.n && k < at; i++)
		k += !(blank(s.s[i]) && blank(s.s[i + 1]));
	return i;
}

static int sentence_put(struct brought *b, size_t start, size_t end, struct coco_buf *single)
{
	struct coco_str s = coco_str_sub(b->text, start, end), line = with_single_blanks(s, single);
	const struct phrase *phrase;
	size_t from, to = 0;
	while ((phrase = phrase_next(b->tables, line, to, &from, &to, &b->scratch))) {
		size_t at = start + stood_at(s, from), behind = start + stood_at(s, to - 1) + 1;
		if (phrase->safe && phrase->after[0] && at >= b->from && writing_put(b, at, behind, coco_str_of(phrase->after)) != 0)
			return -1;
	}
	return single->failed ? -1 : 0;
}

/* A sentence ends behind `at`, or a paragraph with it; a line that is only wrapped ends nothing. */
static bool ends_at(struct coco_str t, size_t at)
{
	return at + 1 < t.n && ((strchr(".!?", t.s[at]) && blank(t.s[at + 1])) || (t.s[at] == '\n' && blank(t.s[at + 1])));
}

int plainer_put(struct brought *b)
{
	struct coco_str t = b->text;
	struct coco_buf single = COCO_BUF_INIT;
	int rc = 0;
	for (size_t start = 0, end; rc == 0 && start < t.n; start = end + 1) {
		for (end = start; end < t.n && !ends_at(t, end); end++)
			;
		while (start < end && blank(t.s[start]))
			start++;
		rc = start < end ? sentence_put(b, start, end, &single) : 0;
	}
	coco_buf_free(&single);
	return rc;
}
