/* What the files of this room share beside its tables: the recognisers of facts, the units of a text, slots and the question. */
#ifndef COCO_REWRITE_PARTS_H
#define COCO_REWRITE_PARTS_H

#include "tables.h"

/* ---- negation.c ---- */

/* The class of a word in words.csv, also of a verb that has its negation as a prefix (nevíme); 0: none. `inside`: another word of the
 * sentence stands before it, so that a capital makes it a name. `scratch` is cleared. */
unsigned word_class(
    const struct lang_tables *tables, struct coco_str text, const struct coco_word *word, bool inside, struct coco_buf *scratch);
/* The word, one of those that demand, only says what somebody or something has. `view` ends with its sentence; `scratch` is cleared. */
bool only_owns(const struct lang_tables *tables, struct coco_str view, const struct coco_word *word, struct coco_buf *scratch);

/* ---- fact_scan.c: the recognisers; each returns the end of what begins at `at`, or `at` ---- */

struct scan {
	const struct coco_rewriter *rewriter;
	struct coco_str text;
	int lang;
	struct coco_buf *scratch;
	bool said; /* numbers in words are facts, too */
};
/* The end of a word that is nothing but a word: letters, small ones behind the first, and behind it what no address, code or acronym goes
 * on with. `at`: it may be more. */
size_t scan_plain(struct coco_str text, size_t at);
size_t scan_url(const struct scan *scan, size_t at);
size_t scan_email(const struct scan *scan, size_t at);
size_t scan_standard(const struct scan *scan, size_t at, bool *material);
size_t scan_token(const struct scan *scan, size_t at, bool *digits, bool *acronym);
size_t scan_date(const struct scan *scan, size_t at);
size_t scan_month(const struct scan *scan, size_t at);
size_t scan_number(const struct scan *scan, size_t at);
/* The end of the capital letters that begin at `at`. */
size_t capitals_end(struct coco_str text, size_t at);
/* The unit behind a number: its span; false: none. */
bool scan_unit(const struct scan *scan, size_t at, size_t *start, size_t *end, bool *money);
bool is_decimal_digit(struct coco_str text, size_t at, size_t *length);
static inline bool is_word_byte(unsigned char c)
{
	return c >= 0x80 || (unsigned char)((c | 32) - 'a') < 26 || (unsigned char)(c - '0') < 10;
}

/* ---- fact_phone.c ---- */

/* What a word of the rows "call" of words.csv announces; `reach`: names may stand between. */
enum call { CALL_PHONE = 1, CALL_REACH, CALL_EXTENSION, CALL_HANDLE, CALL_PROFILE, CALL_DESK, CALL_TOWARD };
size_t scan_phone(const struct scan *scan, size_t at);
/* A person's name at a messenger or in a network. */
size_t scan_handle(const struct scan *scan, size_t at);

/* ---- fact.c and fact_context.c ---- */

/* coco_facts with what takes part where texts are compared: numbers in words (three weeks) and times of the clock; of texts in one language
 * ranges in words (6 to 14), too. */
enum said { SAID_FIGURES, SAID_WORDS, SAID_RANGES };
int facts_said(const struct coco_rewriter *rewriter, struct coco_str text, int lang, enum said said, struct coco_arena *arena,
    struct coco_fact **facts, size_t *count, struct coco_err *err);
/* Gives each of the facts of the text its sentence, comparator, modality and negation. */
void facts_context(
    const struct scan *scan, struct coco_fact *facts, size_t count, const struct coco_sentence *sentences, size_t n_sentences);

/* ---- fact_bounds.c: each returns an enum coco_comparator and says what it read by the fact's `lead` and `tail` ---- */

/* A phrase behind the fact, before `next`, where the next one begins, and the sentence's end. */
unsigned bound_behind(const struct scan *scan, struct coco_fact *fact, size_t to, size_t next);
/* A verb of its clause; `from`: behind the fact before it. */
unsigned bound_verb(const struct scan *scan, struct coco_fact *fact, size_t from, size_t to, size_t next);

/* What `is` becomes by a negation shortly before the words that compare: not longer than is at most. */
unsigned bound_turned(const struct scan *scan, struct coco_fact *fact, size_t from, unsigned is);

/* ---- fact_said.c ---- */

