/* Sentences of the same words, of which one has a figure that the other has not: two sides for one side, where the text says "two"
 * somewhere else, so that the ledgers as sets do not differ.
 *
 * Method: the figures and marks of both sentences go in pairs by their keys. One that is left over, and that the other text has elsewhere,
 * is told; but not where another sentence has the same words, which may be the partner of either.
 *
 * Invariant: what the ledgers tell is not told again. */
#include "senses.h"

enum { FIGURES = 16 };

struct figures {
	size_t at[FIGURES]; /* numbers of facts */
	size_t n;
};

/* The first fact of the sentence, or behind it. */
static size_t first_fact(const struct side *side, const struct sense_sentence *of)
{
	return facts_from(side->facts, side->count, of->start);
}

/* The figures, codes and marks (per hour, Monday, net) of the sentence; false: they are too many. */
static bool figures_of(const struct side *side, const struct sense_sentence *of, struct figures *to)
{
	to->n = 0;
	for (size_t i = first_fact(side, of); i < side->count && side->facts[i].start < of->end; i++) {
		if (side->facts[i].kind > COCO_FACT_PART && side->facts[i].kind != COCO_FACT_MARK)
			continue;
		if (to->n == FIGURES)
			return false;
		to->at[to->n++] = i;
	}
	return true;
}

static bool same_figure(const struct side *a, size_t i, const struct side *b, size_t k)
{
	return coco_str_eq(a->keys[i], b->keys[k]) ||
	       (coco_str_eq(a->facts[i].value, b->facts[k].value) && coco_str_eq(a->facts[i].unit, b->facts[k].unit));
}

/* The first figure of `a` that has no partner in `b`, and that the text of `b` has elsewhere; COCO_NONE. */
static size_t left_over(const struct side *a, const struct figures *of, const struct side *b, const struct figures *other)
{
	bool taken[FIGURES] = {false};
	size_t found = COCO_NONE;
	for (size_t i = 0; i < of->n; i++) {
		size_t k = 0;
		while (k < other->n && (taken[k] || !same_figure(a, of->at[i], b, other->at[k])))
			k++;
		if (k < other->n)
			taken[k] = true;
		else if (found == COCO_NONE && coco_map_find(b->set, a->keys[of->at[i]]) != COCO_NONE)
			found = of->at[i];
	}
	return found;
}

static bool alone(const struct sense_side *side, size_t sentence)
{
	for (size_t i = 0; i < side->count; i++)
		if (i != sentence && side->sentences[i].from < side->sentences[i].to && side->sentences[i].total == side->sentences[sentence].total)
			return false;
	return true;
}

bool sense_figures_moved(struct senses *s, const struct sense_pair *pair)
{
	const struct side *a = s->ledgers[0], *b = s->ledgers[1];
	struct figures was, is;
	if (!figures_of(a, &s->sides[0].sentences[pair->a], &was) || !figures_of(b, &s->sides[1].sentences[pair->b], &is) || was.n < 2 ||
	    was.n != is.n)
		return false;
	bool moved = false;
	for (size_t i = 0; i < was.n; i++) {
		size_t k = 0;
		while (k < is.n && !same_figure(a, was.at[i], b, is.at[k]))
			k++;
		if (k == is.n)
			return false;
		moved = moved || !same_figure(a, was.at[i], b, is.at[i]);
	}
	return moved;
}

/* The word of the sentence right behind the fact; COCO_NONE. */
static size_t word_behind(const struct sense_side *side, const struct sense_sentence *of, size_t end)
{
	for (size_t i = of->from; i < of->to; i++)
		if (side->words[i].start > end)
			return side->words[i].start == end + 1 ? i : COCO_NONE;
	return COCO_NONE;
}

static bool has_stem(const struct sense_side *side, const struct sense_sentence *of, uint64_t stem)
{
	for (size_t i = of->from; i < of->to; i++)
		if (side->words[i].stem == stem)
			return true;
	return false;
}

/* Two designers and one cook, one designer and two cooks: what the same number counts is another one of both sentences' words. */
static bool tell_counted(struct senses *s, const struct sense_pair *pair, const struct figures *was, const struct figures *is)
{
	const struct side *a = s->ledgers[0], *b = s->ledgers[1];
	const struct sense_sentence *one = &s->sides[0].sentences[pair->a], *other = &s->sides[1].sentences[pair->b];
	if (was->n != 1 || is->n != 1 || !same_figure(a, was->at[0], b, is->at[0]))
		return false;
	const struct coco_fact *x = &a->facts[was->at[0]], *y = &b->facts[is->at[0]];
	size_t p = word_behind(&s->sides[0], one, x->end), q = word_behind(&s->sides[1], other, y->end);
	if (x->kind != COCO_FACT_NUMBER || x->unit.n || p == COCO_NONE || q == COCO_NONE ||
	    s->sides[0].words[p].stem == s->sides[1].words[q].stem || !has_stem(&s->sides[0], one, s->sides[1].words[q].stem) ||
	    !has_stem(&s->sides[1], other, s->sides[0].words[p].stem))
		return false;
	if (!told_beside(s->told, *s->n, x->start, y->start))
		s->told[(*s->n)++] = (struct coco_difference){COCO_CHANGED, *x, *y};
	return true;
}

