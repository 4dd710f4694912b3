/* Rules: what fires, what must not; the catalogue and the code agree. */
#include "help.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static bool fires(struct coco_rewriter *rewriter, const char *rule, const char *lang, const char *text, struct coco_arena *arena)
{
	struct coco_smell *smells;
	struct coco_err err = {0};
	size_t n;
	bool found = false;
	cr_assert(coco_rewrite_check(rewriter, coco_str_of(text), coco_lang_index(coco_str_of(lang)), arena, &smells, &n, &err) == 0);
	for (size_t i = 0; i < n; i++) {
		cr_expect(smells[i].start <= smells[i].end && smells[i].end <= strlen(text));
		cr_expect(i == 0 || smells[i].start >= smells[i - 1].start);
		found = found || !strcmp(coco_rule_at(smells[i].rule).id, rule);
	}
	return found;
}

Test(rule, fire_or_not)
{
	static const struct {
		const char *rule, *lang;
		bool fires;
		const char *text;
	} rows[] = {
	    {"R01", "en", true, "We need a thing."},
	    {"R01", "en", false, "How might we do it?"},
	    {"R01", "de", false, "Wie können wir es schaffen."},
	    {"R02", "en", true, "It must be built by means of a machine vision system."},
	    {"R02", "en", false, "It was rejected in 2023 using a camera."},
	    {"R02", "en", false, "Currently we must check it using a camera."},
	    {"R02", "de", true, "Es muss mittels Sensorik erfolgen."},
	    {"R02", "de", false, "Die Weste muss mittels Druckknöpfen schließen."},
	    {"R02", "sl", true, "Rešitev mora biti izvedena s kamero in robotom."},
	    {"R02", "sl", false, "Izdelek mora biti brez lepil na osnovi topil."},
	    {"R02", "pl", false, "Elementy muszą wytrzymać preparaty na bazie nadtlenku wodoru."},
	    {"R03", "en", true, "5 mm, 3 kg and 7 s are needed."},
	    {"R03", "en", false, "EUR 5, EUR 6 and 3 May 2026 and 4 June 2026."},
	    {"R04", "en", true, "It must comply with ISO 9001."},
	    {"R04", "en", true, "The width is 5 ± 0.2 mm."},
	    {"R04", "en", false, "The width is 5 mm."},
	    {"R05", "en", true, "At least 5 years of experience are required."},
	    {"R05", "en", false, "We have experience with conductors for 5 years."},
	    {"R05", "it", true, "Possono partecipare esclusivamente studi con un ergonomo certificato."},
	    {"R05", "it", false, "Il certificato di garanzia dura due anni."},
	    {"R05", "cs", true, "Zájemce doloží nejméně 3 realizované projekty."},
	    {"R05", "sl", true, "Prijavijo se lahko le izvajalci z referencami."},
	    {"R05", "pl", true, "Konieczne są uprawnienia elektryczne."},
	    {"R02", "it", true, "Si intende realizzare un sistema basato su LED."},
	    {"R02", "en", true, "We want a blue LED ring with Bluetooth."},
	    {"R02", "en", true, "It should be a mobile app with push messages."},
	    {"R02", "en", true, "The result must be a touch screen at each station."},
	    {"R02", "en", false, "Today we use an app for the shift plan."},
	    {"R02", "en", false, "The robot stands still for two hours a day."},
	    {"R02", "de", true, "Es soll eine App werden."},
	    {"R02", "de", true, "Wir wünschen uns einen blauen LED-Ring mit Bluetooth."},
	    {"R02", "de", true, "Gewünscht ist ein Touchscreen an jeder Station."},
	    {"R02", "de", false, "Heute nutzen wir eine App für den Schichtplan."},
	    {"R02", "de", false, "Der Roboter steht zwei Stunden am Tag."},
	    {"R02", "sl", true, "To naj bo mobilna aplikacija."},
	    {"R02", "sl", true, "Želimo si moder LED obroč z Bluetoothom."},
	    {"R02", "sl", true, "Zahteva se zaslon na dotik na vsaki postaji."},
	    {"R02", "sl", false, "Danes uporabljamo aplikacijo za razpored izmen."},
	    {"R02", "sl", false, "Robot stoji dve uri na dan."},
	    {"R02", "it", true, "Si richiede un'app mobile."},
	    {"R02", "it", true, "Vorremmo un anello LED blu con Bluetooth."},
	    {"R02", "it", true, "Deve essere un touch screen in ogni postazione."},
	    {"R02", "it", false, "Oggi usiamo un'app per i turni."},
	    {"R02", "it", false, "Il robot sta fermo due ore al giorno."},
	    {"R02", "pl", true, "Ma to być aplikacja mobilna."},
	    {"R02", "pl", true, "Chcielibyśmy niebieski pierścień LED z Bluetooth."},
	    {"R02", "pl", true, "Wymagany jest ekran dotykowy na każdym stanowisku."},
	    {"R02", "pl", false, "Dziś używamy aplikacji do grafiku zmian."},
	    {"R02", "pl", false, "Robot stoi dwie godziny dziennie."},
	    {"R02", "hu", true, "Mobilalkalmazásnak kell lennie."},
	    {"R02", "hu", true, "Kék LED-gyűrűt szeretnénk Bluetooth-szal."},
	    {"R02", "hu", true, "Minden állomáson érintőképernyő az elvárás."},
	    {"R02", "hu", false, "Ma egy alkalmazást használunk a műszakbeosztáshoz."},
	    {"R02", "hu", false, "A robot naponta két órát áll."},
	    {"R02", "sk", true, "Má to byť mobilná aplikácia."},
	    {"R02", "sk", true, "Želáme si modrý LED krúžok s Bluetooth."},
	    {"R02", "sk", true, "Požaduje sa dotyková obrazovka na každom stanovišti."},
	    {"R02", "sk", false, "Dnes používame aplikáciu na rozpis zmien."},
	    {"R02", "sk", false, "Robot stojí dve hodiny denne."},
	    {"R02", "hr", true, "To treba biti mobilna aplikacija."},
	    {"R02", "hr", true, "Željeli bismo plavi LED prsten s Bluetoothom."},
	    {"R02", "hr", true, "Traži se zaslon na dodir na svakoj postaji."},
	    {"R02", "hr", false, "Danas koristimo aplikaciju za raspored smjena."},
	    {"R02", "hr", false, "Robot stoji dva sata dnevno."},
	    {"R02", "cs", true, "Má to být mobilní aplikace."},
	    {"R02", "cs", true, "Přejeme si modrý LED kroužek s Bluetooth."},
	    {"R02", "cs", true, "Požaduje se dotyková obrazovka na každém stanovišti."},
	    {"R02", "cs", false, "Dnes používáme aplikaci na rozpis směn."},
	    {"R02", "cs", false, "Robot stojí dvě hodiny denně."},
	    {"R02", "en", true, "We expect a tablet for every foreman."},
	    {"R02", "de", true, "Erwartet wird ein Tablet für jeden Meister."},
	    {"R02", "sl", true, "Pričakujemo tablico ali tablet za vsakega mojstra."},
	    {"R02", "it", true, "Serve un tablet per ogni caporeparto."},
	    {"R02", "pl", true, "Oczekujemy tabletu dla każdego mistrza."},
	    {"R02", "hu", true, "Minden művezetőnek tabletet várunk."},
	    {"R02", "sk", true, "Očakávame tablet pre každého majstra."},
	    {"R02", "hr", true, "Očekujemo tablet za svakog majstora."},
	    {"R02", "cs", true, "Očekáváme tablet pro každého mistra."},
	    {"R05", "en", true, "Bidders must have 10 years of experience in injection moulding."},
	    {"R05", "en", true, "Only ISO 9001 certified suppliers may apply."},
	    {"R05", "en", false, "Our staff have 10 years of experience with this press."},
	    {"R05", "de", true, "Bewerber müssen mindestens 10 Jahre Erfahrung im Spritzguss haben."},
	    {"R05", "de", true, "Nur nach ISO 9001 zertifizierte Lieferanten werden zugelassen."},
	    {"R05", "de", false, "Unsere Leute haben zehn Jahre Erfahrung mit der Presse."},
	    {"R05", "sl", true, "Ponudnik mora imeti najmanj 10 let izkušenj z brizganjem plastike."},
	    {"R05", "sl", true, "Sodelujejo lahko samo dobavitelji s certifikatom ISO 9001."},
	    {"R05", "sl", false, "Naši delavci imajo deset let izkušenj s stiskalnico."},
	    {"R05", "it", true, "I candidati devono avere 10 anni di esperienza nello stampaggio a iniezione."},
	    {"R05", "it", true, "Possono partecipare solo fornitori certificati ISO 9001."},
	    {"R05", "it", false, "I nostri operai hanno dieci anni di esperienza con la pressa."},
	    {"R05", "pl", true, "Oferent musi mieć co najmniej 10 lat doświadczenia we wtrysku tworzyw."},
	    {"R05", "pl", true, "Zgłaszać się mogą tylko dostawcy z certyfikatem ISO 9001."},
	    {"R05", "pl", false, "Nasi pracownicy mają dziesięć lat doświadczenia z prasą."},
	    {"R05", "hu", true, "A pályázónak legalább 10 év tapasztalattal kell rendelkeznie a fröccsöntésben."},
	    {"R05", "hu", true, "Csak ISO 9001 tanúsított beszállítók jelentkezhetnek."},
	    {"R05", "hu", false, "Dolgozóinknak tíz év tapasztalatuk van a préssel."},
	    {"R05", "sk", true, "Uchádzač musí mať aspoň 10 rokov skúseností so vstrekovaním plastov."},
	    {"R05", "sk", true, "Prihlásiť sa môžu len dodávatelia s certifikátom ISO 9001."},
	    {"R05", "sk", false, "Naši ľudia majú desať rokov skúseností s lisom."},
	    {"R05", "hr", true, "Ponuditelj mora imati najmanje 10 godina iskustva u brizganju plastike."},
	    {"R05", "hr", true, "Mogu se javiti samo dobavljači s certifikatom ISO 9001."},
	    {"R05", "hr", false, "Naši radnici imaju deset godina iskustva s prešom."},
	    {"R05", "cs", true, "Uchazeč musí mít alespoň 10 let zkušeností se vstřikováním plastů."},
	    {"R05", "cs", true, "Přihlásit se mohou jen dodavatelé s certifikátem ISO 9001."},
	    {"R05", "cs", false, "Naši lidé mají deset let zkušeností s lisem."},
	    {"R05", "en", true, "Candidates have to submit references from the automotive industry."},
	    {"R05", "de", true, "Mindestens fünf Jahre Erfahrung im Werkzeugbau sind erforderlich."},
	    {"R05", "sl", true, "Zahteva se pet let izkušenj z orodjarstvom."},
	    {"R05", "it", true, "Servono almeno cinque anni di esperienza con gli stampi."},
	    {"R05", "pl", true, "Wymagane jest pięć lat doświadczenia w budowie narzędzi."},
	    {"R05", "hu", true, "Öt év szerszámkészítési tapasztalat kell."},
	    {"R05", "sk", true, "Požadujeme päť rokov skúseností s nástrojmi."},
	    {"R05", "hr", true, "Traži se pet godina iskustva u alatničarstvu."},
	    {"R05", "cs", true, "Požadujeme pět let zkušeností s nástroji."},
	    {"R06", "en", true, "Only serious offers, please."},
	    {"R06", "en", false, "A serious problem."},
	    {"R07", "en", true, "A thing is broken."},
	    {"R07", "en", false, "Operators suffer."},
	    {"R08", "en", true, "A thing is here."},
	    {"R08", "en", false, "We stop because it breaks."},
	    {"R10", "en", true, "A thing."},
	    {"R10", "en", false, "By 3 May 2026."},
	    {"R10", "en", false, "We start in May."},
	    {"R10", "en", true, "May we ask? You may."},
	    {"R10", "hu", false, "Májusban kezdünk."},
	    {"R11", "en", true, "A thing."},
	    {"R11", "en", false, "A fee of 500 EUR."},
	    {"R12", "en", true, "The GRUFF is loud."},
	    {"R12", "en", false, "The GRUFF is loud. We measure gruff."},
	    {"R12", "en", false, "PHASE two begins. The Phase ends."},
	    {"R12", "en", false, "DOCKS: we load at docks and Docks."},
	    {"R12", "en", true, "The XQJ stops."},
	    {"R12", "en", false, "The PLC stops."},
	    {"R13", "en", true, "The PLC stops."},
	    {"R13", "en", true, "Electrodeposition is slow."},
	    {"R13", "en", false, "Electrodeposition (a metal coat made in a bath) is slow."},
	    {"R13", "it", false, "Le macchine di Spettroni sono vecchie."},
	    {"R13", "en", false, "The fat is hot, and so is the sop."},
	    {"R12", "en", false, "The programmable logic controller (PLC) stops."},
	    {"R12", "en", false, "The PLC (programmable logic controller) stops."},
	    {"R12", "en", false, "It costs EUR 5 in the EU, 3 kHz, see the PDF."},
	    {"R12", "en", false, "The XQJ Presses Ltd. makes presses; XQJ is old."},
	    {"R12", "de", false, "Die XQJ GmbH fertigt Pressen."},
	    {"R12", "de", false, "Die Homag XQJ 200 steht. Die XQJ 350 auch."},
	    {"R12", "en", true, "The budget of XQJ 2026 is small, and XQJ 40 is a part."},
	    {"R12", "hr", false, "Vrijednost je 19,8 MJ/kg prema Uredbi (EZ) br. 1935/2004."},
	    {"R12", "en", false, "THIS IS SHOUTED TEXT FOR ALL OF YOU"},
	    {"R14", "en", true,
	        "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five "
	        "six."},
	    {"R14", "en", false,
	        "One two three four five six seven eight nine ten one two three; four five six seven eight nine ten one two three four five "
	        "six."},
	    {"R16", "en", true, "We carried out an evaluation of it."},
	    {"R16", "en", false, "The conductor gave a performance."},
	    {"R16", "de", true, "Hier findet Holz Anwendung. Die Kamera, die zum Einsatz kommt, ist alt."},
	    {"R16", "de", false, "Der Einsatz der Kamera ist alt."},
	    {"R17", "en", true, "The spare part delivery note is wrong."},
	    {"R17", "en", false, "The new operator checks tool holders."},
	    {"R18", "pl", false, "Maszyna jest w stanie idealnym."},
	    {"R18", "hr", true, "U slučaju da pukne, kupac ga vraća."},
	    {"R18", "en", true, "We do it in order to win."},
	    {"R18", "en", false, "We put it in order. To win we go."},
	    {"R19", "en", true, "A thing."},
	    {"R19", "en", false, "Rights remain with you."},
	    {"R20", "en", true, "A thing."},
	    {"R20", "sl", false, "Ideje: ideje@example.org."},
	    {"R23", "en", true, "Innovate."},
	    {"R02", "en", true, "We want to reduce dust using a robot."},
	    {"R02", "en", true, "We need to cut waiting times by means of a mobile app."},
	    {"R02", "en", true, "We would like to guide visitors with the help of sensors."},
	    {"R02", "de", true, "Wir wollen den Staub mittels eines Roboters verringern."},
	    {"R02", "de", true, "Wir möchten Besucher mithilfe einer App führen."},
	    {"R02", "sl", true, "Želimo zmanjšati prah z uporabo robota."},
	    {"R02", "sl", true, "Radi bi vodili obiskovalce s pomočjo mobilne aplikacije."},
	    {"R02", "it", true, "Vogliamo ridurre la polvere tramite un robot."},
	    {"R02", "it", true, "Vorremmo guidare i visitatori con l'aiuto di un'applicazione."},
	    {"R02", "pl", true, "Chcemy ograniczyć kurz za pomocą robota."},
	    {"R02", "hu", true, "Robot segítségével szeretnénk csökkenteni a port."},
	    {"R02", "sk", true, "Chceme znížiť prašnosť pomocou robota."},
	    {"R02", "hr", true, "Želimo smanjiti prašinu pomoću robota."},
	    {"R02", "cs", true, "Chceme zkrátit čekání pomocí mobilní aplikace."},
	    {"R02", "en", false, "Today we measure the plates using a camera."},
	    {"R02", "de", false, "Heute messen wir die Platten mithilfe einer Kamera."},
	    {"R24", "en", true, "Write to a.b@example.org."},
	    {"R24", "en", true, "This is confidential."},
	    {"R24", "fr", true, "Call +386 1 234 56 78."},
	    {"R24", "en", false, "We are confident."},
	    {"R26", "en", true, "It may not move unless it is off, except on Mondays."},
	    {"R13", "en", true, "The hydraulic press is loud."},
	    {"R13", "en", false, "The hydraulic (moved by oil) press is loud."},
	    {"R13", "en", false, "The press is loud."},
	    {"R13", "sl", true, "Tlačno litje ulitkov povzroča izmet."},
	    {"R13", "de", true, "Die Nacharbeit kostet Zeit."},
	    {"R21", "en", true, "We need a stand. In addition, the data sheets are to be improved."},
	    {"R21", "en", false, "We need a stand. In addition, we pay the travel."},
	    {"R21", "de", true, "Wir suchen einen Stand. Außerdem suchen wir ein Logo."},
	    {"R21", "sl", true, "Iščemo stojnico. Poleg tega potrebujemo logotip."},
	    {"R22", "en", true, "Reduction of turnover at the press\n\nText."},
	    {"R22", "en", false, "Reduction of scrap at the press\n\nText."},
	    {"R22", "en", false, "Making clean air visible\n\nText."},
	    {"R22", "hr", true, "Cilj je smanjiti broj dolazaka."},
	    {"R27", "en", true, "The film is 30 µm thick."},
	    {"R27", "en", false, "The film is 30 µm thick, about as thick as a hair."},
	    {"R27", "en", false, "The film is 30 mm thick."},
	    {"R27", "de", true, "Es ist 91 dB(A) laut."},
	    {"R30", "en", true, "The press is loud and old. Die Presse ist laut und alt und wir wollen eine neue Maschine kaufen."},
	    {"R30", "en", false, "The press is loud and old. It was built by the firm Kovinarstvo Novak d.o.o. in Maribor."},
	    {"R28", "en", true, "The manpower is low."},
	    {"R09", "en", true, "A thing."},
	    {"R09", "en", false, "Success means that it stands."},
	    {"R09", "de", false, "Das Teil hat höchstens 5 kg."},
	    {"R12", "en", false, "Phase one. PHASE two."},
	    {"R15", "en", true, "It is made. It was built. It is sold. It was seen. It stands."},
	    {"R15", "en", false, "We make it. It was built. I go. We see. Go."},
	    {"R25", "en", false, "Short."},
	    {"R29", "en", true, "- a\n- b\n- c\n- d\n- e\n"},
	    {"R29", "en", false, "One. Two.\n- a\n"},
	};
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	struct coco_arena *arena = coco_arena_new();
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		cr_expect_eq(fires(rewriter, rows[i].rule, rows[i].lang, rows[i].text, arena), rows[i].fires, "%s (%s): %s", rows[i].rule,
		    rows[i].lang, rows[i].text);
	coco_arena_free(arena);
	coco_rewriter_free(rewriter);
}

