/* Each platform of the table can be named. */
#include "coco/record.h"
#include "coco/survey.h"
#include <criterion/criterion.h>
#include "../../../lib/survey/lexicon.h"

Test(platforms, every_one_can_be_named)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_survey, "platforms");
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		struct coco_str name = coco_str_of(coco_table_cell(table, row, 0));
		if (coco_str_ends(name, "-legacy")) /* an older form of an export, told by its headings */
			name.n -= sizeof "-legacy" - 1;
		cr_expect(coco_choice(COCO_IMPORT_PLATFORMS, name) >= 0, "%.*s", COCO_STR_ARG(name));
	}
}
