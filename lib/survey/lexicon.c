/* The room's tables: the meaning of words, the platforms and their metadata, the texts for no answer.
 *
 * Method: the names in the tables are folded when coco is built (coco/record.h), a cell's words when it is asked for; the
 * notions are made ready when the first heading is guessed (headings.c). Invariant: what a text means depends on the
 * tables and the text alone; a word that means two things of one set means neither.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "lexicon_parts.h"

/* The words as the names in the tables are folded. */
static struct coco_str folded(struct survey_lexicon *lx, struct coco_str words)
{
	coco_buf_clear(&lx->fold);
	coco_fold_name(words, &lx->fold);
	lx->failed |= !coco_buf_ok(&lx->fold);
	return coco_buf_view(&lx->fold);
}

/* The words' name in a table, if need be with umlauts of two letters as one. */
static size_t name_of(struct survey_lexicon *lx, struct coco_table_ref table, struct coco_str words)
{
	const struct coco_str fold = folded(lx, words);
	const size_t name = coco_names_find(table, fold);
	return name == COCO_NONE && umlauts_as_letters(fold, &lx->letters) ? coco_names_find(table, coco_buf_view(&lx->letters)) : name;
}

static const char *const role_names[] = {
    "", "response", "submitted", "lang", "complete", "email", "name", "drop", "personal", "gps", "trial", "wave", "instrument", "instance"};

/* What platforms.csv says of a platform, by column: a text, a number, or whether the number is above 0. */
enum part_kind { TEXT, NUMBER, FLAG };
static const struct part {
	char column[20];
	uint8_t kind, at; /* in the platform */
} parts[] = {
    {"platform", TEXT, offsetof(struct survey_platform, name)},
    {"shown_as", TEXT, offsetof(struct survey_platform, shown_as)},
    {"header_rows", NUMBER, offsetof(struct survey_platform, header_rows)},
    {"optional_rows", NUMBER, offsetof(struct survey_platform, optional_rows)},
    {"second", TEXT, offsetof(struct survey_platform, second)},
    {"markers", NUMBER, offsetof(struct survey_platform, markers)},
    {"marker_row", NUMBER, offsetof(struct survey_platform, marker_row)},
    {"marker_columns", NUMBER, offsetof(struct survey_platform, marker_columns)},
    {"coded", FLAG, offsetof(struct survey_platform, coded)},
    {"preamble", NUMBER, offsetof(struct survey_platform, preamble)},
    {"separator", TEXT, offsetof(struct survey_platform, separator)},
    {"also", TEXT, offsetof(struct survey_platform, also)},
    {"leads", FLAG, offsetof(struct survey_platform, also_leads)},
    {"path", TEXT, offsetof(struct survey_platform, path)},
    {"chosen", TEXT, offsetof(struct survey_platform, chosen)},
    {"not_chosen", TEXT, offsetof(struct survey_platform, not_chosen)},
    {"stem", TEXT, offsetof(struct survey_platform, stem)},
    {"selected", TEXT, offsetof(struct survey_platform, selected)},
    {"bare", FLAG, offsetof(struct survey_platform, bare)},
    {"joined", FLAG, offsetof(struct survey_platform, joined)},
    {"codes", FLAG, offsetof(struct survey_platform, codes)},
    {"list_ends", FLAG, offsetof(struct survey_platform, list_ends)},
    {"dated_is_complete", FLAG, offsetof(struct survey_platform, dated_is_complete)},
    {"id_begins", TEXT, offsetof(struct survey_platform, id_begins)},
    {"completed", TEXT, offsetof(struct survey_platform, completed)},
    {"no_date", TEXT, offsetof(struct survey_platform, no_date)},
};
_Static_assert(sizeof(struct survey_platform) < UINT8_MAX, "a part's place is a byte");

