/* A file's bytes as UTF-8 text: byte order marks, strict UTF-8, and the region's encodings by iconv.
 *
 * Method: blocks come from coco_in. UTF-8 is checked and passed on without a copy; a character that the block's end cuts
 * is put together with the next bytes in a small joint. Other encodings are converted block by block; which one it is, if
 * nothing says so, is asked of guess.c once the text proved not to be UTF-8. NUL bytes and bytes that the encoding does not know
 * end the file with line and column, once the text before them was given: nothing is replaced.
 * Invariant: what comes out is valid UTF-8 without NUL, and the same bytes whatever the block size.
 */
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include "bytes.h"

#define HEAD ((size_t)65536) /* bytes that show what kind of text it is */

struct survey_bytes {
	struct coco_in *in; /* NULL: `block` is all there is */
	const struct survey_sheet *sheet;
	const char *name;
	struct survey_encoding encoding;
	const char *nearest; /* encoding of what seems not to be UTF-8, although no sure one; or NULL */
	iconv_t cd;
	size_t skip;           /* bytes of the mark still to be left out */
	struct coco_str block; /* checked text not yet given */
	char tail[8];          /* bytes of a character that a block's end cut */
	size_t tail_n;
	struct coco_buf joined, decoded, sample;
	bool ended, was_cr;    /* was_cr: the byte before was one */
	struct coco_err fault; /* to be told once the text before it was given */
	size_t line, column;   /* of the next byte of text, for messages */
	struct coco_sha256 hash;
	char digest[COCO_SHA256_TEXT];
};

/* Length of the beginning of `text` that ends with a whole character: less than n if the last character is cut. */
static size_t whole_characters(struct coco_str text)
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

/* ---- opening and closing ---------------------------------------------------------------------------------------- */

/* `known` NULL: by the beginning and what is given. */
static struct survey_bytes *bytes_make(struct coco_in *in, const char *given, const struct survey_encoding *known, struct coco_err *err)
{
	struct survey_bytes *b = calloc(1, sizeof *b);
	struct coco_str head;
	if (!b) {
		coco_in_close(in);
		coco_err_nomem(err);
		return NULL;
	}
	b->in = in;
	b->name = coco_in_name(in);
	b->cd = (iconv_t)-1;
	b->line = b->column = 1;
	coco_sha256_begin(&b->hash);
	if (known)
		b->encoding = *known;
	else if (coco_in_peek(in, HEAD, &head, err) || survey_encoding_find(&b->encoding, head, given, b->name, err))
		goto fail;
	b->skip = b->encoding.mark;
	if (b->encoding.iconv && (b->cd = iconv_open("UTF-8", b->encoding.iconv)) == (iconv_t)-1) {
		coco_err_errno(err, COCO_EXIT_IO, "iconv", errno, b->encoding.name);
		goto fail;
	}
	return b;
fail:
	survey_bytes_close(b);
	return NULL;
}

/* The encoding of a text that is not UTF-8, by all of `in`, or by `head` alone. 1, 0 (no idea), -1. */
static int words_look(struct coco_in *in, struct coco_str head, const char *name, struct survey_encoding *e, struct coco_err *err)
{
	struct survey_guess *guess = survey_guess_new();
	int rc = guess ? 1 : coco_err_nomem(err);
	if (rc > 0 && !in)
		survey_guess_add(guess, head);
	while (rc > 0 && in && (rc = coco_in_next(in, &head, err)) > 0)
		survey_guess_add(guess, head);
	if (rc >= 0)
		rc = survey_guess_end(guess, name, e, err);
	survey_guess_free(guess);
	return rc;
}

