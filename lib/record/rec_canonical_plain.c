/* Values that stand as their canonical text does, so that they can be copied whole: no blanks, no escapes, keys in order, whole numbers but
 * -0, decimals that are their own shortest form. Programs write nearly all values so. What cannot be told at a glance is said not to stand
 * so, which costs time and no truth. */
#include "json.h"

#include <string.h>

#define FLAT 16
#define DEEP 8 /* values within more others are not looked at */

/* Behind the number at `at`. A decimal stands as coco_num_text writes it if it has at most fifteen digits, which then are the shortest that
 * read back the same, none of them superfluous, and no more than three zeros behind the point where it begins with 0. */
static const char *behind_number(const char *at, const char *end)
{
	const char *start = at, *point = NULL;
	at += *at == '-';
	const char *whole = at;
	for (; at < end && ((*at >= '0' && *at <= '9') || (*at == '.' && !point)); at++)
		point = *at == '.' ? at : point;
	if (at < end && (*at == 'e' || *at == 'E'))
		return NULL;
	if (!point)
		return at - start == 2 && *start == '-' && *whole == '0' ? NULL : at;
	if (at - start > 16 || at[-1] == '0')
		return NULL;
	return *whole != '0' || at - point <= 4 || memcmp(point + 1, "000", 3) != 0 ? at : NULL;
}

bool rec_canonical_number_stands(const char *at, const char *end)
{
	return behind_number(at, end) == end;
}

/* `at` is an opening quote. */
static const char *behind_string(const char *at, const char *end)
{
	at = json_run(at + 1, end, false);
	return at < end && *at == '"' ? at + 1 : NULL;
}

/* Behind a key in quotes and its colon; *before is the key before it, which must be less, and becomes this one. */
static const char *behind_key(const char *at, const char *end, struct coco_str *before)
{
	const char *close = at < end && *at == '"' ? behind_string(at, end) : NULL;
	if (!close || close == end || *close != ':')
		return NULL;
	const struct coco_str key = {at + 1, (size_t)(close - at) - 2};
	if (before->s && coco_str_cmp(*before, key) >= 0)
		return NULL;
	*before = key;
	return close + 1;
}

static const char *behind_value(const char *at, const char *end, unsigned depth);

/* `at` is an opening bracket. */
static const char *behind_nested(const char *at, const char *end, unsigned depth)
{
	const char close = *at == '{' ? '}' : ']';
	struct coco_str before = COCO_STR_NONE;
	if (++at < end && *at == close)
		return at + 1;
	for (;; at++) {
		if (close == '}')
			at = behind_key(at, end, &before);
		at = at ? behind_value(at, end, depth) : NULL;
		if (!at || at == end || (*at != ',' && *at != close))
			return NULL;
		if (*at == close)
			return at + 1;
	}
}

static const char *behind_value(const char *at, const char *end, unsigned depth)
{
	if (at == end || depth == 0)
		return NULL;
	switch (*at) {
	case '"':
		return behind_string(at, end);
	case '{':
	case '[':
		return behind_nested(at, end, depth - 1);
	case 't':
	case 'n':
		return end - at >= 4 ? at + 4 : NULL;
	case 'f':
		return end - at >= 5 ? at + 5 : NULL;
	default:
		return (*at >= '0' && *at <= '9') || *at == '-' ? behind_number(at, end) : NULL;
	}
}

bool rec_canonical_stands(struct coco_str raw)
{
	return raw.n && behind_value(raw.s, raw.s + raw.n, DEEP) == raw.s + raw.n;
}

/* An object of few members that all stand, in any order, as programs write them by heart. */
size_t rec_canonical_flat(struct coco_str raw, char *out)
{
	struct coco_str keys[FLAT], members[FLAT]; /* keys without their quotes, members with key and value */
	const char *at = raw.s + 1, *end = raw.s + raw.n, *start = out;
	size_t n = 0;
	if (raw.n < 2 || *raw.s != '{')
		return 0;
	for (;; at++) {
		const char *key = at, *close = at < end && *at == '"' && n < FLAT ? behind_string(at, end) : NULL;
		if (!close || close == end || *close != ':' || !(at = behind_value(close + 1, end, DEEP)) || at == end)
			return 0;
		const struct coco_str name = {key + 1, (size_t)(close - key) - 2}, member = {key, (size_t)(at - key)};
		size_t place = n++;
		for (; place > 0 && coco_str_cmp(name, keys[place - 1]) < 0; place--) {
			keys[place] = keys[place - 1];
			members[place] = members[place - 1];
		}
		keys[place] = name;
		members[place] = member;
		if (*at != ',')
			break;
	}
	if (*at != '}' || at + 1 != end)
		return 0;
	for (size_t i = 0; i < n; i++) {
		*out++ = i ? ',' : '{';
		memcpy(out, members[i].s, members[i].n);
		out += members[i].n;
	}
	*out++ = '}';
	return (size_t)(out - start);
}
