/* Who may be paired with a challenge at all. Private to lib/match. */
#ifndef COCO_MATCH_GATE_H
#define COCO_MATCH_GATE_H

#include "pool.h"

/* Rows of gates.csv, in its order, from 1. */
enum coco_gate {
	COCO_GATE_OPEN,
	COCO_GATE_SIDE,
	COCO_GATE_OWN,
	COCO_GATE_ORGANISATION,
	COCO_GATE_ANONYMOUS,
	COCO_GATE_INACTIVE,
	COCO_GATE_EXPIRED,
	COCO_GATE_CONSENT,
	COCO_GATE_MUST,
	COCO_GATE_EXCLUDED,
	COCO_GATE_VETOED,
	COCO_GATE_DECLINED,
	COCO_GATE_MET,
	COCO_GATE_AWAY,
	COCO_GATE_UNLISTED, /* not of coco_gate_check, but of coco_match_verdict */
	COCO_GATE_BUSY,
	COCO_GATES
};

/* What people have decided about pairs: pins and vetoes of a file, and earlier matches. */
enum {
	COCO_DECIDED_PIN = 1,      /* must be a pair */
	COCO_DECIDED_VETO = 2,     /* must not */
	COCO_DECIDED_DECLINED = 4, /* an earlier match, declined or vetoed */
	COCO_DECIDED_KEPT = 8,     /* a match of this round that stands in the stream and stays as it is */
	COCO_DECIDED_TAKEN = 16,   /* … and holds a seat */
	COCO_DECIDED_FIRM = 32,    /* … that not even a veto takes from it: accepted or locked */
	COCO_DECIDED_MET = 64,     /* the two have met in an earlier round */
	COCO_DECIDED_KEEP = 128,   /* a pair of the earlier run that is to be kept */
	COCO_DECIDED_LEVEL = 256   /* times the level of interest, 1 to 5: the bits from here on */
};
struct coco_decisions;
struct coco_decisions *coco_decisions_new(void);
int coco_decisions_add(struct coco_decisions *decisions, struct coco_str challenge, struct coco_str participant, unsigned flags);
bool coco_decisions_any(const struct coco_decisions *decisions, struct coco_str challenge); /* about this challenge */
/* The participants about whom something is decided for this challenge, one after another: *at is 0 before the first. Absent: no more. */
struct coco_str coco_decisions_next(const struct coco_decisions *decisions, struct coco_str challenge, size_t *at);
unsigned coco_decisions_of(const struct coco_decisions *decisions, struct coco_str challenge, struct coco_str participant);
void coco_decisions_free(struct coco_decisions *decisions);
/* A match of this round holds a seat for the pair. A veto takes it away. */
bool coco_decided_taken(unsigned decided);
/* A match of this round stands for the pair, so that no other is made. A pin makes one in the place of a refusal. */
bool coco_decided_stands(unsigned decided);

struct coco_verdict {
	enum coco_gate gate;          /* COCO_GATE_OPEN: may be paired */
	const struct coco_must *must; /* of COCO_GATE_MUST: the key that is not met */
};
/* The first gate that keeps the pair apart, in the order of the enum. A pin overrules `must`, `exclude`, an
 * earlier refusal, an earlier round and the times that somebody is there, but no other gate: those are not the facilitator's to open. */
struct coco_verdict coco_gate_check(
    const struct coco_pool *pool, const struct coco_challenge *challenge, const struct coco_participant *participant, unsigned decided);
/* Every gate that keeps the pair apart, a bit each by its number; `must`: the keys that are not met, by their order (the 64th and all later
 * ones share a bit). */
unsigned coco_gate_all(const struct coco_pool *pool, const struct coco_challenge *challenge, const struct coco_participant *participant,
    unsigned decided, uint64_t *must);
/* One of the key's values is known of the participant. */
bool coco_gate_met(const struct coco_pool *pool, const struct coco_must *must, const struct coco_participant *participant);
/* The participant says what the key asks for, so that a key that is not met is broken and not only open. True of a key that is not known:
 * nothing that anybody could say meets it. */
bool coco_gate_says(const struct coco_must *must, const struct coco_participant *participant);
/* Who has shut out whom, of COCO_GATE_EXCLUDED: the challenge or its owner the participant; the participant the owner. */
bool coco_gate_excludes(const struct coco_challenge *challenge, const struct coco_participant *participant);
bool coco_gate_excludes_owner(const struct coco_challenge *challenge, const struct coco_participant *participant);
/* An id with its capitals made small; absent: longer than any. */
enum { COCO_ID_FOLD = 128 };
struct coco_str coco_id_fold(struct coco_str id, char out[COCO_ID_FOLD]);
bool coco_gate_key_known(struct coco_str key);                      /* of must and prefer */
bool coco_gate_refused(const struct coco_participant *owner);       /* it has said no to consent.process */
bool coco_gate_expired(const struct coco_participant *owner);       /* its record must be deleted */
bool coco_gate_may_own(const struct coco_participant *participant); /* a challenge, by its side */
const char *coco_gate_code(enum coco_gate gate);                    /* as gates.csv and closed.csv have it */
const char *coco_gate_text(enum coco_gate gate);
const char *coco_gate_relief(enum coco_gate gate); /* what would open it; "": nothing */
bool coco_gate_counted(enum coco_gate gate);       /* worth telling */

#endif
