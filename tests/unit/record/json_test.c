/* The JSON codec: against jansson on the corpora and on thousands of mutations of them, and by itself. */
#include "../../fuzz/jansson_says.h"
#include "help.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <math.h>

static bool accepts(struct coco_str text)
{
	return coco_json_check(text, NULL) == 0;
}

/* ---- against jansson -------------------------------------------------------------------------------------------- */

/* All three readings of a text: any value, a record, a member of a record. Returns how many were accepted. */
static int compare(struct coco_rec *rec, struct coco_str text, const char *name)
{
	struct coco_buf wrapped = COCO_BUF_INIT;
	struct coco_str bare = text.s ? text : view("");
	coco_buf_puts(&wrapped, "{\"type\":\"x\",\"v\":");
	coco_buf_str(&wrapped, bare);
	coco_buf_putc(&wrapped, '}');
	struct coco_str line = coco_buf_view(&wrapped);
	bool any = accepts(bare), record = !coco_rec_parse(rec, bare, NULL), member = !coco_rec_parse(rec, line, NULL);
	bool object = coco_json_kind(bare) == COCO_JSON_OBJECT;
	cr_expect_eq(any, jansson_accepts(bare.s, bare.n, JSON_DECODE_ANY), "%s: as any value", name);
	cr_expect_eq(record, object && jansson_accepts(bare.s, bare.n, 0), "%s: as a record", name);
	cr_expect_eq(member, jansson_accepts(line.s, line.n, 0), "%s: as a member", name);
	coco_buf_free(&wrapped);
	return any + record + member;
}

struct corpus {
	struct coco_arena *arena;
	struct coco_str texts[1024];
	size_t n;
};

static void add_file(struct corpus *corpus, const char *path)
{
	struct coco_err err = {0};
	struct coco_str text = coco_file_read(path, 1 << 20, corpus->arena, &err);
	cr_assert(text.s, "%s: %s", path, err.text);
	corpus->texts[corpus->n++] = text;
}

/* Reads every file of a folder; returns how many. */
static size_t add_folder(struct corpus *corpus, const char *name, struct coco_rec *rec)
{
	char path[1024];
	size_t before = corpus->n;
	snprintf(path, sizeof(path), "%s/corpora/json/%s", shared(), name);
	DIR *folder = opendir(path);
	if (!folder)
		return 0;
	for (struct dirent *entry; (entry = readdir(folder));) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/corpora/json/%s/%s", shared(), name, entry->d_name);
		add_file(corpus, path);
		compare(rec, corpus->texts[corpus->n - 1], entry->d_name);
		bool accepted = accepts(corpus->texts[corpus->n - 1]);
		cr_expect(entry->d_name[0] != 'n' || entry->d_name[1] != '_' || !accepted, "%s accepted", entry->d_name);
	}
	closedir(folder);
	return corpus->n - before;
}

/* Each line of a file as the inside of a string. */
static size_t add_strings(struct corpus *corpus, const char *name, struct coco_rec *rec)
{
	char path[1024], label[64];
	size_t lines = 0;
	snprintf(path, sizeof(path), "%s/corpora/%s", shared(), name);
	if (!coco_file_exists(path))
		return 0;
	struct coco_str text = coco_file_read(path, 1 << 20, corpus->arena, NULL), line;
	while (coco_str_split(&text, '\n', &line)) {
		char *quoted = coco_arena_printf(corpus->arena, "[\"%.*s\"]", COCO_STR_ARG(line));
		snprintf(label, sizeof(label), "%.40s:%zu", name, ++lines);
		/* printf stops at a NUL: lay the bytes over what it made */
		struct coco_buf raw = COCO_BUF_INIT;
		coco_buf_puts(&raw, "[\"");
		coco_buf_str(&raw, line);
		coco_buf_puts(&raw, "\"]");
		compare(rec, coco_buf_view(&raw), label);
		coco_buf_free(&raw);
		if (lines % 8 == 0)
			corpus->texts[corpus->n++] = view(quoted);
	}
	return lines;
}

