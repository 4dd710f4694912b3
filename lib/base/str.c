/* Text spans: bytes that somebody else owns. Invariant: s == NULL (absent) has n == 0 and differs from the empty text;
 * no function reads behind n or needs a NUL. */
#define _GNU_SOURCE /* memmem: linear for every needle */
#include "coco/base.h"

#include <string.h>

int coco_str_cmp(struct coco_str a, struct coco_str b)
{
	if (!a.s || !b.s)
		return (a.s != NULL) - (b.s != NULL);
	int order = memcmp(a.s, b.s, a.n < b.n ? a.n : b.n);
	if (order != 0)
		return order < 0 ? -1 : 1;
	return (a.n > b.n) - (a.n < b.n);
}

bool coco_str_starts(struct coco_str a, const char *prefix)
{
	size_t n = strlen(prefix);
	return a.s && a.n >= n && memcmp(a.s, prefix, n) == 0;
}

bool coco_str_ends(struct coco_str a, const char *suffix)
{
	size_t n = strlen(suffix);
	return a.s && a.n >= n && memcmp(a.s + (a.n - n), suffix, n) == 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct coco_str coco_str_trim_blanks(struct coco_str a)
{
	while (a.n > 0 && is_blank(a.s[a.n - 1]))
		a.n--;
	while (a.n > 0 && is_blank(a.s[0])) {
		a.s++;
		a.n--;
	}
	return a;
}

bool coco_str_split(struct coco_str *rest, char separator, struct coco_str *piece)
{
	if (!rest->s)
		return false;
	const char *at = rest->n > 0 ? memchr(rest->s, separator, rest->n) : NULL;
	if (!at) {
		*piece = *rest;
		*rest = COCO_STR_NONE;
		return true;
	}
	size_t n = (size_t)(at - rest->s);
	*piece = (struct coco_str){rest->s, n};
	*rest = (struct coco_str){at + 1, rest->n - n - 1};
	return true;
}

size_t coco_str_find(struct coco_str hay, struct coco_str needle, size_t start)
{
	if (!hay.s || !needle.s || start > hay.n || needle.n > hay.n - start)
		return SIZE_MAX;
	const char *at = memmem(hay.s + start, hay.n - start, needle.s, needle.n);
	return at ? (size_t)(at - hay.s) : SIZE_MAX;
}
