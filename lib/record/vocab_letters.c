/* With which letters the names of a vocabulary's entry begin.
 *
 * Method: the cells of its row that coco_names_make makes names of are folded.
 * Invariant: of each text with an ASCII letter at its beginning that is recognised as the entry, the letter is among them.
 */
#include "coco/record_letters.h"
#include "vocab.h"

uint32_t coco_vocab_letters(const struct coco_vocab *vocab, size_t i)
{
	const struct coco_table_ref t = coco_vocab_table(vocab);
	static const char *const beside[] = {"code", "synonyms", "answers", "works"};
	struct coco_buf fold = COCO_BUF_INIT;
	uint32_t letters = 0;
	for (size_t k = 0; k < COCO_LANGS + COCO_LEN(beside); k++) {
		const size_t column = coco_table_column(t, k < COCO_LANGS ? coco_langs[k] : beside[k - COCO_LANGS]);
		struct coco_str rest = coco_str_of(coco_table_cell(t, i, column)), name;
		while (rest.n && coco_str_split(&rest, ';', &name)) {
			coco_buf_clear(&fold);
			coco_fold(name, &fold);
			const char first = *coco_buf_view(&fold).s;
			letters |= first >= 'a' && first <= 'z' ? UINT32_C(1) << (first - 'a') : 0;
		}
	}
	letters = coco_buf_ok(&fold) ? letters : UINT32_MAX;
	coco_buf_free(&fold);
	return letters;
}
