/* validate.h: what the check of records says when a code is wrong. */
#ifndef COCO_RECORD_VALIDATE_H
#define COCO_RECORD_VALIDATE_H

#include "coco/record.h"

/* A hint for a wrong code of a COCO_CODE or COCO_CHOICE field: what it is likely to mean, else the nearest codes (three at
 * most), else, where there are few, all of them. Appends nothing if there is nothing to say. */
void validate_code_hint(const struct coco_field *field, const struct coco_vocabs *vocabs, struct coco_str wrong, struct coco_buf *out);

#endif
