/* What a question may be made of besides whole sentences, and the verbs that ask the reader to do something. */
#ifndef COCO_QUESTION_SOURCE_H
#define COCO_QUESTION_SOURCE_H

#include "parts.h"

/* ---- question_source.c ---- */

enum { QUESTION_FRONTS = 3 };
/* Of each sentence that has figures or brackets what it is without; absent: the others. NULL: no memory. */
struct coco_str *question_plain(struct coco_rewriter *rewriter, int lang, const struct coco_str *sentences, size_t count,
    struct coco_arena *arena, struct coco_err *err);
/* Of each unit whether it stands under a heading, or behind a label, that names the task. NULL: no memory. */
bool *question_stated(struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct unit *units, size_t count,
    struct coco_arena *arena, struct coco_err *err);
/* What a unit that is stated is read as: behind its heading as behind a label ("Task: a shelf that …"), as the sentence that a label begins
 * which says who seeks ("We need a shelf that …"), without its label. */
enum { LABEL_HEAD, LABEL_VERB, LABEL_NONE, QUESTION_LABELS };
/* Of each sentence QUESTION_LABELS of these; absent: it has none. NULL: error. */
struct coco_str *question_labelled(struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct unit *units, size_t count,
    const struct coco_str *sentences, const struct coco_str *plain, const bool *stated, struct coco_arena *arena, struct coco_err *err);
/* Of each sentence, QUESTION_FRONTS each, what may be asked when all of it can't: what is left without the label of the task, and its
 * beginnings, the longest first; absent: no more. Stops of abbreviations in `sentences` and `plain` become another sign, which ends no
 * clause. NULL: error. */
struct coco_str *question_shorter(struct coco_rewriter *rewriter, int lang, struct coco_str *sentences, struct coco_str *plain,
    size_t count, struct coco_arena *arena, struct coco_err *err);
/* The sentence without words that only join it to the one before ("therefore"). Absent: no memory. */
struct coco_str question_unfilled(const struct pattern *filler, struct coco_str s, struct coco_arena *arena);
/* Turns that sign back. */
void question_show_stops(struct coco_buf *question);

/* ---- question_topic.c ---- */

/* Takes out of a title the part that names a contest, a call or a request: "Seats for a break – open call". 0 or -1. */
int question_titled(struct coco_rewriter *rewriter, int lang, struct coco_str *title, struct coco_err *err);
/* What the challenge of that title is about, in the title's words; absent: the title names a contest, a document or nothing. `labelled`:
 * the title itself sets it apart from what it calls the whole ("Challenge: …", a name between quotation marks). 0 or -1. */
int question_topic(
    struct coco_rewriter *rewriter, int lang, struct coco_str title, struct coco_str *topic, bool *labelled, struct coco_err *err);

/* ---- question_told.c ---- */

/* Of each unit of `sentences` that the text itself calls a problem, what it is; absent: the others. Takes out of `sentences` what only
 * calls the one before so. NULL: error. */
struct coco_str *question_told(struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct unit *units, size_t count,
    struct coco_str *sentences, struct coco_arena *arena, struct coco_err *err);

/* ---- question_imperative.c ---- */

/* What "we might …" of a verb that asks the reader to do something (imperatives.csv), and of one that a sought thing does (purposes.csv);
 * NULL: not one of them. */
const char *question_imperative(int lang, struct coco_str word);
const char *question_purpose(int lang, struct coco_str word);
/* Appends all of a language in that table as a group of a pattern. */
void question_verbs(const char *name, const char *lang, struct coco_buf *out);

#endif
