/* The inside of the figures: numbered through the page, named by their section (reach-1), one at a time where one is wanted. */
#ifndef COCO_REPORT_FIGURES_H
#define COCO_REPORT_FIGURES_H

#include "model.h"

/* Which figures it shows: those of these KPIs that have no other dimensions; or answers of one wave, scale and family of constructs. */
struct shown {
	const char *kpis, *dims; /* with blanks between; dims NULL: answers */
	struct coco_str wave, scale, family;
	struct coco_str of, item; /* with wave beside dims, where there are any; absent: all */
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

/* "35 of 120 · 29.2%" of a share; the report's own. */
struct coco_str share_text(const struct coco_report *r, const struct indicator *i);
struct coco_str family_of(const struct indicator *i); /* of its construct: "image" */
/* Whether the figure shows answers of this wave, scale and family. */
bool of_answers(const struct shown *shown, const struct indicator *i);

/* Each draws its figures, if the section holds what they show. */
#define FIGURE(name) void name(const struct coco_report *r, const struct section *s, struct coco_html *h, struct numbering *number)
FIGURE(reach_figure);
FIGURE(pace_figure);
FIGURE(regions_figures);
FIGURE(profile_figures);
FIGURE(answers_figures);
FIGURE(questions_figures);
FIGURE(voices_figures);
FIGURE(sectors_figure);
FIGURE(impacts_figure);

#endif
