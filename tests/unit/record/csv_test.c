/* Record CSV: what goes in comes out, whatever it is; what people write is read as they mean it. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "help.h"

/* ---- a little machinery ----------------------------------------------------------------------------------------- */

static struct rng rng;

static size_t rnd(size_t n)
{
	return rng_below(&rng, n);
}

static char *slurp(const char *path, size_t *n)
{
	FILE *file = fopen(path, "rb");
	struct coco_buf buf = COCO_BUF_INIT;
	char block[4096];
	cr_assert(file);
	for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
		coco_buf_put(&buf, block, got);
	fclose(file);
	coco_buf_putc(&buf, '\0');
	*n = buf.len - 1;
	return buf.data;
}

/* Lines of records → record CSV, to be freed. */
static char *to_csv(const char *const *lines, size_t n, size_t *bytes)
{
	char path[] = "/tmp/coco-csv-XXXXXX";
	struct coco_err err = {0};
	int fd = mkstemp(path);
	cr_assert(fd >= 0);
	close(fd);
	struct coco_out *out = coco_out_open(path, 0, &err);
	struct coco_csv_writer *writer = coco_csv_writer_new(&err);
	cr_assert(out && writer);
	for (size_t i = 0; i < n; i++)
		cr_assert(coco_csv_writer_add(writer, coco_str_of(lines[i]), &err) == 0, "%s: %s", err.text, lines[i]);
	cr_assert(coco_csv_writer_end(writer, out, &err) == 0, "%s", err.text);
	coco_csv_writer_free(writer);
	cr_assert(coco_out_close(out, true, &err) == 0, "%s", err.text);
	char *text = slurp(path, bytes);
	unlink(path);
	return text;
}

static struct coco_buf canonical(struct coco_str line)
{
	struct coco_rec rec = {0};
	struct coco_err err = {0};
	struct coco_buf out = COCO_BUF_INIT;
	cr_assert(coco_rec_parse(&rec, line, &err) == 0, "%s: %.*s", err.text, COCO_STR_ARG(line));
	cr_assert(coco_rec_canonical(&rec, &out, &err) == 0);
	coco_rec_free(&rec);
	return out;
}

/* Reads the CSV with the given block size and compares with the lines. */
static void compare(const char *csv, size_t bytes, const char *const *lines, size_t n, size_t block)
{
	struct coco_err err = {0};
	struct coco_buf line = COCO_BUF_INIT;
	struct coco_in *in = coco_in_memory("test.csv", (struct coco_str){csv, bytes});
	if (block > 0)
		coco_in_block(in, block);
	struct coco_csv_reader *reader = coco_csv_reader_new(in, NULL, &err);
	cr_assert(reader, "%s", err.text);
	size_t i = 0;
	for (int got; (got = coco_csv_reader_next(reader, &line, NULL, &err)) != 0; i++) {
		cr_assert(got == 1 && i < n, "%d %s: row %zu, want %s", got, err.text, i, i < n ? lines[i] : "end");
		cr_assert(!memchr(line.data, '\n', line.len));
		struct coco_buf want = canonical(coco_str_of(lines[i])), have = canonical(coco_buf_view(&line));
		cr_expect(coco_str_eq(coco_buf_view(&want), coco_buf_view(&have)), "block %zu: want %s\n have %s", block, want.data, have.data);
		coco_buf_free(&want);
		coco_buf_free(&have);
	}
	cr_expect(i == n, "%zu of %zu records", i, n);
	coco_csv_reader_free(reader);
	coco_in_close(in);
	coco_buf_free(&line);
}

static void round_trip(const char *const *lines, size_t n, size_t block)
{
	size_t bytes;
	char *csv = to_csv(lines, n, &bytes);
	compare(csv, bytes, lines, n, block);
	free(csv);
}

