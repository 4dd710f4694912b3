/* Where a text says how or where a person is found, beside e-mail addresses and phone numbers: postal addresses, names of people, numbers
 * within a house.
 *
 * Method: patterns by kind and language (personal.csv). An address is sought around figures, since each has one; a name where a title, a
 * function or a word of contact stands beside it, for a capital alone tells none, where a given name is in it (personal_names.c), or
 * beside what somebody does (personal_callings.c).
 * Numbers of accounts and of identity are found by personal_numbers.c. What may be left out of a sentence with it is told by the words
 * around: those that lead to a place, an apposition between commas, brackets, a name behind its function. Where nothing tells it, nothing
 * may, and the sentence is for the annex. A place where matching takes too long counts as found.
 *
 * Invariant: what is found is in order and does not overlap; what may be left out holds what was found. */
#include "parts.h"
#include "coco/person.h"

#include <stdlib.h>
#include <string.h>

enum { ENGLISH = 0, GERMAN = 1, ITALIAN = 3, AROUND = 160, LINE_MOST = 1600, BEFORE_MOST = 96 };
enum pattern_of {
	OF_SITE,
	OF_FUNCTION,
	OF_PERSON,
	OF_EXTENSION,
	OF_LEAD,
	OF_HAND,
	OF_VISIT,
	OF_HANGS,
	OF_FIRM,
	OF_CALLED,
	OF_APPOSED,
	OF_FUSED,
	OF_COUNT
};

struct personal_patterns {
	struct patterns of[OF_COUNT];
	struct sieve *sieve; /* before them all */
};
struct seeker {
	const struct personal_patterns *by;
	struct coco_str text;
	int lang;
	struct personal *found;
	size_t n, cap;
	struct coco_err *err;
};

void personal_patterns_free(struct personal_patterns *patterns)
{
	for (size_t i = 0; patterns && i < OF_COUNT; i++)
		patterns_free(&patterns->of[i]);
	if (patterns)
		sieve_free(patterns->sieve);
	free(patterns);
}

static bool of_language(struct coco_table_ref table, size_t row, int lang)
{
	const char *of = coco_table_cell(table, row, coco_table_column(table, "lang"));
	return of[0] == '*' || strcmp(of, coco_langs[lang]) == 0;
}

/* The piece (?<name>…) that the rows of the language share; NULL: there is none. */
static const char *piece_of(struct coco_table_ref table, size_t col, struct coco_str name, int lang)
{
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		struct coco_str piece = coco_str_of(coco_table_cell(table, i, col));
		if (strcmp(coco_table_cell(table, i, 0), "define") == 0 && coco_str_starts(piece, "(?<") && piece.n > 3 + name.n &&
		    piece.s[3 + name.n] == '>' && memcmp(piece.s + 3, name.s, name.n) == 0 && of_language(table, i, lang))
			return piece.s;
	}
	return NULL;
}

/* Adds the pieces that `pattern` calls with (?&name), and those that these call, each once. */
static int put_pieces(struct coco_table_ref table, size_t col, const char *pattern, int lang, struct coco_buf *out, struct coco_err *err)
{
	for (const char *at = pattern; (at = strstr(at, "(?&")) != NULL;) {
		const char *end = strchr(at += 3, ')');
		const struct coco_str name = {at, end ? (size_t)(end - at) : 0};
		const char *piece = piece_of(table, col, name, lang);
		if (!piece)
			return coco_err_set(err, COCO_EXIT_BUG, "bad-pattern", "a piece of personal.csv is not defined: %.40s", at);
		if (!coco_buf_ok(out))
			return coco_err_nomem(err);
		if (out->len && strstr(out->data, piece))
			continue;
		coco_buf_puts(out, piece);
		if (put_pieces(table, col, piece, lang, out, err) != 0)
			return -1;
	}
	return 0;
}

/* The pattern with the pieces that it calls behind it. What is sought in a text begins where a word does. */
static int add_pattern(struct patterns *to, struct sieve *sieve, struct coco_buf *rows, bool sought, int lang, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "personal");
	struct coco_buf pieces = COCO_BUF_INIT;
	int rc =
	    coco_buf_ok(rows) ? put_pieces(table, coco_table_column(table, "pattern"), rows->data, lang, &pieces, err) : coco_err_nomem(err);
	if (rc == 0 && pieces.len) {
		coco_buf_puts(rows, "(?(DEFINE)");
		coco_buf_str(rows, coco_buf_view(&pieces));
		coco_buf_puts(rows, ")");
	}
	if (rc == 0 && !coco_buf_ok(rows))
		rc = coco_err_nomem(err);
	if (rc == 0)
		rc = patterns_add(to, pattern_late(rows->data, sought ? PATTERN_BEGINS : 0, err), err);
	if (rc == 0)
		pattern_sieve(to->items[to->n - 1], sieve);
	coco_buf_free(&pieces);
	coco_buf_clear(rows);
	return rc;
}

