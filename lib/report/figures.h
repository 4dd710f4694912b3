/* The inside of the figures: numbered through the page, named by their section (reach-1), one at a time where one is wanted. */
#ifndef COCO_REPORT_FIGURES_H
#define COCO_REPORT_FIGURES_H

#include "model.h"

/* What a figure shows: a KPI, or the answers of one wave, scale and family of constructs. */
struct shown {
	const char *kpi; /* NULL: answers */
	struct coco_str wave, scale, family;
};
struct numbering {
	const char *section;
	size_t page, here;      /* figures so far */
	const char *want;       /* the one that is wanted, or NULL */
	size_t from, to;        /* where its SVG lies in the output; 0, 0: not met */
	struct shown shown;     /* what it shows */
	struct coco_buf *names; /* of all figures met, or NULL */
};

/* Opens a figure with its caption. */
void figure_begin(const struct coco_report *r, struct coco_html *h, struct numbering *number, struct coco_str title);
/* The chart of the figure just opened was drawn from `from` on. */
void figure_drawn(
    const struct coco_report *r, struct coco_html *h, struct numbering *number, struct coco_str title, size_t from, struct shown shown);
void drawn_note(const struct coco_report *r, struct coco_html *h, size_t drawn, size_t rows);
struct coco_str side_short(const struct coco_report *r, struct coco_str code);
struct coco_str code_of(const struct indicator *i, const char *dimension); /* absent: not of its dimensions */

void answers_figures(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number);
bool shows_answer(const struct shown *shown, const struct indicator *i);

#endif
