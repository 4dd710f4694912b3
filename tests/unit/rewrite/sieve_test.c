/* The sieve before the patterns holds nothing back that a pattern matches: each pattern is asked of texts with the sieve and without. */
#include "../../../lib/rewrite/parts.h"

#include <criterion/criterion.h>
#include <string.h>

static void same(const char *alternatives, unsigned how, const char *const *texts, size_t n_texts, size_t least)
{
	struct coco_err err = {0};
	struct sieve *sieve = sieve_new();
	struct pattern *bare = pattern_new(alternatives, how, &err), *behind = pattern_new(alternatives, how, &err);
	size_t hits = 0;
	cr_assert(sieve && bare && behind, "%s", alternatives);
	pattern_sieve(behind, sieve);
	for (size_t i = 0; i < n_texts; i++)
		for (int way = 0; way < 3; way++) { /* a text alone, in the region, held */
			struct coco_str text = coco_str_of(texts[i]);
			size_t start[2] = {0}, end[2] = {0};
			sieve_region(sieve, way == 1 ? text : COCO_STR_NONE);
			if (way == 2)
				sieve_hold(sieve, &text, 1);
			int one = pattern_find(bare, text, 0, &start[0], &end[0]), other = pattern_find(behind, text, 0, &start[1], &end[1]);
			cr_expect(one == other && start[0] == start[1] && end[0] == end[1], "%s in \"%s\": %d, %d", alternatives, texts[i], one, other);
			hits += one == 1;
		}
	cr_expect(hits == 3 * least, "%s: %zu", alternatives, hits / 3);
	pattern_free(bare);
	pattern_free(behind);
	sieve_free(sieve);
}

Test(sieve, holds_no_match_back)
{
	static const char *const texts[] = {"", "In order to reduce waste", "in \n\t order\xC2\xA0to", "in orders tomorrow", "IN ORDER TO",
	    "die MÜLLGRÖSSE", "die Müllgröße", "Mu\xCC\x88ll", "a \u212Aelvin i\u017F it", "kelvin is it", "akelvin", "the kelvins", "“kelvin”",
	    "colour or color", "colr", "state-of-the-art", "state of the art", "10 years' experience", "10  years’ experience",
	    "x\xE2\x84\xABngstr\xC3\xB6m", "groß", "GRO\xE1\xBA\x9E", "ŽELEZO", "abab", "aab", "foo, bar", "foobar", "we have 3 machines",
	    "_kelvin_", "ÿy Ÿ"};
	static const struct {
		const char *pattern;
		unsigned how;
		size_t hits;
	} rows[] = {{"in\\s+order\\s+to", PATTERN_WORDS, 3}, {"in order to", PATTERN_WORDS, 2}, {"kelvin", PATTERN_WORDS, 4}, {"kelvin", 0, 6},
	    {"\\bkelvin\\b", 0, 3}, {"kelvins?", PATTERN_WORDS, 5}, {"müll\\w*", PATTERN_WORDS, 2}, {"colou?r", PATTERN_WORDS, 1},
	    {"state\\-of\\-the\\-art|state of the art", PATTERN_WORDS, 2}, {"\\d+ years(?:['’])? experience", 0, 1},
	    {"\\d+\\s+years(?:['’])? experience", 0, 2}, {"ångström", 0, 1}, {"groß", PATTERN_WORDS, 2}, {"železo", PATTERN_WORDS, 1},
	    {"(?:ab)+", PATTERN_WORDS, 1}, {"a+b", PATTERN_WORDS, 1}, {"foo(?:, )?bar", PATTERN_WORDS, 2},
	    {"(?:we|there) (?:have|are) \\d+ machines?", PATTERN_WORDS, 1}, {"(?=.*machines)we", PATTERN_WORDS, 1},
	    {"(?:is|it) it", PATTERN_WORDS, 2}, {"in order", PATTERN_WORDS | PATTERN_AT_START, 2},
	    {"reduce", PATTERN_WORDS | PATTERN_AT_START, 0}, {"ab{2,3}|foo(?!b), bar", 0, 1}, {"(*FAIL)", 0, 0}, {"ÿ", 0, 1}, {"yÿ|ÿy", 0, 1},
	    {"\\w+ (?=years|machines)", 0, 2}, {"(?<=have )\\d", 0, 1}, {"(?<=foo)b|(?<=, )b", 0, 2}, {"(?!.*bar)foo", 0, 0},
	    {"\\d+ (?&it)(?(DEFINE)(?<it>machines|years))", 0, 2}, {"(?&n)ngs(?(DEFINE)(?<n>x?å))", PATTERN_BEGINS, 1},
	    {"kelvin", PATTERN_BEGINS, 5}, {"elvin", PATTERN_BEGINS, 0}, {"(?&x)vin(?(DEFINE)(?<x>kel|tel))", PATTERN_BEGINS, 5}};
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		same(rows[i].pattern, rows[i].how, texts, COCO_LEN(texts), rows[i].hits);
}

