/* Words of which one excludes the other: first and second, open and closed, before and after, heated and unheated.
 *
 * Method: opposites.csv has groups of members that exclude each other, by their forms in each language (a star: a beginning of words; #: a
 * figure follows) and their stems. A text that has a member more often than the other text, where that one has another member of the group
 * more often, says something else; a member that is only left out, or said in other words, is no difference. Any word counts so against
 * itself behind one of the language's prefixes that turn a word over. What stands beside a difference that is told already is not told
 * again.
 *
 * Invariant: texts that have each member equally often do not differ; the time grows with their length. */
#include "compare.h"

#include <stdlib.h>
#include <string.h>

enum { PHRASE = 3, PHRASE_BYTES = 64, BESIDE = 48, REST = 4, LIKE_MOST = 16, STEMMED = 4, STEM_BYTES = 64 };

struct member_at {
	unsigned row;
	size_t start, end;
};

struct members {
	const struct side *of;
	struct coco_str text;
	int lang;
	struct member_at *at;
	size_t count, cap;
	size_t *times; /* by row */
};

static struct coco_table_ref table(void)
{
	return coco_table_find(&coco_tables_rewrite, "opposites");
}

static bool is_group(size_t row, const char *group)
{
	return !strcmp(coco_table_cell(table(), row, 0), group);
}

/* Makes of a normalised word the key of its stem; false: it is a short word, which is itself alone. */
static bool stem_key(struct coco_stemmer *stemmer, int lang, struct coco_buf *normal)
{
	char stem[STEM_BYTES];
	struct coco_str word = coco_buf_view(normal), found;
	if (word.n < STEMMED || memchr(word.s, ' ', word.n))
		return false;
	found = coco_stem(stemmer, lang, word);
	if (found.n < STEMMED - 1 || found.n > sizeof stem)
		return false;
	memcpy(stem, found.s, found.n);
	coco_buf_clear(normal);
	coco_buf_putc(normal, '=');
	coco_buf_str(normal, (struct coco_str){stem, found.n});
	return true;
}

/* The forms of a language, once; a row's number is kind and value of its forms. */
int opposites_load(struct lang_tables *to, int lang, struct coco_stemmer *stemmer, struct coco_err *err)
{
	struct coco_buf normal = COCO_BUF_INIT;
	size_t column = coco_table_column(table(), coco_langs[lang]);
	int rc = 0;
	for (size_t row = 0; rc == 0 && !to->opposites_ready && row < coco_table_rows(table()); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table(), row, column)), form;
		while (!is_group(row, "prefix") && rc == 0 && coco_str_split(&rest, ';', &form)) {
			char last = form.n ? form.s[form.n - 1] : ' ';
			bool marked = last == '*' || last == '#';
			coco_buf_clear(&normal);
			coco_text_normal(coco_str_sub(form, 0, form.n - marked), &normal);
			if (marked)
				coco_buf_putc(&normal, last);
			bool taken = form.n > 0 && lexicon_find(&to->opposites[0], coco_buf_view(&normal), NULL) != 0; /* IT prima: first, and before */
			if (form.n)
				rc = lexicon_add(&to->opposites[taken], coco_buf_view(&normal), 1 + (unsigned)(row >> 8), (unsigned)(row & 255), err);
			if (rc == 0 && !marked && stem_key(stemmer, lang, &normal))
				rc = lexicon_add(&to->opposites[0], coco_buf_view(&normal), 1 + (unsigned)(row >> 8), (unsigned)(row & 255), err);
		}
	}
	to->opposites_ready = rc == 0;
	coco_buf_free(&normal);
	return rc;
}

static int add(struct members *said, unsigned found, size_t start, size_t end, struct coco_err *err)
{
	if (coco_grow(&said->at, &said->cap, said->count, sizeof *said->at) != 0)
		return coco_err_nomem(err);
	unsigned row = ((found >> 8) - 1) << 8 | (found & 255);
	said->at[said->count++] = (struct member_at){row, start, end};
	said->times[row]++;
	return 0;
}

/* The member that the word is, a beginning of it, with the figure behind it, or by its stem (`stemmer` NULL: not so). */
static unsigned word_member(const struct lexicon *forms, struct coco_stemmer *stemmer, int lang, struct coco_str text,
    const struct coco_word *word, struct coco_buf *scratch)
{
	coco_buf_clear(scratch);
	coco_text_normal(coco_str_sub(text, word->start, word->end), scratch);
	size_t n = scratch->len, next = word->end + 1;
	if (next < text.n && blank(text.s[next - 1]) && text.s[next] >= '0' && text.s[next] <= '9')
		coco_buf_puts(scratch, " #");
	unsigned found = scratch->len > n ? lexicon_find(forms, coco_buf_view(scratch), NULL) : 0;
	found = found ? found : lexicon_begins(forms, coco_str_sub(coco_buf_view(scratch), 0, n));
	scratch->len = n;
	return !found && stemmer && stem_key(stemmer, lang, scratch) ? lexicon_find(forms, coco_buf_view(scratch), NULL) : found;
}

