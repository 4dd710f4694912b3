/* Several answers in one cell.
 *
 * Method: the cell is cut at the separator outside brackets, then pieces are put together again, the longest first, wherever
 * together they are an option that the map or the vocabulary knows ("Marketing, communication" is one). Pieces that nobody knows
 * are marked: the cell was split at its marks alone.
 */
#include <string.h>
#include "cells_parts.h"
#include "import.h"

enum { JOINED_MAX = 4, JOINED_BYTES = 100, LEVEL_WORDS = 4 };

/* The pieces between separators, in a survey also between lines, outside brackets; returns their number, SURVEY_PIECES + 1 if
 * there are more than SURVEY_PIECES. */
size_t survey_pieces_cut(struct coco_str cell, const char *separator, bool lines, struct coco_str out[SURVEY_PIECES])
{
	struct coco_str mark = coco_str_trim(coco_str_of(separator));
	char c = mark.n ? mark.s[0] : separator[0] ? separator[0] : '\n';
	size_t depth = 0, start = 0, n = 0;
	for (size_t i = 0; i <= cell.n; i++) {
		if (i < cell.n && (cell.s[i] == '(' || cell.s[i] == '['))
			depth++;
		else if (i < cell.n && (cell.s[i] == ')' || cell.s[i] == ']') && depth)
			depth--;
		if (i == cell.n || (lines && cell.s[i] == '\n') || (cell.s[i] == c && (!depth || c == ';'))) {
			if (n == SURVEY_PIECES)
				return n + 1;
			out[n++] = coco_str_sub(cell, start, i);
			start = i + 1;
		}
	}
	return n;
}

struct coco_str survey_item_json(struct survey_plan *plan, const struct coco_field *field, struct coco_str words, struct coco_arena *arena)
{
	struct coco_buf json = COCO_BUF_INIT;
	struct coco_field closed = *field;
	struct coco_str found = COCO_STR_NONE;
	closed.flags &= ~(unsigned)COCO_FIELD_OPEN;
	if (!survey_value(plan->lexicon, &closed, words, plan->format, &json))
		found = coco_arena_copy(arena, coco_buf_view(&json));
	coco_buf_free(&json);
	return found;
}

/* The JSON of an option that the map or the field knows, or that holds the separator; absent. */
static struct coco_str known_whole(struct survey_plan *plan, const struct survey_column *c, struct coco_str words, struct coco_arena *arena)
{
	struct coco_str found = c->map ? survey_map_option(c->map, words) : COCO_STR_NONE;
	if (!found.s && survey_split_whole(c, words))
		return survey_quote(words, arena);
	if (found.s || !c->field || (c->field->kind != COCO_CODE && c->field->kind != COCO_CHOICE))
		return found;
	return survey_item_json(plan, c->field, words, arena);
}

/* Marks that stand around a level: "English (B2)", "English – fluent", "German: C1/C2". */
static size_t level_gap(struct coco_str text)
{
	static const char *const gaps[] = {" ", "(", ")", "[", "]", "-", "\xE2\x80\x93", "\xE2\x80\x94", ":", ",", ".", "/", "=", "\xC2\xA0"};
	for (size_t i = 0; i < COCO_LEN(gaps); i++) {
		if (coco_str_starts(text, gaps[i]))
			return strlen(gaps[i]);
	}
	return 0;
}

/* All words of `text`, one at least, say how well a language is known. */
static bool is_level(struct survey_plan *plan, struct coco_str text)
{
	bool level = false;
	for (size_t i = 0, end = 0; i < text.n; i = end) {
		if ((end = i + level_gap(coco_str_sub(text, i, text.n))) > i)
			continue;
		size_t ends[LEVEL_WORDS], n = 0;
		for (end = i; end < text.n && n < LEVEL_WORDS; end++) {
			if (end + 1 == text.n || level_gap(coco_str_sub(text, end + 1, text.n)))
				ends[n++] = end + 1;
		}
		while (n && !survey_lexicon_word(plan->lexicon, "level", coco_str_sub(text, i, ends[n - 1])))
			n--;
		if (!n)
			return false;
		end = ends[n - 1];
		level = true;
	}
	return level;
}

