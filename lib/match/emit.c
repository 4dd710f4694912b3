/* The match record as RECORDS has it: score, rank, status, the parts with their weights, and why. */
#include "engine.h"

#include <math.h>

static void write_parts(struct coco_match *m, const struct coco_parts *parts, const struct coco_weights *used, struct coco_writer *w)
{
	coco_write_key(w, "components");
	coco_write_object(w);
	for (size_t i = 0; i < COCO_COMPONENTS; i++) {
		if (m->weights.of[i] <= 0)
			continue;
		coco_write_key(w, coco_component_name((enum coco_component)i));
		if (isnan(parts->of[i]))
			coco_write_null(w);
		else
			coco_write_fixed(w, parts->of[i], 6);
	}
	coco_write_end(w, true);
	coco_write_key(w, "weights");
	coco_write_object(w);
	for (size_t i = 0; i < COCO_COMPONENTS; i++) {
		if (m->weights.of[i] <= 0)
			continue;
		coco_write_key(w, coco_component_name((enum coco_component)i));
		coco_write_fixed(w, used->of[i], 6);
	}
	coco_write_end(w, true);
}

static void write_key(struct coco_match *m, const struct coco_candidate *candidate, struct coco_writer *w)
{
	const struct coco_challenge *c = &m->pool.challenges[candidate->challenge];
	const struct coco_rec *rec = coco_store_find(m->store, "challenge", c->id);
	const struct coco_str campaign = rec ? coco_rec_get(rec, "campaign") : COCO_STR_NONE;
	coco_write_key(w, "type");
	coco_write_text(w, "match");
	if (coco_json_kind(campaign) == COCO_JSON_STRING) {
		coco_write_key(w, "campaign");
		coco_write_raw(w, campaign);
	}
	coco_write_key(w, "round");
	coco_write_int(w, m->round);
	coco_write_key(w, "challenge");
	coco_write_str(w, c->id);
	coco_write_key(w, "participant");
	coco_write_str(w, coco_pool_id(&m->pool, candidate->participant));
}

/* What people have decided stays with the pair. */
static void write_standing(const struct coco_answer *answer, const char *status, struct coco_writer *w)
{
	const struct coco_standing *s = answer ? answer->standing : NULL;
	const struct {
		const char *key;
		struct coco_str value;
	} kept[] = {{"status", s ? s->status : COCO_STR_NONE}, {"decided", s ? s->decided : COCO_STR_NONE},
	    {"stop_reason", s ? s->stop_reason : COCO_STR_NONE}, {"locked", s ? s->locked : COCO_STR_NONE},
	    {"choice", s && answer->choice == NULL ? s->choice : COCO_STR_NONE}};
	for (size_t i = 0; i < COCO_LEN(kept); i++) {
		if (kept[i].value.s) {
			coco_write_key(w, kept[i].key);
			coco_write_raw(w, kept[i].value);
		} else if (i == 0 && status != NULL) {
			coco_write_key(w, "status");
			coco_write_text(w, status);
		}
	}
}

static void write_answer(struct coco_match *m, const struct coco_answer *answer, struct coco_writer *w)
{
	if (answer->gate != NULL) {
		coco_write_key(w, "gate");
		coco_write_text(w, answer->gate);
		return;
	}
	if (answer->choice != NULL && answer->choice->side != NULL) {
		coco_write_key(w, "choice");
		coco_write_text(w, answer->choice->side);
	}
	if (answer->choice != NULL)
		return;
	coco_write_key(w, "of");
	coco_write_int(w, (int64_t)answer->of);
	coco_write_key(w, "ahead");
	coco_write_array(w);
	for (size_t i = 0; i < answer->n_ahead; i++)
		coco_write_str(w, coco_pool_id(&m->pool, answer->ahead[i].participant));
	coco_write_end(w, false);
}

int coco_match_emit_answer(struct coco_match *match, const struct coco_candidate *candidate, size_t rank, const char *status,
    const struct coco_answer *answer, struct coco_err *err)
{
	const bool judged = answer == NULL || answer->judged;
	struct coco_writer w;
	struct coco_parts parts;
	struct coco_weights used;
	if (judged) {
		coco_candidate_parts(match, candidate, &parts);
		const struct coco_weights weights = coco_match_weights(match, candidate->challenge);
		coco_parts_score(&parts, &weights, &used);
	}
	coco_writer_init(&w, &match->lines);
	coco_write_object(&w);
	write_key(match, candidate, &w);
	coco_write_key(&w, "score");
	coco_write_fixed(&w, candidate->score, 6);
	if (rank > 0) {
		coco_write_key(&w, "rank");
		coco_write_int(&w, (int64_t)rank);
	}
	write_standing(answer, status, &w);
	if (judged)
		write_parts(match, &parts, &used, &w);
	if (coco_reasons_write(match, candidate, judged ? &parts : NULL, answer, &w, err) != 0)
		return -1;
	if (answer != NULL)
		write_answer(match, answer, &w);
	if (match->options->explain && judged && coco_explain_write(match, candidate, &parts, answer, &w, err) != 0)
		return -1;
	if (candidate->priced) {
		coco_write_key(&w, "price");
		coco_write_fixed(&w, (double)candidate->price / 1e6, 6);
	}
	coco_write_key(&w, "run");
	coco_write_text(&w, match->run_hash);
	coco_write_end(&w, true);
	coco_buf_putc(&match->lines, '\n');
	match->written++;
	return coco_buf_ok(&match->lines) ? 0 : coco_err_nomem(err);
}

int coco_match_emit(struct coco_match *match, const struct coco_candidate *candidate, size_t rank, const char *status, struct coco_err *err)
{
	return coco_match_emit_answer(match, candidate, rank, status, NULL, err);
}
