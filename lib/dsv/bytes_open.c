/* How a file of text is opened: which encoding it is in, and what its bytes are before its first row is used.
 *
 * Method: the encoding is what is given, or the byte order mark's, or UTF-8; once the text proved not to be UTF-8, guess.c says
 * by its words which one it is. A file that can be read more than once is read through for its digest and for faults.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bytes_parts.h"
#include "guess.h"

#define HEAD ((size_t)65536) /* bytes that show what kind of text it is */

/* `known` NULL: by the beginning and what is given. */
static struct coco_dsv_bytes *bytes_make(struct coco_in *in, const char *given, const struct coco_dsv_encoding *known, struct coco_err *err)
{
	struct coco_dsv_bytes *b = calloc(1, sizeof *b);
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
	else if (coco_in_peek(in, HEAD, &head, err) || coco_dsv_encoding_find(&b->encoding, head, given, b->name, err))
		goto fail;
	b->skip = b->encoding.mark;
	if (b->encoding.undo && !(b->undo = dsv_undo_new(b->encoding.undo))) {
		coco_err_nomem(err);
		goto fail;
	}
	if (b->encoding.iconv && (b->cd = iconv_open("UTF-8", b->encoding.iconv)) == (iconv_t)-1) {
		coco_err_errno(err, COCO_EXIT_IO, "iconv", errno, b->encoding.name);
		goto fail;
	}
	return b;
fail:
	coco_dsv_bytes_close(b);
	return NULL;
}

/* The encoding of a text that is not UTF-8, by all of `in`, or by `head` alone. 1, 0 (no idea), -1. */
static int words_look(struct coco_in *in, struct coco_str head, const char *name, struct coco_dsv_encoding *e, struct coco_err *err)
{
	struct dsv_guess *guess = dsv_guess_new();
	int rc = guess ? 1 : coco_err_nomem(err);
	if (rc > 0 && !in)
		dsv_guess_add(guess, head);
	while (rc > 0 && in && (rc = coco_in_next(in, &head, err)) > 0)
		dsv_guess_add(guess, head);
	if (rc >= 0)
		rc = dsv_guess_end(guess, name, e, err);
	dsv_guess_free(guess);
	return rc;
}

/* The beginning, if it may be in an 8-bit encoding: not UTF-8, although nothing says what it is. 1, 0, -1. */
static int head_strange(struct coco_dsv_bytes *b, struct coco_str *head, struct coco_err *err)
{
	*head = COCO_STR_NONE;
	if (!b->encoding.open)
		return 0;
	if (coco_in_peek(b->in, COCO_DSV_SAMPLE, head, err))
		return -1;
	*head = coco_str_sub(*head, 0, COCO_DSV_SAMPLE);
	size_t bad = coco_utf8_check(head->n < COCO_DSV_SAMPLE ? *head : coco_str_sub(*head, 0, bytes_whole(*head)));
	const char *nul = head->n ? memchr(head->s, 0, head->n) : NULL;
	return bad != SIZE_MAX && !nul;
}

static int encoding_set(struct coco_dsv_bytes *b, const struct coco_dsv_encoding *e, struct coco_err *err)
{
	b->encoding = *e;
	if ((b->cd = iconv_open("UTF-8", e->iconv)) == (iconv_t)-1)
		return coco_err_errno(err, COCO_EXIT_IO, "iconv", errno, e->name);
	return 0;
}

struct coco_dsv_bytes *coco_dsv_bytes_new(struct coco_in *in, const char *encoding, struct coco_err *err)
{
	struct coco_str head;
	struct coco_dsv_bytes *b = bytes_make(in, encoding, NULL, err);
	int rc = b ? head_strange(b, &head, err) : -1;
	struct coco_dsv_encoding e = b ? b->encoding : (struct coco_dsv_encoding){0};
	if (rc > 0)
		rc = words_look(NULL, head, b->name, &e, err);
	if (rc >= 0 && !(rc > 0 && encoding_set(b, &e, err))) {
		b->nearest = e.name;
		return b;
	}
	coco_dsv_bytes_close(b);
	return NULL;
}

