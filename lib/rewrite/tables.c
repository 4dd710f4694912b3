/* The tables of this room as they are worked with: word lists in hash maps, rows of patterns joined to one alternation.
 *
 * Method: the files lib/rewrite/ *.csv are compiled in; a language's part is loaded when a text in it is first met, since
 * compiling patterns (pattern.c) takes longer than a short run.
 *
 * Invariant: after lang_tables_load has returned 0 nothing here changes. */
#include "deeds.h"
#include "sieve.h"

#include <stdlib.h>
#include <string.h>

const char *label_of(const char *name, const char *key, int lang)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, name);
	size_t row = coco_table_row(table, 0, coco_str_of(key));
	if (row == COCO_NONE)
		return "";
	const char *cell = coco_table_cell(table, row, coco_table_column(table, coco_langs[lang >= 0 ? lang : 0]));
	return cell[0] ? cell : coco_table_cell(table, row, coco_table_column(table, "en"));
}

/* ---- loading ---- */

static struct lexicon *lexicon_for(struct lang_tables *to, unsigned kind)
{
	switch (kind) {
	case W_WHEN:
		return &to->when;
	case W_MONTH:
		return &to->months;
	case W_BESIDE:
		return &to->beside;
	case W_TITLE:
	case W_PLACE:
	case W_POLITE:
		return &to->before_names;
	case W_CALL:
		return &to->calls;
	case W_BOUND:
		return &to->bounds;
	case W_WHOLE:
		return &to->wholes;
	case W_AFTER:
		return &to->behind;
	case W_VERB:
		return &to->verbs;
	case W_CLOCK:
		return &to->clocks;
	case W_RANGE:
		return &to->ranges;
	case W_PER:
		return &to->pers;
	case W_CASE:
		return &to->cases;
	case W_OWNS:
		return &to->owns;
	case W_ENDING:
		return &to->endings;
	case W_WITHIN:
		return &to->withins;
	default:
		return &to->words;
	}
}

static int load_words(struct lang_tables *to, int lang, struct coco_err *err)
{
	static const char *const kinds[] = {"", "modal", "negation", "month", "before", "after", "mark", "", "minus", "title", "place", "count",
	    "when", "call", "bound", "rate", "prefix", "whole", "beside", "verb", "clock", "range", "per", "case", "owns", "ending", "polite",
	    "within"};
	static const char *const values[] = {"le", "ge", "lt", "gt", "pm", "about"};
	static const char *const clocks[] = {"before", "unit", "perhaps", "strong", "am", "pm", "time"};           /* clock.c */
	static const char *const ranges[] = {"to", "and", "between", "from", "or"};                                /* fact_said.c */
	static const char *const calls[] = {"phone", "reach", "extension", "handle", "profile", "desk", "toward"}; /* enum call */
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "words");
	struct coco_buf normal = COCO_BUF_INIT;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < coco_table_rows(table); i++) {
		const char *kind_name = coco_table_cell(table, i, 0), *value_name = coco_table_cell(table, i, 1);
		unsigned kind = 0, value = 1;
		for (unsigned k = 1; k < COCO_LEN(kinds); k++)
			if (!strcmp(kinds[k], kind_name))
				kind = k;
		for (unsigned v = 0; v < COCO_LEN(values); v++)
			if (!strcmp(values[v], value_name))
				value = v + 1;
		for (unsigned v = 0; kind == W_CLOCK && v < COCO_LEN(clocks); v++)
			if (!strcmp(clocks[v], value_name))
				value = v + 1;
		for (unsigned v = 0; kind == W_RANGE && v < COCO_LEN(ranges); v++)
			if (!strcmp(ranges[v], value_name))
				value = v + 1;
		for (unsigned v = 0; kind == W_CALL && v < COCO_LEN(calls); v++)
			if (!strcmp(calls[v], value_name))
				value = v + 1;
		if (kind == W_MODAL)
			value = value_name[1] == 'u' ? COCO_MODAL_MUST : value_name[0] == 's' ? COCO_MODAL_SHOULD : COCO_MODAL_MAY;
		if (kind == W_MONTH || kind == W_COUNT)
			value = (unsigned)atoi(value_name);
		if (kind == W_WITHIN)
			value = value_name[0] == 'u' ? 2 : 1; /* 2: a unit of time */
		if (kind == W_BESIDE)
			value = value_name[0] == 'f' ? 2 : 1; /* 2: where it begins its sentence */
		if (kind == W_MARK || kind == W_RATE)
			value = (unsigned)i; /* its row says what it marks */
		struct coco_str rest = coco_str_of(coco_table_cell(table, i, coco_table_column(table, coco_langs[lang]))), piece;
		while (rc == 0 && coco_str_split(&rest, ';', &piece)) {
			coco_buf_clear(&normal);
			coco_text_normal(piece, &normal);
			if (kind == W_MONTH && normal.len > 1)
				to->months_begin[month_begin(normal.data)] = 1;
			if (kind == W_PREFIX)
				to->prefix = piece;
			else if (piece.n)
				rc = lexicon_add(lexicon_for(to, kind), coco_buf_view(&normal), kind, value, err);
		}
	}
	coco_buf_free(&normal);
	return rc;
}

