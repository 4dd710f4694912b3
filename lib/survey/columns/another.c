/* Columns of another person's name, address or telephone number: "Nachname des Kindes", "Cognome del genitore", "Hausarzt", a second
 * "Telefon".
 *
 * Method: a heading with a word for a surname or a given name asks for somebody's. One with a word for a person beside the one who answers
 * (whose.csv: kin) and a word for a name or a part of an address asks for that person's, where nothing else stands there but what may
 * (kin_beside): "the teacher's school" is none. Such a word alone asks for a name only if the cells are written as one. A heading that an
 * earlier column has had asks for the same of somebody else. Where some cells of any other column are a full name and nothing else, those
 * are left out one by one. The cells have the last word: what can't be a name, an address or a number is
 * an answer as any other. Invariant: what was taken for such data is left out and told, unless a map says what the column is.
 */
#include <string.h>
#include "columns_parts.h"
#include "import.h"
#include "lexicon_parts.h"
#include "others.h"

enum { COMPOUND_LEAST = 6, NAME_MOST = 60, HOME_MOST = 160, NAME_WORDS = 5, NUMBER_DIGITS = 6, EXTRA_LETTERS = 3, FULL_WORDS = 3 };

/* What a heading asks for of another person. */
enum another { OF_NOBODY, OF_PERSON_ALONE, OF_NAME, OF_HOME };

/* The words whose end is a word for such a person, as in "Mathematiklehrkraft". */
static uint64_t kin_compounds(struct survey_lexicon *lx, const struct heading *h, uint64_t among)
{
	uint64_t words = 0;
	for (size_t w = 0; w < h->n; w++) {
		for (size_t cut = 2; among >> w & 1 && !(words >> w & 1) && cut + COMPOUND_LEAST <= h->words[w].n; cut++) {
			struct heading end = {.n = 1, .words = {coco_str_sub(h->words[w], cut, h->words[w].n)}};
			if (((unsigned char)end.words[0].s[0] & 0xC0) == 0x80)
				continue;
			heading_classes(&end);
			words |= (uint64_t)(whose_words(lx, "kin", &end) != 0) << w;
		}
	}
	return words;
}

/* "1", "enr" of a program's own names. */
static uint64_t short_words(const struct heading *h)
{
	uint64_t words = 0;
	for (size_t w = 0; w < h->n; w++)
		words |= (uint64_t)(h->words[w].n <= EXTRA_LETTERS) << w;
	return words;
}

static enum another another_of(struct survey_lexicon *lx, struct coco_str heading)
{
	if (!patterns_ready(lx))
		return OF_NOBODY;
	const struct heading h = heading_of(lx, heading);
	const uint64_t telling = h.n ? UINT64_MAX >> (64 - h.n) & ~h.filler : 0;
	if (!telling)
		return OF_NOBODY;
	const uint64_t part = whose_words(lx, "given", &h) | whose_words(lx, "family", &h);
	if (part & telling)
		return OF_NAME;
	const uint64_t kin = whose_words(lx, "kin", &h) | kin_compounds(lx, &h, telling);
	if (!kin)
		return OF_NOBODY;
	const uint64_t named = whose_words(lx, "named", &h), lives = whose_words(lx, "lives", &h);
	if (telling & ~(kin | named | lives | whose_words(lx, "kin_beside", &h) | short_words(&h)))
		return OF_NOBODY;
	return lives & ~kin ? OF_HOME : named & ~kin ? OF_NAME : OF_PERSON_ALONE;
}

/* ---- cells ------------------------------------------------------------------------------------------------------- */

/* How a cell is written. */
struct written {
	size_t words, capitals, digits;
	bool title, odd; /* "Dr."; signs that stand in no name */
};

static struct written written_of(struct coco_str cell)
{
	struct written w = {.words = 0};
	bool begins = true;
	for (size_t i = 0; i < cell.n; i++) {
		const unsigned char b = (unsigned char)cell.s[i];
		const bool gap = b == ' ' || b == ',' || b == '/';
		w.words += begins && !gap;
		w.capitals += begins && !gap && survey_capital(coco_str_sub(cell, i, cell.n));
		w.digits += b >= '0' && b <= '9';
		w.title |= b == '.' && i > 0 && i + 1 < cell.n && !memchr(cell.s, ' ', i);
		w.odd |= strchr("@?!:;=<>%", (int)b) != NULL;
		begins = gap;
	}
	return w;
}

