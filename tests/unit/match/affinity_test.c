/* Affinity: bounds, order, independence of what does not matter, and what it must find. */
#include "../../../lib/match/words/affinity.h"
#include "../../../lib/match/words/lexis.h"
#include "../../../lib/match/words/sounds.h"

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

/* Profiles and what is asked of them. */
struct asked {
	struct coco_affinity *affinity;
	struct coco_question *question;
};

static struct asked index_of(const struct question *profiles, size_t n)
{
	struct coco_err err = {0};
	struct coco_affinity *a = coco_affinity_new();
	for (size_t i = 0; i < n; i++) {
		const struct coco_passage p = passage(profiles[i].lang, profiles[i].text);
		cr_assert(coco_affinity_add(a, &p, 1, &err) == 0);
	}
	cr_assert(coco_affinity_seal(a, &err) == 0);
	return (struct asked){a, coco_question_new(a)};
}

static void forget(struct asked a)
{
	coco_question_free(a.question);
	coco_affinity_free(a.affinity);
}

static void ask(struct asked a, const struct coco_passage *p, double *scores)
{
	struct coco_err err = {0};
	cr_assert(coco_question_ask(a.question, p, 1, &err) == 0);
	cr_assert(coco_question_scores(a.question, scores, &err) == 0);
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
	const struct asked a = index_of(profiles, COCO_LEN(profiles));
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
	forget(a);
}

Test(match, affinity_is_one_at_most_and_near_it_for_the_same_words)
{
	const struct asked a = index_of(profiles, COCO_LEN(profiles));
	double scores[COCO_LEN(profiles)];
	for (size_t i = 0; i < COCO_LEN(profiles); i++) {
		const struct coco_passage p = passage(profiles[i].lang, profiles[i].text);
		ask(a, &p, scores);
		for (size_t k = 0; k < COCO_LEN(profiles); k++)
			cr_expect(k == i || scores[k] <= scores[i], "profile %zu is less like itself than like %zu", i, k);
		cr_expect(i == 5 ? scores[i] == 0 : scores[i] > 0.5 && scores[i] < 1, "%zu: %g", i, scores[i]);
	}
	forget(a);
}

Test(match, affinity_ignores_function_words_and_repeats_itself)
{
	const struct asked a = index_of(profiles, COCO_LEN(profiles));
	double scores[COCO_LEN(profiles)], again[COCO_LEN(profiles)];
	const struct coco_passage empty = passage("en", "and the of with for which is"), one = passage("en", "packaging for tools");
	ask(a, &empty, scores);
	cr_expect(!coco_question_asks(a.question));
	for (size_t i = 0; i < COCO_LEN(profiles); i++)
		cr_expect(scores[i] == 0);
	ask(a, &one, scores);
	ask(a, &empty, again);
	ask(a, &one, again);
	cr_expect(memcmp(scores, again, sizeof scores) == 0, "what was asked between leaves no trace");
	forget(a);
}

/* Another profile changes what words are worth, so scores move, but not the order of clear cases. */
Test(match, affinity_bears_another_profile)
{
	struct question more[COCO_LEN(profiles) + 1];
	memcpy(more, profiles, sizeof profiles);
	more[COCO_LEN(profiles)] = (struct question){"en", "Accounting, taxes and the law of succession."};
	const struct asked a = index_of(profiles, COCO_LEN(profiles)), b = index_of(more, COCO_LEN(more));
	double before[COCO_LEN(profiles)], after[COCO_LEN(more)];
	const struct coco_passage p = passage("en", "cardboard packaging for machines, and a film about factories");
	ask(a, &p, before);
	ask(b, &p, after);
	for (size_t i = 0; i < COCO_LEN(profiles); i++) {
		cr_expect(fabs(before[i] - after[i]) < 0.1, "%zu: %g, %g", i, before[i], after[i]);
		for (size_t k = 0; k < COCO_LEN(profiles); k++)
			cr_expect(before[i] - before[k] < 0.05 || after[i] > after[k], "%zu and %zu changed places", i, k);
	}
	forget(a);
	forget(b);
}

