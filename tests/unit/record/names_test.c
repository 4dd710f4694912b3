/* The names folded when the tables were made are what folding at run time gives: every one of them is there, and no other. */
#include <criterion/criterion.h>
#include "coco/record.h"

/* Names of a cell that are not found at it, by folding the cell now; adds their number to *seen. */
static size_t lost(
    struct coco_table_ref t, size_t row, size_t column, bool whole, void (*fold)(struct coco_str, struct coco_buf *), size_t *seen)
{
	struct coco_str rest = coco_str_of(coco_table_cell(t, row, column)), piece;
	struct coco_buf folded = COCO_BUF_INIT;
	size_t n = 0;
	while (rest.n > 0 && (whole || coco_str_split(&rest, ';', &piece))) {
		coco_buf_clear(&folded);
		fold(whole ? rest : piece, &folded);
		size_t name = coco_names_find(t, coco_buf_view(&folded));
		while (name != COCO_NONE && (coco_names_row(t, name) != row || coco_names_column(t, name) != column))
			name = coco_names_next(t, name);
		*seen += folded.len > 0;
		n += folded.len > 0 && (name == COCO_NONE || !coco_str_is(coco_buf_view(&folded), coco_names_text(t, name)));
		if (whole)
			break;
	}
	coco_buf_free(&folded);
	return n;
}

static void check(const struct coco_tables *set, const char *name, void (*fold)(struct coco_str, struct coco_buf *))
{
	struct coco_table_ref t = coco_table_find(set, name);
	bool coded = coco_table_column(t, "code") == 0;
	size_t seen = 0;
	cr_assert(coco_names_count(t) > 0, "%s", name);
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		for (size_t lang = 0; lang < COCO_LANGS; lang++)
			cr_expect(lost(t, row, coco_table_column(t, coco_langs[lang]), coded, fold, &seen) == 0, "%s, row %zu, %s", name, row,
			    coco_langs[lang]);
		cr_expect(!coded || lost(t, row, 0, true, fold, &seen) == 0, "%s, row %zu", name, row);
		cr_expect(!coded || lost(t, row, coco_table_column(t, "synonyms"), false, fold, &seen) == 0, "%s, row %zu", name, row);
		cr_expect(!coded || lost(t, row, coco_table_column(t, "answers"), false, fold, &seen) == 0, "%s, row %zu", name, row);
		cr_expect(!coded || lost(t, row, coco_table_column(t, "works"), false, fold, &seen) == 0, "%s, row %zu", name, row);
	}
	cr_expect(seen == coco_names_count(t), "%s: %zu names, %zu in the table", name, seen, coco_names_count(t));
	for (size_t i = 1; i < coco_names_count(t); i++)
		cr_expect(coco_names_row(t, i) >= coco_names_row(t, i - 1), "%s: name %zu", name, i);
}

Test(names, are_folded_as_at_run_time)
{
	const char *const *vocabs;
	static const char *const words[] = {"words", "metadata", "likert"};
	for (size_t i = 0, n = coco_vocab_names(&vocabs); i < n; i++)
		check(&coco_tables_vocab, vocabs[i], coco_fold_name);
	for (size_t i = 0; i < COCO_LEN(words); i++)
		check(&coco_tables_survey, words[i], coco_fold_name);
	check(&coco_tables_survey, "headers", coco_fold_words);
}