/* The rows of a kind that hold in the language: those that are sought in the text apart, the others as one pattern. */
static int add_kind(struct personal_patterns *to, enum pattern_of kind, const char *name, int lang, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "personal");
	const size_t col = coco_table_column(table, "pattern");
	const bool sought = kind < OF_LEAD;
	struct coco_buf rows = COCO_BUF_INIT;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < coco_table_rows(table); i++) {
		if (strcmp(coco_table_cell(table, i, 0), name) != 0 || !of_language(table, i, lang))
			continue;
		coco_buf_puts(&rows, rows.len ? "|" : "");
		coco_buf_puts(&rows, coco_table_cell(table, i, col));
		if (sought)
			rc = add_pattern(&to->of[kind], to->sieve, &rows, sought, lang, err);
	}
	if (rc == 0 && !sought) {
		if (!rows.len)
			coco_buf_puts(&rows, "(*FAIL)");
		rc = add_pattern(&to->of[kind], to->sieve, &rows, sought, lang, err);
	}
	coco_buf_free(&rows);
	return rc;
}

static const struct personal_patterns *patterns_of(const struct coco_rewriter *rewriter, int lang, struct coco_err *err)
{
	static const char *const kinds[OF_COUNT] = {
	    "site", "function", "person", "extension", "lead", "hand", "visit", "hangs", "firm", "called", "apposed", "fused"};
	struct lang_tables *tables = lang_of(rewriter, lang);
	if (tables->personal)
		return tables->personal;
	struct personal_patterns *new = calloc(1, sizeof *new);
	int rc = new && (new->sieve = sieve_new()) ? 0 : coco_err_nomem(err);
	for (enum pattern_of i = 0; rc == 0 && i < OF_COUNT; i++)
		rc = add_kind(new, i, kinds[i], lang, err);
	if (rc != 0) {
		personal_patterns_free(new);
		return NULL;
	}
	return tables->personal = new;
}

/* On a code point's border, not before `at`. */
static size_t border(struct coco_str t, size_t at)
{
	while (at < t.n && ((unsigned char)t.s[at] & 0xC0) == 0x80)
		at++;
	return at;
}

static int add(struct seeker *s, enum pattern_of kind, size_t start, size_t end)
{
	if (coco_grow(&s->found, &s->cap, s->n, sizeof *s->found) != 0)
		return coco_err_nomem(s->err);
	s->found[s->n++] = (struct personal){
	    .start = start, .end = end, .function = kind == OF_FUNCTION, .site = kind == OF_SITE, .extension = kind == OF_EXTENSION};
	return 0;
}

static bool given_name(const struct seeker *s, struct coco_word word)
{
	return coco_given_name(coco_str_sub(s->text, word.start, word.end), s->lang) != COCO_GIVEN_NONE;
}

static bool family_name(const struct seeker *s, struct coco_word word)
{
	return coco_family_name(coco_str_sub(s->text, word.start, word.end));
}

/* Where a name behind its function ends. German nouns have capitals, too: the last of two or three words is one of the sentence (unser
 * Hausmeister Dobler Pfeile aus Papier), where it doesn't look like a family's name and those before make a name without it.
 * *unsure: it may be one, with more of the sentence behind. */
static size_t name_ends(const struct seeker *s, size_t start, size_t end, bool *unsure)
{
	enum { MOST = 3 };
	struct coco_word words[MOST + 1];
	size_t n = 0;
	*unsure = false;
	for (size_t at = start; s->lang == GERMAN && n <= MOST && coco_word_next(s->text, &at, &words[n]) && words[n].end <= end; n++)
		if (words[n].start != (n ? words[n - 1].end + 1 : start))
			return end;
	if (n < 2 || n > MOST || words[n - 1].end != end)
		return end;
	const bool looks = family_name(s, words[n - 1]) || given_name(s, words[n - 1]), given = given_name(s, words[0]);
	const bool whole = n == 2 ? !given && family_name(s, words[0])
	                          : given && !given_name(s, words[1]) && (unsigned char)(s->text.s[words[1].start] - 'a') > 'z' - 'a';
	if (whole && !looks)
		return words[n - 2].end;
	struct coco_word next;
	size_t at = end;
	*unsure = (n == 2 ? !given && !looks : whole) && coco_word_next(s->text, &at, &next) && next.start == end + 1 &&
	          s->text.s[end] == ' ' && coco_stop_word(s->lang, coco_str_sub(s->text, next.start, next.end));
	return end;
}

