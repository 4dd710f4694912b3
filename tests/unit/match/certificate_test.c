/* The certificate of an assignment as a file: what is read back proves the choice, and no other choice. */
#include "../../../lib/match/choice/certificate.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "../assign/draw.h"

static void check_certificate(const struct coco_assign_problem *q, const struct coco_assignment *r, int round)
{
	char path[] = "/tmp/coco-certificate-XXXXXX";
	const int fd = mkstemp(path);
	struct coco_err err = {0};
	struct coco_certificate made = {.arena = coco_arena_new(), .run = COCO_STR("r"), .round = 1, .weights = COCO_STR("text=1")}, got;
	unsigned wanted = 0;
	for (size_t aim = 0; aim < COCO_AIMS; aim++)
		wanted |= (unsigned)(r->price[aim] != NULL) << aim;
	cr_assert(fd >= 0 && close(fd) == 0);
	cr_assert(coco_certificate_room(&made, q->n_challenges, q->n_participants, q->n_pairs, q->n_groups, wanted, &err) == 0);
	for (size_t i = 0; i < q->n_challenges; i++) /* a least above the most counts as the most */
		made.challenges[i] = COCO_STR("c"), made.seat_bounds[i] = (struct coco_bounds){0, q->seats[i].max},
		made.seat_bounds[i].min = q->seats[i].min < q->seats[i].max ? q->seats[i].min : q->seats[i].max;
	for (size_t i = 0; i < q->n_participants; i++)
		made.participants[i] = COCO_STR("p\"\n"), made.pitch_bounds[i] = q->pitches[i];
	for (size_t g = 0; g < q->n_groups; g++)
		made.groups[g] = q->groups[g];
	memcpy(made.pairs, q->pairs, q->n_pairs * sizeof *q->pairs);
	for (size_t aim = 0; aim < COCO_AIMS; aim++)
		if (r->price[aim] != NULL)
			memcpy(made.result.price[aim], r->price[aim], (2 + q->n_challenges + q->n_participants + q->n_groups) * sizeof **r->price);
	made.result.shortfall = r->shortfall, made.result.unmet = r->unmet, made.result.reached = r->reached, made.result.total = r->total;
	for (size_t i = 0; i < q->n_challenges; i++)
		made.result.shortfall -= q->seats[i].min - made.seat_bounds[i].min;
	struct coco_out *out = coco_out_open(path, 0, &err);
	cr_assert(out != NULL && coco_certificate_write(&made, out, &err) == 0 && coco_out_close(out, true, &err) == 0, "%s", err.text);
	cr_assert(coco_certificate_read(path, &got, &err) == 0, "round %d: %s", round, err.text);
	cr_assert(got.intact && coco_assign_verify(&got.problem, &got.result, &err) == 0, "round %d: %s", round, err.text);
	for (size_t i = 0; i < q->n_pairs; i++) {
		if (q->pairs[i].score == 0)
			continue; /* may be as good */
		got.pairs[i].chosen = !got.pairs[i].chosen;
		cr_assert(coco_assign_verify(&got.problem, &got.result, &err) == -1, "round %d, pair %zu", round, i);
		got.pairs[i].chosen = !got.pairs[i].chosen;
	}
	coco_certificate_free(&made), coco_certificate_free(&got);
	unlink(path);
}

Test(certificate, proves_the_choice_and_no_other)
{
	uint32_t state = 20260301;
	int seen = 0;
	for (int round = 0; round < 500; round++) {
		struct small s;
		struct coco_assignment r;
		struct coco_err err = {0};
		draw(&s, &state);
		draw_groups(&s, &state);
		cr_assert(coco_assign(&s.q, &r, &err) == 0);
		if (r.feasible)
			check_certificate(&s.q, &r, round), seen++;
		coco_assignment_free(&r);
	}
	cr_expect(seen > 100);
}
