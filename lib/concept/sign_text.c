/* Signs: those of the text at hand, sentence by sentence.
 *
 * A sign of the kind `state` (loud, ugly) is not there where a denial stands right before it, one of the kind
 * `turned` (wackelt nicht) neither where one of the kind `behind` stands right behind. A
 * sentence that says that all is well (kind `settled`) has no signs.
 *
 * What is no longer so (kind `ended`: a word beside a denial, which is left out: "nicht mehr" reads "nicht") is well where it was a trouble
 * (table `troubles`, and kind `bother`), as in "the noise no longer disturbs": such a sentence is settled. Where it is something that one
 * hopes for (kind `hoped`: they no longer read it, we can no longer bear the noise), or neither, it is a denial like others. Denials that
 * are one word with their verb are of the kind `fused`, words that only look so of the kind `whole`. What was so (kind `past`: used to)
 * is no trouble now, up to a word that leads back (kind `now`). What is not wanted (kind `unwanted`) is not told of at all, as far.
 *
 * What something is made for is no thing of the text: a trade or people (kind `trade`) beside a machine (kind `head`), before it or behind
 * it with a word between (packaging machines, stroje na balení), or behind a word of the kind `whom` (tripods for photographers) loses its
 * things; and a word that ends with a machine (Verpackungsmaschine) has only what that has. A beginning of the kind `over` says that there
 * is too much of what the rest of the word says (pretežek).
 *
 * Where what one hopes for (the sign `hoped`: read, find, understand) is denied, the sentence has the sign `unmet`. */
#include "sign_parts.h"

#include "lexicon_words.h"

#include "coco/record.h"

#include <string.h>

#define BEFORE 2        /* words before a state that may deny it */
#define AROUND_BEFORE 4 /* words before what has ended, and behind it, in which it is said what that is */
#define AROUND_BEHIND 3
#define DENIED_BEFORE 4 /* words from a denial to the word that says that it was not always so, and the other way round */
#define DENIED_BEHIND 4
#define UNMET_BEFORE 3 /* words from a denial to what one hopes for, and the other way round */
#define UNMET_BEHIND 3
#define WHOM_BEFORE 3 /* words from "for" to the people */
#define PART_LEAST 4  /* letters of a part of a word */

static bool ends_sentence(struct coco_str between)
{
	for (size_t i = 0; i < between.n; i++) {
		const char c = between.s[i];
		if (c == '\n' || c == '!' || c == '?' || c == ';' ||
		    (c == '.' && (i + 1 == between.n || strchr(" \n\"", between.s[i + 1]) != NULL)))
			return true;
	}
	return false;
}

static int add_word(struct coco_signs *s, struct coco_str word, size_t sentence)
{
	if (coco_grow(&s->words, &s->cap_words, s->n_words, sizeof *s->words) != 0)
		return -1;
	const size_t start = s->letters.len;
	coco_fold(word, &s->letters);
	if (!coco_buf_ok(&s->letters))
		return -1;
	s->words[s->n_words++] = (struct sign_word){.start = start, .n = s->letters.len - start, .sentence = sentence};
	return 0;
}

/* The text's words, folded; how many sentences they make. COCO_NONE: memory. */
static size_t part(struct coco_signs *s, struct coco_str text)
{
	struct lexicon_run run;
	struct coco_str word;
	size_t sentence = 0;
	s->n_words = 0;
	coco_buf_clear(&s->letters);
	for (size_t at = 0, behind = 0; lexicon_run_next(text, &at, &run); behind = run.end) {
		sentence += s->n_words > 0 && ends_sentence(coco_str_sub(text, behind, run.start));
		while (lexicon_word_next(text, &run, &word))
			if (add_word(s, word, sentence) != 0)
				return COCO_NONE;
	}
	return s->n_words > 0 ? sentence + 1 : 0;
}

static struct coco_str letters_of(const struct coco_signs *s, size_t word)
{
	return (struct coco_str){s->letters.data + s->words[word].start, s->words[word].n};
}

static bool has_stem(const struct coco_signs *s, const struct sign_stem *stem, struct coco_str word)
{
	for (size_t at = 0; at + stem->n <= word.n; at++) {
		if (sign_is_stem(s, stem, word, at))
			return true;
		if (!stem->any_before)
			return false;
	}
	return false;
}

