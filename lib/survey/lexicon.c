/* The room's tables, folded once a run, and the likeness of a heading to a field.
 *
 * Method: a pattern is a few words that must stand in the heading in this order, others may stand between them; a star
 * ends a word of which only the beginning counts. Words are compared folded (no case, no accents). A heading that is the
 * pattern scores 1; else 0.55 + 0.45 × the share of the heading's letters that the pattern covers, so that a long
 * question that only mentions a word stays below the threshold (a single word loses another 0.1 in a question of five). All nine languages
 * are tried: forms are mixed. A pattern of the field "-" says that the heading names none. Invariant: the result depends on the tables and
 * the heading alone; ties go to the table's order.
 */
#include <stdlib.h>
#include <string.h>
#include "lexicon.h"

#define WORDS_MAX 64
#define VOCABS_MAX 24

struct pattern {
	uint32_t field, first, n; /* row of headers.csv; words in `words` */
};
struct word {
	struct coco_str folded;
	bool prefix;
};
struct survey_lexicon {
	const struct coco_vocabs *user;
	struct coco_arena *arena;
	struct coco_map *meanings; /* set \x1f folded words */
	const char **codes;
	size_t cap_codes;
	struct coco_map *roles; /* platform \x1f folded heading */
	uint8_t *role_of;
	size_t cap_roles;
	struct survey_platform *platforms;
	size_t n_platforms;
	bool patterns_ready, meanings_ready, roles_ready;
	struct pattern *patterns;
	size_t n_patterns, cap_patterns;
	struct word *words;
	size_t n_words, cap_words;
	struct coco_buf key;
	size_t lang; /* of the piece in work while a table is read */
	struct {
		const struct coco_vocab *vocab;
		struct coco_vocab_index *index;
	} vocabs[VOCABS_MAX];
	size_t n_vocabs;
};

static bool is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The folded words of `text`, at most WORDS_MAX; a '*' behind a word sets its prefix mark. */
static size_t words_of(struct coco_str text, struct coco_arena *arena, struct word out[WORDS_MAX])
{
	struct coco_buf folded = COCO_BUF_INIT;
	size_t n = 0, i = 0;
	while (i < text.n && n < WORDS_MAX) {
		while (i < text.n && !is_ascii_letter(text.s[i]))
			i++;
		size_t start = i;
		while (i < text.n && is_ascii_letter(text.s[i]))
			i++;
		coco_buf_clear(&folded);
		coco_fold(coco_str_sub(text, start, i), &folded);
		if (folded.len) {
			out[n].folded = coco_arena_copy(arena, coco_buf_view(&folded));
			out[n++].prefix = i < text.n && text.s[i] == '*';
		}
	}
	coco_buf_free(&folded);
	return n;
}

static struct coco_str key_of(struct survey_lexicon *lx, const char *set, struct coco_str text)
{
	coco_buf_clear(&lx->key);
	coco_buf_puts(&lx->key, set);
	coco_buf_putc(&lx->key, '\x1f');
	size_t bare = lx->key.len;
	coco_fold(text, &lx->key);
	if (lx->key.len == bare) /* nothing but marks ("#"): as it stands */
		coco_buf_str(&lx->key, coco_str_trim(text));
	return coco_buf_view(&lx->key);
}

/* Calls `add` for each piece of the language columns of a row. */
static int row_pieces(struct survey_lexicon *lx, struct coco_table_ref t, size_t row,
    int (*add)(struct survey_lexicon *, struct coco_table_ref, size_t, struct coco_str))
{
	for (size_t lang = 0; lang < COCO_LANGS; lang++) {
		struct coco_str rest = coco_str_of(coco_table_cell(t, row, coco_table_column(t, coco_langs[lang]))), piece;
		lx->lang = lang;
		while (rest.n && coco_str_split(&rest, ';', &piece)) {
			if (piece.n && add(lx, t, row, piece))
				return -1;
		}
	}
	return 0;
}

