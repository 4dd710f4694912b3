/* Who may come out of an import.
 *
 * Method: the gate stands before the run's outputs and holds all records (in a spool) until it knows who has given consent,
 * for the last word counts and may be in the last file. Then a record goes out unless it is about somebody who must not come
 * out, or can't be without such a record (coco_keep_refs.c). Of each record it is noted of which row it came, and of each row of a
 * participant whom it is about; a row of which something stays behind is told once as a reject, and no longer counts among those that
 * became records. Invariant: records in = records out + withheld; nobody's contact goes out without his records.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "gate.h"
#include "coco/person.h"

enum { HELD = 1 << 20 };
/* The consent that is asked for; the processing, without which no other one counts; whoever has withdrawn altogether. */
enum { AGREED = 1, REFUSED = 2, GONE = 4 };

/* Where a record came from: the number of its file (COCO_NONE: a participant's, told by his rows) and its line. */
struct origin {
	size_t file, line;
};

struct survey_gate {
	struct coco_import *import;
	struct coco_import_setup to; /* where things go */
	struct coco_erased erased;
	const char *consent;      /* "consent.share", or NULL: none is asked for */
	const char *consent_text; /* what a reject says */
	struct coco_map *people;  /* participants that are known, numbers in `agreed` */
	unsigned char *agreed;
	size_t cap;
	struct coco_map *marked;      /* ids of rows that are of somebody erased, whatever their id is */
	struct coco_map *gone, *rows; /* records that stay behind; rows that are told */
	bool *gone_erased;            /* by the number in `gone`: because somebody was erased */
	size_t cap_gone;
	struct coco_spool *lines; /* an origin, the record, LF */
	struct rows_of {
		struct origin at;
		struct coco_str id;
	} * of_people;
	size_t n_of_people, cap_of_people;
	struct coco_contact *contacts;
	size_t n_contacts, cap_contacts;
	struct coco_arena *arena, *record; /* of the run; of a record */
	struct coco_rec rec;
	struct coco_buf changed, cleaned;
	uint64_t n_cleaned;             /* records whose texts named somebody erased */
	bool for_erased, for_withdrawn; /* why the record at hand stays behind */
	uint64_t withheld;
};

void survey_gate_free(struct survey_gate *g)
{
	if (!g)
		return;
	(void)coco_erased_close(&g->erased, false, NULL);
	coco_map_free(g->people);
	coco_map_free(g->marked);
	coco_map_free(g->gone);
	coco_map_free(g->rows);
	coco_spool_free(g->lines);
	coco_arena_free(g->arena);
	coco_arena_free(g->record);
	coco_rec_free(&g->rec);
	coco_buf_free(&g->changed);
	coco_buf_free(&g->cleaned);
	free(g->agreed);
	free(g->gone_erased);
	free(g->contacts);
	free(g->of_people);
	free(g);
}

/* ---- who may pass ------------------------------------------------------------------------------------------------ */

/* Whether the record has an answer to a consent, and which: null is none that counts as given. */
static bool answered(const struct coco_rec *rec, const char *consent, bool *agreed)
{
	*agreed = false;
	return coco_rec_bool(rec, consent, agreed) || coco_json_kind(coco_rec_get(rec, consent)) == COCO_JSON_NULL;
}

static unsigned char bits_set(unsigned char bits, unsigned char bit, bool set)
{
	return (unsigned char)(set ? bits | bit : bits & ~bit);
}

