/* What the bytes of an 8-bit encoding mean, asked of iconv byte by byte. */
#include <errno.h>
#include <iconv.h>
#include <stddef.h>
#include "bytemap.h"

/* gcc's analyser takes iconv_open's (iconv_t)-1 for memory that is lost. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif
int dsv_bytemap_load(const char *iconv_name, uint32_t map[128], bool *known)
{
	errno = 0;
	iconv_t cd = iconv_open("UTF-32LE", iconv_name);
	if (cd == (iconv_t)-1 && errno == EINVAL) /* what glibc says of a lack of memory too; an encoding that is unknown stays so */
		cd = iconv_open("UTF-32LE", iconv_name);
	if (cd == (iconv_t)-1 && errno != EINVAL)
		return -1;
	*known = cd != (iconv_t)-1;
	for (unsigned b = 0; b < 128; b++) {
		unsigned char four[4] = {0};
		char byte = (char)(b + 128), *in = &byte, *out = (char *)four;
		size_t in_n = 1, out_n = 4;
		map[b] = 0;
		if (!*known)
			continue;
		iconv(cd, NULL, NULL, NULL, NULL);
		if (iconv(cd, &in, &in_n, &out, &out_n) != (size_t)-1 && !out_n)
			map[b] = four[0] | (uint32_t)four[1] << 8 | (uint32_t)four[2] << 16;
	}
	if (*known)
		iconv_close(cd);
	return 0;
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
