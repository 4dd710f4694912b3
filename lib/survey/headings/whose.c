/* Whose a heading's matter is: a person's own mark, which stays out of the stream, or something that the participant has not.
 *
 * Method: whose.csv holds patterns as headers.csv does; their words must stand side by side in the heading, but for words that say
 * nothing ("of your"). A mark of a person (date of birth, tax number, where somebody lives) is none where the heading names an
 * organisation; a bank account always is one. Health, belief and the like are special categories of data unless the heading is about
 * others or about work (clients, products); a network's name is a person's there if it stands alone or with a word for an account, and
 * nothing says that it is a firm's, or a channel; so is a panel's name with a word for an account. What is denied, looked for, or of
 * somebody else fills none of the fields that the row names; so does a consent that the heading refuses or takes back, to which a yes is
 * the contrary. Hints in brackets ("private") count where the caller says so. Invariant: the result depends on the table and the heading
 * alone.
 */
#include <string.h>
#include "lexicon_parts.h"

struct whose {
	struct coco_table_ref table;
	size_t lang, place, fields; /* columns */
	uint64_t refusals;          /* the rows of words that refuse: a bit a row */
};

struct whose *whose_new(struct coco_arena *arena)
{
	struct whose *w = coco_arena_array(arena, 1, sizeof *w);
	if (!w)
		return NULL;
	w->table = coco_table_find(&coco_tables_survey, "whose");
	w->lang = coco_table_column(w->table, coco_langs[0]);
	w->place = coco_table_column(w->table, "place");
	w->fields = coco_table_column(w->table, "fields");
	for (size_t row = 0; row < coco_table_rows(w->table); row++)
		w->refusals |= (uint64_t)(strcmp(coco_table_cell(w->table, row, 0), "refusal") == 0) << row;
	return w;
}

/* Whether the pattern is found, if not in hints alone; one of the place "whole" leaves no word over that says something. Whose something
 * is says a single word in the heading's own language: "partner" is a genitive in one alone. */
static bool pattern_says(const struct whose *w, size_t pattern, const struct heading *h, bool hints)
{
	const size_t row = coco_names_row(w->table, pattern);
	const bool whole = *coco_table_cell(w->table, row, w->place) != '\0', fields = *coco_table_cell(w->table, row, w->fields) != '\0';
	const char *text = coco_names_text(w->table, pattern);
	if (fields && !strchr(text, ' ') && !(h->langs >> (coco_names_column(w->table, pattern) - w->lang) & 1))
		return false;
	const struct found f = pattern_find_close(text, h, 0);
	return f.n && (hints || f.words) && (!whole || f.letters == h->letters);
}

/* The rows of which a pattern is found, a bit a row. */
static uint64_t rows_found(const struct whose *w, const struct heading *h, bool hints)
{
	uint64_t rows = 0;
	for (size_t k = 0; k < h->n_classes; k++) {
		size_t n;
		const uint32_t *names = coco_names_of_class(w->table, h->classes[k], &n);
		for (size_t i = 0; i < n; i++) {
			const uint64_t row = UINT64_C(1) << coco_names_row(w->table, names[i]);
			if (!(rows & row) && pattern_says(w, names[i], h, hints))
				rows |= row;
		}
	}
	return rows;
}

static bool is_of(struct coco_str fields, const char *field)
{
	struct coco_str name;
	while (fields.n && coco_str_split(&fields, ' ', &name)) {
		if (coco_str_is(name, field))
			return true;
	}
	return false;
}

void whose_settle(struct survey_lexicon *lx, const struct heading *h, struct survey_guess best[SURVEY_GUESSES])
{
	const struct whose *w = lx->whose;
	const uint64_t rows = best[0].field ? rows_found(lx->whose, h, false) : 0;
	size_t kept = 0;
	lx->refused = NULL;
	for (size_t i = 0; rows && i < SURVEY_GUESSES && best[i].field; i++) {
		bool not_own = false;
		for (size_t row = 0; row < coco_table_rows(w->table) && !not_own; row++) {
			not_own = rows >> row & 1 && is_of(coco_str_of(coco_table_cell(w->table, row, w->fields)), best[i].field);
			if (not_own && !lx->refused && w->refusals >> row & 1)
				lx->refused = best[i].field;
		}
		if (!not_own)
			best[kept++] = best[i];
	}
	for (; rows && kept < SURVEY_GUESSES; kept++)
		best[kept] = (struct survey_guess){.field = NULL};
}

