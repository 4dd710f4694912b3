/* Each fact of a text as an atom that does not depend on the text's language.
 *
 * Method: a quantity is its value (1,5 and 1.5; 2 Mio. and 2 million; 14.30 and 14:30; a range its two ends) and its unit (same_units.csv;
 * what is counted, "employees", is none; "15 to 20 mm" shares its own), a date its day, month and year ("4 and 5 May" are two), a standard,
 * part, address or acronym its letters, or the concept that it means in each language (same_acronyms.csv), a material its row;
 * net, VAT, a day of the week, per month and a half are what the rows "mark" of words.csv say.
 *
 * Invariant: equal keys mean the same whatever the language. */
#include "atoms.h"

#include <stdlib.h>
#include <string.h>

enum { NEAR = 8 };

static int add_atom(struct across *a, const char *class, struct coco_str value, size_t fact)
{
	if (coco_grow(&a->atoms, &a->cap, a->count, sizeof *a->atoms) != 0)
		return coco_err_nomem(a->err);
	char *key = coco_arena_printf(a->arena, "%s %.*s", class, COCO_STR_ARG(value));
	if (!key)
		return coco_err_nomem(a->err);
	a->atoms[a->count++] = (struct atom){.key = coco_str_of(key), .unit = COCO_STR(""), .fact = fact};
	return 0;
}

/* The unit without its word for a power of ten, in the form that all languages share. */
static void set_unit(const struct across *a, struct atom *atom, struct coco_str unit)
{
	struct coco_table_ref same = coco_table_find(&coco_tables_rewrite, "same_units"),
	                      units = coco_table_find(&coco_tables_rewrite, "units");
	struct coco_str rest = coco_str_trim(unit), word, last = COCO_STR("");
	while (coco_str_split(&rest, ' ', &word)) /* "million EUR", "milioni di EUR" */
		if (word.n && !lexicon_find(&a->rewriter->multipliers, word, NULL) && !coco_str_is(word, "di"))
			last = word;
	struct coco_str named = last;
	size_t row = last.n ? coco_table_row(same, 0, last) : COCO_NONE;
	if (row != COCO_NONE)
		last = coco_str_of(coco_table_cell(same, row, 1));
	for (rest = last; coco_str_split(&rest, ' ', &word);) /* TEUR is Tsd. EUR */
		last = word;
	size_t known = named.n ? coco_table_row(units, 0, named) : COCO_NONE;
	const char *kind = known == COCO_NONE ? "" : coco_table_cell(units, known, coco_table_column(units, "kind"));
	bool function_word = a->lang >= 0 && coco_stop_word(a->lang, named),
	     soft = function_word || !strcmp(kind, "time") || !strcmp(kind, "money");
	atom->unit = last;
	atom->unit_kind =
	    last.n == 0 || (function_word && named.n > 1) || !strcmp(kind, "count") || coco_str_is(named, "Uhr") || coco_str_is(named, "clock")
	        ? UNIT_NONE
	    : soft ? UNIT_SOFT
	           : UNIT_HARD;
}

/* The power of ten that a unit begins with: "million EUR". */
static double power_of(const struct across *a, struct coco_str unit)
{
	static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
	struct coco_table_ref same = coco_table_find(&coco_tables_rewrite, "same_units");
	size_t row = unit.n ? coco_table_row(same, 0, unit) : COCO_NONE;
	struct coco_str rest = row != COCO_NONE ? coco_str_of(coco_table_cell(same, row, 1)) : coco_str_trim(unit), word;
	while (coco_str_split(&rest, ' ', &word)) {
		unsigned power = lexicon_find(&a->rewriter->multipliers, word, NULL) & 255;
		if (power > 0 && power < COCO_LEN(powers))
			return powers[power];
	}
	return coco_str_starts(unit, "k") && unit.n == 1 ? 1e3 : 1;
}

