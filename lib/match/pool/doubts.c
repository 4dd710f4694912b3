/* What records say that cannot be meant: keys and skills that nobody knows, an exclusion that names nobody, a text without words, days that
 * are over. Nothing is changed by it; who wrote it is told before the lists are trusted. An entry of `exclude` may be a person's name, so
 * its place is told and not the entry. */
#include "coco/base_run.h"
#include "doubts.h"

#include "lexis.h"
#include "profile.h"
#include "slip.h"

#include <stdlib.h>

static void doubt(
    struct coco_match *m, const struct coco_challenge *c, const char *field, const char *code, const char *hint, const char *message)
{
	const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(c->id)), .field = field};
	coco_diag_say(m->run->diag, COCO_WARNING, code, &at, hint, "%s", message);
}

#define KEYS_HINT "the keys are languages, countries, nuts, skills, creative_sectors and sizes"

/* `must` is told as it stands; of `prefer` only known keys are kept, so its record is looked at again. */
static void doubt_keys(struct coco_match *m, const struct coco_challenge *c, const struct coco_rec *rec, const char *field)
{
	const bool must = coco_str_is(coco_str_of(field), "must");
	struct coco_json_iter keys = coco_json_iter(coco_rec_get(rec, field));
	struct coco_str key, value;
	while (coco_json_next(&keys, &key, &value)) {
		const struct coco_str name = coco_json_str(key, m->pool.arena);
		if (coco_gate_key_known(name))
			continue;
		doubt(m, c, field, "key-unknown", KEYS_HINT,
		    must ? "a key of it is not known, so nobody can meet it" : "a key of it is not known and is left out");
	}
}

static void doubt_skills(struct coco_match *m, const struct coco_challenge *c, const struct coco_must *keys, size_t n, const char *field)
{
	for (size_t i = 0; i < n; i++)
		if (coco_str_is(keys[i].key, "skills") && keys[i].skills.n == 0)
			doubt(m, c, field, "skill-unknown", "use codes or names of the vocabulary",
			    "none of its skills is known, so nobody can have them");
}

/* A wanted skill that is no code and no name counts by its own words. That may be meant, so it is told on request; with the
 * name of the vocabulary that is a slip of the pen away, if there is one. */
static int doubt_wanted(struct coco_match *m, const struct coco_challenge *c, const struct coco_rec *rec)
{
	struct coco_arena *arena = m->pool.arena;
	size_t n;
	const struct coco_str *wanted = coco_rec_list(rec, "skills_wanted", &n, arena);
	for (size_t i = 0; wanted != NULL && i < n && m->run->common->verbose; i++) {
		struct coco_concept_set named = {0};
		bool whole = true;
		if (coco_str_trim(wanted[i]).n == 0 || coco_concepts_code(m->pool.concepts, wanted[i]) != COCO_NONE)
			continue;
		const int names = coco_concepts_in_name(m->pool.concepts, wanted[i], languages_of(c->languages), 1, &named, &whole);
		free(named.items);
		if (names < 0)
			return -1;
		if (whole)
			continue;
		const char *near = coco_slip_of(wanted[i]);
		const struct coco_finding at = {.record = coco_arena_printf(arena, "%.*s", COCO_STR_ARG(c->id)), .field = "skills_wanted"};
		if (near != NULL)
			coco_diag_say(m->run->diag, COCO_NOTE, "skill-unknown", &at, "use a code or a name of the vocabulary",
			    "entry %zu is none of the vocabulary and counts by its own words; it may mean %s", i + 1, near);
		else if (names == 0)
			coco_diag_say(m->run->diag, COCO_NOTE, "skill-own-words", &at, "use a code or a name of the vocabulary, if one fits",
			    "entry %zu is none of the vocabulary and counts by its own words", i + 1);
	}
	return 0;
}

/* ---- exclude ---------------------------------------------------------------------------------------------------- */

static void name_one(struct coco_map *entries, bool *named, struct coco_str call)
{
	const size_t found = call.n > 0 ? coco_map_find(entries, call) : COCO_NONE;
	if (found != COCO_NONE)
		named[found] = true;
}

