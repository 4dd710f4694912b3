/* Which sentences of two texts are the same but for a word.
 *
 * Method: a sentence is the sum of the hashes of its words' stems, so that their order does not matter; sentences with equal sums have the
 * same words, and two whose sums less one word each are equal differ in that word. The sums of the candidate stand in a map. What stands in
 * both texts as it is takes no part. Words of figures, demands, negations and function are left out: the ledgers compare the first,
 * senses.c the last.
 *
 * Invariant: a sentence has one partner at most; the time grows with the length of the texts. */
#include "acts.h"
#include "senses.h"

#include <stdlib.h>
#include <string.h>

enum { ALIKE = 2 }; /* words that two sentences must share to be one; or one, in the same place of the texts */

/* Sums of the candidate's sentences, whole or less one word. */
struct sum {
	size_t sentence, word; /* COCO_NONE: whole */
	size_t words;          /* left out: one, or two in a row */
	size_t next;           /* of equal sums, from 1 */
};

struct sums {
	struct coco_map *keys;
	size_t *last; /* by the key's number, from 1 */
	struct sum *all;
	size_t count;
};

int senses_room(const struct side *a, const struct side *b, struct coco_arena *arena, size_t *room, struct coco_err *err)
{
	struct coco_sentence *sentences;
	size_t its;
	int rc = coco_sentences(a->text, a->lang, arena, &sentences, room, err);
	if (rc == 0)
		rc = coco_sentences(b->text, b->lang, arena, &sentences, &its, err);
	*room = rc == 0 ? 5 * *room + 4 * its : 0; /* a sentence, its pair, its condition, each, what is gone of it */
	return rc;
}

/* The word says something of its own. */
static bool says(const struct lang_tables *tables, int lang, struct coco_str text, const struct coco_word *word, struct coco_buf *scratch)
{
	unsigned found = word_class(tables, text, word, true, scratch) >> 8;
	coco_buf_clear(scratch);
	coco_text_normal(coco_str_sub(text, word->start, word->end), scratch);
	struct coco_str normal = coco_buf_view(scratch);
	return !word->number && found != W_MODAL && found != W_NEGATION && !coco_stop_word(lang, normal) &&
	       !lexicon_find(&tables->senses, normal, NULL) && !lexicon_begins(&tables->senses, normal) &&
	       !lexicon_find(&tables->bounds, normal, NULL) && !lexicon_begins(&tables->verbs, normal) &&
	       !lexicon_find(&tables->pers, normal, NULL);
}

/* It is of the figure that is the next one, or of what bounds that. */
static bool of_figure(const struct side *side, size_t next, const struct coco_word *word)
{
	while (next < side->count && side->facts[next].kind >= COCO_FACT_DEMAND)
		next++;
	const struct coco_fact *fact = &side->facts[next];
	return next < side->count && fact->lead < word->end && (word->start < fact->end || word->start < fact->tail);
}

/* It is of a mark (per year, net), which the ledgers compare. */
static bool of_mark(const struct side *side, size_t next, const struct coco_word *word)
{
	bool found = false;
	for (; !found && next < side->count && side->facts[next].start <= word->start; next++)
		found = side->facts[next].kind == COCO_FACT_MARK && word->end <= side->facts[next].end;
	return found;
}

/* A figure, a code or an address, or surely a name: a sentence with one is not shown as a whole. */
static bool apart(const struct coco_fact *fact)
{
	return fact->kind < COCO_FACT_DEMAND || (fact->kind == COCO_FACT_NAME && fact->name == COCO_NAME_SURE);
}

static int add_word(struct senses *s, struct sense_side *to, struct sense_sentence *of, const struct coco_word *word, size_t end)
{
	if (coco_grow(&to->words, &to->cap, to->n_words, sizeof *to->words) != 0)
		return coco_err_nomem(s->err);
	if (end < word->end) { /* vržou-li */
		coco_buf_clear(&s->scratch);
		coco_text_normal(coco_str_sub(to->text, word->start, end), &s->scratch);
	}
	uint64_t stem = coco_hash(coco_stem(s->stemmer, to->lang, coco_buf_view(&s->scratch)));
	to->words[to->n_words++] = (struct sense_word){word->start, end, stem};
	of->total += stem;
	of->to = to->n_words;
	return 0;
}