/* Ranges in words become one fact, times of the clock get one form. 0 or -1. */
int facts_as_said(const struct scan *scan, bool ranges, struct coco_fact *facts, size_t *count, const struct coco_sentence *sentences,
    size_t n_sentences, struct coco_arena *arena, struct coco_err *err);
/* The end of a sign for a fraction, and its decimals; `at`: none. */
size_t scan_fraction(struct coco_str text, size_t at, const char **decimals);

/* ---- clock.c ---- */

/* The fact in its sentence is a time of the clock: its hour of 24 and its minutes, if any. */
bool clock_time(const struct scan *scan, struct coco_fact *fact, size_t from, size_t to, char out[16]);

/* ---- fact_blanks.c: what is spaced out reads the same ---- */

static inline bool blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}
/* A phrase in the lexicon, with one blank for each run of blanks and line ends. */
unsigned phrase_find(const struct lexicon *words, struct coco_str phrase, struct coco_buf *scratch);
/* The text with each run of blanks (also such that do not break) as one; *places says where each byte comes from, NULL
 * where the text has no such run and stays itself. 0 or -1. */
int single_blanks(struct coco_str *text, struct coco_arena *arena, size_t **places, struct coco_err *err);

/* ---- view.c ---- */

/* A text as it is read: its wrapped lines are not, and each of its line ends is one byte. */
struct view {
	struct coco_str original, text;
	const size_t *places; /* of the view's bytes in the original, and its end; NULL: they are the same */
};
int view_make(struct coco_str text, struct coco_arena *arena, struct view *view, struct coco_err *err);
/* Findings of the view get the original's places. */
void view_smells(const struct view *view, struct coco_smell *smells, size_t n);
/* A brief of the view becomes one of the original: places, and what edits stand for, byte for byte. */
void view_out(const struct view *view, struct coco_brief *brief);
/* The other way round, in arrays of its own. 0 or -1. */
int view_in(const struct view *view, struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err);

/* ---- brief.c ---- */

/* The counts of text and brief. */
int brief_measure(struct coco_str text, int lang, struct coco_brief *brief, struct coco_err *err);

/* ---- answers.c ---- */

/* The slot of a name, or -1. */
int slot_named(struct coco_str name);
/* What a brief shows of an answer: trimmed, without addresses and phone numbers; of a contact that is nothing else, that whoever gave the
 * brief has it. Empty: nothing. 0 or -1. */
int answer_shown(
    struct coco_rewriter *rewriter, int slot, struct coco_str *answer, int lang, struct coco_arena *arena, struct coco_err *err);
/* What a sheet shows of a title: the subject of a mail, no name, no address. Absent: nothing. 0 or -1. */
int title_shown(struct coco_rewriter *rewriter, struct coco_str *title, int lang, struct coco_arena *arena, struct coco_err *err);

/* ---- terms.c ---- */

/* What the members of a challenge's record say beside its text. 0 or -1. */
int terms_read(const struct coco_rec *rec, struct coco_arena *arena, const struct coco_terms **terms, struct coco_err *err);
/* The sentences that they add to a slot which says `said`; absent: none. 0 or -1. */
int terms_say(const struct coco_rewriter *rewriter, const struct coco_terms *terms, int slot, struct coco_str said, int lang,
    struct coco_arena *arena, struct coco_str *sentences, struct coco_err *err);
/* What parts them from what the slot says: nothing, a blank or a line end. */
struct coco_str terms_lead(struct coco_str said);
/* Adds the sentences of brief->terms to its slots. 0 or -1. */
int terms_apply(const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct coco_brief *brief,
    struct coco_err *err);

/* ---- record.c ---- */

/* What a record says beside its text: brief->terms and brief->answers. 0 or -1. */
int said_beside(const struct coco_rec *rec, struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err);

/* ---- via.c ---- */

/* Notes that something was not taken: `by` "via" or "answer", and the slot or absent. */
int refuse(struct coco_brief *brief, const char *by, struct coco_str slot, const char *why, struct coco_arena *arena, struct coco_err *err);

/* ---- fact_words.c ---- */

/* The ledger with what is said in words, too: `figures` (of coco_facts) merged with demands, negations, materials, marks of
 * confidence and names. In order, without overlap. */
int facts_with_words(const struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct coco_fact *figures,
    size_t n_figures, struct coco_arena *arena, struct coco_fact **all, size_t *count, struct coco_err *err);

/* ---- compare_language.c ---- */