/* Do the words behind the first follow, too? */
static bool goes_on(const struct coco_signs *s, const struct sign_cue *cue, size_t word)
{
	for (size_t i = 1; i < cue->n; i++)
		if (word + i >= s->n_words || s->words[word + i].sentence != s->words[word].sentence ||
		    !has_stem(s, &cue->words[i], letters_of(s, word + i)))
			return false;
	return true;
}

/* Notes the signs whose cues begin with `key` and stand at letter `at` of the word. */
static void note(const struct coco_signs *s, struct sign_index *index, uint32_t key, size_t word, size_t at)
{
	struct sign_word *here = &s->words[word];
	for (uint32_t i = *sign_bucket(index, key); i != 0; i = s->cues[i - 1].next) {
		const struct sign_cue *cue = &s->cues[i - 1];
		if (cue->key != key || !sign_is_stem(s, &cue->words[0], letters_of(s, word), at) || !goes_on(s, cue, word))
			continue;
		here->bits.bits[cue->sign / 64] |= UINT64_C(1) << cue->sign % 64;
		here->trouble |= coco_sign_is(&s->kinds[SIGN_BOTHER], cue->sign) || (!cue->denies && coco_sign_is(&s->troubles, cue->sign));
		if (coco_sign_is(&s->kinds[SIGN_ENDED], cue->sign))
			here->ended = cue;
		if (coco_sign_is(&s->kinds[SIGN_HEAD], cue->sign) && at > here->head)
			here->head = at;
		if (coco_sign_is(&s->kinds[SIGN_OVER], cue->sign))
			here->over = cue->words[0].n;
	}
}

static void drop(struct coco_sign_bits *bits, const struct coco_sign_bits *these)
{
	for (size_t i = 0; i < COCO_LEN(bits->bits); i++)
		bits->bits[i] &= ~these->bits[i];
}

static void note_word(const struct coco_signs *s, struct sign_cues *cues, size_t word)
{
	const struct coco_str letters = letters_of(s, word);
	for (size_t n = 1; n <= SIGN_KEY && n <= letters.n; n++)
		note(s, &cues->begin, sign_key((struct coco_str){letters.s, n}), word, 0);
	for (size_t at = 0; at + SIGN_KEY <= letters.n; at++)
		note(s, &cues->inside, sign_key(coco_str_sub(letters, at, at + SIGN_KEY)), word, at);
}

static void note_cues(const struct coco_signs *s, int lang, size_t word)
{
	for (int i = 0; i < COCO_LANGS; i++)
		if (lang < 0 || s->near[lang][i])
			note_word(s, s->of[i], word);
}

/* The signs of a part of a word alone. */
static struct coco_sign_bits bits_of_part(const struct coco_signs *s, int lang, size_t word, size_t from, size_t to)
{
	struct sign_word *here = &s->words[word];
	const struct sign_word all = *here;
	here->start += from;
	here->n = to - from;
	here->bits = (struct coco_sign_bits){{0}};
	note_cues(s, lang, word);
	const struct coco_sign_bits bits = here->bits;
	*here = all;
	return bits;
}

/* Notes a word's signs; of one that ends with a machine, not the things that stand before that in it, and of one whose beginning says that
 * it is too much (pretežek) what is so. */
static void note_here(const struct coco_signs *s, int lang, size_t word)
{
	struct sign_word *here = &s->words[word];
	here->bits = (struct coco_sign_bits){{0}};
	here->trouble = false;
	here->ended = NULL;
	here->head = here->over = 0;
	note_cues(s, lang, word);
	if (here->head >= PART_LEAST) {
		struct coco_sign_bits before = bits_of_part(s, lang, word, 0, here->head);
		for (size_t i = 0; i < COCO_LEN(before.bits); i++)
			here->bits.bits[i] &= ~(before.bits[i] & s->kinds[SIGN_THING].bits[i]);
	}
	if (here->over > 0 && here->n >= here->over + PART_LEAST) {
		const struct coco_sign_bits rest = bits_of_part(s, lang, word, here->over, here->n);
		for (size_t i = 0; i < COCO_LEN(rest.bits); i++)
			here->bits.bits[i] |= rest.bits[i] & s->kinds[SIGN_STATE].bits[i];
	}
}

/* Notes the signs of all words; is there a word of what has ended among them? */
static bool note_all(const struct coco_signs *s, int lang)
{
	bool ended = false;
	for (size_t word = 0; word < s->n_words; word++) {
		note_here(s, lang, word);
		ended |= s->words[word].ended != NULL;
	}
	return ended;
}

