/* Given names, those that are words as well, and small words before a family name. */
#include <criterion/criterion.h>
#include "coco/person.h"

Test(given, kinds)
{
	static const struct {
		const char *word;
		int lang;
		enum coco_given kind;
	} cases[] = {{"Max", -1, COCO_GIVEN_NAME}, {"ELIZABETH", -1, COCO_GIVEN_NAME}, {"Ane", 2, COCO_GIVEN_NAME},
	    {"Florence", -1, COCO_GIVEN_OR_WORD}, {"van", -1, COCO_GIVEN_PARTICLE}, {"della", -1, COCO_GIVEN_PARTICLE},
	    {"ask", -1, COCO_GIVEN_NONE}, {"vana", 2, COCO_GIVEN_NONE}, {"", -1, COCO_GIVEN_NONE}};
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		cr_expect_eq(coco_given_name(coco_str_of(cases[i].word), cases[i].lang), cases[i].kind, "%s", cases[i].word);
}
