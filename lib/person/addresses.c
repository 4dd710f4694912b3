/* E-mail, IP and web addresses and handles: is a cell one, does a text hold some, and the text without them.
 *
 * Method: an address inside a text is a run of the characters that people's addresses are made of around one '@', whose
 * last part is of letters ("3@2.50" is a price). A web address is a dot between two characters or more with a letter among them
 * and two letters or more, no blank beside ("d.o.o." and "12.Mai" are none); a handle is an '@' before which no word stands. A cell that is
 * one as a whole may look stranger ("q"@example.org). Invariant: in what coco_emails_mask writes, coco_has_email finds nothing.
 */
#include <string.h>
#include "spans.h"

static bool is_letter(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

static bool is_host_char(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/* "example.org", "example.xn--p1ai": behind the last dot two characters or more, one of them a letter. */
static bool is_host(struct coco_str host)
{
	size_t n = 0, letters = 0;
	while (n < host.n && host.s[host.n - 1 - n] != '.' && is_host_char(host.s[host.n - 1 - n]))
		letters += is_letter(host.s[host.n - 1 - n++]);
	return letters && n >= 2 && n + 1 < host.n && host.s[host.n - 1 - n] == '.';
}

struct coco_str coco_email_bare(struct coco_str text)
{
	static const char scheme[] = "mailto:";
	text = coco_str_trim(text);
	if (text.n > 2 && text.s[0] == '<' && text.s[text.n - 1] == '>')
		text = coco_str_trim(coco_str_sub(text, 1, text.n - 1));
	size_t n = 0;
	while (n < sizeof scheme - 1 && n < text.n && (text.s[n] | (scheme[n] == ':' ? 0 : 32)) == scheme[n])
		n++;
	return n == sizeof scheme - 1 ? coco_str_trim(coco_str_sub(text, n, text.n)) : text;
}

bool coco_is_email(struct coco_str text)
{
	if (!text.n || !memchr(text.s, '@', text.n))
		return false;
	text = coco_email_bare(text);
	const char *at = text.n ? memchr(text.s, '@', text.n) : NULL;
	if (!at || at == text.s || memchr(text.s, ' ', text.n))
		return false;
	struct coco_str host = coco_str_sub(text, (size_t)(at - text.s) + 1, text.n);
	return !memchr(host.s, '@', host.n) && is_host(host);
}

bool coco_is_ip(struct coco_str text)
{
	struct coco_str rest = coco_str_trim(text), piece;
	size_t n = 0;
	int64_t part;
	if (rest.n < 7 || rest.n > 15)
		return false;
	while (coco_str_split(&rest, '.', &piece)) {
		if (piece.n > 3 || !coco_int_parse(piece, &part) || part < 0 || part > 255)
			return false;
		n++;
	}
	return n == 4;
}

static bool is_name_char(char c)
{
	return is_host_char(c) || (c && strchr("!#$%&'*+/=?^_`{|}~", c));
}

bool person_email_next(struct coco_str text, size_t from, size_t *start, size_t *end)
{
	for (size_t at = from; (at = coco_str_find(text, COCO_STR("@"), at)) != SIZE_MAX; at++) {
		*start = *end = at;
		while (*start > from && is_name_char(text.s[*start - 1]))
			--*start;
		if (*start > from && text.s[*start - 1] == '\\') /* JSON in a cell: an escaped letter is no part of it */
			*start += text.s[*start] == 'u' ? 5 : 1;
		for (++*end; *end < text.n && is_host_char(text.s[*end]);)
			++*end;
		while (text.s[*end - 1] == '.' || text.s[*end - 1] == '-')
			--*end;
		if (*start == at || !is_host(coco_str_sub(text, at + 1, *end)))
			continue;
		while (*end < text.n && text.s[*end] == '@') { /* "a@b.org@c.org": no half of it is left */
			for (++*end; *end < text.n && is_host_char(text.s[*end]);)
				++*end;
		}
		return true;
	}
	return false;
}

bool coco_has_email(struct coco_str text)
{
	size_t start, end;
	return text.n && memchr(text.s, '@', text.n) && (coco_is_email(text) || person_email_next(text, 0, &start, &end));
}

/* A letter that is no small one of ASCII begins the word at `at`; of other alphabets it can't be told here. */
static bool leads_name(struct coco_str text, size_t at)
{
	return (text.s[at] >= 'A' && text.s[at] <= 'Z') || (unsigned char)text.s[at] >= 0x80;
}

/* Where the name begins that stands before "<" at `at`, not before `from`: between quotes, a clause of one or two words, or the last
 * four with capitals; `at`: none does. */
static size_t name_begin(struct coco_str text, size_t from, size_t at)
{
	enum { WORDS = 4 };
	size_t words = 0, begin = at, capitals = at, i = at;
	bool led = true;
	while (i > from && text.s[i - 1] == ' ')
		i--;
	if (i > from && text.s[i - 1] == '"') {
		for (size_t open = i - 1; open > from; open--) {
			if (text.s[open - 1] == '"')
				return open - 1;
		}
	}
	while (i > from && !strchr(",;:|>(\n\t!?", text.s[i - 1])) {
		const size_t end = i;
		while (i > from && !strchr(" ,;:|>(\n\t!?", text.s[i - 1]))
			i--;
		if (end > i) {
			words++;
			begin = i;
			led = led && leads_name(text, i) && words <= WORDS;
			capitals = led ? i : capitals;
		}
		while (i > from && text.s[i - 1] == ' ')
			i--;
	}
	if (words == 1 && i > from && text.s[i - 1] == ',') { /* "Novak, Eva <…>" */
		size_t family = i - 1;
		while (family > from && (is_letter(text.s[family - 1]) || (unsigned char)text.s[family - 1] >= 0x80 || text.s[family - 1] == '-'))
			family--;
		begin = family < i - 1 && leads_name(text, family) && (family == from || strchr(";\n> ", text.s[family - 1])) ? family : begin;
	}
	return words <= 2 || capitals == begin ? begin : capitals;
}

void coco_emails_mask(struct coco_str text, struct coco_buf *out)
{
	size_t start, end, from = 0;
	if (coco_is_email(text)) {
		coco_buf_puts(out, "(masked)");
		return;
	}
	for (; person_email_next(text, from, &start, &end); from = end) {
		if (start > from && text.s[start - 1] == '<' && end < text.n && text.s[end] == '>') { /* with the name before it */
			start = name_begin(text, from, start - 1);
			end++;
		}
		coco_buf_str(out, coco_str_sub(text, from, start));
		coco_buf_puts(out, "(masked)");
	}
	coco_buf_str(out, coco_str_sub(text, from, text.n));
}

/* The dot at `at` is one of a host: "studio.example". */
static bool is_host_dot(struct coco_str text, size_t at)
{
	size_t before = 0, letters = 0, behind = 0;
	while (before < at && is_host_char(text.s[at - 1 - before]) && text.s[at - 1 - before] != '.')
		letters += is_letter(text.s[at - 1 - before++]);
	while (at + 1 + behind < text.n && is_letter(text.s[at + 1 + behind]))
		behind++;
	return letters && before >= 2 && behind >= 2;
}

bool coco_text_has_address(struct coco_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		struct coco_str rest = coco_str_sub(text, i, text.n);
		if (text.s[i] == '.' ? is_host_dot(text, i) : text.s[i] == ':' && coco_str_starts(rest, "://"))
			return true;
		if (text.s[i] == '@' && (!i || !is_name_char(text.s[i - 1])) && i + 1 < text.n &&
		    (is_letter(text.s[i + 1]) || text.s[i + 1] == '_'))
			return true;
	}
	return false;
}
