/* Sentences in nine languages of which one fact was changed, or which say the same in other words (changes.csv: {was|is}; kind c or h).
 * Each is read both ways round. */
#include "help.h"

#include <criterion/criterion.h>
#include <stdio.h>

#define LIST "tests/unit/rewrite/changes.csv"

struct tally {
	size_t all, told;
};

/* The row's sentence with the first or the second of what stands in braces. */
static struct coco_str reading(struct coco_str text, bool second, struct coco_arena *arena)
{
	size_t open = coco_str_find(text, COCO_STR("{"), 0), bar = coco_str_find(text, COCO_STR("|"), open),
	       close = coco_str_find(text, COCO_STR("}"), bar);
	cr_assert(open != SIZE_MAX && bar != SIZE_MAX && close != SIZE_MAX, "%.*s", COCO_STR_ARG(text));
	struct coco_str word = second ? coco_str_sub(text, bar + 1, close) : coco_str_sub(text, open + 1, bar);
	return coco_str_of(coco_arena_printf(
	    arena, "%.*s%.*s%.*s", (int)open, text.s, COCO_STR_ARG(word), COCO_STR_ARG(coco_str_sub(text, close + 1, text.n))));
}

static void read_row(
    struct coco_rewriter *rewriter, struct coco_str lang, struct coco_str text, struct coco_arena *arena, struct tally *tally)
{
	struct coco_err err = {0};
	for (int turned = 0; turned < 2; turned++) {
		struct coco_difference *d;
		size_t n;
		cr_assert(coco_facts_compare_in(rewriter, reading(text, turned, arena), reading(text, !turned, arena), coco_lang_index(lang), arena,
		              &d, &n, &err) == 0);
		tally->all++;
		tally->told += n > 0;
	}
}

Test(changes, of_one_fact_and_of_none)
{
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	struct coco_arena *lasting = coco_arena_new(), *arena = coco_arena_new();
	struct coco_str csv = coco_file_read(LIST, 1 << 20, lasting, &err), line, lang, kind;
	struct tally changed = {0}, same = {0};
	cr_assert(rewriter && csv.s && coco_str_split(&csv, '\n', &line), "run from the top of the tree");
	while (csv.n && coco_str_split(&csv, '\n', &line) && coco_str_split(&line, ',', &lang) && coco_str_split(&line, ',', &kind)) {
		struct tally *tally = kind.s[0] == 'c' ? &changed : &same, before = *tally;
		if (line.n > 1 && line.s[0] == '"')
			line = coco_str_sub(line, 1, line.n - 1);
		read_row(rewriter, lang, line, arena, tally);
		if (tally->told - before.told != (tally == &changed ? 2u : 0u))
			fprintf(stderr, "%s: %.*s %.*s\n", tally == &changed ? "not seen" : "false alarm", COCO_STR_ARG(lang), COCO_STR_ARG(line));
		coco_arena_reset(arena);
	}
	fprintf(stderr, "changes: %zu of %zu seen, %zu false alarms of %zu\n", changed.told, changed.all, same.told, same.all);
	cr_expect(changed.all > 250 && changed.told * 100 >= changed.all * 99, "%zu of %zu seen", changed.told, changed.all);
	cr_expect(same.all > 100 && same.told * 100 <= same.all * 5, "%zu false alarms of %zu", same.told, same.all);
	coco_arena_free(arena);
	coco_arena_free(lasting);
	coco_rewriter_free(rewriter);
}
