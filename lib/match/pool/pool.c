/* The pool: challenges and participants as matching sees them, in the order of their ids (the sealed store's), so that
 * nothing depends on the order of the input. Each record is read once (reading.c), into a row (rows.c) and the affinity's index; no text
 * stays in memory but those of the challenges. */
#include "reading.h"

#include <stdlib.h>
#include <string.h>

/* Weight of a wanted skill that no vocabulary knows (half where it knows a part): only the same words meet it. */
#define WANTED_OTHER COCO_WANTED_BY_NAME
#define WANTED_IN_TEXT 0.25 /* weight of a skill that only the challenge's text names, beside listed ones */
#define TOLD_BESIDE 0.5     /* … of one that is no object of a wish, beside a problem that is told */
#define SPOKEN_BESIDE 0.5   /* … of a problem that is told, beside a wish that the text names */
#define BARE_MOST 3         /* words of a challenge that is no more than a name */

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

struct coco_str coco_name_of(struct coco_str org, struct coco_arena *arena)
{
	struct coco_buf name = COCO_BUF_INIT;
	coco_fold(org.s ? org : COCO_STR(""), &name);
	const struct coco_str kept = coco_arena_copy(arena, coco_buf_view(&name));
	coco_buf_free(&name);
	return kept.n > 0 ? kept : COCO_STR_NONE;
}

struct coco_strs coco_pool_excluded(const struct coco_rec *rec, struct coco_arena *arena)
{
	const struct coco_strs items = strs_of(rec, "exclude", arena);
	struct coco_strs all = {coco_arena_array(arena, 3 * items.n + 1, sizeof *all.items), 0};
	for (size_t i = 0; all.items != NULL && i < items.n; i++) {
		const struct coco_str item = items.items[i], name = coco_name_of(item, arena);
		const bool dotted = coco_str_find(item, COCO_STR("."), 0) != COCO_NONE;
		const struct coco_str domain = dotted ? coco_domain_of(item, arena) : COCO_STR_NONE;
		all.items[all.n++] = item;
		if (domain.n > 0 && !coco_str_eq(domain, item))
			all.items[all.n++] = domain;
		if (name.n > 0 && !coco_str_eq(name, item) && !coco_str_eq(name, domain))
			all.items[all.n++] = name;
	}
	return all;
}

static int64_t count_of(const struct coco_rec *rec, const char *path)
{
	int64_t value;
	return coco_rec_int(rec, path, &value) && value >= 0 ? value : -1;
}

bool coco_pool_expired(const struct coco_pool *pool, const struct coco_rec *rec, struct coco_arena *arena)
{
	struct coco_date day;
	return coco_date_parse(coco_rec_str(rec, "expires", arena), &day) && coco_date_days(day) < coco_date_days(pool->today);
}

/* ---- participants ----------------------------------------------------------------------------------------------- */

struct coco_str coco_pool_id(const struct coco_pool *pool, size_t participant)
{
	return coco_rows_id(pool->rows, participant);
}

size_t coco_pool_find(const struct coco_pool *pool, struct coco_str id)
{
	size_t low = 0, high = pool->n_participants;
	if (!id.s)
		return COCO_NONE;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = coco_str_cmp(id, coco_rows_id(pool->rows, middle));
		if (order == 0)
			return middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	const size_t number = coco_map_find(pool->aliases, id);
	return number == COCO_NONE ? COCO_NONE : pool->by_alias[number];
}

