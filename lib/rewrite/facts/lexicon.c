/* Words with a class, as the recognisers of facts look them up.
 *
 * Method: a hash map of normalised words. Most words of a text begin as no word of a lexicon does, which a table of bits by the first two
 * letters tells before a word is normalised.
 *
 * Invariant: what the bits hold back is not in the map: a word with other letters than ASCII in its first three is looked up. */
#include "parts.h"

#include <string.h>

static unsigned word_begin(char first, char second)
{
	return ((unsigned char)first << 5 ^ (unsigned char)second) & 1023;
}

/* By a lexicon's table a word that begins so may be in it. `raw`: it is not normalised; of what is not ASCII the beginning is not known
 * then. */
static bool may_begin(const uint64_t begins[16], struct coco_str word, bool raw)
{
	char two[2] = {0};
	for (size_t i = 0; i < 3 && i < word.n; i++) {
		char c = word.s[i];
		if (raw && (unsigned char)c >= 0x80)
			return true;
		if (i < 2)
			two[i] = raw && c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	unsigned begin = word_begin(two[0], two[1]);
	return begins[begin / 64] >> begin % 64 & 1;
}

bool lexicon_leads(const struct lexicon *lexicon, struct coco_str word)
{
	return may_begin(lexicon->phrases, word, true);
}

/* More than one word: a blank stands in it, or a sign. */
static bool has_gap(struct coco_str words)
{
	for (size_t i = 0; i < words.n; i++)
		if (!is_word_byte((unsigned char)words.s[i]) || words.s[i] == '\xE2' || words.s[i] == '\xC2')
			return true;
	return false;
}

int lexicon_add(struct lexicon *lexicon, struct coco_str word, unsigned kind, unsigned value, struct coco_err *err)
{
	if (!lexicon->map && !(lexicon->map = coco_map_new()))
		return coco_err_nomem(err);
	bool added;
	size_t number = coco_map_add(lexicon->map, word, &added);
	if (number == COCO_NONE)
		return coco_err_nomem(err);
	if (!added)
		return 0;
	if (coco_grow(&lexicon->values, &lexicon->cap, number, sizeof *lexicon->values) != 0)
		return coco_err_nomem(err);
	lexicon->values[number] = kind << 8 | value;
	unsigned begin = word_begin(word.n > 0 ? word.s[0] : '\0', word.n > 1 ? word.s[1] : '\0');
	lexicon->begins[begin / 64] |= UINT64_C(1) << begin % 64;
	if (has_gap(word)) { /* of its first word: "a month" begins as a does */
		begin = word_begin(word.s[0], word.n > 1 && is_word_byte((unsigned char)word.s[1]) ? word.s[1] : '\0');
		lexicon->phrases[begin / 64] |= UINT64_C(1) << begin % 64;
	}
	return 0;
}

int lexicon_cell(struct lexicon *lexicon, const char *cell, unsigned value, struct coco_buf *scratch, struct coco_err *err)
{
	struct coco_str rest = coco_str_of(cell), form;
	int rc = 0;
	while (rc == 0 && coco_str_split(&rest, ';', &form)) {
		bool star = form.n && form.s[form.n - 1] == '*';
		coco_buf_clear(scratch);
		coco_text_normal(coco_str_sub(form, 0, form.n - star), scratch);
		if (star)
			coco_buf_putc(scratch, '*');
		if (form.n)
			rc = coco_buf_ok(scratch) ? lexicon_add(lexicon, coco_buf_view(scratch), 1, value, err) : coco_err_nomem(err);
	}
	return rc;
}

unsigned lexicon_find(const struct lexicon *lexicon, struct coco_str word, struct coco_buf *scratch)
{
	if (!lexicon->map || !may_begin(lexicon->begins, word, scratch != NULL))
		return 0;
	if (scratch) {
		coco_buf_clear(scratch);
		coco_text_normal(word, scratch);
		word = coco_buf_view(scratch);
	}
	size_t number = coco_map_find(lexicon->map, word);
	return number == COCO_NONE ? 0 : lexicon->values[number];
}

unsigned lexicon_begins(const struct lexicon *lexicon, struct coco_str normal)
{
	char key[64];
	if (normal.n + 2 > sizeof key || !lexicon->map || !may_begin(lexicon->begins, normal, false))
		return 0;
	unsigned whole = lexicon_find(lexicon, normal, NULL);
	memcpy(key, normal.s, normal.n);
	for (size_t n = normal.n; whole == 0 && n >= 3; n--) {
		char kept = key[n];
		key[n] = '*';
		whole = lexicon_find(lexicon, (struct coco_str){key, n + 1}, NULL);
		key[n] = kept;
	}
	return whole;
}
