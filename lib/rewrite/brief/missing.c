/* What a brief lacks becomes a question to its owner.
 *
 * Method: where the text says something of the slot elsewhere, that sentence, date or word for people is asked about; else the slot's own
 * question (asks.csv) stands.
 *
 * Invariant: each empty slot is asked for once, none that is filled. */
#include "maker.h"

#include <string.h>

/* A piece of the text, in the quotation marks of its language, and what is asked about it: `key`, and behind it what `slot` asks, if any.
 */
static struct coco_str quoted(struct maker *m, struct coco_str piece, bool more, const char *key, const char *slot)
{
	return coco_str_of(coco_arena_printf(m->arena, "%s%.*s%s%s: %s%s%s", label_of("labels", "quote.open", m->lang), COCO_STR_ARG(piece),
	    more ? " …" : "", label_of("labels", "quote.close", m->lang), label_of("asks", key, m->lang), slot ? " " : "",
	    slot ? label_of("asks", slot, m->lang) : ""));
}

/* For whom it is, where the text names people but in sentences that say more than that: the first such word is asked for. */
static struct coco_str ask_who(struct maker *m)
{
	const struct pattern *people = lang_of(m->rewriter, m->lang)->marks[MARK_PEOPLE];
	const struct pattern *anyone = lang_of(m->rewriter, m->lang)->marks[MARK_ANYONE];
	const unsigned none = F_OTHER | F_HEADING | F_GATE | F_ADMITTED | F_ROW;
	size_t start, end, from, to;
	for (size_t pass = 0; pass < 2; pass++) /* of the brief first */
		for (size_t i = 0; i < m->count; i++) {
			struct coco_str s = unit_text(m->text, &m->units[i]);
			int slot = m->units[i].slot; /* helpers, a jury, who answers questions */
			bool of_owner = slot == COCO_SLOT_OFFER || slot == COCO_SLOT_CHOICE || slot == COCO_SLOT_TIMELINE || slot == COCO_SLOT_CONTACT;
			if ((m->units[i].slot >= 0) != (pass == 0) || of_owner || (m->units[i].flags & none) ||
			    pattern_find(people, s, 0, &start, &end) != 1 ||
			    (start > 1 && s.s[start - 2] >= '0' && s.s[start - 2] <= '9') || /* "34 people work here" */
			    pattern_find(anyone, coco_str_sub(s, start, end), 0, &from, &to) == 1)
				continue;
			return quoted(m, coco_str_sub(s, start, end), false, "named", NULL);
		}
	return COCO_STR_NONE;
}

/* The front of a sentence, up to the last blank that leaves it short. */
static struct coco_str front_of(struct coco_str s)
{
	enum { FRONT_BYTES = 70 };
	const char *line = memchr(s.s, '\n', s.n);
	s.n = line ? (size_t)(line - s.s) : s.n;
	size_t n = s.n < FRONT_BYTES ? s.n : FRONT_BYTES;
	while (n > 0 && n < s.n && s.s[n] != ' ')
		n--;
	return coco_str_sub(s, 0, n);
}

/* Until when, where what is wanted or offered says it: "a calmer hall by 3 May 2028". */
static struct coco_str ask_date(struct maker *m)
{
	for (size_t i = 0; i < m->count; i++) {
		size_t from, to;
		if (m->units[i].slot != COCO_SLOT_OPEN && m->units[i].slot != COCO_SLOT_OFFER)
			continue;
		for (facts_between(m->facts, m->n_facts, m->units[i].start, m->units[i].end, &from, &to); from < to; from++)
			if (m->facts[from].kind == COCO_FACT_DATE)
				return quoted(m, coco_str_sub(m->text, m->facts[from].start, m->facts[from].end), false, "shown", "timeline");
	}
	return COCO_STR_NONE;
}

/* The text says something of the slot in a sentence that stands elsewhere, in the annex or another slot: that one is asked about. */
static struct coco_str ask_said(struct maker *m, int slot)
{
	enum { CLEAR = 6 };
	const unsigned none = F_OTHER | F_HEADING | F_ROW | F_EXCLUDED | F_CONFIDENTIAL;
	if (slot == COCO_SLOT_QUESTION || slot == COCO_SLOT_WHO || slot == COCO_SLOT_FIXED || slot == COCO_SLOT_CONTACT)
		return COCO_STR_NONE;
	const struct unit *best = NULL;
	for (size_t i = 0; i < m->count; i++) {
		const struct unit *unit = &m->units[i];
		size_t from, to, personal = 0;
		for (facts_between(m->facts, m->n_facts, unit->start, unit->end, &from, &to); from < to; from++)
			personal += coco_fact_personal(&m->facts[from]);
		if (!(unit->flags & none) && unit->weights[slot] >= CLEAR && personal == 0 &&
		    !personal_in(m->personal, m->n_personal, unit->start, unit->end) && (!best || unit->weights[slot] > best->weights[slot]))
			best = unit;
	}
	if (!best)
		return slot == COCO_SLOT_TIMELINE ? ask_date(m) : COCO_STR_NONE;
	struct coco_str s = unit_text(m->text, best), front = front_of(s);
	const char *key = best->slot >= 0 ? "shown" : best->flags & F_ACRONYM ? "letters" : "said";
	return front.n ? quoted(m, front, front.n < s.n, key, best->slot >= 0 ? coco_slot_names[slot] : NULL) : COCO_STR_NONE;
}

int ask_missing(struct maker *m)
{
	struct coco_brief *brief = m->brief;
	brief->missing = coco_arena_array(m->arena, COCO_SLOTS, sizeof *brief->missing);
	if (!brief->missing)
		return coco_err_nomem(m->err);
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		if (!brief->slots[slot].s) {
			struct coco_str ask = slot == COCO_SLOT_WHO ? ask_who(m) : ask_said(m, slot);
			const char *key = slot == COCO_SLOT_QUESTION && brief->n_candidates > 0 ? "which" : coco_slot_names[slot];
			brief->missing[brief->n_missing++] =
			    (struct coco_ask){coco_str_of(coco_slot_names[slot]), ask.s ? ask : coco_str_of(label_of("asks", key, m->lang))};
		}
	return 0;
}
