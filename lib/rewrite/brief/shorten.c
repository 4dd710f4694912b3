/* Shorter sentences for the brief: what may be left out of one, and where it falls into two.
 *
 * Method: brackets with facts in them, and what a closed list of words adds behind the main clause (cuts.csv: clause, late),
 * are left out; the sentence then stands in full in the annex, so that nothing is lost with its words. At a semicolon, and
 * before a main clause that "and" or "but" joins (cuts.csv: split), one sentence becomes two. What is left must be a clause:
 * it has words enough, and a verb where that is told (cuts.csv: verb). An acronym that nobody explains makes a piece go that
 * could have stayed.
 *
 * Invariant: what is left says no more than the whole, fact by fact with comparator, demand and negation (ledger.c); else
 * less is done, at last nothing. */
#include "shorten.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	CLAUSE_LEFT = 6,
	LATE_LEFT = 8,
	SPLIT_LEFT = 3,
	SPLIT_RIGHT = 4,
	BRACKET_WORDS = 12,
	EASY_EN = 13,
	ASIDE_WORDS = 12,
	LATE_WORDS = 15,
	SPLIT_EN = 14,
	SPLIT_WORDS = 8,
	LONG_LETTERS = 6,
	MOST_WORDS = 120 /* a longer sentence is none for the brief */
};

/* The kinds of cuts.csv, each with its place. */
static const struct {
	const char *kind;
	size_t place;
} kinds[] = {{"clause", offsetof(struct shortcuts, clause)}, {"late", offsetof(struct shortcuts, late)},
    {"split", offsetof(struct shortcuts, split)}, {"address", offsetof(struct shortcuts, address)},
    {"ordinal", offsetof(struct shortcuts, ordinal)}, {"widens", offsetof(struct shortcuts, widens)},
    {"behind address", offsetof(struct shortcuts, behind_address)}, {"calls", offsetof(struct shortcuts, calls)},
    {"until", offsetof(struct shortcuts, until)}, {"until behind", offsetof(struct shortcuts, until_behind)},
    {"asking", offsetof(struct shortcuts, asking)}, {"hour", offsetof(struct shortcuts, hour)},
    {"front", offsetof(struct shortcuts, front)}, {"middle", offsetof(struct shortcuts, middle)},
    {"between", offsetof(struct shortcuts, between)}, {"stays", offsetof(struct shortcuts, stays)},
    {"unended", offsetof(struct shortcuts, unended)}, {"example", offsetof(struct shortcuts, example)},
    {"clause on", offsetof(struct shortcuts, tail)}};

static struct pattern **place_of(struct shortcuts *shortcuts, size_t kind)
{
	return (struct pattern **)(void *)((char *)shortcuts + kinds[kind].place);
}

void shortcuts_free(struct shortcuts *shortcuts)
{
	if (!shortcuts)
		return;
	for (size_t k = 0; k < COCO_LEN(kinds); k++)
		pattern_free(*place_of(shortcuts, k));
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		pattern_free(shortcuts->labels[slot]);
	free(shortcuts);
}

/* The labels that say what the brief's own headings say. */
static int load_labels(struct shortcuts *new, int lang, struct coco_err *err)
{
	for (int slot = 0; slot < COCO_SLOTS; slot++) {
		char kind[32];
		snprintf(kind, sizeof kind, "label %s", coco_slot_names[slot]);
		if (!(new->labels[slot] = cut_pattern(kind, lang, err)))
			return -1;
	}
	return 0;
}

static const struct shortcuts *load(struct coco_rewriter *rewriter, struct lang_tables *tables, int lang, struct coco_err *err)
{
	if (tables->shortcuts)
		return tables->shortcuts;
	struct shortcuts *new = calloc(1, sizeof *new);
	if (!new) {
		coco_err_nomem(err);
		return NULL;
	}
	bool made = true;
	for (size_t k = 0; made && k < COCO_LEN(kinds); k++)
		made = (*place_of(new, k) = cut_pattern(kinds[k].kind, lang, err)) != NULL;
	new->verb = made ? cut_of(rewriter, lang, CUT_VERB, err) : NULL;
	if (!new->verb || load_labels(new, lang, err) != 0) {
		shortcuts_free(new);
		return NULL;
	}
	tables->shortcuts = new;
	return new;
}

