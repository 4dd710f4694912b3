/* Why a pair fits, part by part, in the reader's language: a sentence of reasons.csv with what it speaks of, the terms with
 * their weights, and for the texts the sentence of the profile that says most of it. That sentence is shown only with the
 * participant's consent.share. All texts were masked when they were read. */
#include "close.h"
#include "reason.h"
#include "silence.h"

#include "coco/page.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TERMS = COCO_REASON_TERMS, PASSAGE_MOST = 400 };

void coco_reason_free(struct coco_reason *reason)
{
	coco_buf_free(&reason->list);
	coco_buf_free(&reason->text);
}

/* A sentence that speaks of a single thing may have a row of its own: its key ends in ".one". */
static const char *sentence(const struct coco_reason *r)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "reasons");
	const size_t keys = coco_table_column(table, "key");
	char one[40];
	size_t row = COCO_NONE;
	if (r->n_list == 1 && snprintf(one, sizeof one, "%s.one", r->key) < (int)sizeof one)
		row = coco_table_row(table, keys, coco_str_of(one));
	if (row == COCO_NONE)
		row = coco_table_row(table, keys, coco_str_of(r->key));
	return row == COCO_NONE ? "" : coco_table_cell(table, row, coco_table_column(table, coco_langs[r->lang]));
}

void coco_reason_list(struct coco_reason *r, struct coco_str item)
{
	coco_buf_printf(&r->list, "%s%.*s", r->n_list > 0 ? ", " : "", COCO_STR_ARG(item));
	r->n_list++;
}

void coco_reason_list_once(struct coco_reason *r, struct coco_str item)
{
	struct coco_str rest = coco_buf_view(&r->list);
	for (size_t at; (at = coco_str_find(rest, item, 0)) != COCO_NONE; rest = coco_str_sub(rest, at + 1, rest.n))
		if ((at == 0 || rest.s[at - 1] == ' ') && (at + item.n == rest.n || rest.s[at + item.n] == ','))
			return;
	if (r->n_list < TERMS)
		coco_reason_list(r, item);
}

void coco_reason_term(struct coco_reason *r, struct coco_str term, double weight)
{
	if (r->n_terms == TERMS)
		return;
	coco_reason_list(r, term);
	r->terms[r->n_terms++] = (struct coco_shared_word){.word = term, .weight = weight};
}

/* Says a sentence with what is in the list, and empties the list. */
void coco_reason_say(struct coco_reason *r, const char *key)
{
	r->key = key;
	const char *pattern = sentence(r), *place = strstr(pattern, "{}");
	if (r->text.len > 0)
		coco_buf_putc(&r->text, ' ');
	coco_buf_put(&r->text, pattern, place ? (size_t)(place - pattern) : strlen(pattern));
	if (place != NULL) {
		coco_buf_put(&r->text, r->list.data ? r->list.data : "", r->list.len);
		coco_buf_puts(&r->text, place + 2);
	}
	coco_buf_clear(&r->list);
	r->n_list = 0;
	r->key = NULL;
}

static void say_number(struct coco_reason *r, const char *key, double value, int decimals)
{
	coco_format_num(&r->list, value, decimals, r->lang);
	coco_reason_say(r, key);
}

static void write_reason(enum coco_component component, const struct coco_reason *r, struct coco_writer *w)
{
	coco_write_object(w);
	coco_write_key(w, "component");
	coco_write_text(w, coco_component_name(component));
	coco_write_key(w, "text");
	coco_write_str(w, coco_buf_view(&r->text));
	if (r->n_terms > 0) {
		coco_write_key(w, "terms");
		coco_write_array(w);
		for (size_t i = 0; i < r->n_terms; i++) {
			coco_write_object(w);
			coco_write_key(w, "term");
			coco_write_str(w, r->terms[i].word);
			coco_write_key(w, "weight");
			coco_write_fixed(w, r->terms[i].weight, 3);
			coco_write_end(w, true);
		}
		coco_write_end(w, false);
	}
	if (r->passage.n > 0) {
		coco_write_key(w, "passage");
		coco_write_str(w, r->passage);
	}
	coco_write_end(w, true);
}

