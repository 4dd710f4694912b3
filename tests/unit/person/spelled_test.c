/* E-mail addresses spelled in words: found in nine languages, and nothing else taken for one. */
#include <criterion/criterion.h>
#include "coco/person.h"

Test(spelled, addresses_are_found_and_nothing_else)
{
	static const struct {
		const char *text;
		bool is;
	} cases[] = {
	    {"write to ana(at)tinten.example.org please", true},
	    {"ana.vzorec [at] tinten [dot] example", true},
	    {"ana {at} tinten.example", true},
	    {"ana <AT> tinten-studio.example", true},
	    {"ana AT tinten.example", true},
	    {"Mail: eva (\u00E4t) licht-werk.example", true},
	    {"eva [at] lichtwerk [punkt] example", true},
	    {"pi\u0161i na ana afna tinten.example", true},
	    {"ana (pri) tinten (pika) example", true},
	    {"scrivere a mario chiocciola bottega.example", true},
	    {"mario (chiocciola) bottega punto example", true},
	    {"jan ma\u0142pa pracownia.example", true},
	    {"jan (ma\u0142pa) pracownia kropka example", true},
	    {"anna kukac muhely.example", true},
	    {"anna [kukac] muhely pont example", true},
	    {"jana zavin\u00E1\u010D dielna.example", true},
	    {"jana (zavin\u00E1\u010D) dielna bodka example", true},
	    {"iva (at) radionica to\u010Dka example", true},
	    {"jan (zavin\u00E1\u010D) dilna te\u010Dka example", true},
	    {"we meet at 5.30 in the hall", false},
	    {"MEETING AT 5.30 IN THE HALL", false},
	    {"come AT 17.00h, or later", false},
	    {"look at tinten.example for our work", false},
	    {"you find us AT LICHTWERK.EXAMPLE", true},
	    {"VISIT US AT LICHTWERK.EXAMPLE", false},
	    {"a firm (at) the river", false},
	    {"fabrics (a.o. linen) and print", false},
	    {"partners (AT, SI, IT) wanted.Now", false},
	    {"Austria (AT) and Slovenia (SI)", false},
	    {"Graz (AT).Maribor (SI)", false},
	    {"we work with partners in Graz (AT) as well", false},
	    {"Lichtwerk (AT) www.lichtwerk.example", false},
	    {"z.B. AT z.B. so", false},
	    {"the sum (a) of all.parts", false},
	    {"a kukac, and nothing.else", false},
	    {"questions to a.b at firm dot example please", true},
	    {"ana at tinten dot example", true},
	    {"ana.vzorec pri tinten pika example", true},
	    {"look at this point in time", false},
	    {"stali smo pri mizi pika konec", false},
	    {"", false},
	};
	size_t start, end;
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		cr_expect_eq(coco_email_spelled(coco_str_of(cases[i].text), 0, &start, &end), cases[i].is, "%s", cases[i].text);
}

Test(spelled, an_address_is_taken_whole)
{
	static const char *const texts[] = {"We offer EUR 500; write to |petra.vidmar (at) livarna.example|.",
	    "Mail |a.b [at] firm [dot] co [dot] example| (office)", "|a.b at firm dot example|", "z.B. |ana AT tinten.example|, bitte"};
	for (size_t i = 0; i < COCO_LEN(texts); i++) {
		char text[128];
		size_t n = 0, bounds[2], k = 0, start = 0, end = 0;
		for (const char *c = texts[i]; *c; c++) {
			if (*c == '|')
				bounds[k++] = n;
			else
				text[n++] = *c;
		}
		text[n] = 0;
		cr_expect(coco_email_spelled(coco_str_of(text), 0, &start, &end), "%s", text);
		cr_expect(start == bounds[0] && end == bounds[1], "%s: %zu-%zu", text, start, end);
		cr_expect_not(coco_email_spelled(coco_str_of(text), end, &start, &end), "%s again", text);
	}
}
