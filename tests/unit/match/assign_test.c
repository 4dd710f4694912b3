/* The assignment solver: published-format instances with known optima, and thousands of small ones against brute force. */
#include "../../../lib/match/assign.h"

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
	cr_assert(
	    coco_assign(p->seats, p->challenges, p->pitches, p->participants, p->pairs, p->pairs_n, r, &err) == 0, "%s: %s", name, err.text);
	cr_expect(coco_assign_verify(p->seats, p->challenges, p->pitches, p->participants, p->pairs, p->pairs_n, r, &err) == 0, "%s: %s", name,
	    err.text);
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
		struct problem p;
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
		problem_free(&p);
	}
	closedir(d);
	cr_expect(seen > 0);
}

static uint32_t next(uint32_t *state)
{
	*state ^= *state << 13, *state ^= *state >> 17, *state ^= *state << 5;
	return *state;
}

/* The best of all subsets of pairs. */
static void brute(struct problem *p)
{
	p->none = true, p->shortfall = 0, p->total = 0;
	for (uint32_t set = 0; set < (uint32_t)1 << p->pairs_n; set++) {
		long long seats[8] = {0}, pitches[8] = {0}, total = 0, shortfall = 0;
		bool ok = true;
		for (size_t i = 0; i < p->pairs_n; i++) {
			const bool in = set >> i & 1;
			ok = ok && (in || !p->pairs[i].pinned);
			if (in)
				seats[p->pairs[i].challenge]++, pitches[p->pairs[i].participant]++, total += p->pairs[i].score;
		}
		for (size_t c = 0; c < p->challenges; c++) {
			ok = ok && seats[c] <= p->seats[c].max;
			shortfall += seats[c] < p->seats[c].min ? p->seats[c].min - seats[c] : 0;
		}
		for (size_t q = 0; q < p->participants; q++)
			ok = ok && pitches[q] <= p->pitches[q].max && pitches[q] >= p->pitches[q].min;
		if (ok && (p->none || shortfall < p->shortfall || (shortfall == p->shortfall && total > p->total)))
			p->none = false, p->shortfall = shortfall, p->total = total;
	}
}

Test(assign, brute_force)
{
	uint32_t state = 20260301;
	for (int round = 0; round < 4000; round++) {
		struct coco_bounds seats[4], pitches[4];
		struct coco_pair pairs[12];
		struct problem p = {
		    .seats = seats, .pitches = pitches, .pairs = pairs, .challenges = 1 + next(&state) % 4, .participants = 1 + next(&state) % 4};
		for (size_t c = 0; c < p.challenges; c++)
			seats[c].min = next(&state) % 4, seats[c].max = next(&state) % 5;
		for (size_t q = 0; q < p.participants; q++)
			pitches[q].min = next(&state) % 8 == 0, pitches[q].max = pitches[q].min + next(&state) % 3;
		for (uint32_t c = 0; c < p.challenges; c++)
			for (uint32_t q = 0; q < p.participants; q++)
				if (p.pairs_n < 10 && next(&state) % 3)
					pairs[p.pairs_n++] = (struct coco_pair){
					    .challenge = c, .participant = q, .score = next(&state) % 5 * 100000, .pinned = next(&state) % 12 == 0};
		brute(&p);
		struct coco_assignment r;
		solve(&p, &r, "random");
		cr_assert(r.feasible == !p.none, "round %d", round);
		if (!p.none)
			cr_assert(r.shortfall == p.shortfall && r.total == p.total, "round %d: %lld %lld, brute force %lld %lld", round,
			    (long long)r.shortfall, (long long)r.total, p.shortfall, p.total);
	}
}

Test(assign, verify_sees_a_broken_result)
{
	struct coco_bounds seats[] = {{1, 1}}, pitches[] = {{0, 1}, {0, 1}};
	struct coco_pair pairs[] = {{0, 0, 500000, false, false}, {0, 1, 700000, false, false}};
	struct coco_assignment r;
	struct coco_err err = {0};
	cr_assert(coco_assign(seats, 1, pitches, 2, pairs, 2, &r, &err) == 0);
	cr_expect(!pairs[0].chosen && pairs[1].chosen && r.total == 700000);
	pairs[0].chosen = true;
	cr_expect(coco_assign_verify(seats, 1, pitches, 2, pairs, 2, &r, &err) == -1 && err.exit == COCO_EXIT_BUG);
}
