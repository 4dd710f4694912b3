/* What a question may be made of besides whole sentences: what stands under a heading that names the task, or behind a label that does, and
 * the beginning of a sentence that is too long to be asked.
 *
 * Method: a heading ("Challenge", "2. Aufgabe", "Cél:") that cuts.csv knows ("stated") goes before everything else in the text until the
 * next heading; a line below it that is no sentence is read behind it as behind a label. A label that says who seeks ("We need: …",
 * cuts.csv, "seeking") is the beginning of a sentence, so its colon is left out. A sentence of more words than a question has ends before a
 * word that adds to what is said (cuts.csv, "over"): the beginnings are tried from the longest to the shortest. A full stop within a
 * sentence is an abbreviation's and ends no clause, so it is hidden from the forms.
 *
 * Invariant: a beginning is words of its sentence in their order; nothing but stops is hidden, and each comes back; what is read behind a
 * heading has no word but the heading's and its own. */
#include "question_source.h"

#include <string.h>

enum { HEAD_WORDS = 7, FRONT_WORDS_MIN = 6, FRONT_WORDS_MAX = 32, LONG_WORDS = 18 };

static const char HIDDEN[] = "\xe2\x80\xa4"; /* one dot leader */

struct coco_str question_unfilled(const struct pattern *filler, struct coco_str s, struct coco_arena *arena)
{
	size_t at = 0, start, end, n = 0;
	if (pattern_find(filler, s, 0, &start, &end) != 1 || start == end)
		return s;
	char *out = coco_arena_alloc(arena, s.n + 1);
	for (; out && pattern_find(filler, s, at, &start, &end) == 1 && start < end; at = end) {
		memcpy(out + n, s.s + at, start - at);
		n += start - at;
	}
	if (!out)
		return COCO_STR_NONE;
	memcpy(out + n, s.s + at, s.n - at);
	return (struct coco_str){out, n + s.n - at};
}

/* "to reduce the scrap rate (today 8 %) to 3 %" without its brackets and figures: of each sentence that has any; absent: it has none. */
struct coco_str *question_plain(struct coco_rewriter *rewriter, int lang, const struct coco_str *sentences, size_t count,
    struct coco_arena *arena, struct coco_err *err)
{
	const struct pattern *figure = cut_of(rewriter, lang, CUT_FIGURE, err);
	struct coco_str *list = figure ? coco_arena_array(arena, count + 1, sizeof *list) : NULL;
	struct coco_buf out = COCO_BUF_INIT;
	for (size_t i = 0; list && i < count; i++) {
		struct coco_str given = sentences[i], s = given.s ? without_brackets(given, arena) : given;
		size_t at = 0, start, end;
		list[i] = COCO_STR_NONE;
		if (!s.s || pattern_find(figure, s, 0, &start, &end) != 1) {
			list[i] = s.s && s.n < given.n ? s : COCO_STR_NONE;
			continue;
		}
		coco_buf_clear(&out);
		for (; pattern_find(figure, s, at, &start, &end) == 1 && start < end; at = end)
			coco_buf_str(&out, coco_str_sub(s, at, start));
		coco_buf_str(&out, coco_str_sub(s, at, s.n));
		list[i] = coco_arena_copy(arena, coco_buf_view(&out));
	}
	coco_buf_free(&out);
	return list;
}

/* "Our task: show …" without its label; absent: it has none of `names`. */
static struct coco_str unlabelled(const struct pattern *names, struct coco_str s)
{
	const size_t label = coco_label_length(s);
	size_t start, end;
	if (label == 0 || label + 1 >= s.n || pattern_find(names, coco_str_sub(s, 0, label), 0, &start, &end) != 1 || start > 0)
		return COCO_STR_NONE;
	return coco_str_trim(coco_str_sub(s, label + 1, s.n));
}

/* The line may name what stands below it: short, and no sentence. */
static bool may_head(struct coco_str s, const struct unit *unit)
{
	return unit->words > 0 && unit->words <= HEAD_WORDS && ((unit->flags & F_HEADING) || !strchr(".!?,;", s.s[s.n - 1]));
}

