/* The facilitator's view of a run, gathered: what each participant lacks for matching, what was wrong in each row, what the
 * columns of each file hold.
 *
 * Method: the importer runs as it always does, but its records end here. Of participants and challenges the last of each id
 * is kept and at the end held against wanted.csv: which fields must be there, for whom, and how to ask for them. Faults of cells
 * and rows are kept by file and line, by which they find their participant again.
 * Invariant: no personal value is kept: faults and names are those that messages may show.
 */
#include <stdlib.h>
#include <string.h>
#include "check.h"
#include "values.h"

struct coco_check *coco_check_new(struct coco_err *err)
{
	struct coco_check *c = calloc(1, sizeof *c);
	if (c) {
		c->arena = coco_arena_new();
		c->participants = coco_map_new();
		c->challenges = coco_map_new();
	}
	if (c && c->arena && c->participants && c->challenges)
		return c;
	coco_check_free(c);
	coco_err_nomem(err);
	return NULL;
}

void coco_check_free(struct coco_check *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->n_files; i++) {
		for (size_t k = 0; k < c->files[i].n; k++)
			coco_map_free(c->files[i].columns[k].values);
		coco_map_free(c->files[i].codes);
		free(c->files[i].code_counts);
	}
	for (size_t i = 0; i < c->n_people; i++)
		free(c->people[i].lacks);
	free(c->files);
	free(c->faults);
	free(c->lines[0]);
	free(c->lines[1]);
	free(c->people);
	coco_map_free(c->participants);
	coco_map_free(c->challenges);
	coco_rec_free(&c->rec);
	coco_arena_free(c->arena);
	free(c);
}

/* ---- files ------------------------------------------------------------------------------------------------------- */

int survey_check_file(struct coco_check *c, const struct survey_plan *plan, const struct survey_file_count *count, struct coco_err *err)
{
	if (coco_grow(&c->files, &c->cap_files, c->n_files, sizeof *c->files))
		return coco_err_nomem(err);
	struct check_file *f = &c->files[c->n_files];
	*f = (struct check_file){.count = count,
	    .path = coco_arena_copy(c->arena, coco_str_of(plan->path)),
	    .platform = plan->platform ? plan->platform->name : "generic",
	    .encoding = plan->encoding,
	    .columns = coco_arena_array(c->arena, plan->n + 1, sizeof *f->columns),
	    .codes = coco_map_new()};
	if (!f->path.s || !f->columns || !f->codes) {
		coco_map_free(f->codes);
		return coco_err_nomem(err);
	}
	c->n_files++;
	for (; f->n < plan->n; f->n++) {
		struct check_column *col = &f->columns[f->n];
		col->name = coco_arena_copy(c->arena, plan->columns[f->n].name);
		/* where each row has its own type, a column is what its name says */
		col->use =
		    plan->type && !plan->type[0] ? col->name : coco_arena_copy(c->arena, survey_column_use(&plan->columns[f->n], plan->arena));
		if (!col->name.s || !col->use.s || !(col->values = coco_map_new()))
			return coco_err_nomem(err);
	}
	return 0;
}

static struct check_file *file_of(struct coco_check *c, const struct survey_file_count *count)
{
	for (size_t i = 0; i < c->n_files; i++) {
		if (c->files[i].count == count)
			return &c->files[i];
	}
	return NULL;
}

int survey_check_row(struct coco_check *c, const struct survey_job *job, const struct coco_dsv_row *row, struct coco_err *err)
{
	struct check_file *f = file_of(c, job->count);
	for (size_t i = 0; f && i < row->n && i < f->n; i++) {
		struct check_column *col = &f->columns[i];
		const char *missing = survey_cell_missing(job->plan, row->cells[i]);
		const bool chosen = missing && survey_options_chosen(job, row, &job->plan->columns[i], row->cells[i]);
		int reason = missing && !chosen ? coco_choice(CHECK_REASONS, coco_str_of(missing)) : -1;
		col->filled += !missing;
		if (reason >= 0)
			col->missing[reason]++;
		if (missing || coco_map_count(col->values) >= CHECK_DISTINCT)
			continue;
		char hash[sizeof(uint64_t)]; /* not the value itself: it may be personal */
		uint64_t bits = coco_hash(coco_str_trim(row->cells[i]));
		memcpy(hash, &bits, sizeof hash);
		if (coco_map_add(col->values, (struct coco_str){hash, sizeof hash}, NULL) == COCO_NONE)
			return coco_err_nomem(err);
	}
	return 0;
}

