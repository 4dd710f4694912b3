/* Why seats stay empty, by the smallest reasons: too few are admissible, then by what they are kept out and what would admit how many
 * (lacking.c); or the admissible have their pitches elsewhere, then where, and which challenges together need more than their participants
 * can give (coco_narrows of coco/assign.h). The same is kept as JSON, for messages to programs and for the summary. */
#include "coco/base_run.h"
#include "unfilled.h"

#include "lacking.h"

#include <stdlib.h>

enum { NAMES = 3, LISTED = 20 }; /* ids in a sentence, ids in a list */

/* All that is known of a challenge with empty seats. */
struct case_of {
	const struct coco_match *match;
	size_t number;
	const struct coco_challenge *challenge;
	const struct coco_tally *tally;
	int64_t wanted;
	struct coco_lacking lacking;
	bool busy; /* somebody is admissible and not here */
	struct coco_bottleneck narrow;
};

/* ---- in words --------------------------------------------------------------------------------------------------- */

static struct coco_str id_of(const struct coco_match *m, bool challenge, uint32_t number)
{
	return challenge ? m->pool.challenges[number].id : coco_pool_id(&m->pool, number);
}

/* "a, b or c", "a, b or 3 more"; without the number `not`. */
static void put_ids(
    const struct coco_match *m, bool challenges, const uint32_t *ids, size_t n, size_t not, const char *last, struct coco_buf *out)
{
	size_t all = 0, said = 0;
	for (size_t i = 0; i < n; i++)
		all += ids[i] != not ;
	for (size_t i = 0; i < n; i++) {
		if (ids[i] == not )
			continue;
		const bool rest = said == NAMES - 1 && all > NAMES;
		const char *between = said == 0 ? "" : rest || said + 1 == all ? last : ", ";
		if (rest) {
			coco_buf_printf(out, "%s%zu more", between, all - said);
			return;
		}
		coco_buf_printf(out, "%s%.*s", between, COCO_STR_ARG(id_of(m, challenges, ids[i])));
		said++;
	}
}

/* Where those are who could be here. */
static void put_bottleneck(const struct case_of *k, struct coco_buf *out)
{
	const struct coco_bottleneck *b = &k->narrow;
	const size_t away = k->tally->candidates - k->tally->filled, moved = away - b->fixed - b->barred - b->colleagues;
	const char *comma = "";
	coco_buf_printf(out, "of its %zu admissible CCI%s, ", k->tally->candidates, k->tally->candidates > 1 ? "s" : "");
	if (!b->whole) {
		coco_buf_printf(out, "%zu pitch elsewhere as often as they may", away);
		return;
	}
	if (moved > 0) {
		coco_buf_printf(out, "%zu %s in ", moved, moved > 1 ? "have all their pitches" : "has all its pitches");
		put_ids(k->match, true, b->challenges, b->n_challenges, k->number, " and ", out);
		comma = ", ";
	}
	if (b->fixed > 0) {
		coco_buf_printf(out, "%s%zu %s fixed elsewhere by pins or matches that stand", comma, b->fixed, b->fixed > 1 ? "are" : "is");
		comma = ", ";
	}
	if (b->barred > 0) {
		coco_buf_printf(out, "%s%zu may not pitch at all (capacity_max)", comma, b->barred);
		comma = ", ";
	}
	if (b->colleagues > 0)
		coco_buf_printf(out, "%s%zu %s a colleague here already (org_id)", comma, b->colleagues, b->colleagues > 1 ? "have" : "has");
	if (b->n_challenges > 1)
		coco_buf_printf(out, "; these %zu challenges need %lld seats filled, and %lld can be", b->n_challenges, (long long)b->needed,
		    (long long)b->given);
}

static void put_text(const struct case_of *k, struct coco_buf *out)
{
	const struct coco_tally *tally = k->tally;
	const bool few = (int64_t)tally->candidates < k->wanted;
	coco_buf_printf(out, "challenge %.*s needs %lld, ", COCO_STR_ARG(k->challenge->id), (long long)k->wanted);
	if (!few) {
		coco_buf_printf(out, "has %zu: ", tally->filled);
	} else {
		if (tally->candidates == 0)
			coco_buf_puts(out, "no admissible CCI: ");
		else
			coco_buf_printf(out, "only %zu admissible CCI%s: ", tally->candidates, tally->candidates > 1 ? "s" : "");
		coco_tell_reasons(k->challenge, tally, out);
	}
	if (k->busy) {
		coco_buf_puts(out, few ? "; " : "");
		put_bottleneck(k, out);
	}
}