static int read_side(struct senses *s, const struct side *from, struct sense_side *to)
{
	const struct lang_tables *tables = lang_of(s->rewriter, from->lang);
	struct coco_sentence *sentences;
	struct coco_word word;
	size_t f = 0;
	to->text = from->text;
	to->lang = from->lang;
	if (coco_sentences(from->text, from->lang, s->arena, &sentences, &to->count, s->err) != 0)
		return -1;
	to->sentences = coco_arena_array(s->arena, to->count + 1, sizeof *to->sentences);
	if (!to->sentences)
		return coco_err_nomem(s->err);
	for (size_t i = 0; i < to->count; i++) {
		struct sense_sentence *of = &to->sentences[i];
		struct coco_str view = coco_str_sub(from->text, 0, sentences[i].end);
		*of = (struct sense_sentence){.start = sentences[i].start, .end = sentences[i].end, .from = to->n_words, .to = to->n_words};
		for (size_t at = of->start; coco_word_next(view, &at, &word);) {
			while (f < from->count && from->facts[f].end <= word.start && from->facts[f].tail <= word.start)
				f++;
			of->figure = of->figure || (f < from->count && from->facts[f].start < of->end && apart(&from->facts[f]));
			if (of_figure(from, f, &word) || of_mark(from, f, &word))
				continue;
			size_t behind, end;
			int condition = condition_at(s, to, i, &word, of->end, &behind, &end);
			at = behind;
			if (condition >= 0 && end > word.start && says(tables, from->lang, from->text, &word, &s->scratch))
				condition = add_word(s, to, of, &word, end);
			if (condition < 0)
				return -1;
		}
	}
	return s->scratch.failed ? coco_err_nomem(s->err) : 0;
}

/* Takes the sentences that stand in both texts out. */
static int take_equals(struct sense_side *a, struct sense_side *b)
{
	struct coco_map *map[2] = {coco_map_new(), coco_map_new()};
	struct sense_side *sides[2] = {a, b};
	bool ok = map[0] && map[1];
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; ok && i < sides[side]->count; i++)
			ok = coco_map_add(map[side], coco_str_sub(sides[side]->text, sides[side]->sentences[i].start, sides[side]->sentences[i].end),
			         NULL) != COCO_NONE;
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; ok && i < sides[side]->count; i++) {
			struct sense_sentence *of = &sides[side]->sentences[i];
			of->taken = coco_map_find(map[!side], coco_str_sub(sides[side]->text, of->start, of->end)) != COCO_NONE;
		}
	coco_map_free(map[0]);
	coco_map_free(map[1]);
	return ok ? 0 : -1;
}

static struct coco_str key_of_sum(const uint64_t *sum)
{
	return (struct coco_str){(const char *)sum, sizeof *sum};
}

static int add_sum(struct sums *to, uint64_t sum, size_t sentence, size_t word, size_t words)
{
	size_t number = coco_map_add(to->keys, key_of_sum(&sum), NULL);
	if (number == COCO_NONE)
		return -1;
	to->all[to->count++] = (struct sum){sentence, word, words, to->last[number]};
	to->last[number] = to->count;
	return 0;
}

/* Nothing but a blank stands between a word of the sentence and the next. */
static bool side_by_side(const struct sense_side *side, const struct sense_sentence *of, size_t word)
{
	return word + 1 < of->to && side->words[word + 1].start == side->words[word].end + 1;
}

static int make_sums(const struct sense_side *b, struct sums *to, struct coco_arena *arena)
{
	size_t most = b->count + 2 * b->n_words + 1;
	to->keys = coco_map_new();
	to->last = coco_arena_array(arena, most, sizeof *to->last);
	to->all = coco_arena_array(arena, most, sizeof *to->all);
	if (!to->keys || !to->last || !to->all)
		return -1;
	for (size_t i = 0; i < b->count; i++) {
		const struct sense_sentence *of = &b->sentences[i];
		if (of->taken || of->from == of->to)
			continue;
		if (add_sum(to, of->total, i, COCO_NONE, 0) != 0)
			return -1;
		for (size_t k = of->from; k < of->to; k++)
			if (add_sum(to, of->total - b->words[k].stem, i, k, 1) != 0 ||
			    (side_by_side(b, of, k) && add_sum(to, of->total - b->words[k].stem - b->words[k + 1].stem, i, k, 2) != 0))
				return -1;
	}
	return 0;
}

/* But for the words both sentences are the same, byte for byte. */
static bool same_around(const struct sense_side *a, const struct sense_sentence *of, const struct sense_pair *pair,
    const struct sense_side *b, const struct sum *found)
{
	const struct sense_sentence *other = &b->sentences[found->sentence];
	const struct sense_word *x = &a->words[pair->gone], *y = &b->words[found->word];
	size_t x_end = x[pair->n_gone - 1].end, y_end = y[found->words - 1].end;
	return of->end - of->start > x_end - x->start &&
	       coco_str_eq(coco_str_sub(a->text, of->start, x->start), coco_str_sub(b->text, other->start, y->start)) &&
	       coco_str_eq(coco_str_sub(a->text, x_end, of->end), coco_str_sub(b->text, y_end, other->end));
}

