/* Annotation of texts with concepts: invented sentences of nine languages, each with all the concepts that a reader would
 * find in it, and none for sentences in which everyday words only look like a skill. */
#include "coco/concept.h"
#include "../../../lib/concept/core.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SENTENCES "tests/unit/concept/concepts.csv"
#define SENTENCES_LEAST 230
#define PRECISION_FLOOR 0.98
#define RECALL_FLOOR 0.98

struct tally {
	unsigned right, wrong, missed;
};

static bool lists(struct coco_str codes, const struct coco_concepts *c, size_t number)
{
	struct coco_str piece;
	while (coco_str_split(&codes, ' ', &piece))
		if (coco_concepts_code(c, piece) == number)
			return true;
	return false;
}

/* Counts one sentence; what is wrong goes to the log of the test. */
static void judge(struct coco_concepts *c, struct coco_str lang, struct coco_str text, struct coco_str codes, struct tally *tally)
{
	struct coco_concept_set set = {0};
	struct coco_str rest = codes, piece;
	cr_assert(coco_concepts_in(c, text, coco_lang_index(lang), false, 1, &set) == 0);
	for (size_t i = 0; i < set.n; i++) {
		const bool right = lists(codes, c, set.items[i].number);
		tally->right += right;
		tally->wrong += !right;
		if (!right)
			cr_log_warn(
			    "%.*s too much: %s in: %.*s\n", COCO_STR_ARG(lang), coco_concepts_label(c, set.items[i].number, 0), COCO_STR_ARG(text));
	}
	while (coco_str_split(&rest, ' ', &piece)) {
		const size_t number = coco_concepts_code(c, piece);
		bool found = false;
		for (size_t i = 0; i < set.n; i++)
			found = found || set.items[i].number == number;
		tally->missed += piece.n > 0 && !found;
		if (piece.n > 0 && !found)
			cr_log_warn("%.*s missed: %.*s in: %.*s\n", COCO_STR_ARG(lang), COCO_STR_ARG(piece), COCO_STR_ARG(text));
	}
	free(set.items);
}

Test(concept, sentences_of_nine_languages)
{
	struct coco_concepts *c = coco_concepts_new();
	FILE *file = fopen(SENTENCES, "r");
	char line[1024];
	struct tally all = {0};
	size_t n = 0;
	cr_assert(c != NULL && file != NULL);
	cr_assert(fgets(line, sizeof line, file) != NULL);
	while (fgets(line, sizeof line, file) != NULL) {
		struct coco_str row = coco_str_trim(coco_str_of(line));
		size_t comma = row.n;
		while (comma > 0 && row.s[comma - 1] != ',')
			comma--;
		struct coco_str text = coco_str_sub(row, 3, comma - 1);
		judge(c, coco_str_sub(row, 0, 2), text, coco_str_sub(row, comma, row.n), &all);
		n++;
	}
	fclose(file);
	coco_concepts_free(c);
	const double precision = all.right / (double)(all.right + all.wrong), recall = all.right / (double)(all.right + all.missed);
	cr_expect(n >= SENTENCES_LEAST);
	cr_expect(precision >= PRECISION_FLOOR, "precision %.3f: %u right, %u too much", precision, all.right, all.wrong);
	cr_expect(recall >= RECALL_FLOOR, "recall %.3f: %u right, %u missed", recall, all.right, all.missed);
}

/* Sentences of daily life in a factory, none of which names a skill, and sentences by which people say what they do, each with
 * the concept that it must name, or one of several (ordinary.csv). */
Test(concept, ordinary_sentences)
{
	struct coco_concepts *c = coco_concepts_new();
	FILE *file = fopen("tests/unit/concept/ordinary.csv", "r");
	char line[1024];
	size_t everyday = 0, false_names = 0, told = 0, found = 0;
	cr_assert(c != NULL && file != NULL && fgets(line, sizeof line, file) != NULL);
	while (fgets(line, sizeof line, file) != NULL) {
		const struct coco_str row = coco_str_trim(coco_str_of(line));
		struct coco_concept_set set = {0};
		size_t comma = row.n;
		while (comma > 0 && row.s[comma - 1] != ',')
			comma--;
		const struct coco_str code = coco_str_sub(row, comma, row.n), text = coco_str_sub(row, 3, comma - 1);
		cr_assert(coco_concepts_in(c, text, coco_lang_index(coco_str_sub(row, 0, 2)), false, 1, &set) == 0);
		bool named = false;
		for (size_t i = 0; i < set.n; i++)
			named = named || lists(code, c, set.items[i].number);
		everyday += code.n == 0, false_names += code.n == 0 && set.n > 0;
		told += code.n > 0, found += named;
		if (code.n == 0 ? set.n > 0 : !named)
			cr_log_warn("%.*s\n", COCO_STR_ARG(row));
		free(set.items);
	}
	fclose(file);
	coco_concepts_free(c);
	cr_expect(everyday >= 380 && false_names <= 3, "%zu of %zu everyday sentences name a concept", false_names, everyday);
	cr_expect(told >= 288 && found >= told - 4, "%zu of %zu name theirs", found, told);
}

