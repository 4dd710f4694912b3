/* Labels, plural forms, numbers and dates of nine languages, all from labels.csv and formats.csv (values of CLDR 48).
 * Invariant: what is written is valid UTF-8, and no process locale has a say. */
#include <math.h>
#include <string.h>

#include "coco/page.h"

static const char *cell(const char *table, const char *key, int lang)
{
	struct coco_table_ref ref = coco_table_find(&coco_tables_page, table);
	size_t row = coco_table_row(ref, coco_table_column(ref, "key"), coco_str_of(key));
	if (row == COCO_NONE) {
		return NULL;
	}
	const char *code = coco_langs[lang >= 0 && lang < COCO_LANGS ? lang : 0];
	const char *text = coco_table_cell(ref, row, coco_table_column(ref, code));
	return *text ? text : coco_table_cell(ref, row, coco_table_column(ref, "en"));
}

const char *coco_label(const char *key, int lang)
{
	return cell("labels", key, lang);
}

static const char *format(const char *key, int lang)
{
	const char *text = cell("formats", key, lang);
	return text ? text : "";
}

static bool between(double value, double lo, double hi)
{
	return value >= lo && value <= hi;
}

/* Without its fraction, n >= 0. From 2^53 on a number has none. */
static double whole_of(double n)
{
	return n < 9007199254740992.0 ? (double)(int64_t)n : n;
}

/* What is left of a whole number, which is read as far as it can be counted. */
static double rest_of(double n, int64_t by)
{
	return n < 9007199254740992.0 ? (double)((int64_t)n % by) : 0;
}

/* CLDR's rules; i is the integer part, fractions have their own category. */
const char *coco_plural(double n, int lang)
{
	const char *rule = format("plural", lang);
	double i = whole_of(fabs(n)), tens = rest_of(i, 100), ones = rest_of(i, 10);
	bool whole = i == fabs(n);
	if (!strcmp(rule, "slovene")) {
		if (!whole) {
			return "few";
		}
		return tens == 1 ? "one" : tens == 2 ? "two" : between(tens, 3, 4) ? "few" : "other";
	}
	if (!strcmp(rule, "polish")) {
		if (!whole) {
			return "other";
		}
		return i == 1 ? "one" : between(ones, 2, 4) && !between(tens, 12, 14) ? "few" : "many";
	}
	if (!strcmp(rule, "czech")) {
		return !whole ? "many" : i == 1 ? "one" : between(i, 2, 4) ? "few" : "other";
	}
	if (!strcmp(rule, "croatian")) {
		if (!whole) { /* by the visible decimals; one decimal is what coco prints */
			const double tenths = fabs(n) * 10, below = whole_of(tenths), tenth = rest_of(tenths - below < 0.5 ? below : below + 1, 10);
			return tenth == 1 ? "one" : between(tenth, 2, 4) ? "few" : "other";
		}
		return ones == 1 && tens != 11 ? "one" : between(ones, 2, 4) && !between(tens, 12, 14) ? "few" : "other";
	}
	return whole && i == 1 ? "one" : "other";
}

const char *coco_label_plural(const char *key, double n, int lang)
{
	char full[96];
	snprintf(full, sizeof full, "%s.%s", key, coco_plural(n, lang));
	return cell("labels", full, lang);
}

void coco_label_fill(struct coco_buf *out, const char *label, const struct coco_fill *fills, size_t n)
{
	for (const char *at = label; *at;) {
		const char *open = strchr(at, '{'), *close = open ? strchr(open, '}') : NULL;
		if (!close) {
			coco_buf_puts(out, at);
			return;
		}
		coco_buf_put(out, at, (size_t)(open - at));
		struct coco_str name = {open + 1, (size_t)(close - open - 1)};
		size_t i = 0;
		while (i < n && !coco_str_is(name, fills[i].name)) {
			i++;
		}
		if (i < n) {
			coco_buf_str(out, fills[i].value);
			close += close[1] == '.' && coco_str_ends(fills[i].value, "."); /* one full stop is enough */
		} else {
			coco_buf_put(out, open, (size_t)(close - open + 1));
		}
		at = close + 1;
	}
}

static const char *sign(const char *word)
{
	static const struct {
		const char *word, *text;
	} signs[] = {{"point", "."}, {"comma", ","}, {"nbsp", "\xc2\xa0"}, {"nbsp%", "\xc2\xa0%"}, {"hyphen", "-"}, {"minus", "\xe2\x88\x92"}};
	for (size_t i = 0; i < COCO_LEN(signs); i++) {
		if (!strcmp(word, signs[i].word)) {
			return signs[i].text;
		}
	}
	return word;
}

void coco_format_num(struct coco_buf *out, double value, int decimals, int lang)
{
	char text[COCO_NUM_TEXT];
	if (!coco_num_fixed(value, decimals, text)) {
		coco_buf_puts(out, "\xe2\x80\x93");
		return;
	}
	const char *at = text;
	if (*at == '-') {
		coco_buf_puts(out, sign(format("minus", lang)));
		at++;
	}
	size_t digits = strcspn(at, ".");
	bool grouped = digits >= (size_t)(*format("group_from_digits", lang) - '0');
	for (size_t i = 0; i < digits; i++) {
		if (grouped && i && (digits - i) % 3 == 0) {
			coco_buf_puts(out, sign(format("group", lang)));
		}
		coco_buf_putc(out, at[i]);
	}
	if (at[digits] == '.') {
		coco_buf_puts(out, sign(format("decimal", lang)));
		coco_buf_puts(out, at + digits + 1);
	}
}

void coco_format_share(struct coco_buf *out, double share, int decimals, int lang)
{
	if (isnan(share)) {
		coco_format_num(out, share, decimals, lang);
		return;
	}
	coco_format_num(out, share * 100, decimals, lang);
	coco_buf_puts(out, sign(format("percent", lang)));
}

void coco_format_date(struct coco_buf *out, struct coco_date date, int lang)
{
	char month[16], day[16], year[16];
	if (!coco_date_valid(date)) {
		coco_buf_puts(out, "\xe2\x80\x93");
		return;
	}
	snprintf(month, sizeof month, "month%d", date.month);
	snprintf(day, sizeof day, "%d", date.day);
	snprintf(year, sizeof year, "%d", date.year);
	struct coco_fill fills[] = {{"d", coco_str_of(day)}, {"month", coco_str_of(format(month, lang))}, {"y", coco_str_of(year)}};
	coco_label_fill(out, format("date", lang), fills, COCO_LEN(fills));
}
