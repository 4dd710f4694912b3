/* Values of checked JSON: what kind a span is, its members and elements, and what it says. Nothing here checks again, but
 * nothing reads past its span either, whatever is in it. */
#include "json.h"

#include <string.h>

enum coco_json_kind coco_json_kind(struct coco_str raw)
{
	const char *end = raw.s ? raw.s + raw.n : NULL;
	const char *at = json_to_token(raw.s, end);
	if (at == end)
		return COCO_JSON_ABSENT;
	switch (*at) {
	case '{':
		return COCO_JSON_OBJECT;
	case '[':
		return COCO_JSON_ARRAY;
	case '"':
		return COCO_JSON_STRING;
	case 't':
		return COCO_JSON_TRUE;
	case 'f':
		return COCO_JSON_FALSE;
	case 'n':
		return COCO_JSON_NULL;
	default:
		for (; at < end; at++)
			if (*at == '.' || *at == 'e' || *at == 'E')
				return COCO_JSON_REAL;
		return COCO_JSON_INT;
	}
}

/* ---- walking ---------------------------------------------------------------------------------------------------- */

/* `at` is an opening quote; returns the place behind the closing one. */
static inline const char *skip_string(const char *at, const char *end)
{
	at++;
	while ((at = json_run(at, end, false)) < end) {
		if (*at == '"')
			return at + 1;
		at += *at == '\\' && end - at > 1 ? 2 : 1;
	}
	return end;
}

static const char *skip_nested(const char *at, const char *end)
{
	size_t depth = 0;
	while (at < end) {
		if (*at == '"') {
			at = skip_string(at, end);
		} else {
			depth += *at == '{' || *at == '[';
			depth -= depth && (*at == '}' || *at == ']');
			at++;
		}
		if (!depth)
			return at;
	}
	return end;
}

static inline const char *skip(const char *at, const char *end)
{
	if (at == end || *at == '"')
		return at == end ? end : skip_string(at, end);
	if (*at == '{' || *at == '[')
		return skip_nested(at, end);
	while (at < end && *at != ',' && *at != ']' && *at != '}' && (unsigned char)*at > ' ')
		at++;
	return at;
}

const char *json_skip(const char *at, const char *end)
{
	return skip(at, end);
}

struct coco_json_iter coco_json_iter(struct coco_str array_or_object)
{
	struct coco_json_iter iter = {NULL, NULL, false};
	const char *end = array_or_object.s ? array_or_object.s + array_or_object.n : NULL;
	const char *at = json_to_token(array_or_object.s, end);
	if (at == end || (*at != '{' && *at != '['))
		return iter;
	iter.object = *at == '{';
	iter.at = at + 1;
	iter.end = end;
	return iter;
}

bool coco_json_next(struct coco_json_iter *iter, struct coco_str *key, struct coco_str *value)
{
	const char *end = iter->end, *at = json_to_token(iter->at, end), *start;
	if (key)
		*key = COCO_STR_NONE;
	if (at != end && *at == ',')
		at = json_to_token(at + 1, end);
	if (at == end || *at == '}' || *at == ']') {
		iter->at = end;
		return false;
	}
	if (iter->object) {
		start = at;
		at = skip(at, end);
		if (key)
			*key = (struct coco_str){start, (size_t)(at - start)};
		at = json_to_token(at, end);
		if (at < end && *at == ':')
			at = json_to_token(at + 1, end);
	}
	start = at;
	iter->at = at = skip(at, end);
	*value = (struct coco_str){start, (size_t)(at - start)};
	return true;
}

size_t coco_json_count(struct coco_str array_or_object)
{
	struct coco_json_iter iter = coco_json_iter(array_or_object);
	struct coco_str value;
	size_t count = 0;
	while (coco_json_next(&iter, NULL, &value))
		count++;
	return count;
}

/* ---- members ---------------------------------------------------------------------------------------------------- */

