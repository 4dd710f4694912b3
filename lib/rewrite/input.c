/* Is it a text or a file of records? And reading a text.
 *
 * Method: records begin with { or with [ and a value that can be a record, or are CSV whose first line has a column `type`.
 * XML is no text, nor are two first lines with cells parted by ; or tab, a spreadsheet; both go to the stream, which refuses
 * them by name.
 * Everything else is a text, if it is UTF-8 without NUL bytes. */
#include "parts.h"

#include <string.h>

/* Cells as spreadsheets part them: a tab, or a semicolon that no blank follows, as one would in prose. */
static bool has_cells(struct coco_str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.s[i] == '\t' || (line.s[i] == ';' && (i + 1 == line.n || line.s[i + 1] != ' ')))
			return true;
	return false;
}

static bool is_spreadsheet(struct coco_str head)
{
	struct coco_str first = COCO_STR_NONE, second = COCO_STR_NONE;
	return coco_str_split(&head, '\n', &first) && coco_str_split(&head, '\n', &second) && has_cells(first) && has_cells(second);
}

bool coco_rewrite_is_records(struct coco_str head)
{
	if (coco_str_starts(head, "\xEF\xBB\xBF"))
		head = coco_str_sub(head, 3, head.n);
	size_t i = 0;
	while (i < head.n && strchr(" \t\r\n", head.s[i]) && head.s[i])
		i++;
	if (i == head.n)
		return true;
	size_t next = i + 1;
	while (next < head.n && strchr(" \t\r\n", head.s[next]) && head.s[next])
		next++;
	if (head.s[i] == '{')
		return next >= head.n || head.s[next] == '"' || head.s[next] == '}';
	if (head.s[i] == '[')
		return next >= head.n || head.s[next] == '{' || head.s[next] == ']';
	size_t end = i;
	while (end < head.n && head.s[end] != '\n')
		end++;
	struct coco_str rest = coco_str_trim(coco_str_sub(head, i, end)), cell;
	while (coco_str_split(&rest, ',', &cell))
		if (coco_str_is(cell, "type") || coco_str_is(cell, "\"type\""))
			return true;
	return coco_str_starts(coco_str_sub(head, i, head.n), "<?xml") || is_spreadsheet(coco_str_sub(head, i, head.n));
}

int coco_rewrite_utf8(struct coco_str text, const char *source, struct coco_err *err)
{
	size_t line, column, bad = coco_utf8_check(text);
	const char *nul = text.n ? memchr(text.s, '\0', text.n) : NULL;
	if (bad == SIZE_MAX && !nul)
		return 0;
	if (nul && (size_t)(nul - text.s) < bad)
		bad = (size_t)(nul - text.s);
	coco_text_place(text, bad, &line, &column);
	coco_err_set(err, COCO_EXIT_INPUT, "not-a-text", nul ? "not a text: it holds a NUL byte" : "not a text in UTF-8");
	coco_err_at(err, source, line, column);
	return coco_err_hint(err, "save it as a plain text in UTF-8");
}

int coco_rewrite_read(struct coco_in *in, struct coco_buf *all, struct coco_str *text, struct coco_err *err)
{
	struct coco_str block;
	int rc;
	while ((rc = coco_in_next(in, &block, err)) == 1) {
		coco_buf_str(all, block);
		if (all->len > COCO_LINE_MAX) {
			coco_err_set(err, COCO_EXIT_INPUT, "too-long", "a text of more than 16 MiB is no challenge");
			return coco_err_at(err, coco_in_name(in), 0, 0);
		}
	}
	if (rc < 0)
		return -1;
	if (!coco_buf_ok(all))
		return coco_err_nomem(err);
	*text = all->len ? coco_buf_view(all) : COCO_STR("");
	return coco_rewrite_utf8(*text, coco_in_name(in), err);
}
