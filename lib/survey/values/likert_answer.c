/* One answer on a rating scale: its number, its label, the labels of likert.csv that have its words, and its value on a scale that is
 * known.
 *
 * Invariant: an answer that is no label of the scale and no number of it has no value; nothing is rounded or guessed. */
#include <string.h>
#include "likert.h"
#include "likert_parts.h"

struct survey_likert *survey_likert_new(struct coco_arena *arena)
{
	struct survey_likert *l = coco_arena_alloc(arena, sizeof *l);
	if (l) {
		l->table = coco_table_find(&coco_tables_survey, "likert");
		l->langs = coco_table_column(l->table, coco_langs[0]);
		l->least = coco_table_column(l->table, "least");
	}
	return l;
}

/* The scale of a row: the text of the table, the same for all its rows. */
const char *likert_scale(const struct survey_likert *l, size_t row)
{
	return coco_table_cell(l->table, row, 0);
}

static int place_of(const struct survey_likert *l, size_t row, size_t variant)
{
	const char *place = coco_table_cell(l->table, row, 1 + variant);
	return *place ? *place - '0' : 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "1 - never", "1: never", "1 (never)", "1 never", "never (1)", "never". False: too long for a label. */
bool likert_answer(struct coco_str text, const struct survey_stem *stem, struct answer *a)
{
	struct coco_buf folded = COCO_BUF_INIT;
	text = coco_str_trim(text);
	*a = (struct answer){.numbered = false};
	size_t i = 0;
	while (i < text.n && i < 3 && is_digit(text.s[i]))
		a->number = a->number * 10 + (text.s[i++] - '0');
	if (i && i < 3 && (i == text.n || !is_digit(text.s[i]))) {
		a->numbered = true;
		text = coco_str_sub(text, i, text.n);
	} else if (text.n > 3 && text.s[text.n - 1] == ')') {
		size_t end = text.n - 1, start = end;
		while (start > 0 && is_digit(text.s[start - 1]))
			start--;
		if (start > 1 && end - start > 0 && end - start < 3 && text.s[start - 1] == '(') {
			for (size_t k = start; k < end; k++)
				a->number = a->number * 10 + (text.s[k] - '0');
			a->numbered = true;
			text = coco_str_sub(text, 0, start - 1);
		}
	}
	coco_fold_words(text, &folded);
	bool fits = folded.len < sizeof a->full && coco_buf_ok(&folded);
	if (fits && folded.len)
		memcpy(a->full, folded.data, folded.len);
	a->whole = (struct coco_str){a->full, fits ? folded.len : 0};
	coco_buf_clear(&folded);
	if (*stem->core && a->whole.n) {
		a->label = survey_stem_apply(stem, a->whole, a->room, sizeof a->room);
		fits = a->label.n > 0;
	} else {
		coco_fold(text, &folded);
		fits = fits && folded.len < sizeof a->room && coco_buf_ok(&folded);
		if (fits && folded.len)
			memcpy(a->room, folded.data, folded.len);
		a->label = (struct coco_str){a->room, fits ? folded.len : 0};
	}
	coco_buf_free(&folded);
	return fits;
}

/* The label's place on a scale; 0: it is none of it. */
int likert_place(const struct survey_likert *l, const char *scale, size_t variant, struct coco_str folded)
{
	int place = 0;
	for (size_t name = coco_names_find(l->table, folded); name != COCO_NONE && !place; name = coco_names_next(l->table, name)) {
		size_t row = coco_names_row(l->table, name);
		place = likert_scale(l, row) == scale ? place_of(l, row, variant) : 0;
	}
	return place;
}

static void found_add(const struct survey_likert *l, struct answer *a, size_t name)
{
	size_t row = coco_names_row(l->table, name), i = 0;
	struct label new = {.name = name, .scale = likert_scale(l, row), .langs = 1u << (coco_names_column(l->table, name) - l->langs)};
	for (size_t v = 0; v < VARIANTS; v++)
		new.place[v] = (signed char)place_of(l, row, v);
	while (i < a->n_found && (a->found[i].scale != new.scale || memcmp(a->found[i].place, new.place, sizeof new.place) != 0))
		i++;
	if (i < a->n_found)
		a->found[i].langs |= new.langs;
	else if (i < FOUND)
		a->found[a->n_found++] = new;
}

/* All labels of the answer's words; false: it is none. */
bool likert_labels(const struct survey_likert *l, struct answer *a)
{
	a->n_found = 0;
	for (size_t name = coco_names_find(l->table, a->label); name != COCO_NONE; name = coco_names_next(l->table, name))
		found_add(l, a, name);
	return a->n_found > 0;
}

const struct label *likert_label_on(const struct answer *a, const char *scale, size_t variant)
{
	for (size_t i = 0; i < a->n_found; i++) {
		if (a->found[i].scale == scale && a->found[i].place[variant])
			return &a->found[i];
	}
	return NULL;
}

bool survey_scale_value(const struct survey_scale *s, struct coco_str text, double *value)
{
	struct answer a;
	if (!likert_answer(text, &s->stem, &a) || (!a.numbered && !a.label.n))
		return false;
	int place = a.label.n ? likert_place(s->likert, s->name, (size_t)s->variant, a.label) : 0;
	if (a.label.n && !place && !(s->anchored && a.numbered))
		return false;
	if (a.numbered && s->numbered)
		*value = s->turned ? s->min + s->max - a.number : a.number;
	else if (place && !s->anchored)
		*value = place + s->shift;
	else
		return false;
	return *value >= s->min && *value <= s->max;
}
