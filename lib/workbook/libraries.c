/* zlib and expat, loaded when a workbook is opened: most imports read none (base's late.c says why). */
#include "libraries.h"

int sheet_libraries_open(struct sheet_libraries *l, struct coco_err *err)
{
	const struct coco_late zlib[] = {
	    {"crc32", &l->crc32}, {"inflateInit2_", &l->inflate_init}, {"inflate", &l->inflate}, {"inflateEnd", &l->inflate_end}};
	const struct coco_late expat[] = {{"XML_ParserCreate", &l->create}, {"XML_ParserFree", &l->free},
	    {"XML_SetUserData", &l->set_user_data}, {"XML_SetElementHandler", &l->set_elements}, {"XML_SetCharacterDataHandler", &l->set_text},
	    {"XML_SetStartDoctypeDeclHandler", &l->set_doctype}, {"XML_Parse", &l->parse}, {"XML_StopParser", &l->stop},
	    {"XML_GetErrorCode", &l->error_code}, {"XML_ErrorString", &l->error_text}, {"XML_GetCurrentLineNumber", &l->line},
	    {"XML_GetCurrentByteIndex", &l->byte}};
	l->zlib = coco_late_open("libz.so.1", "zlib1g", zlib, COCO_LEN(zlib), err);
	l->expat = l->zlib ? coco_late_open("libexpat.so.1", "libexpat1", expat, COCO_LEN(expat), err) : NULL;
	return l->expat ? 0 : -1;
}

void sheet_libraries_close(struct sheet_libraries *l)
{
	coco_late_close(l->expat);
	coco_late_close(l->zlib);
}
