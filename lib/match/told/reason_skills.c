/* Why the skills of a pair fit: those that are wanted by name or named in the text, what is wanted and not had, and those for which the
 * problem that is told speaks. */
#include "reason.h"

enum { SPOKEN_MOST = 3 };

#define SPOKEN_LEAST 0.4 /* of the best that a problem speaks for: what less is told of */

/* The wanted skills that are had, else those that something close is had for. */
void coco_reason_of_skills(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, struct coco_reason *r)
{
	const int lang = m->options->lang;
	size_t had;
	r->key = c->n_named > 0 ? "skills.same" : "skills.read";
	for (size_t i = 0; i < c->wanted.n; i++) {
		const double value = coco_skill_met(&m->pool, c->wanted.items[i].number, p, &had);
		if (value > 0 && had == c->wanted.items[i].number)
			coco_reason_term(r, coco_str_of(coco_concepts_label(m->pool.concepts, had, lang)), value);
	}
	if (r->n_terms > 0)
		return;
	r->key = c->n_named > 0 ? "skills.near" : "skills.read.near";
	for (size_t i = 0; i < c->wanted.n; i++) {
		const double value = coco_skill_met(&m->pool, c->wanted.items[i].number, p, &had);
		bool known = value <= 0;
		for (size_t k = 0; !known && k < r->n_terms; k++)
			known = coco_str_is(r->terms[k].word, coco_concepts_label(m->pool.concepts, had, lang));
		if (!known)
			coco_reason_term(r, coco_str_of(coco_concepts_label(m->pool.concepts, had, lang)), value);
	}
	if (r->n_terms == 0)
		r->key = c->n_named > 0 ? "skills.none" : "skills.read.none";
}

static bool has_term(const struct coco_reason *r, const char *word)
{
	for (size_t i = 0; r != NULL && i < r->n_terms; i++)
		if (coco_str_is(r->terms[i].word, word))
			return true;
	return false;
}

/* The participant's skill that is worth most for the problem, of those that are in no term yet; what is worth next to nothing beside
 * the best, as a cousin is, is not told. COCO_NONE: there is none. */
static size_t next_spoken(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p,
    const struct coco_reason *wanted, const struct coco_reason *r, double *value)
{
	double best = r->n_terms > 0 ? r->terms[0].weight * SPOKEN_LEAST : 0;
	size_t skill = COCO_NONE;
	for (size_t i = 0; i < c->spoken.n; i++) {
		size_t had;
		const double met = coco_skill_met(&m->pool, c->spoken.items[i].number, p, &had);
		const double worth = met < m->campaign.measures.of[COCO_SKILLS_CLOSE] ? 0 : c->spoken.items[i].strength * met;
		const char *label = worth > best ? coco_concepts_label(m->pool.concepts, had, m->options->lang) : NULL;
		if (label != NULL && !has_term(r, label) && !has_term(wanted, label))
			best = worth, skill = had;
	}
	*value = best;
	return skill;
}

void coco_reason_of_spoken(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p,
    const struct coco_reason *wanted, struct coco_reason *r)
{
	double value;
	for (size_t skill; r->n_terms < SPOKEN_MOST && (skill = next_spoken(m, c, p, wanted, r, &value)) != COCO_NONE;)
		coco_reason_term(r, coco_str_of(coco_concepts_label(m->pool.concepts, skill, m->options->lang)), value);
	r->key = r->n_terms > 0 ? "skills.spoken" : "skills.spoken.none";
}

/* What is wanted by name and not had, not even nearly, follows what is. */
static void list_lacking(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, struct coco_reason *r)
{
	size_t had, n = 0;
	if (r->n_terms == 0)
		return;
	coco_reason_say(r, r->key);
	for (size_t i = 0; i < c->wanted.n && n < COCO_REASON_TERMS; i++)
		if (c->wanted.items[i].strength >= COCO_WANTED_BY_NAME && coco_skill_met(&m->pool, c->wanted.items[i].number, p, &had) <= 0) {
			coco_reason_list(r, coco_str_of(coco_concepts_label(m->pool.concepts, c->wanted.items[i].number, m->options->lang)));
			n++;
		}
	r->key = n > 0 ? "skills.lacking" : NULL;
}

/* What is wanted, then what the problem speaks for: of two that have nothing, the first is told. */
void coco_reason_skills(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, struct coco_reason *r)
{
	struct coco_reason spoken = {.lang = r->lang};
	if (c->wanted.n > 0) {
		coco_reason_of_skills(m, c, p, r);
		coco_reason_of_spoken(m, c, p, r, &spoken);
		list_lacking(m, c, p, r);
	} else {
		coco_reason_of_spoken(m, c, p, NULL, &spoken);
	}
	if (c->wanted.n == 0 || spoken.n_terms > 0) {
		if (r->n_terms > 0 && r->key != NULL)
			coco_reason_say(r, r->key);
		for (size_t i = 0; i < spoken.n_terms; i++) {
			if (r->n_terms < COCO_REASON_TERMS)
				r->terms[r->n_terms++] = spoken.terms[i];
			coco_reason_list(r, spoken.terms[i].word);
		}
		coco_reason_say(r, spoken.key);
		r->key = NULL;
	}
	coco_reason_free(&spoken);
}
