/* Numbers, dates, times, digests, tables. */
#include "ours.h"
#include "coco/base_math.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

Test(num, text)
{
	static const struct {
		double value;
		const char *text;
	} cases[] = {{0, "0"}, {-0.0, "-0"}, {1.1, "1.1"}, {-0.25, "-0.25"}, {1e300, "1e+300"}, {100, "100"}, {1e15, "1e+15"},
	    {0.1 + 0.2, "0.30000000000000004"}, {123456789.125, "123456789.125"}, {1.0 / 3, "0.3333333333333333"}, {1e-5, "1e-05"},
	    {0.0001, "0.0001"}, {5e-324, "5e-324"}, {9007199254740993.0, "9007199254740992"}, {DBL_MAX, "1.7976931348623157e+308"},
	    {999999999999999.0, "999999999999999"}, {1.5e-7, "1.5e-07"}, {12345678.9, "12345678.9"}};
	char out[COCO_NUM_TEXT];
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		size_t n = coco_num_text(cases[i].value, out);
		cr_expect_str_eq(out, cases[i].text);
		cr_expect(n == strlen(out));
	}
	cr_expect(coco_num_text(NAN, out) == 0 && coco_num_text(INFINITY, out) == 0 && out[0] == '\0');
}

static uint64_t step(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Any double survives text; reading agrees with strtod in the C locale to the last bit. */
Test(num, round_trip)
{
	uint64_t state = 88172645463325252u;
	size_t wrong = 0;
	for (int i = 0; i < 200000; i++) {
		uint64_t bits = step(&state);
		double value, back;
		memcpy(&value, &bits, sizeof value);
		if (i % 3 == 0)
			value = (double)(int64_t)(bits >> 40) / 1000;
		if (!isfinite(value))
			continue;
		char out[COCO_NUM_TEXT];
		size_t n = coco_num_text(value, out);
		wrong += !coco_num_parse((struct coco_str){out, n}, &back) || memcmp(&back, &value, sizeof back) != 0;
		wrong += n >= COCO_NUM_TEXT || strtod(out, NULL) != value;
		char digits[64];
		n = (size_t)snprintf(digits, sizeof digits, "%llu.%llue%d", (unsigned long long)(bits >> 7), (unsigned long long)step(&state),
		    (int)(bits % 600) - 320);
		bool fits = coco_num_parse((struct coco_str){digits, n}, &back);
		value = strtod(digits, NULL);
		wrong += fits != (isfinite(value) != 0) || (fits && back != value);
	}
	cr_expect(wrong == 0, "%zu numbers", wrong);
}

Test(num, fixed)
{
	static const struct {
		double value;
		int decimals;
		const char *text;
	} cases[] = {{0.125, 2, "0.13"}, {1.005, 2, "1.01"}, {-1.005, 2, "-1.01"}, {2.5, 0, "3"}, {-2.5, 0, "-3"}, {0.5, 0, "1"},
	    {0.49, 0, "0"}, {-0.4, 0, "0"}, {-0.0, 2, "0.00"}, {9.995, 2, "10.00"}, {0.0001, 2, "0.00"}, {0.005, 2, "0.01"},
	    {0.0049, 2, "0.00"}, {1234.5, 3, "1234.500"}, {1e20, 1, "100000000000000000000.0"}, {1e-300, 12, "0.000000000000"},
	    {99.5, 0, "100"}, {1e22, 2, "1e+22"}, {0.05, 1, "0.1"}, {0.04, 1, "0.0"}, {123456.789, 12, "123456.789000000000"}, {0.95, 1, "1.0"},
	    {1e15, 2, "1000000000000000.00"}, {40, 12, "40.000000000000"}, {-7, 12, "-7.000000000000"},
	    {999999999999999, 3, "999999999999999.000"}, {0.3, 12, "0.300000000000"}, {1.0 / 3, 12, "0.333333333333"},
	    {-2.0 / 3, 12, "-0.666666666667"}, {9.9999999999995, 12, "10.000000000000"}, {0.1234567890125, 12, "0.123456789013"},
	    {12345, 0, "12345"}};
	char out[COCO_NUM_TEXT];
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		size_t n = coco_num_fixed(cases[i].value, cases[i].decimals, out);
		cr_expect_str_eq(out, cases[i].text);
		cr_expect(n == strlen(out));
	}
	cr_expect(coco_num_fixed(NAN, 2, out) == 0);
}

