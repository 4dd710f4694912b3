/* E-mail addresses that people spell so that no program finds them: "ana (at) studio.example", "ana AT studio.example", "ana at studio
 * dot example".
 *
 * Method: a sign that such an address can't do without is looked for: an opening bracket, a dot within a word, or a word for the dot. A
 * bracket holds a word for '@' (reach.csv, rows "address sign" and "address word"), with a name before it and a host behind it; the word
 * before a host stands for '@' where it means nothing else ("afna"), where it is in capitals and the name is not, or where the host's dot
 * is a word, too: "at" is a word of its own. Invariant: a time, a price, an abbreviation ("at 5.30", "z.B.") is no host: its last part is
 * two letters or more, and no digit.
 */
#include <string.h>
#include "coco/base_mask.h"
#include "reach.h"

enum { WORD_MAX = 16 };

static bool is_letter(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

static bool is_host_sign(struct coco_str text, size_t at)
{
	return at < text.n && (is_letter(text.s[at]) || reach_is_digit(text, at) || text.s[at] == '-');
}

static bool is_name_sign(struct coco_str text, size_t at)
{
	return is_host_sign(text, at) || (at < text.n && (text.s[at] == '.' || text.s[at] == '_'));
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

/* Where the letters begin that end before `at`, and where those end that begin there. */
static size_t letters_begin(struct coco_str text, size_t at)
{
	while (at > 0 && is_letter(text.s[at - 1]))
		at--;
	return at;
}

static size_t letters_end(struct coco_str text, size_t at)
{
	while (at < text.n && is_letter(text.s[at]))
		at++;
	return at;
}

/* Where the name begins that ends before `at`; a dot before it ends what stands there. */
static size_t name_begin(struct coco_str text, size_t at)
{
	size_t from = at;
	while (from > 0 && is_name_sign(text, from - 1))
		from--;
	while (from < at && (text.s[from] == '.' || text.s[from] == '-'))
		from++;
	return from;
}

static bool means(const char *row, struct coco_str word)
{
	return word.n && word.n <= WORD_MAX && reach_row_has(row, word);
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

/* Behind the last part of a host at `at`: letters, two at least, and no digit behind them. `at`: it is none. */
static size_t last_part(struct coco_str text, size_t at)
{
	size_t end = letters_end(text, at);
	return end >= at + 2 && !reach_is_digit(text, end) ? end : at;
}

/* How the dot of a host is written: as a sign, as a word that has other meanings ("at this point in"), as one that has none there. */
enum dot { DOT_SIGN, DOT_WORD, DOT_SURE };

/* Behind the dot at `at`, a word or one in brackets; `at`: none is there. */
static size_t dot_word(struct coco_str text, size_t at, enum dot *how)
{
	size_t dot = blanks_skip(text, at), end = dot;
	struct coco_str word = bracketed(text, dot, &end);
	if (!word.s && dot > at) {
		end = letters_end(text, dot);
		word = coco_str_sub(text, dot, end);
	}
	if (!word.s || !means("address dot", word))
		return at;
	*how = dot < text.n && !is_letter(text.s[dot]) ? DOT_SURE : means("address dot alone", word) ? DOT_SURE : DOT_WORD;
	return end;
}

/* Behind the host that begins at `at`: "example.org", "example (dot) org", "example dot co dot org"; `at`: none does. *how: its last dot.
 */
static size_t host_end(struct coco_str text, size_t at, enum dot *how)
{
	size_t end = at, i = at;
	*how = DOT_SIGN;
	if (coco_str_starts(coco_str_sub(text, at, text.n), "www.")) /* "Lichtwerk (AT) www.lichtwerk.example": a country and a website */
		return at;
	for (;;) {
		while (is_host_sign(text, i))
			i++;
		enum dot now = DOT_SIGN;
		const size_t dot = i < text.n && text.s[i] == '.' ? i + 1 : dot_word(text, i, &now), part = now ? blanks_skip(text, dot) : dot;
		if (i == at || dot == i || !is_host_sign(text, part))
			return end;
		const size_t behind = last_part(text, part);
		if (behind > part) {
			end = behind;
			*how = now;
		}
		i = part;
	}
}

/* The bracket at `at` is the '@' of an address. */
static bool at_bracket(struct coco_str text, size_t at, size_t *start, size_t *end)
{
	enum dot how;
	size_t behind = at;
	const size_t before = blanks_before(text, at);
	*start = name_begin(text, before);
	const struct coco_str word = *start < before ? bracketed(text, at, &behind) : COCO_STR_NONE;
	if (!word.s || !(means("address sign", word) || means("address word", word)))
		return false;
	const size_t host = blanks_skip(text, behind);
	*end = host_end(text, host, &how);
	return *end > host;
}

static bool has_small(struct coco_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] >= 'a' && text.s[i] <= 'z')
			return true;
	}
	return false;
}

