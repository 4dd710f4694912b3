/* The pool: challenges and participants as matching sees them, in the order of their ids (the sealed store's), so that
 * nothing depends on the order of the input. Texts are masked here; concepts are found here; those who may pitch are
 * numbered in the affinity's index. */
#include "pool.h"

#include <stdlib.h>
#include <string.h>

#define LISTED 1.0       /* strength of a skill that a participant lists */
#define MENTIONED 0.7    /* … and of one that only the texts name */
#define TECHNOLOGY 0.8   /* … and of a technology that is used */
#define WANTED_OTHER 0.5 /* weight of a wanted skill that no vocabulary knows (half where it knows a part): only the same words meet it */
#define WANTED_IN_TEXT 0.25 /* weight of a skill that only the challenge's text names, beside listed ones */

bool coco_strs_have(struct coco_strs list, struct coco_str item)
{
	for (size_t i = 0; i < list.n; i++)
		if (coco_str_eq(list.items[i], item))
			return true;
	return false;
}

struct coco_str coco_domain_of(struct coco_str website, struct coco_arena *arena)
{
	const size_t scheme = coco_str_find(website, COCO_STR("://"), 0);
	if (!website.s)
		return COCO_STR_NONE;
	struct coco_str host = coco_str_trim(scheme == COCO_NONE ? website : coco_str_sub(website, scheme + 3, website.n));
	size_t n = 0;
	while (n < host.n && strchr("/?#:", host.s[n]) == NULL)
		n++;
	struct coco_buf lower = COCO_BUF_INIT;
	coco_text_normal(coco_str_sub(host, 0, n), &lower);
	host = coco_arena_copy(arena, coco_buf_view(&lower));
	coco_buf_free(&lower);
	if (coco_str_starts(host, "www."))
		host = coco_str_sub(host, 4, host.n);
	return host.n > 0 ? host : COCO_STR_NONE;
}

static struct coco_strs list_of(const struct coco_rec *rec, const char *path, struct coco_arena *arena)
{
	struct coco_strs list = {0};
	list.items = coco_rec_list(rec, path, &list.n, arena);
	return list;
}

static int64_t count_of(const struct coco_rec *rec, const char *path)
{
	int64_t value;
	return coco_rec_int(rec, path, &value) && value >= 0 ? value : -1;
}

/* ---- texts and skills ------------------------------------------------------------------------------------------- */

struct passages {
	struct coco_passage *items;
	size_t n, cap;
};

static int add_passage(struct passages *list, struct coco_str text, struct coco_arena *arena)
{
	if (coco_str_trim(text).n == 0)
		return 0;
	if (list->n == list->cap && coco_grow(&list->items, &list->cap, list->n, sizeof *list->items) != 0)
		return -1;
	text = coco_masked(text, arena);
	list->items[list->n++] = (struct coco_passage){.text = text};
	return text.s != NULL ? 0 : -1;
}

/* Moves the list into the arena. */
static int keep_passages(struct passages *list, struct coco_arena *arena, struct coco_passage **items, size_t *n)
{
	*n = list->n;
	*items = coco_arena_array(arena, list->n + 1, sizeof **items);
	if (*items != NULL && list->n > 0)
		memcpy(*items, list->items, list->n * sizeof **items);
	free(list->items);
	return *items != NULL ? 0 : -1;
}

static int add_portfolio(struct passages *list, const struct coco_rec *rec, struct coco_arena *arena)
{
	struct coco_json_iter works = coco_json_iter(coco_rec_get(rec, "portfolio"));
	struct coco_str work;
	while (coco_json_next(&works, NULL, &work)) {
		const struct coco_str title = coco_json_str(coco_json_get(work, "title"), arena);
		const struct coco_str text = coco_json_str(coco_json_get(work, "text"), arena);
		if (title.n > 0 && text.n > 0) {
			const char *both = coco_arena_printf(arena, "%.*s. %.*s", COCO_STR_ARG(title), COCO_STR_ARG(text));
			if (both == NULL || add_passage(list, coco_str_of(both), arena) != 0)
				return -1;
		} else if (add_passage(list, title.n > 0 ? title : text, arena) != 0) {
			return -1;
		}
	}
	return 0;
}

/* A code, or the concepts that its words name; where they name none or leave words over, also a skill of its own. */
static int add_skill(struct coco_pool *pool, struct coco_str skill, double strength, double other_strength, struct coco_concept_set *set)
{
	const size_t code = coco_concepts_code(pool->concepts, skill);
	if (code != COCO_NONE)
		return coco_concept_set_add(set, code, strength);
	bool whole;
	const int names = coco_concepts_in_name(pool->concepts, skill, strength, set, &whole);
	if (names < 0)
		return -1;
	if (whole || coco_str_trim(skill).n == 0)
		return 0;
	const size_t other = coco_concepts_other(pool->concepts, coco_masked(skill, pool->arena));
	return other == COCO_NONE ? -1 : coco_concept_set_add(set, other, names > 0 ? other_strength / 2 : other_strength);
}

