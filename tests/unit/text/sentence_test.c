/* Sentences and blocks: cases of nine languages, and that no byte is lost, whatever the text. */
#include "coco/text.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void join(struct coco_str text, int lang, struct coco_buf *out)
{
	static const char blocks[] = "phir";
	struct coco_arena *arena = coco_arena_new();
	struct coco_sentence *s;
	struct coco_err err = {0};
	size_t n;
	cr_assert(coco_sentences(text, lang, arena, &s, &n, &err) == 0);
	for (size_t i = 0; i < n; i++) {
		if (i)
			coco_buf_putc(out, '|');
		if (s[i].block)
			coco_buf_printf(out, "%c:", blocks[s[i].block]);
		coco_buf_str(out, coco_str_sub(text, s[i].start, s[i].end));
	}
	coco_buf_puts(out, "");
	coco_arena_free(arena);
}

/* Thirty texts each in six languages as a person sets their sentences (sentences.csv), written before they were run; a Polish one,
 * "ul. Fabryczna 5. Wejście", stays together, since the number might be an ordinal. */
Test(sentence, as_a_person_sets_them)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_err err = {0};
	struct coco_str csv = coco_file_read("tests/unit/text/sentences.csv", 1 << 20, arena, &err), line, lang;
	size_t right = 0, all = 0;
	cr_assert(csv.s && coco_str_split(&csv, '\n', &line), "run from the top of the tree");
	while (csv.n && coco_str_split(&csv, '\n', &line) && coco_str_split(&line, ',', &lang)) {
		if (line.n > 1 && line.s[0] == '"')
			line = coco_str_sub(line, 1, line.n - 1);
		struct coco_buf text = COCO_BUF_INIT, got = COCO_BUF_INIT;
		for (size_t i = 0; i < line.n; i++)
			coco_buf_putc(&text, line.s[i] == '|' ? ' ' : line.s[i]);
		join(coco_buf_view(&text), coco_lang_index(lang), &got);
		bool same = coco_str_eq(coco_buf_view(&got), line);
		right += same;
		all++;
		if (!same)
			fprintf(stderr, "sentences: %.*s\n", COCO_STR_ARG(coco_buf_view(&got)));
		coco_buf_free(&text);
		coco_buf_free(&got);
	}
	cr_expect(all == 219 && right >= 218, "%zu of %zu", right, all);
	coco_arena_free(arena);
}

