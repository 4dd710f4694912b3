/* Which of the sentences of a text the question rests on: a sum of marks.
 *
 * Method: question_marks.csv has a weight for each mark; a sentence's sum is of the marks that it has. For it: that a form makes a question
 * of it, and which kind of form; the heading above it; words that state an aim (cuts.csv, "task") or trouble; words that its title has, or
 * that come back elsewhere. Against it: that it says what the contest does for those who enter ("contest"), how it runs ("process"), how
 * good the writer is ("praise"); that it points back, is long, says many things, or stands under a heading of prizes, choice, dates or
 * contacts. The weights are few and whole numbers, set by counting on development texts.
 *
 * Words are compared by their first letters, so that cases and plurals count as one.
 *
 * Invariant: the same text gives the same marks. */
#include "question_rank.h"

#include <stdlib.h>
#include <string.h>

enum { STEM = 5, STEM_LEAST = 4, WORDS_LONG = 40, CLEAR = 6, RECUR = 2, WORDS_TELLING = 25 };

static const char *const names[Q_MARKS] = {"need", "told", "heading", "named", "front", "stated", "task", "trouble", "title", "recurs",
    "asked", "apart", "back", "long", "contest", "process", "praise", "section", "aside", "vague", "trade", "points", "least"};

/* The first letters of a word that may say what a text is about; false: it is too short. `stem` is cleared. */
static bool stem_of(struct coco_str word, struct coco_buf *stem)
{
	size_t letters = 0, at = 0;
	coco_buf_clear(stem);
	coco_text_normal(word, stem);
	struct coco_str s = coco_buf_view(stem);
	while (at < s.n && letters < STEM) {
		uint32_t cp;
		at += coco_utf8_next(coco_str_sub(s, at, s.n), &cp);
		letters++;
	}
	stem->len = at;
	return letters >= STEM_LEAST && coco_buf_ok(stem);
}

static int add_stems(struct question_ranker *r, struct coco_str s, size_t unit, size_t **last, size_t *last_cap, struct coco_err *err)
{
	struct coco_buf stem = COCO_BUF_INIT;
	struct coco_word word;
	int rc = 0;
	for (size_t at = 0; rc == 0 && coco_word_next(s, &at, &word);) {
		bool added = false;
		if (!stem_of(coco_str_sub(s, word.start, word.end), &stem))
			continue;
		const size_t n = coco_map_add(r->stems, coco_buf_view(&stem), &added);
		if (n == COCO_NONE || coco_grow(&r->units, &r->units_cap, n, sizeof *r->units) != 0 ||
		    coco_grow(last, last_cap, n, sizeof **last) != 0) {
			rc = coco_err_nomem(err);
			break;
		}
		if (added)
			r->units[n] = 0;
		if (added || (*last)[n] != unit)
			r->units[n]++;
		(*last)[n] = unit;
	}
	coco_buf_free(&stem);
	return rc;
}

static int read_title(struct question_ranker *r, struct coco_str title, struct coco_err *err)
{
	struct coco_buf stem = COCO_BUF_INIT;
	struct coco_word word;
	size_t start, end;
	int rc = 0;
	for (size_t at = 0; rc == 0 && title.s && coco_word_next(title, &at, &word);) {
		struct coco_str w = coco_str_sub(title, word.start, word.end);
		bool code = false; /* DP-200: a name, and no matter */
		for (size_t i = 0; i < w.n; i++)
			code = code || (w.s[i] >= '0' && w.s[i] <= '9');
		if (!code && stem_of(w, &stem) && pattern_find(r->none, w, 0, &start, &end) != 1 &&
		    coco_map_add(r->title, coco_buf_view(&stem), NULL) == COCO_NONE)
			rc = coco_err_nomem(err);
	}
	coco_buf_free(&stem);
	return rc;
}

static void read_weights(struct question_ranker *r)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "question_marks");
	const size_t weight = coco_table_column(table, "weight");
	for (size_t m = 0; m < Q_MARKS; m++) {
		const size_t row = coco_table_row(table, 0, coco_str_of(names[m]));
		r->weights[m] = row == COCO_NONE ? 0 : atoi(coco_table_cell(table, row, weight));
	}
}

int question_rank_begin(struct question_ranker *r, struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang,
    const struct unit *units, size_t count, struct coco_err *err)
{
	size_t *last = NULL, last_cap = 0;
	int rc = 0;
	*r = (struct question_ranker){.stems = coco_map_new(), .title = coco_map_new()};
	if (!r->stems || !r->title)
		return coco_err_nomem(err);
	if (!(r->task = cut_of(rewriter, lang, CUT_TASK, err)) || !(r->contest = cut_of(rewriter, lang, CUT_CONTEST, err)) ||
	    !(r->process = cut_of(rewriter, lang, CUT_PROCESS, err)) || !(r->praise = cut_of(rewriter, lang, CUT_PRAISE, err)) ||
	    !(r->vague = cut_of(rewriter, lang, CUT_VAGUE, err)) || !(r->points = cut_of(rewriter, lang, CUT_POINTS, err)) ||
	    !(r->none = cut_of(rewriter, lang, CUT_NO_TOPIC, err)))
		return -1;
	read_weights(r);
	for (size_t i = 0; rc == 0 && i < count; i++)
		if (!(units[i].flags & F_HEADING) && (r->words += units[i].words))
			rc = add_stems(r, unit_text(text, &units[i]), i, &last, &last_cap, err);
	free(last);
	return rc == 0 ? read_title(r, title, err) : rc;
}

