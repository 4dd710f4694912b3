/* Rules about words: acronyms that nobody explains, terms of the trade, long phrases for short words.
 *
 * Method: acronyms are facts of the ledger, each asked for at its first use; terms are those of the glossary, and words
 * with a technical root (patterns.csv) that it lacks; phrases are rows of
 * phrases.csv, found by the same alternation that phrases.c edits by, so that what is told and what is edited agree.
 *
 * Invariant: a term and an acronym are found once a text, a phrase once a sentence and rule. */
#include "check.h"

#include <string.h>

enum { TERM_WORDS = 3 };

/* The glossary explains the acronym, alone or at the end of a term ("pojemnik KLT"), and so will the brief. */
static bool in_glossary(const struct check *c, const struct unit *unit, const struct coco_fact *fact)
{
	struct coco_word word = {fact->start, fact->end, false};
	size_t end = 0, starts[TERM_WORDS] = {0}, n = 0;
	struct coco_str view = coco_str_sub(c->text, 0, fact->end);
	if (c->lang >= 0 && gloss_at(c->tables, view, &word, &end) > 0) /* the CNC of CNC-Bearbeitung */
		return true;
	for (size_t at = unit->start; c->lang >= 0 && coco_word_next(view, &at, &word) && word.start <= fact->start; n++)
		starts[n % TERM_WORDS] = word.start;
	for (size_t k = 0; k < TERM_WORDS && k < n; k++) {
		size_t at = starts[k];
		if (coco_word_next(c->text, &at, &word) && gloss_at(c->tables, c->text, &word, &end) > 0 && end >= fact->end)
			return true;
	}
	return false;
}

/* A heading without small letters. */
static bool capital_heading(const struct check *c, const struct unit *unit)
{
	struct coco_str s = unit_text(c->text, unit);
	bool small = !(unit->flags & F_HEADING);
	for (size_t i = 0; i < s.n && !small; i++)
		small = s.s[i] >= 'a' && s.s[i] <= 'z';
	return !small;
}

int acronyms(struct check *c, size_t rule)
{
	enum { SHOUTED_HEADINGS = 3, LOOKED_UP = 200 }; /* each is looked for in the whole text; nobody answers more questions */
	size_t shouted = 0;                             /* of so many, "DEADLINE" is no acronym */
	for (size_t i = 0; i < c->count; i++)
		shouted += capital_heading(c, &c->units[i]);
	struct coco_map *seen = coco_map_new();
	int rc = seen ? 0 : coco_err_nomem(c->err);
	struct coco_map *known = coco_map_new();
	if (!known)
		rc = coco_err_nomem(c->err);
	for (size_t i = 0; rc == 0 && i < c->count; i++) {
		size_t from, to;
		if (shouted >= SHOUTED_HEADINGS && capital_heading(c, &c->units[i]))
			continue;
		facts_between(c->facts, c->n_facts, c->units[i].start, c->units[i].end, &from, &to);
		for (; rc == 0 && from < to; from++) {
			const struct coco_fact *fact = &c->facts[from];
			bool added = false;
			if (fact->kind != COCO_FACT_ACRONYM)
				continue;
			if (coco_map_find(known, fact->value) != COCO_NONE)
				continue;
			bool met = coco_map_find(seen, fact->value) != COCO_NONE;
			if (!met && coco_map_count(seen) + coco_map_count(known) >= LOOKED_UP)
				continue;
			if (!met && (in_glossary(c, &c->units[i], fact) || acronym_known(c->rewriter, c->text, fact, c->facts, c->n_facts))) {
				if (coco_map_add(known, fact->value, NULL) == COCO_NONE)
					rc = coco_err_nomem(c->err);
				continue;
			}
			if (coco_map_add(seen, fact->value, &added) == COCO_NONE) {
				rc = coco_err_nomem(c->err);
				break;
			}
			c->units[i].flags |= F_ACRONYM;
			if (!added) /* each acronym is asked for once, at its first use */
				continue;
			rc = found(c, rule, fact->start, fact->end, false);
			char *ask =
			    rc == 0 ? coco_arena_printf(c->arena, "%.*s: %s", COCO_STR_ARG(fact->value), label_of("asks", "acronym", c->lang)) : NULL;
			if (rc == 0 && ask)
				c->smells[c->n - 1].hint = coco_str_of(ask);
		}
	}
	coco_map_free(seen);
	coco_map_free(known);
	return rc;
}

/* The first use of each term of the glossary that the text does not explain. */
static int glossary_terms(struct check *c, size_t rule)
{
	bool *seen = coco_arena_array(c->arena, gloss_rows(c->tables) + 1, sizeof *seen);
	int rc = seen ? 0 : coco_err_nomem(c->err);
	for (size_t i = 0; rc == 0 && i < c->count; i++) {
		struct coco_str view = coco_str_sub(c->text, 0, c->units[i].end);
		struct coco_word word;
		size_t end = 0;
		for (size_t at = c->units[i].start; rc == 0 && coco_word_next(view, &at, &word);) {
			size_t row = gloss_at(c->tables, view, &word, &end);
			at = row ? end : at;
			if (row && !seen[row] && !gloss_in_text(c->text, end))
				rc = found(c, rule, word.start, end, false);
			if (row)
				seen[row] = true;
		}
	}
	return rc;
}

