/* A question out of a form: its template with what the pattern caught.
 *
 * Method: a group that is a verb takes its base form (verbs.csv, imperatives.csv), the last group is cut to what a question can hold
 * (question_cut.c), the owner's own words stand as they are; what begins within the question is written small.
 *
 * Invariant: nothing but the template, parts of the sentence in their order and base forms of its verbs comes out. */
#include "question_fill.h"

#include <string.h>

enum { WORDS_GOOD = 14 };

/* `word` in a column of verbs.csv gives the base form; NULL: not there. */
static const char *verb_of(const char *column, struct coco_str word)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "verbs");
	size_t col = coco_table_column(table, column);
	char lower[32];
	if (word.n >= sizeof lower || col == COCO_NONE)
		return NULL;
	for (size_t i = 0; i < word.n; i++)
		lower[i] = (char)(word.s[i] >= 'A' && word.s[i] <= 'Z' ? word.s[i] + 32 : word.s[i]);
	size_t row = word.n ? coco_table_row(table, col, (struct coco_str){lower, word.n}) : COCO_NONE;
	return row == COCO_NONE ? NULL : coco_table_cell(table, row, 0);
}

/* Lower case at the front of what goes inside a sentence: "Noise" but not "OEM", not "LAeq", no German noun. */
static void put_lower(struct question_maker *m, struct coco_str s)
{
	bool lower = s.n > 1 && s.s[0] >= 'A' && s.s[0] <= 'Z' &&
	             ((s.s[1] >= 'a' && s.s[1] <= 'z') || (unsigned char)s.s[1] >= 0x80 ||
	                 ((m->lang == 0 || m->lang == 5) && s.s[0] == 'A' && s.s[1] == ' ')) &&
	             m->lang != 1; /* the English and the Hungarian article are a letter */
	uint32_t cp;
	size_t start, end, n = coco_utf8_next(s, &cp);
	lower = lower || (s.n > 1 && pattern_find(m->small, s, 0, &start, &end) == 1);
	if (lower && s.s[0] < 'a') {
		coco_buf_putc(&m->out, (char)(s.s[0] + 32));
		coco_buf_str(&m->out, coco_str_sub(s, 1, s.n));
	} else if (n > 1 && m->lang != 1) { /* Č, Á */
		coco_text_normal(coco_str_sub(s, 0, n), &m->out);
		coco_buf_str(&m->out, coco_str_sub(s, n, s.n));
	} else {
		coco_buf_str(&m->out, s);
	}
}

bool question_does(struct coco_str s)
{
	struct coco_word word;
	size_t at = 0;
	return coco_word_next(s, &at, &word) && word.start == 0 && verb_of("base", coco_str_sub(s, 0, word.end));
}

/* "makes the work easier and keeps the hall clean": behind "and" stands a verb of the same kind, which takes its base form, too. False: it
 * may as well be a noun ("and labels"). */
static bool put_verbs(struct question_maker *m, struct coco_str s)
{
	static const char *const joins[] = {"and", "or", "e", "o"};
	static const char *const articles[] = {
	    "the", "a", "an", "our", "its", "their", "your", "people", "il", "la", "lo", "i", "gli", "le", "un", "una"};
	struct coco_word word, last = {0, 0, false};
	size_t from = 0;
	for (size_t at = 0; coco_word_next(s, &at, &word); last = word) {
		bool joined = false, verb = false;
		for (size_t i = 0; last.end > 0 && i < COCO_LEN(joins); i++)
			joined = joined || coco_str_is(coco_str_sub(s, last.start, last.end), joins[i]);
		const char *base = joined ? verb_of("third", coco_str_sub(s, word.start, word.end)) : NULL;
		if (!base)
			continue;
		struct coco_word next = {0, 0, false};
		size_t behind = at;
		bool more = coco_word_next(s, &behind, &next);
		for (size_t i = 0; more && i < COCO_LEN(articles); i++)
			verb = verb || coco_str_is(coco_str_sub(s, next.start, next.end), articles[i]);
		if (!verb)
			return false;
		coco_buf_str(&m->out, coco_str_sub(s, from, word.start));
		coco_buf_puts(&m->out, base);
		from = word.end;
	}
	coco_buf_str(&m->out, coco_str_sub(s, from, s.n));
	return true;
}

