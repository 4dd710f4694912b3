/* Who does what when: verbs of a few classes, who "we" are beside them, and what is past or to come.
 *
 * Method: acts.csv has the forms of verbs between owner and answerer (offer, seek, ask, refuse, pay, decide: rows `act`), words and endings
 * that say that we do it (`we`, `first`) or that it is done to us (`us`; `by`: the doer follows), and those of the future and the past. A
 * wording may have no act that its source does not have, nor one more often and another less often. A clause of the wording that rests on
 * one of the text may not make us the doers of an act that is another's there, nor those to whom it is done of what we do; what is to come
 * may not be past, nor the other way round, and a word that both have may not be past in one of them alone.
 *
 * Invariant: a clause agrees with itself; what no row has is not judged. */
#include "acts.h"
#include "compare.h"

#include <string.h>

enum { MORE = 2, SAME_BYTES = 4 };

static struct coco_table_ref table(void)
{
	return coco_table_find(&coco_tables_rewrite, "acts");
}

static bool is_kind(size_t row, const char *kind)
{
	return !strcmp(coco_table_cell(table(), row, 0), kind);
}

/* Its cells hold endings, which stand in no lexicon. */
static bool of_endings(size_t row)
{
	return is_kind(row, "ahead") || is_kind(row, "ended") || is_kind(row, "participle") || is_kind(row, "first");
}

int acts_load(struct lang_tables *to, int lang, struct coco_err *err)
{
	struct coco_buf normal = COCO_BUF_INIT;
	size_t column = coco_table_column(table(), coco_langs[lang]);
	int rc = 0;
	for (size_t row = 0; rc == 0 && !to->acts_ready && row < coco_table_rows(table()); row++)
		if (!of_endings(row))
			rc = lexicon_cell(&to->acts[!is_kind(row, "act")], coco_table_cell(table(), row, column), (unsigned)row, &normal, err);
	to->acts_ready = rc == 0;
	coco_buf_free(&normal);
	return rc;
}

/* The word ends as one of the row of this kind. */
static bool ends_as(const char *kind, int lang, struct coco_str normal)
{
	size_t column = coco_table_column(table(), coco_langs[lang]);
	for (size_t row = 0; row < coco_table_rows(table()); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table(), row, column)), form;
		while (is_kind(row, kind) && coco_str_split(&rest, ';', &form))
			if (form.n && normal.n >= form.n + MORE && !memcmp(normal.s + normal.n - form.n, form.s, form.n))
				return true;
	}
	return false;
}

/* The row of the word; COCO_NONE. */
static size_t row_of(const struct lexicon *lexicon, struct coco_str normal)
{
	unsigned found = lexicon_find(lexicon, normal, NULL);
	found = found ? found : lexicon_begins(lexicon, normal);
	return found ? found & 255 : COCO_NONE;
}

static struct coco_str normal_of(struct coco_str text, const struct coco_word *word, struct coco_buf *to)
{
	coco_buf_clear(to);
	coco_text_normal(coco_str_sub(text, word->start, word->end), to);
	return coco_buf_view(to);
}

/* The word is past where the clause has such words beside it. */
static bool is_past(const struct lang_tables *tables, int lang, struct coco_str normal, const struct said_acts *clause)
{
	size_t row = row_of(&tables->acts[1], normal);
	if (row != COCO_NONE)
		return is_kind(row, "past") && !clause->passive;
	if (coco_stop_word(lang, normal))
		return false;
	return (ends_as("ended", lang, normal) && !clause->passive) || (clause->perfect && ends_as("participle", lang, normal));
}

void acts_read(const struct lang_tables *tables, int lang, struct coco_str text, struct said_acts *to, struct coco_buf *scratch)
{
	struct coco_word word;
	*to = (struct said_acts){.text = text};
	for (size_t at = 0; coco_word_next(text, &at, &word);) {
		struct coco_str normal = normal_of(text, &word, scratch);
		size_t act = row_of(&tables->acts[0], normal), row = row_of(&tables->acts[1], normal);
		if (act != COCO_NONE && act < COCO_LEN(to->times))
			to->times[act]++;
		const char *kind = row != COCO_NONE ? coco_table_cell(table(), row, 0) : "";
		to->future = to->future || !strcmp(kind, "future") || ends_as("ahead", lang, normal);
		to->perfect = to->perfect || !strcmp(kind, "perfect");
		to->passive = to->passive || !strcmp(kind, "passive");
		to->by = to->by || !strcmp(kind, "by");
		to->us = to->us || !strcmp(kind, "us");
		to->we = to->we || !strcmp(kind, "we") || (!kind[0] && !coco_stop_word(lang, normal) && ends_as("first", lang, normal));
	}
	for (size_t at = 0; !to->past && coco_word_next(text, &at, &word);)
		to->past = is_past(tables, lang, normal_of(text, &word, scratch), to);
}

