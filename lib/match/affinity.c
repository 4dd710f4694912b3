/* Affinity: the share of a challenge's words, weighted by how much they tell, that a profile says, too.
 *
 *   idf(t)  = ln((1 + N) / (1 + df(t))) + 1                        N profiles, df(t) of which have the term t
 *   sat     = n (k + 1) / (n + k (1 - b + b length / mean)) / (k + 1)   n times in the profile: BM25's saturation, below 1
 *   view    = sum over the challenge's terms of (1 + ln m) idf² sat  /  the sum of the L greatest of them with sat = 1
 *             m times in the challenge; L terms are in a profile on the average
 *   affinity = sqrt((words + grams) / 2)            where words is the view of stems and pairs together
 *
 * Saturation and length as in BM25 (Robertson and Zaragoza 2009, eq. 3.15), but divided by what a profile of common
 * length could reach: so the figure is bounded (a longer profile's is cut at 1) and means the same for each challenge, be it
 * a line or three pages, which an assignment needs. The root
 * spreads it over [0,1]; it changes no order. Where challenge and profile are in two languages, shared stems are chance
 * and names, and their absence tells nothing: there the grams stand alone. tests/bench/matching.md has the figures behind
 * these choices.
 *
 * N and df are of the profiles of the run: another profile shifts all scores a little, and orders only where they are
 * close. Sums run over terms in order of first appearance: the same input gives the same bits. */
#include "affinity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH_SHARE 0.75 /* b */
#define TONGUES 4         /* languages of a profile that are kept */

static const double saturation[COCO_VIEWS] = {[COCO_VIEW_STEM] = 1.2, [COCO_VIEW_PAIR] = 1.2, [COCO_VIEW_GRAM] = 0.8}; /* k */

struct profile {
	struct coco_bags bags;
	struct coco_tongue tongues[TONGUES];
	size_t n_tongues;
};

/* Postings of a view: those of term t are first[t] … first[t + 1]. */
struct postings {
	size_t terms;
	size_t *first;
	uint32_t *profile;
	float *weight; /* idf(t) sat */
	double *idf;
	double mean_length; /* of profiles, in words (grams) … */
	size_t mean_terms;  /* … and in different ones */
};

struct coco_affinity {
	struct coco_terms *terms;
	struct profile *profiles;
	size_t n, cap;
	struct postings view[COCO_VIEWS];
	double *sum[2]; /* while scoring: words, grams */
	/* The challenge. */
	const struct coco_passage *passages;
	size_t n_passages;
	struct coco_bags asked;
	double most[2]; /* words, grams: see whole() */
	struct layout { /* a weight by term, 0 elsewhere */
		double *at[COCO_VIEWS];
		size_t n[COCO_VIEWS];
	} challenge, profile;
};

struct coco_affinity *coco_affinity_new(void)
{
	struct coco_affinity *a = calloc(1, sizeof *a);
	if (a != NULL && (a->terms = coco_terms_new()) == NULL) {
		free(a);
		return NULL;
	}
	return a;
}

void coco_affinity_free(struct coco_affinity *affinity)
{
	if (affinity == NULL)
		return;
	for (size_t i = 0; i < affinity->n; i++)
		coco_bags_free(&affinity->profiles[i].bags);
	for (int v = 0; v < COCO_VIEWS; v++) {
		struct postings *p = &affinity->view[v];
		free(p->first), free(p->profile), free(p->weight), free(p->idf);
		free(affinity->challenge.at[v]), free(affinity->profile.at[v]);
	}
	free(affinity->sum[0]), free(affinity->sum[1]);
	coco_bags_free(&affinity->asked);
	free(affinity->profiles);
	coco_terms_free(affinity->terms);
	free(affinity);
}

/* ---- the index -------------------------------------------------------------------------------------------------- */

static int bags_of(struct coco_affinity *a, const struct coco_passage *passages, size_t n, struct coco_bags *bags)
{
	for (size_t i = 0; i < n; i++)
		if (coco_terms_add(a->terms, passages[i].text, passages[i].tongue.index, bags) != 0)
			return -1;
	return 0;
}

int coco_affinity_add(struct coco_affinity *affinity, const struct coco_passage *passages, size_t n, struct coco_err *err)
{
	if (affinity->n == affinity->cap && coco_grow(&affinity->profiles, &affinity->cap, affinity->n, sizeof *affinity->profiles) != 0)
		return coco_err_nomem(err);
	struct profile *p = &affinity->profiles[affinity->n++];
	*p = (struct profile){0};
	for (size_t i = 0; i < n && p->n_tongues < TONGUES; i++)
		p->tongues[p->n_tongues++] = passages[i].tongue;
	return bags_of(affinity, passages, n, &p->bags) == 0 ? 0 : coco_err_nomem(err);
}

