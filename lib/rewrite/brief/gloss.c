/* Glosses: the first use of a hard term gets a plain explanation in brackets; nothing is replaced.
 *
 * Method: terms of glossary.csv are found by the forms of the text's language, longest first; a form that ends in * is a
 * beginning of words, so that cases need no list; what is longer than an ending makes another word. A term that the text itself explains in
 * brackets right behind it is left alone, and so is one where brackets would tear what belongs together: inside brackets or a quotation,
 * before a figure or a code, in the middle of what makes one term ("welding experts", "odlewnia żeliwa"); and a word whose ending makes
 * another thing of the term, an adjective or a verb. Each gloss is an edit of rule R13
 * whose `after` is its `before` and the brackets, so that undoing it gives the text.
 *
 * Invariant: what stands in the brackets is a cell of the table, byte for byte. */
#include "parts.h"

#include <ctype.h>
#include <string.h>

enum { TERM_WORDS = 4, TERM_BYTES = 96, BRACKET_BYTES = 400, ENDING_BYTES = 8, GERMAN = 1 };

/* What the first three letters of a form, or of a word, say of it. */
static unsigned three_letters(struct coco_str word)
{
	unsigned three = 0;
	for (size_t i = 0; i < 3; i++)
		three = three << 5 | (i < word.n ? (unsigned char)word.s[i] & 31U : 0);
	return three;
}

/* A form may begin with the word; not known of what is not ASCII. */
static bool may_begin(const struct lang_tables *tables, struct coco_str word)
{
	for (size_t i = 0; i < 4 && i < word.n; i++)
		if ((unsigned char)word.s[i] >= 0x80)
			return true;
	unsigned three = three_letters(word);
	return tables->gloss_begins[three / 64] >> three % 64 & 1;
}

/* The first word of a form, with its star if it has one. */
static struct coco_str first_word(struct coco_str form)
{
	size_t n = 0;
	while (n < form.n && form.s[n] != ' ')
		n++;
	return coco_str_sub(form, 0, n);
}

static int add_form(struct lang_tables *to, struct coco_str form, size_t row, struct coco_err *err)
{
	struct coco_str head = first_word(form);
	unsigned three = three_letters(head);
	size_t entry = to->n_forms;
	if (entry + 1 > UINT16_MAX)
		return coco_err_set(err, COCO_EXIT_BUG, "table-too-long", "the glossary has more forms than the code has room for");
	if (coco_grow(&to->forms, &to->forms_cap, entry, sizeof *to->forms) != 0)
		return coco_err_nomem(err);
	size_t before = lexicon_find(&to->glossary, head, NULL); /* an entry's number is kind and value in one */
	to->gloss_begins[three / 64] |= UINT64_C(1) << three % 64;
	to->forms[to->n_forms++] = (struct gloss_form){form, row, 0};
	if (before == 0)
		return lexicon_add(&to->glossary, head, (unsigned)(entry + 1) >> 8, (unsigned)(entry + 1) & 255, err);
	to->forms[entry].next = to->forms[before - 1].next;
	to->forms[before - 1].next = entry + 1;
	return 0;
}

int glossary_add(struct lang_tables *to, struct coco_str forms, struct coco_str plain, char kind, struct coco_err *err)
{
	struct coco_str form;
	if (coco_grow(&to->terms, &to->terms_cap, to->n_terms, sizeof *to->terms) != 0)
		return coco_err_nomem(err);
	to->terms[to->n_terms++] = (struct gloss_term){plain, kind};
	while (coco_str_split(&forms, ';', &form))
		if (form.n && add_form(to, form, to->n_terms, err) != 0)
			return -1;
	return 0;
}

int glossary_load(struct lang_tables *to, int lang, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "glossary");
	char name[16];
	snprintf(name, sizeof name, "plain_%s", coco_langs[lang]);
	size_t forms = coco_table_column(table, coco_langs[lang]), plain = coco_table_column(table, name),
	       kind = coco_table_column(table, "kind");
	for (size_t i = 0; i < coco_table_rows(table); i++)
		if (glossary_add(to, coco_str_of(coco_table_cell(table, i, forms)), coco_str_of(coco_table_cell(table, i, plain)),
		        coco_table_cell(table, i, kind)[0], err) != 0)
			return -1;
	/* acronyms that are the same in every language */
	table = coco_table_find(&coco_tables_rewrite, "acronym_words");
	plain = coco_table_column(table, name);
	for (size_t i = 0; i < coco_table_rows(table); i++)
		if (glossary_add(to, coco_str_of(coco_table_cell(table, i, 0)), coco_str_of(coco_table_cell(table, i, plain)), 'A', err) != 0)
			return -1;
	return 0;
}

