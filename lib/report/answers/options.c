/* Answers to questions with options: one of several, or several of them, by side and wave. Records do not say what kind of question was
 * asked, so the answers tell: a list is of a question of which several may be chosen; of single texts, four of five must be texts that two
 * or more gave, and there must be no more than OPTIONS_MAX of those. What else was said counts as "other" and is told nowhere, and so does,
 * in reports for the public, what too few chose, and what names a person, a participant, an address or a number. Options are told apart by
 * their words. Questions of yes or no are those of questions.c. Invariant: with "other", the options of a question of one answer add up to
 * its answers.
 */
#include <stdlib.h>
#include <string.h>

#include "coco/person.h"
#include "questions.h"

#define OPTIONS_MAX 20   /* with more, a question is open */
#define TEXTS_MAX 1000   /* so is one with so many different answers */
#define ANSWERS_LEAST 10 /* to tell its kind */
#define COMMON_TENTHS 8  /* of the answers that are given twice or more */
#define YES_NO_TENTHS 9  /* from here on it is one of yes or no */

struct question {
	struct coco_str survey, item, label;
	int64_t given, words;      /* that say something; of these yes, no, don't know */
	int64_t answers, mentions; /* less those who don't know; texts within them */
	int64_t common, told_in;   /* mentions of texts that were given twice or more; of those that are told */
	size_t n_texts, n_options;
	bool list, other_kind, shared, told, withheld; /* shared: another survey has an item of this name */
};
struct option {
	size_t question;
	struct coco_str text;
	int64_t count;
	bool told;
};
/* One question, image, side and wave. */
struct cell {
	size_t question, order;
	struct coco_str of, wave;
	enum side side;
	int64_t n;
	struct missing missing;
};
struct work {
	struct coco_report *r;
	struct answer_words *words;
	struct coco_map *question_keys, *item_keys, *option_keys, *cell_keys, *chosen_keys;
	struct question *questions; /* malloc'ed, by the numbers of the keys, as the others */
	size_t *item_first;         /* the first question of that item */
	struct option *options;
	struct cell *cells;
	int64_t *chosen; /* by cell and option */
	size_t cap_questions, cap_items, cap_options, cap_cells, cap_chosen;
	struct coco_buf key;
};

/* The number of w->key in the map; COCO_NONE: no memory. */
static size_t number_of(struct work *w, struct coco_map *map, bool *added)
{
	return coco_buf_ok(&w->key) ? coco_map_add(map, coco_buf_view(&w->key), added) : COCO_NONE;
}

static void put_key(struct work *w, const struct coco_rec *rec)
{
	coco_buf_clear(&w->key);
	coco_buf_printf(&w->key, "%.*s\x1f", COCO_STR_ARG(answer_text(w->r, rec, "survey")));
	coco_buf_str(&w->key, answer_text(w->r, rec, "item"));
}

/* ---- what was answered -------------------------------------------------------------------------------------------- */

/* The question that the record answers, new or not; COCO_NONE: no memory. */
static size_t question_of(struct work *w, const struct coco_rec *rec)
{
	bool added = false, first = false;
	put_key(w, rec);
	const size_t question = number_of(w, w->question_keys, &added);
	if (question == COCO_NONE || !added) {
		return question;
	}
	const struct coco_str item = answer_text(w->r, rec, "item");
	coco_buf_clear(&w->key);
	coco_buf_str(&w->key, item);
	const size_t number = number_of(w, w->item_keys, &first);
	if (number == COCO_NONE || coco_grow(&w->questions, &w->cap_questions, question, sizeof *w->questions) ||
	    coco_grow(&w->item_first, &w->cap_items, number, sizeof *w->item_first)) {
		return COCO_NONE;
	}
	w->questions[question] = (struct question){.survey = answer_text(w->r, rec, "survey"), .item = item, .shared = !first};
	if (first) {
		w->item_first[number] = question;
	} else {
		w->questions[w->item_first[number]].shared = true;
	}
	return question;
}

