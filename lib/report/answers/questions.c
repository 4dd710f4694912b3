/* Answers to questions of yes or no, by side and wave. Records do not say what kind of question was asked, so the answers tell: nine of ten
 * must say yes, no or that one does not know, in whatever language (answer_words.csv). What little else was said is outside the scale.
 * Where several surveys have an item of one name and ask different things by it, each is told with its survey. In reports for the public no
 * question stands that holds somebody's address or number, or asks for what import would keep out of the stream. Invariant: yes, no and the
 * missing of a cell are its records. */
#include <stdlib.h>
#include <string.h>

#include "questions.h"

#define READ_TENTHS 9 /* of the answers that were given must be read */
#define ALIKE_LEAST 5 /* answers, where all say the same in words: two that write "no" below an open question make it none of yes or no */

/* What an item asks, by the answers that say yes or no. */
struct asked {
	struct coco_str survey, label; /* of the first answer that has a label */
	bool differs;                  /* another survey asks something else by it */
};
struct question {
	struct coco_str item, label;
	int64_t yes, no, read, given; /* read: yes, no, don't know */
	bool plain;                   /* some are true or false, not words */
	bool withheld;
};
/* One question, image, side and wave. */
struct count {
	size_t question, order;
	struct coco_str of, wave;
	enum side side;
	int64_t yes, n;
	struct missing missing;
};
struct work {
	struct coco_report *r;
	struct answer_words *words;
	struct coco_map *items, *keys, *count_keys;
	struct asked *asked; /* malloc'ed, by the numbers of the keys, as the two below */
	struct question *questions;
	struct count *counts;
	size_t cap_asked, cap_questions, cap_counts;
	struct coco_buf key;
};

static struct coco_str text_of(const struct work *w, const struct coco_rec *rec, const char *path)
{
	return answer_text(w->r, rec, path);
}

static enum answer said(const struct work *w, const struct coco_rec *rec)
{
	switch (coco_json_kind(coco_rec_get(rec, "value"))) {
	case COCO_JSON_TRUE:
		return SAID_YES;
	case COCO_JSON_FALSE:
		return SAID_NO;
	case COCO_JSON_STRING:
		return answer_said(w->words, text_of(w, rec, "value"));
	case COCO_JSON_INT:
	case COCO_JSON_REAL:
	case COCO_JSON_ARRAY:
	case COCO_JSON_OBJECT:
		return SAID_ELSE;
	default:
		return SAID_NOTHING;
	}
}

static bool too_late(const struct work *w, const struct coco_rec *rec)
{
	return answer_too_late(w->r, rec);
}

/* ---- which items ------------------------------------------------------------------------------------------------ */

/* Notes an item by which somebody said yes or no. 0 or -1. */
static int note_item(struct work *w, const struct coco_rec *rec)
{
	const enum answer answer = said(w, rec);
	double bound = 0;
	if ((answer != SAID_YES && answer != SAID_NO) || coco_rec_num(rec, "scale_min", &bound) || text_of(w, rec, "missing").n ||
	    too_late(w, rec)) {
		return 0;
	}
	bool added = false;
	const size_t at = coco_map_add(w->items, text_of(w, rec, "item"), &added);
	if (at == COCO_NONE || coco_grow(&w->asked, &w->cap_asked, at, sizeof *w->asked)) {
		return -1;
	}
	const struct coco_str survey = text_of(w, rec, "survey"), label = text_of(w, rec, "label");
	struct asked *a = &w->asked[at];
	if (added || (!a->label.n && label.n)) {
		*a = (struct asked){survey, label, !added && a->differs};
	}
	a->differs |= label.n && !coco_str_eq(survey, a->survey) && !coco_str_eq(label, a->label);
	return 0;
}

/* ---- counting --------------------------------------------------------------------------------------------------- */

