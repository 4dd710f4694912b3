/* Numbers, per cent, dates and plural categories of nine languages against ICU (../shared/reference/locale.json); labels
 * complete. Skipped with a message where the file is absent. */
#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"

static json_t *locale(const json_t *root, int lang)
{
	static const char *const names[COCO_LANGS] = {"en-GB", "de-DE", "sl-SI", "it-IT", "pl-PL", "hu-HU", "sk-SK", "hr-HR", "cs-CZ"};
	return json_object_get(json_object_get(root, "locales"), names[lang]);
}

static json_t *load(void)
{
	const char *shared = getenv("SHARED");
	char path[512];
	snprintf(path, sizeof path, "%s/reference/locale.json", shared ? shared : "../shared");
	json_t *root = json_load_file(path, 0, NULL);
	if (!root) {
		cr_skip_test("skipped: no %s (set SHARED)", path);
	}
	return root;
}

static void same(struct coco_buf *got, const json_t *of, const char *key, int lang)
{
	const char *want = json_string_value(json_object_get(of, key));
	cr_expect(got->data && want && !strcmp(got->data, want), "%s %s: got '%s', want '%s'", coco_langs[lang], key, got->data, want);
	coco_buf_clear(got);
}

Test(formats, as_icu)
{
	json_t *root = load();
	struct coco_buf buf = COCO_BUF_INIT;
	for (int lang = 0; lang < COCO_LANGS; lang++) {
		json_t *of = locale(root, lang), *want;
		const char *n;
		coco_format_num(&buf, 1234, 0, lang);
		same(&buf, of, "n1234", lang);
		coco_format_num(&buf, 12345, 0, lang);
		same(&buf, of, "n12345", lang);
		coco_format_num(&buf, 1234567.891, 3, lang);
		same(&buf, of, "n1234567_891", lang);
		coco_format_num(&buf, -3.5, 1, lang);
		same(&buf, of, "neg", lang);
		coco_format_share(&buf, 0.157, 1, lang);
		same(&buf, of, "pct1", lang);
		coco_format_date(&buf, (struct coco_date){2024, 3, 5}, lang);
		same(&buf, of, "date", lang);
		json_object_foreach(json_object_get(of, "plural"), n, want)
		{
			const char *got = coco_plural(strtod(n, NULL), lang);
			cr_expect(!strcmp(got, json_string_value(want)), "%s plural of %s: %s", coco_langs[lang], n, got);
		}
	}
	coco_buf_free(&buf);
	json_decref(root);
}

Test(formats, odd_values)
{
	struct coco_buf buf = COCO_BUF_INIT;
	coco_format_share(&buf, strtod("nan", NULL), 1, 0);
	cr_expect_str_eq(buf.data, "–");
	coco_buf_clear(&buf);
	coco_format_num(&buf, -0.04, 1, 1);
	cr_expect_str_eq(buf.data, "0,0");
	coco_buf_clear(&buf);
	coco_format_date(&buf, (struct coco_date){2023, 2, 29}, 0);
	cr_expect_str_eq(buf.data, "–");
	coco_buf_clear(&buf);
	coco_format_num(&buf, 5, 0, 99);
	cr_expect_str_eq(buf.data, "5");
	coco_buf_free(&buf);
}

/* Placeholders of a label, sorted into a text: a translation must not lose or invent one. */
static void placeholders(const char *label, struct coco_buf *out)
{
	static const char *const names[] = {"{n}", "{m}", "{x}", "{lo}", "{hi}", "{from}", "{to}", "{share}", "{date}", "{title}", "{wave}",
	    "{records}", "{digest}", "{caption}", "{k}", "{file}", "{rows}", "{rejects}", "{complete}", "{all}", "{line}", "{column}", "{text}",
	    "{dim}", "{scale}", "{range}", "{first}"};
	size_t known = 0, open = 0;
	for (size_t i = 0; i < COCO_LEN(names); i++) {
		if (strstr(label, names[i])) {
			coco_buf_puts(out, names[i]);
			known++;
		}
	}
	for (const char *at = label; (at = strchr(at, '{')); at++) {
		open++;
	}
	cr_expect_eq(known, open, "unknown or doubled placeholder in '%s'", label);
}