/* At most -1, at least 1, neither 0; what must not be more than 40 is at most 40. */
static int bound_of(const struct coco_fact *fact)
{
	bool most = fact->comparator == COCO_CMP_LE || fact->comparator == COCO_CMP_LT,
	     least = fact->comparator == COCO_CMP_GE || fact->comparator == COCO_CMP_GT,
	     turned = fact->negated && (fact->comparator == COCO_CMP_LT || fact->comparator == COCO_CMP_GT);
	return most || least ? (most != turned ? -1 : 1) : 0;
}

/* One end of a quantity, already with a decimal point; false: no plain number. */
static bool add_number(struct across *a, struct coco_str digits, size_t fact, int *rc)
{
	char copy[40], *end;
	const struct coco_fact *of = &a->facts[fact];
	size_t n = 0, sign = digits.n > 0 && digits.s[0] == '-';
	copy[0] = '-';
	for (n = sign; n < digits.n && n + 1 < sizeof copy && strchr("0123456789.:", digits.s[n]);) {
		copy[n] = digits.s[n] == ':' ? '.' : digits.s[n];
		n++;
	}
	copy[n] = '\0';
	struct coco_str words = coco_str_sub(digits, n, digits.n);
	double value = strtod(copy, &end);
	if (n == sign || *end || (words.n && power_of(a, words) <= 1)) /* 1.2.3, 10^6, 1/2 */
		return false;
	value *= power_of(a, words) * power_of(a, of->unit);
	char *text = coco_arena_printf(a->arena, "%.12g", value);
	*rc = text ? add_atom(a, "n", coco_str_of(text), fact) : coco_err_nomem(a->err);
	if (*rc == 0) {
		struct atom *atom = &a->atoms[a->count - 1];
		set_unit(a, atom, of->unit);
		atom->bound = bound_of(of);
	}
	return true;
}

/* A quantity; the ends of a range are two. What is no plain number stays as it is. */
static int add_quantity(struct across *a, size_t fact)
{
	struct coco_str value = a->facts[fact].value, rest, end;
	size_t before = a->count;
	bool plain = value.n > 0;
	int rc = 0;
	size_t minus = value.n > 0 && value.s[0] == '-';
	rest = coco_str_sub(value, minus, value.n);
	for (; rc == 0 && plain && coco_str_split(&rest, '-', &end); minus = 0)
		plain = add_number(a, (struct coco_str){end.s - minus, end.n + minus}, fact, &rc); /* the minus is the first one's */
	if (rc == 0 && plain && a->count == before + 2 && coco_str_eq(a->atoms[before].key, a->atoms[before + 1].key))
		a->count--; /* 8-8 órán át: eight hours each */
	if (rc == 0 && !plain) {
		a->count = before;
		rc = add_atom(a, "n", value, fact);
	}
	return rc;
}

/* CO2-Emissionen, 400V-os: what the text's language hangs on a part number is none of it. */
static struct coco_str without_tail(struct coco_str part)
{
	size_t at = part.n;
	while (at > 0 && part.s[at - 1] != '-')
		at--;
	if (at < 2)
		return part;
	for (size_t i = at; i < part.n; i++)
		if ((part.s[i] >= '0' && part.s[i] <= '9') || (i > at && part.s[i] >= 'A' && part.s[i] <= 'Z'))
			return part;
	return part.n - at >= 2 && !(part.n - at == 2 && part.s[at] <= 'Z') ? coco_str_sub(part, 0, at - 1) : part;
}

/* A part number; in "steel S235JR" the material is one of its own. */
static int add_part(struct across *a, size_t fact, struct coco_buf *scratch)
{
	struct coco_str value = a->facts[fact].value;
	size_t at = coco_str_find(value, COCO_STR(" "), 0);
	if (at != SIZE_MAX && a->lang >= 0) {
		coco_buf_clear(scratch);
		coco_text_normal(coco_str_sub(value, 0, at), scratch);
		unsigned row = material_of(lang_of(a->rewriter, a->lang), coco_buf_view(scratch));
		if (row > 0) {
			struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "materials");
			value = coco_str_sub(value, at + 1, value.n);
			if (add_atom(a, "m", coco_str_of(coco_table_cell(table, row - 1, 0)), fact) != 0)
				return -1;
		}
	}
	return add_atom(a, "p", without_tail(value), fact);
}