/* A person with many works is one person: the word that all of them have stays as telling as one of a single work. */
Test(match, affinity_counts_persons_not_works)
{
	struct coco_err err = {0};
	struct coco_affinity *a = coco_affinity_new();
	struct coco_passage works[20];
	const struct coco_passage other = passage("en", "Poster and theatre.");
	for (size_t i = 0; i < 20; i++)
		works[i] = passage("en", "A violin of spruce.");
	cr_assert(coco_affinity_add(a, works, 20, &err) == 0 && coco_affinity_add(a, &other, 1, &err) == 0);
	cr_assert(coco_affinity_seal(a, &err) == 0);
	struct asked asked = {a, coco_question_new(a)};
	double violin[2], poster[2];
	const struct coco_passage one = passage("en", "violin spruce"), two = passage("en", "poster theatre");
	ask(asked, &one, violin);
	ask(asked, &two, poster);
	cr_expect(violin[0] >= poster[1], "%g, %g", violin[0], poster[1]);
	forget(asked);
}

Test(match, affinity_explains_itself)
{
	struct coco_err err = {0};
	const struct asked a = index_of(profiles, COCO_LEN(profiles));
	struct coco_arena *arena = coco_arena_new();
	const struct coco_passage asked = passage("en", "Which studio designs cardboard packaging?");
	const struct coco_passage said = passage("en", "We are three. We design packaging from cardboard. Call us.");
	const struct coco_passage apart = passage("en", "We design packaging. Our cardboard is grey and comes from far away.");
	struct coco_shared_word words[3];
	struct coco_str best;
	double sum = 0;
	size_t n;
	cr_assert(coco_question_ask(a.question, &asked, 1, &err) == 0);
	cr_assert(coco_question_explain(a.question, 0, words, COCO_LEN(words), &n, &err) == 0);
	cr_assert(n == 3);
	for (size_t i = 0; i < n; i++) {
		sum += words[i].weight;
		cr_expect(i == 0 || words[i].weight <= words[i - 1].weight);
		cr_expect(!coco_str_is(words[i].word, "Which") && !coco_str_is(words[i].word, "studio"), "%.*s", COCO_STR_ARG(words[i].word));
	}
	cr_expect(sum > 0.99 && sum < 1.01);
	const struct coco_shared_word told = words[coco_str_is(words[0].word, "cardboard")   ? 0
	                                           : coco_str_is(words[1].word, "cardboard") ? 1
	                                                                                     : 2];
	cr_assert(coco_question_passage(a.question, &apart, 1, NULL, 0, arena, &best, &err) == 0);
	cr_expect(coco_str_is(best, "We design packaging."), "%.*s", COCO_STR_ARG(best));
	cr_assert(coco_question_passage(a.question, &apart, 1, &told, 1, arena, &best, &err) == 0);
	cr_expect(coco_str_is(best, "Our cardboard is grey and comes from far away."), "what is told is shown: %.*s", COCO_STR_ARG(best));
	cr_assert(coco_question_explain(a.question, 4, words, COCO_LEN(words), &n, &err) == 0);
	cr_expect(n == 0, "nothing in common, nothing to show");
	cr_assert(coco_question_passage(a.question, &said, 1, NULL, 0, arena, &best, &err) == 0);
	cr_expect(coco_str_is(best, "We design packaging from cardboard."), "%.*s", COCO_STR_ARG(best));
	coco_arena_free(arena);
	forget(a);
}

/* ---- many passages, against the plainest way ------------------------------------------------------------------- */

enum { MANY = 20000, TEXT_MOST = 700 }; /* more than a block */