/* At most PASSAGE_MOST bytes, cut at a blank. */
static struct coco_str shortened(struct coco_str text, struct coco_arena *arena)
{
	if (text.n <= PASSAGE_MOST)
		return text;
	size_t end = PASSAGE_MOST;
	while (end > 0 && text.s[end] != ' ')
		end--;
	if (end == 0)
		for (end = PASSAGE_MOST; end > 0 && ((unsigned char)text.s[end] & 0xC0) == 0x80;)
			end--;
	return coco_str_of(coco_arena_printf(arena, "%.*s …", (int)end, text.s));
}

/* Reads what the profile itself says: its words for the shared ones, and with its consent the sentence that says most. */
static int read_own(struct coco_match *m, const struct coco_participant *p, struct coco_reason *r, struct coco_err *err)
{
	const struct coco_rec *rec = coco_store_read(m->reader, "participant", p->index, err);
	struct coco_arena *arena = coco_arena_new();
	struct coco_passage *passages;
	size_t n;
	int rc = rec ? 0 : -1;
	if (rc == 0 && (arena == NULL || coco_pool_passages(&m->pool, p, rec, arena, &passages, &n) != 0))
		rc = coco_err_nomem(err);
	if (rc == 0)
		rc = coco_question_own(m->pool.question, passages, n, r->terms, r->n_terms, err);
	for (size_t i = 0; rc == 0 && i < r->n_terms; i++)
		r->terms[i].own = coco_arena_copy(m->pool.arena, r->terms[i].own);
	if (rc == 0 && p->share)
		rc = coco_question_passage(m->pool.question, passages, n, r->terms, r->n_terms, arena, &r->passage, err);
	if (rc == 0 && r->passage.s)
		r->passage = coco_arena_copy(m->pool.arena, shortened(r->passage, arena));
	coco_arena_free(arena);
	return rc;
}

int coco_reason_of_text(
    struct coco_match *m, size_t challenge, const struct coco_participant *p, struct coco_reason *r, struct coco_err *err)
{
	size_t n = 0;
	if (coco_match_ask(m, challenge, err) != 0 || coco_question_explain(m->pool.question, p->number, r->terms, TERMS, &n, err) != 0)
		return -1;
	r->n_terms = n;
	r->key = n > 0                                                  ? "text.some"
	         : coco_question_is_mute(m->pool.question)              ? "text.mute"
	         : coco_affinity_words(m->pool.affinity, p->number) > 0 ? "text.none"
	                                                                : "text.empty";
	return n > 0 && (p->share || m->options->explain) ? read_own(m, p, r, err) : 0;
}

/* The same word to a reader: two thirds of the longer are common to both from the first letter on. */
static bool reads_alike(struct coco_str word, struct coco_str own)
{
	struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
	size_t n = 0;
	coco_fold(word, &a);
	coco_fold(own, &b);
	while (n < a.len && n < b.len && a.data[n] == b.data[n])
		n++;
	const bool alike = 3 * n >= 2 * (a.len > b.len ? a.len : b.len);
	coco_buf_free(&a);
	coco_buf_free(&b);
	return alike;
}

enum coco_shown coco_reason_list_words(struct coco_reason *r, bool own, bool other, struct coco_arena *arena)
{
	enum coco_shown shown = COCO_SHOWN_SAME;
	coco_buf_clear(&r->list);
	r->n_list = 0;
	for (size_t i = 0; i < r->n_terms; i++) {
		const struct coco_shared_word *t = &r->terms[i];
		const struct coco_str first = own && t->own.n > 0 ? t->own : t->word, second = own ? t->word : t->own;
		const char *pair = NULL;
		bool told = false; /* in another form */
		for (size_t k = 0; k < i && !told; k++)
			told = reads_alike(r->terms[k].word, t->word) &&
			       (r->terms[k].own.n == 0 || t->own.n == 0 || reads_alike(r->terms[k].own, t->own) || !reads_alike(t->word, t->own));
		if (told)
			continue;
		if (other && t->own.n > 0 && !reads_alike(t->word, t->own))
			pair = coco_arena_printf(arena, "%.*s – %.*s", COCO_STR_ARG(first), COCO_STR_ARG(second));
		coco_reason_list(r, pair != NULL ? coco_str_of(pair) : first);
		if (pair != NULL)
			shown = COCO_SHOWN_PAIRS;
		else if (!other && !own && !t->same)
			shown = COCO_SHOWN_LIKE;
	}
	return shown;
}

