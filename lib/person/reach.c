/* How somebody is reached, in free text, without an e-mail address or a number in international form: telephone numbers behind a word
 * that announces them, names at networks and messengers, people's own pages, and where they live (places.c).
 *
 * Method: the text is gone through once; digits, '@', '_', '.', ':' and '/' lead to what is looked at, so that a text without them costs
 * one reading. A number has six to fifteen digits in groups and stands behind a word of calling (reach.csv), with little words between;
 * what a letter or a unit ends, two years, and thousands behind a word that has other meanings are amounts. A name at a network begins with
 * '@', or stands behind the network's name and has a form that no word has (ana_novak, ana.novak, ana77), or stands alone behind a colon.
 * A page is a person's by its host and path; an ORCID by its check digit (ISO 7064, MOD 11-2). Pages that may as well be a firm's are
 * told. Invariant: in what coco_reach_mask writes it finds nothing more that is masked.
 */
#include <string.h>
#include "coco/base_mask.h"
#include "reach.h"

enum { DIGITS_LEAST = 6, DIGITS_MOST = 15, WORDS_BETWEEN = 3, HANDLE_LEAST = 3, PLAIN_LEAST = 4, ORCID_BYTES = 19 };

bool reach_is_digit(struct coco_str text, size_t at)
{
	return at < text.n && text.s[at] >= '0' && text.s[at] <= '9';
}

static bool is_letter(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

bool reach_in_word(struct coco_str text, size_t at)
{
	return at < text.n && (is_letter(text.s[at]) || reach_is_digit(text, at));
}

/* ---- words -------------------------------------------------------------------------------------------------------- */

bool reach_word_before(struct coco_str text, size_t at, const char *gap, struct span *word)
{
	enum { GAP_MOST = 4, WORD_MOST = 40 };
	word->to = at;
	while (word->to > 0 && at - word->to < GAP_MOST && text.s[word->to - 1] && strchr(gap, text.s[word->to - 1]))
		word->to--;
	for (word->from = word->to; word->from > 0 && word->to - word->from < WORD_MOST && reach_in_word(text, word->from - 1);)
		word->from--;
	return word->from < word->to;
}

bool reach_row_has(const char *kind, struct coco_str text)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_person, "reach");
	struct coco_buf folded = COCO_BUF_INIT;
	bool found = false;
	coco_fold(text, &folded);
	for (size_t name = coco_names_find(t, coco_buf_view(&folded)); name != COCO_NONE && !found; name = coco_names_next(t, name))
		found = strcmp(coco_table_cell(t, coco_names_row(t, name), 0), kind) == 0;
	coco_buf_free(&folded);
	return found;
}

/* ---- telephone numbers -------------------------------------------------------------------------------------------- */

/* Digits in groups: what is between is one sign of a number, or a blank and one. */
struct groups {
	size_t end, digits, n, first, last, longest;
	bool thousands; /* all but the first have three digits */
};

static struct groups groups_of(struct coco_str text, size_t at)
{
	struct groups g = {.end = at, .thousands = true};
	for (size_t i = at + (text.s[at] == '+' || text.s[at] == '('), length = 0; i <= text.n; i++) {
		if (reach_is_digit(text, i)) {
			length++;
			g.digits++;
			g.end = i + 1;
			continue;
		}
		if (length) {
			g.n++;
			g.first = g.n == 1 ? length : g.first;
			g.thousands = g.thousands && (g.n == 1 ? length <= 3 : length == 3);
			g.last = length;
			g.longest = length > g.longest ? length : g.longest;
		}
		length = 0;
		const size_t step = i < text.n && i - g.end < 3 ? coco_phone_gap(text, i) : 0;
		if (!step || g.digits > DIGITS_MOST)
			break;
		i += step - 1;
	}
	g.thousands = g.thousands && g.n > 1;
	return g;
}

static bool is_year(struct coco_str text, size_t at)
{
	return text.s[at] == '1' ? text.s[at + 1] == '9' : text.s[at] == '2' && text.s[at + 1] == '0';
}

