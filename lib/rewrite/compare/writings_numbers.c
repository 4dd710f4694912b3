/* Numbers in words and with a word for a power of ten: fifty thousand, sto dvajset, centoventi, 60 tis.
 *
 * Method: a word that counts (rows `count` of words.csv) and the next one are a sum or a product; a number with a power of ten (of
 * multipliers.csv) is written out in digits, also where the two are one word.
 *
 * Invariant: a number that is none of these keeps its writing. */
#include "scan.h"
#include "writings.h"

#include <stdio.h>
#include <string.h>

enum { HUNDRED = 100, TEN = 10, DIGITS = 24 };

static unsigned power_of(struct brought *b, struct coco_str word)
{
	return lexicon_find(&b->rewriter->multipliers, word, NULL) & 255;
}

/* The number that the word counts; 0: none. */
static unsigned count_of(struct brought *b, struct coco_str word)
{
	unsigned found = word.n ? lexicon_find(&b->tables->words, word, &b->scratch) : 0;
	return found >> 8 == W_COUNT ? found & 255 : 0;
}

/* 100 and 20, 20 and 5: their sum; 3 and 100: the product; 0: they are two numbers. */
static unsigned together(unsigned first, unsigned second)
{
	if (first == 0 || second == 0)
		return 0;
	if (second == HUNDRED)
		return first < TEN ? first * HUNDRED : 0;
	if (first == HUNDRED)
		return first + second;
	return first >= 2 * TEN && first % TEN == 0 && second < TEN ? first + second : 0;
}

/* Centoventi, dvadsaťpäť. */
static unsigned fused(struct brought *b, struct coco_str word)
{
	enum { LEAST = 6, PART = 3 };
	for (size_t at = PART; word.n >= LEAST && at + PART <= word.n; at++) {
		unsigned front = ((unsigned char)word.s[at] & 0xC0) == 0x80 ? 0 : count_of(b, coco_str_sub(word, 0, at));
		unsigned both = front ? together(front, count_of(b, coco_str_sub(word, at, word.n))) : 0;
		if (both)
			return both;
	}
	return 0;
}

/* The words that count from `word`; their end goes to *end. 0: none. */
static unsigned counted(struct brought *b, const struct coco_word *word, size_t *end)
{
	struct coco_str t = b->text, raw = coco_str_sub(t, word->start, word->end);
	struct coco_word next;
	unsigned count = count_of(b, raw);
	bool joined = b->lang == coco_lang_index(COCO_STR("it")) || b->lang == coco_lang_index(COCO_STR("sk")) || lang_joins_words(b->lang);
	*end = word->end;
	if (!count)
		return joined ? fused(b, raw) : 0;
	for (size_t at = word->end; coco_word_next(t, &at, &next) && next.start == *end + 1 && (blank(t.s[*end]) || t.s[*end] == '-');) {
		bool and = coco_str_is(coco_str_sub(t, next.start, next.end), "and") && count % HUNDRED == 0; /* one hundred and twenty */
		struct coco_word last = next;
		if (and&&(!coco_word_next(t, &at, &next) || next.start != last.end + 1))
			break;
		unsigned more = count_of(b, coco_str_sub(t, next.start, next.end)),
		         both = count > HUNDRED && count % HUNDRED == 0 && more && more < HUNDRED ? count + more : together(count, more);
		if (!both)
			break;
		count = both;
		*end = next.end;
	}
	return count;
}

/* Digits with a decimal point, times a power of ten, without a point; false: the point is within. */
static bool written_out(struct coco_str number, char point, unsigned power, char out[2 * DIGITS])
{
	size_t n = 0, behind = 0;
	bool seen = false;
	for (size_t i = 0; i < number.n; i++) {
		if (number.s[i] == point && !seen) {
			seen = true;
			continue;
		}
		if (number.s[i] < '0' || number.s[i] > '9' || n >= DIGITS)
			return false;
		behind += seen;
		if (n > 0 || number.s[i] != '0')
			out[n++] = number.s[i];
	}
	if (behind > power || n == 0)
		return false;
	for (; behind < power; behind++)
		out[n++] = '0';
	out[n] = '\0';
	return true;
}

/* The word behind, also a short one with its full stop: a power of ten; its end goes to *end. */
static unsigned power_behind(struct brought *b, size_t at, size_t *end)
{
	struct coco_str t = b->text;
	struct coco_word next;
	size_t i = at;
	if (!coco_word_next(t, &i, &next) || next.start != blanks(t, at) || next.start == at)
		return 0;
	*end = next.end < t.n && t.s[next.end] == '.' ? next.end + 1 : next.end;
	unsigned power = *end > next.end ? power_of(b, coco_str_sub(t, next.start, *end)) : 0;
	if (power)
		return power;
	*end = next.end;
	return power_of(b, coco_str_sub(t, next.start, next.end));
}

/* 60 tis., 2.4 million: 60000, 2400000. */
static int figure_put(struct brought *b, const struct coco_word *word)
{
	struct coco_str t = b->text;
	size_t start = word->start, end;
	char point = b->lang == 0 ? '.' : ',', out[2 * DIGITS];
	while (start > b->from && (digit(t, start - 1) || (strchr(".,", t.s[start - 1]) && start > 1 && digit(t, start - 2))))
		start--;
	size_t stop = start;
	while (stop < t.n && (digit(t, stop) || (strchr(".,", t.s[stop]) && digit(t, stop + 1))))
		stop++;
	unsigned power = power_behind(b, stop, &end);
	if (!power || (start > 0 && is_word_byte((unsigned char)t.s[start - 1])) ||
	    !written_out(coco_str_sub(t, start, stop), point, power, out))
		return 0;
	return writing_put(b, start, end, coco_str_of(out));
}

/* Fifty thousand, fünfzigtausend, ötvenezer; sto dvajset. One word below twenty stays as it is. */
static int words_put(struct brought *b, const struct coco_word *word)
{
	static const char *const powers[] = {"tausend", "mila", "ezer"};
	struct coco_str raw = coco_str_sub(b->text, word->start, word->end);
	char number[2 * DIGITS], out[2 * DIGITS];
	size_t end, behind;
	unsigned count = counted(b, word, &end), power = count ? power_behind(b, end, &behind) : 0;
	for (size_t i = 0; !count && i < COCO_LEN(powers); i++) {
		size_t n = strlen(powers[i]);
		struct coco_str front = raw.n > n && coco_str_ends(raw, powers[i]) ? coco_str_sub(raw, 0, raw.n - n) : COCO_STR("");
		count = front.n ? count_of(b, front) : 0;
		power = count ? power_of(b, coco_str_of(powers[i])) : 0;
		behind = word->end;
	}
	if (!count || (!power && end == word->end && count_of(b, raw)))
		return 0;
	snprintf(number, sizeof number, "%u", count);
	if (!power)
		return writing_put(b, word->start, end, coco_str_of(number));
	return written_out(coco_str_of(number), '.', power, out) ? writing_put(b, word->start, behind, coco_str_of(out)) : 0;
}

int numbers_put(struct brought *b)
{
	struct coco_word word;
	int rc = 0;
	for (size_t at = 0; rc == 0 && coco_word_next(b->text, &at, &word);)
		if (word.start >= b->from)
			rc = digit(b->text, word.start) ? figure_put(b, &word) : words_put(b, &word);
	return rc;
}
