/* coco/rewrite.h: from a challenge's text to a brief that creatives want to answer, with a proof that no fact is lost.
 *
 * The brief is extractive: each sentence of the text goes verbatim, or with listed edits, to one slot of the brief or to
 * one entry of its annex; only the question and the bullets of `fixed` are composed, by tables, and are listed as edits
 * too. What the text does not say is asked for in `missing`, never made up. Text is data: nothing in it is followed.
 *
 * A coco_rewriter holds the compiled tables; it is read-only after coco_rewriter_new but for PCRE2's match memory: one per
 * thread. Results live in the arena that the caller passes. Offsets are bytes of the text. `lang` is a coco_lang_index or
 * -1 for unknown. */
#ifndef COCO_REWRITE_H
#define COCO_REWRITE_H

#include "coco/base_run.h"
#include "coco/record.h"

struct coco_rewriter;
struct coco_rewriter *coco_rewriter_new(struct coco_err *err);
void coco_rewriter_free(struct coco_rewriter *rewriter);
/* The language to work in: `given` (a code) if it is one of the nine, else the one that the text is written in, or -1. */
int coco_rewrite_lang(struct coco_str given, struct coco_str text);

/* ---- facts ------------------------------------------------------------------------------------------------------ */

enum coco_fact_kind {
	COCO_FACT_NUMBER, /* a quantity, with or without a unit */
	COCO_FACT_MONEY,
	COCO_FACT_DATE,
	COCO_FACT_STANDARD, /* ISO 13849-1 */
	COCO_FACT_PART,     /* letters and digits: S7-1516F, IP66 */
	COCO_FACT_ACRONYM,
	COCO_FACT_URL,
	COCO_FACT_EMAIL, /* personal: never in a message */
	COCO_FACT_PHONE, /* personal */
	/* in words; coco_facts does not give these, coco_facts_compare does */
	COCO_FACT_DEMAND,   /* must, should, may; value: the word that it falls on, unit: its sentence */
	COCO_FACT_NEGATION, /* alike */
	COCO_FACT_MATERIAL, /* value: its id in materials.csv */
	COCO_FACT_MARK,     /* confidential */
	COCO_FACT_NAME      /* may be a person's: never in a message */
};
enum coco_comparator { COCO_CMP_NONE, COCO_CMP_LE, COCO_CMP_GE, COCO_CMP_LT, COCO_CMP_GT, COCO_CMP_PM, COCO_CMP_ABOUT };
enum coco_modality { COCO_MODAL_NONE, COCO_MODAL_MUST, COCO_MODAL_SHOULD, COCO_MODAL_MAY };

/* How surely a word is a name: not; it only shows that a name of the other text is still there; it is told where another
 * stands in its place; it is told. */
enum coco_name_kind { COCO_NAME_NONE, COCO_NAME_STANDS, COCO_NAME_SWAPPED, COCO_NAME_SURE };

struct coco_fact {
	enum coco_fact_kind kind;
	size_t start, end;     /* value and unit */
	size_t lead;           /* where the words or signs before it that compare begin; `start`: none do */
	size_t tail;           /* where the words behind it that compare end; `end`: none do */
	struct coco_str value; /* numbers without grouping, with a decimal point; else as it stands */
	struct coco_str unit;  /* or absent */
	enum coco_comparator comparator;
	enum coco_modality modality; /* of its clause */
	bool negated;                /* its clause says not, no, without … */
	size_t sentence;             /* number of the sentence that it stands in */
	enum coco_name_kind name;    /* of a COCO_FACT_NAME */
};
/* The ledger: all facts of a text in order, without overlap. Every decimal digit of the text, of any script, belongs to
 * exactly one fact. */
int coco_facts(const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct coco_fact **facts,
    size_t *count, struct coco_err *err);
/* What a fact says, as text that is equal for equal facts: "12.5 mm", "<= 12.5 mm must". */
struct coco_str coco_fact_key(const struct coco_fact *fact, bool context, struct coco_arena *arena);
bool coco_fact_personal(const struct coco_fact *fact);

/* ---- rules ------------------------------------------------------------------------------------------------------ */

