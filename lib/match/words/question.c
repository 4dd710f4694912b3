/* Affinity of a challenge to profiles.
 *
 * A challenge is a vector of its different words, function words apart: word j weighs (1 + ln count) idf(j) runs(j)^RUNS_POWER
 * and the vector's length is made 1, so that the figure means the same for a line and for three pages and may be compared
 * across challenges, as an assignment does. (A word's runs of four letters stand for its length: long words say more.) A
 * passage of a profile answers each word by the best that it has: the word itself or one that is alike (reader.c), which
 * counts likeness * idf * impact (postings.c):
 *
 *     x = sum over j of weight(j) * max over w alike j of likeness(j, w) idf(w) / idf_most * impact(w)
 *
 * with idf(w) = ln((1 + N) / (1 + persons who have w)) + 1 of N persons, and idf_most that of a word that none has. Pairs of words that
 * stand in the passage in the same order, with one other between them at most, raise it by up to ORDER_MOST. Where the passage is
 * in another language than the challenge, only names and cousins of words can meet, and the same figure says more: it is
 * raised by FOREIGN. x / (x + HALF) brings it into [0,1) and changes no order.
 *
 * Of x the part counts that comes from words which may be told as shared (reader.c: evident), and of the rest at most BACKED - 1 times as
 * much, but for a part in FAINT: runs of letters in common that nobody would call a word in common lift what is there, and are next to
 * nothing by themselves, or nothing where no profile of the pool has a word that could be told.
 *
 * What only looks the same across languages (friends.c) is no evidence in a passage of the other one. Beside better evidence, of skills in
 * a language that we know, the only word that can be told as shared counts LONE, and is not raised, where it is a cousin in another
 * language or a name (written with a capital letter within a sentence): it may be there by chance.
 *
 * A profile is as good as its best passage, raised by the next two: s1 + (1 - s1) * LIFT * (s2 + s3) / 2. A person with several
 * works is found by each of them, and what else they do takes nothing away.
 *
 * tests/bench/matching.md has the figures behind these choices. Sums are of whole numbers (postings.c): neither the order of the
 * input nor threads change a bit. */
#include "question.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#define RUNS_POWER 0.4
#define ORDER_MOST 0.25
#define FOREIGN 2 /* how much more the same figure says where only names and cousins can meet */
#define NEAR 1.15 /* … and where words that mean the same are known */
#define HALF 0.4
#define BACKED 4
#define FAINT 16
#define LONE 0.5 /* of a single word in common that may be one by chance */
#define LIFT 0.5
#define REACH COCO_QUESTION_REACH
#define SHARE COCO_QUESTION_SHARE
#define SLOTS_FINE (1u << 20) /* with more words than these, weights are coarser, so that sums fit into 32 bits */

struct coco_question *coco_question_new(const struct coco_affinity *affinity)
{
	struct coco_question *q = calloc(1, sizeof *q);
	if (q == NULL)
		return NULL;
	const size_t words = coco_lexis_count(affinity->lexis);
	q->affinity = affinity;
	q->reader = coco_reader_new(affinity->lexis);
	q->sieve = coco_sieve_new(affinity->postings);
	q->friends = coco_friends_new();
	q->slot_of = calloc(words + 1, sizeof *q->slot_of);
	if (q->reader && q->sieve && q->friends && q->slot_of && coco_asked_init(&q->asked, words) == 0 &&
	    coco_asked_init(&q->asked_evident, words) == 0)
		return q;
	coco_question_free(q);
	return NULL;
}

void coco_question_free(struct coco_question *question)
{
	struct coco_question *q = question;
	if (q == NULL)
		return;
	coco_reader_free(q->reader);
	coco_sieve_free(q->sieve);
	coco_friends_free(q->friends);
	coco_buf_free(&q->normal), coco_buf_free(&q->other);
	coco_scouts_free(q->scouts);
	free(q->slots), free(q->slot_of_key), free(q->keys), free(q->terms), free(q->likeness), free(q->slot_of), free(q->evident);
	coco_asked_free(&q->asked), coco_asked_free(&q->asked_evident);
	free(q->pairs), free(q->row), free(q->known), free(q->best), free(q->visited), free(q->levels), free(q->sums);
	free(q->told), free(q->parted);
	free(q);
}

