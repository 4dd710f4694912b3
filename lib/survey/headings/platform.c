/* Which platform a file is from, by the headings that only it writes.
 *
 * Method: each platform of platforms.csv counts the marker headings (metadata.csv) among the file's, in nine languages;
 * the one with the most, and at least as many as it asks for, is taken. Rows before the headings are looked through where the
 * platform writes some; its headings may stand in the first row where those above them, or they themselves, were deleted and response
 * numbers of its form below say so. Invariant: the columns of questions play no part, but for LimeSurvey's codes in brackets.
 */
#include <string.h>
#include "beginning.h"

/* A heading without LimeSurvey's "id. Response ID" doubling: the code. */
static struct coco_str bare(struct coco_str heading)
{
	heading = coco_str_trim(heading);
	size_t dot = coco_str_find(heading, COCO_STR(". "), 0);
	return dot == SIZE_MAX || dot > 20 ? heading : coco_str_sub(heading, 0, dot);
}

/* Headings that begin with a question's code and have a sub-question's in brackets, "Q1[SQ001]": two of them at most count. */
static size_t codes_in(const struct coco_str *row, size_t n)
{
	size_t count = 0;
	for (size_t i = 0; i < n && count < 2; i++) {
		size_t at = coco_str_find(row[i], COCO_STR("["), 0), end = coco_str_find(row[i], COCO_STR("]"), 0);
		bool code = at != SIZE_MAX && at > 0 && at < 24 && end != SIZE_MAX && end > at + 1;
		for (size_t k = 0; code && k < end; k++)
			code = k == at || (row[i].s[k] >= '0' && row[i].s[k] <= '9') || row[i].s[k] == '_' ||
			       ((row[i].s[k] | 32) >= 'a' && (row[i].s[k] | 32) <= 'z');
		count += code;
	}
	return count;
}

/* Two columns or more under one question, "Which? [Wood]" and "Which? [Metal]", as LimeSurvey writes questions in full. */
static size_t options_in(const struct coco_str *row, size_t n)
{
	struct coco_str before = COCO_STR_NONE;
	for (size_t i = 0; i < n; i++) {
		const struct coco_str heading = coco_str_trim(row[i]);
		const size_t at = coco_str_find(heading, COCO_STR(" ["), 0);
		const bool option = at != SIZE_MAX && at > 0 && coco_str_ends(heading, "]");
		const struct coco_str question = option ? coco_str_sub(heading, 0, at) : COCO_STR_NONE;
		if (option && before.n && coco_str_eq(question, before))
			return 2;
		before = question;
	}
	return 0;
}

/* A row that may be that of the headings, and what metadata.csv has of each. */
struct top {
	const struct coco_str *cells;
	size_t n;
	size_t (*names)[3]; /* of the heading without LimeSurvey's doubling, of it as it stands, of its end; COCO_NONE: none */
};

/* "company_complete" as "000_complete", "Q3_Click Count" as "000_Click Count": what REDCap writes behind each form's name, and Qualtrics;
 * absent: it has no such end. */
static struct coco_str ending(const struct survey_plan *plan, struct coco_str heading)
{
	size_t at = heading.n;
	while (at > 0 && heading.s[at - 1] != '_')
		at--;
	if (at < 2 || at == heading.n || memchr(heading.s, ' ', at))
		return COCO_STR_NONE;
	return coco_str_of(coco_arena_printf(plan->arena, "000_%.*s", COCO_STR_ARG(coco_str_sub(heading, at, heading.n))));
}

/* Looked up once for all platforms. false: memory. */
static bool names_find(struct survey_plan *plan, struct top *top)
{
	if (top->names)
		return true;
	top->names = coco_arena_array(plan->arena, top->n + 1, sizeof *top->names);
	for (size_t i = 0; top->names && i < top->n; i++) {
		const struct coco_str whole = coco_str_trim(top->cells[i]), code = bare(whole);
		top->names[i][1] = survey_lexicon_roles(plan->lexicon, whole);
		const struct coco_str end = ending(plan, whole);
		top->names[i][2] = end.s ? survey_lexicon_roles(plan->lexicon, end) : COCO_NONE;
		top->names[i][0] = code.n == whole.n ? top->names[i][1] : survey_lexicon_roles(plan->lexicon, code);
	}
	return top->names != NULL;
}

