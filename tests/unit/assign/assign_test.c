/* The assignment solver: published-format instances with known optima, and thousands of small ones against brute force. */
#include "draw.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct problem {
	struct coco_bounds *seats, *pitches;
	struct coco_pair *pairs;
	size_t challenges, participants, pairs_n;
	bool none; /* no feasible assignment */
	long long shortfall, total;
};

static struct coco_assign_problem asked(const struct problem *p)
{
	return (struct coco_assign_problem){.seats = p->seats,
	    .pitches = p->pitches,
	    .n_challenges = p->challenges,
	    .n_participants = p->participants,
	    .pairs = p->pairs,
	    .n_pairs = p->pairs_n};
}

static void problem_free(struct problem *p)
{
	free(p->seats), free(p->pitches), free(p->pairs);
}

static bool problem_read(const char *path, struct problem *p)
{
	char line[256];
	FILE *f = fopen(path, "r");
	if (f == NULL)
		return false;
	*p = (struct problem){0};
	size_t i = 0;
	while (fgets(line, sizeof line, f)) {
		long long a = 0, b = 0, c = 0;
		char kind = line[0];
		if (sscanf(line + 1, "%lld %lld %lld", &a, &b, &c) < 1) {
			p->none = p->none || kind == 'o';
			continue;
		}
		if (kind == 'p') {
			p->challenges = (size_t)a, p->participants = (size_t)b, p->pairs_n = (size_t)c;
			p->seats = calloc(p->challenges + 1, sizeof *p->seats);
			p->pitches = calloc(p->participants + 1, sizeof *p->pitches);
			p->pairs = calloc(p->pairs_n + 1, sizeof *p->pairs);
		} else if (kind == 's') {
			p->seats[a] = (struct coco_bounds){b, c};
		} else if (kind == 'k') {
			p->pitches[a] = (struct coco_bounds){b, c};
		} else if (kind == 'e' || kind == 'f') {
			p->pairs[i++] = (struct coco_pair){.challenge = (uint32_t)a, .participant = (uint32_t)b, .score = c, .pinned = kind == 'f'};
		} else if (kind == 'o') {
			p->shortfall = a, p->total = b;
		}
	}
	fclose(f);
	return true;
}

static void solve(const struct problem *p, struct coco_assignment *r, const char *name)
{
	struct coco_err err = {0};
	const struct coco_assign_problem q = asked(p);
	cr_assert(coco_assign(&q, r, &err) == 0, "%s: %s", name, err.text);
	cr_expect(coco_assign_verify(&q, r, &err) == 0, "%s: %s", name, err.text);
}

Test(assign, known_optima)
{
	const char *shared = getenv("SHARED");
	char dir[512], path[1024];
	snprintf(dir, sizeof dir, "%s/corpora/matching/assign", shared ? shared : "../shared");
	DIR *d = opendir(dir);
	if (d == NULL) {
		cr_skip_test("no %s", dir);
		return;
	}
	size_t seen = 0;
	for (struct dirent *e; (e = readdir(d));) {
		struct problem p = {0};
		if (strstr(e->d_name, ".txt") == NULL)
			continue;
		snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
		cr_assert(problem_read(path, &p), "%s", path);
		struct coco_assignment r;
		solve(&p, &r, e->d_name);
		cr_expect(r.feasible == !p.none, "%s: feasible %d", e->d_name, r.feasible);
		if (!p.none)
			cr_expect(r.shortfall == p.shortfall && r.total == p.total, "%s: %lld %lld, expected %lld %lld", e->d_name,
			    (long long)r.shortfall, (long long)r.total, p.shortfall, p.total);
		seen++;
		coco_assignment_free(&r);
		problem_free(&p);
	}
	closedir(d);
	cr_expect(seen > 0);
}

/* What a set of pairs gives, aim by aim: less is better. */
struct value {
	bool ok;
	long long of[COCO_AIMS];
};

static bool better(const struct value *a, const struct value *b, const struct coco_assign_problem *q)
{
	if (!a->ok || !b->ok)
		return a->ok;
	for (enum coco_aim aim = 0; aim < COCO_AIMS; aim++)
		if (coco_assign_wants(q, aim) && a->of[aim] != b->of[aim])
			return a->of[aim] < b->of[aim];
	return false;
}