bool coco_question_asks(const struct coco_question *question)
{
	return question->n_slots > 0 && coco_postings_count(question->affinity->postings) > 0;
}

bool coco_question_is_mute(const struct coco_question *question)
{
	return question->n_slots == 0;
}

/* ---- the challenge ---------------------------------------------------------------------------------------------- */

/* Forgets the challenge before. */
static void clear(struct coco_question *q)
{
	for (size_t i = 0; i < q->n_slots; i++) {
		q->slot_of_key[q->keys[i]] = 0;
		if (q->slots[i].number != COCO_NO_WORD)
			q->slot_of[q->slots[i].number] = 0;
	}
	q->n_slots = q->n_terms = q->n_evident = q->n_pairs = q->n_parted = 0;
	if (q->pairs != NULL)
		memset(q->pairs, 0, (q->pair_mask + 1) * sizeof *q->pairs);
}

static int add_term(struct coco_question *q, struct coco_alike alike)
{
	const size_t n = q->n_terms;
	if (n >= UINT32_MAX - 1 || coco_grow(&q->terms, &q->cap_terms, n, sizeof *q->terms) != 0 ||
	    coco_grow(&q->likeness, &q->cap_likeness, n, sizeof *q->likeness) != 0)
		return -1;
	q->terms[n] = (struct coco_term){.word = alike.word, .slot = (uint32_t)q->n_slots, .weight = alike.evident};
	q->likeness[n] = alike.likeness;
	q->n_terms++;
	return 0;
}

/* Notes which of a new slot's evident words mean something else in their languages. */
static int part_friends(struct coco_question *q, const struct coco_read *read, struct coco_str text, int lang)
{
	coco_buf_clear(&q->normal);
	coco_text_normal(text, &q->normal);
	if (!coco_buf_ok(&q->normal))
		return -1;
	if (!coco_friends_know(q->friends, lang, coco_buf_view(&q->normal)))
		return 0;
	for (size_t i = 0; i < read->n_alike; i++) {
		if (read->alike[i].evident == 0)
			continue;
		const struct coco_str other = coco_lexis_word(q->affinity->lexis, read->alike[i].word);
		const unsigned langs = coco_friends_part(q->friends, lang, coco_buf_view(&q->normal), other);
		if (langs != 0 && coco_grow(&q->parted, &q->cap_parted, q->n_parted, sizeof *q->parted) != 0)
			return -1;
		if (langs != 0)
			q->parted[q->n_parted++] = (struct coco_parted){read->alike[i].word, (uint32_t)q->n_slots, langs};
	}
	return 0;
}

/* Stands a word of the text there as names do? Languages that write all nouns so do not tell. */
static bool is_named(struct coco_str all, const struct coco_word *at, int lang)
{
	size_t before = at->start;
	ucs4_t first;
	if (lang == coco_lang_index(COCO_STR("de")) || u8_mbtouc(&first, (const uint8_t *)all.s + at->start, at->end - at->start) <= 0 ||
	    !uc_is_upper(first))
		return false;
	while (before > 0 && all.s[before - 1] == ' ')
		before--;
	/* behind a letter, a digit or a comma; what begins a sentence or a line is written so whatever it is */
	return before > 0 &&
	       ((unsigned char)all.s[before - 1] >= 0x80 || isalnum((unsigned char)all.s[before - 1]) || all.s[before - 1] == ',');
}

