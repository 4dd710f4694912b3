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
	coco_write_str(w, m->pool.participants[candidate->participant].id);
}

int coco_match_emit(struct coco_match *match, const struct coco_candidate *candidate, size_t rank, const char *status, struct coco_err *err)
{
	struct coco_writer w;
	struct coco_parts parts;
	struct coco_weights used;
	if (coco_candidate_parts(match, candidate, &parts) != 0)
		return coco_err_nomem(err);
	coco_parts_score(&parts, &match->weights, &used);
	coco_writer_init(&w, &match->lines);
	coco_write_object(&w);
	write_key(match, candidate, &w);
	coco_write_key(&w, "score");
	coco_write_fixed(&w, candidate->score, 6);
	coco_write_key(&w, "rank");
	coco_write_int(&w, (int64_t)rank);
	coco_write_key(&w, "status");
	coco_write_text(&w, status);
	write_parts(match, &parts, &used, &w);
	if (coco_reasons_write(match, candidate, &parts, &w, err) != 0)
		return -1;
	coco_write_key(&w, "run");
	coco_write_text(&w, match->run_hash);
	coco_write_end(&w, true);
	coco_buf_putc(&match->lines, '\n');
	match->written++;
	return coco_buf_ok(&match->lines) ? 0 : coco_err_nomem(err);
}
