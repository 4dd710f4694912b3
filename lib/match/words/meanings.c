/* Words of the nine languages that mean the same: year, Jahr, godina. The table `meanings` is made into lists of stems when coco is built,
 * so that no run stems it (lib/match/meanings/make.c). */
#include "meanings.h"

#include <string.h>

#define COCO_MEANINGS_BYTES 64
#define MEET_LANGS 3 /* in which two rows of the table say the same, so that they are one meaning */
#define PART_BYTES 3 /* of a part of a compound */

struct coco_str coco_meanings_key(uint32_t number)
{
	return coco_str_of(coco_meanings.text + coco_meanings.texts[number]);
}

uint32_t coco_meanings_find(struct coco_str key)
{
	for (size_t slot = (size_t)coco_hash(key) & coco_meanings.mask; coco_meanings.slots[slot] != 0;
	     slot = (slot + 1) & coco_meanings.mask) {
		const char *text = coco_meanings.text + coco_meanings.texts[coco_meanings.slots[slot]];
		if (strncmp(text, key.s, key.n) == 0 && text[key.n] == '\0')
			return coco_meanings.slots[slot];
	}
	return 0;
}

/* Have two meanings a word in common in so many languages beside the key's? Then they are one: two things have one name in a language or
 * two (Mutter, matka: a nut, too). */
static bool meet(uint32_t a, uint32_t b, uint32_t key)
{
	const struct coco_meanings *m = &coco_meanings;
	unsigned langs = 0;
	for (uint32_t i = m->in_first[a]; i < m->in_first[a + 1]; i++)
		for (uint32_t k = m->in_first[b]; k < m->in_first[b + 1]; k++)
			langs |= m->in[i] == m->in[k] ? 1u << (m->text[m->texts[m->in[i]]] - '0') : 0;
	langs &= ~(1u << (m->text[m->texts[key]] - '0'));
	return __builtin_popcount(langs) >= MEET_LANGS;
}

bool coco_meanings_vague(uint32_t key)
{
	const uint32_t first = coco_meanings.of_first[key], end = coco_meanings.of_first[key + 1];
	for (uint32_t i = first + 1; i < end; i++)
		if (!meet(coco_meanings.of[first], coco_meanings.of[i], key))
			return true;
	return false;
}

/* What joins the first part of a compound to the other, or was cut off it in its stem. */
static const char *const joints[] = {"", "s", "n", "e", "es", "en", "er", "ern", "ens"};

static uint32_t first_part(struct coco_str key)
{
	uint32_t number = 0;
	for (size_t i = 0; number == 0 && i < COCO_LEN(joints); i++) {
		const size_t n = strlen(joints[i]);
		if (key.n >= 1 + PART_BYTES + n && memcmp(key.s + key.n - n, joints[i], n) == 0)
			number = coco_meanings_find(coco_str_sub(key, 0, key.n - n));
	}
	return number;
}

bool coco_meanings_parts(struct coco_str key, uint32_t parts[2])
{
	char rest[COCO_MEANINGS_BYTES];
	if (key.n > sizeof rest)
		return false;
	for (size_t at = 1 + PART_BYTES; at + PART_BYTES <= key.n; at++) {
		if (((unsigned char)key.s[at] & 0xC0) == 0x80)
			continue;
		rest[0] = key.s[0];
		memcpy(rest + 1, key.s + at, key.n - at);
		parts[1] = coco_meanings_find((struct coco_str){rest, key.n - at + 1});
		parts[0] = parts[1] != 0 ? first_part(coco_str_sub(key, 0, at)) : 0;
		if (parts[0] != 0)
			return true;
	}
	return false;
}