static struct coco_str mutate(struct rng *r, const struct corpus *corpus, struct coco_buf *out)
{
	static const char bytes[] = "{}[]\",:\\ \n\t0123456789.eE+-truefalsnu/bf\x01\x7f\x80\xbf\xc3\xa9\xe2\xed\xf0\xff";
	struct coco_str a = corpus->texts[rng_below(r, corpus->n)], b = corpus->texts[rng_below(r, corpus->n)];
	a.n = a.n > 2000 ? 2000 : a.n;
	b.n = b.n > 2000 ? 2000 : b.n;
	coco_buf_clear(out);
	size_t cut = rng_below(r, a.n + 1), from = rng_below(r, b.n + 1);
	switch (rng_below(r, 4)) {
	case 0: /* a cut */
		coco_buf_put(out, a.s, cut);
		break;
	case 1: /* a splice */
		coco_buf_put(out, a.s, cut);
		coco_buf_put(out, b.s + from, b.n - from);
		break;
	case 2: /* one text inside another */
		coco_buf_put(out, a.s, cut);
		coco_buf_str(out, b);
		coco_buf_put(out, a.s + cut, a.n - cut);
		break;
	default:
		coco_buf_str(out, a);
	}
	for (size_t flips = rng_below(r, 3); out->len && flips; flips--)
		out->data[rng_below(r, out->len)] = bytes[rng_below(r, sizeof(bytes) - 1)];
	return coco_buf_view(out);
}

Test(json, agrees_with_jansson)
{
	static struct corpus corpus;
	struct coco_rec rec = {0};
	struct coco_buf out = COCO_BUF_INIT;
	struct rng r = {20240229};
	char label[32];
	int accepted = 0;
	corpus.arena = coco_arena_new();
	if (!add_folder(&corpus, "test_parsing", &rec))
		cr_skip_test("no corpora");
	cr_expect_gt(add_folder(&corpus, "test_transform", &rec), 20);
	cr_expect_gt(add_strings(&corpus, "utf8/utf8tests.bin", &rec), 100);
	cr_expect_gt(add_strings(&corpus, "strings/blns-200.txt", &rec), 100);
	for (int i = 0; i < 60000; i++) { /* three readings each */
		snprintf(label, sizeof(label), "mutation %d", i);
		accepted += compare(&rec, mutate(&r, &corpus, &out), label);
	}
	cr_expect_gt(accepted, 6000, "only %d readings accepted: the mutations test nothing", accepted);
	coco_buf_free(&out);
	coco_rec_free(&rec);
	coco_arena_free(corpus.arena);
}

