/* What a sentence says by what it is about: what comes of a problem, what may not be changed, what is offered, and to whom. */
#include "each.h"

#include <criterion/criterion.h>

TestSuite(said, .init = rewriter_begin, .fini = rewriter_end);

static const struct slot_row rows[] = {
    {"en", "We run a bakery. People come at six. This costs us two hours every day.", COCO_SLOT_WHY, "This costs us two hours every day."},
    {"de", "Wir sind eine Bäckerei. Leute kommen um sechs. Dadurch verlieren wir jeden Tag eine Stunde.", COCO_SLOT_WHY,
        "Dadurch verlieren wir jeden Tag eine Stunde."},
    {"de", "Wir sind eine Bäckerei. Das kostet uns 2,4 Mio. € im Jahr.", COCO_SLOT_WHY, "Das kostet uns 2,4 Mio. € im Jahr."},
    {"sl", "Smo pekarna. Kupci pridejo ob šestih. To vodi do napak in nadur.", COCO_SLOT_WHY, "To vodi do napak in nadur."},
    {"it", "Siamo un forno. La gente viene alle sei. Ciò porta a errori e straordinari.", COCO_SLOT_WHY,
        "Ciò porta a errori e straordinari."},
    {"pl", "Jesteśmy piekarnią. Ludzie przychodzą o szóstej. Powoduje to kolejki i kłótnie.", COCO_SLOT_WHY,
        "Powoduje to kolejki i kłótnie."},
    {"hu", "Pékség vagyunk. Hatkor jönnek. Ez évi 300 óránkba kerül.", COCO_SLOT_WHY, "Ez évi 300 óránkba kerül."},
    {"sk", "Sme pekáreň. Chodia o šiestej. To nás stojí 300 hodín ročne.", COCO_SLOT_WHY, "To nás stojí 300 hodín ročne."},
    {"hr", "Mi smo pekara. Dolaze u šest. To uzrokuje duge redove.", COCO_SLOT_WHY, "To uzrokuje duge redove."},
    {"cs", "Jsme pekárna. Chodí v šest. V důsledku toho se každý pátý balík vrací.", COCO_SLOT_WHY,
        "V důsledku toho se každý pátý balík vrací."},
    {"sl", "Smo pekarna. Organizator si pridržuje pravico, da nagrade ne podeli.", COCO_SLOT_OFFER, NULL}, /* a reservation */
    {"de", "Wir sind eine Bäckerei. Wir behalten uns vor, das Preisgeld anders aufzuteilen.", COCO_SLOT_OFFER, NULL},
    {"it", "Siamo un forno. L'azienda si riserva di non assegnare il premio.", COCO_SLOT_OFFER, NULL},
    {"hr", "Mi smo pekara. Organizator zadržava pravo ne dodijeliti nagradu.", COCO_SLOT_OFFER, NULL},
    {"en", "We run a bakery. The jury may decide not to award the prizes.", COCO_SLOT_OFFER, NULL},
    {"de", "Wir sind eine Bäckerei. Ein Preis muss nicht vergeben werden.", COCO_SLOT_OFFER, NULL},
    {"sl", "Smo pekarna. Če ne bo dobrih predlogov, nagrad ne bomo podelili.", COCO_SLOT_OFFER, NULL},
    {"it", "Siamo un forno. La giuria può non assegnare il premio.", COCO_SLOT_CHOICE, NULL},
    {"pl", "Jesteśmy piekarnią. Jury może nie przyznać nagród.", COCO_SLOT_CHOICE, NULL},
    {"hu", "Pékség vagyunk. A zsűri dönthet úgy, hogy nem adja ki a díjat.", COCO_SLOT_CHOICE, NULL},
    {"sk", "Sme pekáreň. Porota môže odmenu neudeliť.", COCO_SLOT_CHOICE, NULL},
    {"hr", "Mi smo pekara. Žiri može odlučiti da nagradu ne dodijeli.", COCO_SLOT_CHOICE, NULL},
    {"cs", "Jsme pekárna. Cena nemusí být udělena.", COCO_SLOT_OPEN, NULL},
    /* nothing, none and neither forbid */
    {"de", "Wir sind eine Bäckerei. Weder Dach noch Boden dürfen verändert werden.", COCO_SLOT_FIXED, "Weder Dach noch Boden"},
    {"de", "Wir sind eine Bäckerei. Sie dürfen am Brunnen nichts ändern.", COCO_SLOT_FIXED, "nichts ändern"},
    {"en", "We run a bakery. None of the windows may be replaced.", COCO_SLOT_FIXED, "None of the windows"},
    {"it", "Siamo un forno. Né il tetto né il pavimento possono essere cambiati.", COCO_SLOT_FIXED, "Né il tetto"},
    {"hu", "Pékség vagyunk. A kapun semmi sem változtatható meg.", COCO_SLOT_FIXED, "semmi sem"},
    {"en", "We run a bakery. Colours and light may be changed.", COCO_SLOT_OPEN, "may be changed"},
    /* a plainer word only where it means the same, and never in what is quoted */
    {"en", "Today staff must identify patients by name and badge.", COCO_SLOT_TODAY, "must identify patients"},
    {"en", "We mend pumps. We want to identify the main causes of noise.", COCO_SLOT_OPEN, "to find the main causes"},
    {"en", "Today a wide range of values is measured.", COCO_SLOT_TODAY, "a wide range of values is"},
    {"en", "Today a large number of bags is torn.", COCO_SLOT_TODAY, "a large number of bags is"},
    {"en", "Today a large number of bags are torn.", COCO_SLOT_TODAY, "many bags are"},
    {"en", "Today there is a sufficient number of chairs.", COCO_SLOT_TODAY, "a sufficient number"},
    {"en", "Today our course ‘How to utilise the press’ is full in order to save.", COCO_SLOT_TODAY, "utilise the press’ is full to save"},
    {"en", "Today the sign reads \"The hall, which is very old, commences at 6 a.m.\" in red.", COCO_SLOT_TODAY,
        "\"The hall, which is very old, commences at 6 a.m.\""},
    /* who may take part asks for no proof */
    {"de", "Wir machen Käse. Teilnehmen darf jeder.", COCO_SLOT_FIXED, "Der Anhang sagt, wer teilnehmen darf."},
    {"hu", "Sajtot készítünk. Bárki részt vehet.", COCO_SLOT_FIXED, "Hogy ki vehet részt, a melléklet mondja meg."},
    {"en", "We make tea. Bidders must present certificates and three references.", COCO_SLOT_FIXED,
        "Limits, and the proofs that we ask partners for, are in the annex."},
    {"en", "We run a bakery. We offer our guests breakfast and a garden.", COCO_SLOT_OFFER, NULL},
    {"de", "Wir sind eine Bäckerei. Unseren Gästen bieten wir ein Frühstück.", COCO_SLOT_OFFER, NULL},
    {"sl", "Smo pekarna. Kupcem ponujamo več vrst kruha.", COCO_SLOT_OFFER, NULL},
    {"it", "Siamo un forno. Offriamo ai clienti tre tipi di pane.", COCO_SLOT_OFFER, NULL},
    {"pl", "Jesteśmy piekarnią. Klientom oferujemy trzy rodzaje chleba.", COCO_SLOT_OFFER, NULL},
    {"hu", "Pékség vagyunk. Vevőinknek háromféle kenyeret kínálunk.", COCO_SLOT_OFFER, NULL},
    {"sk", "Sme pekáreň. Zákazníkom ponúkame tri druhy chleba.", COCO_SLOT_OFFER, NULL},
    {"hr", "Mi smo pekara. Kupcima nudimo tri vrste kruha.", COCO_SLOT_OFFER, NULL},
    {"cs", "Jsme pekárna. Zákazníkům nabízíme tři druhy chleba.", COCO_SLOT_OFFER, NULL},
    {"de", "Wir sind eine Bäckerei. Die Ofenlinie darf nicht verändert werden.", COCO_SLOT_FIXED,
        "Die Ofenlinie darf nicht verändert werden."},
    {"de", "Wir sind eine Bäckerei. Die Theke bleibt, wo sie ist.", COCO_SLOT_FIXED, "Die Theke bleibt, wo sie ist."},
    {"sl", "Smo pekarna. Tehtnica ostane, kjer je.", COCO_SLOT_FIXED, "Tehtnica ostane, kjer je."},
    {"it", "Siamo un forno. Il bancone non può essere spostato.", COCO_SLOT_FIXED, "Il bancone non può essere spostato."},
    {"pl", "Jesteśmy piekarnią. Lada zostaje tam, gdzie jest.", COCO_SLOT_FIXED, "Lada zostaje tam, gdzie jest."},
    {"hu", "Pékség vagyunk. A kemence nem mozdítható el.", COCO_SLOT_FIXED, "A kemence nem mozdítható el."},
    {"sk", "Sme pekáreň. Pult sa nedá posunúť.", COCO_SLOT_FIXED, "Pult sa nedá posunúť."},
    {"hr", "Mi smo pekara. Pult se ne može premještati.", COCO_SLOT_FIXED, "Pult se ne može premještati."},
    {"cs", "Jsme pekárna. Pult nelze přemístit.", COCO_SLOT_FIXED, "Pult nelze přemístit."},
    {"de", "Wir sind eine Bäckerei. Frei gestaltbar sind Möbel, Licht und Farben.", COCO_SLOT_OPEN,
        "Frei gestaltbar sind Möbel, Licht und Farben."},
    {"hr", "Mi smo pekara. Boje se mogu slobodno mijenjati.", COCO_SLOT_OPEN, "Boje se mogu slobodno mijenjati."},
    {"cs", "Jsme pekárna. Barvy a světla se mohou měnit.", COCO_SLOT_OPEN, "Barvy a světla se mohou měnit."},
    {"en", "We run a bakery. We offer access to our customers for tests.", COCO_SLOT_OFFER, "access to our customers"},
    {"hr", "Mi smo pekara. Boje se ne smiju mijenjati.", COCO_SLOT_OPEN, NULL},
    {"de", "Wir sind eine Bäckerei. Die Ofenlinie darf nicht verändert werden.", COCO_SLOT_OPEN, NULL},
    {"hr", "Mi smo pekara. Boje se smiju mijenjati.", COCO_SLOT_WHY, NULL},
    /* from when to when; by what, and by whom; what becomes of the winner's work */
    {"en", "We mend pumps. The contest starts on 1 October 2028 and ends on 31 October 2028.", COCO_SLOT_TIMELINE, "ends on 31 October"},
    {"de", "Wir bauen Tore. Der Wettbewerb beginnt am 3. März 2028 und endet am 30. April 2028.", COCO_SLOT_TIMELINE, "endet am 30. April"},
    {"sl", "Smo pekarna. Natečaj se bo začel 1.10.2018 ob 00:00 in končal 31.10.2018 ob 24:00.", COCO_SLOT_TIMELINE, "31.10.2018"},
    {"hu", "Pékség vagyunk. A felhívás 2028. március 3-án indul és április 30-án zárul.", COCO_SLOT_TIMELINE, "április 30-án zárul"},
    {"it", "Siamo un forno. Nella scelta si terrà conto della fattibilità.", COCO_SLOT_CHOICE, "si terrà conto"},
    {"pl", "Jesteśmy piekarnią. Przy ocenie liczy się oryginalność.", COCO_SLOT_CHOICE, "liczy się"},
    {"hr", "Mi smo pekara. Odabire vlasnica s dvije prodavačice prema izvedivosti.", COCO_SLOT_CHOICE, "Odabire vlasnica"},
    {"cs", "Jsme pekárna. Při hodnocení rozhoduje originalita.", COCO_SLOT_CHOICE, "rozhoduje originalita"},
    {"de", "Wir bauen Tore. Der Siegerentwurf geht in Serie.", COCO_SLOT_OFFER, "geht in Serie"},
    {"sk", "Sme pekáreň. Víťazný návrh pôjde do výroby.", COCO_SLOT_OFFER, "pôjde do výroby"},
    /* a bound is not open, however it may be kept to; a contest that is announced is not how things are; capitals are a heading */
    {"it", "Siamo un forno. Ogni set potrà contenere un numero di articoli non inferiore a quattro.", COCO_SLOT_OPEN, NULL},
    {"hr", "Pekara Mirna raspisuje natječaj za novu vrećicu.", COCO_SLOT_TODAY, NULL},
    {"en", "Beach\n\nTHE QUIET BEACH HOUSE\nDESIGN CHALLENGE SPECIFICATIONS\n\nWe rent huts.", COCO_SLOT_OPEN, NULL},
    /* of the contest and of its prizes; who is invited to do what; a clause that only says whom to call */
    {"en", "Below are a few details to help you get started. We mend pumps.", COCO_SLOT_OFFER, NULL},
    {"de", "Wir bauen Tore. Der Wettbewerb ist keine Lotterie, denn die Preise werden nicht verlost.", COCO_SLOT_WHY, NULL},
    {"sl", "Smo pekarna. Ta natečaj ni igra na srečo, ker nagrade niso dodeljene z žrebom.", COCO_SLOT_OFFER, NULL},
    {"hr", "Natječaj se provodi u dva kruga i anoniman je.", COCO_SLOT_TODAY, NULL},
    {"de", "Wir bauen Tore. Der Gewinn besteht aus einer Reise nach Wien.", COCO_SLOT_OFFER, "besteht aus einer Reise"},
    {"de", "Wir bauen Tore. Studierende sind eingeladen, eine neue Tür zu entwerfen.", COCO_SLOT_OPEN, "sind eingeladen"},
    {"en", "We mend pumps. Your challenge is to design the label of our oil.", COCO_SLOT_OPEN, "Your challenge"},
    {"pl", "Jesteśmy piekarnią. Projektanci mają pełną swobodę w wyborze formy.", COCO_SLOT_OPEN, "pełną swobodę"},
    {"cs", "Jsme pekárna. Designéři mají volnou ruku při výběru barev.", COCO_SLOT_OPEN, "volnou ruku"},
    {"it", "Siamo un forno. Il premio è rivolto a giovani architetti e studenti.", COCO_SLOT_FIXED, "rivolto a giovani"},
    {"hu", "Pékség vagyunk. A versenyen középiskolások vehetnek részt.", COCO_SLOT_FIXED, "vehetnek részt"},
    {"hu", "Pékség vagyunk. Ez évente 2,4 millió Ft veszteséget okoz.", COCO_SLOT_WHY, "2,4 millió Ft"},
    {"sl", "Smo pekarna. V naših trgovinah ponujamo dvanajst vrst kruha.", COCO_SLOT_OFFER, NULL},
    {"cs", "Jsme pekárna. Nabízíme 500 eur, volejte pana Nováka na 602 555 019.", COCO_SLOT_OFFER, "Nabízíme 500 eur."},
    {"it", "Siamo un forno. Paghiamo 800 euro, domande ad Anna Rossi, anna@example.org.", COCO_SLOT_OFFER, "Paghiamo 800 euro."},
    {"en", "We mend pumps. Visits every Thursday; please call Ms Ann Marsh, +44 20 7946 0123.", COCO_SLOT_CONTACT,
        "Visits every Thursday."},
    /* another challenge's reasons */
    {"en",
        "We cast parts. Each month we lose about 12,000 EUR in rework. We want a quieter hall. In addition, we need packaging that opens "
        "easily.",
        COCO_SLOT_WHY, "12,000 EUR"},
};

