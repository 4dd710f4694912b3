/* A run of the tool, shared by the files that read (desk.c) and that show findings and figures (look.c). */
#ifndef COCO_REWRITE_DESK_H
#define COCO_REWRITE_DESK_H

#include "coco/page.h"
#include "coco/rewrite.h"

struct coco_desk {
	const struct coco_desk_options *options;
	struct coco_run *run;
	enum coco_desk_form form; /* auto until the first file has decided it */
	struct coco_rewriter *rewriter;
	struct coco_sink *sink; /* made when the first record is put */
	struct coco_progress *progress;
	struct coco_arena *arena; /* of a record */
	struct coco_buf line;
	struct coco_html html; /* of a page; writes into `line` */
	struct coco_buf page;  /* its first brief, until another comes or the end */
	size_t page_head;      /* where that begins */
	int page_lang;
	struct coco_answer *answers;
	bool *met; /* by answer: its challenge was there */
	size_t n_answers;
	struct coco_via via;                 /* argv NULL: nobody is asked */
	struct coco_rewrite_options rewrite; /* the options' with what was read */
	size_t texts;                        /* plain ones, so far */
	size_t undone;                       /* records that --undo looked at */
	bool held;                           /* the only one so far was made from a plain text: it waits for another */
	struct coco_buf held_line, held_text;
	size_t items; /* of a list that is no stream of records */
};

/* A text to look at, and where it comes from. */
struct desk_text {
	const struct coco_rec *rec;
	struct coco_str text;
	bool plain; /* the record was made from it */
};

/* ---- desk_files.c ---- */
int desk_read_answers(struct coco_desk *desk, const char *path, struct coco_err *err);
int desk_read_lexicon(struct coco_desk *desk, const char *path, struct coco_err *err);

int desk_check(struct coco_desk *desk, const struct desk_text *of, struct coco_err *err);
int desk_score(struct coco_desk *desk, const struct desk_text *of, struct coco_err *err);
void desk_end_items(struct coco_desk *desk);
/* Where messages about a record point to; the texts live in the arena. */
struct coco_finding desk_place(const struct coco_desk *desk, const struct coco_rec *rec);

#endif
