/* The same participant under two ids: found by likeness (twins.c), made one only when asked to.
 *
 * Method: likeness does not go through a third: a group that holds two who are not the same falls apart, and is told. Which are compared
 * says twins_find.c, so that a file of many is not compared all with all.
 * Invariant: the answer does not depend on the order of the records, but for who survives: the first.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/base_run.h"
#include "keep.h"
#include "twins.h"

enum { WORDS_MAX = 64 };

struct duplicates {
	const struct coco_keep *keep;
	struct coco_map *ids;
	struct twin *twins;
	size_t cap, n_alike;
	struct keep_contacts contacts;
	struct coco_arena *arena, *record;
	struct coco_str *lines;  /* of a twin: its last record, under the first one's id */
	struct coco_str *merged; /* of a first: what all of them say */
	size_t *last;            /* of a twin: the number of its last record in the files */
	size_t seen;             /* records of participants so far */
	struct keep_counts changed;
};

/* ---- who there is ------------------------------------------------------------------------------------------------ */

static int by_word(const void *a, const void *b)
{
	return coco_str_cmp(*(const struct coco_str *)a, *(const struct coco_str *)b);
}

/* Folded, its words in order of the alphabet; of a text of more than WORDS_MAX words, which is no name, as they stand. */
static struct coco_str name_fold(struct duplicates *d, struct coco_str name)
{
	struct coco_str words[WORDS_MAX] = {{NULL, 0}}, rest = coco_str_trim(name), word;
	struct coco_buf out = COCO_BUF_INIT, folded = COCO_BUF_INIT;
	size_t n = 0;
	while (rest.n && n < COCO_LEN(words) && coco_str_split(&rest, ' ', &word)) {
		coco_buf_clear(&folded);
		coco_fold(word, &folded);
		if (folded.len && (words[n] = coco_arena_copy(d->record, coco_buf_view(&folded))).s)
			n++;
	}
	if (rest.n) {
		n = 0;
		coco_fold(name, &out);
	}
	qsort(words, n, sizeof *words, by_word);
	for (size_t i = 0; i < n; i++)
		coco_buf_str(&out, words[i]);
	struct coco_str copy = out.len ? coco_arena_copy(d->arena, coco_buf_view(&out)) : COCO_STR("");
	coco_buf_free(&folded);
	coco_buf_free(&out);
	return copy;
}

static struct coco_str kept(struct duplicates *d, const struct coco_rec *rec, const char *path)
{
	struct coco_str text = coco_rec_str(rec, path, d->record);
	return text.n ? coco_arena_copy(d->arena, text) : COCO_STR("");
}

static struct coco_str folded(struct duplicates *d, struct coco_str text, void (*fold)(struct coco_str, struct coco_buf *))
{
	struct coco_buf out = COCO_BUF_INIT;
	fold(text, &out);
	struct coco_str copy = out.len ? coco_arena_copy(d->arena, coco_buf_view(&out)) : COCO_STR("");
	coco_buf_free(&out);
	return copy;
}

static void contact_take(struct duplicates *d, const struct coco_rec *rec, struct twin *t)
{
	size_t row = d->contacts.ids ? keep_contacts_find(&d->contacts, t->id) : COCO_NONE;
	struct coco_str name = coco_rec_str(rec, "contact_name", d->record), email = coco_rec_str(rec, "email", d->record);
	if (row != COCO_NONE) {
		name = name.n ? name : keep_contacts_cell(&d->contacts, row, CONTACT_NAME);
		email = email.n ? email : keep_contacts_cell(&d->contacts, row, CONTACT_EMAIL);
	}
	t->name = name_fold(d, name);
	t->email = folded(d, email, coco_email_normal);
}

