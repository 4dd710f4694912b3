/* Sentences that have lost a part: what is left of them says nothing new, and what is gone stands nowhere else.
 *
 * Method: for a sentence that was not paired (sense_pairs.c), one of the other text is looked for whose words all stand in it, half of its
 * own or more, and whose figures and names the other text has. Where two words or more of the sentence stand neither there nor in any
 * sentence of the other text that is not in both, they are gone.
 *
 * Invariant: a sentence with a word that the other one has not was worded anew, and is not told. */
#include "senses.h"

#include <string.h>

enum { LEFT = 2, GONE = 2, MOST = 400, LETTERS = 4, STEM = 64 };

/* All words of the other side's sentence stand in the sentence of this one. */
static bool is_part(
    const struct sense_side *other, const struct sense_sentence *its, const struct sense_side *side, const struct sense_sentence *of)
{
	for (size_t i = its->from; i < its->to; i++)
		if (!sense_stands_in(other, &other->words[i], side, of))
			return false;
	return its->to - its->from >= LEFT;
}

/* The word stands in a sentence of the side that is not in both texts. */
static bool stands_somewhere(const struct sense_side *side, const struct sense_word *word, const struct sense_side *other)
{
	for (size_t i = 0; i < other->count; i++)
		if (!other->sentences[i].taken && sense_stands_in(side, word, other, &other->sentences[i]))
			return true;
	return false;
}

/* A figure, a name or an acronym of the sentence stands nowhere in the other text: it may stand for what is gone. */
static bool says_new(const struct side *from, const struct sense_sentence *of, const struct side *other)
{
	for (size_t i = 0; i < from->count; i++)
		if (from->facts[i].start >= of->start && from->facts[i].end <= of->end && from->facts[i].kind < COCO_FACT_DEMAND &&
		    coco_map_find(other->set, from->keys[i]) == COCO_NONE)
			return true;
	return false;
}

/* No sign of numbering (no, št), no ordinal or other word that is compared elsewhere (opposites.csv), and none that says nothing. */
static bool counts(struct senses *s, const struct sense_side *side, const struct sense_word *word)
{
	struct coco_str raw = coco_str_sub(side->text, word->start, word->end);
	const struct lexicon *forms = lang_of(s->rewriter, side->lang)->opposites;
	coco_buf_clear(&s->scratch);
	coco_text_normal(raw, &s->scratch);
	if (raw.n < LETTERS || lexicon_find(forms, coco_buf_view(&s->scratch), NULL) || lexicon_begins(forms, coco_buf_view(&s->scratch)))
		return false;
	char stem[STEM];
	struct coco_str found = coco_stem(s->stemmer, side->lang, coco_buf_view(&s->scratch));
	size_t n = found.n < STEM ? found.n : 0;
	memcpy(stem, found.s, n);
	return !word_says_nothing(s->stemmer, side->lang, (struct coco_str){stem, n}, &s->scratch);
}

static void judge(struct senses *s, int of_side, size_t i)
{
	const struct sense_side *side = &s->sides[of_side], *other = &s->sides[!of_side];
	const struct sense_sentence *of = &side->sentences[i];
	size_t n = of->to - of->from, gone = 0, first = of->to, last = first;
	if (of->taken || n < LEFT + GONE)
		return;
	for (size_t j = 0; j < other->count; j++) {
		const struct sense_sentence *its = &other->sentences[j];
		if (its->taken || 3 * (its->to - its->from) < n || !is_part(other, its, side, of) ||
		    says_new(s->ledgers[!of_side], its, s->ledgers[of_side]))
			continue;
		for (size_t w = of->from; w < of->to; w++)
			if (!sense_stands_in(side, &side->words[w], other, its) && !stands_somewhere(side, &side->words[w], other) &&
			    counts(s, side, &side->words[w])) {
				first = gone++ == 0 ? w : first;
				last = w;
			}
		if (gone < GONE)
			return;
		const struct coco_word was = {side->words[first].start, side->words[last].end, false};
		const struct sense_pair pair = {.a = of_side ? j : i, .b = of_side ? i : j};
		sense_tell(s, &pair, of_side ? NULL : &was, of_side ? &was : NULL);
		return;
	}
}

void sense_less_tell(struct senses *s)
{
	if (s->sides[0].count > MOST || s->sides[1].count > MOST)
		return;
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < s->sides[side].count; i++)
			judge(s, side, i);
}
