/* Whether a heading asks for a consent, and whether a cell gives one: by what must be said for it, not by what it is about.
 *
 * Method: consents.csv holds words, found as those of headers.csv are. A heading that headers.csv takes for a consent is one only if it
 * has a word of agreement, is about the person's own, or names in its first word what is done with it. It is none if it asks about the
 * company's own data protection, if a notice was read and nothing agreed to, or if a word of refusal or denial stands in it, other than
 * as a choice at its end ("yes / no"). "Data protection" alone, without such a word, asks for one only where the cells agree in words.
 * What asks for an agreement or a refusal of something else, or says what one does not want, is known by words of its own.
 * Invariant: what is doubtful is no consent.
 */
#include <string.h>
#include "lexicon_parts.h"

enum row {
	CONSENT,
	ASSENT,
	ACCEPT,
	ASK,
	WILL,
	PROCESS,
	READ,
	COMPANY,
	MINE,
	NOUN,
	NEGATION,
	REFUSE,
	NO_NEGATION,
	YES,
	OR,
	OTHER,
	PASS,
	ROWS
};
static const char *const names[ROWS] = {"consent", "assent", "accept", "ask", "will", "process", "read", "company", "mine", "noun",
    "negation", "refuse", "ne", "yes", "or", "other", "pass"};

#define SURE_SCORE 0.72 /* the least of a heading that says enough, whatever its cells hold */
#define BARE_SCORE 0.5  /* of a heading that needs its cells: below a column's threshold */

struct consents {
	struct coco_table_ref table;
	size_t lang;     /* the first of the languages' columns */
	unsigned prefix; /* languages in which "ne" at a word's beginning denies it, a bit a language */
};

/* What is found in a text: languages and words (not those of hints), by row. */
struct said {
	unsigned langs[ROWS];
	uint64_t words[ROWS];
};

struct consents *consents_new(struct coco_arena *arena)
{
	struct consents *c = coco_arena_array(arena, 1, sizeof *c);
	if (!c)
		return NULL;
	c->table = coco_table_find(&coco_tables_survey, "consents");
	c->lang = coco_table_column(c->table, coco_langs[0]);
	const size_t ne = coco_table_row(c->table, 0, coco_str_of(names[NO_NEGATION]));
	for (size_t lang = 0; lang < COCO_LANGS; lang++)
		c->prefix |= (unsigned)(*coco_table_cell(c->table, ne, c->lang + lang) != '\0') << lang;
	return c;
}

static enum row row_of(const struct consents *c, size_t row)
{
	enum row at = 0;
	while (at < ROWS && strcmp(coco_table_cell(c->table, row, 0), names[at]) != 0)
		at++;
	return at;
}

static struct said said_in(const struct consents *c, const struct heading *h)
{
	struct said said = {{0}, {0}};
	for (size_t k = 0; k < h->n_classes; k++) {
		size_t n;
		const uint32_t *at = coco_names_of_class(c->table, h->classes[k], &n);
		for (size_t i = 0; i < n; i++) {
			const enum row row = row_of(c, coco_names_row(c->table, at[i]));
			const struct found f = pattern_find_close(coco_names_text(c->table, at[i]), h, 0);
			if (row == ROWS || !f.n)
				continue;
			said.langs[row] |= 1u << (coco_names_column(c->table, at[i]) - c->lang);
			said.words[row] |= f.every;
		}
	}
	return said;
}

/* Words of a language in which whatever begins with "ne" denies. */
static uint64_t prefixed(const struct heading *h, const struct said *said)
{
	uint64_t words = 0;
	for (size_t w = 0; w < h->n; w++) {
		if (h->words[w].n > 3 && h->words[w].s[0] == 'n' && h->words[w].s[1] == 'e')
			words |= UINT64_C(1) << w;
	}
	return words & ~said->words[NO_NEGATION];
}

