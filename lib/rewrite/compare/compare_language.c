/* Which languages two texts are compared in.
 *
 * Method: what coco_lang_detect says of them; where it cannot tell for sure, the language that has most of their words among
 * its function words and those of words.csv. Two texts that share half of their words are in one language; of two that share less than
 * a third the language of each is told from its own words.
 *
 * Invariant: a text surely in a language that is none of the nine is not read as one of them. */
#include "parts.h"

#include <string.h>

#define LIKELY 0.5 /* that the candidate is in another language */
#define SURE 0.9
/* Of the words of two texts: more of them stand in no two languages; in two that are near to each other (SK and CS) where it is sure. */
#define SHARED 0.5
#define SHARED_SURE 0.9
/* Less is in two languages, or says something else. */
#define SHARED_APART 0.35

/* The language whose function words and words of the tables most words of two texts are, which are too short to tell it for
 * sure; -1: none has any, or the texts are surely in a language that is none of the nine. */
int likely_language(
    const struct coco_rewriter *rewriter, struct coco_str one, struct coco_str other, struct coco_arena *arena, struct coco_err *err)
{
	char *both = coco_arena_printf(arena, "%.*s\n%.*s", COCO_STR_ARG(one), COCO_STR_ARG(other));
	if (!both)
		return (void)coco_err_nomem(err), -2;
	struct coco_str text = coco_str_of(both);
	struct coco_lang_guess guess = coco_lang_detect(one.n > other.n ? one : other); /* what is said twice is no surer */
	struct coco_buf normal = COCO_BUF_INIT;
	size_t best = 0;
	int lang = guess.lang;
	bool open = guess.confidence < SURE;
	for (int l = 0; l < COCO_LANGS && open && lang != -2; l++) {
		struct coco_word word;
		size_t known = 0;
		if (lang_tables_load((struct coco_rewriter *)rewriter, l, err) != 0) {
			lang = -2;
			break;
		}
		for (size_t at = 0; coco_word_next(text, &at, &word);) {
			coco_buf_clear(&normal);
			coco_text_normal(coco_str_sub(text, word.start, word.end), &normal);
			known +=
			    coco_stop_word(l, coco_buf_view(&normal)) || lexicon_find(&lang_of(rewriter, l)->words, coco_buf_view(&normal), NULL) != 0;
		}
		if (known > best) {
			best = known;
			lang = l;
		}
	}
	coco_buf_free(&normal);
	return lang;
}

/* Puts the text's words, in their normal form, once each. 0 or -1. */
static int put_words(struct coco_map *words, struct coco_str text)
{
	struct coco_buf normal = COCO_BUF_INIT;
	struct coco_word word;
	int rc = 0;
	for (size_t at = 0; rc == 0 && coco_word_next(text, &at, &word);) {
		if (word.number)
			continue;
		coco_buf_clear(&normal);
		coco_text_normal(coco_str_sub(text, word.start, word.end), &normal);
		rc = normal.failed || coco_map_add(words, coco_buf_view(&normal), NULL) == COCO_NONE ? -1 : 0;
	}
	coco_buf_free(&normal);
	return rc;
}

/* How many of the different words of the text with fewer of them the other one has, too: 0 to 1; -1: no memory. */
static double shared_words(struct coco_str one, struct coco_str other)
{
	struct coco_map *a = coco_map_new(), *b = coco_map_new();
	double share = -1;
	if (a && b && put_words(a, one) == 0 && put_words(b, other) == 0) {
		size_t both = 0, n = coco_map_count(a), m = coco_map_count(b);
		for (size_t i = 0; i < n; i++)
			both += coco_map_find(b, coco_map_key(a, i)) != COCO_NONE;
		share = n && m ? (double)both / (double)(n < m ? n : m) : 0;
	}
	coco_map_free(a);
	coco_map_free(b);
	return share;
}

/* Texts that share most of their words are in one language, whatever is said of a short one of them. */
int other_language(struct coco_str original, int lang, struct coco_str candidate, bool *sure)
{
	struct coco_lang_guess guess = coco_lang_detect(candidate);
	int other = guess.confidence < LIKELY ? -1 : guess.lang >= 0 ? guess.lang : coco_lang_kin(coco_str_of(guess.code));
	*sure = guess.confidence >= SURE;
	if (other < 0 || other == lang || !strcmp(coco_lang_detect(original).code, guess.code))
		return -1;
	double share = shared_words(original, candidate);
	return share < 0 ? -2 : share < (*sure ? SHARED_SURE : SHARED) ? other : -1;
}

int languages_apart(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, int *lang,
    struct coco_arena *arena, struct coco_err *err)
{
	enum { LEAST = 60 }; /* bytes: a few words tell no language */
	double share = original.n < LEAST || candidate.n < LEAST ? 1 : shared_words(original, candidate);
	if (share < 0)
		return (void)coco_err_nomem(err), -2;
	if (share >= SHARED_APART)
		return -1;
	int one = likely_language(rewriter, original, COCO_STR(""), arena, err),
	    other = likely_language(rewriter, candidate, COCO_STR(""), arena, err);
	if (one < -1 || other < -1)
		return -2;
	if (one < 0 || other < 0 || one == other)
		return -1;
	*lang = one;
	return other;
}
