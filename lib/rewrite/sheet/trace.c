/* What became of each sentence of a text, for sheets that show original and brief side by side.
 *
 * Method: the brief's edits are cut to the sentences that they are in; between them stands what was kept. Another's wording
 * (--via) of several sentences stands with the first.
 *
 * Invariant: the `before` of a sentence's pieces, joined, is the sentence. */
#include "trace.h"

#include <string.h>

bool trace_composed(const struct coco_edit *edit)
{
	return coco_str_is(edit->slot, "question") || coco_str_is(edit->rule, "answer") || coco_str_is(edit->rule, "record") ||
	       coco_str_is(edit->rule, "R24") || (coco_str_is(edit->slot, "fixed") && !coco_str_is(edit->rule, "via"));
}

/* The edit of a sentence, behind byte `at` of the text; NULL: none. Composed pieces (question, pointers) are no edits of it. */
static const struct coco_edit *next_edit(const struct coco_brief *brief, const struct coco_placed *p, size_t at)
{
	const struct coco_edit *next = NULL;
	for (size_t i = 0; i < brief->n_edits; i++) {
		const struct coco_edit *edit = &brief->edits[i];
		if (p->slot >= 0 && !trace_composed(edit) && coco_str_is(edit->slot, coco_slot_names[p->slot]) && edit->start >= at &&
		    edit->start < p->end && (!next || edit->start < next->start))
			next = edit;
	}
	return next;
}

static bool pieces_make(
    const struct coco_brief *brief, struct coco_str text, const struct coco_placed *p, struct coco_arena *arena, struct trace *to)
{
	size_t n = 0, at = p->start;
	const struct coco_edit *edit;
	for (size_t from = p->start; (edit = next_edit(brief, p, from)); from = edit->end > from ? edit->end : from + 1)
		n++;
	to->pieces = coco_arena_array(arena, 2 * n + 1, sizeof *to->pieces);
	if (!to->pieces)
		return false;
	while ((edit = next_edit(brief, p, at))) {
		size_t end = edit->end < p->end ? edit->end : p->end;
		if (edit->start > at)
			to->pieces[to->n_pieces++] = (struct trace_piece){.before = coco_str_sub(text, at, edit->start)};
		to->pieces[to->n_pieces++] = (struct trace_piece){coco_str_sub(text, edit->start, end), edit->after, edit->rule, edit->reason};
		to->joined = coco_str_is(edit->rule, "via") && edit->after.n == 0;
		at = end;
	}
	if (at < p->end)
		to->pieces[to->n_pieces++] = (struct trace_piece){.before = coco_str_sub(text, at, p->end)};
	return true;
}

bool trace_make(const struct coco_brief *brief, struct coco_str text, int lang, struct coco_arena *arena, struct trace **traces)
{
	*traces = coco_arena_array(arena, brief->n_placed + 1, sizeof **traces);
	if (!*traces)
		return false;
	for (size_t i = 0; i < brief->n_placed; i++) {
		const struct coco_placed *p = &brief->placed[i];
		struct trace *to = &(*traces)[i];
		*to = (struct trace){.text = coco_str_sub(text, p->start, p->end), .annexed = p->slot < 0};
		to->where = to->annexed ? brief->annex[p->annex].id : coco_str_of(label_of("labels", coco_slot_names[p->slot], lang));
		if (to->annexed) {
			struct coco_str rest = brief->annex[p->annex].text;
			coco_str_split(&rest, '\n', &to->heading);
			to->heading.n -= coco_str_ends(to->heading, ":");
		}
		if (!pieces_make(brief, text, p, arena, to))
			return false;
	}
	return true;
}

struct coco_str trace_confidential(const struct coco_brief *brief)
{
	size_t rule = rule_by_id("R24");
	for (size_t i = 0; brief->confidential && i < brief->n_smells; i++)
		if (brief->smells[i].rule == rule && brief->smells[i].text.n)
			return brief->smells[i].text;
	return COCO_STR_NONE;
}

