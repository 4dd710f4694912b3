/* What numbers say where texts are compared: 6 to 14 is 6–14, 9 am is 09:00, ½ is 0.5.
 *
 * Method: a time of the clock gets the form that all its writings share (clock.c); two numbers (or a day and a date) with only a word of
 * the rows "range" of words.csv between become one.
 *
 * Invariant: facts stay in order and do not overlap; 18 or 22 stay two. */
#include "parts.h"

#include <string.h>

enum range_word { RANGE_TO = 1, RANGE_AND, RANGE_BETWEEN, RANGE_FROM };

static unsigned range_word(const struct scan *scan, size_t start, size_t end)
{
	struct coco_str word = coco_str_trim(coco_str_sub(scan->text, start, end));
	return word.n ? phrase_find(&lang_of(scan->rewriter, scan->lang)->ranges, word, scan->scratch) & 255 : 0;
}

/* The word before `at`, where it begins. */
static size_t word_start(struct coco_str t, size_t from, size_t at)
{
	while (at > from && blank(t.s[at - 1]))
		at--;
	while (at > from && is_word_byte((unsigned char)t.s[at - 1]))
		at--;
	return at;
}

/* The end of the word behind `at`. */
static size_t word_end(struct coco_str t, size_t at)
{
	while (at < t.n && blank(t.s[at]))
		at++;
	while (at < t.n && is_word_byte((unsigned char)t.s[at]))
		at++;
	return at;
}

static bool plain_number(const struct coco_fact *fact)
{
	return fact->kind <= COCO_FACT_MONEY && fact->value.n > 0 && memchr(fact->value.s + 1, '-', fact->value.n - 1) == NULL;
}

/* The two are the ends of a range: from where it begins, or SIZE_MAX. */
static size_t range_start(const struct scan *scan, size_t from, const struct coco_fact *one, const struct coco_fact *two)
{
	struct coco_str t = scan->text;
	bool date = two->kind == COCO_FACT_DATE && one->kind == COCO_FACT_NUMBER && one->unit.n == 0;
	bool hour = coco_str_is(one->unit, "clock") && (two->unit.n == 0 || coco_str_eq(one->unit, two->unit)); /* from 3 am to 7 */
	if (!plain_number(one) || (!date && !plain_number(two)) || (!date && one->unit.n && !hour && !coco_str_eq(one->unit, two->unit)))
		return SIZE_MAX;
	size_t gap = one->end + (one->end < t.n && t.s[one->end] == '.'), before = word_start(t, from, one->start);
	unsigned between = range_word(scan, gap, two->start), led = range_word(scan, before, one->start);
	if (hour && !between && word_end(t, gap) < two->start) /* its am, Uhr */
		between = range_word(scan, word_end(t, gap) + (t.s[word_end(t, gap)] == '.'), two->start);
	if (between == RANGE_TO)
		return led == RANGE_FROM ? before : one->start;
	if (between == RANGE_AND && led != RANGE_BETWEEN && range_word(scan, two->end, word_end(t, two->end)) == RANGE_BETWEEN)
		return one->start; /* 55 és 65 között */
	return between == RANGE_AND && led == RANGE_BETWEEN ? before : SIZE_MAX;
}

static int join(const struct scan *scan, size_t from, struct coco_fact *one, const struct coco_fact *two, struct coco_arena *arena,
    struct coco_err *err)
{
	size_t start = range_start(scan, from, one, two);
	if (start == SIZE_MAX)
		return 0;
	struct coco_fact all = *two;
	char *value = coco_arena_printf(arena, "%.*s-%.*s", COCO_STR_ARG(one->value), COCO_STR_ARG(two->value));
	if (!value)
		return coco_err_nomem(err);
	all.value = coco_str_of(value);
	all.start = start;
	if (coco_str_is(one->unit, "clock"))
		all.unit = one->unit;
	*one = all;
	return 1;
}

int facts_as_said(const struct scan *scan, bool ranges, struct coco_fact *facts, size_t *count, const struct coco_sentence *sentences,
    size_t n_sentences, struct coco_arena *arena, struct coco_err *err)
{
	size_t n = 0, s = 0;
	int rc = 0;
	for (size_t f = 0; f < *count; f++) {
		char time[16];
		while (s + 1 < n_sentences && facts[f].start >= sentences[s].end)
			s++;
		if (!clock_time(scan, &facts[f], sentences[s].start, sentences[s].end, time))
			continue;
		facts[f].value = coco_arena_copy(arena, coco_str_of(time));
		facts[f].unit = COCO_STR("clock");
		if (!facts[f].value.s)
			return coco_err_nomem(err);
	}
	s = 0;
	for (size_t f = 0; rc >= 0 && f < *count; f++) {
		while (s + 1 < n_sentences && facts[f].start >= sentences[s].end)
			s++;
		size_t from = n > 1 && facts[n - 2].end > sentences[s].start ? facts[n - 2].end : sentences[s].start;
		rc = ranges && n > 0 && facts[n - 1].start >= sentences[s].start ? join(scan, from, &facts[n - 1], &facts[f], arena, err) : 0;
		if (rc == 0)
			facts[n++] = facts[f];
	}
	*count = n;
	return rc < 0 ? -1 : 0;
}

/* ½, ¾, also behind a whole number: its end and value; `at`: none. */
size_t scan_fraction(struct coco_str t, size_t at, const char **decimals)
{
	static const char *const signs[][2] = {{"½", "5"}, {"¼", "25"}, {"¾", "75"}, {"⅓", "333"}, {"⅔", "667"}, {"⅛", "125"}};
	for (size_t i = 0; i < COCO_LEN(signs); i++)
		if (coco_str_starts(coco_str_sub(t, at, t.n), signs[i][0])) {
			*decimals = signs[i][1];
			return at + strlen(signs[i][0]);
		}
	return at;
}
