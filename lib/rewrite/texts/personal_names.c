/* People's names by their given name, with nothing beside them that says who they are.
 *
 * Method: a given name (person/given.csv), in any case of the text's language, and a word with a capital behind it, or before it where it
 * does not begin its sentence: in Hungarian the family's name always does. No name is what a firm, a school, a street or a prize is called
 * by (personal.csv, `firm` behind and `called` before), nor what an article stands before: those are known. An IBAN takes its word along.
 *
 * Invariant: what is found begins and ends with a word. */
#include "parts.h"
#include "coco/person.h"

#include <string.h>
#include <unictype.h>

enum { GERMAN = 1, HUNGARIAN = 5, AROUND = 80, WORDS_MOST = 3 };

/* A word with a capital and more than its initial. */
static bool capital(struct coco_str word)
{
	uint32_t first = 0;
	const size_t n = coco_utf8_next(word, &first);
	return word.n > n && uc_is_general_category_withtable(first, UC_CATEGORY_MASK_Lu);
}

bool personal_next_word(struct coco_str text, size_t at, struct coco_word *word)
{
	if (at >= text.n || text.s[at] != ' ')
		return false;
	at++;
	for (size_t end = at; at < text.n && text.s[at] >= 'a' && text.s[at] <= 'z'; at = ++end) {
		while (end < text.n && text.s[end] != ' ')
			end++;
		if (end == text.n || coco_given_name(coco_str_sub(text, at, end), -1) != COCO_GIVEN_PARTICLE)
			return false;
	}
	if (at + 3 < text.n && text.s[at] >= 'A' && text.s[at] <= 'Z' && text.s[at + 1] == '.' && text.s[at + 2] == ' ')
		at += 3;
	size_t i = at;
	return coco_word_next(text, &i, word) && word->start == at && !word->number;
}

static bool family_name(const struct named_text *r, struct coco_word word)
{
	const struct coco_str raw = coco_str_sub(r->text, word.start, word.end);
	struct coco_buf normal = COCO_BUF_INIT;
	coco_text_normal(raw, &normal);
	const bool is = capital(raw) && !coco_stop_word(r->lang, coco_buf_view(&normal));
	coco_buf_free(&normal);
	return is;
}

bool personal_of_firm(const struct named_text *r, size_t start, size_t end)
{
	const size_t from = start > AROUND ? start - AROUND : 0, to = end + AROUND < r->text.n ? end + AROUND : r->text.n;
	size_t a, b, at = from, last = to;
	while (at < start && ((unsigned char)r->text.s[at] & 0xC0) == 0x80)
		at++;
	while (last > end && last < r->text.n && ((unsigned char)r->text.s[last] & 0xC0) == 0x80)
		last--;
	const struct coco_str behind = coco_str_sub(r->text, start, last), front = coco_str_sub(r->text, at, start);
	return patterns_find(r->firm, behind, 0, &a, &b) == 1 || patterns_find(r->called, front, 0, &a, &b) == 1;
}

/* The family's name stands before a comma, and something closes behind: Marsh, Helen, tool room. */
static bool turned(const struct named_text *r, struct coco_word before, struct coco_word word)
{
	if (before.end + 2 != word.start || memcmp(r->text.s + before.end, ", ", 2) != 0 || before.number || !family_name(r, before))
		return false;
	size_t from = before.start;
	while (from > 0 && r->text.s[from - 1] == ' ')
		from--;
	return (from == 0 || strchr(":\n", r->text.s[from - 1])) && (word.end == r->text.n || strchr(",.;\n", r->text.s[word.end]));
}

/* Behind a given name and `last`, `next` is one of the name, too: a given name stands before it, or it looks like a family's name. */
static bool another_name(const struct named_text *r, struct coco_word last, struct coco_word next)
{
	return coco_given_name(coco_str_sub(r->text, last.start, last.end), r->lang) != COCO_GIVEN_NONE ||
	       coco_family_name(coco_str_sub(r->text, next.start, next.end));
}

/* The name around the given name `word`, where there is one. */
static bool name_around(const struct named_text *r, struct coco_word before, struct coco_word word, bool first, size_t *start, size_t *end)
{
	struct coco_word next, last = word;
	*start = word.start;
	*end = word.end;
	for (int n = 1; n < WORDS_MOST && personal_next_word(r->text, *end, &next) && family_name(r, next); n++) {
		if (n > 1 && r->lang == GERMAN && !another_name(r, last, next)) /* Uwe Farner Pfeile */
			break;
		last = next;
		*end = next.end;
	}
	const bool beside = before.end + 1 == word.start && r->text.s[before.end] == ' ' && !before.number && family_name(r, before);
	if (beside && (r->lang == HUNGARIAN || (*end == word.end && !first && r->lang != GERMAN)))
		*start = before.start;
	if (*start == word.start && *end == word.end && turned(r, before, word))
		*start = before.start;
	if (*start == word.start && *end == word.end)
		return false;
	return !personal_of_firm(r, *start, *end);
}

int personal_names(const struct named_text *in, personal_found add, void *to)
{
	const struct coco_str text = in->text;
	struct coco_word word, before = {0}, last = {0};
	bool opens = true, first = true; /* of a sentence: this word, the one before */
	for (size_t at = 0; coco_word_next(text, &at, &word); before = word, first = opens) {
		size_t start, end;
		opens = before.end == 0;
		for (size_t i = before.end; i < word.start; i++)
			opens = opens || strchr(".!?:\n", text.s[i]);
		if (word.number || word.start < last.end || !capital(coco_str_sub(text, word.start, word.end)) ||
		    coco_given_name(coco_str_sub(text, word.start, word.end), in->lang) != COCO_GIVEN_NAME)
			continue;
		if (!name_around(in, before, word, first, &start, &end))
			continue;
		if (add(to, start, end) != 0)
			return -1;
		last = (struct coco_word){.start = start, .end = end};
	}
	return 0;
}