static struct value value_of(const struct coco_assign_problem *q, uint32_t set)
{
	struct value v = {.ok = true};
	long long seats[8] = {0}, pitches[8] = {0}, shares[8] = {0};
	for (size_t i = 0; i < q->n_pairs; i++) {
		const bool in = set >> i & 1;
		v.ok = v.ok && (in || !q->pairs[i].pinned);
		if (in)
			seats[q->pairs[i].challenge]++, pitches[q->pairs[i].participant]++,
			    v.of[COCO_AIM_TOTAL] -= q->pairs[i].score + q->pairs[i].bonus;
	}
	for (size_t i = 0; i < q->n_pairs; i++)
		if ((set >> i & 1) && q->pairs[i].group > 0)
			v.ok = v.ok && ++shares[q->pairs[i].group - 1] <= q->groups[q->pairs[i].group - 1].max;
	for (size_t c = 0; c < q->n_challenges; c++) {
		v.ok = v.ok && seats[c] <= q->seats[c].max;
		v.of[COCO_AIM_SEATS] += seats[c] < q->seats[c].min ? q->seats[c].min - seats[c] : 0;
	}
	for (size_t k = 0; k < q->n_participants; k++) {
		const long long lack = q->pitches[k].min - pitches[k];
		v.ok = v.ok && pitches[k] <= q->pitches[k].max && (lack <= 0 || q->soft_pitches);
		v.of[COCO_AIM_PITCHES] += lack > 0 ? lack : 0;
		v.of[COCO_AIM_EVERYONE] -= pitches[k] > 0;
	}
	return v;
}

/* The best of all subsets of pairs that have those of `with` and none of `without`. */
static struct value brute(const struct coco_assign_problem *q, uint32_t with, uint32_t without)
{
	struct value best = {0};
	for (uint32_t set = 0; set < (uint32_t)1 << q->n_pairs; set++) {
		if ((set & with) != with || (set & without) != 0)
			continue;
		const struct value v = value_of(q, set);
		if (better(&v, &best, q))
			best = v;
	}
	return best;
}

/* What the sum of scores loses between two best values; -1: an earlier aim loses, too. */
static long long lost(const struct coco_assign_problem *q, const struct value *best, const struct value *other)
{
	bool same = other->ok;
	for (enum coco_aim aim = 0; aim < COCO_AIM_TOTAL; aim++)
		same = same && (!coco_assign_wants(q, aim) || other->of[aim] == best->of[aim]);
	return same ? other->of[COCO_AIM_TOTAL] - best->of[COCO_AIM_TOTAL] : -1;
}

/* A colleague has the place. */
static bool is_full(const struct coco_assign_problem *q, uint32_t group)
{
	int32_t n = 0;
	for (size_t i = 0; i < q->n_pairs; i++)
		n += group > 0 && q->pairs[i].group == group && q->pairs[i].chosen;
	return group > 0 && n >= q->groups[group - 1].max;
}

/* The prices of the pairs, each by solving again without it. */
static void check_losses(const struct coco_assign_problem *q, const struct coco_assignment *r, const struct value *best, int round)
{
	int64_t loss[12];
	struct coco_err err = {0};
	cr_assert(coco_assign_losses(q, r, loss, &err) == 0);
	for (size_t i = 0; i < q->n_pairs; i++) {
		if (!q->pairs[i].chosen || q->pairs[i].pinned) {
			cr_assert(loss[i] == -1, "round %d, pair %zu", round, i);
			continue;
		}
		const struct value without = brute(q, 0, (uint32_t)1 << i);
		const long long expected = lost(q, best, &without);
		cr_assert(loss[i] == expected, "round %d, pair %zu: %lld, brute force %lld", round, i, (long long)loss[i], expected);
	}
}

/* The waiting lists, each pair by solving again with it: the `most` least of a challenge and their equals, no others. */
static void check_waiting(const struct coco_assign_problem *q, const struct coco_assignment *r, const struct value *best, int round)
{
	int64_t loss[12], expected[12];
	struct coco_err err = {0};
	const size_t most = 1 + (size_t)round % 3;
	for (size_t i = 0; i < q->n_pairs; i++) {
		loss[i] = -7;
		const struct value with = brute(q, (uint32_t)1 << i, 0);
		expected[i] = q->pairs[i].chosen ? -7 : lost(q, best, &with);
	}
	cr_assert(coco_assign_waiting(q, r, most, loss, &err) == 0);
	for (size_t i = 0; i < q->n_pairs; i++) {
		size_t less = 0;
		for (size_t k = 0; k < q->n_pairs; k++)
			less += q->pairs[k].challenge == q->pairs[i].challenge && expected[k] >= 0 && expected[k] < expected[i] &&
			        !is_full(q, q->pairs[k].group);
		const long long wanted = expected[i] == -7 || less < most || is_full(q, q->pairs[i].group) ? expected[i] : -1;
		cr_assert(loss[i] == wanted, "round %d, pair %zu: %lld, brute force %lld", round, i, (long long)loss[i], wanted);
	}
}