/* Joins the `column` cells of the rows of `lang` (or "*") whose first cell is `key` with |. */
static int join_rows(struct coco_table_ref table, const char *key, const char *lang, const char *column, struct coco_buf *out)
{
	size_t lang_col = coco_table_column(table, "lang"), col = coco_table_column(table, column);
	int n = 0;
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		const char *of = coco_table_cell(table, i, lang_col), *cell = coco_table_cell(table, i, col);
		if (strcmp(coco_table_cell(table, i, 0), key) != 0 || !cell[0] || (strcmp(of, "*") != 0 && strcmp(of, lang) != 0))
			continue;
		if (n++)
			coco_buf_putc(out, '|');
		coco_buf_puts(out, cell);
	}
	return n;
}

/* The forms of materials; one that ends in * is a beginning of words. The value is the row's number, from 1. */
static int load_materials(struct lang_tables *to, int lang, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "materials");
	const size_t col = coco_table_column(table, coco_langs[lang]);
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table, i, col)), piece;
		while (coco_str_split(&rest, ';', &piece))
			if (piece.n && lexicon_add(&to->materials, piece, W_MATERIAL, (unsigned)i + 1, err) != 0)
				return -1;
	}
	return 0;
}

static int load_rules(struct lang_tables *to, const char *lang, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "patterns"), rules = coco_table_find(&coco_tables_rewrite, "rules");
	struct coco_buf joined = COCO_BUF_INIT;
	int rc = 0;
	if (coco_rule_count() > RULES_MAX) /* it must be seen, not cut */
		return coco_err_set(err, COCO_EXIT_BUG, "table-too-long", "rules.csv has more rows than the code has room for");
	for (size_t i = 0; rc == 0 && i < coco_rule_count(); i++) {
		const char *id = coco_table_cell(rules, i, 0);
		coco_buf_clear(&joined);
		if (join_rows(table, id, lang, "pattern", &joined) > 0 && !(to->rules[i] = pattern_late(joined.data, PATTERN_WORDS, err)))
			rc = -1;
		coco_buf_clear(&joined);
		if (rc == 0 && join_rows(table, id, lang, "without", &joined) > 0 &&
		    !(to->without[i] = pattern_late(joined.data, PATTERN_WORDS, err)))
			rc = -1;
	}
	coco_buf_free(&joined);
	return rc;
}

static const char *const mark_names[MARKS] = {"before", "annex", "people", "them", "cost", "unclear", "prescribed", "excluded", "deadline",
    "partake", "admitted", "period", "calm", "chat", "effect", "served", "anyone", "announces", "idle", "trouble", "closing", "tied"};

static int mark_number(const char *name)
{
	for (int i = 0; i < MARKS; i++)
		if (!strcmp(mark_names[i], name))
			return i;
	return -1;
}

/* All rows of a mark are alternatives of one pattern. */
static int load_marks(struct lang_tables *to, const char *lang, struct coco_table_ref table, struct coco_err *err)
{
	struct coco_buf joined = COCO_BUF_INIT;
	int rc = 0;
	for (int mark = 0; rc == 0 && mark < MARKS; mark++) {
		bool front = mark == MARK_BEFORE || mark == MARK_ANNEX || mark == MARK_PARTAKE || mark == MARK_ADMITTED || mark == MARK_EFFECT ||
		             mark == MARK_TIED;
		coco_buf_clear(&joined);
		if (join_rows(table, mark_names[mark], lang, "pattern", &joined) > 0 && !to->marks[mark] &&
		    !(to->marks[mark] = pattern_late(joined.data, PATTERN_WORDS | (front ? PATTERN_AT_START : 0), err)))
			rc = -1;
	}
	coco_buf_free(&joined);
	if (rc == 0 && !to->marks[MARK_TROUBLE] && !(to->marks[MARK_TROUBLE] = question_trouble(lang, err)))
		rc = -1;
	return rc;
}

