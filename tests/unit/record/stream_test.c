/* The stream and the sink: what comes out of a file of each form, in blocks of any size, and what is told about it. */
#include "coco/base_run.h"
#include "help.h"

#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

/* A run without a command line, whose messages are caught. */
struct bench {
	struct coco_run run;
	struct coco_common common;
	struct coco_buf messages;
	struct coco_buf records; /* a line each, with "line_number valid " in front */
	struct coco_err err;
	int end; /* the last answer of coco_stream_next */
	char folder[64], path[96], rejects[96];
};

static void catch_message(void *context, const char *bytes, size_t n)
{
	coco_buf_put(context, bytes, n);
}

static void bench_open(struct bench *b)
{
	*b = (struct bench){0};
	struct coco_diag_options options = {.write = catch_message, .context = &b->messages};
	b->common.progress = COCO_NEVER;
	b->run.common = &b->common;
	b->run.arena = coco_arena_new();
	b->run.diag = coco_diag_new("test", &options);
	snprintf(b->folder, sizeof(b->folder), "/tmp/coco-stream-XXXXXX");
	cr_assert(mkdtemp(b->folder));
	snprintf(b->path, sizeof(b->path), "%s/in", b->folder);
	snprintf(b->rejects, sizeof(b->rejects), "%s/rejects", b->folder);
}

static void bench_close(struct bench *b)
{
	unlink(b->path);
	unlink(b->rejects);
	rmdir(b->folder);
	coco_diag_free(b->run.diag);
	coco_arena_free(b->run.arena);
	coco_buf_free(&b->messages);
	coco_buf_free(&b->records);
}

static void put_file(const char *path, struct coco_str data)
{
	FILE *file = fopen(path, "wb");
	cr_assert(file);
	cr_assert_eq(fwrite(data.s, 1, data.n, file), data.n);
	cr_assert_eq(fclose(file), 0);
}

/* Reads `data` through a file in blocks of `block` bytes. */
static void read_all(struct bench *b, struct coco_str data, const struct coco_stream_options *options, size_t block)
{
	struct coco_rec rec = {0};
	b->err = (struct coco_err){0};
	coco_buf_clear(&b->messages);
	coco_buf_clear(&b->records);
	b->run.findings = false;
	put_file(b->path, data);
	struct coco_in *in = coco_in_open(b->path, &b->err);
	cr_assert(in);
	coco_in_block(in, block);
	struct coco_stream *stream = coco_stream_of(&b->run, in, options, &b->err);
	cr_assert(stream);
	while ((b->end = coco_stream_next(stream, &rec, &b->err)) > 0) {
		cr_expect_str_eq(rec.file, b->path);
		coco_buf_printf(&b->records, "%zu%s ", rec.line_number, rec.valid ? "" : "!");
		coco_buf_str(&b->records, rec.line);
		coco_buf_putc(&b->records, '\n');
	}
	struct coco_err again = {0};
	cr_expect_eq(coco_stream_next(stream, &rec, &again), b->end, "an end stays an end");
	cr_expect_str_eq(again.text, b->err.text);
	coco_stream_free(stream);
	coco_rec_free(&rec);
}

static const char *text_of(const struct coco_buf *buf)
{
	return buf->data ? buf->data : "";
}

/* ---- forms ------------------------------------------------------------------------------------------------------ */

#define LINES "{\"type\":\"x\",\"n\":1}\n{\"type\":\"y\", \"n\":[2, {}]}\n"
#define WANT "1 {\"type\":\"x\",\"n\":1}\n2 {\"type\":\"y\", \"n\":[2, {}]}\n"

