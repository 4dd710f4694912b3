/* What would be done with a file, and why; and the same as a map to edit.
 *
 * Invariant: both come from the plan that an import would use; nothing is decided here.
 */
#include <string.h>
#include "import.h"
#include "likert.h"
#include "suits.h"

struct held {
	bool records; /* and then there is no plan */
	struct coco_dsv_source source;
	struct survey_plan plan;
	struct coco_dsv_bytes *bytes;
};

/* A table of records by its column `type`: its columns as fields of the first row's type. */
static int typed(struct held *h, struct coco_err *err)
{
	struct survey_plan *p = &h->plan;
	struct coco_dsv_rows *rows = coco_dsv_rows_of(h->bytes, &p->dialect, err);
	struct coco_dsv_row row;
	struct coco_str type = COCO_STR_NONE;
	int rc = rows ? coco_dsv_rows_skip(rows, p->dialect.skip, err) : -1;
	for (size_t i = 0; rc > 0 && !type.n && (rc = coco_dsv_rows_next(rows, &row, err)) > 0; i++) {
		if (i >= p->header_rows && row.n == p->n && coco_schema_known(coco_str_trim(row.cells[p->row_type])))
			type = coco_arena_copy(p->arena, coco_str_trim(row.cells[p->row_type]));
	}
	coco_dsv_rows_free(rows);
	if (rc < 0 || !type.n)
		return rc < 0 ? -1 : 0;
	p->columns = survey_columns_of_type(p, type.s, err);
	p->platform_why = coco_arena_printf(p->arena, "a table of records, the first is of type %s", type.s);
	return p->columns ? 0 : -1;
}

static int hold(struct held *h, struct coco_import *import, const char *path, const struct coco_import_file *file, struct coco_err *err)
{
	*h = (struct held){0};
	if (coco_dsv_source_init(&h->source, path, false, err))
		return -1;
	const int records = survey_records_are(&h->source, err);
	const struct survey_suited suited = {path, file,
	    records              ? SURVEY_IN_RECORDS
	    : h->source.workbook ? SURVEY_IN_WORKBOOK
	                         : SURVEY_IN_TEXT,
	    survey_content_said(file)};
	h->records = records > 0;
	if (records < 0 || (!import->setup.several && survey_suits(&suited, 1, 0, err)))
		return -1;
	if (h->records)
		return 0;
	h->bytes = survey_file_open(&h->plan, import, &h->source, file, err);
	if (h->bytes && h->plan.type && !h->plan.type[0] && typed(h, err))
		return -1;
	return h->bytes ? 0 : -1;
}

static void let_go(struct held *h)
{
	survey_plan_free(&h->plan);
	coco_dsv_bytes_close(h->bytes);
	coco_arena_free(h->plan.arena);
	coco_dsv_source_free(&h->source);
}

static const char *use_name(const struct survey_column *c)
{
	static const char *const roles[] = {"", "response number", "submitted", "lang", "complete", "email", "contact_name", "", "", "",
	    "tests and previews", "wave", "the form of a row", "wave, the how many-eth time"};
	switch (c->use) {
	case SURVEY_FIELD:
	case SURVEY_OPTION:
		return c->field ? c->field->name : "extra";
	case SURVEY_META:
		return roles[c->role];
	case SURVEY_DROP:
		return "dropped";
	default:
		return "response";
	}
}

struct coco_str survey_column_use(const struct survey_column *c, struct coco_arena *arena)
{
	const char *name = use_name(c);
	if (!c->field || c->use == SURVEY_RESPONSE || strcmp(c->field->type, "challenge") != 0)
		return coco_str_of(name);
	return coco_str_of(c->nth ? coco_arena_printf(arena, "challenge.%d.%s", c->nth, name) : coco_arena_printf(arena, "challenge.%s", name));
}

static void delimiter_text(char delimiter, char out[8])
{
	snprintf(out, 8, delimiter == '\t' ? "tab" : "%c", delimiter);
}