bool json_key_is(struct coco_str raw_key, struct coco_str name)
{
	if (raw_key.n == name.n && coco_same_bytes(raw_key.s, name.s, name.n))
		return !memchr(name.s, '\\', name.n);
	if (raw_key.n <= name.n || (raw_key.s[0] != '\\' && (!name.n || raw_key.s[0] != name.s[0])) || !memchr(raw_key.s, '\\', raw_key.n))
		return false;
	/* an escaped spelling is longer: decode it piece by piece */
	const char *at = raw_key.s, *end = at + raw_key.n;
	size_t done = 0;
	while (at < end) {
		char piece[4];
		const char *next = at + 1;
		if (*at == '\\')
			next = at + (end - at >= 12 && at[1] == 'u' && (at[2] | 0x20) == 'd' && strchr("89abAB", at[3]) ? 12 : at[1] == 'u' ? 6 : 2);
		if (next > end)
			return false;
		size_t n = json_unescape((struct coco_str){at, (size_t)(next - at)}, piece);
		if (n > name.n - done || memcmp(piece, name.s + done, n) != 0)
			return false;
		done += n;
		at = next;
	}
	return done == name.n;
}

static struct coco_str find_member(const void *context, struct coco_str name)
{
	struct coco_json_iter iter = coco_json_iter(*(const struct coco_str *)context);
	struct coco_str key, value;
	while (iter.object && coco_json_next(&iter, &key, &value)) {
		struct coco_str inside = json_inside(key);
		if (inside.s && json_key_is(inside, name))
			return value;
	}
	return COCO_STR_NONE;
}

struct coco_str json_path(struct coco_str (*find)(const void *context, struct coco_str key), const void *context, struct coco_str path)
{
	struct coco_str value = find(context, path);
	for (size_t i = path.n; !value.s && i-- > 0;) {
		if (path.s[i] != '.')
			continue;
		struct coco_str outer = find(context, (struct coco_str){path.s, i});
		if (outer.s)
			value = json_path(find_member, &outer, (struct coco_str){path.s + i + 1, path.n - i - 1});
	}
	return value;
}

struct coco_str coco_json_get(struct coco_str object, const char *path)
{
	/* What comes back points into the object's text, not at this copy of its span. */
	/* cppcheck-suppress returnDanglingLifetime */
	return json_path(find_member, &object, coco_str_of(path));
}

/* ---- what a value says ------------------------------------------------------------------------------------------ */

static uint32_t hex_unit(const char *at)
{
	uint32_t value = 0;
	for (int i = 0; i < 4; i++) {
		unsigned char c = (unsigned char)at[i];
		value = value << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return value;
}

size_t json_unescape(struct coco_str inside, char *out)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *at = inside.s, *end = at + inside.n;
	char *start = out;
	while (at < end) {
		const char *slash = memchr(at, '\\', (size_t)(end - at));
		size_t plain = (size_t)((slash ? slash : end) - at);
		memcpy(out, at, plain);
		out += plain;
		at += plain;
		if (!slash || end - at < 2)
			break;
		if (at[1] != 'u') {
			const char *control = at[1] ? strchr(from, at[1]) : NULL;
			*out++ = control ? to[control - from] : at[1];
			at += 2;
			continue;
		}
		if (end - at < 6)
			break;
		uint32_t cp = hex_unit(at + 2);
		at += 6;
		if (cp >= 0xD800 && cp <= 0xDBFF && end - at >= 6 && at[1] == 'u') {
			cp = 0x10000 + ((cp - 0xD800) << 10) + (hex_unit(at + 2) - 0xDC00);
			at += 6;
		}
		out += coco_utf8_put(cp, out);
	}
	return (size_t)(out - start);
}

struct coco_str coco_json_str(struct coco_str raw, struct coco_arena *arena)
{
	struct coco_str inside = json_inside(raw);
	if (!inside.s || !memchr(inside.s, '\\', inside.n))
		return inside;
	char *out = coco_arena_alloc(arena, inside.n + 1);
	return out ? (struct coco_str){out, json_unescape(inside, out)} : COCO_STR_NONE;
}

struct coco_str json_str_small(struct coco_str raw, char *room, size_t size)
{
	struct coco_str inside = json_inside(raw);
	if (!inside.s || !memchr(inside.s, '\\', inside.n))
		return inside;
	return inside.n <= size ? (struct coco_str){room, json_unescape(inside, room)} : COCO_STR_NONE;
}

bool coco_json_num(struct coco_str raw, double *value)
{
	return raw.s && coco_num_parse(raw, value);
}

bool coco_json_int(struct coco_str raw, int64_t *value)
{
	return raw.s && coco_int_parse(raw, value);
}

bool coco_json_bool(struct coco_str raw, bool *value)
{
	bool yes = coco_str_is(raw, "true");
	if (!yes && !coco_str_is(raw, "false"))
		return false;
	*value = yes;
	return true;
}
