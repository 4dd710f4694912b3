/* The parts of a ZIP file that is in memory (PKWARE APPNOTE 6.3; parts are stored or deflated, as OPC and OpenDocument ask).
 *
 * Method: the directory at the file's end names the parts; a part is inflated by blocks, and its length and its CRC are
 * compared at its end. libzip would do, but it loads OpenSSL, which doubles the start-up of a tool that mostly reads CSV.
 * Invariant: no offset or length of the file is used before it is known to lie inside of it; what a part says of its length is
 * never exceeded.
 */
#include <stdlib.h>
#include <string.h>
#include "book.h"

enum { END = 22, END64 = 56, LOCATOR64 = 20, ENTRY = 46, LOCAL = 30, COMMENT_MAX = 65535 };

static uint32_t le16(const char *at)
{
	const unsigned char *b = (const unsigned char *)at;
	return (uint32_t)(b[0] | b[1] << 8);
}

static uint32_t le32(const char *at)
{
	return le16(at) | le16(at + 2) << 16;
}

static uint64_t le64(const char *at)
{
	return le32(at) | (uint64_t)le32(at + 4) << 32;
}

/* `n` bytes at `at` lie inside of the file. */
static bool inside(struct coco_str file, uint64_t at, uint64_t n)
{
	return at <= file.n && n <= file.n - at;
}

static bool is_sign(const char *at, char a, char b)
{
	return at[0] == 'P' && at[1] == 'K' && at[2] == a && at[3] == b;
}

/* ---- the directory ---------------------------------------------------------------------------------------------------- */

static int cut(const struct sheet_book *book, struct coco_err *err)
{
	return sheet_damaged(book, err, "its end is missing or does not fit its beginning");
}

/* Where the directory begins, and how many parts it names. */
static int directory_find(struct sheet_book *book, struct coco_str file, struct coco_err *err)
{
	size_t least = file.n > END + COMMENT_MAX ? file.n - END - COMMENT_MAX : 0, at = file.n >= END ? file.n - END + 1 : 0;
	while (at-- > least) {
		const char *end = file.s + at;
		if (!is_sign(end, 5, 6) || at + END + le16(end + 20) != file.n)
			continue;
		book->parts = le16(end + 10);
		book->directory = le32(end + 16);
		const char *locator = at >= LOCATOR64 ? end - LOCATOR64 : NULL;
		if (locator && is_sign(locator, 6, 7)) { /* ZIP64 */
			uint64_t where = le64(locator + 8);
			if (!inside(file, where, END64) || !is_sign(file.s + where, 6, 6))
				return cut(book, err);
			book->parts = le64(file.s + where + 32);
			book->directory = le64(file.s + where + 48);
		}
		return inside(file, book->directory, 0) && book->parts <= file.n / ENTRY ? 0 : cut(book, err);
	}
	return cut(book, err);
}

int sheet_zip_open(struct sheet_book *book, struct coco_str file, struct coco_err *err)
{
	book->file = file;
	return directory_find(book, file, err);
}

/* Sizes and place that need more than 32 bits stand in an extra field. */
static bool wide_read(struct sheet_part *part, struct coco_str extra)
{
	uint64_t *const values[] = {&part->size, &part->packed, &part->at};
	for (size_t i = 0; i + 4 <= extra.n; i += 4 + le16(extra.s + i + 2)) {
		size_t from = i + 4, to = from + le16(extra.s + i + 2);
		if (le16(extra.s + i) != 1)
			continue;
		for (size_t k = 0; k < COCO_LEN(values); k++) {
			if (*values[k] != UINT32_MAX)
				continue;
			if (from + 8 > to || to > extra.n)
				return false;
			*values[k] = le64(extra.s + from);
			from += 8;
		}
	}
	return true;
}

static bool same_name(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char x = a[i] >= 'A' && a[i] <= 'Z' ? (char)(a[i] | 32) : a[i], y = b[i] >= 'A' && b[i] <= 'Z' ? (char)(b[i] | 32) : b[i];
		if (x != y)
			return false;
	}
	return true;
}