static const struct {
	const char *name, *data, *records, *code; /* code: of the error at the end; NULL: a good end */
	const char *says;                         /* in the messages or the error */
} forms[] = {
    {"empty", "", "", NULL, NULL},
    {"blank", "\n \r\n\n", "", NULL, NULL},
    {"ndjson", LINES, WANT, NULL, NULL},
    {"bom", "\xEF\xBB\xBF" LINES, WANT, NULL, NULL},
    {"only a bom", "\xEF\xBB\xBF", "", NULL, NULL},
    {"blank lines", "\n\n{\"type\":\"x\"}\n\n \t\r\n{\"type\":\"y\"}", "3 {\"type\":\"x\"}\n6 {\"type\":\"y\"}\n", NULL, NULL},
    {"crlf", "{\"type\":\"x\"}\r\n{\"type\":\"y\"}\r\n", "1 {\"type\":\"x\"}\r\n2 {\"type\":\"y\"}\r\n", NULL, NULL},
    {"array", "[{\"type\":\"x\",\"n\":1},\n{\"type\":\"y\", \"n\":[2, {}]}\n]\n", WANT, NULL, NULL},
    {"array with bom", "\xEF\xBB\xBF [ {\"type\":\"x\",\"n\":1} ,\n{\"type\":\"y\", \"n\":[2, {}]}]", WANT, NULL, NULL},
    {"spread array", "[\n  {\n    \"type\": \"x\",\n    \"n\": \"a  \\\" b\"\n  }\n]", "2 {\"type\":\"x\",\"n\":\"a  \\\" b\"}\n", NULL,
        NULL},
    {"empty array", " [ \n ] \n", "", NULL, NULL},
    {"brackets in strings", "[{\"type\":\"]},{\\\"[\"},{\"type\":\"\\\\\"}]", "1 {\"type\":\"]},{\\\"[\"}\n1 {\"type\":\"\\\\\"}\n", NULL,
        NULL},
    {"csv", "type,title\ny,a\n", "2 {\"type\":\"y\",\"title\":\"a\"}\n", NULL, NULL},
    {"bad line", "{\"type\":\"x\"}\n{\"type\":\n{\"type\":\"y\"}\n", "1 {\"type\":\"x\"}\n3 {\"type\":\"y\"}\n", NULL,
        ":2:9: error[bad-json]"},
    {"no object", "{\"type\":\"x\"}\n[1]\n42\n", "1 {\"type\":\"x\"}\n", NULL, ":3:1: error[not-an-object]"},
    {"garbage first", "hello\n{\"type\":\"x\"}\n", "2 {\"type\":\"x\"}\n", NULL, ":1:1: error[bad-json]"},
    {"a number first", "42\n", "", NULL, ":1:1: error[not-an-object]"},
    {"array line first", "[1]\n{\"type\":\"x\"}\n", "2 {\"type\":\"x\"}\n", NULL, ":1:1: error[not-an-object]"},
    {"bad utf-8", "{\"type\":\"x\"}\n{\"type\":\"\xFF\"}\n", "1 {\"type\":\"x\"}\n", NULL,
        ":2:10: error[bad-json]: bytes that are no UTF-8"},
    {"cut line", "{\"type\":\"x\"}\n{\"type\":\"y\",\"a", "1 {\"type\":\"x\"}\n", NULL, "cut off"},
    {"no type", "{\"a\":1}\n", "1! {\"a\":1}\n", NULL, "error[missing-field]"},
    {"abort", "{\"type\":\"x\"}\n{\"type\":\"abort\",\"tool\":\"coco-t\",\"reason\":\"full\"}\n{\"type\":\"y\"}\n",
        "1 {\"type\":\"x\"}\n2 {\"type\":\"abort\",\"tool\":\"coco-t\",\"reason\":\"full\"}\n3 {\"type\":\"y\"}\n", "upstream-abort",
        "coco-t failed: full"},
    {"array, no object", "[{\"type\":\"x\"}, 7,\n \"s\"]", "1 {\"type\":\"x\"}\n", NULL, ":2:2: error[not-an-object]"},
    {"array, bad element", "[{\"type\":\"x\"},\n {\"a\":01},{\"type\":\"y\"}]", "1 {\"type\":\"x\"}\n2 {\"type\":\"y\"}\n", NULL,
        ":2:7: error[bad-json]"},
    {"array, bad first", "[{\"a\" 1},{\"type\":\"x\"}]", "", "wrong-form", "first value is no JSON"},
    {"array, cut", "[{\"type\":\"x\"},{\"type\":\"y", "1 {\"type\":\"x\"}\n", "bad-json", "not closed"},
    {"array, cut behind comma", "[{\"type\":\"x\"},", "1 {\"type\":\"x\"}\n", "bad-json", "not closed"},
    {"array, comma too much", "[{\"type\":\"x\"},]", "1 {\"type\":\"x\"}\n", "bad-json", "a value is expected"},
    {"spread object", "{\n  \"type\": \"x\"\n}\n", "", "wrong-form", "several lines"},
    {"png", "\x89PNG\r\n\x1A\n....", "", "wrong-form", "PNG"},
    {"pdf", "%PDF-1.7\n", "", "wrong-form", "PDF"},
    {"xml", "<?xml version=\"1.0\"?>\n<a/>\n", "", "wrong-form", "XML"},
    {"utf-16 bom", "\xFF\xFE{\0\"\0", "", "wrong-form", "UTF-16"},
    {"latin-1",
        "type;Name\nx;Gl\xFC"
        "ck\n",
        "", "wrong-form", "0xFC"},
    {"semicolons", "type;title\nx;a\n", "", "wrong-form", "no commas"},
    {"tabs", "type\ttitle\nx\ta\n", "", "wrong-form", "no commas"},
    {"other csv", "name,title\nx,a\n", "", "wrong-form", "`type`"},
    {"prose", "Dear reader\nthis is a letter\n", "", "wrong-form", "no stream of records"},
};

