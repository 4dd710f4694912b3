/* Another's wording of a brief: a program is asked once, and each slot is taken or left.
 *
 * Method: the slot's sentences stay what it rests on. A slot that is taken has one edit of the rule "via" for each of them:
 * the first one's `after` is the new wording, the others' are empty; undone they give the sentences, as always. Bullets of
 * `fixed` are looked at one by one; the one that points to the annex stays.
 *
 * Invariant: a slot that does not hold is what it was. */
#include "via.h"
#include "child.h"

#include <stdlib.h>
#include <string.h>

enum { ANSWER_BYTES = 1 << 20 };

struct taker {
	struct coco_rewriter *rewriter;
	struct coco_str text;
	int lang;
	struct coco_arena *arena;
	struct coco_brief *brief;
	struct via_answer answer;
	struct edits edits;
	struct coco_err *err;
};

int refuse(struct coco_brief *brief, const char *by, struct coco_str slot, const char *why, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_refusal *more = coco_arena_array(arena, brief->n_refused + 1, sizeof *more);
	struct coco_str copy = coco_arena_copy(arena, coco_str_of(why));
	if (!more || !copy.s)
		return coco_err_nomem(err);
	if (brief->n_refused)
		memcpy(more, brief->refused, brief->n_refused * sizeof *more);
	more[brief->n_refused++] = (struct coco_refusal){by, slot, copy};
	brief->refused = more;
	return 0;
}

/* 1, 0 (refused and noted), -1. */
static int judge(struct taker *t, int slot, struct coco_str source, struct coco_str whole, struct coco_str words)
{
	char why[120];
	struct via_wording wording = {t->rewriter, t->lang, slot, slot == COCO_SLOT_QUESTION, t->text, source, whole, words};
	if (t->answer.from[slot].s)
		wording.original = t->answer.from[slot];
	int rc = via_holds(&wording, why, t->err);
	if (rc == 0 && refuse(t->brief, "via", coco_str_of(coco_slot_names[slot]), why, t->arena, t->err) != 0)
		rc = -1;
	return rc;
}

static int reworded(struct taker *t, int slot, size_t start, size_t end, size_t at, struct coco_str after)
{
	struct coco_edit edit = {.rule = COCO_STR("via"),
	    .start = start,
	    .end = end,
	    .slot = coco_str_of(coco_slot_names[slot]),
	    .at = at,
	    .before = coco_str_sub(t->text, start, end),
	    .after = after,
	    .reason = coco_str_of(label_of("reasons", "via", t->lang))};
	return edit_add(&t->edits, &edit, t->err);
}

/* The sentences of a slot, each with the blank or line end that stands behind it in the text; absent: one has none there. */
static struct coco_str source_of(struct taker *t, int slot)
{
	struct coco_buf out = COCO_BUF_INIT;
	bool whole = true;
	for (size_t i = 0; i < t->brief->n_placed; i++) {
		const struct coco_placed *p = &t->brief->placed[i];
		if (p->slot != slot)
			continue;
		whole = whole && (out.len == 0 || out.data[out.len - 1] == ' ' || out.data[out.len - 1] == '\n');
		coco_buf_str(&out, coco_str_sub(t->text, p->start, p->end));
		if (p->end < t->text.n && strchr(" \n", t->text.s[p->end]))
			coco_buf_putc(&out, t->text.s[p->end]);
	}
	struct coco_str copy = whole && out.len ? coco_arena_copy(t->arena, coco_str_trim(coco_buf_view(&out))) : COCO_STR_NONE;
	coco_buf_free(&out);
	return copy;
}

