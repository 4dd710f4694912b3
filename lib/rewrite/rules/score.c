/* Readability: the counts of a text, from which the formulas (formulas.c) follow.
 *
 * Method: words as coco_word_next gives them, sentences as coco_sentences does; long words have more than six letters. What
 * a distinct word costs to look up (syllables, whether it is an everyday word) is looked up once. Everyday words of English
 * are those of familiar.csv and their regular forms; a number is one. */
#include "parts.h"
#include "coco/base_mask.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

static size_t letters_of(struct coco_str word)
{
	size_t n = 0;
	for (size_t i = 0, length; i < word.n; i += length) {
		unsigned char c = (unsigned char)word.s[i];
		uint32_t cp;
		length = 1;
		if (c < 0x80)
			n += (c | 32) >= 'a' && (c | 32) <= 'z';
		else if ((length = coco_utf8_next(coco_str_sub(word, i, word.n), &cp)) > 0)
			n += uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L);
		else
			break;
	}
	return n;
}

static bool is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= 9 && cp <= 13) || cp == 0xA0 || cp == 0x202F || cp == 0x2009 || cp == 0xFEFF;
}

/* 64 bytes at a time where they are ASCII. */
static void count_characters(struct coco_str text, struct coco_counts *counts)
{
	for (size_t i = 0, length; i < text.n; i += length) {
		uint32_t cp = (unsigned char)text.s[i];
		if (text.n - i >= (length = 64) && !coco_bytes_wide(text.s + i)) {
			counts->characters += 64 - coco_bytes_count(coco_bytes_mask(text.s + i, ' ', ' ') | coco_bytes_between(text.s + i, 9, 13));
			continue;
		}
		length = cp < 0x80 ? 1 : coco_utf8_next(coco_str_sub(text, i, text.n), &cp);
		if (length == 0)
			break;
		counts->characters += !is_space(cp);
	}
}

/* A word of familiar.csv, which is sorted. */
static bool listed(struct coco_str word)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "familiar");
	size_t low = 0, high = coco_table_rows(table);
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = coco_str_cmp(coco_str_of(coco_table_cell(table, mid, 0)), word);
		if (order == 0)
			return true;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

/* An everyday word (normalised) or a regular form of one: walks, walked, walking, quickly, bigger, tries, baker. */
static bool familiar(struct coco_str word, int depth)
{
	static const struct {
		const char *ending, *instead;
	} forms[] = {{"'s", ""}, {"’s", ""}, {"s'", ""}, {"n't", ""}, {"s", ""}, {"es", ""}, {"ies", "y"}, {"d", ""}, {"ed", ""}, {"ied", "y"},
	    {"ing", ""}, {"ing", "e"}, {"r", ""}, {"er", ""}, {"ier", "y"}, {"st", ""}, {"est", ""}, {"iest", "y"}, {"ly", ""}, {"ily", "y"},
	    {"'ll", ""}, {"'re", ""}, {"'ve", ""}, {"'d", ""}, {"'m", ""}};
	struct coco_str piece;
	if (word.n == 0 || (word.s[0] >= '0' && word.s[0] <= '9') || listed(word))
		return true;
	if (memchr(word.s, '-', word.n)) { /* each half of a compound */
		bool all = true;
		for (struct coco_str rest = word; coco_str_split(&rest, '-', &piece);)
			all = all && familiar(piece, depth);
		return all;
	}
	for (size_t i = 0; i < COCO_LEN(forms); i++) {
		char base[40];
		size_t n = word.n - (coco_str_ends(word, forms[i].ending) ? strlen(forms[i].ending) : word.n);
		if (n < 2 || n + 2 > sizeof base)
			continue;
		memcpy(base, word.s, n);
		memcpy(base + n, forms[i].instead, strlen(forms[i].instead) + 1);
		if (depth > 1 ? familiar(coco_str_of(base), depth - 1) : listed(coco_str_of(base)))
			return true; /* bakers: twice */
		if (!forms[i].instead[0] && n > 3 && base[n - 1] == base[n - 2] && listed((struct coco_str){base, n - 1}))
			return true; /* stopped */
	}
	return false;
}

bool familiar_word(struct coco_str normal)
{
	return familiar(normal, 2);
}

int coco_text_counts(struct coco_str text, int lang, struct coco_counts *counts, struct coco_err *err)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_map *distinct = coco_map_new();
	struct coco_buf normal = COCO_BUF_INIT;
	struct coco_sentence *sentences;
	struct coco_word word;
	size_t at = 0, n = 0, cap = 0;
	struct known {
		unsigned syllables;
		bool difficult;
	} *known = NULL;
	int rc = arena && distinct ? 0 : coco_err_nomem(err);
	*counts = (struct coco_counts){0};
	if (rc == 0)
		rc = coco_unwrap(&text, arena, err);
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
		if (added)
			known[number] = (struct known){coco_syllables(s, lang), lang == 0 && !familiar(coco_buf_view(&normal), 2)};
		unsigned syllables = known[number].syllables;
		counts->words++;
		counts->letters += letters;
		counts->syllables += syllables;
		counts->long_words += letters > 6;
		counts->words_1_syllable += syllables == 1;
		counts->words_3_syllables += syllables >= 3;
		counts->words_4_syllables += syllables >= 4;
		counts->words_5_syllables += syllables >= 5;
		counts->difficult_words += known[number].difficult;
	}
	counts->distinct_words = distinct ? coco_map_count(distinct) : 0;
	count_characters(text, counts);
	free(known);
	coco_buf_free(&normal);
	coco_map_free(distinct);
	coco_arena_free(arena);
	return rc;
}

int coco_rewrite_lang(struct coco_str given, struct coco_str text)
{
	int lang = given.n ? coco_lang_index(given) : -1;
	return lang >= 0 ? lang : coco_lang_detect(text).lang;
}
