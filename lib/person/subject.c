/* One person among the records.
 *
 * Method: an id is taken as given; an e-mail address leads to ids by the key, by the contacts file, and by records that hold it.
 * The files are read until nothing new is found: aliases, and records that can't be without the person (an owned challenge, and
 * then what belongs to the challenge).
 */
#include <stdlib.h>
#include <string.h>
#include "subject.h"

static int id_add(struct keep_subject *s, struct coco_str id)
{
	return id.n && coco_map_add(s->ids, id, NULL) == COCO_NONE ? -1 : 0;
}

static bool same_email(const struct keep_subject *s, struct coco_str text)
{
	struct coco_buf other = COCO_BUF_INIT;
	coco_email_normal(text, &other);
	bool same = s->email.len && coco_str_eq(coco_buf_view(&other), coco_buf_view(&s->email));
	coco_buf_free(&other);
	return same;
}

static int contacts_take(struct keep_subject *s)
{
	int rc = 0;
	for (size_t i = 0; i < s->contacts.n && !rc; i++) {
		struct coco_str id = keep_contacts_cell(&s->contacts, i, CONTACT_ID), email = keep_contacts_cell(&s->contacts, i, CONTACT_EMAIL);
		if (same_email(s, email))
			rc = id_add(s, id);
	}
	return rc;
}

/* Name, address and number of all rows of the person. */
static int person_take(struct keep_subject *s)
{
	int rc = 0;
	for (size_t i = 0; i < s->contacts.n && !rc; i++) {
		if (coco_map_find(s->ids, keep_contacts_cell(&s->contacts, i, CONTACT_ID)) != COCO_NONE)
			rc = coco_person_add(&s->person, keep_contacts_cell(&s->contacts, i, CONTACT_NAME),
			    keep_contacts_cell(&s->contacts, i, CONTACT_EMAIL), keep_contacts_cell(&s->contacts, i, CONTACT_PHONE));
	}
	return rc;
}

int keep_subject_init(struct keep_subject *s, const struct coco_keep *keep, const char *who, const char *option, struct coco_err *err)
{
	char hash[COCO_PERSON_ID];
	*s = (struct keep_subject){
	    .who = coco_str_trim(coco_str_of(who)), .ids = coco_map_new(), .gone = coco_map_new(), .arena = coco_arena_new()};
	if (!s->ids || !s->gone || !s->arena)
		return coco_err_nomem(err);
	if (!s->who.n)
		return coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "--%s needs an id or an e-mail address", option);
	if (keep->contacts && keep_contacts_read(&s->contacts, keep->contacts, false, err))
		return -1;
	if (!coco_is_email(s->who))
		return id_add(s, s->who) ? coco_err_nomem(err) : 0;
	if (!keep->key && !keep->contacts) {
		coco_err_set(err, COCO_EXIT_USAGE, "no-key", "--%s with an e-mail address needs --key or --contacts", option);
		return coco_err_hint(err, "or give the participant's id");
	}
	coco_email_normal(s->who, &s->email);
	if (!coco_buf_ok(&s->email) || coco_person_add(&s->person, COCO_STR(""), s->who, COCO_STR("")))
		return coco_err_nomem(err);
	if (keep->key) {
		coco_person_hash(coco_buf_view(&s->email), keep->key, hash);
		if (id_add(s, coco_str_of(hash)))
			return coco_err_nomem(err);
	}
	return contacts_take(s) ? coco_err_nomem(err) : 0;
}

void keep_subject_free(struct keep_subject *s)
{
	coco_buf_free(&s->email);
	coco_map_free(s->ids);
	coco_map_free(s->gone);
	coco_person_free(&s->person);
	(void)keep_contacts_close(&s->contacts, false, NULL);
	coco_arena_free(s->arena);
	*s = (struct keep_subject){.ids = NULL};
}

struct coco_str keep_subject_map(void *context, const char *type, struct coco_str id)
{
	struct keep_subject *s = context;
	char *key = coco_arena_printf(s->arena, "%s\x1f%.*s", type, COCO_STR_ARG(id));
	if (coco_keep_is_person(type) && coco_map_find(s->ids, id) != COCO_NONE)
		return COCO_STR_NONE;
	return key && coco_map_find(s->gone, coco_str_of(key)) != COCO_NONE ? COCO_STR_NONE : id;
}

/* An id under another name: a participant whose aliases or address are the person's. */
static int aliases_take(struct keep_subject *s, const struct coco_rec *rec)
{
	size_t n;
	struct coco_str id = coco_rec_str(rec, "id", s->arena), *aliases = coco_rec_list(rec, "aliases", &n, s->arena);
	bool is = coco_map_find(s->ids, id) != COCO_NONE || same_email(s, coco_rec_str(rec, "email", s->arena));
	for (size_t i = 0; i < n && !is; i++)
		is = coco_map_find(s->ids, aliases[i]) != COCO_NONE;
	int rc = is ? id_add(s, id) : 0;
	for (size_t i = 0; is && i < n && !rc; i++)
		rc = id_add(s, aliases[i]);
	const struct coco_str country = is ? coco_rec_str(rec, "country", s->arena) : COCO_STR_NONE;
	if (country.n && country.n < sizeof s->country) {
		memcpy(s->country, country.s, country.n);
		s->country[country.n] = '\0';
	}
	if (is && !rc) /* records with contacts in them */
		rc = coco_person_add(&s->person, coco_rec_str(rec, "contact_name", s->arena), coco_rec_str(rec, "email", s->arena),
		    coco_rec_str(rec, "phone", s->arena));
	return rc;
}

static int find(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
{
	struct keep_subject *s = context;
	coco_arena_reset(s->arena);
	if (coco_rec_is(rec, "participant") && aliases_take(s, rec))
		return coco_err_nomem(err);
	if (coco_keep_refs(rec, keep_subject_map, s, s->arena, changed, fate))
		return coco_err_nomem(err);
	struct coco_str id = coco_rec_str(rec, "id", s->arena);
	if (*fate != COCO_KEEP_GONE || !id.n)
		return 0;
	char *key = coco_arena_printf(s->arena, "%.*s\x1f%.*s", COCO_STR_ARG(rec->type), COCO_STR_ARG(id));
	return key && coco_map_add(s->gone, coco_str_of(key), NULL) != COCO_NONE ? 0 : coco_err_nomem(err);
}

int keep_subject_find(struct keep_subject *s, struct coco_run *run, struct keep_file *files, struct coco_err *err)
{
	size_t before;
	bool tell = true;
	do {
		before = coco_map_count(s->ids) + coco_map_count(s->gone);
		if (keep_read_all(run, files, tell, find, s, err))
			return -1;
		tell = false;
	} while (coco_map_count(s->ids) + coco_map_count(s->gone) > before);
	return person_take(s) ? coco_err_nomem(err) : 0;
}