/* The owner's words without straight quotation marks: how to let people "touch" a jumper. */
static void put_unquoted(struct question_maker *m, struct coco_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.s[i] != '"')
			coco_buf_putc(&m->out, s.s[i]);
}

/* Fills the template; false: a verb is not in the table or nothing is left of a group. */
bool question_fill(struct question_maker *m, const struct question_form *form, struct coco_str s, const size_t groups[16])
{
	unsigned verb_group = 1;
	char kind[16] = "";
	const char *colon = strchr(form->verb, ':');
	size_t n = colon ? (size_t)(colon - form->verb) : strlen(form->verb);
	memcpy(kind, form->verb, n < sizeof kind ? n : sizeof kind - 1);
	if (colon)
		verb_group = (unsigned)(colon[1] - '0');
	size_t length = strlen(kind), last = 0, start, end;
	bool whole = length > 0 && kind[length - 1] == '!'; /* all of the clause or nothing */
	if (whole)
		kind[length - 1] = 0;
	const bool asked = strcmp(kind, "asked") == 0;        /* the owner's own question, as it begins */
	whole = whole || asked || strcmp(kind, "whole") == 0; /* the owner's own words */
	for (const char *t = form->template; *t; t++)
		last = *t == '$' ? (size_t)(t[1] - '0') : last;
	coco_buf_clear(&m->out);
	for (const char *t = form->template; *t; t++) {
		if (*t != '$') {
			coco_buf_putc(&m->out, *t);
			continue;
		}
		unsigned g = (unsigned)(*++t - '0');
		if (groups[2 * g] == SIZE_MAX || groups[2 * g] == groups[2 * g + 1]) {
			t += t[1] == ' ';
			continue;
		}
		struct coco_str part = coco_str_trim(coco_str_sub(s, groups[2 * g], groups[2 * g + 1]));
		bool verb = g == verb_group && kind[0] && !asked && strcmp(kind, "lower") != 0 && strcmp(kind, "whole") != 0;
		if (verb) {
			const char *base = strcmp(kind, "imperative") == 0 ? question_imperative(m->lang, part)
			                   : strcmp(kind, "purpose") == 0  ? question_purpose(m->lang, part)
			                                                   : verb_of(kind, part);
			if (!base)
				return false;
			coco_buf_puts(&m->out, base);
			continue;
		}
		if (whole && strcmp(kind, "third") == 0) {
			if (!put_verbs(m, part))
				return false;
			continue;
		}
		if (whole) {
			if (asked)
				put_unquoted(m, part);
			else
				put_lower(m, part);
			continue;
		}
		if (g == last) {
			size_t used = count_words(coco_buf_view(&m->out)), behind = count_words(coco_str_of(t + 1));
			if (used + behind >= QUESTION_WORDS_MAX)
				return false;
			bool ends = behind == 0 && without_stops(coco_str_sub(s, groups[2 * g + 1], s.n)).n == 0;
			struct coco_str brisk = question_cut(&m->cutter, part, used + behind < WORDS_GOOD - 4 ? WORDS_GOOD - used - behind : 4, ends);
			const bool says = m->lang == 0 && count_words(brisk) >= 3 && pattern_find(m->hollow, brisk, 0, &start, &end) != 1;
			part = says ? brisk : question_cut(&m->cutter, part, QUESTION_WORDS_MAX - used - behind, ends);
			if ((part.n == 0 && groups[2 * g + 1] > groups[2 * g]) || question_hangs(m->cutter.tail, part))
				return false;
		} else {
			part = without_brackets(part, m->arena);
		}
		if (!part.s)
			return false;
		if (g == verb_group || t == strchr(form->template, '$') + 1 || g == last)
			put_lower(m, part);
		else
			coco_buf_str(&m->out, part);
	}
	return coco_buf_ok(&m->out);
}
