/* What a name in a reference column stands for: an id, an e-mail, the export's own number, an organisation, a title.
 *
 * Method: every record that a run meets is entered under all its names; a lookup tries the forms in that order and takes
 * the first that knows the name. A name of two records is ambiguous and never resolved. E-mails are compared normalised
 * and kept in memory only; messages show organisations, titles and ids.
 * Invariant: the answer does not depend on the order in which records were entered.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/person.h"
#include "refs.h"

struct coco_refs *coco_refs_new(void)
{
	struct coco_refs *r = calloc(1, sizeof *r);
	if (!r)
		return NULL;
	r->names = coco_map_new();
	r->ids = coco_map_new();
	r->shown = coco_map_new();
	if (!r->names || !r->ids || !r->shown) {
		coco_refs_free(r);
		return NULL;
	}
	return r;
}

void coco_refs_free(struct coco_refs *r)
{
	if (!r)
		return;
	refs_index_free(r->index);
	coco_map_free(r->names);
	coco_map_free(r->ids);
	coco_map_free(r->shown);
	coco_buf_free(&r->key);
	free(r->entries);
	free(r);
}

static struct coco_str key_of(struct coco_refs *r, const char *type, enum coco_refs_form form, struct coco_str text)
{
	coco_buf_clear(&r->key);
	coco_buf_puts(&r->key, type);
	coco_buf_putc(&r->key, (char)form);
	if (form == COCO_BY_EMAIL)
		coco_email_normal(text, &r->key);
	else if (form == COCO_BY_NAME)
		coco_fold(text, &r->key);
	else if (form == REFS_BY_WORDS)
		refs_words_key(text, &r->key);
	else if (form == REFS_BY_MAILBOX)
		refs_mailbox_key(text, &r->key);
	else
		coco_buf_str(&r->key, coco_str_trim(text));
	return coco_buf_view(&r->key);
}

static int add(
    struct coco_refs *r, const char *type, enum coco_refs_form form, struct coco_str text, struct coco_str id, struct coco_str shown)
{
	bool added;
	struct coco_str key = key_of(r, type, form, text);
	if (!coco_str_trim(text).n || key.n == strlen(type) + 1)
		return 0;
	size_t at = coco_map_add(r->names, key, &added), number = coco_map_add(r->ids, id, NULL);
	if (at == COCO_NONE || number == COCO_NONE || (at >= r->cap && coco_grow(&r->entries, &r->cap, at, sizeof *r->entries)))
		return -1;
	if (added)
		r->entries[at] = (struct refs_entry){.shown = COCO_NONE,
		    .name_at = form == COCO_BY_NAME ? (uint32_t)strlen(type) + 1 : 0,
		    .initials = form == REFS_BY_WORDS ? refs_initials(coco_str_sub(key, strlen(type) + 1, key.n)) : 0};
	struct refs_entry *e = &r->entries[at];
	if (shown.n && e->shown == COCO_NONE && (e->shown = coco_map_add(r->shown, shown, NULL)) == COCO_NONE)
		return -1;
	for (size_t i = 0; i < e->n && i < REFS_CANDIDATES; i++) {
		if (e->ids[i] == number)
			return 0;
	}
	if (e->n < REFS_CANDIDATES)
		e->ids[e->n] = number;
	e->n++;
	return 0;
}

int coco_refs_add(
    struct coco_refs *r, const char *type, enum coco_refs_form form, struct coco_str text, struct coco_str id, struct coco_str shown)
{
	int rc = add(r, type, form, text, id, shown);
	if (!r->liken || strcmp(type, REFS_PERSON) != 0)
		return rc;
	if (form == COCO_BY_NAME || form == COCO_BY_EMAIL)
		rc |= add(r, type, REFS_BY_WORDS, text, id, COCO_STR_NONE);
	if (form == COCO_BY_EMAIL)
		rc |= add(r, type, REFS_BY_MAILBOX, text, id, COCO_STR_NONE);
	return rc;
}

const struct refs_entry *refs_get(struct coco_refs *r, const char *type, enum coco_refs_form form, struct coco_str text)
{
	size_t at = coco_map_find(r->names, key_of(r, type, form, text));
	return at == COCO_NONE ? NULL : &r->entries[at];
}

struct coco_str coco_refs_get(struct coco_refs *r, const char *type, enum coco_refs_form form, struct coco_str text)
{
	const struct refs_entry *e = refs_get(r, type, form, text);
	return e && e->n == 1 ? coco_map_key(r->ids, e->ids[0]) : COCO_STR_NONE;
}

static int by_text(const void *a, const void *b)
{
	return coco_str_cmp(*(const struct coco_str *)a, *(const struct coco_str *)b);
}

static void candidates_of(struct coco_refs *r, const struct refs_entry *e, struct coco_buf *out)
{
	struct coco_str ids[REFS_CANDIDATES] = {{NULL, 0}};
	size_t n = e->n < REFS_CANDIDATES ? e->n : REFS_CANDIDATES;
	for (size_t i = 0; i < n; i++)
		ids[i] = coco_map_key(r->ids, e->ids[i]);
	qsort(ids, n, sizeof *ids, by_text);
	for (size_t i = 0; i < n; i++)
		coco_buf_printf(out, "%s%.*s", i ? ", " : "", COCO_STR_ARG(ids[i]));
	if (e->n > REFS_CANDIDATES)
		coco_buf_puts(out, ", …");
}

/* Names that begin alike (at least four letters, and a third of what was asked for). */
static void alike(struct coco_refs *r, const char *type, struct coco_str text, struct coco_buf *out)
{
	struct coco_buf wanted = COCO_BUF_INIT;
	struct coco_str best[REFS_CANDIDATES] = {{NULL, 0}};
	size_t prefix = strlen(type) + 1, n = 0, longest = REFS_BEGINNING, n_names = 0;
	coco_buf_puts(&wanted, type);
	coco_buf_putc(&wanted, COCO_BY_NAME);
	coco_fold(text, &wanted);
	if ((wanted.len - prefix) / 3 > longest)
		longest = (wanted.len - prefix) / 3;
	const size_t *names = coco_buf_ok(&wanted) ? refs_beginning(r, coco_buf_view(&wanted), prefix, &n_names) : NULL;
	for (size_t k = 0; names && k < n_names; k++) {
		const size_t i = names[k];
		struct coco_str key = coco_map_key(r->names, i);
		size_t same = 0;
		while (same < key.n && same < wanted.len && key.s[same] == wanted.data[same])
			same++;
		if (same < prefix + longest || r->entries[i].shown == COCO_NONE)
			continue;
		if (same > prefix + longest) {
			longest = same - prefix;
			n = 0;
		}
		if (n < REFS_CANDIDATES)
			best[n++] = coco_map_key(r->shown, r->entries[i].shown);
	}
	qsort(best, n, sizeof *best, by_text);
	for (size_t i = 0; i < n; i++)
		coco_buf_printf(out, "%s%.*s", i ? ", " : "", COCO_STR_ARG(best[i]));
	coco_buf_free(&wanted);
}

