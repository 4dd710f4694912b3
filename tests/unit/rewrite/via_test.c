/* Another's wording: what is taken, what is refused and why, in nine languages; whatever the program does, the brief holds
 * and is proved. */
#include "each.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(via, .init = rewriter_begin, .fini = rewriter_end);

/* The brief of a text after a program answered `answer`; proved. */
static struct coco_brief asked(const char *lang, const char *text, const char *answer)
{
	static char path[] = "PATH=/usr/bin:/bin";
	char *environment[] = {path, NULL};
	char *argv[] = {(char *)"printf", (char *)"%s", (char *)answer, NULL};
	const struct coco_via via = {argv, environment, 10};
	struct coco_brief brief;
	struct coco_err err = {0};
	char why[200];
	int code = coco_lang_index(coco_str_of(lang));
	cr_assert(coco_brief_make(rewriter, coco_str_of(text), COCO_STR_NONE, code, COCO_APPLY_SAFE, arena, &brief, &err) == 0);
	cr_assert(coco_via_apply(rewriter, coco_str_of(text), code, &via, arena, &brief, &err) == 0, "%s", err.text);
	cr_expect_eq(coco_brief_verify(rewriter, coco_str_of(text), COCO_STR_NONE, code, &brief, why, &err), 1, "%s: %s", answer, why);
	return brief;
}

static int slot_of(const char *name)
{
	int slot = 0;
	while (slot < COCO_SLOTS && strcmp(coco_slot_names[slot], name) != 0)
		slot++;
	return slot;
}

static const char noise[] = "The press in hall B is loud because it reaches 91 dB(A), and operators wear earplugs. The foundry does not "
                            "want more earplugs for the staff. We make pumps for Kovina.";
static const char de[] = "Die Presse ist laut, weil sie 91 dB(A) erreicht und die Mitarbeitenden Gehörschutz tragen.";
static const char sl[] = "Stiskalnica je glasna, ker dosega 91 dB(A) in delavci nosijo čepke.";
static const char it[] = "La pressa è rumorosa perché raggiunge 91 dB(A) e gli operatori portano i tappi.";
static const char pl[] = "Prasa jest głośna, ponieważ osiąga 91 dB(A), a pracownicy noszą zatyczki.";
static const char hu[] = "A prés hangos, mert eléri a 91 dB(A) szintet, és a dolgozók füldugót viselnek.";
static const char sk[] = "Lis je hlučný, pretože dosahuje 91 dB(A) a pracovníci nosia zátky.";
static const char hr[] = "Preša je glasna jer doseže 91 dB(A) i radnici nose čepiće.";
static const char cs[] = "Lis je hlučný, protože dosahuje 91 dB(A) a pracovníci nosí ucpávky.";

