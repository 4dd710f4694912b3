/* The promises of a brief, over every development text: facts kept, none invented, slots filled or asked for, edits that
 * reverse, the same bytes again; and that the proof sees what is broken. */
#include "each.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(brief, .init = rewriter_begin, .fini = rewriter_end);

static void digits(const struct coco_brief *brief, struct coco_str text, const char *name)
{
	for (size_t i = 0; i < text.n;) {
		size_t from = i;
		while (i < text.n && text.s[i] >= '0' && text.s[i] <= '9')
			i++;
		bool found = i == from;
		struct coco_str run = coco_str_sub(text, from, i);
		for (size_t k = 1; !found && k < brief->n_annex; k++)
			found = coco_str_find(brief->annex[k].text, run, 0) != SIZE_MAX;
		for (int slot = 0; !found && slot < COCO_SLOTS; slot++)
			found = coco_str_find(brief->slots[slot], run, 0) != SIZE_MAX;
		cr_expect(found, "%s: %.*s is lost", name, COCO_STR_ARG(run));
		i += i == from;
	}
}

Test(brief, promises_hold_for_every_text)
{
	size_t n;
	struct sample *all = samples(arena, &n);
	for (size_t i = 0; i < n; i++)
		for (int apply = COCO_APPLY_SAFE; apply <= COCO_APPLY_NONE; apply++) {
			struct coco_brief brief, back;
			struct coco_err err = {0};
			struct coco_buf one = COCO_BUF_INIT, edits = COCO_BUF_INIT;
			char why[200];
			cr_assert(coco_brief_make(rewriter, all[i].text, COCO_STR_NONE, all[i].lang, (enum coco_apply)apply, arena, &brief, &err) == 0,
			    "%s", err.text);
			cr_expect_eq(
			    coco_brief_verify(rewriter, all[i].text, COCO_STR_NONE, all[i].lang, &brief, why, &err), 1, "%s: %s", all[i].name, why);
			digits(&brief, all[i].text, all[i].name);
			for (int slot = 0; slot < COCO_SLOTS; slot++) {
				size_t asked = 0;
				for (size_t k = 0; k < brief.n_missing; k++)
					if (coco_str_is(brief.missing[k].slot, coco_slot_names[slot])) {
						asked++;
						cr_expect(coco_str_ends(brief.missing[k].ask, "?"));
					}
				cr_expect_eq(asked, brief.slots[slot].s ? 0u : 1u, "%s: %s", all[i].name, coco_slot_names[slot]);
			}
			struct coco_str question = brief.slots[COCO_SLOT_QUESTION];
			for (size_t k = 0; k < question.n; k++)
				cr_expect(!(question.s[k] >= '0' && question.s[k] <= '9'));
			for (size_t k = 0; k < brief.n_edits; k++) {
				struct coco_str span = coco_str_sub(all[i].text, brief.edits[k].start, brief.edits[k].end);
				cr_expect(coco_str_eq(span, brief.edits[k].before));
				cr_expect(apply != COCO_APPLY_NONE || coco_str_is(brief.edits[k].slot, "question") ||
				          coco_str_is(brief.edits[k].slot, "fixed") || coco_str_is(brief.edits[k].rule, "R24"));
			}
			coco_brief_json(&brief, &one);
			coco_edits_json(&brief, &edits);
			struct coco_err json = {0};
			cr_expect(coco_json_check(coco_buf_view(&one), &json) == 0 && coco_json_check(coco_buf_view(&edits), &json) == 0);
			cr_assert(coco_brief_read(coco_buf_view(&one), coco_buf_view(&edits), arena, &back));
			cr_expect_eq(coco_brief_verify(rewriter, all[i].text, COCO_STR_NONE, all[i].lang, &back, why, &err), 1, "%s read back: %s",
			    all[i].name, why);
			coco_buf_free(&one);
			coco_buf_free(&edits);
		}
}

/* Changes one byte of a fact, somewhere in the brief: the proof must see it. */
static bool mutate(struct coco_brief *brief)
{
	struct coco_str *places[64];
	size_t n = 0;
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		if (brief->slots[slot].s)
			places[n++] = &brief->slots[slot];
	for (size_t i = 1; i < brief->n_annex && n < COCO_LEN(places); i++)
		places[n++] = &brief->annex[i].text;
	if (n == 0)
		return false;
	struct coco_str *place = places[(size_t)rand() % n];
	struct coco_str copy = coco_arena_copy(arena, *place);
	size_t from = (size_t)rand() % (copy.n ? copy.n : 1);
	for (size_t k = 0; k < copy.n; k++) {
		char *c = (char *)copy.s + (from + k) % copy.n;
		if (*c >= '0' && *c <= '9')
			*c = (char)('0' + (*c - '0' + 1 + rand() % 9) % 10);
		else if (*c >= 'A' && *c <= 'Z')
			*c = (char)('A' + (*c - 'A' + 1 + rand() % 25) % 26);
		else
			continue;
		*place = copy;
		return true;
	}
	return false;
}

