/* Likeness between words.
 *
 * Method: two words are as alike as the runs of four letters that they share (accents folded, spelled as they sound
 * (sounds.c), ends of words marked with _, so that beginnings and ends count as such): the Dice coefficient (Dice 1945) of the two sets of
 * runs, each run weighing ln((1 + V) / (1 + words that have it)) + 1 of V words, to the power LIKENESS_POWER, from DICE_LEAST on. Two forms
 * that a stemmer of their language gives one stem are LIKENESS_STEM alike at least, a part and its compound, in languages that write
 * compounds as one word (table compounding), as if their coefficient were PART_DICE. So a word finds its inflected forms, parts and wholes
 * of compounds, its cousins in other languages and itself with a slip, and each of these costs something.
 *
 * Words of any of the nine languages that mean the same (meanings.c) are COCO_ALIKE_MEANING alike at least, and may be told; where a word
 * means several things (Schloss), COCO_ALIKE_VAGUE, and may not alone; what means the same as a part of a compound, and compounds with such
 * a part, COCO_ALIKE_PART.
 *
 * A word that is seen in texts of other languages alone is FALSE_FRIEND as alike, where it is a function word in them or the asked word has
 * four letters at most and is not the same.
 *
 * Words of the table `fillers` (people, make, hall), which everybody has, are no evidence in their language however alike, nor where both
 * are such words of their languages.
 *
 * A search takes time with the words of the pool, so words behind the first SEARCHED_MOST different ones of a challenge have themselves and
 * the words of their stem alone: a text of fifty pages says what it is about in what remains, and costs what its length does.
 *
 * alike.c searches by runs; here words of one stem come to it, and what was found is kept, in two halves. Invariant: the result depends on
 * the set of words alone, not on their numbers nor on what is kept. */
#include "alike.h"
#include "meanings.h"

#include "fillers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LIKENESS_POWER 1.3f
#define LIKENESS_STEM 0.7f
#define SHORT_RUNS 3         /* of a word of four letters */
#define FALSE_FRIEND 0.6f    /* likeness of a short word to one that its language has not */
#define EVIDENT 0.35f        /* so alike are words that may be told as shared, */
#define EVIDENT_ABROAD 0.45f /* and those that are seen in other languages alone: cousins by chance are many */
#define BEGIN_LEAST \
	0.6 /* of the longer word, from its first letter on, is the other's, too: two words of one language with less are strangers */
#define BEGIN_LETTERS 6             /* … or so many letters */
#define PART_LETTERS 5              /* of a part of a compound */
#define HEAD_LETTERS 8              /* of an end that two compounds have in common */
#define SEARCHED_MOST 2048          /* different words of a challenge, about ten pages */
#define KEPT_MOST ((size_t)3 << 19) /* of the words that are kept, in alike words: twice 12 MiB a reader */

struct entry { /* of the cache */
	uint32_t number, first, n;
	unsigned grams;
	bool function;
	uint64_t asked; /* by which challenge last; counted */
};

/* What was found. */
struct kept {
	struct coco_map *known; /* language and normal form */
	struct entry *entries;
	size_t cap_entries;
	struct coco_alike *alike;
	size_t n_alike, cap_alike;
};

struct coco_reader {
	const struct coco_lexis *lexis;
	struct coco_stemmer *stemmer;
	struct alike_search *search;
	struct coco_buf normal, fold, key;
	struct coco_fillers *fillers;
	struct kept now, before;
	uint64_t challenge; /* counted */
	size_t searched;    /* different words of it */
};

static void set_key(struct coco_reader *r, int lang, bool alone)
{
	coco_buf_clear(&r->key);
	coco_buf_putc(&r->key, (char)((alone ? 'A' : '0') + lexis_slot(lang)));
	coco_buf_str(&r->key, coco_buf_view(&r->normal));
}

