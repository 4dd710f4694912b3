/* One fact of a text corrupted is seen; edits that change none are not. Over the development texts in nine languages and
 * those of help.c: digits, units, comparators, demands, negations, acronyms, inventions; blanks, line ends, order, bullets. */
#include "help.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

struct bench {
	struct coco_rewriter *rewriter;
	struct coco_arena *arena;
	size_t seen, all; /* of corruptions */
	size_t alarms, harmless;
};

static bool differs(struct bench *b, struct coco_str text, struct coco_str other, int lang)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_difference *d;
	struct coco_err err = {0};
	size_t n;
	cr_assert(coco_facts_compare(b->rewriter, text, other, lang, arena, &d, &n, &err) == 0, "%s", err.text);
	coco_arena_free(arena);
	return n > 0;
}

/* The text with [start, end) replaced, held against the text. */
static void corrupt(struct bench *b, const struct sample *s, size_t start, size_t end, const char *by, const char *what)
{
	struct coco_buf out = COCO_BUF_INIT;
	coco_buf_str(&out, coco_str_sub(s->text, 0, start));
	coco_buf_puts(&out, by);
	coco_buf_str(&out, coco_str_sub(s->text, end, s->text.n));
	bool seen = differs(b, s->text, coco_buf_view(&out), s->lang);
	b->all++;
	b->seen += seen;
	if (!seen)
		fprintf(stderr, "not seen: %s, %s at %zu: %.*s > %s\n", s->name, what, start, (int)(end - start), s->text.s + start, by);
	coco_buf_free(&out);
}

static void figures(struct bench *b, const struct sample *s)
{
	static const char *const units[] = {"mm", "kg", "h", "kW"};
	struct coco_fact *facts;
	struct coco_err err = {0};
	size_t n;
	cr_assert(coco_facts(b->rewriter, s->text, s->lang, b->arena, &facts, &n, &err) == 0);
	for (size_t i = (size_t)rand() % 3; i < n; i += 3 + n / 12) {
		size_t at = facts[i].start;
		if (facts[i].kind == COCO_FACT_ACRONYM) {
			corrupt(b, s, at, at + 1, s->text.s[at] == 'Q' ? "Z" : "Q", "acronym");
			continue;
		}
		while (at < facts[i].end && !(s->text.s[at] >= '0' && s->text.s[at] <= '9'))
			at++;
		char digit[2] = {s->text.s[at] == '7' ? '4' : '7', '\0'};
		if (at < facts[i].end)
			corrupt(b, s, at, at + 1, digit, "digit");
		struct coco_str unit = facts[i].unit;
		if (facts[i].kind == COCO_FACT_NUMBER && unit.n && !coco_str_is(unit, units[i % 4]) &&
		    coco_str_ends(coco_str_sub(s->text, 0, facts[i].end), coco_arena_printf(b->arena, "%.*s", COCO_STR_ARG(unit))))
			corrupt(b, s, facts[i].end - unit.n, facts[i].end, units[i % 4], "unit");
	}
	size_t middle = s->text.n / 2;
	while (middle < s->text.n && s->text.s[middle] != ' ')
		middle++;
	corrupt(b, s, middle, middle, " 4711 mm", "invented");
}

/* The first form of a row of words.csv that stands in the text, by one of another row. */
static void words(struct bench *b, const struct sample *s, const char *kind, const char *value, const char *by)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "words");
	size_t column = coco_table_column(table, coco_langs[s->lang]);
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table, i, column)), form;
		if (strcmp(coco_table_cell(table, i, 0), kind) != 0 || strcmp(coco_table_cell(table, i, 1), value) != 0)
			continue;
		while (coco_str_split(&rest, ';', &form)) {
			char key[80];
			snprintf(key, sizeof key, " %.*s ", COCO_STR_ARG(form));
			size_t at = form.n ? coco_str_find(s->text, coco_str_of(key), 0) : SIZE_MAX;
			if (at == SIZE_MAX)
				continue;
			corrupt(b, s, at + 1, at + 1 + form.n, by, kind);
			break;
		}
	}
}