const char *survey_lexicon_refuses(struct survey_lexicon *lx, struct coco_str heading)
{
	struct survey_guess best[SURVEY_GUESSES];
	if (!patterns_ready(lx))
		return NULL;
	const struct heading h = heading_of(lx, heading);
	lx->refused = NULL;
	if (!(rows_found(lx->whose, &h, false) & lx->whose->refusals) &&
	    !consents_deny(lx, &h)) /* it has no word of a refusal: what it asks for is of no interest */
		return NULL;
	survey_lexicon_guess(lx, heading, "", best);
	return lx->refused;
}

/* ---- what no stream holds ---------------------------------------------------------------------------------------- */

/* Of what the rows of whose.csv speak. */
enum kind {
	KIND_PERSON,
	KIND_BANK,
	KIND_FIRM,
	KIND_SPECIAL,
	KIND_SECRET,
	KIND_ORIGIN,
	KIND_HOME,
	KIND_TOPIC,
	KIND_NETWORK,
	KIND_ACCOUNT,
	KIND_CHANNEL,
	KIND_PAGE,
	KIND_PANEL,
	KIND_AGE,
	KIND_SEVERAL,
	KIND_BORN,
	KIND_POSITION,
	KIND_PARTY,
	KIND_SINCE,
	KIND_DEGREE,
	KINDS
};

/* What a heading holds: a bit a kind; `whole`: of the kinds that one pattern says by itself. */
struct marks {
	unsigned has, whole;
	bool networks_alone; /* nothing but names of networks stands there */
};

static bool is_marked(unsigned marks, enum kind kind)
{
	return marks >> kind & 1;
}

static bool says(struct marks m, enum kind kind)
{
	return is_marked(m.has, kind);
}

/* The words of the heading that say something are all names of networks: "WhatsApp / Signal". */
static bool networks_alone(const struct whose *w, const struct heading *h)
{
	const uint64_t telling = UINT64_MAX >> (64 - h->n) & ~h->filler;
	uint64_t words = 0;
	for (size_t k = 0; k < h->n_classes; k++) {
		size_t n;
		const uint32_t *names = coco_names_of_class(w->table, h->classes[k], &n);
		for (size_t i = 0; i < n; i++) {
			if (strcmp(coco_table_cell(w->table, coco_names_row(w->table, names[i]), 0), "network") == 0)
				words |= pattern_find_close(coco_names_text(w->table, names[i]), h, 0).words;
		}
	}
	return telling && (words & telling) == telling;
}

/* A hint says of whom a heading asks, but takes nothing back: "Religion (for the report of the project)". */
static struct marks marks_of(const struct whose *w, const struct heading *h, bool hints)
{
	static const char *const kinds[KINDS] = {"person", "bank", "firm", "special", "secret", "origin", "home", "topic", "network", "account",
	    "channel", "page", "panel", "age", "several", "born", "position", "party", "since", "degree"};
	const uint64_t rows = rows_found(w, h, hints), beside = hints && h->hints ? rows_found(w, h, false) : rows;
	struct marks m = {0, 0, false};
	for (size_t row = 0; rows && row < coco_table_rows(w->table); row++) {
		for (enum kind k = 0; k < KINDS; k++) {
			const bool other = k == KIND_TOPIC || k == KIND_CHANNEL;
			const bool is = (other ? beside : rows) >> row & 1 && strcmp(coco_table_cell(w->table, row, 0), kinds[k]) == 0;
			m.has |= (unsigned)is << k;
			m.whole |= (unsigned)(is && *coco_table_cell(w->table, row, w->place)) << k;
		}
	}
	m.networks_alone = says(m, KIND_NETWORK) && networks_alone(w, h);
	return m;
}

static bool is_special(struct marks m)
{
	return says(m, KIND_SPECIAL) && !says(m, KIND_TOPIC);
}

/* Somebody's family life. */
static bool is_home(struct marks m)
{
	return says(m, KIND_HOME) && !says(m, KIND_FIRM) && !says(m, KIND_TOPIC);
}