struct coco_reader *coco_reader_new(const struct coco_lexis *lexis)
{
	struct coco_reader *r = calloc(1, sizeof *r);
	if (r == NULL)
		return NULL;
	r->lexis = lexis;
	r->stemmer = coco_stemmer_new(), r->now.known = coco_map_new(), r->fillers = coco_fillers_new(), r->search = alike_new(lexis);
	if (r->stemmer && r->now.known && r->search && r->fillers)
		return r;
	coco_reader_free(r);
	return NULL;
}

static void kept_free(struct kept *kept)
{
	coco_map_free(kept->known);
	free(kept->entries), free(kept->alike);
}

void coco_reader_free(struct coco_reader *reader)
{
	if (reader == NULL)
		return;
	coco_stemmer_free(reader->stemmer);
	kept_free(&reader->now), kept_free(&reader->before);
	coco_fillers_free(reader->fillers);
	coco_buf_free(&reader->normal), coco_buf_free(&reader->fold), coco_buf_free(&reader->key);
	alike_free(reader->search);
	free(reader);
}

static int normal_of(struct coco_reader *r, struct coco_str word, bool *none)
{
	coco_buf_clear(&r->normal);
	*none = word.n > LEXIS_WORD_MOST;
	if (*none)
		return 0;
	coco_text_normal(word, &r->normal);
	*none = r->normal.len == 0 || r->normal.len > LEXIS_WORD_MOST;
	return coco_buf_ok(&r->normal) ? 0 : -1;
}

int coco_reader_number(struct coco_reader *reader, struct coco_str word, int lang, uint32_t *number)
{
	bool none;
	*number = COCO_NO_WORD;
	if (normal_of(reader, word, &none) != 0)
		return -1;
	if (none)
		return 0;
	const size_t n = coco_map_find(reader->lexis->words, coco_buf_view(&reader->normal));
	if (n != COCO_NONE && !coco_stop_word(lang, coco_buf_view(&reader->normal)))
		*number = (uint32_t)n;
	return 0;
}

/* Puts a word among the ALIKE_MOST best from `first` on, in order. Most words that are met are worse than the last of them. */
static int put(struct coco_reader *r, size_t first, struct coco_alike one)
{
	size_t at = r->now.n_alike;
	if (at - first == ALIKE_MOST) {
		if (!alike_before(r->lexis, one, r->now.alike[at - 1]))
			return 0;
		at--;
	} else if (coco_grow(&r->now.alike, &r->now.cap_alike, r->now.n_alike, sizeof *r->now.alike) != 0) {
		return -1;
	} else {
		r->now.n_alike++;
	}
	for (; at > first && alike_before(r->lexis, one, r->now.alike[at - 1]); at--)
		r->now.alike[at] = r->now.alike[at - 1];
	r->now.alike[at] = one;
	return 0;
}

/* Words of a stem are as alike as this at least: they are raised where they are among the best, or put there. */
static int raise_stem(struct coco_reader *r, size_t stem, float likeness, size_t first, uint32_t self)
{
	const struct lexis_lists *lists = &r->lexis->by_stem;
	for (uint32_t i = lists->first[stem]; i < lists->first[stem + 1]; i++) {
		const uint32_t word = lists->words[i];
		const struct coco_alike one = coco_alike_of(word, likeness);
		size_t k = first;
		if (word == self || (r->now.n_alike - first == ALIKE_MOST && !alike_before(r->lexis, one, r->now.alike[r->now.n_alike - 1])))
			continue;
		while (k < r->now.n_alike && r->now.alike[k].word != word)
			k++;
		if (k < r->now.n_alike && r->now.alike[k].likeness >= likeness)
			continue;
		if (k < r->now.n_alike)
			memmove(&r->now.alike[k], &r->now.alike[k + 1], (--r->now.n_alike - k) * sizeof *r->now.alike);
		if (put(r, first, one) != 0)
			return -1;
	}
	return 0;
}

/* Compounds with a part of which this is the key. */
static int search_compounds(struct coco_reader *r, struct coco_str part, size_t first, uint32_t self)
{
	coco_buf_clear(&r->fold);
	coco_buf_str(&r->fold, part);
	if (!coco_buf_ok(&r->fold))
		return -1;
	r->fold.data[0] = (char)(r->fold.data[0] + LEXIS_PART);
	const size_t stem = coco_map_find(r->lexis->stems, coco_buf_view(&r->fold));
	return stem != COCO_NONE ? raise_stem(r, stem, COCO_ALIKE_PART, first, self) : 0;
}

