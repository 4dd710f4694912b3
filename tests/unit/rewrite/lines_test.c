/* Lines of calls and tenders: what stands in which slot, whatever heading or list it stands in. */
#include "each.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(lines, .init = rewriter_begin, .fini = rewriter_end);

static const struct slot_row rows[] = {
    /* deadlines, sums and criteria among demands */
    {"hr",
        "Muzej\n\n3. Zahtjevi\nOprema mora biti tiha.\n\n4. Procijenjena vrijednost: 38.000 EUR\n5. Rok za dostavu ponuda: 20. svibnja "
        "2027.",
        COCO_SLOT_TIMELINE, "20. svibnja 2027."},
    {"hr",
        "Muzej\n\n3. Zahtjevi\nOprema mora biti tiha.\n\n4. Procijenjena vrijednost: 38.000 EUR\n5. Rok za dostavu ponuda: 20. svibnja "
        "2027.",
        COCO_SLOT_OFFER, "38.000 EUR"},
    {"pl",
        "Wystawa\n\n4. Wymagania\n4.1 Wystawa musi się zmieścić na 120 m².\n4.2 Termin składania ofert: 26 marca 2027 r., godz. 10:00\n4.3 "
        "Budżet: "
        "35 000 zł brutto",
        COCO_SLOT_OFFER, "35 000 zł"},
    {"de",
        "Bank\n\n3 Bedingungen\n3.1 Das Möbel hat eine Sitzhöhe von 48 cm.\n3.2 Der Zuschlag wird auf das wirtschaftlichste Angebot "
        "erteilt "
        "(Entwurf 70 %, Preis 30 %).",
        COCO_SLOT_CHOICE, "Der Zuschlag wird"},
    /* a date in front is no number of a clause, one alone says when */
    {"de", "Zeitplan\n- 15.01.2027 Start\n- 31.03.2027 Einsendeschluss", COCO_SLOT_TIMELINE, "31.03.2027 Einsendeschluss"},
    {"en", "We plan a portal.\n\n- Prize money for the winner: 3000 €\n- 10. - 11. November 2023\n- Cultural centre, Porec",
        COCO_SLOT_TIMELINE, "10. - 11. November 2023"},
    {"sk", "Robíme portál.\n\n- Prize money pre víťaza: 3000 €\n- 21. - 22. jún 2024\n- SKY, Bratislava", COCO_SLOT_TIMELINE,
        "21. - 22. jún 2024"},
    /* until when, without a day, or in the sentence that says whom to write to */
    {"en", "We can cans. The client wants the coating before Q4 2016.", COCO_SLOT_TIMELINE, "before Q4 2016"},
    {"de", "Wir gießen. Bitte meldet euch bis Ende Februar bei Jens Petermann, 0171 5550199.", COCO_SLOT_TIMELINE, "Bis Ende Februar."},
    {"sl", "Žagamo les. Oglasite se do konca maja, vprašajte za Matijo Kovača, 041 555 203.", COCO_SLOT_TIMELINE,
        "Oglasite se do konca maja."},
    {"en", "We brew beer. Send your concept to Martina at hello@brew.example by 3 May.", COCO_SLOT_TIMELINE, "Send your concept by 3 May."},
    /* one heading over sums and days */
    {"sk", "Čakáreň\n\nOdmena a termíny\n1. miesto: 3 500 eur\nOdovzdanie návrhov: 23. apríla 2027", COCO_SLOT_OFFER, "3 500 eur"},
    {"sk", "Čakáreň\n\nOdmena a termíny\n1. miesto: 3 500 eur\nOdovzdanie návrhov: 23. apríla 2027", COCO_SLOT_TIMELINE, "23. apríla 2027"},
    {"cs", "Lampa\n\nDůležité termíny\nOdevzdání návrhů: 30. 4. 2027\n\nHodnotí se nápad a cena.", COCO_SLOT_CHOICE,
        "Hodnotí se nápad a cena."},
    /* who may take part */
    {"de", "Teilnahme\nTeilnehmen können Studierende und Betriebe bis 10 Beschäftigte.", COCO_SLOT_FIXED, "Teilnehmen können"},
    {"en", "Eligibility\nThe competition is open to individuals and teams of up to four.", COCO_SLOT_FIXED, "open to individuals"},
    {"cs", "Lampa\n\nSoutěže se mohou zúčastnit studenti středních škol.", COCO_SLOT_FIXED, "studenti"},
    {"hu", "Megálló\n\n2. Kik pályázhatnak?\nPályázhat minden nagykorú tervező vagy diák.", COCO_SLOT_FIXED, "Pályázhat minden"},
    {"it", "Concorso\n\nLa partecipazione al concorso è aperta a:\n- tutti i cittadini maggiorenni\n- studenti e designer", COCO_SLOT_OPEN,
        NULL},
    /* what is wanted is not how things are, and a demand of today's process is no limit */
    {"sl", "Natečaj\n\nNamen natečaja je poiskati nove lesene izdelke.", COCO_SLOT_TODAY, NULL},
    {"pl", "Konkurs\n\nCelem konkursu jest zaprojektowanie opakowania.", COCO_SLOT_OPEN, "Celem konkursu"},
    {"sk", "Súťaž\n\nTvojou úlohou je navrhnúť inovatívny obal.", COCO_SLOT_OPEN, "Tvojou úlohou"},
    {"en", "Fairs\n\nInitial situation\nA list of places is then published and must be regularly updated.", COCO_SLOT_FIXED, NULL},
    {"en", "We plan. It is necessary to ensure integration with systems for budget planning.", COCO_SLOT_OFFER, NULL},
    {"de", "Wir gießen. Wir können 8.000 Euro ausgeben, und ihr dürft jederzeit vorbeikommen.", COCO_SLOT_OFFER, "8.000 Euro"},
    /* trouble says why; people who are counted are no audience; small talk is nothing */
    {"hr", "Poziv\n\nPredmet poziva je ambalaža za srdelu. Zadruga godišnje proda 90.000 limenki, ali turisti ih ne primjećuju.",
        COCO_SLOT_WHY, "turisti ih ne primjećuju"},
    {"hr", "Muzej\n\nPosjetitelji se u prosjeku zadrže 11 minuta.", COCO_SLOT_WHO, NULL},
    {"sk", "Dobrý deň,\n\nzdravíme zo sklárne, konečne nám tu prestalo pršať. Robíme karafy.", COCO_SLOT_WHY, NULL},
    {"en", "Dear all,\n\nLast month we had the roof done, so it's been a bit hectic here. We make tyres.", COCO_SLOT_TODAY,
        "We make tyres."},
    /* a list with its lead, or neither */
    {"de", "Preis\n\nFür den Preis werden folgende Juroren berufen:\n\nAnna Beispiel, Designerin", COCO_SLOT_CHOICE, NULL},
    {"en", "We sail.\n\nWhat is on the table\n- £5,500 for the winning team\n- two days on board", COCO_SLOT_OFFER, "two days on board"},
    /* lines of a mail: who wants to see it is told to call, "when" says when */
    {"en", "Hi both,\n\nwe make kiln shelves.\n\nShout if you want to visit (Thursdays only).", COCO_SLOT_CONTACT, "Shout if you want"},
    {"en", "Hi both,\n\nwe make kiln shelves.\n\nShout if you want to visit (Thursdays only).", COCO_SLOT_WHY, NULL},
    {"de", "Wir brennen Platten. Melden Sie sich, wenn Sie uns besuchen wollen.", COCO_SLOT_CONTACT, "wenn Sie uns besuchen"},
    {"sl", "Izdelujemo police. Sporočite nam, če si želite ogledati delavnico.", COCO_SLOT_CONTACT, "če si želite"},
    {"it", "Facciamo ripiani. Fateci un fischio se volete passare in officina.", COCO_SLOT_CONTACT, "se volete passare"},
    {"pl", "Robimy półki. Dajcie znać, jeśli chcecie zobaczyć piec.", COCO_SLOT_CONTACT, "jeśli chcecie"},
    {"hu", "Polcokat gyártunk. Szóljanak, ha szeretnének eljönni hozzánk.", COCO_SLOT_CONTACT, "ha szeretnének"},
    {"sk", "Vyrábame police. Dajte vedieť, ak chcete prísť na obhliadku.", COCO_SLOT_CONTACT, "ak chcete"},
    {"hr", "Radimo police. Javite ako želite pogledati radionicu.", COCO_SLOT_CONTACT, "ako želite"},
    {"cs", "Vyrábíme police. Dejte vědět, pokud se chcete přijet podívat.", COCO_SLOT_CONTACT, "pokud se chcete"},
    {"en", "We make shelves.\n\n* budget: 5,000 euros\n* when: trial in March 2027, start on 1 June 2027", COCO_SLOT_TIMELINE,
        "trial in March"},
    {"hu", "Polcokat gyártunk.\n\n* keret: 2 000 000 forint\n* mikor: próba 2027. március 4.", COCO_SLOT_TIMELINE, "2027. március 4."},
    {"cs", "Vyrábíme police.\n\n* rozpočet: 100 000 Kč\n* kdy: zkouška 4. března 2027", COCO_SLOT_TIMELINE, "4. března 2027"},
};