static size_t option_of(struct work *w, size_t question, struct coco_str text, bool *added)
{
	coco_buf_clear(&w->key);
	coco_buf_printf(&w->key, "%zu\x1f", question);
	coco_buf_str(&w->key, text);
	return number_of(w, w->option_keys, added);
}

/* Notes that the text was given. 0 or -1. */
static int note_option(struct work *w, size_t question, struct coco_str text)
{
	bool added = false;
	struct question *q = &w->questions[question];
	q->mentions++;
	if (q->n_texts > TEXTS_MAX) {
		return 0;
	}
	const size_t at = option_of(w, question, text, &added);
	if (at == COCO_NONE || coco_grow(&w->options, &w->cap_options, at, sizeof *w->options)) {
		return -1;
	}
	if (added) {
		w->options[at] = (struct option){.question = question, .text = coco_arena_copy(w->r->arena, text)};
		q->n_texts++;
	}
	w->options[at].count++;
	return 0;
}

/* The texts of an answer, and how many; *list: several may be. */
static struct coco_str *texts_of(const struct work *w, const struct coco_rec *rec, size_t *n, bool *list)
{
	const enum coco_json_kind kind = coco_json_kind(coco_rec_get(rec, "value"));
	*n = 0;
	*list = kind == COCO_JSON_ARRAY;
	if (*list) {
		struct coco_str *texts = coco_rec_list(rec, "value", n, w->r->arena);
		for (size_t i = 0; texts && i < *n; i++) {
			texts[i] = coco_str_trim(texts[i]);
		}
		return texts;
	}
	struct coco_str *text = coco_arena_array(w->r->arena, 1, sizeof *text);
	if (text && kind == COCO_JSON_STRING) {
		*text = answer_text(w->r, rec, "value");
		*n = text->n > 0;
	}
	return text;
}

static bool before(const struct coco_str *texts, size_t n)
{
	bool found = false;
	for (size_t i = 0; i < n && !found; i++) {
		found = coco_str_eq(texts[i], texts[n]);
	}
	return found;
}

static bool no_answer(enum answer said)
{
	return said == SAID_DONT_KNOW || said == SAID_NO_ANSWER;
}

static int note(struct work *w, const struct coco_rec *rec)
{
	double bound = 0;
	const enum coco_json_kind kind = coco_json_kind(coco_rec_get(rec, "value"));
	if (kind <= COCO_JSON_NULL || coco_rec_num(rec, "scale_min", &bound) || answer_text(w->r, rec, "missing").n ||
	    answer_too_late(w->r, rec)) {
		return 0;
	}
	const size_t question = question_of(w, rec);
	if (question == COCO_NONE) {
		return -1;
	}
	struct question *q = &w->questions[question];
	size_t n;
	bool list;
	const struct coco_str *texts = texts_of(w, rec, &n, &list), label = answer_text(w->r, rec, "label");
	if (!texts && n) {
		return -1;
	}
	q->label = q->label.n ? q->label : label;
	q->other_kind |= kind != COCO_JSON_STRING && !list;
	const enum answer said = list || !n ? SAID_ELSE : answer_said(w->words, *texts);
	q->words += said <= SAID_DONT_KNOW;
	q->given += said != SAID_NO_ANSWER && n;
	q->list |= list;
	if (no_answer(said) || (!list && !n)) {
		return 0;
	}
	q->answers++;
	for (size_t i = 0; i < n; i++) {
		if (texts[i].n && !before(texts, i) && note_option(w, question, texts[i])) {
			return -1;
		}
	}
	return 0;
}

/* ---- which questions have options --------------------------------------------------------------------------------- */

/* A text that names somebody: one of its words is a given name and nothing else. */
static bool names_person(struct coco_str text)
{
	struct coco_str word;
	bool named = false;
	while (!named && coco_str_split(&text, ' ', &word)) {
		named = word.n && coco_given_name(word, -1) == COCO_GIVEN_NAME;
	}
	return named;
}

