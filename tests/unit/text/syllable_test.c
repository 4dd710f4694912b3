/* Syllables by language. */
#include "coco/text.h"

#include <criterion/criterion.h>
#include <stdlib.h>

Test(syllable, words)
{
	static const struct {
		int lang;
		const char *word;
		unsigned n;
	} rows[] = {{0, "house", 1}, {0, "challenge", 2}, {0, "creative", 3}, {0, "table", 2}, {0, "wanted", 2}, {0, "walked", 1},
	    {0, "boxes", 2}, {0, "requirement", 3}, {0, "education", 4}, {0, "business", 2}, {0, "area", 3}, {0, "low-cost", 2}, {0, "the", 1},
	    {0, "rhythm", 2}, {0, "3", 1}, {0, "being", 2}, {1, "Haus", 1}, {1, "Herausforderung", 5}, {1, "Schule", 2}, {1, "Museum", 3},
	    {2, "hiša", 2}, {2, "vrt", 1}, {2, "oblikovanje", 5}, {3, "casa", 2}, {3, "fabbrica", 3}, {4, "dziecko", 2}, {4, "miasto", 2},
	    {5, "ház", 1}, {5, "kreatív", 3}, {6, "vlk", 1}, {6, "firma", 2}, {7, "Krk", 1}, {7, "radnik", 2}, {8, "čtvrt", 1},
	    {8, "sklárna", 2}, {-1, "radio", 2}};
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		cr_expect_eq(coco_syllables(coco_str_of(rows[i].word), rows[i].lang), rows[i].n, "%s: %u", rows[i].word,
		    coco_syllables(coco_str_of(rows[i].word), rows[i].lang));
	cr_expect_eq(coco_syllables(coco_str_of("."), 0), 0u);
}

/* Nine hundred words, as they are spoken. */
Test(syllable, spoken_words)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_err err = {0};
	struct coco_str rest = coco_file_read("tests/unit/text/syllables.csv", 1 << 20, arena, &err), line, cell[3];
	size_t words = 0;
	cr_assert(rest.s != NULL, "%s", err.text);
	coco_str_split(&rest, '\n', &line);
	while (coco_str_split(&rest, '\n', &line) && line.n) {
		int64_t want;
		for (size_t i = 0; i < 3; i++)
			cr_assert(coco_str_split(&line, ',', &cell[i]));
		cr_assert(coco_int_parse(cell[2], &want) == true);
		unsigned got = coco_syllables(cell[1], coco_lang_index(cell[0]));
		cr_expect_eq((int64_t)got, want, "%.*s %.*s: %u", COCO_STR_ARG(cell[0]), COCO_STR_ARG(cell[1]), got);
		words++;
	}
	cr_expect(words > 880, "%zu", words);
	coco_arena_free(arena);
}
