/* Whether a full stop ends a sentence.
 *
 * Method: what stands before it decides (an abbreviation, initial, ordinal, decimal, unit), and where that can't (etc.,
 * U.S., 3.), a capital function word after it. Abbreviations come from abbreviations.csv, sorted by their first column so
 * that a look-up is a binary search. */
#include "sentence.h"

#include <string.h>

enum { NO_ABBREVIATION, NEVER_ENDS, BEFORE_NUMBER, BEFORE_CAPITAL, MAY_END, MULTIPLIER, LETTERED };

/* The kind of `word` (without its last dot) in the table, in the text's language. */
static int listed(struct splitter *sp, struct coco_str word)
{
	coco_buf_clear(&sp->fold);
	coco_text_normal(word, &sp->fold);
	struct coco_str key = coco_buf_view(&sp->fold);
	size_t low = 0, high = coco_table_rows(sp->abbreviations);
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = coco_str_cmp(coco_str_of(coco_table_cell(sp->abbreviations, mid, 0)), key);
		if (order == 0) {
			const char *langs = coco_table_cell(sp->abbreviations, mid, sp->col_langs);
			if (langs[0] != '*' && sp->lang >= 0 && !strstr(langs, coco_langs[sp->lang]))
				return NO_ABBREVIATION;
			const char *kind = coco_table_cell(sp->abbreviations, mid, sp->col_kind);
			return !strcmp(kind, "never")            ? NEVER_ENDS
			       : !strcmp(kind, "before-number")  ? BEFORE_NUMBER
			       : !strcmp(kind, "before-capital") ? BEFORE_CAPITAL
			       : !strcmp(kind, "multiplier")     ? MULTIPLIER
			       : !strcmp(kind, "lettered")       ? LETTERED
			                                         : MAY_END;
		}
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NO_ABBREVIATION;
}

/* The kind of abbreviation that the word is. */
static int abbreviation(struct splitter *sp, struct coco_str word)
{
	int kind = listed(sp, word);
	return kind == LETTERED ? NO_ABBREVIATION : kind;
}

/* The word that begins at `at` is a function word: a good beginning of a sentence, a bad second half of a name. */
static bool function_word_at(struct splitter *sp, size_t at, size_t end)
{
	struct coco_word word;
	struct coco_str view = coco_str_sub(sp->text, 0, end);
	size_t i = at;
	if (!coco_word_next(view, &i, &word) || word.number)
		return false;
	if (word.end < end && sp->text.s[word.end] == '.' && is_upper(code_at(sp->text, word.start)) &&
	    abbreviation(sp, coco_str_sub(view, word.start, word.end)) == BEFORE_NUMBER)
		return true; /* Št. 5 */
	coco_buf_clear(&sp->fold);
	coco_text_normal(coco_str_sub(view, word.start, word.end), &sp->fold);
	return coco_stop_word(sp->lang, coco_buf_view(&sp->fold));
}

/* Nr. LH-2231: capitals with figures behind them begin at `at`. */
static bool code_at_word(struct coco_str text, size_t at, size_t end)
{
	size_t i = at;
	while (i < end && ((text.s[i] >= 'A' && text.s[i] <= 'Z') || (i > at && strchr("-/", text.s[i]))))
		i++;
	return i > at && i < end && is_digit((unsigned char)text.s[i]);
}

/* The word that ends at `dot`: letters, digits and inner dots. */
static size_t word_start(struct coco_str text, size_t from, size_t dot)
{
	size_t i = dot;
	while (i > from) {
		size_t start;
		uint32_t cp = code_before(text, i, &start);
		if (!(is_letter(cp) || is_digit(cp) || cp == '.') || start < from)
			break;
		i = start;
	}
	return i;
}

/* Languages that write ordinals and dates with a dot: de sl hu sk hr cs (and pl in dates). */
static bool dotted_ordinals(int lang)
{
	return lang < 0 || lang == 1 || lang == 2 || lang >= 4;
}