/* The beginning, if it may be in an 8-bit encoding: not UTF-8, although nothing says what it is. 1, 0, -1. */
static int head_strange(struct survey_bytes *b, struct coco_str *head, struct coco_err *err)
{
	*head = COCO_STR_NONE;
	if (!b->encoding.open)
		return 0;
	if (coco_in_peek(b->in, SURVEY_SAMPLE, head, err))
		return -1;
	*head = coco_str_sub(*head, 0, SURVEY_SAMPLE);
	size_t bad = coco_utf8_check(head->n < SURVEY_SAMPLE ? *head : coco_str_sub(*head, 0, whole_characters(*head)));
	const char *nul = head->n ? memchr(head->s, 0, head->n) : NULL;
	return bad != SIZE_MAX && !nul;
}

static int encoding_set(struct survey_bytes *b, const struct survey_encoding *e, struct coco_err *err)
{
	b->encoding = *e;
	if ((b->cd = iconv_open("UTF-8", e->iconv)) == (iconv_t)-1)
		return coco_err_errno(err, COCO_EXIT_IO, "iconv", errno, e->name);
	return 0;
}

struct survey_bytes *survey_bytes_new(struct coco_in *in, const char *encoding, struct coco_err *err)
{
	struct coco_str head;
	struct survey_bytes *b = bytes_make(in, encoding, NULL, err);
	int rc = b ? head_strange(b, &head, err) : -1;
	struct survey_encoding e = b ? b->encoding : (struct survey_encoding){0};
	if (rc > 0)
		rc = words_look(NULL, head, b->name, &e, err);
	if (rc >= 0 && !(rc > 0 && encoding_set(b, &e, err))) {
		b->nearest = e.name;
		return b;
	}
	survey_bytes_close(b);
	return NULL;
}

struct survey_bytes *survey_bytes_of(struct coco_str text)
{
	struct survey_bytes *b = calloc(1, sizeof *b);
	if (b) {
		b->name = "";
		b->encoding = (struct survey_encoding){.name = "utf-8"};
		b->cd = (iconv_t)-1;
		b->block = text;
		b->ended = true;
		b->line = b->column = 1;
	}
	return b;
}

void survey_bytes_close(struct survey_bytes *b)
{
	if (!b)
		return;
	if (b->cd != (iconv_t)-1)
		iconv_close(b->cd);
	if (b->in)
		coco_in_close(b->in);
	coco_buf_free(&b->joined);
	coco_buf_free(&b->decoded);
	coco_buf_free(&b->sample);
	free(b);
}

const char *survey_bytes_encoding(const struct survey_bytes *b)
{
	return b->encoding.name;
}

const char *survey_bytes_reason(const struct survey_bytes *b)
{
	return b->encoding.why;
}

const char *survey_bytes_name(const struct survey_bytes *b)
{
	return b->name;
}

/* ---- places and faults ------------------------------------------------------------------------------------------- */

/* Moves line and column behind `text`; lines end in LF, CRLF or CR, as in rows.c. */
static void place_move(struct survey_bytes *b, struct coco_str text)
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

static int nul_refuse(struct survey_bytes *b, struct coco_str text, size_t at, struct coco_err *err)
{
	place_move(b, coco_str_sub(text, 0, at));
	coco_err_set(err, COCO_EXIT_INPUT, "nul-byte", "a NUL byte: the file is damaged, or not text");
	coco_err_hint(err, "export it again");
	return coco_err_at(err, b->name, b->line, b->column);
}

/* `nearest`: the encoding that comes nearest; NULL, "utf-8": none does. */
static void encoding_hint(struct coco_err *err, const char *nearest)
{
	if (nearest && strcmp(nearest, "utf-8") != 0)
		coco_err_hint(err, "%s comes nearest, but that is not sure: try --encoding=%s and look at the words", nearest, nearest);
	else
		coco_err_hint(err, "name the file's encoding: --encoding=cp1250 (Central Europe), cp1252 (Western Europe), iso-8859-2, cp852 …");
}

static int byte_refuse(struct survey_bytes *b, struct coco_str text, size_t at, unsigned char byte, struct coco_err *err)
{
	place_move(b, coco_str_sub(text, 0, at));
	coco_err_set(err, COCO_EXIT_INPUT, "bad-encoding", "byte 0x%02X is not %s", byte, b->encoding.iconv ? b->encoding.name : "UTF-8");
	if (b->encoding.iconv)
		coco_err_hint(err, "give another --encoding");
	else
		encoding_hint(err, b->nearest);
	return coco_err_at(err, b->name, b->line, b->column);
}