static void part_read(struct survey_platform *platform, const struct part *part, const char *cell)
{
	char *to = (char *)platform + part->at;
	int64_t n = 0;
	if (part->kind == TEXT) {
		memcpy(to, &cell, sizeof cell);
		return;
	}
	coco_int_parse(coco_str_of(cell), &n);
	const size_t number = (size_t)n;
	const bool flag = n > 0;
	memcpy(to, part->kind == FLAG ? (const void *)&flag : &number, part->kind == FLAG ? sizeof flag : sizeof number);
}

static int platforms_load(struct survey_lexicon *lx)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_survey, "platforms");
	lx->n_platforms = coco_table_rows(t);
	lx->platforms = coco_arena_array(lx->arena, lx->n_platforms, sizeof *lx->platforms);
	for (size_t p = 0; lx->platforms && p < COCO_LEN(parts); p++) {
		const size_t column = coco_table_column(t, parts[p].column);
		for (size_t i = 0; i < lx->n_platforms; i++)
			part_read(&lx->platforms[i], &parts[p], coco_table_cell(t, i, column));
	}
	return lx->platforms ? 0 : -1;
}

struct survey_lexicon *survey_lexicon_new(const struct coco_vocabs *vocabs, struct coco_err *err)
{
	struct survey_lexicon *lx = calloc(1, sizeof *lx);
	if (lx) {
		lx->user = vocabs;
		lx->arena = coco_arena_new();
		lx->words = coco_table_find(&coco_tables_survey, "words");
		lx->roles = coco_table_find(&coco_tables_survey, "metadata");
		lx->headers = coco_table_find(&coco_tables_survey, "headers");
		lx->code = coco_table_column(lx->words, "code");
		lx->langs = coco_table_column(lx->words, coco_langs[0]);
		lx->role = coco_table_column(lx->roles, "role");
		lx->marker = coco_table_column(lx->roles, "marker");
		lx->side = coco_table_column(lx->headers, "side");
		lx->lang = coco_table_column(lx->headers, coco_langs[0]);
		lx->anywhere = coco_table_column(lx->headers, "anywhere");
	}
	if (!lx || !lx->arena || platforms_load(lx)) {
		survey_lexicon_free(lx);
		coco_err_nomem(err);
		return NULL;
	}
	return lx;
}

bool survey_lexicon_ok(const struct survey_lexicon *lx)
{
	return !lx->failed;
}