/* The markers among a row's headings; the first of them are noted in `seen`, for --explain. */
static size_t markers_in(const struct survey_lexicon *lx, const struct survey_platform *p, const struct top *top, struct coco_buf *seen)
{
	size_t count = 0, named = 0, coded = p->coded ? codes_in(top->cells, top->n) : 0;
	bool numbered = false; /* its own heading of a response number, in words, stands first */
	const size_t n = p->marker_columns && top->n > p->marker_columns ? p->marker_columns : top->n;
	coco_buf_clear(seen);
	for (size_t i = 0; i < n; i++) {
		bool marker = false;
		for (size_t k = 0; k < COCO_LEN(top->names[i]) && !marker; k++) {
			if (top->names[i][k] != COCO_NONE)
				survey_lexicon_role_at(lx, p->name, top->names[i][k], &marker);
		}
		const struct coco_str heading = marker ? coco_str_trim(top->cells[i]) : COCO_STR_NONE;
		if (!marker || (*p->path && memchr(heading.s, ' ', heading.n)))
			continue; /* names in XForms hold no blank: "Submission Date" is another program's */
		numbered |= i == 0 && memchr(heading.s, ' ', heading.n) != NULL;
		count++;
		if (named < 3)
			coco_buf_printf(seen, "%s%.*s", named++ ? ", " : "", COCO_STR_ARG(bare(heading)));
	}
	if (p->coded && numbered && !coded)
		coded = options_in(top->cells, top->n);
	return count ? count + coded : 0;
}

static const struct survey_platform *by_name(struct survey_lexicon *lx, const char *name)
{
	for (size_t i = 0; i < survey_lexicon_platforms(lx); i++) {
		if (strcmp(survey_lexicon_platform(lx, i)->name, name) == 0)
			return survey_lexicon_platform(lx, i);
	}
	return NULL;
}

/* A number that the platform gives to a response, which no label is: with a digit or a '_' in it, as a word; "R_1AbcDef". */
static bool is_response_id(const struct survey_platform *p, struct coco_str cell)
{
	bool sign = false;
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.s[i] == ' ' || cell.s[i] == '{')
			return false;
		sign |= (cell.s[i] >= '0' && cell.s[i] <= '9') || cell.s[i] == '_';
	}
	return sign && coco_str_starts(cell, p->id_begins);
}

/* What stands where a response number and a date should: answers, or the platform's labels; nothing tells where there is no such column. */
enum row_kind { UNTOLD, LABELS, ANSWERS, NUMBERED };
static enum row_kind kind_of(struct survey_lexicon *lx, const struct survey_platform *p, const struct coco_str *heads, size_t n,
    const struct coco_str *row, size_t n_row)
{
	enum row_kind kind = UNTOLD;
	for (size_t i = 0; i < n && i < n_row && kind != NUMBERED; i++) {
		const enum survey_role role = survey_lexicon_role(lx, p->name, coco_str_trim(heads[i]));
		const struct coco_str cell = coco_str_trim(row[i]);
		const bool dated = role == SURVEY_SUBMITTED && cell.n && cell.s[0] >= '0' && cell.s[0] <= '9';
		if (role == SURVEY_RESPONSE_ID && is_response_id(p, cell))
			kind = NUMBERED;
		else if (dated)
			kind = ANSWERS;
		else if (kind == UNTOLD && (role == SURVEY_SUBMITTED || role == SURVEY_RESPONSE_ID))
			kind = LABELS;
	}
	return kind;
}

/* A platform's headings among a file's first rows. */
struct place {
	size_t skip, row; /* rows before its headings; the row of them that holds its own */
};

/* Counts the markers of a platform in the row where they should stand, in the first one if the rows were deleted, or behind a preamble. */
static size_t markers_best(
    struct survey_plan *plan, const struct survey_platform *p, struct top *tops, size_t n_rows, struct place *place, struct coco_buf *seen)
{
	size_t best = 0;
	*place = (struct place){0, p->marker_row};
	for (size_t s = 0; s <= p->preamble + (p->marker_row > 0); s++) {
		const bool first = s > p->preamble; /* where its own row of headings would be the second */
		const size_t row = first ? 0 : s + p->marker_row;
		struct coco_buf words = COCO_BUF_INIT;
		if (row >= n_rows || (first && n_rows < 2))
			continue;
		plan->failed |= !names_find(plan, &tops[row]);
		size_t count = tops[row].names ? markers_in(plan->lexicon, p, &tops[row], &words) : 0;
		if (first && count > best && kind_of(plan->lexicon, p, tops[0].cells, tops[0].n, tops[1].cells, tops[1].n) != NUMBERED)
			count = 0;
		if (count > best) {
			best = count;
			*place = (struct place){first ? 0 : s, first ? 0 : p->marker_row};
			coco_buf_clear(seen);
			coco_buf_str(seen, coco_buf_view(&words));
			seen->failed |= !coco_buf_ok(&words);
		}
		coco_buf_free(&words);
	}
	return best;
}

