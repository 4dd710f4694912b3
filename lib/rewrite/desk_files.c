/* Files beside the texts: what owners answered, and a sector's own terms.
 *
 * Method: both are read as streams of lines (NDJSON, a JSON array, or CSV with a header). A line that cannot be meant is an
 * error that names file and line.
 *
 * Invariant: what was read lives as long as the run. */
#include "desk.h"
#include "parts.h"

#include <stdlib.h>
#include <string.h>

enum { GLOSS_WORDS = 12 };

struct lines_of {
	struct coco_run *run;
	const char *path;
	int (*take)(void *to, struct coco_run *run, const struct coco_rec *rec, struct coco_err *err);
	void *to;
};

static int read_lines(const struct lines_of *of, const char *type, struct coco_err *err)
{
	const struct coco_stream_options options = {.type = type, .no_check = true};
	struct coco_in *in = coco_in_open(of->path, err);
	struct coco_stream *stream = in ? coco_stream_of(of->run, in, &options, err) : NULL;
	struct coco_rec rec = {0};
	int rc = stream ? 1 : -1;
	while (rc == 1 && (rc = coco_stream_next(stream, &rec, err)) == 1)
		if (of->take(of->to, of->run, &rec, err) != 0) {
			coco_err_at(err, of->path, rec.line_number, 0);
			rc = -1;
		}
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return rc;
}

static struct coco_str member(const struct coco_rec *rec, const char *name, struct coco_arena *arena)
{
	struct coco_str value = coco_str_trim(coco_rec_str(rec, name, arena)), raw = coco_rec_get(rec, name);
	if (!value.n && raw.s && coco_json_kind(raw) == COCO_JSON_INT) /* the answer "2" in a CSV */
		value = raw;
	return value.n ? coco_arena_copy(arena, value) : COCO_STR_NONE;
}

struct answers {
	struct coco_answer *items;
	size_t n, cap;
};

static int take_answer(void *to, struct coco_run *run, const struct coco_rec *rec, struct coco_err *err)
{
	struct answers *all = to;
	const struct coco_answer answer = {member(rec, "challenge", run->arena), member(rec, "slot", run->arena),
	    member(rec, "text", run->arena), member(rec, "by", run->arena), member(rec, "date", run->arena)};
	if (!answer.slot.s || !answer.text.s)
		return coco_err_set(err, COCO_EXIT_INPUT, "bad-answers", "a line must have slot and text, and challenge where there are several");
	struct coco_date date;
	if (answer.date.s && !coco_date_parse(answer.date, &date)) {
		coco_err_set(err, COCO_EXIT_INPUT, "bad-answers", "date must be a day that there is, written as 2026-03-01");
		return coco_err_hint(err, "mend it, or leave the date out");
	}
	if (coco_grow(&all->items, &all->cap, all->n, sizeof *all->items) != 0)
		return coco_err_nomem(err);
	all->items[all->n++] = answer;
	return 0;
}

int desk_read_answers(struct coco_desk *desk, const char *path, struct coco_err *err)
{
	struct answers all = {0};
	const struct lines_of of = {desk->run, path, take_answer, &all};
	int rc = read_lines(&of, "answer", err);
	desk->answers = all.items;
	desk->n_answers = all.n;
	desk->met = calloc(all.n + 1, sizeof *desk->met);
	return desk->met ? rc : coco_err_nomem(err);
}

/* The forms as words are compared, stars kept; the term itself where there are none. */
static struct coco_str normal_forms(struct coco_str forms, struct coco_arena *arena)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_str form;
	while (coco_str_split(&forms, ';', &form)) {
		form = coco_str_trim(form);
		coco_buf_puts(&out, out.len && form.n ? ";" : "");
		for (struct coco_str word; coco_str_split(&form, '*', &word);) {
			coco_text_normal(word, &out);
			coco_buf_puts(&out, form.s ? "*" : "");
		}
	}
	struct coco_str copy = coco_buf_ok(&out) ? coco_arena_copy(arena, coco_buf_view(&out)) : COCO_STR_NONE;
	coco_buf_free(&out);
	return copy;
}

static int take_term(void *to, struct coco_run *run, const struct coco_rec *rec, struct coco_err *err)
{
	struct coco_rewriter *rewriter = to;
	struct coco_arena *arena = run->arena;
	struct coco_str term = member(rec, "term", arena), forms = member(rec, "forms", arena), gloss = member(rec, "gloss", arena),
	                plain = member(rec, "plain", arena), code = member(rec, "lang", arena);
	int lang = code.s ? coco_lang_index(code) : -1;
	gloss = gloss.s ? gloss : plain;
	if (!term.s || !gloss.s)
		return coco_err_set(err, COCO_EXIT_INPUT, "bad-lexicon", "a line must have term and gloss (or plain)");
	if (code.s && lang < 0)
		return coco_err_set(err, COCO_EXIT_INPUT, "bad-lexicon", "lang must be en, de, sl, it, pl, hu, sk, hr or cs, or empty for all");
	bool digits = false;
	for (size_t i = 0; i < gloss.n; i++)
		digits = digits || strchr("0123456789()\n", gloss.s[i]);
	if (digits || count_words(gloss) > GLOSS_WORDS)
		return coco_err_set(err, COCO_EXIT_INPUT, "bad-lexicon", "gloss must have at most 12 words, and no figure or bracket");
	return lexicon_term(rewriter, lang, normal_forms(forms.s ? forms : term, arena), gloss, err);
}

int desk_read_lexicon(struct coco_desk *desk, const char *path, struct coco_err *err)
{
	const struct lines_of of = {desk->run, path, take_term, desk->rewriter};
	return read_lines(&of, "term", err);
}
