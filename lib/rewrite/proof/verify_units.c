/* The sentences of a text are found again in its brief: in the slots with their edits undone, and in the annex.
 *
 * Method: the distinct sentences are sorted; the longest that begins at a place is taken, and ticked off as often as the text has it.
 *
 * Invariant: what is made of sentences is made of nothing else, blanks between them set apart. */
#include "verify.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
	return coco_str_cmp(((const struct spot *)a)->text, ((const struct spot *)b)->text);
}

int proof_spots(struct proof *p)
{
	p->spots = coco_arena_array(p->arena, p->count + 1, sizeof *p->spots);
	if (!p->spots)
		return coco_err_nomem(p->err);
	size_t n = 0;
	for (size_t i = 0; i < p->count; i++)
		if (p->units[i].end > p->units[i].start)
			p->spots[n++] = (struct spot){unit_text(p->text, &p->units[i]), 1, 0, 0};
	qsort(p->spots, n, sizeof *p->spots, by_text);
	for (size_t i = 0; i < n; i++) {
		if (p->n_spots > 0 && same(p->spots[p->n_spots - 1].text, p->spots[i].text))
			p->spots[p->n_spots - 1].left++;
		else
			p->spots[p->n_spots++] = p->spots[i];
	}
	return 0;
}

/* The last spot that is not behind `key`, or NULL. */
static struct spot *spot_before(struct proof *p, struct coco_str key)
{
	size_t low = 0, high = p->n_spots;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (coco_str_cmp(p->spots[mid].text, key) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? &p->spots[low - 1] : NULL;
}

struct spot *proof_spot(struct proof *p, struct coco_str text)
{
	struct spot *spot = spot_before(p, text);
	return spot && same(spot->text, text) ? spot : NULL;
}

/* The longest sentence that begins at `at` of `s`, is still to be found (in the annex of sentences in full: at all) and ends with
 * a blank or the text: a heading may be the beginning of a sentence. Its length, 0: none. */
static size_t spot_at(struct proof *p, struct coco_str s, size_t at, bool in_full, struct spot **found)
{
	struct coco_str key = coco_str_sub(s, at, s.n);
	while (key.n > 0) {
		struct spot *spot = spot_before(p, key);
		size_t n = 0;
		while (spot && n < key.n && n < spot->text.n && key.s[n] == spot->text.s[n])
			n++;
		if (!spot || n < spot->text.n) {
			key.n = n; /* what is shorter than the common front may still be one */
			continue;
		}
		if ((in_full || spot->left > 0) && (at + n == s.n || s.s[at + n] == ' ' || s.s[at + n] == '\n')) {
			*found = spot;
			return n;
		}
		key.n = n - 1;
	}
	return 0;
}

/* Where byte `x` of a slot with its edits undone stands in the slot without its glosses. */
static size_t in_slot(const struct proof *p, const char *name, size_t x)
{
	size_t before = 0, after = 0, gloss = 0;
	for (size_t i = 0; name && i < p->brief->n_edits; i++) {
		const struct coco_edit *edit = &p->brief->edits[i];
		if (!coco_str_is(edit->slot, name) || edit->at + before - after - gloss >= x)
			continue;
		if (explains(edit)) {
			gloss += edit->after.n - edit->before.n;
			continue;
		}
		if (edit->after.n == 0 && x < edit->at + before - after - gloss + edit->before.n) /* within what is left out */
			return edit->at - gloss;
		before += edit->before.n;
		after += edit->after.n;
	}
	return x + after - before;
}

/* A sentence on one line, an empty line behind it: so its line ends can't make it look like a heading. */
void proof_put(struct coco_buf *out, struct coco_str sentence)
{
	for (size_t i = 0; i < sentence.n; i++)
		coco_buf_putc(out, sentence.s[i] == '\n' || sentence.s[i] == '\r' ? ' ' : sentence.s[i]);
	coco_buf_puts(out, "\n\n");
}

/* Something is left out between two bytes of a slot with its edits undone. */
static bool cut_between(const struct proof *p, const char *name, size_t from, size_t to)
{
	size_t before = 0, after = 0;
	for (size_t i = 0; name && i < p->brief->n_edits; i++) {
		const struct coco_edit *edit = &p->brief->edits[i];
		if (!coco_str_is(edit->slot, name))
			continue;
		size_t at = edit->at + before - after;
		if (coco_str_is(edit->rule, "R25") && at >= from && at < to)
			return true;
		before += edit->before.n;
		after += edit->after.n;
	}
	return false;
}

/* Where the sentence ends whose half (clauses.c) ends at `end` of `source`, if its others follow. */
static size_t whole_end(struct proof *p, struct coco_str source, size_t end)
{
	struct spot *spot;
	size_t n;
	while (end < source.n && source.s[end - 1] == ';' && (n = spot_at(p, source, end + 1, true, &spot)) > 0)
		end += 1 + n;
	return end;
}

/* `source` is made of sentences; what stands for each in `shown` (the slot; `source` itself in the annex, name NULL) is kept. One
 * that the slot has shortened is kept as the annex has it, and must say no more in the slot. `whole` gets those that the annex
 * does not have in full. 1, 0, -1. */
int proof_units(struct proof *p, struct coco_str source, struct coco_str shown, const char *name, struct coco_buf *whole)
{
	size_t at = 0, from = 0, to = 0; /* the sentence that the half at `at` is of */
	while (at < source.n) {
		struct spot *spot;
		size_t n = spot_at(p, source, at, false, &spot);
		if (n == 0)
			return 0;
		if (at >= to) {
			from = at;
			to = whole_end(p, source, at + n);
		}
		struct coco_str sentence = coco_str_sub(source, at, at + n),
		                said = coco_str_sub(shown, in_slot(p, name, at), in_slot(p, name, at + n));
		/* where one half is cut, the annex has all of them in full */
		bool cut = cut_between(p, name, at, at + n) || (spot->full > 0 && cut_between(p, name, from, to));
		bool in_full = spot->full > 0 && (cut || whole);
		int rc = !cut ? 1 : in_full ? ledger_within(p->rewriter, p->lang, said, sentence, false, p->arena, p->err) : 0;
		if (rc != 1)
			return rc;
		spot->left--;
		spot->full -= in_full;
		proof_put(&p->kept, cut ? sentence : said);
		if (whole && !in_full)
			proof_put(whole, sentence);
		at += n + 1;
	}
	return source.n > 0 && at == source.n + 1;
}

/* The entry of the annex has sentences in full that their slots have shortened. */
bool proof_in_full(const struct proof *p, struct coco_str entry)
{
	struct coco_str label = coco_str_of(label_of("labels", "full", p->lang));
	return coco_str_starts(entry, label.s) && coco_str_starts(coco_str_sub(entry, label.n, entry.n), ":\n");
}

/* Notes the sentences that the annex has in full. */
int proof_note_full(struct proof *p)
{
	for (size_t i = 1; i < p->brief->n_annex; i++) {
		struct coco_str entry = p->brief->annex[i].text;
		if (!proof_in_full(p, entry))
			continue;
		for (size_t at = coco_str_find(entry, COCO_STR(":\n"), 0) + 2, n; at < entry.n; at += n + 1) {
			struct spot *spot;
			n = spot_at(p, entry, at, true, &spot);
			if (n == 0 || at + n + 1 == entry.n)
				return proof_fails(p, "an entry of the ", "annex", " is not made of sentences of the text");
			spot->full++;
		}
	}
	return 1;
}