/* Patterns apart find what one of them all would: the first place, there the earlier pattern; \\K moves no place. */
Test(sieve, rows_apart)
{
	static const char *const rows[] = {"blue|bluebell", "blue sky|grey", "very \\Kgreen", "green sea", "e+"};
	static const char *const texts[] = {
	    "a blue sky", "grey and blue", "very green sea", "green sea", "bluebell", "none of it", "", "sky is grey, very green"};
	struct coco_err err = {0};
	struct sieve *sieve = sieve_new();
	struct pattern *whole = pattern_new("blue|bluebell|blue sky|grey|very \\Kgreen|green sea|e+", 0, &err);
	struct patterns apart = {0};
	cr_assert(sieve && whole);
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		cr_assert(patterns_add(&apart, pattern_late(rows[i], 0, &err), &err) == 0);
		pattern_sieve(apart.items[i], sieve);
	}
	for (size_t t = 0; t < COCO_LEN(texts); t++)
		for (size_t from = 0; from <= strlen(texts[t]); from++) {
			size_t start[2] = {0}, end[2] = {0};
			int one = pattern_find(whole, coco_str_of(texts[t]), from, &start[0], &end[0]),
			    other = patterns_find(&apart, coco_str_of(texts[t]), from, &start[1], &end[1]);
			cr_expect(
			    one == other && start[0] == start[1] && end[0] == end[1], "\"%s\" from %zu: %zu, %zu", texts[t], from, start[0], start[1]);
		}
	cr_expect(sieve_sound(sieve, &err) == 0);
	patterns_free(&apart);
	pattern_free(whole);
	sieve_free(sieve);
}

/* Tables as they are: a text of another row's words does not hide a row's own. */
Test(sieve, shared_by_patterns)
{
	static const char *const patterns[] = {"reduce|avoid", "world-leading", "(?:we|our team) (?:have|has)", "no later than \\d+"};
	static const char *const texts[] = {"We avoid waste.", "A world-leading firm", "Our team has 3 rooms", "no later than 5 May",
	    "Nothing of it", "we have world-leading tools no later than 5 May to reduce"};
	struct coco_err err = {0};
	struct sieve *sieve = sieve_new();
	struct pattern *of[COCO_LEN(patterns)];
	size_t start, end;
	for (size_t i = 0; i < COCO_LEN(patterns); i++) {
		cr_assert((of[i] = pattern_new(patterns[i], PATTERN_WORDS, &err)) != NULL);
		pattern_sieve(of[i], sieve);
	}
	for (size_t t = 0; t < COCO_LEN(texts); t++)
		for (size_t i = 0; i < COCO_LEN(patterns); i++)
			cr_expect(pattern_find(of[i], coco_str_of(texts[t]), 0, &start, &end) == (t == i || t == 5), "%s in %s", patterns[i], texts[t]);
	for (size_t i = 0; i < COCO_LEN(patterns); i++)
		pattern_free(of[i]);
	sieve_free(sieve);
}

