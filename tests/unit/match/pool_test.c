/* Concepts, masks, components, gates: on pools made of a few lines. */
#include "../../../lib/match/parts/close.h"
#include "../../../lib/match/pool/gate.h"
#include "pool.h"

#include <math.h>
#include <string.h>

Test(match, concepts_in_nine_languages)
{
	static const struct {
		const char *text, *code;
	} cases[] = {
	    {"We offer packaging design for tools.", "packaging_design"},
	    {"Verpackungsdesign und mehr", "packaging_design"},
	    {"oblikovanja embalaže", "packaging_design"},
	    {"grafičnega oblikovanja", "graphic_design"},
	    {"projektowania graficznego", "graphic_design"},
	    {"UX-Design", "ux_design"},
	    {"3D-tisk iz gline", "3d_printing"},
	    {"modna fotografija, ilustracije", "illustration"},
	    {"AR for machines", "ar_content"},
	    {"are ar", NULL}, /* short names stand in capitals */
	    {"nothing that a vocabulary names", NULL},
	    {"", NULL},
	};
	struct coco_concepts *c = coco_concepts_new();
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_concept_set set = {0};
		bool found = cases[i].code == NULL;
		cr_assert(coco_concepts_in(c, coco_str_of(cases[i].text), -1, false, 1, &set) == 0);
		for (size_t k = 0; k < set.n; k++)
			found = cases[i].code ? found || set.items[k].number == coco_concepts_code(c, coco_str_of(cases[i].code)) : false;
		cr_expect(found, "%s", cases[i].text);
		free(set.items);
	}
	const size_t design = coco_concepts_code(c, COCO_STR("design")), pack = coco_concepts_code(c, COCO_STR("packaging_design"));
	const size_t toys = coco_concepts_code(c, COCO_STR("toy_design")), film = coco_concepts_code(c, COCO_STR("film_production"));
	cr_expect(coco_concepts_kin(c, pack, pack) == 1);
	cr_expect(coco_concepts_kin(c, design, pack) > coco_concepts_kin(c, pack, toys));
	cr_expect(coco_concepts_kin(c, pack, design) > coco_concepts_kin(c, pack, toys));
	cr_expect(coco_concepts_kin(c, pack, toys) > 0 && coco_concepts_kin(c, pack, film) == 0);
	cr_expect(coco_concepts_under(c, pack, design) && !coco_concepts_under(c, design, pack));
	static const struct {
		const char *name;
		double strength;
		bool whole;
	} names[] = {
	    {"Packaging design", 1, true}, {"product packaging", 0.85, false}, {"sadness marketing", 0.5, false}, {"sadness", 0, false}};
	for (size_t i = 0; i < COCO_LEN(names); i++) {
		struct coco_concept_set set = {0};
		bool whole;
		cr_assert(coco_concepts_in_name(c, coco_str_of(names[i].name), 0, 1, &set, &whole) >= 0);
		cr_expect(whole == names[i].whole && fabs((set.n > 0 ? set.items[0].strength : 0) - names[i].strength) < 1e-9, "%s", names[i].name);
		free(set.items);
	}
	const size_t other = coco_concepts_other(c, COCO_STR("Vitrail work"));
	cr_expect(other == coco_concepts_other(c, COCO_STR("vitrail-work")) && strcmp(coco_concepts_label(c, other, 3), "Vitrail work") == 0);
	cr_expect(coco_concepts_kin(c, pack, other) == 0 && coco_concepts_kin(c, other, other) == 1);
	coco_concepts_free(c);
}

