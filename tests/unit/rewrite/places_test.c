/* Which slot has a sentence, where its words are cues of more than one: what is asked for, offered, not wanted, who may take part, until
 * when; and how it begins there. */
#include "each.h"

#include <criterion/criterion.h>

TestSuite(places, .init = rewriter_begin, .fini = rewriter_end);

struct row {
	const char *lang, *text;
	enum coco_slot slot;
	const char *want;
};

static void expect_in(const struct row *row, enum coco_apply apply)
{
	struct coco_brief brief;
	struct coco_err err = {0};
	char why[200];
	struct coco_str text = coco_str_of(row->text);
	int lang = coco_lang_index(coco_str_of(row->lang));
	cr_assert(coco_brief_make(rewriter, text, COCO_STR_NONE, lang, apply, arena, &brief, &err) == 0);
	struct coco_str got = brief.slots[row->slot];
	cr_expect(row->want ? coco_str_is(got, row->want) : !got.s, "%s: %s is %.*s", row->text, coco_slot_names[row->slot], COCO_STR_ARG(got));
	cr_expect_eq(coco_brief_verify(rewriter, text, COCO_STR_NONE, lang, &brief, why, &err), 1, "%s: %s", row->text, why);
}

Test(places, what_is_asked_for_is_open)
{
	static const struct row rows[] = {
	    {"cs", "Předmětem zakázky je návrh orientačního systému.", COCO_SLOT_OPEN, "Předmětem zakázky je návrh orientačního systému."},
	    {"hr", "Predmet nabave je sustav koji radnicima pomaže.", COCO_SLOT_OPEN, "Predmet nabave je sustav koji radnicima pomaže."},
	    {"en", "The company would like to turn this waste into gifts.", COCO_SLOT_OPEN,
	        "The company would like to turn this waste into gifts."},
	    {"pl", "Jesteśmy otwarci na grafikę, dźwięk i kolor.", COCO_SLOT_OPEN, "Jesteśmy otwarci na grafikę, dźwięk i kolor."},
	    {"hu", "Örülnénk, ha az emberek bejönnének a boltunkba.", COCO_SLOT_OPEN, "Örülnénk, ha az emberek bejönnének a boltunkba."},
	    {"hu", "Szeretnénk elérni, hogy a fedél könnyen nyíljon, miközben a termék biztonságos marad.", COCO_SLOT_FIXED, NULL},
	    {"it", "I macchinari non si possono spostare.", COCO_SLOT_FIXED, "I macchinari non si possono spostare."},
	    {"de", "Gegenstand des Auftrags ist ein Leitsystem für das Besucherzentrum der Kläranlage.", COCO_SLOT_CONTACT, NULL},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		expect_in(&rows[i], COCO_APPLY_NONE);
}

Test(places, what_is_offered_hurts_or_is_not_wanted)
{
	static const struct row rows[] = {
	    {"hr", "Možemo ponuditi obilazak, radionicu i plaćeno ljeto.", COCO_SLOT_OFFER,
	        "Možemo ponuditi obilazak, radionicu i plaćeno ljeto."},
	    {"it", "L'importo massimo è pari a € 75.000,00 oltre IVA.", COCO_SLOT_OFFER, "L'importo massimo è pari a € 75.000,00 oltre IVA."},
	    {"hu", "Kb. 1,5 millió forintunk van rá, és szeptemberig szeretnénk látni valamit.", COCO_SLOT_OFFER,
	        "Kb. 1,5 millió forintunk van rá, és szeptemberig szeretnénk látni valamit."},
	    {"hu", "A dolgozók füldugót kapnak, de így nem hallják egymást.", COCO_SLOT_OFFER, NULL},
	    {"hr", "Ostane kora koju nitko ne želi, pa je plaćamo odvesti.", COCO_SLOT_OFFER, NULL},
	    {"sk", "Zákazníci sa na črepy pýtajú a my nevieme, čo s nimi.", COCO_SLOT_OPEN, NULL},
	    {"en", "We're not asking for a machine vision system.", COCO_SLOT_FIXED, "We're not asking for a machine vision system."},
	    {"cs", "Nezajímají nás další kartáče.", COCO_SLOT_FIXED, "Nezajímají nás další kartáče."},
	    {"en", "Barriers were tested in 2023, but people found them ugly.", COCO_SLOT_WHO, NULL},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		expect_in(&rows[i], COCO_APPLY_NONE);
}

/* Who may take part is for the facilitator: no slot has it. */
Test(places, who_may_take_part_is_in_the_annex)
{
	static const struct row rows[] = {
	    {"en", "We bake bread. The call is open to students and makers.", COCO_SLOT_OPEN, NULL},
	    {"en", "We bake bread. To be eligible to win a prize, individuals must be over the age of 18.", COCO_SLOT_OFFER, NULL},
	    {"de", "Wir backen Brot. Teilnahmeberechtigt sind Studierende.", COCO_SLOT_WHO, NULL},
	    {"sl", "Pečemo kruh. Sodelujejo lahko študenti in oblikovalci.", COCO_SLOT_WHO, NULL},
	    {"it", "Facciamo pane. La partecipazione è aperta a studenti e visitatori.", COCO_SLOT_OPEN, NULL},
	    {"pl", "Pieczemy chleb. Do ubiegania się o nagrody zapraszamy projektantów.", COCO_SLOT_OFFER, NULL},
	    {"hu", "Kenyeret sütünk. Pályázhatnak tanulók és alkotócsoportok.", COCO_SLOT_WHO, NULL},
	    {"sk", "Pečieme chlieb. Do výzvy sa môžu prihlásiť študenti.", COCO_SLOT_TIMELINE, NULL},
	    {"hr", "Pečemo kruh. Sudjelovati mogu učenici i studiji.", COCO_SLOT_WHO, NULL},
	    {"cs", "Pečeme chléb. Přihlásit se mohou žáci i ateliéry.", COCO_SLOT_TIMELINE, NULL},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		expect_in(&rows[i], COCO_APPLY_NONE);
}

/* Whom to send ideas to is personal; until when is not. */
Test(places, a_deadline_stays_without_its_person)
{
	static const struct row rows[] = {
	    {"en", "We bake. Send ideas to Jack Small by 30 April 2027 (07700 900123).", COCO_SLOT_TIMELINE, "By 30 April 2027."},
	    {"de", "Wir backen. Meldet euch bei Flo Hofer bis 30. April 2027 (0664 1234567).", COCO_SLOT_TIMELINE, "Bis 30. April 2027."},
	    {"pl", "Pieczemy. Zgłoszenia przyjmuje Jan Mały (601 123 456) do 30.04.2027.", COCO_SLOT_TIMELINE, "Do 30.04.2027."},
	    {"hu", "Sütünk. Pályázatokat Kis János várja 2027. május 1-ig (30 123 4567).", COCO_SLOT_TIMELINE, "2027. május 1-ig."},
	    {"it", "Facciamo pane. Scrivete a Gianni Piccolo entro il 30 aprile 2027 (333 1234567).", COCO_SLOT_TIMELINE,
	        "Entro il 30 aprile 2027."},
	    {"cs", "Pečeme. Nápady pošlete Janu Malému do 30. 4. 2027, 777 123 456.", COCO_SLOT_TIMELINE, "Do 30. 4. 2027."},
	    {"en", "We bake. We worked with Jack Small (07700 900123) before 30 April 2017.", COCO_SLOT_TIMELINE, NULL},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		expect_in(&rows[i], COCO_APPLY_ALL);
}

/* The name of a slot is not said again below it. */
Test(places, a_label_is_not_repeated)
{
	static const struct row rows[] = {
	    {"de", "Was wir bieten: Zugang zur Werkstatt und 2.500 Euro.", COCO_SLOT_OFFER, "Zugang zur Werkstatt und 2.500 Euro."},
	    {"sl", "Kaj ponujamo: dostop do dvorane in mentorja.", COCO_SLOT_OFFER, "Dostop do dvorane in mentorja."},
	    {"hr", "Nudimo: 5.000 eura i dan u uljari.", COCO_SLOT_OFFER, "5.000 eura i dan u uljari."},
	    {"en", "Timeline: submission by 30 June 2027, results in autumn.", COCO_SLOT_TIMELINE,
	        "Submission by 30 June 2027, results in autumn."},
	    {"en", "Budget: EUR 2,500 and a room.", COCO_SLOT_OFFER, "Budget: EUR 2,500 and a room."},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		expect_in(&rows[i], COCO_APPLY_ALL);
}

/* Criteria with their shares are no prize, a state that is wanted is not today's, what need not be binds nobody, what costs is why. */
Test(places, what_looks_like_another_part)
{
	static const struct row rows[] = {
	    {"cs", "Pečeme chléb.\n\nHodnocení\nCena 60 %, udržitelnost 25 %, design 15 %.", COCO_SLOT_CHOICE,
	        "Cena 60 %, udržitelnost 25 %, design 15 %."},
	    {"de", "Wir backen Brot.\n\nBewertung\nPreis 60 %, Nachhaltigkeit 25 %, Gestaltung 15 %.", COCO_SLOT_OFFER, NULL},
	    {"pl", "Pieczemy chleb. Cena – 60%, gwarancja – 20%, ekologia – 20%.", COCO_SLOT_OFFER, NULL},
	    {"sk", "1. Súčasný stav\nChlieb sa balí do fólie.\n\n2. Požadovaný stav\nObal bez plastov.", COCO_SLOT_OPEN, "Obal bez plastov."},
	    {"de", "1 Ist-Zustand\nDas Brot steckt in Folie.\n\n2 Soll-Zustand\nEine Hülle ohne Kunststoff.", COCO_SLOT_OPEN,
	        "Eine Hülle ohne Kunststoff."},
	    {"en", "We bake bread. The bag need not be cheap.", COCO_SLOT_OPEN, "The bag need not be cheap."},
	    {"de", "Wir backen Brot. Branchenkenntnis ist nicht erforderlich.", COCO_SLOT_FIXED, NULL},
	    {"it", "Facciamo pane. Non è richiesta esperienza nel settore.", COCO_SLOT_FIXED, NULL},
	    {"hr", "Pečemo kruh. Vrećica ne mora biti jeftina.", COCO_SLOT_FIXED, NULL},
	    {"hu", "Kenyeret sütünk. Olyan zacskót keresünk, amellyel a kenyér friss marad.", COCO_SLOT_FIXED, NULL},
	    {"sl", "Pečemo kruh. Danes ga dajemo v vrečke.", COCO_SLOT_OFFER, NULL},
	    {"sl", "Pečemo kruh. Mladi mislijo, da je peka umazana.", COCO_SLOT_WHY, "Mladi mislijo, da je peka umazana."},
	    {"en", "We bake bread. Last year we took back 2,140 loaves.", COCO_SLOT_WHY, "Last year we took back 2,140 loaves."},
	    {"it", "Facciamo pane. Un cliente ha rinunciato a un ordine.", COCO_SLOT_WHY, "Un cliente ha rinunciato a un ordine."},
	    {"cs", "Pečeme chléb. Vratky nás ročně stojí 9 000 Kč.", COCO_SLOT_WHY, "Vratky nás ročně stojí 9 000 Kč."},
	    {"pl", "Pieczemy chleb. Zwroty kosztują nas 9 000 zł rocznie.", COCO_SLOT_WHY, "Zwroty kosztują nas 9 000 zł rocznie."},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		expect_in(&rows[i], COCO_APPLY_NONE);
}
