/* Which acronyms need no question: known outside the factory (acronyms.csv), or explained in the text.
 *
 * Method: an explanation stands in brackets before or after, "needle roller bearings (NRB)", "PLC (programmable logic
 * controller)": two thirds of the capitals must begin words, in order; or words in a row begin with its letters (Ministarstvo unutarnjih
 * poslova, MUP). Words that are only written large are none, for they stand in small letters elsewhere, are function or everyday words, or
 * two of them stand together; nor are names: of a firm, before its legal form, and of a model, before its number.
 *
 * Invariant: what is unsure counts as unknown, but for words of six capitals and more. */
#include "parts.h"

#include <string.h>
#include <unictype.h>
#include <unicase.h>

/* Capitals of the acronym, in order, among the first letters of `words`, or among all where one is a compound of many
 * letters: kohlenstofffaserverstärkter Kunststoff (CFK). */
static bool initials_match(struct coco_str acronym, struct coco_str words)
{
	enum { COMPOUND = 14 };
	char initials[80];
	size_t n = 0, want = 0, hit = 0, at = 0;
	struct coco_word word;
	while (n < sizeof initials && coco_word_next(words, &at, &word))
		for (size_t i = word.start; i < word.end && n < sizeof initials; i++)
			if (i == word.start || words.s[i - 1] == '-' || word.end - word.start >= COMPOUND)
				initials[n++] = (char)(words.s[i] & ~32);
	for (size_t i = 0, k = 0; i < acronym.n; i++) {
		if (acronym.s[i] < 'A' || acronym.s[i] > 'Z')
			continue;
		want++;
		for (size_t from = k; from < n; from++)
			if (initials[from] == acronym.s[i]) {
				hit++;
				k = from + 1;
				break;
			}
	}
	return want > 0 && hit * 3 >= want * 2; /* Extensible Markup Language (XML) */
}

/* The name stands somewhere in small letters, but for one at most which is not that at `letter`. */
static bool written_small(struct coco_str text, struct coco_str name, size_t letter)
{
	for (size_t at = letter; at < text.n; at++) {
		const char *next = memchr(text.s + at, name.s[letter] | 32, text.n - at);
		if (!next)
			return false;
		at = (size_t)(next - text.s);
		size_t start = at - letter, k = 0, small = 0;
		if (start + name.n > text.n)
			return false;
		for (; k < name.n && (text.s[start + k] | 32) == (name.s[k] | 32); k++)
			small += text.s[start + k] >= 'a' && text.s[start + k] <= 'z';
		if (k == name.n && small >= name.n - 1)
			return true;
	}
	return false;
}

/* A word of five capitals and more that stands in small letters elsewhere ("PHASE", "Phase") is only written large. */
static bool word_in_capitals(struct coco_str text, struct coco_str name)
{
	size_t letters[2], n = 0;
	for (size_t pass = 0; pass < 2 && n < 2; pass++) /* two that texts have seldom, if there are such */
		for (size_t k = 0; k < name.n && n < 2; k++)
			if ((name.s[k] | 32) >= 'a' && (name.s[k] | 32) <= 'z' && (pass > 0 || !strchr("etaoinsrhl", name.s[k] | 32)) &&
			    !(n == 1 && letters[0] == k))
				letters[n++] = k;
	if (name.n < 5 || n < 2)
		return false; /* of which one at most is no small letter */
	return written_small(text, name, letters[0]) || written_small(text, name, letters[1]);
}

/* CONFIDENTIAL, SYSTEM: as long as a word, and nothing but capitals. */
static bool only_shouted(struct coco_str name)
{
	size_t capitals = 0;
	for (size_t i = 0; i < name.n; i++)
		capitals += (name.s[i] >= 'A' && name.s[i] <= 'Z') || (unsigned char)name.s[i] >= 0x80;
	return name.n >= 6 && capitals == name.n;
}

/* Somewhere the word stands in small letters: "one step", so that ONE STEP is none. */
static bool stands_small(struct coco_str text, struct coco_str normal)
{
	struct coco_word word;
	for (size_t at = 0; coco_word_next(text, &at, &word);)
		if (word.end - word.start == normal.n && memcmp(text.s + word.start, normal.s, normal.n) == 0)
			return true;
	return false;
}