/* All matches in [from, to). */
static int seek(struct seeker *s, enum pattern_of kind, size_t from, size_t to)
{
	struct coco_str window = coco_str_sub(s->text, from, to);
	size_t at = 0, start, end;
	for (;;) {
		int rc = patterns_find(&s->by->of[kind], window, at, &start, &end);
		if (rc == 0)
			return 0;
		if (rc < 0)
			return add(s, kind, from, to);
		while (end > start && blank(window.s[end - 1]))
			end--;
		bool unsure = false;
		if (end > start && kind == OF_FUNCTION)
			end = name_ends(s, from + start, from + end, &unsure) - from;
		if (end > start && add(s, unsure ? OF_PERSON : kind, from + start, from + end) != 0)
			return -1;
		at = border(window, end > at ? end : at + 1);
		if (at >= window.n)
			return 0;
	}
}

/* Around each figure, as far as an address goes; extensions, too. */
static int seek_at_figures(struct seeker *s)
{
	struct coco_str t = s->text;
	for (size_t i = 0; i < t.n; i++) {
		if (t.s[i] < '0' || t.s[i] > '9')
			continue;
		size_t from = i > AROUND ? i - AROUND : 0, to = i;
		for (size_t last = i; to < t.n && to - last < AROUND; to++) {
			if (to - i < LINE_MOST && t.s[to] >= '0' && t.s[to] <= '9')
				last = to;
			if (t.s[to] == '\n' && to + 1 < t.n && t.s[to + 1] == '\n')
				break;
		}
		from = border(t, from);
		while (from > 0 && from < i && is_word_byte((unsigned char)t.s[from]) && is_word_byte((unsigned char)t.s[from - 1]))
			from++;
		to = border(t, to);
		if (seek(s, OF_SITE, from, to) != 0 || seek(s, OF_EXTENSION, from, to) != 0)
			return -1;
		i = to;
	}
	return 0;
}

/* Two lines at a time, since a function may stand on the line below its name. */
static int seek_in_lines(struct seeker *s, enum pattern_of kind)
{
	struct coco_str t = s->text;
	for (size_t from = 0; from < t.n;) {
		size_t to = from, lines = 0, blank_at = from;
		for (; to < t.n && lines < 8 && to - from < LINE_MOST; to++) {
			lines += t.s[to] == '\n';
			blank_at = blank(t.s[to]) ? to : blank_at;
			if (t.s[to] == '\n' && to + 1 < t.n && t.s[to + 1] == '\n')
				break;
		}
		if (to < t.n && t.s[to] != '\n' && blank_at > from)
			to = blank_at;
		to = border(t, to);
		if (seek(s, kind, from, to) != 0)
			return -1;
		from = to > from ? to : from + 1;
	}
	return 0;
}

static int by_start(const void *a, const void *b)
{
	const struct personal *x = a, *y = b;
	return x->start != y->start ? (x->start < y->start ? -1 : 1)
	       : x->end != y->end   ? (x->end > y->end ? -1 : 1)
	                            : y->function - x->function;
}

/* Of two that overlap one is made; a name behind its function stays one. */
static void merge(struct seeker *s)
{
	size_t kept = 0;
	if (s->n)
		qsort(s->found, s->n, sizeof *s->found, by_start);
	for (size_t i = 0; i < s->n; i++) {
		struct personal *last = kept ? &s->found[kept - 1] : NULL;
		if (!last || s->found[i].start >= last->end) {
			s->found[kept++] = s->found[i];
			continue;
		}
		last->function = last->function || (s->found[i].function && s->found[i].start == last->start);
		last->site = last->site || s->found[i].site;
		last->end = s->found[i].end > last->end ? s->found[i].end : last->end;
	}
	s->n = kept;
}

/* The sentence goes on with a comma, or ends, or a bracket does. */
static bool closes(struct coco_str t, size_t at)
{
	return at >= t.n || strchr(".,;!?)\n\r", t.s[at]);
}

