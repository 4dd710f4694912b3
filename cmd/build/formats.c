/* formats fields: prints the field tables of coco-formats(5), made from the schema table, for tests/docs.py. */
#include <stdio.h>
#include <string.h>
#include "coco/record.h"

int main(int argc, char **argv)
{
	if (argc != 2 || strcmp(argv[1], "fields") != 0) {
		fputs("usage: formats fields\n", stderr);
		return COCO_EXIT_USAGE;
	}
	struct coco_buf out = COCO_BUF_INIT;
	coco_schema_mdoc(&out);
	bool ok = coco_buf_ok(&out) && fwrite(out.data, 1, out.len, stdout) == out.len && fflush(stdout) == 0;
	coco_buf_free(&out);
	return ok ? COCO_EXIT_OK : COCO_EXIT_IO;
}
