/* Affinity: bounds, order, independence of what does not matter, and what it must find. */
#include "../../../lib/match/affinity.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct coco_passage passage(const char *lang, const char *text)
{
	return (struct coco_passage){.text = coco_str_of(text), .tongue = coco_tongue_of(coco_str_of(lang), NULL, 0, coco_str_of(text))};
}

struct question {
	const char *lang, *text;
};

static struct coco_affinity *index_of(const struct question *profiles, size_t n)
{
	struct coco_err err = {0};
	struct coco_affinity *a = coco_affinity_new();
	for (size_t i = 0; i < n; i++) {
		const struct coco_passage p = passage(profiles[i].lang, profiles[i].text);
		cr_assert(coco_affinity_add(a, &p, 1, &err) == 0);
	}
	cr_assert(coco_affinity_index(a, &err) == 0);
	return a;
}

static void ask(struct coco_affinity *a, const struct coco_passage *p, double *scores)
{
	struct coco_err err = {0};
	cr_assert(coco_affinity_ask(a, p, 1, &err) == 0);
	coco_affinity_scores(a, scores);
}

static const struct question profiles[] = {
    {"en", "We design packaging from cardboard and paper for machines and tools."},
    {"en", "Documentary film, sound and photography in factories."},
    {"de", "Wir entwerfen Verpackungen aus Karton für Maschinenteile."},
    {"sl", "Oblikujemo embalažo iz kartona za stroje in orodja."},
    {"it", "Lavoriamo la ceramica: piastrelle, smalti e superfici."},
    {"", ""},
    {"en", "Film"},
};

Test(match, affinity_finds_the_right_profile)
{
	static const struct {
		struct question question;
		size_t best;
	} cases[] = {
	    {{"en", "Our tools are shipped in plastic boxes. Who designs a package of cardboard?"}, 0},
	    {{"de", "Gesucht: eine Verpackung für Pumpen"}, 2},
	    {{"sl", "Kdo oblikuje embalažo za črpalke?"}, 3},
	    {{"it", "Cerchiamo una superficie per la nostra piastrella"}, 4},
	    {{"en", "filmed"}, 6},
	    /* no word in common, but letters in a row */
	    {{"hr", "Ambalaža od kartona"}, 3},
	};
	struct coco_affinity *a = index_of(profiles, COCO_LEN(profiles));
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		double scores[COCO_LEN(profiles)];
		size_t best = 0;
		const struct coco_passage p = passage(cases[i].question.lang, cases[i].question.text);
		ask(a, &p, scores);
		for (size_t k = 0; k < COCO_LEN(profiles); k++) {
			cr_expect(scores[k] >= 0 && scores[k] <= 1, "%s: %g", cases[i].question.text, scores[k]);
			best = scores[k] > scores[best] ? k : best;
		}
		cr_expect(best == cases[i].best, "%s: found %zu", cases[i].question.text, best);
		cr_expect(scores[5] == 0, "an empty profile is like nothing");
	}
	coco_affinity_free(a);
}

Test(match, affinity_is_one_at_most_and_near_it_for_the_same_words)
{
	struct coco_affinity *a = index_of(profiles, COCO_LEN(profiles));
	double scores[COCO_LEN(profiles)];
	for (size_t i = 0; i < COCO_LEN(profiles); i++) {
		const struct coco_passage p = passage(profiles[i].lang, profiles[i].text);
		ask(a, &p, scores);
		for (size_t k = 0; k < COCO_LEN(profiles); k++)
			cr_expect(k == i || scores[k] <= scores[i], "profile %zu is less like itself than like %zu", i, k);
		cr_expect(i == 5 ? scores[i] == 0 : scores[i] > 0.6 && scores[i] <= 1, "%zu: %g", i, scores[i]);
	}
	coco_affinity_free(a);
}

Test(match, affinity_ignores_function_words_and_repeats_itself)
{
	struct coco_affinity *a = index_of(profiles, COCO_LEN(profiles));
	double scores[COCO_LEN(profiles)], again[COCO_LEN(profiles)];
	const struct coco_passage empty = passage("en", "and the of with for which is"), one = passage("en", "packaging for tools");
	ask(a, &empty, scores);
	cr_expect(coco_affinity_asked_words(a) == 0);
	for (size_t i = 0; i < COCO_LEN(profiles); i++)
		cr_expect(scores[i] == 0);
	ask(a, &one, scores);
	ask(a, &empty, again);
	ask(a, &one, again);
	cr_expect(memcmp(scores, again, sizeof scores) == 0, "what was asked between leaves no trace");
	coco_affinity_free(a);
}

