/* What a file is by its first bytes: no text at all, or text in which encoding.
 *
 * Method: the beginnings of files that people give by mistake are refused by name, with what to do; then a byte order mark
 * decides, else what the caller says, else UTF-8. Invariant: nothing is guessed from the text.
 */
#include <string.h>
#include "bytes.h"
#include "coco/survey.h"

/* What iconv calls those of COCO_IMPORT_ENCODINGS; same order. */
static const char *const iconv_names[] = {"UTF-8", "UTF-16", "CP1250", "CP1252", "ISO-8859-1", "ISO-8859-2", "ISO-8859-15", "ISO-8859-16",
    "CP852", "MACINTOSH", "MAC-CENTRALEUROPE"};

static const struct {
	const char *magic;
	size_t n;
	const char *what, *hint;
} no_text[] = {
    {"\x89PNG", 4, "a PNG picture, not text", "give the survey's CSV export"},
    {"\xFF\xD8\xFF", 3, "a JPEG picture, not text", "give the survey's CSV export"},
    {"GIF8", 4, "a GIF picture, not text", "give the survey's CSV export"},
    {"%PDF-", 5, "a PDF file, not text", "give the survey's CSV export"},
    {"\x1F\x8B", 2, "compressed by gzip", "decompress it first: gunzip -c FILE | coco-import -"},
};

static int form_check(struct coco_str head, const char *name, struct coco_err *err)
{
	for (size_t i = 0; i < COCO_LEN(no_text); i++) {
		if (head.n >= no_text[i].n && memcmp(head.s, no_text[i].magic, no_text[i].n) == 0) {
			coco_err_set(err, COCO_EXIT_INPUT, "not-text", "is %s", no_text[i].what);
			coco_err_hint(err, "%s", no_text[i].hint);
			return coco_err_at(err, name, 0, 0);
		}
	}
	size_t bom = head.n >= 3 && memcmp(head.s, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	struct coco_str text = coco_str_trim(coco_str_sub(head, bom, head.n));
	if (coco_str_starts(text, "<!") || coco_str_starts(text, "<?xml") || coco_str_starts(text, "<html") || coco_str_starts(text, "<HTML")) {
		coco_err_set(err, COCO_EXIT_INPUT, "not-csv", "begins like an HTML or XML page, not like a table");
		coco_err_hint(err, "download the export again, signed in");
		return coco_err_at(err, name, 1, 1);
	}
	return 0;
}

int survey_encoding_find(struct survey_encoding *e, struct coco_str head, const char *given, const char *name, struct coco_err *err)
{
	const unsigned char *h = (const unsigned char *)head.s;
	bool utf8 = head.n >= 3 && h[0] == 0xEF && h[1] == 0xBB && h[2] == 0xBF;
	bool le = head.n >= 2 && h[0] == 0xFF && h[1] == 0xFE, be = head.n >= 2 && h[0] == 0xFE && h[1] == 0xFF;
	const char *marked = utf8 ? "utf-8" : le || be ? "utf-16" : NULL;
	if (form_check(coco_str_sub(head, 0, 512), name, err))
		return -1;
	if (marked && given && strcmp(given, marked) != 0) {
		coco_err_set(err, COCO_EXIT_INPUT, "bad-encoding", "begins with the byte order mark of %s, but --encoding says %s", marked, given);
		coco_err_hint(err, "leave out --encoding");
		return coco_err_at(err, name, 1, 1);
	}
	*e = (struct survey_encoding){.name = marked  ? marked
	                                      : given ? given
	                                              : "utf-8",
	    .why = marked  ? "byte order mark"
	           : given ? "as given"
	                   : "every byte fits",
	    .mark = utf8       ? 3
	            : le || be ? 2
	                       : 0};
	if (le || be) {
		e->iconv = le ? "UTF-16LE" : "UTF-16BE";
		return 0;
	}
	int k = coco_choice(COCO_IMPORT_ENCODINGS, coco_str_of(e->name));
	if (k == 1) {
		coco_err_set(err, COCO_EXIT_INPUT, "bad-encoding", "has no byte order mark, so it can't be read as UTF-16");
		coco_err_hint(err, "save it as UTF-8");
		return coco_err_at(err, name, 1, 1);
	}
	e->iconv = k > 1 ? iconv_names[k] : NULL;
	return 0;
}
