/* The search for the longest name at each place of a text, in a dictionary that is made at build time (lib/concept/lexicon/make.c).
 *
 * Names are paths of the numbers that words have by their core (lexicon_text.c) in a tree. Hyphens and apostrophes part words
 * (dell'interno, UX-Design); hyphenated words are also tried as one (Verpackungs-Design).
 *
 * Short names stand in capitals (AR, UX). In small letters they count as a part of a longer name (ux design) and in an answer. Works (a
 * film, a logo) and verbs (ilustriramo) are found as such; whether they count is for need.c to say. */
#include "lexicon.h"

#include "aside.h"
#include "ellipsis.h"
#include "everyday.h"
#include "lexicon_text.h"
#include "roles.h"

#include "coco/text.h"

#include <stdlib.h>

#define ASKED_MOST 3 /* words from who to us */
#define QUESTION_MOST 40
#define RAISED_MOST 6 /* words of a name (NAME_MOST of make.c) */

struct coco_lexicon {
	struct lexicon_text text; /* at hand */
	struct coco_named *found;
	size_t n_found, cap_found;
	const uint32_t *parents; /* by concept: the general one + 1 */
	size_t free_from;        /* behind the last name that is more than a work or a verb */
};

/* ---- finding ---------------------------------------------------------------------------------------------------- */

/* Which names count. */
struct how {
	unsigned lang; /* bits of `everyday` and of crafts: of the languages that the text may be in */
	bool loose;    /* of an answer that names take all of, */
	bool alone;    /* and of one that is one word */
	bool owner;
};

/* By which of its numbers a word is looked for, if it has that one. */
enum by { BY_CORE, BY_CAPITAL, BY_FORM };

static uint32_t number_by(const struct lexicon_known *is, enum by by)
{
	const uint32_t number = by == BY_CAPITAL ? is->extra.capital : by == BY_FORM ? is->extra.form : 0;
	return number != 0 ? number : is->core;
}

/* The longest name that begins at word `at`, before the word `most`; BY_CAPITAL: short names that stand in small letters taken as if in
 * capitals. */
static struct coco_named longest_of(const struct lexicon_text *text, size_t at, size_t most, struct how how, enum by by)
{
	struct coco_named named = {.start = at, .end = at + 1};
	uint32_t node = 0;
	for (size_t i = at; i < most; i++) {
		const struct lexicon_known *is = &text->words[i].is;
		if ((node = lexicon_step(node, number_by(is, by))) == 0)
			break;
		const struct lexicon_node *here = &coco_lexicon_tree.nodes[node];
		const bool small = by == BY_CAPITAL && is->extra.capital != 0 && !how.loose;
		const bool names = i > at || !(is->extra.everyday & (how.alone ? COCO_EVERYDAY_ALONE : how.lang) || small);
		const bool works = (here->flags & (LEXICON_WORK | LEXICON_DOES | LEXICON_CRAFT)) != 0 && (here->langs & how.lang) != 0 &&
		                   (named.meaning == 0 || named.work || named.does || named.meaning >= LEXICON_OWN);
		const bool plain = here->answer != 0 && (here->meaning == LEXICON_OTHERS || here->meaning == LEXICON_KIN ||
		                                            here->meaning == LEXICON_MAKES); /* in what owners tell */
		if (here->meaning != 0 && names && (!plain || (how.owner && !how.loose)))
			named = (struct coco_named){.meaning = here->meaning, .start = at, .end = i + 1, .who = (here->flags & LEXICON_WHO) != 0};
		else if (here->answer != 0 && how.loose && names)
			named = (struct coco_named){.meaning = here->answer, .start = at, .end = i + 1, .who = (here->flags & LEXICON_WHO) != 0};
		else if (here->answer != 0 && names && works)
			named = (struct coco_named){.meaning = here->answer,
			    .start = at,
			    .end = i + 1,
			    .work = (here->flags & (LEXICON_WORK | LEXICON_CRAFT)) != 0,
			    .does = (here->flags & LEXICON_DOES) != 0,
			    .craft = (here->flags & (LEXICON_WORK | LEXICON_CRAFT)) == LEXICON_CRAFT,
			    .who = (here->flags & LEXICON_WHO) != 0};
	}
	return named;
}