/* THE, NIE, MUST: a function word of some language, an everyday word, or one that the text has in small letters. */
static bool only_a_word(struct coco_str text, struct coco_str name)
{
	enum { LEAST = 3 };
	struct coco_buf normal = COCO_BUF_INIT;
	coco_text_normal(name, &normal);
	struct coco_str small = coco_buf_view(&normal);
	bool word = name.n >= LEAST && !memchr(name.s, '-', name.n) && (stands_small(text, small) || familiar_word(small));
	for (int lang = 0; !word && name.n >= LEAST && lang < (int)COCO_LANGS; lang++)
		word = coco_stop_word(lang, small);
	coco_buf_free(&normal);
	return word;
}

/* "Ministarstvo unutarnjih poslova": words in a row, the first with a capital, begin with the letters of the acronym. */
static bool spelt_by_words(struct coco_str text, struct coco_str name)
{
	enum { LEAST = 3, MOST = 6 };
	char initials[MOST] = {0};
	size_t n = 0, at = 0;
	struct coco_word word, first[MOST];
	if (name.n < LEAST || name.n > MOST)
		return false;
	while (coco_word_next(text, &at, &word)) {
		if (n == name.n) {
			memmove(initials, initials + 1, n - 1);
			memmove(first, first + 1, (n - 1) * sizeof *first);
			n--;
		}
		first[n] = word;
		initials[n++] = (char)(text.s[word.start] & ~32);
		if (n == name.n && memcmp(initials, name.s, n) == 0 && !(text.s[first[0].start] & 32) && word.end - word.start > 1)
			return true;
	}
	return false;
}

/* Without the s of the plural. */
static struct coco_str singular(struct coco_str name)
{
	if (name.n > 2 && name.s[name.n - 1] == 's')
		name.n--;
	return name;
}

/* The words before "(NRB)" that it is made of: the fewest at the end of the clause whose first letters give it; absent: none. */
static struct coco_str words_before(struct coco_str text, struct coco_str name, size_t bracket)
{
	size_t from = bracket, low = bracket > 120 ? bracket - 120 : 0, starts[32], n = 0;
	struct coco_word word;
	while (from > low && strchr(". ", text.s[from - 1])) /* "World Technology Center, Inc. (WTC)" */
		from--;
	while (from > low && !strchr(".;:!?\n(", text.s[from - 1]))
		from--;
	struct coco_str clause = coco_str_sub(text, 0, bracket);
	for (size_t at = from; n < COCO_LEN(starts) && coco_word_next(clause, &at, &word);)
		starts[n++] = word.start;
	for (size_t k = 1; k <= n && k <= name.n + 2; k++) {
		struct coco_str words = coco_str_trim(coco_str_sub(text, starts[n - k], bracket));
		bool first = (words.s[0] & ~32) == name.s[0] || k == n || k == name.n + 2;
		if (first && initials_match(name, words))
			return words;
	}
	return COCO_STR_NONE;
}

/* Each letter of the name begins one of the words, in order, the first one the first or, behind an article, the second; or the words with
 * capitals begin with its letters in another order, as a translation's do. */
static bool made_of(struct coco_str name, struct coco_str words)
{
	enum { MORE = 4, LETTERS = 8 };
	struct coco_word word;
	size_t at = 0, n = 0, hit = 0, letters = 0, capitals = 0, among = 0, length;
	uint32_t of[LETTERS] = {0}, cp = 0;
	bool used[LETTERS] = {false}, late = false;
	for (size_t i = 0; i < name.n && letters < LETTERS; i += length) {
		length = coco_utf8_next(coco_str_sub(name, i, name.n), &cp);
		if (uc_is_upper(cp))
			of[letters++] = cp;
	}
	while (coco_word_next(words, &at, &word)) {
		coco_utf8_next(coco_str_sub(words, word.start, word.end), &cp);
		if (uc_is_upper(cp)) {
			size_t k = 0;
			while (k < letters && (used[k] || of[k] != cp))
				k++;
			capitals++;
			among += k < letters;
			if (k < letters)
				used[k] = true;
		}
		bool begins = hit < letters && uc_toupper(cp) == of[hit];
		late = late || (!begins && n == 1 && hit == 0);
		hit += begins;
		n++;
	}
	bool order = hit == letters && !late && n <= letters + MORE, mixed = letters > 2 && among == letters && capitals == letters;
	return letters > 1 && (order || mixed);
}