/* The language whose function words and words of the tables most words of two texts are, which are too short to tell it for
 * sure; -1: none has any, or the texts are surely in a language that is none of the nine; -2: no memory. */
int likely_language(
    const struct coco_rewriter *rewriter, struct coco_str one, struct coco_str other, struct coco_arena *arena, struct coco_err *err);
/* The other language that the candidate is in, and whether that is sure; -1: it is in the original's. */
int other_language(struct coco_str original, int lang, struct coco_str candidate, bool *sure);
/* The language of the candidate, and that of the original in *lang, where they share so few words that each has its own; -1: they do not,
 * or they have one; -2: memory. */
int languages_apart(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, int *lang,
    struct coco_arena *arena, struct coco_err *err);

/* ---- fact_names.c ---- */

/* A run of words with capitals behind a title: Frau Dr. Anna Huber. */
struct names {
	const struct lang_tables *tables;
	struct coco_str text;
	int lang;
	const struct coco_sentence *sentence;
	bool told, first;     /* a capital tells names in this sentence; no word of it was seen */
	unsigned before;      /* what the word before was: W_TITLE, W_PLACE or 0 */
	size_t run, last_end; /* words of a name since the title; where the word before ends */
};
/* Begins a sentence. */
void names_begin(struct names *names, const struct coco_sentence *sentence);
/* Whether the next word of the sentence, `normal` in its normal form, is a name. Called for each word in turn. */
enum coco_name_kind name_next(struct names *names, const struct coco_word *word, struct coco_str normal);

/* Behind `end` stands a blank and a legal form: Huber GmbH. */
bool before_legal_form(struct coco_str text, size_t end);

/* ---- score.c ---- */

/* An English word of everyday use, normalised, or a regular form of one. */
bool familiar_word(struct coco_str normal);

/* The row of materials.csv that a normalised word names, from 1; 0: none. */
unsigned material_of(const struct lang_tables *tables, struct coco_str normal);

/* ---- compare.c, compare_across.c ---- */

/* A date in any of the languages' writings as year-month-day. */
struct coco_str date_key(const struct lang_tables *tables, struct coco_str date, struct coco_buf *scratch, struct coco_arena *arena);
/* The differences of two texts in different languages: of what can be told in both. */
int compare_across(const struct coco_rewriter *rewriter, struct coco_str original, int lang, struct coco_str candidate, int other,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err);

/* ---- ledger.c ---- */

/* Each fact of `part` is one of `whole`, as often; `equal`: and the other way round. 1, 0, -1. */
int ledger_within(const struct coco_rewriter *rewriter, int lang, struct coco_str part, struct coco_str whole, bool equal,
    struct coco_arena *arena, struct coco_err *err);

/* Runs of digits, and of ASCII capitals, of which one text has more than the other: *more is how many of the first such run `text` has
 * more (less than 0: fewer), 0 where there is none. 0 or -1. */
int ledger_runs(struct coco_str text, struct coco_str other, long *more, struct coco_err *err);

/* ---- units.c: the sentences of a text as the brief deals with them ---- */

enum {
	F_HEADING = 1,
	F_ITEM = 2,
	F_SOLUTION = 4,
	F_LIMITS = 8,
	F_STANDARD = 16,
	F_GATE = 32,
	F_LONG = 64,
	F_ACRONYM = 128,
	F_CHOSEN = 256,
	F_CONFIDENTIAL = 512,
	F_LEANS = 1024,
	F_ROW = 2048,        /* of a table */
	F_MANY = 4096,       /* rule R03 found it */
	F_BACK = 8192,       /* begins with a word that points back */
	F_SHORT = 16384,     /* stands in its slot without some of its words, and in full in the annex */
	F_OTHER = 32768,     /* belongs to another challenge than the key one */
	F_EXCLUDED = 65536,  /* of a list that its lead-in denies, with it */
	F_ADMITTED = 131072, /* who may take part */
	F_CONTEST = 262144,  /* tells of the contest itself, which is not how things are */
	F_CLAUSE = 524288,   /* goes on behind the semicolon of the unit before */
	F_TIED = 1048576     /* goes where the sentence before goes, or to the annex */
};
struct unit {
	size_t start, end; /* without bullet and #-marks */
	size_t block;
	unsigned flags;
	size_t words;
	int section;             /* slot that its heading names, or -1 */
	int slot;                /* slot that it goes to, or -1: annex */
	double score;            /* how well it fits there */
	struct changes *changes; /* what makes it shorter there (shorten.c), or NULL */
	int weights[COCO_SLOTS]; /* what its cues say of each slot */
};
/* `rewriter`: NULL leaves sentences with semicolons whole. 0 or -1. */
int units_make(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct unit **units, size_t *count,
    struct coco_err *err);