/* A free sentence of the candidate with the sum, which shares `shared` words, less one word (or two; whole: 0); the one at the same place
 * before others. */
static const struct sum *partner(
    struct senses *s, const struct sums *sums, const struct sense_side *b, uint64_t sum, size_t place, size_t shared, bool whole)
{
	enum { TRIED = 16 };
	size_t number = coco_map_find(sums->keys, key_of_sum(&sum)), tried = 0;
	const struct sum *found = NULL;
	for (size_t i = number == COCO_NONE ? 0 : sums->last[number]; i && tried < TRIED; i = sums->all[i - 1].next, tried++) {
		const struct sum *one = &sums->all[i - 1];
		if (b->sentences[one->sentence].taken || (shared < ALIKE && one->sentence != place))
			continue;
		if (whole && one->words == 2 && !sense_item(s, 1, one->sentence, one->word, 2))
			continue;
		if (!found || one->sentence == place)
			found = one;
	}
	return found;
}

static int pair_sentence(struct senses *s, const struct sums *sums, size_t i)
{
	struct sense_side *a = &s->sides[0], *b = &s->sides[1];
	struct sense_sentence *of = &a->sentences[i];
	size_t n = of->to - of->from;
	struct sense_pair pair = {.a = i, .gone = COCO_NONE};
	const struct sum *found = partner(s, sums, b, of->total, i, n, true);
	for (size_t words = 1; words <= 2 && !found; words++)
		for (size_t k = of->from; !found && k < of->to; k++) {
			if (words == 2 && !side_by_side(a, of, k))
				continue;
			found = partner(s, sums, b, of->total - a->words[k].stem - (words == 2 ? a->words[k + 1].stem : 0), i, n - words, false);
			pair.gone = k;
			pair.n_gone = words;
			if (found && (found->word == COCO_NONE ? (words == 2 && !sense_item(s, 0, i, k, 2)) || n == words : n == words) &&
			    (found->word == COCO_NONE || !same_around(a, of, &pair, b, found)))
				found = NULL;
		}
	if (!found)
		return 0;
	if (found->word == COCO_NONE && pair.gone == COCO_NONE)
		pair.n_gone = 0;
	pair.b = found->sentence;
	pair.come = found->word;
	pair.n_come = found->words;
	of->taken = b->sentences[found->sentence].taken = true;
	return senses_judge(s, &pair);
}

int senses_tell(const struct coco_rewriter *rewriter, const struct side *a, const struct side *b, struct coco_arena *arena,
    struct coco_difference *told, size_t *n, struct coco_err *err)
{
	if (a->lang < 0 || a->lang != b->lang)
		return 0;
	struct senses s = {.rewriter = rewriter, .stemmer = coco_stemmer_new(), .arena = arena, .told = told, .n = n, .err = err};
	s.ledgers[0] = a;
	s.ledgers[1] = b;
	struct sums sums = {0};
	int rc = s.stemmer ? senses_load(lang_of(rewriter, a->lang), a->lang, err) : coco_err_nomem(err);
	if (rc == 0)
		rc = conditions_load(lang_of(rewriter, a->lang), a->lang, err);
	if (rc == 0)
		rc = acts_load(lang_of(rewriter, a->lang), a->lang, err);
	for (int side = 0; rc == 0 && side < 2; side++)
		if (senses_counts(&s.counts[side], arena) != 0)
			rc = coco_err_nomem(err);
	if (rc == 0)
		rc = read_side(&s, a, &s.sides[0]);
	if (rc == 0)
		rc = read_side(&s, b, &s.sides[1]);
	if (rc == 0 && (take_equals(&s.sides[0], &s.sides[1]) != 0 || make_sums(&s.sides[1], &sums, arena) != 0))
		rc = coco_err_nomem(err);
	if (rc == 0)
		conditions_tell(&s);
	if (rc == 0)
		sense_each_tell(&s);
	for (size_t i = 0; rc == 0 && i < s.sides[0].count; i++)
		if (!s.sides[0].sentences[i].taken && s.sides[0].sentences[i].from < s.sides[0].sentences[i].to)
			rc = pair_sentence(&s, &sums, i);
	if (rc == 0)
		sense_less_tell(&s);
	if (rc == 0 && sense_sentences_tell(&s) != 0)
		rc = coco_err_nomem(err);
	coco_map_free(sums.keys);
	free(s.sides[0].words);
	free(s.sides[1].words);
	free(s.sides[0].markers);
	free(s.sides[1].markers);
	coco_stemmer_free(s.stemmer);
	coco_buf_free(&s.scratch);
	coco_buf_free(&s.other);
	return rc;
}
