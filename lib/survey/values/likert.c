/* Which rating scale the answers of a column are the labels of, and their numbers.
 *
 * Method: likert.csv gives for each label its place on scales of four to seven points. All different answers of a column
 * (and of the other rows of its grid) must be labels of one scale, no two of them in one language with the same
 * place. Several scales that give all answers the same numbers and bounds are one. Else a scale all of whose places occur is
 * taken, if it has five, or the others lack two places or more, or one place in twenty answers or more, or give the answers the same
 * numbers and differ in their bounds alone; else the scale that other columns of the file have; else none. Numbers in front ("1 - never",
 * "5 (very good)") decide for the number of points; where they run against the labels, the labels count, so that more is always more.
 * Labels that share a word ("sehr interessant", "kaum interessant") are read without it where they are of no scale as they stand, or do not
 * fill one (likert_stem.c).
 * Invariant: the result does not depend on the order of the answers; nothing is chosen between two readings with other values.
 */
#include <stdlib.h>
#include <string.h>
#include "likert.h"
#include "likert_parts.h"

#define CHOICES 40
static const int variant_points[VARIANTS] = {4, 5, 6, 7};
/* Answers among which a missing place is no chance. */
#define ENOUGH 20

/* A scale that fits all answers. */
struct candidate {
	struct survey_scale scale;
	int places; /* that occur */
	bool gapped;
	double values[CHOICES];
};

/* Two different labels of one language on one place: they are not of this scale. */
static bool clash(const struct label *const *labels, size_t n, size_t variant, size_t i)
{
	for (size_t k = 0; k < i && k < n; k++) {
		if (labels[k] && labels[i] && labels[k]->name != labels[i]->name && labels[k]->place[variant] == labels[i]->place[variant] &&
		    (labels[k]->langs & labels[i]->langs))
			return true;
	}
	return false;
}

/* The numbers in front as places plus a shift, or counted from the other end. */
static bool numbers_fit(const struct answer *answers, const struct label *const *labels, size_t n, struct survey_scale *s)
{
	int up = 0, down = 0;
	bool first = true, ups = true, downs = true;
	for (size_t i = 0; i < n; i++) {
		if (!labels[i])
			continue;
		int place = (unsigned char)labels[i]->place[s->variant], from_end = s->points + 1 - place;
		up = first ? answers[i].number - place : up;
		down = first ? answers[i].number - from_end : down;
		first = false;
		ups = ups && answers[i].number - place == up;
		downs = downs && answers[i].number - from_end == down;
	}
	if (first || ups == downs || (ups ? up : down) < -1 || (ups ? up : down) > 0)
		return false;
	s->numbered = true;
	s->turned = downs;
	s->shift = ups ? up : down;
	s->min = 1 + s->shift;
	s->max = s->points + s->shift;
	for (size_t i = 0; i < n; i++) {
		if (answers[i].number < s->min || answers[i].number > s->max)
			return false;
	}
	return true;
}

/* How many places must occur for the labels to be this scale's; with n of them. */
static int least_of(const struct survey_likert *l, const char *scale, size_t n)
{
	for (size_t row = 0; row < coco_table_rows(l->table); row++) {
		const char *least = likert_scale(l, row) == scale ? coco_table_cell(l->table, row, l->least) : "";
		if (*least)
			return *least - '0';
	}
	return n > 0;
}

/* Four places or more of a scale of six or seven that lack an end and one between: labels of another scale, which is
 * not known, if so many answered that it is no chance. */
static bool gapped(const bool *seen, int points, int places)
{
	int low = 1, high = points;
	while (low < points && !seen[low])
		low++;
	while (high > 1 && !seen[high])
		high--;
	return points >= 6 && places >= 4 && high - low + 1 > places && (low > 1 || high < points);
}

