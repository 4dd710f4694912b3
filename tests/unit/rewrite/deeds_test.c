/* Which slot the sentences of small calls go to (calls.txt: blocks of a call, a sentence a line behind its slot, "?" where any will do; "#
 * xx" names the language of what follows). */
#include "each.h"

#include <criterion/criterion.h>
#include <string.h>

#define LIST "tests/unit/rewrite/calls.txt"

TestSuite(deeds, .init = rewriter_begin, .fini = rewriter_end);

enum { SENTENCES = 8 };
struct call {
	struct coco_str slots[SENTENCES], sentences[SENTENCES];
	size_t count;
};

/* The slot of the sentence that begins at `at`; "annex" where it is in none. */
static const char *slot_at(const struct coco_brief *brief, size_t at)
{
	for (size_t i = 0; i < brief->n_placed; i++)
		if (brief->placed[i].start == at)
			return brief->placed[i].slot >= 0 ? coco_slot_names[brief->placed[i].slot] : "annex";
	return "no sentence";
}

static size_t check_call(const struct call *call, int lang)
{
	struct coco_err err = {0};
	struct coco_brief brief;
	struct coco_buf text = COCO_BUF_INIT;
	size_t starts[SENTENCES], checked = 0;
	for (size_t i = 0; i < call->count; i++) {
		coco_buf_puts(&text, i ? " " : "");
		starts[i] = text.len;
		coco_buf_str(&text, call->sentences[i]);
	}
	coco_arena_reset(arena);
	cr_assert(
	    coco_brief_make(rewriter, coco_buf_view(&text), COCO_STR_NONE, lang, COCO_APPLY_SAFE, arena, &brief, &err) == 0, "%s", err.text);
	for (size_t i = 0; i < call->count; i++) {
		if (coco_str_is(call->slots[i], "?"))
			continue;
		const char *got = slot_at(&brief, starts[i]);
		cr_expect(coco_str_is(call->slots[i], got), "%s: %.*s\nis in %s, should be in %.*s", coco_langs[lang],
		    COCO_STR_ARG(call->sentences[i]), got, COCO_STR_ARG(call->slots[i]));
		checked++;
	}
	coco_buf_free(&text);
	return checked;
}

Test(deeds, sentences_of_calls_go_to_their_slots)
{
	struct coco_err err = {0};
	struct coco_arena *lasting = coco_arena_new();
	struct coco_str list = coco_file_read(LIST, 1 << 20, lasting, &err), line, slot;
	struct call call = {.count = 0};
	size_t checked = 0;
	int lang = 0;
	cr_assert(list.s != NULL, "run from the top of the tree");
	while (coco_str_split(&list, '\n', &line)) {
		if (call.count && (line.n == 0 || line.s[0] == '#' || call.count == SENTENCES)) {
			checked += check_call(&call, lang);
			call.count = 0;
		}
		if (line.n > 2 && line.s[0] == '#')
			lang = coco_lang_index(coco_str_sub(line, 2, line.n));
		else if (line.n && coco_str_split(&line, '\t', &slot)) {
			call.slots[call.count] = slot;
			call.sentences[call.count++] = line;
		}
	}
	checked += call.count ? check_call(&call, lang) : 0;
	cr_expect(checked > 400, "%zu checked", checked);
	coco_arena_free(lasting);
}
