/* The report as a data package for open-data portals (Frictionless Data Package, version 1): the indicators, the catalogue's
 * definitions of their KPIs, the codes with their labels and where they come from, each a CSV file, and a descriptor that says
 * what the columns hold and the digest of each file. Invariant: every KPI and every code of the indicators stands in the
 * two other files; the descriptor names each column of each file. */
#include <string.h>

#include "coco/page.h"
#include "model.h"

enum { INDICATORS, KPIS, CODES, DESCRIPTOR };
static const char *const titles[] = {"package.indicators", "package.kpis", "package.codes"};

/* ---- kpis and codes --------------------------------------------------------------------------------------------- */

static const char *const kpi_columns[] = {
    "id", "version", "section", "unit", "method", "min_n", "counts", "records", "question", "formula", "numerator", "denominator"};

static void put_cells(struct coco_buf *out, const struct coco_str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		coco_buf_puts(out, i ? "," : "");
		coco_csv_cell(out, cells[i]);
	}
	coco_buf_putc(out, '\n');
}

static void put_kpis(const struct coco_report *r, struct coco_buf *out)
{
	for (size_t i = 0; i < COCO_LEN(kpi_columns); i++) {
		coco_buf_printf(out, "%s,", kpi_columns[i]);
	}
	coco_buf_puts(out, "title\n");
	for (size_t kpi = 0; kpi < kpi_rows(); kpi++) {
		struct coco_str cells[COCO_LEN(kpi_columns) + 1];
		size_t o = 0;
		while (o < r->n_order && r->indicators[r->order[o]].kpi != kpi) {
			o++;
		}
		for (size_t i = 0; i < COCO_LEN(kpi_columns); i++) {
			cells[i] = coco_str_of(kpi_cell(kpi, kpi_columns[i]));
		}
		cells[COCO_LEN(kpi_columns)] = coco_str_of(kpi_title(kpi, r->lang));
		if (o < r->n_order) {
			put_cells(out, cells, COCO_LEN(cells));
		}
	}
}

static int put_codes(const struct coco_report *r, struct coco_buf *out)
{
	struct coco_map *met = coco_map_new();
	struct coco_buf key = COCO_BUF_INIT;
	int status = met ? 0 : -1;
	coco_buf_puts(out, "dimension,code,dimension_label,label,vocabulary,source\n");
	for (size_t o = 0; o < r->n_order && !status; o++) {
		const struct group *g = &r->indicators[r->order[o]].group;
		for (size_t d = 0; d < g->n && !status; d++) {
			const char *name = vocabulary_of(g->dim[d].name), *dimension = g->dim[d].name;
			const struct coco_vocab *vocab = name ? coco_vocab(name) : NULL;
			size_t at = vocab ? coco_vocab_find(vocab, g->dim[d].code) : COCO_NONE;
			bool added = false;
			coco_buf_clear(&key);
			coco_buf_printf(&key, "%s\x1f%.*s", dimension, COCO_STR_ARG(g->dim[d].code));
			status = coco_buf_ok(&key) && coco_map_add(met, coco_buf_view(&key), &added) != COCO_NONE ? 0 : -1;
			const struct coco_str cells[] = {coco_str_of(dimension), g->dim[d].code, coco_str_of(dim_label(r, dimension)),
			    code_label(r, dimension, g->dim[d].code), coco_str_of(at == COCO_NONE ? "" : name),
			    coco_str_of(at == COCO_NONE ? "" : coco_vocab_extra(vocab, at, "source"))};
			if (added) {
				put_cells(out, cells, COCO_LEN(cells));
			}
		}
	}
	coco_buf_free(&key);
	coco_map_free(met);
	return status;
}

/* ---- descriptor ------------------------------------------------------------------------------------------------- */

