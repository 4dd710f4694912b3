/* Columns that only look as if they belonged to something: a question of its own behind a group's options, a legend beside the table.
 *
 * Method: below a title, the options of a choice repeat their heading in each cell that chooses them; the first column that does not, and
 * is no text for "other", is a question of its own, and so are those behind it. Columns without a heading, parted from the table by an
 * empty column, are a legend or notes: nobody in whose line they stand has said it, so they are left out and told; others without a
 * heading are told. Invariant: a column with a heading of its own is no legend.
 */
#include <string.h>
#include "columns_parts.h"
#include "ticks_parts.h"

/* ---- behind the options of a group --------------------------------------------------------------------------------- */

static bool repeats(const struct survey_column *c, const struct survey_evidence *e)
{
	return e->n_distinct == 1 && ticks_says(coco_str_trim(e->distinct[0]), c->option);
}

static bool in_group(const struct survey_plan *plan, size_t i, size_t k)
{
	return k < plan->n && plan->columns[k].sub.s && coco_str_eq(plan->columns[k].question, plan->columns[i].question);
}

void columns_groups_see(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0, end; plan->grouped && i < plan->n; i = end) {
		bool choice = false, left = false;
		for (end = i; in_group(plan, i, end); end++) {
			struct survey_column *c = &plan->columns[end];
			const bool option = repeats(c, &evidence[end]);
			left |= choice && evidence[end].filled && !option && !survey_is_other(plan->lexicon, c);
			choice |= option;
			if (!left)
				continue;
			c->question = c->asked = c->label = c->option;
			c->sub = c->option = COCO_STR_NONE;
			break; /* the next one is looked at against the same group below */
		}
		for (size_t k = end + 1; left && in_group(plan, i, k); end = k++) {
			struct survey_column *c = &plan->columns[k];
			c->question = c->asked = c->label = c->option;
			c->sub = c->option = COCO_STR_NONE;
		}
		end = end > i ? end + left : i + 1;
	}
}

/* ---- beside the table ---------------------------------------------------------------------------------------------- */

enum { NAMED_MOST = 3 };

/* The first column behind the table: all from there on have no heading, and an empty one parts them from it. */
static size_t table_end(const struct survey_plan *plan, const struct survey_evidence *evidence)
{
	size_t named = plan->n;
	while (named > 0 && plan->columns[named - 1].unnamed)
		named--;
	size_t at = named;
	while (at < plan->n && evidence[at].filled)
		at++;
	return named ? at : plan->n;
}

static void unnamed_tell(const struct survey_plan *plan, const struct survey_evidence *evidence, size_t end, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path, .line = 1};
	struct coco_buf names = COCO_BUF_INIT;
	size_t n[2] = {0, 0};
	for (int beside = 0; beside < 2; beside++) {
		coco_buf_clear(&names);
		for (size_t i = 0; i < plan->n; i++) {
			const struct survey_column *c = &plan->columns[i];
			const bool is = beside ? i > end && c->use == SURVEY_DROP : i < end && c->use == SURVEY_RESPONSE;
			if (!c->unnamed || !evidence[i].filled || c->map || !is)
				continue;
			if (n[beside]++ < NAMED_MOST)
				coco_buf_printf(&names, "%s\"%.*s\"", n[beside] > 1 ? ", " : "", COCO_STR_ARG(c->name));
		}
		if (n[beside] && beside)
			coco_diag_say(diag, COCO_NOTE, "beside-the-table", &at, "if they are answers, give them headings, or name them in the map",
			    "%zu column%s without a heading, behind an empty one, %s left out as a legend or notes: %.*s%s", n[1], n[1] == 1 ? "" : "s",
			    n[1] == 1 ? "is" : "are", (int)names.len, names.data ? names.data : "", n[1] > NAMED_MOST ? ", ..." : "");
		else if (n[beside])
			coco_diag_say(diag, COCO_NOTE, "no-heading", &at, "give them headings, or name them in the map",
			    "%zu column%s no heading; what stands in %s is kept as answers: %.*s%s", n[0], n[0] == 1 ? " has" : "s have",
			    n[0] == 1 ? "it" : "them", (int)names.len, names.data ? names.data : "", n[0] > NAMED_MOST ? ", ..." : "");
	}
	coco_buf_free(&names);
}

void columns_beside_settle(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	if (plan->type || plan->raw)
		return;
	const size_t end = table_end(plan, evidence);
	for (size_t i = end; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if (!c->map && c->use == SURVEY_RESPONSE && evidence[i].filled)
			column_drop(c, "no heading, and an empty column before it: a legend or notes beside the table");
	}
	unnamed_tell(plan, evidence, end, diag);
}
