/* Codes as people write them: NACE, regions, countries, languages, size classes. */
#include <criterion/criterion.h>
#include <string.h>
#include "../../../lib/survey/codes.h"
#include "../../../lib/survey/values.h"

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
	    {"country", "SR", "\"SK\""},
	    {"country", "NA", NULL},
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
	    {"languages", "Deutsch", "\"de\""},
	    {"languages", "angleščina", "\"en\""},
	    {"languages", "slovenščina", "\"sl\""},
	    {"languages", "magyar", "\"hu\""},
	    {"languages", "čeština", "\"cs\""},
	    {"size", "10-49 employees", "\"small\""},
	    {"size", "10 – 49", "\"small\""},
	    {"size", "50 bis 249", "\"medium\""},
	    {"size", "od 10 do 49 zaposlenih", "\"small\""},
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
