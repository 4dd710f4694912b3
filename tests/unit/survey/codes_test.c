/* Codes as people write them: NACE, regions, countries, languages, size classes. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include "../../../lib/survey/values/codes.h"
#include "../../../lib/survey/values/likert.h"
#include "../../../lib/survey/values/values.h"

Test(codes, writings)
{
	static const struct {
		const char *field, *text, *json; /* NULL: refused */
	} cases[] = {
	    {"nace", "C25.6", "\"25.6\""},
	    {"nace", "25.6", "\"25.6\""},
	    {"nace", "25.60", "\"25.60\""},
	    {"nace", "C 25", "\"25\""},
	    {"nace", "C", "\"C\""},
	    {"nace", "25 - Manufacture of fabricated metal products", "\"25\""},
	    {"nace", "25.62: machining", "\"25.62\""},
	    {"nace", "62.010", "\"62.01\""},
	    {"nace", "62.01.Z", "\"62.01\""},
	    {"nace", "62.01.00", "\"62.01\""},
	    {"nace", "J62.01-0", "\"62.01\""},
	    {"nace", "6201", "\"62.01\""},
	    {"nace", "NACE 25.6", "\"25.6\""},
	    {"nace", "J25.6", NULL},
	    {"nace", "25 employees", "\"25\""},
	    {"nace", "1.1", NULL},
	    {"nace", "25.6x", NULL},
	    {"nace", "2", NULL},
	    {"nuts", "AT13 - Wien", "\"AT13\""},
	    {"nuts", "AT13 Wien", "\"AT13\""},
	    {"nuts", "Wien (AT13)", "\"AT13\""},
	    {"nuts", "Wien", "\"AT13\""},
	    {"country", "BRD", "\"DE\""},
	    {"country", "Deutschland", "\"DE\""},
	    {"country", "Czech Republic", "\"CZ\""},
	    {"country", "Czechia", "\"CZ\""},
	    {"country", "Česko", "\"CZ\""},
	    {"country", "ČR", "\"CZ\""},
	    {"country", "SR", "\"SR\""}, /* in a survey it is unclear: cells.c */
	    {"country", "NA", "\"NA\""},
	    {"country", "ČR", "\"CZ\""},
	    {"country", "SUR", "\"SR\""},
	    {"country", "Južna Koreja", "\"KR\""},
	    {"consent.process", "✓", "true"},
	    {"consent.process", "Souhlasím", "true"},
	    {"consent.process", "Ne soglašam", "false"},
	    {"consent.process", "Nie wyrażam zgody", "false"},
	    {"consent.process", "non acconsento", "false"},
	    {"consent.process", "Igen, hozzájárulok", "true"},
	    {"country", "Slovenija", "\"SI\""},
	    {"country", "SLOVENIA", "\"SI\""},
	    {"country", "Österreich", "\"AT\""},
	    {"country", "Oesterreich", "\"AT\""},
	    {"country", "Austria (AT)", "\"AT\""},
	    {"country", "AT - Austria", "\"AT\""},
	    {"country", "Austria (Österreich)", "\"AT\""},
	    {"country", "NO", "\"NO\""},
	    {"country", "Utopia", NULL},
	    {"languages", "k. A.", NULL},
	    {"languages", "KA", "\"ka\""},
	    {"languages", "DE", "\"de\""},
	    {"country", "s/i", NULL},
	    {"country", "si", "\"SI\""},
	    {"languages", "Deutsch", "\"de\""},
	    {"languages", "angleščina", "\"en\""},
	    {"languages", "slovenščina", "\"sl\""},
	    {"languages", "magyar", "\"hu\""},
	    {"languages", "čeština", "\"cs\""},
	    {"headcount", "bis 20", NULL},
	    {"capacity_max", "max. 3", "3"},
	    {"size", "10-49 employees", "\"small\""},
	    {"size", "10 – 49", "\"small\""},
	    {"size", "50 bis 249", "\"medium\""},
	    {"size", "od 10 do 49 zaposlenih", "\"small\""},
	    {"size", "50 až 249", "\"medium\""},
	    {"size", "10-től 49-ig", "\"small\""},
	    {"size", "at most 9", "\"micro\""},
	    {"size", "co najmniej 250", "\"large\""},
	    {"size", "mindestens 250", "\"large\""},
	    {"size", "do 9 zaposlenih", "\"micro\""},
	    {"size", "mikro", "\"micro\""},
	    {"size", "manj kot 10", "\"micro\""},
	    {"size", "manje od 10", "\"micro\""},
	    {"size", "less than 10 people", "\"micro\""},
	    {"size", "250 i więcej", "\"large\""},
	    {"size", "250+", "\"large\""},
	    {"size", "> 249", "\"large\""},
	    {"size", "ab 250 Mitarbeitende", "\"large\""},
	    {"size", "25", "\"small\""},
	    {"size", "10-50", "\"small\""},
	    {"size", "10-249", NULL},
	    {"size", "up to 49", NULL},
	    {"size", "49-10", NULL},
	    {"size", "over 50", NULL},
	    {"size", "10 bananas", NULL},
	    {"id", "1.23E+12", NULL},
	    {"id", "1E5", "\"1E5\""},
	    {"org", "1.23E+12", "\"1.23E+12\""},
	};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf json = COCO_BUF_INIT, again = COCO_BUF_INIT;
		const struct coco_field *field = coco_schema_field(COCO_STR("participant"), coco_str_of(cases[i].field));
		const char *code = survey_value(lexicon, field, coco_str_of(cases[i].text), (struct survey_format){0}, &json);
		bool good = cases[i].json ? !code && strcmp(json.data, cases[i].json) == 0 : code != NULL;
		cr_expect(good, "%s '%s': %s", cases[i].field, cases[i].text, code ? code : json.data);
		/* our own output reads as itself */
		if (!code && good) {
			struct coco_str bare = json.data[0] == '"' ? coco_str_sub(coco_buf_view(&json), 1, json.len - 1) : coco_buf_view(&json);
			cr_expect(!survey_value(lexicon, field, bare, (struct survey_format){0}, &again) && strcmp(again.data, json.data) == 0, "%s",
			    json.data);
		}
		coco_buf_free(&json);
		coco_buf_free(&again);
	}
	survey_lexicon_free(lexicon);
}

