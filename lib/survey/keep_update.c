/* The records of a run are merged into a record file.
 *
 * Method: the file's folder is locked before the run reads anything. The run's records are held, the last of each key; ids that
 * the file knows as aliases become the participant's id. A record with an id is merged into the file's last one of that id,
 * member by member, objects part by part: new answers win, what they say nothing of stays, and an earlier value goes to
 * source.history. Records that are keyed by other fields are replaced in place. What the file lacks follows at its end; a
 * record without a key does so unless the very line is there already.
 * Invariant: the same run again changes no byte; lines that the run says nothing of stay as they are, in their order.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "keep.h"

struct entry {
	struct coco_str line;
	size_t last; /* line of the file that counts for this key; 0: none */
};
struct coco_update {
	struct coco_run *run;
	const char *path, *contacts_path;
	bool private, exists;
	struct coco_lock *lock;
	struct coco_map *keys;
	struct entry *entries;
	size_t cap;
	struct coco_map *aliases; /* numbers in `owners` */
	struct coco_str *owners;
	size_t cap_owners;
	struct coco_arena *arena, *record; /* of the run; of one record */
	struct survey_contacts contacts;
	struct coco_rec rec, fresh;
	struct coco_buf key, mapped;
};

/* ---- what the run gives ------------------------------------------------------------------------------------------ */

static int aliases_learn(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum keep_fate *fate, struct coco_err *err)
{
	struct coco_update *u = context;
	size_t n;
	(void)changed, (void)fate;
	if (!coco_rec_is(rec, "participant"))
		return 0;
	coco_arena_reset(u->record);
	struct coco_str *aliases = coco_rec_list(rec, "aliases", &n, u->record), id = coco_rec_str(rec, "id", u->record);
	for (size_t i = 0; id.n && i < n; i++) {
		if (coco_grow(&u->owners, &u->cap_owners, coco_map_count(u->aliases), sizeof *u->owners))
			return coco_err_nomem(err);
		size_t at = coco_map_add(u->aliases, aliases[i], NULL);
		if (at == COCO_NONE || !(u->owners[at] = coco_arena_copy(u->arena, id)).s)
			return coco_err_nomem(err);
	}
	return 0;
}

static struct coco_str alias_map(void *context, const char *type, struct coco_str id)
{
	struct coco_update *u = context;
	size_t at = strcmp(type, "participant") == 0 ? coco_map_find(u->aliases, id) : COCO_NONE;
	return at == COCO_NONE ? id : u->owners[at];
}

/* The key of a record; of one without, its line. */
static struct coco_str key_of(struct coco_update *u, const struct coco_rec *rec)
{
	coco_buf_clear(&u->key);
	if (!coco_rec_key(rec, &u->key)) {
		coco_buf_putc(&u->key, '\x1f');
		coco_buf_str(&u->key, coco_str_trim(rec->line));
	}
	return coco_buf_view(&u->key);
}

int coco_update_put(void *update, struct coco_str line, struct coco_err *err)
{
	struct coco_update *u = update;
	enum keep_fate fate = KEEP_SAME;
	bool added;
	coco_arena_reset(u->record);
	coco_buf_clear(&u->mapped);
	if (coco_rec_parse(&u->rec, line, err))
		return -1;
	if (coco_map_count(u->aliases) && keep_refs(&u->rec, alias_map, u, u->record, &u->mapped, &fate))
		return coco_err_nomem(err);
	if (fate == KEEP_CHANGED && coco_rec_parse(&u->rec, coco_buf_view(&u->mapped), err))
		return -1;
	if (coco_grow(&u->entries, &u->cap, coco_map_count(u->keys), sizeof *u->entries))
		return coco_err_nomem(err);
	size_t at = coco_map_add(u->keys, key_of(u, &u->rec), &added);
	struct coco_str copy = coco_arena_copy(u->arena, u->rec.line);
	if (at == COCO_NONE || !copy.s)
		return coco_err_nomem(err);
	if (added)
		u->entries[at] = (struct entry){.last = 0};
	u->entries[at].line = copy;
	return 0;
}

int coco_update_contact(struct coco_update *u, const struct coco_contact *contact, struct coco_err *err)
{
	struct coco_contact known = *contact;
	if (!u->contacts_path)
		return 0;
	known.id = alias_map(u, "participant", contact->id);
	return survey_contacts_put(&u->contacts, &known) ? coco_err_nomem(err) : 0;
}

/* ---- merging ----------------------------------------------------------------------------------------------------- */