/* Reads one CSV text; the records as lines joined by LF, faults as "!code line". */
static struct coco_buf read_all(const char *csv, const char *type)
{
	struct coco_err err = {0};
	struct coco_buf line = COCO_BUF_INIT, all = COCO_BUF_INIT;
	struct coco_in *in = coco_in_memory("test.csv", coco_str_of(csv));
	struct coco_csv_reader *reader = coco_csv_reader_new(in, type, &err);
	int got = reader ? 0 : -1;
	while (reader && (got = coco_csv_reader_next(reader, &line, NULL, &err)) > 0) {
		if (got == 2)
			coco_buf_printf(&all, "!%s %zu %s\n", err.code, err.line, line.data);
		else
			coco_buf_printf(&all, "%s\n", line.data);
		cr_expect(got != 2 || err.exit == COCO_EXIT_FINDINGS);
	}
	if (got < 0) {
		coco_buf_printf(&all, "!!%s %zu\n", err.code, err.line);
		cr_expect(err.exit == COCO_EXIT_INPUT);
	}
	coco_csv_reader_free(reader);
	coco_in_close(in);
	coco_buf_free(&line);
	coco_buf_puts(&all, "");
	return all;
}

/* ---- round trips ------------------------------------------------------------------------------------------------ */

/* Each is a corner of its own. */
static const char *const corners[] = {
    "{}",
    "{\"a\":null}",
    "{\"type\":null}",
    "{\"type\":5}",
    "{\"type\":\"#x\",\"a\":1}",
    "{\"type\":\"{}\"}",
    "{\"type\":\"\"}",
    "{\"type\":[\"participant\"],\"org\":\"X\"}",
    "{\"id\":\"no type\"}",
    "{\"type\":\"participant\",\"id\":\"p1\",\"org\":\"\"}",
    "{\"type\":\"participant\",\"id\":\"p1\",\"org\":\"null\"}",
    "{\"type\":\"participant\",\"id\":\"p1\",\"org\":\"5\"}",
    "{\"type\":\"participant\",\"id\":\"007\",\"org\":5}",
    "{\"type\":\"participant\",\"id\":\"p1\",\"org\":\"\\\"quoted\\\"\"}",
    "{\"type\":\"participant\",\"id\":\"p1\",\"org\":\"\\\"a\\\" and \\\"b\\\"\"}",
    "{\"type\":\"participant\",\"id\":\"p1\",\"lat\":\"47\",\"lon\":1.10}",
    "{\"type\":\"participant\",\"languages\":[]}",
    "{\"type\":\"participant\",\"languages\":\"de\"}",
    "{\"type\":\"participant\",\"languages\":[\"de\",\"sl\"]}",
    "{\"type\":\"participant\",\"languages\":[\"de\",5,null,[]]}",
    "{\"type\":\"participant\",\"skills\":[\"a;b\",\"c\"]}",
    "{\"type\":\"participant\",\"skills\":[\"\"]}",
    "{\"type\":\"participant\",\"skills\":[\"[1]\"]}",
    "{\"type\":\"participant\",\"skills\":[\"[1\"]}",
    "{\"type\":\"participant\",\"skills\":[\"null\"]}",
    "{\"type\":\"participant\",\"skills\":[\" x\"]}",
    "{\"type\":\"participant\",\"skills\":[null]}",
    "{\"type\":\"participant\",\"portfolio\":[{\"title\":\"t\",\"year\":2020}]}",
    "{\"type\":\"participant\",\"portfolio\":{\"title\":\"t\"}}",
    "{\"type\":\"participant\",\"portfolio.title\":\"t\"}",
    "{\"type\":\"participant\",\"readiness\":{\"culture\":3,\"stage\":\"networking\"}}",
    "{\"type\":\"participant\",\"readiness\":{\"culture\":\"3\"}}",
    "{\"type\":\"participant\",\"readiness\":{}}",
    "{\"type\":\"participant\",\"readiness\":null}",
    "{\"type\":\"participant\",\"readiness\":\"high\"}",
    "{\"type\":\"participant\",\"readiness.culture\":3,\"readiness\":{\"culture\":4}}",
    "{\"type\":\"participant\",\"consent\":{\"process\":true,\"share\":false,\"publish\":null,\"x\":{\"y\":[1]}}}",
    "{\"type\":\"participant\",\"readiness\":{\"a.b\":1,\"\":2,\" c\":3}}",
    "{\"type\":\"indicator\",\"kpi\":\"k\",\"group\":{\"country\":\"AT\",\"size\":\"5\"},\"missing\":{\"no_answer\":5}}",
    "{\"type\":\"indicator\",\"kpi\":\"k\",\"group\":{\"a\":{\"b\":1}},\"missing\":{\"x\":\"5\"}}",
    "{\"type\":\"row\",\"row\":2,\"cells\":{\"a.b\":\"1\",\"\":\"x\",\"c\":\"true\"}}",
    "{\"type\":\"row\",\"row\":3,\"cells\":{\"a\":\"1\",\"b\":\"\"}}",
    "{\"type\":\"response\",\"value\":[\"a\",\"b\"]}",
    "{\"type\":\"response\",\"value\":\"5\",\"missing\":\"no_answer\"}",
    "{\"type\":\"response\",\"value\":5,\"missing\":{\"x\":1}}",
    "{\"type\":\"x\",\"foo\":{\"a\":1,\"b\":{\"c\":[1,2,{\"d\":null}]}}}",
    "{\"type\":\"x\",\"foo\":{}}",
    "{\"type\":\"x\",\"foo\":\"{}\",\"foo.a\":1}",
    "{\"type\":\"x\",\"foo\":[1,2.50,1e5,-0,123456789012345678901234567890]}",
    "{\"type\":\"x\",\"big\":123456789012345678901234567890,\"e\":1E-7,\"z\":-0.0}",
    "{\"type\":\"x\",\"\":1,\".\":2,\"..\":3,\"a.\":4,\"\\\"q\":5,\" s\":6,\"s \":7,\"a,b\":8,\"a\\nb\":9}",
    "{\"type\":\"x\",\"t\":\"true\",\"n\":\"null\",\"d\":\"5\",\"q\":\"\\\"q\\\"\",\"l\":\"[1]\",\"o\":\"{\\\"a\\\":1}\",\"b\":\"{broken\","
    "\"s\":\" 5\",\"u\":\"5 \"}",
    "{\"type\":\"x\",\"t\":\"line\\r\\nbreak\",\"c\":\"\\r\",\"f\":\"=1+1\",\"m\":\"\\ufeffbom\",\"x\":\"\\u0001\\u007f\"}",
    "{\"type\":\"x\",\"ty\\u0070e2\":\"esc\",\"\\u00e9\":\"\\u00e9\\ud83d\\ude00\"}",
    "{\"type\":\"collaboration\",\"commitment\":{\"aims\":\"a\",\"agreed\":[{\"participant\":\"p\",\"date\":\"2026-01-01\"}]}}",
    "{\"type\":\"challenge\",\"brief\":{\"missing\":[{\"slot\":\"why\",\"ask\":\"?\"}],\"fixed\":[\"a\",\"b\"]},\"readability\":{"
    "\"before\":{\"flesch\":30.5}}}",
    "{\"type\":\"population\",\"source\":\"Eurostat\"}",
    "{\"type\":\"participant\",\"source\":{\"file\":\"a.csv\",\"row\":2}}",
};