/* A gate that could be opened, or a key of must, and how many that alone would admit. */
struct relief {
	enum coco_gate gate;
	size_t key, admits, order;
};

static int by_admits(const void *a, const void *b)
{
	const struct relief *x = a, *y = b;
	if (x->admits != y->admits)
		return x->admits > y->admits ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* All that would admit somebody, the best first; NULL: no memory. */
static struct relief *reliefs_of(const struct case_of *k, size_t *n)
{
	struct relief *all = coco_arena_array(k->match->pool.arena, COCO_GATES + k->challenge->n_must, sizeof *all);
	*n = 0;
	for (enum coco_gate gate = COCO_GATE_OPEN + 1; all != NULL && gate < COCO_GATES; gate++) {
		const bool must = gate == COCO_GATE_MUST;
		for (size_t key = 0; coco_gate_relief(gate)[0] && key < (must ? k->challenge->n_must : 1); key++) {
			const size_t admits = must ? k->lacking.must[key] : k->lacking.admits[gate];
			if (admits > 0)
				all[*n] = (struct relief){gate, key, admits, *n}, ++*n;
		}
	}
	if (*n > 1)
		qsort(all, *n, sizeof *all, by_admits);
	return all;
}

/* "relaxing must.languages would admit 9, lifting vetoes 2; relaxing must.nuts and must.sizes together 12" */
static void put_reliefs(const struct case_of *k, struct coco_buf *out)
{
	size_t n;
	const struct relief *all = reliefs_of(k, &n);
	const struct coco_str none = COCO_STR("");
	for (size_t i = 0; all != NULL && i < n && i < NAMES; i++) {
		const struct coco_str key = all[i].gate == COCO_GATE_MUST ? k->challenge->must[all[i].key].key : none;
		coco_buf_printf(out, "%s%s%.*s%s %zu", i > 0 ? ", " : "", coco_gate_relief(all[i].gate), COCO_STR_ARG(key),
		    i > 0 ? "" : " would admit", all[i].admits);
	}
	for (size_t i = 0; i < k->lacking.n_set; i++) {
		const char *between = i == 0 ? "relaxing " : i + 1 == k->lacking.n_set ? " and " : ", ";
		coco_buf_printf(
		    out, "%s%smust.%.*s", i == 0 && n > 0 ? "; " : "", between, COCO_STR_ARG(k->challenge->must[k->lacking.set[i]].key));
	}
	if (k->lacking.n_set > 0)
		coco_buf_printf(out, " together would admit %zu", k->lacking.set_admits);
}

static void put_hint(const struct case_of *k, struct coco_buf *out)
{
	const bool few = (int64_t)k->tally->candidates < k->wanted;
	if (few && !coco_gate_refused(k->challenge->owner) && !coco_gate_expired(k->challenge->owner) && !coco_tell_wrong_owner(k->challenge))
		put_reliefs(k, out);
	if (few && out->len == 0)
		coco_buf_puts(out, coco_tell_remedy(k->challenge));
	if (!few && k->narrow.whole && k->narrow.n_participants == 0)
		coco_buf_puts(out, coco_tell_remedy(k->challenge));
	if (!k->busy || (k->narrow.whole && k->narrow.n_participants == 0))
		return;
	coco_buf_puts(out, out->len > 0 ? "; " : "");
	if (!k->narrow.whole) {
		coco_buf_puts(out, "more pitches (--pitches, capacity_max) would help");
		return;
	}
	coco_buf_puts(out, "one more pitch (--pitches, capacity_max) for ");
	put_ids(k->match, false, k->narrow.participants, k->narrow.n_participants, COCO_NONE, " or ", out);
	coco_buf_puts(out, " would fill a seat");
}

/* ---- as JSON ---------------------------------------------------------------------------------------------------- */

static void write_count(struct coco_writer *w, const char *key, size_t n)
{
	coco_write_key(w, key);
	coco_write_int(w, (int64_t)n);
}

static void write_reason(const struct case_of *k, enum coco_gate gate, size_t key, size_t n, size_t admits, struct coco_writer *w)
{
	coco_write_object(w);
	coco_write_key(w, "gate");
	coco_write_text(w, coco_gate_code(gate));
	if (gate == COCO_GATE_MUST) {
		const struct coco_must *must = &k->challenge->must[key];
		coco_write_key(w, "key");
		coco_write_str(w, must->key);
		coco_write_key(w, "values");
		coco_write_array(w);
		for (size_t v = 0; v < must->values.n; v++)
			coco_write_str(w, must->values.items[v]);
		coco_write_end(w, false);
	}
	write_count(w, "n", n);
	if (coco_gate_relief(gate)[0])
		write_count(w, "would_admit", admits);
	coco_write_end(w, true);
}

static void write_reasons(const struct case_of *k, struct coco_writer *w)
{
	coco_write_key(w, "reasons");
	coco_write_array(w);
	for (enum coco_gate gate = COCO_GATE_OPEN + 1; gate < COCO_GATES; gate++) {
		for (size_t key = 0; gate == COCO_GATE_MUST && key < k->challenge->n_must; key++)
			if (k->tally->must[key] > 0)
				write_reason(k, gate, key, k->tally->must[key], k->lacking.must[key], w);
		if (gate != COCO_GATE_MUST && coco_gate_counted(gate) && k->tally->gate[gate] > 0)
			write_reason(k, gate, 0, k->tally->gate[gate], k->lacking.admits[gate], w);
	}
	coco_write_end(w, false);
	if (k->lacking.n_set == 0)
		return;
	coco_write_key(w, "relax");
	coco_write_object(w);
	coco_write_key(w, "must");
	coco_write_array(w);
	for (size_t i = 0; i < k->lacking.n_set; i++)
		coco_write_str(w, k->challenge->must[k->lacking.set[i]].key);
	coco_write_end(w, false);
	write_count(w, "would_admit", k->lacking.set_admits);
	coco_write_end(w, true);
}

static void write_ids(const struct coco_match *m, bool challenges, const char *key, const uint32_t *ids, size_t n, struct coco_writer *w)
{
	coco_write_key(w, key);
	coco_write_array(w);
	for (size_t i = 0; i < n && i < LISTED; i++)
		coco_write_str(w, id_of(m, challenges, ids[i]));
	coco_write_end(w, false);
}

static void write_case(const struct case_of *k, struct coco_buf *out)
{
	struct coco_writer w;
	coco_writer_init(&w, out);
	coco_write_object(&w);
	coco_write_key(&w, "challenge");
	coco_write_str(&w, k->challenge->id);
	write_count(&w, "wanted", (size_t)k->wanted);
	write_count(&w, "got", k->tally->filled);
	write_count(&w, "admissible", k->tally->candidates);
	write_reasons(k, &w);
	write_ids(k->match, true, "bottleneck", k->narrow.challenges, k->narrow.n_challenges, &w);
	if (k->narrow.n_challenges > 0) {
		write_count(&w, "bottleneck_needs", (size_t)k->narrow.needed);
		write_count(&w, "bottleneck_gets", (size_t)k->narrow.given);
		write_ids(k->match, false, "one_more_pitch", k->narrow.participants, k->narrow.n_participants, &w);
	}
	coco_write_end(&w, true);
}

/* ---- telling ---------------------------------------------------------------------------------------------------- */

/* Says it, and keeps the object for the summary. All three are freed. */
static int say(struct coco_match *m, const char *code, struct coco_str record, struct coco_buf *text, struct coco_buf *hint,
    struct coco_buf *data, struct coco_buf *kept, struct coco_err *err)
{
	const struct coco_finding finding = {.level = COCO_WARNING,
	    .code = code,
	    .record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(record)),
	    .text = text->data,
	    .hint = hint->data,
	    .data = data->data};
	const bool well = coco_buf_ok(text) && coco_buf_ok(hint) && coco_buf_ok(data);
	m->findings = true;
	if (well) {
		coco_diag_add(m->run->diag, &finding);
		coco_buf_puts(kept, kept->len > 0 ? "," : "");
		coco_buf_str(kept, coco_buf_view(data));
	}
	coco_buf_free(text), coco_buf_free(hint), coco_buf_free(data);
	return well && coco_buf_ok(kept) ? 0 : coco_err_nomem(err);
}

