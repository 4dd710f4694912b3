/* The JSON writer. A bit a level says whether the level has members already; after a key no comma is due. Text goes out with
 * as few escapes as RFC 8259 allows: the quote, the backslash and the control characters below space. Deeper than LEVELS is a fault of the
 * caller and fails the buffer. */
#include "json.h"

#include <string.h>

#define LEVELS 256

void coco_writer_init(struct coco_writer *w, struct coco_buf *out)
{
	memset(w, 0, sizeof(*w));
	w->out = out;
}

/* The comma before a member or element, where one is due. */
static void before(struct coco_writer *w)
{
	if (w->after_key) {
		w->after_key = false;
		return;
	}
	if (!w->depth)
		return;
	unsigned level = w->depth - 1;
	uint64_t bit = (uint64_t)1 << (level & 63);
	if (w->filled[level >> 6] & bit)
		coco_buf_putc(w->out, ',');
	w->filled[level >> 6] |= bit;
}

static void open_level(struct coco_writer *w, char bracket)
{
	before(w);
	coco_buf_putc(w->out, bracket);
	if (w->depth == LEVELS) {
		w->out->failed = true;
		return;
	}
	w->filled[w->depth >> 6] &= ~((uint64_t)1 << (w->depth & 63));
	w->depth++;
}

void coco_write_object(struct coco_writer *w)
{
	open_level(w, '{');
}

void coco_write_array(struct coco_writer *w)
{
	open_level(w, '[');
}

void coco_write_end(struct coco_writer *w, bool object)
{
	if (w->depth)
		w->depth--;
	coco_buf_putc(w->out, object ? '}' : ']');
}

void coco_write_key_str(struct coco_writer *w, struct coco_str key)
{
	before(w);
	coco_json_quote(w->out, key);
	coco_buf_putc(w->out, ':');
	w->after_key = true;
}

void coco_write_key_raw(struct coco_writer *w, struct coco_str json)
{
	before(w);
	coco_buf_str(w->out, json);
	coco_buf_putc(w->out, ':');
	w->after_key = true;
}

void coco_write_key(struct coco_writer *w, const char *key)
{
	coco_write_key_str(w, coco_str_of(key));
}

void coco_write_raw(struct coco_writer *w, struct coco_str json)
{
	before(w);
	coco_buf_str(w->out, json.s ? json : COCO_STR("null"));
}

void coco_write_str(struct coco_writer *w, struct coco_str text)
{
	if (!text.s) {
		coco_write_null(w);
		return;
	}
	before(w);
	coco_json_quote(w->out, text);
}

void coco_write_text(struct coco_writer *w, const char *text)
{
	coco_write_str(w, coco_str_of(text));
}

void coco_write_null(struct coco_writer *w)
{
	coco_write_raw(w, COCO_STR("null"));
}

void coco_write_bool(struct coco_writer *w, bool value)
{
	coco_write_raw(w, value ? COCO_STR("true") : COCO_STR("false"));
}

void coco_write_num(struct coco_writer *w, double value)
{
	char text[COCO_NUM_TEXT];
	size_t n = coco_num_text(value, text);
	coco_write_raw(w, n ? (struct coco_str){text, n} : COCO_STR_NONE);
}

void coco_write_fixed(struct coco_writer *w, double value, int decimals)
{
	char text[COCO_NUM_TEXT];
	size_t n = coco_num_fixed(value, decimals, text);
	if (n && memchr(text, '.', n)) {
		while (text[n - 1] == '0')
			n--;
		n -= text[n - 1] == '.';
	}
	coco_write_raw(w, n ? (struct coco_str){text, n} : COCO_STR_NONE);
}

void coco_write_int(struct coco_writer *w, int64_t value)
{
	char text[24], *at = text + sizeof(text);
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	do
		*--at = (char)('0' + rest % 10);
	while (rest /= 10);
	if (value < 0)
		*--at = '-';
	coco_write_raw(w, (struct coco_str){at, (size_t)(text + sizeof(text) - at)});
}

void coco_write_date(struct coco_writer *w, struct coco_date date)
{
	char text[11];
	if (!date.year)
		coco_write_null(w);
	else
		coco_write_str(w, (struct coco_str){text, coco_date_text(date, text)});
}

