/* The brief: slots, annex, questions and edits from the sentences of a text.
 *
 * Method: choose.c gives each sentence its slot; sentences that the rules call over-specified, standards, gates or prescribed
 * solutions, and all that no slot takes, go to the annex, where they stand verbatim under a heading of their own. A slot
 * without a sentence becomes a question to the AVM. Moving detail out of the pitch is the project's idea.
 *
 * A sentence that was shortened stands in full in the annex besides.
 *
 * Invariant: each unit of the text stands in exactly one slot or annex entry (A0, the original, and those in full not counted). */
#include "maker.h"

#include <stdlib.h>
#include <string.h>

const char *const coco_slot_names[COCO_SLOTS] = {
    "question", "why", "who", "today", "open", "fixed", "offer", "choice", "timeline", "contact"};

enum { BULLETS_MAX = 3 };

static int fill_slots(struct maker *m)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct glosser glosser = {.rewriter = m->rewriter,
	    .lang = m->lang,
	    .facts = m->facts,
	    .n_facts = m->n_facts,
	    .spelled = coco_map_new(),
	    .all = m->apply == COCO_APPLY_ALL,
	    .arena = m->arena};
	int rc = 0;
	if (!glosser.spelled)
		return coco_err_nomem(m->err);
	if (m->lang >= 0 && m->apply != COCO_APPLY_NONE &&
	    !(glosser.done = coco_arena_array(m->arena, gloss_rows(lang_of(m->rewriter, m->lang)) + 1, sizeof *glosser.done)))
		rc = coco_err_nomem(m->err);
	for (int slot = 0; rc == 0 && slot < COCO_SLOTS; slot++) {
		coco_buf_clear(&out);
		glosser.slot = coco_slot_names[slot];
		for (size_t i = 0; rc == 0 && slot != COCO_SLOT_FIXED && i < m->count; i++) {
			if (m->units[i].slot != slot)
				continue;
			if (out.len)
				coco_buf_putc(&out, (m->units[i].flags & F_ITEM) || !strchr(".!?;", out.data[out.len - 1]) ? '\n' : ' ');
			rc = phrases_apply(&glosser, m->text, m->apply, &m->units[i], m->facts, m->n_facts, &out, &m->edits, m->err);
		}
		if (rc == 0 && out.len) {
			m->brief->slots[slot] = coco_arena_copy(m->arena, coco_buf_view(&out));
			if (!m->brief->slots[slot].s || out.failed)
				rc = coco_err_nomem(m->err);
		}
	}
	coco_map_free(glosser.spelled);
	coco_buf_free(&out);
	return rc;
}

/* The fact is nobody's address, number or name, nor a part of one. */
static bool shown(const struct maker *m, const struct coco_fact *fact)
{
	return !coco_fact_personal(fact) && !personal_in(m->personal, m->n_personal, fact->start, fact->end);
}

/* The texts of the facts in a span, without personal ones. */
static int facts_in(struct maker *m, struct coco_edit *edit)
{
	size_t from, to, n = 0;
	facts_between(m->facts, m->n_facts, edit->start, edit->end, &from, &to);
	for (size_t i = from; i < to; i++)
		n += shown(m, &m->facts[i]);
	edit->facts = n ? coco_arena_array(m->arena, n, sizeof *edit->facts) : NULL;
	if (n && !edit->facts)
		return coco_err_nomem(m->err);
	for (size_t i = from; edit->facts && i < to; i++)
		if (shown(m, &m->facts[i]))
			edit->facts[edit->n_facts++] = coco_str_sub(m->text, m->facts[i].start, m->facts[i].end);
	return 0;
}

/* The unit asks for a proof; who may take part, and that participants must be of age, is no such thing. */
static bool asks_proof(const struct maker *m, const struct unit *unit)
{
	const size_t rule = rule_by_id("R05");
	const struct coco_smell *smells = m->brief->smells;
	size_t low = 0, high = m->brief->n_smells; /* they stand in the text's order */
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (smells[mid].start < unit->start)
			low = mid + 1;
		else
			high = mid;
	}
	for (size_t i = low; i < m->brief->n_smells && smells[i].start < unit->end; i++)
		if (smells[i].rule == rule)
			return true;
	return false;
}