/* Words of a small made-up language: some frequent, some of one beginning. */
static void write_text(uint64_t *seed, char *text)
{
	static const char *const begin[] = {"kar", "pla", "stro", "ober", "vita", "mel", "sno", "tri"};
	static const char *const end[] = {"ton", "tika", "jem", "fla", "nica", "dur", "vanje", "vanja", "vanju", "x"};
	size_t n = 0;
	*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
	for (size_t words = 3 + (*seed >> 33) % 40; words > 0; words--) {
		*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
		const uint64_t r = *seed >> 20;
		n += (size_t)snprintf(
		    text + n, TEXT_MOST - n, "%s%s%s ", begin[r % 8], (r >> 8) % 3 == 0 ? "o" : "", end[(r >> 16) % ((r >> 12) % 4 ? 10 : 3)]);
	}
}

/* A total that is the affinity, or (where context is set) the mean of it with something else for odd profiles alone. */
static double total_of(void *context, size_t profile, double text)
{
	return context == NULL ? text : profile % 2 == 1 ? (text + (double)(profile % 10) / 10) / 2 : 0;
}

static double bound_of(void *context, double text)
{
	return context == NULL ? text : (text + 1) / 2;
}

Test(match, affinity_best_are_those_of_all_scores)
{
	struct coco_err err = {0};
	struct coco_affinity *a = coco_affinity_new();
	char text[3][TEXT_MOST];
	uint64_t seed = 7;
	double *scores = calloc(MANY, sizeof *scores);
	for (size_t i = 0; i < MANY; i++) {
		struct coco_passage p[3];
		const size_t n = i % 5 == 0 ? 3 : i % 7 == 0 ? 0 : 1;
		for (size_t k = 0; k < n; k++) {
			write_text(&seed, text[k]);
			p[k] = passage(i % 3 == 0 ? "de" : "sl", text[k]);
		}
		cr_assert(coco_affinity_add(a, p, n, &err) == 0);
	}
	cr_assert(coco_affinity_seal(a, &err) == 0);
	struct coco_question *q = coco_question_new(a);
	for (int round = 0; round < 30; round++) {
		struct coco_scored best[20];
		size_t n;
		write_text(&seed, text[0]);
		const struct coco_passage p = passage(round % 2 ? "sl" : "de", text[0]);
		const struct coco_search search = {
		    .most = COCO_LEN(best), .least = 1e-6, .total = total_of, .bound = bound_of, .context = round % 3 == 0 ? &seed : NULL};
		cr_assert(coco_question_ask(q, &p, 1, &err) == 0);
		cr_assert(coco_question_scores(q, scores, &err) == 0);
		cr_assert(coco_question_search(q, &search, best, &n, &err) == 0);
		cr_assert(n == COCO_LEN(best));
		for (size_t k = 0; k < MANY; k++)
			scores[k] = total_of(search.context, k, scores[k]);
		for (size_t i = 0; i < n; i++) {
			size_t most = MANY;
			for (size_t k = 0; k < MANY; k++)
				if (most == MANY || scores[k] > scores[most])
					most = k;
			cr_assert(best[i].profile == most && best[i].total == scores[most], "%d, %zu: %zu (%.9f) for %zu (%.9f)", round, i,
			    best[i].profile, best[i].total, most, scores[most]);
			scores[most] = -1;
		}
	}
	coco_question_free(q);
	coco_affinity_free(a);
	free(scores);
}

/* A person with several works is found by each of them; what else they do takes nothing away, and a second work on the
 * matter adds to it. */
Test(match, affinity_is_that_of_the_best_passages)
{
	const struct coco_passage works[] = {passage("en", "Packaging from cardboard for machines"),
	    passage("en", "A film about bees and hives"), passage("en", "Cardboard boxes that protect heavy tools")};
	const struct coco_passage asked = passage("en", "cardboard packaging for heavy machines");
	struct coco_err err = {0};
	struct coco_affinity *a = coco_affinity_new();
	double scores[4];
	cr_assert(coco_affinity_add(a, &works[0], 1, &err) == 0);                                     /* one work */
	cr_assert(coco_affinity_add(a, works, 2, &err) == 0);                                         /* and a strange one */
	cr_assert(coco_affinity_add(a, works, 3, &err) == 0);                                         /* and a related one */
	cr_assert(coco_affinity_add(a, &works[1], 1, &err) == 0 && coco_affinity_seal(a, &err) == 0); /* only the strange one */
	const struct asked both = {a, coco_question_new(a)};
	ask(both, &asked, scores);
	cr_expect(scores[0] == scores[1]);
	cr_expect(scores[2] > scores[1] && scores[2] < 1);
	cr_expect(scores[3] < scores[0] / 2);
	forget(both);
}

