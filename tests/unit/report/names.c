/* Sole traders in other cases, feminine and as owners, in nine languages: a story with such a word is kept out of a policy report; words
 * that only look a little like a name leave it in. */
#include <string.h>

#include "help.h"

/* A name, and words: those before the bar are forms of it, those behind are not. */
static const char *const names[][2] = {
    {"Tomáš Hájek", "Hájka Hájkovi Hájkem Hájkova Hájkových Tomášův | hala"},
    {"Lucie Veselá", "Veselé Veselou | výsledek"},
    {"Karel Beneš", "Beneše Benešovi Karla Karlem | benzin"},
    {"Vít Švec", "Ševce Ševcovi Švecová | světlo"},
    {"Jana Procházková", "Procházkové Procházkovou | prach"},
    {"Jana Hruška", "Hrušce Hrušek Hruškou | hrubé"},
    {"Peter Kubica", "Kubicu Kubicom Petra Petrovi | kus"},
    {"Michal Chovanec", "Chovanca Chovancovi Chovancovcami | chov"},
    {"Eva Hricová", "Hricovej Hricovou Evinho | hrany"},
    {"Tomasz Kozieł", "Kozieła Koziełem Kozła | koza"},
    {"Anna Sikora", "Sikory Sikorze Sikorą Annie | siła analiza"},
    {"Magda Pająk", "Pająkowej Pająka Magdzie | magnes"},
    {"Ewa Gołąb", "Gołębia Gołąbowej Ewą | golenie"},
    {"Jan Kowalski", "Kowalskiego Kowalskich Kowalscy | kowadło"},
    {"Gregor Vodnik", "Vodnika Vodnikovega Gregorjev | voda"},
    {"Luka Novak", "Novaka Novakovega Lukin | nova novica nov"},
    {"Marko Bratec", "Bratca Bratčev Markota | breg"},
    {"Miha Kotar", "Kotarja Kotarjevega Miho | kos"},
    {"Ana Zajc", "Ani Anin Aninega Zajca | analiza and"},
    {"Petar Vrdoljak", "Vrdoljakovima Petra Petrom | vrsta"},
    {"Marija Kovačević", "Kovačevićeva Kovačevićevoj Marijinog | kovina"},
    {"Dražen Matijašec", "Matijašca Draženov | materijal"},
    {"Gábor Takács", "Takáccsal Takácsnak Takácséknál Gáborral | takarékos"},
    {"Eszter Vörös", "Vörössel Eszternek | vonal"},
    {"István Juhász", "Juhásszal Juhászéknak Istvánnal | juttatás"},
    {"Katalin Nagy", "Naggyal Nagytól | napos"},
    {"Giulia Bianchi", "Bianchi BIANCHI | bilancia"},
    {"Karl Huber", "Hubers Hubersche Karls | Hub Karton"},
    {"Tom Baker", "Baker's Bakers | back"},
    {"Mia Bo", "Bo | bo Boden"},
};

static size_t told_of(const char *status, const char *name, struct coco_str word)
{
	static const struct coco_report_options options = {
	    .tool = "test", .as_of = {2026, 12, 31}, .profile = COCO_PROFILE_POLICY, .min_cell = 2, .sections = "stories"};
	record_line(
	    "{\"type\":\"participant\",\"id\":\"a\",\"side\":\"avm\",\"org\":\"Qq\",\"org_personal\":false,\"consent\":{\"publish\":true}}");
	record_line(
	    "{\"type\":\"participant\",\"id\":\"c\",\"side\":\"cci\",\"size\":\"micro\",\"org\":\"%s\",\"consent\":{\"publish\":true}}", name);
	record_line("{\"type\":\"collaboration\",\"id\":\"k\",\"participants\":[\"a\",\"c\"],\"status\":\"%s\",\"agreed\":\"2026-01-10\","
	            "\"story\":\"xq %.*s xq.\"}",
	    status, COCO_STR_ARG(word));
	json_t *report = report_of_lines(&options), *sections = json_object_get(report, "sections");
	size_t n = 0;
	for (size_t i = 0; i < json_array_size(sections); i++) {
		n += json_array_size(json_object_get(json_array_get(sections, i), "stories"));
	}
	json_decref(report);
	return n;
}

static size_t told(const char *name, struct coco_str word)
{
	return told_of("completed", name, word);
}

/* What ended before its time is no good practice. */
Test(stories, of_what_was_dropped)
{
	cr_expect_eq(told_of("active", "Mia Bo", COCO_STR("well")), 1);
	cr_expect_eq(told_of("dropped", "Mia Bo", COCO_STR("well")), 0);
}

Test(stories, names_in_any_case)
{
	for (size_t i = 0; i < COCO_LEN(names); i++) {
		struct coco_str rest = coco_str_of(names[i][1]), word;
		size_t want = 0;
		while (coco_str_split(&rest, ' ', &word)) {
			if (coco_str_is(word, "|")) {
				want = 1;
			} else {
				cr_expect_eq(told(names[i][0], word), want, "%s: %.*s", names[i][0], COCO_STR_ARG(word));
			}
		}
	}
}
