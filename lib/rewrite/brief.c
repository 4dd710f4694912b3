/* The brief: which sentence goes where.
 *
 * Method: each sentence gets a slot by the cues of its language (cues.csv), the heading that it stands under and what it
 * holds; sentences that the rules call over-specified, standards, gates or prescribed solutions go to the annex, where
 * they stand verbatim under a heading of their own. Of a slot's candidates the best few are taken, the pitch is kept under
 * PITCH_WORDS; what is not taken stands in the annex too. A slot without a sentence becomes a question to the AVM.
 * The idea of a brief that moves detail out of the pitch is the project's; ranking extracted sentences by cues, place and
 * length follows Edmundson, "New methods in automatic extracting", J. ACM 16 (1969).
 *
 * Invariant: each unit of the text stands in exactly one slot or annex entry (A0, the original, not counted). */
#include "parts.h"

#include <stdlib.h>
#include <string.h>

const char *const coco_slot_names[COCO_SLOTS] = {
    "question", "why", "who", "today", "open", "fixed", "offer", "choice", "timeline", "contact"};

enum { PITCH_WORDS = 235, SENTENCE_WORDS = 42 };

static const struct {
	size_t sentences, words;
} room[COCO_SLOTS] = {{0, 0}, {3, 60}, {2, 45}, {3, 60}, {3, 60}, {0, 0}, {3, 50}, {2, 40}, {3, 50}, {2, 35}};

struct maker {
	struct coco_rewriter *rewriter;
	struct lang_tables *tables;
	struct coco_str text, title;
	int lang;
	enum coco_apply apply;
	struct coco_arena *arena;
	struct unit *units;
	size_t count;
	struct coco_fact *facts;
	size_t n_facts;
	struct edits edits;
	struct coco_brief *brief;
	struct coco_err *err;
};

/* The slot that a heading names, or -1. */
static int section_of(const struct maker *m, const struct unit *unit)
{
	struct coco_str s = unit_text(m->text, unit);
	while (s.n > 0 && strchr(":.# ", s.s[s.n - 1]))
		s.n--;
	for (size_t i = 0; i < m->tables->n_cues; i++) {
		size_t start, end;
		if (m->tables->cues[i].section && pattern_find(m->tables->cues[i].pattern, s, 0, &start, &end) == 1 &&
		    (start == 0 || unit->words <= 4) && end - start + 24 >= s.n)
			return m->tables->cues[i].slot;
	}
	return -1;
}

static bool begins(const struct pattern *pattern, struct coco_str s)
{
	size_t start, end;
	return pattern_find(pattern, s, 0, &start, &end) == 1 && start == 0;
}

/* The sentence leans on the one before it: it begins with a word that points back (cues.csv, slot "before"). */
static bool leans(const struct maker *m, const struct unit *unit)
{
	return begins(m->tables->leaning, unit_text(m->text, unit));
}

/* How well a sentence reads alone: long ones, unexplained acronyms and many figures cost. */
static double penalty(const struct maker *m, const struct unit *unit)
{
	double cost = 0;
	cost += unit->words > 35 ? 3 : unit->words > 25 ? 1.5 : 0;
	cost += unit->words < 4 ? 2 : 0;
	cost += unit->flags & F_ACRONYM ? 3 : 0;
	cost += unit->flags & F_ITEM ? 0.5 : 0;
	size_t figures = 0;
	for (size_t i = 0; i < m->n_facts && m->facts[i].start < unit->end; i++)
		figures += m->facts[i].start >= unit->start && m->facts[i].kind != COCO_FACT_ACRONYM;
	return cost + (figures > 2 ? 1 : 0);
}

