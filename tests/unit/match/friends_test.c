/* False friends: what is parted, in which languages, and what is not; what a lone cousin is worth. */
#include "../../../lib/match/words/friends.h"
#include "../../../lib/match/words/affinity.h"

#include <criterion/criterion.h>

static int lang_of(const char *code)
{
	return coco_lang_index(coco_str_of(code));
}

Test(match, false_friends_are_parted)
{
	static const struct {
		const char *lang, *word, *other, *in, *not_in;
	} cases[] = {
	    {"it", "cantina", "kantine", "de", "it"},
	    {"de", "kantine", "cantina", "it", "de"},
	    {"pl", "sklepu", "sklep", "cs", "pl"},
	    {"cs", "sklep", "sklep", "pl", "cs"},
	    {"sl", "konstrukcije", "instrukcije", "hr", NULL},
	    {"sl", "konstrukcije", "konstrukcija", NULL, "hr"},
	    {"hr", "sklep", "sklep", NULL, "pl"},
	    {"en", "packaging", "package", NULL, "en"},
	    {"it", "regalo", "regal", "de", "en"},
	};
	struct coco_friends *f = coco_friends_new();
	cr_assert(f != NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const int lang = lang_of(cases[i].lang);
		const unsigned parted = coco_friends_part(f, lang, coco_str_of(cases[i].word), coco_str_of(cases[i].other));
		if (cases[i].in != NULL)
			cr_expect(
			    (parted >> lang_of(cases[i].in) & 1) != 0 && coco_friends_know(f, lang, coco_str_of(cases[i].word)), "%s", cases[i].word);
		if (cases[i].not_in != NULL)
			cr_expect((parted >> lang_of(cases[i].not_in) & 1) == 0, "%s %s", cases[i].word, cases[i].other);
	}
	coco_friends_free(f);
}

static double affinity(const char *lang, const char *asks, const char *other, const char *says, bool called)
{
	struct coco_err err = {0};
	struct coco_affinity *a = coco_affinity_new();
	const struct coco_passage p = {.text = coco_str_of(says), .tongue = coco_tongue_of(coco_str_of(other), NULL, 0, coco_str_of(says))},
	                          filler = {.text = COCO_STR("Something else"), .tongue = {.index = 0, .code = "en"}},
	                          c = {.text = coco_str_of(asks), .tongue = coco_tongue_of(coco_str_of(lang), NULL, 0, coco_str_of(asks))};
	double scores[2];
	cr_assert(coco_affinity_add(a, &p, 1, &err) == 0 && coco_affinity_add(a, &filler, 1, &err) == 0 && coco_affinity_seal(a, &err) == 0);
	struct coco_question *q = coco_question_new(a);
	cr_assert(coco_question_ask(q, &c, 1, &err) == 0 && coco_question_scores(q, scores, &err) == 0);
	double alone;
	cr_expect(coco_question_profile(q, 0, &alone) == 0 && alone == scores[0]);
	if (called)
		scores[0] = coco_question_beside(q, 0, scores[0]);
	coco_question_free(q);
	coco_affinity_free(a);
	return scores[0];
}

Test(match, what_looks_the_same_is_no_evidence)
{
	cr_expect(affinity("pl", "Nasz sklep jest pusty", "cs", "Stavíme sklep a klenby", false) < 0.15);
	cr_expect(affinity("pl", "Nasz sklep jest pusty", "pl", "Prowadzimy sklep z ceramiką", false) > 0.3);
	cr_expect(affinity("it", "La nostra cantina è umida", "de", "Wir kochen für Ihre Kantine", false) < 0.15);
	cr_expect(affinity("it", "La nostra cantina è umida", "it", "Dipingo in una cantina", false) > 0.3);
}

Test(match, a_lone_cousin_gives_way_to_skills)
{
	const double alone = affinity("pl", "Katedra jest ciemna", "en", "Cathedral photographs", false),
	             called = affinity("pl", "Katedra jest ciemna", "en", "Cathedral photographs", true);
	cr_expect(called < 0.6 * alone && called > 0, "%f %f", called, alone);
	/* two cousins, the same language */
	cr_expect(affinity("pl", "Katedra i ceramika", "en", "Cathedral ceramics", true) ==
	          affinity("pl", "Katedra i ceramika", "en", "Cathedral ceramics", false));
	cr_expect(affinity("en", "The cathedral is dark", "en", "We paint a cathedral", true) ==
	          affinity("en", "The cathedral is dark", "en", "We paint a cathedral", false));
	/* a name */
	cr_expect(affinity("en", "Our shop in Maribor is empty", "en", "I knit in Maribor", true) <
	          affinity("en", "Our shop in Maribor is empty", "en", "I knit in Maribor", false) / 1.5);
}
