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
 * Invariant: the words that are kept only save time; whether a word is kept does not change what is found. */
#include "lexicon.h"

#include "lexicon_words.h"
#include "recent.h"

#include <stdlib.h>
#include <string.h>

#define PART_LEAST 11               /* letters of a name that may be part of a compound */
#define REST_LEAST 3                /* letters of the compound's other part */
#define AHEAD 8                     /* words that are fetched before they are needed */
#define KEPT_MOST ((size_t)1 << 17) /* words that are kept, 4 MiB */

/* Of a word: the number of its core; and where the word before it is joined to it by a hyphen. */
struct word {
	struct coco_str text;
	uint32_t core;
	uint32_t whole; /* of the hyphenated word that begins here: its core as one */
	uint32_t parts; /* … and how many words it has; else 1 */
};

struct coco_lexicon {
	struct coco_endings endings;
	struct coco_recent *kept; /* the number of a word's core */
	struct word *words;       /* of the text at hand */
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

static int known_core(struct coco_lexicon *lexicon, struct coco_str word, uint32_t *core)
{
	if (coco_recent_find(lexicon->kept, word, 0, core))
		return 0;
	return core_of(lexicon, word, core) == 0 ? coco_recent_note(lexicon->kept, word, 0, *core) : -1;
}

static int add_word(struct coco_lexicon *lexicon, struct coco_str word)
{
	if (lexicon->n_words == lexicon->cap_words &&
	    coco_grow(&lexicon->words, &lexicon->cap_words, lexicon->n_words, sizeof *lexicon->words) != 0)
		return -1;
	lexicon->words[lexicon->n_words++] = (struct word){.text = word, .parts = 1};
	return 0;
}

/* The text's words. */
static int part(struct coco_lexicon *lexicon, struct coco_str text)
{
	struct lexicon_run run;
	struct coco_str word;
	lexicon->n_words = 0;
	for (size_t at = 0; lexicon_run_next(text, &at, &run);) {
		const size_t first = lexicon->n_words;
		while (lexicon_word_next(text, &run, &word))
			if (add_word(lexicon, word) != 0)
				return -1;
		lexicon->words[first].parts = (uint32_t)(lexicon->n_words - first);
	}
	return 0;
}

/* … with their cores. */
static int split(struct coco_lexicon *lexicon, struct coco_str text)
{
	if (part(lexicon, text) != 0)
		return -1;
	for (size_t i = 0; i < lexicon->n_words; i++) {
		struct word *word = &lexicon->words[i];
		const struct coco_str last = word[word->parts - 1].text, whole = {word->text.s, (size_t)(last.s + last.n - word->text.s)};
		if (i + AHEAD < lexicon->n_words)
			coco_recent_expect(lexicon->kept, lexicon->words[i + AHEAD].text);
		if (known_core(lexicon, word->text, &word->core) != 0 || (word->parts > 1 && known_core(lexicon, whole, &word->whole) != 0))
			return -1;
	}
	return 0;
}

/* ---- finding ---------------------------------------------------------------------------------------------------- */

/* The longest name that begins at word `at`; meaning 0: none, and it takes one word. */
static struct coco_named longest(const struct coco_lexicon *lexicon, size_t at, bool whole)
{
	struct coco_named named = {0, at, at + 1};
	uint32_t node = 0;
	for (size_t i = at; i < lexicon->n_words && (node = step(node, lexicon->words[i].core)) != 0; i++) {
		const struct lexicon_node *here = &coco_lexicon_tree.nodes[node];
		if (here->meaning != 0)
			named = (struct coco_named){here->meaning, at, i + 1};
		else if (whole && here->answer != 0 && at == 0 && i + 1 == lexicon->n_words)
			named = (struct coco_named){here->answer, at, i + 1};
	}
	const struct word *word = &lexicon->words[at];
	if (word->parts > 1 && at + word->parts > named.end) {
		node = step(0, word->whole);
		if (node != 0 && coco_lexicon_tree.nodes[node].meaning != 0)
			named = (struct coco_named){coco_lexicon_tree.nodes[node].meaning, at, at + word->parts};
	}
	return named;
}

int coco_lexicon_in(
    struct coco_lexicon *lexicon, struct coco_str text, bool whole, const struct coco_named **found, size_t *n, size_t *words)
{
	lexicon->n_found = 0;
	if (split(lexicon, text) != 0)
		return -1;
	for (size_t at = 0; at < lexicon->n_words;) {
		if (lexicon->words[at].core == 0 && lexicon->words[at].whole == 0) {
			at++;
			continue;
		}
		const struct coco_named named = longest(lexicon, at, whole);
		at = named.end;
		if (named.meaning == 0)
			continue;
		if (lexicon->n_found == lexicon->cap_found &&
		    coco_grow(&lexicon->found, &lexicon->cap_found, lexicon->n_found, sizeof *lexicon->found) != 0)
			return -1;
		lexicon->found[lexicon->n_found++] = named;
	}
	*found = lexicon->found;
	*n = lexicon->n_found;
	if (words != NULL)
		*words = lexicon->n_words;
	return 0;
}

struct coco_lexicon *coco_lexicon_new(void)
{
	struct coco_lexicon *lexicon = calloc(1, sizeof *lexicon);
	if (lexicon == NULL)
		return NULL;
	lexicon->kept = coco_recent_new(KEPT_MOST);
	if (lexicon->kept == NULL) {
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
	free(lexicon->words);
	free(lexicon->found);
	free(lexicon);
}
