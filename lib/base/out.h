/* What the frame of a main() (run.c) must know of an output beyond coco/base.h. Private to lib/base. */
#ifndef COCO_BASE_OUT_H
#define COCO_BASE_OUT_H

#include "coco/base.h"

#define COCO_CODE_CLOSED_PIPE "closed-pipe" /* the error code of EPIPE: its reader has gone, which is no failure of ours */

/* The last byte put is a LF, or nothing was put. */
bool coco_out_at_line_start(const struct coco_out *out);
/* Writes all bytes to a descriptor: through signals, short writes and a non-blocking descriptor. 0, or an errno value. */
int coco_fd_write(int fd, const char *bytes, size_t n);

#endif
