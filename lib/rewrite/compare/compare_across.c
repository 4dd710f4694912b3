/* Which facts of a text its translation lost, changed or invented: what can be told in both languages.
 *
 * Method: the atoms of both texts (atoms.c). Atoms of equal value meet where their units do not contradict each other (one may be missing
 * where it is money or time) and their bounds neither: at least against at most; quantities and dates one by one. A company is told by its
 * legal form, and its name must stand in the other text, less its last letters. What is left over pairs as changed by its kind, the
 * nearest in order; a material is told only so (names and words begin like some), and so are net and gross, VAT, days of the week, rates,
 * parts of a whole and numbers in words; people and demands by compare_people.c and compare_demands.c.
 *
 * Invariant: comparing is symmetrical but for the order of what is told. */
#include "across.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 80, ALIKE = 3 };

static bool units_agree(const struct atom *x, const struct atom *y)
{
	if (x->unit_kind == UNIT_NONE || y->unit_kind == UNIT_NONE)
		return x->unit_kind != UNIT_HARD && y->unit_kind != UNIT_HARD;
	return coco_str_eq(x->unit, y->unit);
}

/* The first of the other side's atoms with the key, in order of keys. */
static size_t first_with(const struct across *other, struct coco_str key)
{
	size_t low = 0, high = other->count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (coco_str_cmp(other->sorted[mid]->key, key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Quantities and dates are met one by one: of those that say the same the one that says it most alike. Letters (codes, addresses,
 * materials) may stand in one text more often than in the other. */
static void meet(struct across *a, struct across *b)
{
	for (size_t i = 0; i < a->count; i++) {
		struct atom *atom = &a->atoms[i], *best = NULL;
		bool once = atom->key.s[0] == 'n' || atom->key.s[0] == 'd';
		int most = -1;
		size_t first = first_with(b, atom->key), k = first;
		if (once && first < b->count) { /* the first ones that have met are passed over at once */
			while (k + b->sorted[first]->skip < b->count && b->sorted[k + b->sorted[first]->skip]->met)
				b->sorted[first]->skip++;
			k += b->sorted[first]->skip;
		}
		for (; most < ALIKE && k < b->count && coco_str_eq(b->sorted[k]->key, atom->key); k++) {
			struct atom *other = b->sorted[k];
			int alike = 2 * coco_str_eq(other->unit, atom->unit) + (other->bound == atom->bound);
			if ((once && other->met) || !units_agree(atom, other) || atom->bound * other->bound < 0 || alike <= most)
				continue;
			best = other;
			most = alike;
		}
		atom->met = atom->met || best != NULL;
		if (best)
			best->met = true;
	}
}

/* The text has a form of the concept in its language: MwSt, which is no acronym by its letters. */
static bool has_form(const struct across *a, struct coco_str concept)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "same_acronyms");
	for (size_t row = 0; a->lang >= 0 && row < coco_table_rows(table); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table, row, coco_table_column(table, coco_langs[a->lang]))), form;
		while (coco_str_is(concept, coco_table_cell(table, row, 0)) && coco_str_split(&rest, ';', &form))
			if (form.n && coco_str_find(a->text, form, 0) != SIZE_MAX)
				return true;
	}
	return false;
}

/* Letters that the other text writes as a part or within a word. */
static void meet_letters(struct across *a, const struct across *b)
{
	for (size_t i = 0; i < a->count; i++) {
		struct atom *atom = &a->atoms[i];
		if (!atom->met && (atom->key.s[0] == 'a' || atom->key.s[0] == 'p'))
			atom->met = coco_str_find(b->text, coco_str_sub(atom->key, 2, atom->key.n), 0) != SIZE_MAX ||
			            coco_str_find(b->text, a->facts[atom->fact].value, 0) != SIZE_MAX || /* CE, which is the EC in Italian */
			            (atom->key.s[0] == 'a' && has_form(b, coco_str_sub(atom->key, 2, atom->key.n)));
	}
}

/* The nearest atom of the other side that is left and of the same class, the earlier of two; COCO_NONE. `left` counts them by class. */
static size_t partner(const struct across *b, const struct atom *atom, size_t near, const size_t left[128])
{
	if (!left[atom->key.s[0] & 127])
		return COCO_NONE;
	for (size_t away = 0; away <= near || near + away < b->count; away++)
		for (int behind = 0; behind < 2; behind++) {
			size_t k = behind ? near + away : near - away;
			if ((behind || away <= near) && k < b->count && !b->atoms[k].met && !b->atoms[k].said && b->atoms[k].key.s[0] == atom->key.s[0])
				return k;
		}
	return COCO_NONE;
}

/* ---- companies ---- */

/* The name before a legal form that begins at `at`: its last word's span. */
static bool name_before(struct coco_str t, size_t at, size_t *start, size_t *end)
{
	*end = at;
	while (*end > 0 && (t.s[*end - 1] == ' ' || t.s[*end - 1] == ','))
		--*end;
	*start = *end;
	while (*start > 0 && *end - *start < NAME_BYTES && (is_word_byte((unsigned char)t.s[*start - 1]) || t.s[*start - 1] == '-'))
		--*start;
	return at > *end && *end - *start >= 3 && !(t.s[*start] >= 'a' && t.s[*start] <= 'z');
}

