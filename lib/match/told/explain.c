/* A paragraph for each side, why the two should meet: sentences of explain.csv in the reader's language, each a form that needs no
 * agreement with what it is filled with. Names and passages are shown only with consent.share of those whose they are; of a
 * challenge under a confidentiality agreement, the creative is shown neither the title nor its words. What a side said of itself
 * in confidence (readiness, its self-image) is in neither paragraph; ratings are shown from three on. */
#include "close.h"
#include "reason.h"
#include "silence.h"

#include "coco/page.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SIDE_AVM, SIDE_CCI, RATINGS_SHOWN = 3, TITLE_MOST = 72 /* bytes */ };

const char *coco_explain_text(const char *key, int lang)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "explain");
	const size_t row = coco_table_row(table, coco_table_column(table, "key"), coco_str_of(key));
	return row == COCO_NONE ? "" : coco_table_cell(table, row, coco_table_column(table, coco_langs[lang]));
}

/* What both paragraphs are made of. */
struct facts {
	struct coco_match *m;
	const struct coco_candidate *candidate;
	const struct coco_challenge *c;
	const struct coco_participant *p;
	const struct coco_parts *parts;
	const struct coco_answer *answer; /* NULL: nobody has asked about the pair */
	int lang;
	struct coco_arena *arena;
	struct coco_reason text, skills, spoken, wanted, needs, needs_near, give, give_near, lacking, areas, languages, close, bridge, silent,
	    missing;
	struct coco_str title, title_told, owner, who; /* title_told: to the creative */
	bool nda;
};

static void say(const struct facts *f, struct coco_buf *out, const char *key, struct coco_fill fill)
{
	if (out->len > 0)
		coco_buf_putc(out, ' ');
	coco_label_fill(out, coco_explain_text(key, f->lang), &fill, 1);
}

/* A list of one may have a sentence of its own: its key ends in ".one". */
static void say_list(const struct facts *f, struct coco_buf *out, const char *key, const struct coco_reason *list)
{
	char one[40];
	if (list->n_list == 0)
		return;
	if (list->n_list == 1 && snprintf(one, sizeof one, "%s.one", key) < (int)sizeof one && *coco_explain_text(one, f->lang) != '\0')
		key = one;
	say(f, out, key, (struct coco_fill){"list", coco_buf_view(&list->list)});
}

static void say_number(const struct facts *f, struct coco_buf *out, const char *key, double value, int decimals)
{
	struct coco_buf number = COCO_BUF_INIT;
	coco_format_num(&number, value, decimals, f->lang);
	say(f, out, key, (struct coco_fill){"n", coco_buf_view(&number)});
	if (!coco_buf_ok(&number))
		out->failed = true;
	coco_buf_free(&number);
}

/* ---- gathering -------------------------------------------------------------------------------------------------- */

/* Organisation and country, with its consent; else what it is. */
static struct coco_str name_of(struct facts *f, const struct coco_participant *p, const char *hidden, struct coco_err *err)
{
	if (p == NULL || !p->share)
		return coco_str_of(coco_explain_text(hidden, f->lang));
	const struct coco_rec *rec = coco_store_read(f->m->reader, "participant", p->index, err);
	if (rec == NULL)
		return COCO_STR_NONE;
	const struct coco_str raw = coco_rec_str(rec, "org", f->arena), name = raw.n > 0 ? coco_arena_copy(f->arena, raw) : p->id;
	if (p->country.n == 0)
		return name;
	const struct coco_str country = coco_label_of("country", p->country, f->lang);
	return coco_str_of(coco_arena_printf(f->arena, "%.*s, %.*s", COCO_STR_ARG(name), COCO_STR_ARG(country)));
}

static void gather_terms(struct coco_reason *r)
{
	coco_buf_clear(&r->list);
	r->n_list = 0;
	for (size_t i = 0; i < r->n_terms; i++)
		coco_reason_list(r, r->terms[i].word);
}

