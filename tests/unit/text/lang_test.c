/* Languages, function words and stems. */
#include "coco/record.h"
#include "coco/text.h"

#include <criterion/criterion.h>
#include <string.h>

Test(text, language_of_short_texts)
{
	static const struct {
		const char *lang, *text;
	} cases[] = {
	    {"en", "We are looking for a new way to show visitors how our machines work."},
	    {"de", "Wir suchen eine neue Idee für die Verpackung unserer Produkte."},
	    {"sl", "Iščemo novo obliko embalaže za naše izdelke, ki jo lahko recikliramo."},
	    {"it", "Cerchiamo un designer che possa ripensare la confezione dei nostri prodotti."},
	    {"pl", "Szukamy projektanta, który pomoże nam pokazać nasze wyroby na targach."},
	    {"hu", "Olyan tervezőt keresünk, aki segít megmutatni a gépeinket."},
	    {"sk", "Hľadáme dizajnéra, ktorý nám pomôže ukázať naše výrobky na veľtrhu."},
	    {"hr", "Tražimo dizajnera koji će nam pomoći pokazati naše proizvode na sajmu."},
	    {"cs", "Hledáme designéra, který nám pomůže ukázat naše výrobky na veletrhu."},
	    /* Close relatives without their tell-tale letters. */
	    {"hr", "Radimo s drvom i metalom, a trebamo pomoć oko ambalaže jer nemamo svoj tim."},
	    {"sl", "Delamo z lesom in kovino, potrebujemo pa pomoč pri embalaži, ker nimamo ekipe."},
	    {"sk", "Pracujeme s drevom a kovom a potrebujeme pomoc, pretože nemáme tím, ktorý by to robil."},
	    {"cs", "Pracujeme se dřevem a kovem a potřebujeme pomoc, protože nemáme tým, který by to dělal."},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const struct coco_lang_guess guess = coco_lang_detect(coco_str_of(cases[i].text));
		cr_expect(guess.lang == coco_lang_index(coco_str_of(cases[i].lang)), "%s: got %s (%.2f): %s", cases[i].lang,
		    guess.lang < 0 ? "none" : coco_langs[guess.lang], guess.confidence, cases[i].text);
		cr_expect(guess.confidence >= 0 && guess.confidence <= 1);
	}
	cr_expect(coco_lang_detect(COCO_STR("")).lang == -1);
	cr_expect(coco_lang_detect(COCO_STR("CNC 5-axis 12345")).lang == -1);
}

Test(text, tables_are_sorted)
{
	static const char *const names[] = {"stopwords", "varieties"};
	for (size_t t = 0; t < COCO_LEN(names); t++) {
		const struct coco_table_ref table = coco_table_find(&coco_tables_text, names[t]);
		cr_assert(coco_table_rows(table) > 1, "%s", names[t]);
		for (size_t row = 1; row < coco_table_rows(table); row++)
			cr_expect(strcmp(coco_table_cell(table, row - 1, 0), coco_table_cell(table, row, 0)) < 0, "%s: row %zu", names[t], row);
	}
}

Test(text, function_words)
{
	cr_expect(coco_stop_word(0, COCO_STR("the")) && coco_stop_word(1, COCO_STR("für")) && coco_stop_word(2, COCO_STR("in")));
	cr_expect(!coco_stop_word(0, COCO_STR("design")) && !coco_stop_word(-1, COCO_STR("the")) && !coco_stop_word(0, COCO_STR("für")));
}

/* What says nothing in each language; and no name of a skill or a sector is taken for that. */
Test(text, function_words_of_nine_languages)
{
	static const char *const words[COCO_LANGS] = {"although whose throughout nor", "dadurch welchem obwohl keiner",
	    "ampak kakšen katerim medtem", "attraverso qualche nessuno infatti", "chociaż którego jakie zawsze",
	    "általában mindig keresztül valami", "nejaký predtým ktorým vôbec", "ipak kakav svojim unatoč", "aspoň jaký některé vždycky vždy"};
	static const char *const names[] = {"skill", "technology", "sector", "area"};
	size_t looked = 0;
	for (int lang = 0; lang < COCO_LANGS; lang++) {
		struct coco_str rest = coco_str_of(words[lang]), word;
		size_t known = 0;
		while (rest.n > 0 && coco_str_split(&rest, ' ', &word))
			known += coco_stop_word(lang, word);
		cr_expect(known >= 4, "%s: %zu of %s", coco_langs[lang], known, words[lang]);
		for (size_t v = 0; v < COCO_LEN(names); v++) {
			const struct coco_vocab *vocab = coco_vocab(names[v]);
			for (size_t row = 0; vocab && row < coco_vocab_count(vocab); row++, looked++) {
				struct coco_buf normal = COCO_BUF_INIT;
				coco_text_normal(coco_str_of(coco_vocab_label(vocab, row, lang)), &normal);
				cr_expect(!coco_stop_word(lang, coco_buf_view(&normal)), "%s: %s", coco_langs[lang], coco_vocab_label(vocab, row, lang));
				coco_buf_free(&normal);
			}
		}
	}
	cr_expect(looked > 1000);
}

