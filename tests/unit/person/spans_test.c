/* A person in a text, telephone numbers in free text, references in a record. */
#include <criterion/criterion.h>
#include <string.h>
#include "coco/person.h"

Test(spans, a_person_is_taken_out)
{
	static const struct {
		const char *text, *want; /* NULL: as it was */
	} cases[] = {
	    {"Ana Vzorec draws.", "(erased) draws."},
	    {"ANA VZOREC", "(erased)"},
	    {"Vzorec, Ana and \xC3\x81na Vzorec", "(erased) and (erased)"},
	    {"Vzorec alone, Ana alone", NULL},
	    {"Anabel Vzorec", NULL},
	    {"mail ANA@Tinten.example.org.", "mail (erased)."},
	    {"mail dana@tinten.example.org", NULL},
	    {"0043 (660) 555-1234, +436605551234!", "(erased), (erased)!"},
	    {"6605551234", "(erased)"},
	    {"66055512345", NULL},
	    {"0660 5551234, +43 (0)660 5551234", "(erased), (erased)"},
	    {"0676 5551234", NULL},
	    {"0664 15551234", NULL},
	    {"+49 660 5551234", NULL},
	    {"0676 1234567 0660 5551234", "0676 1234567 (erased)"},
	    /* typography: quotation marks, a curly apostrophe, dashes, a no-break space, a narrow one, a soft hyphen */
	    {"\u201EAna Vzorec\u201C and \u00BBAna Vzorec\u00AB", "\u201E(erased)\u201C and \u00BB(erased)\u00AB"},
	    {"Ana Vzorec\u2019s idea", "(erased)\u2019s idea"},
	    {"by\u00A0Ana\u00A0Vzorec\u2013boss", "by\u00A0(erased)\u2013boss"},
	    {"Ana Vzo\u00ADrec", "(erased)"},
	    {"\u201Eana@tinten.example.org\u201C, ana@tinten.example.org\u2026", "\u201E(erased)\u201C, (erased)\u2026"},
	    {"'ana@tinten.example.org'", "'(erased)'"},
	    {"d'ana@tinten.example.org", NULL},
	    {"\u0161ana@tinten.example.org", NULL},
	    {"\u201E+43\u00A0660\u2011555\u201312\u202F34\u201C", "\u201E(erased)\u201C"},
	    {"", NULL},
	};
	struct coco_person person = {.arena = NULL};
	cr_assert(coco_person_add(&person, COCO_STR("Ana  Vzorec"), COCO_STR("ana@tinten.example.org"), COCO_STR("+43 660 5551234")) == 0);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf out = COCO_BUF_INIT, again = COCO_BUF_INIT;
		bool any = coco_person_redact(&person, coco_str_of(cases[i].text), &out);
		cr_expect(any == (cases[i].want != NULL), "%s", cases[i].text);
		cr_expect(!any || coco_str_is(coco_buf_view(&out), cases[i].want), "%s: %s", cases[i].text, out.data);
		cr_expect(!any || !coco_person_redact(&person, coco_buf_view(&out), &again), "%s: something is left", cases[i].text);
		coco_buf_free(&out);
		coco_buf_free(&again);
	}
	cr_expect(coco_person_hinted(&person, COCO_STR("ask Vzorec's people")));
	cr_expect(coco_person_hinted(&person, COCO_STR("pri Vzorcu")), "an inflected name");
	cr_expect(coco_person_hinted(&person, COCO_STR("\u201EVzorec\u2019s")));
	cr_expect(!coco_person_hinted(&person, COCO_STR("Vzhod, Vzorniki, vzorčenje")), "other words");
	cr_expect(coco_person_hinted(&person, COCO_STR("call +49 660 5551234")), "a number that ends alike");
	cr_expect(!coco_person_hinted(&person, COCO_STR("call 0660 5551235")), "another number");
	cr_expect(coco_person_hinted(&person, COCO_STR("Ana's people")), "a short name with a capital");
	cr_expect(coco_person_hinted(&person, COCO_STR("Ask Ano or Ani")), "another last vowel");
	cr_expect(!coco_person_hinted(&person, COCO_STR("And ana, any Anatomy")), "no name");
	coco_person_free(&person);
}