static void list_skill(struct facts *f, struct coco_reason *r, size_t number)
{
	coco_reason_list_once(r, coco_str_of(coco_concepts_label(f->m->pool.concepts, number, f->lang)));
}

static void gather_complement(struct facts *f)
{
	size_t n, had;
	const struct coco_lack *lacks = coco_complement_lacks(f->m->campaign.complements, f->c, &n);
	const struct coco_concept_set *needs = &f->p->needs;
	for (size_t i = f->c->n_named; i < n; i++)
		if (coco_skill_met(&f->m->pool, lacks[i].number, f->p, &had) > lacks[i].owner)
			list_skill(f, had == lacks[i].number ? &f->needs : &f->needs_near, had);
	for (size_t i = 0; f->c->owner != NULL && i < needs->n; i++)
		if (coco_skill_met(&f->m->pool, needs->items[i].number, f->c->owner, &had) > 0)
			list_skill(f, had == needs->items[i].number ? &f->give : &f->give_near, had);
}

/* What is wanted, and what of it is wanted by name and not had, not even nearly. */
static void gather_wanted(struct facts *f)
{
	size_t had;
	for (size_t i = 0; i < f->c->wanted.n; i++) {
		const struct coco_concept *skill = &f->c->wanted.items[i];
		list_skill(f, &f->wanted, skill->number);
		if (skill->strength >= COCO_WANTED_BY_NAME && coco_skill_met(&f->m->pool, skill->number, f->p, &had) <= 0)
			list_skill(f, &f->lacking, skill->number);
	}
}

static void gather_areas(struct facts *f)
{
	if (f->c->area.n > 0 && coco_strs_have(f->p->areas, f->c->area))
		coco_reason_list(&f->areas, coco_label_of("area", f->c->area, f->lang));
	for (size_t i = 0; f->c->owner != NULL && i < f->c->owner->areas.n; i++) {
		const struct coco_str area = f->c->owner->areas.items[i];
		if (!coco_str_eq(area, f->c->area) && coco_strs_have(f->p->areas, area))
			coco_reason_list(&f->areas, coco_label_of("area", area, f->lang));
	}
}

static void gather_languages(struct facts *f)
{
	for (size_t i = 0; i < f->c->languages.n; i++)
		if (coco_strs_have(f->p->languages, f->c->languages.items[i]))
			coco_reason_list(&f->languages, coco_language_of(f->m, f->c->languages.items[i], f->lang));
	const struct coco_bridge bridge = coco_bridge_between(f->m->campaign.bridges, f->c, f->p);
	const struct coco_close_languages close = coco_languages_close(f->c->languages, f->p->languages);
	if (f->languages.n_list == 0 && close.worth > bridge.worth) {
		coco_reason_list(&f->close, coco_language_of(f->m, close.one, f->lang));
		coco_reason_list(&f->close, coco_language_of(f->m, close.other, f->lang));
	} else if (f->languages.n_list == 0 && bridge.guide != NULL) {
		coco_reason_list_bridge(f->m, &f->bridge, &bridge);
	}
}

/* Parts that weigh and are not known, or that the profile leaves open; that nobody volunteered, or that a campaign begins, is no gap. Nor
 * is the challenge's area where the owner's areas have been spoken of. */
static int gather_missing(struct facts *f)
{
	for (size_t i = 0; i < COCO_COMPONENTS; i++) {
		const enum coco_component part = (enum coco_component)i;
		const bool missing = isnan(f->parts->of[i]);
		const bool silent = part != COCO_TEXT_FIT && coco_is_silent(&f->m->campaign, part, f->c, f->p);
		if (f->m->weights.of[i] <= 0 || (!missing && !silent) || part == COCO_INTEREST_FIT || part == COCO_HISTORY_FIT ||
		    (part == COCO_AREAS_FIT && f->areas.n_list > 0))
			continue;
		const char *key = coco_arena_printf(f->arena, "part.%s", coco_component_name(part));
		if (key == NULL)
			return -1;
		coco_reason_list(missing ? &f->missing : &f->silent, coco_str_of(coco_explain_text(key, f->lang)));
	}
	return 0;
}