static void harmless(struct bench *b, const struct sample *s, int way)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_str t = s->text;
	size_t gap = coco_str_find(t, COCO_STR("\n\n"), t.n / 3);
	for (size_t i = 0; i < t.n; i++) {
		bool digit_before = i > 0 && t.s[i - 1] >= '0' && t.s[i - 1] <= '9';
		bool letters = i > 0 && i + 1 < t.n && t.s[i - 1] >= 'a' && t.s[i - 1] <= 'z' && t.s[i + 1] >= 'a' && t.s[i + 1] <= 'z';
		if (way == 0 && t.s[i] == ' ' && rand() % 8 == 0)
			coco_buf_puts(&out, "  ");
		else if (way == 1 && t.s[i] == ' ' && digit_before)
			coco_buf_puts(&out, "\xC2\xA0");
		else if (way == 2 && t.s[i] == ' ' && letters && rand() % 12 == 0)
			coco_buf_putc(&out, '\n');
		else if (way == 4 && t.s[i] == '-' && (i == 0 || t.s[i - 1] == '\n') && i + 1 < t.n && t.s[i + 1] == ' ')
			coco_buf_putc(&out, '*');
		else
			coco_buf_putc(&out, t.s[i]);
	}
	if (way == 3 && gap != SIZE_MAX) { /* what comes last goes first */
		coco_buf_clear(&out);
		coco_buf_str(&out, coco_str_sub(t, gap + 2, t.n));
		coco_buf_puts(&out, "\n\n");
		coco_buf_str(&out, coco_str_sub(t, 0, gap));
	}
	bool alarm = differs(b, t, coco_buf_view(&out), s->lang);
	b->harmless++;
	b->alarms += alarm;
	if (alarm)
		fprintf(stderr, "false alarm: %s, way %d\n", s->name, way);
	coco_buf_free(&out);
}

Test(mutation, one_fact)
{
	static const char *const by[COCO_LANGS][3] = {{"should", "must", "at least"}, {"sollte", "muss", "mindestens"},
	    {"naj", "mora", "najmanj"}, {"dovrebbe", "deve", "almeno"}, {"powinien", "musi", "przynajmniej"}, {"lehetőleg", "kell", "legalább"},
	    {"mali", "musí", "aspoň"}, {"trebao", "mora", "najmanje"}, {"měl", "musí", "nejméně"}};
	struct coco_err err = {0};
	struct bench b = {.rewriter = coco_rewriter_new(&err), .arena = coco_arena_new()};
	size_t n;
	struct sample *all = samples(b.arena, &n);
	srand(6);
	for (size_t i = 0; i < n; i++) {
		if (all[i].lang < 0 || all[i].text.n < 100)
			continue;
		figures(&b, &all[i]);
		words(&b, &all[i], "modal", "must", by[all[i].lang][0]);
		words(&b, &all[i], "modal", "should", by[all[i].lang][1]);
		words(&b, &all[i], "negation", "not", "");
		for (int way = 0; way < 5; way++)
			harmless(&b, &all[i], way);
	}
	cr_expect(b.seen * 100 >= b.all * 99 && b.all > 40, "%zu of %zu seen", b.seen, b.all);
	cr_expect(b.alarms * 100 <= b.harmless * 5, "%zu false alarms of %zu", b.alarms, b.harmless);
	fprintf(stderr, "mutation: %zu of %zu seen, %zu false alarms of %zu\n", b.seen, b.all, b.alarms, b.harmless);
	coco_arena_free(b.arena);
	coco_rewriter_free(b.rewriter);
}