size_t count_words(struct coco_str text);

/* ---- clauses.c ---- */

/* Sentences with semicolons become units of one clause each. 0 or -1. */
int clauses_apart(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct unit **units,
    size_t *count, struct coco_err *err);

/* ---- phrase.c ---- */

/* The next phrase of phrases.csv from `from` on, and in *key how it is written there; NULL: none. */
const struct phrase *phrase_next(
    const struct lang_tables *tables, struct coco_str s, size_t from, size_t *start, size_t *end, struct coco_buf *key);
/* The row of a phrase as it stands in a text, or NULL; *key: with one blank for each run of blanks, in small letters. */
const struct phrase *phrase_of(const struct lang_tables *tables, struct coco_str match, struct coco_buf *key);
/* `after` is what the table says for `before`. */
bool phrase_holds(const struct lang_tables *tables, struct coco_str before, struct coco_str after);

/* ---- check.c ---- */

/* Findings of all rules, and the flags of the units. */
int check_units(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct unit *units, size_t count,
    const struct coco_fact *facts, size_t n_facts, struct coco_arena *arena, struct coco_smell **smells, size_t *n_smells,
    struct coco_err *err);
/* The text asks for confidence: one of its sentences has a mark of rule R24 (no address, no phone number). */
bool marked_confidential(const struct lang_tables *tables, struct coco_str text, const struct unit *units, size_t count);
size_t rule_by_id(const char *id);
/* coco_rule_edits without the counts. */
bool rule_edits(const char *id, int lang);
bool rule_acts(const struct coco_rule *rule, int lang);
/* A finding of the rule is told: it is right often enough, and the record's members and answers do not say what the text lacks. */
bool rule_told(size_t rule, const struct coco_brief *said);

/* The number of the first fact that begins at `start` or behind it; the facts that begin in a span of the text: [*from, *to). */
size_t facts_from(const struct coco_fact *facts, size_t n, size_t start);
void facts_between(const struct coco_fact *facts, size_t n, size_t start, size_t end, size_t *from, size_t *to);

/* ---- lists.c ---- */

/* The unit leads to a list, which ends before *end. */
bool lists_lead(struct coco_str text, const struct unit *units, size_t count, size_t at, size_t *end);
/* Gives the items of a list the slot of the first one, where that says what is offered. */
void lists_follow(struct coco_str text, struct unit *units, size_t count);
/* Marks lists whose lead-in says that they are not wanted, or may not be (F_EXCLUDED). */
void lists_exclude(struct coco_str text, const struct lang_tables *tables, struct unit *units, size_t count, const struct coco_fact *facts,
    size_t n_facts);
/* Short items of a list that stays in the annex are of one kind there, and so is what leads to them. */
void lists_one_kind(struct coco_str text, struct unit *units, size_t count);
/* Lead-ins and short items whose list is not in their slot as a whole leave it. */
void lists_keep_whole(struct coco_str text, struct unit *units, size_t count);

/* ---- acronym.c ---- */

/* The acronym is explained somewhere in the text, or known outside the factory. */
bool acronym_known(const struct coco_rewriter *rewriter, struct coco_str text, const struct coco_fact *fact, const struct coco_fact *facts,
    size_t n_facts);
/* What the text itself explains the acronym with, where it stands at `fact` or elsewhere; absent: nothing. */
struct coco_str acronym_words(struct coco_str text, const struct coco_fact *fact, const struct coco_fact *facts, size_t n_facts);
/* `after` is the acronym `before` and, in brackets, words that stand beside it in the text. */
bool acronym_holds(struct coco_str text, struct coco_str before, struct coco_str after);
/* The edit puts an explanation in brackets behind what it explains. */
static inline bool explains(const struct coco_edit *edit)
{
	return coco_str_is(edit->rule, "R12") || coco_str_is(edit->rule, "R13");
}

/* ---- compare_veil.c ---- */

/* Differences of words that may be somebody's name become differences of names, which no message shows. */
void differences_veil(struct coco_str original, struct coco_str candidate, int lang, struct coco_difference *differences, size_t count);

