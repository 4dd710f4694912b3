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
