/* What a sentence says that stands alone: what is forbidden, by when, for how much, who chooses, which of several is urgent. */
#include "each.h"

#include <criterion/criterion.h>

TestSuite(alone, .init = rewriter_begin, .fini = rewriter_end);

/* Each stands in its slot, in no other one, and as it is. */
Test(alone, one_slot)
{
	static const struct {
		const char *lang;
		enum coco_slot slot;
		const char *text;
	} rows[] = {
	    {"pl", COCO_SLOT_FIXED, "Nie wolno produkować z niej zabawek dla dzieci poniżej 3 lat."},
	    {"de", COCO_SLOT_FIXED, "Für Kinder unter 3 Jahren darf nichts hergestellt werden."},
	    {"it", COCO_SLOT_FIXED, "Non è ammesso produrre giocattoli per bambini."},
	    {"hu", COCO_SLOT_FIXED, "Gyerekeknek szánt játék nem készülhet belőle."},
	    {"en", COCO_SLOT_FIXED, "Drilling is forbidden."},
	    {"de", COCO_SLOT_FIXED, "Bohren ist verboten."},
	    {"de", COCO_SLOT_FIXED, "Nicht möglich ist ein Verkauf an Tierhalter."},
	    {"de", COCO_SLOT_FIXED, "Es dürfen keine personenbezogenen Daten gespeichert werden."},
	    {"en", COCO_SLOT_FIXED, "Nothing may be screwed to the walls: the building is Grade II* listed."},
	    {"en", COCO_SLOT_FIXED, "No drilling, please."},
	    {"hu", COCO_SLOT_FIXED, "A festékek nem változtathatók meg."},
	    {"hu", COCO_SLOT_FIXED, "A tészta receptje nem változhat."},
	    {"de", COCO_SLOT_FIXED, "Das Gewicht je Paar soll höchstens 85 g betragen."},
	    {"sl", COCO_SLOT_FIXED, "Otroci ne smejo v halo."},
	    {"sk", COCO_SLOT_FIXED, "Návštevníci nesmú vstupovať do haly."},
	    {"cs", COCO_SLOT_FIXED, "Do hal je zakázáno vodit děti."},
	    {"hr", COCO_SLOT_FIXED, "Djeci je zabranjen ulaz u halu."},
	    {"en", COCO_SLOT_TIMELINE, "Please send it by Friday 12 June 2026, noon."},
	    {"en", COCO_SLOT_TIMELINE, "Replies until 30/04/2026."},
	    {"en", COCO_SLOT_CHOICE, "We choose three ideas on 24 June."},
	    {"en", COCO_SLOT_CHOICE, "Our head of product and two installers choose three ideas on 24 June."},
	    {"de", COCO_SLOT_TIMELINE, "Ideen nehmen wir bis zum 30. Juni 2026 entgegen."},
	    {"de", COCO_SLOT_TIMELINE, "Angebote bis KW 22/2026."},
	    {"cs", COCO_SLOT_TIMELINE, "Nabídky zašlete nejpozději 5. 5. 2026."},
	    {"cs", COCO_SLOT_CHOICE, "Vybírat bude komise z ředitele a dvou mistrů."},
	    {"sk", COCO_SLOT_CHOICE, "Víťaza vyberú zamestnanci hlasovaním."},
	    {"hr", COCO_SLOT_CHOICE, "Pobjednika biraju radnici glasanjem."},
	    {"hr", COCO_SLOT_TIMELINE, "Natječaj je otvoren do 31. srpnja 2026."},
	    {"sl", COCO_SLOT_CHOICE, "Izbirali bomo direktor, dva vajenca in ravnateljica šole."},
	    {"sl", COCO_SLOT_OFFER, "Za zmagovalno zamisel je na voljo 1.800 €."},
	    {"hu", COCO_SLOT_CHOICE, "A nyertest a festők választják ki június 12-én."},
	    {"hu", COCO_SLOT_OFFER, "150 000 Ft-ot ajánlunk a legjobb ötletért."},
	    {"it", COCO_SLOT_OFFER, "Budget indicativo: 15.000–20.000 euro."},
	    {"it", COCO_SLOT_TIMELINE, "Consegna entro 90 giorni dalla firma."},
	    {"en", COCO_SLOT_OFFER, "Whoever takes this on gets a key, a tour and £3,000."},
	    {"en", COCO_SLOT_OFFER, "The winner gets £3,000."},
	    {"de", COCO_SLOT_OFFER, "Für die beste Idee gibt es 500 €."},
	    {"it", COCO_SLOT_OFFER, "Al vincitore vanno 1.500 euro."},
	    {"cs", COCO_SLOT_OFFER, "Vítěz dostane 20 000 Kč."},
	    {"sk", COCO_SLOT_OFFER, "Víťaz dostane 900 €."},
	    {"hr", COCO_SLOT_OFFER, "Pobjednik dobiva 900 €."},
	    {"pl", COCO_SLOT_OFFER, "Zwycięzca otrzyma 3000 zł."},
	    {"pl", COCO_SLOT_TIMELINE, "Prosimy przysłać szkice najpóźniej 14 maja 2026 r."},
	    {"hu", COCO_SLOT_TIMELINE, "Az ötleteket május 14-ig várjuk."},
	    {"en", COCO_SLOT_TODAY, "Our ovens have been off since May 2025."},
	    {"de", COCO_SLOT_TODAY, "Wir sind eine Weberei und schicken seit 1950 Ware nach Wien."},
	    {"en", COCO_SLOT_WHY, "Nobody uses the bell."},
	    {"hu", COCO_SLOT_WHY, "A vevők elmennek, mert nem látható a felirat."},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief;
		struct coco_err err = {0};
		int lang = coco_lang_index(coco_str_of(rows[i].lang));
		cr_assert(coco_brief_make(rewriter, coco_str_of(rows[i].text), COCO_STR_NONE, lang, COCO_APPLY_NONE, arena, &brief, &err) == 0);
		for (int slot = COCO_SLOT_WHY; slot < COCO_SLOTS; slot++)
			cr_expect_eq(brief.slots[slot].n > 0, slot == (int)rows[i].slot, "%s: slot %d: %.*s", rows[i].text, slot,
			    COCO_STR_ARG(brief.slots[slot]));
		struct coco_str got = brief.slots[rows[i].slot];
		cr_expect(coco_str_find(got, coco_str_of(rows[i].text), 0) != SIZE_MAX, "%s: %.*s", rows[i].text, COCO_STR_ARG(got));
	}
}

