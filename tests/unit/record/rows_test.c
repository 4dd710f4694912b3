/* A store that keeps some fields: what is kept answers as the whole record does, the rest is told, order and digest are those of the whole.
 */
#include "help.h"

#include <criterion/criterion.h>

#include "coco/record_says.h"

static const struct coco_kept_field keeps[] = {
    {"participant", "side", false},
    {"participant", "consent", false},
    {"participant", "skills", false},
    {"collaboration", "commitment.aims", true},
    {"collaboration", "commitment.mode", true},
    {"match", "score", false},
};
static const char *const lines[] = {
    "{\"type\":\"participant\",\"id\":\"p2\",\"side\":\"cci\",\"org\":\"H\",\"skills\":[\"b\\u0063\"],\"consent\":{\"process\":true}}",
    "{\"skills\":\"x\",\"\":1,\"s\\u0069de\":\"avm\",\"id\":\"p1\",\"type\":\"participant\",\"consent\":null}",
    "{\"type\":\"match\",\"round\":1,\"challenge\":\"c\",\"participant\":\"p1\",\"score\":0.5}",
    "{\"type\":\"match\",\"round\":1,\"challenge\":\"c\",\"participant\":\"p2\",\"score\":0.250}",
    "{\"type\":\"match\",\"round\":1.0,\"challenge\":\"c\",\"participant\":\"p1\",\"score\":0.75}",
    "{\"type\":\"collaboration\",\"id\":\"x\",\"commitment\":{\"aims\":\"a chair\",\"mode\":\" \\n\"}}",
    "{\"type\":\"collaboration\",\"id\":\"y\",\"commitment\":{\"aims\":\"\\n\\tbeyond\"},\"commitment.mode\":\"weekly\"}",
};
static const char *const types[] = {"collaboration", "match", "participant"};

static void expect_text(struct coco_str is, struct coco_str wanted)
{
	cr_expect((is.s == NULL) == (wanted.s == NULL) && coco_str_eq(is, wanted), "%.*s, wanted %.*s", COCO_STR_ARG(is), COCO_STR_ARG(wanted));
}

static struct coco_store *filled(bool some)
{
	struct coco_store *store = coco_store_new();
	struct coco_err err = {0};
	struct coco_rec rec = {0};
	if (some)
		coco_store_keep(store, keeps, COCO_LEN(keeps));
	for (size_t i = 0; i < COCO_LEN(lines); i++) {
		cr_assert_eq(coco_rec_parse(&rec, view(lines[i]), &err), 0, "%s", err.text);
		cr_assert_eq(coco_store_add(store, &rec, &err), 0, "%s", err.text);
	}
	coco_rec_free(&rec);
	cr_assert_eq(coco_store_seal(store, &err), 0, "%s", err.text);
	return store;
}

Test(rows, what_is_kept_is_as_in_the_whole_record)
{
	struct coco_store *whole = filled(false), *some = filled(true);
	char a[COCO_SHA256_TEXT] = "a", b[COCO_SHA256_TEXT] = "b";
	struct coco_err err = {0};
	struct coco_str type;
	cr_expect_eq(coco_store_superseded(some), 1);
	for (size_t t = 0; t < COCO_LEN(types); t++) {
		cr_assert_eq(coco_store_count(some, types[t]), 2);
		for (size_t i = 0; i < 2; i++) {
			const struct coco_rec *x = coco_store_at(whole, types[t], i), *y = coco_store_at(some, types[t], i);
			cr_expect(coco_rec_is(y, types[t]));
			for (size_t k = 0; k < COCO_LEN(keeps); k++) {
				if (strcmp(keeps[k].type, types[t]) != 0 || keeps[k].filled)
					continue;
				expect_text(coco_rec_get(y, keeps[k].field), coco_rec_get(x, keeps[k].field));
			}
		}
	}
	cr_assert_eq(coco_store_digest(whole, types, COCO_LEN(types), a, &err), 0);
	cr_assert_eq(coco_store_digest(some, types, COCO_LEN(types), b, &err), 0);
	cr_expect_str_eq(a, b);
	const struct coco_rec *person = coco_store_find(some, "participant", COCO_STR("p2"));
	bool agreed = false;
	cr_assert_not_null(person);
	cr_expect(coco_rec_bool(person, "consent.process", &agreed) && agreed, "within a kept object");
	cr_expect_null(coco_rec_get(person, "consent.publish").s);
	cr_expect_null(coco_store_find(some, "participant", COCO_STR("p3")));
	cr_expect_null(coco_store_missed(some, &type), "nothing else was asked for");
	coco_store_free(whole);
	coco_store_free(some);
}

