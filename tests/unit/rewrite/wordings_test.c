/* Sentences of short texts in nine languages, each with another wording (wordings.csv, behind the row `text` that it is of): `lie` says
 * otherwise who does what when, `true` says the same; behind a blank the slot, else "why". Lies are refused, and most of the true ones
 * are taken. */
#include "../../../lib/rewrite/via/via.h"
#include "help.h"

#include <criterion/criterion.h>
#include <stdio.h>

#define LIST "tests/unit/rewrite/wordings.csv"

Test(wordings, of_who_does_what_when)
{
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	struct coco_arena *arena = coco_arena_new();
	struct coco_str csv = coco_file_read(LIST, 1 << 20, arena, &err), line, lang, kind, said;
	struct via_wording wording = {.rewriter = rewriter};
	size_t lies = 0, refused = 0, truths = 0, taken = 0;
	cr_assert(rewriter && csv.s && coco_str_split(&csv, '\n', &line), "run from the top of the tree");
	while (csv.n && coco_str_split(&csv, '\n', &line) && coco_str_split(&line, ',', &lang) && coco_str_split(&line, ',', &kind)) {
		struct coco_brief brief;
		char why[120] = "";
		line = coco_str_sub(line, 1, line.n - 1);
		struct coco_str slot = kind;
		coco_str_split(&slot, ' ', &kind);
		wording.slot = COCO_SLOT_WHY;
		for (int i = 0; i < COCO_SLOTS; i++)
			wording.slot = coco_str_is(slot, coco_slot_names[i]) ? i : wording.slot;
		wording.lang = coco_lang_index(lang);
		if (coco_str_is(kind, "text")) { /* a brief loads the language's tables */
			wording.original = line;
			cr_assert(coco_brief_make(rewriter, line, COCO_STR_NONE, wording.lang, COCO_APPLY_SAFE, arena, &brief, &err) == 0);
			continue;
		}
		cr_assert(coco_str_split(&line, '|', &said) && coco_str_find(wording.original, said, 0) != SIZE_MAX, "%.*s", COCO_STR_ARG(said));
		wording.source = wording.whole = said;
		wording.text = line;
		int holds = via_holds(&wording, why, &err);
		cr_assert(holds >= 0, "%s", err.text);
		bool lie = coco_str_is(kind, "lie");
		lies += lie;
		refused += lie && !holds;
		truths += !lie;
		taken += !lie && holds;
		if (lie == holds)
			fprintf(stderr, "%s: %.*s %.*s\n", lie ? "taken" : why, COCO_STR_ARG(lang), COCO_STR_ARG(line));
	}
	fprintf(stderr, "wordings: %zu of %zu lies refused, %zu of %zu true ones taken\n", refused, lies, taken, truths);
	cr_expect(lies >= 220 && refused * 100 >= lies * 99, "%zu of %zu", refused, lies);
	cr_expect(truths >= 160 && taken * 100 >= truths * 92, "%zu of %zu", taken, truths);
	coco_arena_free(arena);
	coco_rewriter_free(rewriter);
}
