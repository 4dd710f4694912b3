/* The numbers of a list's items, which are no facts: 1. 2. 3. or 1) 2) 3).
 *
 * Method: a whole number of two digits at most that begins its line, with a full stop or a bracket and a blank behind it, and that is one
 * more than the last such number, or 1 with 2 as the next. A list without its numbers, or in one sentence, says the same.
 *
 * Invariant: a number that counts, measures or dates something stays; so does one that begins a line alone. */
#include "compare.h"

#include <stdlib.h>

/* The number that an item begins with; 0: none. */
static long item_number(struct coco_str text, const struct coco_fact *fact)
{
	enum { DIGITS = 2, BASE = 10 };
	size_t at = fact->start;
	bool plain = fact->kind == COCO_FACT_NUMBER && fact->end - fact->start <= DIGITS && fact->end + 1 < text.n;
	if (!plain || (text.s[fact->end] != '.' && text.s[fact->end] != ')') || !blank(text.s[fact->end + 1]))
		return 0;
	while (at > 0 && blank(text.s[at - 1]) && text.s[at - 1] != '\n')
		at--;
	return at == 0 || text.s[at - 1] == '\n' ? strtol(text.s + fact->start, NULL, BASE) : 0;
}

size_t items_drop(struct coco_str text, struct coco_fact *facts, size_t count)
{
	size_t kept = 0;
	long last = 0;
	for (size_t i = 0; i < count; i++) {
		long is = item_number(text, &facts[i]), next = 0;
		for (size_t k = i + 1; is == 1 && next == 0 && k < count; k++)
			next = item_number(text, &facts[k]);
		if (is > 0 && ((is == 1 && next == 2) || (last > 0 && is == last + 1)))
			last = is;
		else
			facts[kept++] = facts[i];
	}
	return kept;
}