/* Texts, their languages, and the skills that are listed or named. */
static int read_profile(struct coco_pool *pool, const struct coco_rec *rec, struct coco_participant *p)
{
	struct passages list = {0};
	struct coco_buf words = COCO_BUF_INIT; /* skills in own words: one passage */
	const struct coco_strs skills = list_of(rec, "skills", pool->arena), technologies = list_of(rec, "technologies", pool->arena);
	int rc = add_passage(&list, coco_rec_str(rec, "offers", pool->arena), pool->arena);
	if (rc == 0)
		rc = add_portfolio(&list, rec, pool->arena);
	for (size_t i = 0; rc == 0 && i < skills.n; i++) {
		rc = add_skill(pool, skills.items[i], LISTED, LISTED, &p->skills);
		if (rc == 0 && coco_concepts_code(pool->concepts, skills.items[i]) == COCO_NONE)
			coco_buf_printf(&words, "%s%.*s", words.len > 0 ? ". " : "", COCO_STR_ARG(skills.items[i]));
	}
	if (!coco_buf_ok(&words))
		rc = -1;
	if (rc == 0 && words.len > 0) {
		const size_t before = list.n;
		rc = add_passage(&list, coco_arena_copy(pool->arena, coco_buf_view(&words)), pool->arena);
		if (list.n > before)
			list.items[before].names = true;
	}
	coco_buf_free(&words);
	for (size_t i = 0; rc == 0 && i < technologies.n; i++)
		rc = add_skill(pool, technologies.items[i], TECHNOLOGY, TECHNOLOGY, &p->skills);
	p->n_listed = p->skills.n;
	if (keep_passages(&list, pool->arena, &p->passages, &p->n_passages) != 0 || rc != 0)
		return -1;
	for (size_t i = 0; rc == 0 && i < p->n_passages; i++) {
		p->passages[i].tongue = coco_tongue_of(COCO_STR_NONE, p->languages.items, p->languages.n, p->passages[i].text);
		rc = coco_concepts_in(pool->concepts, p->passages[i].text, MENTIONED, &p->skills) < 0 ? -1 : 0;
	}
	p->says = p->n_passages > 0 || p->skills.n > 0;
	return rc;
}

/* ---- participants ----------------------------------------------------------------------------------------------- */

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

static int read_participant(struct coco_pool *pool, const struct coco_rec *rec, struct coco_participant *p)
{
	struct coco_arena *arena = pool->arena;
	const struct coco_str side = coco_rec_str(rec, "side", arena), status = coco_rec_str(rec, "status", arena);
	*p = (struct coco_participant){.id = coco_rec_str(rec, "id", arena), .number = COCO_NONE};
	p->org_id = coco_rec_str(rec, "org_id", arena);
	p->domain = coco_domain_of(coco_rec_str(rec, "website", arena), arena);
	p->side = side.n > 0 ? (enum coco_side)(coco_choice("avm|cci|both|bso|other", side) + 1) : COCO_SIDE_NONE;
	p->active = status.n == 0 || coco_str_is(status, "active");
	p->anonymous = coco_str_starts(p->id, "anon-");
	p->asked = coco_rec_bool(rec, "consent.process", &p->process);
	p->process = p->asked && p->process;
	if (!coco_rec_bool(rec, "consent.share", &p->share))
		p->share = false;
	p->size = coco_rec_str(rec, "size", arena);
	read_place(rec, p, arena);
	p->aliases = list_of(rec, "aliases", arena);
	p->languages = list_of(rec, "languages", arena);
	p->sectors = list_of(rec, "creative_sectors", arena);
	p->areas = list_of(rec, "areas", arena);
	p->exclude = list_of(rec, "exclude", arena);
	p->capacity_min = count_of(rec, "capacity_min");
	p->capacity_max = count_of(rec, "capacity_max");
	return read_profile(pool, rec, p);
}

static int add_id(struct coco_pool *pool, struct coco_str id, size_t whose)
{
	bool added;
	const size_t number = coco_map_add(pool->ids, id, &added);
	if (number == COCO_NONE || (number == pool->cap_ids && coco_grow(&pool->by_id, &pool->cap_ids, number, sizeof *pool->by_id) != 0))
		return -1;
	if (added)
		pool->by_id[number] = whose;
	return 0;
}

