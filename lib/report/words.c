/* Figures in words and a language's formats: labels of dimensions and codes, values, intervals, missing answers. Invariant: what Markdown
 * and HTML print of a figure comes from here, so they print the same. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "model.h"

#define P_SHOWN 0.001 /* a smaller p is printed as "< 0.001": no test is that exact */

void name_code(struct coco_report *r, const char *dimension, struct coco_str code, struct coco_str label)
{
	struct coco_buf key = COCO_BUF_INIT;
	bool added = false;
	if (!label.s || !coco_str_trim(label).n) {
		return;
	}
	coco_buf_printf(&key, "%s\x1f", dimension);
	coco_buf_str(&key, code);
	size_t at = coco_buf_ok(&key) ? coco_map_add(r->names, coco_buf_view(&key), &added) : COCO_NONE;
	if (at == COCO_NONE || coco_grow(&r->name_labels, &r->cap_names, at, sizeof *r->name_labels)) {
		r->failed = true;
	} else if (added) {
		r->name_labels[at] = coco_arena_copy(r->arena, coco_str_trim(label));
	}
	coco_buf_free(&key);
}

const char *dim_label(const struct coco_report *r, const char *dimension)
{
	char key[64];
	snprintf(key, sizeof key, "dim.%s", dimension);
	const char *label = coco_label(key, r->lang);
	return label ? label : dimension;
}

static struct coco_str vocab_label(const struct coco_report *r, const char *name, struct coco_str code)
{
	const struct coco_vocab *vocab = coco_vocab(name);
	size_t at = vocab ? coco_vocab_find(vocab, code) : COCO_NONE;
	return at == COCO_NONE ? COCO_STR_NONE : coco_str_of(coco_vocab_label(vocab, at, r->lang));
}

static struct coco_str replaced(const struct coco_report *r, struct coco_str text, const char *from, const char *to)
{
	struct coco_buf out = COCO_BUF_INIT;
	size_t at = 0, next;
	while ((next = coco_str_find(text, coco_str_of(from), at)) != SIZE_MAX) {
		coco_buf_str(&out, coco_str_sub(text, at, next));
		coco_buf_puts(&out, to);
		at = next + strlen(from);
	}
	coco_buf_str(&out, coco_str_sub(text, at, text.n));
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&out));
	coco_buf_free(&out);
	return copy.s ? copy : text;
}

/* "open_minded" as "open minded"; of a family's pair of poles, "image.closed_open", "closed – open". */
static struct coco_str construct_label(const struct coco_report *r, struct coco_str code)
{
	size_t dot = coco_str_find(code, COCO_STR("."), 0), bar = coco_str_find(code, COCO_STR("_"), 0);
	if (dot == SIZE_MAX) {
		return replaced(r, code, "_", " ");
	}
	bool poles = bar != SIZE_MAX && coco_str_find(code, COCO_STR("_"), bar + 1) == SIZE_MAX;
	return replaced(r, coco_str_sub(code, dot + 1, code.n), "_", poles ? " \xe2\x80\x93 " : " ");
}

const char *vocabulary_of(const char *dimension)
{
	static const char *const vocabs[][2] = {{"country", "country"}, {"lang", "language"}, {"activity", "activity"}, {"barrier", "barrier"},
	    {"wish", "wish"}, {"reason", "barrier"}, {"impact", "impact"}, {"path", "path"}, {"interreg", "interreg"},
	    {"recommendation", "recommendation"}, {"outlook", "outlook"}, {"nuts2", "nuts"}, {"sector", "sector"}, {"size", "size"},
	    {"avm_sector", "nace"}, {"cci_sector", "sector"}};
	for (size_t i = 0; i < COCO_LEN(vocabs); i++) {
		if (!strcmp(dimension, vocabs[i][0])) {
			return vocabs[i][1];
		}
	}
	return NULL;
}

/* The title of a figure's KPI and the codes that it is about: "Granted · Group granted". */
static struct coco_str figure_label(const struct coco_report *r, struct coco_str name)
{
	struct coco_buf text = COCO_BUF_INIT;
	struct coco_str dimension, code;
	size_t at = 0;
	coco_buf_puts(&text, kpi_title(figure_kpi(name), r->lang));
	while (figure_dim(name, &at, &dimension, &code)) {
		const char *own = coco_arena_printf(r->arena, "%.*s", COCO_STR_ARG(dimension));
		coco_buf_puts(&text, " \xc2\xb7 ");
		coco_buf_str(&text, own ? code_label(r, own, code) : code);
	}
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&text));
	coco_buf_free(&text);
	return copy.s ? copy : name;
}

