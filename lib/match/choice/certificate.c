/* Writes a certificate: one JSON object, head first, then a line a challenge, a participant and a pair. Millions of pairs go out in a
 * stream; only the line that is being written is held.
 *
 * The last member is a digest of all before it, as compact JSON. It proves nothing about the assignment, which the prices do, but tells
 * of a number that was changed by accident where the prices still happen to prove. */
#include "certificate.h"

#include <stdlib.h>
#include <string.h>

const char *coco_aim_name(enum coco_aim aim)
{
	static const char *const names[COCO_AIMS] = {"seats", "pitches", "everyone", "total"};
	return names[aim];
}

const char *coco_fair_name(enum coco_fair fair)
{
	static const char *const names[COCO_FAIRS] = {
	    [COCO_FAIR_TOTAL] = "total", [COCO_FAIR_WORST] = "worst", [COCO_FAIR_EVERYONE] = "everyone"};
	return names[fair];
}

int coco_certificate_room(struct coco_certificate *certificate, size_t n_challenges, size_t n_participants, size_t n_pairs, size_t n_groups,
    unsigned wanted, struct coco_err *err)
{
	struct coco_certificate *c = certificate;
	const size_t nodes = COCO_ASSIGN_CHALLENGES + n_challenges + n_participants + n_groups;
	c->challenges = coco_arena_array(c->arena, n_challenges + 1, sizeof *c->challenges);
	c->participants = coco_arena_array(c->arena, n_participants + 1, sizeof *c->participants);
	c->seat_bounds = coco_arena_array(c->arena, n_challenges + 1, sizeof *c->seat_bounds);
	c->pitch_bounds = coco_arena_array(c->arena, n_participants + 1, sizeof *c->pitch_bounds);
	c->groups = coco_arena_array(c->arena, n_groups + 1, sizeof *c->groups);
	c->pairs = calloc(n_pairs + 1, sizeof *c->pairs);
	if (!c->challenges || !c->participants || !c->seat_bounds || !c->pitch_bounds || !c->groups || !c->pairs)
		return coco_err_nomem(err);
	for (size_t aim = 0; aim < COCO_AIMS; aim++)
		if (wanted >> aim & 1 && (c->result.price[aim] = calloc(nodes, sizeof **c->result.price)) == NULL)
			return coco_err_nomem(err);
	c->problem = (struct coco_assign_problem){.seats = c->seat_bounds,
	    .pitches = c->pitch_bounds,
	    .n_challenges = n_challenges,
	    .n_participants = n_participants,
	    .pairs = c->pairs,
	    .n_pairs = n_pairs,
	    .groups = c->groups,
	    .n_groups = n_groups,
	    .soft_pitches = wanted >> COCO_AIM_PITCHES & 1,
	    .everyone = wanted >> COCO_AIM_EVERYONE & 1};
	return 0;
}

void coco_certificate_free(struct coco_certificate *certificate)
{
	coco_assignment_free(&certificate->result);
	free(certificate->pairs), free(certificate->assigned);
	coco_arena_free(certificate->arena);
	*certificate = (struct coco_certificate){0};
}

/* ---- lines ------------------------------------------------------------------------------------------------------ */

struct page {
	struct coco_buf line;
	struct coco_writer w;
	struct coco_sha256 digest; /* of all without the line ends */
	struct coco_out *out;
	bool failed;
};

/* Puts the line that was written, its comma at the end of the one before. */
static void put_line(struct page *p)
{
	struct coco_str line = coco_buf_view(&p->line);
	const bool comma = line.n > 0 && line.s[0] == ',';
	p->failed = p->failed || !coco_buf_ok(&p->line);
	if (p->failed)
		return;
	coco_sha256_add(&p->digest, line);
	if (comma)
		coco_out_puts(p->out, ",");
	if (coco_out_bytes(p->out) > 0)
		coco_out_puts(p->out, "\n");
	coco_out_str(p->out, coco_str_sub(line, comma, line.n));
	coco_buf_clear(&p->line);
}

static void write_key_text(struct coco_writer *w, const char *key, struct coco_str text)
{
	coco_write_key(w, key);
	coco_write_str(w, text);
}

static void write_key_int(struct coco_writer *w, const char *key, int64_t number)
{
	coco_write_key(w, key);
	coco_write_int(w, number);
}

