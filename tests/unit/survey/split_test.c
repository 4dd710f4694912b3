/* Several answers in a cell: for random options, with the separator and brackets inside, joined as platforms do, each cell gives
 * back what was chosen, or the column stays whole. Texts that are no choice stay whole. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include "coco/base_run.h"
#include "../../../lib/survey/import.h"

static uint32_t state;
static uint32_t draw(uint32_t below)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % below;
}

static int keep(void *context, struct coco_str line, struct coco_err *err)
{
	struct coco_buf *out = context;
	(void)err;
	coco_buf_str(out, line);
	coco_buf_putc(out, '\n');
	return coco_buf_ok(out) ? 0 : -1;
}
static int refuse(void *context, const struct coco_reject *reject, struct coco_err *err)
{
	(void)context, (void)err;
	cr_expect_fail("row %llu is rejected: %s", (unsigned long long)reject->row, reject->text);
	return 0;
}
static void hush(void *context, const char *bytes, size_t n)
{
	(void)context, (void)bytes, (void)n;
}

/* The records of a file's text. */
static void run(const char *path, struct coco_buf *out)
{
	struct coco_err err = {0};
	struct coco_diag *diag = coco_diag_new("t", &(struct coco_diag_options){.write = hush});
	struct coco_run run = {.arena = coco_arena_new(), .diag = diag};
	struct coco_import_file file = {.side = "cci"};
	struct coco_import_setup setup = {.diag = diag, .arena = run.arena, .context = out, .put = keep, .reject = refuse};
	struct coco_import *import = coco_import_new(&setup, &err);
	struct coco_import_input input = {path, &file};
	cr_assert(import && coco_import_read(import, &run, &input, 1, &err) == 0, "%s", err.text);
	coco_import_free(import);
	coco_diag_free(diag);
	coco_arena_free(run.arena);
}

static void write_file(const char *path, struct coco_str text)
{
	FILE *f = fopen(path, "w");
	cr_assert(f && fwrite(text.s, 1, text.n, f) == text.n && fclose(f) == 0);
}

static const char *const plain[] = {"Design", "Prototyping", "Film", "Sound (live, on stage)", "Games", "Crafts", "Fashion", "Advertising"};
static const char *const marked[] = {"Advice, training and coaching", "Print, web", "Light, sound, stage", "Wood [oak, ash]"};

Test(split, random_choices)
{
	static const struct {
		const char *head, *first, *separator;
		bool ends;
	} platforms[] = {
	    {"Timestamp,Which?\n", "2026/03/01 9:00:00 AM", ", ", false},
	    {"ID,Start time,Completion time,Which?\n", "1,2026-03-01 09:00,2026-03-01 09:10", ";", true},
	};
	size_t exact = 0, whole = 0;
	for (size_t trial = 0; trial < 60; trial++) {
		size_t p = trial % 2, n_options = 4 + draw(7);
		const char *options[12];
		char path[64];
		struct coco_buf csv = COCO_BUF_INIT, want = COCO_BUF_INIT, got = COCO_BUF_INIT;
		state = (uint32_t)(trial * 7919 + 1);
		for (size_t i = 0; i < n_options; i++)
			options[i] = i < COCO_LEN(marked) && p == 0 ? marked[i] : plain[(i + trial) % COCO_LEN(plain)];
		for (size_t i = 0; i < n_options; i++) { /* each once */
			for (size_t k = 0; k < i; k++)
				n_options = strcmp(options[i], options[k]) == 0 ? i : n_options;
		}
		coco_buf_puts(&csv, platforms[p].head);
		for (size_t row = 0; row < 60; row++) {
			bool any = false;
			coco_buf_printf(&csv, "%s,\"", platforms[p].first);
			coco_buf_puts(&want, "[");
			for (size_t i = 0; i < n_options; i++) {
				if (draw(3) != 0 && !(row < n_options && row == i))
					continue;
				coco_buf_printf(&csv, "%s%s", any ? platforms[p].separator : "", options[i]);
				coco_buf_printf(&want, "%s\"%s\"", any ? "," : "", options[i]);
				any = true;
			}
			coco_buf_printf(&csv, "%s\"\n", any && platforms[p].ends ? ";" : "");
			coco_buf_puts(&want, "]\n");
		}
		snprintf(path, sizeof path, "build/split-test-%zu.csv", trial);
		write_file(path, coco_buf_view(&csv));
		run(path, &got);
		remove(path);
		struct coco_str lines = coco_buf_view(&got), wants = coco_buf_view(&want), line, expected;
		size_t rows = 0, right = 0, lists = 0;
		while (lines.n && coco_str_split(&lines, '\n', &line)) {
			struct coco_rec rec = {0};
			if (coco_str_find(line, COCO_STR("\"response\",\"participant\""), 0) == SIZE_MAX)
				continue;
			cr_assert(coco_rec_parse(&rec, line, NULL) == 0 && coco_str_split(&wants, '\n', &expected));
			struct coco_str value = coco_rec_get(&rec, "value");
			rows++;
			lists += value.n && value.s[0] == '[';
			right += coco_str_eq(value, expected) || (coco_str_is(expected, "[]") && coco_str_is(value, "null"));
			coco_rec_free(&rec);
		}
		cr_expect_eq(rows, 60);
		cr_expect(right == rows || lists == 0, "trial %zu, platform %zu: %zu of %zu cells right, %zu split", trial, p, right, rows, lists);
		exact += right == rows;
		whole += lists == 0;
		coco_buf_free(&csv);
		coco_buf_free(&want);
		coco_buf_free(&got);
	}
	cr_expect(exact >= 50, "%zu of 60 exact, %zu whole", exact, whole);
}