static bool candidate_make(
    const struct survey_likert *l, const char *scale, size_t variant, const struct answer *answers, size_t n, struct candidate *c)
{
	const struct label *labels[CHOICES];
	bool seen[8] = {false};
	size_t numbered = 0, bare = 0;
	*c = (struct candidate){.scale = {.likert = l,
	                            .name = scale,
	                            .points = variant_points[variant],
	                            .variant = (int)variant,
	                            .min = 1,
	                            .max = variant_points[variant]}};
	for (size_t i = 0; i < n; i++) {
		labels[i] = likert_label_on(&answers[i], scale, variant);
		numbered += answers[i].numbered;
		bare += !answers[i].label.n;
		if ((answers[i].label.n && !labels[i]) || clash(labels, n, variant, i))
			return false;
		if (labels[i] && !seen[(size_t)labels[i]->place[variant]]) {
			seen[(size_t)labels[i]->place[variant]] = true;
			c->places++;
		}
	}
	if (c->places < least_of(l, scale, n - bare))
		return false;
	c->gapped = !numbered && gapped(seen, c->scale.points, c->places);
	if ((numbered && numbered < n) || (numbered && !numbers_fit(answers, labels, n, &c->scale)) || (bare && !numbered))
		return false;
	for (size_t i = 0; i < n; i++)
		c->values[i] = !numbered         ? labels[i]->place[variant]
		               : c->scale.turned ? c->scale.min + c->scale.max - answers[i].number
		                                 : answers[i].number;
	return true;
}

/* Bare numbers between two ends with labels, on a scale of any number of points: "1 (not at all)", 2 … "10 (very much)". */
static bool anchors_find(const struct survey_likert *l, const struct answer *answers, size_t n, struct survey_scale *s)
{
	const struct answer *ends[2] = {NULL, NULL};
	for (size_t i = 0; i < n; i++) {
		if (!answers[i].numbered || (answers[i].label.n && ends[1]))
			return false;
		if (answers[i].label.n)
			ends[ends[0] ? 1 : 0] = &answers[i];
	}
	for (size_t row = 0; ends[1] && row < coco_table_rows(l->table); row++) {
		/* places of the five-point variant; every scale has one */
		const char *scale = likert_scale(l, row);
		int a = likert_place(l, scale, 1, ends[0]->label), b = likert_place(l, scale, 1, ends[1]->label);
		if (!a || !b || (a < b ? a > 2 || b < 4 : b > 2 || a < 4))
			continue;
		bool up = (a < b) == (ends[0]->number < ends[1]->number);
		int low = ends[0]->number < ends[1]->number ? ends[0]->number : ends[1]->number;
		int high = ends[0]->number + ends[1]->number - low;
		*s = (struct survey_scale){.likert = l,
		    .name = scale,
		    .points = high - low + 1,
		    .variant = 1,
		    .min = low,
		    .max = high,
		    .numbered = true,
		    .turned = !up,
		    .anchored = true};
		for (size_t k = 0; k < n; k++) {
			if (answers[k].number < low || answers[k].number > high)
				return false;
		}
		return high - low >= 2;
	}
	return false;
}

static bool same(const struct candidate *a, const struct candidate *b, size_t n)
{
	return a->scale.min == b->scale.min && a->scale.max == b->scale.max && memcmp(a->values, b->values, n * sizeof a->values[0]) == 0;
}

static const struct candidate *choose(const struct candidate *all, size_t count, size_t n, size_t filled, const struct survey_scale *hint)
{
	/* all the same: the first */
	size_t differ = 0;
	for (size_t i = 1; i < count; i++)
		differ += !same(&all[0], &all[i], n);
	if (!differ)
		return &all[0];
	/* the one of which every place occurs, if that is no chance */
	const struct candidate *full = NULL;
	bool sure = true;
	for (size_t i = 0; i < count; i++) {
		if (all[i].places < all[i].scale.points)
			continue;
		sure = sure && (!full || same(full, &all[i], n));
		full = full ? full : &all[i];
	}
	for (size_t i = 0; full && i < count; i++) {
		int lacks = all[i].scale.points - all[i].places;
		const bool values = memcmp(full->values, all[i].values, n * sizeof full->values[0]) == 0;
		sure = sure && (lacks == 0 || lacks >= 2 || filled >= ENOUGH || full->scale.points == 5 || values || same(full, &all[i], n));
	}
	if (full && sure)
		return full;
	for (size_t i = 0; hint && i < count; i++) {
		if (all[i].scale.name == hint->name && all[i].scale.points == hint->points && all[i].scale.numbered == hint->numbered)
			return &all[i];
	}
	return NULL;
}

