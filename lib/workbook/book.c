/* A workbook: what it is by its bytes, and which of its sheets is read.
 *
 * Method: the file is in memory until its sheet is read. The first visible sheet that holds a cell is taken, or the one that
 * the caller names; sheets of the same name with 1, 2 … behind it, as EUSurvey writes what has more than 254 columns, are
 * joined to it by row, others by the ids that they share. Invariant: what is given is the sheet's cells, all of them, or an error.
 */
#include <stdlib.h>
#include <string.h>
#include "book.h"

enum { BLOCK = 65536, KEPT_IN_MEMORY = 1 << 20 };

struct coco_workbook {
	const char *path;
	struct coco_spool *text;
	struct sheet_shift *shifts;
	size_t n_shifts;
	char digest[COCO_SHA256_TEXT];
	char *about;
	bool points;
};

/* ---- which workbook ------------------------------------------------------------------------------------------------ */

struct sheet_entry *sheet_add(struct sheet_book *book, const char *name, const char *part, bool hidden)
{
	if (book->n_sheets == book->cap_sheets && coco_grow(&book->sheets, &book->cap_sheets, book->n_sheets, sizeof *book->sheets))
		return NULL;
	struct sheet_entry *entry = &book->sheets[book->n_sheets++];
	*entry = (struct sheet_entry){.name = coco_arena_copy(book->arena, coco_str_of(name)).s, .hidden = hidden};
	entry->part = part ? coco_arena_copy(book->arena, coco_str_of(part)).s : NULL;
	return entry->name && (!part || entry->part) ? entry : NULL;
}

static int no_workbook(const char *path, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, "not-text", "is a ZIP file, but neither an XLSX nor an ODS workbook");
	coco_err_hint(err, "unpack it, and give the survey's export that is in it");
	return coco_err_at(err, path, 0, 0);
}

static bool is_ole(struct coco_str head)
{
	return head.n >= 4 && memcmp(head.s, "\xD0\xCF\x11\xE0", 4) == 0;
}

bool coco_workbook_is(struct coco_str head)
{
	return is_ole(head) || (head.n >= 4 && (memcmp(head.s, "PK\3\4", 4) == 0 || memcmp(head.s, "PK\5\6", 4) == 0));
}

/* The workbook's part of an Office file, by its first relationships. */
static void rels_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	struct coco_buf *part = xml->context;
	const char *type = sheet_attribute(attributes, "Type"), *target = sheet_attribute(attributes, "Target");
	(void)prefix;
	if (strcmp(name, "Relationship") == 0 && type && target && coco_str_ends(coco_str_of(type), "/officeDocument") && !part->len)
		coco_buf_puts(part, target + (target[0] == '/'));
}

static void nothing(struct sheet_xml *xml, const char *name)
{
	(void)xml;
	(void)name;
}

static void manifest_start(struct sheet_xml *xml, const char *name, const char *prefix, const char **attributes)
{
	(void)prefix;
	(void)attributes;
	if (strcmp(name, "encryption-data") == 0)
		*(bool *)xml->context = true;
}

/* 1, 0, -1. */
static int is_ods(const struct sheet_book *book, struct coco_err *err)
{
	static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
	char text[sizeof type];
	size_t n = 0;
	struct sheet_part part;
	int rc = sheet_zip_find(book, "mimetype", &part, err);
	if (rc <= 0)
		return rc;
	if (sheet_zip_begin(book, &part, err))
		return -1;
	rc = sheet_zip_next(book, &part, text, sizeof type - 1, &n, err);
	sheet_zip_end(&part);
	return rc ? -1 : n == sizeof type - 1 && memcmp(text, type, n) == 0;
}

static int ods_open(struct sheet_book *book, struct coco_err *err)
{
	bool locked = false;
	struct sheet_xml manifest = {.context = &locked, .start = manifest_start, .end = nothing};
	if (sheet_part_read(book, "META-INF/manifest.xml", &manifest, err) < 0)
		return -1;
	return locked ? sheet_encrypted(book->path, err) : sheet_ods_open(book, err);
}

