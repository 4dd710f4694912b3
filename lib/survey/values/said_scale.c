/* The bounds of a scale that a heading says, of answers in numbers: "(1–5)", "od 1 do 5", "1 = gar nicht, 5 = sehr".
 *
 * Method: two numbers, a dash or a word for "to" between them, count in brackets, behind a word for "from", or where a word of the heading
 * names a scale (words.csv, "bounds"); "and" counts behind a word for "between". Numbers with their meaning behind "=" or ":" are bounds
 * where not each point has one: else they may be codes of classes. A scale begins between -5 and 1 and ends at 10 at most, or at 100; it
 * has three points at least, and all sampled answers are points of it. Invariant: the answer depends on heading and evidence alone.
 */
#include <string.h>
#include "plan.h"

enum { WORD_MOST = 24 };
#define NUMBER_DIGITS ((size_t)3)

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool in_word(char c)
{
	return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

static size_t blanks_end(struct coco_str text, size_t at)
{
	while (at < text.n && (text.s[at] == ' ' || text.s[at] == '\n'))
		at++;
	return at;
}

/* A number that begins at `at`, with a minus before it where nothing else is; its end; 0: none. */
static size_t number_end(struct coco_str text, size_t at, int *value)
{
	const bool minus = at + 1 < text.n && text.s[at] == '-' && is_digit(text.s[at + 1]);
	size_t i = at + minus;
	*value = 0;
	for (; i < text.n && is_digit(text.s[i]) && i - at < NUMBER_DIGITS + minus; i++)
		*value = *value * 10 + (text.s[i] - '0');
	if (i == at + minus || (i < text.n && is_digit(text.s[i])))
		return 0;
	*value = minus ? -*value : *value;
	return i;
}

static const char *word_means(struct survey_lexicon *lx, struct coco_str text, size_t from, size_t to)
{
	return to > from && to - from <= WORD_MOST ? survey_lexicon_word(lx, "bounds", coco_str_sub(text, from, to)) : NULL;
}

/* A dash, dots or a word for "to" or "and" at `at`: its end; 0: none. `*kind`: "-", the first letter of the word's meaning in words.csv, or
 * h: an ending of the number's own, "1-től 5-ig". */
static size_t between_end(struct survey_lexicon *lx, struct coco_str text, size_t at, char *kind)
{
	static const char *const marks[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA6", "...", ".."};
	at = blanks_end(text, at);
	size_t end = at;
	while (end < text.n && in_word(text.s[end]) && !is_digit(text.s[end]))
		end++;
	const char *word = NULL;
	for (size_t i = 0; i < COCO_LEN(marks); i++) { /* a dash is of bytes above 0x80, as a letter may be */
		if (coco_str_starts(coco_str_sub(text, at, text.n), marks[i])) {
			at += strlen(marks[i]);
			*kind = '-';
			const size_t tail = at; /* "1-től 5-ig": an ending of the language's own */
			for (end = at; end < text.n && in_word(text.s[end]) && !is_digit(text.s[end]);)
				end++;
			word = word_means(lx, text, tail, end);
			if (word && strcmp(word, "ending") == 0)
				*kind = 'h', at = end;
			return blanks_end(text, at);
		}
	}
	word = word_means(lx, text, at, end);
	if (!word || (strcmp(word, "to") != 0 && strcmp(word, "and") != 0 && strcmp(word, "either") != 0))
		return 0;
	*kind = word[0];
	return blanks_end(text, end);
}

/* The word before `at` means this. */
static bool before_means(struct survey_lexicon *lx, struct coco_str text, size_t at, const char *meaning)
{
	while (at > 0 && text.s[at - 1] == ' ')
		at--;
	size_t from = at;
	while (from > 0 && in_word(text.s[from - 1]))
		from--;
	const char *word = word_means(lx, text, from, at);
	return word && strcmp(word, meaning) == 0;
}

static bool names_scale(struct survey_lexicon *lx, struct coco_str text)
{
	bool names = false;
	for (size_t at = 0, end; at < text.n && !names; at = end + 1) {
		for (end = at; end < text.n && in_word(text.s[end]); end++)
			;
		const char *word = word_means(lx, text, at, end);
		names = word && strcmp(word, "scale") == 0;
	}
	return names;
}

static bool are_bounds(int low, int high)
{
	return low >= -5 && low <= 1 && high - low >= 2 && (high <= 10 || high == 100);
}

/* "1 = never", "5: always" at a number's end: where its meaning begins; 0: none stands there. */
static size_t meaning_at(struct coco_str text, size_t at, bool bracket)
{
	at = blanks_end(text, at);
	const bool dash = at + 3 <= text.n && memcmp(text.s + at, "\xE2\x80\x93", 3) == 0;
	if (at == text.n || !(text.s[at] == '=' || (bracket && (text.s[at] == ':' || text.s[at] == '-' || dash))))
		return 0;
	at = blanks_end(text, at + (dash ? 3 : 1));
	return at < text.n && in_word(text.s[at]) && !is_digit(text.s[at]) ? at : 0;
}

struct said {
	bool found;
	int low, high;
};

static struct said said_of(struct survey_lexicon *lx, struct coco_str text)
{
	const bool scale = names_scale(lx, text);
	struct said labelled = {false, 0, 0};
	int depth = 0, labels = 0;
	for (size_t i = 0; i < text.n; i++) {
		depth += text.s[i] == '(' || text.s[i] == '[';
		depth -= depth > 0 && (text.s[i] == ')' || text.s[i] == ']');
		int low, high;
		const bool begins = i == 0 || (!in_word(text.s[i - 1]) && text.s[i - 1] != '.' && text.s[i - 1] != ',');
		const size_t end = begins ? number_end(text, i, &low) : 0;
		if (!end)
			continue;
		char kind = 0;
		const size_t next = between_end(lx, text, end, &kind), last = next ? number_end(text, next, &high) : 0;
		const bool from = last && before_means(lx, text, i, "from"), whole = last && (last == text.n || text.s[last] != '%');
		const bool between = last && before_means(lx, text, i, "between"), beside = depth > 0 || from || scale || kind == 'h';
		const bool meant = kind == 'a' ? between : kind == 'e' ? between || beside : beside;
		if (whole && meant && are_bounds(low, high))
			return (struct said){true, low, high};
		if (meaning_at(text, end, depth > 0 || scale)) {
			labelled.low = labels && labelled.low < low ? labelled.low : low;
			labelled.high = labels && labelled.high > low ? labelled.high : low;
			labels++;
		}
		i = last && whole ? last - 1 : end - 1;
	}
	labelled.found = labels > 1 && are_bounds(labelled.low, labelled.high) && (scale || labels < labelled.high - labelled.low + 1);
	return labelled;
}

bool survey_scale_said(struct survey_plan *plan, const struct survey_column *c, int *low, int *high)
{
	const struct said said = said_of(plan->lexicon, c->label);
	*low = said.low;
	*high = said.high;
	return said.found;
}

void survey_scale_bound(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e)
{
	int low, high;
	const bool numbers = e->integers && e->integers + e->words == e->filled;
	if (c->use != SURVEY_RESPONSE || c->list || c->scale || c->rest || (c->map && (c->map->scaled || c->map->n_options)) || !numbers ||
	    !survey_scale_said(plan, c, &low, &high))
		return;
	for (size_t i = 0; i < e->n_distinct; i++) {
		double value;
		if (coco_num_parse(coco_str_trim(e->distinct[i]), &value) && (value < low || value > high))
			return;
	}
	c->bounded = true;
	c->low = (signed char)low;
	c->high = (signed char)high;
}
