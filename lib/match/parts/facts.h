/* What profiles say beside their texts, so that their parts of a score are bounded without looking at each. Private to lib/match. */
#ifndef COCO_MATCH_FACTS_H
#define COCO_MATCH_FACTS_H

#include "affinity.h"
#include "component.h"

/* Who may pitch, by what a part of a score asks for; who says the same of it is in one class. A class is known by one of its
 * members. */
enum coco_fact { COCO_FACT_SPEECH, COCO_FACT_PLACE, COCO_FACT_AREAS, COCO_FACT_REST, COCO_FACTS };
struct coco_classes {
	uint32_t *member; /* by class: a participant's number in the pool */
	size_t n, cap;
};
struct coco_facts {
	size_t n;     /* profiles */
	uint32_t *of; /* by profile: its kind */
	struct coco_fact_kind {
		uint32_t fact[COCO_FACTS]; /* its class of each fact */
	} * kinds;
	size_t n_kinds, cap_kinds, cap_of;
	struct coco_classes classes[COCO_FACTS];
	uint32_t *kit;       /* by profile: its set of skills */
	uint32_t *kit_first; /* by set: its first skill; behind the last: their number */
	struct coco_concept *skills;
	size_t n_kits, cap_kit, cap_kit_first, cap_skills;
};
/* Once the pool, the past and all chances are read. NULL: memory. */
struct coco_facts *coco_facts_new(const struct coco_campaign *campaign, struct coco_sheet *sheet);
/* Two profiles differ in some fact. */
bool coco_facts_differ(const struct coco_facts *facts);
void coco_facts_free(struct coco_facts *facts);

/* What the parts of each profile's total but the text's bring at most for a challenge (promise.c). */
struct coco_promises;
/* Room of one thread. NULL: memory. */
struct coco_promises *coco_promises_new(const struct coco_facts *facts, struct coco_campaign *campaign, struct coco_sheet *sheet);
/* By profile; valid until the next challenge. NULL: memory. */
const struct coco_promise *coco_promises_of(
    struct coco_promises *promises, const struct coco_challenge *challenge, const struct coco_weights *weights);
void coco_promises_free(struct coco_promises *promises);

#endif