Test(json, agrees_on_numbers_at_the_edge)
{
	static const char *const numbers[] = {"1e308", "1e309", "-1e309", "1.7976931348623157e308", "1.7976931348623158e308",
	    "1.7976931348623159e308", "-1.797693134862315807e308", "17976931348623158079372897140530341507e271",
	    "17976931348623158079372897140530341508e271", "0.000017976931348623158e313", "0.00001e313", "0.00001e314",
	    "0e999999999999999999999", "1e-999999999999999999999", "0.0e400", "-0", "-0.0", "1e400", "00", "-", "1.", ".5", "1e", "1e+", "1E+2",
	    "+1", "0x1", "1_0", "NaN", "Infinity", "123456789012345678901234567890", "-9223372036854775809", "5e-325"};
	struct coco_buf text = COCO_BUF_INIT;
	struct rng r = {7};
	for (size_t i = 0; i < COCO_LEN(numbers); i++)
		cr_expect_eq(accepts(view(numbers[i])), jansson_accepts(numbers[i], strlen(numbers[i]), JSON_DECODE_ANY), "%s", numbers[i]);
	/* digits around the largest double, the point and the exponent shifted against each other */
	for (int i = 0; i < 3000; i++) {
		static const char digits[] = "179769313486231580793728971405303415079934132710037826936173778980444968292764";
		size_t keep = 10 + rng_below(&r, 60), zeros = rng_below(&r, 4) * 100, whole = rng_below(&r, keep);
		coco_buf_clear(&text);
		coco_buf_puts(&text, whole ? "" : "0");
		if (!whole)
			coco_buf_putc(&text, '.');
		for (size_t z = 0; !whole && z < zeros; z++)
			coco_buf_putc(&text, '0');
		size_t at = text.len + rng_below(&r, keep);
		coco_buf_put(&text, digits, whole);
		if (whole)
			coco_buf_putc(&text, '.');
		coco_buf_put(&text, digits + whole, keep - whole);
		if (rng_below(&r, 2) && at < text.len && text.data[at] != '.')
			text.data[at] = (char)('0' + rng_below(&r, 10));
		if (text.data[0] == '0' && text.data[1] != '.')
			text.data[0] = '1';
		coco_buf_printf(&text, "e%zu", 309 - whole + (whole ? 0 : zeros));
		cr_expect_eq(accepts(coco_buf_view(&text)), jansson_accepts(text.data, text.len, JSON_DECODE_ANY), "%s", text.data);
	}
	coco_buf_free(&text);
}

/* ---- depth and keys --------------------------------------------------------------------------------------------- */

static bool accepts_nest(size_t depth, const char *inner, bool objects)
{
	struct coco_buf text = COCO_BUF_INIT;
	for (size_t i = 0; i < depth; i++)
		coco_buf_puts(&text, objects ? "{\"a\":" : "[");
	coco_buf_puts(&text, inner);
	for (size_t i = 0; i < depth; i++)
		coco_buf_putc(&text, objects ? '}' : ']');
	bool accepted = accepts(coco_buf_view(&text));
	cr_expect_eq(accepted, jansson_accepts(text.data, text.len, JSON_DECODE_ANY), "depth %zu of %s", depth, inner);
	coco_buf_free(&text);
	return accepted;
}

Test(json, depth_is_limited_and_never_crashes)
{
	cr_expect(accepts_nest(2048, "", false));
	cr_expect(accepts_nest(2047, "1", false));
	cr_expect(accepts_nest(2047, "{}", true));
	cr_expect_not(accepts_nest(2048, "1", false));
	cr_expect_not(accepts_nest(2048, "1", true));
	cr_expect_not(accepts_nest(2049, "", false));
	cr_expect_not(accepts_nest(3000, "", false));
	struct coco_buf open = COCO_BUF_INIT;
	for (size_t i = 0; i < 100000; i++)
		coco_buf_putc(&open, '[');
	struct coco_err err = {0};
	cr_expect_eq(coco_json_check(coco_buf_view(&open), &err), -1);
	cr_expect_eq(err.column, 2049);
	cr_expect_eq(coco_json_count(coco_buf_view(&open)), 1);
	coco_buf_free(&open);
}

/* An object of n keys of which the last equals number `twin` (n: none), in one of several spellings. */
static bool accepts_keys(size_t n, size_t twin, unsigned spelling)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_buf_putc(&text, '{');
	for (size_t i = 0; i <= n; i++) {
		size_t number = i < n ? i : twin;
		coco_buf_puts(&text, i ? ",\"" : "\"");
		struct coco_buf plain = COCO_BUF_INIT;
		if (number % 3 == 0)
			coco_buf_printf(&plain, "k%zu", number);
		else if (number % 3 == 1)
			coco_buf_printf(&plain, "key_of_some_length_%zu", number);
		else
			coco_buf_printf(&plain, "%zu_begins_otherwise_and_ends_so", number);
		for (size_t c = 0; c < plain.len; c++) {
			if (i == n && spelling == 1 && c == plain.len / 2)
				coco_buf_printf(&text, "\\u%04x", (unsigned)plain.data[c]);
			else
				coco_buf_putc(&text, plain.data[c]);
		}
		coco_buf_free(&plain);
		coco_buf_puts(&text, i % 7 == 3 ? "\":{\"a\":1,\"b\":{\"a\":2}}" : "\":0");
	}
	coco_buf_putc(&text, '}');
	bool accepted = accepts(coco_buf_view(&text));
	coco_buf_free(&text);
	return accepted;
}

