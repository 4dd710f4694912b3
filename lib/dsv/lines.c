/* Physical lines of a text that comes in blocks: a line that lies in one block is a span of it, one that blocks' ends cut is put
 * together. A line ends with LF, CRLF or CR. Lines that a broken quote had swallowed are read again from the log. */
#include <string.h>
#include "rows_parts.h"

static const char *seek(const char *known, const char *at, const char *end, char c)
{
	if (known && known >= at)
		return known;
	const char *found = memchr(at, c, (size_t)(end - at));
	return found ? found : end;
}

static int block_next(struct coco_dsv_rows *r, struct coco_err *err)
{
	struct coco_str block;
	int rc = coco_dsv_bytes_next(r->bytes, &block, err);
	r->at = r->end = r->lf = r->cr = NULL;
	if (rc > 0) {
		r->at = block.s;
		r->end = block.s + block.n;
	}
	r->eof = rc == 0;
	return rc;
}

/* Puts `n` bytes of the block into the carry. */
static int carry_on(struct coco_dsv_rows *r, size_t n, struct coco_err *err)
{
	coco_buf_put(&r->carry, r->at, n);
	r->at += n;
	if (r->carry.len > COCO_LINE_MAX) {
		coco_err_set(err, COCO_EXIT_INPUT, "record-too-long", "a line of more than %zu MiB", COCO_LINE_MAX >> 20);
		return coco_err_at(err, coco_dsv_bytes_name(r->bytes), r->line + 1, 0);
	}
	return coco_buf_ok(&r->carry) ? 0 : coco_err_nomem(err);
}

/* The next line of the log. */
int rows_line_again(struct coco_dsv_rows *r, struct coco_str *line)
{
	const char *at = r->log.data + r->log_at, *end = r->log.data + r->log.len;
	const char *eol = at;
	while (eol < end && *eol != '\n' && *eol != '\r')
		eol++;
	size_t n = (size_t)(eol - at) + (eol < end) + (eol + 1 < end && *eol == '\r' && eol[1] == '\n');
	*line = (struct coco_str){at, n};
	r->log_at += n;
	r->line++;
	r->from_log = true;
	return 1;
}

/* The next physical line with its end: 1, 0, -1. */
int rows_line_next(struct coco_dsv_rows *r, struct coco_str *line, struct coco_err *err)
{
	if (r->log_at < r->log.len)
		return rows_line_again(r, line);
	r->from_log = false;
	coco_buf_clear(&r->carry);
	for (;;) {
		if (r->at == r->end) {
			int rc = r->eof ? 0 : block_next(r, err);
			if (rc < 0)
				return -1;
			if (rc == 0)
				break;
		}
		if (r->carry.len && r->carry.data[r->carry.len - 1] == '\r') {
			if (*r->at == '\n' && carry_on(r, 1, err))
				return -1;
			break;
		}
		r->lf = seek(r->lf, r->at, r->end, '\n');
		r->cr = seek(r->cr, r->at, r->end, '\r');
		const char *eol = r->lf < r->cr ? r->lf : r->cr;
		if (eol == r->end || (*eol == '\r' && eol + 1 == r->end)) {
			if (carry_on(r, (size_t)(r->end - r->at), err))
				return -1;
			continue;
		}
		size_t n = (size_t)(eol - r->at) + 1 + (*eol == '\r' && eol[1] == '\n');
		if (r->carry.len) {
			if (carry_on(r, n, err))
				return -1;
			break;
		}
		*line = (struct coco_str){r->at, n};
		r->at += n;
		r->line++;
		return 1;
	}
	if (!r->carry.len)
		return 0;
	*line = coco_buf_view(&r->carry);
	r->line++;
	return 1;
}

struct coco_str rows_without_end(struct coco_str line)
{
	while (line.n && (line.s[line.n - 1] == '\n' || line.s[line.n - 1] == '\r'))
		line.n--;
	return line;
}
