/* What a challenge gets beyond its cells: its id, and the language of its text.
 *
 * Method: the id is a hash of owner, survey and title (the text where there is no title), so that the same answer sheet
 * gives the same challenge in every run. The language is told by the text itself; a guess that is not sure is none.
 */
#include <string.h>
#include "coco/text.h"
#include "import.h"

#define SURE 0.5

struct coco_str survey_challenge_id(struct survey_job *job, struct coco_str owner, struct coco_str title, struct coco_str text)
{
	char id[COCO_CHALLENGE_ID];
	if (coco_challenge_hash(owner, job->plan->survey, title, text, job->import->row, id))
		return COCO_STR_NONE;
	return coco_arena_copy(job->import->row, coco_str_of(id));
}

struct coco_str survey_challenge_lang(struct coco_str text)
{
	struct coco_lang_guess guess = coco_lang_detect(text);
	return guess.lang >= 0 && guess.confidence >= SURE ? coco_str_of(coco_langs[guess.lang]) : COCO_STR_NONE;
}
