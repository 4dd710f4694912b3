/* Gates: a pair that does not pass is no candidate, whatever its score. The order is from what a participant is, over what
 * the law asks, to what people want, so that a count names the most general reason.
 *
 * Consent: where nobody in the input was asked for consent.process the campaign does not record it here, and nobody is kept
 * out; once one participant carries the field, whoever lacks it has not agreed. An owner brings its challenge itself, so there only a
 * refusal counts. */
#include "gate.h"

#include "presence.h"

#include <stdlib.h>
#include <string.h>

/* ---- decisions -------------------------------------------------------------------------------------------------- */

struct coco_decisions {
	struct coco_map *pairs; /* two numbers: of the ids below */
	struct coco_map *challenges, *participants;
	unsigned *flags;   /* by pair */
	uint32_t *earlier; /* by pair: the one of the same challenge that was added before, from 1 */
	uint32_t *latest;  /* by challenge: the pair that was added last, from 1 */
	size_t cap, cap_earlier, cap_latest;
};

struct pair_key {
	uint32_t challenge, participant;
};

struct coco_decisions *coco_decisions_new(void)
{
	struct coco_decisions *d = calloc(1, sizeof *d);
	if (d == NULL)
		return NULL;
	d->pairs = coco_map_new(), d->challenges = coco_map_new(), d->participants = coco_map_new();
	if (d->pairs && d->challenges && d->participants)
		return d;
	coco_decisions_free(d);
	return NULL;
}

void coco_decisions_free(struct coco_decisions *decisions)
{
	if (decisions == NULL)
		return;
	coco_map_free(decisions->pairs), coco_map_free(decisions->challenges), coco_map_free(decisions->participants);
	free(decisions->flags), free(decisions->earlier), free(decisions->latest);
	free(decisions);
}

/* The key of two numbers; false: one of them is COCO_NONE. */
static bool make_key(size_t challenge, size_t participant, struct pair_key *key)
{
	*key = (struct pair_key){(uint32_t)challenge, (uint32_t)participant};
	return challenge < UINT32_MAX && participant < UINT32_MAX;
}

static struct coco_str key_text(const struct pair_key *key)
{
	return (struct coco_str){(const char *)key, sizeof *key};
}

/* A new pair of a challenge, which may be new itself. */
static int link_pair(struct coco_decisions *d, uint32_t challenge, size_t pair)
{
	const size_t known = d->cap_latest;
	if ((pair >= d->cap_earlier && coco_grow(&d->earlier, &d->cap_earlier, pair, sizeof *d->earlier) != 0) ||
	    (challenge >= d->cap_latest && coco_grow(&d->latest, &d->cap_latest, challenge, sizeof *d->latest) != 0))
		return -1;
	for (size_t i = known; i < d->cap_latest; i++)
		d->latest[i] = 0;
	d->earlier[pair] = d->latest[challenge];
	d->latest[challenge] = (uint32_t)pair + 1;
	return 0;
}

int coco_decisions_add(struct coco_decisions *decisions, struct coco_str challenge, struct coco_str participant, unsigned flags)
{
	struct coco_decisions *d = decisions;
	struct pair_key key;
	bool added;
	if (!make_key(coco_map_add(d->challenges, challenge, NULL), coco_map_add(d->participants, participant, NULL), &key))
		return -1;
	const size_t number = coco_map_add(d->pairs, key_text(&key), &added);
	if (number == COCO_NONE || (number == d->cap && coco_grow(&d->flags, &d->cap, number, sizeof *d->flags) != 0))
		return -1;
	d->flags[number] = (added ? 0 : d->flags[number]) | flags;
	return added ? link_pair(d, key.challenge, number) : 0;
}

struct coco_str coco_decisions_next(const struct coco_decisions *decisions, struct coco_str challenge, size_t *at)
{
	const size_t number = *at == 0 ? coco_map_find(decisions->challenges, challenge) : COCO_NONE;
	struct pair_key key;
	if (*at == 0)
		*at = number != COCO_NONE ? decisions->latest[number] : 0;
	else
		*at = decisions->earlier[*at - 1];
	if (*at == 0)
		return COCO_STR_NONE;
	memcpy(&key, coco_map_key(decisions->pairs, *at - 1).s, sizeof key);
	return coco_map_key(decisions->participants, key.participant);
}

