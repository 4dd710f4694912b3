/* UTF-8 after The Unicode Standard 15, table 3-7 (well-formed byte sequences): the range of the second byte depends on
 * the first, which rules out overlong forms, surrogates and values above U+10FFFF; the others are 80..BF. Runs of ASCII
 * are skipped 32 bytes at a time, since most of our text is ASCII or nearly so. */
#include "coco/base.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

static bool is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Length of the well-formed sequence at p, which has `left` > 0 bytes; 0: ill-formed. */
static size_t sequence(const unsigned char *p, size_t left)
{
	unsigned char c = p[0];
	if (c < 0x80)
		return 1;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	if (c < 0xE0)
		return left >= 2 && is_tail(p[1]) ? 2 : 0;
	if (c < 0xF0) {
		unsigned char low = c == 0xE0 ? 0xA0 : 0x80, high = c == 0xED ? 0x9F : 0xBF;
		return left >= 3 && p[1] >= low && p[1] <= high && is_tail(p[2]) ? 3 : 0;
	}
	unsigned char low = c == 0xF0 ? 0x90 : 0x80, high = c == 0xF4 ? 0x8F : 0xBF;
	return left >= 4 && p[1] >= low && p[1] <= high && is_tail(p[2]) && is_tail(p[3]) ? 4 : 0;
}

enum { RUN = 32 };

static bool is_ascii_run(const unsigned char *p)
{
#ifdef __SSE2__
	const __m128i *at = (const __m128i *)(const void *)p;
	return !_mm_movemask_epi8(_mm_or_si128(_mm_loadu_si128(at), _mm_loadu_si128(at + 1)));
#else
	uint64_t word[RUN / 8];
	memcpy(word, p, sizeof word);
	return ((word[0] | word[1] | word[2] | word[3]) & UINT64_C(0x8080808080808080)) == 0;
#endif
}

size_t coco_utf8_check(struct coco_str text)
{
	const unsigned char *p = (const unsigned char *)text.s;
	size_t i = 0;
	while (i < text.n) {
		while (text.n - i >= RUN && is_ascii_run(p + i))
			i += RUN;
		/* A short run before the next try: text of one script has few long ASCII runs. */
		for (size_t stop = text.n - i > RUN ? i + RUN : text.n; i < stop;) {
			size_t n = sequence(p + i, text.n - i);
			if (n == 0)
				return i;
			i += n;
		}
	}
	return SIZE_MAX;
}

size_t coco_utf8_next(struct coco_str text, uint32_t *cp)
{
	if (text.n == 0)
		return 0;
	const unsigned char *p = (const unsigned char *)text.s;
	size_t n = sequence(p, text.n);
	switch (n) {
	case 1:
		*cp = p[0];
		return 1;
	case 2:
		*cp = (uint32_t)(p[0] & 0x1F) << 6 | (uint32_t)(p[1] & 0x3F);
		return 2;
	case 3:
		*cp = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (uint32_t)(p[2] & 0x3F);
		return 3;
	case 4:
		*cp = (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (uint32_t)(p[3] & 0x3F);
		return 4;
	default:
		*cp = 0xFFFD;
		return 1;
	}
}

size_t coco_utf8_put(uint32_t cp, char out[4])
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

size_t coco_utf8_count(struct coco_str text)
{
	size_t count = 0;
	for (size_t i = 0; i < text.n; i++)
		count += !is_tail((unsigned char)text.s[i]);
	return count;
}