/* One long compound, behind an article or none, has the letters of the name in order, the first one first: KBD, das
 * Kundenberatungsdokument. */
static bool compound_of(struct coco_str name, struct coco_str words)
{
	enum { LEAST = 3, COMPOUND = 14, ARTICLE_MOST = 3 };
	struct coco_word first, word;
	size_t at = 0, k = 0;
	if (name.n < LEAST || !coco_word_next(words, &at, &first))
		return false;
	word = first;
	if (coco_word_next(words, &at, &word) && first.end - first.start > ARTICLE_MOST)
		return false;
	const struct coco_str compound = coco_str_sub(words, word.start, word.end);
	if (coco_word_next(words, &at, &first) || compound.n < COMPOUND || (compound.s[0] & ~32) != name.s[0])
		return false;
	for (size_t i = 0; i < compound.n && k < name.n; i++)
		k += (compound.s[i] & ~32) == name.s[k] && name.s[k] >= 'A' && name.s[k] <= 'Z';
	return k == name.n;
}

/* "ADI, the Association for Industrial Design, …" and the other way round: what it stands for, between commas. */
static struct coco_str words_beside(struct coco_str text, struct coco_str name, size_t start, size_t end)
{
	enum { FAR = 120 };
	struct coco_word word;
	size_t to = end + 2, from = start > 2 ? start - 2 : 0, low = from > FAR ? from - FAR : 0, starts[24], n = 0;
	if (end + 2 < text.n && memcmp(text.s + end, ", ", 2) == 0) {
		while (to < text.n && to < end + FAR && !strchr(",.;:()!?\n", text.s[to]))
			to++;
		struct coco_str words = coco_str_sub(text, end + 2, to);
		if (made_of(name, words) || compound_of(name, words))
			return words;
	}
	if (start < 3 || memcmp(text.s + start - 2, ", ", 2) != 0 || (end < text.n && !strchr(",.;:)!?\n", text.s[end])))
		return COCO_STR_NONE;
	for (size_t k = from; k > low && !strchr(".;:!?\n(,", text.s[k - 1]); k--)
		from = k - 1;
	struct coco_str clause = coco_str_sub(text, 0, start - 2);
	for (size_t at = from; n < COCO_LEN(starts) && coco_word_next(clause, &at, &word);)
		starts[n++] = word.start;
	for (size_t k = name.n < n ? name.n : n; k > 1 && k <= n && k <= name.n + 4; k++) {
		struct coco_str words = coco_str_sub(text, starts[n - k], start - 2);
		if (made_of(name, words))
			return words;
	}
	return COCO_STR_NONE;
}

struct coco_str acronym_words(struct coco_str text, const struct coco_fact *fact, const struct coco_fact *facts, size_t n_facts)
{
	struct coco_str name = singular(fact->value);
	for (size_t i = 0; i < n_facts; i++) {
		size_t start = facts[i].start, end = facts[i].end;
		if (facts[i].kind != COCO_FACT_ACRONYM || !coco_str_eq(singular(facts[i].value), name))
			continue;
		if (start > 1 && text.s[start - 1] == '(' && end < text.n) { /* needle roller bearings (NRB) */
			struct coco_str words = words_before(text, name, start - 1);
			if (words.n)
				return words;
		}
		if (end + 2 < text.n && text.s[end] == ' ' && text.s[end + 1] == '(') { /* PLC (programmable logic controller) */
			size_t close = end + 2;
			while (close < text.n && close < end + 120 && text.s[close] != ')')
				close++;
			if (initials_match(name, coco_str_sub(text, end + 2, close)))
				return coco_str_sub(text, end + 2, close);
		}
		struct coco_str words = words_beside(text, name, start, end);
		if (words.n)
			return words;
	}
	return COCO_STR_NONE;
}

