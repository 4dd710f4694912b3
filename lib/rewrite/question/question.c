/* The question of a brief: "How might we …?", composed from the title or from the sentence that states the need.
 *
 * Method: the forms of questions.csv in order of rank; each is a pattern, a template and, for one of its groups, a column
 * of verbs.csv by which it becomes a verb ("Reduction of" → "reduce the"). A sentence is read without its figures, and as it stands. What
 * the pattern caught is then cut: brackets, what follows a limit or a means (cuts.csv), anything from the first number on, words that
 * cannot stand at the end. The first form whose result passes every test is taken: at most twenty words, no digit, no unexplained acronym,
 * no technology of rule R02, nothing that makes no sense (cuts.csv, "never": an object without its noun, a clause that goes on, a frame
 * without its verb, the contest in place of the challenge), at least two words of substance. A question that the owner asks stands as it
 * is. What only says less is then turned by positive.c. Where nothing can be asked, the challenge is asked by its name (question_topic.c).
 *
 * Invariant: every word of a question is a word of the text, of a template (questions.csv, positive.csv) or of verbs.csv; otherwise there
 * is none. */
#include "question_fill.h"
#include "question_rank.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MIN = 4, WORDS_MIN_EN = 5, SUBTITLE_WORDS = 4, SENTENCE_WORDS = 5 };
enum { RANK_TOLD = 68 }; /* from here on forms are of problems that are only told: the first counts, and with all it says */

/* The question has no facts but acronyms that need no explanation. */
static bool facts_known(struct question_maker *m, struct coco_str question, bool *failed, struct coco_err *err)
{
	struct coco_fact *facts;
	size_t n;
	if (coco_facts(m->rewriter, question, m->lang, m->arena, &facts, &n, err) != 0)
		return *failed = true, false;
	for (size_t i = 0; i < n; i++) {
		if (facts[i].kind != COCO_FACT_ACRONYM)
			return false;
		if (!m->source && coco_facts(m->rewriter, m->text, m->lang, m->arena, &m->source, &m->n_source, err) != 0)
			return *failed = true, false;
		struct coco_fact at = facts[i]; /* where the text has it; what a title alone has stands nowhere there */
		at.start = at.end = 0;
		for (size_t k = 0; at.end == 0 && k < m->n_source; k++)
			if (m->source[k].kind == COCO_FACT_ACRONYM && coco_str_eq(m->source[k].value, at.value))
				at = m->source[k];
		if (!acronym_known(m->rewriter, m->text, &at, m->source, m->n_source))
			return false;
	}
	return true;
}