Test(match, addresses_and_numbers_are_masked)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
	    {"Write to a.b+c@mail.example.org today", "Write to […] today"},
	    {"a@b", "[…]"},
	    {"@ home, 5 @ 3", "@ home, 5 @ 3"},
	    {"Call +386 41 123 456!", "Call […]!"},
	    {"0043 1 234 56", "[…]"},
	    {"(01) 234 567 89", "[…]"},
	    {"see https://example.org/x?y=1 and www.example.org", "see […] and […]"},
	    {"ISO 13849-1, 18,000 rpm, 2 x 4.5 m, 2026", "ISO 13849-1, 18,000 rpm, 2 x 4.5 m, 2026"},
	    {"", ""},
	};
	struct coco_arena *arena = coco_arena_new();
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const struct coco_str got = coco_masked(coco_str_of(cases[i].text), arena);
		cr_expect(coco_str_is(got, cases[i].want), "%s: %.*s", cases[i].text, COCO_STR_ARG(got));
	}
	cr_expect(coco_str_is(coco_domain_of(COCO_STR("HTTPS://www.Studio.example.org:80/a"), arena), "studio.example.org"));
	cr_expect(coco_str_is(coco_domain_of(COCO_STR("studio.example.org"), arena), "studio.example.org"));
	cr_expect(coco_domain_of(COCO_STR("http://"), arena).s == NULL);
	cr_expect(coco_domain_of(COCO_STR_NONE, arena).s == NULL);
	coco_arena_free(arena);
}

static const char *const lines[] = {
    "{\"type\":\"participant\",\"id\":\"a\",\"org_id\":\"w\",\"side\":\"avm\",\"languages\":[\"de\"],\"country\":\"AT\",\"nuts\":\"AT312\","
    "\"lat\":48.3,\"lon\":14.3}",
    "{\"type\":\"participant\",\"id\":\"b\",\"side\":\"avm\"}",
    "{\"type\":\"participant\",\"id\":\"same\",\"aliases\":[\"old\"],\"side\":\"cci\",\"skills\":[\"packaging_design\"],\"areas\":["
    "\"attractiveness\"],\"languages\":[\"en\",\"de\"],"
    "\"country\":\"AT\",\"nuts\":\"AT313\",\"offers\":\"packaging\"}",
    "{\"type\":\"participant\",\"id\":\"near\",\"side\":\"cci\",\"skills\":[\"toy_design\"],\"areas\":[\"open_innovation\"],\"languages\":["
    "\"it\"],\"country\":\"AT\",\"nuts\":\"AT130\"}",
    "{\"type\":\"participant\",\"id\":\"far\",\"side\":\"cci\",\"skills\":[\"film_production\"],\"country\":\"DE\",\"lat\":48.57,\"lon\":"
    "13.46}",
    "{\"type\":\"participant\",\"id\":\"blank\",\"side\":\"cci\"}",
    "{\"type\":\"participant\",\"id\":\"twin\",\"org_id\":\"w\",\"side\":\"both\",\"offers\":\"packaging\"}",
    "{\"type\":\"challenge\",\"id\":\"c\",\"owner\":\"a\",\"text\":\"Packung\",\"area\":\"attractiveness\",\"skills_wanted\":[\"packaging_"
    "design\"]}",
    "{\"type\":\"challenge\",\"id\":\"d\",\"owner\":\"b\",\"text\":\"\",\"must\":{\"languages\":[]},\"exclude\":[\"old\"]}",
    "{\"type\":\"challenge\",\"id\":\"e\",\"owner\":\"twin\",\"text\":\"packaging\",\"must\":{\"countries\":[\"AT\"]}}",
    "{\"type\":\"challenge\",\"id\":\"f\",\"owner\":\"same\",\"text\":\"packaging\"}",
};

