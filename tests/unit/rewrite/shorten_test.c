/* Shorter sentences: what is left out stands in full in the annex, a long sentence becomes two, an acronym is spelled out or
 * stays out; and the proof sees each of it broken. */
#include "each.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(shorten, .init = rewriter_begin, .fini = rewriter_end);

static struct coco_brief made(const char *lang, const char *text)
{
	struct coco_brief brief;
	brief_proved(lang, text, COCO_APPLY_SAFE, &brief);
	return brief;
}

Test(shorten, slots)
{
	static const struct {
		const char *lang, *text;
		enum coco_slot slot;
		const char *want;
	} rows[] = {
	    /* halves of a sentence with a semicolon, each in its slot, or both in one */
	    {"en", "We mend clocks. Please write to us by 15 March 2027; a jury of three will choose by the idea.", COCO_SLOT_CHOICE,
	        "A jury of three will choose by the idea."},
	    {"en", "We mend clocks. Please write to us by 15 March 2027; a jury of three will choose by the idea.", COCO_SLOT_TIMELINE,
	        "Please write to us by 15 March 2027."},
	    {"it", "Facciamo pompe. La forma e il colore sono liberi; il corpo della pompa non si può modificare.", COCO_SLOT_OPEN,
	        "La forma e il colore sono liberi."},
	    /* capitals are kept as an acronym's are */
	    {"en", "WE ARE A SMALL TEAM AND MEND PUMPS IN ORDER TO KEEP FIELDS DRY, AND WE WORK FOR ALL THE FARMS NEAR US.", COCO_SLOT_TODAY,
	        "WE ARE A SMALL TEAM AND MEND PUMPS IN ORDER TO KEEP FIELDS DRY, AND WE WORK FOR ALL THE FARMS NEAR US."},
	    /* brackets with facts */
	    {"de",
	        "Der Griff (Wandstärke 2,5 mm ± 0,1 mm) wird von vielen als zu groß empfunden; nach 20 Minuten klagen sie über Taubheit in den "
	        "Fingern.",
	        COCO_SLOT_WHY, "Der Griff wird von vielen als zu groß empfunden; nach 20 Minuten klagen sie über Taubheit in den Fingern."},
	    {"en", "We are a small team (EN-GJL-250 and EN-GJS-400-15) with 214 people.", COCO_SLOT_TODAY,
	        "We are a small team with 214 people."},
	    {"en", "We make lids (round and square ones) for all sorts of jars.", COCO_SLOT_TODAY,
	        "We make lids (round and square ones) for all sorts of jars."},
	    {"hu", "Cégünk (167 fő, 12 gép) poharakat gyárt.", COCO_SLOT_TODAY, "Cégünk poharakat gyárt."},
	    /* what a clause adds */
	    {"en", "Drivers complain about the seats because they are hard and narrow and cold, which we found out in 2 talks.", COCO_SLOT_WHY,
	        "Drivers complain about the seats because they are hard and narrow and cold."},
	    {"en", "Drivers complain about the seats in the cars (hard, cold, including the new ones) when it rains.", COCO_SLOT_WHY,
	        "Drivers complain about the seats in the cars (hard, cold, including the new ones) when it rains."},
	    {"sk",
	        "Podiel chybných kusov dosiahol v roku 2025 hodnotu 7,3 percenta, pričom dohodnutá hranica so zákazníkom je vraj oveľa nižšia "
	        "a platí už teraz.",
	        COCO_SLOT_WHY, "Podiel chybných kusov dosiahol v roku 2025 hodnotu 7,3 percenta."},
	    {"en", "We want to try out new things in the old hall so that output files are compatible with all the tools that people use.",
	        COCO_SLOT_OPEN, "We want to try out new things in the old hall."},
	    /* what stands aside: in front, between commas or dashes, examples in brackets; never a condition */
	    {"en", "In line with our values, the shelves in the shop are so plain that customers complain about the dull look of them.",
	        COCO_SLOT_WHY, "The shelves in the shop are so plain that customers complain about the dull look of them."},
	    {"en", "The trolley, which was built for wide corridors, including the old ones, gets stuck because the doors are narrow.",
	        COCO_SLOT_WHY, "The trolley gets stuck because the doors are narrow."},
	    {"en", "The trolley, which never left the wide corridors of the old wing, gets stuck because the doors are narrow.", COCO_SLOT_WHY,
	        "The trolley, which never left the wide corridors of the old wing, gets stuck because the doors are narrow."},
	    {"en", "The old hall – a gift of the founder – is so dark that people complain about it (e.g. in the canteen) day by day.",
	        COCO_SLOT_WHY, "The old hall is so dark that people complain about it day by day."},
	    {"en", "People complain that the lids are hard to open with wet hands, making many of them reach for a knife, with a risk.",
	        COCO_SLOT_WHY, "People complain that the lids are hard to open with wet hands."},
	    {"en", "Customers complain about the stools because they hinder working, walking, providing room for bags and many other things.",
	        COCO_SLOT_WHY,
	        "Customers complain about the stools because they hinder working, walking, providing room for bags and many other things."},
	    /* two sentences */
	    {"en", "The stools have one weak spot that customers complain about: the seat is glued and comes off.", COCO_SLOT_WHY,
	        "The stools have one weak spot that customers complain about. The seat is glued and comes off."},
	    {"en", "The hall is dark because of the old roof, and the people dislike anything that makes it darker.", COCO_SLOT_WHY,
	        "The hall is dark because of the old roof. The people dislike anything that makes it darker."},
	    {"en", "The hall is dark because of the old roof, but the people do not like new lamps in it.", COCO_SLOT_WHY,
	        "The hall is dark because of the old roof. But the people do not like new lamps in it."},
	    {"cs", "Lidé si stěžují, protože je v hale tma; části haly chybí okna.", COCO_SLOT_WHY,
	        "Lidé si stěžují, protože je v hale tma. Části haly chybí okna."},
	    {"pl", "Pracownicy skarżą się na hałas w hali; łączą go z nową prasą.", COCO_SLOT_WHY,
	        "Pracownicy skarżą się na hałas w hali. Łączą go z nową prasą."},
	    {"de", "Die Halle ist dunkel, weil das Dach alt ist; 12 Fenster sind blind.", COCO_SLOT_WHY,
	        "Die Halle ist dunkel, weil das Dach alt ist. 12 Fenster sind blind."},
	    /* plain words, where what stands beside them allows it */
	    {"en", "Currently, our company manufactures stools. However, the additional legs are difficult to mount.", COCO_SLOT_TODAY,
	        "Today, our company makes stools."},
	    {"en", "Our drivers lose an hour a day because the majority of the gates are located in the old yard.", COCO_SLOT_WHY,
	        "Our drivers lose an hour a day because most of the gates are in the old yard."},
	    {"en", "We make stools for the Equipment Manufacturer Club and non-innovative seats for it.", COCO_SLOT_TODAY,
	        "We make stools for the Equipment Manufacturer Club and non-innovative seats for it."},
	    /* the number of a clause, an address */
	    {"it", "2.1 I visitatori attraversano il reparto a piedi perché manca un percorso.", COCO_SLOT_WHY,
	        "I visitatori attraversano il reparto a piedi perché manca un percorso."},
	    {"en", "Questions go to the innovation desk at crane@example.org.", COCO_SLOT_CONTACT, "Questions go to the innovation desk."},
	    {"cs", "Kontakt: naše vývojové oddělení, navstevy@example.org.", COCO_SLOT_CONTACT, "Kontakt: naše vývojové oddělení."},
	    {"en", "Contact us at crane@example.org.", COCO_SLOT_CONTACT, "The person who gave you this brief can put you in touch."},
	    {"hr", "Mreže su stare.\n\nPrijave šaljite do 1. 3. 2027. na mreze@example.org.", COCO_SLOT_TIMELINE,
	        "Prijave šaljite do 1. 3. 2027."},
	    {"de", "Ansprechpartnerin: Frau Huber, Tel. 0316 123456, huber@example.org", COCO_SLOT_CONTACT,
	        "Den Kontakt nennt Ihnen, wer Ihnen diesen Auftrag gegeben hat."},
	    {"de", "Besuche sind dienstags möglich, Tel. 0316 123456.", COCO_SLOT_CONTACT, "Besuche sind dienstags möglich."},
	    {"de", "Besuche sind dienstags möglich, Tel. 03741 / 55 12 34.", COCO_SLOT_CONTACT, "Besuche sind dienstags möglich."},
	    {"sl", "Ogled je možen ob torkih, pokličite 041 234 567.", COCO_SLOT_CONTACT, "Ogled je možen ob torkih."},
	    {"en", "Site visits are on Tuesdays; call 0316/12 34 56 or write to anna@example.org.", COCO_SLOT_CONTACT,
	        "Site visits are on Tuesdays."},
	    /* behind a greeting */
	    {"sk", "Dobrý deň,\n\nsme malá strojáreň z Bystrice.", COCO_SLOT_TODAY, "Sme malá strojáreň z Bystrice."},
	    {"cs", "Dobrý den,\n\nčas běží a dnes máme málo lidí.", COCO_SLOT_TODAY, "Čas běží a dnes máme málo lidí."},
	    {"en", "Hello,\n\npH is low today.", COCO_SLOT_TODAY, "pH is low today."},
	    /* acronyms: spelled out from the text, left out with their brackets, or the sentence stays out */
	    {"en", "Our gear shop uses needle roller bearings (NRB) which must not weigh more than 4 kg. We make NRB for lifts.",
	        COCO_SLOT_TODAY, "We make NRB (needle roller bearings) for lifts."},
	    {"en", "Wrong seals (NBR, FKM) are chosen because nobody reads the sheets.", COCO_SLOT_WHY,
	        "Wrong seals are chosen because nobody reads the sheets."},
	    {"en", "The XQZ is slow because it is old. People complain that the lift is slow.", COCO_SLOT_WHY,
	        "People complain that the lift is slow."},
	    {"it", "Produciamo valvole in ottone per gli impianti di riscaldamento, XQ 40.", COCO_SLOT_TODAY,
	        "Produciamo valvole in ottone per gli impianti di riscaldamento."},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief = made(rows[i].lang, rows[i].text);
		struct coco_str got = brief.slots[rows[i].slot];
		cr_expect(rows[i].want ? coco_str_is(got, rows[i].want) : !got.s, "%s: %s is %.*s", rows[i].text, coco_slot_names[rows[i].slot],
		    COCO_STR_ARG(got));
	}
}

