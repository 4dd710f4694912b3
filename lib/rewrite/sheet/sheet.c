/* The sheet as HTML: the brief on one page, the facilitator's questions, the annex, and each sentence of the original beside
 * what became of it, with the reason.
 *
 * Method: the page's frame and escaping are coco/page's; here stands what is in it. Colour never tells alone: what went is
 * struck through, what came is underlined, and the reason stands beside it in words.
 *
 * Invariant: the same brief gives the same bytes; no text of a challenge becomes markup. */
#include "coco/page.h"
#include "trace.h"

#include <string.h>

const char coco_brief_css[] =
    ".brief{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:0 2rem;margin:1rem 0}\n"
    ".brief section{break-inside:avoid;border-top:1px solid var(--line);padding:.5rem 0 .75rem}\n"
    ".brief h2{border:0;margin:0;padding:0;font-size:.8125rem;text-transform:uppercase;letter-spacing:.04em;color:var(--accent)}\n"
    ".brief p,.brief ul{margin:.25rem 0;padding-left:0}.brief ul{padding-left:1.1rem}\n"
    "header .state{color:var(--ink);font-weight:600}\n"
    "header .mark{color:var(--ink);border:2px solid #9a3324;border-radius:.4rem;padding:.5rem .75rem}\n"
    ".asks>ol>li{margin:.5rem 0 1.5rem;border-bottom:1px dotted var(--line);padding-bottom:1.5rem}\n"
    ".trace{table-layout:fixed;width:100%}.trace td,.trace th{overflow-wrap:anywhere;padding-right:1rem}\n"
    ".trace th:nth-child(3){width:22%}.trace .where{display:block;font-size:.75rem;font-weight:600;color:var(--muted)}\n"
    "del{color:#9a3324;background:#fbe9e6}ins{color:#0b5d2a;background:#e3f4e8;text-decoration:underline}\n"
    ".trace tr.moved td{color:var(--muted)}\n"
    ".original{white-space:pre-wrap;font:inherit;background:var(--soft);padding:.75rem 1rem;border-radius:.4rem}\n"
    "@media (prefers-color-scheme:dark){del{color:#ffb4a8;background:#3b1d18}ins{color:#9fe0b4;background:#15311f}}\n"
    "@media print{.brief{font-size:9.5pt;grid-template-columns:1fr 1fr}.asks,.annex,.compare{break-before:page}}\n";

static void leaf(struct coco_html *h, const char *name, const char *css_class, const char *label, int lang)
{
	coco_html_leaf(h, name, css_class, coco_str_of(label_of("labels", label, lang)));
}

/* Lines as a list, one line as a paragraph. */
static void put_lines(struct coco_html *h, struct coco_str text, bool list)
{
	struct coco_str piece;
	if (!list) {
		coco_html_leaf(h, "p", NULL, text);
		return;
	}
	coco_html_tag(h, "ul");
	while (coco_str_split(&text, '\n', &piece))
		coco_html_leaf(h, "li", NULL, piece);
	coco_html_end(h);
}

static void put_mark(const struct coco_brief *brief, int lang, struct coco_html *h)
{
	struct coco_str words = trace_confidential(brief);
	if (!words.n)
		return;
	coco_html_tag(h, "p");
	coco_html_attrs(h, "class", "mark");
	leaf(h, "strong", NULL, "confidential", lang);
	coco_html_puts(h, " ");
	coco_html_puts(h, label_of("labels", "quote.open", lang));
	coco_html_text(h, words);
	coco_html_puts(h, label_of("labels", "quote.close", lang));
	coco_html_end(h);
}

static void put_brief(const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang, struct coco_html *h)
{
	struct coco_str question = brief->slots[COCO_SLOT_QUESTION];
	title = trace_title(brief, title, text, lang);
	coco_html_tag(h, "header");
	coco_html_leaf(h, "h1", NULL, trace_heading(brief, title, text, lang));
	if (question.s && title.n)
		coco_html_leaf(h, "p", NULL, title);
	else if (title.n)
		leaf(h, "p", NULL, "question.none", lang);
	if (brief->state)
		leaf(h, "p", "state", brief->state, lang);
	put_mark(brief, lang, h);
	coco_html_end(h);
	coco_html_tag(h, "div");
	coco_html_attrs(h, "class", "brief");
	for (int slot = COCO_SLOT_WHY; slot < COCO_SLOTS; slot++) {
		if (!brief->slots[slot].s)
			continue;
		coco_html_tag(h, "section");
		leaf(h, "h2", NULL, coco_slot_names[slot], lang);
		put_lines(h, brief->slots[slot], trace_is_list(brief, slot));
		coco_html_end(h);
	}
	coco_html_end(h);
}