static void write_range(struct page *p, const char *key, const struct coco_match_range *range)
{
	char text[64];
	if (!range->given)
		return;
	const int n = snprintf(text, sizeof text, "%lld:%lld", (long long)range->min, (long long)range->max);
	write_key_text(&p->w, key, (struct coco_str){text, (size_t)n});
}

static void write_options(struct page *p, const struct coco_certificate *c)
{
	struct coco_writer *w = &p->w;
	coco_write_key(w, "options");
	coco_write_object(w);
	write_range(p, "seats", &c->seats);
	write_range(p, "pitches", &c->pitches);
	write_key_text(w, "fair", coco_str_of(coco_fair_name((enum coco_fair)c->fair)));
	if (c->fair == COCO_FAIR_WORST) {
		coco_write_key(w, "fair-budget");
		coco_write_num(w, c->fair_budget);
	}
	if (c->n_kept > 0) {
		coco_write_key(w, "keep-weight");
		coco_write_num(w, c->keep_weight);
	}
	if (c->scores.s)
		write_key_text(w, "scores", c->scores);
	else
		write_key_text(w, "weights", c->weights);
	coco_write_key(w, "cross-border");
	coco_write_bool(w, c->cross_border);
	coco_write_key(w, "first-time");
	coco_write_bool(w, c->first_time);
	coco_write_key(w, "again");
	coco_write_bool(w, c->again);
	coco_write_end(w, true);
}

static void write_head(struct page *p, const struct coco_certificate *c)
{
	struct coco_writer *w = &p->w;
	write_key_text(w, "schema", COCO_STR(COCO_CERTIFICATE_SCHEMA));
	write_key_text(w, "run", c->run);
	write_key_int(w, "round", c->round);
	write_options(p, c);
	write_key_text(w, "proves", coco_str_of(c->assigned ? "total" : "assignment"));
	write_key_text(w, "minimum_pitches", coco_str_of(c->problem.soft_pitches ? "aim" : "law"));
	coco_write_key(w, "aims");
	coco_write_array(w);
	for (size_t aim = 0; aim < COCO_AIMS; aim++)
		if (c->result.price[aim] != NULL)
			coco_write_text(w, coco_aim_name((enum coco_aim)aim));
	coco_write_end(w, false);
	coco_write_key(w, "result");
	coco_write_object(w);
	write_key_int(w, "unfilled_seats", c->result.shortfall);
	write_key_int(w, "unmet_pitches", c->result.unmet);
	write_key_int(w, "reached", c->result.reached);
	write_key_int(w, "total", c->result.total);
	coco_write_end(w, true);
	put_line(p);
}

/* Where the run has gone from the greatest total: places of its pairs, and how fair they are. */
static void write_assigned(struct page *p, const struct coco_certificate *c)
{
	const struct coco_fairness *f = &c->fairness;
	const struct {
		const char *key;
		int64_t number;
	} rows[] = {{"counted", (int64_t)f->counted}, {"optimum", f->optimum}, {"least", f->least}, {"total", f->total}, {"before", f->before},
	    {"worst", f->worst}, {"bound", f->bound}};
	coco_write_key(&p->w, "fairness");
	coco_write_object(&p->w);
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		write_key_int(&p->w, rows[i].key, rows[i].number);
	coco_write_end(&p->w, true);
	coco_write_key(&p->w, "assigned");
	coco_write_array(&p->w);
	for (size_t i = 0; i < c->problem.n_pairs; i++)
		if (c->assigned[i])
			coco_write_int(&p->w, (int64_t)i);
	coco_write_end(&p->w, false);
	put_line(p);
}

static void write_pairs_of(struct page *p, const char *key, const struct coco_certified_pin *pins, size_t n, bool decision)
{
	coco_write_key(&p->w, key);
	coco_write_array(&p->w);
	for (size_t i = 0; i < n; i++) {
		coco_write_array(&p->w);
		coco_write_str(&p->w, pins[i].challenge);
		coco_write_str(&p->w, pins[i].participant);
		if (decision)
			coco_write_text(&p->w, pins[i].veto ? "veto" : "pin");
		coco_write_end(&p->w, false);
		put_line(p);
	}
	coco_write_end(&p->w, false);
}