static bool is_code(const struct coco_fact *fact)
{
	return fact->kind == COCO_FACT_PART || fact->kind == COCO_FACT_STANDARD || fact->kind == COCO_FACT_ACRONYM;
}

/* The stem of the last word of the sentence before the byte; 0: none. */
static uint64_t stem_before(const struct sense_side *side, const struct sense_sentence *of, size_t at)
{
	uint64_t stem = 0;
	for (size_t i = of->from; i < of->to && side->words[i].end <= at; i++)
		stem = side->words[i].stem;
	return stem;
}

/* The sentences have the same words in the same order. */
static bool same_order(
    const struct sense_side *a, const struct sense_sentence *one, const struct sense_side *b, const struct sense_sentence *other)
{
	bool same = one->to - one->from == other->to - other->from;
	for (size_t i = 0; same && i < one->to - one->from; i++)
		same = a->words[one->from + i].stem == b->words[other->from + i].stem;
	return same;
}

/* A word or a negation stands between the bytes: A3 and A4 are of a list. */
static bool apart(const struct side *ledger, const struct sense_side *side, const struct sense_sentence *of, size_t start, size_t end)
{
	for (size_t i = of->from; i < of->to; i++)
		if (side->words[i].start >= start && side->words[i].end <= end)
			return true;
	for (size_t i = first_fact(ledger, of); i < ledger->count && ledger->facts[i].start < end; i++)
		if (ledger->facts[i].start >= start && ledger->facts[i].kind == COCO_FACT_NEGATION)
			return true;
	return false;
}

/* Kept in S3, not in S5; the frame is A3, the brake A5: codes that have changed places while what stands around them has not. */
static bool tell_codes(struct senses *s, const struct sense_pair *pair)
{
	const struct side *sides[2] = {s->ledgers[0], s->ledgers[1]};
	const struct sense_sentence *of[2] = {&s->sides[0].sentences[pair->a], &s->sides[1].sentences[pair->b]};
	const struct coco_fact *code[2][2];
	size_t at[2][2], n[2] = {0};
	for (int side = 0; side < 2; side++)
		for (size_t i = first_fact(sides[side], of[side]); i < sides[side]->count && sides[side]->facts[i].start < of[side]->end; i++) {
			if (!is_code(&sides[side]->facts[i]))
				continue;
			if (n[side] == 2)
				return false;
			code[side][n[side]] = &sides[side]->facts[i];
			at[side][n[side]++] = i;
		}
	if (n[0] != 2 || n[1] != 2 || coco_str_eq(sides[0]->keys[at[0][0]], sides[0]->keys[at[0][1]]))
		return false;
	const bool kept = coco_str_eq(sides[0]->keys[at[0][0]], sides[1]->keys[at[1][0]]),
	           turned = coco_str_eq(sides[0]->keys[at[0][0]], sides[1]->keys[at[1][1]]);
	if (!kept && !turned)
		return false;
	uint64_t before[2][2];
	for (int side = 0; side < 2; side++)
		for (int k = 0; k < 2; k++)
			before[side][k] = stem_before(&s->sides[side], of[side], code[side][k]->start);
	bool order = same_order(&s->sides[0], of[0], &s->sides[1], of[1]);
	bool told = order ? turned && apart(sides[0], &s->sides[0], of[0], code[0][0]->end, code[0][1]->start)
	                  : kept && before[0][0] && before[0][1] && before[0][0] != before[0][1] && before[0][0] == before[1][1] &&
	                        before[0][1] == before[1][0];
	if (told && !told_beside(s->told, *s->n, code[0][0]->start, code[1][0]->start))
		s->told[(*s->n)++] = (struct coco_difference){COCO_CHANGED, *code[0][0], *code[1][order ? 0 : 1]};
	return told;
}

bool sense_figures_tell(struct senses *s, const struct sense_pair *pair)
{
	const struct side *a = s->ledgers[0], *b = s->ledgers[1];
	struct figures was, is;
	if (!figures_of(a, &s->sides[0].sentences[pair->a], &was) || !figures_of(b, &s->sides[1].sentences[pair->b], &is))
		return false;
	if (tell_codes(s, pair) || tell_counted(s, pair, &was, &is))
		return true;
	size_t gone = left_over(a, &was, b, &is), come = left_over(b, &is, a, &was);
	bool moved = s->sides[0].count != s->sides[1].count && (gone == COCO_NONE || come == COCO_NONE); /* it may stand in another sentence */
	if ((gone == COCO_NONE && come == COCO_NONE) || moved || !alone(&s->sides[0], pair->a) || !alone(&s->sides[1], pair->b))
		return false;
	struct coco_difference d = {.change = come == COCO_NONE ? COCO_LOST : gone == COCO_NONE ? COCO_INVENTED : COCO_CHANGED};
	if (gone != COCO_NONE)
		d.before = a->facts[gone];
	if (come != COCO_NONE)
		d.after = b->facts[come];
	size_t before = gone == COCO_NONE ? s->sides[0].sentences[pair->a].start : d.before.start,
	       after = come == COCO_NONE ? s->sides[1].sentences[pair->b].start : d.after.start;
	if (!told_beside(s->told, *s->n, before, after))
		s->told[(*s->n)++] = d;
	return true;
}
