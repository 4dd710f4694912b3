/* Workbooks of any XML. The first byte chooses the kind (XLSX, ODS, the bytes as they are) and a block size; the rest is the parts' text,
 * parted by NUL, and is packed as spreadsheet programs do. Unpacked in such blocks and in one, the same text must come, with the same
 * end: UTF-8, and each line of it a row of the sheet. */
#include "../unit/workbook/zip_make.h"
#include "coco/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { XLSX_PARTS = 6, ODS_PARTS = 2, XLSX_FREE = 3, PART_LENGTH = 3000 };

static void say_nothing(void *context, const char *bytes, size_t n)
{
	(void)context;
	(void)bytes;
	(void)n;
}

static void read_all(struct coco_str file, size_t block, struct coco_buf *out)
{
	struct coco_err err = {0};
	struct coco_str text;
	struct coco_workbook_said said = {.block = block};
	struct coco_diag *diag = coco_diag_new("fuzz", &(struct coco_diag_options){.write = say_nothing});
	struct coco_workbook *sheet = coco_workbook_new(file, "t", &said, diag, &err);
	struct coco_in *in = sheet ? coco_workbook_open(sheet, &err) : NULL;
	int got = in ? 1 : -1;
	while (in && (got = coco_in_next(in, &text, &err)) > 0)
		coco_buf_str(out, text);
	if (coco_utf8_check(coco_buf_view(out)) != SIZE_MAX || (got < 0 && (!err.exit || !err.text[0])))
		abort();
	for (size_t line = 1; sheet && line < 12; line++)
		coco_buf_printf(out, "%zu ", coco_workbook_row(sheet, line));
	coco_buf_printf(out, "%d %d", got, err.exit); /* of two faults of one file, the block size decides which is told */
	coco_in_close(in);
	coco_workbook_free(sheet);
	coco_diag_free(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char room[XLSX_FREE][PART_LENGTH + 1];
	const char *texts[XLSX_FREE] = {"", "", ""};
	struct coco_buf file = COCO_BUF_INIT, whole = COCO_BUF_INIT, pieces = COCO_BUF_INIT;
	if (size < 1)
		return 0;
	struct coco_str rest = {(const char *)data + 1, size - 1}, piece;
	for (size_t i = 0; i < XLSX_FREE && coco_str_split(&rest, '\0', &piece); i++) {
		size_t n = piece.n < PART_LENGTH ? piece.n : PART_LENGTH;
		memcpy(room[i], piece.s, n);
		room[i][n] = '\0';
		texts[i] = room[i];
	}
	const struct part xlsx[XLSX_PARTS] = {
	    {"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"w/book.xml\"/></Relationships>"},
	    {"w/book.xml", "<workbook xmlns='u'><sheets><sheet name=\"S\" r:id=\"one\" xmlns:r='v'/></sheets></workbook>"},
	    {"w/_rels/book.xml.rels", "<Relationships><Relationship Id=\"one\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
	                              "<Relationship Id=\"two\" Type=\"x/sharedStrings\" Target=\"/w/t.xml\"/>"
	                              "<Relationship Id=\"three\" Type=\"x/styles\" Target=\"y.xml\"/></Relationships>"},
	    {"w/s.xml", texts[0]}, {"w/t.xml", texts[1]}, {"w/y.xml", texts[2]}};
	const struct part ods[ODS_PARTS] = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", texts[0]}};
	switch (data[0] % 4) {
	case 0:
		coco_buf_put(&file, (const char *)data + 1, size - 1);
		break;
	case 1:
		zip_make(ods, ODS_PARTS, false, &file);
		break;
	default:
		zip_make(xlsx, XLSX_PARTS, data[0] % 4 == 3, &file);
	}
	read_all(coco_buf_view(&file), 0, &whole);
	read_all(coco_buf_view(&file), 1 + data[0] / 4, &pieces);
	if (!coco_str_eq(coco_buf_view(&whole), coco_buf_view(&pieces)))
		abort();
	coco_buf_free(&file);
	coco_buf_free(&whole);
	coco_buf_free(&pieces);
	return 0;
}