/* The platform whose own headings stand in the second row, below titles of groups with empty cells between; the number of its headings. */
static size_t below_groups(struct survey_plan *plan, struct top *tops, const char *given)
{
	size_t titles = 0, best = 0;
	if (tops[0].n != tops[1].n || tops[0].n < 3)
		return 0;
	for (size_t i = 0; i < tops[0].n; i++)
		titles += coco_str_trim(tops[0].cells[i]).n > 0;
	plan->failed |= titles && titles < tops[0].n && !names_find(plan, &tops[1]);
	for (size_t i = 0; tops[1].names && titles && titles < tops[0].n && i < survey_lexicon_platforms(plan->lexicon); i++) {
		const struct survey_platform *p = survey_lexicon_platform(plan->lexicon, i);
		if (given && strcmp(*p->shown_as ? p->shown_as : p->name, given) != 0)
			continue;
		struct coco_buf seen = COCO_BUF_INIT;
		size_t count = p->markers && p->header_rows == 1 && !p->marker_row ? markers_in(plan->lexicon, p, &tops[1], &seen) : 0;
		const size_t first = tops[1].names[0][1];
		/* its response number stands first: it alone says little */
		count += count == 1 && first != COCO_NONE && survey_lexicon_role_at(plan->lexicon, p->name, first, NULL) == SURVEY_RESPONSE_ID;
		if (count > best && count > 1 && count >= p->markers) {
			best = count;
			plan->platform = p;
			plan->grouped = true;
			plan->platform_why = coco_arena_printf(
			    plan->arena, "%zu of its own headings in the second row: %.*s", count, COCO_STR_ARG(coco_buf_view(&seen)));
		}
		plan->failed |= !coco_buf_ok(&seen);
		coco_buf_free(&seen);
	}
	return best;
}

/* No cell is a number, a time, or an address: they may be headings. */
static bool all_words(const struct coco_str *row, size_t n)
{
	bool words = true;
	for (size_t i = 0; i < n && words; i++) {
		const struct coco_str cell = coco_str_trim(row[i]);
		words = !coco_is_email(cell) && !(cell.n && cell.s[0] >= '0' && cell.s[0] <= '9');
	}
	return words;
}

