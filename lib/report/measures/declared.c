/* Interreg indicators that a campaign's records cannot count, as the programme declares them: strategies and action plans (RCO83)
 * and how many of them organisations took up (RCR79), pilot actions (RCO84), organisations that go on across borders after the
 * project (RCR84). They come as `population` records of the dimension interreg, each with its source; of several years the
 * latest up to the reporting day's counts. Nothing is taken up that was not developed: RCR79 <= RCO83, or there is no report. */
#include <math.h>

#include "model.h"

enum { STRATEGIES, PILOTS, TAKEN_UP, AFTERWARDS, CODES };
static const char *const codes[CODES] = {"RCO83", "RCO84", "RCR79", "RCR84"};

static int refuse(struct coco_str code, struct coco_err *err)
{
	coco_err_set(err, COCO_EXIT_INPUT, "not-declared",
	    "a population record declares the Interreg indicator '%.*s', which is counted from records or is none", COCO_STR_ARG(code));
	return coco_err_hint(err, "RCO83, RCO84, RCR79 and RCR84 may be declared; leave out the others");
}

int measure_declared(struct coco_report *r, struct coco_err *err)
{
	double total[CODES] = {(double)NAN, (double)NAN, (double)NAN, (double)NAN};
	int64_t of[CODES] = {0};
	for (size_t i = 0, records = coco_store_count(r->store, "population"); i < records; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "population", i);
		struct coco_str code = coco_rec_str(rec, "code", r->arena);
		int64_t year = 0;
		double value = 0;
		size_t c = 0;
		if (!coco_str_is(coco_rec_str(rec, "dimension", r->arena), "interreg")) {
			continue;
		}
		while (c < CODES && !coco_str_is(code, codes[c])) {
			c++;
		}
		if (c == CODES) {
			return refuse(code, err);
		}
		coco_int_parse(coco_rec_get(rec, "year"), &year);
		if (coco_rec_num(rec, "total", &value) && year <= r->options.as_of.year && (isnan(total[c]) || year > of[c])) {
			total[c] = value;
			of[c] = year;
		}
	}
	if (total[TAKEN_UP] > (isnan(total[STRATEGIES]) ? 0 : total[STRATEGIES])) {
		coco_err_set(err, COCO_EXIT_INPUT, "more-taken-up",
		    "population records declare %g strategies and action plans taken up (RCR79), more than the %g developed (RCO83)",
		    total[TAKEN_UP], isnan(total[STRATEGIES]) ? 0 : total[STRATEGIES]);
		return coco_err_hint(err, "RCR79 counts those of RCO83 that an organisation took up: correct the declared totals");
	}
	for (size_t c = 0; c < CODES; c++) {
		if (!isnan(total[c])) {
			struct indicator *i = put(r, "interreg.declared", group_with((struct group){.n = 0}, "interreg", coco_str_of(codes[c])));
			i->value = total[c];
			i->n = llround(total[c]);
		}
	}
	return 0;
}