static int tell_challenge(struct coco_match *m, size_t challenge, int64_t wanted, struct coco_narrows *narrows, struct coco_err *err)
{
	struct case_of k = {.match = m,
	    .number = challenge,
	    .challenge = &m->pool.challenges[challenge],
	    .tally = &m->tallies[challenge],
	    .wanted = wanted,
	    .busy = m->tallies[challenge].candidates > m->tallies[challenge].filled};
	struct coco_buf text = COCO_BUF_INIT, hint = COCO_BUF_INIT, data = COCO_BUF_INIT;
	if (coco_lacking_find(m, challenge, (size_t)wanted - k.tally->filled, &k.lacking, err) != 0) {
		coco_lacking_free(&k.lacking);
		return -1;
	}
	if (k.busy)
		coco_narrows_find(narrows, (uint32_t)challenge, &k.narrow);
	put_text(&k, &text);
	put_hint(&k, &hint);
	write_case(&k, &data);
	coco_lacking_free(&k.lacking);
	return say(m, "seats-unfilled", k.challenge->id, &text, &hint, &data, &m->unfilled, err);
}

/* Somebody who asked for more pitches than there are. `open`: challenges that admit it. */
static int tell_participant(
    struct coco_match *m, const struct coco_participant *one, size_t got, int64_t wanted, size_t open, struct coco_err *err)
{
	struct coco_buf text = COCO_BUF_INIT, hint = COCO_BUF_INIT, data = COCO_BUF_INIT;
	struct coco_writer w;
	coco_buf_printf(&text, "%.*s gets %zu of at least %lld pitches: ", COCO_STR_ARG(one->id), got, (long long)wanted);
	if (open < (size_t)wanted)
		coco_buf_printf(&text, open == 0 ? "no challenge admits it" : "only %zu challenge%s admit%s it", open, open > 1 ? "s" : "",
		    open > 1 ? "" : "s");
	if (open > got)
		coco_buf_printf(&text, "%sall other seats of its challenges are taken", open < (size_t)wanted ? "; " : "");
	coco_buf_puts(&hint, open > got ? "more seats (--seats) would help" : "a lower capacity_min, or challenges that admit it, would help");
	coco_writer_init(&w, &data);
	coco_write_object(&w);
	coco_write_key(&w, "participant");
	coco_write_str(&w, one->id);
	write_count(&w, "wanted", (size_t)wanted);
	write_count(&w, "got", got);
	write_count(&w, "admitted_by", open);
	coco_write_end(&w, true);
	return say(m, "pitches-unmet", one->id, &text, &hint, &data, &m->idle, err);
}