/* ---- references ------------------------------------------------------------------------------------------------- */

static const char *const visits[] = {
    "{\"type\":\"participant\",\"id\":\"p2\"}",
    "{\"type\":\"participant\",\"id\":\"p\\u00e9\"}",
    "{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"p2\"}",
    "{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"p\\u00E9\"}",
    "{\"type\":\"attendance\",\"event\":\"f\",\"participant\":\"gone\"}",
    "{\"type\":\"contact\",\"participants\":[\"p2\"],\"date\":\"2026-03-02\",\"purpose\":\"x\"}",
};

Test(rows, what_a_field_refers_to_is_found)
{
	for (int some = 0; some < 2; some++) {
		struct coco_store *store = coco_store_new();
		struct coco_err err = {0};
		struct coco_rec rec = {0};
		if (some)
			coco_store_keep(store, keeps, COCO_LEN(keeps));
		for (size_t i = 0; i < COCO_LEN(visits); i++) {
			cr_assert_eq(coco_rec_parse(&rec, view(visits[i]), &err), 0, "%s", err.text);
			cr_assert_eq(coco_store_add(store, &rec, &err), 0, "%s", err.text);
		}
		coco_rec_free(&rec);
		cr_assert_eq(coco_store_seal(store, &err), 0, "%s", err.text);
		const size_t wanted[] = {0, 1, COCO_NONE}; /* in the order of the keys */
		for (int again = 0; again < 2; again++) {
			for (size_t i = 0; i < COCO_LEN(wanted); i++)
				cr_expect_eq(
				    coco_store_refer(store, coco_store_at(store, "attendance", i), "participant", "participant"), wanted[i], "%zu", i);
			cr_expect_eq(coco_store_refer(store, coco_store_at(store, "attendance", 0), "event", "event"), COCO_NONE, "no such type");
			cr_expect_eq(coco_store_refer(store, coco_store_at(store, "contact", 0), "participants", "participant"), COCO_NONE, "a list");
			cr_expect_eq(coco_store_refer(store, coco_store_at(store, "participant", 1), "id", "participant"), 1, "itself");
		}
		cr_expect_eq(coco_store_place(store, "participant", view("p2")), 0);
		cr_expect_eq(coco_store_place(store, "participant", view("p")), COCO_NONE);
		coco_store_free(store);
	}
}

/* Of a type of several ids, records are given in turn: as many as are said to stay valid do. */
Test(rows, records_that_were_asked_for_stay_for_a_while)
{
	enum { VISITS = 300, STAY = 50 };
	struct coco_store *store = coco_store_new();
	struct coco_err err = {0};
	struct coco_rec rec = {0};
	coco_store_keep(store, keeps, COCO_LEN(keeps));
	for (size_t i = 0; i < VISITS; i++) {
		char line[100];
		snprintf(line, sizeof line, "{\"type\":\"attendance\",\"event\":\"e\",\"participant\":\"p%03zu\"}", i);
		cr_assert_eq(coco_rec_parse(&rec, view(line), &err), 0, "%s", err.text);
		cr_assert_eq(coco_store_add(store, &rec, &err), 0, "%s", err.text);
	}
	coco_rec_free(&rec);
	cr_assert_eq(coco_store_seal(store, &err), 0, "%s", err.text);
	const struct coco_rec *given[VISITS];
	for (size_t i = 0; i < VISITS; i++) {
		given[i] = coco_store_at(store, "attendance", i);
		for (size_t k = i < STAY ? 0 : i - STAY; k <= i; k++) {
			char id[8];
			snprintf(id, sizeof id, "p%03zu", k);
			cr_assert(coco_str_is(coco_rec_str(given[k], "participant", NULL), id), "%zu after %zu", k, i);
		}
	}
	cr_expect_null(coco_store_at(store, "attendance", VISITS));
	coco_store_free(store);
}