/* The longest name that begins at word `at`, before the word `most`; meaning 0: none, and it takes one word. */
static struct coco_named longest(const struct lexicon_text *text, size_t at, size_t most, struct how how)
{
	const struct lexicon_word *word = &text->words[at];
	struct coco_named named = longest_of(text, at, most, how, BY_CORE);
	bool other[] = {[BY_CAPITAL] = false, [BY_FORM] = false};
	for (size_t i = at; i < most && i < at + RAISED_MOST; i++) {
		other[BY_CAPITAL] = other[BY_CAPITAL] || text->words[i].is.extra.capital != 0;
		other[BY_FORM] = other[BY_FORM] || text->words[i].is.extra.form != 0;
	}
	for (enum by by = BY_CAPITAL; by <= BY_FORM; by++) {
		const struct coco_named one = other[by] ? longest_of(text, at, most, how, by) : named;
		named = one.meaning != 0 && (named.meaning == 0 || one.end > named.end) ? one : named;
	}
	if (word->parts > 1 && at + word->parts > named.end && at + word->parts <= most) {
		const uint32_t node = lexicon_step(0, word->whole);
		if (node != 0 && coco_lexicon_tree.nodes[node].meaning != 0)
			named = (struct coco_named){.meaning = coco_lexicon_tree.nodes[node].meaning,
			    .start = at,
			    .end = at + word->parts,
			    .who = (coco_lexicon_tree.nodes[node].flags & LEXICON_WHO) != 0};
	}
	return named;
}

static bool is_name(const struct coco_named *named)
{
	return named->meaning != 0 && named->meaning < LEXICON_NEXT;
}

/* Is the later of two names that overlap the one that is meant: a special kind of the other, or longer? */
static bool is_meant(const struct coco_lexicon *lexicon, const struct coco_named *later, const struct coco_named *named)
{
	if (later->end <= named->end || later->work || later->does)
		return false;
	if (later->end - later->start > named->end - named->start)
		return true;
	for (uint32_t up = later->meaning; up != 0; up = lexicon->parents[up - 1])
		if (up == named->meaning)
			return true;
	return false;
}

/* The name that begins at word `at`: the longest, or what stands before one that overlaps it and is meant (short film | documentary). */
static struct coco_named best(const struct coco_lexicon *lexicon, size_t at, struct how how)
{
	const struct lexicon_text *text = &lexicon->text;
	const struct coco_named named = longest(text, at, text->n, how);
	for (size_t next = at + 1; is_name(&named) && lexicon->parents != NULL && next < named.end; next++) {
		const struct coco_named later = longest(text, next, text->n, how);
		if (is_name(&later) && is_meant(lexicon, &later, &named))
			return longest(text, at, next, how);
	}
	return named;
}

/* A denied verb begins at the word: one word, or two; or a denial ends the clause. */
static bool denies(const struct lexicon_text *text, size_t at)
{
	const struct lexicon_word *word = &text->words[at];
	if ((word->roles & COCO_ROLE_DENIED) != 0)
		return true;
	if (at + 1 == text->n || word[1].clause != word->clause)
		return coco_role_denies(word->roles);
	return coco_roles_deny(word->roles, word[1].roles);
}

/* A question for somebody who does it begins at the word: who, at the beginning of a sentence, and us soon behind. */
static bool asks_who(const struct lexicon_text *text, size_t at)
{
	const struct lexicon_word *words = text->words;
	if ((words[at].roles & COCO_ROLE_WHO) == 0 || (at > 0 && words[at - 1].sentence == words[at].sentence))
		return false;
	bool us = false, asked = false;
	for (size_t i = at + 1; i < text->n && i < at + QUESTION_MOST && words[i].sentence == words[at].sentence && !asked; i++) {
		us = us || (i <= at + ASKED_MOST && (words[i].roles & COCO_ROLE_US) != 0);
		asked = words[i].asked;
	}
	return us && asked;
}

static int add(struct coco_lexicon *lexicon, struct coco_named named)
{
	const struct lexicon_word *word = &lexicon->text.words[named.start];
	if (lexicon->n_found == lexicon->cap_found &&
	    coco_grow(&lexicon->found, &lexicon->cap_found, lexicon->n_found, sizeof *lexicon->found) != 0)
		return -1;
	named.clause = word->clause;
	named.sentence = word->sentence;
	if (!named.work && !named.does && named.end > lexicon->free_from)
		lexicon->free_from = named.end;
	size_t at = lexicon->n_found++;
	for (; at > 0 && lexicon->found[at - 1].start > named.start; at--) /* what an ellipsis left out stands before its name */
		lexicon->found[at] = lexicon->found[at - 1];
	lexicon->found[at] = named;
	return 0;
}

/* Adds a name, and what an ellipsis near it leaves out (graphic and web design); works before it are no names yet. Where the search goes
 * on, in *at. */
static int add_with_left_out(struct coco_lexicon *lexicon, struct coco_named named, size_t *at)
{
	struct coco_named left_out[COCO_ELLIPSES_MOST];
	const size_t free_from = lexicon->free_from;
	if (add(lexicon, named) != 0)
		return -1;
	const size_t n = named.meaning < LEXICON_NEXT ? coco_ellipses(&lexicon->text, named, free_from, left_out) : 0;
	for (size_t i = 0; i < n; i++) {
		if (add(lexicon, left_out[i]) != 0)
			return -1;
		*at = left_out[i].end > *at ? left_out[i].end : *at;
	}
	return 0;
}

