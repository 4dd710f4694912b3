/* The search for the longest name at each place of a text, in a dictionary that is made at build time (lib/match/lexicon/make.c).
 *
 * Words are compared by their core (core.h); each core that stands in a name has a number, all others are 0, and names are
 * paths of numbers in a tree. A word of a text is looked up by its bytes as they stand, so that folding and cutting are paid
 * once for each word, not each time: most words are no word of any name, and cost one look-up.
 *
 * Hyphens and apostrophes part words (dell'interno, UX-Design); hyphenated words are also tried as one (Verpackungs-Design). A long
 * word that is in no name is tried as a compound: that its beginning or its end is a long name of one word
 * (Verpackungsgestaltung|sprojekt). Only long names take part: short ones begin too many other words.
 *
 * Short names stand in capitals (AR, UX). In small letters they count as a part of a longer name (ux design) and in an answer.
 *
 * Invariant: the words that are kept only save time; whether a word is kept does not change what is found. */
#include "lexicon.h"

#include "aside.h"
#include "everyday.h"
#include "lexicon_words.h"
#include "recent.h"

#include "coco/text.h"

#include <stdlib.h>
#include <string.h>

#define PART_LEAST 11               /* letters of a name that may be part of a compound */
#define REST_LEAST 3                /* letters of the compound's other part */
#define RAISED_MOST 6               /* words of a name (NAME_MOST of make.c) */
#define SHORT_MOST 3                /* letters of a name that stands in capitals */
#define AHEAD 8                     /* words that are fetched before they are needed */
#define KEPT_MOST ((size_t)1 << 17) /* words that are kept, 4 MiB */

/* What few words have: each pair of both has a number. */
struct extra {
	uint32_t capital;  /* number of the short name that the word is in capitals */
	uint32_t everyday; /* in which languages it is an everyday word */
};

/* What is known of a word. */
struct known {
	uint32_t core; /* number of its core */
	struct extra extra;
};

/* Of a word: what is known; and where the word before it is joined to it by a hyphen. */
struct word {
	struct coco_str text;
	struct known is;
	uint32_t whole;            /* of the hyphenated word that begins here: its core as one */
	uint32_t parts;            /* … and how many words it has; else 1 */
	uint32_t clause, sentence; /* of the text, counted */
	bool idle;                 /* a function word; known in answers only */
};

struct coco_lexicon {
	struct coco_endings endings;
	struct coco_everyday *everyday;
	struct coco_recent *kept; /* words: the number of the core, and above its 16 bits that of the extra */
	struct extra *extras;     /* the first is none */
	size_t n_extras, cap_extras;
	struct word *words; /* of the text at hand */
	size_t n_words, cap_words;
	struct coco_named *found;
	size_t n_found, cap_found;
	struct coco_buf fold;
};

/* ---- the tree --------------------------------------------------------------------------------------------------- */

/* The number of a core; 0: it is in no name. */
static uint32_t core_number(struct coco_str core)
{
	const struct lexicon_tree *tree = &coco_lexicon_tree;
	for (uint32_t slot = (uint32_t)coco_hash(core) & tree->core_mask; tree->core_slots[slot] != 0; slot = (slot + 1) & tree->core_mask) {
		const char *letters = tree->text + tree->core_texts[tree->core_slots[slot]];
		if (strncmp(letters, core.s, core.n) == 0 && letters[core.n] == '\0') /* a core holds no NUL */
			return tree->core_slots[slot];
	}
	return 0;
}