bool acronym_holds(struct coco_str text, struct coco_str before, struct coco_str after)
{
	struct coco_str name = singular(before), words;
	if (!(after.n >= before.n && memcmp(after.s, before.s, before.n) == 0) || after.n < before.n + 4 ||
	    memcmp(after.s + before.n, " (", 2) != 0 || after.s[after.n - 1] != ')')
		return false;
	words = coco_str_sub(after, before.n + 2, after.n - 1);
	for (size_t at = coco_str_find(text, words, 0); at != SIZE_MAX; at = coco_str_find(text, words, at + 1)) {
		struct coco_str rest = coco_str_sub(text, at + words.n, text.n), ahead = coco_str_sub(text, 0, at);
		size_t blank = 0;
		while (blank < rest.n && strchr(" \t\r\n", rest.s[blank]))
			blank++;
		rest = coco_str_sub(rest, blank, rest.n);
		if (rest.n > name.n + 1 && rest.s[0] == '(' && memcmp(rest.s + 1, name.s, name.n) == 0)
			return true;
		if (rest.n > name.n + 1 && coco_str_starts(rest, ", ") && memcmp(rest.s + 2, name.s, name.n) == 0)
			return true;
		if (ahead.n >= name.n + 2 && coco_str_ends(ahead, ", ") && memcmp(ahead.s + ahead.n - 2 - name.n, name.s, name.n) == 0)
			return true;
		size_t open = ahead.n >= 2 && ahead.s[ahead.n - 1] == '(' && ahead.s[ahead.n - 2] == ' ' ? ahead.n - 2 : 0;
		open -= open > name.n && ahead.s[open - 1] == 's';
		if (open >= name.n && memcmp(ahead.s + open - name.n, name.s, name.n) == 0)
			return true;
	}
	return false;
}

/* ACME Presses Ltd.: the words from `at` on, each with a capital, end before a legal form. */
static bool firm(struct coco_str text, size_t at)
{
	enum { WORDS = 3 };
	struct coco_word word;
	for (size_t n = 0; n <= WORDS; n++) {
		size_t next = at + 1;
		if (before_legal_form(text, at))
			return true;
		if (!coco_word_next(text, &next, &word) || word.start != at + 1 || text.s[at] != ' ' || word.number ||
		    capitals_end(text, word.start) == word.start)
			return false;
		at = word.end;
	}
	return false;
}

/* The word right before `at` begins with a capital: Homag BHX. */
static bool capital_before(struct coco_str text, size_t at)
{
	size_t from = at > 0 ? at - 1 : 0;
	while (from > 0 && is_word_byte((unsigned char)text.s[from - 1]))
		from--;
	return at > 1 && text.s[at - 1] == ' ' && from + 1 < at && capitals_end(text, from) > from;
}

/* The number names no year and has three digits or more: BHX 200. */
static bool model_number(struct coco_str value)
{
	return value.n > 4 || value.n == 3 || (value.n == 4 && memcmp(value.s, "19", 2) != 0 && memcmp(value.s, "20", 2) != 0);
}

/* It names a firm, before its legal form, or a model, before a bare number. */
static bool only_a_name(struct coco_str text, struct coco_str name, const struct coco_fact *facts, size_t n_facts)
{
	for (size_t i = 0; i < n_facts; i++) {
		size_t end = facts[i].end;
		if (facts[i].kind != COCO_FACT_ACRONYM || !coco_str_eq(facts[i].value, name))
			continue;
		bool number = i + 1 < n_facts && facts[i + 1].kind == COCO_FACT_NUMBER && facts[i + 1].start == end + 1 && text.s[end] == ' ' &&
		              facts[i + 1].unit.n == 0;
		if (firm(text, end) || (number && (capital_before(text, facts[i].start) || model_number(facts[i + 1].value))))
			return true;
	}
	return false;
}

/* o'clock, pm, Uhr: a unit that only times of the clock have. */
static bool clock_unit(struct coco_str unit)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "words");
	size_t kind = coco_table_column(table, "kind"), value = coco_table_column(table, "value");
	for (size_t row = 0; unit.n > 0 && row < coco_table_rows(table); row++) {
		const char *is = coco_table_cell(table, row, value);
		if (strcmp(coco_table_cell(table, row, kind), "clock") != 0 ||
		    (strcmp(is, "unit") != 0 && strcmp(is, "am") != 0 && strcmp(is, "pm") != 0))
			continue;
		for (size_t lang = 0; lang < COCO_LANGS; lang++) {
			struct coco_str cell = coco_str_of(coco_table_cell(table, row, coco_table_column(table, coco_langs[lang])));
			for (size_t at = coco_str_find(cell, unit, 0); at != SIZE_MAX; at = coco_str_find(cell, unit, at + 1))
				if ((at == 0 || cell.s[at - 1] == ';') && (at + unit.n == cell.n || cell.s[at + unit.n] == ';'))
					return true;
		}
	}
	return false;
}

