/* likert.h: labels of rating scales ("stimme eher zu", "5 (sehr gut)") as numbers with the scale's bounds. */
#ifndef COCO_SURVEY_LIKERT_H
#define COCO_SURVEY_LIKERT_H

#include "coco/record.h"

struct survey_likert;                                              /* likert.csv */
struct survey_likert *survey_likert_new(struct coco_arena *arena); /* lives in the arena; NULL: memory */

/* What all labels of a scale say something of; "" none. */
struct survey_stem {
	char lead[48], core[48];
};

/* The text is a label of some scale: "often", "4 - agree". */
bool survey_likert_label(const struct survey_likert *likert, struct coco_str text);

struct survey_scale {
	const struct survey_likert *likert;
	const char *name; /* "agreement" */
	int points, variant;
	double min, max, shift;       /* bounds; a label's value is that of likert.csv + shift */
	bool numbered, turned;        /* numbers stand before the labels; they run against them */
	bool anchored;                /* only the ends have labels */
	struct survey_stem stem;      /* that its labels share */
	const struct coco_str *texts; /* the answers it was found by, for --suggest-map */
	size_t n_texts;
};

/* What the texts of a column are in numbers. */
enum survey_scale_fit {
	SURVEY_SCALE_NONE,      /* a text is no label of any scale */
	SURVEY_SCALE_UNKNOWN,   /* neither, but they look like labels of one that is not known */
	SURVEY_SCALE_UNDECIDED, /* they fit several, which give other values; `also` is another one */
	SURVEY_SCALE_FITS
};
/* `points` 0 or the number of points that a map says, `filled` how many answers the texts are from, `hint` NULL or a scale that other
 * columns of the file have. The texts are different ones. */
enum survey_scale_fit survey_scale_find(const struct survey_likert *likert, const struct coco_str *texts, size_t n, int points,
    size_t filled, const struct survey_scale *hint, struct survey_scale *scale, struct survey_scale *also);
/* The value of an answer on the scale. */
bool survey_scale_value(const struct survey_scale *scale, struct coco_str text, double *value);

#endif
