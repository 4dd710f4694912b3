/* Private to lib/base: what run.c and progress.c share with the sink of messages. */
#ifndef COCO_BASE_DIAG_H
#define COCO_BASE_DIAG_H

#include "coco/base.h"

/* The `context` of the sink's options. */
void *coco_diag_context(const struct coco_diag *diag);

#endif