Test(json, a_key_that_stands_twice_is_found)
{
	static const size_t sizes[] = {1, 2, 5, 16, 31, 32, 33, 64, 65, 127, 128, 500};
	for (size_t s = 0; s < COCO_LEN(sizes); s++) {
		cr_expect(accepts_keys(sizes[s], sizes[s], 0), "%zu keys, all different", sizes[s]);
		for (size_t twin = 0; twin < sizes[s]; twin++)
			for (unsigned spelling = 0; spelling < 2; spelling++)
				cr_expect_not(accepts_keys(sizes[s], twin, spelling), "%zu keys, number %zu again, spelling %u", sizes[s], twin, spelling);
	}
	cr_expect(accepts_keys(200000, 200000, 0));
	cr_expect_not(accepts_keys(200000, 77777, 0));
	/* large objects within large objects: tables are a stack */
	struct coco_buf text = COCO_BUF_INIT;
	for (int depth = 0; depth < 5; depth++) {
		coco_buf_putc(&text, '{');
		for (int i = 0; i < 50; i++)
			coco_buf_printf(&text, "\"a%d\":0,", i);
		coco_buf_puts(&text, "\"in\":");
	}
	coco_buf_putc(&text, '0');
	size_t inner = text.len;
	for (int depth = 0; depth < 5; depth++) {
		for (int i = 50; i < 150; i++)
			coco_buf_printf(&text, ",\"a%d\":0", i);
		coco_buf_putc(&text, '}');
	}
	cr_expect(accepts(coco_buf_view(&text)));
	/* the same new key in two objects is no fault, in one it is */
	char *early = strstr(text.data + inner, "\"a60\""), *late = strstr(text.data + inner + 4000, "\"a14");
	memcpy(early, "\"b60\"", 5);
	memcpy(late, "\"b60\" ", 6);
	cr_expect(accepts(coco_buf_view(&text)));
	memcpy(strstr(late, "\"a14"), "\"b60\" ", 6);
	cr_expect_not(accepts(coco_buf_view(&text)));
	coco_buf_free(&text);
}

Test(json, errors_say_where)
{
	static const struct {
		const char *text, *says;
		size_t line, column;
	} cases[] = {{"", "ends", 1, 1}, {"{\"a\":1,}", "key in quotes", 1, 8}, {"{\n \"a\": tru}", "no JSON value", 2, 7},
	    {"{\"a\":1,\n\"a\":2}", "twice", 2, 1}, {"[1 2]", "',' or ']'", 1, 4}, {"{\"a\" 1}", "':'", 1, 6}, {"[\"\xc3\"]", "UTF-8", 1, 3},
	    {"[\"\\ud800\"]", "surrogate", 1, 3}, {"[\"\\u0000\"]", "u0000", 1, 3}, {"[\"a\tb\"]", "control", 1, 4},
	    {"[\"\\x\"]", "escape", 1, 3}, {"[01]", "leading zero", 1, 2}, {"[1e999]", "range", 1, 2}, {"{} {}", "behind", 1, 4},
	    {"{\"a\":\"b", "ends inside a string", 1, 8}, {"\xEF\xBB\xBF{}", "no JSON value", 1, 1}, {"[1", "ends inside an array", 1, 3},
	    {"{\"a\":1", "ends inside an object", 1, 7}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_err err = {0};
		cr_expect_eq(coco_json_check(view(cases[i].text), &err), -1, "%s", cases[i].text);
		cr_expect_str_eq(err.code, "bad-json");
		cr_expect(strstr(err.text, cases[i].says), "%s: %s", cases[i].text, err.text);
		cr_expect_eq(err.line, cases[i].line, "%s: line %zu", cases[i].text, err.line);
		cr_expect_eq(err.column, cases[i].column, "%s: column %zu", cases[i].text, err.column);
	}
}

