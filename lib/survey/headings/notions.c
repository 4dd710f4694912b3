/* What a heading asks for, where no pattern says it: by the notions that its words name, in whatever order and inflection.
 *
 * Method: a notion (notions.csv) is named by one of its words or phrases. A question (questions.csv) asks for a field where all of its
 * groups of notions are named in one language and none that it excludes. It scores what the table says and a tenth of the share of
 * the heading's letters that its words cover. What says little ("good at") scores less than a column needs: its values must fit the field,
 * and where any text would fit ("what do you do"), be of its vocabulary (`named`).
 * What troubles somebody is a challenge only where the side is said (`sided`): among private people it may be an illness.
 * A question outweighs a pattern whose words are part of its own: "skills" in "which skills do you need".
 * Invariant: the tables alone know words; languages are not mixed.
 */
#include <string.h>
#include "lexicon_parts.h"

#define NOTIONS 128
#define PARTS (NOTIONS / 64)
#define GROUPS 4
#define COVERED 0.1 /* the most that covered letters add */
/* The share of the letters that a question must cover, but for consents: what a long text says by the way asks for nothing. */
#define LEAST 0.15

/* A bit a notion. */
struct bits {
	uint64_t of[PARTS];
};

struct question {
	const char *field, *side;
	struct bits all[GROUPS], none;
	size_t groups;
	bool first, named, sided;
	double score;
};

struct notions {
	struct coco_table_ref table, asked; /* notions.csv, questions.csv */
	bool filled;
	size_t lang; /* the first of the languages' columns */
	struct question *questions;
	size_t n;
};

/* The names of the notions, to look up those of the questions once: chains by how many letters they have and the first of them. */
struct names {
	struct coco_str of[NOTIONS];
	unsigned char first[NOTIONS], next[NOTIONS]; /* a notion's row + 1, or 0 */
};

static size_t chain_of(struct coco_str name)
{
	return name.n ? ((unsigned char)name.s[0] * 5u + name.n) % NOTIONS : 0;
}

static struct names names_take(struct coco_table_ref table)
{
	struct names names = {.first = {0}};
	for (size_t row = 0; row < coco_table_rows(table) && row < NOTIONS; row++) {
		names.of[row] = coco_str_of(coco_table_cell(table, row, 0));
		unsigned char *first = &names.first[chain_of(names.of[row])];
		names.next[row] = *first;
		*first = (unsigned char)(row + 1);
	}
	return names;
}

static void bit_set(struct bits *bits, size_t i)
{
	bits->of[i / 64] |= UINT64_C(1) << i % 64;
}

static bool bit_is(const struct bits *bits, size_t i)
{
	return bits->of[i / 64] >> i % 64 & 1;
}

static bool bits_meet(const struct bits *a, const struct bits *b)
{
	size_t i = 0;
	while (i < PARTS && !(a->of[i] & b->of[i]))
		i++;
	return i < PARTS;
}

/* Adds the notions that a word of a question names, "a|b". */
static void notions_add(struct bits *bits, const struct names *names, struct coco_str words)
{
	struct coco_str word;
	while (words.n && coco_str_split(&words, '|', &word)) {
		for (size_t row = names->first[chain_of(word)]; row; row = names->next[row - 1]) {
			if (coco_str_eq(names->of[row - 1], word))
				bit_set(bits, row - 1);
		}
	}
}

static struct question question_read(const struct names *notions, struct coco_table_ref t, size_t row)
{
	struct question q = {.field = coco_table_cell(t, row, 0), .side = coco_table_cell(t, row, coco_table_column(t, "side"))};
	struct coco_str all = coco_str_of(coco_table_cell(t, row, coco_table_column(t, "all"))), word;
	struct coco_str none = coco_str_of(coco_table_cell(t, row, coco_table_column(t, "none")));
	while (all.n && q.groups < GROUPS && coco_str_split(&all, ' ', &word))
		notions_add(&q.all[q.groups++], notions, word);
	while (none.n && coco_str_split(&none, ' ', &word))
		notions_add(&q.none, notions, word);
	q.first = *coco_table_cell(t, row, coco_table_column(t, "first")) != '\0';
	q.sided = *coco_table_cell(t, row, coco_table_column(t, "sided")) != '\0';
	q.named = *coco_table_cell(t, row, coco_table_column(t, "named")) != '\0';
	coco_num_parse(coco_str_of(coco_table_cell(t, row, coco_table_column(t, "score"))), &q.score);
	return q;
}

struct notions *notions_new(struct coco_arena *arena)
{
	struct notions *n = coco_arena_array(arena, 1, sizeof *n);
	if (!n)
		return NULL;
	n->table = coco_table_find(&coco_tables_survey, "notions");
	n->lang = coco_table_column(n->table, coco_langs[0]);
	n->asked = coco_table_find(&coco_tables_survey, "questions");
	n->n = coco_table_rows(n->asked);
	n->questions = coco_arena_array(arena, n->n, sizeof *n->questions);
	return n->questions ? n : NULL;
}

