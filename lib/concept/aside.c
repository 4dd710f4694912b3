/* Mentions: what is denied, attached, what customers and competitors do, what the owner sells itself.
 *
 * Method: the table `asides` has the phrases that say so, and how far each reaches: `next`, over the name right behind it; `clause`, over
 * what follows up to a comma, colon, bracket or full stop; `before`, over what stands before it in its clause; `sentence`, over the whole
 * sentence, also before it. `deny` (and what somebody lacks, of the table `needs`) counts where somebody offers something: what follows in
 * the clause, or, if no name follows, what stands before it in its part; a denied verb of the first person is such a phrase, too (roles.h).
 * `refuse`, a denied wish, reaches in the same way whoever speaks (ne potrebujemo filma; filma ne potrebujemo). `once`, a
 * time that is over, denies what whoever offers did then, up to a word for today, and is one of `others` where an owner tells of it.
 * Behind a denial that says more (we do not only) nothing is denied. `others` are people who
 * want nothing here, customers and competitors, or a time that is past; with a verb of making of their clause (`makes`) they reach all of
 * it from their part on: our customer makes toys, last year a photographer took pictures. `own` is a clause in texts of owners only, and
 * `made` what stands in its part of the clause: whoever offers to make something says so in the same words, and in those of `offer`, which
 * reach nothing here.
 *
 * `kin` are family, friends and neighbours: what they do is no offer of whoever tells of them (moja žena ilustrira), unless they do it
 * together (my wife and I, mit meinem Bruder), and what owners tell of them is no wish, to the end of the sentence. `seek` is whom somebody
 * looks for (hledám někoho, kdo), which an owner wants and a creative does not offer.
 *
 * `kept` is what owners have (we have, Logo máme): names behind it, up to a preposition, or, if none follows, before it in its part, unless
 * the sentence goes on to want another (we have a logo but want a new one). `place` is where they keep it (in the cellar), which reaches
 * the sentence, `held` what it lies in (boxes of), which reaches the names right behind, as `whom` (for, working with) does with names that
 * say who does something: an architect for whom somebody works is a customer, so is one behind customers (`others`) or with a Hungarian
 * case.
 *
 * What is wanted (need.c) is out of reach, and with a verb of wanting, or the word that joins its part of the sentence to what stands
 * before, a clause is at its end: we sell pumps and need a logo. A phrase reaches REACH words at most, so that a text without any mark
 * costs no more than another. */
#include "aside.h"

#include "need.h"
#include "roles.h"

#define REACH 40
#define NEAR_GAP 2 /* words between `held` or `whom` and a name, or two of them: boxes of old photographs */
#define LONG 4     /* letters of a word that may be what is denied, where no name is */

static bool is_aside(const struct coco_named *named)
{
	return named->meaning >= LEXICON_NEXT && named->meaning < LEXICON_TRAP;
}

size_t coco_part_start(const struct lexicon_text *text, size_t word)
{
	const uint32_t clause = text->words[word].clause;
	const size_t least = word > REACH ? word - REACH : 0;
	while (word > least && text->words[word - 1].clause == clause && (text->words[word - 1].roles & COCO_ROLE_AND) == 0)
		word--;
	return word;
}

/* Where a part of a clause ends. */
static size_t part_end(const struct lexicon_text *text, size_t word)
{
	const uint32_t clause = text->words[word].clause;
	const size_t most = word + REACH;
	while (word < text->n && word < most && text->words[word].clause == clause && (text->words[word].roles & COCO_ROLE_AND) == 0)
		word++;
	return word;
}

/* The words that an aside reaches. */
struct span {
	size_t from, to;
};

/* From an aside to the end of its clause, or to where something is wanted instead. */
static struct span clause_of(const struct lexicon_text *text, const struct coco_named *found, size_t n, size_t aside, bool owner)
{
	const struct coco_named *said = &found[aside];
	struct span span = {said->end, said->end};
	while (span.to < text->n && span.to < said->end + REACH && text->words[span.to].clause == said->clause &&
	       (text->words[span.to].roles & COCO_ROLE_BUT) == 0 && (owner || (text->words[span.to].roles & COCO_ROLE_NOW) == 0))
		span.to++;
	for (size_t i = aside + 1; i < n && found[i].start < span.to; i++)
		if (owner && (found[i].meaning == LEXICON_WANT || found[i].meaning == LEXICON_LACK)) {
			const size_t start = coco_part_start(text, found[i].start);
			span.to = start > said->end ? start : found[i].start;
		}
	return span;
}

