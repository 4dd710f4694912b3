/* What jansson 2.14 says about a text, with the documented differences taken out: integers of any size are accepted (each
 * one that is too big for jansson is replaced by 1 and the text asked about again), a raw NUL is refused everywhere. */
#ifndef COCO_TESTS_JANSSON_SAYS_H
#define COCO_TESTS_JANSSON_SAYS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static inline bool jansson_accepts(const char *text, size_t n, size_t flags)
{
	json_error_t error;
	bool accepted = false;
	if (n == 0 || memchr(text, 0, n))
		return false;
	char *copy = malloc(n);
	if (!copy)
		abort();
	memcpy(copy, text, n);
	for (;;) {
		json_t *value = json_loadb(copy, n, flags | JSON_REJECT_DUPLICATES, &error);
		accepted = value != NULL;
		json_decref(value);
		if (accepted || json_error_code(&error) != json_error_numeric_overflow || strncmp(error.text, "too big", 7) != 0)
			break;
		size_t end = (size_t)error.position, start = end;
		while (start > 0 && copy[start - 1] >= '0' && copy[start - 1] <= '9')
			start--;
		if (end - start < 2)
			abort();
		memmove(copy + start + 1, copy + end, n - end);
		copy[start] = '1';
		n -= end - start - 1;
	}
	free(copy);
	return accepted;
}

#endif
