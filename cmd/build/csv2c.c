/* csv2c: compiles the CSV tables of one room into C (build time only).
 *
 *     csv2c ROOM [FILE.csv...] [-n FILE.csv...] [-w FILE.csv...] [-x FILE.csv...] > tables.c
 *
 * Behind -n the names in the tables are folded, too; behind -w they are folded word by word, behind -x they are names as they stand
 * (coco_names_make).
 * Output: `const struct coco_tables coco_tables_ROOM` of coco/base.h: all cells as one NUL-separated blob (equal cells
 * once), an offset per cell, row by row with the header first, and behind each table the order of its rows and its names. The blob is
 * written as string literals with octal escapes, which end by themselves after three digits, and `\?`, so that no trigraph can arise. A
 * file must be UTF-8 without a byte order mark, RFC 4180, with a header of distinct names, each row as wide as it. */
#include "coco/record.h"

#include <csv.h>
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct compiler {
	const char *path;
	size_t line, row_line;  /* line being read; first line of the row being read */
	struct coco_buf text;   /* the blob */
	struct coco_map *cells; /* distinct cell texts … */
	uint32_t *starts;       /* … and where they begin in the blob */
	size_t starts_cap;
	uint32_t *offsets;
	size_t n_offsets, offsets_cap;
	struct coco_table *tables;
	size_t n_tables, tables_cap;
	size_t width;                                     /* cells of the row so far */
	void (*fold)(struct coco_str, struct coco_buf *); /* of the names in the tables that follow; NULL: none */
	bool failed;
};

COCO_PRINTF(3, 4) static void fail(struct compiler *c, size_t line, const char *fmt, ...)
{
	if (c->failed)
		return;
	c->failed = true;
	va_list args;
	va_start(args, fmt);
	fprintf(stderr, "csv2c: %s:%zu: error: ", c->path, line);
	vfprintf(stderr, fmt, args);
	fputc('\n', stderr);
	va_end(args);
}

static struct coco_table *table_of(struct compiler *c)
{
	return &c->tables[c->n_tables - 1];
}

/* Offset of a cell's text in the blob, which it joins if it is new. */
static int place(struct compiler *c, struct coco_str cell, uint32_t *offset)
{
	bool added;
	size_t number = coco_map_add(c->cells, cell, &added);
	if (number == COCO_NONE)
		return -1;
	if (added) {
		if (c->text.len + cell.n + 1 > UINT32_MAX || coco_grow(&c->starts, &c->starts_cap, number, sizeof *c->starts) != 0)
			return -1;
		c->starts[number] = (uint32_t)c->text.len;
		coco_buf_put(&c->text, cell.s, cell.n);
		coco_buf_putc(&c->text, '\0');
		if (!coco_buf_ok(&c->text))
			return -1;
	}
	*offset = c->starts[number];
	return 0;
}

static void on_cell(void *bytes, size_t n, void *context)
{
	struct compiler *c = context;
	struct coco_str cell = {bytes ? bytes : "", bytes ? n : 0};
	if (coco_utf8_check(cell) != SIZE_MAX)
		fail(c, c->row_line, "column %zu is not UTF-8", c->width + 1);
	if (n > 0 && memchr(cell.s, '\0', cell.n))
		fail(c, c->row_line, "column %zu holds a NUL byte", c->width + 1);
	if (c->failed)
		return;
	uint32_t offset;
	if (place(c, cell, &offset) != 0 || coco_grow(&c->offsets, &c->offsets_cap, c->n_offsets, sizeof *c->offsets) != 0) {
		fail(c, c->row_line, "out of memory");
		return;
	}
	c->offsets[c->n_offsets++] = offset;
	c->width++;
}

/* The header's names: none empty, none twice. */
static void check_header(struct compiler *c, const struct coco_table *table)
{
	const uint32_t *names = c->offsets + table->at;
	for (size_t i = 0; i < table->columns; i++) {
		if (c->text.data[names[i]] == '\0')
			fail(c, c->row_line, "column %zu has no name", i + 1);
		for (size_t k = 0; k < i; k++) {
			if (names[k] == names[i])
				fail(c, c->row_line, "two columns are named '%s'", c->text.data + names[i]);
		}
	}
}

