/* values.h: what a person typed into a cell, as a value of the schema's kinds. */
#ifndef COCO_SURVEY_VALUES_H
#define COCO_SURVEY_VALUES_H

#include "lexicon.h"

enum survey_order { SURVEY_ORDER_UNKNOWN, SURVEY_DMY, SURVEY_MDY, SURVEY_YMD };
#define SURVEY_ORDERS "dmy|mdy|ymd"

/* How numbers and dates of a file (or a column) are written. */
struct survey_format {
	char decimal; /* '.' or ',', 0: decide cell by cell, refuse what is ambiguous */
	enum survey_order order;
	bool serial;    /* bare numbers of a date column are a spreadsheet's count of days */
	unsigned langs; /* whose names of months count where languages differ, a bit a language; 0: none */
};

/* Appends the value of `cell` for the field as JSON (one item of a list field). Returns NULL, or a code that says why not:
 * bad-number ambiguous-number range exponent out-of-range bad-boolean bad-date ambiguous-date ambiguous-month bad-time bad-code bad-choice.
 */
const char *survey_value(struct survey_lexicon *lexicon, const struct coco_field *field, struct coco_str cell, struct survey_format format,
    struct coco_buf *json);
/* A number as people write it, appended as JSON. NULL or a code. */
const char *survey_number(struct coco_str text, char decimal, double *value, struct coco_buf *json);
/* Such a number that stands as JSON has it, at the beginning of `text`, without needless zeros behind it; absent: it does not. */
struct coco_str survey_number_plain(struct coco_str text, char decimal, double *value);
/* Most of them: up to three digits, and no nought before others. */
static inline bool survey_number_short(struct coco_str text, double *value)
{
	unsigned number = 0;
	size_t i = 0;
	if (!text.n || text.n > 3 || (text.s[0] == '0' && text.n > 1))
		return false;
	for (; i < text.n && text.s[i] >= '0' && text.s[i] <= '9'; i++)
		number = number * 10 + (unsigned)(text.s[i] - '0');
	*value = number;
	return i == text.n;
}
/* The decimal mark that one number shows by its form; 0: it has none, or it is no number, or both readings are possible. */
char survey_decimal_of(struct coco_str text);

/* amounts.c: what stands around a number. */
struct survey_amount {
	bool about, at_most, percent, persons;
	char currency[4]; /* three letters; "" none */
};
/* A number with its words and signs, "ca. 2,5 Mio. EUR", appended as JSON. NULL or a code. */
const char *survey_amount(
    struct survey_lexicon *lexicon, struct coco_str text, char decimal, struct survey_amount *amount, double *value, struct coco_buf *json);
/* ranges.c: an amount between bounds; one of them may be empty. False: it is no range. `*fault`: it is one that can't be read. */
struct survey_range {
	struct coco_buf low, high; /* JSON */
	struct survey_amount amount;
};
bool survey_range(struct survey_lexicon *lexicon, struct coco_str text, char decimal, struct survey_range *range, const char **fault);
void survey_range_free(struct survey_range *range);
const char *survey_currency(struct survey_lexicon *lexicon, struct coco_str text); /* "€" → "EUR"; NULL */
/* The one currency that a heading names, "Budget (EUR)", "Rozpočet v Kč"; false: none, or two. */
bool survey_currency_asked(struct survey_lexicon *lexicon, struct coco_str heading, char code[4]);
struct coco_str survey_number_core(struct coco_str text); /* from the first digit to the last; absent */
/* powers.c: "1.23E+12"; such a number without its power of ten, 1200 of "1.2E+03", as text with a point. NULL or a code. */
bool survey_is_exponent(struct coco_str text);
const char *survey_power(struct coco_str text, struct coco_buf *plain);

/* A date with or without a clock. NULL or a code. */
enum survey_clock {
	SURVEY_NO_CLOCK,
	SURVEY_CLOCK,
	SURVEY_CLOCK_ELSEWHERE /* in a zone that is not known */
};
const char *survey_time(
    struct survey_lexicon *lexicon, struct coco_str text, struct survey_format format, struct coco_time *time, enum survey_clock *clock);
/* zones.c: a zone of time by its name; its offset for the time of a wall clock, none where the clock shows that hour twice. */
struct survey_zone {
	int offset_min; /* in winter, east of UTC */
	bool summer;    /* an hour more in the summer of the European Union */
};
bool survey_zone_find(struct survey_lexicon *lexicon, struct coco_str name, struct survey_zone *zone);
void survey_zone_set(struct survey_zone zone, struct coco_time *time);
bool survey_is_serial(struct coco_str text); /* a number that a spreadsheet may show for a day between 1940 and 2099 */
/* months.c: a date with a month's name at the beginning of `text`; its bytes, 0: none. The month is -1 where languages differ. */
struct survey_month_date {
	struct coco_date date;
	unsigned langs; /* that know the name */
};
size_t survey_month_scan(struct survey_lexicon *lexicon, struct coco_str text, unsigned langs, struct survey_month_date *named);
/* years.c: a year among words that go with one. NULL and the year in `json`, or "bad-number". */
const char *survey_year(struct survey_lexicon *lexicon, struct coco_str cell, struct coco_buf *json);
/* Evidence of one cell for the order of dates: +DMY, MDY; UNKNOWN if it fits both or is no date. `*slashed`: a date whose
 * order matters. */
enum survey_order survey_order_of(struct coco_str text, bool *matters);
/* faults.c: what a code means, in a language; NULL: the table has no such code. */
const char *survey_fault_said(const char *code, int lang);
/* What the codes above mean, for messages, and what to do. `type`: of the record that a reference should name, or NULL;
 * `room` holds the text where it must be put together. */
#define SURVEY_FAULT 64
const char *survey_fault_text(const char *code, const char *type, char room[SURVEY_FAULT]);
const char *survey_fault_hint(const char *code);
/* A number that is written as JSON would write it: turning it into a number loses nothing. */
bool survey_number_canonical(struct coco_str text);
/* A field of people's own words, in which an address may stand; not a contact's. */
bool survey_is_words(const struct coco_field *field);
/* A field whose value is the cell's text, whatever it is: survey_value finds no fault in it. */
bool survey_is_text(const struct coco_field *field);

#endif