/* What a challenge without a title is called: its text's first words, up to a full stop, or, where they are not shown, its id. */
static struct coco_str title_of(const struct coco_rec *rec, const struct facts *f, bool shown)
{
	const struct coco_str title = coco_str_trim(coco_rec_str(rec, "title", f->arena));
	const struct coco_str text = coco_masked(coco_str_trim(coco_rec_str(rec, "text", f->arena)), f->arena);
	size_t end = 0; /* behind the last word that fits */
	bool stop = false;
	if (title.n > 0)
		return coco_masked(title, f->arena);
	for (size_t i = 1; shown && !stop && i <= text.n && i <= TITLE_MOST; i++)
		if (i == text.n || text.s[i] == ' ' || text.s[i] == '\n') {
			stop = i == text.n || text.s[i] == '\n' || strchr(".!?", text.s[i - 1]) != NULL;
			end = i - (text.s[i - 1] == '.');
		}
	if (end == 0)
		return coco_masked(f->c->id, f->arena);
	return coco_str_of(coco_arena_printf(f->arena, "%.*s%s", (int)end, text.s, stop ? "" : " …"));
}

static int gather(struct facts *f, struct coco_err *err)
{
	const struct coco_rec *rec = coco_store_at(f->m->store, "challenge", f->candidate->challenge);
	f->nda = coco_str_is(coco_rec_str(rec, "visibility", f->arena), "nda");
	f->title = title_of(rec, f, true);
	f->title_told = title_of(rec, f, f->c->owner != NULL && f->c->owner->share && !f->nda);
	f->owner = name_of(f, f->c->owner, "owner.hidden", err);
	f->who = name_of(f, f->p, "who.hidden", err);
	if (f->title.s == NULL || f->title_told.s == NULL || f->owner.s == NULL || f->who.s == NULL)
		return err->exit != COCO_EXIT_OK ? -1 : coco_err_nomem(err);
	f->text.lang = f->skills.lang = f->spoken.lang = f->bridge.lang = f->lang;
	if (!isnan(f->parts->of[COCO_TEXT_FIT]) && coco_reason_of_text(f->m, f->candidate->challenge, f->p, &f->text, err) != 0)
		return -1;
	coco_reason_of_skills(f->m, f->c, f->p, &f->skills);
	gather_terms(&f->skills);
	coco_reason_of_spoken(f->m, f->c, f->p, &f->skills, &f->spoken);
	gather_wanted(f);
	gather_areas(f);
	gather_languages(f);
	gather_complement(f);
	return gather_missing(f) != 0 ? coco_err_nomem(err) : 0;
}

/* ---- a paragraph ------------------------------------------------------------------------------------------------ */

static void say_open(const struct facts *f, int side, struct coco_buf *out)
{
	static const char *const keys[][3] = {
	    {"avm.open", "cci.open", "cci.open.nda"}, {"avm.open.rank", "cci.open.rank", "cci.open.rank.nda"}};
	const size_t rank = f->answer != NULL ? f->answer->rank : 0, of = f->answer != NULL ? f->answer->of : 0;
	const struct coco_fill fills[] = {{"title", side == SIDE_AVM ? f->title : f->title_told}, {"who", side == SIDE_AVM ? f->who : f->owner},
	    {"n", coco_str_of(coco_arena_printf(f->arena, "%zu", rank))}, {"m", coco_str_of(coco_arena_printf(f->arena, "%zu", of))}};
	coco_label_fill(out, coco_explain_text(keys[rank > 0][side == SIDE_AVM ? 0 : 1 + f->nda], f->lang), fills, COCO_LEN(fills));
}

