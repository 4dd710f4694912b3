/* The rules at work: what makes a request hard to answer, and where.
 *
 * Method: each rule is a row of rules.csv and a function here; the words come from patterns.csv. Rules of scope `doc` look
 * for something that is nowhere in the text; rules of scope `sent` place at most one finding on a sentence. A match limit
 * that is met counts as no match: precision first.
 *
 * Invariant: findings are in order of place and rule; a finding never shows an address or a phone number. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

enum { PITCH_WORDS = 250, PITCH_CHARACTERS = 1500, VAGUE_WORDS = 40, SHOWN = 120, MANY = 5 };

int found(struct check *c, size_t rule, size_t start, size_t end, bool hide)
{
	struct coco_rule row = coco_rule_at(rule);
	if (coco_grow(&c->smells, &c->cap, c->n, sizeof *c->smells) != 0)
		return coco_err_nomem(c->err);
	size_t shown = end - start > SHOWN ? start + SHOWN : end;
	while (shown > start && shown < c->text.n && ((unsigned char)c->text.s[shown] & 0xC0) == 0x80)
		shown--;
	c->smells[c->n++] = (struct coco_smell){rule, row.level[0] == 'w' ? COCO_WARNING : COCO_NOTE, start, end,
	    hide ? COCO_STR("") : coco_str_sub(c->text, start, shown), coco_str_of(row.hint)};
	return 0;
}

size_t facts_from(const struct coco_fact *facts, size_t n, size_t start)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (facts[mid].start < start)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void facts_between(const struct coco_fact *facts, size_t n, size_t start, size_t end, size_t *from, size_t *to)
{
	*from = *to = facts_from(facts, n, start);
	while (*to < n && facts[*to].start < end)
		++*to;
}

static void facts_of(const struct check *c, const struct unit *unit, size_t *from, size_t *to)
{
	facts_between(c->facts, c->n_facts, unit->start, unit->end, from, to);
}

/* A sentence rule by pattern: one finding a sentence, on the words that match. */
static int by_pattern(struct check *c, size_t rule, unsigned flag)
{
	for (size_t i = 0; i < c->count; i++) {
		struct coco_str s = unit_text(c->text, &c->units[i]);
		size_t start, end, a, b;
		if ((c->units[i].flags & F_HEADING) && flag)
			continue;
		if (pattern_find(c->tables->rules[rule], s, 0, &start, &end) != 1 || pattern_find(c->tables->without[rule], s, 0, &a, &b) == 1)
			continue;
		c->units[i].flags |= flag;
		if (found(c, rule, c->units[i].start + start, c->units[i].start + end, false) != 0)
			return -1;
	}
	return 0;
}

static bool anywhere(const struct check *c, size_t rule)
{
	size_t start, end;
	for (size_t i = 0; i < c->count; i++)
		if (pattern_find(c->tables->rules[rule], unit_text(c->text, &c->units[i]), 0, &start, &end) == 1)
			return true;
	return false;
}

static bool has_fact(const struct check *c, enum coco_fact_kind kind)
{
	for (size_t i = 0; i < c->n_facts; i++)
		if (c->facts[i].kind == kind)
			return true;
	return false;
}

static int absent(struct check *c, size_t rule)
{
	return c->tables->rules[rule] && !anywhere(c, rule) ? found(c, rule, 0, 0, false) : 0;
}

static int no_question(struct check *c, size_t rule)
{
	for (size_t i = 0; i < c->count; i++) {
		struct coco_str s = unit_text(c->text, &c->units[i]);
		while (s.n > 0 && strchr("\"')]", s.s[s.n - 1]))
			s.n--;
		if (s.n > 0 && s.s[s.n - 1] == '?')
			return 0;
	}
	return anywhere(c, rule) ? 0 : found(c, rule, 0, 0, false);
}

/* A month by its name, without a day. In English it has its capital within a sentence: may is none. */
static bool month_named(const struct check *c)
{
	struct coco_buf scratch = COCO_BUF_INIT;
	bool named = false;
	for (size_t i = 0; i < c->count && !named; i++) {
		struct coco_str view = coco_str_sub(c->text, 0, c->units[i].end);
		struct coco_word word;
		for (size_t at = c->units[i].start; !named && coco_word_next(view, &at, &word);) {
			bool small = c->lang == 0 && (word.start == c->units[i].start || view.s[word.start] < 'A' || view.s[word.start] > 'Z');
			named = !word.number && !small && lexicon_find(&c->tables->months, coco_str_sub(view, word.start, word.end), &scratch) != 0;
		}
	}
	coco_buf_free(&scratch);
	return named;
}

static int no_time_frame(struct check *c, size_t rule)
{
	return has_fact(c, COCO_FACT_DATE) || month_named(c) ? 0 : absent(c, rule);
}

/* A bound that a quantity shall meet is a criterion, in whatever words. */
static int no_criterion(struct check *c, size_t rule)
{
	for (size_t i = 0; i < c->n_facts; i++) {
		unsigned comparator = (unsigned)c->facts[i].comparator;
		if (c->facts[i].kind == COCO_FACT_NUMBER && comparator >= COCO_CMP_LE && comparator <= COCO_CMP_GT)
			return 0;
	}
	return absent(c, rule);
}