/* The slot of a word that was read, from 1; new ones bring their terms. 0: memory. */
static uint32_t slot_for(struct coco_question *q, const struct coco_read *read, struct coco_str text, int lang, bool named)
{
	while (read->key >= q->cap_slot_of_key) {
		const size_t old = q->cap_slot_of_key;
		if (coco_grow(&q->slot_of_key, &q->cap_slot_of_key, old, sizeof *q->slot_of_key) != 0)
			return 0;
		memset(q->slot_of_key + old, 0, (q->cap_slot_of_key - old) * sizeof *q->slot_of_key);
	}
	uint32_t *slot = &q->slot_of_key[read->key];
	if (*slot != 0) {
		q->slots[*slot - 1].count++;
		q->slots[*slot - 1].named = q->slots[*slot - 1].named && named;
		return *slot;
	}
	if (q->n_slots >= UINT32_MAX - 1 || coco_grow(&q->slots, &q->cap_slots, q->n_slots, sizeof *q->slots) != 0 ||
	    coco_grow(&q->keys, &q->cap_keys, q->n_slots, sizeof *q->keys) != 0)
		return 0;
	const size_t first = q->n_terms;
	for (size_t i = 0; i < read->n_alike; i++)
		if (add_term(q, read->alike[i]) != 0)
			return 0;
	if (part_friends(q, read, text, lang) != 0)
		return 0;
	q->slots[q->n_slots] =
	    (struct coco_slot){.text = text, .count = 1, .number = read->number, .grams = read->grams, .named = named, .first_term = first};
	q->keys[q->n_slots] = read->key;
	*slot = (uint32_t)++q->n_slots;
	if (read->number != COCO_NO_WORD)
		q->slot_of[read->number] = *slot;
	return *slot;
}

struct coco_pair *coco_question_pair(const struct coco_question *question, uint32_t left, uint32_t right)
{
	const struct coco_question *q = question;
	size_t at = (left * UINT32_C(2654435761) ^ right * UINT32_C(2246822519)) & q->pair_mask;
	while (q->pairs[at].left != 0 && (q->pairs[at].left != left || q->pairs[at].right != right))
		at = (at + 1) & q->pair_mask;
	return &q->pairs[at];
}

static int add_pair(struct coco_question *q, uint32_t left, uint32_t right)
{
	if (q->pairs == NULL || 2 * q->n_pairs > q->pair_mask) {
		struct coco_pair *old = q->pairs;
		const size_t n = old ? q->pair_mask + 1 : 0;
		q->pairs = calloc(n > 0 ? 2 * n : 256, sizeof *q->pairs);
		if (q->pairs == NULL) {
			q->pairs = old;
			return -1;
		}
		q->pair_mask = (n > 0 ? 2 * n : 256) - 1;
		for (size_t i = 0; i < n; i++)
			if (old[i].left != 0)
				*coco_question_pair(q, old[i].left, old[i].right) = old[i];
		free(old);
	}
	struct coco_pair *pair = coco_question_pair(q, left, right);
	q->n_pairs += pair->left == 0;
	pair->left = left, pair->right = right;
	return 0;
}

static int read_passage(struct coco_question *q, const struct coco_passage *passage)
{
	uint32_t before[REACH] = {0};
	struct coco_word at;
	const struct coco_str all = coco_passage_says(passage);
	for (size_t i = 0; coco_lexis_next(all, &i, &at);) {
		const struct coco_str text = coco_str_sub(all, at.start, at.end);
		struct coco_read read;
		if (coco_reader_read(q->reader, text, passage->tongue.index, &read) != 0)
			return -1;
		if (read.function)
			continue;
		const uint32_t slot = slot_for(q, &read, text, passage->tongue.index, is_named(all, &at, passage->tongue.index));
		if (slot == 0)
			return -1;
		for (size_t k = 0; k < REACH; k++)
			if (before[k] != 0 && before[k] != slot && add_pair(q, before[k], slot) != 0)
				return -1;
		memmove(before + 1, before, sizeof before - sizeof *before);
		before[0] = slot;
	}
	return 0;
}

/* A word that no profile has is as rare as what means the same: a year is said everywhere. */
static double idf_of_slot(const struct coco_question *q, size_t slot)
{
	const size_t end = slot + 1 < q->n_slots ? q->slots[slot + 1].first_term : q->n_terms;
	double idf = coco_affinity_idf(q->affinity, q->slots[slot].number);
	if (q->slots[slot].number != COCO_NO_WORD)
		return idf;
	for (size_t t = q->slots[slot].first_term; t < end; t++)
		if (q->likeness[t] == COCO_ALIKE_MEANING || q->likeness[t] == COCO_ALIKE_VAGUE)
			idf = fmin(idf, coco_affinity_idf(q->affinity, q->terms[t].word));
	return idf;
}