/* ---- personal.c ---- */

/* A postal address, a person's name or a number within a house, as bytes of the text. */
struct personal {
	size_t start, end;
	size_t from, to; /* what may be left out of its sentence with it; both 0: nothing, so that the sentence goes */
	bool site, extension;
	bool function; /* a name behind what the person is */
};
/* All of a text, in order, without overlap; none in an unknown language. 0 or -1. */
int personal_find(const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct personal **found,
    size_t *n, struct coco_err *err);
/* Those that lie in [start, end), or a part of them: [*from, *to). */
void personal_between(const struct personal *found, size_t n, size_t start, size_t end, size_t *from, size_t *to);
/* One of them does. */
bool personal_in(const struct personal *found, size_t n, size_t start, size_t end);
void personal_patterns_free(struct personal_patterns *patterns);

/* ---- personal_names.c ---- */

/* Told of each, in order; -1 ends the search. */
typedef int (*personal_found)(void *to, size_t start, size_t end);
/* The text in which names are sought, and what is none: where `firm` fits from a name's beginning or `called` up to it. */
struct named_text {
	struct coco_str text;
	int lang;
	const struct patterns *firm, *called;
	struct coco_err *err;
};
/* Names that have a given name in them. 0, -1, or what `add` returned. */
int personal_names(const struct named_text *in, personal_found add, void *to);
/* The name of something else: Anna Nowak GmbH, Karl Franz University, ulica Ivana Cankarja. */
bool personal_of_firm(const struct named_text *in, size_t start, size_t end);
/* The next word behind one blank; an initial and a particle are passed over: Anna B. Nowak, Maria von Berg. */
bool personal_next_word(struct coco_str text, size_t at, struct coco_word *word);

/* ---- personal_callings.c ---- */

/* Names beside what somebody is called by what they do (our welder Novak). `behind` is told of those that stand right behind it, `add` of
 * others. 0, -1, or what they returned. */
int personal_callings(struct lang_tables *tables, const struct named_text *in, personal_found behind, personal_found add, void *to);
void callings_free(struct callings *callings);

/* ---- personal_numbers.c ---- */

/* Numbers of bank accounts, with the word before them. 0, or what `add` returned. */
int personal_accounts(struct coco_str text, personal_found add, void *to);
/* Numbers of identity: sure ones, and such as may be one beside one of the names. `add` may not change the names. The same. */
int personal_identities(struct coco_str text, const struct personal *names, size_t n_names, personal_found add, void *to);

/* ---- shorten.c ---- */

/* What makes a sentence shorter: pieces of the text that are left out (R25) or become the end of one sentence and the
 * beginning of the next (R14); in order, without overlap. */
struct change {
	size_t start, end;
	struct coco_str after;
	const char *rule;
};
enum { CHANGES_MAX = 12 };
struct changes {
	struct change items[CHANGES_MAX];
	size_t n, words, hard; /* words that are left, and of them long ones (more than six letters) */
	size_t longest;        /* words of the longest of the sentences that it makes */
	int slot;              /* that they are for */
	bool cut;              /* something is left out */
	bool unknown;          /* an acronym is left that nobody explains */
	bool personal;         /* an address, a phone number or a person's name is left */
	size_t figures;        /* that are left, without names */
	bool limits;           /* of them one is a limit, or a standard is left */
	bool until;            /* nothing but until when is left */
	bool whole;            /* what was left out is a clause of its own */
};
/* Of a language, compiled when the first text in it is shortened. */
struct shortcuts {
	bool ready;
	struct pattern *clause, *late, *split, *unended, *address, *ordinal, *widens, *behind_address;
	struct pattern *calls; /* call Mr Hill on …: how a clause begins that only says whom to ask */
	struct pattern *front, *middle, *between, *stays, *example, *tail; /* what stands aside, and what of it may not go */
	struct pattern *until, *until_behind, *hour;                       /* by 1 March; 1 March at the latest; , 12:00 */
	struct pattern *asking; /* questions, until when they may be asked, which says nothing alone */
	struct pattern *labels[COCO_SLOTS];
	const struct pattern *verb; /* the tables' (CUT_VERB) */
};
struct shortener {
	struct coco_rewriter *rewriter;
	struct lang_tables *tables;
	struct coco_str text;
	int lang;
	const struct coco_fact *facts;
	size_t n_facts;
	const struct personal *personal;
	size_t n_personal;
	const struct coco_map *unknown; /* acronyms that nobody explains */
	bool verbatim;                  /* nothing may be changed */
	bool all;                       /* changes are made, whatever was measured of them */
	struct coco_arena *arena;
};
int shorten_unit(const struct shortener *shortener, const struct unit *unit, int slot, struct changes *changes, struct coco_err *err);
void shortcuts_free(struct shortcuts *shortcuts);