/* Forms that only their language knows how to take apart, each with the concept that it names; and words that look like one (forms.csv). */
Test(concept, forms_of_nine_languages)
{
	struct coco_concepts *c = coco_concepts_new();
	FILE *file = fopen("tests/unit/concept/forms.csv", "r");
	char line[1024];
	cr_assert(c != NULL && file != NULL && fgets(line, sizeof line, file) != NULL);
	while (fgets(line, sizeof line, file) != NULL) {
		struct coco_str row = coco_str_trim(coco_str_of(line)), lang, code, text;
		cr_assert(coco_str_split(&row, ',', &lang) && coco_str_split(&row, ',', &code));
		while (coco_str_split(&row, ';', &text)) {
			struct coco_concept_set set = {0};
			cr_assert(coco_concepts_in(c, text, coco_lang_index(lang), false, 1, &set) == 0);
			const bool right = code.n == 0 ? set.n == 0 : set.n == 1 && lists(code, c, set.items[0].number);
			cr_expect(right, "%.*s: %.*s: %zu names", COCO_STR_ARG(lang), COCO_STR_ARG(text), set.n);
			free(set.items);
		}
	}
	fclose(file);
	coco_concepts_free(c);
}

/* Both vocabularies have the technology itself and the creative work with it; in a text the name means the skill. */
static const char *const shared[][2] = {{"vr", "vr_content"}, {"ar", "ar_content"}};

static bool may_share(const char *code, const char *found)
{
	for (size_t i = 0; i < COCO_LEN(shared); i++)
		if (strcmp(code, shared[i][0]) == 0 && strcmp(found, shared[i][1]) == 0)
			return true;
	return false;
}

/* What a name that stands alone means: `whose` only, or a concept that may share it. */
static void check_name(struct coco_concepts *c, const struct coco_vocab *vocab, size_t row, size_t whose, struct coco_str name)
{
	static const char *const vocabs[] = {"skill", "technology"};
	struct coco_concept_set set = {0};
	bool whole;
	if (coco_str_trim(name).n == 0)
		return;
	cr_assert(coco_concepts_in_name(c, name, 0, 1, &set, &whole) >= 0);
	if (set.n != 1 || !whole || set.items[0].number != whose) {
		const size_t found = set.n > 0 ? set.items[0].number : COCO_NONE, skills = coco_vocab_count(coco_vocab("skill"));
		const char *other =
		    found == COCO_NONE ? "none" : coco_vocab_code(coco_vocab(vocabs[found >= skills]), found >= skills ? found - skills : found);
		cr_expect(
		    may_share(coco_vocab_code(vocab, row), other), "%s: '%.*s' means %s", coco_vocab_code(vocab, row), COCO_STR_ARG(name), other);
	}
	free(set.items);
}

Test(concept, no_name_means_two_concepts)
{
	static const char *const vocabs[] = {"skill", "technology"}, *const lists[] = {"synonyms", "answers", "works"};
	struct coco_concepts *c = coco_concepts_new();
	size_t number = 0;
	for (size_t v = 0; v < COCO_LEN(vocabs); v++) {
		const struct coco_vocab *vocab = coco_vocab(vocabs[v]);
		for (size_t row = 0; row < coco_vocab_count(vocab); row++, number++) {
			for (int lang = 0; lang < COCO_LANGS; lang++)
				check_name(c, vocab, row, number, coco_str_of(coco_vocab_label(vocab, row, lang)));
			for (size_t k = 0; k < COCO_LEN(lists); k++) {
				struct coco_str rest = coco_str_of(coco_vocab_extra(vocab, row, lists[k])), piece;
				while (rest.n > 0 && coco_str_split(&rest, ';', &piece))
					check_name(c, vocab, row, number, piece);
			}
		}
	}
	/* verbs of the table of crafts; its works may be somebody else's synonym, which comes first */
	const struct coco_table_ref crafts = coco_table_find(&coco_tables_concept, "crafts");
	for (size_t row = 0; row < coco_table_rows(crafts); row++) {
		const size_t skill = coco_concepts_code(c, coco_str_of(coco_table_cell(crafts, row, coco_table_column(crafts, "skill"))));
		struct coco_str rest = coco_str_of(coco_table_cell(crafts, row, coco_table_column(crafts, "words"))), piece;
		if (strcmp(coco_table_cell(crafts, row, coco_table_column(crafts, "kind")), "verb") != 0)
			continue;
		while (rest.n > 0 && coco_str_split(&rest, ';', &piece))
			check_name(c, coco_vocab("skill"), skill, skill, piece);
	}
	coco_concepts_free(c);
}