static int twin_take(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
{
	struct duplicates *d = context;
	bool personal;
	(void)changed, (void)fate;
	coco_arena_reset(d->record);
	struct coco_str id = coco_rec_is(rec, "participant") ? coco_rec_str(rec, "id", d->record) : COCO_STR_NONE;
	if (!id.n)
		return 0;
	if (coco_grow(&d->twins, &d->cap, coco_map_count(d->ids), sizeof *d->twins))
		return coco_err_nomem(err);
	size_t at = coco_map_add(d->ids, id, NULL);
	if (at == COCO_NONE)
		return coco_err_nomem(err);
	struct twin *t = &d->twins[at]; /* a later record of the same id tells more */
	bool known = coco_rec_bool(rec, "org_personal", &personal);
	*t = (struct twin){.id = coco_map_key(d->ids, at),
	    .side = kept(d, rec, "side"),
	    .country = kept(d, rec, "country"),
	    .org = kept(d, rec, "org"),
	    .org_id = kept(d, rec, "org_id"),
	    .personal = known ? personal : coco_str_is(coco_rec_str(rec, "size", d->record), "micro"),
	    .same = at,
	    .like = at,
	    .next = COCO_NONE};
	t->folded = folded(d, t->org, coco_fold);
	t->pairs = twin_pairs(t->folded);
	contact_take(d, rec, t);
	return 0;
}

/* ---- who is alike ------------------------------------------------------------------------------------------------ */

static size_t first_of(const struct duplicates *d, size_t at)
{
	while (d->twins[at].same != at)
		at = d->twins[at].same;
	return at;
}

static void join(void *context, size_t a, size_t b)
{
	struct duplicates *d = context;
	const size_t earlier = a < b ? a : b, later = a < b ? b : a;
	if (d->twins[later].like > earlier) /* at first it is itself */
		d->twins[later].like = earlier;
	a = first_of(d, a);
	b = first_of(d, b);
	if (a != b)
		d->twins[a > b ? a : b].same = a > b ? b : a;
}

/* "Studio X" without a country is like those in AT and in DE, but these two are not the same: nobody can tell whose it is. */
static bool group_unclear(const struct duplicates *d, size_t first)
{
	for (size_t i = first; i != COCO_NONE; i = d->twins[i].next) {
		for (size_t k = d->twins[i].next; k != COCO_NONE; k = d->twins[k].next) {
			if (twins_apart(&d->twins[i], &d->twins[k]))
				return true;
		}
	}
	return false;
}

/* Groups in which two are not the same fall apart. */
static void groups_look(struct duplicates *d, size_t *last)
{
	size_t n = coco_map_count(d->ids);
	for (size_t i = 0; i < n; i++) {
		size_t first = first_of(d, i);
		if (first != i)
			d->twins[last[first]].next = i;
		last[first] = i;
	}
	for (size_t i = 0; i < n; i++) {
		if (d->twins[i].same != i || d->twins[i].next == COCO_NONE || !group_unclear(d, i))
			continue;
		for (size_t k = i; k != COCO_NONE; k = d->twins[k].next)
			d->twins[k].unclear = true;
	}
	for (size_t i = 0; i < n; i++) {
		if (d->twins[i].unclear)
			d->twins[i].same = i;
	}
}

static int twins_join(struct duplicates *d)
{
	size_t n = coco_map_count(d->ids), *last = calloc(n + 1, sizeof *last);
	int rc = last ? twins_find(d->twins, n, join, d) : -1;
	if (rc == 0)
		groups_look(d, last);
	free(last);
	return rc;
}

static struct coco_str shown(const struct twin *t)
{
	return t->personal || !t->org.n ? COCO_STR("name not shown") : t->org;
}

static void unclear_tell(struct duplicates *d, const struct twin *b)
{
	const struct twin *a = &d->twins[b->like];
	if (a != b)
		coco_diag_say(d->keep->run->diag, COCO_WARNING, "unclear-duplicate", NULL,
		    "add what tells them apart (country, e-mail, name), or make them one by hand; --merge-duplicates leaves them",
		    "%.*s (%.*s) and %.*s (%.*s) may be the same participant, but one of them is as much like another who is not",
		    COCO_STR_ARG(a->id), COCO_STR_ARG(shown(a)), COCO_STR_ARG(b->id), COCO_STR_ARG(shown(b)));
}

static void twins_tell(struct duplicates *d, bool merged)
{
	for (size_t i = 0; i < coco_map_count(d->ids); i++) {
		size_t first = first_of(d, i);
		const struct twin *a = &d->twins[first], *b = &d->twins[i];
		if (b->unclear)
			unclear_tell(d, b);
		if (first == i)
			continue;
		d->n_alike++;
		coco_diag_say(d->keep->run->diag, merged ? COCO_NOTE : COCO_WARNING, merged ? "merged" : "likely-duplicate", NULL,
		    merged ? NULL : "if they are, --merge-duplicates makes them one",
		    merged ? "%.*s (%.*s) now stands for %.*s (%.*s)" : "%.*s (%.*s) and %.*s (%.*s) are likely the same participant",
		    COCO_STR_ARG(a->id), COCO_STR_ARG(shown(a)), COCO_STR_ARG(b->id), COCO_STR_ARG(shown(b)));
	}
}

/* ---- made one ---------------------------------------------------------------------------------------------------- */

static struct coco_str first_map(void *context, const char *type, struct coco_str id)
{
	struct duplicates *d = context;
	size_t at = strcmp(type, "participant") == 0 ? coco_map_find(d->ids, id) : COCO_NONE;
	return at == COCO_NONE ? id : d->twins[first_of(d, at)].id;
}

/* The last record of each that is to be merged. */
static int last_take(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
{
	struct duplicates *d = context;
	coco_arena_reset(d->record);
	size_t at = coco_rec_is(rec, "participant") ? coco_map_find(d->ids, coco_rec_str(rec, "id", d->record)) : COCO_NONE;
	if (at == COCO_NONE)
		return 0;
	d->last[at] = ++d->seen;
	if (coco_keep_refs(rec, first_map, d, d->record, changed, fate))
		return coco_err_nomem(err);
	d->lines[at] = coco_arena_copy(d->arena, *fate == COCO_KEEP_CHANGED ? coco_buf_view(changed) : rec->line);
	return d->lines[at].s ? 0 : coco_err_nomem(err);
}

/* The record of the first, its other ids among its aliases. */
static int aliases_put(struct duplicates *d, size_t first, struct coco_err *err)
{
	struct coco_rec rec = {0};
	struct coco_buf json = COCO_BUF_INIT, line = COCO_BUF_INIT;
	struct coco_map *aliases = coco_map_new();
	struct coco_writer w;
	int rc = aliases ? 0 : -1;
	for (size_t i = first; i < coco_map_count(d->ids) && !rc; i++) {
		size_t n = 0;
		if (first_of(d, i) != first)
			continue;
		struct coco_str *known = coco_rec_parse(&rec, d->lines[i], NULL) ? NULL : coco_rec_list(&rec, "aliases", &n, d->record);
		for (size_t k = 0; k < n && !rc; k++)
			rc = !coco_str_eq(known[k], d->twins[first].id) && coco_map_add(aliases, known[k], NULL) == COCO_NONE;
		rc = rc || (i != first && coco_map_add(aliases, d->twins[i].id, NULL) == COCO_NONE);
	}
	coco_writer_init(&w, &json);
	coco_write_array(&w);
	for (size_t i = 0; !rc && i < coco_map_count(aliases); i++)
		coco_write_str(&w, coco_map_key(aliases, i));
	coco_write_end(&w, false);
	if (!rc && !coco_rec_parse(&rec, d->merged[first], NULL))
		coco_rec_patch(&rec, &(struct coco_patch){"aliases", coco_buf_view(&json)}, 1, &line);
	d->merged[first] = coco_arena_copy(d->arena, coco_buf_view(&line));
	rc = rc || !coco_buf_ok(&json) || !coco_buf_ok(&line) || !d->merged[first].s;
	coco_map_free(aliases);
	coco_rec_free(&rec);
	coco_buf_free(&json);
	coco_buf_free(&line);
	return rc ? coco_err_nomem(err) : 0;
}

static int records_merge(struct duplicates *d, struct coco_err *err)
{
	size_t n = coco_map_count(d->ids);
	for (size_t i = 0; i < n; i++) {
		size_t first = first_of(d, i);
		struct coco_str merged = COCO_STR_NONE;
		if (first == i)
			continue;
		struct coco_str before = d->merged[first].s ? d->merged[first] : d->lines[first];
		bool differ;
		if (keep_twins_merge(d->keep->run, d->arena, before, d->lines[i], &merged, &differ))
			return coco_err_nomem(err);
		d->merged[first] = merged;
		if (differ)
			coco_diag_say(d->keep->run->diag, COCO_WARNING, "consents-differ", NULL, "ask the person",
			    "%.*s and %.*s answered a consent differently: the stricter answer counts", COCO_STR_ARG(d->twins[first].id),
			    COCO_STR_ARG(d->twins[i].id));
	}
	for (size_t i = 0; i < n; i++) {
		if (d->merged[i].s && aliases_put(d, i, err))
			return -1;
	}
	d->seen = 0;
	return 0;
}

static int merge_each(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
{
	struct duplicates *d = context;
	coco_arena_reset(d->record);
	size_t at = coco_rec_is(rec, "participant") ? coco_map_find(d->ids, coco_rec_str(rec, "id", d->record)) : COCO_NONE;
	if (at != COCO_NONE && first_of(d, at) != at) {
		d->seen++;
		*fate = COCO_KEEP_GONE;
	} else if (at != COCO_NONE && ++d->seen == d->last[at] && d->merged[at].s) {
		*fate = COCO_KEEP_CHANGED;
		coco_buf_str(changed, d->merged[at]);
	} else if (coco_keep_refs(rec, first_map, d, d->record, changed, fate)) {
		return coco_err_nomem(err);
	}
	return *fate != COCO_KEEP_SAME && keep_count(&d->changed, rec->type) ? coco_err_nomem(err) : 0;
}

static int contacts_merge(struct duplicates *d)
{
	int rc = 0;
	for (size_t i = 0; i < d->contacts.n && !rc; i++)
		rc = keep_contacts_set(&d->contacts, i, CONTACT_ID, first_map(d, "participant", keep_contacts_cell(&d->contacts, i, CONTACT_ID)));
	return rc;
}

static int merge_all(struct duplicates *d, struct keep_file *files, struct coco_err *err)
{
	const struct coco_keep *keep = d->keep;
	size_t n = coco_map_count(d->ids) + 1;
	d->lines = coco_arena_array(d->arena, n, sizeof *d->lines);
	d->merged = coco_arena_array(d->arena, n, sizeof *d->merged);
	d->last = coco_arena_array(d->arena, n, sizeof *d->last);
	if (!d->lines || !d->merged || !d->last)
		return coco_err_nomem(err);
	int rc = keep_read_all(keep->run, files, false, last_take, d, err) || records_merge(d, err) ||
	         keep_rewrite_all(keep->run, files, merge_each, d, err);
	if (!rc && keep->contacts && contacts_merge(d))
		rc = coco_err_nomem(err);
	rc = rc || (keep->contacts && keep_contacts_write(&d->contacts, keep->contacts, err));
	/* The contacts first: should the run die in between, the records still show the duplicates, and another run ends it. */
	if (keep_contacts_close(&d->contacts, !rc, err))
		rc = -1;
	if (keep_close_all(keep->run, files, !rc, err))
		rc = -1;
	return rc;
}

static void counts_tell(struct duplicates *d)
{
	struct coco_buf text = COCO_BUF_INIT;
	keep_counts_text(&d->changed, &text);
	coco_diag_say(d->keep->run->diag, COCO_NOTE, "merged", NULL, NULL, "participants merged: %zu; records changed or removed: %s",
	    d->n_alike, text.data);
	coco_buf_free(&text);
}

static int duplicates_all(struct duplicates *d, bool merge, struct coco_err *err)
{
	const struct coco_keep *keep = d->keep;
	struct keep_file *files = coco_arena_array(keep->run->arena, keep->run->n_files + 1, sizeof *files);
	if (!files || !d->ids || !d->arena || !d->record)
		return coco_err_nomem(err);
	if ((keep->contacts && keep_contacts_read(&d->contacts, keep->contacts, false, err)) ||
	    keep_read_all(keep->run, files, true, twin_take, d, err))
		return -1;
	if (twins_join(d))
		return coco_err_nomem(err);
	if (merge && merge_all(d, files, err))
		return -1;
	twins_tell(d, merge);
	if (merge)
		counts_tell(d);
	return 0;
}

int coco_keep_duplicates(const struct coco_keep *keep, bool merge, struct coco_err *err)
{
	struct duplicates d = {.keep = keep, .ids = coco_map_new(), .arena = coco_arena_new(), .record = coco_arena_new()};
	struct coco_lock *lock = keep_lock(keep->run, merge ? "merge-duplicates" : "duplicates", &keep->contacts, 1, err);
	int rc = lock ? duplicates_all(&d, merge, err) : -1;
	coco_lock_free(lock);
	(void)keep_contacts_close(&d.contacts, false, NULL);
	coco_map_free(d.ids);
	coco_arena_free(d.arena);
	coco_arena_free(d.record);
	keep_counts_free(&d.changed);
	free(d.twins);
	return rc;
}
