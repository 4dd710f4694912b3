/* What is told of a row: rejects, findings, and what of its cells they may show.
 *
 * Method: a cell of a personal column, an address, and a reference that may be a person's name are masked or left out.
 * Invariant: no message and no text of a record holds an e-mail address unless contacts were asked for, but for a challenge's
 * text, which is verbatim.
 */
#include <string.h>
#include "identities.h"
#include "phones.h"
#include "quiet.h"
#include "reached.h"

/* Every name of the cell is that of a known organisation, a title or an id. */
static bool reference_public(struct survey_job *job, const struct survey_column *c, struct coco_str cell)
{
	struct coco_str rest = cell, piece = cell;
	bool list = c->field->flags & COCO_FIELD_LIST;
	if (strcmp(c->field->of, "participant") != 0)
		return !coco_has_email(cell);
	while (list ? coco_str_split(&rest, c->separator[0], &piece) : piece.s != NULL) {
		if (coco_str_trim(piece).n && !coco_refs_public(job->import->refs, "participant", piece))
			return false;
		if (!list)
			break;
	}
	return true;
}

enum { SHOWN_MAX = 32, SHOWN_NUMBER_MAX = 24 }; /* bytes */

/* A word, or a number with what stands around it: what somebody wrote in a sentence is not repeated. */
static bool is_token(struct coco_str cell)
{
	bool digit = false, blank = false;
	for (size_t i = 0; i < cell.n; i++) {
		digit |= cell.s[i] >= '0' && cell.s[i] <= '9';
		blank |= (unsigned char)cell.s[i] <= ' ' || cell.s[i] == ';';
	}
	return cell.n > 0 && cell.n <= (blank ? SHOWN_NUMBER_MAX : SHOWN_MAX) && (digit || !blank);
}

bool survey_cell_shown(struct survey_job *job, const struct survey_column *c, struct coco_str cell)
{
	const bool name = c->field && c->field->kind == COCO_REF && cell.n < 80; /* of an organisation, or a title: private else */
	return cell.s && (name || is_token(coco_str_trim(cell))) && !survey_cell_private(job, c, cell);
}

/* A comma or a dot between two digits. */
static bool has_mark(struct coco_str cell)
{
	for (size_t i = 1; i + 1 < cell.n; i++) {
		const bool mark = cell.s[i] == ',' || cell.s[i] == '.';
		if (mark && cell.s[i - 1] >= '0' && cell.s[i - 1] <= '9' && cell.s[i + 1] >= '0' && cell.s[i + 1] <= '9')
			return true;
	}
	return false;
}

/* What to do about a fault: of a code the vocabulary is named; the decimal mark only where the cell has one. */
static const char *hint_of(struct survey_job *job, const struct survey_column *c, const char *code, struct coco_str cell)
{
	const struct coco_field *f = c ? c->field : NULL;
	const char *hint = survey_fault_hint(code), *of = f && (f->kind == COCO_CODE || f->kind == COCO_REF) ? f->of
	                                                  : c && c->role == SURVEY_LANG                      ? "language"
	                                                                                                     : NULL;
	if (strcmp(code, "bad-number") == 0 && cell.s && !has_mark(cell))
		return "correct the cell, or give the column \"options\" in the map";
	if (strcmp(code, "unknown-reference") == 0 && f && !job->import->setup.admit_new && strcmp(f->type, "attendance") == 0 && of &&
	    strcmp(of, "participant") == 0)
		return "give the file that holds it as well, or --resolve=RECORDS; --new takes in who walked in";
	if (!of || strcmp(code, "bad-code") != 0)
		return hint;
	const int first = (int)strcspn(of, "|"); /* skill|technology */
	const char *second = of[first] ? of + first + 1 : NULL;
	const char *named = coco_arena_printf(job->import->row, "see coco-import --vocab=%.*s%s%s, or give the column \"options\" in the map",
	    first, of, second ? " and --vocab=" : "", second ? second : "");
	return named ? named : hint;
}

bool survey_cell_private(struct survey_job *job, const struct survey_column *c, struct coco_str cell)
{
	if (c->personal || coco_has_email(cell) || survey_has_identity(job->plan->lexicon, cell) || coco_text_has_contact(cell))
		return true;
	if (!c->field)
		return false;
	/* an object may hold references to people */
	return c->field->kind == COCO_OBJECT || (c->field->kind == COCO_REF && !reference_public(job, c, cell));
}

