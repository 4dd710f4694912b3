/* Escaping of messages: they quote what was found in files from anywhere, and are read on terminals. What is escaped: C0,
 * DEL and C1 controls (a terminal acts on them), the bidirectional controls of UAX #9 and the line separators (they make a
 * line look like another one), the byte order mark and the invisible tag characters. */
#include "escape.h"

static bool is_dangerous(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) || cp == 0x061C || cp == 0x200E || cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) ||
	       (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF || (cp >= 0xE0000 && cp <= 0xE007F);
}

/* Splits the next character off `text`; false: a byte that is no UTF-8, in *cp. */
static bool take(struct coco_str *text, uint32_t *cp, struct coco_str *bytes)
{
	size_t n = coco_utf8_next(*text, cp);
	bool good = *cp != 0xFFFD || n == 3;
	*bytes = (struct coco_str){text->s, n};
	if (!good)
		*cp = (unsigned char)text->s[0];
	*text = (struct coco_str){text->s + n, text->n - n};
	return good;
}

void coco_escape_text(struct coco_buf *buf, struct coco_str text)
{
	while (text.n > 0) {
		uint32_t cp = 0;
		struct coco_str bytes;
		if (!take(&text, &cp, &bytes))
			coco_buf_printf(buf, "\\x{%02X}", (unsigned)cp);
		else if (is_dangerous(cp))
			coco_buf_printf(buf, "\\u{%X}", (unsigned)cp);
		else
			coco_buf_str(buf, bytes);
	}
}

void coco_escape_json(struct coco_buf *buf, struct coco_str text)
{
	coco_buf_putc(buf, '"');
	while (text.n > 0) {
		uint32_t cp = 0;
		struct coco_str bytes;
		if (!take(&text, &cp, &bytes))
			coco_buf_puts(buf, "\xEF\xBF\xBD");
		else if (cp == '"' || cp == '\\')
			coco_buf_printf(buf, "\\%c", (int)cp);
		else if (cp > 0xFFFF && is_dangerous(cp))
			coco_buf_printf(buf, "\\u%04x\\u%04x", 0xD800 + (unsigned)((cp - 0x10000) >> 10), 0xDC00 + (unsigned)(cp & 0x3FF));
		else if (is_dangerous(cp))
			coco_buf_printf(buf, "\\u%04x", (unsigned)cp);
		else
			coco_buf_str(buf, bytes);
	}
	coco_buf_putc(buf, '"');
}