Test(stream, reads_every_form_in_blocks_of_every_size)
{
	struct bench b;
	bench_open(&b);
	for (size_t i = 0; i < COCO_LEN(forms); i++) {
		struct coco_buf messages = COCO_BUF_INIT;
		for (size_t block = 65; block-- > 0;) {
			/* "utf-16 bom" holds a NUL: its literal's length counts */
			struct coco_str data = strcmp(forms[i].name, "utf-16 bom") ? view(forms[i].data) : (struct coco_str){forms[i].data, 6};
			bool first = block == 64;
			read_all(&b, data, NULL, block ? block : 65536);
			cr_expect_str_eq(text_of(&b.records), forms[i].records, "%s, block %zu: %s", forms[i].name, block, b.err.text);
			cr_expect_eq(b.end, forms[i].code ? -1 : 0, "%s, block %zu: %s", forms[i].name, block, b.err.text);
			cr_expect_str_eq(b.err.code, forms[i].code ? forms[i].code : "", "%s", forms[i].name);
			cr_expect(!forms[i].code || b.err.exit == COCO_EXIT_INPUT);
			cr_expect(forms[i].says || b.messages.len == 0, "%s: %s", forms[i].name, text_of(&b.messages));
			coco_buf_puts(&b.messages, b.err.text);
			coco_buf_printf(&b.messages, " %zu:%zu", b.err.line, b.err.column);
			if (forms[i].says)
				cr_expect(strstr(text_of(&b.messages), forms[i].says), "%s: %s", forms[i].name, text_of(&b.messages));
			else
				cr_expect_not(b.run.findings, "%s", forms[i].name);
			cr_expect_eq(b.run.findings, forms[i].says && !forms[i].code, "%s", forms[i].name);
			if (first)
				coco_buf_str(&messages, coco_buf_view(&b.messages));
			cr_expect_str_eq(text_of(&b.messages), text_of(&messages), "%s, block %zu", forms[i].name, block);
		}
		coco_buf_free(&messages);
	}
	bench_close(&b);
}

Test(stream, semicolons_hint_at_coco_import)
{
	struct bench b;
	struct coco_stream_options options = {.type = "participant"};
	bench_open(&b);
	read_all(&b, view("id;org\n1;A\n"), NULL, 4096);
	cr_expect(strstr(b.err.hint, "coco-import --as=TYPE"));
	read_all(&b, view("id;org\n1;A\n"), &options, 4096);
	cr_expect_str_eq(b.err.code, "wrong-form");
	read_all(&b, view("title\na\n"), &(struct coco_stream_options){.type = "y", .no_check = true}, 4096);
	cr_expect_str_eq(text_of(&b.records), "2 {\"type\":\"y\",\"title\":\"a\"}\n");
	bench_close(&b);
}

Test(stream, the_form_depends_on_the_first_64_kib_alone)
{
	struct bench b;
	struct coco_buf data = COCO_BUF_INIT;
	size_t first = 0;
	bench_open(&b);
	coco_buf_puts(&data, "type,title\n");
	for (int i = 0; i < 7000; i++)
		coco_buf_puts(&data, "y,a title\n");
	coco_buf_puts(&data, "y,\xFF\ny,the last title\n");
	for (size_t block = 512; block <= (size_t)1 << 20; block *= 2) {
		read_all(&b, coco_buf_view(&data), NULL, block);
		cr_expect_str_neq(b.err.code, "wrong-form", "block %zu: the faulty row lies behind what is looked at", block);
		first = first ? first : b.records.len;
		cr_expect_eq(b.records.len, first);
	}
	cr_expect_gt(first, 7000 * 20);
	coco_buf_free(&data);
	bench_close(&b);
}

/* ---- rejects ---------------------------------------------------------------------------------------------------- */