static const char *type_of(struct coco_str column)
{
	static const struct {
		const char *column, *type;
	} types[] = {{"value", "number"}, {"lo", "number"}, {"hi", "number"}, {"n", "integer"}, {"min_n", "integer"}};
	for (size_t i = 0; i < COCO_LEN(types); i++) {
		if (coco_str_is(column, types[i].column)) {
			return types[i].type;
		}
	}
	return coco_str_starts(column, "missing.")  ? "integer"
	       : coco_str_starts(column, "change.") ? "number"
	       : coco_str_starts(column, "period.") ? "date"
	                                            : "string";
}

static void member(struct coco_writer *w, const char *key, const char *value)
{
	coco_write_key(w, key);
	coco_write_text(w, value);
}

static void write_words(struct coco_writer *w, const char *key, const char *const *words, size_t n)
{
	coco_write_key(w, key);
	coco_write_array(w);
	for (size_t i = 0; i < n; i++) {
		coco_write_text(w, words[i]);
	}
	coco_write_end(w, false);
}

static void write_keys(struct coco_writer *w, size_t file)
{
	static const char *const kpi_key[] = {"id"}, *const code_key[] = {"dimension", "code"}, *const none[] = {""};
	if (file == KPIS) {
		write_words(w, "primaryKey", kpi_key, 1);
	} else if (file == CODES) {
		write_words(w, "primaryKey", code_key, 2);
	} else {
		coco_write_key(w, "foreignKeys");
		coco_write_raw(w, COCO_STR("[{\"fields\":[\"kpi\"],\"reference\":{\"resource\":\"kpis\",\"fields\":[\"id\"]}}]"));
	}
	write_words(w, "missingValues", none, 1);
}

/* Column names that hold a dimension or a reason are what people call them. */
static const char *title_of(const struct coco_report *r, struct coco_str column)
{
	const char *name = coco_arena_printf(r->arena, "%.*s", COCO_STR_ARG(column));
	if (name && coco_str_starts(column, "group.")) {
		return dim_label(r, name + strlen("group."));
	}
	return name && coco_str_starts(column, "missing.") ? coco_label(name, r->lang) : NULL;
}

/* The nomenclatures that codes are of, once each, with where their codes and labels come from. */
static void write_sources(const struct coco_report *r, struct coco_writer *w)
{
	struct coco_map *met = coco_map_new();
	coco_write_key(w, "sources");
	coco_write_array(w);
	for (size_t o = 0; met && o < r->n_order; o++) {
		const struct group *g = &r->indicators[r->order[o]].group;
		for (size_t d = 0; d < g->n; d++) {
			const char *name = vocabulary_of(g->dim[d].name);
			const struct coco_vocab *vocab = name ? coco_vocab(name) : NULL;
			size_t at = vocab ? coco_vocab_find(vocab, g->dim[d].code) : COCO_NONE;
			const char *source =
			    at == COCO_NONE ? "" : coco_vocab_extra(vocab, at, "source"); /* of the code; of its labels; what to check */
			const char *title = coco_arena_printf(r->arena, "%s: %.*s", name, (int)strcspn(source, ";"), source);
			bool added = false;
			if (at != COCO_NONE && title && coco_map_add(met, coco_str_of(title), &added) != COCO_NONE && added) {
				coco_write_object(w);
				member(w, "title", title);
				coco_write_end(w, true);
			}
		}
	}
	coco_write_end(w, false);
	w->out->failed |= !met;
	coco_map_free(met);
}

static void write_schema(const struct coco_report *r, struct coco_writer *w, size_t file, struct coco_str text)
{
	static const char *const flags[] = {"c", "u", "p"};
	struct coco_str head = coco_str_sub(text, 0, coco_str_find(text, COCO_STR("\n"), 0)), column;
	coco_write_key(w, "schema");
	coco_write_object(w);
	coco_write_key(w, "fields");
	coco_write_array(w);
	while (coco_str_split(&head, ',', &column)) {
		coco_write_object(w);
		coco_write_key(w, "name");
		coco_write_str(w, column);
		member(w, "type", type_of(column));
		if (title_of(r, column)) {
			member(w, "title", title_of(r, column));
		}
		if (coco_str_is(column, "flag")) {
			coco_write_key(w, "constraints");
			coco_write_object(w);
			write_words(w, "enum", flags, COCO_LEN(flags));
			coco_write_end(w, true);
		}
		coco_write_end(w, true);
	}
	coco_write_end(w, false);
	write_keys(w, file);
	coco_write_end(w, true);
}

