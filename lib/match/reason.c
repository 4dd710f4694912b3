/* Why a pair fits, part by part, in the reader's language: a sentence of reasons.csv with what it speaks of, the terms with
 * their weights, and for the texts the sentence of the profile that says most of it. That sentence is shown only with the
 * participant's consent.share. All texts were masked when they were read. */
#include "engine.h"

#include <math.h>
#include <stdio.h>

enum { TERMS = 5, PASSAGE_MOST = 400 };

/* One reason under way: the sentence's key and what goes into its {}. */
struct reason {
	const char *key;
	struct coco_buf list;
	size_t n_list;
	struct coco_shared_word terms[TERMS];
	size_t n_terms;
	struct coco_str passage;
};

/* A sentence that speaks of a single thing may have a row of its own: its key ends in ".one". */
static const char *sentence(const struct reason *r, int lang)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "reasons");
	const size_t keys = coco_table_column(table, "key");
	char one[40];
	size_t row = COCO_NONE;
	if (r->n_list == 1 && snprintf(one, sizeof one, "%s.one", r->key) < (int)sizeof one)
		row = coco_table_row(table, keys, coco_str_of(one));
	if (row == COCO_NONE)
		row = coco_table_row(table, keys, coco_str_of(r->key));
	return row == COCO_NONE ? "" : coco_table_cell(table, row, coco_table_column(table, coco_langs[lang]));
}

static void list(struct reason *r, struct coco_str item)
{
	coco_buf_printf(&r->list, "%s%.*s", r->n_list > 0 ? ", " : "", COCO_STR_ARG(item));
	r->n_list++;
}

static void add_term(struct reason *r, struct coco_str term, double weight)
{
	if (r->n_terms == TERMS)
		return;
	list(r, term);
	r->terms[r->n_terms++] = (struct coco_shared_word){term, weight, 0};
}

static void write_sentence(const struct reason *r, int lang, struct coco_writer *w)
{
	struct coco_buf text = COCO_BUF_INIT;
	const struct coco_str pattern = coco_str_of(sentence(r, lang));
	const size_t at = coco_str_find(pattern, COCO_STR("{}"), 0);
	coco_buf_str(&text, at == COCO_NONE ? pattern : coco_str_sub(pattern, 0, at));
	if (at != COCO_NONE) {
		coco_buf_put(&text, r->list.data ? r->list.data : "", r->list.len);
		coco_buf_str(&text, coco_str_sub(pattern, at + 2, pattern.n));
	}
	coco_write_key(w, "text");
	coco_write_str(w, coco_buf_view(&text));
	if (!coco_buf_ok(&text))
		w->out->failed = true;
	coco_buf_free(&text);
}