/* What the labels share, apart from those that a scale has without it ("weder noch"). */
static bool stem_of(const struct survey_likert *l, const struct answer *answers, size_t n, struct survey_stem *stem)
{
	struct coco_str labels[CHOICES];
	size_t count = 0;
	for (size_t i = 0; i < n; i++) {
		struct answer plain = answers[i];
		bool middle = false;
		if (plain.label.n && likert_labels(l, &plain)) {
			for (size_t k = 0; k < plain.n_found; k++)
				middle = middle || (strncmp(plain.found[k].scale, "degree", strlen("degree")) == 0 && plain.found[k].place[1] == 3);
		}
		if (plain.label.n && !middle)
			labels[count++] = answers[i].whole;
	}
	return survey_stem_find(labels, count, stem);
}

/* The labels begin with words that scales grade by ("sehr", "eher"), or are labels of several scales: half of them, two at least where they
 * have no numbers in front. */
static bool looks_ordered(const struct survey_likert *l, struct answer *answers, size_t n)
{
	size_t graded = 0, numbered = 0, bare = 0;
	for (size_t i = 0; i < n; i++) {
		char room[96 + 2];
		const struct coco_str text = answers[i].whole;
		bool is = text.n && likert_labels(l, &answers[i]);
		for (size_t at = 0, n_room = 0; !is && at < text.n; at++) { /* "sehr …": "sehr xx" */
			if (text.s[at] != ' ') {
				room[n_room++] = text.s[at];
				continue;
			}
			memcpy(room + n_room, "xx", 2);
			is = coco_names_find(l->table, (struct coco_str){room, n_room + 2}) != COCO_NONE;
		}
		graded += is;
		numbered += answers[i].numbered;
		bare += !text.n;
	}
	if (numbered)
		return numbered == n && n >= 3 && !bare && graded * 2 >= n;
	return n >= 3 && n <= 7 && graded >= 2 && graded * 2 >= n;
}

/* Adds the scales that fit the answers as they stand, or without `stem`. */
static size_t candidates_add(const struct survey_likert *l, const struct coco_str *texts, size_t n, int points, size_t filled,
    const struct survey_stem *stem, struct answer *answers, struct candidate *all, size_t count)
{
	const char *last = NULL;
	for (size_t i = 0; i < n; i++) {
		if (!likert_answer(texts[i], stem, &answers[i]) || (answers[i].label.n && !likert_labels(l, &answers[i])))
			return count;
	}
	for (size_t row = 0; row < coco_table_rows(l->table); row++) {
		const char *scale_name = likert_scale(l, row);
		for (size_t v = 0; scale_name != last && v < VARIANTS; v++) {
			if ((points && points != variant_points[v]) || count >= CHOICES || !candidate_make(l, scale_name, v, answers, n, &all[count]))
				continue;
			if (all[count].gapped && filled >= ENOUGH && !points)
				continue;
			all[count++].scale.stem = *stem;
		}
		last = scale_name;
	}
	return count;
}

/* The answers in parts; false: one is too long. */
static bool all_taken(const struct coco_str *texts, size_t n, struct answer *answers)
{
	static const struct survey_stem none;
	for (size_t i = 0; i < n; i++) {
		if (!likert_answer(texts[i], &none, &answers[i]))
			return false;
	}
	return true;
}