static void write_prices(struct page *p, const char *key, const struct coco_certificate *c, size_t node)
{
	coco_write_key(&p->w, key);
	coco_write_array(&p->w);
	for (size_t aim = 0; aim < COCO_AIMS; aim++)
		if (c->result.price[aim] != NULL)
			coco_write_int(&p->w, c->result.price[aim][node]);
	coco_write_end(&p->w, false);
}

/* The nodes of a side. */
static void write_nodes(struct page *p, const struct coco_certificate *c, bool challenges)
{
	const size_t n = challenges ? c->problem.n_challenges : c->problem.n_participants;
	const size_t first = COCO_ASSIGN_CHALLENGES + (challenges ? 0 : c->problem.n_challenges);
	const struct coco_bounds *bounds = challenges ? c->seat_bounds : c->pitch_bounds;
	coco_write_key(&p->w, challenges ? "challenges" : "participants");
	coco_write_array(&p->w);
	put_line(p);
	for (size_t i = 0; i < n; i++) {
		coco_write_object(&p->w);
		write_key_text(&p->w, "id", challenges ? c->challenges[i] : c->participants[i]);
		coco_write_key(&p->w, challenges ? "seats" : "pitches");
		coco_write_array(&p->w);
		coco_write_int(&p->w, bounds[i].min);
		coco_write_int(&p->w, bounds[i].max);
		coco_write_end(&p->w, false);
		write_prices(p, "prices", c, first + i);
		coco_write_end(&p->w, true);
		put_line(p);
	}
	coco_write_end(&p->w, false);
}

static void write_groups(struct page *p, const struct coco_certificate *c)
{
	coco_write_key(&p->w, "organisations");
	coco_write_array(&p->w);
	for (size_t g = 0; g < c->problem.n_groups; g++) {
		put_line(p);
		coco_write_object(&p->w);
		write_key_int(&p->w, "challenge", c->groups[g].challenge);
		write_key_int(&p->w, "most", c->groups[g].max);
		write_prices(p, "prices", c, COCO_ASSIGN_CHALLENGES + c->problem.n_challenges + c->problem.n_participants + g);
		coco_write_end(&p->w, true);
	}
	coco_write_end(&p->w, false);
	put_line(p);
}

static void write_pairs(struct page *p, const struct coco_certificate *c)
{
	coco_write_key(&p->w, "pairs");
	coco_write_array(&p->w);
	put_line(p);
	for (size_t i = 0; i < c->problem.n_pairs && !coco_out_failed(p->out); i++) {
		const struct coco_pair *pair = &c->pairs[i];
		const int64_t row[] = {
		    pair->challenge, pair->participant, pair->score + pair->bonus, pair->pinned, pair->chosen, (int64_t)pair->group - 1};
		coco_write_array(&p->w);
		for (size_t k = 0; k < COCO_LEN(row) - (pair->group == 0); k++)
			coco_write_int(&p->w, row[k]);
		coco_write_end(&p->w, false);
		put_line(p);
	}
	coco_write_end(&p->w, false);
}

int coco_certificate_write(const struct coco_certificate *certificate, struct coco_out *out, struct coco_err *err)
{
	struct page p = {.line = COCO_BUF_INIT, .out = out};
	char digest[COCO_SHA256_TEXT];
	coco_writer_init(&p.w, &p.line);
	coco_sha256_begin(&p.digest);
	coco_write_object(&p.w);
	write_head(&p, certificate);
	write_pairs_of(&p, "pins", certificate->pins, certificate->n_pins, true);
	write_pairs_of(&p, "kept", certificate->kept, certificate->n_kept, false);
	write_prices(&p, "source", certificate, COCO_ASSIGN_SOURCE);
	write_prices(&p, "sink", certificate, COCO_ASSIGN_SINK);
	put_line(&p);
	write_nodes(&p, certificate, true);
	write_nodes(&p, certificate, false);
	write_groups(&p, certificate);
	write_pairs(&p, certificate);
	put_line(&p);
	if (certificate->assigned != NULL)
		write_assigned(&p, certificate);
	coco_sha256_add(&p.digest, COCO_STR("}"));
	coco_sha256_end(&p.digest, digest);
	write_key_text(&p.w, "digest", coco_str_of(digest));
	coco_write_end(&p.w, true);
	put_line(&p);
	coco_out_puts(out, "\n");
	coco_buf_free(&p.line);
	return p.failed ? coco_err_nomem(err) : 0;
}