Test(stream, rejects_go_to_their_file)
{
	struct bench b;
	struct coco_arena *arena = coco_arena_new();
	bench_open(&b);
	struct coco_stream_options options = {.rejects = b.rejects};
	read_all(&b, view("{\"type\":\"x\"}\n\n{\"a\xFF\xC3\":1}\n[2]\n{\"type\":\"y\"}\n{\"cut"), &options, 7);
	cr_expect_str_eq(text_of(&b.records), "1 {\"type\":\"x\"}\n5 {\"type\":\"y\"}\n");
	cr_expect(b.run.findings);
	cr_expect_eq(coco_diag_count(b.run.diag, COCO_ERROR), 0, "%s", text_of(&b.messages));
	struct coco_str text = coco_file_read(b.rejects, 4096, arena, NULL);
	char want[1024];
	snprintf(want, sizeof(want),
	    "{\"file\":\"%s\",\"row\":2,\"line\":3,\"column\":4,\"code\":\"bad-json\",\"text\":\"bytes that are no "
	    "UTF-8\",\"raw\":\"{\\\"a\\\\xFF\\\\xC3\\\":1}\"}\n"
	    "{\"file\":\"%s\",\"row\":3,\"line\":4,\"column\":1,\"code\":\"not-an-object\",\"text\":\"a record is a JSON object, this is "
	    "another value\",\"raw\":\"[2]\"}\n"
	    "{\"file\":\"%s\",\"row\":5,\"line\":6,\"column\":6,\"code\":\"bad-json\",\"text\":\"the text ends inside a "
	    "string\",\"raw\":\"{\\\"cut\"}\n",
	    b.path, b.path, b.path);
	cr_expect(coco_str_is(text, want), "%.*s", COCO_STR_ARG(text));
	struct stat info;
	cr_expect(stat(b.rejects, &info) == 0 && (info.st_mode & 0777) == 0600, "rejected lines may be personal");
	bench_close(&b);
	coco_arena_free(arena);
}

Test(stream, lines_over_the_limit_are_rejected)
{
	struct bench b;
	struct coco_buf data = COCO_BUF_INIT;
	bench_open(&b);
	for (int array = 0; array < 2; array++) {
		coco_buf_clear(&data);
		coco_buf_puts(&data, array ? "[{\"type\":\"x\"},\n{\"a\":\"" : "{\"type\":\"x\"}\n{\"a\":\"");
		char *room = coco_buf_room(&data, COCO_LINE_MAX);
		memset(room, 'a', COCO_LINE_MAX);
		data.len += COCO_LINE_MAX;
		coco_buf_puts(&data, array ? "\"},\n{\"type\":\"y\"}]" : "\"}\n{\"type\":\"y\"}\n");
		read_all(&b, coco_buf_view(&data), NULL, 65536);
		cr_expect_str_eq(text_of(&b.records), "1 {\"type\":\"x\"}\n3 {\"type\":\"y\"}\n");
		cr_expect(strstr(text_of(&b.messages), ":2: error[line-too-long]"), "%s", text_of(&b.messages));
	}
	coco_buf_free(&data);
	bench_close(&b);
}

/* ---- several files ---------------------------------------------------------------------------------------------- */

Test(stream, goes_through_all_files_and_stops_at_the_first_fault)
{
	struct bench b;
	struct coco_rec rec = {0};
	struct coco_err err = {0};
	bench_open(&b);
	put_file(b.path, view("{\"type\":\"x\"}"));
	struct coco_operand files[] = {{b.path, NULL}, {b.path, NULL}, {"/nonexistent/file", NULL}, {b.path, NULL}};
	b.run.files = files;
	b.run.n_files = 2;
	struct coco_stream *stream = coco_stream_new(&b.run, NULL, &err);
	cr_expect_eq(coco_stream_next(stream, &rec, &err), 1);
	cr_expect_eq(coco_stream_next(stream, &rec, &err), 1);
	cr_expect_eq(rec.line_number, 1);
	cr_expect_eq(coco_stream_next(stream, &rec, &err), 0);
	cr_expect_eq(coco_stream_records(stream), 2);
	coco_stream_free(stream);
	b.run.n_files = 4;
	stream = coco_stream_new(&b.run, NULL, &err);
	for (int i = 0; i < 2; i++)
		cr_expect_eq(coco_stream_next(stream, &rec, &err), 1);
	cr_expect_eq(coco_stream_next(stream, &rec, &err), -1);
	cr_expect_eq(err.exit, COCO_EXIT_INPUT);
	cr_expect_eq(coco_stream_next(stream, &rec, &err), -1);
	coco_stream_free(stream);
	coco_rec_free(&rec);
	bench_close(&b);
}

/* ---- the sink --------------------------------------------------------------------------------------------------- */