Test(labels, complete)
{
	static const char *const tables[] = {"labels", "formats"};
	for (size_t t = 0; t < COCO_LEN(tables); t++) {
		struct coco_table_ref ref = coco_table_find(&coco_tables_page, tables[t]);
		cr_assert(coco_table_rows(ref) > 15);
		for (size_t row = 0; row < coco_table_rows(ref); row++) {
			struct coco_buf want = COCO_BUF_INIT, got = COCO_BUF_INIT;
			const char *key = coco_table_cell(ref, row, coco_table_column(ref, "key"));
			cr_expect_eq(coco_table_row(ref, coco_table_column(ref, "key"), coco_str_of(key)), row, "'%s' stands twice", key);
			for (int lang = 0; lang < COCO_LANGS; lang++) {
				const char *label = coco_table_cell(ref, row, coco_table_column(ref, coco_langs[lang]));
				cr_expect(*label, "%s has no %s", key, coco_langs[lang]);
				if (t == 0) {
					coco_buf_clear(&got);
					placeholders(label, lang ? &got : &want);
					cr_expect(!lang || coco_str_eq(coco_buf_view(&got), coco_buf_view(&want)), "%s: placeholders differ in %s", key,
					    coco_langs[lang]);
				}
			}
			coco_buf_free(&want);
			coco_buf_free(&got);
		}
	}
}

Test(labels, fill_and_plural)
{
	struct coco_buf buf = COCO_BUF_INIT;
	const struct coco_fill fills[] = {{"n", COCO_STR("{m}")}, {"m", COCO_STR("2")}};
	coco_label_fill(&buf, "{n} of {m}, {other} {", fills, COCO_LEN(fills));
	cr_expect_str_eq(buf.data, "{m} of 2, {other} {", "values are not filled again: %s", buf.data);
	coco_buf_clear(&buf);
	const struct coco_fill day = {"date", COCO_STR("2026. október 16.")};
	coco_label_fill(&buf, "{date} ({date}), {date}.", &day, 1);
	cr_expect_str_eq(buf.data, "2026. október 16. (2026. október 16.), 2026. október 16.", "one full stop ends a sentence: %s", buf.data);
	cr_expect_str_eq(coco_label_plural("records", 2, 2), "{n} zapisa");
	cr_expect_str_eq(coco_label_plural("records", 5, 4), "{n} rekordów");
	cr_expect_null(coco_label("no.such.label", 0));
	coco_buf_free(&buf);
}

/* Names in the order of their language, as CLDR has it. */
Test(collation, names)
{
	static const struct {
		int lang;
		const char *names[7];
	} cases[] = {{0, {"austria", "Austria", "Côte", "Croatia", "Czechia", "Germany"}},
	    {1, {"Aal", "Äpfel", "Apfelsaft", "Österreich", "Polen", "Zypern"}},
	    {2, {"Ceuta", "Češka", "Dunaj", "Sava", "Šport", "Zebra", "Žiri"}}, {4, {"Lato", "Łódź", "Malbork", "Zebra", "Źdźbło", "Żory"}},
	    {5, {"Cukor", "Csap", "Dunaj", "Ország", "Öböl", "Zala", "Zsolna"}}, {6, {"Cena", "Čelo", "Horvát", "Chorvátsko", "Iný"}},
	    {7, {"Cijena", "Čelo", "Ćup", "Dunav", "Džep", "Đak", "Ljubav"}},
	    {8, {"Cena", "Čelo", "Horní", "Chorvatsko", "Itálie", "Rum", "Řím"}}, {3, {"1 a", "2 a", "Àncora", "Barca"}}};
	for (size_t c = 0; c < COCO_LEN(cases); c++) {
		for (size_t i = 1; i < COCO_LEN(cases[c].names) && cases[c].names[i]; i++) {
			struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
			coco_sort_key(&a, coco_str_of(cases[c].names[i - 1]), cases[c].lang);
			coco_sort_key(&b, coco_str_of(cases[c].names[i]), cases[c].lang);
			bool before = coco_str_cmp(coco_buf_view(&a), coco_buf_view(&b)) < 0;
			bool bytes = !strcmp(cases[c].names[i - 1], "austria"); /* alike but for the case: by their bytes, capitals first */
			cr_expect_eq(before, !bytes, "%s: %s before %s", coco_langs[cases[c].lang], cases[c].names[i - 1], cases[c].names[i]);
			coco_buf_free(&a);
			coco_buf_free(&b);
		}
	}
}
