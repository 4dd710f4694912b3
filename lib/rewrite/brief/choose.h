/* What the files share that put sentences into slots. */
#ifndef COCO_REWRITE_CHOOSE_H
#define COCO_REWRITE_CHOOSE_H

#include "parts.h"

enum { STATISTICS = 3 }; /* numbers that make a sentence one of figures */

struct chooser {
	const struct shortener *shortener;
	struct lang_tables *tables;
	struct coco_str text;
	struct unit *units;
	size_t count;
	const struct coco_fact *facts;
	size_t n_facts;
	struct unit **ranked; /* room for all units */
	struct ease ease;
	size_t longest; /* words of a sentence that may stand in a slot */
	struct coco_err *err;
	bool failed;
};

/* ---- weigh_lines.c ---- */

/* Nothing else stands on the unit's line. */
bool chooser_fills_line(struct coco_str text, const struct unit *unit);
/* It has a date, or says until when by a month, a quarter or a week. */
bool chooser_dated(const struct chooser *m, const struct unit *unit);
/* "Award: EUR 15,000", "Deadline for offers: 20 May": the slot of the label in front, as if it were a heading; -1: none. */
int chooser_label(const struct chooser *m, const struct unit *unit);
bool chooser_bare_dates(const struct chooser *m, const struct unit *unit);
/* The slot that a line among demands has by itself, by its weights and its label: a deadline, an offer, a criterion; -1: none. */
int chooser_own(const struct chooser *m, const struct unit *unit, int label);
/* Under "Prizes and dates" a sum is what is offered, and a day when; -1: the heading stands. */
int chooser_of_two(const struct chooser *m, const struct unit *unit);

/* ---- weigh_turned.c ---- */

/* An item such as "max. 3 kg" */
bool chooser_limits(const struct chooser *m, const struct unit *unit);
bool chooser_marked(const struct chooser *m, const struct unit *unit, enum cue_mark mark);
/* Sentences that say the contrary of what their words are cues of. */
void chooser_turn(const struct chooser *m, struct unit *unit);
/* A sentence that tells trouble says why, where nothing says more clearly what it is about. 0 or -1. */
int chooser_trouble(struct chooser *m, struct unit *unit);
/* What comes of what was said before is why. */
bool chooser_effect(const struct chooser *m, struct unit *unit);

/* ---- weigh.c ---- */

/* The pattern fits at the beginning of `s`. */
bool chooser_begins(const struct pattern *pattern, struct coco_str s);
size_t chooser_facts(const struct chooser *m, const struct unit *unit, enum coco_fact_kind kind);
/* How the sentence would be shortened in the slot; NULL: no memory. */
const struct changes *chooser_shortened(struct chooser *m, struct unit *unit, int slot);
/* The sentence is for the annex, whatever its slot would be. */
bool chooser_annexes(struct chooser *m, struct unit *unit, int best, int weight);
/* What the cues say of the unit, 0 or -1; the slot with the most weight, or -1. */
int chooser_weigh(const struct chooser *m, const struct unit *unit, bool early, bool first, int weights[COCO_SLOTS]);
int chooser_heaviest(const int weights[COCO_SLOTS]);
/* It begins with a word that points back. */
bool chooser_leans(const struct chooser *m, const struct unit *unit);
/* Gives each sentence its section, weights, slot and score. */
void chooser_assign(struct chooser *m);

/* ---- tied.c ---- */

/* Sentences that say nothing without the one before them go with it, or to the annex. */
void chooser_tie(struct chooser *m);

/* ---- halves.c ---- */

/* Halves of sentences (clauses.c) that say no two things are one unit again. */
void chooser_halves(struct chooser *m);

#endif