/* The facts between two bytes of the sentence, and of them acronyms that nobody explains. */
static size_t facts_inside(const struct cutter *c, size_t start, size_t end, size_t *unknown)
{
	size_t from, to, n = 0;
	facts_between(c->by->facts, c->by->n_facts, c->unit->start + start, c->unit->start + end, &from, &to);
	*unknown = 0;
	for (; from < to; from++, n++)
		*unknown += c->by->facts[from].kind == COCO_FACT_ACRONYM && coco_map_find(c->by->unknown, c->by->facts[from].value) != COCO_NONE;
	return n;
}

/* A piece is replaced, not of a quotation; what was to happen inside it is forgotten. */
void cutter_change(struct cutter *c, size_t start, size_t end, struct coco_str after, const char *rule)
{
	struct changes *to = c->to;
	size_t at = 0, kept = 0;
	if ((!c->by->all && !rule_edits(rule, c->by->lang)) || in_quotation(c->s, start) || in_quotation(c->s, end))
		return;
	for (size_t i = 0; i < to->n; i++)
		if (to->items[i].start < start || to->items[i].end > end)
			to->items[kept++] = to->items[i];
	to->n = kept;
	if (to->n == CHANGES_MAX)
		return;
	while (at < to->n && to->items[at].start < start)
		at++;
	memmove(to->items + at + 1, to->items + at, (to->n - at) * sizeof *to->items);
	to->items[at] = (struct change){start, end, after, rule};
	to->n++;
}

bool cutter_changed_at(const struct cutter *c, size_t at)
{
	for (size_t i = 0; i < c->to->n; i++)
		if (at >= c->to->items[i].start && at < c->to->items[i].end)
			return true;
	return false;
}

/* Words of more than six letters that are still there, as LIX counts them. */
static size_t long_words(const struct cutter *c)
{
	struct coco_word word;
	size_t n = 0, at = 0;
	while (coco_word_next(c->s, &at, &word))
		n += !word.number && !cutter_changed_at(c, word.start) && coco_utf8_count(coco_str_sub(c->s, word.start, word.end)) > LONG_LETTERS;
	return n;
}

/* Words of [start, end) that are still there. */
size_t cutter_words(const struct cutter *c, size_t start, size_t end)
{
	struct coco_word word;
	size_t n = 0;
	struct coco_str view = coco_str_sub(c->s, 0, end);
	while (coco_word_next(view, &start, &word))
		n += !cutter_changed_at(c, word.start);
	return n;
}

/* "the end (12 mm)." : where the bracket that begins at `at` ends, behind its sign; 0: nowhere, or it holds another. */
static size_t bracket_end(struct coco_str s, size_t at)
{
	for (size_t i = at + 1; i < s.n; i++) {
		if (s.s[i] == '(' || s.s[i] == '\n')
			return 0;
		if (s.s[i] == ')')
			return i + 1;
	}
	return 0;
}

/* The text says what the only word in the brackets stands for: they go where the word is not used again. */
static bool only_a_name(const struct cutter *c, size_t start, size_t end)
{
	size_t n = 0;
	struct coco_str name = coco_str_sub(c->s, start, end);
	for (size_t at = coco_str_find(c->by->text, name, 0); at != SIZE_MAX && n < 2; at = coco_str_find(c->by->text, name, at + 1))
		n++;
	return n == 1 && count_words(name) == 1;
}