/* A row of the catalogue (lib/rewrite/rules.csv). */
struct coco_rule {
	const char *id, *slug, *level, *fix, *scope, *what, *hint;
	const char *langs;               /* languages in which it acts now, blank-separated; "" : it does not act yet */
	unsigned right, wrong, labelled; /* findings among sentences that a person has labelled, and how many these are; 0: not measured */
	unsigned texts_right, texts_wrong, texts; /* of scope doc: findings in whole texts, judged by reading; 0: not measured */
	const char *beside;                       /* what in a record says what the rule misses in the text; "": nothing */
};
size_t coco_rule_count(void);
struct coco_rule coco_rule_at(size_t i);
/* Whether the rule changes words of texts in the language: at least nine of ten of its edits in labelled texts were right. *right and
 * *wrong count these; both 0: not measured, so that it only notes. */
bool coco_rule_edits(const char *id, int lang, unsigned *right, unsigned *wrong);

/* A note of which fewer than eight of ten are right: in whole texts, where it was measured in these. It is told only on request. */
bool coco_rule_silent(const struct coco_rule *rule);

struct coco_smell {
	size_t rule; /* of coco_rule_at */
	enum coco_level level;
	size_t start, end;
	struct coco_str text; /* "" where it would show personal data */
	struct coco_str hint;
};
/* Findings of all rules that act in the language, in order of place and rule. */
int coco_rewrite_check(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct coco_smell **smells,
    size_t *count, struct coco_err *err);

/* ---- readability ------------------------------------------------------------------------------------------------ */

struct coco_counts {
	size_t characters, letters, words, sentences, syllables, long_words, words_1_syllable, words_3_syllables, words_4_syllables,
	    words_5_syllables, distinct_words;
	size_t difficult_words; /* English only: no everyday words (lib/rewrite/familiar.csv) nor regular forms of one */
};
int coco_text_counts(struct coco_str text, int lang, struct coco_counts *counts, struct coco_err *err);
/* A score by its name ("lix", "flesch" …) from the counts. False: unknown name, or fewer than one word. The source of each formula stands
 * with it in lib/rewrite/rules/formulas.c. */
bool coco_score(const char *name, const struct coco_counts *counts, double *value);
/* Names of the scores of a language; those of any language come first. *calibrated: there is one made for the language;
 * Slovene, Croatian and texts in an unknown language have none. */
enum { COCO_SCORES_MAX = 16 };
size_t coco_score_names(int lang, const char *names[COCO_SCORES_MAX], bool *calibrated);

/* ---- the brief -------------------------------------------------------------------------------------------------- */

enum coco_slot {
	COCO_SLOT_QUESTION,
	COCO_SLOT_WHY,
	COCO_SLOT_WHO,
	COCO_SLOT_TODAY,
	COCO_SLOT_OPEN,
	COCO_SLOT_FIXED, /* bullets joined by LF */
	COCO_SLOT_OFFER,
	COCO_SLOT_CHOICE,
	COCO_SLOT_TIMELINE,
	COCO_SLOT_CONTACT,
	COCO_SLOTS
};
extern const char *const coco_slot_names[COCO_SLOTS];

