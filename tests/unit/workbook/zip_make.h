/* Workbooks for tests: parts packed into a ZIP file as spreadsheet programs do. */
#ifndef TESTS_ZIP_MAKE_H
#define TESTS_ZIP_MAKE_H

#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include "coco/base.h"

struct part {
	const char *name, *text;
};

static void le(struct coco_buf *out, int bytes, uint64_t value)
{
	for (int i = 0; i < bytes; i++)
		coco_buf_putc(out, (char)(value >> 8 * i));
}

/* What a part's two heads have in common; `wide`: the sizes stand in an extra field. */
static void head_put(struct coco_buf *out, const struct part *part, bool wide, struct coco_str packed, int method)
{
	size_t n = strlen(part->text);
	le(out, 2, 20);
	le(out, 2, 0);
	le(out, 2, (uint64_t)method);
	le(out, 4, 0);
	le(out, 4, crc32(0, (const Bytef *)part->text, (uInt)n));
	le(out, 4, wide ? UINT32_MAX : packed.n);
	le(out, 4, wide ? UINT32_MAX : n);
	le(out, 2, strlen(part->name));
	le(out, 2, wide ? 20 : 0);
}

/* A ZIP file of the parts (each packs into 4 KiB): every second one is deflated; `wide`: as ZIP64. */
static void zip_make(const struct part *parts, size_t n, bool wide, struct coco_buf *out)
{
	struct coco_buf directory = COCO_BUF_INIT;
	for (size_t i = 0; i < n; i++) {
		unsigned char room[4096];
		z_stream z = {
		    .next_in = (Bytef *)parts[i].text, .avail_in = (uInt)strlen(parts[i].text), .next_out = room, .avail_out = sizeof room};
		int method = i % 2 ? 8 : 0;
		struct coco_str packed = coco_str_of(parts[i].text);
		if (method) {
			deflateInit2(&z, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
			if (deflate(&z, Z_FINISH) != Z_STREAM_END)
				abort();
			packed = (struct coco_str){(const char *)room, z.total_out};
			deflateEnd(&z);
		}
		size_t at = out->len;
		coco_buf_put(out, "PK\3\4", 4);
		head_put(out, &parts[i], false, packed, method);
		coco_buf_puts(out, parts[i].name);
		coco_buf_str(out, packed);
		coco_buf_put(&directory, "PK\1\2\24\0", 6);
		head_put(&directory, &parts[i], wide, packed, method);
		coco_buf_put(&directory, "\0\0\0\0\0\0\0\0\0\0", 10);
		le(&directory, 4, at);
		coco_buf_puts(&directory, parts[i].name);
		if (wide) {
			le(&directory, 4, 1 | 16 << 16);
			le(&directory, 8, strlen(parts[i].text));
			le(&directory, 8, packed.n);
		}
	}
	size_t start = out->len;
	coco_buf_str(out, coco_buf_view(&directory));
	size_t end = out->len;
	if (wide) {
		coco_buf_put(out, "PK\6\6", 4);
		le(out, 8, 44);
		le(out, 8, 45);
		le(out, 4, 0);
		le(out, 8, n);
		le(out, 8, n);
		le(out, 8, directory.len);
		le(out, 8, start);
		coco_buf_put(out, "PK\6\7\0\0\0\0", 8);
		le(out, 8, end);
		le(out, 4, 1);
	}
	coco_buf_put(out, "PK\5\6\0\0\0\0", 8);
	le(out, 2, wide ? 65535 : n);
	le(out, 2, wide ? 65535 : n);
	le(out, 4, wide ? UINT32_MAX : directory.len);
	le(out, 4, wide ? UINT32_MAX : start);
	le(out, 2, 3);
	coco_buf_puts(out, "end");
	coco_buf_free(&directory);
	if (!coco_buf_ok(out))
		abort();
}

#endif
