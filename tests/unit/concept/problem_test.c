/* What a problem that is told speaks for, in sentences of nine languages (problems.csv, complaints.csv): each for the skill that helps
 * most, or for none.
 */
#include "coco/concept.h"
#include "../../../lib/concept/sign_parts.h"
#include "rows.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#define SENTENCES_LEAST 30

static double worth(const struct coco_concept_set *set, size_t number)
{
	for (size_t i = 0; i < set->n; i++)
		if (set->items[i].number == number)
			return set->items[i].strength;
	return 0;
}

/* Reads the sentences of a table: each speaks for its skill with `least` at least, or for none. */
static void check_sentences(const char *path, double least)
{
	struct coco_concepts *c = coco_concepts_new();
	struct coco_problems *p = coco_problems_new(c);
	FILE *file = fopen(path, "r");
	char line[1024];
	size_t n = 0;
	cr_assert(c != NULL && p != NULL && file != NULL && fgets(line, sizeof line, file) != NULL);
	for (; fgets(line, sizeof line, file) != NULL; n++) {
		struct coco_str row = coco_str_trim(coco_str_of(line)), lang;
		const struct coco_str code = last_part(&row);
		struct coco_concept_set set = {0};
		cr_assert(coco_str_split(&row, ',', &lang));
		cr_assert(coco_problems_read(p, row, coco_lang_index(lang)) == 0 && coco_problems_end(p, COCO_PROBLEMS_TOLD, &set) == 0);
		cr_expect(code.n == 0 ? set.n == 0 : worth(&set, coco_concepts_code(c, code)) >= least, "%.*s: %.*s: %zu skills, %s",
		    COCO_STR_ARG(lang), COCO_STR_ARG(row), set.n, set.n > 0 ? coco_concepts_label(c, set.items[0].number, 0) : "none");
		free(set.items);
	}
	fclose(file);
	coco_problems_free(p);
	coco_concepts_free(c);
	cr_expect(n >= SENTENCES_LEAST);
}

Test(problem, sentences_in_nine_languages)
{
	check_sentences("tests/unit/concept/problems.csv", 0.8);
}

/* Complaints that no row of `problems` foresees, about things that have a family. */
Test(problem, complaints_in_nine_languages)
{
	check_sentences("tests/unit/concept/complaints.csv", 0.5);
}

Test(problem, texts_belong_together_until_the_end)
{
	struct coco_concepts *c = coco_concepts_new();
	struct coco_problems *p = coco_problems_new(c);
	struct coco_concept_set both = {0}, apart = {0};
	const size_t manual = coco_concepts_code(c, COCO_STR("technical_writing"));
	cr_assert(c != NULL && p != NULL);
	cr_assert(coco_problems_read(p, COCO_STR("The manual of our mower"), 0) == 0);
	cr_assert(coco_problems_read(p, COCO_STR("It confuses everybody."), 0) == 0 && coco_problems_end(p, COCO_PROBLEMS_TOLD, &both) == 0);
	cr_expect(worth(&both, manual) > 0.8 && worth(&both, manual) < 1, "in two texts: %g", worth(&both, manual));
	cr_assert(coco_problems_read(p, COCO_STR("It confuses everybody."), 0) == 0 && coco_problems_end(p, COCO_PROBLEMS_TOLD, &apart) == 0);
	cr_expect(worth(&apart, manual) <= 0, "the texts before are forgotten");
	free(both.items), free(apart.items);
	coco_problems_free(p);
	coco_concepts_free(c);
}

/* Of a text of which nothing is understood the things speak that say enough by themselves, and less than a complaint does. */
Test(problem, things_speak_where_nothing_else_does)
{
	struct coco_concepts *c = coco_concepts_new();
	struct coco_problems *p = coco_problems_new(c);
	static const struct {
		const char *text, *lang, *code; /* code NULL: nothing speaks */
	} cases[] = {
	    {"Nel cortile c'è solo asfalto e sole.", "it", "landscape_design"},
	    {"Gli operai dicono che le tute sono una sauna.", "it", "workwear_design"},
	    {"Our pumps are blue.", "en", NULL},
	    {"Unsere Kantine schmeckt allen und ist schön.", "de", NULL}, /* praise */
	    {"Katalog podoba się klientom.", "pl", NULL},
	};
	cr_assert(c != NULL && p != NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const struct coco_str text = coco_str_of(cases[i].text), code = coco_str_of(cases[i].code ? cases[i].code : "");
		const int lang = coco_lang_index(coco_str_of(cases[i].lang));
		struct coco_concept_set told = {0}, things = {0};
		cr_assert(coco_problems_read(p, text, lang) == 0 && coco_problems_end(p, COCO_PROBLEMS_TOLD, &told) == 0);
		cr_assert(coco_problems_read(p, text, lang) == 0 && coco_problems_end(p, COCO_PROBLEMS_THINGS, &things) == 0);
		const double is = code.n > 0 ? worth(&things, coco_concepts_code(c, code)) : 0;
		cr_expect(told.n == 0, "%s is no complaint", cases[i].text);
		cr_expect(code.n > 0 ? is > 0.3 && is < 0.6 : things.n == 0, "%s: %zu skills, %g", cases[i].text, things.n, is);
		free(told.items), free(things.items);
	}
	coco_problems_free(p);
	coco_concepts_free(c);
}

/* What the build refuses. */
Test(problem, cues_that_no_text_can_be_searched_for)
{
	static const struct {
		const char *cue;
		bool fits;
	} cases[] = {{"*anleitung*", true}, {"no longer=do not", true}, {"so * that", true}, {"za*", true}, {"*ára", false}, {"*árat", true},
	    {"*app", false}, {"one two three four five six", true}, {"one two three four five six seven", false}};
	struct coco_buf folded = {0};
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		cr_expect((sign_cue_fault(coco_str_of(cases[i].cue), &folded) == NULL) == cases[i].fits, "%s", cases[i].cue);
	coco_buf_free(&folded);
}
