/* What is wanted, and what is made.
 *
 * Method: a phrase of the table `needs` (we need, iščemo, keresünk) opens a stretch of a sentence, and so does what somebody lacks (we have
 * no), or a question for somebody (wer dreht uns). The stretch goes on, over GAP words of other kinds (`free` ones not counted), to the
 * names behind, from name to name where a word that joins, a comma or nothing stands between them, and ends at a preposition: "a film about
 * our glass" wants a film. Objects may stand before their verb, too (filmet szeretnénk), right before it. In a stretch the works of the
 * vocabulary count (a film, a logo), which would say nothing elsewhere. Denials go on with what is lacked: no film and no photos. What is
 * wanted instead of something is wanted (ne filma, ampak igro).
 *
 * What an owner has and wants another of is wanted, too: Logo máme, ale chceme nové.
 *
 * In an answer a work counts at its end.
 *
 * For whoever offers, verbs of making (table `asides`: own, made, offer) and those that name a skill (we animate) open stretches in the
 * same way: pišemo besedila, filmeket forgatunk; there the works of the table `crafts` count, too, which say nothing where they are wanted
 * (boxes). */
#include "need.h"

#include "aside.h"
#include "roles.h"

#define GAP 4
#define BEFORE_MOST 2 /* words before a work that ends an answer: a new website */
#define INSTEAD 12    /* words from what is denied to what is wanted instead */

/* How far a stretch has come. */
struct way {
	size_t word, i, gap; /* found[i] is the first that may stand at the word; words of other kinds since the last name */
	bool after_name;
};

struct stretched {
	size_t start; /* behind what opened it; 0: none */
	struct way end;
};

struct stretch {
	const struct lexicon_text *text;
	struct coco_named *found;
	size_t n;
	bool owner, lack;
	struct stretched last[2]; /* [1]: of what is lacked */
};

static void reach(const struct stretch *s, struct coco_named *named)
{
	named->work = false;
	named->safe = s->owner;
}

static bool has_role(const struct stretch *s, size_t word, uint32_t role)
{
	return (s->text->words[word].roles & role) != 0;
}

static bool goes_on(const struct stretch *s, size_t word, bool after_name)
{
	if (has_role(s, word, COCO_ROLE_BOUND))
		return false;
	return !after_name || s->text->words[word].comma || has_role(s, word, COCO_ROLE_AND);
}

/* A word that says nothing by itself: a customer, makes, we have. */
static bool is_word(const struct coco_named *named)
{
	return named->meaning == LEXICON_OTHERS || named->meaning == LEXICON_ONCE || named->meaning == LEXICON_KIN ||
	       named->meaning == LEXICON_MAKES || named->meaning == LEXICON_KEPT;
}

/* Goes over a name or a word. false: the stretch ends there. */
static bool step(const struct stretch *s, struct way *way)
{
	while (way->i < s->n && s->found[way->i].start < way->word)
		way->i++;
	if (way->i < s->n && s->found[way->i].start == way->word && !is_word(&s->found[way->i])) {
		struct coco_named *named = &s->found[way->i];
		const bool name = named->meaning < LEXICON_NEXT;
		if (name && named->does && s->owner) { /* whoever is to do it does it: jemand, der filmt */
			*way = (struct way){named->end, way->i, way->gap, false};
			return true;
		}
		if (name && named->work && has_role(s, named->end - 1, COCO_ROLE_BOUND))
			return false;
		if (name)
			reach(s, named);
		else if (named->meaning < LEXICON_WANT && !(named->meaning == LEXICON_NEXT && s->lack))
			return false;
		*way = (struct way){named->end, way->i, 0, name};
		return true;
	}
	if (!goes_on(s, way->word, way->after_name) || way->gap == GAP)
		return false;
	*way = (struct way){way->word + 1, way->i, way->gap + (has_role(s, way->word, COCO_ROLE_FREE) ? 0 : 1), false};
	return true;
}

