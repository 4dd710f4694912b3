/* Organisations are seated, not people: those who share an org_id share one seat of a challenge. Who of them comes is decided by the
 * assignment like everything else, as the group is a node of its network, so it stays exact; how often each of them may pitch is their own
 * affair. Who is alone in an organisation, or has no org_id, needs no group. */
#include "coco/base_run.h"
#include "firms.h"

#include <stdlib.h>

/* Scratch: organisations by number. */
struct firms {
	struct coco_map *ids;
	uint32_t *of;                  /* by participant: its organisation, from 1; 0: none that has several people */
	uint32_t *people, *here, *at;  /* by organisation: candidates; pairs with the challenge in hand, their group */
	size_t cap_people, cap_groups; /* capacities */
};

static void firms_free(struct firms *f)
{
	coco_map_free(f->ids);
	free(f->of), free(f->people), free(f->here), free(f->at);
}

/* Who belongs together. */
static int read_firms(const struct coco_match *m, const struct coco_task *task, struct firms *f)
{
	f->ids = coco_map_new();
	f->of = calloc(m->pool.n_participants + 1, sizeof *f->of);
	if (!f->ids || !f->of)
		return -1;
	for (size_t i = 0; i < m->pool.n_participants; i++) {
		bool added;
		const struct coco_participant *one = task->open[i] > 0 ? coco_sheet_read(m->sheet, i) : NULL;
		if (one == NULL || one->org_id.n == 0)
			continue;
		const size_t number = coco_map_add(f->ids, one->org_id, &added);
		if (number == COCO_NONE || (number >= f->cap_people && coco_grow(&f->people, &f->cap_people, number, sizeof *f->people) != 0))
			return -1;
		f->people[number] = (added ? 0 : f->people[number]) + 1;
		f->of[i] = (uint32_t)number + 1;
	}
	for (size_t i = 0; i < m->pool.n_participants; i++)
		if (f->of[i] > 0 && f->people[f->of[i] - 1] < 2)
			f->of[i] = 0;
	f->here = calloc(coco_map_count(f->ids) + 1, sizeof *f->here);
	f->at = calloc(coco_map_count(f->ids) + 1, sizeof *f->at);
	return f->here && f->at ? 0 : -1;
}

/* Groups of the pairs of a challenge. */
static int group_challenge(struct coco_task *task, struct firms *f, size_t challenge)
{
	struct coco_pair *pairs = task->pairs;
	const size_t first = task->first[challenge], end = task->first[challenge + 1];
	for (size_t i = first; i < end; i++)
		if (f->of[pairs[i].participant] > 0)
			f->here[f->of[pairs[i].participant] - 1]++;
	for (size_t i = first; i < end; i++) {
		const uint32_t firm = f->of[pairs[i].participant];
		if (firm == 0 || f->here[firm - 1] < 2)
			continue;
		if (f->at[firm - 1] == 0) {
			if (task->n_groups == f->cap_groups && coco_grow(&task->groups, &f->cap_groups, task->n_groups, sizeof *task->groups) != 0)
				return -1;
			task->groups[task->n_groups++] = (struct coco_group){.challenge = (uint32_t)challenge};
			f->at[firm - 1] = (uint32_t)task->n_groups;
		}
		pairs[i].group = f->at[firm - 1];
		task->groups[pairs[i].group - 1].max += pairs[i].pinned;
	}
	for (size_t i = first; i < end; i++)
		if (f->of[pairs[i].participant] > 0)
			f->here[f->of[pairs[i].participant] - 1] = f->at[f->of[pairs[i].participant] - 1] = 0;
	return 0;
}

/* One seat each; pins may ask for more, and win. */
static void set_seats(struct coco_match *m, struct coco_task *task)
{
	for (size_t g = 0; g < task->n_groups; g++) {
		struct coco_group *group = &task->groups[g];
		if (group->max <= 1) {
			group->max = 1;
			continue;
		}
		const struct coco_str id = m->pool.challenges[group->challenge].id;
		const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(id))};
		m->findings = true;
		coco_diag_say(m->run->diag, COCO_WARNING, "pins-over-maximum", &at, NULL,
		    "%d pairs of one organisation are fixed, which has one seat of a challenge", group->max);
	}
}

int coco_firms_group(struct coco_match *match, struct coco_task *task, struct coco_err *err)
{
	struct firms f = {0};
	int rc = read_firms(match, task, &f);
	for (size_t c = 0; rc == 0 && c < match->pool.n_challenges; c++)
		rc = group_challenge(task, &f, c);
	firms_free(&f);
	if (rc != 0)
		return coco_err_nomem(err);
	set_seats(match, task);
	return 0;
}
