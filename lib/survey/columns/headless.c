/* A list without headings: its first row is a person's or a firm's, and would stand as headings in every record.
 *
 * Method: a heading that is an e-mail address is none. A full name, a firm with its legal form, a telephone number, a date or an address
 * of a machine or on the web as a heading counts where at least half of the cells below are of that kind, too: people's names above grades
 * are options. Two such columns, or one where no heading is known for a field or the platform, and the file is refused; so it is where none
 * is known and one is a number above numbers, or comes again below among other answers. Nothing of the row is shown. Invariant: who says
 * how many rows are headings is believed, but for e-mail addresses.
 */
#include <string.h>
#include "beginning.h"
#include "columns_parts.h"
#include "others.h"

#define NAMED_SCORE 0.95 /* of a heading that asks for an organisation, which may be the name of one */

enum kind { WORDS, PERSON, GIVEN, FIRM, TELEPHONE, DATE, LINK, KINDS };
static const char *const kinds[KINDS] = {
    "", "a person's name", "a person's name", "a firm with its legal form", "a telephone number", "a date", "an address on the web"};

/* "041 234 567", "+386 (0)41/234-567". */
static bool is_telephone(struct coco_str text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text.n; i++) {
		const bool digit = text.s[i] >= '0' && text.s[i] <= '9';
		if (!digit && !memchr(" +-/().", text.s[i], 7))
			return false;
		digits += digit;
	}
	return digits >= 7 && digits <= 15 && (text.s[0] == '+' || text.s[0] == '0' || text.s[0] == '(');
}

/* "2026-06-15", "15. 6. 2026", with or without a clock behind it: three numbers, one of them a year. */
static bool is_date(struct coco_str text)
{
	size_t numbers = 0, length = 0, i = 0;
	bool year = false;
	for (; i <= text.n && numbers < 3; i++) {
		const bool digit = i < text.n && text.s[i] >= '0' && text.s[i] <= '9';
		if (digit) {
			length++;
			continue;
		}
		if (length > 4 || length == 3 || (i < text.n && !memchr("./- _T", text.s[i], 6)))
			return false;
		year |= length == 4;
		numbers += length > 0;
		length = 0;
	}
	return numbers == 3 && year;
}

/* "https://example.org/in/ana", "www.example.org": no heading is one, whatever words it holds. */
static bool is_link(struct coco_str text)
{
	return !memchr(text.s, ' ', text.n) &&
	       (coco_str_starts(text, "http://") || coco_str_starts(text, "https://") || coco_str_starts(text, "www."));
}

/* One word, which is nothing but a given name. */
static bool is_given(struct coco_str cell)
{
	return cell.n > 2 && !memchr(cell.s, ' ', cell.n) && survey_capital(cell) && coco_given_name(cell, -1) == COCO_GIVEN_NAME;
}

static enum kind kind_of(struct survey_plan *plan, struct coco_str cell)
{
	bool alone;
	cell = coco_str_trim(cell);
	return !cell.n                                    ? WORDS
	       : is_link(cell)                            ? LINK
	       : column_is_firm(plan, cell)               ? FIRM
	       : column_is_person(cell, &alone) && !alone ? PERSON
	       : is_given(cell)                           ? GIVEN
	       : is_date(cell)                            ? DATE
	       : is_telephone(cell)                       ? TELEPHONE
	                                                  : WORDS;
}

/* The kind of a column's heading if half of the cells below are of it, of given names nearly all. */
static enum kind column_kind(struct survey_plan *plan, const struct survey_beginning *b, size_t column)
{
	const enum kind kind = column < b->n[0] ? kind_of(plan, b->rows[0][column]) : WORDS;
	size_t filled = 0, alike = 0;
	for (size_t r = 1; kind && r < b->count; r++) {
		const struct coco_str cell = column < b->n[r] ? coco_str_trim(b->rows[r][column]) : COCO_STR_NONE;
		filled += cell.n > 0;
		alike += cell.n && kind_of(plan, cell) == kind;
	}
	return alike && (kind == GIVEN ? alike * 5 >= filled * 4 : alike * 2 >= filled) ? kind : WORDS;
}

