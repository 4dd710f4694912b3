/* Several answers in one cell: which columns of responses hold them, and which options hold the separator themselves.
 *
 * Method: the first different cells of a column are cut at the platform's separator, outside brackets. The column is a multiple
 * choice where the pieces are short, several to a cell in at least three cells, and come again: four of five pieces must stand in
 * two different cells or more, and hold letters. A decimal comma, an essay, an address, "surname, first name" do not pass that. Two pieces
 * (up to eight) that stand next to each other wherever one of them stands are one option ("Advice, training and coaching") in three
 * different cells or more, in six rows of which one holds nothing else, or in two rows where the last one goes on in small letters and
 * options begin with capitals; so is what a column of its own beside the question is called. In a list field one of them at least must
 * be unknown: two known ones are two. A heading that says that several answers may be given is
 * evidence as well: then one cell with several pieces is enough, at a semicolon whatever they are, at a comma if half of the pieces come
 * again and all begin alike, in capitals or in small letters ("Running, gym, weights" may be two answers); else the column stays whole, and
 * that is told. Invariant: the answer depends on the cells as a set alone.
 */
#include <stdlib.h>
#include <string.h>
#include "others.h"
#include "plan.h"

#define CELLS 3         /* with several pieces, at least */
#define PIECE_BYTES 100 /* a longer piece is no option */
#define TOGETHER 3      /* different cells in which an option was seen whole, */
#define TOGETHER_ROWS 6 /* or rows, in one of them alone, */
#define GOES_ON_ROWS 2  /* or rows where its last part begins as no option does */
#define PARTS 8         /* that may be one option: more are several, which the same people took */
#define TOKENS (SURVEY_DISTINCT * SURVEY_PIECES)

struct token {
	struct coco_str text;
	size_t cells, last; /* cells that hold it; the last of them, +1 */
	size_t rows;        /* in which these stand */
	size_t next;        /* what follows it everywhere: a token, COCO_NONE at the end of a cell, or MIXED */
	size_t before;
};
enum { FRESH = SIZE_MAX - 1, MIXED = SIZE_MAX - 2 };

struct tokens {
	struct token *items;
	size_t n, occurrences, several; /* pieces in all, cells with more than one */
	size_t wordless;                /* pieces without a letter */
	bool too_long;
};

static size_t token_of(struct tokens *t, struct coco_str text)
{
	for (size_t i = 0; i < t->n; i++) {
		if (coco_str_eq(t->items[i].text, text))
			return i;
	}
	t->items[t->n] = (struct token){.text = text, .next = FRESH, .before = FRESH};
	return t->n++;
}

static bool has_letter(struct coco_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if ((unsigned char)text.s[i] >= 0x80 || ((text.s[i] | 32) >= 'a' && (text.s[i] | 32) <= 'z'))
			return true;
	}
	return false;
}

static void neighbour(size_t *known, size_t seen)
{
	*known = *known == FRESH || *known == seen ? seen : MIXED;
}

static void cell_take(struct tokens *t, size_t cell, size_t rows, const struct coco_str *pieces, size_t n)
{
	size_t before = COCO_NONE, filled = 0;
	for (size_t i = 0; i < n; i++) {
		struct coco_str text = coco_str_trim(pieces[i]);
		if (!text.n)
			continue;
		size_t at = token_of(t, text);
		struct token *token = &t->items[at];
		token->cells += token->last != cell + 1;
		token->rows += token->last != cell + 1 ? rows : 0;
		token->last = cell + 1;
		neighbour(&token->before, before);
		if (before != COCO_NONE)
			neighbour(&t->items[before].next, at);
		before = at;
		t->too_long |= text.n > PIECE_BYTES;
		t->occurrences++;
		t->wordless += !has_letter(text);
		filled++;
	}
	if (before != COCO_NONE)
		neighbour(&t->items[before].next, COCO_NONE);
	t->several += filled > 1;
}

/* The column's first different cells as tokens. -1: memory. */
static int tokens_take(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e, struct tokens *t)
{
	struct coco_str pieces[SURVEY_PIECES];
	*t = (struct tokens){.items = calloc(TOKENS, sizeof *t->items)};
	for (size_t i = 0; t->items && i < e->n_distinct; i++) {
		size_t n = survey_cell_missing(plan, e->distinct[i]) ? 0 : survey_pieces_cut(e->distinct[i], c->separator, true, pieces);
		if (n <= SURVEY_PIECES)
			cell_take(t, i, e->times[i], pieces, n);
	}
	return t->items ? 0 : -1;
}