/* Every name is in the class of its first word, once, in order; no other is. */
Test(names, folded_by_word_lie_by_their_first_word)
{
	static const char *const tables[] = {"headers", "notions", "whose"};
	size_t n;
	for (size_t i = 0; i < COCO_LEN(tables); i++) {
		struct coco_table_ref t = coco_table_find(&coco_tables_survey, tables[i]);
		size_t in_classes = 0, last = 0;
		for (size_t name = 0; name < coco_names_count(t); name++) {
			struct coco_str rest = coco_str_of(coco_names_text(t, name)), word;
			coco_str_split(&rest, ' ', &word);
			word.n -= coco_str_ends(word, "*");
			const uint32_t *class = coco_names_of_class(t, coco_names_class(word), &n);
			size_t at = 0, times = 0;
			for (; at < n; at++)
				times += class[at] == name;
			cr_expect(times == 1, "%s: '%s' %zu times", tables[i], coco_names_text(t, name), times);
			last = coco_names_class(word) > last ? coco_names_class(word) : last;
		}
		for (size_t class = 0; class <= last; class ++) {
			const uint32_t *names = coco_names_of_class(t, class, &n);
			for (size_t k = 1; k < n; k++)
				cr_expect(names[k] > names[k - 1], "%s: class %zu", tables[i], class);
			in_classes += n;
		}
		cr_expect(in_classes == coco_names_count(t), "%s: %zu of %zu", tables[i], in_classes, coco_names_count(t));
	}
	cr_expect(!coco_names_of_class(coco_table_find(&coco_tables_survey, "words"), 7, &n) && n == 0, "folded as a whole");
}

Test(names, unknown_and_unnamed)
{
	struct coco_table_ref words = coco_table_find(&coco_tables_survey, "words"), marks = coco_table_find(&coco_tables_dsv, "marks"),
	                      none = coco_table_find(&coco_tables_survey, "nosuchtable");
	cr_expect(coco_names_find(words, COCO_STR("yes")) != COCO_NONE && coco_names_find(words, COCO_STR("✓")) != COCO_NONE);
	cr_expect(coco_names_find(words, COCO_STR("yes\0s")) == COCO_NONE && coco_names_find(words, COCO_STR("ye")) == COCO_NONE);
	cr_expect(coco_names_find(words, COCO_STR("")) == COCO_NONE && coco_names_find(words, COCO_STR_NONE) == COCO_NONE);
	cr_expect(coco_names_find(marks, COCO_STR("yes")) == COCO_NONE && coco_names_count(marks) == 0);
	cr_expect(coco_names_find(none, COCO_STR("yes")) == COCO_NONE && coco_names_count(none) == 0);
}

Test(names, words_and_marks_fold)
{
	static const struct {
		const char *text, *name, *words;
	} folds[] = {{"Name Ihr* Unternehmen*", "nameihrunternehmen", "name ihr* unternehmen*"}, {" #", "#", ""}, {"", "", ""},
	    {"Ža–nr – Straße", "zanrstrasse", "zanr strasse"}, {"–", "–", ""}, {"* a", "a", "a"}};
	for (size_t i = 0; i < COCO_LEN(folds); i++) {
		struct coco_buf name = COCO_BUF_INIT, words = COCO_BUF_INIT;
		coco_fold_name(coco_str_of(folds[i].text), &name);
		coco_fold_words(coco_str_of(folds[i].text), &words);
		cr_expect(coco_str_is(coco_buf_view(&name), folds[i].name), "'%s': '%s'", folds[i].text, name.data);
		cr_expect(coco_str_is(coco_buf_view(&words), folds[i].words), "'%s': '%s'", folds[i].text, words.data);
		coco_buf_free(&name);
		coco_buf_free(&words);
	}
}

Test(hosts, shared)
{
	static const struct {
		const char *host;
		bool shared;
	} cases[] = {{"facebook.com", true}, {"m.facebook.com", true}, {"de-de.facebook.com", true}, {"wordpress.com", true},
	    {"studio.wordpress.com", false}, {"notfacebook.com", false}, {"facebook.com.example.org", false}, {"com", false}, {"", false},
	    {"sites.google.com", true}, {"docs.google.com", true}, {"design.google.com", false}, {"bizi.si", true},
	    {"studio.example.org", false}};
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		cr_expect(coco_host_shared(coco_str_of(cases[i].host)) == cases[i].shared, "%s", cases[i].host);
}
