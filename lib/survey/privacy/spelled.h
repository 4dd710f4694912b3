/* spelled.h: e-mail addresses that people spell in words. */
#ifndef COCO_SURVEY_SPELLED_H
#define COCO_SURVEY_SPELLED_H

#include "lexicon.h"

/* Holds what people read as an e-mail address, though no '@' is in it. */
bool survey_email_spelled(struct survey_lexicon *lexicon, struct coco_str text);

#endif