Test(sentence, cases)
{
	static const struct {
		const char *lang, *text, *want;
	} rows[] = {
	    {"en", "One. Two! Three?", "One.|Two!|Three?"},
	    {"en", "Dr. Smith met Mr. J. Doe at 5 p.m. He left.", "Dr. Smith met Mr. J. Doe at 5 p.m.|He left."},
	    {"sl", "Naprava ne porabi več kot 30 W. Ponudnik mora imeti 5 let izkušenj.",
	        "Naprava ne porabi več kot 30 W.|Ponudnik mora imeti 5 let izkušenj."},
	    {"en", "The supply has 24 V. Bidders must test it.", "The supply has 24 V.|Bidders must test it."},
	    {"de", "Wir stellen 1,2 Mio. Paar Schuhe her. Das kostet 3 Mio. Euro. Es sind 3 Mio. Die Firma wächst.",
	        "Wir stellen 1,2 Mio. Paar Schuhe her.|Das kostet 3 Mio. Euro.|Es sind 3 Mio.|Die Firma wächst."},
	    {"cs", "Potřebuje Wi-Fi 6. Regál musí unést 80 kg.", "Potřebuje Wi-Fi 6.|Regál musí unést 80 kg."},
	    {"sl", "Stoji v hali 3. Ljudje ga ne vidijo. Pridemo 3. maja.", "Stoji v hali 3.|Ljudje ga ne vidijo.|Pridemo 3. maja."},
	    {"it", "Chiamate Chiara, cell. 347 555 01 23.", "Chiamate Chiara, cell. 347 555 01 23."},
	    {"de", "Die Kraft beträgt 7 N. Anbieter prüfen sie.", "Die Kraft beträgt 7 N.|Anbieter prüfen sie."},
	    {"en", "It weighs 2.5 kg. See No. 5 and e.g. Fig. 3 there.", "It weighs 2.5 kg.|See No. 5 and e.g. Fig. 3 there."},
	    {"en", "The U.S. Air Force pays. The E.U. is next.", "The U.S. Air Force pays.|The E.U. is next."},
	    {"en", "He said \"Stop. Go.\" and left. Then (as we saw. Twice.) it rained.",
	        "He said \"Stop. Go.\" and left.|Then (as we saw. Twice.) it rained."},
	    {"en", "It runs in 20 ms. That is fast.", "It runs in 20 ms.|That is fast."},
	    {"en", "It meets the requirements.Conduct tests.", "It meets the requirements.|Conduct tests."},
	    {"en", "Write to jane.Doe@example.org or see www.example.org/A.Html now.",
	        "Write to jane.Doe@example.org or see www.example.org/A.Html now."},
	    {"en", "Title here\n\nFirst line of a paragraph that is wrapped\nsoftly here. Next.\n- one\n- two. More\n1. third\na\tb\tc",
	        "h:Title here|First line of a paragraph that is wrapped\nsoftly here.|Next.|i:- one|i:- two.|i:More|i:1. third|r:a\tb\tc"},
	    {"en", "Background\nWe are a foundry.\n", "h:Background|We are a foundry."},
	    {"en",
	        "Old press\nToday\nOur press is loud, and nobody in the hall can talk to anybody else there.\nAim of the work\nWe want to have "
	        "a hall "
	        "in which people can talk to each other as they do at home.",
	        "h:Old press|h:Today|Our press is loud, and nobody in the hall can talk to anybody else there.|h:Aim of the work|We want to "
	        "have a "
	        "hall in which people can talk to each other as they do at home."},
	    {"en", "## Prize\n1. Place: 300 EUR\n2. Place: 200 EUR", "h:## Prize|i:1. Place: 300 EUR|i:2. Place: 200 EUR"},
	    {"de", "Am 31. 12. 2026 endet z. B. die Frist. Die 3. Phase folgt.", "Am 31. 12. 2026 endet z. B. die Frist.|Die 3. Phase folgt."},
	    {"de", "Er kam 2019. Dann ging er.", "Er kam 2019.|Dann ging er."},
	    {"sl", "Od 8. do 11. ure, npr. v sredo. Do 31. 12. 2026 je čas.", "Od 8. do 11. ure, npr. v sredo.|Do 31. 12. 2026 je čas."},
	    {"it", "Il sig. Rossi arriva. La S.p.A. di Milano paga.", "Il sig. Rossi arriva.|La S.p.A. di Milano paga."},
	    {"pl", "W 2025 r. odnotowano 186 pomyłek, tzw. błędów. Koniec.", "W 2025 r. odnotowano 186 pomyłek, tzw. błędów.|Koniec."},
	    {"hu", "A határidő 2026. december 31. Az ár kb. 5 Ft.", "A határidő 2026. december 31.|Az ár kb. 5 Ft."},
	    {"sk", "Do 30. 11. 2026, resp. skôr. Potom nie.", "Do 30. 11. 2026, resp. skôr.|Potom nie."},
	    {"hr", "Npr. do 15. svibnja 2026. u podne. To je sve.", "Npr. do 15. svibnja 2026. u podne.|To je sve."},
	    {"cs", "Firma s.r.o. má 5 lidí, tj. málo. To stačí.", "Firma s.r.o. má 5 lidí, tj. málo.|To stačí."},
	    {"en", "It costs approx. EUR 40k. Then it ends.", "It costs approx. EUR 40k.|Then it ends."},
	    {"cs", "Musí splňovat ČSN EN ISO 13849-1. Dodavatel doloží 4 300 Kč/t. Odpad do 14.00 hod. Majetková práva.",
	        "Musí splňovat ČSN EN ISO 13849-1.|Dodavatel doloží 4 300 Kč/t.|Odpad do 14.00 hod.|Majetková práva."},
	    {"cs", "Odolá teplotě −25 °C. Spojování je možné.", "Odolá teplotě −25 °C.|Spojování je možné."},
	    {"sk", "Armatúry PN 16/40. Ročne sú veľtrhy.", "Armatúry PN 16/40.|Ročne sú veľtrhy."},
	    {"de", "Zielwert ist > 75. Bediener treffen die 3. Taste.", "Zielwert ist > 75.|Bediener treffen die 3. Taste."},
	    {"sl", "Razdalja je najmanj 4 m. Mlajši ne smejo. Od 8.-11. ure.", "Razdalja je najmanj 4 m.|Mlajši ne smejo.|Od 8.-11. ure."},
	    {"pl", "Wizyta w godz. 9–12. Propozycje do 22 maja 2026 r. do godz. 15:00. Wybór nastąpi do 20.09.2026 r. Jury ocenia.",
	        "Wizyta w godz. 9–12.|Propozycje do 22 maja 2026 r. do godz. 15:00.|Wybór nastąpi do 20.09.2026 r.|Jury ocenia."},
	    {"pl", "W 2025 r. Polska miała 3 takie zakłady.", "W 2025 r. Polska miała 3 takie zakłady."},
	    {"hr", "To iznosi oko 2,1 mil. EUR godišnje. Rok je u 12:00. Kontakt je tu.",
	        "To iznosi oko 2,1 mil. EUR godišnje.|Rok je u 12:00.|Kontakt je tu."},
	    {"en", "a) one part b) two parts c) three parts", "i:a) one part|i:b) two parts|i:c) three parts"},
	    {"en", "It is late. 1. First thing 2. Second thing", "It is late.|1. First thing|2. Second thing"},
	    {"en", "• paper • glass • steel", "i:• paper|i:• glass|i:• steel"},
	    {"en", "(a) Cut it. (b) Bend it.", "i:(a) Cut it.|i:(b) Bend it."},
	    {"en", "It fails in option a) or option b) alike.", "It fails in option a) or option b) alike."},
	    {"en", "our line is dusty. we want less of it, e.g. by a hood. can you look? thanks",
	        "our line is dusty.|we want less of it, e.g. by a hood.|can you look?|thanks"},
	    {"hr", "linija je prašna. želimo smanjiti prašinu. budžet je oko 5000 eura. hvala",
	        "linija je prašna.|želimo smanjiti prašinu.|budžet je oko 5000 eura.|hvala"},
	    {"en", "and so it was. They said v. little of it", "and so it was.|They said v. little of it"},
	    {"de", "1. Mai bis 2. Juni ist Pause.", "i:1. Mai bis 2. Juni ist Pause."},
	    {"en", "It broke.[3] We mended everything.12 Then it held.", "It broke.[3]|We mended everything.12|Then it held."},
	    {"en", "The pump of approx.10 bar stays. We saw . . . nothing.", "The pump of approx.10 bar stays.|We saw . . . nothing."},
	    {"hr", "4. Rokovi\nPrijedloge primamo do petka.\n\n5. Kontakt\nprof. Iva Babić odgovara na pitanja.",
	        "i:4. Rokovi|Prijedloge primamo do petka.|i:5. Kontakt|prof. Iva Babić odgovara na pitanja."},
	    {"en", "1. Aim\nwe want a bench\n\n2. Today\nVisitors stand.", "i:1. Aim|we want a bench|i:2. Today|Visitors stand."},
	    {"en", "1. Steel\n2. Planks of oak\nthat grew in our own wood\n3. Glass",
	        "i:1. Steel|i:2. Planks of oak\nthat grew in our own wood|i:3. Glass"},
	    {"en", "steel\nwood\nsafety glass", "steel|wood|safety glass"},
	    {"en", "See N°. 12 there. You and I. Did Albert I. Jones come?", "See N°. 12 there.|You and I.|Did Albert I. Jones come?"},
	    {"en", "At 5 a.m. Mr. Smith came. It was cold at 5 a.m. Nobody came.",
	        "At 5 a.m. Mr. Smith came.|It was cold at 5 a.m.|Nobody came."},
	    {"de", "Das Gerät wiegt ca. 3 kg. Es kostet 12,50 €. Lieferung bis 1. Oktober 2026.",
	        "Das Gerät wiegt ca. 3 kg.|Es kostet 12,50 €.|Lieferung bis 1. Oktober 2026."},
	    {"de", "Der Versuch am 3. Prüfstand gelang. Nr. 4 fiel aus.", "Der Versuch am 3. Prüfstand gelang.|Nr. 4 fiel aus."},
	    {"de", "Die Toleranz beträgt ±0,2 mm (vgl. Abb. 3). Wir liefern an die Fa. Muster GmbH & Co. KG in Graz.",
	        "Die Toleranz beträgt ±0,2 mm (vgl. Abb. 3).|Wir liefern an die Fa. Muster GmbH & Co. KG in Graz."},
	    {"it", "La macchina produce 1.200 pezzi/h, cfr. fig. 2. Il costo è di ca. 3.000 €.",
	        "La macchina produce 1.200 pezzi/h, cfr. fig. 2.|Il costo è di ca. 3.000 €."},
	    {"it", "L'azienda Rossi S.r.l. ha sede a Bologna. Fu fondata nel 1987. Oggi conta 35 addetti.",
	        "L'azienda Rossi S.r.l. ha sede a Bologna.|Fu fondata nel 1987.|Oggi conta 35 addetti."},
	    {"sl", "Podjetje d.o.o. ima 5 zaposlenih, npr. varilce. Rok je 15. 3. 2026.",
	        "Podjetje d.o.o. ima 5 zaposlenih, npr. varilce.|Rok je 15. 3. 2026."},
	    {"sl", "Debelina je 0,5 mm. Glej sliko št. 3 ali str. 12. Obisk je 5. maja ob 10. uri.",
	        "Debelina je 0,5 mm.|Glej sliko št. 3 ali str. 12.|Obisk je 5. maja ob 10. uri."},
	    {"sl", "Dr. Novak in g. Kranjc sta prišla. Delo traja pribl. 3 tedne.",
	        "Dr. Novak in g. Kranjc sta prišla.|Delo traja pribl. 3 tedne."},
	    {"sl", "Stroj stoji od leta 2019. Nihče ga ne uporablja.", "Stroj stoji od leta 2019.|Nihče ga ne uporablja."},
	    {"sl", "V 3. nadstropju je delavnica. Za 2. fazo iščemo oblikovalca.",
	        "V 3. nadstropju je delavnica.|Za 2. fazo iščemo oblikovalca."},
	    {"pl", "To jest np. drewno. Firma Sp. z o.o. działa od 1998 r. w Łodzi.",
	        "To jest np. drewno.|Firma Sp. z o.o. działa od 1998 r. w Łodzi."},
	    {"pl", "Prof. dr hab. Jan Kowalski kieruje zespołem. Pracuje tu m.in. 5 osób.",
	        "Prof. dr hab. Jan Kowalski kieruje zespołem.|Pracuje tu m.in. 5 osób."},
	    {"pl", "Zob. rys. 3 i tab. 2. Masa to 2,5 kg.", "Zob. rys. 3 i tab. 2.|Masa to 2,5 kg."},
	    {"hu", "A cég 1998. március 5-én alakult. Azóta kb. 40 fő dolgozik itt.",
	        "A cég 1998. március 5-én alakult.|Azóta kb. 40 fő dolgozik itt."},
	    {"hu", "A 3. műszakban pl. két gép áll. Miért?", "A 3. műszakban pl. két gép áll.|Miért?"},
	    {"hu", "Kovács Kft. Budapesten működik. Az ár 3,5 millió Ft.", "Kovács Kft. Budapesten működik.|Az ár 3,5 millió Ft."},
	    {"hu", "A vastagság 0,5 mm. Lásd a 4. ábrát. A határidő 2026. május 15.",
	        "A vastagság 0,5 mm.|Lásd a 4. ábrát.|A határidő 2026. május 15."},
	    {"hu", "Dr. Nagy Éva vezeti, ld. 12. oldal. Köszönjük!", "Dr. Nagy Éva vezeti, ld. 12. oldal.|Köszönjük!"},
	    {"sk", "Firma s. r. o. má 25 ľudí, napr. zváračov. Termín je 5. 3. 2026.",
	        "Firma s. r. o. má 25 ľudí, napr. zváračov.|Termín je 5. 3. 2026."},
	    {"sk", "Hrúbka je 0,5 mm. Pozri obr. 3. V r. 2019 to bolo inak.", "Hrúbka je 0,5 mm.|Pozri obr. 3.|V r. 2019 to bolo inak."},
	    {"sk", "Ing. Novák a Mgr. Kováčová sa vyjadria. Cena je cca 3 tis. eur.",
	        "Ing. Novák a Mgr. Kováčová sa vyjadria.|Cena je cca 3 tis. eur."},
	    {"sk", "Na 2. poschodí je dielňa. Stroj beží od roku 2015. Nikto ho nechce.",
	        "Na 2. poschodí je dielňa.|Stroj beží od roku 2015.|Nikto ho nechce."},
	    {"hr", "Tvrtka d.o.o. ima 25 ljudi, npr. zavarivače. Rok je 5. 3. 2026.",
	        "Tvrtka d.o.o. ima 25 ljudi, npr. zavarivače.|Rok je 5. 3. 2026."},
	    {"hr", "Debljina je 0,5 mm. Vidi sl. 3 i str. 12. Posjet je 5. svibnja u 10 sati.",
	        "Debljina je 0,5 mm.|Vidi sl. 3 i str. 12.|Posjet je 5. svibnja u 10 sati."},
	    {"hr", "Godine 2019. tvrtka je rasla. Danas ima 40 zaposlenih.", "Godine 2019. tvrtka je rasla.|Danas ima 40 zaposlenih."},
	    {"hr", "U 2. fazi tražimo dizajnera. Stroj radi od 2015. godine. Nitko ga ne voli.",
	        "U 2. fazi tražimo dizajnera.|Stroj radi od 2015. godine.|Nitko ga ne voli."},
	    {"hr", "Tvrtka je osnovana 1998. Danas izvozi u 12 zemalja.", "Tvrtka je osnovana 1998.|Danas izvozi u 12 zemalja."},
	    {"cs", "Firma s. r. o. má 25 lidí, např. svářeče. Termín je 5. 3. 2026.",
	        "Firma s. r. o. má 25 lidí, např. svářeče.|Termín je 5. 3. 2026."},
	    {"cs", "Tloušťka je 0,5 mm. Viz obr. 3. V r. 2019 to bylo jinak.", "Tloušťka je 0,5 mm.|Viz obr. 3.|V r. 2019 to bylo jinak."},
	    {"cs", "Ing. Novák a Mgr. Dvořáková se vyjádří. Cena je cca 3 tis. Kč.",
	        "Ing. Novák a Mgr. Dvořáková se vyjádří.|Cena je cca 3 tis. Kč."},
	    {"cs", "Ve 2. patře je dílna. Stroj běží od roku 2015. Nikdo ho nechce.",
	        "Ve 2. patře je dílna.|Stroj běží od roku 2015.|Nikdo ho nechce."},
	    {"cs", "Firma vznikla v roce 1998. Dnes vyváží do 12 zemí.", "Firma vznikla v roce 1998.|Dnes vyváží do 12 zemí."},
	    {"en", "", ""},
	    {"en", " \n\t\n ", ""},
	};
	for (size_t i = 0; i < COCO_LEN(rows); i++) {
		struct coco_buf got = COCO_BUF_INIT;
		join(coco_str_of(rows[i].text), coco_lang_index(coco_str_of(rows[i].lang)), &got);
		cr_expect_str_eq(got.data ? got.data : "", rows[i].want, "%s\nwant %s\ngot  %s", rows[i].text, rows[i].want, got.data);
		coco_buf_free(&got);
	}
}

