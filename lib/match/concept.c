/* Concepts in texts: a dictionary of all labels and synonyms of the vocabularies skill and technology, word by word, and a
 * search for the longest name at each place of a text.
 *
 * A name's words are compared by their core: case folded, without accents, parted at hyphens, and without one short
 * ending of cases and plurals and the vowels before it, as long as CORE letters stay. The same cut is made in names and in
 * texts, so it needs no language and no time at start-up; it would rather miss a form than join two words. Names of up to three letters in
 * capitals (AR, UX, PR) must stand in capitals.
 *
 * Invariant: a name that two concepts share belongs to the first of them: skills before technologies, else by table order. */
#include "concept.h"

#include "coco/text.h"

#include <stdlib.h>
#include <string.h>

#define CORE 4      /* letters that stay */
#define NAME_MOST 6 /* words of a name */
#define FIELD 0.5   /* strength of a field's name in the name of something else */
#define SIBLING 0.3
#define PARENT 0.6 /* wanted the general, had the special: likely what is meant */
#define CHILD 0.5  /* wanted the special, had the general */

enum { SKILL, TECHNOLOGY, VOCABULARIES };

struct core {
	size_t start, end; /* in `cores` */
};

struct coco_concepts {
	const struct coco_vocab *vocab[VOCABULARIES];
	size_t n[VOCABULARIES];
	uint32_t *parent;       /* by concept: its number + 1; 0: none */
	struct coco_map *names; /* cores joined by blanks; a name's beginnings, too */
	uint32_t *meant;        /* by name: concept + 1; 0: only a beginning */
	size_t cap;
	struct coco_map *codes;  /* a code of both vocabularies stands for the skill */
	struct coco_map *others; /* other skills, folded; numbered behind the vocabularies */
	size_t *by_code;
	size_t cap_codes;
	const char **other_labels;
	size_t cap_others;
	struct coco_arena *arena;
	struct coco_buf key;
	struct coco_map *seen; /* words as they stand, each folded once … */
	struct core *core;     /* … and their cores */
	size_t cap_core;
	struct core *words; /* of the text at hand */
	size_t n_words, cap_words;
	struct coco_buf cores;
};