Test(via, taken_or_refused)
{
	static const struct {
		const char *lang, *text, *slot, *words, *why; /* NULL: taken */
	} rows[] = {
	    {"en", noise, "why", "The press in hall B is loud: it reaches 91 dB(A). Operators wear earplugs.", NULL},
	    {"en", noise, "why", "The press in hall B is loud: it reaches 95 dB(A). Operators wear earplugs.", "changes a number"},
	    {"en", noise, "why", "The press in hall B is loud. Operators wear earplugs.", "loses a number"},
	    {"en", noise, "why", "The press in hall B is loud: it reaches 91 dB(A). Operators must wear earplugs.", "adds a demand"},
	    {"en", noise, "why", "The press in hall B is loud: it reaches 91 dB(A). Operators wear earplugs (OSHA).",
	        "adds an acronym or a code"},
	    {"en", noise, "why", "The press in hall B is not loud: it reaches 91 dB(A). Operators wear earplugs.", "adds a negation"},
	    {"en", noise, "why", "The press in hall B is loud: it reaches 91 dB(A). Operators wear earplugs by 3 May 2026.", "adds a date"},
	    {"en", noise, "why", "The press in hall B is loud: it reaches 91 dB(A). Operators wear earplugs. See https://example.org/x",
	        "has markup"},
	    {"en", noise, "why", "The press in hall B is **loud**: it reaches 91 dB(A). Operators wear earplugs.", "has markup"},
	    {"en", noise, "why", "The press in hall B is loud:\\u001b[31m it reaches 91 dB(A). Operators wear earplugs.",
	        "has a control character"},
	    {"en", noise, "why", "The press in hall B is loud: it reaches 91 dB(A).\\nOperators wear earplugs.", "has more than one line"},
	    {"en", noise, "why",
	        "The press in hall B is loud: it reaches 91 dB(A). Operators wear earplugs, all of them, all day and every day of the "
	        "week, when they come and when they go, and so it goes on and on.",
	        "is too long"},
	    {"en", noise, "why", "La pressa nella hall B è rumorosa: raggiunge 91 dB(A) e gli operatori portano i tappi sempre.", "another"},
	    {"en", noise, "why",
	        "The industrial installation in hall B demonstrates considerable acoustical disturbance (91 dB(A)), "
	        "necessitating that operators consistently wear earplugs.",
	        ""},
	    {"en", "Ideas by Friday 12 June 2026, noon, please. Questions to our office, gwen@marlow.example, 01633 / 49 61 41.", "contact",
	        "Questions to our office, gwen@marlow.example, 01633 / 49 61 41.", "has an address"},
	    {"en", noise, "today", "We make pumps for Kovina.", NULL},
	    {"en", noise, "today", "We make pumps for Novak.", "name"},
	    {"en", noise, "choice", "A jury decides.", "is asked of the owner"},
	    {"en", noise, "why", "", "is empty"},
	    {"en", "Noise at the press\n\nIt is loud because it is old.", "question", "How might we make the press less noisy?", NULL},
	    {"en", "Noise at the press\n\nIt is loud because it is old.", "question", "How might we make 1 press less noisy?", "number"},
	    {"en", "Noise at the press\n\nIt is loud because it is old.", "question", "We make the press less noisy.", "is no question"},
	    {"en", noise, "why", "The press in hall B is loud: it reaches 91 dB(A). Operators wear earplugs. Plus free lunch.", "words"},
	    {"en", noise, "why", "The press in hall B is loud: it reaches 91 dB(A). Operators wear earplugs. Apprentices help.", "words"},
	    {"en", "Noise at the press\n\nIt is loud because it is old.", "question", "How might we make the press quiet with a robot?",
	        "technology"},
	    {"en", "Noise at the press\n\nIt is loud because it is old.", "question", "How might we not make the press less noisy?",
	        "negation"},
	    {"en", "Noise at the press\n\nIt is loud because it is old.", "question", "How might we punish lazy stupid workers at the press?",
	        "words"},
	    {"en", noise, "why", "The press in hall B is loud: it reaches 91 dB(A). Operators, stupid fools, wear earplugs.", "words"},
	    {"en", noise, "why", "The press in hall B is loud: it reaches 91 dB(A). Only operators wear earplugs.", "words"},
	    {"en", noise, "why", "The press in hall B is quiet: it reaches 91 dB(A). Operators wear earplugs.", "contrary"},
	    {"en", noise, "why", "The press in hall A is loud: it reaches 91 dB(A). Operators wear earplugs.", "words"},
	    {"en", noise, "why", "The press in hall B is l\xD0\xBEud: it reaches 91 dB(A). Operators wear earplugs.", "character"},
	    {"en", noise, "why", "- The press in hall B is loud: it reaches 91 dB(A). Operators wear earplugs.", "markup"},
	    {"en", noise, "why", "The press in hall B makes noise: it reaches 91 dB(A). People wear earplugs.", NULL},
	    {"en", noise, "today", "We build pumps for Kovina.", NULL},
	    {"de", de, "why", "Die Presse macht Lärm: 91 dB(A). Deshalb tragen die Beschäftigten Gehörschutz.", NULL},
	    {"en", "The press is loud because its frame is old and the floor carries the noise to the office.", "why",
	        "The floor is old and its frame carries the press to the office: the noise is loud.", ""},
	    {"en", "Today the operators wear earplugs and some visitors turn back at the door.", "today",
	        "Today the visitors wear earplugs and some operators turn back at the door.", ""},
	    {"en", "The press is loud because its frame is old and the floor carries the noise to the office.", "why",
	        "The press makes a loud noise because its frame is old, and the floor carries this noise to the office.", NULL},
	    {"en", "Today the operators wear earplugs and some visitors turn back at the door.", "today",
	        "The operators wear earplugs today, and some visitors turn back at the door.", NULL},
	    {"de", "Die Presse ist laut, weil ihr Rahmen alt ist und der Boden den Lärm ins Büro trägt.", "why",
	        "Der Boden ist laut, weil sein Rahmen alt ist und die Presse den Lärm ins Büro trägt.", ""},
	    {"de", "Heute tragen die Bediener Ohrstöpsel, und manche Besucher kehren an der Tür um.", "today",
	        "Heute tragen manche Besucher Ohrstöpsel, und die Bediener kehren an der Tür um.", ""},
	    {"de", "Die Presse ist laut, weil ihr Rahmen alt ist und der Boden den Lärm ins Büro trägt.", "why",
	        "Die Presse ist laut, denn ihr Rahmen ist alt. Der Boden trägt den Lärm ins Büro.", NULL},
	    {"de", "Heute tragen die Bediener Ohrstöpsel, und manche Besucher kehren an der Tür um.", "today",
	        "Die Bediener tragen heute Ohrstöpsel. Manche Besucher kehren an der Tür um.", NULL},
	    {"sl", "Stiskalnica je glasna, ker je njen okvir star in tla prenašajo hrup v pisarno.", "why",
	        "Pisarna je glasna, ker je njen okvir star in tla prenašajo hrup v stiskalnico.", ""},
	    {"sl", "Danes delavci nosijo čepke, nekateri obiskovalci pa se obrnejo pri vratih.", "today",
	        "Danes obiskovalci nosijo čepke, nekateri delavci pa se obrnejo pri vratih.", ""},
	    {"sl", "Stiskalnica je glasna, ker je njen okvir star in tla prenašajo hrup v pisarno.", "why",
	        "Stiskalnica je glasna, saj je njen okvir star. Tla prenašajo hrup v pisarno.", NULL},
	    {"sl", "Danes delavci nosijo čepke, nekateri obiskovalci pa se obrnejo pri vratih.", "today",
	        "Delavci danes nosijo čepke. Nekateri obiskovalci se obrnejo pri vratih.", NULL},
	    {"it", "La pressa è rumorosa perché il telaio è vecchio e il pavimento porta il rumore in ufficio.", "why",
	        "Il pavimento è rumoroso perché la pressa è vecchia e il telaio porta il rumore in ufficio.", ""},
	    {"it", "Oggi gli operatori portano i tappi e alcuni visitatori tornano indietro alla porta.", "today",
	        "Oggi alcuni visitatori portano i tappi e gli operatori tornano indietro alla porta.", ""},
	    {"it", "La pressa è rumorosa perché il telaio è vecchio e il pavimento porta il rumore in ufficio.", "why",
	        "La pressa fa rumore perché il telaio è vecchio. Il pavimento porta il rumore in ufficio.", NULL},
	    {"it", "Oggi gli operatori portano i tappi e alcuni visitatori tornano indietro alla porta.", "today",
	        "Gli operatori oggi portano i tappi. Alcuni visitatori tornano indietro alla porta.", NULL},
	    {"pl", "Prasa jest głośna, ponieważ jej rama jest stara, a podłoga przenosi hałas do biura.", "why",
	        "Podłoga jest głośna, ponieważ jej rama jest stara, a prasa przenosi hałas do biura.", ""},
	    {"pl", "Dziś pracownicy noszą zatyczki, a niektórzy goście zawracają przy drzwiach.", "today",
	        "Dziś goście noszą zatyczki, a niektórzy pracownicy zawracają przy drzwiach.", ""},
	    {"pl", "Prasa jest głośna, ponieważ jej rama jest stara, a podłoga przenosi hałas do biura.", "why",
	        "Prasa jest głośna, bo jej rama jest stara. Podłoga przenosi hałas do biura.", NULL},
	    {"pl", "Dziś pracownicy noszą zatyczki, a niektórzy goście zawracają przy drzwiach.", "today",
	        "Pracownicy noszą dziś zatyczki. Niektórzy goście zawracają przy drzwiach.", NULL},
	    {"hu", "A prés hangos, mert a kerete régi, és a padló az irodába viszi a zajt.", "why",
	        "Az iroda hangos, mert a kerete régi, és a padló a présbe viszi a zajt.", ""},
	    {"hu", "Ma a dolgozók füldugót hordanak, és néhány látogató az ajtónál visszafordul.", "today",
	        "Ma a látogatók füldugót hordanak, és néhány dolgozó az ajtónál visszafordul.", ""},
	    {"hu", "A prés hangos, mert a kerete régi, és a padló az irodába viszi a zajt.", "why",
	        "A prés hangos, hiszen a kerete régi. A padló az irodába viszi a zajt.", NULL},
	    {"hu", "Ma a dolgozók füldugót hordanak, és néhány látogató az ajtónál visszafordul.", "today",
	        "A dolgozók ma füldugót hordanak. Néhány látogató visszafordul az ajtónál.", NULL},
	    {"sk", "Lis je hlučný, pretože jeho rám je starý a podlaha prenáša hluk do kancelárie.", "why",
	        "Podlaha je hlučná, pretože jej rám je starý a lis prenáša hluk do kancelárie.", ""},
	    {"sk", "Dnes pracovníci nosia zátky a niektorí návštevníci sa pri dverách otočia.", "today",
	        "Dnes návštevníci nosia zátky a niektorí pracovníci sa pri dverách otočia.", ""},
	    {"sk", "Lis je hlučný, pretože jeho rám je starý a podlaha prenáša hluk do kancelárie.", "why",
	        "Lis je hlučný, lebo jeho rám je starý. Podlaha prenáša hluk do kancelárie.", NULL},
	    {"sk", "Dnes pracovníci nosia zátky a niektorí návštevníci sa pri dverách otočia.", "today",
	        "Pracovníci dnes nosia zátky. Niektorí návštevníci sa otočia pri dverách.", NULL},
	    {"hr", "Danas radnici nose čepiće, a neki posjetitelji okrenu se na vratima.", "today",
	        "Danas posjetitelji nose čepiće, a neki radnici okrenu se na vratima.", ""},
	    {"hr", "Preša je glasna jer je njezin okvir star i pod prenosi buku u ured.", "why",
	        "Preša je glasna zato što je njezin okvir star. Pod prenosi buku u ured.", NULL},
	    {"hr", "Danas radnici nose čepiće, a neki posjetitelji okrenu se na vratima.", "today",
	        "Radnici danas nose čepiće. Neki se posjetitelji okrenu na vratima.", NULL},
	    {"cs", "Lis je hlučný, protože jeho rám je starý a podlaha přenáší hluk do kanceláře.", "why",
	        "Podlaha je hlučná, protože její rám je starý a lis přenáší hluk do kanceláře.", ""},
	    {"cs", "Dnes pracovníci nosí ucpávky a někteří návštěvníci se u dveří otočí.", "today",
	        "Dnes návštěvníci nosí ucpávky a někteří pracovníci se u dveří otočí.", ""},
	    {"cs", "Lis je hlučný, protože jeho rám je starý a podlaha přenáší hluk do kanceláře.", "why",
	        "Lis je hlučný, neboť jeho rám je starý. Podlaha přenáší hluk do kanceláře.", NULL},
	    {"cs", "Dnes pracovníci nosí ucpávky a někteří návštěvníci se u dveří otočí.", "today",
	        "Pracovníci dnes nosí ucpávky. Někteří návštěvníci se u dveří otočí.", NULL},
	    {"de", de, "why", "Die Presse ist laut: Sie erreicht 91 dB(A). Alle Mitarbeitenden tragen Gehörschutz.", "words"},
	    {"sl", sl, "why", "Stiskalnica dela hrup: dosega 91 dB(A). Zaposleni nosijo čepke.", NULL},
	    {"sl", sl, "why", "Stiskalnica je glasna: dosega 91 dB(A). Leni delavci nosijo čepke.", "words"},
	    {"it", it, "why", "La pressa fa rumore: raggiunge 91 dB(A). Gli addetti portano i tappi.", NULL},
	    {"it", it, "why", "La pressa è rumorosa: raggiunge 91 dB(A). Solo gli operatori portano i tappi.", "words"},
	    {"pl", pl, "why", "Prasa robi hałas: osiąga 91 dB(A). Ludzie noszą zatyczki.", NULL},
	    {"pl", pl, "why", "Prasa jest głośna: osiąga 91 dB(A). Leniwi pracownicy noszą zatyczki.", "words"},
	    {"hu", hu, "why", "A prés zajos: eléri a 91 dB(A) szintet. A munkások füldugót viselnek.", NULL},
	    {"hu", hu, "why", "A prés hangos: eléri a 91 dB(A) szintet. Minden dolgozó füldugót visel.", "words"},
	    {"sk", sk, "why", "Lis robí hluk: dosahuje 91 dB(A). Ľudia nosia zátky.", NULL},
	    {"sk", sk, "why", "Lis je hlučný: dosahuje 91 dB(A). Hlúpi pracovníci nosia zátky.", "words"},
	    {"hr", hr, "why", "Preša radi buku: doseže 91 dB(A). Ljudi nose čepiće.", NULL},
	    {"hr", hr, "why", "Preša je glasna: doseže 91 dB(A). Lijeni radnici nose čepiće.", "words"},
	    {"cs", cs, "why", "Lis dělá hluk: dosahuje 91 dB(A). Lidé nosí ucpávky.", NULL},
	    {"cs", cs, "why", "Lis je hlučný: dosahuje 91 dB(A). Všichni pracovníci nosí ucpávky.", "words"},
	    {"de", de, "why", "Die Presse ist laut: Sie erreicht 91 dB(A). Die Mitarbeitenden tragen Gehörschutz.", NULL},
	    {"de", de, "why", "Die Presse ist laut: Sie erreicht 19 dB(A). Die Mitarbeitenden tragen Gehörschutz.", "changes a number"},
	    {"sl", sl, "why", "Stiskalnica je glasna: dosega 91 dB(A). Delavci nosijo čepke.", NULL},
	    {"sl", sl, "why", "Stiskalnica je glasna: dosega 91 dB(A). Delavci morajo nositi čepke.", "adds a demand"},
	    {"it", it, "why", "La pressa è rumorosa: raggiunge 91 dB(A). Gli operatori portano i tappi.", NULL},
	    {"it", it, "why", "La pressa è rumorosa e gli operatori portano i tappi.", "loses a number"},
	    {"pl", pl, "why", "Prasa jest głośna: osiąga 91 dB(A). Pracownicy noszą zatyczki.", NULL},
	    {"pl", pl, "why", "Prasa jest głośna: osiąga 91 dB(C). Pracownicy noszą zatyczki.", "changes a number"},
	    {"hu", hu, "why", "A prés hangos: eléri a 91 dB(A) szintet. A dolgozók füldugót viselnek.", NULL},
	    {"hu", hu, "why", "A prés hangos: eléri a 92 dB(A) szintet. A dolgozók füldugót viselnek.", "changes a number"},
	    {"sk", sk, "why", "Lis je hlučný: dosahuje 91 dB(A). Pracovníci nosia zátky.", NULL},
	    {"sk", sk, "why", "Lis je hlučný: dosahuje 91 dB(A). Pracovníci nesmú nosiť zátky.", ""},
	    {"hr", hr, "why", "Preša je glasna: doseže 91 dB(A). Radnici nose čepiće.", NULL},
	    {"hr", hr, "why", "Preša je glasna: doseže 91 dB(A). Radnici nose čepiće do 5. svibnja 2026.", "adds a date"},
	    {"cs", cs, "why", "Lis je hlučný: dosahuje 91 dB(A). Pracovníci nosí ucpávky.", NULL},
	    {"cs", cs, "why", "Lis je hlučný: dosahuje 91 dB(A) za 500 Kč. Pracovníci nosí ucpávky.", "adds a price"},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		char *answer = coco_arena_printf(arena, "{\"slots\":{\"%s\":\"%s\"}}", rows[i].slot, rows[i].words);
		struct coco_brief brief = asked(rows[i].lang, rows[i].text, answer);
		struct coco_str now = brief.slots[slot_of(rows[i].slot)];
		if (!rows[i].why) {
			cr_expect(coco_str_is(now, rows[i].words), "%s: %.*s", rows[i].words,
			    COCO_STR_ARG(brief.n_refused ? brief.refused[0].why : COCO_STR("not refused")));
			continue;
		}
		cr_expect(!coco_str_is(now, rows[i].words), "taken: %s", rows[i].words);
		cr_assert_eq(brief.n_refused, 1u, "%s", rows[i].words);
		cr_expect(coco_str_find(brief.refused[0].why, coco_str_of(rows[i].why), 0) != SIZE_MAX, "%s: %.*s", rows[i].words,
		    COCO_STR_ARG(brief.refused[0].why));
	}
}

