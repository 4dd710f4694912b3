/* Sentences of the same words but for one or two: an item of a list that is gone, words that have changed places with another clause's.
 *
 * Method: a word is an item where "and", "or" or commas part it from its neighbours; one that only one of the sentences has was left out or
 * came in. Clauses end at a semicolon, a comma, "and" or "or", and before a word of the row `then` of senses.csv; "we" and "you" are words
 * of theirs, too. Those of one sentence that a semicolon or "then" parts have the same words in the other; of others two may not have
 * exchanged a word while each keeps one.
 *
 * Invariant: the order of clauses, and of the items of a list, tells nothing. */
#include "senses.h"

#include <string.h>

enum { CLAUSES = 12, WORDS = 64 };

/* What stands between two words. */
enum gap { GAP_NONE, GAP_COMMA, GAP_JOIN, GAP_STOP, GAP_THEN };

/* *at: behind what parts them. */
static enum gap gap_in(struct senses *s, const struct sense_side *side, size_t from, size_t to, size_t *at)
{
	struct coco_str between = coco_str_sub(side->text, from, to);
	struct coco_word word;
	enum gap found = GAP_NONE;
	*at = to;
	size_t figure = 0; /* what a figure parts is no item, what "and" parts from it is */
	for (size_t i = 0; i < between.n; i++)
		if (between.s[i] >= '0' && between.s[i] <= '9')
			figure = i + 1;
	if (figure) {
		for (size_t i = figure; coco_word_next(between, &i, &word);)
			if (sense_is(s, side, coco_str_sub(between, word.start, word.end), "join")) {
				*at = from + word.end;
				return GAP_JOIN;
			}
		return GAP_NONE;
	}
	for (size_t i = 0; i < between.n && found != GAP_STOP; i++)
		if (strchr(";:,", between.s[i])) {
			found = between.s[i] == ',' ? GAP_COMMA : GAP_STOP;
			*at = from + i + 1;
		}
	for (size_t i = 0; found != GAP_STOP && coco_word_next(between, &i, &word);) {
		struct coco_str raw = coco_str_sub(between, word.start, word.end);
		enum gap is = sense_is(s, side, raw, "join") ? GAP_JOIN : sense_is(s, side, raw, "then") ? GAP_THEN : GAP_NONE;
		if (is > found) {
			found = is;
			*at = from + word.end;
		}
	}
	return found;
}

/* What parts the word from the one before it, or, with `behind`, from the next one. */
static enum gap gap_at(struct senses *s, const struct sense_side *side, const struct sense_sentence *of, size_t word, bool behind)
{
	const struct sense_word *w = side->words;
	size_t at;
	if (behind)
		return word + 1 < of->to ? gap_in(s, side, w[word].end, w[word + 1].start, &at) : GAP_NONE;
	return word > of->from ? gap_in(s, side, w[word - 1].end, w[word].start, &at) : GAP_NONE;
}

bool sense_item(struct senses *s, int of_side, size_t sentence, size_t word, size_t words)
{
	const struct sense_side *side = &s->sides[of_side];
	const struct sense_sentence *of = &side->sentences[sentence];
	size_t last = word + words - 1;
	enum gap before = gap_at(s, side, of, word, false), behind = gap_at(s, side, of, last, true);
	if (before == GAP_JOIN || behind == GAP_JOIN)
		return true;
	if (behind != GAP_COMMA)
		return false;
	return before == GAP_COMMA || (last + 2 < of->to && gap_at(s, side, of, last + 1, true) == GAP_JOIN);
}

/* ---- clauses ---- */

/* Words clause by clause, those of persons among them. */
struct clauses {
	struct sense_word words[WORDS];
	size_t n;
	uint64_t sum[CLAUSES];
	size_t from[CLAUSES], to[CLAUSES], count;
	bool denies[CLAUSES], joined; /* a word of negation stands in it; "and" or "or" parts two */
};

