/* Whose the rights are: of a clause that speaks of rights or of a licence (rights.csv) who is named in it, those who make a thing or those
 * who ask for it.
 *
 * Method: clauses end at a comma, a semicolon and their sentence. "We" is told by words and by the endings of verbs (acts.csv). A party of
 * the original that no clause of the candidate about the same has, where one of the candidate has one that none of the original has, is
 * told: the rights have changed hands; so have those of which a maker is named in one of the texts alone.
 *
 * Invariant: rights of which nobody is named are nobody's; the order of clauses tells nothing. */
#include "acts.h"
#include "compare.h"

#include <string.h>

enum { KINDS = 2, HELD = 16 };

/* Who is named (bits) in clauses about a kind of right, and where. */
struct held {
	unsigned parties[HELD];
	size_t start[HELD], end[HELD], count;
};

static struct coco_table_ref table(void)
{
	return coco_table_find(&coco_tables_rewrite, "rights");
}

static bool is_right(size_t row)
{
	return !strcmp(coco_table_cell(table(), row, 0), "right");
}

static int load(struct lang_tables *to, int lang, struct coco_err *err)
{
	struct coco_buf normal = COCO_BUF_INIT;
	size_t column = coco_table_column(table(), coco_langs[lang]);
	int rc = 0;
	for (size_t row = 0; rc == 0 && !to->rights_ready && row < coco_table_rows(table()); row++)
		rc = lexicon_cell(&to->rights, coco_table_cell(table(), row, column), (unsigned)row, &normal, err);
	to->rights_ready = rc == 0;
	coco_buf_free(&normal);
	return rc;
}

/* The clause: its parties go to each kind of right that it speaks of. */
static void read_clause(
    const struct side *side, const struct lang_tables *tables, size_t from, size_t to, struct held held[KINDS], struct coco_buf *scratch)
{
	struct coco_str view = coco_str_sub(side->text, 0, to);
	struct coco_word word, at_right[KINDS] = {{0}};
	struct said_acts acts;
	unsigned parties = 0;
	bool any = false;
	for (size_t at = from; coco_word_next(view, &at, &word);) {
		coco_buf_clear(scratch);
		coco_text_normal(coco_str_sub(view, word.start, word.end), scratch);
		struct coco_str normal = coco_buf_view(scratch);
		unsigned found = lexicon_find(&tables->rights, normal, NULL);
		found = found ? found : lexicon_begins(&tables->rights, normal);
		size_t row = found & 255;
		if (found && is_right(row) && row < KINDS && at_right[row].end == 0) {
			at_right[row] = word;
			any = true;
		} else if (found && !is_right(row)) {
			parties |= 1U << row;
		}
	}
	if (!any)
		return;
	acts_read(tables, side->lang, coco_str_sub(side->text, from, to), &acts, scratch);
	size_t owner = 0;
	for (size_t row = 0; row < coco_table_rows(table()); row++)
		owner = is_right(row) ? owner : row; /* the last party: who asks */
	parties |= acts.we || acts.us ? 1U << owner : 0;
	for (size_t kind = 0; kind < KINDS; kind++)
		if (at_right[kind].end > 0 && held[kind].count < HELD) {
			struct held *to_kind = &held[kind];
			to_kind->parties[to_kind->count] = parties;
			to_kind->start[to_kind->count] = at_right[kind].start;
			to_kind->end[to_kind->count++] = at_right[kind].end;
		}
}

static int read_side(const struct coco_rewriter *rewriter, const struct side *side, struct held held[KINDS], struct coco_arena *arena,
    struct coco_buf *scratch, struct coco_err *err)
{
	struct coco_sentence *sentences;
	size_t n;
	memset(held, 0, KINDS * sizeof *held);
	if (coco_sentences(side->text, side->lang, arena, &sentences, &n, err) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		for (size_t from = sentences[i].start, at = from; at < sentences[i].end; at++)
			if (at + 1 == sentences[i].end || strchr(",;", side->text.s[at])) {
				read_clause(side, lang_of(rewriter, side->lang), from, at + 1, held, scratch);
				from = at + 1;
			}
	return scratch->failed ? coco_err_nomem(err) : 0;
}

/* The first entry of `a` none of whose parties is one of an entry of `b`; COCO_NONE. */
static size_t strange(const struct held *a, const struct held *b)
{
	for (size_t i = 0; i < a->count; i++) {
		bool met = a->parties[i] == 0;
		for (size_t k = 0; k < b->count; k++)
			met = met || (a->parties[i] & b->parties[k]);
		if (!met)
			return i;
	}
	return COCO_NONE;
}

/* One of those who make a thing is named. */
static bool has_maker(const struct held *of)
{
	size_t maker = 0;
	while (is_right(maker))
		maker++; /* the first party */
	for (size_t i = 0; i < of->count; i++)
		if (of->parties[i] & 1U << maker)
			return true;
	return false;
}

static struct coco_fact fact_of(const struct held *of, size_t i)
{
	return (struct coco_fact){
	    .kind = COCO_FACT_MARK, .start = of->start[i], .end = of->end[i], .lead = of->start[i], .value = COCO_STR("sense")};
}

int rights_tell(const struct coco_rewriter *rewriter, const struct side *a, const struct side *b, struct coco_arena *arena,
    struct coco_difference *told, size_t *n, struct coco_err *err)
{
	struct held was[KINDS], is[KINDS];
	struct coco_buf scratch = COCO_BUF_INIT;
	if (a->lang < 0 || a->lang != b->lang)
		return 0;
	int rc = load(lang_of(rewriter, a->lang), a->lang, err);
	if (rc == 0)
		rc = acts_load(lang_of(rewriter, a->lang), a->lang, err);
	if (rc == 0)
		rc = read_side(rewriter, a, was, arena, &scratch, err);
	if (rc == 0)
		rc = read_side(rewriter, b, is, arena, &scratch, err);
	for (size_t kind = 0; rc == 0 && kind < KINDS; kind++) {
		size_t i = strange(&was[kind], &is[kind]), k = strange(&is[kind], &was[kind]);
		if ((i == COCO_NONE || k == COCO_NONE) && was[kind].count && is[kind].count && has_maker(&was[kind]) != has_maker(&is[kind]))
			i = k = 0;
		if (i != COCO_NONE && k != COCO_NONE && !told_beside(told, *n, was[kind].start[i], is[kind].start[k]))
			told[(*n)++] = (struct coco_difference){COCO_CHANGED, fact_of(&was[kind], i), fact_of(&is[kind], k)};
	}
	coco_buf_free(&scratch);
	return rc;
}
