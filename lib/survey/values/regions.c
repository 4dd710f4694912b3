/* Regions as people write them: "woj. śląskie", "Istarska", "Gorenjska regija", "Kärnten / Österreich", "Veneto (Italia)".
 *
 * Method: a name counts without the words that say what kind of region it is (words.csv, set "regional"), in the cell and in the
 * nomenclature alike. Of several parts in a cell all must be names, of regions that lie in each other; the smallest is taken.
 * Invariant: what names two regions, neither of which lies in the other, or holds a part that is none, gives no code.
 */
#include <string.h>
#include "codes.h"

#define PARTS 4

/* The text's words, folded, without those for a kind of region. */
static void bare_name(struct survey_lexicon *lx, struct coco_str text, struct coco_buf *out)
{
	struct coco_str rest = text, word;
	coco_buf_clear(out);
	while (coco_str_split(&rest, ' ', &word)) {
		if (word.n && !survey_lexicon_word(lx, "regional", word))
			coco_fold(word, out);
	}
}

static bool lies_in(const char *inner, const char *outer)
{
	return strncmp(inner, outer, strlen(outer)) == 0;
}

/* The smaller of two codes; NULL: neither lies in the other. "" is none yet. */
static const char *smaller(const char *a, const char *b)
{
	return !*a || lies_in(b, a) ? b : lies_in(a, b) ? a : NULL;
}

/* The region of that name without words of its kind. Of a region and its only part, which are called alike, the region. */
static const char *by_bare_name(struct survey_lexicon *lx, const struct coco_vocab *nuts, struct coco_str text)
{
	struct coco_buf wanted = COCO_BUF_INIT, name = COCO_BUF_INIT;
	const char *found = "";
	bare_name(lx, text, &wanted);
	for (size_t row = 0; wanted.len > 2 && found && row < coco_vocab_count(nuts); row++) {
		bare_name(lx, coco_str_of(coco_vocab_label(nuts, row, 0)), &name);
		if (!coco_str_eq(coco_buf_view(&name), coco_buf_view(&wanted)))
			continue;
		const char *code = coco_vocab_code(nuts, row);
		found = *found && lies_in(code, found) ? found : *found ? NULL : code;
	}
	coco_buf_free(&wanted);
	coco_buf_free(&name);
	return found && *found ? found : NULL;
}

static const char *part_named(struct survey_lexicon *lx, const struct coco_vocab *nuts, struct coco_str part)
{
	if (survey_code_valid(COCO_STR("nuts"), nuts, part))
		return coco_vocab_code(nuts, coco_vocab_find(nuts, part));
	const char *code = survey_lexicon_code(lx, nuts, part);
	return code ? code : by_bare_name(lx, nuts, part);
}

const char *survey_region_named(struct survey_lexicon *lx, const struct coco_vocab *nuts, struct coco_str cell)
{
	const char *whole = part_named(lx, nuts, cell), *found = "";
	size_t from = 0, parts = 0;
	if (whole || cell.n > 120)
		return whole;
	for (size_t i = 0; i <= cell.n && found; i++) {
		const bool dash = i + 2 < cell.n && cell.s[i] == ' ' && cell.s[i + 1] == '-' && cell.s[i + 2] == ' ';
		if (i < cell.n && !dash && !memchr("/,;()|:", cell.s[i], 7))
			continue;
		const struct coco_str part = coco_str_trim(coco_str_sub(cell, from, i));
		from = i + 1 + (size_t)dash * 2;
		if (!part.n)
			continue;
		const char *code = ++parts > PARTS ? NULL : part_named(lx, nuts, part);
		found = code ? smaller(found, code) : NULL;
	}
	return found && *found ? found : NULL;
}
