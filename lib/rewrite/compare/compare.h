/* Two ledgers held against each other, shared by the files that pair their facts off. */
#ifndef COCO_REWRITE_COMPARE_H
#define COCO_REWRITE_COMPARE_H

#include "parts.h"

struct side {
	struct coco_fact *facts;
	size_t count;
	struct coco_str *keys;
	struct coco_map *set; /* the keys; by their numbers: */
	size_t *first;        /* fact that has it first */
	bool *twice;          /* another has it, too */
	struct coco_str text;
	int lang;
	bool *open;     /* without an equal on the other side, first of its key */
	bool *differs;  /* was open before partners were sought */
	bool *excused;  /* a negation that the other text says as "only" or "except" (compare_ways.c) */
	bool *reworded; /* by number of a sentence: it has such a word, or was said with one */
	size_t n_reworded;
};
bool side_reworded(const struct side *side, size_t sentence);
/* An excused fact begins at the byte. */
bool side_excused(const struct side *side, size_t start);

/* ---- writings.c ---- */

enum { ALIKE_PASSES = 5 };
struct writing;
/* A text whose writings were brought to one form, and where what stood, pass by pass. */
struct alike {
	struct coco_str text;
	struct writing *made[ALIKE_PASSES];
	size_t count[ALIKE_PASSES];
	int passes;
};
/* 0 or -1. */
int writings_alike(
    const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct alike *to, struct coco_err *err);
/* Gives a fact of the new text its place in the old one. */
void writings_place(const struct alike *of, struct coco_fact *fact);

/* ---- amount.c ---- */

/* The value without its power of ten and the unit in the form that all its writings share; 0 or -1: no memory. */
int amount_whole(const struct coco_rewriter *rewriter, struct coco_str *value, struct coco_str *unit, struct coco_arena *arena);

/* The unit counts pieces. */
bool unit_of_pieces(struct coco_str unit);

/* ---- compare_pairs.c ---- */

/* Gives each open fact of `a` its partner among the open ones of `b`: with[i] is its number from 1, and it is closed there; 0: none. */
int facts_pair(const struct side *a, struct side *b, size_t *with, struct coco_arena *arena, struct coco_err *err);
/* Not told where it is alone. */
bool perhaps_name(const struct coco_fact *fact);

/* ---- compare_days.c ---- */

/* Days of the week that the other side writes short are no difference. */
void days_close(struct side *a, const struct side *b);

/* ---- compare_places.c ---- */

/* Where `b` has a figure of `a` in the place of another of its unit, and that one in its place: now[i] is its number there from 1; 0:
 * nowhere. */
int figures_moved(const struct coco_rewriter *rewriter, const struct side *a, const struct side *b, size_t *now, struct coco_arena *arena,
    struct coco_err *err);

/* ---- compare_names.c ---- */

/* Closes the names of each side that the other has in another case. 0 or -1. */
int names_close(const struct coco_rewriter *rewriter, struct side *a, struct side *b, struct coco_arena *arena, struct coco_err *err);

/* ---- compare_spelt.c ---- */

/* Closes the acronyms of `a` that `b` writes out. 0 or -1: no memory. */
int spelt_close(struct side *a, const struct side *b);

/* ---- compare_toned.c ---- */

/* Closes figures that differ in their demand alone where their sentences demand the same. */
void toned_close(struct side *a, struct side *b);
/* Closes numbers that stand for an ordinal which the other text has in words. 0 or -1. */
int ordinals_close(const struct coco_rewriter *rewriter, struct side *a, struct side *b, struct coco_err *err);

/* ---- compare_ways.c ---- */

/* Closes facts that the other text says by other means (only, except, per hour by its noun). 0 or -1. */
int ways_close(const struct coco_rewriter *rewriter, struct side *a, struct side *b, struct coco_arena *arena, struct coco_err *err);

/* ---- compare_rates.c ---- */

/* Adds the figures of `a`, once each at most, that `b` says of something else. 0 or -1. */
int rates_tell(const struct coco_rewriter *rewriter, const struct side *a, const struct side *b, struct coco_arena *arena,
    struct coco_difference *told, size_t *n, struct coco_err *err);

/* ---- compare_items.c ---- */

/* Takes the numbers of a list's items out; how many facts are left. */
size_t items_drop(struct coco_str text, struct coco_fact *facts, size_t count);

/* ---- compare_lines.c ---- */

/* Adds the figures of `a`, once each at most, for which `b` has another in the same sentence. 0 or -1. */
int lines_tell(
    const struct side *a, const struct side *b, struct coco_arena *arena, struct coco_difference *told, size_t *n, struct coco_err *err);

/* ---- rights.c ---- */

/* How many differences it may add. */
enum { RIGHTS_ROOM = 2 };
/* Adds rights that have changed hands. 0 or -1. */
int rights_tell(const struct coco_rewriter *rewriter, const struct side *a, const struct side *b, struct coco_arena *arena,
    struct coco_difference *told, size_t *n, struct coco_err *err);

/* ---- opposites.c ---- */

/* How many differences opposites_tell may add. */
size_t opposites_room(void);
/* Adds words of the original for which the candidate has one that excludes them. 0 or -1. */
int opposites_tell(const struct coco_rewriter *rewriter, const struct side *a, const struct side *b, struct coco_arena *arena,
    struct coco_difference *told, size_t *n, struct coco_err *err);
/* The forms of a language, once. 0 or -1. */
int opposites_load(struct lang_tables *to, int lang, struct coco_stemmer *stemmer, struct coco_err *err);
/* Which of all, most, many, some, few the word is; 0: none. */
unsigned opposites_share(const struct lang_tables *tables, struct coco_str normal);
/* Something is told already of what stands near: the bytes are of the original and of the candidate. */
bool told_beside(const struct coco_difference *told, size_t n, size_t before, size_t after);

/* ---- alike.c ---- */

/* Two stems that differ in their last letters, or (`compounds`) one that is a part of the other. */
/* Italian: the word behind an article that has lost its vowel (utilizzo of l'utilizzo). */
struct coco_str word_without_article(struct coco_str normal, int lang);
bool words_near(struct coco_str a, struct coco_str b, bool compounds);
/* The language writes compounds as one word. */
bool lang_joins_words(int lang);
/* One row `same` of wording.csv has both stems. */
bool words_of_one_row(struct coco_stemmer *stemmer, int lang, struct coco_str a, struct coco_str b, struct coco_buf *scratch);
/* A row `new` of wording.csv has the stem. */
bool word_says_nothing(struct coco_stemmer *stemmer, int lang, struct coco_str stem, struct coco_buf *scratch);
/* wording.csv lets one of the stems stand for the other. */
bool words_same_meaning(struct coco_stemmer *stemmer, int lang, struct coco_str a, struct coco_str b, struct coco_buf *scratch);

/* ---- senses.c ---- */

/* How many differences senses_tell may add. 0 or -1. */
int senses_room(const struct side *a, const struct side *b, struct coco_arena *arena, size_t *room, struct coco_err *err);
/* Adds what sentences that are the same but for a word say otherwise. 0 or -1. */
int senses_tell(const struct coco_rewriter *rewriter, const struct side *a, const struct side *b, struct coco_arena *arena,
    struct coco_difference *told, size_t *n, struct coco_err *err);

#endif
