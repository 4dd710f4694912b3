/* What the recognisers of the fact ledger share: digits, letters and blanks at a place of a text. */
#ifndef COCO_REWRITE_SCAN_H
#define COCO_REWRITE_SCAN_H

#include "parts.h"

static inline bool digit(struct coco_str t, size_t at)
{
	return at < t.n && t.s[at] >= '0' && t.s[at] <= '9';
}

static inline bool letter(struct coco_str t, size_t at)
{
	return at < t.n && ((t.s[at] | 32) >= 'a' && (t.s[at] | 32) <= 'z');
}

/* Behind the run of digits at `at`. */
static inline size_t digits_end(struct coco_str t, size_t at)
{
	while (digit(t, at))
		at++;
	return at;
}

static inline bool starts_at(struct coco_str t, size_t at, const char *what)
{
	return coco_str_starts(coco_str_sub(t, at, t.n), what);
}

/* Behind the run of blanks at `at`, the protected and the thin ones, too. */
static inline size_t blanks(struct coco_str t, size_t at)
{
	for (;;) {
		if (at < t.n && t.s[at] == ' ')
			at++;
		else if (starts_at(t, at, "\xC2\xA0"))
			at += 2;
		else if (starts_at(t, at, "\xE2\x80\xAF"))
			at += 3;
		else
			return at;
	}
}

#endif