static void say_spoken(const struct facts *f, int side, struct coco_buf *out)
{
	const struct coco_fill none = {"", COCO_STR_NONE};
	const bool avm = side == SIDE_AVM;
	if (f->spoken.n_list > 0)
		say_list(f, out, avm ? "avm.spoken" : "cci.spoken", &f->spoken);
	else if (f->c->spoken.n > 0 && f->wanted.n_list == 0)
		say(f, out, avm ? "avm.nospoken" : "cci.nospoken", none);
}

static void say_skills(const struct facts *f, int side, struct coco_buf *out)
{
	const char *key = f->skills.key ? f->skills.key : "";
	if (f->wanted.n_list == 0 || (f->skills.n_list == 0 && f->spoken.n_list > 0))
		return;
	const bool avm = side == SIDE_AVM, read = f->c->n_named == 0; /* in the text alone, so it may be wanted or only told */
	if (f->skills.n_list == 0) {
		say_list(f, out, read ? (avm ? "avm.noread" : "cci.noread") : avm ? "avm.noskill" : "cci.noskill", &f->wanted);
		return;
	}
	if (coco_str_is(coco_str_of(key), "skills.near") || coco_str_is(coco_str_of(key), "skills.read.near"))
		say_list(f, out, read ? (avm ? "avm.read.near" : "cci.read.near") : avm ? "avm.near" : "cci.near", &f->skills);
	else if (read)
		say_list(f, out, avm ? "avm.read" : "cci.read", &f->skills);
	else
		say_list(f, out, avm ? "avm.skills" : "cci.skills", &f->skills);
	if (avm || !f->nda)
		say_list(f, out, avm ? "avm.lacking" : "cci.lacking", &f->lacking);
}

/* That the texts, or texts and skills, do not speak for the pair. */
static void say_nothing(const struct facts *f, struct coco_buf *out)
{
	const struct coco_fill none = {"", COCO_STR_NONE};
	const bool compared = coco_str_is(coco_str_of(f->text.key ? f->text.key : ""), "text.none");
	if (isnan(f->parts->of[COCO_TEXT_FIT]) || f->text.n_terms > 0 || f->m->scores != NULL)
		return;
	if (f->skills.n_list == 0 && f->spoken.n_list == 0)
		say(f, out, "both.nothing", none);
	else if (compared)
		say(f, out, "both.notext", none);
}

static void say_texts(struct facts *f, int side, struct coco_buf *out)
{
	static const char *const keys[][3] = {{"both.terms", "both.like", "avm.terms"}, {"both.terms", "both.like", "cci.terms"}};
	const bool own = side == SIDE_CCI, other = own ? !f->nda : f->p->share;
	const enum coco_shown shown = coco_reason_list_words(&f->text, own, other, f->arena);
	if (side == SIDE_AVM || !f->nda)
		say_list(f, out, keys[side][shown], &f->text);
	if (f->text.passage.n > 0) {
		say(f, out, side == SIDE_AVM ? "avm.passage" : "cci.passage", (struct coco_fill){"passage", f->text.passage});
		if (strchr(".!?", f->text.passage.s[f->text.passage.n - 1]) == NULL && !coco_str_ends(f->text.passage, "…"))
			coco_buf_putc(out, '.'); /* the sentence that quotes ends, if the quoted one does not */
	}
}

static void say_areas(const struct facts *f, int side, struct coco_buf *out)
{
	say_list(f, out, side == SIDE_AVM ? "avm.needs" : "cci.needs", &f->needs);
	say_list(f, out, side == SIDE_AVM ? "avm.needs.near" : "cci.needs.near", &f->needs_near);
	say_list(f, out, side == SIDE_AVM ? "avm.give" : "cci.give", &f->give);
	say_list(f, out, side == SIDE_AVM ? "avm.give.near" : "cci.give.near", &f->give_near);
	say_list(f, out, "both.areas", &f->areas);
	if (f->parts->of[COCO_AREAS_FIT] <= 0)
		say(f, out, side == SIDE_AVM ? "avm.noarea" : "cci.noarea", (struct coco_fill){"list", coco_label_of("area", f->c->area, f->lang)});
}