/* What is left out changes nothing that stays: a limit keeps its comparator, a no its no. */
Test(shorten, less_is_done_where_more_would_say_something_else)
{
	static const char *const text =
	    "We want lamps of at most (as the law says since 2019) 12 kg, and the hall needs light in every corner.";
	struct coco_brief brief = made("en", text);
	for (size_t i = 0; i < brief.n_edits; i++)
		cr_expect(!coco_str_is(brief.edits[i].rule, "R25") || coco_str_find(brief.edits[i].before, COCO_STR("law"), 0) == SIZE_MAX);
}

/* A sentence that goes on for pages is none for the brief, and costs no more than its length. */
Test(shorten, a_sentence_without_end)
{
	struct coco_buf text = COCO_BUF_INIT;
	for (int i = 0; i < 20000; i++)
		coco_buf_puts(&text, "we are looking for new lamps; ");
	coco_buf_puts(&text, "we want light.");
	struct coco_brief brief = made("en", text.data);
	cr_expect(!brief.slots[COCO_SLOT_OPEN].s);
	for (size_t i = 0; i < brief.n_edits; i++)
		cr_expect(!coco_str_is(brief.edits[i].rule, "R14"));
	coco_buf_free(&text);
}

static struct coco_brief copy_of(const struct coco_brief *brief)
{
	struct coco_brief copy = *brief;
	copy.edits = coco_arena_array(arena, brief->n_edits + 1, sizeof *copy.edits);
	copy.annex = coco_arena_array(arena, brief->n_annex + 1, sizeof *copy.annex);
	memcpy(copy.edits, brief->edits, brief->n_edits * sizeof *copy.edits);
	memcpy(copy.annex, brief->annex, brief->n_annex * sizeof *copy.annex);
	return copy;
}