/* What begins at `start` is the second half of a number: 13849-1, 12:00, 9–12, but not 8.-11. */
static bool second_half(struct coco_str text, size_t from, size_t start)
{
	size_t mark = start > from && (text.s[start - 1] == '-' || text.s[start - 1] == ':') ? 1
	              : start > from + 2 && !memcmp(text.s + start - 3, "\xE2\x80\x93", 3)   ? 3
	                                                                                     : 0;
	return mark && start > from + mark && is_digit((unsigned char)text.s[start - mark - 1]);
}

/* The first half is as long as a standard's: EN 12464-1; German "1-3. Mai" has a short one. */
static bool standard_half(struct coco_str text, size_t from, size_t start)
{
	size_t i = start - 1;
	while (i > from && is_digit((unsigned char)text.s[i - 1]))
		i--;
	return text.s[start - 1] == '-' && start - 1 - i >= 3;
}

/* What stands before `start` makes no ordinal of the digits there: > 75, ≤ 4, PN 16/40, tel. 870 65 11. */
static bool measured(struct coco_str text, size_t from, size_t start)
{
	static const char *const signs[] = {"<", ">", "=", "±", "≤", "≥", "≈"};
	if (start > from + 1 && text.s[start - 1] == '/')
		return is_digit((unsigned char)text.s[start - 2]);
	while (start > from && strchr(" \t\xC2\xA0", text.s[start - 1]))
		start--;
	if (start > from && is_digit((unsigned char)text.s[start - 1]))
		return true;
	for (size_t i = 0; i < COCO_LEN(signs); i++)
		if (coco_str_ends(coco_str_sub(text, from, start), signs[i]))
			return true;
	return false;
}

static bool currency_sign(uint32_t cp)
{
	return cp == 0x20AC || cp == '$' || cp == 0xA3 || cp == 0xA5;
}

/* A sign of money without its sum behind it: 2,4 Mio. € im Jahr. No sentence begins so. */
static bool sign_alone(struct coco_str text, size_t at)
{
	uint32_t cp = 0;
	size_t i = at + coco_utf8_next(coco_str_sub(text, at, text.n), &cp);
	while (i < text.n && is_blank((unsigned char)text.s[i]))
		i++;
	return currency_sign(cp) && !is_digit(code_at(text, i));
}

/* A word of three capitals, or a short name of money: 2,1 mil. EUR, 1,2 mil. Kč */
static bool currency_at(struct coco_str text, size_t at)
{
	static const char *const names[] = {"Kč", "Ft", "zł", "euro", "eur", "forint", "korun", "korún"};
	if (currency_sign(code_at(text, at)))
		return true;
	for (size_t i = 0; i < COCO_LEN(names); i++)
		if (coco_str_starts(coco_str_sub(text, at, text.n), names[i]))
			return true;
	for (size_t i = at; i < at + 3; i++)
		if (i >= text.n || text.s[i] < 'A' || text.s[i] > 'Z')
			return false;
	return !is_letter(code_at(text, at + 3));
}

static size_t words_between(struct coco_str text, size_t from, size_t to)
{
	struct coco_word word;
	size_t n = 0;
	for (struct coco_str view = coco_str_sub(text, 0, to); coco_word_next(view, &from, &word);)
		n++;
	return n;
}

/* A unit of one letter, by what stands before it: 4 m, 34 g, 24 V, 4.300 Kč/t. In German "5 s." refers to a page or a figure. */
static bool small_unit(struct coco_str text, size_t from, size_t start, uint32_t letter, int lang)
{
	bool capital = letter < 0x80 && strchr("AFJKLNVW", (int)letter) != NULL;
	if (letter >= 0x80 || start == from || (!capital && !strchr(lang == 1 ? "mgtlh" : "mgtlsh", (int)letter)))
		return false;
	if (text.s[start - 1] == '/')
		return true;
	while (start > from && strchr(" \t\n\r\xC2\xA0", text.s[start - 1]))
		start--;
	return start > from && is_digit((unsigned char)text.s[start - 1]);
}

