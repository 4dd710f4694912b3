/* Reads a certificate. Its form is checked here (members, kinds, ranges, lengths), so that whoever uses it may index with its numbers and
 * add its prices; whether what it says is true is for certify.c. */
#include "certificate.h"

#include <stdlib.h>
#include <string.h>

#define PRICE_MOST (INT64_MAX / 4) /* no way through any network is dearer, and sums of two stay in range */

struct source {
	const char *path;
	struct coco_str text;
	struct coco_certificate *to;
	struct coco_err *err;
};

static int bad(const struct source *s, const char *what)
{
	coco_err_set(s->err, COCO_EXIT_INPUT, "bad-certificate", "it is no certificate of an assignment: %s", what);
	return coco_err_at(s->err, s->path, 0, 0);
}

static int slurp(const char *path, struct coco_buf *text, struct coco_err *err)
{
	struct coco_in *in = coco_in_open(path, err);
	struct coco_str block;
	int more = in ? 1 : -1;
	while (more == 1 && (more = coco_in_next(in, &block, err)) == 1)
		coco_buf_str(text, block);
	coco_in_close(in);
	if (more == 0 && !coco_buf_ok(text))
		return coco_err_nomem(err);
	return more;
}

/* Adds a span of JSON to the digest as compact JSON: without the blanks between its tokens. */
static void add_compact(struct coco_sha256 *digest, struct coco_str raw)
{
	size_t start = 0;
	bool within = false;
	for (size_t i = 0; i < raw.n; i++) {
		const char c = raw.s[i];
		if (within) {
			i += c == '\\' && i + 1 < raw.n;
			within = c != '"';
			continue;
		}
		within = c == '"';
		if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
			coco_sha256_add(digest, coco_str_sub(raw, start, i));
			start = i + 1;
		}
	}
	coco_sha256_add(digest, coco_str_sub(raw, start, raw.n));
}

static void check_digest(const struct source *s)
{
	struct coco_json_iter members = coco_json_iter(s->text);
	struct coco_str key, value;
	struct coco_sha256 digest;
	char text[COCO_SHA256_TEXT];
	bool first = true;
	coco_sha256_begin(&digest);
	while (coco_json_next(&members, &key, &value)) {
		if (coco_str_is(key, "\"digest\""))
			continue;
		coco_sha256_add(&digest, first ? COCO_STR("{") : COCO_STR(","));
		coco_sha256_add(&digest, key);
		coco_sha256_add(&digest, COCO_STR(":"));
		add_compact(&digest, value);
		first = false;
	}
	coco_sha256_add(&digest, COCO_STR("}"));
	coco_sha256_end(&digest, text);
	s->to->intact = coco_str_is(s->to->digest, text);
}

static struct coco_str text_of(const struct source *s, struct coco_str raw)
{
	const struct coco_str text = coco_json_str(raw, s->to->arena);
	return text.s ? coco_arena_copy(s->to->arena, text) : COCO_STR_NONE;
}

static struct coco_str member_text(const struct source *s, const char *path)
{
	return text_of(s, coco_json_get(s->text, path));
}

/* An array of whole numbers, all from `least` to `most`, exactly n of them. */
static bool numbers(struct coco_str array, int64_t least, int64_t most, int64_t *to, size_t n)
{
	struct coco_json_iter items = coco_json_iter(array);
	struct coco_str item;
	size_t i = 0;
	if (coco_json_kind(array) != COCO_JSON_ARRAY)
		return false;
	for (; coco_json_next(&items, NULL, &item); i++)
		if (i == n || !coco_json_int(item, &to[i]) || to[i] < least || to[i] > most)
			return false;
	return i == n;
}

/* ---- the head --------------------------------------------------------------------------------------------------- */

static int read_range(const struct source *s, const char *path, struct coco_match_range *range)
{
	const struct coco_str text = member_text(s, path);
	if (text.s == NULL)
		return 0;
	return coco_match_range_parse(text.s, path, range, NULL) == 0 ? 0 : bad(s, "seats and pitches among its options must be MIN:MAX");
}

