/* coco/text.h: what the engines know about text in nine languages: words, languages, stems, sentences.
 * All input is valid UTF-8; all offsets are bytes of the input. Nothing here knows records.
 * `lang` is a coco_lang_index (0 en … 8 cs) or -1 for unknown. */
#ifndef COCO_TEXT_H
#define COCO_TEXT_H

#include "coco/base.h"

/* ---- words ------------------------------------------------------------------------------------------------------ */

/* A word is a run of letters and digits with inner ' ’ - . , between two such characters ("low-cost", "1,000", "e.g"), and with soft
 * hyphens and the like, which are not seen. */
struct coco_word {
	size_t start, end; /* bytes */
	bool number;       /* begins with a digit */
};
/* The next word at or after *at; *at moves behind it. False: no more. */
bool coco_word_next(struct coco_str text, size_t *at, struct coco_word *word);
/* Appends the form in which words are compared: NFKC, case folded, accents kept; without what is not seen; Cyrillic and Greek in Latin
 * letters, apostrophes and hyphens as they are typed. The form of a form is itself. */
void coco_text_normal(struct coco_str text, struct coco_buf *out);

/* ---- language --------------------------------------------------------------------------------------------------- */

struct coco_lang_guess {
	int lang;          /* -1: none of the nine, or cannot tell */
	char code[4];      /* its ISO 639-1 code, also beyond the nine; empty: cannot tell */
	double confidence; /* 0 to 1: its odds among all languages and none of them */
};
struct coco_lang_guess coco_lang_detect(struct coco_str text);
/* The one of the nine whose stems and function words serve a language: itself, Croatian for its sisters; else -1. */
int coco_lang_kin(struct coco_str code);

/* ---- stems ------------------------------------------------------------------------------------------------------ */

/* Stemmers for the nine languages: Snowball (Porter 2001) for en, de, it, hu; tables of our own for the others. Not thread-safe: one
 * per thread. */
struct coco_stemmer;
/* Loads libstemmer, whose relocations cost four tenths of a millisecond, so that only those who stem pay for them. To be called before
 * the first coco_stemmer_new, which else cannot tell why it fails. 0, or -1. Error: io (no-library). */
int coco_stemmer_ready(struct coco_err *err) COCO_MUST_USE;
/* NULL: memory, or the library is not there. */
struct coco_stemmer *coco_stemmer_new(void);
/* The stem of a normalised word; the word itself for an unknown language. Valid until the next call. */
struct coco_str coco_stem(struct coco_stemmer *stemmer, int lang, struct coco_str normal);
void coco_stemmer_free(struct coco_stemmer *stemmer);

/* What the forms of one noun or adjective have in common, by tables alone: no word meets its verb or another word made of it. */
struct coco_forms;
struct coco_forms *coco_forms_new(void); /* NULL: memory */
/* Appends it, in small letters without accents; nothing for a language whose forms no table has. 0 or -1: memory. */
int coco_forms_stem(struct coco_forms *forms, int lang, struct coco_str word, struct coco_buf *stem) COCO_MUST_USE;
void coco_forms_free(struct coco_forms *forms);
/* A function word of the language (normalised). */
bool coco_stop_word(int lang, struct coco_str normal);

/* ---- sentences -------------------------------------------------------------------------------------------------- */

struct coco_sentence {
	size_t start, end; /* bytes, blanks trimmed */
	enum coco_block { COCO_PARAGRAPH, COCO_HEADING, COCO_ITEM, COCO_ROW } block;
	size_t block_number; /* sentences of the same block share it */
};
/* Sentences of a plain text in order; array in the arena. 0 or -1. */
int coco_sentences(
    struct coco_str text, int lang, struct coco_arena *arena, struct coco_sentence **sentences, size_t *count, struct coco_err *err);
/* The text as it reads when its lines are not wrapped: line ends within a sentence, and between sentences of a paragraph, become blanks.
 * It keeps its length, so that places in it are places in the text; a text without wrapped lines stays itself. Doing it again changes
 * nothing. 0 or -1. */
int coco_unwrap(struct coco_str *text, struct coco_arena *arena, struct coco_err *err);
/* "4.2 Budget", "3.2.1. The hall": the line begins with the number of a clause in levels, and a capital. */
bool coco_clause_number(struct coco_str line);
/* Bytes of the label that a line begins with, "Target group: …", without the colon; 0: none. */
size_t coco_label_length(struct coco_str line);
/* Syllables of a word (at least 1 where it has a letter). */
unsigned coco_syllables(struct coco_str word, int lang);

/* Words as they stood in texts, lately, and a number for each. Forgets whatever stands in the way of something new, so that a number must
 * be one that can be found out again. */
struct coco_recent;
/* It grows to so many words at most, a power of two. NULL: memory. */
struct coco_recent *coco_recent_new(size_t most);
/* *number is that of the word under this tag; false: it is not known any more. */
bool coco_recent_find(struct coco_recent *recent, struct coco_str word, uint8_t tag, uint32_t *number);
/* Notes a word that was not found. 0, or -1: memory. */
int coco_recent_note(struct coco_recent *recent, struct coco_str word, uint8_t tag, uint32_t number);
/* The word will be looked for soon: where it might stand is fetched from memory. */
void coco_recent_expect(const struct coco_recent *recent, struct coco_str word);
void coco_recent_free(struct coco_recent *recent);

#endif
