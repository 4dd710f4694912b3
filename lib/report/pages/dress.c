/* What a page wears beside its figures: the reader's own introduction, style sheet and logo. All three are checked before any
 * record is read, and none can bring anything into the page but text, rules and a picture. Invariant: the introduction goes
 * through the escaping writers, a style sheet has no '<' and fetches nothing (CSS Syntax Module Level 3, 4.3.7: escapes). */
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

static int hex_digit(char c)
{
	const char *const digits = "0123456789abcdefABCDEF", *at = c ? strchr(digits, c) : NULL;
	return !at ? -1 : at - digits < 16 ? (int)(at - digits) : (int)(at - digits) - 6;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The sheet as a browser understands it: escapes resolved, in small letters; what is not ASCII is '?'. */
static void plain_style(struct coco_str css, struct coco_buf *out)
{
	for (size_t i = 0; i < css.n; i++) {
		if (css.s[i] != '\\' || i + 1 == css.n) {
			coco_buf_putc(out, lower(css.s[i]));
			continue;
		}
		uint32_t code = 0;
		size_t digits = 0;
		while (digits < 6 && i + 1 < css.n && hex_digit(css.s[i + 1]) >= 0) {
			code = code * 16 + (uint32_t)hex_digit(css.s[++i]);
			digits++;
		}
		if (digits) {
			coco_buf_putc(out, code && code < 128 ? lower((char)code) : '?');
			i += i + 2 < css.n && css.s[i + 1] == '\r' && css.s[i + 2] == '\n';
			i += i + 1 < css.n && strchr(" \t\r\n\f", css.s[i + 1]) != NULL; /* one blank ends an escape */
		} else if (css.s[++i] != '\n') {
			coco_buf_putc(out, lower(css.s[i]));
		}
	}
}

/* What a sheet would fetch with: each of these with an address of its own, url() with one that is not in the sheet itself. Comments are
 * not left out: where one begins depends on strings, and a rule must not hide behind that. */
static bool fetches(struct coco_str css)
{
	static const char *const ways[] = {"@import", "image-set(", "image(", "src("};
	bool found = false;
	for (size_t i = 0; i < COCO_LEN(ways); i++) {
		found |= coco_str_find(css, coco_str_of(ways[i]), 0) != SIZE_MAX;
	}
	for (size_t at = 0; (at = coco_str_find(css, COCO_STR("url("), at)) != SIZE_MAX;) {
		at += 4;
		while (at < css.n && strchr(" \t\r\n\f\"'", css.s[at])) {
			at++;
		}
		const struct coco_str address = coco_str_sub(css, at, css.n);
		found |= !coco_str_starts(address, "data:") && !coco_str_starts(address, "#");
	}
	return found;
}

static int check_style(struct coco_str css, struct coco_err *err)
{
	if (coco_utf8_check(css) != SIZE_MAX || coco_str_find(css, COCO_STR("<"), 0) != SIZE_MAX) {
		coco_err_set(err, COCO_EXIT_INPUT, "bad-style", "the style sheet is not UTF-8, or holds the sign '<'");
		return coco_err_hint(err, "give the rules alone, without HTML around them");
	}
	struct coco_buf plain = COCO_BUF_INIT;
	plain_style(css, &plain);
	const bool whole = coco_buf_ok(&plain), outside = whole && fetches(coco_buf_view(&plain));
	coco_buf_free(&plain);
	if (outside) {
		coco_err_set(
		    err, COCO_EXIT_INPUT, "bad-style", "the style sheet fetches something: @import, image-set() or a url() that is no data:");
		return coco_err_hint(err, "a page has no address outside of it; put pictures and fonts into the sheet as data: addresses");
	}
	return whole ? 0 : coco_err_nomem(err);
}

int check_dress(const struct coco_report *r, struct coco_err *err)
{
	const struct coco_dress *d = &r->options.dress;
	if (d->intro.s && coco_utf8_check(d->intro) != SIZE_MAX) {
		return coco_err_set(err, COCO_EXIT_INPUT, "bad-intro", "the introduction is not UTF-8");
	}
	if (d->css.s && check_style(d->css, err)) {
		return -1;
	}
	if (d->logo.s && !image_type(d->logo)) {
		return coco_err_set(err, COCO_EXIT_INPUT, "bad-logo", "the logo is no PNG, JPEG or SVG");
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
