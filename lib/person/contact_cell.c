/* A cell of the contacts file, as a spreadsheet may open it.
 *
 * Method: what strangers wrote into a form may begin as a formula does. A quote is put before it, as OWASP says for CSV injection, and
 * taken off again when the file is read. Without a letter nothing is called and no cell is named, so "+386 1 234 567" stays as it is
 * dialled. Invariant: coco_contact_text gives back what coco_contact_cell was given.
 */
#include <string.h>
#include "coco/person.h"

static bool has_letter(struct coco_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (((text.s[i] | 32) >= 'a' && (text.s[i] | 32) <= 'z') || (unsigned char)text.s[i] >= 0x80)
			return true;
	}
	return false;
}

/* Spreadsheets take the wide forms of the signs for the signs. */
static bool like_formula(struct coco_str text)
{
	static const char *const wide[] = {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
	bool like = text.n && memchr("=+-@\t\r\n", text.s[0], 7);
	for (size_t i = 0; i < COCO_LEN(wide); i++)
		like |= coco_str_starts(text, wide[i]);
	return like && has_letter(text);
}

/* A text that begins with quotes before such a thing gets one more, so that it comes back whole. */
static bool is_guarded(struct coco_str text)
{
	size_t n = 0;
	while (n < text.n && text.s[n] == '\'')
		n++;
	return like_formula(coco_str_sub(text, n, text.n));
}

void coco_contact_cell(struct coco_buf *out, struct coco_str text)
{
	struct coco_buf guarded = COCO_BUF_INIT;
	if (!is_guarded(text)) {
		coco_csv_cell(out, text);
		return;
	}
	coco_buf_putc(&guarded, '\'');
	coco_buf_str(&guarded, text);
	if (coco_buf_ok(&guarded))
		coco_csv_cell(out, coco_buf_view(&guarded));
	coco_buf_free(&guarded);
}

struct coco_str coco_contact_text(struct coco_str cell)
{
	const bool guarded = cell.n && cell.s[0] == '\'' && is_guarded(cell);
	return guarded ? coco_str_sub(cell, 1, cell.n) : cell;
}