static void quote_escaping(struct coco_buf *out, struct coco_str text)
{
	static const char hex[] = "0123456789abcdef", controls[] = "\b\t\n\f\r", letters[] = "btnfr";
	const char *at = text.s, *end = at + text.n;
	coco_buf_putc(out, '"');
	while (at != end) {
		const char *stop = json_run(at, end, false);
		coco_buf_put(out, at, (size_t)(stop - at));
		if (stop == end)
			break;
		unsigned char c = (unsigned char)*stop;
		at = stop + 1;
		const char *control = c ? strchr(controls, (char)c) : NULL;
		coco_buf_putc(out, '\\');
		if (c >= 0x20) {
			coco_buf_putc(out, (char)c);
		} else if (control) {
			coco_buf_putc(out, letters[control - controls]);
		} else {
			char escape[5] = {'u', '0', '0', hex[c >> 4], hex[c & 15]};
			coco_buf_put(out, escape, sizeof(escape));
		}
	}
	coco_buf_putc(out, '"');
}

/* Nearly every text stands as it is. */
void coco_json_quote(struct coco_buf *out, struct coco_str text)
{
	const size_t n = text.n + 2;
	char *to = !out->failed && n < out->cap - out->len ? out->data + out->len : coco_buf_room(out, n);
	if (!to)
		return;
	if (!coco_json_copy_plain(to + 1, text)) {
		quote_escaping(out, text);
		return;
	}
	to[0] = to[n - 1] = '"';
	to[n] = '\0';
	out->len += n;
}

/* A byte of the eight is a quote, a backslash or below space. */
static bool has_marks(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u, highs = ones << 7;
	uint64_t quote = w ^ (ones * '"'), backslash = w ^ (ones * '\\');
	return (((w - ones * 0x20) & ~w) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash)) & highs;
}

/* Fewer than sixteen bytes. */
static bool short_copy(char *to, struct coco_str text)
{
	if (text.n >= 8) {
		uint64_t first, last;
		memcpy(&first, text.s, 8);
		memcpy(&last, text.s + text.n - 8, 8);
		memcpy(to, &first, 8);
		memcpy(to + text.n - 8, &last, 8);
		return !has_marks(first) && !has_marks(last);
	}
	if (text.n >= 4) {
		uint32_t first, last;
		memcpy(&first, text.s, 4);
		memcpy(&last, text.s + text.n - 4, 4);
		memcpy(to, &first, 4);
		memcpy(to + text.n - 4, &last, 4);
		return !has_marks(first | (uint64_t)last << 32);
	}
	if (!text.n)
		return true;
	const unsigned char first = (unsigned char)text.s[0], middle = (unsigned char)text.s[text.n / 2],
	                    last = (unsigned char)text.s[text.n - 1];
	to[0] = (char)first;
	to[text.n / 2] = (char)middle;
	to[text.n - 1] = (char)last;
	return !has_marks(first | (uint64_t)middle << 8 | (uint64_t)last << 16 | UINT64_C(0x2020202020000000));
}

bool coco_json_copy_plain(char *to, struct coco_str text)
{
	size_t i = 0;
	if (text.n < 16)
		return short_copy(to, text);
#ifdef __SSE2__
	const __m128i quotes = _mm_set1_epi8('"'), backslashes = _mm_set1_epi8('\\'), last = _mm_set1_epi8(0x1F);
	__m128i marks = _mm_setzero_si128();
	for (;; i = text.n - i < 32 ? text.n - 16 : i + 16) { /* the last piece may overlap the one before */
		__m128i part = _mm_loadu_si128((const __m128i *)(const void *)(text.s + i));
		__m128i is = _mm_or_si128(_mm_cmpeq_epi8(part, quotes), _mm_cmpeq_epi8(part, backslashes));
		marks = _mm_or_si128(marks, _mm_or_si128(is, _mm_cmpeq_epi8(_mm_min_epu8(part, last), part)));
		_mm_storeu_si128((__m128i *)(void *)(to + i), part);
		if (i + 16 == text.n)
			return !_mm_movemask_epi8(marks);
	}
#else
	bool plain = true;
	for (; text.n - i >= 8 && plain; i += 8)
		plain = short_copy(to + i, coco_str_sub(text, i, i + 8));
	return plain && short_copy(to + i, coco_str_sub(text, i, text.n));
#endif
}