/* Headings that say what stands below. */
static bool is_known(struct survey_plan *plan, struct coco_str heading)
{
	struct survey_guess best[SURVEY_GUESSES];
	heading = coco_str_trim(heading);
	if (is_link(heading))
		return false;
	if (survey_lexicon_role(plan->lexicon, plan->platform->name, heading) != SURVEY_NO_ROLE ||
	    survey_lexicon_role(plan->lexicon, "generic", heading) != SURVEY_NO_ROLE ||
	    survey_lexicon_role(plan->lexicon, "contact", heading) != SURVEY_NO_ROLE)
		return true;
	survey_lexicon_guess(plan->lexicon, heading, "", best);
	const bool named = best[0].field && strcmp(best[0].field, "org") == 0; /* "Društvo Bled" is no heading */
	return best[0].field && best[0].score >= (named ? NAMED_SCORE : COLUMN_THRESHOLD);
}

static bool number_read(struct coco_str text, int64_t *number)
{
	return text.n && text.n < 10 && coco_int_parse(text, number);
}

/* What a first row of answers has that headings have not, where none of them is known: a number above numbers that is not one of a row of
 * numbers (1, 2, 3: questions; 2024, 2025: years), or an answer that comes again below among others, so that it is no tick. NULL: nothing;
 * else `*at`: in which column. */
static const char *answers_row(const struct survey_beginning *b, size_t *at)
{
	const char *what = NULL;
	int64_t before = 0, number = 0;
	size_t numbers = 0, counted = 0;
	for (size_t i = 0; i < b->n[0]; i++) {
		const struct coco_str heading = coco_str_trim(b->rows[0][i]);
		const bool is = number_read(heading, &number);
		size_t again = 0, others = 0, alike = 0;
		for (size_t r = 1; r < b->count; r++) {
			const struct coco_str cell = i < b->n[r] ? coco_str_trim(b->rows[r][i]) : COCO_STR_NONE;
			int64_t other;
			again += heading.n && coco_str_eq(cell, heading);
			others += cell.n && !coco_str_eq(cell, heading);
			alike += number_read(cell, &other);
		}
		counted += is && numbers && number == before + 1;
		numbers += is;
		before = is ? number : before;
		const char *told = is && alike * 2 >= again + others && alike ? "a number, as the cells below it are"
		                   : again && others && !is                   ? "an answer that comes again below it"
		                                                              : NULL;
		if (told && !what)
			*at = i;
		what = what ? what : told;
	}
	return numbers > 1 && counted + 1 == numbers ? NULL : what;
}

static int refuse(const struct survey_plan *plan, size_t column, const char *what, const char *otherwise, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, "no-header", "heading %zu is %s: the first row seems to be no header", column + 1, what);
	coco_err_hint(err, "add a row of headings, or leave out the lines before it: --skip-rows=N%s", otherwise);
	return coco_err_at(err, plan->path, plan->dialect.skip + 1, 0);
}

int survey_headless_check(struct survey_plan *plan, const struct survey_beginning *b, bool said, struct coco_err *err)
{
	enum kind first = WORDS;
	size_t found = 0, at = 0;
	for (size_t i = 0; !plan->raw && b->count && i < b->n[0]; i++) {
		if (coco_is_email(b->rows[0][i]))
			return refuse(plan, i, "an e-mail address", "", err);
	}
	if (plan->raw || said || plan->header_rows > 1 || b->count < 2)
		return 0;
	for (size_t i = 0; i < b->n[0]; i++) {
		const enum kind kind = column_kind(plan, b, i);
		first = first ? first : kind;
		at = kind && !found ? i : at;
		found += kind != WORDS;
	}
	bool headless = found > 0;
	for (size_t i = 0; i < b->n[0] && found == 1 && headless; i++)
		headless = i == at || !is_known(plan, b->rows[0][i]);
	const char *what = headless ? kinds[first] : NULL;
	if (!what && strcmp(plan->platform->name, "generic") == 0) {
		bool known = false;
		for (size_t i = 0; i < b->n[0] && !known; i++)
			known = is_known(plan, b->rows[0][i]);
		what = known ? NULL : answers_row(b, &at);
	}
	return what ? refuse(plan, at, what, "; if it does hold the headings: --header-rows=1", err) : 0;
}