/* ---- faults ------------------------------------------------------------------------------------------------------ */

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

void survey_check_fault(struct coco_check *c, const char *path, uint64_t line, const char *column, const char *code, struct coco_str text,
    struct coco_str shown)
{
	if (coco_grow(&c->faults, &c->cap_faults, c->n_faults, sizeof *c->faults)) {
		c->failed = true;
		return;
	}
	struct check_fault f = {.file = coco_arena_copy(c->arena, coco_str_of(base_of(path))),
	    .column = column ? coco_arena_copy(c->arena, coco_str_of(column)) : COCO_STR_NONE,
	    .code = coco_arena_copy(c->arena, coco_str_of(code)),
	    .text = coco_arena_copy(c->arena, text),
	    .shown = shown.n ? coco_arena_copy(c->arena, shown) : COCO_STR_NONE,
	    .line = line,
	    .person = COCO_NONE,
	    .next = COCO_NONE};
	c->failed |= !f.file.s || !f.code.s || !f.text.s;
	c->faults[c->n_faults++] = f;
}

int coco_check_reject(struct coco_check *c, const struct coco_reject *reject, struct coco_err *err)
{
	for (size_t i = 0; i < c->n_files; i++) {
		struct check_file *f = &c->files[i];
		if (!coco_str_is(f->path, reject->file))
			continue;
		bool added;
		size_t at = coco_map_add(f->codes, coco_str_of(reject->code), &added);
		if (at == COCO_NONE || (at >= f->cap_codes && coco_grow(&f->code_counts, &f->cap_codes, at, sizeof *f->code_counts)))
			return coco_err_nomem(err);
		f->code_counts[at] = added ? 1 : f->code_counts[at] + 1;
		break;
	}
	survey_check_fault(c, reject->file, reject->line, reject->column, reject->code, coco_str_of(reject->text), COCO_STR_NONE);
	return 0;
}

struct coco_str check_fault_words(const struct coco_check *c, const struct check_fault *f, int lang)
{
	const char *said = lang > 0 ? survey_fault_said(f->code.s, lang) : NULL;
	return said ? coco_str_of(coco_arena_printf(c->arena, "%.*s%s%s", COCO_STR_ARG(f->shown), f->shown.n ? " " : "", said)) : f->text;
}

/* ---- records ----------------------------------------------------------------------------------------------------- */

int coco_check_record(struct coco_check *c, struct coco_str line, struct coco_err *err)
{
	if (coco_rec_parse(&c->rec, line, err))
		return -1;
	bool challenge = coco_rec_is(&c->rec, "challenge");
	if (!challenge && !coco_rec_is(&c->rec, "participant"))
		return 0;
	struct coco_map *ids = challenge ? c->challenges : c->participants;
	struct coco_str id = coco_rec_str(&c->rec, "id", c->arena);
	size_t at = id.n ? coco_map_add(ids, id, NULL) : COCO_NONE;
	struct coco_str **lines = &c->lines[challenge];
	if (!id.n)
		return 0;
	if (at == COCO_NONE || (at >= c->cap_lines[challenge] && coco_grow(lines, &c->cap_lines[challenge], at, sizeof **lines)))
		return coco_err_nomem(err);
	(*lines)[at] = coco_arena_copy(c->arena, line);
	return (*lines)[at].s ? 0 : coco_err_nomem(err);
}

/* ---- what is wanted ---------------------------------------------------------------------------------------------- */

static int lack_add(struct check_person *p, size_t wanted, struct coco_str challenge)
{
	if (coco_grow(&p->lacks, &p->cap, p->n, sizeof *p->lacks))
		return -1;
	p->lacks[p->n++] = (struct check_lack){wanted, challenge};
	return 0;
}

