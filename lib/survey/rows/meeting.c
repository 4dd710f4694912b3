/* A meeting program's list of who was there (Zoom, Teams): a table between titles and other sections.
 *
 * Method: the row of headings is the first one that names people and two of joining, leaving and their duration (metadata.csv, platform
 * "meeting"); what stands above it is left out. The table ends at a row that is narrower and begins with a section's number ("3. ").
 * A name and the address beside it are one reference to a participant; a guest has the name alone, without the program's word for guests,
 * or what stands before or in brackets where that is known. Given and family name in two columns are one name. Any other table of who was
 * there may name people in such columns as well. Who joined has attended. The program's other columns are dropped.
 * Invariant: no row between the headings and the next section is left out.
 */
#include <string.h>
#include "beginning.h"
#include "table.h"

#define ROWS_LOOKED_AT 40
#define TIMES_LEAST 2
#define HEADING_MOST 120 /* bytes */

static bool is_marker(struct survey_plan *plan, struct coco_str heading)
{
	bool marker = false;
	survey_lexicon_role_at(plan->lexicon, "meeting", survey_lexicon_roles(plan->lexicon, coco_str_trim(heading)), &marker);
	return marker;
}

static enum survey_role role_of(struct survey_plan *plan, const char *set, struct coco_str heading)
{
	return survey_lexicon_role(plan->lexicon, set, coco_str_trim(heading));
}

/* What people did ("joined", "left") beside a timestamp says as much as two times. */
static bool is_headings(struct survey_plan *plan, const struct coco_dsv_row *row)
{
	size_t names = 0, given = 0, family = 0, times = 0;
	for (size_t i = 0; i < row->n && !row->fault && row->n > TIMES_LEAST; i++) {
		const struct coco_str cell = coco_str_trim(row->cells[i]);
		const size_t name = cell.n <= HEADING_MOST ? survey_lexicon_roles(plan->lexicon, cell) : COCO_NONE;
		bool marker = false;
		if (name == COCO_NONE)
			continue;
		const enum survey_role role = survey_lexicon_role_at(plan->lexicon, "meeting", name, &marker);
		names += role == SURVEY_NAME;
		given += survey_lexicon_role_at(plan->lexicon, "given", name, NULL) == SURVEY_NAME;
		family += survey_lexicon_role_at(plan->lexicon, "family", name, NULL) == SURVEY_NAME;
		times += role == SURVEY_COMPLETE ? TIMES_LEAST : marker;
	}
	return times >= TIMES_LEAST && (given == 1 && family == 1 ? names <= 1 : names == 1);
}

/* Lines above the headings in *lines. 1: found; 0; -1: memory. */
static int headings_find(struct survey_plan *plan, struct coco_str sample, size_t skip, char delimiter, size_t *lines, struct coco_err *err)
{
	struct coco_err fault = {0};
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_of(sample);
	struct coco_dsv_rows *rows = bytes ? coco_dsv_rows_new(bytes, delimiter, &fault) : NULL;
	struct coco_dsv_row row;
	int rc = rows ? coco_dsv_rows_skip(rows, skip, &fault) : coco_err_nomem(err);
	bool found = false;
	*lines = skip;
	for (size_t i = 0; rc > 0 && i < ROWS_LOOKED_AT && (rc = coco_dsv_rows_next(rows, &row, &fault)) > 0; i++) {
		if ((found = is_headings(plan, &row))) {
			plan->meeting.line = row.line;
			break;
		}
		*lines = coco_dsv_rows_line(rows);
	}
	coco_dsv_rows_free(rows);
	coco_dsv_bytes_close(bytes);
	return !rows ? -1 : found; /* a fault is told when the rows are read */
}

int survey_meeting_find(struct survey_plan *plan, struct coco_str sample, size_t *skip, char *delimiter, struct coco_err *err)
{
	static const char candidates[] = "\t,;";
	if (plan->raw || (plan->type && strcmp(plan->type, "attendance") != 0))
		return 0;
	for (size_t i = 0; candidates[i]; i++) {
		size_t lines;
		if (*delimiter && candidates[i] != *delimiter)
			continue;
		const int found = headings_find(plan, sample, *skip, candidates[i], &lines, err);
		if (found < 0)
			return -1;
		if (!found)
			continue;
		plan->meeting.found = true;
		plan->meeting.above = lines - *skip;
		*delimiter = candidates[i];
		*skip = lines;
		return 0;
	}
	return 0;
}

