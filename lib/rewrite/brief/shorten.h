/* Private parts of the shorter sentences: one sentence with what is changed in it.
 *
 * Offsets are in the sentence; changes belong to the arena of the shortener. */
#pragma once

#include "parts.h"

struct cutter {
	const struct shortener *by;
	const struct unit *unit;
	struct coco_str s; /* the sentence; offsets below are in it */
	int slot;
	bool telling; /* its slot tells a story; in the others each word counts */
	struct changes *to;
};

/* A piece is replaced; what was to happen inside it is forgotten. */
void cutter_change(struct cutter *c, size_t start, size_t end, struct coco_str after, const char *rule);
bool cutter_changed_at(const struct cutter *c, size_t at);

/* Words of [start, end) that are still there. */
size_t cutter_words(const struct cutter *c, size_t start, size_t end);
/* What stands at `at` is within brackets, of which half would stay. */
bool cutter_in_brackets(struct coco_str s, size_t at);

/* ---- shorten_aside.c ---- */

/* No condition, bound, ban or demand stands in [start, end). */
bool cutter_may_go(const struct cutter *c, const struct shortcuts *by, size_t start, size_t end);
/* The introduction before the main clause; clauses between commas, and a piece between dashes, behind which the verb follows. */
void cutter_front(struct cutter *c, const struct shortcuts *by);
void cutter_middle(struct cutter *c, const struct shortcuts *by);
void cutter_dashes(struct cutter *c, const struct shortcuts *by);

/* ---- shorten_front.c ---- */

/* The letter that begins a word of the sentence as a capital; 0: it is no letter that has one here. */
size_t cutter_capital(struct coco_str s, char out[4]);
/* The first word with a capital, which ends at *end; absent: it has one, is no word, or has capitals inside. */
struct coco_str word_large(struct coco_str s, struct coco_arena *arena, size_t *end);
/* The first word from `from` with a capital, up to *to; absent: it has one, or it is to stay as it is. */
struct coco_str cutter_large(const struct cutter *c, size_t from, size_t *to);
void cutter_clause_number(struct cutter *c);
/* The name of the slot before what the slot is to say. */
void cutter_label(struct cutter *c, const struct shortcuts *by);
void cutter_begin_large(struct cutter *c);
void cutter_end(struct cutter *c);

/* ---- shorten_people.c ---- */

/* Addresses, phone numbers and people's names, with the words that lead to each. */
void cutter_addresses(struct cutter *c, const struct shortcuts *by);
/* Until when, and nothing else. Returns whether that can be told. */
bool cutter_until(struct cutter *c, const struct shortcuts *by);
/* A place, a name or a number within a house is left, or next to nothing else is. */
bool cutter_tells_who(const struct cutter *c);
