/* Which language a text is taken to be in: what the record says, else what the text looks like, weighed against the
 * languages that its writer speaks. */
#include "tongue.h"

#include "coco/record.h"

#include <string.h>

#define SURE 0.9 /* of a text's language, against the only one that its author is said to speak */

static struct coco_tongue tongue(struct coco_str code)
{
	struct coco_tongue t = {.index = coco_lang_kin(code)};
	memcpy(t.code, code.s, code.n < sizeof t.code - 1 ? code.n : sizeof t.code - 1);
	return t;
}

struct coco_tongue coco_tongue_of(struct coco_str given, const struct coco_str *spoken, size_t n_spoken, struct coco_str text)
{
	if (given.n > 0)
		return tongue(given);
	const struct coco_lang_guess guess = coco_lang_detect(text);
	for (size_t i = 0; i < n_spoken && guess.code[0] != '\0'; i++)
		if (coco_str_is(spoken[i], guess.code))
			return tongue(spoken[i]);
	if (n_spoken == 1 && (guess.code[0] == '\0' || guess.confidence < SURE))
		return tongue(spoken[0]);
	if (guess.code[0] != '\0')
		return tongue(coco_str_of(guess.code));
	return (struct coco_tongue){.index = -1};
}