static int load_cues(struct lang_tables *to, const char *lang, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "cues");
	size_t col_where = coco_table_column(table, "where"), col_weight = coco_table_column(table, "weight"),
	       col_lang = coco_table_column(table, "lang"), col_pattern = coco_table_column(table, "pattern");
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		if (strcmp(coco_table_cell(table, i, col_lang), lang) != 0)
			continue;
		if (mark_number(coco_table_cell(table, i, 0)) >= 0)
			continue;
		if (coco_grow(&to->cues, &to->cues_cap, to->n_cues, sizeof *to->cues) != 0)
			return coco_err_nomem(err);
		struct cue *cue = &to->cues[to->n_cues];
		cue->slot = slot_named(coco_str_of(coco_table_cell(table, i, 0)));
		cue->weight = atoi(coco_table_cell(table, i, col_weight));
		cue->section = coco_table_cell(table, i, col_where)[0] == 'h';
		if (!(cue->pattern = pattern_late(coco_table_cell(table, i, col_pattern), PATTERN_WORDS, err)))
			return -1;
		to->n_cues++;
	}
	return load_marks(to, lang, table, err) == 0 && deeds_load(&to->deeds, lang, err) == 0 ? 0 : -1;
}

/* A phrase as a pattern: blanks match any run of blanks, the rest literally. */
static void put_quoted(struct coco_buf *out, const char *phrase)
{
	for (; phrase && *phrase; phrase++) {
		if (*phrase == ' ')
			coco_buf_puts(out, "\\s+");
		else if (strchr("\\.+*?()[]{}|^$-", *phrase))
			coco_buf_printf(out, "\\%c", *phrase);
		else
			coco_buf_putc(out, *phrase);
	}
}

/* Rows of the language, the longest phrase first: the first alternative that matches wins. */
static size_t phrase_rows(struct coco_table_ref table, const char *lang, size_t *rows)
{
	size_t col_lang = coco_table_column(table, "lang"), col = coco_table_column(table, "before"), n = 0;
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		if (strcmp(coco_table_cell(table, i, col_lang), lang) != 0)
			continue;
		size_t length = strlen(coco_table_cell(table, i, col)), k = n++;
		for (; k > 0 && strlen(coco_table_cell(table, rows[k - 1], col)) < length; k--)
			rows[k] = rows[k - 1];
		rows[k] = i;
	}
	return n;
}

/* A phrase with what must or may not stand beside it, as one more alternative. A joint takes in what stands on its left. */
static void put_phrase(struct coco_buf *joined, bool joint, const char *before, const char *left, const char *right)
{
	if (joined->len)
		coco_buf_putc(joined, '|');
	if (joint) {
		coco_buf_puts(joined, left);
	} else if (left[0]) { /* is looked at only where the phrase is: cheaper */
		coco_buf_puts(joined, "(?=");
		put_quoted(joined, before);
		coco_buf_printf(joined, ")%s", left);
	}
	put_quoted(joined, before);
	coco_buf_puts(joined, right);
}

/* What was joined becomes the next pattern. */
static int end_phrases(struct patterns *to, struct coco_buf *joined, bool joint, struct coco_err *err)
{
	int rc = joined->failed ? coco_err_nomem(err) : 0;
	if (rc == 0 && joined->len)
		rc = patterns_add(to, pattern_late(joined->data, joint ? 0 : PATTERN_WORDS, err), err);
	coco_buf_clear(joined);
	return rc;
}

