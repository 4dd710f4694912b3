/* A text whose lines are wrapped, as mail has them, as it reads when they are not.
 *
 * Method: a line end within a paragraph becomes a blank where the next line goes on. It does before a small letter and behind a long line
 * that ends no sentence, as for blocks (sentence_block.c), the line taken with those that it goes on from; and where the next line's first
 * word had no room. The room is the length of the longest line that goes on, of the text or of the paragraph; lines that end before it
 * without a full stop speak against a paragraph's being wrapped. Behind a line that ends no sentence, what looks like an item ("30. Juni",
 * "– einfach", "o peso") is one only beside its like.
 *
 * Reference: greedy line breaking, as of fmt and RFC 3676, undone.
 *
 * Invariant: the text keeps its length, and each byte its place; only line ends become blanks. */
#include "sentence.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_LEAST = 45, ROOM_MAIL = 80, ROOM_MOST = 132, SEEN = 40 };

struct wrap_line {
	struct line at;
	size_t letters, first;         /* code points of the line, and of its first word */
	size_t mark;                   /* bytes of its mark as an item */
	unsigned number;               /* of a mark of the kind "30." or "b)"; 0: none */
	bool marked, row, label, date; /* "30. 6. 2026" */
	bool open, goes;               /* it ends no sentence; the next line goes on, if it is wrapped at all */
};

struct unwrapper {
	struct coco_str text;
	struct wrap_line *lines;
	size_t n, room; /* of the text; 0: not known */
	size_t full;    /* lines of the text that end at the room */
	bool wrapped;   /* more of them than of those that end before it */
};

/* How the lines of a paragraph end that end no sentence: because there was no room, or not. */
struct ends {
	size_t full, short_of;
};

static struct coco_str line_text(const struct unwrapper *u, size_t i)
{
	return coco_str_sub(u->text, u->lines[i].at.start, u->lines[i].at.end);
}

/* The number of "30." and "(3)", the letter of "b)"; 0: another mark. */
static unsigned mark_number(struct coco_str line)
{
	size_t i = line.s[0] == '(', from = i;
	unsigned value = 0;
	while (i < line.n && i < from + 3 && line.s[i] >= '0' && line.s[i] <= '9')
		value = value * 10 + (unsigned)(line.s[i++] - '0');
	return i > from ? value + 1 : i + 1 < line.n && line.s[i + 1] == ')' ? (unsigned char)line.s[i] : 0;
}

bool coco_clause_number(struct coco_str line)
{
	size_t i = 0, levels = 0, digits = 0;
	for (; i < line.n && ((line.s[i] >= '0' && line.s[i] <= '9') || line.s[i] == '.'); i++) {
		if (line.s[i] == '.' && digits == 0)
			return false;
		levels += line.s[i] == '.';
		digits = line.s[i] == '.' ? 0 : digits + 1;
		if (digits > 2)
			return false; /* 6.000 € */
	}
	return levels > 0 && digits > 0 && i + 2 < line.n && line.s[i] == ' ' &&
	       ((line.s[i + 1] >= 'A' && line.s[i + 1] <= 'Z') || (unsigned char)line.s[i + 1] >= 0xC3);
}

static void look(struct unwrapper *u, size_t i)
{
	struct wrap_line *l = &u->lines[i];
	struct coco_str line = line_text(u, i);
	size_t first = 0;
	if (line.n == 0)
		return;
	while (first < line.n && line.s[first] != ' ' && line.s[first] != '\t')
		first++;
	l->letters = coco_utf8_count(line);
	l->first = coco_utf8_count(coco_str_sub(line, 0, first));
	l->mark = line_marker(line);
	l->marked = l->mark > 0 || line.s[0] == '#';
	l->number = l->marked ? mark_number(line) : 0;
	l->date = l->number && line.n > l->mark && line.s[l->mark] >= '0' && line.s[l->mark] <= '9';
	l->row = line_row(line);
	l->label = coco_label_length(line) > 0 || coco_clause_number(line);
	l->open = !line_closed(line);
}

static bool full(const struct unwrapper *u, size_t i, size_t room)
{
	return room >= ROOM_LEAST && u->lines[i].letters + 1 + u->lines[i + 1].first > room;
}

static struct ends count_ends(const struct unwrapper *u, size_t from, size_t to, size_t room)
{
	struct ends ends = {0, 0};
	for (size_t i = from; i + 1 < to; i++) {
		ends.full += u->lines[i].goes && full(u, i, room);
		ends.short_of += u->lines[i].goes && !full(u, i, room);
	}
	return ends;
}

/* The two lines have marks of one row: numbers that follow each other, dates, or the same bullet. */
static bool marks_match(const struct unwrapper *u, size_t i, size_t k)
{
	const struct wrap_line *a = &u->lines[i], *b = &u->lines[k];
	if (!a->marked || !b->marked)
		return false;
	if (a->number)
		return (a->date && b->date) || (b->number && (b->number == a->number - 1 || b->number == a->number + 1));
	return !b->number && u->text.s[a->at.start] == u->text.s[b->at.start];
}

