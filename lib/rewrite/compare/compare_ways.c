/* Open facts that the other text says by other means: a ban with an exception as "only", what is not as an exception, a rate by its noun.
 *
 * Method: of a sentence with open facts the sentence of the other text that has most of its words is looked for. There, with the words of
 * ways.csv, an "only" more stands for two negations, of which one is an exception's (no visit without a badge, visits only with one); an
 * exception more for one negation (any colour but white, no white); a word that implies a demand for it (va lasciata, deve essere
 * lasciata); "any" for a permission; a number behind a word of the clock for the full hour (alle 21, 21:00); a noun of time for its rate
 * (the hour costs, per hour).
 *
 * Invariant: each word that stands for a fact stands more often than in the sentence that it is held against. */
#include "compare.h"

#include <string.h>

enum { PHRASE = 3, PHRASE_BYTES = 64, ROWS = 16, LIKE = 4, STEM_BYTES = 4, TRIED = 20000, LONG = 1000 };

struct line {
	size_t start, end;
	size_t times[ROWS]; /* by row of ways.csv */
	bool counted;
};

struct text {
	const struct coco_rewriter *rewriter;
	struct side *side;
	struct line *lines;
	size_t count;
	struct coco_buf scratch;
};

static struct coco_table_ref table(void)
{
	return coco_table_find(&coco_tables_rewrite, "ways");
}

static bool is_kind(size_t row, const char *kind)
{
	return !strcmp(coco_table_cell(table(), row, 0), kind);
}

static int load(struct lang_tables *to, int lang, struct coco_err *err)
{
	struct coco_buf normal = COCO_BUF_INIT;
	size_t column = coco_table_column(table(), coco_langs[lang]);
	int rc = 0;
	for (size_t row = 0; rc == 0 && !to->ways_ready && row < coco_table_rows(table()); row++)
		rc = lexicon_cell(&to->ways[!is_kind(row, "without")], coco_table_cell(table(), row, column), (unsigned)row, &normal, err);
	to->ways_ready = rc == 0;
	coco_buf_free(&normal);
	return rc;
}

/* The row of the word, or of it and the next ones, whose end goes to *end; COCO_NONE. */
static size_t row_at(struct text *t, const struct lexicon *forms, const struct coco_word *word, size_t last, size_t *end)
{
	struct coco_str view = coco_str_sub(t->side->text, 0, last);
	size_t ends[PHRASE] = {word->end}, n = 1;
	struct coco_word next;
	unsigned found = 0;
	for (size_t at = word->end; n < PHRASE && coco_word_next(view, &at, &next) && next.start <= ends[n - 1] + 2; n++)
		ends[n] = next.end;
	for (; n > 0 && !found; n -= !found)
		if (ends[n - 1] - word->start < PHRASE_BYTES)
			found = phrase_find(forms, coco_str_sub(view, word->start, ends[n - 1]), &t->scratch);
	if (!found) {
		coco_buf_clear(&t->scratch);
		coco_text_normal(coco_str_sub(view, word->start, word->end), &t->scratch);
		found = lexicon_begins(forms, coco_buf_view(&t->scratch));
		n = 1;
	}
	*end = ends[n ? n - 1 : 0];
	return found ? found & 255 : COCO_NONE;
}

static const struct line *counted(struct text *t, size_t i)
{
	struct line *line = &t->lines[i];
	const struct lexicon *forms = &lang_of(t->rewriter, t->side->lang)->ways[1];
	struct coco_str view = coco_str_sub(t->side->text, 0, line->end);
	struct coco_word word;
	size_t end;
	for (size_t at = line->start; !line->counted && coco_word_next(view, &at, &word);) {
		size_t row = row_at(t, forms, &word, line->end, &end);
		if (row < ROWS) {
			line->times[row]++;
			at = end;
		}
	}
	line->counted = true;
	return line;
}

/* How often the line has words of the kind. */
static size_t times(struct text *t, size_t i, const char *kind)
{
	const struct line *line = counted(t, i);
	size_t n = 0;
	for (size_t row = 0; row < ROWS && row < coco_table_rows(table()); row++)
		n += is_kind(row, kind) ? line->times[row] : 0;
	return n;
}

static size_t more(struct text *one, size_t i, struct text *other, size_t k, const char *kind)
{
	size_t a = times(one, i, kind), b = times(other, k, kind);
	return a > b ? a - b : 0;
}

static int read_lines(struct text *t, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_sentence *sentences;
	if (coco_sentences(t->side->text, t->side->lang, arena, &sentences, &t->count, err) != 0)
		return -1;
	t->lines = coco_arena_array(arena, t->count + 1, sizeof *t->lines);
	t->side->excused = coco_arena_array(arena, t->side->count + 1, sizeof *t->side->excused);
	t->side->reworded = coco_arena_array(arena, t->count + 1, sizeof *t->side->reworded);
	t->side->n_reworded = t->count;
	if (!t->lines || !t->side->excused || !t->side->reworded)
		return coco_err_nomem(err);
	for (size_t i = 0; i < t->count; i++)
		t->lines[i] = (struct line){.start = sentences[i].start, .end = sentences[i].end};
	return 0;
}

