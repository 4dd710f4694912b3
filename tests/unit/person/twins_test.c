/* Pairs that are likely the same: what twins_find leaves out is not alike, on names that are drawn by chance and spelled wrong. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include "../../../lib/person/twins.h"
#include "coco/record.h"

enum { PEOPLE = 2000 };

struct seen {
	unsigned char *pairs; /* a bit a pair */
	size_t n;
	bool good;
};

static void seen_take(void *context, size_t a, size_t b)
{
	struct seen *seen = context;
	const size_t at = (a < b ? a : b) * PEOPLE + (a < b ? b : a);
	seen->n += !(seen->pairs[at / 8] >> at % 8 & 1);
	seen->pairs[at / 8] |= (unsigned char)(1U << at % 8);
	seen->good &= a != b;
}

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

Test(twins, as_brute_force)
{
	static const char *const first[] = {"studio", "st", "s", "atelje", "atelier", "design", "", "ab", "č"};
	static const char *const parts[] = {"nova", "luna", "les", "kovina", "zvok", "holz", "art", "12", "13", "doo", "gmbh", "lab"};
	static const char *const countries[] = {"", "SI", "AT", "IT"};
	static const char *const sides[] = {"avm", "cci", "both", ""};
	static struct twin twins[PEOPLE];
	static char names[PEOPLE][320], ids[PEOPLE][16];
	static unsigned char pairs[PEOPLE * PEOPLE / 8 + 1];
	uint32_t state = 7;
	for (size_t i = 0; i < PEOPLE; i++) {
		strcpy(names[i], first[next_random(&state) % COCO_LEN(first)]);
		for (size_t k = next_random(&state) % 4; k > 0; k--)
			strcat(names[i], parts[next_random(&state) % COCO_LEN(parts)]);
		if (i % 97 == 0) /* longer than what is compared by pairs */
			memset(names[i] + strlen(names[i]), 'x', 270);
		const size_t n = strlen(names[i]);
		if (n > 3 && next_random(&state) % 3 == 0)
			names[i][2 + next_random(&state) % (n - 2)] = (char)('a' + next_random(&state) % 26);
		snprintf(ids[i], sizeof ids[i], "org%u", (unsigned)(next_random(&state) % 1500));
		twins[i] = (struct twin){.folded = coco_str_of(names[i]),
		    .org_id = next_random(&state) % 4 ? coco_str_of(ids[i]) : COCO_STR(""),
		    .country = coco_str_of(countries[next_random(&state) % COCO_LEN(countries)]),
		    .side = coco_str_of(sides[next_random(&state) % COCO_LEN(sides)]),
		    .name = next_random(&state) % 3 ? COCO_STR("") : coco_str_of(names[next_random(&state) % (i + 1)])};
		twins[i].pairs = twin_pairs(twins[i].folded);
	}
	struct seen seen = {pairs, 0, true};
	cr_assert_eq(twins_find(twins, PEOPLE, seen_take, &seen), 0);
	cr_expect(seen.good);
	size_t all = 0, missed = 0;
	for (size_t i = 0; i < PEOPLE; i++) {
		for (size_t k = i + 1; k < PEOPLE; k++) {
			const struct coco_str a = twins[i].folded, b = twins[k].folded;
			const bool block = a.n && coco_str_eq(coco_str_sub(a, 0, 2), coco_str_sub(b, 0, 2));
			const bool org = twins[i].org_id.n && coco_str_eq(twins[i].org_id, twins[k].org_id);
			if ((!block && !org) || !twins_alike(&twins[i], &twins[k]))
				continue;
			const size_t at = i * PEOPLE + k;
			all++;
			missed += !(pairs[at / 8] >> at % 8 & 1);
		}
	}
	cr_expect_eq(missed, 0, "%zu of %zu", missed, all);
	cr_expect_eq(seen.n, all);
	cr_expect_gt(all, 1000, "%zu", all);
}