/* The word before `at` begins with a capital: the first half of a name, "Albert I. Jones". */
static bool name_before(struct coco_str text, size_t from, size_t at)
{
	while (at > from && is_blank((unsigned char)text.s[at - 1]))
		at--;
	size_t start = word_start(text, from, at);
	return start < at && at - start > 1 && is_upper(code_at(text, start));
}

/* An abbreviation stands before `at`: "str. 12", "ul. 5" are no twelfth and no fifth. */
static bool counted(struct splitter *sp, size_t from, size_t at)
{
	while (at > from && is_blank((unsigned char)sp->text.s[at - 1]))
		at--;
	if (at == from || sp->text.s[at - 1] != '.')
		return false;
	size_t start = word_start(sp->text, from, at - 1);
	int kind = start < at - 1 ? abbreviation(sp, coco_str_sub(sp->text, start, at - 1)) : NO_ABBREVIATION;
	return kind != NO_ABBREVIATION;
}

/* What stands before `at` is called by a letter: Hall B, v hale B. It is no initial there. */
static bool lettered(struct splitter *sp, size_t from, size_t at)
{
	while (at > from && is_blank((unsigned char)sp->text.s[at - 1]))
		at--;
	size_t start = word_start(sp->text, from, at);
	return start < at && listed(sp, coco_str_sub(sp->text, start, at)) == LETTERED;
}

/* What ends at `at` is a number alone, as before a unit: 20 ms, but not TS-4471 Rev. C. */
static bool number_alone(struct coco_str text, size_t from, size_t at)
{
	size_t end = at;
	while (at > from && (is_digit((unsigned char)text.s[at - 1]) || text.s[at - 1] == '.' || text.s[at - 1] == ','))
		at--;
	bool digits = at < end && is_digit((unsigned char)text.s[end - 1]);
	return digits && (at == from || text.s[at - 1] != '-' || at - 1 == from || !is_letter((unsigned char)text.s[at - 2]));
}

/* The Hungarian day of a date: 2026. május 3 */
static bool day_of_date(struct coco_str text, size_t from, size_t at)
{
	size_t end, start;
	while (at > from && is_blank((unsigned char)text.s[at - 1]))
		at--;
	end = at;
	start = word_start(text, from, end);
	if (start == end || !is_lower(code_at(text, start)))
		return false;
	while (start > from && is_blank((unsigned char)text.s[start - 1]))
		start--;
	return start > from + 4 && text.s[start - 1] == '.' && is_digit((unsigned char)text.s[start - 2]) &&
	       is_digit((unsigned char)text.s[start - 5]);
}

/* A word with a year behind it, so that a number with a dot before it is a day: 11. November 2023, also in English. */
static bool month_and_year_at(struct coco_str text, size_t at, size_t end)
{
	size_t i = at, blanks, digits = 0;
	while (i < end && is_letter((unsigned char)text.s[i]))
		i++;
	for (blanks = i; blanks < end && is_blank((unsigned char)text.s[blanks]);)
		blanks++;
	while (blanks + digits < end && is_digit((unsigned char)text.s[blanks + digits]))
		digits++;
	return i > at + 2 && blanks > i && digits == 4 && (text.s[blanks] == '1' || text.s[blanks] == '2');
}

/* The year behind a month that has a full stop it needs not: 6. veljače. 2015. */
static bool year_of_date(struct coco_str text, size_t from, size_t month, size_t next, size_t end)
{
	size_t at = next;
	while (at < end && is_digit((unsigned char)text.s[at]))
		at++;
	bool year = at == next + 4 && (text.s[next] == '1' || text.s[next] == '2') && (at == end || !is_letter(code_at(text, at)));
	while (month > from && is_blank((unsigned char)text.s[month - 1]))
		month--;
	return year && month > from + 1 && text.s[month - 1] == '.' && is_digit((unsigned char)text.s[month - 2]);
}

