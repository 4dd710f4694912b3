/* Amounts between two bounds, or under or over one: "10.000–20.000 EUR", "5k-10k", "unter 5000", "do 5.000 €", "od 2 do 3 tis. Kč".
 *
 * Method: the words of words.csv, set "bound", and dashes say what is a bound; what stands between them is an amount (amounts.c). A first
 * amount without words of its own takes those of the second ("5-10k" is five to ten thousand) unless it would be the larger one then
 * ("500-2k"). Over and from, under and up to are told apart by nobody's budget: both are the bound. Invariant: a text that is no range is
 * left to amounts.c; a range whose ends are not in order is none.
 */
#include <string.h>
#include "values.h"

#define TEXT_LONGEST 120
enum { FIRST, SECOND, PARTS };

struct scan {
	struct survey_lexicon *lexicon;
	struct coco_buf part[PARTS];
	bool digits[PARTS];
	size_t at;        /* the part that is read */
	bool most, least; /* a word says that what stands here is the largest, the smallest */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool has_digit(struct coco_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (is_digit(text.s[i]))
			return true;
	}
	return false;
}

/* Bytes of a sign that is a word by itself, a dash among them; 0: none. */
static size_t sign(struct coco_str text, bool *dash)
{
	static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x92", "\xE2\x88\x92"};
	static const char *const bounds[] = {"<", ">", "+", "\xE2\x89\xA4", "\xE2\x89\xA5"};
	*dash = true;
	for (size_t i = 0; i < COCO_LEN(dashes); i++) {
		if (coco_str_starts(text, dashes[i]))
			return strlen(dashes[i]);
	}
	*dash = false;
	for (size_t i = 0; i < COCO_LEN(bounds); i++) {
		if (coco_str_starts(text, bounds[i]))
			return strlen(bounds[i]);
	}
	return 0;
}

/* One word or sign; false: a third amount would begin. */
static bool word_take(struct scan *s, struct coco_str word, bool dash)
{
	const char *code = survey_lexicon_word(s->lexicon, "bound", word);
	if (!dash && (!code || has_digit(word))) {
		if (s->part[s->at].len)
			coco_buf_putc(&s->part[s->at], ' ');
		coco_buf_str(&s->part[s->at], word);
		s->digits[s->at] |= has_digit(word);
		return true;
	}
	bool joins = dash || *code == '-' || strcmp(code, "to") == 0;
	if (joins && s->digits[FIRST] && s->at == FIRST) {
		s->at = SECOND;
		s->most |= !dash && *code == 't' && s->least; /* "od 2 do 3" */
	} else if (joins && s->at == SECOND && s->digits[SECOND] && dash) {
		return false;
	}
	if (!dash && *code != '-') {
		s->least |= code[0] == 'f' || code[0] == 'a';
		s->most |= code[0] == 't' || code[0] == 'b';
	}
	return true;
}

static bool scan_all(struct scan *s, struct coco_str text)
{
	for (size_t i = 0; i < text.n;) {
		bool dash;
		size_t n = sign(coco_str_sub(text, i, text.n), &dash), end = i;
		if (n) {
			if (!word_take(s, coco_str_sub(text, i, i + n), dash))
				return false;
			i += n;
			continue;
		}
		while (end < text.n && text.s[end] != ' ' && text.s[end] != '\n' && !sign(coco_str_sub(text, end, text.n), &dash))
			end++;
		if (end > i && !word_take(s, coco_str_sub(text, i, end), false))
			return false;
		i = end + (end < text.n && (text.s[end] == ' ' || text.s[end] == '\n'));
	}
	return true;
}

/* An amount of its own; its words and signs are noted. */
static const char *amount_read(struct scan *s, size_t part, char decimal, struct survey_range *range, struct coco_buf *json, double *value)
{
	struct survey_amount amount;
	const char *fault = survey_amount(s->lexicon, coco_buf_view(&s->part[part]), decimal, &amount, value, json);
	if (fault)
		return fault;
	if (amount.percent || (range->amount.currency[0] && amount.currency[0] && strcmp(range->amount.currency, amount.currency) != 0))
		return "bad-number";
	if (amount.currency[0])
		memcpy(range->amount.currency, amount.currency, sizeof amount.currency);
	range->amount.persons |= amount.persons;
	return NULL;
}

/* What stands behind the last digit of an amount, "k €". */
static struct coco_str words_of(struct coco_str text)
{
	size_t n = text.n;
	while (n > 0 && !is_digit(text.s[n - 1]))
		n--;
	return coco_str_sub(text, n, text.n);
}

/* "5" of "5-10k" as "5k", if that is no more than the second. */
static void words_lend(struct scan *s, char decimal)
{
	struct coco_buf lent = COCO_BUF_INIT, json = COCO_BUF_INIT;
	struct survey_amount amount;
	double a, b;
	struct coco_str first = coco_buf_view(&s->part[FIRST]), second = coco_buf_view(&s->part[SECOND]);
	if (!words_of(first).n && words_of(second).n) {
		coco_buf_str(&lent, first);
		coco_buf_str(&lent, words_of(second));
		bool both = !survey_amount(s->lexicon, coco_buf_view(&lent), decimal, &amount, &a, &json);
		coco_buf_clear(&json);
		both = both && !survey_amount(s->lexicon, second, decimal, &amount, &b, &json);
		if (both && a <= b) {
			coco_buf_clear(&s->part[FIRST]);
			coco_buf_str(&s->part[FIRST], coco_buf_view(&lent));
		}
	}
	coco_buf_free(&lent);
	coco_buf_free(&json);
}

bool survey_range(struct survey_lexicon *lexicon, struct coco_str text, char decimal, struct survey_range *range, const char **fault)
{
	struct scan s = {.lexicon = lexicon, .part = {COCO_BUF_INIT, COCO_BUF_INIT}};
	double low = 0, high = 0;
	*range = (struct survey_range){.low = COCO_BUF_INIT, .high = COCO_BUF_INIT};
	*fault = NULL;
	text = coco_str_trim(text);
	bool is = text.n <= TEXT_LONGEST && has_digit(text) && scan_all(&s, text) && s.digits[FIRST];
	bool two = is && s.at == SECOND && s.digits[SECOND];
	if (is && !two && s.at == SECOND && s.part[SECOND].len) /* "5.000,- EUR" */
		is = false;
	is = is && (two || s.most != s.least);
	if (two) {
		words_lend(&s, decimal);
		*fault = amount_read(&s, FIRST, decimal, range, &range->low, &low);
		if (!*fault)
			*fault = amount_read(&s, SECOND, decimal, range, &range->high, &high);
		if (!*fault && low > high)
			*fault = "range";
	} else if (is) {
		*fault = amount_read(&s, FIRST, decimal, range, s.most ? &range->high : &range->low, &low);
	}
	coco_buf_free(&s.part[FIRST]);
	coco_buf_free(&s.part[SECOND]);
	if (!is || *fault)
		survey_range_free(range);
	return is;
}

void survey_range_free(struct survey_range *range)
{
	coco_buf_free(&range->low);
	coco_buf_free(&range->high);
}