static int read_options(const struct source *s)
{
	struct coco_certificate *c = s->to;
	const struct coco_str fair = member_text(s, "options.fair");
	c->run = member_text(s, "run");
	c->digest = member_text(s, "digest");
	c->weights = member_text(s, "options.weights");
	c->scores = member_text(s, "options.scores");
	if (c->run.s == NULL || c->digest.s == NULL)
		return bad(s, "run and digest must be texts");
	if (!coco_json_int(coco_json_get(s->text, "round"), &c->round) || c->round < 1)
		return bad(s, "round must be a number from 1 on");
	while (c->fair < COCO_FAIRS && !coco_str_is(fair, coco_fair_name((enum coco_fair)c->fair)))
		c->fair++;
	if (c->fair == COCO_FAIRS)
		return bad(s, "options.fair is none that we know");
	if (c->fair == COCO_FAIR_WORST && !coco_json_num(coco_json_get(s->text, "options.fair-budget"), &c->fair_budget))
		return bad(s, "options.fair-budget must be a number");
	if ((c->weights.s == NULL) == (c->scores.s == NULL))
		return bad(s, "its options must have either weights or scores");
	if (!coco_json_bool(coco_json_get(s->text, "options.cross-border"), &c->cross_border) ||
	    !coco_json_bool(coco_json_get(s->text, "options.first-time"), &c->first_time) ||
	    !coco_json_bool(coco_json_get(s->text, "options.again"), &c->again))
		return bad(s, "options.cross-border, first-time and again must be true or false");
	return read_range(s, "options.seats", &c->seats) != 0 ? -1 : read_range(s, "options.pitches", &c->pitches);
}

/* Which aims it has, as bits; 0: they are wrong. Seats and the total are always pursued, minimum pitches if they are no law. */
static unsigned read_aims(const struct source *s)
{
	struct coco_json_iter items = coco_json_iter(coco_json_get(s->text, "aims"));
	struct coco_str item;
	const struct coco_str minimum = member_text(s, "minimum_pitches");
	const bool soft = coco_str_is(minimum, "aim");
	const unsigned always = 1U << COCO_AIM_SEATS | 1U << COCO_AIM_TOTAL;
	unsigned found = 0;
	size_t aim = 0;
	while (coco_json_next(&items, NULL, &item)) {
		const struct coco_str name = text_of(s, item);
		while (aim < COCO_AIMS && !coco_str_is(name, coco_aim_name((enum coco_aim)aim)))
			aim++;
		if (aim == COCO_AIMS)
			return 0;
		found |= 1U << aim++;
	}
	if ((found & always) != always || soft != (found >> COCO_AIM_PITCHES & 1) || (!soft && !coco_str_is(minimum, "law")))
		return 0;
	return found;
}

static int read_result(const struct source *s)
{
	struct coco_assignment *r = &s->to->result;
	r->feasible = true;
	return coco_json_int(coco_json_get(s->text, "result.unfilled_seats"), &r->shortfall) &&
	               coco_json_int(coco_json_get(s->text, "result.unmet_pitches"), &r->unmet) &&
	               coco_json_int(coco_json_get(s->text, "result.reached"), &r->reached) &&
	               coco_json_int(coco_json_get(s->text, "result.total"), &r->total)
	           ? 0
	           : bad(s, "result must have unfilled_seats, unmet_pitches, reached and total");
}

/* A list of pairs by their ids, with a decision or without. */
static int read_pins(const struct source *s, const char *key, bool decided, struct coco_certified_pin **pins, size_t *n)
{
	const struct coco_str list = coco_json_get(s->text, key);
	struct coco_json_iter items = coco_json_iter(list);
	struct coco_str item, part;
	if (coco_json_kind(list) != COCO_JSON_ARRAY)
		return bad(s, "pins and kept must be arrays");
	if ((*pins = coco_arena_array(s->to->arena, coco_json_count(list) + 1, sizeof **pins)) == NULL)
		return coco_err_nomem(s->err);
	while (coco_json_next(&items, NULL, &item)) {
		struct coco_json_iter parts = coco_json_iter(item);
		struct coco_str text[4] = {{0}};
		size_t found = 0;
		while (found < COCO_LEN(text) && coco_json_next(&parts, NULL, &part))
			text[found++] = text_of(s, part);
		const int decision = decided ? coco_choice("pin|veto", text[2]) : 0;
		if (found != (decided ? 3 : 2) || decision < 0 || text[0].s == NULL || text[1].s == NULL)
			return bad(s, "a pin must be [challenge, participant, \"pin\" or \"veto\"], a kept pair [challenge, participant]");
		(*pins)[(*n)++] = (struct coco_certified_pin){text[0], text[1], decision == 1};
	}
	return 0;
}

/* ---- nodes and pairs -------------------------------------------------------------------------------------------- */

