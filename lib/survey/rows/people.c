/* The participants of a run: one record a person, however many rows the person filled.
 *
 * Method: record lines are held in a batch by id; a further row of the same person is merged into the held line (merge.c), behind it or,
 * where both say when they were sent and the further one was sent before, in front of it.
 * A batch that has grown to HELD is given and forgotten, so that memory does not grow with the rows; of the ids that have
 * gone a Bloom filter of fixed size remembers (Bloom 1970: no false negative), and a spool keeps their hashes. The hash of an id
 * that the filter says has gone before is noted; at the end the spool tells which of the noted ones have. If any, the files are
 * read once more for these ids alone: their merged records then follow, and supersede the partial ones.
 * Invariant: the last record of an id holds all that its rows say; a run that fits into one batch has one record a person,
 * in the order of the persons' first rows.
 */
#include <stdlib.h>
#include <string.h>
#include "hashes.h"
#include "gate.h"
#include "people.h"
#include "coco/base_pages.h"
#include "coco/person.h"

#define HELD ((size_t)1 << 19)         /* bytes of lines in a batch */
#define HELD_WAVE 64                   /* what a wave counts */
#define HELD_PERSON 128                /* what somebody counts in a batch beside these lines */
#define FILTER_BYTES ((size_t)1 << 20) /* with five hashes: of a million ids some ten thousand are noted without need, at 16 bytes */
#define FILTER_HASHES 5
#define LINE_BYTES 64
#define SETTLED_LINES 256  /* of a file: what its headings and first rows alone were held against is let go then, */
#define SETTLED_BATCHES 16 /* and what few rows were, after so many batches */
#define NOT_KNOWN INT64_MIN

struct held {
	struct coco_str line; /* absent: nothing is known but who it is */
	struct coco_str org, contact_name, email, phone;
	int64_t sent; /* when the latest of its rows was, in seconds; NOT_KNOWN */
	size_t rows;
	bool answers;             /* a row has responses */
	bool gone;                /* may have been given with an earlier batch */
	struct coco_str partial;  /* its lists that were read in part */
	uint64_t hash;            /* of its id */
	size_t file, line_number; /* of its latest row: the number of its file, from 1; 0: none */
};
struct survey_people {
	struct coco_map *ids;       /* of the batch */
	struct coco_map *waves;     /* of the batch: ids with the waves of their rows */
	struct survey_hashes again; /* of the ids that came again after they had gone */
	struct held *held;
	size_t cap, bytes;
	struct coco_arena *arena;
	unsigned char *filter;   /* NULL: no batch has gone; else it has those that have, and those of this batch */
	struct coco_spool *gone; /* the hashes of the filter's ids, of which there are n_gone */
	size_t n_gone;
	bool collecting; /* the second reading */
	size_t settled;  /* the number of the file, from 1, of which so many lines have been read */
	size_t batches;  /* that have gone */
	struct coco_person_merge *merge;
};

static int batch_new(struct survey_people *p)
{
	coco_map_free(p->ids);
	coco_map_free(p->waves);
	coco_arena_reset(p->arena);
	p->ids = coco_map_new();
	p->waves = coco_map_new();
	p->bytes = 0;
	return p->ids && p->waves ? 0 : -1;
}

struct survey_people *survey_people_new(void)
{
	struct survey_people *p = calloc(1, sizeof *p);
	if (!p)
		return NULL;
	p->arena = coco_arena_new();
	p->merge = coco_person_merge_new();
	if (!p->arena || !p->merge || batch_new(p)) {
		survey_people_free(p);
		return NULL;
	}
	return p;
}

void survey_people_free(struct survey_people *p)
{
	if (!p)
		return;
	coco_map_free(p->ids);
	coco_map_free(p->waves);
	survey_hashes_free(&p->again);
	coco_arena_free(p->arena);
	coco_person_merge_free(p->merge);
	free(p->held);
	free(p->filter);
	coco_spool_free(p->gone);
	free(p);
}

/* ---- those that have gone ---------------------------------------------------------------------------------------- */

/* Never 0, which a set of hashes can't hold; the lowest bit is for no other use. */
static uint64_t id_hash(struct coco_str id)
{
	return coco_hash(id) | 1;
}