static void assign(struct maker *m)
{
	static const int order[] = {COCO_SLOT_CONTACT, COCO_SLOT_TIMELINE, COCO_SLOT_OFFER, COCO_SLOT_CHOICE, COCO_SLOT_WHY, COCO_SLOT_OPEN,
	    COCO_SLOT_FIXED, COCO_SLOT_WHO, COCO_SLOT_TODAY};
	int section = -1;
	for (size_t i = 0; i < m->count; i++) {
		struct unit *unit = &m->units[i];
		struct coco_str s = unit_text(m->text, unit);
		int weights[COCO_SLOTS] = {0};
		if (unit->flags & F_HEADING) {
			section = section_of(m, unit);
			continue;
		}
		unit->section = section;
		for (size_t k = 0; k < m->tables->n_cues; k++) {
			size_t start, end;
			const struct cue *cue = &m->tables->cues[k];
			if (!cue->section && cue->weight > weights[cue->slot] && pattern_find(cue->pattern, s, 0, &start, &end) == 1)
				weights[cue->slot] = cue->weight;
		}
		if (section >= 0 && section != COCO_SLOT_FIXED)
			weights[section] += 4;
		const struct unit *before = i > 0 && m->units[i - 1].block == unit->block ? &m->units[i - 1] : NULL;
		if (before && before->slot >= 0 && leans(m, unit)) {
			weights[before->slot] = 20;
			unit->flags |= F_LEANS;
		}
		int best = -1;
		for (size_t k = 0; k < COCO_LEN(order); k++)
			if (weights[order[k]] > 0 && (best < 0 || weights[order[k]] > weights[best]))
				best = order[k];
		if (section == COCO_SLOT_FIXED && (unit->flags & F_ITEM) && best >= 0)
			best = COCO_SLOT_FIXED;
		if (best == COCO_SLOT_FIXED)
			unit->flags |= F_LIMITS;
		bool hard = unit->flags & (F_SOLUTION | F_GATE | F_LIMITS | F_STANDARD);
		bool soft = best == COCO_SLOT_TIMELINE || best == COCO_SLOT_OFFER || best == COCO_SLOT_CONTACT;
		bool own = soft && weights[best] >= 6 && !(unit->flags & F_ITEM); /* a budget behind a list of requirements */
		if (best < 0 || (section == COCO_SLOT_FIXED && !own) || unit->words == 0 || unit->words > SENTENCE_WORDS ||
		    begins(m->tables->annexed, s) || (unit->flags & F_CONFIDENTIAL) ||
		    (hard && !(soft && !(unit->flags & (F_SOLUTION | F_GATE | F_STANDARD)))))
			continue;
		unit->slot = best;
		if (unit->flags & F_LEANS)
			weights[best] = 3;
		else if (leans(m, unit))
			weights[best] -= 3;
		unit->score = weights[best] - penalty(m, unit) - 0.001 * (double)(i < 1000 ? i : 1000);
		if (best == COCO_SLOT_TODAY && i < 3)
			unit->score += 2;
	}
}

/* Leaves the best few of a slot's candidates in it; the rest goes to the annex. */
static void select_best(struct maker *m, int slot)
{
	size_t taken = 0, words = 0;
	for (;;) {
		size_t best = COCO_NONE;
		for (size_t i = 0; i < m->count; i++)
			if (m->units[i].slot == slot && !(m->units[i].flags & F_CHOSEN) &&
			    (best == COCO_NONE || m->units[i].score > m->units[best].score))
				best = i;
		if (best == COCO_NONE)
			break;
		struct unit *unit = &m->units[best];
		bool fits = taken == 0 || (taken < room[slot].sentences && words + unit->words <= room[slot].words && unit->score > 0);
		if (taken == 0 && unit->score <= -3)
			fits = false;
		if (fits) {
			unit->flags |= F_CHOSEN;
			taken++;
			words += unit->words;
		} else {
			unit->slot = -1;
		}
	}
	for (size_t i = 0; i < m->count; i++)
		m->units[i].flags &= ~(unsigned)F_CHOSEN;
}

/* A sentence that leans on one that is not taken goes, too. */
static void drop_leaning(struct maker *m)
{
	for (size_t i = 1; i < m->count; i++)
		if ((m->units[i].flags & F_LEANS) && m->units[i].slot != m->units[i - 1].slot)
			m->units[i].slot = -1;
}

/* Takes the weakest sentences out of slots that have more than one until the pitch is short enough. */
static void keep_short(struct maker *m)
{
	for (;;) {
		size_t words = 0, per_slot[COCO_SLOTS] = {0}, weakest = COCO_NONE;
		for (size_t i = 0; i < m->count; i++)
			if (m->units[i].slot >= 0) {
				words += m->units[i].words;
				per_slot[m->units[i].slot]++;
			}
		if (words + 30 <= PITCH_WORDS)
			return;
		for (size_t i = 0; i < m->count; i++)
			if (m->units[i].slot >= 0 && per_slot[m->units[i].slot] > 1 &&
			    (weakest == COCO_NONE || m->units[i].score < m->units[weakest].score))
				weakest = i;
		if (weakest == COCO_NONE)
			return;
		m->units[weakest].slot = -1;
	}
}

