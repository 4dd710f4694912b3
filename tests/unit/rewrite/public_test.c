/* What stands in the public part and may not: phone numbers, lists without what denies them; and a mark of confidence that nobody asks for.
 */
#include "each.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(public, .init = rewriter_begin, .fini = rewriter_end);

static bool shown(const struct coco_brief *brief, const char *words)
{
	for (size_t i = 0; i < COCO_SLOTS; i++)
		if (coco_str_find(brief->slots[i], coco_str_of(words), 0) != SIZE_MAX)
			return true;
	return false;
}

/* A number that stands alone beside a word of how to reach somebody, in the forms of nine countries; amounts are none. */
Test(public, phones_without_a_sign)
{
	static const struct {
		const char *lang, *text, *digits;
		bool shown;
	} rows[] = {
	    {"cs", "Kontakt: nákup, 487 741 111. Prohlídka je možná každé úterý.", "741", false},
	    {"cs", "Ozvěte se na 777 123 456. Prohlídka je možná každé úterý.", "777", false},
	    {"sk", "Ponúkame prehliadku, dohodnite sa na 905 123 456 do piatku.", "905", false},
	    {"pl", "Oferujemy wizytę po umówieniu pod 601 123 456 lub mailem.", "601", false},
	    {"cs", "Prohlídka po domluvě s nákupem (487 741 111) je možná každé úterý.", "741", false},
	    {"sk", "Otázky: sekretariát, 048/555 01 23.", "555", false},
	    {"pl", "Kontakt: dział zakupów, 602 555 018. Wizyta możliwa w każdy wtorek.", "555", false},
	    {"it", "Informazioni: segreteria, 347 555 0123.", "555", false},
	    {"hr", "Kontakt: nabava, 091/234-5678. Obilazak je moguć utorkom.", "234", false},
	    {"sl", "Vprašanja: tajništvo, 555-01-23.", "555", false},
	    {"hu", "Kapcsolat: beszerzés, 96 555 123. Látogatás keddenként lehetséges.", "555", false},
	    {"de", "Besichtigung nach Absprache mit dem Einkauf (02351 9876-54) möglich.", "9876", false},
	    {"en", "Contact: purchasing desk, 555 0123. Site visits on Tuesdays.", "555", false},
	    {"cs", "Nabízíme rozpočet nákupu, 1 200 000 Kč.", "200", true},
	    {"en", "We can offer the purchasing department: a budget of 120 000 000.", "120", true},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief;
		brief_proved(rows[i].lang, rows[i].text, COCO_APPLY_NONE, &brief);
		cr_expect_eq(shown(&brief, rows[i].digits), rows[i].shown, "%s", rows[i].text);
	}
}

/* What is not wanted is in no slot without the words that say so. */
Test(public, lists_that_are_denied)
{
	static const char *const rows[][3] = {
	    {"en", "Ideas wanted\n\nOut of scope:\n- Rigid bottles\n- Shrink wrap\n", "Rigid"},
	    {"en", "Ideas wanted\n\nAPPROACHES NOT OF INTEREST\n- Rigid bottles\n- Shrink wrap\n", "Rigid"},
	    {"de", "Ideen gesucht\n\nNicht gesucht werden:\n- Folien\n- Schaumstoff\n", "Folien"},
	    {"sl", "Ideje\n\nNe iščemo:\n- folij\n- pen\n", "folij"},
	    {"it", "Idee cercasi\n\nNon cerchiamo:\n- pellicole\n- schiume\n", "cerchiamo"},
	    {"pl", "Pomysły\n\nCzego nie szukamy:\n- folii\n- pianek\n", "szukamy"},
	    {"hu", "Ötletek\n\nNem keresünk:\n- fóliát\n- habot\n", "keresünk"},
	    {"sk", "Nápady\n\nNehľadáme:\n- fólie\n- peny\n", "fólie"},
	    {"hr", "Ideje\n\nNe tražimo:\n- folije\n- pjene\n", "tražimo"},
	    {"cs", "Nápady\n\nNelze měnit:\n- barvu\n- logo\n", "barvu"},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief;
		brief_proved(rows[i][0], rows[i][1], COCO_APPLY_NONE, &brief);
		cr_expect(!shown(&brief, rows[i][2]), "%s", rows[i][1]);
		cr_expect_gt(brief.slots[COCO_SLOT_FIXED].n, 0, "%s: the annex is not named", rows[i][1]);
	}
}