Test(rows, of_a_text_it_is_kept_whether_it_is_blank)
{
	struct coco_store *some = filled(true);
	const struct coco_rec *x = coco_store_at(some, "collaboration", 0), *y = coco_store_at(some, "collaboration", 1);
	expect_text(coco_rec_get(x, "commitment.aims"), COCO_STR("\"x\""));
	expect_text(coco_rec_get(x, "commitment.mode"), COCO_STR("\" \\n\""));
	expect_text(coco_rec_get(y, "commitment.aims"), COCO_STR("\"x\""));
	expect_text(coco_rec_get(y, "commitment.mode"), COCO_STR("\"x\""));
	coco_store_free(some);
}

Test(rows, a_field_that_is_not_kept_is_told)
{
	struct coco_store *some = filled(true);
	struct coco_str type = COCO_STR_NONE;
	char room[] = "org"; /* the name may be gone when it is told */
	cr_expect_null(coco_rec_get(coco_store_at(some, "participant", 0), room).s);
	memset(room, '#', 3);
	cr_assert_not_null(coco_store_missed(some, &type));
	cr_expect_str_eq(coco_store_missed(some, &type), "org");
	expect_text(type, COCO_STR("participant"));
	coco_store_free(some);
}

Test(rows, written_as_json_and_added_again_they_are_the_same)
{
	struct coco_store *some = filled(true), *again = coco_store_new();
	struct coco_buf line = COCO_BUF_INIT;
	struct coco_rec rec = {0};
	struct coco_err err = {0};
	char a[COCO_SHA256_TEXT] = "a", b[COCO_SHA256_TEXT] = "b";
	coco_store_keep(again, keeps, COCO_LEN(keeps));
	for (size_t t = COCO_LEN(types); t-- > 0;) {
		for (size_t i = 0; i < coco_store_count(some, types[t]); i++) {
			unsigned char digest[COCO_SHA256_BYTES];
			coco_buf_clear(&line);
			coco_store_kept_json(some, types[t], i, &line);
			cr_assert_eq(coco_rec_parse(&rec, coco_buf_view(&line), &err), 0, "%s", err.text);
			cr_assert(coco_sha256_read(coco_rec_str(&rec, "sha256", NULL), digest));
			cr_assert_eq(coco_store_add_kept(again, &rec, digest, &err), 0, "%s", err.text);
		}
	}
	coco_rec_free(&rec);
	coco_buf_free(&line);
	cr_assert_eq(coco_store_seal(again, &err), 0);
	for (size_t t = 0; t < COCO_LEN(types); t++) {
		for (size_t i = 0; i < 2; i++)
			for (size_t k = 0; k < COCO_LEN(keeps); k++)
				if (!strcmp(keeps[k].type, types[t]))
					expect_text(coco_rec_get(coco_store_at(again, types[t], i), keeps[k].field),
					    coco_rec_get(coco_store_at(some, types[t], i), keeps[k].field));
	}
	cr_assert_eq(coco_store_digest(some, types, COCO_LEN(types), a, &err), 0);
	cr_assert_eq(coco_store_digest(again, types, COCO_LEN(types), b, &err), 0);
	cr_expect_str_eq(a, b);
	coco_store_free(some);
	coco_store_free(again);
}

