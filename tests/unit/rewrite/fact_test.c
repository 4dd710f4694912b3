/* The fact ledger: what it recognises, that every digit is in it, and that differences between texts are found. */
#include "help.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct coco_str keys_of(struct coco_rewriter *rewriter, const char *text, const char *lang, struct coco_arena *arena)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_err err = {0};
	struct coco_fact *facts;
	size_t n;
	cr_assert(coco_facts(rewriter, coco_str_of(text), coco_lang_index(coco_str_of(lang)), arena, &facts, &n, &err) == 0, "%s", err.text);
	for (size_t i = 0; i < n; i++) {
		coco_buf_puts(&out, i ? " | " : "");
		coco_buf_str(&out, coco_fact_key(&facts[i], true, arena));
	}
	struct coco_str copy = coco_arena_copy(arena, coco_buf_view(&out));
	coco_buf_free(&out);
	return copy;
}

Test(fact, recognised)
{
	static const struct {
		const char *lang, *text, *want;
	} rows[] = {
	    {"en", "payload ≥ 950 kg, tare < 75 kg", ">= 950 kg | < 75 kg"},
	    {"en", "It must not be heavier than 1,200.5 kg.", "> 1200.5 kg must not"},
	    {"de", "höchstens 1.200,5 kg", "<= 1200.5 kg"},
	    {"en", "by 31 December 2026 or May 2026", "<= 31 December 2026 | May 2026"},
	    {"en", "A budget of EUR 85,000, USD 6.2 million, €40k or 300 €", "85000 EUR | 6.2 million USD | 40k € | 300 €"},
	    {"en", "Ø 2.5 mm ± 0.002 mm", "2.5 mm | +- 0.002 mm"},
	    {"en", "ISO 13849-1 and DIN EN ISO 8015, MIL-STD-810G, EN AW-6082", "ISO 13849-1 | DIN EN ISO 8015 | MIL-STD-810G | EN AW-6082"},
	    {"pl", "zawory PN 40, normy PN-EN 12150-1 i PN 93034", "PN | 40 | PN-EN 12150-1 | PN 93034"},
	    {"en", "the PLC S7-1516F with IP67 and 8D report 2217-B", "PLC | S7-1516F | IP67 | 8D | 2217-B"},
	    {"en", "at least 5 years, up to 8 m/s, 50 kg or more", ">= 5 years | <= 8 m/s | >= 50 kg"},
	    {"en", "5–50 µm at 105 dB(A), 91 %", "5-50 µm | 105 dB(A) | 91 %"},
	    {"en", "write to a.b@example.org or https://example.org/x?y=1.", "a.b@example.org | https://example.org/x?y=1"},
	    {"de", "am 22.09.2026 und 1. Oktober, ca. 340 t", "22.09.2026 | 1. Oktober | ~ 340 t"},
	    {"hu", "2026. május 15-én legfeljebb 3 %", "2026. május 15 | <= 3 %"},
	    {"cs", "620 000 Kč do 15. května 2026", "620000 Kč | <= 15. května 2026"},
	    {"en", "١٢ and 12 and ½", "١٢ | 12 | ½"},
	    {"en", "REUSABLE TRANSPORT PACKAGING FOR 07/2026", "07/2026"},
	    {"en", "You may come in May.", "May"},
	    {"en", "3500x2", "3500x2"},
	    {"en", "-5 °C, −25 to –10 °C, 5-10, 5 – 10", "-5 °C | -25 | -10 °C | 5-10 | 5 | 10"},
	    {"en", "20 mm +0.2/-0.1 mm, +/-5 mm, A-5, (-3), EUR -4", "20 mm | 0.2 | -0.1 mm | +- 5 mm | A-5 | -3 | -4 EUR"},
	    {"de", "bei minus 5 °C, Typ-5, ≤-3 bar", "-5 °C | Typ-5 | <= -3 bar"},
	};
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	struct coco_arena *arena = coco_arena_new();
	cr_assert(rewriter && arena);
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_str got = keys_of(rewriter, rows[i].text, rows[i].lang, arena);
		cr_expect(coco_str_is(got, rows[i].want), "%s\nwant %s\ngot  %.*s", rows[i].text, rows[i].want, COCO_STR_ARG(got));
	}
	coco_arena_free(arena);
	coco_rewriter_free(rewriter);
}