/* The challenges of a participant: their number, and what they lack. -1: memory. */
static int challenges_hold(struct coco_check *c, struct check_person *p)
{
	int n = 0;
	for (size_t i = 0; i < coco_map_count(c->challenges); i++) {
		if (coco_rec_parse(&c->rec, c->lines[1][i], NULL) || !coco_str_eq(coco_rec_str(&c->rec, "owner", c->arena), p->id))
			continue;
		n++;
		struct coco_str title = coco_rec_str(&c->rec, "title", c->arena);
		for (size_t w = 0; w < coco_wanted_rows(); w++) {
			if (coco_wanted_of(w, "challenge", COCO_STR_NONE) && coco_wanted_lacks(w, &c->rec, 0) &&
			    lack_add(p, w, title.n ? title : coco_map_key(c->challenges, i)))
				return -1;
		}
	}
	return n;
}

static int person_hold(struct coco_check *c, size_t i)
{
	struct check_person *p = &c->people[i];
	int64_t line = 0;
	if (coco_rec_parse(&c->rec, c->lines[0][i], NULL))
		return -1;
	coco_rec_int(&c->rec, "source.row", &line);
	*p = (struct check_person){.id = coco_map_key(c->participants, i),
	    .name = coco_org_personal(&c->rec, c->arena) ? COCO_STR_NONE : coco_rec_str(&c->rec, "org", c->arena),
	    .side = coco_rec_str(&c->rec, "side", c->arena),
	    .file = coco_rec_str(&c->rec, "source.file", c->arena),
	    .line = line > 0 ? (uint64_t)line : 0};
	struct coco_str status = coco_rec_str(&c->rec, "status", c->arena);
	bool gone = coco_str_is(status, "withdrawn") || coco_str_is(status, "alumni");
	p->fault = COCO_NONE;
	for (size_t w = 0; w < coco_wanted_rows() && !gone; w++) {
		if (!coco_wanted_of(w, "participant", p->side))
			continue;
		int owned = 0;
		if (strcmp(coco_wanted_fields(w), "challenge") == 0) { /* with what each of the challenges lacks */
			owned = challenges_hold(c, p);
			if (owned < 0 || coco_rec_parse(&c->rec, c->lines[0][i], NULL))
				return -1;
		}
		if (coco_wanted_lacks(w, &c->rec, (size_t)owned) && lack_add(p, w, COCO_STR_NONE))
			return -1;
	}
	return 0;
}

/* Gives each fault to the person whose row it is in. */
static int faults_give(struct coco_check *c)
{
	struct coco_map *rows = coco_map_new();
	size_t *person = calloc(c->n_people + 1, sizeof *person);
	char number[24];
	struct coco_buf key = COCO_BUF_INIT;
	int rc = rows && person ? 0 : -1;
	for (size_t i = 0; i < c->n_people && !rc; i++) {
		bool added;
		snprintf(number, sizeof number, ":%llu", (unsigned long long)c->people[i].line);
		coco_buf_clear(&key);
		coco_buf_str(&key, c->people[i].file);
		coco_buf_puts(&key, number);
		size_t at = coco_map_add(rows, coco_buf_view(&key), &added);
		rc = at == COCO_NONE ? -1 : 0;
		if (!rc && added)
			person[at] = i;
	}
	for (size_t i = c->n_faults; i-- > 0 && !rc;) {
		struct check_fault *f = &c->faults[i];
		snprintf(number, sizeof number, ":%llu", (unsigned long long)f->line);
		coco_buf_clear(&key);
		coco_buf_str(&key, f->file);
		coco_buf_puts(&key, number);
		size_t at = coco_map_find(rows, coco_buf_view(&key));
		if (at == COCO_NONE)
			continue;
		f->person = person[at];
		f->next = c->people[person[at]].fault;
		c->people[person[at]].fault = i;
	}
	rc = rc || !coco_buf_ok(&key) ? -1 : 0;
	coco_map_free(rows);
	coco_buf_free(&key);
	free(person);
	return rc;
}

int survey_check_hold(struct coco_check *c, struct coco_err *err)
{
	size_t n = coco_map_count(c->participants);
	c->people = calloc(n + 1, sizeof *c->people);
	if (!c->people || c->failed)
		return coco_err_nomem(err);
	for (; c->n_people < n; c->n_people++) {
		if (person_hold(c, c->n_people)) {
			c->n_people++;
			return coco_err_nomem(err);
		}
	}
	return faults_give(c) ? coco_err_nomem(err) : 0;
}
