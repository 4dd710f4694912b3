/* The parts of a score, each between 0 and 1, or NaN where data are missing. A missing part is left out and the weights of the
 * others share its place; nobody is punished for a question that was not asked, and nobody gains by not answering one that was (silence.c).
 * Skills are no such question: they are found in texts, too, and a profile in which none is found shows none. Interest is not one of the
 * things that are averaged: it raises what the others make. */
#include "close.h"
#include "silence.h"

#include <math.h>
#include <stdlib.h>

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

double coco_spoken_met(const struct coco_campaign *campaign, const struct coco_challenge *c, const struct coco_participant *p)
{
	double best = 0, second = 0;
	size_t had;
	for (size_t i = 0; i < c->spoken.n; i++) {
		const double met = coco_skill_met(campaign->pool, c->spoken.items[i].number, p, &had);
		const double value = met < campaign->measures.of[COCO_SKILLS_CLOSE] ? 0 : c->spoken.items[i].strength * met;
		second = fmax(second, fmin(best, value));
		best = fmax(best, value);
	}
	return campaign->measures.of[COCO_SKILLS_SPOKEN] * best + campaign->measures.of[COCO_SKILLS_ANOTHER] * second;
}

static double skills_fit(const struct coco_campaign *campaign, const struct coco_challenge *c, const struct coco_participant *p)
{
	double sum = 0, all = c->spoken.n > 0 ? c->spoken_weight : 0;
	size_t had;
	if (!coco_challenge_calls(c))
		return NAN;
	for (size_t i = 0; i < c->wanted.n; i++) {
		sum += c->wanted.items[i].strength * coco_skill_met(campaign->pool, c->wanted.items[i].number, p, &had);
		all += c->wanted.items[i].strength;
	}
	return (sum + c->spoken_weight * coco_spoken_met(campaign, c, p)) / all;
}

static double language_fit(const struct coco_campaign *campaign, const struct coco_challenge *c, const struct coco_participant *p)
{
	if (c->languages.n == 0 || p->languages.n == 0)
		return coco_silence_worth(campaign, COCO_LANGUAGE_FIT, c, p);
	for (size_t i = 0; i < c->languages.n; i++)
		if (coco_strs_have(p->languages, c->languages.items[i]))
			return 1;
	return fmax(coco_bridge_between(campaign->bridges, c, p).worth, coco_languages_close(c->languages, p->languages).worth);
}

struct coco_nearness coco_campaign_near(
    const struct coco_campaign *campaign, const struct coco_participant *a, const struct coco_participant *b)
{
	return coco_nearness_of(campaign->places, &campaign->measures, a, b);
}

static double region_fit(const struct coco_campaign *campaign, const struct coco_challenge *c, const struct coco_participant *b)
{
	const double fit = coco_silence_worth(campaign, COCO_REGION_FIT, c, b);
	if (c->owner == NULL || !isnan(fit))
		return fit;
	const struct coco_nearness near = coco_campaign_near(campaign, c->owner, b);
	const double bonus = campaign->cross_border && near.border ? campaign->measures.of[COCO_REGION_CROSS_BORDER] : 0;
	return near.worth + (1 - near.worth) * bonus;
}

/* ---- readiness and trust, interest, history --------------------------------------------------------------------- */

static double mean_of_known(double a, double b)
{
	return isnan(a) ? b : isnan(b) ? a : (a + b) / 2;
}

double coco_readiness_said(const struct coco_challenge *challenge, const struct coco_participant *p)
{
	return mean_of_known(p->ready, challenge->owner ? challenge->owner->ready : NAN);
}

/* Readiness before the past is looked at. */
static double readiness_base(const struct coco_campaign *campaign, const struct coco_challenge *c, const struct coco_participant *p)
{
	const double silent = coco_silence_worth(campaign, COCO_READINESS_FIT, c, p);
	return mean_of_known(isnan(silent) ? p->ready : silent, c->owner ? c->owner->ready : NAN);
}

struct coco_pair_past coco_past_of(
    const struct coco_campaign *campaign, const struct coco_challenge *challenge, const struct coco_participant *p)
{
	return challenge->owner ? coco_past_pair(campaign->past, challenge->owner->index, p->index) : (struct coco_pair_past){0};
}

/* Trust only adds to readiness, as nobody should lose by having met; ratings may also lower it. Counted are
 * those that the participant got, from whomever, and those that it gave the owner, each once. */
static double readiness_fit(const struct coco_campaign *campaign, const struct coco_challenge *c, const struct coco_participant *p)
{
	const double *of = campaign->measures.of;
	const struct coco_pair_past pair = coco_past_of(campaign, c, p);
	const struct coco_person_past *person = coco_past_person(campaign->past, p->index);
	const double ratings = (double)(pair.ratings + person->ratings);
	double fit = readiness_base(campaign, c, p);
	if (isnan(fit))
		return NAN;
	fit += (1 - fit) * (1 - pow(of[COCO_TRUST_MET], pair.met));
	if (ratings > 0) {
		const double mean = (pair.rating_sum + person->rating_sum + 3 * of[COCO_TRUST_PRIOR]) / (ratings + of[COCO_TRUST_PRIOR]);
		fit += ((mean - 1) / 4 - 0.5) * of[COCO_TRUST_RATED];
	}
	return fmax(0, fmin(1, fit));
}