/* Another profile changes what words are worth, so scores move, but not the order of clear cases. */
Test(match, affinity_bears_another_profile)
{
	struct question more[COCO_LEN(profiles) + 1];
	memcpy(more, profiles, sizeof profiles);
	more[COCO_LEN(profiles)] = (struct question){"en", "Accounting, taxes and the law of succession."};
	struct coco_affinity *a = index_of(profiles, COCO_LEN(profiles)), *b = index_of(more, COCO_LEN(more));
	double before[COCO_LEN(profiles)], after[COCO_LEN(more)];
	const struct coco_passage p = passage("en", "cardboard packaging for machines, and a film about factories");
	ask(a, &p, before);
	ask(b, &p, after);
	for (size_t i = 0; i < COCO_LEN(profiles); i++) {
		cr_expect(fabs(before[i] - after[i]) < 0.1, "%zu: %g, %g", i, before[i], after[i]);
		for (size_t k = 0; k < COCO_LEN(profiles); k++)
			cr_expect(before[i] - before[k] < 0.05 || after[i] > after[k], "%zu and %zu changed places", i, k);
	}
	coco_affinity_free(a);
	coco_affinity_free(b);
}

Test(match, affinity_explains_itself)
{
	struct coco_err err = {0};
	struct coco_affinity *a = index_of(profiles, COCO_LEN(profiles));
	struct coco_arena *arena = coco_arena_new();
	const struct coco_passage asked = passage("en", "Which studio designs cardboard packaging?");
	const struct coco_passage said = passage("en", "We are three. We design packaging from cardboard. Call us.");
	struct coco_shared_word words[3];
	struct coco_str best;
	double sum = 0;
	size_t n;
	cr_assert(coco_affinity_ask(a, &asked, 1, &err) == 0);
	cr_assert(coco_affinity_explain(a, 0, words, COCO_LEN(words), &n, &err) == 0);
	cr_assert(n == 3);
	for (size_t i = 0; i < n; i++) {
		sum += words[i].weight;
		cr_expect(i == 0 || words[i].weight <= words[i - 1].weight);
		cr_expect(!coco_str_is(words[i].word, "Which") && !coco_str_is(words[i].word, "studio"), "%.*s", COCO_STR_ARG(words[i].word));
	}
	cr_expect(sum > 0.99 && sum < 1.01);
	cr_assert(coco_affinity_explain(a, 4, words, COCO_LEN(words), &n, &err) == 0);
	cr_expect(n == 0, "nothing in common, nothing to show");
	cr_assert(coco_affinity_passage(a, &said, 1, arena, &best, &err) == 0);
	cr_expect(coco_str_is(best, "We design packaging from cardboard."), "%.*s", COCO_STR_ARG(best));
	coco_arena_free(arena);
	coco_affinity_free(a);
}

Test(match, words_are_parted_at_apostrophes)
{
	static const char text[] = "L'archivio dell\xE2\x80\x99impresa isn't rock'n'roll";
	static const char *const want[] = {"archivio", "dell", "impresa", "isn", "rock", "roll"};
	struct coco_word word;
	size_t n = 0;
	for (size_t at = 0; coco_terms_next(coco_str_of(text), &at, &word); n++)
		cr_expect(n < COCO_LEN(want) && coco_str_is(coco_str_sub(coco_str_of(text), word.start, word.end), want[n]), "%zu: %.*s", n,
		    (int)(word.end - word.start), text + word.start);
	cr_expect(n == COCO_LEN(want));
}

Test(match, language_of_a_passage)
{
	static const struct coco_str en_de[] = {{"en", 2}, {"de", 2}}, ro[] = {{"ro", 2}};
	static const struct {
		const char *given, *text, *want;
		const struct coco_str *spoken;
		size_t n;
	} cases[] = {
	    {"ro", "Wir suchen eine neue Idee", "ro", NULL, 0}, /* the record knows */
	    {NULL, "Wir suchen eine neue Idee", "de", en_de, 2},
	    {NULL, "Apărarea a cedat doar la ultima linie", "ro", ro, 1}, /* not one of ours, and she speaks no other */
	    {NULL, "CNC 12", "", en_de, 2},
	    {NULL, "CNC 12", "ro", ro, 1},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const struct coco_tongue t = coco_tongue_of(coco_str_of(cases[i].given), cases[i].spoken, cases[i].n, coco_str_of(cases[i].text));
		cr_expect(strcmp(t.code, cases[i].want) == 0, "%zu: %s", i, t.code);
		cr_expect(t.index == coco_lang_index(coco_str_of(cases[i].want)), "%zu", i);
	}
}