struct coco_edit {
	struct coco_str rule; /* "R18" */
	size_t start, end;    /* of the text */
	struct coco_str slot;
	size_t at; /* byte in the slot */
	struct coco_str before, after, reason;
	struct coco_str *facts;
	size_t n_facts;
};
struct coco_annex {
	struct coco_str id, text;
};
struct coco_ask {
	struct coco_str slot, ask;
};
struct coco_placed {
	int slot;          /* or -1: */
	size_t annex;      /* number of its annex entry; of a sentence in a slot: of the one that has it in full, 0: none */
	size_t start, end; /* of a sentence of the text */
};
/* One of several challenges in a text. */
struct coco_part {
	struct coco_str question; /* absent: none can be composed */
	size_t start, end;        /* what the text says of it: a section, or a sentence */
	bool key;                 /* the brief is of this one */
	struct coco_str reason;   /* why it is, or is proposed as, the key one; absent: it is not */
};
struct coco_refusal {
	const char *by;       /* "via" or "answer" */
	struct coco_str slot; /* or absent: all of it */
	struct coco_str why;  /* shows no word of the text */
};
/* What a challenge's record says beside its text (RECORDS: challenge). */
struct coco_terms {
	struct coco_date opens, deadline; /* year 0: not said */
	double budget_min, budget_max;    /* of the currency; NaN: not said */
	struct coco_str currency, ip;
	bool site_visit;
};
struct coco_brief {
	struct coco_str slots[COCO_SLOTS]; /* absent: not filled, stands in `missing` */
	struct coco_ask *missing;
	size_t n_missing;
	struct coco_annex *annex; /* A0 is the text */
	size_t n_annex;
	char original_sha256[COCO_SHA256_TEXT];
	bool confidential;       /* the text says so itself, in words */
	struct coco_part *parts; /* of a text with several challenges: all of them; n_parts is 0 or at least 2 */
	size_t n_parts;
	struct coco_part
	    *candidates; /* where no question could be composed: at most three sentences that may be the need, the likeliest first */
	size_t n_candidates;
	struct coco_edit *edits;
	size_t n_edits;
	struct coco_smell *smells;
	size_t n_smells;
	struct coco_placed *placed; /* where each sentence stands, in order of the text; only of a brief that was made, not read */
	size_t n_placed;
	struct coco_ask *answers; /* what the owner answered to the questions: `ask` is the answer */
	size_t n_answers;
	const struct coco_terms *terms; /* of its record; NULL: none */
	bool two_budgets;               /* what is offered names another budget than the record, which joined it */
	bool disapproved;               /* the owner's approval in the record is of another brief */
	const char *state;              /* of one that stands in its record: what became of it, a key of labels.csv; NULL: it was just made */
	struct coco_refusal *refused;   /* what a program (--via) or an answer said and was not taken */
	size_t n_refused;
	int lang;                         /* that it was made in, or -1 */
	struct coco_counts before, after; /* of the text; of the brief without question, bullets and annex */
};
/* What an owner answered to the question about a part of the brief (RECORDS: answers). */
struct coco_answer {
	struct coco_str challenge; /* its id; absent: of whatever text is at hand */
	struct coco_str slot, text, by, date;
};
/* A program that is asked for the wording (docs: --via). */
struct coco_via {
	char *const *argv;  /* ends with NULL */
	char **environment; /* NAME=value …, ends with NULL: all that it sees */
	double seconds;
};
/* Asks the program once and takes of its answer each slot that holds: no fact invented, lost or changed, same language, not
 * longer by more than 30 % or 15 words, not harder to read. What is not taken stands in brief->refused. 0 or -1. */
int coco_via_apply(struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct coco_via *via, struct coco_arena *arena,
    struct coco_brief *brief, struct coco_err *err);
/* Fills slots that the text leaves empty with brief->answers, the last answer of each; what can't be taken stands in
 * brief->refused. */
int coco_answers_apply(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct coco_brief *brief,
    struct coco_err *err);
/* The hash of a brief as RECORDS' approved.brief_sha256 has it: of the JSON that coco_brief_json writes. */
int coco_brief_sha256(const struct coco_brief *brief, char sha[COCO_SHA256_TEXT], struct coco_err *err);
enum coco_apply { COCO_APPLY_SAFE, COCO_APPLY_ALL, COCO_APPLY_NONE };
/* Composes the brief. `title`: the challenge's own title, or absent: a question may rest on it where the text has no heading
 * (its edit then has an empty `before` at 0). `apply`: SAFE edits by the closed tables of safe phrases, ALL also where too few edits of the
 * rule were right (coco_rule_edits), and by phrases that change the tone, NONE makes no edits inside sentences. */
int coco_brief_make(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, enum coco_apply apply,
    struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err);

/* The same of a text with several challenges, whose key one is the `part`-th, from 1; 0: the one that is proposed. */
int coco_brief_make_part(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, enum coco_apply apply,
    size_t part, struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err);

/* The members of a challenge record, raw JSON in `out`. */
void coco_brief_json(const struct coco_brief *brief, struct coco_buf *out);
void coco_edits_json(const struct coco_brief *brief, struct coco_buf *out);
void coco_findings_json(const struct coco_brief *brief, struct coco_buf *out);
void coco_readability_json(const struct coco_brief *brief, struct coco_buf *out);
/* Reads brief and edits back. False: not of that form. */
bool coco_brief_read(struct coco_str brief_json, struct coco_str edits_json, struct coco_arena *arena, struct coco_brief *brief);
struct coco_html;
/* Rules that the page of a brief has behind its own, for coco_page_begin. */
extern const char coco_brief_css[];
/* What a person reads, labels in the text's language; of a brief that was made. The sheet as HTML: the brief on a page, the
 * questions, the annex, and each sentence beside what became of it, with the reason. */
void coco_brief_html(const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang, struct coco_html *html);
/* The same comparison as lines: kept "  ", before "- ", after "+ ", moved to the annex "> ", asked "? "; control bytes are
 * dropped. `color`: for a terminal. 0 or -1: no memory. */
int coco_brief_diff(
    const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang, bool color, struct coco_buf *out);
/* The sheet as Markdown. */
int coco_brief_markdown(const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang, struct coco_buf *out);

