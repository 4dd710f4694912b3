/* Words of names and of texts that may hold them. */
#include "lexicon_words.h"

#include "coco/record.h"

#include <string.h>

/* By byte: an ASCII letter or digit; most bytes of most texts are one or a blank. */
static const bool plain[256] = {['0'] = 1,
    ['1'] = 1,
    ['2'] = 1,
    ['3'] = 1,
    ['4'] = 1,
    ['5'] = 1,
    ['6'] = 1,
    ['7'] = 1,
    ['8'] = 1,
    ['9'] = 1,
    ['A'] = 1,
    ['B'] = 1,
    ['C'] = 1,
    ['D'] = 1,
    ['E'] = 1,
    ['F'] = 1,
    ['G'] = 1,
    ['H'] = 1,
    ['I'] = 1,
    ['J'] = 1,
    ['K'] = 1,
    ['L'] = 1,
    ['M'] = 1,
    ['N'] = 1,
    ['O'] = 1,
    ['P'] = 1,
    ['Q'] = 1,
    ['R'] = 1,
    ['S'] = 1,
    ['T'] = 1,
    ['U'] = 1,
    ['V'] = 1,
    ['W'] = 1,
    ['X'] = 1,
    ['Y'] = 1,
    ['Z'] = 1,
    ['a'] = 1,
    ['b'] = 1,
    ['c'] = 1,
    ['d'] = 1,
    ['e'] = 1,
    ['f'] = 1,
    ['g'] = 1,
    ['h'] = 1,
    ['i'] = 1,
    ['j'] = 1,
    ['k'] = 1,
    ['l'] = 1,
    ['m'] = 1,
    ['n'] = 1,
    ['o'] = 1,
    ['p'] = 1,
    ['q'] = 1,
    ['r'] = 1,
    ['s'] = 1,
    ['t'] = 1,
    ['u'] = 1,
    ['v'] = 1,
    ['w'] = 1,
    ['x'] = 1,
    ['y'] = 1,
    ['z'] = 1};

/* Bytes of the letter behind ASCII that begins at `s`; 0: none does. Signs of Latin-1, punctuation, symbols and emoji are none, nor is the
 * middle of a letter; marks that combine, soft hyphens and the like belong to their word. */
static size_t letter(const char *s, size_t left)
{
	const unsigned char c = (unsigned char)s[0];
	if (c < 0x80)
		return 0;
	if (c == 0xC2 && left >= 2) {
		const unsigned char d = (unsigned char)s[1];
		return d == 0xAA || d == 0xAD || d == 0xB5 || d == 0xBA ? 2 : 0;
	}
	if (c == 0xE2)
		return left >= 3 && (unsigned char)s[1] == 0x80 && (unsigned char)s[2] >= 0x8B && (unsigned char)s[2] <= 0x8D ? 3 : 0;
	if (c < 0xC2 || c >= 0xF0 || (c == 0xE3 && left >= 3 && (unsigned char)s[1] == 0x80))
		return 0;
	return c < 0xE0 ? 2 : 3;
}

/* Where the word that begins at `at` ends. */
static size_t word_end(struct coco_str text, size_t at)
{
	for (size_t step = 1; step > 0; at += step) {
		while (at < text.n && plain[(unsigned char)text.s[at]])
			at++;
		step = at < text.n ? letter(text.s + at, text.n - at) : 0;
	}
	return at < text.n ? at : text.n;
}

/* Bytes of a hyphen (ASCII, U+2010, U+2011) at `at`; 0: none. */
static size_t hyphen(struct coco_str text, size_t at)
{
	if (at < text.n && text.s[at] == '-')
		return 1;
	const bool other = at + 3 <= text.n && memcmp(text.s + at, "\xE2\x80", 2) == 0 &&
	                   ((unsigned char)text.s[at + 2] == 0x90 || (unsigned char)text.s[at + 2] == 0x91);
	return other ? 3 : 0;
}

bool lexicon_run_next(struct coco_str text, size_t *at, struct lexicon_run *run)
{
	for (size_t i = *at; i < text.n; i++) {
		size_t end = word_end(text, i), joint, next;
		if (end == i)
			continue;
		run->start = run->next = i;
		while ((joint = hyphen(text, end)) > 0 && (next = word_end(text, end + joint)) > end + joint)
			end = next;
		*at = run->end = end;
		return true;
	}
	*at = text.n;
	return false;
}

bool lexicon_word_next(struct coco_str text, struct lexicon_run *run, struct coco_str *word)
{
	if (run->next >= run->end)
		return false;
	const size_t end = word_end(text, run->next);
	*word = coco_str_sub(text, run->next, end);
	run->next = end + hyphen(text, end);
	return true;
}

int lexicon_fold(struct coco_str word, struct coco_buf *fold)
{
	coco_buf_clear(fold);
	if (coco_short_capitals(word))
		coco_buf_str(fold, word);
	else
		coco_fold(word, fold);
	return coco_buf_ok(fold) ? 0 : -1;
}
