/* Bounds that stand behind their figure (5 kg at most), and verbs that bound it before or behind (must not exceed 5 kg; darf 85 g nicht
 * unterschreiten).
 *
 * Method: a phrase of the rows "after" of words.csv right behind the figure; behind the noun that it counts, or behind a comma, only where
 * the clause ends with it; never right before the next figure, whose it is. A verb of the rows "verb" within a few words of the clause; a
 * negation of its clause turns it: not more than is at most. What was read is the figure's own: `lead` and `tail` have it.
 *
 * Invariant: nothing beyond the clause, a cell of a table and the figure's neighbours is read. */
#include "scan.h"

#include <string.h>

enum { SKIPPED = 4, LONGEST = 4, VERB_NEAR = 6, OR_NEAR = 2, RANGE_OR = 5 };

/* The first mark at or behind `at` that ends a clause, or `to`. */
static size_t clause_end(struct coco_str t, size_t at, size_t to)
{
	for (; at < to; at++) {
		bool last = at + 1 >= to || blank(t.s[at + 1]);
		if (strchr(";:!?()|", t.s[at]) || (strchr(",.", t.s[at]) && last) ||
		    (t.s[at] == ' ' && coco_str_starts(coco_str_sub(t, at, t.n), " – ")))
			return at;
	}
	return to;
}

static size_t clause_begin(struct coco_str t, size_t from, size_t at)
{
	while (at > from && !(strchr(",;:!?()|", t.s[at - 1]) && (at >= t.n || blank(t.s[at]) || strchr("(|", t.s[at - 1]))))
		at--;
	return at;
}

/* The longest phrase of words.csv, `after`, that begins at `start`; its end goes to *end. */
static unsigned phrase_at(const struct scan *scan, size_t start, size_t stop, size_t *end)
{
	struct coco_word word;
	struct coco_str view = coco_str_sub(scan->text, 0, stop);
	unsigned found = 0;
	size_t at = start;
	for (int n = 0; n < LONGEST && coco_word_next(view, &at, &word); n++) {
		unsigned got = phrase_find(&lang_of(scan->rewriter, scan->lang)->behind, coco_str_sub(view, start, word.end), scan->scratch);
		if (!got && word.end < stop && view.s[word.end] == '.')
			got = phrase_find(&lang_of(scan->rewriter, scan->lang)->behind, coco_str_sub(view, start, word.end + 1), scan->scratch);
		if (got) {
			found = got;
			*end = word.end;
		}
	}
	return found & 255;
}

static bool range_or(const struct scan *scan, size_t start, size_t end)
{
	return lexicon_find(&lang_of(scan->rewriter, scan->lang)->ranges, coco_str_sub(scan->text, start, end), scan->scratch) ==
	       (W_RANGE << 8 | RANGE_OR);
}

unsigned bound_behind(const struct scan *scan, struct coco_fact *fact, size_t to, size_t next)
{
	struct coco_str t = scan->text;
	size_t at = fact->end, end = at;
	bool comma = at + 1 < to && t.s[at] == ',' && blank(t.s[at + 1]);
	at += comma;
	size_t stop = clause_end(t, at, next < to ? next : to);
	struct coco_word word;
	for (int skipped = 0; skipped <= (scan->said ? SKIPPED : 0); skipped++) {
		if (!coco_word_next(coco_str_sub(t, 0, stop), &at, &word))
			return 0;
		bool unit = word.start > 0 && t.s[word.start - 1] == '/'; /* 120 bottles/min */
		unsigned is = unit ? 0 : phrase_at(scan, word.start, stop, &end);
		size_t behind = end;
		while (behind < stop && blank(t.s[behind]))
			behind++;
		bool whole = behind == stop && stop != next;
		bool near = skipped <= OR_NEAR && range_or(scan, word.start, word.end); /* 40 boxes or more by June */
		if (is && (whole || ((skipped == 0 || near) && !comma && behind != next))) {
			fact->tail = end;
			return is;
		}
	}
	return 0;
}

/* less or greater than, as a verb says; *turned: it has its negation as a prefix. */
static unsigned verb_of(const struct lang_tables *tables, struct coco_str raw, struct coco_buf *scratch, bool *turned)
{
	coco_buf_clear(scratch);
	coco_text_normal(raw, scratch);
	struct coco_str normal = coco_buf_view(scratch);
	unsigned found = lexicon_begins(&tables->verbs, normal);
	size_t n = tables->prefix.n;
	*turned = !found && n > 0 && coco_str_starts(normal, tables->prefix.s);
	if (*turned)
		found = lexicon_begins(&tables->verbs, coco_str_sub(normal, n, normal.n));
	*turned = *turned && found != 0;
	return found & 255;
}