/* Words that mean the same as a key does. */
static int search_key(struct coco_reader *r, uint32_t key, int lang, float likeness, size_t first, uint32_t self)
{
	const struct coco_meanings *m = &coco_meanings;
	for (uint32_t i = m->of_first[key]; i < m->of_first[key + 1]; i++)
		for (uint32_t k = m->in_first[m->of[i]]; k < m->in_first[m->of[i] + 1]; k++) {
			const struct coco_str other = coco_meanings_key(m->in[k]);
			const size_t stem = m->in[k] != key ? coco_map_find(r->lexis->stems, other) : COCO_NONE;
			if (stem != COCO_NONE && raise_stem(r, stem, likeness, first, self) != 0)
				return -1;
			if (other.s[0] != '0' + lang && alike_compounds(r->search, other.s[0] - '0') && search_compounds(r, other, first, self) != 0)
				return -1;
		}
	return 0;
}

/* Words that mean the same as the stem in r->key, or as a part of the compound. */
static int search_meaning(struct coco_reader *r, int lang, size_t first, uint32_t self)
{
	const struct coco_str stem = coco_buf_view(&r->key);
	const uint32_t key = coco_meanings_find(stem);
	uint32_t parts[2];
	if (key != 0)
		return search_key(r, key, lang, coco_meanings_vague(key) ? COCO_ALIKE_VAGUE : COCO_ALIKE_MEANING, first, self);
	if (!alike_compounds(r->search, lang) || !coco_meanings_parts(stem, parts))
		return 0;
	return search_key(r, parts[0], lang, COCO_ALIKE_PART, first, self) != 0 ? -1
	                                                                        : search_key(r, parts[1], lang, COCO_ALIKE_PART, first, self);
}

/* Words of one stem, then those that mean the same. */
static int search_stem(struct coco_reader *r, int lang, size_t first, uint32_t self)
{
	if (lexis_stem_key(r->stemmer, lang, coco_buf_view(&r->normal), &r->key) != 0)
		return -1;
	if (r->key.len == 0)
		return 0;
	const size_t stem = coco_map_find(r->lexis->stems, coco_buf_view(&r->key));
	if (stem != COCO_NONE && raise_stem(r, stem, LIKENESS_STEM, first, self) != 0)
		return -1;
	return search_meaning(r, lang, first, self);
}

static size_t common_begin(struct coco_str a, struct coco_str b)
{
	size_t n = 0;
	while (n < a.n && n < b.n && a.s[n] == b.s[n])
		n++;
	return n;
}

static size_t common_end(struct coco_str a, struct coco_str b)
{
	size_t n = 0;
	while (n < a.n && n < b.n && a.s[a.n - n - 1] == b.s[b.n - n - 1])
		n++;
	return n;
}

/* Would a reader of their language take one word for a form or a part of the other? They begin alike, or, where compounds are written as
 * one word, one is the other's beginning or end, or both end in a long word. */
static bool reads_alike(struct coco_reader *r, int lang, struct coco_str word, struct coco_str other)
{
	coco_buf_clear(&r->fold);
	coco_fold(word, &r->fold);
	const size_t end_of_word = r->fold.len;
	coco_fold(other, &r->fold);
	const struct coco_str both = coco_buf_view(&r->fold), a = coco_str_sub(both, 0, end_of_word),
	                      b = coco_str_sub(both, end_of_word, both.n);
	const size_t longer = a.n > b.n ? a.n : b.n, shorter = a.n > b.n ? b.n : a.n, begin = common_begin(a, b);
	if ((double)begin >= BEGIN_LEAST * (double)longer || begin >= BEGIN_LETTERS)
		return true;
	if (!alike_compounds(r->search, lang))
		return false;
	const size_t end = common_end(a, b);
	return ((begin == shorter || end == shorter) && shorter >= PART_LETTERS && longer >= shorter + 3) || end >= HEAD_LETTERS ||
	       begin >= HEAD_LETTERS;
}

