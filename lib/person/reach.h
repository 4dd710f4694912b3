/* reach.h: how somebody is reached, and where somebody lives, in free text: what its parts share. */
#ifndef PERSON_REACH_H
#define PERSON_REACH_H

#include "spans.h"

extern const struct coco_tables coco_tables_person;

bool reach_is_digit(struct coco_str text, size_t at);
/* A letter or a digit. */
bool reach_in_word(struct coco_str text, size_t at);
/* The word that ends before `at`, behind at most a few signs of `gap`. False: none. */
bool reach_word_before(struct coco_str text, size_t at, const char *gap, struct span *word);
/* The text, as it stands, is one of the names of a kind in reach.csv. */
bool reach_row_has(const char *kind, struct coco_str text);
/* The bytes of a row's address that begins at `at`; 0: none. */
size_t reach_page_begins(const char *kind, struct coco_str text, size_t at);
/* positions.c: a position on the earth begins at `at`; `least`: no byte before it is taken. False for all of a text of which the other says
 * false. */
bool person_position_at(struct coco_str text, size_t at, size_t least, struct span *found);
bool person_positions_may(struct coco_str text);
/* places.c: a house's number or a postcode at `at` is part of an address: its bytes are [*from, *to); COCO_REACH_HOME where a word before
 * it says that somebody lives there, COCO_REACH_PLACE, or 0. `least`: no byte before it is taken. */
unsigned reach_place_at(struct coco_str text, size_t at, size_t least, struct span *found);

#endif
