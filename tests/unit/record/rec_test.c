/* Records: looking up, patching, canonical text. */
#include "help.h"

#include <criterion/criterion.h>

static void parse(struct coco_rec *rec, struct coco_str line)
{
	struct coco_err err = {0};
	cr_assert_eq(coco_rec_parse(rec, line, &err), 0, "%.*s: %s", COCO_STR_ARG(line), err.text);
}

Test(rec, members_are_noted_as_they_stand)
{
	struct coco_rec rec = {0};
	struct coco_arena *arena = coco_arena_new();
	struct coco_str line =
	    view(" {\"type\" : \"x\\u0079\", \"n\":-1.50 ,\"o\":{\"in\":[1,{\"type\":2}]},\"l\":[\"a\",7,\"b\\n\"],\"d\":\"2026-02-28\","
	         "\"e\":\"2026\\u002d02-29\",\"f\":\"2026\\u002d02-28\",\"t\":true,\"z\":null,\"big\":12345678901234567890}\r");
	parse(&rec, line);
	cr_expect_eq(rec.n_members, 10);
	cr_expect_eq(rec.line.s, line.s);
	cr_expect_eq(rec.line.n, line.n, "a line is passed on byte for byte, blanks and CR too");
	cr_expect(coco_rec_is(&rec, "xy"));
	cr_expect(coco_str_is(rec.members[1].value, "-1.50"));
	cr_expect(coco_str_is(coco_rec_get(&rec, "o"), "{\"in\":[1,{\"type\":2}]}"));
	cr_expect(coco_str_is(coco_rec_get(&rec, "o.in"), "[1,{\"type\":2}]"));
	cr_expect(coco_str_is(coco_rec_get(&rec, "z"), "null"));
	cr_expect(coco_str_is(coco_rec_get(&rec, "big"), "12345678901234567890"));
	cr_expect_null(coco_rec_get(&rec, "q").s);
	cr_expect_null(coco_rec_str(&rec, "n", arena).s);
	double number = 0;
	int64_t whole = 0;
	bool yes = false;
	cr_expect(coco_rec_num(&rec, "n", &number) && number == -1.5);
	cr_expect_not(coco_rec_int(&rec, "n", &whole));
	cr_expect_not(coco_rec_int(&rec, "big", &whole));
	cr_expect(coco_rec_bool(&rec, "t", &yes) && yes);
	cr_expect_not(coco_rec_bool(&rec, "z", &yes));
	cr_expect_eq(coco_rec_date(&rec, "d").day, 28);
	cr_expect_eq(coco_rec_date(&rec, "e").year, 0, "no such day");
	cr_expect_eq(coco_rec_date(&rec, "f").month, 2, "escapes in a date");
	cr_expect_eq(coco_rec_date(&rec, "n").year, 0);
	size_t count;
	struct coco_str *list = coco_rec_list(&rec, "l", &count, arena);
	cr_assert_eq(count, 2);
	cr_expect(coco_str_is(list[1], "b\n"));
	list = coco_rec_list(&rec, "d", &count, arena);
	cr_expect(count == 1 && coco_str_is(list[0], "2026-02-28"));
	cr_expect_null(coco_rec_list(&rec, "o", &count, arena));
	cr_expect_eq(count, 0);
	parse(&rec, view("{\"type\":7}"));
	cr_expect_null(rec.type.s);
	cr_expect_eq(rec.n_members, 1, "the second record holds nothing of the first");
	struct coco_err err = {0};
	cr_expect_eq(coco_rec_parse(&rec, view("  [{\"type\":\"x\"}]"), &err), -1);
	cr_expect_str_eq(err.code, "not-an-object");
	cr_expect_eq(err.column, 3);
	cr_expect_eq(coco_rec_parse(&rec, view("{\"type\":\"x\""), &err), -1);
	cr_expect_str_eq(err.code, "bad-json");
	cr_expect_eq(rec.n_members, 0);
	coco_rec_free(&rec);
	coco_arena_free(arena);
}

