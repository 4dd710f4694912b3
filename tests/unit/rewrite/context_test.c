/* What stands around a figure and changes what it says, in nine languages: each pair of sentences differs or says the same. */
#include "help.h"

#include <criterion/criterion.h>

struct pair {
	const char *lang, *before, *after;
};

static void told(const struct pair *rows, size_t n, bool differ)
{
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	cr_assert(rewriter);
	for (size_t i = 0; i < n; i++) {
		struct coco_arena *arena = coco_arena_new();
		struct coco_difference *d;
		size_t count;
		int lang = coco_lang_index(coco_str_of(rows[i].lang));
		cr_assert(
		    coco_facts_compare(rewriter, coco_str_of(rows[i].before), coco_str_of(rows[i].after), lang, arena, &d, &count, &err) == 0);
		cr_expect((count > 0) == differ, "%s: %s | %s: %zu differences", rows[i].lang, rows[i].before, rows[i].after, count);
		cr_assert(
		    coco_facts_compare(rewriter, coco_str_of(rows[i].before), coco_str_of(rows[i].before), lang, arena, &d, &count, &err) == 0);
		cr_expect_eq(count, 0, "%s: %s against itself", rows[i].lang, rows[i].before);
		coco_arena_free(arena);
	}
	coco_rewriter_free(rewriter);
}

Test(context, bounds)
{
	static const struct pair rows[] = {
	    {"en", "Response time <= 150 ms.", "Response time >= 150 ms."},
	    {"en", "Response time =< 150 ms.", "Response time => 150 ms."},
	    {"en", "The maximum temperature is 45 °C.", "The minimum temperature is 45 °C."},
	    {"en", "Max. temperature 45 °C.", "Min. temperature 45 °C."},
	    {"en", "Maximum: 45 °C", "Minimum: 45 °C"},
	    {"en", "It must not cost more than the EUR 80/t of today.", "It must not cost less than the EUR 80/t of today."},
	    {"en", "We use Linux 6.1 or later.", "We use Linux 6.1 or earlier."},
	    {"de", "Die maximale Temperatur beträgt 45 °C.", "Die minimale Temperatur beträgt 45 °C."},
	    {"de", "Wir nutzen Linux 6.1 oder neuer.", "Wir nutzen Linux 6.1 oder älter."},
	    {"sl", "Največja temperatura je 45 °C.", "Najmanjša temperatura je 45 °C."},
	    {"it", "Umidità massima del 3%.", "Umidità minima del 3%."},
	    {"pl", "Maksymalna temperatura wynosi 45 °C.", "Minimalna temperatura wynosi 45 °C."},
	    {"pl", "Linux 6.1 lub nowszy jest w hali.", "Linux 6.1 lub starszy jest w hali."},
	    {"hu", "A maximális hőmérséklet 45 °C.", "A minimális hőmérséklet 45 °C."},
	    {"sk", "Maximálna teplota je 45 °C.", "Minimálna teplota je 45 °C."},
	    {"hr", "Najveća temperatura u pogonu tvrtke je 45 °C.", "Najmanja temperatura u pogonu tvrtke je 45 °C."},
	    {"cs", "Maximální teplota je 45 °C.", "Minimální teplota je 45 °C."},
	    {"cs", "Potřebujeme aspoň 10 000 kusů.", "Potřebujeme nejvýš 10 000 kusů."},
	    {"cs", "Potřebujeme aspoň 10 000 kusů.", "Potřebujeme 10 000 kusů."},
	};
	told(rows, COCO_LEN(rows), true);
}

Test(context, bounds_in_other_words)
{
	static const struct pair rows[] = {
	    {"en", "Response time ≤ 150 ms.", "Response time <= 150 ms."},
	    {"en", "We need at least 12 parts.", "We need no less than 12 parts."},
	    {"en", "It must not exceed 8 kg.", "It must be at most 8 kg."},
	    {"de", "Die maximale Länge beträgt 45 mm.", "Die Länge beträgt höchstens 45 mm."},
	    {"it", "L'umidità massima del 3% va rispettata.", "L'umidità non superiore al 3 % va rispettata."},
	};
	told(rows, COCO_LEN(rows), false);
}

