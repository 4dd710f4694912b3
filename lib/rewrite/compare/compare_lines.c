/* Figures of sentences and rows that both texts have, but for their figures: "Take 3 samples" is not "Take 2 samples", though both figures
 * stand elsewhere; a price that has gone to another row is another part's.
 *
 * Method: a line's frame is its text with a mark for each figure, without case; the number of a list is none. Lines of one frame are
 * held against each other as a set: those with equal figures go in pairs, of those that are left the figures are told one by one, where
 * they differ and nothing else has told them.
 *
 * Invariant: the order of lines tells nothing. */
#include "compare.h"

#include <string.h>

struct line {
	size_t first, n; /* its figures, among the side's `figures` */
	bool taken;
};

struct lines {
	const struct side *side;
	size_t *figures; /* numbers of facts */
	struct line *lines;
	size_t *next, *head; /* lines of one frame, in order, from 1 */
	size_t count, n_figures;
};

static bool is_figure(const struct coco_fact *fact)
{
	return fact->kind <= COCO_FACT_DATE;
}

/* The number of a list's item or of a heading. */
static bool counts_item(struct coco_str text, const struct coco_sentence *s, const struct coco_fact *fact)
{
	return fact->start <= s->start + 1 && fact->end < s->end && strchr(".)", text.s[fact->end]);
}

/* The line of the sentence: its frame goes to `frame`, its figures to `to`. */
static void frame_of(struct lines *to, const struct coco_sentence *s, size_t *fact, struct coco_buf *raw, struct coco_buf *frame)
{
	const struct side *side = to->side;
	struct line *line = &to->lines[to->count];
	size_t at = s->start;
	*line = (struct line){.first = to->n_figures};
	coco_buf_clear(raw);
	coco_buf_clear(frame);
	for (; *fact < side->count && side->facts[*fact].start < s->end; ++*fact) {
		const struct coco_fact *is = &side->facts[*fact];
		if (!is_figure(is) || is->start < at || is->end > s->end)
			continue;
		coco_buf_str(raw, coco_str_sub(side->text, at, is->start));
		coco_buf_puts(raw, "#");
		at = is->end;
		if (!counts_item(side->text, s, is))
			to->figures[to->n_figures + line->n++] = *fact;
	}
	coco_buf_str(raw, coco_str_sub(side->text, at, s->end));
	coco_text_normal(coco_buf_view(raw), frame);
	to->n_figures += line->n;
}

static int lines_make(
    struct lines *to, const struct side *side, struct coco_map *frames, size_t most, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_sentence *sentences;
	struct coco_buf raw = COCO_BUF_INIT, frame = COCO_BUF_INIT;
	size_t n, fact = 0;
	if (coco_sentences(side->text, side->lang, arena, &sentences, &n, err) != 0)
		return -1;
	to->side = side;
	to->figures = coco_arena_array(arena, side->count + 1, sizeof *to->figures);
	to->lines = coco_arena_array(arena, n + 1, sizeof *to->lines);
	to->next = coco_arena_array(arena, n + 1, sizeof *to->next);
	to->head = coco_arena_array(arena, most + n + 1, sizeof *to->head);
	size_t *last = coco_arena_array(arena, most + n + 1, sizeof *last);
	bool ok = to->figures && to->lines && to->next && to->head && last;
	for (size_t i = 0; ok && i < n; i++) {
		frame_of(to, &sentences[i], &fact, &raw, &frame);
		if (!to->lines[to->count].n)
			continue;
		const size_t number = coco_map_add(frames, coco_buf_view(&frame), NULL);
		ok = number != COCO_NONE && !raw.failed && !frame.failed;
		if (!ok)
			break;
		*(last[number] ? &to->next[last[number] - 1] : &to->head[number]) = to->count + 1;
		last[number] = ++to->count;
	}
	coco_buf_free(&raw);
	coco_buf_free(&frame);
	return ok ? 0 : coco_err_nomem(err);
}

static size_t fact_at(const struct lines *of, size_t line, size_t k)
{
	return of->figures[of->lines[line].first + k];
}

static bool same_figure(const struct lines *a, size_t x, const struct lines *b, size_t y, size_t k)
{
	return coco_str_eq(a->side->keys[fact_at(a, x, k)], b->side->keys[fact_at(b, y, k)]);
}

static bool same_figures(const struct lines *a, size_t x, const struct lines *b, size_t y)
{
	for (size_t k = 0; k < a->lines[x].n; k++)
		if (!same_figure(a, x, b, y, k))
			return false;
	return true;
}

static bool is_told(const struct coco_difference *told, size_t n, const struct coco_fact *was, const struct coco_fact *is)
{
	for (size_t i = 0; i < n; i++)
		if ((told[i].change != COCO_INVENTED && told[i].before.start == was->start) ||
		    (told[i].change != COCO_LOST && told[i].after.start == is->start))
			return true;
	return false;
}

/* Of the line x of `a` and its partner y the figures that differ. */
static void tell_line(const struct lines *a, size_t x, const struct lines *b, size_t y, struct coco_difference *told, size_t *n)
{
	for (size_t k = 0; k < a->lines[x].n; k++) {
		const struct coco_fact *was = &a->side->facts[fact_at(a, x, k)], *is = &b->side->facts[fact_at(b, y, k)];
		if (!same_figure(a, x, b, y, k) && !is_told(told, *n, was, is))
			told[(*n)++] = (struct coco_difference){COCO_CHANGED, *was, *is};
	}
}

/* The first line of the frame in `b` that is free, with the figures of line x where `equal`; from 1; 0: none among the next few hundred.
 * The frame's lines begin behind those that are taken then. */
static size_t partner(const struct lines *a, size_t x, const struct lines *b, size_t *head, bool equal)
{
	enum { LOOKED_AT = 500 };
	while (*head && b->lines[*head - 1].taken)
		*head = b->next[*head - 1];
	for (size_t y = *head, seen = 0; y && seen < LOOKED_AT; y = b->next[y - 1], seen++)
		if (!b->lines[y - 1].taken && b->lines[y - 1].n == a->lines[x].n && (!equal || same_figures(a, x, b, y - 1)))
			return y;
	return 0;
}

int lines_tell(
    const struct side *a, const struct side *b, struct coco_arena *arena, struct coco_difference *told, size_t *n, struct coco_err *err)
{
	struct lines sides[2] = {{0}};
	struct coco_map *frames = coco_map_new();
	int rc = frames ? lines_make(&sides[0], a, frames, 0, arena, err) : coco_err_nomem(err);
	const size_t known = frames ? coco_map_count(frames) : 0;
	if (rc == 0)
		rc = lines_make(&sides[1], b, frames, known, arena, err);
	for (int equal = 1; rc == 0 && equal >= 0; equal--)
		for (size_t frame = 0; frame < known; frame++)
			for (size_t x = sides[0].head[frame], y; x; x = sides[0].next[x - 1]) {
				if (sides[0].lines[x - 1].taken || !(y = partner(&sides[0], x - 1, &sides[1], &sides[1].head[frame], equal)))
					continue;
				sides[0].lines[x - 1].taken = sides[1].lines[y - 1].taken = true;
				if (!equal)
					tell_line(&sides[0], x - 1, &sides[1], y - 1, told, n);
			}
	coco_map_free(frames);
	return rc;
}
