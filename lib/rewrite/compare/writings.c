/* Other writings of the same, brought to one before two texts of one language are compared: square metres and m², half and 50 %, is not
 * allowed to and must not, the end of October and 31 October.
 *
 * Method: writings.csv has phrases of each language, of which the first stands for all (within a word of a phrase a stroke parts its
 * forms). The longest phrase at a word's beginning is taken; a row `unit` only behind a figure, `figure` only before one, `alone` not
 * behind one, `rate` behind a figure with its unit, and what a row `keep` has is left as it is (half past ten). What no row can say is in
 * writings_figures.c.
 *
 * Invariant: what was not brought to another form keeps its bytes; each place of the new text has one in the old. */
#include "writings.h"
#include "scan.h"

#include <stdlib.h>
#include <string.h>

enum { PHRASE = 7, PHRASE_BYTES = 90, FORM_BYTES = 512 };
enum kind { SAY, UNIT, FIGURE, KEEP, MONTH_END, RATE, APART, ALONE };

static struct coco_table_ref table(void)
{
	return coco_table_find(&coco_tables_rewrite, "writings");
}

static enum kind kind_of(size_t row)
{
	static const char *const kinds[] = {"say", "unit", "figure", "keep", "month end", "rate", "apart", "alone"};
	size_t i = 0;
	while (i + 1 < COCO_LEN(kinds) && strcmp(coco_table_cell(table(), row, 0), kinds[i]) != 0)
		i++;
	return (enum kind)i;
}

/* ---- loading ---- */

/* Adds the form and all that its strokes say: "square metre/metres" is two. `done` bytes of `made` are ready. */
static int add_forms(
    struct lexicon *to, struct coco_str form, char made[FORM_BYTES], size_t done, size_t row, struct coco_buf *normal, struct coco_err *err)
{
	size_t gap = coco_str_find(form, COCO_STR(" "), 0);
	struct coco_str words = coco_str_sub(form, 0, gap == SIZE_MAX ? form.n : gap), word;
	int rc = 0;
	while (rc == 0 && coco_str_split(&words, '/', &word)) {
		if (done + word.n + 2 > FORM_BYTES)
			return coco_err_set(err, COCO_EXIT_BUG, "table-too-long", "writings.csv has a form that the code has no room for");
		memcpy(made + done, word.s, word.n);
		if (gap != SIZE_MAX) {
			made[done + word.n] = ' ';
			rc = add_forms(to, coco_str_sub(form, gap + 1, form.n), made, done + word.n + 1, row, normal, err);
			continue;
		}
		coco_buf_clear(normal);
		coco_text_normal((struct coco_str){made, done + word.n}, normal);
		rc = lexicon_add(to, coco_buf_view(normal), 1 + (unsigned)(row >> 8), (unsigned)(row & 255), err);
	}
	return rc;
}

/* The forms of a language, once; a row's number is kind and value of its forms. */
static int load(struct lang_tables *to, int lang, struct coco_err *err)
{
	struct coco_buf normal = COCO_BUF_INIT;
	char made[FORM_BYTES];
	size_t column = coco_table_column(table(), coco_langs[lang]);
	int rc = 0;
	for (size_t row = 0; rc == 0 && !to->writings_ready && row < coco_table_rows(table()); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table(), row, column)), form;
		bool put = kind_of(row) != KEEP && kind_of(row) != MONTH_END && coco_str_split(&rest, ';', &form); /* as it is: 2/3 */
		if (put && form.n) {
			coco_buf_clear(&normal);
			coco_text_normal(form, &normal);
			rc = lexicon_add(&to->writings, coco_buf_view(&normal), 1 + (unsigned)(row >> 8), (unsigned)(row & 255), err);
		}
		while (rc == 0 && rest.n && coco_str_split(&rest, ';', &form))
			rc = form.n ? add_forms(&to->writings, form, made, 0, row, &normal, err) : 0;
	}
	rc = rc == 0 && normal.failed ? coco_err_nomem(err) : rc;
	to->writings_ready = rc == 0;
	coco_buf_free(&normal);
	return rc;
}

/* ---- phrases ---- */

static bool begins_sentence(struct coco_str t, size_t at)
{
	while (at > 0 && (blank(t.s[at - 1]) || strchr("\"'(*", t.s[at - 1])) && t.s[at - 1] != '\n')
		at--;
	return at == 0 || strchr(".!?:\n", t.s[at - 1]);
}

