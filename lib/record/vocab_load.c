/* Vocabularies of the user's own, in place of the compiled ones: a CSV file of the same columns.
 *
 * The file becomes a table of the compiled tables' form (one blob of text, offsets), so that everything that reads a
 * vocabulary reads it too. Invariant: column 0 is the code, whatever the order in the file; codes are unique.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "csv_value.h"
#include "vocab.h"

/* What the file is gathered in before it goes to the arena. */
struct gathered {
	struct coco_buf text;
	uint32_t *offsets;
	size_t n, cap;
	size_t columns, code; /* number of the column `code` in the file */
	struct coco_map *codes;
	const char *path;
};

static int wrong(const struct gathered *g, size_t line, struct coco_err *err, const char *text, const char *hint)
{
	coco_err_set(err, COCO_EXIT_USAGE, "bad-vocabulary", "%s", text);
	coco_err_at(err, g->path, line, 0);
	return coco_err_hint(err, "%s", hint);
}

static int add_cell(struct gathered *g, struct coco_str cell, struct coco_err *err)
{
	if (g->text.len + cell.n > UINT32_MAX / 2 || coco_grow(&g->offsets, &g->cap, g->n, sizeof *g->offsets) < 0)
		return coco_err_nomem(err);
	g->offsets[g->n++] = (uint32_t)g->text.len;
	coco_buf_str(&g->text, cell);
	coco_buf_putc(&g->text, '\0');
	return coco_buf_ok(&g->text) ? 0 : coco_err_nomem(err);
}

/* Adds a row with the code in front. */
static int add_row(struct gathered *g, const struct csv_row *row, struct coco_err *err)
{
	if (add_cell(g, coco_str_trim(row->cells[g->code]), err) < 0)
		return -1;
	for (size_t i = 0; i < row->n; i++) {
		if (i != g->code && add_cell(g, coco_str_trim(row->cells[i]), err) < 0)
			return -1;
	}
	return 0;
}

static int take_header(struct gathered *g, const struct csv_row *row, struct coco_err *err)
{
	g->columns = row->n;
	for (g->code = 0; g->code < row->n && !coco_str_is(coco_str_trim(row->cells[g->code]), "code"); g->code++)
		;
	if (g->code == row->n)
		return wrong(g, row->line, err, "there is no column 'code'", "the first row must hold the headings: code,parent,en,de,…");
	return add_row(g, row, err);
}

static int take_row(struct gathered *g, const struct csv_row *row, struct coco_err *err)
{
	bool added;
	if (row->n != g->columns)
		return wrong(
		    g, row->line, err, "the row has another number of cells than the header", "put cells that hold a comma in quotation marks");
	struct coco_str code = coco_str_trim(row->cells[g->code]);
	if (code.n == 0)
		return wrong(g, row->line, err, "the row has no code", "fill the column 'code', or remove the row");
	if (coco_map_add(g->codes, code, &added) == COCO_NONE)
		return coco_err_nomem(err);
	if (!added)
		return wrong(g, row->line, err, "the code stands there twice", "remove one of the rows");
	return add_row(g, row, err);
}

static int gather(struct gathered *g, struct coco_in *in, struct coco_err *err)
{
	struct csv_row row;
	struct csv_rows *rows = csv_rows_new(in, err);
	int got = rows ? csv_rows_next(rows, &row, err) : -1;
	if (got == 0)
		got = wrong(g, 1, err, "the file is empty", "--vocab=NAME prints a vocabulary to begin with");
	if (got > 0)
		got = take_header(g, &row, err) < 0 ? -1 : 1;
	while (got > 0 && (got = csv_rows_next(rows, &row, err)) > 0)
		got = take_row(g, &row, err) < 0 ? -1 : 1;
	csv_rows_free(rows);
	return got;
}

/* "dir/area.csv" → "area". */
static struct coco_str name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct coco_str name = coco_str_of(slash ? slash + 1 : path);
	return coco_str_ends(name, ".csv") ? coco_str_sub(name, 0, name.n - 4) : name;
}

/* The table in the arena: the cells as they are gathered, the order of the rows, the names. Until the names are made, they
 * stand nowhere. */
static int settle_parts(
    const struct gathered *g, struct vocab_loaded *loaded, struct coco_names *names, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_table *table = &loaded->vocab.table;
	uint32_t *order = coco_arena_array(arena, table->rows + (size_t)1, sizeof *order);
	loaded->set = (struct coco_tables){table, 1, g->text.data, g->offsets};
	if (!order || coco_table_order(coco_vocab_table(&loaded->vocab), order) != 0 ||
	    coco_names_make(coco_vocab_table(&loaded->vocab), coco_fold_name, g->text.len, names) != 0)
		return coco_err_nomem(err);
	uint32_t *offsets = coco_arena_array(arena, g->n + table->rows + names->n, sizeof *offsets);
	char *text = coco_arena_alloc(arena, g->text.len + names->text.len + 1);
	if (!offsets || !text)
		return coco_err_nomem(err);
	memcpy(offsets, g->offsets, g->n * sizeof *offsets);
	memcpy(offsets + g->n, order, table->rows * sizeof *offsets);
	memcpy(offsets + g->n + table->rows, names->numbers, names->n * sizeof *offsets);
	memcpy(text, g->text.data, g->text.len);
	if (names->text.len)
		memcpy(text + g->text.len, names->text.data, names->text.len);
	table->names = (uint32_t)(g->n + table->rows);
	loaded->set = (struct coco_tables){table, 1, text, offsets};
	return 0;
}