Test(context, ranges)
{
	static const struct pair same[] = {
	    {"en", "We need 5 to 10 people.", "We need 5–10 people."},
	    {"en", "It opens at 6 am.", "It opens at 6:00."},
	    {"de", "Geöffnet vom 3 bis 5 Mai 2026.", "Geöffnet 3–5 Mai 2026."},
	    {"it", "Servono da 5 a 10 pezzi.", "Servono 5-10 pezzi."},
	    {"cs", "Hodí se mezi 5 a 10 kusy.", "Hodí se 5–10 kusy."},
	};
	static const struct pair rows[] = {
	    {"en", "We pay £18k to £22k.", "We pay £18k or £22k."},
	    {"en", "We need 5 to 10 people.", "We need 5 or 10 people."},
	    {"de", "Wir brauchen 5 bis 10 Teile.", "Wir brauchen 5 oder 10 Teile."},
	    {"pl", "Potrzebujemy 5 do 10 sztuk.", "Potrzebujemy 5 lub 10 sztuk."},
	};
	told(same, COCO_LEN(same), false);
	told(rows, COCO_LEN(rows), true);
}

Test(context, rates)
{
	static const struct pair rows[] = {
	    {"en", "The scrap costs us £1,900 a month.", "The scrap costs us £1,900 a year."},
	    {"en", "The press stops 14 times a day.", "The press stops 14 times a week."},
	    {"en", "We make 60 parts an hour.", "We make 60 parts a day."},
	    {"de", "Das kostet 1.900 € im Monat.", "Das kostet 1.900 € im Jahr."},
	    {"sl", "Vsak teden izgubimo 40 kosov.", "Vsak mesec izgubimo 40 kosov."},
	    {"it", "Ogni mese perdiamo 40 pezzi.", "Ogni anno perdiamo 40 pezzi."},
	    {"pl", "Co tydzień tracimy 40 sztuk.", "Co miesiąc tracimy 40 sztuk."},
	    {"hu", "Minden héten 40 darab vész el.", "Minden hónapban 40 darab vész el."},
	    {"sk", "Každý týždeň stratíme 40 kusov.", "Každý mesiac stratíme 40 kusov."},
	    {"hr", "Svaki tjedan gubimo 40 komada.", "Svaki mjesec gubimo 40 komada."},
	    {"cs", "Každý týden ztratíme 40 kusů.", "Každý měsíc ztratíme 40 kusů."},
	};
	static const struct pair same[] = {{"en", "The scrap costs us £1,900 a month.", "The scrap costs us £1,900 per month."},
	    {"en", "It takes a month.", "It takes one month."}};
	told(rows, COCO_LEN(rows), true);
	told(same, COCO_LEN(same), false);
}

Test(context, fused_negations)
{
	static const struct pair rows[] = {
	    {"cs", "Zatím nevíme, které díly se lámou.", "Zatím víme, které díly se lámou."},
	    {"cs", "Operátoři nerozumějí hlášení stroje.", "Operátoři rozumějí hlášení stroje."},
	    {"cs", "Stroje neobsluhují brigádníci z agentury.", "Stroje obsluhují brigádníci z agentury."},
	    {"sk", "Zatiaľ nevieme, prečo sa diely lámu.", "Zatiaľ vieme, prečo sa diely lámu."},
	    {"sk", "Zmeny si neodovzdávajú správy o strojoch.", "Zmeny si odovzdávajú správy o strojoch."},
	};
	static const struct pair same[] = {
	    {"cs", "Díl je z nerezu a je nebezpečný pro nového pracovníka.", "Díl je z oceli a je riskantní pro nového pracovníka."},
	    {"cs", "Nejlepší nápad nebo návrh necháme ocenit.", "Skvělý nápad či návrh dáme ocenit."},
	    {"sk", "Nehody v nedeľu hlásime neskôr.", "Úrazy cez víkend hlásime potom."},
	};
	told(rows, COCO_LEN(rows), true);
	for (size_t i = 0; i < COCO_LEN(same); i++) {
		struct coco_err err = {0};
		struct coco_rewriter *rewriter = coco_rewriter_new(&err);
		struct coco_arena *arena = coco_arena_new();
		struct coco_difference *d;
		size_t n;
		cr_assert(coco_facts_compare(rewriter, coco_str_of(same[i].before), coco_str_of(same[i].after),
		              coco_lang_index(coco_str_of(same[i].lang)), arena, &d, &n, &err) == 0);
		for (size_t k = 0; k < n; k++)
			cr_expect(d[k].before.kind != COCO_FACT_NEGATION && d[k].after.kind != COCO_FACT_NEGATION, "%s", same[i].before);
		coco_arena_free(arena);
		coco_rewriter_free(rewriter);
	}
}

