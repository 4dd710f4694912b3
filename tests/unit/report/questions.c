/* Answers to questions of yes or no: which are such, what the answers mean in nine languages, what reports for the public name. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "help.h"

static void answer(size_t who, const char *item, const char *value)
{
	record_line(
	    "{\"type\":\"response\",\"participant\":\"p%zu\",\"survey\":\"s\",\"wave\":\"pre\",\"item\":\"%s\",\"label\":\"Question %s?\",%s}",
	    who, item, item, value);
}

static json_t *report_for(enum coco_profile profile)
{
	struct coco_report_options options = {.as_of = {2026, 12, 31}, .by = COCO_BY_SIDE, .profile = profile, .tool = "0"};
	options.min_cell = profile == COCO_PROFILE_DIRECTOR ? 0 : 5;
	return report_of_lines(&options);
}

static void people(size_t n)
{
	for (size_t i = 0; i < n; i++) {
		record_line("{\"type\":\"participant\",\"id\":\"p%zu\",\"side\":\"%s\"}", i, i % 2 ? "cci" : "avm");
	}
}

#define ITEM(item) "{\"item\":\"" item "\",\"side\":\"avm\",\"wave\":\"pre\"}"

/* Words mean the same in every language, and with other marks and capitals. */
Test(questions, yes_and_no_in_nine_languages)
{
	static const char *const said[][4] = {{"Yes", "No", "I don't know", "Prefer not to say"}, {"ja", "NEIN", "Weiß nicht", "keine Angabe"},
	    {"Da", "Ne", "ne vem", "Brez odgovora"}, {"Sì", "no", "Non so", "Nessuna risposta"},
	    {"TAK", "nie", "Trudno powiedzieć", "odmowa odpowiedzi"}, {"igen", "Nem", "Nem tudom", "nincs válasz"},
	    {"Áno", "Nie", "neviem", "Nechcem odpovedať"}, {"da", "ne", "Ne znam", "ne želim odgovoriti"},
	    {"ANO", "Ne", "Nevím", "nechci odpovídat"}, {"\\u2713", "false", "not sure", "k. A."}, {"Ja!", "Nein.", "vielleicht", "k.A."}};
	for (size_t i = 0; i < COCO_LEN(said); i++) {
		char value[200];
		people(10);
		for (size_t k = 0; k < 4; k++) {
			snprintf(value, sizeof value, "\"value\":\"%s\"", said[i][k]);
			answer(2 * k, "q", value);
		}
		answer(8, "q", "\"value\":null,\"missing\":\"not_shown\"");
		json_t *r = report_for(COCO_PROFILE_DIRECTOR);
		expect(r, "questions.yes_share", ITEM("q"), "value", .5);
		expect(r, "questions.yes_share", ITEM("q"), "n", 2);
		missing(r, "questions.yes_share", ITEM("q"), "dont_know", 1);
		missing(r, "questions.yes_share", ITEM("q"), "no_answer", 1);
		missing(r, "questions.yes_share", ITEM("q"), "not_shown", 1);
		expect(r, "questions.answered_share", ITEM("q"), "value", .5);
		expect(r, "questions.answered_share", ITEM("q"), "n", 4);
		json_decref(r);
	}
}

