/* identities.h: marks of a person in free text: numbers of identity and of bank accounts, IP addresses, dates of birth. */
#ifndef COCO_SURVEY_IDENTITIES_H
#define COCO_SURVEY_IDENTITIES_H

#include "values.h"

/* False: the text has too few digits for any. */
bool survey_identities_may(struct coco_str text);
/* Sure ones as "(masked)": true, and the text is appended to `out`. `*doubtful`: holds what may be one by chance, which stays. */
bool survey_identities_mask(struct survey_lexicon *lexicon, struct coco_str text, bool *doubtful, struct coco_buf *out);
bool survey_has_identity(struct survey_lexicon *lexicon, struct coco_str text); /* a sure one */

#endif