struct coco_str gloss_plain(const struct lang_tables *tables, size_t row)
{
	return tables->terms[row - 1].plain;
}

/* The words of `form` begin the words of `key`, each whole or up to its star: the number of words, 0: no. */
static size_t matches(struct coco_str form, struct coco_str key)
{
	size_t n = 0;
	struct coco_str want, word;
	while (coco_str_split(&form, ' ', &want)) {
		if (!coco_str_split(&key, ' ', &word) || want.n == 0)
			return 0;
		bool open = want.s[want.n - 1] == '*';
		want.n -= open;
		if (word.n < want.n || memcmp(word.s, want.s, want.n) != 0 || word.n - want.n > (open ? ENDING_BYTES : 0))
			return 0;
		n++;
	}
	return n;
}

/* The form of most words among those that begin with `head`, of equal ones a sector's own; *row, *words as they stand or better. */
static void best_of(const struct lang_tables *tables, struct coco_str head, struct coco_str key, size_t *row, size_t *words)
{
	for (size_t e = lexicon_find(&tables->glossary, head, NULL); e > 0; e = tables->forms[e - 1].next) {
		size_t n = matches(tables->forms[e - 1].form, key);
		bool own = tables->forms[e - 1].row <= tables->own_terms && *row > tables->own_terms;
		if (n > *words || (n > 0 && n == *words && own)) {
			*words = n;
			*row = tables->forms[e - 1].row;
		}
	}
}

/* A form begins with the word `head`, or with a beginning of it and a star. */
static bool is_head(const struct lang_tables *tables, struct coco_str head)
{
	char copy[TERM_BYTES + 1];
	bool found = lexicon_find(&tables->glossary, head, NULL) > 0;
	memcpy(copy, head.s, head.n);
	for (size_t k = head.n; k >= 3 && !found; k--) {
		copy[k] = '*';
		found = lexicon_find(&tables->glossary, (struct coco_str){copy, k + 1}, NULL) > 0;
	}
	return found;
}

/* The capitals at `start` are an acronym of `row` and no word that begins with its letters (fat, CAMPUS). */
static bool is_acronym(const struct lang_tables *tables, struct coco_str text, size_t start, struct coco_str key, size_t row)
{
	const size_t capitals = capitals_end(text, start) - start;
	size_t letters = 0;
	for (size_t i = 0; i < tables->n_forms; i++) {
		struct coco_str form = tables->forms[i].form;
		if (tables->forms[i].row == row && form.n > letters && matches(form, key) > 0)
			letters = form.n - (form.s[form.n - 1] == '*');
	}
	return capitals >= 2 && (capitals <= letters || strchr("-/", text.s[start + letters]));
}

size_t gloss_at(const struct lang_tables *tables, struct coco_str text, const struct coco_word *first, size_t *end)
{
	struct coco_buf key = COCO_BUF_INIT;
	size_t ends[TERM_WORDS] = {0}, head = 0, n = 0, row = 0, words = 0, at = first->start;
	struct coco_word word;
	char copy[TERM_BYTES + 1];
	if (!tables->glossary.map || first->number || !may_begin(tables, coco_str_sub(text, first->start, first->end)))
		return 0;
	if (coco_word_next(text, &at, &word)) {
		coco_text_normal(coco_str_sub(text, word.start, word.end), &key);
		ends[n++] = word.end;
		head = key.len;
	}
	bool headed = head > 0 && head <= TERM_BYTES && !key.failed && is_head(tables, coco_buf_view(&key));
	while (headed && n < TERM_WORDS && coco_word_next(text, &at, &word) && word.start == ends[n - 1] + 1) {
		coco_buf_putc(&key, ' ');
		coco_text_normal(coco_str_sub(text, word.start, word.end), &key);
		ends[n++] = word.end;
	}
	if (headed && !key.failed) {
		best_of(tables, (struct coco_str){key.data, head}, coco_buf_view(&key), &row, &words);
		for (size_t k = head; k >= 3; k--) {
			memcpy(copy, key.data, k);
			copy[k] = '*';
			best_of(tables, (struct coco_str){copy, k + 1}, coco_buf_view(&key), &row, &words);
		}
	}
	if (row > 0 && tables->terms[row - 1].kind == 'A' && !is_acronym(tables, text, first->start, coco_buf_view(&key), row))
		row = 0;
	if (row > 0)
		*end = ends[words - 1];
	coco_buf_free(&key);
	return row;
}

