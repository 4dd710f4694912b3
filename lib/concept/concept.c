/* Concepts: the rows of the vocabularies skill and technology, numbered through both, found in texts by their names (lexicon.h), and
 * what one is worth where another is wanted.
 *
 * A row's labels and synonyms are names wherever they stand; its `answers` are everyday words (glass, wood) that name the
 * concept only where they are a whole answer. The table `traps` lists phrases in which a name means something else: they
 * are names, too, of nothing; `everyday` lists words that are a name in one language and something else in another.
 *
 * Invariant: a name that two concepts share belongs to the first of them: skills before technologies, else by table order;
 * traps before both. */
#include "coco/concept.h"

#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#define PARTERS ",;/&+|\n" /* part the names of an answer */
#define FIELD 0.5          /* strength of a field's name in the name of something else, */
#define PART_LEAST 0.7     /* of any name that is next to nothing of it, */
#define THING_LEAST 0.3    /* and of a thing or a verb that stands for who makes or does it */

enum { SKILL, TECHNOLOGY, VOCABULARIES };

/* In the order of the table `kin`, by the names below. */
enum { SAME, CHILD, PARENT, GRANDCHILD, IN_FIELD, SIBLING, COUSIN, RELATED, KINDS };
static const char *const kinds[KINDS] = {"same", "child", "parent", "grandchild", "field", "sibling", "cousin", "related"};

