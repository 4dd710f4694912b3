/* What is known beside the profiles: needs, facilitators, wishes, the past; on a campaign of a few lines. */
#include "pool.h"

#include "../../../lib/match/parts/limit.h"

#include <math.h>

static const char *const lines[] = {
    "{\"type\":\"facilitator\",\"id\":\"f1\",\"org\":\"Hub\",\"languages\":[\"de\",\"sl\"]}",
    "{\"type\":\"facilitator\",\"id\":\"f2\",\"languages\":[\"de\",\"it\"],\"tandem_with\":\"f1\"}",
    "{\"type\":\"facilitator\",\"id\":\"f3\",\"languages\":[\"de\",\"pl\"]}",
    "{\"type\":\"participant\",\"id\":\"a\",\"side\":\"avm\",\"languages\":[\"de\"],\"facilitator\":\"f1\",\"country\":\"AT\",\"nuts\":"
    "\"AT31\","
    "\"technologies\":[\"3d_printing\"],\"skills\":[\"graphic_design\"],\"needs\":\"We need illustration.\",\"areas\":[\"open_innovation\","
    "\"attractiveness\"],\"readiness\":{\"culture\":5},\"brain\":-1,\"prefer\":[\"sl\"]}",
    "{\"type\":\"participant\",\"id\":\"sl\",\"side\":\"cci\",\"languages\":[\"sl\"],\"country\":\"SI\",\"skills\":[\"film_production\"],"
    "\"areas\":[\"attractiveness\"],\"training_needs\":[\"3d_printing\"],\"readiness\":{\"culture\":1,\"stage\":\"cooperating\"},\"brain\":"
    "1}",
    "{\"type\":\"participant\",\"id\":\"it\",\"aliases\":[\"it-old\"],\"side\":\"cci\",\"languages\":[\"it\"],\"country\":\"AT\","
    "\"skills\":["
    "\"illustration\",\"graphic_design\"],\"areas\":[\"open_innovation\"]}",
    "{\"type\":\"participant\",\"id\":\"pl\",\"side\":\"cci\",\"languages\":[\"pl\"]}",
    "{\"type\":\"participant\",\"id\":\"hu\",\"side\":\"cci\",\"languages\":[\"hu\"]}",
    "{\"type\":\"challenge\",\"id\":\"c\",\"owner\":\"a\",\"text\":\"x\",\"area\":\"open_innovation\",\"skills_wanted\":[\"film_"
    "production\","
    "\"graphic_design\"],\"prefer\":{\"countries\":[\"AT\"],\"languages\":[\"sl\",\"it\"]}}",
    "{\"type\":\"contact\",\"date\":\"2026-01-01\",\"participants\":[\"a\",\"it-old\"],\"mode\":\"in_person\",\"purpose\":\"x\"}",
    "{\"type\":\"contact\",\"date\":\"2026-01-02\",\"participants\":[\"a\",\"pl\"],\"mode\":\"phone\",\"purpose\":\"x\"}",
    "{\"type\":\"event\",\"id\":\"e1\",\"activity\":\"hands_on\",\"date\":\"2026-01-03\",\"mode\":\"in_person\",\"host\":\"a\"}",
    "{\"type\":\"event\",\"id\":\"e2\",\"activity\":\"hands_on\",\"date\":\"2026-01-03\",\"mode\":\"online\",\"host\":\"a\"}",
    "{\"type\":\"attendance\",\"event\":\"e1\",\"participant\":\"sl\",\"status\":\"attended\"}",
    "{\"type\":\"attendance\",\"event\":\"e1\",\"participant\":\"hu\",\"status\":\"registered\"}",
    "{\"type\":\"attendance\",\"event\":\"e2\",\"participant\":\"hu\",\"status\":\"attended\"}",
    "{\"type\":\"meeting\",\"event\":\"e1\",\"slot\":\"1\",\"a\":\"a\",\"b\":\"sl\",\"status\":\"held\",\"rating_a\":5,\"rating_b\":2}",
    "{\"type\":\"meeting\",\"event\":\"e1\",\"slot\":\"2\",\"a\":\"a\",\"b\":\"hu\",\"status\":\"cancelled\",\"rating_a\":5}",
    "{\"type\":\"pitch\",\"id\":\"p1\",\"challenge\":\"c\",\"participant\":\"sl\"}",
    "{\"type\":\"pitch\",\"id\":\"p2\",\"challenge\":\"other\",\"participant\":\"it\",\"rating_avm\":1}",
    "{\"type\":\"pitch\",\"id\":\"p3\",\"challenge\":\"other\",\"participant\":\"it\"}",
};