/* ---- ease.c ---- */

struct ease {
	struct coco_str text;
	double lix; /* of the text */
	const struct coco_fact *facts;
	size_t n_facts;
};
/* LIX of all sentences, by which each is called easy or hard. */
double ease_of_text(struct coco_str text, const struct unit *units, size_t count);
/* How well a sentence reads alone: long ones, ones of long words and ones of many figures cost. */
double ease_penalty(const struct ease *ease, const struct unit *unit);
/* It may be a slot's second sentence, which is there to help, where the first is needed. */
bool ease_enough(const struct ease *ease, const struct unit *unit);
/* It may be a bullet as it stands. */
bool ease_bullet(const struct ease *ease, const struct unit *unit);
/* Most words of substance of `unit` are in `other`, too: it says the same again. */
bool ease_repeats(struct coco_str text, const struct unit *unit, const struct unit *other);

/* ---- choose.c ---- */

/* Gives the units their slots, by the flags that check_units has set; halves of a sentence that say no two things are joined, *count is
 * then less. Units of slot `fixed` are bullets as they stand. */
int slots_choose(const struct shortener *shortener, struct unit *units, size_t *count, struct coco_err *err);

/* ---- phrases.c ---- */

/* Appends the unit's text to `out` with the closed phrases replaced, and notes the edits. `base`: bytes before `out` in
 * the slot are counted in out->len. */
struct edits {
	struct coco_edit *items;
	size_t count, cap;
};
int edit_add(struct edits *edits, const struct coco_edit *edit, struct coco_err *err);

/* ---- gloss.c ---- */

/* What glossing a brief remembers: which rows are done, by number from 1; `done` NULL: nothing is glossed. */
struct glosser {
	struct coco_rewriter *rewriter;
	int lang;
	const char *slot;
	bool *done;
	size_t cut; /* byte of the text from which on something is left out, or SIZE_MAX */
	const struct coco_fact *facts;
	size_t n_facts;
	struct coco_map *spelled; /* acronyms that were spelled out */
	bool all;                 /* also where too few of the rule's edits were right */
	struct coco_arena *arena;
};
int glossary_load(struct lang_tables *to, int lang, struct coco_err *err);
/* One more term, by its forms with ; between. The texts are borrowed as long as the tables live. */
int glossary_add(struct lang_tables *to, struct coco_str forms, struct coco_str plain, char kind, struct coco_err *err);
size_t gloss_rows(const struct lang_tables *tables);
struct coco_str gloss_plain(const struct lang_tables *tables, size_t row);
/* The row, from 1, of the term that begins with the word `first`, and the term's end; 0: none. */
size_t gloss_at(const struct lang_tables *tables, struct coco_str text, const struct coco_word *first, size_t *end);
/* The text explains in brackets what ends at `end`. */
bool gloss_in_text(struct coco_str text, size_t end);
/* `after` is `before` and the glossary's words for it. */
bool gloss_holds(const struct coco_rewriter *rewriter, int lang, struct coco_str before, struct coco_str after, struct coco_arena *arena);
/* Inside a quotation, of whatever signs: an odd number of them stands before `at` in the paragraph, inches not counted. */
bool in_quotation(struct coco_str text, size_t at);
/* Puts [from, to) of the text, with a gloss behind each hard term that had none yet. */
int gloss_put(
    struct glosser *g, struct coco_str text, size_t from, size_t to, struct coco_buf *out, struct edits *edits, struct coco_err *err);

/* ---- phrases.c, continued ---- */

int phrases_apply(struct glosser *glosser, struct coco_str text, enum coco_apply apply, const struct unit *unit,
    const struct coco_fact *facts, size_t n_facts, struct coco_buf *out, struct edits *edits, struct coco_err *err);
struct coco_str unit_text(struct coco_str text, const struct unit *unit);
/* "3.1 We seek", "4. Drivers", "2) Price" without the number of the list; "30. 4. 2026" and "45 people" as they are. */
struct coco_str unnumbered(struct coco_str s);