/* Places by codes: who is near whom, symmetrically. Every region of NUTS 2 has a middle, inside what a distance can be. */
Test(match, regions_have_places)
{
	static const struct {
		const char *a, *b; /* NUTS codes, or countries */
		enum coco_near by;
		double km, worth_from, worth_to;
		bool lacks_b;
	} cases[] = {
	    {"AT22", "AT221", COCO_NEAR_REGION, 0, 1, 1, false},
	    {"AT225", "SI032", COCO_NEAR_MIDDLES, 50, 0.8, 0.95, false},
	    {"SI043", "ITH43", COCO_NEAR_MIDDLES, 25, 0.85, 1, false},
	    {"SK010", "AT13", COCO_NEAR_MIDDLES, 50, 0.8, 0.9, false},
	    {"PL22", "CZ080", COCO_NEAR_MIDDLES, 75, 0.7, 0.85, false},
	    {"HR036", "HR025", COCO_NEAR_COUNTRY, 0, 0.6, 0.6, false}, /* one NUTS 1 region, and the whole country */
	    {"ITH42", "ITH55", COCO_NEAR_PART, 0, 0.8, 0.8, false},    /* two regions of one part of the country */
	    {"AT21", "AT22", COCO_NEAR_PART, 0, 0.8, 0.8, false},
	    {"SI031", "SI044", COCO_NEAR_COUNTRY, 0, 0.6, 0.6, false},
	    {"SI041", "SI034", COCO_NEAR_MIDDLES, 50, 0.8, 0.9, false},
	    {"SI04", "DEF0", COCO_NEAR_MIDDLES, 950, 0.03, 0.06, false},
	    {"SI04", "SI", COCO_NEAR_COUNTRY, 0, 0.6, 0.6, true},
	    {"SI04", "AT", COCO_NEAR_ABROAD, 0, 0.28, 0.28, true},
	    {"SI04", "AT2", COCO_NEAR_MIDDLES, 100, 0.6, 0.8, false}, /* a region of level 1: the mean of its parts */
	    {"SI04", "HR0", COCO_NEAR_ABROAD, 0, 0.28, 0.28, true},   /* … which is the country */
	    {"IE061", "FR10", COCO_NEAR_MIDDLES, 850, 0.04, 0.08, false},
	    {"PL11", "PL71", COCO_NEAR_MIDDLES, 25, 0.9, 1, false}, /* one region in two lists */
	    {"HR04", "HR05", COCO_NEAR_MIDDLES, 25, 0.9, 1, false},
	    {"MT00", "RO32", COCO_NEAR_MIDDLES, 1350, 0, 0.28, false},
	};
	struct coco_places *places = coco_places_new();
	struct coco_measures measures;
	coco_measures_default(&measures);
	cr_assert_not_null(places);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const struct coco_str a = coco_str_of(cases[i].a), b = coco_str_of(cases[i].b);
		const struct coco_participant one = {.country = coco_str_sub(a, 0, 2), .nuts = a.n > 2 ? a : COCO_STR_NONE};
		const struct coco_participant other = {.country = coco_str_sub(b, 0, 2), .nuts = b.n > 2 ? b : COCO_STR_NONE};
		const struct coco_nearness near = coco_nearness_of(places, &measures, &one, &other),
		                           back = coco_nearness_of(places, &measures, &other, &one);
		cr_expect(near.by == cases[i].by && near.km == cases[i].km && near.worth >= cases[i].worth_from && near.worth <= cases[i].worth_to,
		    "%s %s: %d, %g km, %g", cases[i].a, cases[i].b, (int)near.by, near.km, near.worth);
		cr_expect(near.lacks_b == cases[i].lacks_b && !near.lacks_a && back.lacks_a == cases[i].lacks_b, "%s %s", cases[i].a, cases[i].b);
		cr_expect(back.by == near.by && back.worth == near.worth && back.km == near.km);
	}
	const struct coco_table_ref nuts = coco_table_find(&coco_tables_vocab, "nuts");
	for (size_t row = 0; row < coco_table_rows(nuts); row++) {
		const struct coco_participant p = {.nuts = coco_str_of(coco_table_cell(nuts, row, 0))};
		struct coco_place place;
		cr_expect(
		    coco_place_of(places, &p, &place) == (p.nuts.n >= 4 || (p.nuts.n == 3 && p.nuts.s[2] != '0')), "%.*s", COCO_STR_ARG(p.nuts));
	}
	coco_places_free(places);
}

