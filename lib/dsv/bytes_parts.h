/* What reading (bytes.c) and opening (bytes_open.c) of a file's bytes share. */
#ifndef DSV_BYTES_PARTS_H
#define DSV_BYTES_PARTS_H

#include <iconv.h>
#include "coco/dsv.h"
#include "twice.h"

struct coco_dsv_bytes {
	struct coco_in *in; /* NULL: `block` is all there is */
	const struct coco_workbook *sheet;
	const char *name;
	struct coco_dsv_encoding encoding;
	const char *nearest; /* encoding of what seems not to be UTF-8, although no sure one; or NULL */
	iconv_t cd;
	struct dsv_undo *undo; /* of UTF-8 that was written twice; NULL */
	size_t skip;           /* bytes of the mark still to be left out */
	struct coco_str block; /* checked text not yet given */
	char tail[8];          /* bytes of a character that a block's end cut */
	size_t tail_n;
	struct coco_buf joined, decoded, sample, undone;
	bool looked;           /* a sample was taken that is not all */
	bool ended, was_cr;    /* was_cr: the byte before was one */
	struct coco_err fault; /* to be told once the text before it was given */
	size_t line, column;   /* of the next byte of text, for messages */
	struct coco_sha256 hash;
	char digest[COCO_SHA256_TEXT];
	struct coco_dsv_place places[COCO_DSV_TWICE_PLACES]; /* that look as if they had been written twice */
	size_t n_places;
};

/* Length of the beginning of `text` that ends with a whole character: less than n if the last character is cut. */
size_t bytes_whole(struct coco_str text);
/* What to do about bytes that are not UTF-8. `nearest`: the encoding that comes nearest; NULL, "utf-8": none does. */
void bytes_encoding_hint(struct coco_err *err, const char *nearest);

#endif