Test(csv, corners_survive_together_and_alone)
{
	for (size_t block = 0; block <= 64; block++)
		round_trip(corners, COCO_LEN(corners), block);
	for (size_t i = 0; i < COCO_LEN(corners); i++)
		round_trip(&corners[i], 1, 0);
}

/* ---- random records --------------------------------------------------------------------------------------------- */

static const char *const odd_texts[] = {"", "null", "true", "false", "TRUE", "5", "-1.5e3", "\"x\"", "\"\"", "\"", "[1]", "[", "{}", "{",
    "a;b", ";", " x ", "\t", "a,b", "line\nbreak", "\r\n", "\r", "#c", "-", "1,5", "é", "日本", "=1", "a.b", ".", "\xEF\xBB\xBF", "a\"b",
    "type", "id", "nul", "[\"a\"]", "2026-03-12", "de", "x@example.org", "  ", "0123", "+5", "1e999", "NaN"};
static const char *const odd_numbers[] = {
    "0", "-0", "1.10", "1e5", "1E-7", "-0.0", "123456789012345678901234567890", "3", "0.333333", "2026", "-1"};
static char *naughty[256];
static size_t n_naughty;

static void load_naughty(void)
{
	char path[512];
	snprintf(path, sizeof path, "%s/corpora/strings/blns-200.txt", shared());
	FILE *file = fopen(path, "rb");
	char line[8192];
	while (file && n_naughty < COCO_LEN(naughty) && fgets(line, sizeof line, file)) {
		size_t n = strcspn(line, "\n");
		if (coco_utf8_check((struct coco_str){line, n}) == SIZE_MAX && !memchr(line, '\0', n)) {
			line[n] = '\0';
			naughty[n_naughty++] = strdup(line);
		}
	}
	if (file)
		fclose(file);
}

