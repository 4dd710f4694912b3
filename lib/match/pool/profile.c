/* A participant's texts, skills, needs and readiness. Texts are masked here, and concepts are found here; what the texts of a profile
 * are is said once (passages_of), for its reading and for those who quote it later; what they deny is put aside, so that it is no word in
 * common with a challenge. */
#include "profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LISTED 1.0     /* strength of a skill that a participant lists */
#define MENTIONED 0.7  /* … and of one that only the texts name */
#define TECHNOLOGY 0.8 /* … and of a technology that is used */
#define NEEDED 0.7     /* … and of a need that only a text names */

struct coco_strs strs_of(const struct coco_rec *rec, const char *path, struct coco_arena *arena)
{
	struct coco_strs list = {0};
	list.items = coco_rec_list(rec, path, &list.n, arena);
	return list;
}

/* ---- texts ------------------------------------------------------------------------------------------------------ */

int passages_add(struct passages *list, struct coco_str text, struct coco_arena *arena)
{
	if (coco_str_trim(text).n == 0)
		return 0;
	if (coco_grow(&list->items, &list->cap, list->n, sizeof *list->items) != 0)
		return -1;
	text = coco_masked(text, arena);
	list->items[list->n++] = (struct coco_passage){.text = text};
	return text.s != NULL ? 0 : -1;
}

static int add_portfolio(struct passages *list, const struct coco_rec *rec, struct coco_arena *arena)
{
	struct coco_json_iter works = coco_json_iter(coco_rec_get(rec, "portfolio"));
	struct coco_str work;
	while (coco_json_next(&works, NULL, &work)) {
		const struct coco_str title = coco_json_str(coco_json_get(work, "title"), arena);
		const struct coco_str text = coco_json_str(coco_json_get(work, "text"), arena);
		if (title.n > 0 && text.n > 0) {
			const char *both = coco_arena_printf(arena, "%.*s. %.*s", COCO_STR_ARG(title), COCO_STR_ARG(text));
			if (both == NULL || passages_add(list, coco_str_of(both), arena) != 0)
				return -1;
		} else if (passages_add(list, title.n > 0 ? title : text, arena) != 0) {
			return -1;
		}
	}
	return 0;
}

/* Skills in own words are one passage. */
static int add_own_words(const struct coco_concepts *concepts, const struct coco_rec *rec, struct coco_arena *arena, struct passages *list)
{
	const struct coco_strs skills = strs_of(rec, "skills", arena);
	const size_t before = list->n;
	struct coco_buf words = COCO_BUF_INIT;
	for (size_t i = 0; i < skills.n; i++)
		if (coco_concepts_code(concepts, skills.items[i]) == COCO_NONE)
			coco_buf_printf(&words, "%s%.*s", words.len > 0 ? ". " : "", COCO_STR_ARG(skills.items[i]));
	int rc = coco_buf_ok(&words) ? 0 : -1;
	if (rc == 0 && words.len > 0)
		rc = passages_add(list, coco_arena_copy(arena, coco_buf_view(&words)), arena);
	if (list->n > before)
		list->items[before].names = true;
	coco_buf_free(&words);
	return rc;
}

int passages_of(const struct coco_concepts *concepts, const struct coco_rec *rec, struct coco_arena *arena, struct passages *list)
{
	if (passages_add(list, coco_rec_str(rec, "offers", arena), arena) != 0 || add_portfolio(list, rec, arena) != 0)
		return -1;
	return add_own_words(concepts, rec, arena, list);
}

int passage_put_aside(const struct coco_concepts *concepts, struct coco_passage *passage, struct coco_arena *arena)
{
	char *says = NULL;
	for (size_t at = 0, start; coco_concepts_aside(concepts, passage->text, &at, &start);) {
		if (says == NULL && (says = coco_arena_array(arena, passage->text.n + 1, 1)) == NULL)
			return -1;
		if (passage->says.s == NULL)
			memcpy(says, passage->text.s, passage->text.n);
		passage->says = (struct coco_str){says, passage->text.n};
		memset(says + start, ' ', at - start);
	}
	return 0;
}

/* ---- skills and needs ------------------------------------------------------------------------------------------- */

unsigned languages_of(struct coco_strs codes)
{
	unsigned langs = 0;
	for (size_t i = 0; i < codes.n; i++) {
		const int lang = coco_lang_index(codes.items[i]);
		langs |= lang < 0 ? 0 : 1u << lang;
	}
	return langs;
}

