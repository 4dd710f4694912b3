/* Headings of forms in nine languages against headings.csv: how many of the fields are found by the heading alone, and how
 * many that are no field are taken for one. The values of a column, which decide beside it, play no part here. */
#include "coco/record.h"
#include "../../../lib/survey/lexicon.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define THRESHOLD 0.7 /* as in columns.c */
#define MARGIN 0.05

struct tally {
	size_t fields, found, wrong;
};

Test(headings, precision_and_recall)
{
	struct coco_err err = {0};
	struct coco_arena *arena = coco_arena_new();
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, &err);
	struct coco_str rest = coco_file_read("tests/unit/survey/headings.csv", 1 << 20, arena, &err), line;
	struct tally tallies[COCO_LANGS] = {{0, 0, 0}};
	cr_assert(rest.s && lexicon, "%s", err.text);
	coco_str_split(&rest, '\n', &line); /* the header */
	while (coco_str_split(&rest, '\n', &line)) {
		struct coco_str lang, field;
		struct survey_guess best[SURVEY_GUESSES];
		if (!line.n)
			continue;
		cr_assert(coco_str_split(&line, ',', &lang) && coco_str_split(&line, ',', &field));
		struct tally *t = &tallies[coco_lang_index(lang)];
		survey_lexicon_guess(lexicon, line, strncmp(field.s, "challenge", 9) == 0 ? "avm" : "", best);
		bool taken = best[0].field && best[0].score >= THRESHOLD && best[1].score <= best[0].score - MARGIN;
		bool right = taken && field.n && coco_str_is(field, best[0].field);
		t->fields += field.n > 0;
		t->found += right;
		t->wrong += taken && !right;
		if (getenv("SHOW") && (taken != (field.n > 0) || (taken && !right)))
			printf("%.*s %-18.*s %-50.*s %s %.2f, %s %.2f\n", COCO_STR_ARG(lang), COCO_STR_ARG(field), COCO_STR_ARG(line),
			    best[0].field ? best[0].field : "-", best[0].score, best[1].field ? best[1].field : "-", best[1].score);
	}
	for (size_t i = 0; i < COCO_LANGS; i++) {
		const struct tally *t = &tallies[i];
		double recall = (double)t->found / (double)t->fields, precision = (double)t->found / (double)(t->found + t->wrong);
		cr_expect(t->fields >= 20 && recall >= 0.97 && precision >= 0.98, "%s: %zu headings of fields, recall %.2f, precision %.2f",
		    coco_langs[i], t->fields, recall, precision);
	}
	survey_lexicon_free(lexicon);
	coco_arena_free(arena);
}