/* Short words of other languages are like it by chance more often than not (mese, a month; Messe, a fair); their function words say nothing
 * (pro). What is evident is found out here. The order is that of likeness again. */
static void doubt_strangers(struct coco_reader *r, int lang, const struct entry *entry)
{
	const struct coco_lexis *l = r->lexis;
	const unsigned own = 1u << lexis_slot(lang) | 1u << lexis_slot(-1);
	for (size_t i = entry->first; i < r->now.n_alike; i++) {
		const struct lexis_word *word = &l->word[r->now.alike[i].word];
		const bool stranger = lang >= 0 && (word->seen & own) == 0;
		if (stranger && r->now.alike[i].likeness != COCO_ALIKE_MEANING && r->now.alike[i].likeness != COCO_ALIKE_PART &&
		    (word->function != 0 || (entry->grams <= SHORT_RUNS && r->now.alike[i].word != entry->number)))
			r->now.alike[i].likeness *= FALSE_FRIEND;
		r->now.alike[i].evident = r->now.alike[i].likeness >= (stranger ? EVIDENT_ABROAD : EVIDENT);
		if (r->now.alike[i].evident && lang >= 0 && (word->seen & 1u << lexis_slot(lang)) != 0 && r->now.alike[i].word != entry->number &&
		    r->now.alike[i].likeness != LIKENESS_STEM && r->now.alike[i].likeness != COCO_ALIKE_MEANING)
			r->now.alike[i].evident = reads_alike(r, lang, coco_buf_view(&r->normal), coco_map_key(l->words, r->now.alike[i].word));
	}
	for (size_t i = entry->first + 1; i < r->now.n_alike; i++) {
		const struct coco_alike one = r->now.alike[i];
		size_t at = i;
		for (; at > entry->first && r->now.alike[at - 1].likeness < one.likeness; at--)
			r->now.alike[at] = r->now.alike[at - 1];
		r->now.alike[at] = one;
	}
}

/* A word that is alike one that everybody has says as little: one of the same language, or one that everybody has in its own. */
static bool is_filler(const struct coco_reader *r, int lang, uint32_t word)
{
	const unsigned seen = r->lexis->word[word].seen;
	return (seen & 1u << lexis_slot(lang)) != 0 || (seen & coco_fillers_in(r->fillers, coco_map_key(r->lexis->words, word))) != 0;
}

/* Fills the entry of the normal form; if it is `alone`, with the words of its stem and no others. */
static int look_up(struct coco_reader *r, int lang, bool alone, struct entry *entry)
{
	const struct coco_str normal = coco_buf_view(&r->normal);
	struct coco_str runs[LEXIS_GRAMS_MOST];
	*entry = (struct entry){.number = COCO_NO_WORD, .first = (uint32_t)r->now.n_alike, .function = coco_stop_word(lang, normal)};
	if (entry->function)
		return 0;
	const size_t number = coco_map_find(r->lexis->words, normal), n = lexis_runs(&r->lexis->sounds, normal, &r->key, &r->fold, runs);
	if (!coco_buf_ok(&r->fold))
		return -1;
	entry->grams = n > 0 ? (unsigned)n : 1;
	if (number != COCO_NONE)
		entry->number = (uint32_t)number;
	/* The word itself stands before those that are alike. */
	if (number != COCO_NONE) {
		if (coco_grow(&r->now.alike, &r->now.cap_alike, r->now.n_alike, sizeof *r->now.alike) != 0)
			return -1;
		r->now.alike[r->now.n_alike++] = coco_alike_of(entry->number, 1);
	}
	const struct coco_alike *found = NULL;
	const size_t others = r->now.n_alike, n_found = alone ? 0 : alike_find(r->search, lang, runs, n, entry->number, &found);
	while (r->now.n_alike + n_found > r->now.cap_alike)
		if (coco_grow(&r->now.alike, &r->now.cap_alike, r->now.cap_alike, sizeof *r->now.alike) != 0)
			return -1;
	for (size_t i = 0; i < n_found; i++)
		r->now.alike[r->now.n_alike++] = coco_alike_of(found[i].word, powf(found[i].likeness < 1 ? found[i].likeness : 1, LIKENESS_POWER));
	if (search_stem(r, lang, others, entry->number) != 0)
		return -1;
	doubt_strangers(r, lang, entry);
	if (coco_fillers_in(r->fillers, normal) & 1u << lexis_slot(lang))
		for (size_t i = entry->first; i < r->now.n_alike; i++)
			r->now.alike[i].evident = r->now.alike[i].evident && !is_filler(r, lang, r->now.alike[i].word);
	entry->n = (uint32_t)(r->now.n_alike - entry->first);
	return 0;
}