static int withhold_private(struct work *w, struct coco_err *err)
{
	const size_t n = coco_map_count(w->option_keys), k = coco_map_count(w->question_keys), all = n + 2 * k;
	struct coco_str *texts = coco_arena_array(w->r->arena, all + 1, sizeof *texts);
	bool *flags = coco_arena_array(w->r->arena, all + 1, sizeof *flags);
	if (!texts || !flags) {
		return coco_err_nomem(err);
	}
	for (size_t i = 0; i < all; i++) {
		texts[i] = i < n ? w->options[i].text : i < n + k ? w->questions[i - n].label : w->questions[i - n - k].item;
	}
	if (answers_private(w->r, texts, all, flags, err)) {
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		w->options[i].told &= !flags[i] && (w->r->options.profile == COCO_PROFILE_DIRECTOR || !names_person(w->options[i].text)) &&
		                      (!w->options[i].told || !w->questions[w->options[i].question].told || option_told(w->r, w->options[i].text));
	}
	for (size_t i = 0; i < n; i++) {
		w->questions[w->options[i].question].told_in += w->options[i].told ? w->options[i].count : 0;
	}
	for (size_t i = n; i < all; i++) {
		w->questions[(i - n) % k].withheld |= flags[i];
	}
	return 0;
}

static int judge(struct work *w, struct coco_err *err)
{
	const int64_t least = w->r->options.min_cell > 2 ? w->r->options.min_cell : 2;
	const size_t n = coco_map_count(w->option_keys);
	for (size_t i = 0; i < n; i++) {
		struct option *o = &w->options[i];
		const bool common = o->count > 1 && !coco_str_is(o->text, "x"); /* too long to be kept, or not to be */
		w->questions[o->question].common += common ? o->count : 0;
		w->questions[o->question].n_options += common;
		o->told = common && o->count >= least;
	}
	for (size_t i = 0; i < coco_map_count(w->question_keys); i++) {
		struct question *q = &w->questions[i];
		const bool yes_no = !q->list && q->words * 10 >= q->given * YES_NO_TENTHS;
		q->told = !q->other_kind && !yes_no && q->answers >= ANSWERS_LEAST && q->n_texts <= TEXTS_MAX && q->n_options > 1 &&
		          q->n_options <= OPTIONS_MAX && q->common * 10 >= q->mentions * COMMON_TENTHS;
	}
	return withhold_private(w, err);
}

/* ---- counting ----------------------------------------------------------------------------------------------------- */

static size_t cell_of(struct work *w, const struct coco_rec *rec, size_t question)
{
	const struct coco_str of = answer_text(w->r, rec, "of"), wave = answer_text(w->r, rec, "wave");
	const enum side side = answer_side(w->r, rec);
	bool added = false;
	coco_buf_clear(&w->key);
	coco_buf_printf(&w->key, "%zu\x1f%d\x1f%.*s\x1f%.*s", question, (int)side, COCO_STR_ARG(of), COCO_STR_ARG(wave));
	const size_t cell = number_of(w, w->cell_keys, &added);
	if (cell == COCO_NONE || coco_grow(&w->cells, &w->cap_cells, cell, sizeof *w->cells)) {
		return COCO_NONE;
	}
	if (added) {
		w->cells[cell] = (struct cell){.question = question, .order = answer_wave(wave), .of = of, .wave = wave, .side = side};
	}
	return cell;
}

/* The number of how often an option (COCO_NONE: other) was chosen in a cell. */
static size_t chosen_of(struct work *w, size_t cell, size_t option)
{
	bool added = false;
	coco_buf_clear(&w->key);
	coco_buf_printf(&w->key, "%zu\x1f%zu", cell, option);
	const size_t number = number_of(w, w->chosen_keys, &added);
	if (number == COCO_NONE || coco_grow(&w->chosen, &w->cap_chosen, number, sizeof *w->chosen)) {
		return COCO_NONE;
	}
	if (added) {
		w->chosen[number] = 0;
	}
	return number;
}

