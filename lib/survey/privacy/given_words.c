/* What in the words of a record that came as one is somebody's.
 *
 * Method: a field of people's own words, one that the schema does not know, and whatever was put into `extra`, is looked at string by
 * string. E-mail addresses and telephone numbers in international form are masked; so are the number of the record's own contact, in
 * whatever form, and a string that is the contact's name. A name within a sentence is told, as in a survey; a challenge's text is verbatim:
 * it is told and kept. Invariant: all other bytes of the record stay.
 */
#include <string.h>
#include "given.h"
#include "others.h"
#include "phones.h"
#include "reached.h"

/* What the strings of one member hold. */
struct words {
	const struct coco_person *own;
	struct survey_others *others;
	struct survey_others_place at;
	struct coco_str name; /* of the contact */
	struct coco_buf reached, masked;
	unsigned reach; /* coco_reach_mask */
	bool address, phone, doubtful, named, whole, failed;
};

static bool string_clean(void *context, struct coco_str text, struct coco_buf *out)
{
	struct words *w = context;
	struct coco_buf step = COCO_BUF_INIT;
	bool doubtful = false, changed = coco_has_email(text);
	coco_buf_clear(&w->reached);
	if (changed) {
		w->address = true;
		coco_emails_mask(text, &step);
		text = coco_buf_view(&step);
	}
	const unsigned reach = coco_reach_mask(text, COCO_REACH_MASKED | COCO_REACH_PUBLIC | COCO_REACH_PLACE, &w->reached);
	w->reach |= reach;
	if (reach & COCO_REACH_MASKED) {
		changed = true;
		text = coco_buf_view(&w->reached);
	}
	coco_buf_clear(&w->masked);
	if (survey_phones_mask(text, &doubtful, &w->masked)) {
		w->phone = changed = true;
		text = coco_buf_view(&w->masked);
	}
	w->doubtful |= doubtful;
	const bool named = coco_person_named(w->own, text), whole = named && text.n <= w->name.n; /* nothing but the name stands there */
	w->named |= named && !whole;
	w->whole |= whole;
	changed |= whole;
	if (whole) {
		coco_buf_puts(out, "(masked)");
	} else if (coco_person_called(w->own, text, out)) {
		w->phone = changed = true;
	} else if (changed) {
		coco_buf_str(out, text);
	}
	w->failed |= w->others && survey_others_text(w->others, &w->at, text) != 0;
	w->failed |= step.failed || w->reached.failed || w->masked.failed;
	coco_buf_free(&step);
	return changed;
}

static void tell(struct coco_import *import, const struct coco_rec *rec, const char *path, const char *field, const char *code)
{
	const struct coco_finding at = {.file = path, .line = rec->line_number, .field = field};
	char room[SURVEY_FAULT];
	coco_diag_say(import->setup.diag, COCO_WARNING, code, &at, survey_fault_hint(code), "%s", survey_fault_text(code, NULL, room));
}

static void tell_words(
    struct coco_import *import, const struct coco_rec *rec, const char *path, const char *field, const struct words *w, bool verbatim)
{
	const char *code;
	for (size_t at = 0; (code = survey_reach_code(w->phone ? w->reach & ~(unsigned)COCO_REACH_PHONE : w->reach, verbatim, &at));)
		tell(import, rec, path, field, code);
	if (w->address)
		tell(import, rec, path, field, verbatim ? "address-in-challenge" : "address-in-answer");
	if (w->phone)
		tell(import, rec, path, field, verbatim ? "phone-in-challenge" : "phone-in-answer");
	else if (w->doubtful)
		tell(import, rec, path, field, "phone-like");
	if (w->whole && !verbatim)
		tell(import, rec, path, field, "name-left-out");
	if (w->named)
		tell(import, rec, path, field, "name-in-answer");
}

int survey_given_clean(struct coco_import *import, const struct coco_rec *rec, const char *path, bool *contacts, struct coco_buf *out)
{
	struct coco_patch *patches = coco_arena_array(import->row, rec->n_members + 1, sizeof *patches);
	struct coco_person own = {0};
	struct words w = {.own = &own, .name = coco_rec_str(rec, "contact_name", import->row)};
	struct coco_buf value = COCO_BUF_INIT;
	size_t n = 0;
	bool failed =
	    !patches || coco_person_add(&own, w.name, coco_rec_str(rec, "email", import->row), coco_rec_str(rec, "phone", import->row)) != 0;
	failed |= import->others && w.name.n && survey_others_name(import->others, w.name) != 0;
	*contacts = false;
	const bool known = coco_schema_known(rec->type); /* another's record passes as it is */
	for (size_t i = 0; i < rec->n_members && !failed; i++) {
		const struct coco_field *field = coco_schema_field(rec->type, rec->members[i].key);
		const bool personal = field && field->flags & COCO_FIELD_PERSONAL && coco_json_kind(rec->members[i].value) != COCO_JSON_NULL;
		if (personal)
			patches[n++] = (struct coco_patch){field->name, COCO_STR_NONE};
		*contacts |= personal;
		if (personal || !known || (field && !survey_is_words(field) && strcmp(field->name, "extra") != 0))
			continue;
		const char *name = field ? field->name : coco_arena_printf(import->row, "%.*s", COCO_STR_ARG(rec->members[i].key));
		if ((failed = !name))
			break;
		const bool verbatim = coco_rec_is(rec, "challenge") && strcmp(name, "text") == 0;
		w = (struct words){.own = &own,
		    .others = import->others,
		    .at = {path, NULL, name, rec->line_number, w.name},
		    .name = w.name,
		    .reached = w.reached,
		    .masked = w.masked};
		coco_buf_clear(&value);
		if (coco_keep_strings(rec->members[i].value, string_clean, &w, import->row, &value) && !verbatim)
			patches[n++] = (struct coco_patch){name, coco_arena_copy(import->row, coco_buf_view(&value))};
		tell_words(import, rec, path, name, &w, verbatim);
		failed = w.failed || value.failed || (n && !personal && patches[n - 1].key == name && !patches[n - 1].value.s);
	}
	if (n && !failed)
		coco_rec_patch(rec, patches, n, out);
	coco_person_free(&own);
	coco_buf_free(&w.reached);
	coco_buf_free(&w.masked);
	coco_buf_free(&value);
	return failed || out->failed ? -1 : n > 0;
}
