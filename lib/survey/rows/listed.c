/* Lists of who takes part and nothing else: a column of addresses, with names or a date.
 *
 * Method: a row of a file that asks nothing makes a participant of an address alone, unless it is somebody whom the run knows. Of whose
 * organisation nothing is said the address's domain is told as a candidate, unless it is open to everybody (person/mail_hosts.csv).
 * Invariant: the part of the address before the '@' stands in no message.
 */
#include <string.h>
#include "answers.h"

enum { CANDIDATES_MOST = 2048 };

/* Each domain is told once a run, the first CANDIDATES_MOST of them. */
static bool is_new(struct coco_import *import, struct coco_str host)
{
	const uint64_t hash = coco_hash(host) | 1;
	return import->candidates.n < CANDIDATES_MOST && !survey_hashes_has(&import->candidates, hash) &&
	       survey_hashes_add(&import->candidates, hash) == 0;
}

static void candidate_tell(const struct survey_answers *a)
{
	struct coco_buf address = COCO_BUF_INIT;
	coco_email_normal(a->email, &address);
	const struct coco_str text = coco_buf_view(&address);
	const char *at = text.n ? memchr(text.s, '@', text.n) : NULL;
	const struct coco_str host = at ? coco_str_sub(text, (size_t)(at - text.s) + 1, text.n) : COCO_STR("");
	const struct coco_finding where = {.file = a->job->plan->path, .line = a->job->line, .record = a->id.s, .field = "org"};
	if (host.n && !coco_mail_open(host) && !coco_host_shared(host) && is_new(a->job->import, host))
		coco_diag_say(a->job->import->setup.diag, COCO_NOTE, "organisation-candidate", &where,
		    "add a column with the organisation or its website if it is so",
		    "no organisation is said; the address's domain, %.*s, may be its website", COCO_STR_ARG(host));
	coco_buf_free(&address);
}

/* Nothing is asked but when. */
static bool asks_nothing(const struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	for (size_t k = 0; k < plan->n_asked; k++) {
		struct coco_date date;
		const struct coco_str cell = coco_str_trim(a->row->cells[plan->asked[k]]);
		if (!plan->columns[plan->asked[k]].dated && !(cell.n >= 10 && coco_date_parse(coco_str_sub(cell, 0, 10), &date)))
			return false;
	}
	return !plan->has_challenge;
}

bool survey_listed(const struct survey_answers *a)
{
	const struct survey_plan *plan = a->job->plan;
	struct coco_import *import = a->job->import;
	if (!a->email.n || a->joined || !asks_nothing(a))
		return false;
	if (import->named && coco_refs_get(import->refs, "participant", COCO_BY_ID, a->id).s)
		return false;
	const struct coco_finding at = {.file = plan->path, .line = 1};
	if (!a->job->listed_told)
		coco_diag_say(import->setup.diag, COCO_NOTE, "list-of-people", &at,
		    "where a survey has told more of them, give it first and --update or --resolve=RECORDS: the last record of an id counts",
		    "the file asks nothing: who stands in it becomes a participant of whom nothing else is known");
	a->job->listed_told = true;
	if (!a->org.n && !a->website.n)
		candidate_tell(a);
	return true;
}
