/* Zones of time by name: "CET", "MESZ", "SELČ", "Europe/Ljubljana", "(Central European Summer Time)".
 *
 * Method: the names are words.csv's, set "zone": their code is the minutes east of Greenwich, with "eu" behind it where the clock goes an
 * hour ahead from the last Sunday of March to that of October, 1:00 UTC (Directive 2000/84/EC).
 * Invariant: the hour that a clock shows twice, or not at all, gets no offset.
 */
#include <stdlib.h>
#include <string.h>
#include "values.h"

#define SUMMER_MIN 60
#define CHANGE_MIN 60 /* of the day, UTC */

static int64_t last_sunday_min(int year, int month)
{
	struct coco_date last = {year, month, 31};
	return ((int64_t)coco_date_days(last) - coco_date_weekday(last) % 7) * 24 * 60 + CHANGE_MIN;
}

/* Is it summer there, for a clock that shows `local` in the zone's winter offset? -1: nobody can tell. */
static int is_summer(struct coco_time time, int winter)
{
	const int64_t utc = coco_time_minutes(time) - winter, begin = last_sunday_min(time.date.year, 3),
	              end = last_sunday_min(time.date.year, 10);
	if ((utc >= begin && utc < begin + SUMMER_MIN) || (utc >= end && utc < end + SUMMER_MIN))
		return -1;
	return utc >= begin && utc < end;
}

bool survey_zone_find(struct survey_lexicon *lx, struct coco_str name, struct survey_zone *zone)
{
	const char *code = survey_lexicon_word(lx, "zone", name);
	char *rest;
	if (!code)
		return false;
	zone->offset_min = (int)strtol(code, &rest, 10);
	zone->summer = strcmp(rest, "eu") == 0;
	return true;
}

void survey_zone_set(struct survey_zone zone, struct coco_time *time)
{
	const int summer = zone.summer ? is_summer(*time, zone.offset_min) : 0;
	time->has_offset = summer >= 0;
	time->offset_min = summer >= 0 ? zone.offset_min + summer * SUMMER_MIN : 0;
}
