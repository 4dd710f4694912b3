/* Versions of the nomenclatures, see nomenclature.c. */
#ifndef COCO_REPORT_NOMENCLATURE_H
#define COCO_REPORT_NOMENCLATURE_H

#include "model.h"

/* Which versions the participants' codes are of. Errors: input (exit 3) where what is wanted stands on codes of two versions that
 * cannot be brought to one. */
int nomenclature_read(struct coco_report *r, struct coco_err *err);
/* The division of the main activity, as nace.csv has it ("25", "2.1:62"); "unknown" where its version would have to be guessed. */
struct coco_str nace_division(const struct coco_report *r, const struct coco_rec *rec);
/* A sentence that names the versions; "" where no participant has such a code. */
void nomenclatures_text(const struct coco_report *r, struct coco_buf *out);

#endif