static void explain_text(const struct survey_plan *p, struct coco_buf *out)
{
	char delimiter[8];
	delimiter_text(p->dialect.delimiter, delimiter);
	coco_buf_printf(out, "platform: %s (%s)\n", p->platform_name, p->platform_why);
	if (p->sheet)
		coco_buf_printf(out, "sheet: %s\n", coco_workbook_about(p->sheet));
	coco_buf_printf(out, "encoding: %s (%s)\n", p->encoding, p->encoding_why);
	coco_buf_printf(out, "delimiter: %s (%s)\n", delimiter, p->dialect.reason);
	if (p->preamble)
		coco_buf_printf(out, "rows before the headings: %zu\n", p->preamble);
	coco_buf_printf(out, "header rows: %zu\n", p->header_rows);
	if (p->has_map)
		coco_buf_printf(out, "map: %s\n", p->map.path);
	for (size_t i = 0; i < p->n; i++) {
		const struct survey_column *c = &p->columns[i];
		struct coco_str name = c->name;
		coco_buf_printf(out, "%3zu  ", i + 1);
		for (size_t k = 0; k < name.n; k++)
			coco_buf_putc(out, name.s[k] == '\n' || name.s[k] == '\r' || name.s[k] == '\t' ? ' ' : name.s[k]);
		if (p->raw) {
			coco_buf_puts(out, " -> a text of the row record\n");
			continue;
		}
		coco_buf_printf(out, " -> %.*s", COCO_STR_ARG(survey_column_use(c, p->arena)));
		if (c->use == SURVEY_OPTION || c->use == SURVEY_TICKS || c->use == SURVEY_TICK)
			coco_buf_printf(out, " = %.*s", COCO_STR_ARG(c->option_json));
		if (c->separator[0] && c->use != SURVEY_OPTION && (c->list || (c->field && (c->field->flags & COCO_FIELD_LIST))))
			coco_buf_printf(out, ", split at '%s'", c->separator);
		coco_buf_printf(out, " (%s)\n", c->why ? c->why : "no row says its type");
	}
}

static void member(struct coco_writer *w, const char *key, const char *value)
{
	coco_write_key(w, key);
	coco_write_text(w, value);
}

static void explain_json(const struct survey_plan *p, struct coco_buf *out)
{
	struct coco_writer w;
	char delimiter[8];
	delimiter_text(p->dialect.delimiter, delimiter);
	coco_writer_init(&w, out);
	coco_write_object(&w);
	coco_write_key(&w, "file");
	coco_write_str(&w, p->file);
	member(&w, "platform", p->platform_name);
	member(&w, "platform_why", p->platform_why);
	if (p->sheet)
		member(&w, "sheet", coco_workbook_about(p->sheet));
	member(&w, "encoding", p->encoding);
	member(&w, "encoding_why", p->encoding_why);
	member(&w, "delimiter", delimiter);
	member(&w, "delimiter_why", p->dialect.reason);
	coco_write_key(&w, "preamble_rows");
	coco_write_int(&w, (int64_t)p->preamble);
	coco_write_key(&w, "header_rows");
	coco_write_int(&w, (int64_t)p->header_rows);
	if (p->has_map)
		member(&w, "map", p->map.path);
	coco_write_key(&w, "columns");
	coco_write_array(&w);
	for (size_t i = 0; i < p->n; i++) {
		const struct survey_column *c = &p->columns[i];
		coco_write_object(&w);
		coco_write_key(&w, "header");
		coco_write_str(&w, c->name);
		coco_write_key(&w, "use");
		coco_write_str(&w, p->raw ? COCO_STR("text") : survey_column_use(c, p->arena));
		if (c->use == SURVEY_OPTION || c->use == SURVEY_TICKS || c->use == SURVEY_TICK) {
			coco_write_key(&w, "option");
			coco_write_raw(&w, c->option_json);
		}
		if (c->score > 0) {
			coco_write_key(&w, "score");
			coco_write_fixed(&w, c->score, 2);
		}
		member(&w, "why", p->raw ? "rows of text" : c->why);
		coco_write_end(&w, true);
	}
	coco_write_end(&w, false);
	coco_write_end(&w, true);
	coco_buf_putc(out, '\n');
}

