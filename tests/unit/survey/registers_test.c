/* Numbers in registers, in nine languages, against registers.csv: behind a heading stand ways to write one number, and what they are:
 * the id, a "person"'s (told by its form), "none" that can be read; "no" heading of such a number. */
#include "sheet.h"
#include "../../../lib/survey/registers.h"

static void check(void *lexicon, struct coco_str want, struct coco_str line, struct coco_str country)
{
	struct coco_str heading, cell;
	coco_str_split(&line, '|', &heading);
	const size_t row = survey_register_asked(lexicon, heading, false);
	cr_expect_eq(row == COCO_NONE, coco_str_is(want, "no"), "%.*s", COCO_STR_ARG(heading));
	while (row != COCO_NONE && line.n && coco_str_split(&line, '|', &cell)) {
		struct coco_buf number = COCO_BUF_INIT;
		const enum survey_register is = survey_register_read(row, cell, country, &number);
		if (coco_str_is(want, "none"))
			cr_expect(is == SURVEY_REGISTER_NONE && !number.len, "%.*s", COCO_STR_ARG(cell));
		else if (coco_str_is(want, "person"))
			cr_expect_eq(is, SURVEY_REGISTER_PERSON, "%.*s", COCO_STR_ARG(cell));
		else
			cr_expect(is != SURVEY_REGISTER_NONE && coco_str_eq(coco_buf_view(&number), want), "%.*s: %.*s", COCO_STR_ARG(cell),
			    COCO_STR_ARG(coco_buf_view(&number)));
		coco_buf_free(&number);
	}
}

Test(registers, numbers)
{
	struct coco_err err = {0};
	struct coco_arena *arena = coco_arena_new();
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	struct coco_str rest = coco_file_read("tests/unit/survey/registers.csv", 1 << 20, arena, &err), line;
	cr_assert(rest.s && lexicon, "%s", err.text);
	coco_str_split(&rest, '\n', &line);
	while (coco_str_split(&rest, '\n', &line)) {
		struct coco_str country, want;
		if (line.n && coco_str_split(&line, ',', &country) && coco_str_split(&line, ',', &want))
			check(lexicon, want, line, country);
	}
	survey_lexicon_free(lexicon);
	coco_arena_free(arena);
}

Test(registers, beside_an_organisation)
{
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	cr_assert(lexicon);
	cr_expect_neq(survey_register_asked(lexicon, COCO_STR("OIB"), true), COCO_NONE);
	cr_expect_neq(survey_register_asked(lexicon, COCO_STR("Davčna številka"), true), COCO_NONE);
	cr_expect_eq(survey_register_asked(lexicon, COCO_STR("Steuernummer"), true), COCO_NONE);
	cr_expect_neq(survey_register_asked(lexicon, COCO_STR("Steuernummer des Unternehmens"), false), COCO_NONE);
	survey_lexicon_free(lexicon);
}
