/* Hosts that many share: a page there says nothing of whose it is. The table is lib/record/hosts.csv; `below`: nor does what stands before
 * the name (m.facebook.com), where elsewhere that is a name of its own (studio.wordpress.com). */
#include "coco/record.h"

#include <string.h>

extern const struct coco_tables coco_tables_record;

enum { BELOW = 1 }; /* its column */

/* No row is a last part alone ("org"). */
bool coco_host_shared(struct coco_str host)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_record, "hosts");
	struct coco_str rest = host;
	for (const char *dot; rest.n && (dot = memchr(rest.s, '.', rest.n)) != NULL;
	     rest = coco_str_sub(rest, (size_t)(dot - rest.s) + 1, rest.n)) {
		const size_t name = coco_names_find(table, rest);
		if (name != COCO_NONE)
			return rest.n == host.n || coco_str_is(coco_str_of(coco_table_cell(table, coco_names_row(table, name), BELOW)), "yes");
	}
	return false;
}
