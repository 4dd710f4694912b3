/* What a text tells of a person that is told of nobody: health, belief, a union, origin, sexual life, politics; and private facts of
 * others.
 *
 * Method: the words of special.csv are looked for sentence by sentence, those whose beginning no word of the table has are passed over.
 * Such a word alone says nothing, for many make things for hospitals: it counts behind what one says of oneself with the verb ("I have",
 * "sem"), or right before it ("cukorbeteg vagyok"), behind a verb whose subject is a relative, somebody at work, a given name or a pronoun,
 * and behind "my". Words of work, customers and denial between, and words of things behind it, take it back. Invariant: a text without a
 * word of the table's special rows tells nothing.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/base_mask.h"
#include "reach.h"

enum { WORDS = 64, BEGINNING = 4, NEAR = 7, BITS = 16384, CHAINS = 1024, SUBJECT = 4, PHRASE = 3 };

enum kind {
	SELF = 1,
	AFTER = 2,
	MY = 4,
	MINE = 8,
	OUR = 16,
	KIN = 32,
	HE = 64,
	IS = 128,
	BETWEEN = 256,
	NOT = 512,
	BEHIND = 1024,
	TELLS = 2048,
	SPECIAL = 4096,
	PRIVATE = 8192,
	BESIDE = 16384,
	IS_BESIDE = 32768
};
static const struct {
	const char *name;
	enum kind kind;
} kinds[] = {{"self", SELF}, {"beside", BESIDE}, {"after", AFTER}, {"my", MY}, {"mine", MINE}, {"our", OUR}, {"kin", KIN}, {"he", HE},
    {"is", IS}, {"is beside", IS_BESIDE}, {"between", BETWEEN}, {"not", NOT}, {"behind", BEHIND}, {"tell", TELLS}, {"ill", TELLS},
    {"health", SPECIAL}, {"belief", SPECIAL}, {"union", SPECIAL}, {"origin", SPECIAL}, {"sex", SPECIAL}, {"politics", SPECIAL},
    {"private", PRIVATE}};
enum { WANTED = TELLS | SPECIAL | PRIVATE };

struct coco_told {
	struct coco_table_ref table;
	uint16_t *rows; /* kinds */
	uint64_t beginnings[BITS / 64];
	uint32_t chains[CHAINS], *next; /* of the names that are wanted, those of one beginning: numbers + 1 */
	struct coco_buf folded;
};

/* The words of a sentence. */
struct words {
	struct coco_str at[WORDS];
	size_t n;
};

/* Of the first letters of a word, the rest nought. */
static size_t bit_of_head(uint32_t head)
{
	return (size_t)(head * UINT64_C(0x9E3779B97F4A7C15) >> 50);
}

static size_t bit_of(const char *word, size_t n)
{
	uint32_t head = 0;
	memcpy(&head, word, n < BEGINNING ? n : BEGINNING);
	return bit_of_head(head);
}

static bool begins(const struct coco_told *told, size_t bit)
{
	return told->beginnings[bit / 64] >> (bit % 64) & 1;
}

static void beginning_note(struct coco_told *told, size_t name)
{
	const char *text = coco_names_text(told->table, name);
	size_t n = 0;
	while (n < BEGINNING && text[n] && text[n] != ' ' && text[n] != '*')
		n++;
	const size_t bit = bit_of(text, n);
	told->beginnings[bit / 64] |= UINT64_C(1) << (bit % 64);
	told->next[name] = told->chains[bit % CHAINS];
	told->chains[bit % CHAINS] = (uint32_t)name + 1;
}

struct coco_told *coco_told_new(void)
{
	struct coco_told *told = calloc(1, sizeof *told);
	if (!told)
		return NULL;
	told->table = coco_table_find(&coco_tables_person, "special");
	told->rows = calloc(coco_table_rows(told->table) + 1, sizeof *told->rows);
	told->next = calloc(coco_names_count(told->table) + 1, sizeof *told->next);
	if (!told->rows || !told->next) {
		coco_told_free(told);
		return NULL;
	}
	for (size_t row = 0; row < coco_table_rows(told->table); row++) {
		for (size_t i = 0; i < COCO_LEN(kinds); i++) {
			if (strcmp(coco_table_cell(told->table, row, 0), kinds[i].name) == 0)
				told->rows[row] = (uint16_t)kinds[i].kind;
		}
	}
	for (size_t name = 0; name < coco_names_count(told->table); name++) {
		if (told->rows[coco_names_row(told->table, name)] & WANTED)
			beginning_note(told, name);
	}
	return told;
}

void coco_told_free(struct coco_told *told)
{
	if (!told)
		return;
	coco_buf_free(&told->folded);
	free(told->rows);
	free(told->next);
	free(told);
}

