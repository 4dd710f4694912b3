/* E-mail addresses spelled in words: found in nine languages, and nothing else taken for one. */
#include <criterion/criterion.h>
#include "../../../lib/survey/privacy/spelled.h"

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
	    {"", false},
	};
	struct coco_err err = {0};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, &err);
	cr_assert(lexicon);
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		cr_expect_eq(survey_email_spelled(lexicon, coco_str_of(cases[i].text)), cases[i].is, "%s", cases[i].text);
	survey_lexicon_free(lexicon);
}
