/* The catalogue of rules: lib/rewrite/rules.csv as it stands. The column `langs` says where a rule acts now; a unit test
 * holds it against what check.c implements. */
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
	    count_at(t, i, "wrong"), count_at(t, i, "labelled")};
}

size_t rule_by_id(const char *id)
{
	struct coco_table_ref t = coco_table_find(&coco_tables_rewrite, "rules");
	return coco_table_row(t, 0, coco_str_of(id));
}

/* A rule that acts in all nine languages acts in an unknown one too where it needs no words (check.c decides). */
bool rule_acts(const struct coco_rule *rule, int lang)
{
	return lang >= 0 ? strstr(rule->langs, coco_langs[lang]) != NULL : rule->langs[0] != '\0';
}
