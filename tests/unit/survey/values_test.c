/* Numbers, dates, codes and headings as people write them. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include "coco/person.h"
#include "../../../lib/survey/plan.h"

Test(values, numbers)
{
	static const struct {
		const char *text;
		char decimal;
		const char *json; /* NULL: `code` */
		const char *code;
	} cases[] = {
	    {"12", 0, "12", NULL},
	    {"-3.5", 0, "-3.5", NULL},
	    {"2,5", 0, "2.5", NULL},
	    {"1.234,50", 0, "1234.5", NULL},
	    {"1,234.50", 0, "1234.5", NULL},
	    {"1 234", 0, "1234", NULL},
	    {"12'345", 0, "12345", NULL},
	    {"5\xC2\xA0"
	     "000",
	        0, "5000", NULL},
	    {"0,125", 0, "0.125", NULL},
	    {"1.234.567", 0, "1234567", NULL},
	    {"1.234", 0, NULL, "ambiguous-number"},
	    {"1,234", 0, NULL, "ambiguous-number"},
	    {"1.234", ',', "1234", NULL},
	    {"1.234", '.', "1.234", NULL},
	    {"1,5", ',', "1.5", NULL},
	    {"1,5", '.', NULL, "bad-number"},
	    {"1e5", 0, NULL, "bad-number"},
	    {"", 0, NULL, "bad-number"},
	    {"-", 0, NULL, "bad-number"},
	    {"12a", 0, NULL, "bad-number"},
	    {"1,2,3", ',', NULL, "bad-number"},
	    {"12.34.56", 0, NULL, "bad-number"},
	    {".5", 0, NULL, "bad-number"},
	    {"007", 0, "7", NULL},
	    {"-0", 0, "0", NULL},
	    {"3.0000000000", 0, "3", NULL},
	    {"-0.0", '.', "0", NULL},
	    {"-5.50", '.', "-5.5", NULL},
	    {"100", '.', "100", NULL},
	    {"100.00", '.', "100", NULL},
	    {"0.00001", '.', "0.00001", NULL},
	    {"12.345", ',', "12345", NULL},
	    {"5.", '.', NULL, "bad-number"},
	    {"00.5", '.', "0.5", NULL},
	    {"123456789012.345", '.', "123456789012.345", NULL},
	    {"1234567890123456.5", '.', "1234567890123456.5", NULL},
	    {"\xE2\x88\x92"
	     "4",
	        0, "-4", NULL},
	    {"1..2", 0, NULL, "bad-number"},
	    {"1 23", 0, NULL, "bad-number"},
	};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf json = COCO_BUF_INIT;
		double value;
		const char *code = survey_number(coco_str_of(cases[i].text), cases[i].decimal, &value, &json);
		if (cases[i].code)
			cr_expect(code && strcmp(code, cases[i].code) == 0, "'%s': %s", cases[i].text, code ? code : json.data);
		else
			cr_expect(!code && strcmp(json.data, cases[i].json) == 0 && value == strtod(cases[i].json, NULL), "'%s': %s", cases[i].text,
			    code ? code : json.data);
		coco_buf_free(&json);
	}
}

/* What is taken as it stands is what the number would be written as. */
Test(values, canonical_numbers)
{
	static const char *const more[] = {"-0", "0.0", "-0.5", "0.0001", "0.00001", "1e5", "01", "1.", "-", "-.5", "999999999999999",
	    "9999999999999999", "100000000000000.5", "0.30000000000000004", "1.10", "12345678.9"};
	for (int i = -2000; i < 2000 + (int)COCO_LEN(more); i++) {
		char text[40], out[COCO_NUM_TEXT];
		double value;
		snprintf(text, sizeof text, "%.*f", (i + 2000) % 4, i / 7.0);
		if (i >= 2000)
			snprintf(text, sizeof text, "%s", more[i - 2000]);
		bool same = coco_num_parse(coco_str_of(text), &value) && coco_num_text(value, out) && strcmp(text, out) == 0;
		cr_expect(survey_number_canonical(coco_str_of(text)) == (same && strlen(text) <= 17), "'%s'", text);
	}
}