Test(rec, the_type_is_its_own_whatever_record_came_before)
{
	static const struct {
		const char *line, *type;
	} lines[] = {
	    {"{\"type\":\"x\",\"a\":1}", "x"},
	    {"{\"a\":1,\"type\":\"x\"}", "x"},
	    {"{\"a\":1,\"type\":\"y\"}", "y"},
	    {"{\"a\":1,\"type\":\"y\"}", "y"},
	    {"{\"a\":1,\"ty\\u0070e\":\"z\"}", "z"},
	    {"{\"a\":1,\"b\":\"z\"}", NULL},
	    {"{\"a\":1,\"type\":7}", NULL},
	    {"{\"a\":1,\"type\":\"\\u0078\"}", "x"},
	    {"{\"type\":\"a type of more than thirty-one bytes\",\"a\":1}", "a type of more than thirty-one bytes"},
	    {"{\"type\":\"x\",\"a\":1}", "x"},
	    {"{}", NULL},
	};
	struct coco_rec rec = {0};
	for (size_t n = 0; n < 3 * COCO_LEN(lines); n++) {
		const size_t i = n * 5 % COCO_LEN(lines); /* in another order, too */
		for (int twice = 0; twice < 2; twice++) {
			parse(&rec, view(lines[i].line));
			cr_expect(lines[i].type ? coco_str_is(rec.type, lines[i].type) : !rec.type.s, "%s", lines[i].line);
		}
	}
	coco_rec_free(&rec);
}

/* A line in which some bytes are other ones, are gone or stand twice. */
static struct coco_str mutated(struct rng *rng, const char *line, char room[512])
{
	static const char bytes[] = "\"\\{}[]:,0.-e tan\n\xC3\xA9";
	size_t n = strlen(line);
	memcpy(room, line, n);
	for (size_t left = rng_below(rng, 3); left; left--) {
		const size_t at = rng_below(rng, n), what = rng_below(rng, 3);
		if (what == 0) {
			room[at] = bytes[rng_below(rng, sizeof bytes - 1)];
		} else if (what == 1 && n > 1) {
			memmove(room + at, room + at + 1, --n - at);
		} else if (n < 500) {
			memmove(room + at + 1, room + at, n++ - at);
		}
	}
	return (struct coco_str){room, n};
}

/* Members, errors and canonical text are those of a reader that has seen nothing before. */
Test(rec, a_line_is_read_the_same_whatever_record_came_before)
{
	static const char *const lines[] = {
	    "{\"type\":\"x\",\"a\":\"b\",\"n\":0.25,\"l\":[\"u\",\"v\"],\"o\":{\"z\":1,\"a\":{}},\"t\":true,\"m\":-1e3,\"w\":null}",
	    "{\"type\":\"x\",\"a\":\"\xC3\xA9\",\"n\":17,\"l\":[\"u\",\"v\"],\"o\":{\"z\":2,\"a\":{}},\"t\":false,\"m\":0,\"w\":\"\\u0041\"}",
	    "{\"type\":\"y\",\"a\":\"b\",\"n\":1.50,\"l\":[],\"o\":{}}",
	    "{\"a\":\"b\",\"type\":\"x\",\"n\":7}",
	};
	struct rng rng = {11};
	struct coco_rec warm = {0};
	struct coco_buf one = COCO_BUF_INIT, other = COCO_BUF_INIT;
	size_t good = 0;
	for (size_t i = 0; i < 20000; i++) {
		char room[512];
		const struct coco_str line = mutated(&rng, lines[rng_below(&rng, COCO_LEN(lines))], room);
		struct coco_rec cold = {0};
		struct coco_err e = {0}, f = {0};
		const int result = coco_rec_parse(&warm, line, &e);
		cr_assert_eq(result, coco_rec_parse(&cold, line, &f), "%.*s", COCO_STR_ARG(line));
		cr_assert(e.line == f.line && e.column == f.column && !strcmp(e.text, f.text), "%.*s", COCO_STR_ARG(line));
		cr_assert_eq(warm.n_members, cold.n_members);
		for (size_t m = 0; m < warm.n_members; m++) {
			const struct coco_member a = warm.members[m], b = cold.members[m];
			cr_assert(a.key.s == b.key.s && a.key.n == b.key.n && a.value.s == b.value.s && a.value.n == b.value.n);
		}
		coco_buf_clear(&one);
		coco_buf_clear(&other);
		cr_assert(result || (!coco_rec_canonical(&warm, &one, &e) && !coco_rec_canonical(&cold, &other, &f)));
		cr_assert(coco_str_eq(coco_buf_view(&one), coco_buf_view(&other)));
		good += !result;
		coco_rec_free(&cold);
	}
	cr_expect(good > 8000 && good < 18000, "%zu", good);
	coco_rec_free(&warm);
	coco_buf_free(&one);
	coco_buf_free(&other);
}

