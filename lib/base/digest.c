/* SHA-256 (FIPS 180-4) by nettle, which uses the processor's own instructions where it has them: the digest of a file is
 * taken of every byte that is imported, and libsodium's portable code costs more there than parsing does. */
#include "coco/base.h"

#include <nettle/sha2.h>
#include <string.h>

_Static_assert(sizeof(struct sha256_ctx) <= sizeof(struct coco_sha256), "room for the state");

void coco_sha256_begin(struct coco_sha256 *digest)
{
	sha256_init((struct sha256_ctx *)digest->state);
}

void coco_sha256_add(struct coco_sha256 *digest, struct coco_str data)
{
	sha256_update((struct sha256_ctx *)digest->state, data.n, (const uint8_t *)(data.s ? data.s : ""));
}

void coco_sha256_end(struct coco_sha256 *digest, char out[COCO_SHA256_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t hash[SHA256_DIGEST_SIZE];
	sha256_digest((struct sha256_ctx *)digest->state, sizeof hash, hash);
	for (size_t i = 0; i < sizeof hash; i++) {
		out[2 * i] = digits[hash[i] >> 4];
		out[2 * i + 1] = digits[hash[i] & 15];
	}
	out[2 * sizeof hash] = '\0';
}

void coco_sha256_text(struct coco_str data, char out[COCO_SHA256_TEXT])
{
	struct coco_sha256 digest;
	coco_sha256_begin(&digest);
	coco_sha256_add(&digest, data);
	coco_sha256_end(&digest, out);
}
