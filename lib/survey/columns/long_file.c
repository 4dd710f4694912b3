/* A file that holds an answer in each row: who, which question, what. Read as a survey it would make a person of each answer.
 *
 * Method: a heading asks for the question and another one for the answer, in these words (set `long` of words.csv) and words for their
 * numbers or texts beside (`long_beside`), and the cells show it: the questions are several and come again, or whoever answers does. The
 * file is refused with the command that makes a row a person. A map that leaves one of the three columns out, or names it otherwise, says
 * that a row is a person all the same. Invariant: nothing of a cell is shown.
 */
#include <stdio.h>
#include <string.h>
#include "columns_parts.h"

enum part { WHO, QUESTION, ANSWER, PARTS };
static const char *const parts[PARTS] = {"who", "question", "answer"};

/* What the heading asks for: by all of its words, or by those that say it, "Question no." and "Odgovor ispitanika"; NULL: nothing of that.
 */
static const char *part_of(struct survey_plan *plan, struct coco_str heading)
{
	struct coco_buf words = COCO_BUF_INIT, kept = COCO_BUF_INIT;
	const char *part = survey_lexicon_word(plan->lexicon, "long", heading);
	coco_fold_words(heading, &words);
	struct coco_str rest = coco_buf_view(&words), word;
	while (!part && rest.n && coco_str_split(&rest, ' ', &word)) {
		if (!survey_lexicon_word(plan->lexicon, "long_beside", word))
			coco_buf_str(&kept, word);
	}
	if (!part && kept.len)
		part = survey_lexicon_word(plan->lexicon, "long", coco_buf_view(&kept));
	plan->failed |= !coco_buf_ok(&words) || !coco_buf_ok(&kept);
	coco_buf_free(&words);
	coco_buf_free(&kept);
	return part;
}

/* Whether values come again below the heading. */
static bool comes_again(const struct survey_evidence *e)
{
	return e->n_distinct && e->filled > e->n_distinct && (e->n_distinct < SURVEY_DISTINCT || e->filled > 2 * SURVEY_DISTINCT);
}

/* A heading that stands in a command as it is. */
static bool is_plain(struct coco_str heading)
{
	for (size_t i = 0; i < heading.n; i++) {
		if (heading.s[i] == ',' || heading.s[i] == '\'' || heading.s[i] == '\\' || (unsigned char)heading.s[i] < ' ')
			return false;
	}
	return heading.n > 0;
}

/* Whoever else is named in each row: an e-mail address, a name, an export's number of the person, of which some come again. */
static size_t named_find(struct survey_plan *plan, const struct survey_evidence *evidence, const size_t at[PARTS])
{
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		if (i == at[QUESTION] || i == at[ANSWER] || !comes_again(&evidence[i]))
			continue;
		if (column_has_emails(&evidence[i]) || column_contact_heading(plan, coco_str_trim(c->plain)) ||
		    survey_lexicon_role(plan->lexicon, "waved", coco_str_trim(c->plain)) == SURVEY_RESPONSE_ID)
			return i;
	}
	return COCO_NONE;
}

static int refuse(const struct survey_plan *plan, const size_t at[PARTS], struct coco_err *err)
{
	const struct coco_str question = coco_str_trim(plan->columns[at[QUESTION]].name),
	                      answer = coco_str_trim(plan->columns[at[ANSWER]].name);
	coco_err_set(err, COCO_EXIT_INPUT, "answer-a-row", "each row is an answer (\"%.*s\", \"%.*s\"), not a person", COCO_STR_ARG(question),
	    COCO_STR_ARG(answer));
	char quoted[192] = "";
	const struct coco_str who = at[WHO] == COCO_NONE ? COCO_STR_NONE : coco_str_trim(plan->columns[at[WHO]].name);
	const char mark = plan->dialect.delimiter;
	const bool plain =
	    is_plain(question) && is_plain(answer) && is_plain(who) && !plan->sheet && (mark == ',' || mark == ';' || mark == '\t');
	const int n = snprintf(quoted, sizeof quoted,
	    "mlr --%s --ocsv cut -f '%.*s,%.*s,%.*s' then nest --evar '; ' -f '%.*s' then reshape -s '%.*s,%.*s' then unsparsify",
	    mark == ','   ? "icsv"
	    : mark == ';' ? "icsv --ifs ';'"
	                  : "itsv",
	    COCO_STR_ARG(who), COCO_STR_ARG(question), COCO_STR_ARG(answer), COCO_STR_ARG(answer), COCO_STR_ARG(question),
	    COCO_STR_ARG(answer));
	if (at[WHO] == COCO_NONE)
		coco_err_hint(err, "add a column that says whose answer it is, then make a row a person: coco-import(1), An answer a row");
	else if (plain && n > 0 && (size_t)n < sizeof quoted)
		coco_err_hint(err, "%s FILE makes a row a person", quoted);
	else
		coco_err_hint(err, "make a row a person by \"%.*s\" first: coco-import(1), An answer a row", COCO_STR_ARG(who));
	return coco_err_at(err, plan->path, plan->dialect.skip + 1, 0);
}

int survey_long_refuse(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_err *err)
{
	size_t at[PARTS] = {COCO_NONE, COCO_NONE, COCO_NONE};
	if (plan->type || plan->raw)
		return 0;
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &plan->columns[i];
		const char *part = c->sub.n ? NULL : part_of(plan, coco_str_trim(c->plain));
		bool exact;
		if (part && plan->has_map && survey_map_find(&plan->map, c->name, c->code, c->question, &exact))
			return 0;
		for (size_t k = 0; part && k < PARTS; k++) {
			if (strcmp(part, parts[k]) == 0 && at[k] == COCO_NONE)
				at[k] = i;
		}
	}
	if (at[QUESTION] == COCO_NONE || at[ANSWER] == COCO_NONE)
		return 0;
	if (at[WHO] == COCO_NONE || !comes_again(&evidence[at[WHO]]))
		at[WHO] = named_find(plan, evidence, at);
	const bool asked_again = evidence[at[QUESTION]].n_distinct > 1 && comes_again(&evidence[at[QUESTION]]);
	return at[WHO] != COCO_NONE || asked_again ? refuse(plan, at, err) : 0;
}
