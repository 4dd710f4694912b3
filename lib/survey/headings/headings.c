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
 * which tells "kraj" (region, country, town) apart. One word of which nothing is known is
 * parted at its capitals ("CompanyName"). A pattern of the field "-" says that the heading names none. Invariant: the result
 * depends on the tables and the heading alone; ties go to the table's order.
 */
#include <string.h>
#include "lexicon_parts.h"

#define SAYS_MORE 0.1 /* a question is likelier than a pattern in it that scores so much more at most */
#define FOREIGN 0.06  /* what a pattern loses whose language is not the heading's */

/* ---- patterns ---------------------------------------------------------------------------------------------------- */

/* Where the pattern's first word ends if it is the heading's; NULL: it is not. */
static const char *word_match(const char *pattern, struct coco_str word)
{
	size_t i = 0;
	while (i < word.n && pattern[i] == word.s[i] && pattern[i] != '*')
		i++;
	if (pattern[i] == '*')
		return pattern + i + 1;
	return i == word.n && (pattern[i] == ' ' || pattern[i] == '\0') ? pattern + i : NULL;
}

/* The first of the heading's words from `at` on that is the pattern's first word; h->n: none. */
static size_t word_seek(const char *pattern, const struct heading *h, size_t at)
{
	while (at < h->n && !word_match(pattern, h->words[at]))
		at++;
	return at;
}

/* The pattern's words, parted by blanks, in this order from the heading's word `at` on, at most `between` others that say
 * something between two. */
static struct found pattern_find(const char *pattern, const struct heading *h, size_t at, size_t between)
{
	struct found f = {.n = 0};
	uint64_t words = 0;
	for (; *pattern; pattern += *pattern == ' ') {
		const char *behind = NULL;
		for (size_t others = 0; at < h->n && !(behind = word_match(pattern, h->words[at])); at++) {
			others += !(h->filler >> at & 1);
			if (f.n && others > between)
				return (struct found){.n = 0};
		}
		if (!behind)
			return (struct found){.n = 0};
		f.letters += h->filler >> at & 1 ? 0 : h->words[at].n;
		words |= UINT64_C(1) << at++;
		f.n++;
		pattern = behind;
	}
	f.every = words;
	f.words = words & ~h->filler;
	f.all = words == UINT64_MAX >> (64 - h->n);
	return f;
}

