/* Telephone numbers in people's own words: sure ones are masked, others told. */
#include <criterion/criterion.h>
#include "../../../lib/survey/privacy/phones.h"

Test(phones, sure_ones_are_masked_others_told)
{
	static const struct {
		const char *text, *want; /* NULL: as it was */
		bool doubtful;
	} cases[] = {
	    {"+43 316 555 123", "(masked)", false},
	    {"call +386 40/111-222 or 00420 601 555 123.", "call (masked) or (masked).", false},
	    {"0043 316 555 123", "(masked)", false},
	    {"0043316555123", NULL, false},
	    {"040 555 1234", NULL, true},
	    {"(0316) 555-1234", NULL, true},
	    {"0316555123", NULL, false},
	    {"01.02.2026 03", NULL, false},
	    {"01.02.2026", NULL, false},
	    {"0.125 0.250 0.375", NULL, false},
	    {"a+43316555123", NULL, false},
	    {"+5 points", NULL, false},
	    {"+43 316 555 123x", NULL, false},
	    {"EN 0012345678", NULL, false},
	    {"+1234567", NULL, false},
	    {"+1234567890123456", NULL, false},
	    {"\u201E+43 316 555 123\u201C", "\u201E(masked)\u201C", false},
	    {"Tel.+43\u00A0316\u00A0555\u00A0123", "Tel.(masked)", false},
	    {"+43\u2013316\u2011555\u2013123", "(masked)", false},
	    {"\u0161+43316555123", NULL, false},
	    {"040\u00A0555\u00A01234", NULL, true},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf out = COCO_BUF_INIT;
		bool doubtful, any = survey_phones_mask(coco_str_of(cases[i].text), &doubtful, &out);
		cr_expect(any == (cases[i].want != NULL), "%s", cases[i].text);
		cr_expect(!any || coco_str_is(coco_buf_view(&out), cases[i].want), "%s: %s", cases[i].text, out.data);
		cr_expect(doubtful == cases[i].doubtful, "%s: doubt", cases[i].text);
		coco_buf_free(&out);
	}
}
