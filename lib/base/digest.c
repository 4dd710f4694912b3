/* SHA-256 (FIPS 180-4) by nettle, which uses the processor's own instructions where it has them: the digest of a file is
 * taken of every byte that is imported, and libsodium's portable code costs more there than parsing does. */
#include "coco/base.h"

#include <nettle/sha2.h>
#include <string.h>

_Static_assert(COCO_SHA256_BYTES == SHA256_DIGEST_SIZE, "a digest");
_Static_assert(sizeof(struct sha256_ctx) <= sizeof(struct coco_sha256), "room for the state");

void coco_sha256_begin(struct coco_sha256 *digest)
{
	sha256_init((struct sha256_ctx *)digest->state);
}

void coco_sha256_add(struct coco_sha256 *digest, struct coco_str data)
{
	sha256_update((struct sha256_ctx *)digest->state, data.n, (const uint8_t *)(data.s ? data.s : ""));
}

/* Four bytes a step: their halves are spread over the eight bytes of a word, from the last to the first. */
void coco_sha256_digits(const unsigned char digest[COCO_SHA256_BYTES], char out[COCO_SHA256_TEXT])
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	for (size_t i = 0; i < COCO_SHA256_BYTES; i += 4) { /* eight digits at once, the first in the lowest byte */
		uint64_t w = (uint64_t)digest[i + 3] << 48 | (uint64_t)digest[i + 2] << 32 | (uint64_t)digest[i + 1] << 16 | digest[i];
		w = (w >> 4 | w << 8) & ones * 0x0F;
		w += ones * '0' + (((w + ones * 6) >> 4) & ones) * ('a' - '0' - 10);
		char *at = out + 2 * i;
		at[0] = (char)w;
		at[1] = (char)(w >> 8);
		at[2] = (char)(w >> 16);
		at[3] = (char)(w >> 24);
		at[4] = (char)(w >> 32);
		at[5] = (char)(w >> 40);
		at[6] = (char)(w >> 48);
		at[7] = (char)(w >> 56);
	}
	out[2 * COCO_SHA256_BYTES] = '\0';
}

static int digit_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool coco_sha256_read(struct coco_str text, unsigned char digest[COCO_SHA256_BYTES])
{
	if (text.n != 2 * COCO_SHA256_BYTES)
		return false;
	for (size_t i = 0; i < COCO_SHA256_BYTES; i++) {
		const int high = digit_of(text.s[2 * i]), low = digit_of(text.s[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		digest[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

void coco_sha256_end(struct coco_sha256 *digest, char out[COCO_SHA256_TEXT])
{
	unsigned char hash[SHA256_DIGEST_SIZE];
	sha256_digest((struct sha256_ctx *)digest->state, sizeof hash, hash);
	coco_sha256_digits(hash, out);
}

void coco_sha256_bytes(struct coco_str data, unsigned char out[COCO_SHA256_BYTES])
{
	struct coco_sha256 digest;
	coco_sha256_begin(&digest);
	coco_sha256_add(&digest, data);
	sha256_digest((struct sha256_ctx *)digest.state, SHA256_DIGEST_SIZE, out);
}

void coco_sha256_text(struct coco_str data, char out[COCO_SHA256_TEXT])
{
	struct coco_sha256 digest;
	coco_sha256_begin(&digest);
	coco_sha256_add(&digest, data);
	coco_sha256_end(&digest, out);
}
