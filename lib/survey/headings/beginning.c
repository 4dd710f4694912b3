/* A file's first rows: a title above the headings, headings in two rows.
 *
 * Method: the rows are copied, as many as decisions need. A spreadsheet has titles of groups in a row above the headings, with empty
 * cells behind each as far as the group goes: so it is seen by an empty cell, by words below all empty ones, and by the second row's being
 * otherwise than the rows below it (numbers, addresses or ticks below words), or by two headings in it that are fields' whole names. So
 * is a row of questions below a row that holds nothing but their codes, or names of variables where it asks in so many words; and
 * SurveyMonkey's row of options, by its words for a question that has none, though its own columns were taken out.
 * Invariant: a row that may hold answers is no heading.
 */
#include <string.h>
#include "beginning.h"

int survey_beginning_read(struct survey_plan *plan, struct coco_str sample, struct survey_beginning *b, struct coco_err *err)
{
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_of(sample);
	struct coco_dsv_rows *rows = bytes ? coco_dsv_rows_of(bytes, &plan->dialect, err) : NULL;
	struct coco_dsv_row row;
	int rc = rows ? coco_dsv_rows_skip(rows, plan->dialect.skip, err) : coco_err_nomem(err);
	b->count = 0;
	while (rc > 0 && b->count < SURVEY_BEGINNING && (rc = coco_dsv_rows_next(rows, &row, err)) > 0) {
		struct coco_str *cells = coco_arena_array(plan->arena, row.n + 1, sizeof *cells);
		if (row.fault && b->count == 0) {
			coco_err_set(err, COCO_EXIT_INPUT, "bad-quote", "the header has a quote that CSV does not allow there");
			rc = coco_err_at(err, plan->path, row.line, row.column);
			break;
		}
		for (size_t i = 0; cells && i < row.n; i++)
			cells[i] = coco_arena_copy(plan->arena, row.cells[i]);
		b->rows[b->count] = cells;
		b->lines[b->count] = coco_dsv_rows_line(rows);
		b->n[b->count++] = row.n;
		if (!cells)
			rc = coco_err_nomem(err);
	}
	coco_dsv_rows_free(rows);
	coco_dsv_bytes_close(bytes);
	/* a quote that a later row leaves open is told when that row is read */
	if (rc < 0 && b->count && err->exit == COCO_EXIT_INPUT) {
		*err = (struct coco_err){0};
		rc = 0;
	}
	return rc < 0 ? -1 : 0;
}

/* Rows of headings that end with a delimiter, where the rows below do not: the empty heading behind it is none. */
void survey_beginning_close(struct survey_beginning *b, struct coco_dsv_dialect *dialect)
{
	const size_t n = b->count ? b->n[0] : 0;
	size_t narrower = 0, wide = 0;
	for (size_t i = 0; i < b->count; i++) {
		if (b->n[i] != n && b->n[i] + 1 != n)
			return;
		if (b->n[i] == n && coco_str_trim(b->rows[i][n - 1]).n)
			return;
		narrower += b->n[i] != n;
		wide += b->n[i] == n && !narrower;
	}
	if (narrower && n > 2 && !dialect->above && wide + narrower == b->count)
		dialect->above = wide;
	for (size_t i = 0; i < b->count && narrower && n > 2; i++)
		b->n[i] = n - 1;
}

static size_t filled_in(const struct coco_str *row, size_t n)
{
	size_t filled = 0;
	for (size_t i = 0; i < n; i++)
		filled += coco_str_trim(row[i]).n > 0;
	return filled;
}

/* Rows of a title above the headings, which a spreadsheet program fills with empty cells: one or two words in a row, and then
 * a row of at least three headings and twice as many. No heading is a number. 0: none. */
size_t survey_beginning_title(const struct survey_beginning *b)
{
	size_t widest = 1;
	for (size_t i = 0; i + 1 < b->count; i++) {
		size_t filled = filled_in(b->rows[i], b->n[i]);
		bool words = filled >= 3 && filled >= 2 * widest;
		for (size_t k = 0; k < b->n[i] && words; k++)
			words = !survey_number_canonical(coco_str_trim(b->rows[i][k])) && !coco_is_email(b->rows[i][k]);
		if (words)
			return i;
		if (filled > 2)
			return 0;
		widest = filled > widest ? filled : widest;
	}
	return 0;
}

/* ---- a second row ------------------------------------------------------------------------------------------------ */

/* A cell that no heading is: a number, an address, a tick. */
static bool is_answer(struct survey_plan *plan, struct coco_str cell)
{
	return survey_number_canonical(cell) || coco_is_email(cell) || (cell.n < 12 && survey_lexicon_word(plan->lexicon, "bool", cell));
}

/* The cells below the second row: 1: all are such, 0: some are words, or there is none; -1: one is the second row's own. */
static int below(struct survey_plan *plan, const struct survey_beginning *b, size_t column)
{
	size_t filled = 0, answers = 0;
	struct coco_str heading = coco_str_trim(b->rows[1][column]);
	for (size_t i = 2; i < b->count; i++) {
		struct coco_str cell = column < b->n[i] ? coco_str_trim(b->rows[i][column]) : COCO_STR_NONE;
		if (cell.n && coco_str_eq(cell, heading))
			return -1;
		filled += cell.n > 0;
		answers += cell.n && is_answer(plan, cell);
	}
	return filled && answers == filled;
}

static bool is_field_name(struct survey_plan *plan, struct coco_str heading)
{
	struct survey_guess best[SURVEY_GUESSES];
	survey_lexicon_guess(plan->lexicon, heading, "", best);
	return best[0].field && best[0].score >= 1;
}