/* Numbers that are copied as they stand must be those that would be written anew. */
Test(rows, decimals_in_canonical_text_are_the_shortest)
{
	static const char *const same[] = {"0.5", "-12.25", "0.0001", "123456789.12345", "-0.001", "999999999999.9"};
	static const char *const other[][2] = {{"0.50", "0.5"}, {"1.0", "1"}, {"-0.0", "0"}, {"0.00001", "1e-05"}, {"1.5e1", "15"},
	    {"0.1000000000000000055", "0.1"}, {"2.50E0", "2.5"}};
	struct coco_buf line = COCO_BUF_INIT, text = COCO_BUF_INIT;
	struct coco_rec rec = {0};
	struct coco_err err = {0};
	struct rng r = {7};
	for (size_t i = 0; i < 20000; i++) {
		char number[COCO_NUM_TEXT] = "", digits[40];
		double value = 0;
		snprintf(digits, sizeof digits, "%s%d.%0*d", i % 2 ? "-" : "", (int)rng_below(&r, i % 3 ? 10 : 1000000), (int)rng_below(&r, 8) + 1,
		    (int)rng_below(&r, 100000));
		coco_num_parse(view(digits), &value);
		coco_num_text(value, number);
		coco_buf_clear(&line);
		coco_buf_clear(&text);
		coco_buf_printf(&line, "{\"n\":%s}", digits);
		cr_assert_eq(coco_rec_parse(&rec, coco_buf_view(&line), &err), 0);
		cr_assert_eq(coco_rec_canonical(&rec, &text, &err), 0);
		coco_buf_clear(&line);
		coco_buf_printf(&line, "{\"n\":%s}", value == 0 ? "0" : number);
		cr_assert_str_eq(text.data, line.data, "%s", digits);
	}
	for (size_t i = 0; i < COCO_LEN(same) + COCO_LEN(other); i++) {
		const char *in = i < COCO_LEN(same) ? same[i] : other[i - COCO_LEN(same)][0];
		const char *out = i < COCO_LEN(same) ? same[i] : other[i - COCO_LEN(same)][1];
		coco_buf_clear(&line);
		coco_buf_clear(&text);
		coco_buf_printf(&line, "{\"n\":%s}", in);
		cr_assert_eq(coco_rec_parse(&rec, coco_buf_view(&line), &err), 0);
		cr_assert_eq(coco_rec_canonical(&rec, &text, &err), 0);
		coco_buf_clear(&line);
		coco_buf_printf(&line, "{\"n\":%s}", out);
		cr_expect_str_eq(text.data, line.data, "%s", in);
	}
	coco_rec_free(&rec);
	coco_buf_free(&line);
	coco_buf_free(&text);
}

/* Many records of few keys: what is superseded goes on the way, and the last of each stays. */
Test(rows, the_last_of_each_key_stays_however_many_came_before)
{
	static const struct coco_kept_field kept[] = {{"pitch", "stage", false}, {"pitch", "n", false}, {"unheard", "n", false}};
	struct coco_store *store = coco_store_new();
	struct coco_buf line = COCO_BUF_INIT;
	struct coco_rec rec = {0};
	struct coco_err err = {0};
	coco_store_keep(store, kept, COCO_LEN(kept));
	for (int i = 0; i < 60000; i++) {
		coco_buf_clear(&line);
		if (i % 20000 == 0)
			coco_buf_printf(&line, "{\"type\":\"unheard\",\"n\":%d}", i);
		else
			coco_buf_printf(&line, "{\"type\":\"pitch\",\"id\":\"p%d\",\"stage\":\"%0*d\",\"n\":%d}", i % 7, i % 3 ? 40 : 300, i, i);
		cr_assert_eq(coco_rec_parse(&rec, coco_buf_view(&line), &err), 0);
		cr_assert_eq(coco_store_add(store, &rec, &err), 0);
	}
	cr_assert_eq(coco_store_seal(store, &err), 0);
	cr_assert_eq(coco_store_count(store, "pitch"), 7);
	cr_expect_eq(coco_store_count(store, "unheard"), 3);
	cr_expect_eq(coco_store_find(store, "pitch", COCO_STR("p3")), coco_store_at(store, "pitch", 3), "a type that has another key besides");
	cr_expect_eq(coco_store_superseded(store), 59997 - 7);
	for (size_t i = 0; i < 7; i++) {
		int64_t n = 0, stage = 0;
		const struct coco_rec *last = coco_store_at(store, "pitch", i);
		const struct coco_str text = coco_rec_str(last, "stage", NULL);
		cr_assert(coco_rec_int(last, "n", &n));
		cr_expect(n >= 60000 - 8 && (size_t)n % 7 == i, "%d", (int)n);
		cr_expect_eq(text.n, n % 3 ? 40 : 300);
		for (size_t k = 0; k < text.n; k++)
			stage = stage * 10 + (text.s[k] - '0');
		cr_expect_eq(stage, n);
	}
	coco_rec_free(&rec);
	coco_buf_free(&line);
	coco_store_free(store);
}

