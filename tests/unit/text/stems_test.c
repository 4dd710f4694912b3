/* Stems of five languages against lists of our own (stems_LANG.csv: the forms of a word that must meet, words that must stay
 * apart). The rules were made with the rows `development` in sight; `test` was measured then, `later` was written after that. All rows have
 * been looked at since, so the figures printed here say that nothing has become worse, not how well unseen words fare: that is in
 * tests/bench/matching.md. */
#include "../../../lib/text/light.h"

#include <criterion/criterion.h>
#include <string.h>

#define GROUPS 400
#define FORMS 10

struct group {
	struct coco_str stems[FORMS];
	size_t n;
};
struct figures {
	size_t groups, full, pairs, met, over, apart, broken;
};

static struct group *group_of(struct coco_stemmer *stemmer, int lang, struct coco_str words, struct coco_arena *arena)
{
	struct group *group = coco_arena_alloc(arena, sizeof *group);
	struct coco_str word;
	cr_assert(group);
	while (words.n > 0 && coco_str_split(&words, ' ', &word)) {
		struct coco_buf normal = COCO_BUF_INIT;
		coco_text_normal(word, &normal);
		cr_assert(coco_buf_ok(&normal) && group->n < FORMS);
		group->stems[group->n] = coco_arena_copy(arena, coco_stem(stemmer, lang, coco_buf_view(&normal)));
		cr_assert(group->stems[group->n++].s);
		coco_buf_free(&normal);
	}
	return group;
}

static size_t equal(const struct group *a, const struct group *b)
{
	size_t n = 0;
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = a == b ? i + 1 : 0; k < b->n; k++)
			n += coco_str_eq(a->stems[i], b->stems[k]);
	return n;
}

static struct figures measure(struct coco_stemmer *stemmer, int lang)
{
	static struct group *groups[GROUPS];
	struct figures f = {0};
	struct coco_arena *arena = coco_arena_new();
	char path[64];
	snprintf(path, sizeof path, "tests/unit/text/stems_%s.csv", coco_langs[lang]);
	struct coco_err err = {0};
	struct coco_str csv = coco_file_read(path, 1 << 20, arena, &err), line, set, kind, words;
	cr_assert(csv.s, "%s: run from the top of the tree", path);
	coco_str_split(&csv, '\n', &line);
	while (csv.n > 0 && coco_str_split(&csv, '\n', &line)) {
		cr_assert(coco_str_split(&line, ',', &set) && coco_str_split(&line, ',', &kind) && coco_str_split(&line, ',', &words));
		struct group *group = group_of(stemmer, lang, words, arena);
		if (coco_str_is(kind, "apart")) {
			const bool broken = equal(group, group) > 0;
			f.apart++;
			f.broken += broken;
			cr_expect(!broken, "%s: %.*s meet", coco_langs[lang], COCO_STR_ARG(words));
			continue;
		}
		cr_assert(coco_str_is(kind, "meet") && f.groups < GROUPS && group->n > 2);
		const size_t all = group->n * (group->n - 1) / 2, met = equal(group, group);
		f.pairs += all;
		f.met += met;
		f.full += met == all;
		for (size_t i = 0; i < f.groups; i++)
			f.over += equal(groups[i], group) > 0;
		groups[f.groups++] = group;
	}
	coco_arena_free(arena);
	return f;
}

Test(stems, forms_meet_and_words_stay_apart)
{
	/* Groups that may fail, pairs of groups that meet: a material and its adjective (keramika, keramičen) do, and are meant to. */
	static const struct {
		const char *lang;
		size_t failed, over;
	} rows[] = {{"sl", 1, 2}, {"hr", 0, 2}, {"cs", 0, 1}, {"sk", 1, 1}, {"pl", 0, 1}};
	struct coco_stemmer *stemmer = coco_stemmer_new();
	cr_assert(stemmer);
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		const struct figures f = measure(stemmer, coco_lang_index(coco_str_of(rows[i].lang)));
		printf("stems %s: %zu of %zu groups whole, %zu of %zu pairs of forms meet, %zu pairs of groups meet, %zu of %zu pairs broken\n",
		    rows[i].lang, f.full, f.groups, f.met, f.pairs, f.over, f.broken, f.apart);
		cr_expect(f.groups >= 60 && f.apart >= 30 && f.full + rows[i].failed >= f.groups && f.over <= rows[i].over, "%s", rows[i].lang);
	}
	coco_stemmer_free(stemmer);
}

