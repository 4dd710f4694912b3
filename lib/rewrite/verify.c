/* The proof that a brief keeps what the text says. Code of its own: it knows nothing of how the brief was made, and trusts
 * none of it.
 *
 * Method: the edits of each slot are undone from the last to the first; what comes out must be sentences of the text,
 * byte for byte, joined by one blank. Annex entries must be a known heading and sentences, one a line. Every sentence is
 * ticked off exactly once; one that a slot has shortened stands in full in the annex besides, and the slot says no fact that it
 * does not say. Another's wording of a slot (--via) and an owner's answer are looked at by the rules that they were
 * taken by. Composed pieces (the question, the bullets of `fixed`) rest on an edit whose `before` is a
 * sentence of the text; they hold no digit, and no word that neither the text nor the tables have. At last the digit runs,
 * the words in capitals and the ledgers of both sides are counted against each other.
 *
 * Invariant: 1 only if all of that holds. */
#include "via.h"

#include <stdlib.h>
#include <string.h>

struct spot {
	struct coco_str text;
	size_t left; /* times that it is still to be found */
	size_t full; /* times that the annex has it in full, because its slot has it shortened */
};

struct proof {
	struct coco_rewriter *rewriter;
	struct coco_str text, title;
	int lang;
	const struct coco_brief *brief;
	struct coco_arena *arena;
	struct unit *units;
	size_t count;
	struct spot *spots; /* the distinct texts of the units, in byte order */
	size_t n_spots;
	struct coco_buf kept; /* what stands for each sentence, with an empty line behind */
	char *why;
	struct coco_err *err;
};

/* `before`, `detail`, `after` are literals and table words: no text of the challenge. */
static int fails(struct proof *p, const char *before, const char *detail, const char *after)
{
	snprintf(p->why, 200, "%s%s%s", before, detail, after);
	return 0;
}

static bool same(struct coco_str a, struct coco_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static int by_text(const void *a, const void *b)
{
	return coco_str_cmp(((const struct spot *)a)->text, ((const struct spot *)b)->text);
}

static int make_spots(struct proof *p)
{
	p->spots = coco_arena_array(p->arena, p->count + 1, sizeof *p->spots);
	if (!p->spots)
		return coco_err_nomem(p->err);
	size_t n = 0;
	for (size_t i = 0; i < p->count; i++)
		if (p->units[i].end > p->units[i].start)
			p->spots[n++] = (struct spot){unit_text(p->text, &p->units[i]), 1, 0};
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
		before += edit->before.n;
		after += edit->after.n;
	}
	return x + after - before;
}

/* A sentence on one line, an empty line behind it: so its line ends can't make it look like a heading. */
static void put_sentence(struct coco_buf *out, struct coco_str sentence)
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

/* `source` is made of sentences; what stands for each in `shown` (the slot; `source` itself in the annex, name NULL) is kept. One
 * that the slot has shortened is kept as the annex has it, and must say no more in the slot. `whole` gets those that the annex
 * does not have in full. 1, 0, -1. */
static int all_units(struct proof *p, struct coco_str source, struct coco_str shown, const char *name, struct coco_buf *whole)
{
	size_t at = 0;
	while (at < source.n) {
		struct spot *spot;
		size_t n = spot_at(p, source, at, false, &spot);
		if (n == 0)
			return 0;
		struct coco_str sentence = coco_str_sub(source, at, at + n),
		                said = coco_str_sub(shown, in_slot(p, name, at), in_slot(p, name, at + n));
		bool cut = cut_between(p, name, at, at + n), in_full = spot->full > 0 && (cut || whole);
		int rc = !cut ? 1 : in_full ? ledger_within(p->rewriter, p->lang, said, sentence, false, p->arena, p->err) : 0;
		if (rc != 1)
			return rc;
		spot->left--;
		spot->full -= in_full;
		put_sentence(&p->kept, cut ? sentence : said);
		if (whole && !in_full)
			put_sentence(whole, sentence);
		at += n + 1;
	}
	return source.n > 0 && at == source.n + 1;
}

/* Each word of the piece is one of the other, in any order. */
static bool words_within(struct coco_str piece, struct coco_str whole)
{
	struct coco_word word, other;
	for (size_t at = 0; coco_word_next(piece, &at, &word);) {
		struct coco_buf a = COCO_BUF_INIT, b = COCO_BUF_INIT;
		bool same_word = false;
		coco_text_normal(coco_str_sub(piece, word.start, word.end), &a);
		for (size_t k = 0; !same_word && coco_word_next(whole, &k, &other);) {
			coco_buf_clear(&b);
			coco_text_normal(coco_str_sub(whole, other.start, other.end), &b);
			same_word = same(coco_buf_view(&a), coco_buf_view(&b));
		}
		coco_buf_free(&a);
		coco_buf_free(&b);
		if (!same_word)
			return false;
	}
	return true;
}

