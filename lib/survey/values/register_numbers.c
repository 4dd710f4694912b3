/* Numbers of organisations in registers and of taxes: one text for all ways to write one.
 *
 * Method: a cell falls into runs of letters and of digits, without dots, blanks and strokes. Words for a number go ("IČO:", "Reg. No."), a
 * country's letters before it say whose it is, else the register does that its heading names, else the row's country. registers.csv says
 * how many digits a number has and which of them count (REGON's last five are a unit's), to how many it is filled up with zeros that a
 * spreadsheet cut, and of how many it is a person's. Invariant: equal numbers give equal texts; what has another form gives none.
 */
#include <string.h>
#include "coco/record.h"
#include "registers.h"

enum { CELL_MOST = 96, RUNS_MOST = 24, DIGITS_LEAST = 5, DIGITS_USUAL = 7, DIGITS_MOST = 15, LETTERS_MOST = 3, COURT_LEAST = 3 };

struct runs {
	struct coco_str at[RUNS_MOST];
	size_t n;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool has_digits(struct coco_str run)
{
	return run.n && is_digit(run.s[0]);
}

static struct runs runs_of(struct coco_str folded)
{
	struct runs runs = {.n = 0};
	for (size_t at = 0, end; at < folded.n && runs.n < RUNS_MOST; at = end) {
		const bool digits = is_digit(folded.s[at]);
		end = at + 1;
		if (folded.s[at] == ' ')
			continue;
		while (end < folded.n && folded.s[end] != ' ' && is_digit(folded.s[end]) == digits)
			end++;
		runs.at[runs.n++] = coco_str_sub(folded, at, end);
	}
	return runs;
}

/* Whether the row's words have this one, alone or among others of a phrase; "atu=at": `*means` is what stands behind it. */
static bool row_has(size_t row, struct coco_str word, struct coco_str *means)
{
	struct coco_str rest = coco_str_of(survey_register_cell(row, "words")), phrase, part;
	while (rest.n && coco_str_split(&rest, ';', &phrase)) {
		while (phrase.n && coco_str_split(&phrase, ' ', &part)) {
			struct coco_str behind = part, name;
			coco_str_split(&behind, '=', &name);
			name.n -= coco_str_ends(name, "*");
			if (!coco_str_eq(name, word))
				continue;
			if (means)
				*means = behind;
			return true;
		}
	}
	return false;
}

/* The word names a register, or a number. */
static bool is_label(struct coco_str word)
{
	const size_t last = survey_register_named("beside");
	for (size_t row = 0; row <= last; row++) {
		if (row_has(row, word, NULL))
			return true;
	}
	return false;
}

/* "rssmra80a01h501u": six letters, two digits, a letter, two digits, a letter, three digits, a letter. */
static bool is_codice_fiscale(struct coco_str folded)
{
	static const char form[] = "aaaaaa00a00a000a";
	char text[sizeof form];
	size_t n = 0;
	for (size_t i = 0; i < folded.n && n < sizeof form; i++) {
		if (folded.s[i] != ' ')
			text[n++] = folded.s[i];
	}
	bool is = n == sizeof form - 1;
	for (size_t i = 0; is && i < n; i++)
		is = is_digit(text[i]) == (form[i] == '0');
	return is;
}

/* ---- which register it is ---------------------------------------------------------------------------------------- */

static bool in_list(const char *list, struct coco_str word)
{
	struct coco_str rest = coco_str_of(list), item;
	while (rest.n && coco_str_split(&rest, ' ', &item)) {
		if (coco_str_eq(item, word))
			return true;
	}
	return false;
}

/* How many of so many digits count, by a list like "9 14:9"; 0: there are no such numbers. */
static size_t digits_kept(const char *list, size_t digits)
{
	struct coco_str rest = coco_str_of(list), item;
	while (rest.n && coco_str_split(&rest, ' ', &item)) {
		struct coco_str behind = item, whole;
		int64_t n = 0, kept = 0;
		coco_str_split(&behind, ':', &whole);
		if (coco_int_parse(whole, &n) && (size_t)n == digits)
			return behind.n && coco_int_parse(behind, &kept) ? (size_t)kept : digits;
	}
	return 0;
}

static size_t padding(size_t row)
{
	int64_t pad = 0;
	return coco_int_parse(coco_str_of(survey_register_cell(row, "pad")), &pad) ? (size_t)pad : 0;
}

/* A number of digits alone is one of the row's: so many of them count; 0: it is none. */
static size_t row_fits(size_t row, struct coco_str digits)
{
	const size_t pad = padding(row), n = digits.n >= DIGITS_LEAST && digits.n < pad ? pad : digits.n;
	const size_t kept = digits_kept(survey_register_cell(row, "digits"), n);
	return kept && n == digits.n && !coco_str_starts(digits, survey_register_cell(row, "begins")) ? 0 : kept;
}

/* The row of a register of that country with such numbers; `*person`: only people's are of so many digits. */
static size_t row_of_country(struct coco_str country, struct coco_str digits, bool *person)
{
	const size_t last = survey_register_named("beside");
	char upper[3] = "";
	*person = false;
	for (size_t i = 0; i < country.n && i < 2; i++)
		upper[i] = (char)(country.s[i] & ~32);
	for (size_t row = 0; row < last; row++) {
		if (!in_list(survey_register_cell(row, "country"), coco_str_of(upper)))
			continue;
		if (row_fits(row, digits))
			return row;
		*person |= digits_kept(survey_register_cell(row, "person"), digits.n) > 0;
	}
	return COCO_NONE;
}

/* ---- forms ------------------------------------------------------------------------------------------------------- */

static bool is_court_word(struct coco_str word)
{
	return word.n >= COURT_LEAST && !has_digits(word) && !is_label(word);
}

/* "HRB 12345, Amtsgericht München": one court's number. */
static enum survey_register court_read(const struct runs *runs, struct coco_buf *out)
{
	struct coco_str part = COCO_STR_NONE, number = COCO_STR_NONE;
	bool court = false;
	for (size_t i = 0; i < runs->n; i++) {
		const struct coco_str run = runs->at[i];
		part = coco_str_is(run, "hra") || coco_str_is(run, "hrb") ? run : part;
		number = has_digits(run) && !number.n ? run : number;
		court |= is_court_word(run);
	}
	if (!number.n || !court)
		return SURVEY_REGISTER_NONE;
	coco_buf_printf(out, "de-%.*s%.*s", COCO_STR_ARG(part), COCO_STR_ARG(number));
	for (size_t i = 0; i < runs->n; i++) {
		if (is_court_word(runs->at[i]))
			coco_buf_printf(out, "-%.*s", COCO_STR_ARG(runs->at[i]));
	}
	return SURVEY_REGISTER_FIRM;
}

/* "FN 123456 a, HG Wien": six digits at most, and a letter. */
static enum survey_register letter_read(const struct runs *runs, struct coco_buf *out)
{
	for (size_t i = 0; i + 1 < runs->n; i++) {
		if (!has_digits(runs->at[i]) || runs->at[i].n > 6 || has_digits(runs->at[i + 1]) || runs->at[i + 1].n != 1)
			continue;
		coco_buf_printf(out, "at-fn%.*s%.*s", COCO_STR_ARG(runs->at[i]), COCO_STR_ARG(runs->at[i + 1]));
		return SURVEY_REGISTER_FIRM;
	}
	return SURVEY_REGISTER_NONE;
}

/* What is left of a number: letters and digits without gaps. */
struct body {
	char text[CELL_MOST];
	size_t n, digits, letters;
};

static struct body body_of(const struct runs *runs, size_t from, size_t to)
{
	struct body body = {.n = 0};
	for (size_t i = from; i < to; i++) {
		memcpy(body.text + body.n, runs->at[i].s, runs->at[i].n);
		body.n += runs->at[i].n;
		*(has_digits(runs->at[i]) ? &body.digits : &body.letters) += runs->at[i].n;
	}
	return body;
}

static enum survey_register number_put(
    size_t row, const char *system, struct coco_str country, struct coco_str number, struct coco_buf *out)
{
	const size_t pad = padding(row);
	if (*system)
		coco_buf_printf(out, "%s-", system);
	for (size_t i = 0; i < 2 && !*system && country.n == 2; i++)
		coco_buf_putc(out, (char)(country.s[i] | 32));
	if (!*system && country.n == 2)
		coco_buf_putc(out, '-');
	for (size_t i = number.n; i < pad; i++)
		coco_buf_putc(out, '0');
	coco_buf_str(out, number);
	return *survey_register_cell(row, "firms") ? SURVEY_REGISTER_FIRM : SURVEY_REGISTER_ANY;
}

/* A number whose register and country are as well known as they can be. */
static enum survey_register body_read(size_t row, struct coco_str country, bool prefixed, const struct body *body, struct coco_buf *out)
{
	const struct coco_str text = {body->text, body->n};
	const char *form = survey_register_cell(row, "form"), *system = survey_register_cell(row, "system");
	if (body->digits < DIGITS_LEAST || body->digits > DIGITS_MOST || body->letters > LETTERS_MOST)
		return SURVEY_REGISTER_NONE;
	if (strcmp(form, "free") == 0 || body->letters)
		return number_put(row, prefixed ? "" : system, country, text, out);
	const bool own = !prefixed && *survey_register_cell(row, "digits");
	if (!own && !prefixed && (text.n < DIGITS_USUAL || strcmp(form, "prefixed") == 0))
		return SURVEY_REGISTER_NONE;
	bool person = digits_kept(survey_register_cell(row, "person"), text.n) > 0;
	const size_t found = !own ? row_of_country(country, text, &person) : row_fits(row, text) ? row : COCO_NONE;
	if (found != COCO_NONE)
		return number_put(found, survey_register_cell(found, "system"), country, coco_str_sub(text, 0, row_fits(found, text)), out);
	if (own && !person)
		return SURVEY_REGISTER_NONE;
	number_put(row, prefixed ? "" : system, country, text, out);
	return person ? SURVEY_REGISTER_PERSON : SURVEY_REGISTER_ANY;
}

/* Of registers of one name that of the row's country. */
static size_t row_settle(size_t row, struct coco_str country)
{
	const char *name = survey_register_cell(row, "name");
	for (size_t k = survey_register_named(name);
	     country.n && k < coco_table_rows(survey_registers()) && strcmp(survey_register_cell(k, "name"), name) == 0; k++) {
		if (in_list(survey_register_cell(k, "country"), country))
			return k;
	}
	return row;
}

/* A number without words and letters around it. */
static enum survey_register plain_read(size_t row, const struct runs *runs, struct coco_str country, struct coco_buf *out)
{
	const bool free = strcmp(survey_register_cell(row, "form"), "free") == 0;
	struct coco_str prefix = COCO_STR_NONE;
	size_t from = 0, to = runs->n;
	while (to > 0 && row_has(survey_register_named("suffix"), runs->at[to - 1], NULL))
		to--;
	for (bool label = true; label && from < to && !has_digits(runs->at[from]); from += label) {
		const struct coco_str run = runs->at[from];
		const bool of_country = !prefix.n && !free && from + 1 < to && row_has(survey_register_named("prefix"), run, &prefix);
		label = of_country || (is_label(run) && !(free && run.n == 2));
	}
	const struct body body = body_of(runs, from, to);
	return body_read(row_settle(row, country), prefix.n ? prefix : country, prefix.n > 0, &body, out);
}

static enum survey_register cell_read(size_t row, struct coco_str cell, struct coco_str country, struct coco_buf *out)
{
	struct coco_buf fold = COCO_BUF_INIT;
	enum survey_register is = SURVEY_REGISTER_NONE;
	const char *form = survey_register_cell(row, "form");
	const size_t before = out->len;
	coco_fold_words(cell, &fold);
	const struct coco_str folded = coco_buf_view(&fold);
	const struct runs runs = runs_of(folded);
	bool court = strcmp(form, "court") == 0, letter = strcmp(form, "letter") == 0;
	for (size_t i = 0; i < runs.n; i++) {
		court |= coco_str_is(runs.at[i], "hra") || coco_str_is(runs.at[i], "hrb");
		letter |= coco_str_is(runs.at[i], "fn");
	}
	if (!folded.n || folded.n > CELL_MOST) {
		is = SURVEY_REGISTER_NONE;
	} else if (is_codice_fiscale(folded)) {
		is = SURVEY_REGISTER_PERSON;
		coco_buf_puts(out, "it-");
		for (size_t i = 0; i < folded.n; i++)
			coco_buf_put(out, folded.s + i, folded.s[i] != ' ');
	} else {
		is = letter ? letter_read(&runs, out) : court ? court_read(&runs, out) : plain_read(row, &runs, country, out);
	}
	if (!coco_buf_ok(&fold) || is == SURVEY_REGISTER_NONE)
		out->len = before;
	coco_buf_free(&fold);
	return is;
}

enum survey_register survey_register_read(size_t row, struct coco_str cell, struct coco_str country, struct coco_buf *out)
{
	cell = coco_str_trim(cell);
	enum survey_register is = cell.n > CELL_MOST ? SURVEY_REGISTER_NONE : cell_read(row, cell, country, out);
	for (size_t i = 1; i < cell.n && is == SURVEY_REGISTER_NONE; i++) { /* the first of two: "36441546 / SK2020123456" */
		if (strchr(",;/|\n", cell.s[i]))
			return cell_read(row, coco_str_sub(cell, 0, i), country, out);
	}
	return is;
}
