/* Values by the schema's kinds: codes, choices, booleans, texts. Numbers and dates are in numbers.c and dates.c.
 *
 * Method: a closed list is tried as its code, then by the vocabulary's labels and synonyms in nine languages, then by
 * words.csv. Nothing is guessed: what fits no rule comes back with a code that says why.
 */
#include <string.h>
#include "codes.h"
#include "values.h"

enum { ASSENT_MIN = 4 }; /* bytes of a phrase of assent: a shorter one may be any word ("on") */

static const char *leaf(const struct coco_field *field)
{
	const char *dot = strrchr(field->name, '.');
	return dot ? dot + 1 : field->name;
}

/* The vocabulary behind one name of `of`; `=WORD` is a word of the field's own. */
static const struct coco_vocab *vocab_of(struct survey_lexicon *lx, struct coco_str name)
{
	char text[64];
	if (name.n >= sizeof text || coco_str_starts(name, "="))
		return NULL;
	memcpy(text, name.s, name.n);
	text[name.n] = 0;
	return survey_lexicon_vocab(lx, text);
}

/* A code of any of the field's vocabularies before the words of one: a code of the second may be a word of the first. */
static const char *code_value(struct survey_lexicon *lx, const struct coco_field *field, struct coco_str cell, struct coco_buf *json)
{
	struct coco_str rest = coco_str_of(field->of), name, found = COCO_STR_NONE;
	char room[SURVEY_CODE], set[32] = "";
	while (rest.s && !found.s && coco_str_split(&rest, '|', &name)) {
		const struct coco_vocab *vocab = vocab_of(lx, name);
		bool own = coco_str_starts(name, "=") && coco_str_eq(coco_str_sub(name, 1, name.n), cell);
		if (own || (vocab && survey_code_valid(name, vocab, cell)))
			found = cell;
	}
	rest = coco_str_of(field->of);
	while (rest.s && !found.s && coco_str_split(&rest, '|', &name)) {
		const struct coco_vocab *vocab = vocab_of(lx, name);
		memcpy(set, name.s, name.n < sizeof set ? name.n : 0);
		set[name.n < sizeof set ? name.n : 0] = 0;
		found = vocab ? survey_code_named(lx, set, vocab, cell, room) : COCO_STR_NONE;
	}
	if (!found.s && !(field->flags & COCO_FIELD_OPEN))
		return "bad-code";
	coco_json_quote(json, found.s ? found : cell);
	return NULL;
}

/* "10-49", and "small (10-49)" where both say the same. */
static const char *size_value(struct survey_lexicon *lx, struct coco_str cell)
{
	const char *code = survey_size_read(lx, cell), *open = cell.n && !code ? memchr(cell.s, '(', cell.n) : NULL;
	if (!open || cell.s[cell.n - 1] != ')')
		return code;
	const size_t at = (size_t)(open - cell.s);
	const struct coco_str name = coco_str_trim(coco_str_sub(cell, 0, at));
	const char *inner = survey_size_read(lx, coco_str_sub(cell, at + 1, cell.n - 1)), *outer = survey_lexicon_word(lx, "size", name);
	if (!outer && survey_lexicon_vocab(lx, "size"))
		outer = survey_lexicon_code(lx, survey_lexicon_vocab(lx, "size"), name);
	return inner && outer && strcmp(inner, outer) == 0 ? inner : NULL;
}

static const char *choice_value(struct survey_lexicon *lx, const struct coco_field *field, struct coco_str cell, struct coco_buf *json)
{
	struct coco_str rest = coco_str_of(field->of), word;
	struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
	const char *fault = "bad-choice";
	coco_fold(cell, &a);
	while (rest.s && coco_str_split(&rest, '|', &word)) {
		coco_buf_clear(&b);
		coco_fold(word, &b);
		if (coco_str_eq(word, cell) || (a.len && coco_str_eq(coco_buf_view(&a), coco_buf_view(&b)))) {
			coco_json_quote(json, word);
			fault = NULL;
			break;
		}
	}
	coco_buf_free(&a);
	coco_buf_free(&b);
	const char *set = strcmp(leaf(field), "sizes") == 0 ? "size" : leaf(field);
	const struct coco_vocab *vocab = fault ? survey_lexicon_vocab(lx, strcmp(set, "stage") == 0 ? "readiness" : set) : NULL;
	const char *code = fault ? survey_lexicon_word(lx, set, cell) : NULL;
	if (!code && vocab)
		code = survey_lexicon_code(lx, vocab, cell);
	if (!code && strcmp(set, "size") == 0 && fault)
		code = size_value(lx, cell);
	if (code && coco_choice(field->of, coco_str_of(code)) >= 0) {
		coco_json_quote(json, coco_str_of(code));
		fault = NULL;
	}
	return fault;
}

