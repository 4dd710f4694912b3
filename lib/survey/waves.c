/* Which time a row was asked, by a column of the table itself: "pre", "nachher", "baseline_arm_1", "T2".
 *
 * Method: words.csv, set "wave", says what a cell means; "own" is a wave by its own words, since nobody can say which. A platform's
 * own column (REDCap's events) is always one; of any other table the heading proposes it and every cell of the sample must be a wave.
 */
#include <string.h>
#include "plan.h"

/* REDCap's arm, "_arm_1" or " (Arm 1: Clay)", is none of the event's words. */
static struct coco_str without_arm(struct coco_str text)
{
	static const char *const arms[] = {"_arm_", " (Arm ", " (arm "};
	for (size_t i = 0; i < COCO_LEN(arms); i++) {
		for (size_t at = 1; at < text.n; at++) {
			if (coco_str_starts(coco_str_sub(text, at, text.n), arms[i]))
				return coco_str_sub(text, 0, at);
		}
	}
	return text;
}

struct coco_str survey_wave_of(struct survey_lexicon *lexicon, struct coco_str cell, bool *known)
{
	cell = without_arm(coco_str_trim(cell));
	const char *code = survey_lexicon_word(lexicon, "wave", cell);
	*known = code != NULL;
	return !code || strcmp(code, "own") == 0 ? cell : coco_str_of(code);
}

bool survey_waves_hold(struct survey_plan *plan, const struct survey_column *column, const struct survey_evidence *evidence)
{
	const char *platform = plan->platform->name;
	if (strcmp(platform, "generic") != 0 && survey_lexicon_role(plan->lexicon, platform, column->name) == SURVEY_WAVE)
		return true;
	bool all = evidence->n_distinct > 0 && !plan->wave.s;
	for (size_t i = 0; i < evidence->n_distinct && all; i++)
		survey_wave_of(plan->lexicon, evidence->distinct[i], &all);
	return all;
}