struct coco_dsv_bytes *coco_dsv_bytes_of(struct coco_str text)
{
	struct coco_dsv_bytes *b = calloc(1, sizeof *b);
	if (b) {
		b->name = "";
		b->encoding = (struct coco_dsv_encoding){.name = "utf-8"};
		b->cd = (iconv_t)-1;
		b->block = text;
		b->ended = true;
		b->line = b->column = 1;
	}
	return b;
}

void coco_dsv_bytes_close(struct coco_dsv_bytes *b)
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
	coco_buf_free(&b->undone);
	dsv_undo_free(b->undo);
	free(b);
}

/* ---- read through once ------------------------------------------------------------------------------------------- */

/* Digest and check of all of `b`, and whether it was written twice (`twice` may be NULL); closes it. */
static int read_through(struct coco_dsv_bytes *b, struct dsv_twice *twice, char digest[COCO_SHA256_TEXT], struct coco_err *err)
{
	struct coco_str block;
	int rc;
	while ((rc = coco_dsv_bytes_next(b, &block, err)) > 0) {
		if (twice)
			dsv_twice_add(twice, block);
	}
	if (rc == 0)
		coco_dsv_bytes_sha256(b, digest);
	coco_dsv_bytes_close(b);
	return rc;
}

static struct coco_dsv_bytes *source_make(
    struct coco_dsv_source *source, const char *given, const struct coco_dsv_encoding *known, struct coco_err *err)
{
	static const struct coco_dsv_encoding packed = {.name = "utf-8", .why = "in the workbook"};
	struct coco_in *in = coco_dsv_source_open(source, err);
	struct coco_dsv_bytes *b = in ? bytes_make(in, given, source->sheet ? &packed : known, err) : NULL;
	if (b)
		b->sheet = source->sheet;
	return b;
}

/* The encoding by all words of a source. 1, 0 (no idea), -1. */
static int source_look(struct coco_dsv_source *source, struct coco_dsv_encoding *e, struct coco_err *err)
{
	struct coco_in *in = coco_dsv_source_open(source, err);
	int rc = in ? words_look(in, COCO_STR_NONE, source->path, e, err) : -1;
	if (in)
		coco_in_close(in);
	return rc;
}

/* Line and column of what stands at `found->at`, bytes behind the mark. */
static int places_find(
    struct coco_dsv_source *source, const struct dsv_twice_found *found, size_t mark, struct coco_dsv_bytes *b, struct coco_err *err)
{
	struct coco_in *in = coco_dsv_source_open(source, err);
	struct coco_str block;
	size_t line = 1, place = 0, most = found->n < COCO_DSV_TWICE_PLACES ? found->n : COCO_DSV_TWICE_PLACES;
	uint64_t at = 0, start = mark;
	bool was_cr = false;
	int rc = in ? 1 : -1;
	while (rc > 0 && place < most && (rc = coco_in_next(in, &block, err)) > 0) {
		for (size_t i = 0; i < block.n && place < most; i++, at++) {
			bool lf = block.s[i] == '\n';
			if (at == found->at[place] + mark) {
				b->places[place] = (struct coco_dsv_place){line, (size_t)(at - start) + 1, found->name[place]};
				place++;
			}
			line += (lf && !was_cr) || block.s[i] == '\r';
			start = lf || block.s[i] == '\r' ? at + 1 : start;
			was_cr = block.s[i] == '\r';
		}
	}
	b->n_places = found->n;
	if (in)
		coco_in_close(in);
	return rc < 0 ? -1 : 0;
}

/* What a text that is UTF-8 says of having been written twice; if all of it was, *e takes that back. */
static int twice_end(struct dsv_twice *twice, struct coco_dsv_encoding *e, struct dsv_twice_found *found, struct coco_err *err)
{
	if (dsv_twice_end(twice, found))
		return coco_err_nomem(err);
	if (!found->whole)
		return 0;
	e->undo = found->whole;
	e->name = coco_dsv_encoding_name(found->whole, NULL);
	snprintf(e->why, sizeof e->why, "UTF-8 that was read as %s and written as UTF-8 again: so are all %zu places outside a-z",
	    e->name + strlen("utf-8-as-"), found->runs);
	found->n = 0;
	return 0;
}

