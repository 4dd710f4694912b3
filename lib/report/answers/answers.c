/* What answers to closed questions have in common: which word says yes, why an answer is missing, what the public is not told. Invariant: a
 * text says the same in whatever language, and is looked up once. */
#include <stdlib.h>
#include <string.h>

#include "coco/survey_headings.h"
#include "questions.h"

struct answer_words {
	struct coco_table_ref table;
	struct coco_map *texts;
	unsigned char *says; /* malloc'ed, by the numbers of the texts */
	size_t cap;
	struct coco_buf folded;
};

static const char *const codes[] = {[SAID_YES] = "yes", [SAID_NO] = "no", [SAID_DONT_KNOW] = "dont_know", [SAID_NO_ANSWER] = "no_answer"};

struct answer_words *answer_words_new(void)
{
	struct answer_words *words = calloc(1, sizeof *words);
	if (words && !(words->texts = coco_map_new())) {
		answer_words_free(words);
		return NULL;
	}
	if (words) {
		words->table = coco_table_find(&coco_tables_report, "answer_words");
	}
	return words;
}

void answer_words_free(struct answer_words *words)
{
	if (words) {
		coco_map_free(words->texts);
		free(words->says);
		coco_buf_free(&words->folded);
	}
	free(words);
}

static enum answer looked_up(struct answer_words *words, struct coco_str text)
{
	coco_buf_clear(&words->folded);
	coco_fold_name(text, &words->folded);
	const size_t name = coco_buf_ok(&words->folded) ? coco_names_find(words->table, coco_buf_view(&words->folded)) : COCO_NONE;
	size_t k = 0;
	while (name != COCO_NONE && k < COCO_LEN(codes) &&
	       strcmp(coco_table_cell(words->table, coco_names_row(words->table, name), 0), codes[k]) != 0) {
		k++;
	}
	return name != COCO_NONE && k < COCO_LEN(codes) ? (enum answer)k : SAID_ELSE;
}

enum answer answer_said(struct answer_words *words, struct coco_str text)
{
	bool added = false;
	if (!text.n) {
		return SAID_NOTHING;
	}
	const size_t at = coco_map_add(words->texts, text, &added);
	if (at == COCO_NONE || (added && coco_grow(&words->says, &words->cap, at, sizeof *words->says))) {
		return looked_up(words, text);
	}
	if (added) {
		words->says[at] = (unsigned char)looked_up(words, text);
	}
	return (enum answer)words->says[at];
}

struct coco_str answer_text(const struct coco_report *r, const struct coco_rec *rec, const char *path)
{
	const struct coco_str text = coco_rec_str(rec, path, r->arena);
	return text.s ? coco_str_trim(text) : COCO_STR("");
}

bool answer_too_late(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_date day = {0, 0, 0};
	return coco_date_parse(coco_str_sub(answer_text(r, rec, "submitted"), 0, 10), &day) && coco_date_cmp(day, r->options.as_of) > 0;
}

enum reason answer_missing(const struct coco_report *r, const struct coco_rec *rec)
{
	const struct coco_str missing = answer_text(r, rec, "missing");
	for (size_t i = NOT_SHOWN; i <= DROPOUT; i++) {
		if (coco_str_is(missing, reason_name((enum reason)i))) {
			return (enum reason)i;
		}
	}
	return NO_ANSWER;
}

enum side answer_side(const struct coco_report *r, const struct coco_rec *rec)
{
	const size_t person = person_in(r, rec, "participant");
	return person == COCO_NONE ? SIDE_UNKNOWN : r->facts.people[person].side;
}

size_t answer_wave(struct coco_str wave)
{
	static const char *const order[] = {"pre", "post", "6m", "12m"};
	size_t place = 0;
	while (place < COCO_LEN(order) && !coco_str_is(wave, order[place])) {
		place++;
	}
	return place;
}

int answers_private(const struct coco_report *r, const struct coco_str *texts, size_t n, bool *out, struct coco_err *err)
{
	memset(out, 0, n * sizeof *out);
	return r->options.profile == COCO_PROFILE_DIRECTOR || !n ? 0 : coco_headings_private(texts, n, out, err);
}
