/* The tables of the room, loaded: words, patterns, cues and forms of each language, and the lexicons that they are looked up in. Private to
 * the room. */
#ifndef COCO_REWRITE_TABLES_H
#define COCO_REWRITE_TABLES_H

#include "coco/rewrite.h"
#include "coco/text.h"

enum { LANG_SLOTS = COCO_LANGS + 1 }; /* -1 is kept at 9: English tables don't hold there, only those of any language */
enum word_kind {
	W_MODAL = 1,
	W_NEGATION,
	W_MONTH,
	W_BEFORE,
	W_AFTER,
	W_MARK,
	W_MATERIAL,
	W_MINUS,
	W_TITLE,
	W_PLACE,
	W_COUNT,
	W_WHEN,
	W_CALL,
	W_BOUND,
	W_RATE,
	W_PREFIX,
	W_WHOLE,
	W_BESIDE,
	W_VERB,
	W_CLOCK,
	W_RANGE,
	W_PER,
	W_CASE,
	W_OWNS,
	W_ENDING,
	W_POLITE,
	W_WITHIN
};

/* Words with a class; the key is the normalised word with blanks as they stand. */
struct lexicon {
	struct coco_map *map;
	unsigned *values; /* kind << 8 | value */
	size_t cap;
	uint64_t begins[16];  /* by word_begin: some word begins so, and most words of a text do not */
	uint64_t phrases[16]; /* the same of what is more than a word */
};
int lexicon_add(struct lexicon *lexicon, struct coco_str word, unsigned kind, unsigned value, struct coco_err *err);
/* Adds the forms of a cell ("form;begin*"), normalised, as kind 1. `scratch` is cleared. */
int lexicon_cell(struct lexicon *lexicon, const char *cell, unsigned value, struct coco_buf *scratch, struct coco_err *err);
/* kind << 8 | value, or 0. With `scratch`, which may or may not hold it then, the word is normalised. */
unsigned lexicon_find(const struct lexicon *lexicon, struct coco_str word, struct coco_buf *scratch);

/* A phrase of the lexicon may begin with the word, as it stands in a text. */
bool lexicon_leads(const struct lexicon *lexicon, struct coco_str word);

/* The value of the word, or of its longest beginning of three bytes or more that stands in the lexicon with a star; 0: none. */
unsigned lexicon_begins(const struct lexicon *lexicon, struct coco_str normal);

/* One alternation of a table's rows; the rows' numbers tell which matched where groups are named so. */
struct pattern;
enum { PATTERN_WORDS = 1, PATTERN_AT_START = 2, PATTERN_BEGINS = 4 }; /* it matches whole words; only where a text begins; a word does */
struct pattern *pattern_new(const char *alternatives, unsigned how, struct coco_err *err);
/* The same, compiled with the first text that it may match: by pattern_ready (0 or -1), where each text that it is asked of passes first,
 * or in finding, where it has a sieve, which keeps what went wrong (sieve_sound). */
struct pattern *pattern_late(const char *alternatives, unsigned how, struct coco_err *err);
int pattern_ready(struct pattern *pattern, struct coco_str text, struct coco_err *err);
/* The first match at or after `from`: 1 and its span, 0 none, -1 a limit was met (a limit is no match; callers pass). */
int pattern_find(const struct pattern *pattern, struct coco_str text, size_t from, size_t *start, size_t *end);
/* The same with capture groups: `groups` of (start, end) pairs, SIZE_MAX where unset; at most 8. */
int pattern_groups(const struct pattern *pattern, struct coco_str text, size_t groups[16]);
/* The same, of the first match at or behind byte `from`. */
int pattern_groups_from(const struct pattern *pattern, struct coco_str text, size_t from, size_t groups[16]);
/* Asks the pattern only of texts that pass the sieve of its language, which is borrowed (sieve.c). */
struct sieve;
struct sieve *sieve_new(void);
void sieve_free(struct sieve *sieve);
void pattern_sieve(struct pattern *pattern, struct sieve *sieve);
/* -1: a pattern behind the sieve did not compile, or there was no memory for a match; what was found since the sieve is new says nothing.
 */
