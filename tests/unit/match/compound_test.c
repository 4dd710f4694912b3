/* Parts and compounds in German and Hungarian (compounds.csv: a compound, its parts, words that only look like a part): a part, read in a
 * lexis of all these and of the words of the vocabularies, must find its compound, and find it more alike than the others. */
#include "../../../lib/match/words/lexis.h"

#include "coco/record.h"

#include <criterion/criterion.h>
#include <string.h>

#define LIST "tests/unit/match/compounds.csv"

struct tally {
	unsigned pairs, found, first;
};

static float likeness(struct coco_reader *reader, struct coco_str word, int lang, uint32_t other)
{
	struct coco_read read;
	cr_assert(coco_reader_read(reader, word, lang, &read) == 0);
	for (size_t i = 0; i < read.n_alike; i++)
		if (read.alike[i].word == other)
			return read.alike[i].likeness;
	return 0;
}

static void add_words(struct coco_lexis *lexis, struct coco_str text, int lang)
{
	struct coco_word word;
	uint32_t number;
	for (size_t at = 0; coco_word_next(text, &at, &word);)
		cr_assert(coco_lexis_add(lexis, coco_str_sub(text, word.start, word.end), lang, &number) == 0);
}

static void add_vocabulary(struct coco_lexis *lexis, const char *name, int lang)
{
	const struct coco_vocab *vocab = coco_vocab(name);
	for (size_t row = 0; row < coco_vocab_count(vocab); row++)
		add_words(lexis, coco_str_of(coco_vocab_label(vocab, row, lang)), lang);
}

/* The next row of the language; false: no more. */
static bool next_row(struct coco_str *csv, int lang, struct coco_str *compound, struct coco_str *parts, struct coco_str *others)
{
	struct coco_str line, code;
	while (csv->n > 0 && coco_str_split(csv, '\n', &line))
		if (coco_str_split(&line, ',', &code) && coco_lang_index(code) == lang)
			return coco_str_split(&line, ',', compound) && coco_str_split(&line, ',', parts) && coco_str_split(&line, ',', others);
	return false;
}

static struct tally measure(struct coco_str csv, int lang)
{
	struct tally tally = {0};
	struct coco_lexis *lexis = coco_lexis_new();
	struct coco_str rest = csv, compound, parts, others, part, other;
	cr_assert(lexis);
	while (next_row(&rest, lang, &compound, &parts, &others)) {
		add_words(lexis, compound, lang);
		add_words(lexis, others, lang);
	}
	add_vocabulary(lexis, "skill", lang);
	add_vocabulary(lexis, "technology", lang);
	cr_assert(coco_lexis_seal(lexis) == 0);
	struct coco_reader *reader = coco_reader_new(lexis);
	cr_assert(reader);
	for (rest = csv; next_row(&rest, lang, &compound, &parts, &others);)
		while (parts.n > 0 && coco_str_split(&parts, ' ', &part)) {
			uint32_t number;
			cr_assert(coco_reader_number(reader, compound, lang, &number) == 0 && number != COCO_NO_WORD);
			const float found = likeness(reader, part, lang, number);
			bool first = found > 0;
			for (struct coco_str list = others; list.n > 0 && coco_str_split(&list, ' ', &other);)
				if (coco_reader_number(reader, other, lang, &number) == 0 && number != COCO_NO_WORD)
					first = first && likeness(reader, part, lang, number) < found;
			tally.pairs++;
			tally.found += found > 0;
			tally.first += first;
		}
	coco_reader_free(reader);
	coco_lexis_free(lexis);
	return tally;
}

Test(compound, a_part_finds_its_compound)
{
	static const struct {
		const char *lang;
		double found, first;
	} rows[] = {{"de", .94, .93}, {"hu", .88, .88}}; /* without PART_DICE .81 and .82 come first; what is not found has three letters */
	struct coco_arena *arena = coco_arena_new();
	struct coco_err err = {0};
	const struct coco_str csv = coco_file_read(LIST, 1 << 20, arena, &err);
	cr_assert(csv.s, "run from the top of the tree");
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		const struct tally t = measure(csv, coco_lang_index(coco_str_of(rows[i].lang)));
		printf("compounds %s: of %u parts %u find their compound, %u before what only looks like the part\n", rows[i].lang, t.pairs,
		    t.found, t.first);
		cr_expect(t.pairs > 40 && t.found >= rows[i].found * t.pairs && t.first >= rows[i].first * t.pairs, "%s", rows[i].lang);
	}
	coco_arena_free(arena);
}

/* Languages that write words apart are left alone, and so are words that only end alike. */
Test(compound, only_where_words_are_joined)
{
	struct coco_lexis *lexis = coco_lexis_new();
	uint32_t number;
	static const char *const words[] = {"Holzbearbeitung", "Traum", "Bildung"};
	for (size_t i = 0; i < COCO_LEN(words); i++)
		for (int lang = 0; lang < 2; lang++)
			cr_assert(coco_lexis_add(lexis, coco_str_of(words[i]), lang, &number) == 0);
	cr_assert(coco_lexis_seal(lexis) == 0);
	struct coco_reader *reader = coco_reader_new(lexis);
	cr_assert(reader && coco_reader_number(reader, COCO_STR("holzbearbeitung"), 1, &number) == 0);
	cr_expect(likeness(reader, COCO_STR("Holz"), 1, number) > likeness(reader, COCO_STR("Holz"), 0, number));
	cr_assert(coco_reader_number(reader, COCO_STR("traum"), 1, &number) == 0);
	cr_expect(likeness(reader, COCO_STR("Raum"), 1, number) == likeness(reader, COCO_STR("Raum"), 0, number));
	cr_assert(coco_reader_number(reader, COCO_STR("bildung"), 1, &number) == 0);
	cr_expect(likeness(reader, COCO_STR("Bild"), 1, number) == likeness(reader, COCO_STR("Bild"), 0, number));
	coco_reader_free(reader);
	coco_lexis_free(lexis);
}