static unsigned char *filter_line(const struct survey_people *p, uint64_t hash)
{
	return p->filter + (hash & (FILTER_BYTES - 1) & ~(uint64_t)(LINE_BYTES - 1));
}

/* Sets the bits of the hash; true if all were set before. They lie in one line of the processor's cache (Putze, Sanders,
 * Singler 2007): a few more ids are noted without need, but none costs five misses. */
static bool filter_add(struct survey_people *p, uint64_t hash)
{
	unsigned char *line = filter_line(p, hash);
	bool all = true;
	hash >>= 18; /* 45 bits choose five of 512; some of them chose the line too, which does no harm */
	for (int k = 0; k < FILTER_HASHES; k++, hash >>= 9) {
		unsigned char mask = (unsigned char)(1u << (hash & 7));
		unsigned char *at = line + (hash >> 3 & (LINE_BYTES - 1));
		all = all && (*at & mask);
		*at |= mask;
	}
	return all;
}

void survey_people_expect(const struct survey_people *p, struct coco_str id)
{
#ifdef __GNUC__
	if (p->filter && !p->collecting)
		__builtin_prefetch(filter_line(p, id_hash(id)), 1);
#else
	(void)p, (void)id;
#endif
}

static int gone_note(struct survey_people *p, uint64_t hash, bool first, struct coco_err *err)
{
	if (first)
		filter_add(p, hash);
	p->n_gone++;
	return coco_spool_put(p->gone, (struct coco_str){(const char *)&hash, sizeof hash}, err);
}

static int contact_give(const struct held *h, struct coco_str id, struct coco_import *import, struct coco_err *err)
{
	struct coco_contact contact = {id, h->org, h->contact_name, h->email, h->phone};
	if (!import->setup.contact || (!contact.contact_name.n && !contact.email.n && !contact.phone.n))
		return 0;
	return import->setup.contact(import->setup.context, &contact, err);
}

/* Who is named by an address or a name alone has answers, but no record unless another run gives it: told once a batch. */
static void unwritten_tell(const struct survey_people *p, struct coco_import *import)
{
	size_t n = 0, file = 0;
	for (size_t i = 0; i < coco_map_count(p->ids) && !p->collecting; i++) {
		const struct held *h = &p->held[i];
		const bool named = h->email.n || h->contact_name.n || h->phone.n;
		if (h->line.s || h->gone || !named || !h->answers ||
		    coco_refs_get(import->refs, "participant", COCO_BY_ID, coco_map_key(p->ids, i)).s)
			continue;
		file = n++ ? file : h->file;
	}
	const struct coco_finding at = {.file = file ? import->files[file - 1].path : NULL};
	if (n)
		coco_diag_say(import->setup.diag, COCO_NOTE, "no-participant", &at,
		    "map the column of the organisation to \"org\", or give the file that tells of them first or by --resolve=RECORDS",
		    "%zu %s named by an address or a name and nothing else: the answers are kept, but no participant is written", n,
		    n == 1 ? "person is" : "people are");
}

/* The lines have left the processor's nearest memory since they were held. */
static void line_expect(const struct survey_people *p, size_t i)
{
#ifdef __GNUC__
	const struct coco_str line = i < coco_map_count(p->ids) ? p->held[i].line : COCO_STR_NONE;
	for (size_t at = 0; at < line.n; at += LINE_BYTES)
		__builtin_prefetch(line.s + at);
#else
	(void)p, (void)i;
#endif
}

/* Gives the batch; in the second reading only who has several rows. */
static int batch_give(struct survey_people *p, struct coco_import *import, struct coco_err *err)
{
	const size_t at_file = import->at_file;
	import->at_file = COCO_NONE; /* they are of other rows */
	unwritten_tell(p, import);
	for (size_t i = 0; i < coco_map_count(p->ids); i++) {
		struct held *h = &p->held[i];
		struct coco_str id = coco_map_key(p->ids, i);
		line_expect(p, i + 1);
		if (p->collecting && h->rows < 2)
			continue;
		if (h->line.s && h->partial.n && import->setup.partial)
			import->setup.partial(import->setup.context, h->partial);
		if (contact_give(h, id, import, err) || (h->line.s && survey_give(import, h->line, err)))
			return -1;
	}
	import->at_file = at_file;
	return 0;
}