int survey_platform_find(struct survey_plan *plan, struct coco_str *const *rows, const size_t *n, size_t n_rows, const char *given,
    size_t *skip, struct coco_err *err)
{
	struct survey_lexicon *lx = plan->lexicon;
	struct coco_buf seen = COCO_BUF_INIT;
	struct top tops[SURVEY_BEGINNING];
	struct place place;
	size_t best = 0;
	for (size_t i = 0; i < n_rows; i++)
		tops[i] = (struct top){rows[i], n[i], NULL};
	plan->platform = by_name(lx, "generic");
	plan->platform_why = "no platform's headings seen";
	plan->marker_row = 0;
	*skip = 0;
	for (size_t i = 0; i < survey_lexicon_platforms(lx) && !plan->raw && !plan->type; i++) {
		const struct survey_platform *p = survey_lexicon_platform(lx, i);
		const char *shown = *p->shown_as ? p->shown_as : p->name;
		bool said = given && strcmp(shown, given) == 0;
		if (given && !said)
			continue;
		size_t count = p->markers ? markers_best(plan, p, tops, n_rows, &place, &seen) : 0;
		if (count <= best || (count < p->markers && !said))
			continue;
		best = count;
		plan->platform = p;
		*skip = place.skip;
		plan->marker_row = place.row;
		plan->platform_why = coco_arena_printf(plan->arena, "%s%zu of its own headings: %.*s%s", said ? "as given; " : "", count,
		    COCO_STR_ARG(coco_buf_view(&seen)), count > 3 ? " …" : "");
	}
	plan->failed |= !coco_buf_ok(&seen);
	coco_buf_free(&seen);
	/* a map that --suggest-map made of such a file says both */
	const bool two_said = given && plan->map.header_rows == 2 && plan->platform->header_rows < 2;
	if ((two_said || (!given && !best)) && !plan->raw && !plan->type && n_rows > 2) {
		const size_t below = below_groups(plan, tops, given);
		best = below ? below : best;
	}
	if (!given && !best && plan->dialect.above == 2 && !plan->raw && !plan->type &&
	    (plan->dialect.formulas || (n_rows > 2 && all_words(tops[0].cells, n[0]) && all_words(tops[1].cells, n[1])))) {
		plan->platform = by_name(lx, "1ka");
		plan->platform_why = plan->dialect.formulas ? "cells written =\"text\" below two rows of headings"
		                                            : "two rows of headings that end with a delimiter, as no row below does";
	}
	if (given && !best) {
		plan->platform = by_name(lx, given);
		plan->platform_why = "as given";
	}
	if (!plan->platform) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-platform", "platform %s is not known", given);
		coco_err_hint(err, "those that are known stand at --platform in coco-import --help");
		return coco_err_at(err, plan->has_map ? plan->map.path : NULL, 0, 0);
	}
	plan->platform_name = *plan->platform->shown_as ? plan->platform->shown_as : plan->platform->name;
	return plan->platform_why ? 0 : coco_err_nomem(err);
}

/* "location-Latitude", "_gps_precision": the last part of a heading. */
static struct coco_str last_part(struct coco_str text)
{
	for (size_t i = text.n; i-- > 0;) {
		if (memchr("-_/:.", text.s[i], 5))
			return coco_str_sub(text, i + 1, text.n);
	}
	return COCO_STR_NONE;
}

/* "TIME017" as "TIME000": a heading with its number taken out, as metadata.csv writes it; absent: it ends with no number. */
static struct coco_str unnumbered(const struct survey_plan *plan, struct coco_str heading)
{
	size_t n = heading.n;
	while (n > 0 && heading.s[n - 1] >= '0' && heading.s[n - 1] <= '9')
		n--;
	return n > 0 && n < heading.n ? coco_str_of(coco_arena_printf(plan->arena, "%.*s000", (int)n, heading.s)) : COCO_STR_NONE;
}

/* "Points - Skills" and "Group time: Technology" as "Points 000" and "Group time 000": what stands before a question's name. */
static struct coco_str unnamed(const struct survey_plan *plan, struct coco_str heading)
{
	size_t dash = coco_str_find(heading, COCO_STR(" - "), 1), colon = coco_str_find(heading, COCO_STR(": "), 1);
	size_t end = dash < colon ? dash : colon;
	return end < 40 ? coco_str_of(coco_arena_printf(plan->arena, "%.*s 000", (int)end, heading.s)) : COCO_STR_NONE;
}

/* "Q01Time" beside "Q01" as "000Time". */
static struct coco_str unquestioned(const struct survey_plan *plan, struct coco_str code)
{
	for (size_t i = 0; i < plan->n && plan->platform->coded; i++) {
		struct coco_str other = plan->columns[i].question;
		if (other.n && code.n > other.n && memcmp(code.s, other.s, other.n) == 0) {
			struct coco_str rest = coco_str_sub(code, other.n, code.n);
			return coco_str_of(coco_arena_printf(plan->arena, "000%.*s", COCO_STR_ARG(rest)));
		}
	}
	return COCO_STR_NONE;
}

/* "Country" next to "Latitude" is where the respondent's address says they were; the same heading elsewhere is a question. */
static bool behind_a_position(const struct survey_plan *plan, const struct survey_column *c)
{
	return c > plan->columns && c[-1].role == SURVEY_PRIVATE;
}

#define FORMS 7
#define FORMS_OF_ALL 3 /* as it stands: what any program may write */

