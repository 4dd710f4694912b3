/* A text whose lines are wrapped reads like one whose lines are not: the same brief but for its line ends, the same facts, no difference
 * between the two. Every development text at the widths of mail. */
#include "coco/text.h"
#include "each.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(wrapped, .init = rewriter_begin, .fini = rewriter_end);

static const size_t widths[] = {60, 66, 72, 78};

/* Each line broken at the last blank that leaves it short; rows of tables stay. `ends`: the bytes of a line end. */
static struct coco_str wrap(struct coco_str text, size_t width, const char *end)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_str line;
	for (bool more = text.n > 0; more && coco_str_split(&text, '\n', &line);) {
		struct coco_str rest = line, word;
		size_t used = 0;
		bool row = memchr(line.s, '|', line.n) || memchr(line.s, '\t', line.n);
		while (!row && coco_str_split(&rest, ' ', &word)) {
			size_t n = coco_utf8_count(word);
			bool fits = used == 0 || used + 1 + n <= width;
			coco_buf_puts(&out, used == 0 ? "" : fits ? " " : end);
			coco_buf_str(&out, word);
			used = fits && used > 0 ? used + 1 + n : n;
		}
		if (row)
			coco_buf_str(&out, line);
		if (text.s)
			coco_buf_puts(&out, end);
	}
	struct coco_str copy = coco_arena_copy(arena, coco_buf_view(&out));
	coco_buf_free(&out);
	return copy;
}

/* With one blank for each run of blanks and line ends. */
static struct coco_str flat(struct coco_str text)
{
	char *out = coco_arena_alloc(arena, text.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++) {
		bool gap = strchr(" \r\n", text.s[i]) != NULL;
		if (!gap || n == 0 || out[n - 1] != ' ')
			out[n++] = gap ? ' ' : text.s[i];
	}
	return (struct coco_str){out, n};
}

static bool alike(struct coco_str a, struct coco_str b)
{
	return (a.s == NULL) == (b.s == NULL) && coco_str_eq(flat(a), flat(b));
}

static void expect_alike(const struct sample *sample, struct coco_str text, struct coco_str wrapped, size_t width)
{
	struct coco_brief one, other;
	struct coco_err err = {0};
	struct coco_fact *facts[2];
	struct coco_difference *differences;
	size_t n[2], count;
	char why[200];
	cr_assert(coco_brief_make(rewriter, text, COCO_STR_NONE, sample->lang, COCO_APPLY_SAFE, arena, &one, &err) == 0 &&
	          coco_brief_make(rewriter, wrapped, COCO_STR_NONE, sample->lang, COCO_APPLY_SAFE, arena, &other, &err) == 0);
	cr_expect_eq(
	    coco_brief_verify(rewriter, wrapped, COCO_STR_NONE, sample->lang, &other, why, &err), 1, "%s at %zu: %s", sample->name, width, why);
	for (int slot = 0; slot < COCO_SLOTS; slot++)
		cr_expect(alike(one.slots[slot], other.slots[slot]), "%s at %zu, %s: %.*s\n-- not wrapped:\n%.*s", sample->name, width,
		    coco_slot_names[slot], COCO_STR_ARG(other.slots[slot]), COCO_STR_ARG(one.slots[slot]));
	cr_expect_eq(one.n_annex, other.n_annex, "%s at %zu", sample->name, width);
	for (size_t i = 0; i < one.n_annex && i < other.n_annex; i++)
		cr_expect(alike(one.annex[i].text, other.annex[i].text), "%s at %zu: %.*s\n-- not wrapped:\n%.*s", sample->name, width,
		    COCO_STR_ARG(other.annex[i].text), COCO_STR_ARG(one.annex[i].text));
	for (size_t k = 0; k < other.n_edits; k++)
		cr_expect(coco_str_eq(coco_str_sub(wrapped, other.edits[k].start, other.edits[k].end), other.edits[k].before), "%s at %zu",
		    sample->name, width);
	cr_assert(coco_facts(rewriter, text, sample->lang, arena, &facts[0], &n[0], &err) == 0 &&
	          coco_facts(rewriter, wrapped, sample->lang, arena, &facts[1], &n[1], &err) == 0);
	cr_expect_eq(n[0], n[1], "%s at %zu: %zu facts, %zu not wrapped", sample->name, width, n[1], n[0]);
	for (size_t i = 0; i < n[0] && n[0] == n[1]; i++)
		cr_expect(coco_str_eq(coco_fact_key(&facts[0][i], true, arena), coco_fact_key(&facts[1][i], true, arena)), "%s at %zu: fact %zu",
		    sample->name, width, i);
	cr_assert(coco_facts_compare(rewriter, text, wrapped, sample->lang, arena, &differences, &count, &err) == 0);
	cr_expect_eq(count, 0, "%s at %zu: %zu differences", sample->name, width, count);
}

Test(wrapped, a_text_reads_the_same)
{
	size_t n, step = getenv("ASAN_OPTIONS") ? 9 : 1; /* a sample where it takes long */
	struct sample *all = samples(arena, &n);
	for (size_t i = 0, k = 0; i < n; i += step) {
		struct coco_str text = all[i].text;
		struct coco_err err = {0};
		cr_assert(coco_unwrap(&text, arena, &err) == 0);
		for (size_t w = 0; w < COCO_LEN(widths); w++, k++)
			expect_alike(&all[i], text, wrap(text, widths[w], k % 4 == 3 ? "\r\n" : "\n"), widths[w]);
	}
}
