/* Ids are made anew under another key.
 *
 * Method: an id that the old key gives for the e-mail address of its row of contacts (or of its record), or for the record's
 * organisation and country, becomes what the new key gives for the same. Challenges whose id was made from the owner's are
 * made anew with it: the survey that is part of that hash is one that the files name. All occurrences follow (coco_keep_refs.c).
 * An organisation's id by a keyed number in a register stays and is told, for no file holds the number.
 * Ids of the BSO's own and of anonymous rows stay; one that looks derived and can't be made anew stays and is named.
 * Invariant: ids that were equal stay equal; a second run finds only new ids and changes nothing.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/base_run.h"
#include "keep.h"

struct rekey {
	const struct coco_keep *keep;
	unsigned char old_key[COCO_PERSON_KEY], new_key[COCO_PERSON_KEY];
	struct keep_contacts contacts;
	struct coco_map *ids, *done; /* "type\x1fid" of ids that change, numbers in `fresh`; of ids that are as they should be */
	struct coco_str *fresh;
	size_t cap;
	struct coco_map *surveys, *lost;
	struct keep_counts changed;
	size_t numbers; /* organisations' ids by keyed numbers of registers, which nobody knows */
	struct coco_arena *arena, *record;
};

/* Looks like what coco_person_hash gives. */
static bool is_derived(struct coco_str id)
{
	bool is = id.n == 26;
	for (size_t i = 0; is && i < id.n; i++)
		is = (id.s[i] >= 'a' && id.s[i] <= 'z') || (id.s[i] >= '2' && id.s[i] <= '7');
	return is;
}

static struct coco_str key_of(struct rekey *r, const char *type, struct coco_str id)
{
	return coco_str_of(coco_arena_printf(r->record, "%s\x1f%.*s", type, COCO_STR_ARG(id)));
}

static int change_add(struct rekey *r, const char *type, struct coco_str id, const char *fresh)
{
	if (coco_grow(&r->fresh, &r->cap, coco_map_count(r->ids), sizeof *r->fresh))
		return -1;
	size_t at = coco_map_add(r->ids, key_of(r, type, id), NULL);
	if (at == COCO_NONE)
		return -1;
	r->fresh[at] = coco_arena_copy(r->arena, coco_str_of(fresh));
	/* a run that was cut off has left some of them */
	return !r->fresh[at].s || coco_map_add(r->done, key_of(r, type, r->fresh[at]), NULL) == COCO_NONE ? -1 : 0;
}

/* If one of the keys gives `id` for this text, what becomes of it is known. */
static int basis_try(struct rekey *r, struct coco_str id, const struct coco_buf *text)
{
	char hash[COCO_PERSON_ID];
	if (!text->len)
		return coco_buf_ok(text) ? 0 : -1;
	coco_person_hash(coco_buf_view(text), r->old_key, hash);
	if (coco_str_is(id, hash)) {
		coco_person_hash(coco_buf_view(text), r->new_key, hash);
		return change_add(r, "participant", id, hash);
	}
	coco_person_hash(coco_buf_view(text), r->new_key, hash);
	bool done = coco_str_is(id, hash);
	coco_person_hash(coco_buf_view(text), NULL, hash); /* made without a key: it needs none */
	if (done || coco_str_is(id, hash))
		return coco_map_add(r->done, key_of(r, "participant", id), NULL) == COCO_NONE ? -1 : 0;
	return 0;
}

static int email_try(struct rekey *r, struct coco_str id, struct coco_str email)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_email_normal(email, &text);
	int rc = basis_try(r, id, &text);
	coco_buf_free(&text);
	return rc;
}

/* ---- what is known ----------------------------------------------------------------------------------------------- */

static int survey_note(struct rekey *r, struct coco_str survey)
{
	return survey.n && coco_map_add(r->surveys, survey, NULL) == COCO_NONE ? -1 : 0;
}

static int person_take(struct rekey *r, const struct coco_rec *rec)
{
	struct coco_str id = coco_rec_str(rec, "id", r->record), org = coco_rec_str(rec, "org", r->record);
	struct coco_buf text = COCO_BUF_INIT;
	int rc = email_try(r, id, coco_rec_str(rec, "email", r->record));
	r->numbers += coco_str_starts(coco_rec_str(rec, "org_id", r->record), COCO_REGISTERED);
	if (org.n)
		coco_org_normal(org, coco_rec_str(rec, "country", r->record), &text);
	rc = rc ? rc : basis_try(r, id, &text);
	coco_buf_free(&text);
	return rc;
}

