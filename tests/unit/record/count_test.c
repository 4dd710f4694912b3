/* Counts over all records of a type are the same in a store that keeps them whole and in one that keeps some fields; values that come again
 * and again are read as they stand. */
#include "help.h"

#include <criterion/criterion.h>

#include "coco/record_count.h"
#include "coco/record_fields.h"

static const struct coco_kept_field keeps[] = {
    {"participant", "side", false},
    {"participant", "consent.process", false},
    {"challenge", "readability.before.lix", false},
    {"participant", "skills", false},
    {"pitch", "participant", false},
    {"collaboration", "participants", false},
    {"match", "participant", false},
};

static struct coco_store *filled(const char *const *lines, size_t n, bool some)
{
	struct coco_store *store = coco_store_new();
	struct coco_err err = {0};
	struct coco_rec rec = {0};
	if (some)
		coco_store_keep(store, keeps, COCO_LEN(keeps));
	for (size_t i = 0; i < n; i++) {
		cr_assert_eq(coco_rec_parse(&rec, view(lines[i]), &err), 0, "%s: %s", lines[i], err.text);
		cr_assert_eq(coco_store_add(store, &rec, &err), 0, "%s", err.text);
	}
	coco_rec_free(&rec);
	cr_assert_eq(coco_store_seal(store, &err), 0, "%s", err.text);
	return store;
}

Test(count, what_is_blank_and_what_leads_nowhere)
{
	static const char *const lines[] = {
	    "{\"type\":\"participant\",\"id\":\"p1\",\"side\":\"cci\",\"skills\":[\"b\"],\"consent\":{\"process\":true}}",
	    "{\"type\":\"participant\",\"id\":\"p2\",\"side\":\" \\u0020\",\"skills\":[ ],\"consent\":{\"process\":null}}",
	    "{\"type\":\"participant\",\"id\":\"p\\u0033\",\"side\":null,\"skills\":[\"\"],\"consent.process\":false}",
	    "{\"type\":\"participant\",\"id\":\"p4\",\"skills\":\"\"}",
	    "{\"type\":\"challenge\",\"id\":\"1\",\"readability\":{\"before\":{\"lix\":50}}}",
	    "{\"type\":\"challenge\",\"id\":\"2\",\"readability\":{\"after\":{\"lix\":50}}}",
	    "{\"type\":\"challenge\",\"id\":\"3\",\"readability\":{},\"readability.before\":{\"lix\":50}}",
	    "{\"type\":\"challenge\",\"id\":\"4\",\"readability\":{},\"readability.before\":{\"lix\":null}}",
	    "{\"type\":\"match\",\"round\":1,\"challenge\":\"c\",\"participant\":\"p3\"}",
	    "{\"type\":\"match\",\"round\":1,\"challenge\":\"c\",\"participant\":\"\\u00701\"}",
	    "{\"type\":\"match\",\"round\":1,\"challenge\":\"c\",\"participant\":\"p9\"}",
	    "{\"type\":\"pitch\",\"id\":\"1\",\"participant\":\"\"}",
	    "{\"type\":\"pitch\",\"id\":\"2\",\"participant\":\"nobody\"}",
	    "{\"type\":\"pitch\",\"id\":\"3\",\"participant\":\"p2\"}",
	    "{\"type\":\"pitch\",\"id\":\"4\"}",
	    "{\"type\":\"collaboration\",\"id\":\"1\",\"participants\":[\"p1\",\"p8\",\"\",\"p9\"]}",
	    "{\"type\":\"collaboration\",\"id\":\"2\",\"participants\":\"p7\"}",
	};
	static const struct {
		const char *type, *field;
		size_t blank, astray; /* astray: of references to participants; COCO_NONE: is none */
	} cases[] = {{"participant", "side", 3, COCO_NONE}, {"participant", "consent.process", 2, COCO_NONE},
	    {"participant", "skills", 2, COCO_NONE}, {"challenge", "readability.before.lix", 2, COCO_NONE}, {"match", "participant", 0, 1},
	    {"pitch", "participant", 2, 1}, {"collaboration", "participants", 0, 3}, {"event", "activity", 0, 0}};
	for (int some = 0; some < 2; some++) {
		struct coco_store *store = filled(lines, COCO_LEN(lines), some);
		for (size_t c = 0; c < COCO_LEN(cases); c++) {
			const size_t blank = coco_store_blank(store, cases[c].type, cases[c].field);
			cr_expect_eq(blank, cases[c].blank, "%d: blank %s.%s: %zu", some, cases[c].type, cases[c].field, blank);
			if (cases[c].astray == COCO_NONE)
				continue;
			const size_t astray = coco_store_astray(store, cases[c].type, cases[c].field, "participant");
			cr_expect_eq(astray, cases[c].astray, "%d: astray %s.%s: %zu", some, cases[c].type, cases[c].field, astray);
		}
		coco_store_free(store);
	}
}