/* A cell that a reject must not show. In a row of another width nobody knows which cell is the personal one. */
static bool is_private(struct survey_job *job, const struct coco_dsv_row *row, size_t i)
{
	const struct survey_column *c = job->columns ? &job->columns[i] : &job->plan->columns[i];
	bool broken = row->n != job->plan->n || row->fault;
	if (broken)
		return job->plan->has_personal || survey_has_identity(job->plan->lexicon, row->cells[i]) || coco_text_has_contact(row->cells[i]);
	return survey_cell_private(job, c, row->cells[i]);
}

int survey_reject(struct survey_job *job, const struct coco_dsv_row *row, const struct survey_column *column, const char *code,
    const char *text, struct coco_err *err)
{
	struct survey_plan *plan = job->plan;
	struct coco_import *import = job->import;
	bool *masked = NULL;
	if (!import->setup.show_values) {
		masked = coco_arena_array(import->row, row->n + 1, sizeof *masked);
		if (!masked)
			return coco_err_nomem(err);
		for (size_t i = 0; i < row->n; i++)
			masked[i] = is_private(job, row, i);
	}
	struct coco_reject reject = {.file = plan->path,
	    .row = job->row,
	    .line = job->line,
	    .column = column ? column->name.s : NULL,
	    .code = code,
	    .text = text,
	    .hint = hint_of(job, column, code, COCO_STR_NONE),
	    .cells = row->cells,
	    .masked = masked,
	    .n_cells = row->n};
	job->count->rejects++;
	return import->setup.reject(import->setup.context, &reject, err);
}

void survey_finding(struct survey_job *job, const struct survey_column *c, const char *code, struct coco_str cell)
{
	struct coco_finding at = {.file = job->plan->path, .line = job->line, .field = c->field ? c->field->name : NULL};
	bool is_ref = c->field && c->field->kind == COCO_REF;
	char room[SURVEY_FAULT];
	bool shown = survey_cell_shown(job, c, cell);
	const char *what = survey_fault_text(code, is_ref ? c->field->of : NULL, room);
	job->findings++;
	if (job->import->setup.check) {
		const struct coco_str quoted =
		    shown ? coco_str_of(coco_arena_printf(job->import->row, "'%.*s'", COCO_STR_ARG(cell))) : COCO_STR_NONE;
		const char *text = coco_arena_printf(job->import->row, "%.*s%s%s", COCO_STR_ARG(quoted), shown ? " " : "", what);
		survey_check_fault(job->import->setup.check, job->plan->path, job->line, c->name.s, code, coco_str_of(text), quoted);
		return;
	}
	coco_diag_say(job->import->setup.diag, COCO_WARNING, code, &at, hint_of(job, c, code, cell), "%.*s%s%.*s%s %s", COCO_STR_ARG(c->name),
	    shown ? ": '" : "", shown ? (int)cell.n : 0, shown ? cell.s : "", shown ? "'" : "", what);
}

void survey_day_tell(const struct survey_job *job, const struct survey_column *c)
{
	struct coco_finding at = {.file = job->plan->path, .line = job->line};
	if (!job->import->setup.check)
		coco_diag_say(job->import->setup.diag, COCO_NOTE, "day-alone", &at, NULL,
		    "%.*s has days without a clock: they stand as 00:00, also where another answer of that day is compared", COCO_STR_ARG(c->name));
}

/* Its answers are people's own sentences, in which anything may stand. */
static bool is_free_text(const struct survey_column *c, bool is_field)
{
	return is_field ? c->field->kind == COCO_TEXT : !c->choice && !c->list && !c->number;
}

/* A challenge's text stays as its owner wrote it. */
static bool is_verbatim(const struct survey_column *c, bool is_field)
{
	return is_field && strcmp(c->field->type, "challenge") == 0 && strcmp(c->field->name, "text") == 0;
}

/* Numbers of identity and the like go out as addresses do. 0 or -1 (memory). */
static int identities_clean(struct survey_job *job, const struct survey_column *c, bool verbatim, struct coco_str *text)
{
	struct coco_buf masked = COCO_BUF_INIT;
	bool doubtful;
	if (!survey_identities_may(*text))
		return 0;
	const bool sure = survey_identities_mask(job->plan->lexicon, *text, &doubtful, &masked);
	if (sure)
		survey_finding(job, c, verbatim ? "identity-in-challenge" : "identity-in-answer", COCO_STR_NONE);
	else if (doubtful)
		survey_finding(job, c, "identity-like", COCO_STR_NONE);
	if (sure && !verbatim)
		*text = coco_buf_ok(&masked) ? coco_arena_copy(job->import->row, coco_buf_view(&masked)) : COCO_STR_NONE;
	coco_buf_free(&masked);
	return text->s ? 0 : -1;
}

