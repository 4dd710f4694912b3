/* Dates with a month's name: "12. März 2026", "5 kwietnia 2026", "2026. április 5.", "March 4th, 2026", "4-Mar-26".
 *
 * Method: the month's name stands between day and year, or before both; whichever of them has four digits is the year. Marks
 * and a few words (of, de) may stand between. The names are words.csv's, set "month", kept by language.
 * Invariant: a name that two languages give to different months ("listopad") decides nothing.
 */
#include <string.h>
#include "values.h"

struct scan {
	const char *at, *end;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static void marks_skip(struct scan *s)
{
	while (s->at < s->end) {
		if (memchr(" .,-/\t", *s->at, 6))
			s->at++;
		else if (s->end - s->at > 1 && s->at[0] == '\xC2' && s->at[1] == '\xA0')
			s->at += 2;
		else
			return;
	}
}

static struct coco_str word(struct scan *s)
{
	const char *start = s->at;
	while (s->at < s->end && is_letter(*s->at) && !(s->at[0] == '\xC2' && s->end - s->at > 1 && s->at[1] == '\xA0'))
		s->at++;
	return (struct coco_str){start, (size_t)(s->at - start)};
}

/* Up to four digits and an English ordinal's ending; the number of digits, 0: none. */
static size_t number(struct scan *s, int *value)
{
	static const char *const endings[] = {"st", "nd", "rd", "th"};
	const char *start = s->at;
	*value = 0;
	while (s->at < s->end && *s->at >= '0' && *s->at <= '9' && s->at - start < 5)
		*value = *value * 10 + (*s->at++ - '0');
	size_t n = (size_t)(s->at - start);
	struct coco_str rest = {s->at, (size_t)(s->end - s->at)};
	for (size_t i = 0; n && n < 3 && rest.n > 1 && rest.s[0] >= 'n' && rest.s[0] <= 't' && i < COCO_LEN(endings); i++) {
		if (coco_str_starts(rest, endings[i]) && (rest.n == 2 || !is_letter(rest.s[2])))
			s->at += 2;
	}
	return n;
}

static bool between(struct coco_str text)
{
	static const char *const words[] = {"of", "de", "di", "del"};
	for (size_t i = 0; i < COCO_LEN(words); i++) {
		if (coco_str_is(text, words[i]))
			return true;
	}
	return false;
}

static bool month_take(struct survey_lexicon *lx, struct scan *s, unsigned langs, struct survey_month_date *named)
{
	struct coco_str name = word(s);
	if (between(name)) {
		marks_skip(s);
		name = word(s);
	}
	named->date.month = name.n ? survey_lexicon_month(lx, name, langs, &named->langs) : 0;
	return named->date.month != 0;
}

size_t survey_month_scan(struct survey_lexicon *lx, struct coco_str text, unsigned langs, struct survey_month_date *named)
{
	struct scan s = {text.s, text.s + text.n};
	int first = 0, second = 0;
	*named = (struct survey_month_date){0};
	marks_skip(&s);
	/* the common case, numbers alone, is left at once */
	size_t digits = number(&s, &first);
	marks_skip(&s);
	if (digits > 4 || s.at == s.end || !is_letter(*s.at) || !month_take(lx, &s, langs, named))
		return 0;
	marks_skip(&s);
	size_t after = number(&s, &second);
	if (!digits) {
		digits = after;
		first = second;
		marks_skip(&s);
		after = number(&s, &second);
	}
	if (!digits || !after)
		return 0;
	bool year_first = digits == 4;
	int year = year_first ? first : second;
	if ((year_first ? after : digits) > 2 || (!year_first && after != 4 && after != 2))
		return 0;
	named->date.year = !year_first && after == 2 ? 2000 + year : year;
	named->date.day = year_first ? second : first;
	if (s.at < s.end && *s.at == '.') /* 2026. április 5., 3. travnja 2026. */
		s.at++;
	return (size_t)(s.at - text.s);
}