int writing_put(struct brought *b, size_t start, size_t end, struct coco_str as)
{
	if (coco_str_eq(coco_str_sub(b->text, start, end), as))
		return 0;
	if (coco_grow(&b->made, &b->cap, b->count, sizeof *b->made) != 0)
		return -1;
	coco_buf_str(&b->out, coco_str_sub(b->text, b->from, start));
	size_t at = b->out.len;
	bool capital =
	    as.n && b->text.s[start] >= 'A' && b->text.s[start] <= 'Z' && as.s[0] >= 'a' && as.s[0] <= 'z' && begins_sentence(b->text, start);
	coco_buf_str(&b->out, as);
	if (b->out.failed)
		return -1;
	if (capital)
		b->out.data[at] = (char)(as.s[0] - 32);
	b->made[b->count++] = (struct writing){start, end, at, b->out.len};
	b->from = end;
	return 0;
}

/* Behind the blanks before `at`. */
static size_t back(struct coco_str t, size_t at)
{
	for (;;) {
		if (at > 0 && t.s[at - 1] == ' ')
			at--;
		else if (at > 1 && !memcmp(t.s + at - 2, "\xC2\xA0", 2))
			at -= 2;
		else if (at > 2 && !memcmp(t.s + at - 3, "\xE2\x80\xAF", 3))
			at -= 3;
		else
			return at;
	}
}

static size_t token_begins(struct coco_str t, size_t at)
{
	while (at > 0 && !blank(t.s[at - 1]) && (unsigned char)t.s[at - 1] != 0xA0 && t.s[at - 1] != '(')
		at--;
	return at;
}

/* A figure, a word that counts, or a power of ten ends before `at`. */
static bool behind_figure(struct brought *b, size_t at)
{
	size_t end = back(b->text, at), start = token_begins(b->text, end);
	struct coco_str word = coco_str_sub(b->text, start, end);
	return end > 0 && word.n > 0 &&
	       (digit(b->text, end - 1) || lexicon_find(&b->rewriter->multipliers, word, NULL) ||
	           lexicon_find(&b->tables->words, word, &b->scratch) >> 8 == W_COUNT);
}

bool unit_ends(const struct brought *b, size_t at)
{
	struct brought *of = (struct brought *)b;
	size_t end = back(b->text, at), start = token_begins(b->text, end);
	struct coco_str word = coco_str_sub(b->text, start, end);
	size_t digits = 0;
	while (digit(word, digits)) /* 120ks */
		digits++;
	word = coco_str_sub(word, digits, word.n);
	return word.n > 0 && lexicon_find(&b->rewriter->units, word, NULL) && (digits > 0 || behind_figure(of, start));
}

/* A unit of money ends before `at`, of which a mark says per what it is. */
static bool money_ends(struct brought *b, size_t at)
{
	size_t end = back(b->text, at), start = token_begins(b->text, end);
	while (start < end && digit(b->text, start))
		start++;
	return (lexicon_find(&b->rewriter->units, coco_str_sub(b->text, start, end), NULL) & 255) == 2;
}

/* The row's first form. */
static struct coco_str first_form(size_t row, int lang)
{
	struct coco_str rest = coco_str_of(coco_table_cell(table(), row, coco_table_column(table(), coco_langs[lang]))), form = COCO_STR("");
	coco_str_split(&rest, ';', &form);
	return form;
}

/* The phrase from `start` to `end` is one of the row here: it is put, 1; 0: not here; -1. */
static int take(struct brought *b, unsigned found, size_t start, size_t end)
{
	const size_t row = (size_t)((found >> 8) - 1) << 8 | (found & 255);
	const enum kind kind = kind_of(row);
	struct coco_str form = first_form(row, b->lang);
	size_t unit = back(b->text, start);
	if ((kind == UNIT && !behind_figure(b, start)) || (kind == FIGURE && !digit(b->text, blanks(b->text, end))) ||
	    (kind == ALONE && behind_figure(b, start)) || (kind == RATE && (!unit_ends(b, start) || money_ends(b, start))))
		return 0;
	if (kind == MONTH_END)
		return month_end_put(b, start, end);
	if (kind == APART)
		return verb_apart_put(b, start, end, form);
	if (kind == KEEP)
		return 1;
	return writing_put(b, kind == RATE ? unit : start, end, form) == 0 ? 1 : -1;
}

/* Behind the full stop the text ends, or a capital, a figure or another line follows. */
static bool ends_sentence(struct coco_str t, size_t at)
{
	size_t next = blanks(t, at);
	return next >= t.n || t.s[next] == '\n' || t.s[next] == '\r' ||
	       (next > at && ((t.s[next] >= 'A' && t.s[next] <= 'Z') || (unsigned char)t.s[next] >= 0xC3));
}