/* Words of denial but the one that only offers a choice: beside a "yes", one of them the last word. */
static uint64_t denied(const struct consents *c, const struct heading *h, const struct said *said, unsigned langs)
{
	uint64_t words = said->langs[NEGATION] & langs ? said->words[NEGATION] & ~h->hints : 0;
	size_t last = h->n;
	while (last > 0 && h->hints >> (last - 1) & 1)
		last--;
	for (size_t w = last > 3 ? last - 3 : 0; w + 1 < last; w++) {
		const size_t other = said->words[OR] >> (w + 1) & 1 ? w + 2 : w + 1;
		const uint64_t one = UINT64_C(1) << w, two = UINT64_C(1) << other;
		if (other + 1 == last && ((said->words[YES] & one && words & two) || (said->words[YES] & two && words & one)))
			words &= ~(one | two);
	}
	return words | (c->prefix & langs ? prefixed(h, said) & ~h->hints : 0);
}

/* The languages in which a heading's or a cell's words of agreement are; of a mixed form those of its other words. */
static unsigned langs_of(const struct heading *h, const struct said *said, unsigned langs)
{
	langs |= said->langs[ASSENT] | said->langs[ACCEPT];
	return langs & h->langs ? langs & h->langs : langs;
}

enum told { NO_CONSENT, DENIED_CONSENT, BARE_CONSENT, IS_CONSENT };

static enum told heading_tells(const struct consents *c, const struct heading *h, const struct said *said, const struct survey_guess *g)
{
	const bool process = strcmp(g->field, "consent.process") == 0;
	const bool assent = said->langs[ASSENT] != 0 || (said->langs[ACCEPT] && !said->langs[READ]);
	const uint64_t all = UINT64_MAX >> (64 - h->n);
	const unsigned langs = langs_of(h, said, g->langs);
	if ((said->langs[REFUSE] && said->words[REFUSE] & ~h->hints) || denied(c, h, said, langs))
		return DENIED_CONSENT;
	if (said->langs[COMPANY] & langs || (said->langs[READ] && !(assent && said->langs[PROCESS])))
		return NO_CONSENT;
	if (assent || said->words[MINE])
		return IS_CONSENT;
	const bool whole = ((g->words | h->filler) & all) == all;
	if (process)
		return whole ? BARE_CONSENT : NO_CONSENT;
	return whole || said->words[NOUN] & 1 ? IS_CONSENT : NO_CONSENT;
}

bool consents_deny(const struct survey_lexicon *lx, const struct heading *h)
{
	const struct said said = said_in(lx->consents, h);
	return said.langs[REFUSE] || said.langs[NEGATION] || prefixed(h, &said);
}

bool survey_lexicon_asks(struct survey_lexicon *lx, struct coco_str heading)
{
	if (!patterns_ready(lx))
		return false;
	const struct heading h = heading_of(lx, heading);
	const struct said said = said_in(lx->consents, &h);
	return said.langs[ASK] || (said.langs[WILL] && denied(lx->consents, &h, &said, said.langs[WILL]));
}

/* "I withdraw my consent": to what it does not say, so to the processing, without which no other one counts. */
static bool takes_all_back(const struct heading *h, const struct said *said)
{
	return said->langs[CONSENT] & said->langs[REFUSE] && !said->langs[COMPANY] && said->words[REFUSE] & ~h->hints;
}

/* What is published for the other side, or passed on to it, is shared. */
static bool to_other_side(const struct said *said)
{
	return said->langs[OTHER] & said->langs[PASS] && (said->langs[ASSENT] || said->langs[ACCEPT]);
}

static bool is_consent(const struct survey_guess *g)
{
	return strncmp(g->field, "consent.", strlen("consent.")) == 0;
}

