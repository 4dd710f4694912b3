/* What words do in a sentence that holds names: the table `roles`.
 *
 * Method: a word is compared without case, with its accents. Rows `and`, `bound` and `but` list words, and endings that bind as a
 * preposition does. A row `not` lists words that deny the verb behind them, and the endings by which that verb is known as one of the first
 * person (ne oblikujemo, nie projektujemy, non facciamo); a row `fused` the beginnings of words that are denied verbs themselves, with
 * their endings (neděláme), and beginnings that are none (nejlepším), marked with a minus; a row `with` endings by which somebody is told
 * who takes part (feleségemmel), a row `they` those of verbs that only look like the first person (vendono). Rows `now` list words for the
 * present, against which a past is told, rows `self` whoever tells, `who` and `us` those of a question for somebody (wer dreht uns), `free`
 * words that say nothing between a wish and its object, rows `only` those that turn a denial into more (we do not only). Words are short
 * and languages share them (a, in, do), so what a word joins or binds is known by language. */
#include "roles.h"

#include "coco/text.h"

#include <stdlib.h>
#include <string.h>

#define STEM_LEAST 1 /* letters of a verb before its ending */
#define FUSED_MOST 12
#define ENDINGS_MOST 160
/* Of what is known by language, a bit a language from each of these on; denials, verbs and DENIED stand behind. */
#define BITS_OF_LANGS ((1u << COCO_LANGS) - 1)
#define BUT_SHIFT (2 * COCO_LANGS)
#define ONLY_SHIFT (3 * COCO_LANGS)
#define REST_SHIFT 36

struct ending {
	struct coco_str letters;
	uint64_t roles;
};

/* Endings, by their last byte. */
struct endings {
	struct ending items[ENDINGS_MOST];
	uint8_t next[ENDINGS_MOST], first[UINT8_MAX + 1]; /* item + 1; 0: none */
	size_t n;
};

struct coco_roles {
	struct coco_map *words;
	uint64_t *bits; /* by number in `words` */
	size_t cap_bits;
	struct endings endings, fused_endings;
	uint32_t not_in[COCO_LANGS];                             /* the denials that a language does not have, as roles */
	struct coco_str fused[FUSED_MOST], excepted[FUSED_MOST]; /* beginnings */
	size_t n_fused, n_excepted;
	struct coco_buf form;
};

static int add_words(struct coco_roles *r, struct coco_str list, uint64_t bits)
{
	struct coco_str word;
	while (list.n > 0 && coco_str_split(&list, ';', &word)) {
		bool added;
		const size_t number = coco_map_add(r->words, word, &added);
		if (number == COCO_NONE || coco_grow(&r->bits, &r->cap_bits, number, sizeof *r->bits) != 0)
			return -1;
		r->bits[number] = bits | (added ? 0 : r->bits[number]);
	}
	return 0;
}

static void add_endings(struct endings *endings, struct coco_str list, uint64_t bits)
{
	struct coco_str letters;
	while (list.n > 0 && endings->n < ENDINGS_MOST && coco_str_split(&list, ';', &letters)) {
		if (letters.n == 0)
			continue;
		uint8_t *first = &endings->first[(unsigned char)letters.s[letters.n - 1]];
		endings->items[endings->n] = (struct ending){letters, bits};
		endings->next[endings->n++] = *first;
		*first = (uint8_t)endings->n;
	}
}

static void add_fused(struct coco_roles *r, struct coco_str list)
{
	struct coco_str letters;
	while (list.n > 0 && coco_str_split(&list, ';', &letters))
		if (letters.n > 0 && letters.s[0] == '-' && r->n_excepted < FUSED_MOST)
			r->excepted[r->n_excepted++] = coco_str_sub(letters, 1, letters.n);
		else if (r->n_fused < FUSED_MOST)
			r->fused[r->n_fused++] = letters;
}

static uint64_t langs_of(struct coco_str list)
{
	struct coco_str code;
	uint64_t langs = 0;
	while (list.n > 0 && coco_str_split(&list, ' ', &code))
		langs |= UINT64_C(1) << coco_lang_index(code);
	return langs;
}

/* Notes a denial and its verb, whose roles these are, as none of the languages that are not listed. */
static void lack(struct coco_roles *r, uint64_t langs, uint32_t roles)
{
	for (int lang = 0; lang < COCO_LANGS; lang++)
		if ((langs >> lang & 1) == 0)
			r->not_in[lang] |= roles;
}

