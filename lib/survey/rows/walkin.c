/* Who stands in a list but is nobody that is known: admitted as a prospect where the caller asks for it.
 *
 * Method: nobody can tell whether a bare name is a person's, so it is treated as one: it goes to the contacts, and the record
 * says but that somebody walked in. The id is the keyed hash of the e-mail address, or of the name, so that the same name is
 * the same person in every list. What looks like an id of ours is none of a walk-in.
 * Invariant: neither name nor address is in the record, unless contacts were asked for in records.
 */
#include <string.h>
#include "people.h"
#include "values.h"

static bool looks_like_id(struct coco_str text)
{
	size_t n = 0;
	while (n < text.n && ((text.s[n] >= 'a' && text.s[n] <= 'z') || (text.s[n] >= '2' && text.s[n] <= '7')))
		n++;
	return coco_str_starts(text, "anon-") || (n == 26 && n == text.n);
}

bool survey_walkin_may(const struct survey_job *job, const struct coco_field *field, struct coco_str text)
{
	return job->import->setup.admit_new && strcmp(field->of, "participant") == 0 && !(field->flags & COCO_FIELD_OPEN) &&
	       !looks_like_id(text);
}

static void record_write(const struct survey_job *job, const struct survey_row_person *person, struct coco_buf *line)
{
	struct coco_writer w;
	coco_writer_init(&w, line);
	coco_write_object(&w);
	coco_write_key(&w, "type");
	coco_write_text(&w, "participant");
	coco_write_key(&w, "id");
	coco_write_str(&w, person->id);
	coco_write_key(&w, "org_id");
	coco_write_str(&w, person->id);
	if (job->import->setup.with_contacts) {
		if (person->contact_name.n) {
			coco_write_key(&w, "contact_name");
			coco_write_str(&w, person->contact_name);
		}
		if (person->email.n) {
			coco_write_key(&w, "email");
			coco_write_str(&w, person->email);
		}
	}
	coco_write_key(&w, "status");
	coco_write_text(&w, "prospect");
	coco_write_key(&w, "channel");
	coco_write_text(&w, "walk-in");
	coco_write_key(&w, "source");
	coco_write_object(&w);
	coco_write_key(&w, "file");
	coco_write_str(&w, job->plan->file);
	coco_write_key(&w, "row");
	coco_write_int(&w, (int64_t)job->line);
	coco_write_end(&w, true);
	coco_write_end(&w, true);
}

/* Somebody who is known may be meant, in other words: the record is made all the same, for nobody can tell. */
static int like_tell(const struct survey_job *job, const struct survey_row_person *person)
{
	struct coco_buf candidates = COCO_BUF_INIT;
	struct coco_finding at = {.file = job->plan->path, .line = job->line};
	const bool like = (person->email.n && coco_refs_like(job->import->refs, person->email, &candidates)) ||
	                  (person->contact_name.n && coco_refs_like(job->import->refs, person->contact_name, &candidates));
	if (like)
		coco_diag_say(job->import->setup.diag, COCO_WARNING, "likely-duplicate", &at,
		    "compare them; if they are the same, write that id into the list", "%.*s is new, but is likely somebody who is known: %.*s",
		    COCO_STR_ARG(person->id), COCO_STR_ARG(coco_buf_view(&candidates)));
	const bool well = coco_buf_ok(&candidates);
	coco_buf_free(&candidates);
	return well ? 0 : -1;
}

int survey_walkin(struct survey_job *job, struct coco_str text, struct coco_str *id, struct coco_err *err)
{
	struct coco_import *import = job->import;
	bool anonymous;
	struct coco_str name;
	struct coco_buf line = COCO_BUF_INIT;
	struct survey_row_person person = {.email = coco_email_named(text, &name), .path = job->plan->path, .line_number = job->line};
	person.contact_name = coco_name_plain(person.email.n ? name : text);
	if (survey_person_id(job, person.email, person.contact_name, COCO_STR_NONE, id, &anonymous))
		return coco_err_nomem(err);
	person.id = *id;
	if (like_tell(job, &person))
		return coco_err_nomem(err);
	record_write(job, &person, &line);
	person.line = coco_buf_view(&line);
	int rc = !coco_buf_ok(&line) || coco_refs_add(import->refs, "participant", COCO_BY_EMAIL, person.email, *id, COCO_STR_NONE) ||
	         coco_refs_add(import->refs, "participant", COCO_BY_NAME, person.contact_name, *id, COCO_STR_NONE) ||
	         coco_refs_add(import->refs, "participant", COCO_BY_ID, *id, *id, COCO_STR_NONE);
	rc = rc ? coco_err_nomem(err) : survey_people_row(import->people, import, &person, err);
	coco_buf_free(&line);
	return rc;
}