/* 17:00 ET, 5pm CET, 14 Uhr MEZ: at most four capitals right behind a time of the clock are a zone of time. */
static bool zone_of_time(struct coco_str text, struct coco_str name, const struct coco_fact *facts, size_t n_facts)
{
	enum { LONGEST = 5 };
	for (size_t i = 1; i < n_facts && name.n <= LONGEST; i++) {
		const struct coco_fact *time = &facts[i - 1];
		if (facts[i].kind != COCO_FACT_ACRONYM || !coco_str_eq(facts[i].value, name) || time->kind != COCO_FACT_NUMBER ||
		    text.s[facts[i].start - 1] != ' ')
			continue;
		struct coco_str unit = coco_str_trim(coco_str_sub(text, time->end, facts[i].start));
		if (clock_unit(unit.n ? unit : time->unit) || (unit.n == 0 && memchr(text.s + time->start, ':', time->end - time->start)))
			return true;
	}
	return false;
}

/* SFIDA: at the beginning of a line, five capitals and more before a colon are its heading. */
static bool heads_line(struct coco_str text, const struct coco_fact *fact)
{
	enum { LEAST = 5 };
	size_t from = fact->start;
	while (from > 0 && strchr(" #*-", text.s[from - 1]))
		from--;
	return fact->end - fact->start >= LEAST && fact->end < text.n && text.s[fact->end] == ':' && (from == 0 || text.s[from - 1] == '\n');
}

/* XVI, XCIII: letters of Roman numbers alone, and where hundreds are among them (DVI, CLI) two letters that few abbreviations have. */
static bool roman(struct coco_str name)
{
	static const struct coco_str pairs[] = {COCO_STR("II"), COCO_STR("XX"), COCO_STR("XC"), COCO_STR("XI"), COCO_STR("XV"), COCO_STR("IX")};
	size_t small = 0, all = 0;
	while (small < name.n && strchr("IVX-", name.s[small]))
		small++;
	while (all < name.n && strchr("IVXLCDM", name.s[all]))
		all++;
	for (size_t i = 0; all == name.n && i < COCO_LEN(pairs); i++)
		if (coco_str_find(name, pairs[i], 0) != COCO_NONE)
			return true;
	return small == name.n;
}

/* "Moisture permeation (WTR)", "Cividate (BS)": alone in brackets behind a word, it only says shortly what stands there. */
static bool alone_in_brackets(struct coco_str text, const struct coco_fact *fact)
{
	size_t before = fact->start;
	return before > 2 && fact->end < text.n && text.s[before - 1] == '(' && text.s[fact->end] == ')' && text.s[before - 2] == ' ' &&
	       is_word_byte((unsigned char)text.s[before - 3]) && !(text.s[before - 3] >= '0' && text.s[before - 3] <= '9');
}

/* "(UL ALUO)": nothing but such letters in brackets behind a word; where it stands so, it is told everywhere. */
static bool among_in_brackets(struct coco_str text, struct coco_str name, const struct coco_fact *facts, size_t n_facts)
{
	for (size_t i = 0; i < n_facts; i++) {
		if (facts[i].kind != COCO_FACT_ACRONYM || !coco_str_eq(facts[i].value, name))
			continue;
		size_t from = facts[i].start, to = facts[i].end, words = 1;
		for (; from > 0 && (strchr(" ,/&-", text.s[from - 1]) || (text.s[from - 1] >= 'A' && text.s[from - 1] <= 'Z')); from--)
			words += text.s[from - 1] == ' ';
		for (; to < text.n && (strchr(" ,/&-", text.s[to]) || (text.s[to] >= 'A' && text.s[to] <= 'Z')); to++)
			words += text.s[to] == ' ';
		if (words > 1 && from > 2 && to < text.n && text.s[from - 1] == '(' && text.s[to] == ')' && text.s[from - 2] == ' ' &&
		    is_word_byte((unsigned char)text.s[from - 3]))
			return true;
	}
	return false;
}