void survey_lexicon_free(struct survey_lexicon *lx)
{
	if (!lx)
		return;
	coco_arena_free(lx->arena);
	coco_buf_free(&lx->fold);
	coco_buf_free(&lx->letters);
	coco_buf_free(&lx->kept);
	free(lx);
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

/* What a name means, after what the names before it mean: a word that means two things means neither (""). */
static const char *also(const struct survey_lexicon *lx, const char *meant, size_t row)
{
	const char *code = coco_table_cell(lx->words, row, lx->code);
	return !meant || strcmp(meant, code) == 0 ? code : "";
}

size_t survey_lexicon_words(struct survey_lexicon *lx, struct coco_str words)
{
	return name_of(lx, lx->words, words);
}

size_t survey_lexicon_folded(const struct survey_lexicon *lx, struct coco_str fold)
{
	return coco_names_find(lx->words, fold);
}

const char *survey_lexicon_word(struct survey_lexicon *lx, const char *set, struct coco_str words)
{
	return survey_lexicon_word_at(lx, set, survey_lexicon_words(lx, words));
}

const char *survey_lexicon_word_at(const struct survey_lexicon *lx, const char *set, size_t name)
{
	const char *meant = NULL;
	for (; name != COCO_NONE; name = coco_names_next(lx->words, name)) {
		size_t row = coco_names_row(lx->words, name);
		if (strcmp(coco_table_cell(lx->words, row, 0), set) == 0)
			meant = also(lx, meant, row);
	}
	return meant && *meant ? meant : NULL;
}

/* The names of months are told apart by language: "listopad" is October in one and November in another. */
int survey_lexicon_month(struct survey_lexicon *lx, struct coco_str word, unsigned langs, unsigned *named)
{
	const char *meant[COCO_LANGS] = {NULL};
	int month = 0;
	size_t name = name_of(lx, lx->words, word);
	for (; name != COCO_NONE; name = coco_names_next(lx->words, name)) {
		size_t row = coco_names_row(lx->words, name), lang = coco_names_column(lx->words, name) - lx->langs;
		if (strcmp(coco_table_cell(lx->words, row, 0), "month") == 0)
			meant[lang] = also(lx, meant[lang], row);
	}
	*named = 0;
	for (unsigned lang = 0; lang < COCO_LANGS; lang++) {
		int64_t number = 0;
		if (!(langs & (1u << lang)) || !meant[lang] || !coco_int_parse(coco_str_of(meant[lang]), &number))
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
	size_t row = coco_vocab_recognise_in(vocab, words, &lx->fold);
	if (row == COCO_NONE && umlauts_as_letters(folded(lx, words), &lx->letters))
		row = coco_vocab_recognise_in(vocab, coco_buf_view(&lx->letters), &lx->fold);
	return row == COCO_NONE ? NULL : coco_vocab_code(vocab, row);
}

/* ---- platforms --------------------------------------------------------------------------------------------------- */

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

static bool same_letters(struct coco_str text, const char *token)
{
	return text.n == strlen(token) && strncasecmp(text.s, token, text.n) == 0;
}

/* What a table of platforms, tokens and reasons says of a text; NULL: nothing. `cased`: capitals count. */
static const char *reason_in(const char *table, const char *platform, struct coco_str text, bool cased)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_survey, table);
	const size_t first = coco_table_row(t, 0, (struct coco_str){platform, strlen(platform)}); /* most platforms have none */
	const size_t token = first == COCO_NONE ? COCO_NONE : coco_table_column(t, "token");
	for (size_t row = first; row < coco_table_rows(t); row++) {
		const char *found = coco_table_cell(t, row, token);
		if ((cased ? coco_str_is(text, found) : same_letters(text, found)) && strcmp(coco_table_cell(t, row, 0), platform) == 0)
			return coco_table_cell(t, row, coco_table_column(t, "reason"));
	}
	return NULL;
}

const char *survey_lexicon_missing_reason(const struct survey_lexicon *lx, const char *platform, struct coco_str text)
{
	(void)lx;
	return reason_in("missing", platform, text, true);
}

const char *survey_lexicon_trial(const struct survey_lexicon *lx, const char *platform, struct coco_str text)
{
	(void)lx;
	return reason_in("trials", platform, text, false);
}

size_t survey_lexicon_roles(struct survey_lexicon *lx, struct coco_str heading)
{
	return name_of(lx, lx->roles, heading);
}

enum survey_role survey_lexicon_role_at(const struct survey_lexicon *lx, const char *platform, size_t name, bool *marker)
{
	size_t row = COCO_NONE;
	for (; name != COCO_NONE && row == COCO_NONE; name = coco_names_next(lx->roles, name)) {
		if (strcmp(coco_table_cell(lx->roles, coco_names_row(lx->roles, name), 0), platform) == 0)
			row = coco_names_row(lx->roles, name);
	}
	if (marker)
		*marker = *coco_table_cell(lx->roles, row, lx->marker) != '\0';
	const char *role = coco_table_cell(lx->roles, row, lx->role);
	for (size_t r = 1; r < COCO_LEN(role_names) && *role; r++) {
		if (strcmp(role, role_names[r]) == 0)
			return (enum survey_role)r;
	}
	return SURVEY_NO_ROLE;
}

unsigned survey_lexicon_role_langs(struct survey_lexicon *lx, struct coco_str heading)
{
	const size_t first = coco_table_column(lx->roles, coco_langs[0]);
	unsigned langs = 0;
	for (size_t name = survey_lexicon_roles(lx, heading); name != COCO_NONE; name = coco_names_next(lx->roles, name))
		langs |= 1u << (coco_names_column(lx->roles, name) - first);
	return langs;
}

enum survey_role survey_lexicon_role(struct survey_lexicon *lx, const char *platform, struct coco_str heading)
{
	return survey_lexicon_role_at(lx, platform, survey_lexicon_roles(lx, heading), NULL);
}
