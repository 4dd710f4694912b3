/* Headings whose words are cut short with a dot: "Št. zaposl.", "Firmenbez.", "Nr. of emp.".
 *
 * Method: where no pattern fits a heading, its words are held against each pattern of as many words that say something: each must be the
 * pattern's word or, with a dot behind it, begin it; one of them with three letters, the only one of a text with four. What is found is a
 * weak likeness, which the cells must bear out; only fields that tell who and where somebody is are looked for, for a remark
 * ("Kom.") may begin as anything does. Invariant: a heading without such a dot is not looked at.
 */
#include <string.h>
#include "lexicon_parts.h"

#define LIKENESS 0.78 /* of an abbreviation: cells that do not fit make it too weak */

enum { WORDS_MOST = 4, LETTERS_LEAST = 3, ALONE_LEAST = 4 };

/* Fields that are looked for, and whether their cells may be any text. */
static const struct {
	const char *name;
	bool text;
} fields[] = {{"org", true}, {"contact_name", true}, {"email", false}, {"phone", false}, {"website", false}, {"country", false},
    {"nuts", false}, {"city", true}, {"size", false}, {"headcount", false}, {"founded", false}, {"languages", false}};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The words of the text with a dot right behind them, a bit each; `*n` words. */
static uint64_t dotted_of(struct coco_str text, size_t *n)
{
	uint64_t dotted = 0;
	*n = 0;
	for (size_t i = 0; i < text.n && *n < WORDS_MAX;) {
		size_t end = i;
		while (end < text.n && is_letter(text.s[end]))
			end++;
		if (end > i) {
			dotted |= (uint64_t)(end < text.n && text.s[end] == '.') << *n;
			++*n;
		}
		i = end + (end == i);
	}
	return dotted;
}

/* The heading's word is the pattern's, or begins it. */
static bool word_fits(struct coco_str word, bool dotted, struct coco_str pattern)
{
	const bool open = coco_str_ends(pattern, "*");
	pattern.n -= open;
	if (coco_str_eq(word, pattern) || (open && word.n >= pattern.n && memcmp(word.s, pattern.s, pattern.n) == 0))
		return true;
	return dotted && word.n <= pattern.n && memcmp(word.s, pattern.s, word.n) == 0;
}

/* Letters of the longest word that is cut short; 0: the pattern does not fit. */
static size_t pattern_fits(const struct survey_lexicon *lx, const struct heading *h, uint64_t dotted, const char *pattern)
{
	struct coco_str rest = coco_str_of(pattern), word;
	size_t at = 0, longest = 0;
	while (rest.n && coco_str_split(&rest, ' ', &word)) {
		if (heading_filler(lx, word))
			continue;
		while (at < h->n && h->filler >> at & 1)
			at++;
		if (at == h->n || !word_fits(h->words[at], dotted >> at & 1, word))
			return 0;
		longest = h->words[at].n > longest ? h->words[at].n : longest;
		at++;
	}
	while (at < h->n && h->filler >> at & 1)
		at++;
	return at == h->n ? longest : 0;
}

void abbreviated_guess(
    struct survey_lexicon *lx, struct coco_str text, const struct heading *h, const char *side, struct survey_guess best[SURVEY_GUESSES])
{
	size_t n;
	const uint64_t dotted = dotted_of(text, &n);
	if (!dotted || n != h->n || n > WORDS_MOST)
		return;
	for (size_t name = 0; name < coco_names_count(lx->headers); name++) {
		const size_t row = coco_names_row(lx->headers, name);
		const char *field = coco_table_cell(lx->headers, row, 0), *only = coco_table_cell(lx->headers, row, lx->side);
		size_t k = 0;
		while (k < COCO_LEN(fields) && strcmp(fields[k].name, field) != 0)
			k++;
		if (k == COCO_LEN(fields) || (*only && *side && strcmp(only, side) != 0 && strcmp(side, "both") != 0))
			continue;
		const size_t letters = pattern_fits(lx, h, dotted, coco_names_text(lx->headers, name));
		if (letters < LETTERS_LEAST || (n == 1 && fields[k].text && letters < ALONE_LEAST))
			continue;
		const unsigned lang = 1u << (coco_names_column(lx->headers, name) - lx->lang);
		guess_take(best,
		    (struct survey_guess){.field = fields[k].name, .score = LIKENESS, .words = UINT64_MAX >> (64 - n), .langs = lang, .row = row});
	}
}