/* A form that no word has. */
static bool is_odd(struct coco_str who)
{
	bool odd = false;
	for (size_t i = 0; i < who.n; i++)
		odd = odd || who.s[i] == '.' || who.s[i] == '_' || reach_is_digit(who, i);
	return odd;
}

/* The host at `host` has a word for '@' before it, and that a name. */
static bool before_host(struct coco_str text, size_t host, size_t *start, size_t *end)
{
	enum dot how;
	const size_t to = blanks_before(text, host), from = letters_begin(text, to), behind = blanks_before(text, from);
	*start = name_begin(text, behind);
	const struct coco_str word = coco_str_sub(text, from, to), who = coco_str_sub(text, *start, behind);
	if (to == host || behind == from || !who.n || !word.n || (*end = host_end(text, host, &how)) == host)
		return false;
	if (means("address sign", word))
		return true;
	const bool sure = how == DOT_SURE || (how == DOT_WORD && is_odd(who)) || (!has_small(word) && has_small(who) && word.n == 2);
	return sure && means("address word", word);
}

/* The dot at `at` is a host's, or, a word, it stands behind the blanks at `at`. */
static bool at_dot(struct coco_str text, size_t at, size_t *start, size_t *end)
{
	size_t host = at;
	while (host > 0 && is_name_sign(text, host - 1))
		host--;
	return host < at && before_host(text, host, start, end);
}

/* The first place at or behind `from` where a word for the dot stands between blanks, the blank before it; SIZE_MAX: none. */
static size_t dot_word_next(struct coco_str text, size_t from)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_person, "reach");
	size_t first = SIZE_MAX;
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		for (size_t c = 1; c <= COCO_LANGS && strcmp(coco_table_cell(t, row, 0), "address dot") == 0; c++) {
			struct coco_str rest = coco_str_of(coco_table_cell(t, row, c)), word;
			while (rest.n && coco_str_split(&rest, ';', &word)) {
				for (size_t at = from; (at = coco_str_find(text, word, at)) < first; at++) {
					if (at > from && text.s[at - 1] == ' ' && at + word.n < text.n && text.s[at + word.n] == ' ')
						first = at - 1;
				}
			}
		}
	}
	return first;
}

bool coco_email_spelled(struct coco_str text, size_t from, size_t *start, size_t *end)
{
	char tail[64];
	size_t worded = dot_word_next(text, from);
	for (size_t block_at = from; block_at < text.n; block_at += 64) {
		const char *block = coco_bytes_block(text.s + block_at, text.s + text.n, tail);
		const uint64_t dots = coco_bytes_mask(block, '.', '.'),
		               brackets = coco_bytes_mask(block, '(', '[') | coco_bytes_mask(block, '{', '<');
		for (uint64_t marks = dots | brackets; marks; marks &= marks - 1) {
			const size_t bit = coco_bytes_first(marks), at = block_at + bit;
			for (; worded < at; worded = dot_word_next(text, worded + 1)) {
				if (at_dot(text, worded, start, end) && *start >= from)
					return true;
			}
			if ((dots >> bit & 1 ? at_dot(text, at, start, end) : at_bracket(text, at, start, end)) && *start >= from)
				return true;
		}
	}
	for (; worded != SIZE_MAX; worded = dot_word_next(text, worded + 1)) {
		if (at_dot(text, worded, start, end) && *start >= from)
			return true;
	}
	return false;
}
