/* given.h: records that come as records: what of them is somebody's. */
#ifndef COCO_SURVEY_GIVEN_H
#define COCO_SURVEY_GIVEN_H

#include "import.h"

/* Appends the record to `out` without its contact data (*contacts: it had some), and with e-mail addresses, telephone numbers and the
 * record's own contact in people's words and in `extra` masked, each told once a field; a challenge's text stays as it is, and is told.
 * 1, 0 (nothing to be taken out, nothing appended), -1 (memory). */
int survey_given_clean(struct coco_import *import, const struct coco_rec *rec, const char *path, bool *contacts, struct coco_buf *out);

#endif
