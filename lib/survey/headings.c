/* The likeness of a heading to a field.
 *
 * Method: a pattern of headers.csv is a few words that must stand in the heading in this
 * order; a star ends a word of which only the beginning counts. The words of the table's first row ("please", "your", "which") say
 * nothing of the field and weigh nothing, nor do hints in brackets where something stands beside them.
 * A heading that is the pattern scores 1. Else most patterns score 0.55 + 0.43 × the share of the heading's letters that they cover, so
 * that a question that only mentions a word stays below the threshold (a single word loses another 0.1 in a long one). The phrases of
 * the rows that count anywhere ("in which country … based") score 0.72 + 0.26 × the share: they must stand close, but the sentence around
 * them may be long. Rows that come first are of consents, which mention what other fields ask for.
 * All nine languages are tried, as forms are mixed; a pattern whose language does not know the heading's filling words loses a little,
 * which tells "kraj" (region, country, town) apart. A pattern of the field "-" says that the heading names none. Invariant: the result
 * depends on the tables and the heading alone; ties go to the table's order.
 */
#include <string.h>
#include "lexicon_parts.h"

#define FOREIGN 0.06 /* what a pattern loses whose language is not the heading's */

/* ---- patterns ---------------------------------------------------------------------------------------------------- */

/* The class of a word by its first two bytes: few patterns begin as one of a heading's words does, and only these are looked at.
 * A pattern's word of one letter has no star, so that the blank or the end behind it says as much. */
static size_t initial(const char *word, size_t n)
{
	const unsigned char first = (unsigned char)word[0], second = n > 1 ? (unsigned char)word[1] : ' ';
	return (first * 32u + second - ' ') & (INITIALS - 1);
}

static size_t pattern_initial(const char *pattern)
{
	return initial(pattern, pattern[1] ? 2 : 1);
}

int pattern_places_room(struct pattern_places *places, struct coco_table_ref table, struct coco_arena *arena)
{
	const size_t n = coco_names_count(table);
	places->begun = coco_arena_array(arena, n + 1, sizeof *places->begun);
	places->class = coco_arena_array(arena, n + 1, sizeof *places->class);
	return places->begun && places->class ? 0 : -1;
}

/* Counted, then laid into their places, which keeps the table's order within a class. */
void pattern_places_fill(struct pattern_places *places, struct coco_table_ref table)
{
	const size_t n = coco_names_count(table);
	uint32_t at[INITIALS];
	for (size_t i = 0; i < n; i++) {
		places->class[i] = (uint16_t)pattern_initial(coco_names_text(table, i));
		places->begin[places->class[i] + 1]++;
	}
	for (size_t k = 0; k < INITIALS; k++) {
		at[k] = places->begin[k];
		places->begin[k + 1] += places->begin[k];
	}
	for (size_t i = 0; i < n; i++)
		places->begun[at[places->class[i]]++] = (uint32_t)i;
}

