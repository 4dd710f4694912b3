/* What the files of the proof share. */
#ifndef COCO_REWRITE_VERIFY_H
#define COCO_REWRITE_VERIFY_H

#include "via.h"

#include <string.h>

struct spot {
	struct coco_str text;
	size_t left;   /* times that it is still to be found */
	size_t full;   /* times that the annex has it in full, because its slot has it shortened */
	size_t denied; /* times that it is in a list that its lead-in denies */
};

struct proof {
	struct coco_rewriter *rewriter;
	struct coco_str original, text, title; /* `text`: as it is read (view.c) */
	int lang;
	const struct coco_brief *brief;
	struct coco_arena *arena;
	struct unit *units;
	size_t count;
	struct spot *spots; /* the distinct texts of the units, in byte order */
	size_t n_spots;
	struct coco_buf kept; /* what stands for each sentence, with an empty line behind */
	char *why;
	struct coco_err *err;
};

static inline bool same(struct coco_str a, struct coco_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

/* Says why the proof fails, and returns 0. `before`, `detail`, `after` are literals and table words: no text of the challenge. */
int proof_fails(struct proof *p, const char *before, const char *detail, const char *after);
/* The text is a label of the tables whose key begins with `prefix`. */
bool proof_is_label(const struct proof *p, const char *prefix, struct coco_str text);

/* ---- verify_units.c: the sentences of the text are found again ---- */

int proof_spots(struct proof *p);
/* The spot of a text; NULL: it is no sentence. */
struct spot *proof_spot(struct proof *p, struct coco_str text);
/* A sentence on one line, an empty line behind it: so its line ends can't make it look like a heading. */
void proof_put(struct coco_buf *out, struct coco_str sentence);
/* `source` is made of sentences; what stands for each in `shown` (the slot; `source` itself in the annex, name NULL) is kept. One
 * that the slot has shortened is kept as the annex has it, and must say no more in the slot. `whole` gets those that the annex
 * does not have in full. 1, 0, -1. */
int proof_units(struct proof *p, struct coco_str source, struct coco_str shown, const char *name, struct coco_buf *whole);
/* The entry of the annex has sentences in full that their slots have shortened. */
bool proof_in_full(const struct proof *p, struct coco_str entry);
/* Notes the sentences that the annex has in full. 1, 0, -1. */
int proof_note_full(struct proof *p);

/* ---- verify_lists.c: items stand where the lead-in that denies them stands; each 1, 0, -1 ---- */

/* Notes which sentences are items of such a list, or lead to one. */
int proof_note_denied(struct proof *p);
/* Called when the slots are done with, and the annex is not. */
int proof_none_denied(struct proof *p);
/* Each stands in the annex right behind what denies it. */
int proof_denied_hold(struct proof *p);

/* ---- verify_question.c, verify_slots.c; each 1, 0, -1 ---- */

int proof_question_holds(struct proof *p, struct coco_str question);
int proof_slot_holds(struct proof *p, int slot);

#endif