/* A mark has its like in another line, one that cannot have got there by wrapping. */
static bool beside_its_like(const struct unwrapper *u, size_t at, size_t room)
{
	size_t from = at > SEEN ? at - SEEN : 0, to = at + SEEN < u->n ? at + SEEN : u->n;
	for (size_t i = from; i < to; i++) {
		bool broken = i > 0 && !u->lines[at].number && u->lines[i - 1].open && full(u, i - 1, room);
		broken = broken || (u->lines[at].date && i > 0 && full(u, i - 1, room));
		if (i != at && !broken && marks_match(u, at, i))
			return true;
	}
	return false;
}

/* Line `i` goes on in the next one; `start`: where the line that is no longer wrapped begins. */
static bool goes_on(const struct unwrapper *u, size_t start, size_t i, size_t room, const struct ends *ends, bool paragraph)
{
	const struct wrap_line *here = &u->lines[i], *next = &u->lines[i + 1];
	const struct line whole = {u->lines[start].at.start, here->at.end, here->at.next};
	struct coco_str follow = line_text(u, i + 1);
	bool alone = here->letters == room && here->goes && ends->full < 2 && u->full < 2; /* nothing but the line itself tells the room */
	bool pressed = full(u, i, room) && !alone && (ends->full > ends->short_of || (ends->full + ends->short_of == 0 && u->wrapped));
	if (here->row || next->row || u->text.s[here->at.start] == '#')
		return false;
	if (line_date_goes_on(u->text, whole.start, whole.end, next->at))
		return true;
	if (next->marked) {
		bool far = here->open && whole.end - whole.start >= WRAP_AT;
		return (here->open || next->date) && follow.s[0] != '#' && (pressed || far) && !beside_its_like(u, i + 1, room);
	}
	if (next->label) /* lines of a form stay apart */
		return pressed && (here->open || ends->full > 1) && !here->label;
	if (line_wraps(u->text, u->lines[start].at.start, whole, next->at, paragraph))
		return true;
	return pressed && (here->open || ends->full > 0 || u->wrapped) &&
	       !(paragraph && line_set_in(u->text, u->lines[start].at.start, next->at));
}

/* The lines of a paragraph, [from, to); `out` is the text's copy. */
static void join(const struct unwrapper *u, size_t from, size_t to, char *out)
{
	size_t longest = 0, room, start = from;
	for (size_t i = from; i < to; i++)
		longest = u->lines[i].letters > longest ? u->lines[i].letters : longest;
	struct ends ends = count_ends(u, from, to, longest);
	room = longest <= u->room ? u->room : longest <= ROOM_MOST ? longest : 0;
	if (ends.full > 1 && ends.short_of == 0)
		room = longest;
	ends = count_ends(u, from, to, room);
	for (size_t i = from; i + 1 < to; i++) {
		if (!goes_on(u, start, i, room, &ends, !u->lines[start].marked)) {
			start = i + 1;
			continue;
		}
		for (size_t k = u->lines[i].at.end; k < u->lines[i].at.next; k++)
			out[k] = ' ';
	}
}

/* The room that lines of the text have, and whether they use it. */
static void measure(struct unwrapper *u)
{
	for (size_t i = 0; i + 1 < u->n; i++) {
		struct wrap_line *here = &u->lines[i], *next = &u->lines[i + 1];
		here->goes = here->letters > 0 && next->letters > 0 && here->open && !here->row && !next->row && !next->marked &&
		             !(here->label && next->label);
		if (here->goes && here->letters <= ROOM_MAIL && here->letters > u->room)
			u->room = here->letters;
	}
	struct ends ends = count_ends(u, 0, u->n, u->room);
	u->full = ends.full;
	u->wrapped = ends.full > 1 && ends.full > ends.short_of;
}

/* Two lines stand below each other. */
static bool has_paragraph(struct coco_str text)
{
	for (const char *at = text.s, *end = text.s + text.n; (at = memchr(at, '\n', (size_t)(end - at))) && at + 1 < end; at++)
		if (at[1] != '\n' && at[1] != '\r')
			return true;
	return memchr(text.s, '\r', text.n) != NULL;
}

int coco_unwrap(struct coco_str *text, struct coco_arena *arena, struct coco_err *err)
{
	struct unwrapper u = {.text = *text};
	size_t cap = 0;
	int rc = 0;
	if (text->n == 0 || !has_paragraph(*text))
		return 0;
	for (size_t at = 0; rc == 0 && at < text->n;) {
		if (coco_grow(&u.lines, &cap, u.n, sizeof *u.lines) != 0) {
			rc = coco_err_nomem(err);
			break;
		}
		u.lines[u.n] = (struct wrap_line){.at = line_at(*text, at)};
		at = u.lines[u.n].at.next;
		look(&u, u.n++);
	}
	struct coco_str copy = rc == 0 ? coco_arena_copy(arena, *text) : COCO_STR_NONE;
	if (rc == 0 && !copy.s)
		rc = coco_err_nomem(err);
	if (rc == 0)
		measure(&u);
	for (size_t from = 0, to; rc == 0 && from < u.n; from = to) {
		for (to = from; to < u.n && u.lines[to].letters > 0; to++)
			;
		if (to - from > 1)
			join(&u, from, to, (char *)copy.s);
		to += to == from;
	}
	free(u.lines);
	if (rc == 0)
		*text = copy;
	return rc;
}
