/* A file's bytes as UTF-8 text: byte order marks, strict UTF-8, and the region's encodings by iconv.
 *
 * Method: blocks come from coco_in. UTF-8 is checked and passed on without a copy; a character that the block's end cuts
 * is put together with the next bytes in a small joint. Other encodings are converted block by block. NUL bytes and bytes
 * that the encoding does not know end the file with line and column, once the text before them was given: nothing is replaced.
 * Invariant: what comes out is valid UTF-8 without NUL, and the same bytes whatever the block size.
 */
#include <errno.h>
#include <string.h>
#include "bytes_parts.h"

size_t bytes_whole(struct coco_str text)
{
	for (size_t back = 1; back <= 3 && back <= text.n; back++) {
		unsigned char c = (unsigned char)text.s[text.n - back];
		if ((c & 0xC0) == 0x80)
			continue;
		size_t need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
		return need > back ? text.n - back : text.n;
	}
	return text.n;
}

const char *coco_dsv_bytes_encoding(const struct coco_dsv_bytes *b)
{
	return b->encoding.name;
}

const char *coco_dsv_bytes_reason(const struct coco_dsv_bytes *b)
{
	return b->encoding.why;
}

const char *coco_dsv_bytes_name(const struct coco_dsv_bytes *b)
{
	return b->name;
}

/* ---- places and faults ------------------------------------------------------------------------------------------- */

/* Moves line and column behind `text`; lines end in LF, CRLF or CR, as in rows.c. */
static void place_move(struct coco_dsv_bytes *b, struct coco_str text)
{
	const char *at = text.s, *end = text.s + text.n, *start = at;
	bool crs = b->was_cr || memchr(at, '\r', text.n), was_cr = b->was_cr;
	for (; !crs && (at = memchr(at, '\n', (size_t)(end - at))) != NULL; start = ++at) {
		b->line++;
		b->column = 1;
	}
	for (at = crs ? start : end; at < end; at++) {
		bool lf = *at == '\n';
		if (lf || *at == '\r') {
			b->line += !(lf && was_cr);
			b->column = 1;
			start = at + 1;
		}
		was_cr = *at == '\r';
	}
	b->was_cr = crs && was_cr;
	b->column += (size_t)(end - start);
}

static int nul_refuse(struct coco_dsv_bytes *b, struct coco_str text, size_t at, struct coco_err *err)
{
	place_move(b, coco_str_sub(text, 0, at));
	coco_err_set(err, COCO_EXIT_INPUT, "nul-byte", "a NUL byte: the file is damaged, or not text");
	coco_err_hint(err, "export it again");
	return coco_err_at(err, b->name, b->line, b->column);
}

void bytes_encoding_hint(struct coco_err *err, const char *nearest)
{
	if (nearest && strcmp(nearest, "utf-8") != 0)
		coco_err_hint(err, "%s comes nearest, but that is not sure: try --encoding=%s and look at the words", nearest, nearest);
	else
		coco_err_hint(err, "name the file's encoding: --encoding=cp1250 (Central Europe), cp1252 (Western Europe), iso-8859-2, cp852 …");
}

static int byte_refuse(struct coco_dsv_bytes *b, struct coco_str text, size_t at, unsigned char byte, struct coco_err *err)
{
	place_move(b, coco_str_sub(text, 0, at));
	coco_err_set(err, COCO_EXIT_INPUT, "bad-encoding", "byte 0x%02X is not %s", byte, b->encoding.iconv ? b->encoding.name : "UTF-8");
	if (b->encoding.iconv)
		coco_err_hint(err, "give another --encoding");
	else
		bytes_encoding_hint(err, b->nearest);
	return coco_err_at(err, b->name, b->line, b->column);
}

/* Checks that `text` (whole characters, but at the end of the file) is UTF-8 without NUL; *well (may be NULL): bytes that are. */
static int text_check(struct coco_dsv_bytes *b, struct coco_str text, size_t *well, struct coco_err *err)
{
	size_t bad = coco_utf8_check(text);
	const char *nul = memchr(text.s, 0, text.n);
	bool is_nul = nul && (bad == SIZE_MAX || (size_t)(nul - text.s) < bad);
	if (well && (is_nul || bad != SIZE_MAX))
		*well = is_nul ? (size_t)(nul - text.s) : bad;
	if (is_nul)
		return nul_refuse(b, text, (size_t)(nul - text.s), err);
	if (bad != SIZE_MAX)
		return byte_refuse(b, text, bad, (unsigned char)text.s[bad], err);
	return 0;
}