static const struct coco_vocab *settle(const struct gathered *g, struct coco_arena *arena, struct coco_err *err)
{
	struct vocab_loaded *loaded = coco_arena_alloc(arena, sizeof *loaded);
	struct coco_names names = {.text = COCO_BUF_INIT};
	struct coco_str name = name_of(g->path);
	if (!loaded) {
		coco_err_nomem(err);
		return NULL;
	}
	memcpy(loaded->vocab.table.name, name.s, name.n < sizeof loaded->vocab.table.name ? name.n : sizeof loaded->vocab.table.name - 1);
	loaded->vocab.table.columns = (uint32_t)g->columns;
	loaded->vocab.table.rows = (uint32_t)(g->columns ? g->n / g->columns - 1 : 0);
	int rc = settle_parts(g, loaded, &names, arena, err);
	coco_buf_free(&names.text);
	free(names.numbers);
	return rc == 0 ? &loaded->vocab : NULL;
}

const struct coco_vocab *coco_vocab_load(const char *path, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_in *in = coco_in_open(path, err);
	const struct coco_vocab *vocab = NULL;
	if (!in)
		return NULL;
	struct gathered g = {.path = path, .codes = coco_map_new()};
	if (!g.codes)
		coco_err_nomem(err);
	else if (gather(&g, in, err) == 0)
		vocab = settle(&g, arena, err);
	coco_map_free(g.codes);
	free(g.offsets);
	coco_buf_free(&g.text);
	coco_in_close(in);
	return vocab;
}

/* ---- a folder of them ------------------------------------------------------------------------------------------- */

struct coco_vocabs {
	struct coco_arena *arena;
	const struct coco_vocab *loaded[64];
	size_t n;
};

static int load_file(struct coco_vocabs *vocabs, const char *dir, const char *file, struct coco_err *err)
{
	char name[32];
	struct coco_str stem = name_of(file);
	snprintf(name, sizeof name, "%.*s", COCO_STR_ARG(stem));
	const char *path = coco_arena_printf(vocabs->arena, "%s/%s", dir, file);
	if (!path)
		return coco_err_nomem(err);
	if (stem.n >= sizeof name || !coco_vocab(name) || vocabs->n == COCO_LEN(vocabs->loaded)) {
		coco_err_set(err, COCO_EXIT_USAGE, "unknown-vocabulary", "there is no vocabulary of this name");
		coco_err_at(err, path, 0, 0);
		return coco_err_hint(err, "rename the file, or move it out of the folder");
	}
	vocabs->loaded[vocabs->n] = coco_vocab_load(path, vocabs->arena, err);
	return vocabs->loaded[vocabs->n++] ? 0 : -1;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_csv(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && coco_str_ends(coco_str_of(entry->d_name), ".csv");
}

struct coco_vocabs *coco_vocabs_new(const char *dir, struct coco_err *err)
{
	struct coco_vocabs *vocabs = calloc(1, sizeof *vocabs);
	struct dirent **entries = NULL;
	if (!vocabs || !(vocabs->arena = coco_arena_new())) {
		free(vocabs);
		coco_err_nomem(err);
		return NULL;
	}
	int n = scandir(dir, &entries, is_csv, by_name); /* sorted: the same fault first, whatever the file system */
	int status = n < 0 ? coco_err_errno(err, COCO_EXIT_INPUT, "unreadable", errno, "cannot read the folder") : 0;
	if (n < 0)
		coco_err_at(err, dir, 0, 0);
	for (int i = 0; i < n; i++) {
		status = status < 0 ? -1 : load_file(vocabs, dir, entries[i]->d_name, err);
		free(entries[i]);
	}
	free(entries);
	if (status < 0) {
		coco_vocabs_free(vocabs);
		return NULL;
	}
	return vocabs;
}

const struct coco_vocab *coco_vocabs_get(const struct coco_vocabs *vocabs, const char *name)
{
	for (size_t i = 0; vocabs && i < vocabs->n; i++) {
		if (strcmp(vocabs->loaded[i]->table.name, name) == 0)
			return vocabs->loaded[i];
	}
	return coco_vocab(name);
}

void coco_vocabs_free(struct coco_vocabs *vocabs)
{
	if (!vocabs)
		return;
	coco_arena_free(vocabs->arena);
	free(vocabs);
}
