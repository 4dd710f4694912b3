/* A dictionary of names, and the search for the longest one at each place of a text.
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

#include "coco/record.h"
#include "core.h"

#include <stdlib.h>
#include <string.h>

#define NAME_MOST 6         /* words of a name */
#define PART_LEAST 11       /* letters of a name that may be part of a compound */
#define REST_LEAST 3        /* letters of the compound's other part */
#define KEPT_MOST (1 << 17) /* words that are kept, so that memory does not grow with the texts */

struct node {
	uint32_t meaning, answer; /* 0: none */
	bool inner;               /* some name goes on */
};

/* Of a word: the number of its core; and where the word before it is joined to it by a hyphen. */
struct word {
	uint32_t core;
	uint32_t whole; /* of the hyphenated word that begins here: its core as one */
	uint32_t parts; /* … and how many words it has; else 1 */
};

struct edge {
	uint64_t key; /* node << 32 | core; 0: free */
	uint32_t to;
};

struct coco_lexicon {
	struct coco_endings endings;
	struct coco_map *cores, *kept;
	uint32_t *kept_core; /* by number in `kept` */
	size_t cap_kept;
	struct node *nodes; /* 0: where names begin */
	size_t n_nodes, cap_nodes;
	struct edge *edges; /* open addressing; a power of two */
	size_t n_edges, cap_edges;
	struct word *words; /* of the text at hand */
	size_t n_words, cap_words;
	struct coco_named *found;
	size_t n_found, cap_found;
	struct coco_buf fold;
};

/* ---- the tree --------------------------------------------------------------------------------------------------- */

static size_t slot_of(const struct coco_lexicon *lexicon, uint64_t key)
{
	size_t slot = (size_t)((key * 0x9E3779B97F4A7C15u) >> 32) & (lexicon->cap_edges - 1);
	while (lexicon->edges[slot].key != 0 && lexicon->edges[slot].key != key)
		slot = (slot + 1) & (lexicon->cap_edges - 1);
	return slot;
}

static uint32_t step(const struct coco_lexicon *lexicon, uint32_t node, uint32_t core)
{
	if (core == 0 || !lexicon->nodes[node].inner)
		return 0;
	return lexicon->edges[slot_of(lexicon, (uint64_t)node << 32 | core)].to;
}

static int grow_edges(struct coco_lexicon *lexicon)
{
	struct edge *old = lexicon->edges;
	const size_t n = lexicon->cap_edges;
	struct edge *edges = calloc(2 * n, sizeof *edges);
	if (edges == NULL)
		return -1;
	lexicon->edges = edges;
	lexicon->cap_edges = 2 * n;
	for (size_t i = 0; i < n; i++)
		if (old[i].key != 0)
			edges[slot_of(lexicon, old[i].key)] = old[i];
	free(old);
	return 0;
}

