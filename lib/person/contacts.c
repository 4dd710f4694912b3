/* The contacts file: id, org, contact_name, email, phone, and what columns its keeper has added.
 *
 * Method: the table is held as it is, rows are changed or taken out, and it is written anew with mode 0600, beside the old one
 * until all that belongs to the change is written. A row that nobody touches keeps its cells.
 * Invariant: personal data stay in memory and in this file.
 */
#include <stdlib.h>
#include <string.h>
#include "keep.h"
#include "coco/dsv.h"

static const char *const names[CONTACT_FIELDS] = {"id", "org", "contact_name", "email", "phone"};

static struct coco_str *cells_copy(struct keep_contacts *c, const struct coco_str *cells, size_t n)
{
	struct coco_str *copy = coco_arena_array(c->arena, n + 1, sizeof *copy);
	for (size_t i = 0; copy && i < n; i++) {
		copy[i] = coco_arena_copy(c->arena, cells[i].s ? cells[i] : COCO_STR(""));
		if (!copy[i].s)
			return NULL;
	}
	return copy;
}

static int header_take(struct keep_contacts *c, const struct coco_str *cells, size_t n)
{
	c->width = n;
	for (size_t f = 0; f < CONTACT_FIELDS; f++)
		c->at[f] = COCO_NONE;
	for (size_t i = 0; i < n; i++) {
		for (size_t f = 0; f < CONTACT_FIELDS; f++)
			c->at[f] = coco_str_is(coco_str_trim(cells[i]), names[f]) ? i : c->at[f];
	}
	c->header = cells_copy(c, cells, n);
	return c->header ? 0 : -1;
}

static bool is_ours(const struct keep_contacts *c, size_t column)
{
	bool ours = false;
	for (size_t f = 0; f < CONTACT_FIELDS; f++)
		ours |= c->at[f] == column;
	return ours;
}

static int row_add(struct keep_contacts *c, const struct coco_str *cells)
{
	if (c->n == c->cap && coco_grow(&c->rows, &c->cap, c->n, sizeof *c->rows))
		return -1;
	struct coco_str *row = cells_copy(c, cells, c->width);
	bool added;
	if (!row)
		return -1;
	struct coco_str id = coco_str_trim(row[c->at[CONTACT_ID]]);
	if (coco_grow(&c->first, &c->cap_first, coco_map_count(c->ids), sizeof *c->first))
		return -1;
	size_t number = id.n ? coco_map_add(c->ids, id, &added) : 0;
	if (number == COCO_NONE)
		return -1;
	if (id.n && added)
		c->first[number] = c->n;
	c->rows[c->n++] = row;
	return 0;
}

static int row_take(struct keep_contacts *c, const struct coco_dsv_row *row, const char *path, struct coco_err *err)
{
	if (!c->header) {
		if (header_take(c, row->cells, row->n))
			return coco_err_nomem(err);
		if (c->at[CONTACT_ID] != COCO_NONE && c->at[CONTACT_EMAIL] != COCO_NONE)
			return 0;
		coco_err_set(err, COCO_EXIT_INPUT, "not-contacts", "is no contacts file: it has no columns id and email");
		coco_err_hint(err, "give what --contacts=FILE has written");
		return coco_err_at(err, path, row->line, 0);
	}
	if (row->fault || row->n != c->width) {
		coco_err_set(err, COCO_EXIT_INPUT, "ragged-row", "the contacts file has a row of another width");
		return coco_err_at(err, path, row->line, 0);
	}
	if (row_add(c, row->cells))
		return coco_err_nomem(err);
	for (size_t i = 0; i < c->width; i++) {
		if (is_ours(c, i))
			c->rows[c->n - 1][i] = coco_contact_text(c->rows[c->n - 1][i]);
	}
	return 0;
}

int keep_contacts_read(struct keep_contacts *c, const char *path, bool may_be_new, struct coco_err *err)
{
	static const struct coco_str fresh[CONTACT_FIELDS] = {{"id", 2}, {"org", 3}, {"contact_name", 12}, {"email", 5}, {"phone", 5}};
	*c = (struct keep_contacts){.arena = coco_arena_new(), .ids = coco_map_new()};
	if (!c->arena || !c->ids)
		return coco_err_nomem(err);
	if (may_be_new && !coco_file_exists(path))
		return header_take(c, fresh, CONTACT_FIELDS) ? coco_err_nomem(err) : 0;
	struct coco_in *in = coco_in_open(path, err);
	struct coco_dsv_bytes *bytes = in ? coco_dsv_bytes_new(in, NULL, err) : NULL;
	struct coco_dsv_rows *rows = bytes ? coco_dsv_rows_new(bytes, ',', err) : NULL;
	struct coco_dsv_row row;
	int rc = rows ? 1 : -1;
	while (rc > 0 && (rc = coco_dsv_rows_next(rows, &row, err)) > 0) {
		if (row_take(c, &row, path, err))
			rc = -1;
	}
	coco_dsv_rows_free(rows);
	coco_dsv_bytes_close(bytes);
	if (rc == 0 && !c->header)
		return header_take(c, fresh, CONTACT_FIELDS) ? coco_err_nomem(err) : 0;
	return rc;
}