/* ---- values ----------------------------------------------------------------------------------------------------- */

Test(json, paths_prefer_the_longest_key)
{
	static const struct {
		const char *object, *path, *value;
	} cases[] = {{"{\"a\":{\"b\":1},\"a.b\":2}", "a.b", "2"}, {"{\"a\":{\"b\":1}}", "a.b", "1"},
	    {"{\"a\":{\"b.c\":3,\"b\":{\"c\":4}}}", "a.b.c", "3"}, {"{\"a.b\":{\"c\":5},\"a\":{\"b\":{\"c\":6}}}", "a.b.c", "5"},
	    {"{\"a\":{\"b\":{\"c\":7}}}", "a.b.c", "7"}, {"{\"a\":1}", "a.b", NULL}, {"{\"a\":null}", "a", "null"},
	    {"{\"\\u0061\\ud83d\\ude00\":8}", "a\xF0\x9F\x98\x80", "8"}, {"[1]", "a", NULL}, {"{\"\":9}", "", "9"},
	    {" { \"a\" : [ 1 , 2 ] , \"b\" : 3 } ", "b", "3"}, {"{\"a\\\\b\":1,\"x\":2}", "x", "2"},
	    {"{\"a\\\\\":\"}\\\\\",\"x\":2}", "x", "2"}, {"{\"a\\\\b\":1}", "a\\b", "1"}, {"{\"a\\\\b\":1}", "a\\\\b", NULL}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_str value = coco_json_get(view(cases[i].object), cases[i].path);
		if (cases[i].value)
			cr_expect(coco_str_is(value, cases[i].value), "%s in %s: %.*s", cases[i].path, cases[i].object, COCO_STR_ARG(value));
		else
			cr_expect_null(value.s, "%s in %s", cases[i].path, cases[i].object);
	}
}

Test(json, values_decode)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_str text = coco_json_str(view("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u20AC\\uD83D\\uDE00z\""), arena);
	cr_expect(coco_str_is(text, "\"\\/\b\f\n\r\t\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z"), "%.*s", COCO_STR_ARG(text));
	struct coco_str plain = view("\"plain\"");
	cr_expect_eq(coco_json_str(plain, arena).s, plain.s + 1, "no copy without escapes");
	cr_expect_null(coco_json_str(view("12"), arena).s);
	cr_expect_null(coco_json_str(COCO_STR_NONE, arena).s);
	double number;
	int64_t whole;
	bool yes;
	cr_expect(coco_json_num(view("-2.5e1"), &number) && number == -25);
	cr_expect_not(coco_json_num(view("\"1\""), &number));
	cr_expect(coco_json_int(view("-9223372036854775808"), &whole) && whole == INT64_MIN);
	cr_expect_not(coco_json_int(view("9223372036854775808"), &whole));
	cr_expect_not(coco_json_int(view("1.0"), &whole));
	cr_expect(coco_json_bool(view("true"), &yes) && yes);
	cr_expect(coco_json_bool(view("false"), &yes) && !yes);
	cr_expect_not(coco_json_bool(view("null"), &yes));
	static const struct {
		const char *raw;
		enum coco_json_kind kind;
	} kinds[] = {{"", COCO_JSON_ABSENT}, {"null", COCO_JSON_NULL}, {"false", COCO_JSON_FALSE}, {"true", COCO_JSON_TRUE},
	    {"-1", COCO_JSON_INT}, {"1.5", COCO_JSON_REAL}, {"1E5", COCO_JSON_REAL}, {"\"\"", COCO_JSON_STRING}, {"[]", COCO_JSON_ARRAY},
	    {" {}", COCO_JSON_OBJECT}};
	for (size_t i = 0; i < COCO_LEN(kinds); i++)
		cr_expect_eq(coco_json_kind(view(kinds[i].raw)), kinds[i].kind, "%s", kinds[i].raw);
	coco_arena_free(arena);
}