/* Bullets one by one; a wording that says which sentences it rests on may use no other's facts. */
Test(via, bullets_and_sources)
{
	struct coco_brief brief = asked("en", "We make pumps. The crates must stay white. It must weigh 5 kg.",
	    "{\"slots\":{\"fixed\":[\"The crates must stay white, please.\",\"No limits.\"]}}");
	cr_expect(coco_str_is(
	              brief.slots[COCO_SLOT_FIXED], "The crates must stay white, please.\nSome limits and rules apply. The annex lists them."),
	    "%.*s", COCO_STR_ARG(brief.slots[COCO_SLOT_FIXED]));
	brief = asked("en", "We make pumps. The crates must stay white.", "{\"slots\":{\"fixed\":[\"The crates may stay white.\"]}}");
	cr_expect(coco_str_is(brief.slots[COCO_SLOT_FIXED], "The crates must stay white."));
	cr_expect_eq(brief.n_refused, 1u);
	brief = asked("en", "We make pumps. The crates must stay white. It must weigh 5 kg.", "{\"slots\":{\"fixed\":[\"White.\"]}}");
	cr_expect_eq(brief.n_refused, 1u);
	brief = asked("en", noise, "{\"slots\":{\"today\":{\"text\":\"Pumps for Kovina: we make them.\",\"from\":[\"s3\"]}}}");
	cr_expect_eq(brief.n_refused, 0u);
	brief = asked("en", noise, "{\"slots\":{\"today\":{\"text\":\"Pumps for Kovina: we make them.\",\"from\":[\"s2\"]}}}");
	cr_expect_eq(brief.n_refused, 1u);
	brief = asked("en", noise, "{\"slots\":{\"today\":{\"text\":\"Pumps for Kovina: we make them.\",\"from\":[\"s9\"]}}}");
	cr_expect_eq(brief.n_refused, 1u);
}