/* ---- conversion -------------------------------------------------------------------------------------------------- */

/* Converts `from` behind `out`; *left bytes at its end are the beginning of a character. */
static int convert(struct coco_dsv_bytes *b, struct coco_str from, struct coco_buf *out, size_t *left, struct coco_err *err)
{
	char *in = (char *)from.s;
	size_t in_n = from.n, start = out->len;
	while (in_n) {
		size_t room_n = in_n * 3 + 16, had = room_n;
		char *to = coco_buf_room(out, room_n);
		if (!to)
			return coco_err_nomem(err);
		size_t rc = iconv(b->cd, &in, &in_n, &to, &room_n);
		out->len += had - room_n;
		if (rc != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno == EINVAL)
			break;
		unsigned char byte = (unsigned char)*in;
		return byte_refuse(b, coco_str_sub(coco_buf_view(out), start, out->len), out->len - start, byte, err);
	}
	*left = in_n;
	return 0;
}

/* A block of an 8-bit or UTF-16 file into b->decoded. */
static int block_convert(struct coco_dsv_bytes *b, struct coco_str raw, bool last, struct coco_err *err)
{
	size_t left = 0;
	coco_buf_clear(&b->joined);
	coco_buf_put(&b->joined, b->tail, b->tail_n);
	coco_buf_str(&b->joined, raw);
	coco_buf_clear(&b->decoded);
	if (!coco_buf_ok(&b->joined))
		return coco_err_nomem(err);
	struct coco_str from = coco_buf_view(&b->joined);
	b->tail_n = 0;
	if (from.n && convert(b, from, &b->decoded, &left, err)) {
		b->block = coco_buf_view(&b->decoded);
		return -1;
	}
	if (last && left)
		return byte_refuse(b, coco_buf_view(&b->decoded), b->decoded.len, (unsigned char)from.s[from.n - left], err);
	memcpy(b->tail, from.s + from.n - left, left);
	b->tail_n = left;
	b->block = coco_buf_view(&b->decoded);
	return 0;
}