/* Names of companies of `from` whose letters are not in `to`; at most `room` of them. */
static size_t names_lost(struct coco_str from, struct coco_str to, struct coco_fact *lost, size_t room)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "legal_forms");
	size_t n = 0, start, end;
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		struct coco_str form = coco_str_of(coco_table_cell(table, row, 0));
		for (size_t at = coco_str_find(from, form, 0); n < room && at != SIZE_MAX; at = coco_str_find(from, form, at + 1)) {
			bool whole = at > 0 && from.s[at - 1] == ' ' && (at + form.n >= from.n || !is_word_byte((unsigned char)from.s[at + form.n]));
			if (!whole || !name_before(from, at, &start, &end))
				continue;
			size_t stem = end - start > 6 ? end - start - 2 : end - start;
			while (stem > 3 && ((unsigned char)from.s[start + stem] & 0xC0) == 0x80)
				stem--;
			if (coco_str_find(to, coco_str_sub(from, start, start + stem), 0) == SIZE_MAX)
				lost[n++] = (struct coco_fact){.kind = COCO_FACT_NAME, .start = start, .end = end, .value = coco_str_sub(from, start, end)};
		}
	}
	return n;
}

/* ---- together ---- */

/* Told only where it became another: the other language may say it in some other way. */
static bool only_changed(const struct atom *atom)
{
	return strchr("mxvfyr", atom->key.s[0]) != NULL;
}

/* Numbers in words that are left over: where both have as many, they pair in order. */
static void tell_said(struct across *a, struct across *b, struct coco_difference *out, size_t *n)
{
	size_t mine = 0, its = 0, k = 0;
	for (size_t i = 0; i < a->count; i++)
		mine += a->atoms[i].said && !a->atoms[i].met;
	for (size_t i = 0; i < b->count; i++)
		its += b->atoms[i].said && !b->atoms[i].met;
	for (size_t i = 0; mine == its && i < a->count; i++) {
		if (!a->atoms[i].said || a->atoms[i].met)
			continue;
		while (!b->atoms[k].said || b->atoms[k].met)
			k++;
		out[(*n)++] = (struct coco_difference){COCO_CHANGED, a->facts[a->atoms[i].fact], b->facts[b->atoms[k++].fact]};
	}
}

static void tell(struct across *a, struct across *b, struct coco_difference *out, size_t *n)
{
	size_t left[128] = {0};
	for (size_t k = 0; k < b->count; k++)
		left[b->atoms[k].key.s[0] & 127] += !b->atoms[k].met && !b->atoms[k].said;
	for (size_t i = 0; i < a->count; i++) {
		struct atom *atom = &a->atoms[i];
		if (atom->met || atom->said)
			continue;
		size_t k = partner(b, atom, i, left);
		if (k == COCO_NONE && only_changed(atom))
			continue;
		if (k != COCO_NONE) {
			b->atoms[k].met = true;
			left[atom->key.s[0] & 127]--;
		}
		out[(*n)++] = k == COCO_NONE ? (struct coco_difference){COCO_LOST, a->facts[atom->fact], {0}}
		                             : (struct coco_difference){COCO_CHANGED, a->facts[atom->fact], b->facts[b->atoms[k].fact]};
	}
	for (size_t k = 0; k < b->count; k++)
		if (!b->atoms[k].met && !b->atoms[k].said && !only_changed(&b->atoms[k]))
			out[(*n)++] = (struct coco_difference){COCO_INVENTED, {0}, b->facts[b->atoms[k].fact]};
}

int compare_across(const struct coco_rewriter *rewriter, struct coco_str original, int lang, struct coco_str candidate, int other,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err)
{
	enum { NAMES = 64 };
	struct across a = {.rewriter = rewriter, .text = original, .lang = lang, .arena = arena, .err = err};
	struct across b = {.rewriter = rewriter, .text = candidate, .lang = other, .arena = arena, .err = err};
	struct coco_fact names[NAMES];
	int rc = atoms_make(&a) == 0 ? atoms_make(&b) : -1;
	*count = 0;
	*differences =
	    rc == 0 ? coco_arena_array(arena, a.count + b.count + a.n_facts + b.n_facts + 4 * (size_t)NAMES + 1, sizeof **differences) : NULL;
	if (rc == 0 && !*differences)
		rc = coco_err_nomem(err);
	if (rc == 0) {
		meet(&a, &b);
		meet_letters(&a, &b);
		meet_letters(&b, &a);
		size_t lost = names_lost(original, candidate, names, NAMES);
		for (size_t i = 0; i < lost; i++)
			(*differences)[(*count)++] = (struct coco_difference){COCO_LOST, names[i], {0}};
		tell(&a, &b, *differences, count);
		tell_said(&a, &b, *differences, count);
		size_t invented = names_lost(candidate, original, names, NAMES);
		for (size_t i = 0; i < invented; i++)
			(*differences)[(*count)++] = (struct coco_difference){COCO_INVENTED, {0}, names[i]};
		lost = across_people_lost(&a, &b, names, NAMES);
		for (size_t i = 0; i < lost; i++)
			(*differences)[(*count)++] = (struct coco_difference){COCO_LOST, names[i], {0}};
		invented = across_people_lost(&b, &a, names, NAMES);
		for (size_t i = 0; i < invented; i++)
			(*differences)[(*count)++] = (struct coco_difference){COCO_INVENTED, {0}, names[i]};
		rc = across_demands_tell(&a, &b, *differences, count);
	}
	free(a.atoms);
	free(b.atoms);
	return rc;
}