/* A byte order mark, or the fence that models put around code, is none of the answer; words beside it make it none. */
Test(via, fenced)
{
	static const char text[] = "We make pumps. The crates must stay white.";
	struct coco_brief brief = asked("en", text, "```json\n{\"slots\":{\"fixed\":[\"The crates may stay white.\"]}}\n```\n");
	cr_assert_eq(brief.n_refused, 1u);
	cr_expect(coco_str_is(brief.refused[0].slot, "fixed"));
	brief = asked("en", text, "\xEF\xBB\xBF{\"slots\":{\"fixed\":[\"The crates may stay white.\"]}}");
	cr_assert_eq(brief.n_refused, 1u);
	cr_expect(coco_str_is(brief.refused[0].slot, "fixed"));
	brief = asked("en", text, "Sure!\n{\"slots\":{\"fixed\":[\"The crates may stay white.\"]}}");
	cr_assert_eq(brief.n_refused, 1u);
	cr_expect_eq(brief.refused[0].slot.n, 0u);
	brief = asked("en", text, "");
	cr_assert_eq(brief.n_refused, 1u);
	cr_expect(coco_str_is(brief.refused[0].why, "answered nothing"));
}

/* What was left out of a slot need not be said again: the annex has it. What is said must still be the text's. */
Test(via, a_shortened_sentence)
{
	static const char *const text = "Operators complain because the old press (250 kN, built in 1998) in the hall is loud all day.";
	struct coco_brief brief = asked("en", text, "{\"slots\":{\"why\":\"The old press in the hall is loud, operators complain.\"}}");
	cr_expect(coco_str_is(brief.slots[COCO_SLOT_WHY], "The old press in the hall is loud, operators complain."));
	brief = asked("en", text, "{\"slots\":{\"why\":\"The press of 250 kN in the hall is loud, operators complain.\"}}");
	cr_expect_eq(brief.n_refused, 0u);
	brief = asked("en", text, "{\"slots\":{\"why\":\"The press of 260 kN in the hall is loud, operators complain.\"}}");
	cr_expect_eq(brief.n_refused, 1u);
	cr_expect(coco_str_is(brief.slots[COCO_SLOT_WHY], "Operators complain because the old press in the hall is loud all day."));
}