/* ---- patches ---------------------------------------------------------------------------------------------------- */

static void expect_patch(const char *line, const char *key, const char *value, const char *want)
{
	struct coco_rec rec = {0};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_patch patch = {key, view(value)};
	parse(&rec, view(line));
	coco_rec_patch(&rec, &patch, 1, &out);
	cr_expect(coco_str_is(coco_buf_view(&out), want), "%s with %s=%s: %s", line, key, value ? value : "(gone)", out.data);
	coco_buf_free(&out);
	coco_rec_free(&rec);
}

Test(rec, a_key_that_stands_twice_is_found_whatever_record_came_before)
{
	static const struct {
		const char *line;
		int result;
	} lines[] = {
	    {"{\"a\":1,\"b\":2,\"c\":3}", 0},
	    {"{\"a\":1,\"b\":2,\"c\":3}", 0},
	    {"{\"a\":1,\"a\":2,\"c\":3}", -1},
	    {"{\"a\":1,\"b\":2,\"c\":3,\"a\":4}", -1},
	    {"{\"a\":1,\"c\":2,\"a\":3}", -1},
	    {"{\"a\":1,\"c\":2,\"b\":3}", 0},
	    {"{\"b\":1}", 0},
	    {"{\"b\":1,\"c\":2,\"b\":3}", -1},
	    {"{\"b\":1,\"\\u0062\":2}", -1},
	    {"{\"b\" :1,\"b\":2}", -1},
	    {"{\"b\":1,\"c\":2,\"c\":3}", -1},
	    {"{\"a key of more than twenty-four bytes\":1,\"b\":2}", 0},
	    {"{\"a key of more than twenty-four bytes\":1,\"b\":2,\"b\":3}", -1},
	    {"{\"type\":\"x\",\"a\":1,\"b\":2}", 0},
	    {"{\"type\":\"y\",\"a\":1}", 0},
	    {"{\"type\":\"x\",\"a\":1,\"type\":2}", -1},
	    {"{\"type\":\"x\",\"a\":1,\"b\":2,\"b\":3}", -1},
	    {"{\"type\":\"y\",\"a\":1,\"a\":\"y\"}", -1},
	    {"{\"type\":\"y\",\"a\":1}", 0},
	};
	struct coco_rec rec = {0};
	for (size_t i = 0; i < COCO_LEN(lines); i++) {
		struct coco_err err = {0};
		cr_expect_eq(coco_rec_parse(&rec, view(lines[i].line), &err), lines[i].result, "%s", lines[i].line);
	}
	coco_rec_free(&rec);
}