static void brackets(struct cutter *c)
{
	for (size_t i = 1; i < c->s.n; i++) {
		size_t end, unknown;
		if (c->s.s[i] != '(' || c->s.s[i - 1] != ' ' || (end = bracket_end(c->s, i)) == 0)
			continue;
		size_t n = facts_inside(c, i, end, &unknown);
		bool behind = end == c->s.n || strchr(" .,;:!?", c->s.s[end]);
		bool names = count_words(coco_str_sub(c->s, i, end)) == 1 && n == 1 && !unknown;
		bool go = names ? c->telling && only_a_name(c, i + 1, end - 1)
		                : n > 0 && (unknown > 0 || (c->telling && (n > 1 || c->unit->words > BRACKET_WORDS)));
		size_t to, at;
		const struct shortcuts *by = c->by->tables->shortcuts;
		bool widens = pattern_find(by->widens, coco_str_sub(c->s, i, end), 0, &at, &to) == 1 && at == 0;
		go = go || (n == 0 && c->telling && pattern_find(by->example, coco_str_sub(c->s, i, end), 0, &at, &to) == 1 && at == 0 &&
		               cutter_may_go(c, by, i, end));
		if (behind && go && !widens)
			cutter_change(c, i - 1, end, COCO_STR(""), "R25");
		i = end - 1;
	}
}

/* Where the sentence ends, without its closing sign. */
static size_t body_end(struct coco_str s)
{
	return s.n > 0 && strchr(".!?", s.s[s.n - 1]) ? s.n - 1 : s.n;
}

static bool has_verb(const struct shortcuts *by, struct coco_str s, bool listed)
{
	size_t start, end;
	return !listed || pattern_find(by->verb, s, 0, &start, &end) == 1;
}

/* What follows a clause that stands in the middle, "the cart, which is wide, gets stuck": behind the next comma the sentence goes on.
 * Without that a verb tells it (in English) any comma counts. */
static bool goes_on(const struct cutter *c, const struct shortcuts *by, size_t from, size_t stop)
{
	size_t comma = coco_str_find(coco_str_sub(c->s, 0, stop), COCO_STR(", "), from), start, end;
	while (comma != SIZE_MAX && pattern_find(by->tail, coco_str_sub(c->s, comma + 2, stop), 0, &start, &end) == 1 && start == 0)
		comma = coco_str_find(coco_str_sub(c->s, 0, stop), COCO_STR(", "), comma + 1); /* one more such clause */
	return comma != SIZE_MAX && has_verb(by, coco_str_sub(c->s, comma, stop), c->by->lang == 0);
}

/* What stands at `at` is within brackets, of which half would stay. */
bool cutter_in_brackets(struct coco_str s, size_t at)
{
	size_t depth = 0;
	for (size_t i = 0; i < at; i++) {
		depth += s.s[i] == '(' || s.s[i] == '[';
		depth -= depth > 0 && (s.s[i] == ')' || s.s[i] == ']');
	}
	return depth > 0;
}

/* What is left would end with a little word that wants another: "of a coating as | compared to". */
static bool hangs_at(const struct cutter *c, size_t stop)
{
	struct coco_str s = coco_str_sub(c->s, 0, stop);
	while (s.n > 0 && strchr(" ,;:", s.s[s.n - 1]))
		s.n--;
	size_t from = s.n;
	while (from > 0 && is_word_byte((unsigned char)s.s[from - 1]))
		from--;
	static const char *const hanging[] = {"as", "and", "or", "of", "to", "with", "for", "than", "in", "at", "by", "from", "the", "a", "an"};
	for (size_t i = 0; c->by->lang == 0 && i < COCO_LEN(hanging); i++)
		if (coco_str_is(coco_str_sub(s, from, s.n), hanging[i]))
			return true;
	return c->by->lang == 0 && coco_str_ends(s, "ing"); /* in a list of the same: "remote working, | providing space" */
}

static bool joint_at(const struct cutter *c, size_t at)
{
	return c->s.s[at] == ';' && at + 1 < c->s.n && c->s.s[at + 1] == ' ' && !cutter_in_brackets(c->s, at);
}

/* The clause between semicolons that `at` stands in, [*from, returned): what follows it is no part of what is cut. */
static size_t clause_around(const struct cutter *c, size_t at, size_t stop, size_t *from)
{
	for (*from = at; *from > 0 && !joint_at(c, *from - 1);)
		--*from;
	while (at < stop && !joint_at(c, at))
		at++;
	return at;
}