static bool read_prices(const struct source *s, struct coco_str array, size_t node)
{
	int64_t prices[COCO_AIMS];
	size_t n = 0, k = 0;
	for (size_t aim = 0; aim < COCO_AIMS; aim++)
		n += s->to->result.price[aim] != NULL;
	if (!numbers(array, -PRICE_MOST, PRICE_MOST, prices, n))
		return false;
	for (size_t aim = 0; aim < COCO_AIMS; aim++)
		if (s->to->result.price[aim] != NULL)
			s->to->result.price[aim][node] = prices[k++];
	return true;
}

static int read_nodes(const struct source *s, struct coco_str list, bool challenges)
{
	struct coco_certificate *c = s->to;
	const size_t first = COCO_ASSIGN_CHALLENGES + (challenges ? 0 : c->problem.n_challenges);
	struct coco_bounds *bounds = challenges ? c->seat_bounds : c->pitch_bounds;
	struct coco_str *ids = challenges ? c->challenges : c->participants, item;
	struct coco_json_iter items = coco_json_iter(list);
	for (size_t i = 0; coco_json_next(&items, NULL, &item); i++) {
		int64_t range[2];
		ids[i] = text_of(s, coco_json_get(item, "id"));
		if (ids[i].s == NULL)
			return bad(s, "a challenge and a participant must have an id");
		if (!numbers(coco_json_get(item, challenges ? "seats" : "pitches"), 0, INT32_MAX, range, 2) || range[0] > range[1])
			return bad(s, "seats and pitches must be [least, most]");
		bounds[i] = (struct coco_bounds){range[0], range[1]};
		if (!read_prices(s, coco_json_get(item, "prices"), first + i))
			return bad(s, "prices must have a whole number for each of its aims");
	}
	return 0;
}

static int read_groups(const struct source *s, struct coco_str list)
{
	struct coco_certificate *c = s->to;
	const size_t first = COCO_ASSIGN_CHALLENGES + c->problem.n_challenges + c->problem.n_participants;
	struct coco_json_iter items = coco_json_iter(list);
	struct coco_str item;
	for (size_t i = 0; coco_json_next(&items, NULL, &item); i++) {
		int64_t challenge, most;
		if (!coco_json_int(coco_json_get(item, "challenge"), &challenge) || !coco_json_int(coco_json_get(item, "most"), &most) ||
		    challenge < 0 || challenge >= (int64_t)c->problem.n_challenges || most < 0 || most > INT32_MAX)
			return bad(s, "an organisation must have the place of its challenge and most, its seats there");
		c->groups[i] = (struct coco_group){(uint32_t)challenge, (int32_t)most};
		if (!read_prices(s, coco_json_get(item, "prices"), first + i))
			return bad(s, "prices must have a whole number for each of its aims");
	}
	return 0;
}

static int read_pairs(const struct source *s, struct coco_str list)
{
	struct coco_certificate *c = s->to;
	struct coco_json_iter items = coco_json_iter(list);
	struct coco_str item;
	for (size_t i = 0; coco_json_next(&items, NULL, &item); i++) {
		int64_t row[6] = {0};
		const size_t n = coco_json_count(item) == 6 ? 6 : 5;
		if (!numbers(item, 0, COCO_ASSIGN_DEAREST, row, n) || row[0] >= (int64_t)c->problem.n_challenges ||
		    row[1] >= (int64_t)c->problem.n_participants || row[3] > 1 || row[4] > 1 || (n == 6 && row[5] >= (int64_t)c->problem.n_groups))
			return bad(s, "a pair must be [challenge, participant, score in millionths, 1 if pinned, 1 if chosen], and the place of its "
			              "organisation");
		c->pairs[i] = (struct coco_pair){.challenge = (uint32_t)row[0],
		    .participant = (uint32_t)row[1],
		    .score = row[2],
		    .pinned = row[3] == 1,
		    .chosen = row[4] == 1,
		    .group = n == 6 ? (uint32_t)row[5] + 1 : 0};
	}
	return 0;
}

