/* coco/concept.h: skills and technologies as concepts that have names in nine languages, and where a text names them.
 *
 * The names are a tree that is built in. A text is read word by word for the longest name at each place; what stands near a name says
 * whether it is wanted, offered, only mentioned or denied.
 */
#ifndef COCO_CONCEPT_H
#define COCO_CONCEPT_H

#include "coco/record.h"

/* A concept of the vocabularies skill and technology, numbered through both, or another skill, and how sure it is, 0 to 1. */
struct coco_concept {
	uint32_t number;
	double strength;
};
/* Each concept once, with the greatest strength that was added, in order of addition. malloc'ed. */
struct coco_concept_set {
	struct coco_concept *items;
	size_t n, cap;
};
int coco_concept_set_add(struct coco_concept_set *set, size_t number, double strength);

struct coco_concepts;
struct coco_concepts *coco_concepts_new(void);
/* The concept that a code names; COCO_NONE: none. */
size_t coco_concepts_code(const struct coco_concepts *concepts, struct coco_str code);
/* Adds the concepts that a text names: the longest name at each place, words compared without case, accents and endings, long
 * ones also as compounds, but those that the text only mentions (lexicon.h). `lang`: the text's, -1: not known; `owner`: whoever
 * looks for help wrote it. 0, or -1: memory. */
int coco_concepts_in(
    struct coco_concepts *concepts, struct coco_str text, int lang, bool owner, double strength, struct coco_concept_set *set);
/* The same of what somebody who looks for help wrote: with `told` instead of `strength` where the name is not the object of a wish. */
int coco_concepts_wished(
    struct coco_concepts *concepts, struct coco_str text, int lang, double strength, double told, struct coco_concept_set *set);
/* Of the text that one of these has read last: the next of its parts that are put aside, because they are denied or said to be there
 * (a logo in "we need no logo", "Logo máme"), from byte *at on, which moves behind it. False: no more. */
bool coco_concepts_aside(const struct coco_concepts *concepts, struct coco_str text, size_t *at, size_t *start);
/* The same for the name of a skill, of which all words should count, or several names with commas, slashes and the like between them;
 * here a vocabulary's `answers` are names, too. Where only some of the words are a known name, *whole is
 * false, and the strength is less by the share of the words that are none ("copywriting" in "copywriting for museums"), half of it for the
 * name of a whole field ("design" in "campaign design"). `langs`: the languages that it may be in, bits by coco_lang_index; 0: any. Returns
 * how many names were found, or -1. */
int coco_concepts_in_name(
    struct coco_concepts *concepts, struct coco_str name, unsigned langs, double strength, struct coco_concept_set *set, bool *whole);
/* A skill that no vocabulary names, by its words as they stand: the same words are the same skill. COCO_NONE: memory. */
size_t coco_concepts_other(struct coco_concepts *concepts, struct coco_str words);
size_t coco_concepts_others(const struct coco_concepts *concepts); /* how many there are, numbered from coco_concepts_known on */
size_t coco_concepts_known(const struct coco_concepts *concepts);  /* concepts of the vocabularies */
/* There are no other skills any more, as in the beginning. 0, or -1: memory. */
int coco_concepts_forget(struct coco_concepts *concepts);
/* What having `had` is worth where `wanted` is wanted, 0 to 1, by the table `kin`, which gives the reasons; 0: no kin. A field (a
 * concept without a parent) counts little, and sharing only a field next to nothing. */
double coco_concepts_kin(const struct coco_concepts *concepts, size_t wanted, size_t had);
bool coco_concepts_is_skill(const struct coco_concepts *concepts, size_t number);
bool coco_concepts_under(const struct coco_concepts *concepts, size_t number, size_t ancestor); /* the same counts */
const char *coco_concepts_label(const struct coco_concepts *concepts, size_t number, int lang);
void coco_concepts_free(struct coco_concepts *concepts);

/* What problems call for: the skills that help where a text tells what is wrong (tables `signs` and `problems`). */
struct coco_problems;
struct coco_problems *coco_problems_new(const struct coco_concepts *concepts); /* `concepts` outlives it. NULL: memory */
/* Reads one of the texts that belong together. `lang`: its language, -1: not known. 0, or -1: memory. */
int coco_problems_read(struct coco_problems *problems, struct coco_str text, int lang) COCO_MUST_USE;
enum coco_problems_how {
	COCO_PROBLEMS_TOLD,  /* what is wrong speaks */
	COCO_PROBLEMS_BARE,  /* the texts are no more than the names of things, which speak without a complaint, too */
	COCO_PROBLEMS_THINGS /* nothing was understood of them: the things that they name are taken for what is wrong, and count less */
};
/* Adds the skills that the texts read so far speak for, each an alternative to the others, with what it is worth (0 to 1), and forgets the
 * texts. 0, or -1: memory. */
int coco_problems_end(struct coco_problems *problems, enum coco_problems_how how, struct coco_concept_set *skills) COCO_MUST_USE;
void coco_problems_free(struct coco_problems *problems);

#endif