static double kin(struct coco_concepts *c, const char *wanted, const char *had)
{
	const size_t a = coco_concepts_code(c, coco_str_of(wanted)), b = coco_concepts_code(c, coco_str_of(had));
	cr_assert(a != COCO_NONE && b != COCO_NONE, "%s %s", wanted, had);
	return coco_concepts_kin(c, a, b);
}

Test(concept, credit_for_relatives)
{
	struct coco_concepts *c = coco_concepts_new();
	static const struct {
		const char *wanted, *had;
		double value;
	} cases[] = {
	    {"ceramics", "ceramics", 1},
	    {"crafts", "ceramics", 0.6},              /* child */
	    {"wood_crafts", "woodturning", 0.6},      /* child */
	    {"woodturning", "wood_crafts", 0.5},      /* parent */
	    {"crafts", "woodturning", 0.5},           /* grandchild */
	    {"ceramics", "crafts", 0.3},              /* only the field, one step up … */
	    {"woodturning", "crafts", 0.3},           /* … or two */
	    {"woodturning", "wood_carving", 0.3},     /* sibling */
	    {"ceramics", "metal_crafts", 0.1},        /* cousins */
	    {"woodturning", "ceramics", 0.1},         /* … */
	    {"woodturning", "blacksmithing", 0.1},    /* … */
	    {"led_lighting", "lighting_design", 0.4}, /* a technology and the skill that works with it */
	    {"lighting_design", "led_lighting", 0.4}, /* … either way */
	    {"ceramics", "recruiting", 0},
	    {"packaging_design", "foundry", 0},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		cr_expect(kin(c, cases[i].wanted, cases[i].had) == cases[i].value, "%s %s: %g", cases[i].wanted, cases[i].had,
		    kin(c, cases[i].wanted, cases[i].had));
	const struct coco_table_ref pairs = coco_table_find(&coco_tables_concept, "related");
	for (size_t i = 0; i < coco_table_rows(pairs); i++)
		cr_expect(kin(c, coco_table_cell(pairs, i, 0), coco_table_cell(pairs, i, coco_table_column(pairs, "skill"))) > 0, "%s",
		    coco_table_cell(pairs, i, 0));
	coco_concepts_free(c);
}

/* Case, accents, hyphens, elisions, compounds; short names in capitals only; and texts that are no texts. */
Test(concept, forms_of_a_name)
{
	static const struct {
		const char *text, *code;
	} cases[] = {
	    {"PROJEKTOWANIEM OPAKOWAŃ", "packaging_design"},
	    {"oblikovanje embalaze", "packaging_design"},
	    {"csomagolastervezessel", "packaging_design"},
	    {"Verpackungs-Design", "packaging_design"},
	    {"Verpackungsgestaltungsprojekt", "packaging_design"},
	    {"Premiumverpackungsdesign", "packaging_design"},
	    {"l\u2019illustrazione", "illustration"},
	    {"dell'illustrazione", "illustration"},
	    {"\u201EKeramik\u201C", "ceramics"},
	    {"\u2192Keramik\u2190", "ceramics"},
	    {"Kera\u00ADmik", "ceramics"},
	    {"\xF0\x9F\x8E\xA8 Keramik", "ceramics"},
	    {"Systemarchitektur", NULL},
	    {"sensory gardens", NULL},
	    {"pr ar ux", NULL},
	    {"glass", NULL}, /* an answer, but no name in a text */
	    {"-", NULL},
	    {"\xE2\x80", NULL},
	};
	struct coco_concepts *c = coco_concepts_new();
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_concept_set set = {0};
		cr_assert(coco_concepts_in(c, coco_str_of(cases[i].text), -1, false, 1, &set) == 0);
		cr_expect(set.n == (cases[i].code != NULL), "%s: %zu", cases[i].text, set.n);
		if (cases[i].code != NULL && set.n == 1)
			cr_expect(set.items[0].number == coco_concepts_code(c, coco_str_of(cases[i].code)), "%s", cases[i].text);
		free(set.items);
	}
	struct coco_concept_set set = {0};
	bool whole;
	cr_expect(coco_concepts_in_name(c, COCO_STR("glass"), 0, 1, &set, &whole) == 1 && whole);
	cr_expect(coco_concepts_in_name(c, COCO_STR("glass of water"), 0, 1, &set, &whole) == 0 && !whole);
	free(set.items);
	coco_concepts_free(c);
}