Test(match, components_and_missing_data)
{
	static const struct {
		const char *challenge, *participant;
		double skills, areas, complement, language, region; /* -1: unknown */
	} cases[] = {
	    {"c", "same", 1, 1, 1, 1, 1},
	    {"c", "near", 0.1, 0, 0.1, 0, 0.6},
	    {"c", "far", 0, 0.35, 0, 0.5, 0.7949}, /* Linz and Passau: nearer than the border says; silent where others are not */
	    {"c", "blank", 0, 0.35, 0, 0.5, 0.35},
	    {"d", "same", -1, -1, -1, -1, -1},
	};
	struct made made = {0};
	make_pool(&made, lines, COCO_LEN(lines));
	make_campaign(&made);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const double want[] = {0.5, cases[i].skills, cases[i].areas, cases[i].complement, cases[i].language, cases[i].region, -1, 0.6, -1};
		struct coco_parts parts;
		struct coco_weights weights, used;
		double sum = 0;
		coco_parts_of(&made.campaign, which(&made, cases[i].challenge), who(&made, cases[i].participant), 0.5, 3, &parts);
		for (size_t k = 0; k < COCO_COMPONENTS; k++)
			cr_expect(want[k] < 0 ? isnan(parts.of[k]) : fabs(parts.of[k] - want[k]) < 0.002, "%s %s %s: %g, not %g", cases[i].challenge,
			    cases[i].participant, coco_component_name((enum coco_component)k), parts.of[k], want[k]);
		coco_weights_default(&weights);
		const double score = coco_parts_score(&parts, &weights, &used);
		for (size_t k = 0; k < COCO_COMPONENTS; k++) {
			cr_expect(weights.of[k] > 0);
			cr_expect((used.of[k] > 0) == !isnan(parts.of[k]), "a part that is missing has no weight");
			sum += used.of[k];
		}
		cr_expect(score >= 0 && score <= 1 && fabs(sum - 1) < 1e-12);
	}
	free_pool(&made);
}

/* Interest moves the mean of the other parts towards 1 and never away from it; alone it is the score. */
Test(match, interest_only_adds)
{
	struct coco_parts parts;
	struct coco_weights weights, used;
	double last = 0;
	coco_weights_default(&weights);
	for (size_t k = 0; k < COCO_COMPONENTS; k++)
		parts.of[k] = NAN;
	parts.of[COCO_TEXT_FIT] = 0.9;
	parts.of[COCO_SKILLS_FIT] = 0.7;
	cr_expect(fabs(coco_parts_score(&parts, &weights, &used) - 0.8) < 1e-9);
	for (int level = 0; level <= 5; level++) {
		parts.of[COCO_INTEREST_FIT] = level / 5.0;
		const double score = coco_parts_score(&parts, &weights, &used);
		cr_expect(level == 0 ? score == 0.8 : score > last, "%d: %g after %g", level, score, last);
		last = score;
	}
	cr_expect(fabs(last - (0.9 + 0.7 + 0.6) / 2.6) < 1e-6, "full interest is a part of 1");
	parts.of[COCO_TEXT_FIT] = parts.of[COCO_SKILLS_FIT] = NAN;
	parts.of[COCO_INTEREST_FIT] = 0.4;
	cr_expect(coco_parts_score(&parts, &weights, &used) == 0.4);
}

/* Czech and Slovak need no interpreter; the order of the two does not matter, and no two are close to themselves alone. */
Test(match, close_languages)
{
	struct coco_str cs[] = {COCO_STR("en"), COCO_STR("cs")}, sk[] = {COCO_STR("hu"), COCO_STR("sk")}, de[] = {COCO_STR("de")};
	const struct coco_strs a = {cs, 2}, b = {sk, 2}, c = {de, 1};
	const struct coco_close_languages one = coco_languages_close(a, b), other = coco_languages_close(b, a);
	cr_expect(one.worth == 0.9 && coco_str_is(one.one, "cs") && coco_str_is(one.other, "sk"));
	cr_expect(other.worth == 0.9 && coco_str_is(other.one, "sk"));
	cr_expect(coco_languages_close(a, c).worth == 0 && coco_languages_close(a, (struct coco_strs){0}).worth == 0);
}

