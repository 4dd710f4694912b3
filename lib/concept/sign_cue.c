/* What a cue of the table `signs` may be, so that the build refuses one that no text could be searched for (lexicon/make.c). */
#include "sign_parts.h"

#include "coco/record.h"

const char *sign_cue_fault(struct coco_str cue, struct coco_buf *folded)
{
	struct coco_str words, word;
	size_t n = 0;
	coco_str_split(&cue, '=', &words);
	for (words = coco_str_trim(words); words.n > 0 && coco_str_split(&words, ' ', &word);) {
		const bool any_before = word.n > 0 && word.s[0] == '*', any_behind = word.n > 1 && word.s[word.n - 1] == '*';
		coco_buf_clear(folded);
		if (word.n > 0)
			coco_fold(coco_str_sub(word, any_before, word.n - any_behind), folded);
		if (n == 0 && any_before && folded->len < SIGN_KEY)
			return "behind an asterisk a first word has four letters at least";
		n += folded->len > 0 || (any_before && n > 0);
		if (n > SIGN_WORDS_MOST)
			return "a cue has six words at most";
	}
	return NULL;
}
