/* What stands around a fact: its comparator, and the demand and the negation of its clause.
 *
 * Method: a sign or a phrase of words.csv right before the fact, or right behind it; dates and terms have phrases of their
 * own. Demands and negations hold from their word to the end of the clause.
 *
 * Invariant: the facts themselves stay as they are. */
#include "parts.h"

#include <string.h>

enum { PHRASE_WORDS = 5 };

static enum coco_comparator sign_before(struct coco_str t, size_t at)
{
	static const struct {
		const char *sign;
		enum coco_comparator is;
	} signs[] = {{"≤", COCO_CMP_LE}, {"≥", COCO_CMP_GE}, {"<", COCO_CMP_LT}, {">", COCO_CMP_GT}, {"±", COCO_CMP_PM}, {"~", COCO_CMP_ABOUT},
	    {"≈", COCO_CMP_ABOUT}, {"+/-", COCO_CMP_PM}};
	while (at > 0 && t.s[at - 1] == ' ')
		at--;
	if (at > 1 && !memcmp(t.s + at - 2, "\xC2\xA0", 2))
		at -= 2;
	for (size_t i = 0; i < COCO_LEN(signs); i++) {
		size_t n = strlen(signs[i].sign);
		if (at >= n && !memcmp(t.s + at - n, signs[i].sign, n))
			return signs[i].is;
	}
	return COCO_CMP_NONE;
}

/* The longest phrase of at most PHRASE_WORDS words that ends before `at`, or that begins at `at`, in the lexicon. */
static unsigned phrase_near(const struct scan *scan, size_t from, size_t at, size_t to, unsigned kind, bool behind)
{
	struct coco_str t = scan->text;
	const struct lang_tables *tables = lang_of(scan->rewriter, scan->lang);
	const struct lexicon *words = kind == W_WHEN ? &tables->when : &tables->words;
	unsigned found = 0;
	if (!behind) {
		size_t end = at, i;
		while (end > from && (blank(t.s[end - 1]) || t.s[end - 1] == '('))
			end--;
		i = end;
		for (int n = 0; n < PHRASE_WORDS && i > from; n++) {
			while (i > from && blank(t.s[i - 1]))
				i--;
			while (i > from && !blank(t.s[i - 1]) && t.s[i - 1] != '(')
				i--;
			unsigned got = phrase_find(words, coco_str_sub(t, i, end), scan->scratch);
			if (got >> 8 == kind)
				found = got;
		}
		return found & 255;
	}
	size_t i = at;
	while (i < to && blank(t.s[i]))
		i++;
	size_t start = i;
	for (int n = 0; n < 3 && i < to; n++) {
		while (i < to && blank(t.s[i]))
			i++;
		while (i < to && !blank(t.s[i]) && !strchr(",.;:)", t.s[i]))
			i++;
		unsigned got = phrase_find(words, coco_str_sub(t, start, i), scan->scratch);
		if (got >> 8 == kind)
			found = got;
	}
	return found & 255;
}

/* A mark that parts clauses: , ; : or a dash between blanks. */
static bool clause_ends(struct coco_str t, size_t at)
{
	if (t.s[at] == ',' || t.s[at] == ';' || t.s[at] == ':')
		return true;
	return at > 0 && t.s[at - 1] == ' ' &&
	       (coco_str_starts(coco_str_sub(t, at, t.n), "– ") || coco_str_starts(coco_str_sub(t, at, t.n), "- "));
}

/* Before 6 May, bis 6. Mai, 30 days after: the comparators of dates and terms. A term knows only before and after ("bis" may
 * stand in a range), and only Hungarian has them behind a date. */
static enum coco_comparator when_near(const struct scan *scan, const struct coco_fact *fact, size_t from, size_t to)
{
	enum { HUNGARIAN = 5 };
	bool date = fact->kind == COCO_FACT_DATE;
	struct coco_table_ref units = coco_table_find(&coco_tables_rewrite, "units");
	size_t row = fact->kind == COCO_FACT_NUMBER && fact->unit.n ? coco_table_row(units, 0, fact->unit) : COCO_NONE;
	if (!date && (row == COCO_NONE || strcmp(coco_table_cell(units, row, coco_table_column(units, "kind")), "time") != 0))
		return COCO_CMP_NONE;
	enum coco_comparator is = (enum coco_comparator)phrase_near(scan, from, fact->start, to, W_WHEN, false);
	if (!is && (!date || scan->lang == HUNGARIAN))
		is = (enum coco_comparator)phrase_near(
		    scan, from, date && fact->end < to && scan->text.s[fact->end] == '.' ? fact->end + 1 : fact->end, to, W_WHEN, true);
	return date || is == COCO_CMP_LT || is == COCO_CMP_GT ? is : COCO_CMP_NONE;
}

void facts_context(
    const struct scan *scan, struct coco_fact *facts, size_t count, const struct coco_sentence *sentences, size_t n_sentences)
{
	struct coco_str t = scan->text;
	const struct lexicon *words = &lang_of(scan->rewriter, scan->lang)->words;
	size_t f = 0;
	for (size_t s = 0; s < n_sentences; s++) {
		size_t from = sentences[s].start, to = sentences[s].end, at = from, seen = from;
		enum coco_modality modality = COCO_MODAL_NONE;
		bool negated = false;
		struct coco_word word;
		for (; f < count && facts[f].start < to; f++) {
			struct coco_fact *fact = &facts[f];
			struct coco_str view = coco_str_sub(t, 0, fact->start > from ? fact->start : from);
			while (at < view.n && coco_word_next(view, &at, &word)) {
				for (; seen < word.start; seen++)
					if (clause_ends(t, seen)) {
						negated = false;
						modality = t.s[seen] == ';' ? COCO_MODAL_NONE : modality;
					}
				unsigned got = lexicon_find(words, coco_str_sub(t, word.start, word.end), scan->scratch);
				if (got >> 8 == W_MODAL)
					modality = (enum coco_modality)(got & 255);
				if (got >> 8 == W_NEGATION)
					negated = true;
			}
			at = fact->end > at ? fact->end : at;
			fact->sentence = s;
			fact->modality = modality;
			fact->negated = negated;
			fact->comparator = sign_before(t, fact->start);
			if (!fact->comparator && (fact->kind <= COCO_FACT_DATE || fact->kind == COCO_FACT_PART)) /* at least IP54 */
				fact->comparator = (enum coco_comparator)phrase_near(scan, from, fact->start, to, W_BEFORE, false);
			if (!fact->comparator && fact->kind <= COCO_FACT_MONEY)
				fact->comparator = (enum coco_comparator)phrase_near(scan, from, fact->end, to, W_AFTER, true);
			if (!fact->comparator)
				fact->comparator = when_near(scan, fact, from, to);
			if (fact->comparator > COCO_CMP_ABOUT)
				fact->comparator = COCO_CMP_NONE;
		}
	}
}
