/* Cells of a column of e-mail addresses.
 *
 * Method: the first address says who it is. A name and a number beside it are the row's where no column says one, whatever the order of
 * the columns; further addresses and words are told and left out, but lists of the run may name the person by them. Invariant: nothing of
 * such a cell is in a record or a message.
 */
#include <string.h>
#include "answers.h"

int survey_email_take(struct survey_answers *a, struct survey_column *c, struct coco_str cell)
{
	struct coco_mailbox m;
	const struct survey_job *job = a->job;
	const bool own = cell.n && cell.s == job->own_mail.s && cell.n == job->own_mail.n; /* phones.c has looked at it */
	const bool boxed = own ? job->own_boxed : coco_mailbox_of(cell, &m);
	if (own)
		m = job->own_box;
	if (!boxed) {
		/* a platform writes "anonymous" there */
		if (c->role != SURVEY_EMAIL || memchr(cell.s, '@', cell.n) || memchr(cell.s, '.', cell.n))
			survey_finding(a->job, c, "bad-email", COCO_STR_NONE);
		return 0;
	}
	if (m.others)
		survey_finding(a->job, c, "several-emails", COCO_STR_NONE);
	if (!m.whole)
		survey_finding(a->job, c, "more-than-email", COCO_STR_NONE);
	if (a->email.s)
		return survey_address_again(a, c, cell, &m);
	a->email = m.email;
	a->mail_name = m.name;
	a->mail_phone = m.phone;
	a->mail_rest = m.others ? m.rest : COCO_STR_NONE;
	return 0;
}

void survey_email_settle(struct survey_answers *a)
{
	a->contact_name = a->contact_name.n ? a->contact_name : a->mail_name;
	a->phone = a->phone.n ? a->phone : a->mail_phone;
}
