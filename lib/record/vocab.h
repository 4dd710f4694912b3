/* vocab.h: what the files of this room know about a vocabulary beyond the public door. */
#ifndef COCO_RECORD_VOCAB_H
#define COCO_RECORD_VOCAB_H

#include "coco/record.h"

/* A vocabulary is its table. A compiled one is the table in coco_tables_vocab itself, so that nothing needs to be built or
 * kept when a name is looked up; a loaded one (coco_vocab_load) is followed by its own set of one table. */
struct coco_vocab {
	struct coco_table table;
};

struct vocab_loaded {
	struct coco_vocab vocab; /* first: a loaded vocabulary is reached through it */
	struct coco_tables set;
};

struct coco_table_ref coco_vocab_table(const struct coco_vocab *vocab);

#endif