int coco_pool_passages(struct coco_pool *pool, const struct coco_participant *participant, const struct coco_rec *rec,
    struct coco_arena *arena, struct coco_passage **passages, size_t *n)
{
	struct passages list = {0};
	struct coco_concept_set named = {0};
	if (pool->again == NULL && (pool->again = coco_concepts_new()) == NULL)
		return -1;
	int rc = passages_of(pool->concepts, rec, arena, &list);
	*n = list.n;
	*passages = coco_arena_array(arena, list.n + 1, sizeof **passages);
	for (size_t i = 0; rc == 0 && *passages != NULL && i < list.n; i++) {
		(*passages)[i] = list.items[i];
		if (i >= participant->n_passages)
			continue;
		(*passages)[i].tongue = participant->tongues[i];
		named.n = 0;
		rc = coco_concepts_in(pool->again, list.items[i].text, participant->tongues[i].index, false, 1, &named);
		rc = rc == 0 ? passage_put_aside(pool->again, &(*passages)[i], arena) : rc;
	}
	free(named.items);
	free(list.items);
	return rc == 0 && *passages != NULL ? 0 : -1;
}

/* ---- challenges ------------------------------------------------------------------------------------------------- */

/* People write names where codes are asked for, as they do in skills_wanted. */
static int read_must_skills(struct coco_concepts *concepts, struct coco_must *must)
{
	for (size_t i = 0; i < must->values.n; i++) {
		const size_t code = coco_concepts_code(concepts, must->values.items[i]);
		bool whole;
		if (code != COCO_NONE ? coco_concept_set_add(&must->skills, code, 1) != 0
		                      : coco_concepts_in_name(concepts, must->values.items[i], 0, 1, &must->skills, &whole) < 0)
			return -1;
	}
	return 0;
}

void coco_pool_keys_free(struct coco_must *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(keys[i].skills.items);
}

int coco_pool_keys(struct coco_concepts *concepts, const struct coco_rec *rec, const char *field, struct coco_must **found, size_t *n,
    struct coco_arena *arena)
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
		m->skills = (struct coco_concept_set){0};
		m->values.items = coco_arena_array(arena, coco_json_count(value) + 1, sizeof *m->values.items);
		if (m->key.s == NULL || m->values.items == NULL)
			return -1;
		if (coco_json_kind(value) == COCO_JSON_STRING)
			m->values.items[m->values.n++] = coco_json_str(value, arena);
		else
			while (coco_json_next(&items, NULL, &item))
				m->values.items[m->values.n++] = coco_json_str(item, arena);
		/* an empty list asks for nothing */
		if (m->values.n == 0)
			continue;
		(*n)++;
		if (coco_str_is(m->key, "skills") && read_must_skills(concepts, m) != 0)
			return -1;
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

/* Are its texts no more than a name, with a word or two beside it (Website; a new logo)? Then that is what is wanted. Several words that
 * end as sentences do are one. */
static bool is_bare(const struct coco_challenge *c)
{
	size_t words = 0;
	for (size_t i = 0; i < c->n_passages && words <= BARE_MOST; i++) {
		const struct coco_str text = coco_str_trim(c->passages[i].text);
		const size_t before = words;
		struct coco_word at;
		for (size_t next = 0; words <= BARE_MOST && coco_word_next(text, &next, &at);)
			words++;
		if (words > before + 1 && text.n > 0 && strchr(".!?", text.s[text.n - 1]) != NULL)
			return false;
	}
	return words > 0 && words <= BARE_MOST;
}

/* The skills that the problem told in its texts speaks for. Who names what is wanted has drawn that conclusion. */
static int read_spoken(struct coco_pool *pool, struct coco_challenge *c, enum coco_problems_how how)
{
	for (size_t i = 0; c->n_named == 0 && i < c->n_passages; i++)
		if (coco_problems_read(pool->problems, c->passages[i].text, c->passages[i].tongue.index) != 0)
			return -1;
	return coco_problems_end(pool->problems, how, &c->spoken);
}