Test(brief, a_changed_fact_is_seen)
{
	size_t n, tried = 0, seen = 0;
	struct sample *all = samples(arena, &n);
	srand(5);
	for (size_t i = 0; i < n; i++) {
		struct coco_brief brief;
		struct coco_err err = {0};
		char why[200];
		cr_assert(coco_brief_make(rewriter, all[i].text, COCO_STR_NONE, all[i].lang, COCO_APPLY_SAFE, arena, &brief, &err) == 0);
		struct coco_annex *annex = brief.annex;
		for (int round = 0; round < 20; round++) {
			struct coco_brief broken = brief;
			broken.annex = coco_arena_array(arena, brief.n_annex + 1, sizeof *annex);
			memcpy(broken.annex, annex, brief.n_annex * sizeof *annex);
			if (!mutate(&broken))
				continue;
			tried++;
			seen += coco_brief_verify(rewriter, all[i].text, COCO_STR_NONE, all[i].lang, &broken, why, &err) == 0;
		}
	}
	cr_expect(tried > 100);
	cr_expect_eq(seen, tried, "%zu of %zu mutations were seen", seen, tried);
}

/* Other breaks: a sentence gone, said twice, an edit that lies, a slot filled and asked for, another text. */
Test(brief, other_breaks_are_seen)
{
	size_t n;
	struct sample *all = samples(arena, &n);
	struct coco_err err = {0};
	char why[200];
	for (size_t i = 0; i < n; i++) {
		struct coco_brief brief, broken;
		cr_assert(coco_brief_make(rewriter, all[i].text, COCO_STR_NONE, all[i].lang, COCO_APPLY_SAFE, arena, &brief, &err) == 0);
		for (int slot = 0; slot < COCO_SLOTS; slot++) {
			if (!brief.slots[slot].s)
				continue;
			broken = brief;
			broken.slots[slot] = COCO_STR_NONE;
			cr_expect_eq(
			    coco_brief_verify(rewriter, all[i].text, COCO_STR_NONE, all[i].lang, &broken, why, &err), 0, "%s: slot gone", all[i].name);
			broken.slots[slot] =
			    coco_str_of(coco_arena_printf(arena, "%.*s %.*s", COCO_STR_ARG(brief.slots[slot]), COCO_STR_ARG(brief.slots[slot])));
			cr_expect_eq(
			    coco_brief_verify(rewriter, all[i].text, COCO_STR_NONE, all[i].lang, &broken, why, &err), 0, "%s: slot twice", all[i].name);
		}
		if (brief.n_annex > 1) {
			broken = brief;
			broken.n_annex--;
			cr_expect_eq(
			    coco_brief_verify(rewriter, all[i].text, COCO_STR_NONE, all[i].lang, &broken, why, &err), 0, "%s: annex gone", all[i].name);
		}
		if (brief.n_edits) {
			broken = brief;
			broken.n_edits--;
			cr_expect_eq(
			    coco_brief_verify(rewriter, all[i].text, COCO_STR_NONE, all[i].lang, &broken, why, &err), 0, "%s: edit gone", all[i].name);
		}
		if (all[i].text.n)
			cr_expect_eq(
			    coco_brief_verify(rewriter, coco_str_sub(all[i].text, 1, all[i].text.n), COCO_STR_NONE, all[i].lang, &brief, why, &err), 0);
	}
}

Test(brief, records_go_there_and_back)
{
	size_t n;
	struct sample *all = samples(arena, &n);
	for (size_t i = 0; i < n; i++) {
		struct coco_buf line = COCO_BUF_INIT, once = COCO_BUF_INIT, twice = COCO_BUF_INIT, back = COCO_BUF_INIT;
		struct coco_rewrite_options options = {.apply = COCO_APPLY_SAFE};
		enum coco_rewrite_outcome outcome;
		struct coco_rec rec = {0};
		struct coco_brief brief;
		struct coco_err err = {0};
		char why[200];
		bool plain;
		int lang;
		coco_buf_puts(&line, "{ \"id\":\"c1\" , \"type\":\"challenge\",\"owner\":\"o\",\"x\":[1, 2],");
		coco_buf_puts(&line, i % 2 ? "\"title\":\"Making clean air visible\",\"text\":" : "\"text\":");
		coco_json_quote(&line, all[i].text);
		coco_buf_puts(&line, " }");
		cr_assert(coco_rec_parse(&rec, coco_buf_view(&line), &err) == 0);
		rec.valid = true;
		cr_assert(coco_rewrite_record(rewriter, &rec, &options, arena, &once, &brief, &lang, &outcome, why, &err) == 0);
		cr_expect_eq(outcome, COCO_REWRITE_DONE, "%s: %s", all[i].name, why);
		cr_assert(coco_rec_parse(&rec, coco_buf_view(&once), &err) == 0);
		rec.valid = true;
		cr_assert(coco_rewrite_record(rewriter, &rec, &options, arena, &twice, &brief, &lang, &outcome, why, &err) == 0);
		cr_expect_str_eq(once.data, twice.data, "%s: not idempotent", all[i].name);
		cr_assert(coco_rewrite_undo(rewriter, &rec, arena, &back, &plain, &outcome, why, &err) == 0);
		cr_expect_eq(outcome, COCO_REWRITE_DONE, "%s: %s", all[i].name, why);
		cr_expect_str_eq(back.data, line.data, "%s", all[i].name);
		coco_rec_free(&rec);
		coco_buf_free(&line);
		coco_buf_free(&once);
		coco_buf_free(&twice);
		coco_buf_free(&back);
	}
}