static void explain_records(const char *path, bool json, struct coco_buf *out)
{
	static const char what[] = "each is checked by the schema and passed on without its contact data";
	const char *slash = strrchr(path, '/');
	struct coco_writer w;
	if (!json) {
		coco_buf_printf(out, "records: %s\n", what);
		return;
	}
	coco_writer_init(&w, out);
	coco_write_object(&w);
	member(&w, "file", slash ? slash + 1 : path);
	member(&w, "records", what);
	coco_write_end(&w, true);
	coco_buf_putc(out, '\n');
}

int coco_import_explain(struct coco_import *import, const char *path, const struct coco_import_file *file, bool json, struct coco_buf *out,
    struct coco_err *err)
{
	struct held h;
	int rc = hold(&h, import, path, file, err);
	if (!rc && h.records)
		explain_records(path, json, out);
	else if (!rc && json)
		explain_json(&h.plan, out);
	else if (!rc)
		explain_text(&h.plan, out);
	let_go(&h);
	return rc ? -1 : coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}

/* ---- the map ----------------------------------------------------------------------------------------------------- */

static void key_text(struct coco_buf *out, const char *indent, const char *key, struct coco_str value)
{
	coco_buf_printf(out, "%s\"%s\": ", indent, key);
	coco_json_quote(out, value);
}

/* The labels of a scale with their numbers, as options. */
static void suggest_labels(const struct survey_scale *scale, const char *comma, struct coco_buf *out)
{
	char text[COCO_NUM_TEXT];
	double value;
	coco_buf_printf(out, "%s\"options\": {", comma);
	for (size_t i = 0, n = 0; i < scale->n_texts; i++) {
		if (!survey_scale_value(scale, scale->texts[i], &value))
			continue;
		coco_buf_puts(out, n++ ? ", " : "");
		coco_json_quote(out, scale->texts[i]);
		coco_buf_puts(out, ": ");
		coco_buf_put(out, text, coco_num_text(value, text));
	}
	coco_buf_putc(out, '}');
}

/* What is the same in every response of a column. */
static struct coco_str response_json(const struct survey_plan *p, const struct survey_column *c)
{
	struct coco_str head = c->head_json.n ? coco_str_sub(c->head_json, 1, c->head_json.n) : COCO_STR("\"item\":\"\"");
	return coco_str_of(coco_arena_printf(p->arena, "{%.*s%.*s}", COCO_STR_ARG(head), COCO_STR_ARG(c->tail_json)));
}

