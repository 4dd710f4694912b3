/* What words meant, lately.
 *
 * Method: a line of the processor's cache for each hash, with room for two words and their bytes, so that a word that is known costs one
 * look into memory where a map (coco_map) costs three that wait for each other. What is found comes to the front of its line, and what is
 * new takes the place behind it: words that come but once put each other out, not those that come again and again. Longer words than fit
 * are never kept. The table begins small and doubles while much is noted, so that a few texts do not pay for millions. */
#include "coco/text.h"

#include <stdlib.h>
#include <string.h>

#define LEAST 1024 /* words of the first table */
#define BYTES 26
#define LINE 64

struct place {
	uint32_t number;
	uint8_t tag, n; /* bytes; 0: free */
	char bytes[BYTES];
};

struct line {
	struct place places[2];
};
_Static_assert(sizeof(struct line) == LINE, "two words fill a line of the cache");

struct coco_recent {
	void *room; /* the lines, and what lies before the first of them */
	struct line *lines;
	size_t mask, most, noted; /* noted: since it grew */
};

/* So many free lines. 0, or -1: memory. */
static int make(struct coco_recent *r, size_t n)
{
	r->room = calloc(n + 1, LINE);
	if (r->room == NULL)
		return -1;
	r->lines = (struct line *)((char *)r->room + (LINE - (uintptr_t)r->room % LINE) % LINE);
	r->mask = n - 1;
	r->noted = 0;
	return 0;
}

struct coco_recent *coco_recent_new(size_t most)
{
	struct coco_recent *r = calloc(1, sizeof *r);
	if (r == NULL)
		return NULL;
	r->most = most / 2;
	if (make(r, (most < LEAST ? most : LEAST) / 2) == 0)
		return r;
	coco_recent_free(r);
	return NULL;
}

void coco_recent_free(struct coco_recent *recent)
{
	if (recent == NULL)
		return;
	free(recent->room);
	free(recent);
}

static struct line *line_of(const struct coco_recent *r, struct coco_str word)
{
	return &r->lines[coco_hash(word) & r->mask];
}

static bool is_at(const struct place *p, struct coco_str word, uint8_t tag)
{
	return p->n == word.n && p->tag == tag && coco_same_bytes(p->bytes, word.s, word.n);
}

bool coco_recent_find(struct coco_recent *recent, struct coco_str word, uint8_t tag, uint32_t *number)
{
	struct line *line = line_of(recent, word);
	struct place *p = line->places;
	if (word.n == 0)
		return false;
	if (!is_at(&p[0], word, tag)) {
		if (!is_at(&p[1], word, tag))
			return false;
		const struct place one = p[1];
		p[1] = p[0];
		p[0] = one;
	}
	*number = p[0].number;
	return true;
}

void coco_recent_expect(const struct coco_recent *recent, struct coco_str word)
{
	__builtin_prefetch(line_of(recent, word));
}

/* Twice the lines; what is known stays. */
static int grow(struct coco_recent *r)
{
	const struct coco_recent old = *r;
	if (make(r, 2 * (old.mask + 1)) != 0) {
		r->room = old.room;
		return -1;
	}
	for (size_t i = 0; i <= old.mask; i++)
		for (size_t k = 0; k < 2; k++) {
			const struct place *one = &old.lines[i].places[k];
			struct place *to = one->n > 0 ? line_of(r, (struct coco_str){one->bytes, one->n})->places : NULL;
			if (to != NULL)
				to[to[0].n > 0] = *one;
		}
	free(old.room);
	return 0;
}

int coco_recent_note(struct coco_recent *recent, struct coco_str word, uint8_t tag, uint32_t number)
{
	struct coco_recent *r = recent;
	if (word.n == 0 || word.n > BYTES)
		return 0;
	if (++r->noted > 2 * r->mask && r->mask + 1 < r->most && grow(r) != 0)
		return -1;
	struct place *p = line_of(r, word)->places;
	p += p[0].n > 0 && !is_at(p, word, tag);
	p->number = number, p->tag = tag, p->n = (uint8_t)word.n;
	memcpy(p->bytes, word.s, word.n);
	return 0;
}
