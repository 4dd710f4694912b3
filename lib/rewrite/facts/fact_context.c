/* What stands around a fact: its comparator, and the demand and the negation of its clause.
 *
 * Method: a sign or a phrase of words.csv right before the fact, or right behind it; dates and terms have phrases of their
 * own. Demands and negations hold from their word to the end of the clause.
 *
 * Invariant: the facts themselves stay as they are. */
#include "parts.h"

#include <string.h>

enum { PHRASE_WORDS = 5, BOUND_WORDS = 8, ARTICLE = 5 };

/* Those of two signs come before those that they begin or end with; an arrow compares nothing. */
static enum coco_comparator sign_before(struct coco_str t, size_t at, size_t *lead)
{
	static const struct {
		const char *sign;
		enum coco_comparator is;
	} signs[] = {{"->", COCO_CMP_NONE}, {"<=", COCO_CMP_LE}, {"=<", COCO_CMP_LE}, {">=", COCO_CMP_GE}, {"=>", COCO_CMP_GE},
	    {"≤", COCO_CMP_LE}, {"⩽", COCO_CMP_LE}, {"≦", COCO_CMP_LE}, {"≥", COCO_CMP_GE}, {"⩾", COCO_CMP_GE}, {"≧", COCO_CMP_GE},
	    {"<", COCO_CMP_LT}, {">", COCO_CMP_GT}, {"±", COCO_CMP_PM}, {"~", COCO_CMP_ABOUT}, {"≈", COCO_CMP_ABOUT}, {"+/-", COCO_CMP_PM}};
	while (at > 0 && t.s[at - 1] == ' ')
		at--;
	if (at > 1 && !memcmp(t.s + at - 2, "\xC2\xA0", 2))
		at -= 2;
	for (size_t i = 0; i < COCO_LEN(signs); i++) {
		size_t n = strlen(signs[i].sign);
		if (at >= n && !memcmp(t.s + at - n, signs[i].sign, n)) {
			*lead = signs[i].is ? at - n : *lead;
			return signs[i].is;
		}
	}
	return COCO_CMP_NONE;
}

static const struct lexicon *words_of(const struct scan *scan, unsigned kind)
{
	const struct lang_tables *tables = lang_of(scan->rewriter, scan->lang);
	return kind == W_WHEN ? &tables->when : kind == W_AFTER ? &tables->behind : &tables->words;
}

/* The longest phrase of `least` to PHRASE_WORDS words that ends before `at`, in the lexicon, and where it begins. */
static unsigned phrase_before(const struct scan *scan, size_t from, size_t at, unsigned kind, int least, size_t *lead)
{
	struct coco_str t = scan->text;
	unsigned found = 0;
	size_t end = at;
	while (end > from && (blank(t.s[end - 1]) || t.s[end - 1] == '('))
		end--;
	size_t i = end;
	for (int n = 1; n <= PHRASE_WORDS && i > from; n++) {
		while (i > from && blank(t.s[i - 1]))
			i--;
		while (i > from && !blank(t.s[i - 1]) && t.s[i - 1] != '(')
			i--;
		unsigned got = n >= least ? phrase_find(words_of(scan, kind), coco_str_sub(t, i, end), scan->scratch) : 0;
		if (got >> 8 == kind) {
			found = got;
			*lead = i;
		}
	}
	return found & 255;
}

/* The function word that ends before `at`, as the article of "more than the 80": where it begins, or `at`. */
static size_t article_before(const struct scan *scan, size_t from, size_t at)
{
	struct coco_str t = scan->text;
	size_t end = at, start;
	while (end > from && blank(t.s[end - 1]))
		end--;
	for (start = end; start > from && is_word_byte((unsigned char)t.s[start - 1]); start--)
		;
	coco_buf_clear(scan->scratch);
	coco_text_normal(coco_str_sub(t, start, end), scan->scratch);
	bool article = start < end && end - start <= ARTICLE && coco_stop_word(scan->lang, coco_buf_view(scan->scratch)) &&
	               !lexicon_find(words_of(scan, W_BEFORE), coco_buf_view(scan->scratch), NULL);
	return article ? start : at;
}

/* The longest phrase of at most three words that begins at `at`. */
static unsigned phrase_behind(const struct scan *scan, size_t at, size_t to, unsigned kind)
{
	struct coco_str t = scan->text;
	unsigned found = 0;
	size_t i = at;
	while (i < to && blank(t.s[i]))
		i++;
	size_t start = i;
	for (int n = 0; n < 3 && i < to; n++) {
		while (i < to && blank(t.s[i]))
			i++;
		while (i < to && !blank(t.s[i]) && !strchr(",.;:)", t.s[i]))
			i++;
		unsigned got = phrase_find(words_of(scan, kind), coco_str_sub(t, start, i), scan->scratch);
		if (got >> 8 == kind)
			found = got;
	}
	return found & 255;
}