/* "2021-2027", "12.03.2026": years and dates. */
static bool is_time(struct coco_str text, size_t at, const struct groups *g)
{
	if (g->n == 2 && g->first == 4 && g->last == 4)
		return is_year(text, at) && is_year(text, g->end - 4);
	return g->n == 3 && ((g->first <= 2 && g->last == 4 && is_year(text, g->end - 4)) || (g->first == 4 && is_year(text, at))) &&
	       g->longest == 4 && g->digits <= 8;
}

/* A word behind a blank: what is counted, or a unit. */
static bool is_counted(struct coco_str text, size_t end)
{
	return end + 1 < text.n && text.s[end] == ' ' && is_letter(text.s[end + 1]);
}

/* Does a word of calling stand before the number, with little words between? *sure: one that means nothing else. */
static bool is_announced(struct coco_str text, size_t at, bool *sure)
{
	struct span word, before;
	size_t end = at;
	for (int k = 0; k <= WORDS_BETWEEN && reach_word_before(text, end, " .:(/-\t", &word); k++) {
		const struct coco_str plain = spans_text(text, word);
		*sure = reach_row_has("phone", plain);
		if (*sure || reach_row_has("mobile", plain))
			return true;
		if (reach_row_has("verb", plain) ||
		    (reach_word_before(text, word.from, " ", &before) && reach_row_has("verb", coco_str_sub(text, before.from, word.to))))
			return *sure = true;
		if (!reach_row_has("filler", plain))
			return false;
		end = word.from;
	}
	return false;
}

static size_t phone_at(struct coco_str text, size_t at)
{
	bool sure;
	const struct groups g = groups_of(text, at);
	if (g.digits < DIGITS_LEAST || g.digits > DIGITS_MOST || reach_in_word(text, g.end) || is_time(text, at, &g))
		return 0;
	const bool point = g.end + 1 < text.n && (text.s[g.end] == ',' || text.s[g.end] == '.') && reach_is_digit(text, g.end + 1);
	if (point || (g.end < text.n && strchr("%@_$", text.s[g.end])) || !is_announced(text, at, &sure))
		return 0;
	return !sure && (g.thousands || g.n == 1) && is_counted(text, g.end) ? 0 : g.end;
}

/* ---- names at networks -------------------------------------------------------------------------------------------- */

static bool is_handle_byte(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || (c && strchr("._-", c));
}

/* The name that stands at `at`: behind its last letter or digit. */
static size_t handle_end(struct coco_str text, size_t at)
{
	size_t end = at;
	while (end < text.n && is_handle_byte(text.s[end]))
		end++;
	while (end > at && (text.s[end - 1] == '.' || text.s[end - 1] == '-'))
		end--;
	return end;
}

/* "@ana_novak", not behind a letter or digit, as in an address. */
size_t coco_handle_at(struct coco_str text, size_t at)
{
	if (at && (is_handle_byte(text.s[at - 1]) || strchr("@/\\{", text.s[at - 1])))
		return 0;
	const size_t end = handle_end(text, at + 1);
	const bool name = at + 1 < text.n && (is_letter(text.s[at + 1]) || text.s[at + 1] == '_') && end - at > HANDLE_LEAST &&
	                  !reach_row_has("nobody", coco_str_sub(text, at + 1, end));
	return name && !(end < text.n && strchr("@(/{", text.s[end])) ? end : 0;
}

/* A form that no word has: a low line, a dot or digits within letters. */
static bool is_odd(struct coco_str name)
{
	bool letters = false, odd = false;
	for (size_t i = 0; i < name.n; i++) {
		letters |= is_letter(name.s[i]);
		odd |= name.s[i] == '_' || (i && i + 1 < name.n && name.s[i] == '.') || (name.s[i] >= '0' && name.s[i] <= '9');
	}
	return letters && odd;
}

/* Nothing but the end of a clause follows, so that the word stands alone. */
static bool is_alone(struct coco_str text, size_t end)
{
	return end >= text.n || strchr(";)\n|", text.s[end]) || (text.s[end] == '.' && (end + 1 == text.n || text.s[end + 1] == ' '));
}