static int count_texts(struct work *w, size_t cell, const struct coco_str *texts, size_t n)
{
	bool other = false;
	for (size_t i = 0; i < n; i++) {
		bool added = false;
		if (!texts[i].n || before(texts, i)) {
			continue;
		}
		const size_t option = option_of(w, w->cells[cell].question, texts[i], &added);
		if (option == COCO_NONE || added) { /* all were noted */
			return -1;
		}
		if (!w->options[option].told && other) {
			continue; /* who wrote two other things has said something else once */
		}
		other |= !w->options[option].told;
		const size_t number = chosen_of(w, cell, w->options[option].told ? option : COCO_NONE);
		if (number == COCO_NONE) {
			return -1;
		}
		w->chosen[number]++;
	}
	return 0;
}

static int take(struct work *w, const struct coco_rec *rec)
{
	put_key(w, rec);
	const size_t question = coco_buf_ok(&w->key) ? coco_map_find(w->question_keys, coco_buf_view(&w->key)) : COCO_NONE;
	if (question == COCO_NONE || !w->questions[question].told || w->questions[question].withheld || answer_too_late(w->r, rec)) {
		return w->key.failed ? -1 : 0;
	}
	const size_t cell = cell_of(w, rec, question);
	size_t n;
	bool list;
	const struct coco_str *texts = texts_of(w, rec, &n, &list);
	if (cell == COCO_NONE || (!texts && n)) {
		return -1;
	}
	const enum answer said = list || !n ? SAID_ELSE : answer_said(w->words, *texts);
	if (answer_text(w->r, rec, "missing").n || (!list && !n)) {
		w->cells[cell].missing.count[answer_missing(w->r, rec)]++;
		return 0;
	}
	if (no_answer(said)) {
		w->cells[cell].missing.count[said == SAID_DONT_KNOW ? DONT_KNOW : NO_ANSWER]++;
		return 0;
	}
	w->cells[cell].n++;
	return count_texts(w, cell, texts, n);
}

/* ---- putting ------------------------------------------------------------------------------------------------------ */

/* For qsort, which knows no context. */
struct cell_ref {
	const struct cell *cell;
	const struct question *question;
	size_t number;
};

/* By item, survey, image, side, wave. */
static int by_item(const void *a, const void *b)
{
	const struct cell_ref *p = a, *q = b;
	const struct cell *x = p->cell, *y = q->cell;
	const int orders[] = {coco_str_cmp(p->question->item, q->question->item), coco_str_cmp(p->question->survey, q->question->survey),
	    coco_str_cmp(x->of, y->of), (int)x->side - (int)y->side, (x->order > y->order) - (x->order < y->order),
	    coco_str_cmp(x->wave, y->wave)};
	size_t k = 0;
	while (k + 1 < COCO_LEN(orders) && !orders[k]) {
		k++;
	}
	return orders[k];
}

/* The most frequent first, then by their bytes. */
static int by_count(const void *a, const void *b)
{
	const struct option *const *p = a, *const *q = b;
	const int order = ((*p)->count < (*q)->count) - ((*p)->count > (*q)->count);
	return order ? order : coco_str_cmp((*p)->text, (*q)->text);
}

static void put_option(
    const struct work *w, const struct question *q, const struct cell *c, struct group g, struct coco_str code, int64_t x)
{
	put_share(w->r, q->list ? "questions.choice_share" : "questions.option_share", group_with(g, "option", code), x, c->n, &c->missing);
}

