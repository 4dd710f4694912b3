/* Cells that come again, and texts as JSON: the short ways give what the long ones do. */
#include <criterion/criterion.h>
#include <string.h>
#include "../../../lib/survey/plan.h"

/* More values than are kept, each again and again, some alike in length and at both ends. */
Test(cells, a_value_is_its_own_each_time)
{
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	struct survey_plan plan = {.lexicon = lexicon, .n = 1};
	struct survey_column column = {
	    .use = SURVEY_FIELD, .field = coco_schema_field(COCO_STR("participant"), COCO_STR("aliases")), .separator = ";"};
	struct coco_arena *arena = coco_arena_new();
	plan.columns = &column;
	for (unsigned i = 0; i < 30000; i++) {
		const unsigned which = i % 3 == 0 ? i % 7 : i % 3 == 1 ? i * 7919 % 5000 : i % 90;
		char cell[64], want[72];
		snprintf(cell, sizeof cell, i % 3 == 0 ? "a beginning %u and an end" : i % 3 == 1 ? "%u" : "x%ux", which);
		snprintf(want, sizeof want, "[\"%s\"]", cell);
		const struct survey_seen *seen = survey_cell_read(&plan, &column, coco_str_of(cell), arena);
		if (!seen || !coco_str_is(seen->list, want))
			cr_expect(false, "%u: %s", i, cell);
	}
	survey_plan_free(&plan);
	coco_arena_free(arena);
	survey_lexicon_free(lexicon);
}

/* RFC 8259, byte by byte. */
static void quote_slowly(struct coco_buf *out, struct coco_str text)
{
	static const char controls[] = "\b\t\n\f\r", letters[] = "btnfr";
	coco_buf_putc(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		const char c = text.s[i], *control = c ? strchr(controls, c) : NULL;
		if (control)
			coco_buf_printf(out, "\\%c", letters[control - controls]);
		else if ((unsigned char)c < 0x20)
			coco_buf_printf(out, "\\u%04x", (unsigned)c);
		else
			coco_buf_printf(out, c == '"' || c == '\\' ? "\\%c" : "%c", c);
	}
	coco_buf_putc(out, '"');
}

/* Each sign that JSON escapes, at each place of texts of many lengths, alone and beside another. */
Test(cells, a_text_is_quoted_as_json_has_it)
{
	static const char signs[] = "\"\\\n\t\x01\x1F\x7F ";
	static char text[5000];
	static const size_t lengths[] = {1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 63, 64, 65, 130, 4096, 4097};
	struct coco_arena *arena = coco_arena_new();
	struct coco_buf want = COCO_BUF_INIT, got = COCO_BUF_INIT;
	for (size_t i = 0; i < COCO_LEN(lengths); i++) {
		const size_t n = lengths[i];
		memset(text, '-', n);
		for (size_t at = 0; at<n; at += n> 200 ? 97 : 1) {
			for (size_t s = 0; s < sizeof signs; s++) { /* NUL, too */
				text[at] = signs[s];
				text[n - 1 - at] = s % 2 ? '"' : text[n - 1 - at];
				coco_buf_clear(&want);
				coco_buf_clear(&got);
				quote_slowly(&want, (struct coco_str){text, n});
				coco_json_quote(&got, (struct coco_str){text, n});
				if (!coco_str_eq(survey_quote((struct coco_str){text, n}, arena), coco_buf_view(&want)) ||
				    !coco_str_eq(coco_buf_view(&got), coco_buf_view(&want)))
					cr_expect(false, "sign %zu at %zu of %zu", s, at, n);
				text[at] = text[n - 1 - at] = '-';
			}
			coco_arena_reset(arena);
		}
	}
	coco_buf_free(&want);
	coco_buf_free(&got);
	coco_arena_free(arena);
}