/* The word at `at` stands behind a network's name, with little words between; `*colon`: and a colon before it. */
static bool in_network(struct coco_str text, size_t at, bool *colon)
{
	struct span word;
	size_t end = at;
	*colon = at && (text.s[at - 1] == ':' || (at > 1 && text.s[at - 1] == ' ' && text.s[at - 2] == ':'));
	for (int k = 0; k <= WORDS_BETWEEN && reach_word_before(text, end, " :(-@\t", &word); k++) {
		if (reach_row_has("network", spans_text(text, word)))
			return true;
		if (!reach_row_has("called", spans_text(text, word)))
			return false;
		end = word.from;
	}
	return false;
}

static size_t network_name_at(struct coco_str text, size_t at)
{
	bool colon;
	const size_t end = handle_end(text, at);
	const struct coco_str name = coco_str_sub(text, at, end);
	const bool odd = is_odd(name), plain = name.n >= PLAIN_LEAST && name.s[0] >= 'a' && name.s[0] <= 'z' && is_alone(text, end);
	if (name.n < HANDLE_LEAST || (!odd && !plain) || (end < text.n && strchr("/@", text.s[end])) || !in_network(text, at, &colon))
		return 0;
	return odd || (plain && colon) ? end : 0;
}

/* ---- pages -------------------------------------------------------------------------------------------------------- */

static bool is_page_byte(char c)
{
	return c && (unsigned char)c > ' ' && !strchr("<>\"'()[],;|", c);
}

/* The address of a row begins here; its bytes. */
size_t reach_page_begins(const char *kind, struct coco_str text, size_t at)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_person, "reach");
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(t, row, 1)), page;
		while (strcmp(coco_table_cell(t, row, 0), kind) == 0 && rest.n && coco_str_split(&rest, ';', &page)) {
			size_t n = 0;
			while (n < page.n && at + n < text.n &&
			       (text.s[at + n] >= 'A' && text.s[at + n] <= 'Z' ? text.s[at + n] | 32 : text.s[at + n]) == page.s[n])
				n++;
			if (n == page.n)
				return n;
		}
	}
	return 0;
}

/* A page at a network: COCO_REACH_PAGE, a person's; COCO_REACH_PUBLIC, whose is not known; 0. The scheme before it is taken, too. */
static unsigned page_at(struct coco_str text, size_t at, size_t least, struct span *found)
{
	if (at && (is_letter(text.s[at - 1]) || reach_is_digit(text, at - 1) || strchr("-_@", text.s[at - 1])))
		return 0;
	size_t end = at;
	while (end < text.n && text.s[end] != '/' && text.s[end] != ':' && is_page_byte(text.s[end]))
		end++;
	if (end == at || end >= text.n || (text.s[end] != '/' && text.s[end] != ':'))
		return 0;
	size_t n = reach_page_begins("page", text, at);
	const bool own = n > 0;
	n = own ? n : reach_page_begins("public", text, at);
	found->from = at;
	for (found->to = at + n; n && found->to < text.n && is_page_byte(text.s[found->to]); found->to++)
		;
	while (found->to > at + n && strchr(".:!?", text.s[found->to - 1]))
		found->to--;
	if (!n || found->to < at + n + HANDLE_LEAST || (!own && reach_page_begins("firm", text, at + n)))
		return 0;
	while (found->from > least && is_page_byte(text.s[found->from - 1]) && at - found->from < sizeof "https://www." - 1 + sizeof "at")
		found->from--;
	return own ? COCO_REACH_PAGE : COCO_REACH_PUBLIC;
}

