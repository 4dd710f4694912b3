/* What the parts of the lexicon share: words and platforms (lexicon.c), headings (headings.c). */
#ifndef COCO_SURVEY_LEXICON_PARTS_H
#define COCO_SURVEY_LEXICON_PARTS_H

#include "lexicon.h"

#define INITIALS 1024 /* classes of words' beginnings */

struct survey_lexicon {
	const struct coco_vocabs *user;
	struct coco_arena *arena;
	struct coco_table_ref words, roles, headers; /* words.csv, metadata.csv, headers.csv */
	size_t code, role, marker, side, anywhere;   /* columns of theirs */
	size_t langs, lang;                          /* of words.csv, headers.csv: the first of the languages' columns */
	uint32_t begin[INITIALS + 1], *begun;        /* the patterns of headers.csv by the beginning of their first word */
	struct survey_platform *platforms;
	size_t n_platforms;
	struct coco_buf fold;
};

/* Makes the places of the patterns ready. -1: memory. */
int headings_load(struct survey_lexicon *lexicon);

#endif
