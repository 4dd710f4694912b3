/* Passages that are likely among the best: they are found among many, in the class that was asked for, each once. */
#include "../../../lib/match/words/postings.h"

#include <criterion/criterion.h>

enum { PASSAGES = 2 * COCO_BLOCK + 99, WORDS = 60, RARE = 5, EACH = 200, CLASSES = 2, MOST = 10 };

/* Words 0 … RARE - 1 are in every EACH-th passage, one of them; in those of `best` all of them are. Word WORDS is in all. */
static struct coco_postings *index_of(uint16_t *classes, uint32_t best)
{
	struct coco_postings *p = coco_postings_new();
	for (uint32_t i = 0; i < PASSAGES; i++) {
		uint32_t words[12], n = 0;
		words[n++] = WORDS;
		for (uint32_t k = 0; k < RARE; k++)
			if (i % best == 0 || (i % EACH == 1 && k == i / EACH % RARE))
				words[n++] = k;
		while (n < COCO_LEN(words))
			words[n] = RARE + (i * 7 + n) % (WORDS - RARE), n++;
		classes[i] = (uint16_t)(i % CLASSES);
		cr_assert(coco_postings_add(p, words, n) == 0);
	}
	cr_assert(coco_postings_seal(p, classes, NULL, 0) == 0);
	return p;
}

Test(match, scouts_find_those_that_have_most)
{
	static uint16_t classes[PASSAGES];
	const uint32_t best = PASSAGES / 4 | 1;
	struct coco_postings *p = index_of(classes, best);
	struct coco_scouts *scouts = coco_scouts_new();
	struct coco_term terms[RARE + 2];
	size_t n = 0;
	for (uint32_t k = 0; k < RARE; k++, n++)
		terms[n] = (struct coco_term){.word = k, .slot = k, .weight = 100};
	terms[n++] = (struct coco_term){.word = WORDS, .slot = RARE, .weight = 1000};    /* everybody has it: it tells nothing */
	terms[n++] = (struct coco_term){.word = 9999, .slot = RARE + 1, .weight = 1000}; /* nobody has it */
	for (int round = 0; round < 2; round++)                                          /* nothing is left of the first */
		for (unsigned class = 0; class < CLASSES; class ++) {
			uint32_t passages[MOST];
			size_t found, right = 0, wanted = 0;
			cr_assert(coco_scouts_send(scouts, p, terms, n, class, passages, MOST, &found) == 0);
			cr_assert(found <= MOST);
			for (size_t i = 0; i < found; i++) {
				right += passages[i] % best == 0;
				cr_expect(classes[passages[i]] == class, "%u", passages[i]);
				for (size_t k = 0; k < i; k++)
					cr_expect(passages[k] != passages[i]);
			}
			for (uint32_t i = 0; i < PASSAGES; i += best)
				wanted += classes[i] == class;
			cr_expect(wanted > 0 && right == wanted, "%zu of %zu in class %u", right, wanted, class);
		}
	size_t found;
	uint32_t none;
	cr_assert(coco_scouts_send(scouts, p, terms, n, 77, &none, 1, &found) == 0 && found == 0, "no passage is of that class");
	cr_assert(coco_scouts_send(scouts, p, NULL, 0, 0, &none, 1, &found) == 0 && found == 0, "nothing is asked for");
	coco_scouts_free(scouts);
	coco_postings_free(p);
}
