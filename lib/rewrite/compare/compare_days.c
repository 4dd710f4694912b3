/* Days of the week that one text writes short: Mo. bis Fr., pon.–pet.
 *
 * Method: a day that only one text names in full is held against the short forms of the text's language (days.csv), which stand whole, as
 * they are written, and with a point, a dash to a day or an hour, or a comma before a date, so that no word is taken for one.
 *
 * Invariant: a short form answers for its own day alone. */
#include "compare.h"

#include <string.h>

static bool dash_at(struct coco_str text, size_t at)
{
	return at < text.n && (text.s[at] == '-' || coco_str_starts(coco_str_sub(text, at, text.n), "–"));
}

static bool dash_before(struct coco_str text, size_t at)
{
	return (at > 0 && text.s[at - 1] == '-') || (at > 2 && memcmp(text.s + at - 3, "–", 3) == 0);
}

/* The text has the short form somewhere. */
static bool has_short(struct coco_str text, struct coco_str form)
{
	for (size_t at = coco_str_find(text, form, 0); at != SIZE_MAX; at = coco_str_find(text, form, at + 1)) {
		size_t end = at + form.n;
		bool begins = at == 0 || !is_word_byte((unsigned char)text.s[at - 1]) || dash_before(text, at);
		bool dated = end + 2 < text.n && text.s[end] == ',' && text.s[end + 1] == ' ' && text.s[end + 2] >= '0' && text.s[end + 2] <= '9';
		if (begins && ((end < text.n && text.s[end] == '.') || dash_at(text, end) || dated ||
		                  (at > 0 && dash_before(text, at) && end < text.n && blank(text.s[end]))))
			return true;
	}
	return false;
}

void days_close(struct side *a, const struct side *b)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "days");
	for (size_t i = 0; b->lang >= 0 && i < a->count; i++) {
		size_t row = a->open[i] && a->facts[i].kind == COCO_FACT_MARK ? coco_table_row(table, 0, a->facts[i].value) : COCO_NONE;
		struct coco_str form, rest = row == COCO_NONE
		                                 ? COCO_STR("")
		                                 : coco_str_of(coco_table_cell(table, row, coco_table_column(table, coco_langs[b->lang])));
		while (rest.n && a->open[i] && coco_str_split(&rest, ';', &form))
			a->open[i] = !form.n || !has_short(b->text, form);
	}
}
