/* Numbers, amounts and dates as people write them in nine languages; any number or date that ICU's formats make reads as
 * the same one, or is refused. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include "../../../lib/survey/plan.h"

/* The short way of short numbers takes what the long one takes, with the same value. */
Test(numbers, short_ones)
{
	static const char signs[] = "0189.,- a";
	for (size_t i = 0; i < 9 * 9 * 9 * 9; i++) {
		const char text[4] = {signs[i % 9], signs[i / 9 % 9], signs[i / 81 % 9], signs[i / 729]};
		for (size_t n = 0; n <= sizeof text; n++) {
			double is_short, plain = -1;
			const struct coco_str cell = {text, n}, number = survey_number_plain(cell, '.', &plain);
			if (survey_number_short(cell, &is_short) && (is_short != plain || number.n != n))
				cr_expect(false, "%.*s", COCO_STR_ARG(cell));
		}
	}
	double value;
	cr_expect(survey_number_short(COCO_STR("240"), &value) && value == 240);
	cr_expect(survey_number_short(COCO_STR("0"), &value) && value == 0);
	cr_expect(!survey_number_short(COCO_STR("07"), &value) && !survey_number_short(COCO_STR(""), &value));
}

/* A number with a power of ten is the number that it says, unless a spreadsheet may have cut it. */
Test(numbers, powers)
{
	static const struct {
		const char *text, *plain;
	} cases[] = {{"1.2E+05", "120000"}, {"1e5", "100000"}, {"-1,5E+01", "-15"}, {"1.55E+01", "15.5"}, {"5e-03", "0.005"}, {"12E-1", "1.2"},
	    {"2.5E-01", "0.25"}, {"1.234E+3", "1234"}, {"9.99E+10", "99900000000"}, {"1.23E+11", NULL}, {"1E+99", NULL}, {"1.2.3E5", NULL},
	    {"E5", NULL}, {"12E", NULL}, {"12", NULL}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf plain = COCO_BUF_INIT;
		const char *code = survey_power(coco_str_of(cases[i].text), &plain);
		cr_expect(cases[i].plain ? !code && strcmp(plain.data, cases[i].plain) == 0 : code != NULL, "%s: %s", cases[i].text,
		    plain.len ? plain.data : "none");
		coco_buf_free(&plain);
	}
}

