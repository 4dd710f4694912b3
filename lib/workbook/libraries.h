/* libraries.h: the functions of zlib and expat that read workbooks, loaded when one is opened. */
#ifndef COCO_WORKBOOK_LIBRARIES_H
#define COCO_WORKBOOK_LIBRARIES_H

#include <expat.h>
#include <zlib.h>
#include "coco/base.h"

struct sheet_libraries {
	void *zlib, *expat; /* handles */
	__typeof__(&crc32) crc32;
	__typeof__(&inflateInit2_) inflate_init;
	__typeof__(&inflate) inflate;
	__typeof__(&inflateEnd) inflate_end;
	__typeof__(&XML_ParserCreate) create;
	__typeof__(&XML_ParserFree) free;
	__typeof__(&XML_SetUserData) set_user_data;
	__typeof__(&XML_SetElementHandler) set_elements;
	__typeof__(&XML_SetCharacterDataHandler) set_text;
	__typeof__(&XML_SetStartDoctypeDeclHandler) set_doctype;
	__typeof__(&XML_Parse) parse;
	__typeof__(&XML_StopParser) stop;
	__typeof__(&XML_GetErrorCode) error_code;
	__typeof__(&XML_ErrorString) error_text;
	__typeof__(&XML_GetCurrentLineNumber) line;
	__typeof__(&XML_GetCurrentByteIndex) byte;
};
/* `libraries` zero before. 0, or -1 (io, no-library: one is not there); close it in either case. */
int sheet_libraries_open(struct sheet_libraries *libraries, struct coco_err *err);
void sheet_libraries_close(struct sheet_libraries *libraries);

#endif