static void say_language(const struct facts *f, struct coco_buf *out)
{
	const struct coco_fill none = {"", COCO_STR_NONE};
	if (f->languages.n_list > 0)
		say_list(f, out, "both.language", &f->languages);
	else if (f->bridge.n_list > 0)
		say(f, out, "both.bridge", (struct coco_fill){"who", coco_buf_view(&f->bridge.list)});
	else if (f->close.n_list > 0)
		say_list(f, out, "both.close", &f->close);
	else if (f->parts->of[COCO_LANGUAGE_FIT] <= 0)
		say(f, out, "both.nolanguage", none);
}

static void say_place(const struct facts *f, int side, struct coco_buf *out)
{
	static const char *const keys[] = {[COCO_NEAR_REGION] = "both.region",
	    [COCO_NEAR_PART] = "both.part",
	    [COCO_NEAR_COUNTRY] = "both.country",
	    [COCO_NEAR_ABROAD] = "both.abroad",
	    [COCO_NEAR_KM] = "both.km",
	    [COCO_NEAR_MIDDLES] = "both.middles"};
	const struct coco_fill none = {"", COCO_STR_NONE};
	if (f->c->owner == NULL || isnan(f->parts->of[COCO_REGION_FIT]) || coco_is_silent(&f->m->campaign, COCO_REGION_FIT, f->c, f->p))
		return;
	const struct coco_nearness near = coco_campaign_near(&f->m->campaign, f->c->owner, f->p);
	if (near.km > 0)
		say_number(f, out, keys[near.by], near.km, 0);
	else
		say(f, out, keys[near.by], none);
	const bool yours = side == SIDE_AVM ? near.lacks_a : near.lacks_b;
	const struct coco_participant *without = (side == SIDE_AVM) == yours ? f->c->owner : f->p;
	if ((near.lacks_a || near.lacks_b) && coco_place_is_named(without))
		say(f, out, "both.unplaced", (struct coco_fill){"n", without->nuts});
	else if (near.lacks_a || near.lacks_b)
		say(f, out, yours ? "both.lacks.you" : "both.lacks", none);
	if (f->m->campaign.cross_border && near.border)
		say(f, out, "both.border", none);
}

static void say_past(const struct facts *f, int side, struct coco_buf *out)
{
	const struct coco_pair_past pair = coco_past_of(&f->m->campaign, f->c, f->p);
	const struct coco_person_past *person = coco_past_person(f->m->campaign.past, f->p->index);
	const struct coco_fill none = {"", COCO_STR_NONE};
	if (pair.meetings > 0)
		say_number(f, out, "both.met", (double)pair.meetings, 0);
	if (pair.events > 0)
		say_number(f, out, "both.events", (double)pair.events, 0);
	if (side == SIDE_AVM && person->ratings >= RATINGS_SHOWN)
		say_number(f, out, "avm.rated", person->rating_sum / (double)person->ratings, 1);
	if (coco_past_begun(f->m->campaign.past) && person->chances == 0)
		say(f, out, side == SIDE_AVM ? "avm.new" : "cci.new", none);
	if (f->m->campaign.first_time && f->c->owner != NULL)
		say(f, out, pair.worked ? "both.again" : pair.together ? "both.pitched" : "both.first", none);
}

