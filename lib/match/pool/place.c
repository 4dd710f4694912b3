/* Nearness. Whoever gives coordinates is there, whoever gives a NUTS code is in the middle of that region (places.csv: all of NUTS 2, and
 * of NUTS 3 those of small countries and along borders; of NUTS 1 the mean of its parts of NUTS 2, but where it is the country), so that
 * neighbours across a border are near as they are within a country.
 *
 * Method: the same NUTS 2, NUTS 1 or country has a worth of its own; by distance it is exp(-km / region.km); the greater one counts. The
 * countries that are one NUTS 1 region (SI0, CZ0) have it for a country. Invariant: symmetric but for lacks_a and lacks_b. */
#include "place.h"

#include <math.h>
#include <stdlib.h>

#define EARTH_KM 6371.0

enum { LETTERS = 5, SMALLEST = 3 }; /* of a NUTS code: of level 3, and of the largest regions that have a middle */

struct coco_places {
	size_t n;
	struct middle {
		uint64_t code;
		double lat, lon;
	} of[];
};

/* Codes as numbers that are ordered as they are. */
static uint64_t packed(struct coco_str code, size_t n)
{
	uint64_t value = 0;
	for (size_t i = 0; i < LETTERS; i++)
		value = value << 8 | (i < n ? (unsigned char)code.s[i] : 0u);
	return value;
}

static int by_code(const void *a, const void *b)
{
	const struct middle *x = a, *y = b;
	return (x->code > y->code) - (x->code < y->code);
}

/* Adds the middles of the regions of level 1 behind those of level 2, which stand in order: a country's code ends with 0 and has none. */
static void add_level_1(struct coco_places *places)
{
	const size_t all = places->n;
	for (size_t i = 0; i < all;) {
		const uint64_t code = places->of[i].code >> 16 << 16;
		struct middle sum = {.code = code};
		double parts = 0;
		for (; i < all && places->of[i].code >> 16 << 16 == code; i++)
			if ((places->of[i].code & 0xff) == 0 && places->of[i].code != code) {
				sum.lat += places->of[i].lat;
				sum.lon += places->of[i].lon;
				parts++;
			}
		if (parts == 0 || (code >> 16 & 0xff) == '0')
			continue;
		sum.lat /= parts;
		sum.lon /= parts;
		places->of[places->n++] = sum;
	}
}

struct coco_places *coco_places_new(void)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "places");
	const size_t rows = coco_table_rows(table), lat = coco_table_column(table, "lat"), lon = coco_table_column(table, "lon");
	struct coco_places *places = malloc(sizeof *places + 2 * rows * sizeof *places->of);
	if (places == NULL)
		return NULL;
	places->n = 0;
	for (size_t row = 0; row < rows; row++) {
		const struct coco_str code = coco_str_of(coco_table_cell(table, row, 0));
		struct middle *m = &places->of[places->n];
		m->code = packed(code, code.n);
		if (coco_num_parse(coco_str_of(coco_table_cell(table, row, lat)), &m->lat) &&
		    coco_num_parse(coco_str_of(coco_table_cell(table, row, lon)), &m->lon))
			places->n++;
	}
	qsort(places->of, places->n, sizeof *places->of, by_code);
	add_level_1(places);
	qsort(places->of, places->n, sizeof *places->of, by_code);
	return places;
}

void coco_places_free(struct coco_places *places)
{
	free(places);
}

bool coco_place_of(const struct coco_places *places, const struct coco_participant *p, struct coco_place *place)
{
	if (p->located) {
		*place = (struct coco_place){p->lat, p->lon, true};
		return true;
	}
	for (size_t n = p->nuts.n < LETTERS ? p->nuts.n : LETTERS; n >= SMALLEST; n--) {
		const struct middle key = {.code = packed(p->nuts, n)};
		const struct middle *found = bsearch(&key, places->of, places->n, sizeof *places->of, by_code);
		if (found != NULL) {
			*place = (struct coco_place){found->lat, found->lon, false};
			return true;
		}
	}
	return false;
}

bool coco_place_is_named(const struct coco_participant *participant)
{
	return participant->nuts.n >= SMALLEST - 1;
}

double coco_distance_km(double lat1, double lon1, double lat2, double lon2)
{
	const double degree = 3.14159265358979323846 / 180;
	const double a = sin((lat2 - lat1) * degree / 2), b = sin((lon2 - lon1) * degree / 2);
	const double h = a * a + cos(lat1 * degree) * cos(lat2 * degree) * b * b;
	return 2 * EARTH_KM * asin(sqrt(h < 1 ? h : 1));
}

static bool same_start(struct coco_str a, struct coco_str b, size_t n)
{
	return a.n >= n && b.n >= n && coco_str_eq(coco_str_sub(a, 0, n), coco_str_sub(b, 0, n));
}

static struct coco_nearness by_codes(const double *of, const struct coco_participant *a, const struct coco_participant *b)
{
	if (a->country.n == 0 || b->country.n == 0)
		return (struct coco_nearness){.by = COCO_NEAR_UNKNOWN, .worth = NAN};
	if (same_start(a->nuts, b->nuts, 4))
		return (struct coco_nearness){.by = COCO_NEAR_REGION, .worth = of[COCO_REGION_NUTS2]};
	if (same_start(a->nuts, b->nuts, 3) && a->nuts.s[2] != '0')
		return (struct coco_nearness){.by = COCO_NEAR_PART, .worth = of[COCO_REGION_NUTS1]};
	if (coco_str_eq(a->country, b->country))
		return (struct coco_nearness){.by = COCO_NEAR_COUNTRY, .worth = of[COCO_REGION_COUNTRY]};
	return (struct coco_nearness){.by = COCO_NEAR_ABROAD, .worth = of[COCO_REGION_ABROAD], .border = true};
}

/* The nearest ten; of middles the nearest 25 or, from 200 on, 50. Exact figures would claim more than a town's coordinates or a region's
 * middle hold. */
static double told(double km, bool exact)
{
	const double step = exact ? 10 : km < 200 ? 25 : 50;
	return km < step ? step : round(km / step) * step;
}

struct coco_nearness coco_nearness_of(const struct coco_places *places, const struct coco_measures *measures,
    const struct coco_participant *a, const struct coco_participant *b)
{
	struct coco_nearness near = by_codes(measures->of, a, b);
	struct coco_place here, there;
	const bool known_a = coco_place_of(places, a, &here), known_b = coco_place_of(places, b, &there);
	if (known_a && known_b) {
		const double km = coco_distance_km(here.lat, here.lon, there.lat, there.lon), worth = exp(-km / measures->of[COCO_REGION_KM]);
		if (near.by == COCO_NEAR_ABROAD || !(near.worth >= worth)) {
			const bool exact = here.exact && there.exact;
			near.by = exact ? COCO_NEAR_KM : COCO_NEAR_MIDDLES;
			near.worth = worth;
			near.km = told(km, exact);
		}
	} else if (near.by == COCO_NEAR_COUNTRY || near.by == COCO_NEAR_ABROAD) {
		near.lacks_a = !known_a;
		near.lacks_b = !known_b;
	}
	return near;
}
