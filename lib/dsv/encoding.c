/* What a file is by its first bytes: no text at all, or text in which encoding.
 *
 * Method: the beginnings of files that people give by mistake are refused by name, with what to do; then a byte order mark
 * decides, else what the caller says, else UTF-16's NULs, else it is UTF-8 as long as every byte fits (guess.c comes after that).
 * Invariant: what a mark or the caller says is never overruled.
 */
#include <stdio.h>
#include <string.h>
#include "coco/dsv.h"

/* Those of COCO_DSV_ENCODINGS, in that order: iconv's names, the languages whose texts are usually written so, and how often files
 * in it are met, of 1000 that are not Unicode (our estimate). */
static const struct {
	const char *name, *iconv, *langs;
	double often;
	const char *inner; /* UTF-8 that was read in this encoding and written as UTF-8 again */
} encodings[] = {
    {"utf-8", "UTF-8", "", 0, NULL},
    {"utf-16", "UTF-16", "", 0, NULL},
    {"cp1250", "CP1250", "sl pl hu sk hr cs ro", 450, NULL},
    {"cp1252", "CP1252", "en de it fr es pt sv", 450, NULL},
    {"iso-8859-1", "ISO-8859-1", "", 40, NULL},
    {"iso-8859-2", "ISO-8859-2", "", 30, NULL},
    {"iso-8859-15", "ISO-8859-15", "", 10, NULL},
    {"iso-8859-16", "ISO-8859-16", "", 1, NULL},
    {"cp852", "CP852", "", 10, NULL},
    {"cp850", "CP850", "", 10, NULL},
    {"macintosh", "MACINTOSH", "", 6, NULL},
    {"mac-centraleurope", "MAC-CENTRALEUROPE", "", 3, NULL},
    {"utf-8-as-cp1252", NULL, "", 0, "CP1252"},
    {"utf-8-as-cp1250", NULL, "", 0, "CP1250"},
    {"utf-8-as-macintosh", NULL, "", 0, "MACINTOSH"},
    {"utf-8-as-cp852", NULL, "", 0, "CP852"},
};

const char *coco_dsv_encoding_name(size_t number, const char **iconv)
{
	if (number >= COCO_LEN(encodings))
		return NULL;
	if (iconv)
		*iconv = encodings[number].iconv;
	return encodings[number].name;
}

const char *coco_dsv_encoding_inner(size_t number)
{
	return number < COCO_LEN(encodings) ? encodings[number].inner : NULL;
}

bool coco_dsv_encoding_is_of(size_t number, const char *lang)
{
	struct coco_str rest = coco_str_of(encodings[number].langs), one;
	while (coco_str_split(&rest, ' ', &one)) {
		if (coco_str_is(one, lang))
			return true;
	}
	return false;
}

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

double coco_dsv_encoding_often(size_t number, const char *lang)
{
	bool foreign = encodings[number].langs[0] && !coco_dsv_encoding_is_of(number, lang);
	return encodings[number].often / 1000 * (foreign ? 0.2 : 1);
}

/* UTF-16 without a mark: its plain letters, blanks and delimiters have a NUL as their upper byte, so NULs stand at every other
 * place, and are no rarity there. *big: the upper byte comes first. */
static bool is_utf16(struct coco_str head, bool *big)
{
	size_t nuls[2] = {0, 0};
	if (!head.n || !memchr(head.s, 0, head.n))
		return false;
	for (size_t i = 0; i < head.n; i++)
		nuls[i & 1] += head.s[i] == 0;
	*big = nuls[0] > nuls[1];
	size_t most = nuls[*big ? 0 : 1], least = nuls[*big ? 1 : 0];
	/* a few letters have a lower byte of NUL; in a short text a stray NUL must not make it UTF-16 */
	return (most * 3 >= head.n || (head.n >= 64 && most * 10 >= head.n)) && least * 50 <= most && head.n >= 4;
}

static int mark_refuse(const char *marked, const char *given, const char *name, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, "bad-encoding", "begins with the byte order mark of %s, but --encoding says %s", marked, given);
	coco_err_hint(err, "leave out --encoding");
	return coco_err_at(err, name, 1, 1);
}

int coco_dsv_encoding_find(struct coco_dsv_encoding *e, struct coco_str head, const char *given, const char *name, struct coco_err *err)
{
	const unsigned char *h = (const unsigned char *)head.s;
	bool utf8 = head.n >= 3 && h[0] == 0xEF && h[1] == 0xBB && h[2] == 0xBF, big = false, unmarked = false;
	bool le = head.n >= 2 && h[0] == 0xFF && h[1] == 0xFE, be = head.n >= 2 && h[0] == 0xFE && h[1] == 0xFF;
	const char *marked = utf8 ? "utf-8" : le || be ? "utf-16" : NULL;
	if (form_check(coco_str_sub(head, 0, 512), name, err))
		return -1;
	if (marked && given && strcmp(given, marked) != 0 && !(utf8 && coco_str_starts(coco_str_of(given), "utf-8-as-")))
		return mark_refuse(marked, given, name, err);
	if (!marked && (!given || strcmp(given, "utf-16") == 0))
		unmarked = is_utf16(head, &big);
	if (!marked && !unmarked && given && strcmp(given, "utf-16") == 0) {
		coco_err_set(err, COCO_EXIT_INPUT, "bad-encoding", "has no byte order mark and is not like UTF-16");
		coco_err_hint(err, "leave out --encoding, or save it as UTF-8");
		return coco_err_at(err, name, 1, 1);
	}
	*e = (struct coco_dsv_encoding){.mark = utf8 ? 3 : le || be ? 2 : 0};
	int k = coco_choice(COCO_DSV_ENCODINGS, coco_str_of(marked && !(utf8 && given) ? marked
	                                                    : unmarked                 ? "utf-16"
	                                                    : given                    ? given
	                                                                               : "utf-8"));
	size_t number = k > 0 ? (size_t)k : 0;
	e->name = encodings[number].name;
	e->iconv = le || (unmarked && !big) ? "UTF-16LE" : be || unmarked ? "UTF-16BE" : number ? encodings[number].iconv : NULL;
	e->undo = encodings[number].inner ? number : 0;
	e->open = !marked && !unmarked && !given;
	e->given = given != NULL;
	snprintf(e->why, sizeof e->why, "%s",
	    marked && !e->undo ? "byte order mark"
	    : unmarked         ? "no byte order mark, but every other byte of its plain letters is NUL"
	    : given            ? "as given"
	                       : "every byte fits");
	return 0;
}
