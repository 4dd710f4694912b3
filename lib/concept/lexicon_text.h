/* The words of a text, with what is known of each. Private to lib/concept. */
#ifndef CONCEPT_LEXICON_TEXT_H
#define CONCEPT_LEXICON_TEXT_H

#include "lexicon_words.h"

#define LEXICON_SHORT_MOST 3 /* letters of a name that stands in capitals */

/* What few words have: each set of them has a number. */
struct lexicon_extra {
	uint32_t capital;  /* number of the short name that the word is in capitals */
	uint32_t form;     /* number of the word of which it is a form in the text's language, if that is another than its core's */
	uint64_t everyday; /* in which languages it is an everyday word */
	uint64_t roles;    /* what it does in sentences of each language (roles.h) */
};

/* What is known of a word. */
struct lexicon_known {
	uint32_t core; /* number of its core */
	struct lexicon_extra extra;
};

/* Of a word: what is known; and where the word before it is joined to it by a hyphen. */
struct lexicon_word {
	struct coco_str text;
	struct lexicon_known is;
	uint32_t whole;            /* of the hyphenated word that begins here: its core as one */
	uint32_t parts;            /* … and how many words it has; else 1 */
	uint32_t clause, sentence; /* of the text, counted */
	uint32_t roles;            /* in this text */
	bool idle;                 /* a function word; known in answers only */
	bool aside;                /* its owner does not want it, or has it (aside.c) */
	bool asked;                /* a question ends behind it */
	bool comma, cut;           /* a comma stands before it; a hyphen behind it that joins nothing (Grafik- und Webdesign) */
};

struct lexicon_text {
	struct lexicon_word *words;
	size_t n, cap;
	/* what serves to know words */
	struct coco_endings endings;
	struct coco_everyday *everyday;
	struct coco_roles *roles;
	struct coco_cases *cases;
	struct coco_forms *forms;
	struct coco_heads *heads;
	struct coco_recent *kept;     /* words: the number of the core, and above its 16 bits that of the extra */
	struct lexicon_extra *extras; /* the first is none */
	size_t cap_extras;
	struct coco_map *extra_numbers; /* by their bytes */
	struct coco_buf fold, latin, stem;
};

int lexicon_text_init(struct lexicon_text *text); /* 0 or -1: memory; to be freed in either case */
void lexicon_text_free(struct lexicon_text *text);
/* Takes a text of a language (-1: not known) apart; in an answer function words are marked. The words are valid as long as the text. 0 or
 * -1: memory. */
int lexicon_text_split(struct lexicon_text *text, struct coco_str from, int lang, bool answer);
/* The number of a word's core as the word stands, without its case and no part of a compound; 0: it is in no name. */
uint32_t lexicon_text_plain(struct lexicon_text *text, struct coco_str word);
/* The node behind a core; 0: none. */
uint32_t lexicon_step(uint32_t node, uint32_t core);

#endif