static int find(struct coco_lexicon *lexicon, struct how how)
{
	const struct lexicon_text *text = &lexicon->text;
	lexicon->n_found = lexicon->free_from = 0;
	for (size_t at = 0; at < text->n;) {
		const struct lexicon_word *word = &text->words[at];
		const bool none = word->is.core == 0 && word->whole == 0 && word->is.extra.capital == 0;
		if (none && word->roles == 0) {
			at++;
			continue;
		}
		struct coco_named named = {.start = at, .end = at + 1};
		if (!none)
			named = best(lexicon, at, how);
		if ((named.meaning == 0 || (named.meaning == LEXICON_NEXT && !how.owner)) && denies(text, at))
			named.meaning = LEXICON_DENY;
		if (named.meaning == 0 && how.owner && asks_who(text, at))
			named.meaning = LEXICON_WANT;
		at = named.end;
		if (named.meaning != 0 && add_with_left_out(lexicon, named, &at) != 0)
			return -1;
	}
	return 0;
}

/* Which share of the text's words, but for function words, names take; phrases and traps are none. */
static double share_of(const struct coco_lexicon *lexicon)
{
	size_t at = 0, taken = 0, left = 0;
	for (size_t i = 0; i <= lexicon->n_found; i++) {
		const bool last = i == lexicon->n_found;
		for (; at < (last ? lexicon->text.n : lexicon->found[i].start); at++)
			left += !lexicon->text.words[at].idle;
		if (last)
			break;
		const uint32_t meaning = lexicon->found[i].meaning;
		const bool names = meaning < LEXICON_NEXT || (meaning >= LEXICON_OWN && meaning != LEXICON_TRAP);
		for (; at < lexicon->found[i].end; at++)
			*(names ? &taken : &left) += 1;
	}
	return taken > 0 ? (double)taken / (double)(taken + left) : 0;
}

/* Is the text one word, but for function words? */
static bool is_one_word(const struct lexicon_text *text)
{
	size_t words = 0;
	for (size_t i = 0; i < text->n; i++)
		words += !text->words[i].idle;
	return words <= 1;
}

int coco_lexicon_in(struct coco_lexicon *lexicon, struct coco_str text, struct coco_lexicon_how how, const struct coco_named **found,
    size_t *n, double *share)
{
	struct how names = {how.lang >= 0 && how.lang < COCO_LANGS ? 1u << how.lang
	                    : how.langs != 0                       ? how.langs
	                                                           : COCO_EVERYDAY_ELSE,
	    how.whole, false, how.owner};
	if (lexicon_text_split(&lexicon->text, text, how.lang, how.whole) != 0)
		return -1;
	names.alone = how.whole && is_one_word(&lexicon->text);
	if (find(lexicon, names) != 0)
		return -1;
	*share = how.whole ? share_of(lexicon) : 0;
	if (how.whole && *share < 1) {
		names.loose = names.alone = false;
		if (find(lexicon, names) != 0)
			return -1;
		*share = share_of(lexicon) < *share ? share_of(lexicon) : *share;
	}
	lexicon->n_found = coco_asides_drop(&lexicon->text, lexicon->found, lexicon->n_found, how);
	*found = lexicon->found;
	*n = lexicon->n_found;
	return 0;
}

bool coco_lexicon_aside(const struct coco_lexicon *lexicon, struct coco_str text, size_t *at, size_t *start)
{
	const struct lexicon_word *words = lexicon->text.words;
	size_t low = 0, high = lexicon->text.n; /* words stand in the order of the text */
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if ((size_t)(words[middle].text.s - text.s) < *at)
			low = middle + 1;
		else
			high = middle;
	}
	while (low < lexicon->text.n && !words[low].aside)
		low++;
	if (low == lexicon->text.n)
		return false;
	*start = (size_t)(words[low].text.s - text.s);
	*at = *start + words[low].text.n;
	return true;
}

struct coco_lexicon *coco_lexicon_new(void)
{
	struct coco_lexicon *lexicon = calloc(1, sizeof *lexicon);
	if (lexicon == NULL)
		return NULL;
	if (lexicon_text_init(&lexicon->text) != 0) {
		coco_lexicon_free(lexicon);
		return NULL;
	}
	return lexicon;
}

void coco_lexicon_know_parents(struct coco_lexicon *lexicon, const uint32_t *parents)
{
	if (lexicon != NULL)
		lexicon->parents = parents;
}

void coco_lexicon_free(struct coco_lexicon *lexicon)
{
	if (lexicon == NULL)
		return;
	lexicon_text_free(&lexicon->text);
	free(lexicon->found);
	free(lexicon);
}
