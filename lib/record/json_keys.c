/* The keys of the objects that are open while a text is checked, to find one that stands twice.
 *
 * Keys are compared decoded. Each has a 64-bit head, mixed from its length and its first and last eight bytes; a frame
 * holds a 64-bit Bloom filter of heads (Bloom 1970), so that most new keys are known to be new at once, and the rest costs
 * a walk over at most KEYS_WALKED heads. An object of more keys gets an open-addressing hash table (linear probing, at most
 * half full) over the whole key. A record that has the keys of the one before, in its order, needs none of this (json_forms.c). Keys and
 * tables are stacks: those of the innermost object are on top, so it alone grows.
 */
#include "json.h"

#include <string.h>

#define KEYS_WALKED 32

static inline uint64_t load(const char *s, size_t n)
{
	uint64_t w = 0;
	memcpy(&w, s, n);
	return w;
}

static inline uint64_t mix(uint64_t h)
{
	h ^= h >> 32;
	h *= 0xD6E8FEB86659FD93u;
	h ^= h >> 32;
	h *= 0xD6E8FEB86659FD93u;
	return h ^ h >> 32;
}

static inline uint64_t head_of(const char *s, size_t n)
{
	uint64_t a, b = 0;
	if (n >= 8) {
		a = load(s, 8);
		b = load(s + n - 8, 8);
	} else if (n >= 4) {
		a = load(s, 4) | load(s + n - 4, 4) << 32;
	} else {
		a = n ? (uint64_t)(unsigned char)s[0] << 16 | (uint64_t)(unsigned char)s[n / 2] << 8 | (unsigned char)s[n - 1] : 0;
	}
	return mix(a ^ (b << 29 | b >> 35) ^ n * 0x9E3779B97F4A7C15u);
}

/* Over all bytes of a key: for the table, where keys alike at both ends must not collide. */
static uint64_t hash_of(const struct json_key *key)
{
	uint64_t h = key->head;
	size_t i = 0;
	for (; i + 8 <= key->n; i += 8)
		h = mix(h ^ load(key->s + i, 8));
	return h;
}

static bool same_key(const struct json_key *a, const struct json_key *b)
{
	return a->head == b->head && a->n == b->n && !memcmp(a->s, b->s, a->n);
}

/* Enters key number `number` in the innermost object's table; false if an equal one is there. */
static bool enter(struct json_parser *p, const struct json_frame *frame, size_t number)
{
	size_t *slots = p->slots + frame->first_slot, mask = frame->n_slots - 1;
	size_t i = (size_t)hash_of(&p->keys[number]) & mask;
	for (; slots[i]; i = (i + 1) & mask)
		if (same_key(&p->keys[slots[i] - 1], &p->keys[number]))
			return false;
	slots[i] = number + 1;
	return true;
}

/* Gives the innermost object a table for twice its keys, all entered. 0 or -1. */
static int make_table(struct json_parser *p, struct json_frame *frame, size_t count)
{
	size_t wanted = KEYS_WALKED * 4;
	while (wanted < count * 4)
		wanted *= 2;
	while (p->cap_slots < frame->first_slot + wanted)
		if (coco_grow(&p->slots, &p->cap_slots, p->cap_slots, sizeof(*p->slots)))
			return -1;
	frame->n_slots = wanted;
	p->n_slots = frame->first_slot + wanted;
	memset(p->slots + frame->first_slot, 0, wanted * sizeof(*p->slots));
	for (size_t i = 0; i < count; i++)
		enter(p, frame, frame->first_key + i);
	return 0;
}

static enum json_added add_to_table(struct json_parser *p, struct json_frame *frame, size_t count)
{
	if (count * 2 > frame->n_slots && make_table(p, frame, count))
		return JSON_KEY_NO_MEMORY;
	return enter(p, frame, frame->first_key + count) ? JSON_KEY_NEW : JSON_KEY_TWICE;
}

enum json_added json_keys_add(struct json_parser *p, struct json_frame *frame, struct coco_str raw, bool escaped)
{
	struct json_key key = {raw.s, raw.n, 0};
	size_t count = p->n_keys - frame->first_key;
	if (escaped) {
		struct coco_arena *arena = json_parser_arena(p);
		char *out = arena ? coco_arena_alloc(arena, raw.n + 1) : NULL;
		if (!out)
			return JSON_KEY_NO_MEMORY;
		key.s = out;
		key.n = json_unescape(raw, out);
	}
	key.head = head_of(key.s, key.n);
	if (p->n_keys == p->cap_keys && coco_grow(&p->keys, &p->cap_keys, p->n_keys, sizeof(*p->keys)))
		return JSON_KEY_NO_MEMORY;
	p->keys[p->n_keys] = key;
	if (count >= KEYS_WALKED) {
		enum json_added added = add_to_table(p, frame, count);
		p->n_keys += added == JSON_KEY_NEW;
		return added;
	}
	uint64_t bit = (uint64_t)1 << (key.head >> 58);
	if (frame->seen & bit) {
		for (size_t i = frame->first_key; i < p->n_keys; i++)
			if (same_key(&p->keys[i], &key))
				return JSON_KEY_TWICE;
	}
	frame->seen |= bit;
	p->n_keys++;
	return JSON_KEY_NEW;
}
