/* Stems. EN, DE, IT and HU by Snowball (libstemmer); SL, PL, SK, HR and CS, which it lacks, by light stems of our own
 * (light.h); letters that are typed in two ways are made one in both. They are made for finding the same word in two texts, not for
 * grammar: they would rather leave two forms apart than join two words. The tables of a language are read when its first word comes. */
#include "light.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

/* libstemmer's, loaded when the first stem is wanted (base's late.c says why). */
struct library {
	void *handle;
	__typeof__(&sb_stemmer_new) new;
	__typeof__(&sb_stemmer_stem) stem;
	__typeof__(&sb_stemmer_length) length;
	__typeof__(&sb_stemmer_delete) delete;
};

struct coco_stemmer {
	struct library library;
	struct sb_stemmer *snowball[COCO_LANGS];
	struct light_rules *rules[COCO_LANGS];
	char stem[LIGHT_MOST];
};

static const char *const snowball_names[COCO_LANGS] = {"english", "german", NULL, "italian", NULL, "hungarian", NULL, NULL, NULL};

static int library_open(struct library *l, struct coco_err *err)
{
	const struct coco_late functions[] = {
	    {"sb_stemmer_new", &l->new}, {"sb_stemmer_stem", &l->stem}, {"sb_stemmer_length", &l->length}, {"sb_stemmer_delete", &l->delete}};
	l->handle = coco_late_open("libstemmer.so.0d", "libstemmer0d", functions, COCO_LEN(functions), err);
	return l->handle ? 0 : -1;
}

int coco_stemmer_ready(struct coco_err *err)
{
	struct library stays; /* loaded till the end, for all stemmers */
	return library_open(&stays, err);
}

struct coco_stemmer *coco_stemmer_new(void)
{
	struct coco_err unsaid = {0};
	struct coco_stemmer *s = calloc(1, sizeof *s);
	if (s == NULL || library_open(&s->library, &unsaid) != 0) {
		free(s);
		return NULL;
	}
	for (size_t l = 0; l < COCO_LANGS; l++) {
		if (snowball_names[l] != NULL)
			s->snowball[l] = s->library.new(snowball_names[l], "UTF_8");
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
		return light_stem(rules, LIGHT_STEPS, normal, stemmer->stem);
	const sb_symbol *stem = stemmer->library.stem(stemmer->snowball[lang], (const sb_symbol *)normal.s, (int)normal.n);
	const int n = stemmer->library.length(stemmer->snowball[lang]);
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
			stemmer->library.delete(stemmer->snowball[l]);
		free(stemmer->rules[l]);
	}
	coco_late_close(stemmer->library.handle);
	free(stemmer);
}
