/* The peer "libcsv alone": parses standard input with libcsv's strict mode and counts fields and rows; no validation, no
 * conversion, no output. What coco-import costs beyond this is what coco-import adds. */
#include <csv.h>
#include <stdio.h>

static size_t n_fields, n_rows, n_bytes;

static void field(void *data, size_t n, void *context)
{
	(void)data, (void)context;
	n_fields++;
	n_bytes += n;
}

static void row(int end, void *context)
{
	(void)end, (void)context;
	n_rows++;
}

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

int main(void)
{
	static char block[65536];
	struct csv_parser parser;
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
		return 4;
	csv_set_space_func(&parser, no_space);
	csv_set_blk_size(&parser, sizeof block);
	for (size_t n; (n = fread(block, 1, sizeof block, stdin)) > 0;)
		if (csv_parse(&parser, block, n, field, row, NULL) != n)
			return 1;
	if (csv_fini(&parser, field, row, NULL) != 0 || ferror(stdin))
		return 1;
	csv_free(&parser);
	printf("%zu rows, %zu fields, %zu bytes\n", n_rows, n_fields, n_bytes);
	return 0;
}
