/* The challenges and participants of a run, read from the records once. Private to lib/match. */
#ifndef COCO_MATCH_POOL_H
#define COCO_MATCH_POOL_H

#include "affinity.h"
#include "concept.h"

enum coco_side { COCO_SIDE_NONE, COCO_SIDE_AVM, COCO_SIDE_CCI, COCO_SIDE_BOTH, COCO_SIDE_BSO, COCO_SIDE_OTHER };

struct coco_strs {
	struct coco_str *items;
	size_t n;
};
bool coco_strs_have(struct coco_strs list, struct coco_str item);

struct coco_participant {
	struct coco_str id, org_id, domain, country, nuts, size; /* absent: not known */
	enum coco_side side;
	bool active, anonymous;
	bool asked;   /* consent.process is said */
	bool process; /* and it is yes */
	bool share;
	bool located;
	double lat, lon;
	struct coco_strs aliases, languages, sectors, areas, exclude;
	struct coco_concept_set skills;     /* listed ones and those that the texts name */
	size_t n_listed;                    /* the first of them are listed */
	bool says;                          /* has a text or a skill */
	int64_t capacity_min, capacity_max; /* -1: not said */
	struct coco_passage *passages;
	size_t n_passages;
	size_t number; /* in the affinity's index, COCO_NONE: may not pitch */
};

/* One key of `must`. */
struct coco_must {
	struct coco_str key;
	struct coco_strs values;
};

struct coco_challenge {
	struct coco_str id, owner_id, area;
	const struct coco_participant *owner; /* NULL: not among the records */
	bool open;                            /* its status lets it be matched */
	struct coco_strs exclude, languages;  /* languages in which one can talk about it */
	struct coco_must *must;
	size_t n_must;
	struct coco_concept_set wanted;
	int64_t seats_min, seats_max; /* -1: not said */
	struct coco_passage *passages;
	size_t n_passages;
};

struct coco_pool {
	struct coco_arena *arena;
	struct coco_participant *participants;
	size_t n_participants;
	struct coco_challenge *challenges;
	size_t n_challenges;
	bool consent;         /* someone was asked, so whoever was not has not agreed */
	struct coco_map *ids; /* ids and aliases of participants … */
	size_t *by_id;        /* … and whose they are */
	size_t cap_ids;
	struct coco_concepts *concepts;
	struct coco_affinity *affinity; /* of those who may pitch */
	struct coco_question *question; /* put to them */
	uint32_t *by_profile;           /* by number in the affinity: whose it is */
	size_t cap_by_profile;
};

/* Reads a sealed store. Borrowed: the store must live as long as the pool. */
int coco_pool_read(struct coco_pool *pool, const struct coco_store *store, struct coco_err *err);
/* The participant with this id or alias, or NULL. */
const struct coco_participant *coco_pool_participant(const struct coco_pool *pool, struct coco_str id);
/* The keys of `must` or `prefer` with their lists, *n of them; empty lists are left out. 0, or -1: memory. */
int coco_pool_keys(const struct coco_rec *rec, const char *field, struct coco_must **found, size_t *n, struct coco_arena *arena);
const struct coco_challenge *coco_pool_challenge(const struct coco_pool *pool, struct coco_str id);
void coco_pool_free(struct coco_pool *pool);

/* Host of a web address, lower case, without "www."; absent if there is none. */
struct coco_str coco_domain_of(struct coco_str website, struct coco_arena *arena);
/* The text without e-mail addresses, telephone numbers and web addresses: "[…]" stands for each. */
struct coco_str coco_masked(struct coco_str text, struct coco_arena *arena);

#endif