Test(values, dates)
{
	static const struct {
		const char *text;
		enum survey_order order;
		const char *iso, *code;
	} cases[] = {
	    {"2026-03-04", 0, "2026-03-04", NULL},
	    {"4.3.2026", 0, "2026-03-04", NULL},
	    {"04. 03. 2026", SURVEY_MDY, "2026-03-04", NULL},
	    {"2026. 03. 04.", 0, "2026-03-04", NULL},
	    {"13/3/2026", 0, "2026-03-13", NULL},
	    {"3/13/26", 0, "2026-03-13", NULL},
	    {"3/4/2026", SURVEY_DMY, "2026-04-03", NULL},
	    {"3/4/2026", SURVEY_MDY, "2026-03-04", NULL},
	    {"3/4/2026", 0, NULL, "ambiguous-date"},
	    {"31.2.2026", 0, NULL, "bad-date"},
	    {"2026-02-30", 0, NULL, "bad-date"},
	    {"soon", 0, NULL, "bad-date"},
	    {"2026-09-08 12:11:32", 0, "2026-09-08T12:11:32", NULL},
	    {"2026/03/04 9:15:00 PM GMT+2", 0, "2026-03-04T21:15:00+02:00", NULL},
	    {"4.3.2026 09:15", 0, "2026-03-04T09:15", NULL},
	    {"2026.03.04. du. 9:15:00", 0, "2026-03-04T21:15", NULL},
	    {"2026/03/04 12:05:00 AM MEZ", 0, "2026-03-04T00:05", NULL},
	    {"14/03/2026 9.05.12", SURVEY_DMY, "2026-03-14T09:05:12", NULL},
	    {"4.3.2026 25:00", 0, NULL, "bad-time"},
	    {"14/13/2026", SURVEY_DMY, NULL, "bad-date"},
	};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_time time;
		enum survey_clock clock;
		char text[32] = "";
		const char *code = survey_time(lexicon, coco_str_of(cases[i].text), (struct survey_format){.order = cases[i].order}, &time, &clock);
		if (!code)
			text[clock ? coco_time_text(time, text) : coco_date_text(time.date, text)] = 0;
		if (cases[i].code)
			cr_expect(code && strcmp(code, cases[i].code) == 0, "'%s': %s %s", cases[i].text, code ? code : "-", text);
		else
			cr_expect(
			    !code && strncmp(text, cases[i].iso, strlen(cases[i].iso)) == 0, "'%s': %s %s", cases[i].text, code ? code : "-", text);
	}
	survey_lexicon_free(lexicon);
}

