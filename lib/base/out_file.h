/* The file half of coco_out: where the bytes go and how they appear under their name. Private to lib/base. */
#ifndef COCO_BASE_OUT_FILE_H
#define COCO_BASE_OUT_FILE_H

#include "coco/base.h"

#include <sys/types.h>

struct out_file {
	int fd;
	bool atomic;   /* written beside the target, renamed by out_file_commit */
	bool linked;   /* `temporary` exists under its name */
	bool set_mode; /* `mode` is set before the rename */
	mode_t mode;
	uid_t owner; /* of the file that is replaced, (uid_t)-1: none */
	gid_t group;
	char *target;    /* where links lead to in the end; NULL for standard output */
	char *temporary; /* .NAME.coco~ in the target's folder */
};

/* Opens what `path` names (NULL or "-": standard output). 0 or -1; nothing is left open then. */
int out_file_open(struct out_file *file, const char *path, bool is_private, struct coco_err *err);
/* Makes an atomic file durable and renames it onto its target. 0, or an errno value. */
int out_file_commit(struct out_file *file);
/* Closes, removes what was not renamed, frees. 0, or the errno value of close(). */
int out_file_close(struct out_file *file);

#endif