static const char *odd_text(void)
{
	if (n_naughty > 0 && rnd(3) == 0)
		return naughty[rnd(n_naughty)];
	return odd_texts[rnd(COCO_LEN(odd_texts))];
}

static void put_value(struct coco_writer *w, unsigned depth)
{
	switch (rnd(depth < 4 ? 10 : 6)) {
	case 0:
		coco_write_null(w);
		return;
	case 1:
		coco_write_bool(w, rnd(2) == 0);
		return;
	case 2:
		coco_write_raw(w, coco_str_of(odd_numbers[rnd(COCO_LEN(odd_numbers))]));
		return;
	case 6:
	case 7:
		coco_write_array(w);
		for (size_t i = rnd(4); i > 0; i--)
			put_value(w, depth + 1 + (unsigned)rnd(3));
		coco_write_end(w, false);
		return;
	case 8:
	case 9: {
		static const char *const keys[] = {"culture", "aims", "a", "b.c", "", "country", "file", "title"};
		size_t n = rnd(4), first = rnd(COCO_LEN(keys));
		coco_write_object(w);
		for (size_t i = 0; i < n; i++) {
			coco_write_key(w, keys[(first + i) % COCO_LEN(keys)]);
			put_value(w, depth + 1);
		}
		coco_write_end(w, true);
		return;
	}
	default:
		coco_write_text(w, odd_text());
	}
}

static void put_fitting(struct coco_writer *w, const struct coco_field *field)
{
	if (field->flags & COCO_FIELD_LIST) {
		coco_write_array(w);
		for (size_t i = rnd(4); i > 0; i--)
			coco_write_text(w, odd_text());
		coco_write_end(w, false);
	} else if (field->kind == COCO_INT || field->kind == COCO_NUM) {
		coco_write_raw(w, coco_str_of(odd_numbers[rnd(COCO_LEN(odd_numbers))]));
	} else if (field->kind == COCO_BOOL) {
		coco_write_bool(w, rnd(2) == 0);
	} else if (field->kind == COCO_OBJECT) {
		coco_write_object(w);
		coco_write_key(w, rnd(2) ? "from" : "own key");
		coco_write_text(w, odd_text());
		coco_write_end(w, true);
	} else {
		coco_write_text(w, odd_text());
	}
}

static char *random_record(void)
{
	struct coco_buf line = COCO_BUF_INIT;
	struct coco_writer w;
	struct coco_map *keys = coco_map_new();
	bool added;
	const char *type = rnd(8) ? coco_schema_type(rnd(coco_schema_types())) : odd_text();
	coco_writer_init(&w, &line);
	coco_write_object(&w);
	if (rnd(12)) {
		coco_write_key(&w, "type");
		coco_write_text(&w, type);
	}
	coco_map_add(keys, COCO_STR("type"), &added);
	for (size_t i = rnd(9); i > 0; i--) {
		const struct coco_field *field = coco_schema_field_at(rnd(coco_schema_count()));
		for (size_t tries = 0; tries < 30 && strcmp(field->type, type) != 0; tries++)
			field = coco_schema_field_at(rnd(coco_schema_count()));
		const char *key = rnd(4) ? field->name : odd_text();
		coco_map_add(keys, coco_str_of(key), &added);
		if (!added)
			continue;
		coco_write_key(&w, key);
		if (rnd(3))
			put_fitting(&w, field);
		else
			put_value(&w, 0);
	}
	coco_write_end(&w, true);
	coco_map_free(keys);
	return line.data;
}

Test(csv, random_records_survive)
{
	enum { RECORDS = 40, ROUNDS = 150 };
	char *lines[RECORDS];
	rng.state = UINT64_C(0x9E3779B97F4A7C15);
	load_naughty();
	for (size_t round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < RECORDS; i++)
			lines[i] = random_record();
		round_trip((const char *const *)lines, RECORDS, round % 65);
		for (size_t i = 0; i < RECORDS; i++)
			free(lines[i]);
	}
	for (size_t i = 0; i < n_naughty; i++)
		free(naughty[i]);
}

