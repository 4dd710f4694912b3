/* What calls of other organisers say, and under which heading of the brief it stands: prizes, who chooses, what was tried, dates that
 * decide; lists that stay together, and what is asked where the text says it elsewhere. The texts were written for this. */
#include "each.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(calls, .init = rewriter_begin, .fini = rewriter_end);

static const struct slot_row rows[] = {
    /* money on a line of its own, places and prizes */
    {"en",
        "Quiet canteen\n\nOur canteen is loud because it has a concrete ceiling.\n\nPrize money for the winner: EUR 900\n\nWe make lifts.",
        COCO_SLOT_OFFER, "EUR 900"},
    {"de", "Zu gewinnen sind Gutscheine im Wert von 300 Euro.", COCO_SLOT_OFFER, "Zu gewinnen"},
    {"it", "Montepremi: 4.000 €.", COCO_SLOT_OFFER, "Montepremi"},
    {"sk", "Tichá jedáleň\n\nCeny pre víťazov:\n\n1. miesto 300 €\n2. miesto 200 €\n", COCO_SLOT_OFFER, "2. miesto"},
    {"cs", "Tichá jídelna\n\nCeny:\n\n1. místo 9 000 Kč\n2. místo 5 000 Kč\n", COCO_SLOT_OFFER, "1. místo"},
    {"hu", "Az összdíjazás 400 000 Ft.", COCO_SLOT_OFFER, "összdíjazás"},
    {"pl", "Pula nagród wynosi 4 000 zł.", COCO_SLOT_OFFER, "Pula nagród"},
    {"hr", "Nagradni fond iznosi 900 eura.", COCO_SLOT_OFFER, "Nagradni fond"},
    {"sl", "Najboljši bodo podeljene tri nagrade.", COCO_SLOT_OFFER, "podeljene"},
    /* who chooses, and by what */
    {"en", "Entries are judged by three foremen.", COCO_SLOT_CHOICE, "judged"},
    {"de", "Alle Entwürfe werden von einer Fachjury beurteilt.", COCO_SLOT_CHOICE, "Fachjury"},
    {"cs", "Hodnotící kritéria: cena 60 %, kvalita 40 %.", COCO_SLOT_CHOICE, "Hodnotící"},
    {"hr", "Ocjenjivački sud odabrat će najbolju ideju.", COCO_SLOT_CHOICE, "odabrat"},
    {"pl", "Prace będą oceniane przez brygadzistów.", COCO_SLOT_CHOICE, "oceniane"},
    {"it", "Le proposte saranno valutate dai capiturno.", COCO_SLOT_CHOICE, "valutate"},
    {"pl", "Decyduje data wpływu.", COCO_SLOT_CHOICE, NULL},
    {"en", "Quiet hall\n\nEntries will be judged on:\n- calm\n- cost\n- care\n", COCO_SLOT_CHOICE, "calm"},
    {"pl", "Hala\n\n1. Praca polega na wyciszeniu hali.\n2. Prace oceniane będą według kryteriów:\n- cisza\n- koszt\n3. Inne.\n",
        COCO_SLOT_CHOICE, "koszt"},
    /* what was tried */
    {"en", "We trialled curtains, but nobody closed them.", COCO_SLOT_TODAY, "trialled"},
    {"de", "Wir haben schon Vorhänge ausprobiert.", COCO_SLOT_TODAY, "ausprobiert"},
    {"sl", "Poskusili smo z zavesami.", COCO_SLOT_TODAY, "Poskusili"},
    {"it", "Abbiamo già provato le tende.", COCO_SLOT_TODAY, "provato"},
    {"pl", "Próbowaliśmy już zasłon.", COCO_SLOT_TODAY, "Próbowaliśmy"},
    {"hu", "Kipróbáltuk a függönyt.", COCO_SLOT_TODAY, "Kipróbáltuk"},
    {"sk", "Skúšali sme závesy.", COCO_SLOT_TODAY, "Skúšali"},
    {"hr", "Probali smo sa zavjesama.", COCO_SLOT_TODAY, "Probali"},
    {"cs", "Zkoušeli jsme závěsy.", COCO_SLOT_TODAY, "Zkoušeli"},
    /* what a call announces */
    {"de", "Die Stadt lobt einen Designwettbewerb zur Neugestaltung der Kantine aus.", COCO_SLOT_OPEN, "Designwettbewerb"},
    {"it", "La Rossi Lampade bandisce un concorso per il nuovo imballo.", COCO_SLOT_OPEN, "concorso"},
    {"hu", "A cég pályázatot ír ki a csarnok új arcára.", COCO_SLOT_OPEN, "pályázatot"},
    {"hr", "Komora raspisuje natječaj za novi dar.", COCO_SLOT_OPEN, "natječaj"},
    {"cs", "Cílem letošní soutěže mladých je najít tiché řešení.", COCO_SLOT_OPEN, "Cílem"},
    {"pl", "Zapraszamy do udziału projektantów.", COCO_SLOT_CONTACT, NULL},
    /* what is not wanted, in one sentence */
    {"en", "Not wanted: foils, foams and apps.", COCO_SLOT_FIXED, "Not wanted"},
    {"pl", "Czego NIE szukamy: folii, pianek ani aplikacji.", COCO_SLOT_OPEN, NULL},
    /* dates beside addresses */
    {"hr", "Prijave do 1. ožujka 2027. na ideje@example.org; pitanja Ani Kos, voditeljici prodaje, 091/555-5678.", COCO_SLOT_TIMELINE,
        "Prijave do 1. ožujka 2027."},
    {"hu", "Az ötleteket 2027. március 15-ig az otlet@example.org címre várjuk.", COCO_SLOT_TIMELINE, "15-ig várjuk"},
    {"de", "Angebote sind bis KW 9/2027 an den Einkauf (einkauf@example.org) zu richten.", COCO_SLOT_TIMELINE, "an den Einkauf zu richten"},
    {"en", "Please send your ideas by 15 March 2027 to ideas@example.org.", COCO_SLOT_CONTACT, "The person who gave you this brief"},
    {"cs", "Zájemci se mohou přihlásit až do 9. listopadu 2027.", COCO_SLOT_TIMELINE, "přihlásit"},
};