/* Challenges, or sentences, of which one is to be named, as a list within a question. */
static void put_parts(const struct coco_part *parts, size_t n, struct coco_str text, struct coco_html *h)
{
	coco_html_tag(h, "ol");
	for (size_t i = 0; i < n; i++) {
		const struct coco_part *part = &parts[i];
		coco_html_tag(h, "li");
		coco_html_text(h, trace_part(part, text));
		if (part->reason.s) {
			coco_html_puts(h, " – ");
			coco_html_leaf(h, "em", NULL, part->reason);
		}
		coco_html_end(h);
	}
	coco_html_end(h);
}

static void put_asks(const struct coco_brief *brief, struct coco_str text, int lang, struct coco_html *h)
{
	struct ask_list list = asks_ranked(brief, lang);
	if (list.n + brief->n_parts == 0)
		return;
	struct coco_buf line = COCO_BUF_INIT;
	coco_html_tag(h, "section");
	coco_html_attrs(h, "class", "asks");
	leaf(h, "h2", NULL, "asks", lang);
	coco_html_tag(h, "ol");
	if (brief->n_parts > 0) {
		coco_html_tag(h, "li");
		coco_html_puts(h, label_of("labels", "parts", lang));
		put_parts(brief->parts, brief->n_parts, text, h);
		coco_html_end(h);
	}
	for (size_t k = 0; k < list.shown; k++) {
		coco_html_tag(h, "li");
		coco_buf_clear(&line);
		asks_text(brief, &list, k, lang, &line);
		coco_html_text(h, coco_buf_view(&line));
		if (list.items[k].kind == ASK_SLOT && trace_asks_which(brief, list.items[k].index))
			put_parts(brief->candidates, brief->n_candidates, text, h);
		coco_html_end(h);
	}
	coco_html_end(h);
	if (list.shown < list.n) {
		coco_buf_clear(&line);
		asks_later(brief, &list, lang, &line);
		coco_html_leaf(h, "p", NULL, coco_buf_view(&line));
	}
	coco_html_end(h);
	coco_buf_free(&line);
}

static void put_annex(const struct coco_brief *brief, struct coco_str text, int lang, struct coco_html *h)
{
	coco_html_tag(h, "section");
	coco_html_attrs(h, "class", "annex");
	leaf(h, "h2", NULL, "annex", lang);
	for (size_t i = 1; i < brief->n_annex; i++) {
		struct trace_items items = trace_items(brief, text, i);
		struct coco_str item;
		coco_html_tag(h, "h3");
		coco_html_text(h, brief->annex[i].id);
		coco_html_puts(h, " ");
		coco_html_text(h, items.heading);
		coco_html_end(h);
		coco_html_tag(h, "ul");
		while (trace_item(&items, &item))
			coco_html_leaf(h, "li", NULL, item);
		coco_html_end(h);
	}
	coco_html_end(h);
}

static void put_pieces(struct coco_html *h, const struct trace *t, bool after)
{
	for (size_t i = 0; i < t->n_pieces; i++) {
		const struct trace_piece *piece = &t->pieces[i];
		struct coco_str words = !piece->rule.s || !after ? piece->before : piece->after;
		struct coco_str gloss =
		    piece->after.n > piece->before.n ? coco_str_sub(piece->after, piece->before.n, piece->after.n) : COCO_STR_NONE;
		bool glossed =
		    piece->rule.s && coco_str_starts(gloss, " (") && coco_str_eq(coco_str_sub(piece->after, 0, piece->before.n), piece->before);
		if (!piece->rule.s || glossed)
			coco_html_text(h, piece->before);
		else if (words.n)
			coco_html_leaf(h, after ? "ins" : "del", NULL, words);
		if (glossed && after)
			coco_html_leaf(h, "ins", NULL, gloss);
	}
}

static void put_reasons(struct coco_html *h, const struct trace *t, int lang)
{
	size_t n = 0;
	for (size_t i = 0; i < t->n_pieces; i++) {
		if (!t->pieces[i].rule.s)
			continue;
		if (n++)
			coco_html_tag(h, "br"), coco_html_end(h);
		coco_html_text(h, t->pieces[i].rule);
		coco_html_puts(h, ": ");
		coco_html_text(h, t->pieces[i].reason);
	}
	if (n == 0)
		coco_html_puts(h, label_of("labels", t->annexed ? "moved" : "kept", lang));
	if (t->annexed) {
		coco_html_puts(h, ": ");
		coco_html_text(h, t->heading);
	}
}

/* What is no changed sentence: the question, the pointer to the annex, answers. Beside what it rests on, unless that stands above. */
static void put_composed(struct coco_html *h, const struct coco_edit *edit, int slot, bool below, int lang)
{
	coco_html_tag(h, "tr");
	coco_html_leaf(h, "td", NULL, below ? COCO_STR("") : edit->before);
	coco_html_tag(h, "td");
	leaf(h, "span", "where", coco_slot_names[slot], lang);
	coco_html_leaf(h, "ins", NULL, edit->after);
	coco_html_end(h);
	coco_html_tag(h, "td");
	coco_html_text(h, edit->rule);
	coco_html_puts(h, ": ");
	coco_html_text(h, edit->reason);
	coco_html_end(h);
	coco_html_end(h);
}

