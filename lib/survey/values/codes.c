/* Codes in the writings that people and national classifications give them, and size classes from headcounts.
 *
 * Method: a code may stand before its words ("C25.6 - Treatment of metals", "AT13: Wien") or in brackets behind them. NACE is read
 * without its section letter, with or without dots, and cut to four digits where a national edition has more ("62.010",
 * "62.01.Z"); a letter that belongs to another section refuses it. A headcount or a range of them names a size class if
 * the class holds all of it. Invariant: what fits two codes gives none.
 */
#include <string.h>
#include "codes.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool has_digit(struct coco_str text)
{
	size_t i = 0;
	while (i < text.n && !is_digit(text.s[i]))
		i++;
	return i < text.n;
}

/* The last part in brackets, "Wien (AT13)" → "AT13"; absent if there is none. */
static struct coco_str bracketed(struct coco_str text)
{
	if (text.n < 3 || text.s[text.n - 1] != ')')
		return COCO_STR_NONE;
	for (size_t i = text.n - 1; i > 0; i--) {
		if (text.s[i - 1] == '(')
			return coco_str_sub(text, i, text.n - 1);
	}
	return COCO_STR_NONE;
}

/* Capital letters and digits before a dash, a colon, a bar or (with a digit among them) a blank; absent. */
static struct coco_str leading(struct coco_str text)
{
	static const char *const marks[] = {"-", "–", "—", ":", "|", "/", ",", "("};
	size_t n = 0, end;
	bool digit = false;
	while (n < text.n && (is_upper(text.s[n]) || is_digit(text.s[n])))
		digit |= is_digit(text.s[n++]);
	for (end = n; end < text.n && text.s[end] == ' ';)
		end++;
	if (!n || end == text.n)
		return COCO_STR_NONE;
	bool marked = digit && end > n;
	for (size_t i = 0; i < COCO_LEN(marks) && !marked; i++)
		marked = coco_str_starts(coco_str_sub(text, end, text.n), marks[i]);
	return marked ? coco_str_sub(text, 0, n) : COCO_STR_NONE;
}

/* ---- NACE -------------------------------------------------------------------------------------------------------- */

/* Does the division (two digits) belong to the section, in either edition? */
static bool in_section(const struct coco_vocab *nace, const char division[3], char section)
{
	char later[8];
	snprintf(later, sizeof later, "2.1:%s", division);
	size_t rows[] = {coco_vocab_find(nace, coco_str_of(division)), coco_vocab_find(nace, coco_str_of(later))};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_str parent = rows[i] == COCO_NONE ? COCO_STR_NONE : coco_str_of(coco_vocab_parent(nace, rows[i]));
		if (parent.n && parent.s[parent.n - 1] == section)
			return true;
	}
	return false;
}

/* "C25.6", "C 25", "25.60", "2562", "62.010", "62.01.Z - Software" as "25.6", "25", "25.60", "25.62", "62.01", "62.01". */
static bool nace_read(const struct coco_vocab *nace, struct coco_str text, char code[6])
{
	char section = 0, digits[5] = "";
	size_t i = 0, n = 0, groups = 1;
	if (coco_str_starts(text, "NACE"))
		for (i = 4; i < text.n && (text.s[i] == ' ' || text.s[i] == ':');)
			i++;
	if (i + 1 < text.n && is_upper(text.s[i])) {
		section = text.s[i++];
		while (i < text.n && (text.s[i] == ' ' || text.s[i] == '.'))
			i++;
	}
	size_t start = i;
	for (; i < text.n && (is_digit(text.s[i]) || (text.s[i] == '.' && i > start && i + 1 < text.n && is_digit(text.s[i + 1]))); i++) {
		if (text.s[i] == '.') {
			/* two digits stand before the first dot, two between the dots */
			if (n < 4 ? n != 2 : groups > 2)
				return false;
			groups++;
		} else if (n < 4) {
			digits[n++] = text.s[i];
		}
	}
	size_t length = i - start;
	if (n < 2 || length > 8)
		return false;
	/* a national edition's letter or number behind */
	if (i + 1 < text.n && n == 4 && (text.s[i] == '.' || text.s[i] == '-') && (is_upper(text.s[i + 1]) || is_digit(text.s[i + 1])))
		for (i++; i < text.n && (is_upper(text.s[i]) || is_digit(text.s[i]));)
			i++;
	if (i < text.n && !memchr(" -:,;(/|\t", text.s[i], 9) && (unsigned char)text.s[i] < 0x80)
		return false;
	char division[3] = {digits[0], digits[1], 0};
	snprintf(code, 6, n > 2 ? "%s.%s" : "%s%s", division, digits + 2);
	return coco_vocab_valid(nace, coco_str_of(code)) && (!section || in_section(nace, division, section));
}

#define SHORT_CODE 3

/* "k. A." (no answer) is the code ka, Georgian, once its marks are gone: a short code must stand as it is, in any case. */
static bool only_by_marks(struct coco_str cell, const char *code)
{
	struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
	struct coco_str text = coco_str_trim(cell);
	size_t n = strlen(code), i = 0;
	if (n > SHORT_CODE)
		return false;
	while (i < text.n && i < n && (text.s[i] | 32) == (code[i] | 32))
		i++;
	coco_fold(text, &a);
	coco_fold(coco_str_of(code), &b);
	bool marks = (i < n || i < text.n) && coco_str_eq(coco_buf_view(&a), coco_buf_view(&b));
	coco_buf_free(&a);
	coco_buf_free(&b);
	return marks;
}