static int sheets_find(struct sheet_book *book, struct coco_err *err)
{
	struct coco_buf part = COCO_BUF_INIT;
	struct sheet_xml rels = {.context = &part, .start = rels_start, .end = nothing};
	int rc = is_ods(book, err);
	if (rc > 0) {
		rc = ods_open(book, err);
		return !rc && !book->n_sheets ? sheet_damaged(book, err, "content.xml holds no table") : rc;
	}
	if (rc < 0)
		return -1;
	rc = sheet_part_read(book, "_rels/.rels", &rels, err);
	if (rc > 0 && !coco_buf_ok(&part))
		rc = coco_err_nomem(err);
	if (rc == 0 || (rc > 0 && !part.len)) {
		rc = no_workbook(book->path, err);
	} else if (rc > 0 && coco_str_ends(coco_buf_view(&part), ".bin")) {
		coco_err_set(err, COCO_EXIT_INPUT, "not-text", "is a binary workbook (.xlsb)");
		coco_err_hint(err, "save it as .xlsx or CSV");
		rc = coco_err_at(err, book->path, 0, 0);
	} else if (rc > 0) {
		rc = sheet_xlsx_open(book, part.data, err);
	}
	if (rc >= 0 && !book->n_sheets)
		rc = no_workbook(book->path, err);
	coco_buf_free(&part);
	return rc < 0 ? -1 : 0;
}

/* ---- which sheet ----------------------------------------------------------------------------------------------------- */

static int sheet_read(struct sheet_book *book, size_t i, struct sheet_grid *grid, struct coco_err *err)
{
	return book->xlsx ? sheet_xlsx_read(book, i, grid, err) : sheet_ods_read(book, i, grid, err);
}

/* Does the sheet hold a cell? */
static int sheet_probe(struct sheet_book *book, size_t i, struct coco_err *err)
{
	struct sheet_grid grid;
	if (!book->xlsx) /* seen when the sheets were found */
		return 0;
	book->quiet = true;
	int rc = sheet_grid_init(&grid, book->path, true, err) || sheet_read(book, i, &grid, err);
	book->quiet = false;
	book->sheets[i].filled = grid.rows > 0;
	sheet_grid_free(&grid);
	return rc ? -1 : 0;
}

/* The one that is asked for, or the first visible one with a cell, or the first. */
static int sheet_choose(struct sheet_book *book, const char *want, size_t *chosen, struct coco_err *err)
{
	int64_t number;
	*chosen = SIZE_MAX;
	for (size_t i = 0; i < book->n_sheets; i++) {
		if (sheet_probe(book, i, err))
			return -1;
		if (*chosen == SIZE_MAX && (want ? strcmp(book->sheets[i].name, want) == 0 : book->sheets[i].filled && !book->sheets[i].hidden))
			*chosen = i;
	}
	if (*chosen != SIZE_MAX)
		return 0;
	*chosen = 0;
	if (!want)
		return 0;
	if (coco_int_parse(coco_str_of(want), &number) && number >= 1 && (uint64_t)number <= book->n_sheets) {
		*chosen = (size_t)number - 1;
		return 0;
	}
	struct coco_buf names = COCO_BUF_INIT;
	for (size_t i = 0; i < book->n_sheets; i++)
		coco_buf_printf(&names, "%s%s", i ? ", " : "", book->sheets[i].name);
	coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "there is no sheet \"%s\"", want);
	coco_err_hint(err, "there are %zu: %s", book->n_sheets, names.data ? names.data : "");
	coco_buf_free(&names);
	return coco_err_at(err, book->path, 0, 0);
}

/* The sheet that continues `chosen` as number `k`: of its name with the number behind it; SIZE_MAX: there is none. */
static size_t continued_by(const struct sheet_book *book, size_t chosen, size_t k)
{
	char name[300];
	snprintf(name, sizeof name, "%s%zu", book->sheets[chosen].name, k);
	for (size_t i = 0; i < book->n_sheets; i++) {
		if (i != chosen && book->sheets[i].filled && strcmp(book->sheets[i].name, name) == 0)
			return i;
	}
	return SIZE_MAX;
}

/* EUSurvey fills a sheet up to this column, and repeats its preamble on every one; rows of all of them have the same numbers. */
#define FULL 254

/* Is the first sheet full, begin both alike, and has the second no row that the first has not? */
static bool continues(const struct sheet_grid *a, const struct sheet_grid *b, const struct coco_str *heads)
{
	return b->rows <= a->rows && b->last <= a->last && a->first == 0 && b->first == 0 && a->width_end == FULL && heads[0].n &&
	       coco_str_eq(heads[0], heads[1]);
}

enum { ALONE, BY_ROW, BY_ID };

