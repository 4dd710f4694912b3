/* phones.h: telephone numbers in free text, and what a row's own person leaves there. */
#ifndef COCO_SURVEY_PHONES_H
#define COCO_SURVEY_PHONES_H

#include "import.h"

/* Numbers in international form as "(masked)": true, and the text is appended to `out`. `*doubtful`: holds what may be one in
 * national form, which stays. */
bool survey_phones_mask(struct coco_str text, bool *doubtful, struct coco_buf *out);
/* Notes name and number of the person whom a row is about. */
void survey_own_find(struct survey_job *job, const struct survey_column *columns, const struct coco_dsv_row *row);
/* A name of a given name and a family name, of which `text` is the one that `part` says. Absent: memory. */
struct coco_str survey_name_join(enum survey_name_part part, struct coco_str text, struct coco_str other, struct coco_arena *arena);
/* Takes telephone numbers out of a text (`verbatim`: tells of them), and tells where the row's own person is named. `signs`: of
 * coco_text_signs. 0 or -1. */
int survey_person_clean(struct survey_job *job, const struct survey_column *column, bool verbatim, unsigned signs, struct coco_str *text);

#endif