static bool may_be(enum another of, struct coco_str cell)
{
	const struct written w = written_of(cell);
	bool alone;
	if (of == OF_HOME)
		return cell.n <= HOME_MOST && (w.digits || w.capitals) && !strchr("@?!", cell.s[0]);
	if (cell.n > NAME_MOST || w.words > NAME_WORDS || w.odd || w.digits || !w.capitals)
		return false;
	return of == OF_NAME || w.title || w.capitals > 1 || column_is_person(cell, &alone);
}

/* Half of the different cells may be such data, and no half of them is of firms. */
static bool cells_fit(struct survey_plan *plan, enum another of, const struct survey_evidence *e)
{
	size_t fit = 0, firms = 0;
	for (size_t k = 0; k < e->n_distinct; k++) {
		const struct coco_str cell = coco_str_trim(e->distinct[k]);
		fit += cell.n && may_be(of, cell) && !survey_lexicon_word(plan->lexicon, "bool", cell);
		firms += column_is_firm(plan, cell);
	}
	return e->n_distinct && fit * 2 >= e->n_distinct && firms * 2 < e->n_distinct;
}

/* Half of the different cells are telephone numbers, by their digits. */
static bool cells_are_numbers(const struct survey_evidence *e)
{
	size_t numbers = 0;
	for (size_t k = 0; k < e->n_distinct; k++) {
		const struct written w = written_of(e->distinct[k]);
		numbers += w.digits >= NUMBER_DIGITS && !w.odd;
	}
	return e->n_distinct && numbers * 2 >= e->n_distinct;
}

/* ---- columns ----------------------------------------------------------------------------------------------------- */

static const char *reason_of(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	struct heading h = {.n = 0};
	const bool contact = c->again && column_contact_heading(plan, c->asked);
	if (cells_are_numbers(e)) {
		h = heading_of(plan->lexicon, c->asked);
		return contact || (h.n && whose_words(plan->lexicon, "reach", &h)) ? "telephone numbers: personal, never in the stream"
		       : another_of(plan->lexicon, c->asked) == OF_HOME && cells_fit(plan, OF_HOME, e)
		           ? "a person's address: personal, never in the stream"
		           : NULL;
	}
	const enum another of = contact ? OF_NAME : another_of(plan->lexicon, c->asked);
	if (of == OF_NOBODY || !cells_fit(plan, of, e))
		return NULL;
	return of == OF_HOME ? "a person's address: personal, never in the stream" : "a person's name: personal, never in the stream";
}

/* ---- cells of people among others -------------------------------------------------------------------------------- */

static bool is_title(struct survey_plan *plan, struct coco_str word)
{
	const char *code = word.n ? survey_lexicon_word(plan->lexicon, "no_org", word) : NULL;
	return code && strcmp(code, "title") == 0;
}

/* A name without how its owner is addressed: Herr Mag. Jonas Maier, Kovács Péter úr. */
static struct coco_str untitled(struct survey_plan *plan, struct coco_str text)
{
	for (bool more = true; more;) {
		text = coco_str_trim(text);
		size_t front = 0, back = text.n;
		while (front < text.n && text.s[front] != ' ')
			front++;
		while (back > front && text.s[back - 1] != ' ')
			back--;
		more = front < text.n && (is_title(plan, coco_str_sub(text, 0, front)) || is_title(plan, coco_str_sub(text, back, text.n)));
		if (more)
			text = is_title(plan, coco_str_sub(text, 0, front)) ? coco_str_sub(text, front, text.n) : coco_str_sub(text, 0, back);
	}
	return text;
}