void question_rank_free(struct question_ranker *r)
{
	coco_map_free(r->stems);
	coco_map_free(r->title);
	free(r->units);
}

/* Words of `s` that the title has, and that come back in other sentences. */
static void count_stems(const struct question_ranker *r, struct coco_str s, unsigned others, size_t *of_title, size_t *again)
{
	struct coco_buf stem = COCO_BUF_INIT;
	struct coco_word word;
	*of_title = *again = 0;
	for (size_t at = 0; coco_word_next(s, &at, &word);) {
		if (!stem_of(coco_str_sub(s, word.start, word.end), &stem))
			continue;
		const size_t n = coco_map_find(r->stems, coco_buf_view(&stem));
		*again += n != COCO_NONE && r->units[n] >= others;
		*of_title += coco_map_find(r->title, coco_buf_view(&stem)) != COCO_NONE;
	}
	coco_buf_free(&stem);
}

static bool of_section(int slot)
{
	return slot == COCO_SLOT_OFFER || slot == COCO_SLOT_CHOICE || slot == COCO_SLOT_TIMELINE || slot == COCO_SLOT_CONTACT;
}

unsigned question_rank_marks(const struct question_ranker *r, struct coco_str text, const struct unit *unit, bool stated, bool told)
{
	struct coco_str s = unit_text(text, unit);
	size_t start, end, of_title, again;
	bool aside = false;
	const bool heads = unit->flags & F_HEADING;
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		aside = aside || (of_section(slot) && unit->weights[slot] >= CLEAR);
	count_stems(r, s, 2, &of_title, &again);
	const struct {
		bool has;
		enum question_mark mark;
	} marks[] = {{stated, Q_STATED}, {!heads && pattern_find(r->task, s, 0, &start, &end) == 1, Q_TASK},
	    {told || unit->weights[COCO_SLOT_WHY] >= CLEAR - 1, Q_TROUBLE}, {of_title > 0, Q_TITLE}, {coco_str_ends(s, "?"), Q_ASKED},
	    {again >= RECUR, Q_RECURS}, {(unit->flags & F_BACK) != 0, Q_BACK}, {unit->words > WORDS_LONG, Q_LONG},
	    {pattern_find(r->contest, s, 0, &start, &end) == 1, Q_CONTEST}, {pattern_find(r->process, s, 0, &start, &end) == 1, Q_PROCESS},
	    {pattern_find(r->praise, s, 0, &start, &end) == 1, Q_PRAISE}, {!stated && of_section(unit->section), Q_SECTION}, {aside, Q_ASIDE}};
	unsigned bits = 0;
	for (size_t i = 0; i < COCO_LEN(marks); i++)
		bits |= marks[i].has ? q_bit(marks[i].mark) : 0;
	return bits;
}

unsigned question_rank_title(const struct question_ranker *r, struct coco_str title)
{
	size_t of_title, again;
	count_stems(r, title, 1, &of_title, &again);
	return again > 0 ? q_bit(Q_RECURS) | q_bit(Q_TITLE) : r->words >= WORDS_TELLING ? q_bit(Q_APART) : 0;
}

unsigned question_rank_asked(const struct question_ranker *r, struct coco_str question)
{
	size_t start, end;
	return (pattern_find(r->vague, question, 0, &start, &end) == 1 ? q_bit(Q_VAGUE) : 0) |
	       (pattern_find(r->contest, question, 0, &start, &end) == 1 ? q_bit(Q_TRADE) : 0) |
	       (pattern_find(r->points, question, 0, &start, &end) == 1 ? q_bit(Q_POINTS) : 0);
}

int question_rank_sum(const struct question_ranker *r, unsigned marks)
{
	int sum = 0;
	for (size_t m = 0; m < Q_LEAST; m++)
		sum += marks & (1U << m) ? r->weights[m] : 0;
	return sum;
}

struct coco_str question_rank_reason(const struct question_ranker *r, unsigned marks, int lang, struct coco_arena *arena)
{
	struct coco_buf out = COCO_BUF_INIT;
	for (size_t m = 0; m < Q_LEAST; m++)
		if ((marks & (1U << m)) && r->weights[m] > 0) {
			coco_buf_puts(&out, out.len ? "; " : "");
			coco_buf_puts(&out, label_of("question_marks", names[m], lang));
		}
	struct coco_str reason = out.len ? coco_arena_copy(arena, coco_buf_view(&out)) : COCO_STR_NONE;
	coco_buf_free(&out);
	return reason;
}
