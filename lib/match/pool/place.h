/* Where participants are and how near two of them are. Private to lib/match. */
#ifndef COCO_MATCH_PLACE_H
#define COCO_MATCH_PLACE_H

#include "measure.h"
#include "rows.h"

/* The middles of regions: places.csv, read. */
struct coco_places;
struct coco_places *coco_places_new(void); /* NULL: memory */
void coco_places_free(struct coco_places *places);

struct coco_place {
	double lat, lon;
	bool exact; /* its own coordinates, not the middle of its region */
};
/* Its coordinates, else the middle of the smallest region of its NUTS code that is known; false: neither is. */
bool coco_place_of(const struct coco_places *places, const struct coco_participant *participant, struct coco_place *place);

/* Does it give the code of a region within its country? */
bool coco_place_is_named(const struct coco_participant *participant);

/* What nearness was told by: one NUTS 2 region, one NUTS 1 region (a part of the country), … */
enum coco_near {
	COCO_NEAR_UNKNOWN,
	COCO_NEAR_REGION,
	COCO_NEAR_PART,
	COCO_NEAR_COUNTRY,
	COCO_NEAR_ABROAD,
	COCO_NEAR_KM,
	COCO_NEAR_MIDDLES
};
struct coco_nearness {
	enum coco_near by;
	double worth;          /* 0 to 1; NaN: not known */
	double km;             /* for COCO_NEAR_KM, and for COCO_NEAR_MIDDLES, where a place is the middle of a region; rounded as it is told */
	bool border;           /* two countries */
	bool lacks_a, lacks_b; /* by the country alone, as the place of this one is not known */
};
struct coco_nearness coco_nearness_of(const struct coco_places *places, const struct coco_measures *measures,
    const struct coco_participant *a, const struct coco_participant *b);
/* Great-circle distance (haversine; Sinnott 1984). */
double coco_distance_km(double lat1, double lon1, double lat2, double lon2);

#endif