Test(values, fields)
{
	static const struct {
		const char *type, *field, *text, *json, *code;
	} cases[] = {
	    {"participant", "country", "Slowenien", "\"SI\"", NULL},
	    {"participant", "country", "AT", "\"AT\"", NULL},
	    {"participant", "country", "Utopia", NULL, "bad-code"},
	    {"participant", "consent.process", "Ja", "true", NULL},
	    {"participant", "consent.process", "nie", "false", NULL},
	    {"participant", "consent.process", "maybe", NULL, "bad-boolean"},
	    {"participant", "mode", "vor Ort", "\"in_person\"", NULL},
	    {"participant", "size", "10-49", "\"small\"", NULL},
	    {"participant", "nuts", "Wien (AT13)", "\"AT13\"", NULL},
	    {"participant", "readiness.culture", "6", NULL, "out-of-range"},
	    {"participant", "headcount", "12.5", NULL, "bad-number"},
	    {"participant", "skills", "kirigami", "\"kirigami\"", NULL},
	    {"participant", "skills", "Industriedesign", "\"industrial_design\"", NULL},
	    {"attendance", "status", "No show", "\"no_show\"", NULL},
	    {"attendance", "status", "came late", NULL, "bad-choice"},
	    {"participant", "city", "  Graz ", "\"Graz\"", NULL},
	    {"challenge", "text", " as it is ", "\" as it is \"", NULL},
	    {"challenge", "deadline", "2026-02-27 00:00:00", "\"2026-02-27\"", NULL},
	    {"participant", "stop_reason", "time", "\"time\"", NULL},
	    {"participant", "nuts", "Wien", "\"AT13\"", NULL},
	    {"participant", "languages", "Slovene", "\"sl\"", NULL},
	    {"participant", "consent.process", "Sì", "true", NULL},
	    {"participant", "consent.process", "Tak", "true", NULL},
	    {"participant", "consent.process", "Igen", "true", NULL},
	    {"participant", "consent.process", "Áno", "true", NULL},
	    {"participant", "consent.process", "Ano", "true", NULL},
	    {"participant", "consent.process", "Da, soglašam", "true", NULL},
	    {"participant", "consent.process", "Nem", "false", NULL},
	    {"participant", "consent.process", "Ne", "false", NULL},
	    /* a code of technology that is a word of skill too: the code counts */
	    {"facilitator", "expertise", "smart_materials", "\"smart_materials\"", NULL},
	    {"facilitator", "expertise", "Servicedesign", "\"service_design\"", NULL},
	};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf json = COCO_BUF_INIT;
		const struct coco_field *field = coco_schema_field(coco_str_of(cases[i].type), coco_str_of(cases[i].field));
		const char *code = survey_value(lexicon, field, coco_str_of(cases[i].text), (struct survey_format){0}, &json);
		if (cases[i].code)
			cr_expect(code && strcmp(code, cases[i].code) == 0, "%s '%s': %s", cases[i].field, cases[i].text, code ? code : json.data);
		else
			cr_expect(
			    !code && strcmp(json.data, cases[i].json) == 0, "%s '%s': %s", cases[i].field, cases[i].text, code ? code : json.data);
		coco_buf_free(&json);
	}
	survey_lexicon_free(lexicon);
}