/* The map's column as an object where it says more than a field's name. */
static void suggest_column(const struct survey_plan *p, const struct survey_column *c, struct coco_buf *out)
{
	const struct survey_map_column *m = c->map;
	const struct coco_str name = c->use == SURVEY_RESPONSE ? COCO_STR_NONE : survey_column_use(c, p->arena);
	coco_json_quote(out, c->name);
	coco_buf_puts(out, ": ");
	if (c->use == SURVEY_DROP) {
		coco_buf_puts(out, "{\"drop\": true}");
		return;
	}
	bool options = (m && m->n_options) || c->use == SURVEY_OPTION;
	/* a separator that was found is found again with the map: saying it would vouch for it */
	bool split = m && m->split.s;
	bool more = !name.s || options || split;
	if (!more) {
		coco_buf_printf(out, "\"%.*s\"", COCO_STR_ARG(name));
		return;
	}
	const char *comma = "{";
	if (name.s) {
		coco_buf_printf(out, "{\"field\": \"%.*s\"", COCO_STR_ARG(name));
		comma = ", ";
	}
	if (c->use == SURVEY_OPTION) {
		coco_buf_printf(out, "%s\"options\": {", comma);
		coco_json_quote(out, c->sub);
		coco_buf_printf(out, ": %.*s}", COCO_STR_ARG(c->option_json));
		comma = ", ";
	} else if (m && m->n_options) {
		coco_buf_printf(out, "%s\"options\": {", comma);
		for (size_t i = 0; i < m->n_options; i++) {
			coco_buf_puts(out, i ? ", " : "");
			coco_json_quote(out, m->options[i].words);
			coco_buf_printf(out, ": %.*s", COCO_STR_ARG(m->options[i].json));
		}
		coco_buf_putc(out, '}');
		comma = ", ";
	}
	if (c->scale && !(m && m->n_options)) {
		suggest_labels(c->scale, comma, out);
		comma = ", ";
	}
	if (split) {
		coco_buf_puts(out, comma);
		key_text(out, "", "split", coco_str_of(c->separator));
		comma = ", ";
	}
	if (!name.s) {
		struct coco_str object = response_json(p, c);
		coco_buf_printf(out, "%s\"item\": %.*s", comma, COCO_STR_ARG(coco_json_get(object, "item")));
		if (m && m->construct.s)
			key_text(out, ", ", "construct", m->construct);
		if (m && m->of.s)
			key_text(out, ", ", "of", m->of);
		if ((m && m->scaled) || c->scale)
			coco_buf_printf(out, ", \"scale\": [%.*s, %.*s]", COCO_STR_ARG(coco_json_get(object, "scale_min")),
			    COCO_STR_ARG(coco_json_get(object, "scale_max")));
		if (m && m->reversed)
			coco_buf_puts(out, ", \"reversed\": true");
	}
	coco_buf_putc(out, '}');
}

/* A question whose options are columns of their own: by its name, not by theirs. */
static void suggest_ticks(const struct survey_plan *p, const struct survey_column *c, struct coco_buf *out)
{
	coco_json_quote(out, c->question);
	coco_buf_printf(out, ": {\"item\": %.*s, \"options\": {", COCO_STR_ARG(coco_json_get(response_json(p, c), "item")));
	for (size_t i = 0; i < c->ticks->n; i++) {
		const struct survey_column *option = &p->columns[c->ticks->columns[i]];
		coco_buf_puts(out, i ? ", " : "");
		coco_json_quote(out, option->sub);
		coco_buf_printf(out, ": %.*s", COCO_STR_ARG(option->option_json));
	}
	coco_buf_puts(out, "}");
	if (c->map && c->map->construct.s)
		key_text(out, ", ", "construct", c->map->construct);
	if (c->map && c->map->of.s)
		key_text(out, ", ", "of", c->map->of);
	coco_buf_puts(out, c->map && c->map->reversed ? ", \"reversed\": true}" : "}");
}

/* What the map itself says of missing answers. */
static void suggest_missing(const struct survey_plan *p, struct coco_buf *out)
{
	for (size_t i = 0; i < p->map.n_missing; i++) {
		coco_buf_puts(out, i ? ", " : ",\n  \"missing\": [");
		coco_json_quote(out, p->map.missing[i]);
	}
	coco_buf_puts(out, p->map.n_missing ? "]" : "");
}