bool acts_have(const struct said_acts *acts, const char *meaning)
{
	size_t row = coco_table_row(table(), 1, coco_str_of(meaning));
	return row < COCO_LEN(acts->times) && acts->times[row] > 0;
}

void acts_forget(struct said_acts *acts, const char *meaning)
{
	size_t row = coco_table_row(table(), 1, coco_str_of(meaning));
	if (row < COCO_LEN(acts->times))
		acts->times[row] = 0;
}

bool acts_same(const struct said_acts *source, const struct said_acts *whole, const struct said_acts *to)
{
	bool more = false, less = false;
	for (size_t i = 0; i < COCO_LEN(to->times); i++) {
		if (to->times[i] > 0 && source->times[i] == 0)
			return false;
		more = more || to->times[i] > source->times[i];
		less = less || to->times[i] < whole->times[i];
	}
	return !more || !less;
}

/* Two forms of one word, or words that wording.csv has in a row. */
static bool near_forms(struct coco_stemmer *stemmer, int lang, struct coco_str a, struct coco_str b, struct coco_buf *scratch)
{
	enum { STEM = 64 };
	char one[STEM], other[STEM];
	size_t same = 0, least = a.n < b.n ? a.n : b.n;
	while (same < least && a.s[same] == b.s[same])
		same++;
	if (same >= SAME_BYTES && 2 * same >= least)
		return true;
	struct coco_str stem = coco_stem(stemmer, lang, a);
	size_t n = stem.n < STEM ? stem.n : 0;
	memcpy(one, stem.s, n);
	stem = coco_stem(stemmer, lang, b);
	size_t m = stem.n < STEM ? stem.n : 0;
	memcpy(other, stem.s, m);
	return n > 0 && m > 0 && words_of_one_row(stemmer, lang, (struct coco_str){one, n}, (struct coco_str){other, m}, scratch);
}

/* A word of `a` is past, and in `b` stands one like it that is not, and none that is. */
static bool past_alone(const struct lang_tables *tables, struct coco_stemmer *stemmer, int lang, const struct said_acts *a,
    const struct said_acts *b, struct coco_buf *scratch)
{
	struct coco_buf one = COCO_BUF_INIT, other = COCO_BUF_INIT;
	struct coco_word word, next;
	bool found = false;
	for (size_t at = 0; !found && coco_word_next(a->text, &at, &word);) {
		struct coco_str was = normal_of(a->text, &word, &one);
		bool like = false, past = false;
		if (word.number || !is_past(tables, lang, was, a))
			continue;
		for (size_t i = 0; coco_word_next(b->text, &i, &next);) {
			struct coco_str is = normal_of(b->text, &next, &other);
			if (!next.number && near_forms(stemmer, lang, was, is, scratch)) {
				past = past || coco_str_eq(was, is) || is_past(tables, lang, is, b);
				like = like || !coco_stop_word(lang, is);
			}
		}
		found = like && !past;
	}
	scratch->failed = scratch->failed || one.failed || other.failed;
	coco_buf_free(&one);
	coco_buf_free(&other);
	return found;
}

/* An act that both have. */
static bool share_act(const struct said_acts *one, const struct said_acts *other)
{
	for (size_t i = 0; i < COCO_LEN(one->times); i++)
		if (one->times[i] && other->times[i])
			return true;
	return false;
}

bool acts_turned(const struct said_acts *one, const struct said_acts *other)
{
	const struct said_acts *doers = one->we ? one : other, *done = one->we ? other : one;
	return share_act(one, other) && doers->we && !doers->us && done->us && !done->we && !done->by;
}

bool acts_agree(const struct lang_tables *tables, struct coco_stemmer *stemmer, int lang, const struct said_acts *to,
    const struct said_acts *from, struct coco_buf *scratch)
{
	if (share_act(from, to) && to->we && !from->we && !(to->us && from->us))
		return false;
	if (acts_turned(from, to))
		return false;
	if (to->future && !from->future && from->past)
		return false;
	if (from->future && !to->future && (to->past || to->perfect))
		return false;
	if (coco_str_eq(to->text, from->text))
		return true;
	return !past_alone(tables, stemmer, lang, to, from, scratch) && !past_alone(tables, stemmer, lang, from, to, scratch);
}
