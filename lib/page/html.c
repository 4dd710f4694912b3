/* HTML and SVG, element by element. A start tag stays open for attributes until text, a child or its end comes; text and
 * attribute values are escaped here and nowhere else, so no caller can forget it. Characters that HTML forbids become
 * U+FFFD. Invariant: what was started is ended in order. */
#include <math.h>
#include <string.h>

#include "coco/page.h"

static const char *const voids[] = {"meta", "br", "hr", "img", "rect", "line", "circle", "col", "polyline", "polygon"};
static const char *const inlines[] = {
    "span", "b", "i", "a", "strong", "em", "small", "abbr", "td", "th", "text", "title", "desc", "data", "code"};

static bool among(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!strcmp(name, list[i])) {
			return true;
		}
	}
	return false;
}

void coco_html_init(struct coco_html *h, struct coco_buf *out)
{
	*h = (struct coco_html){.out = out};
}

static void close_tag(struct coco_html *h)
{
	if (h->in_tag) {
		coco_buf_putc(h->out, '>');
		h->in_tag = false;
	}
}

void coco_html_tag(struct coco_html *h, const char *name)
{
	close_tag(h);
	if (h->depth >= COCO_HTML_DEPTH) {
		h->out->failed = true;
		return;
	}
	coco_buf_putc(h->out, '<');
	coco_buf_puts(h->out, name);
	h->stack[h->depth++] = name;
	h->in_tag = true;
}

size_t coco_page_unfit(struct coco_str text, size_t at)
{
	const unsigned char *s = (const unsigned char *)text.s + at;
	const size_t left = text.n - at;
	if (s[0] < 0x20 || s[0] == 0x7f) {
		return s[0] != '\t' && s[0] != '\n';
	}
	if (s[0] == 0xc2) { /* C1 */
		return left > 1 && s[1] < 0xa0 ? 2 : 0;
	}
	if (left < 3) {
		return 0;
	}
	const bool turns = s[0] == 0xe2 && ((s[1] == 0x80 && s[2] >= 0xaa && s[2] <= 0xae) || (s[1] == 0x81 && s[2] >= 0xa6 && s[2] <= 0xa9));
	const bool none = s[0] == 0xef && s[1] == 0xbf && s[2] >= 0xbe;
	return turns || none ? 3 : 0;
}

static void escaped(struct coco_buf *out, struct coco_str text, bool attribute)
{
	size_t from = 0;
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];
		const char *as = NULL;
		size_t width = 1, unfit;
		if (c == '&') {
			as = "&amp;";
		} else if (c == '<') {
			as = "&lt;";
		} else if (c == '>') {
			as = "&gt;";
		} else if (c == '"' && attribute) {
			as = "&quot;";
		} else if ((unfit = coco_page_unfit(text, i)) > 0) {
			as = "\xef\xbf\xbd";
			width = unfit;
		}
		if (as) {
			coco_buf_put(out, text.s + from, i - from);
			coco_buf_puts(out, as);
			from = i + width;
			i += width - 1;
		}
	}
	if (text.n > from) {
		coco_buf_put(out, text.s + from, text.n - from);
	}
}

void coco_html_attr(struct coco_html *h, const char *name, struct coco_str value)
{
	if (!h->in_tag || !value.s) {
		return;
	}
	coco_buf_putc(h->out, ' ');
	coco_buf_puts(h->out, name);
	coco_buf_puts(h->out, "=\"");
	escaped(h->out, value, true);
	coco_buf_putc(h->out, '"');
}

void coco_html_attrs(struct coco_html *h, const char *name, const char *value)
{
	coco_html_attr(h, name, coco_str_of(value));
}

void coco_html_attr_num(struct coco_html *h, const char *name, double value)
{
	char text[COCO_NUM_TEXT];
	size_t n = coco_num_fixed(value, 2, text);
	while (n && strchr(text, '.') && (text[n - 1] == '0' || text[n - 1] == '.')) {
		bool point = text[n - 1] == '.';
		text[--n] = '\0';
		if (point) {
			break;
		}
	}
	coco_html_attr(h, name, (struct coco_str){text, n});
}

unsigned coco_html_id(struct coco_html *h)
{
	return ++h->ids;
}

void coco_html_text(struct coco_html *h, struct coco_str text)
{
	close_tag(h);
	escaped(h->out, text, false);
}

void coco_html_puts(struct coco_html *h, const char *text)
{
	coco_html_text(h, coco_str_of(text));
}

void coco_html_end(struct coco_html *h)
{
	if (!h->depth) {
		return;
	}
	const char *name = h->stack[--h->depth];
	close_tag(h);
	bool is_void = among(name, voids, COCO_LEN(voids));
	bool in_svg = false;
	for (unsigned i = 0; i < h->depth; i++) {
		in_svg |= !strcmp(h->stack[i], "svg");
	}
	if (is_void && in_svg && coco_buf_ok(h->out)) {
		h->out->data[h->out->len - 1] = '/'; /* "<rect …>" becomes "<rect …/>" */
		coco_buf_putc(h->out, '>');
	} else if (!is_void) {
		coco_buf_puts(h->out, "</");
		coco_buf_puts(h->out, name);
		coco_buf_putc(h->out, '>');
	}
	if (!among(name, inlines, COCO_LEN(inlines))) {
		coco_buf_putc(h->out, '\n');
	}
}

void coco_html_leaf(struct coco_html *h, const char *name, const char *css_class, struct coco_str text)
{
	coco_html_tag(h, name);
	coco_html_attrs(h, "class", css_class);
	coco_html_text(h, text);
	coco_html_end(h);
}

void coco_html_static(struct coco_html *h, const char *markup)
{
	close_tag(h);
	coco_buf_puts(h->out, markup);
}