/* The text shortly before `at`, from a word's beginning. */
static struct coco_str shortly_before(struct coco_str t, size_t at)
{
	size_t from = border(t, at > BEFORE_MOST ? at - BEFORE_MOST : 0);
	return coco_str_sub(t, from, at);
}

/* A stop, no point of a date (30. Juni), and a blank. */
static bool ends_sentence(struct coco_str t, size_t at)
{
	bool digit = at > 0 && t.s[at - 1] >= '0' && t.s[at - 1] <= '9';
	return strchr(".!?", t.s[at]) && at + 1 < t.n && t.s[at + 1] == ' ' && !digit;
}

/* Words of the sentence before `at` enough for a sentence of their own. */
static bool stands_alone(struct coco_str t, size_t at)
{
	enum { LEAST = 7 };
	size_t from = at;
	while (from > 0 && t.s[from - 1] != '\n' && !ends_sentence(t, from - 1))
		from--;
	return count_words(coco_str_sub(t, from, at)) >= LEAST;
}

/* A name at the end of a sentence that is one without it, with the word that leads to it and what stands in brackets behind: "by 3 May to
 * Ms Marsh (sales)". `next`: what is found behind it, or NULL. */
static void at_end(const struct personal_patterns *by, struct coco_str t, struct personal *p, const struct personal *next)
{
	struct coco_str before = shortly_before(t, p->start);
	size_t start, end, to = p->end, a, b;
	if (coco_str_starts(coco_str_sub(t, to, t.n), " (")) {
		const char *closed = memchr(t.s + to, ')', t.n - to < BEFORE_MOST ? t.n - to : BEFORE_MOST);
		to = closed ? (size_t)(closed - t.s) + 1 : to;
	}
	bool ends = (to < t.n && strchr(".!?", t.s[to])) || (next && next->to > next->from && next->from == to);
	if (!ends || patterns_find(&by->of[OF_HAND], before, 0, &start, &end) != 1 || !stands_alone(t, p->start - (end - start)) ||
	    patterns_find(&by->of[OF_HANGS], coco_str_sub(before, 0, start), 0, &a, &b) == 1)
		return;
	p->from = p->start - (end - start);
	p->to = to;
}

/* The name stands in its sentence before what somebody of ours is, which closes it: "a day with R. T. Quill, our sign painter." Without the
 * name and the comma the same is said of nobody by name, but where the word before would be another. */
static bool before_function(const struct personal_patterns *by, struct coco_str t, struct personal *p)
{
	size_t start, end;
	const bool within = p->start > 1 && t.s[p->start - 1] == ' ' && is_word_byte((unsigned char)t.s[p->start - 2]);
	if (!within || patterns_find(&by->of[OF_APPOSED], coco_str_sub(t, p->end, t.n), 0, &start, &end) != 1 || start != 0 ||
	    patterns_find(&by->of[OF_FUSED], shortly_before(t, p->start), 0, &start, &end) == 1)
		return false;
	p->from = p->start;
	p->to = p->end + (t.s[p->end] == ',') + strlen(" ");
	return true;
}

/* What may be left out with a name: it stands in brackets, behind its function, or between commas. */
static void around_name(struct coco_str t, struct personal *p)
{
	size_t from = p->start, to = p->end;
	while (from > 0 && t.s[from - 1] == ' ')
		from--;
	char before = from > 0 ? t.s[from - 1] : '\n';
	bool dash = from > 2 && !memcmp(t.s + from - 3, "–", 3);
	if (before == '(' && to < t.n && t.s[to] == ')') {
		from--;
		to++;
	} else if (before == ',' && closes(t, to)) {
		from--;
		to += to < t.n && t.s[to] == ',';
	} else if (!p->function || strchr(":(-\n", before) || dash || (before == ',' && !closes(t, to))) {
		return;
	}
	while (from > 0 && t.s[from - 1] == ' ')
		from--;
	p->from = from;
	p->to = to;
}

/* The sentence goes on behind `at`: it has words enough there for what stands before. */
static bool goes_on(struct coco_str t, size_t at)
{
	enum { LEAST = 2 };
	size_t end = at;
	while (end < t.n && !strchr(".!?;\n", t.s[end]))
		end++;
	return t.n > at && t.s[at] == ' ' && count_words(coco_str_sub(t, at, end)) >= LEAST;
}

/* What may be left out with a place or a number within a house: the words that lead to it. The sentence goes on without it, or says before
 * it what is complete ("visit us"), or it only stands beside something. */
