/* The best profiles of a challenge without computing them all.
 *
 * Method: a passage is looked at only if, with the greatest order bonus and (unless it is the only one) as good a second and third passage,
 * it could bring its profile the affinity that the worst of the best so far asks for; those of which that cannot be are held back by a
 * sieve (sieve.c), mostly without reading what they share with the challenge. What the worst of the best reaches is known from the
 * beginning, nearly, because some that are likely among them (scouts.c) are computed before any other. For a profile that is looked at
 * everything is computed. What asks for less affinity than any (other parts of the total may outweigh the texts) is looked at afterwards,
 * profile by profile, if the bound allows it at all. Invariant: a profile that was left out has a bound below the least total that is kept,
 * so the result is that of computing all. */
#include "seeker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SCOUTS 64       /* passages that are computed first … */
#define SCOUTS_PAY 1000 /* … of so many */
#define AHEAD 4         /* passages whose words are fetched before they are needed */

static bool better(const struct coco_scored *a, const struct coco_scored *b)
{
	return a->total != b->total ? a->total > b->total : a->profile < b->profile;
}

static bool possible(const struct seeker *s, double text)
{
	return s->search->bound(s->search->context, text) >= s->needed - SEEKER_ROUNDED;
}

/* The same of a profile of which more may be known. */
static bool may_be(const struct seeker *s, size_t profile, double text)
{
	return s->search->promises != NULL ? seeker_may_be(s, profile, text) : possible(s, text);
}

/* The sums that are needed now: by bisection for the least affinity with which the total is possible. */
static void raise(struct seeker *s)
{
	double low = 0, high = 1;
	if (possible(s, 0)) {
		s->least[0] = s->least[1] = s->alone[0] = s->alone[1] = 1;
		return;
	}
	for (int i = 0; i < 40; i++) {
		const double middle = (low + high) / 2;
		if (possible(s, middle))
			high = middle;
		else
			low = middle;
	}
	coco_question_least(s->q, low, false, s->least);
	coco_question_least(s->q, low, true, s->alone);
}

static void insert(struct seeker *s, struct coco_scored one)
{
	size_t at = s->n;
	if (one.total < s->search->least || (s->n == s->search->most && !better(&one, &s->found[s->n - 1])))
		return;
	if (s->n < s->search->most)
		s->n++;
	else
		at--;
	for (; at > 0 && better(&one, &s->found[at - 1]); at--)
		s->found[at] = s->found[at - 1];
	s->found[at] = one;
	if (s->n == s->search->most && s->found[s->n - 1].total > s->needed) {
		s->needed = s->found[s->n - 1].total;
		if (s->search->promises == NULL)
			raise(s);
		else if (s->looks_ahead)
			seeker_raise(s);
	}
}

/* Computes the total of a profile of this affinity. */
static void weigh(struct seeker *s, size_t profile, double text)
{
	seeker_visit_no_more(s, profile);
	if (may_be(s, profile, text))
		insert(s, (struct coco_scored){.profile = profile, .text = text, .total = s->search->total(s->search->context, profile, text)});
}

/* A passage that is the only one of its profile. */
static int weigh_alone(struct seeker *s, size_t profile, uint32_t passage, uint32_t sum, struct coco_err *err)
{
	/* The order of words takes longer to find than the other parts of a total: is it worth while? */
	const double most = coco_question_most(s->q, passage, sum);
	double text;
	if (!may_be(s, profile, most) || s->search->total(s->search->context, profile, most) < s->needed - SEEKER_ROUNDED) {
		seeker_visit_no_more(s, profile);
		return 0;
	}
	if (coco_question_score(s->q, passage, sum, &text) != 0)
		return coco_err_nomem(err);
	weigh(s, profile, text);
	return 0;
}

int seeker_visit(struct seeker *s, size_t profile, struct coco_err *err)
{
	const uint32_t *first = s->q->affinity->first + profile;
	double text = NAN;
	uint32_t sum;
	if (seeker_visited(s, profile))
		return 0;
	if (coco_question_asks(s->q) && first[1] - first[0] == 1) {
		if (coco_question_sum(s->q, first[0], &sum) != 0)
			return coco_err_nomem(err);
		return weigh_alone(s, profile, first[0], sum, err);
	}
	if (coco_question_asks(s->q) && coco_question_profile(s->q, profile, &text) != 0)
		return coco_err_nomem(err);
	weigh(s, profile, text);
	return 0;
}

/* A passage whose sum could be enough. */
static int try_passage(struct seeker *s, uint32_t passage, uint32_t sum, struct coco_err *err)
{
	const struct coco_affinity *a = s->q->affinity;
	const uint32_t profile = a->owner[passage];
	const int foreign = s->q->foreign[a->tongue[passage]];
	if (a->first[profile + 1] - a->first[profile] > 1)
		return seeker_visit(s, profile, err);
	if (sum < s->alone[foreign] || seeker_visited(s, profile))
		return 0;
	return weigh_alone(s, profile, passage, sum, err);
}

