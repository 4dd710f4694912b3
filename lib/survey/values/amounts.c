/* Numbers with the words and signs that people write around them: "ca. 2,5 Mio. EUR", "5 000 €", "10 tis. Kč", "15 %".
 *
 * Method: the text from the first digit to the last is a number (numbers.c); every word and sign before and behind it must
 * have a meaning in words.csv, set "amount": a currency's letters, a power of ten, "~" for about, "<" for at most, "%" or "persons". A
 * power of ten moves the decimal mark in the text, so no digit is lost to binary arithmetic. "5.000 EUR" are thousands whatever the file's
 * mark is, if nobody says it: no currency of these countries has three decimals ("5.000 Mio. EUR" stays open). Without a digit, one phrase
 * of the set "count" is the number ("about a dozen"). Invariant: a word that is
 * not known refuses the cell; it is never skipped.
 */
#include <string.h>
#include "values.h"

#define TEXT_MAX 80
enum { COUNT_WORDS = 3 }; /* of a number in words */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Most texts are letters, digits, and what addresses have between them; with none of these a sign, blank or dash begins. */
static bool is_plain(struct coco_str text)
{
	const char c = text.n ? text.s[0] : ' ';
	return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '.' || c == '/' || c == ':' || c == '@' || c == ',';
}

/* A dash of any length at the beginning of `text`; its bytes, 0: none. */
static size_t dash(struct coco_str text)
{
	static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x92", "\xE2\x88\x92"};
	for (size_t i = 0; i < COCO_LEN(dashes) && !is_plain(text); i++) {
		if (coco_str_starts(text, dashes[i]))
			return strlen(dashes[i]);
	}
	return 0;
}

struct coco_str survey_number_core(struct coco_str text)
{
	size_t first = 0, end = text.n;
	while (first < end && !is_digit(text.s[first]))
		first++;
	while (end > first && !is_digit(text.s[end - 1]))
		end--;
	return first < end ? coco_str_sub(text, first, end) : COCO_STR_NONE;
}

/* One word or sign by its meaning. */
static bool word_take(struct survey_lexicon *lx, struct coco_str word, struct survey_amount *amount, size_t *power)
{
	const char *code = survey_lexicon_word(lx, "amount", word);
	if (!code)
		return false;
	if (is_digit(*code)) { /* "1000", and "1000 EUR" for what is both in a word */
		if (*power)
			return false;
		for (code++; *code == '0'; code++)
			++*power;
		if (*code == ' ')
			code++;
	}
	if (*code == '~')
		amount->about = true;
	else if (*code == '<')
		amount->at_most = true;
	else if (*code == '%')
		amount->percent = true;
	else if (strcmp(code, "persons") == 0)
		amount->persons = true;
	else if (*code && (amount->currency[0] || strlen(code) != 3))
		return false;
	else if (*code)
		memcpy(amount->currency, code, 4);
	return true;
}

/* Bytes of the letters, or of the one sign, at the beginning of a word: "k€" is "k" and "€". */
static size_t part(struct coco_str word)
{
	static const char *const signs[] = {"\xE2\x82\xAC", "$", "\xC2\xA3", "%", "~", "\xE2\x89\x88"};
	for (size_t i = 0; i < word.n; i++) {
		const struct coco_str rest = coco_str_sub(word, i, word.n);
		for (size_t k = 0; k < COCO_LEN(signs) && !is_plain(rest); k++) {
			if (coco_str_starts(rest, signs[k]))
				return i ? i : strlen(signs[k]);
		}
	}
	return word.n;
}

