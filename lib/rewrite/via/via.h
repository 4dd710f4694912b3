/* Another's wording: the request to a program, its answer, and what of it may be taken. */
#ifndef COCO_REWRITE_VIA_H
#define COCO_REWRITE_VIA_H

#include "parts.h"

/* What the program said of each slot. */
struct via_answer {
	bool given[COCO_SLOTS];
	struct coco_str slots[COCO_SLOTS]; /* the items of a list joined by LF */
	struct coco_str from[COCO_SLOTS];  /* the sentences that it rests on, joined by LF; absent: the whole text */
	bool unknown;                      /* it has a slot that there is none of */
	const char *bad[COCO_SLOTS];       /* it is of no form that can be looked at: why; NULL: it is */
};

/* ---- via_request.c ---- */

/* The request in one line. */
int via_request(struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct coco_brief *brief, struct coco_arena *arena,
    struct coco_buf *out, struct coco_err *err);
/* Reads the program's answer. 1; 0: it is none, `why` says what it is; -1: error. */
int via_read(struct coco_rewriter *rewriter, struct coco_str answer, struct coco_str text, int lang, struct coco_arena *arena,
    struct via_answer *to, char why[120], struct coco_err *err);

/* ---- via_check.c ---- */

struct via_wording {
	struct coco_rewriter *rewriter;
	int lang, slot;
	bool question;
	struct coco_str original, source; /* all that it may say; the sentences that it stands for */
	struct coco_str whole;            /* those of them whose facts it must keep: what was shortened stands in the annex */
	struct coco_str text;
};
/* The wording says what the source says and nothing that the original does not. 1; 0: `why` says what is wrong, without
 * words of either; -1: error. */
int via_holds(const struct via_wording *wording, char why[120], struct coco_err *err);

/* ---- via_frames.c ---- */

/* `to`: the wording and what it stands for, with what the slot says by itself, and writings of the same, in one form; in `arena`. 0 or -1.
 */
int via_frame(const struct via_wording *wording, struct via_wording *to, struct coco_arena *arena, struct coco_err *err);

/* ---- via_words.c ---- */

/* Each word is the text's, a plain one for it, or one that says nothing of its own. 1; 0 and why; -1. */
int via_words_hold(const struct via_wording *wording, struct coco_arena *arena, char why[120], struct coco_err *err);

/* ---- via_numbers.c ---- */

/* It has not several of what the text has one of, and pays no sum for what the text names beside it. 1; 0 and why; -1. */
int via_numbers_hold(const struct via_wording *wording, struct coco_arena *arena, char why[120], struct coco_err *err);

/* ---- via_sense.c ---- */

/* Who does what, to whom, how many of them and why is said as in the text. 1; 0 and why; -1. */
int via_sense_holds(const struct via_wording *wording, struct coco_arena *arena, char why[120], struct coco_err *err);

#endif