/* Clear of the middle between two, the nearest is that of printf. */
Test(num, fixed_is_the_nearest)
{
	uint64_t state = 7;
	size_t wrong = 0;
	for (int i = 0; i < 20000; i++) {
		const int decimals = (int)(step(&state) % 9), size = (int)(step(&state) % 12);
		const double value = ((double)(step(&state) >> 11) / 9007199254740992.0 - 0.5) * pow(10, size - 3);
		const double scaled = fabs(value) * pow(10, decimals);
		char out[COCO_NUM_TEXT], expected[64];
		snprintf(expected, sizeof expected, "%.*f", decimals, scaled < 0.5 ? 0 : value);
		if (scaled > 1e10 || fabs(scaled - floor(scaled) - 0.5) < 1e-3)
			continue;
		coco_num_fixed(value, decimals, out);
		wrong += strcmp(out, expected) != 0;
	}
	cr_expect(wrong == 0, "%zu numbers", wrong);
}

Test(num, parse)
{
	static const char *const good[] = {
	    "0", "-0", "0.0", "0.1", "-0.25", "100", "1e5", "1E+5", "1e-5", "12.50", "-1.5e-300", "1e-999999999999999999999", "0e999999999999"};
	static const char *const bad[] = {"", "-", "01", "1.", ".5", "+1", "1e", "1e+", "1,5", " 1", "1 ", "0x1", "NaN", "inf", "1e400",
	    "-1e400", "1e99999999999999999999", "1.5.5", "--1", "00", "-01.5", "-.5", "-1.", "1.-", "1-", "1..", "00.1"};
	double value;
	for (size_t i = 0; i < COCO_LEN(good); i++)
		cr_expect(coco_num_parse(coco_str_of(good[i]), &value), "%s", good[i]);
	for (size_t i = 0; i < COCO_LEN(bad); i++)
		cr_expect(!coco_num_parse(coco_str_of(bad[i]), &value), "%s", bad[i]);
	cr_expect(!coco_num_parse(COCO_STR_NONE, &value));
	/* More digits than any buffer: the last decides on which side of a half the value lies (2^53 + 1, and a little). */
	struct coco_buf buf = COCO_BUF_INIT;
	coco_buf_puts(&buf, "9007199254740993.");
	for (int i = 0; i < 2000; i++)
		coco_buf_putc(&buf, '0');
	cr_expect(coco_num_parse(coco_buf_view(&buf), &value) && value == 9007199254740992.0);
	coco_buf_putc(&buf, '1');
	cr_expect(coco_num_parse(coco_buf_view(&buf), &value) && value == 9007199254740994.0);
	coco_buf_clear(&buf);
	coco_buf_putc(&buf, '1');
	for (int i = 0; i < 1000; i++)
		coco_buf_putc(&buf, '0');
	coco_buf_puts(&buf, "e-1000");
	cr_expect(coco_num_parse(coco_buf_view(&buf), &value) && value == 1);
	coco_buf_free(&buf);
}

Test(num, integers)
{
	static const struct {
		const char *text;
		bool good;
		int64_t value;
	} cases[] = {{"0", true, 0}, {"-0", true, 0}, {"007", true, 7}, {"9223372036854775807", true, INT64_MAX},
	    {"-9223372036854775808", true, INT64_MIN}, {"9223372036854775808", false, 0}, {"-9223372036854775809", false, 0},
	    {"99999999999999999999", false, 0}, {"", false, 0}, {"-", false, 0}, {"+1", false, 0}, {"1.0", false, 0}, {"1 ", false, 0}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		int64_t value = 0;
		cr_expect(coco_int_parse(coco_str_of(cases[i].text), &value) == cases[i].good && value == cases[i].value, "%s", cases[i].text);
	}
}

/* Day numbers go up by one from the first day to the last, months and weekdays with them. */
Test(date, every_day)
{
	struct coco_date before = {0};
	size_t wrong = 0, days = 0;
	int32_t first = coco_date_days((struct coco_date){1, 1, 1}), last = coco_date_days((struct coco_date){9999, 12, 31});
	for (int32_t day = first; day <= last; day++, days++) {
		struct coco_date date = coco_date_from_days(day), back;
		char text[11];
		wrong += !coco_date_valid(date) || coco_date_days(date) != day || coco_date_cmp(before, date) >= 0;
		wrong += coco_date_text(date, text) != 10 || !coco_date_parse(coco_str_of(text), &back) || coco_date_cmp(back, date) != 0;
		before = date;
	}
	cr_expect(wrong == 0 && days == 3652059, "%zu wrong of %zu", wrong, days);
	cr_expect(coco_date_from_days(first - 1).year == 0 && coco_date_from_days(last + 1).year == 0);
	cr_expect(coco_date_from_days(INT32_MIN).year == 0 && coco_date_from_days(INT32_MAX).year == 0);
	cr_expect(coco_date_days((struct coco_date){1970, 1, 1}) == 0 && coco_date_days((struct coco_date){2000, 3, 1}) == 11017);
	cr_expect(coco_date_weekday((struct coco_date){1970, 1, 1}) == 4 && coco_date_weekday((struct coco_date){2026, 3, 12}) == 4);
	cr_expect(coco_date_weekday((struct coco_date){1, 1, 1}) == 1 && coco_date_weekday((struct coco_date){2026, 3, 15}) == 7);
	char text[11];
	cr_expect(coco_date_text((struct coco_date){0}, text) == 0 && text[0] == '\0');
}

