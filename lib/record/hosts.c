/* Hosts that many share: a page there says nothing of whose it is. The table is lib/record/hosts.csv; `below`: nor does what stands before
 * the name (m.facebook.com), where elsewhere that is a name of its own (studio.wordpress.com). */
#include "coco/record.h"

extern const struct coco_tables coco_tables_record;

bool coco_host_shared(struct coco_str host)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_record, "hosts");
	for (size_t at = 0; at < host.n;) {
		const size_t row = coco_table_row(table, 0, coco_str_sub(host, at, host.n)), dot = coco_str_find(host, COCO_STR("."), at);
		if (row != COCO_NONE)
			return at == 0 || coco_str_is(coco_str_of(coco_table_cell(table, row, coco_table_column(table, "below"))), "yes");
		at = dot == COCO_NONE ? host.n : dot + 1;
	}
	return false;
}