/* The word from `start` to `end` is a name, is explained in the text, or has a gloss. */
static bool needs_no_gloss(const struct check *c, const struct unit *unit, size_t start, size_t end)
{
	struct coco_word word;
	size_t at = start, stop;
	bool capital = c->lang != 1 && start > unit->start && c->text.s[start] >= 'A' && c->text.s[start] <= 'Z';
	return capital || gloss_in_text(c->text, end) || !coco_word_next(c->text, &at, &word) || word.start != start ||
	       gloss_at(c->tables, c->text, &word, &stop) > 0;
}

/* Words with a technical root that have no gloss: each is asked for at its first use, the first few of a text. */
static int hard_words(struct check *c, size_t rule)
{
	enum { HARD_WORDS = 5, ROOT = 9 };
	struct coco_map *seen = coco_map_new();
	struct coco_buf normal = COCO_BUF_INIT;
	size_t told = 0, start, end;
	int rc = seen ? 0 : coco_err_nomem(c->err);
	for (size_t i = 0; rc == 0 && i < c->count && told < HARD_WORDS; i++) {
		struct coco_str s = unit_text(c->text, &c->units[i]);
		for (size_t from = 0;
		     rc == 0 && told < HARD_WORDS && pattern_find(c->tables->rules[rule], s, from, &start, &end) == 1 && end > start; from = end) {
			bool added = false;
			coco_buf_clear(&normal);
			coco_text_normal(coco_str_sub(s, start, end), &normal);
			struct coco_str key = coco_str_sub(coco_buf_view(&normal), 0, normal.len < ROOT ? normal.len : ROOT);
			if (coco_map_add(seen, key, &added) == COCO_NONE)
				rc = coco_err_nomem(c->err);
			if (rc != 0 || !added || needs_no_gloss(c, &c->units[i], c->units[i].start + start, c->units[i].start + end))
				continue;
			rc = found(c, rule, c->units[i].start + start, c->units[i].start + end, false);
			if (rc == 0)
				c->smells[c->n - 1].hint = COCO_STR("no gloss is known: say it in a few plain words, or give them with --lexicon");
			told++;
		}
	}
	coco_buf_free(&normal);
	coco_map_free(seen);
	return rc;
}

int jargon(struct check *c, size_t rule)
{
	return glossary_terms(c, rule) == 0 ? hard_words(c, rule) : -1;
}

/* "Problem:" in front of what a form asks for: left out of a sentence, but no fault of the text. */
static bool form_label(const struct phrase *phrase, struct coco_str s, size_t end)
{
	return !phrase->after[0] && end > 0 && s.s[end - 1] == ':';
}

/* Rules that act by their phrases (R16, R18 and a part of R06): a finding where the table has a shorter word. */
int wordy(struct check *c, size_t rule)
{
	for (size_t i = 0; i < c->count; i++) {
		struct coco_str s = unit_text(c->text, &c->units[i]);
		size_t start, end = 0;
		struct coco_buf key = COCO_BUF_INIT;
		const struct phrase *phrase;
		while ((phrase = phrase_next(c->tables, s, end, &start, &end, &key)) &&
		       (phrase->rule != rule || !phrase->safe || form_label(phrase, s, end) || in_quotation(c->text, c->units[i].start + start)))
			;
		int rc = phrase ? found(c, rule, c->units[i].start + start, c->units[i].start + end, false) : 0;
		char *hint = phrase && rc == 0 ? coco_arena_printf(c->arena, phrase->after[0] ? "write: %s" : "leave it out", phrase->after) : NULL;
		if (hint)
			c->smells[c->n - 1].hint = coco_str_of(hint);
		coco_buf_free(&key);
		if (rc != 0)
			return -1;
	}
	return 0;
}

/* A phrase of the table, or else a verb of little meaning with a noun that holds the action. */
int noun_for_verb(struct check *c, size_t rule)
{
	size_t k = c->n, start, end;
	if (wordy(c, rule) != 0)
		return -1;
	for (size_t i = 0, told = c->n; i < c->count; i++) {
		const struct unit *unit = &c->units[i];
		while (k < told && c->smells[k].start < unit->start)
			k++;
		if (k < told && c->smells[k].start < unit->end) /* one finding a sentence */
			continue;
		if (pattern_find(c->tables->rules[rule], unit_text(c->text, unit), 0, &start, &end) == 1 &&
		    found(c, rule, unit->start + start, unit->start + end, false) != 0)
			return -1;
	}
	return 0;
}