Test(said, stands_by_what_it_is_about)
{
	slots_hold(rows, COCO_LEN(rows));
}

/* The second challenge does not take the first one's reasons; an ask says why it asks, and names who is somebody. */
Test(said, parts_and_asks)
{
	static const struct {
		const char *text, *slot, *ask; /* NULL: filled */
		size_t part;
	} asked[] = {
	    {"We cast parts. Each month we lose about 12,000 EUR in rework. We want a quieter hall. In addition, we need packaging that opens "
	     "easily.",
	        "why", "What does this problem cost you", 2},
	    {"We cast parts. We need a calmer hall by 3 May 2028.", "timeline", "3 May 2028", 0},
	    {"We cast parts. We offer EUR 900 via the QXV fund.", "offer", "letters that nobody explains", 0},
	    {"We cast parts. We want a job that people are proud of.", "who", "Who will notice first", 0},
	};
	for (size_t i = 0; i < COCO_LEN(asked); i++) {
		struct coco_brief brief;
		struct coco_err err = {0};
		bool found = false;
		cr_assert(coco_brief_make_part(
		              rewriter, coco_str_of(asked[i].text), COCO_STR_NONE, 0, COCO_APPLY_SAFE, asked[i].part, arena, &brief, &err) == 0);
		for (size_t k = 0; k < brief.n_missing; k++)
			found = found || (coco_str_is(brief.missing[k].slot, asked[i].slot) &&
			                     coco_str_find(brief.missing[k].ask, coco_str_of(asked[i].ask), 0) != SIZE_MAX);
		cr_expect(found, "%s: %s", asked[i].text, asked[i].slot);
	}
}