/* A composed piece is an edit, too: it stands for the sentence that it rests on. */
static int composed(struct maker *m, const char *rule, const struct unit *unit, const char *slot, size_t at, struct coco_str after)
{
	const char *reason = rule;
	if (!strcmp(rule, "R03") && !(unit->flags & F_MANY))
		reason = "demand";
	else if (!strcmp(rule, "R05") && !asks_proof(m, unit))
		reason = "R25";
	else if (!strcmp(rule, "R01") && coco_str_find(unit_text(m->text, unit), after, 0) != SIZE_MAX)
		reason = "taken";
	struct coco_edit edit = {.rule = coco_str_of(rule),
	    .start = unit->start,
	    .end = unit->end,
	    .slot = coco_str_of(slot),
	    .at = at,
	    .before = unit_text(m->text, unit),
	    .after = after,
	    .reason = coco_str_of(label_of("reasons", reason, m->lang))};
	return facts_in(m, &edit) != 0 ? -1 : edit_add(&m->edits, &edit, m->err);
}

/* Without a question: which sentences it may be about. */
static int offer_choices(struct maker *m)
{
	bool *hidden = coco_arena_array(m->arena, m->count + 1, sizeof *hidden);
	if (!hidden)
		return coco_err_nomem(m->err);
	for (size_t i = 0; i < m->count; i++) {
		size_t from, to;
		hidden[i] = personal_in(m->personal, m->n_personal, m->units[i].start, m->units[i].end);
		for (facts_between(m->facts, m->n_facts, m->units[i].start, m->units[i].end, &from, &to); from < to; from++)
			hidden[i] = hidden[i] || coco_fact_personal(&m->facts[from]);
	}
	return question_choices(m->rewriter, m->text, m->title, m->lang, m->units, m->count, hidden, m->arena, m->brief, m->err);
}

static int ask_question(struct maker *m)
{
	size_t from;
	bool named;
	struct coco_str question;
	size_t part = 0, first = 0, n = m->count;
	while (part < m->brief->n_parts && !m->brief->parts[part].key)
		part++;
	/* of the key one's own sentences; what stands around the first one is of it, too */
	if (part < m->brief->n_parts && (m->brief->parts[part].question.s || part > 0)) {
		while (first < m->count && m->units[first].start < m->brief->parts[part].start)
			first++;
		for (n = first; n < m->count && m->units[n].end <= m->brief->parts[part].end; n++)
			;
		n -= first;
	}
	if (question_make(m->rewriter, m->text, n < m->count ? COCO_STR_NONE : m->title, m->lang, m->units + first, n, m->arena, &question,
	        &from, &named, m->err) != 0)
		return -1;
	m->brief->slots[COCO_SLOT_QUESTION] = question;
	const struct unit title = {0}; /* an empty span: it rests on the title */
	if (!question.s)
		return offer_choices(m);
	if (composed(m, "R01", from == COCO_NONE ? &title : &m->units[from + first], "question", 0, question) != 0)
		return -1;
	if (named)
		m->edits.items[m->edits.count - 1].reason = coco_str_of(label_of("reasons", "named", m->lang));
	return 0;
}

enum kept { KEPT_LIMITS, KEPT_STANDARDS, KEPT_PROOFS, KEPT_ENTRANTS, KEPT_KINDS };
static const struct {
	unsigned flag;
	const char *rule;
} kinds[KEPT_KINDS] = {{F_LIMITS, "R03"}, {F_STANDARD, "R04"}, {F_GATE, "R05"}, {F_GATE, "R05"}};

/* The first unit of the kind that stays in the annex; NULL: none. */
static const struct unit *kept_back(const struct maker *m, enum kept k)
{
	for (size_t i = 0; i < m->count; i++) {
		const struct unit *unit = &m->units[i];
		bool section = k == KEPT_LIMITS && unit->section == COCO_SLOT_FIXED && !(unit->flags & F_HEADING);
		bool other = k >= KEPT_PROOFS && asks_proof(m, unit) != (k == KEPT_PROOFS);
		if (unit->slot < 0 && !(unit->flags & F_OTHER) && (((unit->flags & kinds[k].flag) && !other) || section))
			return unit;
	}
	return NULL;
}

