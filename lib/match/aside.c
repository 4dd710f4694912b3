/* Mentions: what is denied, attached, what customers and competitors do, what the owner sells itself.
 *
 * Method: the table `asides` has the phrases that say so, and how far each reaches: `next`, over the name right behind it; `clause`, over
 * what follows up to a comma, colon, bracket or full stop; `sentence`, over the whole sentence, also before it; `own` is a clause, too, in
 * texts of owners only: whoever offers to make something says so in the same words. A phrase reaches REACH words at most, so that a text
 * without any mark costs no more than another. */
#include "aside.h"

#include "lexicon_words.h"

#define REACH 40

static bool is_aside(const struct coco_named *named)
{
	return named->meaning >= LEXICON_NEXT && named->meaning < LEXICON_TRAP;
}

static bool reaches(const struct coco_named *aside, const struct coco_named *name)
{
	if (aside->meaning == LEXICON_SENTENCE)
		return aside->sentence == name->sentence;
	if (name->start < aside->end || aside->clause != name->clause)
		return false;
	return aside->meaning != LEXICON_NEXT || name->start == aside->end;
}

/* Makes traps of the names that an aside reaches. */
static void mute(struct coco_named *found, size_t n, size_t aside)
{
	const struct coco_named *said = &found[aside];
	const size_t first = said->start > REACH ? said->start - REACH : 0, behind = said->end + REACH;
	size_t from = aside;
	while (from > 0 && found[from - 1].start >= first)
		from--;
	for (size_t i = from; i < n && found[i].start < behind; i++)
		if (!is_aside(&found[i]) && reaches(said, &found[i]))
			found[i].meaning = LEXICON_TRAP;
}

size_t coco_asides_drop(struct coco_named *found, size_t n, bool owner)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (is_aside(&found[i]) && (owner || found[i].meaning != LEXICON_OWN))
			mute(found, n, i);
	for (size_t i = 0; i < n; i++)
		if (found[i].meaning < LEXICON_NEXT)
			found[kept++] = found[i];
	return kept;
}