/* The words of a pattern stand from `at` on; how many, 0: they do not. */
static size_t pattern_match(const struct words *w, size_t at, const char *pattern)
{
	size_t n = 0;
	struct coco_str rest = coco_str_of(pattern), piece;
	while (rest.n && coco_str_split(&rest, ' ', &piece)) {
		if (at + n == w->n)
			return 0;
		const struct coco_str word = w->at[at + n++];
		const bool open = coco_str_ends(piece, "*");
		piece.n -= open;
		if (word.n < piece.n || (!open && word.n != piece.n) || memcmp(word.s, piece.s, piece.n) != 0)
			return 0;
	}
	return n;
}

/* The longest name of the wanted kinds that begins at `at`: its words, its kinds in `*found`. */
static size_t match(const struct coco_told *told, const struct words *w, size_t at, unsigned wanted, unsigned *found)
{
	size_t n, most = 0;
	const uint32_t *names = coco_names_of_class(told->table, coco_names_class(w->at[at]), &n);
	*found = 0;
	for (size_t i = 0; i < n; i++) {
		const unsigned kind = told->rows[coco_names_row(told->table, names[i])] & wanted;
		const size_t length = kind ? pattern_match(w, at, coco_names_text(told->table, names[i])) : 0;
		if (length > most)
			*found = 0;
		if (length && length >= most)
			*found |= kind;
		most = length > most ? length : most;
	}
	return most;
}

static bool is(const struct coco_told *told, const struct words *w, size_t at, unsigned wanted)
{
	unsigned found;
	return match(told, w, at, wanted, &found) > 0;
}

/* Somebody is the subject before the verb at `verb`: "my wife", "our welder", "Anna", "she". */
static bool has_subject(const struct coco_told *told, const struct words *w, size_t verb)
{
	for (size_t k = verb; k > 0 && verb - k < SUBJECT; k--) {
		if (is(told, w, k - 1, MINE) || (k > 1 && is(told, w, k - 1, KIN) && is(told, w, k - 2, MY | OUR)))
			return true;
		if (verb - k < 2 && (is(told, w, k - 1, HE) || coco_given_name(w->at[k - 1], -1) == COCO_GIVEN_NAME))
			return true;
	}
	return false;
}

/* The first word of a phrase of that kind that holds the word at `k` and ends before `at`; COCO_NONE: none does. */
static size_t phrase_around(const struct coco_told *told, const struct words *w, size_t k, size_t at, unsigned wanted)
{
	for (size_t back = 0; back < PHRASE && back <= k; back++) {
		unsigned found;
		const size_t n = match(told, w, k - back, wanted, &found);
		if (n > back && k - back + n <= at)
			return k - back;
	}
	return COCO_NONE;
}

/* Before the words at `at` stands who they are said of; `others`: of somebody else alone. */
static bool is_said_before(const struct coco_told *told, const struct words *w, size_t at, bool others)
{
	for (size_t k = at; k-- > 0 && at - k <= NEAR;) {
		const size_t verb = phrase_around(told, w, k, at, IS | (at - k == 1 ? IS_BESIDE : 0));
		const unsigned self = SELF | (at - k <= 2 ? BESIDE : 0);
		if ((!others && phrase_around(told, w, k, at, self) != COCO_NONE) || (verb != COCO_NONE && has_subject(told, w, verb)))
			return true;
		if (is(told, w, k, BETWEEN | NOT))
			return false;
		if (is(told, w, k, MINE) || (k > 0 && is(told, w, k, KIN) && is(told, w, k - 1, MY)))
			return true;
		if (!others && at - k <= 2 && is(told, w, k, MY))
			return true;
	}
	return false;
}

/* "cukorbeteg vagyok", "noseča sem". */
static bool is_said_behind(const struct coco_told *told, const struct words *w, size_t end)
{
	for (size_t k = end; k < w->n && k < end + 2; k++) {
		if (is(told, w, k, BETWEEN | NOT))
			return false;
		if (is(told, w, k, AFTER))
			return true;
	}
	return false;
}

static unsigned sentence_find(const struct coco_told *told, const struct words *w)
{
	unsigned tells = 0;
	for (size_t i = 0; i < w->n; i++) {
		unsigned found;
		const size_t n = begins(told, bit_of(w->at[i].s, w->at[i].n)) ? match(told, w, i, WANTED, &found) : 0;
		if (!n)
			continue;
		if (found & TELLS)
			tells |= COCO_TOLD_SPECIAL;
		if (i + n < w->n && is(told, w, i + n, BEHIND))
			continue;
		if (found & SPECIAL && (is_said_before(told, w, i, false) || is_said_behind(told, w, i + n)))
			tells |= COCO_TOLD_SPECIAL;
		else if (found & PRIVATE && is_said_before(told, w, i, true))
			tells |= COCO_TOLD_PRIVATE;
	}
	return tells;
}