static bool add(struct clauses *to, struct sense_word word)
{
	if (to->n == WORDS)
		return false;
	to->words[to->n++] = word;
	to->sum[to->count - 1] += word.stem;
	to->to[to->count - 1] = to->n;
	return true;
}

/* The persons among the words of function from `from` to `at`. */
static bool add_persons(struct senses *s, const struct sense_side *side, size_t from, size_t at, struct clauses *to)
{
	struct coco_str view = coco_str_sub(side->text, 0, at);
	struct coco_word word;
	bool room = true;
	for (size_t i = from; room && i < at && coco_word_next(view, &i, &word);) {
		size_t row = sense_row(s, side, coco_str_sub(view, word.start, word.end), "person");
		const struct lang_tables *tables = lang_of(s->rewriter, side->lang);
		to->denies[to->count - 1] = to->denies[to->count - 1] != (word_class(tables, view, &word, true, &s->scratch) >> 8 == W_NEGATION);
		if (row != COCO_NONE)
			room = add(to, (struct sense_word){word.start, word.end, row + 1});
	}
	return room;
}

/* The clauses that gaps of `least` and more part; false: there is one, or they are too many. */
static bool split(struct senses *s, int of_side, size_t sentence, enum gap least, struct clauses *to)
{
	const struct sense_side *side = &s->sides[of_side];
	const struct sense_sentence *of = &side->sentences[sentence];
	size_t last = of->start;
	memset(to, 0, sizeof *to);
	to->count = 1;
	for (size_t i = of->from; i <= of->to; i++) {
		size_t start = i < of->to ? side->words[i].start : of->end, at = start;
		enum gap gap = i > of->from ? gap_in(s, side, last, start, &at) : GAP_NONE;
		bool parts = gap >= least && gap != GAP_NONE;
		if (!add_persons(s, side, last, parts ? at : start, to))
			return false;
		if (parts) {
			if (to->count == CLAUSES)
				return false;
			to->from[to->count] = to->to[to->count] = to->n;
			to->count++;
			to->joined = to->joined || gap == GAP_JOIN;
			if (!add_persons(s, side, at, start, to))
				return false;
		}
		if (i < of->to && !add(to, side->words[i]))
			return false;
		last = i < of->to ? side->words[i].end : last;
	}
	if (to->count > 1 && to->from[to->count - 1] == to->to[to->count - 1] && !to->denies[to->count - 1])
		to->count--; /* nothing is said behind the last comma */
	return to->count > 1;
}

static size_t length(const struct clauses *of, size_t i)
{
	return of->to[i] - of->from[i];
}

/* The other sentence has a clause of the same words. */
static bool has_clause(const struct clauses *of, uint64_t sum)
{
	for (size_t k = 0; k < of->count; k++)
		if (of->sum[k] == sum)
			return true;
	return false;
}

/* The first clause of `a` that is none of `b`; COCO_NONE. */
static size_t other_clause(const struct clauses *a, const struct clauses *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (!has_clause(b, a->sum[i]))
			return i;
	return COCO_NONE;
}

/* Two clauses of the same words, of which another one denies: X may be moved, Y may not. */
static bool turned_denial(const struct clauses *one, const struct clauses *other, struct sense_word *was, struct sense_word *is)
{
	size_t turned = 0;
	for (size_t i = 0; i < one->count; i++)
		for (size_t k = 0; k < other->count; k++)
			if (length(one, i) > 0 && one->sum[i] == other->sum[k] && one->denies[i] != other->denies[k] && turned++ == 0) {
				*was = one->words[one->from[i]];
				*is = other->words[other->from[k]];
			}
	return turned == 2;
}

/* What clause i has and clause k of the other sentence has not: one word, or two side by side, as Helen Marsh. */
struct exchanged {
	const struct sense_word *first; /* NULL: nothing, or more */
	uint64_t sum;
	size_t n;
};