static double saturated(const struct postings *p, enum coco_view v, double count, double length)
{
	const double k = saturation[v];
	const double longer = p->mean_length > 0 ? length / p->mean_length : 1;
	return count / (count + k * (1 - LENGTH_SHARE + LENGTH_SHARE * longer));
}

static double idf_of(const struct postings *p, uint32_t term, size_t profiles)
{
	return term < p->terms ? p->idf[term] : log(1 + (double)profiles) + 1;
}

static int index_view(struct coco_affinity *a, enum coco_view v)
{
	struct postings *p = &a->view[v];
	size_t all = 0;
	p->terms = coco_terms_count(a->terms, v);
	p->first = calloc(p->terms + 2, sizeof *p->first);
	p->idf = calloc(p->terms + 1, sizeof *p->idf);
	if (p->first == NULL || p->idf == NULL)
		return -1;
	for (size_t i = 0; i < a->n; i++) {
		const struct coco_bag *bag = &a->profiles[i].bags.view[v];
		for (size_t j = 0; j < bag->n; j++)
			p->first[bag->terms[j] + 2]++;
		all += bag->n;
		p->mean_length += bag->length;
	}
	p->mean_length /= a->n > 0 ? (double)a->n : 1;
	p->mean_terms = a->n > 0 ? (all + a->n - 1) / a->n : 0;
	p->profile = calloc(all + 1, sizeof *p->profile);
	p->weight = calloc(all + 1, sizeof *p->weight);
	if (p->profile == NULL || p->weight == NULL)
		return -1;
	for (size_t t = 0; t < p->terms; t++) {
		p->idf[t] = log((1 + (double)a->n) / (1 + (double)p->first[t + 2])) + 1;
		p->first[t + 2] += p->first[t + 1];
	}
	for (size_t i = 0; i < a->n; i++) {
		const struct coco_bag *bag = &a->profiles[i].bags.view[v];
		for (size_t j = 0; j < bag->n; j++) {
			const size_t at = p->first[bag->terms[j] + 1]++;
			p->profile[at] = (uint32_t)i;
			p->weight[at] = (float)(p->idf[bag->terms[j]] * saturated(p, v, bag->counts[j], bag->length));
		}
	}
	return 0;
}

int coco_affinity_index(struct coco_affinity *affinity, struct coco_err *err)
{
	for (int v = 0; v < COCO_VIEWS; v++)
		if (index_view(affinity, (enum coco_view)v) != 0)
			return coco_err_nomem(err);
	affinity->sum[0] = calloc(affinity->n + 1, sizeof(double));
	affinity->sum[1] = calloc(affinity->n + 1, sizeof(double));
	return affinity->sum[0] && affinity->sum[1] ? 0 : coco_err_nomem(err);
}

double coco_affinity_words(const struct coco_affinity *affinity, size_t profile)
{
	return affinity->profiles[profile].bags.view[COCO_VIEW_STEM].length;
}

/* ---- the challenge ---------------------------------------------------------------------------------------------- */

static double weight_asked(const struct postings *p, uint32_t term, uint32_t count, size_t profiles)
{
	return (1 + log((double)count)) * idf_of(p, term, profiles);
}

static int descending(const void *x, const void *y)
{
	const double a = *(const double *)x, b = *(const double *)y;
	return a > b ? -1 : a < b;
}

/* What a profile of common length that says nothing else would get: words and grams. */
static int whole(struct coco_affinity *a)
{
	a->most[0] = a->most[1] = 0;
	for (int v = 0; v < COCO_VIEWS; v++) {
		const struct coco_bag *bag = &a->asked.view[v];
		const struct postings *p = &a->view[v];
		double *masses = calloc(bag->n + 1, sizeof *masses);
		if (masses == NULL)
			return -1;
		for (size_t j = 0; j < bag->n; j++)
			masses[j] = weight_asked(p, bag->terms[j], bag->counts[j], a->n) * idf_of(p, bag->terms[j], a->n);
		if (bag->n > p->mean_terms)
			qsort(masses, bag->n, sizeof *masses, descending);
		for (size_t j = 0; j < bag->n && (j < p->mean_terms || p->mean_terms == 0); j++)
			a->most[v == COCO_VIEW_GRAM] += masses[j];
		free(masses);
	}
	return 0;
}

