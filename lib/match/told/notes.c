/* What the lists do not show by themselves: who is in none of them, who has written nothing, what could not be told apart or not be
 * compared. Each is one note with a count, as most of it is no fault; who asks for more (-v) has the records by id. Nothing of what
 * somebody has written is told. */
#include "coco/base_run.h"
#include "doubts.h"

#include "lexis.h"

#include <stdlib.h>

/* What is noted of records, one by one or together. */
struct kind {
	const char *code;
	const char *one;  /* of a record */
	const char *many; /* of all, before their number */
	const char *hint;
};

_Static_assert(COCO_NOTES == 5, "a count for each of them");
enum { LIST_TIED, WORDS_STRANGE, TEXT_SHORT, TEXT_LANG, CHALLENGE_EXPIRED };
static const struct kind of_challenges[] = {
    {"list-tied", "its list ends among equal scores, so the order of ids has decided who is in",
        "lists that end among equal scores, so that the order of ids has decided who is in", "a larger --top shows the others"},
    {"words-strange", "no profile has a word of its text, nor one like it", "challenges of whose words no profile has any, nor one like it",
        "say it in other words, or name skills_wanted"},
    {"text-short", "its text is a single word that counts, so there is little to compare",
        "challenges of a single word that counts, so that there is little to compare",
        "say in the text what is needed, or name skills_wanted"},
    {"lang-unknown", "the language of its text is not known or none of the nine, so words are compared by their letters alone",
        "challenges in a language that is not known or none of the nine, so that words are compared by their letters alone",
        "lang says it; skills_wanted counts in any language"},
    {"record-expired", "its record has expired, so it is not matched", "challenges that are not matched, as their records have expired",
        "delete them, or set a later day in expires"},
};

enum { PROFILE_EMPTY, PROFILE_LANG, PROFILE_SAME, PROFILE_EXCLUDES, EXCLUDE_UNKNOWN };
static const struct kind of_people[] = {
    {"profile-empty", "it has neither a text nor skills, so the other parts alone place it",
        "creatives with neither a text nor skills, whom the other parts alone place", "ask them for offers or skills"},
    {"profile-lang-unknown", "the language of its texts is not known or none of the nine, so words are compared by their letters alone",
        "creatives with texts in a language that is not known or none of the nine, so that words are compared by their letters alone",
        "languages in their records help"},
    {"profile-same", "it has the texts of another, word for word", "creatives with the texts of another, word for word",
        "are they the same, or a form that was not filled in?"},
    {"excludes-owner", "by its own exclude it is no candidate of some challenge",
        "creatives that by their own exclude are no candidates of some challenge", NULL},
    {"exclude-unknown", "an entry of its exclude names nobody among the participants",
        "participants with an entry of exclude that names nobody among them",
        "use an id, a domain or an organisation's name as it stands in its record"},
};

/* Texts are compared in this run, so what they lack matters. */
static bool compares_texts(const struct coco_match *m)
{
	return m->scores == NULL && m->options->stable == NULL && m->weights.of[COCO_TEXT_FIT] > 0;
}

/* One of a kind: told at once to who asks for all, else counted. */
static void note(struct coco_match *m, const struct kind *kind, struct coco_str id, size_t *count)
{
	const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(id))};
	++*count;
	if (m->run->common->verbose)
		coco_diag_say(m->run->diag, COCO_NOTE, kind->code, &at, kind->hint, "%s", kind->one);
}

static void tell_counts(const struct coco_match *m, const struct kind *kinds, const size_t *counts, size_t n)
{
	for (size_t i = 0; i < n && !m->run->common->verbose; i++)
		if (counts[i] > 0)
			coco_diag_say(m->run->diag, COCO_NOTE, kinds[i].code, NULL, kinds[i].hint, "%s: %zu", kinds[i].many, counts[i]);
}

/* ---- challenges ------------------------------------------------------------------------------------------------- */

/* The word is none of those that every text has. */
static bool says_something(struct coco_str word, int lang)
{
	struct coco_buf normal = COCO_BUF_INIT;
	coco_text_normal(word, &normal);
	const bool says = !coco_stop_word(lang, coco_buf_view(&normal));
	coco_buf_free(&normal);
	return says;
}

void coco_match_note_text(struct coco_match *match, const struct coco_challenge *c, struct coco_noted *noted)
{
	struct coco_word word;
	size_t words = 0;
	if (!compares_texts(match))
		return;
	for (size_t i = 0; i < c->n_passages && words < 2; i++)
		for (size_t at = 0; words < 2 && coco_lexis_next(c->passages[i].text, &at, &word);)
			words += says_something(coco_str_sub(c->passages[i].text, word.start, word.end), c->passages[i].tongue.index);
	if (words == 1 && c->n_named == 0)
		note(match, &of_challenges[TEXT_SHORT], c->id, &noted->counts[TEXT_SHORT]);
	else if (words > 1 && c->passages[0].tongue.index < 0)
		note(match, &of_challenges[TEXT_LANG], c->id, &noted->counts[TEXT_LANG]);
}

void coco_match_note_expired(struct coco_match *match, const struct coco_challenge *c, struct coco_noted *noted)
{
	note(match, &of_challenges[CHALLENGE_EXPIRED], c->id, &noted->counts[CHALLENGE_EXPIRED]);
}

void coco_match_note_texts(const struct coco_match *match, const struct coco_noted *noted)
{
	tell_counts(match, of_challenges, noted->counts, COCO_LEN(of_challenges));
}