Test(numbers, amounts)
{
	static const struct {
		const char *text;
		char decimal;
		const char *json, *currency; /* json NULL: `currency` is the code */
	} cases[] = {
	    {"2,5 Mio. EUR", 0, "2500000", "EUR"},
	    {"1.234,56 €", 0, "1234.56", "EUR"},
	    {"€1,234.50", 0, "1234.5", "EUR"},
	    {"EUR 5.000,-", ',', "5000", "EUR"},
	    {"5.000 €", 0, "5000", "EUR"},
	    {"12,500 zł", 0, "12500", "PLN"},
	    {"5.000", 0, NULL, "ambiguous-number"},
	    {"5.000 Mio. €", 0, NULL, "ambiguous-number"},
	    {"5.000 €", '.', "5", "EUR"},
	    {"5.000 €", ',', "5000", "EUR"},
	    {"5 000 €", 0, "5000", "EUR"},
	    {"5\xC2\xA0"
	     "000\xC2\xA0Kč",
	        0, "5000", "CZK"},
	    {"CHF 1'200.–", 0, "1200", "CHF"},
	    {"1,2 mld", 0, "1200000000", ""},
	    {"3 tis. Kč", 0, "3000", "CZK"},
	    {"2 mil.", 0, "2000000", ""},
	    {"5 ezer Ft", 0, "5000", "HUF"},
	    {"1,5 millió Ft", 0, "1500000", "HUF"},
	    {"12 tys. zł", 0, "12000", "PLN"},
	    {"500 kn", 0, "500", "HRK"},
	    {"10k", 0, "10000", ""},
	    {"2.5k€", 0, "2500", "EUR"},
	    {"5 M Ft", 0, "5000000", "HUF"},
	    {"20 TEUR", 0, "20000", "EUR"},
	    {"0,5 tsd. Euro", 0, "500", "EUR"},
	    {"1,2345 tis.", 0, "1234.5", ""},
	    {"15 %", 0, "15", ""},
	    {"15,7%", 0, "15.7", ""},
	    {"ca. 20", 0, "20", ""},
	    {"~20", 0, "20", ""},
	    {"približno 20", 0, "20", ""},
	    {"about 20 employees", 0, "20", ""},
	    {"12 osób", 0, "12", ""},
	    {"30 fő", 0, "30", ""},
	    {"max. 5 000 €", 0, "5000", "EUR"},
	    {"-€5", 0, "-5", "EUR"},
	    {"− 5 EUR", 0, "-5", "EUR"},
	    {"10-49", 0, NULL, "range"},
	    {"10 – 49 employees", 0, NULL, "range"},
	    {"1.23E+12", 0, NULL, "exponent"},
	    {"1,23e+12", 0, NULL, "exponent"},
	    {"20 bananas", 0, NULL, "bad-number"},
	    {"EUR 5 CZK", 0, NULL, "bad-number"},
	    {"5 EUR 5", 0, NULL, "bad-number"},
	    {"5 mil. tis.", 0, NULL, "bad-number"},
	    {"EUR", 0, NULL, "bad-number"},
	    {"up to 5", 0, NULL, "bad-number"},
	};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf json = COCO_BUF_INIT;
		struct survey_amount amount;
		double value;
		const char *code = survey_amount(lexicon, coco_str_of(cases[i].text), cases[i].decimal, &amount, &value, &json);
		if (!cases[i].json)
			cr_expect(code && strcmp(code, cases[i].currency) == 0, "'%s': %s", cases[i].text, code ? code : json.data);
		else
			cr_expect(!code && strcmp(json.data, cases[i].json) == 0 && strcmp(amount.currency, cases[i].currency) == 0, "'%s': %s %s",
			    cases[i].text, code ? code : json.data, amount.currency);
		coco_buf_free(&json);
	}
	survey_lexicon_free(lexicon);
}

/* What a cell says of its column; what may be a telephone, a code or a date is none, or one among numbers only. */
Test(numbers, written_forms)
{
	static const struct {
		const char *text;
		enum survey_written form;
	} cases[] = {
	    {"12 500,50", SURVEY_WRITTEN},
	    {"1 250", SURVEY_WRITTEN},
	    {"1\xC2\xA0"
	     "250",
	        SURVEY_WRITTEN},
	    {"1\xE2\x80\xAF"
	     "200\xE2\x80\xAF"
	     "000",
	        SURVEY_WRITTEN},
	    {"250 000 000", SURVEY_WRITTEN},
	    {"-1'250", SURVEY_WRITTEN},
	    {"85 %", SURVEY_WRITTEN},
	    {"85.400,50 €", SURVEY_WRITTEN},
	    {"1 500 zł", SURVEY_WRITTEN},
	    {"+2", SURVEY_WRITTEN_SIGN},
	    {"−2", SURVEY_WRITTEN_SIGN},
	    {"cca 13", SURVEY_WRITTEN_SIGN},
	    {"602 123 456", SURVEY_WRITTEN_LONG},
	    {"36 421 928", SURVEY_WRITTEN_LONG},
	    {"+43664", SURVEY_NOT_WRITTEN},
	    {"041 123 456", SURVEY_NOT_WRITTEN},
	    {"01067", SURVEY_NOT_WRITTEN},
	    {"811 02", SURVEY_NOT_WRITTEN},
	    {"3.", SURVEY_NOT_WRITTEN},
	    {"2-3", SURVEY_NOT_WRITTEN},
	    {"12. 3. 2026", SURVEY_NOT_WRITTEN},
	    {"1 2 3", SURVEY_NOT_WRITTEN},
	    {"max. 5", SURVEY_NOT_WRITTEN},
	    {"Halle 5", SURVEY_NOT_WRITTEN},
	};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct survey_amount amount;
		const enum survey_written form = survey_written_of(lexicon, coco_str_of(cases[i].text), &amount);
		cr_expect_eq(form, cases[i].form, "'%s': %d", cases[i].text, (int)form);
	}
	survey_lexicon_free(lexicon);
}

