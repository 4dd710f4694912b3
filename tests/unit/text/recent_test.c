/* Words that are kept with a number: what is found is what was noted, whatever was put out. */
#include "coco/text.h"

#include <criterion/criterion.h>

static struct coco_str word_of(size_t i, char text[40])
{
	const int n = snprintf(text, 40, i % 7 == 0 ? "a longer word than fits %zu" : "w%zu", i);
	return (struct coco_str){text, (size_t)n};
}

Test(recent, what_is_found_was_noted)
{
	struct coco_recent *recent = coco_recent_new(4096);
	char text[40];
	uint32_t number;
	size_t found = 0;
	for (size_t i = 0; i < 20000; i++)
		cr_assert(coco_recent_note(recent, word_of(i, text), (uint8_t)(i % 3), (uint32_t)i) == 0);
	for (size_t i = 0; i < 20000; i++) {
		const struct coco_str word = word_of(i, text);
		cr_expect(!coco_recent_find(recent, word, (uint8_t)(i % 3 + 1), &number), "%s under another tag", text);
		if (!coco_recent_find(recent, word, (uint8_t)(i % 3), &number))
			continue;
		cr_expect(number == i, "%s: %u", text, number);
		found++;
	}
	cr_expect(found > 3000 && found <= 4096, "%zu of 4096 places", found);
	cr_expect(!coco_recent_find(recent, COCO_STR(""), 0, &number));
	cr_expect(coco_recent_note(recent, word_of(19998, text), 1, 5) == 0);
	coco_recent_expect(recent, word_of(19998, text));
	cr_expect(coco_recent_find(recent, word_of(19998, text), 1, &number) && number == 5, "the last number counts");
	coco_recent_free(recent);
}

Test(recent, all_are_kept_while_it_grows)
{
	struct coco_recent *recent = coco_recent_new((size_t)1 << 17);
	char text[40];
	uint32_t number;
	size_t found = 0;
	for (size_t i = 0; i < 3000; i++)
		coco_recent_note(recent, word_of(i, text), 0, (uint32_t)i);
	for (size_t i = 0; i < 3000; i++)
		found += coco_recent_find(recent, word_of(i, text), 0, &number);
	cr_expect(found > 1200, "places for 4096 words hold %zu of 2571 short ones that came while it grew", found);
	coco_recent_free(recent);
}

Test(recent, words_that_come_once_do_not_put_out_those_that_come_again)
{
	enum { OFTEN = 200 };
	struct coco_recent *recent = coco_recent_new(1024);
	char text[40];
	uint32_t number;
	size_t known = 0, seen = 0;
	for (size_t i = 0; i < 20000; i++) {
		const size_t often = 70000000 + i % OFTEN; /* a hundred times as many words as there is room for come in between */
		if (i % OFTEN == 0)
			known = 0;
		if (often % 7 != 0 && coco_recent_find(recent, word_of(often, text), 0, &number))
			known++;
		else
			coco_recent_note(recent, word_of(often, text), 0, (uint32_t)often);
		for (size_t k = 0; k < 5; k++)
			coco_recent_note(recent, word_of(1000000 + 5 * i + k, text), 0, 1);
		seen = i % OFTEN == OFTEN - 1 ? known : seen;
	}
	cr_expect(seen > 120, "%zu of %d words are known again", seen, OFTEN);
	coco_recent_free(recent);
}