/* Sets (or, with `clear`, unsets) the weight of each term of some bags. */
static int lay_out(struct coco_affinity *a, const struct coco_bags *bags, struct layout *layout, bool clear)
{
	for (int v = 0; v < COCO_VIEWS; v++) {
		const struct coco_bag *bag = &bags->view[v];
		const size_t need = coco_terms_count(a->terms, (enum coco_view)v) + 1;
		if (need > layout->n[v]) {
			double *grown = realloc(layout->at[v], 2 * need * sizeof *grown);
			if (grown == NULL)
				return -1;
			memset(grown + layout->n[v], 0, (2 * need - layout->n[v]) * sizeof *grown);
			layout->at[v] = grown;
			layout->n[v] = 2 * need;
		}
		for (size_t j = 0; j < bag->n; j++) {
			const double idf = idf_of(&a->view[v], bag->terms[j], a->n);
			layout->at[v][bag->terms[j]] = clear ? 0 : idf * idf * saturated(&a->view[v], (enum coco_view)v, bag->counts[j], bag->length);
		}
	}
	return 0;
}

static double laid_out(const struct layout *layout, enum coco_view v, uint32_t term)
{
	return term < layout->n[v] ? layout->at[v][term] : 0;
}

int coco_affinity_ask(struct coco_affinity *affinity, const struct coco_passage *passages, size_t n, struct coco_err *err)
{
	if (lay_out(affinity, &affinity->asked, &affinity->challenge, true) != 0)
		return coco_err_nomem(err);
	coco_bags_free(&affinity->asked);
	affinity->passages = passages;
	affinity->n_passages = n;
	if (bags_of(affinity, passages, n, &affinity->asked) != 0 || whole(affinity) != 0 ||
	    lay_out(affinity, &affinity->asked, &affinity->challenge, false) != 0)
		return coco_err_nomem(err);
	return 0;
}

double coco_affinity_asked_words(const struct coco_affinity *affinity)
{
	return affinity->asked.view[COCO_VIEW_STEM].length;
}

/* ---- scores ----------------------------------------------------------------------------------------------------- */

/* The two speak different languages in all that we have of them. */
static bool foreign(const struct coco_affinity *a, const struct profile *profile)
{
	for (size_t i = 0; i < a->n_passages; i++)
		for (size_t j = 0; j < profile->n_tongues; j++)
			if (!coco_tongue_differ(a->passages[i].tongue, profile->tongues[j]))
				return false;
	return a->n_passages > 0 && profile->n_tongues > 0;
}

static double fused(double words, double grams, bool two_languages)
{
	const double share = two_languages ? grams : (words + grams) / 2;
	return share > 0 ? sqrt(share < 1 ? share : 1) : 0;
}

void coco_affinity_scores(struct coco_affinity *affinity, double *scores)
{
	struct coco_affinity *a = affinity;
	memset(a->sum[0], 0, a->n * sizeof(double));
	memset(a->sum[1], 0, a->n * sizeof(double));
	for (int v = 0; v < COCO_VIEWS; v++) {
		const struct postings *p = &a->view[v];
		const struct coco_bag *bag = &a->asked.view[v];
		double *sum = a->sum[v == COCO_VIEW_GRAM];
		for (size_t j = 0; j < bag->n; j++) {
			const uint32_t t = bag->terms[j];
			if (t >= p->terms)
				continue;
			const double q = weight_asked(p, t, bag->counts[j], a->n);
			for (size_t k = p->first[t]; k < p->first[t + 1]; k++)
				sum[p->profile[k]] += q * (double)p->weight[k];
		}
	}
	for (size_t i = 0; i < a->n; i++)
		scores[i] = fused(
		    a->most[0] > 0 ? a->sum[0][i] / a->most[0] : 0, a->most[1] > 0 ? a->sum[1][i] / a->most[1] : 0, foreign(a, &a->profiles[i]));
}

/* ---- why -------------------------------------------------------------------------------------------------------- */

/* What a word of the challenge brings: its stem's weight and that of its grams, each as a share of the whole. A word that
 * has no more than half of its grams in common is another word. */
static double worth(const struct coco_affinity *a, const struct coco_word_terms *word)
{
	const double stem = laid_out(&a->profile, COCO_VIEW_STEM, word->stem) / a->most[0];
	double grams = 0;
	size_t common = 0;
	for (size_t g = 0; g < word->n_grams; g++) {
		const double w = laid_out(&a->profile, COCO_VIEW_GRAM, word->grams[g]);
		common += w > 0;
		grams += w / a->most[1];
	}
	return stem > 0 || 2 * common > word->n_grams ? stem + grams : 0;
}