/* x goes, y becomes z. */
static struct coco_str map(void *context, const char *type, struct coco_str id)
{
	(void)context;
	if (!coco_keep_is_person(type))
		return id;
	return coco_str_is(id, "x") ? COCO_STR_NONE : coco_str_is(id, "y") ? COCO_STR("z") : id;
}

/* What the sieve holds back, the long way must not find; and it holds back what has no word of the name. */
Test(sieve, holds_back_no_name)
{
	static const struct {
		const char *name, *text;
		bool named, passes;
	} cases[] = {
	    {"Ana Vzorec", "by ana vzorec", true, true},
	    {"Ana Vzorec", "VZOREC, ANA", true, true},
	    {"Ana Vzorec", "a text that names nobody", false, false},
	    {"Ana Vzorec", "Vzorci, in which the long word does not stand", false, false},
	    {"Ana Vzorec", "the last word of a text of many letters is the name of somebody, Ana Vzorec", true, true},
	    {"Ana Vzorec", "....:....1....:....2....:....3....:....4....:....5....:....6..Ana Vzorec", true, true},
	    {"Ana Vzorec", "....:....1....:....2....:....3....:....4....:....5....:....Ana Vzorec", true, true},
	    {"Ana Vzorec", "\u0161ola of Ana Vzo\u00ADrec", true, true},
	    {"\u017Diga \u010Cop", "Ziga Cop was here", true, true},
	    {"\u017Diga Vzorec", "Ziga Vzorec was here", true, true},
	    {"\u017Diga Vzorec", "Ziga was here, alone", false, false},
	    {"Studio 7", "at studio 7 of ours", true, true},
	    {"Studio 7", "at no atelier of ours", false, false},
	    {"", "a text", false, true},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_person person = {.arena = NULL};
		struct coco_person_sieve sieve;
		struct coco_str name = coco_str_of(cases[i].name), text = coco_str_of(cases[i].text);
		coco_person_sieve_make(&sieve, name);
		cr_assert(coco_person_add(&person, name, COCO_STR(""), COCO_STR("")) == 0);
		cr_expect_eq(coco_person_named(&person, text), cases[i].named, "%s: %s", cases[i].name, cases[i].text);
		cr_expect_eq(coco_person_sieve_passes(&sieve, text), cases[i].passes, "%s: %s", cases[i].name, cases[i].text);
		coco_person_free(&person);
	}
}

/* Each sign at each place of texts of each length, and no other byte. */
Test(sieve, sees_every_sign)
{
	for (size_t n = 0; n < 40; n++) {
		char text[40];
		memset(text, '-', sizeof text);
		cr_expect_eq(coco_text_signs((struct coco_str){text, n}), 0);
		for (size_t i = 0; i < n; i++) {
			for (int c = 0; c < 256; c++) {
				const bool contact = c == '@' || c == '+' || c == '0', digit = c >= '0' && c <= ':',
				           opening = c == '.' || c == '(' || c == '<' || c == '[' || c == '{',
				           capital = c >= 0x80 || (c >= 'A' && c <= 'Z');
				const unsigned want = (contact ? COCO_SIGN_CONTACT : 0) | (digit ? COCO_SIGN_DIGIT : 0) |
				                      (opening ? COCO_SIGN_OPENING : 0) | (capital ? COCO_SIGN_CAPITAL : 0);
				text[i] = (char)c;
				if (coco_text_signs((struct coco_str){text, n}) != want)
					cr_expect(false, "byte %d, %zu of %zu", c, i, n);
			}
			text[i] = '-';
		}
	}
}

