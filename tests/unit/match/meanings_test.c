/* Words that mean the same, across the nine languages: the table, its stems, parts of compounds. */
#include "coco/record.h"
#include "coco/text.h"
#include "lexis.h"
#include "meanings.h"

#include <criterion/criterion.h>

/* How alike `other`, in a text of language `of`, is to `word` in a challenge of language `lang`; `evident`: it may be told. */
static double likeness_of(const char *lang, const char *word, const char *of, const char *other, bool *evident)
{
	struct coco_lexis *lexis = coco_lexis_new();
	struct coco_read read;
	uint32_t number;
	double likeness = 0;
	*evident = false;
	cr_assert(coco_lexis_add(lexis, coco_str_of(other), coco_lang_index(coco_str_of(of)), &number) == 0);
	cr_assert(coco_lexis_seal(lexis) == 0);
	struct coco_reader *reader = coco_reader_new(lexis);
	cr_assert(coco_reader_read(reader, coco_str_of(word), coco_lang_index(coco_str_of(lang)), &read) == 0);
	for (size_t i = 0; i < read.n_alike; i++)
		if (read.alike[i].word == number)
			likeness = (double)read.alike[i].likeness, *evident = read.alike[i].evident;
	coco_reader_free(reader);
	coco_lexis_free(lexis);
	return likeness;
}

Test(match, words_that_mean_the_same_meet)
{
	static const struct {
		const char *lang, *word, *of, *other;
		double likeness;
	} cases[] = {
	    {"de", "Kirche", "en", "churches", 0.5}, {"pl", "fabryce", "de", "Werke", 0.5}, {"sl", "zgodovine", "hu", "történelem", 0.5},
	    {"it", "vetro", "hr", "stakla", 0.5}, {"cs", "mosty", "sl", "most", 0.5}, {"sk", "lesu", "en", "forest", 0.5},
	    {"hu", "Németországban", "en", "German", 0.5}, {"de", "Ungarn", "cs", "Maďarsko", 0.5},
	    {"de", "Berg", "en", "mountain", 0.5}, /* short, and no stranger */
	    {"de", "Dampfmaschine", "en", "steam", 0.46}, {"de", "Dampfmaschinen", "en", "machines", 0.46},
	    {"en", "steam", "de", "Dampfmaschine", 0.46}, {"it", "parlamentare", "hu", "fogorvos", 0}, {"de", "Kirche", "en", "bridge", 0},
	    {"en", "workers", "en", "employees", 0.5},                                   /* one language */
	    {"de", "Schloss", "it", "castelli", 0}, {"cs", "matky", "en", "mothers", 0}, /* a lock; nuts */
	    {"it", "les", "en", "forest", 0},                                            /* a word of another language */
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		bool evident;
		const double likeness = likeness_of(cases[i].lang, cases[i].word, cases[i].of, cases[i].other, &evident);
		cr_expect(cases[i].likeness == 0 ? !evident : likeness >= cases[i].likeness - 1e-6 && evident, "%s ~ %s: %g", cases[i].word,
		    cases[i].other, likeness);
	}
}

/* Each row says something in all nine languages, and no word stands twice in a cell. */
Test(match, meanings_are_whole)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "meanings");
	cr_expect(coco_table_rows(table) > 600);
	for (size_t row = 0; row < coco_table_rows(table); row++)
		for (int lang = 0; lang < COCO_LANGS; lang++) {
			const char *cell = coco_table_cell(table, row, coco_table_column(table, coco_langs[lang]));
			struct coco_str rest = coco_str_of(cell), word;
			while (rest.n > 0 && coco_str_split(&rest, ';', &word)) {
				struct coco_str after = rest, other;
				cr_expect(word.n > 0 && memchr(word.s, ' ', word.n) == NULL, "%s, %s: one word each", coco_langs[lang], cell);
				while (after.n > 0 && coco_str_split(&after, ';', &other))
					cr_expect(!coco_str_eq(word, other), "%s: twice in %s", coco_langs[lang], cell);
			}
			cr_expect(cell[0] != '\0', "%s: empty in row %zu", coco_langs[lang], row);
		}
}

Test(match, no_key_is_found_for_what_means_nothing)
{
	cr_expect(coco_meanings_find(COCO_STR("0zzzz")) == 0);
	cr_expect(coco_meanings_find(COCO_STR("")) == 0);
	uint32_t parts[2];
	cr_expect(!coco_meanings_parts(COCO_STR("1dampf"), parts), "a word, no compound");
	cr_expect(!coco_meanings_parts(COCO_STR("1dampfzzzz"), parts));
	cr_expect(!coco_meanings_parts(COCO_STR("1"), parts));
	cr_expect(coco_meanings_parts(COCO_STR("1dampfmaschin"), parts));
}