/* Reads through what is UTF-8 as far as is known; if it is not, once more as what its words say. */
static int through(struct coco_dsv_source *source, struct coco_dsv_bytes *b, struct coco_dsv_encoding *e, char digest[COCO_SHA256_TEXT],
    struct dsv_twice_found *found, struct coco_err *err)
{
	struct coco_err first = {0};
	*e = b->encoding;
	*found = (struct dsv_twice_found){0};
	struct dsv_twice *twice = !e->iconv && !e->given ? dsv_twice_new() : NULL;
	if (!twice && !e->iconv && !e->given) {
		coco_dsv_bytes_close(b);
		return coco_err_nomem(err);
	}
	int read = read_through(b, twice, digest, &first);
	int rc = read == 0 && twice ? twice_end(twice, e, found, err) : 0;
	dsv_twice_free(twice);
	if (read == 0)
		return rc;
	bool strange = e->open && strcmp(first.code, "bad-encoding") == 0;
	rc = strange ? source_look(source, e, err) : 0;
	if (strange && rc == 0)
		bytes_encoding_hint(&first, e->name);
	if (rc == 0 && err)
		*err = first;
	if (rc <= 0)
		return -1;
	b = source_make(source, NULL, e, err);
	return b ? read_through(b, NULL, digest, err) : -1;
}

/* With its digest, after all of it was read once. */
static struct coco_dsv_bytes *open_checked(
    struct coco_dsv_source *source, const char *encoding, struct coco_dsv_bytes *b, struct coco_err *err)
{
	char sum[COCO_SHA256_TEXT] = "";
	struct coco_dsv_encoding e;
	struct dsv_twice_found found;
	if (through(source, b, &e, sum, &found, err))
		return NULL;
	b = source_make(source, encoding, &e, err);
	if (b && found.n && places_find(source, &found, e.mark, b, err)) {
		coco_dsv_bytes_close(b);
		return NULL;
	}
	if (b)
		memcpy(b->digest, sum, sizeof sum);
	return b;
}

struct coco_dsv_bytes *coco_dsv_bytes_open(struct coco_dsv_source *source, const char *encoding, bool digest, struct coco_err *err)
{
	struct coco_dsv_encoding e;
	struct coco_str head;
	if (source->once && !source->regular && !source->sheet) {
		struct coco_in *in = coco_dsv_source_open(source, err);
		return in ? coco_dsv_bytes_new(in, encoding, err) : NULL;
	}
	struct coco_dsv_bytes *b = source_make(source, encoding, NULL, err);
	if (b && source->sheet) { /* read through already */
		memcpy(b->digest, coco_workbook_digest(source->sheet), sizeof b->digest);
		return b;
	}
	if (b && digest)
		return open_checked(source, encoding, b, err);
	int rc = b ? head_strange(b, &head, err) : 0;
	if (rc > 0) {
		e = b->encoding;
		rc = source_look(source, &e, err);
		b->nearest = e.name;
		rc = rc > 0 ? encoding_set(b, &e, err) : rc;
	}
	if (rc >= 0)
		return b;
	coco_dsv_bytes_close(b);
	return NULL;
}

struct coco_dsv_bytes *coco_dsv_bytes_again(struct coco_dsv_bytes *b, struct coco_dsv_source *source, struct coco_err *err)
{
	const struct coco_dsv_bytes known = *b;
	coco_dsv_bytes_close(b);
	b = source_make(source, NULL, &known.encoding, err);
	if (b) {
		memcpy(b->digest, known.digest, sizeof b->digest);
		memcpy(b->places, known.places, sizeof b->places);
		b->n_places = known.n_places;
		b->nearest = known.nearest;
	}
	return b;
}