Test(split, no_choice)
{
	static const char *const kinds[][4] = {
	    {"I like it, but it takes time, patience and luck #", "No, we tried # times, then stopped",
	        "It depends, # people said so, on the weather", "Well, #, perhaps"},
	    {"Muster#, Eva", "Beispiel#, Jan", "Vzorec#, Ana", "Primer#, Ivo"},
	    {"Hauptplatz #, 8010 Graz", "Ulica #, 2000 Maribor", "Via Roma #, Udine", "Trg #, Ptuj"},
	    {"#,5", "1,#", "2,#5", "#,25"},
	    {"3/#/2026, 10:00", "4/#/2026, 11:30", "5/#/2026, 9:15", "6/#/2026, 8:00"},
	};
	for (size_t k = 0; k < COCO_LEN(kinds); k++) {
		struct coco_buf csv = COCO_BUF_INIT, got = COCO_BUF_INIT;
		coco_buf_puts(&csv, "Timestamp,Anything else?\n");
		for (int i = 1; i <= 28; i++) {
			struct coco_str rest = coco_str_of(kinds[k][i % 4]), before;
			coco_str_split(&rest, '#', &before);
			coco_buf_printf(&csv, "2026/03/01 9:00:00 AM,\"%.*s%d%.*s\"\n", COCO_STR_ARG(before), i, COCO_STR_ARG(rest));
		}
		write_file("build/split-test.csv", coco_buf_view(&csv));
		run("build/split-test.csv", &got);
		remove("build/split-test.csv");
		cr_expect(coco_str_find(coco_buf_view(&got), COCO_STR("\"value\":["), 0) == SIZE_MAX, "kind %zu is split", k);
		cr_expect(coco_str_find(coco_buf_view(&got), COCO_STR("\"response\",\"participant\""), 0) != SIZE_MAX);
		coco_buf_free(&csv);
		coco_buf_free(&got);
	}
}

/* The answers of a file with one question after the e-mail address, each distinct one as JSON. */
static void answers_of(const char *heading, const char *const *cells, const size_t *times, struct coco_buf *got)
{
	struct coco_buf csv = COCO_BUF_INIT;
	coco_buf_printf(&csv, "E-Mail,%s\n", heading);
	for (size_t i = 0, row = 0; cells[i]; i++) {
		for (size_t k = 0; k < times[i]; k++)
			coco_buf_printf(&csv, "p%zu@example.org,\"%s\"\n", row++, cells[i]);
	}
	write_file("build/split-options.csv", coco_buf_view(&csv));
	run("build/split-options.csv", got);
	remove("build/split-options.csv");
	coco_buf_free(&csv);
}

Test(split, options_that_hold_the_separator)
{
	static const struct {
		const char *heading, *cells[7], *want, *never;
		size_t times[7];
	} cases[] = {
	    /* always together in six rows, alone in some, with one and the same other option */
	    {"Which? (select all)", {"Print, Web", "Print, Web, Film", "Film", "Music", "Film, Music"}, "[\"Print, Web\"]", "\"Web\"",
	        {7, 3, 4, 3, 2}},
	    /* the last part goes on in small letters: two rows are enough */
	    {"Które? (kilka odpowiedzi)",
	        {"Doradztwo, szkolenia i coaching", "Film", "Doradztwo, szkolenia i coaching, Muzyka", "Muzyka, Film"},
	        "[\"Doradztwo, szkolenia i coaching\",\"Muzyka\"]", "\"Doradztwo\"", {1, 3, 1, 3}},
	    /* two people who took the same two tell nothing */
	    {"Which? (select all)", {"Print, Web", "Film, Music", "Music", "Film", "Music, Games", "Games"}, "[\"Print\",\"Web\"]",
	        "[\"Print, Web\"", {2, 3, 3, 3, 2, 2}},
	    /* in a field, what it knows stays apart and what it does not is one */
	    {"Jakie kompetencje oferujesz?", {"Doradztwo, szkolenia i coaching, Film", "Doradztwo, szkolenia i coaching", "Film", "Muzyka"},
	        "\"skills\":[\"Doradztwo, szkolenia i coaching\"", "\"Doradztwo\"", {2, 2, 2, 2}},
	    {"Skills", {"Graphic design, Illustration", "Graphic design, Illustration, Photography", "Photography"},
	        "\"skills\":[\"graphic_design\",\"illustration\"", "Graphic design, Illustration\"", {7, 2, 2}},
	};
	for (size_t k = 0; k < COCO_LEN(cases); k++) {
		struct coco_buf got = COCO_BUF_INIT;
		answers_of(cases[k].heading, cases[k].cells, cases[k].times, &got);
		cr_expect(coco_str_find(coco_buf_view(&got), coco_str_of(cases[k].want), 0) != SIZE_MAX, "case %zu: %s", k, got.data);
		cr_expect(coco_str_find(coco_buf_view(&got), coco_str_of(cases[k].never), 0) == SIZE_MAX, "case %zu: %s", k, got.data);
		coco_buf_free(&got);
	}
}