int survey_gate_known(struct survey_gate *g, const struct coco_rec *rec, struct coco_arena *arena)
{
	struct coco_str id = coco_rec_is(rec, "participant") ? coco_rec_str(rec, "id", arena) : COCO_STR_NONE;
	bool added, agreed, process;
	if (!g->consent || !id.n)
		return 0;
	if (coco_grow(&g->agreed, &g->cap, coco_map_count(g->people), sizeof *g->agreed))
		return -1;
	size_t at = coco_map_add(g->people, id, &added);
	if (at == COCO_NONE)
		return -1;
	if (added)
		g->agreed[at] = 0;
	/* who says nothing of it has not changed his mind; who says nothing clear (null) has not agreed any more */
	if (answered(rec, g->consent, &agreed))
		g->agreed[at] = bits_set(g->agreed[at], AGREED, agreed);
	if (answered(rec, "consent.process", &process))
		g->agreed[at] = bits_set(g->agreed[at], REFUSED, !process);
	if (coco_rec_get(rec, "status").s)
		g->agreed[at] = bits_set(g->agreed[at], GONE, coco_str_is(coco_rec_str(rec, "status", arena), "withdrawn"));
	return 0;
}

static bool may_pass(struct survey_gate *g, struct coco_str id, bool reference)
{
	if (coco_erased_has(&g->erased, id) || coco_map_find(g->marked, id) != COCO_NONE) {
		g->for_erased = true;
		return false;
	}
	if (!g->consent)
		return true;
	size_t at = coco_map_find(g->people, id);
	if (at == COCO_NONE)
		return reference && memchr(id.s, '.', id.n) != NULL; /* an excluded domain */
	g->for_withdrawn = g->agreed[at] & GONE;
	return g->agreed[at] == AGREED;
}

static struct coco_str gate_map(void *context, const char *type, struct coco_str id)
{
	struct survey_gate *g = context;
	if (strcmp(type, "participant") == 0)
		return may_pass(g, id, true) ? id : COCO_STR_NONE;
	char *key = coco_arena_printf(g->record, "%s\x1f%.*s", type, COCO_STR_ARG(id));
	const size_t at = key ? coco_map_find(g->gone, coco_str_of(key)) : COCO_NONE;
	g->for_erased |= at != COCO_NONE && g->gone_erased[at];
	return at != COCO_NONE ? COCO_STR_NONE : id;
}

/* ---- what comes in ----------------------------------------------------------------------------------------------- */

static int gate_put(void *context, struct coco_str line, struct coco_err *err)
{
	struct survey_gate *g = context;
	coco_arena_reset(g->record);
	if (coco_rec_parse(&g->rec, line, err))
		return -1;
	if (survey_gate_known(g, &g->rec, g->record))
		return coco_err_nomem(err);
	char at[48];
	const int n = snprintf(at, sizeof at, "%zu %zu ", g->import->at_file, g->import->at_line);
	return coco_spool_put(g->lines, (struct coco_str){at, (size_t)n}, err) || coco_spool_put(g->lines, line, err) ||
	               coco_spool_put(g->lines, COCO_STR("\n"), err)
	           ? -1
	           : 0;
}

/* Somebody erased comes again under another id: by the telephone number, or the name with the organisation or without an address. */
static int row_mark(struct survey_gate *g, const struct survey_row_person *row)
{
	const enum coco_erased_like like = coco_erased_like(&g->erased, row->contact_name, row->org, row->phone);
	if (like == COCO_ERASED_SAME || (like == COCO_ERASED_NAMESAKE && !row->email.n))
		return coco_map_add(g->marked, row->id, NULL) == COCO_NONE ? -1 : 0;
	struct coco_finding at = {.file = row->path, .line = row->line_number, .record = row->id.s};
	if (like == COCO_ERASED_NAMESAKE && !coco_erased_has(&g->erased, row->id))
		coco_diag_say(g->import->setup.diag, COCO_WARNING, "name-of-erased", &at, "if it is the same person, take the row out",
		    "has the name of somebody who was erased, but another organisation and address: it is taken for somebody else");
	return 0;
}

int survey_gate_row(struct coco_import *import, const struct survey_row_person *person)
{
	struct survey_gate *g = import->gate;
	const struct coco_str id = person->id;
	if (row_mark(g, person))
		return -1;
	if (import->at_file == COCO_NONE)
		return 0;
	if (coco_grow(&g->of_people, &g->cap_of_people, g->n_of_people, sizeof *g->of_people))
		return -1;
	struct rows_of *row = &g->of_people[g->n_of_people++];
	*row = (struct rows_of){{import->at_file, import->at_line}, coco_arena_copy(g->arena, id)};
	return row->id.s ? 0 : -1;
}