/* The wave that a cell says, without REDCap's arm; words that are none stay. */
Test(numbers, waves)
{
	static const struct {
		const char *text, *wave;
		bool known;
	} cases[] = {
	    {"Baseline (Arm 1: Clay)", "pre", true},
	    {"Nach dem Programm", "post", true},
	    {"čez 6 mesecev", "6m", true},
	    {"egy év után", "12m", true},
	    {"nakon", "post", true},
	    {"visit_arm_2", "visit", false},
	    {"3 miesiące", "3m", true},
	    {"Month 0", "pre", true},
	    {"Follow-up 3 months", "3m", true},
	    {"utókövetés", "utókövetés", true},
	    {"2. Welle", "2. Welle", true},
	    {"2. 3. Welle", "2. 3. Welle", false},
	    {"Halle 2", "Halle 2", false},
	    {"T0", "T0", true},
	    {"Dienstag", "Dienstag", false},
	};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		bool known;
		const struct coco_str wave = survey_wave_of(lexicon, &(struct survey_waves){.counted = false}, coco_str_of(cases[i].text), &known);
		cr_expect(known == cases[i].known && coco_str_is(wave, cases[i].wave), "'%s': %.*s", cases[i].text, COCO_STR_ARG(wave));
	}
	survey_lexicon_free(lexicon);
}

Test(numbers, decimal_marks_by_form)
{
	static const struct {
		const char *text;
		char mark;
	} cases[] = {{"1.5", '.'}, {"1,5", ','}, {"1.234", 0}, {"1,234", 0}, {"0,125", ','}, {"1.234.567", ','}, {"1,234,567", '.'},
	    {"1.234,5", ','}, {"1,234.5", '.'}, {"1'234.50", '.'}, {"1 234", 0}, {"12", 0}, {"1.2.3", 0}, {"", 0}, {"1234,567", ','}};
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		cr_expect_eq(survey_decimal_of(coco_str_of(cases[i].text)), cases[i].mark, "'%s'", cases[i].text);
}