/* Cuts from the first match that leaves a clause of `least` words. */
static void behind(struct cutter *c, const struct shortcuts *by, const struct pattern *pattern, size_t least)
{
	size_t from = 0, start, end, begin, last = body_end(c->s), stop = last;
	bool verb = c->by->lang == 0 && has_verb(by, coco_str_sub(c->s, 0, stop), true); /* else what is left need not have one, either */
	while (pattern_find(pattern, coco_str_sub(c->s, 0, last), from, &start, &end) == 1 && end > start) {
		from = end;
		stop = clause_around(c, start, last, &begin);
		if (cutter_changed_at(c, start) || cutter_in_brackets(c->s, start) || cutter_words(c, begin, start) < least ||
		    !has_verb(by, coco_str_sub(c->s, begin, start), verb) || goes_on(c, by, end, stop) || hangs_at(c, start) ||
		    !cutter_may_go(c, by, start, stop))
			continue;
		cutter_change(c, start, stop, COCO_STR(""), "R25");
		return;
	}
}

/* One sentence becomes two: "; the" → ". The", ", but we" → ". But we". Whole words, so that the list of changes reads well. */
static void fall_apart(struct cutter *c, size_t start, size_t end, struct coco_str keep)
{
	struct coco_word word;
	struct coco_buf out = COCO_BUF_INIT;
	char letter[4];
	size_t at = end, old = keep.n ? 1 : 0, n = cutter_capital(keep.n ? keep : coco_str_sub(c->s, end, c->s.n), letter);
	uint32_t cp;
	size_t i = start;
	while (i + 1 < end && !(c->s.s[i] >= 'A' && c->s.s[i] <= 'Z' && c->s.s[i + 1] >= 'A' && c->s.s[i + 1] <= 'Z'))
		i++;
	if (i + 1 < end) /* ", AND WE": capitals are kept as an acronym's are */
		return;
	if (n == 0 || !coco_word_next(c->s, &at, &word) || word.start != end)
		return;
	coco_buf_puts(&out, ". ");
	if (keep.n) {
		coco_buf_str(&out, (struct coco_str){letter, n});
		coco_buf_str(&out, coco_str_sub(keep, old, keep.n));
		coco_buf_putc(&out, ' ');
	} else if (!word.number) {
		coco_buf_str(&out, (struct coco_str){letter, n});
		coco_buf_str(&out, coco_str_sub(c->s, end + coco_utf8_next(coco_str_sub(c->s, end, c->s.n), &cp), word.end));
		end = word.end;
	}
	struct coco_str after = coco_buf_ok(&out) ? coco_arena_copy(c->by->arena, coco_buf_view(&out)) : COCO_STR_NONE;
	if (after.s)
		cutter_change(c, start, end, after, "R14");
	coco_buf_free(&out);
}

/* Words of the sentence that `at` stands in, on its left and its right, as far as it has been taken apart. */
static size_t left_of(const struct cutter *c, size_t at, size_t *from)
{
	*from = 0;
	for (size_t i = 0; i < c->to->n; i++)
		if (!strcmp(c->to->items[i].rule, "R14") && c->to->items[i].end <= at)
			*from = c->to->items[i].end;
	return cutter_words(c, *from, at);
}

/* A clause begins at `from`, no item of a list: it has a verb before its first comma or semicolon. */
static bool clause_from(const struct cutter *c, const struct shortcuts *by, size_t from)
{
	size_t to = from;
	while (to < c->s.n && c->s.s[to] != ';' && !(c->s.s[to] == ',' && (to + 1 == c->s.n || c->s.s[to + 1] == ' '))) /* 18,300 */
		to++;
	return has_verb(by, coco_str_sub(c->s, from, to), true);
}

/* What stands at `at` is the last of a list of things, ", trays, and …": what is between the comma before and it is no clause. */
static bool ends_list(const struct cutter *c, const struct shortcuts *by, size_t begin, size_t at)
{
	size_t comma = SIZE_MAX, next = coco_str_find(coco_str_sub(c->s, 0, at), COCO_STR(", "), begin);
	for (; next != SIZE_MAX; next = coco_str_find(coco_str_sub(c->s, 0, at), COCO_STR(", "), next + 1))
		comma = next;
	return comma != SIZE_MAX && !has_verb(by, coco_str_sub(c->s, comma + 2, at), true);
}