Test(values, headings_in_nine_languages)
{
	static const struct {
		const char *heading, *field; /* "": none at the threshold */
	} cases[] = {
	    {"What is the name of your organisation?", "org"},
	    {"Company", "org"},
	    {"Name Ihres Unternehmens", "org"},
	    {"Firmenname", "org"},
	    {"Ime vašega podjetja", "org"},
	    {"Podjetje", "org"},
	    {"Nome dell'azienda", "org"},
	    {"Ragione sociale", "org"},
	    {"Nazwa firmy", "org"},
	    {"Cégnév", "org"},
	    {"Názov spoločnosti", "org"},
	    {"Názov firmy", "org"},
	    {"Naziv tvrtke", "org"},
	    {"Název firmy", "org"},
	    {"Email", "email"},
	    {"E-Mail-Adresse", "email"},
	    {"e-poštni naslov", "email"},
	    {"Indirizzo e-mail", "email"},
	    {"Adres e-mail", "email"},
	    {"E-mail cím", "email"},
	    {"E-mailová adresa", "email"},
	    {"Adresa e-pošte", "email"},
	    {"Telefonszám", "phone"},
	    {"Telefonnummer", "phone"},
	    {"Telefonska številka", "phone"},
	    {"Numero di telefono", "phone"},
	    {"Numer telefonu", "phone"},
	    {"Telefónne číslo", "phone"},
	    {"Broj telefona", "phone"},
	    {"Telefonní číslo", "phone"},
	    {"LAND", "country"},
	    {"In welchem Land ist Ihr Unternehmen?", "country"},
	    {"Država", "country"},
	    {"Paese", "country"},
	    {"Ország", "country"},
	    {"Krajina", "country"},
	    {"Země", "country"},
	    {"Country", "country"},
	    {"Number of employees", "headcount"},
	    {"Anzahl Mitarbeiter", "headcount"},
	    {"Število zaposlenih", "headcount"},
	    {"Numero di dipendenti", "headcount"},
	    {"Liczba pracowników", "headcount"},
	    {"Létszám", "headcount"},
	    {"Počet zamestnancov", "headcount"},
	    {"Broj zaposlenih", "headcount"},
	    {"Počet zaměstnanců", "headcount"},
	    {"Which languages do you work in?", "languages"},
	    {"Arbeitssprachen", "languages"},
	    {"V katerih jezikih delate?", "languages"},
	    {"Lingue di lavoro", "languages"},
	    {"Języki", "languages"},
	    {"Nyelvek", "languages"},
	    {"Pracovné jazyky", "languages"},
	    {"Jezici", "languages"},
	    {"Pracovní jazyky", "languages"},
	    {"Quali competenze?", "skills"},
	    {"Welche Fähigkeiten haben Sie?", "skills"},
	    {"Veščine", "skills"},
	    {"Umiejętności", "skills"},
	    {"Készségek", "skills"},
	    {"Zručnosti", "skills"},
	    {"Vještine", "skills"},
	    {"Dovednosti", "skills"},
	    {"Ali soglašate z obdelavo podatkov?", "consent.process"},
	    {"Einwilligung zur Datenverarbeitung", "consent.process"},
	    {"Consenso al trattamento dei dati", "consent.process"},
	    {"Zgoda na przetwarzanie danych", "consent.process"},
	    {"Adatkezelési hozzájárulás", "consent.process"},
	    {"Súhlas so spracovaním údajov", "consent.process"},
	    {"Privola za obradu podataka", "consent.process"},
	    {"Souhlas se zpracováním údajů", "consent.process"},
	    {"Describe your challenge", "challenge.text"},
	    {"Beschreiben Sie Ihre Herausforderung", "challenge.text"},
	    {"Opišite izziv", "challenge.text"},
	    {"Descrivete la vostra sfida", "challenge.text"},
	    {"Opisz wyzwanie", "challenge.text"},
	    {"Írja le a kihívást!", "challenge.text"},
	    {"Opíšte výzvu", "challenge.text"},
	    {"Opišite izazov", "challenge.text"},
	    {"Popište výzvu", "challenge.text"},
	    {"How satisfied were you with the workshop?", ""},
	    {"What is your citizenship?", ""},
	    {"Gender", ""},
	    {"Household Income", ""},
	    {"", ""},
	};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct survey_guess best[SURVEY_GUESSES];
		survey_lexicon_guess(lexicon, coco_str_of(cases[i].heading), "", best);
		const char *got = best[0].field && best[0].score >= 0.7 ? best[0].field : "";
		cr_expect_str_eq(got, cases[i].field, "'%s': %s (%.2f)", cases[i].heading, got, best[0].score);
	}
	survey_lexicon_free(lexicon);
}