/* What is left out leaves nothing, a sentence is taken apart with its own words, an explanation is the table's or the text's. */
static bool edit_says_nothing_new(struct proof *p, const struct coco_edit *edit)
{
	if (coco_str_is(edit->rule, "R25"))
		return edit->after.n == 0;
	if (coco_str_is(edit->rule, "R14"))
		return words_within(edit->after, edit->before);
	if (coco_str_is(edit->rule, "R12"))
		return acronym_holds(p->text, edit->before, edit->after);
	return !coco_str_is(edit->rule, "R13") || gloss_holds(p->rewriter, p->lang, edit->before, edit->after, p->arena);
}

/* Checks each edit against text and slot. */
static bool edits_stand(struct proof *p, struct coco_str slot, const char *name)
{
	size_t last = 0;
	for (size_t i = 0; i < p->brief->n_edits; i++) {
		const struct coco_edit *edit = &p->brief->edits[i];
		if (!coco_str_is(edit->slot, name))
			continue;
		if (edit->start > edit->end || edit->end > p->text.n || edit->at < last || edit->at > slot.n || edit->after.n > slot.n - edit->at ||
		    !same(coco_str_sub(p->text, edit->start, edit->end), edit->before) ||
		    !same(coco_str_sub(slot, edit->at, edit->at + edit->after.n), edit->after) || !edit_says_nothing_new(p, edit))
			return false;
		last = edit->at + edit->after.n;
	}
	return true;
}

/* The slot with its edits undone, or only its glosses. */
static struct coco_str undone(struct proof *p, struct coco_str slot, const char *name, bool glosses_only)
{
	struct coco_buf out = COCO_BUF_INIT;
	size_t from = 0;
	for (size_t i = 0; i < p->brief->n_edits; i++) {
		const struct coco_edit *edit = &p->brief->edits[i];
		if (!coco_str_is(edit->slot, name))
			continue;
		coco_buf_str(&out, coco_str_sub(slot, from, edit->at));
		coco_buf_str(&out, glosses_only && !explains(edit) ? edit->after : edit->before);
		from = edit->at + edit->after.n;
	}
	coco_buf_str(&out, coco_str_sub(slot, from, slot.n));
	struct coco_str copy = coco_buf_ok(&out) ? coco_arena_copy(p->arena, coco_buf_view(&out)) : COCO_STR_NONE;
	coco_buf_free(&out);
	return copy;
}

/* A whole sentence of the text stands at the edit's place. */
static bool rests_on_unit(const struct proof *p, const struct coco_edit *edit)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->units[i].start == edit->start && p->units[i].end == edit->end)
			return true;
	return false;
}

/* The words of a column, and of `text`, normalised. */
static int add_words(struct coco_map *map, struct coco_str text, struct coco_buf *normal)
{
	struct coco_word word;
	size_t at = 0;
	while (coco_word_next(text, &at, &word)) {
		coco_buf_clear(normal);
		coco_text_normal(coco_str_sub(text, word.start, word.end), normal);
		if (coco_map_add(map, coco_buf_view(normal), NULL) == COCO_NONE)
			return -1;
	}
	return 0;
}

static int add_column(struct coco_map *map, const char *name, const char *column, struct coco_buf *normal)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, name);
	size_t col = coco_table_column(table, column);
	for (size_t i = 0; i < coco_table_rows(table); i++)
		if (add_words(map, coco_str_of(coco_table_cell(table, i, col)), normal) != 0)
			return -1;
	return 0;
}

/* Hungarian puts the object's -t on the text's word: megújítása, megújítását. */
static bool inflected(const struct coco_map *map, struct coco_str word)
{
	static const char *const ends[][2] = {{"át", "a"}, {"ét", "e"}};
	char key[64];
	for (size_t i = 0; i < COCO_LEN(ends); i++) {
		size_t n = strlen(ends[i][0]);
		if (!coco_str_ends(word, ends[i][0]) || word.n >= sizeof key)
			continue;
		memcpy(key, word.s, word.n - n);
		key[word.n - n] = ends[i][1][0];
		if (coco_map_find(map, (struct coco_str){key, word.n - n + 1}) != COCO_NONE)
			return true;
	}
	return false;
}