/* ---- questions below codes ---------------------------------------------------------------------------------------- */

#define LETTERS_MAX 12

/* "Q1", "Q2a", "A101_01", "VAR-12": letters, then a number, then what tells its option. */
static bool is_code(struct coco_str heading)
{
	size_t letters = 0, digits = 0, i;
	while (letters < heading.n && (heading.s[letters] | 32) >= 'a' && (heading.s[letters] | 32) <= 'z')
		letters++;
	for (i = letters; i < heading.n; i++) {
		const char c = heading.s[i];
		const bool option = digits && c >= 'a' && c <= 'z';
		if (!(c >= '0' && c <= '9') && !memchr("_-.", c, 3) && !option)
			return false;
		digits += c >= '0' && c <= '9';
	}
	return letters && letters <= LETTERS_MAX && digits;
}

/* "v_firma", "skills", "zufr.2": what programs call a variable: letters without accents, figures and marks, no blank. */
static bool is_variable(struct coco_str heading)
{
	bool letter = false;
	for (size_t i = 0; i < heading.n; i++) {
		const char c = heading.s[i];
		const bool is_letter = (c | 32) >= 'a' && (c | 32) <= 'z';
		if (!is_letter && !(c >= '0' && c <= '9') && !memchr("_-.", c, 3))
			return false;
		letter |= is_letter;
	}
	return letter;
}

/* The second row's cell asks something, is no address on the web, and no cell below asks: answers seldom do. */
static bool is_asked(const struct survey_beginning *b, size_t column)
{
	const struct coco_str text = b->rows[1][column];
	bool asked = memchr(text.s, '?', text.n) && coco_str_find(text, COCO_STR("://"), 0) == SIZE_MAX;
	for (size_t i = 2; i < b->count && asked; i++)
		asked = column >= b->n[i] || !memchr(b->rows[i][column].s, '?', b->rows[i][column].n);
	return asked;
}

bool survey_beginning_codes(struct survey_plan *plan, const struct survey_beginning *b, bool *questions)
{
	size_t words = 0, other = 0, names = 0, asked = 0;
	bool all = b->count > 1 && b->n[0] > 1, variables = all, below_codes = all && b->n[1] == b->n[0];
	for (size_t i = 0; i < b->n[0] && variables; i++) {
		const struct coco_str heading = coco_str_trim(b->rows[0][i]);
		const bool own = survey_lexicon_role(plan->lexicon, "1ka", heading) != SURVEY_NO_ROLE;
		all = all && (own || is_code(heading));
		variables = own || is_variable(heading);
	}
	all = all && variables;
	for (size_t i = 0; i < b->n[0] && variables && below_codes; i++) {
		const struct coco_str text = coco_str_trim(b->rows[1][i]);
		const int kind = !text.n || is_answer(plan, text) ? -1 : below(plan, b, i);
		below_codes = kind >= 0;
		words++;
		other += kind > 0;
		names += below_codes && is_field_name(plan, text);
		asked += below_codes && text.n && is_asked(b, i);
	}
	const bool below_variables = below_codes && ((asked > 1 && asked * 3 >= words) || (names > 1 && names * 2 >= words));
	*questions = all ? below_codes && (names > 1 || (other && other * 3 >= words)) : variables && below_variables;
	return all || *questions;
}

/* ---- options below questions --------------------------------------------------------------------------------------- */

bool survey_beginning_options(struct survey_plan *plan, const struct survey_beginning *b)
{
	size_t plain = 0, open = 0;
	if (b->count < 3 || b->n[0] < 2 || b->n[0] != b->n[1])
		return false;
	for (size_t i = 0; i < b->n[0]; i++) {
		const struct coco_str question = coco_str_trim(b->rows[0][i]), option = coco_str_trim(b->rows[1][i]);
		const bool answer = survey_lexicon_word(plan->lexicon, "answer", option) != NULL;
		if ((!question.n && !option.n) || (!answer && is_answer(plan, option)) || (answer && below(plan, b, i) < 0))
			return false;
		plain += answer && question.n;
		open += !question.n;
	}
	return plain > 1 || (plain && open);
}

/* ---- headings below titles of groups ----------------------------------------------------------------------------- */

bool survey_beginning_groups(struct survey_plan *plan, const struct survey_beginning *b)
{
	size_t headings = 0, other = 0, names = 0;
	if (b->count < 3 || b->n[0] != b->n[1] || b->n[0] < 3 || !coco_str_trim(b->rows[0][0]).n)
		return false;
	const size_t titles = filled_in(b->rows[0], b->n[0]);
	if (titles < 2 || (titles == 2 && coco_str_trim(b->rows[0][1]).n)) /* a title, or a word and its value */
		return false;
	if (titles == b->n[0]) /* none has an empty cell behind it */
		return false;
	for (size_t i = 0; i < b->n[0]; i++) {
		struct coco_str title = coco_str_trim(b->rows[0][i]), heading = coco_str_trim(b->rows[1][i]);
		if ((!title.n && !heading.n) || (title.n && is_answer(plan, title)))
			return false;
		if (!heading.n)
			continue;
		const int kind = is_answer(plan, heading) ? -1 : below(plan, b, i);
		if (kind < 0)
			return false;
		headings++;
		other += kind > 0;
		names += is_field_name(plan, heading);
	}
	return headings > 1 && (names > 1 || (other > 1 && other * 3 >= headings));
}