/* The question that the record answers; COCO_NONE: no memory. */
static size_t question_of(struct work *w, const struct coco_rec *rec, const struct asked *asked)
{
	bool added = false;
	const struct coco_str item = text_of(w, rec, "item"), label = text_of(w, rec, "label");
	coco_buf_clear(&w->key);
	if (asked->differs) {
		coco_buf_printf(&w->key, "%.*s/", COCO_STR_ARG(text_of(w, rec, "survey")));
	}
	coco_buf_str(&w->key, item);
	const size_t at = coco_buf_ok(&w->key) ? coco_map_add(w->keys, coco_buf_view(&w->key), &added) : COCO_NONE;
	if (at == COCO_NONE || coco_grow(&w->questions, &w->cap_questions, at, sizeof *w->questions)) {
		return COCO_NONE;
	}
	if (added) {
		w->questions[at] = (struct question){.item = coco_arena_copy(w->r->arena, coco_buf_view(&w->key))};
	}
	if (!w->questions[at].label.n) {
		w->questions[at].label = asked->differs ? label : asked->label;
	}
	return at;
}

static size_t count_of(struct work *w, const struct coco_rec *rec, size_t question)
{
	const struct coco_str of = text_of(w, rec, "of"), wave = text_of(w, rec, "wave");
	const enum side side = answer_side(w->r, rec);
	bool added = false;
	coco_buf_clear(&w->key);
	coco_buf_printf(&w->key, "%zu\x1f%d\x1f%.*s\x1f%.*s", question, (int)side, COCO_STR_ARG(of), COCO_STR_ARG(wave));
	const size_t at = coco_buf_ok(&w->key) ? coco_map_add(w->count_keys, coco_buf_view(&w->key), &added) : COCO_NONE;
	if (at == COCO_NONE || coco_grow(&w->counts, &w->cap_counts, at, sizeof *w->counts)) {
		return COCO_NONE;
	}
	if (added) {
		w->counts[at] = (struct count){.question = question, .order = answer_wave(wave), .of = of, .wave = wave, .side = side};
	}
	return at;
}

static void add_answer(struct question *q, struct count *c, enum answer answer)
{
	static const enum reason why[] = {[SAID_DONT_KNOW] = DONT_KNOW, [SAID_NO_ANSWER] = NO_ANSWER, [SAID_ELSE] = OUT_OF_SCALE};
	q->given += answer != SAID_NO_ANSWER;
	q->read += answer <= SAID_DONT_KNOW;
	q->yes += answer == SAID_YES;
	q->no += answer == SAID_NO;
	if (answer > SAID_NO) {
		c->missing.count[why[answer]]++;
		return;
	}
	c->yes += answer == SAID_YES;
	c->n++;
}

static int take(struct work *w, const struct coco_rec *rec)
{
	const size_t item = coco_map_find(w->items, text_of(w, rec, "item"));
	if (item == COCO_NONE || too_late(w, rec)) {
		return 0;
	}
	const size_t question = question_of(w, rec, &w->asked[item]), at = question == COCO_NONE ? COCO_NONE : count_of(w, rec, question);
	if (at == COCO_NONE) {
		return -1;
	}
	const enum answer answer = said(w, rec);
	const enum coco_json_kind kind = coco_json_kind(coco_rec_get(rec, "value"));
	if (answer == SAID_NOTHING || text_of(w, rec, "missing").n) {
		w->counts[at].missing.count[answer_missing(w->r, rec)]++;
		return 0;
	}
	w->questions[question].plain |= kind == COCO_JSON_TRUE || kind == COCO_JSON_FALSE;
	add_answer(&w->questions[question], &w->counts[at], answer);
	return 0;
}

/* ---- putting ---------------------------------------------------------------------------------------------------- */

static bool is_yes_no(const struct question *q)
{
	return q->yes + q->no > 0 && q->read * 10 >= q->given * READ_TENTHS && (q->plain || (q->yes && q->no) || q->given >= ALIKE_LEAST);
}