Test(match, gates)
{
	static const struct {
		const char *challenge, *participant;
		unsigned decided;
		enum coco_gate want;
	} cases[] = {
	    {"c", "same", 0, COCO_GATE_OPEN}, {"c", "a", 0, COCO_GATE_SIDE}, {"c", "b", 0, COCO_GATE_SIDE},
	    {"c", "twin", 0, COCO_GATE_ORGANISATION},
	    {"c", "twin", COCO_DECIDED_PIN, COCO_GATE_ORGANISATION}, /* not the facilitator's to open */
	    {"c", "same", COCO_DECIDED_VETO, COCO_GATE_VETOED}, {"c", "same", COCO_DECIDED_DECLINED, COCO_GATE_DECLINED},
	    {"c", "same", COCO_DECIDED_DECLINED | COCO_DECIDED_PIN, COCO_GATE_OPEN},
	    {"d", "same", 0, COCO_GATE_EXCLUDED},                                              /* by an earlier id */
	    {"d", "same", COCO_DECIDED_PIN, COCO_GATE_OPEN}, {"d", "near", 0, COCO_GATE_OPEN}, /* an empty list asks for nothing */
	    {"e", "near", 0, COCO_GATE_OPEN}, {"e", "far", 0, COCO_GATE_MUST}, {"e", "blank", 0, COCO_GATE_MUST}, /* unknown is unmet */
	    {"e", "twin", 0, COCO_GATE_OWN}, {"f", "near", 0, COCO_GATE_SIDE}, /* a creative owns no challenge */
	};
	struct made made = {0};
	make_pool(&made, lines, COCO_LEN(lines));
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const struct coco_verdict got =
		    coco_gate_check(&made.pool, which(&made, cases[i].challenge), who(&made, cases[i].participant), cases[i].decided);
		cr_expect(got.gate == cases[i].want, "%s %s: %s, not %s", cases[i].challenge, cases[i].participant, coco_gate_text(got.gate),
		    coco_gate_text(cases[i].want));
		cr_expect((got.must != NULL) == (got.gate == COCO_GATE_MUST));
	}
	cr_expect(coco_pool_find(&made.pool, COCO_STR("old")) == coco_pool_find(&made.pool, COCO_STR("same")));
	cr_expect(coco_pool_find(&made.pool, COCO_STR("nobody")) == COCO_NONE);
	free_pool(&made);
}

Test(match, consent_counts_where_it_is_recorded)
{
	static const char *const some[] = {
	    "{\"type\":\"participant\",\"id\":\"a\",\"side\":\"avm\"}",
	    "{\"type\":\"participant\",\"id\":\"silent\",\"side\":\"cci\"}",
	    "{\"type\":\"challenge\",\"id\":\"c\",\"owner\":\"a\",\"text\":\"x\"}",
	    "{\"type\":\"participant\",\"id\":\"yes\",\"side\":\"cci\",\"consent\":{\"process\":true}}",
	    "{\"type\":\"participant\",\"id\":\"no\",\"side\":\"cci\",\"consent\":{\"process\":false}}",
	};
	struct made made = {0};
	make_pool(&made, some, 3);
	cr_expect(coco_gate_check(&made.pool, which(&made, "c"), who(&made, "silent"), 0).gate == COCO_GATE_OPEN, "nobody was asked");
	free_pool(&made);
	make_pool(&made, some, 5);
	cr_expect(coco_gate_check(&made.pool, which(&made, "c"), who(&made, "silent"), 0).gate == COCO_GATE_CONSENT);
	cr_expect(coco_gate_check(&made.pool, which(&made, "c"), who(&made, "no"), COCO_DECIDED_PIN).gate == COCO_GATE_CONSENT);
	cr_expect(coco_gate_check(&made.pool, which(&made, "c"), who(&made, "yes"), 0).gate == COCO_GATE_OPEN);
	free_pool(&made);
}

