/* The parts of a score, each between 0 and 1, or NaN where data are missing. A missing part is left out and the weights of the
 * others share its place; nobody is punished for a question that was not asked. Skills are no such question: they are found in
 * texts, too, and a profile in which none is found shows none. */
#include "component.h"

#include <math.h>

#define NUTS_2 1.0
#define NUTS_1 0.8
#define COUNTRY 0.6
#define FAR_KM 300.0 /* at this distance nearness has fallen to 1/e */
#define EARTH_KM 6371.0

const char *coco_component_name(enum coco_component component)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "weights");
	return coco_table_cell(table, (size_t)component, coco_table_column(table, "component"));
}

void coco_weights_default(struct coco_weights *weights)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "weights");
	const size_t column = coco_table_column(table, "weight");
	for (size_t i = 0; i < COCO_COMPONENTS; i++)
		if (!coco_num_parse(coco_str_of(coco_table_cell(table, i, column)), &weights->of[i]))
			weights->of[i] = 0;
}

double coco_skill_met(const struct coco_pool *pool, size_t wanted, const struct coco_participant *participant, size_t *had)
{
	double best = 0;
	*had = COCO_NONE;
	for (size_t i = 0; i < participant->skills.n; i++) {
		const struct coco_concept *skill = &participant->skills.items[i];
		const double value = skill->strength * coco_concepts_kin(pool->concepts, wanted, skill->number);
		if (value > best)
			best = value, *had = skill->number;
	}
	return best;
}

static double skills_fit(const struct coco_pool *pool, const struct coco_challenge *c, const struct coco_participant *p)
{
	double sum = 0, all = 0;
	size_t had;
	if (c->wanted.n == 0)
		return NAN;
	for (size_t i = 0; i < c->wanted.n; i++) {
		sum += c->wanted.items[i].strength * coco_skill_met(pool, c->wanted.items[i].number, p, &had);
		all += c->wanted.items[i].strength;
	}
	return sum / all;
}

static double language_fit(const struct coco_challenge *c, const struct coco_participant *p)
{
	if (c->languages.n == 0 || p->languages.n == 0)
		return NAN;
	for (size_t i = 0; i < c->languages.n; i++)
		if (coco_strs_have(p->languages, c->languages.items[i]))
			return 1;
	return 0;
}

static bool same_start(struct coco_str a, struct coco_str b, size_t n)
{
	return a.n >= n && b.n >= n && coco_str_eq(coco_str_sub(a, 0, n), coco_str_sub(b, 0, n));
}

/* Great-circle distance (haversine; Sinnott 1984). */
double coco_distance_km(double lat1, double lon1, double lat2, double lon2)
{
	const double degree = 3.14159265358979323846 / 180;
	const double a = sin((lat2 - lat1) * degree / 2), b = sin((lon2 - lon1) * degree / 2);
	const double h = a * a + cos(lat1 * degree) * cos(lat2 * degree) * b * b;
	return 2 * EARTH_KM * asin(sqrt(h < 1 ? h : 1));
}

static double region_fit(const struct coco_participant *a, const struct coco_participant *b)
{
	double fit = NAN;
	if (a == NULL)
		return NAN;
	if (a->country.n > 0 && b->country.n > 0)
		fit = same_start(a->nuts, b->nuts, 4)       ? NUTS_2
		      : same_start(a->nuts, b->nuts, 3)     ? NUTS_1
		      : coco_str_eq(a->country, b->country) ? COUNTRY
		                                            : 0;
	if (a->located && b->located) {
		const double near = exp(-coco_distance_km(a->lat, a->lon, b->lat, b->lon) / FAR_KM);
		fit = isnan(fit) || near > fit ? near : fit;
	}
	return fit;
}

void coco_parts_of(const struct coco_pool *pool, const struct coco_challenge *challenge, const struct coco_participant *participant,
    double text, double level, struct coco_parts *parts)
{
	parts->of[COCO_TEXT_FIT] = text;
	parts->of[COCO_SKILLS_FIT] = skills_fit(pool, challenge, participant);
	parts->of[COCO_AREAS_FIT] =
	    challenge->area.n == 0 || participant->areas.n == 0 ? NAN : (double)coco_strs_have(participant->areas, challenge->area);
	parts->of[COCO_LANGUAGE_FIT] = language_fit(challenge, participant);
	parts->of[COCO_REGION_FIT] = region_fit(challenge->owner, participant);
	parts->of[COCO_INTEREST_FIT] = level > 0 ? level / 5 : NAN;
}

double coco_parts_score(const struct coco_parts *parts, const struct coco_weights *weights, struct coco_weights *used)
{
	double sum = 0, all = 0;
	for (size_t i = 0; i < COCO_COMPONENTS; i++) {
		used->of[i] = isnan(parts->of[i]) ? 0 : weights->of[i];
		sum += used->of[i] > 0 ? used->of[i] * parts->of[i] : 0;
		all += used->of[i];
	}
	for (size_t i = 0; i < COCO_COMPONENTS; i++)
		used->of[i] = all > 0 ? used->of[i] / all : 0;
	return all > 0 ? round(sum / all * 1e6) / 1e6 : NAN;
}
