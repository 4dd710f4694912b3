/* Records that references may name although they are not part of the run: --resolve=RECORDS[,CONTACTS].
 *
 * Method: the records' ids, organisations and titles, and from the contacts file the e-mails and names, are entered among
 * the run's names. Nothing of them is written. Invariant: personal data stay in memory.
 */
#include <string.h>
#include "gate.h"
#include "others.h"

static int contact_row(struct coco_import *import, const struct coco_dsv_row *row, const size_t at[5])
{
	struct coco_str cell[5];
	for (size_t i = 0; i < 5; i++)
		cell[i] = at[i] == COCO_NONE ? COCO_STR_NONE : coco_str_trim(coco_contact_text(coco_str_trim(row->cells[at[i]])));
	if (!cell[0].n)
		return 0;
	int rc = coco_refs_add(import->refs, "participant", COCO_BY_ID, cell[0], cell[0], COCO_STR_NONE);
	rc |= coco_refs_add(import->refs, "participant", COCO_BY_NAME, cell[1], cell[0], cell[1]);
	rc |= coco_refs_add(import->refs, "participant", COCO_BY_NAME, cell[2], cell[0], COCO_STR_NONE);
	rc |= coco_refs_add(import->refs, "participant", COCO_BY_EMAIL, cell[3], cell[0], COCO_STR_NONE);
	rc |= survey_others_name(import->others, cell[2]);
	return rc;
}

static int contacts_known(struct coco_import *import, const char *path, struct coco_err *err)
{
	static const char *const names[] = {"id", "org", "contact_name", "email", "phone"};
	size_t at[5] = {COCO_NONE, COCO_NONE, COCO_NONE, COCO_NONE, COCO_NONE};
	struct coco_in *in = coco_in_open(path, err);
	struct coco_dsv_bytes *bytes = in ? coco_dsv_bytes_new(in, NULL, err) : NULL;
	struct coco_dsv_rows *rows = bytes ? coco_dsv_rows_new(bytes, ',', err) : NULL;
	struct coco_dsv_row row;
	size_t width = 0;
	int rc = rows ? 1 : -1;
	for (size_t i = 0; rc > 0 && (rc = coco_dsv_rows_next(rows, &row, err)) > 0; i++) {
		if (i == 0) {
			width = row.n;
			for (size_t k = 0; k < row.n; k++) {
				for (size_t f = 0; f < COCO_LEN(names); f++)
					at[f] = coco_str_is(coco_str_trim(row.cells[k]), names[f]) ? k : at[f];
			}
			continue;
		}
		if (row.fault || row.n != width) {
			coco_err_set(err, COCO_EXIT_INPUT, "ragged-row", "the contacts file has a row of another width");
			rc = coco_err_at(err, path, row.line, 0);
		} else if (contact_row(import, &row, at)) {
			rc = coco_err_nomem(err);
		}
	}
	if (!rc && (at[0] == COCO_NONE || at[3] == COCO_NONE)) {
		coco_err_set(err, COCO_EXIT_INPUT, "not-contacts", "is no contacts file: it has no columns id and email");
		coco_err_hint(err, "give what --contacts=FILE has written");
		rc = coco_err_at(err, path, 1, 0);
	}
	coco_dsv_rows_free(rows);
	coco_dsv_bytes_close(bytes);
	return rc;
}

static int records_known(struct coco_import *import, struct coco_run *run, const char *path, struct coco_err *err)
{
	struct coco_rec rec = {0};
	struct coco_in *in = coco_in_open(path, err);
	struct coco_stream *stream = in ? coco_stream_of(run, in, &(struct coco_stream_options){.no_check = true}, err) : NULL;
	int rc = stream ? 1 : -1;
	while (rc > 0 && (rc = coco_stream_next(stream, &rec, err)) > 0) {
		coco_arena_reset(import->row);
		if (coco_refs_record(import->refs, &rec, import->row) || (import->gate && survey_gate_known(import->gate, &rec, import->row)))
			rc = coco_err_nomem(err);
	}
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return rc;
}

int coco_import_resolve(struct coco_import *import, struct coco_run *run, const char *files, struct coco_err *err)
{
	struct coco_str rest = coco_str_of(files), path;
	import->named = true;
	coco_refs_liken(import->refs);
	for (size_t i = 0; rest.s && coco_str_split(&rest, ',', &path); i++) {
		struct coco_str copy = coco_arena_copy(import->setup.arena, path);
		if (!copy.s)
			return coco_err_nomem(err);
		if (path.n && (i > 0 ? contacts_known(import, copy.s, err) : records_known(import, run, copy.s, err)))
			return -1;
	}
	return 0;
}