Test(numbers, dates_with_names)
{
	static const struct {
		const char *text, *lang, *iso; /* iso NULL: refused; lang "": all */
	} cases[] = {
	    {"12. März 2026", "", "2026-03-12"},
	    {"12 Maerz 2026", "", "2026-03-12"},
	    {"5 kwietnia 2026", "", "2026-04-05"},
	    {"2026. április 5.", "", "2026-04-05"},
	    {"2026. ápr. 5. 14:30", "", "2026-04-05T14:30"},
	    {"3. travnja 2026.", "", "2026-04-03"},
	    {"5 aprile 2026", "", "2026-04-05"},
	    {"March 4, 2026", "", "2026-03-04"},
	    {"Mar 4th, 2026 9:15 PM", "", "2026-03-04T21:15"},
	    {"4-Mar-26", "", "2026-03-04"},
	    {"4th of March 2026", "", "2026-03-04"},
	    {"31. srpna 2026", "", "2026-08-31"},
	    {"31. srpnja 2026.", "", "2026-07-31"},
	    {"1. září 2026", "", "2026-09-01"},
	    {"5. 12 2026", "", NULL},
	    {"3. listopada 2026", "", NULL},
	    {"3. listopada 2026.", "hr", "2026-10-03"},
	    {"3 listopada 2026", "pl", "2026-11-03"},
	    {"31. Februar 2026", "", NULL},
	    {"März 2026", "", NULL},
	    {"12. Blumenmond 2026", "", NULL},
	    {"20260304", "", "2026-03-04"},
	    {"20261304", "", NULL},
	    {"2026/03/04 9:15:00 popodne CET", "", "2026-03-04T21:15:00+01:00"},
	    {"2026/03/04 9:15:00 blah CET", "", NULL}, /* it may be a half of the day */
	    {"2026/03/04 9:15:00 Uhr", "", "2026-03-04T09:15"},
	    {"2026/03/04 21:15:00 blah", "", "2026-03-04T21:15"},
	    {"2026/03/04 9:15:00 SEČ", "", "2026-03-04T09:15:00+01:00"},
	    {"2026/07/04 9:15:00 SELČ", "", "2026-07-04T09:15:00+02:00"},
	    {"4. Juli 2026, 9:15 MESZ", "", "2026-07-04T09:15:00+02:00"},
	    {"2026-07-04 09:15 Europe/Ljubljana", "", "2026-07-04T09:15:00+02:00"},
	    {"2026-01-04T09:15[Europe/Zagreb]", "", "2026-01-04T09:15:00+01:00"},
	    {"2026-01-04 09:15 (UTC+01:00)", "", "2026-01-04T09:15:00+01:00"},
	    {"2026-01-04 09:15 (czas środkowoeuropejski letni)", "", "2026-01-04T09:15:00+02:00"},
	    {"2026-03-29 01:59 Europe/Vienna", "", "2026-03-29T01:59:00+01:00"},
	    {"2026-03-29 02:30 Europe/Vienna", "", "2026-03-29T02:30"}, /* no such hour */
	    {"2026-03-29 03:00 Europe/Vienna", "", "2026-03-29T03:00:00+02:00"},
	    {"2026-10-25 02:30 Europe/Vienna", "", "2026-10-25T02:30"}, /* twice */
	    {"2026-10-25 03:00 Europe/Vienna", "", "2026-10-25T03:00:00+01:00"},
	    {"2026-07-04 09:15 Europe/London", "", "2026-07-04T09:15:00+01:00"},
	    {"Montag, 2. März 2026 10:00", "", "2026-03-02T10:00"},
	    {"pon. 2. 3. 2026 10:00", "", "2026-03-02T10:00"},
	    {"mar 3 marzo 2026", "", "2026-03-03"},
	    {"Mar 3 2026", "", "2026-03-03"},
	    {"Mon Mar 02 2026 10:00:00 GMT+0100 (Central European Standard Time)", "", "2026-03-02T10:00:00+01:00"},
	    {"2026-03-04T09:15:00+0100", "", "2026-03-04T09:15:00+01:00"},
	};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct survey_format format = {0};
		struct coco_time time;
		enum survey_clock clock;
		char text[32] = "";
		for (size_t k = 0; k < COCO_LANGS; k++)
			format.langs |= strcmp(cases[i].lang, coco_langs[k]) == 0 ? 1u << k : 0;
		const char *code = survey_time(lexicon, coco_str_of(cases[i].text), format, &time, &clock);
		if (!code)
			text[clock ? coco_time_text(time, text) : coco_date_text(time.date, text)] = 0;
		cr_expect(
		    cases[i].iso ? !code && strcmp(text, cases[i].iso) == 0 : code != NULL, "'%s': %s %s", cases[i].text, code ? code : "-", text);
	}
	survey_lexicon_free(lexicon);
}

Test(numbers, a_spreadsheets_days)
{
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	struct coco_time time;
	enum survey_clock clock;
	struct survey_format serial = {.serial = true}, plain = {0};
	cr_expect_null(survey_time(lexicon, COCO_STR("46085"), serial, &time, &clock));
	cr_expect(time.date.year == 2026 && time.date.month == 3 && time.date.day == 4 && !clock, "%d-%d-%d", time.date.year, time.date.month,
	    time.date.day);
	cr_expect_null(survey_time(lexicon, COCO_STR("46085.5"), serial, &time, &clock));
	cr_expect(clock && time.hour == 12);
	cr_expect_not_null(survey_time(lexicon, COCO_STR("46085"), plain, &time, &clock));
	cr_expect_not_null(survey_time(lexicon, COCO_STR("8010"), serial, &time, &clock), "a post code");
	survey_lexicon_free(lexicon);
}

