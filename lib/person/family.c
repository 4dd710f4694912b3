/* Family names, as far as their look tells.
 *
 * Method: endings that family names have and few other words do (family.csv, "ending": letters with their accents), and frequent names of
 * the nine languages, folded (row "name"), with at most LETTERS_MORE of a case behind four letters or more. Many are everyday words as well
 * (Fuchs, Gallo, Kos): it is a mark beside others that say that somebody is meant, and none alone.
 *
 * Invariant: a word of fewer than NAME_LEAST letters is none. */
#include <string.h>
#include "coco/text.h"
#include "reach.h"

enum { NAME_LEAST = 3, STEM_LEAST = 4, LETTERS_MORE = 4, BEFORE_ENDING = 2 };

static bool ends_so(struct coco_str words, struct coco_str normal)
{
	struct coco_str word;
	while (coco_str_split(&words, ';', &word))
		if (word.n && normal.n >= word.n + BEFORE_ENDING && !memcmp(normal.s + normal.n - word.n, word.s, word.n))
			return true;
	return false;
}

static bool is_name(struct coco_str words, struct coco_str folded)
{
	struct coco_str word;
	while (coco_str_split(&words, ';', &word))
		if (word.n && folded.n >= word.n && !memcmp(folded.s, word.s, word.n) &&
		    (folded.n == word.n || (word.n >= STEM_LEAST && folded.n - word.n <= LETTERS_MORE)))
			return true;
	return false;
}

bool coco_family_name(struct coco_str word)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_person, "family");
	struct coco_buf normal = COCO_BUF_INIT, folded = COCO_BUF_INIT;
	bool found = false;
	coco_text_normal(word, &normal);
	coco_fold(word, &folded);
	for (size_t row = 0; !found && folded.len >= NAME_LEAST && row < coco_table_rows(table); row++) {
		const bool ending = strcmp(coco_table_cell(table, row, 0), "ending") == 0;
		const struct coco_str words = coco_str_of(coco_table_cell(table, row, 1));
		found = ending ? ends_so(words, coco_buf_view(&normal)) : is_name(words, coco_buf_view(&folded));
	}
	coco_buf_free(&normal);
	coco_buf_free(&folded);
	return found;
}
