/* Headings: one unique name a column, and what platforms put into it: code, question, option.
 *
 * Method: `A8[SQ001]`, `A8[SQ001]. Question? [Option]`, `Question? [Option]`, `A8. Question?`; with a second row of
 * headings the option (SurveyMonkey) or the question (Qualtrics) stands there. An empty heading becomes "column 3", a
 * repeated one "name [2]". Invariant: names are unique and in the file's order; nothing of a heading is lost.
 */
#include <string.h>
#include "coco/person.h"
#include "phones.h"

/* ---- unique names ------------------------------------------------------------------------------------------------ */

static struct coco_str unique_name(struct coco_arena *arena, struct coco_map *names, struct coco_str text, size_t column, bool *again)
{
	bool added;
	*again = false;
	if (!text.n)
		text = coco_str_of(coco_arena_printf(arena, "column %zu", column + 1));
	struct coco_str name = text;
	for (size_t k = 2; name.s; k++) {
		if (coco_map_add(names, name, &added) == COCO_NONE)
			return COCO_STR_NONE;
		if (added)
			return coco_arena_copy(arena, name);
		*again = true;
		name = coco_str_of(coco_arena_printf(arena, "%.*s [%zu]", COCO_STR_ARG(text), k));
	}
	return COCO_STR_NONE;
}

/* ---- code, question, option -------------------------------------------------------------------------------------- */

static bool is_code_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* Length of `Q1` or `Q1[SQ001][SQ002]` at the beginning; 0: no code. *bracket: where the first '[' stands, or SIZE_MAX. */
static size_t code_length(struct coco_str text, size_t *bracket)
{
	size_t i = 0;
	*bracket = SIZE_MAX;
	while (i < text.n && is_code_char(text.s[i]))
		i++;
	if (!i)
		return 0;
	while (i < text.n && text.s[i] == '[') {
		const char *end = memchr(text.s + i, ']', text.n - i);
		if (!end)
			break;
		if (*bracket == SIZE_MAX)
			*bracket = i;
		i = (size_t)(end - text.s) + 1;
	}
	return i;
}

/* A trailing " [Option]": its parts; false if there is none. */
static bool option_split(struct coco_str text, struct coco_str *question, struct coco_str *option)
{
	size_t depth = 0;
	if (text.n < 4 || text.s[text.n - 1] != ']')
		return false;
	for (size_t i = text.n; i-- > 1;) {
		depth += text.s[i] == ']';
		if (text.s[i] == '[' && --depth == 0) {
			*question = coco_str_trim(coco_str_sub(text, 0, i));
			*option = coco_str_trim(coco_str_sub(text, i + 1, text.n - 1));
			return question->n > 0;
		}
	}
	return false;
}

#define CHOICE " (choice="

/* REDCap's "Question (choice=Option)". */
static bool choice_split(struct coco_str text, struct coco_str *question, struct coco_str *option)
{
	const size_t at = coco_str_ends(text, ")") ? coco_str_find(text, COCO_STR(CHOICE), 1) : SIZE_MAX;
	if (at == SIZE_MAX || at + strlen(CHOICE) + 1 >= text.n)
		return false;
	*question = coco_str_trim(coco_str_sub(text, 0, at));
	*option = coco_str_trim(coco_str_sub(text, at + strlen(CHOICE), text.n - 1));
	return true;
}

/* What is asked without the question's own number before it: "Q5. Problem", "3. Problem 1". A bare number counts only where another one
 * stands behind, for "2. Ansprechpartner" is a second one. */
static struct coco_str without_number(struct coco_str text)
{
	size_t i = text.n && (text.s[0] == 'Q' || text.s[0] == 'q'), digits = i;
	const bool lettered = i > 0;
	bool behind = false;
	while (i < text.n && text.s[i] >= '0' && text.s[i] <= '9')
		i++;
	digits = i - digits;
	while (i < text.n && strchr(".):", text.s[i]))
		i++;
	for (size_t k = i; k < text.n && !behind; k++)
		behind = text.s[k] >= '0' && text.s[k] <= '9';
	const bool is =
	    digits > 0 && digits <= 3 && i + 1 < text.n && text.s[i] == ' ' && (lettered || (behind && strchr(".)", text.s[i - 1])));
	return is ? coco_str_trim(coco_str_sub(text, i, text.n)) : text;
}