static int question_holds(struct proof *p, struct coco_str question)
{
	struct coco_buf normal = COCO_BUF_INIT;
	struct coco_map *map = coco_map_new();
	struct coco_word word;
	size_t at = 0, words = 0, length;
	bool known = map != NULL;
	int rc = 1;
	for (size_t i = 0; map && i < p->brief->n_answers; i++)
		rc = rc == 1 && add_words(map, p->brief->answers[i].ask, &normal) == 0 ? 1 : -1;
	if (rc != 1 || !map || add_words(map, p->text, &normal) != 0 || add_words(map, p->title, &normal) != 0 ||
	    add_column(map, "questions", "template", &normal) != 0 || add_column(map, "positive", "template", &normal) != 0 ||
	    add_column(map, "verbs", "base", &normal) != 0)
		rc = coco_err_nomem(p->err);
	while (rc == 1 && coco_word_next(question, &at, &word)) {
		words++;
		coco_buf_clear(&normal);
		coco_text_normal(coco_str_sub(question, word.start, word.end), &normal);
		known =
		    known && (coco_map_find(map, coco_buf_view(&normal)) != COCO_NONE || (p->lang == 5 && inflected(map, coco_buf_view(&normal))));
	}
	for (size_t i = 0; i < question.n; i += length)
		if (is_decimal_digit(question, i, &length))
			known = false;
	coco_map_free(map);
	coco_buf_free(&normal);
	if (rc == 1 && (!known || words > 20 || !coco_str_ends(question, "?")))
		rc = fails(p, "the ", "question", " holds a number or a word that the text does not have, or is too long");
	return rc;
}

static bool is_label(const struct proof *p, const char *prefix, struct coco_str text)
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

static const struct coco_edit *edit_of(const struct proof *p, const char *name, const char *rule)
{
	for (size_t i = 0; i < p->brief->n_edits; i++)
		if (coco_str_is(p->brief->edits[i].slot, name) && coco_str_is(p->brief->edits[i].rule, rule))
			return &p->brief->edits[i];
	return NULL;
}

/* Another's words (--via) for `source`, of which it must keep what `whole` says; without it, it is the question's. */
static int wording_holds(struct proof *p, const char *name, struct coco_str source, struct coco_str whole, struct coco_str words)
{
	char why[120];
	const struct via_wording wording = {p->rewriter, p->lang, !strcmp(name, "question"), p->text, source, whole, words};
	int rc = p->lang < 0 ? fails(p, "slot ", name, " is another's, in an unknown language") : via_holds(&wording, why, p->err);
	return rc == 0 && p->lang >= 0 ? fails(p, name, ": another's wording ", why) : rc;
}

/* The slot is what the owner answered: one edit that stands for nothing in the text. */
static int answer_holds(struct proof *p, const struct coco_edit *edit, int slot, struct coco_str text)
{
	const char *name = coco_slot_names[slot];
	size_t edits = 0;
	bool said = slot == COCO_SLOT_QUESTION; /* composed from the answer's words */
	for (size_t i = 0; i < p->brief->n_edits; i++)
		edits += coco_str_is(p->brief->edits[i].slot, name);
	for (size_t i = 0; !said && i < p->brief->n_answers; i++) {
		struct coco_str answer = p->brief->answers[i].ask;
		if (!coco_str_is(p->brief->answers[i].slot, name))
			continue;
		if (answer_shown(p->rewriter, slot, &answer, p->lang, p->arena, p->err) != 0)
			return -1;
		said = coco_str_eq(answer, text);
	}
	if (edits != 1 || edit->end != 0 || !said || !coco_str_eq(edit->after, text))
		return fails(p, "slot ", name, " is not what its owner answered");
	return slot == COCO_SLOT_QUESTION ? question_holds(p, text) : 1;
}

/* A slot of sentences of the text: as they stand, with edits, or in another's words. */
static int sentences_hold(struct proof *p, struct coco_str text, const char *name)
{
	bool reworded = edit_of(p, name, "via") != NULL;
	struct coco_str source = undone(p, text, name, false), shown = reworded ? source : undone(p, text, name, true);
	struct coco_buf whole = COCO_BUF_INIT;
	if (!source.s || !shown.s)
		return coco_err_nomem(p->err);
	int rc = all_units(p, source, shown, reworded ? NULL : name, reworded ? &whole : NULL);
	if (rc == 0)
		rc = fails(p, "slot ", name, " with its edits undone is not made of sentences of the text");
	else if (rc == 1 && reworded)
		rc = whole.failed ? coco_err_nomem(p->err) : wording_holds(p, name, source, coco_buf_view(&whole), text);
	coco_buf_free(&whole);
	return rc;
}

