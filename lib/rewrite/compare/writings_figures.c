/* Writings of figures and dates that no row of writings.csv can say: the end of October (31 October), 10/2027 (October 2027), Oct. 2027,
 * 120 pieces per hour (120 pieces/h), ist zu prüfen (muss).
 *
 * Method: the month that stands beside a phrase for its end has its last day, February 28. A month of one or two digits with a stroke, or
 * of two with a full stop, before a year is the month's first form in words.csv. A unit, a word of the row "per" and a unit are one with a
 * stroke, but for days and what is longer, which words say in more than one way (daily).
 *
 * Invariant: no date and no amount that another text may have is made of anything else. */
#include "scan.h"
#include "writings.h"

#include <stdio.h>
#include <string.h>

enum { HUNGARIAN = 5 };

/* The month whose name is the word. */
static unsigned month_of(struct brought *b, const struct coco_word *word)
{
	unsigned found = lexicon_find(&b->tables->months, coco_str_sub(b->text, word->start, word->end), &b->scratch);
	return found >> 8 == W_MONTH ? found & 255 : 0;
}

static unsigned last_day(unsigned month)
{
	static const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return days[(month - 1) % COCO_LEN(days)];
}

/* Languages that write a day with a full stop. */
static bool day_is_ordinal(int lang)
{
	return strchr("dshc", coco_langs[lang][0]) && strcmp(coco_langs[lang], "hu") != 0;
}

/* Október végéig: október 31-ig. The ending of the phrase's word stays. */
static int end_behind_month(struct brought *b, size_t start, size_t end)
{
	static const char *const stems[] = {"végé", "vége"};
	struct coco_str word = coco_str_sub(b->text, start, end), rest = COCO_STR("");
	struct coco_word is, last = {0};
	char day[48];
	for (size_t at = b->from; coco_word_next(coco_str_sub(b->text, 0, start), &at, &is);)
		last = is;
	unsigned month = last.end > 0 && last.end + 1 == start ? month_of(b, &last) : 0;
	for (size_t i = 0; i < COCO_LEN(stems); i++)
		if (coco_str_starts(word, stems[i]))
			rest = coco_str_sub(word, strlen(stems[i]), word.n);
	if (!month)
		return 0;
	snprintf(day, sizeof day, rest.n ? "%u-%.*s" : "%u", last_day(month), COCO_STR_ARG(rest));
	return writing_put(b, start, end, coco_str_of(day)) == 0 ? 1 : -1;
}

int month_end_put(struct brought *b, size_t start, size_t end)
{
	struct coco_word word;
	char day[8];
	size_t at = end;
	if (b->lang == HUNGARIAN)
		return end_behind_month(b, start, end);
	unsigned month = coco_word_next(b->text, &at, &word) && word.start == blanks(b->text, end) ? month_of(b, &word) : 0;
	if (!month)
		return 0;
	snprintf(day, sizeof day, day_is_ordinal(b->lang) ? "%u." : "%u", last_day(month));
	return writing_put(b, start, end, coco_str_of(day)) == 0 ? 1 : -1;
}

/* The first form of a row of words.csv. */
static struct coco_str first_word(const char *kind, const char *value, int lang)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "words");
	for (size_t row = 0; row < coco_table_rows(table); row++)
		if (!strcmp(coco_table_cell(table, row, 0), kind) && !strcmp(coco_table_cell(table, row, 1), value)) {
			struct coco_str rest = coco_str_of(coco_table_cell(table, row, coco_table_column(table, coco_langs[lang]))), form;
			return coco_str_split(&rest, ';', &form) ? form : COCO_STR("");
		}
	return COCO_STR("");
}

