/* The inside of the JSON codec: what its files share. Not for other rooms: their door is coco/record.h. */
#ifndef COCO_RECORD_JSON_H
#define COCO_RECORD_JSON_H

#include "coco/record.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Steps over bytes of a string that need no look: all but the quote, the backslash and control characters, and, with `ascii`,
 * bytes beyond ASCII. Sixteen at a time where the processor has SSE2, as every x86-64 has; else eight: a mark is exact at the lowest marked
 * byte, since a borrow only runs upwards. */
static inline const char *json_run(const char *at, const char *end, bool ascii)
{
	const uint64_t ones = 0x0101010101010101u, highs = ones << 7;
#ifdef __SSE2__
	const __m128i quotes = _mm_set1_epi8('"'), backslashes = _mm_set1_epi8('\\'), last = _mm_set1_epi8(0x1F);
	for (; end - at >= 16; at += 16) {
		__m128i part = _mm_loadu_si128((const __m128i *)(const void *)at);
		__m128i control = _mm_cmpeq_epi8(_mm_min_epu8(part, last), part);
		__m128i is = _mm_or_si128(control, _mm_or_si128(_mm_cmpeq_epi8(part, quotes), _mm_cmpeq_epi8(part, backslashes)));
		unsigned marks = (unsigned)_mm_movemask_epi8(ascii ? _mm_or_si128(is, part) : is);
		if (marks)
			return at + __builtin_ctz(marks);
	}
#endif
	while (end - at >= 8) {
		uint64_t w;
		memcpy(&w, at, 8);
		uint64_t quote = w ^ (ones * '"'), backslash = w ^ (ones * '\\');
		uint64_t marks = ((w - ones * 0x20) & ~w) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) | (ascii ? w : 0);
		marks &= highs;
		if (marks) {
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
			return at + (__builtin_ctzll(marks) >> 3);
#else
			break;
#endif
		}
		at += 8;
	}
	for (; at < end; at++) {
		unsigned char c = (unsigned char)*at;
		if (c < 0x20 || c == '"' || c == '\\' || (ascii && c >= 0x80))
			break;
	}
	return at;
}

const char *json_blanks(const char *at, const char *end);
/* The same; most tokens have no blank before them, which one comparison settles. */
static inline const char *json_to_token(const char *at, const char *end)
{
	return at < end && (unsigned char)*at > ' ' ? at : json_blanks(at, end);
}

/* A key of an open object, decoded. `head` mixes its length and its ends: unequal heads, unequal keys. */
struct json_key {
	const char *s;
	size_t n;
	uint64_t head;
};

/* An open array or object. An object's keys are the top of the parser's keys from `first_key` on while it is the innermost
 * one; an object of many keys has a hash table of `n_slots` from `first_slot` on as well. */
struct json_frame {
	uint64_t seen; /* a bit for each head so far: a clear bit proves a key new */
	size_t first_key, first_slot, n_slots;
	bool object;
};

/* A key as it stands with its quotes and its colon, or a raw value. */
struct json_known {
	unsigned char n;
	char text[31];
};

/* The form of the last record of a type (json_forms.c): its keys in their order, no two of them alike, and its type. */
#define JSON_KNOWN 48
#define JSON_FORMS 32
struct json_form {
	uint64_t id;    /* of this type with these keys and no others, in the whole process; 0: not that far */
	size_t n;       /* keys that are known */
	size_t type_at; /* the place of "type", of a form with an id; JSON_KNOWN: there is none */
	struct json_known type;
	struct json_known keys[JSON_KNOWN];
};

/* An array or object that was a member's value, and its canonical text once somebody asked for it (json_again.c). */
#define JSON_AGAIN 64
#define JSON_AGAIN_BYTES 120
struct json_again {
	unsigned char n; /* 0: none */
	bool plain;      /* it stands as its canonical text does */
	bool ordered;    /* the text below is there; it is as long */
	char text[JSON_AGAIN_BYTES], canonical[JSON_AGAIN_BYTES];
};