/* Whether the words behind a "yes," say no more than it: a phrase of assent, behind which nothing limits it ("only", "not", "after"). */
static bool assents(struct survey_lexicon *lx, struct coco_str words)
{
	struct coco_str rest = words, word;
	size_t assent = 0;
	for (size_t n = words.n; n >= ASSENT_MIN && !assent; n--) {
		const bool ends = n == words.n || words.s[n] == ' ';
		const char *code = ends ? survey_lexicon_word(lx, "bool", coco_str_sub(words, 0, n)) : NULL;
		if (code && strcmp(code, "yes") != 0)
			return false;
		assent = code ? n : 0;
	}
	rest = coco_str_sub(words, assent, words.n);
	while (assent && coco_str_split(&rest, ' ', &word)) {
		if (survey_lexicon_word(lx, "limit", word))
			return false;
	}
	return assent > 0;
}

/* "Yes, I agree": the word before the comma, unless what stands behind it is more than an assent, or says the contrary. */
static const char *bool_of_two(struct survey_lexicon *lx, struct coco_str cell)
{
	struct coco_str rest = cell, head;
	if (!coco_str_split(&rest, ',', &head) || head.n == cell.n)
		return NULL;
	const char *code = survey_lexicon_word(lx, "bool", head);
	if (code && strcmp(code, "yes") == 0)
		return assents(lx, coco_str_trim(rest)) ? code : NULL;
	return code && assents(lx, coco_str_trim(rest)) ? NULL : code;
}

static const char *bool_value(struct survey_lexicon *lx, struct coco_str cell, struct coco_buf *json)
{
	bool yes = coco_str_is(cell, "true"), no = coco_str_is(cell, "false"); /* record CSV's own words need no table */
	const char *code = yes ? "yes" : no ? "no" : survey_lexicon_word(lx, "bool", cell);
	if (!code)
		code = bool_of_two(lx, cell);
	if (!code)
		return "bad-boolean";
	coco_buf_puts(json, strcmp(code, "yes") == 0 ? "true" : "false");
	return NULL;
}

/* A number, or one with words around it that the field's unit allows. */
static const char *number_value(
    struct survey_lexicon *lx, const struct coco_field *field, struct coco_str cell, char decimal, struct coco_buf *json)
{
	double value;
	size_t start = json->len;
	if (cell.n > 1 && cell.s[0] == '0' && cell.s[1] >= '0' && cell.s[1] <= '9' && strcmp(field->unit ? field->unit : "", "persons") == 0)
		return "bad-number"; /* a number of a register: nobody counts people from 02708244 on */
	const char *fault = survey_number(cell, decimal, &value, json);
	if (fault && field->kind == COCO_INT && strcmp(fault, "ambiguous-number") == 0) { /* whole numbers have no decimals */
		json->len = start;
		fault = survey_number(cell, memchr(cell.s, '.', cell.n) ? ',' : '.', &value, json);
	}
	if (fault && strcmp(fault, "bad-number") == 0) {
		struct survey_amount amount;
		const char *unit = field->unit ? field->unit : "";
		json->len = start;
		fault = survey_amount(lx, cell, decimal, &amount, &value, json);
		bool fits = (!amount.currency[0] || strcmp(unit, "currency") == 0) && (!amount.persons || strcmp(unit, "persons") == 0) &&
		            (!amount.percent || !*unit) && (!amount.at_most || strstr(field->name, "_max"));
		fault = fault || fits ? fault : "bad-number";
	}
	if (fault && strcmp(field->name, "founded") == 0) {
		int64_t year = 0;
		json->len = start;
		fault = survey_year(lx, cell, json) ? fault : NULL;
		if (!fault && coco_int_parse(coco_str_sub(coco_buf_view(json), start, json->len), &year))
			value = (double)year;
	}
	if (!fault && field->kind == COCO_INT && memchr(json->data + start, '.', json->len - start))
		fault = "bad-number";
	if (!fault && (field->min < 0 || field->max > 0) && (value < field->min || value > field->max))
		fault = "out-of-range";
	if (fault)
		json->len = start;
	return fault;
}