/* SME, KMU, PMI: the concept of same_acronyms.csv that the acronym means in the text's language, or itself. */
static struct coco_str same_acronym(const struct across *a, struct coco_str acronym)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "same_acronyms");
	size_t column = coco_table_column(table, coco_langs[a->lang >= 0 ? a->lang : 0]);
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table, row, column)), form;
		while (coco_str_split(&rest, ';', &form))
			if (coco_str_eq(form, acronym))
				return coco_str_of(coco_table_cell(table, row, 0));
	}
	return acronym;
}

/* What a mark may be held against in the other language: net and gross, a day of the week, per month, a half; "": it is only in this one.
 */
static const char *mark_class(struct coco_str mark)
{
	static const struct {
		const char *class, *mark;
	} marks[] = {{"x", "net"}, {"x", "gross"}, {"v", "VAT in"}, {"v", "VAT out"}, {"f", "half"}, {"f", "a third"}, {"f", "a quarter"},
	    {"y", "Monday"}, {"y", "Tuesday"}, {"y", "Wednesday"}, {"y", "Thursday"}, {"y", "Friday"}, {"y", "Saturday"}, {"y", "Sunday"},
	    {"r", "per hour"}, {"r", "per day"}, {"r", "per week"}, {"r", "per month"}, {"r", "per year"}};
	for (size_t i = 0; i < COCO_LEN(marks); i++)
		if (coco_str_is(mark, marks[i].mark))
			return marks[i].class;
	return "";
}

static int add_fact(struct across *a, size_t i, struct coco_buf *scratch)
{
	const struct coco_fact *fact = &a->facts[i];
	switch (fact->kind) {
	case COCO_FACT_NUMBER:
	case COCO_FACT_MONEY:
		return add_quantity(a, i);
	case COCO_FACT_DATE: {
		struct coco_str key = date_key(lang_of(a->rewriter, a->lang), fact->value, scratch, a->arena);
		if (!key.s)
			return coco_err_nomem(a->err);
		if (add_atom(a, "d", key, i) != 0)
			return -1;
		a->atoms[a->count - 1].bound = bound_of(fact);
		return 0;
	}
	case COCO_FACT_PART:
		return add_part(a, i, scratch);
	case COCO_FACT_STANDARD:
	case COCO_FACT_URL:
	case COCO_FACT_EMAIL:
	case COCO_FACT_PHONE:
		return add_atom(a, "t", fact->value, i);
	case COCO_FACT_ACRONYM:
		return add_atom(a, "a", same_acronym(a, fact->value), i);
	case COCO_FACT_MATERIAL:
		return add_atom(a, "m", fact->value, i);
	case COCO_FACT_MARK:
		return *mark_class(fact->value) ? add_atom(a, mark_class(fact->value), fact->value, i) : 0;
	default:
		return 0;
	}
}

