/* The past: who met whom in person, who rated whom how, who has had a chance already. Kept are only pairs of a challenge's
 * owner and somebody who may pitch, so that an event costs its owners times its creatives; a crowd is no meeting at all.
 *
 * Records are read in the order of their keys, so sums of ratings do not depend on the input's order. */
#include "past.h"

#include <stdlib.h>
#include <string.h>

struct coco_past {
	const struct coco_pool *pool;
	const struct coco_store *store;
	struct coco_measures measures;
	struct coco_arena *arena;
	struct coco_person_past *people; /* by participant */
	bool *owns;
	struct coco_map *pairs; /* two numbers, owner first */
	struct coco_pair_past *of;
	size_t cap;
	struct coco_map *challenges; /* of which somebody had a chance */
	struct coco_map *chances;    /* two numbers: participant's and challenge's */
	bool begun, rated;
};

struct pair_key {
	uint32_t owner, participant;
};

static struct coco_str key_of(const struct pair_key *key)
{
	return (struct coco_str){(const char *)key, sizeof *key};
}

static struct coco_pair_past *pair_of(struct coco_past *past, size_t owner, size_t participant)
{
	const struct pair_key key = {(uint32_t)owner, (uint32_t)participant};
	bool added;
	const size_t number = coco_map_add(past->pairs, key_of(&key), &added);
	if (number == COCO_NONE || (number == past->cap && coco_grow(&past->of, &past->cap, number, sizeof *past->of) != 0))
		return NULL;
	if (added)
		past->of[number] = (struct coco_pair_past){0};
	past->people[participant].known = true;
	return &past->of[number];
}

static bool creative(const struct coco_past *past, size_t participant)
{
	return coco_rows_pitches(past->pool->rows, participant);
}

static size_t number_of(const struct coco_past *past, struct coco_str id)
{
	return coco_pool_find(past->pool, id);
}

static int ascending(const void *a, const void *b)
{
	const size_t x = *(const size_t *)a, y = *(const size_t *)b;
	return x < y ? -1 : x > y;
}

/* Sorts the numbers and drops what stands twice (an id and an alias of the same). */
static size_t distinct(size_t *numbers, size_t n)
{
	size_t kept = 0;
	if (n > 1)
		qsort(numbers, n, sizeof *numbers, ascending);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || numbers[kept - 1] != numbers[i])
			numbers[kept++] = numbers[i];
	return kept;
}

/* What people of a list have to do with each other: each owner with each creative. */
struct occasion {
	double met;
	size_t meetings, events;
	bool together, worked;
};
static int note_all(struct coco_past *past, const size_t *people, size_t n, const struct occasion *what)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; past->owns[people[i]] && k < n; k++) {
			if (i == k || !creative(past, people[k]))
				continue;
			struct coco_pair_past *pair = pair_of(past, people[i], people[k]);
			if (pair == NULL)
				return -1;
			pair->met += what->met;
			pair->meetings += what->meetings;
			pair->events += what->events;
			pair->together = pair->together || what->together;
			pair->worked = pair->worked || what->worked;
		}
	return 0;
}

/* The participants that a field lists, as distinct numbers. */
static size_t listed(struct coco_past *past, const struct coco_rec *rec, size_t **numbers)
{
	size_t n = 0, found = 0;
	const struct coco_str *ids = coco_rec_list(rec, "participants", &n, past->arena);
	*numbers = coco_arena_array(past->arena, n + 1, sizeof **numbers);
	if (*numbers == NULL)
		return COCO_NONE;
	for (size_t i = 0; i < n; i++) {
		const size_t number = number_of(past, ids[i]);
		if (number != COCO_NONE)
			(*numbers)[found++] = number;
	}
	return distinct(*numbers, found);
}

static int read_contact(struct coco_past *past, const struct coco_rec *rec)
{
	static const struct occasion met = {.met = 1, .meetings = 1};
	size_t *people;
	if (!coco_str_is(coco_rec_str(rec, "mode", past->arena), "in_person"))
		return 0;
	const size_t n = listed(past, rec, &people);
	return n == COCO_NONE ? -1 : note_all(past, people, n, &met);
}

static int read_collaboration(struct coco_past *past, const struct coco_rec *rec)
{
	static const struct occasion worked = {.together = true, .worked = true};
	size_t *people;
	const size_t n = listed(past, rec, &people);
	return n == COCO_NONE ? -1 : note_all(past, people, n, &worked);
}

