/* Numbers of a column of answers as people write them: "12 500,50", "1'250", "+2", "85 %", "85.400,50 €", "cca 13".
 *
 * Method: the words and signs around the digits are amounts.c's; a share, an amount of money and groups with blanks are a number by
 * their form. A sign or "about" says nothing by itself (a code of a country): such a cell is a number among others. So is a long number
 * in groups that is not round: a telephone or a firm's number is written in the same way. A cell that begins with a needless zero is none.
 * Invariant: what is called a number here is read by survey_written_read, unless its decimal mark is ambiguous.
 */
#include <string.h>
#include "plan.h"

enum {
	SIGNED_DIGITS = 3, /* of a number behind a plus sign: more is a telephone */
	SHORT_DIGITS = 7   /* of a number in groups: more may be a telephone or a firm's number */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Nothing but the sign stands before the digits, nothing behind them. */
static bool is_bare(struct coco_str text, struct coco_str core)
{
	static const char *const signs[] = {"", "+", "-", "\xE2\x88\x92", "\xE2\x80\x93"};
	const struct coco_str before = coco_str_sub(text, 0, (size_t)(core.s - text.s));
	bool sign = false;
	for (size_t i = 0; i < COCO_LEN(signs) && !sign; i++)
		sign = coco_str_is(before, signs[i]);
	return sign && before.n + core.n == text.n;
}

/* Digits before the last mark that is no group's. */
static size_t whole_digits(struct coco_str core, char mark)
{
	size_t n = 0;
	for (size_t i = 0; i < core.n && (!mark || core.s[i] != mark); i++)
		n += is_digit(core.s[i]);
	return n;
}

static enum survey_written bare_written(struct coco_str text, struct coco_str core)
{
	const char mark = survey_decimal_of(core);
	const size_t digits = whole_digits(core, mark);
	if (text.s != core.s && text.s[0] != '-')
		return text.s[0] == '+' && digits > SIGNED_DIGITS ? SURVEY_NOT_WRITTEN : SURVEY_WRITTEN_SIGN;
	return digits <= SHORT_DIGITS || mark || coco_str_ends(core, "000") ? SURVEY_WRITTEN : SURVEY_WRITTEN_LONG;
}

enum survey_written survey_written_of(struct survey_lexicon *lexicon, struct coco_str text, struct survey_amount *amount)
{
	struct coco_buf json = COCO_BUF_INIT;
	double value;
	text = coco_str_trim(text);
	const struct coco_str core = survey_number_core(text);
	if (!core.s || (core.n > 1 && core.s[0] == '0' && core.s[1] != '.' && core.s[1] != ','))
		return SURVEY_NOT_WRITTEN;
	const char *fault = survey_amount(lexicon, text, 0, amount, &value, &json);
	coco_buf_free(&json);
	if ((fault && strcmp(fault, "ambiguous-number") != 0) || amount->at_most || amount->persons)
		return SURVEY_NOT_WRITTEN;
	if (is_bare(text, core))
		return bare_written(text, core);
	if (amount->about)
		return SURVEY_WRITTEN_SIGN;
	return amount->percent || amount->currency[0] ? SURVEY_WRITTEN : SURVEY_NOT_WRITTEN;
}

const char *survey_written_read(struct survey_lexicon *lexicon, struct coco_str text, char decimal, struct coco_buf *json)
{
	struct survey_amount amount;
	double value;
	if (survey_written_of(lexicon, text, &amount) == SURVEY_NOT_WRITTEN)
		return "bad-number";
	return survey_amount(lexicon, text, decimal, &amount, &value, json);
}