/* One fact changed in each way that a hasty hand or a program changes one. */
Test(mutation, kinds)
{
	static const struct {
		const char *lang, *before, *after;
	} rows[] = {{"en", "It holds 2.5 kg at most.", "It holds 25 kg at most."},
	    {"en", "It holds 2.5 kg at most.", "It holds 2.5 g at most."}, {"en", "The share is 5 %.", "The share is 5 percentage points."},
	    {"en", "It takes 5–10 days.", "It takes 5–11 days."},
	    {"en", "It must comply with ISO 13849-1.", "It must comply with ISO 13849-2."}, {"en", "It needs an MES.", "It needs an MEQ."},
	    {"en", "Doors 40, windows 60.", "Doors 60, windows 40."}, {"de", "mindestens IP54", "höchstens IP54"},
	    {"de", "Die Anlage muss leise sein.", "Die Anlage sollte leise sein."}, {"de", "bis zum 3. Juni 2026", "bis zum 3. Juli 2026"},
	    {"sl", "Hrup je največ 80 dB.", "Hrup je najmanj 80 dB."}, {"sl", "Rok je 3. junija 2026.", "Rok je 3. julija 2026."},
	    {"it", "La massa è di almeno 4 kg.", "La massa è di al massimo 4 kg."}, {"it", "Non è ammesso alcol.", "È ammesso alcol."},
	    {"pl", "co najmniej 4,5 mm", "co najwyżej 4,5 mm"}, {"pl", "grubość 4,5 mm", "grubość 45 mm"},
	    {"hu", "legalább 4 kg", "legfeljebb 4 kg"}, {"hu", "4,5 mm vastag", "4,5 cm vastag"},
	    {"sk", "krytie aspoň IP54", "krytie najviac IP54"}, {"sk", "Musí mať kryt.", "Môže mať kryt."},
	    {"hr", "Ponuditelj mora imati ured.", "Ponuditelj treba imati ured."}, {"hr", "najmanje 5 godina", "najviše 5 godina"},
	    {"cs", "Stroj stojí ve vodě, proto je nutné krytí nejméně IP66.", "Stroj stojí ve vodě, proto je nutné krytí nejvýše IP66."},
	    {"cs", "do 3. června 2026", "do 3. července 2026"}};
	struct coco_err err = {0};
	struct bench b = {.rewriter = coco_rewriter_new(&err)};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		int lang = coco_lang_index(coco_str_of(rows[i].lang));
		cr_expect(differs(&b, coco_str_of(rows[i].before), coco_str_of(rows[i].after), lang), "%s > %s", rows[i].before, rows[i].after);
		cr_expect(!differs(&b, coco_str_of(rows[i].before), coco_str_of(rows[i].before), lang), "%s", rows[i].before);
	}
	coco_rewriter_free(b.rewriter);
}

/* Texts of very many figures, equal or all different, in one line: the time grows with their number, not with its square. */
Test(mutation, many_figures, .timeout = 120)
{
	enum { MANY = 20000 };
	static const struct {
		int step, first;
		const char *words;
		size_t differences;
	} rows[] = {{1, 100000, "and ", 0}, {3, 300001, "and ", MANY}, {1, 100000, "und das ist die ", 0}};
	struct coco_err err = {0};
	struct bench b = {.rewriter = coco_rewriter_new(&err), .arena = coco_arena_new()};
	for (size_t row = 0; row < COCO_LEN(rows); row++) {
		struct coco_buf one = COCO_BUF_INIT, other = COCO_BUF_INIT;
		struct coco_difference *d;
		size_t n;
		for (int i = 0; i < MANY; i++) {
			coco_buf_printf(&one, "and %d mm ", 100000 + i);
			coco_buf_printf(&other, "%s%d mm ", rows[row].words, rows[row].first + rows[row].step * i);
		}
		cr_assert(
		    coco_facts_compare(b.rewriter, coco_buf_view(&one), coco_buf_view(&other), 0, b.arena, &d, &n, &err) == 0, "%s", err.text);
		cr_expect_eq(n, rows[row].differences, "row %zu: %zu differences", row, n);
		coco_buf_free(&one);
		coco_buf_free(&other);
	}
	coco_arena_free(b.arena);
	coco_rewriter_free(b.rewriter);
}
