/* twice.h: UTF-8 that somebody read in an 8-bit encoding and wrote as UTF-8 once more ("MÃ¼nchen"). */
#ifndef DSV_TWICE_H
#define DSV_TWICE_H

#include "coco/dsv.h"

/* Looks for it in a text that is UTF-8. Add all of it in blocks of whole characters, then ask once. */
struct dsv_twice;
struct dsv_twice *dsv_twice_new(void);
void dsv_twice_add(struct dsv_twice *twice, struct coco_str text);
struct dsv_twice_found {
	size_t whole;                            /* number of the encoding that gives all of the text back; 0: none does */
	size_t n;                                /* else: places that look like it, */
	uint64_t at[COCO_DSV_TWICE_PLACES];      /* and where the first ones begin, in bytes */
	const char *name[COCO_DSV_TWICE_PLACES]; /* the encoding it was read in */
	size_t runs;                             /* outside ASCII */
};
/* 0, -1: memory. */
int dsv_twice_end(struct dsv_twice *twice, struct dsv_twice_found *found);
void dsv_twice_free(struct dsv_twice *twice);

/* Takes the second writing back, block by block. */
struct dsv_undo;
struct dsv_undo *dsv_undo_new(size_t encoding); /* its number; NULL: memory */
/* The bytes of the first writing behind `out`. Blocks may cut characters. False: a character that the encoding has not, at *bad. */
bool dsv_undo_block(struct dsv_undo *undo, struct coco_str raw, struct coco_buf *out, size_t *bad);
void dsv_undo_free(struct dsv_undo *undo);

#endif