/* ---- the writer ------------------------------------------------------------------------------------------------- */

static struct coco_str random_text(struct rng *r, char *room)
{
	static const char *const pieces[] = {
	    "a", "Ž", "\"", "\\", "\n", "\x01", "😀", "/", "\x7f", " ", "\\u0041", "b\t", "한", "{", "\xEF\xBF\xBF"};
	size_t n = 0;
	for (size_t count = rng_below(r, 12); count; count--) {
		const char *piece = pieces[rng_below(r, COCO_LEN(pieces))];
		memcpy(room + n, piece, strlen(piece));
		n += strlen(piece);
	}
	return (struct coco_str){room, n};
}

static double random_number(struct rng *r)
{
	union {
		uint64_t bits;
		double value;
	} u = {rng_next(r)};
	switch (rng_below(r, 3)) {
	case 0:
		return u.value;
	case 1:
		return (double)(int64_t)rng_below(r, 1000000) / 1000;
	default:
		return (double)(int64_t)rng_next(r);
	}
}

/* Writes a random value (w set), or checks that `raw` is the one that the same generator writes. */
static void random_value(struct rng *r, struct coco_writer *w, struct coco_str raw, struct coco_arena *arena, unsigned depth)
{
	char room[128], name[160];
	size_t kind = rng_below(r, depth > 4 ? 5 : 7);
	if (kind == 0) {
		struct coco_str text = random_text(r, room);
		if (w)
			coco_write_str(w, text);
		else
			cr_expect(coco_str_eq(coco_json_str(raw, arena), text), "%.*s", COCO_STR_ARG(raw));
	} else if (kind == 1) {
		double value = random_number(r), back = 0;
		if (w)
			coco_write_num(w, value);
		else if (isfinite(value))
			cr_expect(coco_json_num(raw, &back) && back == value, "%.17g: %.*s", value, COCO_STR_ARG(raw));
		else
			cr_expect(coco_str_is(raw, "null"));
	} else if (kind == 2) {
		int64_t value = (int64_t)rng_next(r) >> rng_below(r, 64), back = 0;
		if (w)
			coco_write_int(w, value);
		else
			cr_expect(coco_json_int(raw, &back) && back == value, "%.*s", COCO_STR_ARG(raw));
	} else if (kind == 3) {
		bool value = rng_below(r, 2), back = !value;
		if (w)
			coco_write_bool(w, value);
		else
			cr_expect(coco_json_bool(raw, &back) && back == value);
	} else if (kind == 4) {
		if (w)
			coco_write_text(w, NULL);
		else
			cr_expect(coco_str_is(raw, "null"));
	} else {
		size_t n = rng_below(r, 6);
		struct coco_json_iter iter = coco_json_iter(raw);
		struct coco_str key = COCO_STR_NONE, value = COCO_STR_NONE;
		if (w && kind == 5)
			coco_write_array(w);
		else if (w)
			coco_write_object(w);
		else
			cr_expect_eq(coco_json_count(raw), n);
		for (size_t i = 0; i < n; i++) {
			cr_expect(w || coco_json_next(&iter, &key, &value));
			if (kind == 6) {
				struct coco_str text = random_text(r, room);
				snprintf(name, sizeof(name), "%zu%.*s", i, COCO_STR_ARG(text));
				if (w)
					coco_write_key(w, name);
				else
					cr_expect(coco_str_is(coco_json_str(key, arena), name));
			}
			random_value(r, w, value, arena, depth + 1);
		}
		if (w)
			coco_write_end(w, kind == 6);
		else
			cr_expect_not(coco_json_next(&iter, &key, &value));
	}
}

