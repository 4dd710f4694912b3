/* The proof that a brief keeps what the text says. Code of its own: it knows nothing of how the brief was made, and trusts
 * none of it.
 *
 * Method: the edits of each slot are undone from the last to the first; what comes out must be sentences of the text,
 * byte for byte, joined by one blank; a line end at which a line was only wrapped is a blank. Annex entries must be a known heading and
 * sentences, one a line. Every sentence is ticked off exactly once; one that a slot has shortened stands in full in the annex besides, and
 * the slot says no fact that it does not say. Another's wording of a slot (--via) and an owner's answer are looked at by the rules that
 * they were taken by. Composed pieces (the question, the bullets of `fixed`) rest on an edit whose `before` is a sentence of the text; they
 * hold no digit, and no word that neither the text nor the tables have. What a list's lead-in denies stands with it in the annex. At last
 * the digit runs, the words in capitals and the ledgers of both sides are counted against each other.
 *
 * Invariant: 1 only if all of that holds. */
#include "verify.h"

#include <string.h>

int proof_fails(struct proof *p, const char *before, const char *detail, const char *after)
{
	snprintf(p->why, 200, "%s%s%s", before, detail, after);
	return 0;
}

bool proof_is_label(const struct proof *p, const char *prefix, struct coco_str text)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "labels");
	size_t n = strlen(prefix);
	for (size_t i = 0; i < coco_table_rows(table); i++) {
		const char *key = coco_table_cell(table, i, 0);
		if (strncmp(key, prefix, n) == 0 && coco_str_is(text, label_of("labels", key, p->lang)))
			return true;
	}
	return false;
}

static int annex_holds(struct proof *p)
{
	const struct coco_brief *brief = p->brief;
	if (brief->n_annex == 0 || !coco_str_is(brief->annex[0].id, "A0") || !same(brief->annex[0].text, p->original))
		return proof_fails(p, "", "annex A0", " is not the text");
	for (size_t i = 1; i < brief->n_annex; i++) {
		struct coco_str text = brief->annex[i].text;
		size_t end = coco_str_find(text, COCO_STR(":\n"), 0);
		if (end == SIZE_MAX || !proof_is_label(p, "", coco_str_sub(text, 0, end)))
			return proof_fails(p, "an entry of the ", "annex", " has no heading of the tables");
		struct coco_str rest = coco_str_sub(text, end + 2, text.n);
		int rc = proof_in_full(p, text) ? 1 : proof_units(p, rest, rest, NULL, NULL);
		if (rc != 1)
			return rc < 0 ? -1 : proof_fails(p, "an entry of the ", "annex", " is not made of sentences of the text");
	}
	for (size_t i = 0; i < p->n_spots; i++) {
		if (p->spots[i].left > 0)
			return proof_fails(p, "a sentence of the text stands ", "nowhere in the brief", "");
		if (p->spots[i].full > 0)
			return proof_fails(p, "the annex has a sentence in full that stands ", "shortened nowhere", "");
	}
	return 1;
}

static int runs_hold(struct proof *p)
{
	long more = 0;
	if (ledger_runs(p->text, coco_buf_view(&p->kept), &more, p->err) != 0)
		return -1;
	return more == 0 ? 1 : proof_fails(p, "a number or a name in capitals was ", more > 0 ? "lost" : "added", "");
}

static int ledgers_hold(struct proof *p)
{
	/* the sentences of the text, each a line, as the brief has them: what stands around a sentence must not matter */
	struct coco_buf source = COCO_BUF_INIT;
	for (size_t i = 0; i < p->count; i++)
		proof_put(&source, unit_text(p->text, &p->units[i]));
	int rc = source.failed ? coco_err_nomem(p->err)
	                       : ledger_within(p->rewriter, p->lang, coco_buf_view(&p->kept), coco_buf_view(&source), true, p->arena, p->err);
	coco_buf_free(&source);
	return rc == 0 ? proof_fails(p, "the ledger of facts of text and brief ", "differ", "") : rc;
}

/* Of several challenges one is the key one; each is a place in the text, and asks with the text's words. */
static int parts_hold(struct proof *p)
{
	size_t keys = 0;
	for (size_t i = 0; i < p->brief->n_parts; i++) {
		const struct coco_part *part = &p->brief->parts[i];
		keys += part->key;
		if (part->start >= part->end || part->end > p->text.n || part->key != (part->reason.s != NULL))
			return proof_fails(p, "one of several ", "challenges", " is no place in the text");
		int rc = part->question.s ? proof_question_holds(p, part->question) : 1;
		if (rc != 1)
			return rc;
	}
	return p->brief->n_parts == 0 || (keys == 1 && p->brief->n_parts > 1)
	           ? 1
	           : proof_fails(p, "not exactly one of several ", "challenges", " is the key one");
}

/* The brief, whose places are the view's, is one of the text. 1, 0, -1. */
static int prove(struct proof *p)
{
	char sha[COCO_SHA256_TEXT];
	int rc = units_make(p->rewriter, p->text, p->lang, p->arena, &p->units, &p->count, p->err) == 0 && proof_spots(p) == 0 ? 1 : -1;
	coco_sha256_text(p->original, sha);
	if (rc == 1 && strcmp(sha, p->brief->original_sha256) != 0)
		rc = proof_fails(p, "the text is not the one that the brief ", "was made from", "");
	if (rc == 1)
		rc = proof_note_denied(p);
	if (rc == 1)
		rc = proof_note_full(p);
	for (int slot = 0; rc == 1 && slot < COCO_SLOTS; slot++)
		rc = proof_slot_holds(p, slot);
	if (rc == 1)
		rc = proof_none_denied(p);
	if (rc == 1)
		rc = parts_hold(p);
	if (rc == 1)
		rc = annex_holds(p);
	if (rc == 1)
		rc = proof_denied_hold(p);
	if (rc == 1 && p->kept.failed)
		rc = coco_err_nomem(p->err);
	if (rc == 1)
		rc = runs_hold(p);
	if (rc == 1)
		rc = ledgers_hold(p);
	coco_buf_free(&p->kept);
	return rc;
}

int coco_brief_verify(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, const struct coco_brief *brief,
    char why[200], struct coco_err *err)
{
	struct coco_brief seen = *brief;
	struct view view;
	why[0] = '\0';
	struct coco_arena *arena = coco_arena_new();
	if (!arena)
		return coco_err_nomem(err);
	struct proof p = {
	    .rewriter = rewriter, .original = text, .title = title, .lang = lang, .brief = &seen, .arena = arena, .why = why, .err = err};
	int rc = lang_tables_load(rewriter, lang, err) == 0 && view_make(text, arena, &view, err) == 0 && view_in(&view, arena, &seen, err) == 0
	             ? 1
	             : -1;
	if (rc == 1) {
		p.text = view.text;
		rc = prove(&p);
	}
	if (rc >= 0 && sieve_sound(lang_of(rewriter, lang)->sieve, err) != 0)
		rc = -1;
	coco_arena_free(arena);
	return rc;
}