Test(csv, more_than_memory_keeps)
{
	enum { RECORDS = 60 };
	char *lines[RECORDS];
	for (size_t i = 0; i < RECORDS; i++) {
		struct coco_buf line = COCO_BUF_INIT;
		coco_buf_printf(&line, "{\"type\":\"x\",\"n\":%zu,\"k%zu\":\"", i, i % 7);
		for (size_t j = 0; j < 400000; j++)
			coco_buf_putc(&line, (char)('a' + (i + j) % 26));
		coco_buf_puts(&line, "\"}");
		lines[i] = line.data;
	}
	round_trip((const char *const *)lines, RECORDS, 0);
	for (size_t i = 0; i < RECORDS; i++)
		free(lines[i]);
}

/* ---- what people write ------------------------------------------------------------------------------------------ */

static const struct {
	const char *csv, *type, *want;
} readings[] = {
    {"type,id,languages,lat\nparticipant,p1,de; en;,47.10\n", NULL,
        "{\"type\":\"participant\",\"id\":\"p1\",\"languages\":[\"de\",\"en\"],\"lat\":47.10}\n"},
    {"\xEF\xBB\xBFid,org\r\np1,\"A, B\"\r\n\r\n,\r\np2,\"5\"\" pipe\"", "participant",
        "{\"type\":\"participant\",\"id\":\"p1\",\"org\":\"A, B\"}\n{\"type\":\"participant\",\"id\":\"p2\",\"org\":\"5\\\" pipe\"}\n"},
    {"type,id,org\n# what,to,fill in\nparticipant,007,5\n", NULL, "{\"type\":\"participant\",\"id\":\"007\",\"org\":\"5\"}\n"},
    {"type,x\na,1\n#b,2\n", NULL, "{\"type\":\"a\",\"x\":1}\n{\"type\":\"#b\",\"x\":2}\n"},
    {"type,x,y\na,0123,1\nb,TRUE,true\n", NULL, "{\"type\":\"a\",\"x\":\"0123\",\"y\":1}\n{\"type\":\"b\",\"x\":\"TRUE\",\"y\":true}\n"},
    {"type,id,org_personal\nparticipant,p,TRUE\n", NULL, "{\"type\":\"participant\",\"id\":\"p\",\"org_personal\":true}\n"},
    {" type , commitment.aims ,x,commitment.mode\ncollaboration,a,,m\n", NULL,
        "{\"type\":\"collaboration\",\"commitment\":{\"aims\":\"a\",\"mode\":\"m\"}}\n"},
    {"type,x\ra,1\rb,2\r", NULL, "{\"type\":\"a\",\"x\":1}\n{\"type\":\"b\",\"x\":2}\n"},
    {"type,x,\na,1,\n", NULL, "{\"type\":\"a\",\"x\":1}\n"}, {"type,x\na, v \n", NULL, "{\"type\":\"a\",\"x\":\" v \"}\n"},
    /* rows that can't be read */
    {"type,x\r\na,1\r\nb\r\n", NULL, "{\"type\":\"a\",\"x\":1}\n!bad-width 3 b\n"},
    {"type,id,lat\nparticipant,p,\"47,1\"\nparticipant,q,1\n", NULL,
        "!bad-cell 2 participant,p,\"47,1\"\n{\"type\":\"participant\",\"id\":\"q\",\"lat\":1}\n"},
    {"type,x\n\na,\"1\n2\"\na,1,2\nb\nc,3\n", NULL,
        "{\"type\":\"a\",\"x\":\"1\\n2\"}\n!bad-width 5 a,1,2\n!bad-width 6 b\n{\"type\":\"c\",\"x\":3}\n"},
    {"type,x,\na,1,2\n", NULL, "!bad-cell 2 a,1,2\n"},
    {"type,foo,foo.a\nx,1,\nx,,1\nx,1,1\n", NULL, "{\"type\":\"x\",\"foo\":1}\n{\"type\":\"x\",\"foo\":{\"a\":1}}\n!bad-cell 4 x,1,1\n"},
    {"type,org.x\nparticipant,1\nother,1\n", NULL, "!bad-cell 2 participant,1\n{\"type\":\"other\",\"org\":{\"x\":1}}\n"},
    {"type,a,\"\"\"a\"\"\"\nx,1,\nx,,1\nx,1,2\n", NULL, "{\"type\":\"x\",\"a\":1}\n{\"type\":\"x\",\"a\":1}\n!bad-cell 4 x,1,2\n"},
    {"type,portfolio\nparticipant,x\n", NULL, "!bad-cell 2 participant,x\n"},
    {"type,org_personal\nparticipant,yes\n", NULL, "!bad-cell 2 participant,yes\n"},
    /* tables that can't be read */
    {"", NULL, "!!bad-header 1\n"}, {"id,org\np,x\n", NULL, "!!bad-header 1\n"}, {"type;id\nparticipant;p\n", NULL, "!!bad-header 1\n"},
    {"type,a,a\nx,1,2\n", NULL, "!!bad-header 1\n"}, {"type,a..b\nx,1\n", NULL, "!!bad-header 1\n"},
    {"type,x\na,1\nb,5\" pipe\nc,2\n", NULL, "{\"type\":\"a\",\"x\":1}\n!!bad-quote 3\n"},
    {"type,x\na,\"open\nb,2\n", NULL, "!!bad-quote 2\n"}, {"type,x\na,\xFF\n", NULL, "!!bad-utf8 2\n"},
    {"type,x\na\xC3,\xA9\n", NULL, "!!bad-utf8 2\n"}, /* half a letter in each cell */
};

