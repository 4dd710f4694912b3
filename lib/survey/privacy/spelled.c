/* E-mail addresses that people spell so that no program finds them: "ana (at) studio.example", "ana AT studio.example".
 *
 * Method: a sign that such an address can't do without is looked for, an opening bracket or a dot between letters. A bracket holds a
 * word for '@' (words.csv, sets "address sign" and "address word"), with a name before it and a host behind it; the word before a
 * host stands for '@' where it means nothing else ("afna"), or where it is in capitals and the name is not: "at" is a word of its own.
 * Invariant: a time, a price, an abbreviation ("at 5.30", "z.B.") is no host: its last part is two letters or more, and no digit.
 */
#include <string.h>
#include "coco/base_mask.h"
#include "spelled.h"

enum { WORD_MAX = 16 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

static bool is_name_sign(char c)
{
	return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
}

static size_t blanks_skip(struct coco_str text, size_t at)
{
	while (at < text.n && (text.s[at] == ' ' || text.s[at] == '\t'))
		at++;
	return at;
}

static size_t blanks_before(struct coco_str text, size_t at)
{
	while (at > 0 && (text.s[at - 1] == ' ' || text.s[at - 1] == '\t'))
		at--;
	return at;
}

/* Behind the letters from `at` on. */
static size_t letters_end(struct coco_str text, size_t at)
{
	while (at < text.n && is_letter(text.s[at]))
		at++;
	return at;
}

static bool means(struct survey_lexicon *lexicon, const char *set, struct coco_str word)
{
	return word.n && word.n <= WORD_MAX && survey_lexicon_word(lexicon, set, word);
}

/* The word in the bracket that opens at `at`; *end is behind it. Absent: it holds something else. */
static struct coco_str bracketed(struct coco_str text, size_t at, size_t *end)
{
	static const char opening[] = "([{<", closing[] = ")]}>";
	const char *kind = at < text.n && text.s[at] ? strchr(opening, text.s[at]) : NULL;
	if (!kind)
		return COCO_STR_NONE;
	size_t from = blanks_skip(text, at + 1), to = letters_end(text, from), close = blanks_skip(text, to);
	if (to == from || close == text.n || text.s[close] != closing[kind - opening])
		return COCO_STR_NONE;
	*end = close + 1;
	return coco_str_sub(text, from, to);
}

/* The last part of a host: letters, two at least, and no digit behind them. */
static bool is_last_part(struct coco_str text, size_t at)
{
	size_t end = letters_end(text, at);
	return end >= at + 2 && !(end < text.n && is_digit(text.s[end]));
}

/* "example.org", "example (dot) org", "example dot org" begins at `at`. */
static bool host_here(struct survey_lexicon *lexicon, struct coco_str text, size_t at)
{
	size_t i = at, end = at;
	while (i < text.n && (is_letter(text.s[i]) || is_digit(text.s[i]) || text.s[i] == '-'))
		i++;
	if (i == at)
		return false;
	if (i < text.n && text.s[i] == '.') /* "Lichtwerk (AT) www.lichtwerk.example": a country and a website */
		return is_last_part(text, i + 1) && !coco_str_starts(coco_str_sub(text, at, text.n), "www.");
	size_t dot = blanks_skip(text, i);
	struct coco_str word = bracketed(text, dot, &end);
	if (!word.s && dot > i) {
		end = letters_end(text, dot);
		word = coco_str_sub(text, dot, end);
	}
	return word.s && means(lexicon, "address dot", word) && is_last_part(text, blanks_skip(text, end));
}

static bool bracket_spells(struct survey_lexicon *lexicon, struct coco_str text, size_t at)
{
	size_t end = at, before = blanks_before(text, at);
	struct coco_str word = before > 0 && is_name_sign(text.s[before - 1]) ? bracketed(text, at, &end) : COCO_STR_NONE;
	if (!word.s || !(means(lexicon, "address sign", word) || means(lexicon, "address word", word)))
		return false;
	return host_here(lexicon, text, blanks_skip(text, end));
}

static bool has_small(struct coco_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] >= 'a' && text.s[i] <= 'z')
			return true;
	}
	return false;
}

/* The dot at `at` is a host's, and before the host stands a word for '@' with a name before it. */
static bool dot_spells(struct survey_lexicon *lexicon, struct coco_str text, size_t at)
{
	size_t host = at;
	while (host > 0 && (is_name_sign(text.s[host - 1])))
		host--;
	size_t to = blanks_before(text, host), from = to;
	if (host == at || to == host || !is_last_part(text, at + 1))
		return false;
	while (from > 0 && is_letter(text.s[from - 1]))
		from--;
	size_t behind = blanks_before(text, from), name = behind;
	while (name > 0 && is_name_sign(text.s[name - 1]))
		name--;
	struct coco_str word = coco_str_sub(text, from, to), who = coco_str_sub(text, name, behind);
	if (!who.n || behind == from || !word.n)
		return false;
	if (means(lexicon, "address sign", word))
		return true;
	return !has_small(word) && has_small(who) && word.n == 2 && means(lexicon, "address word", word);
}

bool survey_email_spelled(struct survey_lexicon *lexicon, struct coco_str text)
{
	char tail[64];
	for (size_t from = 0; from < text.n; from += 64) {
		const char *block = coco_bytes_block(text.s + from, text.s + text.n, tail);
		uint64_t dots = coco_bytes_mask(block, '.', '.'),
		         marks = dots | coco_bytes_mask(block, '(', '[') | coco_bytes_mask(block, '{', '<');
		for (; marks; marks &= marks - 1) {
			size_t bit = coco_bytes_first(marks), at = from + bit;
			if (dots >> bit & 1 ? dot_spells(lexicon, text, at) : bracket_spells(lexicon, text, at))
				return true;
		}
	}
	return false;
}
