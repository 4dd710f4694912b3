/* Participants, from records into the pool.
 *
 * What a record says is found out in threads, some records at a time (coco_pieces_do); then it is added in the order of ids, so that
 * numbers of words, codes and skills are the same however many threads there are. Names of skills that no vocabulary has are numbered by
 * each thread for a record alone, and by the pool when the record is added. */
#include "reading.h"

#include <stdlib.h>
#include <string.h>

enum { BATCH = 8, SLOTS = 2 }; /* records of a piece of work; pieces of a thread that may wait */

/* A record in work. */
struct reading {
	struct coco_store_reader *reader;
	struct coco_arena *arena;
	struct passages texts;
	struct coco_concept_set skills, needs; /* their room goes from one record to the next */
	struct coco_participant p;
	struct coco_str *others; /* skills of no vocabulary, by their numbers in this record */
	size_t n_others;
};

struct crew {
	struct coco_pool *pool;
	struct coco_concepts **concepts; /* by thread */
	struct reading *readings;        /* by slot, `batch` of each */
	size_t batch, n;
};

static int64_t count_of(const struct coco_rec *rec, const char *path)
{
	int64_t value;
	return coco_rec_int(rec, path, &value) && value >= 0 ? value : -1;
}

static void read_place(const struct coco_rec *rec, struct coco_participant *p, struct coco_arena *arena)
{
	p->country = coco_rec_str(rec, "country", arena);
	p->nuts = coco_rec_str(rec, "nuts", arena);
	if (p->country.n == 0 && p->nuts.n >= 2) {
		p->country = coco_str_sub(p->nuts, 0, 2);
		if (coco_str_is(p->country, "EL"))
			p->country = COCO_STR("GR");
		else if (coco_str_is(p->country, "UK"))
			p->country = COCO_STR("GB");
	}
	p->located = coco_rec_num(rec, "lat", &p->lat) && coco_rec_num(rec, "lon", &p->lon);
}

static void read_person(const struct coco_pool *pool, const struct coco_rec *rec, struct coco_participant *p, struct coco_arena *arena)
{
	const struct coco_str side = coco_rec_str(rec, "side", arena), status = coco_rec_str(rec, "status", arena);
	p->id = coco_rec_str(rec, "id", arena);
	p->org_id = coco_rec_str(rec, "org_id", arena);
	p->domain = coco_domain_of(coco_rec_str(rec, "website", arena), arena);
	if (coco_host_shared(p->domain))
		p->domain = COCO_STR_NONE;
	p->org = coco_name_of(coco_rec_str(rec, "org", arena), arena);
	p->side = side.n > 0 ? (enum coco_side)(coco_choice("avm|cci|both|bso|other", side) + 1) : COCO_SIDE_NONE;
	p->active = status.n == 0 || coco_str_is(status, "active");
	p->expired = coco_pool_expired(pool, rec, arena);
	p->asked = coco_rec_bool(rec, "consent.process", &p->process);
	p->process = p->asked && p->process;
	if (!coco_rec_bool(rec, "consent.share", &p->share))
		p->share = false;
	p->size = coco_rec_str(rec, "size", arena);
	p->facilitator = coco_rec_str(rec, "facilitator", arena);
	read_place(rec, p, arena);
	p->aliases = strs_of(rec, "aliases", arena);
	p->languages = strs_of(rec, "languages", arena);
	p->sectors = strs_of(rec, "creative_sectors", arena);
	p->areas = strs_of(rec, "areas", arena);
	p->exclude = coco_pool_excluded(rec, arena);
	p->availability = strs_of(rec, "availability", arena);
	p->prefer = strs_of(rec, "prefer", arena);
	p->capacity_min = count_of(rec, "capacity_min");
	p->capacity_max = count_of(rec, "capacity_max");
}

/* Of the texts of a profile, however they are divided; 0: it has none. */
static uint64_t hash_of(const struct passages *texts)
{
	uint64_t hash = 0;
	for (size_t i = 0; i < texts->n; i++)
		hash = hash * 31 + (coco_hash(coco_str_trim(texts->items[i].text)) | 1);
	return hash;
}

/* Whoever is on the side that pitches is in the index, so that what a term is worth does not change with a status. */
static int add_to_index(struct coco_pool *pool, struct coco_participant *p, const struct passages *texts, struct coco_err *err)
{
	p->number = COCO_NONE;
	if (p->side != COCO_SIDE_CCI && p->side != COCO_SIDE_BOTH)
		return 0;
	if (coco_affinity_add(pool->affinity, texts->items, texts->n, err) != 0)
		return -1;
	if (coco_grow(&pool->by_profile, &pool->cap_by_profile, pool->n_profiles, sizeof *pool->by_profile) != 0)
		return coco_err_nomem(err);
	if (coco_grow(&pool->by_text, &pool->cap_by_text, pool->n_profiles, sizeof *pool->by_text) != 0)
		return coco_err_nomem(err);
	pool->by_profile[pool->n_profiles] = (uint32_t)p->index;
	pool->by_text[pool->n_profiles] = hash_of(texts);
	p->number = pool->n_profiles++;
	return 0;
}

/* Earlier ids; of two who had the same, the first. An alias that is somebody's id is asked for in vain: ids come first. */
static int add_aliases(struct coco_pool *pool, const struct coco_participant *p)
{
	for (size_t i = 0; i < p->aliases.n; i++) {
		bool added;
		const size_t number = coco_map_add(pool->aliases, p->aliases.items[i], &added);
		if (number == COCO_NONE || coco_grow(&pool->by_alias, &pool->cap_aliases, number, sizeof *pool->by_alias) != 0)
			return -1;
		if (added)
			pool->by_alias[number] = (uint32_t)p->index;
	}
	return 0;
}

