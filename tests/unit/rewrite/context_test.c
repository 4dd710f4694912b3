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