bool gloss_in_text(struct coco_str text, size_t end)
{
	struct coco_str rest = coco_str_sub(text, end, text.n);
	return coco_str_starts(rest, " (") || coco_str_starts(rest, "(");
}

/* An opening bracket before `at` is still open. */
static bool in_brackets(struct coco_str text, size_t at)
{
	size_t closed = 0;
	for (size_t i = at; i > 0 && at - i < BRACKET_BYTES; i--) {
		if (text.s[i - 1] == '\n' && i > 1 && text.s[i - 2] == '\n')
			return false;
		if (text.s[i - 1] == ')')
			closed++;
		else if (text.s[i - 1] == '(' && closed-- == 0)
			return true;
	}
	return false;
}

/* A sign of half a quotation (' ‘ ’ ‚) that opens one: behind no letter, before a letter. */
static size_t half_opens(struct coco_str text, size_t at)
{
	static const char *const signs[] = {"'", "‘", "‚", "’"};
	for (size_t k = 0; k < COCO_LEN(signs); k++) {
		size_t n = strlen(signs[k]);
		if (coco_str_starts(coco_str_sub(text, at, text.n), signs[k]) && at + n < text.n && (at == 0 || strchr(" \t\n([", text.s[at - 1])))
			return isalpha((unsigned char)text.s[at + n]) || (unsigned char)text.s[at + n] >= 0xC3 ? n : 0;
	}
	return 0;
}

/* One that closes one: behind no blank, before no letter. */
static bool half_closes(struct coco_str text, size_t at)
{
	static const char *const signs[] = {"'", "‘", "’"};
	for (size_t k = 0; k < COCO_LEN(signs); k++) {
		size_t end = at + strlen(signs[k]);
		if (coco_str_starts(coco_str_sub(text, at, text.n), signs[k]) && at > 0 && !strchr(" \t\n", text.s[at - 1]))
			return end >= text.n || (!isalnum((unsigned char)text.s[end]) && (unsigned char)text.s[end] < 0xC3);
	}
	return false;
}

/* Between signs of half a quotation, of which the last stands in the same paragraph. */
static bool in_half_quotation(struct coco_str text, size_t from, size_t at)
{
	bool open = false, closed = false;
	for (size_t i = from; i < at; i++)
		open = half_opens(text, i) > 0 || (open && !half_closes(text, i));
	for (size_t i = at; open && !closed && i < text.n && i - at < BRACKET_BYTES && text.s[i] != '\n'; i++)
		closed = half_closes(text, i);
	return open && closed;
}

bool in_quotation(struct coco_str text, size_t at)
{
	static const char *const signs[] = {"\"", "„", "“", "”", "«", "»"};
	size_t n = 0, from = at;
	while (from > 0 && at - from < BRACKET_BYTES && !(text.s[from - 1] == '\n' && from > 1 && text.s[from - 2] == '\n'))
		from--;
	for (size_t i = from; i < at; i++)
		for (size_t k = 0; k < COCO_LEN(signs); k++) {
			bool inches = i > 0 && text.s[i - 1] >= '0' && text.s[i - 1] <= '9' && (k == 0 || k == 3);
			n += !inches && coco_str_starts(coco_str_sub(text, i, at), signs[k]);
		}
	return n % 2 == 1 || in_half_quotation(text, from, at);
}

/* The term is a name's last part: a capital, and a word with a capital in front (Birchfield Foundry). */
static bool in_name(struct coco_str text, size_t start)
{
	size_t from = start > 0 ? start - 1 : 0;
	if (from == 0 || text.s[from] != ' ' || capitals_end(text, start) == start)
		return false;
	while (from > 0 && !strchr(" \n\t", text.s[from - 1]))
		from--;
	return capitals_end(text, from) > from;
}