/* Nine of ten answers must be read, whatever the language of each. */
Test(questions, which_are_of_yes_or_no)
{
	static const char *const mixed[] = {"Yes", "JA", "Da.", "sì", "Tak", "igen!", "Ano", "no", "NEIN", "it depends on you"};
	people(40);
	for (size_t i = 0; i < COCO_LEN(mixed); i++) {
		char value[80];
		snprintf(value, sizeof value, "\"value\":\"%s\"", mixed[i]);
		answer(2 * i, "mixed", value);
		answer(2 * i, "few", i < 8 ? value : "\"value\":\"my own text\"");
		answer(2 * i, "bool", i < 3 ? "\"value\":true" : "\"value\":false");
		answer(2 * i, "scale", i ? "\"value\":3,\"scale_min\":1,\"scale_max\":5" : "\"value\":\"yes\"");
		answer(2 * i, "open", i < 2 ? "\"value\":\"No\"" : "\"value\":null");
		answer(2 * i, "alike", i < 5 ? "\"value\":\"No\"" : "\"value\":null");
		answer(2 * i, "list", "\"value\":[\"yes\",\"no\"]");
	}
	json_t *r = report_for(COCO_PROFILE_DIRECTOR);
	expect(r, "questions.yes_share", ITEM("mixed"), "value", 7.0 / 9);
	missing(r, "questions.yes_share", ITEM("mixed"), "out_of_scale", 1);
	expect(r, "questions.yes_share", ITEM("bool"), "value", .3);
	expect(r, "questions.yes_share", ITEM("alike"), "value", 0);
	cr_expect_null(find(r, "questions.yes_share", ITEM("few")), "eight of ten");
	cr_expect_null(find(r, "questions.yes_share", ITEM("scale")));
	cr_expect_null(find(r, "questions.yes_share", ITEM("open")), "two who write no have nothing to add");
	cr_expect_null(find(r, "questions.yes_share", ITEM("list")));
	char *text = json_dumps(r, 0);
	cr_expect(!strstr(text, "my own text") && !strstr(text, "depends"));
	free(text);
	json_decref(r);
}

/* Items of one name in two surveys are two questions where they ask different things. */
Test(questions, of_two_surveys)
{
	people(10);
	for (size_t i = 0; i < 10; i++) {
		record_line("{\"type\":\"response\",\"participant\":\"p%zu\",\"survey\":\"%s\",\"item\":\"q1\",\"label\":\"%s\",\"value\":%s}", i,
		    i < 5 ? "one" : "two", i < 5 ? "Do you export?" : "Do you import?", i < 5 ? "true" : "false");
	}
	json_t *r = report_for(COCO_PROFILE_DIRECTOR);
	expect(r, "questions.yes_share", "{\"item\":\"one/q1\",\"side\":\"avm\"}", "value", 1);
	expect(r, "questions.yes_share", "{\"item\":\"two/q1\",\"side\":\"avm\"}", "value", 0);
	json_decref(r);
}

/* The public reads no question that holds an address or asks for what is personal, and no small count. */
Test(questions, for_the_public)
{
	static const char *const private[] = {"May we call you, +43 660 123 45 67?", "Write to x@example.org?", "Do you have a disability?",
	    "Sind Sie Mitglied einer Gewerkschaft?", "Imate kakšno alergijo?", "Masz chorobę przewlekłą?"};
	people(60);
	for (size_t i = 0; i < 60; i++) {
		answer(i, "half", i < 40 ? "\"value\":false" : "\"value\":true");
		answer(i, "small", i < 4 ? "\"value\":false" : "\"value\":true");
		for (size_t k = 0; k < COCO_LEN(private); k++) {
			record_line(
			    "{\"type\":\"response\",\"participant\":\"p%zu\",\"survey\":\"s\",\"item\":\"private%zu\",\"label\":\"%s\",\"value\":%s}",
			    i, k, private[k], i % 4 < 2 ? "true" : "false");
		}
	}
	json_t *r = report_for(COCO_PROFILE_POLICY);
	expect(r, "questions.yes_share", ITEM("half"), "value", 1.0 / 3);
	expect(r, "questions.yes_share", ITEM("small"), "value", NAN);
	cr_expect_null(find(r, "questions.answered_share", ITEM("half")));
	char *text = json_dumps(r, 0);
	cr_expect_null(strstr(text, "private"));
	free(text);
	json_decref(r);
}

/* ---- options ------------------------------------------------------------------------------------------------------ */

#define OPTION(item, option) "{\"item\":\"" item "\",\"side\":\"avm\",\"wave\":\"pre\",\"option\":\"" option "\"}"