static void language_reason(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, struct coco_reason *r)
{
	const struct coco_bridge bridge = coco_bridge_between(m->campaign.bridges, c, p);
	for (size_t i = 0; i < c->languages.n; i++)
		if (coco_strs_have(p->languages, c->languages.items[i])) {
			coco_reason_list(r, coco_language_of(m, c->languages.items[i], m->options->lang));
			r->key = "language.yes";
		}
	if (r->key != NULL)
		return;
	const struct coco_close_languages close = coco_languages_close(c->languages, p->languages);
	if (close.worth > bridge.worth) {
		coco_reason_list(r, coco_language_of(m, close.one, m->options->lang));
		coco_reason_list(r, coco_language_of(m, close.other, m->options->lang));
		r->key = "language.close";
		return;
	}
	r->key = bridge.guide ? "language.bridge" : "language.no";
	if (bridge.guide == NULL)
		return;
	coco_reason_list_bridge(m, r, &bridge);
}

static void region_reason(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, struct coco_reason *r)
{
	static const char *const keys[] = {[COCO_NEAR_REGION] = "region.same",
	    [COCO_NEAR_PART] = "region.part",
	    [COCO_NEAR_COUNTRY] = "region.country",
	    [COCO_NEAR_ABROAD] = "region.far",
	    [COCO_NEAR_KM] = "region.km",
	    [COCO_NEAR_MIDDLES] = "region.middles"};
	const struct coco_nearness near = coco_campaign_near(&m->campaign, c->owner, p);
	if (near.km > 0)
		say_number(r, keys[near.by], near.km, 0);
	else
		coco_reason_say(r, keys[near.by]);
	const struct coco_participant *without = near.lacks_b ? p : c->owner;
	if ((near.lacks_a || near.lacks_b) && coco_place_is_named(without)) {
		coco_reason_list(r, without->nuts);
		coco_reason_say(r, near.lacks_b ? "region.unplaced" : "region.unplaced.owner");
	} else if (near.lacks_a || near.lacks_b) {
		coco_reason_say(r, near.lacks_b ? "region.lacks" : "region.lacks.owner");
	}
	if (m->campaign.cross_border && near.border)
		coco_reason_say(r, "region.border");
}

/* The names of the skills for which something is true. */
static void list_skill(struct coco_match *m, struct coco_reason *r, size_t number)
{
	coco_reason_list_once(r, coco_str_of(coco_concepts_label(m->pool.concepts, number, r->lang)));
}

/* What is had of what is needed: itself, or what is close to it. */
struct met {
	struct coco_reason same, near;
};

static void list_met(struct coco_match *m, struct met *met, size_t needed, size_t had)
{
	list_skill(m, needed == had ? &met->same : &met->near, had);
}

static void say_met(struct coco_reason *r, struct met *met, const char *same, const char *near)
{
	struct coco_reason *lists[] = {&met->same, &met->near};
	const char *const keys[] = {same, near};
	for (size_t i = 0; i < COCO_LEN(lists); i++) {
		if (lists[i]->n_list > 0) {
			coco_buf_str(&r->list, coco_buf_view(&lists[i]->list));
			r->n_list = lists[i]->n_list;
			coco_reason_say(r, keys[i]);
		}
		coco_reason_free(lists[i]);
	}
}

