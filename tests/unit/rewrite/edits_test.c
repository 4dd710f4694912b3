/* Whole calls in nine languages, each with places that are edited one at a time (edits.txt): {as it is|h:the same in other words|c:another
 * fact}. What --verify tells of each is counted. */
#include "help.h"

#include <criterion/criterion.h>
#include <stdio.h>

#define LIST "tests/unit/rewrite/edits.txt"

struct tally {
	size_t all, told;
};

struct call {
	struct coco_rewriter *rewriter;
	struct coco_arena *arena;
	struct coco_str text; /* with its braces */
	int lang;
	struct tally changed, same;
};

/* The text, with `words` in the place that opens at `open`; SIZE_MAX: as it is. A place that is emptied leaves one blank. */
static struct coco_str reading(const struct call *call, size_t open, struct coco_str words)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_str t = call->text;
	for (size_t at = 0; at < t.n;) {
		size_t next = coco_str_find(t, COCO_STR("{"), at), close = next == SIZE_MAX ? SIZE_MAX : coco_str_find(t, COCO_STR("}"), next);
		coco_buf_str(&out, coco_str_sub(t, at, next == SIZE_MAX ? t.n : next));
		if (close == SIZE_MAX)
			break;
		size_t bar = coco_str_find(t, COCO_STR("|"), next);
		coco_buf_str(&out, next == open ? words : coco_str_sub(t, next + 1, bar < close ? bar : close));
		at = close + 1 + (next == open && words.n == 0 && close + 1 < t.n && t.s[close + 1] == ' ');
	}
	struct coco_str made = coco_arena_copy(call->arena, coco_buf_view(&out));
	coco_buf_free(&out);
	return made;
}

static void compare_edit(struct call *call, struct coco_str whole, size_t open, struct coco_str edit)
{
	struct coco_err err = {0};
	struct coco_difference *d;
	size_t n;
	bool change = edit.s[0] == 'c';
	struct tally *tally = change ? &call->changed : &call->same;
	struct coco_str edited = reading(call, open, coco_str_sub(edit, 2, edit.n));
	cr_assert(edit.n > 1 && edit.s[1] == ':' && (change || edit.s[0] == 'h'), "%.*s", COCO_STR_ARG(edit));
	cr_assert(coco_facts_compare_in(call->rewriter, whole, edited, call->lang, call->arena, &d, &n, &err) == 0);
	for (size_t i = 0; i < n; i++) /* what is told lies in the texts as they came */
		cr_assert(d[i].before.start <= d[i].before.end && d[i].before.end <= whole.n && d[i].after.start <= d[i].after.end &&
		          d[i].after.end <= edited.n);
	tally->all++;
	tally->told += n > 0;
	if ((n > 0) != change)
		fprintf(stderr, "%s: %s %.*s\n", change ? "not seen" : "false alarm", coco_langs[call->lang], COCO_STR_ARG(edit));
}

static void read_call(struct call *call)
{
	struct coco_str whole = reading(call, SIZE_MAX, COCO_STR("")), t = call->text;
	for (size_t open = coco_str_find(t, COCO_STR("{"), 0); open != SIZE_MAX; open = coco_str_find(t, COCO_STR("{"), open + 1)) {
		size_t close = coco_str_find(t, COCO_STR("}"), open);
		cr_assert(close != SIZE_MAX);
		struct coco_str edits = coco_str_sub(t, open + 1, close), edit;
		coco_str_split(&edits, '|', &edit); /* as it is */
		while (edits.n && coco_str_split(&edits, '|', &edit))
			compare_edit(call, whole, open, edit);
	}
	coco_arena_reset(call->arena);
}

Test(edits, of_whole_calls)
{
	struct coco_err err = {0};
	struct coco_arena *lasting = coco_arena_new();
	struct call call = {.rewriter = coco_rewriter_new(&err), .arena = coco_arena_new()};
	struct coco_str all = coco_file_read(LIST, 1 << 20, lasting, &err);
	/* Of the calls every third is read where the sanitizers make it many times slower. */
	const size_t step = getenv("ASAN_OPTIONS") != NULL ? 3 : 1;
	size_t number = 0;
	cr_assert(call.rewriter && call.arena && all.s, "run from the top of the tree");
	for (size_t at = coco_str_find(all, COCO_STR("=== "), 0); at != SIZE_MAX;) {
		size_t next = coco_str_find(all, COCO_STR("\n=== "), at), line = coco_str_find(all, COCO_STR("\n"), at);
		call.lang = coco_lang_index(coco_str_sub(all, at + 4, at + 6));
		call.text = coco_str_sub(all, line + 1, next == SIZE_MAX ? all.n : next + 1);
		cr_assert(call.lang >= 0);
		if (number++ % step == 0)
			read_call(&call);
		at = next == SIZE_MAX ? SIZE_MAX : next + 1;
	}
	fprintf(
	    stderr, "edits: %zu of %zu seen, %zu false alarms of %zu\n", call.changed.told, call.changed.all, call.same.told, call.same.all);
	cr_expect(step * call.changed.all > 700 && call.changed.told * 100 >= call.changed.all * 99, "%zu of %zu", call.changed.told,
	    call.changed.all);
	cr_expect(step * call.same.all > 850 && call.same.told * 100 <= call.same.all * 5, "%zu of %zu", call.same.told, call.same.all);
	coco_arena_free(call.arena);
	coco_arena_free(lasting);
	coco_rewriter_free(call.rewriter);
}
