/* UTF-8 that was written twice is given back, whatever the blocks; a text that was not is left alone, and what looks so in it is told. */
#include <criterion/criterion.h>
#include <string.h>
#include "../../../lib/dsv/bytemap.h"
#include "../../../lib/dsv/twice.h"

static const char *const texts[] = {"Müller Möbel, Köln: größere Gefäße für 5 €", "Čebelar, Škofja Loka: žganje; DRŽAVA",
    "Łódź, usługi i źródła, żółć", "Győr: bővítés, műszaki leírás, ŐSZI VÁSÁR", "Košice, väčšiu účasť, ľahšie ovládanie",
    "Đurđevac, rješenje, ćemo", "Příští účast, ČESKÁ ŘEŠENÍ, ťuhýk", "città, perché, È così", "it’s “naïve”…"};

/* The text as read in an encoding and written again. */
static void write_twice(const char *text, size_t encoding, struct coco_buf *out)
{
	uint32_t map[128];
	bool known;
	char four[4];
	coco_buf_clear(out);
	cr_assert_eq(dsv_bytemap_load(coco_dsv_encoding_inner(encoding), map, &known), 0);
	for (const char *c = text; *c; c++) {
		unsigned char byte = (unsigned char)*c;
		uint32_t cp = byte < 0x80 ? byte : map[byte - 128] ? map[byte - 128] : byte;
		coco_buf_put(out, four, coco_utf8_put(cp, four));
	}
}

static struct dsv_twice_found look(struct coco_str text)
{
	struct dsv_twice_found found;
	struct dsv_twice *twice = dsv_twice_new();
	dsv_twice_add(twice, text);
	cr_expect_eq(dsv_twice_end(twice, &found), 0);
	dsv_twice_free(twice);
	return found;
}

static void undo(size_t encoding, struct coco_str text, size_t block, struct coco_buf *out)
{
	struct dsv_undo *u = dsv_undo_new(encoding);
	size_t bad;
	coco_buf_clear(out);
	for (size_t i = 0; i < text.n; i += block)
		cr_expect(dsv_undo_block(u, coco_str_sub(text, i, i + block), out, &bad));
	dsv_undo_free(u);
}

Test(twice, what_was_written_twice_is_given_back)
{
	struct coco_buf twice = COCO_BUF_INIT, once = COCO_BUF_INIT;
	for (size_t i = 0; i < COCO_LEN(texts); i++) {
		struct coco_str text = coco_str_of(texts[i]);
		cr_expect_eq(look(text).whole, 0, "%s", texts[i]);
		cr_expect_eq(look(text).n, 0, "%s", texts[i]);
		for (size_t k = COCO_DSV_ENCODINGS_TWICE; coco_dsv_encoding_name(k, NULL); k++) {
			write_twice(texts[i], k, &twice);
			struct dsv_twice_found found = look(coco_buf_view(&twice));
			cr_assert(found.whole, "%s as %s", twice.data, coco_dsv_encoding_name(k, NULL));
			for (size_t block = 1; block < 9; block++) {
				undo(found.whole, coco_buf_view(&twice), block, &once);
				cr_expect(coco_str_eq(coco_buf_view(&once), text), "%s by %s", texts[i], coco_dsv_encoding_name(found.whole, NULL));
			}
		}
	}
	coco_buf_free(&twice);
	coco_buf_free(&once);
}

Test(twice, what_is_not_all_so_is_told_and_left)
{
	struct dsv_twice_found found = look(COCO_STR("Köln\nMÃ¼nchen\nGrÃ¶ÃŸe"));
	cr_expect_eq(found.whole, 0);
	cr_expect_eq(found.n, 2);
	cr_expect_eq(found.at[0], 7);
	cr_expect_str_eq(found.name[0], "utf-8-as-cp1252");
	static const char *const right[] = {"„CAFÉ“", "CAFÉ”", "Ä“", "É…", "Đčapina", "SÃO", "½ ¾ ± Ø", "Ελλάδα", "Москва", "日本"};
	for (size_t i = 0; i < COCO_LEN(right); i++) {
		cr_expect_eq(look(coco_str_of(right[i])).whole, 0, "%s", right[i]);
		cr_expect_eq(look(coco_str_of(right[i])).n, 0, "%s", right[i]);
	}
}
