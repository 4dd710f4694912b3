/* Whether a word may be a part of a name in another case, in its feminine form or as what is somebody's, in the nine languages.
 *
 * Method: the stem is the part without its last vowel. In the word it may have lost the vowel before its last consonants (Nemec: Nemca),
 * have it a place earlier (Svec: Sevce) or changed (Golab: Golebia), have got one (Hruska: Hrusek), and end otherwise before some vowels
 * (Prochazka: Prochazce, Kovacs: Kovaccsal), as name_changes.csv says. Behind it stand so few letters that the word is at most 3 longer
 * than the part, or an ending of name_endings.csv. All is compared folded, without marks. Invariant: a word that the part begins is one in
 * any case, up to 3 letters more. */
#include <string.h>

#include "names.h"

enum { STEM_LEAST = 2, STEM_MIN = 3, ENDING_MAX = 3 }; /* letters */

static bool vowel(char c)
{
	return memchr("aeiouy", c, 6) != NULL;
}

/* Whether the ending is in the table; `brief`: one that stands behind two letters, too. */
static bool listed(struct coco_str ending, bool brief)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_report, "name_endings");
	const size_t row = coco_table_row(t, 0, ending);
	return row != COCO_NONE && (!brief || *coco_table_cell(t, row, coco_table_column(t, "brief")));
}

static void append(struct name_stem *stem, struct coco_str text)
{
	for (size_t i = 0; i < text.n && stem->n < sizeof stem->text; i++) {
		stem->text[stem->n++] = text.s[i];
	}
}

static void add(struct name_stems *stems, const struct name_stem *stem)
{
	if (stem->n >= STEM_LEAST && stems->n < COCO_LEN(stems->at)) {
		stems->at[stems->n++] = *stem;
	}
}

/* As it is, and with its last letters as they are before the vowel that follows. */
static void add_changed(struct name_stems *stems, const struct name_stem *stem)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_report, "name_changes");
	const size_t from_at = coco_table_column(t, "from"), to_at = coco_table_column(t, "to"), before_at = coco_table_column(t, "before");
	add(stems, stem);
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		const struct coco_str from = coco_str_of(coco_table_cell(t, row, from_at)), to = coco_str_of(coco_table_cell(t, row, to_at));
		struct name_stem other = *stem;
		if (stem->n >= from.n && coco_str_eq(coco_str_sub(name_stem_text(stem), stem->n - from.n, stem->n), from)) {
			other.n -= from.n;
			append(&other, to);
			other.before = coco_table_cell(t, row, before_at);
			add(stems, &other);
		}
	}
}

/* A stem in three: what stands before its last vowels, these, and the consonants behind them. */
struct pieces {
	struct coco_str head, vowels, tail;
};

static struct pieces pieces_of(struct coco_str core)
{
	size_t tail = core.n, vowels;
	while (tail && !vowel(core.s[tail - 1])) {
		tail--;
	}
	vowels = tail;
	while (vowels && vowel(core.s[vowels - 1])) {
		vowels--;
	}
	return (struct pieces){coco_str_sub(core, 0, vowels), coco_str_sub(core, vowels, tail), coco_str_sub(core, tail, core.n)};
}

static void add_with_vowels(struct name_stems *stems, const struct pieces *p, const char *vowels)
{
	struct name_stem stem = {.n = 0};
	append(&stem, p->head);
	append(&stem, coco_str_of(vowels));
	append(&stem, p->tail);
	if (stem.n >= STEM_MIN) {
		add_changed(stems, &stem);
	}
}

/* Nemec: Nemca; Svec: Sevce; Golab: Golebia. */
static void add_without_vowel(struct name_stems *stems, const struct pieces *p)
{
	static const char *const fleeting[] = {"e", "o", "a", "ie", "io"};
	bool may = false;
	for (size_t i = 0; i < COCO_LEN(fleeting); i++) {
		may |= coco_str_is(p->vowels, fleeting[i]);
	}
	if (!may || !p->tail.n) {
		return;
	}
	add_with_vowels(stems, p, "");
	if (coco_str_is(p->vowels, "a")) {
		add_with_vowels(stems, p, "e");
	}
	if (p->head.n >= 2 && !vowel(p->head.s[p->head.n - 1]) && !vowel(p->head.s[p->head.n - 2])) {
		struct name_stem stem = {.n = 0};
		append(&stem, coco_str_sub(p->head, 0, p->head.n - 1));
		append(&stem, COCO_STR("e"));
		append(&stem, coco_str_sub(p->head, p->head.n - 1, p->head.n));
		append(&stem, p->tail);
		add_changed(stems, &stem);
	}
}

/* Hruska: Hrusek. */
static void add_with_vowel(struct name_stems *stems, const struct pieces *p)
{
	static const char *const between[] = {"e", "o", "a", "ie"};
	for (size_t i = 0; p->tail.n == 2 && i < COCO_LEN(between); i++) {
		struct name_stem stem = {.n = 0};
		append(&stem, p->head);
		append(&stem, p->vowels);
		append(&stem, coco_str_sub(p->tail, 0, 1));
		append(&stem, coco_str_of(between[i]));
		append(&stem, coco_str_sub(p->tail, 1, 2));
		add(stems, &stem);
	}
}

void name_stems(struct coco_str part, struct name_stems *stems)
{
	stems->n = 0;
	if (part.n < STEM_MIN || part.n >= STEM_MAX) {
		return;
	}
	const bool open = vowel(part.s[part.n - 1]);
	const struct coco_str core = coco_str_sub(part, 0, part.n - open);
	const struct pieces p = pieces_of(core);
	struct name_stem whole = {.n = 0}, stem = {.n = 0};
	append(&whole, part);
	append(&stem, core);
	add(stems, &whole);
	add_changed(stems, &stem);
	add_without_vowel(stems, &p);
	if (open) {
		add_with_vowel(stems, &p);
	}
}

struct coco_str name_stem_text(const struct name_stem *stem)
{
	return (struct coco_str){stem->text, stem->n};
}

bool name_ends_well(struct coco_str word, size_t stem, size_t part)
{
	const struct coco_str ending = coco_str_sub(word, stem, word.n);
	if (stem < STEM_MIN) {
		return listed(ending, true);
	}
	return word.n <= part + ENDING_MAX || listed(ending, false);
}

bool name_ending(struct coco_str ending)
{
	return !ending.n || listed(ending, false);
}

bool name_inflected(struct coco_str word, struct coco_str part)
{
	struct name_stems stems;
	bool found = coco_str_eq(word, part);
	name_stems(part, &stems);
	for (size_t i = 0; i < stems.n && !found; i++) {
		const struct name_stem *stem = &stems.at[i];
		const struct coco_str text = name_stem_text(stem);
		found = coco_str_eq(coco_str_sub(word, 0, text.n), text) &&
		        (!stem->before || (word.n > text.n && strchr(stem->before, word.s[text.n]))) && name_ends_well(word, text.n, part.n);
	}
	return found;
}