/* Three bullets at most, with the one that speaks for the annex: what is too much of the rest is a limit there. */
static void three_bullets(struct maker *m)
{
	size_t n = 0, most = BULLETS_MAX;
	for (size_t i = 0; i < m->count; i++)
		n += m->units[i].slot == COCO_SLOT_FIXED;
	most -= n > BULLETS_MAX || kept_back(m, KEPT_LIMITS) || kept_back(m, KEPT_STANDARDS) || kept_back(m, KEPT_PROOFS) ||
	        kept_back(m, KEPT_ENTRANTS);
	for (size_t i = m->count; n > most && i > 0; i--)
		if (m->units[i - 1].slot == COCO_SLOT_FIXED) {
			m->units[i - 1].slot = -1;
			m->units[i - 1].flags |= F_LIMITS;
			n--;
		}
}

/* The plain demands as they stand, then one bullet that says what else the annex holds: limits, standards, proofs, or who may take
 * part. */
static int fill_fixed(struct maker *m)
{
	struct coco_buf out = COCO_BUF_INIT;
	const struct unit *rests_on = NULL;
	const char *rule = NULL;
	unsigned mask = 0;
	int rc = 0;
	three_bullets(m);
	for (size_t i = 0; i < m->count; i++)
		if (m->units[i].slot == COCO_SLOT_FIXED) {
			coco_buf_puts(&out, out.len ? "\n" : "");
			coco_buf_str(&out, unit_text(m->text, &m->units[i]));
		}
	for (unsigned k = 0; k < KEPT_KINDS; k++) {
		const struct unit *unit = k == KEPT_ENTRANTS && mask ? NULL : kept_back(m, k); /* alone it is told as such */
		rests_on = rests_on ? rests_on : unit;
		rule = rule || !unit ? rule : kinds[k].rule;
		mask |= unit ? 1U << k : 0;
	}
	if (rests_on) {
		char key[] = "fixed.0";
		key[6] = (char)('0' + mask);
		struct coco_str label = coco_str_of(label_of("labels", key, m->lang));
		coco_buf_puts(&out, out.len ? "\n" : "");
		rc = composed(m, rule, rests_on, "fixed", out.len, label);
		coco_buf_str(&out, label);
	}
	if (rc == 0 && out.len) {
		m->brief->slots[COCO_SLOT_FIXED] = coco_arena_copy(m->arena, coco_buf_view(&out));
		if (!m->brief->slots[COCO_SLOT_FIXED].s || out.failed)
			rc = coco_err_nomem(m->err);
	}
	coco_buf_free(&out);
	return rc;
}

/* The unit says how somebody is reached: an address of the net or a phone number, a number within a house; or a sentence of contact names
 * a person or a place. */
static bool reaches(const struct maker *m, const struct unit *unit)
{
	size_t i, to;
	bool contact = unit->weights[COCO_SLOT_CONTACT] > 0 || unit->section == COCO_SLOT_CONTACT;
	for (facts_between(m->facts, m->n_facts, unit->start, unit->end, &i, &to); i < to; i++)
		if (coco_fact_personal(&m->facts[i]))
			return true;
	for (personal_between(m->personal, m->n_personal, unit->start, unit->end, &i, &to); i < to; i++)
		if (contact || m->personal[i].extension)
			return true;
	return false;
}

/* The text says how to reach somebody, and nothing in the slot says whom: it stays in the annex, and the slot says who has it, behind what
 * else it says (when a visit is possible). */
static int fill_contact(struct maker *m)
{
	struct coco_str *slot = &m->brief->slots[COCO_SLOT_CONTACT], label = coco_str_of(label_of("labels", "contact.annex", m->lang));
	const struct unit *unit = NULL;
	for (size_t k = 0; k < m->count; k++) {
		if ((m->units[k].flags & F_OTHER) || !reaches(m, &m->units[k]))
			continue;
		if (m->units[k].slot == COCO_SLOT_CONTACT)
			return 0;
		unit = unit || (m->units[k].slot >= 0 && !(m->units[k].flags & F_SHORT)) ? unit : &m->units[k];
	}
	for (size_t i = 0; i < m->edits.count; i++) /* a sentence that stands there as the text has it can be held against the text alone */
		if (slot->s && coco_str_is(m->edits.items[i].slot, "contact"))
			return 0;
	if (!unit)
		return 0;
	size_t at = slot->s ? slot->n + 1 : 0;
	if (slot->s) {
		char *both = coco_arena_printf(m->arena, "%.*s\n%.*s", COCO_STR_ARG(*slot), COCO_STR_ARG(label));
		if (!both)
			return coco_err_nomem(m->err);
		*slot = coco_str_of(both);
	} else {
		*slot = label;
	}
	return composed(m, "R24", unit, "contact", at, label);
}

