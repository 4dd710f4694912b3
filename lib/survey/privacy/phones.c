/* Telephone numbers in free text, and what a row's own person leaves there: name and number.
 *
 * Method: a number in international form (+ or 00, 8 to 15 digits; ITU-T E.164) is sure enough to be left out; one in
 * national form (0, then 9 to 12 digits in all, with blanks or marks between) may be an article number as well, and is only
 * told; so is the name of the row's contact person, which may be part of a firm's name. The person's own number is left out
 * however it is written. A date is no number.
 * Invariant: in what survey_phones_mask writes, no number in international form is left.
 */
#include <string.h>
#include "import.h"
#include "phones.h"

enum { DIGITS_MIN = 8, DIGITS_MAX = 15, NATIONAL_MIN = 9, NATIONAL_MAX = 12, NAME_MIN = 5 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A plus begins a number behind any mark ("Tel.+43 ..."), a nought only where it is no part of another one. */
static bool stands_in_word(struct coco_str text, size_t at)
{
	char c = at ? text.s[at - 1] : ' ';
	if (coco_letter_before(text, at) || (c && strchr("_+@#", c)))
		return true;
	return text.s[at] != '+' && c && strchr(".,-/", c);
}

/* Day, month and year: groups of at most two, two, and four digits. */
static bool is_date(struct coco_str text)
{
	size_t groups[3] = {0}, g = 0;
	for (size_t i = 0; i < text.n && g < 3; i++) {
		if (is_digit(text.s[i]))
			groups[g]++;
		else if (groups[g])
			g++;
	}
	return groups[0] <= 2 && groups[1] <= 2 && groups[2] == 4;
}

/* The number that begins at `at`, and whether it is in international form. */
static bool phone_at(struct coco_str text, size_t at, size_t *end, bool *sure)
{
	size_t digits = 0, gaps = 0, blanks = 0, i = at, step;
	bool plus = text.s[at] == '+', zeros = coco_str_starts(coco_str_sub(text, at, text.n), "00");
	*end = at;
	if (stands_in_word(text, at) || (!plus && text.s[at] != '0'))
		return false;
	for (i += plus; i < text.n && digits <= DIGITS_MAX + 2 && blanks < 3; i += step) {
		step = is_digit(text.s[i]) ? 1 : coco_phone_gap(text, i);
		if (is_digit(text.s[i])) {
			gaps += blanks > 0;
			blanks = 0;
			digits++;
			*end = i + 1;
		} else if (step) {
			blanks++;
		} else {
			break;
		}
	}
	if (*end < text.n && ((text.s[*end] | 32) >= 'a' && (text.s[*end] | 32) <= 'z'))
		return false;
	digits -= zeros && !plus ? 2 : 0;
	*sure = (plus || (zeros && gaps)) && digits >= DIGITS_MIN && digits <= DIGITS_MAX;
	return *sure || (!plus && !zeros && gaps && is_digit(text.s[at + 1]) && digits >= NATIONAL_MIN && digits <= NATIONAL_MAX &&
	                    !is_date(coco_str_sub(text, at, *end)));
}

bool survey_phones_mask(struct coco_str text, bool *doubtful, struct coco_buf *out)
{
	size_t put = 0, end;
	bool sure;
	*doubtful = false;
	for (size_t at = 0; at < text.n; at++) {
		if ((text.s[at] != '+' && text.s[at] != '0') || !phone_at(text, at, &end, &sure))
			continue;
		if (sure) {
			coco_buf_str(out, coco_str_sub(text, put, at));
			coco_buf_puts(out, "(masked)");
			put = end;
		}
		*doubtful |= !sure;
		at = end - 1;
	}
	if (put)
		coco_buf_str(out, coco_str_sub(text, put, text.n));
	return put > 0;
}

bool coco_text_has_contact(struct coco_str text)
{
	struct coco_buf masked = COCO_BUF_INIT;
	bool doubtful, sure = survey_phones_mask(text, &doubtful, &masked) || coco_reach_mask(text, COCO_REACH_MASKED, &masked);
	coco_buf_free(&masked);
	return sure || doubtful || coco_has_email(text);
}

/* ---- the row's own person ---------------------------------------------------------------------------------------- */

/* The column of a contact's field, or COCO_NONE: the last one. */
static size_t column_of(const struct survey_column *columns, size_t n, const char *name)
{
	size_t found = COCO_NONE;
	for (size_t i = 0; i < n; i++) {
		if (columns[i].personal && columns[i].field && strcmp(columns[i].field->name, name) == 0)
			found = i;
	}
	return found;
}

struct coco_str survey_name_join(enum survey_name_part part, struct coco_str text, struct coco_str other, struct coco_arena *arena)
{
	const struct coco_str first = part == SURVEY_NAME_GIVEN ? text : other, last = part == SURVEY_NAME_GIVEN ? other : text;
	return coco_str_of(coco_arena_printf(arena, "%.*s %.*s", COCO_STR_ARG(first), COCO_STR_ARG(last)));
}

/* The other part of a name that stands in two columns. */
static size_t part_beside(const struct survey_column *columns, size_t n, size_t at)
{
	for (size_t i = 0; i < n && at != COCO_NONE && columns[at].part; i++) {
		if (i != at && columns[i].part)
			return i;
	}
	return COCO_NONE;
}

/* In a table the column that names whom a row is about: the first reference to one participant. */
static size_t person_column(const struct survey_column *columns, const struct survey_plan *plan)
{
	for (size_t i = 0; i < plan->n && plan->type; i++) {
		const struct coco_field *f = columns[i].field;
		if (f && f->kind == COCO_REF && !(f->flags & COCO_FIELD_LIST) && strcmp(f->of, "participant") == 0)
			return i;
	}
	return COCO_NONE;
}

void survey_own_find(struct survey_job *job, const struct survey_column *columns, const struct coco_dsv_row *row)
{
	bool known = job->own_columns == columns;
	job->own_ready = job->sieve_ready = false;
	if (!known) {
		size_t n = job->plan->has_personal ? job->plan->n : 0;
		job->name_column = column_of(columns, n, "contact_name");
		job->part_column = part_beside(columns, n, job->name_column);
		job->phone_column = column_of(columns, n, "phone");
		job->email_column = column_of(columns, n, "email");
		job->person_column = person_column(columns, job->plan);
		job->own_columns = columns;
	}
	job->own_name = job->name_column < row->n ? coco_str_trim(row->cells[job->name_column]) : COCO_STR_NONE;
	if (job->name_column < row->n && job->part_column < row->n) {
		const struct coco_str other = coco_str_trim(row->cells[job->part_column]);
		if (other.n)
			job->own_name = survey_name_join(columns[job->name_column].part, job->own_name, other, job->import->row);
	}
	if (job->name_column == COCO_NONE && job->person_column < row->n) {
		job->own_name = coco_str_trim(row->cells[job->person_column]);
		if (coco_refs_public(job->import->refs, "participant", job->own_name) || coco_has_email(job->own_name))
			job->own_name = COCO_STR_NONE;
	}
	job->own_phone = job->phone_column < row->n ? coco_str_trim(row->cells[job->phone_column]) : COCO_STR_NONE;
	job->own_mail = job->email_column < row->n ? coco_str_trim(row->cells[job->email_column]) : COCO_STR_NONE;
	job->own_boxed = job->own_mail.n && coco_mailbox_of(job->own_mail, &job->own_box);
	if (!job->own_boxed)
		return;
	job->own_name = job->own_name.n ? job->own_name : job->own_box.name;
	job->own_phone = job->own_phone.n ? job->own_phone : job->own_box.phone;
}

static int own_make(struct survey_job *job)
{
	if (job->own_ready)
		return 0;
	job->own_ready = true;
	coco_person_clear(&job->own);
	return coco_person_add(&job->own, job->own_name, COCO_STR(""), job->own_phone);
}

/* Can the person's name be in the text? */
static bool may_be_named(struct survey_job *job, struct coco_str text)
{
	if (job->own_name.n < NAME_MIN || text.n <= job->own_name.n)
		return false;
	if (!job->sieve_ready)
		coco_person_sieve_make(&job->own_sieve, job->own_name);
	job->sieve_ready = true;
	return coco_person_sieve_passes(&job->own_sieve, text);
}

static int text_take(struct survey_job *job, struct coco_buf *masked, struct coco_str *text)
{
	*text = coco_buf_ok(masked) ? coco_arena_copy(job->import->row, coco_buf_view(masked)) : COCO_STR_NONE;
	coco_buf_clear(masked);
	return text->s ? 0 : -1;
}

int survey_person_clean(struct survey_job *job, const struct survey_column *c, bool verbatim, unsigned signs, struct coco_str *text)
{
	struct coco_buf masked = COCO_BUF_INIT;
	bool doubtful = false, digits = signs & COCO_SIGN_CONTACT && text->n >= DIGITS_MIN, sure = false;
	bool named = may_be_named(job, *text);
	int rc = 0;
	if (digits && (sure = survey_phones_mask(*text, &doubtful, &masked)) && !verbatim)
		rc = text_take(job, &masked, text);
	if (!rc && (named || (job->own_phone.n >= DIGITS_MIN && text->n >= DIGITS_MIN)))
		rc = own_make(job);
	coco_buf_clear(&masked);
	if (!rc && job->own_phone.n >= DIGITS_MIN && text->n >= DIGITS_MIN && coco_person_called(&job->own, *text, &masked)) {
		sure = true;
		if (!verbatim)
			rc = text_take(job, &masked, text);
	}
	if (sure)
		survey_finding(job, c, verbatim ? "phone-in-challenge" : "phone-in-answer", COCO_STR_NONE);
	else if (doubtful)
		survey_finding(job, c, "phone-like", COCO_STR_NONE);
	if (!rc && named && coco_person_named(&job->own, *text))
		survey_finding(job, c, "name-in-answer", COCO_STR_NONE);
	coco_buf_free(&masked);
	return rc || !(signs & COCO_SIGN_CAPITAL) ? rc : survey_others_note(job, c, *text);
}