static int proved(const char *text, const struct coco_brief *brief)
{
	struct coco_err err = {0};
	char why[200];
	return coco_brief_verify(rewriter, coco_str_of(text), COCO_STR_NONE, 0, brief, why, &err);
}

Test(shorten, the_proof_sees_it_broken)
{
	static const char *const text = "We are a small team (EN-GJL-250 and EN-GJS-400-15) with 214 people.";
	struct coco_brief brief = made("en", text), broken = copy_of(&brief);
	cr_assert(coco_str_starts(brief.annex[brief.n_annex - 1].text, "Shortened sentences in full:\nWe are a small team (EN"));
	broken.n_annex--;
	cr_expect_eq(proved(text, &broken), 0, "the sentence in full is gone");
	broken = copy_of(&brief);
	broken.annex[broken.n_annex - 1].text = coco_str_of("Shortened sentences in full:\nWe are a small team (EN-GJL-250) with 214 people.");
	cr_expect_eq(proved(text, &broken), 0, "the sentence in full is another");
	broken.annex[broken.n_annex - 1].text =
	    coco_str_of(coco_arena_printf(arena, "%.*s\n%s", COCO_STR_ARG(brief.annex[brief.n_annex - 1].text), text));
	cr_expect_eq(proved(text, &broken), 0, "the sentence in full stands twice");
	for (size_t i = 0; i < brief.n_edits; i++) { /* something is put where something was left out */
		if (!coco_str_is(brief.edits[i].rule, "R25"))
			continue;
		broken = copy_of(&brief);
		broken.edits[i].after = COCO_STR(" in Graz");
		broken.slots[COCO_SLOT_TODAY] = COCO_STR("We are a small team in Graz with 214 people.");
		cr_expect_eq(proved(text, &broken), 0, "something came in");
		broken = copy_of(&brief);
		broken.edits[i].rule = COCO_STR("R18");
		cr_expect_eq(proved(text, &broken), 0, "figures are gone and nobody says so");
	}
	static const char *const wordy = "Currently, our company manufactures stools.";
	brief = made("en", wordy);
	broken = copy_of(&brief);
	cr_assert(brief.n_edits == 2 && coco_str_is(brief.edits[1].after, "makes"));
	broken.edits[1].after = COCO_STR("sells");
	broken.slots[COCO_SLOT_TODAY] = COCO_STR("Today, our company sells stools.");
	cr_expect_eq(proved(wordy, &broken), 0, "a phrase became what the table does not say");
	static const char *const limit = "We make glass of no more than 5 mm for all sorts of old shops.";
	brief = made("en", limit);
	broken = copy_of(&brief);
	struct coco_edit cut = {.rule = COCO_STR("R25"),
	    .slot = COCO_STR("today"),
	    .start = 17,
	    .end = 30,
	    .at = 17,
	    .before = COCO_STR("no more than "),
	    .after = COCO_STR("")};
	cr_assert(coco_str_eq(coco_str_sub(coco_str_of(limit), cut.start, cut.end), cut.before));
	broken.edits[broken.n_edits++] = cut;
	broken.slots[COCO_SLOT_TODAY] = COCO_STR("We make glass of 5 mm for all sorts of old shops.");
	broken.annex[broken.n_annex++] =
	    (struct coco_annex){COCO_STR("A9"), coco_str_of(coco_arena_printf(arena, "Shortened sentences in full:\n%s", limit))};
	cr_expect_eq(proved(limit, &broken), 0, "a limit became a size");
}