Test(values, ids)
{
	static const unsigned char key[COCO_PERSON_KEY] = {1, 2, 3}, other[COCO_PERSON_KEY] = {1, 2, 4};
	static const char *const same[] = {"ana@example.org",
	    ("\xEF\xBB\xBF"
	     "ana@example.org\xE2\x80\x8B"),
	    "ana@example.org\xC2\xA0", "  ANA@Example.ORG\t", "Ana@example.org"};
	char first[COCO_PERSON_ID], id[COCO_PERSON_ID];
	coco_person_hash(COCO_STR("ana@example.org"), key, first);
	cr_expect_eq(strlen(first), 26u);
	for (size_t i = 0; i < COCO_LEN(same); i++) {
		struct coco_buf normal = COCO_BUF_INIT;
		coco_email_normal(coco_str_of(same[i]), &normal);
		coco_person_hash(coco_buf_view(&normal), key, id);
		cr_expect_str_eq(id, first, "'%s'", same[i]);
		coco_person_hash(coco_buf_view(&normal), other, id);
		cr_expect_str_neq(id, first);
		coco_buf_free(&normal);
	}
	/* an accent in one code point or two, wide letters: the same person; without the key another id */
	static const char *const alike[] = {"ren\xC3\xA9@example.org", "Rene\xCC\x81@EXAMPLE.org",
	    (" \xEF\xBC\xB2"
	     "en\xC3\x89@example.org ")};
	coco_person_hash(COCO_STR("ren\xC3\xA9@example.org"), key, first);
	for (size_t i = 0; i < COCO_LEN(alike); i++) {
		struct coco_buf normal = COCO_BUF_INIT;
		coco_email_normal(coco_str_of(alike[i]), &normal);
		coco_person_hash(coco_buf_view(&normal), key, id);
		cr_expect_str_eq(id, first, "'%s'", alike[i]);
		coco_person_hash(coco_buf_view(&normal), NULL, id);
		cr_expect_str_neq(id, first);
		coco_buf_free(&normal);
	}
	static const char *const firms[] = {"\xC4\x8C"
	                                    "ebela d.o.o.",
	    " C\xCC\x8C"
	    "EBELA  d. o. o. ",
	    "cebela DOO"};
	for (size_t i = 0; i < COCO_LEN(firms); i++) {
		struct coco_buf normal = COCO_BUF_INIT;
		coco_org_normal(coco_str_of(firms[i]), COCO_STR("SI"), &normal);
		cr_expect_str_eq(normal.data, "cebeladoo-si", "'%s'", firms[i]);
		coco_buf_free(&normal);
	}
	static const struct {
		const char *website, *org, *country, *id;
	} orgs[] = {
	    {"https://www.facebook.com/studio-eins", "Studio Eins", "AT", "studioeins-at"},
	    {"studio.wordpress.com", "Studio Eins", "AT", "studio.wordpress.com"},
	    {"https://www.Example.org/about", "X", "AT", "example.org"},
	    {"example.org:8080", "", "", "example.org"},
	    {"", "Čebela d.o.o.", "SI", "cebeladoo-si"},
	    {"none", "Ana & Co", "", "anaco"},
	    {"", "", "", ""},
	};
	for (size_t i = 0; i < COCO_LEN(orgs); i++) {
		struct coco_buf out = COCO_BUF_INIT;
		coco_org_id(coco_str_of(orgs[i].website), coco_str_of(orgs[i].org), coco_str_of(orgs[i].country), &out);
		cr_expect_str_eq(out.data ? out.data : "", orgs[i].id);
		coco_buf_free(&out);
	}
}

Test(values, references)
{
	struct coco_refs *refs = coco_refs_new();
	struct coco_buf candidates = COCO_BUF_INIT;
	struct coco_str id;
	const struct coco_str a = COCO_STR("aaa"), b = COCO_STR("bbb"), c = COCO_STR("ch-1");
	coco_refs_add(refs, "participant", COCO_BY_ID, a, a, COCO_STR_NONE);
	coco_refs_add(refs, "participant", COCO_BY_NAME, COCO_STR("Huber & Söhne"), a, COCO_STR("Huber & Söhne"));
	coco_refs_add(refs, "participant", COCO_BY_EMAIL, COCO_STR("ana@example.org"), a, COCO_STR_NONE);
	coco_refs_add(refs, "participant", COCO_BY_NAME, COCO_STR("Twin"), a, COCO_STR("Twin"));
	coco_refs_add(refs, "participant", COCO_BY_NAME, COCO_STR("Twin"), b, COCO_STR("Twin"));
	coco_refs_add(refs, "challenge", COCO_BY_OWNER, a, c, COCO_STR_NONE);
	cr_expect(!coco_refs_find(refs, "participant", COCO_STR("huber söhne"), &id, &candidates) && coco_str_eq(id, a));
	cr_expect(!coco_refs_find(refs, "participant", COCO_STR(" ANA@example.org "), &id, &candidates) && coco_str_eq(id, a));
	cr_expect(!coco_refs_find(refs, "challenge", COCO_STR("Huber & Söhne"), &id, &candidates) && coco_str_eq(id, c));
	cr_expect_str_eq(coco_refs_find(refs, "participant", COCO_STR("twin"), &id, &candidates), "ambiguous-reference");
	cr_expect_str_eq(candidates.data, "aaa, bbb");
	coco_buf_clear(&candidates);
	cr_expect_str_eq(coco_refs_find(refs, "participant", COCO_STR("Huber und Söhne"), &id, &candidates), "unknown-reference");
	cr_expect_str_eq(candidates.data, "Huber & Söhne");
	cr_expect_str_eq(coco_refs_find(refs, "participant", COCO_STR("eva@example.org"), &id, &candidates), "unknown-reference");
	cr_expect_eq(candidates.len, 0u);
	coco_buf_free(&candidates);
	coco_refs_free(refs);
}