Test(refs, ids_are_mapped_or_taken_out)
{
	static const struct {
		const char *line, *want; /* NULL: gone; the line itself: as it was */
	} cases[] = {
	    {"{\"type\":\"participant\",\"id\":\"x\"}", NULL},
	    {"{\"type\":\"participant\",\"id\":\"y\",\"aliases\":[\"x\",\"w\"]}",
	        "{\"type\":\"participant\",\"id\":\"z\",\"aliases\":[\"w\"]}"},
	    {"{\"type\":\"participant\",\"id\":\"w\",\"org\":\"x\",\"prefer\":[\"x\"]}",
	        "{\"type\":\"participant\",\"id\":\"w\",\"org\":\"x\"}"},
	    {"{\"type\":\"challenge\",\"id\":\"x\",\"owner\":\"w\"}", "{\"type\":\"challenge\",\"id\":\"x\",\"owner\":\"w\"}"},
	    {"{\"type\":\"challenge\",\"id\":\"c\",\"owner\":\"x\"}", NULL},
	    {"{ \"type\" : \"event\", \"host\" : \"x\" , \"place\":\"x\"}", "{ \"type\" : \"event\", \"place\":\"x\"}"},
	    {"{\"type\":\"contact\",\"participants\":[\"w\",\"x\"]}", NULL},
	    {"{\"type\":\"contact\",\"participants\":[\"z\",\"y\"]}", "{\"type\":\"contact\",\"participants\":[\"z\"]}"},
	    {"{\"type\":\"collaboration\",\"participants\":[\"w\",\"x\"]}", "{\"type\":\"collaboration\",\"participants\":[\"w\"]}"},
	    {"{\"type\":\"collaboration\",\"participants\":[\"x\"]}", NULL},
	    {"{\"type\":\"collaboration\",\"commitment\":{\"aims\":\"x\",\"agreed\":[{\"participant\":\"x\"},{\"participant\":\"y\"}]}}",
	        "{\"type\":\"collaboration\",\"commitment\":{\"aims\":\"x\",\"agreed\":[{\"participant\":\"z\"}]}}"},
	    {"{\"type\":\"impact\",\"participant\":\"x\",\"impact\":\"i\"}", NULL},
	    {"{\"type\":\"of-tomorrow\",\"participant\":\"x\"}", "{\"type\":\"of-tomorrow\",\"participant\":\"x\"}"},
	    {"{\"participant\":\"x\"}", "{\"participant\":\"x\"}"},
	    {"{\"type\":\"attendance\",\"participant\":null}", "{\"type\":\"attendance\",\"participant\":null}"},
	};
	struct coco_arena *arena = coco_arena_new();
	struct coco_rec rec = {0};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf out = COCO_BUF_INIT;
		enum coco_keep_fate fate;
		cr_assert(coco_rec_parse(&rec, coco_str_of(cases[i].line), NULL) == 0);
		cr_expect(coco_keep_refs(&rec, map, NULL, arena, &out, &fate) == 0);
		struct coco_str got = fate == COCO_KEEP_CHANGED ? coco_buf_view(&out) : rec.line;
		cr_expect((fate == COCO_KEEP_GONE) == !cases[i].want, "%s", cases[i].line);
		cr_expect(fate == COCO_KEEP_GONE || coco_str_is(got, cases[i].want), "%s: %.*s", cases[i].line, COCO_STR_ARG(got));
		coco_buf_free(&out);
	}
	coco_rec_free(&rec);
	coco_arena_free(arena);
}

Test(spans, short_names_are_told)
{
	static const struct {
		const char *name, *text;
		bool told;
	} cases[] = {
	    {"Maja Kos", "Kos je super.", true},
	    {"Maja Kos", "M. Kos", true},
	    {"Maja Kos", "Majo poznamo", true},
	    {"Maja Kos", "Hvala gospe Kos", true},
	    {"Maja Kos", "govoril sem s Kosom", true},
	    {"Maja Kos", "kos kruha, koza in Koza", false},
	    {"Ewa Lis", "Pani Lis pomogła", true},
	    {"Ewa Lis", "E. Lis", true},
	    {"Ewa Lis", "dziękujemy Ewie", true},
	    {"Ewa Lis", "lis i Listopad", false},
	    {"Li Wu", "Mr Wu helped", true},
	    {"Li Wu", "Wurst, we, Lima", false},
	    {"Carlo de Rossi", "De facto nothing", false},
	    {"Pál Kis", "Kisnek szóltunk", true},
	    {"Iva Dub", "zeptejte se Ivy", true},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_person person = {.arena = NULL};
		cr_assert(coco_person_add(&person, coco_str_of(cases[i].name), COCO_STR(""), COCO_STR("")) == 0);
		cr_expect_eq(coco_person_hinted(&person, coco_str_of(cases[i].text)), cases[i].told, "%s: %s", cases[i].name, cases[i].text);
		coco_person_free(&person);
	}
}