static void notions_fill(struct notions *n)
{
	const struct names names = names_take(n->table);
	for (size_t row = 0; row < n->n; row++)
		n->questions[row] = question_read(&names, n->asked, row);
	n->filled = true;
}

/* What a heading names, by language: notions, and the words that name each. */
struct named {
	struct bits any; /* in whatever language */
	struct bits seen[COCO_LANGS];
	uint64_t words[COCO_LANGS][NOTIONS];
};

static void heading_name(const struct notions *n, const struct heading *h, struct named *named)
{
	for (size_t k = 0; k < h->n_classes; k++) {
		size_t count;
		const uint32_t *patterns = coco_names_of_class(n->table, h->classes[k], &count);
		for (size_t i = 0; i < count; i++) {
			const struct found f = pattern_find_close(coco_names_text(n->table, patterns[i]), h, BETWEEN);
			if (f.n == 0)
				continue;
			const size_t row = coco_names_row(n->table, patterns[i]), lang = coco_names_column(n->table, patterns[i]) - n->lang;
			const bool known = bit_is(&named->seen[lang], row); /* words that nobody has asked for are not set */
			bit_set(&named->any, row);
			bit_set(&named->seen[lang], row);
			named->words[lang][row] = f.words | (known ? named->words[lang][row] : 0);
		}
	}
}

static size_t letters_of(const struct heading *h, uint64_t words)
{
	size_t letters = 0;
	for (size_t w = 0; w < h->n; w++)
		letters += words >> w & 1 ? h->words[w].n : 0;
	return letters;
}

/* The languages that the heading may be in, a bit a language: whose notions name at least two thirds of the letters that those of another
 * one name. Words that mean one thing in one and another in the next (reši-, potreb-) ask for nothing in the wrong one. */
static unsigned langs_likely(const struct heading *h, const struct named *named)
{
	size_t letters[COCO_LANGS], most = 0;
	unsigned likely = 0;
	for (size_t lang = 0; lang < COCO_LANGS; lang++) {
		uint64_t words = 0;
		for (size_t row = 0; row < NOTIONS; row++)
			words |= bit_is(&named->seen[lang], row) ? named->words[lang][row] : 0;
		letters[lang] = letters_of(h, words);
		most = letters[lang] > most ? letters[lang] : most;
	}
	for (size_t lang = 0; lang < COCO_LANGS; lang++)
		likely |= (unsigned)(letters[lang] * 3 >= most * 2) << lang;
	return likely;
}

/* Whether each of the question's groups has a notion among these. */
static bool groups_seen(const struct question *q, const struct bits *notions)
{
	size_t g = 0;
	while (g < q->groups && bits_meet(notions, &q->all[g]))
		g++;
	return g == q->groups;
}

/* The words of the heading by which the question asks in a language; false: it does not. */
static bool question_asks(const struct question *q, const struct named *named, size_t lang, uint64_t *words)
{
	const struct bits *seen = &named->seen[lang];
	*words = 0;
	if (bits_meet(seen, &q->none) || !groups_seen(q, seen))
		return false;
	for (size_t g = 0; g < q->groups; g++) {
		for (size_t part = 0; part < PARTS; part++) {
			for (uint64_t bits = seen->of[part] & q->all[g].of[part]; bits; bits &= bits - 1)
				*words |= named->words[lang][part * 64 + (size_t)__builtin_ctzll(bits)];
		}
	}
	return true;
}

static double covered(const struct heading *h, uint64_t words)
{
	return h->letters ? (double)letters_of(h, words) / (double)h->letters : 0;
}

void notions_guess(struct survey_lexicon *lx, const struct heading *h, const char *side, struct survey_guess best[SURVEY_GUESSES])
{
	struct named named;
	if (h->n < 2 || (best[0].field && best[0].score >= 1))
		return;
	if (!lx->notions->filled)
		notions_fill(lx->notions);
	memset(&named.any, 0, sizeof named.any);
	memset(named.seen, 0, sizeof named.seen);
	heading_name(lx->notions, h, &named);
	const unsigned likely = langs_likely(h, &named);
	for (size_t i = 0; i < lx->notions->n; i++) {
		const struct question *q = &lx->notions->questions[i];
		if (*q->side && (*side || q->sided) && strcmp(q->side, side) != 0 && strcmp(side, "both") != 0)
			continue;
		for (size_t lang = 0; lang < COCO_LANGS && groups_seen(q, &named.any); lang++) {
			uint64_t words;
			if (!(likely >> lang & 1) || !question_asks(q, &named, lang, &words))
				continue;
			const double share = covered(h, words);
			if (share < LEAST && !q->first)
				continue;
			guess_take(best, (struct survey_guess){.field = q->field,
			                     .score = q->score + COVERED * share,
			                     .words = words,
			                     .langs = 1u << lang,
			                     .row = SIZE_MAX,
			                     .first = q->first,
			                     .question = true,
			                     .named = q->named});
		}
	}
}