/* Known options stay whole, brackets are not torn, what nobody knows is marked. */
Test(values, several_answers_in_a_cell)
{
	static const struct {
		const char *field, *separator, *cell, *items;
		bool torn;
		const char *code;
		const char *type; /* of a table; NULL: a survey */
	} cases[] = {
	    {"languages", ", ", "Polish, English", "\"pl\" \"en\" ", false, NULL, NULL},
	    {"languages", ";", "de;en;", "\"de\" \"en\" ", false, NULL, NULL},
	    {"areas", ", ", "Marketing, communication, Design thinking", "\"marketing_communication\" \"design_thinking\" ", false, NULL, NULL},
	    {"skills", ", ", "Industrial design, paper (folded, cut)", "\"industrial_design\" \"paper (folded, cut)\" ", true, NULL, NULL},
	    {"areas", ", ", "Design thinking, dancing", "\"design_thinking\" ", true, "bad-code", NULL},
	    {"areas", ", ", "Design thinking, Design thinking", "\"design_thinking\" ", false, NULL, NULL},
	    {"languages", ", ", "slovenski, Slovene, magyar, Deutsch", "\"sl\" \"hu\" \"de\" ", false, NULL, NULL},
	    {"aliases", ";", "one\ntwo;three", "\"one\" \"two\" \"three\" ", false, NULL, NULL},
	    {"aliases", ";", "one\ntwo;three", "\"one\\ntwo\" \"three\" ", false, NULL, "participant"},
	};
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct survey_plan plan = {.lexicon = lexicon, .n = 1, .type = cases[i].type};
		struct survey_column column = {
		    .use = SURVEY_FIELD, .field = coco_schema_field(COCO_STR("participant"), coco_str_of(cases[i].field))};
		struct coco_arena *arena = coco_arena_new();
		struct coco_buf got = COCO_BUF_INIT;
		plan.columns = &column;
		strcpy(column.separator, cases[i].separator);
		for (int again = 0; again < 2; again++) { /* the second time from the cache */
			const struct survey_seen *seen = survey_cell_read(&plan, &column, coco_str_of(cases[i].cell), arena);
			coco_buf_clear(&got);
			for (size_t k = 0; k < seen->n_items; k++)
				coco_buf_printf(&got, "%.*s ", COCO_STR_ARG(seen->items[k]));
			cr_expect_str_eq(got.data, cases[i].items, "'%s': %s", cases[i].cell, got.data);
			cr_expect_eq(seen->torn, cases[i].torn, "'%s'", cases[i].cell);
			cr_expect((seen->code == NULL) == (cases[i].code == NULL), "'%s'", cases[i].cell);
		}
		coco_buf_free(&got);
		survey_plan_free(&plan);
		coco_arena_free(arena);
	}
	survey_lexicon_free(lexicon);
}