static bool is_multiple(const struct tokens *t)
{
	size_t again = 0;
	for (size_t i = 0; i < t->n; i++)
		again += t->items[i].cells > 1 ? t->items[i].cells : 0;
	return !t->too_long && t->several >= CELLS && t->wordless * 10 <= t->occurrences && again * 5 >= t->occurrences * 4;
}

/* All pieces begin with a capital or a digit, or all with a small letter. */
static bool begin_alike(const struct tokens *t)
{
	size_t capitals = 0;
	for (size_t i = 0; i < t->n; i++) {
		const struct coco_str text = t->items[i].text;
		capitals += survey_capital(text) || (text.s[0] >= '0' && text.s[0] <= '9') || text.s[0] == '(';
	}
	return capitals == 0 || capitals == t->n;
}

/* What the cells say beside a heading that says that they may hold several answers. */
static bool is_multiple_asked(const struct tokens *t, const char *separator)
{
	size_t again = 0;
	for (size_t i = 0; i < t->n; i++)
		again += t->items[i].cells > 1 ? t->items[i].cells : 0;
	return !t->too_long && t->several && (separator[0] == ';' || (begin_alike(t) && again * 2 >= t->occurrences));
}

/* The heading says so, and cells hold what may part answers. */
static bool is_asked(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	bool marks = e->commas || e->semicolons;
	for (size_t i = 0; i < e->n_distinct && !marks; i++)
		marks = memchr(coco_str_trim(e->distinct[i]).s, '\n', coco_str_trim(e->distinct[i]).n) != NULL;
	return marks && survey_lexicon_several(plan->lexicon, c->label);
}

static int whole_add(struct survey_plan *plan, struct survey_column *c, struct coco_str text)
{
	for (size_t i = 0; i < c->n_wholes; i++) {
		if (coco_str_eq(c->wholes[i], text))
			return 0;
	}
	if ((c->n_wholes & (c->n_wholes - 1)) == 0) { /* full at 0, 1, 2, 4, … */
		struct coco_str *more = coco_arena_array(plan->arena, c->n_wholes ? 2 * c->n_wholes : 1, sizeof *more);
		if (!more)
			return -1;
		if (c->n_wholes)
			memcpy(more, c->wholes, c->n_wholes * sizeof *more);
		c->wholes = more;
	}
	c->wholes[c->n_wholes] = coco_arena_copy(plan->arena, text);
	return c->wholes[c->n_wholes++].s ? 0 : -1;
}

/* A piece that does not always stand behind the same one begins with a small letter: that one does so tells nothing. */
static bool options_are_small(const struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct token *k = &t->items[i];
		const bool begins = k->before == MIXED || k->before == COCO_NONE;
		if (begins && !survey_capital(k->text) && has_letter(coco_str_sub(k->text, 0, 1)))
			return true;
	}
	return false;
}

/* Whether pieces that are always together are one option; `whole`: as they stand in a cell. */
static bool is_one(
    const struct survey_evidence *e, const struct tokens *t, const struct token *first, const struct token *last, struct coco_str whole)
{
	if (first->rows >= GOES_ON_ROWS && has_letter(coco_str_sub(last->text, 0, 1)) && !survey_capital(last->text) && !options_are_small(t))
		return true;
	if (first->cells == e->n_distinct) /* what stands in every cell tells nothing */
		return false;
	bool alone = false;
	for (size_t i = 0; i < e->n_distinct && !alone; i++)
		alone = coco_str_eq(coco_str_trim(e->distinct[i]), whole);
	return first->cells >= TOGETHER || (first->rows >= TOGETHER_ROWS && alone);
}

/* Each of the pieces is an item that the field knows. */
static bool all_known(
    struct survey_plan *plan, const struct survey_column *c, const struct tokens *t, const struct token *first, const struct token *last)
{
	for (const struct token *k = first; c->field && survey_item_json(plan, c->field, k->text, plan->arena).s; k = &t->items[k->next]) {
		if (k == last)
			return true;
	}
	return false;
}

