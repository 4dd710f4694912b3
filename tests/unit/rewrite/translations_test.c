/* --verify across languages, on texts that say the same in nine languages (translations.csv, written for this): what is said in the
 * other language's manner is no difference, and a figure or a unit that was changed in the translation is seen. */
#include "coco/text.h"
#include "help.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIST "tests/unit/rewrite/translations.csv"

enum { TEXTS = 32 };

static struct coco_str texts[TEXTS][COCO_LANGS];
static size_t n_texts;
static struct coco_rewriter *rewriter;
static struct coco_arena *lasting, *arena;

static void set_up(void)
{
	struct coco_err err = {0};
	struct coco_str line, number, lang;
	lasting = coco_arena_new();
	arena = coco_arena_new();
	rewriter = coco_rewriter_new(&err);
	struct coco_str csv = coco_file_read(LIST, 1 << 20, lasting, &err);
	cr_assert(rewriter && csv.s && coco_str_split(&csv, '\n', &line), "run from the top of the tree");
	while (csv.n && coco_str_split(&csv, '\n', &line) && coco_str_split(&line, ',', &number) && coco_str_split(&line, ',', &lang)) {
		size_t i = strtoul(number.s, NULL, 10) - 1;
		cr_assert(i < TEXTS && coco_lang_index(lang) >= 0);
		if (line.n > 1 && line.s[0] == '"')
			line = coco_str_sub(line, 1, line.n - 1);
		texts[i][coco_lang_index(lang)] = line;
		n_texts = i + 1 > n_texts ? i + 1 : n_texts;
	}
}

static void tear_down(void)
{
	coco_rewriter_free(rewriter);
	coco_arena_free(lasting);
	coco_arena_free(arena);
}

TestSuite(translations, .init = set_up, .fini = tear_down);

static size_t differences(size_t i, int lang, struct coco_str candidate)
{
	struct coco_difference *found;
	struct coco_err err = {0};
	size_t n;
	coco_arena_reset(arena);
	cr_assert(coco_facts_compare(rewriter, texts[i][lang], candidate, lang, arena, &found, &n, &err) == 0, "%s", err.text);
	return n;
}

Test(translations, the_same_in_another_language)
{
	size_t pairs = 0, alarms = 0;
	for (size_t i = 0; i < n_texts; i++)
		for (int a = 0; a < COCO_LANGS; a++)
			for (int b = 0; b < COCO_LANGS; b++) {
				if (a == b)
					continue;
				cr_assert(texts[i][a].n && texts[i][b].n);
				pairs++;
				alarms += differences(i, a, texts[i][b]) > 0;
			}
	fprintf(stderr, "translations: %zu of %zu pairs with a false alarm\n", alarms, pairs);
	cr_expect(pairs >= 1000 && alarms * 100 <= pairs, "%zu of %zu", alarms, pairs);
}

/* Every digit of a translation made another, against the text in the next language. */
Test(translations, a_digit_changed)
{
	size_t all = 0, seen = 0;
	char copy[2000];
	for (size_t i = 0; i < n_texts; i++)
		for (int b = 0; b < COCO_LANGS; b++) {
			struct coco_str text = texts[i][b];
			cr_assert(text.n < sizeof copy);
			for (size_t k = 0; k < text.n; k++) {
				if (text.s[k] < '0' || text.s[k] > '9')
					continue;
				memcpy(copy, text.s, text.n);
				copy[k] = (char)('0' + (text.s[k] - '0' + 3) % 10);
				all++;
				seen += differences(i, (b + 1) % COCO_LANGS, (struct coco_str){copy, text.n}) > 0;
			}
		}
	fprintf(stderr, "translations: %zu of %zu changed digits seen\n", seen, all);
	cr_expect(all > 4000 && seen * 1000 >= all * 995, "%zu of %zu", seen, all);
}

/* Units, bounds, powers of ten, months, names and addresses. */
Test(translations, other_facts_changed)
{
	static const char *const rows[][3] = {
	    {"The press needs 400 V and weighs 3.5 t, it is the largest in our hall.",
	        "Die Presse braucht 400 kV und wiegt 3,5 t, sie ist die größte in unserer Halle.", "V"},
	    {"We expect at least 3 sketches from every team that takes part.", "Wir erwarten höchstens 3 Skizzen von jedem Team, das mitmacht.",
	        "bound"},
	    {"We invested 1.2 million euros in the new hall last year.",
	        "Wir haben letztes Jahr 1,2 Milliarden Euro in die neue Halle investiert.", "power"},
	    {"The offers must be here by 3 May 2026, and we decide in June.",
	        "Die Angebote müssen bis 3. März 2026 hier sein, und wir entscheiden im Juni.", "month"},
	    {"We are the firm Kovinarstvo Novak d.o.o. and we look for new ideas.",
	        "Wir sind die Firma Kovinarstvo Kovač d.o.o. und suchen neue Ideen.", "name"},
	    {"Write to ideas@example.org if you want to take part in this.",
	        "Schreiben Sie an ideas@example.com, wenn Sie daran teilnehmen möchten.", "address"},
	    {"The housing is made of steel and must not be painted by hand.",
	        "Das Gehäuse ist aus Aluminium und darf nicht von Hand lackiert werden.", "material"},
	    {"Two teams get 3 days in the hall and 3 days in the office.", "Zwei Teams bekommen 3 Tage in der Halle und einige Tage im Büro.",
	        "said twice"},
	    {"The operators must not lift the frames by hand by more than 40 cm.",
	        "Die Bediener dürfen die Rahmen von Hand um mehr als 40 cm heben.", "a ban that is gone"},
	    {"Visitors must not enter the paint hall without a mask.", "Die Besucher dürfen die Lackierhalle ohne Maske betreten.",
	        "a ban that is gone beside a without"},
	    {"The teams must show their sketches to the people in the hall.", "Die Teams dürfen ihre Skizzen den Leuten in der Halle zeigen.",
	        "must and may"},
	    {"The fan in the hall does not run at night.", "Der Lüfter in der Halle läuft in der Nacht.", "a denial that is gone"},
	    {"Carla Weiss shows the hall to every team that takes part.", "Carla Huber zeigt die Halle jedem Team, das mitmacht.",
	        "somebody else"},
	    {"We show the hall to all teams on Tuesdays, it is loud there.", "Halo vsem ekipam pokažemo ob četrtkih, tam je glasno.",
	        "day of the week"},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_difference *found;
		struct coco_err err = {0};
		size_t n;
		cr_assert(coco_facts_compare(rewriter, coco_str_of(rows[i][0]), coco_str_of(rows[i][1]), 0, arena, &found, &n, &err) == 0);
		cr_expect(n > 0, "%s", rows[i][2]);
	}
}