Test(count, values_that_come_again_are_read_as_they_stand)
{
	static const char *const lines[] = {
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":1,\"weights\":{\"b\":1,\"a\":2},\"participant\":\"p1\"}",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":2,\"weights\":{\"b\":1,\"a\":2},\"participant\":\"p1\"}",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":3,\"weights\":{\"b\":1,\"a\":2},\"participant\":\"p1\"}",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":4,\"weights\":{\"b\":1,\"a\":3},\"participant\":\"p1\"}",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":5,\"weights\":{\"b\":1,\"a\":3} ,\"participant\":\"p1\"}",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":6,\"weights\":[\"b\"],\"participant\":\"p1\"}",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":7,\"weights\":[\"b\"],\"participant\":\"p1\"}",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":8,\"weights\":{\"b\" :1.0,\"a\":{}},\"participant\":\"p1\"}",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":9,\"weights\":{\"b\" :1.0,\"a\":{}},\"participant\":\"p1\"}",
	};
	static const char *const bad[] = {
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":1,\"weights\":{\"b\":1,\"a\":2}}}",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":1,\"weights\":{\"b\":1,\"a\":2}\"participant\":\"p1\"}",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":1,\"weights\":{\"b\":1,\"a\":2",
	    "{\"type\":\"match\",\"challenge\":\"c\",\"round\":1,\"weights\":{\"b\":1,\"a\":2},\"weights\":{\"b\":1,\"a\":2}}",
	};
	static const char *const types[] = {"match"};
	struct coco_store *whole = filled(lines, COCO_LEN(lines), false), *some = filled(lines, COCO_LEN(lines), true);
	char a[COCO_SHA256_TEXT] = "a", b[COCO_SHA256_TEXT] = "b";
	struct coco_err err = {0};
	struct coco_rec rec = {0};
	cr_assert_eq(coco_store_digest(whole, types, 1, a, &err), 0);
	cr_assert_eq(coco_store_digest(some, types, 1, b, &err), 0);
	cr_expect_str_eq(a, b);
	for (size_t i = 0; i < COCO_LEN(bad); i++) {
		cr_expect_eq(coco_rec_parse(&rec, view(lines[0]), &err), 0, "%s", err.text);
		cr_expect_eq(coco_rec_parse(&rec, view(bad[i]), &err), -1, "%s", bad[i]);
	}
	coco_rec_free(&rec);
	coco_store_free(whole);
	coco_store_free(some);
}

Test(count, several_fields_are_as_each_of_them)
{
	static const char *const lines[] = {
	    "{\"type\":\"participant\",\"id\":\"p1\",\"side\":\"c\\u0063i\",\"skills\":[\"b\"],\"consent\":{\"process\":true}}",
	    "{\"type\":\"participant\",\"id\":\"p2\",\"side\":null,\"consent.process\":false}",
	    "{\"type\":\"participant\",\"id\":\"p3\",\"side\":\"avm\",\"skills\":\"x\"}",
	};
	static const char *const names[] = {"id", "side", "skills", "consent.process"};
	struct coco_arena *arena = coco_arena_new();
	for (int some = 0; some < 2; some++) {
		struct coco_store *store = filled(lines, COCO_LEN(lines), some);
		struct coco_fields raws = {.names = names, .n = COCO_LEN(names)}, texts = raws;
		for (size_t i = 0; i < COCO_LEN(lines); i++) {
			const struct coco_rec *rec = coco_store_at(store, "participant", i);
			struct coco_str raw[COCO_LEN(names)], text[COCO_LEN(names)];
			coco_fields_get(&raws, rec, raw);
			coco_fields_str(&texts, rec, arena, text);
			for (size_t k = 0; k < COCO_LEN(names); k++) {
				cr_expect(coco_str_eq(raw[k], coco_rec_get(rec, names[k])), "%d: %s of %zu: %.*s", some, names[k], i, COCO_STR_ARG(raw[k]));
				cr_expect(coco_str_eq(text[k], coco_rec_str(rec, names[k], arena)), "%d: %s of %zu: %.*s", some, names[k], i,
				    COCO_STR_ARG(text[k]));
			}
			cr_expect(raw[3].s == NULL || i < 2);
		}
		coco_store_free(store);
	}
	coco_arena_free(arena);
}