static void write_reason(struct coco_match *m, enum coco_component component, const struct reason *r, struct coco_writer *w)
{
	coco_write_object(w);
	coco_write_key(w, "component");
	coco_write_text(w, coco_component_name(component));
	write_sentence(r, m->options->lang, w);
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

static int text_reason(struct coco_match *m, size_t challenge, const struct coco_participant *p, struct reason *r, struct coco_err *err)
{
	struct coco_shared_word words[TERMS];
	size_t n = 0;
	if (coco_match_ask(m, challenge, err) != 0 || coco_affinity_explain(m->pool.affinity, p->number, words, TERMS, &n, err) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		add_term(r, words[i].word, words[i].weight);
	r->key = n > 0 ? "text.some" : p->says ? "text.none" : "text.empty";
	if (!p->share || n == 0)
		return 0;
	if (coco_affinity_passage(m->pool.affinity, p->passages, p->n_passages, m->pool.arena, &r->passage, err) != 0)
		return -1;
	r->passage = shortened(r->passage, m->pool.arena);
	return 0;
}

/* The wanted skills that are had, else those that something close is had for. */
static void skills_reason(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, struct reason *r)
{
	const int lang = m->options->lang;
	size_t had;
	r->key = "skills.same";
	for (size_t i = 0; i < c->wanted.n; i++) {
		const double value = coco_skill_met(&m->pool, c->wanted.items[i].number, p, &had);
		if (value > 0 && had == c->wanted.items[i].number)
			add_term(r, coco_str_of(coco_concepts_label(m->pool.concepts, had, lang)), value);
	}
	if (r->n_terms > 0)
		return;
	r->key = "skills.near";
	for (size_t i = 0; i < c->wanted.n; i++) {
		const double value = coco_skill_met(&m->pool, c->wanted.items[i].number, p, &had);
		bool known = value <= 0;
		for (size_t k = 0; !known && k < r->n_terms; k++)
			known = coco_str_is(r->terms[k].word, coco_concepts_label(m->pool.concepts, had, lang));
		if (!known)
			add_term(r, coco_str_of(coco_concepts_label(m->pool.concepts, had, lang)), value);
	}
	if (r->n_terms == 0)
		r->key = "skills.none";
}

static struct coco_str label_of(const char *vocabulary, struct coco_str code, int lang)
{
	const struct coco_vocab *vocab = coco_vocab(vocabulary);
	const size_t row = vocab ? coco_vocab_find(vocab, code) : COCO_NONE;
	return row == COCO_NONE ? code : coco_str_of(coco_vocab_label(vocab, row, lang));
}

static void language_reason(struct coco_match *m, const struct coco_challenge *c, const struct coco_participant *p, struct reason *r)
{
	r->key = "language.no";
	for (size_t i = 0; i < c->languages.n; i++)
		if (coco_strs_have(p->languages, c->languages.items[i])) {
			list(r, label_of("language", c->languages.items[i], m->options->lang));
			r->key = "language.yes";
		}
}

static void region_reason(const struct coco_challenge *c, const struct coco_participant *p, double fit, struct reason *r)
{
	const struct coco_participant *o = c->owner;
	if (o != NULL && o->located && p->located) {
		r->key = "region.km";
		/* the nearest ten: exact figures would claim more than a town's coordinates hold */
		const double km = coco_distance_km(o->lat, o->lon, p->lat, p->lon);
		coco_buf_printf(&r->list, "%.0f", km < 10 ? 10 : round(km / 10) * 10);
		return;
	}
	r->key = fit >= 0.8 ? "region.same" : fit > 0 ? "region.country" : "region.far";
}

static int one_reason(struct coco_match *m, const struct coco_candidate *candidate, enum coco_component component, double value,
    struct reason *r, struct coco_err *err)
{
	const struct coco_challenge *c = &m->pool.challenges[candidate->challenge];
	const struct coco_participant *p = &m->pool.participants[candidate->participant];
	r->key = "missing";
	if (isnan(value))
		return 0;
	switch (component) {
	case COCO_TEXT_FIT:
		return text_reason(m, candidate->challenge, p, r, err);
	case COCO_SKILLS_FIT:
		skills_reason(m, c, p, r);
		break;
	case COCO_AREAS_FIT:
		list(r, label_of("area", c->area, m->options->lang));
		r->key = value > 0 ? "areas.yes" : "areas.no";
		break;
	case COCO_LANGUAGE_FIT:
		language_reason(m, c, p, r);
		break;
	case COCO_REGION_FIT:
		region_reason(c, p, value, r);
		break;
	case COCO_INTEREST_FIT:
	default:
		coco_buf_printf(&r->list, "%.0f", value * 5);
		r->key = "interest.level";
	}
	return 0;
}

int coco_reasons_write(struct coco_match *match, const struct coco_candidate *candidate, const struct coco_parts *parts,
    struct coco_writer *w, struct coco_err *err)
{
	int rc = 0;
	coco_write_key(w, "reasons");
	coco_write_array(w);
	for (size_t i = 0; rc == 0 && i < COCO_COMPONENTS; i++) {
		struct reason r = {0};
		/* that nobody volunteered is no gap in the data */
		if (match->weights.of[i] <= 0 || (i == COCO_INTEREST_FIT && isnan(parts->of[i])))
			continue;
		rc = one_reason(match, candidate, (enum coco_component)i, parts->of[i], &r, err);
		if (rc == 0)
			write_reason(match, (enum coco_component)i, &r, w);
		if (!coco_buf_ok(&r.list))
			w->out->failed = true;
		coco_buf_free(&r.list);
	}
	coco_write_end(w, false);
	return rc;
}