/* ---- proof ------------------------------------------------------------------------------------------------------ */

/* Checks a brief against its text with code of its own: the hash; each edit's `before` stands in the text and its `after`
 * in the slot; reversing the edits of a slot gives sentences of the text byte for byte; each sentence stands in exactly
 * one slot or annex entry; no digit run, acronym or word of the composed parts is new; the ledgers are equal.
 * 1: it holds; 0: it does not, `why` (of 200 bytes) says what in words without personal data; -1: error. */
int coco_brief_verify(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, const struct coco_brief *brief,
    char why[200], struct coco_err *err);

enum coco_change { COCO_LOST, COCO_CHANGED, COCO_INVENTED };
struct coco_difference {
	enum coco_change change;
	struct coco_fact before, after; /* of original and candidate; start == end: none */
};
/* The language of two texts that are too short to tell it alone, by the words of both; -1: no word of the nine is known there, and only
 * what is written in figures and capitals can be compared. 0 or -1. */
int coco_facts_language(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, struct coco_arena *arena,
    int *lang, struct coco_err *err);
/* Which facts of `original` the `candidate` lost, changed or invented, both written in `lang`. */
int coco_facts_compare_in(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, int lang,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err);
/* The same of an original in `lang` (-1: as coco_facts_language says). A candidate that is in another of the nine languages, and shares
 * fewer than half of its words with the original, is read by its own rules. */
int coco_facts_compare(const struct coco_rewriter *rewriter, struct coco_str original, struct coco_str candidate, int lang,
    struct coco_arena *arena, struct coco_difference **differences, size_t *count, struct coco_err *err);

/* ---- records ---------------------------------------------------------------------------------------------------- */

struct coco_rewrite_options {
	enum coco_apply apply;
	struct coco_str lang;              /* of the texts; absent: the record's `lang`, else what the text is written in */
	bool force;                        /* also where a person has reviewed or approved the brief */
	const struct coco_via *via;        /* NULL: nobody is asked for the wording */
	const struct coco_answer *answers; /* beside those in the records */
	size_t n_answers;
	size_t part; /* which of several challenges is the key one, from 1; 0: as the record's answers say, else the one proposed */
};
#define COCO_REWRITE_MAX ((size_t)1 << 20) /* bytes of a text that is rewritten: two hundred pages and more */
enum coco_rewrite_outcome {
	COCO_REWRITE_DONE,
	COCO_REWRITE_APPROVED, /* left as it is: its owner approved this brief */
	COCO_REWRITE_ALTERED,  /* left as it is: it was changed after its owner approved it; `why` says where it leaves the text, or is empty */
	COCO_REWRITE_OUTDATED, /* left as it is: its owner approved it, and the text was changed after that; `why` says where */
	COCO_REWRITE_NO_PART,  /* options->part is none of its challenges: `why` says how many it has; the record stays as it was */
	COCO_REWRITE_TOO_LONG, /* its text has more than COCO_REWRITE_MAX bytes: `why` says it; the record stays as it was */
	COCO_REWRITE_LEFT,     /* not ours to change: another type, invalid, reviewed, nothing to undo */
	COCO_REWRITE_FAILED    /* the proof failed: `why` says what; the record stays as it was */
};
/* Appends the record with its brief to `line` (as it stood where nothing was done). What is written was read back and
 * proved. `brief` has the parts for other formats, `lang` the language that it was made in. */
int coco_rewrite_record(struct coco_rewriter *rewriter, const struct coco_rec *rec, const struct coco_rewrite_options *options,
    struct coco_arena *arena, struct coco_buf *line, struct coco_brief *brief, int *lang, enum coco_rewrite_outcome *outcome, char why[200],
    struct coco_err *err);
/* The brief that the record has, with its state, where it was left alone (`outcome` of coco_rewrite_record). 1, 0: it has none that can be
 * read, -1. */
int coco_rewrite_standing(struct coco_rewriter *rewriter, const struct coco_rec *rec, struct coco_str given,
    enum coco_rewrite_outcome outcome, struct coco_arena *arena, struct coco_brief *brief, int *lang, struct coco_err *err);
/* The way back: proves the brief against the text, then removes brief, edits, findings and readability. Of a record that
 * was made from a plain text `line` gets the text itself and `*plain` is set. */
int coco_rewrite_undo(struct coco_rewriter *rewriter, const struct coco_rec *rec, struct coco_arena *arena, struct coco_buf *line,
    bool *plain, enum coco_rewrite_outcome *outcome, char why[200], struct coco_err *err);