static bool is_denial(const struct coco_signs *s, size_t word)
{
	const struct coco_sign_bits *bits = &s->words[word].bits;
	return sign_has_kind(s, bits, SIGN_DENY) || (sign_has_kind(s, bits, SIGN_FUSED) && !sign_has_kind(s, bits, SIGN_WHOLE));
}

/* The denial beside a word, of its sentence; COCO_NONE: there is none. */
static size_t denial_beside(const struct coco_signs *s, size_t word)
{
	const size_t sentence = s->words[word].sentence;
	for (size_t at = word; at > 0 && at + DENIED_BEFORE > word && s->words[at - 1].sentence == sentence; at--)
		if (is_denial(s, at - 1))
			return at - 1;
	for (size_t at = word + 1; at < s->n_words && at <= word + DENIED_BEHIND && s->words[at].sentence == sentence; at++)
		if (is_denial(s, at))
			return at;
	return COCO_NONE;
}

/* The words that stand for a cue, in its place. */
static int put_instead(struct coco_signs *s, struct coco_str instead, size_t word)
{
	struct coco_str one;
	for (size_t i = 0; instead.n > 0 && coco_str_split(&instead, ' ', &one); i++) {
		s->words[word + i].start = s->letters.len, s->words[word + i].n = one.n;
		coco_fold(one, &s->letters);
		s->words[word + i].ends = true;
	}
	return coco_buf_ok(&s->letters) ? 0 : -1;
}

/* Leaves out the words by which a denial is of what was so before. */
static int leave_out(struct coco_signs *s)
{
	size_t kept = 0;
	for (size_t word = 0; word < s->n_words; word++) {
		const struct sign_cue *cue = s->words[word].ended;
		const size_t denial = cue == NULL || cue->instead.n > 0 ? COCO_NONE : denial_beside(s, word);
		if (cue != NULL && cue->instead.n > 0 && put_instead(s, cue->instead, word) != 0)
			return -1;
		if (denial != COCO_NONE) {
			s->words[denial].ends = true;
			s->words[word].n = 0; /* is left out below, when all denials are known by their places */
		}
	}
	for (size_t word = 0; word < s->n_words; word++)
		if (s->words[word].n > 0)
			s->words[kept++] = s->words[word];
	s->n_words = kept;
	return 0;
}

/* Says the sentence of words[at] that a trouble has ended? */
static bool is_over(const struct coco_signs *s, size_t at)
{
	const size_t from = at > AROUND_BEFORE ? at - AROUND_BEFORE : 0, sentence = s->words[at].sentence;
	bool trouble = false, hoped = false;
	for (size_t word = from; word < s->n_words && word <= at + AROUND_BEHIND; word++)
		if (s->words[word].sentence == sentence) {
			trouble |= s->words[word].trouble;
			hoped |= sign_has_kind(s, &s->words[word].bits, SIGN_HOPED);
		}
	return trouble && !hoped;
}

/* Is what one hopes for, told by a word, denied: by itself (nečíta) or beside it (liest niemand)? */
static bool is_unmet(const struct coco_signs *s, size_t word, size_t nobody)
{
	const size_t sentence = s->words[word].sentence, from = word > UNMET_BEFORE ? word - UNMET_BEFORE : 0;
	if (is_denial(s, word))
		return true;
	for (size_t at = from; at < s->n_words && at <= word + UNMET_BEHIND; at++)
		if (s->words[at].sentence == sentence && (is_denial(s, at) || coco_sign_is(&s->words[at].bits, nobody)))
			return true;
	return false;
}

/* Does a word of the kind `behind` (wackelt nicht) stand right behind? */
static bool is_denied_behind(const struct coco_signs *s, size_t word)
{
	return word + 1 < s->n_words && s->words[word + 1].sentence == s->words[word].sentence &&
	       sign_has_kind(s, &s->words[word + 1].bits, SIGN_BEHIND);
}

/* Drops `these` from the words around words[at], as far as no word leads to something else. */
static void drop_around(const struct coco_signs *s, size_t at, const struct coco_sign_bits *these)
{
	const size_t sentence = s->words[at].sentence;
	size_t from = at;
	while (from > 0 && s->words[from - 1].sentence == sentence && !sign_has_kind(s, &s->words[from - 1].bits, SIGN_NOW))
		from--;
	if (from > 0 && s->words[from - 1].sentence == sentence)
		from = at;
	for (; from < s->n_words && s->words[from].sentence == sentence && !sign_has_kind(s, &s->words[from].bits, SIGN_NOW); from++)
		drop(&s->words[from].bits, these);
}