static void around_place(const struct personal_patterns *by, struct coco_str t, int lang, struct personal *p)
{
	struct coco_str before = shortly_before(t, p->start);
	size_t start, end, to = p->end, a, b;
	if (patterns_find(&by->of[OF_LEAD], before, 0, &start, &end) != 1 || end != before.n || start == 0)
		return;
	size_t from = p->start - (end - start);
	bool opens = memchr(t.s + from, '(', p->start - from) != NULL, closed = to < t.n && t.s[to] == ')', beside = opens || t.s[from] == ',';
	if (opens != closed || (p->start - from == 1 && !p->extension)) /* a blank alone leads nowhere */
		return;
	to += closed;
	bool comma = !opens && to < t.n && t.s[to] == ',', loose = lang == ENGLISH || lang == ITALIAN;
	if (comma && !loose) /* it may end the address or begin a clause */
		return;
	to += comma;
	struct coco_str rest = coco_str_sub(before, 0, start);
	if (!beside && (p->extension || patterns_find(&by->of[OF_HANGS], rest, 0, &a, &b) == 1 ||
	                   (!comma && !goes_on(t, to) && !stands_alone(t, from) && patterns_find(&by->of[OF_VISIT], rest, 0, &a, &b) != 1)))
		return;
	p->from = from;
	p->to = to;
}

static int add_name(void *seeker, size_t start, size_t end)
{
	return add(seeker, OF_PERSON, start, end);
}

static int add_behind(void *seeker, size_t start, size_t end)
{
	return add(seeker, OF_FUNCTION, start, end);
}

/* Beside what was found so far, which grows meanwhile. */
static int seek_identities(struct seeker *s)
{
	struct seeker numbers = {.text = s->text, .err = s->err};
	int rc = personal_identities(s->text, s->found, s->n, add_name, &numbers);
	for (size_t i = 0; rc == 0 && i < numbers.n; i++)
		rc = add(s, OF_PERSON, numbers.found[i].start, numbers.found[i].end);
	free(numbers.found);
	return rc;
}

int personal_find(const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct personal **found,
    size_t *n, struct coco_err *err)
{
	struct seeker s = {.text = text, .lang = lang, .err = err};
	*n = 0;
	*found = NULL;
	if (lang < 0)
		return 0;
	if (!(s.by = patterns_of(rewriter, lang, err)))
		return -1;
	const struct named_text in = {text, lang, &s.by->of[OF_FIRM], &s.by->of[OF_CALLED], err};
	int rc = seek_at_figures(&s);
	for (enum pattern_of kind = OF_FUNCTION; rc == 0 && kind <= OF_PERSON; kind++)
		rc = seek_in_lines(&s, kind);
	if (rc == 0)
		rc = personal_names(&in, add_name, &s);
	if (rc == 0)
		rc = personal_callings(lang_of(rewriter, lang), &in, add_behind, add_name, &s);
	if (rc == 0)
		rc = personal_accounts(text, add_name, &s);
	if (rc == 0)
		rc = mail_heads_personal(text, add_name, &s);
	if (rc == 0)
		rc = seek_identities(&s);
	merge(&s);
	for (size_t i = s.n; rc == 0 && i-- > 0;) {
		struct personal *p = &s.found[i];
		if (p->site || p->extension)
			around_place(s.by, text, lang, p);
		else if (!before_function(s.by, text, p))
			around_name(text, p);
		if (!p->site && !p->extension && p->to == p->from)
			at_end(s.by, text, p, i + 1 < s.n ? p + 1 : NULL);
	}
	if (rc == 0)
		rc = sieve_sound(s.by->sieve, err);
	*found = rc == 0 && s.n ? coco_arena_array(arena, s.n, sizeof **found) : NULL;
	if (rc == 0 && s.n && !*found)
		rc = coco_err_nomem(err);
	if (rc == 0 && s.n) {
		memcpy(*found, s.found, s.n * sizeof **found);
		*n = s.n;
	}
	free(s.found);
	return rc;
}

void personal_between(const struct personal *found, size_t n, size_t start, size_t end, size_t *from, size_t *to)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (found[mid].end <= start)
			low = mid + 1;
		else
			high = mid;
	}
	*from = *to = low;
	while (*to < n && found[*to].start < end)
		++*to;
}

bool personal_in(const struct personal *found, size_t n, size_t start, size_t end)
{
	size_t from, to;
	personal_between(found, n, start, end, &from, &to);
	return from < to;
}
