/* XLSX: workbook, styles and shared strings (ECMA-376, transitional and strict); its cells: xlsx_cells.c.
 *
 * Method: the workbook names its sheets, its relationships say which parts hold them; strings are kept as one text with
 * offsets, of the styles only what makes a number a date. Names count without their prefix, so both namespaces read alike.
 */
#include <stdlib.h>
#include <string.h>
#include "xlsx.h"

static const size_t strings_max = (size_t)1 << 30;

void sheet_xlsx_free(struct sheet_xlsx *x)
{
	if (!x)
		return;
	coco_buf_free(&x->strings);
	free(x->offsets);
	free(x->formats);
	coco_map_free(x->ids);
	free(x->relations);
	coco_map_free(x->codes);
	free(x->custom);
	free(x);
}

static void no_memory(struct sheet_xml *xml)
{
	coco_err_no_memory(xml->err);
	sheet_xml_fail(xml);
}

static void no_end(struct sheet_xml *xml, const char *name)
{
	(void)xml;
	(void)name;
}

/* ---- relationships and workbook ------------------------------------------------------------------------------------ */

static void relation_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct sheet_book *book = xml->context;
	struct sheet_xlsx *x = book->xlsx;
	const char *id = sheet_attribute(attributes, "Id"), *type = sheet_attribute(attributes, "Type"),
	           *target = sheet_attribute(attributes, "Target");
	(void)prefix;
	if (strcmp(name, "Relationship") != 0 || !id || !type || !target)
		return;
	bool added;
	size_t i = coco_map_add(x->ids, coco_str_of(id), &added);
	if (i == COCO_NONE || (added && i == x->cap_relations && coco_grow(&x->relations, &x->cap_relations, i, sizeof *x->relations))) {
		no_memory(xml);
		return;
	}
	const char *slash = strrchr(type, '/');
	x->relations[i].part =
	    target[0] == '/' ? coco_arena_printf(book->arena, "%s", target + 1) : coco_arena_printf(book->arena, "%s%s", x->folder, target);
	x->relations[i].type = coco_arena_printf(book->arena, "%s", slash ? slash + 1 : type);
	if (!x->relations[i].part || !x->relations[i].type)
		no_memory(xml);
}

static const char *part_of_type(const struct sheet_xlsx *x, const char *type)
{
	for (size_t i = 0; i < coco_map_count(x->ids); i++) {
		if (strcmp(x->relations[i].type, type) == 0)
			return x->relations[i].part;
	}
	return NULL;
}

static void workbook_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct sheet_book *book = xml->context;
	struct sheet_xlsx *x = book->xlsx;
	(void)prefix;
	if (xml->depth == 1 && strcmp(name, "workbook") != 0) {
		sheet_xml_enough(xml); /* a text document, slides: no sheets */
	} else if (strcmp(name, "workbookPr") == 0) {
		x->date1904 = xlsx_is_true(sheet_attribute(attributes, "date1904"));
	} else if (strcmp(name, "sheet") == 0) {
		const char *title = sheet_attribute(attributes, "name"), *id = sheet_attribute(attributes, "id"),
		           *state = sheet_attribute(attributes, "state");
		size_t i = id ? coco_map_find(x->ids, coco_str_of(id)) : COCO_NONE;
		if (!title || i == COCO_NONE) {
			sheet_damaged(book, xml->err, "a sheet without a name or a part");
			sheet_xml_fail(xml);
		} else if (strcmp(x->relations[i].type, "worksheet") == 0 &&
		           !sheet_add(book, title, x->relations[i].part, state && strcmp(state, "visible") != 0)) {
			no_memory(xml);
		}
	}
}

/* ---- styles ---------------------------------------------------------------------------------------------------------- */

struct styles {
	struct sheet_book *book;
	bool cells; /* inside cellXfs */
};