static int load_phrases(struct lang_tables *to, const char *lang, struct coco_err *err)
{
	enum { TOGETHER = 8 };
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "phrases");
	size_t col_before = coco_table_column(table, "before"), col_after = coco_table_column(table, "after"),
	       col_safe = coco_table_column(table, "safe"), col_left = coco_table_column(table, "left"),
	       col_right = coco_table_column(table, "right");
	struct coco_buf joined[2] = {COCO_BUF_INIT}; /* phrases, joints */
	struct patterns *const patterns[2] = {&to->phrase_patterns, &to->joint_patterns};
	int rc = -1;
	const size_t joints = rule_by_id("R14");
	size_t n, together[2] = {0, 0}, *rows = calloc(coco_table_rows(table) + 1, sizeof *rows);
	if (!rows || (!to->phrase_map && !(to->phrase_map = coco_map_new()))) {
		coco_err_nomem(err);
		goto out;
	}
	n = phrase_rows(table, lang, rows);
	for (size_t k = 0; k < n; k++) {
		size_t i = rows[k];
		const char *before = coco_table_cell(table, i, col_before);
		bool added;
		size_t number = coco_map_add(to->phrase_map, coco_str_of(before), &added);
		if (number == COCO_NONE || (added && coco_grow(&to->phrases, &to->phrases_cap, number, sizeof *to->phrases) != 0)) {
			coco_err_nomem(err);
			goto out;
		}
		if (!added)
			continue;
		const size_t rule = rule_by_id(coco_table_cell(table, i, 0));
		const bool joint = rule == joints;
		to->phrases[number] = (struct phrase){rule, coco_table_cell(table, i, col_after), coco_table_cell(table, i, col_safe)[0] == 'y'};
		put_phrase(&joined[joint], joint, before, coco_table_cell(table, i, col_left), coco_table_cell(table, i, col_right));
		if (++together[joint] % TOGETHER == 0 && end_phrases(patterns[joint], &joined[joint], joint, err) != 0)
			goto out;
	}
	rc = end_phrases(patterns[0], &joined[0], false, err) == 0 ? end_phrases(patterns[1], &joined[1], true, err) : -1;
out:
	free(rows);
	coco_buf_free(&joined[0]);
	coco_buf_free(&joined[1]);
	return rc;
}

int lexicon_term(struct coco_rewriter *rewriter, int lang, struct coco_str forms, struct coco_str gloss, struct coco_err *err)
{
	if (coco_grow(&rewriter->own, &rewriter->own_cap, rewriter->n_own, sizeof *rewriter->own) != 0)
		return coco_err_nomem(err);
	rewriter->own[rewriter->n_own++] = (struct own_term){lang, forms, gloss};
	return 0;
}

/* A sector's own terms come first: of two explanations of a word the first is taken. */
static int load_terms(const struct coco_rewriter *rewriter, struct lang_tables *to, int lang, struct coco_err *err)
{
	for (size_t i = 0; i < rewriter->n_own; i++)
		if ((rewriter->own[i].lang < 0 || rewriter->own[i].lang == lang) &&
		    glossary_add(to, rewriter->own[i].forms, rewriter->own[i].gloss, 'n', err) != 0)
			return -1;
	to->own_terms = to->n_terms;
	return glossary_load(to, lang, err);
}

static void use_sieve(struct lang_tables *of)
{
	struct sieve *sieve = of->sieve;
	for (size_t i = 0; i < RULES_MAX; i++) {
		pattern_sieve(of->rules[i], sieve);
		pattern_sieve(of->without[i], sieve);
	}
	for (size_t i = 0; i < of->n_cues; i++)
		pattern_sieve(of->cues[i].pattern, sieve);
	for (size_t i = 0; i < MARKS; i++)
		pattern_sieve(of->marks[i], sieve);
	deeds_sieve(&of->deeds, sieve);
	for (size_t i = 0; i < of->n_questions; i++)
		pattern_sieve(of->questions[i].pattern, sieve);
	patterns_sieve(&of->phrase_patterns, sieve);
	patterns_sieve(&of->joint_patterns, sieve);
}

int lang_tables_load(struct coco_rewriter *rewriter, int lang, struct coco_err *err)
{
	struct lang_tables *to = lang_of(rewriter, lang);
	if (to->ready)
		return 0;
	if (!to->sieve && !(to->sieve = sieve_new()))
		return coco_err_nomem(err);
	const char *code = lang >= 0 ? coco_langs[lang] : "*";
	if (lang >= 0 && (load_words(to, lang, err) != 0 || load_materials(to, lang, err) != 0 || load_terms(rewriter, to, lang, err) != 0 ||
	                     load_cues(to, code, err) != 0 || question_forms_load(to, code, err) != 0 || load_phrases(to, code, err) != 0))
		return -1;
	if (load_rules(to, code, err) != 0)
		return -1;
	use_sieve(to);
	to->ready = true;
	return 0;
}