struct coco_concepts {
	const struct coco_vocab *vocab[VOCABULARIES];
	size_t n[VOCABULARIES];
	uint32_t *parent;  /* by concept: its number + 1; 0: none */
	uint32_t *related; /* … the skill + 1 that works with a technology */
	double kin[KINDS];
	struct coco_lexicon *names; /* of concept + 1 */
	struct coco_map *others;    /* other skills, folded; numbered behind the vocabularies */
	const char **other_labels;
	size_t cap_others;
	struct coco_arena *arena;
	struct coco_buf key;
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

/* ---- the vocabularies ------------------------------------------------------------------------------------------- */

static void read_kin(struct coco_concepts *c)
{
	const struct coco_table_ref kin = coco_table_find(&coco_tables_concept, "kin");
	const size_t relation = coco_table_column(kin, "relation"), value = coco_table_column(kin, "value");
	for (size_t k = 0; k < KINDS; k++) {
		const size_t row = coco_table_row(kin, relation, coco_str_of(kinds[k]));
		if (row == COCO_NONE || !coco_num_parse(coco_str_of(coco_table_cell(kin, row, value)), &c->kin[k]))
			c->kin[k] = 0;
	}
	const struct coco_table_ref pairs = coco_table_find(&coco_tables_concept, "related");
	const size_t technology = coco_table_column(pairs, "technology"), skill = coco_table_column(pairs, "skill");
	for (size_t i = 0; i < coco_table_rows(pairs); i++) {
		const size_t a = coco_vocab_find(c->vocab[TECHNOLOGY], coco_str_of(coco_table_cell(pairs, i, technology)));
		const size_t b = coco_vocab_find(c->vocab[SKILL], coco_str_of(coco_table_cell(pairs, i, skill)));
		if (a != COCO_NONE && b != COCO_NONE)
			c->related[c->n[SKILL] + a] = (uint32_t)b + 1;
	}
}

static int fill(struct coco_concepts *c)
{
	c->vocab[SKILL] = coco_vocab("skill");
	c->vocab[TECHNOLOGY] = coco_vocab("technology");
	for (int v = 0; v < VOCABULARIES; v++)
		c->n[v] = c->vocab[v] ? coco_vocab_count(c->vocab[v]) : 0;
	c->parent = calloc(c->n[SKILL] + c->n[TECHNOLOGY] + 1, sizeof *c->parent);
	c->related = calloc(c->n[SKILL] + c->n[TECHNOLOGY] + 1, sizeof *c->related);
	if (c->parent == NULL || c->related == NULL || c->names == NULL || c->others == NULL || c->arena == NULL)
		return -1;
	for (size_t v = 0, number = 0; v < VOCABULARIES; v++)
		for (size_t row = 0; row < c->n[v]; row++, number++) {
			const size_t up = coco_vocab_find(c->vocab[v], coco_str_of(coco_vocab_parent(c->vocab[v], row)));
			c->parent[number] = up == COCO_NONE ? 0 : (uint32_t)(up + (v == SKILL ? 0 : c->n[SKILL])) + 1;
		}
	read_kin(c);
	coco_lexicon_know_parents(c->names, c->parent);
	return 0;
}

struct coco_concepts *coco_concepts_new(void)
{
	struct coco_concepts *c = calloc(1, sizeof *c);
	if (c == NULL)
		return NULL;
	c->names = coco_lexicon_new();
	c->others = coco_map_new();
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
	coco_lexicon_free(concepts->names);
	coco_map_free(concepts->others);
	coco_arena_free(concepts->arena);
	free(concepts->other_labels);
	coco_buf_free(&concepts->key);
	free(concepts->parent);
	free(concepts->related);
	free(concepts);
}

/* ---- looking up ------------------------------------------------------------------------------------------------- */

size_t coco_concepts_code(const struct coco_concepts *concepts, struct coco_str code)
{
	if (code.s == NULL)
		return COCO_NONE;
	const size_t skill = coco_vocab_find(concepts->vocab[SKILL], code);
	if (skill != COCO_NONE)
		return skill; /* a code of both vocabularies stands for the skill */
	const size_t technology = coco_vocab_find(concepts->vocab[TECHNOLOGY], code);
	return technology == COCO_NONE ? COCO_NONE : concepts->n[SKILL] + technology;
}

/* Adds what a text names: with `told` where it is no object of a wish. */
static int add_found(
    struct coco_concepts *c, struct coco_str text, struct coco_lexicon_how how, double strength, double told, struct coco_concept_set *set)
{
	const struct coco_named *found;
	size_t n;
	double share;
	if (coco_lexicon_in(c->names, text, how, &found, &n, &share) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (coco_concept_set_add(set, found[i].meaning - 1, found[i].safe ? strength : told) != 0)
			return -1;
	return 0;
}

int coco_concepts_in(
    struct coco_concepts *concepts, struct coco_str text, int lang, bool owner, double strength, struct coco_concept_set *set)
{
	return add_found(concepts, text, (struct coco_lexicon_how){.lang = lang, .owner = owner}, strength, strength, set);
}

int coco_concepts_wished(
    struct coco_concepts *concepts, struct coco_str text, int lang, double strength, double told, struct coco_concept_set *set)
{
	return add_found(concepts, text, (struct coco_lexicon_how){.lang = lang, .owner = true}, strength, told, set);
}

bool coco_concepts_aside(const struct coco_concepts *concepts, struct coco_str text, size_t *at, size_t *start)
{
	return coco_lexicon_aside(concepts->names, text, at, start);
}

static int add_name(
    struct coco_concepts *c, struct coco_str name, unsigned langs, double strength, struct coco_concept_set *set, bool *whole)
{
	const struct coco_named *found;
	size_t n;
	double share;
	if (coco_lexicon_in(c->names, name, (struct coco_lexicon_how){.lang = -1, .langs = langs, .whole = true}, &found, &n, &share) != 0)
		return -1;
	*whole = share == 1;
	for (size_t i = 0; i < n; i++) {
		const bool thing = found[i].work || found[i].does;
		const double least = thing ? THING_LEAST : PART_LEAST, part = least + (1 - least) * share;
		const double sure = *whole ? strength : strength * (c->parent[found[i].meaning - 1] == 0 && part > FIELD ? FIELD : part);
		if (coco_concept_set_add(set, found[i].meaning - 1, sure) != 0)
			return -1;
	}
	return (int)n;
}

/* Names that stand in one answer: what marks part. */
static int add_names(
    struct coco_concepts *c, struct coco_str names, unsigned langs, double strength, struct coco_concept_set *set, bool *whole)
{
	int all = 0;
	*whole = true;
	for (size_t at = 0, end; at < names.n; at = end + 1) {
		for (end = at; end < names.n && strchr(PARTERS, names.s[end]) == NULL;)
			end++;
		const struct coco_str name = coco_str_trim(coco_str_sub(names, at, end));
		bool is_whole = true;
		const int n = name.n > 0 ? add_name(c, name, langs, strength, set, &is_whole) : 0;
		if (n < 0)
			return -1;
		*whole = *whole && is_whole;
		all += n;
	}
	*whole = *whole && all > 0;
	return all;
}

int coco_concepts_in_name(
    struct coco_concepts *concepts, struct coco_str name, unsigned langs, double strength, struct coco_concept_set *set, bool *whole)
{
	struct coco_concept_set as_one = {0};
	int n = add_name(concepts, name, langs, strength, &as_one, whole);
	if (n >= 0 && !*whole)
		for (size_t i = 0; i < name.n; i++)
			if (strchr(PARTERS, name.s[i]) != NULL) {
				as_one.n = 0;
				n = add_names(concepts, name, langs, strength, &as_one, whole);
				break;
			}
	for (size_t i = 0; n >= 0 && i < as_one.n; i++)
		if (coco_concept_set_add(set, as_one.items[i].number, as_one.items[i].strength) != 0)
			n = -1;
	free(as_one.items);
	return n;
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

size_t coco_concepts_known(const struct coco_concepts *concepts)
{
	return concepts->n[SKILL] + concepts->n[TECHNOLOGY];
}

size_t coco_concepts_others(const struct coco_concepts *concepts)
{
	return coco_map_count(concepts->others);
}

int coco_concepts_forget(struct coco_concepts *concepts)
{
	if (coco_map_count(concepts->others) == 0)
		return 0;
	struct coco_map *fresh = coco_map_new();
	if (fresh == NULL)
		return -1;
	coco_map_free(concepts->others);
	concepts->others = fresh;
	coco_arena_reset(concepts->arena);
	return 0;
}

static size_t parent_of(const struct coco_concepts *c, size_t number)
{
	return number < c->n[SKILL] + c->n[TECHNOLOGY] ? c->parent[number] : 0;
}

static bool are_related(const struct coco_concepts *c, size_t a, size_t b)
{
	const size_t all = c->n[SKILL] + c->n[TECHNOLOGY];
	return a < all && b < all && (c->related[a] == b + 1 || c->related[b] == a + 1);
}

/* Numbers + 1, as in `parent`: parents and the parents' parents of both, 0 where there is none. A field has no parent. */
double coco_concepts_kin(const struct coco_concepts *concepts, size_t wanted, size_t had)
{
	if (wanted == had)
		return concepts->kin[SAME];
	const size_t above_wanted = parent_of(concepts, wanted), above_had = parent_of(concepts, had);
	const size_t top_wanted = above_wanted ? parent_of(concepts, above_wanted - 1) : 0;
	const size_t top_had = above_had ? parent_of(concepts, above_had - 1) : 0;
	if (above_had == wanted + 1)
		return concepts->kin[CHILD];
	if (top_had == wanted + 1)
		return concepts->kin[GRANDCHILD];
	if (above_wanted == had + 1)
		return concepts->kin[above_had != 0 ? PARENT : IN_FIELD];
	if (top_wanted == had + 1)
		return concepts->kin[IN_FIELD];
	if (are_related(concepts, wanted, had))
		return concepts->kin[RELATED];
	if (above_wanted != 0 && above_wanted == above_had)
		return concepts->kin[top_wanted != 0 ? SIBLING : COUSIN];
	/* one stands right below the field, the other a step deeper, or both do */
	const size_t field_wanted = top_wanted ? top_wanted : above_wanted, field_had = top_had ? top_had : above_had;
	return field_wanted != 0 && field_wanted == field_had ? concepts->kin[COUSIN] : 0;
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
