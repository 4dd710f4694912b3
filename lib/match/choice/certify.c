/* Makes the certificate of a run: what the task, the outcome and the options say, with the numbers that nodes have there. */
#include "certificate.h"
#include "keep.h"
#include "scores.h"

#include <stdlib.h>

void coco_numbering_free(struct coco_numbering *numbering)
{
	free(numbering->challenges), free(numbering->participants);
}

int coco_numbering_of(const struct coco_match *match, const struct coco_task *task, struct coco_numbering *numbering, struct coco_err *err)
{
	const struct coco_match *m = match;
	struct coco_numbering *n = numbering;
	n->challenges = calloc(m->pool.n_challenges + 1, sizeof *n->challenges);
	n->participants = calloc(m->pool.n_participants + 1, sizeof *n->participants);
	if (!n->challenges || !n->participants)
		return coco_err_nomem(err);
	for (size_t c = 0; c < m->pool.n_challenges; c++)
		n->challenges[c] = m->pool.challenges[c].open ? n->n_challenges++ : COCO_NONE;
	for (size_t i = 0; i < m->pool.n_participants; i++)
		n->participants[i] = task->open[i] > 0 ? n->n_participants++ : COCO_NONE;
	return 0;
}

static struct coco_str weights_text(const struct coco_match *m, struct coco_arena *arena)
{
	struct coco_buf text = COCO_BUF_INIT;
	char number[COCO_NUM_TEXT];
	for (size_t i = 0; i < COCO_COMPONENTS; i++) {
		coco_num_text(m->weights.of[i], number);
		coco_buf_printf(&text, "%s=%s,", coco_component_name((enum coco_component)i), number);
	}
	for (int i = COCO_COMPLEMENT_GAP; i <= COCO_COMPLEMENT_BRAIN; i++) {
		coco_num_text(m->campaign.measures.of[i], number);
		coco_buf_printf(&text, "%s%s=%s", i > COCO_COMPLEMENT_GAP ? "," : "", coco_measure_name((enum coco_measure)i), number);
	}
	const struct coco_str copy = coco_buf_ok(&text) ? coco_arena_copy(arena, coco_buf_view(&text)) : COCO_STR_NONE;
	coco_buf_free(&text);
	return copy;
}

static int by_pair(const void *a, const void *b)
{
	const struct coco_certified_pin *x = a, *y = b;
	const int order = coco_str_cmp(x->challenge, y->challenge);
	return order != 0 ? order : coco_str_cmp(x->participant, y->participant);
}

/* Decisions that had an effect, each pair once: a pin that could not be followed has been told and is none. */
static int list_pins(const struct coco_match *m, struct coco_certificate *c, struct coco_err *err)
{
	if ((c->pins = coco_arena_array(c->arena, m->n_pins + 1, sizeof *c->pins)) == NULL)
		return coco_err_nomem(err);
	size_t n = 0;
	for (size_t i = 0; i < m->n_pins; i++) {
		const struct coco_challenge *challenge = coco_pool_challenge(&m->pool, m->pins[i].challenge);
		const size_t p = coco_pool_find(&m->pool, m->pins[i].participant);
		if (challenge == NULL || p == COCO_NONE)
			continue;
		const struct coco_str id = coco_pool_id(&m->pool, p);
		const unsigned decided = coco_decisions_of(m->decisions, challenge->id, id);
		if (decided & (COCO_DECIDED_PIN | COCO_DECIDED_VETO))
			c->pins[n++] = (struct coco_certified_pin){challenge->id, id, (decided & COCO_DECIDED_VETO) != 0};
	}
	if (n > 1)
		qsort(c->pins, n, sizeof *c->pins, by_pair);
	for (size_t i = 0; i < n; i++)
		if (c->n_pins == 0 || by_pair(&c->pins[c->n_pins - 1], &c->pins[i]) != 0)
			c->pins[c->n_pins++] = c->pins[i];
	return 0;
}

/* Pairs that are worth more because an earlier run has them. */
static int list_kept(const struct coco_match *m, struct coco_certificate *c, struct coco_err *err)
{
	size_t n = 0;
	for (size_t i = 0; i < m->n; i++)
		n += (m->candidates[i].decided & COCO_DECIDED_KEEP) != 0;
	if ((c->kept = coco_arena_array(c->arena, n + 1, sizeof *c->kept)) == NULL)
		return coco_err_nomem(err);
	c->keep_weight = coco_keep_weight(m);
	for (size_t i = 0; i < m->n; i++)
		if (m->candidates[i].decided & COCO_DECIDED_KEEP)
			c->kept[c->n_kept++] = (struct coco_certified_pin){
			    m->pool.challenges[m->candidates[i].challenge].id, coco_pool_id(&m->pool, m->candidates[i].participant), false};
	return 0;
}