/* Snowball's languages as people type them. */
Test(stems, spellings_of_one_word_meet)
{
	static const struct {
		const char *lang, *a, *b;
	} rows[] = {{"en", "designer’s", "designs"}, {"en", "café", "cafes"}, {"en", "naïve", "naive"}, {"de", "schoen", "schöne"},
	    {"de", "groesse", "Größen"}, {"de", "strasse", "Straßen"}, {"de", "QUALITAET", "Qualität"}, {"de", "neue", "neuen"},
	    {"de", "Haus", "Haeuser"}, {"it", "citta", "Città"}, {"it", "dell’arte", "dell'arte"}, {"hu", "tervezõk", "tervező"},
	    {"hu", "víz", "vizek"}, {"hu", "gépek", "Gépeket"}};
	struct coco_stemmer *stemmer = coco_stemmer_new();
	struct coco_arena *arena = coco_arena_new();
	cr_assert(stemmer && arena);
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		const int lang = coco_lang_index(coco_str_of(rows[i].lang));
		const struct group *a = group_of(stemmer, lang, coco_str_of(rows[i].a), arena);
		const struct group *b = group_of(stemmer, lang, coco_str_of(rows[i].b), arena);
		cr_expect(coco_str_eq(a->stems[0], b->stems[0]), "%s: %s -> %.*s, %s -> %.*s", rows[i].lang, rows[i].a, COCO_STR_ARG(a->stems[0]),
		    rows[i].b, COCO_STR_ARG(b->stems[0]));
	}
	coco_arena_free(arena);
	coco_stemmer_free(stemmer);
}

Test(stems, the_tables_are_whole)
{
	static struct light_rules rules;
	const struct coco_table_ref endings = coco_table_find(&coco_tables_text, "stem_endings");
	const struct coco_table_ref letters = coco_table_find(&coco_tables_text, "stem_letters");
	size_t n_letters = 0;
	for (int lang = 0; lang < COCO_LANGS; lang++) {
		cr_expect(light_read(&rules, coco_langs[lang]) <= LIGHT_ENDINGS, "%s: no room for all endings", coco_langs[lang]);
		n_letters += rules.n_letters;
	}
	cr_expect(n_letters == coco_table_rows(letters), "a row of stem_letters that no language takes");
	for (size_t row = 0; row < coco_table_rows(endings); row++) {
		size_t n[2] = {0, 0};
		for (size_t side = 0; side < 2; side++) {
			struct coco_str rest = coco_str_of(coco_table_cell(endings, row, coco_table_column(endings, side ? "instead" : "endings"))),
			                piece;
			while (rest.n > 0 && coco_str_split(&rest, ' ', &piece))
				n[side]++;
		}
		const char step = coco_table_cell(endings, row, 1)[0];
		cr_expect(n[0] > 0 && (n[1] <= 1 || n[1] == n[0]) && step >= '1' && step < '1' + LIGHT_STEPS, "stem_endings: row %zu", row + 1);
	}
}

Test(stems, hostile_words)
{
	struct coco_stemmer *stemmer = coco_stemmer_new();
	char word[LIGHT_MOST + 1];
	cr_assert(stemmer);
	for (size_t n = 0; n <= LIGHT_MOST; n++)
		for (int lang = 0; lang < COCO_LANGS; lang++) {
			memset(word, "uceaj"[n % 5], n);
			if (n > 1)
				memcpy(word + n - 2, "\xC3\xBD", 2);
			cr_expect(coco_stem(stemmer, lang, (struct coco_str){word, n}).n <= LIGHT_MOST);
		}
	coco_stemmer_free(stemmer);
}