/* Brackets behind `end` stand between parts of a sentence, not between a word and what makes one term with it. */
static bool has_room(const struct lang_tables *tables, struct coco_str text, size_t start, size_t end, size_t row, int lang)
{
	struct coco_word next;
	size_t at = end;
	const char kind = tables->terms[row - 1].kind;
	if (in_brackets(text, start) || in_quotation(text, start) || (lang != GERMAN && kind != 'A' && in_name(text, start)))
		return false;
	if (end >= text.n || !strchr(" \n\r\t", text.s[end]))
		return end >= text.n || !strchr("-/", text.s[end]);
	if (!coco_word_next(text, &at, &next) || next.start > end + 1)
		return text.n <= end + 1 || text.s[end + 1] != '(';
	if (next.number || capitals_end(text, next.start) >= next.start + 2)
		return false;
	if (lang == GERMAN || lang == 5 || kind != 'n') /* German and Hungarian put all before the noun */
		return true;
	struct coco_buf key = COCO_BUF_INIT;
	coco_text_normal(coco_str_sub(text, next.start, next.end), &key);
	bool room = coco_stop_word(lang, coco_buf_view(&key));
	coco_buf_free(&key);
	return room;
}

/* The last word of the term with a bar where its form's star stands, "getriebe|motoren"; of its forms the longest. Empty: no star. */
static void ending_of(const struct lang_tables *tables, struct coco_str term, size_t row, struct coco_buf *out)
{
	struct coco_buf key = COCO_BUF_INIT;
	size_t stem = 0, last = 0;
	bool whole = false;
	coco_text_normal(term, &key);
	const struct coco_str all = coco_buf_view(&key);
	for (size_t i = 0; i < all.n; i++)
		last = all.s[i] == ' ' ? i + 1 : last;
	for (size_t i = 0; i < tables->n_forms; i++) {
		struct coco_str form = tables->forms[i].form;
		if (tables->forms[i].row != row || matches(form, all) == 0)
			continue;
		size_t from = 0;
		for (size_t k = 0; k < form.n; k++)
			from = form.s[k] == ' ' ? k + 1 : from;
		const bool open = form.s[form.n - 1] == '*';
		whole = whole || !open;
		stem = open && form.n - from - 1 > stem ? form.n - from - 1 : stem;
	}
	if (!whole && stem > 0 && last + stem < all.n) {
		coco_buf_str(out, coco_str_sub(all, last, last + stem));
		coco_buf_putc(out, '|');
		coco_buf_str(out, coco_str_sub(all, last + stem, all.n));
	}
	coco_buf_free(&key);
}

/* The term is what the row explains, not a compound with it (Getriebemotor), an adjective or a verb made of it (kalibrované). 1, 0, or -1.
 */
static int fits_word(struct glosser *g, struct coco_str text, size_t start, size_t end, size_t row, struct coco_err *err)
{
	const struct lang_tables *tables = lang_of(g->rewriter, g->lang);
	const char kind = tables->terms[row - 1].kind;
	struct coco_buf word = COCO_BUF_INIT;
	size_t from = start, a, b;
	if (kind == 'A')
		return 1;
	for (size_t i = start; i < end; i++)
		from = text.s[i] == ' ' ? i + 1 : from;
	if (g->lang == GERMAN && kind == 'n' && text.s[from] >= 'a' && text.s[from] <= 'z')
		return 0;
	const struct pattern *not = cut_of(g->rewriter, g->lang, kind == 'n' ? CUT_NOT_NOUN : CUT_NOT_PLAIN, err);
	if (!not )
		return -1;
	ending_of(tables, coco_str_sub(text, start, end), row, &word);
	int rc = word.len == 0 || pattern_find(not, coco_buf_view(&word), 0, &a, &b) != 1;
	if (word.failed)
		rc = coco_err_nomem(err);
	coco_buf_free(&word);
	return rc;
}

/* term (plain words) */
static struct coco_str glossed(struct coco_str term, struct coco_str plain, struct coco_arena *arena)
{
	return coco_str_of(coco_arena_printf(arena, "%.*s (%.*s)", COCO_STR_ARG(term), COCO_STR_ARG(plain)));
}

