/* The sheet that a person reads: the question, the brief on a page, questions to the AVM, the annex, what was changed.
 *
 * Method: labels in the text's language from labels.csv; the texts are data: what Markdown or HTML would take as markup is
 * escaped, control bytes are dropped. The original stands at the end in a quotation.
 *
 * Invariant: the same brief gives the same bytes. */
#include "coco/page.h"
#include "trace.h"

#include <string.h>

/* What follows an ampersand would be read as a character's name: "lt;", "#60;". */
static bool entity(struct coco_str s)
{
	size_t i = 0;
	while (i < s.n && i < 32 && (s.s[i] == '#' || (s.s[i] >= '0' && s.s[i] <= '9') || ((s.s[i] | 32) >= 'a' && (s.s[i] | 32) <= 'z')))
		i++;
	return i > 0 && i < s.n && s.s[i] == ';';
}

static void put_escaped(struct coco_buf *out, struct coco_str text, const char *prefix)
{
	bool line_start = true;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		if (c == '\r')
			continue;
		if (c == '\n') {
			coco_buf_putc(out, '\n');
			coco_buf_puts(out, prefix);
			line_start = true;
			continue;
		}
		const size_t unfit = coco_page_unfit(text, i);
		if (unfit > 0) {
			i += unfit - 1;
			continue;
		}
		char next = i + 1 < text.n ? text.s[i + 1] : ' ';
		bool item = strchr(" \t\r\n", next) != NULL; /* "5. March", but not "5.000 EUR" */
		bool digit_dot = (c == '.' || c == ')') && i > 0 && text.s[i - 1] >= '0' && text.s[i - 1] <= '9' && line_start && item;
		bool name = (next | 32) >= 'a' && (next | 32) <= 'z';
		if (strchr("\\`*_[]", c) || digit_dot || (line_start && strchr("#+-=>|", c)) || (c == '<' && (name || strchr("/!?", next))) ||
		    (c == '&' && entity(coco_str_sub(text, i + 1, text.n))) || (c == '~' && next == '~'))
			coco_buf_putc(out, '\\');
		coco_buf_putc(out, c);
		line_start = line_start && c >= '0' && c <= '9';
	}
}

/* One line: line ends become blanks, and several blanks one. */
static void put_line(struct coco_buf *out, struct coco_str text)
{
	struct coco_buf flat = COCO_BUF_INIT;
	for (size_t i = 0; i < text.n; i++) {
		const bool end = strchr(" \n\r", text.s[i]) != NULL;
		if (!end || !coco_str_ends(coco_buf_view(&flat), " "))
			coco_buf_putc(&flat, end ? ' ' : text.s[i]);
	}
	put_escaped(out, coco_buf_view(&flat), "");
	out->failed = out->failed || flat.failed;
	coco_buf_free(&flat);
}

/* In the quotation marks of the language. */
static void put_quoted(struct coco_buf *out, struct coco_str text, int lang)
{
	coco_buf_puts(out, label_of("labels", "quote.open", lang));
	put_line(out, text);
	coco_buf_puts(out, label_of("labels", "quote.close", lang));
}

/* The first words that ask for confidence, above all else. */
static void put_mark(const struct coco_brief *brief, int lang, struct coco_buf *out)
{
	struct coco_str words = trace_confidential(brief);
	if (!words.n)
		return;
	coco_buf_printf(out, "> **%s** ", label_of("labels", "confidential", lang));
	put_quoted(out, words, lang);
	coco_buf_puts(out, "\n\n");
}

static void put_slots(const struct coco_brief *brief, int lang, struct coco_buf *out)
{
	for (int slot = COCO_SLOT_WHY; slot < COCO_SLOTS; slot++) {
		if (!brief->slots[slot].s)
			continue;
		coco_buf_printf(out, "## %s\n\n", label_of("labels", coco_slot_names[slot], lang));
		if (trace_is_list(brief, slot)) {
			struct coco_str rest = brief->slots[slot], piece;
			while (coco_str_split(&rest, '\n', &piece)) {
				coco_buf_puts(out, "- ");
				put_line(out, piece);
				coco_buf_putc(out, '\n');
			}
		} else {
			put_line(out, brief->slots[slot]);
			coco_buf_putc(out, '\n');
		}
		coco_buf_putc(out, '\n');
	}
}

/* Challenges, or sentences, of which one is to be named. */
static void put_parts(const struct coco_part *parts, size_t n, struct coco_str text, struct coco_buf *out)
{
	for (size_t i = 0; i < n; i++) {
		coco_buf_printf(out, "\n  %zu. ", i + 1);
		put_line(out, trace_part(&parts[i], text));
		if (parts[i].reason.s) {
			coco_buf_puts(out, " – *");
			put_line(out, parts[i].reason);
			coco_buf_putc(out, '*');
		}
	}
}

