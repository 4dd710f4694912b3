/* What the tests of the room share: a scratch folder that goes away, files in it, a child whose ends are seen. */
#ifndef COCO_TEST_BASE_OURS_H
#define COCO_TEST_BASE_OURS_H

#include "coco/base.h"

#include <criterion/criterion.h>

/* A fresh folder, made the working directory. */
void scratch_enter(void);
void scratch_leave(void);
void file_put(const char *path, struct coco_str text);
/* The file's bytes, NUL-terminated in static storage (at most 1 MiB); NULL: there is none. */
const char *file_get(const char *path);
/* Number of names in the working directory. */
int folder_count(void);
/* A text of 26 letters over and over, in static storage (at most 64 KiB). */
struct coco_str letters(size_t n);

void wait_ms(int ms); /* at most 60000 */

struct ran {
	int status; /* exit status, or 128 + signal */
	char out[1 << 16], err[1 << 16];
};
/* Runs `child(argc, argv)` in a process of its own with standard input from `input` (a file; NULL: /dev/null) and shows
 * what it wrote and its status. Static storage. */
const struct ran *run_child(int (*child)(int, char **), char **argv, const char *input);

#endif
