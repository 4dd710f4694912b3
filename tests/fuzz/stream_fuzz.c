/* The stream on bytes of any kind: NDJSON, arrays, record CSV, and what is none of them. The first byte is a block size; read in
 * such blocks and in one, the same records must come, with the same end. Every record must be one that parses by itself. */
#include "coco/base_run.h"
#include "coco/record.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void drop(void *context, const char *bytes, size_t n)
{
	(void)bytes;
	*(size_t *)context += n;
}

/* Reads all; the records go to `out`, a line each, then how it ended. */
static void read_all(struct coco_str data, size_t block, struct coco_buf *out)
{
	size_t told = 0;
	struct coco_diag_options options = {.write = drop, .context = &told, .repeat = 5};
	struct coco_run run = {.arena = coco_arena_new(), .diag = coco_diag_new("fuzz", &options)};
	struct coco_in *in = coco_in_memory("in", data);
	struct coco_rec rec = {0}, again = {0};
	struct coco_err err = {0};
	uint64_t records = 0;
	int got;
	coco_in_block(in, block);
	struct coco_stream *stream = coco_stream_of(&run, in, NULL, &err);
	while ((got = coco_stream_next(stream, &rec, &err)) > 0) {
		records++;
		if (memchr(rec.line.s, '\n', rec.line.n) || coco_rec_parse(&again, rec.line, NULL))
			abort();
		coco_buf_str(out, rec.line);
		coco_buf_printf(out, " %zu %d\n", rec.line_number, rec.valid);
	}
	if (records != coco_stream_records(stream) || (got < 0 && (err.exit != COCO_EXIT_INPUT || !err.text[0])))
		abort();
	if (coco_stream_rejects(stream) && (!run.findings || !told))
		abort();
	coco_buf_printf(out, "%d %llu %zu:%zu %s", got, (unsigned long long)coco_stream_rejects(stream), err.line, err.column, err.text);
	coco_stream_free(stream);
	coco_rec_free(&rec);
	coco_rec_free(&again);
	coco_diag_free(run.diag);
	coco_arena_free(run.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct coco_buf whole = COCO_BUF_INIT, pieces = COCO_BUF_INIT;
	if (size < 1)
		return 0;
	struct coco_str text = {(const char *)data + 1, size - 1};
	read_all(text, 65536, &whole);
	read_all(text, 1 + data[0] % 32, &pieces);
	if (!coco_str_eq(coco_buf_view(&whole), coco_buf_view(&pieces)))
		abort();
	coco_buf_free(&whole);
	coco_buf_free(&pieces);
	return 0;
}
