/* What problems call for: a text that names no skill may tell what is wrong (nobody reads the manual, people tire at night), and a problem
 * speaks for the skills that are known to help with it.
 *
 * Method: the table `problems` says of which signs (sign.h) a problem is made: all of them, where a slash parts those of which one is
 * enough, have to stand in one sentence, or, at a part of the credit (NEAR), in it and the one before; those behind an exclamation mark
 * must not stand there. Of the problems that a text tells, those of the most signs count, then those in one sentence, MOST of them at most:
 * a long text has signs of everything.
 *
 * Each problem names skills with what they are worth, 1 for the one that is meant by it. They are alternatives: one of them is enough.
 *
 * A complaint that no problem of the table foresees (the label peels, the brochure is embarrassing) still says what it is about: the table
 * `families` names the skills that have to do with a thing, and they count for FAMILY where something is wrong (the group `wrong` of the
 * table `sign_groups`) in the sentence, or beside it, that names the thing. Where several things are named, they share. A text that is no
 * more than the name of a thing (Lighting) needs no complaint, and one of which nothing at all is understood (in our yard there is only
 * asphalt and sun) is taken for a complaint about those of its things that say enough by themselves, for less (column `alone`). */
#include "coco/concept.h"

#include "sign.h"

#include <stdlib.h>
#include <string.h>

#define PARTS_MOST 4   /* signs that have to stand together */
#define SKILLS_MOST 12 /* of a problem */
#define NEAR 0.85      /* … where they stand in two sentences */
#define MOST 3
#define FAMILY 0.7 /* of a thing about which there is any complaint */
#define SHARE 0.1  /* by so much each further thing makes it less */

struct problem {
	struct coco_sign_bits part[PARTS_MOST]; /* of each one is enough */
	size_t parts;
	struct coco_sign_bits never; /* none of these may stand there */
	struct coco_concept skills[SKILLS_MOST];
	size_t n;
	double alone; /* of a family: what it counts where nothing is understood of the texts but that they name its things; 0: nothing */
	double sure;  /* that the texts at hand tell it: 1, NEAR or 0 */
};

struct coco_problems {
	const struct coco_concepts *concepts;
	struct coco_signs *signs;
	struct problem *items; /* the problems, then the families of things */
	size_t n, n_problems;
	struct coco_sign_bits *sentences; /* of the texts so far */
	size_t n_sentences, cap_sentences;
};

/* ---- the table -------------------------------------------------------------------------------------------------- */

/* Adds a sign, or those of a group, to a part; a name that is neither is a mistake in the table. */
static int add_sign(const struct coco_problems *p, struct coco_str name, struct coco_sign_bits *part)
{
	const struct coco_table_ref groups = coco_table_find(&coco_tables_concept, "sign_groups");
	const size_t sign = coco_signs_number(p->signs, name), group = coco_table_column(groups, "group"),
	             of = coco_table_column(groups, "sign");
	size_t n = 0;
	if (sign != COCO_NONE) {
		part->bits[sign / 64] |= UINT64_C(1) << sign % 64;
		return 0;
	}
	for (size_t i = 0; i < coco_table_rows(groups); i++)
		if (coco_str_is(name, coco_table_cell(groups, i, group))) {
			const size_t one = coco_signs_number(p->signs, coco_str_of(coco_table_cell(groups, i, of)));
			if (one == COCO_NONE)
				return -1;
			part->bits[one / 64] |= UINT64_C(1) << one % 64;
			n++;
		}
	return n > 0 ? 0 : -1;
}

static int read_part(const struct coco_problems *p, struct coco_str names, struct coco_sign_bits *part)
{
	struct coco_str name;
	while (names.n > 0 && coco_str_split(&names, '/', &name))
		if (add_sign(p, name, part) != 0)
			return -1;
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
		if (coco_str_starts(one, "!")) {
			if (read_part(p, coco_str_sub(one, 1, one.n), &problem->never) != 0)
				return -1;
		} else if (problem->parts == PARTS_MOST || read_part(p, one, &problem->part[problem->parts++]) != 0)
			return -1;
	while (skills.n > 0 && coco_str_split(&skills, ' ', &one))
		if (problem->n == SKILLS_MOST || read_skill(p, one, &problem->skills[problem->n++]) != 0)
			return -1;
	return 0;
}

static int read_rows(struct coco_problems *p, struct coco_table_ref table)
{
	const size_t signs = coco_table_column(table, "signs"), skills = coco_table_column(table, "skills");
	for (size_t i = 0; i < coco_table_rows(table); i++)
		if (read_problem(
		        p, coco_str_of(coco_table_cell(table, i, signs)), coco_str_of(coco_table_cell(table, i, skills)), &p->items[p->n++]) != 0)
			return -1;
	return 0;
}