Test(date, texts)
{
	static const char *const bad[] = {"", "2026-3-12", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
	    "2026-01-32", "2026/01/01", "2026-01-01 ", "12026-01-01", "2026-1-001", "-026-01-01", "20x6-01-01", "2x26-01-01", "2026-0/-01",
	    "2026-01-:1"};
	struct coco_date date = {1, 2, 3};
	for (size_t i = 0; i < COCO_LEN(bad); i++)
		cr_expect(!coco_date_parse(coco_str_of(bad[i]), &date), "%s", bad[i]);
	cr_expect(date.year == 1 && date.day == 3, "untouched where it failed");
	cr_expect(coco_date_parse(COCO_STR("2000-02-29"), &date) && date.day == 29);
	static const struct {
		const char *text, *back;
	} times[] = {{"2026-03-12T09:00", "2026-03-12T09:00"}, {"2026-03-12T09:00Z", "2026-03-12T09:00:00Z"},
	    {"2026-03-12T09:00:07.123456+01:30", "2026-03-12T09:00:07+01:30"}, {"2026-03-12T23:59:59-05:00", "2026-03-12T23:59:59-05:00"},
	    {"2026-03-12T09:00:00", "2026-03-12T09:00"}, {"2026-03-12T09:00+00:00", "2026-03-12T09:00:00Z"}, {"2026-03-12T24:00", NULL},
	    {"2026-03-12T09", NULL}, {"2026-03-12 09:00", NULL}, {"2026-03-12T09:60", NULL}, {"2026-03-12T09:00:60", NULL},
	    {"2026-03-12T09:00.5", NULL}, {"2026-03-12T09:00:00.", NULL}, {"2026-03-12T09:00+1:00", NULL}, {"2026-03-12T09:00+15:00", NULL},
	    {"2026-03-12T09:00+01:00x", NULL}, {"2026-02-30T09:00", NULL}, {"2026-03-12T09:00Zz", NULL}};
	for (size_t i = 0; i < COCO_LEN(times); i++) {
		struct coco_time time;
		char text[32];
		bool good = coco_time_parse(coco_str_of(times[i].text), &time);
		cr_expect(good == (times[i].back != NULL), "%s", times[i].text);
		if (good && times[i].back) {
			cr_expect(coco_time_text(time, text) == strlen(times[i].back));
			cr_expect_str_eq(text, times[i].back);
		}
	}
}

Test(date, intervals)
{
	static const struct {
		const char *text;
		int64_t minutes; /* -1: none */
	} cases[] = {{"2026-03-12T09:00/12:00", 180}, {"2026-03-12T09:00/12:30:00", 210}, {"2026-03-12T22:00/2026-03-13T02:00", 240},
	    {"2026-03-12T09:00+01:00/2026-03-12T10:00+02:00", 60}, {"2026-03-12T12:00/09:00", -1}, {"2026-03-12T09:00/09:00", -1},
	    {"2026-03-12T09:00", -1}, {"2026-03-12/12:00", -1}, {"2026-03-12T09:00/", -1}, {"/12:00", -1}, {"2026-03-12T09:00/25:00", -1},
	    {"2026-03-12T09:00/12:00 and the whole of the afternoon, if need be", -1}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		int64_t from = 0, to = 0;
		const bool good = coco_interval_parse(coco_str_of(cases[i].text), &from, &to);
		cr_expect(good == (cases[i].minutes >= 0), "%s", cases[i].text);
		cr_expect(!good || (to - from == cases[i].minutes && from >= (int64_t)20524 * 24 * 60), "%s", cases[i].text);
	}
}

