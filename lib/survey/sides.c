/* Files beside the records: rejected rows, and contacts.
 *
 * Method: a reject is an object a line with its cells as they stood, masked ones as "(masked)"; a contact is a row of CSV.
 * Invariant: both appear whole or not at all, readable by their owner alone, and neither overwrites the records, the other, or
 * runs into the stream.
 */
#include <string.h>
#include "coco/person.h"
#include "coco/survey.h"

int coco_sides_open(struct coco_sides *sides, const char *rejects, const char *contacts, struct coco_err *err)
{
	if ((rejects && strcmp(rejects, "-") == 0) || (contacts && strcmp(contacts, "-") == 0))
		return coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "%s needs a file: standard output is for the records",
		    rejects && strcmp(rejects, "-") == 0 ? "--rejects" : "--contacts");
	if (rejects && !(sides->rejects = coco_out_open(rejects, COCO_OUT_PRIVATE, err)))
		return -1;
	if (contacts && !(sides->contacts = coco_out_open(contacts, COCO_OUT_PRIVATE, err)))
		return -1;
	if (sides->contacts)
		coco_out_puts(sides->contacts, "id,org,contact_name,email,phone\n");
	return 0;
}

static int line_put(struct coco_sides *sides, struct coco_out *out, struct coco_err *err)
{
	coco_buf_putc(&sides->line, '\n');
	if (!coco_buf_ok(&sides->line))
		return coco_err_nomem(err);
	coco_out_str(out, coco_buf_view(&sides->line));
	return 0;
}

static void member(struct coco_writer *w, const char *key, const char *text)
{
	coco_write_key(w, key);
	coco_write_text(w, text);
}

int coco_sides_reject(struct coco_sides *sides, const struct coco_reject *r, struct coco_err *err)
{
	struct coco_writer writer;
	coco_buf_clear(&sides->line);
	coco_writer_init(&writer, &sides->line);
	coco_write_object(&writer);
	member(&writer, "file", r->file);
	if (r->row) {
		coco_write_key(&writer, "row");
		coco_write_int(&writer, (int64_t)r->row);
	}
	coco_write_key(&writer, "line");
	coco_write_int(&writer, (int64_t)r->line);
	if (r->column)
		member(&writer, "column", r->column);
	member(&writer, "code", r->code);
	member(&writer, "text", r->text);
	coco_write_key(&writer, "raw");
	coco_write_array(&writer);
	for (size_t i = 0; i < r->n_cells; i++)
		coco_write_str(&writer, r->masked && r->masked[i] && r->cells[i].n ? COCO_STR("(masked)") : r->cells[i]);
	coco_write_end(&writer, false);
	coco_write_end(&writer, true);
	if (line_put(sides, sides->rejects, err))
		return -1;
	sides->rejected++;
	return 0;
}

int coco_sides_contact(struct coco_sides *sides, const struct coco_contact *c, struct coco_err *err)
{
	const struct coco_str cells[] = {c->id, c->org, c->contact_name, c->email, c->phone};
	if (!sides->contacts)
		return 0;
	coco_buf_clear(&sides->line);
	for (size_t i = 0; i < COCO_LEN(cells); i++) {
		coco_buf_puts(&sides->line, i ? "," : "");
		coco_contact_cell(&sides->line, cells[i]);
	}
	return line_put(sides, sides->contacts, err);
}

int coco_sides_close(struct coco_sides *sides, bool commit, struct coco_err *err)
{
	struct coco_err *first = commit ? err : NULL;
	int rc = sides->rejects ? coco_out_close(sides->rejects, commit, first) : 0;
	if (sides->contacts && coco_out_close(sides->contacts, commit, rc ? NULL : first))
		rc = -1;
	coco_buf_free(&sides->line);
	*sides = (struct coco_sides){0};
	return rc;
}
