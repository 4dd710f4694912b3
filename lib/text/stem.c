/* Stems. EN, DE, IT and HU by Snowball (libstemmer); SL, PL, SK, HR and CS, which it lacks, by light stems of our own
 * (light.h); letters that are typed in two ways are made one in both. They are made for finding the same word in two texts, not for
 * grammar: they would rather leave two forms apart than join two words. The tables of a language are read when its first word comes. */
#include "light.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

struct coco_stemmer {
	struct sb_stemmer *snowball[COCO_LANGS];
	struct light_rules *rules[COCO_LANGS];
	char stem[LIGHT_MOST];
};

static const char *const snowball_names[COCO_LANGS] = {"english", "german", NULL, "italian", NULL, "hungarian", NULL, NULL, NULL};

struct coco_stemmer *coco_stemmer_new(void)
{
	struct coco_stemmer *s = calloc(1, sizeof *s);
	if (s == NULL)
		return NULL;
	for (size_t l = 0; l < COCO_LANGS; l++) {
		if (snowball_names[l] != NULL)
			s->snowball[l] = sb_stemmer_new(snowball_names[l], "UTF_8");
		s->rules[l] = calloc(1, sizeof *s->rules[l]);
		if (s->rules[l] == NULL || (snowball_names[l] != NULL && s->snowball[l] == NULL)) {
			coco_stemmer_free(s);
			return NULL;
		}
	}
	return s;
}

struct coco_str coco_stem(struct coco_stemmer *stemmer, int lang, struct coco_str normal)
{
	if (lang < 0 || lang >= COCO_LANGS || normal.n > LIGHT_MOST || normal.n == 0)
		return normal;
	struct light_rules *rules = stemmer->rules[lang];
	if (!rules->read)
		light_read(rules, coco_langs[lang]);
	if (stemmer->snowball[lang] == NULL)
		return light_stem(rules, normal, stemmer->stem);
	const sb_symbol *stem = sb_stemmer_stem(stemmer->snowball[lang], (const sb_symbol *)normal.s, (int)normal.n);
	const int n = sb_stemmer_length(stemmer->snowball[lang]);
	if (stem == NULL || n <= 0 || n > LIGHT_MOST)
		return normal;
	memcpy(stemmer->stem, stem, (size_t)n);
	return (struct coco_str){stemmer->stem, light_letters(rules, stemmer->stem, (size_t)n)};
}

void coco_stemmer_free(struct coco_stemmer *stemmer)
{
	if (stemmer == NULL)
		return;
	for (size_t l = 0; l < COCO_LANGS; l++) {
		if (stemmer->snowball[l] != NULL)
			sb_stemmer_delete(stemmer->snowball[l]);
		free(stemmer->rules[l]);
	}
	free(stemmer);
}