struct found pattern_find_close(const char *pattern, const struct heading *h, size_t between)
{
	struct found f = {.n = 0};
	for (size_t at = word_seek(pattern, h, 0); at < h->n && f.n == 0; at = word_seek(pattern, h, at + 1))
		f = pattern_find(pattern, h, at, between);
	return f;
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

/* The languages in which a word is of those of the table's first row, which say nothing of the field. */
static unsigned filler_langs(const struct survey_lexicon *lx, struct coco_str word)
{
	size_t n;
	const uint32_t *names = coco_names_of_class(lx->headers, coco_names_class(word), &n);
	unsigned langs = 0;
	for (size_t i = 0; i < n && coco_names_row(lx->headers, names[i]) == 0; i++) {
		const char *filler = coco_names_text(lx->headers, names[i]), *behind = word_match(filler, word);
		if (behind && !*behind)
			langs |= 1u << (coco_names_column(lx->headers, names[i]) - lx->lang);
	}
	return langs;
}

bool heading_filler(const struct survey_lexicon *lx, struct coco_str word)
{
	return filler_langs(lx, word) != 0;
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

void heading_classes(struct heading *h)
{
	for (size_t w = 0; w < h->n; w++) {
		const uint16_t class = (uint16_t)coco_names_class(h->words[w]);
		size_t k = 0;
		while (k < h->n_classes && h->classes[k] != class)
			k++;
		if (k == h->n_classes)
			h->classes[h->n_classes++] = class;
	}
}

struct heading heading_of(struct survey_lexicon *lx, struct coco_str text)
{
	struct heading h = {.langs = SURVEY_ALL_LANGS};
	size_t all = 0, beside = 0; /* letters */
	const uint64_t hints = fold_heading(text, &lx->fold);
	lx->failed |= !coco_buf_ok(&lx->fold);
	umlauts_in_heading(lx);
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
	heading_classes(&h);
	h.hints = beside ? hints : 0;
	if (beside) {
		h.filler |= hints;
		h.letters = beside;
	} else if (!h.letters) {
		h.filler = 0;
		h.letters = all;
	}
	return h;
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

static bool guess_before(const struct survey_guess *a, const struct survey_guess *b)
{
	return a->score > b->score || (a->score == b->score && a->row <= b->row);
}

/* Kept in order, each field once; of equal scores the field that stands earlier in the table stands first. */
void guess_take(struct survey_guess best[SURVEY_GUESSES], struct survey_guess g)
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
static void guesses_settle(struct survey_guess best[SURVEY_GUESSES])
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
			part = best[k].question && !best[i].question && best[k].words != best[i].words && (best[i].words & ~best[k].words) == 0 &&
			       best[k].score + SAYS_MORE >= best[i].score;
		if (!part)
			best[kept++] = best[i];
	}
	for (; kept < SURVEY_GUESSES; kept++)
		best[kept] = (struct survey_guess){.field = NULL};
}

/* The heading names two things side by side: "Company, city", "Firma und Ort". */
static bool names_two(const struct survey_lexicon *lx, struct coco_str heading, const struct heading *h)
{
	bool two = false;
	for (size_t i = 0; i < heading.n && !two; i++)
		two = strchr(",/&+|;", heading.s[i]) != NULL;
	for (size_t w = 0; w < h->n && !two; w++)
		two = survey_lexicon_word_at(lx, "and", survey_lexicon_folded(lx, h->words[w])) != NULL;
	return two;
}

/* "Company City", "Sito web azienda": the word for an organisation says whose it is, where nothing else stands beside the field's words. */
static void firms_own_settle(
    const struct survey_lexicon *lx, struct coco_str heading, const struct heading *h, struct survey_guess best[SURVEY_GUESSES])
{
	static const char *const fields[] = {"city", "country", "nuts", "website", "phone", "email", "size", "headcount", "founded", "nace"};
	const uint64_t telling = h->n ? UINT64_MAX >> (64 - h->n) & ~h->filler : 0;
	struct survey_guess *org = NULL, *own = NULL;
	for (size_t i = 0; i < SURVEY_GUESSES && best[i].field; i++) {
		if (strcmp(best[i].field, "org") == 0 && best[i].words && !(best[i].words & (best[i].words - 1)))
			org = &best[i];
	}
	for (size_t i = 0; i < SURVEY_GUESSES && best[i].field && org; i++) {
		for (size_t k = 0; k < COCO_LEN(fields) && !own; k++)
			own = strcmp(best[i].field, fields[k]) == 0 && !(best[i].words & org->words) && (best[i].words | org->words) == telling
			          ? &best[i]
			          : NULL;
	}
	if (!own || names_two(lx, heading, h))
		return;
	struct survey_guess only = *own;
	only.score = 1 - (only.score < 1 ? FOREIGN : 0);
	only.words = telling;
	memset(best, 0, SURVEY_GUESSES * sizeof *best);
	best[0] = only;
}

/* Takes a pattern's field if the heading has its words; false: the pattern says that the heading names none. */
static bool pattern_try(
    struct survey_lexicon *lx, size_t i, const struct heading *h, const char *side, struct survey_guess best[SURVEY_GUESSES])
{
	const char *pattern = coco_names_text(lx->headers, i);
	const size_t first = word_seek(pattern, h, 0), row = first < h->n ? coco_names_row(lx->headers, i) : 0;
	if (row == 0)
		return true;
	const char *place = coco_table_cell(lx->headers, row, lx->anywhere); /* "", yes, first */
	const struct found f = place[0] ? pattern_find_close(pattern, h, BETWEEN) : pattern_find(pattern, h, first, h->n);
	if (f.n == 0)
		return true;
	const char *field = coco_table_cell(lx->headers, row, 0), *only = coco_table_cell(lx->headers, row, lx->side);
	if (*only && side && *side && strcmp(only, side) != 0 && strcmp(side, "both") != 0)
		return true;
	if (strcmp(field, "-") == 0)
		return false;
	const unsigned lang = 1u << (coco_names_column(lx->headers, i) - lx->lang);
	guess_take(best, (struct survey_guess){.field = field,
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
	if ((lx->notions = notions_new(lx->arena)) && (lx->consents = consents_new(lx->arena)))
		lx->whose = whose_new(lx->arena);
	lx->failed |= !lx->whose;
	return lx->whose != NULL;
}

bool capitals_part(struct coco_str heading, struct coco_buf *parted)
{
	bool parts = false;
	heading = coco_str_trim(heading);
	coco_buf_clear(parted);
	for (size_t i = 0; i < heading.n; i++) {
		const char c = heading.s[i], before = i ? heading.s[i - 1] : ' ';
		if (c == ' ')
			return false;
		if (c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z') {
			coco_buf_putc(parted, ' ');
			parts = true;
		}
		coco_buf_putc(parted, c);
	}
	return parts;
}

static void heading_guess(struct survey_lexicon *lx, struct coco_str heading, const char *side, struct survey_guess best[SURVEY_GUESSES])
{
	const struct heading h = heading_of(lx, heading);
	for (size_t k = 0; k < h.n_classes; k++) {
		size_t n;
		const uint32_t *names = coco_names_of_class(lx->headers, h.classes[k], &n);
		for (size_t i = 0; i < n; i++) {
			if (!pattern_try(lx, names[i], &h, side, best)) { /* an opinion */
				memset(best, 0, SURVEY_GUESSES * sizeof *best);
				return;
			}
		}
	}
	notions_guess(lx, &h, side, best);
	firms_own_settle(lx, heading, &h, best);
	guesses_settle(best);
	whose_settle(lx, &h, best);
	consents_settle(lx, &h, best);
}

/* "Firma / Podjetje / Azienda": the same asked in several languages. The field that two parts ask for in so many words, and no other. */
static void tongues_guess(struct survey_lexicon *lx, struct coco_str heading, const char *side, struct survey_guess best[SURVEY_GUESSES])
{
	static const struct coco_str between = {" / ", 3};
	struct survey_guess asked = {.field = NULL}, of_part[SURVEY_GUESSES];
	size_t parts = 0, same = 0;
	bool other = false;
	for (size_t from = 0, to; from < heading.n; from = to + between.n, parts++) {
		to = coco_str_find(heading, between, from);
		to = to == SIZE_MAX ? heading.n : to;
		memset(of_part, 0, sizeof of_part);
		heading_guess(lx, coco_str_sub(heading, from, to), side, of_part);
		if (!of_part[0].field || of_part[0].score < 1)
			continue;
		other = other || (asked.field && strcmp(asked.field, of_part[0].field) != 0);
		asked.langs |= of_part[0].langs;
		of_part[0].langs = asked.langs;
		asked = of_part[0];
		same++;
	}
	if (parts < 3 || same < 2 || other)
		return;
	memset(best, 0, SURVEY_GUESSES * sizeof *best);
	best[0] = asked;
}

void survey_lexicon_guess(struct survey_lexicon *lx, struct coco_str heading, const char *side, struct survey_guess best[SURVEY_GUESSES])
{
	memset(best, 0, SURVEY_GUESSES * sizeof *best);
	if (!patterns_ready(lx))
		return;
	heading_guess(lx, heading, side, best);
	if (best[0].score < 1 && coco_str_find(heading, COCO_STR(" / "), 0) != SIZE_MAX)
		tongues_guess(lx, heading, side, best);
	struct coco_buf parted = COCO_BUF_INIT;
	if (!best[0].field && capitals_part(heading, &parted))
		heading_guess(lx, coco_buf_view(&parted), side, best);
	lx->failed |= !coco_buf_ok(&parted);
	coco_buf_free(&parted);
	if (!best[0].field && memchr(heading.s, '.', heading.n)) {
		const struct heading h = heading_of(lx, heading);
		abbreviated_guess(lx, heading, &h, side ? side : "", best);
		whose_settle(lx, &h, best);
	}
}