static int load_column(struct lexicon *lexicon, const char *name, const char *kind, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, name);
	size_t col_kind = coco_table_column(table, "kind");
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		unsigned value = col_kind != COCO_NONE && !strcmp(coco_table_cell(table, i, col_kind), kind) ? 2 : 1;
		if (lexicon_add(lexicon, coco_str_of(coco_table_cell(table, i, 0)), 1, value, err) != 0)
			return -1;
	}
	return 0;
}

/* Words for powers of ten; the value is the power. */
static int load_multipliers(struct lexicon *lexicon, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "multipliers");
	for (size_t i = 0; i < coco_table_rows(table); i++)
		if (lexicon_add(lexicon, coco_str_of(coco_table_cell(table, i, 0)), 1, (unsigned)atoi(coco_table_cell(table, i, 1)), err) != 0)
			return -1;
	return 0;
}

struct coco_rewriter *coco_rewriter_new(struct coco_err *err)
{
	struct coco_rewriter *rewriter = calloc(1, sizeof *rewriter);
	if (!rewriter) {
		coco_err_nomem(err);
		return NULL;
	}
	if (load_column(&rewriter->units, "units", "money", err) != 0 || load_column(&rewriter->standards, "standards", "", err) != 0 ||
	    load_column(&rewriter->acronyms, "acronyms", "", err) != 0 || load_multipliers(&rewriter->multipliers, err) != 0) {
		coco_rewriter_free(rewriter);
		return NULL;
	}
	return rewriter;
}

static void lexicon_free(struct lexicon *lexicon)
{
	coco_map_free(lexicon->map);
	free(lexicon->values);
}

void coco_rewriter_free(struct coco_rewriter *rewriter)
{
	if (!rewriter)
		return;
	for (size_t i = 0; i < LANG_SLOTS; i++) {
		struct lang_tables *of = &rewriter->langs[i];
		lexicon_free(&of->words);
		lexicon_free(&of->when);
		lexicon_free(&of->before_names);
		lexicon_free(&of->calls);
		lexicon_free(&of->bounds);
		lexicon_free(&of->beside);
		lexicon_free(&of->wholes);
		lexicon_free(&of->months);
		lexicon_free(&of->rights);
		lexicon_free(&of->writings);
		lexicon_free(&of->opposites[0]);
		lexicon_free(&of->opposites[1]);
		lexicon_free(&of->senses);
		lexicon_free(&of->conditions);
		lexicon_free(&of->ways[0]);
		lexicon_free(&of->ways[1]);
		lexicon_free(&of->acts[0]);
		lexicon_free(&of->acts[1]);
		lexicon_free(&of->behind);
		lexicon_free(&of->verbs);
		lexicon_free(&of->clocks);
		lexicon_free(&of->ranges);
		lexicon_free(&of->pers);
		lexicon_free(&of->cases);
		lexicon_free(&of->owns);
		lexicon_free(&of->endings);
		lexicon_free(&of->withins);
		lexicon_free(&of->materials);
		lexicon_free(&of->glossary);
		shortcuts_free(of->shortcuts);
		personal_patterns_free(of->personal);
		callings_free(of->callings);
		free(of->forms);
		free(of->terms);
		for (size_t k = 0; k < RULES_MAX; k++) {
			pattern_free(of->rules[k]);
			pattern_free(of->without[k]);
		}
		for (size_t k = 0; k < of->n_cues; k++)
			pattern_free(of->cues[k].pattern);
		for (size_t k = 0; k < of->n_questions; k++)
			pattern_free(of->questions[k].pattern);
		free(of->cues);
		free(of->questions);
		for (size_t k = 0; k < MARKS; k++)
			pattern_free(of->marks[k]);
		deeds_free(&of->deeds);
		patterns_free(&of->phrase_patterns);
		patterns_free(&of->joint_patterns);
		sieve_free(of->sieve);
		for (size_t k = 0; k < CUTS; k++)
			pattern_free(of->cuts[k]);
		coco_map_free(of->phrase_map);
		free(of->phrases);
	}
	coco_map_free(rewriter->vocabulary);
	free(rewriter->own);
	lexicon_free(&rewriter->units);
	lexicon_free(&rewriter->standards);
	lexicon_free(&rewriter->acronyms);
	lexicon_free(&rewriter->multipliers);
	free(rewriter);
}