static int read_wanted(struct coco_pool *pool, const struct coco_rec *rec, struct coco_challenge *c)
{
	const struct coco_strs listed = strs_of(rec, "skills_wanted", pool->arena);
	struct coco_concept_set named = {0};
	bool whole;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < listed.n; i++)
		rc = skill_add(pool->concepts, listed.items[i], languages_of(c->languages), 1, WANTED_OTHER, &c->wanted, pool->arena);
	c->n_named = c->wanted.n;
	if (rc == 0)
		rc = read_spoken(pool, c, c->n_named == 0 && is_bare(c) ? COCO_PROBLEMS_BARE : COCO_PROBLEMS_TOLD);
	/* Beside a problem that is understood, what is named without a wish is most often a part of its story. */
	const double weight = c->n_named > 0 ? WANTED_IN_TEXT : 1, told = weight * (c->spoken.n > 0 ? TOLD_BESIDE : 1);
	for (size_t i = 0; rc == 0 && i < c->n_passages; i++) {
		rc = coco_concepts_wished(pool->concepts, c->passages[i].text, c->passages[i].tongue.index, weight, told, &named);
		rc = rc == 0 ? passage_put_aside(pool->concepts, &c->passages[i], pool->arena) : rc;
		if (rc == 0 && c->n_named == 0 && is_bare(c))
			rc =
			    coco_concepts_in_name(pool->concepts, c->passages[i].text, languages_of(c->languages), weight, &named, &whole) < 0 ? -1 : 0;
	}
	/* A text names the machines of its owner: what is wanted are skills. */
	c->spoken_weight = 1;
	for (size_t i = 0; rc == 0 && i < named.n; i++)
		if (coco_concepts_is_skill(pool->concepts, named.items[i].number)) {
			rc = coco_concept_set_add(&c->wanted, named.items[i].number, named.items[i].strength);
			if (named.items[i].strength > told)
				c->spoken_weight = SPOKEN_BESIDE;
		}
	free(named.items);
	c->guessed = rc == 0 && c->wanted.n == 0 && c->spoken.n == 0;
	if (c->guessed)
		rc = read_spoken(pool, c, COCO_PROBLEMS_THINGS);
	return rc;
}

/* Owners are few and looked at often: each is kept unpacked. */
struct owners {
	struct coco_sheet *sheet;
	struct coco_map *numbers;
	const struct coco_participant **kept;
	size_t cap;
};

static int read_owner(struct coco_pool *pool, struct owners *owners, struct coco_challenge *c)
{
	const size_t index = coco_pool_find(pool, c->owner_id);
	const uint32_t key = (uint32_t)index;
	bool added;
	if (index == COCO_NONE)
		return 0;
	const size_t number = coco_map_add(owners->numbers, (struct coco_str){(const char *)&key, sizeof key}, &added);
	if (number == COCO_NONE || coco_grow(&owners->kept, &owners->cap, number, sizeof *owners->kept) != 0)
		return -1;
	if (added)
		owners->kept[number] = coco_participant_keep(coco_sheet_read(owners->sheet, index), pool->arena);
	c->owner = owners->kept[number];
	return c->owner != NULL ? 0 : -1;
}

/* What is said of it: its title, its text, and what the owner has answered to the questions that were asked about it. */
static int add_texts(const struct coco_rec *rec, struct passages *list, struct coco_arena *arena)
{
	struct coco_json_iter answers = coco_json_iter(coco_rec_get(rec, "answers"));
	struct coco_str answer;
	if (passages_add(list, coco_rec_str(rec, "title", arena), arena) != 0 ||
	    passages_add(list, coco_rec_str(rec, "text", arena), arena) != 0)
		return -1;
	while (coco_json_next(&answers, NULL, &answer))
		if (passages_add(list, coco_json_str(coco_json_get(answer, "text"), arena), arena) != 0)
			return -1;
	return 0;
}

