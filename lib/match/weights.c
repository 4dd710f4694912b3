/* Weights as a user gives them: in a word, or in a file with the columns component and weight, as lib/match/weights.csv has
 * them. What is not named weighs nothing, so that `text=1` is the text alone; but the parts of the complement, complement.gap and so
 * on, keep what measures.csv has. */
#include "coco/base_run.h"
#include "engine.h"

#include <math.h>
#include <string.h>

/* What weights are read into: the parts, and the parts of the complement. */
struct target {
	struct coco_weights *weights;
	struct coco_measures *measures;
	const double *given[COCO_COMPONENTS + COCO_MEASURES]; /* those that were read */
	size_t n_given;
};

/* The parts of the complement that may be weighed, such as complement.brain once it is calibrated. */
static double *part_of_complement(const struct target *into, struct coco_str name)
{
	for (int i = COCO_COMPLEMENT_GAP; i <= COCO_COMPLEMENT_BRAIN; i++)
		if (coco_str_is(name, coco_measure_name((enum coco_measure)i)))
			return &into->measures->of[i];
	return NULL;
}

static double *place_of(const struct target *into, struct coco_str name)
{
	for (size_t i = 0; i < COCO_COMPONENTS; i++)
		if (coco_str_is(name, coco_component_name((enum coco_component)i)))
			return &into->weights->of[i];
	return part_of_complement(into, name);
}

static int set_weight(struct target *into, struct coco_str name, struct coco_str value, struct coco_err *err)
{
	double *place = place_of(into, name);
	for (size_t i = 0; place != NULL && i < into->n_given; i++)
		if (into->given[i] == place)
			return coco_err_set(err, COCO_EXIT_USAGE, "bad-weights", "the weight of %.*s is given twice", COCO_STR_ARG(name));
	if (place != NULL) {
		into->given[into->n_given++] = place;
		if (coco_str_starts(value, ".")) { /* .5 as people write it */
			char text[COCO_NUM_TEXT + 2] = "0";
			if (value.n < COCO_NUM_TEXT) {
				memcpy(text + 1, value.s, value.n);
				if (coco_num_parse((struct coco_str){text, value.n + 1}, place))
					return 0;
			}
		}
		if (coco_num_parse(value, place) && *place >= 0 && *place <= 1e9)
			return 0;
		coco_err_set(err, COCO_EXIT_USAGE, "bad-weights", "the weight of %.*s must be a number from 0 on, not '%.*s'", COCO_STR_ARG(name),
		    COCO_STR_ARG(value));
		if (coco_str_find(value, COCO_STR(","), 0) != COCO_NONE)
			coco_err_hint(err, "write the number with a point: 0.5");
		return -1;
	}
	struct coco_buf known = COCO_BUF_INIT;
	for (size_t i = 0; i < COCO_COMPONENTS; i++)
		coco_buf_printf(&known, "%s%s", i > 0 ? ", " : "", coco_component_name((enum coco_component)i));
	for (int i = COCO_COMPLEMENT_GAP; i <= COCO_COMPLEMENT_BRAIN; i++)
		coco_buf_printf(&known, ", %s", coco_measure_name((enum coco_measure)i));
	coco_err_set(err, COCO_EXIT_USAGE, "bad-weights", "there is no component '%.*s'", COCO_STR_ARG(name));
	coco_err_hint(err, "the components are %s", known.data ? known.data : "");
	coco_buf_free(&known);
	return -1;
}

static int read_words(struct coco_str text, struct target *into, struct coco_err *err)
{
	struct coco_str piece;
	while (coco_str_split(&text, ',', &piece)) {
		const size_t equals = coco_str_find(piece, COCO_STR("="), 0);
		if (equals == COCO_NONE)
			return coco_err_set(err, COCO_EXIT_USAGE, "bad-weights", "a weight is NAME=NUMBER, with a point in the number, not '%.*s'",
			    COCO_STR_ARG(piece));
		if (set_weight(into, coco_str_trim(coco_str_sub(piece, 0, equals)), coco_str_trim(coco_str_sub(piece, equals + 1, piece.n)), err) !=
		    0)
			return -1;
	}
	return 0;
}

/* A file that is none of weights: what it should look like. */
static int form_of_file(const char *path, size_t line, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_USAGE, "bad-weights", "this is no file of weights: it has no columns component and weight");
	coco_err_hint(err, "its first line is component,weight with a comma, and each further line like text,0.5 with a point in the number");
	return coco_err_at(err, path, line, 0);
}

static int read_file(struct coco_run *run, const char *path, struct target *into, struct coco_err *err)
{
	const struct coco_stream_options options = {.type = "weight", .no_check = true};
	struct coco_in *in = coco_in_open(path, err);
	if (in == NULL) {
		coco_err_hint(err, "--weights takes NAME=NUMBER,… or a file");
		return -1;
	}
	struct coco_stream *stream = coco_stream_of(run, in, &options, err);
	struct coco_rec rec = {0};
	int more = stream ? 1 : -1;
	const size_t before = coco_diag_count(run->diag, COCO_ERROR);
	while (more == 1 && (more = coco_stream_next(stream, &rec, err)) == 1) {
		const struct coco_str name = coco_rec_str(&rec, "component", run->arena);
		struct coco_str value = coco_rec_get(&rec, "weight");
		if (coco_json_kind(value) == COCO_JSON_STRING)
			value = coco_json_str(value, run->arena);
		if (name.s == NULL || value.s == NULL) {
			more = form_of_file(path, 1, err);
			break;
		}
		if (set_weight(into, name, value, err) != 0) {
			coco_err_at(err, path, rec.line_number, 0);
			more = -1;
		}
	}
	if (more == 0 && coco_diag_count(run->diag, COCO_ERROR) > before)
		more = form_of_file(path, 0, err);
	if (more < 0 && err != NULL && strcmp(err->code, "wrong-form") == 0)
		form_of_file(path, 1, err);
	coco_rec_free(&rec);
	coco_stream_free(stream);
	return more;
}

int coco_weights_read(
    struct coco_run *run, const char *text, struct coco_weights *weights, struct coco_measures *measures, struct coco_err *err)
{
	struct target into = {.weights = weights, .measures = measures};
	double sum = 0;
	coco_measures_default(measures);
	if (text == NULL) {
		coco_weights_default(weights);
		return 0;
	}
	*weights = (struct coco_weights){0};
	if ((strchr(text, '=') != NULL ? read_words(coco_str_of(text), &into, err) : read_file(run, text, &into, err)) != 0)
		return -1;
	for (size_t i = 0; i < COCO_COMPONENTS; i++)
		sum += weights->of[i];
	if (sum > 0)
		return 0;
	coco_err_set(err, COCO_EXIT_USAGE, "bad-weights", into.n_given > 0 ? "at least one weight must be above 0" : "no weight is given");
	if (into.n_given == 0)
		coco_err_hint(err, "the first line of a file is its heading: component,weight");
	return -1;
}