/* What is only mentioned is no name; a word that is a name in one language and an everyday word in another. */
Test(concept, names_that_count)
{
	static const struct {
		const char *text;
		int lang;
		bool owner;
		const char *code;
	} cases[] = {
	    {"Wir drucken Versandverpackungen", 1, false, "packaging_design"},
	    {"Kartoncsomagolásokat tervezünk", 5, false, "packaging_design"},
	    {"Kennzeichnungen der Ventile", 1, false, NULL}, /* ends with Zeichnungen */
	    {"Stellenbewerbungen", 1, false, NULL},
	    {"Versandverpackungen", 3, false, NULL}, /* in no language that makes such words */
	    {"Keine Werbung bitte", 1, false, NULL},
	    {"Werbung, keine Autos", 1, false, "advertising"},
	    {"Brez fotografije ni posla", 2, false, NULL},
	    {"We do not want a corporate film or photography", 0, false, NULL},
	    {"We do not want a lorry, but photography", 0, false, "photography"},
	    {"Photographs of the defects are attached", 0, false, NULL},
	    {"The drawings are attached. We look for photography", 0, false, "photography"},
	    {"Our customers are photographers and architects", 0, false, NULL},
	    {"Naši kupci so fotografi", 2, false, NULL},
	    {"Proizvajamo embalažo", 2, true, NULL},
	    {"Proizvajamo embalažo", 2, false, "packaging_design"},
	    {"Wir verkaufen Stahl und suchen Hilfe bei der Verpackung", 1, true, "packaging_design"},
	    {"Wir verkaufen Stahl und Verpackung", 1, true, NULL},
	    {"Wir verkaufen Stahl, wir suchen Hilfe bei der Verpackung", 1, true, "packaging_design"},
	    {"60 % naših radnica su žene", 7, false, NULL},
	    {"Ez szép zene", 5, false, "sound_music"},
	    {"Machine operators wear gloves", 0, false, NULL},
	    {"Filmi operatőr keres munkát", 5, false, "cinematography"},
	    {"Carbone e acciaio", 3, false, NULL},
	    {"Bauteile aus Carbon", 1, false, "composites"},
	    {"Bauteile aus Carbon", -1, false, NULL},
	    {"our ux design", 0, false, "ux_design"},
	    {"our ux", 0, false, NULL},
	    {"our UX", 0, false, "ux_design"},
	    {"Csomagolást és fényt látunk", 5, false, "packaging_design"},
	};
	struct coco_concepts *c = coco_concepts_new();
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_concept_set set = {0};
		cr_assert(coco_concepts_in(c, coco_str_of(cases[i].text), cases[i].lang, cases[i].owner, 1, &set) == 0);
		cr_expect(set.n == (cases[i].code != NULL), "%s: %zu", cases[i].text, set.n);
		if (cases[i].code != NULL && set.n == 1)
			cr_expect(set.items[0].number == coco_concepts_code(c, coco_str_of(cases[i].code)), "%s", cases[i].text);
		free(set.items);
	}
	coco_concepts_free(c);
}

/* Words for what somebody makes are names in their own language and its neighbour's, English ones in all. */
Test(concept, works_by_language)
{
	static const struct {
		const char *lang, *text, *code;
	} cases[] = {
	    {"it", "Progettiamo case.", "architecture"},
	    {"en", "We build every case ourselves.", NULL},
	    {"hr", "Pišem priče.", "storytelling"},
	    {"sl", "Pišem priče.", "storytelling"},
	    {"it", "Scriviamo il price di ogni lavoro.", NULL},
	    {"it", "Scrivo testi.", "copywriting"},
	    {"pl", "Robimy testy.", NULL},
	    {"it", "Facciamo renderings.", "3d_visualisation"},
	};
	struct coco_concepts *c = coco_concepts_new();
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_concept_set set = {0};
		cr_assert(coco_concepts_in(c, coco_str_of(cases[i].text), coco_lang_index(coco_str_of(cases[i].lang)), false, 1, &set) == 0);
		cr_expect(set.n == (cases[i].code != NULL), "%s: %zu names", cases[i].text, set.n);
		cr_expect(set.n == 0 || cases[i].code == NULL || set.items[0].number == coco_concepts_code(c, coco_str_of(cases[i].code)), "%s",
		    cases[i].text);
		free(set.items);
	}
	coco_concepts_free(c);
}