/* What somebody is called in a network, and nothing says that it is a firm's or how it is worked with. */
static bool is_account(struct marks m)
{
	return says(m, KIND_NETWORK) && (m.networks_alone || says(m, KIND_ACCOUNT)) && !says(m, KIND_FIRM) && !says(m, KIND_TOPIC) &&
	       !says(m, KIND_CHANNEL);
}

static bool is_person(struct marks m)
{
	return is_marked(m.whole, KIND_PERSON) || (says(m, KIND_PERSON) && !says(m, KIND_FIRM)) ||
	       (says(m, KIND_ORIGIN) && !says(m, KIND_FIRM) && !says(m, KIND_TOPIC)) || is_home(m) || says(m, KIND_SECRET) ||
	       (says(m, KIND_PAGE) && !says(m, KIND_FIRM) && !says(m, KIND_TOPIC) && !says(m, KIND_CHANNEL)) ||
	       (says(m, KIND_PANEL) && says(m, KIND_ACCOUNT) && !says(m, KIND_FIRM));
}

bool survey_lexicon_tells(struct survey_lexicon *lx, struct coco_str heading)
{
	if (!patterns_ready(lx))
		return false;
	const struct heading h = heading_of(lx, heading);
	const struct marks m = marks_of(lx->whose, &h, true);
	return is_special(m) || is_home(m);
}

bool survey_lexicon_firm(struct survey_lexicon *lx, struct coco_str heading)
{
	if (!patterns_ready(lx))
		return false;
	const struct heading h = heading_of(lx, heading);
	return says(marks_of(lx->whose, &h, true), KIND_FIRM);
}

static bool is_age(struct marks m)
{
	return is_marked(m.whole, KIND_AGE) || (says(m, KIND_AGE) && !says(m, KIND_FIRM));
}

static bool asks_kind(struct survey_lexicon *lx, struct coco_str heading, bool hints, bool (*kind)(struct marks))
{
	if (!patterns_ready(lx))
		return false;
	const struct heading h = heading_of(lx, heading);
	const struct marks m = marks_of(lx->whose, &h, hints);
	return kind(m) && !is_person(m) && !is_special(m) && !says(m, KIND_BANK);
}

bool survey_lexicon_age(struct survey_lexicon *lx, struct coco_str heading, bool hints)
{
	return asks_kind(lx, heading, hints, is_age);
}

bool survey_lexicon_account(struct survey_lexicon *lx, struct coco_str heading, bool hints)
{
	return asks_kind(lx, heading, hints, is_account);
}

enum survey_network survey_lexicon_network(struct survey_lexicon *lx, struct coco_str heading, bool hints)
{
	if (!patterns_ready(lx))
		return SURVEY_NETWORK_NAMED;
	const struct heading h = heading_of(lx, heading);
	const struct marks m = marks_of(lx->whose, &h, hints);
	return says(m, KIND_CHANNEL)                        ? SURVEY_NETWORK_USED
	       : says(m, KIND_ACCOUNT) && !m.networks_alone ? SURVEY_NETWORK_NAMED
	                                                    : SURVEY_NETWORK_ALONE;
}

static uint64_t words_of(const struct whose *w, const char *kind, const struct heading *h)
{
	uint64_t words = 0;
	for (size_t k = 0; k < h->n_classes; k++) {
		size_t n;
		const uint32_t *names = coco_names_of_class(w->table, h->classes[k], &n);
		for (size_t i = 0; i < n; i++) {
			const size_t row = coco_names_row(w->table, names[i]);
			if (strcmp(coco_table_cell(w->table, row, 0), kind) != 0)
				continue;
			const struct found f = pattern_find_close(coco_names_text(w->table, names[i]), h, 0);
			words |= *coco_table_cell(w->table, row, w->place) && f.letters != h->letters ? 0 : f.every;
		}
	}
	return words;
}

uint64_t whose_words(const struct survey_lexicon *lx, const char *kind, const struct heading *h)
{
	return words_of(lx->whose, kind, h);
}