static int take_sentences(struct taker *t, int slot, struct coco_str words)
{
	struct coco_str source = source_of(t, slot);
	size_t last = 0, n = 0;
	if (!source.s)
		return refuse(
		    t->brief, "via", coco_str_of(coco_slot_names[slot]), "rests on sentences without a blank between them", t->arena, t->err);
	struct coco_buf whole = COCO_BUF_INIT; /* what is not in full in the annex */
	for (size_t i = 0; i < t->brief->n_placed; i++)
		if (t->brief->placed[i].slot == slot && t->brief->placed[i].annex == 0) {
			coco_buf_str(&whole, coco_str_sub(t->text, t->brief->placed[i].start, t->brief->placed[i].end));
			coco_buf_puts(&whole, "\n\n");
		}
	int rc = whole.failed ? coco_err_nomem(t->err) : judge(t, slot, source, coco_buf_view(&whole), words);
	coco_buf_free(&whole);
	if (rc != 1)
		return rc;
	for (size_t i = 0; i < t->brief->n_placed; i++)
		last = t->brief->placed[i].slot == slot ? i : last;
	for (size_t i = 0; i <= last && rc == 1; i++) {
		const struct coco_placed *p = &t->brief->placed[i];
		if (p->slot == slot && reworded(t, slot, p->start, p->end + (i < last), n ? words.n : 0, n ? COCO_STR("") : words) != 0)
			rc = -1;
		n += p->slot == slot;
	}
	t->brief->slots[slot] = words;
	return rc;
}

static int take_question(struct taker *t, struct coco_str words)
{
	for (size_t i = 0; i < t->brief->n_edits; i++) {
		const struct coco_edit *edit = &t->brief->edits[i];
		if (!coco_str_is(edit->slot, "question"))
			continue;
		struct coco_str source = t->brief->slots[COCO_SLOT_QUESTION];
		int rc = judge(t, COCO_SLOT_QUESTION, source, source, words);
		if (rc == 1 && reworded(t, COCO_SLOT_QUESTION, edit->start, edit->end, 0, words) != 0)
			rc = -1;
		if (rc == 1)
			t->brief->slots[COCO_SLOT_QUESTION] = words;
		return rc;
	}
	return 0;
}

static size_t lines(struct coco_str s)
{
	struct coco_str piece;
	size_t n = 0;
	while (coco_str_split(&s, '\n', &piece))
		n++;
	return n;
}

/* A bullet that is a sentence of the text is one of the slot's, in order; the others are composed and stay. */
static int take_bullets(struct taker *t, struct coco_str words)
{
	struct coco_str rest = t->brief->slots[COCO_SLOT_FIXED], bullet, now;
	struct coco_buf out = COCO_BUF_INIT;
	size_t next = 0;
	int rc = 1;
	if (lines(rest) != lines(words))
		return refuse(t->brief, "via", COCO_STR("fixed"), "has another number of bullets", t->arena, t->err);
	while (rc == 1 && coco_str_split(&rest, '\n', &bullet) && coco_str_split(&words, '\n', &now)) {
		while (next < t->brief->n_placed && t->brief->placed[next].slot != COCO_SLOT_FIXED)
			next++;
		const struct coco_placed *p = next < t->brief->n_placed ? &t->brief->placed[next] : NULL;
		bool own = p && coco_str_eq(coco_str_sub(t->text, p->start, p->end), bullet);
		coco_buf_puts(&out, out.len ? "\n" : "");
		int taken = own && !coco_str_eq(bullet, now) ? judge(t, COCO_SLOT_FIXED, bullet, bullet, now) : 0;
		if (taken < 0 || (taken == 1 && reworded(t, COCO_SLOT_FIXED, p->start, p->end, out.len, now) != 0))
			rc = -1;
		for (size_t i = 0; rc == 1 && !own && i < t->brief->n_edits; i++)
			if (coco_str_is(t->brief->edits[i].slot, "fixed")) {
				struct coco_edit edit = t->brief->edits[i];
				edit.at = out.len;
				rc = edit_add(&t->edits, &edit, t->err) == 0 ? 1 : -1;
			}
		coco_buf_str(&out, taken == 1 ? now : bullet);
		next += own;
	}
	t->brief->slots[COCO_SLOT_FIXED] = coco_arena_copy(t->arena, coco_buf_view(&out));
	if (rc == 1 && (out.failed || !t->brief->slots[COCO_SLOT_FIXED].s))
		rc = coco_err_nomem(t->err);
	coco_buf_free(&out);
	return rc;
}

