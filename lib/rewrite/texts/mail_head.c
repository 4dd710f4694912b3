/* The lines over a mail: From, To, Sent, Subject, in nine languages, above a text or in the middle of it where it was sent on.
 *
 * Method: a head begins a paragraph, and each of its lines begins with one of the labels of mail_head.csv and a colon; one line alone is a
 * head only where it opens the text and says who writes, or about what. What stands in a subject behind Re:, Fwd:, AW: is the title; of a
 * form what one of its first lines calls so.
 *
 * Invariant: a head's lines are units of their own; the subject is a heading, the others stand in no slot. */
#include "parts.h"

#include <string.h>

enum { LABEL_BYTES = 40, AGAIN_BYTES = 12 };

enum mail_kind { MAIL_NONE, MAIL_FROM, MAIL_TO, MAIL_DATE, MAIL_SUBJECT, MAIL_CONTACT, MAIL_AGAIN, MAIL_BARE, MAIL_GREETS, MAIL_TITLE };

/* The kind of row that has the label, of those in `kinds`. */
static enum mail_kind kind_of(struct coco_str label, unsigned kinds)
{
	static const char *const names[] = {"", "from", "to", "date", "subject", "contact", "again", "bare", "greets", "title"};
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "mail_head");
	const size_t column = coco_table_column(table, "label");
	struct coco_buf key = COCO_BUF_INIT;
	enum mail_kind found = MAIL_NONE;
	coco_text_normal(coco_str_trim(label), &key);
	for (size_t row = 0; row < coco_table_rows(table) && !found; row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table, row, column)), form;
		enum mail_kind kind = MAIL_TITLE;
		while (kind > MAIL_NONE && strcmp(coco_table_cell(table, row, 0), names[kind]) != 0)
			kind--;
		while (!found && kinds >> kind & 1 && coco_str_split(&rest, ';', &form))
			found = coco_str_eq(form, coco_buf_view(&key)) ? kind : MAIL_NONE;
	}
	coco_buf_free(&key);
	return found;
}

/* The bytes of the line that begins at `at`, without its end. */
static struct coco_str line_at(struct coco_str text, size_t at)
{
	const char *end = at < text.n ? memchr(text.s + at, '\n', text.n - at) : NULL;
	struct coco_str line = coco_str_sub(text, at, end ? (size_t)(end - text.s) : text.n);
	line.n -= coco_str_ends(line, "\r");
	return line;
}

/* What stands behind the label of the line; its kind, of those in `kinds`. "**From:** X", too. */
static enum mail_kind labelled(struct coco_str line, unsigned kinds, struct coco_str *value)
{
	const size_t most = line.n < LABEL_BYTES ? line.n : LABEL_BYTES;
	const char *colon = most ? memchr(line.s, ':', most) : NULL;
	if (!colon)
		return MAIL_NONE;
	struct coco_str label = coco_str_sub(line, 0, (size_t)(colon - line.s));
	*value = coco_str_sub(line, label.n + 1, line.n);
	while (label.n && strchr("*_> ", label.s[0]))
		label = coco_str_sub(label, 1, label.n);
	while (value->n && strchr("*_ \t", value->s[0]))
		*value = coco_str_sub(*value, 1, value->n);
	*value = coco_str_trim(*value);
	return label.n ? kind_of(label, kinds) : MAIL_NONE;
}

static const unsigned in_head = 1U << MAIL_FROM | 1U << MAIL_TO | 1U << MAIL_DATE | 1U << MAIL_SUBJECT;

/* The head that begins at `at`, where a line does: its end; 0: none. */
static size_t head_at(struct coco_str text, size_t at)
{
	size_t end = at, lines = 0;
	unsigned kinds = 0;
	while (end < text.n) {
		struct coco_str line = line_at(text, end), value;
		enum mail_kind kind = labelled(line, in_head, &value);
		if (!kind)
			break;
		kinds |= 1U << kind;
		lines++;
		const char *stop = memchr(text.s + end, '\n', text.n - end);
		end = stop ? (size_t)(stop - text.s) + 1 : text.n;
	}
	const bool opens = coco_str_trim(coco_str_sub(text, 0, at)).n == 0, told = kinds & (1U << MAIL_FROM | 1U << MAIL_SUBJECT);
	return told && (lines > 1 ? (kinds & (kinds - 1)) != 0 : opens && lines == 1) ? end : 0;
}

