/* Ids: pseudonyms that are the same in every survey, and cannot be turned back without the key.
 *
 * Method: BLAKE2b (RFC 7693) of 128 bits by libsodium, keyed, in base32 (RFC 4648) of lower-case letters without padding.
 * An e-mail is compared trimmed, NFKC, case folded, without invisible signs; an organisation by its folded name and its country.
 * Invariant: an e-mail is never hashed without a key (the caller sees to it); equal people get equal ids in every run.
 */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistd.h>
#include "coco/person.h"

/* Signs that nobody sees and that come along when an address is copied from a web page: zero width, soft hyphen, BOM. */
static bool is_invisible(uint32_t cp)
{
	return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || cp == 0x2060 || cp == 0xFEFF;
}

static void visible_put(struct coco_str text, struct coco_buf *out)
{
	uint32_t cp;
	for (size_t i = 0, n; (n = coco_utf8_next(coco_str_sub(text, i, text.n), &cp)) > 0; i += n) {
		if (!is_invisible(cp))
			coco_buf_put(out, text.s + i, n);
	}
}

/* Bit 7 of each sum says whether the byte, without its own bit 7, is at least 'A', or above 'Z'. */
static inline uint64_t word_lower(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u, highs = ones << 7, low = w & ~highs;
	return w | ((low + ones * (0x80 - 'A')) & ~(low + ones * (0x7F - 'Z')) & ~w & highs) >> 2;
}

/* Eight bytes at a time, of which the last may overlap those before. False: there are other letters than ASCII's. */
static bool ascii_lower(struct coco_str text, struct coco_buf *out)
{
	char *to = coco_buf_room(out, text.n);
	uint64_t all = 0, w;
	for (size_t i = 0; to && text.n >= sizeof w && i < text.n; i += sizeof w) {
		i = text.n - i < sizeof w ? text.n - sizeof w : i;
		memcpy(&w, text.s + i, sizeof w);
		all |= w;
		w = word_lower(w);
		memcpy(to + i, &w, sizeof w);
	}
	for (size_t i = 0; to && text.n < sizeof w && i < text.n; i++) {
		all |= (unsigned char)text.s[i];
		to[i] = text.s[i] >= 'A' && text.s[i] <= 'Z' ? (char)(text.s[i] | 32) : text.s[i];
	}
	if (to)
		to[text.n] = '\0';
	out->len += to ? text.n : 0;
	return !(all & 0x8080808080808080u);
}

void coco_email_normal(struct coco_str email, struct coco_buf *out)
{
	size_t n = 0, before = out->len;
	email = coco_email_bare(email);
	if (ascii_lower(email, out))
		return;
	out->len = before;
	uint8_t *folded = u8_casefold((const uint8_t *)email.s, email.n, NULL, UNINORM_NFKC, NULL, &n);
	if (folded)
		visible_put(coco_str_trim((struct coco_str){(const char *)folded, n}), out);
	else
		out->failed = true;
	free(folded);
}

enum { HASH = 16 };
_Static_assert(sizeof(struct coco_person_hasher) == sizeof(crypto_generichash_state), "a hasher is libsodium's state");

void coco_person_hasher_init(struct coco_person_hasher *hasher, const unsigned char *key)
{
	crypto_generichash_state state;
	crypto_generichash_init(&state, key, key ? COCO_PERSON_KEY : 0, HASH);
	memcpy(hasher, &state, sizeof state);
}

/* Five bytes are eight letters, the highest bits first; the byte that is left is two letters. */
void coco_person_hash_by(const struct coco_person_hasher *hasher, struct coco_str text, char out[COCO_PERSON_ID])
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
	enum { GROUP = 5, LETTERS = 8 };
	crypto_generichash_state state;
	unsigned char sum[HASH];
	memcpy(&state, hasher, sizeof state);
	crypto_generichash_update(&state, (const unsigned char *)text.s, text.n);
	crypto_generichash_final(&state, sum, HASH);
	for (const unsigned char *at = sum; at + GROUP <= sum + HASH; at += GROUP, out += LETTERS) {
		const uint64_t bits = (uint64_t)at[0] << 32 | (uint64_t)at[1] << 24 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 8 | at[4];
		for (unsigned i = 0; i < LETTERS; i++)
			out[i] = letters[bits >> (35 - 5 * i) & 31];
	}
	out[0] = letters[sum[HASH - 1] >> 3];
	out[1] = letters[(sum[HASH - 1] & 7) << 2];
	out[2] = 0;
}

