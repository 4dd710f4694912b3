/* Which of the sentences of a text the question rests on. */
#ifndef COCO_QUESTION_RANK_H
#define COCO_QUESTION_RANK_H

#include "question_source.h"

/* Rows of question_marks.csv. The first four say what kind of form makes the question; `MARK_LEAST`: what the sum has to reach. */
enum question_mark {
	Q_NEED,
	Q_TOLD,
	Q_HEADING,
	Q_NAMED,
	Q_FRONT,
	Q_STATED,
	Q_TASK,
	Q_TROUBLE,
	Q_TITLE,
	Q_RECURS,
	Q_ASKED,
	Q_APART,
	Q_BACK,
	Q_LONG,
	Q_CONTEST,
	Q_PROCESS,
	Q_PRAISE,
	Q_SECTION,
	Q_ASIDE,
	Q_VAGUE,
	Q_TRADE,
	Q_POINTS,
	Q_LEAST,
	Q_MARKS
};
static inline unsigned q_bit(enum question_mark mark)
{
	return 1U << mark;
}
/* What a text is about, by its words. */
struct question_ranker {
	int weights[Q_MARKS];
	const struct pattern *task, *contest, *process, *praise, *vague, *points;
	size_t words;           /* of the text, without headings */
	struct coco_map *stems; /* of these */
	unsigned *units;        /* by the number of a stem: in how many of its sentences */
	size_t units_cap;
	struct coco_map *title;     /* stems of its title */
	const struct pattern *none; /* words that name a contest */
};
/* `title`: of the text, or absent. 0 or -1; question_rank_free in both cases. */
int question_rank_begin(struct question_ranker *ranker, struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title,
    int lang, const struct unit *units, size_t count, struct coco_err *err);
void question_rank_free(struct question_ranker *ranker);
/* The marks of a sentence, without those of forms: bits. `told`: the text itself calls it a problem; `stated`: see question_stated. */
unsigned question_rank_marks(const struct question_ranker *ranker, struct coco_str text, const struct unit *unit, bool stated, bool told);
/* Whether the text speaks of what its title names: bits. */
unsigned question_rank_title(const struct question_ranker *ranker, struct coco_str title);
/* The marks of the question that is made of it: bits. */
unsigned question_rank_asked(const struct question_ranker *ranker, struct coco_str question);
int question_rank_sum(const struct question_ranker *ranker, unsigned marks);
/* The marks in the words of the language, those for it, joined; absent: there are none, or no memory. */
struct coco_str question_rank_reason(const struct question_ranker *ranker, unsigned marks, int lang, struct coco_arena *arena);

#endif