/* The maximum temperature is 45 °C: a word for a bound in the figure's clause, with no other figure between. */
static enum coco_comparator bound_before(const struct scan *scan, size_t from, size_t at)
{
	struct coco_str t = scan->text, view = coco_str_sub(t, 0, at);
	struct coco_word word;
	unsigned found = 0;
	for (size_t i = from, last = from, away = 0; coco_word_next(view, &i, &word); last = word.end, away++) {
		for (size_t k = last; k < word.start; k++)
			if (strchr(";|", t.s[k]) || (t.s[k] == ',' && k + 1 < at && blank(t.s[k + 1])))
				found = 0;
		unsigned got = lexicon_find(&lang_of(scan->rewriter, scan->lang)->bounds, coco_str_sub(t, word.start, word.end), scan->scratch);
		found = got ? got : away < BOUND_WORDS ? found : 0;
		away = got ? 0 : away;
	}
	return (enum coco_comparator)(found & 255);
}

/* A mark that parts clauses: , ; : or a dash between blanks. */
static bool clause_ends(struct coco_str t, size_t at)
{
	if (t.s[at] == ',' || t.s[at] == ';' || t.s[at] == ':')
		return true;
	return at > 0 && t.s[at - 1] == ' ' &&
	       (coco_str_starts(coco_str_sub(t, at, t.n), "– ") || coco_str_starts(coco_str_sub(t, at, t.n), "- "));
}

/* Május 15-ig, áprilistól: the ending behind a Hungarian date that says until or from, which `when` has with a hyphen. */
static enum coco_comparator ending_behind(const struct scan *scan, const struct coco_fact *fact)
{
	static const size_t lengths[] = {4, 2}; /* bytes: -tól, -ig */
	struct coco_str t = scan->text;
	size_t end = fact->end;
	if (end < t.n && t.s[end] == '-')
		end++;
	while (end < t.n && is_word_byte((unsigned char)t.s[end]) && end - fact->end < 8)
		end++;
	for (size_t i = 0; i < COCO_LEN(lengths); i++) {
		char key[8] = "-";
		if (end < fact->start + lengths[i] + 2)
			continue;
		memcpy(key + 1, t.s + end - lengths[i], lengths[i]);
		unsigned got = lexicon_find(words_of(scan, W_WHEN), (struct coco_str){key, lengths[i] + 1}, NULL);
		if (got)
			return (enum coco_comparator)(got & 255);
	}
	return COCO_CMP_NONE;
}

/* Where the weekday before a date begins, "by Monday, 6 May"; or the date. */
static size_t weekday_before(const struct scan *scan, size_t from, size_t at)
{
	struct coco_str t = scan->text;
	size_t end = at, start;
	while (end > from && (blank(t.s[end - 1]) || t.s[end - 1] == ',' || t.s[end - 1] == '.'))
		end--;
	for (start = end; start > from && is_word_byte((unsigned char)t.s[start - 1]); start--)
		;
	return start < end && lexicon_find(words_of(scan, W_MARK), coco_str_sub(t, start, end), scan->scratch) >> 8 == W_MARK ? start : at;
}

/* Before 6 May, bis 6. Mai, 30 days after: the comparators of dates and terms. A term knows only before and after ("bis" may
 * stand in a range), and only Hungarian has them behind a date. */
static enum coco_comparator when_near(const struct scan *scan, struct coco_fact *fact, size_t from, size_t to)
{
	enum { HUNGARIAN = 5 };
	bool date = fact->kind == COCO_FACT_DATE;
	struct coco_table_ref units = coco_table_find(&coco_tables_rewrite, "units");
	size_t row = fact->kind == COCO_FACT_NUMBER && fact->unit.n ? coco_table_row(units, 0, fact->unit) : COCO_NONE;
	bool clock = coco_str_is(fact->unit, "clock"), quantity = fact->kind <= COCO_FACT_MONEY && scan->said; /* after 5 attempts */
	if (!date && !quantity && (row == COCO_NONE || strcmp(coco_table_cell(units, row, coco_table_column(units, "kind")), "time") != 0))
		return COCO_CMP_NONE;
	enum coco_comparator is = (enum coco_comparator)phrase_before(scan, from, fact->start, W_WHEN, 1, &fact->lead);
	size_t day = date && !is ? weekday_before(scan, from, fact->start) : fact->start;
	if (day < fact->start) {
		size_t lead = fact->lead;
		is = (enum coco_comparator)phrase_before(scan, from, day, W_WHEN, 1, &lead);
		is = is ? is : (enum coco_comparator)phrase_before(scan, from, day, W_BEFORE, 1, &lead);
		fact->lead = is ? lead : fact->lead;
	}
	if (!is && (!date || scan->lang == HUNGARIAN))
		is = (enum coco_comparator)phrase_behind(
		    scan, date && fact->end < to && scan->text.s[fact->end] == '.' ? fact->end + 1 : fact->end, to, W_WHEN);
	if (!is && date && scan->lang == HUNGARIAN)
		is = ending_behind(scan, fact);
	return date || clock || is == COCO_CMP_LT || is == COCO_CMP_GT ? is : COCO_CMP_NONE;
}

