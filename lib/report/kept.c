/* Which fields of the records a report keeps: those of fields.csv and those that health.csv looks at; the store adds each type's key and a
 * digest of the whole record. A measure that asks for another field ends the report as a fault of the program, so that no figure is wrong
 * for want of a row. */
#include <string.h>

#include "coco/record_says.h"
#include "model.h"

int keep_fields(struct coco_report *r, struct coco_err *err)
{
	static const char *const tables[] = {"fields", "health"};
	size_t n = 0, room = 0;
	for (size_t t = 0; t < COCO_LEN(tables); t++)
		room += coco_table_rows(coco_table_find(&coco_tables_report, tables[t]));
	struct coco_kept_field *keeps = coco_arena_array(r->arena, room, sizeof *keeps);
	struct coco_says *says = coco_arena_array(r->arena, room, sizeof *says);
	size_t n_says = 0;
	if (!keeps || !says)
		return coco_err_nomem(err);
	for (size_t t = 0; t < COCO_LEN(tables); t++) {
		const struct coco_table_ref table = coco_table_find(&coco_tables_report, tables[t]);
		const size_t type = coco_table_column(table, "type"), field = coco_table_column(table, "field"),
		             keep = coco_table_column(table, "keep");
		for (size_t row = 0; row < coco_table_rows(table); row++) {
			const char *how = keep == COCO_NONE ? "value" : coco_table_cell(table, row, keep);
			keeps[n] =
			    (struct coco_kept_field){coco_table_cell(table, row, type), coco_table_cell(table, row, field), strcmp(how, "value") != 0};
			if (keeps[n].filled && strcmp(how, "filled") != 0)
				says[n_says++] = (struct coco_says){keeps[n].type, keeps[n].field, OPTION_MOST};
			n++;
		}
	}
	r->keeps = keeps;
	r->n_keeps = n;
	coco_store_keep(r->store, keeps, n);
	coco_store_says(r->store, says, n_says);
	return 0;
}

int check_fields(const struct coco_report *r, struct coco_err *err)
{
	struct coco_str type = COCO_STR_NONE;
	const char *field = coco_store_missed(r->store, &type);
	if (!field)
		return 0;
	coco_err_set(err, COCO_EXIT_BUG, "field-not-kept", "a measure reads %s of %.*s records, which is not kept", field, COCO_STR_ARG(type));
	return coco_err_hint(err, "it needs a row in lib/report/fields.csv");
}
