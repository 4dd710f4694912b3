/* Which platform a file is from, by the headings that only it writes.
 *
 * Method: each platform of platforms.csv counts the marker headings (metadata.csv) among the file's, in nine languages;
 * the one with the most, and at least as many as it asks for, is taken. Invariant: no value of a cell plays a part.
 */
#include <string.h>
#include "plan.h"

/* A heading without LimeSurvey's "id. Response ID" doubling: the code. */
static struct coco_str bare(struct coco_str heading)
{
	heading = coco_str_trim(heading);
	size_t dot = coco_str_find(heading, COCO_STR(". "), 0);
	return dot == SIZE_MAX || dot > 20 ? heading : coco_str_sub(heading, 0, dot);
}

static size_t markers_in(struct survey_lexicon *lx, const struct survey_platform *p, const struct coco_str *row, size_t n)
{
	size_t count = 0;
	bool marker;
	/* Google's only marker is its first column. */
	if (strcmp(p->name, "google-forms") == 0 && n > 1)
		n = 1;
	for (size_t i = 0; i < n; i++) {
		survey_lexicon_role(lx, p->name, bare(row[i]), &marker);
		if (!marker)
			survey_lexicon_role(lx, p->name, row[i], &marker);
		count += marker;
	}
	return count;
}

static const struct survey_platform *by_name(struct survey_lexicon *lx, const char *name)
{
	for (size_t i = 0; i < survey_lexicon_platforms(lx); i++) {
		if (strcmp(survey_lexicon_platform(lx, i)->name, name) == 0)
			return survey_lexicon_platform(lx, i);
	}
	return NULL;
}

int survey_platform_find(
    struct survey_plan *plan, struct coco_str *const *rows, const size_t *n, size_t n_rows, const char *given, struct coco_err *err)
{
	struct survey_lexicon *lx = plan->lexicon;
	size_t best = 0;
	plan->platform = by_name(lx, "generic");
	plan->platform_why = "no platform's headings seen";
	for (size_t i = 0; i < survey_lexicon_platforms(lx) && !plan->raw && !plan->type; i++) {
		const struct survey_platform *p = survey_lexicon_platform(lx, i);
		size_t row = strcmp(p->name, "qualtrics-legacy") == 0 ? 1 : 0;
		size_t count = p->markers && row < n_rows ? markers_in(lx, p, rows[row], n[row]) : 0;
		if (p->markers && count >= p->markers && count > best) {
			best = count;
			plan->platform = p;
			plan->platform_why = coco_arena_printf(plan->arena, "%zu of its own headings", count);
		}
	}
	if (given && strncmp(plan->platform->name, given, strlen(given)) != 0) {
		plan->platform = by_name(lx, given);
		plan->platform_why = "as given";
	}
	if (!plan->platform) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-platform", "platform %s is not known", given);
		coco_err_hint(err, "known: " COCO_IMPORT_PLATFORMS);
		return coco_err_at(err, plan->has_map ? plan->map.path : NULL, 0, 0);
	}
	plan->platform_name = strcmp(plan->platform->name, "qualtrics-legacy") == 0 ? "qualtrics" : plan->platform->name;
	return plan->platform_why ? 0 : coco_err_nomem(err);
}

enum survey_role survey_platform_role(struct survey_plan *plan, const struct survey_column *c)
{
	const char *names[] = {plan->platform->name, "generic"};
	for (size_t i = 0; i < 2; i++) {
		const struct coco_str forms[] = {coco_str_trim(c->name), bare(c->name), c->label};
		for (size_t k = 0; k < COCO_LEN(forms); k++) {
			enum survey_role role = survey_lexicon_role(plan->lexicon, names[i], forms[k], NULL);
			if (role != SURVEY_NO_ROLE)
				return role;
		}
	}
	return SURVEY_NO_ROLE;
}