/* Runs of tokens that are always together, as they stand in the cell where they were met first. */
static int together_add(
    struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e, const struct tokens *t, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path};
	for (size_t i = 0; i < t->n; i++) {
		const struct token *first = &t->items[i], *last = first;
		bool begins = first->before == MIXED || first->before == COCO_NONE || t->items[first->before].next != i ||
		              t->items[first->before].cells != first->cells;
		while (begins && last->next < t->n && t->items[last->next].cells == last->cells &&
		       t->items[last->next].before == (size_t)(last - t->items))
			last = &t->items[last->next];
		size_t parts = 1;
		for (const struct token *k = first; k != last && parts <= PARTS; k = &t->items[k->next])
			parts++;
		if (last == first || parts > PARTS)
			continue;
		struct coco_str whole = {first->text.s, (size_t)(last->text.s + last->text.n - first->text.s)};
		for (size_t k = 0; k < e->n_distinct; k++) { /* both spans must be of one cell */
			bool holds = first->text.s >= e->distinct[k].s && last->text.s >= first->text.s &&
			             last->text.s + last->text.n <= e->distinct[k].s + e->distinct[k].n;
			if (!holds)
				continue;
			if (!is_one(e, t, first, last, whole) || all_known(plan, c, t, first, last))
				break;
			if (whole_add(plan, c, whole))
				return -1;
			coco_diag_say(diag, COCO_WARNING, "merged-option", &at, "give the column its \"options\" in the map if they are several",
			    "column \"%.*s\": \"%.*s\" holds '%s' but is taken for one answer: its parts are always together", COCO_STR_ARG(c->name),
			    COCO_STR_ARG(whole), c->separator);
			break;
		}
	}
	return 0;
}

/* What the columns beside the question are called. */
static int options_add(struct survey_plan *plan, struct survey_column *c)
{
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *o = &plan->columns[i];
		if (o->of_whole && coco_str_eq(o->question, c->plain) && whole_add(plan, c, o->option))
			return -1;
	}
	return 0;
}

int survey_split_decide(
    struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e, bool listed, struct coco_diag *diag, bool *multiple)
{
	struct tokens t;
	const char *mark = plan->platform->separator;
	*multiple = listed;
	bool said = c->map && (c->map->n_options || c->map->scaled);
	if (!listed && survey_map_splits(plan, c, e)) {
		c->split_found = *multiple = true;
		c->why = coco_arena_printf(plan->arena, "%s; several of the map's options in a cell", c->why ? c->why : "");
		return c->why ? 0 : -1;
	}
	if (!listed && (said || c->scale || c->number || c->rest || c->sub.s))
		return 0;
	const bool asked = !listed && is_asked(plan, c, e), blank = *mark && coco_str_trim(coco_str_of(mark)).n == 0;
	/* blanks separate codes only where columns beside the question say so; a separator that is not the platform's is a semicolon */
	if (!listed && (blank || (!*mark && !e->semicolons && !asked))) {
		c->unsplit = asked;
		return 0;
	}
	survey_separator_choose(plan, c, e);
	if (tokens_take(plan, c, e, &t))
		return -1;
	c->split_found = !listed && (is_multiple(&t) || (asked && is_multiple_asked(&t, c->separator)));
	c->unsplit = asked && !c->split_found;
	*multiple = listed || c->split_found;
	int rc = 0;
	if (*multiple && !(c->map && c->map->split.s))
		rc = options_add(plan, c) || together_add(plan, c, e, &t, diag) ? -1 : 0;
	if (*multiple && !listed)
		c->why = coco_arena_printf(plan->arena, "%s; several answers in a cell%s: %zu different ones%s", c->why ? c->why : "",
		    asked ? ", as the heading says" : "", t.n, is_multiple(&t) ? " come again" : "");
	if (!*multiple)
		memset(c->separator, 0, sizeof c->separator);
	free(t.items);
	return rc || (*multiple && !c->why) ? -1 : 0;
}

int survey_split_field(struct survey_plan *plan, struct survey_column *c, const struct survey_evidence *e, struct coco_diag *diag)
{
	struct tokens t;
	const bool open = c->field && c->field->flags & COCO_FIELD_OPEN;
	if (!open || c->rest || (c->map && (c->map->split.s || c->map->n_options)) || coco_str_trim(coco_str_of(c->separator)).n == 0)
		return 0;
	if (tokens_take(plan, c, e, &t))
		return -1;
	int rc = together_add(plan, c, e, &t, diag);
	free(t.items);
	return rc;
}

bool survey_split_whole(const struct survey_column *c, struct coco_str text)
{
	for (size_t i = 0; i < c->n_wholes; i++) {
		if (coco_str_eq(c->wholes[i], text))
			return true;
	}
	return false;
}
