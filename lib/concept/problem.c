/* What problems call for: a text that names no skill may tell what is wrong (nobody reads the manual, people tire at night), and a problem
 * speaks for the skills that are known to help with it.
 *
 * Method: the table `problems` says of which signs (sign.h) a problem is made: all of them, where a slash parts those of which one is
 * enough, have to stand in one sentence, or, at a part of the credit (NEAR), in it and the one before. Of the problems that a text tells,
 * those of the most signs count, then those in one sentence, MOST of them at most: a long text has signs of everything.
 *
 * Each problem names skills with what they are worth, 1 for the one that is meant by it. They are alternatives: one of them is enough. */
#include "coco/concept.h"

#include "sign.h"

#include <stdlib.h>
#include <string.h>

#define PARTS_MOST 4   /* signs that have to stand together */
#define SKILLS_MOST 12 /* of a problem */
#define NEAR 0.85      /* … where they stand in two sentences */
#define MOST 3

struct problem {
	struct coco_sign_bits part[PARTS_MOST]; /* of each one is enough */
	size_t parts;
	struct coco_concept skills[SKILLS_MOST];
	size_t n;
	double sure; /* that the texts at hand tell it: 1, NEAR or 0 */
};

struct coco_problems {
	const struct coco_concepts *concepts;
	struct coco_signs *signs;
	struct problem *items;
	size_t n;
	struct coco_sign_bits *sentences; /* of the texts so far */
	size_t n_sentences, cap_sentences;
};

/* ---- the table -------------------------------------------------------------------------------------------------- */

/* The signs of a part; a name that is none of `signs` is a mistake in the table. */
static int read_part(const struct coco_problems *p, struct coco_str names, struct coco_sign_bits *part)
{
	struct coco_str name;
	while (names.n > 0 && coco_str_split(&names, '/', &name)) {
		const size_t sign = coco_signs_number(p->signs, name);
		if (sign == COCO_NONE)
			return -1;
		part->bits[sign / 64] |= UINT64_C(1) << sign % 64;
	}
	return 0;
}

/* A skill: its code, and what it is worth behind "=". */
static int read_skill(const struct coco_problems *p, struct coco_str text, struct coco_concept *skill)
{
	struct coco_str code;
	double worth = 1;
	coco_str_split(&text, '=', &code);
	const size_t number = coco_concepts_code(p->concepts, code);
	if (number == COCO_NONE || (text.n > 0 && !coco_num_parse(text, &worth)))
		return -1;
	*skill = (struct coco_concept){(uint32_t)number, worth};
	return 0;
}

static int read_problem(const struct coco_problems *p, struct coco_str signs, struct coco_str skills, struct problem *problem)
{
	struct coco_str one;
	while (signs.n > 0 && coco_str_split(&signs, ' ', &one))
		if (problem->parts == PARTS_MOST || read_part(p, one, &problem->part[problem->parts++]) != 0)
			return -1;
	while (skills.n > 0 && coco_str_split(&skills, ' ', &one))
		if (problem->n == SKILLS_MOST || read_skill(p, one, &problem->skills[problem->n++]) != 0)
			return -1;
	return 0;
}

static int read_table(struct coco_problems *p)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "problems");
	const size_t signs = coco_table_column(table, "signs"), skills = coco_table_column(table, "skills");
	p->items = calloc(coco_table_rows(table) + 1, sizeof *p->items);
	for (; p->items != NULL && p->n < coco_table_rows(table); p->n++)
		if (read_problem(p, coco_str_of(coco_table_cell(table, p->n, signs)), coco_str_of(coco_table_cell(table, p->n, skills)),
		        &p->items[p->n]) != 0)
			return -1;
	return p->items != NULL ? 0 : -1;
}

struct coco_problems *coco_problems_new(const struct coco_concepts *concepts)
{
	struct coco_problems *p = calloc(1, sizeof *p);
	if (p == NULL)
		return NULL;
	p->concepts = concepts;
	p->signs = coco_signs_new();
	if (p->signs != NULL && read_table(p) == 0)
		return p;
	coco_problems_free(p);
	return NULL;
}

void coco_problems_free(struct coco_problems *problems)
{
	if (problems == NULL)
		return;
	coco_signs_free(problems->signs);
	free(problems->items);
	free(problems->sentences);
	free(problems);
}

/* ---- the texts -------------------------------------------------------------------------------------------------- */

/* Have the two sentences together one of each part? */
static bool is_told(const struct problem *problem, const struct coco_sign_bits *one, const struct coco_sign_bits *before)
{
	for (size_t part = 0; part < problem->parts; part++) {
		uint64_t any = 0;
		for (size_t i = 0; i < COCO_LEN(one->bits); i++)
			any |= problem->part[part].bits[i] & (one->bits[i] | before->bits[i]);
		if (any == 0)
			return false;
	}
	return true;
}

/* How sure it is that the texts tell the problem: 1, NEAR or 0. */
static double told(const struct coco_problems *p, const struct problem *problem)
{
	double sure = 0;
	for (size_t i = 0; i < p->n_sentences; i++) {
		if (is_told(problem, &p->sentences[i], &p->sentences[i]))
			return 1;
		if (i > 0 && is_told(problem, &p->sentences[i], &p->sentences[i - 1]))
			sure = NEAR;
	}
	return sure;
}

int coco_problems_read(struct coco_problems *problems, struct coco_str text, int lang)
{
	return coco_signs_in(problems->signs, text, lang, &problems->sentences, &problems->n_sentences, &problems->cap_sentences);
}

static int add_skills(const struct problem *problem, struct coco_concept_set *skills)
{
	for (size_t i = 0; i < problem->n; i++)
		if (coco_concept_set_add(skills, problem->skills[i].number, problem->sure * problem->skills[i].strength) != 0)
			return -1;
	return 0;
}

int coco_problems_end(struct coco_problems *problems, struct coco_concept_set *skills)
{
	struct coco_problems *p = problems;
	size_t counted = 0;
	int rc = 0;
	for (size_t i = 0; i < p->n; i++)
		p->items[i].sure = told(p, &p->items[i]);
	for (size_t rank = 2 * PARTS_MOST + 1; rc == 0 && rank > 1; rank--)
		for (size_t i = 0; rc == 0 && i < p->n && counted < MOST; i++)
			if (p->items[i].sure > 0 && rank == 2 * p->items[i].parts + (p->items[i].sure == 1)) {
				rc = add_skills(&p->items[i], skills);
				counted++;
			}
	p->n_sentences = 0;
	return rc;
}