Test(shorten, an_acronym_is_spelled_out_in_the_text_s_own_words)
{
	static const char *const text =
	    "Our gear shop uses needle roller bearings (NRB) which must not weigh more than 4 kg. We make NRB for lifts.";
	struct coco_brief brief = made("en", text), broken = copy_of(&brief);
	for (size_t i = 0; i < brief.n_edits; i++)
		if (coco_str_is(brief.edits[i].rule, "R12")) {
			broken.edits[i].after = COCO_STR("NRB (needle roller shops)");
			broken.slots[COCO_SLOT_TODAY] = COCO_STR("We make NRB (needle roller shops) for lifts.");
		}
	cr_expect_eq(proved(text, &broken), 0);
}

/* People whom the text names in a sentence that is needed elsewhere are asked for by their word. */
Test(shorten, asks_for_those_who_are_named)
{
	struct coco_brief one = made("hu", "A cél egy olyan átadási mód, amelyet a dolgozók szívesen használnak."),
	                  none = made("en", "We make pumps. They are loud.");
	for (size_t i = 0; i < one.n_missing; i++)
		if (coco_str_is(one.missing[i].slot, "who"))
			cr_expect(
			    coco_str_is(one.missing[i].ask, "„dolgozók”: nekik szól? Ki veszi még észre?"), "%.*s", COCO_STR_ARG(one.missing[i].ask));
	for (size_t i = 0; i < none.n_missing; i++)
		if (coco_str_is(none.missing[i].slot, "who"))
			cr_expect(coco_str_is(none.missing[i].ask, "Who will notice first when this is solved?"));
	cr_expect(!one.slots[COCO_SLOT_WHO].s && !none.slots[COCO_SLOT_WHO].s);
}

