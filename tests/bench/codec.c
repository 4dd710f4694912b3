/* What does a record cost that a filter passes on? Lines of about 900 bytes, made here with a fixed seed, go from memory through
 * the line reader, the parser and the output; the steps apart as well, and jansson for the same lines as the peer. The last row is
 * the budget's: a file of ten times the lines through stream and sink, as every filter does it.
 *
 *     cc -O2 -Iinclude tests/bench/codec.c build/release/lib/libcoco.a -ljansson … && ./a.out [RECORDS]
 *
 * Prints one line a measure: name, nanoseconds a record (best of five rounds), ratio to jansson. */
#include "coco/base_run.h"
#include "coco/record.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 5, FILE_TIMES = 10 };

static uint64_t random_state = 42;

static size_t below(size_t n)
{
	random_state ^= random_state >> 12;
	random_state ^= random_state << 25;
	random_state ^= random_state >> 27;
	return (size_t)((random_state * 0x2545F4914F6CDD1Du) >> 33) % n;
}

/* A sentence of invented words, some with letters beyond ASCII. */
static void put_words(struct coco_writer *w, const char *key, size_t count)
{
	static const char *const words[] = {"oblikovanje", "Möbel", "narzędzi", "workshop", "železo", "production", "digitális", "the", "for",
	    "robotics", "craft", "\"Studio\"", "studio", "prototype", "süddeutsch", "sustainable", "packaging", "line", "and", "new"};
	char text[1024];
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s", i ? " " : "", words[below(COCO_LEN(words))]);
	coco_write_key(w, key);
	coco_write_str(w, (struct coco_str){text, n});
}

static void put_list(struct coco_writer *w, const char *key, size_t count, const char *one, const char *other)
{
	coco_write_key(w, key);
	coco_write_array(w);
	for (size_t i = 0; i < count; i++)
		coco_write_text(w, below(2) ? one : other);
	coco_write_end(w, false);
}

static void put_record(struct coco_buf *out, size_t number)
{
	struct coco_writer w;
	char id[32];
	coco_writer_init(&w, out);
	snprintf(id, sizeof(id), "p%07zu", number);
	coco_write_object(&w);
	coco_write_key(&w, "type");
	coco_write_text(&w, "participant");
	coco_write_key(&w, "id");
	coco_write_text(&w, id);
	coco_write_key(&w, "side");
	coco_write_text(&w, below(2) ? "cci" : "avm");
	put_words(&w, "org", 3);
	coco_write_key(&w, "country");
	coco_write_text(&w, "SI");
	coco_write_key(&w, "nuts");
	coco_write_text(&w, "SI041");
	coco_write_key(&w, "lat");
	coco_write_num(&w, 45 + (double)below(100000) / 100000);
	coco_write_key(&w, "lon");
	coco_write_num(&w, 14 + (double)below(100000) / 100000);
	put_list(&w, "nace", 2, "25", "28");
	put_list(&w, "skills", 4, "industrial_design", "service_design");
	put_list(&w, "technologies", 2, "robotics", "ai");
	coco_write_key(&w, "size");
	coco_write_text(&w, "micro");
	coco_write_key(&w, "headcount");
	coco_write_int(&w, (int64_t)below(250));
	put_words(&w, "offers", 31);
	put_words(&w, "needs", 24);
	coco_write_key(&w, "readiness");
	coco_write_object(&w);
	coco_write_key(&w, "culture");
	coco_write_num(&w, 3.5);
	coco_write_key(&w, "capability");
	coco_write_num(&w, 4);
	coco_write_end(&w, true);
	coco_write_key(&w, "consent");
	coco_write_object(&w);
	coco_write_key(&w, "process");
	coco_write_bool(&w, true);
	coco_write_key(&w, "date");
	coco_write_text(&w, "2026-03-12");
	coco_write_end(&w, true);
	coco_write_key(&w, "status");
	coco_write_text(&w, "active");
	coco_write_end(&w, true);
	coco_buf_putc(out, '\n');
}

static double now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void stop(const char *what)
{
	fprintf(stderr, "codec: %s\n", what);
	exit(1);
}

enum step { LINES, PARSE, PASS, CHECK, CANONICAL, JANSSON };
static const char *const steps[] = {
    "lines only", "lines, parse", "lines, parse, pass on", "lines, parse, schema check, pass on", "lines, parse, canonical", "jansson"};

