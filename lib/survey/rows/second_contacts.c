/* A further contact person, address or number of a row, in a column of its own ("Zweite E-Mail", "Telefon 2").
 *
 * Method: the first one that is filled says who it is, and is the contact. Another one is told once a column; lists of the run find the
 * person by its name or address. Invariant: a cell of a contact's column is in the contacts, or it is told.
 */
#include <string.h>
#include "answers.h"

/* The same number, whatever stands between its digits. */
static bool same_digits(struct coco_str a, struct coco_str b)
{
	size_t i = 0, k = 0, n = 0;
	for (;;) {
		while (i < a.n && (a.s[i] < '0' || a.s[i] > '9'))
			i++;
		while (k < b.n && (b.s[k] < '0' || b.s[k] > '9'))
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n && n > 0;
		if (a.s[i++] != b.s[k++])
			return false;
		n++;
	}
}

/* Both are one in the form that `normal` gives them. */
static bool same(struct coco_str a, struct coco_str b, void (*normal)(struct coco_str, struct coco_buf *))
{
	struct coco_buf x = COCO_BUF_INIT, y = COCO_BUF_INIT;
	normal(a, &x);
	normal(b, &y);
	const bool is = coco_str_eq(coco_buf_view(&x), coco_buf_view(&y));
	coco_buf_free(&x);
	coco_buf_free(&y);
	return is;
}

static void again_tell(const struct survey_answers *a, struct survey_column *c, bool found)
{
	const char *name = c->field ? c->field->name : "email";
	const char *what = strcmp(name, "phone") == 0 ? "number" : strcmp(name, "email") == 0 ? "e-mail address" : "contact person";
	const struct coco_finding at = {.file = a->job->plan->path, .line = a->job->line, .field = name};
	if (!c->conflict_told && !a->job->import->setup.check)
		coco_diag_say(a->job->import->setup.diag, COCO_NOTE, "second-contact", &at,
		    "a row for each person keeps both; if another column is the contact's, drop this one in the map",
		    "%.*s holds a further %s beside another column's: the contacts have one, and this one %s", COCO_STR_ARG(c->name), what,
		    found ? "finds the participant in lists of this run" : "is in no output");
	c->conflict_told = true;
}

int survey_address_again(struct survey_answers *a, struct survey_column *c, struct coco_str cell, const struct coco_mailbox *m)
{
	if (same(a->email, m->email, coco_email_normal))
		return 0;
	again_tell(a, c, true);
	const char *rest =
	    coco_arena_printf(a->arena, "%.*s%s%.*s", COCO_STR_ARG(a->mail_rest), a->mail_rest.n ? ", " : "", COCO_STR_ARG(cell));
	a->mail_rest = coco_str_of(rest ? rest : "");
	return rest ? 0 : -1;
}

int survey_contact_again(struct survey_answers *a, struct survey_column *c, struct coco_str first, struct coco_str cell)
{
	const bool phone = c->field && strcmp(c->field->name, "phone") == 0;
	if (!cell.n || same(first, cell, coco_fold_words) || (phone && same_digits(first, cell)))
		return 0;
	again_tell(a, c, !phone);
	if (!phone && !a->second_name.n)
		a->second_name = cell;
	return 0;
}