/* An agreement to pass something on to the other side, for which headers.csv has no pattern. */
static void other_side_guess(struct survey_lexicon *lx, const struct heading *h, struct said said, struct survey_guess best[SURVEY_GUESSES])
{
	const struct survey_guess share = {.field = "consent.share", .score = SURE_SCORE, .langs = said.langs[OTHER] & said.langs[PASS]};
	const enum told told = to_other_side(&said) ? heading_tells(lx->consents, h, &said, &share) : NO_CONSENT;
	if (told == DENIED_CONSENT)
		lx->refused = share.field;
	if (told == IS_CONSENT)
		best[0] = share;
}

static bool is_share(const struct survey_guess *g)
{
	return strcmp(g->field, "consent.share") == 0;
}

void consents_settle(struct survey_lexicon *lx, const struct heading *h, struct survey_guess best[SURVEY_GUESSES])
{
	struct said said = {{0}, {0}};
	bool seen = false;
	size_t kept = 0;
	if (!best[0].field && !lx->refused) {
		said = said_in(lx->consents, h);
		lx->refused = takes_all_back(h, &said) ? "consent.process" : NULL;
	}
	for (size_t i = 0; i < SURVEY_GUESSES && best[i].field; i++) {
		if (strncmp(best[i].field, "consent.", strlen("consent.")) != 0) {
			best[kept++] = best[i];
			continue;
		}
		if (!seen)
			said = said_in(lx->consents, h);
		if (to_other_side(&said) && (seen || !is_share(&best[i]))) {
			if (seen)
				continue; /* whatever it is called: the one before is it */
			best[i].field = "consent.share";
			best[i].whole = true;
		}
		seen = true;
		const enum told told = heading_tells(lx->consents, h, &said, &best[i]);
		if (told == DENIED_CONSENT && !lx->refused)
			lx->refused = best[i].field;
		if (told < BARE_CONSENT)
			continue;
		best[i].bare = told == BARE_CONSENT;
		if (best[i].bare || best[i].score < SURE_SCORE)
			best[i].score = best[i].bare ? BARE_SCORE : SURE_SCORE;
		best[kept++] = best[i];
	}
	for (; kept < SURVEY_GUESSES; kept++)
		best[kept] = (struct survey_guess){.field = NULL};
	if (!lx->refused && (!best[0].field || (best[0].score < SURE_SCORE && !is_consent(&best[0]))))
		other_side_guess(lx, h, seen ? said : said_in(lx->consents, h), best);
}

/* Words that deny an agreement by their beginning: "nesouhlasím". */
static bool assent_denied(const struct consents *c, const struct heading *h)
{
	struct heading cut = *h;
	uint64_t words = 0;
	for (size_t w = 0; w < h->n; w++) {
		if (h->words[w].n > 4 && coco_str_starts(h->words[w], "ne")) {
			cut.words[w] = coco_str_sub(h->words[w], 2, h->words[w].n);
			words |= UINT64_C(1) << w;
		}
	}
	heading_classes(&cut);
	return words && said_in(c, &cut).words[ASSENT] & words;
}

enum survey_says survey_lexicon_says(struct survey_lexicon *lx, struct coco_str cell)
{
	if (!patterns_ready(lx))
		return SURVEY_SAYS_NOTHING;
	const struct heading h = heading_of(lx, cell);
	const struct said said = said_in(lx->consents, &h);
	const unsigned langs = langs_of(&h, &said, said.langs[ASSENT] ? 0 : SURVEY_ALL_LANGS);
	const uint64_t denies = denied(lx->consents, &h, &said, langs) & ~said.words[REFUSE];
	const bool yes_first = said.words[YES] & 1;
	if (said.langs[REFUSE])
		return denies || yes_first ? SURVEY_SAYS_NOTHING : SURVEY_SAYS_REFUSED; /* "no objection", "yes, until I object" */
	if (assent_denied(lx->consents, &h) || (denies && said.langs[ASSENT]))
		return yes_first ? SURVEY_SAYS_NOTHING : SURVEY_SAYS_REFUSED;
	return said.langs[ASSENT] && !denies ? SURVEY_SAYS_AGREED : SURVEY_SAYS_NOTHING;
}
