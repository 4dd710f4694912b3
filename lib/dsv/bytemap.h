/* bytemap.h: what the bytes of an 8-bit encoding mean. */
#ifndef DSV_BYTEMAP_H
#define DSV_BYTEMAP_H

#include <stdbool.h>
#include <stdint.h>

/* The characters of the bytes from 0x80 on, 0 where a byte has none. `iconv_name`: as iconv calls it; *known: iconv does. 0, -1: memory. */
int dsv_bytemap_load(const char *iconv_name, uint32_t map[128], bool *known);

#endif
