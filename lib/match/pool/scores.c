/* Scores that somebody else has given, a jury or another tool. The ids of the file are kept once each and looked up once the pool is known;
 * the pairs lie sorted by challenge and participant, so that millions of them take a few bytes each and a challenge knows its own. */
#include "coco/base_run.h"
#include "scores.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { UNLISTED = -1 };

/* A line of the file; then, by numbers in the pool, a pair. */
struct given {
	uint32_t challenge, participant;
	int32_t score; /* in millionths; UNLISTED: a match that stands */
	uint32_t line;
};

struct coco_scores {
	struct coco_map *challenges, *participants; /* ids of the file */
	struct given *lines;
	size_t n, cap;
	size_t *first; /* by challenge: its first pair; behind the last: their number; in the pool's arena */
	char digest[COCO_SHA256_TEXT];
};

void coco_scores_free(struct coco_scores *scores)
{
	if (scores == NULL)
		return;
	coco_map_free(scores->challenges), coco_map_free(scores->participants);
	free(scores->lines);
	free(scores);
}

/* ---- the file --------------------------------------------------------------------------------------------------- */

/* A number from 0 to 1 with at most six decimals, as millionths; -1: it is none. */
static int32_t millionths(struct coco_str raw, struct coco_arena *arena)
{
	double value;
	if (coco_json_kind(raw) == COCO_JSON_STRING) {
		struct coco_str text = coco_str_trim(coco_json_str(raw, arena));
		if (coco_str_starts(text, ".")) /* .5 as people write it */
			text = coco_str_of(coco_arena_printf(arena, "0%.*s", COCO_STR_ARG(text)));
		if (!coco_num_parse(text, &value))
			return -1;
	} else if (!coco_json_num(raw, &value)) {
		return -1;
	}
	const double scaled = value * 1e6, whole = round(scaled);
	return value >= 0 && value <= 1 && fabs(scaled - whole) < 1e-4 ? (int32_t)whole : -1;
}

static int add_line(struct coco_match *m, const struct coco_rec *rec, const char *path, struct coco_err *err)
{
	struct coco_scores *s = m->scores;
	struct coco_arena *arena = coco_arena_new(); /* of this line: there may be millions */
	const struct coco_str challenge = arena ? coco_id_of(rec, "challenge", arena) : COCO_STR_NONE,
	                      participant = arena ? coco_id_of(rec, "participant", arena) : COCO_STR_NONE;
	const int32_t score = arena ? millionths(coco_rec_get(rec, "score"), arena) : -1;
	int rc = 0;
	if (arena == NULL || !coco_arena_ok(arena)) {
		rc = coco_err_nomem(err);
	} else if (challenge.n == 0 || participant.n == 0 || score < 0) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-scores",
		    "a line must have challenge, participant and a score from 0 to 1 with at most six decimals");
		rc = coco_err_at(err, path, rec->line_number, 0);
	} else if (s->n == UINT32_MAX / 2 || (s->n == s->cap && coco_grow(&s->lines, &s->cap, s->n, sizeof *s->lines) != 0)) {
		rc = coco_err_nomem(err);
	} else {
		const size_t c = coco_map_add(s->challenges, challenge, NULL), p = coco_map_add(s->participants, participant, NULL);
		if (c == COCO_NONE || p == COCO_NONE)
			rc = coco_err_nomem(err);
		else
			s->lines[s->n++] = (struct given){(uint32_t)c, (uint32_t)p, score, (uint32_t)rec->line_number};
	}
	coco_arena_free(arena);
	return rc;
}

int coco_scores_read(struct coco_match *match, const char *path, struct coco_err *err)
{
	struct coco_scores *s = match->scores = calloc(1, sizeof *s);
	if (s == NULL || (s->challenges = coco_map_new()) == NULL || (s->participants = coco_map_new()) == NULL)
		return coco_err_nomem(err);
	return coco_pair_lines(match, path, "score", add_line, err);
}

/* ---- who is meant ----------------------------------------------------------------------------------------------- */

