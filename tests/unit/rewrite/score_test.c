/* Scores meet the reference rows: our own, computed from the published definitions, and another program's test rows, which
 * are rounded and clamped. */
#include "help.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The file of the corpus behind its heading, or absent. */
static struct coco_str rows_of(const char *name, struct coco_arena *arena)
{
	char path[600];
	const char *shared = getenv("SHARED");
	struct coco_err err = {0};
	struct coco_str rest, line;
	snprintf(path, sizeof path, "%s/corpora/rewrite/readability/%s", shared ? shared : "../shared", name);
	if (!coco_file_exists(path))
		return COCO_STR_NONE;
	rest = coco_file_read(path, 1 << 20, arena, &err);
	coco_str_split(&rest, '\n', &line);
	return rest;
}

Test(score, own_rows)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_str rest = rows_of("formula_rows_own.csv", arena), line;
	size_t held = 0;
	if (!rest.s) {
		coco_arena_free(arena);
		cr_skip_test("no corpus");
	}
	while (coco_str_split(&rest, '\n', &line)) {
		struct coco_str cells[13];
		size_t n = 0;
		line = coco_str_trim(line);
		while (n < 13 && coco_str_split(&line, ',', &cells[n]))
			n++;
		if (n < 13)
			continue;
		int64_t v[13] = {0};
		for (size_t i = 1; i < 12; i++)
			coco_int_parse(cells[i], &v[i]);
		struct coco_counts c = {.words = (size_t)v[1],
		    .sentences = (size_t)v[2],
		    .syllables = (size_t)v[3],
		    .letters = (size_t)v[4],
		    .characters = (size_t)v[5],
		    .long_words = (size_t)v[6],
		    .words_1_syllable = (size_t)v[7],
		    .words_3_syllables = (size_t)v[8],
		    .words_4_syllables = (size_t)v[9],
		    .words_5_syllables = (size_t)v[10],
		    .distinct_words = (size_t)v[11]};
		char *name = coco_arena_printf(arena, "%.*s", COCO_STR_ARG(cells[0]));
		double got = NAN, want;
		cr_expect(coco_score(name, &c, &got), "%s", name);
		cr_expect(coco_num_parse(cells[12], &want) && fabs(got - want) < 6e-5, "%s: %f, want %.*s", name, got, COCO_STR_ARG(cells[12]));
		held++;
	}
	cr_expect_eq(held, 88u, "%zu rows", held);
	coco_arena_free(arena);
}

Test(score, public_rows)
{
	static const struct {
		const char *row, *name;
		double low, high, step; /* clamped to, rounded to */
	} known[] = {{"rix", "rix", 0, 1e9, 0.1}, {"lix", "lix", 0, 1e9, 1}, {"flesch_reading_ease", "flesch", 0, 100, 1},
	    {"amstad", "amstad", 0, 100, 1}, {"gunning_fog", "fog", 0, 19, 0.1}};
	struct coco_arena *arena = coco_arena_new();
	struct coco_str rest = rows_of("formula_rows_public.csv", arena), line;
	size_t held = 0;
	if (!rest.s) {
		coco_arena_free(arena);
		cr_skip_test("no corpus");
	}
	while (coco_str_split(&rest, '\n', &line)) {
		struct coco_str formula, arguments, one;
		line = coco_str_trim(line);
		if (!coco_str_split(&line, ',', &formula) || !coco_str_split(&line, ',', &arguments))
			continue;
		for (size_t k = 0; k < COCO_LEN(known); k++) {
			int64_t a[3] = {0};
			size_t n = 0;
			double got = NAN, want = NAN;
			if (!coco_str_is(formula, known[k].row))
				continue;
			while (n < 3 && coco_str_split(&arguments, ' ', &one))
				coco_int_parse(one, &a[n++]);
			struct coco_counts c = {.words = (size_t)a[0],
			    .long_words = (size_t)a[n == 2 ? 0 : 1],
			    .syllables = (size_t)a[1],
			    .words_3_syllables = (size_t)a[1],
			    .sentences = (size_t)a[n == 2 ? 1 : 2],
			    .distinct_words = 1};
			cr_expect(coco_score(known[k].name, &c, &got) && coco_num_parse(line, &want));
			got = got < known[k].low ? known[k].low : got > known[k].high ? known[k].high : got;
			cr_expect(fabs(got - want) <= known[k].step * 0.51, "%s: %f, want %f", known[k].row, got, want);
			held++;
		}
	}
	cr_expect_eq(held, 27u, "%zu rows", held);
	coco_arena_free(arena);
}

/* Each language has the scores that were made for it, and says whether there are any. */
Test(score, by_language)
{
	static const struct {
		const char *lang, *want;
		bool calibrated;
	} rows[] = {{"en", "flesch flesch_kincaid fog smog dale_chall", true}, {"de", "amstad wstf1 wstf2 wstf3 wstf4 smog_de", true},
	    {"sl", "", false}, {"it", "gulpease flesch_vacca", true}, {"pl", "fog_pl pisarek_linear pisarek", true},
	    {"hu", "flesch_hu fog_hu", true}, {"sk", "mistrik", true}, {"hr", "", false}, {"cs", "mistrik", true}, {"fr", "", false}};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		const char *names[COCO_SCORES_MAX];
		char want[200], got[200] = "";
		bool calibrated;
		size_t n = coco_score_names(coco_lang_index(coco_str_of(rows[i].lang)), names, &calibrated);
		for (size_t k = 0; k < n; k++)
			snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", k ? " " : "", names[k]);
		snprintf(want, sizeof want, "lix rix ari coleman_liau%s%s", rows[i].want[0] ? " " : "", rows[i].want);
		cr_expect_str_eq(got, want);
		cr_expect_eq(calibrated, rows[i].calibrated, "%s", rows[i].lang);
	}
}

/* Everyday words and their regular forms are not difficult; numbers neither. */
Test(score, difficult_words)
{
	static const struct {
		const char *text;
		size_t difficult;
	} rows[] = {{"The bakers walked quickly and stopped twice in 2025.", 0}, {"Bigger, happiest, tried, don't, it's, we'll, half-empty", 0},
	    {"The hydraulic actuator deteriorates.", 3}, {"", 0}};
	struct coco_err err = {0};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_counts c;
		cr_assert(coco_text_counts(coco_str_of(rows[i].text), 0, &c, &err) == 0);
		cr_expect_eq(c.difficult_words, rows[i].difficult, "%s: %zu", rows[i].text, c.difficult_words);
	}
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "familiar");
	for (size_t i = 1; i < coco_table_rows(table); i++)
		cr_expect(strcmp(coco_table_cell(table, i - 1, 0), coco_table_cell(table, i, 0)) < 0, "%s", coco_table_cell(table, i, 0));
}
