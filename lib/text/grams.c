/* Words taken apart for the language model: runs of one to four letters, the ends of the word being letters too, and the
 * whole word. A key is a 32-bit hash (multiply and add, then mixed): of some ten thousand keys in the model an unknown one
 * meets a known one once in a hundred thousand, which no text notices.
 *
 * Words are lowered and composed here, code point by code point, for the scripts of the model: nothing is allocated, so
 * nothing can fail. Marks that compose with nothing are left out. */
#include "grams.h"

#include <uninorm.h>
#include <unictype.h>

#define EDGE '_'

/* Lower case of Latin-1, Latin Extended-A and B's comma letters, Greek and Cyrillic; the dotted capital I of Turkish is an i. */
static uint32_t lower(uint32_t cp)
{
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) || (cp >= 0x391 && cp <= 0x3AB) ||
	    (cp >= 0x410 && cp <= 0x42F))
		return cp + 0x20;
	if (cp < 0xC0)
		return cp;
	if (cp == 0x130)
		return 'i';
	if ((cp >= 0x100 && cp <= 0x137) || (cp >= 0x14A && cp <= 0x177) || cp == 0x490 || (cp >= 0x218 && cp <= 0x21B))
		return cp | 1;
	if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
		return cp + (cp & 1);
	return cp >= 0x400 && cp <= 0x40F ? cp + 0x50 : cp;
}

static bool is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
	if (cp >= 0xC0 && cp < 0x250)
		return cp != 0xD7 && cp != 0xF7;
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L);
}

static bool is_mark(uint32_t cp)
{
	return cp >= 0x300 && cp < 0x370;
}

static uint32_t at_of(struct coco_str text, size_t at, size_t *step)
{
	uint32_t cp = (unsigned char)text.s[at];
	*step = 1;
	if (cp >= 0x80 && (*step = coco_utf8_next(coco_str_sub(text, at, text.n), &cp)) == 0)
		*step = 1;
	return cp;
}

/* Behind a word: does it go on with a digit, or with a point or @ and more of an address? */
static bool goes_on(struct coco_str text, size_t at)
{
	if (at >= text.n)
		return false;
	const unsigned char c = (unsigned char)text.s[at], next = at + 1 < text.n ? (unsigned char)text.s[at + 1] : ' ';
	return (c >= '0' && c <= '9') || c == '@' || c == '_' || ((c == '.' || c == ':') && (next > '/' || next == '/') && next != ' ');
}

size_t gram_word(struct coco_str text, size_t *at, uint32_t letters[GRAM_LETTERS + 2])
{
	size_t i = *at, step;
	bool address = false;
	while (i < text.n) {
		uint32_t cp = at_of(text, i, &step);
		if (!is_letter(cp)) {
			address = cp > ' ' && (address || (cp >= '0' && cp <= '9') || cp == '@');
			i += step;
			continue;
		}
		size_t n = 0;
		letters[n++] = EDGE;
		for (; i < text.n; i += step) {
			const unsigned char c = (unsigned char)text.s[i];
			step = 1;
			if (n <= GRAM_LETTERS && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) { /* most of them */
				letters[n++] = c | 0x20u;
				continue;
			}
			cp = at_of(text, i, &step);
			if (is_mark(cp)) {
				const ucs4_t composed = n > 1 ? uc_composition(letters[n - 1], cp) : 0;
				letters[n - 1] = composed != 0 ? composed : letters[n - 1];
			} else if (!is_letter(cp)) {
				break;
			} else if (n <= GRAM_LETTERS) {
				letters[n++] = lower(cp);
			}
		}
		letters[n++] = EDGE;
		address = address || goes_on(text, i);
		if (!address) {
			*at = i;
			return n;
		}
	}
	*at = text.n;
	return 0;
}

/* Letters that have no decomposition. */
static uint32_t plain(uint32_t cp)
{
	static const uint32_t pairs[][2] = {{0x142, 'l'}, {0x111, 'd'}, {0xF0, 'd'}, {0xF8, 'o'}, {0x131, 'i'}, {0xDF, 's'}, {0xE6, 'a'}};
	for (size_t i = 0; i < COCO_LEN(pairs); i++)
		if (pairs[i][0] == cp)
			return pairs[i][1];
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	return cp >= 0xC0 && cp < 0x250 && uc_canonical_decomposition(cp, parts) > 0 ? parts[0] : cp;
}

size_t gram_bare(uint32_t *letters, size_t n, size_t most, bool umlaut)
{
	for (size_t i = 0; i < n; i++) {
		const uint32_t cp = letters[i];
		const uint32_t second = cp == 0xDF ? 's' : cp == 0xE6 || (umlaut && (cp == 0xE4 || cp == 0xF6 || cp == 0xFC)) ? 'e' : 0;
		letters[i] = plain(cp);
		if (second == 0 || n == most)
			continue;
		for (size_t k = n++; k > i + 1; k--)
			letters[k] = letters[k - 1];
		letters[++i] = second;
	}
	return n;
}

static uint32_t mixed(uint32_t hash)
{
	hash = (hash ^ hash >> 16) * 0x7FEB352Du;
	hash ^= hash >> 15;
	return hash != 0 ? hash : 1;
}

void gram_keys(const uint32_t *letters, size_t n, struct gram_keys *keys)
{
	uint32_t word = GRAM_ORDER + 1;
	keys->n = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t hash = 0;
		word = word * 0x01000193u + letters[i];
		for (size_t k = 0; k < GRAM_ORDER && i + k < n; k++) {
			hash = hash * 0x9E3779B1u + letters[i + k] + 1;
			if (k == 0 && letters[i] == EDGE)
				continue;
			keys->order[keys->n] = (uint8_t)(k + 1);
			keys->key[keys->n++] = mixed(hash);
		}
	}
	keys->order[keys->n] = GRAM_ORDER + 1;
	keys->key[keys->n++] = mixed(word);
}