static int read_tables(struct coco_problems *p)
{
	const struct coco_table_ref problems = coco_table_find(&coco_tables_concept, "problems"),
	                            families = coco_table_find(&coco_tables_concept, "families");
	p->items = calloc(coco_table_rows(problems) + coco_table_rows(families) + 1, sizeof *p->items);
	if (p->items == NULL || read_rows(p, problems) != 0)
		return -1;
	p->n_problems = p->n;
	if (read_rows(p, families) != 0)
		return -1;
	for (size_t i = p->n_problems; i < p->n; i++) {
		struct problem *family = &p->items[i];
		const struct coco_str alone = coco_str_of(coco_table_cell(families, i - p->n_problems, coco_table_column(families, "alone")));
		if (family->parts == PARTS_MOST || add_sign(p, COCO_STR("wrong"), &family->part[family->parts++]) != 0 ||
		    (alone.n > 0 && !coco_num_parse(alone, &family->alone)))
			return -1;
	}
	return 0;
}

struct coco_problems *coco_problems_new(const struct coco_concepts *concepts)
{
	struct coco_problems *p = calloc(1, sizeof *p);
	if (p == NULL)
		return NULL;
	p->concepts = concepts;
	p->signs = coco_signs_new();
	if (p->signs != NULL && read_tables(p) == 0)
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
static bool has_parts(const struct problem *problem, const struct coco_sign_bits *one, const struct coco_sign_bits *before)
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

/* … and none that must not be there? */
static bool is_told(const struct problem *problem, const struct coco_sign_bits *one, const struct coco_sign_bits *before)
{
	if (!has_parts(problem, one, before))
		return false;
	for (size_t i = 0; i < COCO_LEN(one->bits); i++)
		if ((problem->never.bits[i] & (one->bits[i] | before->bits[i])) != 0)
			return false;
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

static int add_skills(const struct problem *problem, double part, struct coco_concept_set *skills)
{
	for (size_t i = 0; i < problem->n; i++)
		if (coco_concept_set_add(skills, problem->skills[i].number, part * problem->sure * problem->skills[i].strength) != 0)
			return -1;
	return 0;
}

/* The skills of the things about which there is a complaint. */
static int add_families(const struct coco_problems *p, bool alone, struct coco_concept_set *skills)
{
	double all = 0;
	int rc = 0;
	for (size_t i = p->n_problems; i < p->n; i++)
		all += p->items[i].sure > 0 && (!alone || p->items[i].alone > 0);
	for (size_t i = p->n_problems; rc == 0 && i < p->n; i++)
		if (p->items[i].sure > 0 && (!alone || p->items[i].alone > 0))
			rc = add_skills(&p->items[i], (alone ? p->items[i].alone : FAMILY) / (1 + SHARE * (all - 1)), skills);
	return rc;
}

/* Lets all sentences be complaints, for the families, whose last part the group `wrong` is; where they are only guessed, not those that
 * praise. */
static int let_complain(struct coco_problems *p, bool guessed)
{
	const size_t praise = coco_signs_number(p->signs, COCO_STR("praise"));
	for (size_t i = 0; i < p->n_sentences; i++)
		if (guessed && praise != COCO_NONE && coco_sign_is(&p->sentences[i], praise))
			p->sentences[i] = (struct coco_sign_bits){{0}};
		else if (add_sign(p, COCO_STR("wrong"), &p->sentences[i]) != 0)
			return -1;
	for (size_t i = p->n_problems; i < p->n; i++)
		p->items[i].sure = told(p, &p->items[i]);
	return 0;
}

int coco_problems_end(struct coco_problems *problems, enum coco_problems_how how, struct coco_concept_set *skills)
{
	struct coco_problems *p = problems;
	struct coco_sign_bits any = {{0}};
	const struct coco_sign_bits none = {{0}};
	size_t counted = 0;
	int rc = 0;
	for (size_t i = 0; i < p->n_sentences; i++)
		for (size_t k = 0; k < COCO_LEN(any.bits); k++)
			any.bits[k] |= p->sentences[i].bits[k];
	for (size_t i = 0; i < p->n; i++)
		p->items[i].sure = has_parts(&p->items[i], &any, &none) ? told(p, &p->items[i]) : 0;
	for (size_t rank = 2 * PARTS_MOST + 1; rc == 0 && how != COCO_PROBLEMS_THINGS && rank > 1; rank--)
		for (size_t i = 0; rc == 0 && i < p->n_problems && counted < MOST; i++)
			if (p->items[i].sure > 0 && rank == 2 * p->items[i].parts + (p->items[i].sure == 1)) {
				rc = add_skills(&p->items[i], 1, skills);
				counted++;
			}
	if (rc == 0 && how != COCO_PROBLEMS_TOLD)
		rc = let_complain(p, how == COCO_PROBLEMS_THINGS);
	p->n_sentences = 0;
	return rc == 0 ? add_families(p, how == COCO_PROBLEMS_THINGS, skills) : -1;
}