static int no_next_step(struct check *c, size_t rule)
{
	return has_fact(c, COCO_FACT_EMAIL) || has_fact(c, COCO_FACT_PHONE) || has_fact(c, COCO_FACT_URL) ? 0 : absent(c, rule);
}

static int no_offer(struct check *c, size_t rule)
{
	return has_fact(c, COCO_FACT_MONEY) ? 0 : absent(c, rule);
}

static int solution(struct check *c, size_t rule)
{
	return by_pattern(c, rule, F_SOLUTION);
}

static int gate(struct check *c, size_t rule)
{
	return by_pattern(c, rule, F_GATE);
}

static int present(struct check *c, size_t rule)
{
	return by_pattern(c, rule, 0);
}

static int over_specified(struct check *c, size_t rule)
{
	for (size_t i = 0; i < c->count; i++) {
		size_t from, to, n = 0, demands = 0, first = 0, last = 0;
		facts_of(c, &c->units[i], &from, &to);
		for (; from < to; from++) {
			const struct coco_fact *fact = &c->facts[from];
			if (fact->kind != COCO_FACT_NUMBER || !(fact->unit.n || fact->comparator) || memchr(fact->value.s, ':', fact->value.n))
				continue;
			first = n++ ? first : fact->start;
			demands += (fact->comparator && fact->comparator != COCO_CMP_ABOUT) || fact->modality == COCO_MODAL_MUST;
			last = fact->end;
		}
		if (n < 3)
			continue;
		if (demands > 0 || n >= MANY) /* figures that only tell a story are noted, but not moved */
			c->units[i].flags |= F_LIMITS | F_MANY;
		if (found(c, rule, first, last, false) != 0)
			return -1;
	}
	return 0;
}

static bool tolerance(const struct check *c, const struct coco_fact *fact)
{
	size_t at = fact->start;
	struct coco_str t = c->text;
	while (at > 0 && t.s[at - 1] == ' ')
		at--;
	if (at > 1 && !memcmp(t.s + at - 2, "\xC2\xA0", 2))
		at -= 2;
	return (at >= 3 && (!memcmp(t.s + at - 3, "≤", 3) || !memcmp(t.s + at - 3, "≥", 3))) || (at >= 2 && !memcmp(t.s + at - 2, "±", 2));
}

static int standard(struct check *c, size_t rule)
{
	for (size_t i = 0; i < c->count; i++) {
		size_t from, to;
		bool told = false;
		facts_of(c, &c->units[i], &from, &to);
		for (; from < to; from++) {
			bool named = c->facts[from].kind == COCO_FACT_STANDARD;
			if (!named && !tolerance(c, &c->facts[from]))
				continue;
			if (!told && found(c, rule, c->facts[from].start, c->facts[from].end, false) != 0)
				return -1;
			told = true;
			/* a share that is to be reached is the aim itself: noted, but not moved */
			c->units[i].flags |= named ? F_STANDARD : coco_str_is(c->facts[from].unit, "%") ? 0 : F_LIMITS;
		}
	}
	return 0;
}

static int too_long(struct check *c, size_t rule)
{
	size_t limit = c->lang <= 0 || c->lang == 3 ? 25 : 20;
	for (size_t i = 0; i < c->count; i++) {
		struct coco_str rest = unit_text(c->text, &c->units[i]), piece;
		size_t longest = 0;
		while (coco_str_split(&rest, ';', &piece)) {
			size_t n = count_words(piece);
			longest = n > longest ? n : longest;
		}
		if (longest <= limit || (c->units[i].flags & (F_ITEM | F_HEADING)))
			continue;
		c->units[i].flags |= F_LONG;
		if (found(c, rule, c->units[i].start, c->units[i].end, false) != 0)
			return -1;
	}
	return 0;
}

static int passive(struct check *c, size_t rule)
{
	size_t n = 0, sentences = 0, start, end;
	for (size_t i = 0; i < c->count; i++) {
		if (c->units[i].flags & F_HEADING)
			continue;
		sentences++;
		n += pattern_find(c->tables->rules[rule], unit_text(c->text, &c->units[i]), 0, &start, &end) == 1;
	}
	return sentences >= 5 && n * 10 > sentences * 3 ? by_pattern(c, rule, 0) : 0;
}

static int vague(struct check *c, size_t rule)
{
	return count_words(c->text) < VAGUE_WORDS ? found(c, rule, 0, 0, false) : 0;
}

/* A mark of rule R24 in the unit, [*start, *end) of its text: it asks for confidence. None does where a sentence wants nothing
 * confidential, or promises confidence to those who answer. */
static bool asks_confidence(const struct lang_tables *tables, struct coco_str s, size_t *start, size_t *end)
{
	size_t rule = rule_by_id("R24"), a, b;
	return pattern_find(tables->rules[rule], s, 0, start, end) == 1 && pattern_find(tables->without[rule], s, 0, &a, &b) != 1;
}