/* Whoever moves an item of such a list away from what denies it, into a slot or elsewhere in the annex, has no proof. */
Test(public, items_that_are_denied_stay_there)
{
	static const char *const rows[][2] = {
	    {"Ideas for lamps\n\nNot of interest:\n- Rigid bottles\n- Shrink wrap\n", "Rigid bottles"},
	    {"Ideas for lamps\n\nOut of scope\n\n- Rigid bottles\n- A mobile app\n", "A mobile app"},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief;
		struct coco_err err = {0};
		struct coco_str text = coco_str_of(rows[i][0]), item = coco_str_of(rows[i][1]);
		char why[200];
		brief_proved("en", rows[i][0], COCO_APPLY_NONE, &brief);
		struct coco_annex annex[8], *limits = &annex[1];
		cr_assert(brief.n_annex >= 2 && brief.n_annex < COCO_LEN(annex));
		memcpy(annex, brief.annex, brief.n_annex * sizeof *annex);
		size_t at = coco_str_find(limits->text, item, 0);
		cr_assert(at != SIZE_MAX, "%s", rows[i][0]);
		limits->text = coco_str_of(coco_arena_printf(
		    arena, "%.*s%.*s", (int)at - 1, limits->text.s, (int)(limits->text.n - at - item.n), limits->text.s + at + item.n));
		annex[brief.n_annex] =
		    (struct coco_annex){COCO_STR("A9"), coco_str_of(coco_arena_printf(arena, "Further details:\n%.*s", COCO_STR_ARG(item)))};
		struct coco_brief moved = brief;
		moved.annex = annex;
		moved.n_annex++;
		cr_expect_eq(coco_brief_verify(rewriter, text, COCO_STR_NONE, 0, &moved, why, &err), 0, "%s: elsewhere in the annex", rows[i][0]);
		cr_expect(strstr(why, "without its lead-in"), "%s", why);
		moved.n_annex--;
		moved.slots[COCO_SLOT_OPEN] = item;
		struct coco_ask asks[COCO_SLOTS];
		moved.n_missing = 0;
		moved.missing = asks;
		for (size_t k = 0; k < brief.n_missing; k++)
			if (!coco_str_is(brief.missing[k].slot, "open"))
				asks[moved.n_missing++] = brief.missing[k];
		cr_expect_eq(coco_brief_verify(rewriter, text, COCO_STR_NONE, 0, &moved, why, &err), 0, "%s: in a slot", rows[i][0]);
		cr_expect(strstr(why, "without its lead-in"), "%s", why);
	}
}

/* Who wants nothing confidential, or promises confidence, asks for none. */
Test(public, confidence_that_is_not_asked_for)
{
	static const struct {
		const char *lang, *text;
		bool marked;
	} rows[] = {
	    {"en", "Proposals should contain no confidential information.", false},
	    {"en", "We will treat your submission as strictly confidential.", false},
	    {"en", "Please treat this brief confidentially.", true},
	    {"en", "Participants sign a confidentiality agreement.", false},
	    {"en", "Each participant must sign a confidentiality agreement.", false},
	    {"en", "The machine handles confidential documents.", false},
	    {"en", "Please treat this as confidential.", true},
	    {"en", "This text holds confidential information.", true},
	    {"de", "Die Teilnehmenden unterschreiben eine Vertraulichkeitserklärung.", false},
	    {"de", "Bitte vertraulich behandeln.", true},
	    {"sl", "Ni za javnost.", true},
	    {"sl", "Podpisati morate izjavo o zaupnosti.", false},
	    {"it", "Si prega di trattare con riservatezza.", true},
	    {"it", "I partecipanti firmano un accordo di riservatezza.", false},
	    {"pl", "Uczestnicy podpisują umowę o zachowaniu poufności.", false},
	    {"pl", "Dokument jest poufny.", true},
	    {"hu", "Belső használatra.", true},
	    {"hu", "A gép belső használatra készült iratokat őröl.", false},
	    {"sk", "Vaše nápady berieme ako dôverné.", false},
	    {"sk", "Tento text je dôverný.", true},
	    {"hr", "Vaše ideje smatramo povjerljivima.", false},
	    {"hr", "Ovaj tekst je povjerljiv.", true},
	    {"cs", "Vaše nápady bereme jako důvěrné.", false},
	    {"cs", "Tento text je důvěrný.", true},
	    {"de", "Wir behandeln Ihre Einsendung vertraulich.", false},
	    {"de", "Die Angaben sind vertraulich zu behandeln.", true},
	    {"sl", "Predlogi ne smejo vsebovati zaupnih podatkov.", false},
	    {"sl", "Podatki so zaupni.", true},
	    {"it", "Le proposte non devono contenere informazioni riservate.", false},
	    {"it", "Documento riservato.", true},
	    {"pl", "Zachowamy poufność Państwa pomysłów.", false},
	    {"pl", "Prosimy traktować ten dokument jako poufny.", true},
	    {"hu", "A pályázat nem tartalmazhat bizalmas adatot.", false},
	    {"hu", "Kérjük, kezeljék bizalmasan ezt a kiírást.", true},
	    {"sk", "Návrhy nesmú obsahovať dôverné informácie.", false},
	    {"sk", "Údaje sú dôverné.", true},
	    {"hr", "Prijave ne smiju sadržavati povjerljive podatke.", false},
	    {"hr", "Podaci su povjerljivi.", true},
	    {"cs", "Vaše návrhy považujeme za důvěrné.", false},
	    {"cs", "Toto zadání je důvěrné.", true},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_brief brief;
		brief_proved(rows[i].lang, rows[i].text, COCO_APPLY_NONE, &brief);
		cr_expect_eq(brief.confidential, rows[i].marked, "%s", rows[i].text);
	}
}
