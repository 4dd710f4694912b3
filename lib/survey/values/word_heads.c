/* Which first letters the words of some sets have.
 *
 * Method: the first eight letters of a word's fold, or all of a shorter one, are a bit by their hash. ASCII letters are folded to
 * themselves but for their case, so that a cell shows its own without being folded; a shorter word has to end where no letter follows.
 * Most cells are told by their first two letters, which have bits of their own.
 * Invariant: a cell whose first words are a word of the sets may; so may one whose first letters are others than ASCII's, or that has none.
 */
#include <string.h>
#include "word_heads.h"

enum { LETTERS = 8, HASH_BITS = 13, PAIRS = 1024 };

struct survey_heads {
	uint64_t bits[(1 << HASH_BITS) / 64];
	uint64_t pairs[PAIRS / 64];
};

static size_t bit_of(uint64_t head)
{
	return (size_t)(head * UINT64_C(0x9E3779B97F4A7C15) >> (64 - HASH_BITS));
}

/* Of the first two letters, which lie in the lowest bytes. */
static size_t pair_of(uint64_t head)
{
	return (size_t)((head & 31) | (head >> 8 & 31) << 5);
}

/* A letter or digit in small form; 0: it is none of ASCII's. */
static unsigned char plain_of(char c)
{
	const char small = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
	return (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') ? (unsigned char)small : 0;
}

static bool has(const struct survey_heads *heads, uint64_t head)
{
	const size_t bit = bit_of(head);
	return heads->bits[bit / 64] >> (bit % 64) & 1;
}

struct survey_heads *survey_heads_new(const char *const *sets, size_t n, struct coco_arena *arena)
{
	struct survey_heads *heads = coco_arena_alloc(arena, sizeof *heads);
	const struct coco_table_ref words = coco_table_find(&coco_tables_survey, "words");
	const size_t names = heads ? coco_names_count(words) : 0;
	size_t asked = COCO_NONE; /* the latest row */
	bool wanted = false;
	for (size_t name = 0; name < names; name++) {
		const size_t row = coco_names_row(words, name);
		if (row != asked) {
			const char *set = coco_table_cell(words, row, 0);
			wanted = false;
			for (size_t i = 0; i < n && !wanted; i++)
				wanted = set[0] == sets[i][0] && strcmp(set, sets[i]) == 0;
			asked = row;
		}
		if (!wanted)
			continue;
		const char *text = coco_names_text(words, name);
		uint64_t head = 0;
		for (unsigned i = 0; i < LETTERS && text[i]; i++)
			head |= (uint64_t)(unsigned char)text[i] << 8 * i;
		heads->bits[bit_of(head) / 64] |= UINT64_C(1) << (bit_of(head) % 64);
		heads->pairs[pair_of(head) / 64] |= UINT64_C(1) << (pair_of(head) % 64);
	}
	return heads;
}

bool survey_heads_may(const struct survey_heads *heads, struct coco_str cell)
{
	uint64_t head = 0;
	unsigned letters = 0;
	for (size_t i = 0; i < cell.n && letters < LETTERS; i++) {
		const unsigned char letter = plain_of(cell.s[i]);
		if ((unsigned char)cell.s[i] >= 0x80)
			return true;
		if (!letter)
			continue;
		head |= (uint64_t)letter << 8 * letters++;
		const bool ends = i + 1 == cell.n || !plain_of(cell.s[i + 1]); /* another letter than ASCII's makes it one of the others */
		if ((letters == LETTERS || ends) && has(heads, head))
			return true;
		if (letters == 2 && !(heads->pairs[pair_of(head) / 64] >> (pair_of(head) % 64) & 1))
			return false;
	}
	return letters == 0;
}
