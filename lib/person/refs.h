/* refs.h: the names that references are looked up by. */
#ifndef PERSON_REFS_H
#define PERSON_REFS_H

#include "coco/person.h"

#define REFS_CANDIDATES 3
#define REFS_PERSON "participant"
/* Forms that are kept for likeness alone. */
#define REFS_BY_WORDS ((enum coco_refs_form)'n')
#define REFS_BY_MAILBOX ((enum coco_refs_form)'m')

struct refs_entry {
	size_t ids[REFS_CANDIDATES]; /* numbers in `ids`; the first n */
	size_t n;                    /* may be more than REFS_CANDIDATES */
	size_t shown;                /* number in `shown`, or COCO_NONE */
	uint32_t name_at;            /* of a name: where it begins in its key; else 0 */
	uint32_t initials;           /* of a form by words: refs_initials; else 0 */
};
struct refs_index; /* refs_like.c: names by what those that are like them have in common; NULL: nobody has asked yet */
struct coco_refs {
	struct coco_map *names, *ids, *shown;
	struct refs_entry *entries;
	size_t cap;
	struct coco_buf key;
	bool liken;
	struct refs_index *index;
};

const struct refs_entry *refs_get(struct coco_refs *refs, const char *type, enum coco_refs_form form, struct coco_str text);

/* The names whose first letters, as many as REFS_BEGINNING, are those of `key`, where a name begins at `at`: their entries in order, some
 * more than once. *n: how many; NULL: none, or no memory. */
#define REFS_BEGINNING 4
const size_t *refs_beginning(struct coco_refs *refs, struct coco_str key, size_t at, size_t *n);
void refs_index_free(struct refs_index *index);
/* A name, or what stands before the '@', as its words; nothing where it has none that a person could be known by. Appends. */
void refs_words_key(struct coco_str text, struct coco_buf *out);
/* What of an address says whose it is. Appends. */
void refs_mailbox_key(struct coco_str address, struct coco_buf *out);
/* A bit for each letter that a word begins with. */
uint32_t refs_initials(struct coco_str words);

#endif