bool *question_stated(struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct unit *units, size_t count,
    struct coco_arena *arena, struct coco_err *err)
{
	const struct pattern *names = cut_of(rewriter, lang, CUT_STATED, err);
	bool *stated = names ? coco_arena_array(arena, count + 1, sizeof *stated) : NULL, under = false, label = false;
	for (size_t i = 0; stated && i < count; i++) {
		struct coco_str s = unit_text(text, &units[i]);
		const bool heads = may_head(s, &units[i]);
		size_t start, end;
		stated[i] = false;
		while (heads && s.n > 0 && strchr("0123456789.) ", s.s[0])) /* 3.1 Current situation */
			s = coco_str_sub(s, 1, s.n);
		const bool own = !(units[i].flags & F_HEADING) && unlabelled(names, s).s;
		if (heads && pattern_find(names, s, 0, &start, &end) == 1 && start == 0) {
			under = true;
			stated[i] = label = own;                                                              /* "Task: a quiet bench" */
		} else if ((units[i].flags & F_HEADING) || (label && !own && coco_label_length(s) > 0)) { /* "Visits: every Thursday" */
			under = false;
		} else {
			stated[i] = under || own;
		}
	}
	if (names && !stated)
		coco_err_nomem(err);
	return stated;
}

/* The heading without its number and colon. */
static struct coco_str head_name(struct coco_str s)
{
	while (s.n > 0 && strchr("0123456789.) ", s.s[0])) /* 3.1 Current situation */
		s = coco_str_sub(s, 1, s.n);
	return without_stops(s);
}

/* Absent: no memory. */
static struct coco_str behind(struct coco_str head, const char *between, struct coco_str s, struct coco_arena *arena)
{
	char *out = coco_arena_printf(arena, "%.*s%s%.*s", COCO_STR_ARG(head), between, COCO_STR_ARG(s));
	return out ? coco_str_of(out) : COCO_STR_NONE;
}

/* What `s` is read as; `head`: the heading that it stands under, empty where it has a label of its own. False: no memory. */
static bool label_of_unit(const struct pattern *names, const struct pattern *seeking, struct coco_str head, struct coco_str s,
    struct coco_arena *arena, struct coco_str of[QUESTION_LABELS])
{
	size_t start, end;
	struct coco_str what = unlabelled(names, s);
	of[LABEL_NONE] = what;
	if (what.s) {
		head = coco_str_sub(s, 0, coco_label_length(s));
	} else if (head.n == 0 || s.n == 0 || strchr(".!?", s.s[s.n - 1])) {
		return true;
	} else {
		what = s;
		of[LABEL_HEAD] = behind(head, ": ", s, arena);
		if (!of[LABEL_HEAD].s)
			return false;
	}
	if (pattern_find(seeking, head, 0, &start, &end) != 1 || start > 0 || end < head.n)
		return true;
	of[LABEL_VERB] = behind(head, " ", what, arena);
	return of[LABEL_VERB].s != NULL;
}

struct coco_str *question_labelled(struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct unit *units, size_t count,
    const struct coco_str *sentences, const struct coco_str *plain, const bool *stated, struct coco_arena *arena, struct coco_err *err)
{
	const struct pattern *names = cut_of(rewriter, lang, CUT_STATED, err),
	                     *seeking = names ? cut_of(rewriter, lang, CUT_SEEKING, err) : NULL;
	struct coco_str *list = seeking ? coco_arena_array(arena, QUESTION_LABELS * count + 1, sizeof *list) : NULL, head = COCO_STR("");
	bool whole = list != NULL;
	for (size_t i = 0; whole && i < count; i++) {
		struct coco_str *of = list + i * QUESTION_LABELS, s = plain[i].s ? plain[i] : sentences[i];
		for (size_t k = 0; k < QUESTION_LABELS; k++)
			of[k] = COCO_STR_NONE;
		if (!stated[i])
			head = head_name(unit_text(text, &units[i]));
		else if (s.s)
			whole = label_of_unit(names, seeking, head, s, arena, of);
		if (of[LABEL_NONE].s)
			head = COCO_STR("");
	}
	if (seeking && !whole)
		coco_err_nomem(err);
	return whole ? list : NULL;
}

