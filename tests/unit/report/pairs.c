/* The same people before and after, own images against the others', and how well the statements of a scale go together: by hand. */
#include <math.h>
#include <string.h>

#include "help.h"

static void person(const char *side, int i)
{
	record_line("{\"type\":\"participant\",\"id\":\"%s%d\",\"side\":\"%s\"}", side, i, side);
}

static void answer(const char *side, int i, const char *construct, const char *of, const char *wave, int value)
{
	record_line("{\"type\":\"response\",\"participant\":\"%s%d\",\"survey\":\"s\",\"item\":\"%s\",\"construct\":\"%s\",\"of\":\"%s\","
	            "\"wave\":\"%s\","
	            "\"value\":%d,\"scale_min\":1,\"scale_max\":5}",
	    side, i, construct, construct, of, wave, value);
}

static const char *words(const json_t *report, size_t i)
{
	const json_t *sections = json_object_get(report, "sections");
	for (size_t s = 0; s < json_array_size(sections); s++) {
		const json_t *one = json_array_get(sections, s);
		if (!strcmp(json_string_value(json_object_get(one, "id")), "perceptions")) {
			const char *text = json_string_value(json_array_get(json_object_get(one, "words"), i));
			return text ? text : "";
		}
	}
	return "";
}

/* Twelve rise, two more answered once only and are no pair; of ten eight rise and two fall. */
Test(pairs, before_and_after)
{
	for (int i = 0; i < 14; i++) {
		person("cci", i);
		answer("cci", i, "bold", "self", "pre", i == 12 ? 5 : 2 + i % 2);
		if (i < 12) {
			answer("cci", i, "bold", "self", "post", 3 + i % 2 + i % 3 / 2);
		}
	}
	answer("cci", 13, "bold", "self", "post", 1);
	record_line("{\"type\":\"response\",\"participant\":\"nobody\",\"survey\":\"s\",\"item\":\"bold\",\"construct\":\"bold\",\"of\":"
	            "\"self\",\"wave\":\"post\","
	            "\"value\":1,\"scale_min\":1,\"scale_max\":5}");
	for (int i = 0; i < 10; i++) {
		answer("cci", i, "open", "self", "pre", 3);
		answer("cci", i, "open", "self", "post", i < 8 ? 4 : 2);
		answer("cci", i, "fast", "self", "pre", 3);
		answer("cci", i, "fast", "self", "6m", i < 9 ? 3 : 4);
	}
	for (int i = 0; i < 9; i++) { /* too few to be judged: no fourth of those adjusted */
		answer("cci", i, "rare", "self", "pre", 3);
		answer("cci", i, "rare", "self", "post", 4);
	}
	json_t *r = report_of_lines(NULL);
	const char *bold = "{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\",\"wave\":\"post\"}";
	const char *open = "{\"construct\":\"open\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\",\"wave\":\"post\"}";
	const char *fast = "{\"construct\":\"fast\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\",\"wave\":\"6m\"}";
	expect(r, "perceptions.change", bold, "n", 13);
	expect(r, "perceptions.change", bold, "value", 11.0 / 13);                  /* twelve rose, the fourteenth fell from 3 to 1 */
	expect(r, "perceptions.change_sign_p", bold, "value", 3 * 2 * 14.0 / 8192); /* of three statements the smallest, by Holm */
	expect(r, "perceptions.change", open, "value", 0.6);
	expect(r, "perceptions.change", open, "lo", 0.6 - 2.262157162798205 * sqrt(6.4 / 9 / 10));
	expect(r, "perceptions.change", open, "hi", 1);
	expect(r, "perceptions.change_sign_p", open, "value", 2 * 0.109375);
	expect(r, "perceptions.change_p", open, "value", 2 * 0.109375); /* all distances alike: no more to rank */
	expect(r, "perceptions.change", fast, "value", 0.1);
	expect(r, "perceptions.change_sign_p", fast, "value", 1);
	expect(r, "perceptions.change_p", "{\"construct\":\"rare\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\",\"wave\":\"post\"}",
	    "value", NAN);
	cr_expect(coco_str_starts(coco_str_of(words(r, 0)), "bold \xc2\xb7 own image \xc2\xb7 Creatives (CCI) \xc2\xb7 post (after): the same "
	                                                    "people answer higher than before, delta 0.85"),
	    "%s", words(r, 0));
	cr_expect_str_eq(words(r, 1), "Comparisons of before and after without a clear change: 2.");
	json_decref(r);
}

