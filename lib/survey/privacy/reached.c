/* What coco_reach_mask finds in people's own words: masked and told, or told alone.
 *
 * Method: telephone numbers that a word announces, names and pages at networks, homes and positions are left out; pages and postal
 * addresses that may as well be a firm's stay and are told. In a column of a firm's, or one that a map takes on purpose, names and pages
 * stay. In a challenge's text, which is verbatim, all is told; a number in international form there is told by phones.c.
 */
#include <string.h>
#include "phones.h"
#include "reached.h"

const char *survey_reach_code(unsigned kinds, bool verbatim, size_t *at)
{
	static const struct {
		unsigned kinds;
		const char *answer, *challenge;
	} codes[] = {
	    {COCO_REACH_PHONE, "phone-in-answer", "phone-in-challenge"},
	    {COCO_REACH_NAME | COCO_REACH_PAGE, "handle-in-answer", "handle-in-challenge"},
	    {COCO_REACH_HOME, "home-in-answer", "home-in-challenge"},
	    {COCO_REACH_POSITION, "position-in-answer", "position-in-challenge"},
	    {COCO_REACH_PUBLIC, "page-like", "page-like"},
	    {COCO_REACH_PLACE, "place-like", "place-like"},
	};
	while (*at < COCO_LEN(codes)) {
		const size_t i = (*at)++;
		if (kinds & codes[i].kinds)
			return verbatim ? codes[i].challenge : codes[i].answer;
	}
	return NULL;
}

int survey_reach_clean(struct survey_job *job, const struct survey_column *c, bool verbatim, struct coco_str *text)
{
	struct coco_buf masked = COCO_BUF_INIT;
	const unsigned all = COCO_REACH_MASKED | COCO_REACH_PUBLIC | COCO_REACH_PLACE;
	const unsigned sought = c->reachable ? COCO_REACH_PHONE | COCO_REACH_HOME | COCO_REACH_POSITION : all;
	unsigned kinds = coco_reach_mask(*text, sought, &masked);
	if (kinds & COCO_REACH_MASKED && !verbatim)
		*text = coco_buf_ok(&masked) ? coco_arena_copy(job->import->row, coco_buf_view(&masked)) : COCO_STR_NONE;
	coco_buf_clear(&masked);
	bool doubtful;
	if (verbatim && kinds & COCO_REACH_PHONE && survey_phones_mask(*text, &doubtful, &masked))
		kinds &= ~(unsigned)COCO_REACH_PHONE;
	const char *code;
	for (size_t at = 0; (code = survey_reach_code(kinds, verbatim, &at));)
		survey_finding(job, c, code, COCO_STR_NONE);
	coco_buf_free(&masked);
	return text->s ? 0 : -1;
}

int survey_positions_clean(struct survey_job *job, const struct survey_column *c, bool place, struct coco_str *cell)
{
	static const char mask[] = "(masked)";
	struct coco_buf masked = COCO_BUF_INIT;
	if (!(coco_text_signs(*cell) & COCO_SIGN_DIGIT) && !memchr(cell->s, '/', cell->n))
		return 0;
	const bool whole = place ? coco_is_position_like(*cell) : coco_is_position(*cell);
	if (whole || coco_reach_mask(*cell, COCO_REACH_POSITION, &masked)) {
		survey_finding(job, c, "position-in-answer", COCO_STR_NONE);
		struct coco_str left = whole ? coco_str_of("") : coco_arena_copy(job->import->row, coco_buf_view(&masked));
		while (place && left.n && (coco_str_starts(left, mask) || strchr(" ,;()", left.s[0])))
			left = coco_str_sub(left, coco_str_starts(left, mask) ? sizeof mask - 1 : 1, left.n);
		*cell = coco_buf_ok(&masked) ? left : COCO_STR_NONE;
	}
	coco_buf_free(&masked);
	return cell->s ? 0 : -1;
}