/* The edit of a slot that stands at byte `at` and ends at `end`. */
static const struct coco_edit *edit_at(const struct proof *p, const char *name, size_t at, size_t end)
{
	for (size_t i = 0; i < p->brief->n_edits; i++) {
		const struct coco_edit *edit = &p->brief->edits[i];
		if (coco_str_is(edit->slot, name) && edit->at == at && edit->at + edit->after.n == end)
			return edit;
	}
	return NULL;
}

/* A bullet of `fixed` is a sentence of the text, as it stands or in another's words, or the tables' words and an edit that
 * says what they rest on. */
static int bullets_hold(struct proof *p, struct coco_str text, const char *name, size_t based)
{
	struct coco_str rest = text, piece;
	size_t pieces = 0, edited = 0;
	while (coco_str_split(&rest, '\n', &piece)) {
		size_t at = (size_t)(piece.s - text.s);
		const struct coco_edit *edit = edit_at(p, name, at, at + piece.n);
		bool via = edit && coco_str_is(edit->rule, "via");
		struct coco_str source = via ? edit->before : piece;
		pieces++;
		edited += edit != NULL;
		if (edit && !via && !is_label(p, edit->rule.n && coco_str_is(edit->rule, "R24") ? "contact." : "fixed.", piece))
			return fails(p, "slot ", name, " holds words that are not the tables'");
		int rc = !edit || via ? all_units(p, source, source, NULL, NULL) : 1;
		if (rc == 0)
			return fails(p, "slot ", name, " holds a bullet that is no sentence of the text");
		if (rc == 1 && via)
			rc = wording_holds(p, name, source, source, piece);
		if (rc != 1)
			return rc;
	}
	return edited == based && pieces <= 3 ? 1 : fails(p, "slot ", name, " does not say what it rests on");
}

static int slot_holds(struct proof *p, int slot)
{
	const char *name = coco_slot_names[slot];
	struct coco_str text = p->brief->slots[slot];
	bool composed = slot == COCO_SLOT_QUESTION || slot == COCO_SLOT_FIXED || edit_of(p, name, "R24"), asked = false;
	for (size_t i = 0; i < p->brief->n_missing; i++)
		asked = asked || coco_str_is(p->brief->missing[i].slot, name);
	if ((text.s != NULL) == asked)
		return fails(p, "slot ", name, " is filled and asked for, or neither");
	if (!text.s)
		return 1;
	if (!edits_stand(p, text, name))
		return fails(p, "an edit of slot ", name, " does not stand in the text and the slot");
	const struct coco_edit *answer = edit_of(p, name, "answer");
	if (answer)
		return answer_holds(p, answer, slot, text);
	if (!composed)
		return sentences_hold(p, text, name);
	size_t based = 0;
	for (size_t i = 0; i < p->brief->n_edits; i++)
		if (coco_str_is(p->brief->edits[i].slot, name)) {
			based++;
			if (slot == COCO_SLOT_QUESTION && !same(p->brief->edits[i].after, text))
				return fails(p, "slot ", name, " is not what its edit says");
			bool on_title = slot == COCO_SLOT_QUESTION && p->title.n && p->brief->edits[i].end == 0;
			if (!on_title && !rests_on_unit(p, &p->brief->edits[i]))
				return fails(p, "slot ", name, " rests on something that is no sentence of the text");
		}
	if (slot == COCO_SLOT_QUESTION && based == 1)
		return edit_of(p, name, "via") ? wording_holds(p, name, text, text, text) : question_holds(p, text);
	if (slot == COCO_SLOT_QUESTION)
		return fails(p, "slot ", name, " does not say what it rests on");
	return bullets_hold(p, text, name, based);
}

/* The entry of the annex has sentences in full that their slots have shortened. */
static bool in_full(const struct proof *p, struct coco_str entry)
{
	struct coco_str label = coco_str_of(label_of("labels", "full", p->lang));
	return coco_str_starts(entry, label.s) && coco_str_starts(coco_str_sub(entry, label.n, entry.n), ":\n");
}

/* Notes the sentences that the annex has in full. */
static int note_full(struct proof *p)
{
	for (size_t i = 1; i < p->brief->n_annex; i++) {
		struct coco_str entry = p->brief->annex[i].text;
		if (!in_full(p, entry))
			continue;
		for (size_t at = coco_str_find(entry, COCO_STR(":\n"), 0) + 2, n; at < entry.n; at += n + 1) {
			struct spot *spot;
			n = spot_at(p, entry, at, true, &spot);
			if (n == 0 || at + n + 1 == entry.n)
				return fails(p, "an entry of the ", "annex", " is not made of sentences of the text");
			spot->full++;
		}
	}
	return 1;
}