int sieve_sound(const struct sieve *sieve, struct coco_err *err);
/* What the patterns of the language are asked of next lies in `text`, which nobody changes until this is called with another or none. */
void sieve_region(struct sieve *sieve, struct coco_str text);
/* The same of texts that lie elsewhere, each asked as a whole; nobody changes them until they are released. */
void sieve_hold(struct sieve *sieve, const struct coco_str *texts, size_t count);
void sieve_release(struct sieve *sieve);
void pattern_free(struct pattern *pattern);

/* Rows of a table that are compiled apart, so that a text compiles and asks only those that it may hold: together they find what one
 * pattern of them all, joined by |, would. */
struct patterns {
	struct pattern **items;
	size_t n, cap;
};
/* Takes the pattern, which is freed where that fails; NULL: its maker has failed. 0 or -1. */
int patterns_add(struct patterns *to, struct pattern *pattern, struct coco_err *err);
/* As pattern_find; -1 where any of them met a limit. */
int patterns_find(const struct patterns *patterns, struct coco_str text, size_t from, size_t *start, size_t *end);
void patterns_sieve(struct patterns *patterns, struct sieve *sieve);
void patterns_free(struct patterns *patterns);

enum { RULES_MAX = 32 };
/* Rows of cues.csv that name no slot: a sentence begins so and points back, or is for the annex; it names people whom the
 * solution may help; it points back from its middle; it names a deadline; it says who may
 * take part; until when by a month, a quarter or a week; what looks like trouble
 * and is none; small talk of a letter; what
 * comes of it (this costs us a day); what customers are offered; words for people that
 * name nobody; that a contest is announced; what goes wrong; it says nothing without the sentence before it. */
enum cue_mark {
	MARK_BEFORE,
	MARK_ANNEX,
	MARK_PEOPLE,
	MARK_THEM,
	MARK_COST,
	MARK_UNCLEAR,
	MARK_PRESCRIBED,
	MARK_EXCLUDED,
	MARK_DEADLINE,
	MARK_PARTAKE,
	MARK_ADMITTED,
	MARK_PERIOD,
	MARK_CALM,
	MARK_CHAT,
	MARK_EFFECT,
	MARK_SERVED,
	MARK_ANYONE,
	MARK_ANNOUNCES,
	MARK_IDLE,
	MARK_TROUBLE,
	MARK_CLOSING,
	MARK_TIED,
	MARKS
};
struct cue {
	int slot, weight;
	bool section;
	struct pattern *pattern;
};
/* What words do in a sentence (deeds.h). */
enum { DEED_KINDS = 128, DEED_ROW = 6 };
struct deed_kinds {
	uint8_t of[DEED_ROW];
	size_t count;
};
struct deed {
	int slot, weight;
	struct deed_kinds all, none; /* kinds of words, and marks of facts */
};
struct deeds {
	struct {
		struct coco_str name;
		struct pattern *pattern; /* NULL: the language has no such words */
	} kinds[DEED_KINDS];
	struct deed *rows;
	size_t n_kinds, n_rows, cap;
};
/* What a form reads: a title, a sentence, what the text itself calls a problem ("marked", question_told.c), or only what it is called
 * ("named", question_topic.c). */