static struct coco_str level_trim(struct coco_str text)
{
	size_t n;
	while ((n = level_gap(text)))
		text = coco_str_sub(text, n, text.n);
	for (size_t i = 0; i < text.n; i++) {
		n = level_gap(coco_str_sub(text, i, text.n));
		size_t end = i + n;
		while (n && end < text.n && (n = level_gap(coco_str_sub(text, end, text.n))))
			end += n;
		if (end == text.n && end > i)
			return coco_str_sub(text, 0, i);
	}
	return text;
}

/* The language of words that say as well how well it is known, behind or before it; absent. */
static struct coco_str language_known(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str words, struct coco_arena *arena)
{
	struct coco_str found = COCO_STR_NONE;
	for (size_t i = 1; i < words.n && words.n < JOINED_BYTES && !found.s; i++) {
		if (!level_gap(coco_str_sub(words, i, words.n)))
			continue;
		const struct coco_str head = coco_str_sub(words, 0, i), tail = coco_str_sub(words, i, words.n);
		if (is_level(plan, tail))
			found = known_whole(plan, c, level_trim(head), arena);
		else if (is_level(plan, head))
			found = known_whole(plan, c, level_trim(tail), arena);
	}
	return found;
}

static bool is_language(const struct survey_plan *plan, const struct survey_column *c)
{
	return c->field && !plan->type && strcmp(c->field->of ? c->field->of : "", "language") == 0;
}

/* An option that is known, a language also with its level beside it, which is noted. */
static struct coco_str known(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str words, struct coco_arena *arena, struct survey_seen *seen)
{
	struct coco_str found = known_whole(plan, c, words, arena);
	if (!found.s && is_language(plan, c) && (found = language_known(plan, c, words, arena)).s)
		seen->level = true;
	return found;
}

int cell_item_add(struct survey_seen *seen, struct coco_str json)
{
	if (!json.s)
		return -1;
	for (size_t i = 0; i < seen->n_items; i++) {
		if (coco_str_eq(seen->items[i], json))
			return 0;
	}
	seen->items[seen->n_items++] = json;
	return 0;
}

/* "1", "0", "2;3": a code or a tick of the platform, which names nothing. */
static bool is_wordless(struct coco_str text)
{
	size_t i = 0;
	while (i < text.n && (unsigned char)text.s[i] < 0x80 && !((text.s[i] | 32) >= 'a' && (text.s[i] | 32) <= 'z'))
		i++;
	return i == text.n;
}

/* "Other", "none": an option that was ticked and names nothing. */
static bool is_nothing(struct survey_plan *plan, struct coco_str text)
{
	return survey_lexicon_word(plan->lexicon, "option", text) || survey_lexicon_word(plan->lexicon, "no_option", text);
}

/* An item that no vocabulary knows: nothing where it names nothing, text where the field is open or free, else nothing. */
static int item_unknown(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str text, struct coco_arena *arena, struct survey_seen *seen)
{
	struct coco_buf json = COCO_BUF_INIT;
	bool coded = c->field && (c->field->kind == COCO_CODE || c->field->kind == COCO_CHOICE);
	int rc = 0;
	if (coded && is_nothing(plan, text)) {
		seen->other |= survey_lexicon_word(plan->lexicon, "option", text) != NULL;
		return 0;
	} else if (coded && !plan->type && is_wordless(text)) {
		seen->code = "bad-code";
	} else if (coded && !plan->type && !(c->map && c->map->keep) && survey_leads_full_name(plan, text)) {
		seen->person = true;
	} else if (!c->field || (c->field->flags & COCO_FIELD_OPEN)) {
		rc = cell_item_add(seen, survey_quote(text, arena));
	} else if (!coded && !survey_value(plan->lexicon, c->field, text, plan->format, &json)) {
		rc = cell_item_add(seen, coco_arena_copy(arena, coco_buf_view(&json)));
		coco_buf_free(&json);
		return rc;
	} else {
		seen->code = "bad-code";
	}
	coco_buf_free(&json);
	return rc;
}