/* AZ in "AZ OTTHONNEKED SZERVEZÉSÉBEN", IN in "KAJ IN ZA KOGA": it stands only in lines that have no small letter, among other words. */
static bool only_in_capital_lines(struct coco_str text, struct coco_str name, const struct coco_fact *facts, size_t n_facts)
{
	enum { LETTERS = 8 };
	size_t seen = 0;
	for (size_t i = 0; i < n_facts; i++) {
		if (facts[i].kind != COCO_FACT_ACRONYM || !coco_str_eq(facts[i].value, name))
			continue;
		size_t from = facts[i].start, to = facts[i].end, letters = 0;
		while (from > 0 && text.s[from - 1] != '\n')
			from--;
		while (to < text.n && text.s[to] != '\n')
			to++;
		for (size_t k = from; k < to; k++) {
			if (text.s[k] >= 'a' && text.s[k] <= 'z')
				return false;
			letters += text.s[k] >= 'A' && text.s[k] <= 'Z';
		}
		if (letters < LETTERS + name.n)
			return false;
		seen++;
	}
	return seen > 0;
}

/* RIVA, where the text has Riva, too: a name. */
static bool written_as_name(struct coco_str text, struct coco_str name)
{
	enum { LEAST = 3, MOST = 40 };
	char small[MOST];
	struct coco_word word;
	if (name.n < LEAST || name.n > MOST)
		return false;
	small[0] = name.s[0];
	for (size_t i = 1; i < name.n; i++) {
		if (name.s[i] < 'A' || name.s[i] > 'Z')
			return false;
		small[i] = (char)(name.s[i] | 32);
	}
	const struct coco_str written = {small, name.n};
	for (size_t at = coco_str_find(text, written, 0); at != SIZE_MAX; at = coco_str_find(text, written, at + name.n)) {
		size_t from = at; /* words are told from each other from a blank on */
		while (from > 0 && !strchr(" \n", text.s[from - 1]))
			from--;
		while (coco_word_next(text, &from, &word) && word.start <= at)
			if (word.start == at && word.end == at + name.n)
				return true;
	}
	return false;
}

/* PONTE VIVO: two words of four capitals and more side by side are a title. */
static bool two_shouted(struct coco_str text, const struct coco_fact *facts, size_t n_facts, struct coco_str name)
{
	enum { LEAST = 4 };
	for (size_t i = 0; i + 1 < n_facts; i++) {
		const struct coco_fact *a = &facts[i], *b = &facts[i + 1];
		if (a->kind == COCO_FACT_ACRONYM && b->kind == COCO_FACT_ACRONYM && b->start == a->end + 1 && text.s[a->end] == ' ' &&
		    a->end - a->start >= LEAST && b->end - b->start >= LEAST && capitals_end(text, a->start) == a->end &&
		    capitals_end(text, b->start) == b->end && (coco_str_eq(a->value, name) || coco_str_eq(b->value, name)))
			return true;
	}
	return false;
}

bool acronym_known(
    const struct coco_rewriter *rewriter, struct coco_str text, const struct coco_fact *fact, const struct coco_fact *facts, size_t n_facts)
{
	struct coco_str name = singular(fact->value);
	if (roman(name) || lexicon_find(&rewriter->acronyms, name, NULL) || lexicon_find(&rewriter->units, name, NULL) ||
	    lexicon_find(&rewriter->standards, name, NULL))
		return true;
	if (word_in_capitals(text, name) || only_a_word(text, name) || spelt_by_words(text, name) || only_shouted(name) ||
	    only_a_name(text, fact->value, facts, n_facts) || zone_of_time(text, fact->value, facts, n_facts) || heads_line(text, fact) ||
	    alone_in_brackets(text, fact) || among_in_brackets(text, fact->value, facts, n_facts) || mail_again(text, fact->start, fact->end) ||
	    only_in_capital_lines(text, fact->value, facts, n_facts) || written_as_name(text, name) ||
	    two_shouted(text, facts, n_facts, fact->value))
		return true;
	return acronym_words(text, fact, facts, n_facts).n > 0;
}