static struct made made;

static void begin(void)
{
	make_pool(&made, lines, COCO_LEN(lines));
	make_campaign(&made);
}

static void end(void)
{
	free_pool(&made);
}

TestSuite(campaign, .init = begin, .fini = end);

static double part(const char *participant, enum coco_component component, double level)
{
	struct coco_parts parts;
	coco_parts_of(&made.campaign, which(&made, "c"), who(&made, participant), 0, level, &parts);
	return parts.of[component];
}

static void near(double got, double want, const char *what)
{
	cr_expect(isnan(want) ? isnan(got) : fabs(got - want) < 1e-9, "%s: %g, not %g", what, got, want);
}

Test(campaign, complement_is_what_the_owner_lacks)
{
	struct coco_complement sl, it, hu;
	size_t n;
	const struct coco_lack *lacks = coco_complement_lacks(made.campaign.complements, which(&made, "c"), &n);
	cr_assert(n == 3, "two wanted, one needed");
	cr_expect(lacks[1].owner == 1 && lacks[2].strength < lacks[0].strength);
	sl = coco_complement_of(made.campaign.complements, which(&made, "c"), who(&made, "sl"));
	it = coco_complement_of(made.campaign.complements, which(&made, "c"), who(&made, "it"));
	hu = coco_complement_of(made.campaign.complements, which(&made, "c"), who(&made, "hu"));
	cr_expect(sl.gap > 0.5 && it.gap > 0 && it.gap < 0.5, "what the owner has itself is no gap: %g %g", sl.gap, it.gap);
	near(hu.gap, 0, "gap of nothing");
	near(sl.areas, 1, "another area of the owner");
	near(it.areas, 0, "the challenge's own area is no other");
	near(hu.areas, NAN, "areas not said");
	near(sl.give, 0.8, "a technology that the owner uses");
	near(it.give, NAN, "needs nothing");
	cr_expect(isnan(sl.brain), "weighs nothing until calibrated");
	near(sl.all, (2 * sl.gap + 1 + 0.8) / 4, "weighted mean");
	coco_complements_free(made.campaign.complements);
	made.campaign.measures.of[COCO_COMPLEMENT_BRAIN] = 1;
	made.campaign.complements = coco_complements_new(&made.pool, &made.campaign.measures);
	sl = coco_complement_of(made.campaign.complements, which(&made, "c"), who(&made, "sl"));
	it = coco_complement_of(made.campaign.complements, which(&made, "c"), who(&made, "it"));
	near(sl.brain, 1, "as far as can be");
	near(it.brain, NAN, "one of them is not known");
}

Test(campaign, facilitators_are_bridges)
{
	near(part("sl", COCO_LANGUAGE_FIT, 0), 0.6, "the owner's facilitator");
	near(part("it", COCO_LANGUAGE_FIT, 0), 0.6, "the tandem's partner");
	near(part("pl", COCO_LANGUAGE_FIT, 0), 0.4, "another of the campaign");
	near(part("hu", COCO_LANGUAGE_FIT, 0), 0, "nobody");
}

Test(campaign, borders_count_where_they_are_wanted)
{
	near(part("it", COCO_REGION_FIT, 0), 0.6, "same country");
	near(part("sl", COCO_REGION_FIT, 0), 0.28, "abroad, and the place is not known");
	made.campaign.cross_border = true;
	near(part("it", COCO_REGION_FIT, 0), 0.6, "same country");
	near(part("sl", COCO_REGION_FIT, 0), 0.28 + 0.72 * 0.8, "abroad");
	near(part("hu", COCO_REGION_FIT, 0), 0.35, "silent, where others name their places");
}