/* What metadata.csv has of a column's heading, in its forms, each looked up once. */
static void forms_find(struct survey_plan *plan, const struct survey_column *c, size_t found[FORMS])
{
	const struct coco_str heading = coco_str_trim(c->name), code = bare(c->name);
	const struct coco_str forms[FORMS] = {
	    heading, code, c->label, unnumbered(plan, code), unnamed(plan, c->label), unquestioned(plan, code), ending(plan, heading)};
	for (size_t k = 0; k < FORMS; k++) {
		size_t same = 0;
		while (same < k && !coco_str_eq(forms[same], forms[k]))
			same++;
		found[k] = same < k || !forms[k].n ? COCO_NONE : survey_lexicon_roles(plan->lexicon, forms[k]);
	}
}

enum survey_role survey_platform_role(struct survey_plan *plan, const struct survey_column *c)
{
	const char *names[] = {plan->platform->name, "generic"};
	const size_t n_names = strcmp(names[0], names[1]) == 0 ? 1 : 2;
	enum survey_role of_contact = c->contact ? survey_lexicon_role(plan->lexicon, "contact", c->sub) : SURVEY_NO_ROLE;
	if (of_contact != SURVEY_NO_ROLE)
		return of_contact;
	size_t found[FORMS];
	forms_find(plan, c, found);
	for (size_t i = 0; i < n_names; i++) {
		for (size_t k = 0; k < (i ? FORMS_OF_ALL : FORMS); k++) {
			enum survey_role role =
			    found[k] == COCO_NONE ? SURVEY_NO_ROLE : survey_lexicon_role_at(plan->lexicon, names[i], found[k], NULL);
			if (role == SURVEY_POSITION && !i && behind_a_position(plan, c))
				return SURVEY_PRIVATE;
			if (role != SURVEY_NO_ROLE && role != SURVEY_POSITION)
				return role;
		}
	}
	struct coco_str part = *plan->platform->path ? last_part(coco_str_trim(c->name)) : COCO_STR_NONE;
	enum survey_role role = part.n ? survey_lexicon_role(plan->lexicon, "generic", part) : SURVEY_NO_ROLE;
	return role == SURVEY_POSITION || role == SURVEY_PRIVATE ? SURVEY_PRIVATE : SURVEY_NO_ROLE;
}

bool survey_platform_labels(struct survey_plan *plan, const struct coco_str *heads, size_t n, const struct coco_str *next, size_t n_next)
{
	return plan->platform->optional_rows && kind_of(plan->lexicon, plan->platform, heads, n, next, n_next) == LABELS;
}

size_t survey_platform_rows(struct survey_plan *plan, struct coco_str *const *rows, const size_t *n, size_t n_rows)
{
	const struct survey_platform *p = plan->platform;
	const size_t heads = plan->marker_row, above = p->marker_row > heads ? p->marker_row - heads : 0;
	for (size_t r = heads + 1; r + above < p->header_rows && r < n_rows; r++) {
		if (kind_of(plan->lexicon, p, rows[heads], n[heads], rows[r], n[r]) >= ANSWERS)
			return r;
	}
	return p->header_rows - above;
}

bool survey_platform_by_options(struct survey_plan *plan)
{
	const struct survey_platform *found = by_name(plan->lexicon, "surveymonkey");
	if (!found)
		return false;
	plan->platform = found;
	plan->platform_name = found->name;
	plan->platform_why = "a second row of options, with its words for an open answer";
	return true;
}

bool survey_platform_by_codes(struct survey_plan *plan, const struct coco_str *heads, size_t n, bool questions)
{
	const struct survey_platform *of_letters = by_name(plan->lexicon, "1ka");
	bool own = false, lettered = false;
	for (size_t i = 0; i < n && of_letters; i++) {
		const struct coco_str code = coco_str_trim(heads[i]);
		const bool number = survey_lexicon_role(plan->lexicon, of_letters->name, code) == SURVEY_RESPONSE_ID;
		own |= number;
		lettered |= !number && code.n > 2 && code.s[code.n - 1] >= 'a' && code.s[code.n - 1] <= 'z' && code.s[code.n - 2] >= '0' &&
		            code.s[code.n - 2] <= '9';
	}
	const struct survey_platform *found = own || lettered ? of_letters : by_name(plan->lexicon, "codes");
	if ((!own && !questions) || !found)
		return false;
	plan->platform = found;
	plan->platform_name = found->name;
	plan->platform_why = own        ? "a response number of its own beside codes of questions"
	                     : lettered ? "codes of questions, with a letter for each option, above the questions"
	                                : "codes of questions above the questions";
	return true;
}
