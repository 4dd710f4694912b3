/* What became of each sentence of a text. */
#ifndef COCO_REWRITE_TRACE_H
#define COCO_REWRITE_TRACE_H

#include "parts.h"

/* A piece of a sentence: as it stands, or `before` became `after`. */
struct trace_piece {
	struct coco_str before, after, rule, reason; /* rule absent: kept */
};
struct trace {
	struct coco_str text, where; /* the sentence; the slot or annex entry as a person calls it */
	struct coco_str heading;     /* of the annex entry; absent: a slot */
	bool annexed, joined;        /* joined: another's wording says it together with the sentence above */
	struct trace_piece *pieces;
	size_t n_pieces;
};
/* The edit puts something into the brief that is no changed sentence: the question, a pointer to the annex, an answer. */
bool trace_composed(const struct coco_edit *edit);
/* The traces of all sentences, in order; false: no memory. */
bool trace_make(const struct coco_brief *brief, struct coco_str text, int lang, struct coco_arena *arena, struct trace **traces);

/* The words of the text that ask for confidence, absent: none. */
struct coco_str trace_confidential(const struct coco_brief *brief);
/* What a part of several is called: its question, else the first line of what the text says of it. */
struct coco_str trace_part(const struct coco_part *part, struct coco_str text);
/* The title over a brief: of several challenges the heading of the key one, else the text's without the number of a list. */
struct coco_str trace_title(const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang);

/* What stands over the brief: its question, else its title, else that the question is open. */
struct coco_str trace_heading(const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang);

/* The annex entry of what the text assumes (rule R02); NULL: none. */
const struct coco_annex *trace_assumed(const struct coco_brief *brief, int lang);
/* A sum that is offered without its currency; absent: none. */
struct coco_str trace_bare_sum(const struct coco_brief *brief, int lang);
/* The question only says what the challenge is called. */
bool trace_only_named(const struct coco_brief *brief, int lang);

/* ---- asks.c ---- */

enum { ASKS_SHOWN = 5 };
enum ask_kind { ASK_SLOT, ASK_ACRONYMS, ASK_ASSUMED, ASK_BETTER, ASK_CURRENCY, ASK_BUDGETS };
struct ask {
	enum ask_kind kind;
	size_t index; /* of brief->missing, where it is a slot's */
};
/* The question to the owner is which of brief->candidates is the need. */
static inline bool trace_asks_which(const struct coco_brief *brief, size_t missing)
{
	return brief->n_candidates > 0 && coco_str_is(brief->missing[missing].slot, coco_slot_names[COCO_SLOT_QUESTION]);
}
/* What the owner is asked, those first that a creative needs most; [0, shown) are asked, the others named. */
struct ask_list {
	struct ask items[COCO_SLOTS + 5];
	size_t n, shown, unknown; /* unknown: acronyms */
};
struct ask_list asks_ranked(const struct coco_brief *brief, int lang);
/* What is asked as number `k` of the list. */
void asks_text(const struct coco_brief *brief, const struct ask_list *list, size_t k, int lang, struct coco_buf *out);
/* The line that counts and names the others. */
void asks_later(const struct coco_brief *brief, const struct ask_list *list, int lang, struct coco_buf *out);

/* The slot's sentences are items of a list: a line end stands behind each. */
bool trace_is_list(const struct coco_brief *brief, int slot);
/* What stands in an annex entry, one after another: its sentences, which may go over several lines; its lines where the brief was read
 * and not made. */
struct trace_items {
	const struct coco_brief *brief;
	struct coco_str text, heading, lines;
	size_t annex, at;
};
struct trace_items trace_items(const struct coco_brief *brief, struct coco_str text, size_t annex);
bool trace_item(struct trace_items *items, struct coco_str *item);

/* Its owner may still approve it. */
bool trace_approvable(const struct coco_brief *brief);

#endif
