/* What words do in a sentence that holds names: join, bind, deny. Private to lib/concept. */
#ifndef CONCEPT_ROLES_H
#define CONCEPT_ROLES_H

#include "coco/base.h"

/* What a word does in a text of one language. */
#define COCO_ROLE_AND 1u          /* joins two words or two sentences: and, in, és */
#define COCO_ROLE_BOUND 2u        /* a preposition, behind which no object of a verb stands: about, für, o */
#define COCO_ROLE_BUT 4u          /* begins what is instead: sondern, ampak */
#define COCO_ROLE_DENIED 8u       /* a verb of the first person with its denial in one word: neděláme */
#define COCO_ROLE_CASED 16u       /* bound by its own ending, so that it binds nothing behind it; who takes part: feleségemmel */
#define COCO_ROLE_THEY 32u        /* a verb of others, though it ends as one of the first person does: vendono */
#define COCO_ROLE_NOW 64u         /* the time that what was is told against: today, danes */
#define COCO_ROLE_ONLY 128u       /* behind a denial, what is denied is only that it is all: we do not only */
#define COCO_ROLE_SELF (1u << 24) /* whoever tells: I, we */
#define COCO_ROLE_WHO (1u << 25)  /* asks who: wer, kdo */
#define COCO_ROLE_US (1u << 26)   /* us, to us */
#define COCO_ROLE_FREE (1u << 27) /* says nothing between a wish and what is wished: somebody who, a */
/* A denial, and a verb of the first person, by the rows of denials: as many bits from each of these on. */
#define COCO_ROLE_NOT_SHIFT 8
#define COCO_ROLE_FIRST_SHIFT 16
#define COCO_ROLE_DENIALS 8

struct coco_roles;
struct coco_roles *coco_roles_new(void);
/* What the word does, language by language: 0, or -1: memory. */
int coco_roles_of(struct coco_roles *roles, struct coco_str word, uint64_t *all);
/* … in a text of this language (coco_lang_index; -1: not known; what joins in any language joins then, and
 * what binds or opposes does so in two at least; what denies in a language does not in one that has another word for it). */
uint32_t coco_roles_here(const struct coco_roles *roles, uint64_t all, int lang);
/* Is this the role of a denial? */
static inline bool coco_role_denies(uint32_t role)
{
	return (role >> COCO_ROLE_NOT_SHIFT & ((1u << COCO_ROLE_DENIALS) - 1)) != 0;
}
/* … that of a verb of the first person? */
static inline bool coco_role_is_first(uint32_t role)
{
	return (role >> COCO_ROLE_FIRST_SHIFT & ((1u << COCO_ROLE_DENIALS) - 1)) != 0 && (role & COCO_ROLE_THEY) == 0;
}
/* Are these the roles of a denial and of the verb behind it? */
bool coco_roles_deny(uint32_t first, uint32_t next);
void coco_roles_free(struct coco_roles *roles);

#endif