static int read_challenge(struct coco_pool *pool, const struct coco_rec *rec, struct owners *owners, struct coco_challenge *c)
{
	struct coco_arena *arena = pool->arena;
	const struct coco_str status = coco_rec_str(rec, "status", arena), lang = coco_rec_str(rec, "lang", arena);
	struct passages list = {0};
	*c = (struct coco_challenge){.id = coco_rec_str(rec, "id", arena), .area = coco_rec_str(rec, "area", arena)};
	c->owner_id = coco_rec_str(rec, "owner", arena);
	if (read_owner(pool, owners, c) != 0)
		return -1;
	c->expired = coco_pool_expired(pool, rec, arena);
	pool->expired += c->expired;
	c->open = !c->expired && (coco_choice("matched|closed|withdrawn", status) < 0 || status.n == 0);
	c->exclude = coco_pool_excluded(rec, arena);
	c->seats_min = count_of(rec, "seats_min");
	c->seats_max = count_of(rec, "seats_max");
	const struct coco_str text = coco_rec_str(rec, "text", arena);
	if (add_texts(rec, &list, arena) != 0 || (c->passages = coco_arena_array(arena, list.n + 1, sizeof *c->passages)) == NULL) {
		free(list.items);
		return -1;
	}
	c->n_passages = list.n;
	if (list.n > 0)
		memcpy(c->passages, list.items, list.n * sizeof *list.items);
	free(list.items);
	const struct coco_tongue tongue = coco_tongue_of(lang, NULL, 0, text.s ? text : COCO_STR(""));
	for (size_t i = 0; i < c->n_passages; i++)
		c->passages[i].tongue = tongue;
	if (coco_pool_keys(pool->concepts, rec, "must", &c->must, &c->n_must, arena) != 0)
		return -1;
	const struct coco_str shown = coco_arena_copy(arena, coco_str_of(tongue.code));
	return read_languages(c, lang.n > 0 ? lang : shown, arena) != 0 ? -1 : read_wanted(pool, rec, c);
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

static int read_challenges(struct coco_pool *pool, const struct coco_store *store)
{
	const size_t n = coco_store_count(store, "challenge");
	struct owners owners = {.sheet = coco_sheet_new(pool->rows), .numbers = coco_map_new()};
	pool->challenges = coco_arena_array(pool->arena, n + 1, sizeof *pool->challenges);
	int rc = owners.sheet && owners.numbers && pool->challenges ? 0 : -1;
	for (; rc == 0 && pool->n_challenges < n; pool->n_challenges++)
		rc = read_challenge(pool, coco_store_at(store, "challenge", pool->n_challenges), &owners, &pool->challenges[pool->n_challenges]);
	coco_sheet_free(owners.sheet);
	coco_map_free(owners.numbers);
	free(owners.kept);
	return rc;
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

int coco_pool_read(struct coco_pool *pool, const struct coco_store *store, struct coco_date today, size_t threads, struct coco_err *err)
{
	*pool = (struct coco_pool){.arena = coco_arena_new(), .rows = coco_rows_new(), .aliases = coco_map_new(), .today = today};
	if (coco_stemmer_ready(err) != 0)
		return -1;
	pool->concepts = coco_concepts_new();
	pool->problems = pool->concepts ? coco_problems_new(pool->concepts) : NULL;
	pool->affinity = coco_affinity_new();
	if (!pool->arena || !pool->rows || !pool->aliases || !pool->problems || !pool->affinity)
		return coco_err_nomem(err);
	if (participants_read(pool, store, threads, err) != 0)
		return -1;
	if (read_challenges(pool, store) != 0)
		return coco_err_nomem(err);
	return coco_affinity_seal(pool->affinity, err);
}

void coco_pool_free(struct coco_pool *pool)
{
	for (size_t i = 0; i < pool->n_challenges; i++)
		free(pool->challenges[i].wanted.items), free(pool->challenges[i].spoken.items),
		    coco_pool_keys_free(pool->challenges[i].must, pool->challenges[i].n_must);
	coco_rows_free(pool->rows);
	coco_map_free(pool->aliases);
	free(pool->by_alias);
	coco_problems_free(pool->problems);
	coco_concepts_free(pool->concepts);
	coco_concepts_free(pool->again);
	free(pool->by_profile);
	free(pool->by_text);
	coco_question_free(pool->question);
	coco_affinity_free(pool->affinity);
	coco_arena_free(pool->arena);
	*pool = (struct coco_pool){0};
}
