/* Which words are names of people, firms and places.
 *
 * Method: a capital inside a sentence of small letters tells a name, but not in headings and table rows and not in German,
 * where every noun has one. In any language words with capitals behind a title (Herr, Mr, gospod, Firma) are names, and the
 * word before a legal form; so are both of "Marsh, Helen" at the beginning of a line. What may be a name is told only where another
 * word stands in its place: an English word that begins its sentence and is none of everyday use, a German noun right behind a
 * preposition of place or a bracket. Any other word with a capital only shows that a name of the other text is still there.
 *
 * Invariant: what is a name depends on its sentence alone. */
#include "parts.h"
#include "coco/person.h"

#include <string.h>
#include <unictype.h>

enum { GERMAN = 1, NAMES_OF_ONE = 3 };

static bool capitalised(struct coco_str word)
{
	uint32_t first = 0, second = 0;
	size_t n = coco_utf8_next(word, &first);
	coco_utf8_next(coco_str_sub(word, n, word.n), &second);
	return word.n >= 3 && uc_is_general_category_withtable(first, UC_CATEGORY_MASK_Lu) &&
	       uc_is_general_category_withtable(second, UC_CATEGORY_MASK_Ll);
}

/* A capital tells a name: small letters begin more than half of the words but the first. */
static bool capitals_tell(struct coco_str text, const struct coco_sentence *s)
{
	struct coco_word word;
	size_t at = s->start, small = 0, all = 0;
	bool first = true;
	for (; coco_word_next(coco_str_sub(text, 0, s->end), &at, &word); first = false)
		if (!word.number && !first) {
			all++;
			small += !capitalised(coco_str_sub(text, word.start, word.end));
		}
	return s->block != COCO_HEADING && s->block != COCO_ROW && small * 2 > all;
}

void names_begin(struct names *names, const struct coco_sentence *sentence)
{
	names->sentence = sentence;
	names->told = names->lang != GERMAN && capitals_tell(names->text, sentence);
	names->first = true;
	names->before = 0;
	names->run = 0;
	names->last_end = sentence->start;
}

/* Huber GmbH, Novak d.o.o. */
bool before_legal_form(struct coco_str text, size_t end)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "legal_forms");
	if (end < text.n && text.s[end] == ',') /* ALACO, s.r.o. */
		end++;
	if (end >= text.n || text.s[end] != ' ')
		return false;
	struct coco_str rest = coco_str_sub(text, end + 1, text.n);
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		const char *form = coco_table_cell(table, row, 0);
		size_t n = strlen(form);
		if (coco_str_starts(rest, form) && (n == rest.n || !is_word_byte((unsigned char)rest.s[n])))
			return true;
	}
	return false;
}

/* Only a blank, or the full stop of "Dr." or the colon of "Contact:" and a blank, parts the word from the one before. */
static bool follows(const struct names *names, size_t start)
{
	struct coco_str gap = coco_str_sub(names->text, names->last_end, start);
	if (gap.n > 0 && (gap.s[0] == '.' || (gap.s[0] == ':' && names->before == W_TITLE)))
		gap = coco_str_sub(gap, 1, gap.n);
	return gap.n == 1 && blank(gap.s[0]);
}

/* "Marsh, Helen": the word is one of the two, of which the first begins its line and the second is a given name. */
static bool of_a_list(const struct names *names, const struct coco_word *word)
{
	struct coco_str text = names->text;
	size_t family = word->start, at = word->end, from;
	struct coco_word given = *word;
	if (family > 2 && text.s[family - 1] == ' ' && text.s[family - 2] == ',') {
		for (family -= 2; family > 0 && is_word_byte((unsigned char)text.s[family - 1]); family--)
			;
	} else if (at + 1 >= text.n || text.s[at] != ',' || text.s[at + 1] != ' ' || !coco_word_next(text, &at, &given) ||
	           given.start != word->end + 2) {
		return false;
	}
	for (from = family; from > 0 && strchr(" *-.)", text.s[from - 1]); from--)
		;
	while (from > 0 && text.s[from - 1] >= '0' && text.s[from - 1] <= '9') /* 3. Marsh, Helen */
		from--;
	return (from == 0 || text.s[from - 1] == '\n') && capitalised(coco_str_sub(text, family, given.start)) &&
	       capitalised(coco_str_sub(text, given.start, given.end)) &&
	       coco_given_name(coco_str_sub(text, given.start, given.end), names->lang) == COCO_GIVEN_NAME;
}

enum coco_name_kind name_next(struct names *names, const struct coco_word *word, struct coco_str normal)
{
	struct coco_str raw = coco_str_sub(names->text, word->start, word->end);
	bool next = follows(names, word->start), first = names->first, german = names->lang == GERMAN;
	unsigned before = next ? names->before : 0, is = lexicon_find(&names->tables->before_names, normal, NULL) >> 8;
	char mark = word->start > 0 ? names->text.s[word->start - 1] : ' ';
	const bool numbering = first && word->number && word->end < names->text.n && strchr(".)", names->text.s[word->end]);
	names->first = numbering; /* 9. Changes are … */
	names->last_end = word->end;
	names->before = is;
	bool no_name = word->number || is == W_TITLE || is == W_POLITE || !capitalised(raw) || coco_stop_word(names->lang, normal) ||
	               lexicon_find(&names->tables->words, normal, NULL) != 0;
	bool titled = !no_name && (before == W_TITLE || (next && names->run > 0 && names->run < NAMES_OF_ONE));
	names->run = titled ? names->run + 1 : 0;
	if (no_name)
		return COCO_NAME_NONE;
	if (titled || before_legal_form(names->text, word->end) || of_a_list(names, word))
		return COCO_NAME_SURE;
	if (names->told && !first && !strchr("\"':", mark))
		return COCO_NAME_SURE;
	if (german ? before == W_PLACE || mark == '('
	           : names->lang == 0 && first && names->sentence->block != COCO_HEADING && !familiar_word(normal))
		return COCO_NAME_SWAPPED;
	return COCO_NAME_STANDS;
}