/* ---- one record ------------------------------------------------------------------------------------------------- */

/* What the thread calls the skills of no vocabulary. */
static int note_others(const struct coco_concepts *concepts, struct reading *r)
{
	const size_t first = coco_concepts_known(concepts);
	r->n_others = coco_concepts_others(concepts);
	r->others = coco_arena_array(r->arena, r->n_others + 1, sizeof *r->others);
	for (size_t i = 0; r->others != NULL && i < r->n_others; i++)
		r->others[i] = coco_arena_copy(r->arena, coco_str_of(coco_concepts_label(concepts, first + i, 0)));
	return r->others != NULL ? 0 : -1;
}

static int read_one(const struct coco_pool *pool, struct coco_concepts *concepts, struct reading *r, size_t index, struct coco_err *err)
{
	const struct coco_rec *rec = coco_store_read(r->reader, "participant", index, err);
	if (rec == NULL)
		return -1;
	coco_arena_reset(r->arena);
	r->texts.n = r->skills.n = r->needs.n = 0;
	r->p = (struct coco_participant){.index = index, .skills = r->skills, .needs = r->needs};
	read_person(pool, rec, &r->p, r->arena);
	int rc = coco_concepts_forget(concepts);
	if (rc == 0)
		rc = profile_read(concepts, rec, r->arena, &r->p, &r->texts);
	r->skills = r->p.skills, r->needs = r->p.needs;
	if (rc == 0)
		rc = note_others(concepts, r);
	return rc == 0 && coco_arena_ok(r->arena) ? 0 : coco_err_nomem(err);
}

/* The pool's numbers for the skills of no vocabulary, in the order in which the record names them. */
static int number_others(struct coco_concepts *concepts, const struct reading *r)
{
	const size_t first = coco_concepts_known(concepts);
	size_t *numbers = r->n_others > 0 ? coco_arena_array(r->arena, r->n_others, sizeof *numbers) : NULL;
	if (r->n_others == 0)
		return 0;
	for (size_t i = 0; numbers != NULL && i < r->n_others; i++)
		if ((numbers[i] = coco_concepts_other(concepts, r->others[i])) == COCO_NONE)
			return -1;
	for (size_t i = 0; numbers != NULL && i < r->p.skills.n; i++)
		if (r->p.skills.items[i].number >= first)
			r->p.skills.items[i].number = (uint32_t)numbers[r->p.skills.items[i].number - first];
	return numbers != NULL ? 0 : -1;
}

static int add_one(struct coco_pool *pool, struct reading *r, struct coco_err *err)
{
	if (number_others(pool->concepts, r) != 0)
		return coco_err_nomem(err);
	if (add_to_index(pool, &r->p, &r->texts, err) != 0)
		return -1;
	pool->consent = pool->consent || r->p.asked;
	pool->expired += r->p.expired;
	pool->n_participants++;
	return coco_rows_add(pool->rows, &r->p) != 0 || add_aliases(pool, &r->p) != 0 ? coco_err_nomem(err) : 0;
}

/* ---- all -------------------------------------------------------------------------------------------------------- */

static int work(void *context, size_t thread, size_t slot, size_t piece, struct coco_err *err)
{
	const struct crew *c = context;
	for (size_t k = 0; k < c->batch && piece * c->batch + k < c->n; k++)
		if (read_one(c->pool, c->concepts[thread], &c->readings[slot * c->batch + k], piece * c->batch + k, err) != 0)
			return -1;
	return 0;
}

static int put(void *context, size_t slot, size_t piece, struct coco_err *err)
{
	const struct crew *c = context;
	for (size_t k = 0; k < c->batch && piece * c->batch + k < c->n; k++)
		if (add_one(c->pool, &c->readings[slot * c->batch + k], err) != 0)
			return -1;
	return 0;
}

static void reading_free(struct reading *r)
{
	coco_store_reader_free(r->reader);
	coco_arena_free(r->arena);
	free(r->texts.items), free(r->skills.items), free(r->needs.items);
}

int participants_read(struct coco_pool *pool, const struct coco_store *store, size_t threads, struct coco_err *err)
{
	struct crew c = {.pool = pool, .n = coco_store_count(store, "participant")};
	threads = threads < c.n / BATCH ? threads : c.n / BATCH + 1;
	c.batch = threads > 1 ? BATCH : 1;
	const struct coco_pieces all = {.n = (c.n + c.batch - 1) / c.batch,
	    .threads = threads,
	    .slots = threads > 1 ? SLOTS * threads : 1,
	    .work = work,
	    .put = put,
	    .context = &c};
	const size_t readings = all.slots * c.batch;
	c.concepts = calloc(threads, sizeof(struct coco_concepts *));
	c.readings = calloc(readings, sizeof *c.readings);
	int rc = c.concepts && c.readings && c.n < UINT32_MAX ? 0 : coco_err_nomem(err);
	for (size_t i = 0; rc == 0 && i < threads; i++)
		if ((c.concepts[i] = coco_concepts_new()) == NULL)
			rc = coco_err_nomem(err);
	for (size_t i = 0; rc == 0 && i < readings; i++) {
		c.readings[i].reader = coco_store_reader_new(store);
		c.readings[i].arena = coco_arena_new();
		if (!c.readings[i].reader || !c.readings[i].arena)
			rc = coco_err_nomem(err);
	}
	if (rc == 0)
		rc = coco_pieces_do(&all, err);
	for (size_t i = 0; c.concepts != NULL && i < threads; i++)
		coco_concepts_free(c.concepts[i]);
	for (size_t i = 0; c.readings != NULL && i < readings; i++)
		reading_free(&c.readings[i]);
	free(c.concepts);
	free(c.readings);
	return rc;
}