/* 10/2027, 10.2027. */
static int month_in_figures(struct brought *b, size_t at)
{
	struct coco_str t = b->text;
	size_t end = digits_end(t, at), year = end + 1, stop = digits_end(t, year);
	bool stroke = end < t.n && t.s[end] == '/', dot = end < t.n && t.s[end] == '.' && end - at == 2 && b->lang > 0;
	unsigned month = end - at == 1 ? (unsigned)(t.s[at] - '0') : end - at == 2 ? (unsigned)((t.s[at] - '0') * 10 + (t.s[at + 1] - '0')) : 0;
	if ((!stroke && !dot) || month < 1 || month > 12 || stop - year != 4 ||
	    (memcmp(t.s + year, "20", 2) != 0 && memcmp(t.s + year, "19", 2) != 0) || (at > 0 && strchr("/.,-", t.s[at - 1])) ||
	    (at > 0 && is_word_byte((unsigned char)t.s[at - 1])) ||
	    (stop < t.n && (t.s[stop] == '/' || t.s[stop] == '-' || is_word_byte((unsigned char)t.s[stop]))))
		return 0;
	char date[64], number[8];
	snprintf(number, sizeof number, "%u", month);
	struct coco_str name = first_word("month", number, b->lang);
	if (b->lang == HUNGARIAN)
		snprintf(date, sizeof date, "%.*s. %.*s", 4, t.s + year, COCO_STR_ARG(name));
	else
		snprintf(date, sizeof date, "%.*s %.*s", COCO_STR_ARG(name), 4, t.s + year);
	return writing_put(b, at, stop, coco_str_of(date));
}

/* Oct. 2027: Oct 2027. */
static int short_month(struct brought *b, const struct coco_word *word)
{
	struct coco_str t = b->text;
	if (word->end + 1 >= t.n || t.s[word->end] != '.' || !blank(t.s[word->end + 1]) || !digit(t, blanks(t, word->end + 1)) ||
	    !month_of(b, word) || !lexicon_find(&b->tables->beside, coco_str_sub(t, word->start, word->end), &b->scratch))
		return 0;
	return writing_put(b, word->end, word->end + 1, COCO_STR(""));
}

/* A unit that counts days or more. */
static bool long_time(struct coco_str unit)
{
	static const char *const units[] = {"d", "wk", "mo", "yr"};
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "same_units");
	size_t row = coco_table_row(table, 0, unit);
	for (size_t i = 0; i < COCO_LEN(units); i++)
		if (coco_str_is(row != COCO_NONE ? coco_str_of(coco_table_cell(table, row, 1)) : unit, units[i]))
			return true;
	return false;
}

/* A unit of money ends before `at`. */
static bool money_before(struct brought *b, size_t at)
{
	struct coco_str t = b->text;
	size_t end = at, start;
	while (end > b->from && t.s[end - 1] == ' ')
		end--;
	for (start = end; start > b->from && !blank(t.s[start - 1]) && (unsigned char)t.s[start - 1] != 0xA0 && !digit(t, start - 1) &&
	                  t.s[start - 1] != '(';)
		start--;
	return start < end && (lexicon_find(&b->rewriter->units, coco_str_sub(t, start, end), NULL) & 255) == 2;
}

/* The row "mark" of words.csv for what is said of the unit; absent: none. */
static const char *mark_per(struct coco_str unit)
{
	static const char *const marks[][2] = {
	    {"pcs", "per piece"}, {"h", "per hour"}, {"d", "per day"}, {"wk", "per week"}, {"mo", "per month"}, {"yr", "per year"}};
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "same_units");
	size_t row = coco_table_row(table, 0, unit);
	for (size_t i = 0; i < COCO_LEN(marks); i++)
		if (coco_str_is(row != COCO_NONE ? coco_str_of(coco_table_cell(table, row, 1)) : unit, marks[i][0]))
			return marks[i][1];
	return NULL;
}

/* 340 EUR/kom: 340 EUR po komadu; 12 €/h: 12 € per hour. */
static int price_per(struct brought *b, const struct coco_word *word)
{
	struct coco_str t = b->text, unit = coco_str_sub(t, word->start, word->end);
	const char *mark = word->start > b->from && t.s[word->start - 1] == '/' ? mark_per(unit) : NULL;
	if (!mark || !(money_before(b, word->start - 1) || (unit_of_pieces(unit) && unit_ends(b, word->start - 1))))
		return 0;
	char per[64];
	snprintf(per, sizeof per, " %.*s", COCO_STR_ARG(first_word("mark", mark, b->lang)));
	return writing_put(b, word->start - 1, word->end, coco_str_of(per));
}

