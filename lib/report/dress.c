/* What a page wears beside its figures: the reader's own introduction, style sheet and logo. All three are checked before any
 * record is read, and none can bring anything into the page but text, rules and a picture. Invariant: the introduction goes
 * through the escaping writers, a style sheet has no '<'. */
#include <string.h>

#include "coco/page.h"
#include "model.h"

static const char *image_type(struct coco_str bytes)
{
	static const struct {
		const char *magic, *type;
	} types[] = {{"\x89PNG", "image/png"}, {"\xff\xd8\xff", "image/jpeg"}, {"<svg", "image/svg+xml"}, {"<?xml", "image/svg+xml"}};
	for (size_t i = 0; i < COCO_LEN(types); i++) {
		if (coco_str_starts(bytes, types[i].magic)) {
			return types[i].type;
		}
	}
	return NULL;
}

int check_dress(const struct coco_report *r, struct coco_err *err)
{
	const struct coco_dress *d = &r->options.dress;
	if (d->intro.s && coco_utf8_check(d->intro) != SIZE_MAX) {
		return coco_err_set(err, COCO_EXIT_USAGE, "bad-intro", "the introduction is not UTF-8");
	}
	if (d->css.s && (coco_utf8_check(d->css) != SIZE_MAX || coco_str_find(d->css, COCO_STR("<"), 0) != SIZE_MAX)) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-style", "the style sheet is not UTF-8, or holds the sign '<'");
		return coco_err_hint(err, "give the rules alone, without HTML around them");
	}
	if (d->logo.s && !image_type(d->logo)) {
		return coco_err_set(err, COCO_EXIT_USAGE, "bad-logo", "the logo is no PNG, JPEG or SVG");
	}
	return 0;
}

void logo(const struct coco_report *r, struct coco_html *h)
{
	struct coco_buf uri = COCO_BUF_INIT;
	if (!r->options.dress.logo.s) {
		return;
	}
	coco_data_uri(&uri, image_type(r->options.dress.logo), r->options.dress.logo);
	coco_html_tag(h, "img");
	coco_html_attrs(h, "class", "logo");
	coco_html_attrs(h, "alt", ""); /* the title says whose report it is */
	coco_html_attr(h, "src", coco_buf_view(&uri));
	coco_html_end(h);
	h->out->failed |= uri.failed;
	coco_buf_free(&uri);
}

bool next_paragraph(struct coco_str *rest, struct coco_str *paragraph)
{
	size_t begin = 0, end = 0;
	*rest = coco_str_trim(*rest);
	if (!rest->s || !rest->n) {
		return false;
	}
	while (end < rest->n) {
		size_t line_end = coco_str_find(*rest, COCO_STR("\n"), begin);
		line_end = line_end == SIZE_MAX ? rest->n : line_end;
		if (!coco_str_trim(coco_str_sub(*rest, begin, line_end)).n) {
			break;
		}
		end = line_end;
		begin = line_end + 1;
	}
	*paragraph = coco_str_trim(coco_str_sub(*rest, 0, end));
	*rest = coco_str_sub(*rest, end, rest->n);
	return true;
}
