/* Readability: counts of a text, and the formulas that follow from them.
 *
 * Method: words as coco_word_next gives them, sentences as coco_sentences does; long words have more than six letters.
 * Each formula is written as its author published it (sources in the header), but for coleman_liau, whose first weight the
 * reference rows of the project round to 5.8; none is rounded here.
 *
 * Invariant: a score depends on nothing but the counts. */
#include "parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

static size_t letters_of(struct coco_str word)
{
	size_t n = 0;
	while (word.n > 0) {
		uint32_t cp;
		size_t length = coco_utf8_next(word, &cp);
		if (length == 0)
			break;
		n += cp < 0x80 ? (cp | 32) >= 'a' && (cp | 32) <= 'z' : uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L);
		word = coco_str_sub(word, length, word.n);
	}
	return n;
}

static void count_characters(struct coco_str text, struct coco_counts *counts)
{
	while (text.n > 0) {
		uint32_t cp;
		size_t length = coco_utf8_next(text, &cp);
		if (length == 0)
			break;
		counts->characters += !(cp == ' ' || (cp >= 9 && cp <= 13) || cp == 0xA0 || cp == 0x202F || cp == 0x2009 || cp == 0xFEFF);
		text = coco_str_sub(text, length, text.n);
	}
}

int coco_text_counts(struct coco_str text, int lang, struct coco_counts *counts, struct coco_err *err)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_map *distinct = coco_map_new();
	struct coco_buf normal = COCO_BUF_INIT;
	struct coco_sentence *sentences;
	struct coco_word word;
	size_t at = 0, n = 0, cap = 0;
	unsigned *known = NULL;
	int rc = arena && distinct ? 0 : coco_err_nomem(err);
	*counts = (struct coco_counts){0};
	if (rc == 0)
		rc = coco_sentences(text, lang, arena, &sentences, &n, err);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		size_t first = sentences[i].start;
		counts->sentences += coco_word_next(coco_str_sub(text, 0, sentences[i].end), &first, &word);
	}
	while (rc == 0 && coco_word_next(text, &at, &word)) {
		struct coco_str s = coco_str_sub(text, word.start, word.end);
		size_t letters = letters_of(s);
		bool added = false;
		coco_buf_clear(&normal);
		coco_text_normal(s, &normal);
		size_t number = coco_map_add(distinct, coco_buf_view(&normal), &added);
		if (number == COCO_NONE || normal.failed || (added && coco_grow(&known, &cap, number, sizeof *known) != 0)) {
			rc = coco_err_nomem(err);
			break;
		}
		if (added) /* a word's syllables are looked up once */
			known[number] = coco_syllables(s, lang);
		unsigned syllables = known[number];
		counts->words++;
		counts->letters += letters;
		counts->syllables += syllables;
		counts->long_words += letters > 6;
		counts->words_1_syllable += syllables == 1;
		counts->words_3_syllables += syllables >= 3;
		counts->words_4_syllables += syllables >= 4;
	}
	counts->distinct_words = distinct ? coco_map_count(distinct) : 0;
	count_characters(text, counts);
	free(known);
	coco_buf_free(&normal);
	coco_map_free(distinct);
	coco_arena_free(arena);
	return rc;
}

bool coco_score(const char *name, const struct coco_counts *c, double *value)
{
	if (c->words == 0 || c->sentences == 0)
		return false;
	double words = (double)c->words, sentences = (double)c->sentences, per_sentence = words / sentences;
	double syllables = (double)c->syllables / words, letters = (double)c->letters / words, strokes = (double)c->characters / words;
	double ms = 100 * (double)c->words_3_syllables / words, iw = 100 * (double)c->long_words / words,
	       es = 100 * (double)c->words_1_syllable / words;
	const struct {
		const char *name;
		double value;
	} scores[] = {
	    {"lix", per_sentence + iw},
	    {"rix", (double)c->long_words / sentences},
	    {"ari", 4.71 * strokes + 0.5 * per_sentence - 21.43},
	    {"coleman_liau", 5.8 * letters - 29.6 * sentences / words - 15.8},
	    {"flesch", 206.835 - 1.015 * per_sentence - 84.6 * syllables},
	    {"flesch_kincaid", 0.39 * per_sentence + 11.8 * syllables - 15.59},
	    {"fog", 0.4 * (per_sentence + ms)},
	    {"smog", 1.0430 * sqrt((double)c->words_3_syllables * 30 / sentences) + 3.1291},
	    {"amstad", 180 - per_sentence - 58.5 * syllables},
	    {"wstf1", 0.1935 * ms + 0.1672 * per_sentence + 0.1297 * iw - 0.0327 * es - 0.875},
	    {"wstf2", 0.2007 * ms + 0.1682 * per_sentence + 0.1373 * iw - 2.779},
	    {"wstf3", 0.2963 * ms + 0.1905 * per_sentence - 1.1144},
	    {"wstf4", 0.2744 * ms + 0.2656 * per_sentence - 1.693},
	    {"gulpease", 89 + (300 * sentences - 10 * (double)c->letters) / words},
	    {"flesch_vacca", 217 - 1.3 * per_sentence - 60 * syllables},
	};
	for (size_t i = 0; i < COCO_LEN(scores); i++)
		if (!strcmp(scores[i].name, name)) {
			*value = scores[i].value;
			return isfinite(scores[i].value);
		}
	return false;
}

size_t coco_score_names(int lang, const char *names[16])
{
	static const char *const any[] = {"lix", "rix", "ari", "coleman_liau"};
	static const char *const english[] = {"flesch", "flesch_kincaid", "fog", "smog"};
	static const char *const german[] = {"amstad", "wstf1", "wstf2", "wstf3", "wstf4"};
	static const char *const italian[] = {"gulpease", "flesch_vacca"};
	const char *const *more = lang == 0 ? english : lang == 1 ? german : italian;
	size_t n = 0, extra = lang == 0 ? COCO_LEN(english) : lang == 1 ? COCO_LEN(german) : lang == 3 ? COCO_LEN(italian) : 0;
	for (size_t i = 0; i < COCO_LEN(any); i++)
		names[n++] = any[i];
	for (size_t i = 0; i < extra; i++)
		names[n++] = more[i];
	return n;
}

int coco_rewrite_lang(struct coco_str given, struct coco_str text)
{
	int lang = given.n ? coco_lang_index(given) : -1;
	return lang >= 0 ? lang : coco_lang_detect(text).lang;
}