/* Behind the cells of the table: its rows in the order in which coco_table_row seeks. */
static int put_order(struct compiler *c)
{
	const struct coco_table *table = table_of(c);
	for (size_t i = 0; i < table->rows; i++) {
		if (coco_grow(&c->offsets, &c->offsets_cap, c->n_offsets + i, sizeof *c->offsets) != 0)
			return -1;
	}
	const struct coco_tables set = {table, 1, c->text.data, c->offsets};
	if (coco_table_order((struct coco_table_ref){&set, table}, c->offsets + c->n_offsets) != 0)
		return -1;
	c->n_offsets += table->rows;
	return 0;
}

/* Behind that: its names. */
static int put_names(struct compiler *c)
{
	struct coco_table *table = table_of(c);
	struct coco_names names = {.text = COCO_BUF_INIT};
	const struct coco_tables set = {table, 1, c->text.data, c->offsets};
	int rc = coco_names_make((struct coco_table_ref){&set, table}, c->fold, c->text.len, &names);
	table->names = (uint32_t)c->n_offsets;
	for (size_t i = 0; i < names.n && rc == 0; i++) {
		rc = coco_grow(&c->offsets, &c->offsets_cap, c->n_offsets, sizeof *c->offsets);
		if (rc == 0)
			c->offsets[c->n_offsets++] = names.numbers[i];
	}
	coco_buf_str(&c->text, coco_buf_view(&names.text));
	if (!coco_buf_ok(&c->text) || c->text.len > UINT32_MAX)
		rc = -1;
	coco_buf_free(&names.text);
	free(names.numbers);
	return rc;
}

static void on_row(int end, void *context)
{
	(void)end;
	struct compiler *c = context;
	if (c->failed)
		return;
	struct coco_table *table = table_of(c);
	if (table->columns == 0) {
		table->columns = (uint32_t)c->width;
		check_header(c, table);
	} else if (c->width != table->columns) {
		fail(c, c->row_line, "%zu cells where the header has %u", c->width, (unsigned)table->columns);
	} else {
		table->rows++;
	}
	c->width = 0;
	c->row_line = c->line + 1;
}

static int no_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

/* Feeds line by line, so that `line` is right in the callbacks: libcsv counts none. */
static void parse(struct compiler *c, struct csv_parser *parser, struct coco_str text)
{
	if (coco_str_starts(text, "\xEF\xBB\xBF"))
		fail(c, 1, "begins with a byte order mark; save it without");
	for (size_t at = 0; at < text.n && !c->failed;) {
		size_t lf = coco_str_find(text, COCO_STR("\n"), at);
		size_t next = lf == SIZE_MAX ? text.n : lf + 1;
		c->line++;
		if (c->width == 0 && next - at == 1)
			c->row_line = c->line + 1; /* libcsv passes over blank lines */
		if (csv_parse(parser, text.s + at, next - at, on_cell, on_row, c) != next - at)
			fail(c, c->line, "a quote inside an unquoted cell, or text behind a closing quote");
		at = next;
	}
	if (!c->failed && csv_fini(parser, on_cell, on_row, c) != 0)
		fail(c, c->row_line, "a quoted cell begins here or below and does not end");
	if (!c->failed && table_of(c)->columns == 0)
		fail(c, 1, "has no header");
}

static int name_table(struct compiler *c)
{
	const char *slash = strrchr(c->path, '/');
	struct coco_str name = coco_str_of(slash ? slash + 1 : c->path);
	if (coco_str_ends(name, ".csv"))
		name.n -= 4;
	if (coco_grow(&c->tables, &c->tables_cap, c->n_tables, sizeof *c->tables) != 0)
		return -1;
	struct coco_table *table = &c->tables[c->n_tables++];
	*table = (struct coco_table){.at = (uint32_t)c->n_offsets};
	if (!name.s || name.n == 0 || name.n >= sizeof table->name)
		return -1;
	memcpy(table->name, name.s, name.n);
	for (size_t i = 0; i + 1 < c->n_tables; i++) {
		if (strcmp(c->tables[i].name, table->name) == 0)
			return -1;
	}
	return 0;
}

static int read_file(const char *path, struct coco_buf *buf)
{
	FILE *file = fopen(path, "rb");
	if (!file)
		return -1;
	size_t n;
	do {
		char *room = coco_buf_room(buf, 1 << 16);
		n = room ? fread(room, 1, 1 << 16, file) : 0;
		buf->len += n;
	} while (n > 0);
	int bad = ferror(file) || !coco_buf_ok(buf);
	return fclose(file) != 0 || bad ? -1 : 0;
}

