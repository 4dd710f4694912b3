/* What records say that cannot be meant. Private to lib/match. */
#ifndef COCO_MATCH_DOUBTS_H
#define COCO_MATCH_DOUBTS_H

#include "engine.h"

/* Tells of each open challenge of the shard what it says that has no effect, or another than was meant. 0, or -1: memory. */
int coco_match_tell_doubts(struct coco_match *match, struct coco_err *err);
/* An entry of a record's exclude names nobody. `entries` are those of all records, `named` those that name somebody. */
bool coco_exclude_is_vain(const struct coco_rec *rec, const struct coco_map *entries, const bool *named, struct coco_arena *arena);

/* Notes (notes.c): each is counted here and told at the end, or told at once to who asks for all messages. */
enum { COCO_NOTES = 5 };
struct coco_noted {
	size_t counts[COCO_NOTES];
};
/* That a challenge says one word alone, or is in a language that is not known. */
void coco_match_note_text(struct coco_match *match, const struct coco_challenge *challenge, struct coco_noted *noted);
void coco_match_note_expired(struct coco_match *match, const struct coco_challenge *challenge, struct coco_noted *noted);
void coco_match_note_texts(const struct coco_match *match, const struct coco_noted *noted);
/* Who is in no list, says nothing, or cannot be told from another. The hashes of the texts are given up. 0, or -1. */
int coco_match_note_people(struct coco_match *match, const struct coco_map *entries, const bool *named, struct coco_err *err);
/* Of the lists that were made: which end among equals, or compare no words. */
void coco_match_note_lists(struct coco_match *match);

#endif