/* Each quotation that begins ends, too. */
static bool quotes_close(struct coco_str s)
{
	static const char *const marks[] = {"\xe2\x80\x9e", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xc2\xab", "\xc2\xbb"}; /* „ “ ” « » */
	size_t count = 0;
	for (size_t i = 0; i < COCO_LEN(marks); i++)
		for (size_t at = coco_str_find(s, coco_str_of(marks[i]), 0); at != SIZE_MAX; at = coco_str_find(s, coco_str_of(marks[i]), at + 1))
			count++;
	return count % 2 == 0;
}

static bool holds(struct question_maker *m, bool *failed, struct coco_err *err)
{
	struct coco_str q = coco_buf_view(&m->out);
	size_t words = count_words(q), start, end, length;
	static const char *const empty[] = {
	    " develop ", " design ", " create ", " provide ", " achieve ", " build ", " implement ", " demonstrate "};
	for (size_t i = 0; words < 7 && i < COCO_LEN(empty); i++) /* "develop processes" asks nothing */
		if (coco_str_find(q, coco_str_of(empty[i]), 0) < 16)
			return false;
	if (words < (m->lang == 0 ? WORDS_MIN_EN : WORDS_MIN) || words > QUESTION_WORDS_MAX || q.n > 200)
		return false;
	for (size_t i = 0; i < q.n; i += length)
		if (is_decimal_digit(q, i, &length) || strchr("\"|*_`<>\n", q.s[i]))
			return false;
	if (!quotes_close(q) || coco_str_find(q, COCO_STR("  "), 0) != SIZE_MAX || coco_str_find(q, COCO_STR(" ?"), 0) != SIZE_MAX)
		return false;
	if (pattern_find(m->never, q, 0, &start, &end) == 1)
		return false;
	size_t rule = rule_by_id("R02");
	if (rule != COCO_NONE && pattern_find(m->tables->rules[rule], q, 0, &start, &end) == 1)
		return false;
	if (!facts_known(m, q, failed, err))
		return false;
	struct personal *named;
	size_t n_named;
	if (personal_find(m->rewriter, q, m->lang, m->arena, &named, &n_named, err) != 0)
		return *failed = true, false;
	if (n_named)
		return false;
	/* LAeq: two capitals in a row inside a word of small letters is a symbol */
	for (size_t i = 1; i + 1 < q.n; i++)
		if (q.s[i - 1] >= 'A' && q.s[i - 1] <= 'Z' && q.s[i] >= 'A' && q.s[i] <= 'Z' && q.s[i + 1] >= 'a' && q.s[i + 1] <= 'z' &&
		    q.s[i + 1] != 's')
			return false;
	return true;
}

static bool shouted(struct coco_str s)
{
	size_t capitals = 0, smalls = 0;
	for (size_t i = 0; i < s.n; i++) {
		capitals += s.s[i] >= 'A' && s.s[i] <= 'Z';
		smalls += s.s[i] >= 'a' && s.s[i] <= 'z';
	}
	return capitals > 3 && smalls * 4 < capitals;
}

static int by_rank(const void *a, const void *b)
{
	const struct question_form *const *x = a, *const *y = b;
	return (*x)->rank != (*y)->rank ? ((*x)->rank < (*y)->rank ? -1 : 1) : (*x < *y ? -1 : *x > *y);
}

static bool try_form(struct question_maker *m, const struct question_form *form, struct coco_str s, enum question_where where, bool *failed,
    struct coco_err *err)
{
	size_t groups[16];
	if (form->where != where || s.n > 600)
		return false;
	if (where == ASK_TITLE && s.n > 0 && s.s[s.n - 1] == '.')
		s.n--;
	if (pattern_ready(form->pattern, s, err) != 0)
		return *failed = true, false;
	const bool tells = form->tells || form->rank >= RANK_TOLD;
	if ((tells && m->denied) || pattern_groups(form->pattern, s, groups) != 1)
		return false;
	if (where == ASK_SENTENCE && !tells && question_denied(m, form->says, s, groups)) {
		m->denied = true;
		return false;
	}
	if (!question_fill(m, form, s, groups))
		return false;
	question_show_stops(&m->out);
	return holds(m, failed, err) && question_says(coco_buf_view(&m->out), m->rewriter->vocabulary, m->lang, m->rests_on, m->before);
}

/* The first line of a text, where it is a heading or stands alone and ends as no sentence does; a second heading right below it that says
 * more than the name of a part. */
static bool is_title(struct coco_str text, const struct unit *units, size_t count, size_t i)
{
	if (i > 1 || count < 2)
		return i == 0 && count > 0 && (units[0].flags & F_HEADING);
	bool alone = units[1].block != units[0].block && units[0].words <= 14 && !coco_str_ends(unit_text(text, &units[0]), ".");
	return ((units[0].flags & F_HEADING) || alone) && (i == 0 || ((units[1].flags & F_HEADING) && units[1].words >= SUBTITLE_WORDS));
}

/* "Dear colleagues," asks nothing. */
static bool greets(const struct question_maker *m, const struct unit *unit)
{
	size_t start, end;
	return pattern_find(m->tables->marks[MARK_ANNEX], unit_text(m->text, unit), 0, &start, &end) == 1 && start == 0;
}

/* "Our showroom is dark. We need a way to make it inviting.": what the sentence points back to stands in its place, where the sentence
 * before begins with it. -1: no memory. */
static int named_again(struct question_maker *m, struct coco_str before, struct coco_str *s, struct coco_err *err)
{
	for (enum cut_kind many = 0; many < 2; many++) {
		const struct pattern *back = cut_of(m->rewriter, m->lang, CUT_BACK_ONE + many, err),
		                     *subject = back ? cut_of(m->rewriter, m->lang, CUT_SUBJECT_ONE + many, err) : NULL;
		size_t word[16], name[16];
		if (!subject)
			return -1;
		if (pattern_groups(back, *s, word) != 1 || pattern_groups(subject, before, name) != 1 || word[2] == SIZE_MAX || name[2] == SIZE_MAX)
			continue;
		struct coco_str first = coco_str_sub(before, name[2], name[3]);
		char *out = coco_arena_printf(m->arena, "%.*s%c%.*s%.*s", COCO_STR_ARG(coco_str_sub(*s, 0, word[2])), first.s[0] | 32,
		    COCO_STR_ARG(coco_str_sub(first, 1, first.n)), COCO_STR_ARG(coco_str_sub(*s, word[3], s->n)));
		if (!out)
			return coco_err_nomem(err);
		*s = coco_str_of(out);
		return 0;
	}
	return 0;
}

/* The sentence without what only counts or names it: the number or letter of a list, "Problem one:", "The second is that", "Challenge: how
 * can we …?". */
static struct coco_str uncounted(struct coco_str s, const struct pattern *label, const struct pattern *lead)
{
	size_t start, end, open = s.n > 0 && s.s[0] == '(';
	s = unnumbered(s);
	if (s.n > open + 3 && (s.s[open] | 32) >= 'a' && (s.s[open] | 32) <= 'i' && s.s[open + 1] == ')' && s.s[open + 2] == ' ')
		s = coco_str_sub(s, open + 3, s.n);
	if (pattern_find(label, s, 0, &start, &end) == 1 && start == 0 && end + 1 < s.n && s.s[end] == ':')
		s = coco_str_trim(coco_str_sub(s, end + 1, s.n));
	if (pattern_find(lead, s, 0, &start, &end) == 1 && start == 0)
		s = coco_str_trim(coco_str_sub(s, end, s.n));
	const size_t named = coco_str_ends(s, "?") ? coco_label_length(s) : 0;
	return named > 0 ? coco_str_trim(coco_str_sub(s, named + 1, s.n)) : s;
}

/* The sentences that a question may be made of, without what only counts them; absent: not this one. NULL: no memory. */
static struct coco_str *askable(const struct question_maker *m, const struct unit *units, size_t count, struct coco_err *err)
{
	const struct pattern *label = cut_of(m->rewriter, m->lang, CUT_PART, err),
	                     *lead = label ? cut_of(m->rewriter, m->lang, CUT_LEAD, err) : NULL,
	                     *filler = lead ? cut_of(m->rewriter, m->lang, CUT_FILLER, err) : NULL,
	                     *bound = filler ? cut_of(m->rewriter, m->lang, CUT_BOUND, err) : NULL;
	struct coco_str *list = bound ? coco_arena_array(m->arena, count + 1, sizeof *list) : NULL;
	for (size_t i = 0; list && i < count; i++) {
		bool may = (!(units[i].flags & F_HEADING) || is_title(m->text, units, count, i)) && !(units[i].flags & (F_OTHER | F_ADMITTED)) &&
		           !greets(m, &units[i]);
		struct coco_str s = uncounted(unit_text(m->text, &units[i]), label, lead);
		size_t start, end;
		if (may && is_title(m->text, units, count, i) && question_titled(m->rewriter, m->lang, &s, err) != 0)
			return NULL;
		may = may && pattern_find(bound, s, 0, &start, &end) != 1;
		list[i] = may && !shouted(s) ? question_unfilled(filler, s, m->arena) : COCO_STR_NONE;
		list[i] = list[i].s ? without_brackets(list[i], m->arena) : list[i];
		if (may && !list[i].s && s.n > 0 && !shouted(s))
			return NULL;
	}
	return list;
}

/* What a question is made of: `sentences` are the units that may be asked, `plain` the same without figures; `headed`: the text has a title
 * of its own. */
struct asked_text {
	struct coco_str text, title;
	const struct unit *units;
	size_t count;
	const struct coco_str *sentences, *plain;
	const struct coco_str *told;   /* what the text itself calls a problem (question_told.c) */
	const struct coco_str *fronts; /* QUESTION_FRONTS of each */
	const struct coco_str *labels; /* QUESTION_LABELS of each */
	const bool *stated;            /* it stands under a heading that names the task */
	bool headed;
	const struct question_ranker *ranker;
};

/* What the question may be made of, and why. */
struct question_candidate {
	size_t from; /* unit, or COCO_NONE: the title */
	int sum, rank;
	bool tells; /* its form tells a problem: "the challenge is that …" seeks nothing */
	unsigned marks;
	struct coco_str question, rests_on, before;
};

/* All forms are asked of the same texts. */
static void hold(const struct asked_text *t, bool made, struct sieve *sieve)
{
	if (!made)
		return;
	sieve_hold(sieve, t->sentences, t->count);
	sieve_hold(sieve, t->plain, t->count);
	sieve_hold(sieve, t->told, t->count);
	sieve_hold(sieve, t->fronts, t->count * QUESTION_FRONTS);
	sieve_hold(sieve, t->labels, t->count * QUESTION_LABELS);
}

static bool ask_title(
    struct question_maker *m, const struct question_form *form, const struct asked_text *t, bool *failed, struct coco_err *err)
{
	struct coco_str title = t->title;
	m->rests_on = t->title;
	m->before = COCO_STR("");
	if (t->headed || !t->title.n || shouted(t->title))
		return false;
	if (question_titled(m->rewriter, m->lang, &title, err) != 0)
		return *failed = true, false;
	return try_form(m, form, title, ASK_TITLE, failed, err);
}

static bool ask_unit(
    struct question_maker *m, const struct question_form *form, const struct asked_text *t, size_t i, bool *failed, struct coco_err *err)
{
	const enum question_where where = is_title(t->text, t->units, t->count, i) ? ASK_TITLE : ASK_SENTENCE;
	m->rests_on = unit_text(t->text, &t->units[i]);
	m->before = i > 0 ? unit_text(t->text, &t->units[i - 1]) : COCO_STR("");
	if (form->where == ASK_TOLD)
		return t->told[i].s && try_form(m, form, t->told[i], ASK_TOLD, failed, err);
	return (form->rank < RANK_TOLD && t->plain[i].s && try_form(m, form, t->plain[i], where, failed, err)) ||
	       (t->sentences[i].s && !*failed && try_form(m, form, t->sentences[i], where, failed, err));
}

/* The same of what its label makes of it. */
static bool ask_labelled(
    struct question_maker *m, const struct question_form *form, const struct asked_text *t, size_t i, bool *failed, struct coco_err *err)
{
	const struct coco_str *of = t->labels + i * QUESTION_LABELS;
	bool done = false;
	m->rests_on = of[LABEL_HEAD].s ? of[LABEL_HEAD] : unit_text(t->text, &t->units[i]);
	m->before = COCO_STR("");
	for (size_t k = 0; k < QUESTION_LABELS && !done && !*failed; k++)
		done = of[k].s && try_form(m, form, of[k], ASK_SENTENCE, failed, err);
	return done;
}

/* The same of what stands for the sentence where all of it can't be asked. */
static bool ask_front(
    struct question_maker *m, const struct question_form *form, const struct asked_text *t, size_t i, bool *failed, struct coco_err *err)
{
	const enum question_where where = is_title(t->text, t->units, t->count, i) ? ASK_TITLE : ASK_SENTENCE;
	bool done = false;
	m->rests_on = unit_text(t->text, &t->units[i]);
	m->before = i > 0 ? unit_text(t->text, &t->units[i - 1]) : COCO_STR("");
	for (size_t k = 0; k < QUESTION_FRONTS && !done && !*failed; k++)
		done = t->fronts[i * QUESTION_FRONTS + k].s && try_form(m, form, t->fronts[i * QUESTION_FRONTS + k], where, failed, err);
	return done;
}

/* The question of one sentence, or of the title of its own: the forms in order of rank; those that state a need of all of it, then of what
 * its label makes of it, then of its front, then those of problems that are only told. */
static bool ask_of(struct question_maker *m, const struct question_form **forms, const struct asked_text *t, size_t i,
    struct question_candidate *c, bool *failed, struct coco_err *err)
{
	const size_t n = m->tables->n_questions;
	const bool own = i == COCO_NONE;
	bool done = false;
	m->denied = false;
	size_t told = 0, f = 0;
	while (told < n && forms[told]->rank < RANK_TOLD)
		told++;
	for (; f < told && !done && !*failed; f++)
		done = own ? ask_title(m, forms[f], t, failed, err) : ask_unit(m, forms[f], t, i, failed, err);
	for (f = done ? f : 0; f < told && !own && !done && !*failed; f++)
		done = ask_labelled(m, forms[f], t, i, failed, err);
	const bool whole = done;
	for (f = done ? f : 0; f < told && !own && !done && !*failed; f++)
		done = ask_front(m, forms[f], t, i, failed, err);
	for (unsigned last = 0; last < 2 && !done; last++)
		for (f = told; f < n && !done && !*failed; f++)
			if ((forms[f]->where == ASK_TOLD) == (last == 0))
				done = own ? ask_title(m, forms[f], t, failed, err) : ask_unit(m, forms[f], t, i, failed, err);
	if (!done || *failed)
		return false;
	const struct question_form *form = forms[f - 1];
	*c = (struct question_candidate){.from = i,
	    .rank = form->rank,
	    .tells = form->tells,
	    .marks = q_bit(form->where == ASK_TITLE && !strstr(form->verb, "imperative") ? Q_HEADING
	                   : form->rank < RANK_TOLD && !form->tells                      ? Q_NEED
	                                                                                 : Q_TOLD),
	    .question = coco_arena_copy(m->arena, coco_buf_view(&m->out)),
	    .rests_on = m->rests_on,
	    .before = m->before};
	if (form->rank < RANK_TOLD && form->where != ASK_TITLE && !whole)
		c->marks |= q_bit(Q_FRONT);
	c->marks |= question_rank_asked(t->ranker, c->question);
	if (!c->question.s) {
		coco_err_nomem(err);
		*failed = true;
	}
	return !*failed;
}

static bool better(const struct question_candidate *a, const struct question_candidate *b)
{
	return a->sum != b->sum ? a->sum > b->sum : a->rank != b->rank ? a->rank < b->rank : a->from < b->from;
}

/* A sentence and what its own marks sum up to. */
struct ranked {
	size_t unit;
	unsigned marks;
	int sum;
};

static int by_sum(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	return x->sum != y->sum ? (x->sum > y->sum ? -1 : 1) : (x->unit < y->unit ? -1 : x->unit > y->unit);
}

/* The candidate of the highest sum (question_rank.c) that a question can be made of; false: none reaches the least sum. Sentences that
 * could not reach the best one's sum with any form are not tried. */
static bool ask(struct question_maker *m, const struct question_form **forms, const struct asked_text *t, struct question_candidate *best,
    bool *failed, struct coco_err *err)
{
	const struct question_ranker *ranker = t->ranker;
	struct question_candidate c;
	struct ranked *places = coco_arena_array(m->arena, t->count + 1, sizeof *places);
	bool done = false;
	if (!places) {
		coco_err_nomem(err);
		return *failed = true, false;
	}
	if (ask_of(m, forms, t, COCO_NONE, &c, failed, err)) {
		c.marks |= question_rank_title(ranker, t->title);
		c.sum = question_rank_sum(ranker, c.marks);
		*best = c;
		done = true;
	}
	for (size_t i = 0; i < t->count; i++) {
		const unsigned marks = question_rank_marks(ranker, t->text, &t->units[i], t->stated[i], t->told[i].s != NULL);
		places[i] = (struct ranked){i, marks, question_rank_sum(ranker, marks)};
	}
	qsort(places, t->count, sizeof *places, by_sum);
	for (size_t k = 0; k < t->count && !*failed; k++) {
		const int most = places[k].sum + ranker->weights[Q_NEED];
		if (most < ranker->weights[Q_LEAST] || (done && most < best->sum))
			break;
		if (!ask_of(m, forms, t, places[k].unit, &c, failed, err))
			continue;
		c.marks |= places[k].marks & ~(c.tells ? q_bit(Q_TASK) | q_bit(Q_STATED) : 0);
		c.sum = question_rank_sum(ranker, c.marks);
		if (!done || better(&c, best))
			*best = c;
		done = true;
	}
	return done && !*failed && best->sum >= ranker->weights[Q_LEAST];
}

/* How to approach what `title` names; `from`: the unit that it is, or COCO_NONE. A title that sets the name apart counts even where the
 * text has other words for it. */
static bool name_of(struct question_maker *m, const struct question_form **forms, struct coco_str title, size_t from,
    const struct question_ranker *ranker, struct question_candidate *best, bool *failed, struct coco_err *err)
{
	bool done = false, labelled;
	struct coco_str topic;
	if (title.n == 0 || shouted(title))
		return false;
	if (question_topic(m->rewriter, m->lang, title, &topic, &labelled, err) != 0)
		return *failed = true, false;
	const size_t at = coco_str_find(m->text, title, 0); /* "Subject: …", too, is where the text says what it is about */
	labelled = labelled || (at != SIZE_MAX && at >= 2 && m->text.s[at - 1] == ' ' && m->text.s[at - 2] == ':');
	m->rests_on = title;
	m->before = COCO_STR("");
	for (size_t f = 0; topic.n && f < m->tables->n_questions && !done && !*failed; f++)
		done = try_form(m, forms[f], topic, ASK_NAMED, failed, err);
	if (!done || *failed)
		return false;
	const unsigned told = question_rank_title(ranker, topic) & ~(q_bit(Q_TITLE) | (labelled ? q_bit(Q_APART) : 0));
	*best = (struct question_candidate){.from = from,
	    .marks = q_bit(Q_NAMED) | told,
	    .question = coco_arena_copy(m->arena, coco_buf_view(&m->out)),
	    .rests_on = title,
	    .before = COCO_STR("")};
	best->sum = question_rank_sum(ranker, best->marks);
	if (!best->question.s) {
		coco_err_nomem(err);
		*failed = true;
	}
	return !*failed && best->sum >= ranker->weights[Q_LEAST];
}

/* The same of the title, else of the first line whose label names the task ("Subject of the contract: …"). */
static bool ask_named(struct question_maker *m, const struct question_form **forms, const struct asked_text *t,
    struct question_candidate *best, bool *failed, struct coco_err *err)
{
	const struct pattern *names = cut_of(m->rewriter, m->lang, CUT_STATED, err);
	if (!names)
		return *failed = true, false;
	bool done = name_of(m, forms, t->title, COCO_NONE, t->ranker, best, failed, err);
	for (size_t i = 0; i < t->count && !done && !*failed; i++) {
		struct coco_str s = unit_text(t->text, &t->units[i]);
		size_t start, end;
		const size_t label = t->sentences[i].s ? coco_label_length(s) : 0;
		const bool said = coco_str_ends(s, ".") && count_words(coco_str_sub(s, label, s.n)) >= SENTENCE_WORDS; /* a sentence is no theme */
		if (label > 0 && !said && pattern_find(names, coco_str_sub(s, 0, label), 0, &start, &end) == 1 && start == 0)
			done = name_of(m, forms, s, i, t->ranker, best, failed, err);
	}
	return done && !*failed;
}

int question_make(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, const struct unit *units,
    size_t count, struct coco_arena *arena, struct coco_str *question, size_t *from, bool *named, struct coco_err *err)
{
	struct question_maker m = {.rewriter = rewriter,
	    .tables = lang_of(rewriter, lang),
	    .text = text,
	    .lang = lang,
	    .arena = arena,
	    .cutter = {.arena = arena},
	    .out = COCO_BUF_INIT};
	const struct question_form **forms = NULL;
	bool failed = false;
	int rc = 0;
	*question = COCO_STR_NONE;
	*from = COCO_NONE;
	if (named)
		*named = false;
	if (lang < 0 || m.tables->n_questions == 0)
		return 0;
	if (!(forms = coco_arena_array(arena, m.tables->n_questions, sizeof *forms)))
		return coco_err_nomem(err);
	if (!rewriter->vocabulary && !(rewriter->vocabulary = question_vocabulary(err)))
		return -1;
	m.cutter.cut = cut_of(rewriter, lang, CUT_CUT, err);
	m.cutter.tail = m.cutter.cut ? cut_of(rewriter, lang, CUT_TAIL, err) : NULL;
	m.small = m.cutter.tail ? cut_of(rewriter, lang, CUT_SMALL, err) : NULL;
	m.hollow = m.small ? cut_of(rewriter, lang, CUT_HOLLOW, err) : NULL;
	m.undenied = m.hollow ? cut_of(rewriter, lang, CUT_UNDENIED, err) : NULL;
	m.never = m.undenied ? cut_of(rewriter, lang, CUT_NEVER, err) : NULL;
	struct coco_str *sentences = m.never ? askable(&m, units, count, err) : NULL;
	if (!m.never)
		rc = -1;
	else if (!sentences)
		rc = err->text[0] ? -1 : coco_err_nomem(err);
	for (size_t i = 1; rc == 0 && i < count; i++)
		if (sentences[i].s && units[i].block == units[i - 1].block)
			rc = named_again(&m, unit_text(text, &units[i - 1]), &sentences[i], err);
	for (size_t i = 0; i < m.tables->n_questions; i++)
		forms[i] = &m.tables->questions[i];
	qsort(forms, m.tables->n_questions, sizeof *forms, by_rank);
	struct coco_str *told = rc == 0 ? question_told(rewriter, text, lang, units, count, sentences, arena, err) : NULL;
	struct coco_str *plain = told ? question_plain(rewriter, lang, sentences, count, arena, err) : NULL;
	if (rc == 0 && !plain)
		rc = err->text[0] ? -1 : coco_err_nomem(err);
	struct coco_str *fronts = rc == 0 ? question_shorter(rewriter, lang, sentences, plain, count, arena, err) : NULL;
	bool *stated = fronts ? question_stated(rewriter, text, lang, units, count, arena, err) : NULL;
	struct coco_str *labels = stated ? question_labelled(rewriter, text, lang, units, count, sentences, plain, stated, arena, err) : NULL;
	rc = rc == 0 && !labels ? -1 : rc;
	struct asked_text source = {text, title, units, count, sentences, plain, told, fronts, labels, stated,
	    count > 0 && is_title(text, units, count, 0) && !greets(&m, &units[0]), NULL};
	hold(&source, rc == 0, m.tables->sieve);
	struct question_ranker ranker = {0};
	struct question_candidate best = {0};
	source.ranker = &ranker;
	if (rc == 0)
		rc = question_rank_begin(&ranker, rewriter, text, source.headed ? unit_text(text, &units[0]) : title, lang, units, count, err);
	bool done = rc == 0 && ask(&m, forms, &source, &best, &failed, err);
	struct question_candidate name;
	if (rc == 0 && !failed && named && (!done || best.marks & q_bit(Q_TOLD)) && ask_named(&m, forms, &source, &name, &failed, err) &&
	    (!done || name.sum > best.sum)) {
		best = name;
		*named = done = true;
	}
	if (done) {
		*from = best.from;
		*question = best.question;
		rc = question_positive(m.tables, lang, arena, question, err);
		if (rc == 0 && !question_says(*question, rewriter->vocabulary, lang, best.rests_on, best.before))
			*question = best.question;
	}
	question_rank_free(&ranker);
	if (failed)
		rc = -1;
	sieve_release(m.tables->sieve);
	coco_buf_free(&m.out);
	return rc;
}
