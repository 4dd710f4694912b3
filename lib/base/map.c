/* A set of byte strings in order of addition: open addressing with linear probing over slots of a number and 32 bits of
 * the hash, beside an array of keys by number. These bits say where a key belongs, too, so that a set that grows hashes no
 * key again. The hash folds eight bytes a step by multiplication and xor-shift and ends
 * with the finaliser of MurmurHash3 (Appleby 2011), so that counters, prefixes and paddings spread well.
 * Invariant: at most 3/4 of the slots (a power of two) are used; nothing is ever removed; the order of the slots is never
 * seen from outside. */
#include "coco/base.h"

#include <stdlib.h>
#include <string.h>

struct slot {
	uint32_t hash;   /* upper half of the key's hash */
	uint32_t number; /* of the key, from 1; 0: free */
};

struct coco_map {
	struct coco_arena *arena; /* the keys' bytes */
	struct coco_str *keys;    /* by number */
	size_t count, cap;
	struct slot *slots;
	size_t mask; /* number of slots - 1 */
};

uint64_t coco_hash(struct coco_str key)
{
	uint64_t h = UINT64_C(0x9E3779B97F4A7C15) ^ key.n;
	size_t i = 0;
	for (; key.n - i >= 8; i += 8) {
		uint64_t word;
		memcpy(&word, key.s + i, sizeof word);
		h = (h ^ word) * UINT64_C(0xD6E8FEB86659FD93);
		h ^= h >> 32;
	}
	if (i < key.n) {
		h = (h ^ coco_word_of(key.s + i, key.n - i)) * UINT64_C(0xD6E8FEB86659FD93);
	}
	h ^= h >> 33;
	h *= UINT64_C(0xFF51AFD7ED558CCD);
	h ^= h >> 33;
	h *= UINT64_C(0xC4CEB9FE1A85EC53);
	return h ^ h >> 33;
}

struct coco_map *coco_map_new(void)
{
	struct coco_map *map = calloc(1, sizeof *map);
	if (!map) {
		coco_memory_refused();
		return NULL;
	}
	map->arena = coco_arena_new();
	map->mask = 15;
	map->slots = calloc(map->mask + 1, sizeof *map->slots);
	if (!map->arena || !map->slots) {
		coco_memory_refused();
		coco_map_free(map);
		return NULL;
	}
	return map;
}

static uint32_t hash_of(struct coco_str key)
{
	return (uint32_t)(coco_hash(key) >> 32);
}

/* The slot that holds `key`, or the free one where it belongs. */
static size_t probe(const struct coco_map *map, struct coco_str key, uint32_t hash)
{
	for (size_t at = hash & map->mask;; at = (at + 1) & map->mask) {
		struct slot slot = map->slots[at];
		if (slot.number == 0)
			return at;
		if (slot.hash == hash && map->keys[slot.number - 1].n == key.n && coco_same_bytes(map->keys[slot.number - 1].s, key.s, key.n))
			return at;
	}
}

static int rehash(struct coco_map *map)
{
	size_t mask = map->mask * 2 + 1;
	struct slot *slots = calloc(mask + 1, sizeof *slots);
	if (!slots) {
		coco_memory_refused();
		return -1;
	}
	for (size_t i = 0; i <= map->mask; i++) {
		if (map->slots[i].number == 0)
			continue;
		size_t at = map->slots[i].hash & mask;
		while (slots[at].number != 0)
			at = (at + 1) & mask;
		slots[at] = map->slots[i];
	}
	free(map->slots);
	map->slots = slots;
	map->mask = mask;
	return 0;
}

size_t coco_map_add(struct coco_map *map, struct coco_str key, bool *added)
{
	return coco_map_add_fetched(map, key, hash_of(key), added);
}

size_t coco_map_add_fetched(struct coco_map *map, struct coco_str key, uint32_t hash, bool *added)
{
	if (added)
		*added = false;
	size_t at = probe(map, key, hash);
	if (map->slots[at].number != 0)
		return map->slots[at].number - 1;
	if (map->count >= UINT32_MAX - 1)
		return COCO_NONE;
	if ((map->count + 1) * 4 > (map->mask + 1) * 3) {
		if (rehash(map) != 0)
			return COCO_NONE;
		at = probe(map, key, hash);
	}
	if (coco_grow(&map->keys, &map->cap, map->count, sizeof *map->keys) != 0)
		return COCO_NONE;
	struct coco_str copy = coco_arena_copy(map->arena, key);
	if (!copy.s)
		return COCO_NONE;
	map->keys[map->count] = copy;
	map->count++;
	map->slots[at] = (struct slot){hash, (uint32_t)map->count};
	if (added)
		*added = true;
	return map->count - 1;
}

size_t coco_map_find(const struct coco_map *map, struct coco_str key)
{
	uint32_t number = map->slots[probe(map, key, hash_of(key))].number;
	return number != 0 ? number - 1 : COCO_NONE;
}

uint32_t coco_map_fetch(const struct coco_map *map, struct coco_str key)
{
	const uint32_t hash = hash_of(key);
	__builtin_prefetch(&map->slots[hash & map->mask], 1);
	return hash;
}

struct coco_str coco_map_key(const struct coco_map *map, size_t number)
{
	return number < map->count ? map->keys[number] : COCO_STR_NONE;
}

size_t coco_map_count(const struct coco_map *map)
{
	return map->count;
}

void coco_map_free(struct coco_map *map)
{
	if (!map)
		return;
	free(map->slots);
	free(map->keys);
	coco_arena_free(map->arena);
	free(map);
}