/* Does a name stand in the span, from found[i] on? */
static bool has_name(const struct coco_named *found, size_t n, size_t i, struct span span)
{
	for (; i < n && found[i].start < span.to; i++)
		if (!is_aside(&found[i]))
			return true;
	return false;
}

/* Is the word no more than a preposition? */
static bool is_bound(const struct lexicon_text *text, size_t word)
{
	return (text->words[word].roles & COCO_ROLE_BOUND) != 0;
}

/* What an owner has: the clause up to a preposition, or what stands before. */
static struct span kept_of(const struct lexicon_text *text, const struct coco_named *found, size_t n, size_t aside)
{
	struct span span = clause_of(text, found, n, aside, true);
	for (size_t word = span.from; word < span.to; word++)
		if (is_bound(text, word))
			span.to = word;
	return has_name(found, n, aside + 1, span) ? span : (struct span){coco_part_start(text, found[aside].start), found[aside].start};
}

/* Over the names right behind an aside, and those that are joined to them. */
static struct span near_of(const struct lexicon_text *text, const struct coco_named *found, size_t n, size_t aside)
{
	struct span span = {found[aside].end, found[aside].end};
	size_t word = span.from, gap = 0;
	bool named = false; /* right before the word */
	for (size_t i = aside + 1; word < text->n && word < span.from + REACH && text->words[word].sentence == found[aside].sentence;) {
		while (i < n && (found[i].start < word || (found[i].start == word && is_aside(&found[i]))))
			i++;
		if (i < n && found[i].start == word) {
			span.to = word = found[i].end;
			gap = 0;
			named = true;
			continue;
		}
		const bool joins = text->words[word].comma || (text->words[word].roles & COCO_ROLE_AND) != 0;
		if (gap++ == NEAR_GAP || is_bound(text, word) || (named && !joins))
			break;
		named = false;
		word++;
	}
	return span;
}

static struct span sentence_of(const struct lexicon_text *text, const struct coco_named *said)
{
	struct span span = {said->start, said->end};
	while (span.from > 0 && span.from + REACH > said->start && text->words[span.from - 1].sentence == said->sentence)
		span.from--;
	while (span.to < text->n && span.to < said->end + REACH && text->words[span.to].sentence == said->sentence)
		span.to++;
	return span;
}

/* What is denied: what follows in the clause, or, if no name does but that of the denied verb of whoever offers, what stands before. */
static struct span denied_of(const struct lexicon_text *text, const struct coco_named *found, size_t n, size_t aside, bool owner)
{
	const struct coco_named *said = &found[aside];
	struct span clause = clause_of(text, found, n, aside, owner), before = {coco_part_start(text, said->start), said->start};
	size_t next = aside + 1;
	while (!owner && next < n && found[next].start < clause.to &&
	       (is_aside(&found[next]) || (found[next].start == said->end && found[next].does)))
		next++;
	if (has_name(found, n, next, clause))
		return clause;
	if (next > aside + 1 && found[next - 1].does)
		before.to = found[next - 1].end;
	return before;
}

static struct span span_of(const struct lexicon_text *text, const struct coco_named *found, size_t n, size_t aside, bool owner)
{
	const struct coco_named *said = &found[aside];
	const size_t part = coco_part_start(text, said->start);
	switch (said->meaning) {
	case LEXICON_NEXT: {
		const bool last = said->end == text->n || text->words[said->end].clause != said->clause;
		return last && !owner && coco_role_denies(text->words[said->start].roles) ? (struct span){part, said->start}
		                                                                          : (struct span){said->end, said->end + 1};
	}
	case LEXICON_BEFORE: {
		size_t from = said->start;
		while (from > 0 && from + REACH > said->start && text->words[from - 1].clause == said->clause)
			from--;
		return (struct span){from, said->start};
	}
	case LEXICON_MADE:
		return (struct span){part, part_end(text, said->start)};
	case LEXICON_KEPT:
		return kept_of(text, found, n, aside);
	case LEXICON_SENTENCE:
	case LEXICON_PLACE:
		return sentence_of(text, said);
	case LEXICON_HELD:
		return near_of(text, found, n, aside);
	case LEXICON_SEEK:
		return (struct span){said->end, sentence_of(text, said).to};
	case LEXICON_KIN:
		return owner ? sentence_of(text, said) : (struct span){part, clause_of(text, found, n, aside, owner).to};
	case LEXICON_OTHERS:
		return (struct span){part, clause_of(text, found, n, aside, owner).to};
	case LEXICON_ONCE:
		return owner ? (struct span){part, clause_of(text, found, n, aside, owner).to} : denied_of(text, found, n, aside, owner);
	case LEXICON_REFUSE:
	case LEXICON_DENY:
	case LEXICON_LACK:
		return denied_of(text, found, n, aside, owner);
	default:
		return clause_of(text, found, n, aside, owner);
	}
}

