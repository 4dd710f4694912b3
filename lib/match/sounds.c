/* One spelling for the sounds that languages write differently, so that cousins of words share their letters: Photo and foto,
 * system and sistem, qualità and kvaliteta.
 *
 * Method: at each place the first row of sounds.csv whose letters stand there is taken (longer ones come first), and a sound that
 * is doubled counts once. The result is for comparing, not for reading: it says less than the word, and so two words may fall
 * together that are not cousins, which the other letters of a word mostly undo. */
#include "sounds.h"

#include "coco/record.h"

void coco_sounds(struct coco_str folded, struct coco_buf *out)
{
	const struct coco_table_ref sounds = coco_table_find(&coco_tables_match, "sounds");
	const size_t rows = coco_table_rows(sounds), column = coco_table_column(sounds, "sound");
	const size_t start = out->len;
	for (size_t at = 0; at < folded.n;) {
		const char *sound = NULL;
		size_t n = 1;
		for (size_t row = 0; row < rows && sound == NULL; row++) {
			const char *letters = coco_table_cell(sounds, row, 0);
			if (letters[0] != folded.s[at] || !coco_str_starts(coco_str_sub(folded, at, folded.n), letters))
				continue;
			sound = coco_table_cell(sounds, row, column);
			n = coco_str_of(letters).n;
		}
		const struct coco_str next = sound ? coco_str_of(sound) : coco_str_sub(folded, at, at + n);
		for (size_t i = 0; i < next.n; i++)
			if (next.s[i] < 'a' || next.s[i] > 'z' || out->len == start || out->data[out->len - 1] != next.s[i])
				coco_buf_putc(out, next.s[i]);
		at += n;
	}
}
