/* Labels of rating scales in nine languages: every column of the table is read as its numbers, and nothing is guessed. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include "../../../lib/survey/values/likert.h"

/* Texts separated by '|'. */
static size_t cut(const char *texts, struct coco_str out[16])
{
	struct coco_str rest = coco_str_of(texts), piece;
	size_t n = 0;
	while (rest.n && coco_str_split(&rest, '|', &piece))
		out[n++] = piece;
	return n;
}

Test(likert, columns)
{
	static const struct {
		const char *texts;
		int points; /* of the map */
		size_t filled;
		const char *scale; /* NULL: none; "?": undecided */
		double min, max;
		const char *values;
	} cases[] = {
	    {"strongly disagree|disagree|neutral|agree|strongly agree", 0, 9, "agreement", 1, 5, "1 2 3 4 5"},
	    {"Strongly Agree|Somewhat agree|Neither agree nor disagree|Somewhat disagree|Strongly disagree", 0, 9, "agreement", 1, 5,
	        "5 4 3 2 1"},
	    {"agree|strongly disagree|somewhat disagree|somewhat agree|neutral", 0, 9, "agreement", 1, 7, "6 1 3 5 4"},
	    {"stimme gar nicht zu|stimme eher nicht zu|stimme eher zu|stimme voll zu", 0, 25, "agreement", 1, 4, "1 2 3 4"},
	    {"stimme gar nicht zu|stimme eher nicht zu|stimme eher zu|stimme voll zu", 0, 9, "?", 0, 0, ""},
	    {"stimme gar nicht zu|stimme eher nicht zu|stimme eher zu|stimme voll zu", 5, 9, "agreement", 1, 5, "1 2 4 5"},
	    {"agree|neutral", 0, 90, "?", 0, 0, ""},
	    {"agree|neutral", 5, 9, "agreement", 1, 5, "4 3"},
	    {"zelo zadovoljna|zadovoljna|niti niti|nezadovoljna|zelo nezadovoljna", 0, 9, "satisfaction", 1, 5, "5 4 3 2 1"},
	    {"sehr zufrieden|zufrieden|eher zufrieden|eher unzufrieden|unzufrieden|sehr unzufrieden", 0, 30, "satisfaction", 1, 6,
	        "6 5 4 3 2 1"},
	    {"nigdy|rzadko|czasami|często|zawsze", 0, 9, "frequency", 1, 5, "1 2 3 4 5"},
	    {"soha|ritkán|néha|gyakran|nagyon gyakran", 0, 9, "frequency", 1, 5, "1 2 3 4 5"},
	    {"per niente importante|poco importante|neutrale|importante|molto importante", 0, 9, "importance", 1, 5, "1 2 3 4 5"},
	    {"slightly important|very important|extremely important", 0, 9, "importance to extreme", 1, 5, "2 4 5"},
	    {"poor|fair|good|very good|excellent", 0, 9, "quality to excellent", 1, 5, "1 2 3 4 5"},
	    {"very poor|poor|fair|good|very good", 0, 9, "quality", 1, 5, "1 2 3 4 5"},
	    {"good|very good", 0, 90, "?", 0, 0, ""},
	    {"vůbec ne|trochu|středně|hodně|úplně", 0, 9, "extent", 1, 5, "1 2 3 4 5"},
	    {"1 - stimme gar nicht zu|2 - stimme eher nicht zu|5 - stimme voll zu", 0, 9, "agreement", 1, 5, "1 2 5"},
	    {"1 (stimme voll zu)|2 (stimme eher zu)|5 (stimme gar nicht zu)", 0, 9, "agreement", 1, 5, "5 4 1"},
	    {"0 never|1 rarely|2 sometimes|3 often|4 always", 0, 9, "frequency", 0, 4, "0 1 2 3 4"},
	    {"sehr gut (5)|gut (4)|sehr schlecht (1)", 0, 9, "quality", 1, 5, "5 4 1"},
	    {"1 (gar nicht)|2|9|10 (sehr)", 0, 9, "extent", 1, 10, "1 2 9 10"},
	    {"7 (gar nicht)|2|1 (sehr)", 0, 9, "extent", 1, 7, "1 6 7"},
	    {"1 (gar nicht)|2|11|10 (sehr)", 0, 9, NULL, 0, 0, ""},
	    {"1|2|3|4|5", 0, 9, NULL, 0, 0, ""},
	    {"agree|banana", 0, 9, NULL, 0, 0, ""},
	    {"agree|very satisfied", 0, 9, NULL, 0, 0, ""},
	    {"zufrieden|nicht zufrieden|unzufrieden", 0, 9, "unknown", 0, 0, ""},
	    {"trifft nicht zu|trifft eher nicht zu|trifft teilweise zu|trifft eher zu|trifft völlig zu", 0, 30, "unknown", 0, 0, ""},
	    {"sehr laut|eher laut|leise", 0, 9, "unknown", 0, 0, ""},
	    {"nicht interessant|kaum interessant|mäßig interessant|interessant|sehr interessant", 0, 9, "degree", 1, 5, "1 2 3 4 5"},
	    {"trifft nicht zu|trifft eher nicht zu|trifft eher zu|trifft zu", 0, 30, "degree to whole", 1, 4, "1 2 3 4"},
	    {"unwichtig|eher unwichtig|eher wichtig|wichtig", 0, 30, "degree to whole", 1, 4, "1 2 3 4"},
	    {"vôbec nevystihuje|skôr nevystihuje|čiastočne vystihuje|skôr vystihuje|úplne vystihuje", 0, 9, "degree both ways", 1, 5,
	        "1 2 3 4 5"},
	    {"uopće se ne odnosi na mene|uglavnom se ne odnosi na mene|djelomično se odnosi na mene|uglavnom se odnosi na mene|"
	     "u potpunosti se odnosi na mene",
	        0, 9, "degree both ways", 1, 5, "1 2 3 4 5"},
	    {"Gar nicht erfolgreich (1)|2|3|4|5|Sehr erfolgreich (6)", 0, 9, "degree both ways", 1, 6, "1 2 3 4 5 6"},
	    {"určitě ne|spíše ne|spíše ano|určitě ano", 0, 30, "certainty", 1, 4, "1 2 3 4"},
	    {"bardzo trudne|trudne|ani łatwe, ani trudne|łatwe|bardzo łatwe", 0, 9, "difficulty", 1, 5, "1 2 3 4 5"},
	    {"ungenügend|mangelhaft|ausreichend|befriedigend|gut|sehr gut", 0, 9, "grades of six", 1, 6, "1 2 3 4 5 6"},
	    {"1 (Da)|2 (Ne)", 0, 9, NULL, 0, 0, ""},
	    {"yes|no", 0, 90, NULL, 0, 0, ""},
	    {"agree|2 disagree", 0, 9, NULL, 0, 0, ""},
	    {"3 agree|2 strongly agree|1 disagree", 0, 9, "unknown", 0, 0, ""},
	    {"3 - Neutro|4 - Abbastanza|5 - Molto", 0, 9, "numbers", 1, 5, "3 4 5"},
	    {"5 – bardzo dobrze|4 – dobrze|3 – tak sobie", 0, 9, "numbers", 1, 5, "5 4 3"},
	    {"1 (sehr gut)|2 (gut)|3 (geht so)", 0, 9, "unknown", 0, 0, ""},
	    {"1 (sehr gut)|2 (gut)|3 (geht so)", 6, 9, "numbers", 1, 6, "6 5 4"},
	    {"1 - Vienna|2 - Graz|3 - Linz", 0, 9, NULL, 0, 0, ""},
	    {"nizke|zelo visoke|srednje|visoke", 0, 9, "height", 1, 5, "2 5 3 4"},
	    {"agree", 0, 9, NULL, 0, 0, ""},
	    {"yes|no", 0, 9, NULL, 0, 0, ""},
	};
	struct coco_arena *arena = coco_arena_new();
	struct survey_likert *likert = survey_likert_new(arena);
	cr_assert_not_null(likert);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_str texts[16];
		struct survey_scale scale = {.name = ""}, also;
		size_t n = cut(cases[i].texts, texts);
		enum survey_scale_fit fit = survey_scale_find(likert, texts, n, cases[i].points, cases[i].filled, NULL, &scale, &also);
		if (cases[i].scale && strcmp(cases[i].scale, "unknown") == 0) {
			cr_expect_eq(fit, SURVEY_SCALE_UNKNOWN, "%s: %d", cases[i].texts, fit);
			continue;
		}
		if (!cases[i].scale || cases[i].scale[0] == '?') {
			cr_expect_eq(fit, cases[i].scale ? SURVEY_SCALE_UNDECIDED : SURVEY_SCALE_NONE, "%s: %d %s", cases[i].texts, fit, scale.name);
			continue;
		}
		cr_expect(
		    fit == SURVEY_SCALE_FITS && strcmp(scale.name, cases[i].scale) == 0 && scale.min == cases[i].min && scale.max == cases[i].max,
		    "%s: %d %s %g %g", cases[i].texts, fit, scale.name, scale.min, scale.max);
		struct coco_buf values = COCO_BUF_INIT;
		for (size_t k = 0; fit == SURVEY_SCALE_FITS && k < n; k++) {
			double value = -1;
			cr_expect(survey_scale_value(&scale, texts[k], &value), "%.*s", COCO_STR_ARG(texts[k]));
			coco_buf_printf(&values, k ? " %g" : "%g", value);
		}
		cr_expect_str_eq(values.data ? values.data : "", cases[i].values, "%s: %s", cases[i].texts, values.data);
		coco_buf_free(&values);
	}
	coco_arena_free(arena);
}

