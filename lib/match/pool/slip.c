/* The nearest name of a skill or technology: the least edit distance (Levenshtein 1966) of the folded texts, an underscore as a blank, at
 * most LETTERS and at most one in five letters, so that a short word is near to nothing by chance; words with a figure are near to nothing.
 * Both vocabularies are walked, codes, labels in nine languages and synonyms; it runs only where a name is not known. */
#include "slip.h"

#include "coco/record.h"

#include <string.h>

enum { LONGEST = 48, LETTERS = 2, A_LETTER_IN = 5 };

/* Edit distance in bytes; more than `most`: some number above it. */
static size_t distance(struct coco_str a, struct coco_str b, size_t most)
{
	size_t row[LONGEST + 1];
	if (a.n > LONGEST || b.n > LONGEST || a.n > b.n + most || b.n > a.n + most)
		return most + 1;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t corner = row[0], least = i;
		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			const size_t swap = corner + (a.s[i - 1] != b.s[j - 1]), step = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
			corner = row[j];
			row[j] = swap < step ? swap : step;
			least = row[j] < least ? row[j] : least;
		}
		if (least > most)
			return most + 1;
	}
	return row[b.n];
}

static void fold_name(struct coco_str name, struct coco_buf *fold)
{
	coco_buf_clear(fold);
	coco_fold(name, fold);
	for (size_t i = 0; i < fold->len; i++)
		if (fold->data[i] == '_')
			fold->data[i] = ' ';
}

struct search {
	struct coco_str words; /* folded */
	struct coco_buf fold;
	size_t most; /* a distance up to this is nearer than what was found */
	const char *code;
};

static void consider(struct search *s, struct coco_str name, const char *code)
{
	fold_name(name, &s->fold);
	const size_t d = coco_buf_ok(&s->fold) ? distance(s->words, coco_buf_view(&s->fold), s->most) : s->most + 1;
	if (d <= s->most && d > 0)
		s->code = code, s->most = d - 1;
}

static void consider_row(struct search *s, const struct coco_vocab *vocab, size_t row)
{
	const char *code = coco_vocab_code(vocab, row);
	const struct coco_str synonyms = coco_str_of(coco_vocab_synonyms(vocab, row));
	consider(s, coco_str_of(code), code);
	for (size_t lang = 0; lang < COCO_LANGS; lang++)
		consider(s, coco_str_of(coco_vocab_label(vocab, row, (int)lang)), code);
	for (size_t at = 0; at < synonyms.n;) {
		const size_t end = coco_str_find(synonyms, COCO_STR(";"), at);
		consider(s, coco_str_sub(synonyms, at, end == COCO_NONE ? synonyms.n : end), code);
		at = end == COCO_NONE ? synonyms.n : end + 1;
	}
}

const char *coco_slip_of(struct coco_str words)
{
	static const char *const names[] = {"skill", "technology"};
	struct coco_buf folded = COCO_BUF_INIT;
	struct search s = {.fold = COCO_BUF_INIT};
	fold_name(words, &folded);
	s.words = coco_buf_view(&folded);
	for (size_t i = 0; i < s.words.n; i++)
		if (s.words.s[i] >= '0' && s.words.s[i] <= '9') /* a figure is no slip: 3d, 5 axis, craft 1 */
			s.words.n = 0;
	s.most = s.words.n / A_LETTER_IN < LETTERS ? s.words.n / A_LETTER_IN : LETTERS;
	for (size_t v = 0; coco_buf_ok(&folded) && v < COCO_LEN(names); v++) {
		const struct coco_vocab *vocab = coco_vocab(names[v]);
		for (size_t row = 0; vocab != NULL && s.most > 0 && row < coco_vocab_count(vocab); row++)
			consider_row(&s, vocab, row);
	}
	coco_buf_free(&folded);
	coco_buf_free(&s.fold);
	return s.code;
}
