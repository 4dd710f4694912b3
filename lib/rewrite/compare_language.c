/* Which languages two texts are compared in.
 *
 * Method: what coco_lang_detect says of them; where it cannot tell for sure, the language that has most of their words among
 * its function words and those of words.csv.
 *
 * Invariant: a text surely in a language that is none of the nine is not read as one of them. */
#include "parts.h"

#include <string.h>

#define LIKELY 0.5 /* that the candidate is in another language */
#define SURE 0.9

/* The language whose function words and words of the tables most words of two texts are, which are too short to tell it for
 * sure; -1: none has any, or the texts are surely in a language that is none of the nine. */
int likely_language(
    const struct coco_rewriter *rewriter, struct coco_str one, struct coco_str other, struct coco_arena *arena, struct coco_err *err)
{
	char *both = coco_arena_printf(arena, "%.*s\n%.*s", COCO_STR_ARG(one), COCO_STR_ARG(other));
	if (!both)
		return (void)coco_err_nomem(err), -2;
	struct coco_str text = coco_str_of(both);
	struct coco_lang_guess guess = coco_lang_detect(text);
	struct coco_buf normal = COCO_BUF_INIT;
	size_t best = 0;
	int lang = guess.lang;
	bool open = guess.lang >= 0 ? guess.confidence < SURE : guess.code[0] == '\0';
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

/* The other language that the candidate is in, and whether that is sure; -1: it is in the original's. */
int other_language(struct coco_str original, int lang, struct coco_str candidate, bool *sure)
{
	struct coco_lang_guess guess = coco_lang_detect(candidate);
	int other = guess.confidence < LIKELY ? -1 : guess.lang >= 0 ? guess.lang : coco_lang_kin(coco_str_of(guess.code));
	*sure = guess.confidence >= SURE;
	if (other < 0 || other == lang || !strcmp(coco_lang_detect(original).code, guess.code))
		return -1;
	return other;
}
