/* Which headings ask for a consent, in nine languages, against consents.csv: consents, notices that were read, questions about the
 * company's own data protection, refusals. */
#include "sheet.h"
#include "../../../lib/survey/lexicon.h"

#include <string.h>

/* The consent that a heading alone is sure enough to ask for, on either side; or NULL. */
static const char *consent_of(struct survey_lexicon *lexicon, struct coco_str heading)
{
	static const char *const sides[] = {"cci", "avm", ""};
	struct survey_guess best[SURVEY_GUESSES];
	for (size_t side = 0; side < COCO_LEN(sides); side++) {
		survey_lexicon_guess(lexicon, heading, sides[side], best);
		for (size_t i = 0; i < SURVEY_GUESSES && best[i].field; i++) {
			if (best[i].score >= 0.7 && strncmp(best[i].field, "consent.", strlen("consent.")) == 0)
				return best[i].field;
		}
	}
	return NULL;
}

static void check(void *lexicon, struct coco_str want, struct coco_str heading)
{
	const char *got = consent_of(lexicon, heading);
	cr_expect(coco_str_is(want, got ? got : "none"), "%.*s: %s", COCO_STR_ARG(heading), got ? got : "none");
}

Test(consents, headings)
{
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	const size_t lines = headings_each("tests/unit/survey/consents.csv", check, lexicon);
	cr_expect(lines > 280, "%zu headings", lines);
	survey_lexicon_free(lexicon);
}

static void asks_check(void *lexicon, struct coco_str want, struct coco_str heading)
{
	cr_expect(survey_lexicon_asks(lexicon, heading) == coco_str_is(want, "asks"), "%.*s", COCO_STR_ARG(heading));
}

Test(consents, of_whatever_it_is)
{
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	const size_t lines = headings_each("tests/unit/survey/asks.csv", asks_check, lexicon);
	cr_expect(lines > 80, "%zu headings", lines);
	survey_lexicon_free(lexicon);
}