/* Every byte that is no blank lies in exactly one sentence, in order, whatever the text and the language. */
Test(sentence, covers_everything)
{
	static const char *const pieces[] = {". ", "! ", "?", "A", "b", "3", ".", "\n", "\n\n", "- ", "# ", "|", "\t", "\"", "“", "”", "(", ")",
	    "[", "…", "Dr", "e.g", "31", "'", "„", "Č", "š", " ", "1.", "Wort", "word ", "\r\n", "*", "d.o.o", "’", "i)"};
	srand(11);
	for (int round = 0; round < 4000; round++) {
		struct coco_buf text = COCO_BUF_INIT;
		for (int k = 1 + rand() % 60; k > 0; k--)
			coco_buf_puts(&text, pieces[(size_t)rand() % COCO_LEN(pieces)]);
		struct coco_arena *arena = coco_arena_new();
		struct coco_sentence *s;
		struct coco_err err = {0};
		size_t n, at = 0;
		cr_assert(coco_sentences(coco_buf_view(&text), rand() % 10 - 1, arena, &s, &n, &err) == 0);
		for (size_t i = 0; i <= n; i++) {
			size_t to = i < n ? s[i].start : text.len;
			for (; at < to; at++)
				cr_assert(strchr(" \t\r\n", text.data[at]) != NULL, "byte %zu is lost: %s", at, text.data);
			if (i < n) {
				cr_assert(s[i].start >= at && s[i].end > s[i].start && (i == 0 || s[i].block_number >= s[i - 1].block_number));
				at = s[i].end;
			}
		}
		coco_arena_free(arena);
		coco_buf_free(&text);
	}
}

/* The table is searched by halves: its order is part of it. */
Test(sentence, abbreviations_are_sorted)
{
	static const char *const tables[] = {"abbreviations", "syllables"};
	for (size_t k = 0; k < COCO_LEN(tables); k++) {
		struct coco_table_ref t = coco_table_find(&coco_tables_text, tables[k]);
		cr_expect(coco_table_rows(t) > 50);
		for (size_t i = 1; i < coco_table_rows(t); i++)
			cr_expect(strcmp(coco_table_cell(t, i - 1, 0), coco_table_cell(t, i, 0)) < 0, "%s %s", tables[k], coco_table_cell(t, i, 0));
	}
}