static int annex_holds(struct proof *p)
{
	const struct coco_brief *brief = p->brief;
	if (brief->n_annex == 0 || !coco_str_is(brief->annex[0].id, "A0") || !same(brief->annex[0].text, p->text))
		return fails(p, "", "annex A0", " is not the text");
	for (size_t i = 1; i < brief->n_annex; i++) {
		struct coco_str text = brief->annex[i].text;
		size_t end = coco_str_find(text, COCO_STR(":\n"), 0);
		if (end == SIZE_MAX || !is_label(p, "", coco_str_sub(text, 0, end)))
			return fails(p, "an entry of the ", "annex", " has no heading of the tables");
		struct coco_str rest = coco_str_sub(text, end + 2, text.n);
		int rc = in_full(p, text) ? 1 : all_units(p, rest, rest, NULL, NULL);
		if (rc != 1)
			return rc < 0 ? -1 : fails(p, "an entry of the ", "annex", " is not made of sentences of the text");
	}
	for (size_t i = 0; i < p->n_spots; i++) {
		if (p->spots[i].left > 0)
			return fails(p, "a sentence of the text stands ", "nowhere in the brief", "");
		if (p->spots[i].full > 0)
			return fails(p, "the annex has a sentence in full that stands ", "shortened nowhere", "");
	}
	return 1;
}

static int runs_hold(struct proof *p)
{
	long more = 0;
	if (ledger_runs(p->text, coco_buf_view(&p->kept), &more, p->err) != 0)
		return -1;
	return more == 0 ? 1 : fails(p, "a number or a name in capitals was ", more > 0 ? "lost" : "added", "");
}

static int ledgers_hold(struct proof *p)
{
	/* the sentences of the text, each a line, as the brief has them: what stands around a sentence must not matter */
	struct coco_buf source = COCO_BUF_INIT;
	for (size_t i = 0; i < p->count; i++)
		put_sentence(&source, unit_text(p->text, &p->units[i]));
	int rc = source.failed ? coco_err_nomem(p->err)
	                       : ledger_within(p->rewriter, p->lang, coco_buf_view(&p->kept), coco_buf_view(&source), true, p->arena, p->err);
	coco_buf_free(&source);
	return rc == 0 ? fails(p, "the ledger of facts of text and brief ", "differ", "") : rc;
}

/* Of several challenges one is the key one; each is a place in the text, and asks with the text's words. */
static int parts_hold(struct proof *p)
{
	size_t keys = 0;
	for (size_t i = 0; i < p->brief->n_parts; i++) {
		const struct coco_part *part = &p->brief->parts[i];
		keys += part->key;
		if (part->start >= part->end || part->end > p->text.n || part->key != (part->reason.s != NULL))
			return fails(p, "one of several ", "challenges", " is no place in the text");
		int rc = part->question.s ? question_holds(p, part->question) : 1;
		if (rc != 1)
			return rc;
	}
	return p->brief->n_parts == 0 || (keys == 1 && p->brief->n_parts > 1)
	           ? 1
	           : fails(p, "not exactly one of several ", "challenges", " is the key one");
}

int coco_brief_verify(struct coco_rewriter *rewriter, struct coco_str text, struct coco_str title, int lang, const struct coco_brief *brief,
    char why[200], struct coco_err *err)
{
	struct proof p = {.rewriter = rewriter, .text = text, .title = title, .lang = lang, .brief = brief, .why = why, .err = err};
	char sha[COCO_SHA256_TEXT];
	why[0] = '\0';
	p.arena = coco_arena_new();
	if (!p.arena)
		return coco_err_nomem(err);
	int rc = lang_tables_load(rewriter, lang, err) == 0 && units_make(text, lang, p.arena, &p.units, &p.count, err) == 0 ? 1 : -1;
	if (rc == 1 && make_spots(&p) != 0)
		rc = -1;
	coco_sha256_text(text, sha);
	if (rc == 1 && strcmp(sha, brief->original_sha256) != 0)
		rc = fails(&p, "the text is not the one that the brief ", "was made from", "");
	if (rc == 1)
		rc = note_full(&p);
	for (int slot = 0; rc == 1 && slot < COCO_SLOTS; slot++)
		rc = slot_holds(&p, slot);
	if (rc == 1)
		rc = parts_hold(&p);
	if (rc == 1)
		rc = annex_holds(&p);
	if (rc == 1 && p.kept.failed)
		rc = coco_err_nomem(err);
	if (rc == 1)
		rc = runs_hold(&p);
	if (rc == 1)
		rc = ledgers_hold(&p);
	coco_buf_free(&p.kept);
	coco_arena_free(p.arena);
	return rc;
}