/* A record in work. */
struct merging {
	struct coco_update *u;
	const struct coco_rec *earlier, *later;
	struct coco_buf history; /* new entries, each behind a comma */
	bool failed;
};

static bool value_same(struct merging *m, struct coco_str a, struct coco_str b)
{
	struct coco_buf text[2] = {COCO_BUF_INIT, COCO_BUF_INIT};
	const struct coco_str raw[2] = {a, b};
	bool same = coco_str_eq(a, b);
	for (size_t i = 0; !same && i < 2; i++) {
		struct coco_rec rec = {0};
		char *line = coco_arena_printf(m->u->record, "{\"v\":%.*s}", COCO_STR_ARG(raw[i]));
		bool good = line && !coco_rec_parse(&rec, coco_str_of(line), NULL) && !coco_rec_canonical(&rec, &text[i], NULL);
		if (!good) /* no memory, or nested as deep as can be: not the same bytes, so not the same */
			coco_buf_put(&text[i], i ? "b" : "a", 1);
		coco_rec_free(&rec);
	}
	same = same || coco_str_eq(coco_buf_view(&text[0]), coco_buf_view(&text[1]));
	coco_buf_free(&text[0]);
	coco_buf_free(&text[1]);
	return same;
}

static void member_text(struct coco_writer *w, const char *key, struct coco_str raw)
{
	coco_write_key(w, key);
	coco_write_raw(w, raw);
}

/* A value as a response may have it; what is nested deeper stands as JSON text. */
static void value_write(struct coco_writer *w, struct coco_str value)
{
	struct coco_json_iter iter = coco_json_iter(value);
	struct coco_str key, item;
	bool nested = coco_json_kind(value) == COCO_JSON_OBJECT;
	while (!nested && coco_json_next(&iter, &key, &item))
		nested = coco_json_kind(item) != COCO_JSON_STRING;
	coco_write_key(w, "value");
	if (nested)
		coco_write_str(w, value);
	else
		coco_write_raw(w, value);
}

static void history_note(struct merging *m, struct coco_str field, struct coco_str value)
{
	const struct coco_field *f = coco_schema_field(m->earlier->type, field);
	struct coco_writer w;
	struct coco_str file = coco_rec_get(m->later, "source.file"), row = coco_rec_get(m->later, "source.row");
	if (coco_json_kind(value) == COCO_JSON_NULL || (f && (f->flags & COCO_FIELD_PERSONAL)))
		return;
	coco_buf_putc(&m->history, ',');
	coco_writer_init(&w, &m->history);
	coco_write_object(&w);
	coco_write_key(&w, "field");
	coco_write_str(&w, field);
	value_write(&w, value);
	if (file.s)
		member_text(&w, "file", file);
	if (row.s)
		member_text(&w, "row", row);
	coco_write_key(&w, "date");
	coco_write_date(&w, m->u->run->common->as_of);
	coco_write_end(&w, true);
}

static struct coco_str object_member(struct coco_str object, struct coco_str key)
{
	struct coco_json_iter iter = coco_json_iter(object);
	struct coco_str k, value;
	while (coco_json_next(&iter, &k, &value)) {
		if (coco_str_eq(k, key))
			return value;
	}
	return COCO_STR_NONE;
}

static struct coco_str bare(struct coco_str key)
{
	return coco_str_sub(key, 1, key.n - 1);
}

/* Both objects in one; true if that is not the earlier one. */
static bool object_merge(struct merging *m, struct coco_str name, struct coco_str earlier, struct coco_str later, struct coco_buf *out)
{
	struct coco_json_iter iter = coco_json_iter(earlier);
	struct coco_str key, value;
	struct coco_writer w;
	bool changed = false;
	coco_writer_init(&w, out);
	coco_write_object(&w);
	while (coco_json_next(&iter, &key, &value)) {
		struct coco_str other = object_member(later, key);
		coco_write_key_raw(&w, key);
		if (other.s && coco_json_kind(other) != COCO_JSON_NULL && !value_same(m, value, other)) {
			char *dotted = coco_arena_printf(m->u->record, "%.*s.%.*s", COCO_STR_ARG(name), COCO_STR_ARG(bare(key)));
			m->failed |= !dotted;
			history_note(m, coco_str_of(dotted), value);
			value = other;
			changed = true;
		}
		coco_write_raw(&w, value);
	}
	iter = coco_json_iter(later);
	while (coco_json_next(&iter, &key, &value)) {
		if (object_member(earlier, key).s)
			continue;
		coco_write_key_raw(&w, key);
		coco_write_raw(&w, value);
		changed = true;
	}
	coco_write_end(&w, true);
	return changed;
}

