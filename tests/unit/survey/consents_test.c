/* Which headings ask for a consent, in nine languages, against consents.csv: consents, notices that were read, questions about the
 * company's own data protection, refusals. */
#include "coco/record.h"
#include "../../../lib/survey/lexicon.h"

#include <criterion/criterion.h>
#include <string.h>

/* The consent that a heading alone is sure enough to ask for, on either side; or NULL. */
static const char *consent_of(struct survey_lexicon *lexicon, struct coco_str heading)
{
	static const char *const sides[] = {"cci", "avm", ""};
	struct dsv_guess best[SURVEY_GUESSES];
	for (size_t side = 0; side < COCO_LEN(sides); side++) {
		survey_lexicon_guess(lexicon, heading, sides[side], best);
		for (size_t i = 0; i < SURVEY_GUESSES && best[i].field; i++) {
			if (best[i].score >= 0.7 && strncmp(best[i].field, "consent.", strlen("consent.")) == 0)
				return best[i].field;
		}
	}
	return NULL;
}

Test(consents, headings)
{
	struct coco_err err = {0};
	struct coco_arena *arena = coco_arena_new();
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, &err);
	struct coco_str rest = coco_file_read("tests/unit/survey/consents.csv", 1 << 20, arena, &err), line;
	size_t lines = 0;
	cr_assert(rest.s && lexicon, "%s", err.text);
	coco_str_split(&rest, '\n', &line); /* the header */
	while (coco_str_split(&rest, '\n', &line)) {
		struct coco_str lang, want, heading = line;
		if (!line.n)
			continue;
		cr_assert(coco_str_split(&heading, ',', &lang) && coco_str_split(&heading, ',', &want));
		const char *got = consent_of(lexicon, heading);
		cr_expect(coco_str_is(want, got ? got : "none"), "%.*s: %s", COCO_STR_ARG(line), got ? got : "none");
		lines++;
	}
	cr_expect(lines > 280, "%zu headings", lines);
	survey_lexicon_free(lexicon);
	coco_arena_free(arena);
}
