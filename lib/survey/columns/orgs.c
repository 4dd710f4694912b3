/* Organisations that are none: who has no employer, how people are addressed, countries, kinds of firms, and categories to choose from.
 *
 * Method: a cell of the words of words.csv ("no_org") names no organisation, nor does a country's name in a row of that country, or in one
 * that says no country but who it is of. A column nearly all of whose other answers are kinds of firms,
 * or, in a file that names no people and under a heading that is not just a word for an organisation, few answers that return, asks for a
 * kind: it stays a response, for by it strangers would become one participant. Invariant: one legal form among the answers, and they are
 * names.
 */
#include <string.h>
#include "coco/record_letters.h"
#include "columns_parts.h"
#include "lexicon_parts.h"
#include "word_heads.h"

enum { CELL_MOST = 80, FEW_ROWS = 4, WORDS_MOST = 5 };

static bool is_gap(char c)
{
	return c == ' ' || c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '/' || c == '(' || c == ')' || c == '\t';
}

/* Words of a cell, folded as they are added. */
struct folded {
	char text[CELL_MOST];
	size_t n;
	bool wide; /* they have other letters than ASCII's, of which the lexicon makes the fold */
};

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static void folded_add(struct folded *folded, char c)
{
	const char small = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
	folded->wide |= (unsigned char)c >= 0x80;
	if (is_plain(small))
		folded->text[folded->n++] = small;
}

/* What the words mean among those who name no organisation; NULL. */
static const char *meant_by(struct survey_lexicon *lexicon, const struct folded *folded, struct coco_str words)
{
	const bool known = folded->n && !folded->wide;
	const size_t name =
	    known ? survey_lexicon_folded(lexicon, (struct coco_str){folded->text, folded->n}) : survey_lexicon_words(lexicon, words);
	return survey_lexicon_word_at(lexicon, "no_org", name);
}

/* All words of the cell, which is short, are such words and what may stand beside them. */
static bool all_such(struct survey_lexicon *lexicon, struct coco_str cell)
{
	bool such = false;
	size_t at = 0;
	while (at < cell.n) {
		struct folded folded;
		folded.n = 0;
		folded.wide = false;
		size_t end = at, taken = 0;
		for (int words = 0; end < cell.n && words < WORDS_MOST; words++) { /* the longest that the table knows */
			while (end < cell.n && is_gap(cell.s[end]))
				end++;
			while (end < cell.n && !is_gap(cell.s[end]))
				folded_add(&folded, cell.s[end++]);
			const char *meant = meant_by(lexicon, &folded, coco_str_sub(cell, at, end));
			const bool none = meant && (strcmp(meant, "none") == 0 || strcmp(meant, "title") == 0);
			if (!none && !(meant && words == 0 && strcmp(meant, "beside") == 0))
				continue;
			taken = end;
			such |= none;
		}
		if (!taken)
			return false;
		for (at = taken; at < cell.n && is_gap(cell.s[at]);)
			at++;
	}
	return such;
}

/* The cell can begin with what is asked below. */
static bool may_name_none(struct survey_lexicon *lexicon, struct coco_str cell)
{
	static const char *const sets[] = {"no_org", "form", "bool", "missing"};
	if (!lexicon->no_org)
		lexicon->no_org = survey_heads_new(sets, COCO_LEN(sets), lexicon->arena);
	return !lexicon->no_org || survey_heads_may(lexicon->no_org, cell);
}

/* "#REF!", "#NAME?", "#DIV/0!": what a spreadsheet writes where a formula has failed. */
static bool is_error_cell(struct coco_str cell)
{
	size_t i = 1;
	if (cell.n < 3 || cell.s[0] != '#' || (cell.s[cell.n - 1] != '!' && cell.s[cell.n - 1] != '?'))
		return false;
	while (i < cell.n && !(cell.s[i] >= 'a' && cell.s[i] <= 'z') && cell.s[i] != ' ')
		i++;
	return i == cell.n;
}

/* "???", "x", "xx": no name has nothing but marks, or is the letter alone with which fields are filled in. */
static bool only_marks(struct coco_str cell)
{
	size_t crosses = 0;
	for (size_t i = 0; i < cell.n; i++) {
		const char small = cell.s[i] >= 'A' && cell.s[i] <= 'Z' ? (char)(cell.s[i] | 32) : cell.s[i];
		if ((is_plain(small) && small != 'x') || (unsigned char)cell.s[i] >= 0x80)
			return false;
		crosses += small == 'x';
	}
	return cell.n > 0 && (crosses != 1 || cell.n > 1 || cell.s[0] == 'x');
}

