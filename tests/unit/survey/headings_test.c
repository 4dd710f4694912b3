/* Headings of forms in nine languages against headings.csv: how many of the fields are found by the heading alone, and how
 * many that are no field are taken for one. The values of a column, which decide beside it, play no part here. */
#include "coco/record.h"
#include "../../../lib/survey/lexicon.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define THRESHOLD 0.7 /* as in columns.c */
#define MARGIN 0.05

struct tally {
	size_t fields, found, wrong;
};

Test(headings, precision_and_recall)
{
	struct coco_err err = {0};
	struct coco_arena *arena = coco_arena_new();
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, &err);
	struct coco_str rest = coco_file_read("tests/unit/survey/headings.csv", 1 << 20, arena, &err), line;
	struct tally tallies[COCO_LANGS] = {{0, 0, 0}};
	cr_assert(rest.s && lexicon, "%s", err.text);
	coco_str_split(&rest, '\n', &line); /* the header */
	while (coco_str_split(&rest, '\n', &line)) {
		struct coco_str lang, field;
		struct survey_guess best[SURVEY_GUESSES];
		if (!line.n)
			continue;
		cr_assert(coco_str_split(&line, ',', &lang) && coco_str_split(&line, ',', &field));
		struct tally *t = &tallies[coco_lang_index(lang)];
		survey_lexicon_guess(lexicon, line, strncmp(field.s, "challenge", 9) == 0 ? "avm" : "", best);
		bool taken = best[0].field && best[0].score >= THRESHOLD && best[1].score <= best[0].score - MARGIN;
		bool right = taken && field.n && coco_str_is(field, best[0].field);
		t->fields += field.n > 0;
		t->found += right;
		t->wrong += taken && !right;
		if (getenv("SHOW") && (taken != (field.n > 0) || (taken && !right)))
			printf("%.*s %-18.*s %-50.*s %s %.2f, %s %.2f\n", COCO_STR_ARG(lang), COCO_STR_ARG(field), COCO_STR_ARG(line),
			    best[0].field ? best[0].field : "-", best[0].score, best[1].field ? best[1].field : "-", best[1].score);
	}
	for (size_t i = 0; i < COCO_LANGS; i++) {
		const struct tally *t = &tallies[i];
		double recall = (double)t->found / (double)t->fields, precision = (double)t->found / (double)(t->found + t->wrong);
		cr_expect(t->fields >= 20 && recall >= 0.97 && precision >= 0.98, "%s: %zu headings of fields, recall %.2f, precision %.2f",
		    coco_langs[i], t->fields, recall, precision);
	}
	survey_lexicon_free(lexicon);
	coco_arena_free(arena);
}

/* The words of a cell that are no notion. */
static size_t unknown_notions(struct coco_table_ref notions, const char *cell)
{
	struct coco_str rest = coco_str_of(cell), group, word;
	size_t unknown = 0;
	while (rest.n && coco_str_split(&rest, ' ', &group)) {
		while (group.n && coco_str_split(&group, '|', &word)) {
			bool known = false;
			for (size_t row = 0; row < coco_table_rows(notions) && !known; row++)
				known = coco_str_is(word, coco_table_cell(notions, row, 0));
			unknown += !known;
		}
	}
	return unknown;
}

Test(headings, questions_are_of_notions)
{
	struct coco_table_ref notions = coco_table_find(&coco_tables_survey, "notions");
	struct coco_table_ref questions = coco_table_find(&coco_tables_survey, "questions");
	cr_assert(coco_table_rows(notions) <= 128 && coco_table_rows(questions) > 0);
	for (size_t row = 0; row < coco_table_rows(questions); row++) {
		struct coco_str field = coco_str_of(coco_table_cell(questions, row, 0));
		bool challenge = coco_str_starts(field, "challenge.");
		size_t bad = 0;
		double score = 0;
		for (const char *const *column = (const char *const[]){"all", "none", NULL}; *column; column++)
			bad += unknown_notions(notions, coco_table_cell(questions, row, coco_table_column(questions, *column)));
		coco_num_parse(coco_str_of(coco_table_cell(questions, row, coco_table_column(questions, "score"))), &score);
		cr_expect(bad == 0, "row %zu of questions.csv names what is no notion", row + 2);
		cr_expect(score >= 0.5 && score < 0.9, "row %zu of questions.csv: score %g", row + 2, score);
		cr_expect(coco_schema_field(
		              challenge ? COCO_STR("challenge") : COCO_STR("participant"), challenge ? coco_str_sub(field, 10, field.n) : field),
		    "row %zu of questions.csv: no field", row + 2);
	}
}

/* A participant's field by its own name, with blanks for underlines or in capitals, is that field; but for what belongs to the platform
 * (id, status), is never in the stream (a position), is made (derived), or would be taken for a question (brain, exclude, prefer). */
Test(headings, own_names)
{
	static const char *const others[] = {"id", "status", "lat", "lon", "brain", "exclude", "prefer", "tech_level", "eurostat_cultural",
	    "type", "campaign", "round", "source", "extra", "expires", "readiness", "consent"};
	struct coco_err err = {0};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, &err);
	size_t asked = 0;
	cr_assert(lexicon, "%s", err.text);
	for (size_t i = 0; i < coco_schema_count(); i++) {
		const struct coco_field *field = coco_schema_field_at(i);
		struct survey_guess best[SURVEY_GUESSES];
		char name[64];
		bool other = strcmp(field->type, "participant") != 0 || strlen(field->name) >= sizeof name || strchr(field->name, '.');
		for (size_t k = 0; k < COCO_LEN(others) && !other; k++)
			other = strcmp(field->name, others[k]) == 0;
		for (int way = 0; way < 3 && !other; way++) {
			for (size_t k = 0; k <= strlen(field->name); k++) {
				const char c = field->name[k];
				name[k] = way == 1 && c == '_' ? ' ' : way == 2 && c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
			}
			survey_lexicon_guess(lexicon, coco_str_of(name), "", best);
			const bool is = best[0].field && strcmp(best[0].field, field->name) == 0 && best[0].score >= THRESHOLD &&
			                (best[0].whole || best[1].score <= best[0].score - MARGIN);
			cr_expect(
			    is, "%s: %s %.2f, %s", name, best[0].field ? best[0].field : "none", best[0].score, best[1].field ? best[1].field : "none");
			asked++;
		}
	}
	cr_expect(asked > 60, "%zu", asked);
	survey_lexicon_free(lexicon);
}
