/* Texts that were looked through before.
 *
 * Method: a table of fixed size, in which each text has one place, by its length, its ends and its column; the latest one has it.
 * Invariant: a text is found only where the same bytes of the same column were noted.
 */
#include <string.h>
#include "quiet.h"

enum { PLACES = 256 };
_Static_assert(sizeof(struct survey_quiet) == 64, "a line of the processor's cache");

struct survey_quiet *survey_quiet_at(
    struct survey_quiet **all, const struct survey_column *column, struct coco_str text, struct coco_arena *arena)
{
	if (!text.n || text.n > sizeof(*all)->text)
		return NULL;
	if (!*all)
		*all = coco_arena_array(arena, PLACES, sizeof **all);
	return *all ? &(*all)[(survey_ends_hash(text) ^ (uintptr_t)column / sizeof *column) % PLACES] : NULL;
}

bool survey_quiet_is(const struct survey_quiet *at, const struct survey_column *column, struct coco_str text)
{
	return at->column == column && at->n == text.n && coco_same_bytes(at->text, text.s, text.n);
}

void survey_quiet_note(struct survey_quiet *at, const struct survey_column *column, struct coco_str text, unsigned signs)
{
	at->column = column;
	at->n = (unsigned char)text.n;
	at->signs = (unsigned char)signs;
	memcpy(at->text, text.s, text.n);
}
