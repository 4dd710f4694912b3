/* A reason under way, for those who write reasons and paragraphs. Private to lib/match. */
#ifndef COCO_MATCH_REASON_H
#define COCO_MATCH_REASON_H

#include "engine.h"

enum { COCO_REASON_TERMS = 5 };

/* One reason: its sentences so far, and the key and list of the next. */
struct coco_reason {
	int lang;
	struct coco_buf text;
	const char *key; /* of the last sentence, said at the end; NULL: all is said */
	struct coco_buf list;
	size_t n_list;
	struct coco_shared_word terms[COCO_REASON_TERMS];
	size_t n_terms;
	struct coco_str passage; /* only with the participant's consent.share */
};
void coco_reason_free(struct coco_reason *reason);
/* Appends to the list, with a comma between. */
/* The same, where the list has it not yet and has room. */
void coco_reason_list_once(struct coco_reason *r, struct coco_str item);
void coco_reason_list(struct coco_reason *reason, struct coco_str item);
/* … and a term with its weight, too; a full list takes no more. */
void coco_reason_term(struct coco_reason *reason, struct coco_str term, double weight);
/* Says a sentence with what is in the list, and empties the list. */
void coco_reason_say(struct coco_reason *reason, const char *key);
/* What a list of shared words shows: those of one side, which the other has as well; such as the other has, or one like it; pairs. */
enum coco_shown { COCO_SHOWN_SAME, COCO_SHOWN_LIKE, COCO_SHOWN_PAIRS };
/* Lists the terms of coco_reason_of_text as the challenge has them, or the profile (`own`); where the other side's words may be shown
 * (`other`) and are not the same to a reader, both: "brochure – Broschüre". */
enum coco_shown coco_reason_list_words(struct coco_reason *reason, bool own, bool other, struct coco_arena *arena);
/* What the texts have in common: terms, passage, key text.some, text.none or text.empty. */
int coco_reason_of_text(
    struct coco_match *match, size_t challenge, const struct coco_participant *p, struct coco_reason *reason, struct coco_err *err);
/* The skills: terms, key skills.same, skills.near or skills.none; skills.read … where the text names them alone. */
void coco_reason_of_skills(
    struct coco_match *match, const struct coco_challenge *c, const struct coco_participant *p, struct coco_reason *reason);
/* The skills that the problem told by the challenge speaks for, but the terms of `wanted` (NULL: none): terms, those that help most first,
 * key skills.spoken or skills.spoken.none. */
void coco_reason_of_spoken(struct coco_match *match, const struct coco_challenge *c, const struct coco_participant *p,
    const struct coco_reason *wanted, struct coco_reason *reason);
/* All that is said of the part skills; the sentence of its key, if any, is still to be said. */
void coco_reason_skills(
    struct coco_match *match, const struct coco_challenge *c, const struct coco_participant *p, struct coco_reason *reason);
/* The label of a code in a language; the code itself where there is none. */
struct coco_str coco_language_of(struct coco_match *match, struct coco_str code, int lang); /* as it stands inside of a sentence */
struct coco_str coco_label_of(const char *vocabulary, struct coco_str code, int lang);
/* A facilitator with the two languages: "Hub (German, Slovenian)", into the list. */
void coco_reason_list_bridge(struct coco_match *match, struct coco_reason *reason, const struct coco_bridge *bridge);

#endif
