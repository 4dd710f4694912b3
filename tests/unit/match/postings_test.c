/* The index: sums are those of the plainest way, and no passage whose sum is enough is held back. */
#include "../../../lib/match/words/postings.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { PASSAGES = COCO_BLOCK + 12077, WORDS = 500, LONGEST = 30, CLASSES = 3 };

static uint64_t seed = 11;

static uint32_t below(uint32_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (uint32_t)((seed >> 33) % n);
}

/* Frequent words and rare ones; some passages are empty, one is long. */
static struct coco_postings *index_of(uint16_t *classes)
{
	struct coco_postings *p = coco_postings_new();
	uint32_t words[50 * LONGEST];
	for (uint32_t i = 0; i < PASSAGES; i++) {
		const size_t n = i == 5000 ? COCO_LEN(words) : below(LONGEST);
		for (size_t k = 0; k < n; k++)
			words[k] = below(1 + below(1 + below(WORDS)));
		classes[i] = (uint16_t)(below(10) == 0 ? 1 + below(CLASSES) : 0); /* one of them has more than a block */
		cr_assert(coco_postings_add(p, words, n) == 0);
	}
	/* Lists lie in an order of their own: every other word is of no passage. */
	uint32_t order[2 * WORDS];
	for (uint32_t i = 0; i < COCO_LEN(order); i++)
		order[i] = i * 7 % COCO_LEN(order);
	cr_assert(coco_postings_seal(p, classes, order, COCO_LEN(order)) == 0);
	return p;
}

/* The sum of a passage, word by word. */
static uint32_t sum_of(const struct coco_postings *p, uint32_t passage, const struct coco_term *terms, size_t n)
{
	static uint32_t words[50 * LONGEST];
	const uint32_t length = coco_postings_length(p, passage);
	uint32_t sum = 0, best = 0, count[WORDS] = {0};
	coco_postings_words(p, passage, words);
	for (uint32_t i = 0; i < length; i++)
		count[words[i]]++;
	for (size_t t = 0; t < n; t++) {
		const uint32_t value = count[terms[t].word] > 0 ? terms[t].weight * coco_postings_impact(p, count[terms[t].word], length) : 0;
		best = value > best ? value : best;
		if (t + 1 == n || terms[t + 1].slot != terms[t].slot)
			sum += best, best = 0;
	}
	return sum;
}

/* Slots of several terms; all words are of the index. */
static size_t ask(struct coco_term *terms, size_t slots, size_t most, uint32_t weight)
{
	size_t n = 0;
	for (size_t s = 0; s < slots; s++)
		for (size_t k = 1 + below((uint32_t)most); k > 0; k--)
			terms[n++] = (struct coco_term){.word = below(WORDS), .slot = (uint32_t)s, .weight = 1 + below(weight)};
	return n;
}

static void check(const struct coco_postings *p, const uint16_t *classes, const struct coco_term *terms, size_t n, size_t slots)
{
	uint32_t *sums = malloc(PASSAGES * sizeof *sums), most = 0;
	struct coco_sieve *sieve = coco_sieve_new(p);
	cr_assert(sums && sieve && coco_postings_sums(p, terms, n, sums) == 0);
	for (uint32_t i = 0; i < PASSAGES; i++) {
		if (n < 1000 || i % 97 == 0)
			cr_assert(sums[i] == sum_of(p, i, terms, n), "%u: %u for %u", i, sums[i], sum_of(p, i, terms, n));
		most = sums[i] > most ? sums[i] : most;
	}
	for (uint32_t part = 0; part <= 8; part++) {
		uint32_t least = part > 0 ? most / 8 * part : 1;
		bool seen[PASSAGES] = {false};
		size_t looked = 0;
		unsigned class;
		cr_assert(coco_sieve_begin(sieve, terms, n, slots) == 0);
		while (coco_sieve_next(sieve, &class)) {
			const struct coco_hit *hits;
			size_t found;
			bool exact;
			coco_sieve_hits(sieve, least, &hits, &found, &exact);
			for (size_t i = 0; i < found; i++) {
				cr_assert(classes[hits[i].passage] == class && hits[i].most >= least && hits[i].most >= sums[hits[i].passage]);
				cr_assert(!exact || hits[i].most == sums[hits[i].passage]);
				seen[hits[i].passage] = true;
			}
			looked += found;
		}
		for (uint32_t i = 0; i < PASSAGES; i++)
			cr_assert(sums[i] < least || seen[i], "part %u: passage %u of %u was held back from %u", part, i, sums[i], least);
		cr_expect(part < 8 || slots != 20 || looked < PASSAGES / 2, "%zu passages were let through for the best", looked);
	}
	coco_sieve_free(sieve);
	free(sums);
}

Test(match, postings_sums_and_what_a_sieve_lets_through)
{
	static uint16_t classes[PASSAGES];
	static struct coco_term terms[45000];
	struct coco_postings *p = index_of(classes);
	for (int round = 0; round < 6; round++)
		check(p, classes, terms, ask(terms, 20, 20, 3000), 20);
	check(p, classes, terms, ask(terms, 1, 1, 3000), 1);
	check(p, classes, terms, ask(terms, 3, 100, COCO_TERM_MOST), 3);
	check(p, classes, terms, ask(terms, 120, 150, COCO_TERM_MOST), 120); /* bounds that fit into 16 bits in coarse steps alone */
	check(p, classes, terms, ask(terms, 300, 150, 9000), 300);           /* more terms than there are steps */
	coco_postings_free(p);
}

Test(match, postings_without_passages_or_terms)
{
	const uint32_t words[] = {3, 4, 3};
	const uint16_t classes[] = {0};
	const struct coco_term term = {.word = 9, .slot = 0, .weight = 1}, known = {.word = 3, .slot = 0, .weight = 2};
	unsigned class;
	for (int full = 0; full < 2; full++) {
		struct coco_postings *p = coco_postings_new();
		uint32_t sum[1] = {0};
		const struct coco_hit *hits;
		size_t n;
		bool exact;
		cr_assert(full == 0 || coco_postings_add(p, words, COCO_LEN(words)) == 0);
		cr_assert(coco_postings_seal(p, classes, NULL, 0) == 0);
		struct coco_sieve *sieve = coco_sieve_new(p);
		cr_assert(coco_sieve_begin(sieve, NULL, 0, 0) == 0 && coco_sieve_next(sieve, &class) == (full == 1));
		cr_assert(coco_sieve_begin(sieve, &term, 1, 1) == 0 && coco_sieve_next(sieve, &class) == (full == 1));
		if (full == 1) {
			coco_sieve_hits(sieve, 1, &hits, &n, &exact);
			cr_expect(n == 0, "a word that no passage has");
			cr_assert(coco_postings_sums(p, &known, 1, sum) == 0);
			cr_expect(sum[0] == 2 * coco_postings_impact(p, 2, 3));
		}
		coco_sieve_free(sieve);
		coco_postings_free(p);
	}
}