/* What compares the fact: a sign, a phrase before or behind it, a word for a bound. `low`: behind the fact before it. */
static enum coco_comparator comparator_of(const struct scan *scan, struct coco_fact *fact, size_t from, size_t low, size_t to, size_t next)
{
	bool quantity = fact->kind <= COCO_FACT_MONEY, ordered = fact->kind <= COCO_FACT_DATE || fact->kind == COCO_FACT_PART;
	fact->lead = fact->start;
	fact->tail = fact->end;
	unsigned is = sign_before(scan->text, fact->start, &fact->lead);
	if (!is && ordered) /* at least IP54 */
		is = phrase_before(scan, from, fact->start, W_BEFORE, 1, &fact->lead);
	if (!is && quantity) {
		size_t article = article_before(scan, from, fact->start);
		is = article < fact->start ? phrase_before(scan, from, article, W_BEFORE, 2, &fact->lead) : 0;
	}
	if (is && quantity && scan->said)
		is = bound_turned(scan, fact, low, is);
	bool is_bounded = is != 0;
	if (!is && ordered)
		is = bound_behind(scan, fact, to, next);
	if (!is_bounded && is && quantity && scan->said) /* nem lehet 40 kg-nál több */
		is = bound_turned(scan, fact, low, is);
	if (!is)
		is = when_near(scan, fact, from, to);
	if (!is && quantity && scan->said)
		is = bound_verb(scan, fact, low, to, next);
	if (!is && quantity)
		is = bound_before(scan, low, fact->start);
	return is > COCO_CMP_ABOUT ? COCO_CMP_NONE : (enum coco_comparator)is;
}

void facts_context(
    const struct scan *scan, struct coco_fact *facts, size_t count, const struct coco_sentence *sentences, size_t n_sentences)
{
	struct coco_str t = scan->text;
	const struct lang_tables *tables = lang_of(scan->rewriter, scan->lang);
	size_t f = 0;
	for (size_t s = 0; s < n_sentences; s++) {
		size_t from = sentences[s].start, to = sentences[s].end, at = from, seen = from;
		enum coco_modality modality = COCO_MODAL_NONE;
		bool negated = false;
		struct coco_word word;
		for (; f < count && facts[f].start < to; f++) {
			struct coco_fact *fact = &facts[f];
			size_t low = f > 0 && facts[f - 1].end > from ? facts[f - 1].end : from;
			size_t next = f + 1 < count ? facts[f + 1].start : SIZE_MAX;
			fact->comparator = comparator_of(scan, fact, from, low, to, next);
			struct coco_str view = coco_str_sub(t, 0, fact->start > from ? fact->start : from);
			while (at < view.n && coco_word_next(view, &at, &word)) {
				for (; seen < word.start; seen++)
					if (clause_ends(t, seen)) {
						negated = false;
						modality = t.s[seen] == ';' ? COCO_MODAL_NONE : modality;
					}
				unsigned got = word_class(tables, t, &word, word.start > from, scan->scratch);
				if (got >> 8 == W_MODAL && !only_owns(tables, coco_str_sub(t, 0, to), &word, scan->scratch))
					modality = (enum coco_modality)(got & 255);
				if (got >> 8 == W_NEGATION && word.start < fact->lead) /* those behind are the bound's */
					negated = true;
			}
			at = fact->tail > at ? fact->tail : at;
			fact->sentence = s;
			bool limited = fact->comparator == COCO_CMP_LE || fact->comparator == COCO_CMP_LT;
			fact->modality = modality == COCO_MODAL_MAY && limited ? COCO_MODAL_NONE : modality;
			fact->negated = negated;
		}
	}
}
