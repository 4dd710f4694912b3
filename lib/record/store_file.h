/* The records of one type of a store that lie in a spool. Private to the store. */
#ifndef COCO_RECORD_STORE_FILE_H
#define COCO_RECORD_STORE_FILE_H

#include "coco/record.h"

struct store_file;
struct store_file *store_file_new(void); /* NULL: memory */
/* *added: false if it supersedes another. */
int store_file_add(struct store_file *file, const struct coco_rec *rec, struct coco_buf *scratch, bool *added, struct coco_err *err);
/* From now on it may be read by many threads. */
int store_file_seal(struct store_file *file, struct coco_err *err);
size_t store_file_count(const struct store_file *file);
/* The line of record `i` into `line`, which is cleared first. */
int store_file_line(const struct store_file *file, size_t i, struct coco_buf *line, bool *valid, struct coco_err *err);
void store_file_free(struct store_file *file);

#endif
