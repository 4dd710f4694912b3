/* callings.h: words for what people are by what they do, and what stands around them. Private to the room. */
#ifndef REWRITE_CALLINGS_H
#define REWRITE_CALLINGS_H

#include "coco/rewrite.h"
#include "coco/text.h"

/* The rows of callings.csv, by their kind. A word is looked for in the order of the first ones: `none` is what only looks like a trade;
 * beside `unsure` and `ending` the name itself has to look like one, beside `work` where nothing says whose it is; `firm` is as often a
 * firm, `thing` only ends like people. */
enum calling {
	CALLING_NONE,
	CALLING_UNSURE,
	CALLING_TRADE,
	CALLING_FIRM,
	CALLING_THING,
	CALLING_WORK,
	CALLING_ENDING,
	CALLING_WHOSE, /* says whose it is, or that it is known */
	CALLING_WHOM,  /* begins a clause */
	CALLING_AND,
	CALLING_NEVER,    /* nobody's name */
	CALLING_MAKER,    /* the same in all languages: its words are in the column of English */
	CALLING_MANY,     /* ends so where several are meant */
	CALLING_BY,       /* German: before a noun that is known, in the dative */
	CALLING_OWN,      /* German: before one of ours, in the nominative */
	CALLING_SUB,      /* German: the verb stands at the clause's end */
	CALLING_FROM,     /* behind a given name alone: where somebody works */
	CALLING_OLD,      /* before a name alone */
	CALLING_LETTERED, /* a letter behind it is no initial */
	CALLINGS
};
struct callings;
/* NULL: error. */
struct callings *callings_new(int lang, struct coco_err *err);
void callings_free(struct callings *callings);
/* The word, as it stands, is one of the kind's. */
bool callings_has(const struct callings *callings, enum calling kind, struct coco_str word);
/* What the word is up to CALLING_ENDING, behind an apostrophe (l'attrezzista); CALLING_NONE: nothing. */
enum calling callings_role(const struct callings *callings, struct coco_str word);

#endif
