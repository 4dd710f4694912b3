/* What the parts of the lexicon share: words and platforms (lexicon.c), headings (headings.c). */
#ifndef COCO_SURVEY_LEXICON_PARTS_H
#define COCO_SURVEY_LEXICON_PARTS_H

#include "lexicon.h"

#define WORDS_MAX 64 /* as many as bits */
#define BETWEEN 3    /* other words that may stand between two of a pattern that counts wherever it stands */

struct survey_lexicon {
	const struct coco_vocabs *user;
	struct coco_arena *arena;
	struct coco_table_ref words, roles, headers; /* words.csv, metadata.csv, headers.csv */
	size_t code, role, marker, side, anywhere;   /* columns of theirs */
	size_t langs, lang;                          /* of words.csv, headers.csv: the first of the languages' columns */
	struct notions *notions;
	struct whose *whose;
	struct consents *consents;
	const char *refused; /* the consent that the last heading lost, because it refuses or takes it back; or NULL */
	struct survey_platform *platforms;
	size_t n_platforms;
	struct survey_heads *no_org;   /* orgs.c's own; NULL: not made yet */
	struct survey_heads *forms;    /* own_name.c's */
	uint32_t lands[26 * 26];       /* orgs.c's own: with which letters the names of a country begin, by its code; 0: not asked yet */
	struct coco_buf fold, letters; /* letters: the fold once more, with umlauts of two letters as one */
	struct coco_buf kept;          /* umlauts.c's own */
	bool kept_made;
	bool failed; /* a fold, once: what is absent for want of memory is not absent */
};

/* The words of a heading, in a buffer. */
struct heading {
	struct coco_str words[WORDS_MAX];
	size_t n;
	uint64_t filler;             /* the words of no meaning of their own: a bit a word */
	uint64_t hints;              /* the words in brackets behind others */
	unsigned langs;              /* that know all of these: a bit a language */
	size_t letters;              /* of the other words; of all if there is no other */
	uint16_t classes[WORDS_MAX]; /* of the words, each once (coco_names_class) */
	size_t n_classes;
};

/* What a pattern finds in a heading: the words that say something, and how many letters they have. */
struct found {
	uint64_t words, every; /* those that say something; all of them */
	size_t n, letters;     /* n: words of the pattern, 0: it does not fit */
	bool all;              /* nothing else stands in the heading */
};

/* umlauts.c */
/* A folded text with its umlauts of two letters ("ae") as one; false: it has none. */
bool umlauts_as_letters(struct coco_str folded, struct coco_buf *out);
/* The same of the lexicon's fold of a heading, in place, but for words that patterns have as they stand. */
void umlauts_in_heading(struct survey_lexicon *lexicon);

/* headings.c */
/* Makes the patterns ready, once: a map may leave no heading to guess. false: memory. */
bool patterns_ready(struct survey_lexicon *lexicon);
/* The heading, whose words stand in the lexicon's buffer until the next one. */
struct heading heading_of(struct survey_lexicon *lexicon, struct coco_str text);
/* headings.c: "CompanyName" as "Company Name"; false: the heading is more than one word, or has no capital behind a small letter. */
bool capitals_part(struct coco_str heading, struct coco_buf *parted);
/* Notes the classes of its words, anew. */
void heading_classes(struct heading *h);
/* A pattern that counts wherever it stands: from the first place where no two of its words have more than `between` others, which say
 * something, between them. */
struct found pattern_find_close(const char *pattern, const struct heading *h, size_t between);
/* Kept in order, each field once; of equal scores the field that stands earlier in the table stands first. */
void guess_take(struct survey_guess best[SURVEY_GUESSES], struct survey_guess g);

/* The word is one of those that say nothing of a field, in some language. */
bool heading_filler(const struct survey_lexicon *lexicon, struct coco_str word);

/* abbreviated.c: adds the fields of whose patterns the heading's words are beginnings, with a dot behind each; `text`: as it stands. */
void abbreviated_guess(struct survey_lexicon *lexicon, struct coco_str text, const struct heading *h, const char *side,
    struct survey_guess best[SURVEY_GUESSES]);

/* notions.c */
/* Room for the notions and questions, which are made ready when a heading asks for them first. NULL: memory. */
struct notions *notions_new(struct coco_arena *arena);
/* Adds the fields that the heading asks for by what it is about. */
void notions_guess(struct survey_lexicon *lexicon, const struct heading *h, const char *side, struct survey_guess best[SURVEY_GUESSES]);

/* whose.c */
/* Room for the table, which is made ready when a heading asks for it first. NULL: memory. */
struct whose *whose_new(struct coco_arena *arena);
/* The heading's words that patterns of a kind of the table find, a bit a word; of the place "whole": that leave no other over. */
uint64_t whose_words(const struct survey_lexicon *lexicon, const char *kind, const struct heading *h);
/* Takes out the fields that the heading asks for, but not of the participant. */
void whose_settle(struct survey_lexicon *lexicon, const struct heading *h, struct survey_guess best[SURVEY_GUESSES]);

/* consents.c */
/* Room for the table, which is made ready when a heading asks for it first. NULL: memory. */
struct consents *consents_new(struct coco_arena *arena);
/* Takes out the consents for which the heading does not say enough, and marks those that need their cells. */
void consents_settle(struct survey_lexicon *lexicon, const struct heading *h, struct survey_guess best[SURVEY_GUESSES]);
/* Whether a word of the heading may refuse or deny. */
bool consents_deny(const struct survey_lexicon *lexicon, const struct heading *h);

#endif
