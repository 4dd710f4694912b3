/* Sentences of the report, between those who make them: a rule of words.csv, and the sentences of a section. */
#ifndef COCO_REPORT_CLAIMS_H
#define COCO_REPORT_CLAIMS_H

#include "model.h"

struct rule {
	size_t kpi, p_kpi;
	double p_below, effect_from;
	int64_t n_from, most;
	const char *above, *below, *none, *none_told, *withheld, *few, *further, *more, *chance, *alike; /* keys of labels */
};
struct says {
	const struct coco_report *r;
	struct coco_str *words;
	size_t n;
	bool failed;
};

/* The code of a dimension; NULL: it is none of the figure's. */
const struct coco_str *code_in(const struct indicator *i, const char *dimension);
/* Adds the text as a sentence and empties it. */
void say(struct says *says, struct coco_buf *text);
void say_one(struct says *says, const char *key, const char *name, struct coco_str value); /* a label with its one {name} */
void say_number(struct says *says, const char *key, size_t n);                             /* with its {n}, unless it is 0 */
/* Which regions lie outside the limits, how many would by chance, and in which steps regions differ. `dim`: country, or region of the
 * second level. */
void say_regions(struct says *says, const struct section *s, const struct rule *rule, const char *dim);

#endif