static void heading_read(struct survey_column *c, struct coco_str text, bool coded)
{
	size_t bracket, n = code_length(text, &bracket);
	c->label = c->question = c->asked = text;
	c->code = c->sub = c->option = COCO_STR_NONE;
	if (n && (n == text.n || (n + 2 <= text.n && text.s[n] == '.' && text.s[n + 1] == ' ')) && (coded || bracket != SIZE_MAX)) {
		c->code = coco_str_sub(text, 0, n);
		c->question = bracket == SIZE_MAX ? c->code : coco_str_sub(text, 0, bracket);
		if (bracket != SIZE_MAX)
			c->sub = coco_str_sub(text, bracket + 1, n - 1);
		if (n == text.n)
			return;
		c->label = c->asked = coco_str_sub(text, n + 2, text.n);
		struct coco_str question;
		if (option_split(c->label, &question, &c->option)) {
			c->asked = question;
		} else if (c->sub.n && c->label.n > 2 && c->label.s[0] == '[' && coco_str_ends(c->label, "]")) { /* a question without a text */
			c->option = coco_str_trim(coco_str_sub(c->label, 1, c->label.n - 1));
			c->asked = c->question;
		}
		return;
	}
	struct coco_str question, option;
	if (option_split(text, &question, &option) || choice_split(text, &question, &option)) {
		c->question = c->asked = question;
		c->sub = c->option = option;
	}
	c->asked = without_number(c->asked);
}

/* Qualtrics's label "Question - Selected Choice - Option", where the code is the question's and the option's number, "Q3_2"; and
 * "Question - Selected Choice" of a question of one answer. */
static void selected_read(const struct survey_platform *p, struct survey_column *c)
{
	const size_t at = *p->selected ? coco_str_find(c->label, coco_str_of(p->selected), 1) : SIZE_MAX;
	if (at == SIZE_MAX)
		return;
	const struct coco_str rest = coco_str_sub(c->label, at + strlen(p->selected), c->label.n);
	const struct coco_str option = coco_str_starts(rest, " - ") ? coco_str_trim(coco_str_sub(rest, 3, rest.n)) : COCO_STR_NONE;
	size_t end = c->name.n;
	while (end > 0 && c->name.s[end - 1] != '_')
		end--;
	if (!rest.n || option.n)
		c->asked = coco_str_trim(coco_str_sub(c->label, 0, at));
	if (!option.n || end < 2)
		return;
	c->selected = true;
	c->question = coco_str_sub(c->name, 0, end - 1);
	c->sub = c->option = option;
}

/* Second row of headings: what stands under a question that has no options. */
static bool is_plain_answer(const struct survey_plan *plan, struct coco_str text)
{
	return !text.n || survey_lexicon_word(plan->lexicon, "answer", text);
}

static struct coco_str plain(const struct survey_plan *plan, struct coco_str text)
{
	return plan->raw ? text : survey_web_text(text, plan->arena);
}

/* A heading without the addresses and telephone numbers in it: it comes into labels, items and messages. */
static struct coco_str masked(const struct survey_plan *plan, struct coco_str text)
{
	struct coco_buf emails = COCO_BUF_INIT, phones = COCO_BUF_INIT, reached = COCO_BUF_INIT;
	if (plan->raw || !text.n)
		return text;
	bool doubtful;
	if (coco_has_email(text))
		coco_emails_mask(text, &emails);
	const struct coco_str first = emails.len ? coco_buf_view(&emails) : text;
	const struct coco_str second = survey_phones_mask(first, &doubtful, &phones) ? coco_buf_view(&phones) : first;
	const struct coco_str third = coco_reach_mask(second, COCO_REACH_PHONE, &reached) ? coco_buf_view(&reached) : second;
	struct coco_str out = third.s == text.s ? text : coco_arena_copy(plan->arena, third);
	if (!coco_buf_ok(&emails) || !coco_buf_ok(&phones) || !coco_buf_ok(&reached))
		out = COCO_STR_NONE;
	coco_buf_free(&emails);
	coco_buf_free(&phones);
	coco_buf_free(&reached);
	return out;
}

/* ---- groups and options in paths ----------------------------------------------------------------------------------- */

/* "group/question": the question is asked by its last part. A heading that goes on behind the whole of another one,
 * "skills/wood" behind "skills" or "Skills (Wood)" behind "Skills", is an option of it. */
static int paths_read(struct survey_plan *plan)
{
	struct coco_map *names = coco_map_new();
	char mark = plan->platform->path[0];
	int rc = names ? 0 : -1;
	for (size_t i = 0; i < plan->n && !rc; i++)
		rc = coco_map_add(names, plan->columns[i].plain, NULL) == COCO_NONE ? -1 : 0;
	for (size_t i = 0; i < plan->n && !rc && !plan->raw; i++) {
		struct survey_column *c = &plan->columns[i];
		struct coco_str name = c->plain;
		size_t cut = SIZE_MAX, slash = SIZE_MAX;
		for (size_t k = 1; k + 1 < name.n; k++) {
			slash = name.s[k] == '/' && mark ? k : slash;
			cut = mark && (name.s[k] == mark || name.s[k] == '/') ? k : cut;
		}
		size_t bracket = name.n > 4 && name.s[name.n - 1] == ')' ? coco_str_find(name, COCO_STR(" ("), 1) : SIZE_MAX;
		struct coco_str parent = slash != SIZE_MAX     ? coco_str_sub(name, 0, slash)
		                         : bracket != SIZE_MAX ? coco_str_sub(name, 0, bracket)
		                                               : COCO_STR_NONE;
		if (parent.n && coco_map_find(names, parent) != COCO_NONE) {
			c->question = c->asked = parent;
			c->sub = c->option =
			    coco_str_trim(slash != SIZE_MAX ? coco_str_sub(name, slash + 1, name.n) : coco_str_sub(name, bracket + 2, name.n - 1));
			c->of_whole = true;
		}
		if (cut != SIZE_MAX && !c->sub.s && c->label.n == name.n)
			c->label = c->asked = coco_str_trim(coco_str_sub(name, cut + 1, name.n));
		else if (c->of_whole && mark && (cut = coco_str_find(parent, (struct coco_str){&mark, 1}, 0)) != SIZE_MAX)
			c->asked = coco_str_trim(coco_str_sub(parent, cut + 1, parent.n));
	}
	coco_map_free(names);
	return rc;
}