static struct exchanged exchanged(const struct clauses *of, size_t i, const struct clauses *other, size_t k)
{
	struct exchanged found = {NULL, 0, 0};
	if (length(of, i) != length(other, k) || length(of, i) == 0 || has_clause(other, of->sum[i]) || has_clause(of, other->sum[k]))
		return found;
	for (size_t w = of->from[i]; w < of->to[i]; w++) {
		bool has = false;
		for (size_t v = other->from[k]; v < other->to[k]; v++)
			has = has || of->words[w].stem == other->words[v].stem;
		if (has)
			continue;
		if (found.n > 0 && (found.n == 2 || &of->words[w] != found.first + 1))
			return (struct exchanged){NULL, 0, 0};
		found.first = found.n ? found.first : &of->words[w];
		found.sum += of->words[w].stem;
		found.n++;
	}
	return found;
}

/* We sell lamps, chairs: `gone` and `back`, of the clauses i and m, may be items of a list. Of two clauses that no "and" joins, words that
 * begin theirs are none, nor are those of clauses with more words. */
static bool may_be_items(const struct clauses *of, size_t i, size_t m, const struct sense_word *gone, const struct sense_word *back)
{
	bool alone = length(of, i) < 2 || length(of, m) < 2;
	if (of->count > 2 || of->joined)
		return alone || back == gone + 1 || gone == back + 1;
	return alone && !(gone == &of->words[of->from[i]] && back == &of->words[of->from[m]] && length(of, i) + length(of, m) > 2);
}

/* Two clauses have exchanged a word. */
static bool exchange(const struct clauses *one, const struct clauses *other, struct sense_word *was, struct sense_word *is)
{
	for (size_t i = 0; i < one->count; i++)
		for (size_t k = 0; k < other->count; k++) {
			const struct exchanged gone = exchanged(one, i, other, k), come = exchanged(other, k, one, i);
			for (size_t m = 0; gone.first && come.first && m < one->count; m++)
				for (size_t n = 0; n < other->count; n++) {
					if (m == i || n == k)
						continue;
					const struct exchanged back = exchanged(one, m, other, n), forth = exchanged(other, n, one, m);
					if (!back.first || !forth.first || back.sum != come.sum || forth.sum != gone.sum)
						continue;
					bool parts = one->denies[i] != one->denies[m], moved = one->denies[i] != other->denies[n]; /* glass, not steel */
					if (moved || (!parts && !may_be_items(one, i, m, gone.first, back.first))) {
						*was = *gone.first;
						*is = *come.first;
						return true;
					}
				}
		}
	return false;
}

/* First, then: what comes before "then" comes before it in both, else its first word is told. */
static bool turned_in_time(const struct clauses *one, const struct clauses *other, struct sense_word *was, struct sense_word *is)
{
	if (one->count != 2 || other->count != 2 || one->sum[0] == other->sum[0] || one->n == 0 || other->n == 0)
		return false;
	*was = one->words[0];
	*is = other->words[0];
	return true;
}

bool sense_clauses_swapped(struct senses *s, size_t a, size_t b, struct sense_word *was, struct sense_word *is)
{
	struct clauses one, other;
	if (split(s, 0, a, GAP_THEN, &one) && split(s, 1, b, GAP_THEN, &other))
		return turned_in_time(&one, &other, was, is);
	if (split(s, 0, a, GAP_STOP, &one) && split(s, 1, b, GAP_STOP, &other) && one.count == other.count) {
		size_t i = other_clause(&one, &other), k = other_clause(&other, &one);
		if (i == COCO_NONE || k == COCO_NONE || !length(&one, i) || !length(&other, k))
			return false;
		*was = one.words[one.from[i]];
		*is = other.words[other.from[k]];
		return true;
	}
	return split(s, 0, a, GAP_COMMA, &one) && split(s, 1, b, GAP_COMMA, &other) && one.count == other.count &&
	       (turned_denial(&one, &other, was, is) || exchange(&one, &other, was, is));
}