/* The names from `way` on, in the sentence of the word before `start`; where the stretch ends. */
static struct way walk(const struct stretch *s, size_t start, struct way way)
{
	const struct lexicon_text *text = s->text;
	while (way.word < text->n && text->words[way.word].sentence == text->words[start - 1].sentence && step(s, &way))
		continue;
	return way;
}

/* The names behind found[i], which opens a stretch. Within one of its kind it goes the same way from there on, so this goes on where that
 * one ended: each name is passed once, however many open a stretch. */
static void forward(struct stretch *s, size_t i)
{
	const size_t start = s->found[i].end;
	struct stretched *last = &s->last[s->lack];
	const bool within =
	    start > last->start && start <= last->end.word && s->text->words[start - 1].sentence == s->text->words[last->start - 1].sentence;
	if (!within)
		last->start = start;
	last->end = walk(s, start, within ? last->end : (struct way){.word = start, .i = i + 1});
}

/* Stands a preposition before the name? Articles and adjectives may stand between. */
static bool is_bound(const struct stretch *s, size_t name)
{
	const size_t start = coco_part_start(s->text, name);
	for (size_t at = name; at > start && at + 2 >= name; at--)
		if (has_role(s, at - 1, COCO_ROLE_BOUND) && !has_role(s, at - 1, COCO_ROLE_CASED))
			return true;
	return false;
}

/* Stands a denial before the name, with an article or adjective between at most? Which one: nem új logót, nicht einen Film. */
static bool is_refused(const struct stretch *s, size_t i)
{
	const struct coco_named *named = &s->found[i], *before = i > 0 ? &s->found[i - 1] : NULL;
	return before != NULL && before->clause == named->clause && before->end + 1 >= named->start &&
	       (before->meaning == LEXICON_NEXT || before->meaning == LEXICON_DENY);
}

/* The names right before `word`, of which found[i - 1] is the last. */
static void backward(const struct stretch *s, size_t word, size_t i)
{
	const struct lexicon_word *words = s->text->words;
	for (bool first = true; i > 0; i--, first = false) {
		struct coco_named *named = &s->found[i - 1];
		const bool near = named->end == word || (named->end + 1 == word && !has_role(s, word - 1, COCO_ROLE_BOUND | COCO_ROLE_AND));
		if (!near || named->meaning >= LEXICON_NEXT || words[named->start].sentence != words[word].sentence)
			return;
		if (first && words[named->start].clause != words[word].clause)
			return;
		if (is_bound(s, named->start))
			return;
		if (s->owner && is_refused(s, i - 1)) {
			named->meaning = LEXICON_TRAP;
			return;
		}
		reach(s, named);
		word = named->start;
		if (word == 0 || !(words[word].comma || has_role(s, word - 1, COCO_ROLE_AND) || (word > 1 && has_role(s, word - 2, COCO_ROLE_AND))))
			return;
		word -= word > 1 && has_role(s, word - 2, COCO_ROLE_AND) ? 2 : has_role(s, word - 1, COCO_ROLE_AND) ? 1 : 0;
	}
}

/* What is wanted instead of what found[i] denies. */
static void instead(const struct stretch *s, size_t i)
{
	const struct lexicon_text *text = s->text;
	const size_t end = s->found[i].end;
	for (size_t word = end; word < text->n && word < end + INSTEAD && text->words[word].sentence == s->found[i].sentence; word++)
		if (has_role(s, word, COCO_ROLE_BUT)) {
			walk(s, word + 1, (struct way){.word = word + 1, .i = i + 1});
			return;
		}
}

/* Stands a denial right before a verb of wanting? */
static bool is_denied(const struct coco_named *found, size_t i)
{
	return i > 0 && found[i - 1].end == found[i].start && (found[i - 1].meaning == LEXICON_DENY || found[i - 1].meaning == LEXICON_NEXT);
}

/* Begins the name with a verb of making, as does "we design furniture"? */
static bool is_own(const struct lexicon_text *text, const struct coco_named *named)
{
	uint32_t node = 0;
	for (size_t i = named->start; i + 1 < named->end && (node = lexicon_step(node, text->words[i].is.core)) != 0; i++) {
		const uint32_t meaning = coco_lexicon_tree.nodes[node].meaning;
		if (meaning == LEXICON_OWN || meaning == LEXICON_MADE)
			return true;
	}
	return false;
}

