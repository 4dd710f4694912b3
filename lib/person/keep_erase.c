/* A person is erased from the files that are kept.
 *
 * Method: records that are about the person go, and what can't be without these; other records lose the reference; texts lose
 * name, address and number, as far as they are known; the row of contacts goes; the ids go, hashed, to the list of the erased.
 * That list is put in place first, so that a run which was cut off has at least shut the door.
 * Invariant: afterwards no file of the run holds an id of the person in a place that the schema knows.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/base_run.h"
#include "subject.h"

enum { SURE_ID = 8 }; /* bytes of an id that stands in a text for nothing else */

struct erase {
	const struct coco_keep *keep;
	struct keep_subject subject;
	struct coco_erased erased;
	struct keep_counts gone, changed;
	uint64_t contacts;
	bool new_to_list;
	/* of the record in work */
	bool redacted, hinted, left;
};

static bool string_take(void *context, struct coco_str text, struct coco_buf *other)
{
	struct erase *e = context;
	if (text.n >= SURE_ID && coco_map_find(e->subject.ids, text) != COCO_NONE)
		e->left = true;
	if (coco_person_redact(&e->subject.person, text, other)) {
		e->hinted |= coco_person_hinted(&e->subject.person, coco_buf_view(other));
		return true;
	}
	e->hinted |= coco_person_hinted(&e->subject.person, text);
	return false;
}

static void leftover_tell(struct erase *e, const struct coco_rec *rec)
{
	struct coco_finding at = {.file = rec->file, .line = rec->line_number};
	struct coco_diag *diag = e->keep->run->diag;
	if (e->hinted)
		coco_diag_say(diag, COCO_WARNING, "name-in-text", &at, "read it, and take out what is left",
		    "a part of the person's name stands in a text, which may mean the person");
	if (e->left)
		coco_diag_say(
		    diag, COCO_WARNING, "id-left", &at, "take it out by hand", "the person's id stands where the schema knows no reference");
}

/* What was made of a challenge's text counts its bytes: it goes with the old text. */
static int made_of_text_drop(const struct coco_rec *rec, struct coco_buf *line, struct coco_err *err)
{
	static const struct coco_patch made[] = {
	    {"brief", {NULL, 0}}, {"edits", {NULL, 0}}, {"readability", {NULL, 0}}, {"findings", {NULL, 0}}, {"approved", {NULL, 0}}};
	struct coco_rec now = {0};
	struct coco_buf out = COCO_BUF_INIT;
	int rc = coco_rec_parse(&now, coco_buf_view(line), err);
	if (!rc && !coco_str_eq(coco_rec_get(rec, "text"), coco_rec_get(&now, "text"))) {
		coco_rec_patch(&now, made, COCO_LEN(made), &out);
		coco_buf_clear(line);
		coco_buf_str(line, coco_buf_view(&out));
	}
	coco_rec_free(&now);
	line->failed |= out.failed;
	coco_buf_free(&out);
	return rc;
}

