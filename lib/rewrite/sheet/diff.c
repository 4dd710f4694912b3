/* Original and brief as lines: what was kept, changed, moved, asked.
 *
 * Method: one line a sentence in the order of the text, with the part of the brief that it stands in; a changed one has two
 * and its reasons below. Control bytes are dropped, so that a text cannot steer a terminal.
 *
 * Invariant: the lines that begin with "  ", "- " or "> " are the sentences of the text, in order. */
#include "coco/page.h"
#include "trace.h"

static const char *const colors[] = {['-'] = "\033[31m", ['+'] = "\033[32m", ['>'] = "\033[36m", ['?'] = "\033[33m", ['#'] = "\033[1m"};

struct lines {
	struct coco_buf *out;
	bool color;
};

static void put_plain(struct coco_buf *out, struct coco_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		size_t unfit = coco_page_unfit(text, i);
		if (unfit > 0)
			i += unfit - 1;
		else
			coco_buf_putc(out, (unsigned char)text.s[i] < ' ' ? ' ' : text.s[i]);
	}
}

static void begin(const struct lines *l, char mark)
{
	const char *color = (size_t)mark < COCO_LEN(colors) ? colors[(size_t)mark] : NULL;
	if (l->color && color)
		coco_buf_puts(l->out, color);
	coco_buf_putc(l->out, mark);
	coco_buf_putc(l->out, ' ');
}

static void end(const struct lines *l, char mark)
{
	coco_buf_puts(l->out, l->color && mark != ' ' ? "\033[0m\n" : "\n");
}

static void put_line(const struct lines *l, char mark, struct coco_str where, struct coco_str text)
{
	begin(l, mark);
	coco_buf_putc(l->out, '[');
	put_plain(l->out, where);
	coco_buf_puts(l->out, "] ");
	put_plain(l->out, text);
	end(l, mark);
}

static void put_changed(const struct lines *l, const struct trace *t)
{
	struct coco_buf now = COCO_BUF_INIT;
	for (size_t i = 0; i < t->n_pieces; i++)
		coco_buf_str(&now, t->pieces[i].rule.s ? t->pieces[i].after : t->pieces[i].before);
	put_line(l, '-', t->where, t->text);
	if (now.len)
		put_line(l, '+', t->where, coco_buf_view(&now));
	for (size_t i = 0; i < t->n_pieces; i++)
		if (t->pieces[i].rule.s) {
			coco_buf_puts(l->out, "    ");
			put_plain(l->out, t->pieces[i].rule);
			coco_buf_puts(l->out, ": ");
			put_plain(l->out, t->pieces[i].reason);
			coco_buf_putc(l->out, '\n');
		}
	l->out->failed = l->out->failed || now.failed;
	coco_buf_free(&now);
}

static bool changed(const struct trace *t)
{
	for (size_t i = 0; i < t->n_pieces; i++)
		if (t->pieces[i].rule.s)
			return true;
	return false;
}

static struct coco_str slot_label(struct coco_str slot, int lang)
{
	for (int i = 0; i < COCO_SLOTS; i++)
		if (coco_str_is(slot, coco_slot_names[i]))
			return coco_str_of(label_of("labels", coco_slot_names[i], lang));
	return slot;
}

int coco_brief_diff(const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang, bool color, struct coco_buf *out)
{
	struct coco_arena *arena = coco_arena_new();
	struct trace *traces = NULL;
	const struct lines l = {out, color};
	if (!arena || !trace_make(brief, text, lang, arena, &traces)) {
		coco_arena_free(arena);
		return -1;
	}
	if (title.n) {
		begin(&l, '#');
		put_plain(out, title);
		end(&l, '#');
	}
	if (brief->state) {
		begin(&l, '#');
		put_plain(out, coco_str_of(label_of("labels", brief->state, lang)));
		end(&l, '#');
	}
	struct coco_str marked = trace_confidential(brief);
	if (marked.n)
		put_line(&l, '?', coco_str_of(label_of("labels", "confidential", lang)), marked);
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		for (size_t i = 0; i < brief->n_edits; i++) {
			const struct coco_edit *edit = &brief->edits[i];
			if (!coco_str_is(edit->slot, coco_slot_names[slot]) || (brief->n_placed > 0 && !trace_composed(edit)))
				continue;
			put_line(&l, '+', coco_str_of(label_of("labels", coco_slot_names[slot], lang)), edit->after);
			coco_buf_puts(out, "    ");
			put_plain(out, edit->rule);
			coco_buf_puts(out, ": ");
			put_plain(out, edit->reason);
			coco_buf_putc(out, '\n');
		}
	for (int slot = 0; brief->n_placed == 0 && slot < COCO_SLOTS; slot++) /* of one that was read */
		if (brief->slots[slot].s)
			put_line(&l, ' ', coco_str_of(label_of("labels", coco_slot_names[slot], lang)), brief->slots[slot]);
	for (size_t i = 0; i < brief->n_placed; i++) {
		if (changed(&traces[i]))
			put_changed(&l, &traces[i]);
		else
			put_line(&l, traces[i].annexed ? '>' : ' ', traces[i].where, traces[i].text);
	}
	for (size_t i = 0; i < brief->n_missing; i++)
		put_line(&l, '?', slot_label(brief->missing[i].slot, lang), brief->missing[i].ask);
	coco_arena_free(arena);
	return coco_buf_ok(out) ? 0 : -1;
}