bool survey_code_valid(struct coco_str name, const struct coco_vocab *vocab, struct coco_str code)
{
	return coco_str_is(name, "nuts") ? coco_vocab_listed(vocab, code) : coco_vocab_valid(vocab, code);
}

struct coco_str survey_code_named(
    struct survey_lexicon *lx, const char *name, const struct coco_vocab *vocab, struct coco_str cell, char room[SURVEY_CODE])
{
	if (strcmp(name, "nace") == 0 && cell.n && has_digit(coco_str_sub(cell, 0, cell.n < 8 ? cell.n : 8))) {
		/* by its digits alone: without its dot, "1.1" would be division 11 */
		char nace[6];
		if (!nace_read(vocab, cell, nace))
			return COCO_STR_NONE;
		memcpy(room, nace, sizeof nace);
		return coco_str_of(room);
	}
	const char *code = survey_lexicon_code(lx, vocab, cell);
	if (code && !only_by_marks(cell, code))
		return coco_str_of(code);
	struct coco_str parts[] = {bracketed(cell), leading(cell)};
	for (size_t i = 0; i < COCO_LEN(parts); i++) {
		if (parts[i].n && survey_code_valid(coco_str_of(name), vocab, parts[i]))
			return parts[i];
	}
	/* "Austria (Österreich)": the words before the bracket */
	if (parts[0].n) {
		struct coco_str before = coco_str_trim(coco_str_sub(cell, 0, (size_t)(parts[0].s - cell.s) - 1));
		const char *outer = survey_lexicon_code(lx, vocab, before), *inner = survey_lexicon_code(lx, vocab, parts[0]);
		if (outer && inner && strcmp(outer, inner) == 0)
			return coco_str_of(outer);
	}
	const char *region = strcmp(name, "nuts") == 0 ? survey_region_named(lx, vocab, cell) : NULL;
	return region ? coco_str_of(region) : COCO_STR_NONE;
}

/* ---- size classes ------------------------------------------------------------------------------------------------ */

/* Recommendation 2003/361/EC by headcount: the first number of each class. */
static const struct {
	const char *code;
	unsigned long first;
} classes[] = {{"micro", 0}, {"small", 10}, {"medium", 50}, {"large", 250}};
#define PEOPLE_MAX 1000000ul /* what is more, or begins with 0, is a number of a register */
#define DIGITS_MAX 4         /* with a 0 before them */

/* The class that holds all headcounts from `low` to `high`; a range that ends at the next class's first number ends before it. */
static const char *class_of(unsigned long low, unsigned long high)
{
	for (size_t i = COCO_LEN(classes); i-- > 0;) {
		unsigned long end = i + 1 < COCO_LEN(classes) ? classes[i + 1].first : PEOPLE_MAX;
		if (low >= classes[i].first)
			return high < end || (high == end && low < high) ? classes[i].code : NULL;
	}
	return NULL;
}

static size_t blanks(struct coco_str text, size_t i)
{
	while (i < text.n && (text.s[i] == ' ' || text.s[i] == '\t' || text.s[i] == '(' || text.s[i] == ')'))
		i++;
	return i;
}

const char *survey_size_read(struct survey_lexicon *lx, struct coco_str text)
{
	unsigned long number[2] = {0, 0};
	size_t n = 0;
	char bound = 0; /* t: to, b: below, f: from, a: above */
	if (text.n > 60)
		return NULL;
	for (size_t i = blanks(text, 0); i < text.n; i = blanks(text, i)) {
		size_t start = i;
		if (is_digit(text.s[i])) {
			if (n == 2)
				return NULL;
			while (i < text.n && is_digit(text.s[i]) && number[n] < PEOPLE_MAX)
				number[n] = number[n] * 10 + (unsigned long)(text.s[i++] - '0');
			if (text.s[start] == '0' && i - start >= DIGITS_MAX)
				return NULL;
			n++;
			continue;
		}
		while (i < text.n && !is_digit(text.s[i]) && text.s[i] != ' ' && text.s[i] != ')')
			i++;
		struct coco_str word = coco_str_sub(text, start, i);
		const char *code = survey_lexicon_word(lx, "bound", word), *persons = code ? NULL : survey_lexicon_word(lx, "amount", word);
		/* "manje od 10" is below 10, whatever the second word means alone */
		if (code && *code != '-' && (!bound || bound == 'f'))
			bound = *code;
		else if (code && *code != '-' && *code != 'f' && *code != bound)
			return NULL;
		if (!code && (!persons || (strcmp(persons, "persons") != 0 && *persons != '~')))
			return NULL;
	}
	if (n == 2)
		return number[0] < number[1] ? class_of(number[0], number[1]) : NULL;
	if (n == 0)
		return NULL;
	switch (bound) {
	case 't':
		return class_of(0, number[0]);
	case 'b':
		return number[0] ? class_of(0, number[0] - 1) : NULL;
	case 'f':
		return class_of(number[0], PEOPLE_MAX - 1);
	case 'a':
		return class_of(number[0] + 1, PEOPLE_MAX - 1);
	default:
		return class_of(number[0], number[0]);
	}
}
