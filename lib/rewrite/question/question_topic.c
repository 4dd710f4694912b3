/* What a challenge is about, by its title: the words that stand between quotation marks in a question that needs no grammar of them.
 *
 * Method: what a title has between quotation marks, else what stands beside a label or a dash that names the task, a contest or a request
 * ("Challenge 2: …", "Open call – …", "… – a design contest"), else all of it, without its last stop and without the contest that it names
 * ("Plastic Packaging Design Competition"). A title that names no more than a contest, a call or a part of a document (cuts.csv, "no
 * topic") says nothing of what it is about, nor does a single short word.
 *
 * Invariant: what comes out is a part of the title and has no quotation mark. */
#include "question_source.h"

#include <string.h>

enum { TOPIC_WORDS_MAX = 12, LETTERS_ALONE = 10, LABEL_WORDS_MAX = 6 };

static const char *const marks[] = {"\xe2\x80\x9e", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xc2\xab", "\xc2\xbb", "\""};

/* The first quotation mark at or after `from`; SIZE_MAX: none. */
static size_t mark_at(struct coco_str s, size_t from, size_t *length)
{
	size_t best = SIZE_MAX;
	for (size_t i = 0; i < COCO_LEN(marks); i++) {
		size_t at = coco_str_find(s, coco_str_of(marks[i]), from);
		if (at < best) {
			best = at;
			*length = strlen(marks[i]);
		}
	}
	return best;
}

static struct coco_str quoted_part(struct coco_str s)
{
	size_t n = 0, end_n, open = mark_at(s, 0, &n);
	if (open == SIZE_MAX)
		return s;
	size_t close = mark_at(s, open + n, &end_n);
	return close == SIZE_MAX ? COCO_STR("") : coco_str_trim(coco_str_sub(s, open + n, close));
}

/* "Plastic Packaging Design Competition", "Natječaj za vizualni identitet": what the contest is about; absent: what is left can't stand
 * alone. */
static struct coco_str uncalled(const struct pattern *lead, const struct pattern *tail, const struct pattern *shows, struct coco_str s)
{
	const size_t whole = s.n;
	size_t start, end;
	if (pattern_find(lead, s, 0, &start, &end) == 1 && start == 0 && end > 0)
		s = coco_str_trim(coco_str_sub(s, end, s.n));
	if (pattern_find(tail, s, 0, &start, &end) == 1 && start > 0 && end == s.n)
		s.n = start;
	return s.n < whole && pattern_find(shows, s, 0, &start, &end) == 1 ? COCO_STR("") : s;
}

/* "Open call: seats for waiting", "Seats for waiting – open call": the part beside the one that names a contest, a request or the task.
 * `names`: of the task; NULL: its label stays. */
static struct coco_str beside_label(const struct pattern *names, const struct pattern *none, struct coco_str s)
{
	static const char *const joints[] = {": ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " - ", " | "}; /* – — */
	size_t start, end;
	for (size_t i = 0; i < COCO_LEN(joints); i++) {
		const size_t at = coco_str_find(s, coco_str_of(joints[i]), 0);
		if (at == SIZE_MAX || at == 0)
			continue;
		struct coco_str left = coco_str_trim(coco_str_sub(s, 0, at)), right = coco_str_trim(coco_str_sub(s, at + strlen(joints[i]), s.n));
		const bool stated = names && pattern_find(names, coco_str_sub(s, 0, at + 1), 0, &start, &end) == 1 && start == 0;
		if (stated || (count_words(left) <= LABEL_WORDS_MAX && pattern_find(none, left, 0, &start, &end) == 1))
			return beside_label(names, none, right);
		if (count_words(right) <= LABEL_WORDS_MAX && pattern_find(none, right, 0, &start, &end) == 1)
			return left;
	}
	return s;
}

int question_titled(struct coco_rewriter *rewriter, int lang, struct coco_str *title, struct coco_err *err)
{
	const struct pattern *none = cut_of(rewriter, lang, CUT_NO_TOPIC, err);
	if (none && title->s)
		*title = beside_label(NULL, none, *title);
	return none ? 0 : -1;
}

int question_topic(
    struct coco_rewriter *rewriter, int lang, struct coco_str title, struct coco_str *topic, bool *labelled, struct coco_err *err)
{
	const struct pattern *names = cut_of(rewriter, lang, CUT_STATED, err), *none = names ? cut_of(rewriter, lang, CUT_NO_TOPIC, err) : NULL,
	                     *lead = none ? cut_of(rewriter, lang, CUT_TOPIC_LEAD, err) : NULL,
	                     *tail = lead ? cut_of(rewriter, lang, CUT_TOPIC_TAIL, err) : NULL,
	                     *shows = tail ? cut_of(rewriter, lang, CUT_TOPIC_CASE, err) : NULL;
	size_t start, end;
	*topic = COCO_STR_NONE;
	if (!shows)
		return -1;
	const struct coco_str whole = unnumbered(coco_str_trim(title));
	struct coco_str s = beside_label(names, none, quoted_part(whole));
	*labelled = s.n < whole.n;
	while (s.n > 0 && strchr(".!?:;, ", s.s[s.n - 1]))
		s.n--;
	s = uncalled(lead, tail, shows, s);
	const size_t words = count_words(s);
	if (words > TOPIC_WORDS_MAX || words == 0 || (words == 1 && s.n < LETTERS_ALONE) || pattern_find(none, s, 0, &start, &end) == 1)
		return 0;
	*topic = s;
	return 0;
}