static int read_participants(struct coco_pool *pool, const struct coco_store *store)
{
	const size_t n = coco_store_count(store, "participant");
	pool->participants = coco_arena_array(pool->arena, n + 1, sizeof *pool->participants);
	if (pool->participants == NULL)
		return -1;
	for (; pool->n_participants < n; pool->n_participants++) {
		struct coco_participant *p = &pool->participants[pool->n_participants];
		if (read_participant(pool, coco_store_at(store, "participant", pool->n_participants), p) != 0) {
			pool->n_participants++;
			return -1;
		}
		pool->consent = pool->consent || p->asked;
	}
	/* ids first: an alias never hides a participant's own id */
	for (size_t i = 0; i < n; i++)
		if (add_id(pool, pool->participants[i].id, i) != 0)
			return -1;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < pool->participants[i].aliases.n; k++)
			if (add_id(pool, pool->participants[i].aliases.items[k], i) != 0)
				return -1;
	return 0;
}

const struct coco_participant *coco_pool_participant(const struct coco_pool *pool, struct coco_str id)
{
	const size_t number = id.s ? coco_map_find(pool->ids, id) : COCO_NONE;
	return number == COCO_NONE ? NULL : &pool->participants[pool->by_id[number]];
}

/* ---- challenges ------------------------------------------------------------------------------------------------- */

int coco_pool_keys(const struct coco_rec *rec, const char *field, struct coco_must **found, size_t *n, struct coco_arena *arena)
{
	const struct coco_str must = coco_rec_get(rec, field);
	struct coco_json_iter keys = coco_json_iter(must);
	struct coco_str key, value;
	*n = 0;
	*found = coco_arena_array(arena, coco_json_count(must) + 1, sizeof **found);
	if (*found == NULL)
		return -1;
	while (coco_json_next(&keys, &key, &value)) {
		struct coco_must *m = &(*found)[*n];
		struct coco_json_iter items = coco_json_iter(value);
		struct coco_str item;
		m->key = coco_json_str(key, arena);
		m->values.n = 0;
		m->values.items = coco_arena_array(arena, coco_json_count(value) + 1, sizeof *m->values.items);
		if (m->key.s == NULL || m->values.items == NULL)
			return -1;
		if (coco_json_kind(value) == COCO_JSON_STRING)
			m->values.items[m->values.n++] = coco_json_str(value, arena);
		else
			while (coco_json_next(&items, NULL, &item))
				m->values.items[m->values.n++] = coco_json_str(item, arena);
		/* an empty list asks for nothing */
		*n += m->values.n > 0;
	}
	return 0;
}

/* Languages in which one can talk about it: those that are asked for, else the owner's and the text's. */
static int read_languages(struct coco_challenge *c, struct coco_str lang, struct coco_arena *arena)
{
	struct coco_strs all[3] = {{0}, c->owner ? c->owner->languages : (struct coco_strs){0}, {&lang, lang.n > 0 ? 1 : 0}};
	size_t most = 1;
	for (size_t i = 0; i < c->n_must; i++)
		if (coco_str_is(c->must[i].key, "languages"))
			all[0] = c->must[i].values;
	for (size_t i = 0; i < COCO_LEN(all); i++)
		most += all[i].n;
	c->languages.items = coco_arena_array(arena, most, sizeof *c->languages.items);
	if (c->languages.items == NULL)
		return -1;
	for (size_t i = 0; i < COCO_LEN(all); i++)
		for (size_t k = 0; k < all[i].n; k++)
			if (!coco_strs_have(c->languages, all[i].items[k]))
				c->languages.items[c->languages.n++] = all[i].items[k];
	return 0;
}

static int read_wanted(struct coco_pool *pool, const struct coco_rec *rec, struct coco_challenge *c)
{
	const struct coco_strs listed = list_of(rec, "skills_wanted", pool->arena);
	struct coco_concept_set named = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < listed.n; i++)
		rc = add_skill(pool, listed.items[i], 1, WANTED_OTHER, &c->wanted);
	const double weight = c->wanted.n > 0 ? WANTED_IN_TEXT : 1;
	for (size_t i = 0; rc == 0 && i < c->n_passages; i++)
		rc = coco_concepts_in(pool->concepts, c->passages[i].text, weight, &named) < 0 ? -1 : 0;
	/* A text names the machines of its owner: what is wanted are skills. */
	for (size_t i = 0; rc == 0 && i < named.n; i++)
		if (coco_concepts_is_skill(pool->concepts, named.items[i].number))
			rc = coco_concept_set_add(&c->wanted, named.items[i].number, weight);
	free(named.items);
	return rc;
}

