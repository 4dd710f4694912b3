/* How much of what a challenge says is said by a profile, too. Private to lib/match. */
#ifndef COCO_MATCH_AFFINITY_H
#define COCO_MATCH_AFFINITY_H

#include "terms.h"

/* A text of a profile, or of a challenge, with the language that it is in. */
struct coco_passage {
	struct coco_str text;
	struct coco_tongue tongue;
	bool names; /* a row of skills: no sentence to quote */
};

struct coco_affinity;
struct coco_affinity *coco_affinity_new(void);
/* The next profile (number 0, 1, 2 …): all its passages together. */
int coco_affinity_add(struct coco_affinity *affinity, const struct coco_passage *passages, size_t n, struct coco_err *err);
/* To be called once, when all profiles are in. */
int coco_affinity_index(struct coco_affinity *affinity, struct coco_err *err);
/* The challenge that the questions below are about, from now on. The passages are borrowed until the next. */
int coco_affinity_ask(struct coco_affinity *affinity, const struct coco_passage *passages, size_t n, struct coco_err *err);
double coco_affinity_asked_words(const struct coco_affinity *affinity);           /* words of the challenge that count */
double coco_affinity_words(const struct coco_affinity *affinity, size_t profile); /* the same of a profile */
/* Its affinity to every profile, 0 to 1, into scores[number of profiles]. */
void coco_affinity_scores(struct coco_affinity *affinity, double *scores);

/* A word of the challenge that a profile has, too, or has something like. */
struct coco_shared_word {
	struct coco_str word; /* as it stands in the challenge */
	double weight;        /* its share of what the shared words weigh */
	size_t place;         /* among the shared words in the order of the text */
};
/* At most `most` words, the weightiest first. */
int coco_affinity_explain(
    struct coco_affinity *affinity, size_t profile, struct coco_shared_word *words, size_t most, size_t *n, struct coco_err *err);
/* The sentence of a profile's passages that says most of what the challenge says; absent: none does. A part of them. */
int coco_affinity_passage(struct coco_affinity *affinity, const struct coco_passage *profile, size_t n, struct coco_arena *scratch,
    struct coco_str *passage, struct coco_err *err);
void coco_affinity_free(struct coco_affinity *affinity);

#endif