/* The word stands between a unit and another one: it becomes a stroke. */
static int per_unit(struct brought *b, const struct coco_word *word)
{
	struct coco_str t = b->text;
	size_t start = word->start, next = blanks(t, word->end), end = next;
	if (next == word->end || !lexicon_find(&b->tables->pers, coco_str_sub(t, word->start, word->end), &b->scratch) || !unit_ends(b, start))
		return 0;
	while (end < t.n && !blank(t.s[end]) && !strchr(",;:!?)", t.s[end]))
		end++;
	while (end > next && t.s[end - 1] == '.' && !lexicon_find(&b->rewriter->units, coco_str_sub(t, next, end), NULL))
		end--;
	struct coco_str unit = coco_str_sub(t, next, end);
	if (!unit.n || !lexicon_find(&b->rewriter->units, unit, NULL) || long_time(unit) || unit_of_pieces(unit) ||
	    (mark_per(unit) && money_before(b, word->start)))
		return 0;
	while (start > b->from && (blank(t.s[start - 1])))
		start--;
	return writing_put(b, start, next, COCO_STR("/"));
}

/* The first part of a verb that parts: einzureichen. */
static bool separable(struct coco_str part)
{
	static const char *const parts[] = {
	    "ab", "an", "auf", "aus", "bei", "dar", "fest", "her", "hin", "mit", "nach", "vor", "weg", "zurück"};
	for (size_t i = 0; i < COCO_LEN(parts); i++)
		if (coco_str_is(part, parts[i]))
			return true;
	return false;
}

/* The clause of the word that ends at `from`: its last two words are "zu" and an infinitive, and no word of it denies. */
static bool ends_with_infinitive(struct brought *b, size_t from)
{
	enum { WORDS = 12 };
	struct coco_str t = b->text;
	struct coco_word word, before = {0}, last = {0};
	size_t at = from, n = 0;
	for (; n < WORDS && coco_word_next(t, &at, &word); n++) {
		size_t gap = last.end ? last.end : from;
		while (gap < word.start && !strchr(",.;:!?()\n", t.s[gap]))
			gap++;
		struct coco_str raw = coco_str_sub(t, word.start, word.end);
		if (gap < word.start)
			break;
		if (coco_str_is(raw, "um") || word_class(b->tables, t, &word, true, &b->scratch) >> 8 == W_NEGATION)
			return false;
		before = last;
		last = word;
	}
	struct coco_str end = coco_str_sub(t, last.start, last.end);
	size_t within = end.n > 6 ? coco_str_find(end, COCO_STR("zu"), 2) : SIZE_MAX; /* einzureichen */
	bool joined = within <= 7 && within + 4 < end.n && (coco_str_starts(end, "ein") || separable(coco_str_sub(end, 0, within)));
	return n < WORDS && end.n > 3 && (joined || coco_str_is(coco_str_sub(t, before.start, before.end), "zu")) && end.s[end.n - 1] == 'n' &&
	       end.s[0] >= 'a';
}

/* Einzureichen sind, zu prüfen ist: the infinitive stands first in the sentence, right before the verb at `at`. */
static bool begins_with_infinitive(struct brought *b, size_t at)
{
	struct coco_str t = b->text;
	size_t end = at, start;
	while (end > 0 && t.s[end - 1] == ' ')
		end--;
	for (start = end; start > 0 && is_word_byte((unsigned char)t.s[start - 1]);)
		start--;
	struct coco_str verb = coco_str_sub(t, start, end);
	size_t within = verb.n > 6 ? coco_str_find(verb, COCO_STR("zu"), 2) : SIZE_MAX;
	bool joined = within <= 7 && within + 4 < verb.n, apart = start >= 3 && coco_str_is(coco_str_sub(t, start - 3, start), "Zu ");
	size_t before = !joined && apart ? start - 3 : start;
	while (before > 0 && blank(t.s[before - 1]) && t.s[before - 1] != '\n')
		before--;
	char front[8] = "";
	if (joined && within < sizeof front) {
		memcpy(front, verb.s, within);
		front[0] = (char)(front[0] | 32);
		joined = coco_str_is(coco_str_of(front), "ein") || separable(coco_str_of(front));
	}
	return verb.n > 1 && (joined || apart) && verb.s[verb.n - 1] == 'n' && (before == 0 || strchr(".!?:\n", t.s[before - 1]));
}

