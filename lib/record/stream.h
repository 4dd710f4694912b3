/* The inside of the stream: which form a file has, and the reader of JSON arrays. Not for other rooms. */
#ifndef COCO_RECORD_STREAM_H
#define COCO_RECORD_STREAM_H

#include "coco/record.h"

enum stream_form { STREAM_NDJSON, STREAM_ARRAY, STREAM_CSV };

/* Tells by its first bytes what `in` holds; -1 where it is nothing that a stream can be (exit 3, "wrong-form"). `type`: of
 * record CSV that has no column for it, or NULL. Depends on the bytes alone, not on how they arrive. */
int stream_sniff(struct coco_in *in, const char *type, enum stream_form *form, struct coco_err *err);

/* One line or element, checked by nobody yet. */
struct stream_piece {
	struct coco_str text; /* valid until the next call */
	size_t line, column;  /* where it begins */
	bool ended;           /* false: the input ends within it */
	bool too_long;        /* over COCO_LINE_MAX: text is its beginning */
	bool spread;          /* a line break lies between its tokens */
};

struct stream_array;
struct stream_array *stream_array_new(struct coco_in *in); /* NULL: out of memory */
/* The next element: 1, 0 behind the array's end, -1. */
int stream_array_next(struct stream_array *array, struct stream_piece *piece, struct coco_err *err);
/* Takes the blanks between the tokens out of the last element, which was checked. */
struct coco_str stream_array_compact(struct stream_array *array);
void stream_array_free(struct stream_array *array);

#define STREAM_BOM "\xEF\xBB\xBF"

#endif