/* "de, en; sl": a piece that nobody knows may hold another mark than the others. It is cut there if all of it is known then; 1: it was. */
COCO_APART static int parts_add(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str text, struct coco_arena *arena, struct survey_seen *seen)
{
	static const char *const marks[] = {";", ",", "/", "|", "+", "&"};
	struct coco_str pieces[SURVEY_PIECES], found[SURVEY_PIECES];
	for (size_t m = 0; m < COCO_LEN(marks); m++) {
		size_t n = memchr(text.s, marks[m][0], text.n) ? survey_pieces_cut(text, marks[m], true, pieces) : 0, filled = 0, good = 0;
		for (size_t i = 0; n > 1 && n <= SURVEY_PIECES && i < n; i++) {
			struct coco_str piece = coco_str_trim(pieces[i]);
			if (!piece.n)
				continue;
			found[good] = known(plan, c, piece, arena, seen);
			good += found[good].s != NULL;
			filled++;
		}
		if (!filled || good < filled)
			continue;
		for (size_t i = 0; i < good; i++) {
			if (cell_item_add(seen, found[i]))
				return -1;
		}
		return 1;
	}
	return 0;
}

/* "angielski i niemiecki": cut at the word for "and", if all beside it is known then; 1: it was. */
COCO_APART static int joined_add(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str text, struct coco_arena *arena, struct survey_seen *seen)
{
	struct coco_str found[JOINED_MAX];
	size_t n = 0, from = 0;
	for (size_t i = 0, word = 0; i <= text.n; i++) {
		if (i < text.n && text.s[i] != ' ')
			continue;
		const bool and = i < text.n && word > from && survey_lexicon_word(plan->lexicon, "and", coco_str_sub(text, word, i));
		if (and || i == text.n) {
			const struct coco_str piece = coco_str_trim(coco_str_sub(text, from, and? word : i));
			if (n == JOINED_MAX || !piece.n || !(found[n] = known(plan, c, piece, arena, seen)).s)
				return 0;
			n++;
			from = i;
		}
		word = i + 1;
	}
	for (size_t i = 0; n > 1 && i < n; i++) {
		if (cell_item_add(seen, found[i]))
			return -1;
	}
	return n > 1;
}

int cell_list_read(
    struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, struct coco_arena *arena, struct survey_seen *seen)
{
	struct coco_str pieces[SURVEY_PIECES];
	bool vague = c->map == NULL || !c->map->split.s, coded = c->field && (c->field->kind == COCO_CODE || c->field->kind == COCO_CHOICE);
	size_t n = c->separator[0] ? survey_pieces_cut(cell, c->separator, !plan->type, pieces) : 1;
	if (!c->separator[0])
		pieces[0] = cell;
	if (n > SURVEY_PIECES) {
		seen->code = "too-many-answers";
		return 0;
	}
	size_t most = n * JOINED_MAX + 1;
	for (size_t i = 0; i < cell.n; i++)
		most += memchr(";,/|+&\n", cell.s[i], 7) != NULL;
	seen->items = coco_arena_array(arena, most, sizeof *seen->items);
	if (!seen->items)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct coco_str text = coco_str_trim(pieces[i]), json = COCO_STR_NONE;
		size_t last = plan->type ? i : n - 1; /* a table's separator is no part of an item */
		if (!text.n)
			continue;
		for (size_t j = last + 1; (coded || c->map || c->n_wholes) && !json.s && j-- > i;) {
			struct coco_str joined = {pieces[i].s, (size_t)(pieces[j].s + pieces[j].n - pieces[i].s)};
			json = known(plan, c, coco_str_trim(joined), arena, seen);
			if (json.s && cell_item_add(seen, json))
				return -1;
			if (json.s)
				i = j;
		}
		if (json.s)
			continue;
		if (seen->n_items && is_language(plan, c) && is_level(plan, text)) { /* "German, fluent" */
			seen->level = true;
			continue;
		}
		int parts = coded && vague && !plan->type ? parts_add(plan, c, text, arena, seen) : 0;
		if (!parts && coded && vague && !plan->type && text.n < JOINED_BYTES && memchr(text.s, ' ', text.n))
			parts = joined_add(plan, c, text, arena, seen);
		if (parts < 0)
			return -1;
		if (parts)
			continue;
		seen->torn |= n > 1 && vague && coded && !is_nothing(plan, text);
		if (item_unknown(plan, c, text, arena, seen))
			return -1;
	}
	return 0;
}
