/* The sink: records in the format that the user chose. NDJSON: a line each, as it stands. JSON: an array of the same lines.
 * CSV: by the CSV writer, which writes at the end, when it knows all columns. */
#include "coco/base_run.h"
#include "coco/record.h"

#include <stdlib.h>

struct coco_sink {
	struct coco_run *run;
	enum coco_format format;
	struct coco_csv_writer *csv;
	bool any;
};

struct coco_sink *coco_sink_new(struct coco_run *run, enum coco_format format, struct coco_err *err)
{
	struct coco_sink *sink = calloc(1, sizeof(*sink));
	if (!sink) {
		coco_err_nomem(err);
		return NULL;
	}
	sink->run = run;
	sink->format = format;
	run->records = true;
	if (format == COCO_CSV && !(sink->csv = coco_csv_writer_new(err))) {
		free(sink);
		return NULL;
	}
	if (format != COCO_NDJSON)
		run->stream = false; /* an abort record would have no place in it */
	return sink;
}

/* Where the output has failed there is no use in going on. The reason comes to light when it is closed. */
static int state(const struct coco_sink *sink)
{
	return coco_out_failed(sink->run->out) ? -1 : 0;
}

int coco_sink_put(struct coco_sink *sink, struct coco_str line, struct coco_err *err)
{
	struct coco_out *out = sink->run->out;
	if (sink->format == COCO_CSV)
		return coco_csv_writer_add(sink->csv, line, err);
	if (sink->format == COCO_JSON)
		coco_out_puts(out, sink->any ? ",\n" : "[\n");
	coco_out_str(out, line);
	if (sink->format == COCO_NDJSON)
		coco_out_put(out, "\n", 1);
	sink->any = true;
	return state(sink);
}

int coco_sink_put_lines(struct coco_sink *sink, struct coco_str lines, size_t n, struct coco_err *err)
{
	struct coco_str line;
	if (sink->format == COCO_NDJSON) {
		coco_out_str(sink->run->out, lines);
		sink->any = true;
		return state(sink);
	}
	while (n-- && coco_str_split(&lines, '\n', &line)) {
		if (coco_sink_put(sink, line, err))
			return -1;
	}
	return 0;
}

int coco_sink_end(struct coco_sink *sink, struct coco_err *err)
{
	if (sink->format == COCO_CSV && coco_csv_writer_end(sink->csv, sink->run->out, err))
		return -1;
	if (sink->format == COCO_JSON)
		coco_out_puts(sink->run->out, sink->any ? "\n]\n" : "[]\n");
	return state(sink);
}

void coco_sink_free(struct coco_sink *sink)
{
	if (!sink)
		return;
	coco_csv_writer_free(sink->csv);
	free(sink);
}