/* More answers than are read from a cell: told, never cut off. */
Test(values, too_many_answers)
{
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, NULL);
	for (int n = 512; n <= 513; n++) {
		struct survey_plan plan = {.lexicon = lexicon, .n = 1};
		struct survey_column column = {
		    .use = SURVEY_FIELD, .field = coco_schema_field(COCO_STR("participant"), COCO_STR("aliases")), .separator = ";"};
		struct coco_arena *arena = coco_arena_new();
		struct coco_buf cell = COCO_BUF_INIT;
		plan.columns = &column;
		for (int i = 0; i < n; i++)
			coco_buf_printf(&cell, "%sa%d", i ? ";" : "", i);
		const struct survey_seen *seen = survey_cell_read(&plan, &column, coco_buf_view(&cell), arena);
		cr_expect((seen->code == NULL) == (n == 512) && seen->n_items == (n == 512 ? 512u : 0u), "%d: %zu", n, seen->n_items);
		coco_buf_free(&cell);
		survey_plan_free(&plan);
		coco_arena_free(arena);
	}
	survey_lexicon_free(lexicon);
}

Test(values, order_of_dates)
{
	static const struct {
		const char *text;
		enum survey_order order;
		bool matters;
	} cases[] = {{"13/3/2026", SURVEY_DMY, true}, {"3/13/2026", SURVEY_MDY, true}, {"3-4-2026", SURVEY_ORDER_UNKNOWN, true},
	    {"3.4.2026", SURVEY_DMY, false}, {"2026-03-04", SURVEY_YMD, false}, {"2026/03/04 9:15", SURVEY_YMD, false},
	    {"12. 3. 2026 9:15:00", SURVEY_DMY, false}, {"soon", SURVEY_ORDER_UNKNOWN, false}, {"", SURVEY_ORDER_UNKNOWN, false}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		bool matters = true;
		enum survey_order order = survey_order_of(coco_str_of(cases[i].text), &matters);
		cr_expect(order == cases[i].order && matters == cases[i].matters, "'%s': %d %d", cases[i].text, order, matters);
	}
}

/* Addresses are found in texts, and taking them out leaves none and nothing else out. */
Test(values, addresses)
{
	static const struct {
		const char *text, *masked; /* NULL: as it stands */
		bool whole;
	} cases[] = {{"ana@example.org", "(masked)", true}, {" Ana@Example.org ", "(masked)", true}, {"\"a\"@example.org", "(masked)", true},
	    {"Ana <ana@example.org>, please", "(masked), please", false}, {"to us <us@example.org> x", "(masked) x", false},
	    {"write to the firm <us@example.org>", "write to the firm (masked)", false},
	    {"a@example.org;b.c+d@x.example.org", "(masked);(masked)", false}, {"mailto:ana@example.org.", "mailto:(masked).", false},
	    {"Č: ž@čebela.si!", "Č: (masked)!", false}, {"x@y.org@z.org", "(masked)", false},
	    {"[\"\\nana@example.org\"]", "[\"\\n(masked)\"]", false}, {"[\"\\u0041na@example.org\"]", "[\"\\u0041(masked)\"]", false},
	    {"ana@example.xn--p1ai", "(masked)", true}, {"3@2.50", NULL, false}, {"beams 3 @ 5.00 m", NULL, false},
	    {"@handle on example.org", NULL, false}, {"a@b", NULL, false}, {"@", NULL, false}, {"@@.org", NULL, false}, {"a@.org", NULL, false},
	    {"", NULL, false}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_str text = coco_str_of(cases[i].text);
		struct coco_buf masked = COCO_BUF_INIT;
		coco_emails_mask(text, &masked);
		cr_expect_str_eq(
		    masked.data ? masked.data : "", cases[i].masked ? cases[i].masked : cases[i].text, "'%s': %s", cases[i].text, masked.data);
		cr_expect_eq(coco_has_email(text), cases[i].masked != NULL, "'%s'", cases[i].text);
		cr_expect_eq(coco_is_email(text), cases[i].whole, "'%s'", cases[i].text);
		cr_expect(!coco_has_email(coco_buf_view(&masked)), "'%s': %s", cases[i].text, masked.data);
		coco_buf_free(&masked);
	}
}