static void put_row(struct coco_html *h, const struct trace *t, int lang)
{
	coco_html_tag(h, "tr");
	if (t->annexed)
		coco_html_attrs(h, "class", "moved");
	coco_html_tag(h, "td");
	put_pieces(h, t, false);
	coco_html_end(h);
	coco_html_tag(h, "td");
	coco_html_leaf(h, "span", "where", t->where);
	if (t->joined)
		leaf(h, "span", NULL, "with_above", lang);
	else if (!t->annexed)
		put_pieces(h, t, true);
	coco_html_end(h);
	coco_html_tag(h, "td");
	put_reasons(h, t, lang);
	coco_html_end(h);
	coco_html_end(h);
}

/* The edit made no sentence of the text another, but a sentence of its own. */
static bool composed_in(const struct coco_edit *edit, int slot)
{
	return trace_composed(edit) && coco_str_is(edit->slot, coco_slot_names[slot]);
}

/* The sentences in the order of the text. What was made of one stands below it, the question above all, and last what no sentence says. */
static void put_rows(const struct coco_brief *brief, const struct trace *traces, int lang, struct coco_html *h)
{
	for (size_t i = 0; i < brief->n_edits; i++)
		if (composed_in(&brief->edits[i], COCO_SLOT_QUESTION))
			put_composed(h, &brief->edits[i], COCO_SLOT_QUESTION, false, lang);
	for (size_t k = 0; k <= brief->n_placed; k++) {
		const struct coco_placed *p = k < brief->n_placed ? &brief->placed[k] : NULL;
		if (p)
			put_row(h, &traces[k], lang);
		for (int slot = COCO_SLOT_QUESTION + 1; slot < COCO_SLOTS; slot++)
			for (size_t i = 0; i < brief->n_edits; i++) {
				const struct coco_edit *edit = &brief->edits[i];
				bool rests = edit->end > edit->start;
				if (composed_in(edit, slot) && (p ? rests && edit->start >= p->start && edit->start < p->end : !rests))
					put_composed(h, edit, slot, true, lang);
			}
	}
}

static void put_comparison(const struct coco_brief *brief, const struct trace *traces, int lang, struct coco_html *h)
{
	static const char *const heads[] = {"original", "became", "reason"};
	coco_html_tag(h, "section");
	coco_html_attrs(h, "class", "compare");
	leaf(h, "h2", NULL, "compare", lang);
	coco_html_tag(h, "table");
	coco_html_attrs(h, "class", "trace");
	coco_html_tag(h, "thead");
	coco_html_tag(h, "tr");
	for (size_t i = 0; i < COCO_LEN(heads); i++) {
		coco_html_tag(h, "th");
		coco_html_attrs(h, "scope", "col");
		coco_html_puts(h, label_of("labels", heads[i], lang));
		coco_html_end(h);
	}
	coco_html_end(h);
	coco_html_end(h);
	coco_html_tag(h, "tbody");
	if (brief->n_placed > 0)
		put_rows(brief, traces, lang, h);
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		for (size_t i = 0; i < brief->n_edits; i++)
			if (brief->n_placed == 0 &&
			    coco_str_is(brief->edits[i].slot, coco_slot_names[slot])) /* of one that was read, all that was changed */
				put_composed(h, &brief->edits[i], slot, false, lang);
	coco_html_end(h);
	coco_html_end(h);
	coco_html_end(h);
}

void coco_brief_html(const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang, struct coco_html *h)
{
	struct coco_arena *arena = coco_arena_new();
	struct trace *traces;
	struct coco_err ignored = {0};
	char sha[COCO_SHA256_TEXT];
	if (!arena || !trace_make(brief, text, lang, arena, &traces) || coco_brief_sha256(brief, sha, &ignored) != 0) {
		h->out->failed = true;
		coco_arena_free(arena);
		return;
	}
	coco_html_tag(h, "article");
	put_brief(brief, title, text, lang, h);
	put_asks(brief, text, lang, h);
	put_annex(brief, text, lang, h);
	put_comparison(brief, traces, lang, h);
	coco_html_tag(h, "details");
	leaf(h, "summary", NULL, "original", lang);
	coco_html_leaf(h, "pre", "original", brief->annex[0].text);
	coco_html_end(h);
	if (trace_approvable(brief)) {
		coco_html_tag(h, "p");
		coco_html_attrs(h, "class", "note digest");
		coco_html_puts(h, label_of("labels", "approve", lang));
		coco_html_puts(h, " ");
		coco_html_leaf(h, "code", NULL, coco_str_of(sha));
		coco_html_end(h);
	}
	coco_html_end(h);
	coco_arena_free(arena);
}
