/* Amounts that say the same: 15 TEUR, 15 Tsd. EUR and 15.000 €; 2.5 million and 2,500,000.
 *
 * Method: the unit in the form that all writings share (same_units.csv); a word for a power of ten (multipliers.csv) in the value or in the
 * unit moves the decimal point, and so does a prefix of the unit (1.25 m, 125 cm; 0.4 s, 400 ms). What is no plain decimal number, as a
 * range, keeps its power.
 *
 * Invariant: an amount without a power of ten keeps its digits. */
#include "compare.h"

#include <string.h>

enum { THOUSAND = 3, MILLION = 6, DIGITS = 40 };

static struct coco_str same_unit(struct coco_str unit)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "same_units");
	size_t row = unit.n ? coco_table_row(table, 0, unit) : COCO_NONE;
	return row != COCO_NONE ? coco_str_of(coco_table_cell(table, row, 1)) : unit;
}

bool unit_of_pieces(struct coco_str unit)
{
	return coco_str_is(same_unit(unit), "pcs");
}

/* The same of each factor: Stück/Stunde, pcs/h. Absent: no memory. */
static struct coco_str same_factors(struct coco_str unit, struct coco_arena *arena)
{
	size_t stroke = coco_str_find(unit, COCO_STR("/"), 0);
	if (stroke == SIZE_MAX || stroke == 0)
		return same_unit(unit);
	struct coco_str per = coco_str_sub(unit, stroke + 1, unit.n);
	return coco_str_of(
	    coco_arena_printf(arena, "%.*s/%.*s", COCO_STR_ARG(same_unit(coco_str_sub(unit, 0, stroke))), COCO_STR_ARG(same_unit(per))));
}

/* The powers of ten that the words say; *last: the last word that says none, or what it was. */
static size_t powers(const struct coco_rewriter *rewriter, struct coco_str words, struct coco_str *last)
{
	struct coco_str word;
	size_t power = 0;
	while (coco_str_split(&words, ' ', &word)) {
		unsigned found = lexicon_find(&rewriter->multipliers, word, NULL) & 255;
		if (found || coco_str_is(word, "k") || coco_str_is(word, "M"))
			power += found ? found : word.s[0] == 'k' ? THOUSAND : MILLION;
		else if (word.n)
			*last = word;
	}
	return power;
}

/* The power of ten by which the unit is greater than the least of its kind, which goes to *least. */
static size_t prefix_power(struct coco_str unit, struct coco_str *least)
{
	static const struct {
		const char *unit, *least;
		size_t power;
	} units[] = {{"cm", "mm", 1}, {"dm", "mm", 2}, {"m", "mm", 3}, {"km", "mm", 6}, {"g", "mg", 3}, {"kg", "mg", 6}, {"t", "mg", 9},
	    {"cl", "ml", 1}, {"dl", "ml", 2}, {"l", "ml", 3}, {"hl", "ml", 5}, {"kW", "W", 3}, {"MW", "W", 6}, {"kV", "V", 3}, {"kN", "N", 3},
	    {"cm²", "mm²", 2}, {"m²", "mm²", 6}, {"cm³", "mm³", 3}, {"m³", "mm³", 9}, {"s", "ms", 3}, {"kHz", "Hz", 3}, {"MHz", "Hz", 6},
	    {"kPa", "Pa", 3}, {"MPa", "Pa", 6}, {"A", "mA", 3}, {"kWh", "Wh", 3}, {"MWh", "Wh", 6}};
	for (size_t i = 0; i < COCO_LEN(units); i++)
		if (coco_str_is(unit, units[i].unit)) {
			*least = coco_str_of(units[i].least);
			return units[i].power;
		}
	return 0;
}

int amount_whole(const struct coco_rewriter *rewriter, struct coco_str *value, struct coco_str *unit, struct coco_arena *arena)
{
	char out[2 * DIGITS];
	size_t n = 0, end = 0, point = SIZE_MAX, first = value->n > 0 && value->s[0] == '-';
	struct coco_str currency = COCO_STR(""), none = COCO_STR_NONE;
	bool has_unit = unit->n > 0;
	*unit = same_factors(*unit, arena);
	if (has_unit && unit->n == 0)
		return -1;
	for (end = first; end < value->n && ((value->s[end] >= '0' && value->s[end] <= '9') || (value->s[end] == '.' && point == SIZE_MAX));
	     end++)
		point = value->s[end] == '.' ? end : point;
	struct coco_str least = COCO_STR_NONE;
	size_t power =
	    powers(rewriter, *unit, &currency) + powers(rewriter, coco_str_sub(*value, end, value->n), &none) + prefix_power(*unit, &least);
	if (power == 0 || none.s || end == first || end > DIGITS || power > DIGITS / 2)
		return 0;
	point = point == SIZE_MAX ? end : point;
	for (size_t i = first, behind = 0; i < end || behind < power; i++) {
		if (i == point)
			continue;
		if (i > point && behind++ == power) {
			if (n == 0)
				out[n++] = '0';
			out[n++] = '.';
		}
		if (i < end ? value->s[i] != '0' || n > 0 : n > 0)
			out[n++] = i < end ? value->s[i] : '0';
	}
	char *text = coco_arena_printf(arena, "%s%.*s", first ? "-" : "", (int)n, out);
	if (!text)
		return -1;
	*value = coco_str_of(text);
	*unit = least.s ? least : same_unit(currency);
	return 0;
}