/* 4 and 5 May, 2026. május 4. és 5.: a day beside a date takes its month and year. */
static int share_month(struct across *a, size_t number, size_t date)
{
	const struct coco_fact *left = &a->facts[a->atoms[number < date ? number : date].fact],
	                       *right = &a->facts[a->atoms[number < date ? date : number].fact];
	struct coco_str key = a->atoms[date].key;
	struct atom *atom = &a->atoms[number];
	size_t n = key.n;
	while (n > 0 && key.s[n - 1] != '-')
		n--;
	long day = strtol(atom->key.s + 2, NULL, 10);
	struct coco_str raw = a->facts[atom->fact].value;
	size_t behind = a->facts[atom->fact].end;
	bool ordinal = number < date || (behind < a->text.n && (a->text.s[behind] == '.' || a->text.s[behind] == '-'));
	if (raw.n > 2 || coco_str_is(a->facts[atom->fact].unit, "clock") || !ordinal || atom->key.s[0] != 'n' || key.s[0] != 'd' ||
	    atom->unit_kind != UNIT_NONE || atom->key.n > 4 || day < 1 || day > 31 || right->start > left->end + NEAR || n == 0)
		return 0;
	char *joined = coco_arena_printf(a->arena, "%.*s%ld", (int)n, key.s, day);
	if (!joined)
		return coco_err_nomem(a->err);
	atom->key = coco_str_of(joined);
	return 0;
}

/* Between two numbers stands one short word, as in "15 to 20". */
static bool one_word(struct coco_str between)
{
	enum { LONGEST = 6 };
	size_t n = between.n;
	if (n < 3 || n > LONGEST + 2 || between.s[0] != ' ' || between.s[n - 1] != ' ')
		return false;
	for (size_t i = 1; i + 1 < n; i++)
		if (!is_word_byte((unsigned char)between.s[i]))
			return false;
	return true;
}

/* 15 to 20 minutes: the first number takes the unit of the second. */
static void share_units(struct across *a)
{
	for (size_t i = 0; i + 1 < a->count; i++) {
		struct atom *one = &a->atoms[i], *two = &a->atoms[i + 1];
		const struct coco_fact *left = &a->facts[one->fact], *right = &a->facts[two->fact];
		if (one->unit_kind == UNIT_NONE && two->unit_kind != UNIT_NONE && one->key.s[0] == 'n' && right->start > left->end &&
		    one_word(coco_str_sub(a->text, left->end, right->start))) {
			one->unit = two->unit;
			one->unit_kind = UNIT_SOFT;
		}
	}
}

static bool has_digit(struct coco_str s)
{
	size_t length;
	for (size_t i = 0; i < s.n; i += length)
		if (is_decimal_digit(s, i, &length))
			return true;
	return false;
}

static int by_key(const void *x, const void *y)
{
	return coco_str_cmp((*(struct atom *const *)x)->key, (*(struct atom *const *)y)->key);
}

int atoms_make(struct across *a)
{
	struct coco_fact *figures;
	struct coco_buf scratch = COCO_BUF_INIT;
	size_t n;
	int rc = facts_said(a->rewriter, a->text, a->lang, SAID_WORDS, a->arena, &figures, &n, a->err);
	if (rc == 0)
		rc = facts_with_words(a->rewriter, a->text, a->lang, figures, n, a->arena, &a->facts, &a->n_facts, a->err);
	for (size_t i = 0; rc == 0 && i < a->n_facts; i++)
		rc = add_fact(a, i, &scratch);
	for (size_t i = 0; rc == 0 && i < a->count; i++)
		a->atoms[i].said = a->atoms[i].key.s[0] == 'n' &&
		                   !has_digit(coco_str_sub(a->text, a->facts[a->atoms[i].fact].start, a->facts[a->atoms[i].fact].end));
	coco_buf_free(&scratch);
	if (rc != 0)
		return -1;
	share_units(a);
	for (size_t i = 0; rc == 0 && i + 1 < a->count; i++)
		rc = share_month(a, i, i + 1) == 0 && a->lang == 5 ? share_month(a, i + 1, i) : rc;
	if (rc != 0)
		return -1;
	a->sorted = coco_arena_array(a->arena, a->count + 1, sizeof *a->sorted);
	if (!a->sorted)
		return coco_err_nomem(a->err);
	for (size_t i = 0; i < a->count; i++)
		a->sorted[i] = &a->atoms[i];
	qsort(a->sorted, a->count, sizeof *a->sorted, by_key);
	return 0;
}