/* All members in the text; of phrases the longest. */
static int find_members(const struct coco_rewriter *rewriter, struct coco_stemmer *stemmer, struct members *said, struct coco_buf *scratch,
    struct coco_err *err)
{
	const struct lexicon *forms = lang_of(rewriter, said->lang)->opposites;
	struct coco_word word, next;
	int rc = 0;
	for (size_t at = 0; rc == 0 && coco_word_next(said->text, &at, &word);) {
		if (word.number)
			continue;
		size_t behind[PHRASE] = {word.end}, n = 1;
		for (size_t i = at; n < PHRASE && coco_word_next(said->text, &i, &next) && next.start <= behind[n - 1] + 2; n++)
			behind[n] = next.end;
		unsigned found = 0;
		for (; n > 1 && !found; n -= !found)
			if (behind[n - 1] - word.start < PHRASE_BYTES)
				found = phrase_find(forms, coco_str_sub(said->text, word.start, behind[n - 1]), scratch);
		found = found ? found : word_member(forms, stemmer, said->lang, said->text, &word, scratch);
		unsigned also = n == 1 ? word_member(&forms[1], NULL, said->lang, said->text, &word, scratch) : 0;
		if (found)
			rc = add(said, found, word.start, behind[n - 1], err);
		if (rc == 0 && also)
			rc = add(said, also, word.start, word.end, err);
		at = found && behind[n - 1] > at ? behind[n - 1] : at;
	}
	return rc;
}

/* The first place of the member that does not stand between the same two bytes' neighbours in the other text: the one that was changed. */
static const struct member_at *changed_place(const struct members *said, unsigned row, struct coco_str other)
{
	const struct member_at *first = NULL;
	for (size_t i = 0, tried = 0; i < said->count && tried < LIKE_MOST; i++) {
		const struct member_at *at = &said->at[i];
		if (at->row != row)
			continue;
		size_t from = at->start > LIKE_MOST ? at->start - LIKE_MOST : 0, to = at->end + LIKE_MOST;
		first = first ? first : at;
		tried++;
		if (coco_str_find(other, coco_str_sub(said->text, from, to < said->text.n ? to : said->text.n), 0) == SIZE_MAX)
			return at;
	}
	return first;
}

bool told_beside(const struct coco_difference *told, size_t n, size_t before, size_t after)
{
	for (size_t i = 0; i < n; i++) {
		size_t one = told[i].change == COCO_INVENTED ? after : before;
		size_t is = told[i].change == COCO_INVENTED ? told[i].after.start : told[i].before.start;
		if (is < one + BESIDE && one < is + BESIDE)
			return true;
	}
	return false;
}

static void tell(struct coco_difference *told, size_t *n, const struct member_at *before, const struct member_at *after)
{
	if (told_beside(told, *n, before->start, after->start))
		return;
	const struct coco_fact
	    was = {.kind = COCO_FACT_MARK, .start = before->start, .end = before->end, .lead = before->start, .value = COCO_STR("contrary")},
	    is = {.kind = COCO_FACT_MARK, .start = after->start, .end = after->end, .lead = after->start, .value = COCO_STR("contrary")};
	told[(*n)++] = (struct coco_difference){COCO_CHANGED, was, is};
}

/* Members of one group: one that the original has more often, another that the candidate has more often. */
static void tell_groups(const struct members *a, const struct members *b, struct coco_difference *told, size_t *n)
{
	size_t rows = coco_table_rows(table());
	for (unsigned x = 0, from = 0; x < rows; x++) {
		from = x > 0 && is_group(x, coco_table_cell(table(), x - 1, 0)) ? from : x;
		if (a->times[x] <= b->times[x])
			continue;
		for (unsigned y = from; y < rows && is_group(y, coco_table_cell(table(), x, 0)); y++) {
			if (y == x || b->times[y] <= a->times[y])
				continue;
			const struct member_at *was = changed_place(a, x, b->text), *is = changed_place(b, y, a->text);
			if (was && is && !side_excused(a->of, was->start) && !side_excused(b->of, is->start)) /* without, only with */
				tell(told, n, was, is);
			break;
		}
	}
}

/* ---- words turned over by a prefix ---- */

struct tally {
	struct coco_map *words;
	size_t *times[2];
	struct member_at *first[2];
};

static int tally_words(struct tally *t, struct coco_str text, int side, struct coco_buf *scratch)
{
	struct coco_word word;
	for (size_t at = 0; coco_word_next(text, &at, &word);) {
		if (word.number)
			continue;
		coco_buf_clear(scratch);
		coco_text_normal(coco_str_sub(text, word.start, word.end), scratch);
		size_t number = coco_map_add(t->words, coco_buf_view(scratch), NULL);
		if (number == COCO_NONE || scratch->failed)
			return -1;
		if (t->times[side][number]++ == 0)
			t->first[side][number] = (struct member_at){0, word.start, word.end};
	}
	return 0;
}

