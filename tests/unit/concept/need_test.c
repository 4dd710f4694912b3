/* What an owner wants, lacks and makes, and what a creative offers and denies, in sentences of nine languages (needs.csv): each names its
 * concept, one of several, or none. */
#include "coco/concept.h"
#include "rows.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SENTENCES_LEAST 200

static bool is_one_of(struct coco_str codes, const struct coco_concepts *c, const struct coco_concept_set *set)
{
	struct coco_str code;
	while (codes.n > 0 && coco_str_split(&codes, ' ', &code))
		for (size_t i = 0; i < set->n; i++)
			if (coco_concepts_code(c, code) == set->items[i].number)
				return true;
	return false;
}

Test(need, sentences_of_both_sides)
{
	struct coco_concepts *c = coco_concepts_new();
	FILE *file = fopen("tests/unit/concept/needs.csv", "r");
	char line[1024];
	size_t n = 0;
	cr_assert(c != NULL && file != NULL && fgets(line, sizeof line, file) != NULL);
	for (; fgets(line, sizeof line, file) != NULL; n++) {
		struct coco_str row = coco_str_trim(coco_str_of(line)), lang, who;
		const struct coco_str codes = last_part(&row);
		struct coco_concept_set set = {0};
		cr_assert(coco_str_split(&row, ',', &lang) && coco_str_split(&row, ',', &who));
		cr_assert(coco_concepts_in(c, row, coco_lang_index(lang), coco_str_is(who, "owner"), 1, &set) == 0);
		cr_expect(codes.n == 0 ? set.n == 0 : is_one_of(codes, c, &set), "%.*s %.*s: %.*s: %zu names, %s", COCO_STR_ARG(lang),
		    COCO_STR_ARG(who), COCO_STR_ARG(row), set.n, set.n > 0 ? coco_concepts_label(c, set.items[0].number, 0) : "none");
		free(set.items);
	}
	fclose(file);
	coco_concepts_free(c);
	cr_expect(n >= SENTENCES_LEAST);
}

/* Seconds that it takes to read so many bytes of a text without any full stop. */
static double seconds(struct coco_concepts *c, const char *unit, size_t bytes, bool owner)
{
	struct coco_concept_set set = {0};
	struct coco_buf text = {0};
	while (text.len < bytes)
		coco_buf_puts(&text, unit);
	const clock_t start = clock();
	cr_assert(coco_buf_ok(&text) && coco_concepts_in(c, coco_buf_view(&text), 0, owner, 1, &set) == 0);
	const double taken = (double)(clock() - start) / CLOCKS_PER_SEC;
	coco_buf_free(&text);
	free(set.items);
	return taken;
}

/* Works, wishes, denials and verbs of making in one sentence that does not end: eight times the text takes some eight times as long, not 64
 * times. */
Test(need, time_is_that_of_the_length)
{
	static const char *const units[] = {"Licht ", "film ", "film, ", "film and ", "we need film no logo ", "no design ", "we make film ",
	    "we sell pumps we need a logo ", "we have no film, ", "we have film ", "film we have ", "boxes of film, film ",
	    "for architects and ", "photography in the cellar "};
	struct coco_concepts *c = coco_concepts_new();
	cr_assert(c != NULL);
	for (size_t i = 0; i < 2 * COCO_LEN(units); i++) {
		const char *unit = units[i / 2];
		const double few = seconds(c, unit, 1 << 16, i % 2), many = seconds(c, unit, 1 << 19, i % 2);
		cr_expect(many < 24 * (few > 0.005 ? few : 0.005), "%s: %g s, eight times as much: %g s", unit, few, many);
	}
	coco_concepts_free(c);
}