static int batch_forget(struct survey_people *p, struct coco_import *import, struct coco_err *err)
{
	bool first = !p->filter;
	if (first && !(p->filter = calloc(1, FILTER_BYTES)))
		return coco_err_nomem(err);
	if (!p->gone && !(p->gone = coco_spool_new(HELD / 8)))
		return coco_err_nomem(err);
	if (batch_give(p, import, err))
		return -1;
	if (++p->batches % SETTLED_BATCHES == 0)
		coco_pages_release();
	for (size_t i = 0; i < coco_map_count(p->ids); i++) {
		if (gone_note(p, p->held[i].hash, first, err))
			return -1;
	}
	return batch_new(p) ? coco_err_nomem(err) : 0;
}

/* ---- one more row ------------------------------------------------------------------------------------------------ */

static int keep(struct survey_people *p, struct coco_str *to, struct coco_str text)
{
	if (!text.n || coco_str_eq(*to, text))
		return 0;
	*to = coco_arena_copy(p->arena, text);
	p->bytes += text.n;
	return to->s ? 0 : -1;
}

/* The same, but what is there already is newer. */
static int keep_missing(struct survey_people *p, struct coco_str *to, struct coco_str text)
{
	return to->n ? 0 : keep(p, to, text);
}

static int64_t seconds_of(struct coco_str submitted)
{
	struct coco_time time;
	if (!submitted.n || !coco_time_parse(submitted, &time))
		return NOT_KNOWN;
	return (coco_time_minutes(time) - (time.has_offset ? time.offset_min : 0)) * 60 + time.second;
}

/* Notes when the row was sent; true if that was before what is held. */
static bool is_older(struct held *h, const struct survey_row_person *row)
{
	int64_t sent = seconds_of(row->submitted);
	if (sent == NOT_KNOWN)
		return false;
	bool older = h->sent != NOT_KNOWN && sent < h->sent;
	h->sent = older ? h->sent : sent;
	return older;
}

/* Rows without e-mail addresses, or with one that two people share, are of one id, too. */
static void namesake_tell(struct coco_import *import, const struct held *h, const struct survey_row_person *row)
{
	struct coco_person before = {.arena = NULL}, now = {.arena = NULL};
	struct coco_buf one = COCO_BUF_INIT, two = COCO_BUF_INIT;
	const bool known = coco_person_add(&before, h->contact_name, COCO_STR(""), COCO_STR("")) == 0 &&
	                   coco_person_add(&now, row->contact_name, COCO_STR(""), COCO_STR("")) == 0;
	coco_fold_words(h->contact_name, &one);
	coco_fold_words(row->contact_name, &two);
	const bool same = coco_str_eq(coco_buf_view(&one), coco_buf_view(&two)) || coco_person_named(&before, row->contact_name) ||
	                  coco_person_named(&now, h->contact_name);
	if (known && !same) {
		struct coco_finding at = {.file = row->path, .line = row->line_number, .record = row->id.s};
		coco_diag_say(import->setup.diag, COCO_WARNING, "same-id", &at, "give each an e-mail address of their own, or an id",
		    "two contact persons of one organisation get the same id, because %s; their answers are merged, and the contacts name the "
		    "later one",
		    h->email.n && row->email.n ? "they share an e-mail address" : "a row has no e-mail address");
	}
	coco_person_free(&before);
	coco_person_free(&now);
	coco_buf_free(&one);
	coco_buf_free(&two);
}

/* Another person of the organisation, known by another e-mail: without a key both get one id. */
static void twin_tell(struct coco_import *import, const struct held *h, const struct survey_row_person *row)
{
	struct coco_buf one = COCO_BUF_INIT, two = COCO_BUF_INIT;
	if (row->own_id)
		return;
	coco_email_normal(h->email, &one);
	coco_email_normal(row->email, &two);
	const bool others = h->email.n && row->email.n && !coco_str_eq(coco_buf_view(&one), coco_buf_view(&two));
	if (!others && h->contact_name.n && row->contact_name.n)
		namesake_tell(import, h, row);
	if (others) {
		struct coco_finding at = {.file = row->path, .line = row->line_number, .record = row->id.s};
		coco_diag_say(import->setup.diag, COCO_WARNING, "same-id", &at, "give --key=FILE: then each e-mail has its own id",
		    "two people of one organisation get the same id, because there is no key; their answers are merged");
	}
	coco_buf_free(&one);
	coco_buf_free(&two);
}