/* A paragraph begins at `at`, or a line behind one of dashes ("-----Original Message-----"). */
static bool paragraph(struct coco_str text, size_t at)
{
	size_t from = at, end;
	if (at == 0)
		return true;
	if (text.s[at - 1] != '\n')
		return false;
	for (end = at - 1; end > 0 && strchr(" \r", text.s[end - 1]); end--)
		;
	for (from = end; from > 0 && text.s[from - 1] != '\n'; from--)
		;
	struct coco_str before = coco_str_sub(text, from, end);
	return before.n == 0 || coco_str_starts(before, "---") || coco_str_starts(before, "___");
}

/* The head of a mail at or behind *at, where a line begins: [*at, *end). */
static bool mail_head_next(struct coco_str text, size_t *at, size_t *end)
{
	for (; *at < text.n; ++*at)
		if ((*at == 0 || text.s[*at - 1] == '\n') && paragraph(text, *at) && (*end = head_at(text, *at)) > 0)
			return true;
	return false;
}

/* The first unit that ends behind `at`. */
static size_t unit_ends_behind(const struct unit *units, size_t count, size_t at)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (units[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* A unit ends where the line at `at` begins. */
static void part_at(struct coco_str text, size_t at, struct unit *units, size_t *count)
{
	for (size_t i = unit_ends_behind(units, *count, at); i < *count && units[i].start < at; i++) {
		struct unit rest = units[i];
		rest.start = at;
		while (rest.start < rest.end && strchr(" \r\n\t", text.s[rest.start]))
			rest.start++;
		for (units[i].end = at; units[i].end > units[i].start && strchr(" \r\n", text.s[units[i].end - 1]); units[i].end--)
			;
		if (rest.start == rest.end)
			return;
		memmove(units + i + 2, units + i + 1, (*count - i - 1) * sizeof *units);
		units[i + 1] = rest;
		++*count;
		units[i].words = count_words(unit_text(text, &units[i]));
		units[i + 1].words = count_words(unit_text(text, &units[i + 1]));
		return;
	}
}

void mail_heads_mark(struct coco_str text, struct unit *units, size_t *count)
{
	for (size_t at = 0, end; mail_head_next(text, &at, &end); at = end) {
		struct coco_str line, value;
		for (size_t from = at; from < end; from += line.n + 1) {
			line = line_at(coco_str_sub(text, 0, end), from);
			part_at(text, from, units, count);
			const bool subject = labelled(line, in_head, &value) == MAIL_SUBJECT;
			part_at(text, from + line.n + 1, units, count);
			for (size_t i = unit_ends_behind(units, *count, from); i < *count && units[i].start < from + line.n + 1; i++)
				if (units[i].start >= from)
					units[i].flags = subject ? F_HEADING : F_ROW;
		}
	}
}

int mail_heads_personal(struct coco_str text, personal_found add, void *to)
{
	for (size_t at = 0, end; mail_head_next(text, &at, &end); at = end) {
		struct coco_str line, value;
		for (size_t from = at; from < end; from += line.n + 1) {
			line = line_at(coco_str_sub(text, 0, end), from);
			const enum mail_kind kind = labelled(line, 1U << MAIL_FROM | 1U << MAIL_TO, &value);
			const size_t start = kind ? (size_t)(value.s - text.s) : 0;
			if (kind && value.n && add(to, start, start + value.n) != 0)
				return -1;
		}
	}
	return 0;
}

bool mail_again(struct coco_str text, size_t start, size_t end)
{
	size_t from = start;
	while (from > 0 && text.s[from - 1] != '\n')
		from--;
	struct coco_str before = coco_str_trim(coco_str_sub(text, from, start));
	return end < text.n && text.s[end] == ':' && (before.n == 0 || coco_str_ends(before, ":")) &&
	       kind_of(coco_str_sub(text, start, end), 1U << MAIL_AGAIN) == MAIL_AGAIN;
}

struct coco_str mail_subject(struct coco_str line)
{
	struct coco_str value;
	const unsigned all = in_head | 1U << MAIL_CONTACT;
	enum mail_kind kind = labelled(line, all, &value);
	if (kind == MAIL_SUBJECT)
		line = value;
	else if (kind == MAIL_FROM || kind == MAIL_CONTACT)
		return COCO_STR_NONE;
	while (line.n && labelled(coco_str_sub(line, 0, line.n < AGAIN_BYTES ? line.n : AGAIN_BYTES), 1U << MAIL_AGAIN, &value))
		line = coco_str_trim(coco_str_sub(line, (size_t)((const char *)memchr(line.s, ':', line.n) - line.s) + 1, line.n));
	return line.n ? line : COCO_STR_NONE;
}

/* The first line, alone in its paragraph, calls out, or ends with a name in quotation marks or with a firm's, and greets nobody. */
static bool opens_as_title(struct coco_str text, const struct unit *unit)
{
	enum { WORDS_LEAST = 3, WORDS_MOST = 16 };
	struct coco_str s = unit_text(text, unit);
	const char *stop = memchr(text.s + unit->end, '\n', text.n - unit->end);
	bool alone = stop && stop + 1 < text.s + text.n && coco_str_trim(coco_str_sub(text, unit->end, (size_t)(stop - text.s))).n == 0 &&
	             strchr("\r\n", stop[1]);
	bool calls = strchr("!\"", s.s[s.n - 1]) || coco_str_ends(s, "”") || coco_str_ends(s, "“") || coco_str_ends(s, "»") ||
	             (s.s[s.n - 1] == '.' && names_firm(s)) || !strchr(".!?:;,", s.s[s.n - 1]);
	size_t first = 0;
	while (first < s.n && is_word_byte((unsigned char)s.s[first]))
		first++;
	return alone && calls && !(unit->flags & (F_ITEM | F_ROW)) && unit->words >= (strchr("!\".", s.s[s.n - 1]) ? WORDS_LEAST : 2) &&
	       unit->words <= WORDS_MOST && !memchr(s.s, '\n', s.n) && !kind_of(coco_str_sub(s, 0, first), 1U << MAIL_GREETS) &&
	       !kind_of(s, 1U << MAIL_BARE);
}

/* What one of the first lines of a form says its title or its subject is; empty: none does. */
static struct coco_str title_of_form(struct coco_str text, const struct unit *units, size_t count)
{
	enum { NEAR = 8, WORDS_MOST = 16 };
	struct coco_str value;
	for (size_t i = 1; i < count && i < NEAR; i++)
		if (!(units[i].flags & F_ROW) && labelled(unit_text(text, &units[i]), 1U << MAIL_TITLE | 1U << MAIL_SUBJECT, &value) && value.n &&
		    units[i].words > 2 && units[i].words <= WORDS_MOST && !memchr(value.s, '\n', value.n))
			return value;
	return COCO_STR_NONE;
}

struct coco_str mail_title(struct coco_str text, const struct unit *units, size_t count)
{
	size_t at = 0, end;
	struct coco_str value;
	while (at < text.n && strchr(" \t\r\n", text.s[at]))
		at++;
	if (at < text.n && (end = head_at(text, at)) > 0) {
		for (struct coco_str line; at < end; at += line.n + 1) {
			line = line_at(coco_str_sub(text, 0, end), at);
			if (labelled(line, in_head, &value) == MAIL_SUBJECT)
				return mail_subject(coco_str_trim(line));
		}
		return COCO_STR_NONE;
	}
	if (count < 2 || is_letterhead(text, units, count))
		return COCO_STR_NONE;
	if ((value = title_of_form(text, units, count)).n)
		return value;
	if (!(units[0].flags & F_HEADING))
		return opens_as_title(text, &units[0]) ? unit_text(text, &units[0]) : COCO_STR_NONE;
	size_t last = 0; /* "Wooden hooks 2026. New ideas for coats", a heading with a stop in it */
	while (last + 1 < count && (units[last + 1].flags & F_HEADING) && units[last + 1].block == units[0].block)
		last++;
	struct coco_str title = coco_str_sub(text, units[0].start, units[last].end);
	while (title.n && strchr(".", title.s[title.n - 1]) && last > 0)
		title.n--;
	return kind_of(title, 1U << MAIL_BARE) ? COCO_STR_NONE : mail_subject(title);
}