/* Blanks, and the marks that stand around words. */
static size_t gap(struct coco_str text)
{
	static const char *const gaps[] = {" ", "\t", "\n", "\r", "(", ")", "[", "]", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
	for (size_t i = 0; i < COCO_LEN(gaps) && !is_plain(text); i++) {
		if (coco_str_starts(text, gaps[i]))
			return strlen(gaps[i]);
	}
	return 0;
}

/* All words of `text`; false: one of them means nothing here. */
static bool words_take(struct survey_lexicon *lx, struct coco_str text, struct survey_amount *amount, size_t *power)
{
	for (size_t i = 0; i < text.n;) {
		size_t skip = gap(coco_str_sub(text, i, text.n)), end = i;
		if (skip) {
			i += skip;
			continue;
		}
		while (end < text.n && !gap(coco_str_sub(text, end, text.n)))
			end++;
		struct coco_str word = coco_str_sub(text, i, end);
		for (size_t at = 0; at < word.n;) {
			size_t n = part(coco_str_sub(word, at, word.n));
			struct coco_str piece = coco_str_sub(word, at, at + n);
			if (!coco_str_is(piece, ".") && !word_take(lx, piece, amount, power))
				return false;
			at += n;
		}
		i = end;
	}
	return true;
}

/* The decimal mark of a plain number moved to the right. */
static void power_put(struct coco_str number, size_t power, struct coco_buf *json)
{
	bool point = false;
	size_t moved = 0, start = json->len;
	for (size_t i = 0; i < number.n; i++) {
		if (number.s[i] == '.') {
			point = true;
			continue;
		}
		if (point && moved == power)
			coco_buf_putc(json, '.');
		moved += point;
		/* no leading zero in front of another digit: 0.5 thousand are 500 */
		if (json->len - start == 1 && json->data[start] == '0' && (!point || moved <= power))
			json->len = start;
		coco_buf_putc(json, number.s[i]);
	}
	for (; moved < power; moved++)
		coco_buf_putc(json, '0');
}

bool survey_currency_asked(struct survey_lexicon *lx, struct coco_str heading, char code[4])
{
	size_t found = 0;
	for (size_t i = 0, end; i < heading.n; i = end) {
		const char *mark = NULL;
		for (end = i; end < heading.n && !(gap(coco_str_sub(heading, end, heading.n)) || memchr(",;:./?", heading.s[end], 6));)
			end++;
		for (size_t at = i; at < end;) {
			const size_t n = part(coco_str_sub(heading, at, end));
			mark = survey_lexicon_word(lx, "amount", coco_str_sub(heading, at, at + n));
			if (mark && strlen(mark) == 3 && mark[0] >= 'A' && mark[0] <= 'Z') {
				found += !found || strcmp(mark, code) != 0;
				memcpy(code, mark, 4);
			}
			at += n;
		}
		end += end == i ? (gap(coco_str_sub(heading, i, heading.n)) ? gap(coco_str_sub(heading, i, heading.n)) : 1) : 0;
	}
	return found == 1;
}

/* The phrase that is a number, "a dozen" in "about a dozen people": its bytes are [*from, *to). Its digits; NULL: there is none. */
static const char *count_find(struct survey_lexicon *lx, struct coco_str text, size_t *from, size_t *to)
{
	for (size_t i = 0; i < text.n; i++) {
		size_t ends[COUNT_WORDS], n = 0;
		if (gap(coco_str_sub(text, i, text.n)) || (i && !gap(coco_str_sub(text, i - 1, text.n))))
			continue;
		for (size_t end = i; end < text.n && n < COUNT_WORDS; end++) {
			if (end + 1 == text.n || gap(coco_str_sub(text, end + 1, text.n)))
				ends[n++] = end + 1;
		}
		while (n-- > 0) {
			const char *digits = survey_lexicon_word(lx, "count", coco_str_sub(text, i, ends[n]));
			*from = i;
			*to = ends[n];
			if (digits)
				return digits;
		}
	}
	return NULL;
}

/* An amount whose number is a word. */
static const char *count_read(
    struct survey_lexicon *lx, struct coco_str text, struct survey_amount *amount, double *value, struct coco_buf *json)
{
	size_t from, to, power = 0, start = json->len;
	const char *digits = text.n <= TEXT_MAX ? count_find(lx, text, &from, &to) : NULL;
	if (!digits || !words_take(lx, coco_str_sub(text, 0, from), amount, &power) ||
	    !words_take(lx, coco_str_sub(text, to, text.n), amount, &power))
		return "bad-number";
	power_put(coco_str_of(digits), power, json);
	return coco_num_parse(coco_str_sub(coco_buf_view(json), start, json->len), value) ? NULL : "bad-number";
}

const char *survey_amount(
    struct survey_lexicon *lx, struct coco_str text, char decimal, struct survey_amount *amount, double *value, struct coco_buf *json)
{
	struct coco_buf plain = COCO_BUF_INIT;
	size_t power = 0;
	*amount = (struct survey_amount){.currency = ""};
	text = coco_str_trim(text);
	struct coco_str core = survey_number_core(text);
	if (!core.s)
		return count_read(lx, text, amount, value, json);
	if (text.n > TEXT_MAX)
		return "bad-number";
	if (survey_is_exponent(text))
		return "exponent";
	for (size_t i = 1; i < core.n; i++) {
		if (dash(coco_str_sub(core, i, core.n)))
			return "range";
	}
	struct coco_str before = coco_str_sub(text, 0, (size_t)(core.s - text.s)),
	                behind = coco_str_sub(text, (size_t)(core.s - text.s) + core.n, text.n);
	/* the sign stands at the number, or before everything: "-5 EUR", "-€5" */
	bool minus = false;
	size_t sign = dash(before);
	if (sign)
		before = coco_str_sub(before, sign, before.n);
	for (size_t i = 0; !sign && i < before.n; i++) {
		if (dash(coco_str_sub(before, i, before.n)) && i + dash(coco_str_sub(before, i, before.n)) == before.n) {
			sign = before.n - i;
			before = coco_str_sub(before, 0, i);
		}
	}
	minus = sign > 0;
	if (coco_str_starts(before, "+"))
		before = coco_str_sub(before, 1, before.n);
	/* "5.000,-" and "1'200.–": no cents */
	if (behind.n > 1 && (behind.s[0] == ',' || behind.s[0] == '.')) {
		size_t n = dash(coco_str_sub(behind, 1, behind.n));
		size_t more = n ? dash(coco_str_sub(behind, 1 + n, behind.n)) : 0;
		behind = n ? coco_str_sub(behind, 1 + n + more, behind.n) : behind;
	}
	if (!words_take(lx, before, amount, &power) || !words_take(lx, behind, amount, &power))
		return "bad-number";
	const char *fault = survey_number(core, decimal, value, &plain);
	if (fault && !power && amount->currency[0] && strcmp(fault, "ambiguous-number") == 0) /* no currency has three decimals */
		fault = survey_number(core, memchr(core.s, '.', core.n) ? ',' : '.', value, &plain);
	if (!fault) {
		size_t start = json->len;
		if (minus && !coco_str_is(coco_buf_view(&plain), "0"))
			coco_buf_putc(json, '-');
		power_put(coco_buf_view(&plain), power, json);
		fault = coco_num_parse(coco_str_sub(coco_buf_view(json), start, json->len), value) ? NULL : "bad-number";
		json->len = fault ? start : json->len;
	}
	coco_buf_free(&plain);
	return fault;
}
