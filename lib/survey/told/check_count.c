/* What --check counts: who lacks nothing, who can't be asked, what is missing most. Invariant: a participant counts once for each thing
 * that is missing, for however many challenges. */
#include <stdlib.h>
#include "check.h"

bool check_well(const struct check_person *p)
{
	return p->n == 0 && p->fault == COCO_NONE;
}

bool check_anonymous(const struct check_person *p)
{
	return coco_str_starts(p->id, "anon-");
}

size_t check_well_count(const struct coco_check *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->n_people; i++)
		n += check_well(&c->people[i]);
	return n;
}

size_t check_alone_count(const struct coco_check *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->n_faults; i++)
		n += c->faults[i].person == COCO_NONE;
	return n;
}

uint64_t check_anonymous_count(const struct coco_check *c)
{
	uint64_t n = 0;
	for (size_t i = 0; i < c->n_people; i++)
		n += check_anonymous(&c->people[i]) && !check_well(&c->people[i]);
	return n;
}

static int more_first(const void *a, const void *b)
{
	const struct check_lacking *x = a, *y = b;
	return x->people != y->people ? (x->people < y->people) - (x->people > y->people) : (x->wanted > y->wanted) - (x->wanted < y->wanted);
}

struct check_lacking *check_lacking_count(const struct coco_check *c)
{
	const size_t n = coco_wanted_rows();
	struct check_lacking *all = coco_arena_array(c->arena, n + 1, sizeof *all);
	if (!all)
		return NULL;
	for (size_t i = 0; i < n; i++)
		all[i].wanted = i;
	for (size_t i = 0; i < c->n_people; i++) {
		for (size_t k = 0; k < c->people[i].n; k++) {
			struct check_lacking *one = &all[c->people[i].lacks[k].wanted];
			one->people += one->last != i + 1;
			one->last = i + 1;
		}
	}
	qsort(all, n, sizeof *all, more_first);
	return all;
}
