/* The numbers that the parts of a score are built with. Private to lib/match. */
#ifndef COCO_MATCH_MEASURE_H
#define COCO_MATCH_MEASURE_H

#include "coco/base.h"

/* Rows of measures.csv, in its order. */
enum coco_measure {
	COCO_REGION_NUTS2,
	COCO_REGION_NUTS1,
	COCO_REGION_COUNTRY,
	COCO_REGION_ABROAD,
	COCO_REGION_KM,
	COCO_REGION_CROSS_BORDER,
	COCO_LANGUAGE_BRIDGE,
	COCO_LANGUAGE_BRIDGE_ANY,
	COCO_COMPLEMENT_GAP,
	COCO_COMPLEMENT_AREAS,
	COCO_COMPLEMENT_GIVE,
	COCO_COMPLEMENT_BRAIN,
	COCO_COMPLEMENT_NEEDS,
	COCO_TRUST_MET,
	COCO_TRUST_RATED,
	COCO_TRUST_PRIOR,
	COCO_MET_CONNECT,
	COCO_MET_SHARE,
	COCO_MET_SOLVE,
	COCO_MET_INNOVATE,
	COCO_MET_CROWD,
	COCO_INTEREST_PREFER,
	COCO_SKILLS_MENTIONED,
	COCO_INTEREST_UNSAID,
	COCO_SILENT_AREAS,
	COCO_SILENT_LANGUAGE,
	COCO_SILENT_REGION,
	COCO_SILENT_READINESS,
	COCO_MEASURES
};
struct coco_measures {
	double of[COCO_MEASURES];
};
/* Those of measures.csv. */
void coco_measures_default(struct coco_measures *measures);
const char *coco_measure_name(enum coco_measure measure);

#endif
