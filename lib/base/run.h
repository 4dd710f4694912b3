/* What the frame of a main() and the progress line share. Private to lib/base. */
#ifndef COCO_BASE_RUN_STDERR_H
#define COCO_BASE_RUN_STDERR_H

#include "coco/base.h"

/* Standard error: the context of a run's sink of messages, and where its progress line stands. */
struct run_stderr {
	bool terminal;
	bool line_open; /* the progress line stands there; it is wiped before a message */
};

#endif
