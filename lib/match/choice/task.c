/* A task of candidates: they become the pairs, seats and pitches the bounds, pins and standing matches the pinned pairs.
 *
 * Bounds that cannot be met are lifted by as little as makes sense, and told: pins above a maximum raise it; a minimum of
 * pitches that a participant cannot reach falls to what is open to it. */
#include "coco/base_run.h"
#include "firms.h"
#include "keep.h"

#include <math.h>
#include <stdlib.h>

enum { SEATS_MIN = 3, SEATS_MAX = 5, PITCHES_MIN = 0, PITCHES_MAX = 2 };

void coco_task_free(struct coco_task *task)
{
	free(task->seats), free(task->pitches), free(task->asked), free(task->pairs), free(task->groups), free(task->first), free(task->open);
	*task = (struct coco_task){0};
}

/* Bounds from an option, else the record, else the defaults; a record that gives one bound moves the other. */
static struct coco_bounds bounds(const struct coco_match_range *option, int64_t min, int64_t max, int64_t usual_min, int64_t usual_max)
{
	if (option->given)
		return (struct coco_bounds){option->min, option->max};
	struct coco_bounds b = {min >= 0 ? min : usual_min, max >= 0 ? max : usual_max};
	if (b.min > b.max) {
		if (max >= 0)
			b.min = b.max;
		else
			b.max = b.min;
	}
	return b;
}

/* A minimum that its own maximum forbids: told, as nobody else would say that it is not met. */
static void tell_crossed(struct coco_match *m, struct coco_str id, int64_t min, int64_t max, const char *what)
{
	if (min < 0 || max < 0 || min <= max)
		return;
	const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(id))};
	coco_diag_say(m->run->diag, COCO_WARNING, "bounds-crossed", &at, "correct one of the two",
	    "%s_min %lld is above %s_max %lld, which counts", what, (long long)min, what, (long long)max);
	m->findings = true;
}

static void set_bounds(struct coco_match *m, struct coco_task *task)
{
	for (size_t c = 0; c < m->pool.n_challenges; c++) {
		const struct coco_challenge *challenge = &m->pool.challenges[c];
		task->seats[c] = challenge->open ? bounds(&m->options->seats, challenge->seats_min, challenge->seats_max, SEATS_MIN, SEATS_MAX)
		                                 : (struct coco_bounds){0, 0};
		if (challenge->open && !m->options->seats.given)
			tell_crossed(m, challenge->id, challenge->seats_min, challenge->seats_max, "seats");
	}
	for (size_t i = 0; i < m->pool.n_participants; i++) {
		const struct coco_participant *one = coco_sheet_read(m->sheet, i);
		task->asked[i] = task->pitches[i] = bounds(&m->options->pitches, one->capacity_min, one->capacity_max, PITCHES_MIN, PITCHES_MAX);
		if (!m->options->pitches.given && one->number != COCO_NONE)
			tell_crossed(m, one->id, one->capacity_min, one->capacity_max, "capacity");
	}
}

/* Pins may ask for more than a maximum allows: they win. */
static int admit_pins(struct coco_match *m, struct coco_task *task, struct coco_err *err)
{
	const size_t n_challenges = m->pool.n_challenges, all = n_challenges + m->pool.n_participants;
	size_t *pins = calloc(all + 1, sizeof *pins); /* by challenge, then by participant */
	if (pins == NULL)
		return coco_err_nomem(err);
	for (size_t i = 0; i < m->n; i++) {
		if (!task->pairs[i].pinned)
			continue;
		pins[task->pairs[i].challenge]++;
		pins[n_challenges + task->pairs[i].participant]++;
	}
	for (size_t k = 0; k < all; k++) {
		const bool seat = k < n_challenges;
		struct coco_bounds *b = seat ? &task->seats[k] : &task->pitches[k - n_challenges];
		const struct coco_str id = seat ? m->pool.challenges[k].id : coco_pool_id(&m->pool, k - n_challenges);
		const int64_t max = b->max;
		if ((int64_t)pins[k] <= b->max)
			continue;
		b->max = (int64_t)pins[k];
		if (m->certificate != NULL)
			continue; /* its run has told it */
		const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(id))};
		coco_diag_say(m->run->diag, COCO_WARNING, "pins-over-maximum", &at, NULL, "%zu pairs are fixed, more than the maximum of %lld",
		    pins[k], (long long)max);
		m->findings = true;
	}
	free(pins);
	return 0;
}

/* Pairs of the candidates, and where those of a challenge begin. */
static void set_pairs(const struct coco_match *m, struct coco_task *task)
{
	for (size_t i = 0, c = 0; i <= m->n; i++) {
		for (; c <= m->pool.n_challenges && (i == m->n || c <= m->candidates[i].challenge); c++)
			task->first[c] = i;
		if (i == m->n)
			break;
		const struct coco_candidate *one = &m->candidates[i];
		task->pairs[i] = (struct coco_pair){.challenge = one->challenge,
		    .participant = one->participant,
		    .score = llround(one->score * 1e6),
		    .bonus = coco_keep_bonus(m, one->decided),
		    .pinned = (one->decided & (COCO_DECIDED_PIN | COCO_DECIDED_TAKEN)) != 0};
		task->open[one->participant]++;
	}
}

int coco_task_build(struct coco_match *match, struct coco_task *task, struct coco_err *err)
{
	const size_t n_challenges = match->pool.n_challenges, n_participants = match->pool.n_participants;
	*task = (struct coco_task){.seats = calloc(n_challenges + 1, sizeof *task->seats),
	    .pitches = calloc(n_participants + 1, sizeof *task->pitches),
	    .asked = calloc(n_participants + 1, sizeof *task->asked),
	    .pairs = calloc(match->n + 1, sizeof *task->pairs),
	    .first = calloc(n_challenges + 2, sizeof *task->first),
	    .open = calloc(n_participants + 1, sizeof *task->open)};
	if (!task->seats || !task->pitches || !task->asked || !task->pairs || !task->first || !task->open)
		return coco_err_nomem(err);
	set_bounds(match, task);
	set_pairs(match, task);
	if (admit_pins(match, task, err) != 0 || coco_firms_group(match, task, err) != 0)
		return -1;
	for (size_t i = 0; i < n_participants; i++)
		if (task->pitches[i].min > (int64_t)task->open[i])
			task->pitches[i].min = (int64_t)task->open[i];
	task->problem = (struct coco_assign_problem){.seats = task->seats,
	    .pitches = task->pitches,
	    .n_challenges = n_challenges,
	    .n_participants = n_participants,
	    .pairs = task->pairs,
	    .n_pairs = match->n,
	    .groups = task->groups,
	    .n_groups = task->n_groups};
	return 0;
}