/* Nine pairs are too few for a claim, however clear; where all rose there is no interval. */
Test(pairs, too_few)
{
	for (int i = 0; i < 9; i++) {
		person("avm", i);
		answer("avm", i, "bold", "self", "pre", 1);
		answer("avm", i, "bold", "self", "post", 5);
	}
	json_t *r = report_of_lines(NULL);
	const char *bold = "{\"construct\":\"bold\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"avm\",\"wave\":\"post\"}";
	expect(r, "perceptions.change", bold, "value", 1);
	expect(r, "perceptions.change", bold, "lo", NAN);
	cr_expect_str_eq(json_string_value(json_object_get(find(r, "perceptions.change", bold), "flag")), "u");
	cr_expect_str_eq(words(r, 0), "Comparisons of before and after with too few pairs to judge: 1.");
	json_decref(r);
}

/* Manufacturers see themselves at 4, creatives see them at 2; they believe to be seen at 4, too. */
Test(pairs, images)
{
	for (int i = 0; i < 12; i++) {
		person("avm", i);
		person("cci", i);
		answer("avm", i, "bold", "self", "pre", 4);
		answer("avm", i, "bold", "assumed", "pre", i < 6 ? 2 : 4);
		answer("cci", i, "bold", "other", "pre", i < 6 ? 2 : 3);
		answer("cci", i, "bold", "other", "post", 5);
	}
	json_t *r = report_of_lines(NULL);
	const char *bold = "{\"construct\":\"bold\",\"scale\":\"1..5\",\"side\":\"avm\",\"wave\":\"pre\"}";
	expect(r, "perceptions.image_gap", bold, "value", 1);
	expect(r, "perceptions.image_gap", bold, "n", 24);
	expect(r, "perceptions.assumed_gap", bold, "value", 0.25); /* half above all; of the other half half tie, half below */
	cr_expect(value_of(r, "perceptions.image_gap_p", bold, "value") < 0.001);
	cr_expect_null(find(r, "perceptions.image_gap", "{\"construct\":\"bold\",\"scale\":\"1..5\",\"side\":\"cci\",\"wave\":\"pre\"}"));
	json_decref(r);
}

static json_t *scale_of(int n, bool turned)
{
	for (int i = 0; i < n; i++) {
		person("cci", i);
		answer("cci", i, "image.a_b", "self", "pre", 1 + i % 5);
		answer("cci", i, "image.c_d", "self", "pre", 1 + i % 5);
		answer("cci", i, "image.e_f", "self", "pre", turned ? 1 + i % 5 : 5 - i % 5);
		answer("cci", i, "lone", "self", "pre", 3);
	}
	answer("cci", 0, "image.g_h", "self", "pre", 9); /* of five points: no answer that counts, so the statement is no part of the scale */
	person("cci", n);                                /* has not answered all */
	answer("cci", n, "image.a_b", "self", "pre", 5);
	return report_of_lines(NULL);
}

/* Three statements that say the same: alpha is 1; one of them the other way round: 1.5 (1 - 3) = -3. */
Test(pairs, reliability)
{
	const char *image = "{\"construct\":\"image\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\",\"wave\":\"pre\"}";
	const char *last =
	    "{\"construct\":\"image\",\"item\":\"image.e_f\",\"scale\":\"1..5\",\"of\":\"self\",\"side\":\"cci\",\"wave\":\"pre\"}";
	json_t *r = scale_of(10, true);
	expect(r, "perceptions.alpha", image, "value", 1);
	expect(r, "perceptions.alpha", image, "n", 10);
	expect(r, "perceptions.item_rest", last, "value", 1);
	cr_expect_str_eq(words(r, 0), "");
	json_decref(r);
	r = scale_of(10, false);
	expect(r, "perceptions.alpha", image, "value", -3);
	expect(r, "perceptions.alpha_deleted", last, "value", 1);
	expect(r, "perceptions.item_rest", last, "value", -1);
	cr_expect(coco_str_starts(coco_str_of(words(r, 0)), "Scales with an alpha below 0: image \xc2\xb7 own image"), "%s", words(r, 0));
	json_decref(r);
	r = scale_of(9, false);
	cr_expect_str_eq(json_string_value(json_object_get(find(r, "perceptions.alpha", image), "flag")), "u");
	cr_expect_str_eq(words(r, 0), "", "nine are too few to say so");
	json_decref(r);
	static const char *const parts[] = {"image.a_b", "image.c_d", "image.e_f"};
	for (int i = 0; i < 12; i++) {
		person("cci", i);
		answer("cci", i, parts[i % 3], "self", "pre", 3);
	}
	r = report_of_lines(NULL);
	expect(r, "perceptions.alpha", image, "n", 0);
	cr_expect_str_eq(
	    json_string_value(json_object_get(find(r, "perceptions.alpha", image), "flag")), "u", "nobody answered all: told as such");
	json_decref(r);
}
