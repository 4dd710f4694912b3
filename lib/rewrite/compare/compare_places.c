/* Two figures of one unit that have changed places: each is still there, but says something of another thing.
 *
 * Method: only figures that each text has once. Where the words before two figures (or behind them) differ, those are held against the
 * words there in the candidate; where they do not, the order of the two in their sentence is. Figures of one unit and word and one sentence
 * on both sides are a group; one is out of order where an earlier one of it comes later in the candidate, or a later one earlier.
 *
 * Invariant: what is told of a figure is told of the one that it changed places with, too. */
#include "compare.h"

#include <string.h>

enum word_at { BEFORE, BEHIND };

struct moved {
	const struct coco_rewriter *rewriter;
	const struct side *a, *b;
	size_t *there;                  /* by fact of a: its number in b from 1; 0: it is no figure that both have once */
	struct coco_str *before, *then; /* by fact of a: the word before it, and before it in b */
	struct coco_str *behind, *now;  /* the word behind it, and behind it in b */
	struct coco_buf scratch, key;
	struct coco_map *words, *groups;
	size_t *group; /* by fact of a */
};

/* The word of four bytes or more before the fact in its sentence that is no function word, nor one that compares. */
static struct coco_str noun_before(const struct coco_rewriter *rewriter, const struct side *side, size_t i, struct coco_buf *scratch)
{
	size_t end = side->facts[i].start, from = end > 120 ? end - 120 : 0, at;
	struct coco_str found = COCO_STR_NONE;
	struct coco_word word;
	while (from < end && ((unsigned char)side->text.s[from] & 0xC0) == 0x80)
		from++;
	for (at = end; at > from + 1; at--) /* not beyond the sentence */
		if (side->text.s[at - 1] == ' ' && strchr(".!?;", side->text.s[at - 2]))
			break;
	if (i > 0 && side->facts[i - 1].kind <= COCO_FACT_MONEY && side->facts[i - 1].end > at)
		at = side->facts[i - 1].end;
	struct coco_str view = coco_str_sub(side->text, 0, end);
	for (at = at > from + 1 ? at : from; coco_word_next(view, &at, &word);) {
		struct coco_str raw = coco_str_sub(view, word.start, word.end);
		coco_buf_clear(scratch);
		coco_text_normal(raw, scratch);
		if (!word.number && raw.n >= 4 && !coco_stop_word(side->lang, coco_buf_view(scratch)) &&
		    !lexicon_find(&lang_of(rewriter, side->lang)->words, coco_buf_view(scratch), NULL))
			found = raw;
	}
	return found;
}

/* The beginning of the word of four bytes or more behind the fact in its clause: the noun that it counts. Its end is its case. */
static struct coco_str noun_behind(const struct side *side, size_t i, struct coco_buf *scratch)
{
	enum { WORDS = 3, WINDOW = 60, STEM = 5 };
	size_t at = side->facts[i].end, last = at, end = at + WINDOW < side->text.n ? at + WINDOW : side->text.n;
	struct coco_word word;
	if (i + 1 < side->count && side->facts[i + 1].kind <= COCO_FACT_MONEY && side->facts[i + 1].start < end)
		end = side->facts[i + 1].start;
	while (end > at && end < side->text.n && ((unsigned char)side->text.s[end] & 0xC0) == 0x80)
		end--;
	struct coco_str view = coco_str_sub(side->text, 0, end);
	for (size_t n = 0; n < WORDS && coco_word_next(view, &at, &word); n++, last = word.end) {
		for (size_t k = last; k < word.start; k++)
			if (strchr(",.;:!?", view.s[k]))
				return COCO_STR_NONE;
		struct coco_str raw = coco_str_sub(view, word.start, word.end);
		coco_buf_clear(scratch);
		coco_text_normal(raw, scratch);
		if (word.number || raw.n < 4 || coco_stop_word(side->lang, coco_buf_view(scratch)))
			continue;
		size_t stem = raw.n < STEM ? raw.n : STEM;
		while (stem < raw.n && ((unsigned char)raw.s[stem] & 0xC0) == 0x80)
			stem--;
		return coco_str_sub(raw, 0, stem);
	}
	return COCO_STR_NONE;
}

static bool once(const struct side *side, size_t number)
{
	return number != COCO_NONE && !side->twice[number];
}

/* Kind, unit and two words (or a word and two sentences) as a key. */
static struct coco_str key_of(
    struct moved *m, const struct coco_fact *fact, struct coco_str one, struct coco_str other, size_t sentence, size_t there)
{
	coco_buf_clear(&m->key);
	coco_buf_printf(&m->key, "%d %zu %zu %d %d ", (int)fact->kind, sentence, there, one.s != NULL, other.s != NULL);
	coco_buf_str(&m->key, fact->unit);
	coco_buf_putc(&m->key, '\n');
	coco_buf_str(&m->key, one);
	coco_buf_putc(&m->key, '\n');
	coco_buf_str(&m->key, other);
	return coco_buf_view(&m->key);
}