Test(context, months)
{
	static const struct pair rows[] = {
	    {"en", "We decide at the end of May.", "We decide at the end of June."},
	    {"de", "Wir entscheiden Ende Mai.", "Wir entscheiden Ende Juni."},
	    {"sl", "Odločimo se konec maja.", "Odločimo se konec junija."},
	    {"it", "Decidiamo a fine maggio.", "Decidiamo a fine giugno."},
	    {"pl", "Zdecydujemy pod koniec maja.", "Zdecydujemy pod koniec czerwca."},
	    {"hu", "Május végén döntünk, legkésőbb májusban.", "Június végén döntünk, legkésőbb júniusban."},
	    {"sk", "Rozhodneme koncom mája.", "Rozhodneme koncom júna."},
	    {"hr", "Odlučujemo krajem svibnja.", "Odlučujemo krajem lipnja."},
	    {"cs", "Rozhodneme koncem května.", "Rozhodneme koncem června."},
	    {"hu", "A döntés május 15-én lesz.", "A döntés június 15-én lesz."},
	    {"hu", "Az ötleteket április 30-ig várjuk.", "Az ötleteket április 30-tól várjuk."},
	    {"hu", "Az ötleteket áprilisig várjuk.", "Az ötleteket áprilistól várjuk."},
	};
	static const struct pair same[] = {{"en", "You may march on.", "You can march on."},
	    {"en", "May we come? March on.", "Can we come? Walk on."}, {"en", "We decide on 14 May.", "We decide on May 14."},
	    {"hu", "A máj beteg.", "Beteg a máj."}};
	told(rows, COCO_LEN(rows), true);
	told(same, COCO_LEN(same), false);
}

Test(context, names_behind_contact)
{
	static const struct pair rows[] = {
	    {"en", "Contact: Janet Okoro, phone 0114 496 0123.", "Contact: Janet Smith, phone 0114 496 0123."},
	    {"de", "Kontakt: Hans Kunz, Telefon 0151 55512345", "Kontakt: Hans Maier, Telefon 0151 55512345"},
	    {"sl", "Kontakt: Ana Kovač, tel. 041 555 123", "Kontakt: Ana Zupan, tel. 041 555 123"},
	    {"it", "Contatto: Paolo Ferri, tel. 333 555 0123", "Contatto: Paolo Bruni, tel. 333 555 0123"},
	    {"pl", "Kontakt: Anna Lis, tel. 601 555 012", "Kontakt: Anna Wilk, tel. 601 555 012"},
	    {"hu", "Kapcsolattartó: Kis Anna, tel. 30 555 1234", "Kapcsolattartó: Nagy Anna, tel. 30 555 1234"},
	    {"sk", "Kontakt: Jana Kováčová, telefón 0905 555 123", "Kontakt: Jana Horváthová, telefón 0905 555 123"},
	    {"hr", "Kontakt: Iva Horvat, tel. 091 555 1234", "Kontakt: Iva Babić, tel. 091 555 1234"},
	    {"cs", "Kontakt: Jana Malá, tel. 601 555 010", "Kontakt: Jana Nová, tel. 601 555 010"},
	};
	told(rows, COCO_LEN(rows), true);
}

Test(context, places_and_amounts)
{
	static const struct pair rows[] = {
	    {"en", "We had 14 complaints and 20 visits.", "We had 20 complaints and 14 visits."},
	    {"de", "Es gab 14 Reklamationen und 20 Besuche.", "Es gab 20 Reklamationen und 14 Besuche."},
	    {"it", "Si rompono in 3 su 120.", "Si rompono in 120 su 3."},
	    {"de", "Bis zum 3. Juni 2026 geht es.", "Ab dem 3. Juni 2026 geht es."},
	    {"de", "Wir haben 15 TEUR.", "Wir haben 1.500 €."},
	    {"en", "It costs 0.5 million EUR.", "It costs 50,000 EUR."},
	    {"en", "The line starts at noon.", "The line starts at midnight."},
	    {"en", "Half of the parts break.", "A third of the parts break."},
	    {"cs", "Rozhodneme po dvou hodinách.", "Rozhodneme po dvou minutách."},
	    {"en", "Write to janet(at)okoro.example.org.", "Write to paul(at)okoro.example.org."},
	};
	static const struct pair same[] = {
	    {"en", "We had 14 complaints and 20 visits.", "We had 20 visits and 14 complaints."},
	    {"de", "Wir haben 15 TEUR.", "Wir haben 15.000 €."},
	    {"cs", "Dáme 25 tis. Kč.", "Dáme 25 000 Kč."},
	    {"hu", "A díj 600 ezer forint.", "A díj 600 000 Ft."},
	    {"en", "It costs 0.5 million EUR.", "It costs 500,000 EUR."},
	    {"en", "It costs EUR 6.25 million.", "It costs EUR 6,250,000."},
	};
	told(rows, COCO_LEN(rows), true);
	told(same, COCO_LEN(same), false);
}
