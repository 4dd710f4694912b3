/* Whose a heading's matter is: a person's own mark, which stays out of the stream, or something that the participant has not.
 *
 * Method: whose.csv holds patterns as headers.csv does; their words must stand side by side in the heading, but for words that say
 * nothing ("of your"). A mark of a person (date of birth, tax number, where somebody lives) is none where the heading names an
 * organisation; a bank account always is one. What is denied, looked for, or of somebody else fills none of the fields that the row
 * names; so does a consent that the heading refuses or takes back, to which a yes is the contrary. Hints in brackets ("private") count
 * where the caller says so. Invariant: the result depends on the table and the heading alone.
 */
#include <string.h>
#include "lexicon_parts.h"

struct whose {
	struct coco_table_ref table;
	size_t lang, place, fields; /* columns */
	unsigned refusals;          /* the rows of words that refuse: a bit a row */
};

struct whose *whose_new(struct coco_arena *arena)
{
	struct whose *w = coco_arena_array(arena, 1, sizeof *w);
	if (!w)
		return NULL;
	w->table = coco_table_find(&coco_tables_survey, "whose");
	w->lang = coco_table_column(w->table, coco_langs[0]);
	w->place = coco_table_column(w->table, "place");
	w->fields = coco_table_column(w->table, "fields");
	for (size_t row = 0; row < coco_table_rows(w->table); row++)
		w->refusals |= (unsigned)(strcmp(coco_table_cell(w->table, row, 0), "refusal") == 0) << row;
	return w;
}

/* Whether the pattern is found, if not in hints alone; one of the place "whole" leaves no word over that says something. Whose something
 * is says a single word in the heading's own language: "partner" is a genitive in one alone. */
static bool pattern_says(const struct whose *w, size_t pattern, const struct heading *h, bool hints)
{
	const size_t row = coco_names_row(w->table, pattern);
	const bool whole = *coco_table_cell(w->table, row, w->place) != '\0', fields = *coco_table_cell(w->table, row, w->fields) != '\0';
	const char *text = coco_names_text(w->table, pattern);
	if (fields && !strchr(text, ' ') && !(h->langs >> (coco_names_column(w->table, pattern) - w->lang) & 1))
		return false;
	const struct found f = pattern_find_close(text, h, 0);
	return f.n && (hints || f.words) && (!whole || f.letters == h->letters);
}

/* The rows of which a pattern is found, a bit a row. */
static unsigned rows_found(const struct whose *w, const struct heading *h, bool hints)
{
	unsigned rows = 0;
	for (size_t k = 0; k < h->n_classes; k++) {
		size_t n;
		const uint32_t *names = coco_names_of_class(w->table, h->classes[k], &n);
		for (size_t i = 0; i < n; i++) {
			const unsigned row = 1u << coco_names_row(w->table, names[i]);
			if (!(rows & row) && pattern_says(w, names[i], h, hints))
				rows |= row;
		}
	}
	return rows;
}

static bool is_of(struct coco_str fields, const char *field)
{
	struct coco_str name;
	while (fields.n && coco_str_split(&fields, ' ', &name)) {
		if (coco_str_is(name, field))
			return true;
	}
	return false;
}

void whose_settle(struct survey_lexicon *lx, const struct heading *h, struct survey_guess best[SURVEY_GUESSES])
{
	const struct whose *w = lx->whose;
	const unsigned rows = best[0].field ? rows_found(lx->whose, h, false) : 0;
	size_t kept = 0;
	lx->refused = NULL;
	for (size_t i = 0; rows && i < SURVEY_GUESSES && best[i].field; i++) {
		bool not_own = false;
		for (size_t row = 0; row < coco_table_rows(w->table) && !not_own; row++) {
			not_own = rows >> row & 1 && is_of(coco_str_of(coco_table_cell(w->table, row, w->fields)), best[i].field);
			if (not_own && !lx->refused && w->refusals >> row & 1)
				lx->refused = best[i].field;
		}
		if (!not_own)
			best[kept++] = best[i];
	}
	for (; rows && kept < SURVEY_GUESSES; kept++)
		best[kept] = (struct survey_guess){.field = NULL};
}

const char *survey_lexicon_refuses(struct survey_lexicon *lx, struct coco_str heading)
{
	struct survey_guess best[SURVEY_GUESSES];
	if (!patterns_ready(lx))
		return NULL;
	const struct heading h = heading_of(lx, heading);
	lx->refused = NULL;
	if (!(rows_found(lx->whose, &h, false) & lx->whose->refusals) &&
	    !consents_deny(lx, &h)) /* it has no word of a refusal: what it asks for is of no interest */
		return NULL;
	survey_lexicon_guess(lx, heading, "", best);
	return lx->refused;
}

bool survey_lexicon_special(struct survey_lexicon *lx, struct coco_str heading)
{
	if (!patterns_ready(lx))
		return false;
	const struct whose *w = lx->whose;
	const struct heading h = heading_of(lx, heading);
	const unsigned rows = rows_found(lx->whose, &h, true);
	for (size_t row = 0; rows && row < coco_table_rows(w->table); row++) {
		if (rows >> row & 1 && strcmp(coco_table_cell(w->table, row, 0), "special") == 0)
			return true;
	}
	return false;
}

const char *survey_lexicon_personal(struct survey_lexicon *lx, struct coco_str heading, bool hints)
{
	if (!patterns_ready(lx))
		return NULL;
	const struct whose *w = lx->whose;
	const struct heading h = heading_of(lx, heading);
	bool person = false, whole_heading = false, bank = false, firm = false, special = false;
	const unsigned rows = rows_found(lx->whose, &h, hints);
	for (size_t row = 0; rows && row < coco_table_rows(w->table); row++) {
		const char *kind = coco_table_cell(w->table, row, 0);
		const bool found = rows >> row & 1, whole = *coco_table_cell(w->table, row, w->place) != '\0';
		person |= found && strcmp(kind, "person") == 0;
		whole_heading |= found && whole && strcmp(kind, "person") == 0;
		special |= found && strcmp(kind, "special") == 0;
		bank |= found && strcmp(kind, "bank") == 0;
		firm |= found && strcmp(kind, "firm") == 0;
	}
	return bank                                 ? "a bank account: personal, never in the stream"
	       : special                            ? "health, belief, a union or a secret: personal, never in the stream"
	       : whole_heading || (person && !firm) ? "a mark of a person: personal, never in the stream"
	                                            : NULL;
}
