/* The records of a run are merged into a record file.
 *
 * Method: the file's folder is locked before the run reads anything. The run's records are held, the last of each key; ids that
 * the file knows as aliases become the participant's id. A record with an id is merged into the file's last one of that id
 * (keep_merge.c). Records that are keyed by other fields are replaced in place. What the file lacks follows at its end; a
 * record without a key does so unless the very line is there already.
 * Invariant: the same run again changes no byte; lines that the run says nothing of stay as they are, in their order.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "coco/base_run.h"
#include "keep.h"

struct entry {
	struct coco_str line, partial;
	size_t last; /* line of the file that counts for this key; 0: none */
};
/* When somebody's newest answers were sent: those of the run, those of the file; INT64_MIN: not said. */
struct sent {
	int64_t now, held;
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
	struct keep_contacts contacts;
	struct coco_rec rec, fresh;
	struct coco_buf key, mapped;
	struct coco_str partial; /* of the next record */
	size_t older;            /* records of the run that the file had newer ones of */
	size_t empty;            /* answers of the run that say nothing where the file's say something */
	struct keep_scales scales;
	struct coco_map *people; /* participants who have sent answers in this run */
	struct sent *sent;
	size_t cap_sent, older_people; /* participants of whom the file knew newer answers, and said something else */
};

/* ---- what the run gives ------------------------------------------------------------------------------------------ */

