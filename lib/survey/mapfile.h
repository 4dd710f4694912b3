/* mapfile.h: a survey's map: which column is what, written by hand or by --suggest-map. */
#ifndef COCO_SURVEY_MAPFILE_H
#define COCO_SURVEY_MAPFILE_H

#include "coco/record.h"

#define SURVEY_MAP_SPLIT 7 /* bytes of a mark between answers, with its blanks */

struct survey_map_option {
	struct coco_str words; /* folded */
	struct coco_str json;  /* what they stand for */
};

/* One member of "columns". Absent strings were not given. */
struct survey_map_column {
	struct coco_str key, field, split, construct, of, item;
	bool drop, reversed, scaled, keep; /* keep: its cells stay, people's names or not */
	double scale_min, scale_max;
	struct survey_map_option *options;
	size_t n_options;
	bool used; /* a column of the file had this key */
};
struct survey_map_constant {
	struct coco_str type, field, json; /* "participant", "consent.process", "true" */
};
struct survey_map {
	const char *path;
	struct coco_str text; /* of the file */
	struct coco_str platform, side, survey, wave, lang, sheet, encoding, delimiter, decimal, date_order;
	int64_t header_rows; /* 0: not given */
	struct coco_str *missing;
	size_t n_missing;
	struct survey_map_constant *constants;
	size_t n_constants;
	struct survey_map_column *columns;
	size_t n_columns;
};

/* Reads a map file; everything in `arena`. Errors (usage, code bad-map): not JSON, an unknown key, a wrong kind. */
int survey_map_load(const char *path, struct survey_map *map, struct coco_arena *arena, struct coco_err *err);
/* The entry for a column, by its heading, its code, or its question; NULL. `exact`: by its own heading, not its question's. */
struct survey_map_column *survey_map_find(
    struct survey_map *map, struct coco_str heading, struct coco_str code, struct coco_str question, bool *exact);
/* The line on which `key` is first mentioned; 0: nowhere. */
size_t survey_map_line(const struct survey_map *map, struct coco_str key);
/* The JSON that an option's words (any case, any accents) stand for; absent. */
struct coco_str survey_map_option(const struct survey_map_column *column, struct coco_str words);

#endif
