/* Which questions to the owner stand on a sheet, and in which order.
 *
 * Method: what a creative needs most comes first: what is wanted, why, for whom, what they get, until when, what is open; then words that
 * nobody explains and a solution that the text assumes; then the rest. A sheet has five questions, or six, for a page of them is answered
 * by nobody; the others are named in one line. The record has them all.
 *
 * Invariant: the same brief gives the same questions, and each is asked or named. */
#include "trace.h"

struct ask_list asks_ranked(const struct coco_brief *brief, int lang)
{
	static const struct {
		enum ask_kind kind;
		int slot;
	} order[] = {{ASK_SLOT, COCO_SLOT_QUESTION}, {ASK_BETTER, -1}, {ASK_SLOT, COCO_SLOT_WHY}, {ASK_SLOT, COCO_SLOT_WHO},
	    {ASK_SLOT, COCO_SLOT_OFFER}, {ASK_CURRENCY, -1}, {ASK_BUDGETS, -1}, {ASK_SLOT, COCO_SLOT_TIMELINE}, {ASK_SLOT, COCO_SLOT_OPEN},
	    {ASK_ACRONYMS, -1}, {ASK_ASSUMED, -1}, {ASK_SLOT, COCO_SLOT_CONTACT}, {ASK_SLOT, COCO_SLOT_TODAY}, {ASK_SLOT, COCO_SLOT_CHOICE},
	    {ASK_SLOT, COCO_SLOT_FIXED}};
	struct ask_list list = {.n = 0};
	size_t acronyms = rule_by_id("R12");
	for (size_t i = 0; i < brief->n_smells; i++)
		list.unknown += brief->smells[i].rule == acronyms;
	for (size_t k = 0; k < COCO_LEN(order); k++) {
		struct ask ask = {order[k].kind, 0};
		bool asked = ask.kind == ASK_ACRONYMS   ? list.unknown > 0
		             : ask.kind == ASK_ASSUMED  ? trace_assumed(brief, lang) != NULL
		             : ask.kind == ASK_CURRENCY ? trace_bare_sum(brief, lang).n > 0
		             : ask.kind == ASK_BUDGETS  ? brief->two_budgets
		                                        : ask.kind == ASK_BETTER && trace_only_named(brief, lang);
		for (size_t i = 0; ask.kind == ASK_SLOT && i < brief->n_missing && !asked; i++) {
			asked = coco_str_is(brief->missing[i].slot, coco_slot_names[order[k].slot]);
			ask.index = i;
		}
		if (asked)
			list.items[list.n++] = ask;
	}
	size_t most = ASKS_SHOWN - (brief->n_parts > 0); /* which challenge it is, is one, too */
	list.shown = list.n <= most + 1 ? list.n : most; /* one alone is asked, not named */
	return list;
}

/* With commas. */
static void put_acronyms(const struct coco_brief *brief, struct coco_buf *out)
{
	size_t acronyms = rule_by_id("R12");
	for (size_t i = 0, put = 0; i < brief->n_smells; i++)
		if (brief->smells[i].rule == acronyms) {
			coco_buf_puts(out, put++ ? ", " : "");
			coco_buf_str(out, brief->smells[i].text);
		}
}

/* “5,000”: in which currency? */
static void put_currency(const struct coco_brief *brief, int lang, struct coco_buf *out)
{
	coco_buf_puts(out, label_of("labels", "quote.open", lang));
	coco_buf_str(out, trace_bare_sum(brief, lang));
	coco_buf_printf(out, "%s: %s", label_of("labels", "quote.close", lang), label_of("asks", "currency", lang));
}

void asks_text(const struct coco_brief *brief, const struct ask_list *list, size_t k, int lang, struct coco_buf *out)
{
	switch (list->items[k].kind) {
	case ASK_SLOT:
		coco_buf_str(out, brief->missing[list->items[k].index].ask);
		break;
	case ASK_BETTER:
		coco_buf_puts(out, label_of("asks", "better", lang));
		break;
	case ASK_CURRENCY:
		put_currency(brief, lang, out);
		break;
	case ASK_BUDGETS:
		coco_buf_puts(out, label_of("asks", "budgets", lang));
		break;
	case ASK_ASSUMED:
		coco_buf_printf(out, "%s (%.*s)", label_of("asks", "assumed", lang), COCO_STR_ARG(trace_assumed(brief, lang)->id));
		break;
	case ASK_ACRONYMS:
		coco_buf_printf(out, "%s ", label_of("asks", list->unknown == 1 ? "acronym" : "acronyms", lang));
		put_acronyms(brief, out);
	}
}

void asks_later(const struct coco_brief *brief, const struct ask_list *list, int lang, struct coco_buf *out)
{
	coco_buf_printf(out, "%s (%zu): ", label_of("asks", "later", lang), list->n - list->shown);
	for (size_t k = list->shown; k < list->n; k++) {
		const struct ask *ask = &list->items[k];
		coco_buf_puts(out, k > list->shown ? "; " : "");
		if (ask->kind == ASK_ACRONYMS) {
			put_acronyms(brief, out);
		} else if (ask->kind == ASK_BETTER) {
			coco_buf_puts(out, label_of("labels", coco_slot_names[COCO_SLOT_QUESTION], lang));
		} else if (ask->kind == ASK_CURRENCY) {
			put_currency(brief, lang, out);
		} else if (ask->kind == ASK_BUDGETS) {
			coco_buf_puts(out, label_of("labels", coco_slot_names[COCO_SLOT_OFFER], lang));
		} else if (ask->kind == ASK_ASSUMED) {
			coco_buf_str(out, trace_assumed(brief, lang)->id);
		} else {
			for (int slot = 0; slot < COCO_SLOTS; slot++)
				if (coco_str_is(brief->missing[ask->index].slot, coco_slot_names[slot]))
					coco_buf_puts(out, label_of("labels", coco_slot_names[slot], lang));
		}
	}
	coco_buf_printf(out, ". %s", label_of("asks", "all", lang));
}
