/* One spelling for the sounds that languages write differently. Private to lib/match. */
#ifndef COCO_MATCH_SOUNDS_H
#define COCO_MATCH_SOUNDS_H

#include "coco/base.h"

#define COCO_SOUNDS 63 /* rows of the table at most; a test holds it to that */

/* The table `sounds` by first letters. */
struct coco_sounds {
	struct coco_sound {
		struct coco_str letters, sound;
		uint8_t next; /* row + 1 that begins with the same letter; 0: none */
	} rows[COCO_SOUNDS];
	uint8_t first[26]; /* row + 1 */
};
/* Reads the table; how many rows it has, even if there is no room for all. */
size_t coco_sounds_read(struct coco_sounds *sounds);
/* Appends a folded word (coco_fold) as it sounds: "kvaliteta" and "qualita" begin alike. */
void coco_sounds_put(const struct coco_sounds *sounds, struct coco_str folded, struct coco_buf *out);

#endif