/* The memory of the scanner; kept from line to line, so that a warm one allocates nothing. Zero-initialise. */
struct json_parser {
	struct json_frame *frames;
	size_t depth, cap_frames;
	struct json_key *keys;
	size_t n_keys, cap_keys;
	size_t *slots; /* number of a key + 1; 0: empty */
	size_t n_slots, cap_slots;
	struct coco_arena *arena; /* decoded keys, which are rare; NULL until the first one */
	bool arena_used;
	struct json_form *forms; /* JSON_FORMS of them, once there was a record; the one that is expected, or found */
	struct json_form *form;
	struct json_again *again; /* JSON_AGAIN of them, with the forms */
	bool as_before;           /* the record in work has had that form's keys so far */
	uint64_t form_id;         /* of the last record; 0: its form is not known whole */
	size_t type_at;           /* its member "type", or COCO_NONE */
	bool plain;               /* the value in work stands as its canonical text does, as far as it was seen */
	uint64_t stands;          /* a bit for each of the first 64 members whose value does */
	const char *bad;          /* where the text is wrong, and why */
	const char *why;
	struct coco_str twice; /* the key that stands twice */
	bool no_memory;
};

/* Checks that `text` is one JSON value and notes the members of a top object in `rec`, which may be NULL. */
int json_scan(struct json_parser *p, struct coco_str text, struct coco_rec *rec, struct coco_err *err);
void json_parser_free(struct json_parser *p);
/* Memory for decoded text, valid until the next json_scan. */
struct coco_arena *json_parser_arena(struct json_parser *p);

enum json_added { JSON_KEY_NEW, JSON_KEY_TWICE, JSON_KEY_NO_MEMORY };
/* Adds a key to the innermost object, which `frame` is. */
enum json_added json_keys_add(struct json_parser *p, struct json_frame *frame, struct coco_str raw, bool escaped);

/* Forms (json_forms.c). A scan that notes members begins and ends with these. -1: no memory, which p->no_memory says too. */
int json_form_begin(struct json_parser *p);
void json_form_end(struct json_parser *p, const struct coco_rec *rec);
/* The first member is noted: what follows is expected to be as in the last record of its type. */
void json_form_choose(struct json_parser *p, const struct coco_rec *rec);
/* The record goes its own way from the next key on: all keys so far are added. */
void json_form_leave(struct json_parser *p, struct json_frame *frame, const struct coco_rec *rec);
/* Remembers a key that was added, number `i` of its record. */
void json_form_remember(struct json_parser *p, size_t i, struct coco_str raw, bool escaped);
/* If at `at` stands the key that is expected, with its colon, it is no member's twice: notes it in `rec` and returns the place behind.
 * NULL: another key. */
static inline const char *json_form_key(const struct json_form *form, const char *at, const char *end, struct coco_rec *rec)
{
	const size_t i = rec->n_members;
	if (i >= form->n || i == rec->cap_members)
		return NULL;
	const struct json_known *key = &form->keys[i];
	if ((size_t)(end - at) < key->n || !coco_same_bytes(at, key->text, key->n))
		return NULL;
	rec->members[i].key = (struct coco_str){at + 1, key->n - (size_t)3};
	return at + key->n;
}

/* Where the last array or object is kept that was member `i` of a record of this form; others may share the place. */
static inline struct json_again *json_again_at(const struct json_parser *p, size_t i)
{
	return &p->again[((size_t)(p->form - p->forms) * 5 + i) % JSON_AGAIN];
}
/* Does the same stand at `at`? Then it needs no look: returns the place behind it, else NULL. */
static inline const char *json_again_behind(struct json_parser *p, size_t i, const char *at, const char *end)
{
	const struct json_again *again = json_again_at(p, i);
	if (!again->n || (size_t)(end - at) < again->n || !coco_same_bytes(at, again->text, again->n))
		return NULL;
	p->plain = again->plain;
	return at + again->n;
}
/* Keeps a value that was checked. */
void json_again_keep(const struct json_parser *p, size_t i, struct coco_str raw);
/* Of a record that was parsed: what is kept of its member `i`; NULL: nothing. */
struct json_again *json_again_of(const struct coco_rec *rec, size_t i);