int skill_add(struct coco_concepts *concepts, struct coco_str skill, unsigned langs, double strength, double other_strength,
    struct coco_concept_set *set, struct coco_arena *arena)
{
	const size_t code = coco_concepts_code(concepts, skill);
	if (code != COCO_NONE)
		return coco_concept_set_add(set, code, strength);
	bool whole;
	const int names = coco_concepts_in_name(concepts, skill, langs, strength, set, &whole);
	if (names < 0)
		return -1;
	if (whole || coco_str_trim(skill).n == 0)
		return 0;
	const size_t other = coco_concepts_other(concepts, coco_masked(skill, arena));
	return other == COCO_NONE ? -1 : coco_concept_set_add(set, other, names > 0 ? other_strength / 2 : other_strength);
}

static int read_skills(struct coco_concepts *concepts, const struct coco_rec *rec, struct coco_arena *arena, struct coco_participant *p,
    struct passages *texts)
{
	const struct coco_strs skills = strs_of(rec, "skills", arena), technologies = strs_of(rec, "technologies", arena);
	unsigned langs = languages_of(p->languages); /* and those that it writes */
	int rc = 0;
	for (size_t i = 0; i < texts->n; i++)
		langs |= p->tongues[i].index < 0 ? 0 : 1u << p->tongues[i].index;
	for (size_t i = 0; rc == 0 && i < skills.n; i++)
		rc = skill_add(concepts, skills.items[i], langs, LISTED, LISTED, &p->skills, arena);
	for (size_t i = 0; rc == 0 && i < technologies.n; i++)
		rc = skill_add(concepts, technologies.items[i], langs, TECHNOLOGY, TECHNOLOGY, &p->skills, arena);
	p->n_listed = p->skills.n;
	for (size_t i = 0; rc == 0 && i < texts->n; i++) {
		rc = coco_concepts_in(concepts, texts->items[i].text, p->tongues[i].index, false, MENTIONED, &p->skills);
		rc = rc == 0 ? passage_put_aside(concepts, &texts->items[i], arena) : rc;
	}
	return rc;
}

static int read_needs(struct coco_concepts *concepts, const struct coco_rec *rec, struct coco_arena *arena, struct coco_participant *p)
{
	const struct coco_strs wanted = strs_of(rec, "training_needs", arena);
	const struct coco_str text = coco_rec_str(rec, "needs", arena);
	bool whole;
	for (size_t i = 0; i < wanted.n; i++) {
		const size_t code = coco_concepts_code(concepts, wanted.items[i]);
		if (code != COCO_NONE ? coco_concept_set_add(&p->needs, code, 1) != 0
		                      : coco_concepts_in_name(concepts, wanted.items[i], languages_of(p->languages), 1, &p->needs, &whole) < 0)
			return -1;
	}
	if (text.n == 0)
		return 0;
	const int lang = coco_tongue_of(COCO_STR_NONE, p->languages.items, p->languages.n, text).index;
	return coco_concepts_in(concepts, text, lang, true, NEEDED, &p->needs);
}

/* A self-assessment's mean, or the stage that it has come to, or both. */
static double ready_of(const struct coco_rec *rec, struct coco_arena *arena)
{
	static const char *const scales[] = {"readiness.culture", "readiness.capability", "readiness.receptiveness"};
	const struct coco_str stage = coco_rec_str(rec, "readiness.stage", arena);
	const int place = stage.n > 0 ? coco_choice("considering|networking|cooperating|engaging|partnering", stage) : -1;
	double sum = place >= 0 ? place / 4.0 : 0, value;
	int n = place >= 0;
	for (size_t i = 0; i < COCO_LEN(scales); i++)
		if (coco_rec_num(rec, scales[i], &value))
			sum += (value - 1) / 4, n++;
	return n > 0 ? sum / n : NAN;
}

int profile_read(struct coco_concepts *concepts, const struct coco_rec *rec, struct coco_arena *arena, struct coco_participant *p,
    struct passages *texts)
{
	if (passages_of(concepts, rec, arena, texts) != 0 || (p->tongues = coco_arena_array(arena, texts->n + 1, sizeof *p->tongues)) == NULL)
		return -1;
	p->n_passages = texts->n;
	for (size_t i = 0; i < texts->n; i++)
		p->tongues[i] = texts->items[i].tongue = coco_tongue_of(COCO_STR_NONE, p->languages.items, p->languages.n, texts->items[i].text);
	if (read_skills(concepts, rec, arena, p, texts) != 0 || read_needs(concepts, rec, arena, p) != 0)
		return -1;
	p->says = texts->n > 0 || p->skills.n > 0;
	p->ready = ready_of(rec, arena);
	if (!coco_rec_num(rec, "brain", &p->brain))
		p->brain = NAN;
	return 0;
}
