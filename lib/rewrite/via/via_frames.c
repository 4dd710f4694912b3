/* What a slot's sentences say by the slot they are in, brought to one form: "the deadline is 5 May", "send us your ideas by 5 May" and
 * "ideas must reach us by 5 May" are one; so are "we offer" and "you get", "a jury decides" and "the decision is made by a jury".
 *
 * Method: rows of frames.csv (slot, language, pattern, what it becomes; $1, $2: what its groups have) are tried on each sentence in their
 * order: the first row `whole` on all of it, each row `part` wherever it is found. Pieces of question_pieces.csv stand in them by @name@.
 * Then other writings of the same are brought to one (writings.c), as where two texts are compared.
 *
 * Invariant: nobody reads what comes out; another's wording is judged by it and is taken as it stands. */
#include "compare.h"
#include "via.h"

#include <string.h>

enum { GROUPS = 8, SMALL = 32 };

struct frame {
	struct pattern *pattern;
	const char *becomes;
	bool whole;
};

struct via_frames {
	struct frame *items;
	size_t count;
};

static int add_frame(struct via_frames *to, struct coco_table_ref table, size_t row, const char *lang, struct coco_err *err)
{
	struct coco_buf source = COCO_BUF_INIT;
	struct frame *frame = &to->items[to->count];
	frame->becomes = coco_table_cell(table, row, coco_table_column(table, "becomes"));
	frame->whole = !strcmp(coco_table_cell(table, row, coco_table_column(table, "where")), "whole");
	coco_buf_puts(&source, frame->whole ? "^(?:" : "");
	bool known = question_pieces(lang, coco_table_cell(table, row, coco_table_column(table, "pattern")), &source);
	coco_buf_puts(&source, frame->whole ? ")[.!]*$" : "");
	if (!known)
		coco_err_set(err, COCO_EXIT_BUG, "bad-pattern", "a piece of a row of frames.csv is not defined: %.200s", source.data);
	else if (!coco_buf_ok(&source))
		coco_err_nomem(err);
	else
		frame->pattern = pattern_new(source.data, frame->whole ? 0 : PATTERN_WORDS, err);
	coco_buf_free(&source);
	to->count += frame->pattern != NULL;
	return frame->pattern ? 0 : -1;
}

static int load(struct via_frames *to, int slot, int lang, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "frames");
	size_t n = coco_table_rows(table), of_lang = coco_table_column(table, "lang");
	*to = (struct via_frames){coco_arena_array(arena, n + 1, sizeof *to->items), 0};
	if (!to->items)
		return coco_err_nomem(err);
	for (size_t row = 0; row < n; row++)
		if (!strcmp(coco_table_cell(table, row, 0), coco_slot_names[slot]) &&
		    !strcmp(coco_table_cell(table, row, of_lang), coco_langs[lang]) && add_frame(to, table, row, coco_langs[lang], err) != 0)
			return -1;
	return 0;
}

static void unload(struct via_frames *frames)
{
	for (size_t i = 0; i < frames->count; i++)
		pattern_free(frames->items[i].pattern);
}

/* What the row makes of the groups; what began the sentence and does no more loses its capital. */
static void put_becomes(const char *becomes, struct coco_str sentence, const size_t groups[16], struct coco_buf *out)
{
	for (const char *c = becomes; *c; c++) {
		size_t group = c[0] == '$' && c[1] > '0' && c[1] < '0' + GROUPS ? (size_t)(c[1] - '0') : 0, at = out->len;
		if (!group) {
			coco_buf_putc(out, *c);
			continue;
		}
		c++;
		if (groups[2 * group] == SIZE_MAX)
			continue;
		coco_buf_str(out, coco_str_sub(sentence, groups[2 * group], groups[2 * group + 1]));
		if (groups[2 * group] == 0 && at > 0 && out->len > at + 1 && out->data[at] >= 'A' && out->data[at] <= 'Z' &&
		    out->data[at + 1] >= 'a')
			out->data[at] |= SMALL;
	}
}