Test(rec, a_patch_changes_what_it_names)
{
	static const struct {
		const char *line, *key, *value, *want;
	} cases[] = {{"{}", "a", "1", "{\"a\":1}"}, {"{ }", "a", "1", "{ \"a\":1}"}, {"{}", "a", NULL, "{}"},
	    {"{\"a\":1}", "a", "2", "{\"a\":2}"}, {"{\"a\":1}", "b", "2", "{\"a\":1,\"b\":2}"}, {"{\"a\":1}", "a", NULL, "{}"},
	    {"{\"a\": 1}", "b", "2", "{\"a\": 1, \"b\": 2}"}, {"{\"a\":1, \"b\":2}", "c", "3", "{\"a\":1, \"b\":2, \"c\":3}"},
	    {"{\"a\": 1, \"b\": 2}", "a", NULL, "{\"b\": 2}"}, {"{ \"a\": 1, \"b\": 2 }", "b", NULL, "{ \"a\": 1 }"},
	    {"{ \"a\": 1, \"b\": 2 }", "a", NULL, "{ \"b\": 2 }"}, {"{ \"a\": 1, \"b\": 2 }", "c", "3", "{ \"a\": 1, \"b\": 2, \"c\": 3 }"},
	    {"{\"a\":1 , \"b\":2 , \"c\":3 }", "b", NULL, "{\"a\":1 , \"c\":3 }"}, {"{\"a\":{\"b\":1}}", "b", "2", "{\"a\":{\"b\":1},\"b\":2}"},
	    {" {\"a\":1}\r", "a", "[]", " {\"a\":[]}\r"}, {"{\"\\u0061\":1}", "a", "2", "{\"\\u0061\":2}"},
	    {"{\"a\":1}", "q\"\n", "2", "{\"a\":1,\"q\\\"\\n\":2}"}};
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		expect_patch(cases[i].line, cases[i].key, cases[i].value, cases[i].want);
	/* several at once; of two patches of one name the last holds */
	struct coco_rec rec = {0};
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_patch patches[] = {
	    {"a", COCO_STR_NONE}, {"c", COCO_STR("3")}, {"d", COCO_STR("0")}, {"b", COCO_STR("\"x\"")}, {"d", COCO_STR("4")}};
	parse(&rec, view("{\"a\":1,\"b\":2}"));
	coco_rec_patch(&rec, patches, COCO_LEN(patches), &out);
	cr_expect_str_eq(out.data, "{\"b\":\"x\",\"c\":3,\"d\":4}");
	coco_buf_free(&out);
	coco_rec_free(&rec);
}

static const char *const values[] = {
    "1", "-0", "1.0", "\"x\"", "\"\\u00e9, }\"", "[1, 2]", "{\"b\" : 1,\"a\":[]}", "null", "true", "1e3", "{}"};

/* A record of n members in random order and blanks. */
static void random_record(struct rng *r, size_t n, struct coco_buf *out)
{
	static const char *const blanks[] = {"", "", " ", "\t", "  "};
	size_t order[12];
	for (size_t i = 0; i < n; i++)
		order[i] = i;
	for (size_t i = n; i > 1; i--) {
		size_t j = rng_below(r, i), t = order[i - 1];
		order[i - 1] = order[j];
		order[j] = t;
	}
	coco_buf_clear(out);
	coco_buf_puts(out, blanks[rng_below(r, 5)]);
	coco_buf_putc(out, '{');
	for (size_t i = 0; i < n; i++) {
		coco_buf_puts(out, i ? "," : "");
		coco_buf_puts(out, blanks[rng_below(r, 5)]);
		coco_buf_printf(out, rng_below(r, 4) ? "\"k%zu\"" : "\"\\u006b%zu\"", order[i]);
		coco_buf_puts(out, blanks[rng_below(r, 5)]);
		coco_buf_putc(out, ':');
		coco_buf_puts(out, blanks[rng_below(r, 5)]);
		coco_buf_puts(out, values[order[i] % COCO_LEN(values)]);
		coco_buf_puts(out, i + 1 < n && rng_below(r, 3) == 0 ? " " : "");
	}
	coco_buf_puts(out, blanks[rng_below(r, 5)]);
	coco_buf_putc(out, '}');
	coco_buf_puts(out, blanks[rng_below(r, 5)]);
}

Test(rec, patch_and_patch_back_gives_the_same_bytes)
{
	struct coco_rec rec = {0}, changed = {0};
	struct coco_buf line = COCO_BUF_INIT, there = COCO_BUF_INIT, back = COCO_BUF_INIT;
	for (uint64_t seed = 1; seed <= 2000; seed++) {
		struct rng r = {seed};
		size_t n = rng_below(&r, 12);
		char key[24];
		random_record(&r, n, &line);
		parse(&rec, coco_buf_view(&line));
		cr_expect_eq(rec.n_members, n);
		for (size_t i = 0; i <= n; i++) {
			snprintf(key, sizeof(key), "k%zu", i);
			struct coco_patch patch = {key, COCO_STR("{\"new\":[true, \"}\"]}")};
			struct coco_str old = coco_rec_get(&rec, key);
			cr_expect_eq(old.s == NULL, i == n);
			coco_buf_clear(&there);
			coco_rec_patch(&rec, &patch, 1, &there);
			parse(&changed, coco_buf_view(&there));
			cr_expect(coco_str_eq(coco_rec_get(&changed, key), patch.value), "%s", there.data);
			cr_expect_eq(changed.n_members, n + (i == n));
			patch.value = old;
			coco_buf_clear(&back);
			coco_rec_patch(&changed, &patch, 1, &back);
			cr_expect(coco_str_eq(coco_buf_view(&back), rec.line), "%s\n%s", line.data, back.data);
		}
	}
	coco_buf_free(&line);
	coco_buf_free(&there);
	coco_buf_free(&back);
	coco_rec_free(&rec);
	coco_rec_free(&changed);
}