Test(lines, stand_where_they_belong)
{
	slots_hold(rows, COCO_LEN(rows));
}

/* What is demanded stays together: items below "The signs must:" stand with it in the annex. */
Test(lines, demands_stay_with_their_lead)
{
	struct coco_brief brief;
	brief_proved(
	    "en", "Signs\n\nThe signs must:\n- withstand cleaning with alcohol\n- be exchangeable without tools", COCO_APPLY_SAFE, &brief);
	bool together = false;
	for (size_t i = 1; i < brief.n_annex; i++)
		together = together || (coco_str_find(brief.annex[i].text, COCO_STR("The signs must:\nwithstand"), 0) != SIZE_MAX &&
		                           coco_str_find(brief.annex[i].text, COCO_STR("without tools"), 0) != SIZE_MAX);
	cr_expect(together);
}

/* Short names are asked for only where they are no names, and nothing beside them says what they are. */
Test(lines, names_are_no_acronyms)
{
	static const struct {
		const char *lang, *text;
		bool asked;
	} names[] = {{"it", "Riva 1920 promuove un concorso. La rete di RIVA vende mobili.", false},
	    {"it", "Progetto PONTE VIVO\n\nCerchiamo idee per il mercato.", false},
	    {"it", "Il forno di Cividate Camuno (BS) cerca idee.", false}, {"en", "Moisture permeation (WTR) should not exceed 5 g.", false},
	    {"en", "The QZX must be tested by our people.", true}};
	for (size_t i = 0; i < COCO_LEN(names); i++) {
		struct coco_brief brief;
		size_t n = 0;
		brief_proved(names[i].lang, names[i].text, COCO_APPLY_SAFE, &brief);
		for (size_t k = 0; k < brief.n_smells; k++)
			n += !strcmp(coco_rule_at(brief.smells[k].rule).id, "R12");
		cr_expect(n == names[i].asked, "%s", names[i].text);
	}
}
