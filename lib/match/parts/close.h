/* Languages whose speakers understand each other. Private to lib/match. */
#ifndef COCO_MATCH_CLOSE_H
#define COCO_MATCH_CLOSE_H

#include "rows.h"

struct coco_close_languages {
	struct coco_str one, other; /* of the first list and of the second */
	double worth;               /* 0: none are close */
};
/* The two, one of each list, that are closest by close.csv. */
struct coco_close_languages coco_languages_close(struct coco_strs a, struct coco_strs b);

#endif