int verb_apart_put(struct brought *b, size_t start, size_t end, struct coco_str as)
{
	if (!begins_with_infinitive(b, start) && !ends_with_infinitive(b, end))
		return 0;
	return writing_put(b, start, end, as) == 0 ? 1 : -1;
}

/* Tra le 7 e le 9: dalle 7 alle 9. */
static int from_to_hours(struct brought *b, const struct coco_word *word)
{
	struct coco_str t = b->text;
	size_t figure = blanks(t, blanks(t, word->end) + strlen("le")), end = figure;
	while (end < t.n && (digit(t, end) || ((t.s[end] == '.' || t.s[end] == ':') && digit(t, end + 1))))
		end++;
	size_t joint = blanks(t, end), article = starts_at(t, joint, "e ") ? blanks(t, joint + 1) : t.n;
	if (end == figure || !starts_at(t, article, "le ") || !digit(t, blanks(t, article + 2)))
		return 0;
	return writing_put(b, word->start, figure - 1, COCO_STR("dalle")) != 0 || writing_put(b, joint, article + 2, COCO_STR("alle")) != 0 ? -1
	                                                                                                                                    : 0;
}

/* Između 6 i 14, between £40 and £60: od 6 do 14. Where the second number follows "and". */
static int from_to(struct brought *b, const struct coco_word *word)
{
	enum { TOKENS = 4, BETWEEN = 3, AND = 2 };
	struct coco_str t = b->text;
	struct coco_word next;
	bool number = false;
	if (b->lang == HUNGARIAN || (lexicon_find(&b->tables->ranges, coco_str_sub(t, word->start, word->end), &b->scratch) & 255) != BETWEEN)
		return 0;
	struct coco_str from = first_word("range", "from", b->lang), to = first_word("range", "to", b->lang);
	if (starts_at(t, word->end, " le ")) /* tra le 7 e le 9 */
		return from_to_hours(b, word);
	for (size_t at = word->end, n = 0; n < TOKENS && coco_word_next(t, &at, &next); n++) {
		bool figure =
		    digit(t, next.start) || (lexicon_find(&b->tables->words, coco_str_sub(t, next.start, next.end), &b->scratch) >> 8 == W_COUNT);
		if (!number) {
			number = figure;
			if (!figure)
				return 0;
			continue;
		}
		if ((lexicon_find(&b->tables->ranges, coco_str_sub(t, next.start, next.end), &b->scratch) & 255) != AND)
			continue;
		size_t behind = blanks(t, next.end);
		if (!from.n || !to.n ||
		    !(digit(t, behind) || (behind + 3 < t.n && (digit(t, behind + 1) || digit(t, behind + 2) || digit(t, behind + 3)))))
			return 0;
		return writing_put(b, word->start, word->end, from) != 0 || writing_put(b, next.start, next.end, to) != 0 ? -1 : 0;
	}
	return 0;
}