/* A block of a UTF-8 file: the tail of the last one with the bytes that complete it goes first, as a block of its own. */
static int block_take(struct coco_dsv_bytes *b, struct coco_str raw, struct coco_str *joint)
{
	*joint = COCO_STR_NONE;
	size_t used = 0;
	if (b->tail_n) {
		while (used < raw.n && b->tail_n < 4 && ((unsigned char)raw.s[used] & 0xC0) == 0x80)
			b->tail[b->tail_n++] = raw.s[used++];
		if (used < raw.n || bytes_whole((struct coco_str){b->tail, b->tail_n}) == b->tail_n) {
			coco_buf_clear(&b->joined);
			coco_buf_put(&b->joined, b->tail, b->tail_n);
			*joint = coco_buf_view(&b->joined);
			b->tail_n = 0;
			if (!coco_buf_ok(&b->joined))
				return -1;
		} else {
			return 0;
		}
	}
	raw = coco_str_sub(raw, used, raw.n);
	size_t n = bytes_whole(raw);
	memcpy(b->tail, raw.s + n, raw.n - n);
	b->tail_n = raw.n - n;
	b->block = coco_str_sub(raw, 0, n);
	return 0;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* The first writing of what was written twice. */
static int undo_take(struct coco_dsv_bytes *b, struct coco_str *raw, struct coco_err *err)
{
	size_t bad = 0;
	coco_buf_clear(&b->undone);
	bool done = dsv_undo_block(b->undo, *raw, &b->undone, &bad);
	if (!coco_buf_ok(&b->undone))
		return coco_err_nomem(err);
	if (!done)
		return byte_refuse(b, coco_buf_view(&b->undone), b->undone.len, (unsigned char)raw->s[bad], err);
	*raw = coco_buf_view(&b->undone);
	return 0;
}

/* Takes `raw` into b->block, what of it is text, and *joint. */
static int raw_take(struct coco_dsv_bytes *b, struct coco_str raw, struct coco_str *joint, struct coco_err *err)
{
	if (!b->digest[0])
		coco_sha256_add(&b->hash, raw);
	size_t skip = b->skip < raw.n ? b->skip : raw.n;
	b->skip -= skip;
	raw = coco_str_sub(raw, skip, raw.n);
	if (b->undo && undo_take(b, &raw, err))
		return -1;
	if (b->encoding.iconv ? block_convert(b, raw, false, err) : block_take(b, raw, joint) && coco_err_nomem(err))
		return -1;
	if (joint->n) { /* one character: goes out before the block that completed it */
		if (text_check(b, *joint, NULL, err)) {
			b->block = *joint = COCO_STR_NONE;
			return -1;
		}
		place_move(b, *joint);
	}
	if (b->block.n) {
		if (text_check(b, b->block, &b->block.n, err))
			return -1;
		place_move(b, b->block);
	}
	return 0;
}

/* What is text before a fault is given first: so the blocks do not matter. */
static int fault_keep(struct coco_dsv_bytes *b, struct coco_str joint, struct coco_err *err)
{
	if (!err || err->exit != COCO_EXIT_INPUT || !(b->block.n || joint.n))
		return -1;
	b->fault = *err;
	*err = (struct coco_err){0};
	return 0;
}

int coco_dsv_bytes_next(struct coco_dsv_bytes *b, struct coco_str *block, struct coco_err *err)
{
	struct coco_str raw, joint = COCO_STR_NONE;
	for (;;) {
		if (b->block.n) {
			*block = b->block;
			b->block = COCO_STR_NONE;
			return 1;
		}
		if (b->fault.exit != COCO_EXIT_OK) {
			*err = b->fault;
			return -1;
		}
		if (b->ended)
			return 0;
		int rc = coco_in_next(b->in, &raw, err);
		if (rc < 0)
			return -1;
		if (rc == 0) {
			b->ended = true;
			if (b->encoding.iconv ? block_convert(b, COCO_STR(""), true, err) : 0)
				return -1;
			if (!b->encoding.iconv && b->tail_n)
				return text_check(b, (struct coco_str){b->tail, b->tail_n}, NULL, err);
			continue;
		}
		if (raw_take(b, raw, &joint, err) && fault_keep(b, joint, err))
			return -1;
		if (joint.n) {
			*block = joint;
			return 1;
		}
	}
}

int coco_dsv_bytes_sample(struct coco_dsv_bytes *b, struct coco_str *text, bool *whole, struct coco_err *err)
{
	struct coco_str raw;
	size_t left = 0;
	if (!b->in) {
		*text = b->block;
		*whole = true;
		return 0;
	}
	if (coco_in_peek(b->in, COCO_DSV_SAMPLE, &raw, err))
		return -1;
	*whole = raw.n < COCO_DSV_SAMPLE;
	b->looked = !*whole;
	raw = coco_str_sub(raw, b->skip, raw.n < COCO_DSV_SAMPLE ? raw.n : COCO_DSV_SAMPLE);
	struct coco_dsv_bytes place = *b; /* so that a fault here does not move the place of the real reading */
	if (b->encoding.iconv) {
		coco_buf_clear(&b->sample);
		int rc = convert(&place, raw, &b->sample, &left, err);
		iconv(b->cd, NULL, NULL, NULL, NULL); /* from its beginning again */
		*text = coco_buf_view(&b->sample);
		return rc || !text->n ? rc : text_check(&place, *text, NULL, err);
	}
	struct dsv_undo *undo = b->undo ? dsv_undo_new(b->encoding.undo) : NULL;
	if (b->undo) {
		coco_buf_clear(&b->sample);
		place.undo = undo;
		place.undone = b->sample;
		int rc = undo ? undo_take(&place, &raw, err) : coco_err_nomem(err);
		b->sample = place.undone;
		dsv_undo_free(undo);
		if (rc)
			return -1;
	}
	*text = *whole ? raw : coco_str_sub(raw, 0, bytes_whole(raw));
	return text->n ? text_check(&place, *text, NULL, err) : 0;
}

void coco_dsv_bytes_sha256(struct coco_dsv_bytes *b, char out[COCO_SHA256_TEXT])
{
	if (b->digest[0])
		memcpy(out, b->digest, COCO_SHA256_TEXT);
	else
		coco_sha256_end(&b->hash, out);
}

const char *coco_dsv_bytes_digest(const struct coco_dsv_bytes *b)
{
	return b->digest;
}

size_t coco_dsv_bytes_twice(const struct coco_dsv_bytes *b, const struct coco_dsv_place **places)
{
	*places = b->places;
	return b->n_places;
}

bool coco_dsv_bytes_looked(const struct coco_dsv_bytes *b)
{
	return b->looked;
}

const struct coco_workbook *coco_dsv_bytes_sheet(const struct coco_dsv_bytes *b)
{
	return b->sheet;
}