static void compile_file(struct compiler *c, const char *path)
{
	struct coco_buf text = COCO_BUF_INIT;
	struct csv_parser parser;
	c->path = path;
	c->line = 0;
	c->row_line = 1;
	c->width = 0;
	if (name_table(c) != 0) {
		fail(c, 1, "the file name must be new and make a table name of 1 to 31 bytes");
	} else if (read_file(path, &text) != 0) {
		fail(c, 1, "cannot be read: %s", strerror(errno));
	} else if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
		fail(c, 1, "out of memory");
	} else {
		csv_set_space_func(&parser, no_space);
		csv_set_blk_size(&parser, 1 << 16);
		parse(c, &parser, coco_buf_view(&text));
		csv_free(&parser);
		if (!c->failed && (put_order(c) != 0 || (c->fold && put_names(c) != 0)))
			fail(c, 1, "out of memory");
	}
	coco_buf_free(&text);
}

static void print_literals(struct coco_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char b = (unsigned char)text.s[i];
		if (i % 64 == 0)
			fputs(i > 0 ? "\"\n\t\"" : "\n\t\"", stdout);
		if (b == '"' || b == '\\' || b == '?')
			printf("\\%c", b);
		else if (b >= 0x20 && b < 0x7F)
			putchar(b);
		else
			printf("\\%03o", (unsigned)b);
	}
	fputs(text.n > 0 ? "\"" : "\"\"", stdout);
}

static void print_set(const struct compiler *c, const char *room)
{
	printf("/* Made by csv2c from the CSV tables of lib/%s: edit those. */\n#include \"coco/base.h\"\n\n", room);
	printf("extern const struct coco_tables coco_tables_%s;\n", room);
	if (c->n_tables == 0) {
		printf("const struct coco_tables coco_tables_%s = {NULL, 0, \"\", NULL};\n", room);
		return;
	}
	fputs("static const char text[] =", stdout);
	print_literals(coco_buf_view(&c->text));
	fputs(";\n\nstatic const uint32_t offsets[] = {", stdout);
	for (size_t i = 0; i < c->n_offsets; i++)
		printf("%s%u,", i % 16 == 0 ? "\n\t" : " ", (unsigned)c->offsets[i]);
	fputs("\n};\n\nstatic const struct coco_table tables[] = {\n", stdout);
	for (size_t i = 0; i < c->n_tables; i++) {
		const struct coco_table *t = &c->tables[i];
		printf("\t{\"%s\", %u, %u, %u, %u},\n", t->name, (unsigned)t->columns, (unsigned)t->rows, (unsigned)t->at, (unsigned)t->names);
	}
	printf("};\n\nconst struct coco_tables coco_tables_%s = {tables, COCO_LEN(tables), text, offsets};\n", room);
}

static void as_it_stands(struct coco_str text, struct coco_buf *out)
{
	coco_buf_str(out, text);
}

int main(int argc, char **argv)
{
	struct compiler c = {.text = COCO_BUF_INIT};
	if (argc < 2 || strspn(argv[1], "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(argv[1]) || argv[1][0] == '\0') {
		fputs("usage: csv2c ROOM [FILE.csv...] [-n FILE.csv...] [-w FILE.csv...] [-x FILE.csv...] > tables.c\n", stderr);
		return 2;
	}
	c.cells = coco_map_new();
	if (!c.cells) {
		fputs("csv2c: out of memory\n", stderr);
		return 1;
	}
	for (int i = 2; i < argc; i++) {
		c.failed = false;
		if (strcmp(argv[i], "-n") == 0)
			c.fold = coco_fold_name;
		else if (strcmp(argv[i], "-w") == 0)
			c.fold = coco_fold_words;
		else if (strcmp(argv[i], "-x") == 0)
			c.fold = as_it_stands;
		else
			compile_file(&c, argv[i]);
		if (c.failed)
			break;
	}
	if (!c.failed)
		print_set(&c, argv[1]);
	bool written = fflush(stdout) == 0 && !ferror(stdout);
	if (!written)
		fprintf(stderr, "csv2c: cannot write: %s\n", strerror(errno));
	coco_buf_free(&c.text);
	coco_map_free(c.cells);
	free(c.starts);
	free(c.offsets);
	free(c.tables);
	return c.failed || !written;
}