bool survey_is_full_name(struct survey_plan *plan, struct coco_str text)
{
	text = untitled(plan, text);
	struct coco_str rest = text, word, first = COCO_STR_NONE, last = COCO_STR_NONE;
	size_t words = 0;
	bool alone;
	if (rest.n > NAME_MOST || !memchr(rest.s, ' ', rest.n))
		return false;
	while (rest.n && coco_str_split(&rest, ' ', &word)) {
		if (!word.n || word.s[word.n - 1] == '.')
			continue; /* a title */
		first = words++ ? first : word;
		last = word;
	}
	return words > 1 && words <= FULL_WORDS && column_is_person(text, &alone) && !alone && !column_is_firm(plan, text) &&
	       (coco_given_name(first, -1) == COCO_GIVEN_NAME || coco_given_name(last, -1) == COCO_GIVEN_NAME);
}

bool survey_leads_full_name(struct survey_plan *plan, struct coco_str text)
{
	const struct coco_str bare = untitled(plan, text);
	size_t end = 0;
	while (end < bare.n && bare.s[end] != ' ')
		end++;
	return coco_given_name(coco_str_sub(bare, 0, end), -1) == COCO_GIVEN_NAME && survey_is_full_name(plan, bare);
}

/* A full name, maybe with what its owner does behind it: "Anna Kos, CEO". */
static bool begins_with_name(struct survey_plan *plan, struct coco_str cell)
{
	size_t end = 0;
	while (end < cell.n && !memchr(",;/(-|", cell.s[end], 6))
		end++;
	return survey_is_full_name(plan, coco_str_sub(cell, 0, end)) || survey_is_full_name(plan, cell);
}

bool column_asks_post(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	const struct heading h = heading_of(plan->lexicon, c->asked);
	size_t names = 0;
	if (!h.n || !e->n_distinct || !whose_words(plan->lexicon, "post", &h) || whose_words(plan->lexicon, "named", &h))
		return false;
	for (size_t k = 0; k < e->n_distinct; k++)
		names += begins_with_name(plan, e->distinct[k]);
	return names == 0;
}

/* Firms and private people under one heading ("Objednatel"): some cells are a full name and nothing else. */
static size_t people_count(struct survey_plan *plan, const struct survey_evidence *e)
{
	size_t people = 0;
	for (size_t k = 0; k < e->n_distinct; k++)
		people += survey_is_full_name(plan, e->distinct[k]);
	return people;
}

/* One full name may be a firm's or a product's as well: it stays. */
void columns_one_name_tell(const struct survey_plan *plan, struct coco_diag *diag)
{
	const struct coco_finding at = {.file = plan->path};
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		if (c->one_name && c->use == SURVEY_RESPONSE)
			coco_diag_say(diag, COCO_NOTE, "person-like", &at, "if it is somebody's, \"drop\" the column in a map, or take the name out",
			    "column \"%.*s\": one of the answers is written as a person's full name, and stays", COCO_STR_ARG(c->name));
	}
}

/* A field of the participant's own words, in whose cells a person's full name may stand instead: who told of us, whom somebody needs. */
static bool may_name_others(const struct survey_column *c)
{
	static const char *const fields[] = {"channel", "offers", "needs"};
	bool is = false;
	for (size_t i = 0; i < COCO_LEN(fields) && c->use == SURVEY_FIELD && c->field && !is; i++)
		is = strcmp(c->field->name, fields[i]) == 0;
	return is && !(c->map && c->map->keep);
}

static bool holds_a_person(struct survey_plan *plan, const struct survey_evidence *e)
{
	size_t k = 0;
	while (k < e->n_distinct && !survey_is_full_name(plan, e->distinct[k]))
		k++;
	return k < e->n_distinct;
}

void columns_another_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if (may_name_others(c))
			c->mixed = holds_a_person(plan, &evidence[i]);
		if (c->use != SURVEY_RESPONSE || column_is_vouched(c) || (c->sub.s && !c->again) || !evidence[i].filled)
			continue;
		const char *reason = reason_of(plan, c, &evidence[i]);
		const size_t people = reason ? 0 : people_count(plan, &evidence[i]);
		c->mixed = people > 1;
		c->one_name = people == 1;
		if (reason) {
			column_drop(c, reason);
			c->personal = true;
			c->people = strstr(reason, "name") != NULL;
		}
	}
}
