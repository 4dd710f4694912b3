/* Columns that are a person's by their heading and their cells together: years and dates of birth, positions, parties, faiths.
 *
 * Method: a word that may mean something else ("Ročník", "Breite", "Strana": whose.csv, "born", "position", "party") counts where nearly
 * all cells are years long past, degrees with their decimals, or a third of them parties. Parties or faiths in most cells count under any
 * heading. Full dates as long past as the births of people at work, over ten years or more, are left out in a file of people unless the
 * heading names a foundation, an entry or an organisation; so are two columns side by side of degrees to ten metres. Invariant: what a map
 * names, or a field holds, is not looked at.
 */
#include <stdlib.h>
#include <string.h>
#include "columns_parts.h"

enum { BORN_LEAST = 1920, BORN_MOST = 2011, BORN_SPREAD = 10, CENTURY_FROM = 30 };

static bool is_digit(struct coco_str text, size_t at)
{
	return at < text.n && text.s[at] >= '0' && text.s[at] <= '9';
}

/* The only year among the cell's numbers: of four digits, or the last of three of one or two; 0: none. `*full`: with a day and a month. */
static int year_of(struct survey_plan *plan, struct coco_str cell, bool *full)
{
	struct survey_month_date named;
	int year = 0, number[3] = {0, 0, 0};
	size_t n = 0, years = 0;
	*full = false;
	cell = coco_str_trim(cell);
	if (survey_month_scan(plan->lexicon, cell, SURVEY_ALL_LANGS, &named)) {
		*full = true;
		return named.date.year;
	}
	for (size_t i = 0; i < cell.n && n < COCO_LEN(number);) {
		const size_t from = i;
		while (is_digit(cell, i) && i - from < 5)
			number[n] = number[n] * 10 + (cell.s[i++] - '0');
		if (i == from && !memchr("./- ", cell.s[i], 4))
			return 0;
		if (i == from) {
			i++;
			continue;
		}
		if (i - from > 4 || i - from == 3)
			return 0;
		year = i - from == 4 ? number[n] : year;
		years += i - from == 4;
		n++;
	}
	*full = n == COCO_LEN(number);
	if (*full && !years)
		return number[2] + (number[2] < CENTURY_FROM ? 2000 : 1900);
	return years == 1 && (n == 1 || *full) ? year : 0;
}

/* Nearly all different cells are years, or dates with `full`, in which people of working age were born. `*spread`: years between the first
 * and the last. */
static bool births_alone(struct survey_plan *plan, const struct survey_evidence *e, bool full, int *spread)
{
	int first = BORN_MOST, last = BORN_LEAST;
	size_t good = 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		bool whole;
		const int year = year_of(plan, e->distinct[i], &whole);
		if (year < BORN_LEAST || year > BORN_MOST || (full && !whole))
			continue;
		good++;
		first = year < first ? year : first;
		last = year > last ? year : last;
	}
	*spread = last - first;
	return good && good * 10 >= e->n_distinct * 9;
}

/* "46.0512", "14,50571° E": how many decimals a part of a position shows; -1: it is none. */
static int degree_decimals(struct coco_str cell)
{
	struct coco_str text = coco_str_trim(cell);
	size_t i = 0;
	int decimals = 0, whole = 0;
	while (i < text.n && strchr("NSEOWZJVnse+- ", text.s[i]))
		i++;
	const size_t from = i;
	for (; is_digit(text, i); i++)
		whole = i - from < 3 ? whole * 10 + (text.s[i] - '0') : 360;
	if (i == from || whole > 180)
		return -1;
	if (coco_str_starts(coco_str_sub(text, i, text.n), "°"))
		return 6; /* with minutes, seconds or nothing behind it */
	if (i < text.n && (text.s[i] == '.' || text.s[i] == ',')) {
		for (i++; is_digit(text, i); i++)
			decimals++;
	}
	for (; i < text.n; i++) {
		if ((unsigned char)text.s[i] < 0x80 && !strchr(" NSEOWZJVnse", text.s[i]))
			return -1;
	}
	return decimals;
}

/* Nearly all different cells may be degrees, half of them to a hundred metres, one to ten. */
static bool degrees_alone(const struct survey_evidence *e)
{
	size_t good = 0, deep = 0;
	bool deeper = false;
	for (size_t i = 0; i < e->n_distinct; i++) {
		const int decimals = degree_decimals(e->distinct[i]);
		good += decimals >= 0;
		deep += decimals > 2;
		deeper |= decimals > 3;
	}
	return deeper && good * 5 >= e->n_distinct * 4 && deep * 2 >= e->n_distinct;
}

/* All different cells may be degrees, nearly all to ten metres. */
static bool degrees_fine(const struct survey_evidence *e)
{
	size_t fine = 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		const int decimals = degree_decimals(e->distinct[i]);
		if (decimals < 0)
			return false;
		fine += decimals > 3;
	}
	return e->n_distinct > 1 && fine * 5 >= e->n_distinct * 4;
}

