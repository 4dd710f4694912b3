/* A sentence with a semicolon is two that its writer has joined: "We lose nine hours a week; offers are welcome until May." Each half is a
 * unit, since the two often say different things of a challenge: what is wrong and what it must hold, when and how is chosen.
 *
 * Method: it falls apart at a semicolon outside brackets and quotation marks, where both sides have words enough and the right one has a
 * verb before its first comma (cuts.csv, verb), so that lists keep together; not behind a colon, whose words rule all that follows. What is
 * longer than any sentence of a brief stays whole.
 *
 * Invariant: the halves hold all bytes of the whole but the blanks between them. */
#include "parts.h"

#include <string.h>

enum { LEFT_LEAST = 3, RIGHT_LEAST = 3, MOST_WORDS = 120 /* a longer sentence is none for the brief */ };

/* A clause begins at `from` of the sentence, no item of a list. */
static bool clause_from(const struct pattern *verb, struct coco_str s, size_t from)
{
	size_t to = from, start, end;
	while (to < s.n && s.s[to] != ';' && !(s.s[to] == ',' && (to + 1 == s.n || s.s[to + 1] == ' '))) /* 18,300 */
		to++;
	struct coco_str clause = coco_str_sub(s, from, to);
	return count_words(clause) >= RIGHT_LEAST && pattern_find(verb, clause, 0, &start, &end) == 1;
}

/* Where the next half of the sentence begins behind `from`; COCO_NONE: it has no more. */
static size_t next_half(const struct pattern *verb, struct coco_str s, size_t from)
{
	size_t depth = 0;
	for (size_t i = 0; i + 2 < s.n; i++) {
		depth += s.s[i] == '(' || s.s[i] == '[';
		depth -= depth > 0 && (s.s[i] == ')' || s.s[i] == ']');
		if (s.s[i] == ':' && (s.s[i + 1] == ' ' || s.s[i + 1] == '\n'))
			break;
		if (i > from && s.s[i] == ';' && s.s[i + 1] == ' ' && s.s[i + 2] != ' ' && depth == 0 && !in_quotation(s, i) &&
		    count_words(coco_str_sub(s, from, i)) >= LEFT_LEAST && clause_from(verb, s, i + 2))
			return i + 2;
	}
	return COCO_NONE;
}

int clauses_apart(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct unit **units,
    size_t *count, struct coco_err *err)
{
	const unsigned whole = F_HEADING | F_ITEM | F_ROW;
	size_t joints = 0, n = 0;
	for (size_t i = 0; i + 1 < text.n; i++)
		joints += text.s[i] == ';' && text.s[i + 1] == ' ';
	const struct pattern *verb = joints && lang >= 0 ? cut_of(rewriter, lang, CUT_VERB, err) : NULL;
	if (!verb)
		return joints && lang >= 0 ? -1 : 0;
	struct unit *apart = coco_arena_array(arena, *count + joints + 1, sizeof *apart);
	if (!apart)
		return coco_err_nomem(err);
	for (size_t i = 0; i < *count; i++) {
		struct coco_str s = unit_text(text, &(*units)[i]);
		size_t from = 0, half;
		apart[n++] = (*units)[i];
		bool short_enough = (*units)[i].words <= MOST_WORDS && !((*units)[i].flags & whole);
		while (short_enough && (half = next_half(verb, s, from)) != COCO_NONE) {
			struct unit *left = &apart[n - 1], *right = &apart[n++];
			*right = *left;
			right->start = (*units)[i].start + half;
			right->flags |= F_CLAUSE;
			left->end = right->start - 1;
			left->words = count_words(unit_text(text, left));
			right->words = count_words(unit_text(text, right));
			from = half;
		}
	}
	*units = apart;
	*count = n;
	return 0;
}
