/* The glossary is whole in nine languages, its terms are found as they inflect, and a brief has each gloss once, as an edit
 * that is undone; a gloss that is not the table's is no proof. */
#include "coco/text.h"
#include "help.h"

#include <criterion/criterion.h>
#include <string.h>
#include <strings.h>

Test(gloss, table)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "glossary");
	cr_assert(coco_table_rows(table) >= 400);
	for (size_t i = 0; i < coco_table_rows(table); i++)
		for (int lang = 0; lang < COCO_LANGS; lang++) {
			char name[48];
			snprintf(name, sizeof name, "plain_%s", coco_langs[lang]);
			const char *plain = coco_table_cell(table, i, coco_table_column(table, name));
			struct coco_word word;
			size_t at = 0, words = 0;
			while (coco_word_next(coco_str_of(plain), &at, &word))
				words++;
			cr_expect(words > 0 && words <= 12 && !strpbrk(plain, "0123456789()"), "%s %s: %s", coco_table_cell(table, i, 0),
			    coco_langs[lang], plain);
			cr_expect(coco_table_cell(table, i, coco_table_column(table, coco_langs[lang]))[0], "%s %s: no form",
			    coco_table_cell(table, i, 0), coco_langs[lang]);
		}
}

/* The words of `text` from `at` on begin with those of a form, whole or up to its star. */
static bool begins(struct coco_str form, struct coco_str text, size_t at)
{
	struct coco_str want;
	struct coco_word word;
	while (coco_str_split(&form, ' ', &want)) {
		const bool open = want.n > 0 && want.s[want.n - 1] == '*';
		want.n -= open;
		if (!coco_word_next(text, &at, &word) || word.end - word.start < want.n || word.end - word.start > want.n + (open ? 8 : 0) ||
		    memcmp(text.s + word.start, want.s, want.n) != 0)
			return false;
	}
	return true;
}

/* A gloss is plain: it has neither its own term nor another of the table, and is short; a form is of one row, and has four words at most.
 */
Test(gloss, plain)
{
	enum { FORMS = 4000, LONGEST = 92, FORM_WORDS = 4 };
	static struct {
		struct coco_str form;
		size_t row;
	} forms[FORMS];
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "glossary");
	for (int lang = 0; lang < COCO_LANGS; lang++) {
		char name[48];
		size_t n = 0;
		snprintf(name, sizeof name, "plain_%s", coco_langs[lang]);
		struct coco_map *seen = coco_map_new();
		for (size_t i = 0; i < coco_table_rows(table); i++) {
			struct coco_str rest = coco_str_of(coco_table_cell(table, i, coco_table_column(table, coco_langs[lang]))), form;
			while (coco_str_split(&rest, ';', &form)) {
				bool added = false;
				size_t blanks = 0;
				coco_map_add(seen, form, &added);
				for (size_t k = 0; k < form.n; k++)
					blanks += form.s[k] == ' ';
				cr_expect(added && blanks < FORM_WORDS, "%s %s: %.*s", coco_table_cell(table, i, 0), coco_langs[lang], COCO_STR_ARG(form));
				cr_assert(n < FORMS);
				if (coco_table_cell(table, i, coco_table_column(table, "kind"))[0] != 'A') {
					forms[n].form = form;
					forms[n++].row = i;
				}
			}
		}
		coco_map_free(seen);
		for (size_t i = 0; i < coco_table_rows(table); i++) {
			struct coco_str plain = coco_str_of(coco_table_cell(table, i, coco_table_column(table, name)));
			struct coco_buf key = COCO_BUF_INIT;
			struct coco_word word;
			coco_text_normal(plain, &key);
			cr_expect(coco_utf8_count(plain) <= LONGEST, "%s %s: %s", coco_table_cell(table, i, 0), coco_langs[lang], plain.s);
			for (size_t at = 0; coco_word_next(coco_buf_view(&key), &at, &word);)
				for (size_t k = 0; k < n; k++)
					cr_expect(forms[k].form.s[0] != key.data[word.start] || !begins(forms[k].form, coco_buf_view(&key), word.start),
					    "%s %s: \"%s\" has the term %.*s of %s", coco_table_cell(table, i, 0), coco_langs[lang], plain.s,
					    COCO_STR_ARG(forms[k].form), coco_table_cell(table, forms[k].row, 0));
			coco_buf_free(&key);
		}
	}
}

