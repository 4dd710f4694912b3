/* Good practice: the stories of collaborations that were agreed on and not dropped, where everyone in them agreed to be published and
 * nobody is betrayed whom the profile does not name (story_names.c); how many were kept out is a figure, and a small one is withheld as
 * such. A title that betrays somebody is left out, its story is told. In reports for the public no id is told. Invariant: stories.count is
 * the number of stories that are printed. */
#include "stories.h"

struct story {
	struct coco_str id, title, text; /* title: the challenge's, may be empty */
	struct coco_str *who;
	size_t n_who;
};

static struct coco_str side_label(const struct coco_report *r, size_t person)
{
	return code_label(r, "side", coco_str_of(side_codes[r->facts.people[person].side]));
}

/* A challenge that not everyone may read stands in no report. */
static struct coco_str title_of(const struct coco_report *r, struct coco_str challenge)
{
	const struct coco_rec *rec = challenge.n ? coco_store_find(r->store, "challenge", challenge) : NULL;
	struct coco_str visibility = rec ? coco_rec_str(rec, "visibility", r->arena) : COCO_STR_NONE;
	bool open = rec && !story_expired(r, rec) && !coco_str_is(visibility, "nda") && !coco_str_is(visibility, "matched");
	return open ? coco_str_trim(coco_rec_str(rec, "title", r->arena)) : COCO_STR("");
}

/* False: no memory. */
static bool tell(
    struct coco_report *r, const struct coco_rec *rec, const struct coco_str *who, size_t n, struct coco_str title, struct story *story)
{
	*story = (struct story){.id = coco_rec_str(rec, "id", r->arena),
	    .title = title,
	    .text = coco_str_trim(coco_rec_str(rec, "story", r->arena)),
	    .who = coco_arena_array(r->arena, n, sizeof *story->who),
	    .n_who = n};
	for (size_t k = 0; story->who && k < n; k++) {
		size_t person = person_of(r, who[k]);
		const struct coco_rec *participant = coco_store_at(r->store, "participant", person);
		struct coco_str org = coco_str_trim(coco_rec_str(participant, "org", r->arena)), side = side_label(r, person);
		story->who[k] = story_named(r, person) && org.n ? org : side;
		if (!story_named(r, person)) {
			story->text = story_replaced(r, story->text, org, side);
			story->title = story_replaced(r, story->title, org, side);
		}
	}
	story->title = story->title.s ? story->title : COCO_STR(""); /* a challenge may have none */
	return story->who && story->text.s;
}

/* One story, or one more that is left out. 0 or -1 (no memory). */
static int take(struct coco_report *r, const struct coco_rec *rec, int64_t *left_out, struct coco_err *err)
{
	size_t people = 0;
	const struct coco_str *who = coco_rec_list(rec, "participants", &people, r->arena);
	const bool open = r->options.profile == COCO_PROFILE_DIRECTOR;
	if (!story_allowed(r, rec, who, people)) {
		++*left_out;
		return 0;
	}
	struct names *names = open ? NULL : report_names(r, err);
	if (!open && !names) {
		return -1;
	}
	struct coco_str title = title_of(r, coco_rec_str(rec, "challenge", r->arena));
	if (!open && title.n && story_betrays(r, names, who, people, title)) {
		title = COCO_STR("");
	}
	if (!open && story_betrays(r, names, who, people, coco_rec_str(rec, "story", r->arena))) {
		++*left_out;
	} else if (!tell(r, rec, who, people, title, &r->stories[r->n_stories++])) {
		return coco_err_nomem(err);
	}
	return 0;
}