/* The edits of a slot that stays as it was. */
static int keep_edits(struct taker *t, int slot)
{
	for (size_t i = 0; i < t->brief->n_edits; i++)
		if (coco_str_is(t->brief->edits[i].slot, coco_slot_names[slot]) && edit_add(&t->edits, &t->brief->edits[i], t->err) != 0)
			return -1;
	return 0;
}

static int take_slot(struct taker *t, int slot)
{
	struct coco_str name = coco_str_of(coco_slot_names[slot]), words = coco_str_trim(t->answer.slots[slot]);
	if (!t->answer.given[slot])
		return 0;
	if (!t->brief->slots[slot].s)
		return refuse(t->brief, "via", name, "is asked of the owner, nobody else fills it", t->arena, t->err);
	if (coco_str_eq(words, t->brief->slots[slot]))
		return 0;
	if (t->answer.bad[slot])
		return refuse(t->brief, "via", name, t->answer.bad[slot], t->arena, t->err);
	for (size_t i = 0; i < t->brief->n_edits; i++)
		if (coco_str_is(t->brief->edits[i].rule, "answer") && coco_str_eq(t->brief->edits[i].slot, name))
			return refuse(t->brief, "via", name, "is the owner's own answer", t->arena, t->err);
	return slot == COCO_SLOT_QUESTION ? take_question(t, words)
	       : slot == COCO_SLOT_FIXED  ? take_bullets(t, words)
	                                  : take_sentences(t, slot, words);
}

static int take(struct taker *t)
{
	for (int k = 0; k < COCO_SLOTS; k++) { /* in the order of coco_brief_make: the bullets last */
		int slot = k < COCO_SLOT_FIXED ? k : k + 1 < COCO_SLOTS ? k + 1 : COCO_SLOT_FIXED;
		size_t before = t->edits.count;
		int rc = take_slot(t, slot);
		if (rc < 0 || (t->edits.count == before && keep_edits(t, slot) != 0))
			return -1;
	}
	t->brief->edits = coco_arena_array(t->arena, t->edits.count + 1, sizeof *t->brief->edits);
	if (!t->brief->edits)
		return coco_err_nomem(t->err);
	if (t->edits.count)
		memcpy(t->brief->edits, t->edits.items, t->edits.count * sizeof *t->edits.items);
	t->brief->n_edits = t->edits.count;
	return brief_measure(t->text, t->lang, t->brief, t->err);
}

int coco_via_apply(struct coco_rewriter *rewriter, struct coco_str text, int lang, const struct coco_via *via, struct coco_arena *arena,
    struct coco_brief *brief, struct coco_err *err)
{
	const struct child_limits limits = {via->seconds, ANSWER_BYTES, via->environment};
	struct coco_buf request = COCO_BUF_INIT, out = COCO_BUF_INIT;
	struct view view;
	char why[120];
	if (lang < 0)
		return refuse(brief, "via", COCO_STR_NONE, "is not asked: the text is in none of the nine languages", arena, err);
	if (view_make(text, arena, &view, err) != 0 || view_in(&view, arena, brief, err) != 0)
		return -1;
	struct taker t = {.rewriter = rewriter, .text = view.text, .lang = lang, .arena = arena, .brief = brief, .err = err};
	int rc = via_request(rewriter, t.text, lang, brief, arena, &request, err) == 0 ? 1 : -1;
	if (rc == 1)
		rc = child_ask(via->argv, coco_buf_view(&request), &limits, &out, why, err);
	if (rc == 1)
		rc = via_read(rewriter, coco_buf_view(&out), t.text, lang, arena, &t.answer, why, err);
	if (rc == 1 && t.answer.unknown)
		rc = refuse(brief, "via", COCO_STR_NONE, "answered with a slot that a brief does not have", arena, err) == 0 ? 1 : -1;
	if (rc == 1)
		rc = take(&t) == 0 ? 0 : -1;
	else if (rc == 0)
		rc = refuse(brief, "via", COCO_STR_NONE, why, arena, err);
	if (rc == 0)
		rc = sieve_sound(lang_of(rewriter, lang)->sieve, err);
	view_out(&view, brief);
	coco_buf_free(&request);
	coco_buf_free(&out);
	free(t.edits.items);
	return rc;
}