static bool is_beside(const struct coco_signs *s, size_t word, size_t other, enum sign_kind kind)
{
	return other < s->n_words && s->words[other].sentence == s->words[word].sentence && sign_has_kind(s, &s->words[other].bits, kind);
}

/* Is it a trade, or are they people, for whom something is made? */
static bool is_made_for(const struct coco_signs *s, size_t word)
{
	if (!sign_has_kind(s, &s->words[word].bits, SIGN_TRADE))
		return false;
	if (is_beside(s, word, word + 1, SIGN_HEAD) || sign_has_kind(s, &s->words[word].bits, SIGN_WHOM))
		return true;
	for (size_t before = 1; before <= WHOM_BEFORE && before <= word; before++)
		if (is_beside(s, word, word - before, SIGN_WHOM) || (before < WHOM_BEFORE && is_beside(s, word, word - before, SIGN_HEAD)))
			return true;
	return false;
}

static int find(struct coco_signs *s, int lang, struct coco_sign_bits *sentences)
{
	const size_t settled = coco_map_find(s->names, COCO_STR("settled")), hoped = coco_map_find(s->names, COCO_STR("hoped")),
	             unmet = coco_map_find(s->names, COCO_STR("unmet")), nobody = coco_map_find(s->names, COCO_STR("nobody"));
	struct coco_sign_bits all;
	size_t denied = COCO_NONE; /* the last word that denies */
	memset(&all, 0xff, sizeof all);
	if (note_all(s, lang)) {
		if (leave_out(s) != 0)
			return -1;
		note_all(s, lang);
	}
	for (size_t word = 0; word < s->n_words; word++)
		if (is_made_for(s, word))
			drop(&s->words[word].bits, &s->kinds[SIGN_THING]);
	for (size_t word = 0; word < s->n_words; word++)
		if (sign_has_kind(s, &s->words[word].bits, SIGN_UNWANTED))
			drop_around(s, word, &all);
		else if (sign_has_kind(s, &s->words[word].bits, SIGN_PAST))
			drop_around(s, word, &s->troubles);
	for (size_t word = 0; word < s->n_words; word++) {
		struct coco_sign_bits *bits = &s->words[word].bits, *sentence = &sentences[s->words[word].sentence];
		if (denied != COCO_NONE && word <= denied + BEFORE && s->words[denied].sentence == s->words[word].sentence)
			drop(bits, &s->kinds[SIGN_STATE]);
		if (is_denied_behind(s, word))
			drop(bits, &s->kinds[SIGN_TURNED]);
		if (sign_has_kind(s, bits, SIGN_DENY))
			denied = word;
		if (s->words[word].ends && is_over(s, word))
			sentence->bits[settled / 64] |= UINT64_C(1) << settled % 64;
		if (coco_sign_is(bits, hoped) && is_unmet(s, word, nobody))
			sentence->bits[unmet / 64] |= UINT64_C(1) << unmet % 64;
		for (size_t i = 0; i < COCO_LEN(bits->bits); i++)
			sentence->bits[i] |= bits->bits[i];
	}
	return 0;
}

int coco_signs_in(struct coco_signs *signs, struct coco_str text, int lang, struct coco_sign_bits **sentences, size_t *n, size_t *cap)
{
	const int known = lang < COCO_LANGS ? lang : -1;
	for (int i = 0; i < COCO_LANGS; i++)
		if ((known < 0 || signs->near[known][i]) && signs->of[i] == NULL && sign_cues_read(signs, i) != 0)
			return -1;
	const size_t more = part(signs, text);
	if (more == COCO_NONE)
		return -1;
	for (size_t i = 0; i < more; i++) {
		if (coco_grow(sentences, cap, *n + i, sizeof **sentences) != 0)
			return -1;
		(*sentences)[*n + i] = (struct coco_sign_bits){{0}};
	}
	struct coco_sign_bits *here = *sentences + *n;
	if (more > 0 && find(signs, known, here) != 0)
		return -1;
	for (size_t i = 0; i < more; i++)
		if (sign_has_kind(signs, &here[i], SIGN_SETTLED))
			here[i] = (struct coco_sign_bits){{0}};
	*n += more;
	return 0;
}
