/* Lists and what leads to them: "Not wanted:" and the items below say nothing apart.
 *
 * Method: the lead-in of a list is the unit before its items that ends with a colon, or fills its line, or the heading above them. One that
 * excludes (cues.csv, excluded) or denies takes its items along to what is fixed. Another that names no slot goes with all of its items, or
 * stays in the annex, and with it items too short to say something by themselves. What the annex has of a list stands there in one place.
 *
 * Invariant: no item of a list that its lead-in denies is in a slot. */
#include "parts.h"

#include <string.h>

enum { LEAD_WORDS = 12, DENIED_WORDS = 8, SAYS_ITSELF = 5 };

/* "2. Entries are judged by:" in a list, over items with bullets of their own. */
static bool numbered(struct coco_str text, const struct unit *unit)
{
	return unnumbered(unit_text(text, unit)).n < unit->end - unit->start;
}

/* The unit that leads to the items behind `at`, and where they end; false: none. */
bool lists_lead(struct coco_str text, const struct unit *units, size_t count, size_t at, size_t *end)
{
	bool head = units[at].flags & F_HEADING, inner = (units[at].flags & F_ITEM) && numbered(text, &units[at]);
	*end = at + 1;
	if ((units[at].flags & F_ITEM) && (!inner || !coco_str_ends(unit_text(text, &units[at]), ":")))
		return false; /* without a look at all behind it: a list may be long */
	while (*end < count && (units[*end].flags & F_ITEM) && !(inner && numbered(text, &units[*end])))
		++*end;
	return *end > at + 1 && (inner || head || coco_str_ends(unit_text(text, &units[at]), ":") ||
	                            (units[at].words <= DENIED_WORDS && !strchr(".!?", text.s[units[at].end - 1])));
}

/* What the lead-in says is not wanted, or may not be: its words say so, or it denies something in few words. */
static bool excludes(
    const struct coco_str text, const struct lang_tables *tables, const struct unit *unit, const struct coco_fact *facts, size_t n_facts)
{
	size_t start, end, i, to;
	if (unit->words <= LEAD_WORDS && pattern_find(tables->marks[MARK_EXCLUDED], unit_text(text, unit), 0, &start, &end) == 1)
		return true;
	for (facts_between(facts, n_facts, unit->start, unit->end, &i, &to); i < to; i++)
		if (facts[i].kind == COCO_FACT_NEGATION && unit->words <= DENIED_WORDS && !(unit->flags & F_HEADING))
			return true;
	return false;
}

void lists_exclude(
    struct coco_str text, const struct lang_tables *tables, struct unit *units, size_t count, const struct coco_fact *facts, size_t n_facts)
{
	size_t end;
	for (size_t i = 0; i < count; i++) {
		if ((units[i].flags & F_OTHER) || !lists_lead(text, units, count, i, &end) || !excludes(text, tables, &units[i], facts, n_facts))
			continue;
		for (size_t k = i; k < end; k++)
			units[k].flags |= F_EXCLUDED;
	}
}

/* Of the items some stand in one slot, and the others in none. */
static bool torn_apart(const struct unit *units, size_t from, size_t to)
{
	int slot = -1;
	bool left = false;
	for (size_t k = from; k < to; k++) {
		if (slot >= 0 && units[k].slot >= 0 && units[k].slot != slot)
			return false;
		slot = units[k].slot >= 0 ? units[k].slot : slot;
		left = left || units[k].slot < 0;
	}
	return slot >= 0 && left;
}

/* "What you get" over "€5,500", "two days on board": where the first item says that it is offered, and no heading says more, all are. */
void lists_follow(struct coco_str text, struct unit *units, size_t count)
{
	enum { ITEMS = 5, ITEM_WORDS = 12 };
	for (size_t i = 0, end; i < count; i = end) {
		end = i + 1;
		if (!(units[i].flags & F_ITEM) || (i > 0 && (units[i - 1].flags & F_ITEM)) || units[i].slot != COCO_SLOT_OFFER)
			continue;
		bool plain = true;
		for (; end < count && (units[end].flags & F_ITEM); end++)
			plain = plain && units[end].slot < 0 && units[end].section < 0 && units[end].words <= ITEM_WORDS &&
			        units[end].weights[COCO_SLOT_FIXED] == 0 && !strchr(".!?", text.s[units[end].end - 1]) &&
			        !(units[end].flags & (F_SOLUTION | F_STANDARD | F_GATE | F_LIMITS | F_CONFIDENTIAL | F_ACRONYM | F_ROW | F_OTHER));
		for (size_t k = i + 1; plain && end - i <= ITEMS && k < end; k++) {
			units[k].slot = COCO_SLOT_OFFER;
			units[k].score = units[i].score;
		}
	}
}

/* "The jury is:", in a slot without what it leads to. */
static void drop_leads(struct coco_str text, struct unit *units, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (units[i].slot >= 0 && coco_str_ends(unit_text(text, &units[i]), ":") &&
		    (i + 1 == count || units[i + 1].slot != units[i].slot || !(units[i + 1].flags & F_ITEM)))
			units[i].slot = -1;
}

void lists_keep_whole(struct coco_str text, struct unit *units, size_t count)
{
	size_t end;
	for (size_t i = 0; i < count; i++) {
		bool together = true;
		if ((units[i].flags & (F_HEADING | F_OTHER)) || !lists_lead(text, units, count, i, &end))
			continue;
		for (size_t k = i + 1; k < end; k++)
			together = together && units[k].slot == units[i].slot;
		bool torn = torn_apart(units, i + 1, end);
		if (together)
			continue;
		units[i].slot = -1;
		for (size_t k = i + 1; k < end; k++)
			if (torn || (units[k].section < 0 && units[k].words < SAYS_ITSELF))
				units[k].slot = -1;
	}
	drop_leads(text, units, count);
}

/* A list without a whole sentence among its items, which no slot has: [from, to). */
static bool plain_list(struct coco_str text, const struct unit *units, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++)
		if (units[k].slot >= 0 || (units[k].flags & (F_OTHER | F_EXCLUDED | F_SOLUTION | F_ROW)) ||
		    (units[k].words > DENIED_WORDS && strchr(".!?", text.s[units[k].end - 1])))
			return false;
	return to > from + 1;
}

void lists_one_kind(struct coco_str text, struct unit *units, size_t count)
{
	const unsigned kinds = F_GATE | F_STANDARD | F_LIMITS;
	for (size_t i = 0, end; i < count; i = end) {
		unsigned kind = 0;
		end = i + 1;
		if (!(units[i].flags & F_ITEM))
			continue;
		while (end < count && (units[end].flags & F_ITEM))
			end++;
		size_t from =
		    i > 0 && units[i - 1].slot < 0 && !(units[i - 1].flags & F_HEADING) && coco_str_ends(unit_text(text, &units[i - 1]), ":")
		        ? i - 1
		        : i;
		for (size_t k = from; k < end; k++)
			kind = kind ? kind : units[k].flags & kinds;
		for (size_t k = from; kind && plain_list(text, units, i, end) && k < end; k++)
			units[k].flags |= units[k].flags & kinds ? 0 : kind;
	}
}