Test(values, unknown_kinds)
{
	static const struct {
		const char *code, *type, *text;
	} rows[] = {
	    {"unknown-reference", NULL, "names nobody that is known"},
	    {"unknown-reference", "participant", "names nobody that is known"},
	    {"unknown-reference", "facilitator", "names nobody that is known"},
	    {"unknown-reference", "event", "names no event that is known"},
	    {"unknown-reference", "collaboration", "names no collaboration that is known"},
	    {"ambiguous-reference", "event", "names more than one"},
	};
	char room[SURVEY_FAULT];
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		cr_expect_str_eq(survey_fault_text(rows[i].code, rows[i].type, room), rows[i].text);
	for (size_t i = 0; i < coco_schema_count(); i++) { /* every type that a field refers to fits */
		const struct coco_field *f = coco_schema_field_at(i);
		if (f->kind != COCO_REF)
			continue;
		const char *text = survey_fault_text("unknown-reference", f->of, room);
		cr_expect(strlen(text) > 8 && strcmp(text + strlen(text) - 8, "is known") == 0, "%s", f->of);
	}
}

Test(values, positions)
{
	static const char *const are[] = {"46.051234 14.505712 298.1 4.9", "46.05 14.5 300 5", "46.0512,14.5057", "-33.8688, 151.2093",
	    "46.0512 14.5057 0 0; 46.0613 14.5112 0 0", "47.07 15.43 350 4.5", "46,0512; 14,5057", "N 46°03.12 E 13°14.1",
	    "46°03'12\"N 14°30'20\"E", "46°03′12″ s. š., 14°30′20″ v. d.", "lat: 46.0512, lon: 14.5057", "Breite 47,0707, Länge 15,4395",
	    "POINT (14.5057 46.0512)", "{\"type\":\"Point\",\"coordinates\":[14.5057,46.0512]}", "8FVC3G2X+9P", "33T 461000 5099000",
	    "///filled.count.soap", "https://www.google.si/maps/place/Ljubljana/@46.05,14.5,12z", "https://mapy.cz/s/abc", "geo:46.05,14.5"};
	static const char *const are_not[] = {"12.5 3.5", "46.05", "2026.03.12 9:05", "1.234 2.345.678", "192.0.2.1", "146.0512 14.5057",
	    "46.0512 214.5057", "46.0512 14.5057 at home", "3 of 4", "1.5 2.5 3.5 4.5 5.5", "", "8FVC3G2X+9P Ljubljana", "20° C",
	    "12.345,67 EUR", "https://example.org/a/1.2345", "S 235 JR", "1010 Wien", "90° 45°", "C++"};
	for (size_t i = 0; i < COCO_LEN(are); i++)
		cr_expect(coco_is_position(coco_str_of(are[i])), "%s", are[i]);
	for (size_t i = 0; i < COCO_LEN(are_not); i++)
		cr_expect_not(coco_is_position(coco_str_of(are_not[i])), "%s", are_not[i]);
}

/* Each code is said in all nine languages, and no two languages with the same words by a slip. */
Test(values, faults_in_nine_languages)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_survey, "faults");
	cr_assert_gt(coco_table_rows(table), 60);
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		const char *code = coco_table_cell(table, row, 0);
		for (int lang = 0; lang < COCO_LANGS; lang++) {
			const char *said = survey_fault_said(code, lang);
			cr_expect(said && *said, "%s %s", code, coco_langs[lang]);
			cr_expect(lang == 0 || !said || strcmp(said, survey_fault_said(code, 0)) != 0, "%s %s is English", code, coco_langs[lang]);
		}
	}
	cr_expect_null(survey_fault_said("no-such-code", 1));
}