int survey_meeting_refuse(const struct survey_plan *plan, struct coco_err *err)
{
	if (!plan->meeting.found || plan->type)
		return 0;
	coco_err_set(err, COCO_EXIT_INPUT, "attendance-list", "is a meeting program's list of who was there, and no survey");
	coco_err_hint(err, "--as=attendance, with the event in a map: {\"constants\": {\"attendance\": {\"event\": \"ID\"}}}");
	return coco_err_at(err, plan->path, plan->meeting.line, 0);
}

/* The one column of the names, or that of given names and that of family names beside it. */
static void names_find(struct survey_plan *plan, const struct survey_column *columns)
{
	struct survey_meeting *m = &plan->meeting;
	size_t given = COCO_NONE, family = COCO_NONE, n[2] = {0, 0};
	m->name = m->email = m->joined = m->family = COCO_NONE;
	for (size_t i = 0; i < plan->n; i++) {
		if (columns[i].map || columns[i].field)
			continue;
		if (role_of(plan, "given", columns[i].name) == SURVEY_NAME)
			given = i, n[0]++;
		if (role_of(plan, "family", columns[i].name) == SURVEY_NAME)
			family = i, n[1]++;
	}
	if (n[0] == 1 && n[1] == 1 && given != family) {
		m->name = given;
		m->family = family;
	}
	for (size_t i = 0; i < plan->n && m->name == COCO_NONE; i++)
		m->name = !columns[i].map && !columns[i].field && role_of(plan, "meeting", columns[i].name) == SURVEY_NAME ? i : COCO_NONE;
}

static void name_use(struct survey_column *c)
{
	c->use = SURVEY_FIELD;
	c->field = coco_schema_field(COCO_STR("attendance"), COCO_STR("participant"));
	c->why = "who was there, with the e-mail address where there is one";
	c->personal = false; /* an id takes its place */
	c->role = SURVEY_NO_ROLE;
}

static void own_drop(struct survey_column *c, const char *why)
{
	c->personal = true;
	c->role = SURVEY_PRIVATE; /* as a platform's metadata: --explain says so */
	c->use = SURVEY_DROP;
	c->why = why;
}

void survey_meeting_columns(struct survey_plan *plan, struct survey_column *columns)
{
	struct survey_meeting *m = &plan->meeting;
	names_find(plan, columns);
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &columns[i];
		const enum survey_role role = role_of(plan, "meeting", c->name);
		if (c->map || c->field || (role == SURVEY_NO_ROLE && i != m->family && i != m->name))
			continue;
		const bool beside = i == m->family || (role == SURVEY_EMAIL && m->email == COCO_NONE);
		own_drop(c, beside ? "who was there, with the name" : "a meeting program's own");
		if (role == SURVEY_EMAIL && m->email == COCO_NONE)
			m->email = i;
		else if (m->joined == COCO_NONE && (role == SURVEY_SUBMITTED || (is_marker(plan, c->name) && role != SURVEY_COMPLETE)))
			m->joined = i;
	}
	plan->has_personal = true; /* masked in rejects, whatever their width */
	if (m->name != COCO_NONE)
		name_use(&columns[m->name]);
}

/* Without a column of names the one of e-mail addresses says who was there. */
static void address_use(struct survey_plan *plan, struct survey_column *columns)
{
	struct survey_column *only = NULL;
	size_t n = 0;
	for (size_t i = 0; i < plan->n; i++) {
		if (!columns[i].map && !columns[i].field && role_of(plan, "meeting", columns[i].name) == SURVEY_EMAIL) {
			only = &columns[i];
			n++;
		}
	}
	if (n == 1)
		name_use(only);
}

