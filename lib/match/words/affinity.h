/* How much of what a challenge says is said by a profile, too. Private to lib/match. */
#ifndef COCO_MATCH_AFFINITY_H
#define COCO_MATCH_AFFINITY_H

#include "tongue.h"

/* The texts of all profiles. Filled by one thread, sealed, then read by any number of questions. */
struct coco_affinity;
struct coco_affinity *coco_affinity_new(void);
/* The next profile (number 0, 1, 2 …) with its passages: what it offers, each of its works. Nothing is borrowed. */
int coco_affinity_add(struct coco_affinity *affinity, const struct coco_passage *passages, size_t n, struct coco_err *err);
/* To be called once, when all profiles are in. */
int coco_affinity_seal(struct coco_affinity *affinity, struct coco_err *err);
size_t coco_affinity_words(const struct coco_affinity *affinity, size_t profile); /* of a profile, that count */
void coco_affinity_free(struct coco_affinity *affinity);

/* A challenge that is held against the profiles; one per thread, for one challenge after another. */
struct coco_question;
struct coco_question *coco_question_new(const struct coco_affinity *affinity);
/* The challenge that is asked about from now on. The passages are borrowed until the next. */
int coco_question_ask(struct coco_question *question, const struct coco_passage *passages, size_t n, struct coco_err *err);
bool coco_question_is_mute(const struct coco_question *question); /* the challenge has no word that counts */
bool coco_question_asks(const struct coco_question *question);    /* the challenge has words that count, and some profile has any */
bool coco_question_meets(const struct coco_question *question);   /* … and some profile has one of them, or one that is much like it */
/* Its affinity to every profile, 0 to below 1, into scores[number of profiles]. */
int coco_question_scores(struct coco_question *question, double *scores, struct coco_err *err);

/* The affinity of a profile, computed for it alone. 0, or -1: memory. */
int coco_question_profile(struct coco_question *question, size_t profile, double *score);
/* What that affinity is worth where there is better evidence: less, if the only word that can be told as shared may be so by chance, as it
 * is a name or a cousin in another language. */
double coco_question_beside(struct coco_question *question, size_t profile, double score);

/* The parts of a total but the affinity: their weights, and these times what each is at most. */
struct coco_promise {
	float value, weight;
};

/* A search for the profiles of the greatest total, of which affinity is one part. */
struct coco_search {
	size_t most;  /* at most so many */
	double least; /* of a total that counts */
	/* The total of a profile whose affinity is `text`; below `least`: not to be had. Grows with the affinity. */
	double (*total)(void *context, size_t profile, double text);
	/* The greatest total that any profile of that affinity (NaN: nothing is asked) may have; grows with it. */
	double (*bound)(void *context, double text);
	void *context;
	/* By profile, if known: its total is at most (value + weight * text) / (its weight + weight) with an affinity and value / its weight
	 * without one, but for the rounding of floats. NULL: `bound` is all that is known. */
	const struct coco_promise *promises;
	double weight; /* of the affinity in a total */
};
struct coco_scored {
	size_t profile;
	double text, total; /* text: NaN where nothing is asked */
};
/* The same profiles with the same figures as if all were computed, without computing them: into found[search->most], the greatest
 * total first, equal ones by their number. */
int coco_question_search(
    struct coco_question *question, const struct coco_search *search, struct coco_scored *found, size_t *n, struct coco_err *err);

/* A word of the challenge that a profile has, too, or has something like. */
struct coco_shared_word {
	struct coco_str word; /* as it stands in the challenge */
	double weight;        /* its share of what the shared words weigh */
	size_t place;         /* among the words of the challenge */
	uint32_t answer;      /* the profile's word for it, by number */
	bool same;            /* … which is the same */
	struct coco_str own;  /* … as it stands in the profile, once coco_question_own has looked; absent: not looked for */
};
/* At most `most` words, the weightiest first, of the passage that made the affinity. */
int coco_question_explain(
    struct coco_question *question, size_t profile, struct coco_shared_word *words, size_t most, size_t *n, struct coco_err *err);
/* What the profile says for each of them, from its passages, of which it is a part. 0, or -1: memory. */
int coco_question_own(struct coco_question *question, const struct coco_passage *profile, size_t n, struct coco_shared_word *words,
    size_t n_words, struct coco_err *err);
/* The sentence of a profile's passages that has most of the `shared` words, then says most of what the challenge says; absent: none says
 * anything of it. A part of them. */
int coco_question_passage(struct coco_question *question, const struct coco_passage *profile, size_t n,
    const struct coco_shared_word *shared, size_t n_shared, struct coco_arena *scratch, struct coco_str *passage, struct coco_err *err);
void coco_question_free(struct coco_question *question);

#endif