/* A rating of a pair: of the participant, or of the owner by it. Each is kept once. */
static int rate(
    struct coco_past *past, size_t owner, size_t participant, const struct coco_rec *rec, const char *field, bool of_participant)
{
	double value;
	if (!coco_rec_num(rec, field, &value))
		return 0;
	struct coco_pair_past *pair = pair_of(past, owner, participant);
	if (pair == NULL)
		return -1;
	if (of_participant)
		past->people[participant].rating_sum += value, past->people[participant].ratings++;
	else
		pair->rating_sum += value, pair->ratings++;
	return 0;
}

static int read_meeting(struct coco_past *past, const struct coco_rec *rec)
{
	static const struct occasion met = {.met = 1, .meetings = 1};
	const struct coco_rec *event = coco_store_find(past->store, "event", coco_rec_str(rec, "event", past->arena));
	const size_t a = number_of(past, coco_rec_str(rec, "a", past->arena)), b = number_of(past, coco_rec_str(rec, "b", past->arena));
	if (a == COCO_NONE || b == COCO_NONE || a == b || !coco_str_is(coco_rec_str(rec, "status", past->arena), "held"))
		return 0;
	if (!(event && coco_str_is(coco_rec_str(event, "mode", past->arena), "online")) && note_all(past, (const size_t[]){a, b}, 2, &met) != 0)
		return -1;
	if (!past->owns[a] || !creative(past, b))
		return 0;
	return rate(past, a, b, rec, "rating_a", true) != 0 || rate(past, a, b, rec, "rating_b", false) != 0 ? -1 : 0;
}

static int read_pitch(struct coco_past *past, const struct coco_rec *rec)
{
	static const struct occasion pitched = {.together = true};
	const struct coco_challenge *c = coco_pool_challenge(past->pool, coco_rec_str(rec, "challenge", past->arena));
	const size_t p = number_of(past, coco_rec_str(rec, "participant", past->arena));
	double rating;
	if (p == COCO_NONE)
		return 0;
	if (coco_past_chance(past, coco_rec_str(rec, "challenge", past->arena), p) != 0)
		return -1;
	if (c == NULL || c->owner == NULL) { /* of another year: the rating is still worth knowing */
		if (coco_rec_num(rec, "rating_avm", &rating))
			past->people[p].rating_sum += rating, past->people[p].ratings++, past->rated = true;
		return 0;
	}
	const size_t owner = c->owner->index;
	if (owner == p || !creative(past, p))
		return 0;
	if (note_all(past, (const size_t[]){owner, p}, 2, &pitched) != 0)
		return -1;
	return rate(past, owner, p, rec, "rating_avm", true) != 0 || rate(past, owner, p, rec, "rating_cci", false) != 0 ? -1 : 0;
}

/* ---- shared events ---------------------------------------------------------------------------------------------- */

/* What sharing an event is worth, by the step that its activity belongs to. */
static double worth_of(const struct coco_past *past, const struct coco_rec *event)
{
	const struct coco_vocab *activities = coco_vocab("activity");
	const size_t row = activities ? coco_vocab_find(activities, coco_rec_str(event, "activity", past->arena)) : COCO_NONE;
	const int step = row == COCO_NONE ? -1 : coco_choice("connect|share|solve|innovate", coco_str_of(coco_vocab_parent(activities, row)));
	return step < 0 ? 0 : past->measures.of[COCO_MET_CONNECT + step];
}

static int close_event(struct coco_past *past, struct coco_str id, size_t *people, size_t n)
{
	const struct coco_rec *event = id.s ? coco_store_find(past->store, "event", id) : NULL;
	if (event == NULL || !coco_str_is(coco_rec_str(event, "mode", past->arena), "in_person"))
		return 0;
	const size_t host = number_of(past, coco_rec_str(event, "host", past->arena));
	if (host != COCO_NONE)
		people[n++] = host;
	n = distinct(people, n);
	const struct occasion shared = {.met = worth_of(past, event), .events = 1};
	return shared.met > 0 && n <= (size_t)past->measures.of[COCO_MET_CROWD] ? note_all(past, people, n, &shared) : 0;
}