/* One address and two organisations: an office that answers for both, a bureau that filled in the form for its clients, or a new name.
 * Where one name begins with the other, it is one organisation. */
static void orgs_tell(struct coco_import *import, const struct held *h, const struct survey_row_person *row)
{
	struct coco_buf one = COCO_BUF_INIT, two = COCO_BUF_INIT;
	if (row->own_id || !h->org.n || !row->org.n || coco_str_eq(h->org, row->org))
		return;
	coco_fold_words(h->org, &one);
	coco_fold_words(row->org, &two);
	const struct coco_str a = coco_buf_view(&one), b = coco_buf_view(&two);
	const size_t n = a.n < b.n ? a.n : b.n;
	if (n && !coco_str_eq(coco_str_sub(a, 0, n), coco_str_sub(b, 0, n))) {
		const struct coco_finding at = {.file = row->path, .line = row->line_number, .record = row->id.s, .field = "org"};
		coco_diag_say(import->setup.diag, COCO_WARNING, "same-id", &at,
		    "give each organisation an e-mail address of its own, or each row an id (a column \"id\")",
		    "two organisations get the same id, because their rows have one e-mail address: they are one participant, whose organisation "
		    "is "
		    "the later one; the row before is line %zu",
		    h->line_number);
	}
	coco_buf_free(&one);
	coco_buf_free(&two);
}

/* Two rows of which nothing says who wrote them but the organisation's name: nobody knows whether it was one person. */
static void by_name_tell(struct coco_import *import, const struct held *h, const struct survey_row_person *row, bool older)
{
	struct coco_finding at = {.file = row->path, .line = row->line_number, .record = row->id.s};
	coco_diag_say(import->setup.diag, COCO_WARNING, "same-organisation", &at,
	    "if they are two people, give each an e-mail address or an id; if the column names no organisation, take its field out in a map "
	    "(--suggest-map)",
	    "lines %zu and %zu name the same organisation and no person: they are taken for one participant; where both say something, %s",
	    h->line_number, row->line_number, older ? "the first one counts, which was sent later" : "the second one counts");
}

/* Whoever answers twice in one file may not mean to take the first answers back. */
static void twice_tell(struct coco_import *import, const struct held *h, const struct survey_row_person *row, bool older)
{
	struct coco_finding at = {.file = row->path, .line = row->line_number, .record = row->id.s};
	const bool again = h->file == import->at_file + 1 && ((row->line.s && h->line.s) || (row->answers && h->answers));
	if (again && !row->own_id && !h->email.n && !row->email.n && !h->contact_name.n && !row->contact_name.n)
		by_name_tell(import, h, row, older);
	else if (again)
		coco_diag_say(import->setup.diag, COCO_NOTE, "answered-twice", &at, "look at both rows if the other one said more",
		    "the participant of line %zu answers again; where both say something, %s", h->line_number,
		    older ? "that line counts, which was sent later" : "this line counts");
}

/* `*first`: the person has not answered in this wave before. 0 or -1. */
static int wave_note(struct survey_people *p, const struct survey_row_person *row, bool *first)
{
	*first = false;
	if (!row->wave.n)
		return 0;
	const char *key = coco_arena_printf(p->arena, "%.*s\x1f%.*s", COCO_STR_ARG(row->id), COCO_STR_ARG(row->wave));
	p->bytes += row->wave.n + HELD_WAVE;
	return key && coco_map_add(p->waves, coco_str_of(key), first) != COCO_NONE ? 0 : -1;
}