/* The names of months are kept by language: "listopad" is October in one and November in another. */
static const char *const month_sets[COCO_LANGS] = {
    "month0", "month1", "month2", "month3", "month4", "month5", "month6", "month7", "month8"};

static int meaning_add(struct survey_lexicon *lx, struct coco_table_ref t, size_t row, struct coco_str piece)
{
	bool added;
	const char *set = coco_table_cell(t, row, 0);
	size_t at = coco_map_add(lx->meanings, key_of(lx, strcmp(set, "month") == 0 ? month_sets[lx->lang] : set, piece), &added);
	if (at == COCO_NONE || (at >= lx->cap_codes && coco_grow(&lx->codes, &lx->cap_codes, at, sizeof *lx->codes)))
		return -1;
	const char *code = coco_table_cell(t, row, coco_table_column(t, "code"));
	/* A word that means two things in two languages ("ne" no, but …) means neither. */
	if (added)
		lx->codes[at] = code;
	else if (lx->codes[at] && strcmp(lx->codes[at], code) != 0)
		lx->codes[at] = NULL;
	return 0;
}

static const char *const role_names[] = {"", "response", "submitted", "lang", "complete", "email", "name", "drop", "personal", "gps"};

static int role_add(struct survey_lexicon *lx, struct coco_table_ref t, size_t row, struct coco_str piece)
{
	bool added;
	const char *role = coco_table_cell(t, row, coco_table_column(t, "role"));
	size_t at = coco_map_add(lx->roles, key_of(lx, coco_table_cell(t, row, 0), piece), &added);
	if (at == COCO_NONE || (at >= lx->cap_roles && coco_grow(&lx->role_of, &lx->cap_roles, at, sizeof *lx->role_of)))
		return -1;
	if (!added)
		return 0;
	lx->role_of[at] = 0;
	for (size_t r = 1; r < COCO_LEN(role_names); r++) {
		if (strcmp(role, role_names[r]) == 0)
			lx->role_of[at] = (uint8_t)r;
	}
	if (coco_table_cell(t, row, coco_table_column(t, "marker"))[0])
		lx->role_of[at] |= 0x80;
	return 0;
}

static int pattern_add(struct survey_lexicon *lx, struct coco_table_ref t, size_t row, struct coco_str piece)
{
	struct word words[WORDS_MAX];
	size_t n = words_of(piece, lx->arena, words);
	(void)t;
	if (!n)
		return 0;
	if (coco_grow(&lx->patterns, &lx->cap_patterns, lx->n_patterns, sizeof *lx->patterns))
		return -1;
	lx->patterns[lx->n_patterns++] = (struct pattern){(uint32_t)row, (uint32_t)lx->n_words, (uint32_t)n};
	for (size_t i = 0; i < n; i++) {
		if (coco_grow(&lx->words, &lx->cap_words, lx->n_words, sizeof *lx->words))
			return -1;
		lx->words[lx->n_words++] = words[i];
	}
	return 0;
}

static size_t number_at(struct coco_table_ref t, size_t row, const char *column)
{
	int64_t n = 0;
	coco_int_parse(coco_str_of(coco_table_cell(t, row, coco_table_column(t, column))), &n);
	return (size_t)n;
}

static int platforms_load(struct survey_lexicon *lx)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_survey, "platforms");
	lx->n_platforms = coco_table_rows(t);
	lx->platforms = coco_arena_array(lx->arena, lx->n_platforms, sizeof *lx->platforms);
	for (size_t i = 0; lx->platforms && i < lx->n_platforms; i++) {
		lx->platforms[i] = (struct survey_platform){.name = coco_table_cell(t, i, 0),
		    .shown_as = coco_table_cell(t, i, coco_table_column(t, "shown_as")),
		    .header_rows = number_at(t, i, "header_rows"),
		    .optional_rows = number_at(t, i, "optional_rows"),
		    .second = coco_table_cell(t, i, coco_table_column(t, "second")),
		    .markers = number_at(t, i, "markers"),
		    .marker_row = number_at(t, i, "marker_row"),
		    .marker_columns = number_at(t, i, "marker_columns"),
		    .coded = number_at(t, i, "coded") > 0,
		    .preamble = number_at(t, i, "preamble"),
		    .separator = coco_table_cell(t, i, coco_table_column(t, "separator")),
		    .path = coco_table_cell(t, i, coco_table_column(t, "path")),
		    .chosen = coco_table_cell(t, i, coco_table_column(t, "chosen"))};
	}
	return lx->platforms ? 0 : -1;
}