Test(json, what_is_written_reads_back)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_buf out = COCO_BUF_INIT;
	for (uint64_t seed = 1; seed <= 3000; seed++) {
		struct rng r = {seed * 0x9E3779B97F4A7C15u}, again = r;
		struct coco_writer w;
		coco_buf_clear(&out);
		coco_arena_reset(arena);
		coco_writer_init(&w, &out);
		random_value(&r, &w, COCO_STR_NONE, NULL, 0);
		cr_expect(accepts(coco_buf_view(&out)), "seed %d: %s", (int)seed, out.data);
		cr_expect(jansson_accepts(out.data, out.len, JSON_DECODE_ANY));
		random_value(&again, NULL, coco_buf_view(&out), arena, 0);
	}
	coco_buf_free(&out);
	coco_arena_free(arena);
}

Test(json, writer_nests_256_levels_and_formats)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_writer w;
	coco_writer_init(&w, &out);
	for (int i = 0; i < 256; i++) {
		coco_write_array(&w);
		coco_write_int(&w, i);
	}
	for (int i = 0; i < 256; i++)
		coco_write_end(&w, false);
	cr_expect(coco_buf_ok(&out) && accepts(coco_buf_view(&out)));
	cr_expect_eq(coco_json_count(coco_buf_view(&out)), 2);
	coco_buf_clear(&out);
	coco_writer_init(&w, &out);
	for (int i = 0; i < 257; i++)
		coco_write_array(&w);
	cr_expect_not(coco_buf_ok(&out), "a level too many is seen");
	coco_buf_clear(&out);
	coco_writer_init(&w, &out);
	coco_write_array(&w);
	coco_write_fixed(&w, 1.50, 2);
	coco_write_fixed(&w, 2, 3);
	coco_write_fixed(&w, 100, 0);
	coco_write_fixed(&w, NAN, 2);
	coco_write_num(&w, INFINITY);
	coco_write_int(&w, INT64_MIN);
	coco_write_date(&w, (struct coco_date){2026, 3, 1});
	coco_write_date(&w, (struct coco_date){0, 0, 0});
	coco_write_raw(&w, COCO_STR_NONE);
	coco_write_str(&w, COCO_STR(""));
	coco_write_end(&w, false);
	cr_expect_str_eq(out.data, "[1.5,2,100,null,null,-9223372036854775808,\"2026-03-01\",null,null,\"\"]");
	coco_buf_free(&out);
}

/* What is copied as plain is what quoting gives, at every length, and no sign that is escaped gets through at any place. */
Test(json, a_plain_text_is_copied)
{
	static const char marks[] = {'"', '\\', '\x1F', '\n', '\0'};
	char text[80], to[81];
	struct coco_buf quoted = COCO_BUF_INIT;
	for (size_t n = 0; n <= sizeof text; n++) {
		for (size_t i = 0; i < n; i++)
			text[i] = "aZ \xC3\xA9'{~"[i % 8];
		to[n] = '#';
		cr_expect(coco_json_copy_plain(to, (struct coco_str){text, n}), "%zu bytes", n);
		cr_expect(memcmp(to, text, n) == 0 && to[n] == '#', "%zu bytes, and none behind them", n);
		coco_buf_clear(&quoted);
		coco_json_quote(&quoted, (struct coco_str){text, n});
		cr_expect_eq(quoted.len, n + 2);
		for (size_t i = 0; i < n; i++) {
			char kept = text[i];
			text[i] = marks[i % sizeof marks];
			cr_expect_not(coco_json_copy_plain(to, (struct coco_str){text, n}), "%zu bytes, mark at %zu", n, i);
			text[i] = kept;
		}
	}
	coco_buf_free(&quoted);
}
