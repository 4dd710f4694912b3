/* One spelling for the sounds that languages write differently, so that cousins of words share their letters: Photo and foto,
 * system and sistem, qualità and kvaliteta.
 *
 * Method: at each place the first row of sounds.csv whose letters stand there is taken (longer ones come first), and a sound that
 * is doubled counts once. The result is for comparing, not for reading: it says less than the word, and so two words may fall
 * together that are not cousins, which the other letters of a word mostly undo. */
#include "sounds.h"

#include "coco/record.h"

#include <string.h>

size_t coco_sounds_read(struct coco_sounds *sounds)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "sounds");
	const size_t rows = coco_table_rows(table), column = coco_table_column(table, "sound");
	*sounds = (struct coco_sounds){0};
	/* From the last row on, so that each chain begins with the first. */
	for (size_t row = rows < COCO_SOUNDS ? rows : COCO_SOUNDS; row-- > 0;) {
		const struct coco_str letters = coco_str_of(coco_table_cell(table, row, 0));
		if (letters.n == 0 || letters.s[0] < 'a' || letters.s[0] > 'z')
			continue;
		uint8_t *first = &sounds->first[letters.s[0] - 'a'];
		sounds->rows[row] = (struct coco_sound){letters, coco_str_of(coco_table_cell(table, row, column)), *first};
		*first = (uint8_t)(row + 1);
	}
	return rows;
}

/* The row whose letters stand at the beginning; NULL: none. */
static const struct coco_sound *sound_at(const struct coco_sounds *sounds, struct coco_str text)
{
	const char c = text.s[0];
	for (uint8_t row = c >= 'a' && c <= 'z' ? sounds->first[c - 'a'] : 0; row != 0; row = sounds->rows[row - 1].next) {
		const struct coco_sound *sound = &sounds->rows[row - 1];
		if (sound->letters.n == 1 || (sound->letters.n <= text.n && memcmp(sound->letters.s, text.s, sound->letters.n) == 0))
			return sound;
	}
	return NULL;
}

void coco_sounds_put(const struct coco_sounds *sounds, struct coco_str folded, struct coco_buf *out)
{
	const size_t start = out->len;
	for (size_t at = 0; at < folded.n;) {
		const struct coco_sound *sound = sound_at(sounds, (struct coco_str){folded.s + at, folded.n - at});
		const struct coco_str next = sound ? sound->sound : (struct coco_str){folded.s + at, 1};
		for (size_t i = 0; i < next.n; i++)
			if (next.s[i] < 'a' || next.s[i] > 'z' || out->len == start || out->data[out->len - 1] != next.s[i])
				coco_buf_putc(out, next.s[i]);
		at += sound ? sound->letters.n : 1;
	}
}
