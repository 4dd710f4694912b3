/* Whether a form caught what its sentence denies: "It is not our aim that …", "Nie zależy nam, żeby …".
 *
 * Method: the main clause is the one in which the form's match begins, up to what it first catches; where nothing but a joining word
 * stands there ("…, które …"), the clause before is taken, too. A negation of words.csv in it denies, unless words of cuts.csv
 * ("undenied": not only, without) say no denial, or the form names that word itself, as those do that turn a trouble round ("Nobody …").
 *
 * Invariant: what stands within or behind what is caught denies nothing here. */
#include "question_fill.h"

#include <string.h>
#include <strings.h>

static bool of_word(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '\'';
}

/* Where the clause begins that ends at `end`. */
static size_t clause_start(struct coco_str s, size_t end)
{
	while (end > 0 && !strchr(",;:.!?(", s.s[end - 1]))
		end--;
	return end;
}

/* The open bracket at `at` looks for what is not there. */
static bool excludes(const char *at)
{
	return strncmp(at, "(?!", 3) == 0 || strncmp(at, "(?<!", 4) == 0;
}

/* The form has the word among those that it looks for. */
static bool names_word(const char *pattern, struct coco_str word)
{
	unsigned depth = 0, out = 0; /* out: the depth at which what must not stand there began */
	for (const char *at = pattern; *at; at++) {
		if (*at == '\\' && at[1]) {
			at++;
			continue;
		}
		if (*at == '(') {
			depth++;
			out = out == 0 && excludes(at) ? depth : out;
		} else if (*at == ')' && depth > 0) {
			out = out == depth ? 0 : out;
			depth--;
		} else if (out == 0 && strncasecmp(at, word.s, word.n) == 0 && !of_word((unsigned char)at[word.n]) &&
		           (at == pattern || !of_word((unsigned char)at[-1]) || (at - pattern > 1 && at[-2] == '\\'))) {
			return true;
		}
	}
	return false;
}

bool question_denied(struct question_maker *m, const char *pattern, struct coco_str s, const size_t groups[16])
{
	size_t caught = SIZE_MAX, start, end;
	for (size_t g = 1; g < 8; g++)
		caught = groups[2 * g] < caught ? groups[2 * g] : caught;
	if (caught == SIZE_MAX || caught == 0)
		return false;
	size_t from = clause_start(s, groups[0] < caught ? groups[0] : caught);
	if (from > 1 && count_words(coco_str_sub(s, from, caught)) <= 1)
		from = clause_start(s, from - 1);
	struct coco_buf scratch = COCO_BUF_INIT;
	struct coco_str clause = coco_str_sub(s, from, caught);
	struct coco_word word;
	bool denied = false;
	for (size_t at = 0; !denied && coco_word_next(clause, &at, &word);) {
		const struct coco_str raw = coco_str_sub(clause, word.start, word.end);
		denied = word_class(m->tables, clause, &word, word.start > 0, &scratch) >> 8 == W_NEGATION && !names_word(pattern, raw) &&
		         !(pattern_find(m->undenied, clause, word.start, &start, &end) == 1 && start == word.start);
	}
	coco_buf_free(&scratch);
	return denied;
}