static int read(struct coco_roles *r)
{
	enum { AND, BOUND, BUT, ONLY, NOW, SELF, WHO, US, FREE, NOT, FUSED, WITH, THEY };
	static const uint32_t plain[] = {COCO_ROLE_NOW, COCO_ROLE_SELF, COCO_ROLE_WHO, COCO_ROLE_US | COCO_ROLE_FREE, COCO_ROLE_FREE};
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "roles");
	const size_t langs = coco_table_column(table, "langs"), words = coco_table_column(table, "words"),
	             endings = coco_table_column(table, "endings");
	unsigned denial = 0;
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		const int role =
		    coco_choice("and|bound|but|only|now|self|who|us|free|not|fused|with|they", coco_str_of(coco_table_cell(table, row, 0)));
		const struct coco_str list = coco_str_of(coco_table_cell(table, row, words));
		const struct coco_str ends = coco_str_of(coco_table_cell(table, row, endings));
		uint64_t bits = 0;
		if (role == FUSED) {
			add_fused(r, list);
			add_endings(&r->fused_endings, ends, (uint64_t)COCO_ROLE_DENIED << REST_SHIFT);
			continue;
		}
		if (role == THEY && add_words(r, list, (uint64_t)COCO_ROLE_THEY << REST_SHIFT) != 0)
			return -1;
		if (role == WITH || role == THEY) {
			add_endings(&r->endings, ends, (uint64_t)(role == WITH ? COCO_ROLE_CASED : COCO_ROLE_THEY) << REST_SHIFT);
			continue;
		}
		if (role == NOT) {
			bits = UINT64_C(1) << (REST_SHIFT + COCO_ROLE_NOT_SHIFT + denial);
			add_endings(&r->endings, ends, UINT64_C(1) << (REST_SHIFT + COCO_ROLE_FIRST_SHIFT + denial));
			lack(r, langs_of(coco_str_of(coco_table_cell(table, row, langs))),
			    (UINT32_C(1) << COCO_ROLE_NOT_SHIFT | UINT32_C(1) << COCO_ROLE_FIRST_SHIFT) << denial);
			denial = (denial + 1) % COCO_ROLE_DENIALS;
		} else if (role <= ONLY) {
			bits = langs_of(coco_str_of(coco_table_cell(table, row, langs))) << (COCO_LANGS * role);
			add_endings(&r->endings, ends, bits | (uint64_t)COCO_ROLE_CASED << REST_SHIFT);
		} else {
			bits = (uint64_t)plain[role - NOW] << REST_SHIFT;
		}
		if (add_words(r, list, bits) != 0)
			return -1;
	}
	return 0;
}

struct coco_roles *coco_roles_new(void)
{
	struct coco_roles *r = calloc(1, sizeof *r);
	if (r == NULL)
		return NULL;
	r->words = coco_map_new();
	if (r->words != NULL && read(r) == 0)
		return r;
	coco_roles_free(r);
	return NULL;
}

void coco_roles_free(struct coco_roles *roles)
{
	if (roles == NULL)
		return;
	coco_map_free(roles->words);
	coco_buf_free(&roles->form);
	free(roles->bits);
	free(roles);
}

/* Letters of the longest beginning that the word has; 0: it has none. */
static size_t beginning(struct coco_str word, const struct coco_str *beginnings, size_t n)
{
	size_t longest = 0;
	for (size_t i = 0; i < n; i++)
		if (beginnings[i].n > longest && word.n >= beginnings[i].n && memcmp(word.s, beginnings[i].s, beginnings[i].n) == 0)
			longest = beginnings[i].n;
	return longest;
}

/* The roles that the word has by its ending. */
static uint64_t by_ending(struct coco_str word, const struct endings *endings)
{
	uint64_t bits = 0;
	for (uint8_t item = word.n > 0 ? endings->first[(unsigned char)word.s[word.n - 1]] : 0; item != 0; item = endings->next[item - 1]) {
		const struct coco_str letters = endings->items[item - 1].letters;
		if (word.n >= letters.n + STEM_LEAST && memcmp(word.s + word.n - letters.n, letters.s, letters.n) == 0)
			bits |= endings->items[item - 1].roles;
	}
	return bits;
}

int coco_roles_of(struct coco_roles *roles, struct coco_str word, uint64_t *all)
{
	struct coco_roles *r = roles;
	coco_buf_clear(&r->form);
	coco_text_normal(word, &r->form);
	if (!coco_buf_ok(&r->form))
		return -1;
	const struct coco_str form = coco_buf_view(&r->form);
	const size_t number = coco_map_find(r->words, form);
	*all = number == COCO_NONE ? 0 : r->bits[number];
	*all |= by_ending(form, &r->endings);
	if (beginning(form, r->fused, r->n_fused) > beginning(form, r->excepted, r->n_excepted))
		*all |= by_ending(form, &r->fused_endings);
	return 0;
}

/* Is it said in the language, or, if that is not known, in two of them at least? */
static bool said(uint64_t langs, int lang)
{
	return lang >= 0 && lang < COCO_LANGS ? (langs >> lang & 1) != 0 : (langs & (langs - 1)) != 0;
}

uint32_t coco_roles_here(const struct coco_roles *roles, uint64_t all, int lang)
{
	if (all == 0)
		return 0;
	const uint64_t and = all & BITS_OF_LANGS, bound = all >> COCO_LANGS & BITS_OF_LANGS;
	const bool joins = lang < 0 ? and != 0 : said(and, lang), binds = said(bound, lang);
	const bool instead = said(all >> BUT_SHIFT & BITS_OF_LANGS, lang), only = said(all >> ONLY_SHIFT & BITS_OF_LANGS, lang);
	const uint32_t foreign = lang >= 0 && lang < COCO_LANGS ? roles->not_in[lang] : 0;
	return ((uint32_t)(all >> REST_SHIFT) & ~foreign) | (joins ? COCO_ROLE_AND : 0) | (binds && !joins ? COCO_ROLE_BOUND : 0) |
	       (instead ? COCO_ROLE_BUT : 0) | (only ? COCO_ROLE_ONLY : 0);
}

bool coco_roles_deny(uint32_t first, uint32_t next)
{
	const uint32_t langs = (1u << COCO_ROLE_DENIALS) - 1;
	return (next & COCO_ROLE_THEY) == 0 && (first >> COCO_ROLE_NOT_SHIFT & langs & next >> COCO_ROLE_FIRST_SHIFT) != 0;
}