/* What --verify tells of words: names, also in texts of which the language is not known, number words, terms. */
Test(fact, words)
{
	static const struct {
		const char *lang, *original, *candidate;
		bool differ;
	} rows[] = {
	    {"de", "Der Ansprechpartner ist Frau Huber aus dem Werk.", "Der Ansprechpartner ist Frau Maier aus dem Werk.", true},
	    {"de", "Der Ansprechpartner ist Herr Dr. Huber.", "Der Ansprechpartner ist Herr Dr. Maier.", true},
	    {"de", "Das Teil wird in Graz gefertigt.", "Das Teil wird in Linz gefertigt.", true},
	    {"de", "Das Teil wird bei Bedarf gefertigt.", "Das Teil wird gefertigt, wenn es nötig ist.", false},
	    {"de", "Die Anlage ist von der Huber GmbH.", "Die Anlage ist von der Maier GmbH.", true},
	    {"de", "Die Steuerung (Huber S7) steht in der Halle.", "Die Steuerung (Maier S7) steht in der Halle.", true},
	    {"en", "It has a PLC (Huber S7-1516F) in the hall.", "It has a PLC (Maier S7-1516F) in the hall.", true},
	    {"en", "Zorvik makes the part.", "Novexa makes the part.", true},
	    {"en", "Parts break often.", "Components break often.", false},
	    {"en", "The project lead is Anna Berger.", "The project lead is Anna Bauer.", true},
	    {"en", "Contact: Mr John Smith.", "Contact: Mr John Smythe.", true},
	    {"en", "We work with Huber in the hall.", "Huber works with us in the hall.", false},
	    {"sl", "Sodelujemo s podjetjem Huber v Gradcu.", "Sodelujemo s podjetjem Maier v Linzu.", true},
	    {"de", "Angebote bis 6. Mai.", "Angebote ab 6. Mai.", true},
	    {"de", "Lieferung nach dem 6. Mai.", "Lieferung vor dem 6. Mai.", true},
	    {"de", "kleiner gleich 5 kg", "größer gleich 5 kg", true},
	    {"de", "seit fünf Jahren", "seit acht Jahren", true},
	    {"de", "Wir haben drei Pumpen.", "Wir haben 3 Pumpen.", false},
	    {"de", "am Donnerstag um 12 Uhr", "am Donnerstag um 12:00 Uhr", false},
	    {"de", "am Donnerstag um 12 Uhr", "am Donnerstag um 12:30 Uhr", true},
	    {"sl", "Ponudbe pred 6. majem.", "Ponudbe po 6. maju.", true},
	    {"sl", "v dveh tednih", "v treh tednih", true},
	    {"it", "entro sei settimane", "entro due settimane", true},
	    {"it", "1.000 EUR lordi", "1.000 EUR netti", true},
	    {"pl", "w czwartek", "w piątek", true},
	    {"hu", "2026. május 6. előtt", "2026. május 6. után", true},
	    {"hu", "három szivattyú", "négy szivattyú", true},
	    {"sk", "500 EUR bez DPH", "500 EUR s DPH", true},
	    {"hr", "100 komada mjesečno", "100 komada godišnje", true},
	    {"cs", "po 6. květnu", "před 6. květnem", true},
	    {"en", "We need:\n1. a room\n2. a sign\n3. a bench", "We need a room, a sign and a bench.", false},
	    {"hu", "Lépések:\n1) vágás\n2) varrás", "Lépések: vágás és varrás.", false},
	    {"en", "We need:\n1. 2 rooms\n2. 3 signs", "We need:\n1. 2 rooms\n2. 4 signs", true},
	    {"de", "UNSERE WEBSTÜHLE\n\nWir weben.", "Unsere Webstühle\n\nWir weben.", false},
	    {"en", "NEW CNC PRESS\n\nWe weld.", "NEW PRESS\n\nWe weld.", true},
	    {"", "It is used in Graz.", "It is used in Linz.", true},
	    {"", "No glue.", "Glue.", true},
	    {"", "No glue.", "No glue.", false},
	};
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	struct coco_arena *arena = coco_arena_new();
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_difference *d;
		size_t n;
		cr_assert(coco_facts_compare(rewriter, coco_str_of(rows[i].original), coco_str_of(rows[i].candidate),
		              coco_lang_index(coco_str_of(rows[i].lang)), arena, &d, &n, &err) == 0);
		cr_expect((n > 0) == rows[i].differ, "%s / %s: %zu differences", rows[i].original, rows[i].candidate, n);
	}
	coco_arena_free(arena);
	coco_rewriter_free(rewriter);
}

