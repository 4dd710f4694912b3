/* What a text itself calls a problem: "Unfortunately, …", "The problem is that …", "…, which annoys us.", "…. That has to change.", or what
 * stands under the heading "Problem".
 *
 * Method: patterns of cuts.csv for what stands in front of a sentence, at its end, in the sentence behind it and above it. Whatever the
 * words of such a sentence are, it tells a problem, so that its form alone decides on the question (questions.csv, "marked").
 *
 * A short sentence that calls the one before it a problem asks nothing of its own.
 *
 * Invariant: what comes out is a part of its unit. */
#include "question_source.h"

enum { HEAD_WORDS_MAX = 4, AFTER_WORDS_MAX = 9 };

struct marks {
	const struct pattern *front, *end, *after, *head;
};

static bool marks_of(struct coco_rewriter *rewriter, int lang, struct marks *marks, struct coco_err *err)
{
	return (marks->front = cut_of(rewriter, lang, CUT_TOLD, err)) && (marks->end = cut_of(rewriter, lang, CUT_TOLD_END, err)) &&
	       (marks->after = cut_of(rewriter, lang, CUT_TOLD_AFTER, err)) && (marks->head = cut_of(rewriter, lang, CUT_TOLD_HEAD, err));
}

static bool begins(const struct pattern *pattern, struct coco_str s, size_t *end)
{
	size_t start;
	return pattern_find(pattern, s, 0, &start, end) == 1 && start == 0;
}

/* The sentence without its marks; absent: nothing calls it a problem. */
static struct coco_str marked(const struct marks *marks, struct coco_str text, const struct unit *units, size_t count, size_t i)
{
	struct coco_str s = unnumbered(unit_text(text, &units[i]));
	size_t start, end;
	bool told = (i + 1 < count && !(units[i + 1].flags & F_HEADING) && begins(marks->after, unit_text(text, &units[i + 1]), &end)) ||
	            (i > 0 && units[i - 1].words <= HEAD_WORDS_MAX && units[i - 1].block != units[i].block &&
	                begins(marks->head, unit_text(text, &units[i - 1]), &end) && end == units[i - 1].end - units[i - 1].start);
	if (begins(marks->front, s, &end)) {
		s = coco_str_trim(coco_str_sub(s, end, s.n));
		told = true;
	}
	if (pattern_find(marks->end, s, 0, &start, &end) == 1 && start > 0) {
		s = coco_str_sub(s, 0, start);
		told = true;
	}
	return told ? s : COCO_STR_NONE;
}

struct coco_str *question_told(struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct unit *units, size_t count,
    struct coco_str *sentences, struct coco_arena *arena, struct coco_err *err)
{
	struct marks marks;
	size_t end;
	struct coco_str *list = marks_of(rewriter, lang, &marks, err) ? coco_arena_array(arena, count + 1, sizeof *list) : NULL;
	for (size_t i = 0; list && i < count; i++) {
		list[i] = sentences[i].s ? marked(&marks, text, units, count, i) : COCO_STR_NONE;
		if (i > 0 && list[i - 1].s && units[i].words <= AFTER_WORDS_MAX && begins(marks.after, unit_text(text, &units[i]), &end))
			sentences[i] = list[i] = COCO_STR_NONE;
	}
	if (!list && !err->text[0])
		coco_err_nomem(err);
	return list;
}
