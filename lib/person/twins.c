/* Whether two participants are likely the same.
 *
 * Method: they are if they are not on opposite sides, nothing that both say differs in the country,
 * and either the organisation's id is the same or the folded names are alike: twice the pairs of neighbouring letters that both
 * have, over the pairs of both (Dice 1945), is at least 0.85, and the numbers in them are the same. If both have a contact's name, these
 * must be alike too (0.8, words in any order); if both have only addresses, these must not be two, for an organisation has several people.
 */
#include <string.h>
#include "twins.h"

#define ORG_ALIKE 0.85
#define NAME_ALIKE 0.8
enum { NAME_MAX = 256 };

/* Share of common pairs of letters. Names of more than NAME_MAX bytes are alike only if they are the same. */
static double dice(struct coco_str a, struct coco_str b)
{
	bool used[NAME_MAX] = {false};
	size_t common = 0, n = a.n, k = b.n;
	if (coco_str_eq(a, b))
		return 1;
	if (n < 2 || k < 2 || n > NAME_MAX || k > NAME_MAX)
		return 0;
	for (size_t i = 0; i + 1 < n; i++) {
		for (size_t j = 0; j + 1 < k; j++) {
			if (used[j] || memcmp(a.s + i, b.s + j, 2) != 0)
				continue;
			used[j] = true;
			common++;
			break;
		}
	}
	return 2.0 * (double)common / (double)(n + k - 2);
}

static bool differ(struct coco_str a, struct coco_str b)
{
	return a.n && b.n && !coco_str_eq(a, b);
}

uint64_t twin_pairs(struct coco_str text)
{
	uint64_t pairs = 0;
	for (size_t i = 0; i + 1 < text.n; i++)
		pairs |= UINT64_C(1) << (((unsigned char)text.s[i] * 31U + (unsigned char)text.s[i + 1]) % 64);
	return pairs;
}

static size_t count_of(uint64_t bits)
{
	size_t n = 0;
	for (; bits; bits &= bits - 1)
		n++;
	return n;
}

/* The next number in a name from *at on, leading zeros left out; absent: no more. */
static struct coco_str next_number(struct coco_str text, size_t *at)
{
	while (*at < text.n && (text.s[*at] < '0' || text.s[*at] > '9'))
		++*at;
	while (*at + 1 < text.n && text.s[*at] == '0' && text.s[*at + 1] >= '0' && text.s[*at + 1] <= '9')
		++*at;
	const size_t from = *at;
	while (*at < text.n && text.s[*at] >= '0' && text.s[*at] <= '9')
		++*at;
	return *at > from ? coco_str_sub(text, from, *at) : COCO_STR_NONE;
}

/* "Hall 14" is not "Hall 15", however many letters they share. */
static bool numbers_differ(struct coco_str a, struct coco_str b)
{
	for (size_t i = 0, k = 0;;) {
		const struct coco_str x = next_number(a, &i), y = next_number(b, &k);
		if (!x.s && !y.s)
			return false;
		if (!x.s || !y.s || !coco_str_eq(x, y))
			return true;
	}
}

/* Names of organisations are alike. The classes of their pairs bound what they can have in common, so most are not compared. */
static bool orgs_alike(const struct twin *a, const struct twin *b)
{
	size_t n = a->folded.n, k = b->folded.n;
	if (n >= 2 && k >= 2) {
		size_t most_a = n - 1 - count_of(a->pairs & ~b->pairs), most_b = k - 1 - count_of(b->pairs & ~a->pairs);
		if (2.0 * (double)(most_a < most_b ? most_a : most_b) / (double)(n + k - 2) < ORG_ALIKE)
			return false;
	}
	return a->folded.n && dice(a->folded, b->folded) >= ORG_ALIKE && !numbers_differ(a->folded, b->folded);
}

/* What is known of both says that they are not the same. */
bool twins_apart(const struct twin *a, const struct twin *b)
{
	if (differ(a->side, b->side) && !coco_str_is(a->side, "both") && !coco_str_is(b->side, "both"))
		return true;
	if (differ(a->country, b->country))
		return true;
	if (a->name.n && b->name.n)
		return dice(a->name, b->name) < NAME_ALIKE;
	return differ(a->email, b->email);
}

bool twins_alike(const struct twin *a, const struct twin *b)
{
	return !twins_apart(a, b) && ((a->org_id.n && coco_str_eq(a->org_id, b->org_id)) || orgs_alike(a, b));
}