static void splits(struct cutter *c, const struct shortcuts *by, bool clauses)
{
	size_t from = 0, groups[16], begin;
	size_t depth = 0;
	for (size_t i = 0; i + 1 < c->s.n; i++) {
		depth += c->s.s[i] == '(';
		depth -= depth > 0 && c->s.s[i] == ')';
		if (c->s.s[i] == ';' && c->s.s[i + 1] == ' ' && depth == 0 && !cutter_changed_at(c, i) && left_of(c, i, &begin) >= SPLIT_LEFT &&
		    cutter_words(c, i, c->s.n) >= SPLIT_LEFT && clause_from(c, by, i + 2))
			fall_apart(c, i, i + 2, COCO_STR_NONE);
	}
	while (clauses && from < c->s.n && pattern_groups(by->split, coco_str_sub(c->s, from, c->s.n), groups) == 1) {
		size_t start = from + groups[0], end = from + groups[1];
		struct coco_str keep = groups[2] == SIZE_MAX ? COCO_STR_NONE : coco_str_sub(c->s, from + groups[2], from + groups[3]);
		from = end > from ? end : from + 1;
		if (!cutter_changed_at(c, start) && !cutter_in_brackets(c->s, start) && left_of(c, start, &begin) >= CLAUSE_LEFT &&
		    cutter_words(c, end, c->s.n) >= SPLIT_RIGHT && has_verb(by, coco_str_sub(c->s, begin, start), true) &&
		    !ends_list(c, by, begin, start))
			fall_apart(c, start, end, keep);
	}
}

/* Where the table names words at which a sentence falls into two ("phrases.csv", R14): ", which leads to" → ". This leads to". */
static void joints(struct cutter *c, const struct shortcuts *by)
{
	const struct lang_tables *tables = c->by->tables;
	struct coco_buf key = COCO_BUF_INIT;
	size_t from = 0, start, end, begin;
	while (patterns_find(&tables->joint_patterns, c->s, from, &start, &end) == 1 && end > start) {
		const struct phrase *joint = phrase_of(tables, coco_str_sub(c->s, start, end), &key);
		from = end;
		if (joint && !cutter_changed_at(c, start) && !cutter_in_brackets(c->s, start) &&
		    left_of(c, start, &begin) >= (c->s.s[start] == ';' ? SPLIT_LEFT : CLAUSE_LEFT) && cutter_words(c, end, c->s.n) >= SPLIT_RIGHT &&
		    has_verb(by, coco_str_sub(c->s, begin, start), true) &&
		    (c->s.s[start] != ',' || c->s.s[start + 2] == 'a' || !goes_on(c, by, end, body_end(c->s))))
			cutter_change(c, start, end, coco_str_of(joint->after), "R14");
	}
	coco_buf_free(&key);
}

/* What is left, counted. */
static void count(struct cutter *c)
{
	size_t unknown, before = 0, from;
	struct changes *to = c->to;
	to->words = cutter_words(c, 0, c->s.n);
	to->hard = long_words(c);
	to->cut = false;
	to->longest = left_of(c, c->s.n, &from);
	for (size_t i = 0; i < to->n; i++) {
		to->cut = to->cut || !strcmp(to->items[i].rule, "R25");
		if (!strcmp(to->items[i].rule, "R14")) {
			size_t n = cutter_words(c, before, to->items[i].start);
			to->longest = n > to->longest ? n : to->longest;
			before = to->items[i].end;
		}
	}
	size_t at, end;
	to->personal = cutter_tells_who(c);
	to->limits = false;
	to->figures = 0;
	for (facts_between(c->by->facts, c->by->n_facts, c->unit->start, c->unit->end, &at, &end); at < end; at++) {
		const struct coco_fact *fact = &c->by->facts[at];
		if (cutter_changed_at(c, fact->start - c->unit->start))
			continue;
		to->personal = to->personal || coco_fact_personal(fact);
		to->figures += fact->kind == COCO_FACT_NUMBER;
		/* "after 20 minutes they complain" and "more than 300 visitors" limit nothing */
		bool tells = fact->comparator == COCO_CMP_ABOUT || (fact->comparator == COCO_CMP_GT && fact->modality == COCO_MODAL_NONE);
		to->limits = to->limits || fact->kind == COCO_FACT_STANDARD || (fact->comparator && !tells);
	}
	facts_inside(c, 0, c->s.n, &unknown);
	for (size_t i = 0, inside; i < to->n && unknown; i++) {
		facts_inside(c, to->items[i].start, to->items[i].end, &inside);
		unknown -= inside;
	}
	to->unknown = unknown > 0;
}

