/* Constructs that somebody was asked about by more than one item of a survey in one wave. The store has the answers of one participant to
 * one survey in one wave side by side (that is how their keys begin), so that a table of these alone will do; it is emptied by counting its
 * uses. Invariant: at most half of the slots are of this use. */
#include <stdlib.h>

#include "coco/record_fields.h"
#include "perceptions.h"

struct slot {
	size_t use;
	struct coco_str construct, of, item; /* the item that was met first */
};

struct asked {
	const struct coco_report *r;
	struct coco_fields fields;
	struct coco_str participant, survey, wave; /* whose and which answers the table holds */
	struct slot *slots;
	size_t n_slots, used, use;
};

/* Absent is as good as empty. */
static bool same(struct coco_str a, struct coco_str b)
{
	return a.n == b.n && coco_same_bytes(a.s, b.s, a.n);
}

static struct slot *slot_of(const struct asked *a, struct coco_str construct, struct coco_str of)
{
	const size_t mask = a->n_slots - 1;
	size_t at = (size_t)(coco_hash(construct) ^ coco_hash(of) * 3) & mask;
	while (a->slots[at].use == a->use && !(same(a->slots[at].construct, construct) && same(a->slots[at].of, of))) {
		at = (at + 1) & mask;
	}
	return &a->slots[at];
}

/* Twice as many slots. */
static int widen(struct asked *a)
{
	struct asked more = *a;
	more.n_slots = a->n_slots ? a->n_slots * 2 : 64;
	more.slots = calloc(more.n_slots, sizeof *more.slots);
	if (!more.slots) {
		coco_memory_refused();
		return -1;
	}
	for (size_t i = 0; i < a->n_slots; i++) {
		if (a->slots[i].use == a->use) {
			*slot_of(&more, a->slots[i].construct, a->slots[i].of) = a->slots[i];
		}
	}
	free(a->slots);
	*a = more;
	return 0;
}

/* What is asked of each answer. */
enum { PARTICIPANT, SURVEY, WAVE, CONSTRUCT, OF, ITEM, FIELDS };
static const char *const names[] = {"participant", "survey", "wave", "construct", "of", "item"};

static int ask(struct asked *a, const struct coco_rec *rec, struct coco_map *multi)
{
	struct coco_str text[FIELDS];
	coco_fields_str(&a->fields, rec, a->r->arena, text);
	const struct coco_str participant = text[PARTICIPANT], survey = text[SURVEY], wave = text[WAVE];
	const struct coco_str construct = text[CONSTRUCT], of = text[OF], item = text[ITEM];
	if (!same(participant, a->participant) || !same(survey, a->survey) || !same(wave, a->wave)) {
		a->participant = participant;
		a->survey = survey;
		a->wave = wave;
		a->used = 0;
		a->use++;
	}
	if (!construct.n) {
		return 0;
	}
	if (2 * (a->used + 1) > a->n_slots && widen(a)) {
		return -1;
	}
	struct slot *slot = slot_of(a, construct, of);
	if (slot->use != a->use) {
		*slot = (struct slot){a->use, construct, of, item};
		a->used++;
		return 0;
	}
	return same(slot->item, item) || coco_map_add(multi, construct, NULL) != COCO_NONE ? 0 : -1;
}

int several_items(const struct coco_report *r, struct coco_map *multi)
{
	struct asked a = {.r = r, .fields = {.names = names, .n = FIELDS}, .use = 1};
	int status = 0;
	for (size_t i = 0, records = coco_store_count(r->store, "response"); i < records && !status; i++) {
		status = ask(&a, coco_store_at(r->store, "response", i), multi);
	}
	free(a.slots);
	return status;
}