/* A code as people call it: by the records' own name, by the page's label, by its vocabulary, else as it stands. */
struct coco_str code_label(const struct coco_report *r, const char *dimension, struct coco_str code)
{
	struct coco_buf key = COCO_BUF_INIT;
	coco_buf_printf(&key, "%s\x1f", dimension);
	coco_buf_str(&key, code);
	size_t at = coco_buf_ok(&key) ? coco_map_find(r->names, coco_buf_view(&key)) : COCO_NONE;
	coco_buf_clear(&key);
	coco_buf_printf(&key, "%s.%.*s", dimension, COCO_STR_ARG(code));
	const char *label = coco_buf_ok(&key) ? coco_label(key.data, r->lang) : NULL;
	coco_buf_free(&key);
	if (at != COCO_NONE) {
		return r->name_labels[at];
	}
	if (label) {
		return coco_str_of(label);
	}
	struct coco_str found = vocabulary_of(dimension) ? vocab_label(r, vocabulary_of(dimension), code) : COCO_STR_NONE;
	if (!found.s && !strcmp(dimension, "sector")) { /* what is no creative one is a division of NACE */
		found = vocab_label(r, "nace", code);
	}
	if (found.s && (!strcmp(dimension, "interreg") || !strcmp(dimension, "avm_sector"))) { /* known by their codes */
		const char *both = coco_arena_printf(r->arena, "%.*s %.*s", COCO_STR_ARG(code), COCO_STR_ARG(found));
		return both ? coco_str_of(both) : found;
	}
	if (found.s) {
		return found;
	}
	if (!strcmp(dimension, "construct")) {
		return construct_label(r, code);
	}
	if (!strcmp(dimension, "figure")) {
		return figure_label(r, code);
	}
	return strcmp(dimension, "scale") != 0 ? code : replaced(r, code, "..", "\xe2\x80\x93");
}

bool code_known(const struct coco_report *r, const char *dimension, struct coco_str code, bool *closed)
{
	static const char *const labelled[] = {
	    "step", "side", "status", "kind", "of", "wave", "rank", "part", "after", "outcome", "mode", "trend", "evidence", "voucher", "over"};
	const char *vocabulary = vocabulary_of(dimension), *key = coco_arena_printf(r->arena, "%s.%.*s", dimension, COCO_STR_ARG(code));
	*closed = vocabulary != NULL;
	for (size_t i = 0; i < COCO_LEN(labelled) && !*closed; i++) {
		*closed = !strcmp(dimension, labelled[i]);
	}
	return (key && coco_label(key, 0)) || (vocabulary && vocab_label(r, vocabulary, code).s) ||
	       (!strcmp(dimension, "sector") && vocab_label(r, "nace", code).s);
}

/* ---- figures ---------------------------------------------------------------------------------------------------- */

/* The KPI whose unit and decimals a value has: a score of the scorecard has those of the figure that it names. */
static size_t unit_kpi(const struct indicator *i)
{
	for (size_t d = 0; d < i->group.n && !strcmp(kpi_cell(i->kpi, "unit"), "as_named"); d++) {
		if (!strcmp(i->group.dim[d].name, "figure")) {
			return figure_kpi(i->group.dim[d].code);
		}
	}
	return i->kpi;
}

/* A difference of shares: told in percentage points, with its sign. */
static bool in_points(size_t kpi)
{
	return !strcmp(kpi_cell(kpi, "unit"), "share") && !strcmp(kpi_cell(kpi, "method"), "newcombe");
}

/* "+3.4" of a share of 0.034: points, whose unit follows once. */
void signed_text(const struct coco_report *r, size_t kpi, double value, struct coco_buf *out)
{
	bool share = !strcmp(kpi_cell(kpi, "unit"), "share");
	int64_t decimals = share;
	char plain[COCO_NUM_TEXT] = "";
	if (!share) {
		coco_int_parse(coco_str_of(kpi_cell(kpi, "decimals")), &decimals);
	}
	value = share ? value * 100 : value;
	coco_num_fixed(value, (int)decimals, plain);
	bool zero = strspn(plain, "-0.") == strlen(plain);
	coco_buf_puts(out, zero || value < 0 ? "" : "+");
	coco_format_num(out, zero ? 0 : value, (int)decimals, r->lang);
}

