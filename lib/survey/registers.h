/* registers.h: numbers of organisations in registers and of taxes (registers.csv). */
#ifndef COCO_SURVEY_REGISTERS_H
#define COCO_SURVEY_REGISTERS_H

#include "lexicon.h"

struct coco_table_ref survey_registers(void);
/* The row of a name ("ico", "beside"), or COCO_NONE; a row's cell. */
size_t survey_register_named(const char *name);
const char *survey_register_cell(size_t row, const char *column);

/* headings/registers.c: the row of the register whose number the heading asks for, or COCO_NONE. `beside_org`: a column beside it asks for
 * an organisation. */
size_t survey_register_asked(struct survey_lexicon *lexicon, struct coco_str heading, bool beside_org);

/* What a number of a register says of whose it is. */
enum survey_register {
	SURVEY_REGISTER_NONE,   /* it can't be read */
	SURVEY_REGISTER_FIRM,   /* people in trade have none of that register */
	SURVEY_REGISTER_ANY,    /* they do */
	SURVEY_REGISTER_PERSON, /* it is a person's own, by its form */
};
/* values/register_numbers.c: a cell below such a heading, as "si-5034523" appended to `out`: the same however it is written. `country`: of
 * the row, or absent. */
enum survey_register survey_register_read(size_t row, struct coco_str cell, struct coco_str country, struct coco_buf *out);

#endif