/* Either of two reasons to want each other is enough, and both are more: 1 - (1 - a)(1 - b). */
static double interest_fit(
    const struct coco_campaign *campaign, const struct coco_challenge *c, const struct coco_participant *p, double level)
{
	const double share = coco_wish_met(campaign->wishes, c, p), prefer = campaign->measures.of[COCO_INTEREST_PREFER];
	const bool named = coco_wish_names(c, p);
	if (level <= 0 && isnan(share) && !named)
		return NAN;
	return 1 - (1 - level / 5) * (1 - (named ? prefer : 0)) * (1 - (isnan(share) ? 0 : share * prefer));
}

static double history_fit(const struct coco_campaign *campaign, const struct coco_challenge *c, const struct coco_participant *p)
{
	const double chance = coco_past_begun(campaign->past) ? 1 / (1 + (double)coco_past_chances(campaign->past, c->id, p->index)) : NAN;
	if (!campaign->first_time || c->owner == NULL)
		return chance;
	return mean_of_known(chance, coco_past_of(campaign, c, p).together ? 0 : 1);
}

/* ---- all parts -------------------------------------------------------------------------------------------------- */

int coco_campaign_read(struct coco_campaign *campaign, const struct coco_pool *pool, const struct coco_store *store, struct coco_err *err)
{
	campaign->pool = pool;
	campaign->complements = coco_complements_new(pool, &campaign->measures);
	campaign->bridges = coco_bridges_new(pool, store, &campaign->measures);
	campaign->wishes = coco_wishes_new(pool, store);
	campaign->past = coco_past_new(pool, store, &campaign->measures);
	campaign->places = coco_places_new();
	const bool well = campaign->complements && campaign->bridges && campaign->wishes && campaign->past && campaign->places;
	return well ? 0 : coco_err_nomem(err);
}

void coco_campaign_free(struct coco_campaign *campaign)
{
	coco_complements_free(campaign->complements);
	coco_bridges_free(campaign->bridges);
	coco_wishes_free(campaign->wishes);
	coco_past_free(campaign->past);
	coco_places_free(campaign->places);
}

double coco_part_of(const struct coco_campaign *campaign, enum coco_component component, const struct coco_challenge *challenge,
    const struct coco_participant *participant)
{
	switch (component) {
	case COCO_SKILLS_FIT:
		return skills_fit(campaign, challenge, participant);
	case COCO_AREAS_FIT:
		return challenge->area.n == 0 || participant->areas.n == 0 ? coco_silence_worth(campaign, component, challenge, participant)
		                                                           : (double)coco_strs_have(participant->areas, challenge->area);
	case COCO_COMPLEMENT_FIT:
		return coco_complement_of(campaign->complements, challenge, participant).all;
	case COCO_LANGUAGE_FIT:
		return language_fit(campaign, challenge, participant);
	case COCO_REGION_FIT:
		return region_fit(campaign, challenge, participant);
	case COCO_READINESS_FIT:
		return readiness_fit(campaign, challenge, participant);
	case COCO_HISTORY_FIT:
		return history_fit(campaign, challenge, participant);
	default:
		return NAN; /* of the text and of interest more has to be known */
	}
}

void coco_parts_of(struct coco_campaign *campaign, const struct coco_challenge *challenge, const struct coco_participant *participant,
    double text, double level, struct coco_parts *parts)
{
	for (size_t i = 0; i < COCO_COMPONENTS; i++)
		parts->of[i] = coco_part_of(campaign, (enum coco_component)i, challenge, participant);
	parts->of[COCO_TEXT_FIT] = text;
	parts->of[COCO_INTEREST_FIT] = interest_fit(campaign, challenge, participant, level);
}

double coco_parts_score(const struct coco_parts *parts, const struct coco_weights *weights, struct coco_weights *used)
{
	double sum = 0, all = 0;
	for (size_t i = 0; i < COCO_COMPONENTS; i++) {
		used->of[i] = isnan(parts->of[i]) ? 0 : weights->of[i];
		sum += used->of[i] > 0 && i != COCO_INTEREST_FIT ? used->of[i] * parts->of[i] : 0;
		all += i != COCO_INTEREST_FIT ? used->of[i] : 0;
	}
	/* Full interest counts as a part of 1, less moves the mean so much less, none leaves it where it is. */
	const double mean = all > 0 ? sum / all : 0, interest = used->of[COCO_INTEREST_FIT];
	if (interest > 0)
		sum += interest * (mean + (1 - mean) * parts->of[COCO_INTEREST_FIT]);
	all += interest;
	for (size_t i = 0; i < COCO_COMPONENTS; i++)
		used->of[i] = all > 0 ? used->of[i] / all : 0;
	return all > 0 ? round(sum / all * 1e6) / 1e6 : NAN;
}