/* One of several, several of them, what neither is; in whatever language. */
Test(questions, with_options)
{
	static const char *const often[] = {"nikoli", "redko", "včasih", "pogosto, tudi 3-krat"};
	people(80);
	for (size_t i = 0; i < 40; i++) {
		char value[200];
		const size_t who = 2 * i;
		snprintf(value, sizeof value, "\"value\":\"%s\"", i < 36 ? often[i % 4] : i < 38 ? "only once, and that was sad" : "ne vem");
		answer(who, "often", i == 39 ? "\"value\":null,\"missing\":\"not_shown\"" : i == 37 ? "\"value\":\"my own words\"" : value);
		snprintf(value, sizeof value, "\"value\":[%s%s]", i % 2 ? "\"Zeit\"" : "",
		    i == 5       ? ",\"a bed\""
		    : i % 4 == 1 ? ",\"Geld\",\"Geld\""
		                 : "");
		answer(who, "needs", value);
		snprintf(value, sizeof value, "\"value\":\"text %c%c of mine\"", 'a' + (int)(i % 20), 'a' + (int)(i / 20));
		answer(who, "open", value);
		answer(who, "number", i % 2 ? "\"value\":3" : "\"value\":\"few\"");
		answer(who, "yes", i % 2 ? "\"value\":\"Da\"" : "\"value\":\"ne\"");
		answer(who, "one", "\"value\":\"always the same\"");
		answer(who, "phone", i % 2 ? "\"value\":\"+43 660 123 45 67\"" : "\"value\":\"a@example.org\"");
	}
	json_t *r = report_for(COCO_PROFILE_DIRECTOR);
	expect(r, "questions.option_share", OPTION("often", "redko"), "value", 9.0 / 38);
	expect(r, "questions.option_share", OPTION("often", "pogosto, tudi 3-krat"), "n", 38);
	expect(r, "questions.option_share", OPTION("often", "other"), "value", 2.0 / 38);
	missing(r, "questions.option_share", OPTION("often", "redko"), "not_shown", 1);
	missing(r, "questions.option_share", OPTION("often", "redko"), "dont_know", 1);
	expect(r, "questions.answered_share", ITEM("often"), "value", 38.0 / 39);
	expect(r, "questions.choice_share", OPTION("needs", "Zeit"), "value", .5);
	expect(r, "questions.choice_share", OPTION("needs", "Geld"), "value", 9.0 / 40);
	expect(r, "questions.choice_share", OPTION("needs", "other"), "value", 1.0 / 40);
	expect(r, "questions.choice_share", OPTION("needs", "Zeit"), "n", 40);
	char *text = json_dumps(r, 0);
	cr_expect(!strstr(text, "of mine") && !strstr(text, "only once") && !strstr(text, "my own words") && !strstr(text, "a bed"));
	cr_expect(!strstr(text, "\"few\"") && !strstr(text, "always the same") && !strstr(text, "660") && !strstr(text, "a@example.org"));
	cr_expect_null(find(r, "questions.option_share", OPTION("yes", "Da")));
	free(text);
	json_decref(r);
}

/* The public reads no option that few chose or that names somebody, and no question about what is personal. */
Test(questions, options_for_the_public)
{
	static const char *const whom[] = {"the chamber", "a cluster", "Marija Kos"};
	people(120);
	for (size_t i = 0; i < 60; i++) {
		char value[80];
		snprintf(value, sizeof value, "\"value\":\"%s\"", i < 2 ? "a rare thing" : whom[i % 3]);
		answer(2 * i, "whom", value);
		record_line("{\"type\":\"response\",\"participant\":\"p%zu\",\"survey\":\"s\",\"item\":\"ill\",\"label\":\"Haben Sie eine "
		            "Allergie?\",\"value\":\"%s\"}",
		    i, i % 2 ? "pollen" : "none that I know");
	}
	json_t *r = report_for(COCO_PROFILE_POLICY);
	expect(r, "questions.option_share", OPTION("whom", "a cluster"), "value", 19.0 / 60);
	expect(r, "questions.option_share", OPTION("whom", "other"), "value", 22.0 / 60);
	char *text = json_dumps(r, 0);
	cr_expect(!strstr(text, "Marija") && !strstr(text, "rare thing") && !strstr(text, "pollen"));
	free(text);
	json_decref(r);
}