/* A heading of a town, a region or a country. */
static bool asks_place(struct survey_plan *plan, struct coco_str heading)
{
	static const char *const places[] = {"city", "nuts", "country"};
	struct survey_guess best[SURVEY_GUESSES];
	survey_lexicon_guess(plan->lexicon, heading, "", best);
	for (size_t i = 0; i < COCO_LEN(places) && best[0].field; i++) {
		if (strcmp(best[0].field, places[i]) == 0)
			return true;
	}
	return false;
}

/* Nearly all cells are positions; below a heading of a place, or of parts of a position, two numbers with decimals are. */
static bool positions_alone(struct survey_plan *plan, struct coco_str asked, unsigned may_be, const struct survey_evidence *e)
{
	size_t unlike = 0;
	if (e->filled && e->positions * 10 >= e->filled * 8)
		return true;
	for (size_t i = 0; i < e->n_distinct && unlike * 10 <= e->n_distinct * 2; i++)
		unlike += !coco_is_position_like(e->distinct[i]);
	return unlike * 10 <= e->n_distinct * 2 && e->n_distinct * 2 > e->filled &&
	       (may_be & SURVEY_MAY_BE_POSITION || asks_place(plan, asked));
}

/* How many of the different cells name a party, and a faith. */
struct creeds {
	size_t parties, faiths;
};
static struct creeds creeds_of(struct survey_plan *plan, const struct survey_evidence *e)
{
	struct creeds n = {0, 0};
	for (size_t i = 0; i < e->n_distinct; i++) {
		const size_t name = survey_lexicon_words(plan->lexicon, coco_str_trim(e->distinct[i]));
		n.parties += survey_lexicon_word_at(plan->lexicon, "party", name) != NULL;
		n.faiths += survey_lexicon_word_at(plan->lexicon, "faith", name) != NULL;
	}
	return n;
}

const char *column_personal_both(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	enum { CHANCE = 3 }; /* fewer short names may mean something else */
	const struct coco_str asked = c->asked;
	int spread;
	if (!e->n_distinct)
		return NULL;
	const unsigned may_be = survey_lexicon_may_be(plan->lexicon, asked);
	if (positions_alone(plan, asked, may_be, e))
		return "positions on the map: personal, never in the stream";
	if (may_be & SURVEY_MAY_BE_BORN && births_alone(plan, e, false, &spread))
		return "years in which people may be born: a mark of a person, never in the stream";
	if (may_be & SURVEY_MAY_BE_POSITION && degrees_alone(e))
		return "parts of positions on the map: personal, never in the stream";
	const struct creeds n = creeds_of(plan, e);
	if ((may_be & SURVEY_MAY_BE_PARTY && n.parties && n.parties * 3 >= e->n_distinct) ||
	    (n.parties >= CHANCE && n.parties * 5 >= e->n_distinct * 3))
		return "parties: a special category of data (GDPR Art. 9: politics), never in the stream";
	if (n.faiths >= CHANCE && n.faiths * 5 >= e->n_distinct * 3)
		return "faiths: a special category of data (GDPR Art. 9: belief), never in the stream";
	return NULL;
}

void columns_positions_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 1; i < plan->n && !plan->type && !plan->raw; i++) {
		struct survey_column *pair[] = {&plan->columns[i - 1], &plan->columns[i]};
		bool is = degrees_fine(&evidence[i - 1]) && degrees_fine(&evidence[i]);
		for (size_t k = 0; k < COCO_LEN(pair) && is; k++)
			is = pair[k]->use == SURVEY_RESPONSE && !pair[k]->map;
		for (size_t k = 0; k < COCO_LEN(pair) && is; k++) {
			column_drop(
			    pair[k], "possible positions on the map, by the decimals of two columns side by side: personal, never in the stream");
			pair[k]->personal = true;
		}
	}
}

void columns_births_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	int spread;
	if (plan->type || plan->raw || !columns_have_people(plan))
		return;
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		struct survey_guess best[SURVEY_GUESSES];
		if (c->use != SURVEY_RESPONSE || column_is_vouched(c) || evidence[i].n_distinct < 2 ||
		    !births_alone(plan, &evidence[i], true, &spread) || spread < BORN_SPREAD ||
		    survey_lexicon_may_be(plan->lexicon, c->asked) & (SURVEY_SAYS_SINCE | SURVEY_SAYS_FIRM))
			continue;
		survey_lexicon_guess(plan->lexicon, c->asked, "", best);
		if (best[0].field && strcmp(best[0].field, "founded") == 0)
			continue;
		column_drop(c, "possible dates of birth, by the years of its dates: personal, never in the stream");
		c->personal = true;
	}
}