/* The node behind `core`, made if it is not there. 0: memory. */
static uint32_t make_step(struct coco_lexicon *lexicon, uint32_t node, uint32_t core)
{
	const uint64_t key = (uint64_t)node << 32 | core;
	if (2 * (lexicon->n_edges + 1) > lexicon->cap_edges && grow_edges(lexicon) != 0)
		return 0;
	struct edge *edge = &lexicon->edges[slot_of(lexicon, key)];
	if (edge->key == key)
		return edge->to;
	if (lexicon->n_nodes == lexicon->cap_nodes &&
	    coco_grow(&lexicon->nodes, &lexicon->cap_nodes, lexicon->n_nodes, sizeof *lexicon->nodes) != 0)
		return 0;
	lexicon->nodes[lexicon->n_nodes] = (struct node){0};
	lexicon->nodes[node].inner = true;
	*edge = (struct edge){key, (uint32_t)lexicon->n_nodes++};
	lexicon->n_edges++;
	return edge->to;
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

/* A core that is a name of its own and long enough to be part of a compound. */
static uint32_t part_of_compound(const struct coco_lexicon *lexicon, const char *letters, size_t n)
{
	const size_t number = n < PART_LEAST ? COCO_NONE : coco_map_find(lexicon->cores, (struct coco_str){letters, n});
	if (number == COCO_NONE)
		return 0;
	const uint32_t node = step(lexicon, 0, (uint32_t)number + 1);
	return node != 0 && lexicon->nodes[node].meaning != 0 ? (uint32_t)number + 1 : 0;
}

/* The head of a compound says what it is, so ends come first; of all parts the longest. `cut` letters are its core. */
static uint32_t compound(const struct coco_lexicon *lexicon, const char *word, size_t n, size_t cut)
{
	uint32_t core = 0;
	for (size_t at = REST_LEAST; core == 0 && at + PART_LEAST <= cut; at++)
		core = part_of_compound(lexicon, word + at, cut - at);
	for (size_t length = n - REST_LEAST; core == 0 && n > REST_LEAST && length >= PART_LEAST; length--)
		core = part_of_compound(lexicon, word, length);
	return core;
}

/* The number of a word's core; 0: it is in no name. With `add`, it gets one. */
static int core_of(struct coco_lexicon *lexicon, struct coco_str word, bool add, uint32_t *core)
{
	char *letters, whole[256];
	size_t number;
	coco_buf_clear(&lexicon->fold);
	if (coco_short_capitals(word))
		coco_buf_str(&lexicon->fold, word); /* as it stands: no folded word has capitals */
	else
		coco_fold(word, &lexicon->fold);
	if (!coco_buf_ok(&lexicon->fold))
		return -1;
	letters = lexicon->fold.data;
	*core = 0;
	const size_t n = lexicon->fold.len;
	if (n == 0 || n > sizeof whole)
		return 0;
	memcpy(whole, letters, n);
	const size_t cut = coco_core_cut(&lexicon->endings, letters, n);
	const struct coco_str key = {letters, cut};
	if (add) {
		number = coco_map_add(lexicon->cores, key, NULL);
		*core = number == COCO_NONE ? 0 : (uint32_t)number + 1;
		return number == COCO_NONE ? -1 : 0;
	}
	number = coco_map_find(lexicon->cores, key);
	*core = number != COCO_NONE ? (uint32_t)number + 1 : 0;
	if (*core == 0 && cut >= PART_LEAST + REST_LEAST) {
		memcpy(letters + cut, whole + cut, n - cut);
		*core = compound(lexicon, whole, n, cut);
	}
	return 0;
}

static int known_core(struct coco_lexicon *lexicon, struct coco_str word, uint32_t *core)
{
	size_t number = coco_map_find(lexicon->kept, word);
	if (number != COCO_NONE) {
		*core = lexicon->kept_core[number];
		return 0;
	}
	if (core_of(lexicon, word, false, core) != 0)
		return -1;
	if (coco_map_count(lexicon->kept) >= KEPT_MOST)
		return 0;
	number = coco_map_add(lexicon->kept, word, NULL);
	if (number == COCO_NONE ||
	    (number == lexicon->cap_kept && coco_grow(&lexicon->kept_core, &lexicon->cap_kept, number, sizeof *lexicon->kept_core) != 0))
		return -1;
	lexicon->kept_core[number] = *core;
	return 0;
}

/* Bytes of the letter that begins at `s`; 0: none does. Signs of Latin-1, punctuation, symbols and emoji are none, nor is the
 * middle of a letter; marks that combine, soft hyphens and the like belong to their word. */
static size_t letter(const char *s, size_t left)
{
	const unsigned char c = (unsigned char)s[0];
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	if (c == 0xC2 && left >= 2) {
		const unsigned char d = (unsigned char)s[1];
		return d == 0xAA || d == 0xAD || d == 0xB5 || d == 0xBA ? 2 : 0;
	}
	if (c == 0xE2)
		return left >= 3 && (unsigned char)s[1] == 0x80 && (unsigned char)s[2] >= 0x8B && (unsigned char)s[2] <= 0x8D ? 3 : 0;
	if (c < 0xC2 || c >= 0xF0 || (c == 0xE3 && left >= 3 && (unsigned char)s[1] == 0x80))
		return 0;
	return c < 0xE0 ? 2 : 3;
}

/* Where the word that begins at `at` ends. */
static size_t word_end(struct coco_str text, size_t at)
{
	for (size_t step = 1; at < text.n && step > 0; at += step)
		step = letter(text.s + at, text.n - at);
	return at < text.n ? at : text.n;
}

/* Bytes of a hyphen (ASCII, U+2010, U+2011) at `at`; 0: none. */
static size_t hyphen(struct coco_str text, size_t at)
{
	if (at < text.n && text.s[at] == '-')
		return 1;
	const bool other = at + 3 <= text.n && memcmp(text.s + at, "\xE2\x80", 2) == 0 &&
	                   ((unsigned char)text.s[at + 2] == 0x90 || (unsigned char)text.s[at + 2] == 0x91);
	return other ? 3 : 0;
}

static int add_word(struct coco_lexicon *lexicon, struct coco_str word, bool add)
{
	if (lexicon->n_words == lexicon->cap_words &&
	    coco_grow(&lexicon->words, &lexicon->cap_words, lexicon->n_words, sizeof *lexicon->words) != 0)
		return -1;
	struct word *at = &lexicon->words[lexicon->n_words++];
	*at = (struct word){.parts = 1};
	return add ? core_of(lexicon, word, true, &at->core) : known_core(lexicon, word, &at->core);
}

/* The text's words; with `add`, they are words of a name. */
static int split(struct coco_lexicon *lexicon, struct coco_str text, bool add)
{
	lexicon->n_words = 0;
	for (size_t i = 0; i < text.n;) {
		const size_t start = i, first = lexicon->n_words;
		size_t end = word_end(text, i), joint;
		if (end == i) {
			i++;
			continue;
		}
		if (add_word(lexicon, coco_str_sub(text, i, end), add) != 0)
			return -1;
		while ((joint = hyphen(text, end)) > 0 && (i = word_end(text, end + joint)) > end + joint) {
			if (add_word(lexicon, coco_str_sub(text, end + joint, i), add) != 0)
				return -1;
			end = i;
		}
		i = end;
		uint32_t whole = 0;
		if (lexicon->n_words > first + 1 && !add && known_core(lexicon, coco_str_sub(text, start, end), &whole) != 0)
			return -1;
		lexicon->words[first].whole = whole;
		lexicon->words[first].parts = (uint32_t)(lexicon->n_words - first);
	}
	return 0;
}

/* ---- adding and finding ----------------------------------------------------------------------------------------- */

static int mark(struct coco_lexicon *lexicon, uint32_t node, uint32_t meaning, bool answer)
{
	if (node == 0)
		return -1;
	uint32_t *place = answer ? &lexicon->nodes[node].answer : &lexicon->nodes[node].meaning;
	if (*place == 0)
		*place = meaning;
	return 0;
}

int coco_lexicon_add(struct coco_lexicon *lexicon, struct coco_str name, uint32_t meaning, bool answer)
{
	uint32_t node = 0, core;
	name = coco_str_trim(name);
	if (split(lexicon, name, true) != 0)
		return -1;
	if (lexicon->n_words == 0 || lexicon->n_words > NAME_MOST)
		return 0;
	for (size_t i = 0; i < lexicon->n_words; i++) {
		if (lexicon->words[i].core == 0)
			return 0;
		node = make_step(lexicon, node, lexicon->words[i].core);
		if (node == 0)
			return -1;
	}
	if (mark(lexicon, node, meaning, answer) != 0)
		return -1;
	if (lexicon->words[0].parts < 2 || lexicon->words[0].parts != lexicon->n_words)
		return 0;
	return core_of(lexicon, name, true, &core) != 0 ? -1 : mark(lexicon, make_step(lexicon, 0, core), meaning, answer);
}

/* The longest name that begins at word `at`; meaning 0: none, and it takes one word. */
static struct coco_named longest(const struct coco_lexicon *lexicon, size_t at, bool whole)
{
	struct coco_named named = {0, at, at + 1};
	uint32_t node = 0;
	for (size_t i = at; i < lexicon->n_words && (node = step(lexicon, node, lexicon->words[i].core)) != 0; i++) {
		const struct node *here = &lexicon->nodes[node];
		if (here->meaning != 0)
			named = (struct coco_named){here->meaning, at, i + 1};
		else if (whole && here->answer != 0 && at == 0 && i + 1 == lexicon->n_words)
			named = (struct coco_named){here->answer, at, i + 1};
	}
	const struct word *word = &lexicon->words[at];
	if (word->parts > 1 && at + word->parts > named.end) {
		node = step(lexicon, 0, word->whole);
		if (node != 0 && lexicon->nodes[node].meaning != 0)
			named = (struct coco_named){lexicon->nodes[node].meaning, at, at + word->parts};
	}
	return named;
}

int coco_lexicon_in(
    struct coco_lexicon *lexicon, struct coco_str text, bool whole, const struct coco_named **found, size_t *n, size_t *words)
{
	lexicon->n_found = 0;
	if (split(lexicon, text, false) != 0)
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
	lexicon->cores = coco_map_new();
	lexicon->kept = coco_map_new();
	lexicon->cap_edges = 1 << 14;
	lexicon->edges = calloc(lexicon->cap_edges, sizeof *lexicon->edges);
	if (lexicon->cores == NULL || lexicon->kept == NULL || lexicon->edges == NULL ||
	    coco_grow(&lexicon->nodes, &lexicon->cap_nodes, 0, sizeof *lexicon->nodes) != 0) {
		coco_lexicon_free(lexicon);
		return NULL;
	}
	lexicon->nodes[lexicon->n_nodes++] = (struct node){0};
	coco_endings_read(&lexicon->endings);
	return lexicon;
}

void coco_lexicon_free(struct coco_lexicon *lexicon)
{
	if (lexicon == NULL)
		return;
	coco_map_free(lexicon->cores);
	coco_map_free(lexicon->kept);
	coco_buf_free(&lexicon->fold);
	free(lexicon->kept_core);
	free(lexicon->nodes);
	free(lexicon->edges);
	free(lexicon->words);
	free(lexicon->found);
	free(lexicon);
}