int survey_people_row(struct survey_people *p, struct coco_import *import, const struct survey_row_person *row, struct coco_err *err)
{
	bool added;
	if (row->line_number >= SETTLED_LINES && p->settled != import->at_file + 1) {
		p->settled = import->at_file + 1;
		coco_pages_release();
	}
	if (p->collecting && !survey_hashes_has(&p->again, id_hash(row->id)))
		return 0;
	if (!p->collecting && p->bytes >= HELD && batch_forget(p, import, err))
		return -1;
	if (!p->collecting && import->gate && survey_gate_row(import, row))
		return coco_err_nomem(err);
	/* grown first: a count of ids without a person must never be seen */
	if (coco_grow(&p->held, &p->cap, coco_map_count(p->ids), sizeof *p->held))
		return coco_err_nomem(err);
	size_t at = coco_map_add(p->ids, row->id, &added);
	if (at == COCO_NONE)
		return coco_err_nomem(err);
	struct held *h = &p->held[at];
	if (added) {
		*h = (struct held){.sent = NOT_KNOWN, .hash = id_hash(row->id)};
		p->bytes += row->id.n + HELD_PERSON;
		h->gone = !p->collecting && p->filter && filter_add(p, h->hash);
		if (h->gone && survey_hashes_add(&p->again, h->hash))
			return coco_err_nomem(err);
	} else {
		twin_tell(import, h, row);
		orgs_tell(import, h, row);
	}
	const bool older = is_older(h, row);
	bool first;
	if (wave_note(p, row, &first))
		return coco_err_nomem(err);
	if (!added && !p->collecting && !first)
		twice_tell(import, h, row, older);
	if ((row->line.s || row->answers) && !older) {
		h->file = import->at_file + 1;
		h->line_number = row->line_number;
	}
	h->rows += row->line.s != NULL;
	h->answers |= row->answers;
	struct coco_str line = row->line;
	if (h->line.s && line.s &&
	    coco_person_merge(p->merge, older ? line : h->line, older ? h->line : line, older ? h->partial : row->partial, &line))
		return coco_err_nomem(err);
	int (*put)(struct survey_people *, struct coco_str *, struct coco_str) = older ? keep_missing : keep;
	return keep(p, &h->line, line) || (row->partial.n && keep(p, &h->partial, row->partial)) || put(p, &h->org, row->org) ||
	               put(p, &h->contact_name, row->contact_name) || put(p, &h->email, row->email) || put(p, &h->phone, row->phone)
	           ? coco_err_nomem(err)
	           : 0;
}

bool survey_people_known(const struct survey_people *p, struct coco_str id)
{
	return coco_map_find(p->ids, id) != COCO_NONE;
}

int survey_people_give(struct survey_people *p, struct coco_import *import, struct coco_err *err)
{
	return batch_give(p, import, err);
}

static int by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Has come once more; twice is enough to know. Nearly none is noted, which the set tells sooner than the order. */
static void time_note(const struct survey_people *p, const uint64_t *noted, unsigned char *times, uint64_t hash)
{
	const uint64_t *found = survey_hashes_has(&p->again, hash) ? bsearch(&hash, noted, p->again.n, sizeof *noted, by_value) : NULL;
	if (found && times[found - noted] < 2)
		times[found - noted]++;
}

/* How often each has come: what has gone, and the batch that has not. */
static int times_count(struct survey_people *p, const uint64_t *noted, unsigned char *times, struct coco_err *err)
{
	for (size_t i = 0; i < coco_map_count(p->ids); i++)
		time_note(p, noted, times, p->held[i].hash);
	if (coco_spool_rewind(p->gone, err))
		return -1;
	for (size_t i = 0; i < p->n_gone; i++) {
		uint64_t hash;
		if (coco_spool_take(p->gone, &hash, sizeof hash, err))
			return -1;
		time_note(p, noted, times, hash);
	}
	return 0;
}

int survey_people_again(struct survey_people *p, struct coco_err *err)
{
	const size_t n = p->again.n;
	if (!n)
		return 0;
	free(p->filter); /* all rows have been read */
	p->filter = NULL;
	uint64_t *noted = survey_hashes_sorted(&p->again);
	unsigned char *times = calloc(n, 1);
	int rc = noted && times ? times_count(p, noted, times, err) : coco_err_nomem(err);
	survey_hashes_free(&p->again);
	for (size_t i = 0; i < n && !rc; i++) {
		if (times[i] > 1 && survey_hashes_add(&p->again, noted[i]))
			rc = coco_err_nomem(err);
	}
	free(noted);
	free(times);
	return rc ? -1 : p->again.n > 0;
}

int survey_people_collect(struct survey_people *p)
{
	p->collecting = true;
	return batch_new(p);
}