/* Checks that `text` (whole characters, but at the end of the file) is UTF-8 without NUL; *well (may be NULL): bytes that are. */
static int text_check(struct survey_bytes *b, struct coco_str text, size_t *well, struct coco_err *err)
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
static int convert(struct survey_bytes *b, iconv_t cd, struct coco_str from, struct coco_buf *out, size_t *left, struct coco_err *err)
{
	char *in = (char *)from.s;
	size_t in_n = from.n, start = out->len;
	while (in_n) {
		size_t room_n = in_n * 3 + 16, had = room_n;
		char *to = coco_buf_room(out, room_n);
		if (!to)
			return coco_err_nomem(err);
		size_t rc = iconv(cd, &in, &in_n, &to, &room_n);
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
static int block_convert(struct survey_bytes *b, struct coco_str raw, bool last, struct coco_err *err)
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
	if (from.n && convert(b, b->cd, from, &b->decoded, &left, err)) {
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
static int block_take(struct survey_bytes *b, struct coco_str raw, struct coco_str *joint)
{
	*joint = COCO_STR_NONE;
	size_t used = 0;
	if (b->tail_n) {
		while (used < raw.n && b->tail_n < 4 && ((unsigned char)raw.s[used] & 0xC0) == 0x80)
			b->tail[b->tail_n++] = raw.s[used++];
		if (used < raw.n || whole_characters((struct coco_str){b->tail, b->tail_n}) == b->tail_n) {
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
	size_t n = whole_characters(raw);
	memcpy(b->tail, raw.s + n, raw.n - n);
	b->tail_n = raw.n - n;
	b->block = coco_str_sub(raw, 0, n);
	return 0;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* Takes `raw` into b->block, what of it is text, and *joint. */
static int raw_take(struct survey_bytes *b, struct coco_str raw, struct coco_str *joint, struct coco_err *err)
{
	if (!b->digest[0])
		coco_sha256_add(&b->hash, raw);
	size_t skip = b->skip < raw.n ? b->skip : raw.n;
	b->skip -= skip;
	raw = coco_str_sub(raw, skip, raw.n);
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
static int fault_keep(struct survey_bytes *b, struct coco_str joint, struct coco_err *err)
{
	if (!err || err->exit != COCO_EXIT_INPUT || !(b->block.n || joint.n))
		return -1;
	b->fault = *err;
	*err = (struct coco_err){0};
	return 0;
}

int survey_bytes_next(struct survey_bytes *b, struct coco_str *block, struct coco_err *err)
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

int survey_bytes_sample(struct survey_bytes *b, struct coco_str *text, bool *whole, struct coco_err *err)
{
	struct coco_str raw;
	size_t left = 0;
	if (!b->in) {
		*text = b->block;
		*whole = true;
		return 0;
	}
	if (coco_in_peek(b->in, SURVEY_SAMPLE, &raw, err))
		return -1;
	*whole = raw.n < SURVEY_SAMPLE;
	raw = coco_str_sub(raw, b->skip, raw.n < SURVEY_SAMPLE ? raw.n : SURVEY_SAMPLE);
	struct survey_bytes place = *b; /* so that a fault here does not move the place of the real reading */
	if (b->encoding.iconv) {
		iconv_t cd = iconv_open("UTF-8", b->encoding.iconv);
		if (cd == (iconv_t)-1)
			return coco_err_errno(err, COCO_EXIT_IO, "iconv", errno, b->encoding.name);
		coco_buf_clear(&b->sample);
		int rc = convert(&place, cd, raw, &b->sample, &left, err);
		iconv_close(cd);
		*text = coco_buf_view(&b->sample);
		return rc || !text->n ? rc : text_check(&place, *text, NULL, err);
	}
	*text = *whole ? raw : coco_str_sub(raw, 0, whole_characters(raw));
	return text->n ? text_check(&place, *text, NULL, err) : 0;
}

void survey_bytes_sha256(struct survey_bytes *b, char out[COCO_SHA256_TEXT])
{
	if (b->digest[0])
		memcpy(out, b->digest, COCO_SHA256_TEXT);
	else
		coco_sha256_end(&b->hash, out);
}

const char *survey_bytes_digest(const struct survey_bytes *b)
{
	return b->digest;
}

const struct survey_sheet *survey_bytes_sheet(const struct survey_bytes *b)
{
	return b->sheet;
}

/* ---- read through once ------------------------------------------------------------------------------------------- */

/* Digest and check of all of `b`; closes it. */
static int read_through(struct survey_bytes *b, char digest[COCO_SHA256_TEXT], struct coco_err *err)
{
	struct coco_str block;
	int rc;
	while ((rc = survey_bytes_next(b, &block, err)) > 0)
		continue;
	if (rc == 0)
		survey_bytes_sha256(b, digest);
	survey_bytes_close(b);
	return rc;
}

static struct survey_bytes *source_make(
    struct survey_source *source, const char *given, const struct survey_encoding *known, struct coco_err *err)
{
	static const struct survey_encoding packed = {.name = "utf-8", .why = "in the workbook"};
	struct coco_in *in = survey_source_open(source, err);
	struct survey_bytes *b = in ? bytes_make(in, given, source->sheet ? &packed : known, err) : NULL;
	if (b)
		b->sheet = source->sheet;
	return b;
}

/* The encoding by all words of a source. 1, 0 (no idea), -1. */
static int source_look(struct survey_source *source, struct survey_encoding *e, struct coco_err *err)
{
	struct coco_in *in = survey_source_open(source, err);
	int rc = in ? words_look(in, COCO_STR_NONE, source->path, e, err) : -1;
	if (in)
		coco_in_close(in);
	return rc;
}

/* Reads through what is UTF-8 as far as is known; if it is not, once more as what its words say. */
static int through(
    struct survey_source *source, struct survey_bytes *b, struct survey_encoding *e, char digest[COCO_SHA256_TEXT], struct coco_err *err)
{
	struct coco_err first = {0};
	*e = b->encoding;
	if (read_through(b, digest, &first) == 0)
		return 0;
	bool strange = e->open && strcmp(first.code, "bad-encoding") == 0;
	int rc = strange ? source_look(source, e, err) : 0;
	if (strange && rc == 0)
		encoding_hint(&first, e->name);
	if (rc == 0 && err)
		*err = first;
	if (rc <= 0)
		return -1;
	b = source_make(source, NULL, e, err);
	return b ? read_through(b, digest, err) : -1;
}

struct survey_bytes *survey_bytes_open(struct survey_source *source, const char *encoding, bool digest, struct coco_err *err)
{
	char sum[COCO_SHA256_TEXT] = "";
	struct survey_encoding e;
	struct coco_str head;
	if (source->once && !source->regular && !source->sheet) {
		struct coco_in *in = survey_source_open(source, err);
		return in ? survey_bytes_new(in, encoding, err) : NULL;
	}
	struct survey_bytes *b = source_make(source, encoding, NULL, err);
	if (b && source->sheet) { /* read through already */
		memcpy(b->digest, survey_sheet_digest(source->sheet), sizeof sum);
		return b;
	}
	if (b && digest) {
		if (through(source, b, &e, sum, err))
			return NULL;
		b = source_make(source, encoding, &e, err);
		if (b)
			memcpy(b->digest, sum, sizeof sum);
		return b;
	}
	int rc = b ? head_strange(b, &head, err) : 0;
	if (rc > 0) {
		e = b->encoding;
		rc = source_look(source, &e, err);
		b->nearest = e.name;
		rc = rc > 0 ? encoding_set(b, &e, err) : rc;
	}
	if (rc >= 0)
		return b;
	survey_bytes_close(b);
	return NULL;
}