/* A plain text as a challenge record; `owner` NULL: "unknown". */
int coco_rewrite_wrap(struct coco_str text, const char *owner, struct coco_buf *line, struct coco_err *err);
/* The text of a challenge that the rules can be held against; absent: none. */
struct coco_str coco_rewrite_text(const struct coco_rec *rec, struct coco_arena *arena);

/* The first bytes of a file are no plain text but records (JSON or record CSV), or a spreadsheet, which the stream refuses by
 * name. An empty file is an empty stream. */
bool coco_rewrite_is_records(struct coco_str head);
/* Reads a plain text to its end into `all`: at most COCO_LINE_MAX bytes, valid UTF-8 without NUL; otherwise exit 3. */
int coco_rewrite_read(struct coco_in *in, struct coco_buf *all, struct coco_str *text, struct coco_err *err);
/* Valid UTF-8 without NUL, or an error of exit 3 that names `source`. */
int coco_rewrite_utf8(struct coco_str text, const char *source, struct coco_err *err);

/* ---- what the tool prints --------------------------------------------------------------------------------------- */

/* One finding as a JSON object; `file`, `record` where known. */
void coco_smell_json(const struct coco_smell *smell, const char *file, struct coco_str record, struct coco_buf *out);
/* A `score` record of a text. */
int coco_score_json(
    struct coco_str text, int lang, const char *file, struct coco_str record, bool sentences, struct coco_buf *out, struct coco_err *err);
void coco_rules_text(struct coco_buf *out);
void coco_rules_json(struct coco_buf *out);
/* A text with the offsets at which its lines begin, so that places in it are told without counting from its start. */
struct coco_lines {
	struct coco_str text;
	const size_t *starts;
	size_t n;
};
int coco_lines_make(struct coco_str text, struct coco_arena *arena, struct coco_lines *lines, struct coco_err *err);
/* A difference as a line of text or JSON; facts that are personal are named by their kind only. */
void coco_difference_text(
    const struct coco_difference *difference, const struct coco_lines *original, const struct coco_lines *candidate, struct coco_buf *out);
void coco_difference_json(
    const struct coco_difference *difference, struct coco_str original, struct coco_str candidate, struct coco_buf *out);
/* Line and column (bytes, from 1) of an offset. */
void coco_text_place(struct coco_str text, size_t at, size_t *line, size_t *column);

/* ---- a run over files ------------------------------------------------------------------------------------------- */

/* What a run does with each text, and the form of what it writes; auto: records stay NDJSON, a plain text becomes a sheet. */
enum coco_desk_mode { COCO_DESK_REWRITE, COCO_DESK_UNDO, COCO_DESK_CHECK, COCO_DESK_SCORE };
enum coco_desk_form { COCO_DESK_AUTO, COCO_DESK_NDJSON, COCO_DESK_JSON, COCO_DESK_CSV, COCO_DESK_MD, COCO_DESK_HTML, COCO_DESK_DIFF };
struct coco_desk_options {
	enum coco_desk_mode mode;
	enum coco_desk_form form;
	struct coco_rewrite_options rewrite;
	struct coco_texts lexicons; /* files of terms */
	const char *answers;        /* file of answers; NULL: none */
	const char *via;            /* command that is asked for the wording; NULL: none */
	double via_seconds;
	char **environment; /* of that command: NAME=value …, ends with NULL */
	const char *owner;  /* of plain texts; NULL: unknown */
	bool text;          /* every file is a plain text */
	bool notes_fail;    /* --check: a note, too, is a finding that counts */
	bool every_rule;    /* --check: notes that are seldom right are told, too */
	bool sentences;     /* --score: the sentences, too */
	bool color;         /* the output is a terminal that shows colours */
};
/* A desk writes to the run's output, tells the run's diagnostics and sets its `findings`; `options` must outlive it. */
struct coco_desk;
struct coco_desk *coco_desk_new(struct coco_run *run, const struct coco_desk_options *options, struct coco_err *err);
int coco_desk_file(struct coco_desk *desk, const char *path, struct coco_err *err);
/* The last bytes, after all files. */
int coco_desk_end(struct coco_desk *desk, struct coco_err *err);
/* The differences of two texts, with all that --format asks for; any is a finding. */
int coco_desk_verify(struct coco_desk *desk, const char *original_path, const char *candidate_path, struct coco_err *err);
/* The catalogue. */
int coco_desk_rules(struct coco_desk *desk, struct coco_err *err);
void coco_desk_free(struct coco_desk *desk);

#endif