/* The same of a type that is keyed by several ids, of few keys and of more than the sample of them holds; some without a key. */
Test(rows, the_last_of_each_key_of_several_ids_stays)
{
	static const int keys[] = {1, 7, 9000};
	for (size_t k = 0; k < COCO_LEN(keys); k++) {
		enum { ALL = 60000, KEYLESS = 20000 };
		struct coco_store *store = coco_store_new();
		struct coco_buf line = COCO_BUF_INIT;
		struct coco_rec rec = {0};
		struct coco_err err = {0};
		bool seen[9000] = {false};
		coco_store_keep(store, keeps, COCO_LEN(keeps));
		for (int i = 0; i < ALL; i++) {
			const int key = i * 31 % keys[k];
			coco_buf_clear(&line);
			coco_buf_printf(&line, "{\"type\":\"match\",\"round\":%s,", i % KEYLESS == 0 ? "true" : i % 2 ? "1" : "1.0");
			coco_buf_printf(&line, "\"challenge\":\"challenge-%d\",\"participant\":\"p%d\",\"score\":%d}", key % 90, key / 90, i);
			cr_assert_eq(coco_rec_parse(&rec, coco_buf_view(&line), &err), 0);
			cr_assert_eq(coco_store_add(store, &rec, &err), 0);
		}
		cr_assert_eq(coco_store_seal(store, &err), 0);
		const size_t n = coco_store_count(store, "match");
		cr_expect_eq(n, (size_t)keys[k] + ALL / KEYLESS, "%zu of %d", n, keys[k]);
		cr_expect_eq(coco_store_superseded(store), ALL - n);
		for (size_t i = 0; i < (size_t)keys[k]; i++) {
			int64_t score = 0;
			cr_assert(coco_rec_int(coco_store_at(store, "match", i), "score", &score));
			const size_t key = (size_t)(score * 31 % keys[k]);
			cr_expect(score >= ALL - 2 * keys[k] - 1 && !seen[key], "%d", (int)score);
			seen[key] = true;
		}
		coco_rec_free(&rec);
		coco_buf_free(&line);
		coco_store_free(store);
	}
}

/* ---- order ------------------------------------------------------------------------------------------------------ */

/* Ids of all kinds: short, a multiple of eight long, alike for longer than the sort follows them. */
static struct coco_str id_of(size_t i, struct coco_buf *out)
{
	coco_buf_clear(out);
	for (size_t n = i % 5 == 4 ? 700 : i % 5 * 4; n > 0; n--)
		coco_buf_putc(out, 'a');
	coco_buf_printf(out, "%zu", i * 7919 % 1000);
	return coco_buf_view(out);
}

Test(rows, records_stand_in_the_order_of_their_keys)
{
	struct coco_store *store = coco_store_new();
	struct coco_buf id = COCO_BUF_INIT, line = COCO_BUF_INIT;
	struct coco_arena *arena = coco_arena_new();
	struct coco_rec rec = {0};
	struct coco_err err = {0};
	struct coco_str before = COCO_STR_NONE;
	coco_store_keep(store, keeps, COCO_LEN(keeps));
	for (size_t i = 0; i < 1000; i++) {
		coco_buf_clear(&line);
		coco_buf_printf(&line, "{\"type\":\"participant\",\"id\":\"%.*s\"}", COCO_STR_ARG(id_of(i, &id)));
		cr_assert_eq(coco_rec_parse(&rec, coco_buf_view(&line), &err), 0, "%s", err.text);
		cr_assert_eq(coco_store_add(store, &rec, &err), 0, "%s", err.text);
	}
	cr_assert_eq(coco_store_seal(store, &err), 0, "%s", err.text);
	cr_assert_eq(coco_store_count(store, "participant"), 1000);
	for (size_t i = 0; i < 1000; i++) {
		const struct coco_rec *at = coco_store_at(store, "participant", i);
		const struct coco_str own = coco_rec_str(at, "id", arena);
		cr_expect_lt(coco_str_cmp(before, own), 0, "%.*s behind %.*s", COCO_STR_ARG(own), COCO_STR_ARG(before));
		cr_expect_eq(coco_store_find(store, "participant", own), at);
		cr_expect_null(coco_store_find(store, "participant", COCO_STR("no such one")));
		cr_expect_eq(coco_store_find(store, "participant", own), at, "asked again");
		before = own;
	}
	coco_buf_free(&id);
	coco_buf_free(&line);
	coco_rec_free(&rec);
	coco_store_free(store);
	coco_arena_free(arena);
}