int measure_stories(struct coco_report *r, struct coco_err *err)
{
	size_t n = coco_store_count(r->store, "collaboration");
	int64_t left_out = 0;
	r->stories = coco_arena_array(r->arena, n + 1, sizeof *r->stories);
	for (size_t i = 0; r->stories && i < n; i++) {
		const struct coco_rec *rec = coco_store_at(r->store, "collaboration", i);
		if (!agreed(r, rec) || coco_str_is(status_by_now(r, rec), "dropped") || !coco_str_trim(coco_rec_str(rec, "story", r->arena)).n) {
			continue;
		}
		if (take(r, rec, &left_out, err)) {
			return -1;
		}
	}
	if (!r->stories) {
		return coco_err_nomem(err);
	}
	if (r->n_stories || left_out) {
		put_count(r, "stories.count", (struct group){.n = 0}, (int64_t)r->n_stories, (int64_t)r->n_stories);
		put_count(r, "stories.left_out", (struct group){.n = 0}, left_out, left_out);
	}
	return 0;
}

/* ---- printing ----------------------------------------------------------------------------------------------------- */

static size_t count_in(const struct coco_report *r, const struct section *s)
{
	return coco_str_is(coco_str_of(section_id(s->row)), "stories") ? r->n_stories : 0;
}

/* "Iron Works + Studio Blue" */
static struct coco_str together(const struct coco_report *r, const struct story *story)
{
	struct coco_buf out = COCO_BUF_INIT;
	for (size_t k = 0; k < story->n_who; k++) {
		coco_buf_puts(&out, k ? " + " : "");
		coco_buf_str(&out, story->who[k]);
	}
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&out));
	coco_buf_free(&out);
	return copy.s ? copy : COCO_STR("");
}

void stories_html(const struct coco_report *r, const struct section *s, struct coco_html *h)
{
	for (size_t i = 0; i < count_in(r, s); i++) {
		const struct story *story = &r->stories[i];
		struct coco_str rest = story->text, paragraph;
		coco_html_leaf(h, "h3", NULL, story->title.n ? story->title : together(r, story));
		if (story->title.n) {
			coco_html_leaf(h, "p", "note", together(r, story));
		}
		while (coco_str_split(&rest, '\n', &paragraph)) {
			if (coco_str_trim(paragraph).n) {
				coco_html_leaf(h, "p", NULL, coco_str_trim(paragraph));
			}
		}
	}
}

void stories_md(const struct coco_report *r, const struct section *s, struct coco_buf *out)
{
	for (size_t i = 0; i < count_in(r, s); i++) {
		const struct story *story = &r->stories[i];
		struct coco_str rest = story->text, paragraph;
		coco_md_heading(out, 3, story->title.n ? story->title : together(r, story));
		if (story->title.n) {
			coco_md_paragraph(out, together(r, story));
		}
		while (coco_str_split(&rest, '\n', &paragraph)) {
			if (coco_str_trim(paragraph).n) {
				coco_md_paragraph(out, coco_str_trim(paragraph));
			}
		}
	}
}

void stories_json(const struct coco_report *r, const struct section *s, struct coco_writer *w)
{
	if (!coco_str_is(coco_str_of(section_id(s->row)), "stories")) {
		return;
	}
	coco_write_key(w, "stories");
	coco_write_array(w);
	for (size_t i = 0; i < count_in(r, s); i++) {
		const struct story *story = &r->stories[i];
		coco_write_object(w);
		if (r->options.profile == COCO_PROFILE_DIRECTOR) {
			coco_write_key(w, "collaboration");
			coco_write_str(w, story->id);
		}
		coco_write_key(w, "title");
		coco_write_str(w, story->title);
		coco_write_key(w, "who");
		coco_write_array(w);
		for (size_t k = 0; k < story->n_who; k++) {
			coco_write_str(w, story->who[k]);
		}
		coco_write_end(w, false);
		coco_write_key(w, "text");
		coco_write_str(w, story->text);
		coco_write_end(w, true);
	}
	coco_write_end(w, false);
}

bool coco_report_names_person(const struct coco_report *report, bool stories)
{
	return report->names_person || (stories && report->n_stories && report->options.profile == COCO_PROFILE_DIRECTOR &&
	                                   wanted_section(report, section_row(COCO_STR("stories"))));
}