static void say_interest(const struct facts *f, int side, struct coco_buf *out)
{
	const unsigned level = f->candidate->decided / COCO_DECIDED_LEVEL;
	size_t n, met = 0;
	const struct coco_must *keys = coco_wish_keys(f->m->campaign.wishes, f->c, &n);
	if (level > 0)
		say_number(f, out, side == SIDE_AVM ? "avm.interest" : "cci.interest", level, 0);
	if (coco_wish_names(f->c, f->p))
		say(f, out, "both.named", (struct coco_fill){"", COCO_STR_NONE});
	if (side != SIDE_AVM || n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		met += coco_gate_met(&f->m->pool, &keys[i], f->p);
	const struct coco_fill fills[] = {
	    {"n", coco_str_of(coco_arena_printf(f->arena, "%zu", met))}, {"m", coco_str_of(coco_arena_printf(f->arena, "%zu", n))}};
	coco_buf_putc(out, ' ');
	coco_label_fill(out, coco_explain_text("avm.prefer", f->lang), fills, 2);
}

static void write_paragraph(struct facts *f, int side, struct coco_writer *w)
{
	struct coco_buf out = COCO_BUF_INIT;
	say_open(f, side, &out);
	say_skills(f, side, &out);
	say_spoken(f, side, &out);
	say_texts(f, side, &out);
	say_nothing(f, &out);
	say_areas(f, side, &out);
	say_language(f, &out);
	say_place(f, side, &out);
	say_past(f, side, &out);
	say_interest(f, side, &out);
	if (f->m->scores != NULL)
		say(f, &out, "given", (struct coco_fill){"", COCO_STR_NONE});
	else
		say_list(f, &out, "both.missing", &f->missing);
	say_list(f, &out, side == SIDE_AVM ? "both.silent" : "cci.silent", &f->silent);
	say_number(f, &out, f->m->scores != NULL ? "both.score.given" : "both.score", round(f->candidate->score * 100), 0);
	coco_write_key(w, side == SIDE_AVM ? "avm" : "cci");
	coco_write_str(w, coco_buf_view(&out));
	if (!coco_buf_ok(&out))
		w->out->failed = true;
	coco_buf_free(&out);
}

/* A pair that is kept apart: what keeps it apart may be the other side's own decision, and is not told here. */
static void write_closed(struct facts *f, int side, struct coco_writer *w)
{
	static const char *const keys[] = {"avm.closed", "cci.closed", "cci.closed.nda"};
	const struct coco_fill fills[] = {
	    {"title", side == SIDE_AVM ? f->title : f->title_told}, {"who", side == SIDE_AVM ? f->who : f->owner}};
	struct coco_buf out = COCO_BUF_INIT;
	coco_label_fill(&out, coco_explain_text(keys[side == SIDE_AVM ? 0 : 1 + f->nda], f->lang), fills, COCO_LEN(fills));
	coco_write_key(w, side == SIDE_AVM ? "avm" : "cci");
	coco_write_str(w, coco_buf_view(&out));
	if (!coco_buf_ok(&out))
		w->out->failed = true;
	coco_buf_free(&out);
}

int coco_explain_write(struct coco_match *match, const struct coco_candidate *candidate, const struct coco_parts *parts,
    const struct coco_answer *answer, struct coco_writer *w, struct coco_err *err)
{
	struct facts f = {.m = match,
	    .candidate = candidate,
	    .c = &match->pool.challenges[candidate->challenge],
	    .p = coco_sheet_read(match->sheet, candidate->participant),
	    .parts = parts,
	    .answer = answer,
	    .lang = match->options->lang,
	    .arena = coco_arena_new()};
	struct coco_reason *all[] = {&f.text, &f.skills, &f.spoken, &f.wanted, &f.lacking, &f.needs, &f.needs_near, &f.give, &f.give_near,
	    &f.areas, &f.languages, &f.close, &f.bridge, &f.silent, &f.missing};
	int rc = f.arena ? gather(&f, err) : coco_err_nomem(err);
	if (rc == 0) {
		coco_write_key(w, "explain");
		coco_write_object(w);
		const bool closed = answer != NULL && answer->gate != NULL;
		(closed ? write_closed : write_paragraph)(&f, SIDE_AVM, w);
		(closed ? write_closed : write_paragraph)(&f, SIDE_CCI, w);
		coco_write_end(w, true);
	}
	for (size_t i = 0; i < COCO_LEN(all); i++)
		coco_reason_free(all[i]);
	coco_arena_free(f.arena);
	return rc;
}