static void styles_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct styles *s = xml->context;
	struct sheet_xlsx *x = s->book->xlsx;
	const char *id = sheet_attribute(attributes, "numFmtId");
	(void)prefix;
	if (strcmp(name, "cellXfs") == 0) {
		s->cells = true;
	} else if (strcmp(name, "numFmt") == 0 && id) {
		const char *code = sheet_attribute(attributes, "formatCode");
		bool added;
		size_t i = coco_map_add(x->codes, coco_str_of(id), &added);
		struct coco_str kept = coco_arena_copy(s->book->arena, code ? coco_str_of(code) : COCO_STR("General"));
		if (i == COCO_NONE || !kept.s || (added && i == x->cap_custom && coco_grow(&x->custom, &x->cap_custom, i, sizeof *x->custom)))
			no_memory(xml);
		else
			x->custom[i] = sheet_format_of(kept);
	} else if (s->cells && strcmp(name, "xf") == 0) {
		size_t i = id ? coco_map_find(x->codes, coco_str_of(id)) : COCO_NONE;
		if (x->n_formats == x->cap_formats && coco_grow(&x->formats, &x->cap_formats, x->n_formats, sizeof *x->formats))
			no_memory(xml);
		else
			x->formats[x->n_formats++] = i != COCO_NONE ? x->custom[i] : sheet_format_builtin(id ? strtol(id, NULL, 10) : 0);
	}
}

static void styles_end(struct sheet_xml *xml, const char *name)
{
	struct styles *s = xml->context;
	if (strcmp(name, "cellXfs") == 0)
		s->cells = false;
}

/* ---- shared strings -------------------------------------------------------------------------------------------------- */

struct strings {
	struct sheet_book *book;
	struct xlsx_runs runs;
};

static void strings_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct strings *s = xml->context;
	(void)prefix;
	xlsx_runs_start(&s->runs, name, attributes, s->book->xlsx->strings.len);
}

static void strings_end(struct sheet_xml *xml, const char *name)
{
	struct strings *s = xml->context;
	struct sheet_xlsx *x = s->book->xlsx;
	xlsx_runs_end(&s->runs, name, &x->strings);
	if (strcmp(name, "si") != 0)
		return;
	if (!coco_buf_ok(&x->strings) ||
	    (x->n_strings == x->cap_strings && coco_grow(&x->offsets, &x->cap_strings, x->n_strings, sizeof *x->offsets)))
		no_memory(xml);
	else
		x->offsets[x->n_strings++] = x->strings.len;
}

static void strings_text(struct sheet_xml *xml, struct coco_str text)
{
	struct strings *s = xml->context;
	struct coco_buf *all = &s->book->xlsx->strings;
	if (!s->runs.in_text)
		return;
	coco_buf_str(all, text);
	if (all->len > strings_max) {
		sheet_too_large(s->book->path, xml->err, "more than %zu GiB of text", strings_max >> 30);
		sheet_xml_fail(xml);
	}
}

/* ---- opening ---------------------------------------------------------------------------------------------------------- */

static int parts_read(struct sheet_book *book, const char *part, struct coco_err *err)
{
	struct sheet_xlsx *x = book->xlsx;
	const char *slash = strrchr(part, '/');
	size_t n = slash ? (size_t)(slash - part) + 1 : 0;
	if (n >= sizeof x->folder)
		return sheet_damaged(book, err, "a part with a long name");
	memcpy(x->folder, part, n);
	char *rels = coco_arena_printf(book->arena, "%s_rels/%s.rels", x->folder, part + n);
	struct sheet_xml relations = {.context = book, .start = relation_start, .end = no_end};
	struct sheet_xml workbook = {.context = book, .start = workbook_start, .end = no_end};
	struct styles style = {.book = book};
	struct sheet_xml styles = {.context = &style, .start = styles_start, .end = styles_end};
	struct strings shared = {.book = book};
	struct sheet_xml strings = {.context = &shared, .start = strings_start, .end = strings_end, .text = strings_text};
	if (!rels)
		return coco_err_nomem(err);
	if (sheet_part_read(book, rels, &relations, err) < 0)
		return -1;
	int rc = sheet_part_read(book, part, &workbook, err);
	if (rc < 0 || (rc == 0 && sheet_damaged(book, err, "%s is missing", part)))
		return -1;
	const char *of_styles = part_of_type(x, "styles"), *of_strings = part_of_type(x, "sharedStrings");
	if (!book->n_sheets)
		return 0;
	if ((of_styles && sheet_part_read(book, of_styles, &styles, err) < 0) ||
	    (of_strings && sheet_part_read(book, of_strings, &strings, err) < 0))
		return -1;
	return 0;
}

int sheet_xlsx_open(struct sheet_book *book, const char *part, struct coco_err *err)
{
	book->xlsx = calloc(1, sizeof *book->xlsx);
	if (!book->xlsx || !(book->xlsx->ids = coco_map_new()) || !(book->xlsx->codes = coco_map_new()))
		return coco_err_nomem(err);
	return parts_read(book, part, err);
}