/* Wi-Fi 6, v hale 3: a word that is no function word has its number behind it, in languages whose ordinals stand before small letters. */
static bool numbered(struct splitter *sp, size_t from, size_t at)
{
	enum { SLOVENE = 2, SLOVAK = 6, CROATIAN = 7, CZECH = 8 };
	while (at > from && is_blank((unsigned char)sp->text.s[at - 1]))
		at--;
	size_t start = word_start(sp->text, from, at);
	bool small = sp->lang == SLOVENE || sp->lang == SLOVAK || sp->lang == CROATIAN || sp->lang == CZECH;
	return small && at > start + 1 && is_letter(code_at(sp->text, start)) && !function_word_at(sp, start, at);
}

/* hali nr 7, art. 5: an abbreviation that numbers what it names stands before, so that the number is no ordinal. German months and days
 * have capitals: Mo. 7. Mai. */
static bool labelled(struct splitter *sp, size_t from, size_t at)
{
	enum { GERMAN = 1 };
	while (at > from && (is_blank((unsigned char)sp->text.s[at - 1]) || sp->text.s[at - 1] == '.'))
		at--;
	const size_t start = word_start(sp->text, from, at);
	return sp->lang != GERMAN && start < at && abbreviation(sp, coco_str_sub(sp->text, start, at)) == BEFORE_NUMBER;
}

/* Bytes of the Roman number, made of I, V and X, that begins at `at`; 0: none. */
static size_t roman_at(struct coco_str text, size_t at)
{
	size_t i = at;
	while (i < text.n && i < at + 5 && (text.s[i] == 'I' || text.s[i] == 'V' || text.s[i] == 'X'))
		i++;
	return is_letter(code_at(text, i)) || is_digit(code_at(text, i)) ? 0 : i - at;
}

/* A part of a year: II kw. 2027, II. pol. 2027. `start`: where the abbreviation begins. */
static bool part_of_year(struct coco_str text, size_t from, size_t start, size_t next)
{
	size_t at = start, digits = next;
	while (digits < text.n && is_digit((unsigned char)text.s[digits]))
		digits++;
	while (at > from && (is_blank((unsigned char)text.s[at - 1]) || text.s[at - 1] == '.'))
		at--;
	size_t number = word_start(text, from, at);
	return digits == next + 4 && number < at && roman_at(text, number) == at - number;
}

/* A Polish date in figures with its year's letter: do 19.02.2027 r. */
static bool whole_date(struct coco_str text, size_t from, size_t start)
{
	size_t at = start, dots = 0;
	while (at > from && is_blank((unsigned char)text.s[at - 1]))
		at--;
	for (; at > from && (is_digit((unsigned char)text.s[at - 1]) || text.s[at - 1] == '.'); at--)
		dots += text.s[at - 1] == '.';
	return dots == 2;
}

/* Industriestr. 12, Zeichnungsnr. 4711: a German word of which only the end is cut short. */
static bool short_compound(const struct splitter *sp, struct coco_str word)
{
	static const char *const ends[] = {"str", "nr"};
	for (size_t i = 0; sp->lang == 1 && i < COCO_LEN(ends); i++)
		if (coco_str_ends(word, ends[i]))
			return true;
	return false;
}

/* A figure begins at `at`, perhaps behind a sign: max. ±3 mm, min. ≥ 5. */
static bool figure_at(struct coco_str text, size_t at)
{
	static const char *const signs[] = {"±", "≤", "≥", "≈", "−", "+", "-", "<", ">", "~"};
	for (size_t i = 0; i < COCO_LEN(signs); i++)
		if (coco_str_starts(coco_str_sub(text, at, text.n), signs[i])) {
			at += strlen(signs[i]);
			while (at < text.n && is_blank((unsigned char)text.s[at]))
				at++;
			break;
		}
	return is_digit(code_at(text, at));
}

