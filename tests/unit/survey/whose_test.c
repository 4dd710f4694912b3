/* Whose a heading's matter is, in nine languages, against whose.csv: marks of a person, special categories of data, what only looks like
 * one (a firm's page, a topic, a target group), and what is not the participant's own. */
#include "sheet.h"
#include "../../../lib/survey/lexicon.h"

#include <string.h>

static bool guessed(struct survey_lexicon *lexicon, struct coco_str heading, struct coco_str field)
{
	static const char *const sides[] = {"cci", "avm"};
	struct survey_guess best[SURVEY_GUESSES];
	for (size_t side = 0; side < COCO_LEN(sides); side++) {
		survey_lexicon_guess(lexicon, heading, sides[side], best);
		if (best[0].field && best[0].score >= 0.7 && coco_str_is(field, best[0].field))
			return true;
	}
	return false;
}

static void check(void *lexicon, struct coco_str want, struct coco_str heading)
{
	const bool personal = survey_lexicon_personal(lexicon, heading, true) != NULL;
	if (coco_str_is(want, "special"))
		cr_expect(personal && survey_lexicon_tells(lexicon, heading), "%.*s", COCO_STR_ARG(heading));
	else if (coco_str_is(want, "person") || coco_str_is(want, "kept"))
		cr_expect_eq(personal, coco_str_is(want, "person"), "%.*s", COCO_STR_ARG(heading));
	else if (coco_str_is(want, "several") || coco_str_is(want, "one"))
		cr_expect_eq(survey_lexicon_several(lexicon, heading), coco_str_is(want, "several"), "%.*s", COCO_STR_ARG(heading));
	else if (coco_str_is(want, "attendee") || coco_str_is(want, "no attendee"))
		cr_expect_eq(survey_lexicon_attendee(lexicon, heading) != SURVEY_ATTENDEE_NONE, coco_str_is(want, "attendee"), "%.*s",
		    COCO_STR_ARG(heading));
	else if (coco_str_starts(want, "not "))
		cr_expect(!personal && !guessed(lexicon, heading, coco_str_sub(want, 4, want.n)), "%.*s", COCO_STR_ARG(heading));
	else
		cr_expect(guessed(lexicon, heading, coco_str_sub(want, 4, want.n)), "%.*s", COCO_STR_ARG(heading));
}

Test(whose, headings)
{
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	const size_t lines = headings_each("tests/unit/survey/whose.csv", check, lexicon);
	cr_expect(lines > 800, "%zu headings", lines);
	survey_lexicon_free(lexicon);
}

Test(whose, hints)
{
	struct coco_err err = {0};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, &err);
	cr_assert(lexicon, "%s", err.text);
	cr_expect(survey_lexicon_personal(lexicon, COCO_STR("Account for refunds (IBAN)"), true));
	cr_expect(!survey_lexicon_personal(lexicon, COCO_STR("E-mail (no date of birth, please)"), false));
	cr_expect(survey_lexicon_tells(lexicon, COCO_STR("Religion (for the report of the project)")), "a hint takes nothing back");
	survey_lexicon_free(lexicon);
}

/* The table's fields are fields. */
Test(whose, fields)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_survey, "whose");
	const size_t fields = coco_table_column(table, "fields");
	cr_assert(coco_table_rows(table) > 0 && coco_table_rows(table) <= 64, "a bit a row");
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table, row, fields)), name;
		while (rest.n && coco_str_split(&rest, ' ', &name)) {
			const bool challenge = coco_str_starts(name, "challenge.");
			const struct coco_str bare = challenge ? coco_str_sub(name, strlen("challenge."), name.n) : name;
			cr_expect(coco_schema_field(challenge ? COCO_STR("challenge") : COCO_STR("participant"), bare), "%.*s is no field",
			    COCO_STR_ARG(name));
		}
	}
}