static void covers(struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena)
{
	struct coco_err err = {0};
	struct coco_fact *facts;
	size_t n, at = 0;
	cr_assert(coco_facts(rewriter, text, lang, arena, &facts, &n, &err) == 0);
	for (size_t i = 0; i <= n; i++) {
		size_t to = i < n ? facts[i].start : text.n;
		cr_assert(to >= at, "facts overlap");
		for (; at < to; at++)
			cr_assert(!(text.s[at] >= '0' && text.s[at] <= '9'), "digit at %zu is in no fact: %.*s", at, COCO_STR_ARG(text));
		if (i < n) {
			cr_assert(facts[i].end > facts[i].start && facts[i].end <= text.n);
			at = facts[i].end;
		}
	}
}

/* By construction; here for the corpus and for random text. */
Test(fact, every_digit_is_in_one)
{
	static const char *const pieces[] = {"0", "12", "345", "6789", ".", ",", " ", "-", "–", "/", ":", "EUR", "€", "kg", "m²", "ISO ", "a",
	    "B", "±", "≥", "May ", "(", ")", "x", "@", "www.", "+", "00", "\n", "%", "'", "’", "٣", "\xC2\xA0", "M8", "_", "^", "http://", "é",
	    "0.2", "DIN", ";"};
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	struct coco_arena *arena = coco_arena_new();
	size_t n;
	struct sample *all = samples(arena, &n);
	for (size_t i = 0; i < n; i++)
		covers(rewriter, all[i].text, all[i].lang, arena);
	srand(3);
	for (int round = 0; round < 3000; round++) {
		struct coco_buf text = COCO_BUF_INIT;
		coco_arena_reset(arena);
		for (int k = 1 + rand() % 30; k > 0; k--)
			coco_buf_puts(&text, pieces[(size_t)rand() % COCO_LEN(pieces)]);
		covers(rewriter, coco_buf_view(&text), rand() % 10 - 1, arena);
		coco_buf_free(&text);
	}
	coco_arena_free(arena);
	coco_rewriter_free(rewriter);
}