/* Is it a verb of making in the first person (vyrábím, costruisco), which begins as that of others does (vyrábí, costruisce)? */
static bool is_mine(const struct lexicon_text *text, const struct coco_named *named)
{
	return named->meaning == LEXICON_MAKES && coco_role_is_first(text->words[named->start].roles);
}

/* Does the work begin a sentence without a verb, as far as can be told: alone, or the first of a list? Labels, boxes and posters. */
static bool begins_list(const struct stretch *s, const struct coco_named *named)
{
	const struct lexicon_text *text = s->text;
	const size_t start = named->start, end = named->end;
	if (!named->work || (start > 0 && text->words[start - 1].sentence == named->sentence))
		return false;
	if (end == text->n || text->words[end].sentence != named->sentence || text->words[end].comma || has_role(s, end, COCO_ROLE_AND))
		return true;
	/* games for training, screens for machines: a name stands behind a comma, too */
	bool listed = false;
	for (const struct coco_named *next = named + 1; next < s->found + s->n && next->sentence == named->sentence && !listed; next++)
		listed = next->meaning < LEXICON_NEXT && text->words[next->start].comma;
	return listed && has_role(s, end, COCO_ROLE_BOUND);
}

/* The names of a list whose first one is found[i]: those behind its commas. */
static void read_list(const struct stretch *s, size_t i)
{
	const uint32_t sentence = s->found[i].sentence;
	reach(s, &s->found[i]);
	for (size_t k = i + 1; k < s->n && s->found[k].sentence == sentence; k++)
		if (s->found[k].meaning < LEXICON_NEXT && s->text->words[s->found[k].start].comma)
			reach(s, &s->found[k]);
}

void coco_needs_mark(const struct lexicon_text *text, struct coco_named *found, size_t n, struct coco_lexicon_how how)
{
	struct stretch s = {.text = text, .found = found, .n = n, .owner = how.owner};
	for (size_t i = 0; i < n; i++) {
		if (found[i].meaning == LEXICON_SEEK && (how.owner || how.whole))
			found[i].meaning = LEXICON_WANT;
		if (found[i].meaning == LEXICON_WANT && is_denied(found, i))
			found[i].meaning = LEXICON_REFUSE;
		const uint32_t meaning = found[i].meaning;
		const bool wants = meaning == LEXICON_WANT || meaning == LEXICON_LACK, makes = meaning == LEXICON_OFFER || meaning == LEXICON_OWN ||
		                                                                               meaning == LEXICON_MADE || found[i].does ||
		                                                                               is_mine(text, &found[i]);
		s.lack = meaning == LEXICON_LACK;
		if (!how.owner && begins_list(&s, &found[i])) {
			read_list(&s, i);
			forward(&s, i);
		} else if ((wants && (how.owner || how.whole)) || (makes && !how.owner)) {
			forward(&s, i);
			backward(&s, found[i].start, i);
		} else if (!how.owner && meaning < LEXICON_NEXT && is_own(text, &found[i])) {
			backward(&s, found[i].start, i);
		} else if (how.owner && meaning >= LEXICON_NEXT && meaning <= LEXICON_REFUSE) {
			instead(&s, i);
		}
	}
	s.lack = false;
	for (size_t i = 0; how.owner && i < n; i++)
		if (found[i].meaning == LEXICON_KEPT && coco_wants_another(found, n, i)) {
			walk(&s, found[i].end, (struct way){.word = found[i].end, .i = i + 1});
			backward(&s, found[i].start, i);
		}
	if (how.whole && n > 0 && found[n - 1].end == text->n && found[n - 1].start <= BEFORE_MOST)
		found[n - 1].work = false;
	for (size_t i = 0; i < n; i++)
		if (found[i].meaning < LEXICON_NEXT &&
		    (found[i].work || ((found[i].does || found[i].craft) && how.owner) || (how.owner && !found[i].safe && is_own(text, &found[i]))))
			found[i].meaning = LEXICON_TRAP;
}
