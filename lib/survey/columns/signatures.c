/* Columns that people have signed, and those in which the contacts' names or initials stand once more.
 *
 * Method: "Firma" is a signature in Italian where another column names the organisation, or where its cells are the contact's. Of any other
 * column of short answers each is compared with the words of the contacts' names and of the local parts of their addresses: half of the
 * different answers are made of them, or nearly all are initials of these people. The first values of the columns are compared, not row
 * for row, so that lines without a signature change nothing. Invariant: such a column never comes into the stream unless a map says so.
 */
#include <string.h>
#include "columns_parts.h"

enum { CELL_MOST = 60, LOCAL_LEAST = 3, INITIALS_LEAST = 3, INITIALS_MOST = 6, INITIALS_EACH = 3 };

/* What the contacts are called. */
struct called {
	struct coco_map *words, *initials;
	struct coco_buf folded;
	bool failed;
};

static void called_add(struct called *k, struct coco_map *map, struct coco_str text)
{
	k->failed |= text.n && coco_map_add(map, text, NULL) == COCO_NONE;
}

/* The beginnings of two names as a code: "EH", "EvHu", "SzÁ" (Szabó Ágnes). */
static void initials_add(struct called *k, struct coco_str one, struct coco_str other)
{
	for (size_t a = 1; a <= INITIALS_EACH && a <= one.n; a++) {
		for (size_t b = 1; b <= INITIALS_EACH && b <= other.n; b++) {
			char code[2 * INITIALS_EACH];
			memcpy(code, one.s, a);
			memcpy(code + a, other.s, b);
			called_add(k, k->initials, (struct coco_str){code, a + b});
		}
	}
}

/* "ulang", "langu": a name for a program. */
static void login_add(struct called *k, struct coco_str one, struct coco_str other)
{
	struct coco_buf login = COCO_BUF_INIT;
	coco_buf_printf(&login, "%.1s%.*s", one.s, COCO_STR_ARG(other));
	called_add(k, k->words, coco_buf_view(&login));
	coco_buf_clear(&login);
	coco_buf_printf(&login, "%.*s%.1s", COCO_STR_ARG(other), one.s);
	called_add(k, k->words, coco_buf_view(&login));
	k->failed |= login.failed;
	coco_buf_free(&login);
}

/* The words of a name; where it is one's whole name the initials of its first and last word, in either order, and of all. */
static void name_add(struct called *k, struct coco_str name, bool whole)
{
	char letters[INITIALS_MOST];
	size_t n = 0;
	coco_buf_clear(&k->folded);
	coco_fold_words(name, &k->folded);
	struct coco_str rest = coco_buf_view(&k->folded), word, first = COCO_STR(""), last = COCO_STR("");
	while (rest.n && coco_str_split(&rest, ' ', &word)) {
		if (word.n > 1)
			called_add(k, k->words, word);
		first = first.n ? first : word;
		last = word;
		if (word.n && n < INITIALS_MOST)
			letters[n++] = word.s[0];
	}
	if (!whole || n < 2)
		return;
	called_add(k, k->initials, (struct coco_str){letters, n});
	initials_add(k, first, last);
	initials_add(k, last, first);
	login_add(k, first, last);
	login_add(k, last, first);
}

static bool is_field(const struct survey_plan *plan, const struct survey_column *c, const char *name)
{
	return c->use == SURVEY_FIELD && c->field && c->field == survey_plan_field(plan, coco_str_of(name));
}

static bool names_people(const struct survey_plan *plan, const struct survey_column *c)
{
	return is_field(plan, c, "contact_name") || c->role == SURVEY_NAME || c->people;
}

/* "mario.rossi@…" is of Mario and Rossi. */
static void addresses_add(struct called *k, const struct survey_evidence *e)
{
	for (size_t i = 0; i < e->n_distinct && e->emails; i++) {
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		const char *at = memchr(cell.s, '@', cell.n);
		coco_buf_clear(&k->folded);
		if (at)
			coco_fold_words(coco_str_sub(cell, 0, (size_t)(at - cell.s)), &k->folded);
		struct coco_str rest = coco_buf_view(&k->folded), word;
		while (rest.n && coco_str_split(&rest, ' ', &word)) {
			if (word.n >= LOCAL_LEAST)
				called_add(k, k->words, word);
		}
	}
}

/* The parts of a name that stand in two columns give initials where both have a value in each row as far as can be told. */
static void parts_add(struct called *k, const struct survey_plan *plan, const struct survey_evidence *evidence)
{
	size_t given = COCO_NONE, family = COCO_NONE;
	for (size_t i = 0; i < plan->n; i++) {
		given = plan->columns[i].part == SURVEY_NAME_GIVEN ? i : given;
		family = plan->columns[i].part == SURVEY_NAME_FAMILY ? i : family;
	}
	if (given == COCO_NONE || family == COCO_NONE)
		return;
	const struct survey_evidence *a = &evidence[given], *b = &evidence[family];
	for (size_t i = 0; i < a->n_distinct && i < b->n_distinct; i++) {
		const char *both = coco_arena_printf(plan->arena, "%.*s %.*s", COCO_STR_ARG(a->distinct[i]), COCO_STR_ARG(b->distinct[i]));
		k->failed |= !both;
		if (both && a->n_distinct == b->n_distinct)
			name_add(k, coco_str_of(both), true);
	}
}