bool dot_ends(struct splitter *sp, size_t from, size_t dot, size_t next, size_t end)
{
	struct coco_str text = sp->text;
	size_t start = word_start(text, from, dot);
	struct coco_str word = coco_str_sub(text, start, dot);
	uint32_t after = code_at(text, next);
	uint32_t first = code_at(text, start);
	size_t before_dot;
	uint32_t sign = code_before(text, dot, &before_dot);
	if ((sign == 0xB0 || sign == 0xBA) && is_digit(after) && dot > from + 2 && is_letter((unsigned char)text.s[before_dot - 1]))
		return false; /* N°. 12 */
	if (word.n == 0)
		return true;
	bool all_digits = true, dots = false;
	for (size_t i = 0; i < word.n; i++) {
		all_digits = all_digits && (is_digit((unsigned char)word.s[i]) || word.s[i] == '.');
		dots = dots || word.s[i] == '.';
	}
	bool front = true; /* nothing but a bullet before it */
	for (size_t i = from; i < start && front; i++)
		front = !is_letter((unsigned char)text.s[i] < 0x80 ? (unsigned char)text.s[i] : 0) && !is_digit((unsigned char)text.s[i]);
	if (front && word.n == 1 && is_upper(first) && first != 'I')
		return false; /* Q. What is his name? */
	if (all_digits) {
		if (front && word.n <= 3)
			return false; /* the number of a list item or of a heading */
		if (!dotted_ordinals(sp->lang))
			return !(sp->lang < 0 && word.n <= 2) && !(word.n <= 2 && month_and_year_at(text, next, end));
		if (is_digit(after))
			return false; /* 31. 12. 2026 */
		size_t roman = roman_at(text, next);
		if (roman && next + roman < end && text.s[next + roman] == '.')
			return false; /* 2027. II. negyedév */
		bool half = second_half(text, from, start) && (sp->lang != 1 || standard_half(text, from, start));
		if (is_upper(after) && (half || measured(text, from, start)))
			return true;
		if (sp->lang == 5 && word.n <= 2 && is_upper(after) && day_of_date(text, from, start))
			return true;
		return word.n > 2 || counted(sp, from, start) || function_word_at(sp, next, end) ||
		       (is_upper(after) && (numbered(sp, from, start) || labelled(sp, from, start)));
	}
	if (word.n == 1 && is_upper(after) && small_unit(text, from, start, first, sp->lang))
		return true;
	if (word.n == 1 && is_upper(after) && code_before(text, start, &before_dot) == 0xB0)
		return true; /* a degree, no initial: −25 °C. Nur */
	if (word.n == 1 && is_lower(first) && is_upper(after) && start > from && text.s[start - 1] == '-')
		return true; /* an ending: PDV-a. Rok */
	if (dotted_ordinals(sp->lang) && is_lower(first) && year_of_date(text, from, start, next, end))
		return false;
	if (dotted_ordinals(sp->lang) && word.n > 1 && roman_at(text, start) == word.n)
		return function_word_at(sp, next, end); /* im II. Quartal */
	if (is_digit(after) && is_lower(first) && word.n <= 5 && part_of_year(text, from, start, next))
		return false;
	int kind = abbreviation(sp, word);
	if (currency_sign(after) && (kind != NO_ABBREVIATION || sign_alone(text, next)))
		return false; /* ca. € 500 */
	if (kind == NO_ABBREVIATION && is_digit(after) && short_compound(sp, word))
		return false;
	size_t before = start;
	while (before > from && is_blank((unsigned char)text.s[before - 1]))
		before--;
	if (kind == MULTIPLIER) /* 1,2 Mio. Paar: German counts nouns, which have capitals */
		kind = sp->lang == 1 && before > from && is_digit((unsigned char)text.s[before - 1]) ? MAY_END : NEVER_ENDS;
	size_t year = next;
	while (year < end && is_digit((unsigned char)text.s[year]))
		year++;
	if (kind == NEVER_ENDS && year != next + 4 && number_alone(text, from, before)) /* but 3 Dec. 2027 */
		kind = currency_at(text, next) ? NEVER_ENDS : NO_ABBREVIATION;              /* a unit: 20 ms. */
	if (kind == NEVER_ENDS)
		return false;
	if (kind == BEFORE_NUMBER)
		return !figure_at(text, next) && !code_at_word(text, next, end) && after != '(' && !(after == 'I' || after == 'V' || after == 'X');
	if (kind == BEFORE_CAPITAL) /* "At 5 a.m. Mr. Smith came": so little is no sentence */
		return (is_upper(after) || is_opener(after)) && words_between(text, from, start) > 2;
	if (kind == MAY_END && sp->lang == 4 && word.n == 1 && first == 'r' && is_upper(after) &&
	    words_between(text, from, start) > 3 - (size_t)whole_date(text, from, start))
		return true; /* Polish "do 31.08.2026 r. Wybór …", but "W 2025 r. Polska …" */
	if (kind == MAY_END && word.n > 1 && sp->lang > 1 && is_upper(after) && number_alone(text, from, before) && !currency_at(text, next))
		return true; /* what is counted: "40 ks. Zbytek", not German or English "40 St. Mary's" */
	if (kind == MAY_END)
		return is_upper(after) ? function_word_at(sp, next, end) : after != '(' && !figure_at(text, next);
	if (coco_utf8_count(word) == 1 && is_letter(first)) /* J. Smith; but "plan B. The", "you and I. Did", "in Hall B. Operators" */
		return lettered(sp, from, start) || function_word_at(sp, next, end) ||
		       (first == 'I' && sp->lang <= 0 && !name_before(text, from, start));
	if (dots) { /* U.S. or d.d.: letters alone between dots */
		for (size_t i = 0, run = 0; i < word.n; i++) {
			run = word.s[i] == '.' ? 0 : run + (((unsigned char)word.s[i] & 0xC0) != 0x80);
			if (run > 2)
				return true;
		}
		return function_word_at(sp, next, end);
	}
	return true;
}