Test(match, affinity_prefers_words_in_their_order)
{
	static const struct question two[] = {{"en", "lamps, design, glass, colour"}, {"en", "colour, design, glass lamps"}};
	const struct coco_passage asked = passage("en", "glass lamps");
	const struct asked a = index_of(two, COCO_LEN(two));
	double scores[2];
	ask(a, &asked, scores);
	cr_expect(scores[1] > scores[0], "%g %g", scores[0], scores[1]);
	forget(a);
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

Test(match, words_are_alike_by_letters_and_by_stem)
{
	static const struct {
		const char *text;
		int lang;
	} known[] = {{"Verpackung", 1}, {"Verpackungen", 1}, {"Verpackungsdesign", 1}, {"Backofen", 1}, {"hiša", 2}, {"stroja", 2}, {"hisa", 2},
	    {"zid", 2}, {"and", 0}};
	static const struct {
		const char *text;
		int lang;
		const char *like;
		double least, most;
	} cases[] = {
	    {"Verpackung", 1, "Verpackung", 1, 1},
	    {"VERPACKUNG", 1, "Verpackung", 1, 1},
	    {"Verpackung", 1, "Verpackungen", 0.6, 0.99},
	    {"Verpackung", 1, "Verpackungsdesign", 0.2, 0.8},
	    {"Verpackung", 1, "Backofen", 0, 0},
	    {"hisa", 2, "hiša", 1, 1},         /* but for accents the same */
	    {"stroju", 2, "stroja", 0.7, 0.7}, /* one stem */
	    {"hiša", 2, "zid", 0, 0},
	    {"Design", 0, "Verpackungsdesign", 0.05, 0.5},
	};
	struct coco_lexis *lexis = coco_lexis_new();
	uint32_t number;
	for (size_t i = 0; i < COCO_LEN(known); i++)
		cr_assert(coco_lexis_add(lexis, coco_str_of(known[i].text), known[i].lang, &number) == 0);
	cr_expect(number == COCO_NO_WORD, "a function word");
	cr_assert(coco_lexis_seal(lexis) == 0);
	struct coco_reader *reader = coco_reader_new(lexis);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_read read;
		double likeness = 0;
		cr_assert(coco_reader_number(reader, coco_str_of(cases[i].like), cases[i].lang, &number) == 0);
		cr_assert(coco_reader_read(reader, coco_str_of(cases[i].text), cases[i].lang, &read) == 0);
		for (size_t k = 0; k < read.n_alike; k++)
			likeness = read.alike[k].word == number ? (double)read.alike[k].likeness : likeness;
		cr_expect(
		    likeness >= cases[i].least - 1e-6 && likeness <= cases[i].most + 1e-6, "%s ~ %s: %g", cases[i].text, cases[i].like, likeness);
	}
	coco_reader_free(reader);
	coco_lexis_free(lexis);
}

/* How alike the word that stands in the lexis is. */
static double likeness_of(struct coco_reader *reader, const char *word, const char *like)
{
	struct coco_read read;
	uint32_t number;
	double likeness = 0;
	cr_assert(coco_reader_number(reader, coco_str_of(like), 0, &number) == 0);
	cr_assert(coco_reader_read(reader, coco_str_of(word), 0, &read) == 0);
	for (size_t k = 0; k < read.n_alike; k++)
		likeness = read.alike[k].word == number ? (double)read.alike[k].likeness : likeness;
	return likeness;
}