static const char *time_value(
    struct survey_lexicon *lx, const struct coco_field *field, struct coco_str cell, struct survey_format format, struct coco_buf *json)
{
	struct coco_time time;
	enum survey_clock clock;
	char text[32];
	const char *fault = survey_time(lx, cell, format, &time, &clock);
	if (fault)
		return fault;
	if (field->kind == COCO_TIME && !clock)
		return "bad-time";
	if (field->kind == COCO_TIME && clock == SURVEY_CLOCK_ELSEWHERE)
		return "unknown-zone";
	if (field->kind == COCO_DATE)
		coco_date_text(time.date, text);
	else
		coco_time_text(time, text);
	coco_json_quote(json, coco_str_of(text));
	return NULL;
}

const char *survey_currency(struct survey_lexicon *lx, struct coco_str text)
{
	const char *code = survey_lexicon_word(lx, "amount", text);
	return code && code[0] >= 'A' && code[0] <= 'Z' && strlen(code) == 3 ? code : NULL;
}

static bool is_id(const struct coco_field *field)
{
	return (field->flags & (COCO_FIELD_KEY | COCO_FIELD_PERSONAL)) || strcmp(field->name, "org_id") == 0;
}

bool survey_is_text(const struct coco_field *field)
{
	bool string = field->kind == COCO_STRING && !is_id(field) && strcmp(field->name, "currency") != 0;
	return (string || field->kind == COCO_TEXT) && !(field->flags & COCO_FIELD_LIST);
}

/* A name, an id, a currency. An id that a spreadsheet has rounded is somebody else's. */
static const char *string_value(struct survey_lexicon *lx, const struct coco_field *field, struct coco_str cell, struct coco_buf *json)
{
	if (is_id(field) && cell.n < 32 && survey_is_exponent(cell) && (memchr(cell.s, '+', cell.n) || memchr(cell.s, '-', cell.n)))
		return "exponent";
	const char *currency = strcmp(field->name, "currency") == 0 ? survey_currency(lx, cell) : NULL;
	coco_json_quote(json, currency ? coco_str_of(currency) : cell);
	return NULL;
}

const char *survey_value(
    struct survey_lexicon *lx, const struct coco_field *field, struct coco_str cell, struct survey_format format, struct coco_buf *json)
{
	if (field->kind != COCO_TEXT)
		cell = coco_str_trim(cell);
	switch (field->kind) {
	case COCO_INT:
	case COCO_NUM:
		return number_value(lx, field, cell, format.decimal, json);
	case COCO_BOOL:
		return bool_value(lx, cell, json);
	case COCO_DATE:
	case COCO_TIME:
		return time_value(lx, field, cell, format, json);
	case COCO_CODE:
		return code_value(lx, field, cell, json);
	case COCO_CHOICE:
		return choice_value(lx, field, cell, json);
	case COCO_OBJECT:
		return "bad-json";
	case COCO_STRING:
		return string_value(lx, field, cell, json);
	default:
		coco_json_quote(json, cell);
		return NULL;
	}
}

bool survey_is_words(const struct coco_field *field)
{
	bool words = field->kind == COCO_STRING || field->kind == COCO_TEXT || field->kind == COCO_ANY || (field->flags & COCO_FIELD_OPEN) ||
	             strcmp(field->name, "portfolio") == 0;
	return words && field->kind != COCO_REF && !(field->flags & (COCO_FIELD_PERSONAL | COCO_FIELD_KEY));
}