static int aliases_learn(
    void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
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

void coco_update_partial(struct coco_update *u, struct coco_str names)
{
	u->partial = coco_arena_copy(u->arena, names);
}

/* When an answer was sent, in seconds of UTC; INT64_MIN: not said. */
static int64_t sent_of(const struct coco_rec *rec, struct coco_arena *arena)
{
	struct coco_time time;
	const struct coco_str text = coco_rec_str(rec, "submitted", arena);
	if (!text.n || !coco_time_parse(text, &time))
		return INT64_MIN;
	return (coco_time_minutes(time) - (time.has_offset ? time.offset_min : 0)) * 60 + time.second;
}

static int sent_note(struct coco_update *u)
{
	const int64_t sent = sent_of(&u->rec, u->record);
	const struct coco_str who = sent == INT64_MIN ? COCO_STR_NONE : coco_rec_str(&u->rec, "participant", u->record);
	bool added;
	if (!who.n)
		return 0;
	if (coco_grow(&u->sent, &u->cap_sent, coco_map_count(u->people), sizeof *u->sent))
		return -1;
	const size_t at = coco_map_add(u->people, who, &added);
	if (at == COCO_NONE)
		return -1;
	if (added)
		u->sent[at] = (struct sent){INT64_MIN, INT64_MIN};
	u->sent[at].now = sent > u->sent[at].now ? sent : u->sent[at].now;
	return 0;
}

/* An answer that says nothing takes no other's place: who opens the form again leaves empty what was said before. */
static bool says_nothing(const struct coco_rec *rec, struct coco_arena *arena)
{
	return coco_rec_is(rec, "response") && coco_rec_str(rec, "missing", arena).n;
}

int coco_update_put(void *update, struct coco_str line, struct coco_err *err)
{
	struct coco_update *u = update;
	enum coco_keep_fate fate = COCO_KEEP_SAME;
	bool added;
	coco_arena_reset(u->record);
	coco_buf_clear(&u->mapped);
	if (coco_rec_parse(&u->rec, line, err))
		return -1;
	if (coco_map_count(u->aliases) && coco_keep_refs(&u->rec, alias_map, u, u->record, &u->mapped, &fate))
		return coco_err_nomem(err);
	if (fate == COCO_KEEP_CHANGED && coco_rec_parse(&u->rec, coco_buf_view(&u->mapped), err))
		return -1;
	if (coco_grow(&u->entries, &u->cap, coco_map_count(u->keys), sizeof *u->entries))
		return coco_err_nomem(err);
	if (sent_note(u) || keep_scales_note(&u->scales, &u->rec, u->record))
		return coco_err_nomem(err);
	size_t at = coco_map_add(u->keys, key_of(u, &u->rec), &added);
	struct coco_str copy = coco_arena_copy(u->arena, u->rec.line);
	if (at == COCO_NONE || !copy.s)
		return coco_err_nomem(err);
	if (added)
		u->entries[at] = (struct entry){.last = 0};
	if (added || !says_nothing(&u->rec, u->record))
		u->entries[at].line = copy;
	u->entries[at].partial = u->partial;
	u->partial = COCO_STR("");
	return 0;
}

int coco_update_contact(struct coco_update *u, const struct coco_contact *contact, struct coco_err *err)
{
	struct coco_contact known = *contact;
	if (!u->contacts_path)
		return 0;
	known.id = alias_map(u, "participant", contact->id);
	return keep_contacts_put(&u->contacts, &known) ? coco_err_nomem(err) : 0;
}

/* ---- the file ---------------------------------------------------------------------------------------------------- */

static int last_note(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
{
	struct coco_update *u = context;
	(void)changed, (void)fate;
	size_t at = coco_map_find(u->keys, key_of(u, rec));
	if (at != COCO_NONE)
		u->entries[at].last = rec->line_number;
	coco_arena_reset(u->record);
	keep_scales_hold(&u->scales, rec, u->record);
	const int64_t sent = coco_map_count(u->people) ? sent_of(rec, u->record) : INT64_MIN;
	const size_t who = sent == INT64_MIN ? COCO_NONE : coco_map_find(u->people, coco_rec_str(rec, "participant", u->record));
	if (who != COCO_NONE && sent > u->sent[who].held)
		u->sent[who].held = sent;
	return coco_buf_ok(&u->key) ? 0 : coco_err_nomem(err);
}

/* The file has answers of the participant that were sent after those of the run. */
static bool is_older(struct coco_update *u, const struct coco_rec *rec)
{
	if (!coco_map_count(u->people) || !coco_rec_is(rec, "participant"))
		return false;
	const size_t who = coco_map_find(u->people, coco_rec_str(rec, "id", u->record));
	return who != COCO_NONE && u->sent[who].held != INT64_MIN && u->sent[who].now < u->sent[who].held;
}

static int person_merge(
    struct coco_update *u, const struct coco_rec *rec, struct coco_str partial, struct coco_buf *changed, enum coco_keep_fate *fate)
{
	if (!is_older(u, rec))
		return keep_record_merge(u->run, u->record, rec, &u->fresh, partial, false, changed, fate);
	struct coco_buf newer = COCO_BUF_INIT; /* what it would have become */
	enum coco_keep_fate other = COCO_KEEP_SAME;
	const int rc = keep_record_merge(u->run, u->record, rec, &u->fresh, partial, true, changed, fate) ||
	               keep_record_merge(u->run, u->record, rec, &u->fresh, partial, false, &newer, &other);
	u->older_people += !rc && (other != *fate || !coco_str_eq(coco_buf_view(&newer), coco_buf_view(changed)));
	const bool well = coco_buf_ok(&newer);
	coco_buf_free(&newer);
	return rc || !well ? -1 : 0;
}

static int update_each(void *context, const struct coco_rec *rec, struct coco_buf *changed, enum coco_keep_fate *fate, struct coco_err *err)
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
		return person_merge(u, rec, u->entries[at].partial, changed, fate) ? coco_err_nomem(err) : 0;
	bool same;
	if (keep_record_same(u->record, rec->line, u->fresh.line, &same))
		return coco_err_nomem(err);
	const int64_t held = sent_of(rec, u->record), now = sent_of(&u->fresh, u->record);
	if (!same && says_nothing(&u->fresh, u->record) && !says_nothing(rec, u->record)) {
		u->empty++;
	} else if (!same && held != INT64_MIN && now != INT64_MIN && now < held) {
		u->older++;
	} else if (!same) {
		*fate = COCO_KEEP_CHANGED;
		coco_buf_str(changed, u->fresh.line);
	}
	return 0;
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
	if (!u || !(u->keys = coco_map_new()) || !(u->aliases = coco_map_new()) || !(u->people = coco_map_new()) ||
	    !(u->arena = coco_arena_new()) || !(u->record = coco_arena_new())) {
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
	    (contacts && keep_contacts_read(&u->contacts, contacts, true, err))) {
		coco_update_free(u);
		return NULL;
	}
	return u;
}

int coco_update_end(struct coco_update *u, struct coco_err *err)
{
	struct keep_file file = {.run = u->run, .path = u->path};
	int rc = file_write(u, &file, err);
	const struct coco_finding at = {.file = u->path};
	if (!rc && u->older)
		coco_diag_say(u->run->diag, COCO_NOTE, "older-answers", &at,
		    "give the files in the order in which they were sent, or a \"wave\" of its own",
		    "%zu answer%s of this run %s sent before the one%s kept: the newer stay%s", u->older, u->older == 1 ? "" : "s",
		    u->older == 1 ? "was" : "were", u->older == 1 ? " that is" : "s that are", u->older == 1 ? "s" : "");
	if (!rc && u->empty)
		coco_diag_say(u->run->diag, COCO_NOTE, "empty-answers", &at, NULL,
		    "%zu answer%s of this run %s empty where one is kept: what was said stays", u->empty, u->empty == 1 ? "" : "s",
		    u->empty == 1 ? "is" : "are");
	if (!rc)
		keep_scales_tell(&u->scales, u->path, u->run->diag);
	if (!rc && u->older_people)
		coco_diag_say(u->run->diag, COCO_NOTE, "older-participants", &at, "give the files in the order in which they were sent",
		    "%zu participant%s in this run as before answers that are kept: what is said of %s stays, and only what nothing said was added",
		    u->older_people, u->older_people == 1 ? " is" : "s are", u->older_people == 1 ? "the participant" : "them");
	if (!rc && u->contacts_path)
		rc = keep_contacts_write(&u->contacts, u->contacts_path, err);
	/* contacts first: a record without its contact is found again by no one */
	if (u->contacts_path && keep_contacts_close(&u->contacts, !rc, err))
		rc = -1;
	if (keep_close(&file, !rc, err))
		rc = -1;
	return rc;
}

void coco_update_free(struct coco_update *u)
{
	if (!u)
		return;
	(void)keep_contacts_close(&u->contacts, false, NULL);
	coco_lock_free(u->lock);
	coco_map_free(u->keys);
	coco_map_free(u->aliases);
	coco_map_free(u->people);
	free(u->sent);
	keep_scales_free(&u->scales);
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