/* One round over all lines: nanoseconds a record. */
static double round_of(enum step step, struct coco_str data, size_t records, struct coco_rec *rec, struct coco_diag *diag)
{
	struct coco_in *in = coco_in_memory("records", data);
	struct coco_out *out = coco_out_open("/dev/null", 0, NULL);
	struct coco_buf canonical = COCO_BUF_INIT;
	struct coco_line line;
	size_t seen = 0;
	if (!in || !out)
		stop("no memory");
	double start = now_ns();
	while (coco_in_line(in, &line, NULL) > 0) {
		seen++;
		if (step == JANSSON) {
			json_t *value = json_loadb(line.text.s, line.text.n, JSON_REJECT_DUPLICATES, NULL);
			if (!value)
				stop("jansson refuses a record");
			json_decref(value);
			continue;
		}
		if (step >= PARSE && coco_rec_parse(rec, line.text, NULL))
			stop("a record is refused");
		if (step == CHECK && !coco_schema_check(rec, diag))
			stop("a record breaks the schema");
		if (step == CANONICAL) {
			coco_buf_clear(&canonical);
			if (coco_rec_canonical(rec, &canonical, NULL))
				stop("no memory");
		}
		if (step == PASS || step == CHECK) {
			coco_out_str(out, line.text);
			coco_out_put(out, "\n", 1);
		}
	}
	double spent = now_ns() - start;
	if (seen != records)
		stop("records are lost");
	coco_buf_free(&canonical);
	coco_in_close(in);
	if (coco_out_close(out, true, NULL))
		stop("writing failed");
	return spent / (double)records;
}

/* The lines FILE_TIMES over, in a file; `path` is a template for mkstemp. */
static void write_file(struct coco_str data, char *path)
{
	int fd = mkstemp(path);
	FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;
	for (int i = 0; file && i < FILE_TIMES; i++)
		if (fwrite(data.s, 1, data.n, file) != data.n)
			stop("writing failed");
	if (!file || fclose(file) != 0)
		stop("writing failed");
}

/* One round over the file: nanoseconds a record. */
static double filter_round(const char *path, size_t records, struct coco_rec *rec, struct coco_diag *diag)
{
	struct coco_common common = {.output = "/dev/null"};
	struct coco_operand file = {.path = path};
	struct coco_run run = {.common = &common, .arena = coco_arena_new(), .diag = diag, .files = &file, .n_files = 1};
	struct coco_stream *stream = run.arena ? coco_stream_new(&run, NULL, NULL) : NULL;
	struct coco_sink *sink = coco_sink_new(&run, COCO_NDJSON, NULL);
	if (!stream || !sink || coco_run_output(&run, 0, NULL))
		stop("no memory");
	double start = now_ns();
	int more;
	while ((more = coco_stream_next(stream, rec, NULL)) > 0)
		if (coco_sink_put(sink, rec->line, NULL))
			stop("writing failed");
	if (more || coco_sink_end(sink, NULL) || coco_out_close(run.out, true, NULL))
		stop("the filter failed");
	double spent = now_ns() - start;
	if (coco_stream_records(stream) != records || run.findings)
		stop("records are lost or refused");
	coco_sink_free(sink);
	coco_stream_free(stream);
	coco_arena_free(run.arena);
	return spent / (double)records;
}

static double best_filter(struct coco_str data, size_t records, struct coco_rec *rec, struct coco_diag *diag)
{
	char path[] = "/tmp/coco-codec-XXXXXX";
	write_file(data, path);
	double best = filter_round(path, records * FILE_TIMES, rec, diag);
	for (int i = 1; i < ROUNDS; i++) {
		double again = filter_round(path, records * FILE_TIMES, rec, diag);
		best = again < best ? again : best;
	}
	unlink(path);
	return best;
}

static void print_row(const char *name, double ns, double jansson)
{
	printf("%-46s %8.0f ns a record   %6.3f of jansson\n", name, ns, ns / jansson);
}

static void to_stderr(void *context, const char *bytes, size_t n)
{
	(void)context;
	fwrite(bytes, 1, n, stderr);
}

int main(int argc, char **argv)
{
	size_t records = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 20000;
	struct coco_buf data = COCO_BUF_INIT;
	struct coco_rec rec = {0};
	struct coco_diag_options options = {.write = to_stderr, .repeat = 3};
	struct coco_diag *diag = coco_diag_new("codec", &options);
	double best[COCO_LEN(steps)];
	if (!records || !diag)
		stop("usage: codec [RECORDS]");
	for (size_t i = 0; i < records; i++)
		put_record(&data, i);
	if (!coco_buf_ok(&data))
		stop("no memory");
	for (size_t s = 0; s < COCO_LEN(steps); s++) {
		best[s] = round_of((enum step)s, coco_buf_view(&data), records, &rec, diag);
		for (int i = 1; i < ROUNDS; i++) {
			double again = round_of((enum step)s, coco_buf_view(&data), records, &rec, diag);
			best[s] = again < best[s] ? again : best[s];
		}
	}
	printf("%zu records of %zu bytes, %zu members\n", records, data.len / records, rec.n_members);
	for (size_t s = 0; s < COCO_LEN(steps); s++)
		print_row(steps[s], best[s], best[JANSSON]);
	print_row("read, check and pass on (stream + sink)", best_filter(coco_buf_view(&data), records, &rec, diag), best[JANSSON]);
	coco_diag_free(diag);
	coco_rec_free(&rec);
	coco_buf_free(&data);
	return 0;
}