static int put_cell(struct work *w, const struct cell_ref *ref, struct option *const *options, size_t n)
{
	const struct question *q = ref->question;
	const struct cell *c = ref->cell;
	struct coco_report *r = w->r;
	const char *both = q->shared ? coco_arena_printf(r->arena, "%.*s/%.*s", COCO_STR_ARG(q->survey), COCO_STR_ARG(q->item)) : NULL;
	const struct coco_str item = item_told(r, both ? coco_str_of(both) : q->item, q->label);
	struct group g = group_with((struct group){.n = 0}, "item", item);
	g = c->of.n ? group_with(g, "of", c->of) : g;
	g = group_with(g, "side", coco_str_of(side_codes[c->side]));
	g = c->wave.n ? group_with(g, "wave", c->wave) : g;
	for (size_t i = 0; i <= n; i++) {
		const size_t number = chosen_of(w, ref->number, i < n ? (size_t)(options[i] - w->options) : COCO_NONE);
		if (number == COCO_NONE) {
			return -1;
		}
		if (i < n || q->told_in < q->mentions) {
			put_option(w, q, c, g, i < n ? options[i]->text : COCO_STR("other"), w->chosen[number]);
		}
	}
	const struct missing unseen = {.count = {[NOT_SHOWN] = c->missing.count[NOT_SHOWN]}};
	put_share(r, "questions.answered_share", g, c->n, c->n + missing_total(&c->missing) - unseen.count[NOT_SHOWN], &unseen);
	return 0;
}

static int put_all(struct work *w)
{
	const size_t n = coco_map_count(w->cell_keys), all = coco_map_count(w->option_keys);
	struct cell_ref *refs = coco_arena_array(w->r->arena, n + 1, sizeof *refs);
	struct option **told = coco_arena_array(w->r->arena, all + 1, sizeof *told);
	for (size_t i = 0; refs && i < n; i++) {
		refs[i] = (struct cell_ref){&w->cells[i], &w->questions[w->cells[i].question], i};
	}
	if (!refs || !told) {
		return -1;
	}
	qsort(refs, n, sizeof *refs, by_item);
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		for (size_t o = 0; o < all; o++) {
			if (w->options[o].told && w->options[o].question == refs[i].cell->question) {
				told[k++] = &w->options[o];
			}
		}
		qsort(told, k, sizeof(struct option *), by_count);
		if (put_cell(w, &refs[i], told, k)) {
			return -1;
		}
	}
	return 0;
}

static int measure(struct work *w, struct coco_err *err)
{
	const size_t n = coco_store_count(w->r->store, "response");
	for (size_t i = 0; i < n; i++) {
		if (note(w, coco_store_at(w->r->store, "response", i))) {
			return coco_err_nomem(err);
		}
	}
	if (judge(w, err)) {
		return -1;
	}
	bool any = false;
	for (size_t i = 0; i < coco_map_count(w->question_keys); i++) {
		any |= w->questions[i].told && !w->questions[i].withheld;
	}
	for (size_t i = 0; i < n && any; i++) {
		if (take(w, coco_store_at(w->r->store, "response", i))) {
			return coco_err_nomem(err);
		}
	}
	return put_all(w) ? coco_err_nomem(err) : 0;
}

int measure_options(struct coco_report *r, struct coco_err *err)
{
	struct work w = {.r = r,
	    .words = answer_words_new(),
	    .question_keys = coco_map_new(),
	    .item_keys = coco_map_new(),
	    .option_keys = coco_map_new(),
	    .cell_keys = coco_map_new(),
	    .chosen_keys = coco_map_new()};
	const bool ready = w.words && w.question_keys && w.item_keys && w.option_keys && w.cell_keys && w.chosen_keys;
	const int status = ready ? measure(&w, err) : coco_err_nomem(err);
	answer_words_free(w.words);
	coco_map_free(w.question_keys);
	coco_map_free(w.item_keys);
	coco_map_free(w.option_keys);
	coco_map_free(w.cell_keys);
	coco_map_free(w.chosen_keys);
	free(w.questions);
	free(w.item_first);
	free(w.options);
	free(w.cells);
	free(w.chosen);
	coco_buf_free(&w.key);
	return status;
}
