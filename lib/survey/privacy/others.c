/* People of the run, or of its contacts, whose names stand in texts of somebody else's row.
 *
 * Method: a later row may bring the name that an earlier text holds. So of each text the pairs of words with capitals, side by side, are
 * noted as hashes in a spool with where they stood, and of each name all pairs of its words that hold the first or the last one, in a set;
 * in the end the noted ones are looked up. A word counts by its first four letters, a short one without its last vowel, for names are
 * inflected ("z Ano Novakovo"). Invariant: no text of a name is kept, and the set is bounded; what is found is told, never taken out.
 */
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include "coco/base_mask.h"
#include "hashes.h"
#include "others.h"

enum { WORDS = 5, LETTERS = 4, PAIRS_MOST = 1 << 17, SPOOLED = 1 << 16 };

struct place {
	const char *path, *column, *field;
};
struct noted {
	uint64_t hash, line;
	size_t place;
};
/* What is known of the row whose text is looked at, once it is asked for. */
struct own {
	bool known;
	size_t where, n;
	uint64_t pairs[2 * WORDS];
};
struct survey_others {
	struct survey_hashes names;
	struct coco_spool *spool;
	size_t n_noted;
	struct coco_arena *arena;
	struct place *places;
	size_t n_places, cap_places;
	struct coco_buf fold;
};

struct survey_others *survey_others_new(void)
{
	struct survey_others *o = calloc(1, sizeof *o);
	if (!o)
		return NULL;
	o->arena = coco_arena_new();
	o->spool = coco_spool_new(SPOOLED);
	if (!o->arena || !o->spool) {
		survey_others_free(o);
		return NULL;
	}
	return o;
}

void survey_others_free(struct survey_others *o)
{
	if (!o)
		return;
	survey_hashes_free(&o->names);
	coco_spool_free(o->spool);
	coco_arena_free(o->arena);
	coco_buf_free(&o->fold);
	free(o->places);
	free(o);
}

bool survey_others_any(const struct survey_others *o)
{
	return o->names.n > 0;
}

bool survey_others_full(const struct survey_others *o)
{
	return o->names.n >= PAIRS_MOST;
}

/* ---- words -------------------------------------------------------------------------------------------------------- */

static bool is_letter(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

bool survey_capital(struct coco_str word)
{
	uint32_t cp = 0;
	if (word.n && (unsigned char)word.s[0] < 0x80)
		return word.s[0] >= 'A' && word.s[0] <= 'Z';
	return coco_utf8_next(word, &cp) && uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu);
}

/* A word with a capital that begins at `at`: its end; 0: none. A hyphen joins two. */
static size_t capital_word(struct coco_str text, size_t at)
{
	size_t end = at;
	while (end < text.n && (is_letter(text.s[end]) || (text.s[end] == '-' && end + 1 < text.n && is_letter(text.s[end + 1]))))
		end++;
	return end > at + 1 && survey_capital(coco_str_sub(text, at, end)) ? end : 0;
}

static uint64_t word_hash(struct survey_others *o, struct coco_str word)
{
	coco_buf_clear(&o->fold);
	coco_fold(word, &o->fold);
	struct coco_str key = coco_buf_view(&o->fold);
	if (key.n > LETTERS)
		key.n = LETTERS;
	else if (key.n > 2 && strchr("aeiouy", key.s[key.n - 1]))
		key.n--;
	return coco_hash(key);
}

/* Of both words in any order; never 0. */
static uint64_t pair_hash(uint64_t a, uint64_t b)
{
	const uint64_t both[2] = {a < b ? a : b, a < b ? b : a};
	return coco_hash((struct coco_str){(const char *)both, sizeof both}) | 1;
}

/* The pairs of a name; their number. */
static size_t name_pairs(struct survey_others *o, struct coco_str name, uint64_t pairs[2 * WORDS])
{
	uint64_t words[WORDS];
	size_t n = 0, n_pairs = 0;
	for (size_t at = 0, end; at < name.n; at = end) {
		end = capital_word(name, at);
		if (end && n == WORDS)
			return 0;
		if (end)
			words[n++] = word_hash(o, coco_str_sub(name, at, end));
		for (end = end ? end : at + 1; end < name.n && !is_letter(name.s[end]);)
			end++;
		while (end < name.n && end > at + 1 && is_letter(name.s[end - 1]) && is_letter(name.s[end]))
			end++;
	}
	for (size_t i = 1; i < n; i++) {
		pairs[n_pairs++] = pair_hash(words[0], words[i]);
		if (i + 1 < n)
			pairs[n_pairs++] = pair_hash(words[i], words[n - 1]);
	}
	return n_pairs;
}

int survey_others_name(struct survey_others *o, struct coco_str name)
{
	uint64_t pairs[2 * WORDS];
	const size_t n = name.n < 5 ? 0 : name_pairs(o, name, pairs);
	for (size_t i = 0; i < n && o->names.n < PAIRS_MOST; i++) {
		if (survey_hashes_add(&o->names, pairs[i]))
			return -1;
	}
	return 0;
}

