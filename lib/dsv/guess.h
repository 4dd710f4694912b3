/* guess.h: which 8-bit encoding a text is in. */
#ifndef DSV_GUESS_H
#define DSV_GUESS_H

#include "coco/dsv.h"

/* Of a text that is not UTF-8. Add all of it in blocks of any size, then ask once. */
struct dsv_guess;
struct dsv_guess *dsv_guess_new(void);
void dsv_guess_add(struct dsv_guess *guess, struct coco_str raw);
/* 1: *encoding is filled. 0: no encoding gives words enough, or the text is damaged UTF-8; encoding->name is then the one that comes
 * nearest, or is left as it is. -1: ambiguous-encoding, memory. */
int dsv_guess_end(struct dsv_guess *guess, const char *name, struct coco_dsv_encoding *encoding, struct coco_err *err);
void dsv_guess_free(struct dsv_guess *guess);

#endif