static int gate_reject(void *context, const struct coco_reject *reject, struct coco_err *err)
{
	struct survey_gate *g = context;
	return g->to.reject(g->to.context, reject, err);
}

static int gate_contact(void *context, const struct coco_contact *contact, struct coco_err *err)
{
	struct survey_gate *g = context;
	if (!g->to.contact)
		return 0;
	if (coco_grow(&g->contacts, &g->cap_contacts, g->n_contacts, sizeof *g->contacts))
		return coco_err_nomem(err);
	struct coco_contact *c = &g->contacts[g->n_contacts++];
	*c = (struct coco_contact){coco_arena_copy(g->arena, contact->id), coco_arena_copy(g->arena, contact->org),
	    coco_arena_copy(g->arena, contact->contact_name), coco_arena_copy(g->arena, contact->email),
	    coco_arena_copy(g->arena, contact->phone)};
	return c->id.s ? 0 : coco_err_nomem(err);
}

/* ---- what goes out ----------------------------------------------------------------------------------------------- */

/* Something of the row stays behind: told once, and it is none of those that became records. */
static int row_withhold(struct survey_gate *g, struct origin at, struct coco_err *err)
{
	bool added = true;
	char *key = coco_arena_printf(g->record, "%zu %zu", at.file, at.line);
	if (!key || coco_map_add(g->rows, coco_str_of(key), &added) == COCO_NONE)
		return coco_err_nomem(err);
	if (!added)
		return 0;
	struct survey_file_count *file = &g->import->files[at.file];
	file->withheld++;
	file->records--;
	struct coco_reject reject = {.file = file->path,
	    .line = at.line,
	    .code = g->for_erased ? "erased" : "no-consent",
	    .text = g->for_erased      ? "a person was erased and does not come back"
	            : g->for_withdrawn ? "a person has withdrawn (status)"
	                               : g->consent_text};
	return g->to.reject(g->to.context, &reject, err);
}

/* The record at hand stays behind, and why: what names it does so too. */
static int gone_add(struct survey_gate *g, struct coco_err *err)
{
	bool added;
	struct coco_str id = coco_rec_str(&g->rec, "id", g->record);
	if (!id.n)
		return 0;
	char *key = coco_arena_printf(g->record, "%.*s\x1f%.*s", COCO_STR_ARG(g->rec.type), COCO_STR_ARG(id));
	if (!key || coco_grow(&g->gone_erased, &g->cap_gone, coco_map_count(g->gone), sizeof *g->gone_erased))
		return coco_err_nomem(err);
	const size_t at = coco_map_add(g->gone, coco_str_of(key), &added);
	if (at == COCO_NONE)
		return coco_err_nomem(err);
	if (added)
		g->gone_erased[at] = g->for_erased;
	return 0;
}

static int line_give(struct survey_gate *g, struct origin at, bool look, struct coco_err *err)
{
	enum coco_keep_fate fate;
	coco_buf_clear(&g->changed);
	g->for_erased = g->for_withdrawn = false;
	if (coco_keep_refs(&g->rec, gate_map, g, g->record, &g->changed, &fate))
		return coco_err_nomem(err);
	if (look)
		return fate == COCO_KEEP_GONE ? gone_add(g, err) : 0;
	if (fate == COCO_KEEP_GONE) {
		g->withheld++;
		return at.file == COCO_NONE ? 0 : row_withhold(g, at, err);
	}
	const struct coco_str line = fate == COCO_KEEP_CHANGED ? coco_buf_view(&g->changed) : g->rec.line;
	coco_buf_clear(&g->cleaned);
	const int cleaned = coco_erased_clean(&g->erased, line, g->record, &g->cleaned);
	if (cleaned < 0)
		return coco_err_nomem(err);
	g->n_cleaned += (uint64_t)cleaned;
	return g->to.put(g->to.context, cleaned ? coco_buf_view(&g->cleaned) : line, err);
}

