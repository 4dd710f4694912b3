/* Whether a text can hold a name, an address, a number at all: nearly every text can be told not to without looking at its words.
 *
 * Method: folding leaves an ASCII text's letters as they are but for their case. So a name that stands in it brings each of its
 * words that are in ASCII letters with it; the longest of them is looked for, 64 places of its first two letters at a time.
 * Invariant: a text in which coco_person_named finds the name passes; any text with another letter does.
 */
#include "coco/base_mask.h"
#include "coco/person.h"

enum { RUNS_MAX = 8 };

static bool is_letter(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
}

static bool is_wide(struct coco_str text, size_t at)
{
	return at < text.n && (unsigned char)text.s[at] >= 0x80;
}

#ifdef __SSE2__
/* The bytes that are signs of each kind, among those that were looked at so far. */
struct signs {
	__m128i contact, digit, opening, capital; /* of the last one the highest bit */
};

static inline void signs_see(struct signs *seen, __m128i part)
{
	const __m128i from_nought = _mm_sub_epi8(part, _mm_set1_epi8('0')), ten = _mm_set1_epi8(':' - '0');
	const __m128i from_a = _mm_sub_epi8(part, _mm_set1_epi8('A')), letters = _mm_set1_epi8('Z' - 'A');
	const __m128i curly = _mm_or_si128(part, _mm_set1_epi8('{' ^ '[')); /* both are the curly one then */
	const __m128i contact = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(part, _mm_set1_epi8('@')), _mm_cmpeq_epi8(part, _mm_set1_epi8('+'))),
	    _mm_cmpeq_epi8(part, _mm_set1_epi8('0')));
	const __m128i opening = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(part, _mm_set1_epi8('.')), _mm_cmpeq_epi8(part, _mm_set1_epi8('('))),
	    _mm_or_si128(_mm_cmpeq_epi8(part, _mm_set1_epi8('<')), _mm_cmpeq_epi8(curly, _mm_set1_epi8('{'))));
	seen->contact = _mm_or_si128(seen->contact, contact);
	seen->digit = _mm_or_si128(seen->digit, _mm_cmpeq_epi8(_mm_min_epu8(from_nought, ten), from_nought));
	seen->opening = _mm_or_si128(seen->opening, opening);
	seen->capital = _mm_or_si128(seen->capital, _mm_or_si128(part, _mm_cmpeq_epi8(_mm_min_epu8(from_a, letters), from_a)));
}

/* Sixteen bytes a step; the last step may overlap the one before, as may the two halves of a text that is shorter. */
unsigned coco_text_signs(struct coco_str text)
{
	struct signs seen = {_mm_setzero_si128(), _mm_setzero_si128(), _mm_setzero_si128(), _mm_setzero_si128()};
	if (text.n >= 16) {
		for (size_t i = 0; text.n - i > 16; i += 16)
			signs_see(&seen, _mm_loadu_si128((const __m128i *)(const void *)(text.s + i)));
		signs_see(&seen, _mm_loadu_si128((const __m128i *)(const void *)(text.s + text.n - 16)));
	} else if (text.n >= 8) {
		const __m128i head = _mm_loadl_epi64((const __m128i *)(const void *)text.s);
		signs_see(&seen, _mm_unpacklo_epi64(head, _mm_loadl_epi64((const __m128i *)(const void *)(text.s + text.n - 8))));
	} else if (text.n) {
		signs_see(&seen, _mm_cvtsi64_si128((long long)coco_word_of(text.s, text.n)));
	}
	return (_mm_movemask_epi8(seen.contact) ? COCO_SIGN_CONTACT : 0) | (_mm_movemask_epi8(seen.digit) ? COCO_SIGN_DIGIT : 0) |
	       (_mm_movemask_epi8(seen.opening) ? COCO_SIGN_OPENING : 0) | (_mm_movemask_epi8(seen.capital) ? COCO_SIGN_CAPITAL : 0);
}
#else
unsigned coco_text_signs(struct coco_str text)
{
	unsigned seen = 0;
	for (size_t i = 0; i < text.n; i++) {
		const char c = text.s[i];
		seen |= c == '@' || c == '+' || c == '0' ? COCO_SIGN_CONTACT : 0;
		seen |= c >= '0' && c <= ':' ? COCO_SIGN_DIGIT : 0;
		seen |= (unsigned char)c >= 0x80 || (c >= 'A' && c <= 'Z') ? COCO_SIGN_CAPITAL : 0;
		seen |= c == '.' || c == '(' || c == '<' || c == '[' || c == '{' ? COCO_SIGN_OPENING : 0;
	}
	return seen;
}
#endif

void coco_person_sieve_make(struct coco_person_sieve *sieve, struct coco_str name)
{
	size_t i = 0;
	sieve->n = 0;
	for (size_t runs = 0; i < name.n && runs < RUNS_MAX; runs++) {
		while (i < name.n && !is_letter(name.s[i]))
			i++;
		size_t from = i;
		while (i < name.n && is_letter(name.s[i]))
			i++;
		/* beside another letter it is a part of a word */
		if ((from > 0 && is_wide(name, from - 1)) || is_wide(name, i) || i - from <= sieve->n)
			continue;
		sieve->n = i - from < sizeof sieve->word ? i - from : sizeof sieve->word;
		for (size_t k = 0; k < sieve->n; k++)
			sieve->word[k] = (char)(name.s[from + k] | 32); /* a digit stays what it is */
	}
}

static bool word_here(const struct coco_person_sieve *sieve, const char *at, const char *end)
{
	if ((size_t)(end - at) < sieve->n)
		return false;
	for (size_t k = 0; k < sieve->n; k++) {
		if ((at[k] | 32) != sieve->word[k])
			return false;
	}
	return true;
}

bool coco_person_sieve_passes(const struct coco_person_sieve *sieve, struct coco_str text)
{
	char tail[64];
	const char *end = text.s + text.n;
	if (sieve->n < 2)
		return true;
	char a = sieve->word[0], b = sieve->word[1], upper_a = a <= '9' ? a : (char)(a & ~32), upper_b = b <= '9' ? b : (char)(b & ~32);
	for (const char *at = text.s; at < end; at += 64) {
		const char *block = coco_bytes_block(at, end, tail);
		if (coco_bytes_wide(block))
			return true;
		/* the second letter of the last place is in the next block: it may be there */
		uint64_t places = coco_bytes_mask(block, a, upper_a) & (coco_bytes_mask(block, b, upper_b) >> 1 | (uint64_t)1 << 63);
		for (; places; places &= places - 1) {
			if (word_here(sieve, at + coco_bytes_first(places), end))
				return true;
		}
	}
	return false;
}