static int gather(struct moved *m, struct coco_err *err)
{
	for (size_t i = 0; i < m->a->count; i++) {
		const struct coco_fact *fact = &m->a->facts[i];
		size_t mine = fact->kind <= COCO_FACT_MONEY ? coco_map_find(m->a->set, m->a->keys[i]) : COCO_NONE,
		       its = mine == COCO_NONE ? COCO_NONE : coco_map_find(m->b->set, m->a->keys[i]);
		if (!once(m->a, mine) || !once(m->b, its))
			continue;
		size_t k = m->b->first[its];
		m->there[i] = k + 1;
		m->before[i] = noun_before(m->rewriter, m->a, i, &m->scratch);
		m->then[i] = noun_before(m->rewriter, m->b, k, &m->scratch);
		m->behind[i] = noun_behind(m->a, i, &m->scratch);
		m->now[i] = noun_behind(m->b, k, &m->scratch);
		m->group[i] = coco_map_add(m->groups, key_of(m, fact, m->before[i], COCO_STR_NONE, fact->sentence, m->b->facts[k].sentence), NULL);
		if (m->group[i] == COCO_NONE || coco_map_add(m->words, key_of(m, fact, m->before[i], m->then[i], BEFORE, 0), NULL) == COCO_NONE ||
		    coco_map_add(m->words, key_of(m, fact, m->behind[i], m->now[i], BEHIND, 0), NULL) == COCO_NONE)
			return coco_err_nomem(err);
	}
	return m->key.failed || m->scratch.failed ? coco_err_nomem(err) : 0;
}

/* Marks the figures of a group that come before a smaller number of the candidate, or behind a larger one. */
static int out_of_order(struct moved *m, size_t *now, struct coco_arena *arena, struct coco_err *err)
{
	size_t n = coco_map_count(m->groups);
	size_t *most = coco_arena_array(arena, n + 1, sizeof *most), *least = coco_arena_array(arena, n + 1, sizeof *least);
	if (!most || !least)
		return coco_err_nomem(err);
	for (size_t i = 0; i < m->a->count; i++) {
		size_t k = m->there[i], group = m->group[i];
		if (!k)
			continue;
		if (most[group] > k)
			now[i] = k;
		most[group] = most[group] > k ? most[group] : k;
	}
	for (size_t i = m->a->count; i-- > 0;) {
		size_t k = m->there[i], group = m->group[i];
		if (!k)
			continue;
		if (least[group] && least[group] < k)
			now[i] = k;
		least[group] = least[group] && least[group] < k ? least[group] : k;
	}
	return 0;
}

/* Another figure of the unit has, there, the word before (or behind) this one, and this one has there the word of that. */
static bool words_swapped(struct moved *m, size_t i, struct coco_str mine, struct coco_str now, enum word_at where)
{
	bool known = where == BEHIND ? mine.s && now.s : mine.s || now.s; /* 3 su 120: nothing is before the second */
	bool same = mine.s && now.s && coco_str_eq(mine, now);
	return known && !same && coco_map_find(m->words, key_of(m, &m->a->facts[i], now, mine, where, 0)) != COCO_NONE;
}

int figures_moved(const struct coco_rewriter *rewriter, const struct side *a, const struct side *b, size_t *now, struct coco_arena *arena,
    struct coco_err *err)
{
	struct moved m = {.rewriter = rewriter, .a = a, .b = b, .words = coco_map_new(), .groups = coco_map_new()};
	m.there = coco_arena_array(arena, a->count + 1, sizeof *m.there);
	m.before = coco_arena_array(arena, a->count + 1, sizeof *m.before);
	m.then = coco_arena_array(arena, a->count + 1, sizeof *m.then);
	m.behind = coco_arena_array(arena, a->count + 1, sizeof *m.behind);
	m.now = coco_arena_array(arena, a->count + 1, sizeof *m.now);
	m.group = coco_arena_array(arena, a->count + 1, sizeof *m.group);
	int rc = m.words && m.groups && m.there && m.before && m.then && m.behind && m.now && m.group ? gather(&m, err) : coco_err_nomem(err);
	if (rc == 0)
		rc = out_of_order(&m, now, arena, err);
	for (size_t i = 0; rc == 0 && i < a->count; i++)
		if (m.there[i] && !now[i] &&
		    (words_swapped(&m, i, m.before[i], m.then[i], BEFORE) || words_swapped(&m, i, m.behind[i], m.now[i], BEHIND)))
			now[i] = m.there[i];
	if (rc == 0 && m.key.failed)
		rc = coco_err_nomem(err);
	coco_buf_free(&m.key);
	coco_buf_free(&m.scratch);
	coco_map_free(m.words);
	coco_map_free(m.groups);
	return rc;
}
