/* Rows as a reader looks for them: countries by their names in the page's language, not by their codes; what is not known last. The
 * figures for machines keep the order of the codes in every language. Invariant: rows that differ in nothing but other dimensions stay
 * as they were. */
#include <stdlib.h>
#include <string.h>

#include "coco/page.h"
#include "model.h"

/* Dimensions whose codes have no order of their own that readers know. */
static bool by_name(const char *dimension)
{
	return !strcmp(dimension, "country");
}

int order_codes(const struct coco_report *r, const char *dimension, struct coco_str a, struct coco_str b, bool *failed)
{
	bool x = coco_str_is(a, "unknown"), y = coco_str_is(b, "unknown");
	if (!by_name(dimension) || x != y) {
		return by_name(dimension) ? x - y : 0;
	}
	struct coco_buf p = COCO_BUF_INIT, q = COCO_BUF_INIT;
	coco_sort_key(&p, code_label(r, dimension, a), r->lang);
	coco_sort_key(&q, code_label(r, dimension, b), r->lang);
	int order = coco_str_cmp(coco_buf_view(&p), coco_buf_view(&q));
	*failed |= p.failed || q.failed;
	coco_buf_free(&p);
	coco_buf_free(&q);
	return order;
}

/* Where the rows of a name do not stand together, as where steps come first, names are ordered within what they stand in. */
static int compare(
    const struct coco_report *r, const struct table *t, const struct group *a, const struct group *b, bool together, bool *failed)
{
	for (size_t d = 0; !together && d < t->n_dims; d++) {
		if (!by_name(t->dims[d]) && !coco_str_eq(a->dim[d].code, b->dim[d].code)) {
			return 0;
		}
	}
	for (size_t d = 0; d < t->n_dims; d++) {
		if (!coco_str_eq(a->dim[d].code, b->dim[d].code)) {
			return order_codes(r, t->dims[d], a->dim[d].code, b->dim[d].code, failed);
		}
	}
	return 0;
}

static bool stand_together(const struct table *t)
{
	bool same = t->n_rows > 1;
	for (size_t d = 0; d < t->n_dims && same; d++) {
		same = !by_name(t->dims[d]) || coco_str_eq(t->rows[0].group.dim[d].code, t->rows[1].group.dim[d].code);
	}
	return same;
}

/* By insertion: few rows, or rows that stand right already. */
static bool order_table(struct coco_report *r, struct table *t, size_t *line)
{
	bool failed = false, together = stand_together(t);
	const size_t width = t->n_columns * sizeof *t->cells;
	for (size_t i = 1; i < t->n_rows; i++) {
		struct row row = t->rows[i];
		size_t at = i;
		while (at && compare(r, t, &t->rows[at - 1].group, &row.group, together, &failed) > 0) {
			at--;
		}
		if (at < i) {
			memcpy(line, t->cells + i * t->n_columns, width);
			memmove(t->cells + (at + 1) * t->n_columns, t->cells + at * t->n_columns, (i - at) * width);
			memcpy(t->cells + at * t->n_columns, line, width);
			memmove(&t->rows[at + 1], &t->rows[at], (i - at) * sizeof *t->rows);
			t->rows[at] = row;
		}
	}
	return failed;
}

int order_rows(struct coco_report *r)
{
	bool failed = false;
	for (size_t s = 0; s < r->n_sections; s++) {
		for (size_t k = 0; k < r->sections[s].n_tables; k++) {
			struct table *t = &r->sections[s].tables[k];
			bool any = false;
			for (size_t d = 0; d < t->n_dims; d++) {
				any |= by_name(t->dims[d]);
			}
			size_t *line = any ? coco_arena_array(r->arena, t->n_columns + 1, sizeof *line) : NULL;
			failed |= any && (!line || order_table(r, t, line));
		}
	}
	return failed ? -1 : 0;
}
