/* Why a profile has its affinity to a challenge: the words that they share, and the sentence that says most of it. */
#include "question.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_weight(const void *x, const void *y)
{
	const struct coco_shared_word *a = x, *b = y;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* The passage of a profile that has the greatest affinity; none: false. Leaves what can be shown of it in q->told. */
static int best_passage(struct coco_question *q, size_t profile, bool *found)
{
	const struct coco_affinity *a = q->affinity;
	double best = 0;
	uint32_t sum, which = 0;
	*found = false;
	for (uint32_t i = a->first[profile]; i < a->first[profile + 1]; i++) {
		double score;
		if (coco_question_sum(q, i, &sum) != 0 || coco_question_score(q, i, sum, &score) != 0)
			return -1;
		if (score > best)
			best = score, which = i, *found = true;
	}
	return *found ? coco_question_shown(q, which, &sum) : 0;
}

bool coco_question_meets(const struct coco_question *question)
{
	return question->n_evident > 0;
}

int coco_question_explain(
    struct coco_question *question, size_t profile, struct coco_shared_word *words, size_t most, size_t *n, struct coco_err *err)
{
	struct coco_question *q = question;
	bool found;
	double all = 0;
	size_t count = 0;
	*n = 0;
	if (best_passage(q, profile, &found) != 0)
		return coco_err_nomem(err);
	struct coco_shared_word *shared = found ? calloc(q->n_slots + 1, sizeof *shared) : NULL;
	if (shared == NULL)
		return found ? coco_err_nomem(err) : 0;
	for (size_t i = 0; i < q->n_slots; i++) {
		const size_t term = q->told[i] > 0 ? coco_question_term(q, i) : COCO_NONE;
		if (term == COCO_NONE)
			continue;
		shared[count++] = (struct coco_shared_word){.word = q->slots[i].text,
		    .weight = q->told[i],
		    .place = i,
		    .answer = q->evident[term].word,
		    .same = q->evident[term].word == q->slots[i].number};
		all += q->told[i];
	}
	if (count > 1)
		qsort(shared, count, sizeof *shared, by_weight);
	for (; *n < most && *n < count; ++*n)
		words[*n] = shared[*n], words[*n].weight /= all;
	free(shared);
	return 0;
}

int coco_question_own(struct coco_question *question, const struct coco_passage *profile, size_t n, struct coco_shared_word *words,
    size_t n_words, struct coco_err *err)
{
	size_t open = n_words;
	for (size_t k = 0; k < n_words; k++)
		if (words[k].same)
			words[k].own = words[k].word, open--;
	for (size_t i = 0; i < n && open > 0; i++) {
		const struct coco_str all = coco_passage_says(&profile[i]);
		struct coco_word at;
		for (size_t next = 0; open > 0 && coco_lexis_next(all, &next, &at);) {
			const struct coco_str text = coco_str_sub(all, at.start, at.end);
			uint32_t number;
			if (coco_reader_number(question->reader, text, profile[i].tongue.index, &number) != 0)
				return coco_err_nomem(err);
			for (size_t k = 0; k < n_words; k++)
				if (number == words[k].answer && words[k].own.s == NULL)
					words[k].own = text, open--;
		}
	}
	return 0;
}

/* A sentence beside what is told of a pair. */
struct worth {
	double shared; /* weight of the words that are told to be shared, of those that it has */
	double value;  /* what it says of the challenge, by length: a long one must say more */
};

/* What a word, by its number, adds; `seen`: the shared words that were there before, a bit each. */
static double shared_weight(const struct coco_shared_word *shared, size_t n_shared, uint32_t number, uint64_t *seen)
{
	double sum = 0;
	for (size_t k = 0; k < n_shared && k < 64; k++)
		if (shared[k].answer == number && (*seen >> k & 1) == 0) {
			sum += shared[k].weight;
			*seen |= UINT64_C(1) << k;
		}
	return sum;
}

static int sentence_worth(
    struct coco_question *q, struct coco_str text, int lang, const struct coco_shared_word *shared, size_t n_shared, struct worth *worth)
{
	struct coco_word at;
	size_t words = 0;
	uint64_t seen = 0;
	*worth = (struct worth){0};
	memset(q->told, 0, q->n_slots * sizeof *q->told);
	for (size_t i = 0; coco_lexis_next(text, &i, &at);) {
		uint32_t number;
		if (coco_reader_number(q->reader, coco_str_sub(text, at.start, at.end), lang, &number) != 0)
			return -1;
		words++;
		if (number == COCO_NO_WORD || !coco_asked_has(&q->asked_evident, number))
			continue;
		worth->shared += shared_weight(shared, n_shared, number, &seen);
		const uint32_t place = coco_asked_place(&q->asked_evident, number);
		for (uint32_t k = q->asked_evident.first[place]; k < q->asked_evident.first[place + 1]; k++)
			if (q->asked_evident.answers[k].weight > q->told[q->asked_evident.answers[k].slot])
				q->told[q->asked_evident.answers[k].slot] = q->asked_evident.answers[k].weight;
	}
	for (size_t i = 0; i < q->n_slots; i++)
		worth->value += q->told[i];
	worth->value /= sqrt(10 + (double)words);
	return 0;
}

int coco_question_passage(struct coco_question *question, const struct coco_passage *profile, size_t n,
    const struct coco_shared_word *shared, size_t n_shared, struct coco_arena *scratch, struct coco_str *passage, struct coco_err *err)
{
	struct worth best = {0};
	*passage = COCO_STR_NONE;
	for (size_t i = 0; i < n && question->n_slots > 0; i++) {
		struct coco_sentence *sentences = NULL;
		size_t count = 0;
		if (profile[i].names)
			continue;
		if (coco_sentences(profile[i].text, profile[i].tongue.index, scratch, &sentences, &count, err) != 0)
			return -1;
		for (size_t s = 0; s < count; s++) {
			const struct coco_str says = coco_str_sub(coco_passage_says(&profile[i]), sentences[s].start, sentences[s].end);
			struct worth worth;
			if (sentence_worth(question, says, profile[i].tongue.index, shared, n_shared, &worth) != 0)
				return coco_err_nomem(err);
			if (worth.shared > best.shared || (worth.shared >= best.shared && worth.value > best.value))
				best = worth, *passage = coco_str_sub(profile[i].text, sentences[s].start, sentences[s].end);
		}
	}
	return 0;
}
