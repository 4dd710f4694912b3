/* A growable byte buffer with sticky failure. Invariant: data == NULL and cap == 0, or cap > len and data[len] == '\0'
 * after every put; sizes grow by doubling, so n puts cost O(n). */
#include "coco/base.h"

#include <stdlib.h>
#include <string.h>

char *coco_buf_room(struct coco_buf *buf, size_t n)
{
	if (buf->failed)
		return NULL;
	if (n < buf->cap - buf->len)
		return buf->data + buf->len;
	if (n > SIZE_MAX / 4 || buf->len > SIZE_MAX / 4) {
		buf->failed = true;
		return NULL;
	}
	size_t cap = buf->cap > 0 ? buf->cap : 64;
	while (cap <= buf->len + n)
		cap *= 2;
	char *data = realloc(buf->data, cap);
	if (!data) {
		coco_memory_refused();
		buf->failed = true;
		return NULL;
	}
	data[buf->len] = '\0';
	buf->data = data;
	buf->cap = cap;
	return data + buf->len;
}

void coco_buf_printf(struct coco_buf *buf, const char *fmt, ...)
{
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	char *room = coco_buf_room(buf, 127);
	int n = room ? vsnprintf(room, 128, fmt, args) : -1;
	if (n > 127) {
		room = coco_buf_room(buf, (size_t)n);
		n = room ? vsnprintf(room, (size_t)n + 1, fmt, again) : -1;
	}
	if (n >= 0) {
		buf->len += (size_t)n;
	} else {
		buf->failed = true;
		if (buf->data)
			buf->data[buf->len] = '\0';
	}
	va_end(again);
	va_end(args);
}

void coco_buf_free(struct coco_buf *buf)
{
	free(buf->data);
	*buf = COCO_BUF_INIT;
}

int coco_grow(void *items_ptr, size_t *cap, size_t count, size_t size)
{
	if (count < *cap)
		return 0;
	size_t fresh = *cap > 0 ? *cap : 4;
	if (*cap > 0) {
		if (*cap > SIZE_MAX / 2)
			return -1;
		fresh = *cap * 2;
	}
	if (fresh > SIZE_MAX / size)
		return -1;
	/* items_ptr is the address of a pointer to some type: copied as bytes, so that no type is punned. */
	void *items;
	memcpy(&items, items_ptr, sizeof items);
	void *grown = realloc(items, fresh * size);
	if (!grown) {
		coco_memory_refused();
		return -1;
	}
	memcpy(items_ptr, &grown, sizeof grown);
	*cap = fresh;
	/* cppcheck-suppress memleak ; its address was copied to the caller */
	return 0;
}