/* What is told of somebody's health, belief and the like, and of others' private life, stays and is said. 0 or -1 (memory). */
static int told_tell(struct survey_job *job, const struct survey_column *c, struct coco_str text)
{
	struct coco_import *import = job->import;
	if (text.n < SURVEY_TELLING)
		return 0;
	if (!import->told && !(import->told = coco_told_new()))
		return -1;
	const unsigned told = coco_told_find(import->told, text);
	if (told & COCO_TOLD_SPECIAL)
		survey_finding(job, c, "special-like", COCO_STR_NONE);
	if (told & COCO_TOLD_PRIVATE)
		survey_finding(job, c, "private-like", COCO_STR_NONE);
	return 0;
}

enum { PHONE_LEAST = 8 }; /* digits */

static bool has_many_digits(struct coco_str text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text.n; i++)
		digits += text.s[i] >= '0' && text.s[i] <= '9';
	return digits >= PHONE_LEAST;
}

/* One of a few answers may be a telephone number all the same, where many wrote the same or few wrote at all. 0 or -1 (memory). */
static int choice_clean(struct survey_job *job, const struct survey_column *c, struct coco_str *text)
{
	struct coco_buf masked = COCO_BUF_INIT;
	bool doubtful = false, sure;
	if (text->n < PHONE_LEAST || !(memchr(text->s, '0', text->n) || memchr(text->s, '+', text->n)) || !has_many_digits(*text))
		return 0;
	sure = survey_phones_mask(*text, &doubtful, &masked);
	if (!sure) {
		coco_buf_clear(&masked);
		sure = coco_reach_mask(*text, COCO_REACH_PHONE, &masked) & COCO_REACH_PHONE;
	}
	if (sure)
		*text = coco_buf_ok(&masked) ? coco_arena_copy(job->import->row, coco_buf_view(&masked)) : COCO_STR_NONE;
	if (sure || doubtful)
		survey_finding(job, c, sure ? "phone-in-answer" : "phone-like", COCO_STR_NONE);
	coco_buf_free(&masked);
	return text->s ? 0 : -1;
}

int survey_text_clean(struct survey_job *job, const struct survey_column *c, bool is_field, struct coco_str *text)
{
	struct coco_buf masked = COCO_BUF_INIT;
	size_t start, end;
	if (is_field && job->import->setup.with_contacts)
		return 0;
	const struct coco_str before = *text;
	const size_t findings = job->findings;
	const bool own_words = is_free_text(c, is_field);
	struct survey_quiet *quiet = own_words ? survey_quiet_at(&job->quiet, c, before, job->plan->arena) : NULL;
	if (quiet && survey_quiet_is(quiet, c, before)) /* but for the row's own person, and other people */
		return survey_person_clean(job, c, is_verbatim(c, is_field), quiet->signs, text);
	if (!own_words && !is_field && !c->number && !c->dated && choice_clean(job, c, text))
		return -1;
	if (!own_words && !(text->n && memchr(text->s, '@', text->n))) /* else nothing but an address is sought there */
		return 0;
	const unsigned all_signs = coco_text_signs(*text);
	const bool contact = all_signs & COCO_SIGN_CONTACT;
	unsigned signs = all_signs & ~COCO_SIGN_CAPITAL;
	bool address = contact && coco_has_email(*text), verbatim = (address || own_words) && is_verbatim(c, is_field);
	if (address && verbatim) {
		survey_finding(job, c, "address-in-challenge", COCO_STR_NONE);
	} else if (address) {
		survey_finding(job, c, "address-in-answer", COCO_STR_NONE);
		coco_emails_mask(*text, &masked);
		*text = coco_buf_ok(&masked) ? coco_arena_copy(job->import->row, coco_buf_view(&masked)) : COCO_STR_NONE;
		coco_buf_free(&masked);
		if (!text->s)
			return -1;
		signs |= COCO_SIGN_OPENING; /* what stands in its place */
	}
	if (!own_words)
		return 0;
	if (told_tell(job, c, *text))
		return -1;
	if (signs & COCO_SIGN_DIGIT) {
		if (identities_clean(job, c, verbatim, text))
			return -1;
		signs |= COCO_SIGN_OPENING;
	}
	if (signs & COCO_SIGN_OPENING && text->n >= SURVEY_TELLING && coco_email_spelled(*text, 0, &start, &end))
		survey_finding(job, c, "address-like", COCO_STR_NONE);
	if ((signs || memchr(text->s, '_', text->n)) && survey_reach_clean(job, c, verbatim, text))
		return -1;
	if (quiet && job->findings == findings && text->s == before.s)
		survey_quiet_note(quiet, c, before, all_signs);
	return survey_person_clean(job, c, verbatim, all_signs, text);
}
