/* A workbook's parts, read by expat.
 *
 * Method: a part is unpacked and parsed by blocks; nothing is kept of it but what its reader keeps. Hostile files meet limits:
 * of unpacked bytes, of their ratio to the packed ones, of depth, of a tag's length; a document type, and so any entity, is
 * refused. Invariant: a part is read to its end, where its checksum is compared, unless its reader has had enough.
 */
#include <stdlib.h>
#include <string.h>
#include "book.h"

enum { DEPTH_MAX = 200, TAG_MAX = 16 << 20, RATIO_MAX = 200 };
static const uint64_t unpacked_max = (uint64_t)4 << 30, ratio_from = (uint64_t)64 << 20;

/* ---- faults ------------------------------------------------------------------------------------------------------ */

/* Sets the error that all of a workbook's faults are. */
static int fault(const char *path, struct coco_err *err, const char *code, const char *hint, const char *text)
{
	coco_err_set(err, COCO_EXIT_INPUT, code, "%s", text);
	coco_err_hint(err, "%s", hint);
	return coco_err_at(err, path, 0, 0);
}

int sheet_damaged(const struct sheet_book *book, struct coco_err *err, const char *fmt, ...)
{
	char text[256] = "is damaged: ";
	size_t used = strlen(text);
	va_list args;
	va_start(args, fmt);
	vsnprintf(text + used, sizeof text - used, fmt, args);
	va_end(args);
	return fault(
	    book->path, err, "bad-workbook", "download it again, or open it in a spreadsheet program and save it as .xlsx or CSV", text);
}

int sheet_too_large(const char *path, struct coco_err *err, const char *fmt, ...)
{
	char text[256];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	return fault(path, err, "too-large", "save the rows that you need as CSV", text);
}

int sheet_encrypted(const char *path, struct coco_err *err)
{
	return fault(path, err, "encrypted", "open it and save it without the password, as .xlsx, .ods or CSV", "is protected by a password");
}

void sheet_cell_tell(struct sheet_book *book, size_t row, size_t column, const char *error)
{
	char name[24];
	struct coco_finding at = {.file = book->path, .line = row};
	if (book->quiet)
		return;
	sheet_cell_name(row, column, name);
	if (error)
		coco_diag_say(
		    book->diag, COCO_WARNING, "cell-error", &at, "mend the formula, or empty the cell", "cell %s holds the error %s", name, error);
	else
		coco_diag_say(book->diag, COCO_WARNING, "formula-without-result", &at, "open the workbook in a spreadsheet program and save it",
		    "cell %s has a formula, but its result was not saved", name);
}

/* ---- parts ------------------------------------------------------------------------------------------------------- */

void sheet_xml_fail(struct sheet_xml *xml)
{
	xml->failed = true;
	xml->libraries->stop(xml->parser, XML_FALSE);
}

void sheet_xml_enough(struct sheet_xml *xml)
{
	xml->enough = true;
	xml->libraries->stop(xml->parser, XML_FALSE);
}

static const char *local_name(const char *name)
{
	const char *colon = strrchr(name, ':');
	return colon ? colon + 1 : name;
}

const char *sheet_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2) {
		if (strcmp(local_name(attributes[0]), name) == 0)
			return attributes[1];
	}
	return NULL;
}

struct reading {
	struct sheet_xml *xml;
	const struct sheet_book *book;
	const char *part;
};

static void on_start(void *context, const char *name, const char **attributes)
{
	struct reading *r = context;
	if (r->xml->failed || r->xml->enough)
		return;
	if (++r->xml->depth > DEPTH_MAX) {
		sheet_damaged(r->book, r->xml->err, "%s nests more than %d elements", r->part, DEPTH_MAX);
		sheet_xml_fail(r->xml);
		return;
	}
	const char *local = local_name(name);
	char prefix[16] = "";
	if (local > name && (size_t)(local - name) <= sizeof prefix)
		memcpy(prefix, name, (size_t)(local - name) - 1);
	r->xml->start(r->xml, local, prefix, attributes);
}

