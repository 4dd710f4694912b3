/* What a figure is said of: £380 per tonne, 12 € je Stück.
 *
 * Method: right behind the figure a word of the rows "per" of words.csv, and the word behind that, by its stem. A figure that both texts
 * have and that is said of something else in the candidate is told; one that is said of nothing there is not.
 *
 * Invariant: figures that stand alone are not looked at. */
#include "compare.h"

#include <string.h>

/* The word that the fact is said of; absent: none. */
static struct coco_word said_of(const struct coco_rewriter *rewriter, const struct side *side, size_t i, struct coco_buf *scratch)
{
	const struct lang_tables *tables = lang_of(rewriter, side->lang);
	struct coco_word word, of = {0};
	size_t at = side->facts[i].end,
	       end = i + 1 < side->count && side->facts[i + 1].kind <= COCO_FACT_DATE ? side->facts[i + 1].start : side->text.n;
	struct coco_str view = coco_str_sub(side->text, 0, end);
	if (side->facts[i].kind > COCO_FACT_MONEY || !coco_word_next(view, &at, &word) || word.start > side->facts[i].end + 1 ||
	    !lexicon_find(&tables->pers, coco_str_sub(view, word.start, word.end), scratch))
		return of;
	size_t last = word.end;
	if (coco_word_next(view, &at, &word) && word.start == last + 1 && blank(view.s[last]) && !word.number &&
	    !unit_of_pieces(coco_str_sub(view, word.start, word.end))) /* a mark says that */
		of = word;
	return of;
}

static struct coco_str rate_key(const struct side *side, size_t i, struct coco_str stem, struct coco_buf *key)
{
	coco_buf_clear(key);
	coco_buf_str(key, side->keys[i]);
	coco_buf_putc(key, '\n');
	coco_buf_str(key, stem);
	return coco_buf_view(key);
}

struct rates {
	const struct coco_rewriter *rewriter;
	struct coco_stemmer *stemmer;
	struct coco_buf scratch, key;
	struct coco_map *rated, *said; /* figures of the candidate that are said of something; with what */
	size_t *at;                    /* by number in `rated`: the fact, from 1 */
};

/* The stem of the word, in its normal form. */
static struct coco_str stem_of(struct rates *r, const struct side *side, const struct coco_word *word)
{
	coco_buf_clear(&r->scratch);
	coco_text_normal(coco_str_sub(side->text, word->start, word->end), &r->scratch);
	return coco_stem(r->stemmer, side->lang, coco_buf_view(&r->scratch));
}

static int gather(struct rates *r, const struct side *b)
{
	for (size_t k = 0; k < b->count; k++) {
		struct coco_word of = said_of(r->rewriter, b, k, &r->scratch);
		if (of.end == 0)
			continue;
		size_t number = coco_map_add(r->rated, b->keys[k], NULL);
		if (number == COCO_NONE || coco_map_add(r->said, rate_key(b, k, stem_of(r, b, &of), &r->key), NULL) == COCO_NONE)
			return -1;
		r->at[number] = r->at[number] ? r->at[number] : k + 1;
	}
	return 0;
}

int rates_tell(const struct coco_rewriter *rewriter, const struct side *a, const struct side *b, struct coco_arena *arena,
    struct coco_difference *told, size_t *n, struct coco_err *err)
{
	if (a->lang < 0)
		return 0;
	struct rates r = {.rewriter = rewriter, .stemmer = coco_stemmer_new(), .rated = coco_map_new(), .said = coco_map_new()};
	r.at = coco_arena_array(arena, b->count + 1, sizeof *r.at);
	bool ok = r.stemmer && r.rated && r.said && r.at && gather(&r, b) == 0;
	for (size_t i = 0; ok && i < a->count; i++) {
		struct coco_word of = said_of(rewriter, a, i, &r.scratch), now;
		size_t number = of.end ? coco_map_find(r.rated, a->keys[i]) : COCO_NONE;
		if (number == COCO_NONE || coco_map_find(r.said, rate_key(a, i, stem_of(&r, a, &of), &r.key)) != COCO_NONE)
			continue;
		now = said_of(rewriter, b, r.at[number] - 1, &r.scratch);
		const struct coco_fact was = {.kind = COCO_FACT_MARK, .start = of.start, .end = of.end, .lead = of.start, .value = COCO_STR("per")},
		                       is = {
		                           .kind = COCO_FACT_MARK, .start = now.start, .end = now.end, .lead = now.start, .value = COCO_STR("per")};
		told[(*n)++] = (struct coco_difference){COCO_CHANGED, was, is};
	}
	ok = ok && !r.scratch.failed && !r.key.failed;
	coco_stemmer_free(r.stemmer);
	coco_map_free(r.rated);
	coco_map_free(r.said);
	coco_buf_free(&r.scratch);
	coco_buf_free(&r.key);
	return ok ? 0 : coco_err_nomem(err);
}
