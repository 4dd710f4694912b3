/* Headings that nobody but those who asked may read: for tools that show what records of any origin hold.
 *
 * Method: what keeps a column out of the stream when it is imported (whose.csv) keeps a question out here; words in brackets count. */
#include "coco/person.h"
#include "coco/survey.h"
#include "coco/survey_headings.h"
#include "lexicon.h"

int coco_headings_private(const struct coco_str *headings, size_t n, bool *out, struct coco_err *err)
{
	struct survey_lexicon *lexicon = survey_lexicon_new(NULL, err);
	if (!lexicon)
		return -1;
	for (size_t i = 0; i < n; i++)
		out[i] =
		    survey_lexicon_personal(lexicon, headings[i], true) || coco_text_has_contact(headings[i]) || coco_text_has_address(headings[i]);
	const bool ok = survey_lexicon_ok(lexicon);
	survey_lexicon_free(lexicon);
	return ok ? 0 : coco_err_nomem(err);
}