/* The longest phrase at the word, which may have a plus before it, is taken; its end, or the word's; SIZE_MAX: no memory. */
static size_t phrase_take(struct brought *b, const struct coco_word *word)
{
	struct coco_str t = b->text;
	size_t ends[PHRASE] = {word->end}, n = 1, start = word->start, plus = back(t, start);
	struct coco_word next;
	start = plus > b->from && t.s[plus - 1] == '+' ? plus - 1 : start;
	for (size_t at = word->end; n < PHRASE && coco_word_next(t, &at, &next) && next.start <= ends[n - 1] + 3; n++)
		ends[n] = next.end;
	for (; n > 0; n--) {
		if (ends[n - 1] - start > PHRASE_BYTES)
			continue;
		for (size_t dot = ends[n - 1] < t.n && strchr(".²³", t.s[ends[n - 1]]) != NULL ? 2 : 1; dot-- > 0;) {
			size_t end = ends[n - 1] + (dot ? (t.s[ends[n - 1]] == '.' ? 1 : 2) : 0);
			bool last = dot && t.s[ends[n - 1]] == '.' && ends_sentence(t, end); /* its full stop is the sentence's, too */
			unsigned found = phrase_find(&b->tables->writings, coco_str_sub(t, start, end), &b->scratch);
			int rc = found ? take(b, found, start, last ? end - 1 : end) : 0;
			if (rc != 0)
				return rc > 0 ? end : SIZE_MAX;
		}
	}
	return word->end;
}

static int phrases_put(struct brought *b)
{
	struct coco_word word;
	for (size_t at = 0; at != SIZE_MAX && coco_word_next(b->text, &at, &word);) {
		size_t plus = back(b->text, word.start);
		bool signed_word = plus > b->from && b->text.s[plus - 1] == '+';
		if (signed_word || lexicon_leads(&b->tables->writings, coco_str_sub(b->text, word.start, word.end)) ||
		    lexicon_find(&b->tables->writings, coco_str_sub(b->text, word.start, word.end), &b->scratch))
			at = phrase_take(b, &word);
		if (at == SIZE_MAX)
			return -1;
	}
	return 0;
}

/* ---- together ---- */

/* What the pass wrote becomes the text; `to` has where it came from. */
static int finish(struct brought *b, struct alike *to, struct coco_arena *arena)
{
	struct writing *made = coco_arena_array(arena, b->count + 1, sizeof *made);
	coco_buf_str(&b->out, coco_str_sub(b->text, b->from, b->text.n));
	struct coco_str text = coco_arena_copy(arena, coco_buf_view(&b->out));
	if (!made || !text.s || b->out.failed || b->scratch.failed)
		return -1;
	if (b->count)
		memcpy(made, b->made, b->count * sizeof *made);
	to->text = text;
	to->made[to->passes] = made;
	to->count[to->passes++] = b->count;
	return 0;
}

int writings_alike(
    const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct alike *to, struct coco_err *err)
{
	static int (*const passes[ALIKE_PASSES])(struct brought *) = {plainer_put, codes_put, phrases_put, numbers_put, figures_put};
	struct coco_rewriter *own = (struct coco_rewriter *)rewriter;
	*to = (struct alike){.text = text};
	if (lang < 0)
		return 0;
	if (lang_tables_load(own, lang, err) != 0 || load(lang_of(own, lang), lang, err) != 0)
		return -1;
	int rc = 0;
	for (int pass = 0; rc == 0 && pass < ALIKE_PASSES; pass++) {
		struct brought b = {.rewriter = rewriter, .tables = lang_of(rewriter, lang), .lang = lang, .text = to->text};
		rc = passes[pass](&b) == 0 && finish(&b, to, arena) == 0 ? 0 : coco_err_nomem(err);
		free(b.made);
		coco_buf_free(&b.out);
		coco_buf_free(&b.scratch);
	}
	return rc;
}

/* Where a byte of the pass's text came from; with `behind`, where what ends with it ended. */
static size_t place_in(const struct writing *made, size_t count, size_t at, bool behind)
{
	size_t low = 0, high = count;
	while (low < high) { /* behind the last one that begins at or before it */
		size_t mid = low + (high - low) / 2;
		if (made[mid].now <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (low > 0 && at < made[low - 1].now_end)
		return behind ? made[low - 1].end : made[low - 1].start;
	return (low > 0 ? made[low - 1].end + (at - made[low - 1].now_end) : at) + behind;
}

static size_t place(const struct alike *of, size_t at, bool behind)
{
	for (int pass = of->passes; pass-- > 0;)
		at = place_in(of->made[pass], of->count[pass], at - behind, behind);
	return at;
}

void writings_place(const struct alike *of, struct coco_fact *fact)
{
	if (fact->end == fact->start)
		return;
	fact->end = place(of, fact->end, true);
	fact->tail = fact->tail > 0 ? place(of, fact->tail, true) : 0;
	fact->start = place(of, fact->start, false);
	fact->lead = place(of, fact->lead, false);
}