struct coco_str keep_contacts_cell(const struct keep_contacts *c, size_t row, int field)
{
	if (row >= c->n || !c->rows[row] || c->at[field] == COCO_NONE)
		return COCO_STR("");
	return coco_str_trim(c->rows[row][c->at[field]]);
}

size_t keep_contacts_find(const struct keep_contacts *c, struct coco_str id)
{
	size_t number = coco_map_find(c->ids, id);
	return number == COCO_NONE || !c->rows[c->first[number]] ? COCO_NONE : c->first[number];
}

int keep_contacts_set(struct keep_contacts *c, size_t row, int field, struct coco_str text)
{
	if (!text.n || c->at[field] == COCO_NONE || coco_str_eq(keep_contacts_cell(c, row, field), text))
		return 0;
	c->rows[row][c->at[field]] = coco_arena_copy(c->arena, text);
	c->changed = true;
	return c->rows[row][c->at[field]].s ? 0 : -1;
}

int keep_contacts_put(struct keep_contacts *c, const struct coco_contact *contact)
{
	const struct coco_str cells[CONTACT_FIELDS] = {contact->id, contact->org, contact->contact_name, contact->email, contact->phone};
	size_t row = keep_contacts_find(c, contact->id);
	int rc = 0;
	if (row == COCO_NONE) {
		struct coco_str *fresh = coco_arena_array(c->arena, c->width + 1, sizeof *fresh);
		if (!fresh)
			return -1;
		fresh[c->at[CONTACT_ID]] = contact->id;
		row = c->n;
		c->changed = true;
		if (row_add(c, fresh))
			return -1;
	}
	for (int f = 0; f < CONTACT_FIELDS; f++)
		rc |= keep_contacts_set(c, row, f, cells[f]);
	return rc;
}

static void row_write(const struct keep_contacts *c, const struct coco_str *cells, struct coco_buf *line)
{
	coco_buf_clear(line);
	for (size_t i = 0; i < c->width; i++) {
		coco_buf_puts(line, i ? "," : "");
		if (is_ours(c, i))
			coco_contact_cell(line, cells[i]);
		else
			coco_csv_cell(line, cells[i]);
	}
	coco_buf_putc(line, '\n');
	coco_out_str(c->out, coco_buf_view(line));
}

int keep_contacts_write(struct keep_contacts *c, const char *path, struct coco_err *err)
{
	struct coco_buf line = COCO_BUF_INIT;
	c->out = coco_out_open(path, COCO_OUT_PRIVATE, err);
	if (!c->out)
		return -1;
	row_write(c, c->header, &line);
	for (size_t i = 0; i < c->n; i++) {
		if (c->rows[i])
			row_write(c, c->rows[i], &line);
	}
	bool good = coco_buf_ok(&line);
	coco_buf_free(&line);
	return good ? 0 : coco_err_nomem(err);
}

int keep_contacts_close(struct keep_contacts *c, bool commit, struct coco_err *err)
{
	int rc = c->out ? coco_out_close(c->out, commit && c->changed, commit ? err : NULL) : 0;
	coco_arena_free(c->arena);
	coco_map_free(c->ids);
	free(c->rows);
	free(c->first);
	*c = (struct keep_contacts){.out = NULL};
	return rc;
}

/* ---- for other rooms ---------------------------------------------------------------------------------------------- */

struct coco_contacts {
	struct keep_contacts file;
};

struct coco_contacts *coco_contacts_new(const char *path, struct coco_err *err)
{
	struct coco_contacts *contacts = calloc(1, sizeof *contacts);
	if (!contacts) {
		coco_err_nomem(err);
	} else if (keep_contacts_read(&contacts->file, path, false, err)) {
		coco_contacts_free(contacts);
		return NULL;
	}
	return contacts;
}

bool coco_contacts_find(const struct coco_contacts *contacts, struct coco_str id, struct coco_contact *out)
{
	size_t row = id.n ? keep_contacts_find(&contacts->file, id) : COCO_NONE;
	*out = (struct coco_contact){.id = id,
	    .org = keep_contacts_cell(&contacts->file, row, CONTACT_ORG),
	    .contact_name = keep_contacts_cell(&contacts->file, row, CONTACT_NAME),
	    .email = keep_contacts_cell(&contacts->file, row, CONTACT_EMAIL),
	    .phone = keep_contacts_cell(&contacts->file, row, CONTACT_PHONE)};
	return row != COCO_NONE;
}

void coco_contacts_free(struct coco_contacts *contacts)
{
	if (!contacts)
		return;
	(void)keep_contacts_close(&contacts->file, false, NULL);
	free(contacts);
}
