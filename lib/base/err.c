/* The error object: fixed fields, filled with cut-off instead of overrun, so that reporting an error needs no memory.
 * Invariant: every string is NUL-terminated and never ends inside a UTF-8 sequence that was whole before the cut. */
#include "coco/base.h"

#include <string.h>

/* Takes the beginning of a cut sequence off the end of the `n` bytes. */
static size_t without_cut_sequence(const char *text, size_t n)
{
	size_t lead = n;
	for (size_t back = 1; back <= 3 && back <= n; back++) {
		unsigned char c = (unsigned char)text[n - back];
		if (c < 0x80)
			return n;
		if (c >= 0xC0) {
			size_t need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
			lead = need > back ? n - back : n;
			break;
		}
	}
	return lead;
}

COCO_PRINTF(3, 0) static void fill(char *field, size_t size, const char *fmt, va_list args)
{
	int n = vsnprintf(field, size, fmt, args);
	if (n < 0)
		field[0] = '\0';
	else if ((size_t)n >= size)
		field[without_cut_sequence(field, size - 1)] = '\0';
}

COCO_PRINTF(3, 4) static void fillf(char *field, size_t size, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	fill(field, size, fmt, args);
	va_end(args);
}

int coco_err_set(struct coco_err *err, enum coco_exit status, const char *code, const char *fmt, ...)
{
	if (!err)
		return -1;
	/* The arguments may point into *err itself (a text that is wrapped), so it is filled aside. */
	struct coco_err fresh = {.exit = status};
	fillf(fresh.code, sizeof fresh.code, "%s", code);
	va_list args;
	va_start(args, fmt);
	fill(fresh.text, sizeof fresh.text, fmt, args);
	va_end(args);
	*err = fresh;
	return -1;
}

int coco_err_at(struct coco_err *err, const char *source, size_t line, size_t column)
{
	if (!err)
		return -1;
	if (source && source != err->source)
		fillf(err->source, sizeof err->source, "%s", source);
	err->line = line;
	err->column = column;
	return -1;
}

int coco_err_hint(struct coco_err *err, const char *fmt, ...)
{
	if (!err)
		return -1;
	char hint[sizeof err->hint];
	va_list args;
	va_start(args, fmt);
	fill(hint, sizeof hint, fmt, args);
	va_end(args);
	memcpy(err->hint, hint, sizeof hint);
	return -1;
}

void coco_err_no_memory(struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_IO, "no-memory", "out of memory");
}

int coco_err_errno(struct coco_err *err, enum coco_exit status, const char *code, int errnum, const char *what)
{
	char reason[128];
	if (strerror_r(errnum, reason, sizeof reason) != 0)
		snprintf(reason, sizeof reason, "error %d", errnum);
	return coco_err_set(err, status, code, "%s: %s", what, reason);
}