Test(match, tables_agree_with_the_code)
{
	const struct coco_table_ref gates = coco_table_find(&coco_tables_match, "gates"),
	                            weights = coco_table_find(&coco_tables_match, "weights");
	const struct coco_table_ref reasons = coco_table_find(&coco_tables_match, "reasons");
	cr_expect(coco_table_rows(gates) == COCO_GATES - 1);
	cr_expect(coco_table_rows(weights) == COCO_COMPONENTS);
	cr_expect(strcmp(coco_component_name(COCO_INTEREST_FIT), "interest") == 0);
	cr_expect(strcmp(coco_component_name(COCO_HISTORY_FIT), "history") == 0);
	cr_expect(coco_table_rows(coco_table_find(&coco_tables_match, "measures")) == COCO_MEASURES);
	cr_expect(strcmp(coco_measure_name(COCO_COMPLEMENT_BRAIN), "complement.brain") == 0);
	cr_expect(strcmp(coco_measure_name(COCO_INTEREST_PREFER), "interest.prefer") == 0);
	cr_expect(strcmp(coco_gate_text(COCO_GATE_VETOED), "vetoed") == 0);
	const struct coco_table_ref closed = coco_table_find(&coco_tables_match, "closed");
	for (size_t row = 0; row < coco_table_rows(gates); row++) {
		const struct coco_str code = coco_str_of(coco_table_cell(gates, row, coco_table_column(gates, "code")));
		cr_expect(coco_str_is(code, "busy") || coco_table_row(closed, 0, code) != COCO_NONE, "%.*s", COCO_STR_ARG(code));
	}
	for (size_t row = 0; row < coco_table_rows(reasons); row++)
		for (size_t lang = 0; lang < COCO_LANGS; lang++) {
			const char *text = coco_table_cell(reasons, row, coco_table_column(reasons, coco_langs[lang]));
			const bool holds = strstr(text, "{}") != NULL,
			           english = strstr(coco_table_cell(reasons, row, coco_table_column(reasons, "en")), "{}") != NULL;
			cr_expect(*text != '\0' && holds == english, "%s %s", coco_table_cell(reasons, row, 0), coco_langs[lang]);
		}
}

/* The {names} of a text, in the order of the alphabet, each once or more. */
static size_t placeholders(const char *text, char found[8][16])
{
	size_t n = 0;
	for (const char *open = text; (open = strchr(open, '{')) != NULL && n < 8; open++) {
		const char *close = strchr(open, '}');
		cr_assert(close != NULL && close - open < 15, "%s", text);
		memcpy(found[n], open + 1, (size_t)(close - open - 1));
		found[n++][close - open - 1] = '\0';
	}
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && strcmp(found[k - 1], found[k]) > 0; k--) {
			char swap[16];
			memcpy(swap, found[k], sizeof swap);
			memcpy(found[k], found[k - 1], sizeof swap);
			memcpy(found[k - 1], swap, sizeof swap);
		}
	return n;
}

Test(match, sentences_have_their_places_in_every_language)
{
	static const char *const names[] = {"reasons", "closed", "explain"};
	for (size_t t = 0; t < COCO_LEN(names); t++) {
		const struct coco_table_ref table = coco_table_find(&coco_tables_match, names[t]);
		cr_assert(coco_table_rows(table) > 0);
		for (size_t row = 0; row < coco_table_rows(table); row++) {
			char want[8][16], got[8][16];
			const size_t n = placeholders(coco_table_cell(table, row, coco_table_column(table, "en")), want);
			for (size_t lang = 0; lang < COCO_LANGS; lang++) {
				const char *text = coco_table_cell(table, row, coco_table_column(table, coco_langs[lang]));
				bool same = *text != '\0' && placeholders(text, got) == n;
				for (size_t i = 0; same && i < n; i++)
					same = strcmp(want[i], got[i]) == 0;
				cr_expect(same, "%s %s %s: %s", names[t], coco_table_cell(table, row, 0), coco_langs[lang], text);
			}
		}
	}
}

