/* The blocks of a plain text: headings, list items, table rows, paragraphs.
 *
 * Method: line by line. An empty line ends a block. A line that begins with a bullet or an item number is an item, one
 * with bars or two tabs a row, one that begins with # or that is short, has no full stop and stands alone or before a
 * capital, a heading; without an empty line before it, it stands below a full stop and over a long line. A line end inside a paragraph is a
 * soft wrap where the next line begins with a small letter, or where the line is as long as wrapped lines are and does not end like a
 * sentence, or where a date goes on (3 | June 2027); else the block ends there. A short line with a number is a heading of its own,
 * whatever stands below it, where another with the number before or behind it is one.
 *
 * Invariant: blocks come in order and hold every byte that is no blank. */
#include "sentence.h"
#include "coco/base_mask.h"

#include <string.h>
#include <unictype.h>

enum { HEADING_WORDS = 14, SHORT_HEADING_WORDS = 6 };

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t line_end(struct coco_str text, size_t at)
{
	char tail[64];
	for (; at < text.n; at += 64) {
		uint64_t ends = coco_bytes_mask(coco_bytes_block(text.s + at, text.s + text.n, tail), '\n', '\r');
		if (ends)
			return at + coco_bytes_first(ends);
	}
	return text.n;
}

struct line line_at(struct coco_str text, size_t at)
{
	struct line line = {at, at, text.n};
	size_t end = line_end(text, at);
	line.next = end < text.n ? end + 1 : end;
	if (end + 1 < text.n && text.s[end] == '\r' && text.s[end + 1] == '\n')
		line.next = end + 2;
	while (line.start < end && blank(text.s[line.start]))
		line.start++;
	while (end > line.start && blank(text.s[end - 1]))
		end--;
	line.end = end;
	return line;
}

size_t line_marker(struct coco_str line)
{
	static const char *const bullets[] = {"-", "*", "+", "•", "–", "—", "▪", "◦", "‣", "·", "○", "●", "■", "➢", "→", "o"};
	for (size_t i = 0; i < COCO_LEN(bullets); i++) {
		size_t n = strlen(bullets[i]);
		if (line.n > 0 && line.s[0] == bullets[i][0] && coco_str_starts(line, bullets[i]) && n < line.n && blank(line.s[n]))
			return n + 1;
	}
	size_t i = line.n > 0 && line.s[0] == '(' ? 1 : 0, from = i;
	while (i < line.n && i < from + 3 && line.s[i] >= '0' && line.s[i] <= '9')
		i++;
	if (i == from && i < line.n && ((line.s[i] | 32) >= 'a' && (line.s[i] | 32) <= 'z') && i + 1 < line.n && line.s[i + 1] == ')')
		i++;
	while (i == from && i < line.n && i + 1 < line.n && strchr("ivx", line.s[i]) && strchr("ivx)", line.s[i + 1])) /* iii) */
		for (; i < line.n && i < from + 4 && line.s[i] != ')'; i++)
			if (!strchr("ivx", line.s[i]))
				return 0;
	if (i > from && i + 1 < line.n && (line.s[i] == '.' || line.s[i] == ')') && blank(line.s[i + 1]))
		return i + 2;
	return 0;
}

bool line_row(struct coco_str line)
{
	size_t tabs = 0, bars = 0;
	if (!memchr(line.s, '\t', line.n) && !memchr(line.s, '|', line.n))
		return false; /* as most */
	for (size_t i = 0; i < line.n; i++) {
		tabs += line.s[i] == '\t';
		bars += line.s[i] == '|';
	}
	return tabs >= 2 || bars >= 3 || (bars >= 2 && line.s[0] == '|');
}

static uint32_t first_code(struct coco_str line)
{
	uint32_t cp = 0;
	coco_utf8_next(line, &cp);
	return cp;
}

static bool small_letter(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'a' && cp <= 'z' : uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Ll);
}

bool line_closed(struct coco_str line)
{
	size_t n = line.n;
	while (n > 0 && (strchr("\"')]*_", line.s[n - 1]) || (unsigned char)line.s[n - 1] >= 0x80)) {
		if (n >= 3 && !memcmp(line.s + n - 3, "…", 3))
			return true;
		n--;
	}
	return n > 0 && strchr(".!?:;", line.s[n - 1]) != NULL;
}

static size_t words(struct coco_str line)
{
	struct coco_word word;
	size_t at = 0, n = 0;
	while (n <= HEADING_WORDS && coco_word_next(line, &at, &word))
		n++;
	return n;
}

/* The line stands below a heading or a line that ends a sentence, and over one as long as wrapped lines are, or an item: it may be a
 * heading that no empty line sets off. */
static bool set_over(struct coco_str text, struct line at, const struct block_reader *reader)
{
	struct line next = line_at(text, at.next);
	size_t before = at.start;
	while (before > 0 && strchr(" \t\r\n", text.s[before - 1]))
		before--;
	bool over = next.end - next.start >= WRAP_AT || line_marker(coco_str_sub(text, next.start, next.end)) > 0;
	return over && before > 0 && (reader->headed || strchr(".!?", text.s[before - 1]));
}

