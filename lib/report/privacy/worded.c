/* The words of surveys in reports for the public: codes of questions and constructs, labels and options that name a participant.
 *
 * Method: names.c says which do. A code that does stands as "withheld 1", "withheld 2" in the order in which they are met, the label of a
 * question as its code and that its words are withheld; an option counts as "other". The director's report tells them all; where one has a
 * word of a sole trader's name, its file is for its owner alone. Invariant: a code has one number in the whole report. */
#include "coco/page.h"
#include "coco/person.h"
#include "names.h"

/* The words of the director's report, among which sole traders' names are looked for once it is whole. */
static void note_words(struct coco_report *r, struct coco_str text)
{
	struct coco_buf folded = COCO_BUF_INIT;
	struct coco_str word;
	r->words = r->words ? r->words : coco_map_new();
	while (r->words && name_word(&text, &word)) {
		coco_buf_clear(&folded);
		coco_fold(word, &folded);
		r->failed |= folded.len > 2 && coco_map_add(r->words, coco_buf_view(&folded), NULL) == COCO_NONE;
	}
	r->failed |= folded.failed || !r->words;
	coco_buf_free(&folded);
}

#define WITHHELD "withheld "

static bool tells(struct coco_report *r, enum names_scope scope, struct coco_str text)
{
	struct coco_err err = {0};
	if (r->options.profile == COCO_PROFILE_DIRECTOR) {
		note_words(r, text);
		return false;
	}
	struct names *names = text.n ? report_names(r, &err) : NULL;
	r->failed |= text.n && !names;
	return names && names_tell(names, scope, text, NULL, 0);
}

bool option_told(struct coco_report *r, struct coco_str text)
{
	return !tells(r, NAMES_FIGURES, text);
}

/* Words of the dimension's code in place of what they say. */
static void name_withheld(struct coco_report *r, const char *dimension, struct coco_str code, struct coco_str title)
{
	struct coco_buf text = COCO_BUF_INIT;
	const struct coco_fill fill = {"title", title};
	coco_label_fill(&text, coco_label("report.wording_withheld", r->lang), &fill, 1);
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&text));
	r->failed |= text.failed || !copy.s;
	name_code(r, dimension, code, copy);
	coco_buf_free(&text);
}

struct coco_str code_told(struct coco_report *r, const char *dimension, struct coco_str code)
{
	if (!tells(r, NAMES_CODES, code)) {
		return code;
	}
	r->withheld = r->withheld ? r->withheld : coco_map_new();
	const size_t at = r->withheld ? coco_map_add(r->withheld, code, NULL) : COCO_NONE;
	struct coco_str told = coco_str_of(coco_arena_printf(r->arena, WITHHELD "%zu", at + 1));
	r->failed |= at == COCO_NONE || !told.s;
	name_withheld(r, dimension, told, coco_str_sub(told, sizeof WITHHELD - 1, told.n));
	return told;
}

struct coco_str item_told(struct coco_report *r, struct coco_str item, struct coco_str label)
{
	const struct coco_str code = code_told(r, "item", item);
	if (coco_str_eq(code, item) && tells(r, NAMES_FIGURES, label)) {
		name_withheld(r, "item", item, item);
	} else if (coco_str_eq(code, item)) {
		name_code(r, "item", item, label);
	}
	return code;
}

/* ---- the director's report -------------------------------------------------------------------------------------- */

/* A word of the name is among those of the report, and may be a family name. */
static bool has_word(const struct coco_report *r, struct coco_str name, struct marker **marker, struct coco_buf *folded)
{
	struct coco_str word;
	bool found = false;
	while (!found && name_word(&name, &word)) {
		coco_buf_clear(folded);
		coco_fold(word, folded);
		if (coco_map_find(r->words, coco_buf_view(folded)) != COCO_NONE && !coco_given_name(word, -1)) {
			*marker = *marker ? *marker : marker_new();
			found = !*marker || !name_word_common(*marker, coco_buf_view(folded), true);
		}
	}
	return found;
}

void words_name_person(struct coco_report *r)
{
	struct marker *marker = NULL;
	struct coco_buf folded = COCO_BUF_INIT;
	for (size_t i = 0; r->words && !r->names_person && i < coco_store_count(r->store, "participant"); i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "participant", i);
		r->names_person = coco_org_personal(rec, r->arena) && has_word(r, coco_rec_str(rec, "org", r->arena), &marker, &folded);
	}
	r->failed |= folded.failed;
	marker_free(marker);
	coco_buf_free(&folded);
}
