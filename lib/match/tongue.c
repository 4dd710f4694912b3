/* Which language a text is taken to be in: what the record says, else what the text looks like, weighed against the
 * languages that its writer speaks. */
#include "tongue.h"

#include "coco/record.h"

#include <string.h>

static struct coco_tongue tongue(struct coco_str code)
{
	struct coco_tongue t = {.index = coco_lang_index(code)};
	memcpy(t.code, code.s, code.n < sizeof t.code - 1 ? code.n : sizeof t.code - 1);
	return t;
}

struct coco_tongue coco_tongue_of(struct coco_str given, const struct coco_str *spoken, size_t n_spoken, struct coco_str text)
{
	if (given.n > 0)
		return tongue(given);
	const struct coco_lang_guess guess = coco_lang_detect(text);
	for (size_t i = 0; i < n_spoken && guess.lang >= 0; i++)
		if (coco_str_is(spoken[i], coco_langs[guess.lang]))
			return tongue(spoken[i]);
	if (n_spoken == 1 && (guess.lang < 0 || guess.confidence < 0.5 || coco_lang_index(spoken[0]) < 0))
		return tongue(spoken[0]);
	if (guess.lang >= 0)
		return tongue(coco_str_of(coco_langs[guess.lang]));
	return (struct coco_tongue){.index = -1};
}

bool coco_tongue_differ(struct coco_tongue a, struct coco_tongue b)
{
	return a.code[0] != '\0' && b.code[0] != '\0' && strcmp(a.code, b.code) != 0;
}