/* Sealed, the same records are the same, whether they came in the order of their keys, in which they stay where they lie, or in another,
 * in which they are moved; also where some came twice. */
Test(rows, the_order_in_which_they_came_is_forgotten)
{
	static const size_t steps[] = {1, 399, 7};
	static const char *const type[] = {"match"};
	char first[COCO_SHA256_TEXT] = "", digest[COCO_SHA256_TEXT] = "";
	for (size_t s = 0; s < 2 * COCO_LEN(steps); s++) {
		struct coco_store *store = coco_store_new();
		struct coco_buf line = COCO_BUF_INIT;
		struct coco_rec rec = {0};
		struct coco_err err = {0};
		coco_store_keep(store, keeps, COCO_LEN(keeps));
		for (size_t i = 0; i < (s % 2 ? 420 : 400); i++) { /* the first twenty again */
			const size_t number = i * steps[s / 2] % 400;
			coco_buf_clear(&line);
			coco_buf_printf(
			    &line, "{\"type\":\"match\",\"round\":1,\"challenge\":\"c\",\"participant\":\"p%03zu\",\"score\":%zu}", number, number);
			cr_assert_eq(coco_rec_parse(&rec, coco_buf_view(&line), &err), 0, "%s", err.text);
			cr_assert_eq(coco_store_add(store, &rec, &err), 0, "%s", err.text);
		}
		cr_assert_eq(coco_store_seal(store, &err), 0, "%s", err.text);
		cr_assert_eq(coco_store_count(store, "match"), 400);
		cr_expect_eq(coco_store_superseded(store), s % 2 ? 20 : 0);
		for (size_t i = 0; i < 400; i++) {
			double score = -1;
			cr_expect(coco_rec_num(coco_store_at(store, "match", i), "score", &score) && score == (double)i, "%zu: %g", i, score);
		}
		cr_assert_eq(coco_store_digest(store, type, 1, digest, &err), 0);
		cr_expect(s == 0 || strcmp(first, digest) == 0);
		memcpy(first, digest, sizeof first);
		coco_buf_free(&line);
		coco_rec_free(&rec);
		coco_store_free(store);
	}
}

/* ---- digest ----------------------------------------------------------------------------------------------------- */

#define LONG                                                                                                                            \
	"a text of quite some words, of which a sentence that goes on and on without an end has more than it needs to have, and more yet, " \
	"and so it goes on and on"
/* Values that stand as their canonical text does, and such as nearly do. */
static const char *const spellings[] = {"\"a\"", "\"\\u0061\"", "\"\\\"\"", "\"é\"", "0", "-0", "-1", "10", "0.5", "0.50", "-0.25",
    "0.0001", "0.00001", "0.000123", "1.0", "100.0", "1e2", "1E-7", "123456789.123456789", "0.1234567890123456", "true", "false", "null",
    "[]", "[ ]", "{}", "[1,2]", "[1 ,2]", "[\"a\",\"b\"]", "{\"a\":1,\"b\":2}", "{\"b\":1,\"a\":2}", "{\"a\":{\"c\":1,\"b\":2}}",
    "{\"ab\":1,\"a\":2}", "{\"a\": 1}", "{\"\\u0061\":1,\"b\":2}", "[[[[[[[[[[1]]]]]]]]]]", "[1.0]", "[{\"a\":-0}]",
    "[{\"b\":[{\"d\":1,\"c\":\"x\"},{}],\"ab\":true,\"a\":null}, []]", "[{\"b\":[{\"d\":1,\"c\":\"x\"},{}],\"ab\":true,\"a\":null},[]]",
    "{\"z\":{\"b\":{\"b\":0.25,\"a\":[[],[{\"y\":1,\"x\":2}]]},\"a\":1},\"e\":\"é\"}", "[{\"c\":1,\"b\":\"\\n\",\"a\":2}]",
    "{\"b\":\"" LONG LONG LONG LONG LONG "\",\"a\":1}", "{\"b\":\"" LONG LONG LONG LONG LONG LONG LONG LONG "\",\"a\":1}",
    "{\"q\":1,\"p\":1,\"o\":1,\"n\":1,\"m\":1,\"l\":1,\"k\":1,\"j\":1,\"i\":1,\"h\":1,\"g\":1,\"f\":1,\"e\":1,\"d\":1,\"c\":1,\"b\":1,"
    "\"a\":1}"};