/* A day to write until shows nobody's street. */
Test(alone, no_street)
{
	static const char *const rows[][2] = {
	    {"de", "Schicken Sie Ihre Skizze bis zum 19. Juni 2026 an Eva Lindner, Am Markt 4, 08280 Aue, eva@example.org."},
	    {"hr", "Ponude dostavite do 15. rujna 2026 na adresu: Ana Babić, Obala 12, 23210 Biograd, ana@example.org."},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief;
		struct coco_err err = {0};
		int lang = coco_lang_index(coco_str_of(rows[i][0]));
		cr_assert(coco_brief_make(rewriter, coco_str_of(rows[i][1]), COCO_STR_NONE, lang, COCO_APPLY_NONE, arena, &brief, &err) == 0);
		cr_expect_eq(brief.slots[COCO_SLOT_TIMELINE].n, 0, "%.*s", COCO_STR_ARG(brief.slots[COCO_SLOT_TIMELINE]));
	}
}

/* What is not urgent, or waits, is not the key one. */
Test(alone, urgent_one)
{
	static const struct {
		const char *lang, *text;
		size_t key;
	} rows[] = {
	    {"pl", "Wyzwanie 1: Hala. Chcemy ciszy, bo ludzie się skarżą.\n\nWyzwanie 2: Sklep. Chcemy światła. To jest pilne.", 1},
	    {"pl", "Wyzwanie 1: Hala. Chcemy ciszy, bo ludzie się skarżą.\n\nWyzwanie 2: Sklep. Chcemy światła. To nie jest pilne.", 0},
	    {"it", "Sfida 1: La sala. Vogliamo silenzio.\n\nSfida 2: Il negozio. Vogliamo luce. Questa sfida è urgente.", 1},
	    {"it", "Sfida 1: La sala. Vogliamo silenzio.\n\nSfida 2: Il negozio. Vogliamo luce. Questa sfida non è urgente.", 0},
	    {"hr", "Izazov 1: Hala. Želimo tišinu.\n\nIzazov 2: Trgovina. Želimo svjetlo. Ovo je hitno.", 1},
	    {"sl", "Izziv 1: Hala. Želimo tišino.\n\nIzziv 2: Trgovina. Želimo svetlobo. To je nujno.", 1},
	    {"hu", "1. kihívás: Csarnok. Csendet szeretnénk.\n\n2. kihívás: Bolt. Fényt szeretnénk. Ez sürgős.", 1},
	    {"sk", "Výzva 1: Hala. Chceme ticho.\n\nVýzva 2: Obchod. Chceme svetlo. Toto je naliehavé.", 1},
	    {"cs", "Výzva 1: Hala. Chceme ticho.\n\nVýzva 2: Obchod. Chceme světlo. Tohle spěchá.", 1},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief;
		struct coco_err err = {0};
		int lang = coco_lang_index(coco_str_of(rows[i].lang));
		cr_assert(coco_brief_make(rewriter, coco_str_of(rows[i].text), COCO_STR_NONE, lang, COCO_APPLY_NONE, arena, &brief, &err) == 0);
		cr_assert_eq(brief.n_parts, 2, "%s: %zu", rows[i].text, brief.n_parts);
		cr_expect(brief.parts[rows[i].key].key, "%s", rows[i].text);
	}
}