/* What closed lists of both languages say: taxes, rates, days, parts of a whole, numbers in words, times of the clock. */
Test(translations, words_of_closed_lists)
{
	static const struct {
		const char *lang, *before, *after;
		bool differ;
	} rows[] = {
	    {"pl", "Nagroda dla zwycięzcy wynosi 6000 zł brutto.", "The prize for the winner is PLN 6,000 net.", true},
	    {"cs", "Odměna je 40 tis. Kč bez DPH a platí se v květnu.", "The reward is CZK 40,000 including VAT and is paid in May.", true},
	    {"it", "La visita alla fabbrica è possibile ogni giovedì.", "A visit to the factory is possible every Tuesday.", true},
	    {"hr", "Tim ima pet članova iz različitih odjela.", "The team has six members from different departments.", true},
	    {"de", "Die Hälfte der Ware kommt beschädigt zurück.", "Un terzo della merce torna indietro danneggiata.", true},
	    {"en", "We pay £1,900 per month for the storage.", "Wir zahlen 1.900 £ pro Woche für das Lager.", true},
	    {"sl", "Cena je 400 € z DDV za vsak kos.", "The price is €400 without VAT for each piece.", true},
	    {"en", "The price is €400 plus VAT for each piece.", "Der Preis beträgt 400 € zzgl. MwSt für jedes Stück.", false},
	    {"hu", "Az ár 400 € áfával együtt minden darabra.", "The price is €400 with VAT for each piece.", false},
	    {"en", "We meet at noon in the canteen of the factory.", "Wir treffen uns um 12 Uhr in der Kantine des Werks.", false},
	    {"cs", "Sejdeme se v 16.00 hod v jídelně továrny.", "We meet at 4 pm in the canteen of the factory.", false},
	    {"en", "It takes at most ½ litre of paint for the chair.", "Man braucht höchstens 0,5 Liter Farbe für den Stuhl.", false},
	    {"it", "Ogni giovedì visitiamo la fabbrica con quattro ospiti.", "Jeden Donnerstag besuchen wir mit vier Gästen das Werk.", false},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_difference *found;
		struct coco_err err = {0};
		size_t n;
		int lang = coco_lang_index(coco_str_of(rows[i].lang));
		cr_assert(
		    coco_facts_compare(rewriter, coco_str_of(rows[i].before), coco_str_of(rows[i].after), lang, arena, &found, &n, &err) == 0);
		cr_expect((n > 0) == rows[i].differ, "%s | %s: %zu", rows[i].before, rows[i].after, n);
	}
}

/* An acronym that every language has its own letters for. */
Test(translations, acronyms_of_each_language)
{
	static const char *const rows[][3] = {
	    {"We are an SME from Graz and do not want to use AI for this.", "Wir sind ein KMU aus Graz und wollen dafür keine KI verwenden.",
	        ""},
	    {"We are an SME from Graz and do not want to use AI for this.", "Siamo una PMI di Graz e non vogliamo usare la IA per questo.", ""},
	    {"We are an SME from Graz and do not want to use AI for this.", "Wir sind ein KMU aus Graz und wollen dafür keine SPS verwenden.",
	        "x"},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_difference *found;
		struct coco_err err = {0};
		size_t n;
		cr_assert(coco_facts_compare(rewriter, coco_str_of(rows[i][0]), coco_str_of(rows[i][1]), 0, arena, &found, &n, &err) == 0);
		cr_expect((n > 0) == (rows[i][2][0] != 0), "%s", rows[i][1]);
	}
}

/* A short text whose language nothing but a few function words tell is held against its translation as one. */
Test(translations, of_a_language_that_is_not_told)
{
	static const char *const pair[] = {
	    "The bakery in Wels uses 340 kg of flour a day. The oven must not exceed 240 °C. We offer EUR 1,800 gross. "
	    "Send sketches by 14 May 2028 to Ms Lang. Deliveries arrive at 5:30.",
	    "Pekarna v Welsu porabi 340 kg moke na dan. Peč ne sme preseči 240 °C. Ponujamo 1.800 EUR bruto. Skice pošljite do 14. maja 2028 "
	    "gospe Lang. Dostava pride ob 5.30."};
	struct coco_err err = {0};
	struct coco_rewriter *mine = coco_rewriter_new(&err);
	struct coco_arena *own = coco_arena_new();
	for (int way = 0; way < 2; way++) {
		struct coco_difference *found;
		size_t n;
		cr_assert(
		    coco_facts_compare(mine, coco_str_of(pair[way]), coco_str_of(pair[!way]), -1, own, &found, &n, &err) == 0, "%s", err.text);
		cr_expect(n == 0, "way %d: %zu", way, n);
	}
	coco_arena_free(own);
	coco_rewriter_free(mine);
}