/* A legal form alone is no name, either. */
bool survey_names_no_org(struct survey_lexicon *lexicon, struct coco_str cell)
{
	enum { MARKS_MOST = 8 };
	cell = coco_str_trim(cell);
	if ((cell.n <= MARKS_MOST && only_marks(cell)) || is_error_cell(cell))
		return true;
	if (!cell.n || cell.n > CELL_MOST || !may_name_none(lexicon, cell))
		return false;
	const size_t name = survey_lexicon_words(lexicon, cell);
	if (name == COCO_NONE) /* as of nearly every cell */
		return all_such(lexicon, cell);
	const char *meant = survey_lexicon_word_at(lexicon, "no_org", name);
	if (meant && cell.n == 1) /* "g." is how somebody is addressed, "G" a name */
		return false;
	const char *answer = survey_lexicon_word_at(lexicon, "bool", name);
	if ((meant && strcmp(meant, "beside") != 0) || survey_lexicon_word_at(lexicon, "form", name))
		return true;
	return (answer && cell.n > 1 && strcmp(answer, "no") == 0) || survey_word_missing(lexicon, cell, true) || all_such(lexicon, cell);
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The first letter of nearly every organisation's name tells that it is not its country's. */
static bool may_be_country(struct survey_lexicon *lexicon, struct coco_str org, struct coco_str country)
{
	const char first = (char)(org.s[0] | 32);
	if (country.n != 2 || !is_capital(country.s[0]) || !is_capital(country.s[1]) || first < 'a' || first > 'z')
		return true;
	uint32_t *letters = &lexicon->lands[(country.s[0] - 'A') * 26 + country.s[1] - 'A'];
	if (!*letters) {
		const struct coco_vocab *vocab = survey_lexicon_vocab(lexicon, "country");
		const size_t row = coco_vocab_find(vocab, country);
		*letters = row == COCO_NONE ? UINT32_MAX : coco_vocab_letters(vocab, row);
	}
	return *letters >> (first - 'a') & 1;
}

bool survey_org_is_country(struct survey_lexicon *lexicon, struct coco_str org, struct coco_str country, bool named)
{
	enum { COUNTRY_LEAST = 3, COUNTRY_MOST = 48 }; /* "IT" is a trade as well */
	if (org.n < COUNTRY_LEAST || org.n > COUNTRY_MOST || !(country.n || named) || !may_be_country(lexicon, org, country))
		return false;
	const char *code = survey_lexicon_code(lexicon, survey_lexicon_vocab(lexicon, "country"), org);
	return code && (country.n ? coco_str_is(country, code) : true);
}

static bool is_kind(struct survey_lexicon *lexicon, struct coco_str cell)
{
	const char *meant = survey_lexicon_word(lexicon, "no_org", coco_str_trim(cell));
	return meant && strcmp(meant, "kind") == 0;
}

/* Nobody in the file can be told from another by name or address. */
static bool is_anonymous(const struct survey_plan *plan)
{
	static const char *const fields[] = {"id", "contact_name", "email", "phone", "website"};
	bool named = false;
	for (size_t i = 0; i < COCO_LEN(fields) && !named; i++)
		named = columns_feed(plan, fields[i]);
	for (size_t i = 0; i < plan->n && !named; i++)
		named = plan->columns[i].people;
	return !named;
}

void columns_orgs_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const struct survey_evidence *e = &evidence[i];
		size_t firms = 0, kinds = 0, none = 0;
		if (c->use != SURVEY_FIELD || !c->field || strcmp(c->field->name, "org") != 0 || c->map || c->score <= 0)
			continue;
		for (size_t k = 0; k < e->n_distinct; k++) {
			firms += column_is_firm(plan, e->distinct[k]);
			const bool kind = is_kind(plan->lexicon, e->distinct[k]);
			kinds += kind;
			none += !kind && survey_names_no_org(plan->lexicon, e->distinct[k]);
		}
		const bool few = c->score < 1 && e->filled >= FEW_ROWS && e->n_distinct * 2 <= e->filled + 1;
		if (firms || !((kinds > 1 && kinds * 5 >= (e->n_distinct - none) * 4) || (few && is_anonymous(plan))))
			continue;
		c->use = SURVEY_RESPONSE;
		c->unread = c->field;
		c->field = NULL;
		c->why = "kinds of organisations, or a few answers that return: no names";
	}
}
