/* SHA-256 (FIPS 180-4) by libsodium, as hex. crypto_hash_sha256 keeps no state of its own and needs no sodium_init. */
#include "coco/base.h"

#include <sodium/crypto_hash_sha256.h>

void coco_sha256_text(struct coco_str data, char out[COCO_SHA256_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char hash[crypto_hash_sha256_BYTES];
	crypto_hash_sha256(hash, (const unsigned char *)(data.s ? data.s : ""), data.n);
	for (size_t i = 0; i < sizeof hash; i++) {
		out[2 * i] = digits[hash[i] >> 4];
		out[2 * i + 1] = digits[hash[i] & 15];
	}
	out[2 * sizeof hash] = '\0';
}
