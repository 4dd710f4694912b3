/* The inside of answers to closed questions: what a text says, what stands in a record. */
#ifndef COCO_REPORT_QUESTIONS_H
#define COCO_REPORT_QUESTIONS_H

#include "model.h"

enum answer { SAID_YES, SAID_NO, SAID_DONT_KNOW, SAID_NO_ANSWER, SAID_ELSE, SAID_NOTHING };

/* Says of texts whether they mean yes, no and so on (answer_words.csv); each text is looked up once. NULL: no memory. */
struct answer_words;
struct answer_words *answer_words_new(void);
void answer_words_free(struct answer_words *words);
enum answer answer_said(struct answer_words *words, struct coco_str text); /* blank: SAID_NOTHING */

struct coco_str answer_text(const struct coco_report *r, const struct coco_rec *rec, const char *path); /* "": none */
bool answer_too_late(const struct coco_report *r, const struct coco_rec *rec);                          /* sent after the reporting day */
enum reason answer_missing(const struct coco_report *r, const struct coco_rec *rec);
enum side answer_side(const struct coco_report *r, const struct coco_rec *rec);
size_t answer_wave(struct coco_str wave); /* its place: pre, post, 6m, 12m, others */
/* Which texts the profile must not tell, a flag each into `out`: none in the director's. */
int answers_private(const struct coco_report *r, const struct coco_str *texts, size_t n, bool *out, struct coco_err *err);

#endif
