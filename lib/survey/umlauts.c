/* German words without umlauts: "Faehigkeiten", "Oesterreich", "Kaernten".
 *
 * Method: the names in the tables are folded, so that "ä" is "a" there. What no table knows as it stands is looked for once more with "ae",
 * "oe" and "ue" as one letter; "ue" behind a vowel or "q" is none ("neue", "Steuer", "question"). A heading's words are read so where no
 * pattern has them as they stand ("aktuell", "revenue"). Invariant: what is known as it stands means what it meant.
 */
#include <string.h>
#include "lexicon_parts.h"

enum { LEAST = 5 }; /* letters: "due" is no "du" */

static bool is_vowel(char c)
{
	return memchr("aeiouq", c, 6) != NULL;
}

/* An umlaut of two letters begins at `at`. */
static bool is_umlaut(const char *s, size_t n, size_t at)
{
	if (at + 1 >= n || s[at + 1] != 'e')
		return false;
	return s[at] == 'a' || s[at] == 'o' || (s[at] == 'u' && (at == 0 || !is_vowel(s[at - 1])));
}

static bool has_umlaut(struct coco_str folded)
{
	size_t at = 0;
	while (at < folded.n && !is_umlaut(folded.s, folded.n, at))
		at++;
	return at < folded.n;
}

bool umlauts_as_letters(struct coco_str folded, struct coco_buf *out)
{
	if (folded.n < LEAST || !has_umlaut(folded))
		return false;
	coco_buf_clear(out);
	for (size_t i = 0; i < folded.n; i++) {
		coco_buf_putc(out, folded.s[i]);
		i += is_umlaut(folded.s, folded.n, i);
	}
	return coco_buf_ok(out);
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

/* Words of patterns that hold such letters as they stand, a blank behind each. */
static int kept_make(struct survey_lexicon *lx)
{
	static const char *const tables[] = {"headers", "whose", "notions", "consents"};
	for (size_t t = 0; t < COCO_LEN(tables); t++) {
		const struct coco_table_ref ref = coco_table_find(&coco_tables_survey, tables[t]);
		const size_t n = coco_names_count(ref);
		for (size_t i = 0; i < n; i++) {
			struct coco_str rest = coco_str_of(coco_names_text(ref, i)), word;
			while (rest.n && coco_str_split(&rest, ' ', &word)) {
				if (!has_umlaut(word))
					continue;
				coco_buf_str(&lx->kept, word);
				coco_buf_putc(&lx->kept, ' ');
			}
		}
	}
	lx->kept_made = true;
	return coco_buf_ok(&lx->kept) ? 0 : -1;
}

/* A pattern has the word as it stands, or a beginning of it. */
static bool is_kept(struct survey_lexicon *lx, struct coco_str word)
{
	if (!lx->kept_made && kept_make(lx))
		lx->failed = true;
	struct coco_str rest = coco_buf_view(&lx->kept), kept;
	while (rest.n && coco_str_split(&rest, ' ', &kept)) {
		const bool begins = coco_str_ends(kept, "*");
		const struct coco_str plain = coco_str_sub(kept, 0, kept.n - begins);
		if (plain.n && (begins ? word.n >= plain.n && memcmp(word.s, plain.s, plain.n) == 0 : coco_str_eq(word, plain)))
			return true;
	}
	return false;
}

void umlauts_in_heading(struct survey_lexicon *lx)
{
	struct coco_buf *fold = &lx->fold;
	size_t to = 0;
	if (!has_umlaut(coco_buf_view(fold)))
		return;
	for (size_t from = 0, end; from < fold->len; from = end + 1) {
		for (end = from; end < fold->len && fold->data[end] != ' ';)
			end++;
		const struct coco_str word = {fold->data + from, end - from};
		const bool as_it_stands = word.n < LEAST || !has_umlaut(word) || is_kept(lx, word);
		for (size_t i = from; i < end; i++) {
			const bool two = !as_it_stands && is_umlaut(word.s, word.n, i - from);
			fold->data[to++] = fold->data[i];
			i += two;
		}
		if (end < fold->len)
			fold->data[to++] = ' ';
	}
	fold->len = to;
}