/* Weights of words, terms and pairs, once all of the challenge is read. Until then a term's weight says whether it is evident. */
static int weigh(struct coco_question *q)
{
	const double most = coco_affinity_idf(q->affinity, COCO_NO_WORD),
	             scale = q->n_slots > SLOTS_FINE ? COCO_TERM_MOST >> 2 : COCO_TERM_MOST;
	double squares = 0, all = 0;
	for (size_t i = 0; i < q->n_slots; i++) {
		struct coco_slot *s = &q->slots[i];
		s->weight = (1 + log((double)s->count)) * idf_of_slot(q, i) * pow((double)s->grams, RUNS_POWER);
		squares += s->weight * s->weight;
	}
	for (size_t i = 0; i < q->n_slots; i++)
		q->slots[i].weight /= sqrt(squares);
	for (size_t i = 0; i < q->n_terms; i++) {
		const bool evident = q->terms[i].weight != 0;
		q->terms[i].weight = (uint32_t)(scale * q->slots[q->terms[i].slot].weight * (double)q->likeness[i] *
		                                coco_affinity_idf(q->affinity, q->terms[i].word) / most);
		if (evident && coco_grow(&q->evident, &q->cap_evident, q->n_evident, sizeof *q->evident) != 0)
			return -1;
		if (evident)
			q->evident[q->n_evident++] = q->terms[i];
	}
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; q->n_pairs > 0 && i <= q->pair_mask; i++) {
			struct coco_pair *p = &q->pairs[i];
			if (p->left == 0)
				continue;
			/* In thousandths: a sum of whole numbers does not depend on the order. */
			const double weight = round(1000 * coco_affinity_idf(q->affinity, q->slots[p->left - 1].number) *
			                            coco_affinity_idf(q->affinity, q->slots[p->right - 1].number));
			if (pass == 0)
				all += weight;
			else
				p->share = (uint32_t)(SHARE * weight / all);
		}
	return 0;
}

static void compare_tongues(struct coco_question *q)
{
	const struct coco_affinity *a = q->affinity;
	for (size_t t = 0; t < a->n_tongues; t++) {
		q->foreign[t] = t > 0 && q->n_passages > 0;
		for (size_t i = 0; i < q->n_passages; i++)
			if (q->passages[i].tongue.code[0] == '\0' || strcmp(q->passages[i].tongue.code, a->tongues[t]) == 0)
				q->foreign[t] = false;
	}
}

int coco_question_ask(struct coco_question *question, const struct coco_passage *passages, size_t n, struct coco_err *err)
{
	struct coco_question *q = question;
	clear(q);
	q->passages = passages;
	q->n_passages = n;
	q->is_ours = true;
	for (size_t i = 0; i < n; i++)
		q->is_ours = q->is_ours && passages[i].tongue.index >= 0;
	if (coco_reader_begin(q->reader) != 0)
		return coco_err_nomem(err);
	for (size_t i = 0; i < n; i++)
		if (read_passage(q, &passages[i]) != 0)
			return coco_err_nomem(err);
	if (weigh(q) != 0 || coco_asked_fill(&q->asked, q->terms, q->n_terms) != 0 ||
	    coco_asked_fill(&q->asked_evident, q->evident, q->n_evident) != 0)
		return coco_err_nomem(err);
	compare_tongues(q);
	while (q->n_slots > q->cap_best)
		if (coco_grow(&q->best, &q->cap_best, q->cap_best, sizeof *q->best) != 0)
			return coco_err_nomem(err);
	while (q->n_slots > q->cap_told)
		if (coco_grow(&q->told, &q->cap_told, q->cap_told, sizeof *q->told) != 0)
			return coco_err_nomem(err);
	if (q->n_slots > 0)
		memset(q->best, 0, q->n_slots * sizeof *q->best);
	return 0;
}

/* ---- its affinity ------------------------------------------------------------------------------------------------ */

static double scale_of(const struct coco_question *q)
{
	return 1 / ((double)(q->n_slots > SLOTS_FINE ? COCO_TERM_MOST >> 2 : COCO_TERM_MOST) * COCO_IMPACT);
}

static double bounded(double x)
{
	return x / (x + HALF);
}

double coco_question_raise(const struct coco_question *question, size_t tongue)
{
	if (!question->foreign[tongue])
		return 1;
	return question->is_ours && question->affinity->langs[tongue] != 0 ? NEAR : FOREIGN;
}