static int read_challenge(struct coco_pool *pool, const struct coco_rec *rec, struct coco_challenge *c)
{
	struct coco_arena *arena = pool->arena;
	const struct coco_str status = coco_rec_str(rec, "status", arena), lang = coco_rec_str(rec, "lang", arena);
	struct passages list = {0};
	*c = (struct coco_challenge){.id = coco_rec_str(rec, "id", arena), .area = coco_rec_str(rec, "area", arena)};
	c->owner_id = coco_rec_str(rec, "owner", arena);
	c->owner = coco_pool_participant(pool, c->owner_id);
	c->open = coco_choice("matched|closed|withdrawn", status) < 0 || status.n == 0;
	c->exclude = list_of(rec, "exclude", arena);
	c->seats_min = count_of(rec, "seats_min");
	c->seats_max = count_of(rec, "seats_max");
	const struct coco_str text = coco_rec_str(rec, "text", arena);
	if (add_passage(&list, coco_rec_str(rec, "title", arena), arena) != 0 || add_passage(&list, text, arena) != 0) {
		free(list.items);
		return -1;
	}
	if (keep_passages(&list, arena, &c->passages, &c->n_passages) != 0)
		return -1;
	const struct coco_tongue tongue = coco_tongue_of(lang, NULL, 0, text.s ? text : COCO_STR(""));
	for (size_t i = 0; i < c->n_passages; i++)
		c->passages[i].tongue = tongue;
	if (coco_pool_keys(rec, "must", &c->must, &c->n_must, arena) != 0)
		return -1;
	return read_languages(c, lang, arena) != 0 ? -1 : read_wanted(pool, rec, c);
}

const struct coco_challenge *coco_pool_challenge(const struct coco_pool *pool, struct coco_str id)
{
	size_t low = 0, high = pool->n_challenges;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = coco_str_cmp(id, pool->challenges[middle].id);
		if (order == 0)
			return &pool->challenges[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

/* Whoever is on the side that pitches is in the index, so that what a term is worth does not change with a status. */
static int fill_index(struct coco_pool *pool, struct coco_err *err)
{
	size_t number = 0;
	for (size_t i = 0; i < pool->n_participants; i++) {
		struct coco_participant *p = &pool->participants[i];
		if (p->side != COCO_SIDE_CCI && p->side != COCO_SIDE_BOTH)
			continue;
		if (coco_affinity_add(pool->affinity, p->passages, p->n_passages, err) != 0)
			return -1;
		if (coco_grow(&pool->by_profile, &pool->cap_by_profile, number, sizeof *pool->by_profile) != 0)
			return coco_err_nomem(err);
		pool->by_profile[number] = (uint32_t)i;
		p->number = number++;
	}
	if (coco_affinity_seal(pool->affinity, err) != 0)
		return -1;
	pool->question = coco_question_new(pool->affinity);
	return pool->question != NULL ? 0 : coco_err_nomem(err);
}

int coco_pool_read(struct coco_pool *pool, const struct coco_store *store, struct coco_err *err)
{
	*pool = (struct coco_pool){.arena = coco_arena_new(), .ids = coco_map_new()};
	pool->concepts = coco_concepts_new();
	pool->affinity = coco_affinity_new();
	const size_t n = coco_store_count(store, "challenge");
	if (!pool->arena || !pool->ids || !pool->concepts || !pool->affinity || read_participants(pool, store) != 0)
		return coco_err_nomem(err);
	pool->challenges = coco_arena_array(pool->arena, n + 1, sizeof *pool->challenges);
	if (pool->challenges == NULL)
		return coco_err_nomem(err);
	while (pool->n_challenges < n) {
		struct coco_challenge *c = &pool->challenges[pool->n_challenges];
		const int rc = read_challenge(pool, coco_store_at(store, "challenge", pool->n_challenges), c);
		pool->n_challenges++;
		if (rc != 0)
			return coco_err_nomem(err);
	}
	return fill_index(pool, err);
}

void coco_pool_free(struct coco_pool *pool)
{
	for (size_t i = 0; i < pool->n_participants; i++)
		free(pool->participants[i].skills.items);
	for (size_t i = 0; i < pool->n_challenges; i++)
		free(pool->challenges[i].wanted.items);
	coco_map_free(pool->ids);
	free(pool->by_id);
	coco_concepts_free(pool->concepts);
	free(pool->by_profile);
	coco_question_free(pool->question);
	coco_affinity_free(pool->affinity);
	coco_arena_free(pool->arena);
	*pool = (struct coco_pool){0};
}
