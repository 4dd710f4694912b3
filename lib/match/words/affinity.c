/* The texts of all profiles, passage by passage: which words they have, whose they are and in which language.
 * question.c says what is made of them. */
#include "question.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define AHEAD 8 /* words that are fetched before they are needed */

struct coco_affinity *coco_affinity_new(void)
{
	struct coco_affinity *a = calloc(1, sizeof *a);
	if (a == NULL)
		return NULL;
	a->lexis = coco_lexis_new();
	a->postings = coco_postings_new();
	a->n_tongues = 1;
	if (a->lexis && a->postings && coco_grow(&a->first, &a->cap_first, 0, sizeof *a->first) == 0) {
		a->first[0] = 0;
		return a;
	}
	coco_affinity_free(a);
	return NULL;
}

void coco_affinity_free(struct coco_affinity *affinity)
{
	if (affinity == NULL)
		return;
	coco_lexis_free(affinity->lexis);
	coco_postings_free(affinity->postings);
	free(affinity->owner), free(affinity->tongue), free(affinity->first), free(affinity->words), free(affinity->spans), free(affinity->idf);
	free(affinity->heard);
	free(affinity);
}

static uint8_t tongue_number(struct coco_affinity *a, struct coco_tongue tongue)
{
	if (tongue.code[0] == '\0')
		return 0;
	for (size_t i = 1; i < a->n_tongues; i++)
		if (strcmp(a->tongues[i], tongue.code) == 0)
			return (uint8_t)i;
	if (a->n_tongues > COCO_TONGUES)
		return 0;
	memcpy(a->tongues[a->n_tongues], tongue.code, sizeof tongue.code);
	a->langs[a->n_tongues] = tongue.index >= 0 ? 1u << tongue.index : 0;
	return (uint8_t)a->n_tongues++;
}

/* The words of a text into a->spans, *n of them. */
static int part(struct coco_affinity *a, struct coco_str text, size_t *n)
{
	struct coco_word word;
	*n = 0;
	for (size_t i = 0; coco_lexis_next(text, &i, &word);) {
		if (coco_grow(&a->spans, &a->cap_spans, *n, sizeof *a->spans) != 0)
			return -1;
		a->spans[(*n)++] = coco_str_sub(text, word.start, word.end);
	}
	return 0;
}

/* Counts each person once for a word, however often a profile has it. */
static int note_person(struct coco_affinity *a, uint32_t word)
{
	while (word >= a->cap_heard) {
		const size_t before = a->cap_heard;
		if (coco_grow(&a->heard, &a->cap_heard, before, sizeof *a->heard) != 0)
			return -1;
		memset(a->heard + before, 0, (a->cap_heard - before) * sizeof *a->heard);
	}
	struct coco_heard *heard = &a->heard[word];
	if (heard->last != a->n + 1)
		*heard = (struct coco_heard){heard->persons + 1, (uint32_t)a->n + 1};
	return 0;
}

static int add_passage(struct coco_affinity *a, const struct coco_passage *passage)
{
	const size_t at = coco_postings_count(a->postings);
	size_t n = 0, spans;
	if (part(a, coco_passage_says(passage), &spans) != 0)
		return -1;
	for (size_t i = 0; i < spans; i++) {
		uint32_t number;
		if (i + AHEAD < spans)
			coco_lexis_expect(a->lexis, a->spans[i + AHEAD]);
		if (coco_lexis_add(a->lexis, a->spans[i], passage->tongue.index, &number) != 0)
			return -1;
		if (number == COCO_NO_WORD)
			continue;
		if (coco_grow(&a->words, &a->cap_words, n, sizeof *a->words) != 0)
			return -1;
		if (number < a->cap_heard)
			__builtin_prefetch(&a->heard[number], 1);
		a->words[n++] = number;
	}
	for (size_t i = 0; i < n; i++)
		if (note_person(a, a->words[i]) != 0)
			return -1;
	if (n == 0)
		return 0;
	if (coco_grow(&a->owner, &a->cap_owner, at, sizeof *a->owner) != 0 || coco_grow(&a->tongue, &a->cap_tongue, at, sizeof *a->tongue) != 0)
		return -1;
	a->owner[at] = (uint32_t)a->n;
	a->tongue[at] = tongue_number(a, passage->tongue);
	return coco_postings_add(a->postings, a->words, n);
}

int coco_affinity_add(struct coco_affinity *affinity, const struct coco_passage *passages, size_t n, struct coco_err *err)
{
	struct coco_affinity *a = affinity;
	for (size_t i = 0; i < n; i++)
		if (add_passage(a, &passages[i]) != 0)
			return coco_err_nomem(err);
	if (a->n >= UINT32_MAX - 1 || coco_grow(&a->first, &a->cap_first, a->n + 1, sizeof *a->first) != 0)
		return coco_err_nomem(err);
	a->first[++a->n] = (uint32_t)coco_postings_count(a->postings);
	return 0;
}

/* By passage, malloc'ed; NULL: memory. */
static uint16_t *classes_of(const struct coco_affinity *a)
{
	uint16_t *classes = malloc((coco_postings_count(a->postings) + 1) * sizeof *classes);
	for (size_t profile = 0; classes != NULL && profile < a->n; profile++)
		for (uint32_t i = a->first[profile]; i < a->first[profile + 1]; i++)
			classes[i] = (uint16_t)(a->tongue[i] + (a->first[profile + 1] - a->first[profile] == 1 ? COCO_CLASS_ALONE : 0));
	return classes;
}

int coco_affinity_seal(struct coco_affinity *affinity, struct coco_err *err)
{
	const size_t words = coco_lexis_count(affinity->lexis);
	double n = 0; /* persons who say something */
	for (size_t profile = 0; profile < affinity->n; profile++)
		n += affinity->first[profile + 1] > affinity->first[profile];
	affinity->idf = calloc(words + 1, sizeof *affinity->idf);
	uint16_t *classes = classes_of(affinity);
	const bool sealed = affinity->idf && classes && coco_lexis_seal(affinity->lexis) == 0 &&
	                    coco_postings_seal(affinity->postings, classes, coco_lexis_order(affinity->lexis), words) == 0;
	free(classes);
	if (!sealed)
		return coco_err_nomem(err);
	affinity->idf_most = log(1 + n) + 1;
	for (size_t w = 0; w < words; w++)
		affinity->idf[w] = (float)(log((1 + n) / (1 + (double)(w < affinity->cap_heard ? affinity->heard[w].persons : 0))) + 1);
	free(affinity->heard);
	affinity->heard = NULL, affinity->cap_heard = 0;
	return 0;
}

size_t coco_affinity_words(const struct coco_affinity *affinity, size_t profile)
{
	size_t words = 0;
	for (uint32_t i = affinity->first[profile]; i < affinity->first[profile + 1]; i++)
		words += coco_postings_length(affinity->postings, i);
	return words;
}

double coco_affinity_idf(const struct coco_affinity *affinity, uint32_t word)
{
	return word != COCO_NO_WORD ? (double)affinity->idf[word] : affinity->idf_most;
}