Test(match, rows_give_back_what_was_said)
{
	static const char *const some[] = {
	    "{\"type\":\"participant\",\"id\":\"bare\"}",
	    "{\"type\":\"participant\",\"id\":\"anon-1\",\"side\":\"cci\",\"org_id\":\"o\",\"website\":\"https://www.studio.example.org/\","
	    "\"nuts\":\"EL301\",\"size\":\"micro\",\"facilitator\":\"f\",\"lat\":-37.25,\"lon\":0.1,\"aliases\":[\"x\",\"y\"],\"languages\":["
	    "\"el\",\"de\"],\"creative_sectors\":[\"design\"],\"areas\":[\"marketing\"],\"exclude\":[\"z\"],\"prefer\":[\"a\",\"bare\"],"
	    "\"skills\":["
	    "\"packaging_design\",\"Vitrail\"],\"training_needs\":[\"3d_printing\"],\"readiness\":{\"culture\":3},\"brain\":-0.3,"
	    "\"capacity_max\":200,\"offers\":\"Wir gestalten Verpackungen.\",\"consent\":{\"process\":true,\"share\":true}}",
	    "{\"type\":\"participant\",\"id\":\"late\",\"side\":\"both\",\"aliases\":[\"y\",\"bare\"],\"status\":\"paused\"}",
	};
	struct made made = {0};
	make_pool(&made, some, COCO_LEN(some));
	const struct coco_participant *p = who(&made, "bare");
	cr_expect(
	    p->index == 1 && p->side == COCO_SIDE_NONE && p->active && !p->asked && !p->says && p->number == COCO_NONE, "an alias hides no id");
	cr_expect(!p->country.s && isnan(p->ready) && isnan(p->brain) && p->capacity_min == -1 && p->capacity_max == -1 && p->languages.n == 0);
	p = who(&made, "late");
	cr_expect(
	    p->number == 1 && !p->active && p->aliases.n == 2 && coco_pool_find(&made.pool, COCO_STR("y")) == 0, "the first has an alias");
	p = who(&made, "anon-1");
	cr_expect(
	    p->number == 0 && p->anonymous && p->asked && p->process && p->share && p->says && p->located && p->lat == -37.25 && p->lon == 0.1);
	cr_expect(coco_str_is(p->org_id, "o") && coco_str_is(p->domain, "studio.example.org") && coco_str_is(p->country, "GR") &&
	          coco_str_is(p->nuts, "EL301") && coco_str_is(p->size, "micro") && coco_str_is(p->facilitator, "f"));
	cr_expect(p->languages.n == 2 && coco_str_is(p->languages.items[1], "de") && p->sectors.n == 1 &&
	          coco_str_is(p->areas.items[0], "marketing") && coco_str_is(p->exclude.items[0], "z") &&
	          coco_str_is(p->prefer.items[1], "bare"));
	cr_expect(
	    p->n_listed == 2 && p->skills.n >= 2 && p->skills.items[0].strength == 1 && p->needs.n == 1 && p->needs.items[0].strength == 1);
	cr_expect(p->ready == 0.5 && p->brain == -0.3 && p->capacity_min == -1 && p->capacity_max == 200);
	cr_expect(p->n_passages == 2 && strcmp(p->tongues[0].code, "de") == 0);
	struct coco_err err = {0};
	struct coco_passage *passages;
	struct coco_store_reader *reader = coco_store_reader_new(made.store);
	size_t n;
	cr_assert(
	    coco_pool_passages(&made.pool, p, coco_store_read(reader, "participant", p->index, &err), made.pool.arena, &passages, &n) == 0);
	cr_expect(n == 2 && coco_str_is(passages[0].text, "Wir gestalten Verpackungen.") && passages[1].names && !passages[0].names);
	coco_store_reader_free(reader);
	free_pool(&made);
}