static int erase_each(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
{
	struct erase *e = context;
	struct coco_buf line = COCO_BUF_INIT;
	coco_arena_reset(e->subject.arena);
	e->redacted = e->hinted = e->left = false;
	int rc = coco_keep_refs(rec, keep_subject_map, &e->subject, e->subject.arena, &line, fate) ? coco_err_nomem(err) : 0;
	if (!rc && *fate != COCO_KEEP_GONE) {
		struct coco_str now = *fate == COCO_KEEP_CHANGED ? coco_buf_view(&line) : rec->line;
		if (coco_keep_strings(now, string_take, e, e->subject.arena, changed))
			*fate = COCO_KEEP_CHANGED;
		else if (*fate == COCO_KEEP_CHANGED)
			coco_buf_str(changed, now);
		if (*fate == COCO_KEEP_CHANGED && coco_rec_is(rec, "challenge"))
			rc = made_of_text_drop(rec, changed, err);
		leftover_tell(e, rec);
	}
	if (!rc && *fate != COCO_KEEP_SAME && keep_count(*fate == COCO_KEEP_GONE ? &e->gone : &e->changed, rec->type))
		rc = coco_err_nomem(err);
	coco_buf_free(&line);
	return rc;
}

/* Whether nobody else of the contacts is of that organisation. */
static bool org_alone(const struct erase *e, struct coco_str org)
{
	const struct keep_contacts *c = &e->subject.contacts;
	struct coco_buf own = COCO_BUF_INIT, other = COCO_BUF_INIT;
	bool alone = org.n > 0;
	coco_fold(org, &own);
	for (size_t i = 0; i < c->n && alone; i++) {
		if (!c->rows[i] || coco_map_find(e->subject.ids, keep_contacts_cell(c, i, CONTACT_ID)) != COCO_NONE)
			continue;
		coco_buf_clear(&other);
		coco_fold(keep_contacts_cell(c, i, CONTACT_ORG), &other);
		alone = !coco_str_eq(coco_buf_view(&own), coco_buf_view(&other));
	}
	coco_buf_free(&own);
	coco_buf_free(&other);
	return alone;
}

/* The ids that a row would give which names the organisation alone: they are his, if nobody else is of it. */
static int org_ids_add(struct erase *e, struct coco_str org)
{
	const char *const countries[] = {"", e->subject.country};
	char hash[COCO_PERSON_ID];
	struct coco_buf text = COCO_BUF_INIT;
	int rc = 0;
	for (size_t i = 0; i < COCO_LEN(countries) && e->keep->key && org_alone(e, org) && !rc; i++) {
		coco_buf_clear(&text);
		coco_org_normal(org, coco_str_of(countries[i]), &text);
		for (int keyed = 0; keyed < 2 && !rc; keyed++) {
			coco_person_hash(coco_buf_view(&text), keyed ? e->keep->key : NULL, hash);
			rc = coco_erased_add(&e->erased, coco_str_of(hash));
		}
	}
	rc = rc || !coco_buf_ok(&text);
	coco_buf_free(&text);
	return rc ? -1 : 0;
}

/* The row goes; the id that its address gives goes to the list too, for the day when the register number is missing. */
static int contacts_erase(struct erase *e)
{
	struct keep_contacts *c = &e->subject.contacts;
	char hash[COCO_PERSON_ID];
	struct coco_buf email = COCO_BUF_INIT;
	int rc = 0;
	for (size_t i = 0; i < c->n && !rc; i++) {
		if (!c->rows[i] || coco_map_find(e->subject.ids, keep_contacts_cell(c, i, CONTACT_ID)) == COCO_NONE)
			continue;
		coco_buf_clear(&email);
		coco_email_normal(keep_contacts_cell(c, i, CONTACT_EMAIL), &email);
		if (email.len && e->keep->key) {
			coco_person_hash(coco_buf_view(&email), e->keep->key, hash);
			rc = coco_erased_add(&e->erased, coco_str_of(hash));
		}
		const struct coco_str org = keep_contacts_cell(c, i, CONTACT_ORG);
		rc = rc || coco_erased_mark(&e->erased, &e->subject.person, org) || org_ids_add(e, org) ? -1 : 0;
		c->rows[i] = NULL;
		c->changed = true;
		e->contacts++;
	}
	coco_buf_free(&email);
	return rc;
}

static int list_make(struct erase *e)
{
	int rc = 0;
	for (size_t i = 0; i < coco_map_count(e->subject.ids) && !rc; i++)
		rc = coco_erased_add(&e->erased, coco_map_key(e->subject.ids, i));
	if (!rc) /* of records with contacts in them, too */
		rc = coco_erased_mark(&e->erased, &e->subject.person, COCO_STR(""));
	return rc ? rc : contacts_erase(e);
}

static void done_tell(const struct erase *e, const char *list)
{
	struct coco_diag *diag = e->keep->run->diag;
	struct coco_buf gone = COCO_BUF_INIT, changed = COCO_BUF_INIT;
	bool any = e->gone.types || e->changed.types || e->contacts;
	keep_counts_text(&e->gone, &gone);
	keep_counts_text(&e->changed, &changed);
	if (any) {
		coco_diag_say(diag, COCO_NOTE, "erased", NULL, NULL, "records removed: %s; records changed: %s; rows of contacts removed: %llu",
		    gone.data, changed.data, (unsigned long long)e->contacts);
		coco_diag_say(diag, COCO_NOTE, "out-of-reach", NULL, NULL,
		    "make anew or delete what was made of these files: reports, timetables and calendars, printed lists, exports, backups, the "
		    "platform's own data%s",
		    e->keep->contacts ? "" : "; the contacts file, if there is one (--contacts)");
	} else if (e->new_to_list) {
		coco_diag_say(diag, COCO_WARNING, "nobody", NULL, "check the spelling",
		    "nobody in these files has this id or e-mail address; %s notes it all the same", list);
	} else {
		coco_diag_say(diag, COCO_NOTE, "erased", NULL, NULL, "nothing is left to erase");
	}
	coco_buf_free(&gone);
	coco_buf_free(&changed);
}

static int erase_all(struct erase *e, const char *list, const char *who, struct coco_err *err)
{
	struct coco_run *run = e->keep->run;
	struct keep_file *files = coco_arena_array(run->arena, run->n_files + 1, sizeof *files);
	if (!files)
		return coco_err_nomem(err);
	int rc = keep_subject_init(&e->subject, e->keep, who, "erase", err) || coco_erased_read(&e->erased, list, e->keep->key, err) ||
	         keep_subject_find(&e->subject, run, files, err);
	if (!rc && list_make(e))
		rc = coco_err_nomem(err);
	rc = rc || coco_erased_write(&e->erased, list, err) || keep_rewrite_all(run, files, erase_each, e, err) ||
	     (e->keep->contacts && keep_contacts_write(&e->subject.contacts, e->keep->contacts, err));
	e->new_to_list = e->erased.hashes && coco_map_count(e->erased.hashes) > e->erased.known;
	if (coco_erased_close(&e->erased, !rc, err))
		rc = -1;
	if (keep_close_all(run, files, !rc, err))
		rc = -1;
	if (keep_contacts_close(&e->subject.contacts, !rc, err))
		rc = -1;
	if (!rc)
		done_tell(e, list);
	return rc ? -1 : 0;
}

int coco_keep_erase(const struct coco_keep *keep, const char *who, struct coco_err *err)
{
	struct erase e = {.keep = keep};
	struct coco_run *run = keep->run;
	const char *list = keep->erased ? keep->erased : coco_arena_printf(run->arena, "%s.erased", run->files[0].path);
	const char *const beside[] = {keep->contacts, list};
	struct coco_lock *lock = list ? keep_lock(run, "erase", beside, COCO_LEN(beside), err) : NULL;
	int rc = lock ? erase_all(&e, list, who, err) : -1;
	coco_lock_free(lock);
	keep_counts_free(&e.gone);
	keep_counts_free(&e.changed);
	keep_subject_free(&e.subject);
	return rc;
}