bool coco_decisions_any(const struct coco_decisions *decisions, struct coco_str challenge)
{
	return coco_map_find(decisions->challenges, challenge) != COCO_NONE;
}

unsigned coco_decisions_of(const struct coco_decisions *decisions, struct coco_str challenge, struct coco_str participant)
{
	struct pair_key key;
	if (coco_map_count(decisions->pairs) == 0 ||
	    !make_key(coco_map_find(decisions->challenges, challenge), coco_map_find(decisions->participants, participant), &key))
		return 0;
	const size_t number = coco_map_find(decisions->pairs, key_text(&key));
	return number == COCO_NONE ? 0 : decisions->flags[number];
}

bool coco_decided_taken(unsigned decided)
{
	return (decided & COCO_DECIDED_TAKEN) != 0 && (decided & COCO_DECIDED_VETO) == 0;
}

bool coco_decided_stands(unsigned decided)
{
	return (decided & COCO_DECIDED_KEPT) != 0 && (decided & (COCO_DECIDED_TAKEN | COCO_DECIDED_PIN)) != COCO_DECIDED_PIN;
}

/* ---- must ------------------------------------------------------------------------------------------------------- */

static bool any_in(struct coco_strs wanted, struct coco_strs had)
{
	for (size_t i = 0; i < wanted.n; i++)
		if (coco_strs_have(had, wanted.items[i]))
			return true;
	return false;
}

static bool any_is(struct coco_strs wanted, struct coco_str had)
{
	return had.n > 0 && coco_strs_have(wanted, had);
}

static bool any_nuts(struct coco_strs wanted, struct coco_str had)
{
	for (size_t i = 0; i < wanted.n; i++)
		if (wanted.items[i].n > 0 && wanted.items[i].n <= had.n && coco_str_eq(wanted.items[i], coco_str_sub(had, 0, wanted.items[i].n)))
			return true;
	return false;
}

/* A sector, or one that belongs to it. */
static bool any_sector(struct coco_strs wanted, struct coco_strs had)
{
	const struct coco_vocab *sectors = coco_vocab("sector");
	for (size_t i = 0; i < had.n; i++) {
		struct coco_str code = had.items[i];
		for (size_t row; sectors != NULL && (row = coco_vocab_find(sectors, code)) != COCO_NONE;) {
			if (coco_strs_have(wanted, code))
				return true;
			code = coco_str_of(coco_vocab_parent(sectors, row));
		}
	}
	return false;
}

/* A skill that is listed, or one that belongs to it; what only a text mentions is not known well enough. */
static bool any_skill(const struct coco_pool *pool, const struct coco_concept_set *wanted, const struct coco_participant *p)
{
	for (size_t i = 0; i < wanted->n; i++)
		for (size_t k = 0; k < p->n_listed; k++)
			if (coco_concepts_under(pool->concepts, p->skills.items[k].number, wanted->items[i].number))
				return true;
	return false;
}

#define KEYS "languages|countries|nuts|skills|creative_sectors|sizes"

bool coco_gate_key_known(struct coco_str key)
{
	return coco_choice(KEYS, key) >= 0;
}

/* A key that we do not know cannot be met: better no pair than one that breaks what was asked. */
bool coco_gate_met(const struct coco_pool *pool, const struct coco_must *must, const struct coco_participant *p)
{
	switch (coco_choice(KEYS, must->key)) {
	case 0:
		return any_in(must->values, p->languages);
	case 1:
		return any_is(must->values, p->country);
	case 2:
		return any_nuts(must->values, p->nuts);
	case 3:
		return any_skill(pool, &must->skills, p);
	case 4:
		return any_sector(must->values, p->sectors);
	case 5:
		return any_is(must->values, p->size);
	default:
		return false;
	}
}

bool coco_gate_says(const struct coco_must *must, const struct coco_participant *participant)
{
	const struct coco_participant *p = participant;
	switch (coco_choice(KEYS, must->key)) {
	case 0:
		return p->languages.n > 0;
	case 1:
		return p->country.n > 0;
	case 2:
		return p->nuts.n > 0;
	case 3:
		return p->n_listed > 0;
	case 4:
		return p->sectors.n > 0;
	case 5:
		return p->size.n > 0;
	default:
		return true;
	}
}

/* ---- exclude ---------------------------------------------------------------------------------------------------- */

