/* Addresses on the web, and towns with their post codes.
 *
 * Method: a column whose heading is just a word for a page ("Strona", "Stránka", "Link": metadata.csv, "paged") is the website if nearly
 * all of its cells are addresses and no other column is it. A cell of a website without a dot is no address ("keine", "in Arbeit"). Before
 * or behind a town may stand its post code, "12-345 Kraków", "D-80331 München", "Graz, 8020", which is no part of its name. Invariant: a
 * town keeps every word that it has.
 */
#include <string.h>
#include "columns_parts.h"

bool column_is_address(struct coco_str text)
{
	const char *dot = memchr(text.s, '.', text.n);
	if (!dot || memchr(text.s, ' ', text.n) || memchr(text.s, '@', text.n))
		return false;
	const char next = dot + 1 < text.s + text.n ? (char)(dot[1] | 0x20) : '\0';
	return next >= 'a' && next <= 'z';
}

void columns_pages_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	struct survey_column *found = NULL;
	size_t n = 0;
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const struct survey_evidence *e = &evidence[i];
		size_t good = 0;
		if (c->use != SURVEY_RESPONSE || c->map || c->sub.s || survey_lexicon_role(plan->lexicon, "paged", c->asked) == SURVEY_NO_ROLE)
			continue;
		for (size_t k = 0; k < e->n_distinct; k++)
			good += column_is_address(coco_str_trim(e->distinct[k]));
		if (!good || good * 5 < e->n_distinct * 4)
			continue;
		found = c;
		n++;
	}
	if (n != 1 || columns_feed(plan, "website"))
		return;
	column_field(plan, found, survey_plan_field(plan, COCO_STR("website")), &evidence[found - plan->columns]);
	found->why = "a page, values are addresses on the web";
}

/* ---- towns ------------------------------------------------------------------------------------------------------- */

static bool is_digit(struct coco_str text, size_t at)
{
	return at < text.n && text.s[at] >= '0' && text.s[at] <= '9';
}

static bool is_gap(char c)
{
	return c == ' ' || c == ',' || c == '/' || c == ';';
}

/* Four or five digits, of five also in the groups of a country ("12-345", "811 01"), between gaps: where they end; 0: none stand there. */
static size_t code_end(struct coco_str text, size_t at)
{
	size_t letters = at, digits = 0, mark = 0;
	while (letters < text.n && letters - at < 3 && text.s[letters] >= 'A' && text.s[letters] <= 'Z')
		letters++;
	size_t i = letters > at && letters < text.n && text.s[letters] == '-' ? letters + 1 : at; /* "SI-1000" */
	for (; i < text.n && digits < 6; i++) {
		if (is_digit(text, i))
			digits++;
		else if (!mark && is_digit(text, i + 1) && ((text.s[i] == '-' && digits == 2) || (text.s[i] == ' ' && digits == 3)))
			mark = digits;
		else
			break;
	}
	const bool code = mark ? digits == 5 : digits == 4 || digits == 5;
	return code && (i == text.n || is_gap(text.s[i])) ? i : 0;
}

static bool has_letter(struct coco_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if ((unsigned char)text.s[i] >= 0x80 || ((text.s[i] | 32) >= 'a' && (text.s[i] | 32) <= 'z'))
			return true;
	}
	return false;
}

static struct coco_str gaps_trim(struct coco_str text)
{
	while (text.n && is_gap(text.s[0]))
		text = coco_str_sub(text, 1, text.n);
	while (text.n && is_gap(text.s[text.n - 1]))
		text = coco_str_sub(text, 0, text.n - 1);
	return text;
}

struct coco_str survey_town(struct coco_str cell)
{
	const struct coco_str text = coco_str_trim(cell);
	for (size_t at = 0; at < text.n; at++) {
		const size_t end = at == 0 || is_gap(text.s[at - 1]) ? code_end(text, at) : 0;
		if (!end || (at > 0 && end < text.n))
			continue;
		const struct coco_str town = gaps_trim(at ? coco_str_sub(text, 0, at) : coco_str_sub(text, end, text.n));
		return has_letter(town) ? town : text;
	}
	return text;
}