/* Whatever stands in a cell is a value that JSON can hold, or has a code that a message knows. */
Test(codes, any_text)
{
	static const char *const pieces[] = {"1", "12", "2026", "0", ".", ",", "-", "–", " ", "\xC2\xA0", "'", "/", ":", "€", "Mio", "kn", "%",
	    "E+", "März", "listopada", "April", "th", "PM", "T", "Z", "(", ")", "do", "od", "AT", "C", "Wien", "ja", "+", "−", "~",
	    "zaposlenih", "\"", "\\", "ſ"};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	struct coco_arena *arena = coco_arena_new();
	struct survey_likert *likert = survey_likert_new(arena);
	uint64_t seed = 3;
	size_t values = 0, codes = 0;
	for (size_t i = 0; i < 40000; i++) {
		struct coco_buf text = COCO_BUF_INIT, json = COCO_BUF_INIT;
		coco_buf_puts(&text, "");
		for (size_t k = 0, n = 1 + i % 7; k < n; k++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			coco_buf_puts(&text, pieces[(seed >> 33) % COCO_LEN(pieces)]);
		}
		const struct coco_field *field = coco_schema_field_at((seed >> 40) % coco_schema_count());
		struct survey_format format = {.decimal = i % 3 == 0 ? 0 : i % 2 ? '.' : ',', .order = i % 4, .serial = i % 5 == 0};
		/* a copy of exactly its length, so that a byte read beyond it is found */
		char *exact = malloc(text.len);
		memcpy(exact, text.data, text.len);
		const char *code = survey_value(lexicon, field, (struct coco_str){exact, text.len}, format, &json);
		char room[SURVEY_FAULT];
		if (code)
			cr_assert_str_neq(survey_fault_text(code, NULL, room), "can't be used", "%s: %s", text.data, code);
		else
			cr_assert(coco_json_check(coco_buf_view(&json), NULL) == 0, "%s %s: %s", field->name, text.data, json.data);
		values += !code;
		codes += code != NULL;
		struct survey_scale scale = {.likert = likert, .name = "quality", .points = 5, .variant = 1, .min = 1, .max = 5, .numbered = true},
		                    also;
		struct coco_str two[] = {{exact, text.len}, COCO_STR("5 (sehr gut)")};
		double value;
		survey_scale_value(&scale, two[0], &value);
		survey_scale_find(likert, two, 2, 0, 9, NULL, &scale, &also);
		free(exact);
		coco_buf_free(&text);
		coco_buf_free(&json);
	}
	cr_expect(values > 5000 && codes > 5000, "%zu %zu", values, codes);
	coco_arena_free(arena);
	survey_lexicon_free(lexicon);
}