/* The least sum with which a passage of this class can still be among the best. */
static uint32_t least_of(const struct seeker *s, unsigned class)
{
	const bool alone = class >= COCO_CLASS_ALONE;
	const int foreign = s->q->foreign[alone ? class - COCO_CLASS_ALONE : class];
	return alone ? s->alone[foreign] : s->least[foreign];
}

/* The class in which the best mostly are: of the challenge's language. */
static unsigned home_of(const struct coco_question *q)
{
	for (unsigned t = 1; t < q->affinity->n_tongues; t++)
		if (!q->foreign[t])
			return t + COCO_CLASS_ALONE;
	return 0;
}

/* Those of the next passages whose sums might be enough. */
static int try_hits(struct seeker *s, unsigned class, struct coco_err *err)
{
	struct coco_question *q = s->q;
	const struct coco_postings *postings = q->affinity->postings;
	const struct coco_hit *hits;
	size_t n;
	bool exact;
	coco_sieve_hits(q->sieve, least_of(s, class), &hits, &n, &exact);
	for (size_t i = 0; i < n; i++) {
		uint32_t sum = hits[i].most;
		if (!exact && i + 2 * AHEAD < n && hits[i + 2 * AHEAD].most >= least_of(s, class))
			coco_postings_expect(postings, hits[i + 2 * AHEAD].passage);
		if (!exact && i + AHEAD < n && hits[i + AHEAD].most >= least_of(s, class))
			coco_postings_fetch(postings, hits[i + AHEAD].passage);
		if (sum < least_of(s, class))
			continue;
		if (!exact && coco_question_sum(q, hits[i].passage, &sum) != 0)
			return coco_err_nomem(err);
		if (sum >= least_of(s, class) && try_passage(s, hits[i].passage, sum, err) != 0)
			return -1;
	}
	return 0;
}

/* Passages by their sums. */
static int seek_sums(struct seeker *s, struct coco_err *err)
{
	struct coco_question *q = s->q;
	unsigned class;
	if (coco_sieve_begin(q->sieve, q->terms, q->n_terms, q->n_slots) != 0)
		return coco_err_nomem(err);
	while (coco_sieve_next(q->sieve, &class))
		if (try_hits(s, class, err) != 0)
			return -1;
	return 0;
}

/* What the best of a large pool reach at least: by computing some that are likely among them. */
static int send_scouts(struct seeker *s, struct coco_err *err)
{
	struct coco_question *q = s->q;
	uint32_t passages[SCOUTS];
	size_t n;
	if (coco_postings_count(q->affinity->postings) < SCOUTS_PAY)
		return 0;
	if ((q->scouts == NULL && (q->scouts = coco_scouts_new()) == NULL) ||
	    coco_scouts_send(q->scouts, q->affinity->postings, q->terms, q->n_terms, home_of(q), passages, SCOUTS, &n) != 0)
		return coco_err_nomem(err);
	for (size_t i = 0; i < n; i++) {
		uint32_t sum;
		if (coco_question_sum(q, passages[i], &sum) != 0)
			return coco_err_nomem(err);
		if (try_passage(s, passages[i], sum, err) != 0)
			return -1;
	}
	return 0;
}

/* Where nothing is known of a profile but its texts. */
static int search_all(struct seeker *s, struct coco_err *err)
{
	const struct coco_affinity *a = s->q->affinity;
	const bool words = coco_question_asks(s->q);
	raise(s);
	if (words && s->least[0] == 1 && send_scouts(s, err) != 0)
		return -1;
	if (words && seek_sums(s, err) != 0)
		return -1;
	/* Where no affinity is asked for, every passage with a sum was looked at; who writes nothing has none. */
	for (size_t i = 0; i < a->n && possible(s, words ? 0 : NAN); i++)
		if (!seeker_visited(s, i))
			weigh(s, i, words ? 0 : NAN);
	return 0;
}

int coco_question_search(
    struct coco_question *question, const struct coco_search *search, struct coco_scored *found, size_t *n, struct coco_err *err)
{
	struct coco_question *q = question;
	const struct coco_affinity *a = q->affinity;
	struct seeker s = {.q = q, .search = search, .found = found, .needed = search->least};
	const bool words = coco_question_asks(q);
	*n = 0;
	if (search->most == 0)
		return 0;
	if (q->visited == NULL && (q->visited = malloc(a->n / 8 + 1)) == NULL)
		return coco_err_nomem(err);
	if (search->promises != NULL && q->levels == NULL && (q->levels = malloc(a->n + 1)) == NULL)
		return coco_err_nomem(err);
	memset(q->visited, 0, a->n / 8 + 1);
	if (search->promises != NULL) {
		if (seeker_promising(&s, err) != 0 || (words && s.least[0] < UINT32_MAX && seek_sums(&s, err) != 0))
			return -1;
	} else if (search_all(&s, err) != 0) {
		return -1;
	}
	*n = s.n;
	return 0;
}
