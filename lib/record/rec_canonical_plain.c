/* Values that stand as their canonical text does, so that they can be copied whole: no blanks, no escapes, keys in order, whole numbers but
 * -0, decimals that are their own shortest form. Programs write nearly all values so. What cannot be told at a glance is said not to stand
 * so, which costs time and no truth. */
#include "json.h"

#include <string.h>

#define FLAT 16
#define ORDERED 1024 /* bytes of members that are put into another order */
#define DEEP 8       /* values within more others are not looked at */

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

/* ---- writing ---------------------------------------------------------------------------------------------------- */

/* A member of an object as it was written. */
struct written {
	struct coco_str key; /* without its quotes, as it was read */
	size_t at, n;        /* behind the opening bracket; with its key, without a comma */
};

/* Puts the members that stand behind an opening bracket at `out` into their order. -1: they are too long for that. */
COCO_APART static int put_in_order(char *out, struct written *members, size_t n)
{
	char copy[ORDERED];
	const size_t bytes = members[n - 1].at + members[n - 1].n;
	if (bytes > sizeof copy)
		return -1;
	memcpy(copy, out, bytes);
	for (size_t i = 1; i < n; i++) {
		const struct written member = members[i];
		size_t at = i;
		for (; at > 0 && coco_str_cmp(member.key, members[at - 1].key) < 0; at--)
			members[at] = members[at - 1];
		members[at] = member;
	}
	for (size_t i = 0; i < n; i++) {
		if (i)
			*out++ = ',';
		memcpy(out, copy + members[i].at, members[i].n);
		out += members[i].n;
	}
	return 0;
}

static char *put_bytes(char *out, const char *from, const char *to)
{
	memcpy(out, from, (size_t)(to - from));
	return out + (to - from);
}

static const char *put_value(const char *at, const char *end, char **out, unsigned depth);

/* Both begin at an opening bracket and return the place behind the closing one. */
static const char *put_array(const char *at, const char *end, char **out, unsigned depth)
{
	*(*out)++ = *at++;
	if (at < end && *at == ']') {
		*(*out)++ = *at++;
		return at;
	}
	for (;;) {
		at = put_value(at, end, out, depth);
		if (!at || at == end || (*at != ',' && *at != ']'))
			return NULL;
		*(*out)++ = *at;
		if (*at++ == ']')
			return at;
	}
}

static const char *put_object(const char *at, const char *end, char **out, unsigned depth)
{
	struct written members[FLAT];
	char *const first = *out + 1;
	bool in_order = true;
	*(*out)++ = *at++;
	if (at < end && *at == '}') {
		*(*out)++ = *at++;
		return at;
	}
	for (size_t n = 0;;) {
		const char *key = at, *close = at < end && *at == '"' && n < FLAT ? behind_string(at, end) : NULL;
		if (!close || close == end || *close != ':')
			return NULL;
		struct written *member = &members[n];
		member->key = (struct coco_str){key + 1, (size_t)(close - key) - 2};
		member->at = (size_t)(*out - first);
		*out = put_bytes(*out, key, close + 1);
		at = put_value(close + 1, end, out, depth);
		if (!at || at == end || (*at != ',' && *at != '}'))
			return NULL;
		member->n = (size_t)(*out - first) - member->at;
		in_order = in_order && (n == 0 || coco_str_cmp(member[-1].key, member->key) < 0);
		n++;
		*(*out)++ = *at;
		if (*at++ == '}')
			return in_order || put_in_order(first, members, n) == 0 ? at : NULL;
	}
}

static const char *put_value(const char *at, const char *end, char **out, unsigned depth)
{
	if (at < end && depth > 0 && (*at == '{' || *at == '['))
		return *at == '{' ? put_object(at, end, out, depth - 1) : put_array(at, end, out, depth - 1);
	const char *behind = behind_value(at, end, depth);
	if (behind)
		*out = put_bytes(*out, at, behind);
	return behind;
}

size_t rec_canonical_nested(struct coco_str raw, char *out)
{
	char *at = out;
	return raw.n && put_value(raw.s, raw.s + raw.n, &at, DEEP) == raw.s + raw.n ? raw.n : 0;
}