Test(csv, what_people_write)
{
	for (size_t i = 0; i < COCO_LEN(readings); i++) {
		struct coco_buf have = read_all(readings[i].csv, readings[i].type);
		cr_expect(strcmp(have.data, readings[i].want) == 0, "%s\nwant %s\nhave %s", readings[i].csv, readings[i].want, have.data);
		coco_buf_free(&have);
	}
}

Test(csv, what_is_written)
{
	static const char *const lines[] = {
	    "{\"type\":\"participant\",\"id\":\"p1\",\"languages\":[\"de\",\"sl\"],\"readiness\":{\"culture\":3.50}}",
	    "{\"type\":\"x\",\"a.b\":1,\"id\":\"\",\"t\":\"5\",\"n\":null,\"q\":\"say \\\"hi\\\", you\"}"};
	static const char want[] = "type,id,languages,readiness.culture,\"\"\"a.b\"\"\",t,n,q\n"
	                           "participant,p1,de;sl,3.50,,,,\n"
	                           "x,\"\"\"\"\"\",,,1,\"\"\"5\"\"\",null,\"say \"\"hi\"\", you\"\n";
	size_t bytes;
	char *csv = to_csv(lines, COCO_LEN(lines), &bytes);
	cr_expect(strcmp(csv, want) == 0, "want %s\nhave %s", want, csv);
	free(csv);
}

Test(csv, an_open_quote_does_not_eat_the_memory)
{
	struct coco_buf csv = COCO_BUF_INIT;
	coco_buf_puts(&csv, "type,x\na,\"open\n");
	while (csv.len < COCO_LINE_MAX + 100000)
		coco_buf_puts(&csv, "and on it goes, line by line\n");
	struct coco_buf have = read_all(csv.data, NULL);
	cr_expect(strcmp(have.data, "!!line-too-long 2\n") == 0, "%s", have.data);
	coco_buf_free(&have);
	coco_buf_free(&csv);
}

Test(csv, personal_values_are_not_told)
{
	struct coco_err err = {0};
	struct coco_buf line = COCO_BUF_INIT;
	struct coco_in *in = coco_in_memory("t.csv", COCO_STR("type,lat\nparticipant,anna@example.org\n"));
	struct coco_csv_reader *reader = coco_csv_reader_new(in, NULL, &err);
	cr_assert(reader);
	size_t row = 0;
	cr_expect(coco_csv_reader_next(reader, &line, &row, &err) == 2 && row == 2);
	cr_expect(!strstr(err.text, "anna") && strstr(err.text, "lat"), "%s", err.text);
	coco_csv_reader_free(reader);
	coco_in_close(in);
	coco_buf_free(&line);
}
