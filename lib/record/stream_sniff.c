/* Which form has a file? Its first bytes decide: `{` is NDJSON, `[` a JSON array, a header that has the field `type` is record
 * CSV. Everything else is told by name, as well as it can be recognised, with what to do about it.
 *
 * Four bytes settle the usual case, so that a slow pipe is not kept waiting; all else looks at the first PEEK bytes. A faulty
 * line in a file of lines is for the stream to reject; here only a file that is wrong as a whole is refused.
 *
 * Invariant: no byte is taken from the input.
 */
#include "json.h"
#include "stream.h"

#include <string.h>

enum { GLANCE = 4, PEEK = 65536 };

struct magic {
	const char *bytes;
	size_t n;
	const char *what, *hint;
};
#define MAGIC(bytes) bytes, sizeof(bytes) - 1

#define SAVE_AS_TEXT "save it as text in UTF-8, or read it with coco-import"
#define NO_TEXT "give NDJSON, a JSON array or record CSV"
static const struct magic magics[] = {
    {MAGIC("\x89PNG"), "a PNG image", NO_TEXT},
    {MAGIC("\xFF\xD8\xFF"), "a JPEG image", NO_TEXT},
    {MAGIC("GIF8"), "a GIF image", NO_TEXT},
    {MAGIC("%PDF-"), "a PDF document", NO_TEXT},
    {MAGIC("PK\x03\x04"), "a ZIP archive, as XLSX, ODS and DOCX files are", "read a spreadsheet with coco-import"},
    {MAGIC("\xD0\xCF\x11\xE0"), "an old Office document (XLS, DOC)", "save it as CSV and read that with coco-import"},
    {MAGIC("\x1F\x8B"), "compressed by gzip", "unpack it first: gzip -dc FILE | ..."},
    {MAGIC("\xFD"
           "7zXZ"),
        "compressed by xz", "unpack it first: xz -dc FILE | ..."},
    {MAGIC("\x28\xB5\x2F\xFD"), "compressed by zstd", "unpack it first: zstd -dc FILE | ..."},
    {MAGIC("BZh"), "compressed by bzip2", "unpack it first: bzip2 -dc FILE | ..."},
    {MAGIC("SQLite format 3"), "an SQLite database", NO_TEXT},
    {MAGIC("\x7F"
           "ELF"),
        "a program", NO_TEXT},
    {MAGIC("\xFF\xFE\x00\x00"), "text in UTF-32", SAVE_AS_TEXT},
    {MAGIC("\xFF\xFE"), "text in UTF-16", SAVE_AS_TEXT},
    {MAGIC("\xFE\xFF"), "text in UTF-16", SAVE_AS_TEXT},
};

static int wrong(struct coco_err *err, const struct coco_in *in, size_t line, size_t column, const char *what, const char *hint)
{
	coco_err_set(err, COCO_EXIT_INPUT, "wrong-form", "is %s", what);
	coco_err_hint(err, "%s", hint);
	return coco_err_at(err, coco_in_name(in), line, column);
}

static const struct magic *find_magic(struct coco_str view)
{
	for (size_t i = 0; i < COCO_LEN(magics); i++)
		if (view.n >= magics[i].n && !memcmp(view.s, magics[i].bytes, magics[i].n))
			return &magics[i];
	return NULL;
}

/* The text behind a BOM. */
static struct coco_str without_bom(struct coco_str view)
{
	return coco_str_starts(view, STREAM_BOM) ? coco_str_sub(view, strlen(STREAM_BOM), view.n) : view;
}

static struct coco_str without_blanks(struct coco_str text)
{
	const char *at = json_blanks(text.s, text.s + text.n);
	return (struct coco_str){at, (size_t)(text.s + text.n - at)};
}

static bool peek(struct coco_in *in, size_t want, struct coco_str *view, struct coco_err *err)
{
	if (coco_in_peek(in, want, view, err))
		return false;
	if (view->n > want)
		view->n = want;
	return true;
}

/* A `[`: an array, unless lines follow behind its end, which makes it a line that is no record. */
static enum stream_form array_or_line(struct coco_str text)
{
	const char *end = text.s + text.n, *behind = json_skip(text.s, end);
	return json_blanks(behind, end) == end ? STREAM_ARRAY : STREAM_NDJSON;
}

/* Does a line in the view hold a JSON object, or the first one any JSON value? Then it is a file of lines. */
static bool has_record_line(struct coco_str text)
{
	struct coco_str line;
	bool first = true;
	while (coco_str_split(&text, '\n', &line)) {
		line = coco_str_trim(line);
		if (line.n && (first || *line.s == '{') && !coco_json_check(line, NULL))
			return true;
		first = first && !line.n;
	}
	return false;
}

