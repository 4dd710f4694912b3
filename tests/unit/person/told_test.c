/* What sentences of nine languages tell of a person's health, belief and the like, or of another's private facts (told.csv), and sentences
 * of crafts, workshops and the health sector that tell nothing of anybody. */
#include "../survey/sheet.h"
#include "coco/person.h"

static void check(void *context, struct coco_str want, struct coco_str text)
{
	struct coco_told *told = context;
	const unsigned found = coco_told_find(told, text);
	const unsigned wanted = coco_str_is(want, "special") ? COCO_TOLD_SPECIAL : coco_str_is(want, "private") ? COCO_TOLD_PRIVATE : 0;
	cr_expect_eq(found, wanted, "%u: %.*s", found, COCO_STR_ARG(text));
}

Test(told, sentences)
{
	struct coco_told *told = coco_told_new();
	cr_assert(told);
	cr_expect(headings_each("tests/unit/person/told.csv", check, told) > 240);
	coco_told_free(told);
}