Test(assign, brute_force)
{
	uint32_t state = 20260301;
	for (int round = 0; round < 4000; round++) {
		struct small s;
		struct coco_assignment r;
		struct coco_err err = {0};
		draw(&s, &state);
		draw_groups(&s, &state);
		const struct value best = brute(&s.q, 0, 0);
		cr_assert(coco_assign(&s.q, &r, &err) == 0 && coco_assign_verify(&s.q, &r, &err) == 0, "round %d: %s", round, err.text);
		cr_assert(r.feasible == best.ok, "round %d", round);
		if (!best.ok)
			continue;
		uint32_t set = 0;
		for (size_t i = 0; i < s.q.n_pairs; i++)
			set |= (uint32_t)s.pairs[i].chosen << i;
		const struct value found = value_of(&s.q, set);
		cr_assert(!better(&best, &found, &s.q), "round %d: %lld %lld %lld %lld, brute force %lld %lld %lld %lld", round, found.of[0],
		    found.of[1], found.of[2], found.of[3], best.of[0], best.of[1], best.of[2], best.of[3]);
		check_losses(&s.q, &r, &best, round);
		check_waiting(&s.q, &r, &best, round);
		coco_assignment_free(&r);
	}
}

/* Another choice than the best one fails, by the prices alone. */
Test(assign, proof_sees_what_is_not_the_best)
{
	uint32_t state = 7;
	size_t altered = 0;
	for (int round = 0; round < 2000; round++) {
		struct small s;
		struct coco_assignment r;
		struct coco_err err = {0};
		draw(&s, &state);
		draw_groups(&s, &state);
		cr_assert(coco_assign(&s.q, &r, &err) == 0);
		if (!r.feasible)
			continue;
		const struct value best = brute(&s.q, 0, 0);
		for (size_t tries = 0; tries < 8; tries++) {
			const uint32_t set = next(&state) & (((uint32_t)1 << s.q.n_pairs) - 1);
			const struct value v = value_of(&s.q, set);
			if (!v.ok)
				continue;
			for (size_t i = 0; i < s.q.n_pairs; i++)
				s.pairs[i].chosen = set >> i & 1;
			r.total = -v.of[COCO_AIM_TOTAL], r.shortfall = v.of[COCO_AIM_SEATS], r.unmet = s.q.soft_pitches ? v.of[COCO_AIM_PITCHES] : 0;
			r.reached = -v.of[COCO_AIM_EVERYONE];
			const bool good = !better(&best, &v, &s.q);
			altered += !good;
			cr_assert((coco_assign_verify(&s.q, &r, &err) == 0) == good, "round %d", round);
		}
		coco_assignment_free(&r);
	}
	cr_expect(altered > 1000);
}

/* Another participant never lowers the sum. */
Test(assign, one_more_participant)
{
	uint32_t state = 99;
	for (int round = 0; round < 1000; round++) {
		struct small s;
		struct coco_assignment all, less;
		struct coco_err err = {0};
		draw(&s, &state);
		s.q.everyone = s.q.soft_pitches = false;
		for (size_t c = 0; c < s.q.n_challenges; c++)
			s.seats[c].min = 0, s.seats[c].max += 4;
		for (size_t k = 0; k < s.q.n_participants; k++)
			s.pitches[k].min = 0, s.pitches[k].max += 4;
		cr_assert(coco_assign(&s.q, &all, &err) == 0 && all.feasible);
		const uint32_t gone = (uint32_t)s.q.n_participants - 1;
		size_t n = 0;
		for (size_t i = 0; i < s.q.n_pairs; i++)
			if (s.pairs[i].participant != gone)
				s.pairs[n++] = s.pairs[i];
		s.q.n_pairs = n, s.q.n_participants--;
		cr_assert(coco_assign(&s.q, &less, &err) == 0 && less.feasible);
		cr_assert(less.total <= all.total, "round %d", round);
		coco_assignment_free(&all), coco_assignment_free(&less);
	}
}

Test(assign, verify_sees_a_broken_result)
{
	struct coco_bounds seats[] = {{1, 1}}, pitches[] = {{0, 1}, {0, 1}};
	struct coco_pair pairs[] = {{.score = 500000}, {.participant = 1, .score = 700000}};
	const struct coco_assign_problem q = {
	    .seats = seats, .n_challenges = 1, .pitches = pitches, .n_participants = 2, .pairs = pairs, .n_pairs = 2};
	struct coco_assignment r;
	struct coco_err err = {0};
	cr_assert(coco_assign(&q, &r, &err) == 0);
	cr_expect(!pairs[0].chosen && pairs[1].chosen && r.total == 700000);
	pairs[0].chosen = true;
	cr_expect(coco_assign_verify(&q, &r, &err) == -1 && err.exit == COCO_EXIT_BUG);
	coco_assignment_free(&r);
}
