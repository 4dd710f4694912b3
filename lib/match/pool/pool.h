/* The challenges and participants of a run, read from the records once. Private to lib/match. */
#ifndef COCO_MATCH_POOL_H
#define COCO_MATCH_POOL_H

#include "affinity.h"
#include "rows.h"

/* One key of `must`. */
struct coco_must {
	struct coco_str key;
	struct coco_strs values;
	struct coco_concept_set skills; /* of the key "skills": those that its values name, by code or in words */
};

#define COCO_WANTED_BY_NAME 0.5 /* strength of a wanted skill from which on the owner has asked for it by name */

/* A stretch of time, in minutes of the place's wall clock. */
struct coco_moment {
	int64_t from, to;
};

struct coco_challenge {
	struct coco_str id, owner_id, area;
	const struct coco_participant *owner; /* NULL: not among the records; one for all challenges of an owner */
	bool open;                            /* its status lets it be matched, and … */
	bool expired;                         /* … its record need not be deleted */
	struct coco_strs exclude, languages;  /* languages in which one can talk about it */
	struct coco_must *must;
	size_t n_must;
	struct coco_concept_set wanted;
	size_t n_named;                 /* of these, those that are wanted by name; the others stand in the text, behind them */
	struct coco_concept_set spoken; /* skills that the problem told in its texts speaks for: one of them is enough */
	bool guessed;                   /* … that is, the things that they name, as nothing else was understood */
	double spoken_weight;           /* … beside the strengths of those that are wanted */
	int64_t seats_min, seats_max;   /* -1: not said */
	struct coco_moment *pitches;    /* when its solution pitches are to be (presence.c) */
	size_t n_pitches;
	struct coco_passage *passages;
	size_t n_passages;
};

/* Once read, it does not change, but for `question`: any number of threads may read it, each with a sheet and a question of its own. */
struct coco_pool {
	struct coco_arena *arena;
	struct coco_rows *rows; /* participants, in the order of their ids */
	size_t n_participants;
	struct coco_challenge *challenges;
	size_t n_challenges;
	struct coco_date today;
	size_t expired;           /* records that should have been deleted */
	bool consent;             /* someone was asked, so whoever was not has not agreed */
	struct coco_map *aliases; /* earlier ids … */
	uint32_t *by_alias;       /* … and whose they are */
	size_t cap_aliases;
	struct coco_concepts *concepts;
	struct coco_concepts *again; /* a thread's own, for texts that are read once more; NULL until coco_pool_passages needs it */
	struct coco_problems *problems;
	struct coco_affinity *affinity; /* of those who may pitch */
	struct coco_question *question; /* put to them; NULL until coco_match_ask needs it */
	uint32_t *by_profile;           /* by number in the affinity: whose it is */
	uint64_t *by_text;              /* by number in the affinity: a hash of its texts, 0: none; given up by coco_match_tell_people */
	size_t n_profiles, cap_by_profile, cap_by_text;
};

/* The texts or skills_wanted say something about the skills that it takes. */
static inline bool coco_challenge_calls(const struct coco_challenge *challenge)
{
	return challenge->wanted.n > 0 || challenge->spoken.n > 0;
}

/* Reads a sealed store, its participants with at most so many threads; what has expired by `today` is out. They are not needed any more but
 * for coco_pool_passages. */
int coco_pool_read(struct coco_pool *pool, const struct coco_store *store, struct coco_date today, size_t threads, struct coco_err *err);
/* The number of the participant with this id or alias, or COCO_NONE. */
size_t coco_pool_find(const struct coco_pool *pool, struct coco_str id);
struct coco_str coco_pool_id(const struct coco_pool *pool, size_t participant); /* valid as long as the pool */
/* The day after which a record must be deleted is over. */
bool coco_pool_expired(const struct coco_pool *pool, const struct coco_rec *rec, struct coco_arena *arena);
/* The texts of a participant, masked, from its record, in the arena: as they were read, with the languages that were found then, and with
 * what they put aside. */
int coco_pool_passages(struct coco_pool *pool, const struct coco_participant *participant, const struct coco_rec *rec,
    struct coco_arena *arena, struct coco_passage **passages, size_t *n);
/* The keys of `must` or `prefer` with their lists, *n of them; empty lists are left out. They are given back. 0, or -1: memory. */
int coco_pool_keys(struct coco_concepts *concepts, const struct coco_rec *rec, const char *field, struct coco_must **found, size_t *n,
    struct coco_arena *arena);
void coco_pool_keys_free(struct coco_must *keys, size_t n);
const struct coco_challenge *coco_pool_challenge(const struct coco_pool *pool, struct coco_str id);
void coco_pool_free(struct coco_pool *pool);

/* Host of a web address, lower case, without "www."; absent if there is none. */
struct coco_str coco_domain_of(struct coco_str website, struct coco_arena *arena);
/* An organisation's name, folded, so that it is the same however people write it. Absent if there is none. */
struct coco_str coco_name_of(struct coco_str org, struct coco_arena *arena);
/* Whom a record excludes: each entry as it stands, and as the domain or the name that it may be. */
struct coco_strs coco_pool_excluded(const struct coco_rec *rec, struct coco_arena *arena);
/* The text without e-mail addresses, telephone numbers and web addresses: "[…]" stands for each. */
struct coco_str coco_masked(struct coco_str text, struct coco_arena *arena);

#endif