/* Long words of the first line whose first letters a word of the second has, too; *of: how many it has. */
static size_t alike(const struct text *a, size_t i, const struct text *b, size_t k, size_t *of)
{
	struct coco_str one = coco_str_sub(a->side->text, 0, a->lines[i].end), other = coco_str_sub(b->side->text, 0, b->lines[k].end);
	struct coco_word word, its;
	size_t n = 0;
	*of = 0;
	for (size_t at = a->lines[i].start; coco_word_next(one, &at, &word);) {
		bool found = false;
		if (word.end - word.start < STEM_BYTES)
			continue;
		for (size_t from = b->lines[k].start; !found && coco_word_next(other, &from, &its);)
			found = its.end - its.start >= STEM_BYTES && !memcmp(one.s + word.start + 1, other.s + its.start + 1, STEM_BYTES - 1) &&
			        (one.s[word.start] | 32) == (other.s[its.start] | 32);
		++*of;
		n += found;
	}
	return n;
}

/* The line of the other text that has most words of this one, a quarter at least, or else the one in its place where both have as many;
 * COCO_NONE. */
static size_t like(const struct text *a, size_t i, const struct text *b)
{
	size_t best = COCO_NONE, most = 0, of;
	if (a->lines[i].end - a->lines[i].start > LONG)
		return COCO_NONE;
	for (size_t k = 0; k < b->count; k++) {
		size_t n = b->lines[k].end - b->lines[k].start > LONG ? 0 : alike(a, i, b, k, &of);
		if (n > most && LIKE * n >= of) {
			best = k;
			most = n;
		}
	}
	if (best == COCO_NONE && a->count == b->count && b->lines[i].end - b->lines[i].start <= LONG)
		return i;
	return best;
}

/* The first open fact of the kind in the line, from number `from` on; COCO_NONE. */
static size_t open_fact(
    const struct side *side, const struct line *line, size_t from, enum coco_fact_kind kind, enum coco_modality modality)
{
	const size_t first = facts_from(side->facts, side->count, line->start);
	for (size_t i = from > first ? from : first; i < side->count && side->facts[i].start < line->end; i++)
		if (side->open[i] && side->facts[i].kind == kind && (kind != COCO_FACT_DEMAND || side->facts[i].modality == modality))
			return i;
	return COCO_NONE;
}

static void close_all(struct side *side, const struct line *line, enum coco_fact_kind kind, enum coco_modality modality)
{
	for (size_t i = 0; (i = open_fact(side, line, i, kind, modality)) != COCO_NONE;)
		side->open[i] = false;
}

/* The fact's words are of the kind of ways.csv, by themselves. */
static bool fact_is(struct text *t, size_t fact, const char *kind, int lexicon)
{
	const struct coco_fact *of = &t->side->facts[fact];
	unsigned found =
	    phrase_find(&lang_of(t->rewriter, t->side->lang)->ways[lexicon], coco_str_sub(t->side->text, of->start, of->end), &t->scratch);
	return found && is_kind(found & 255, kind);
}

bool side_reworded(const struct side *side, size_t sentence)
{
	return side->reworded && sentence < side->n_reworded && side->reworded[sentence];
}

bool side_excused(const struct side *side, size_t start)
{
	for (size_t i = 0; side->reworded && i < side->count; i++)
		if (side->excused[i] && side->facts[i].start <= start && start < side->facts[i].end)
			return true;
	return false;
}

static void close_negation(struct text *a, size_t i, struct text *b, size_t k, size_t fact)
{
	a->side->open[fact] = false;
	a->side->excused[fact] = true;
	a->side->reworded[i] = b->side->reworded[k] = true;
}

/* No visit without a badge: visits only with one. Of the line's open negations one is an exception's, or it has an exception more. */
static void close_only(struct text *a, size_t i, struct text *b, size_t k)
{
	const struct line *mine = &a->lines[i];
	for (size_t only = more(b, k, a, i, "only"); only > 0; only--) {
		size_t exception = COCO_NONE, other = COCO_NONE;
		for (size_t f = 0; (f = open_fact(a->side, mine, f, COCO_FACT_NEGATION, COCO_MODAL_NONE)) != COCO_NONE; f++)
			if (exception == COCO_NONE && fact_is(a, f, "without", 0))
				exception = f;
			else if (other == COCO_NONE)
				other = f;
		if (other == COCO_NONE || (exception == COCO_NONE && !more(a, i, b, k, "except")))
			return;
		close_negation(a, i, b, k, other);
		if (exception != COCO_NONE)
			close_negation(a, i, b, k, exception);
		close_all(a->side, mine, COCO_FACT_DEMAND, COCO_MODAL_MAY);
		close_all(b->side, &b->lines[k], COCO_FACT_DEMAND, COCO_MODAL_MAY);
	}
}

static void close_exceptions(struct text *a, size_t i, struct text *b, size_t k)
{
	size_t n = more(b, k, a, i, "except");
	for (size_t f = 0; n > 0 && (f = open_fact(a->side, &a->lines[i], f, COCO_FACT_NEGATION, COCO_MODAL_NONE)) != COCO_NONE; n--)
		close_negation(a, i, b, k, f);
}

