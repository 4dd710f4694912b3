/* Who a row is about, and whom a reference means: ids from e-mails, organisations, or the row itself.
 *
 * Method: an e-mail that the run knows gives its person's id; else the keyed hash of the e-mail, else the hash of organisation
 * and country, else one of file and line, which links to nothing. Invariant: an e-mail is never hashed without a key.
 */
#include <string.h>
#include "import.h"

#define ANONYMOUS "anon-"

static int hashed_id(struct survey_job *job, struct coco_str text, bool keyed, const char *prefix, struct coco_str *id)
{
	char hash[sizeof ANONYMOUS + COCO_PERSON_ID];
	size_t n = strlen(prefix);
	memcpy(hash, prefix, n);
	coco_person_hash_by(keyed ? &job->import->keyed : &job->import->keyless, text, hash + n);
	*id = coco_arena_copy(job->import->row, coco_str_of(hash));
	return id->s ? 0 : -1;
}

static void keyless_tell(struct survey_job *job)
{
	struct coco_finding at = {.file = job->plan->path, .line = job->line};
	if (!job->import->keyless_told)
		coco_diag_say(job->import->setup.diag, COCO_WARNING, "no-key", &at, "give --key=FILE: 32 bytes that only you have",
		    "without a key a row that has but an e-mail can't be linked to its person; it stays anonymous");
	job->import->keyless_told = true;
}

int survey_person_id(
    struct survey_job *job, struct coco_str email, struct coco_str org, struct coco_str country, struct coco_str *id, bool *anonymous)
{
	struct coco_import *import = job->import;
	struct coco_buf *text = &job->scratch;
	struct coco_str known = email.n && import->named ? coco_refs_get(import->refs, "participant", COCO_BY_EMAIL, email) : COCO_STR_NONE;
	bool keyed = import->setup.key != NULL;
	const char *prefix = "";
	*anonymous = false;
	coco_buf_clear(text);
	if (known.s) {
		*id = coco_arena_copy(import->row, known);
		return id->s ? 0 : -1;
	}
	if (email.n && keyed) {
		coco_email_normal(email, text);
	} else if (org.n) {
		coco_org_normal(org, country, text);
	} else {
		if (email.n)
			keyless_tell(job);
		coco_buf_printf(text, "%s:%zu", job->digest, job->line);
		*anonymous = true;
		keyed = false;
		prefix = ANONYMOUS;
	}
	int rc = coco_buf_ok(text) ? hashed_id(job, coco_buf_view(text), keyed, prefix, id) : -1;
	/* an alias of somebody that is known */
	struct coco_str first =
	    !rc && import->named && !*anonymous ? coco_refs_get(import->refs, "participant", COCO_BY_ID, *id) : COCO_STR_NONE;
	if (first.s && !coco_str_eq(first, *id))
		rc = (*id = coco_arena_copy(import->row, first)).s ? 0 : -1;
	return rc;
}

const char *survey_reference_find(
    struct survey_job *job, const char *type, struct coco_str text, struct coco_str *id, struct coco_buf *candidates)
{
	struct coco_import *import = job->import;
	const char *code = coco_refs_find(import->refs, type, text, id, candidates);
	const bool person = strcmp(type, "participant") == 0;
	struct coco_buf email = COCO_BUF_INIT;
	struct coco_str hashed = COCO_STR_NONE, name, address = code && person ? coco_email_named(text, &name) : COCO_STR_NONE;
	if (address.n && !coco_is_email(text))
		code = coco_refs_find(import->refs, type, address, id, candidates);
	if (code && address.n && import->setup.key) {
		coco_email_normal(address, &email);
		if (coco_buf_ok(&email) && !hashed_id(job, coco_buf_view(&email), true, "", &hashed))
			hashed = coco_refs_get(import->refs, type, COCO_BY_ID, hashed);
		coco_buf_free(&email);
	}
	if (code && person && !hashed.s && !candidates->len && !coco_refs_like(import->refs, address.n ? address : text, candidates) &&
	    address.n)
		(void)coco_refs_like(import->refs, name, candidates);
	if (hashed.s)
		*id = hashed;
	return hashed.s ? NULL : code;
}