/* Notes what a participant is called by, as far as an entry says it. Ids are compared as coco_gate_check compares them. */
static void note_names(struct coco_map *entries, bool *named, const struct coco_participant *p)
{
	const struct coco_str calls[] = {p->id, p->org_id};
	char fold[COCO_ID_FOLD];
	size_t found;
	name_one(entries, named, p->org);
	for (size_t i = 0; i < COCO_LEN(calls) + p->aliases.n; i++) {
		const struct coco_str call = i < COCO_LEN(calls) ? calls[i] : p->aliases.items[i - COCO_LEN(calls)];
		name_one(entries, named, call);
		name_one(entries, named, coco_id_fold(call, fold));
	}
	for (size_t i = 0; i < p->domain.n; i++) /* the host and all that it is below */
		if ((i == 0 || p->domain.s[i - 1] == '.') && (found = coco_map_find(entries, coco_str_sub(p->domain, i, p->domain.n))) != COCO_NONE)
			named[found] = true;
}

static int add_entries(struct coco_map *entries, struct coco_strs exclude)
{
	char fold[COCO_ID_FOLD];
	for (size_t k = 0; k < exclude.n; k++) {
		const struct coco_str id = coco_id_fold(exclude.items[k], fold);
		if (coco_map_add(entries, exclude.items[k], NULL) == COCO_NONE || (id.n > 0 && coco_map_add(entries, id, NULL) == COCO_NONE))
			return -1;
	}
	return 0;
}

static int read_entries(struct coco_match *m, struct coco_map *entries)
{
	const bool any = coco_rows_known(m->pool.rows).exclude;
	for (size_t i = 0; i < m->pool.n_challenges; i++)
		if (m->pool.challenges[i].open && add_entries(entries, m->pool.challenges[i].exclude) != 0)
			return -1;
	for (size_t i = 0; any && i < m->pool.n_participants; i++)
		if (add_entries(entries, coco_sheet_read(m->sheet, i)->exclude) != 0)
			return -1;
	return 0;
}

/* An entry stands in the list as it is and as the domain and the name that it may be: any of them is enough. */
static bool is_known(struct coco_str entry, const struct coco_map *entries, const bool *named, struct coco_arena *arena)
{
	const struct coco_str item = coco_str_trim(entry);
	char fold[COCO_ID_FOLD];
	const struct coco_str forms[] = {entry, item, coco_id_fold(item, fold), coco_domain_of(item, arena), coco_name_of(item, arena)};
	bool known = item.n == 0;
	for (size_t k = 0; k < COCO_LEN(forms) && !known; k++) {
		const size_t found = forms[k].n > 0 ? coco_map_find(entries, forms[k]) : COCO_NONE;
		known = found != COCO_NONE && named[found];
	}
	return known;
}

bool coco_exclude_is_vain(const struct coco_rec *rec, const struct coco_map *entries, const bool *named, struct coco_arena *arena)
{
	size_t n;
	const struct coco_str *items = coco_rec_list(rec, "exclude", &n, arena);
	for (size_t i = 0; items != NULL && i < n; i++)
		if (!is_known(items[i], entries, named, arena))
			return true;
	return false;
}

static void doubt_exclude(
    struct coco_match *m, const struct coco_challenge *c, const struct coco_rec *rec, const struct coco_map *entries, const bool *named)
{
	struct coco_arena *arena = m->pool.arena;
	size_t n;
	const struct coco_str *items = coco_rec_list(rec, "exclude", &n, arena);
	for (size_t i = 0; items != NULL && i < n; i++) {
		const bool known = is_known(items[i], entries, named, arena);
		const char *message = known ? NULL : coco_arena_printf(arena, "entry %zu names nobody among the participants", i + 1);
		if (message != NULL)
			doubt(m, c, "exclude", "exclude-unknown", "use an id, a domain or an organisation's name as it stands in its record", message);
	}
}

/* ---- the challenge ---------------------------------------------------------------------------------------------- */

static bool day_of(const struct coco_rec *rec, const char *field, struct coco_arena *arena, int32_t *days)
{
	struct coco_date date;
	if (!coco_date_parse(coco_rec_str(rec, field, arena), &date))
		return false;
	*days = coco_date_days(date);
	return true;
}

/* Challenges of a campaign mostly have the same days, so they are told together; and only who asks for more (-v) is told, as a matching is
 * often looked at again when its days are over. */