/* ---- canonical -------------------------------------------------------------------------------------------------- */

static void canonical(struct coco_str line, struct coco_buf *out)
{
	struct coco_rec rec = {0};
	struct coco_err err = {0};
	parse(&rec, line);
	coco_buf_clear(out);
	cr_expect_eq(coco_rec_canonical(&rec, out, &err), 0, "%s", err.text);
	coco_rec_free(&rec);
}

Test(rec, canonical_text_forgets_the_spelling)
{
	static const struct {
		const char *line, *want;
	} cases[] = {{" { \"b\" : 1 , \"a\" : { \"d\" : [ 1.0 , 1e0, -0, -0.0, 0 ] , \"c\" : null } }\r",
	                 "{\"a\":{\"c\":null,\"d\":[1,1,0,0,0]},\"b\":1}"},
	    {"{\"a\":[1e3,1000.0,10e2,0.001,1e-3,1.50,15e-1]}", "{\"a\":[1000,1000,1000,0.001,0.001,1.5,1.5]}"},
	    {"{\"a\":[1e19,10000000000000000000,12345678901234567890123,1e-7,123456789012345678.0,1.5e300]}", NULL},
	    {"{\"\\u0062\":\"\\u00e9\\/\\n\\u0007\\u007f\",\"a\":\"\\ud83d\\ude00\"}", "{\"a\":\"😀\",\"b\":\"é/\\n\\u0007\x7f\"}"},
	    {"{\"b\":1,\"a\":2,\"ä\":3,\"B\":4,\"\":5,\"aa\":6}", "{\"\":5,\"B\":4,\"a\":2,\"aa\":6,\"b\":1,\"ä\":3}"},
	    {"{\"a\":[[],{},[{}],[[1]]]}", "{\"a\":[[],{},[{}],[[1]]]}"}, {"{}", "{}"}, {"{\"a\":[\"1\",1,true]}", "{\"a\":[\"1\",1,true]}"}};
	struct coco_buf out = COCO_BUF_INIT;
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		canonical(view(cases[i].line), &out);
		if (cases[i].want)
			cr_expect_str_eq(out.data, cases[i].want);
	}
	canonical(view(cases[2].line), &out);
	cr_expect(
	    coco_str_starts(coco_buf_view(&out), "{\"a\":[10000000000000000000,10000000000000000000,12345678901234567890123,"), "%s", out.data);
	cr_expect(strstr(out.data, "123456789012345680,15000000") != NULL, "%s", out.data);
	coco_buf_free(&out);
}

Test(rec, canonical_text_is_the_same_in_any_order)
{
	struct coco_buf line = COCO_BUF_INIT, first = COCO_BUF_INIT, out = COCO_BUF_INIT;
	for (size_t n = 0; n < 12; n++) {
		coco_buf_clear(&first);
		for (uint64_t seed = 1; seed <= 100; seed++) {
			struct rng r = {seed};
			random_record(&r, n, &line);
			canonical(coco_buf_view(&line), &out);
			if (seed == 1)
				coco_buf_str(&first, coco_buf_view(&out));
			cr_expect_str_eq(out.data, first.data);
			canonical(coco_buf_view(&first), &out);
			cr_expect_str_eq(out.data, first.data);
		}
	}
	/* depth is no danger */
	coco_buf_clear(&line);
	for (int i = 0; i < COCO_JSON_DEPTH - 1; i++)
		coco_buf_puts(&line, "{\"a\":");
	coco_buf_puts(&line, "{}");
	for (int i = 0; i < COCO_JSON_DEPTH - 1; i++)
		coco_buf_putc(&line, '}');
	canonical(coco_buf_view(&line), &out);
	cr_expect_str_eq(out.data, line.data);
	coco_buf_free(&line);
	coco_buf_free(&first);
	coco_buf_free(&out);
}
