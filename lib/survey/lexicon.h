/* lexicon.h: the room's tables: words with a meaning (yes, am, "vor Ort"), headings, platforms. */
#ifndef COCO_SURVEY_LEXICON_H
#define COCO_SURVEY_LEXICON_H

#include "coco/record.h"

/* What a metadata column of a platform is. */
enum survey_role {
	SURVEY_NO_ROLE,
	SURVEY_RESPONSE_ID,
	SURVEY_SUBMITTED,
	SURVEY_LANG,
	SURVEY_COMPLETE,
	SURVEY_EMAIL,
	SURVEY_NAME,
	SURVEY_TECHNICAL, /* dropped */
	SURVEY_PRIVATE,   /* dropped because it is personal */
	SURVEY_POSITION,  /* a part of a position: personal behind a question's name */
	SURVEY_TRIAL,     /* says which rows nobody answered in earnest: tests, previews, spam */
	SURVEY_WAVE,      /* which time the row was asked */
	SURVEY_FORM,      /* the form that was filled in once more, alone in its row */
	SURVEY_INSTANCE   /* the how many-eth time */
};

struct survey_platform {
	const char *name;
	const char *shown_as;   /* its name for people; "" the same */
	size_t header_rows;     /* always there, */
	size_t optional_rows;   /* and there where the first of them holds no response number */
	const char *second;     /* the second row holds "label"s, or the "option"s of the question to the left */
	size_t markers;         /* headings that must be there */
	size_t marker_row;      /* in which row, from 0 */
	size_t marker_columns;  /* only the first so many columns count; 0: all */
	bool coded;             /* a heading begins with a question's code */
	size_t preamble;        /* rows that may stand before the headings */
	const char *separator;  /* of several answers in one cell; "" unknown */
	const char *also;       /* another mark that some of its files have there; "" none */
	bool also_leads;        /* which then stands before the first answer as well */
	const char *path;       /* between a group's name and a question's; "" no groups */
	const char *chosen;     /* what an option's column holds where it is chosen; "": a word for yes */
	const char *not_chosen; /* and where it is not; "": as well */
	const char *stem;       /* between a question's code and its option's number; "a": the option is a letter behind it; "" none */
	const char *selected;   /* in a label, between a question and its option, or behind the question alone; "" none */
	bool bare;              /* an option's heading is its text alone, as is a cell that chooses it; a question's stand side by side */
	bool joined;            /* options in columns of their own that no field takes are one response */
	bool list_ends;         /* a cell of several answers ends with the separator */
	bool codes;             /* what was chosen may stand there as a number that the file does not explain */
	bool dated_is_complete; /* a row is complete where it has its date of submission */
	const char *id_begins;  /* how its response numbers begin; "" anyhow */
	const char *completed;  /* the code of a complete response, where it writes codes; "" a word */
	const char *no_date;    /* the date of rows whose date is not kept; "" none */
};

/* A cell's text that stands for no answer. */
struct survey_missing {
	struct coco_str text;
	const char *reason; /* not_shown, no_answer … */
};

struct survey_lexicon;
struct survey_lexicon *survey_lexicon_new(const struct coco_vocabs *vocabs, struct coco_err *err); /* vocabs may be NULL */
void survey_lexicon_free(struct survey_lexicon *lexicon);
/* False: what was asked for got no answer for want of memory. */
bool survey_lexicon_ok(const struct survey_lexicon *lexicon);

/* The code that `words` stands for in a set ("bool", "mode", "size" …), or NULL. */
const char *survey_lexicon_word(struct survey_lexicon *lexicon, const char *set, struct coco_str words);
/* The same in two steps, for words that several sets are asked about: their name in the table (COCO_NONE: no set has them). */
size_t survey_lexicon_words(struct survey_lexicon *lexicon, struct coco_str words);
size_t survey_lexicon_folded(const struct survey_lexicon *lexicon, struct coco_str fold); /* of words that coco_fold has folded */
const char *survey_lexicon_word_at(const struct survey_lexicon *lexicon, const char *set, size_t name);
/* The month (1 to 12) that a word names in one of `langs`, a bit a language of coco_langs; 0: none, -1: it names two, in two
 * languages. `*named`: the languages that know the word. */
#define SURVEY_ALL_LANGS ((1u << COCO_LANGS) - 1)
int survey_lexicon_month(struct survey_lexicon *lexicon, struct coco_str word, unsigned langs, unsigned *named);
/* A vocabulary: the user's, else the compiled one. */
const struct coco_vocab *survey_lexicon_vocab(const struct survey_lexicon *lexicon, const char *name);
/* The code of a vocabulary that `words` names (code, label, synonym in any language), or NULL. */
const char *survey_lexicon_code(struct survey_lexicon *lexicon, const struct coco_vocab *vocab, struct coco_str words);
size_t survey_lexicon_platforms(const struct survey_lexicon *lexicon);
const struct survey_platform *survey_lexicon_platform(const struct survey_lexicon *lexicon, size_t i);
/* The texts that stand for no answer on a platform, at most `room` of them into `out`; returns how many there are. */
size_t survey_lexicon_missing(const struct survey_lexicon *lexicon, const char *platform, struct survey_missing *out, size_t room);
/* Why a text is no answer on a platform; NULL: it is one. */
const char *survey_lexicon_missing_reason(const struct survey_lexicon *lexicon, const char *platform, struct coco_str text);
/* What a row is that nobody answered in earnest, by the cell of a column of SURVEY_TRIAL: "a test"; NULL: an answer. */
const char *survey_lexicon_trial(const struct survey_lexicon *lexicon, const char *platform, struct coco_str text);
/* The role of a heading on a platform. */
enum survey_role survey_lexicon_role(struct survey_lexicon *lexicon, const char *platform, struct coco_str heading);
/* The same in two steps, for a heading that many platforms are asked about: its name in the table (COCO_NONE: none has it), and
 * that name's role; `*marker`: it speaks for the platform. */
