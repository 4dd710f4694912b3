/* A text as it is read: without wrapped lines, and with one byte for each line end.
 *
 * Method: coco_unwrap keeps each byte's place; where line ends have two bytes, a copy without the first ones and the place of each of its
 * bytes. What is made of the view gets the text's own places, and its own bytes, before others see it.
 *
 * Invariant: an edit's `before` that stands in the view stands, with the text's line ends, in the text. */
#include "parts.h"

#include <string.h>

int view_make(struct coco_str text, struct coco_arena *arena, struct view *view, struct coco_err *err)
{
	*view = (struct view){.original = text, .text = text};
	if (coco_unwrap(&view->text, arena, err) != 0)
		return -1;
	if (text.n == 0 || !memchr(text.s, '\r', text.n))
		return 0;
	char *out = coco_arena_alloc(arena, text.n + 1);
	size_t *places = coco_arena_array(arena, text.n + 1, sizeof *places), n = 0;
	if (!out || !places)
		return coco_err_nomem(err);
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '\r' && i + 1 < text.n && text.s[i + 1] == '\n')
			continue;
		places[n] = i;
		out[n++] = view->text.s[i];
	}
	places[n] = text.n;
	out[n] = '\0';
	view->text = (struct coco_str){out, n};
	view->places = places;
	return 0;
}

/* A span of the view as one of the text. */
static void span_out(const struct view *view, size_t *start, size_t *end)
{
	if (!view->places)
		return;
	*end = *end > *start ? view->places[*end - 1] + 1 : view->places[*end];
	*start = view->places[*start];
}

/* Bytes of the view before byte `at` of the text. */
static size_t place_in(const struct view *view, size_t at)
{
	size_t low = 0, high = view->text.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (view->places[mid] < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void span_in(const struct view *view, size_t *start, size_t *end)
{
	if (!view->places || *end > view->original.n)
		return;
	*start = place_in(view, *start);
	*end = place_in(view, *end);
}

void view_smells(const struct view *view, struct coco_smell *smells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		span_out(view, &smells[i].start, &smells[i].end);
}

/* The edit stands for bytes of `text` that are its `before`. */
static bool stands_in(const struct coco_edit *edit, struct coco_str text)
{
	return edit->end > edit->start && edit->end <= text.n && coco_str_eq(coco_str_sub(text, edit->start, edit->end), edit->before);
}

void view_out(const struct view *view, struct coco_brief *brief)
{
	view_smells(view, brief->smells, brief->n_smells);
	for (size_t i = 0; i < brief->n_placed; i++)
		span_out(view, &brief->placed[i].start, &brief->placed[i].end);
	for (size_t i = 0; i < brief->n_parts; i++)
		span_out(view, &brief->parts[i].start, &brief->parts[i].end);
	for (size_t i = 0; i < brief->n_candidates; i++)
		span_out(view, &brief->candidates[i].start, &brief->candidates[i].end);
	for (size_t i = 0; i < brief->n_edits; i++) {
		struct coco_edit *edit = &brief->edits[i];
		bool stands = stands_in(edit, view->text);
		span_out(view, &edit->start, &edit->end);
		if (stands)
			edit->before = coco_str_sub(view->original, edit->start, edit->end);
	}
}

int view_in(const struct view *view, struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err)
{
	struct coco_edit *edits = coco_arena_array(arena, brief->n_edits + 1, sizeof *edits);
	struct coco_placed *placed = coco_arena_array(arena, brief->n_placed + 1, sizeof *placed);
	struct coco_part *parts = coco_arena_array(arena, brief->n_parts + 1, sizeof *parts);
	struct coco_smell *smells = coco_arena_array(arena, brief->n_smells + 1, sizeof *smells);
	if (!edits || !placed || !parts || !smells)
		return coco_err_nomem(err);
	for (size_t i = 0; i < brief->n_edits; i++) {
		edits[i] = brief->edits[i];
		bool stands = stands_in(&edits[i], view->original);
		span_in(view, &edits[i].start, &edits[i].end);
		if (stands)
			edits[i].before = coco_str_sub(view->text, edits[i].start, edits[i].end);
	}
	for (size_t i = 0; i < brief->n_placed; i++) {
		placed[i] = brief->placed[i];
		span_in(view, &placed[i].start, &placed[i].end);
	}
	for (size_t i = 0; i < brief->n_parts; i++) {
		parts[i] = brief->parts[i];
		span_in(view, &parts[i].start, &parts[i].end);
	}
	for (size_t i = 0; i < brief->n_smells; i++) {
		smells[i] = brief->smells[i];
		span_in(view, &smells[i].start, &smells[i].end);
	}
	brief->edits = edits;
	brief->placed = placed;
	brief->parts = parts;
	brief->smells = smells;
	return 0;
}