enum question_where { ASK_TITLE, ASK_SENTENCE, ASK_TOLD, ASK_NAMED };
struct question_form {
	enum question_where where;
	bool tells; /* its sentence tells a problem, whatever its rank */
	int rank;
	const char *template, *verb; /* verb: which table turns $1 ("gerund", "noun", …), or "" */
	const char *says;            /* the pattern as the table has it */
	struct pattern *pattern;
};
struct phrase {
	size_t rule;
	const char *after;
	bool safe;
};
/* A form of a term of the glossary: its words, each with a star where it is a beginning. */
struct gloss_form {
	struct coco_str form;
	size_t row, next; /* from 1; 0: none */
};
struct gloss_term {
	struct coco_str plain;
	char kind; /* n(oun), a(djective): a noun may follow; A(cronym): only in capitals */
};
/* Rows of cuts.csv that every text is held against. */
enum cut_kind {
	CUT_CUT,
	CUT_TAIL,
	CUT_NEVER,
	CUT_PART,
	CUT_URGENT,
	CUT_ONE,
	CUT_MORE,
	CUT_OTHER,
	CUT_EVERY,
	CUT_COUNTED,
	CUT_FIRST,
	CUT_NEXT,
	CUT_LEAD,
	CUT_TROUBLE,
	CUT_BACK_ONE,
	CUT_BACK_MANY,
	CUT_SUBJECT_ONE,
	CUT_SUBJECT_MANY,
	CUT_FIGURE,     /* a figure or a date with the word that leads to it, without which a need says the same less exactly */
	CUT_SMALL,      /* what is written small within a sentence where nouns are not */
	CUT_STATED,     /* a heading or label that names the task */
	CUT_SEEKING,    /* such a label that says who seeks, so that a sentence begins with it */
	CUT_OVER,       /* where a sentence that is too long to be asked may end */
	CUT_NOT_NOUN,   /* of a noun's gloss: the ending makes another word or another part of speech */
	CUT_NOT_PLAIN,  /* of an adjective's: a noun, or a case that its explanation has not */
	CUT_TOLD,       /* what calls the rest of its sentence a problem: "Unfortunately, …" */
	CUT_TOLD_END,   /* what calls the sentence that it ends one: "…, which annoys us." */
	CUT_TOLD_AFTER, /* the sentence that calls the one before it so: "That has to change." */
	CUT_TOLD_HEAD,  /* the heading of problems */
	CUT_FILLER,     /* a word that only joins a sentence to the one before, with the blank or commas around it */
	CUT_BOUND,      /* what is so because a law or a standard demands it, which nobody may change; a want that is denied */
	CUT_TOPIC_LEAD, /* a contest's name in front of what it is about, and behind it */
	CUT_TOPIC_TAIL,
	CUT_TOPIC_CASE, /* what is left of a title then shows a case, or hangs */
	CUT_NO_TOPIC,   /* a title that names a contest, a call or a part of a document */
	CUT_HOLLOW,     /* what is left of a thing that was cut before anything is said of it: "a clear system" */
	CUT_TASK,       /* a sentence that says what is sought */
	CUT_CONTEST,    /* one that says what a contest does for those who enter, or for their trade */
	CUT_PROCESS,    /* one that says how a contest runs: entries, jury, prizes */
	CUT_PRAISE,     /* one that says how good, how old, how large its writer is */
	CUT_VAGUE,      /* a question that names a solution, or only that it should be good */
	CUT_POINTS,     /* a question with a word that points back */
	CUT_UNDENIED,   /* a word of negation with which nothing is denied: not only, without */
	CUT_VERB,       /* a verb, by which a clause is told */
	CUTS
};
struct shortcuts;
struct personal_patterns;
struct callings;
/* All that depends on a language, compiled when the language is first met. */
struct lang_tables {
	bool ready;
	struct lexicon words, months;       /* apart: May is a month, may is none */
	struct lexicon when;                /* of dates and terms: before, after, until */
	struct lexicon bounds;              /* apart: maximum is a phrase before its figure, too */
	struct lexicon beside;              /* months only beside a figure: May at a sentence's beginning */
	uint8_t months_begin[256];          /* by month_begin: a word that may be a month */
	struct lexicon wholes;              /* beginnings of words, with a star, in which what looks like a negation is none */
	struct coco_str prefix;             /* a negation that is written as one with its verb; absent: none */
	struct lexicon before_names;        /* apart: nach stands before towns and before dates */
	struct lexicon calls;               /* what announces a phone number */
	struct lexicon materials, glossary; /* the glossary's by the first word of a form: the number of its first entry */
	uint64_t gloss_begins[512];         /* by the first three letters of a form */
	struct gloss_form *forms;
	size_t n_forms, forms_cap;
	struct gloss_term *terms;             /* by the row of a form, from 1 */
	size_t n_terms, terms_cap, own_terms; /* the first ones are a sector's own */
	struct pattern *rules[RULES_MAX];
	struct pattern *without[RULES_MAX]; /* a match of this one in the sentence withdraws the rule's */
	struct cue *cues;
	size_t n_cues, cues_cap;
	struct pattern *marks[MARKS];
	struct deeds deeds;
	struct question_form *questions;
	size_t n_questions, questions_cap;
	struct patterns phrase_patterns, joint_patterns; /* of a few phrases each, longer ones first; joints: R14 */
	struct sieve *sieve;                             /* before all these patterns */
	struct pattern *cuts[CUTS];                      /* compiled when first asked for */
	struct coco_map *phrase_map;
	struct phrase *phrases;
	size_t phrases_cap;
	struct shortcuts *shortcuts;
	struct personal_patterns *personal; /* compiled when the first text in the language is looked at */
	struct callings *callings;          /* loaded with the first capital beside such a word */
	struct lexicon opposites[2]; /* opposites.c: loaded when texts in the language are first compared; forms of a second member apart */
	bool opposites_ready;
	struct lexicon senses; /* senses.c: loaded with the first comparison, too */
	bool senses_ready;
	struct lexicon conditions; /* conditions.c: loaded with the first comparison, too */
	bool conditions_ready;
	struct lexicon ways[2]; /* compare_ways.c: loaded with the first comparison that has open facts; rows "without" apart */
	bool ways_ready;
	struct lexicon acts[2]; /* acts.c: loaded with the first comparison, too; acts, and words of person and time */
	bool acts_ready;
	struct lexicon rights; /* rights.c: loaded with the first comparison, too */
	bool rights_ready;
	struct lexicon writings; /* writings.c: loaded with the first comparison, too */
	bool writings_ready;
	struct lexicon owns, endings, withins;                     /* rows "owns", "ending", "within" of words.csv */
	struct lexicon behind, verbs, clocks, ranges, pers, cases; /* rows "after", "verb", "clock", "range", "per", "case" of words.csv */
};
/* A term of a file (--lexicon). */
struct own_term {
	int lang; /* -1: any */
	struct coco_str forms, gloss;
};
struct coco_rewriter {
	struct own_term *own;
	size_t n_own, own_cap;
	struct lexicon units, standards, acronyms, multipliers;
	struct lang_tables langs[LANG_SLOTS];
	struct coco_map *vocabulary; /* words of the tables that questions may have; made with the first question */
};
/* Before any text is looked at; the texts must outlive the rewriter. */
int lexicon_term(struct coco_rewriter *rewriter, int lang, struct coco_str forms, struct coco_str gloss, struct coco_err *err);
int lang_tables_load(struct coco_rewriter *rewriter, int lang, struct coco_err *err);

/* ---- question_forms.c ---- */

/* The rows of questions.csv in a language, with the pieces that their patterns share in their places. 0 or -1. */
int question_forms_load(struct lang_tables *to, const char *lang, struct coco_err *err);
/* What tells trouble, by the pieces of the questions; compiled late. NULL: error. */
struct pattern *question_trouble(const char *lang, struct coco_err *err);
/* Adds `pattern` with the pieces of question_pieces.csv (@name@) in their places; false: one is unknown, or they hold each other. */
bool question_pieces(const char *lang, const char *pattern, struct coco_buf *out);
static inline struct lang_tables *lang_of(const struct coco_rewriter *rewriter, int lang)
{
	return (struct lang_tables *)&rewriter->langs[lang >= 0 && lang < COCO_LANGS ? lang : COCO_LANGS];
}
static inline unsigned month_begin(const char word[2])
{
	return ((unsigned char)word[0] ^ (unsigned)(unsigned char)word[1] << 3) & 255;
}
/* A cell of the language's column, English where it is empty or the language is unknown. */
const char *label_of(const char *table, const char *key, int lang);

#endif