static bool in_domain(struct coco_str host, struct coco_str domain)
{
	if (host.n == 0 || domain.n == 0 || host.n < domain.n)
		return false;
	const size_t ahead = host.n - domain.n;
	return coco_str_eq(coco_str_sub(host, ahead, host.n), domain) && (ahead == 0 || host.s[ahead - 1] == '.');
}

struct coco_str coco_id_fold(struct coco_str id, char out[COCO_ID_FOLD])
{
	if (id.n > COCO_ID_FOLD)
		return COCO_STR_NONE;
	for (size_t i = 0; i < id.n; i++)
		out[i] = id.s[i] >= 'A' && id.s[i] <= 'Z' ? (char)(id.s[i] + ('a' - 'A')) : id.s[i];
	return (struct coco_str){out, id.n};
}

/* People type ids as they come: capitals are no other id. */
static bool same_id(struct coco_str a, struct coco_str b)
{
	char x[COCO_ID_FOLD], y[COCO_ID_FOLD];
	return coco_str_eq(a, b) || (a.n == b.n && a.n <= COCO_ID_FOLD && coco_str_eq(coco_id_fold(a, x), coco_id_fold(b, y)));
}

static bool any_id(struct coco_strs ids, struct coco_str id)
{
	for (size_t i = 0; i < ids.n; i++)
		if (same_id(ids.items[i], id))
			return true;
	return false;
}

/* The list names the participant: an id, an earlier id, the organisation's id, name or domain. */
static bool names(struct coco_strs list, const struct coco_participant *p)
{
	if (p == NULL)
		return false;
	for (size_t i = 0; i < list.n; i++) {
		const struct coco_str item = list.items[i];
		if (same_id(item, p->id) || (p->org_id.n > 0 && same_id(item, p->org_id)) || any_id(p->aliases, item))
			return true;
		if (p->org.n > 0 && coco_str_eq(item, p->org))
			return true;
		if (coco_str_find(item, COCO_STR("."), 0) != COCO_NONE && in_domain(p->domain, item))
			return true;
	}
	return false;
}

/* By the organisation's id; by the website, of which one may be below the other's; by the name, where an id is missing. */
static bool same_organisation(const struct coco_participant *a, const struct coco_participant *b)
{
	if (a == NULL || b == NULL)
		return false;
	if (a->org_id.n > 0 && b->org_id.n > 0 && coco_str_eq(a->org_id, b->org_id))
		return true;
	if (in_domain(a->domain, b->domain) || in_domain(b->domain, a->domain))
		return true;
	return (a->org_id.n == 0 || b->org_id.n == 0) && a->org.n > 0 && coco_str_eq(a->org, b->org) &&
	       (a->country.n == 0 || b->country.n == 0 || coco_str_eq(a->country, b->country));
}

/* ---- the verdict ------------------------------------------------------------------------------------------------ */

static bool pitches(const struct coco_participant *p)
{
	return p->side == COCO_SIDE_CCI || p->side == COCO_SIDE_BOTH;
}

bool coco_gate_may_own(const struct coco_participant *participant)
{
	return participant->side == COCO_SIDE_AVM || participant->side == COCO_SIDE_BOTH;
}

bool coco_gate_refused(const struct coco_participant *owner)
{
	return owner != NULL && owner->asked && !owner->process;
}

bool coco_gate_expired(const struct coco_participant *owner)
{
	return owner != NULL && owner->expired;
}

bool coco_gate_excludes(const struct coco_challenge *challenge, const struct coco_participant *participant)
{
	return names(challenge->exclude, participant) || (challenge->owner && names(challenge->owner->exclude, participant));
}

bool coco_gate_excludes_owner(const struct coco_challenge *challenge, const struct coco_participant *participant)
{
	return names(participant->exclude, challenge->owner) || any_id(participant->exclude, challenge->owner_id);
}

static const struct coco_must *unmet(const struct coco_pool *pool, const struct coco_challenge *c, const struct coco_participant *p)
{
	for (size_t i = 0; i < c->n_must; i++)
		if (!coco_gate_met(pool, &c->must[i], p))
			return &c->must[i];
	return NULL;
}

