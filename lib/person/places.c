/* Postal addresses in free text.
 *
 * Method: a house's number stands behind the name of a street (Annenstraße 12, Via Roma 5, ul. Długa 5) or before it (12 Baker Street); a
 * postcode of four or five digits, of the country's groups, before a name with a capital. A street's house in which somebody lives by a
 * word before it ("ich wohne", reach.csv), or a postcode there, is a home; a house with a postcode beside it, or without one where the
 * words can be nothing but a street's, is a place, of which nobody knows whose it is. Invariant: a number alone is none.
 */
#include <string.h>
#include <unictype.h>
#include "reach.h"

enum { HOUSE_MOST = 4, STREET_WORDS = 4, HOME_NEAR = 64, TOWN_NEAR = 12, WITHIN_LEAST = 8, NAME_LEAST = 4 };

static bool has_capital(struct coco_str text, size_t at)
{
	uint32_t cp = 0;
	return at < text.n && coco_utf8_next(coco_str_sub(text, at, text.n), &cp) && uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu);
}

static size_t word_end(struct coco_str text, size_t at)
{
	while (reach_in_word(text, at))
		at++;
	return at;
}

/* "8020 Graz", "00-238 Warszawa", "811 01 Bratislava": behind the town's first word; 0: none. */
static size_t town_end(struct coco_str text, size_t at)
{
	size_t i = at, digits = 0, groups = 0;
	for (; i < text.n && groups < 2; i++) {
		if (reach_is_digit(text, i))
			digits++;
		else if ((text.s[i] == '-' && digits == 2) || (text.s[i] == ' ' && digits == 3 && reach_is_digit(text, i + 1)))
			groups++;
		else
			break;
	}
	while (groups == 2 && reach_is_digit(text, i))
		digits++, i++;
	if (digits < 4 || digits > 5 || (groups && digits != 5) || i + 1 >= text.n || text.s[i] != ' ' || !has_capital(text, i + 1))
		return 0;
	return word_end(text, i + 1);
}

/* The word ends like the name of a street: Annenstraße. */
static bool ends_street(struct coco_str word)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_person, "reach");
	bool ends = false;
	for (size_t row = 0; row < coco_table_rows(t) && !ends; row++) {
		struct coco_str rest = coco_str_of(strcmp(coco_table_cell(t, row, 0), "ending") == 0 ? coco_table_cell(t, row, 2) : ""), piece;
		while (!ends && rest.n && coco_str_split(&rest, ';', &piece))
			ends = word.n > piece.n + 2 && coco_str_eq(coco_str_sub(word, word.n - piece.n, word.n), piece);
	}
	return ends;
}

/* "Montagestraße", "Stellplatz": what ends like a street and is none. */
static bool begins_other(struct coco_str word)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_person, "reach");
	bool begins = false;
	for (size_t row = 0; row < coco_table_rows(t) && !begins; row++) {
		struct coco_str rest = coco_str_of(strcmp(coco_table_cell(t, row, 0), "no street") == 0 ? coco_table_cell(t, row, 2) : ""), piece;
		while (!begins && rest.n && coco_str_split(&rest, ';', &piece)) {
			struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
			coco_fold(word, &a);
			coco_fold(piece, &b);
			const size_t found = b.len ? coco_str_find(coco_buf_view(&a), coco_buf_view(&b), 0) : COCO_NONE;
			begins = found == 0 || (found != SIZE_MAX && b.len >= WITHIN_LEAST);
			coco_buf_free(&a);
			coco_buf_free(&b);
		}
	}
	return begins;
}

/* The words right before `at` are a street's, one of them with a capital; where its name begins. */
static bool street_before(struct coco_str text, size_t at, size_t *from)
{
	struct span word;
	size_t end = at;
	bool street = false, named = false;
	for (int k = 0; k < STREET_WORDS && reach_word_before(text, end, k ? " .-" : " ", &word); k++) {
		const bool capital = has_capital(text, word.from), is = reach_row_has("street", spans_text(text, word));
		if (street && named && !capital)
			break;
		street |= is || (k == 0 && ends_street(spans_text(text, word)));
		named |= capital;
		end = word.from;
		if (street && named && (is || !capital) && k)
			break;
	}
	*from = street && named ? end : at;
	return street && named;
}

/* "12 Baker Street": a street's word is the second or third behind the number. */
static size_t street_behind(struct coco_str text, size_t at)
{
	for (int k = 0; k < 3 && at + 1 < text.n && text.s[at] == ' ' && has_capital(text, at + 1); k++) {
		const size_t from = at + 1;
		at = word_end(text, from);
		if (k && reach_row_has("street", coco_str_sub(text, from, at)))
			return at;
	}
	return 0;
}

