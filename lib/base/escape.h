/* Text on its way to a terminal or into a JSON line that a program reads. Private to lib/base. */
#ifndef COCO_BASE_ESCAPE_H
#define COCO_BASE_ESCAPE_H

#include "coco/base.h"

/* Appends `text` so that it can neither move a cursor nor reorder a line: control and format characters become \u{9B},
 * bytes that are no UTF-8 become \x{E9}. */
void coco_escape_text(struct coco_buf *buf, struct coco_str text);
/* Appends `text` as a JSON string with its quotes: control and format characters become \u009b, bytes that are no UTF-8
 * become U+FFFD. */
void coco_escape_json(struct coco_buf *buf, struct coco_str text);

#endif