/* Ids, bounds and prices of the nodes. */
static void fill_nodes(const struct coco_match *m, const struct coco_task *task, const struct coco_assignment *result,
    const struct coco_numbering *number, struct coco_certificate *c)
{
	const size_t first = COCO_ASSIGN_CHALLENGES + m->pool.n_challenges, first_here = COCO_ASSIGN_CHALLENGES + number->n_challenges;
	for (size_t i = 0; i < m->pool.n_challenges; i++)
		if (number->challenges[i] != COCO_NONE) {
			c->challenges[number->challenges[i]] = m->pool.challenges[i].id;
			c->seat_bounds[number->challenges[i]] = task->seats[i];
		}
	for (size_t i = 0; i < m->pool.n_participants; i++)
		if (number->participants[i] != COCO_NONE) {
			c->participants[number->participants[i]] = coco_pool_id(&m->pool, i);
			c->pitch_bounds[number->participants[i]] = task->pitches[i];
		}
	for (size_t g = 0; g < task->problem.n_groups; g++) {
		c->groups[g] = task->problem.groups[g];
		c->groups[g].challenge = (uint32_t)number->challenges[task->problem.groups[g].challenge];
	}
	for (size_t aim = 0; aim < COCO_AIMS; aim++) {
		const int64_t *from = result->price[aim];
		int64_t *to = c->result.price[aim];
		if (from == NULL)
			continue;
		to[COCO_ASSIGN_SOURCE] = from[COCO_ASSIGN_SOURCE], to[COCO_ASSIGN_SINK] = from[COCO_ASSIGN_SINK];
		for (size_t i = 0; i < m->pool.n_challenges; i++)
			if (number->challenges[i] != COCO_NONE)
				to[COCO_ASSIGN_CHALLENGES + number->challenges[i]] = from[COCO_ASSIGN_CHALLENGES + i];
		for (size_t i = 0; i < m->pool.n_participants; i++)
			if (number->participants[i] != COCO_NONE)
				to[first_here + number->participants[i]] = from[first + i];
		for (size_t g = 0; g < task->problem.n_groups; g++)
			to[first_here + number->n_participants + g] = from[first + m->pool.n_participants + g];
	}
}

static int fill(const struct coco_match *m, const struct coco_task *task, const struct coco_outcome *outcomes,
    struct coco_numbering *number, struct coco_certificate *c, struct coco_err *err)
{
	const bool worst = m->options->fair == COCO_FAIR_WORST;
	const struct coco_outcome *proved = &outcomes[worst ? COCO_FAIR_TOTAL : m->options->fair];
	const struct coco_assignment *result = &proved->assignment;
	unsigned wanted = 0;
	for (size_t aim = 0; aim < COCO_AIMS; aim++)
		wanted |= (unsigned)(result->price[aim] != NULL) << aim;
	c->run = coco_str_of(m->run_hash), c->round = m->round;
	c->seats = m->options->seats, c->pitches = m->options->pitches;
	c->fair = m->options->fair, c->fair_budget = coco_match_budget(m->options);
	c->cross_border = m->options->cross_border, c->first_time = m->options->first_time;
	c->again = m->options->again;
	if (m->scores != NULL)
		c->scores = coco_str_of(coco_scores_digest(m->scores));
	else if ((c->weights = weights_text(m, c->arena)).s == NULL)
		return coco_err_nomem(err);
	if (list_pins(m, c, err) != 0 || list_kept(m, c, err) != 0 || coco_numbering_of(m, task, number, err) != 0 ||
	    coco_certificate_room(
	        c, number->n_challenges, number->n_participants, task->problem.n_pairs, task->problem.n_groups, wanted, err) != 0)
		return -1;
	fill_nodes(m, task, result, number, c);
	for (size_t i = 0; i < task->problem.n_pairs; i++) {
		c->pairs[i] = task->pairs[i];
		c->pairs[i].challenge = (uint32_t)number->challenges[task->pairs[i].challenge];
		c->pairs[i].participant = (uint32_t)number->participants[task->pairs[i].participant];
		c->pairs[i].chosen = proved->chosen[i];
	}
	if (worst) {
		if ((c->assigned = calloc(task->problem.n_pairs + 1, sizeof *c->assigned)) == NULL)
			return coco_err_nomem(err);
		for (size_t i = 0; i < task->problem.n_pairs; i++)
			c->assigned[i] = outcomes[COCO_FAIR_WORST].chosen[i];
		c->fairness = outcomes[COCO_FAIR_WORST].fairness;
	}
	c->result.shortfall = result->shortfall, c->result.unmet = result->unmet;
	c->result.reached = result->reached, c->result.total = result->total;
	return 0;
}

int coco_certify(const struct coco_match *match, const struct coco_task *task, const struct coco_outcome *outcomes, struct coco_err *err)
{
	struct coco_certificate c = {.arena = coco_arena_new()};
	struct coco_numbering number = {0};
	int rc = c.arena ? fill(match, task, outcomes, &number, &c, err) : coco_err_nomem(err);
	if (rc == 0)
		rc = coco_certificate_write(&c, match->options->certificate, err);
	coco_numbering_free(&number);
	coco_certificate_free(&c);
	return rc;
}