int sheet_zip_find(const struct sheet_book *book, const char *name, struct sheet_part *part, struct coco_err *err)
{
	struct coco_str file = book->file;
	uint64_t at = book->directory;
	for (uint64_t i = 0; i < book->parts; i++) {
		const char *e = file.s + at;
		if (!inside(file, at, ENTRY) || !is_sign(e, 1, 2))
			return cut(book, err);
		size_t n = le16(e + 28), extra = le16(e + 30), comment = le16(e + 32);
		if (!inside(file, at + ENTRY, n + extra + comment))
			return cut(book, err);
		at += ENTRY + n + extra + comment;
		if (n != strlen(name) || !same_name(e + ENTRY, name, n))
			continue;
		*part = (struct sheet_part){
		    .name = name, .method = le16(e + 10), .crc = le32(e + 16), .packed = le32(e + 20), .size = le32(e + 24), .at = le32(e + 42)};
		if (le16(e + 8) & 1)
			return sheet_encrypted(book->path, err);
		if (!wide_read(part, (struct coco_str){e + ENTRY + n, extra}) || !inside(file, part->at, LOCAL) ||
		    !is_sign(file.s + part->at, 3, 4))
			return cut(book, err);
		part->at += LOCAL + le16(file.s + part->at + 26) + le16(file.s + part->at + 28);
		return inside(file, part->at, part->packed) ? 1 : cut(book, err);
	}
	return 0;
}

/* ---- a part's bytes ------------------------------------------------------------------------------------------------------ */

int sheet_zip_begin(const struct sheet_book *book, struct sheet_part *part, struct coco_err *err)
{
	part->in = (z_stream){.next_in = (Bytef *)(book->file.s + part->at), .avail_in = (uInt)part->packed};
	part->libraries = &book->libraries;
	part->sum = (uint32_t)part->libraries->crc32(0, NULL, 0);
	part->given = 0;
	if (part->packed > UINT32_MAX / 2 || (part->method != 0 && part->method != 8))
		return sheet_damaged(book, err, "%s is packed in a way that workbooks do not use (%u)", part->name, part->method);
	if (part->method == 0 && part->packed != part->size)
		return sheet_damaged(book, err, "%s has two lengths", part->name);
	if (part->method == 8 && part->libraries->inflate_init(&part->in, -MAX_WBITS, ZLIB_VERSION, (int)sizeof part->in) != Z_OK)
		return coco_err_nomem(err);
	return 0;
}

void sheet_zip_end(struct sheet_part *part)
{
	if (part->method == 8)
		part->libraries->inflate_end(&part->in);
}

/* Unpacks up to `n` bytes; *got 0: the end, and the checksum fits. */
int sheet_zip_next(const struct sheet_book *book, struct sheet_part *part, char *block, size_t n, size_t *got, struct coco_err *err)
{
	int rc = Z_OK;
	if (part->method == 0) {
		*got = n < part->in.avail_in ? n : part->in.avail_in;
		memcpy(block, part->in.next_in, *got);
		part->in.next_in += *got;
		part->in.avail_in -= (uInt)*got;
	} else {
		part->in.next_out = (Bytef *)block;
		part->in.avail_out = (uInt)n;
		while (part->in.avail_out && rc == Z_OK && !part->ended)
			rc = part->libraries->inflate(&part->in, Z_NO_FLUSH);
		part->ended |= rc == Z_STREAM_END;
		*got = n - part->in.avail_out;
		if (rc == Z_MEM_ERROR)
			return coco_err_nomem(err);
		if (rc != Z_OK && rc != Z_STREAM_END)
			return sheet_damaged(book, err, "%s can't be unpacked", part->name);
	}
	part->given += *got;
	part->sum = (uint32_t)part->libraries->crc32(part->sum, (const Bytef *)block, (uInt)*got);
	if (part->given > part->size || (*got == 0 && (part->given != part->size || part->sum != part->crc)))
		return sheet_damaged(book, err, "%s is not what was packed: its length or its checksum differ", part->name);
	return 0;
}
