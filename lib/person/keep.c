/* A record file that people keep: looked through, or written anew with some of its records changed.
 *
 * Method: NDJSON, a line at a time. What is not changed is put as it stood, blanks, line ends and unknown lines with it. The new
 * file stands beside the old one, without a name, until it is put in its place; it is not, if nothing has changed.
 * Invariant: lines in = lines put + gone; the file is the old one or the whole new one at any moment.
 */
#include <string.h>
#include "coco/base_run.h"
#include "keep.h"

/* Lines can't be kept byte for byte in another form. */
static int form_check(struct coco_in *in, const char *path, struct coco_err *err)
{
	struct coco_str head;
	if (coco_in_peek(in, 4096, &head, err))
		return -1;
	if (coco_str_starts(head, "\xEF\xBB\xBF"))
		head = coco_str_sub(head, 3, head.n);
	head = coco_str_trim(head);
	if (!head.n || head.s[0] == '{')
		return 0;
	coco_err_set(err, COCO_EXIT_INPUT, "not-records", "is no file of records, one JSON object a line");
	coco_err_hint(err, "make one of it: coco-import FILE -o NEW.ndjson");
	return coco_err_at(err, path, 1, 0);
}

static void line_put(struct keep_file *file, struct coco_str text, bool ended)
{
	if (file->open_end)
		coco_out_puts(file->out, "\n");
	coco_out_str(file->out, text);
	if (ended)
		coco_out_puts(file->out, "\n");
	file->open_end = !ended;
}

void keep_put(struct keep_file *file, struct coco_str line)
{
	line_put(file, line, true);
	file->changed++;
}

/* The line is no record: it stays as it is. */
static void stranger_tell(struct keep_file *file, size_t line, const struct coco_err *why)
{
	struct coco_finding at = {.file = file->path, .line = line, .column = why->column};
	if (file->tell)
		coco_diag_say(
		    file->run->diag, COCO_WARNING, "not-a-record", &at, "look into it yourself", "the line is no record and stays: %s", why->text);
}

static int line_take(
    struct keep_file *file, const struct coco_line *line, struct coco_rec *rec, keep_each each, void *context, struct coco_err *err)
{
	struct coco_buf changed = COCO_BUF_INIT;
	struct coco_err why = {0};
	enum coco_keep_fate fate = COCO_KEEP_SAME;
	struct coco_str text = line->text;
	size_t mark = line->number == 1 && coco_str_starts(text, "\xEF\xBB\xBF") ? 3 : 0;
	if (line->too_long) {
		coco_err_set(err, COCO_EXIT_INPUT, "line-too-long", "a line of over 16 MiB");
		return coco_err_at(err, file->path, line->number, 0);
	}
	text = coco_str_sub(text, mark, text.n);
	rec->file = file->path;
	rec->line_number = line->number;
	int rc = 0;
	if (coco_str_trim(text).n && coco_rec_parse(rec, text, &why))
		stranger_tell(file, line->number, &why);
	else if (coco_str_trim(text).n)
		rc = each(context, rec, &changed, &fate, err);
	if (!rc && !coco_buf_ok(&changed))
		rc = coco_err_nomem(err);
	file->changed += fate == COCO_KEEP_CHANGED;
	file->gone += fate == COCO_KEEP_GONE;
	if (!rc && file->out && fate != COCO_KEEP_GONE) {
		if (fate == COCO_KEEP_CHANGED && mark)
			coco_out_put(file->out, line->text.s, mark);
		line_put(file, fate == COCO_KEEP_CHANGED ? coco_buf_view(&changed) : line->text, line->ended);
	}
	coco_buf_free(&changed);
	return rc;
}

static int lines_take(struct keep_file *file, struct coco_in *in, keep_each each, void *context, struct coco_err *err)
{
	struct coco_rec rec = {0};
	struct coco_line line;
	int rc = form_check(in, file->path, err) ? -1 : 1;
	file->changed = file->gone = 0;
	file->open_end = false;
	while (rc > 0 && (rc = coco_in_line(in, &line, err)) > 0) {
		if (line_take(file, &line, &rec, each, context, err))
			rc = -1;
	}
	coco_rec_free(&rec);
	return rc;
}

int keep_read(struct keep_file *file, keep_each each, void *context, struct coco_err *err)
{
	struct coco_in *in = coco_in_open(file->path, err);
	if (!in)
		return -1;
	int rc = lines_take(file, in, each, context, err);
	coco_in_close(in);
	return rc;
}

int keep_rewrite(struct keep_file *file, unsigned flags, keep_each each, void *context, struct coco_err *err)
{
	file->out = coco_out_open(file->path, flags, err);
	if (!file->out)
		return -1;
	if (!coco_out_atomic(file->out)) {
		coco_err_set(err, COCO_EXIT_USAGE, "not-a-file", "is no file that can be replaced");
		return coco_err_at(err, file->path, 0, 0);
	}
	return keep_read(file, each, context, err);
}

int keep_close(struct keep_file *file, bool commit, struct coco_err *err)
{
	struct coco_out *out = file->out;
	file->out = NULL;
	return out ? coco_out_close(out, commit && (file->changed || file->gone), commit ? err : NULL) : 0;
}
