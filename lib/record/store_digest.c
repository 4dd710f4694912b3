/* The digest of a store: SHA-256 over the SHA-256s of its records' canonical texts, each a line, in the store's order. Who keeps some
 * fields only has a record's digest beside it; of other records it is computed here. */
#include "store.h"

static int digest_of(
    struct coco_store_reader *reader, const char *type, size_t i, struct coco_buf *text, char out[COCO_SHA256_TEXT], struct coco_err *err)
{
	const struct coco_rec *rec = coco_store_read(reader, type, i, err);
	coco_buf_clear(text);
	if (!rec || coco_rec_canonical(rec, text, err))
		return -1;
	coco_sha256_text(coco_buf_view(text), out);
	return 0;
}

#define LINES 64 /* that are taken at once */

int coco_store_digest(const struct coco_store *store, const char *const *types, size_t n, char out[COCO_SHA256_TEXT], struct coco_err *err)
{
	struct coco_store_reader *reader = coco_store_reader_new(store);
	struct coco_buf text = COCO_BUF_INIT;
	struct coco_sha256 all;
	char lines[LINES * COCO_SHA256_TEXT], *at = lines;
	int result = reader ? 0 : coco_err_nomem(err);
	coco_sha256_begin(&all);
	for (size_t t = 0; !result && t < n; t++) {
		const struct rows *rows = store_rows(store, types[t]);
		for (size_t i = 0, count = coco_store_count(store, types[t]); !result && i < count; i++) {
			if (rows)
				coco_sha256_digits(rows_digest(rows, i), at);
			else
				result = digest_of(reader, types[t], i, &text, at, err);
			at += COCO_SHA256_TEXT;
			at[-1] = '\n';
			if (at == lines + sizeof lines) {
				coco_sha256_add(&all, (struct coco_str){lines, sizeof lines});
				at = lines;
			}
		}
	}
	coco_sha256_add(&all, (struct coco_str){lines, (size_t)(at - lines)});
	if (!result)
		coco_sha256_end(&all, out);
	coco_buf_free(&text);
	coco_store_reader_free(reader);
	return result;
}
