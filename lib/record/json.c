/* The JSON checker: one pass over a text with an explicit stack, so that depth costs memory and never the call stack.
 *
 * Grammar: RFC 8259, as jansson 2.14 reads it with JSON_REJECT_DUPLICATES: UTF-8 as Unicode defines it, escapes paired, no
 * \u0000, no key twice in an object (compared decoded), no real beyond double's range, depth at most COCO_JSON_DEPTH with
 * scalars counted. Integers have no limit. Every raw NUL is refused, also where jansson overlooks one behind a number.
 *
 * Invariant: `at` never passes `end`; a helper returns the place behind what it accepted, or NULL with p->bad and p->why set.
 */
#include "json.h"

#include <stdlib.h>
#include <string.h>

static const char *fail(struct json_parser *p, const char *at, const char *why)
{
	p->bad = at;
	p->why = why;
	return NULL;
}

static const char *fail_memory(struct json_parser *p)
{
	p->no_memory = true;
	return NULL;
}

const char *json_blanks(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
		at++;
	return at;
}

/* ---- strings ---------------------------------------------------------------------------------------------------- */

static int hex_digit(unsigned char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits at `at`, or -1. */
static int32_t hex4(const char *at, const char *end)
{
	int32_t value = 0;
	if (end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = hex_digit((unsigned char)at[i]);
		if (digit < 0)
			return -1;
		value = value << 4 | digit;
	}
	return value;
}

/* `at` is a backslash. */
static const char *scan_escape(struct json_parser *p, const char *at, const char *end)
{
	if (end - at < 2)
		return fail(p, end, "the text ends inside a string");
	switch (at[1]) {
	case '"':
	case '\\':
	case '/':
	case 'b':
	case 'f':
	case 'n':
	case 'r':
	case 't':
		return at + 2;
	case 'u':
		break;
	default:
		return fail(p, at, "no such escape");
	}
	int32_t unit = hex4(at + 2, end);
	if (unit < 0)
		return fail(p, at, "\\u without four hexadecimal digits");
	if (unit == 0)
		return fail(p, at, "\\u0000 is not allowed");
	if (unit < 0xD800 || unit > 0xDFFF)
		return at + 6;
	if (unit > 0xDBFF)
		return fail(p, at, "the second half of a surrogate pair stands alone");
	int32_t second = end - at >= 12 && at[6] == '\\' && at[7] == 'u' ? hex4(at + 8, end) : -1;
	return second >= 0xDC00 && second <= 0xDFFF ? at + 12 : fail(p, at, "the first half of a surrogate pair stands alone");
}

/* One code point of two to four bytes; Unicode 15, table 3-7. */
static const char *scan_utf8(struct json_parser *p, const char *at, const char *end)
{
	const unsigned char *u = (const unsigned char *)at;
	size_t room = (size_t)(end - at);
	unsigned char lo = 0x80, hi = 0xBF;
	size_t length = u[0] < 0xC2 ? 0 : u[0] < 0xE0 ? 2 : u[0] < 0xF0 ? 3 : u[0] < 0xF5 ? 4 : 0;
	if (u[0] == 0xE0)
		lo = 0xA0;
	else if (u[0] == 0xED)
		hi = 0x9F;
	else if (u[0] == 0xF0)
		lo = 0x90;
	else if (u[0] == 0xF4)
		hi = 0x8F;
	bool good = length && room >= length && u[1] >= lo && u[1] <= hi;
	for (size_t i = 2; good && i < length; i++)
		good = (u[i] & 0xC0) == 0x80;
	return good ? at + length : fail(p, at, "bytes that are no UTF-8");
}

/* `at` is behind the opening quote; returns the place of the closing one. */
static const char *scan_string(struct json_parser *p, const char *at, const char *end, bool *escaped)
{
	*escaped = false;
	for (;;) {
		at = json_run(at, end, true);
		if (at >= end)
			return fail(p, end, "the text ends inside a string");
		unsigned char c = (unsigned char)*at;
		if (c == '"')
			return at;
		if (c == '\\') {
			*escaped = true;
			p->plain = false;
			at = scan_escape(p, at, end);
		} else if (c >= 0xC2 && c < 0xE0 && end - at >= 2 && ((unsigned char)at[1] & 0xC0) == 0x80) {
			at += 2; /* the letters of our languages */
		} else if (c >= 0x80) {
			at = scan_utf8(p, at, end);
		} else {
			return fail(p, at, c == '\n' ? "a line break inside a string" : "a control character inside a string");
		}
		if (!at)
			return NULL;
	}
}

/* ---- numbers ---------------------------------------------------------------------------------------------------- */

static inline const char *digits(const char *at, const char *end)
{
	while (at < end && *at >= '0' && *at <= '9')
		at++;
	return at;
}

static const char *scan_number(struct json_parser *p, const char *at, const char *end)
{
	const char *start = at, *exponent = NULL;
	if (*at == '-')
		at++;
	const char *whole = at;
	at = digits(at, end);
	if (at == whole)
		return fail(p, start, "a minus sign without a number");
	if (*whole == '0' && at - whole > 1)
		return fail(p, start, "a number with a leading zero");
	if (at == end || (*at != '.' && *at != 'e' && *at != 'E')) {
		p->plain = p->plain && (*start != '-' || *whole != '0');
		return at;
	}
	if (*at == '.') {
		const char *fraction = at + 1;
		at = digits(fraction, end);
		if (at == fraction)
			return fail(p, start, "a number that ends with its decimal point");
	}
	if (at < end && (*at == 'e' || *at == 'E')) {
		at++;
		if (at < end && (*at == '+' || *at == '-'))
			at++;
		exponent = at;
		at = digits(at, end);
		if (at == exponent)
			return fail(p, start, "a number whose exponent has no digits");
	}
	p->plain = p->plain && rec_canonical_number_stands(start, at);
	bool small = at - start < 200 && (!exponent || at - exponent < 3);
	return small || !json_real_overflows(start, at) ? at : fail(p, start, "a number beyond the range of a double");
}

/* ---- structure -------------------------------------------------------------------------------------------------- */

static const char *scan_word(struct json_parser *p, const char *at, const char *end)
{
	size_t room = (size_t)(end - at);
	if (room >= 4 && (!memcmp(at, "true", 4) || !memcmp(at, "null", 4)))
		return at + 4;
	if (room >= 5 && !memcmp(at, "false", 5))
		return at + 5;
	return fail(p, at, "no JSON value");
}

/* As json_to_token; a value with blanks within does not stand as its canonical text. */
static inline const char *to_token(struct json_parser *p, const char *at, const char *end)
{
	if (at < end && (unsigned char)*at > ' ')
		return at;
	const char *token = json_blanks(at, end);
	p->plain = p->plain && token == at;
	return token;
}

/* Opens an array or object at `at`; returns its frame. */
static struct json_frame *push(struct json_parser *p, bool object)
{
	if (p->depth == p->cap_frames && coco_grow(&p->frames, &p->cap_frames, p->depth, sizeof(*p->frames))) {
		p->no_memory = true;
		return NULL;
	}
	struct json_frame *frame = &p->frames[p->depth++];
	frame->seen = 0;
	frame->first_key = p->n_keys;
	frame->first_slot = p->n_slots;
	frame->n_slots = 0;
	frame->object = object;
	return frame;
}

/* Closes the innermost one; returns the one around it, or NULL. */
static struct json_frame *pop(struct json_parser *p)
{
	const struct json_frame *frame = &p->frames[--p->depth];
	p->n_keys = frame->first_key;
	p->n_slots = frame->first_slot;
	return p->depth ? &p->frames[p->depth - 1] : NULL;
}

/* Does the key that was added last stand behind the one before it, if its object had one? */
static bool key_in_order(const struct json_parser *p, const struct json_frame *frame)
{
	if (p->n_keys - frame->first_key < 2)
		return true;
	const struct json_key *key = &p->keys[p->n_keys - 1];
	return coco_str_cmp((struct coco_str){key[-1].s, key[-1].n}, (struct coco_str){key->s, key->n}) < 0;
}

static int note_key(struct json_parser *p, struct coco_rec *rec, struct coco_str key, bool escaped)
{
	if (rec->n_members == rec->cap_members && coco_grow(&rec->members, &rec->cap_members, rec->n_members, sizeof(*rec->members)))
		return -1;
	rec->members[rec->n_members].key = key;
	json_form_remember(p, rec->n_members, key, escaped);
	return 0;
}

/* `at` is where a key must stand; returns the place behind its colon. Notes it in `rec` if there is one. */
static const char *scan_key(struct json_parser *p, struct json_frame *frame, const char *at, const char *end, struct coco_rec *rec)
{
	bool escaped;
	at = to_token(p, at, end);
	if (at == end)
		return fail(p, at, "the text ends inside an object");
	if (rec && p->as_before) {
		const char *behind = json_form_key(p->form, at, end, rec);
		if (behind)
			return behind;
		json_form_leave(p, frame, rec);
		if (p->no_memory)
			return NULL;
	}
	if (*at != '"')
		return fail(p, at, "a key in quotes is expected");
	const char *close = scan_string(p, at + 1, end, &escaped);
	if (!close)
		return NULL;
	struct coco_str key = {at + 1, (size_t)(close - at - 1)};
	switch (json_keys_add(p, frame, key, escaped)) {
	case JSON_KEY_NEW:
		break;
	case JSON_KEY_TWICE:
		p->twice = key;
		return fail(p, at, "a key that stands twice in its object");
	case JSON_KEY_NO_MEMORY:
		return fail_memory(p);
	}
	p->plain = p->plain && key_in_order(p, frame);
	if (rec && note_key(p, rec, key, escaped))
		return fail_memory(p);
	at = to_token(p, close + 1, end);
	return at < end && *at == ':' ? at + 1 : fail(p, at, at < end ? "a ':' is expected" : "the text ends behind a key");
}

/* Behind the string, number or word at `at`. */
static const char *scan_scalar(struct json_parser *p, const char *at, const char *end)
{
	bool escaped;
	if (*at == '"') {
		const char *close = json_run(at + 1, end, true);
		if (close < end && *close == '"')
			return close + 1;
		close = scan_string(p, close, end, &escaped);
		return close ? close + 1 : NULL;
	}
	return *at == '-' || (*at >= '0' && *at <= '9') ? scan_number(p, at, end) : scan_word(p, at, end);
}

/* The value of the record's member whose key was noted last has ended at `at`. */
static inline void note_value(struct json_parser *p, struct coco_rec *rec, const char *value, const char *at)
{
	const size_t i = rec->n_members++;
	rec->members[i].value = (struct coco_str){value, (size_t)(at - value)};
	if (p->plain && i < 64)
		p->stands |= (uint64_t)1 << i;
}

/* The same of a value that was read as if it were the first of its kind. */
static void note_new(struct json_parser *p, struct coco_rec *rec, const char *value, const char *at)
{
	if (*value == '{' || *value == '[')
		json_again_keep(p, rec->n_members, (struct coco_str){value, (size_t)(at - value)});
	note_value(p, rec, value, at);
	if (rec->n_members == 1)
		json_form_choose(p, rec);
}

/* The members behind a value that ended at `at`, as far as their keys are those of the record's form and their values are scalars or stood
 * at their place before, which is nearly all of most records; returns where the last value ends. */
static const char *scan_known(struct json_parser *p, const char *at, const char *end, struct coco_rec *rec)
{
	const char *value, *behind;
	while (p->as_before && at < end && *at == ',' && (value = json_form_key(p->form, at + 1, end, rec)) && value < end &&
	       (unsigned char)*value > ' ') {
		p->plain = true;
		if (*value == '{' || *value == '[') {
			if (!(behind = json_again_behind(p, rec->n_members, value, end)))
				return at;
		} else if (!(behind = scan_scalar(p, value, end))) {
			return NULL;
		}
		note_value(p, rec, value, behind);
		at = behind;
	}
	return at;
}

/* The value at `at` with all that is in it; returns the place behind it. */
static const char *scan_value(struct json_parser *p, const char *at, const char *end, struct coco_rec *rec)
{
	struct json_frame *top = NULL;
	const char *value = at;
	for (;;) {
		/* a value is due */
		at = to_token(p, at, end);
		if (at == end)
			return fail(p, at, "the text ends where a value is expected");
		if (p->depth >= COCO_JSON_DEPTH)
			return fail(p, at, "nested too deep");
		if (p->depth == 1) {
			value = at;
			p->plain = true;
		}
		const bool nested = *at == '{' || *at == '[';
		const char *behind = nested && p->depth == 1 && rec && top->object ? json_again_behind(p, rec->n_members, at, end) : NULL;
		if (behind) {
			at = behind;
		} else if (nested) {
			bool object = *at == '{';
			if (!(top = push(p, object)))
				return NULL;
			at = to_token(p, at + 1, end);
			if (at < end && *at == (object ? '}' : ']')) {
				at++;
				top = pop(p);
			} else if (!object || (at = scan_key(p, top, at, end, p->depth == 1 ? rec : NULL))) {
				continue;
			} else {
				return NULL;
			}
		} else if (!(at = scan_scalar(p, at, end))) {
			return NULL;
		}
		/* a value has ended */
		for (;;) {
			if (!top)
				return at;
			if (p->depth == 1 && rec && top->object) {
				note_new(p, rec, value, at);
				if (!(at = scan_known(p, at, end, rec)))
					return NULL;
			}
			at = to_token(p, at, end);
			if (at == end)
				return fail(p, at, top->object ? "the text ends inside an object" : "the text ends inside an array");
			if (*at == ',')
				break;
			if (*at != (top->object ? '}' : ']'))
				return fail(p, at, top->object ? "',' or '}' is expected" : "',' or ']' is expected");
			at++;
			top = pop(p);
		}
		at++;
		if (top->object && !(at = scan_key(p, top, at, end, p->depth == 1 ? rec : NULL)))
			return NULL;
	}
}

/* Fills `err` from what the scan left in `p`. */
static int tell(const struct json_parser *p, struct coco_str text, struct coco_err *err)
{
	size_t line = 1, column;
	const char *start = text.s;
	if (p->no_memory)
		return coco_err_nomem(err);
	for (const char *lf; p->bad > start && (lf = memchr(start, '\n', (size_t)(p->bad - start))); start = lf + 1)
		line++;
	column = (size_t)(p->bad - start) + 1;
	if (p->twice.s && p->twice.n <= 60)
		coco_err_set(err, COCO_EXIT_INPUT, "bad-json", "%s: \"%.*s\"", p->why, COCO_STR_ARG(p->twice));
	else
		coco_err_set(err, COCO_EXIT_INPUT, "bad-json", "%s", p->why);
	return coco_err_at(err, NULL, line, column);
}

int json_scan(struct json_parser *p, struct coco_str text, struct coco_rec *rec, struct coco_err *err)
{
	const char *begin = text.s ? text.s : "", *end = begin + text.n, *at;
	p->depth = p->n_keys = p->n_slots = 0;
	p->bad = p->why = NULL;
	p->twice = COCO_STR_NONE;
	p->no_memory = false;
	p->as_before = true;
	if (p->arena_used) {
		coco_arena_reset(p->arena);
		p->arena_used = false;
	}
	if (rec && json_form_begin(p))
		return coco_err_nomem(err);
	at = scan_value(p, begin, end, rec);
	if (at) {
		at = json_blanks(at, end);
		if (at == end) {
			if (rec)
				json_form_end(p, rec);
			return 0;
		}
		fail(p, at, "more text behind the value");
	}
	return tell(p, (struct coco_str){begin, text.n}, err);
}

struct coco_arena *json_parser_arena(struct json_parser *p)
{
	if (!p->arena)
		p->arena = coco_arena_new();
	p->arena_used = p->arena != NULL;
	return p->arena;
}

void json_parser_free(struct json_parser *p)
{
	free(p->frames);
	free(p->keys);
	free(p->slots);
	free(p->forms);
	free(p->again);
	coco_arena_free(p->arena);
}

int coco_json_check(struct coco_str text, struct coco_err *err)
{
	struct json_parser p = {0};
	int result = json_scan(&p, text, NULL, err);
	json_parser_free(&p);
	return result;
}
