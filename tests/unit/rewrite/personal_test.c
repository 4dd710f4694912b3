/* Postal addresses, people's names and numbers within a house: where they stand in sentences of nine languages, what may be left out with
 * them, and that no brief shows them (people.csv: { } around what is found; what is left then, - where the sentence goes). */
#include "../../../lib/rewrite/parts.h"
#include "each.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define LIST "tests/unit/rewrite/people.csv"

TestSuite(personal, .init = rewriter_begin, .fini = rewriter_end);

/* A cell without its quotes; the rest of the line to *line. */
static struct coco_str cell(struct coco_str *line)
{
	struct coco_str out;
	if (line->n > 1 && line->s[0] == '"') {
		size_t end = 1;
		while (end < line->n && line->s[end] != '"')
			end++;
		out = coco_str_sub(*line, 1, end);
		*line = coco_str_sub(*line, end + 2 < line->n ? end + 2 : line->n, line->n);
		return out;
	}
	return coco_str_split(line, ',', &out) ? out : COCO_STR_NONE;
}

static struct coco_str plain(struct coco_str marked)
{
	char *out = coco_arena_alloc(arena, marked.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < marked.n; i++)
		if (!strchr("{}", marked.s[i]))
			out[n++] = marked.s[i];
	return (struct coco_str){out, n};
}

/* The text with what was found in braces, and what is left of it. */
static void mark(struct coco_str text, const struct personal *found, size_t n, struct coco_buf *marked, struct coco_buf *left)
{
	size_t at = 0, kept = 0;
	bool goes = false;
	for (size_t i = 0; i < n; i++) {
		coco_buf_str(marked, coco_str_sub(text, at, found[i].start));
		coco_buf_printf(marked, "{%.*s}", COCO_STR_ARG(coco_str_sub(text, found[i].start, found[i].end)));
		at = found[i].end;
		goes = goes || found[i].from == found[i].to;
		coco_buf_str(left, coco_str_sub(text, kept, found[i].from));
		kept = found[i].to;
	}
	coco_buf_str(marked, coco_str_sub(text, at, text.n));
	coco_buf_str(left, coco_str_sub(text, kept, text.n));
	if (goes || n == 0) {
		coco_buf_clear(left);
		coco_buf_puts(left, goes ? "-" : "");
	}
}

/* No slot of a brief of the text has a piece in braces. */
static void no_slot_has(struct coco_str marked, struct coco_str text, int lang)
{
	struct coco_err err = {0};
	struct coco_brief brief;
	struct coco_str whole = coco_str_of(coco_arena_printf(arena, "Pumps\n\n%.*s\n", COCO_STR_ARG(text)));
	cr_assert(coco_brief_make(rewriter, whole, COCO_STR_NONE, lang, COCO_APPLY_SAFE, arena, &brief, &err) == 0, "%s", err.text);
	for (size_t i = 0; i < marked.n; i++) {
		if (marked.s[i] != '{')
			continue;
		struct coco_str piece = coco_str_sub(marked, i + 1, marked.n);
		piece.n = (size_t)((const char *)memchr(piece.s, '}', piece.n) - piece.s);
		for (int slot = 0; slot < COCO_SLOTS; slot++)
			cr_expect(coco_str_find(brief.slots[slot], piece, 0) == SIZE_MAX, "%s: %.*s", coco_slot_names[slot], COCO_STR_ARG(text));
	}
}

Test(personal, who_and_where)
{
	struct coco_err err = {0};
	struct coco_arena *lasting = coco_arena_new();
	struct coco_str csv = coco_file_read(LIST, 1 << 20, lasting, &err), line;
	struct coco_buf marked = COCO_BUF_INIT, left = COCO_BUF_INIT;
	size_t with = 0, without = 0;
	cr_assert(csv.s && coco_str_split(&csv, '\n', &line), "run from the top of the tree");
	while (csv.n && coco_str_split(&csv, '\n', &line)) {
		int lang = coco_lang_index(cell(&line));
		struct coco_str want = cell(&line), rest = cell(&line), text;
		struct personal *found;
		size_t n;
		coco_arena_reset(arena);
		text = plain(want);
		coco_buf_clear(&marked);
		coco_buf_clear(&left);
		cr_assert(
		    lang >= 0 && lang_tables_load(rewriter, lang, &err) == 0 && personal_find(rewriter, text, lang, arena, &found, &n, &err) == 0,
		    "%s", err.text);
		mark(text, found, n, &marked, &left);
		cr_expect(coco_str_eq(coco_buf_view(&marked), want), "%.*s\nis: %s", COCO_STR_ARG(want), marked.data);
		cr_expect(coco_str_eq(coco_buf_view(&left), rest), "%.*s\nleft: %s", COCO_STR_ARG(want), left.len ? left.data : "");
		with += n > 0;
		without += n == 0;
		if (n)
			no_slot_has(want, text, lang);
	}
	cr_expect(with > 100 && without > 100, "%zu with, %zu without", with, without);
	coco_buf_free(&marked);
	coco_buf_free(&left);
	coco_arena_free(lasting);
}