/* What a member of the later record does to the earlier one; absent: nothing. */
static struct coco_str member_merge(struct merging *m, const struct coco_member *later)
{
	struct coco_str earlier = COCO_STR_NONE, merged = COCO_STR_NONE;
	for (size_t i = 0; i < m->earlier->n_members && !earlier.s; i++) {
		if (coco_str_eq(m->earlier->members[i].key, later->key))
			earlier = m->earlier->members[i].value;
	}
	if (coco_json_kind(later->value) == COCO_JSON_NULL)
		return COCO_STR_NONE;
	if (!earlier.s)
		return later->value;
	if (coco_json_kind(earlier) == COCO_JSON_OBJECT && coco_json_kind(later->value) == COCO_JSON_OBJECT) {
		struct coco_buf both = COCO_BUF_INIT;
		if (object_merge(m, later->key, earlier, later->value, &both))
			merged = coco_arena_copy(m->u->record, coco_buf_view(&both));
		m->failed |= !coco_buf_ok(&both);
		coco_buf_free(&both);
		return merged;
	}
	if (value_same(m, earlier, later->value))
		return COCO_STR_NONE;
	history_note(m, later->key, earlier);
	return later->value;
}

/* `source` of the earlier record, the new history behind the old. */
static struct coco_str source_merge(struct merging *m)
{
	struct coco_str earlier = coco_rec_get(m->earlier, "source"), old = coco_json_get(earlier, "history"), key, value;
	struct coco_json_iter iter = coco_json_iter(earlier.s ? earlier : coco_rec_get(m->later, "source"));
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_writer w;
	coco_writer_init(&w, &out);
	coco_write_object(&w);
	while (coco_json_next(&iter, &key, &value)) {
		if (coco_str_is(key, "\"history\""))
			continue;
		coco_write_key_raw(&w, key);
		coco_write_raw(&w, value);
	}
	coco_write_key(&w, "history");
	coco_write_array(&w);
	for (iter = coco_json_iter(old); coco_json_next(&iter, &key, &value);)
		coco_write_raw(&w, value);
	coco_write_raw(&w, coco_str_sub(coco_buf_view(&m->history), 1, m->history.len));
	coco_write_end(&w, false);
	coco_write_end(&w, true);
	struct coco_str source = coco_arena_copy(m->u->record, coco_buf_view(&out));
	m->failed |= !coco_buf_ok(&out);
	coco_buf_free(&out);
	return source;
}

/* A brief was made from a text that is no more. */
static void text_tell(struct merging *m, struct coco_str key)
{
	struct coco_finding at = {.file = m->earlier->file, .line = m->earlier->line_number};
	if (coco_rec_is(m->earlier, "challenge") && coco_str_is(key, "text") && coco_rec_get(m->earlier, "brief").s)
		coco_diag_say(m->u->run->diag, COCO_WARNING, "brief-of-old-text", &at, "undo it by hand, or rewrite the challenge with --force",
		    "the text of the challenge has changed; its brief was made from the old one");
}

static int record_merge(
    struct coco_update *u, const struct coco_rec *earlier, const struct coco_rec *later, struct coco_buf *changed, enum keep_fate *fate)
{
	struct merging m = {.u = u, .earlier = earlier, .later = later};
	struct coco_patch *patches = coco_arena_array(u->record, later->n_members + 1, sizeof *patches);
	size_t n = 0;
	if (!patches)
		return -1;
	for (size_t i = 0; i < later->n_members; i++) {
		struct coco_str key = later->members[i].key;
		if (coco_str_is(key, "type") || coco_str_is(key, "id") || coco_str_is(key, "source"))
			continue;
		struct coco_str value = member_merge(&m, &later->members[i]);
		if (!value.s)
			continue;
		text_tell(&m, key);
		patches[n].key = coco_arena_copy(u->record, key).s;
		m.failed |= !patches[n].key;
		patches[n++].value = value;
	}
	if (m.history.len && !m.failed)
		patches[n++] = (struct coco_patch){"source", source_merge(&m)};
	if (n > 0 && !m.failed) {
		*fate = KEEP_CHANGED;
		coco_rec_patch(earlier, patches, n, changed);
	}
	bool good = coco_buf_ok(&m.history) && !m.failed;
	coco_buf_free(&m.history);
	return good ? 0 : -1;
}

/* ---- the file ---------------------------------------------------------------------------------------------------- */

