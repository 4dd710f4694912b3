/* Whether two words say the same where one stands for the other.
 *
 * Method: stems that differ in their last letters only (sammeln, gesammelt), or of which one is a part of a compound; two of one row `same`
 * of wording.csv, and any of a row `new`, which says nothing of its own.
 *
 * Invariant: what is in no list and is not near is another word. */
#include "compare.h"

#include <string.h>

enum { NEAR = 4, NEARER = 5, PART = 4 };

static bool words_meet(struct coco_str a, struct coco_str b, bool compounds)
{
	size_t same = 0, left, right;
	while (same < a.n && same < b.n && a.s[same] == b.s[same])
		same++;
	while (same > 0 && same < a.n && ((unsigned char)a.s[same] & 0xC0) == 0x80)
		same--;
	left = a.n - same;
	right = b.n - same;
	if ((same >= NEAR && left <= 1 && right <= 1) || (same >= NEARER && left <= 2 && right <= 2))
		return true;
	struct coco_str part = a.n < b.n ? a : b, whole = a.n < b.n ? b : a;
	return compounds && part.n >= PART && whole.n >= part.n + PART &&
	       (same == part.n || !memcmp(whole.s + whole.n - part.n, part.s, part.n));
}

/* Sammeln for gesammelt, ab-ben for abgegeben and abzugeben: the beginning of a participle or of an infinitive goes. In `to`, which has
 * room. */
static struct coco_str without_ge(struct coco_str word, char to[64])
{
	static const char *const fronts[] = {
	    "", "ab", "an", "auf", "aus", "bei", "dar", "ein", "fest", "her", "hin", "los", "mit", "nach", "vor", "weg", "zu", "zurück"};
	enum { MARK = 2, REST = 4 };
	for (size_t i = 0; i < COCO_LEN(fronts); i++) {
		size_t n = strlen(fronts[i]);
		if (word.n < n + MARK + REST || word.n > 64 || !coco_str_starts(word, fronts[i]) ||
		    (memcmp(word.s + n, "ge", MARK) != 0 && (n == 0 || memcmp(word.s + n, "zu", MARK) != 0)))
			continue;
		memcpy(to, word.s, n);
		memcpy(to + n, word.s + n + MARK, word.n - n - MARK);
		return (struct coco_str){to, word.n - MARK};
	}
	return word;
}

/* Verändern, verändert; zahlen, Zahlung: the stem of the participle or of the noun keeps what that of the infinitive loses. */
static bool participle_of(struct coco_str a, struct coco_str b)
{
	struct coco_str part = a.n < b.n ? a : b, whole = a.n < b.n ? b : a;
	return part.n >= NEAR && whole.n == part.n + 3 && !memcmp(whole.s, part.s, part.n) &&
	       (!memcmp(whole.s + part.n, "ert", 3) || !memcmp(whole.s + part.n, "ung", 3));
}

/* Tervezése, megtervezése: the prefix that only says that it is done. */
static struct coco_str without_meg(struct coco_str word)
{
	enum { MARK = 3, REST = 4 };
	return word.n >= MARK + REST && coco_str_starts(word, "meg") ? coco_str_sub(word, MARK, word.n) : word;
}

bool words_near(struct coco_str a, struct coco_str b, bool compounds)
{
	char one[64], other[64];
	if (words_meet(a, b, compounds) || !compounds)
		return words_meet(a, b, compounds);
	struct coco_str x = without_ge(a, one), y = without_ge(b, other);
	return participle_of(a, b) || participle_of(x, y) || words_meet(without_meg(a), without_meg(b), false) || words_meet(x, y, false);
}

struct coco_str word_without_article(struct coco_str normal, int lang)
{
	enum { ARTICLE = 6, REST = 2 };
	const char *mark = memchr(normal.s, '\'', normal.n);
	size_t n = mark ? (size_t)(mark - normal.s) + 1 : 0;
	if (n < 2 || n > ARTICLE || normal.n < n + REST || lang != coco_lang_index(COCO_STR("it")))
		return normal;
	return coco_str_sub(normal, n, normal.n);
}

bool lang_joins_words(int lang)
{
	return lang == coco_lang_index(COCO_STR("de")) || lang == coco_lang_index(COCO_STR("hu"));
}

/* The form begins with another letter than the stem, both of ASCII: it has another stem, and is not near. */
static bool other_letter(struct coco_str form, struct coco_str stem)
{
	enum { ASCII = 0x80, SMALL = 32 };
	unsigned char a = form.n ? (unsigned char)form.s[0] : 0, b = stem.n ? (unsigned char)stem.s[0] : 0;
	return a > 0 && b > 0 && a < ASCII && b < ASCII && (a | SMALL) != (b | SMALL);
}

/* The row's cell has a form with the stem. */
static bool has_stem(struct coco_stemmer *stemmer, int lang, struct coco_str forms, struct coco_str stem, struct coco_buf *scratch)
{
	struct coco_str form;
	while (coco_str_split(&forms, ';', &form)) {
		if (other_letter(form, stem)) /* stemming is dear */
			continue;
		coco_buf_clear(scratch);
		coco_text_normal(form, scratch);
		struct coco_str found = coco_stem(stemmer, lang, coco_buf_view(scratch));
		if (coco_str_eq(found, stem) || words_near(found, stem, false))
			return true;
	}
	return false;
}

/* A row `same` has both, or, with `new`, one of that kind has either. */
static bool in_rows(struct coco_stemmer *stemmer, int lang, struct coco_str a, struct coco_str b, bool also_new, struct coco_buf *scratch)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "wording");
	size_t column = coco_table_column(table, coco_langs[lang]);
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		const char *kind = coco_table_cell(table, row, 0);
		struct coco_str forms = coco_str_of(coco_table_cell(table, row, column));
		bool new = !strcmp(kind, "new");
		if (new ? !also_new : strcmp(kind, "same") != 0)
			continue;
		bool one = has_stem(stemmer, lang, forms, a, scratch);
		if (!one && !new)
			continue;
		bool other = has_stem(stemmer, lang, forms, b, scratch);
		if (new ? one || other : one && other)
			return true;
	}
	return false;
}

bool words_same_meaning(struct coco_stemmer *stemmer, int lang, struct coco_str a, struct coco_str b, struct coco_buf *scratch)
{
	return in_rows(stemmer, lang, a, b, true, scratch);
}

bool words_of_one_row(struct coco_stemmer *stemmer, int lang, struct coco_str a, struct coco_str b, struct coco_buf *scratch)
{
	return in_rows(stemmer, lang, a, b, false, scratch);
}

bool word_says_nothing(struct coco_stemmer *stemmer, int lang, struct coco_str stem, struct coco_buf *scratch)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "wording");
	size_t column = coco_table_column(table, coco_langs[lang]);
	for (size_t row = 0; row < coco_table_rows(table); row++)
		if (!strcmp(coco_table_cell(table, row, 0), "new") &&
		    has_stem(stemmer, lang, coco_str_of(coco_table_cell(table, row, column)), stem, scratch))
			return true;
	return false;
}
