#include "each.h"

#include <criterion/criterion.h>

struct coco_rewriter *rewriter;
struct coco_arena *arena;

void rewriter_begin(void)
{
	struct coco_err err = {0};
	rewriter = coco_rewriter_new(&err);
	arena = coco_arena_new();
	cr_assert(rewriter && arena, "%s", err.text);
}

void rewriter_end(void)
{
	coco_arena_free(arena);
	coco_rewriter_free(rewriter);
}

void brief_proved(const char *lang, const char *text, enum coco_apply apply, struct coco_brief *brief)
{
	struct coco_err err = {0};
	char why[200];
	const int number = coco_lang_index(coco_str_of(lang));
	cr_assert(coco_brief_make(rewriter, coco_str_of(text), COCO_STR_NONE, number, apply, arena, brief, &err) == 0, "%s", err.text);
	cr_expect_eq(coco_brief_verify(rewriter, coco_str_of(text), COCO_STR_NONE, number, brief, why, &err), 1, "%s: %s", text, why);
}

void slots_hold(const struct slot_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct coco_brief brief;
		brief_proved(rows[i].lang, rows[i].text, COCO_APPLY_SAFE, &brief);
		struct coco_str got = brief.slots[rows[i].slot];
		bool right = rows[i].want ? got.s && coco_str_find(got, coco_str_of(rows[i].want), 0) != SIZE_MAX : !got.s;
		cr_expect(right, "%s: %s is %.*s", rows[i].text, coco_slot_names[rows[i].slot], COCO_STR_ARG(got));
	}
}