static void put_asks(const struct coco_brief *brief, struct coco_str text, int lang, struct coco_buf *out)
{
	struct ask_list list = asks_ranked(brief, lang);
	if (list.n + brief->n_parts == 0)
		return;
	struct coco_buf line = COCO_BUF_INIT;
	coco_buf_printf(out, "## %s\n\n", label_of("labels", "asks", lang));
	if (brief->n_parts > 0) {
		coco_buf_printf(out, "- %s", label_of("labels", "parts", lang));
		put_parts(brief->parts, brief->n_parts, text, out);
		coco_buf_putc(out, '\n');
	}
	for (size_t k = 0; k < list.shown; k++) {
		coco_buf_puts(out, "- ");
		coco_buf_clear(&line);
		asks_text(brief, &list, k, lang, &line);
		put_line(out, coco_buf_view(&line));
		if (list.items[k].kind == ASK_SLOT && trace_asks_which(brief, list.items[k].index))
			put_parts(brief->candidates, brief->n_candidates, text, out);
		coco_buf_putc(out, '\n');
	}
	if (list.shown < list.n) {
		coco_buf_clear(&line);
		asks_later(brief, &list, lang, &line);
		coco_buf_puts(out, "\n");
		put_line(out, coco_buf_view(&line));
		coco_buf_putc(out, '\n');
	}
	coco_buf_putc(out, '\n');
	coco_buf_free(&line);
}

static void put_annex(const struct coco_brief *brief, struct coco_str text, int lang, struct coco_buf *out)
{
	if (brief->n_annex > 1)
		coco_buf_printf(out, "## %s\n\n", label_of("labels", "annex", lang));
	for (size_t i = 1; i < brief->n_annex; i++) {
		struct trace_items items = trace_items(brief, text, i);
		struct coco_str item;
		coco_buf_puts(out, "### ");
		put_line(out, brief->annex[i].id);
		coco_buf_putc(out, ' ');
		put_line(out, items.heading);
		coco_buf_puts(out, "\n\n");
		while (trace_item(&items, &item)) {
			coco_buf_puts(out, "- ");
			put_line(out, item);
			coco_buf_putc(out, '\n');
		}
		coco_buf_putc(out, '\n');
	}
}

static void put_changes(const struct coco_brief *brief, int lang, struct coco_buf *out)
{
	if (brief->n_edits == 0)
		return;
	coco_buf_printf(out, "## %s\n\n", label_of("labels", "changes", lang));
	for (size_t i = 0; i < brief->n_edits; i++) {
		const struct coco_edit *edit = &brief->edits[i];
		coco_buf_puts(out, "- ");
		put_line(out, edit->rule);
		coco_buf_puts(out, " (");
		put_line(out, edit->slot);
		coco_buf_puts(out, "): ");
		if (edit->before.n) {
			put_quoted(out, edit->before, lang);
			coco_buf_puts(out, edit->after.n ? " → " : " → –");
		}
		if (edit->after.n)
			put_quoted(out, coco_str_trim(edit->after), lang);
		coco_buf_puts(out, ": ");
		put_line(out, edit->reason);
		coco_buf_putc(out, '\n');
	}
	coco_buf_putc(out, '\n');
}

int coco_brief_markdown(const struct coco_brief *brief, struct coco_str title, struct coco_str text, int lang, struct coco_buf *out)
{
	struct coco_str question = brief->slots[COCO_SLOT_QUESTION];
	title = trace_title(brief, title, text, lang);
	coco_buf_puts(out, "# ");
	put_line(out, trace_heading(brief, title, text, lang));
	coco_buf_puts(out, "\n\n");
	if (title.n) { /* below a question that one, below a title that there is no question */
		coco_buf_puts(out, "*");
		put_line(out, question.s ? title : coco_str_of(label_of("labels", "question.none", lang)));
		coco_buf_puts(out, "*\n\n");
	}
	if (brief->state)
		coco_buf_printf(out, "> **%s**\n\n", label_of("labels", brief->state, lang));
	put_mark(brief, lang, out);
	put_slots(brief, lang, out);
	put_asks(brief, text, lang, out);
	put_annex(brief, text, lang, out);
	put_changes(brief, lang, out);
	coco_buf_printf(out, "## A0 %s\n\n> ", label_of("labels", "original", lang));
	put_escaped(out, brief->annex[0].text, "> ");
	char sha[COCO_SHA256_TEXT];
	struct coco_err ignored = {0};
	if (coco_brief_sha256(brief, sha, &ignored) != 0)
		return -1;
	coco_buf_puts(out, "\n");
	if (trace_approvable(brief))
		coco_buf_printf(out, "\n%s %s\n", label_of("labels", "approve", lang), sha);
	return coco_buf_ok(out) ? 0 : -1;
}