/* Answers: short names in small letters, several names in one, everyday words, function words. */
Test(concept, answers)
{
	static const struct {
		const char *answer;
		bool whole;
		const char *codes[3];
	} cases[] = {
	    {"ux", true, {"ux_design"}},
	    {"ux/ui", true, {"ux_design", "ui_design"}},
	    {"cad", true, {"3d_modelling"}},
	    {"Fotografie & Video", true, {"photography", "film_production"}},
	    {"branding, logo; photography", true, {"branding", "corporate_design", "photography"}},
	    {"furniture and toys", true, {"furniture_design", "toy_design"}},
	    {"furniture with a heart", false, {NULL}},
	    {"operator", true, {"cinematography"}},
	    {"stroji, ki govorijo", false, {NULL}},
	    {"listening tests", false, {NULL}},
	    {"testing", false, {NULL}},
	    {"texture", false, {NULL}},
	    {"prototype building", false, {NULL}},
	    {"Informationsarchitektur", false, {NULL}},
	    {"architettura di marca", true, {"branding"}},
	};
	struct coco_concepts *c = coco_concepts_new();
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_concept_set set = {0};
		bool whole;
		size_t n = 0;
		const int names = coco_concepts_in_name(c, coco_str_of(cases[i].answer), 0, 1, &set, &whole);
		while (n < COCO_LEN(cases[i].codes) && cases[i].codes[n] != NULL)
			n++;
		cr_expect(names == (int)n && set.n == n && whole == cases[i].whole, "%s: %d, %d", cases[i].answer, names, whole);
		for (size_t k = 0; k < n && k < set.n; k++)
			cr_expect(set.items[k].number == coco_concepts_code(c, coco_str_of(cases[i].codes[k])), "%s", cases[i].answer);
		free(set.items);
	}
	coco_concepts_free(c);
}

/* Every name of the vocabularies is in the dictionary that is built in: as a whole answer it stands for its own concept or for
 * one before it that has the name, too; what is longer than six words is left out. */
Test(concept, every_name_is_known)
{
	static const char *const vocabularies[] = {"skill", "technology"};
	struct coco_concepts *c = coco_concepts_new();
	size_t number = 0, names = 0, own = 0, lost = 0;
	cr_assert(c);
	for (size_t v = 0; v < COCO_LEN(vocabularies); v++) {
		const struct coco_vocab *vocab = coco_vocab(vocabularies[v]);
		for (size_t row = 0; row < coco_vocab_count(vocab); row++, number++)
			for (int lang = -1; lang < COCO_LANGS; lang++) {
				struct coco_str rest = coco_str_of(lang < 0 ? coco_vocab_synonyms(vocab, row) : coco_vocab_label(vocab, row, lang)), name;
				while (rest.n > 0 && coco_str_split(&rest, lang < 0 ? ';' : '\n', &name)) {
					struct coco_concept_set set = {0};
					bool whole, found = false;
					cr_assert(coco_concepts_in_name(c, name, 0, 1, &set, &whole) >= 0);
					for (size_t i = 0; i < set.n; i++)
						found = found || set.items[i].number == number;
					names++;
					own += found;
					lost += set.n == 0;
					if (set.n == 0)
						cr_log_warn("%s: %.*s\n", vocabularies[v], COCO_STR_ARG(name));
					free(set.items);
				}
			}
	}
	printf("concepts: %zu names, %zu stand for their own concept, %zu for none\n", names, own, lost);
	cr_expect(names > 5000 && (double)own > .97 * (double)names && lost == 0);
	coco_concepts_free(c);
}

/* The table of endings fits, and cuts as it says: the longest ending first, rows that protect, nothing but letters. */
Test(concept, cores_of_words)
{
	static const char *const cases[][2] = {{"oblikovalca", "oblikoval"}, {"oblikovalec", "oblikoval"}, {"program", "program"},
	    {"programima", "program"}, {"keramik", "keramik"}, {"ceramics", "ceramik"}, {"tervezessel", "tervez"}, {"123", "123"}, {"", ""}};
	static struct coco_endings endings;
	cr_assert(coco_endings_read(&endings) <= COCO_ENDINGS && COCO_ENDINGS <= UINT8_MAX);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		char word[32];
		snprintf(word, sizeof word, "%s", cases[i][0]);
		const size_t n = coco_core_cut(&endings, word, strlen(word));
		cr_expect(n == strlen(cases[i][1]) && memcmp(word, cases[i][1], n) == 0, "%s: %.*s", cases[i][0], (int)n, word);
	}
}
