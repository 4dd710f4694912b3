/* Sentences that one of two texts has and the other has not.
 *
 * Method: what was not paired (sense_pairs.c) is held against every sentence of the other text: one that shares less than half of its words
 * with each of them, and with all that were not paired together, stands alone. Of such sentences of the text that has more of them, as many
 * are told as it has more: as many others may have been said in other words. What holds a figure or another fact is told by that, and not
 * here.
 *
 * Invariant: texts with as many sentences that stand alone have lost none. */
#include "senses.h"

#include <string.h>

enum { FEW = 2, MOST = 400 };

bool sense_alike(const struct sense_side *side, const struct sense_word *one, const struct sense_side *other, const struct sense_word *two)
{
	enum { FRONT = 4, CASE = 32 };
	const char *a = side->text.s + one->start, *b = other->text.s + two->start;
	bool same = one->end - one->start >= FRONT && two->end - two->start >= FRONT;
	for (size_t i = 0; same && i < FRONT; i++)
		same = a[i] == b[i] || (i == 0 && (a[i] | CASE) == (b[i] | CASE));
	return one->stem == two->stem || same;
}

bool sense_stands_in(
    const struct sense_side *side, const struct sense_word *word, const struct sense_side *other, const struct sense_sentence *of)
{
	for (size_t v = of->from; v < of->to; v++)
		if (sense_alike(side, word, other, &other->words[v]))
			return true;
	return false;
}

/* Less than half of the sentence's words stand in the other text's best sentence, and in those of its sentences together that were not
 * paired (the items of a list). */
static bool stands_alone(const struct sense_side *side, const struct sense_sentence *of, const struct sense_side *other)
{
	size_t n = of->to - of->from, together = 0, best = 0;
	if (of->taken || of->figure || n < FEW)
		return false;
	for (size_t w = of->from; w < of->to; w++) {
		bool found = false;
		for (size_t i = 0; i < other->count && !found; i++)
			found = !other->sentences[i].taken && sense_stands_in(side, &side->words[w], other, &other->sentences[i]);
		together += found;
	}
	for (size_t i = 0; i < other->count && 2 * best < n; i++) {
		size_t shared = 0;
		for (size_t w = of->from; w < of->to; w++)
			shared += sense_stands_in(side, &side->words[w], other, &other->sentences[i]);
		best = shared > best ? shared : best;
	}
	return 2 * best < n && 2 * together < n;
}

/* Differences that are told of the sentence of one side. */
static bool is_told(const struct senses *s, int side, const struct sense_sentence *of)
{
	for (size_t i = 0; i < *s->n; i++) {
		const struct coco_difference *d = &s->told[i];
		const struct coco_fact *fact = side == 0 ? &d->before : &d->after;
		if (fact->end > fact->start && fact->start >= of->start && fact->start < of->end)
			return true;
	}
	return false;
}

/* The sentences of a side that stand alone, from 1 in `alone`; how many. */
static size_t count_alone(const struct senses *s, int side, size_t *alone)
{
	const struct sense_side *of = &s->sides[side];
	size_t n = 0;
	for (size_t i = 0; i < of->count && n < MOST; i++)
		if (stands_alone(of, &of->sentences[i], &s->sides[!side]))
			alone[n++] = i;
	return n;
}

int sense_sentences_tell(struct senses *s)
{
	size_t *alone[2], n[2] = {0};
	for (int side = 0; side < 2; side++) {
		alone[side] = coco_arena_array(s->arena, MOST, sizeof **alone);
		if (!alone[side])
			return -1;
	}
	if (s->sides[0].count > MOST || s->sides[1].count > MOST)
		return 0;
	for (int side = 0; side < 2; side++)
		n[side] = count_alone(s, side, alone[side]);
	int more = n[1] > n[0];
	size_t left = n[more] - n[!more];
	for (size_t i = 0; i < n[more] && left > 0; i++) {
		const struct sense_sentence *of = &s->sides[more].sentences[alone[more][i]];
		struct coco_fact fact = {.kind = COCO_FACT_MARK, .start = of->start, .end = of->end, .lead = of->start, .value = COCO_STR("sense")};
		left--;
		if (is_told(s, more, of))
			continue;
		s->told[(*s->n)++] = more ? (struct coco_difference){COCO_INVENTED, {0}, fact} : (struct coco_difference){COCO_LOST, fact, {0}};
	}
	return 0;
}