/* Acronyms that are the same in every language: an explanation of at most twelve words in each, and none is everybody's knowledge, too. */
Test(gloss, acronym_words)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "acronym_words"),
	                      known = coco_table_find(&coco_tables_rewrite, "acronyms");
	cr_expect(coco_table_rows(table) >= 20);
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		for (int lang = 0; lang < COCO_LANGS; lang++) {
			char name[40];
			snprintf(name, sizeof name, "plain_%s", coco_langs[lang]);
			struct coco_str rest = coco_str_of(coco_table_cell(table, i, coco_table_column(table, name))), word;
			size_t words = 0;
			while (coco_str_split(&rest, ' ', &word))
				words++;
			cr_expect(words >= 1 && words <= 12, "%s in %s", coco_table_cell(table, i, 0), coco_langs[lang]);
		}
		struct coco_str forms = coco_str_of(coco_table_cell(table, i, 0)), form;
		while (coco_str_split(&forms, ';', &form))
			for (size_t k = 0; k < coco_table_rows(known); k++)
				cr_expect(strcasecmp(coco_table_cell(known, k, 0), form.s) != 0 || form.s[form.n] != '\0', "%s is in both tables", form.s);
	}
}

static bool in_brief(struct coco_rewriter *rewriter, const char *lang, const char *text, const char *gloss, size_t times)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_brief brief = {0};
	struct coco_err err = {0};
	char why[200];
	size_t found = 0;
	int code = coco_lang_index(coco_str_of(lang));
	cr_assert(coco_brief_make(rewriter, coco_str_of(text), COCO_STR_NONE, code, COCO_APPLY_SAFE, arena, &brief, &err) == 0);
	cr_expect(coco_brief_verify(rewriter, coco_str_of(text), COCO_STR_NONE, code, &brief, why, &err) == 1, "%s", why);
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		for (size_t at = 0; brief.slots[slot].s && (at = coco_str_find(brief.slots[slot], coco_str_of(gloss), at)) != SIZE_MAX; at++)
			found++;
	for (size_t i = 0; i < brief.n_edits; i++)
		if (coco_str_is(brief.edits[i].rule, "R13")) { /* other words in the brackets */
			struct coco_str after = brief.edits[i].after;
			((char *)after.s)[after.n - 2] ^= 1;
			cr_expect(coco_brief_verify(rewriter, coco_str_of(text), COCO_STR_NONE, code, &brief, why, &err) == 0);
			((char *)after.s)[after.n - 2] ^= 1;
		}
	coco_arena_free(arena);
	return found == times;
}

