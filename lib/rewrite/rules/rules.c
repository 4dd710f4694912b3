/* The catalogue of rules: lib/rewrite/rules.csv as it stands. The column `langs` says where a rule acts now; a unit test
 * holds it against what check.c implements. Where a rule may change words is measured, not said: measured.csv has for each
 * rule and language how many of its edits a person called right, and below nine of ten it only notes. */
#include "parts.h"

#include <stdlib.h>
#include <string.h>

size_t coco_rule_count(void)
{
	return coco_table_rows(coco_table_find(&coco_tables_rewrite, "rules"));
}

static unsigned count_at(struct coco_table_ref t, size_t i, const char *column)
{
	return (unsigned)strtoul(coco_table_cell(t, i, coco_table_column(t, column)), NULL, 10);
}

struct coco_rule coco_rule_at(size_t i)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_rewrite, "rules");
	return (struct coco_rule){coco_table_cell(t, i, coco_table_column(t, "id")), coco_table_cell(t, i, coco_table_column(t, "slug")),
	    coco_table_cell(t, i, coco_table_column(t, "level")), coco_table_cell(t, i, coco_table_column(t, "fix")),
	    coco_table_cell(t, i, coco_table_column(t, "scope")), coco_table_cell(t, i, coco_table_column(t, "what")),
	    coco_table_cell(t, i, coco_table_column(t, "hint")), coco_table_cell(t, i, coco_table_column(t, "langs")), count_at(t, i, "right"),
	    count_at(t, i, "wrong"), count_at(t, i, "labelled"), count_at(t, i, "texts_right"), count_at(t, i, "texts_wrong"),
	    count_at(t, i, "texts"), coco_table_cell(t, i, coco_table_column(t, "beside"))};
}

bool coco_rule_silent(const struct coco_rule *rule)
{
	enum { LEAST_PERCENT = 80 };
	unsigned right = rule->texts ? rule->texts_right : rule->right, wrong = rule->texts ? rule->texts_wrong : rule->wrong;
	return rule->level[0] == 'n' && right * 100 < LEAST_PERCENT * (right + wrong);
}

/* An answer to the slot that says something. */
static bool answered(const struct coco_brief *said, struct coco_str slot)
{
	for (size_t i = 0; i < said->n_answers; i++)
		if (coco_str_eq(said->answers[i].slot, slot) && coco_str_trim(said->answers[i].ask).n > 0)
			return true;
	return false;
}

bool rule_told(size_t rule, const struct coco_brief *said)
{
	static const char answer[] = "answer.";
	const struct coco_rule row = coco_rule_at(rule);
	const struct coco_terms *terms = said->terms;
	struct coco_str rest = coco_str_of(row.beside), word;
	if (coco_rule_silent(&row))
		return false;
	while (rest.n > 0 && coco_str_split(&rest, ' ', &word)) {
		const bool there[] = {terms && terms->deadline.year > 0, terms && (terms->budget_min > 0 || terms->budget_max > 0),
		    terms && terms->site_visit, terms && terms->ip.n > 0};
		static const char *const members[] = {"deadline", "budget", "site_visit", "ip"};
		for (size_t i = 0; i < COCO_LEN(members); i++)
			if (coco_str_is(word, members[i]) && there[i])
				return false;
		if (coco_str_starts(word, answer) && answered(said, coco_str_sub(word, sizeof answer - 1, word.n)))
			return false;
	}
	return true;
}

size_t rule_by_id(const char *id)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_rewrite, "rules");
	return coco_table_row(t, 0, coco_str_of(id));
}

bool coco_rule_edits(const char *id, int lang, unsigned *right, unsigned *wrong)
{
	enum { LEAST_PERCENT = 90 };
	struct coco_table_ref t = coco_table_find(&coco_tables_rewrite, "measured");
	size_t code = coco_table_column(t, "lang");
	*right = *wrong = 0;
	for (size_t i = 0; lang >= 0 && i < coco_table_rows(t); i++)
		if (strcmp(coco_table_cell(t, i, 0), id) == 0 && strcmp(coco_table_cell(t, i, code), coco_langs[lang]) == 0) {
			*right = count_at(t, i, "right");
			*wrong = count_at(t, i, "wrong");
		}
	return *right > 0 && *right * 100 >= LEAST_PERCENT * (*right + *wrong);
}

bool rule_edits(const char *id, int lang)
{
	unsigned right, wrong;
	return coco_rule_edits(id, lang, &right, &wrong);
}

/* A rule that acts in all nine languages acts in an unknown one too where it needs no words (check.c decides). */
bool rule_acts(const struct coco_rule *rule, int lang)
{
	return lang >= 0 ? strstr(rule->langs, coco_langs[lang]) != NULL : rule->langs[0] != '\0';
}
