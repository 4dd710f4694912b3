/* The forms of records: programs write the members of one type in one order, so that a key is mostly the one that the last record of its
 * type had at its place, which one comparison settles; it then stands in its object once, and nothing has to be looked up.
 *
 * Which type it will be the first member says, if that is "type", as our own tools write it; a table of the forms that were seen last has
 * it by a hash of this value. A form that a record has kept to from its first key to its last has an id, by which who comes after the
 * scanner knows type and members without a look at them. Ids are given once in a process, since one who remembers them may read from
 * several streams.
 *
 * Invariant: the keys of a form stood in one record, so no two are alike, and none has an escape; a form with an id has all keys of its
 * record. */
#include "json.h"

#include <stdatomic.h>
#include <stdlib.h>

static _Atomic uint64_t ids;

int json_form_begin(struct json_parser *p)
{
	if (!p->forms || !p->again) {
		free(p->forms);
		free(p->again);
		p->forms = calloc(JSON_FORMS, sizeof *p->forms);
		p->form = p->forms;
		p->again = calloc(JSON_AGAIN, sizeof *p->again);
		p->no_memory = !p->forms || !p->again;
	}
	p->stands = 0;
	p->form_id = 0;
	return p->no_memory ? -1 : 0;
}

/* False: it is too long. */
static bool know(struct json_known *known, struct coco_str raw)
{
	known->n = 0;
	if (raw.n > sizeof known->text)
		return false;
	memcpy(known->text, raw.s, raw.n);
	known->n = (unsigned char)raw.n;
	return true;
}

static bool is_known(const struct json_known *known, struct coco_str raw)
{
	return known->n == raw.n && coco_same_bytes(known->text, raw.s, raw.n);
}

void json_form_choose(struct json_parser *p, const struct coco_rec *rec)
{
	const struct coco_member first = rec->members[0];
	if (first.key.n != 4 || memcmp(first.key.s, "type", 4) != 0)
		return;
	if (p->form->id && p->form->type_at == 0 && is_known(&p->form->type, first.value))
		return;
	const size_t slot = (size_t)(coco_hash(first.value) % JSON_FORMS);
	struct json_form *form = &p->forms[slot];
	p->form = form;
	if (!form->n || !is_known(&form->keys[0], COCO_STR("\"type\":"))) {
		know(&form->keys[0], COCO_STR("\"type\":"));
		form->n = 1;
		form->id = 0;
	}
}

void json_form_leave(struct json_parser *p, struct json_frame *frame, const struct coco_rec *rec)
{
	p->as_before = false;
	p->form->id = 0;
	for (size_t i = 0; i < rec->n_members && !p->no_memory; i++)
		p->no_memory = json_keys_add(p, frame, rec->members[i].key, false) == JSON_KEY_NO_MEMORY;
}

void json_form_remember(struct json_parser *p, size_t i, struct coco_str raw, bool escaped)
{
	struct json_form *form = p->form;
	if (i > form->n)
		return;
	form->n = i;
	if (i < JSON_KNOWN && raw.n + 3 <= sizeof form->keys[i].text && !escaped) {
		struct json_known *key = &form->keys[i];
		memcpy(key->text + 1, raw.s, raw.n);
		key->text[0] = key->text[raw.n + 1] = '"';
		key->text[raw.n + 2] = ':';
		key->n = (unsigned char)(raw.n + 3);
		form->n = i + 1;
	}
}

static size_t find_type(const struct coco_rec *rec)
{
	for (size_t i = 0; i < rec->n_members; i++)
		if (json_key_is(rec->members[i].key, COCO_STR("type")))
			return i;
	return COCO_NONE;
}

void json_form_end(struct json_parser *p, const struct coco_rec *rec)
{
	struct json_form *form = p->form;
	if (p->as_before && form->id && form->n == rec->n_members) {
		p->type_at = form->type_at < JSON_KNOWN ? form->type_at : COCO_NONE;
		p->form_id = form->id;
		if (p->type_at == COCO_NONE || is_known(&form->type, rec->members[p->type_at].value))
			return;
	}
	p->type_at = find_type(rec);
	p->form_id = form->id = 0;
	if (rec->n_members == 0 || form->n < rec->n_members)
		return; /* a key that no form has */
	form->n = rec->n_members;
	form->type_at = p->type_at == COCO_NONE ? JSON_KNOWN : p->type_at;
	if (p->type_at == COCO_NONE || know(&form->type, rec->members[p->type_at].value))
		p->form_id = form->id = atomic_fetch_add(&ids, 1) + 1;
}