/* With an address goes what announces it. */
Test(shorten, no_announced_address_is_left_behind)
{
	static const char *const rows[][3] = {
	    {"en", "Send your proposal by 15 April 2027 to the e-mail address buy@lumo.example.", "Send your proposal by 15 April 2027."},
	    {"de", "Angebote sind bis 15. April 2027 an die E-Mail-Adresse einkauf@lumo.example zu senden.",
	        "Angebote sind bis 15. April 2027 zu senden."},
	    {"sl", "Ponudbe pošljite do 15. 4. 2027 na e-poštni naslov nabava@lumo.example.", "Ponudbe pošljite do 15. 4. 2027."},
	    {"it", "Le offerte vanno inviate entro il 15 aprile 2027 all'indirizzo e-mail idee@lumo.example.",
	        "Le offerte vanno inviate entro il 15 aprile 2027."},
	    {"pl", "Oferty należy składać do 15 kwietnia 2027 r. na adres e-mail zakupy@lumo.example.",
	        "Oferty należy składać do 15 kwietnia 2027 r."},
	    {"sk", "Ponuky posielajte do 15. 4. 2027 na e-mailovú adresu nakup@lumo.example.", "Ponuky posielajte do 15. 4. 2027."},
	    {"hr", "Ponude pošaljite do 15. 4. 2027. na e-mail adresu nabava@lumo.example.", "Ponude pošaljite do 15. 4. 2027."},
	    {"cs", "Nabídky posílejte do 15. 4. 2027 na e-mailovou adresu nakup@lumo.example.", "Nabídky posílejte do 15. 4. 2027."},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief = made(rows[i][0], rows[i][1]);
		cr_expect(coco_str_is(brief.slots[COCO_SLOT_TIMELINE], rows[i][2]), "%.*s", COCO_STR_ARG(brief.slots[COCO_SLOT_TIMELINE]));
	}
}