/* The sentence in the form of the row; false: it has nothing of it. */
static bool frame_one(const struct frame *frame, struct coco_str sentence, struct coco_buf *out)
{
	size_t groups[16], from = 0;
	coco_buf_clear(out);
	while (pattern_groups_from(frame->pattern, sentence, from, groups) == 1 && groups[1] > groups[0]) {
		coco_buf_str(out, coco_str_sub(sentence, from, groups[0]));
		put_becomes(frame->becomes, sentence, groups, out);
		from = groups[1];
	}
	coco_buf_str(out, from == 0 || !frame->whole ? coco_str_sub(sentence, from, sentence.n) : COCO_STR("."));
	return from > 0;
}

/* The sentence in the form of the rows that it has; two buffers, of which the first holds what comes out. */
static void frame_sentence(const struct via_frames *frames, struct coco_buf *now, struct coco_buf *next)
{
	bool whole = false; /* one has made all of it */
	for (size_t i = 0; i < frames->count; i++) {
		const struct frame *frame = &frames->items[i];
		if ((whole && frame->whole) || !frame_one(frame, coco_buf_view(now), next))
			continue;
		whole = whole || frame->whole;
		struct coco_buf made = *next;
		*next = *now;
		*now = made;
	}
}

/* Of the sentences those that stand in `within`; absent: all. */
static int frame_text(const struct via_wording *w, const struct via_frames *frames, struct coco_str text, struct coco_str within,
    struct coco_arena *arena, struct coco_str *to, struct coco_err *err)
{
	struct coco_buf out = COCO_BUF_INIT, now = COCO_BUF_INIT, next = COCO_BUF_INIT;
	struct coco_sentence *sentences;
	size_t n, from = 0;
	int rc = coco_sentences(text, w->lang, arena, &sentences, &n, err);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		struct coco_str sentence = coco_str_sub(text, sentences[i].start, sentences[i].end);
		coco_buf_str(&out, coco_str_sub(text, from, sentences[i].start));
		coco_buf_clear(&now);
		coco_buf_str(&now, sentence);
		frame_sentence(frames, &now, &next);
		if (!within.s || coco_str_find(within, sentence, 0) != SIZE_MAX)
			coco_buf_str(&out, coco_buf_view(&now));
		from = sentences[i].end;
	}
	coco_buf_str(&out, rc == 0 ? coco_str_sub(text, from, text.n) : COCO_STR(""));
	struct alike alike = {.passes = 0};
	if (rc == 0 && (out.failed || now.failed || next.failed))
		rc = coco_err_nomem(err);
	if (rc == 0)
		rc = writings_alike(w->rewriter, coco_buf_view(&out), w->lang, arena, &alike, err);
	if (rc == 0) {
		*to = coco_arena_copy(arena, alike.text);
		rc = to->s ? 0 : coco_err_nomem(err);
	}
	coco_buf_free(&out);
	coco_buf_free(&now);
	coco_buf_free(&next);
	return rc;
}

int via_frame(const struct via_wording *w, struct via_wording *to, struct coco_arena *arena, struct coco_err *err)
{
	struct via_frames frames = {.count = 0};
	*to = *w;
	if (w->question)
		return 0;
	int rc = load(&frames, w->slot, w->lang, arena, err);
	struct coco_str known;
	if (rc == 0)
		rc = frame_text(w, &frames, w->source, COCO_STR_NONE, arena, &to->source, err);
	if (rc == 0)
		rc = frame_text(w, &frames, w->source, w->original, arena, &known, err);
	if (rc == 0)
		rc = frame_text(w, &frames, w->whole, COCO_STR_NONE, arena, &to->whole, err);
	if (rc == 0)
		rc = frame_text(w, &frames, w->text, COCO_STR_NONE, arena, &to->text, err);
	unload(&frames);
	if (rc != 0)
		return rc;
	struct coco_buf all = COCO_BUF_INIT;
	coco_buf_str(&all, known);
	coco_buf_puts(&all, "\n\n");
	coco_buf_str(&all, w->original);
	to->original = coco_arena_copy(arena, coco_buf_view(&all));
	coco_buf_free(&all);
	return to->original.s ? 0 : coco_err_nomem(err);
}