static int fill_slots(struct maker *m)
{
	struct coco_buf out = COCO_BUF_INIT;
	int rc = 0;
	for (int slot = 0; rc == 0 && slot < COCO_SLOTS; slot++) {
		coco_buf_clear(&out);
		for (size_t i = 0; rc == 0 && i < m->count; i++) {
			if (m->units[i].slot != slot)
				continue;
			if (out.len)
				coco_buf_putc(&out, (m->units[i].flags & F_ITEM) || !strchr(".!?", out.data[out.len - 1]) ? '\n' : ' ');
			rc = phrases_apply(m->rewriter, m->text, m->lang, m->apply, &m->units[i], coco_slot_names[slot], m->facts, m->n_facts, m->arena,
			    &out, &m->edits, m->err);
		}
		if (rc == 0 && out.len) {
			m->brief->slots[slot] = coco_arena_copy(m->arena, coco_buf_view(&out));
			if (!m->brief->slots[slot].s || out.failed)
				rc = coco_err_nomem(m->err);
		}
	}
	coco_buf_free(&out);
	return rc;
}

/* The texts of the facts in a span, without personal ones. */
static int facts_in(struct maker *m, struct coco_edit *edit)
{
	size_t n = 0;
	for (size_t i = 0; i < m->n_facts && m->facts[i].start < edit->end; i++)
		n += m->facts[i].start >= edit->start && !coco_fact_personal(&m->facts[i]);
	edit->facts = n ? coco_arena_array(m->arena, n, sizeof *edit->facts) : NULL;
	if (n && !edit->facts)
		return coco_err_nomem(m->err);
	for (size_t i = 0; i < m->n_facts && m->facts[i].start < edit->end; i++)
		if (m->facts[i].start >= edit->start && !coco_fact_personal(&m->facts[i]))
			edit->facts[edit->n_facts++] = coco_str_sub(m->text, m->facts[i].start, m->facts[i].end);
	return 0;
}

/* A composed piece is an edit, too: it stands for the sentence that it rests on. */
static int composed(struct maker *m, const char *rule, const struct unit *unit, const char *slot, size_t at, struct coco_str after)
{
	struct coco_edit edit = {.rule = coco_str_of(rule),
	    .start = unit->start,
	    .end = unit->end,
	    .slot = coco_str_of(slot),
	    .at = at,
	    .before = unit_text(m->text, unit),
	    .after = after,
	    .reason = coco_str_of(coco_rule_at(rule_by_id(rule)).what)};
	return facts_in(m, &edit) != 0 ? -1 : edit_add(&m->edits, &edit, m->err);
}

static int ask_question(struct maker *m)
{
	size_t from;
	struct coco_str question;
	if (question_make(m->rewriter, m->text, m->title, m->lang, m->units, m->count, m->arena, &question, &from, m->err) != 0)
		return -1;
	m->brief->slots[COCO_SLOT_QUESTION] = question;
	const struct unit title = {0}; /* an empty span: it rests on the title */
	return question.s ? composed(m, "R01", from == COCO_NONE ? &title : &m->units[from], "question", 0, question) : 0;
}

/* At most three bullets that say what holds, and point to the annex. */
static int fill_fixed(struct maker *m)
{
	static const struct {
		unsigned flag;
		const char *rule, *label;
	} bullets[] = {{F_LIMITS, "R03", "fixed.limits"}, {F_STANDARD, "R04", "fixed.standards"}, {F_GATE, "R05", "fixed.gates"}};
	struct coco_buf out = COCO_BUF_INIT;
	int rc = 0;
	for (size_t b = 0; rc == 0 && b < COCO_LEN(bullets); b++) {
		for (size_t i = 0; i < m->count; i++) {
			bool of = (m->units[i].flags & bullets[b].flag) ||
			          (bullets[b].flag == F_LIMITS && m->units[i].section == COCO_SLOT_FIXED && !(m->units[i].flags & F_HEADING));
			if (!of || m->units[i].slot >= 0)
				continue;
			struct coco_str label = coco_str_of(label_of("labels", bullets[b].label, m->lang));
			if (out.len)
				coco_buf_putc(&out, '\n');
			rc = composed(m, bullets[b].rule, &m->units[i], "fixed", out.len, label);
			coco_buf_str(&out, label);
			break;
		}
	}
	if (rc == 0 && out.len) {
		m->brief->slots[COCO_SLOT_FIXED] = coco_arena_copy(m->arena, coco_buf_view(&out));
		if (!m->brief->slots[COCO_SLOT_FIXED].s || out.failed)
			rc = coco_err_nomem(m->err);
	}
	coco_buf_free(&out);
	return rc;
}