Test(calls, sentences_stand_where_they_belong)
{
	slots_hold(rows, COCO_LEN(rows));
}

static struct coco_str asked(const struct coco_brief *brief, enum coco_slot slot)
{
	for (size_t i = 0; i < brief->n_missing; i++)
		if (coco_str_is(brief->missing[i].slot, coco_slot_names[slot]))
			return brief->missing[i].ask;
	return COCO_STR_NONE;
}

/* What the text says in a sentence that stands elsewhere is not asked as if it said nothing; no address is quoted. */
Test(calls, asks_about_what_is_said_elsewhere)
{
	struct coco_brief brief;
	brief_proved("cs", "O vítězi rozhodne porota do konce dubna 2027, návrhy přijímáme do 31. 3. 2027.", COCO_APPLY_SAFE, &brief);
	cr_expect(coco_str_starts(asked(&brief, COCO_SLOT_CHOICE), "„O vítězi rozhodne porota"), "%.*s",
	    COCO_STR_ARG(asked(&brief, COCO_SLOT_CHOICE)));
	brief_proved(
	    "en", "We make lifts. A jury chooses, and Ann Marsh, ann@example.org, 0114 496 0123, leads the jury.", COCO_APPLY_SAFE, &brief);
	struct coco_str ask = asked(&brief, COCO_SLOT_CHOICE);
	cr_expect(ask.s && coco_str_find(ask, COCO_STR("Marsh"), 0) == SIZE_MAX && coco_str_find(ask, COCO_STR("ann@"), 0) == SIZE_MAX, "%.*s",
	    COCO_STR_ARG(ask));
}

/* A bracket that takes more in is kept where one that only explains goes. */
Test(calls, brackets_that_widen_stay)
{
	struct coco_brief brief;
	brief_proved("en",
	    "Today we buy needles from three shops in Leeds (and, where there are none, from two shops in York), since the old supplier has "
	    "closed "
	    "its doors.",
	    COCO_APPLY_SAFE, &brief);
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		if (brief.slots[slot].s && coco_str_find(brief.slots[slot], COCO_STR("Leeds"), 0) != SIZE_MAX)
			cr_expect(coco_str_find(brief.slots[slot], COCO_STR("York"), 0) != SIZE_MAX, "%.*s", COCO_STR_ARG(brief.slots[slot]));
}