size_t survey_lexicon_roles(struct survey_lexicon *lexicon, struct coco_str heading);
enum survey_role survey_lexicon_role_at(const struct survey_lexicon *lexicon, const char *platform, size_t name, bool *marker);
/* The languages in which the heading is one of a platform or of contact data, a bit each. */
unsigned survey_lexicon_role_langs(struct survey_lexicon *lexicon, struct coco_str heading);

/* A field that a heading may name, with the score of its best pattern (0 to 1). */
struct survey_guess {
	const char *field; /* static: "country", "challenge.title" */
	double score;
	uint64_t words; /* of the heading that its pattern found: a bit a word */
	unsigned langs; /* of its pattern: a bit a language of coco_langs */
	size_t row;     /* of headers.csv */
	bool whole;     /* all of the heading, the little words too: "budget from" is not "budget" */
	bool first;     /* leaves out the others */
	bool bare;      /* a consent that its cells must give in words: the heading has none of agreement */
	bool question;  /* by what is asked (questions.csv), not by a pattern */
	bool named;     /* only if the cells name what the field's vocabulary knows */
};
#define SURVEY_GUESSES 4
/* The best fields for a heading, of different names, the best first; `side` "" or "avm", "cci" leaves out the other side's fields. */
void survey_lexicon_guess(
    struct survey_lexicon *lexicon, struct coco_str heading, const char *side, struct survey_guess best[SURVEY_GUESSES]);
/* whose.c: the heading asks for a mark of a person (date of birth, tax number, where somebody lives) or for a bank account: says so; or
 * NULL. `hints`: also by words in brackets. */
const char *survey_lexicon_personal(struct survey_lexicon *lexicon, struct coco_str heading, bool hints);
/* The heading asks for what is told of nobody: health, belief, a union, family life; then a tick or a number says as much as a text. */
bool survey_lexicon_tells(struct survey_lexicon *lexicon, struct coco_str heading);
/* What a heading asks for if its cells say so as well: a year of birth ("Ročník"), a position ("Breite"), a party ("Strana"); and whether
 * it names a foundation, an entry or a contract, or an organisation; or asks how much or how well. Bits. */
enum {
	SURVEY_MAY_BE_BORN = 1,
	SURVEY_MAY_BE_POSITION = 2,
	SURVEY_MAY_BE_PARTY = 4,
	SURVEY_SAYS_SINCE = 8,
	SURVEY_SAYS_FIRM = 16,
	SURVEY_ASKS_DEGREE = 32
};
unsigned survey_lexicon_may_be(struct survey_lexicon *lexicon, struct coco_str heading);
/* All that makes it a person's is that it asks for an age; for what somebody is called at a network: the cells decide whether they tell it.
 */
bool survey_lexicon_age(struct survey_lexicon *lexicon, struct coco_str heading, bool hints);
bool survey_lexicon_account(struct survey_lexicon *lexicon, struct coco_str heading, bool hints);
/* What a heading says besides, where a network is meant: how it is used ("how often"), or what somebody is called there. */
enum survey_network { SURVEY_NETWORK_ALONE, SURVEY_NETWORK_USED, SURVEY_NETWORK_NAMED };
enum survey_network survey_lexicon_network(struct survey_lexicon *lexicon, struct coco_str heading, bool hints);
/* The heading names an organisation: what it asks for is a firm's. */
bool survey_lexicon_firm(struct survey_lexicon *lexicon, struct coco_str heading);
/* All that the heading asks for is who takes part, signs or leads, or what that person is called ("Name des Teilnehmers"). */
enum survey_attendee {
	SURVEY_ATTENDEE_NONE,
	SURVEY_ATTENDEE_ALONE, /* without a word for a name: the cells may be anything of such people */
	SURVEY_ATTENDEE_NAME,
	SURVEY_ATTENDEE_GIVEN,
	SURVEY_ATTENDEE_FAMILY
};
enum survey_attendee survey_lexicon_attendee(struct survey_lexicon *lexicon, struct coco_str heading);
/* All that it asks for is the text beside an option that says nothing by itself: "If other, please specify". */
bool survey_lexicon_other(struct survey_lexicon *lexicon, struct coco_str heading);
/* The heading says that several answers may be given. */
bool survey_lexicon_several(struct survey_lexicon *lexicon, struct coco_str heading);
/* The heading has the words of a consent, but refuses it or takes it back (consents.csv; whose.csv, "refusal"): it is read as no field, and
 * this is its consent; or NULL. */
const char *survey_lexicon_refuses(struct survey_lexicon *lexicon, struct coco_str heading);
/* consents.c: it asks for an agreement or a refusal, of whatever it is. */
bool survey_lexicon_asks(struct survey_lexicon *lexicon, struct coco_str heading);
/* What a cell below a consent says in words of its own. */
enum survey_says { SURVEY_SAYS_NOTHING, SURVEY_SAYS_AGREED, SURVEY_SAYS_REFUSED };
enum survey_says survey_lexicon_says(struct survey_lexicon *lexicon, struct coco_str cell);

#endif