/* The stops of abbreviations as another sign, which ends no clause, and no straight quotation marks but around what it begins with. Absent:
 * no memory. */
static struct coco_str hide_stops(struct coco_str s, struct coco_arena *arena)
{
	const struct coco_str body = without_stops(s);
	size_t inner = 0, quotes = 0, n = 0;
	for (size_t i = 0; i < s.n; i++) {
		inner += s.s[i] == '.';
		quotes += s.s[i] == '"' && s.s[0] != '"';
	}
	if (inner + quotes == 0)
		return s;
	char *out = coco_arena_alloc(arena, s.n + inner * (sizeof HIDDEN - 2) + 1);
	if (!out)
		return COCO_STR_NONE;
	for (const char *at = s.s; at < s.s + s.n; at++) {
		if (*at == '.' && at < body.s + body.n) {
			memcpy(out + n, HIDDEN, sizeof HIDDEN - 1);
			n += sizeof HIDDEN - 1;
		} else if (*at != '"' || s.s[0] == '"') {
			out[n++] = *at;
		}
	}
	return (struct coco_str){out, n};
}

void question_show_stops(struct coco_buf *question)
{
	size_t n = 0;
	for (size_t i = 0; i < question->len; n++) {
		const bool hidden = question->len - i >= sizeof HIDDEN - 1 && memcmp(question->data + i, HIDDEN, sizeof HIDDEN - 1) == 0;
		question->data[n] = hidden ? '.' : question->data[i];
		i += hidden ? sizeof HIDDEN - 1 : 1;
	}
	question->len = n;
}

/* The beginnings of a long sentence, the longest first. */
static void fronts_of(const struct pattern *over, struct coco_str s, struct coco_str fronts[QUESTION_FRONTS])
{
	size_t n = 0;
	for (size_t i = 0; i < QUESTION_FRONTS; i++)
		fronts[i] = COCO_STR_NONE;
	if (count_words(s) <= LONG_WORDS)
		return;
	for (size_t at = 0, start, end; pattern_find(over, s, at, &start, &end) == 1 && start<s.n; at = end> at ? end : at + 1) {
		struct coco_str front = without_stops(coco_str_sub(s, 0, start));
		const size_t words = count_words(front);
		if (words > FRONT_WORDS_MAX)
			break;
		if (words < FRONT_WORDS_MIN || (n > 0 && front.n == fronts[0].n))
			continue;
		memmove(fronts + 1, fronts, (QUESTION_FRONTS - 1) * sizeof *fronts);
		fronts[0] = front;
		n++;
	}
}

struct coco_str *question_shorter(struct coco_rewriter *rewriter, int lang, struct coco_str *sentences, struct coco_str *plain,
    size_t count, struct coco_arena *arena, struct coco_err *err)
{
	const struct pattern *over = cut_of(rewriter, lang, CUT_OVER, err), *names = over ? cut_of(rewriter, lang, CUT_STATED, err) : NULL;
	struct coco_str *list = names ? coco_arena_array(arena, QUESTION_FRONTS * count + 1, sizeof *list) : NULL;
	bool whole = list != NULL;
	for (size_t i = 0; whole && i < count; i++) {
		struct coco_str *fronts = list + i * QUESTION_FRONTS, *both[] = {&sentences[i], &plain[i]};
		for (size_t k = 0; k < COCO_LEN(both); k++)
			if (both[k]->s)
				whole = (*both[k] = hide_stops(*both[k], arena)).s && whole;
		struct coco_str s = plain[i].s ? plain[i] : sentences[i], bare = s.s ? unlabelled(names, s) : s;
		fronts_of(over, bare.s ? bare : s, fronts);
	}
	if (names && !whole)
		coco_err_nomem(err);
	return whole ? list : NULL;
}