Test(text, stems_join_forms_and_keep_words_apart)
{
	static const struct {
		const char *lang, *a, *b;
		bool same;
	} cases[] = {
	    {"en", "designing", "designs", true},
	    {"de", "verpackungen", "verpackung", true},
	    {"it", "prodotti", "prodotto", true},
	    {"hu", "csomagolás", "csomagolást", true},
	    {"sl", "embalaža", "embalaže", true},
	    {"sl", "oblikovanje", "oblikovanja", true},
	    {"sl", "lesen", "lesena", true},
	    {"hr", "ambalaže", "ambalažom", true},
	    {"hr", "drvene", "drvenih", true},
	    {"cs", "výrobky", "výrobků", true},
	    {"cs", "obalový", "obalového", true},
	    {"sk", "výrobky", "výrobkov", true},
	    {"sk", "obalový", "obalového", true},
	    {"pl", "opakowanie", "opakowania", true},
	    {"pl", "produkty", "produktów", true},
	    {"sl", "stroj", "strojnik", false},
	    {"cs", "sklo", "sklad", false},
	};
	struct coco_stemmer *s = coco_stemmer_new();
	cr_assert(s);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		char first[64];
		const int lang = coco_lang_index(coco_str_of(cases[i].lang));
		const struct coco_str a = coco_stem(s, lang, coco_str_of(cases[i].a));
		snprintf(first, sizeof first, "%.*s", COCO_STR_ARG(a));
		const struct coco_str b = coco_stem(s, lang, coco_str_of(cases[i].b));
		cr_expect(coco_str_is(b, first) == cases[i].same, "%s: %s -> %s, %s -> %.*s", cases[i].lang, cases[i].a, first, cases[i].b,
		    COCO_STR_ARG(b));
	}
	cr_expect(coco_str_is(coco_stem(s, -1, COCO_STR("walking")), "walking"));
	coco_stemmer_free(s);
}

Test(text, language_whatever_the_spelling)
{
	/* The same Croatian sentence in capitals and with combining marks; in Cyrillic it is Serbian. */
	static const char *const texts[] = {"Tražimo dizajnera koji će nam pomoći.", "TRAŽIMO DIZAJNERA KOJI ĆE NAM POMOĆI.",
	    ("Traz\xCC\x8Cimo dizajnera koji c\xCC\x81"
	     "e nam pomoc\xCC\x81i.")};
	const struct coco_lang_guess first = coco_lang_detect(coco_str_of(texts[0]));
	for (size_t i = 0; i < COCO_LEN(texts); i++) {
		const struct coco_lang_guess guess = coco_lang_detect(coco_str_of(texts[i]));
		cr_expect(guess.lang == 7 && guess.confidence == first.confidence, "%s: %d %.2f", texts[i], guess.lang, guess.confidence);
	}
	const struct coco_lang_guess cyrillic = coco_lang_detect(COCO_STR("Тражимо дизајнера који ће нам помоћи."));
	cr_expect(cyrillic.lang == -1 && strcmp(cyrillic.code, "sr") == 0);
	cr_expect(coco_lang_kin(COCO_STR("sr")) == 7 && coco_lang_kin(COCO_STR("de")) == 1 && coco_lang_kin(COCO_STR("ro")) == -1);
}

/* A text is read until one language is far ahead: foreign names at its beginning do not count for more than what follows, and what follows
 * a page does not count at all. */
Test(text, language_of_the_first_lines)
{
	static const char italian[] =
	    "Il laboratorio di Torino progetta imballaggi di cartone per le aziende della zona, con materiali riciclati. ";
	static const char german[] = "Die Werkstatt in Graz entwirft Verpackungen aus Karton für die Betriebe der Gegend. ";
	struct coco_buf text = COCO_BUF_INIT;
	coco_buf_puts(&text, "Graz, Wien, Linz, Klagenfurt: ");
	coco_buf_puts(&text, italian);
	cr_expect(strcmp(coco_lang_detect(coco_buf_view(&text)).code, "it") == 0);
	for (int i = 0; i < 6; i++)
		coco_buf_puts(&text, italian);
	const struct coco_lang_guess page = coco_lang_detect(coco_buf_view(&text));
	for (int i = 0; i < 12; i++)
		coco_buf_puts(&text, german);
	const struct coco_lang_guess more = coco_lang_detect(coco_buf_view(&text));
	cr_expect(
	    strcmp(more.code, "it") == 0 && more.confidence == page.confidence, "%s, %g for %g", more.code, more.confidence, page.confidence);
	coco_buf_free(&text);
}