/* ---- show.c ---- */

/* Line and column of offsets that only grow. */
struct place {
	struct coco_str text;
	size_t at, line, column;
};
void place_move(struct place *place, size_t to);

/* ---- letterhead.c ---- */

/* The text begins with who writes it instead of a title. */
/* The line ends with a legal form: Huber GmbH. */
bool names_firm(struct coco_str line);
bool is_letterhead(struct coco_str text, const struct unit *units, size_t count);

/* ---- mail_head.c ---- */

/* Each line of a mail's head becomes a unit: the subject a heading, the others F_ROW. There is room for a unit a line. */
void mail_heads_mark(struct coco_str text, struct unit *units, size_t *count);
/* Who wrote and who got a mail. */
int mail_heads_personal(struct coco_str text, personal_found add, void *to);
/* A title without "Subject:", "Re:", "Fwd:"; absent: it says who writes, or nothing. */
struct coco_str mail_subject(struct coco_str title);
/* What begins at `start` says that a mail was answered or sent on: AW:, WG: at the beginning of a subject. */
bool mail_again(struct coco_str text, size_t start, size_t end);
/* The title of a text: the subject of its head, or its first line where that is a heading and does not say who writes; absent: none. */
struct coco_str mail_title(struct coco_str text, const struct unit *units, size_t count);

/* ---- several.c ---- */

/* The challenges of a text where there are several, the key one chosen (`wanted`, from 1) or proposed with its reason; units of the others
 * are flagged F_OTHER. */
int parts_find(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct unit *units, size_t count, size_t wanted,
    struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err);

/* ---- question.c ---- */

/* The rows of a kind of cuts.csv in one pattern; one that never matches where the language has none. */
struct pattern *cut_pattern(const char *kind, int lang, struct coco_err *err);
/* The same, made once for all texts in the language; it belongs to the rewriter. NULL: error. */
const struct pattern *cut_of(struct coco_rewriter *rewriter, int lang, enum cut_kind kind, struct coco_err *err);

/* Composes the question from the title or a need sentence. `*from` is the number of the unit that it rests on, COCO_NONE
 * where that is the challenge's own title; `*named`: it only says what the challenge is called (NULL: no such
 * question is wanted); `question` is absent where none can be composed. */
int question_make(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, const struct unit *units,
    size_t count, struct coco_arena *arena, struct coco_str *question, size_t *from, bool *named, struct coco_err *err);

/* ---- question_choices.c ---- */

/* At most three sentences that may state the need, the likeliest first, each with the reason; `hidden`: units that nobody is shown. 0 or
 * -1. */
int question_choices(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, const struct unit *units,
    size_t count, const bool *hidden, struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err);

/* ---- question_cut.c ---- */

struct question_cutter {
	struct coco_arena *arena;
	const struct pattern *cut, *tail; /* cuts.csv */
};
/* Cuts what a question can't hold. `room`: words that it may have; `ends`: the sentence ends with it, so that its last word may be what
 * elsewhere leads to a next one ("come in"). Empty: nothing is left; absent: no memory. */
struct coco_str question_cut(const struct question_cutter *cutter, struct coco_str s, size_t room, bool ends);
/* Nothing is left but a word that leads to a next one: "reduce the". */
bool question_hangs(const struct pattern *tail, struct coco_str s);
/* It begins with a verb of verbs.csv in its base form. */
bool question_does(struct coco_str s);
/* Copies without what stands in brackets, but for those within a word (Kolleg(inn)en); blanks and line ends become one blank. */
struct coco_str without_brackets(struct coco_str s, struct coco_arena *arena);
struct coco_str without_stops(struct coco_str s);

/* ---- question_words.c ---- */

/* The words that any question may have: of templates and verbs. */
struct coco_map *question_vocabulary(struct coco_err *err);
/* Each word of the question is one of them, or stands in `source` or `before`. */
bool question_says(struct coco_str question, const struct coco_map *vocabulary, int lang, struct coco_str source, struct coco_str before);

/* ---- positive.c ---- */

/* Turns a question that only says less into one that says what should be, where the table has the pair. 0 or -1. */
int question_positive(
    const struct lang_tables *tables, int lang, struct coco_arena *arena, struct coco_str *question, struct coco_err *err);

#endif