/* A year with four digits stands at `at`, and no letter or digit behind it. */
static bool year_at(struct coco_str s, size_t at)
{
	if (at + 4 > s.n || (memcmp(s.s + at, "19", 2) != 0 && memcmp(s.s + at, "20", 2) != 0))
		return false;
	for (size_t i = at + 2; i < at + 4; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return at + 4 == s.n || strchr(" .,;)", s.s[at + 4]);
}

/* Length of the word of letters at `at`, as a month's name is. */
static size_t month_like(struct coco_str s, size_t at)
{
	size_t i = at;
	while (i < s.n && ((s.s[i] | 32) >= 'a' || (unsigned char)s.s[i] >= 0x80) && !strchr("{|}~", s.s[i]))
		i++;
	return i - at >= 3 ? i - at : 0;
}

/* Where a day of the month, the last thing of `s`, begins: 3, 3. `s.n`: there is none; "Number: 3" of a form is none. */
static size_t day_last(struct coco_str s)
{
	size_t end = s.n - (s.n > 0 && s.s[s.n - 1] == '.'), i = end;
	while (i > 0 && s.s[i - 1] >= '0' && s.s[i - 1] <= '9')
		i--;
	bool value = end == s.n && i > 1 && s.s[i - 2] == ':';
	return i < end && end - i <= 2 && !value && (i == 0 || strchr(" \n\r", s.s[i - 1])) ? i : s.n;
}

/* June 2027, begun with a line. */
static bool month_and_year(struct coco_str s)
{
	size_t n = month_like(s, 0);
	return n > 0 && n + 1 < s.n && s.s[n] == ' ' && year_at(s, n + 1);
}

bool line_date_goes_on(struct coco_str text, size_t start, size_t end, struct line next)
{
	struct coco_str here = coco_str_sub(text, start, end), follow = coco_str_sub(text, next.start, next.end);
	if (here.n == 0 || follow.n == 0 || follow.s[0] == '#')
		return false;
	if (year_at(follow, 0)) { /* 3 June | 2027 */
		size_t month = here.n;
		while (month > 0 && !strchr(" \n\r", here.s[month - 1]))
			month--;
		return month > 1 && month_like(here, month) == here.n - month && day_last(coco_str_sub(here, 0, month - 1)) < month - 1;
	}
	if (month_and_year(follow)) /* 3 | June 2027 */
		return day_last(here) < here.n;
	if (day_last(follow) == 0 && !line_closed(here)) { /* until | 3 | June 2027 */
		struct line then = line_at(text, next.next);
		return month_and_year(coco_str_sub(text, then.start, then.end));
	}
	return false;
}

static bool is_heading(struct coco_str text, struct coco_str line, struct line at, bool first_in_paragraph)
{
	if (line.s[0] == '#') {
		size_t n = 0;
		while (n < line.n && line.s[n] == '#')
			n++;
		return n <= 6 && n < line.n && blank(line.s[n]);
	}
	if (!first_in_paragraph || line_closed(line) || line_date_goes_on(text, at.start, at.end, line_at(text, at.next)) ||
	    line.s[line.n - 1] == ',' || small_letter(first_code(line)))
		return false;
	size_t n = words(line);
	if (n == 0 || n > HEADING_WORDS)
		return false;
	struct line next = line_at(text, at.next);
	if (next.start == next.end)
		return at.next < text.n; /* alone, with something behind it */
	struct coco_str follow = coco_str_sub(text, next.start, next.end);
	/* lines that are wrapped are about as long; "Who we are: a shop" is a line of a form */
	bool unwrapped = follow.n > line.n + WRAP_AT && coco_str_find(line, COCO_STR(": "), 0) == SIZE_MAX;
	return ((n <= SHORT_HEADING_WORDS && line.n < WRAP_AT) || unwrapped) && (!small_letter(first_code(follow)) || line_marker(follow) > 0);
}

/* Lines of a list without bullets: "steel", "safety glass". They are short, and no blank at the end tells of a wrap; or a
 * short line ends like a sentence. */
static bool short_lines(struct coco_str text, struct line at, struct coco_str here, struct coco_str follow)
{
	if (here.n >= WRAP_AT / 2 || (at.end < text.n && blank(text.s[at.end])))
		return false;
	if (strchr(".!?", here.s[here.n - 1]))
		return true;
	return !line_closed(here) && here.s[here.n - 1] != ',' && words(here) <= 3 && words(follow) <= 3 &&
	       !strchr(".!?", follow.s[follow.n - 1]);
}

bool line_set_in(struct coco_str text, size_t start, struct line next)
{
	bool out = start == 0 || text.s[start - 1] == '\n' || text.s[start - 1] == '\r';
	return out && next.start > 0 && blank(text.s[next.start - 1]) && !small_letter(first_code(coco_str_sub(text, next.start, next.end)));
}

size_t coco_label_length(struct coco_str s)
{
	enum { LABEL_BYTES = 40, LABEL_BLANKS = 3 };
	size_t blanks = 0, i = 0;
	bool capital = s.n > 0 && ((s.s[0] >= 'A' && s.s[0] <= 'Z') || (unsigned char)s.s[0] >= 0xC3);
	for (; capital && i < s.n && i < LABEL_BYTES && s.s[i] != ':' && blanks <= LABEL_BLANKS; i++) {
		blanks += s.s[i] == ' ';
		capital = !strchr(".,;!?()\"\n\r\t/", s.s[i]) && !(s.s[i] >= '0' && s.s[i] <= '9');
	}
	return capital && i > 1 && i + 1 < s.n && s.s[i] == ':' && strchr(" \n\r", s.s[i + 1]) ? i : 0;
}

/* The number of a short line that is no sentence, as headings have it: "5. Contact"; 0: another line. */
static unsigned heading_number(struct coco_str line)
{
	unsigned value = 0;
	size_t i = 0;
	for (; i < line.n && i < 3 && line.s[i] >= '0' && line.s[i] <= '9'; i++)
		value = value * 10 + (unsigned)(line.s[i] - '0');
	size_t marker = i > 0 ? line_marker(line) : 0;
	if (marker == 0 || marker >= line.n || line.n >= WRAP_AT || line_closed(line) || line.s[line.n - 1] == ',')
		return 0;
	struct coco_str title = coco_str_trim(coco_str_sub(line, marker, line.n));
	return title.n > 0 && is_upper(first_code(title)) && words(title) <= SHORT_HEADING_WORDS ? value : 0;
}

/* A line of the text between `from` and `to` has the number, and what stands below it begins anew, with a capital: a heading. */
static bool heads(struct coco_str text, size_t from, size_t to, unsigned number)
{
	for (size_t at = from; at < to;) {
		struct line line = line_at(text, at);
		if (line.end > line.start && heading_number(coco_str_sub(text, line.start, line.end)) == number) {
			struct line next = line_at(text, line.next);
			while (next.start == next.end && next.next < text.n)
				next = line_at(text, next.next);
			struct coco_str follow = coco_str_sub(text, next.start, next.end);
			if (follow.n > 0 && line_marker(follow) == 0 && is_upper(first_code(follow)))
				return true;
		}
		at = line.next;
	}
	return false;
}

/* "5. Contact" stands on its line where "4. Dates" or "6. Annexes" does, over text of its own. */
static bool numbered_heading(struct coco_str text, struct line at)
{
	enum { NEAR = 4000 };
	unsigned number = heading_number(coco_str_sub(text, at.start, at.end));
	size_t from = at.start > NEAR ? at.start - NEAR : 0, to = at.next + NEAR < text.n ? at.next + NEAR : text.n;
	return number > 0 && ((number > 1 && heads(text, from, at.start, number - 1)) || heads(text, at.next, to, number + 1));
}

bool line_wraps(struct coco_str text, size_t start, struct line at, struct line next, bool paragraph)
{
	struct coco_str here = coco_str_sub(text, at.start, at.end), follow = coco_str_sub(text, next.start, next.end);
	if (line_date_goes_on(text, start, at.end, next))
		return true;
	return small_letter(first_code(follow)) ? !short_lines(text, at, here, follow) && !numbered_heading(text, at)
	                                        : here.n >= WRAP_AT && !line_closed(here) && !(paragraph && line_set_in(text, start, next));
}

bool block_next(struct block_reader *reader, struct block *block)
{
	struct coco_str text = reader->text;
	bool first = reader->at == 0 || !reader->joined;
	struct line at = {0};
	for (;;) {
		if (reader->at >= text.n)
			return false;
		at = line_at(text, reader->at);
		if (at.end > at.start)
			break;
		first = true;
		reader->at = at.next;
	}
	struct coco_str line = coco_str_sub(text, at.start, at.end);
	*block = (struct block){at.start, at.end, COCO_PARAGRAPH, reader->number++};
	reader->at = at.next;
	reader->joined = true;
	if (line_marker(line) > 0)
		block->kind = COCO_ITEM;
	else if (line_row(line))
		block->kind = COCO_ROW;
	else if (is_heading(text, line, at, first || set_over(text, at, reader)))
		block->kind = COCO_HEADING;
	reader->headed = block->kind == COCO_HEADING;
	if (block->kind == COCO_HEADING || block->kind == COCO_ROW)
		return true;
	while (reader->at < text.n) { /* soft wraps */
		struct line next = line_at(text, reader->at);
		if (next.start == next.end)
			break;
		struct coco_str follow = coco_str_sub(text, next.start, next.end);
		if (line_marker(follow) > 0 || line_row(follow) || follow.s[0] == '#')
			break;
		if (!line_wraps(text, block->start, at, next, block->kind == COCO_PARAGRAPH))
			break;
		at = next;
		block->end = next.end;
		reader->at = next.next;
	}
	return true;
}