/* What a figure counts, and the day that belongs to another sentence, are not moved. */
Test(via, facts_of_its_own_sentences)
{
	static const char *const text =
	    "Operators complain about the press in the hall: we had 14 complaints in a week. You can visit the plant on "
	    "any Tuesday. Many people work beside the press.";
	struct coco_brief brief = asked("en", text, "{\"slots\":{\"why\":\"Operators complain about the press: 14 complaints in a week.\"}}");
	cr_expect_eq(brief.n_refused, 0u);
	brief = asked("en", text, "{\"slots\":{\"why\":\"Operators complain about the press: 14 people in a week.\"}}");
	cr_expect_eq(brief.n_refused, 1u);
	brief = asked("en", text,
	    "{\"slots\":{\"why\":{\"text\":\"Operators complain about the press: 14 complaints in a week, on any "
	    "Tuesday.\",\"from\":[\"s1\"]}}}");
	cr_expect_eq(brief.n_refused, 1u);
}

/* No JSON, no object, other members, another's slot twice, deep nesting: nothing changes. */
Test(via, other_answers)
{
	static const char *const rows[] = {"", "x", "[]", "{", "{\"slots\":[]}", "{\"slots\":{\"why\":5}}", "{\"slots\":{\"why\":[[\"a\"]]}}",
	    "{\"slots\":{\"why\":null}}", "{\"slots\":{\"sum\":\"a\"},\"cmd\":\"rm\"}", "{\"slots\":{\"why\":{\"from\":[\"s1\"]}}}"};
	struct coco_brief before, after;
	struct coco_err err = {0};
	cr_assert(coco_brief_make(rewriter, coco_str_of(noise), COCO_STR_NONE, 0, COCO_APPLY_SAFE, arena, &before, &err) == 0);
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		after = asked("en", noise, rows[i]);
		for (int slot = 0; slot < COCO_SLOTS; slot++)
			cr_expect(coco_str_eq(before.slots[slot], after.slots[slot]), "%s: %s", rows[i], coco_slot_names[slot]);
		cr_expect(after.n_refused <= 1);
	}
}