void value_text(const struct coco_report *r, const struct indicator *i, double value, struct coco_buf *out)
{
	size_t kpi = unit_kpi(i);
	const char *unit = kpi_cell(kpi, "unit");
	int64_t decimals = 0;
	char key[64];
	coco_int_parse(coco_str_of(kpi_cell(kpi, "decimals")), &decimals);
	snprintf(key, sizeof key, "%s.%.0f", unit, value);
	const char *word = isnan(value) ? NULL : coco_label(key, r->lang); /* a unit whose values are words */
	if (word) {
		coco_buf_puts(out, word);
	} else if (in_points(kpi)) {
		signed_text(r, kpi, value, out);
		coco_buf_puts(out, "\xc2\xa0");
		coco_buf_puts(out, coco_label("unit.points", r->lang));
	} else if (!strcmp(unit, "share")) {
		coco_format_share(out, value, (int)decimals, r->lang);
	} else if (!strcmp(unit, "p") && value < P_SHOWN / 2) {
		coco_buf_puts(out, "<\xc2\xa0");
		coco_format_num(out, P_SHOWN, (int)decimals, r->lang);
	} else {
		coco_format_num(out, value, (int)decimals, r->lang);
	}
}

/* "56.6–68.8%": the sign of a share stands once. */
void interval_text(const struct coco_report *r, const struct indicator *i, struct coco_buf *out)
{
	if (isnan(i->lo) || isnan(i->hi)) {
		return;
	}
	const bool points = in_points(unit_kpi(i));
	if (points) {
		signed_text(r, unit_kpi(i), i->lo, out);
	} else if (!strcmp(kpi_cell(unit_kpi(i), "unit"), "share")) {
		coco_format_num(out, i->lo * 100, 1, r->lang);
	} else {
		value_text(r, i, i->lo, out);
	}
	coco_buf_puts(out, points || i->lo < 0 ? " \xe2\x80\xa6 " : "\xe2\x80\x93"); /* a dash before a minus is hard to read */
	value_text(r, i, i->hi, out);
}

/* "no answer 2, don't know 1"; one reason alone needs no number of its own. */
void reasons_text(const struct coco_report *r, const struct missing *missing, struct coco_buf *out)
{
	int64_t total = missing_total(missing);
	bool first = true;
	for (size_t i = 0; i < REASONS; i++) {
		if (missing->count[i] > 0) {
			char key[64];
			snprintf(key, sizeof key, "missing.%s", reason_name((enum reason)i));
			coco_buf_puts(out, first ? "" : ", ");
			coco_buf_puts(out, coco_label(key, r->lang));
			first = false;
			if (missing->count[i] < total) {
				coco_buf_puts(out, "\xc2\xa0");
				coco_format_num(out, (double)missing->count[i], 0, r->lang);
			}
		}
	}
}

void missing_text(const struct coco_report *r, const struct missing *missing, struct coco_buf *out)
{
	int64_t total = missing_total(missing);
	coco_format_num(out, total == NOT_TOLD ? (double)NAN : (double)total, 0, r->lang);
	if (total > 0) {
		coco_buf_puts(out, " (");
		reasons_text(r, missing, out);
		coco_buf_putc(out, ')');
	}
}

void column_title(const struct coco_report *r, const struct column *column, struct coco_buf *out)
{
	if (column->pivot.s) {
		coco_buf_str(out, code_label(r, kpi_cell(column->kpi, "pivot"), column->pivot));
	} else {
		coco_buf_puts(out, kpi_title(column->kpi, r->lang));
	}
}

/* What the table is about, by what, and what all its rows have in common: "Median: Statement × Side (Scale 1–5)". */
void table_title(const struct coco_report *r, const struct table *t, struct coco_buf *out)
{
	bool first = true;
	coco_buf_puts(out, kpi_title(t->columns[0].kpi, r->lang));
	for (size_t d = 0; d < t->n_dims; d++) {
		if (!t->constant[d]) {
			coco_buf_puts(out, first ? ": " : " \xc3\x97 ");
			coco_buf_puts(out, dim_label(r, t->dims[d]));
			first = false;
		}
	}
	first = true;
	for (size_t d = 0; d < t->n_dims; d++) {
		if (t->constant[d]) {
			const struct coco_str label = code_label(r, t->dims[d], t->rows[0].group.dim[d].code);
			const char *dimension = dim_label(r, t->dims[d]);
			coco_buf_puts(out, first ? " (" : ", ");
			if (!coco_str_starts(label, dimension)) /* "Campaign not known" says what it is of */
				coco_buf_printf(out, "%s ", dimension);
			coco_buf_str(out, label);
			first = false;
		}
	}
	coco_buf_puts(out, first ? "" : ")");
}

size_t method_keys(const struct coco_report *r, const char *const **keys)
{
	static const char *const all[] = {
	    "method.interval", "method.counts", "method.reach", "method.missing", "method.self_selected", "method.claims", "method.flag_u"};
	*keys = all;
	return r->tasks ? 0 : COCO_LEN(all); /* a work list has notes of its own */
}
