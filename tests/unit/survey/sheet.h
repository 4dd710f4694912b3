/* Headings of a table beside this file, one a line: language, what it should be, the heading itself, which may hold commas. */
#include "coco/record.h"

#include <criterion/criterion.h>

/* Calls `each` for all of them; returns how many. */
static inline size_t headings_each(
    const char *path, void (*each)(void *context, struct coco_str want, struct coco_str heading), void *context)
{
	struct coco_err err = {0};
	struct coco_arena *arena = coco_arena_new();
	struct coco_str rest = coco_file_read(path, 1 << 20, arena, &err), line;
	size_t lines = 0;
	cr_assert(rest.s, "%s", err.text);
	coco_str_split(&rest, '\n', &line); /* the header */
	while (coco_str_split(&rest, '\n', &line)) {
		struct coco_str lang, want, heading = line;
		if (!line.n)
			continue;
		cr_assert(coco_str_split(&heading, ',', &lang) && coco_str_split(&heading, ',', &want));
		each(context, want, heading);
		lines++;
	}
	coco_arena_free(arena);
	return lines;
}