static void complement_reason(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, struct coco_reason *r)
{
	const struct coco_complement found = coco_complement_of(m->campaign.complements, c, p);
	size_t n, had;
	const struct coco_lack *lacks = coco_complement_lacks(m->campaign.complements, c, &n);
	const struct coco_concept_set *needs = &p->needs;
	struct met brought = {.same.lang = r->lang, .near.lang = r->lang}, given = brought;
	bool wanted = false, close = false;
	for (size_t i = 0; i < n; i++) {
		if (coco_skill_met(&m->pool, lacks[i].number, p, &had) <= lacks[i].owner)
			continue;
		if (i >= c->n_named)
			list_met(m, &brought, lacks[i].number, had);
		else if (had == lacks[i].number) /* the part skills has named them */
			wanted = true;
		else
			close = true;
	}
	say_met(r, &brought, "complement.needs", "complement.needs.near");
	if (wanted || close)
		coco_reason_say(r, wanted ? "complement.gap" : "complement.gap.near");
	for (size_t i = 0; found.areas > 0 && i < c->owner->areas.n; i++)
		if (!coco_str_eq(c->owner->areas.items[i], c->area) && coco_strs_have(p->areas, c->owner->areas.items[i]))
			coco_reason_list(r, coco_label_of("area", c->owner->areas.items[i], r->lang));
	if (r->n_list > 0)
		coco_reason_say(r, "complement.areas");
	for (size_t i = 0; found.give > 0 && i < needs->n; i++)
		if (coco_skill_met(&m->pool, needs->items[i].number, c->owner, &had) > 0)
			list_met(m, &given, needs->items[i].number, had);
	say_met(r, &given, "complement.give", "complement.give.near");
	if (!isnan(found.brain))
		say_number(r, "complement.brain", found.brain, 1);
	if (r->text.len == 0)
		coco_reason_say(r, "complement.none");
}

static void readiness_reason(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, struct coco_reason *r)
{
	const double said = coco_readiness_said(c, p);
	const struct coco_pair_past pair = coco_past_of(&m->campaign, c, p);
	const struct coco_person_past *person = coco_past_person(m->campaign.past, p->index);
	if (coco_is_silent(&m->campaign, COCO_READINESS_FIT, c, p))
		coco_reason_say(r, "silent");
	if (!isnan(said))
		say_number(r,
		    isnan(p->ready)                               ? "readiness.owner"
		    : c->owner != NULL && !isnan(c->owner->ready) ? "readiness.both"
		                                                  : "readiness.said",
		    1 + 4 * said, 1);
	if (pair.meetings > 0)
		say_number(r, "readiness.met", (double)pair.meetings, 0);
	if (pair.events > 0)
		say_number(r, "readiness.events", (double)pair.events, 0);
	if (pair.ratings + person->ratings > 0)
		say_number(r, "readiness.rated", (pair.rating_sum + person->rating_sum) / (double)(pair.ratings + person->ratings), 1);
}

static void interest_reason(struct coco_match *m, const struct coco_candidate *candidate, const struct coco_challenge *c,
    const struct coco_participant *p, struct coco_reason *r)
{
	const unsigned level = candidate->decided / COCO_DECIDED_LEVEL;
	size_t n;
	const struct coco_must *keys = coco_wish_keys(m->campaign.wishes, c, &n);
	if (level > 0)
		say_number(r, "interest.level", level, 0);
	if (coco_wish_names(c, p))
		coco_reason_say(r, "interest.named");
	if (n > 0) {
		size_t met = 0;
		for (size_t i = 0; i < n; i++)
			met += coco_gate_met(&m->pool, &keys[i], p);
		coco_buf_printf(&r->list, "%zu/%zu", met, n);
		coco_reason_say(r, "interest.prefer");
	}
}

static void history_reason(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, struct coco_reason *r)
{
	const size_t chances = coco_past_chances(m->campaign.past, c->id, p->index);
	const bool here = coco_past_person(m->campaign.past, p->index)->chances > chances;
	if (here)
		coco_reason_say(r, "history.here");
	if (chances > 0)
		say_number(r, "history.some", (double)chances, 0);
	else if (!here && coco_past_begun(m->campaign.past))
		coco_reason_say(r, "history.none");
	if (m->campaign.first_time && c->owner != NULL) {
		const struct coco_pair_past pair = coco_past_of(&m->campaign, c, p);
		coco_reason_say(r, pair.worked ? "history.known" : pair.together ? "history.pitched" : "history.new");
	}
}

