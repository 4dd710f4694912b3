/* Each winner gets 500 €, the winners get 500 €: what was said of each is said of all together.
 *
 * Method: of a sentence with a word of the row `each` of senses.csv and a figure, the sentence of the other text with that figure must have
 * such a word, too, or one for all (but not "all together"), or a word of a price (per winner), where it has the word behind "each".
 * To a sentence without a figure belongs one of the same words.
 *
 * Invariant: nothing is told where the figure or the word behind "each" stands nowhere else. */
#include "senses.h"

#include <string.h>

enum { MOST = 400 };

static size_t row_each(void)
{
	return coco_table_row(coco_table_find(&coco_tables_rewrite, "senses"), 1, COCO_STR("each"));
}

/* One of the cell's forms is the word. */
static bool in_cell(const char *kind, int lang, struct coco_str normal, bool ending)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "senses");
	size_t row = coco_table_row(table, 0, coco_str_of(kind));
	struct coco_str rest = coco_str_of(row == COCO_NONE ? "" : coco_table_cell(table, row, coco_table_column(table, coco_langs[lang]))),
	                form;
	while (coco_str_split(&rest, ';', &form))
		if (form.n && (ending ? (normal.n > form.n && !memcmp(normal.s + normal.n - form.n, form.s, form.n)) : coco_str_eq(normal, form)))
			return true;
	return false;
}

/* The sentence has a word of the row `together`. */
static bool together(struct senses *s, int side, const struct sense_sentence *of)
{
	struct coco_str view = coco_str_sub(s->sides[side].text, 0, of->end);
	struct coco_word word;
	for (size_t at = of->start; coco_word_next(view, &at, &word);) {
		coco_buf_clear(&s->scratch);
		coco_text_normal(coco_str_sub(view, word.start, word.end), &s->scratch);
		if (in_cell("together", s->sides[side].lang, coco_buf_view(&s->scratch), false))
			return true;
	}
	return false;
}

/* The first word of the sentence that is one for each, or with `all` for all, most, some; false: none. */
static bool find_each(struct senses *s, int side, const struct sense_sentence *of, bool all, struct coco_word *found)
{
	struct coco_str view = coco_str_sub(s->sides[side].text, 0, of->end);
	const struct lang_tables *tables = lang_of(s->rewriter, s->sides[side].lang);
	for (size_t at = of->start; coco_word_next(view, &at, found);) {
		if (sense_row(s, &s->sides[side], coco_str_sub(view, found->start, found->end), "each") == row_each())
			return true;
		coco_buf_clear(&s->scratch);
		coco_text_normal(coco_str_sub(view, found->start, found->end), &s->scratch);
		if (all && opposites_share(tables, coco_buf_view(&s->scratch)))
			return true;
	}
	return false;
}

/* The word says "each" by its ending (tételenként), or the one right before it that it is of a price (per, na) or a part of what each has
 * (z). */
static bool said_of_each(struct senses *s, int side, const struct sense_sentence *of, const struct sense_word *at)
{
	struct coco_str view = coco_str_sub(s->sides[side].text, 0, at->start);
	struct coco_word word;
	int lang = s->sides[side].lang;
	bool found = false;
	for (size_t i = of->start; coco_word_next(view, &i, &word);) {
		coco_buf_clear(&s->scratch);
		coco_text_normal(coco_str_sub(view, word.start, word.end), &s->scratch);
		found = lexicon_find(&lang_of(s->rewriter, lang)->pers, coco_buf_view(&s->scratch), NULL) != 0 ||
		        in_cell("part", lang, coco_buf_view(&s->scratch), false);
	}
	return found || in_cell("each end", lang, coco_str_sub(s->sides[side].text, at->start, at->end), true);
}

/* The sentence of the side that has the byte; COCO_NONE. */
static size_t sentence_at(const struct sense_side *side, size_t at)
{
	for (size_t i = 0; i < side->count; i++)
		if (side->sentences[i].start <= at && at < side->sentences[i].end)
			return i;
	return COCO_NONE;
}