Test(gloss, in_a_brief)
{
	static const struct {
		const char *lang, *text, *gloss;
		size_t times;
	} rows[] = {
	    {"en", "We are a foundry. Today the hydraulic presses are loud, and hydraulic pumps are too.",
	        "hydraulic (moved by the pressure of a liquid) presses", 1},
	    {"en", "We are a foundry. Today the hydraulic presses are loud, and hydraulic pumps are too.", "(moved by", 1},
	    {"en", "We are a foundry. Today hydraulic (driven by oil) presses are loud.", "(moved by", 0},
	    {"en", "We are a shop. Today the additive manufacturing cell is idle because of downtime.", "(building a part", 0},
	    {"en", "We are a shop. Today additive manufacturing is idle because of downtime.",
	        "additive manufacturing (building a part layer by layer) is", 1},
	    {"en", "We are a shop. Today two crafts (turning, grinding, painting) are rare. Grinding is loud because it is fast.",
	        "Grinding (smoothing a surface with a rough, spinning tool) is", 1},
	    {"en", "We make fans. Today the PLC is old.", "PLC (the small computer that runs a machine) is", 1},
	    {"en", "We make fans. Today a CNC lathe is idle, and CNC mills too.", "CNC (steered by a computer program)", 1},
	    {"en", "We make fans. Today all our lathes are CNC.", "CNC (steered by a computer program)", 1},
	    {"hu", "Ventilátorokat gyártunk. Jelenleg a QA kézzel dolgozik.", "QA (akik a minőségre ügyelnek) kézzel", 1},
	    {"de", "Wir sind ein Betrieb. Heute nutzen wir kohlenstofffaserverstärkten Kunststoff.", "(sehr leichte", 0},
	    {"de", "Wir sind ein Betrieb. Heute will niemand die Maschine anfassen.", "(eine schräg", 0}, /* no chamfer */
	    {"de", "Wir sind ein Betrieb. Heute nutzen wir Kohlenstofffasern.", "Kohlenstofffasern (sehr leichte", 1},
	    {"pl", "Dzisiaj jesteśmy odlewnią żeliwa. Hala jest duża.", "(zakład", 0},
	    {"pl", "Dzisiaj jesteśmy odlewnią, a hala jest duża.", "odlewnią (zakład, gdzie topi się i odlewa metal)", 1},
	    {"sl", "Smo podjetje. Danes uporabljamo zlitine EN AW-6082 iz Avstrije.", "(mešanica kovin)", 0},
	    {"de", "Wir sind ein Betrieb. Heute kostet die Nacharbeit viel Zeit.", "Nacharbeit (Ausbessern von Teilen, die misslungen sind)",
	        1},
	    {"it", "Siamo un'azienda. Oggi la saldatura è lenta.", "saldatura (unire pezzi di metallo fondendone i bordi)", 1},
	    {"en", "We are a shop. Today \"hydraulic pumps\" are loud, and hydraulic presses too.",
	        "hydraulic (moved by the pressure of a liquid) presses", 1},
	    {"sk", "Sme firma. Dnes nikto nevie, čo je „hydraulické čerpadlo“, a to stojí peniaze.", "hydraulické (", 0},
	    {"sk", "Sme firma. Dnes máme 38 prietokomerov, ale nikto ich nečíta.", "(prístroj, ktorý meria, koľko kvapaliny", 1},
	    {"en", "We are a shop. Today the flow rate is low.", "flow rate (how much liquid or gas passes)", 1},
	    {"de", "Wir sind ein Betrieb. Heute bauen wir Getriebemotoren in kleinen Losen.", "(", 0},
	    {"de", "Wir sind ein Betrieb. Heute ist jedes Getriebe laut.", "Getriebe (Zahnräder, die Bewegung weitergeben)", 1},
	    {"de", "Wir sind ein Betrieb. Heute ist der Kompressor laut.", "Kompressor (eine Maschine, die Luft zusammendrückt)", 1},
	    {"hu", "Ventilátorokat gyártunk. Jelenleg a fröccsöntött alkatrészek törnek.", "(", 0},
	    {"sk", "Sme firma. Dnes máme 38 hydraulických lisov, ale nikto ich nečíta.", "hydraulických (na pohon tlakom kvapaliny) lisov", 1},
	    {"cs", "Jsme firma. Dnes máme hydraulické lisy, ale nikdo je nechce.", "hydraulické (na pohon tlakem kapaliny) lisy", 1},
	    {"en", "We are a shop. Today the CAMPUS is loud, and the CAM is old.", "CAM (software that tells a machine how to cut) is", 1},
	    {"en", "We are a shop. Today Birchfield Foundry is loud.", "(a works", 0},
	    {"hu", "Cég vagyunk. Jelenleg sok a baj a csapággyal.", "csapággyal (alkatrész, amelyben", 1},
	    {"de", "Wir sind ein Betrieb. Heute liegt der BLECHRAND offen.", "(sparsamer Funk", 0},
	    {"de", "Wir sind ein Betrieb. Heute nutzen wir Viskose.", "(wie zäh", 0},
	    {"sl", "Smo podjetje. Danes uporabljamo viskozo.", "(kako gosto", 0},
	    {"hr", "Mi smo tvrtka. Danas pišemo protokole.", "(koliko tekućine", 0},
	    {"pl", "Jesteśmy firmą. Dzisiaj chcemy uzyskać w zamian spokój.", "(udział", 0},
	    {"pl", "Jesteśmy firmą. Dzisiaj żyje gospodarka o obiegu zamkniętym, a hala jest duża.",
	        "zamkniętym (używanie rzeczy wciąż na nowo zamiast wyrzucania), a", 1},
	    {"it", "Siamo un'azienda. Oggi i compositori sono pochi.", "(due materiali", 0},
	    {"hu", "Cég vagyunk. Jelenleg a korróziós kár nagy.", "(víz", 0},
	    {"cs", "Jsme firma. Dnes máme mnoho zkoušek těsnosti, a to je drahé.", "zkoušek těsnosti (kontrola, zda nic neuniká), a", 1},
	    {"hr", "Mi smo ljevaonica. Danas je mjera izvan tolerancije.", "tolerancije (koliko mjera smije odstupati)", 1},
	};
	struct coco_err err = {0};
	struct coco_rewriter *rewriter = coco_rewriter_new(&err);
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		cr_expect(in_brief(rewriter, rows[i].lang, rows[i].text, rows[i].gloss, rows[i].times), "%s: %s", rows[i].text, rows[i].gloss);
	coco_rewriter_free(rewriter);
}