static void put_aside(const struct lexicon_text *text, struct span span)
{
	for (size_t word = span.from; word < span.to; word++)
		text->words[word].aside = true;
}

/* Is it for sure whoever tells of it that denies: a denied verb of the first person, I or we in the phrase or right before? */
static bool is_own_denial(const struct lexicon_text *text, const struct coco_named *said)
{
	const uint32_t first = text->words[said->start].roles;
	bool self = said->start > 0 && (text->words[said->start - 1].roles & COCO_ROLE_SELF) != 0;
	for (size_t word = said->start; word < said->end; word++)
		self = self || (text->words[word].roles & COCO_ROLE_SELF) != 0;
	return self || (first & COCO_ROLE_DENIED) != 0 ||
	       (coco_role_denies(first) && said->end < text->n && coco_roles_deny(first, text->words[said->end].roles));
}

/* Is it a phrase that never meant anything? A name that counts no more is none. */
static bool is_trap(const struct coco_named *named)
{
	return named->meaning == LEXICON_TRAP && !named->work && !named->does && !named->craft;
}

/* What is denied, or had, is put aside, so that no text has it in common with another: the names that were reached, and of a denied wish,
 * all the words behind it, or, where there are none, before it; so of what whoever offers denies, where it is for sure its own
 * denial. */
static void put_denied_aside(
    const struct lexicon_text *text, const struct coco_named *found, size_t n, size_t aside, struct span span, bool owner)
{
	const struct span behind = clause_of(text, found, n, aside, owner);
	bool words = false;
	for (size_t word = behind.from; word < behind.to; word++)
		words = words || text->words[word].text.n >= LONG;
	size_t from = aside;
	while (from > 0 && found[from - 1].start >= span.from)
		from--;
	const uint32_t meaning = found[aside].meaning;
	const bool whole =
	    meaning == LEXICON_REFUSE || ((meaning == LEXICON_DENY || meaning == LEXICON_ONCE) && is_own_denial(text, &found[aside]));
	if (whole && span.from < behind.from && words && !has_name(found, n, from, span))
		span = behind, from = aside;
	if (whole || meaning == LEXICON_BEFORE)
		put_aside(text, span);
	if (whole && !owner) { /* and the denied verb */
		const bool two = coco_role_denies(text->words[found[aside].start].roles) && found[aside].end < text->n;
		put_aside(text, (struct span){found[aside].start, found[aside].end + (two ? 1 : 0)});
	}
	for (size_t i = from; i < n && found[i].start < span.to; i++)
		if (found[i].start >= span.from && !is_aside(&found[i]) && !found[i].safe && !is_trap(&found[i]))
			put_aside(text, (struct span){found[i].start, found[i].end});
	for (size_t i = from; i < n && found[i].start < span.to; i++)
		for (size_t word = found[i].start; found[i].safe && word < found[i].end; word++)
			text->words[word].aside = false;
}

/* Takes the phrase away what the text says, and not only names? */
static bool is_denied(uint32_t meaning, bool owner)
{
	if (meaning == LEXICON_DENY || meaning == LEXICON_ONCE || meaning == LEXICON_CLAUSE)
		return !owner;
	return meaning == LEXICON_NEXT || meaning == LEXICON_REFUSE || meaning == LEXICON_BEFORE || meaning == LEXICON_KEPT;
}

/* Makes traps of the names that an aside reaches; of those that say who does something alone, if `who`. */
static void mute(const struct lexicon_text *text, struct coco_named *found, size_t n, size_t aside, bool owner, bool who)
{
	const struct span span = who ? near_of(text, found, n, aside) : span_of(text, found, n, aside, owner);
	size_t from = aside;
	if (!who && is_denied(found[aside].meaning, owner))
		put_denied_aside(text, found, n, aside, span, owner);
	while (from > 0 && found[from - 1].start >= span.from)
		from--;
	for (size_t i = from; i < n && found[i].start < span.to; i++)
		if (!is_aside(&found[i]) && !found[i].safe && found[i].start >= span.from && (!who || found[i].who))
			found[i].meaning = LEXICON_TRAP;
}