/* The annex entry of a unit that stands in no slot. */
static int group_of(const struct unit *unit)
{
	if (unit->flags & F_OTHER)
		return 6;
	if (unit->flags & F_EXCLUDED) /* whatever it is: what denies it stands there, too */
		return 0;
	if (unit->flags & F_HEADING)
		return 5;
	if (unit->flags & F_SOLUTION)
		return 3;
	if (unit->flags & F_GATE)
		return 2;
	if (unit->flags & F_STANDARD)
		return 1;
	return (unit->flags & F_LIMITS) || unit->section == COCO_SLOT_FIXED ? 0 : 4;
}

/* A sentence that stands in its slot without some of its words stands in full here. */
static int annex_of(const struct unit *unit)
{
	return unit->slot < 0 ? group_of(unit) : unit->flags & F_SHORT ? 7 : -1;
}

static int fill_annex(struct maker *m)
{
	static const char *const labels[] = {"limits", "standards", "gates", "thoughts", "details", "headings", "others", "full"};
	struct coco_brief *brief = m->brief;
	struct coco_buf out = COCO_BUF_INIT;
	int rc = 0;
	brief->annex = coco_arena_array(m->arena, COCO_LEN(labels) + 1, sizeof *brief->annex);
	if (!brief->annex)
		return coco_err_nomem(m->err);
	brief->annex[brief->n_annex++] = (struct coco_annex){COCO_STR("A0"), m->original};
	for (size_t g = 0; rc == 0 && g < COCO_LEN(labels); g++) {
		coco_buf_clear(&out);
		for (size_t i = 0; i < m->count; i++) {
			if (annex_of(&m->units[i]) != (int)g)
				continue;
			if (!out.len)
				coco_buf_printf(&out, "%s:", label_of("labels", labels[g], m->lang));
			bool goes_on = (m->units[i].flags & F_CLAUSE) && i > 0 && annex_of(&m->units[i - 1]) == (int)g;
			coco_buf_putc(&out, goes_on ? ' ' : '\n');
			coco_buf_str(&out, unit_text(m->text, &m->units[i]));
			brief->placed[i].annex = brief->n_annex;
		}
		if (!out.len)
			continue;
		char *id = coco_arena_printf(m->arena, "A%zu", brief->n_annex);
		struct coco_str text = coco_arena_copy(m->arena, coco_buf_view(&out));
		if (!id || !text.s || out.failed)
			rc = coco_err_nomem(m->err);
		else
			brief->annex[brief->n_annex++] = (struct coco_annex){coco_str_of(id), text};
	}
	coco_buf_free(&out);
	return rc;
}

/* Where each sentence stands; fill_annex has the numbers of the annex. */
static int note_places(struct maker *m)
{
	struct coco_brief *brief = m->brief;
	brief->placed = coco_arena_array(m->arena, m->count + 1, sizeof *brief->placed);
	if (!brief->placed)
		return coco_err_nomem(m->err);
	for (size_t i = 0; i < m->count; i++)
		brief->placed[brief->n_placed++] = (struct coco_placed){m->units[i].slot, 0, m->units[i].start, m->units[i].end};
	return 0;
}

int brief_measure(struct coco_str text, int lang, struct coco_brief *brief, struct coco_err *err)
{
	struct coco_buf pitch = COCO_BUF_INIT;
	for (int slot = 0; slot < COCO_SLOTS; slot++) {
		if (pitch.len)
			coco_buf_puts(&pitch, "\n\n");
		coco_buf_str(&pitch, brief->slots[slot]);
	}
	brief->lang = lang;
	int rc = coco_text_counts(text, lang, &brief->before, err);
	if (rc == 0)
		rc = coco_text_counts(coco_buf_view(&pitch), lang, &brief->after, err);
	coco_buf_free(&pitch);
	return rc;
}

