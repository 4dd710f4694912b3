/* Numbers of identity, bank accounts, IP addresses and dates of birth in texts; and what only looks like one. */
#include "coco/record.h"
#include "../../../lib/survey/privacy/identities.h"

#include <criterion/criterion.h>

Test(identities, masked)
{
	static const struct {
		const char *text, *want; /* NULL: nothing sure */
		bool doubtful;
	} cases[] = {
	    {"EMŠO 0101006500006.", "EMŠO (masked).", false},
	    {"0101006500007", NULL, false}, /* wrong check digit */
	    {"9901006500006", NULL, false}, /* no date */
	    {"PESEL 44051401458", "PESEL (masked)", false},
	    {"44051401459", NULL, false},
	    {"OIB: 33392005961", "OIB: (masked)", false},
	    {"33392005961 and 15012557", NULL, true}, /* one in ten fits by chance */
	    {"order 33392005961; Artikelnummern 12345678901, 33392005961", NULL, false},
	    {"meine Steuer-ID 86095742719", "meine Steuer-ID (masked)", false},
	    {"rodné číslo 736028/5163", "rodné číslo (masked)", false},
	    {"736028/5164", NULL, false},
	    {"7360285163", NULL, false},
	    {"davčna številka 15012557", "davčna številka (masked)", false},
	    {"15012557", NULL, false},
	    {"C.F. RSSMRA85T10A562S", "C.F. (masked)", false},
	    {"RSSMRA85T10A562T", NULL, false},
	    {"AT611904300234573201", "(masked)", false},
	    {"IBAN DE89 3704 0044 0532 0130 00 bitte", "IBAN (masked) bitte", false},
	    {"AT611904300234573202", NULL, false},
	    {"AT61 is a road", NULL, false},
	    {"from 192.168.1.10 and 2001:db8::ff00:42:8329", "from (masked) and (masked)", false},
	    {"my IP is 10.1.2.3", "my IP is (masked)", false},
	    {"version 1.2.3.4, section 10.1.2.3", NULL, false},
	    {"at 12:30:45, 16:9, 00:1A:2B:3C:4D:5E, std::vector", NULL, false},
	    {"born 1.2.1980", "born (masked)", false},
	    {"geb. 12. März 1975", "geb. (masked)", false},
	    {"nato il 5/6/1990", "nato il (masked)", false},
	    {"ur. 7.8.1991 r.", "ur. (masked) r.", false},
	    {"szül. 1980-02-03", "szül. (masked)", false},
	    {"founded 12.3.1998, on 2026-03-12", NULL, false},
	    {"Our company was born on 12 March 1998", NULL, false},
	    {"L'azienda è nata il 12 marzo 1998", NULL, false},
	    {"Die Idee wurde am 3.5.2021 geboren", NULL, false},
	    {"Podjetje je bilo rojeno 3. 5. 1995", NULL, false},
	    {"Firma powstała 7.8.1991", NULL, false},
	    {"A cég 1985. március 3-án született", NULL, false},
	    {"Founded 12.3.1998 in Maribor", NULL, false},
	    {"The workshop is on 12 March 2026", NULL, false},
	    {"geboren wurde ich am 3. Mai 1985", "geboren wurde ich am (masked)", false},
	    {"bin am 3.5.1985 geboren", "bin am (masked) geboren", false},
	    {"Sono nata a Udine il 5/6/1990", "Sono nata a Udine il (masked)", false},
	    {"1985. március 3-án születtem", "(masked)-án születtem", false},
	    {"narodil som sa 5. mája 1985", "narodil som sa (masked)", false},
	    {"narodila jsem se 5. května 1985", "narodila jsem se (masked)", false},
	    {"rojena sem v Mariboru, 3. maja 1985", "rojena sem v Mariboru, (masked)", false},
	    {"rođena sam 5. svibnja 1985.", "rođena sam (masked)", false},
	    {"do 8. in 11. uro, do 20. aprila 1998", NULL, false}, /* "ur" is no part of a word */
	    {"EAN 4006381333931, ISO 9001:2015, 12345678", NULL, false},
	};
	struct coco_err err = {0};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, &err);
	cr_assert(lexicon, "%s", err.text);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf out = COCO_BUF_INIT;
		const struct coco_str text = coco_str_of(cases[i].text);
		bool doubtful, any = survey_identities_mask(lexicon, text, &doubtful, &out);
		cr_expect(any == (cases[i].want != NULL), "%s", cases[i].text);
		cr_expect(!any || coco_str_is(coco_buf_view(&out), cases[i].want), "%s: %s", cases[i].text, out.data);
		cr_expect(doubtful == cases[i].doubtful, "%s: doubt", cases[i].text);
		cr_expect(!any || survey_identities_may(text), "%s: held back", cases[i].text);
		cr_expect(!any || !survey_has_identity(lexicon, coco_buf_view(&out)), "%s: something is left", cases[i].text);
		coco_buf_free(&out);
	}
	survey_lexicon_free(lexicon);
}
