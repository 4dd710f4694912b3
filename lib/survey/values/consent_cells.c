/* The cells of a column that asks for a consent.
 *
 * Method: a cell is a yes or a no by the words of words.csv; a longer one is a no if it refuses or takes back (consents.csv), a yes if as
 * a heading it would ask for this very consent and nothing in it limits. A code means what the heading says of it ("1 = no, 0 = yes"),
 * or 1 and 0 what they usually do where the column holds both and no other: 1 and 2 may be a yes and a no or the contrary.
 * Invariant: what is no clear answer is null, never a yes, and is told.
 */
#include <string.h>
#include "plan.h"

#define SURE 0.7        /* of a heading's score */
#define OTHER_NUMBER 10 /* bit of survey_evidence.digits */

bool survey_is_consent(const struct coco_field *field)
{
	return field && field->kind == COCO_BOOL && strncmp(field->name, "consent.", strlen("consent.")) == 0;
}

/* ---- codes ------------------------------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static signed char meaning_of(struct survey_lexicon *lx, struct coco_str words)
{
	const char *code = survey_lexicon_word(lx, "bool", coco_str_trim(words));
	return code ? strcmp(code, "yes") == 0 ? 1 : -1 : 0;
}

/* The words behind a digit, "1 = yes", or before it, "yes (1)"; "": there are none. */
static struct coco_str words_beside(struct coco_str text, size_t at, bool behind)
{
	static const char ends[] = ",;/()[]|0123456789=:";
	size_t from = at, to = at + 1;
	if (behind) {
		while (to < text.n && text.s[to] == ' ')
			to++;
		if (to == text.n || !strchr("=:).]-", text.s[to]))
			return COCO_STR("");
		from = ++to;
		while (to < text.n && !strchr(ends, text.s[to]))
			to++;
		return coco_str_sub(text, from, to);
	}
	while (from > 0 && text.s[from - 1] == ' ')
		from--;
	if (from == 0 || !strchr("=:([-", text.s[from - 1]))
		return COCO_STR("");
	to = --from;
	while (from > 0 && !strchr(ends, text.s[from - 1]))
		from--;
	return coco_str_sub(text, from, to);
}

/* Reads a heading's coding in one of the two forms; returns what it knows: a yes and a no are two. */
static int coding_read(struct survey_lexicon *lx, struct coco_str text, bool behind, signed char mean[10])
{
	bool yes = false, no = false;
	memset(mean, 0, 10);
	for (size_t i = 0; i < text.n; i++) {
		const bool alone = is_digit(text.s[i]) && (i == 0 || strchr(" ,;/([|=:-", text.s[i - 1])) &&
		                   (i + 1 == text.n || strchr(" ,;/)]|=:.-", text.s[i + 1]));
		const signed char one = alone ? meaning_of(lx, words_beside(text, i, behind)) : 0;
		if (one)
			mean[text.s[i] - '0'] = one;
		yes |= one > 0;
		no |= one < 0;
	}
	return yes + no;
}

static bool coding_find(struct survey_lexicon *lx, struct survey_column *c)
{
	signed char before[10];
	const int known = coding_read(lx, c->plain, true, c->codes_mean);
	if (coding_read(lx, c->plain, false, before) > known) {
		memcpy(c->codes_mean, before, sizeof before);
		return true;
	}
	return known > 0;
}

void survey_consents_decide(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	for (size_t i = 0; i < plan->n && !plan->type; i++) {
		struct survey_column *c = &plan->columns[i];
		const unsigned digits = evidence[i].digits;
		if (c->use != SURVEY_FIELD || !survey_is_consent(c->field) || c->stem || coding_find(plan->lexicon, c))
			continue;
		if (digits == 3 || digits == 1) { /* 0 and 1, or 0 alone */
			c->codes_mean[1] = 1;
			c->codes_mean[0] = -1;
			continue;
		}
		c->undecided = digits && !(c->map && c->map->n_options);
		struct coco_finding at = {.file = plan->path, .field = c->field->name};
		if (c->undecided)
			coco_diag_say(diag, COCO_WARNING, "unknown-codes", &at,
			    "say in the map's \"options\" what each code means: {\"1\": true, \"2\": false}",
			    "column \"%.*s\" holds codes for a consent that nothing explains: none counts as given", COCO_STR_ARG(c->name));
	}
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

/* "I agree to the processing of my data": as a heading it would ask for this consent, and no word of it limits. */
static bool agrees_to(struct survey_lexicon *lx, const struct coco_field *field, struct coco_str cell)
{
	struct survey_guess best[SURVEY_GUESSES];
	struct coco_str rest = cell, word;
	if (survey_lexicon_says(lx, cell) != SURVEY_SAYS_AGREED)
		return false;
	while (rest.n && coco_str_split(&rest, ' ', &word)) {
		while (word.n && strchr(",.;:!?", word.s[word.n - 1]))
			word.n--;
		if (word.n && survey_lexicon_word(lx, "limit", word))
			return false;
	}
	survey_lexicon_guess(lx, cell, "", best);
	return best[0].field && !best[0].bare && best[0].score >= SURE && strcmp(best[0].field, field->name) == 0;
}

bool survey_cells_agree(struct survey_plan *plan, const struct survey_evidence *e)
{
	size_t says = 0, filled = 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		if (survey_cell_missing(plan, cell) || meaning_of(plan->lexicon, cell) < 0)
			continue; /* a no says nothing of what was asked */
		filled++;
		says += survey_lexicon_says(plan->lexicon, cell) == SURVEY_SAYS_AGREED;
	}
	return says > 0 && says * 2 > filled;
}

/* "No, I agree". */
static bool contradicts(struct survey_lexicon *lx, struct coco_str cell)
{
	struct coco_str rest = cell, head;
	return coco_str_split(&rest, ',', &head) && rest.n && meaning_of(lx, head) < 0 && survey_lexicon_says(lx, rest) == SURVEY_SAYS_AGREED;
}

const char *survey_consent_read(struct survey_plan *plan, const struct survey_column *c, struct coco_str cell, struct coco_buf *json)
{
	struct survey_lexicon *lx = plan->lexicon;
	signed char mean = 0;
	cell = coco_str_trim(cell);
	const bool coded = cell.n == 1 && is_digit(cell.s[0]);
	if (coded)
		mean = c->codes_mean[cell.s[0] - '0'];
	else if (cell.n > 2 && is_digit(cell.s[0]) && !is_digit(cell.s[1])) /* "1 = yes", as the cell itself says */
		mean = meaning_of(lx, words_beside(cell, 0, true));
	const size_t before = json->len;
	if (!mean && !coded && !survey_value(lx, c->field, cell, c->format, json))
		return NULL;
	json->len = before;
	if (!mean && !coded && !contradicts(lx, cell)) {
		const enum survey_says says = survey_lexicon_says(lx, cell);
		mean = says == SURVEY_SAYS_REFUSED ? -1 : agrees_to(lx, c->field, cell) ? 1 : 0;
	}
	coco_buf_puts(json, mean > 0 ? "true" : mean < 0 ? "false" : "null");
	const bool number = survey_number_canonical(cell);
	return mean ? NULL : number ? "unknown-code" : "unclear-consent";
}

struct coco_str survey_consent_stricter(struct coco_str a, struct coco_str b)
{
	return coco_str_is(a, "false") || coco_str_is(b, "true") ? a : coco_str_is(b, "false") || coco_str_is(a, "true") ? b : a;
}
