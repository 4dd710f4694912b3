/* What the parts of reading a cell share: one answer (cells.c), several in one cell (cell_lists.c). */
#ifndef COCO_SURVEY_CELLS_PARTS_H
#define COCO_SURVEY_CELLS_PARTS_H

#include "plan.h"

/* An item more, each once; its JSON must live as long as `seen`. 0 or -1 (memory: json is absent). */
int cell_item_add(struct survey_seen *seen, struct coco_str json);
/* The items of a cell of several answers. 0 or -1 (memory). */
int cell_list_read(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, struct coco_arena *arena, struct survey_seen *seen);

#endif