bool marked_confidential(const struct lang_tables *tables, struct coco_str text, const struct unit *units, size_t count)
{
	size_t start, end;
	for (size_t i = 0; i < count; i++)
		if (asks_confidence(tables, unit_text(text, &units[i]), &start, &end))
			return true;
	return false;
}

/* The words that ask for confidence go before an address in the same sentence: they are told at the top of the sheet. */
static int confidential(struct check *c, size_t rule)
{
	for (size_t i = 0; i < c->count; i++) {
		size_t from, to, start, end;
		bool done = asks_confidence(c->tables, unit_text(c->text, &c->units[i]), &start, &end);
		if (done && found(c, rule, c->units[i].start + start, c->units[i].start + end, false) != 0)
			return -1;
		facts_of(c, &c->units[i], &from, &to);
		for (; !done && from < to; from++)
			if (coco_fact_personal(&c->facts[from])) {
				done = true;
				if (found(c, rule, c->facts[from].start, c->facts[from].end, true) != 0)
					return -1;
			}
		if (done)
			c->units[i].flags |= F_CONFIDENTIAL;
	}
	return 0;
}

static int pitch_too_long(struct check *c, size_t rule)
{
	return count_words(c->text) > PITCH_WORDS || coco_utf8_count(c->text) > PITCH_CHARACTERS ? found(c, rule, 0, 0, false) : 0;
}

static int fragments(struct check *c, size_t rule)
{
	size_t blocks = 0, short_ones = 0;
	for (size_t i = 0; i < c->count; i++) {
		if (i > 0 && c->units[i].block == c->units[i - 1].block)
			continue;
		blocks++;
		short_ones += (c->units[i].flags & (F_HEADING | F_ITEM)) && c->units[i].words < 12;
	}
	return blocks >= 5 && short_ones * 10 > blocks * 6 ? found(c, rule, 0, 0, false) : 0;
}

/* Every rule that acts. `words`: it needs the language's words. */
static const struct {
	const char *id;
	int (*run)(struct check *, size_t rule);
	bool words;
} rules[] = {{"R01", no_question, true}, {"R02", solution, true}, {"R03", over_specified, false}, {"R04", standard, false},
    {"R05", gate, true}, {"R06", present, true}, {"R07", absent, true}, {"R08", absent, true}, {"R09", no_criterion, true},
    {"R10", no_time_frame, true}, {"R11", no_offer, true}, {"R12", acronyms, false}, {"R13", jargon, true}, {"R14", too_long, false},
    {"R15", passive, true}, {"R16", noun_for_verb, true}, {"R17", present, true}, {"R18", wordy, true}, {"R19", absent, true},
    {"R20", no_next_step, true}, {"R21", several, true}, {"R22", negative_question, true}, {"R23", vague, false},
    {"R24", confidential, false}, {"R25", pitch_too_long, false}, {"R26", present, true}, {"R27", no_picture, false},
    {"R28", present, true}, {"R29", fragments, false}, {"R30", mixed, true}};

static int by_place(const void *a, const void *b)
{
	const struct coco_smell *x = a, *y = b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

int check_units(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct unit *units, size_t count,
    const struct coco_fact *facts, size_t n_facts, struct coco_arena *arena, struct coco_smell **smells, size_t *n_smells,
    struct coco_err *err)
{
	struct check c = {rewriter, lang_of(rewriter, lang), text, lang, units, count, facts, n_facts, arena, NULL, 0, 0, err};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < COCO_LEN(rules); i++) {
		size_t rule = rule_by_id(rules[i].id);
		struct coco_rule row = coco_rule_at(rule);
		if (rule_acts(&row, lang) && !(lang < 0 && rules[i].words))
			rc = rules[i].run(&c, rule);
	}
	*n_smells = c.n;
	*smells = coco_arena_array(arena, c.n ? c.n : 1, sizeof **smells);
	if (rc == 0 && !*smells)
		rc = coco_err_nomem(err);
	if (rc == 0 && c.n) {
		qsort(c.smells, c.n, sizeof *c.smells, by_place);
		memcpy(*smells, c.smells, c.n * sizeof *c.smells);
	}
	free(c.smells);
	return rc;
}

int coco_rewrite_check(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct coco_smell **smells,
    size_t *count, struct coco_err *err)
{
	struct unit *units;
	struct coco_fact *facts;
	size_t n, n_facts;
	struct view view;
	if (view_make(text, arena, &view, err) != 0)
		return -1;
	text = view.text;
	if (coco_facts(rewriter, text, lang, arena, &facts, &n_facts, err) != 0 ||
	    units_make(rewriter, text, lang, arena, &units, &n, err) != 0)
		return -1;
	sieve_region(lang_of(rewriter, lang)->sieve, text);
	int rc = check_units(rewriter, text, lang, units, n, facts, n_facts, arena, smells, count, err);
	if (rc == 0)
		rc = sieve_sound(lang_of(rewriter, lang)->sieve, err);
	sieve_region(lang_of(rewriter, lang)->sieve, COCO_STR_NONE);
	if (rc == 0)
		view_smells(&view, *smells, *count);
	return rc;
}