struct clause {
	unsigned verb;
	bool turned;
	size_t verb_start, verb_end, negation; /* SIZE_MAX: none */
};

/* The last verb of a bound and the first negation among the words of a span; of those behind a figure only the nearest few. */
static struct clause read_clause(const struct scan *scan, size_t from, size_t to, size_t near)
{
	const struct lang_tables *tables = lang_of(scan->rewriter, scan->lang);
	struct coco_str view = coco_str_sub(scan->text, 0, to);
	struct clause clause = {.negation = SIZE_MAX};
	struct coco_word word;
	size_t seen = 0, since = 0;
	for (size_t at = from; seen < near && coco_word_next(view, &at, &word); seen++, since++) {
		bool turned;
		struct coco_str raw = coco_str_sub(view, word.start, word.end);
		unsigned verb = verb_of(tables, raw, scan->scratch, &turned);
		if (verb) {
			clause.verb = verb;
			clause.turned = turned;
			clause.verb_start = word.start;
			clause.verb_end = word.end;
			since = 0;
		} else if (clause.negation == SIZE_MAX && word_class(tables, view, &word, word.start > from, scan->scratch) >> 8 == W_NEGATION) {
			clause.negation = word.start;
		}
	}
	if (since > VERB_NEAR)
		clause.verb = 0;
	return clause;
}

/* Nie musi być wyższa, muss nicht höher sein, nemusí: the negation at `at` takes a "must" away, and bounds nothing. In the other languages
 * it forbids. */
static bool need_not(const struct scan *scan, size_t from, size_t at, size_t to)
{
	static const char *const langs[] = {"de", "pl", "hu", "sk", "hr", "cs"};
	const struct lang_tables *tables = lang_of(scan->rewriter, scan->lang);
	struct coco_str view = coco_str_sub(scan->text, 0, to);
	struct coco_word word, last = {0};
	bool of_these = false, before = false;
	for (size_t i = 0; scan->lang >= 0 && i < COCO_LEN(langs); i++)
		of_these = of_these || !strcmp(coco_langs[scan->lang], langs[i]);
	if (!of_these)
		return false;
	for (size_t i = from; coco_word_next(view, &i, &word); last = word) {
		struct coco_str raw = coco_str_sub(view, word.start, word.end);
		bool must = lexicon_find(&tables->words, raw, scan->scratch) == (W_MODAL << 8 | COCO_MODAL_MUST);
		if (word.start == at && tables->prefix.n && raw.n > tables->prefix.n)
			must =
			    lexicon_find(&tables->words, coco_str_sub(raw, tables->prefix.n, raw.n), scan->scratch) == (W_MODAL << 8 | COCO_MODAL_MUST);
		if (must && (word.start == at || (last.end > 0 && last.start == at)))
			return true;
		if (word.start == at && before)
			return true;
		if (word.start > at)
			return false;
		before = must;
	}
	return false;
}

unsigned bound_turned(const struct scan *scan, struct coco_fact *fact, size_t from, unsigned is)
{
	enum { NEAR = 4 };
	struct coco_word word;
	size_t begin = clause_begin(scan->text, from, fact->lead), words = 0;
	struct clause clause = read_clause(scan, begin, fact->lead, SIZE_MAX);
	if ((is != COCO_CMP_GT && is != COCO_CMP_LT) || clause.negation == SIZE_MAX || need_not(scan, begin, clause.negation, fact->lead))
		return is;
	for (size_t at = clause.negation; words <= NEAR && coco_word_next(coco_str_sub(scan->text, 0, fact->lead), &at, &word);)
		words++;
	if (words > NEAR)
		return is;
	fact->lead = clause.negation;
	return is == COCO_CMP_GT ? COCO_CMP_LE : COCO_CMP_GE;
}

unsigned bound_verb(const struct scan *scan, struct coco_fact *fact, size_t from, size_t to, size_t next)
{
	struct coco_str t = scan->text;
	size_t stop = clause_end(t, fact->end, next < to ? next : to);
	struct clause before = read_clause(scan, clause_begin(t, from, fact->start), fact->start, SIZE_MAX), is = before;
	if (!is.verb) {
		is = read_clause(scan, fact->end, stop, VERB_NEAR);
		if (!is.verb || blanks(t, is.verb_end) == next) /* przez 7 godzin hałas przekracza 82 dB: it bounds the next figure */
			return 0;
		fact->tail = is.verb_end;
	}
	bool not_before = before.negation != SIZE_MAX, turned = is.turned || not_before || is.negation != SIZE_MAX;
	size_t lead = before.verb ? before.verb_start : fact->start;
	fact->lead = not_before && before.negation < lead ? before.negation : lead;
	if (!turned)
		return is.verb;
	return is.verb == COCO_CMP_GT ? COCO_CMP_LE : COCO_CMP_GE;
}
