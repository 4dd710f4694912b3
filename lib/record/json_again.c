/* Arrays and objects that come again: what somebody agreed to, the weights of a run, lists of a few codes. Whoever wrote the record before
 * often wrote the same bytes at the same place; then they are JSON as they were then, and their canonical text is what it was.
 *
 * The table is by form and place, so that a value is compared with one other; it holds texts that were checked, whatever record they were
 * of, so that a wrong guess costs time and no truth. */
#include "json.h"

void json_again_keep(const struct json_parser *p, size_t i, struct coco_str raw)
{
	struct json_again *again = json_again_at(p, i);
	if (raw.n > sizeof again->text || (again->n == raw.n && coco_same_bytes(again->text, raw.s, raw.n)))
		return;
	memcpy(again->text, raw.s, raw.n);
	again->n = (unsigned char)raw.n;
	again->plain = p->plain;
	again->ordered = false;
}

struct json_again *json_again_of(const struct coco_rec *rec, size_t i)
{
	const struct json_parser *p = rec->scratch;
	struct json_again *again = p && p->again ? json_again_at(p, i) : NULL;
	const struct coco_str raw = rec->members[i].value;
	return again && again->n && again->n == raw.n && coco_same_bytes(again->text, raw.s, raw.n) ? again : NULL;
}
