/* Profiles by what they say beside their texts.
 *
 * Method: the parts of a score ask for few facts each: skills for skills and the gaps that they fill, languages and the facilitator for a
 * common language, and so on. Whoever says the same of one of them has the same part, so that a challenge needs each part once for a class
 * and not once for a profile (promise.c). Classes of the four facts that take few values are put together as kinds; a profile has
 * a kind and a set of skills. Who has a past of its own (met, rated, had a chance) shares its rest with nobody, as the past is looked up
 * by person.
 *
 * Invariant: two of a class have, for every challenge, the same values of the parts that are computed from it. */
#include "facts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Numbers classes while they are made. */
struct maker {
	struct coco_map *kinds, *kits, *classes[COCO_FACTS];
	struct coco_buf key;
};

static void put_text(struct coco_buf *key, struct coco_str text)
{
	coco_buf_put(key, (const char *)&text.n, sizeof text.n);
	coco_buf_str(key, text);
}

static void put_double(struct coco_buf *key, double value)
{
	coco_buf_put(key, (const char *)&value, sizeof value);
}

static void put_list(struct coco_buf *key, struct coco_strs list)
{
	for (size_t i = 0; i < list.n; i++)
		put_text(key, list.items[i]);
}

static void put_concepts(struct coco_buf *key, const struct coco_concept_set *set)
{
	for (size_t i = 0; i < set->n; i++) {
		coco_buf_put(key, (const char *)&set->items[i].number, sizeof set->items[i].number);
		put_double(key, set->items[i].strength);
	}
}

/* What readiness, history, interest and what an owner can give ask for. */
static void put_rest(struct coco_buf *key, const struct coco_past *past, const struct coco_participant *p)
{
	const struct coco_person_past *person = coco_past_person(past, p->index);
	const char flags = (char)((isnan(p->ready) ? 0 : 1) | (isnan(p->brain) ? 0 : 2) | (p->prefer.n > 0 ? 4 : 0));
	coco_buf_putc(key, flags);
	put_double(key, isnan(p->ready) ? 0 : p->ready);
	put_double(key, isnan(p->brain) ? 0 : p->brain);
	put_concepts(key, &p->needs);
	if (person->known || person->ratings > 0 || person->chances > 0)
		coco_buf_put(key, (const char *)&p->index, sizeof p->index);
}

static void put_fact(struct coco_buf *key, enum coco_fact fact, const struct coco_past *past, const struct coco_participant *p)
{
	coco_buf_clear(key);
	switch (fact) {
	case COCO_FACT_SPEECH:
		put_text(key, p->facilitator);
		put_list(key, p->languages);
		return;
	case COCO_FACT_PLACE:
		put_text(key, p->country);
		put_text(key, p->nuts);
		if (p->located)
			put_double(key, p->lat), put_double(key, p->lon);
		return;
	case COCO_FACT_AREAS:
		put_list(key, p->areas);
		return;
	default:
		put_rest(key, past, p);
	}
}

static int add_kit(struct coco_facts *f, struct maker *m, const struct coco_participant *p)
{
	bool added;
	coco_buf_clear(&m->key);
	put_concepts(&m->key, &p->skills);
	const size_t kit = coco_buf_ok(&m->key) ? coco_map_add(m->kits, coco_buf_view(&m->key), &added) : COCO_NONE;
	if (kit == COCO_NONE || coco_grow(&f->kit, &f->cap_kit, f->n, sizeof *f->kit) != 0)
		return -1;
	f->kit[f->n] = (uint32_t)kit;
	if (!added)
		return 0;
	size_t n = f->kit_first[f->n_kits];
	for (size_t i = 0; i < p->skills.n; i++) {
		if (coco_grow(&f->skills, &f->cap_skills, n, sizeof *f->skills) != 0)
			return -1;
		f->skills[n++] = p->skills.items[i];
	}
	if (n >= UINT32_MAX || coco_grow(&f->kit_first, &f->cap_kit_first, f->n_kits + 1, sizeof *f->kit_first) != 0)
		return -1;
	f->kit_first[++f->n_kits] = (uint32_t)n;
	return 0;
}

static int add_kind(struct coco_facts *f, struct maker *m, const struct coco_past *past, const struct coco_participant *p)
{
	struct coco_fact_kind kind;
	bool added;
	for (size_t i = 0; i < COCO_FACTS; i++) {
		struct coco_classes *c = &f->classes[i];
		put_fact(&m->key, (enum coco_fact)i, past, p);
		const size_t class = coco_buf_ok(&m->key) ? coco_map_add(m->classes[i], coco_buf_view(&m->key), &added) : COCO_NONE;
		if (class == COCO_NONE || (added && coco_grow(&c->member, &c->cap, class, sizeof *c->member) != 0))
			return -1;
		if (added)
			c->member[c->n++] = (uint32_t)p->index;
		kind.fact[i] = (uint32_t) class;
	}
	const size_t number = coco_map_add(m->kinds, (struct coco_str){(const char *)&kind, sizeof kind}, &added);
	if (number == COCO_NONE || (added && coco_grow(&f->kinds, &f->cap_kinds, number, sizeof *f->kinds) != 0) ||
	    coco_grow(&f->of, &f->cap_of, f->n, sizeof *f->of) != 0)
		return -1;
	if (added)
		f->kinds[f->n_kinds++] = kind;
	f->of[f->n] = (uint32_t)number;
	return 0;
}

static int fill(struct coco_facts *f, struct maker *m, const struct coco_campaign *campaign, struct coco_sheet *sheet)
{
	const struct coco_pool *pool = campaign->pool;
	m->kinds = coco_map_new(), m->kits = coco_map_new();
	bool well = m->kinds && m->kits && coco_grow(&f->kit_first, &f->cap_kit_first, 0, sizeof *f->kit_first) == 0;
	for (size_t i = 0; i < COCO_FACTS; i++)
		well = (m->classes[i] = coco_map_new()) != NULL && well;
	if (!well)
		return -1;
	f->kit_first[0] = 0;
	for (; f->n < pool->n_profiles; f->n++) {
		const struct coco_participant *p = coco_sheet_read(sheet, pool->by_profile[f->n]);
		if (add_kit(f, m, p) != 0 || add_kind(f, m, campaign->past, p) != 0)
			return -1;
	}
	return 0;
}

struct coco_facts *coco_facts_new(const struct coco_campaign *campaign, struct coco_sheet *sheet)
{
	struct coco_facts *f = calloc(1, sizeof *f);
	struct maker maker = {.key = COCO_BUF_INIT};
	const int rc = f != NULL ? fill(f, &maker, campaign, sheet) : -1;
	coco_map_free(maker.kinds), coco_map_free(maker.kits);
	for (size_t i = 0; i < COCO_FACTS; i++)
		coco_map_free(maker.classes[i]);
	coco_buf_free(&maker.key);
	if (rc == 0)
		return f;
	coco_facts_free(f);
	return NULL;
}

bool coco_facts_differ(const struct coco_facts *facts)
{
	return facts->n_kinds > 1 || facts->n_kits > 1;
}

void coco_facts_free(struct coco_facts *facts)
{
	if (facts == NULL)
		return;
	free(facts->of), free(facts->kinds), free(facts->kit), free(facts->kit_first), free(facts->skills);
	for (size_t i = 0; i < COCO_FACTS; i++)
		free(facts->classes[i].member);
	free(facts);
}