/* A personal address is told, but not shown. */
Test(rule, addresses_are_not_shown)
{
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	struct coco_arena *arena = coco_arena_new();
	struct coco_smell *smells;
	size_t n;
	cr_assert(coco_rewrite_check(rewriter, COCO_STR("Call jo.doe@example.org in 5 min."), 0, arena, &smells, &n, &err) == 0);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(coco_rule_at(smells[i].rule).id, "R24"))
			cr_expect(smells[i].text.n == 0);
	coco_arena_free(arena);
	coco_rewriter_free(rewriter);
}

/* A phrase that is replaced changes nothing of what is said of the figures behind it: no demand, negation or bound comes or goes. */
Test(rule, phrases_leave_the_ledger_alone)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "phrases");
	size_t lang = coco_table_column(table, "lang"), before = coco_table_column(table, "before"), after = coco_table_column(table, "after"),
	       safe = coco_table_column(table, "safe");
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	struct coco_arena *arena = coco_arena_new();
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		const char *sides[] = {coco_table_cell(table, i, before), coco_table_cell(table, i, after)};
		struct coco_fact *facts[2];
		size_t n[2];
		if (coco_table_cell(table, i, safe)[0] != 'y')
			continue;
		for (int k = 0; k < 2; k++)
			cr_assert(coco_facts(rewriter, coco_str_of(coco_arena_printf(arena, "Xx %s 12 kg.", sides[k])),
			              coco_lang_index(coco_str_of(coco_table_cell(table, i, lang))), arena, &facts[k], &n[k], &err) == 0);
		struct coco_str keys[2];
		for (int k = 0; k < 2; k++)
			keys[k] = n[k] == 1 ? coco_fact_key(facts[k], true, arena) : COCO_STR("?");
		cr_expect(coco_str_eq(keys[0], keys[1]) && n[0] == 1, "%s > %s", sides[0], sides[1]);
	}
	coco_arena_free(arena);
	coco_rewriter_free(rewriter);
}