/* Több 40 kg-nál: 40 kg-nál több. */
static int bound_behind_figure(struct brought *b, const struct coco_word *word)
{
	static const char *const cases[] = {"nál", "nél"};
	struct coco_str t = b->text, raw = coco_str_sub(t, word->start, word->end);
	struct coco_word next;
	size_t figure = blanks(t, word->end);
	unsigned bound = b->lang == HUNGARIAN && digit(t, figure) ? lexicon_find(&b->tables->behind, raw, &b->scratch) & 255 : 0;
	if (bound != COCO_CMP_LT && bound != COCO_CMP_GT)
		return 0;
	for (size_t at = figure, n = 0; n < 4 && coco_word_next(t, &at, &next); n++)
		for (size_t i = 0; i < COCO_LEN(cases); i++)
			if (coco_str_ends(coco_str_sub(t, next.start, next.end), cases[i])) {
				char behind[64];
				snprintf(behind, sizeof behind, " %.*s", COCO_STR_ARG(raw));
				return writing_put(b, word->start, figure, COCO_STR("")) != 0 ||
				               writing_put(b, next.end, next.end, coco_str_of(behind)) != 0
				           ? -1
				           : 0;
			}
	return 0;
}

/* 2 °C-tól 4 °C-ig: 2 °C és 4 °C között. */
static int from_to_endings(struct brought *b, const struct coco_word *word)
{
	static const char *const from[] = {"tól", "től"};
	struct coco_str t = b->text, raw = coco_str_sub(t, word->start, word->end);
	struct coco_word next;
	bool starts = false;
	for (size_t i = 0; i < COCO_LEN(from); i++)
		starts = starts || (raw.n > strlen(from[i]) && coco_str_ends(raw, from[i]));
	size_t cut = starts ? word->end - strlen(from[0]) : 0, at = word->end;
	cut -= starts && t.s[cut - 1] == '-';
	if (b->lang != HUNGARIAN || !starts || !digit(t, blanks(t, word->end)))
		return 0;
	for (size_t n = 0; n < 3 && coco_word_next(t, &at, &next); n++) {
		struct coco_str end = coco_str_sub(t, next.start, next.end);
		size_t last = next.end - 2 - (end.n > 3 && t.s[next.end - 3] == '-');
		if (end.n > 2 && coco_str_ends(end, "ig"))
			return writing_put(b, cut, word->end, COCO_STR(" és")) != 0 || writing_put(b, last, next.end, COCO_STR(" között")) != 0 ? -1
			                                                                                                                        : 0;
	}
	return 0;
}

/* 900 bottles/h: 900 bottles per hour. */
static int counted_per_hour(struct brought *b, const struct coco_word *word)
{
	struct coco_str t = b->text;
	size_t unit = word->end + 1, end = unit, before = word->start;
	while (end < t.n && is_word_byte((unsigned char)t.s[end]))
		end++;
	while (before > 0 && blank(t.s[before - 1]))
		before--;
	if (end == unit || t.s[word->end] != '/' || before == 0 || !digit(t, before - 1) || !coco_str_is(coco_str_sub(t, unit, end), "h") ||
	    lexicon_find(&b->rewriter->units, coco_str_sub(t, word->start, word->end), NULL))
		return 0;
	char per[64];
	snprintf(per, sizeof per, " %.*s", COCO_STR_ARG(first_word("mark", "per hour", b->lang)));
	return writing_put(b, word->end, end, coco_str_of(per));
}

int figures_put(struct brought *b)
{
	struct coco_word word;
	int rc = 0;
	for (size_t at = 0; rc == 0 && coco_word_next(b->text, &at, &word);) {
		if (word.start < b->from)
			continue;
		if (digit(b->text, word.start))
			rc = month_in_figures(b, word.start);
		if (rc == 0 && word.start >= b->from)
			rc = short_month(b, &word);
		if (rc == 0 && word.start > b->from)
			rc = price_per(b, &word);
		if (rc == 0 && word.start >= b->from)
			rc = per_unit(b, &word);
		if (rc == 0 && word.start >= b->from)
			rc = from_to(b, &word);
		if (rc == 0 && word.start >= b->from && !word.number && word.end + 1 < b->text.n)
			rc = counted_per_hour(b, &word);
		if (rc == 0 && word.start >= b->from)
			rc = from_to_endings(b, &word);
		if (rc == 0 && word.start >= b->from)
			rc = bound_behind_figure(b, &word);
	}
	return rc;
}
