/* Hosts of e-mail addresses that are open to everybody, so that an address there says nothing of an organisation.
 *
 * Method: mail_hosts.csv, by the whole host, or by its beginning where the table's has no dot. */
#include "reach.h"

bool coco_mail_open(struct coco_str host)
{
	const struct coco_table_ref hosts = coco_table_find(&coco_tables_person, "mail_hosts");
	for (size_t row = 0; row < coco_table_rows(hosts); row++) {
		const struct coco_str known = coco_str_of(coco_table_cell(hosts, row, 0));
		const bool whole = coco_str_find(known, COCO_STR("."), 0) != SIZE_MAX;
		if (whole ? coco_str_eq(host, known) : coco_str_starts(host, known.s) && host.n > known.n && host.s[known.n] == '.')
			return true;
	}
	return false;
}
