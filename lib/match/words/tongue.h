/* The language of a text, of the nine or not. Private to lib/match. */
#ifndef COCO_MATCH_TONGUE_H
#define COCO_MATCH_TONGUE_H

#include "coco/text.h"

/* The language of a text: `index` as coco_lang_kin gives it, -1 for another; `code` tells two others apart. */
struct coco_tongue {
	int index;
	char code[4]; /* "": not known */
};
/* `given` is the record's word for the text's language, or absent. `spoken` are the languages of the person who wrote it:
 * where there is one and the text does not look like it, it is believed; a text that does not say gets it, too. */
struct coco_tongue coco_tongue_of(struct coco_str given, const struct coco_str *spoken, size_t n_spoken, struct coco_str text);

/* A text of a profile, or of a challenge, with the language that it is in. */
struct coco_passage {
	struct coco_str text;
	struct coco_str says; /* the text with blanks for what it puts aside (denies, has), where that is something; else absent */
	struct coco_tongue tongue;
	bool names; /* a row of skills: no sentence to quote */
};
/* What of it counts: as many bytes as the text has. */
static inline struct coco_str coco_passage_says(const struct coco_passage *passage)
{
	return passage->says.s != NULL ? passage->says : passage->text;
}

#endif