/* "0000-0002-1825-0097". */
static size_t orcid_at(struct coco_str text, size_t at)
{
	unsigned sum = 0;
	if (at + ORCID_BYTES > text.n || reach_in_word(text, at + ORCID_BYTES))
		return 0;
	for (size_t i = 0; i + 1 < ORCID_BYTES; i++) {
		const bool mark = i % 5 == 4;
		if (mark ? text.s[at + i] != '-' : !reach_is_digit(text, at + i))
			return 0;
		sum = mark ? sum : (sum + (unsigned)(text.s[at + i] - '0')) * 2 % 11;
	}
	const unsigned check = (12 - sum % 11) % 11;
	const char last = text.s[at + ORCID_BYTES - 1];
	return (check == 10 ? (last | 32) == 'x' : last == (char)('0' + check)) ? at + ORCID_BYTES : 0;
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

/* What a text can hold at all: pages, if a stroke or a colon is in it; positions. */
struct may {
	bool pages, positions;
};

/* What begins at `at`, of which no byte before `least` is taken. What is sought alone is looked for behind what comes before it at its
 * place. */
static unsigned reach_at(struct coco_str text, unsigned sought, struct may may, size_t at, size_t least, struct span *found)
{
	const char c = text.s[at];
	const bool begins = !at || !reach_in_word(text, at - 1), digit = reach_is_digit(text, at);
	size_t end;
	*found = (struct span){at, at};
	if (c == '@')
		return (found->to = coco_handle_at(text, at)) ? COCO_REACH_NAME : 0;
	if (begins && may.positions && person_position_at(text, at, least, found))
		return COCO_REACH_POSITION;
	*found = (struct span){at, at};
	if (!begins || !(digit || is_letter(c) || c == '_' || c == '+' || c == '('))
		return 0;
	if (digit && (end = orcid_at(text, at)))
		return found->to = end, COCO_REACH_PAGE;
	const bool within = at && (strchr("._@/", text.s[at - 1]) || (at > 1 && strchr("-,", text.s[at - 1]) && reach_is_digit(text, at - 2)));
	if ((digit || c == '+' || c == '(') && !(within && text.s[at - 1] != '.' && text.s[at - 1] != '/') && (end = phone_at(text, at)))
		return found->to = end, COCO_REACH_PHONE;
	if (sought == COCO_REACH_PHONE)
		return 0;
	const unsigned place = digit ? reach_place_at(text, at, least, found) : 0;
	if (place)
		return place;
	if (!is_letter(c) && c != '_' && !digit)
		return 0;
	const unsigned page = may.pages && is_letter(c) ? page_at(text, at, least, found) : 0;
	if (page)
		return page;
	return !within && (found->to = network_name_at(text, at)) ? COCO_REACH_NAME : 0;
}

/* Has it a digit, or a sign that leads to anything, a dot if a letter follows? 64 bytes a step. */
static bool may_reach(struct coco_str text)
{
	char tail[64];
	const char *const end = text.s + text.n;
	for (const char *at = text.s; at < end; at += 64) {
		const char *block = coco_bytes_block(at, end, tail);
		if (coco_bytes_between(block, '/', ':') | coco_bytes_mask(block, '@', '_'))
			return true;
		for (uint64_t dots = coco_bytes_mask(block, '.', '.'); dots; dots &= dots - 1) {
			const char *next = at + coco_bytes_first(dots) + 1;
			if (next < end && is_letter(*next))
				return true;
		}
	}
	return false;
}

/* Has it as many digits as a telephone number? */
static bool may_call(struct coco_str text)
{
	size_t digits = 0;
	for (size_t at = 0; at < text.n && digits < DIGITS_LEAST; at++)
		digits += reach_is_digit(text, at);
	return digits >= DIGITS_LEAST;
}

unsigned coco_reach_mask(struct coco_str text, unsigned sought, struct coco_buf *out)
{
	unsigned kinds = 0;
	size_t put = 0;
	struct span found;
	if (sought == COCO_REACH_PHONE ? !may_call(text) : !may_reach(text))
		return 0;
	const bool position = sought & COCO_REACH_POSITION && person_positions_may(text);
	if (sought == COCO_REACH_POSITION && !position)
		return 0;
	const struct may may = {memchr(text.s, '/', text.n) || memchr(text.s, ':', text.n), position};
	for (size_t at = 0; at < text.n; at++) {
		const unsigned kind = reach_at(text, sought, may, at, put, &found) & sought;
		kinds |= kind;
		if (kind & COCO_REACH_MASKED) {
			coco_buf_str(out, coco_str_sub(text, put, found.from));
			coco_buf_puts(out, "(masked)");
			put = found.to;
		}
		at = kind ? found.to - 1 : at;
	}
	if (put)
		coco_buf_str(out, coco_str_sub(text, put, text.n));
	return kinds;
}