void coco_person_hash(struct coco_str text, const unsigned char *key, char out[COCO_PERSON_ID])
{
	struct coco_person_hasher hasher;
	coco_person_hasher_init(&hasher, key);
	coco_person_hash_by(&hasher, text, out);
}

void coco_org_normal(struct coco_str org, struct coco_str country, struct coco_buf *out)
{
	coco_fold(org, out);
	if (country.n)
		coco_buf_putc(out, '-');
	(void)ascii_lower(country, out);
}

void coco_org_id(struct coco_str website, struct coco_str org, struct coco_str country, struct coco_buf *out)
{
	struct coco_str host = coco_str_trim(website), rest;
	const char *colon = host.n ? memchr(host.s, ':', host.n) : NULL; /* nearly always that of the scheme, or there is none */
	size_t scheme = colon ? (size_t)(colon - host.s) : SIZE_MAX;
	if (colon && !coco_str_starts(coco_str_sub(host, scheme, host.n), "://"))
		scheme = coco_str_find(host, COCO_STR("://"), scheme);
	if (scheme != SIZE_MAX)
		host = coco_str_sub(host, scheme + 3, host.n);
	rest = host;
	for (size_t i = 0; i < host.n; i++) {
		if (host.s[i] == '/' || host.s[i] == '?' || host.s[i] == '#' || host.s[i] == ':') {
			rest = coco_str_sub(host, 0, i);
			break;
		}
	}
	if (rest.n > 4 && (memcmp(rest.s, "www.", 4) == 0 || memcmp(rest.s, "WWW.", 4) == 0))
		rest = coco_str_sub(rest, 4, rest.n);
	const size_t before = out->len;
	if (rest.n > 3 && memchr(rest.s, '.', rest.n) && !memchr(rest.s, ' ', rest.n))
		coco_email_normal(rest, out);
	if (coco_host_shared(coco_str_sub(coco_buf_view(out), before, out->len)))
		out->len = before;
	if (out->len == before && org.n)
		coco_org_normal(org, country, out);
}

int coco_challenge_hash(struct coco_str owner, struct coco_str survey, struct coco_str title, struct coco_str text,
    struct coco_arena *arena, char id[COCO_CHALLENGE_ID])
{
	const char *basis =
	    coco_arena_printf(arena, "%.*s\x1f%.*s\x1f%.*s", COCO_STR_ARG(owner), COCO_STR_ARG(survey), COCO_STR_ARG(title.n ? title : text));
	if (!basis)
		return -1;
	memcpy(id, COCO_CHALLENGE, sizeof COCO_CHALLENGE - 1);
	coco_person_hash(coco_str_of(basis), NULL, id + sizeof COCO_CHALLENGE - 1);
	return 0;
}

/* All 32 bytes and no more; 0 or an errno, -1 for another size. */
static int key_bytes(int fd, unsigned char key[COCO_PERSON_KEY])
{
	unsigned char more;
	size_t n = 0;
	ssize_t got = 0;
	while (n < COCO_PERSON_KEY && ((got = read(fd, key + n, COCO_PERSON_KEY - n)) > 0 || (got < 0 && errno == EINTR)))
		n += got > 0 ? (size_t)got : 0;
	if (got < 0)
		return errno;
	return n == COCO_PERSON_KEY && read(fd, &more, 1) == 0 ? 0 : -1;
}

int coco_person_key(const char *path, unsigned char key[COCO_PERSON_KEY], struct coco_err *err)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		coco_err_errno(err, COCO_EXIT_USAGE, "bad-key", errno, "the key can't be opened");
		return coco_err_at(err, path, 0, 0);
	}
	if (fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-key", "the key must be a file");
	} else if (st.st_mode & 077) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-key", "others can read the key");
		coco_err_hint(err, "chmod 600 the file; if others had it for long, make a new one");
	} else {
		int rc = key_bytes(fd, key);
		close(fd);
		if (!rc)
			return 0;
		coco_err_set(err, COCO_EXIT_USAGE, "bad-key", "the key must hold exactly %d bytes", COCO_PERSON_KEY);
		coco_err_hint(err, "make one with: head -c 32 /dev/urandom >my.key; chmod 600 my.key");
		return coco_err_at(err, path, 0, 0);
	}
	close(fd);
	return coco_err_at(err, path, 0, 0);
}