static enum survey_attendee attendee_of(struct survey_lexicon *lx, struct coco_str heading)
{
	const struct heading h = heading_of(lx, heading);
	const uint64_t who = h.n ? words_of(lx->whose, "attendee", &h) : 0, telling = h.n ? UINT64_MAX >> (64 - h.n) & ~h.filler : 0;
	if (!who)
		return SURVEY_ATTENDEE_NONE;
	const uint64_t given = words_of(lx->whose, "given", &h), family = words_of(lx->whose, "family", &h);
	const uint64_t name = words_of(lx->whose, "named", &h) & ~(given | family);
	if (telling & ~(who | given | family | name))
		return SURVEY_ATTENDEE_NONE;
	const int parts = (given != 0) + (family != 0) + (name != 0);
	return parts == 0               ? SURVEY_ATTENDEE_ALONE
	       : parts > 1 || name != 0 ? SURVEY_ATTENDEE_NAME
	       : given != 0             ? SURVEY_ATTENDEE_GIVEN
	                                : SURVEY_ATTENDEE_FAMILY;
}

enum survey_attendee survey_lexicon_attendee(struct survey_lexicon *lx, struct coco_str heading)
{
	if (!patterns_ready(lx))
		return SURVEY_ATTENDEE_NONE;
	enum survey_attendee is = attendee_of(lx, heading);
	struct coco_buf parted = COCO_BUF_INIT;
	if (is == SURVEY_ATTENDEE_NONE && capitals_part(heading, &parted))
		is = attendee_of(lx, coco_buf_view(&parted));
	lx->failed |= !coco_buf_ok(&parted);
	coco_buf_free(&parted);
	return is;
}

bool survey_lexicon_several(struct survey_lexicon *lx, struct coco_str heading)
{
	if (!patterns_ready(lx))
		return false;
	const struct heading h = heading_of(lx, heading);
	return says(marks_of(lx->whose, &h, true), KIND_SEVERAL);
}

bool survey_lexicon_other(struct survey_lexicon *lx, struct coco_str heading)
{
	if (!patterns_ready(lx))
		return false;
	const struct heading h = heading_of(lx, heading);
	if (!h.n)
		return false;
	const uint64_t named = words_of(lx->whose, "other_option", &h) | words_of(lx->whose, "other_said", &h);
	return named && !(UINT64_MAX >> (64 - h.n) & ~h.filler & ~named & ~words_of(lx->whose, "other_beside", &h));
}

/* The same, and of the words that capitals part: "birthYear", "userLogin". */
static struct marks marks_parted(struct survey_lexicon *lx, struct coco_str heading, bool hints)
{
	struct coco_buf parted = COCO_BUF_INIT;
	struct heading h = heading_of(lx, heading);
	struct marks m = marks_of(lx->whose, &h, hints);
	if (capitals_part(heading, &parted)) {
		h = heading_of(lx, coco_buf_view(&parted));
		const struct marks more = marks_of(lx->whose, &h, hints);
		m.has |= more.has;
		m.whole |= more.whole;
	}
	lx->failed |= !coco_buf_ok(&parted);
	coco_buf_free(&parted);
	return m;
}

const char *survey_lexicon_personal(struct survey_lexicon *lx, struct coco_str heading, bool hints)
{
	if (!patterns_ready(lx))
		return NULL;
	const struct marks m = marks_parted(lx, heading, hints);
	return says(m, KIND_BANK) ? "a bank account: personal, never in the stream"
	       : is_special(m)    ? "a special category of data (GDPR Art. 9 and 10: health, belief, politics, unions): never in the stream"
	       : is_person(m) || is_age(m) ? "a mark of a person: personal, never in the stream"
	       : is_account(m)             ? "a name at a network or messenger: personal, never in the stream"
	                                   : NULL;
}

unsigned survey_lexicon_may_be(struct survey_lexicon *lx, struct coco_str heading)
{
	if (!patterns_ready(lx))
		return 0;
	const struct marks m = marks_parted(lx, heading, true);
	return (says(m, KIND_BORN) ? SURVEY_MAY_BE_BORN : 0u) | (says(m, KIND_POSITION) ? SURVEY_MAY_BE_POSITION : 0u) |
	       (says(m, KIND_PARTY) ? SURVEY_MAY_BE_PARTY : 0u) | (says(m, KIND_SINCE) ? SURVEY_SAYS_SINCE : 0u) |
	       (says(m, KIND_FIRM) ? SURVEY_SAYS_FIRM : 0u) | (says(m, KIND_DEGREE) ? SURVEY_ASKS_DEGREE : 0u);
}