/* Attendance stands by event, as its key begins with it. */
static int read_attendance(struct coco_past *past)
{
	const size_t all = coco_store_count(past->store, "attendance");
	size_t *people = malloc((all + 2) * sizeof *people), n = 0;
	struct coco_str at = COCO_STR_NONE;
	int rc = people ? 0 : -1;
	for (size_t i = 0; rc == 0 && i < all; i++) {
		const struct coco_rec *rec = coco_store_at(past->store, "attendance", i);
		const struct coco_str event = coco_rec_str(rec, "event", past->arena);
		if (!coco_str_eq(event, at)) {
			rc = close_event(past, at, people, n);
			at = event, n = 0;
		}
		const size_t who = number_of(past, coco_rec_str(rec, "participant", past->arena));
		if (who != COCO_NONE && coco_str_is(coco_rec_str(rec, "status", past->arena), "attended"))
			people[n++] = who;
	}
	if (rc == 0)
		rc = close_event(past, at, people, n);
	free(people);
	return rc;
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

static int read_all(struct coco_past *past)
{
	static const struct {
		const char *type;
		int (*read)(struct coco_past *, const struct coco_rec *);
	} kinds[] = {{"contact", read_contact}, {"meeting", read_meeting}, {"pitch", read_pitch}, {"collaboration", read_collaboration}};
	int rc = read_attendance(past);
	for (size_t k = 0; k < COCO_LEN(kinds); k++)
		for (size_t i = 0; rc == 0 && i < coco_store_count(past->store, kinds[k].type); i++)
			rc = kinds[k].read(past, coco_store_at(past->store, kinds[k].type, i));
	return rc;
}

struct coco_past *coco_past_new(const struct coco_pool *pool, const struct coco_store *store, const struct coco_measures *measures)
{
	struct coco_past *past = calloc(1, sizeof *past);
	if (past == NULL)
		return NULL;
	past->pool = pool, past->store = store, past->measures = *measures;
	past->arena = coco_arena_new();
	past->people = calloc(pool->n_participants + 1, sizeof *past->people);
	past->owns = calloc(pool->n_participants + 1, sizeof *past->owns);
	past->pairs = coco_map_new();
	past->chances = coco_map_new();
	past->challenges = coco_map_new();
	if (!past->arena || !past->people || !past->owns || !past->pairs || !past->chances || !past->challenges) {
		coco_past_free(past);
		return NULL;
	}
	for (size_t i = 0; i < pool->n_challenges; i++)
		if (pool->challenges[i].owner != NULL)
			past->owns[pool->challenges[i].owner->index] = true;
	if (read_all(past) != 0) {
		coco_past_free(past);
		return NULL;
	}
	return past;
}

void coco_past_free(struct coco_past *past)
{
	if (past == NULL)
		return;
	coco_arena_free(past->arena);
	coco_map_free(past->pairs);
	coco_map_free(past->chances);
	coco_map_free(past->challenges);
	free(past->people);
	free(past->owns);
	free(past->of);
	free(past);
}

struct chance_key {
	uint32_t participant, challenge;
};

static struct coco_str chance_text(const struct chance_key *key)
{
	return (struct coco_str){(const char *)key, sizeof *key};
}

int coco_past_chance(struct coco_past *past, struct coco_str challenge, size_t participant)
{
	bool added;
	if (challenge.n == 0)
		return 0;
	const size_t number = coco_map_add(past->challenges, challenge, NULL);
	const struct chance_key key = {(uint32_t)participant, (uint32_t)number};
	if (number >= UINT32_MAX || coco_map_add(past->chances, chance_text(&key), &added) == COCO_NONE)
		return -1;
	past->people[participant].chances += added;
	past->begun = true;
	return 0;
}

struct coco_pair_past coco_past_pair(const struct coco_past *past, size_t owner, size_t participant)
{
	const struct pair_key key = {(uint32_t)owner, (uint32_t)participant};
	const size_t number = past->people[participant].known ? coco_map_find(past->pairs, key_of(&key)) : COCO_NONE;
	const struct coco_pair_past none = {0};
	return number == COCO_NONE ? none : past->of[number];
}

const struct coco_person_past *coco_past_person(const struct coco_past *past, size_t participant)
{
	return &past->people[participant];
}

size_t coco_past_chances(const struct coco_past *past, struct coco_str challenge, size_t participant)
{
	const size_t all = past->people[participant].chances, number = all > 0 ? coco_map_find(past->challenges, challenge) : COCO_NONE;
	const struct chance_key key = {(uint32_t)participant, (uint32_t)number};
	return number == COCO_NONE ? all : all - (coco_map_find(past->chances, chance_text(&key)) != COCO_NONE);
}

bool coco_past_any(const struct coco_past *past)
{
	return past->rated || coco_map_count(past->pairs) > 0;
}

bool coco_past_begun(const struct coco_past *past)
{
	return past->begun;
}
