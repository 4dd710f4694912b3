/* What spares a text from being looked through: its first letters, and that it came before. */
#include <criterion/criterion.h>
#include <string.h>
#include "../../../lib/survey/privacy/quiet.h"
#include "../../../lib/survey/values/word_heads.h"

/* Each word of the sets, in capitals and with a word behind it, too. */
Test(quiet, a_cell_that_begins_with_a_word_may)
{
	static const char *const sets[] = {"no_org", "form", "bool", "missing"};
	static const char *const others[] = {"Studio 12", "Kovačič Licht", "Ateljé Nord", "Werkstatt Huber", "Grafika Vrba", "Legno Vivo"};
	const struct coco_table_ref words = coco_table_find(&coco_tables_survey, "words");
	struct coco_arena *arena = coco_arena_new();
	const struct survey_heads *heads = survey_heads_new(sets, COCO_LEN(sets), arena);
	size_t n = 0, passed = 0;
	for (size_t row = 0; row < coco_table_rows(words); row++) {
		bool wanted = false;
		for (size_t i = 0; i < COCO_LEN(sets); i++)
			wanted |= strcmp(coco_table_cell(words, row, 0), sets[i]) == 0;
		for (size_t lang = 0; lang < COCO_LANGS && wanted; lang++) {
			struct coco_str rest = coco_str_of(coco_table_cell(words, row, coco_table_column(words, coco_langs[lang]))), name;
			while (rest.n && coco_str_split(&rest, ';', &name)) {
				char text[200];
				cr_expect(survey_heads_may(heads, name), "%.*s", COCO_STR_ARG(name));
				const size_t length = (size_t)snprintf(text, sizeof text, "%.*s, Graz", COCO_STR_ARG(name));
				bool letters = false;
				for (size_t i = 0; i < name.n; i++)
					letters |= (unsigned char)name.s[i] >= 0x80 || name.s[i] >= '0';
				for (size_t i = 0; i < length; i++)
					text[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] & ~32) : text[i];
				cr_expect(!letters || survey_heads_may(heads, coco_str_of(text)), "%s", text);
				n++;
			}
		}
	}
	cr_expect(n > 300);
	for (size_t i = 0; i < COCO_LEN(others); i++)
		passed += survey_heads_may(heads, coco_str_of(others[i]));
	cr_expect(passed < COCO_LEN(others) / 2, "%zu others may", passed);
	coco_arena_free(arena);
}

Test(quiet, a_text_is_found_in_its_column_alone)
{
	struct coco_arena *arena = coco_arena_new();
	struct survey_column *columns = coco_arena_array(arena, 3, sizeof *columns);
	struct survey_quiet *all = NULL;
	char text[80];
	for (unsigned i = 0; i < 3000; i++) {
		snprintf(text, sizeof text, "%u of a text that comes again%.*s", i * 7919 % 400, (int)(i % 40),
		    "........................................");
		const struct coco_str what = coco_str_of(text);
		struct survey_quiet *at = survey_quiet_at(&all, &columns[i % 2], what, arena);
		cr_expect_eq(at == NULL, what.n > sizeof at->text);
		if (!at)
			continue;
		survey_quiet_note(at, &columns[i % 2], what, i % 5);
		cr_expect(survey_quiet_is(at, &columns[i % 2], what) && at->signs == i % 5);
		cr_expect(!survey_quiet_is(at, &columns[2], what), "another column");
		text[i % what.n] ^= 1;
		cr_expect(!survey_quiet_is(at, &columns[i % 2], what), "another text");
		cr_expect(!survey_quiet_is(at, &columns[i % 2], coco_str_sub(what, 0, what.n - 1)), "a shorter one");
	}
	cr_expect_null(survey_quiet_at(&all, columns, COCO_STR(""), arena));
	coco_arena_free(arena);
}