/* By numbers of the file: numbers in the pool, or COCO_NONE. */
static size_t *pool_numbers(const struct coco_match *m, const struct coco_map *ids, bool challenges)
{
	size_t *numbers = calloc(coco_map_count(ids) + 1, sizeof *numbers);
	for (size_t i = 0; numbers != NULL && i < coco_map_count(ids); i++) {
		const struct coco_str id = coco_map_key(ids, i);
		const struct coco_challenge *c = challenges ? coco_pool_challenge(&m->pool, id) : NULL;
		if (challenges)
			numbers[i] = c ? (size_t)(c - m->pool.challenges) : COCO_NONE;
		else
			numbers[i] = coco_pool_find(&m->pool, id);
	}
	return numbers;
}

static void tell(struct coco_match *m, const char *code, size_t line, const char *hint, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
static void tell(struct coco_match *m, const char *code, size_t line, const char *hint, const char *format, ...)
{
	const struct coco_finding at = {.file = m->options->scores, .line = line};
	char text[512];
	va_list args;
	if (m->certificate != NULL)
		return; /* its run has told it */
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	m->findings = true;
	coco_diag_say(m->run->diag, COCO_WARNING, code, &at, hint, "%s", text);
}

/* Lines become pairs of the pool; an id that names nothing is told with its first line. */
static void name_pairs(struct coco_match *m, size_t *challenges, size_t *participants)
{
	const size_t told = SIZE_MAX / 2;
	static const char hint[] = "its lines are left out; use an id of the records";
	struct coco_scores *s = m->scores;
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct given *g = &s->lines[i];
		size_t *c = &challenges[g->challenge], *p = &participants[g->participant];
		const struct coco_str cid = coco_map_key(s->challenges, g->challenge), pid = coco_map_key(s->participants, g->participant);
		if (*c == COCO_NONE)
			tell(m, "score-unknown", g->line, hint, "no challenge '%.*s' is among the records", COCO_STR_ARG(cid)), *c = told;
		if (*p == COCO_NONE)
			tell(m, "score-unknown", g->line, hint, "no participant '%.*s' is among the records", COCO_STR_ARG(pid)), *p = told;
		if (*c != told && *p != told)
			s->lines[n++] = (struct given){(uint32_t)*c, (uint32_t)*p, g->score, g->line};
	}
	s->n = n;
}