/* ---- texts -------------------------------------------------------------------------------------------------------- */

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static const char *copied(struct survey_others *o, const char *text)
{
	return text ? coco_arena_copy(o->arena, coco_str_of(text)).s : NULL;
}

/* The number of a place; COCO_NONE: memory. The latest ones are looked at first. */
static size_t place_find(struct survey_others *o, const struct survey_others_place *at)
{
	for (size_t i = o->n_places; i > 0; i--) {
		const struct place *p = &o->places[i - 1];
		if (is_same(p->column, at->column) && is_same(p->path, at->path) && is_same(p->field, at->field))
			return i - 1;
	}
	if (coco_grow(&o->places, &o->cap_places, o->n_places, sizeof *o->places))
		return COCO_NONE;
	const struct place p = {copied(o, at->path), copied(o, at->column), copied(o, at->field)};
	o->places[o->n_places] = p;
	return !p.path || (at->column && !p.column) || (at->field && !p.field) ? COCO_NONE : o->n_places++;
}

/* Notes the pair, unless it is of the row's own person; *own is filled with the first one. */
static int pair_note(struct survey_others *o, const struct survey_others_place *place, uint64_t hash, struct own *own)
{
	struct noted noted = {.hash = hash, .line = place->line};
	struct coco_err err = {0};
	if (!own->known) {
		own->known = true;
		own->n = name_pairs(o, place->own, own->pairs);
		own->where = place_find(o, place);
	}
	for (size_t i = 0; i < own->n; i++) {
		if (own->pairs[i] == hash)
			return 0;
	}
	noted.place = own->where;
	if (own->where == COCO_NONE || coco_spool_put(o->spool, (struct coco_str){(const char *)&noted, sizeof noted}, &err))
		return -1;
	o->n_noted++;
	return 0;
}

/* The word with a capital that ends at `end`: where it begins; COCO_NONE: none. Of parts that hyphens join, the first with a capital. */
static size_t capital_before(struct coco_str text, size_t end)
{
	size_t at = end, found = COCO_NONE;
	while (at > 0 && is_letter(text.s[at - 1])) {
		while (at > 0 && is_letter(text.s[at - 1]))
			at--;
		if (survey_capital(coco_str_sub(text, at, end)))
			found = at;
		if (at > 0 && text.s[at - 1] == '-')
			at--;
	}
	return found != COCO_NONE && end > found + 1 ? found : COCO_NONE;
}

/* The two words around the blank before `at`, if both have a capital and are side by side ("Ana Novak", "Novak, Ana"). */
static int pair_at(struct survey_others *o, const struct survey_others_place *place, struct coco_str text, size_t at, struct own *own)
{
	const size_t end = capital_word(text, at), from = at - 1 - (at > 1 && text.s[at - 2] == ',');
	const size_t before = end ? capital_before(text, from) : COCO_NONE;
	if (before == COCO_NONE)
		return 0;
	const uint64_t first = word_hash(o, coco_str_sub(text, before, from)), second = word_hash(o, coco_str_sub(text, at, end));
	return pair_note(o, place, pair_hash(first, second), own);
}

/* Nearly every text is left after a look at where blanks stand before capitals. */
int survey_others_text(struct survey_others *o, const struct survey_others_place *place, struct coco_str text)
{
	struct own own = {.known = false};
	char tail[64];
	uint64_t blank_before = 0;
	for (size_t at = 0; at < text.n; at += 64) {
		const char *block = coco_bytes_block(text.s + at, text.s + text.n, tail);
		const uint64_t blanks = coco_bytes_mask(block, ' ', ' ');
		uint64_t begins = (blanks << 1 | blank_before) & (coco_bytes_between(block, 'A', 'Z') | coco_bytes_wide(block));
		blank_before = blanks >> 63;
		for (; begins; begins &= begins - 1) {
			if (pair_at(o, place, text, at + coco_bytes_first(begins), &own))
				return -1;
		}
	}
	return o->fold.failed ? -1 : 0;
}

int survey_others_each(
    struct survey_others *o, void (*each)(void *context, const struct survey_others_place *place), void *context, struct coco_err *err)
{
	struct noted n, last = {.place = COCO_NONE};
	if (!o->names.n || !o->n_noted)
		return 0;
	if (coco_spool_rewind(o->spool, err))
		return -1;
	for (size_t i = 0; i < o->n_noted; i++) {
		if (coco_spool_take(o->spool, &n, sizeof n, err))
			return -1;
		const bool told = n.place == last.place && n.line == last.line;
		if (told || !survey_hashes_has(&o->names, n.hash))
			continue;
		const struct place *p = &o->places[n.place];
		each(context, &(struct survey_others_place){p->path, p->column, p->field, n.line, COCO_STR_NONE});
		last = n;
	}
	return 0;
}