static void about_put(const struct sheet_book *book, size_t chosen, const int *joined, struct coco_buf *out)
{
	struct coco_finding at = {.file = book->path};
	const struct sheet_entry *sheet = &book->sheets[chosen];
	struct coco_buf others = COCO_BUF_INIT;
	coco_buf_printf(out, "%s (%zu of %zu%s", sheet->name, chosen + 1, book->n_sheets, sheet->hidden ? ", hidden" : "");
	for (size_t i = 0; i < book->n_sheets; i++) {
		const struct sheet_entry *other = &book->sheets[i];
		if (joined[i] && i != chosen)
			coco_buf_printf(out, "; with %s beside it, %s", other->name, joined[i] == BY_ROW ? "row by row" : "by their ids");
		else if (!joined[i] && other->filled)
			coco_buf_printf(&others, "%s%s%s", others.len ? ", " : "", other->name, other->hidden ? " (hidden)" : "");
	}
	if (others.len) {
		coco_buf_printf(out, "; not read: %s", others.data);
		coco_diag_say(book->diag, COCO_NOTE, "other-sheets", &at, "--sheet=NAME reads another one", "sheet %s is read; not read: %s",
		    sheet->name, others.data);
	}
	coco_buf_putc(out, ')');
	out->failed |= others.failed;
	coco_buf_free(&others);
}

static void notes_tell(struct sheet_book *book)
{
	struct coco_finding at = {.file = book->path};
	unsigned long long percents = book->percents, hidden = book->hidden_rows;
	if (percents)
		coco_diag_say(book->diag, COCO_NOTE, "percent-cells", &at, NULL,
		    "cells shown as percentages: %llu; the number that is stored is taken: 25%% is 0.25", percents);
	if (hidden)
		coco_diag_say(book->diag, COCO_NOTE, "hidden-rows", &at, "delete them from the sheet if they should not be read",
		    "hidden or filtered rows: %llu; they are read like the others", hidden);
}

struct side {
	struct sheet_grid *grids; /* room for one a sheet of the book: each is joined once */
	size_t n;
	struct sheet_ids ids; /* of the first */
	int *joined;          /* a number a sheet: how */
};

static int grid_read(struct sheet_book *book, size_t i, struct sheet_grid *grid, struct sheet_ids *ids, struct coco_err *err)
{
	if (sheet_grid_init(grid, book->path, false, err))
		return -1;
	grid->ids = ids;
	int rc = sheet_read(book, i, grid, err);
	grid->ids = NULL;
	return rc;
}

/* The sheet, and those that continue it. */
static int rows_join(struct sheet_book *book, size_t chosen, struct side *side, struct coco_err *err)
{
	struct coco_str heads[2] = {COCO_STR_NONE, COCO_STR_NONE};
	for (size_t i = chosen; side->n < book->n_sheets && i != SIZE_MAX; i = continued_by(book, chosen, side->n)) {
		struct sheet_grid *grid = &side->grids[side->n];
		if (grid_read(book, i, grid, side->n ? NULL : &side->ids, err)) {
			sheet_grid_free(grid);
			return -1;
		}
		heads[side->n > 0] = coco_arena_copy(book->arena, coco_buf_view(&grid->head));
		if (side->n && !continues(&side->grids[0], grid, heads)) {
			sheet_grid_free(grid);
			return 0;
		}
		side->n++;
		side->joined[i] = BY_ROW;
	}
	return 0;
}

/* Other visible sheets whose rows name the ids of the chosen one. They are looked at first, then read. */
static int ids_join(struct sheet_book *book, size_t i, struct side *side, struct coco_err *err)
{
	int rc = 0;
	for (int look = 1; look >= 0 && !rc; look--) {
		struct sheet_grid *grid = &side->grids[side->n];
		struct sheet_ids ids;
		if (sheet_ids_init(&ids, true, err))
			return -1;
		book->quiet = look;
		rc = grid_read(book, i, grid, &ids, err);
		bool fits = !rc && grid->rows && sheet_ids_fit(&side->ids, &ids);
		int joined = fits ? sheet_ids_join(&side->ids, &ids, grid, err) : rc;
		book->quiet = false;
		sheet_ids_free(&ids);
		if (joined > 0 && !look) {
			side->n++;
			side->joined[i] = BY_ID;
			return 0;
		}
		sheet_grid_free(grid);
		if (joined <= 0)
			return joined;
	}
	return rc;
}

static int sheets_join(struct sheet_book *book, size_t chosen, struct side *side, struct coco_err *err)
{
	if (rows_join(book, chosen, side, err))
		return -1;
	for (size_t i = 0; side->ids.heading && i < book->n_sheets && side->n < book->n_sheets; i++) {
		const struct sheet_entry *sheet = &book->sheets[i];
		if (sheet->filled && !sheet->hidden && side->joined[i] == ALONE && ids_join(book, i, side, err))
			return -1;
	}
	return 0;
}