int coco_concept_set_add(struct coco_concept_set *set, size_t number, double strength)
{
	for (size_t i = 0; i < set->n; i++)
		if (set->items[i].number == number) {
			if (set->items[i].strength < strength)
				set->items[i].strength = strength;
			return 0;
		}
	if (set->n == set->cap && coco_grow(&set->items, &set->cap, set->n, sizeof *set->items) != 0)
		return -1;
	set->items[set->n++] = (struct coco_concept){(uint32_t)number, strength};
	return 0;
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* Length of a folded word without its ending. */
static size_t core_length(const char *word, size_t n)
{
	/* Case endings of adjectives and nouns, accents folded; longer ones first. */
	static const char endings[][4] = {"ega", "ego", "eho", "iho", "emu", "imi", "ymi", "ima", "ami", "ama", "ach", "ech", "ich", "ych",
	    "ih", "im", "ym", "em", "om", "am", "en", "es", "ej", "ou", "ov", "ev", "s"};
	for (size_t e = 0; n > CORE && e < COCO_LEN(endings); e++) {
		const size_t m = endings[e][2] ? 3 : endings[e][1] ? 2 : 1;
		if (endings[e][m - 1] == word[n - 1] && n >= m + CORE && memcmp(word + n - m, endings[e], m) == 0) {
			n -= m;
			break;
		}
	}
	while (n > CORE && is_vowel(word[n - 1]))
		n--;
	return n;
}

/* Up to three letters, all capitals or digits. */
static bool short_capitals(struct coco_str word)
{
	if (word.n > 3)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (!(word.s[i] >= 'A' && word.s[i] <= 'Z') && !(word.s[i] >= '0' && word.s[i] <= '9'))
			return false;
	return word.n > 0;
}

/* The core of a word that was not met before. */
static int make_core(struct coco_concepts *c, struct coco_str word, struct core *core)
{
	core->start = c->cores.len;
	if (short_capitals(word)) {
		coco_buf_str(&c->cores, word); /* as it stands: no folded word has capitals */
	} else {
		coco_fold(word, &c->cores);
		if (coco_buf_ok(&c->cores) && c->cores.len > core->start)
			c->cores.len = core->start + core_length(c->cores.data + core->start, c->cores.len - core->start);
	}
	core->end = c->cores.len;
	return coco_buf_ok(&c->cores) ? 0 : -1;
}

/* Words of texts come again. */
static int recall_core(struct coco_concepts *c, struct coco_str word, struct core *core)
{
	bool added;
	const size_t number = coco_map_add(c->seen, word, &added);
	if (number == COCO_NONE || (number == c->cap_core && coco_grow(&c->core, &c->cap_core, number, sizeof *c->core) != 0))
		return -1;
	if (added && make_core(c, word, &c->core[number]) != 0)
		return -1;
	*core = c->core[number];
	return 0;
}

/* The cores of a text's words into c->words. */
static int split(struct coco_concepts *c, struct coco_str text, int (*get)(struct coco_concepts *, struct coco_str, struct core *))
{
	struct coco_word at;
	c->n_words = 0;
	for (size_t i = 0; coco_word_next(text, &i, &at);) {
		struct coco_str rest = coco_str_sub(text, at.start, at.end), piece;
		while (coco_str_split(&rest, '-', &piece)) {
			struct core core;
			if (get(c, piece, &core) != 0 || coco_grow(&c->words, &c->cap_words, c->n_words, sizeof *c->words) != 0)
				return -1;
			if (core.end > core.start)
				c->words[c->n_words++] = core;
		}
	}
	return 0;
}

static void join(struct coco_concepts *c, size_t word)
{
	if (c->key.len > 0)
		coco_buf_putc(&c->key, ' ');
	coco_buf_put(&c->key, c->cores.data + c->words[word].start, c->words[word].end - c->words[word].start);
}

/* ---- the dictionary --------------------------------------------------------------------------------------------- */

static int add_name(struct coco_concepts *c, size_t whose, struct coco_str name)
{
	coco_buf_clear(&c->cores); /* a name is met once: its words are not worth keeping */
	if (split(c, name, make_core) != 0)
		return -1;
	coco_buf_clear(&c->key);
	for (size_t w = 0; w < c->n_words && c->n_words <= NAME_MOST; w++) {
		bool added;
		join(c, w);
		if (!coco_buf_ok(&c->key))
			return -1;
		const size_t number = coco_map_add(c->names, coco_buf_view(&c->key), &added);
		if (number == COCO_NONE || (number == c->cap && coco_grow(&c->meant, &c->cap, number, sizeof *c->meant) != 0))
			return -1;
		if (added)
			c->meant[number] = 0;
		if (w + 1 == c->n_words && c->meant[number] == 0)
			c->meant[number] = (uint32_t)whose + 1;
	}
	return 0;
}

static int add_concept(struct coco_concepts *c, size_t whose, const struct coco_vocab *vocab, size_t row)
{
	for (int lang = 0; lang < COCO_LANGS; lang++)
		if (add_name(c, whose, coco_str_of(coco_vocab_label(vocab, row, lang))) != 0)
			return -1;
	struct coco_str rest = coco_str_of(coco_vocab_synonyms(vocab, row)), piece;
	while (coco_str_split(&rest, ';', &piece))
		if (add_name(c, whose, piece) != 0)
			return -1;
	return 0;
}

static int add_code(struct coco_concepts *c, struct coco_str code, size_t whose)
{
	bool added;
	const size_t number = coco_map_add(c->codes, code, &added);
	if (number == COCO_NONE || (number == c->cap_codes && coco_grow(&c->by_code, &c->cap_codes, number, sizeof *c->by_code) != 0))
		return -1;
	if (added && c->by_code)
		c->by_code[number] = whose;
	return 0;
}

static int fill(struct coco_concepts *c)
{
	c->vocab[SKILL] = coco_vocab("skill");
	c->vocab[TECHNOLOGY] = coco_vocab("technology");
	for (int v = 0; v < VOCABULARIES; v++)
		c->n[v] = c->vocab[v] ? coco_vocab_count(c->vocab[v]) : 0;
	c->parent = calloc(c->n[SKILL] + c->n[TECHNOLOGY] + 1, sizeof *c->parent);
	if (c->parent == NULL || c->names == NULL || c->codes == NULL || c->others == NULL || c->seen == NULL || c->arena == NULL)
		return -1;
	for (size_t v = 0, number = 0; v < VOCABULARIES; v++)
		for (size_t row = 0; row < c->n[v]; row++, number++) {
			const size_t up = coco_vocab_find(c->vocab[v], coco_str_of(coco_vocab_parent(c->vocab[v], row)));
			c->parent[number] = up == COCO_NONE ? 0 : (uint32_t)(up + (v == SKILL ? 0 : c->n[SKILL])) + 1;
			if (add_code(c, coco_str_of(coco_vocab_code(c->vocab[v], row)), number) != 0 || add_concept(c, number, c->vocab[v], row) != 0)
				return -1;
		}
	return 0;
}

struct coco_concepts *coco_concepts_new(void)
{
	struct coco_concepts *c = calloc(1, sizeof *c);
	if (c == NULL)
		return NULL;
	c->names = coco_map_new();
	c->codes = coco_map_new();
	c->others = coco_map_new();
	c->seen = coco_map_new();
	c->arena = coco_arena_new();
	if (fill(c) == 0)
		return c;
	coco_concepts_free(c);
	return NULL;
}

void coco_concepts_free(struct coco_concepts *concepts)
{
	if (concepts == NULL)
		return;
	coco_map_free(concepts->names);
	coco_map_free(concepts->codes);
	coco_map_free(concepts->others);
	coco_map_free(concepts->seen);
	free(concepts->core);
	coco_arena_free(concepts->arena);
	free(concepts->by_code);
	free(concepts->other_labels);
	coco_buf_free(&concepts->key);
	coco_buf_free(&concepts->cores);
	free(concepts->meant);
	free(concepts->words);
	free(concepts->parent);
	free(concepts);
}

/* ---- looking up ------------------------------------------------------------------------------------------------- */

size_t coco_concepts_code(const struct coco_concepts *concepts, struct coco_str code)
{
	const size_t number = code.s ? coco_map_find(concepts->codes, code) : COCO_NONE;
	return number == COCO_NONE ? COCO_NONE : concepts->by_code[number];
}

/* The longest name that begins at word `at`: its concept + 1, or 0; *end is the word behind it. */
static int longest(struct coco_concepts *c, size_t at, uint32_t *found, size_t *end)
{
	*found = 0;
	*end = at + 1;
	coco_buf_clear(&c->key);
	for (size_t k = at; k < c->n_words && k < at + NAME_MOST; k++) {
		join(c, k);
		if (!coco_buf_ok(&c->key))
			return -1;
		const size_t name = coco_map_find(c->names, coco_buf_view(&c->key));
		if (name == COCO_NONE)
			break;
		if (c->meant[name] != 0)
			*found = c->meant[name], *end = k + 1;
	}
	return 0;
}

int coco_concepts_in(struct coco_concepts *concepts, struct coco_str text, double strength, struct coco_concept_set *set)
{
	int names = 0;
	uint32_t found;
	if (split(concepts, text, recall_core) != 0)
		return -1;
	for (size_t w = 0, end; w < concepts->n_words; w = end) {
		if (longest(concepts, w, &found, &end) != 0 || (found != 0 && coco_concept_set_add(set, found - 1, strength) != 0))
			return -1;
		names += found != 0;
	}
	return names;
}

int coco_concepts_in_name(struct coco_concepts *concepts, struct coco_str name, double strength, struct coco_concept_set *set, bool *whole)
{
	size_t words = 0;
	int names = 0;
	uint32_t found;
	if (split(concepts, name, recall_core) != 0)
		return -1;
	for (size_t w = 0, end; w < concepts->n_words; w = end) {
		if (longest(concepts, w, &found, &end) != 0)
			return -1;
		words += found != 0 ? end - w : 0;
	}
	*whole = words > 0 && words == concepts->n_words;
	for (size_t w = 0, end; w < concepts->n_words; w = end) {
		if (longest(concepts, w, &found, &end) != 0)
			return -1;
		const double sure = *whole || (found != 0 && concepts->parent[found - 1] != 0) ? strength : strength * FIELD;
		if (found != 0 && coco_concept_set_add(set, found - 1, sure) != 0)
			return -1;
		names += found != 0;
	}
	return names;
}

size_t coco_concepts_other(struct coco_concepts *concepts, struct coco_str words)
{
	struct coco_concepts *c = concepts;
	bool added;
	coco_buf_clear(&c->key);
	coco_fold(words, &c->key);
	const size_t number = coco_buf_ok(&c->key) ? coco_map_add(c->others, coco_buf_view(&c->key), &added) : COCO_NONE;
	if (number == COCO_NONE ||
	    (number == c->cap_others && coco_grow(&c->other_labels, &c->cap_others, number, sizeof *c->other_labels) != 0))
		return COCO_NONE;
	if (added && (c->other_labels[number] = coco_arena_copy(c->arena, words).s) == NULL)
		return COCO_NONE;
	return c->n[SKILL] + c->n[TECHNOLOGY] + number;
}

static size_t parent_of(const struct coco_concepts *c, size_t number)
{
	return number < c->n[SKILL] + c->n[TECHNOLOGY] ? c->parent[number] : 0;
}

double coco_concepts_kin(const struct coco_concepts *concepts, size_t wanted, size_t had)
{
	if (wanted == had)
		return 1;
	const size_t above_wanted = parent_of(concepts, wanted), above_had = parent_of(concepts, had);
	if (above_had == wanted + 1)
		return PARENT;
	if (above_wanted == had + 1)
		return CHILD;
	return above_wanted != 0 && above_wanted == above_had ? SIBLING : 0;
}

bool coco_concepts_is_skill(const struct coco_concepts *concepts, size_t number)
{
	return number < concepts->n[SKILL];
}

bool coco_concepts_under(const struct coco_concepts *concepts, size_t number, size_t ancestor)
{
	for (size_t up = number + 1; up != 0; up = parent_of(concepts, up - 1))
		if (up == ancestor + 1)
			return true;
	return false;
}

const char *coco_concepts_label(const struct coco_concepts *concepts, size_t number, int lang)
{
	if (number < concepts->n[SKILL])
		return coco_vocab_label(concepts->vocab[SKILL], number, lang);
	if (number >= concepts->n[SKILL] + concepts->n[TECHNOLOGY])
		return concepts->other_labels[number - concepts->n[SKILL] - concepts->n[TECHNOLOGY]];
	return coco_vocab_label(concepts->vocab[TECHNOLOGY], number - concepts->n[SKILL], lang);
}