Test(rows, the_digest_is_that_of_the_whole_record_however_it_is_written)
{
	for (size_t i = 0; i < COCO_LEN(spellings); i++) {
		struct coco_buf line = COCO_BUF_INIT;
		struct coco_store *stores[] = {coco_store_new(), coco_store_new()};
		char digests[2][COCO_SHA256_TEXT] = {"a", "b"};
		struct coco_err err = {0};
		struct coco_rec rec = {0};
		static const char *const all[] = {"participant"};
		coco_store_keep(stores[1], keeps, COCO_LEN(keeps));
		coco_buf_printf(
		    &line, "{\"type\":\"participant\",\"x\":%s,\"id\":\"p\",\"a\":%s, \"c\" : %s}", spellings[i], spellings[i], spellings[i]);
		cr_assert_eq(coco_rec_parse(&rec, coco_buf_view(&line), &err), 0, "%s", err.text);
		for (size_t s = 0; s < 2; s++) {
			cr_assert_eq(coco_store_add(stores[s], &rec, &err), 0, "%s", err.text);
			cr_assert_eq(coco_store_seal(stores[s], &err), 0, "%s", err.text);
			cr_assert_eq(coco_store_digest(stores[s], all, 1, digests[s], &err), 0, "%s", err.text);
			coco_store_free(stores[s]);
		}
		cr_expect_str_eq(digests[1], digests[0], "%s", spellings[i]);
		coco_buf_free(&line);
		coco_rec_free(&rec);
	}
}

/* Of a free text what is short and has no address and no number is kept as it stands, of a list each element; of others nothing. */
Test(rows, what_a_text_says)
{
	static const struct coco_kept_field kept[] = {{"pitch", "stage", true}};
	static const char *const said[][2] = {{"\"Infotag\"", "\"Infotag\""}, {"\"\\u0049nfotag\"", "\"\\u0049nfotag\""},
	    {"\"a@example.org\"", "\"x\""}, {"\"a\\u0040example.org\"", "\"x\""}, {"\"two\\nlines\"", "\"x\""},
	    {"\"250 to 999\"", "\"250 to 999\""}, {"\"call 660 1234\"", "\"x\""}, {"\"12.3.1984\"", "\"x\""}, {"\"x\"", "\"x\""},
	    {"\" \"", "\" \""}, {"[\"Infotag\", 3,\"me@here\"]", "[\"Infotag\",3,\"x\"]"}, {"[]", "[]"}, {"true", "true"}, {"null", "null"},
	    {"3", "3"}, {"\"..................................................................................Infotag\"", "\"x\""}};
	const struct coco_says says = {"pitch", "stage", 80};
	for (size_t i = 0; i < COCO_LEN(said); i++) {
		struct coco_store *store = coco_store_new();
		struct coco_buf line = COCO_BUF_INIT;
		struct coco_rec rec = {0};
		struct coco_err err = {0};
		coco_store_keep(store, kept, COCO_LEN(kept));
		coco_store_says(store, &says, 1);
		coco_buf_printf(&line, "{\"type\":\"pitch\",\"id\":\"1\",\"stage\":%s}", said[i][0]);
		cr_assert_eq(coco_rec_parse(&rec, coco_buf_view(&line), &err), 0);
		cr_assert_eq(coco_store_add(store, &rec, &err), 0);
		cr_assert_eq(coco_store_seal(store, &err), 0);
		expect_text(coco_rec_get(coco_store_at(store, "pitch", 0), "stage"), coco_str_of(said[i][1]));
		coco_store_free(store);
		coco_rec_free(&rec);
		coco_buf_free(&line);
	}
}
