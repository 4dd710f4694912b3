/* What words meant, lately.
 *
 * Method: one place for each word, by its hash, half a line of the processor's cache with the word's own bytes, so that a word that is
 * known costs one look into memory where a map (coco_map) costs three that wait for each other. Two words of one place put each other out;
 * longer words than fit are never kept. The table begins small and doubles while much is noted, so that a few texts do not pay for
 * millions. */
#include "coco/text.h"

#include <stdlib.h>
#include <string.h>

#define LEAST 1024 /* words of the first table */
#define BYTES 26

struct place {
	uint32_t number;
	uint8_t tag, n; /* bytes; 0: free */
	char bytes[BYTES];
};

struct coco_recent {
	struct place *places;
	size_t mask, most, noted; /* noted: since it grew */
};

struct coco_recent *coco_recent_new(size_t most)
{
	struct coco_recent *r = calloc(1, sizeof *r);
	if (r == NULL)
		return NULL;
	r->most = most;
	r->mask = (most < LEAST ? most : LEAST) - 1;
	r->places = calloc(r->mask + 1, sizeof *r->places);
	if (r->places != NULL)
		return r;
	coco_recent_free(r);
	return NULL;
}

void coco_recent_free(struct coco_recent *recent)
{
	if (recent == NULL)
		return;
	free(recent->places);
	free(recent);
}

static struct place *place_of(const struct coco_recent *r, struct coco_str word)
{
	return &r->places[coco_hash(word) & r->mask];
}

bool coco_recent_find(const struct coco_recent *recent, struct coco_str word, uint8_t tag, uint32_t *number)
{
	const struct place *p = place_of(recent, word);
	if (p->n != word.n || word.n == 0 || p->tag != tag || memcmp(p->bytes, word.s, word.n) != 0)
		return false;
	*number = p->number;
	return true;
}

void coco_recent_expect(const struct coco_recent *recent, struct coco_str word)
{
	__builtin_prefetch(place_of(recent, word));
}

/* Twice the places; what is known stays. */
static int grow(struct coco_recent *r)
{
	const size_t n = r->mask + 1;
	struct place *old = r->places, *places = calloc(2 * n, sizeof *places);
	if (places == NULL)
		return -1;
	r->places = places;
	r->mask = 2 * n - 1;
	r->noted = 0;
	for (size_t i = 0; i < n; i++)
		if (old[i].n > 0)
			*place_of(r, (struct coco_str){old[i].bytes, old[i].n}) = old[i];
	free(old);
	return 0;
}

int coco_recent_note(struct coco_recent *recent, struct coco_str word, uint8_t tag, uint32_t number)
{
	struct coco_recent *r = recent;
	if (word.n == 0 || word.n > BYTES)
		return 0;
	if (++r->noted > r->mask && r->mask + 1 < r->most && grow(r) != 0)
		return -1;
	struct place *p = place_of(r, word);
	p->number = number, p->tag = tag, p->n = (uint8_t)word.n;
	memcpy(p->bytes, word.s, word.n);
	return 0;
}