/* The node behind a core; 0: none. */
static uint32_t step(uint32_t node, uint32_t core)
{
	const struct lexicon_tree *tree = &coco_lexicon_tree;
	if (core == 0 || !tree->nodes[node].inner)
		return 0;
	const uint32_t key = node << 16 | core;
	uint32_t slot = lexicon_edge_hash(key) & tree->edge_mask;
	while (tree->edge_keys[slot] != 0 && tree->edge_keys[slot] != key)
		slot = (slot + 1) & tree->edge_mask;
	return tree->edge_ends[slot];
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

/* A core that is a name of its own and long enough to be part of a compound. */
static uint32_t part_of_compound(const char *letters, size_t n)
{
	const uint32_t core = n < PART_LEAST ? 0 : core_number((struct coco_str){letters, n});
	const uint32_t node = step(0, core);
	return node != 0 && coco_lexicon_tree.nodes[node].meaning != 0 ? core : 0;
}

/* The head of a compound says what it is, so ends come first; of all parts the longest. `cut` letters are its core. */
static uint32_t compound(const char *word, size_t n, size_t cut)
{
	uint32_t core = 0;
	for (size_t at = REST_LEAST; core == 0 && at + PART_LEAST <= cut; at++)
		core = part_of_compound(word + at, cut - at);
	for (size_t length = n - REST_LEAST; core == 0 && n > REST_LEAST && length >= PART_LEAST; length--)
		core = part_of_compound(word, length);
	return core;
}

/* The number of a word's core; 0: it is in no name. */
static int core_of(struct coco_lexicon *lexicon, struct coco_str word, uint32_t *core)
{
	char whole[LEXICON_LETTERS];
	*core = 0;
	if (lexicon_fold(word, &lexicon->fold) != 0)
		return -1;
	const size_t n = lexicon->fold.len;
	if (n == 0 || n > sizeof whole)
		return 0;
	memcpy(whole, lexicon->fold.data, n);
	const size_t cut = coco_core_cut(&lexicon->endings, lexicon->fold.data, n);
	*core = core_number((struct coco_str){lexicon->fold.data, cut});
	if (*core == 0 && cut >= PART_LEAST + REST_LEAST)
		*core = compound(whole, n, cut);
	return 0;
}

/* The number of the short name that a word in small letters is in capitals. */
static uint32_t capital_of(struct coco_str word)
{
	char capitals[SHORT_MOST];
	if (word.n > sizeof capitals || coco_short_capitals(word))
		return 0;
	for (size_t i = 0; i < word.n; i++)
		capitals[i] = word.s[i] >= 'a' && word.s[i] <= 'z' ? (char)(word.s[i] - 'a' + 'A') : word.s[i];
	const struct coco_str name = {capitals, word.n};
	return coco_short_capitals(name) ? core_number(name) : 0;
}

/* The number of a pair, which may be new. */
static int extra_number(struct coco_lexicon *lexicon, struct extra extra, uint32_t *number)
{
	size_t i = 0;
	while (i < lexicon->n_extras && (lexicon->extras[i].capital != extra.capital || lexicon->extras[i].everyday != extra.everyday))
		i++;
	if (i == lexicon->n_extras) {
		if (i > UINT16_MAX || coco_grow(&lexicon->extras, &lexicon->cap_extras, i, sizeof *lexicon->extras) != 0)
			return -1;
		lexicon->extras[lexicon->n_extras++] = extra;
	}
	*number = (uint32_t)i;
	return 0;
}

static int known_word(struct coco_lexicon *lexicon, struct coco_str word, struct known *is)
{
	uint32_t number;
	if (coco_recent_find(lexicon->kept, word, 0, &number)) {
		*is = (struct known){number & UINT16_MAX, lexicon->extras[number >> 16]};
		return 0;
	}
	if (core_of(lexicon, word, &is->core) != 0)
		return -1;
	const int everyday = is->core != 0 ? coco_everyday_in(lexicon->everyday, word) : 0;
	is->extra = (struct extra){capital_of(word), (uint32_t)everyday};
	if (everyday < 0 || extra_number(lexicon, is->extra, &number) != 0)
		return -1;
	return coco_recent_note(lexicon->kept, word, 0, number << 16 | is->core);
}

static bool is_idle(struct coco_lexicon *lexicon, struct coco_str word)
{
	coco_buf_clear(&lexicon->fold);
	coco_text_normal(word, &lexicon->fold);
	for (int lang = 0; lang < COCO_LANGS; lang++)
		if (coco_stop_word(lang, coco_buf_view(&lexicon->fold)))
			return true;
	return false;
}

static int add_word(struct coco_lexicon *lexicon, struct coco_str word, bool whole, struct word place)
{
	if (lexicon->n_words == lexicon->cap_words &&
	    coco_grow(&lexicon->words, &lexicon->cap_words, lexicon->n_words, sizeof *lexicon->words) != 0)
		return -1;
	struct word *at = &lexicon->words[lexicon->n_words++];
	*at = place;
	at->text = word;
	at->idle = whole && is_idle(lexicon, word);
	return 0;
}

/* Moves clause and sentence on if a mark between two words ends them. */
static void pass_marks(struct coco_str between, struct word *place)
{
	for (size_t i = 0; i < between.n; i++) {
		const char c = between.s[i];
		const bool before_blank = i + 1 == between.n || between.s[i + 1] == ' ' || between.s[i + 1] == '\n';
		place->sentence += c == '\n' || c == '!' || c == '?' || c == ';' || (c == '.' && before_blank);
		place->clause += c != '\0' && strchr("\n!?;:,()", c) != NULL;
		place->clause += c == '.' && before_blank;
	}
}

/* The text's words. */
static int part(struct coco_lexicon *lexicon, struct coco_str text, bool answer)
{
	struct lexicon_run run;
	struct coco_str word;
	struct word place = {.parts = 1};
	lexicon->n_words = 0;
	for (size_t at = 0, behind = 0; lexicon_run_next(text, &at, &run); behind = run.end) {
		const size_t first = lexicon->n_words;
		pass_marks(coco_str_sub(text, behind, run.start), &place);
		while (lexicon_word_next(text, &run, &word))
			if (add_word(lexicon, word, answer, place) != 0)
				return -1;
		lexicon->words[first].parts = (uint32_t)(lexicon->n_words - first);
	}
	return 0;
}

/* … with what is known of them. */
static int split(struct coco_lexicon *lexicon, struct coco_str text, bool answer)
{
	if (part(lexicon, text, answer) != 0)
		return -1;
	for (size_t i = 0; i < lexicon->n_words; i++) {
		struct word *word = &lexicon->words[i];
		const struct coco_str last = word[word->parts - 1].text, joined = {word->text.s, (size_t)(last.s + last.n - word->text.s)};
		struct known whole = {0};
		if (i + AHEAD < lexicon->n_words)
			coco_recent_expect(lexicon->kept, lexicon->words[i + AHEAD].text);
		if (known_word(lexicon, word->text, &word->is) != 0 || (word->parts > 1 && known_word(lexicon, joined, &whole) != 0))
			return -1;
		word->whole = whole.core;
	}
	return 0;
}

/* ---- finding ---------------------------------------------------------------------------------------------------- */

/* Which names count. */
struct how {
	unsigned lang; /* the bit of `everyday` */
	bool loose;    /* of an answer that names take all of */
};

/* The longest name that begins at word `at`, short names that stand in small letters taken as if in capitals if `raised`. */
static struct coco_named longest_of(const struct coco_lexicon *lexicon, size_t at, struct how how, bool raised)
{
	struct coco_named named = {.start = at, .end = at + 1};
	uint32_t node = 0;
	for (size_t i = at; i < lexicon->n_words; i++) {
		const struct known *is = &lexicon->words[i].is;
		if ((node = step(node, raised && is->extra.capital != 0 ? is->extra.capital : is->core)) == 0)
			break;
		const struct lexicon_node *here = &coco_lexicon_tree.nodes[node];
		const bool names = how.loose || i > at || !(is->extra.everyday & how.lang || (raised && is->extra.capital != 0));
		if (here->meaning != 0 && names)
			named = (struct coco_named){.meaning = here->meaning, .start = at, .end = i + 1};
		else if (here->answer != 0 && how.loose)
			named = (struct coco_named){.meaning = here->answer, .start = at, .end = i + 1};
	}
	return named;
}

/* The longest name that begins at word `at`; meaning 0: none, and it takes one word. */
static struct coco_named longest(const struct coco_lexicon *lexicon, size_t at, struct how how)
{
	const struct word *word = &lexicon->words[at];
	struct coco_named named = longest_of(lexicon, at, how, false);
	bool raise = false;
	for (size_t i = at; i < lexicon->n_words && i < at + RAISED_MOST; i++)
		raise = raise || lexicon->words[i].is.extra.capital != 0;
	if (raise) {
		const struct coco_named other = longest_of(lexicon, at, how, true);
		named = other.meaning != 0 && (named.meaning == 0 || other.end > named.end) ? other : named;
	}
	if (word->parts > 1 && at + word->parts > named.end) {
		const uint32_t node = step(0, word->whole);
		if (node != 0 && coco_lexicon_tree.nodes[node].meaning != 0)
			named = (struct coco_named){.meaning = coco_lexicon_tree.nodes[node].meaning, .start = at, .end = at + word->parts};
	}
	return named;
}

static int find(struct coco_lexicon *lexicon, struct how how)
{
	lexicon->n_found = 0;
	for (size_t at = 0; at < lexicon->n_words;) {
		const struct word *word = &lexicon->words[at];
		if (word->is.core == 0 && word->whole == 0 && word->is.extra.capital == 0) {
			at++;
			continue;
		}
		const struct coco_named named = longest(lexicon, at, how);
		at = named.end;
		if (named.meaning == 0)
			continue;
		if (lexicon->n_found == lexicon->cap_found &&
		    coco_grow(&lexicon->found, &lexicon->cap_found, lexicon->n_found, sizeof *lexicon->found) != 0)
			return -1;
		lexicon->found[lexicon->n_found] = named;
		lexicon->found[lexicon->n_found].clause = word->clause;
		lexicon->found[lexicon->n_found++].sentence = word->sentence;
	}
	return 0;
}

/* Names and function words are all that the text has. */
static bool is_all(const struct coco_lexicon *lexicon)
{
	size_t at = 0;
	for (size_t i = 0; i <= lexicon->n_found; i++) {
		const bool last = i == lexicon->n_found;
		for (; at < (last ? lexicon->n_words : lexicon->found[i].start); at++)
			if (!lexicon->words[at].idle)
				return false;
		if (!last && lexicon->found[i].meaning >= LEXICON_NEXT)
			return false;
		at = last ? at : lexicon->found[i].end;
	}
	return lexicon->n_found > 0;
}

int coco_lexicon_in(
    struct coco_lexicon *lexicon, struct coco_str text, struct coco_lexicon_how how, const struct coco_named **found, size_t *n, bool *all)
{
	struct how names = {how.lang >= 0 && how.lang < COCO_LANGS ? 1u << how.lang : COCO_EVERYDAY_ELSE, how.whole};
	if (split(lexicon, text, how.whole) != 0 || find(lexicon, names) != 0)
		return -1;
	*all = how.whole && is_all(lexicon);
	if (how.whole && !*all) {
		names.loose = false;
		if (find(lexicon, names) != 0)
			return -1;
	}
	lexicon->n_found = coco_asides_drop(lexicon->found, lexicon->n_found, how.owner);
	*found = lexicon->found;
	*n = lexicon->n_found;
	return 0;
}

struct coco_lexicon *coco_lexicon_new(void)
{
	struct coco_lexicon *lexicon = calloc(1, sizeof *lexicon);
	if (lexicon == NULL)
		return NULL;
	uint32_t none;
	lexicon->kept = coco_recent_new(KEPT_MOST);
	lexicon->everyday = coco_everyday_new();
	if (lexicon->kept == NULL || lexicon->everyday == NULL || extra_number(lexicon, (struct extra){0}, &none) != 0) {
		coco_lexicon_free(lexicon);
		return NULL;
	}
	coco_endings_read(&lexicon->endings);
	return lexicon;
}

void coco_lexicon_free(struct coco_lexicon *lexicon)
{
	if (lexicon == NULL)
		return;
	coco_recent_free(lexicon->kept);
	coco_buf_free(&lexicon->fold);
	coco_everyday_free(lexicon->everyday);
	free(lexicon->extras);
	free(lexicon->words);
	free(lexicon->found);
	free(lexicon);
}
