/* Words of names whose forms meet. Private to the maker of the dictionary. */
#ifndef CONCEPT_LEXICON_FORMS_H
#define CONCEPT_LEXICON_FORMS_H

#include "../lexicon_words.h"

#include "coco/text.h"

/* What the forms of a word have in common in some of the languages, and whose it is. */
struct form {
	struct coco_str stem;
	size_t core;          /* number of the core of the word */
	uint16_t langs, sure; /* bits; those of which the word is sure to be */
};

#define FORMS_ANY_LANG (-1) /* of a name: it may be of any language */
#define FORMS_NO_LANG (-2)  /* … it is found as it stands */

/* Notes a word of a name of a language, and its core; then that the core is a name by itself, and how it counts. All of these die for want
 * of memory. */
void forms_note(struct coco_str word, struct coco_str core, int lang);
void forms_note_name(struct coco_str core, uint32_t meaning, unsigned how);
void forms_join(void); /* once all are noted */
size_t forms_cores(void);
struct coco_str forms_core(size_t number);
size_t forms_of_core(struct coco_str core); /* the number of the core that stands for it */
size_t forms_list(const struct form **forms);

#endif
