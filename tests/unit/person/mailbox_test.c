/* Cells of e-mail columns as people of nine languages fill them: the first address, the name and the number beside it. */
#include <criterion/criterion.h>
#include "coco/person.h"

Test(mailbox, cells)
{
	static const struct {
		const char *cell, *email, *name, *phone;
		size_t others;
		bool whole;
	} cases[] = {
	    {"ana@example.org", "ana@example.org", "", "", 0, true},
	    {"Ana Novak <ana@example.org>", "ana@example.org", "Ana Novak", "", 0, true},
	    {"GILLOVÁ Aneta <mailto:a@example.org>", "a@example.org", "GILLOVÁ Aneta", "", 0, true},
	    {"\"Kovač, Bor\" <b@example.org>", "b@example.org", "Kovač, Bor", "", 0, true},
	    {"Peter Szabó (p@example.org)", "p@example.org", "Peter Szabó", "", 0, true},
	    {"b@example.org, 777 125 004", "b@example.org", "", "777 125 004", 0, true},
	    {"Tel.: +43 660 1234567 / g@example.org", "g@example.org", "", "+43 660 1234567", 0, true},
	    {"p@example.org (Piotr Nowak), tel. 601 234 567", "p@example.org", "Piotr Nowak", "601 234 567", 0, true},
	    {"a@example.org; A@Example.org", "a@example.org", "", "", 0, true},
	    {"a@example.org / b@example.org", "a@example.org", "", "", 1, true},
	    {"a@example.org\nb@example.org c@example.org", "a@example.org", "", "", 2, true},
	    {"Szervezet: Kovács Anna, k@example.org", "k@example.org", "Kovács Anna", "", 0, true},
	    {"E-mail: ana@example.org", "ana@example.org", "", "", 0, true},
	    {"e-mail:ana@example.org", "ana@example.org", "", "", 0, true},
	    {"Work <ana@example.org>", "ana@example.org", "Work", "", 0, true},
	    {"write to ana@example.org when urgent", "ana@example.org", "", "", 0, false},
	};
	static const char *const none[] = {"", "nimam", "ana at example.org", "@ana", "ana@", "3@2.50", "Ana Novak", "a@b@example.org"};
	struct coco_mailbox m;
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		const bool found = coco_mailbox_of(coco_str_of(cases[i].cell), &m);
		cr_expect(found && coco_str_is(m.email, cases[i].email), "%s: %.*s", cases[i].cell, COCO_STR_ARG(m.email));
		cr_expect(coco_str_is(m.name, cases[i].name), "%s: %.*s", cases[i].cell, COCO_STR_ARG(m.name));
		cr_expect(coco_str_is(m.phone, cases[i].phone), "%s: %.*s", cases[i].cell, COCO_STR_ARG(m.phone));
		cr_expect_eq(m.others, cases[i].others, "%s: %zu", cases[i].cell, m.others);
		cr_expect_eq(m.whole, cases[i].whole, "%s: %d", cases[i].cell, m.whole);
	}
	for (size_t i = 0; i < COCO_LEN(none); i++)
		cr_expect_not(coco_mailbox_of(coco_str_of(none[i]), &m), "%s", none[i]);
}

Test(mailbox, open_to_everybody)
{
	static const char *const open[] = {"gmail.com", "gmx.at", "gmx.de", "seznam.cz", "libero.it", "siol.net", "outlook.com"};
	static const char *const own[] = {"example.org", "gmxpartner.at", "outlookers.org", "live"};
	for (size_t i = 0; i < COCO_LEN(open); i++)
		cr_expect(coco_mail_open(coco_str_of(open[i])), "%s", open[i]);
	for (size_t i = 0; i < COCO_LEN(own); i++)
		cr_expect_not(coco_mail_open(coco_str_of(own[i])), "%s", own[i]);
}