/* ---- titles of groups ---------------------------------------------------------------------------------------------- */

/* The group that a column of the lower row stands in. */
struct group {
	struct coco_str title, first; /* what stands above it, and its first heading below */
	bool left;                    /* a question of its own stands behind its options */
};

static bool is_question(struct coco_str text)
{
	text = coco_str_trim(text);
	return text.n && text.s[text.n - 1] == '?';
}

/* An empty cell above goes on with the group to its left, up to the platform's own columns and to a question that stands behind options
 * that are none. False: the column is in no group. */
static bool group_read(const struct survey_plan *plan, struct group *group, struct coco_str above, struct coco_str below, bool begins)
{
	if (coco_str_trim(above).n || begins)
		*group = (struct group){above, below, false};
	if (!plan->grouped)
		return true;
	group->left |= survey_lexicon_role(plan->lexicon, plan->platform->name, below) != SURVEY_NO_ROLE;
	group->left |= coco_str_trim(group->title).n && is_question(below) && !is_question(group->first);
	return !group->left && coco_str_trim(group->title).n;
}

/* "Unnamed: 2": what pandas writes where the heading of its third column was empty. */
static bool is_renamed(struct coco_str heading, size_t column)
{
	char name[32];
	snprintf(name, sizeof name, "Unnamed: %zu", column);
	heading = coco_str_trim(heading);
	const size_t n = strlen(name);
	return coco_str_starts(heading, name) && (heading.n == n || coco_str_starts(coco_str_sub(heading, n, heading.n), "_level_"));
}

#define IMPORT_ID "{\"ImportId\":" /* Qualtrics's third row, which is the second where that was deleted: no words */

int survey_header_make(struct survey_plan *plan, struct coco_str *const *rows, const size_t *n, size_t n_rows, struct coco_err *err)
{
	struct coco_map *names = coco_map_new();
	struct group group = {COCO_STR_NONE, COCO_STR_NONE, false};
	bool labels = strcmp(plan->platform->second, "label") == 0, coded = plan->platform->coded;
	int rc = -1;
	plan->n = n_rows ? n[0] : 0;
	plan->columns = coco_arena_array(plan->arena, plan->n + 1, sizeof *plan->columns);
	if (!names || !plan->columns) {
		plan->n = 0;
		goto out;
	}
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		struct coco_str first = masked(plan, rows[0][i]), second = n_rows > 1 && i < n[1] ? masked(plan, rows[1][i]) : COCO_STR_NONE;
		if (!first.s && rows[0][i].s)
			goto out;
		const struct coco_str above = is_renamed(first, i) ? COCO_STR("") : first;
		c->unnamed = !coco_str_trim(above).n && !coco_str_trim(second).n;
		if (n_rows > 1 && !labels) {
			struct coco_str option = coco_str_trim(second);
			const bool in_group = group_read(plan, &group, above, option, i == 0);
			const struct coco_str carried = in_group ? group.title : second;
			option = in_group ? option : COCO_STR_NONE;
			struct coco_str text = carried;
			if (!is_plain_answer(plan, option)) {
				const char *both =
				    coco_arena_printf(plan->arena, "%.*s [%.*s]", COCO_STR_ARG(coco_str_trim(carried)), COCO_STR_ARG(option));
				if (!both)
					goto out;
				text = coco_str_of(both);
			}
			c->name = unique_name(plan->arena, names, plan->raw ? first : text, i, &c->again);
			c->plain = plain(plan, c->name);
			heading_read(c, c->plain, false);
			if (!is_plain_answer(plan, option)) {
				c->question = c->asked = plain(plan, carried);
				c->sub = c->option = plain(plan, coco_arena_copy(plan->arena, option));
			}
		} else {
			c->name = unique_name(plan->arena, names, first, i, &c->again);
			c->plain = plain(plan, c->name);
			heading_read(c, c->plain, coded);
			if (second.n && !coco_str_starts(coco_str_trim(second), IMPORT_ID)) {
				c->code = c->name;
				c->label = c->asked = plain(plan, coco_arena_copy(plan->arena, second));
				selected_read(plan->platform, c);
			}
		}
		if (!c->name.s || !c->plain.s || !c->label.s)
			goto out;
	}
	rc = paths_read(plan);
out:
	coco_map_free(names);
	return rc ? coco_err_nomem(err) : 0;
}