static struct origin origin_take(struct coco_str *line)
{
	struct origin at = {0, 0};
	char *end = NULL;
	at.file = (size_t)strtoull(line->s, &end, 10);
	at.line = (size_t)strtoull(end, &end, 10);
	*line = coco_str_sub(*line, (size_t)(end - line->s) + 1, line->n);
	return at;
}

/* Rows of participants that stay behind, all of whose records may be another row's: two rows of one person are one record. */
static int people_withhold(struct survey_gate *g, struct coco_err *err)
{
	for (size_t i = 0; i < g->n_of_people; i++) {
		const struct rows_of *row = &g->of_people[i];
		coco_arena_reset(g->record);
		g->for_erased = g->for_withdrawn = false;
		if (!may_pass(g, row->id, false) && row_withhold(g, row->at, err))
			return -1;
	}
	return 0;
}

static int lines_give(struct survey_gate *g, bool look, struct coco_err *err)
{
	struct coco_in *in = coco_spool_open(g->lines, "records", err);
	struct coco_line line;
	int rc = in ? 1 : -1;
	while (rc > 0 && (rc = coco_in_line(in, &line, err)) > 0) {
		const struct origin at = origin_take(&line.text);
		coco_arena_reset(g->record);
		if (coco_rec_parse(&g->rec, line.text, err) || line_give(g, at, look, err))
			rc = -1;
	}
	if (in)
		coco_in_close(in);
	return rc;
}

int survey_gate_end(struct coco_import *import, struct coco_err *err)
{
	struct survey_gate *g = import->gate;
	size_t before;
	import->setup = g->to;
	do { /* what belongs to a challenge that stays behind stays behind */
		before = coco_map_count(g->gone);
		if (lines_give(g, true, err))
			return -1;
	} while (coco_map_count(g->gone) > before);
	for (size_t i = 0; i < g->n_contacts; i++) {
		if (may_pass(g, g->contacts[i].id, false) && g->to.contact(g->to.context, &g->contacts[i], err))
			return -1;
	}
	if (lines_give(g, false, err) || people_withhold(g, err))
		return -1;
	if (g->n_cleaned)
		coco_diag_say(import->setup.diag, COCO_WARNING, "erased-in-text", NULL, "take it out of the platform's data as well",
		    "texts of %llu records named somebody who was erased: \"(erased)\" stands there", (unsigned long long)g->n_cleaned);
	import->given -= g->withheld;
	return 0;
}

int coco_import_gate(struct coco_import *import, const char *erased, const char *consent, struct coco_err *err)
{
	struct survey_gate *g = calloc(1, sizeof *g);
	import->gate = g;
	if (g)
		g->import = import;
	if (!g || !(g->people = coco_map_new()) || !(g->gone = coco_map_new()) || !(g->marked = coco_map_new()) ||
	    !(g->rows = coco_map_new()) || !(g->arena = coco_arena_new()) || !(g->record = coco_arena_new()) ||
	    !(g->lines = coco_spool_new(HELD)) || !(g->erased.hashes = coco_map_new()))
		return coco_err_nomem(err);
	if (consent) {
		g->consent = coco_arena_printf(g->arena, "consent.%s", consent);
		g->consent_text = coco_arena_printf(g->arena, "a person has not given consent (consent.%s)", consent);
		if (!g->consent || !g->consent_text)
			return coco_err_nomem(err);
	}
	if (erased) {
		if (!coco_file_exists(erased)) {
			coco_err_set(err, COCO_EXIT_INPUT, "unreadable", "the list of the erased is not there");
			return coco_err_at(err, erased, 0, 0);
		}
		coco_map_free(g->erased.hashes);
		if (coco_erased_read(&g->erased, erased, import->setup.key, err))
			return -1;
	}
	g->to = import->setup;
	import->setup.context = g;
	import->setup.put = gate_put;
	import->setup.put_lines = NULL;
	import->setup.reject = gate_reject;
	import->setup.contact = gate_contact;
	return 0;
}
