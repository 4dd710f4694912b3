/* store.h: the store as the files that fill it and read it know it. Not for other rooms: their door is coco/record.h. */
#ifndef COCO_RECORD_STORE_H
#define COCO_RECORD_STORE_H

#include "rows.h"
#include "store_file.h"

#define STORE_GUESSES 64

struct store_slot {
	struct coco_rec rec;
	struct coco_str key; /* absent: none; sealed, its canonical text is in `order` */
	struct coco_str order;
	size_t number; /* of the key in the store's map, or COCO_NONE */
};

/* The records of one type. */
struct store_shelf {
	struct coco_str name;
	struct store_slot *slots;
	size_t n, cap;
	struct store_file *file; /* of a spooled type */
	struct rows *rows;       /* of a store that keeps some fields; both NULL: the records are in `slots` */
	bool ready;              /* for records */
};

struct coco_store {
	struct coco_arena *arena;
	struct coco_map *types; /* number: index of the shelf */
	unsigned char *guess;   /* by the address of a type's name, one more than the shelf that it was when last asked for; 0: none */
	struct store_shelf *shelves;
	size_t cap_shelves;
	size_t last_shelf; /* of the record that was added last */
	struct coco_map *keys;
	size_t *places; /* by a key's number: its slot on its shelf */
	size_t cap_places;
	struct coco_buf key;   /* scratch */
	const char *last_file; /* as the caller gave it, and our copy */
	const char *file;
	size_t superseded;
	const struct coco_kept_field *keeps;
	size_t n_keeps;
	const struct coco_says *says;
	size_t n_says;
	bool keeps_some;
};

/* The rows of a type; NULL: it has none. */
struct rows *store_rows(const struct coco_store *store, const char *type);

#endif
