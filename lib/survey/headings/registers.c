/* Headings that ask for an organisation's number in a register, or for tax ("IČO firmy", "Handelsregister-Nr.", "ID za DDV").
 *
 * Method: registers.csv names the registers; the words of one of them must be there, and no others that say something but a word for a
 * number or for an organisation: "VAT number of your supplier" asks for another's. Numbers that people have as well (OIB, tax numbers) are
 * an organisation's where the heading says so, or as the caller knows of the column beside. Invariant: of two registers the earlier row
 * counts, unless the other's words are more ("IČ DPH").
 */
#include <string.h>
#include "lexicon_parts.h"
#include "registers.h"

enum { PATTERN_MOST = 64 };

struct coco_table_ref survey_registers(void)
{
	return coco_table_find(&coco_tables_survey, "registers");
}

const char *survey_register_cell(size_t row, const char *column)
{
	const struct coco_table_ref t = survey_registers();
	return coco_table_cell(t, row, coco_table_column(t, column));
}

size_t survey_register_named(const char *name)
{
	return coco_table_row(survey_registers(), 0, coco_str_of(name));
}

/* The words of the heading that patterns of the row find, a bit a word. */
static uint64_t words_of(size_t row, const struct heading *h)
{
	struct coco_str rest = coco_str_of(survey_register_cell(row, "words")), pattern;
	char text[PATTERN_MOST];
	uint64_t words = 0;
	while (rest.n && coco_str_split(&rest, ';', &pattern)) {
		if (pattern.n >= sizeof text)
			continue;
		memcpy(text, pattern.s, pattern.n);
		text[pattern.n] = '\0';
		words |= pattern_find_close(text, h, 0).every;
	}
	return words;
}

size_t survey_register_asked(struct survey_lexicon *lx, struct coco_str heading, bool beside_org)
{
	if (!patterns_ready(lx))
		return COCO_NONE;
	const struct heading h = heading_of(lx, heading);
	const uint64_t firm = h.n ? whose_words(lx, "firm", &h) : 0, telling = h.n ? UINT64_MAX >> (64 - h.n) & ~h.filler : 0;
	const size_t last = survey_register_named("beside");
	if (!telling)
		return COCO_NONE;
	const uint64_t beside = words_of(last, &h);
	size_t found = COCO_NONE;
	uint64_t all = firm | beside, most = 0;
	for (size_t row = 0; row < last; row++) {
		const uint64_t words = words_of(row, &h);
		const char *place = survey_register_cell(row, "place");
		const bool whose = !*place || firm || (beside_org && strcmp(place, "org") == 0);
		if (!(words & ~h.filler) || !whose)
			continue;
		if (!most || ((words & most) == most && words != most)) {
			found = row;
			most = words;
		}
		all |= words;
	}
	return telling & ~all ? COCO_NONE : found;
}
