/* Words and their compared form: examples of the definition, and properties over hostile bytes. */
#include "coco/text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(word, boundaries)
{
	static const struct {
		const char *text, *words; /* joined by | */
	} rows[] = {{"", ""}, {" .,- ", ""}, {"low-cost 1,000 e.g. it's", "low-cost|1,000|e.g|it's"}, {"a--b", "a|b"}, {"end.", "end"},
	    {"don’t stop", "don’t|stop"}, {"Übergröße naïve", "Übergröße|naïve"}, {"3D m² -5", "3D|m²|5"}, {"x.y.z.", "x.y.z"},
	    {"(IP67)", "IP67"}, {"кран 5", "кран|5"}, {"a.b,c-d'e", "a.b,c-d'e"}, {"e\xCC\x81t\xC3\xA9", "e\xCC\x81t\xC3\xA9"}};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		char got[200] = "";
		struct coco_str text = coco_str_of(rows[i].text);
		struct coco_word word;
		size_t at = 0;
		while (coco_word_next(text, &at, &word)) {
			cr_expect(word.start < word.end && word.end <= text.n && at == word.end);
			snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", got[0] ? "|" : "",
			    COCO_STR_ARG(coco_str_sub(text, word.start, word.end)));
		}
		cr_expect_str_eq(got, rows[i].words, "%s: %s", rows[i].text, got);
	}
}

Test(word, normal)
{
	static const char *const rows[][2] = {{"ABC xyz", "abc xyz"}, {"Straße", "strasse"}, {"Čšž", "čšž"}, {"ﬁlm", "film"},
	    {"ДИЗАЈН", "dizajn"}, {"Љубљана", "ljubljana"}, {"²", "2"}, {"", ""}};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_buf out = COCO_BUF_INIT;
		coco_buf_puts(&out, "<");
		coco_text_normal(coco_str_of(rows[i][0]), &out);
		cr_expect(coco_buf_ok(&out));
		cr_expect_str_eq(out.data + 1, rows[i][1], "%s: %s", rows[i][0], out.data);
		coco_buf_free(&out);
	}
}

Test(word, normal_is_idempotent)
{
	srand(7);
	for (int round = 0; round < 2000; round++) {
		struct coco_buf text = COCO_BUF_INIT, one = COCO_BUF_INIT, two = COCO_BUF_INIT;
		char utf8[4];
		for (int k = rand() % 40; k > 0; k--) {
			uint32_t cp = (uint32_t)(rand() % 0x2200);
			if (cp)
				coco_buf_put(&text, utf8, coco_utf8_put(cp, utf8));
		}
		coco_text_normal(coco_buf_view(&text), &one);
		coco_text_normal(coco_buf_view(&one), &two);
		if (text.len)
			cr_expect(one.len == two.len && memcmp(one.data, two.data, one.len) == 0, "%s", text.data);
		coco_buf_free(&text);
		coco_buf_free(&one);
		coco_buf_free(&two);
	}
}