/* How many words of the one sentence stand in the other. */
static size_t words_shared(
    const struct sense_side *side, const struct sense_sentence *of, const struct sense_side *other, const struct sense_sentence *its)
{
	size_t found = 0;
	for (size_t w = of->from; w < of->to; w++)
		found += sense_stands_in(side, &side->words[w], other, its);
	return found;
}

static bool words_in(
    const struct sense_side *side, const struct sense_sentence *of, const struct sense_side *other, const struct sense_sentence *its)
{
	return words_shared(side, of, other, its) == of->to - of->from;
}

/* Of the sentences of the other text with a figure of this one that which shares most words with it; COCO_NONE. */
static size_t same_figure(const struct senses *s, int side, const struct sense_sentence *of)
{
	enum { TRIED = 32 };
	const struct side *mine = s->ledgers[side], *its = s->ledgers[!side];
	const struct sense_side *other = &s->sides[!side];
	for (size_t i = 0; i < mine->count; i++) {
		if (mine->facts[i].kind > COCO_FACT_MONEY || mine->facts[i].start < of->start || mine->facts[i].end > of->end)
			continue;
		size_t number = coco_map_find(its->set, mine->keys[i]), best = COCO_NONE, most = 0;
		for (size_t k = number == COCO_NONE ? its->count : its->first[number], tried = 0; k < its->count && tried < TRIED; k++) {
			if (!coco_str_eq(its->keys[k], mine->keys[i]))
				continue;
			size_t j = sentence_at(other, its->facts[k].start),
			       shared = j == COCO_NONE ? 0 : words_shared(&s->sides[side], of, other, &other->sentences[j]);
			if (j != COCO_NONE && (best == COCO_NONE || shared > most)) {
				best = j;
				most = shared;
			}
			tried++;
		}
		if (number != COCO_NONE)
			return best;
	}
	return COCO_NONE;
}

/* The sentence of the other text of as many words, and the same; COCO_NONE. */
static size_t same_words(const struct senses *s, int side, const struct sense_sentence *of)
{
	enum { FEW = 2 };
	const struct sense_side *other = &s->sides[!side];
	size_t n = of->to - of->from;
	for (size_t j = 0; n >= FEW && j < other->count; j++) {
		const struct sense_sentence *its = &other->sentences[j];
		if (!its->taken && !its->figure && its->to - its->from == n && words_in(&s->sides[side], of, other, its) &&
		    words_in(other, its, &s->sides[side], of))
			return j;
	}
	return COCO_NONE;
}

static void judge(struct senses *s, int of_side, size_t i)
{
	const struct sense_side *side = &s->sides[of_side], *other = &s->sides[!of_side];
	const struct sense_sentence *of = &side->sentences[i];
	struct coco_word each, has;
	if (of->taken || !find_each(s, of_side, of, false, &each))
		return;
	size_t j = of->figure ? same_figure(s, of_side, of) : same_words(s, of_side, of), w = of->from;
	if (j == COCO_NONE || other->sentences[j].taken)
		return;
	bool one = together(s, !of_side, &other->sentences[j]) && !together(s, of_side, of); /* "all" alone may be each of them */
	if (find_each(s, !of_side, &other->sentences[j], !one, &has))
		return;
	while (w < of->to && side->words[w].start < each.end)
		w++;
	for (size_t k = other->sentences[j].from; w < of->to && k < other->sentences[j].to; k++) {
		const struct sense_word *word = &other->words[k];
		const struct coco_word is = {word->start, word->end, false};
		if (!sense_alike(side, &side->words[w], other, word) || said_of_each(s, !of_side, &other->sentences[j], word))
			continue;
		const struct sense_pair pair = {.a = of_side ? j : i, .b = of_side ? i : j};
		sense_tell(s, &pair, of_side ? &is : &each, of_side ? &each : &is);
		return;
	}
}

void sense_each_tell(struct senses *s)
{
	if (s->sides[0].count > MOST || s->sides[1].count > MOST)
		return;
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < s->sides[side].count; i++)
			judge(s, side, i);
}
