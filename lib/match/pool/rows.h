/* Participants, packed: a row of bytes each, read one at a time into a sheet. Private to lib/match. */
#ifndef COCO_MATCH_ROWS_H
#define COCO_MATCH_ROWS_H

#include "coco/concept.h"
#include "tongue.h"

enum coco_side { COCO_SIDE_NONE, COCO_SIDE_AVM, COCO_SIDE_CCI, COCO_SIDE_BOTH, COCO_SIDE_BSO, COCO_SIDE_OTHER };

struct coco_strs {
	struct coco_str *items;
	size_t n;
};
bool coco_strs_have(struct coco_strs list, struct coco_str item);

/* What matching knows of a participant. Texts are not among it: coco_pool_passages fetches them. */
struct coco_participant {
	size_t index;                                                              /* in the pool, which is in the order of ids */
	struct coco_str id, org_id, org, domain, country, nuts, size, facilitator; /* absent: not known; org: coco_name_of */
	enum coco_side side;
	bool active, anonymous;
	bool expired; /* its record must be deleted */
	bool asked;   /* consent.process is said */
	bool process; /* and it is yes */
	bool share;
	bool located;
	double lat, lon;
	struct coco_strs aliases, languages, sectors, areas, exclude, prefer, availability;
	struct coco_concept_set skills; /* listed ones and those that the texts name */
	size_t n_listed;                /* the first of them are listed */
	struct coco_concept_set needs;
	double ready;                       /* its own word, 0 to 1; NaN: none */
	double brain;                       /* its image of itself, -1 analytical to 1 creative; NaN: none */
	bool says;                          /* has a text or a skill */
	int64_t capacity_min, capacity_max; /* -1: not said */
	struct coco_tongue *tongues;        /* of its passages */
	size_t n_passages;
	size_t number; /* in the affinity's index, COCO_NONE: may not pitch */
};

/* Filled by one thread; from then on it does not change and may be read by many. */
struct coco_rows;
struct coco_rows *coco_rows_new(void); /* NULL: memory */
/* The next row (its `index` must be the number of rows); all is copied. 0, or -1: memory, or more than 4 GiB of rows. */
int coco_rows_add(struct coco_rows *rows, const struct coco_participant *participant);
/* The id of a row; valid while no row is added. */
struct coco_str coco_rows_id(const struct coco_rows *rows, size_t index);
/* What is known of somebody who may pitch. */
struct coco_known {
	bool areas, languages, needs, prefer, ready, brain, country, nuts, located;
	bool exclude; /* … or not */
};
struct coco_known coco_rows_known(const struct coco_rows *rows);
bool coco_rows_pitches(const struct coco_rows *rows, size_t index); /* has a number in the affinity's index */
void coco_rows_free(struct coco_rows *rows);

/* Room for one participant at a time; one per thread, made when all rows are in. */
struct coco_sheet;
struct coco_sheet *coco_sheet_new(const struct coco_rows *rows); /* NULL: memory */
/* The participant of a row, valid until the sheet reads another; what it points to must not be changed. */
const struct coco_participant *coco_sheet_read(struct coco_sheet *sheet, size_t index);
void coco_sheet_free(struct coco_sheet *sheet);
/* A copy that lives as long as the arena and the rows. NULL: memory. */
const struct coco_participant *coco_participant_keep(const struct coco_participant *participant, struct coco_arena *arena);

#endif