/* Of the words that are kept in two halves, the older half is forgotten when the other is full; who is asked for again goes to the new one.
 */
int coco_reader_begin(struct coco_reader *reader)
{
	struct kept older = reader->before;
	reader->challenge++;
	reader->searched = 0;
	if (reader->now.n_alike <= KEPT_MOST)
		return 0;
	struct coco_map *fresh = coco_map_new();
	if (fresh == NULL)
		return -1;
	coco_map_free(older.known);
	older.known = fresh;
	older.n_alike = 0;
	reader->before = reader->now;
	reader->now = older;
	return 0;
}

/* Fills the entry of the word under the key from the older half, if it is there: 1; else 0. -1: memory. */
static int recall(struct coco_reader *r, struct entry *entry)
{
	const size_t at = r->before.known != NULL ? coco_map_find(r->before.known, coco_buf_view(&r->key)) : COCO_NONE;
	if (at == COCO_NONE)
		return 0;
	*entry = r->before.entries[at];
	while (r->now.n_alike + entry->n > r->now.cap_alike)
		if (coco_grow(&r->now.alike, &r->now.cap_alike, r->now.cap_alike, sizeof *r->now.alike) != 0)
			return -1;
	if (entry->n > 0)
		memcpy(r->now.alike + r->now.n_alike, r->before.alike + entry->first, entry->n * sizeof *r->now.alike);
	entry->first = (uint32_t)r->now.n_alike;
	r->now.n_alike += entry->n;
	return 1;
}

/* Is the normal form among the words of the challenge for which others were searched, or may it be? */
static bool is_searched(const struct coco_reader *r)
{
	const size_t at = r->searched < SEARCHED_MOST ? 0 : coco_map_find(r->now.known, coco_buf_view(&r->key));
	return r->searched < SEARCHED_MOST || (at != COCO_NONE && r->now.entries[at].asked == r->challenge);
}

int coco_reader_read(struct coco_reader *reader, struct coco_str word, int lang, struct coco_read *read)
{
	struct coco_reader *r = reader;
	bool none, added;
	*read = (struct coco_read){.function = true, .number = COCO_NO_WORD};
	if (normal_of(r, word, &none) != 0)
		return -1;
	if (none)
		return 0;
	set_key(r, lang, false);
	const bool alone = !is_searched(r);
	if (alone)
		set_key(r, lang, true);
	const size_t at = coco_buf_ok(&r->key) ? coco_map_add(r->now.known, coco_buf_view(&r->key), &added) : COCO_NONE;
	if (at == COCO_NONE || (at >= r->now.cap_entries && coco_grow(&r->now.entries, &r->now.cap_entries, at, sizeof *r->now.entries) != 0))
		return -1;
	struct entry *e = &r->now.entries[at];
	const int recalled = added ? recall(r, e) : 1;
	if (recalled < 0 || (recalled == 0 && look_up(r, lang, alone, e) != 0))
		return -1;
	r->searched += !alone && !e->function && e->asked != r->challenge;
	e->asked = r->challenge;
	*read = (struct coco_read){
	    .function = e->function, .number = e->number, .grams = e->grams, .alike = r->now.alike + e->first, .n_alike = e->n, .key = at};
	return 0;
}
