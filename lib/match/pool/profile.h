/* What a participant's record says of what it can do. Private to lib/match. */
#ifndef COCO_MATCH_PROFILE_H
#define COCO_MATCH_PROFILE_H

#include "pool.h"

/* A growing list of texts; free(items). */
struct passages {
	struct coco_passage *items;
	size_t n, cap;
};
/* Appends a text, masked; what is blank is left out. 0, or -1: memory. */
int passages_add(struct passages *list, struct coco_str text, struct coco_arena *arena);
/* The texts of a record, appended: what it offers, each of its works, its skills in own words as one. 0, or -1: memory. */
int passages_of(const struct coco_concepts *concepts, const struct coco_rec *rec, struct coco_arena *arena, struct passages *list);
/* Puts blanks for the parts of a text that the concepts, which have just read it, found put aside. 0, or -1: memory. */
int passage_put_aside(const struct coco_concepts *concepts, struct coco_passage *passage, struct coco_arena *arena);
struct coco_strs strs_of(const struct coco_rec *rec, const char *path, struct coco_arena *arena);
/* Those of our languages that are among the codes, bits by coco_lang_index. */
unsigned languages_of(struct coco_strs codes);
/* A code, or the concepts that its words name (in languages of `langs`; 0: any); where they name none or leave words over, also a skill of
 * its own. 0, or -1: memory. */
int skill_add(struct coco_concepts *concepts, struct coco_str skill, unsigned langs, double strength, double other_strength,
    struct coco_concept_set *set, struct coco_arena *arena);
/* Texts with their languages, skills, needs, readiness: of a participant whose languages are read. Its sets must be empty, and keep
 * their room. 0, or -1: memory. */
int profile_read(struct coco_concepts *concepts, const struct coco_rec *rec, struct coco_arena *arena, struct coco_participant *p,
    struct passages *texts);

#endif