/* Behind 2,048 different words a challenge's words have themselves and their stems, whatever was read before. */
Test(match, alike_words_of_the_beginning_alone)
{
	static const char *const words[] = {"packaging", "packages", "photography", "fotografie"};
	struct coco_lexis *lexis = coco_lexis_new();
	uint32_t number;
	char word[16];
	for (size_t i = 0; i < COCO_LEN(words); i++)
		cr_assert(coco_lexis_add(lexis, coco_str_of(words[i]), 0, &number) == 0);
	cr_assert(coco_lexis_seal(lexis) == 0);
	struct coco_reader *reader = coco_reader_new(lexis);
	cr_assert(coco_reader_begin(reader) == 0);
	cr_expect(likeness_of(reader, "photography", "fotografie") > 0.1);
	cr_assert(coco_reader_begin(reader) == 0);
	const double first = likeness_of(reader, "photographs", "photography");
	for (int i = 0; i < 3000; i++) {
		struct coco_read read;
		snprintf(word, sizeof word, "q%dx", i);
		cr_assert(coco_reader_read(reader, coco_str_of(word), 0, &read) == 0);
	}
	cr_expect(first > 0.1 && likeness_of(reader, "photographs", "photography") == first, "one of the first");
	cr_expect(likeness_of(reader, "photography", "photography") == 1);
	cr_expect(likeness_of(reader, "photography", "fotografie") == 0);
	cr_expect(likeness_of(reader, "package", "packages") >= 0.7 - 1e-6, "of one stem");
	cr_assert(coco_reader_begin(reader) == 0);
	cr_expect(likeness_of(reader, "photography", "fotografie") > 0.1, "another challenge");
	coco_reader_free(reader);
	coco_lexis_free(lexis);
}

Test(match, cousins_of_words_sound_alike)
{
	static const struct {
		const char *folded, *sound;
	} cases[] = {{"photo", "foto"}, {"foto", "foto"}, {"system", "sistem"}, {"sistem", "sistem"}, {"kvaliteta", "kvaliteta"},
	    {"qualita", "kvalita"}, {"chemie", "kemie"}, {"chimica", "kimika"}, {"organizacija", "organisakia"}, {"schule", "sule"},
	    {"attacco", "atako"}, {"1100", "1100"}, {"", ""}};
	struct coco_buf out = COCO_BUF_INIT;
	static struct coco_sounds sounds;
	cr_assert(coco_sounds_read(&sounds) <= COCO_SOUNDS);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		coco_buf_clear(&out);
		coco_sounds_put(&sounds, coco_str_of(cases[i].folded), &out);
		cr_expect(coco_str_is(coco_buf_view(&out), cases[i].sound), "%s: %.*s", cases[i].folded, (int)out.len, out.data);
	}
	coco_buf_free(&out);
}

Test(match, words_are_parted_at_apostrophes_and_hyphens)
{
	static const char text[] = "L'archivio dell\xE2\x80\x99impresa isn't rock'n'roll low-cost";
	static const char *const want[] = {"archivio", "dell", "impresa", "isn", "rock", "roll", "low", "cost"};
	struct coco_word word;
	size_t n = 0;
	for (size_t at = 0; coco_lexis_next(coco_str_of(text), &at, &word); n++)
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

/* A function word is one in its language alone, however often the word was seen in another. */
Test(match, words_of_two_languages)
{
	const int de = coco_lang_index(COCO_STR("de")), en = coco_lang_index(COCO_STR("en"));
	struct coco_lexis *lexis = coco_lexis_new();
	uint32_t number, same;
	for (int i = 0; i < 3; i++) {
		cr_assert(coco_lexis_add(lexis, COCO_STR("Die"), en, &same) == 0 && same != COCO_NO_WORD);
		cr_assert(coco_lexis_add(lexis, COCO_STR("die"), en, &number) == 0 && number == same);
		cr_assert(coco_lexis_add(lexis, COCO_STR("die"), de, &number) == 0 && number == COCO_NO_WORD);
	}
	cr_expect_eq(coco_lexis_count(lexis), 1);
	coco_lexis_free(lexis);
}