size_t heading_classes(const struct heading *h, size_t classes[WORDS_MAX])
{
	size_t n = 0;
	for (size_t w = 0; w < h->n; w++) {
		const size_t class = initial(h->words[w].s, h->words[w].n);
		size_t k = 0;
		while (k < n && classes[k] != class)
			k++;
		if (k == n)
			classes[n++] = class;
	}
	return n;
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

/* Whether the pattern's word of n bytes is the heading's. */
static bool word_matches(const char *pattern, size_t n, struct coco_str word)
{
	const bool star = pattern[n - 1] == '*';
	n -= star;
	return pattern[0] == word.s[0] && (star ? word.n >= n : word.n == n) && memcmp(word.s, pattern, n) == 0;
}

/* The languages in which a word is of those of the table's first row, which say nothing of the field. */
static unsigned filler_langs(const struct survey_lexicon *lx, struct coco_str word)
{
	const size_t class = initial(word.s, word.n);
	unsigned langs = 0;
	for (size_t i = lx->places.begin[class]; i < lx->places.begin[class + 1] && coco_names_row(lx->headers, lx->places.begun[i]) == 0;
	     i++) {
		const char *filler = coco_names_text(lx->headers, lx->places.begun[i]);
		if (word_matches(filler, strlen(filler), word))
			langs |= 1u << (coco_names_column(lx->headers, lx->places.begun[i]) - lx->lang);
	}
	return langs;
}

/* Folds the text word by word; bit k of the result: word k stands in brackets, as a hint. */
static uint64_t fold_heading(struct coco_str text, struct coco_buf *fold)
{
	uint64_t hints = 0;
	size_t n = 0, depth = 0;
	coco_buf_clear(fold);
	for (size_t at = 0, end; at < text.n; at = end + 1) {
		for (end = at; end < text.n && !strchr("()[]", text.s[end]); end++)
			;
		size_t before = fold->len;
		if (before)
			coco_buf_putc(fold, ' ');
		coco_fold_words(coco_str_sub(text, at, end), fold);
		if (before && fold->len == before + 1)
			fold->len = before;
		for (size_t i = before; i < fold->len && n < WORDS_MAX; i++) {
			if (fold->data[i] != ' ' && (i == 0 || fold->data[i - 1] == ' '))
				hints |= (uint64_t)(depth > 0) << n++;
		}
		if (end < text.n)
			depth = text.s[end] == '(' || text.s[end] == '[' ? depth + 1 : depth - (depth > 0);
	}
	return hints;
}

struct heading heading_of(struct survey_lexicon *lx, struct coco_str text)
{
	struct heading h = {.langs = SURVEY_ALL_LANGS};
	size_t all = 0, beside = 0; /* letters */
	const uint64_t hints = fold_heading(text, &lx->fold);
	lx->failed |= !coco_buf_ok(&lx->fold);
	struct coco_str rest = coco_buf_view(&lx->fold), word;
	while (rest.n && h.n < WORDS_MAX && coco_str_split(&rest, ' ', &word)) {
		word.n -= coco_str_ends(word, "*"); /* a mark of patterns only */
		const unsigned langs = filler_langs(lx, word);
		h.filler |= (uint64_t)(langs != 0) << h.n;
		h.langs &= langs ? langs : SURVEY_ALL_LANGS;
		h.letters += langs ? 0 : word.n;
		beside += langs || hints >> h.n & 1 ? 0 : word.n;
		all += word.n;
		h.words[h.n++] = word;
	}
	h.langs = h.langs ? h.langs : SURVEY_ALL_LANGS;
	if (beside) {
		h.filler |= hints;
		h.letters = beside;
	} else if (!h.letters) {
		h.filler = 0;
		h.letters = all;
	}
	return h;
}

/* The pattern's words, parted by blanks, in this order from the heading's word `at` on, at most `between` others that say
 * something between two. */
static struct found pattern_find(const char *pattern, const struct heading *h, size_t at, size_t between)
{
	struct found f = {.n = 0};
	uint64_t words = 0;
	for (size_t length; *pattern; pattern += length + (pattern[length] == ' ')) {
		length = strcspn(pattern, " ");
		for (size_t others = 0; at < h->n && !word_matches(pattern, length, h->words[at]); at++) {
			others += !(h->filler >> at & 1);
			if (f.n && others > between)
				return (struct found){.n = 0};
		}
		if (at == h->n)
			return (struct found){.n = 0};
		f.letters += h->filler >> at & 1 ? 0 : h->words[at].n;
		words |= UINT64_C(1) << at++;
		f.n++;
	}
	f.words = words & ~h->filler;
	f.all = words == UINT64_MAX >> (64 - h->n);
	return f;
}

struct found pattern_find_close(const char *pattern, const struct heading *h, size_t between)
{
	struct found f = {.n = 0};
	size_t length = strcspn(pattern, " ");
	for (size_t at = 0; at < h->n && f.n == 0; at++) {
		if (word_matches(pattern, length, h->words[at]))
			f = pattern_find(pattern, h, at, between);
	}
	return f;
}

static double score_of(const struct found *f, const struct heading *h, bool anywhere)
{
	const double covered = (double)f->letters / (double)h->letters;
	size_t telling = 0;
	for (uint64_t words = UINT64_MAX >> (64 - h->n) & ~h->filler; words; words &= words - 1)
		telling++;
	if (f->all)
		return 1;
	if (anywhere)
		return 0.72 + 0.26 * covered;
	return 0.55 + 0.43 * covered - (f->n == 1 && (h->n > 4 || telling > 2) ? 0.1 : 0); /* one word of a question says little */
}

static bool guess_before(const struct dsv_guess *a, const struct dsv_guess *b)
{
	return a->score > b->score || (a->score == b->score && a->row <= b->row);
}

/* Kept in order, each field once; of equal scores the field that stands earlier in the table stands first. */
void guess_take(struct dsv_guess best[SURVEY_GUESSES], struct dsv_guess g)
{
	size_t at = 0, i;
	for (i = 0; i < SURVEY_GUESSES && best[i].field; i++) {
		if (strcmp(best[i].field, g.field) != 0)
			continue;
		if (best[i].score == g.score && best[i].words == g.words)
			best[i].langs = g.langs = best[i].langs | g.langs;
		best[i].first = g.first = best[i].first || g.first;
	}
	while (at < SURVEY_GUESSES && best[at].field && strcmp(best[at].field, g.field) != 0 && guess_before(&best[at], &g))
		at++;
	if (at == SURVEY_GUESSES || (best[at].field && strcmp(best[at].field, g.field) == 0 && guess_before(&best[at], &g)))
		return;
	for (i = at; i + 1 < SURVEY_GUESSES && best[i].field && strcmp(best[i].field, g.field) != 0; i++)
		;
	for (; i > at; i--)
		best[i] = best[i - 1];
	best[at] = g;
}

/* What comes first leaves out the rest: who agrees that name and website are published gives neither. Of two fields whose patterns
 * share words the one that has all of the other's and more is meant: "skills" and "skills wanted". */
static void guesses_settle(struct dsv_guess best[SURVEY_GUESSES])
{
	size_t kept = 0;
	bool first = false;
	for (size_t i = 0; i < SURVEY_GUESSES; i++)
		first = first || best[i].first;
	for (size_t i = 0; i < SURVEY_GUESSES && best[i].field; i++) {
		bool part = first && !best[i].first;
		for (size_t k = 0; k < kept && !part; k++)
			part = best[k].words != best[i].words && (best[i].words & ~best[k].words) == 0 && (best[k].question || !best[i].question);
		for (size_t k = i + 1; k < SURVEY_GUESSES && best[k].field && !part; k++) /* a question says more than a pattern in it */
			part = best[k].question && !best[i].question && best[k].words != best[i].words && (best[i].words & ~best[k].words) == 0;
		if (!part)
			best[kept++] = best[i];
	}
	for (; kept < SURVEY_GUESSES; kept++)
		best[kept] = (struct dsv_guess){.field = NULL};
}

/* Takes a pattern's field if the heading has its words; false: the pattern says that the heading names none. */
static bool pattern_try(
    struct survey_lexicon *lx, size_t i, const struct heading *h, const char *side, struct dsv_guess best[SURVEY_GUESSES])
{
	const size_t row = coco_names_row(lx->headers, i);
	const char *pattern = coco_names_text(lx->headers, i);
	const char *place = coco_table_cell(lx->headers, row, lx->anywhere); /* "", yes, first */
	if (row == 0)
		return true;
	const struct found f = place[0] ? pattern_find_close(pattern, h, BETWEEN) : pattern_find(pattern, h, 0, h->n);
	if (f.n == 0)
		return true;
	const char *field = coco_table_cell(lx->headers, row, 0), *only = coco_table_cell(lx->headers, row, lx->side);
	if (*only && side && *side && strcmp(only, side) != 0 && strcmp(side, "both") != 0)
		return true;
	if (strcmp(field, "-") == 0)
		return false;
	const unsigned lang = 1u << (coco_names_column(lx->headers, i) - lx->lang);
	guess_take(best, (struct dsv_guess){.field = field,
	                     .score = score_of(&f, h, place[0] != '\0') - (h->langs & lang ? 0 : FOREIGN),
	                     .words = f.words,
	                     .langs = lang,
	                     .row = row,
	                     .whole = f.all,
	                     .first = place[0] == 'f'});
	return true;
}

bool patterns_ready(struct survey_lexicon *lx)
{
	if (lx->whose)
		return true;
	if (pattern_places_room(&lx->places, lx->headers, lx->arena) == 0 && (lx->notions = notions_new(lx->arena)))
		lx->whose = whose_new(lx->arena);
	lx->failed |= !lx->whose;
	if (lx->whose)
		pattern_places_fill(&lx->places, lx->headers);
	return lx->whose != NULL;
}

void survey_lexicon_guess(struct survey_lexicon *lx, struct coco_str heading, const char *side, struct dsv_guess best[SURVEY_GUESSES])
{
	memset(best, 0, SURVEY_GUESSES * sizeof *best);
	if (!patterns_ready(lx))
		return;
	const struct heading h = heading_of(lx, heading);
	size_t classes[WORDS_MAX];
	const size_t n = heading_classes(&h, classes);
	for (size_t k = 0; k < n; k++) {
		for (size_t i = lx->places.begin[classes[k]]; i < lx->places.begin[classes[k] + 1]; i++) {
			if (!pattern_try(lx, lx->places.begun[i], &h, side, best)) { /* an opinion */
				memset(best, 0, SURVEY_GUESSES * sizeof *best);
				return;
			}
		}
	}
	notions_guess(lx, &h, side, best);
	guesses_settle(best);
	whose_settle(lx, &h, best);
}