void coco_match_note_lists(struct coco_match *match)
{
	struct coco_noted noted = {{0}};
	for (size_t i = 0; i < match->pool.n_challenges; i++) {
		const struct coco_tally *tally = &match->tallies[i];
		const struct coco_challenge *c = &match->pool.challenges[i];
		if (tally->tied)
			note(match, &of_challenges[LIST_TIED], c->id, &noted.counts[LIST_TIED]);
		if (tally->strange && tally->filled > 0)
			note(match, &of_challenges[WORDS_STRANGE], c->id, &noted.counts[WORDS_STRANGE]);
	}
	tell_counts(match, of_challenges, noted.counts, COCO_LEN(of_challenges));
}

/* ---- participants ----------------------------------------------------------------------------------------------- */

static int by_hash(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return x < y ? -1 : x > y;
}

/* Sorted hashes of the texts of all profiles; how often one is there. */
static bool is_twice(const uint64_t *hashes, size_t n, uint64_t hash)
{
	size_t low = 0, high = n;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (hashes[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low + 1 < n && hashes[low + 1] == hash;
}

/* In none of the lists, for what the participant itself is. */
static enum coco_gate left_out(const struct coco_match *m, const struct coco_participant *p)
{
	if (p->anonymous)
		return COCO_GATE_ANONYMOUS;
	if (!p->active)
		return COCO_GATE_INACTIVE;
	if (p->expired)
		return COCO_GATE_EXPIRED;
	return m->pool.consent && !p->process ? COCO_GATE_CONSENT : COCO_GATE_OPEN;
}

static void tell_left(struct coco_match *m, const size_t counts[COCO_GATES])
{
	struct coco_buf why = COCO_BUF_INIT;
	size_t all = 0;
	for (size_t gate = 0; gate < COCO_GATES; gate++)
		if (counts[gate] > 0) {
			coco_buf_printf(&why, "%s%zu %s", all > 0 ? ", " : "", counts[gate], coco_gate_text((enum coco_gate)gate));
			all += counts[gate];
		}
	if (all > 0)
		coco_diag_say(m->run->diag, COCO_NOTE, "left-out", NULL, m->run->common->verbose ? NULL : "-v names them by their ids",
		    "creatives that are in no list: %zu of %zu (%s)", all, m->pool.n_profiles, why.data ? why.data : "");
	coco_buf_free(&why);
}

static void note_left(struct coco_match *m, const struct coco_participant *p, size_t counts[COCO_GATES])
{
	const enum coco_gate gate = left_out(m, p);
	const struct coco_finding at = {.record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(p->id))};
	if (gate == COCO_GATE_OPEN)
		return;
	counts[gate]++;
	if (m->run->common->verbose)
		coco_diag_say(m->run->diag, COCO_NOTE, "left-out", &at, NULL, "it is in no list: %s", coco_gate_text(gate));
}

/* Whoever may be in a list. */
static void note_profile(struct coco_match *m, const struct coco_participant *p, const uint64_t *hashes, size_t *counts)
{
	bool excludes = false, strange = p->n_passages > 0;
	const uint64_t hash = m->pool.by_text[p->number];
	const bool texts = compares_texts(m);
	if (!p->says && m->scores == NULL && m->options->stable == NULL)
		note(m, &of_people[PROFILE_EMPTY], p->id, &counts[PROFILE_EMPTY]);
	for (size_t i = 0; i < p->n_passages && strange; i++)
		strange = p->tongues[i].index < 0;
	if (texts && strange)
		note(m, &of_people[PROFILE_LANG], p->id, &counts[PROFILE_LANG]);
	if (texts && hash != 0 && is_twice(hashes, m->pool.n_profiles, hash))
		note(m, &of_people[PROFILE_SAME], p->id, &counts[PROFILE_SAME]);
	for (size_t i = 0; m->options->stable == NULL && p->exclude.n > 0 && i < m->pool.n_challenges && !excludes; i++)
		excludes = m->pool.challenges[i].open && coco_gate_excludes_owner(&m->pool.challenges[i], p);
	if (excludes)
		note(m, &of_people[PROFILE_EXCLUDES], p->id, &counts[PROFILE_EXCLUDES]);
}

int coco_match_note_people(struct coco_match *match, const struct coco_map *entries, const bool *named, struct coco_err *err)
{
	struct coco_match *m = match;
	size_t counts[COCO_LEN(of_people)] = {0}, left[COCO_GATES] = {0};
	const struct coco_match_shard *shard = &m->options->shard;
	uint64_t *hashes = malloc((m->pool.n_profiles + 1) * sizeof *hashes);
	int rc = hashes != NULL ? 0 : coco_err_nomem(err);
	for (size_t i = 0; rc == 0 && i < m->pool.n_profiles; i++)
		hashes[i] = m->pool.by_text[i];
	if (rc == 0 && m->pool.n_profiles > 1)
		qsort(hashes, m->pool.n_profiles, sizeof *hashes, by_hash);
	for (size_t i = 0; rc == 0 && shard->number <= 1 && i < m->pool.n_participants; i++) {
		const struct coco_participant *p = coco_sheet_read(m->sheet, i);
		if (p->number != COCO_NONE)
			note_left(m, p, left);
		if (p->number != COCO_NONE && left_out(m, p) == COCO_GATE_OPEN)
			note_profile(m, p, hashes, counts);
		const struct coco_rec *rec = p->exclude.n > 0 ? coco_store_read(m->reader, "participant", i, err) : NULL;
		if (p->exclude.n > 0 && rec == NULL)
			rc = -1;
		else if (rec != NULL && coco_exclude_is_vain(rec, entries, named, m->pool.arena))
			note(m, &of_people[EXCLUDE_UNKNOWN], p->id, &counts[EXCLUDE_UNKNOWN]);
	}
	tell_left(m, left);
	tell_counts(m, of_people, counts, COCO_LEN(of_people));
	free(hashes);
	free(m->pool.by_text);
	m->pool.by_text = NULL;
	return rc;
}