/* The sentence with its changes says nothing that it did not say. 1, 0, -1. */
static int holds(const struct cutter *c, struct coco_err *err)
{
	struct coco_buf out = COCO_BUF_INIT;
	size_t at = 0;
	for (size_t i = 0; i < c->to->n; i++) {
		coco_buf_str(&out, coco_str_sub(c->s, at, c->to->items[i].start));
		coco_buf_str(&out, c->to->items[i].after);
		at = c->to->items[i].end;
	}
	coco_buf_str(&out, coco_str_sub(c->s, at, c->s.n));
	int rc = out.failed ? coco_err_nomem(err)
	                    : ledger_within(c->by->rewriter, c->by->lang, coco_buf_view(&out), c->s, !c->to->cut, c->by->arena, err);
	coco_buf_free(&out);
	return rc;
}

/* All that makes the sentence easy, or less: 0 everything, 1 no second sentence, 2 only brackets. */
static void try(struct cutter *c, const struct shortcuts *by, int less)
{
	size_t unknown, item = c->unit->flags & (F_ITEM | F_ROW);
	*c->to = (struct changes){.slot = c->slot};
	cutter_clause_number(c);
	if (!item) {
		cutter_begin_large(c);
		cutter_end(c);
		cutter_label(c, by);
	}
	brackets(c);
	cutter_addresses(c, by);
	count(c);
	facts_inside(c, 0, c->s.n, &unknown);
	size_t easy = c->by->lang == 0 ? EASY_EN : c->by->lang == 3 ? 25 : 20;
	if (less < 2 && !item && c->telling && c->to->words > ASIDE_WORDS) {
		cutter_dashes(c, by);
		cutter_middle(c, by);
		cutter_front(c, by);
	}
	if (less < 1 && !item && c->to->words > SPLIT_EN)
		joints(c, by);
	count(c);
	if (less < 2 && !item && (c->to->unknown || (c->telling && c->to->words > easy)))
		behind(c, by, by->clause, CLAUSE_LEFT);
	count(c);
	if (less < 2 && !item && c->telling && c->to->words > LATE_WORDS)
		behind(c, by, by->late, LATE_LEFT);
	count(c);
	if (less < 1 && !item && c->to->words > SPLIT_WORDS)
		splits(c, by, c->to->words > SPLIT_EN);
	count(c);
}

int shorten_unit(const struct shortener *shortener, const struct unit *unit, int slot, struct changes *changes, struct coco_err *err)
{
	struct cutter c = {.by = shortener, .unit = unit, .s = unit_text(shortener->text, unit), .to = changes};
	const struct shortcuts *by = load(shortener->rewriter, shortener->tables, shortener->lang, err);
	int rc = by ? 0 : -1;
	c.slot = slot;
	c.telling = slot == COCO_SLOT_WHY || slot == COCO_SLOT_WHO || slot == COCO_SLOT_TODAY || slot == COCO_SLOT_OPEN;
	for (int less = 0; rc == 0 && less < 3 && !shortener->verbatim && unit->words <= MOST_WORDS; less++) {
		try(&c, by, less);
		rc = changes->n ? holds(&c, err) : 1;
	}
	if (rc == 1 && changes->personal && slot == COCO_SLOT_TIMELINE && !shortener->verbatim && cutter_until(&c, by)) {
		count(&c);
		rc = holds(&c, err);
	}
	if (rc == 0) {
		*changes = (struct changes){.n = 0};
		count(&c);
	}
	for (size_t i = 0; i < changes->n; i++) {
		changes->items[i].start += unit->start;
		changes->items[i].end += unit->start;
	}
	changes->slot = slot;
	return rc < 0 ? -1 : 0;
}
