/* coco/base_mask.h: where certain bytes stand among the next 64, as bits: bit i is byte i. Sixteen bytes a step where the processor
 * has SSE2, as every x86-64 has; else one by one. */
#ifndef COCO_BASE_MASK_H
#define COCO_BASE_MASK_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Those that are `a` or `b`. */
static inline uint64_t coco_bytes_mask(const char at[64], char a, char b)
{
	uint64_t mask = 0;
#ifdef __SSE2__
	const __m128i all_a = _mm_set1_epi8(a), all_b = _mm_set1_epi8(b);
	for (size_t i = 0; i < 4; i++) {
		__m128i part = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
		__m128i is = _mm_or_si128(_mm_cmpeq_epi8(part, all_a), _mm_cmpeq_epi8(part, all_b));
		mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(is) << 16 * i;
	}
#else
	for (size_t i = 0; i < 64; i++)
		mask |= (uint64_t)(at[i] == a || at[i] == b) << i;
#endif
	return mask;
}

/* Those that are not ASCII. */
static inline uint64_t coco_bytes_wide(const char at[64])
{
	uint64_t mask = 0;
#ifdef __SSE2__
	for (size_t i = 0; i < 4; i++) {
		__m128i part = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
		mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(part) << 16 * i;
	}
#else
	for (size_t i = 0; i < 64; i++)
		mask |= (uint64_t)((unsigned char)at[i] >= 0x80) << i;
#endif
	return mask;
}

/* Those of ASCII from `first` to `last`. */
static inline uint64_t coco_bytes_between(const char at[64], char first, char last)
{
	uint64_t mask = 0;
#ifdef __SSE2__
	const __m128i low = _mm_set1_epi8(first), span = _mm_set1_epi8((char)(last - first));
	for (size_t i = 0; i < 4; i++) {
		__m128i part = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i)), low);
		mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(part, span), part)) << 16 * i;
	}
#else
	for (size_t i = 0; i < 64; i++)
		mask |= (uint64_t)(at[i] >= first && at[i] <= last) << i;
#endif
	return mask;
}

/* Those that are control characters of ASCII, 0 to 31. */
static inline uint64_t coco_bytes_controls(const char at[64])
{
	uint64_t mask = 0;
#ifdef __SSE2__
	const __m128i last = _mm_set1_epi8(0x1F);
	for (size_t i = 0; i < 4; i++) {
		__m128i part = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
		mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(part, last), part)) << 16 * i;
	}
#else
	for (size_t i = 0; i < 64; i++)
		mask |= (uint64_t)((unsigned char)at[i] < 0x20) << i;
#endif
	return mask;
}

/* The next 64 bytes of a text that ends at `end`: where fewer are left, they are copied to `tail`, with zeros behind. */
static inline const char *coco_bytes_block(const char *at, const char *end, char tail[64])
{
	size_t n = (size_t)(end - at);
	if (n >= 64)
		return at;
	memset(tail, 0, 64);
	memcpy(tail, at, n);
	return tail;
}

/* The number of the lowest bit of a mask that is not 0. */
static inline size_t coco_bytes_first(uint64_t mask)
{
#ifdef __GNUC__
	return (size_t)__builtin_ctzll(mask);
#else
	size_t n = 0;
	while (!(mask >> n & 1))
		n++;
	return n;
#endif
}

/* How many bits of a mask are set. */
static inline size_t coco_bytes_count(uint64_t mask)
{
#ifdef __GNUC__
	return (size_t)__builtin_popcountll(mask);
#else
	size_t n = 0;
	for (; mask; mask &= mask - 1)
		n++;
	return n;
#endif
}

#endif