static void close_demands(struct text *a, size_t i, struct text *b, size_t k)
{
	size_t f = open_fact(a->side, &a->lines[i], 0, COCO_FACT_DEMAND, COCO_MODAL_MUST);
	if (f != COCO_NONE && more(b, k, a, i, "implied"))
		a->side->open[f] = false;
	f = open_fact(a->side, &a->lines[i], 0, COCO_FACT_DEMAND, COCO_MODAL_MAY);
	if (f != COCO_NONE && times(b, k, "any"))
		a->side->open[f] = false;
}

/* A number of one or two digits behind a word of the clock. */
static bool on_the_clock(struct text *t, const struct line *line, const struct coco_fact *fact)
{
	struct coco_str view = coco_str_sub(t->side->text, 0, fact->start);
	struct coco_word word, last = {0};
	size_t end;
	if (fact->kind != COCO_FACT_NUMBER || fact->unit.n || fact->value.n > 2)
		return false;
	for (size_t at = line->start; coco_word_next(view, &at, &word);)
		last = word;
	size_t row = last.end > 0 ? row_at(t, &lang_of(t->rewriter, t->side->lang)->ways[1], &last, fact->start, &end) : COCO_NONE;
	return row != COCO_NONE && is_kind(row, "hour");
}

static void close_hours(struct text *a, size_t i, struct text *b, size_t k)
{
	for (size_t f = 0; (f = open_fact(a->side, &a->lines[i], f, COCO_FACT_NUMBER, COCO_MODAL_NONE)) != COCO_NONE; f++) {
		const struct coco_fact *hour = &a->side->facts[f];
		if (!on_the_clock(a, &a->lines[i], hour))
			continue;
		for (size_t g = 0; a->side->open[f] && (g = open_fact(b->side, &b->lines[k], g, COCO_FACT_NUMBER, COCO_MODAL_NONE)) != COCO_NONE;
		     g++) {
			const struct coco_fact *full = &b->side->facts[g];
			bool clock = coco_str_is(full->unit, "clock") || coco_str_is(full->unit, "Uhr");
			if (clock && coco_str_eq(full->value, hour->value) && hour->comparator == full->comparator)
				a->side->open[f] = b->side->open[g] = false;
		}
	}
}

/* How many words of the row stand in the fact: the hour of "per hour". */
static size_t times_within(struct text *t, const struct coco_fact *fact, size_t row)
{
	const struct lexicon *forms = &lang_of(t->rewriter, t->side->lang)->ways[1];
	struct coco_word word;
	size_t n = 0, end;
	for (size_t at = fact->start; coco_word_next(coco_str_sub(t->side->text, 0, fact->end), &at, &word);)
		n += row_at(t, forms, &word, fact->end, &end) == row;
	return n;
}

static void close_rates(struct text *a, size_t i, struct text *b, size_t k)
{
	for (size_t f = 0; (f = open_fact(a->side, &a->lines[i], f, COCO_FACT_MARK, COCO_MODAL_NONE)) != COCO_NONE; f++)
		for (size_t row = 0; row < ROWS && row < coco_table_rows(table()); row++)
			if (is_kind(row, "rate") && coco_str_is(a->side->facts[f].value, coco_table_cell(table(), row, 1)) &&
			    counted(b, k)->times[row] + times_within(a, &a->side->facts[f], row) > counted(a, i)->times[row])
				a->side->open[f] = false;
}

int ways_close(const struct coco_rewriter *rewriter, struct side *a, struct side *b, struct coco_arena *arena, struct coco_err *err)
{
	struct text texts[2] = {{.rewriter = rewriter, .side = a}, {.rewriter = rewriter, .side = b}};
	bool any = false;
	int rc = 0;
	for (int side = 0; side < 2; side++)
		for (size_t f = 0; f < texts[side].side->count; f++)
			any = any || texts[side].side->open[f];
	if (!any || a->lang < 0 || a->lang != b->lang)
		return 0;
	rc = load(lang_of(rewriter, a->lang), a->lang, err);
	for (int side = 0; rc == 0 && side < 2; side++)
		rc = read_lines(&texts[side], arena, err);
	size_t tried = 0;
	for (int side = 0; rc == 0 && side < 2; side++) {
		struct text *one = &texts[side], *other = &texts[!side];
		for (size_t f = 0, last = COCO_NONE; f < one->side->count; f++) {
			size_t i = one->side->facts[f].sentence;
			if (!one->side->open[f] || i == last || i >= one->count || (tried += other->count) > TRIED)
				continue;
			last = i;
			size_t k = like(one, i, other);
			if (k == COCO_NONE)
				continue;
			close_only(one, i, other, k);
			close_exceptions(one, i, other, k);
			close_demands(one, i, other, k);
			close_hours(one, i, other, k);
			close_rates(one, i, other, k);
		}
	}
	for (int side = 0; side < 2; side++) {
		if (rc == 0 && texts[side].scratch.failed)
			rc = coco_err_nomem(err);
		coco_buf_free(&texts[side].scratch);
	}
	return rc;
}