static int by_pair(const void *a, const void *b)
{
	const struct given *x = a, *y = b;
	if (x->challenge != y->challenge)
		return x->challenge < y->challenge ? -1 : 1;
	if (x->participant != y->participant)
		return x->participant < y->participant ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

/* Sorted, each pair once: the last line counts, as the last record of a key does; a score before none. */
static void sort_pairs(struct coco_match *m)
{
	struct coco_scores *s = m->scores;
	size_t n = 0;
	if (s->n > 1)
		qsort(s->lines, s->n, sizeof *s->lines, by_pair);
	for (size_t i = 0; i < s->n; i++) {
		const struct given g = s->lines[i];
		struct given *before = n > 0 ? &s->lines[n - 1] : NULL;
		if (before == NULL || before->challenge != g.challenge || before->participant != g.participant) {
			s->lines[n++] = g;
			continue;
		}
		if (g.score == UNLISTED || before->score == UNLISTED) {
			before->score = g.score == UNLISTED ? before->score : g.score;
			continue;
		}
		const struct coco_str id = coco_pool_id(&m->pool, g.participant);
		tell(m, "score-repeated", g.line, "the last line counts; keep one of them", "%.*s and %.*s have more than one score",
		    COCO_STR_ARG(m->pool.challenges[g.challenge].id), COCO_STR_ARG(id));
		*before = g;
	}
	s->n = n;
}

/* Where the pairs of a challenge begin. */
static void index_pairs(struct coco_scores *s, size_t n_challenges)
{
	for (size_t i = 0, c = 0; c <= n_challenges; c++) {
		while (i < s->n && s->lines[i].challenge < c)
			i++;
		s->first[c] = i;
	}
}

static void digest_pairs(const struct coco_match *m)
{
	struct coco_scores *s = m->scores;
	struct coco_sha256 all;
	char number[24];
	coco_sha256_begin(&all);
	for (size_t i = 0; i < s->n; i++) {
		const int n = snprintf(number, sizeof number, "\x1f%ld\n", (long)s->lines[i].score);
		coco_sha256_add(&all, m->pool.challenges[s->lines[i].challenge].id);
		coco_sha256_add(&all, COCO_STR("\x1f"));
		coco_sha256_add(&all, coco_pool_id(&m->pool, s->lines[i].participant));
		coco_sha256_add(&all, (struct coco_str){number, (size_t)n});
	}
	coco_sha256_end(&all, s->digest);
}

int coco_scores_settle(struct coco_match *match, struct coco_err *err)
{
	struct coco_scores *s = match->scores;
	size_t *challenges = pool_numbers(match, s->challenges, true), *participants = pool_numbers(match, s->participants, false);
	if (challenges != NULL && participants != NULL)
		name_pairs(match, challenges, participants);
	s->first = coco_arena_array(match->pool.arena, match->pool.n_challenges + 1, sizeof *s->first);
	const bool well = challenges && participants && s->first;
	free(challenges), free(participants);
	if (!well)
		return coco_err_nomem(err);
	sort_pairs(match);
	digest_pairs(match);
	index_pairs(s, match->pool.n_challenges);
	return 0;
}

/* ---- what stands without a score -------------------------------------------------------------------------------- */

static int add_standing(struct coco_match *m, const struct coco_rec *rec)
{
	struct coco_scores *s = m->scores;
	const struct coco_challenge *c = coco_pool_challenge(&m->pool, coco_rec_str(rec, "challenge", m->pool.arena));
	const size_t p = coco_pool_find(&m->pool, coco_rec_str(rec, "participant", m->pool.arena));
	if (c == NULL || p == COCO_NONE || !coco_decided_taken(coco_decisions_of(m->decisions, c->id, coco_pool_id(&m->pool, p))))
		return 0;
	if (s->n == s->cap && coco_grow(&s->lines, &s->cap, s->n, sizeof *s->lines) != 0)
		return -1;
	s->lines[s->n++] = (struct given){(uint32_t)(c - m->pool.challenges), (uint32_t)p, UNLISTED, 0};
	return 0;
}

int coco_scores_stand(struct coco_match *match, struct coco_err *err)
{
	struct coco_match *m = match;
	for (size_t i = 0; i < m->n_pins; i++) {
		const struct coco_challenge *c = coco_pool_challenge(&m->pool, m->pins[i].challenge);
		const size_t p = coco_pool_find(&m->pool, m->pins[i].participant);
		if (c == NULL || p == COCO_NONE || !(coco_decisions_of(m->decisions, c->id, coco_pool_id(&m->pool, p)) & COCO_DECIDED_PIN))
			continue;
		if (coco_scores_of(m->scores, (size_t)(c - m->pool.challenges), p) < 0)
			tell(m, "pin-refused", 0, "the pin is left out; give the pair a score", "%.*s and %.*s are pinned but have no score",
			    COCO_STR_ARG(c->id), COCO_STR_ARG(coco_pool_id(&m->pool, p)));
	}
	for (size_t i = 0; i < coco_store_count(m->store, "match"); i++)
		if (add_standing(m, coco_store_at(m->store, "match", i)) != 0)
			return coco_err_nomem(err);
	sort_pairs(m);
	index_pairs(m->scores, m->pool.n_challenges);
	return 0;
}

/* ---- asking ----------------------------------------------------------------------------------------------------- */

int64_t coco_scores_of(const struct coco_scores *scores, size_t challenge, size_t participant)
{
	size_t low = scores->first[challenge], high = scores->first[challenge + 1];
	const size_t end = high;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (scores->lines[middle].participant < participant)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && scores->lines[low].participant == participant ? scores->lines[low].score : UNLISTED;
}

size_t coco_scores_count(const struct coco_scores *scores, size_t challenge)
{
	return scores->first[challenge + 1] - scores->first[challenge];
}

size_t coco_scores_participant(const struct coco_scores *scores, size_t challenge, size_t nth)
{
	return scores->lines[scores->first[challenge] + nth].participant;
}

const char *coco_scores_digest(const struct coco_scores *scores)
{
	return scores->digest;
}