static int by_weight(const void *x, const void *y)
{
	const struct coco_shared_word *a = x, *b = y;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

struct shared {
	struct coco_map *seen; /* stems */
	struct coco_shared_word *words;
	size_t n, cap;
};

static int collect(struct coco_affinity *a, const struct coco_passage *passage, struct shared *shared)
{
	struct coco_word at;
	for (size_t i = 0; coco_terms_next(passage->text, &i, &at);) {
		struct coco_word_terms word;
		const struct coco_str text = coco_str_sub(passage->text, at.start, at.end);
		bool added;
		if (coco_terms_word(a->terms, text, passage->tongue.index, &word) != 0)
			return -1;
		const double weight = word.function || at.number ? 0 : worth(a, &word);
		if (weight <= 0)
			continue;
		if (coco_map_add(shared->seen, (struct coco_str){(const char *)&word.stem, sizeof word.stem}, &added) == COCO_NONE)
			return -1;
		if (!added)
			continue;
		if (shared->n == shared->cap && coco_grow(&shared->words, &shared->cap, shared->n, sizeof *shared->words) != 0)
			return -1;
		shared->words[shared->n] = (struct coco_shared_word){text, weight, shared->n};
		shared->n++;
	}
	return 0;
}

int coco_affinity_explain(
    struct coco_affinity *affinity, size_t profile, struct coco_shared_word *words, size_t most, size_t *n, struct coco_err *err)
{
	struct shared shared = {.seen = coco_map_new()};
	const struct coco_bags *bags = &affinity->profiles[profile].bags;
	double all = 0;
	int rc = shared.seen != NULL && lay_out(affinity, bags, &affinity->profile, false) == 0 ? 0 : -1;
	*n = 0;
	for (size_t i = 0; rc == 0 && i < affinity->n_passages && affinity->most[0] > 0 && affinity->most[1] > 0; i++)
		rc = collect(affinity, &affinity->passages[i], &shared);
	for (size_t i = 0; i < shared.n; i++)
		all += shared.words[i].weight;
	if (shared.n > 1)
		qsort(shared.words, shared.n, sizeof *shared.words, by_weight);
	for (; *n < most && *n < shared.n; ++*n)
		words[*n] = (struct coco_shared_word){shared.words[*n].word, shared.words[*n].weight / all, shared.words[*n].place};
	if (lay_out(affinity, bags, &affinity->profile, true) != 0)
		rc = -1;
	coco_map_free(shared.seen);
	free(shared.words);
	return rc == 0 ? 0 : coco_err_nomem(err);
}

/* What a sentence says of the challenge, by length: a long one must say more. */
static int sentence_worth(struct coco_affinity *a, struct coco_str text, int lang, double *value)
{
	struct coco_bags bags = {0};
	const int rc = coco_terms_add(a->terms, text, lang, &bags);
	*value = 0;
	for (int v = 0; rc == 0 && v < COCO_VIEWS; v++)
		for (size_t j = 0; j < bags.view[v].n; j++)
			*value += laid_out(&a->challenge, (enum coco_view)v, bags.view[v].terms[j]) / a->most[v == COCO_VIEW_GRAM];
	*value /= sqrt(10 + bags.view[COCO_VIEW_STEM].length);
	coco_bags_free(&bags);
	return rc;
}

int coco_affinity_passage(struct coco_affinity *affinity, const struct coco_passage *profile, size_t n, struct coco_arena *scratch,
    struct coco_str *passage, struct coco_err *err)
{
	double best = 0;
	*passage = COCO_STR_NONE;
	for (size_t i = 0; i < n && affinity->most[0] > 0 && affinity->most[1] > 0; i++) {
		struct coco_sentence *sentences = NULL;
		size_t count = 0;
		if (profile[i].names)
			continue;
		if (coco_sentences(profile[i].text, profile[i].tongue.index, scratch, &sentences, &count, err) != 0)
			return -1;
		for (size_t s = 0; s < count; s++) {
			const struct coco_str text = coco_str_sub(profile[i].text, sentences[s].start, sentences[s].end);
			double value;
			if (sentence_worth(affinity, text, profile[i].tongue.index, &value) != 0)
				return coco_err_nomem(err);
			if (value > best)
				best = value, *passage = text;
		}
	}
	return 0;
}