struct coco_str trace_part(const struct coco_part *part, struct coco_str text)
{
	struct coco_str rest = coco_str_sub(text, part->start, part->end), line;
	return part->question.s || !coco_str_split(&rest, '\n', &line) ? part->question : line;
}

struct coco_str trace_title(const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang)
{
	struct coco_err ignored = {0};
	size_t start, end, key = 0;
	while (key < brief->n_parts && !brief->parts[key].key)
		key++;
	struct pattern *heading = key < brief->n_parts && lang >= 0 ? cut_pattern("part", lang, &ignored) : NULL;
	if (heading) {
		struct coco_str rest = coco_str_sub(text, brief->parts[key].start, brief->parts[key].end), line;
		if (coco_str_split(&rest, '\n', &line) && rest.n && pattern_find(heading, line, 0, &start, &end) == 1 && start == 0)
			title = coco_str_trim(line);
		pattern_free(heading);
	}
	return unnumbered(title);
}

struct coco_str trace_heading(const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang)
{
	struct coco_str question = brief->slots[COCO_SLOT_QUESTION];
	if (!question.s)
		question = trace_title(brief, title, text, lang);
	return question.n ? question : coco_str_of(label_of("labels", "question.none", lang));
}

const struct coco_annex *trace_assumed(const struct coco_brief *brief, int lang)
{
	struct coco_str label = coco_str_of(label_of("labels", "thoughts", lang));
	for (size_t i = 1; i < brief->n_annex; i++)
		if (coco_str_starts(brief->annex[i].text, label.s) &&
		    coco_str_starts(coco_str_sub(brief->annex[i].text, label.n, brief->annex[i].text.n), ":\n"))
			return &brief->annex[i];
	return NULL;
}

struct coco_str trace_bare_sum(const struct coco_brief *brief, int lang)
{
	struct coco_str offer = brief->slots[COCO_SLOT_OFFER], sum = COCO_STR_NONE;
	struct coco_err ignored = {0};
	size_t start, end;
	struct pattern *bare = offer.n && lang >= 0 ? cut_pattern("bare", lang, &ignored) : NULL;
	if (bare && pattern_find(bare, offer, 0, &start, &end) == 1)
		sum = coco_str_sub(offer, start, end);
	pattern_free(bare);
	return sum;
}

bool trace_only_named(const struct coco_brief *brief, int lang)
{
	const char *reason = label_of("reasons", "named", lang);
	for (size_t i = 0; i < brief->n_edits; i++)
		if (coco_str_is(brief->edits[i].slot, coco_slot_names[COCO_SLOT_QUESTION]) && coco_str_is(brief->edits[i].reason, reason))
			return true;
	return false;
}

bool trace_is_list(const struct coco_brief *brief, int slot)
{
	return slot == COCO_SLOT_FIXED || memchr(brief->slots[slot].s, '\n', brief->slots[slot].n) != NULL;
}

struct trace_items trace_items(const struct coco_brief *brief, struct coco_str text, size_t annex)
{
	struct trace_items items = {.brief = brief, .text = text, .lines = brief->annex[annex].text, .annex = annex};
	if (coco_str_split(&items.lines, '\n', &items.heading) && coco_str_ends(items.heading, ":"))
		items.heading.n--;
	return items;
}

bool trace_item(struct trace_items *items, struct coco_str *item)
{
	const struct coco_brief *brief = items->brief;
	if (brief->n_placed == 0)
		return coco_str_split(&items->lines, '\n', item);
	while (items->at < brief->n_placed) {
		const struct coco_placed *p = &brief->placed[items->at++];
		if (p->annex != items->annex)
			continue;
		*item = coco_str_trim(coco_str_sub(items->text, p->start, p->end));
		return true;
	}
	return false;
}

bool trace_approvable(const struct coco_brief *brief)
{
	bool any = false; /* a brief that says nothing is not to be approved */
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		any = any || brief->slots[slot].n > 0;
	return any && (!brief->state || strcmp(brief->state, "state.approved") != 0);
}