bool gloss_holds(const struct coco_rewriter *rewriter, int lang, struct coco_str before, struct coco_str after, struct coco_arena *arena)
{
	struct coco_word word;
	size_t at = 0, end = 0, row;
	if (lang < 0 || !coco_word_next(before, &at, &word) || word.start != 0)
		return false;
	row = gloss_at(lang_of(rewriter, lang), before, &word, &end);
	struct coco_str want = row && end == before.n ? glossed(before, gloss_plain(lang_of(rewriter, lang), row), arena) : COCO_STR_NONE;
	return want.s && coco_str_eq(want, after);
}

/* Puts what stands from *put to `start`, then [start, end) and its explanation; notes the edit. */
static int explain(struct glosser *g, struct coco_str text, size_t *put, size_t start, size_t end, const char *rule, struct coco_str plain,
    struct coco_buf *out, struct edits *edits, struct coco_err *err)
{
	struct coco_edit edit = {.rule = coco_str_of(rule),
	    .start = start,
	    .end = end,
	    .slot = coco_str_of(g->slot),
	    .before = coco_str_sub(text, start, end),
	    .reason = coco_str_of(label_of("reasons", rule, g->lang))};
	coco_buf_str(out, coco_str_sub(text, *put, start));
	edit.at = out->len;
	edit.after = glossed(edit.before, plain, g->arena);
	if (!edit.after.s)
		return coco_err_nomem(err);
	coco_buf_str(out, edit.after);
	*put = end;
	return edit_add(edits, &edit, err);
}

/* The acronym that begins at `start`, if the text explains it elsewhere and it stands here for the first time: its words. */
static struct coco_str spelled_out(struct glosser *g, struct coco_str text, size_t start, size_t *end)
{
	size_t from, to;
	bool added = false;
	facts_between(g->facts, g->n_facts, start, start + 1, &from, &to);
	if (from == to || g->facts[from].kind != COCO_FACT_ACRONYM || g->facts[from].start != start)
		return COCO_STR_NONE;
	const struct coco_fact *fact = &g->facts[from];
	struct coco_str words = acronym_words(text, fact, g->facts, g->n_facts);
	if (!words.n || coco_map_add(g->spelled, fact->value, &added) == COCO_NONE || !added)
		return COCO_STR_NONE;
	*end = fact->end;
	bool here = (start > 0 && text.s[start - 1] == '(') || (gloss_in_text(text, fact->end) && g->cut != fact->end);
	here =
	    here || (words.s == text.s + fact->end + 2 && g->cut != fact->end) || words.s + words.n + 2 == text.s + start; /* between commas */
	bool flat = !memchr(words.s, '\n', words.n) && !memchr(words.s, '\r', words.n);
	return here || !flat || in_brackets(text, start) || in_quotation(text, start) || (fact->end < text.n && strchr("-/", text.s[fact->end]))
	           ? COCO_STR_NONE
	           : words;
}

int gloss_put(
    struct glosser *g, struct coco_str text, size_t from, size_t to, struct coco_buf *out, struct edits *edits, struct coco_err *err)
{
	const struct lang_tables *tables = lang_of(g->rewriter, g->lang);
	struct coco_str view = coco_str_sub(text, 0, to);
	struct coco_word word;
	size_t put = from, at = from, end = 0;
	bool spells = g->all || rule_edits("R12", g->lang), glosses = g->all || rule_edits("R13", g->lang);
	int rc = 0;
	while (rc == 0 && g->done && coco_word_next(view, &at, &word)) {
		struct coco_str words = spells ? spelled_out(g, text, word.start, &end) : COCO_STR_NONE;
		if (words.n && end <= to) {
			rc = explain(g, text, &put, word.start, end, "R12", words, out, edits, err);
			at = end;
			continue;
		}
		size_t row = glosses ? gloss_at(tables, view, &word, &end) : 0;
		if (row == 0)
			continue;
		at = end;
		bool in_text = gloss_in_text(text, end) && g->cut != end;
		if (g->done[row] || (!in_text && g->cut != end && !has_room(tables, text, word.start, end, row, g->lang)))
			continue;
		const int right = in_text ? 1 : fits_word(g, text, word.start, end, row, err);
		if (right <= 0) {
			rc = right;
			continue;
		}
		g->done[row] = true;
		if (!in_text)
			rc = explain(g, text, &put, word.start, end, "R13", gloss_plain(tables, row), out, edits, err);
	}
	coco_buf_str(out, coco_str_sub(text, put, to));
	return rc;
}

size_t gloss_rows(const struct lang_tables *tables)
{
	return tables->n_terms;
}