/* A label has one place on a scale, whatever the language. */
Test(likert, every_label_has_one_place)
{
	static const struct {
		const char *column;
		int points;
	} variants[] = {{"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}};
	struct coco_arena *arena = coco_arena_new();
	struct survey_likert *likert = survey_likert_new(arena);
	struct coco_table_ref t = coco_table_find(&coco_tables_survey, "likert");
	size_t tried = 0;
	const char *name = "";
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		/* the scale's own pointer, as survey_scale_find gives it */
		if (strcmp(name, coco_table_cell(t, row, 0)) != 0)
			name = coco_table_cell(t, row, 0);
		for (size_t v = 0; v < COCO_LEN(variants); v++) {
			const char *place = coco_table_cell(t, row, coco_table_column(t, variants[v].column));
			struct survey_scale scale = {
			    .likert = likert, .name = name, .points = variants[v].points, .variant = (int)v, .min = 1, .max = variants[v].points};
			for (size_t lang = 0; *place && lang < COCO_LANGS; lang++) {
				struct coco_str rest = coco_str_of(coco_table_cell(t, row, coco_table_column(t, coco_langs[lang]))), piece;
				while (rest.n && coco_str_split(&rest, ';', &piece)) {
					double value = 0;
					cr_expect(survey_scale_value(&scale, piece, &value) && value == atoi(place), "%s %s %s: %.*s is %g, not %s", name,
					    variants[v].column, coco_langs[lang], COCO_STR_ARG(piece), value, place);
					tried++;
				}
			}
		}
	}
	cr_expect(tried > 1500, "%zu", tried);
	coco_arena_free(arena);
}

/* Each scale with its first labels, in each language, in any order, reads as its own places. */
Test(likert, the_table_in_nine_languages)
{
	static const char *const variants[] = {"four", "five", "six", "seven"};
	struct coco_arena *arena = coco_arena_new();
	struct survey_likert *likert = survey_likert_new(arena);
	struct coco_table_ref t = coco_table_find(&coco_tables_survey, "likert");
	size_t tried = 0, undecided = 0;
	for (size_t start = 0; start < coco_table_rows(t);) {
		const char *name = coco_table_cell(t, start, 0);
		size_t end = start;
		while (end < coco_table_rows(t) && strcmp(coco_table_cell(t, end, 0), name) == 0)
			end++;
		for (size_t v = 0; v < COCO_LEN(variants); v++) {
			for (size_t lang = 0; lang < COCO_LANGS; lang++) {
				struct coco_str texts[8];
				int places[8];
				bool used[9] = {false};
				size_t n = 0;
				for (size_t row = end; row-- > start;) {
					const char *place = coco_table_cell(t, row, coco_table_column(t, variants[v]));
					struct coco_str rest = coco_str_of(coco_table_cell(t, row, coco_table_column(t, coco_langs[lang])));
					if (!*place || !rest.n || used[atoi(place)])
						continue;
					used[atoi(place)] = true;
					places[n] = atoi(place);
					coco_str_split(&rest, ';', &texts[n++]);
				}
				struct survey_scale scale, also;
				if (n < 4)
					continue;
				tried++;
				enum survey_scale_fit fit = survey_scale_find(likert, texts, n, 0, 100, NULL, &scale, &also);
				cr_expect_neq(fit, SURVEY_SCALE_NONE, "%s %s %s", name, variants[v], coco_langs[lang]);
				undecided += fit == SURVEY_SCALE_UNDECIDED;
				for (size_t k = 0; fit == SURVEY_SCALE_FITS && k < n; k++) {
					double value = 0;
					cr_expect(survey_scale_value(&scale, texts[k], &value) && value == places[k], "%s %s %s: %.*s is %g, not %d", name,
					    variants[v], coco_langs[lang], COCO_STR_ARG(texts[k]), value, places[k]);
				}
			}
		}
		start = end;
	}
	cr_expect(tried > 150 && undecided < 6, "%zu tried, %zu undecided", tried, undecided);
	coco_arena_free(arena);
}
