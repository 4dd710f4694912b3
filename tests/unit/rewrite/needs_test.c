/* The questions that needs of nine languages become, by the constructions that state one, and texts of which only part could be asked
 * (needs.tsv: a bar in a text is an empty line; no question where the last cell is empty). */
#include "each.h"

#include <criterion/criterion.h>

#define LIST "tests/unit/rewrite/needs.tsv"

TestSuite(needs, .init = rewriter_begin, .fini = rewriter_end);

/* The text with its empty lines. */
static struct coco_str text_of(struct coco_str cell)
{
	char *out = coco_arena_alloc(arena, 2 * cell.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < cell.n; i++) {
		out[n++] = cell.s[i] == '|' ? '\n' : cell.s[i];
		if (cell.s[i] == '|')
			out[n++] = '\n';
	}
	return (struct coco_str){out, n};
}

Test(needs, constructions_of_nine_languages)
{
	struct coco_err err = {0};
	struct coco_arena *lasting = coco_arena_new();
	struct coco_str list = coco_file_read(LIST, 1 << 20, lasting, &err), line, lang, cell;
	size_t asked = 0, silent = 0;
	cr_assert(list.s && coco_str_split(&list, '\n', &line), "run from the top of the tree");
	while (list.n && coco_str_split(&list, '\n', &line) && coco_str_split(&line, '\t', &lang) && coco_str_split(&line, '\t', &cell)) {
		struct coco_brief brief;
		coco_arena_reset(arena);
		cr_assert(coco_brief_make(rewriter, text_of(cell), COCO_STR_NONE, coco_lang_index(lang), COCO_APPLY_SAFE, arena, &brief, &err) == 0,
		    "%s", err.text);
		struct coco_str got = brief.slots[COCO_SLOT_QUESTION];
		cr_expect(line.n ? coco_str_eq(got, line) : !got.s, "%.*s\nis: %.*s\nand should be: %.*s", COCO_STR_ARG(cell), COCO_STR_ARG(got),
		    COCO_STR_ARG(line));
		asked += line.n > 0;
		silent += line.n == 0;
	}
	cr_expect(asked > 200 && silent >= 10, "%zu asked, %zu silent", asked, silent);
	coco_arena_free(lasting);
}