/* The catalogue is whole, and every rule that it calls active fires somewhere in a text with every smell; others never. */
Test(rule, catalogue_is_true)
{
	static const char *const every[] = {
	    "It must be built by means of a robot, in order to weigh 5 kg, 6 mm and 7 s (ISO 9001). Of course the supplier must have a "
	    "certificate, two two two two two two two two two two two two two two two two two. We carried out an evaluation of the XQJ unless "
	    "it is off, except on "
	    "days. Write to a.b@example.org about manpower and the gearbox. It is made. It was built. It is sold. It was seen.",
	    "Reduction of turnover\n\nIt reaches 91 dB(A). In addition, a logo is needed. Die Presse ist alt und wir wollen sie nicht mehr.",
	    "A thing.", "The production line quality control is slow.", "- a\n- b\n- c\n- d\n- e\n"};
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	struct coco_arena *arena = coco_arena_new();
	struct coco_buf lengthy = COCO_BUF_INIT;
	for (int i = 0; i < 300; i++)
		coco_buf_puts(&lengthy, "word ");
	size_t n = coco_rule_count();
	for (size_t i = 0; i < n; i++) {
		struct coco_rule rule = coco_rule_at(i);
		bool seen = fires(rewriter, rule.id, "en", lengthy.data, arena);
		for (size_t k = 0; k < COCO_LEN(every); k++)
			seen = fires(rewriter, rule.id, "en", every[k], arena) || seen;
		cr_expect_eq(seen, strstr(rule.langs, "en") != NULL, "%s", rule.id);
	}
	coco_buf_free(&lengthy);
	coco_arena_free(arena);
	coco_rewriter_free(rewriter);
	cr_assert_eq(n, 30u);
	for (size_t i = 0; i < n; i++) {
		struct coco_rule rule = coco_rule_at(i);
		char id[8];
		snprintf(id, sizeof id, "R%02zu", i + 1);
		cr_expect_str_eq(rule.id, id);
		cr_expect(rule.slug[0] && rule.what[0] && rule.hint[0]);
	}
}