/* Of what words are made when they are folded, as far as one byte tells. */
static bool in_word(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static uint64_t words_mask(const char block[64])
{
	return coco_bytes_between(block, 'a', 'z') | coco_bytes_between(block, 'A', 'Z') | coco_bytes_between(block, '0', '9') |
	       coco_bytes_wide(block);
}

/* The word at `at` is the first one of a name of the wanted kinds. */
static bool is_first(struct coco_told *told, struct coco_str text, size_t at)
{
	size_t end = at;
	char small = 32; /* a word of ASCII's letters and digits is folded by this bit alone */
	for (; end < text.n && in_word(text.s[end]); end++)
		small = (unsigned char)text.s[end] >= 0x80 ? 0 : small;
	struct coco_str word = coco_str_sub(text, at, end);
	if (!small) {
		coco_buf_clear(&told->folded);
		coco_fold(word, &told->folded);
		word = coco_buf_view(&told->folded);
	}
	char head[BEGINNING] = "";
	for (size_t i = 0; i < word.n && i < BEGINNING; i++)
		head[i] = (char)(word.s[i] | small);
	const size_t bit = bit_of(head, word.n);
	if (!word.n || !begins(told, bit))
		return false;
	for (uint32_t at_name = told->chains[bit % CHAINS]; at_name; at_name = told->next[at_name - 1]) {
		const char *name = coco_names_text(told->table, at_name - 1);
		size_t same = 0;
		while (same < word.n && name[same] == (char)(word.s[same] | small))
			same++;
		if (name[same] == '*' || (same == word.n && (name[same] == ' ' || name[same] == '\0')))
			return true;
	}
	return false;
}

enum { STEP = 64 - BEGINNING }; /* so that the first letters of each word are in its block */

/* A word is the first one of a name. Nearly all words are told by their first letters that they are not. */
static bool may_tell(struct coco_told *told, struct coco_str text)
{
	static const char first[BEGINNING + 1][BEGINNING + 1] = {"", "\377", "\377\377", "\377\377\377", "\377\377\377\377"};
	char tail[64];
	uint64_t word_before = 0;
	for (size_t at = 0; at < text.n; at += STEP) {
		const char *block = coco_bytes_block(text.s + at, text.s + text.n, tail);
		const uint64_t words = words_mask(block);
		uint64_t starts = words & ~(words << 1 | word_before) & (UINT64_MAX >> BEGINNING);
		word_before = words >> (STEP - 1) & 1;
		for (; starts; starts &= starts - 1) {
			const size_t i = coco_bytes_first(starts);
			const uint64_t behind = ~(words >> i) | 1 << BEGINNING;
			uint32_t head, mask;
			memcpy(&head, block + i, sizeof head);
			memcpy(&mask, first[coco_bytes_first(behind)], sizeof mask);
			head = (head | 0x20202020) & mask;
			if ((head & 0x80808080 || begins(told, bit_of_head(head))) && is_first(told, text, at + i))
				return true;
		}
	}
	return false;
}

static bool is_end(char c)
{
	return c == '.' || c == '!' || c == '?' || c == ';' || c == ':';
}

static bool is_behind_end(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '"' || c == '\'' || c == ')';
}

static size_t sentence_end(struct coco_str text, size_t from)
{
	for (size_t i = from; i < text.n; i++) {
		if (text.s[i] == '\n' || (is_end(text.s[i]) && (i + 1 == text.n || is_behind_end(text.s[i + 1]))))
			return i + 1;
	}
	return text.n;
}

unsigned coco_told_find(struct coco_told *told, struct coco_str text)
{
	unsigned tells = 0;
	if (!may_tell(told, text))
		return 0;
	for (size_t from = 0, end; from < text.n; from = end) {
		struct words w = {.n = 0};
		end = sentence_end(text, from);
		coco_buf_clear(&told->folded);
		coco_fold_words(coco_str_sub(text, from, end), &told->folded);
		struct coco_str rest = coco_buf_view(&told->folded), word;
		while (rest.n && coco_str_split(&rest, ' ', &word)) {
			if (w.n == WORDS) {
				tells |= sentence_find(told, &w);
				memmove(w.at, w.at + WORDS - NEAR, NEAR * sizeof *w.at);
				w.n = NEAR;
			}
			if (word.n)
				w.at[w.n++] = word;
		}
		tells |= sentence_find(told, &w);
	}
	return tells;
}