bool blank_forgotten(struct coco_str text, size_t from, size_t dot, size_t after)
{
	size_t at = dot;
	for (int i = 0; i < 3; i++) {
		size_t start;
		if (at <= from || !is_lower(code_before(text, at, &start)))
			return false;
		at = start;
	}
	uint32_t cp = code_at(text, after);
	size_t n = cp < 0x80 ? 1 : 2;
	for (size_t i = at; i > from && !is_blank((unsigned char)text.s[i - 1]); i--)
		if (strchr("/@:\\", text.s[i - 1]) || text.s[i - 1] == '.')
			return false; /* an address or a file name */
	for (size_t i = after; i < text.n && i < after + 80 && !is_blank((unsigned char)text.s[i]); i++)
		if (text.s[i] == '@' || text.s[i] == '/')
			return false;
	return is_upper(cp) && is_lower(code_at(text, after + n)) && !is_closer(code_at(text, dot));
}

/* Four small letters and no abbreviation, or a closing bracket, before the mark. */
static bool plain_end(struct splitter *sp, size_t from, size_t dot)
{
	if (dot > from && sp->text.s[dot - 1] == ')')
		return true;
	size_t start = word_start(sp->text, from, dot), small = 0;
	struct coco_str word = coco_str_sub(sp->text, start, dot);
	for (size_t i = 0; i < word.n; i++)
		small += is_lower((unsigned char)word.s[i]);
	return small >= 4 && small == word.n && abbreviation(sp, word) == NO_ABBREVIATION;
}

size_t note_numbers(struct splitter *sp, size_t from, size_t dot, size_t at, size_t end)
{
	struct coco_str text = sp->text;
	size_t i = at, stop = at;
	bool bracket = i < end && text.s[i] == '[';
	if (i >= end || text.s[dot] != '.' || (!bracket && (at != dot + 1 || !is_digit((unsigned char)text.s[i]) || !plain_end(sp, from, dot))))
		return at;
	while (i < end) {
		size_t digits = i + bracket;
		while (digits < end && is_digit((unsigned char)text.s[digits]) && digits < i + bracket + (bracket ? 4 : 2))
			digits++;
		if (digits == i + bracket || (bracket && (digits >= end || text.s[digits] != ']')))
			break;
		stop = i = digits + bracket;
		if (!bracket && i < end && text.s[i] == ' ')
			i++;
		else if (!bracket || i >= end || text.s[i] != '[')
			break;
	}
	for (i = stop; i < end && is_blank((unsigned char)text.s[i]);)
		i++;
	return i >= end || (i > stop && is_upper(code_at(text, i))) ? stop : at;
}