const char *coco_refs_find(struct coco_refs *r, const char *type, struct coco_str text, struct coco_str *id, struct coco_buf *candidates)
{
	static const enum coco_refs_form forms[] = {COCO_BY_ID, COCO_BY_EMAIL, COCO_BY_NAME, COCO_BY_RESPONSE};
	struct coco_str owner;
	for (size_t i = 0; i < COCO_LEN(forms); i++) {
		const struct refs_entry *e = refs_get(r, type, forms[i], text);
		if (!e)
			continue;
		*id = coco_map_key(r->ids, e->ids[0]);
		if (e->n == 1)
			return NULL;
		candidates_of(r, e, candidates);
		return "ambiguous-reference";
	}
	/* a challenge by its owner */
	if (strcmp(type, "challenge") == 0 && !coco_refs_find(r, "participant", text, &owner, candidates)) {
		const struct refs_entry *e = refs_get(r, type, COCO_BY_OWNER, owner);
		*id = e ? coco_map_key(r->ids, e->ids[0]) : COCO_STR_NONE;
		if (e && e->n == 1)
			return NULL;
		if (e) {
			candidates_of(r, e, candidates);
			return "ambiguous-reference";
		}
	}
	candidates->len = 0;
	if (!coco_is_email(text))
		alike(r, type, text, candidates);
	return "unknown-reference";
}

bool coco_refs_public(struct coco_refs *r, const char *type, struct coco_str text)
{
	const struct refs_entry *name = refs_get(r, type, COCO_BY_NAME, text);
	return refs_get(r, type, COCO_BY_ID, text) || (name && name->shown != COCO_NONE);
}

int coco_refs_record(struct coco_refs *r, const struct coco_rec *rec, struct coco_arena *arena)
{
	struct coco_str id = coco_rec_str(rec, "id", arena), org = coco_rec_str(rec, "org", arena), title = coco_rec_str(rec, "title", arena),
	                owner = coco_rec_str(rec, "owner", arena), email = coco_rec_str(rec, "email", arena),
	                response = coco_rec_str(rec, "source.response", arena);
	char type[32] = "";
	if (!id.n || !rec->type.s || rec->type.n >= sizeof type)
		return 0;
	memcpy(type, rec->type.s, rec->type.n);
	bool person = strcmp(type, "participant") == 0, challenge = strcmp(type, "challenge") == 0;
	int rc = coco_refs_add(r, type, COCO_BY_ID, id, id, COCO_STR_NONE);
	size_t n = 0;
	struct coco_str *aliases = person ? coco_rec_list(rec, "aliases", &n, arena) : NULL;
	for (size_t i = 0; i < n; i++)
		rc |= coco_refs_add(r, type, COCO_BY_ID, aliases[i], id, COCO_STR_NONE);
	if (org.n)
		rc |= coco_refs_add(r, type, COCO_BY_NAME, org, id, org);
	if (challenge && title.n)
		rc |= coco_refs_add(r, type, COCO_BY_NAME, title, id, title);
	if (challenge && owner.n)
		rc |= coco_refs_add(r, type, COCO_BY_OWNER, owner, id, COCO_STR_NONE);
	if (person && email.n)
		rc |= coco_refs_add(r, type, COCO_BY_EMAIL, email, id, COCO_STR_NONE);
	if (person && response.n)
		rc |= coco_refs_add(r, type, COCO_BY_RESPONSE, response, id, COCO_STR_NONE);
	return rc;
}
