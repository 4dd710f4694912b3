/* Light stems by tables: what the forms of one word have in common.
 *
 * Method: a word goes through the steps of stem_endings.csv; in each the longest ending that fits, and leaves `keep` letters, gives
 * way to what the table has instead, once. Step 1 takes the case endings; step 2 takes what words that lack an ending seem
 * to have (program, programa), and the comparative, with the superlative's prefix before a star; later steps undo the
 * vowel that comes and goes (kupec, kupca) and the change of the last consonants (ruka, ruce); those from 7 on join verbs with their nouns,
 * and are left out where only the forms of a noun may meet. At last
 * letters that change within a word are made one (stem_letters.csv; the first row that fits; a row may protect its letters).
 *
 * What makes it safe: only step 1 sees the forms of a noun differ; where it leaves all of them alike, no later step can part
 * them, for it sees the same letters. So endings are judged by paradigm, and an ending that nouns without one may have by
 * themselves stands in step 1 and in step 2. An ending replaced by itself protects a word. */
#include "light.h"

#include <string.h>

/* Puts an ending behind those of its step that are as long or longer. */
static void insert(struct light_rules *rules, size_t start, size_t n, struct light_ending one)
{
	const size_t length = one.prefix.n + one.ending.n;
	size_t at = n;
	for (; at > start && rules->endings[at - 1].prefix.n + rules->endings[at - 1].ending.n < length; at--)
		rules->endings[at] = rules->endings[at - 1];
	rules->endings[at] = one;
}

/* The endings of a row; `instead` is one for all or one for each. */
static size_t read_row(struct light_rules *rules, size_t start, size_t n, struct coco_table_ref table, size_t row)
{
	struct coco_str endings = coco_str_of(coco_table_cell(table, row, coco_table_column(table, "endings"))), piece;
	struct coco_str others = coco_str_of(coco_table_cell(table, row, coco_table_column(table, "instead"))), instead = {"", 0};
	const size_t keep = (size_t)(coco_table_cell(table, row, coco_table_column(table, "keep"))[0] - '0');
	while (endings.n > 0 && coco_str_split(&endings, ' ', &piece)) {
		if (others.n > 0)
			coco_str_split(&others, ' ', &instead);
		struct light_ending one = {{piece.s, 0}, piece, instead, keep};
		const char *star = memchr(piece.s, '*', piece.n);
		if (star != NULL) {
			one.prefix.n = (size_t)(star - piece.s);
			one.ending = coco_str_sub(piece, one.prefix.n + 1, piece.n);
		}
		if (n < LIGHT_ENDINGS)
			insert(rules, start, n, one);
		n++;
	}
	return n;
}

static void read_letters(struct light_rules *rules, const char *lang)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_text, "stem_letters");
	const size_t letter = coco_table_column(table, "letter"), instead = coco_table_column(table, "instead");
	for (size_t row = 0; row < coco_table_rows(table) && rules->n_letters < LIGHT_LETTERS; row++) {
		const struct light_letter one = {
		    coco_str_of(coco_table_cell(table, row, letter)), coco_str_of(coco_table_cell(table, row, instead))};
		/* Letters are made one in place, so what stands instead may not be longer. */
		if (strcmp(coco_table_cell(table, row, 0), lang) == 0 && one.letter.n > 0 && one.instead.n <= one.letter.n) {
			rules->letters[rules->n_letters++] = one;
			rules->begins[(unsigned char)one.letter.s[0]] = true;
		}
	}
}

size_t light_read(struct light_rules *rules, const char *lang)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_text, "stem_endings");
	const size_t step = coco_table_column(table, "step");
	size_t n = 0;
	*rules = (struct light_rules){.read = true};
	for (size_t s = 0; s < LIGHT_STEPS; s++) {
		rules->starts[s] = n < LIGHT_ENDINGS ? n : LIGHT_ENDINGS;
		for (size_t row = 0; row < coco_table_rows(table); row++)
			if (strcmp(coco_table_cell(table, row, 0), lang) == 0 && coco_table_cell(table, row, step)[0] == (char)('1' + s))
				n = read_row(rules, rules->starts[s], n, table, row);
	}
	rules->starts[LIGHT_STEPS] = n < LIGHT_ENDINGS ? n : LIGHT_ENDINGS;
	read_letters(rules, lang);
	return n;
}

static bool fits(const struct light_ending *e, struct coco_str word)
{
	const size_t p = e->prefix.n, n = e->ending.n;
	if (word.n < p + n || word.s[word.n - 1] != e->ending.s[n - 1] || memcmp(word.s + word.n - n, e->ending.s, n) != 0)
		return false;
	return (p == 0 || memcmp(word.s, e->prefix.s, p) == 0) && coco_utf8_count(coco_str_sub(word, p, word.n - n)) >= e->keep;
}

/* `n` bytes of `word` through one step; its new length. */
static size_t cut(const struct light_rules *rules, size_t step, char *word, size_t n)
{
	for (size_t i = rules->starts[step]; i < rules->starts[step + 1]; i++) {
		const struct light_ending *e = &rules->endings[i];
		if (!fits(e, (struct coco_str){word, n}))
			continue;
		const size_t kept = n - e->prefix.n - e->ending.n;
		if (kept + e->instead.n > LIGHT_MOST)
			return n;
		memmove(word, word + e->prefix.n, kept);
		memcpy(word + kept, e->instead.s, e->instead.n);
		return kept + e->instead.n;
	}
	return n;
}

/* The letters that stand at the beginning of a word and are made one with others; NULL: none. */
static const struct light_letter *letter_at(const struct light_rules *rules, struct coco_str word)
{
	for (size_t i = 0; i < rules->n_letters; i++) {
		const struct coco_str letter = rules->letters[i].letter;
		if (letter.s[0] == word.s[0] && letter.n <= word.n && memcmp(letter.s, word.s, letter.n) == 0)
			return &rules->letters[i];
	}
	return NULL;
}

size_t light_letters(const struct light_rules *rules, char *word, size_t n)
{
	size_t out = 0;
	for (size_t at = 0; at < n;) {
		const bool any = rules->begins[(unsigned char)word[at]];
		const struct light_letter *letter = any ? letter_at(rules, (struct coco_str){word + at, n - at}) : NULL;
		if (letter == NULL) {
			word[out++] = word[at++];
			continue;
		}
		at += letter->letter.n;
		memcpy(word + out, letter->instead.s, letter->instead.n);
		out += letter->instead.n;
	}
	return out;
}

struct coco_str light_stem(const struct light_rules *rules, size_t steps, struct coco_str word, char out[LIGHT_MOST])
{
	size_t n = word.n;
	memcpy(out, word.s, n);
	for (size_t step = 0; step < steps && n > 0; step++)
		n = cut(rules, step, out, n);
	return (struct coco_str){out, light_letters(rules, out, n)};
}