static const char *const text_keys[] = {"text.some", "text.like", "text.pairs"}; /* by enum coco_shown */

static int one_reason(struct coco_match *m, const struct coco_candidate *candidate, enum coco_component component, double value,
    struct coco_reason *r, struct coco_err *err)
{
	const struct coco_challenge *c = &m->pool.challenges[candidate->challenge];
	const struct coco_participant *p = coco_sheet_read(m->sheet, candidate->participant);
	if (isnan(value) || (component != COCO_TEXT_FIT && component != COCO_READINESS_FIT && coco_is_silent(&m->campaign, component, c, p))) {
		r->key = !isnan(value) ? "silent" : coco_challenge_says(component, c) ? "missing" : "missing.owner";
		return 0;
	}
	switch (component) {
	case COCO_TEXT_FIT:
		if (coco_reason_of_text(m, candidate->challenge, p, r, err) != 0)
			return -1;
		if (r->n_terms > 0)
			r->key = text_keys[coco_reason_list_words(r, false, p->share, m->pool.arena)];
		return 0;
	case COCO_SKILLS_FIT:
		coco_reason_skills(m, c, p, r);
		break;
	case COCO_AREAS_FIT:
		coco_reason_list(r, coco_label_of("area", c->area, m->options->lang));
		r->key = value > 0 ? "areas.yes" : "areas.no";
		break;
	case COCO_LANGUAGE_FIT:
		language_reason(m, c, p, r);
		break;
	case COCO_REGION_FIT:
		region_reason(m, c, p, r);
		break;
	case COCO_COMPLEMENT_FIT:
		complement_reason(m, c, p, r);
		break;
	case COCO_READINESS_FIT:
		readiness_reason(m, c, p, r);
		break;
	case COCO_INTEREST_FIT:
		interest_reason(m, candidate, c, p, r);
		break;
	case COCO_HISTORY_FIT:
	default:
		history_reason(m, c, p, r);
	}
	return 0;
}

/* A score that was given has no parts to speak of. */
static void write_given(struct coco_match *m, struct coco_writer *w)
{
	coco_write_object(w);
	coco_write_key(w, "component");
	coco_write_text(w, "score");
	coco_write_key(w, "text");
	coco_write_text(w, coco_explain_text("given", m->options->lang));
	coco_write_end(w, true);
}

int coco_reasons_write(struct coco_match *match, const struct coco_candidate *candidate, const struct coco_parts *parts,
    const struct coco_answer *answer, struct coco_writer *w, struct coco_err *err)
{
	int rc = 0;
	coco_write_key(w, "reasons");
	coco_write_array(w);
	if (answer != NULL && !(answer->choice != NULL && answer->choice->side == NULL))
		rc = coco_answer_reason(match, candidate, answer, w, err);
	if (match->scores != NULL && (answer == NULL || answer->gate == NULL))
		write_given(match, w);
	for (size_t i = 0; rc == 0 && match->scores == NULL && parts != NULL && i < COCO_COMPONENTS; i++) {
		struct coco_reason r = {.lang = match->options->lang};
		/* that nobody volunteered, or that a campaign begins, is no gap in the data */
		if (match->weights.of[i] <= 0 || (isnan(parts->of[i]) && (i == COCO_INTEREST_FIT || i == COCO_HISTORY_FIT)))
			continue;
		rc = one_reason(match, candidate, (enum coco_component)i, parts->of[i], &r, err);
		if (rc == 0 && r.key != NULL)
			coco_reason_say(&r, r.key);
		if (rc == 0)
			write_reason((enum coco_component)i, &r, w);
		if (!coco_buf_ok(&r.list) || !coco_buf_ok(&r.text))
			w->out->failed = true;
		coco_reason_free(&r);
	}
	coco_write_end(w, false);
	return rc;
}
