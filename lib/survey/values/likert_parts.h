/* likert_parts.h: what reads one answer (likert_answer.c), what labels have in common (likert_stem.c), for likert.c. */
#ifndef COCO_SURVEY_LIKERT_PARTS_H
#define COCO_SURVEY_LIKERT_PARTS_H

#include "likert.h"

enum {
	VARIANTS = 4, /* scales of four to seven points */
	FOUND = 32    /* labels of the same words on different scales */
};

/* The names of one fold, scale and places. */
struct label {
	size_t name; /* the first of them: two labels are one if it is */
	const char *scale;
	unsigned langs;
	signed char place[VARIANTS]; /* 0: not on that scale */
};
struct survey_likert {
	struct coco_table_ref table; /* scale, places by variant, labels by language in the order of coco_langs */
	size_t langs;                /* the first column of labels */
	size_t least;                /* the column that says how many places must occur */
};

/* An answer in parts: a number before or behind the label, the label folded. */
struct answer {
	bool numbered;
	int number;
	char room[96];
	struct coco_str label; /* in `room`; empty: a bare number */
	struct coco_str whole; /* its words, before a stem is taken out; in `full` */
	char full[96];
	struct label found[FOUND];
	size_t n_found;
};

/* The scale of a row: the text of the table, the same for all its rows. */
const char *likert_scale(const struct survey_likert *l, size_t row);
/* "1 - never", "1: never", "1 (never)", "1 never", "never (1)", "never" in parts. False: too long for a label. */
bool likert_answer(struct coco_str text, const struct survey_stem *stem, struct answer *a);
/* The place on a scale of a label of folded words; 0: it is none of it. */
int likert_place(const struct survey_likert *l, const char *scale, size_t variant, struct coco_str folded);
/* All labels of the answer's words, into `found`; false: it is none. */
bool likert_labels(const struct survey_likert *l, struct answer *a);
/* Its label on a scale; NULL: none of those found is on it. */
const struct label *likert_label_on(const struct answer *a, const char *scale, size_t variant);

/* likert_numbers.c: numbers in front of labels that are together on no scale are one by themselves; `points` as for survey_scale_find. */
bool likert_numbered(const struct survey_likert *l, struct answer *answers, size_t n, int points, struct survey_scale *s);

/* What n labels of folded words have in common; false: nothing. */
bool survey_stem_find(const struct coco_str *labels, size_t n, struct survey_stem *stem);
/* The label of folded words with "xx" for it, without its blanks, in `room`; "": it does not fit there. */
struct coco_str survey_stem_apply(const struct survey_stem *stem, struct coco_str label, char *room, size_t size);

#endif
