/* Markdown (CommonMark with GFM tables) that also reads well as plain text in a mail: columns are padded by code points,
 * and only what would be markup is escaped. Invariant: the rendered text is the given text; no line break, tag, link or
 * table cell can be smuggled in. */
#include <ctype.h>
#include <string.h>

#include "coco/page.h"

static bool alnum_at(struct coco_str text, size_t i)
{
	return i < text.n && (isalnum((unsigned char)text.s[i]) || (unsigned char)text.s[i] >= 0x80);
}

/* Whether the byte at i needs a backslash. */
static bool special(struct coco_str text, size_t i)
{
	char c = text.s[i];
	switch (c) {
	case '\\':
	case '`':
	case '*':
	case '[':
	case ']':
	case '<':
	case '>':
	case '|':
	case '~':
		return true;
	case '_': /* inside a word it is no emphasis */
		return !(i > 0 && alnum_at(text, i - 1) && alnum_at(text, i + 1));
	case '&':
		return alnum_at(text, i + 1) || (i + 1 < text.n && text.s[i + 1] == '#');
	case ':': /* a bare address would become a link */
		return coco_str_starts(coco_str_sub(text, i, text.n), "://");
	case '#':
	case '+':
	case '-':
	case '=':
		return i == 0;
	case '.':
	case ')': { /* "1." begins a list */
		size_t digits = 0;
		while (digits < i && isdigit((unsigned char)text.s[digits])) {
			digits++;
		}
		return i > 0 && digits == i && (i + 1 >= text.n || text.s[i + 1] == ' ');
	}
	default:
		return false;
	}
}

void coco_md_text(struct coco_buf *out, struct coco_str text)
{
	text = coco_str_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];
		const size_t unfit = coco_page_unfit(text, i);
		if (c == '\n' || c == '\r' || c == '\t') {
			coco_buf_putc(out, ' ');
		} else if (unfit > 0) {
			coco_buf_puts(out, "\xef\xbf\xbd");
			i += unfit - 1;
		} else {
			if (special(text, i)) {
				coco_buf_putc(out, '\\');
			}
			coco_buf_putc(out, (char)c);
		}
	}
}

void coco_md_heading(struct coco_buf *out, int level, struct coco_str text)
{
	for (int i = 0; i < level; i++) {
		coco_buf_putc(out, '#');
	}
	coco_buf_putc(out, ' ');
	coco_md_text(out, text);
	coco_buf_puts(out, "\n\n");
}

void coco_md_paragraph(struct coco_buf *out, struct coco_str text)
{
	coco_md_text(out, text);
	coco_buf_puts(out, "\n\n");
}

void coco_md_item(struct coco_buf *out, struct coco_str text)
{
	coco_buf_puts(out, "- ");
	coco_md_text(out, text);
	coco_buf_putc(out, '\n');
}

static void pad(struct coco_buf *out, char c, size_t n)
{
	while (n--) {
		coco_buf_putc(out, c);
	}
}

/* One cell, escaped and padded to `width` code points. */
static void cell(struct coco_buf *out, struct coco_buf *work, struct coco_str text, size_t width, bool right)
{
	coco_buf_clear(work);
	coco_md_text(work, text);
	size_t n = coco_utf8_count(coco_buf_view(work)), gap = width > n ? width - n : 0;
	coco_buf_puts(out, " ");
	pad(out, ' ', right ? gap : 0);
	coco_buf_str(out, coco_buf_view(work));
	pad(out, ' ', right ? 0 : gap);
	coco_buf_puts(out, " |");
}

#define COLUMNS_MAX 64

void coco_md_table(struct coco_buf *out, const struct coco_str *cells, size_t rows, size_t columns, const bool *right)
{
	size_t width[COLUMNS_MAX];
	struct coco_buf work = COCO_BUF_INIT;
	if (!rows || !columns || columns > COLUMNS_MAX) {
		out->failed |= columns > COLUMNS_MAX;
		return;
	}
	for (size_t c = 0; c < columns; c++) {
		width[c] = 3;
		for (size_t r = 0; r < rows; r++) {
			coco_buf_clear(&work);
			coco_md_text(&work, cells[r * columns + c]);
			size_t n = coco_utf8_count(coco_buf_view(&work));
			width[c] = n > width[c] ? n : width[c];
		}
	}
	for (size_t r = 0; r < rows; r++) {
		coco_buf_putc(out, '|');
		for (size_t c = 0; c < columns; c++) {
			cell(out, &work, cells[r * columns + c], width[c], right[c]);
		}
		coco_buf_putc(out, '\n');
		for (size_t c = 0; r == 0 && c < columns; c++) {
			coco_buf_puts(out, c ? " " : "| ");
			pad(out, '-', width[c] - (right[c] ? 1 : 0));
			coco_buf_puts(out, right[c] ? ": |" : " |");
		}
		if (r == 0) {
			coco_buf_putc(out, '\n');
		}
	}
	coco_buf_putc(out, '\n');
	out->failed |= work.failed;
	coco_buf_free(&work);
}