static void called_make(struct called *k, const struct survey_plan *plan, const struct survey_evidence *evidence)
{
	k->words = coco_map_new();
	k->initials = coco_map_new();
	k->failed = !k->words || !k->initials;
	for (size_t i = 0; i < plan->n && !k->failed; i++) {
		const struct survey_column *c = &plan->columns[i];
		for (size_t v = 0; v < evidence[i].n_distinct && names_people(plan, c); v++)
			name_add(k, evidence[i].distinct[v], !c->part);
		if (is_field(plan, c, "email") || c->role == SURVEY_EMAIL)
			addresses_add(k, &evidence[i]);
	}
	if (!k->failed)
		parts_add(k, plan, evidence);
}

static void called_free(struct called *k)
{
	coco_map_free(k->words);
	coco_map_free(k->initials);
	coco_buf_free(&k->folded);
}

/* "Rossi", "M. Rossi", "rossi mario": words of the contacts alone, and initials beside them. */
static bool is_called(struct called *k, struct coco_str cell)
{
	size_t words = 0;
	coco_buf_clear(&k->folded);
	coco_fold_words(cell, &k->folded);
	struct coco_str rest = coco_buf_view(&k->folded), word;
	while (rest.n && coco_str_split(&rest, ' ', &word)) {
		const bool known = word.n > 1 && coco_map_find(k->words, word) != COCO_NONE;
		const bool letter = word.n == 1 && word.s[0] >= 'a' && word.s[0] <= 'z';
		if (!known && !letter)
			return false;
		words += known;
	}
	return words > 0;
}

/* "MR", "m.r." */
static bool is_initials(struct called *k, struct coco_str cell)
{
	char letters[INITIALS_MOST];
	size_t n = 0;
	coco_buf_clear(&k->folded);
	coco_fold_words(cell, &k->folded);
	const struct coco_str folded = coco_buf_view(&k->folded);
	for (size_t i = 0; i < folded.n; i++) {
		if (folded.s[i] == ' ')
			continue;
		if (n == INITIALS_MOST)
			return false;
		letters[n++] = folded.s[i];
	}
	return n > 1 && coco_map_find(k->initials, (struct coco_str){letters, n}) != COCO_NONE;
}

static bool repeats_called(struct called *k, const struct survey_evidence *e)
{
	size_t called = 0, initials = 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		const bool whole = cell.n <= CELL_MOST && is_called(k, cell);
		called += whole;
		initials += whole || (cell.n <= CELL_MOST && is_initials(k, cell));
	}
	const bool few = called == 1 && e->n_distinct == 1 && e->filled == 1;
	return (called > 1 && called * 2 >= e->n_distinct) || few || (initials >= INITIALS_LEAST && initials * 5 >= e->n_distinct * 4);
}

static void leave_out(struct survey_column *c, const char *reason)
{
	column_drop(c, reason);
	c->personal = c->people = true;
}

/* ---- "Firma" in Italian ------------------------------------------------------------------------------------------ */

/* Taken for the organisation, but a signature in a language. */
static bool may_be_signed(struct survey_plan *plan, const struct survey_column *c)
{
	return is_field(plan, c, "org") && !c->map && !c->sub.s && survey_lexicon_role(plan->lexicon, "signed", c->asked) == SURVEY_NAME;
}

static bool in_its_language(struct survey_plan *plan)
{
	return columns_langs(plan) & columns_lang_said(COCO_STR("it"));
}

/* Another column asks for the organisation in the signature's language, or in whatever other one where the file's is that. */
static bool org_beside(struct survey_plan *plan, size_t column)
{
	struct survey_guess best[SURVEY_GUESSES];
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		if (i == column || !is_field(plan, c, "org") || c->sub.s || may_be_signed(plan, c))
			continue;
		survey_lexicon_guess(plan->lexicon, c->asked, "", best);
		if (in_its_language(plan) || (best[0].field && best[0].langs == columns_lang_said(COCO_STR("it"))))
			return true;
	}
	return false;
}

static bool holds_forms(struct survey_plan *plan, const struct survey_evidence *e)
{
	for (size_t k = 0; k < e->n_distinct; k++) {
		if (column_is_firm(plan, e->distinct[k]))
			return true;
	}
	return false;
}

void columns_signatures_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; i < plan->n; i++) {
		if (may_be_signed(plan, &plan->columns[i]) && !holds_forms(plan, &evidence[i]) && org_beside(plan, i))
			leave_out(&plan->columns[i], "a signature: personal, never in the stream");
	}
}

/* ---- the same again ---------------------------------------------------------------------------------------------- */

void columns_names_again_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	struct called known = {.folded = COCO_BUF_INIT};
	for (size_t i = 0; i < plan->n && !known.failed; i++) {
		struct survey_column *c = &plan->columns[i];
		const struct survey_evidence *e = &evidence[i];
		const bool texts = e->n_distinct && e->integers + e->decimals + e->yes_no < e->filled && e->distinct[0].n <= CELL_MOST;
		if (column_is_vouched(c) || c->sub.s || !texts || !(c->use == SURVEY_RESPONSE || (may_be_signed(plan, c) && in_its_language(plan))))
			continue;
		if (!known.words)
			called_make(&known, plan, evidence);
		if (!known.failed && repeats_called(&known, e))
			leave_out(c, "its cells are the contacts' names, parts of them or their initials: personal, never in the stream");
	}
	plan->failed |= known.failed || known.folded.failed;
	called_free(&known);
}