/* The header: up to the first line break outside quotes. */
static struct coco_str header_of(struct coco_str text)
{
	bool quoted = false;
	size_t i = 0;
	for (; i < text.n && (quoted || text.s[i] != '\n'); i++)
		quoted ^= text.s[i] == '"';
	return coco_str_sub(text, 0, i);
}

struct header {
	size_t commas, others; /* others: semicolons and tabs */
	bool type;
};

static struct header read_header(struct coco_str text)
{
	struct header header = {0, 0, false};
	bool quoted = false;
	for (size_t i = 0, from = 0; i <= text.n; i++) {
		char c = i < text.n ? text.s[i] : ',';
		quoted ^= c == '"';
		if (i < text.n && quoted)
			continue;
		header.others += c == ';' || c == '\t';
		if (c != ',')
			continue;
		struct coco_str cell = coco_str_trim(coco_str_sub(text, from, i));
		header.type = header.type || coco_str_is(cell, "type") || coco_str_is(cell, "\"type\"");
		header.commas += i < text.n;
		from = i + 1;
	}
	return header;
}

/* NULs and bad UTF-8 in the view; `whole`: nothing follows it. */
static int check_text(const struct coco_in *in, struct coco_str view, bool whole, struct coco_err *err)
{
	char what[96];
	const char *nul = memchr(view.s, 0, view.n);
	size_t bad = nul ? (size_t)(nul - view.s) : coco_utf8_check(view);
	if (bad == SIZE_MAX || (!nul && !whole && view.n - bad < 4))
		return 0;
	size_t line = 1, start = 0;
	for (size_t i = 0; i < bad; i++)
		if (view.s[i] == '\n') {
			line++;
			start = i + 1;
		}
	bool wide = nul && view.n > 3 && bad < 2 && !view.s[bad + 2];
	if (nul)
		snprintf(what, sizeof(what), "%s", wide ? "text in UTF-16, or binary data: it holds NUL bytes" : "no text: it holds NUL bytes");
	else
		snprintf(what, sizeof(what), "not in UTF-8: byte 0x%02X", (unsigned)(unsigned char)view.s[bad]);
	return wrong(err, in, line, bad - start + 1, what, nul && !wide ? NO_TEXT : SAVE_AS_TEXT);
}

/* Neither JSON nor an archive: record CSV, or a file that this is not for. */
static int sniff_table(const struct coco_in *in, struct coco_str text, const char *type, enum stream_form *form, struct coco_err *err)
{
	struct header header = read_header(header_of(text));
	if (header.others > header.commas && !header.type)
		return wrong(err, in, 1, 0, "no record CSV: its header has no commas",
		    "save it with commas between the columns; a spreadsheet of records is read by coco-import --as=TYPE");
	if (header.type || type) {
		*form = STREAM_CSV;
		return 0;
	}
	if (header.commas)
		return wrong(err, in, 1, 0, "no record CSV: its header has no column `type`",
		    "say what its rows are with --as=TYPE, or read the file with coco-import");
	return wrong(err, in, 1, 0, "no stream of records: it begins neither with a JSON object nor with a header of fields",
	    "give NDJSON, a JSON array or record CSV, or read the file with coco-import");
}

int stream_sniff(struct coco_in *in, const char *type, enum stream_form *form, struct coco_err *err)
{
	struct coco_str view, text;
	*form = STREAM_NDJSON;
	if (!peek(in, GLANCE, &view, err))
		return -1;
	if (view.n > 1 && *view.s == '{' && (unsigned char)view.s[1] > ' ')
		return 0;
	if (!peek(in, PEEK, &view, err))
		return -1;
	const struct magic *magic = find_magic(view);
	if (magic)
		return wrong(err, in, 0, 0, magic->what, magic->hint);
	text = without_blanks(without_bom(view));
	if (!text.n)
		return 0;
	if (*text.s == '{') {
		struct coco_str behind = without_blanks(coco_str_sub(text, 1, text.n));
		if (!behind.n || *behind.s != '"' || !memchr(text.s, '\n', (size_t)(behind.s - text.s)))
			return 0;
		return wrong(err, in, 1, 0, "JSON spread over several lines", "a record is one line: jq -c . FILE | ...");
	}
	if (*text.s == '[') {
		*form = array_or_line(text);
		return 0;
	}
	if (has_record_line(text))
		return 0;
	if (check_text(in, view, view.n < PEEK, err))
		return -1;
	if (*text.s == '<')
		return wrong(err, in, 1, 0, "XML or HTML", NO_TEXT);
	return sniff_table(in, text, type, form, err);
}