static int table_load(
    struct survey_lexicon *lx, const char *name, int (*add)(struct survey_lexicon *, struct coco_table_ref, size_t, struct coco_str))
{
	struct coco_table_ref t = coco_table_find(&coco_tables_survey, name);
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		if (row_pieces(lx, t, row, add))
			return -1;
	}
	return 0;
}

struct survey_lexicon *survey_lexicon_new(const struct coco_vocabs *vocabs, struct coco_err *err)
{
	struct survey_lexicon *lx = calloc(1, sizeof *lx);
	if (lx) {
		lx->user = vocabs;
		lx->arena = coco_arena_new();
		lx->meanings = coco_map_new();
		lx->roles = coco_map_new();
	}
	if (!lx || !lx->arena || !lx->meanings || !lx->roles || platforms_load(lx)) {
		survey_lexicon_free(lx);
		coco_err_nomem(err);
		return NULL;
	}
	return lx;
}

void survey_lexicon_free(struct survey_lexicon *lx)
{
	if (!lx)
		return;
	coco_arena_free(lx->arena);
	coco_map_free(lx->meanings);
	coco_map_free(lx->roles);
	coco_buf_free(&lx->key);
	for (size_t i = 0; i < lx->n_vocabs; i++)
		coco_vocab_index_free(lx->vocabs[i].index);
	free(lx->codes);
	free(lx->role_of);
	free(lx->patterns);
	free(lx->words);
	free(lx);
}

const char *survey_lexicon_word(struct survey_lexicon *lx, const char *set, struct coco_str words)
{
	if (!lx->meanings_ready)
		lx->meanings_ready = table_load(lx, "words", meaning_add) == 0;
	size_t at = coco_map_find(lx->meanings, key_of(lx, set, words));
	return at == COCO_NONE ? NULL : lx->codes[at];
}

int survey_lexicon_month(struct survey_lexicon *lx, struct coco_str word, unsigned langs, unsigned *named)
{
	int month = 0;
	*named = 0;
	for (unsigned lang = 0; lang < COCO_LANGS; lang++) {
		const char *code = langs & (1u << lang) ? survey_lexicon_word(lx, month_sets[lang], word) : NULL;
		int64_t number = 0;
		if (!code || !coco_int_parse(coco_str_of(code), &number))
			continue;
		*named |= 1u << lang;
		month = month == 0 || month == number ? (int)number : -1;
	}
	return month;
}

const struct coco_vocab *survey_lexicon_vocab(const struct survey_lexicon *lx, const char *name)
{
	return coco_vocabs_get(lx->user, name);
}

const char *survey_lexicon_code(struct survey_lexicon *lx, const struct coco_vocab *vocab, struct coco_str words)
{
	size_t i = 0;
	while (i < lx->n_vocabs && lx->vocabs[i].vocab != vocab)
		i++;
	if (i == lx->n_vocabs) {
		struct coco_vocab_index *index = i < VOCABS_MAX ? coco_vocab_index_new(vocab) : NULL;
		if (!index) { /* slower, the same answer */
			size_t row = coco_vocab_recognise(vocab, words);
			return row == COCO_NONE ? NULL : coco_vocab_code(vocab, row);
		}
		lx->vocabs[i].vocab = vocab;
		lx->vocabs[i].index = index;
		lx->n_vocabs++;
	}
	size_t row = coco_vocab_index_find(lx->vocabs[i].index, words);
	return row == COCO_NONE ? NULL : coco_vocab_code(vocab, row);
}