/* The gate alone, whatever the others say. */
static bool is_shut(
    enum coco_gate gate, const struct coco_pool *pool, const struct coco_challenge *c, const struct coco_participant *p, unsigned decided)
{
	switch (gate) {
	case COCO_GATE_SIDE:
		return !pitches(p) || (c->owner != NULL && !coco_gate_may_own(c->owner));
	case COCO_GATE_OWN:
		return (c->owner != NULL && p->index == c->owner->index) || coco_str_eq(p->id, c->owner_id);
	case COCO_GATE_ORGANISATION:
		return same_organisation(c->owner, p);
	case COCO_GATE_ANONYMOUS:
		return p->anonymous;
	case COCO_GATE_INACTIVE:
		return !p->active;
	case COCO_GATE_EXPIRED:
		return p->expired || coco_gate_expired(c->owner);
	case COCO_GATE_CONSENT:
		return coco_gate_refused(c->owner) || (pool->consent && !p->process);
	case COCO_GATE_MUST:
		return unmet(pool, c, p) != NULL;
	case COCO_GATE_EXCLUDED:
		return coco_gate_excludes(c, p) || coco_gate_excludes_owner(c, p);
	case COCO_GATE_VETOED:
		return (decided & COCO_DECIDED_VETO) != 0;
	case COCO_GATE_DECLINED:
		return (decided & COCO_DECIDED_DECLINED) != 0;
	case COCO_GATE_MET:
		return (decided & COCO_DECIDED_MET) != 0;
	case COCO_GATE_AWAY:
		return !coco_present(c, p);
	default:
		return false;
	}
}

/* What a pin overrules. */
static bool gives_way(enum coco_gate gate)
{
	return gate == COCO_GATE_MUST || gate == COCO_GATE_EXCLUDED || gate == COCO_GATE_DECLINED || gate == COCO_GATE_MET ||
	       gate == COCO_GATE_AWAY;
}

struct coco_verdict coco_gate_check(
    const struct coco_pool *pool, const struct coco_challenge *challenge, const struct coco_participant *participant, unsigned decided)
{
	static const enum coco_gate order[] = {COCO_GATE_SIDE, COCO_GATE_OWN, COCO_GATE_ORGANISATION, COCO_GATE_ANONYMOUS, COCO_GATE_INACTIVE,
	    COCO_GATE_EXPIRED, COCO_GATE_CONSENT, COCO_GATE_VETOED, COCO_GATE_MUST, COCO_GATE_EXCLUDED, COCO_GATE_DECLINED, COCO_GATE_MET,
	    COCO_GATE_AWAY};
	for (size_t i = 0; i < COCO_LEN(order); i++) {
		if (((decided & COCO_DECIDED_PIN) && gives_way(order[i])) || !is_shut(order[i], pool, challenge, participant, decided))
			continue;
		return (struct coco_verdict){order[i], order[i] == COCO_GATE_MUST ? unmet(pool, challenge, participant) : NULL};
	}
	return (struct coco_verdict){COCO_GATE_OPEN, NULL};
}

unsigned coco_gate_all(const struct coco_pool *pool, const struct coco_challenge *challenge, const struct coco_participant *participant,
    unsigned decided, uint64_t *must)
{
	unsigned shut = 0;
	*must = 0;
	for (enum coco_gate gate = COCO_GATE_OPEN + 1; gate < COCO_GATES; gate++)
		if (!((decided & COCO_DECIDED_PIN) && gives_way(gate)) && is_shut(gate, pool, challenge, participant, decided))
			shut |= 1U << gate;
	for (size_t i = 0; (shut & 1U << COCO_GATE_MUST) && i < challenge->n_must; i++)
		if (!coco_gate_met(pool, &challenge->must[i], participant))
			*must |= (uint64_t)1 << (i < 63 ? i : 63);
	return shut;
}

static const char *row_cell(enum coco_gate gate, const char *column)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "gates");
	return gate > COCO_GATE_OPEN && gate < COCO_GATES ? coco_table_cell(table, (size_t)gate - 1, coco_table_column(table, column)) : "";
}

const char *coco_gate_text(enum coco_gate gate)
{
	return row_cell(gate, "text");
}

const char *coco_gate_code(enum coco_gate gate)
{
	return row_cell(gate, "code");
}

const char *coco_gate_relief(enum coco_gate gate)
{
	return row_cell(gate, "relief");
}

bool coco_gate_counted(enum coco_gate gate)
{
	return coco_str_is(coco_str_of(row_cell(gate, "counted")), "yes");
}