static int tell_participants(struct coco_match *m, const struct coco_task *task, struct coco_err *err)
{
	for (size_t i = 0; i < m->pool.n_participants; i++) {
		const struct coco_participant *one = coco_sheet_read(m->sheet, i);
		/* Where nothing is open, only who asked for itself is missed. */
		const bool missed = task->open[i] > 0 || (one->capacity_min > 0 && one->active);
		if (one->number == COCO_NONE || !missed || (int64_t)m->pitches[i] >= task->asked[i].min)
			continue;
		if (tell_participant(m, one, m->pitches[i], task->asked[i].min, task->open[i], err) != 0)
			return -1;
	}
	return 0;
}

int coco_unfilled_tell(struct coco_match *match, const struct coco_task *task, const struct coco_outcome *outcome, struct coco_err *err)
{
	struct coco_narrows *narrows = coco_narrows_new(&task->problem, outcome->chosen);
	int rc = narrows != NULL ? 0 : coco_err_nomem(err);
	for (size_t c = 0; rc == 0 && c < match->pool.n_challenges; c++)
		if (match->tallies[c].unmet > 0)
			rc = tell_challenge(match, c, task->seats[c].min, narrows, err);
	coco_narrows_free(narrows);
	return rc == 0 ? tell_participants(match, task, err) : -1;
}

void coco_unfilled_write(const struct coco_match *match, struct coco_writer *w)
{
	const struct {
		const char *key;
		const struct coco_buf *objects;
	} lists[] = {{"unfilled", &match->unfilled}, {"unmet_pitches", &match->idle}};
	for (size_t i = 0; i < COCO_LEN(lists); i++) {
		coco_write_key(w, lists[i].key);
		coco_write_array(w);
		if (lists[i].objects->len > 0)
			coco_write_raw(w, coco_buf_view(lists[i].objects));
		coco_write_end(w, false);
	}
}