/* What --fair=worst has assigned in the place of the greatest total. */
static int read_assigned(const struct source *s)
{
	struct coco_certificate *c = s->to;
	struct coco_fairness *f = &c->fairness;
	const struct coco_str list = coco_json_get(s->text, "assigned"), proves = member_text(s, "proves");
	int64_t counted = 0, place;
	if (!coco_str_is(proves, c->fair == COCO_FAIR_WORST ? "total" : "assignment"))
		return bad(s, "proves must be \"assignment\", or \"total\" with --fair=worst");
	if (c->fair != COCO_FAIR_WORST)
		return 0;
	const struct {
		const char *key;
		int64_t *number;
	} rows[] = {{"fairness.counted", &counted}, {"fairness.optimum", &f->optimum}, {"fairness.least", &f->least},
	    {"fairness.total", &f->total}, {"fairness.before", &f->before}, {"fairness.worst", &f->worst}, {"fairness.bound", &f->bound}};
	for (size_t i = 0; i < COCO_LEN(rows); i++)
		if (!coco_json_int(coco_json_get(s->text, rows[i].key), rows[i].number) || *rows[i].number < 0)
			return bad(s, "fairness must have counted, optimum, least, total, before, worst and bound");
	f->counted = (size_t)counted;
	if (coco_json_kind(list) != COCO_JSON_ARRAY)
		return bad(s, "assigned must be an array");
	if ((c->assigned = calloc(c->problem.n_pairs + 1, sizeof *c->assigned)) == NULL)
		return coco_err_nomem(s->err);
	struct coco_json_iter items = coco_json_iter(list);
	struct coco_str item;
	while (coco_json_next(&items, NULL, &item)) {
		if (!coco_json_int(item, &place) || place < 0 || place >= (int64_t)c->problem.n_pairs || c->assigned[place])
			return bad(s, "assigned must have places of pairs, each once");
		c->assigned[place] = true;
	}
	return 0;
}

static int read_network(const struct source *s)
{
	const struct coco_str challenges = coco_json_get(s->text, "challenges"), participants = coco_json_get(s->text, "participants"),
	                      pairs = coco_json_get(s->text, "pairs"), groups = coco_json_get(s->text, "organisations");
	const unsigned aims = read_aims(s);
	if (aims == 0)
		return bad(s, "aims must be among seats, pitches, everyone, total, in this order; pitches where minimum_pitches is \"aim\"");
	if (coco_json_kind(challenges) != COCO_JSON_ARRAY || coco_json_kind(participants) != COCO_JSON_ARRAY ||
	    coco_json_kind(pairs) != COCO_JSON_ARRAY || coco_json_kind(groups) != COCO_JSON_ARRAY)
		return bad(s, "challenges, participants, organisations and pairs must be arrays");
	if (coco_certificate_room(s->to, coco_json_count(challenges), coco_json_count(participants), coco_json_count(pairs),
	        coco_json_count(groups), aims, s->err) != 0)
		return -1;
	if (!read_prices(s, coco_json_get(s->text, "source"), COCO_ASSIGN_SOURCE) ||
	    !read_prices(s, coco_json_get(s->text, "sink"), COCO_ASSIGN_SINK))
		return bad(s, "source and sink must have a whole number for each of its aims");
	if (read_nodes(s, challenges, true) != 0 || read_nodes(s, participants, false) != 0 || read_groups(s, groups) != 0)
		return -1;
	return read_pairs(s, pairs);
}

int coco_certificate_read(const char *path, struct coco_certificate *certificate, struct coco_err *err)
{
	struct coco_buf text = COCO_BUF_INIT;
	*certificate = (struct coco_certificate){.arena = coco_arena_new()};
	int rc = certificate->arena ? slurp(path, &text, err) : coco_err_nomem(err);
	const struct source s = {path, text.data ? coco_buf_view(&text) : COCO_STR(""), certificate, err};
	if (rc == 0 && (rc = coco_json_check(s.text, err)) != 0)
		coco_err_at(err, path, err->line, err->column);
	if (rc == 0 && !coco_str_is(member_text(&s, "schema"), COCO_CERTIFICATE_SCHEMA))
		rc = bad(&s, "its schema is not " COCO_CERTIFICATE_SCHEMA);
	if (rc == 0)
		rc = read_options(&s);
	if (rc == 0)
		rc = read_pins(&s, "pins", true, &certificate->pins, &certificate->n_pins);
	if (rc == 0)
		rc = read_pins(&s, "kept", false, &certificate->kept, &certificate->n_kept);
	if (rc == 0 && certificate->n_kept > 0 &&
	    (!coco_json_num(coco_json_get(s.text, "options.keep-weight"), &certificate->keep_weight) || certificate->keep_weight < 0))
		rc = bad(&s, "options.keep-weight must be a number from 0 on");
	if (rc == 0)
		rc = read_network(&s);
	if (rc == 0)
		rc = read_assigned(&s);
	if (rc == 0)
		rc = read_result(&s);
	if (rc == 0)
		check_digest(&s);
	if (rc == 0 && !coco_arena_ok(certificate->arena))
		rc = coco_err_nomem(err);
	coco_buf_free(&text);
	return rc;
}