/* ---- round trips ------------------------------------------------------------------------------------------------- */

/* How ICU 78 writes numbers and dates (reference/locale.json of the reference data), as patterns of our own. */
static const struct {
	const char *lang, *group, *decimal, *minus;
	int smallest; /* digits of the whole part from which groups are made */
	const char *date, *shorter;
	const char *months[12];
} locales[] = {
    {"en", ",", ".", "-", 4, "d M y", "DD/MM/y",
        {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}},
    {"de", ".", ",", "-", 4, "d. M y", "DD.MM.yy",
        {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}},
    {"sl", ".", ",", "−", 5, "d. M y", "d. m. y",
        {"januar", "februar", "marec", "april", "maj", "junij", "julij", "avgust", "september", "oktober", "november", "december"}},
    {"it", ".", ",", "-", 5, "d M y", "DD/MM/yy",
        {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"}},
    {"pl", "\xC2\xA0", ",", "-", 5, "d M y", "d.MM.y",
        {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada",
            "grudnia"}},
    {"hu", "\xC2\xA0", ",", "-", 5, "y. M d.", "y. MM. DD.",
        {"január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember", "október", "november",
            "december"}},
    {"sk", "\xC2\xA0", ",", "-", 4, "d. M y", "d. m. y",
        {"januára", "februára", "marca", "apríla", "mája", "júna", "júla", "augusta", "septembra", "októbra", "novembra", "decembra"}},
    {"hr", ".", ",", "−", 4, "d. M y.", "DD. MM. y.",
        {"siječnja", "veljače", "ožujka", "travnja", "svibnja", "lipnja", "srpnja", "kolovoza", "rujna", "listopada", "studenoga",
            "prosinca"}},
    {"cs", "\xC2\xA0", ",", "-", 4, "d. M y", "DD.MM.yy",
        {"ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince"}},
    {"ch", "\xE2\x80\x99", ".", "-", 4, "d. M y", "DD.MM.y",
        {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}},
};

/* `plain`, a number as JSON writes it, in a locale. */
static void number_format(size_t l, const char *plain, struct coco_buf *out)
{
	const char *point = strchr(plain, '.'), *start = plain + (*plain == '-');
	int whole = (int)(point ? point - start : (long)strlen(start));
	if (*plain == '-')
		coco_buf_puts(out, locales[l].minus);
	for (int i = 0; i < whole; i++) {
		if (i && (whole - i) % 3 == 0 && whole >= locales[l].smallest)
			coco_buf_puts(out, locales[l].group);
		coco_buf_putc(out, start[i]);
	}
	if (point) {
		coco_buf_puts(out, locales[l].decimal);
		coco_buf_puts(out, point + 1);
	}
}

static void date_format(size_t l, const char *pattern, struct coco_date d, struct coco_buf *out)
{
	for (const char *p = pattern; *p; p++) {
		bool two = p[0] == p[1];
		if (*p == 'd')
			coco_buf_printf(out, "%d", d.day);
		else if (*p == 'D')
			coco_buf_printf(out, "%02d", d.day);
		else if (*p == 'm')
			coco_buf_printf(out, "%d", d.month);
		else if (*p == 'M' && two)
			coco_buf_printf(out, "%02d", d.month);
		else if (*p == 'M')
			coco_buf_puts(out, locales[l].months[d.month - 1]);
		else if (*p == 'y' && two)
			coco_buf_printf(out, "%02d", d.year % 100);
		else if (*p == 'y')
			coco_buf_printf(out, "%d", d.year);
		else
			coco_buf_putc(out, *p);
		p += two && *p != ' ' && *p != '.';
	}
}

static uint64_t next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

Test(numbers, every_locales_numbers_come_back)
{
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	uint64_t seed = 7;
	size_t refused = 0, read = 0;
	static const char *const around[][2] = {{"", ""}, {"€", ""}, {"", " €"}, {"EUR ", ""}, {"ca. ", " zł"}};
	for (size_t i = 0; i < 60000; i++) {
		char plain[48];
		const char *const *words = around[next(&seed) % COCO_LEN(around)];
		size_t l = i % COCO_LEN(locales), decimals = next(&seed) % (words == around[0] ? 4 : 3); /* no currency has three */
		unsigned long whole = next(&seed) % (unsigned long[]){10, 1000, 10000, 1000000, 2000000000}[next(&seed) % 5];
		int n = snprintf(plain, sizeof plain, "%s%lu", next(&seed) % 5 ? "" : "-", whole);
		if (decimals)
			snprintf(
			    plain + n, sizeof plain - (size_t)n, ".%0*lu", (int)decimals, (unsigned long)(next(&seed) % (decimals == 1 ? 9 : 99) + 1));
		struct coco_buf text = COCO_BUF_INIT, json = COCO_BUF_INIT, again = COCO_BUF_INIT;
		coco_buf_puts(&text, words[0]);
		number_format(l, plain, &text);
		coco_buf_puts(&text, words[1]);
		char decimal = next(&seed) % 2 ? locales[l].decimal[0] : 0;
		struct survey_amount amount;
		double value, expected = strtod(plain, NULL);
		const char *code = survey_amount(lexicon, coco_buf_view(&text), decimal, &amount, &value, &json);
		refused += code != NULL;
		read += code == NULL;
		if (code)
			cr_assert(decimal == 0 && strcmp(code, "ambiguous-number") == 0, "%s (%s): %s", plain, text.data, code);
		else
			cr_assert(value == expected && strtod(json.data, NULL) == expected, "%s (%s): %s", plain, text.data, json.data);
		/* what was read reads as the same again */
		if (!code)
			cr_assert(!survey_number(coco_buf_view(&json), '.', &value, &again) && strcmp(again.data, json.data) == 0, "%s %s", json.data,
			    again.data);
		coco_buf_free(&text);
		coco_buf_free(&json);
		coco_buf_free(&again);
	}
	cr_expect(refused > 100 && read > 30000, "%zu refused, %zu read", refused, read);
	survey_lexicon_free(lexicon);
}

Test(numbers, every_locales_dates_come_back)
{
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	uint64_t seed = 11;
	size_t refused = 0, read = 0;
	for (size_t i = 0; i < 60000; i++) {
		size_t l = i % COCO_LEN(locales);
		struct coco_date d = coco_date_from_days((int32_t)(10957 + next(&seed) % 30000)); /* from 2000 on */
		struct coco_buf text = COCO_BUF_INIT;
		struct coco_time time;
		enum survey_clock clock;
		bool shorter = next(&seed) % 2;
		char iso[11], again[11];
		date_format(l, shorter ? locales[l].shorter : locales[l].date, d, &text);
		const char *code = survey_time(lexicon, coco_buf_view(&text), (struct survey_format){0}, &time, &clock);
		refused += code != NULL;
		read += code == NULL;
		coco_date_text(d, iso);
		if (code) {
			bool named = strcmp(code, "ambiguous-month") == 0 && !shorter, order = strcmp(code, "ambiguous-date") == 0 && shorter;
			cr_assert(named || order, "%s (%s): %s", iso, text.data, code);
		} else {
			cr_assert(!clock && coco_date_cmp(time.date, d) == 0, "%s (%s): %d-%d-%d", iso, text.data, time.date.year, time.date.month,
			    time.date.day);
			cr_assert(!survey_time(lexicon, coco_str_of(iso), (struct survey_format){0}, &time, &clock));
			coco_date_text(time.date, again);
			cr_assert_str_eq(again, iso);
		}
		coco_buf_free(&text);
	}
	cr_expect(refused > 100 && read > 40000, "%zu refused, %zu read", refused, read);
	survey_lexicon_free(lexicon);
}