/* A slot that a brief does not have is told; the others are taken. */
Test(via, unknown_slot)
{
	struct coco_brief brief = asked("en", noise, "{\"slots\":{\"today\":\"Pumps for Kovina: we make them.\",\"prize\":\"EUR 5\"}}");
	cr_expect(coco_str_is(brief.slots[COCO_SLOT_TODAY], "Pumps for Kovina: we make them."));
	cr_assert_eq(brief.n_refused, 1u);
	cr_expect(!brief.refused[0].slot.s && coco_str_find(brief.refused[0].why, COCO_STR("does not have"), 0) != SIZE_MAX);
}

/* A brief in another's words is proved again from what stands in the record: a changed figure is seen. */
Test(via, the_proof_looks_again)
{
	struct coco_brief brief =
	    asked("en", noise, "{\"slots\":{\"why\":\"The press in hall B is loud: it reaches 91 dB(A). Operators wear earplugs.\"}}");
	struct coco_err err = {0};
	char why[200];
	struct coco_str words = coco_arena_copy(arena, brief.slots[COCO_SLOT_WHY]);
	for (size_t i = 0; i < words.n; i++)
		if (words.s[i] == '9')
			((char *)words.s)[i] = '8';
	brief.slots[COCO_SLOT_WHY] = words;
	for (size_t i = 0; i < brief.n_edits; i++)
		if (coco_str_is(brief.edits[i].rule, "via") && brief.edits[i].after.n)
			brief.edits[i].after = words;
	cr_expect_eq(coco_brief_verify(rewriter, coco_str_of(noise), COCO_STR_NONE, 0, &brief, why, &err), 0);
}
