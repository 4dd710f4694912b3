/* Stems. EN, DE, IT and HU by Snowball (libstemmer); SL, PL, SK, HR and CS, which it lacks, by a light stemmer of our own:
 * the longest suffix of lib/text/suffixes.csv that leaves at least KEEP letters goes, once. It is made for finding the
 * same word in two texts, not for grammar: it would rather leave two forms apart than join two words. */
#include "words.h"

#include <libstemmer.h>
#include <stdlib.h>

#define KEEP 4

struct coco_stemmer {
	struct sb_stemmer *snowball[COCO_LANGS];
	size_t first[COCO_LANGS], end[COCO_LANGS]; /* rows of suffixes.csv, longest suffix first within a language */
	struct coco_table_ref suffixes;
	size_t column;
};

static const char *const snowball_names[COCO_LANGS] = {"english", "german", NULL, "italian", NULL, "hungarian", NULL, NULL, NULL};

struct coco_stemmer *coco_stemmer_new(void)
{
	struct coco_stemmer *s = calloc(1, sizeof *s);
	if (s == NULL)
		return NULL;
	for (size_t l = 0; l < COCO_LANGS; l++)
		if (snowball_names[l] != NULL && (s->snowball[l] = sb_stemmer_new(snowball_names[l], "UTF_8")) == NULL) {
			coco_stemmer_free(s);
			return NULL;
		}
	s->suffixes = coco_table_find(&coco_tables_text, "suffixes");
	s->column = coco_table_column(s->suffixes, "suffix");
	const size_t lang = coco_table_column(s->suffixes, "lang");
	for (size_t row = 0; row < coco_table_rows(s->suffixes); row++) {
		const int l = coco_lang_index(coco_str_of(coco_table_cell(s->suffixes, row, lang)));
		if (l < 0)
			continue;
		if (s->end[l] == 0)
			s->first[l] = row;
		s->end[l] = row + 1;
	}
	return s;
}

static struct coco_str light(const struct coco_stemmer *s, int lang, struct coco_str word)
{
	for (size_t row = s->first[lang]; row < s->end[lang]; row++) {
		const char *suffix = coco_table_cell(s->suffixes, row, s->column);
		if (!coco_str_ends(word, suffix))
			continue;
		const struct coco_str stem = {word.s, word.n - coco_str_of(suffix).n};
		if (coco_utf8_count(stem) >= KEEP)
			return stem;
	}
	return word;
}

struct coco_str coco_stem(struct coco_stemmer *stemmer, int lang, struct coco_str normal)
{
	if (lang < 0 || lang >= COCO_LANGS || normal.n > 256)
		return normal;
	if (stemmer->snowball[lang] == NULL)
		return light(stemmer, lang, normal);
	const sb_symbol *stem = sb_stemmer_stem(stemmer->snowball[lang], (const sb_symbol *)normal.s, (int)normal.n);
	if (stem == NULL)
		return normal;
	return (struct coco_str){(const char *)stem, (size_t)sb_stemmer_length(stemmer->snowball[lang])};
}

void coco_stemmer_free(struct coco_stemmer *stemmer)
{
	if (stemmer == NULL)
		return;
	for (size_t l = 0; l < COCO_LANGS; l++)
		if (stemmer->snowball[l] != NULL)
			sb_stemmer_delete(stemmer->snowball[l]);
	free(stemmer);
}
