/* Words and their compared form: examples of the definition, and properties over hostile bytes. */
#include "coco/text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

Test(word, boundaries)
{
	static const struct {
		const char *text, *words; /* joined by | */
	} rows[] = {{"", ""}, {" .,- ", ""}, {"low-cost 1,000 e.g. it's", "low-cost|1,000|e.g|it's"}, {"a--b", "a|b"}, {"end.", "end"},
	    {"don’t stop", "don’t|stop"}, {"Übergröße naïve", "Übergröße|naïve"}, {"3D m² -5", "3D|m²|5"}, {"x.y.z.", "x.y.z"},
	    {"(IP67)", "IP67"}, {"кран 5", "кран|5"}, {"a.b,c-d'e", "a.b,c-d'e"}, {"e\xCC\x81t\xC3\xA9", "e\xCC\x81t\xC3\xA9"},
	    {"Ver\xC2\xADpackung \xE2\x80\x8Bneu\xE2\x80\x8B", "Ver\xC2\xADpackung|neu"},
	    {"low\xE2\x80\x91\xE2\x80\x8B"
	     "cost",
	        "low\xE2\x80\x91\xE2\x80\x8B"
	        "cost"}};
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
	static const char *const rows[][2] = {{"ABC xyz", "abc xyz"}, {"Straße", "strasse"}, {"Čšž", "čšž"}, {"ﬁlm", "film"}, {"²", "2"},
	    {"", ""}, {"ＣＮＣ", "cnc"}, {"e\xCC\x81t\xC3\xA9", "été"}, {"Ver\xC2\xADpackung", "verpackung"}, {"e\xC2\xAD\xCC\x81", "é"},
	    {"\xEF\xBB\xBFneu", "neu"}, {"don’t", "don't"}, {"low‑cost", "low-cost"}, {"\xC2\xAD", ""},
	    /* As the Croatian neighbour writes: dizajn, drvo, kuća, štamparija, Njegoš, džep, među. */
	    {"ДИЗАЈН", "dizajn"}, {"Љубљана", "ljubljana"}, {"дрво", "drvo"}, {"кућа", "kuća"}, {"штампарија", "štamparija"},
	    {"Његош", "njegoš"}, {"џеп", "džep"}, {"међу", "među"}, {"куќа", "kuća"}, {"меѓу", "među"}, {"България", "balgarija"},
	    {"керамика", "keramika"}, {"кераміка", "keramika"}, {"виробництво", "virobnictvo"}, {"Україна", "ukrajina"},
	    {"технология", "tehnologija"}, {"музеј", "muzej"}, {"музей", "muzej"}, {"Київ", "kijiv"}, {"κεραμική", "keramiki"},
	    {"Ουρανός", "uranos"}, {"σχέδιο", "schedio"}, {"µm", "μm"}, {"Ω", "ω"}, {"μπ", "b"}};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_buf out = COCO_BUF_INIT;
		coco_buf_puts(&out, "<");
		coco_text_normal(coco_str_of(rows[i][0]), &out);
		cr_expect(coco_buf_ok(&out));
		cr_expect_str_eq(out.data + 1, rows[i][1], "%s: %s", rows[i][0], out.data);
		coco_buf_free(&out);
	}
}

static void random_text(struct coco_buf *text)
{
	static const uint32_t of_interest[] = {
	    0xAD, 0x200B, 0x301, 0x30C, 0x2019, 0x2011, '-', '\'', '.', ' ', 0x3B1, 0x3B9, 0x43C, 0x2BC, 0x149};
	char utf8[4];
	for (int k = rand() % 40; k > 0; k--) {
		const uint32_t cp = rand() % 3 ? (uint32_t)(rand() % 0x2200) : of_interest[(size_t)rand() % COCO_LEN(of_interest)];
		if (cp)
			coco_buf_put(text, utf8, coco_utf8_put(cp, utf8));
	}
}

/* The short way of Latin letters does what the library does. */
Test(word, normal_of_latin_letters_is_the_librarys)
{
	for (uint32_t cp = 0x21; cp <= 0x250; cp++) {
		char letter[4];
		struct coco_buf text = COCO_BUF_INIT, got = COCO_BUF_INIT;
		size_t n = 0;
		if (cp == 0xAD || cp == 0x149 || (cp >= 0x7F && cp < 0xA0)) /* not seen, so dropped; ŉ has an apostrophe */
			continue;
		coco_buf_puts(&text, "Kž");
		coco_buf_put(&text, letter, coco_utf8_put(cp, letter));
		coco_buf_puts(&text, "ŁA");
		uint8_t *want = u8_casefold((const uint8_t *)text.data, text.len, NULL, UNINORM_NFKC, NULL, &n);
		coco_text_normal(coco_buf_view(&text), &got);
		cr_expect(want && got.len == n && memcmp(got.data, want, n) == 0, "U+%04X", (unsigned)cp);
		free(want);
		coco_buf_free(&text);
		coco_buf_free(&got);
	}
}

Test(word, normal_is_idempotent)
{
	srand(7);
	for (int round = 0; round < 2000; round++) {
		struct coco_buf text = COCO_BUF_INIT, one = COCO_BUF_INIT, two = COCO_BUF_INIT;
		random_text(&text);
		coco_text_normal(coco_buf_view(&text), &one);
		coco_text_normal(coco_buf_view(&one), &two);
		if (text.len)
			cr_expect(one.len == two.len && memcmp(one.data, two.data, one.len) == 0, "%s", text.data);
		coco_buf_free(&text);
		coco_buf_free(&one);
		coco_buf_free(&two);
	}
}

/* Words come in order, within the text, on whole characters, begin and end with something seen; between them stands no letter or digit
 * of ASCII; and a word found alone is the same word. */
Test(word, offsets)
{
	srand(11);
	for (int round = 0; round < 4000; round++) {
		struct coco_buf buf = COCO_BUF_INIT;
		random_text(&buf);
		const struct coco_str text = coco_buf_view(&buf);
		struct coco_word word;
		size_t at = 0, before = 0;
		while (text.n > 0 && coco_word_next(text, &at, &word)) {
			cr_assert(before <= word.start && word.start < word.end && word.end <= text.n && at == word.end, "%s", text.s);
			cr_assert((text.s[word.start] & 0xC0) != 0x80 && (word.end == text.n || (text.s[word.end] & 0xC0) != 0x80), "%s", text.s);
			for (size_t i = before; i < word.start; i++)
				cr_assert(
				    !((text.s[i] | 0x20) >= 'a' && (text.s[i] | 0x20) <= 'z') && !(text.s[i] >= '0' && text.s[i] <= '9'), "%s", text.s);
			struct coco_word alone;
			size_t from = 0;
			const struct coco_str same = coco_str_sub(text, word.start, word.end);
			cr_assert(coco_word_next(same, &from, &alone) && alone.start == 0 && alone.end == same.n, "%s", text.s);
			before = word.end;
		}
		coco_buf_free(&buf);
	}
}