static void write_resource(const struct coco_report *r, struct coco_writer *w, size_t file, const struct coco_package_file *of)
{
	char digest[COCO_SHA256_TEXT], hash[sizeof "sha256:" + COCO_SHA256_TEXT];
	struct coco_str text = coco_buf_view(&of->text), name = coco_str_of(of->name);
	coco_sha256_text(text, digest);
	snprintf(hash, sizeof hash, "sha256:%s", digest);
	coco_buf_putc(w->out, '\n');
	coco_write_object(w);
	coco_write_key(w, "name");
	coco_write_str(w, coco_str_sub(name, 0, name.n - 4)); /* without .csv */
	member(w, "path", of->name);
	member(w, "title", coco_label(titles[file], r->lang));
	member(w, "profile", "tabular-data-resource");
	member(w, "format", "csv");
	member(w, "mediatype", "text/csv");
	member(w, "encoding", "utf-8");
	coco_write_key(w, "bytes");
	coco_write_int(w, (int64_t)text.n);
	member(w, "hash", hash);
	if (file == CODES) {
		write_sources(r, w);
	}
	write_schema(r, w, file, text);
	coco_write_end(w, true);
}

static void write_descriptor(const struct coco_report *r, struct coco_package *p)
{
	struct coco_writer w;
	char day[11];
	coco_writer_init(&w, &p->files[DESCRIPTOR].text);
	coco_date_text(r->options.as_of, day);
	coco_write_object(&w);
	member(&w, "profile", "tabular-data-package");
	member(&w, "name", "coco-report");
	member(&w, "title", r->options.title);
	member(&w, "created", coco_arena_printf(r->arena, "%sT00:00:00Z", day)); /* the reporting day: the same input, the same bytes */
	coco_write_key(&w, "keywords");
	coco_write_array(&w);
	coco_write_text(&w, profile_name(r));
	coco_write_end(&w, false);
	coco_write_key(&w, "contributors");
	coco_write_array(&w);
	coco_write_object(&w);
	member(&w, "title", r->options.tool);
	member(&w, "role", "wrangler");
	coco_write_end(&w, true);
	coco_write_end(&w, false);
	coco_write_key(&w, "resources");
	coco_write_array(&w);
	for (size_t i = 0; i < DESCRIPTOR; i++) {
		write_resource(r, &w, i, &p->files[i]);
	}
	coco_write_end(&w, false);
	coco_write_end(&w, true);
	coco_buf_putc(&p->files[DESCRIPTOR].text, '\n');
}

int coco_report_package(const struct coco_report *report, struct coco_package *out, struct coco_err *err)
{
	static const char *const names[COCO_PACKAGE_FILES] = {"indicators.csv", "kpis.csv", "codes.csv", "datapackage.json"};
	bool ok = true;
	for (size_t i = 0; i < COCO_PACKAGE_FILES; i++) {
		out->files[i] = (struct coco_package_file){names[i], COCO_BUF_INIT};
	}
	if (coco_report_csv(report, &out->files[INDICATORS].text, err)) {
		return -1;
	}
	put_kpis(report, &out->files[KPIS].text);
	ok = !put_codes(report, &out->files[CODES].text);
	write_descriptor(report, out);
	for (size_t i = 0; i < COCO_PACKAGE_FILES; i++) {
		ok &= coco_buf_ok(&out->files[i].text);
	}
	return ok ? 0 : coco_err_nomem(err);
}

void coco_package_free(struct coco_package *package)
{
	for (size_t i = 0; i < COCO_PACKAGE_FILES; i++) {
		coco_buf_free(&package->files[i].text);
	}
}