static int withhold_private(struct work *w, struct coco_err *err)
{
	const size_t n = coco_map_count(w->keys);
	struct coco_str *headings = coco_arena_array(w->r->arena, 2 * n + 1, sizeof *headings);
	bool *flags = coco_arena_array(w->r->arena, 2 * n + 1, sizeof *flags);
	if (!headings || !flags) {
		return coco_err_nomem(err);
	}
	for (size_t i = 0; i < n; i++) {
		headings[2 * i] = w->questions[i].label;
		headings[2 * i + 1] = w->questions[i].item;
	}
	if (answers_private(w->r, headings, 2 * n, flags, err)) {
		return -1;
	}
	for (size_t i = 0; i < 2 * n; i++) {
		w->questions[i / 2].withheld |= flags[i];
	}
	return 0;
}

/* For qsort, which knows no context. */
struct count_ref {
	const struct count *count;
	const struct question *question;
};

/* By item, image, side, wave. */
static int by_item(const void *a, const void *b)
{
	const struct count_ref *p = a, *q = b;
	const struct count *x = p->count, *y = q->count;
	const int orders[] = {coco_str_cmp(p->question->item, q->question->item), coco_str_cmp(x->of, y->of), (int)x->side - (int)y->side,
	    (x->order > y->order) - (x->order < y->order), coco_str_cmp(x->wave, y->wave)};
	size_t k = 0;
	while (k + 1 < COCO_LEN(orders) && !orders[k]) {
		k++;
	}
	return orders[k];
}

static void put_count_of(struct coco_report *r, const struct question *q, const struct count *c)
{
	struct group g = group_with((struct group){.n = 0}, "item", item_told(r, q->item, q->label));
	g = c->of.n ? group_with(g, "of", c->of) : g;
	g = group_with(g, "side", coco_str_of(side_codes[c->side]));
	g = c->wave.n ? group_with(g, "wave", c->wave) : g;
	const struct missing unseen = {.count = {[NOT_SHOWN] = c->missing.count[NOT_SHOWN]}};
	const int64_t shown = c->n + missing_total(&c->missing) - unseen.count[NOT_SHOWN];
	put_share(r, "questions.yes_share", g, c->yes, c->n, &c->missing);
	put_share(r, "questions.answered_share", g, c->n, shown, &unseen);
}

static int put_questions(struct work *w, struct coco_err *err)
{
	const size_t n = coco_map_count(w->count_keys);
	struct count_ref *refs = coco_arena_array(w->r->arena, n + 1, sizeof *refs);
	if (!refs) {
		return coco_err_nomem(err);
	}
	if (withhold_private(w, err)) {
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		refs[i] = (struct count_ref){&w->counts[i], &w->questions[w->counts[i].question]};
	}
	qsort(refs, n, sizeof *refs, by_item);
	for (size_t i = 0; i < n; i++) {
		if (is_yes_no(refs[i].question) && !refs[i].question->withheld) {
			put_count_of(w->r, refs[i].question, refs[i].count);
		}
	}
	return 0;
}

int measure_questions(struct coco_report *r, struct coco_err *err)
{
	struct work w = {.r = r, .words = answer_words_new(), .items = coco_map_new(), .keys = coco_map_new(), .count_keys = coco_map_new()};
	const size_t n = coco_store_count(r->store, "response");
	int status = w.words && w.items && w.keys && w.count_keys ? 0 : -1;
	for (size_t i = 0; i < n && !status; i++) {
		status = note_item(&w, coco_store_at(r->store, "response", i));
	}
	for (size_t i = 0; i < n && !status && coco_map_count(w.items); i++) {
		status = take(&w, coco_store_at(r->store, "response", i));
	}
	status = status ? coco_err_nomem(err) : put_questions(&w, err);
	answer_words_free(w.words);
	coco_map_free(w.items);
	coco_map_free(w.keys);
	coco_map_free(w.count_keys);
	free(w.asked);
	free(w.questions);
	free(w.counts);
	coco_buf_free(&w.key);
	return status;
}