size_t survey_lexicon_platforms(const struct survey_lexicon *lx)
{
	return lx->n_platforms;
}

const struct survey_platform *survey_lexicon_platform(const struct survey_lexicon *lx, size_t i)
{
	return &lx->platforms[i];
}

size_t survey_lexicon_missing(const struct survey_lexicon *lx, const char *platform, struct survey_missing *out, size_t room)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_survey, "missing");
	size_t token = coco_table_column(t, "token"), reason = coco_table_column(t, "reason"), n = 0;
	(void)lx;
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		if (strcmp(coco_table_cell(t, row, 0), platform) != 0)
			continue;
		if (n < room)
			out[n] = (struct survey_missing){coco_str_of(coco_table_cell(t, row, token)), coco_table_cell(t, row, reason)};
		n++;
	}
	return n;
}

enum survey_role survey_lexicon_role(struct survey_lexicon *lx, const char *platform, struct coco_str heading, bool *marker)
{
	if (!lx->roles_ready)
		lx->roles_ready = table_load(lx, "metadata", role_add) == 0;
	size_t at = coco_map_find(lx->roles, key_of(lx, platform, heading));
	if (marker)
		*marker = at != COCO_NONE && (lx->role_of[at] & 0x80);
	return at == COCO_NONE ? SURVEY_NO_ROLE : (enum survey_role)(lx->role_of[at] & 0x7F);
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

static bool word_matches(const struct word *pattern, struct coco_str word)
{
	if (pattern->prefix)
		return word.n >= pattern->folded.n && memcmp(word.s, pattern->folded.s, pattern->folded.n) == 0;
	return coco_str_eq(word, pattern->folded);
}

/* Score of one pattern against the words of a heading of `letters` letters. */
static double pattern_score(const struct word *pattern, size_t n, const struct word *heading, size_t n_heading, size_t letters)
{
	size_t at = 0, covered = 0;
	for (size_t i = 0; i < n; i++) {
		while (at < n_heading && !word_matches(&pattern[i], heading[at].folded))
			at++;
		if (at == n_heading)
			return 0;
		covered += heading[at++].folded.n;
	}
	double score = covered == letters ? 1 : 0.55 + 0.45 * (double)covered / (double)letters;
	return n == 1 && n_heading > 4 ? score - 0.1 : score; /* one word of a long question says little */
}

void survey_lexicon_guess(struct survey_lexicon *lx, struct coco_str heading, const char *side, struct survey_guess best[2])
{
	struct coco_table_ref t = coco_table_find(&coco_tables_survey, "headers");
	struct word words[WORDS_MAX];
	struct coco_arena *arena = coco_arena_new();
	size_t n = arena ? words_of(heading, arena, words) : 0, letters = 0, side_column = coco_table_column(t, "side");
	best[0] = best[1] = (struct survey_guess){NULL, 0};
	if (!lx->patterns_ready)
		lx->patterns_ready = table_load(lx, "headers", pattern_add) == 0;
	for (size_t i = 0; i < n; i++)
		letters += words[i].folded.n;
	for (size_t i = 0; n && i < lx->n_patterns; i++) {
		const struct pattern *p = &lx->patterns[i];
		const char *only = coco_table_cell(t, p->field, side_column);
		if (*only && side && *side && strcmp(only, side) != 0 && strcmp(side, "both") != 0)
			continue;
		double score = pattern_score(&lx->words[p->first], p->n, words, n, letters);
		const char *field = coco_table_cell(t, p->field, 0);
		if (score <= 0)
			continue;
		if (strcmp(field, "-") == 0) { /* the words of an opinion: the heading names no field */
			best[0] = best[1] = (struct survey_guess){NULL, 0};
			break;
		}
		if (best[0].field == field) {
			best[0].score = score > best[0].score ? score : best[0].score;
		} else if (score > best[0].score) {
			best[1] = best[0];
			best[0] = (struct survey_guess){field, score};
		} else if (score > best[1].score) {
			best[1] = (struct survey_guess){field, score};
		}
	}
	coco_arena_free(arena);
}