void survey_meeting_names(struct survey_plan *plan, struct survey_column *columns)
{
	struct survey_meeting *m = &plan->meeting;
	size_t names = 0;
	if (!plan->type || strcmp(plan->type, "attendance") != 0 || m->found)
		return;
	for (size_t i = 0; i < plan->n; i++) {
		if (columns[i].field && strcmp(columns[i].field->name, "participant") == 0)
			return;
		names += !columns[i].map && !columns[i].field && role_of(plan, "meeting", columns[i].name) == SURVEY_NAME;
	}
	names_find(plan, columns);
	if (m->name == COCO_NONE)
		address_use(plan, columns);
	if (m->name == COCO_NONE || (m->family == COCO_NONE && names != 1))
		return;
	m->listed = true;
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &columns[i];
		const bool email = !c->map && !c->field && m->email == COCO_NONE && role_of(plan, "meeting", c->name) == SURVEY_EMAIL;
		if (email)
			m->email = i;
		if (email || i == m->family)
			own_drop(c, "who was there, with the name");
	}
	plan->has_personal = true;
	name_use(&columns[m->name]);
}

bool survey_meeting_ends(const struct survey_plan *plan, const struct coco_dsv_row *row)
{
	const struct coco_str first = row->n ? coco_str_trim(row->cells[0]) : COCO_STR_NONE;
	size_t digits = 0, filled = 0;
	if (!plan->meeting.found || row->fault)
		return false;
	for (size_t i = 0; i < row->n; i++)
		filled += coco_str_trim(row->cells[i]).n > 0;
	while (digits < first.n && first.s[digits] >= '0' && first.s[digits] <= '9')
		digits++;
	return filled == 1 && digits && digits < 3 && digits + 2 < first.n && first.s[digits] == '.' && first.s[digits + 1] == ' ';
}

/* ---- who --------------------------------------------------------------------------------------------------------- */

static bool is_known(struct survey_job *job, struct coco_str text)
{
	struct coco_buf candidates = COCO_BUF_INIT;
	struct coco_str id;
	const bool known = text.n && !survey_reference_find(job, "participant", text, &id, &candidates);
	coco_buf_free(&candidates);
	return known;
}

/* "Maja Zupan (Guest)", "Ana Kos (Kovinar)", "iPhone (Maja Zupan)": whose name it is. */
static struct coco_str name_of(struct survey_job *job, struct coco_str name)
{
	const size_t open = coco_str_find(name, COCO_STR("("), 1);
	if (open == SIZE_MAX || name.s[name.n - 1] != ')')
		return name;
	const struct coco_str before = coco_str_trim(coco_str_sub(name, 0, open));
	const struct coco_str within = coco_str_trim(coco_str_sub(name, open + 1, name.n - 1));
	if (survey_lexicon_word(job->plan->lexicon, "guest", within))
		return before;
	return is_known(job, name) ? name : is_known(job, before) ? before : is_known(job, within) ? within : name;
}

int survey_meeting_row(struct survey_job *job, const struct coco_dsv_row *row, struct coco_err *err)
{
	const struct survey_meeting *m = &job->plan->meeting;
	if (!(m->found || m->listed) || m->name == COCO_NONE)
		return 0;
	struct coco_mailbox box = {.email = COCO_STR_NONE};
	if (m->email != COCO_NONE && !coco_mailbox_of(row->cells[m->email], &box) &&
	    memchr(row->cells[m->email].s, '.', row->cells[m->email].n))
		survey_finding(job, job->columns ? &job->columns[m->email] : &job->plan->columns[m->email], "bad-email", COCO_STR_NONE);
	struct coco_str name = coco_str_trim(row->cells[m->name]);
	if (m->family != COCO_NONE) {
		const struct coco_str family = coco_str_trim(row->cells[m->family]);
		const char *both = coco_arena_printf(job->import->row, "%.*s %.*s", COCO_STR_ARG(name), COCO_STR_ARG(family));
		if (!both)
			return coco_err_nomem(err);
		name = coco_str_trim(coco_str_of(both));
	}
	struct coco_str who = name_of(job, name);
	if (box.email.s) {
		const char *both = coco_arena_printf(job->import->row, "%.*s <%.*s>", COCO_STR_ARG(who), COCO_STR_ARG(box.email));
		if (!both)
			return coco_err_nomem(err);
		who = who.n ? coco_str_of(both) : box.email;
	}
	row->cells[m->name] = who;
	return 0;
}

bool survey_meeting_joined(const struct survey_job *job, const struct coco_dsv_row *row)
{
	const struct survey_meeting *m = &job->plan->meeting;
	const struct coco_str cell = m->found && m->joined != COCO_NONE ? row->cells[m->joined] : COCO_STR_NONE;
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.s[i] >= '0' && cell.s[i] <= '9')
			return true;
	}
	return false;
}