static void on_end(void *context, const char *name)
{
	struct reading *r = context;
	if (r->xml->failed || r->xml->enough)
		return;
	r->xml->depth--;
	r->xml->end(r->xml, local_name(name));
}

static void on_text(void *context, const char *s, int n)
{
	struct reading *r = context;
	if (r->xml->text && !r->xml->failed && !r->xml->enough)
		r->xml->text(r->xml, (struct coco_str){s, (size_t)n});
}

static void on_doctype(void *context, const char *name, const char *system, const char *public, int subset)
{
	struct reading *r = context;
	(void)name;
	(void)system;
	(void)public;
	(void)subset;
	sheet_damaged(r->book, r->xml->err, "%s has a document type, which no spreadsheet program writes", r->part);
	sheet_xml_fail(r->xml);
}

/* A block to expat: 0, 1 enough, -1. */
static int block_parse(struct reading *r, XML_Parser parser, const char *block, size_t n, uint64_t fed, struct coco_err *err)
{
	const struct sheet_libraries *l = r->xml->libraries;
	enum XML_Status status = l->parse(parser, block, (int)n, n == 0);
	if (r->xml->failed)
		return -1;
	if (r->xml->enough)
		return 1;
	if (status != XML_STATUS_OK) {
		enum XML_Error code = l->error_code(parser);
		if (code == XML_ERROR_NO_MEMORY)
			return coco_err_nomem(err);
		return sheet_damaged(r->book, err, "%s, line %lu: %s", r->part, (unsigned long)l->line(parser), l->error_text(code));
	}
	XML_Index at = l->byte(parser);
	if (n && at >= 0 && fed + n > (uint64_t)at + TAG_MAX)
		return sheet_too_large(r->book->path, err, "%s has a tag of more than %d MiB", r->part, TAG_MAX >> 20);
	return 0;
}

static int part_parse(struct sheet_book *book, struct sheet_part *part, struct reading *r, XML_Parser parser, struct coco_err *err)
{
	char *block = malloc(book->block);
	uint64_t fed = 0;
	size_t n = 1;
	int rc = block ? 0 : coco_err_nomem(err);
	while (!rc && n) {
		if (sheet_zip_next(book, part, block, book->block, &n, err)) {
			rc = -1;
			break;
		}
		book->unpacked += n;
		if (book->unpacked > unpacked_max || (fed > ratio_from && fed / RATIO_MAX > part->packed)) {
			rc = sheet_too_large(book->path, err, "%s unpacks to more than %llu MiB", r->part, (unsigned long long)fed >> 20);
			break;
		}
		rc = block_parse(r, parser, block, n, fed, err);
		fed += n;
	}
	free(block);
	return rc;
}

int sheet_part_read(struct sheet_book *book, const char *name, struct sheet_xml *xml, struct coco_err *err)
{
	struct sheet_part part;
	struct reading r = {xml, book, name};
	int rc = sheet_zip_find(book, name, &part, err);
	if (rc <= 0)
		return rc;
	if (sheet_zip_begin(book, &part, err))
		return -1;
	const struct sheet_libraries *l = &book->libraries;
	XML_Parser parser = l->create(NULL);
	xml->libraries = l;
	xml->parser = parser;
	xml->err = err;
	xml->depth = 0;
	xml->failed = xml->enough = false;
	rc = parser ? 0 : coco_err_nomem(err);
	if (parser) {
		l->set_user_data(parser, &r);
		l->set_elements(parser, on_start, on_end);
		l->set_text(parser, on_text);
		l->set_doctype(parser, on_doctype);
		rc = part_parse(book, &part, &r, parser, err);
		l->free(parser);
	}
	sheet_zip_end(&part);
	return rc < 0 ? -1 : 1;
}
