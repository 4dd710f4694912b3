/* What the reader of a run is told: challenges without a list, owners that are not known, options that do nothing; seats that nobody
 * could fill are told in unfilled.c. Reasons are counted by the first gate that kept a participant out, so the numbers of a
 * message add up to those who are no candidates. */
#include "coco/base_run.h"
#include "engine.h"

bool coco_tell_wrong_owner(const struct coco_challenge *c)
{
	return c->owner != NULL && !coco_gate_may_own(c->owner);
}

void coco_tell_reasons(const struct coco_challenge *c, const struct coco_tally *tally, struct coco_buf *why)
{
	const size_t start = why->len;
	if (coco_gate_refused(c->owner)) {
		coco_buf_puts(why, "its owner has not agreed to consent.process");
		return;
	}
	if (coco_gate_expired(c->owner)) {
		coco_buf_puts(why, "the record of its owner has expired");
		return;
	}
	for (size_t g = 1; g < COCO_GATES; g++) {
		if (!coco_gate_counted((enum coco_gate)g) || tally->gate[g] == 0 || g == COCO_GATE_BUSY)
			continue;
		for (size_t k = 0; g == COCO_GATE_MUST && k < c->n_must; k++) {
			if (tally->must[k] == 0)
				continue;
			coco_buf_printf(why, "%s%zu %s%.*s=[", why->len > start ? ", " : "", tally->must[k], coco_gate_text(COCO_GATE_MUST),
			    COCO_STR_ARG(c->must[k].key));
			for (size_t v = 0; v < c->must[k].values.n; v++)
				coco_buf_printf(why, "%s%.*s", v > 0 ? "," : "", COCO_STR_ARG(c->must[k].values.items[v]));
			coco_buf_putc(why, ']');
		}
		if (g != COCO_GATE_MUST)
			coco_buf_printf(why, "%s%zu %s", why->len > start ? ", " : "", tally->gate[g], coco_gate_text((enum coco_gate)g));
	}
	if (coco_tell_wrong_owner(c))
		coco_buf_puts(why, "its owner is neither of side avm nor both");
	else if (why->len == start)
		coco_buf_puts(why, tally->candidates > 0            ? "there are no more creatives"
		                   : tally->gate[COCO_GATE_OWN] > 0 ? "its owner is the only creative among the records"
		                                                    : "no creative is among the records");
}

const char *coco_tell_remedy(const struct coco_challenge *challenge)
{
	if (coco_gate_refused(challenge->owner) || coco_gate_expired(challenge->owner))
		return "ask the owner";
	return coco_tell_wrong_owner(challenge) ? "correct the owner, or its side"
	                                        : "invite more creatives, or ask the owner what can be relaxed";
}

static struct coco_finding at_challenge(struct coco_match *m, size_t challenge, const char *field)
{
	return (struct coco_finding){
	    .record = coco_arena_printf(m->pool.arena, "%.*s", COCO_STR_ARG(m->pool.challenges[challenge].id)), .field = field};
}

void coco_match_tell_empty(struct coco_match *match, size_t challenge)
{
	const struct coco_tally *tally = &match->tallies[challenge];
	const struct coco_finding at = at_challenge(match, challenge, NULL);
	struct coco_buf why = COCO_BUF_INIT;
	match->findings = true;
	if (tally->candidates > 0) {
		coco_diag_say(match->run->diag, COCO_WARNING, "nothing-in-common", &at, "say more in its text, or name skills_wanted",
		    "none of the %zu candidates has anything in common with it", tally->candidates);
		return;
	}
	coco_tell_reasons(&match->pool.challenges[challenge], tally, &why);
	coco_diag_say(match->run->diag, COCO_WARNING, "no-candidate", &at, coco_tell_remedy(&match->pool.challenges[challenge]),
	    "nobody can be paired with it: %s", why.data ? why.data : "");
	coco_buf_free(&why);
}

/* An owner that is not among the records: its language and place are not known. */
void coco_match_tell_owner(struct coco_match *match, size_t challenge)
{
	const struct coco_finding at = at_challenge(match, challenge, "owner");
	if (match->pool.challenges[challenge].owner == NULL)
		coco_diag_say(match->run->diag, COCO_WARNING, "owner-unknown", &at, NULL,
		    "its owner is not among the participants, so region, organisation and the owner's languages are not compared");
}

/* An option of the other mode does nothing: better said than wondered about. */
void coco_match_tell_unused(const struct coco_match *match)
{
	const struct coco_match_options *o = match->options;
	const struct {
		bool given;
		const char *name, *instead;
	} unused[] = {
	    {o->assign && o->top > 0, "top", "with --assign, --seats says how many participants a challenge gets"},
	    {o->pairs && o->top > 0, "top", "with --pairs, each pair of the file is answered"},
	    {o->stable && o->top > 0, "top", "with --stable, --seats says how many participants a challenge takes"},
	    {!o->assign && !o->stable && o->seats.given, "seats",
	        "it needs --assign; without it, --top says how many participants a challenge gets"},
	    {!o->assign && !o->stable && o->pitches.given, "pitches", "it needs --assign or --stable"},
	    {o->stable && o->again, "again", "whoever has pitched may be chosen"},
	    {!o->assign && o->keep != NULL, "keep", "it needs --assign"},
	    {!o->verify && o->keep == NULL && o->keep_weight >= 0, "keep-weight", "it needs --keep"},
	    {!o->assign && o->waiting > 0, "waiting", "it needs --assign"},
	    {!o->assign && o->fair != COCO_FAIR_TOTAL, "fair", "it needs --assign"},
	    {o->scores && o->weights, "weights", "with --scores, scores are not computed"},
	    {o->scores && o->cross_border, "cross-border", "with --scores, scores are not computed"},
	    {o->scores && o->first_time, "first-time", "with --scores, scores are not computed"},
	    {o->fair_budget >= 0 && !(o->assign && (o->fair == COCO_FAIR_WORST || o->summary)), "fair-budget",
	        "it needs --assign with --fair=worst or --summary"},
	};
	for (size_t i = 0; i < COCO_LEN(unused); i++)
		if (unused[i].given)
			coco_diag_say(
			    match->run->diag, COCO_WARNING, "option-unused", NULL, unused[i].instead, "--%s does nothing here", unused[i].name);
}