/* A word of living shortly before, in the same sentence. */
static bool is_home(struct coco_str text, size_t at)
{
	struct span word = {at, at}, before;
	while (at - word.from < HOME_NEAR && reach_word_before(text, word.from, " ,:-.()", &word)) {
		if (reach_row_has("home", spans_text(text, word)) ||
		    (reach_word_before(text, word.from, " ", &before) && reach_row_has("home", coco_str_sub(text, before.from, word.to))))
			return true;
	}
	return false;
}

/* What stands behind the number makes it an amount, a year or hours: "12 m", "5 let", "2030", "24/7". */
static bool is_counted(struct coco_str text, size_t at, size_t end)
{
	const bool year = end - at == 4 && (memcmp(text.s + at, "19", 2) == 0 || memcmp(text.s + at, "20", 2) == 0);
	if (year || (end + 1 < text.n && text.s[end] && strchr("/.,:", text.s[end]) && reach_is_digit(text, end + 1)))
		return true;
	while (end < text.n && text.s[end] == ' ')
		end++;
	const struct coco_str word = coco_str_sub(text, end, word_end(text, end));
	return (end < text.n && text.s[end] && strchr("%+*=\xC2\xE2", text.s[end])) || (word.n && reach_row_has("unit", word));
}

/* The words before the number at `at`, which ends at `end`, are a street's beyond doubt: a word of the row "bare" beside a name, or a name
 * that ends like a street's and begins like no machine, way or place of another kind. *from: where they begin. */
static bool street_sure(struct coco_str text, size_t at, size_t end, size_t *from)
{
	struct span word;
	size_t to = at;
	bool street = false, named = false;
	const bool last = end == text.n || (text.s[end] && strchr(".,;)\n\"", text.s[end]));
	for (int k = 0; k < STREET_WORDS && reach_word_before(text, to, k ? " .-" : " .", &word); k++) {
		const struct coco_str plain = spans_text(text, word);
		const bool dot = word.to < to && text.s[word.to] == '.', capital = has_capital(text, word.from);
		const bool is = reach_row_has(dot ? "bare short" : "bare", plain) || (last && !dot && reach_row_has("bare end", plain));
		*from = word.from;
		if (k == 0 && !is && capital && ends_street(plain))
			return !begins_other(plain);
		if (k == 0 && !is && !dot && !capital && !reach_is_digit(text, word.from))
			return false;
		street |= is;
		named |= !is && capital && plain.n >= NAME_LEAST; /* no article at the beginning of a sentence */
		if (street && (named || k))
			return named;
		to = word.from;
	}
	return false;
}

/* What stands behind a house of a home, or behind its town: "/12", ", Tuchlauben 5". */
static size_t rest_end(struct coco_str text, size_t end)
{
	size_t at = end;
	if (at < text.n && text.s[at] == '/' && reach_is_digit(text, at + 1))
		return word_end(text, at + 1);
	if (at + 2 >= text.n || text.s[at] != ',' || text.s[at + 1] != ' ' || !has_capital(text, at + 2))
		return end;
	at = word_end(text, at + 2);
	for (int k = 1; k < STREET_WORDS && at + 1 < text.n && text.s[at] == ' ' && reach_in_word(text, at + 1); k++) {
		const size_t next = word_end(text, at + 1);
		if (reach_is_digit(text, at + 1))
			return next - at <= HOUSE_MOST + 1 ? next : end;
		at = next;
	}
	return end;
}

static struct coco_str last_word(struct coco_str text, size_t end)
{
	struct span word;
	return reach_word_before(text, end, "", &word) ? spans_text(text, word) : COCO_STR("");
}

unsigned reach_place_at(struct coco_str text, size_t at, size_t least, struct span *found)
{
	const size_t digits = word_end(text, at);
	size_t from = at, to = digits, town = town_end(text, at);
	bool sure = digits - at <= HOUSE_MOST && !is_counted(text, at, digits) && street_sure(text, at, digits, &from);
	bool house = sure || (digits - at <= HOUSE_MOST && street_before(text, at, &from));
	if (!house && digits - at <= HOUSE_MOST && (to = street_behind(text, digits)))
		house = true;
	if (house) {
		to = to < digits ? digits : to;
		size_t next = to;
		while (next < text.n && next - to < TOWN_NEAR && !reach_is_digit(text, next))
			next++;
		town = next < text.n && next - to < TOWN_NEAR ? town_end(text, next) : 0;
	}
	if ((!house && !town) || from < least)
		return 0;
	*found = (struct span){from, town > to || !house ? town : to};
	if (is_home(text, from)) {
		found->to = rest_end(text, found->to);
		const size_t next = found->to + 2;
		town = next < text.n && reach_is_digit(text, next) ? town_end(text, next) : 0;
		found->to = town ? town : found->to;
		return COCO_REACH_HOME;
	}
	sure |= house && from == at && reach_row_has("bare behind", last_word(text, to)); /* "12 Baker Street" */
	return house && (town || sure) ? COCO_REACH_PLACE : 0;
}