/* Stands a verb of making in the clause of others, and no wish between? */
static bool is_making(const struct coco_named *found, size_t n, size_t others)
{
	bool wish = false;
	for (size_t i = others + 1; i < n && found[i].clause == found[others].clause && !wish; i++) {
		if (found[i].meaning == LEXICON_MAKES)
			return true;
		wish = found[i].meaning == LEXICON_WANT || found[i].meaning == LEXICON_LACK;
	}
	wish = false;
	for (size_t i = others; i > 0 && found[i - 1].clause == found[others].clause && !wish; i--) {
		if (found[i - 1].meaning == LEXICON_MAKES)
			return true;
		wish = found[i - 1].meaning == LEXICON_WANT || found[i - 1].meaning == LEXICON_LACK;
	}
	return false;
}

bool coco_wants_another(const struct coco_named *found, size_t n, size_t kept)
{
	for (size_t i = kept + 1; i < n && found[i].sentence == found[kept].sentence && found[i].start < found[kept].end + REACH; i++)
		if (found[i].meaning == LEXICON_WANT)
			return i + 1 == n || found[i + 1].sentence != found[kept].sentence || !found[i + 1].safe;
	return false;
}

/* Are people behind the aside whom somebody works for? An owner may want to work with them. */
static bool is_whom(const struct lexicon_text *text, const struct coco_named *named, bool owner)
{
	const bool one = named->start + 1 == named->end;
	return named->meaning == LEXICON_OTHERS || (named->meaning == LEXICON_OFFER && !owner && is_bound(text, named->end - 1)) ||
	       (named->meaning == LEXICON_WHOM && (one || !owner));
}

/* Do they do it together with whoever tells of them? */
static bool is_together(const struct lexicon_text *text, const struct coco_named *kin)
{
	const bool before = kin->start > 0 && (text->words[kin->start - 1].roles & (COCO_ROLE_BOUND | COCO_ROLE_AND)) != 0;
	const bool with = (text->words[kin->end - 1].roles & (COCO_ROLE_BOUND | COCO_ROLE_CASED)) != 0;
	return before || with || (kin->end < text->n && (text->words[kin->end].roles & COCO_ROLE_AND) != 0);
}

/* Says the denial more than it denies: we do not only? */
static bool says_more(const struct lexicon_text *text, const struct coco_named *said)
{
	for (size_t word = said->end; word < text->n && word <= said->end + 1; word++)
		if (text->words[word].clause == said->clause && (text->words[word].roles & COCO_ROLE_ONLY) != 0)
			return true;
	return false;
}

static bool counts(const struct lexicon_text *text, const struct coco_named *found, size_t n, size_t i, bool owner)
{
	const uint32_t meaning = found[i].meaning;
	if (meaning == LEXICON_KIN)
		return owner || !is_together(text, &found[i]);
	if (meaning == LEXICON_OTHERS || meaning == LEXICON_MAKES || (meaning == LEXICON_ONCE && owner))
		return meaning != LEXICON_MAKES && is_making(found, n, i);
	if (meaning == LEXICON_OFFER || meaning == LEXICON_WHOM)
		return false;
	if (meaning == LEXICON_KEPT)
		return owner && !coco_wants_another(found, n, i);
	if (meaning == LEXICON_OWN || meaning == LEXICON_MADE || meaning == LEXICON_PLACE)
		return owner;
	if (meaning == LEXICON_DENY)
		return !owner && !says_more(text, &found[i]);
	return meaning == LEXICON_LACK || meaning == LEXICON_SEEK ? !owner : meaning < LEXICON_WANT;
}

size_t coco_asides_drop(const struct lexicon_text *text, struct coco_named *found, size_t n, struct coco_lexicon_how how)
{
	size_t kept = 0;
	coco_needs_mark(text, found, n, how);
	for (size_t i = 0; i < n; i++) {
		if (is_aside(&found[i]) && is_whom(text, &found[i], how.owner))
			mute(text, found, n, i, how.owner, true);
		if (is_aside(&found[i]) && counts(text, found, n, i, how.owner))
			mute(text, found, n, i, how.owner, false);
		else if (found[i].who && !found[i].safe && is_bound(text, found[i].end - 1))
			found[i].meaning = LEXICON_TRAP;
	}
	for (size_t i = 0; i < n; i++)
		if (found[i].meaning < LEXICON_NEXT)
			found[kept++] = found[i];
	return kept;
}