static bool all_labels(
    const struct survey_likert *l, const struct coco_str *texts, size_t n, const struct survey_stem *stem, struct answer *answers)
{
	for (size_t i = 0; i < n; i++) {
		if (!likert_answer(texts[i], stem, &answers[i]) || (answers[i].label.n && !likert_labels(l, &answers[i])))
			return false;
	}
	return true;
}

/* What a search needs is too much for a stack: it would be touched page by page, of which nearly all is never needed. */
struct search {
	struct answer answers[CHOICES];
	struct candidate all[CHOICES];
};

/* The scale of answers that are labels, n of them. */
static enum survey_scale_fit labels_search(const struct survey_likert *l, struct search *s, const struct coco_str *texts, size_t n,
    int points, size_t filled, const struct survey_scale *hint, struct survey_scale *scale, struct survey_scale *also)
{
	struct answer *const answers = s->answers;
	struct candidate *const all = s->all;
	struct survey_stem stem = {.core = ""};
	size_t count = candidates_add(l, texts, n, points, filled, &stem, answers, all, 0);
	bool full = false, anchored = !count && all_labels(l, texts, n, &stem, answers) && anchors_find(l, answers, n, scale);
	for (size_t i = 0; i < count; i++)
		full = full || all[i].places == all[i].scale.points;
	if (!full && !anchored && all_taken(texts, n, answers) && stem_of(l, answers, n, &stem)) {
		count = candidates_add(l, texts, n, points, filled, &stem, answers, all, count);
		anchored = !count && all_labels(l, texts, n, &stem, answers) && anchors_find(l, answers, n, scale);
		if (anchored)
			scale->stem = stem;
	}
	if (!count && !anchored)
		anchored = all_taken(texts, n, answers) && likert_numbered(l, answers, n, points, scale);
	if (!count && !anchored)
		return all_taken(texts, n, answers) && looks_ordered(l, answers, n) ? SURVEY_SCALE_UNKNOWN : SURVEY_SCALE_NONE;
	if (!count)
		return !points || points == scale->points ? SURVEY_SCALE_FITS : SURVEY_SCALE_NONE;
	const struct candidate *best = choose(all, count, n, filled, hint);
	*scale = best ? best->scale : all[0].scale;
	for (size_t i = 1; !best && i < count; i++) {
		if (!same(&all[0], &all[i], n))
			*also = all[i].scale;
	}
	return best ? SURVEY_SCALE_FITS : SURVEY_SCALE_UNDECIDED;
}

static enum survey_scale_fit scale_of_labels(const struct survey_likert *l, const struct coco_str *texts, size_t n, int points,
    size_t filled, const struct survey_scale *hint, struct survey_scale *scale, struct survey_scale *also)
{
	struct search *search = malloc(sizeof *search);
	if (!search)
		coco_memory_refused();
	const enum survey_scale_fit fit = search ? labels_search(l, search, texts, n, points, filled, hint, scale, also) : SURVEY_SCALE_NONE;
	free(search);
	return fit;
}

enum survey_scale_fit survey_scale_find(const struct survey_likert *l, const struct coco_str *texts, size_t n, int points, size_t filled,
    const struct survey_scale *hint, struct survey_scale *scale, struct survey_scale *also)
{
	static const struct survey_stem none;
	struct answer answer;
	size_t labelled = 0;
	if (n < 2 || n > CHOICES)
		return SURVEY_SCALE_NONE;
	for (size_t i = 0; i < n; i++) {
		if (!likert_answer(texts[i], &none, &answer) || (!answer.label.n && !answer.numbered))
			return SURVEY_SCALE_NONE;
		labelled += answer.label.n > 0;
	}
	/* of numbers alone the map says the bounds */
	return labelled ? scale_of_labels(l, texts, n, points, filled, hint, scale, also) : SURVEY_SCALE_NONE;
}

bool survey_likert_label(const struct survey_likert *l, struct coco_str text)
{
	static const struct survey_stem none;
	struct answer a;
	return likert_answer(text, &none, &a) && a.label.n && likert_labels(l, &a);
}
