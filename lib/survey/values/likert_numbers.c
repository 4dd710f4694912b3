/* The scale of answers that all have their number in front, of labels that are together on no scale that is known: "3 - neutral",
 * "4 - fairly", "5 - very much".
 *
 * Method: half of the labels at least are labels of some scale; wherever two of them are on one, they say whether its places run with the
 * numbers or against them. The highest number is the scale's end if its label is one, or the heading says so. Invariant: numbers whose
 * direction or end nobody says are no scale, for they may be codes ("1 - Vienna", "2 - Graz").
 */
#include "likert.h"
#include "likert_parts.h"

enum { NUMBER_MOST = 10 };
static const int ends[VARIANTS] = {4, 5, 6, 7};

/* 1: of two answers the one with the higher number has the higher place wherever a scale has both; -1: the lower one; 0: not said, or both.
 */
static int direction(const struct answer *a, const struct answer *b)
{
	int up = 0, down = 0;
	for (size_t i = 0; i < a->n_found; i++) {
		for (size_t v = 0; v < VARIANTS; v++) {
			const int place = (unsigned char)a->found[i].place[v];
			const struct label *other = place ? likert_label_on(b, a->found[i].scale, v) : NULL;
			if (!other || other->place[v] == place)
				continue;
			const bool is = (place < other->place[v]) == (a->number < b->number);
			up += is;
			down += !is;
		}
	}
	return up && !down ? 1 : down && !up ? -1 : 0;
}

/* The label is the last of a scale, or the first. */
static bool is_end(const struct answer *a, bool last)
{
	for (size_t i = 0; i < a->n_found; i++) {
		for (size_t v = 0; v < VARIANTS; v++) {
			if (a->found[i].place[v] == (last ? ends[v] : 1))
				return true;
		}
	}
	return false;
}

bool likert_numbered(const struct survey_likert *l, struct answer *answers, size_t n, int points, struct survey_scale *s)
{
	const struct answer *first = NULL, *last = NULL;
	size_t known = 0;
	int turned = 0;
	for (size_t i = 0; i < n; i++) {
		answers[i].n_found = 0;
		if (!answers[i].numbered || answers[i].number > NUMBER_MOST || !answers[i].label.n)
			return false;
		known += likert_labels(l, &answers[i]);
		first = !first || answers[i].number < first->number ? &answers[i] : first;
		last = !last || answers[i].number > last->number ? &answers[i] : last;
	}
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < i; k++) {
			const int is = answers[i].number == answers[k].number ? 0 : direction(&answers[i], &answers[k]);
			if (is && turned && is != turned)
				return false;
			turned = is ? is : turned;
		}
	}
	if (known < 2 || known * 2 < n || !turned || last->number - first->number + 1 < (int)n)
		return false;
	const int low = first->number ? 1 : 0, high = points ? low + points - 1 : last->number;
	if (high < last->number || high - low < 2 || !(points || is_end(last, turned > 0)))
		return false;
	*s = (struct survey_scale){.likert = l,
	    .name = "numbers",
	    .points = high - low + 1,
	    .variant = 1,
	    .min = low,
	    .max = high,
	    .numbered = true,
	    .turned = turned < 0,
	    .anchored = true};
	return true;
}