Test(fact, differences)
{
	static const struct {
		const char *original, *candidate, *want;
	} rows[] = {
	    {"It must weigh at most 4 kg.", "It must weigh at most 4 kg.", ""},
	    {"It must weigh at most 4 kg. It must weigh at most 4 kg.", "It must weigh at most 4 kg.", ""},
	    {"at most 4 kg", "at most 5 kg", "changed 4 kg>5 kg"},
	    {"at most 4 kg", "at least 4 kg", "changed 4 kg>4 kg"},
	    {"It must be 4 kg.", "It should be 4 kg.", "changed 4 kg>4 kg"},
	    {"not above 4 kg", "above 4 kg", "changed 4 kg>4 kg"},
	    {"4 kg", "4 g", "changed 4 kg>4 g"},
	    {"4 kg and ISO 9001", "4 kg", "lost ISO 9001"},
	    {"4 kg", "4 kg and 3 May 2026", "invented 3 May 2026"},
	    {"the PLC", "the IPC", "lost PLC;invented IPC"},
	    {"1,000 kg", "1000 kg", ""},
	    {"We need 5 pumps, at least 12.5 bar, by 3 May 2026, for EUR 4,000, within 6 weeks.",
	        "Wir brauchen 5 Pumpen, mindestens 12,5 bar, bis 3. Mai 2026, für 4.000 €, innerhalb von 6 Wochen.", ""},
	    {"We need 5 pumps, at least 12.5 bar, by 3 May 2026, for EUR 4,000.",
	        "Wir brauchen 5 Pumpen, mindestens 12,6 bar, bis 4. Mai 2026, für 4.000 €.",
	        "changed 12.5 bar>12,6 bar;changed 3 May 2026>4. Mai 2026"},
	    {"at -5 °C", "at 5 °C", "changed -5 °C>5 °C"},
	    {"at -5 °C", "at minus 5 °C", ""},
	    {"It works at -25.5 °C and in the rain.", "Es funktioniert bei -25,5 °C und bei Regen.", ""},
	    {"It works at -25.5 °C and in the rain.", "Es funktioniert bei 25,5 °C und bei Regen.", "changed -25.5 °C>25,5 °C"},
	    {"before 6 May 2026", "after 6 May 2026", "changed 6 May 2026>6 May 2026"},
	    {"before 6 May 2026", "prior to 6 May 2026", ""},
	    {"due 30 days after delivery", "due 30 days before delivery", "changed 30 days>30 days"},
	    {"EUR 12,000 net", "EUR 12,000 gross", "lost net;invented gross"},
	    {"EUR 500 incl. VAT", "EUR 500 excl. VAT", "lost incl. VAT;invented excl. VAT"},
	    {"5 parts per month", "5 parts per year", "lost per month;invented per year"},
	    {"5 parts per month", "5 parts monthly", ""},
	    {"in six weeks", "in two weeks", "changed six weeks>two weeks"},
	    {"at most three weeks", "at most 3 weeks", ""},
	    {"on Thursday", "on Monday", "lost Thursday;invented Monday"},
	    {"by 14 May 2026", "by May 14, 2026", ""},
	    {"by 14 May 2026", "by May 15, 2026", "changed 14 May 2026>May 15, 2026"},
	    {"5 per cent", "5 %", ""},
	    {"5 per cent", "5 kg", "changed 5 per cent>5 kg"},
	    {"2 mm thick", "2-mm-thick", ""},
	    {"We need three pumps and 2 valves by 3 May 2026.", "Wir brauchen 3 Pumpen und 2 Ventile bis 3. Mai 2026.", ""},
	    {"It has to comply with 2006/42/EC and be safe.", "Sie muss der 2006/42/EG entsprechen und sicher sein.", ""},
	    {"by 3 May 2026", "by 2026-05-03", ""},
	    {"by 3 May 2026", "by 5 March 2026", "changed 3 May 2026>5 March 2026"},
	};
	static const char *const names[] = {"lost", "changed", "invented"};
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	struct coco_arena *arena = coco_arena_new();
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_str a = coco_str_of(rows[i].original), b = coco_str_of(rows[i].candidate);
		struct coco_difference *d;
		char got[300] = "";
		size_t n;
		cr_assert(coco_facts_compare(rewriter, a, b, 0, arena, &d, &n, &err) == 0);
		for (size_t k = 0; k < n; k++)
			snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s %.*s%s%.*s", k ? ";" : "", names[d[k].change],
			    COCO_STR_ARG(coco_str_sub(a, d[k].before.start, d[k].before.end)), d[k].change == COCO_CHANGED ? ">" : "",
			    COCO_STR_ARG(coco_str_sub(b, d[k].after.start, d[k].after.end)));
		cr_expect_str_eq(got, rows[i].want, "%s / %s: %s", rows[i].original, rows[i].candidate, got);
	}
	coco_arena_free(arena);
	coco_rewriter_free(rewriter);
}