/* Sends `data` through a stream into a sink; the result is in the arena. */
static struct coco_str through(struct bench *b, struct coco_str data, enum coco_format format, struct coco_arena *arena)
{
	struct coco_rec rec = {0};
	char path[128];
	snprintf(path, sizeof(path), "%s/out", b->folder);
	struct coco_stream *stream = coco_stream_of(&b->run, coco_in_memory("data", data), NULL, &b->err);
	b->run.out = coco_out_open(path, 0, &b->err);
	b->run.stream = true;
	struct coco_sink *sink = coco_sink_new(&b->run, format, &b->err);
	int got;
	while ((got = coco_stream_next(stream, &rec, &b->err)) > 0)
		cr_expect_eq(coco_sink_put(sink, rec.line, &b->err), 0);
	cr_expect_eq(got, 0, "%s", b->err.text);
	cr_expect_eq(coco_sink_end(sink, &b->err), 0, "%s", b->err.text);
	cr_expect_eq(b->run.stream, format == COCO_NDJSON);
	coco_sink_free(sink);
	coco_stream_free(stream);
	coco_rec_free(&rec);
	cr_expect_eq(coco_out_close(b->run.out, true, &b->err), 0, "%s", b->err.text);
	b->run.out = NULL;
	struct coco_str result = coco_file_read(path, 1 << 24, arena, &b->err);
	unlink(path);
	return result;
}

Test(stream, ndjson_to_array_and_back_is_the_same)
{
	struct bench b;
	struct coco_arena *arena = coco_arena_new();
	struct coco_buf lines = COCO_BUF_INIT;
	bench_open(&b);
	cr_expect(coco_str_is(through(&b, view(""), COCO_JSON, arena), "[]\n"));
	cr_expect(coco_str_is(through(&b, view(""), COCO_NDJSON, arena), ""));
	cr_expect(
	    coco_str_is(through(&b, view(LINES), COCO_JSON, arena), "[\n{\"type\":\"x\",\"n\":1},\n{\"type\":\"y\", \"n\":[2, {}]}\n]\n"));
	for (uint64_t seed = 1; seed <= 60; seed++) {
		static const char *const values[] = {
		    "1.50", "\"a ] [ , \\\" \\\\\"", "[ 1, {\"b\": [] } ]", "{ }", "\"\\u0020Ž\"", "null", "-0", "[\"}\"]"};
		struct rng r = {seed};
		coco_buf_clear(&lines);
		for (size_t n = rng_below(&r, 40); n; n--) {
			coco_buf_puts(&lines, "{\"type\":\"x\"");
			for (size_t m = rng_below(&r, 6); m; m--)
				coco_buf_printf(&lines, ", \"m%zu\" :%s", m, values[rng_below(&r, COCO_LEN(values))]);
			coco_buf_puts(&lines, "}\n");
		}
		struct coco_str data = coco_buf_view(&lines).s ? coco_buf_view(&lines) : view("");
		struct coco_str array = through(&b, data, COCO_JSON, arena);
		cr_expect_eq(coco_json_check(array, NULL), 0, "%.*s", COCO_STR_ARG(array));
		cr_expect(coco_str_eq(through(&b, array, COCO_NDJSON, arena), data), "seed %d: %.*s", (int)seed, COCO_STR_ARG(data));
	}
	/* through CSV: the same values */
	struct coco_str csv = through(&b, view("{\"type\":\"y\",\"n\":1,\"s\":\"a,b\"}\n"), COCO_CSV, arena);
	cr_expect(coco_str_is(through(&b, csv, COCO_NDJSON, arena), "{\"type\":\"y\",\"n\":1,\"s\":\"a,b\"}\n"), "%.*s", COCO_STR_ARG(csv));
	coco_buf_free(&lines);
	coco_arena_free(arena);
	bench_close(&b);
}

Test(stream, a_failed_output_stops_the_sink)
{
	struct bench b;
	bench_open(&b);
	if (!coco_file_exists("/dev/full"))
		cr_skip_test("no /dev/full");
	b.run.out = coco_out_open("/dev/full", 0, &b.err);
	struct coco_sink *sink = coco_sink_new(&b.run, COCO_NDJSON, &b.err);
	char line[1000];
	memset(line, 'x', sizeof(line));
	int got = 0;
	for (int i = 0; i < 1000 && !got; i++)
		got = coco_sink_put(sink, (struct coco_str){line, sizeof(line)}, &b.err);
	cr_expect_eq(got, -1);
	cr_expect_eq(b.err.exit, COCO_EXIT_OK, "the reason is told by closing the output");
	coco_sink_free(sink);
	cr_expect_eq(coco_out_close(b.run.out, true, &b.err), -1);
	cr_expect_eq(b.err.exit, COCO_EXIT_IO);
	bench_close(&b);
}