/* The map's constants, a type's together as they stand in it; the members of an object follow each other. */
static void suggest_constants(const struct survey_plan *p, struct coco_buf *out)
{
	struct coco_str type = COCO_STR_NONE, object = COCO_STR_NONE;
	for (size_t i = 0; i < p->map.n_constants; i++) {
		const struct survey_map_constant *c = &p->map.constants[i];
		const size_t dot = coco_str_find(c->field, COCO_STR("."), 0);
		const struct coco_str outer = dot == SIZE_MAX ? COCO_STR_NONE : coco_str_sub(c->field, 0, dot);
		const bool same = type.s && coco_str_eq(type, c->type), within = same && outer.s && object.s && coco_str_eq(outer, object);
		if (object.s && !within)
			coco_buf_putc(out, '}');
		if (!same) {
			coco_buf_puts(out, type.s ? "}, " : ",\n  \"constants\": {");
			coco_json_quote(out, c->type);
			coco_buf_puts(out, ": {");
		} else {
			coco_buf_puts(out, ", ");
		}
		if (outer.s && !within) {
			coco_json_quote(out, outer);
			coco_buf_puts(out, ": {");
		}
		coco_json_quote(out, outer.s ? coco_str_sub(c->field, dot + 1, c->field.n) : c->field);
		coco_buf_printf(out, ": %.*s", COCO_STR_ARG(c->json));
		type = c->type;
		object = outer;
	}
	coco_buf_puts(out, object.s ? "}}}" : type.s ? "}}" : "");
}

static void suggest(const struct survey_plan *p, struct coco_buf *out)
{
	char delimiter[8];
	delimiter_text(p->dialect.delimiter, delimiter);
	coco_buf_puts(out, "{\n");
	key_text(out, "  ", "platform", coco_str_of(p->platform_name));
	if (p->side.s)
		key_text(out, ",\n  ", "side", p->side);
	key_text(out, ",\n  ", "survey", p->survey);
	if (p->wave.s)
		key_text(out, ",\n  ", "wave", p->wave);
	if (p->lang.s)
		key_text(out, ",\n  ", "lang", p->lang);
	if (p->map.sheet.s)
		key_text(out, ",\n  ", "sheet", p->map.sheet);
	key_text(out, ",\n  ", "encoding", coco_str_of(p->encoding));
	key_text(out, ",\n  ", "delimiter", coco_str_of(delimiter));
	if (p->format.decimal)
		key_text(out, ",\n  ", "decimal", (struct coco_str){&p->format.decimal, 1});
	if (p->format.order)
		key_text(out, ",\n  ", "date_order",
		    coco_str_of(p->format.order == SURVEY_DMY   ? "dmy"
		                : p->format.order == SURVEY_MDY ? "mdy"
		                                                : "ymd"));
	suggest_missing(p, out);
	suggest_constants(p, out);
	coco_buf_printf(out, ",\n  \"header_rows\": %zu,\n  \"columns\": {", p->header_rows);
	bool first = true;
	for (size_t i = 0; i < p->n; i++) {
		const struct survey_column *c = &p->columns[i];
		if (c->use == SURVEY_META || c->use == SURVEY_TICK || c->counts)
			continue;
		coco_buf_puts(out, first ? "\n    " : ",\n    ");
		if (c->use == SURVEY_TICKS)
			suggest_ticks(p, c, out);
		else
			suggest_column(p, c, out);
		first = false;
	}
	coco_buf_puts(out, "\n  }\n}\n");
}

int coco_import_suggest(
    struct coco_import *import, const char *path, const struct coco_import_file *file, struct coco_buf *out, struct coco_err *err)
{
	struct held h;
	struct coco_import_file without = *file;
	without.new_map = true;
	int rc = hold(&h, import, path, &without, err);
	if (!rc && (h.records || h.plan.raw || h.plan.row_type != COCO_NONE || (file->as && strcmp(file->as, "auto") != 0))) {
		coco_err_set(err, COCO_EXIT_USAGE, "bad-option", "--suggest-map is for surveys: %s no map",
		    h.records    ? "records need"
		    : h.plan.raw ? "rows of text need"
		                 : "a table of records needs");
		rc = coco_err_at(err, path, 0, 0);
	}
	if (!rc)
		suggest(&h.plan, out);
	let_go(&h);
	return rc ? -1 : coco_buf_ok(out) ? 0 : coco_err_nomem(err);
}
