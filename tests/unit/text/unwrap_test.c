/* Lines that were wrapped, and lines that are lines: "_" is a line end that becomes a blank, "/" one that stays. */
#include "coco/text.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const texts[] = {
    /* paragraphs of mail; what begins a line may be anything */
    "Wir hätten die ersten Skizzen gern bis Ende Februar und den Prototyp bis_30. Juni 2027. Gesucht wird eine Anleitung, die man im "
    "Stehen und mit_öligen Händen versteht.//Mit Grüßen/Anna Beispiel/Beispiel GmbH",
    "Prijave zaprimamo do 15. ožujka 2027., a odluku donosimo do_31. ožujka. Povjerenstvo čine voditelj i dvije radnice.",
    "The chamber is free on Tuesdays. Questions go to the front desk, to_Priya Nair or to the hall. We ask for drafts at the end of May,_"
    "and for models in June. The order is worth 4,000 euros to us, or_2.5 per cent of sales.",
    "Szukamy rozwiązania dla naszej hali, w której jest 14 stanowisk_– prostego i taniego. Nie wiemy, czy da się to zrobić bez zmian_"
    "o których mówi producent.",
    "Termín odevzdání návrhů a modelů pro první kolo soutěže je pevný:_30. 6. 2026. Prezentace před porotou v naší hale proběhne dne 14._"
    "7. 2026 v deset hodin, a proto prosíme všechny, kdo mají zájem, o_včasné přihlášení u paní vedoucí.",
    "A small letter goes on_wherever the line_was broken.",
    /* a date goes on in the next line, whatever the line's length */
    "Konec sběru návrhů:/4. října_2027. Porota zasedne pak.",
    "Einsendung bis_9._März 2027. Dank an alle.",
    "Send it before 7_April 2027, please.",
    "Beküldés: 5/Zsűri 2027 őszén",
    /* lists, forms, addresses, headings */
    "We offer a visit to the works and a day with the people who use it/1. a workshop with tools/2. wood from our own saw",
    "Die Termine der Ausschreibung, die für alle gelten, die mitmachen:/30. 6. 2026 Abgabe/14. 7. 2026 Jury/2. 9. 2026 Preise",
    "Our workshop has what it takes to build a model of the whole thing/- steel/- glass",
    "Company: Lindqvist Pumpworks Ltd./Title: Operator interface for dosing pumps DP-200/Owner: R and D",
    "Anna Huber/Huber GmbH/Hauptstr. 4/8010 Graz",
    "steel/safety glass/oak",
    "| a | b | c |/| 1 | 2 | 3 |",
    "# What we look for/A stand that people remember when they leave the fair in the evening.",
};

Test(unwrap, line_ends_within_paragraphs)
{
	struct coco_arena *arena = coco_arena_new();
	for (size_t i = 0; i < COCO_LEN(texts); i++)
		for (int crlf = 0; crlf < 2; crlf++) {
			struct coco_buf in = COCO_BUF_INIT, want = COCO_BUF_INIT;
			for (const char *c = texts[i]; *c; c++) {
				bool soft = *c == '_', end = soft || *c == '/';
				if (end && crlf)
					coco_buf_putc(&in, '\r'), coco_buf_putc(&want, soft ? ' ' : '\r');
				coco_buf_putc(&in, end ? '\n' : *c);
				coco_buf_putc(&want, soft ? ' ' : end ? '\n' : *c);
			}
			struct coco_str text = coco_buf_view(&in);
			struct coco_err err = {0};
			cr_assert(coco_unwrap(&text, arena, &err) == 0);
			cr_expect(coco_str_eq(text, coco_buf_view(&want)), "%.*s\n-- expected:\n%.*s", COCO_STR_ARG(text),
			    COCO_STR_ARG(coco_buf_view(&want)));
			struct coco_str again = text;
			cr_assert(coco_unwrap(&again, arena, &err) == 0);
			cr_expect(coco_str_eq(again, text), "again: %.*s", COCO_STR_ARG(again));
			coco_buf_free(&in);
			coco_buf_free(&want);
		}
	coco_arena_free(arena);
}