/* The word that `number` is with one of the prefixes, which the other side has more often; COCO_NONE. */
static size_t turned_over(const struct tally *t, const struct lang_tables *tables, size_t number, int side, struct coco_str prefixes)
{
	struct coco_str word = coco_map_key(t->words, number), prefix;
	while (coco_str_split(&prefixes, ';', &prefix)) {
		if (prefix.n == 0 || word.n < prefix.n + REST || memcmp(word.s, prefix.s, prefix.n) != 0)
			continue;
		size_t rest = coco_map_find(t->words, coco_str_sub(word, prefix.n, word.n));
		if (lexicon_find(&tables->words, coco_str_sub(word, prefix.n, word.n), NULL) >> 8 == W_MODAL) /* nesmie: the ledger has it */
			continue;
		if (rest != COCO_NONE && t->times[1 - side][rest] > t->times[side][rest])
			return rest;
	}
	return COCO_NONE;
}

static int tell_prefixes(const struct lang_tables *tables, const struct side *a, const struct side *b, struct coco_buf *scratch,
    struct coco_arena *arena, struct coco_difference *told, size_t *n, size_t room)
{
	struct coco_str prefixes = COCO_STR("");
	size_t most = (a->text.n + b->text.n) / 2 + 2; /* words */
	struct tally t = {.words = coco_map_new()};
	for (int side = 0; side < 2; side++) {
		t.times[side] = coco_arena_array(arena, most, sizeof *t.times[side]);
		t.first[side] = coco_arena_array(arena, most, sizeof *t.first[side]);
	}
	for (size_t row = 0; row < coco_table_rows(table()); row++)
		if (is_group(row, "prefix"))
			prefixes = coco_str_of(coco_table_cell(table(), row, coco_table_column(table(), coco_langs[a->lang])));
	bool ok = t.words && t.times[0] && t.times[1] && t.first[0] && t.first[1] && tally_words(&t, a->text, 0, scratch) == 0 &&
	          tally_words(&t, b->text, 1, scratch) == 0;
	for (size_t i = 0; ok && i < coco_map_count(t.words); i++)
		for (int side = 0; side < 2 && *n < room; side++) {
			size_t other = t.times[side][i] > t.times[1 - side][i] ? turned_over(&t, tables, i, side, prefixes) : COCO_NONE;
			if (other != COCO_NONE)
				tell(told, n, &t.first[0][side == 0 ? i : other], &t.first[1][side == 0 ? other : i]);
		}
	coco_map_free(t.words);
	return ok ? 0 : -1;
}

unsigned opposites_share(const struct lang_tables *tables, struct coco_str normal)
{
	unsigned found = lexicon_find(&tables->opposites[0], normal, NULL);
	size_t row = found ? ((found >> 8) - 1) << 8 | (found & 255) : 0;
	return found && is_group(row, "share") ? found : 0;
}

size_t opposites_room(void)
{
	return 2 * coco_table_rows(table());
}

int opposites_tell(const struct coco_rewriter *rewriter, const struct side *a, const struct side *b, struct coco_arena *arena,
    struct coco_difference *told, size_t *n, struct coco_err *err)
{
	struct coco_buf scratch = COCO_BUF_INIT;
	size_t rows = coco_table_rows(table()), room = *n + opposites_room();
	struct members one = {.of = a, .text = a->text, .lang = a->lang}, other = {.of = b, .text = b->text, .lang = b->lang};
	if (a->lang < 0 || b->lang < 0)
		return 0;
	one.times = coco_arena_array(arena, rows, sizeof *one.times);
	other.times = coco_arena_array(arena, rows, sizeof *other.times);
	struct coco_stemmer *stemmer = coco_stemmer_new();
	int rc = one.times && other.times && stemmer ? 0 : coco_err_nomem(err);
	if (rc == 0 &&
	    (opposites_load(lang_of(rewriter, a->lang), a->lang, stemmer, err) != 0 ||
	        opposites_load(lang_of(rewriter, b->lang), b->lang, stemmer, err) != 0 ||
	        find_members(rewriter, stemmer, &one, &scratch, err) != 0 || find_members(rewriter, stemmer, &other, &scratch, err) != 0))
		rc = -1;
	if (rc == 0) {
		tell_groups(&one, &other, told, n);
		if (a->lang == b->lang && tell_prefixes(lang_of(rewriter, a->lang), a, b, &scratch, arena, told, n, room) != 0)
			rc = coco_err_nomem(err);
	}
	if (rc == 0 && scratch.failed)
		rc = coco_err_nomem(err);
	coco_stemmer_free(stemmer);
	free(one.at);
	free(other.at);
	coco_buf_free(&scratch);
	return rc;
}
