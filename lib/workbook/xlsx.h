/* What the parts of reading an XLSX workbook share: workbook, styles, strings (xlsx.c), the cells of a sheet (xlsx_cells.c). */
#ifndef COCO_WORKBOOK_XLSX_H
#define COCO_WORKBOOK_XLSX_H

#include <string.h>
#include "book.h"

struct sheet_xlsx {
	bool date1904;
	char folder[256]; /* of the workbook's part, with its slash */
	struct coco_buf strings;
	size_t *offsets; /* of each shared string's end */
	size_t n_strings, cap_strings;
	struct sheet_format *formats; /* of each cell style */
	size_t n_formats, cap_formats;
	struct coco_map *ids; /* of relationships */
	struct relation {
		const char *part, *type;
	} * relations;
	size_t cap_relations;
	struct coco_map *codes; /* custom number formats, by id */
	struct sheet_format *custom;
	size_t cap_custom;
};

/* The text of a string that may have runs: <t>, <r><t>; phonetic runs are no text. */
struct xlsx_runs {
	bool in_text, keep; /* keep: blanks at its ends */
	size_t start;       /* of the <t> in work */
	size_t phonetic;    /* depth inside of <rPh> */
};
/* A tag begins or ends; `at`: bytes of the text so far. What ends is unescaped in `text`, without blanks at its ends but where kept. */
void xlsx_runs_start(struct xlsx_runs *runs, const char *name, const char **attributes, size_t at);
void xlsx_runs_end(struct xlsx_runs *runs, const char *name, struct coco_buf *text);
/* `_x000D_` is the character with this number. In place, from `start` on. */
void xlsx_unescape(struct coco_buf *text, size_t start);

static inline bool xlsx_is_true(const char *value)
{
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

#endif