Test(campaign, trust_grows_with_meetings)
{
	const struct coco_pair_past sl = coco_past_of(&made.campaign, which(&made, "c"), who(&made, "sl"));
	const struct coco_pair_past it = coco_past_of(&made.campaign, which(&made, "c"), who(&made, "it"));
	cr_expect(sl.meetings == 1 && sl.events == 1 && sl.met == 1.5 && sl.ratings == 1 && sl.rating_sum == 2 && sl.together && !sl.worked);
	cr_expect(it.meetings == 1 && it.events == 0 && it.met == 1 && !it.together, "an earlier id is the same participant");
	cr_expect(coco_past_of(&made.campaign, which(&made, "c"), who(&made, "pl")).met == 0, "a call is no meeting in person");
	cr_expect(coco_past_of(&made.campaign, which(&made, "c"), who(&made, "hu")).met == 0, "neither is one that was cancelled, or online");
	near(part("pl", COCO_READINESS_FIT, 0), 0.75, "the owner's 1 and silence");
	/* (0 + 2/4)/2 and the owner's 1 give .625; half a way up for each meeting; (5 + 2 + 6)/4 = 3.25 as rating, each of the two counted once
	 */
	near(part("sl", COCO_READINESS_FIT, 0), 0.625 + 0.375 * (1 - pow(0.5, 1.5)) + 0.25 / 4 * 0.4, "met and rated");
	near(part("it", COCO_READINESS_FIT, 0), 0.75 + 0.25 * 0.5 + (7 / 3.0 - 3) / 4 * 0.4, "silent, met and rated 1 by somebody else");
}

Test(campaign, wishes_of_either_side)
{
	near(part("hu", COCO_INTEREST_FIT, 0), 0, "no wish is met");
	near(part("hu", COCO_INTEREST_FIT, 4), 0.8, "a volunteer");
	near(part("it", COCO_INTEREST_FIT, 0), 0.6, "both keys");
	near(part("sl", COCO_INTEREST_FIT, 0), 1 - 0.4 * 0.7, "named by the owner, one key of two");
}

Test(campaign, newcomers_and_new_pairs)
{
	near(part("hu", COCO_HISTORY_FIT, 0), 1, "a newcomer");
	near(part("sl", COCO_HISTORY_FIT, 0), 1, "a pitch for this challenge takes no other chance away");
	near(part("it", COCO_HISTORY_FIT, 0), 0.5, "two pitches for one other challenge");
	cr_assert(coco_past_chance(made.campaign.past, COCO_STR("third"), who(&made, "it")->index) == 0);
	near(part("it", COCO_HISTORY_FIT, 0), 1 / 3.0, "one more");
	made.campaign.first_time = true;
	near(part("hu", COCO_HISTORY_FIT, 0), 1, "new to each other");
	near(part("sl", COCO_HISTORY_FIT, 0), 0.5, "known to each other");
}

Test(campaign_begins, nobody_is_a_newcomer)
{
	struct made fresh = {0};
	struct coco_parts parts;
	make_pool(&fresh, lines + 3, 7);
	make_campaign(&fresh);
	coco_parts_of(&fresh.campaign, which(&fresh, "c"), who(&fresh, "it"), 0, 0, &parts);
	cr_expect(isnan(parts.of[COCO_HISTORY_FIT]));
	cr_expect(parts.of[COCO_LANGUAGE_FIT] == 0, "no facilitator is known");
	fresh.campaign.first_time = true;
	coco_parts_of(&fresh.campaign, which(&fresh, "c"), who(&fresh, "it"), 0, 0, &parts);
	cr_expect(parts.of[COCO_HISTORY_FIT] == 1);
	free_pool(&fresh);
}

/* No part is more than it may be, nor known where it may not be; and nobody's total is above the limit. */
Test(campaign, parts_stay_below_their_limits)
{
	static const char *const ids[] = {"sl", "it", "pl", "hu"};
	for (int border = 0; border < 2; border++) {
		struct coco_parts most, parts;
		struct coco_weights weights, used;
		struct coco_limit limit;
		made.campaign.cross_border = made.campaign.first_time = border;
		coco_parts_most(&made.campaign, which(&made, "c"), &most);
		coco_weights_default(&weights);
		coco_limit_set(&limit, &made.campaign, which(&made, "c"), &weights);
		for (size_t k = 0; k < COCO_LEN(ids); k++) {
			coco_parts_of(&made.campaign, which(&made, "c"), who(&made, ids[k]), 0.5, 0, &parts);
			for (size_t i = 0; i < COCO_COMPONENTS; i++)
				cr_expect(i == COCO_TEXT_FIT || isnan(parts.of[i]) || parts.of[i] <= most.of[i], "%s, %s: %g above %g", ids[k],
				    coco_component_name((enum coco_component)i), parts.of[i], most.of[i]);
			cr_expect(coco_parts_score(&parts, &weights, &used) <= coco_limit_total(&limit, 0.5) + 1e-6);
		}
		cr_expect(coco_limit_total(&limit, 0.2) < coco_limit_total(&limit, 0.4), "it grows with the affinity");
	}
	made.campaign.cross_border = made.campaign.first_time = false;
}