/* The annex entry of a unit that stands in no slot. */
static int group_of(const struct unit *unit)
{
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

static int fill_annex(struct maker *m)
{
	static const char *const labels[] = {"limits", "standards", "gates", "thoughts", "details", "headings"};
	struct coco_brief *brief = m->brief;
	struct coco_buf out = COCO_BUF_INIT;
	int rc = 0;
	brief->annex = coco_arena_array(m->arena, COCO_LEN(labels) + 1, sizeof *brief->annex);
	if (!brief->annex)
		return coco_err_nomem(m->err);
	brief->annex[brief->n_annex++] = (struct coco_annex){COCO_STR("A0"), m->text};
	for (size_t g = 0; rc == 0 && g < COCO_LEN(labels); g++) {
		coco_buf_clear(&out);
		for (size_t i = 0; i < m->count; i++) {
			if (m->units[i].slot >= 0 || group_of(&m->units[i]) != (int)g)
				continue;
			if (!out.len)
				coco_buf_printf(&out, "%s:", label_of("labels", labels[g], m->lang));
			coco_buf_putc(&out, '\n');
			coco_buf_str(&out, unit_text(m->text, &m->units[i]));
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

static int ask_missing(struct maker *m)
{
	struct coco_brief *brief = m->brief;
	brief->missing = coco_arena_array(m->arena, COCO_SLOTS, sizeof *brief->missing);
	if (!brief->missing)
		return coco_err_nomem(m->err);
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		if (!brief->slots[slot].s)
			brief->missing[brief->n_missing++] =
			    (struct coco_ask){coco_str_of(coco_slot_names[slot]), coco_str_of(label_of("asks", coco_slot_names[slot], m->lang))};
	return 0;
}

static int measure(struct maker *m)
{
	struct coco_buf pitch = COCO_BUF_INIT;
	for (int slot = 0; slot < COCO_SLOTS; slot++) {
		if (pitch.len)
			coco_buf_puts(&pitch, "\n\n");
		coco_buf_str(&pitch, m->brief->slots[slot]);
	}
	int rc = coco_text_counts(m->text, m->lang, &m->brief->before, m->err);
	if (rc == 0)
		rc = coco_text_counts(coco_buf_view(&pitch), m->lang, &m->brief->after, m->err);
	coco_buf_free(&pitch);
	return rc;
}

int coco_brief_make(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, enum coco_apply apply,
    struct coco_arena *arena, struct coco_brief *brief, struct coco_err *err)
{
	struct maker m = {.rewriter = rewriter,
	    .tables = lang_of(rewriter, lang),
	    .text = text,
	    .title = title,
	    .lang = lang,
	    .apply = apply,
	    .arena = arena,
	    .brief = brief,
	    .err = err};
	*brief = (struct coco_brief){0};
	coco_sha256_text(text, brief->original_sha256);
	int rc = coco_facts(rewriter, text, lang, arena, &m.facts, &m.n_facts, err);
	if (rc == 0)
		rc = units_make(text, lang, arena, &m.units, &m.count, err);
	if (rc == 0)
		rc = check_units(rewriter, text, lang, m.units, m.count, m.facts, m.n_facts, arena, &brief->smells, &brief->n_smells, err);
	if (rc == 0) {
		assign(&m);
		for (int slot = 0; slot < COCO_SLOTS; slot++)
			select_best(&m, slot);
		drop_leaning(&m);
		keep_short(&m);
		drop_leaning(&m);
		rc = ask_question(&m);
	}
	if (rc == 0)
		rc = fill_slots(&m);
	if (rc == 0)
		rc = fill_fixed(&m);
	if (rc == 0)
		rc = fill_annex(&m);
	if (rc == 0)
		rc = ask_missing(&m);
	if (rc == 0)
		rc = measure(&m);
	brief->n_edits = m.edits.count;
	brief->edits = rc == 0 ? coco_arena_array(arena, m.edits.count ? m.edits.count : 1, sizeof *brief->edits) : NULL;
	if (rc == 0 && !brief->edits)
		rc = coco_err_nomem(err);
	if (rc == 0 && m.edits.count)
		memcpy(brief->edits, m.edits.items, m.edits.count * sizeof *m.edits.items);
	free(m.edits.items);
	return rc;
}