/* Bits of held texts are of the texts' own place, are taken anew where a pattern comes later, and are gone with the release. */
Test(sieve, holds_texts)
{
	enum { TEXTS = 300 };
	static char store[TEXTS][16];
	struct coco_str texts[TEXTS];
	struct coco_err err = {0};
	struct sieve *sieve = sieve_new();
	struct pattern *early = pattern_new("early", 0, &err), *late = pattern_new("later", 0, &err);
	size_t start, end;
	cr_assert(sieve && early && late);
	pattern_sieve(early, sieve);
	for (size_t i = 0; i < TEXTS; i++) {
		strcpy(store[i], i % 3 == 0 ? "is early" : i % 3 == 1 ? "is later" : "is neither");
		texts[i] = coco_str_of(store[i]);
		if (i % 50 == 49)
			sieve_hold(sieve, texts + i - 49, 50);
	}
	for (size_t i = 0; i < TEXTS; i++)
		cr_expect(pattern_find(early, texts[i], 0, &start, &end) == (i % 3 == 0), "%zu", i);
	pattern_sieve(late, sieve);
	for (size_t i = 0; i < TEXTS; i++)
		cr_expect(pattern_find(late, texts[i], 0, &start, &end) == (i % 3 == 1), "%zu", i);
	sieve_release(sieve);
	strcpy(store[2], "is early!!"); /* at the same place, as long */
	cr_expect(pattern_find(early, texts[2], 0, &start, &end) == 1);
	pattern_free(early);
	pattern_free(late);
	sieve_free(sieve);
}

/* Compiled late: nothing is found before, and nothing is compiled for a text that holds none of the needles. */
Test(sieve, compiles_what_may_match)
{
	struct coco_err err = {0};
	struct sieve *sieve = sieve_new();
	struct pattern *late = pattern_late("reduce (", 0, &err), *fits = pattern_late("(?:we )reduce", 0, &err);
	size_t start = 0, end = 0;
	cr_assert(sieve && late && fits);
	pattern_sieve(late, sieve);
	pattern_sieve(fits, sieve);
	cr_expect(pattern_ready(late, COCO_STR("We avoid waste."), &err) == 0 && err.text[0] == '\0', "not asked, not compiled");
	cr_expect(pattern_ready(late, COCO_STR("We reduce waste."), &err) == -1 && strstr(err.text, "reduce (") != NULL, "%s", err.text);
	cr_expect(pattern_ready(fits, COCO_STR("We reduce waste."), &err) == 0);
	cr_expect(pattern_find(fits, COCO_STR("We reduce waste."), 0, &start, &end) == 1 && end == 9);
	err.text[0] = '\0';
	cr_expect(pattern_find(late, COCO_STR("We avoid waste."), 0, &start, &end) == 0 && sieve_sound(sieve, &err) == 0);
	cr_expect(pattern_find(late, COCO_STR("We reduce waste."), 0, &start, &end) == -1 && err.text[0] == '\0');
	cr_expect(sieve_sound(sieve, &err) == -1 && strstr(err.text, "reduce (") != NULL, "a fault while matching is kept: %s", err.text);
	pattern_free(late);
	pattern_free(fits);
	sieve_free(sieve);
}

static void compiles(struct pattern *pattern, int lang, const char *what, size_t i)
{
	struct coco_err err = {0};
	cr_expect(!pattern || pattern_ready(pattern, COCO_STR(""), &err) == 0, "%s: %s %zu: %s", coco_langs[lang], what, i, err.text);
}

/* Every pattern compiles, in each language, also those that no text of the tests asks for. */
Test(sieve, patterns_compile)
{
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	cr_assert(rewriter);
	for (int lang = 0; lang < COCO_LANGS; lang++) {
		struct lang_tables *of = lang_of(rewriter, lang);
		cr_assert(lang_tables_load(rewriter, lang, &err) == 0 && of->n_questions > 20, "%s", err.text);
		for (size_t i = 0; i < of->n_questions; i++)
			compiles(of->questions[i].pattern, lang, "question", i);
		for (size_t i = 0; i < of->n_cues; i++)
			compiles(of->cues[i].pattern, lang, "cue", i);
		for (size_t i = 0; i < MARKS; i++)
			compiles(of->marks[i], lang, "mark", i);
		for (size_t i = 0; i < RULES_MAX; i++) {
			compiles(of->rules[i], lang, "rule", i);
			compiles(of->without[i], lang, "without", i);
		}
		for (enum cut_kind i = 0; i < CUTS; i++)
			compiles((struct pattern *)cut_of(rewriter, lang, i, &err), lang, "cut", i);
		for (size_t i = 0; i < of->phrase_patterns.n; i++)
			compiles(of->phrase_patterns.items[i], lang, "phrases", i);
		for (size_t i = 0; i < of->joint_patterns.n; i++)
			compiles(of->joint_patterns.items[i], lang, "joints", i);
	}
	coco_rewriter_free(rewriter);
}