static double affinity_of(const struct coco_question *q, uint32_t passage, uint32_t sum, double order)
{
	const double x = scale_of(q) * sum * (1 + ORDER_MOST * sqrt(order));
	return bounded(coco_question_raise(q, q->affinity->tongue[passage]) * x);
}

double coco_question_most(const struct coco_question *question, uint32_t passage, uint32_t sum)
{
	return affinity_of(question, passage, sum, 1);
}

/* The sum as far as it counts beside what can be shown of it. */
static uint32_t backed(const struct coco_question *q, uint32_t sum, uint32_t shown)
{
	const uint64_t most = q->n_evident > 0 ? (uint64_t)shown * BACKED + sum / FAINT : 0;
	return most < sum ? (uint32_t)most : sum;
}

int coco_question_score(struct coco_question *question, uint32_t passage, uint32_t sum, double *score)
{
	struct coco_question *q = question;
	uint32_t shown = 0;
	double order;
	*score = 0;
	if (sum > 0 && q->n_evident > 0 && coco_question_shown(q, passage, &shown) != 0)
		return -1;
	sum = backed(q, sum, shown);
	if (sum == 0)
		return 0;
	if (coco_question_order(q, passage, &order) != 0)
		return -1;
	*score = affinity_of(q, passage, sum, order);
	return 0;
}

/* ---- a profile -------------------------------------------------------------------------------------------------- */

/* The best three passages of a profile. */
struct top {
	double score[3];
};

static void take(struct top *top, double score)
{
	for (size_t i = 0; i < COCO_LEN(top->score); i++)
		if (score > top->score[i]) {
			const double lower = top->score[i];
			top->score[i] = score;
			score = lower;
		}
}

static double whole(const struct top *top)
{
	return top->score[0] + (1 - top->score[0]) * LIFT * (top->score[1] + top->score[2]) / 2;
}

int coco_question_scores(struct coco_question *question, double *scores, struct coco_err *err)
{
	struct coco_question *q = question;
	const struct coco_affinity *a = q->affinity;
	const size_t passages = coco_postings_count(a->postings);
	if (q->sums == NULL && (q->sums = malloc((passages + 1) * sizeof *q->sums)) == NULL)
		return coco_err_nomem(err);
	if (coco_postings_sums(a->postings, q->terms, q->n_terms, q->sums) != 0)
		return coco_err_nomem(err);
	for (size_t profile = 0; profile < a->n; profile++) {
		struct top top = {{0}};
		for (uint32_t i = a->first[profile]; i < a->first[profile + 1]; i++) {
			double score;
			if (coco_question_score(q, i, q->sums[i], &score) != 0)
				return coco_err_nomem(err);
			take(&top, score);
		}
		scores[profile] = whole(&top);
	}
	return 0;
}

int coco_question_profile(struct coco_question *question, size_t profile, double *score)
{
	struct coco_question *q = question;
	struct top top = {{0}};
	for (uint32_t i = q->affinity->first[profile]; i < q->affinity->first[profile + 1]; i++) {
		uint32_t sum;
		double one;
		if (coco_question_sum(q, i, &sum) != 0 || coco_question_score(q, i, sum, &one) != 0)
			return -1;
		take(&top, one);
	}
	*score = whole(&top);
	return 0;
}

double coco_question_beside(struct coco_question *question, size_t profile, double score)
{
	bool lone;
	double raised;
	if (!question->is_ours || score <= 0 || coco_question_lone(question, profile, &lone, &raised) != 0 || !lone)
		return score;
	const double x = HALF * score / (1 - score);
	return bounded(x * LONE / raised);
}

/* The best passage has to bring s1 with s1 + (1 - s1) LIFT s1 >= score. */
void coco_question_least(const struct coco_question *question, double score, bool alone, uint32_t least[2])
{
	const double p = 1 + LIFT, s1 = alone ? score : (p - sqrt(p * p - 4 * LIFT * score)) / (2 * LIFT), x = HALF * s1 / (1 - s1);
	for (int foreign = 0; foreign < 2; foreign++) {
		const double sum = x / (1 + ORDER_MOST) / (foreign ? FOREIGN : 1) / scale_of(question) * (1 - 1e-9) - 1;
		least[foreign] = sum > 1 ? sum < UINT32_MAX ? (uint32_t)sum : UINT32_MAX : 1;
	}
}