static int sheets_write(struct coco_workbook *s, struct sheet_book *book, size_t chosen, struct coco_err *err)
{
	struct side *side = calloc(1, sizeof *side);
	struct coco_buf about = COCO_BUF_INIT;
	if (!side || sheet_ids_init(&side->ids, false, err)) {
		free(side);
		return coco_err_nomem(err);
	}
	side->joined = coco_arena_array(book->arena, book->n_sheets, sizeof *side->joined);
	side->grids = coco_arena_array(book->arena, book->n_sheets, sizeof *side->grids);
	int rc = side->joined && side->grids ? sheets_join(book, chosen, side, err) : coco_err_nomem(err);
	if (!rc)
		rc = sheet_grids_write(side->grids, side->n, s->text, &s->shifts, &s->n_shifts, err);
	if (!rc) {
		about_put(book, chosen, side->joined, &about);
		notes_tell(book);
		s->points = book->points && !book->marks;
		s->about = coco_buf_ok(&about) ? strdup(about.data) : NULL;
		rc = s->about ? 0 : coco_err_nomem(err);
	}
	while (side->n)
		sheet_grid_free(&side->grids[--side->n]);
	sheet_ids_free(&side->ids);
	free(side);
	coco_buf_free(&about);
	return rc;
}

/* ---- the door ------------------------------------------------------------------------------------------------------- */

struct coco_workbook *coco_workbook_new(
    struct coco_str file, const char *path, const struct coco_workbook_said *said, struct coco_diag *diag, struct coco_err *err)
{
	struct coco_workbook *s = calloc(1, sizeof *s);
	struct sheet_book book = {.path = path, .diag = diag, .block = said->block ? said->block : BLOCK, .decimal = said->decimal};
	size_t chosen;
	int rc = -1;
	if (is_ole(file)) {
		coco_err_set(err, COCO_EXIT_INPUT, "not-text", "is an old Office file (.xls), or a workbook protected by a password");
		coco_err_hint(err, "open it and save it without a password as .xlsx or CSV");
		coco_err_at(err, path, 0, 0);
		free(s);
		return NULL;
	}
	book.arena = coco_arena_new();
	if (!s || !book.arena || !(s->text = coco_spool_new(KEPT_IN_MEMORY))) {
		coco_err_nomem(err);
	} else {
		s->path = path;
		coco_sha256_text(file, s->digest);
		rc = sheet_libraries_open(&book.libraries, err) || sheet_zip_open(&book, file, err) || sheets_find(&book, err) ||
		             sheet_choose(&book, said->sheet, &chosen, err) || sheets_write(s, &book, chosen, err)
		         ? -1
		         : 0;
	}
	sheet_xlsx_free(book.xlsx);
	free(book.sheets);
	coco_arena_free(book.arena);
	sheet_libraries_close(&book.libraries);
	if (!rc)
		return s;
	coco_workbook_free(s);
	return NULL;
}

struct coco_in *coco_workbook_open(struct coco_workbook *sheet, struct coco_err *err)
{
	return coco_spool_open(sheet->text, sheet->path, err);
}

size_t coco_workbook_row(const struct coco_workbook *sheet, size_t line)
{
	size_t low = 0, high = sheet->n_shifts;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (sheet->shifts[middle].line <= line)
			low = middle + 1;
		else
			high = middle;
	}
	size_t row = low ? line - sheet->shifts[low - 1].less : line;
	size_t most = low < sheet->n_shifts ? sheet->shifts[low].line - sheet->shifts[low].less - 1 : row;
	return row < most ? row : most;
}

size_t coco_workbook_line(const struct coco_workbook *sheet, size_t row)
{
	size_t less = 0;
	for (size_t i = 0; i < sheet->n_shifts && sheet->shifts[i].line - sheet->shifts[i].less <= row; i++)
		less = sheet->shifts[i].less;
	return row + less;
}

const char *coco_workbook_digest(const struct coco_workbook *sheet)
{
	return sheet->digest;
}

bool coco_workbook_points(const struct coco_workbook *sheet)
{
	return sheet->points;
}

const char *coco_workbook_about(const struct coco_workbook *sheet)
{
	return sheet->about;
}

void coco_workbook_free(struct coco_workbook *sheet)
{
	if (!sheet)
		return;
	coco_spool_free(sheet->text);
	free(sheet->shifts);
	free(sheet->about);
	free(sheet);
}