/* FIPS 180-4 examples. */
Test(digest, sha256)
{
	char out[COCO_SHA256_TEXT];
	coco_sha256_text(COCO_STR("abc"), out);
	cr_expect_str_eq(out, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	coco_sha256_text(COCO_STR_NONE, out);
	cr_expect_str_eq(out, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

Test(table, by_hand)
{
	static const char text[] = "code\0en\0a\0Anna\0b\0";
	static const uint32_t offsets[] = {0, 5, 8, 10, 15, 4, 0, 1};
	static const struct coco_table tables[] = {{"area", 2, 2, 0, 0}};
	static const struct coco_tables set = {tables, 1, text, offsets};
	struct coco_table_ref area = coco_table_find(&set, "area"), none = coco_table_find(&set, "nope");
	size_t code = coco_table_column(area, "code"), en = coco_table_column(area, "en");
	cr_expect(coco_table_rows(area) == 2 && code == 0 && en == 1 && coco_table_column(area, "xx") == COCO_NONE);
	cr_expect_str_eq(coco_table_cell(area, 0, en), "Anna");
	cr_expect_str_eq(coco_table_cell(area, 1, code), "b");
	cr_expect_str_eq(coco_table_cell(area, 1, en), "");
	cr_expect_str_eq(coco_table_cell(area, 2, en), "");
	cr_expect_str_eq(coco_table_cell(area, 0, COCO_NONE), "");
	cr_expect(coco_table_row(area, code, COCO_STR("b")) == 1 && coco_table_row(area, code, COCO_STR("code")) == COCO_NONE);
	cr_expect(!none.table && coco_table_rows(none) == 0 && coco_table_column(none, "code") == COCO_NONE);
	cr_expect(coco_lang_index(COCO_STR("cs")) == 8 && coco_lang_index(COCO_STR("fr")) == -1 && coco_lang_index(COCO_STR_NONE) == -1);
}

/* The first row of a key, whatever the order of the rows: equal keys, prefixes, bytes beyond ASCII, nothing. */
Test(table, row)
{
	static const char text[] = "k\0b\0a\0bb\0\303\244\0";
	static const uint32_t cells[] = {0, 2, 4, 2, 6, 11, 9, 4};
	static const struct coco_table tables[] = {{"t", 1, COCO_LEN(cells) - 1, 0, 0}};
	static const char *const keys[] = {"", "a", "b", "bb", "c", "A", "k", "\303\244", "\303", "bbb"};
	uint32_t offsets[2 * COCO_LEN(cells) - 1];
	const struct coco_tables set = {tables, 1, text, offsets};
	const struct coco_table_ref ref = {&set, tables};
	memcpy(offsets, cells, sizeof cells);
	cr_assert(coco_table_order(ref, offsets + COCO_LEN(cells)) == 0);
	for (size_t i = 0; i < COCO_LEN(keys); i++) {
		size_t want = 0;
		while (want < coco_table_rows(ref) && strcmp(coco_table_cell(ref, want, 0), keys[i]) != 0)
			want++;
		cr_expect(coco_table_row(ref, 0, coco_str_of(keys[i])) == (want < coco_table_rows(ref) ? want : COCO_NONE), "'%s'", keys[i]);
	}
	cr_expect(coco_table_row(ref, 0, COCO_STR_NONE) == COCO_NONE && coco_table_row(ref, 0, COCO_STR("b\0b")) == COCO_NONE);
}

/* What csv2c made of the source tree's tables: every name is found, every cell is UTF-8, every row is found by its first cell. */
Test(table, compiled)
{
	const struct coco_tables *sets[] = {&coco_tables_vocab, &coco_tables_dsv, &coco_tables_survey, &coco_tables_text, &coco_tables_concept,
	    &coco_tables_match, &coco_tables_rewrite, &coco_tables_page, &coco_tables_report};
	for (size_t i = 0; i < COCO_LEN(sets); i++) {
		for (size_t k = 0; k < sets[i]->count; k++) {
			struct coco_table_ref ref = coco_table_find(sets[i], sets[i]->tables[k].name);
			cr_assert(ref.table == &sets[i]->tables[k] && ref.table->columns > 0);
			size_t wrong = 0;
			for (size_t row = 0; row < coco_table_rows(ref); row++) {
				for (size_t column = 0; column < ref.table->columns; column++)
					wrong += coco_utf8_check(coco_str_of(coco_table_cell(ref, row, column))) != SIZE_MAX;
				const char *first = coco_table_cell(ref, row, 0);
				size_t found = coco_table_row(ref, 0, coco_str_of(first));
				wrong += found > row || strcmp(coco_table_cell(ref, found, 0), first) != 0;
			}
			cr_expect(wrong == 0, "%s", ref.table->name);
		}
	}
}

/* The functions of libm that are found when they are called are libm's own. */
Test(num, late_math)
{
	static const double xs[] = {-745.2, -1, -0.0, 1e-300, 0.1, 1, 2.5, 1000, 709.7, 1e300};
	for (size_t i = 0; i < COCO_LEN(xs); i++) {
		const double x = xs[i], above = fabs(x) + 1e-310;
		cr_expect(coco_exp(x) == exp(x) && coco_exp2(x) == exp2(x), "%g", x);
		cr_expect(coco_log(above) == log(above) && coco_log2(above) == log2(above), "%g", x);
	}
	cr_expect(coco_memory_ok());
}