struct days {
	size_t over, later;
};

static void count_days(struct coco_match *m, const struct coco_rec *rec, struct days *days)
{
	const int32_t today = coco_date_days(m->run->common->as_of);
	int32_t day;
	days->over += day_of(rec, "deadline", m->pool.arena, &day) && day < today;
	days->later += day_of(rec, "opens", m->pool.arena, &day) && day > today;
}

static void tell_days(struct coco_match *m, const struct days *days)
{
	if (!m->run->common->verbose)
		return;
	if (days->over > 0)
		coco_diag_say(m->run->diag, COCO_NOTE, "deadline-past", NULL, "--as-of=DATE says which day it is",
		    "challenges whose last day for proposals is over, and that are matched all the same: %zu", days->over);
	if (days->later > 0)
		coco_diag_say(m->run->diag, COCO_NOTE, "opens-later", NULL, "--as-of=DATE says which day it is",
		    "challenges whose first day for proposals is still to come, and that are matched all the same: %zu", days->later);
}

static void doubt_text(struct coco_match *m, const struct coco_challenge *c)
{
	struct coco_word word;
	bool words = false;
	for (size_t i = 0; i < c->n_passages && !words; i++)
		for (size_t at = 0; !words && coco_lexis_next(c->passages[i].text, &at, &word);)
			words = true;
	if (!words)
		doubt(m, c, "text", "text-empty", "say in its text what is needed", "it has no words to compare, so all else decides alone");
}

/* The challenges that this run is about: those of its shard, and where pairs are asked about, theirs. NULL: memory. */
static bool *concerned(const struct coco_match *m)
{
	bool *are = calloc(m->pool.n_challenges + 1, sizeof *are);
	const bool all = m->options->pairs == NULL;
	for (size_t i = 0; are != NULL && !all && i < m->n_questions; i++) {
		const struct coco_challenge *c = coco_pool_challenge(&m->pool, m->questions[i].challenge);
		if (c != NULL)
			are[c - m->pool.challenges] = true;
	}
	for (size_t i = 0; are != NULL && i < m->pool.n_challenges; i++)
		are[i] = (all || are[i]) && coco_match_in_shard(m, i);
	return are;
}

int coco_match_tell_doubts(struct coco_match *match, struct coco_err *err)
{
	struct coco_match *m = match;
	struct coco_map *entries = coco_map_new();
	struct days days = {0};
	struct coco_noted noted = {{0}};
	const bool notes = m->options->pairs == NULL; /* an answer about a pair says itself what keeps it apart */
	bool *named = NULL, *ours = concerned(m);
	bool well = ours != NULL && entries != NULL && read_entries(m, entries) == 0 &&
	            (named = calloc(coco_map_count(entries) + 1, sizeof *named)) != NULL;
	for (size_t i = 0; well && coco_map_count(entries) > 0 && i < m->pool.n_participants; i++)
		note_names(entries, named, coco_sheet_read(m->sheet, i));
	for (size_t i = 0; well && i < m->pool.n_challenges; i++) {
		const struct coco_challenge *c = &m->pool.challenges[i];
		const struct coco_rec *rec = coco_store_at(m->store, "challenge", i);
		size_t wishes;
		if (c->expired && ours[i] && notes)
			coco_match_note_expired(m, c, &noted);
		if (!c->open || !ours[i])
			continue;
		const struct coco_must *prefer = coco_wish_keys(m->campaign.wishes, c, &wishes);
		doubt_keys(m, c, rec, "must");
		doubt_keys(m, c, rec, "prefer");
		doubt_skills(m, c, c->must, c->n_must, "must");
		doubt_skills(m, c, prefer, wishes, "prefer");
		well = doubt_wanted(m, c, rec) == 0;
		doubt_exclude(m, c, rec, entries, named);
		count_days(m, rec, &days);
		doubt_text(m, c);
		if (notes)
			coco_match_note_text(m, c, &noted);
	}
	tell_days(m, &days);
	coco_match_note_texts(m, &noted);
	int rc = well ? 0 : coco_err_nomem(err);
	if (well && notes)
		rc = coco_match_note_people(m, entries, named, err);
	coco_map_free(entries);
	free(named);
	free(ours);
	return rc;
}
