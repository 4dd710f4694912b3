/* How a sentence begins in the brief: without the number of its clause and without the name of the slot that it stands in, and with a
 * capital; how one ends.
 *
 * Invariant: a fact at the front stays as it is. */
#include "shorten.h"

#include <string.h>

enum { CLAUSE_NUMBER = 12, LABEL_LEFT = 3 };

/* "3.2.1 The hall", in a list also "4. The hall": the number of a clause says nothing where it stands alone, that of a prize does. */
void cutter_clause_number(struct cutter *c)
{
	size_t i = c->s.n - unnumbered(c->s).n, start, end, from, to;
	if (i == 0 || i >= CLAUSE_NUMBER || i + 1 >= c->s.n)
		return;
	facts_between(c->by->facts, c->by->n_facts, c->unit->start, c->unit->start + i, &from, &to);
	if (from < to && c->by->facts[to - 1].unit.n > 1 && c->by->facts[to - 1].end > c->unit->start + i) /* "3.000 EUR" */
		return;
	if (from < to && c->by->facts[to - 1].kind == COCO_FACT_DATE) /* "15.01.2027 Start", "20. April: results" */
		return;
	bool levels = c->s.s[i - 2] != '.' && c->s.s[i - 2] != ')';
	bool upper = (c->s.s[i] >= 'A' && c->s.s[i] <= 'Z') || (unsigned char)c->s.s[i] >= 0xC3;
	if (upper && (levels || ((c->unit->flags & F_ITEM) && pattern_find(c->by->tables->shortcuts->ordinal, c->s, 0, &start, &end) != 1)))
		cutter_change(c, 0, i, COCO_STR(""), "R25");
}

/* The letter that begins a word of the sentence as a capital; 0: it is no letter that has one here. */
size_t cutter_capital(struct coco_str s, char out[4])
{
	uint32_t cp;
	size_t n = coco_utf8_next(s, &cp);
	if (cp >= 'a' && cp <= 'z') {
		out[0] = (char)(cp - 32);
		return 1;
	}
	bool even = (cp >= 0x100 && cp <= 0x137) || (cp >= 0x14A && cp <= 0x177),
	     odd = (cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E);
	uint32_t up = cp >= 0xE0 && cp <= 0xFE && cp != 0xF7 ? cp - 32 : even && cp % 2 ? cp - 1 : odd && cp % 2 == 0 ? cp - 1 : cp;
	bool letter = (cp >= 'A' && cp <= 'Z') || (cp >= '0' && cp <= '9') || (cp >= 0xC0 && cp <= 0x17E);
	if (!letter || n > 2)
		return 0;
	if (n == 1) {
		out[0] = (char)up;
		return 1;
	}
	out[0] = (char)(0xC0 | up >> 6);
	out[1] = (char)(0x80 | (up & 0x3F));
	return 2;
}

/* pH, iPhone */
static bool capitals_inside(struct coco_str s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if ((s.s[i] >= 'A' && s.s[i] <= 'Z') || (s.s[i] >= '0' && s.s[i] <= '9'))
			return true;
	return false;
}

struct coco_str word_large(struct coco_str s, struct coco_arena *arena, size_t *end)
{
	struct coco_str after = COCO_STR_NONE;
	struct coco_word word;
	char letter[4];
	uint32_t cp;
	size_t at = 0, first = coco_utf8_next(s, &cp), n = cutter_capital(s, letter);
	bool small = (cp >= 'a' && cp <= 'z') || (n == 2 && memcmp(letter, s.s, 2) != 0);
	if (n == 0 || !small || !coco_word_next(s, &at, &word) || word.start != 0 || word.number || capitals_inside(s, first, word.end))
		return after;
	struct coco_buf out = COCO_BUF_INIT;
	coco_buf_str(&out, (struct coco_str){letter, n});
	coco_buf_str(&out, coco_str_sub(s, first, word.end));
	if (coco_buf_ok(&out))
		after = coco_arena_copy(arena, coco_buf_view(&out));
	coco_buf_free(&out);
	*end = word.end;
	return after;
}

struct coco_str cutter_large(const struct cutter *c, size_t from, size_t *to)
{
	struct coco_str after = word_large(coco_str_sub(c->s, from, c->s.n), c->by->arena, to);
	if (after.s)
		*to += from;
	return after;
}

/* "What we offer: access to the workshop" below that very heading: what is behind the colon is enough. */
void cutter_label(struct cutter *c, const struct shortcuts *by)
{
	size_t start, end, to;
	if (c->slot < 0 || c->slot >= COCO_SLOTS || pattern_find(by->labels[c->slot], c->s, 0, &start, &end) != 1 || start != 0 ||
	    end >= c->s.n || count_words(coco_str_sub(c->s, end, c->s.n)) < LABEL_LEFT)
		return;
	struct coco_str after = cutter_large(c, end, &to);
	cutter_change(c, 0, end, COCO_STR(""), "R25");
	if (after.s)
		cutter_change(c, end, to, after, "R14");
}

/* "We lose nine hours a week; | offers are welcome": the half before a semicolon ends as a sentence does. */
void cutter_end(struct cutter *c)
{
	size_t from = c->s.n;
	if (from < 2 || c->s.s[from - 1] != ';')
		return;
	for (from--; from > 0 && !blank(c->s.s[from - 1]);) /* with its last word, so that the list of changes reads well */
		from--;
	char *after = coco_arena_printf(c->by->arena, "%.*s.", COCO_STR_ARG(coco_str_sub(c->s, from, c->s.n - 1)));
	if (after)
		cutter_change(c, from, c->s.n, coco_str_of(after), "R14");
}

/* "Dear Ana,\n\nwe make pumps": what follows a greeting is a sentence of its own in the brief. */
void cutter_begin_large(struct cutter *c)
{
	size_t to;
	struct coco_str after = cutter_large(c, 0, &to);
	if (after.s)
		cutter_change(c, 0, to, after, "R14");
}
