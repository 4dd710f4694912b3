/* How somebody is reached and where somebody lives, in sentences of nine languages (reached.csv), and what only looks like it: amounts,
 * part numbers, norms, years, dimensions, pages of firms. */
#include "../survey/sheet.h"
#include "coco/person.h"

enum { ALL = COCO_REACH_MASKED | COCO_REACH_PUBLIC | COCO_REACH_PLACE };

static void check(void *context, struct coco_str want, struct coco_str text)
{
	static const struct {
		const char *name;
		unsigned kind;
	} kinds[] = {{"phone", COCO_REACH_PHONE}, {"name", COCO_REACH_NAME}, {"page", COCO_REACH_PAGE}, {"home", COCO_REACH_HOME},
	    {"public", COCO_REACH_PUBLIC}, {"place", COCO_REACH_PLACE}, {"position", COCO_REACH_POSITION}, {"none", 0}};
	struct coco_buf out = COCO_BUF_INIT, again = COCO_BUF_INIT;
	const unsigned found = coco_reach_mask(text, ALL, &out);
	(void)context;
	for (size_t i = 0; i < COCO_LEN(kinds); i++) {
		if (coco_str_is(want, kinds[i].name))
			cr_expect_eq(found, kinds[i].kind, "%u: %.*s", found, COCO_STR_ARG(text));
	}
	cr_expect_eq(out.len > 0, (found & COCO_REACH_MASKED) != 0, "%.*s", COCO_STR_ARG(text));
	cr_expect(
	    !out.len || !coco_reach_mask(coco_buf_view(&out), COCO_REACH_MASKED, &again), "something is left of %.*s", COCO_STR_ARG(text));
	coco_buf_clear(&again);
	cr_expect_eq(coco_reach_mask(text, COCO_REACH_PHONE, &again), found & COCO_REACH_PHONE, "numbers alone: %.*s", COCO_STR_ARG(text));
	coco_buf_free(&out);
	coco_buf_free(&again);
}

Test(reach, sentences)
{
	cr_expect(headings_each("tests/unit/person/reached.csv", check, NULL) > 150);
}

Test(reach, masked)
{
	static const char *const cases[][2] = {
	    {"call tel. 40 123 456 or write to @ana_kos.", "call tel. (masked) or write to (masked)."},
	    {"(https://www.linkedin.com/in/ana-novak/)", "((masked))"},
	    {"Ich wohne in der Annenstraße 12/3, 8020 Graz.", "Ich wohne in der (masked)."},
	    {"Wohnhaft in 1010 Wien, Tuchlauben 5", "Wohnhaft in (masked)"},
	    {"unser Standort: 47.0707, 15.4395.", "unser Standort: (masked)."},
	    {"siehe https://www.google.at/maps/@47.07,15.43,15z und", "siehe (masked) und"},
	    {"I live at 12 Baker Street, not far", "I live at (masked), not far"},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf out = COCO_BUF_INIT;
		coco_reach_mask(coco_str_of(cases[i][0]), ALL, &out);
		cr_expect(coco_str_is(coco_buf_view(&out), cases[i][1]), "%s: %.*s", cases[i][0], COCO_STR_ARG(coco_buf_view(&out)));
		coco_buf_free(&out);
	}
}