static int last_note(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum keep_fate *fate, struct coco_err *err)
{
	struct coco_update *u = context;
	(void)changed, (void)fate;
	size_t at = coco_map_find(u->keys, key_of(u, rec));
	if (at != COCO_NONE)
		u->entries[at].last = rec->line_number;
	return coco_buf_ok(&u->key) ? 0 : coco_err_nomem(err);
}

static int update_each(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum keep_fate *fate, struct coco_err *err)
{
	struct coco_update *u = context;
	size_t at = coco_map_find(u->keys, key_of(u, rec));
	if (at == COCO_NONE || u->entries[at].last != rec->line_number || u->key.data[0] == '\x1f')
		return 0;
	coco_arena_reset(u->record);
	if (coco_rec_parse(&u->fresh, u->entries[at].line, err))
		return -1;
	const struct coco_field *id = coco_schema_field(rec->type, COCO_STR("id"));
	if (id && (id->flags & COCO_FIELD_KEY))
		return record_merge(u, rec, &u->fresh, changed, fate) ? coco_err_nomem(err) : 0;
	struct merging m = {.u = u};
	if (!value_same(&m, rec->line, u->fresh.line)) {
		*fate = KEEP_CHANGED;
		coco_buf_str(changed, u->fresh.line);
	}
	return m.failed ? coco_err_nomem(err) : 0;
}

static int file_write(struct coco_update *u, struct keep_file *file, struct coco_err *err)
{
	unsigned flags = u->private ? COCO_OUT_PRIVATE : 0;
	if (u->exists) {
		if (keep_read(file, last_note, u, err) || keep_rewrite(file, flags, update_each, u, err))
			return -1;
	} else if (!(file->out = coco_out_open(u->path, flags, err))) {
		return -1;
	}
	for (size_t i = 0; i < coco_map_count(u->keys); i++) {
		if (!u->entries[i].last)
			keep_put(file, u->entries[i].line);
	}
	return 0;
}

struct coco_update *coco_update_new(struct coco_run *run, const char *path, const char *contacts, bool private, struct coco_err *err)
{
	struct coco_update *u = calloc(1, sizeof *u);
	const char *paths[] = {path, contacts};
	if (!u || !(u->keys = coco_map_new()) || !(u->aliases = coco_map_new()) || !(u->arena = coco_arena_new()) ||
	    !(u->record = coco_arena_new())) {
		coco_update_free(u);
		coco_err_nomem(err);
		return NULL;
	}
	u->run = run;
	u->path = path;
	u->contacts_path = contacts;
	u->private = private;
	struct stat st;
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		coco_err_set(err, COCO_EXIT_USAGE, "not-a-file", "is no file that can be replaced");
		coco_err_at(err, path, 0, 0);
		coco_update_free(u);
		return NULL;
	}
	if (contacts && strcmp(path, contacts) == 0) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "--update and --contacts name the same file");
		coco_update_free(u);
		return NULL;
	}
	u->lock = coco_lock_new(paths, contacts ? 2 : 1, err);
	struct keep_file file = {.run = run, .path = path, .tell = true};
	u->exists = u->lock && coco_file_exists(path);
	if (!u->lock || (u->exists && keep_read(&file, aliases_learn, u, err)) ||
	    (contacts && survey_contacts_read(&u->contacts, contacts, true, err))) {
		coco_update_free(u);
		return NULL;
	}
	return u;
}

int coco_update_end(struct coco_update *u, struct coco_err *err)
{
	struct keep_file file = {.run = u->run, .path = u->path};
	int rc = file_write(u, &file, err);
	if (!rc && u->contacts_path)
		rc = survey_contacts_write(&u->contacts, u->contacts_path, err);
	/* contacts first: a record without its contact is found again by no one */
	if (u->contacts_path && survey_contacts_close(&u->contacts, !rc, err))
		rc = -1;
	if (keep_close(&file, !rc, err))
		rc = -1;
	return rc;
}

void coco_update_free(struct coco_update *u)
{
	if (!u)
		return;
	(void)survey_contacts_close(&u->contacts, false, NULL);
	coco_lock_free(u->lock);
	coco_map_free(u->keys);
	coco_map_free(u->aliases);
	coco_arena_free(u->arena);
	coco_arena_free(u->record);
	coco_rec_free(&u->rec);
	coco_rec_free(&u->fresh);
	coco_buf_free(&u->key);
	coco_buf_free(&u->mapped);
	free(u->entries);
	free(u->owners);
	free(u);
}
