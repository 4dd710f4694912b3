/* Which sentence of a text the question rests on (question_marks.csv), and which are shown where there is none. */
#include "each.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(rank, .init = rewriter_begin, .fini = rewriter_end);

static struct coco_brief brief_of(const char *lang, const char *text)
{
	struct coco_brief brief;
	struct coco_err err = {0};
	cr_assert(coco_brief_make(rewriter, coco_str_of(text), COCO_STR_NONE, coco_lang_index(coco_str_of(lang)), COCO_APPLY_SAFE, arena,
	              &brief, &err) == 0,
	    "%s", err.text);
	return brief;
}

/* What the text is about goes before what is only in a form of lower rank; a need before a problem. */
Test(rank, the_need_of_the_text)
{
	static const char *const rows[][3] = {
	    {"en",
	        "Quiet ovens\n\nWe want to develop a system for the archive. Our ovens roar all night. The goal is to make the ovens quiet "
	        "enough "
	        "for a talk. Neighbours hear the ovens, too.",
	        "How might we make the ovens quiet enough for a talk?"},
	    {"de",
	        "Leise Öfen\n\nZiel ist es, junge Designer zu fördern. Unsere Öfen sind zu laut. Wir suchen einen Weg, die Öfen leiser zu "
	        "machen.",
	        "Wie können wir die Öfen leiser machen?"},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief = brief_of(rows[i][0], rows[i][1]);
		cr_expect(coco_str_is(brief.slots[COCO_SLOT_QUESTION], rows[i][2]), "%s: %.*s", rows[i][1],
		    COCO_STR_ARG(brief.slots[COCO_SLOT_QUESTION]));
		cr_expect_eq(brief.n_candidates, 0);
	}
}

/* The aim of a contest is no challenge: no question, and its sentences are shown with the reason, also after reading back. */
Test(rank, no_question_of_what_a_contest_wants)
{
	static const char *const rows[][2] = {
	    {"en", "The aim of the award is to promote young designers and design education. The old mill of our village waits for a new use."},
	    {"de", "Ziel des Preises ist es, junge Designer zu fördern. Die alte Mühle steht in unserem Dorf."},
	    {"pl", "Celem konkursu jest promowanie młodych projektantów. Stary młyn w naszej wsi od lat czeka na nowe życie, a młyn to nasza "
	           "wieś."},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief = brief_of(rows[i][0], rows[i][1]), again;
		struct coco_buf json = COCO_BUF_INIT, edits = COCO_BUF_INIT;
		cr_expect(!brief.slots[COCO_SLOT_QUESTION].s, "%s: %.*s", rows[i][1], COCO_STR_ARG(brief.slots[COCO_SLOT_QUESTION]));
		coco_brief_json(&brief, &json);
		coco_edits_json(&brief, &edits);
		cr_assert(coco_brief_read(coco_buf_view(&json), coco_buf_view(&edits), arena, &again));
		cr_expect_eq(again.n_candidates, brief.n_candidates);
		for (size_t k = 0; k < brief.n_candidates; k++)
			cr_expect(coco_str_eq(again.candidates[k].reason, brief.candidates[k].reason) && again.candidates[k].end <= strlen(rows[i][1]));
		coco_buf_free(&json);
		coco_buf_free(&edits);
	}
	struct coco_brief brief =
	    brief_of("en", "Our firm has a long name. The task is still open to all of us here and nobody knows it. Lunch is at noon.");
	cr_assert(!brief.slots[COCO_SLOT_QUESTION].s && brief.n_candidates > 0, "%.*s", COCO_STR_ARG(brief.slots[COCO_SLOT_QUESTION]));
	cr_expect(brief.candidates[0].start == 26 && coco_str_find(brief.candidates[0].reason, COCO_STR("what is sought"), 0) != SIZE_MAX);
	cr_expect(coco_str_find(brief.missing[0].ask, COCO_STR("Which of these"), 0) != SIZE_MAX);
}
