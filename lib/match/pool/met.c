/* Who met in an earlier round: an assignment or an accepted match of that round, a meeting that was held, a pitch. Meetings and pitches say
 * no round, so they count for that of their challenge; a meeting without a challenge is of no round. */
#include "engine.h"

static int64_t round_of_challenge(const struct coco_match *m, struct coco_str challenge)
{
	const struct coco_rec *rec = coco_store_find(m->store, "challenge", challenge);
	return rec != NULL ? coco_match_round_of(rec) : 1;
}

static int mark(struct coco_match *m, struct coco_str challenge, struct coco_str participant, int64_t round)
{
	const size_t p = coco_pool_find(&m->pool, participant);
	if (round >= m->round || p == COCO_NONE || challenge.s == NULL)
		return 0;
	return coco_decisions_add(m->decisions, challenge, coco_pool_id(&m->pool, p), COCO_DECIDED_MET);
}

/* A match that people have touched; of locked ones, those that were assigned. */
static int mark_match(struct coco_match *m, const struct coco_rec *rec)
{
	struct coco_arena *arena = m->pool.arena;
	if (coco_choice("assigned|accepted", coco_rec_str(rec, "status", arena)) < 0)
		return 0;
	return mark(m, coco_rec_str(rec, "challenge", arena), coco_rec_str(rec, "participant", arena), coco_match_round_of(rec));
}

static int mark_pitch(struct coco_match *m, const struct coco_rec *rec)
{
	const struct coco_str challenge = coco_rec_str(rec, "challenge", m->pool.arena);
	return mark(m, challenge, coco_rec_str(rec, "participant", m->pool.arena), round_of_challenge(m, challenge));
}

static int mark_meeting(struct coco_match *m, const struct coco_rec *rec)
{
	struct coco_arena *arena = m->pool.arena;
	const struct coco_str challenge = coco_rec_str(rec, "challenge", arena);
	const int64_t round = round_of_challenge(m, challenge);
	if (!coco_str_is(coco_rec_str(rec, "status", arena), "held"))
		return 0;
	return mark(m, challenge, coco_rec_str(rec, "b", arena), round) != 0 || mark(m, challenge, coco_rec_str(rec, "a", arena), round) != 0
	           ? -1
	           : 0;
}

int coco_met_read(struct coco_match *match)
{
	static const struct {
		const char *type;
		int (*mark)(struct coco_match *, const struct coco_rec *);
	} kinds[] = {{"match", mark_match}, {"pitch", mark_pitch}, {"meeting", mark_meeting}};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < match->n_earlier; i++)
		rc = mark(match, match->earlier[i].challenge, match->earlier[i].participant, match->earlier[i].round);
	for (size_t k = 0; k < COCO_LEN(kinds); k++)
		for (size_t i = 0; rc == 0 && i < coco_store_count(match->store, kinds[k].type); i++)
			rc = kinds[k].mark(match, coco_store_at(match->store, kinds[k].type, i));
	return rc;
}