/* Of a record that was parsed: the id of its form, 0 where there is none. Records of one id have one type and the same keys at the same
 * places. */
static inline uint64_t json_form_id(const struct coco_rec *rec)
{
	return rec->scratch ? ((const struct json_parser *)rec->scratch)->form_id : 0;
}
/* A bit for each of the first 64 members whose value is known to stand as its canonical text does. */
static inline uint64_t json_stand(const struct coco_rec *rec)
{
	return rec->scratch ? ((const struct json_parser *)rec->scratch)->stands : 0;
}

/* Copies fewer bytes than a call costs; the last ones may be copied twice. */
static inline char *json_put_bytes(char *out, const char *from, size_t n)
{
	if (n >= 16) {
		size_t i = 0;
		for (; i + 16 <= n; i += 16)
			memcpy(out + i, from + i, 16);
		memcpy(out + n - 16, from + n - 16, 16);
	} else if (n >= 8) {
		memcpy(out, from, 8);
		memcpy(out + n - 8, from + n - 8, 8);
	} else if (n >= 4) {
		memcpy(out, from, 4);
		memcpy(out + n - 4, from + n - 4, 4);
	} else {
		for (size_t i = 0; i < n; i++)
			out[i] = from[i];
	}
	return out + n;
}

/* The canonical text of a record whose members are known to stand, sorted, in this `order`. */
#define CANONICAL_FEW 32
int rec_canonical_in(const struct coco_rec *rec, const unsigned char *order, struct coco_buf *out, struct coco_err *err);
/* That order; false: it has too many members for it, or a key with an escape. */
bool rec_canonical_order(const struct coco_rec *rec, unsigned char order[CANONICAL_FEW]);

/* The value stands as its canonical text does. False: it does not, or that is not plain to see. */
bool rec_canonical_stands(struct coco_str raw);
/* Writes the canonical text of an array or object whose strings and numbers stand so, in whatever order the few members of its objects
 * come, to `out`, which has room for raw.n bytes; its length, or 0 where that cannot be told at a glance. */
size_t rec_canonical_nested(struct coco_str raw, char *out);
/* The same as rec_canonical_stands of a number. */
bool rec_canonical_number_stands(const char *at, const char *end);

/* Does the real number at [at, end), of good form, round beyond double's range? */
bool json_real_overflows(const char *at, const char *end);

/* The functions below take checked JSON. They never read past the span, whatever is in it. */

/* Behind the value that starts at `at`. */
const char *json_skip(const char *at, const char *end);
/* Decodes the inside of a string into `out`, which has room for inside.n bytes; returns the length. */
size_t json_unescape(struct coco_str inside, char *out);
/* Does a key as it stands in the text (no quotes) spell `name`? */
bool json_key_is(struct coco_str raw_key, struct coco_str name);
/* The same, for who looks through members: most keys begin otherwise. */
static inline bool json_key_may_be(struct coco_str raw_key, struct coco_str name)
{
	return !raw_key.n || !name.n || raw_key.s[0] == name.s[0] || raw_key.s[0] == '\\';
}
/* The value that `path` names among the members that `find` knows; longest literal key first. */
struct coco_str json_path(struct coco_str (*find)(const void *context, struct coco_str key), const void *context, struct coco_str path);
/* The raw string without its quotes; absent if it is no string. */
static inline struct coco_str json_inside(struct coco_str raw)
{
	return raw.s && raw.n >= 2 && raw.s[0] == '"' ? (struct coco_str){raw.s + 1, raw.n - 2} : COCO_STR_NONE;
}
/* The decoded string, in `room` where it holds escapes; absent if it is none or longer than `size`. */
struct coco_str json_str_small(struct coco_str raw, char *room, size_t size);

#endif