static int know(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
{
	struct rekey *r = context;
	(void)changed, (void)fate;
	coco_arena_reset(r->record);
	struct coco_str file = coco_rec_str(rec, "source.file", r->record), stem = file;
	while (stem.n && stem.s[stem.n - 1] != '.')
		stem.n--;
	stem = stem.n > 1 ? coco_str_sub(file, 0, stem.n - 1) : file;
	int rc = coco_rec_is(rec, "participant") ? person_take(r, rec) : 0;
	if (!rc && coco_rec_is(rec, "response"))
		rc = survey_note(r, coco_rec_str(rec, "survey", r->record));
	if (!rc && coco_rec_is(rec, "challenge"))
		rc = survey_note(r, stem);
	return rc ? coco_err_nomem(err) : 0;
}

/* A challenge whose owner gets another id, and whose own was made from the old one. */
static int challenge_know(
    void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
{
	struct rekey *r = context;
	(void)changed, (void)fate;
	coco_arena_reset(r->record);
	struct coco_str id = coco_rec_str(rec, "id", r->record), owner = coco_rec_str(rec, "owner", r->record),
	                title = coco_rec_str(rec, "title", r->record), text = coco_rec_str(rec, "text", r->record);
	if (!coco_rec_is(rec, "challenge") || !coco_str_starts(id, COCO_CHALLENGE) || !is_derived(coco_str_sub(id, 3, id.n)))
		return 0;
	size_t at = coco_map_find(r->ids, key_of(r, "participant", owner));
	if (at == COCO_NONE)
		return 0;
	for (size_t i = 0; i < coco_map_count(r->surveys); i++) {
		char other[COCO_CHALLENGE_ID], fresh[COCO_CHALLENGE_ID];
		if (coco_challenge_hash(owner, coco_map_key(r->surveys, i), title, text, r->record, other) ||
		    coco_challenge_hash(r->fresh[at], coco_map_key(r->surveys, i), title, text, r->record, fresh))
			return coco_err_nomem(err);
		if (coco_str_is(id, other))
			return change_add(r, "challenge", id, fresh) ? coco_err_nomem(err) : 0;
	}
	return coco_map_add(r->lost, id, NULL) == COCO_NONE ? coco_err_nomem(err) : 0;
}

static int contacts_take(struct rekey *r)
{
	int rc = 0;
	for (size_t i = 0; i < r->contacts.n && !rc; i++) {
		coco_arena_reset(r->record);
		rc = email_try(r, keep_contacts_cell(&r->contacts, i, CONTACT_ID), keep_contacts_cell(&r->contacts, i, CONTACT_EMAIL));
	}
	return rc;
}

/* ---- what is done ------------------------------------------------------------------------------------------------ */

static struct coco_str rekey_map(void *context, const char *type, struct coco_str id)
{
	struct rekey *r = context;
	struct coco_str key = key_of(r, coco_keep_is_person(type) ? "participant" : type, id);
	size_t at = key.s ? coco_map_find(r->ids, key) : COCO_NONE;
	if (at != COCO_NONE)
		return r->fresh[at];
	if (coco_keep_is_person(type) && is_derived(id) && key.s && coco_map_find(r->done, key) == COCO_NONE)
		(void)coco_map_add(r->lost, id, NULL);
	return id;
}

static int rekey_each(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
{
	struct rekey *r = context;
	coco_arena_reset(r->record);
	if (coco_keep_refs(rec, rekey_map, r, r->record, changed, fate))
		return coco_err_nomem(err);
	return *fate != COCO_KEEP_SAME && keep_count(&r->changed, rec->type) ? coco_err_nomem(err) : 0;
}

static int contacts_rekey(struct rekey *r)
{
	int rc = 0;
	for (size_t i = 0; i < r->contacts.n && !rc; i++) {
		coco_arena_reset(r->record);
		rc = keep_contacts_set(&r->contacts, i, CONTACT_ID, rekey_map(r, "participant", keep_contacts_cell(&r->contacts, i, CONTACT_ID)));
	}
	return rc;
}

static void done_tell(const struct rekey *r)
{
	struct coco_diag *diag = r->keep->run->diag;
	struct coco_buf changed = COCO_BUF_INIT;
	keep_counts_text(&r->changed, &changed);
	coco_diag_say(diag, COCO_NOTE, "rekeyed", NULL, NULL, "ids made anew: %zu; records changed: %s", coco_map_count(r->ids), changed.data);
	if (r->numbers)
		coco_diag_say(diag, COCO_WARNING, "not-rekeyed", NULL, "import the surveys again under the new key to have them anew",
		    "%zu org_id%s made of numbers in registers under the old key: they stay, and later imports give others", r->numbers,
		    r->numbers == 1 ? " is" : "s are");
	for (size_t i = 0; i < coco_map_count(r->lost); i++) {
		char id[64];
		struct coco_str text = coco_map_key(r->lost, i);
		snprintf(id, sizeof id, "%.*s", COCO_STR_ARG(text));
		coco_diag_say(diag, COCO_WARNING, "not-rekeyed", &(struct coco_finding){.record = id},
		    "give the contacts file that has the e-mail address", "%s can't be made anew and stays: neither key gives it for what is known",
		    id);
	}
	coco_buf_free(&changed);
}

static int rekey_all(struct rekey *r, struct coco_err *err)
{
	struct coco_run *run = r->keep->run;
	struct keep_file *files = coco_arena_array(run->arena, run->n_files + 1, sizeof *files);
	if (!files || !r->ids || !r->done || !r->surveys || !r->lost || !r->arena || !r->record)
		return coco_err_nomem(err);
	const char *contacts = r->keep->contacts;
	int rc = contacts ? keep_contacts_read(&r->contacts, contacts, false, err) : 0;
	if (!rc && contacts_take(r))
		rc = coco_err_nomem(err);
	rc = rc || keep_read_all(run, files, true, know, r, err) || keep_read_all(run, files, false, challenge_know, r, err) ||
	     keep_rewrite_all(run, files, rekey_each, r, err);
	if (!rc && contacts_rekey(r))
		rc = coco_err_nomem(err);
	rc = rc || (contacts && keep_contacts_write(&r->contacts, contacts, err));
	/* contacts last: the run that was cut off needs the old ids in them */
	if (keep_close_all(run, files, !rc, err))
		rc = -1;
	if (keep_contacts_close(&r->contacts, !rc, err))
		rc = -1;
	if (!rc)
		done_tell(r);
	return rc ? -1 : 0;
}

int coco_keep_rekey(const struct coco_keep *keep, const char *keys, struct coco_err *err)
{
	struct rekey r = {.keep = keep,
	    .ids = coco_map_new(),
	    .done = coco_map_new(),
	    .surveys = coco_map_new(),
	    .lost = coco_map_new(),
	    .arena = coco_arena_new(),
	    .record = coco_arena_new()};
	struct coco_str rest = coco_str_of(keys), one = COCO_STR_NONE, two = COCO_STR_NONE;
	struct coco_lock *lock = NULL;
	int rc = -1;
	if (coco_str_split(&rest, ',', &one) && coco_str_split(&rest, ',', &two) && one.n && two.n && !rest.s) {
		const char *old_path = coco_arena_copy(keep->run->arena, one).s, *new_path = coco_arena_copy(keep->run->arena, two).s;
		if (!old_path || !new_path)
			coco_err_nomem(err);
		else if (!coco_person_key(old_path, r.old_key, err) && !coco_person_key(new_path, r.new_key, err) &&
		         (lock = keep_lock(keep->run, "rekey", &keep->contacts, 1, err)))
			rc = rekey_all(&r, err);
	} else {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "--rekey needs two key files, joined by a comma: OLD,NEW");
	}
	coco_lock_free(lock);
	(void)keep_contacts_close(&r.contacts, false, NULL);
	coco_map_free(r.ids);
	coco_map_free(r.done);
	coco_map_free(r.surveys);
	coco_map_free(r.lost);
	keep_counts_free(&r.changed);
	coco_arena_free(r.arena);
	coco_arena_free(r.record);
	free(r.fresh);
	return rc;
}