/* The acronyms that nobody explains are those that are asked for. */
static int choose(struct maker *m)
{
	size_t rule = rule_by_id("R12");
	struct coco_map *unknown = coco_map_new();
	int rc = unknown ? 0 : coco_err_nomem(m->err);
	for (size_t i = 0; rc == 0 && i < m->brief->n_smells; i++)
		if (m->brief->smells[i].rule == rule && coco_map_add(unknown, m->brief->smells[i].text, NULL) == COCO_NONE)
			rc = coco_err_nomem(m->err);
	const struct shortener shortener = {m->rewriter, lang_of(m->rewriter, m->lang), m->text, m->lang, m->facts, m->n_facts, m->personal,
	    m->n_personal, unknown, m->apply == COCO_APPLY_NONE, m->apply == COCO_APPLY_ALL, m->arena};
	if (rc == 0)
		rc = slots_choose(&shortener, m->units, &m->count, m->err);
	coco_map_free(unknown);
	return rc;
}

/* What was left out: its facts. */
static int facts_of_cuts(struct maker *m)
{
	for (size_t i = 0; i < m->edits.count; i++)
		if (coco_str_is(m->edits.items[i].rule, "R25") && facts_in(m, &m->edits.items[i]) != 0)
			return -1;
	return 0;
}

/* The letters of an address (nám. SNP 4) are no acronym to ask for. */
static void drop_places(struct maker *m)
{
	size_t kept = 0;
	for (size_t i = 0; i < m->brief->n_smells; i++) {
		const struct coco_smell *smell = &m->brief->smells[i];
		if (smell->rule != rule_by_id("R12") || !personal_in(m->personal, m->n_personal, smell->start, smell->end))
			m->brief->smells[kept++] = *smell;
	}
	m->brief->n_smells = kept;
}

int coco_brief_make(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, enum coco_apply apply,
    struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err)
{
	return coco_brief_make_part(rewriter, text, title, lang, apply, 0, arena, brief, err);
}

int coco_brief_make_part(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, enum coco_apply apply,
    size_t part, struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err)
{
	struct maker m = {.rewriter = rewriter, .title = title, .lang = lang, .apply = apply, .arena = arena, .brief = brief, .err = err};
	*brief = (struct coco_brief){0};
	coco_sha256_text(text, brief->original_sha256);
	struct view view;
	if (view_make(text, arena, &view, err) != 0)
		return -1;
	m.original = text;
	m.text = text = view.text;
	int rc = coco_facts(rewriter, text, lang, arena, &m.facts, &m.n_facts, err);
	if (rc == 0)
		rc = personal_find(rewriter, text, lang, arena, &m.personal, &m.n_personal, err);
	if (rc == 0)
		rc = units_make(rewriter, text, lang, arena, &m.units, &m.count, err);
	if (rc == 0)
		sieve_region(lang_of(rewriter, lang)->sieve, text);
	if (rc == 0)
		rc = check_units(rewriter, text, lang, m.units, m.count, m.facts, m.n_facts, arena, &brief->smells, &brief->n_smells, err);
	if (rc == 0)
		drop_places(&m);
	if (rc == 0)
		rc = parts_find(rewriter, text, lang, m.units, m.count, part, arena, brief, err);
	if (rc == 0)
		brief->confidential = marked_confidential(lang_of(rewriter, lang), text, m.units, m.count);
	if (rc == 0)
		rc = choose(&m);
	if (rc == 0)
		rc = note_places(&m);
	if (rc == 0)
		rc = ask_question(&m);
	if (rc == 0)
		rc = fill_slots(&m);
	if (rc == 0)
		rc = facts_of_cuts(&m);
	if (rc == 0)
		rc = fill_fixed(&m);
	if (rc == 0)
		rc = fill_contact(&m);
	if (rc == 0)
		rc = fill_annex(&m);
	if (rc == 0)
		rc = ask_missing(&m);
	if (rc == 0)
		rc = brief_measure(text, lang, brief, err);
	if (rc == 0)
		rc = sieve_sound(lang_of(rewriter, lang)->sieve, err);
	brief->n_edits = m.edits.count;
	brief->edits = rc == 0 ? coco_arena_array(arena, m.edits.count ? m.edits.count : 1, sizeof *brief->edits) : NULL;
	if (rc == 0 && !brief->edits)
		rc = coco_err_nomem(err);
	if (rc == 0 && m.edits.count)
		memcpy(brief->edits, m.edits.items, m.edits.count * sizeof *m.edits.items);
	if (rc == 0)
		view_out(&view, brief);
	if (lang_of(rewriter, lang)->sieve)
		sieve_region(lang_of(rewriter, lang)->sieve, COCO_STR_NONE);
	free(m.edits.items);
	return rc;
}
