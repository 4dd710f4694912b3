/* How the cells of a CSV are written: as records have them, or as a spreadsheet in most of Europe opens them. */
#ifndef COCO_REPORT_CELLS_H
#define COCO_REPORT_CELLS_H

#include "model.h"

struct cells {
	char separator, decimal;
	const char *eol;
	bool guard;                           /* no text may look like a formula */
	size_t line;                          /* of the file, from 1 on */
	struct coco_neutralised *neutralised; /* cells that did, NULL: not wanted */
};
void cell_put(struct cells *cells, struct coco_str text, struct coco_buf *out);
/* The work list, a row a task. */
void tasks_csv(const struct coco_report *r, struct cells *cells, struct coco_buf *out);

#endif
