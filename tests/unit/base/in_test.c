/* Input: the same lines and bytes for every block size; limits; what is no input. */
#include "ours.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const size_t blocks[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 65536};

/* All lines as "number:text" with `$` where an LF ended it and `!` where it was cut. */
static void describe(struct coco_in *in, struct coco_buf *seen)
{
	struct coco_line line;
	int more;
	while ((more = coco_in_line(in, &line, NULL)) > 0) {
		coco_buf_printf(seen, "%zu:", line.number);
		coco_buf_str(seen, line.text);
		coco_buf_printf(seen, "%s%s|", line.ended ? "$" : "", line.too_long ? "!" : "");
	}
	cr_expect(more == 0);
}

Test(in, lines, .init = scratch_enter, .fini = scratch_leave)
{
	static const struct {
		struct coco_str text;
		const char *lines;
	} cases[] = {{{"", 0}, ""}, {{"\n", sizeof("\n") - 1}, "1:$|"}, {{"a", sizeof("a") - 1}, "1:a|"}, {{"a\n", sizeof("a\n") - 1}, "1:a$|"},
	    {{"a\r\nb", sizeof("a\r\nb") - 1}, "1:a\r$|2:b|"}, {{"\n\n\n", sizeof("\n\n\n") - 1}, "1:$|2:$|3:$|"},
	    {{"abcdefghijklmnopqrstuvwxyz\n1\nabcdefghijklmnop\n", sizeof("abcdefghijklmnopqrstuvwxyz\n1\nabcdefghijklmnop\n") - 1},
	        "1:abcdefghijklmnopqrstuvwxyz$|2:1$|3:abcdefghijklmnop$|"}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		file_put("lines", cases[i].text);
		for (size_t k = 0; k < 2 * COCO_LEN(blocks); k++) {
			struct coco_in *in = k % 2 ? coco_in_memory("memory", cases[i].text) : coco_in_open("lines", NULL);
			struct coco_buf seen = COCO_BUF_INIT;
			coco_in_block(in, blocks[k / 2]);
			describe(in, &seen);
			cr_expect(coco_str_is(coco_buf_view(&seen), cases[i].lines), "case %zu, block %zu: %s", i, blocks[k / 2], seen.data);
			cr_expect(coco_in_bytes(in) == cases[i].text.n);
			coco_buf_free(&seen);
			coco_in_close(in);
		}
	}
}

Test(in, blocks_and_peeks, .init = scratch_enter, .fini = scratch_leave)
{
	struct coco_str all = letters(50000);
	file_put("letters", all);
	for (size_t k = 0; k < 2 * COCO_LEN(blocks); k++) {
		struct coco_in *in = k % 2 ? coco_in_memory("memory", all) : coco_in_open("letters", NULL);
		struct coco_str view, block;
		size_t at = 0;
		coco_in_block(in, blocks[k / 2]);
		cr_assert(coco_in_peek(in, 100, &view, NULL) == 0 && view.n >= 100 && memcmp(view.s, all.s, 100) == 0);
		cr_expect(coco_in_bytes(in) == 0, "a peek takes nothing");
		while (coco_in_next(in, &block, NULL) > 0) {
			cr_assert(block.n > 0 && block.n <= blocks[k / 2] && at + block.n <= all.n && memcmp(block.s, all.s + at, block.n) == 0);
			at += block.n;
			if (at < 1000)
				cr_assert(coco_in_peek(in, 20, &view, NULL) == 0 && memcmp(view.s, all.s + at, 20) == 0);
		}
		cr_expect(at == all.n && coco_in_bytes(in) == all.n);
		cr_expect(coco_in_peek(in, 1, &view, NULL) == 0 && view.n == 0);
		coco_in_close(in);
	}
	struct coco_in *in = coco_in_open("letters", NULL);
	struct coco_str view;
	cr_expect(coco_in_peek(in, SIZE_MAX, &view, NULL) == 0 && view.n == all.n, "a peek ends with the input");
	coco_in_close(in);
}

/* A line of exactly the limit is whole; one byte more and it is cut, the next line is found, and memory stays bounded. */
static void long_lines(struct coco_in *in, size_t over, size_t block)
{
	struct coco_line line;
	coco_in_block(in, block);
	cr_assert(coco_in_line(in, &line, NULL) == 1 && coco_str_is(line.text, "first"));
	cr_assert(coco_in_line(in, &line, NULL) == 1);
	cr_expect(
	    line.number == 2 && line.ended && line.text.n == COCO_LINE_MAX && line.too_long == (over > 0), "%zu over, block %zu", over, block);
	cr_expect(line.text.s[0] == 'x' && line.text.s[COCO_LINE_MAX - 1] == 'x' && !memchr(line.text.s, 'y', COCO_LINE_MAX));
	cr_assert(coco_in_line(in, &line, NULL) == 1 && line.number == 3);
	cr_expect(coco_str_is(line.text, "third") && line.ended);
	cr_assert(coco_in_line(in, &line, NULL) == 1 && line.number == 4);
	cr_expect(coco_str_is(line.text, "last") && !line.ended);
	cr_expect(coco_in_line(in, &line, NULL) == 0);
	cr_expect(coco_in_bytes(in) == 6 + COCO_LINE_MAX + over + 1 + 6 + 4);
	coco_in_close(in);
}

Test(in, line_limit, .init = scratch_enter, .fini = scratch_leave)
{
	static const size_t over[] = {0, 1, 2, 65535, 65536, 70000, (size_t)20 << 20};
	for (size_t i = 0; i < COCO_LEN(over); i++) {
		struct coco_buf text = COCO_BUF_INIT;
		coco_buf_puts(&text, "first\n");
		memset(coco_buf_room(&text, COCO_LINE_MAX + over[i]), 'x', COCO_LINE_MAX);
		memset(text.data + 6 + COCO_LINE_MAX, 'y', over[i]);
		text.len += COCO_LINE_MAX + over[i];
		coco_buf_puts(&text, "\nthird\nlast");
		file_put("long", coco_buf_view(&text));
		long_lines(coco_in_open("long", NULL), over[i], 65536);
		long_lines(coco_in_open("long", NULL), over[i], 4093);
		long_lines(coco_in_memory("long", coco_buf_view(&text)), over[i], 65536);
		coco_buf_free(&text);
	}
}

/* The limit falls on a block's end: whether the line is too long is not known before the next block. */
Test(in, line_limit_at_a_block, .init = scratch_enter, .fini = scratch_leave)
{
	for (size_t over = 0; over < 2; over++) {
		struct coco_buf text = COCO_BUF_INIT;
		struct coco_line line;
		memset(coco_buf_room(&text, COCO_LINE_MAX + over), 'x', COCO_LINE_MAX + over);
		text.len = COCO_LINE_MAX + over;
		coco_buf_puts(&text, "\nnext");
		file_put("long", coco_buf_view(&text));
		struct coco_in *in = coco_in_open("long", NULL);
		cr_expect(coco_in_line(in, &line, NULL) == 1 && line.text.n == COCO_LINE_MAX && line.too_long == (over > 0) && line.ended);
		cr_expect(coco_in_line(in, &line, NULL) == 1 && coco_str_is(line.text, "next"));
		coco_in_close(in);
		coco_buf_free(&text);
	}
}

/* Pieces that come through a pipe in their own time. */
Test(in, pipe, .init = scratch_enter, .fini = scratch_leave)
{
	cr_assert(mkfifo("fifo", 0600) == 0);
	pid_t pid = fork();
	if (pid == 0) {
		int fd = open("fifo", O_WRONLY);
		static const char *const pieces[] = {"a", "b\nc", "\n", "\nlast"};
		for (size_t i = 0; i < COCO_LEN(pieces); i++) {
			wait_ms(2);
			if (write(fd, pieces[i], strlen(pieces[i])) < 0)
				_exit(1);
		}
		_exit(0);
	}
	struct coco_in *in = coco_in_open("fifo", NULL);
	struct coco_buf seen = COCO_BUF_INIT;
	describe(in, &seen);
	cr_expect_str_eq(seen.data, "1:ab$|2:c$|3:$|4:last|");
	coco_buf_free(&seen);
	coco_in_close(in);
	waitpid(pid, NULL, 0);
}

Test(in, what_is_no_input, .init = scratch_enter, .fini = scratch_leave)
{
	static const struct {
		const char *path, *code;
		enum coco_exit status;
	} cases[] = {
	    {"missing", "no-file", COCO_EXIT_INPUT}, {".", "directory", COCO_EXIT_INPUT}, {"file/below", "unreadable", COCO_EXIT_INPUT}};
	file_put("file", COCO_STR("text"));
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_err err = {0};
		cr_expect(!coco_in_open(cases[i].path, &err));
		cr_expect(err.exit == cases[i].status);
		cr_expect_str_eq(err.code, cases[i].code);
		cr_expect_str_eq(err.source, cases[i].path);
	}
	/* A read that fails behind a good open: the kernel's memory of this process, at its unmapped beginning. */
	struct coco_err err = {0};
	struct coco_str block;
	struct coco_in *in = coco_in_open("/proc/self/mem", &err);
	if (in) {
		cr_expect(coco_in_next(in, &block, &err) == -1);
		cr_expect(err.exit == COCO_EXIT_IO);
		cr_expect_str_eq(err.code, "read-failed");
		cr_expect_str_eq(err.source, "/proc/self/mem");
		coco_in_close(in);
	}
}

Test(in, whole_files, .init = scratch_enter, .fini = scratch_leave)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_err err = {0};
	file_put("file", COCO_STR("12345"));
	file_put("empty", COCO_STR(""));
	cr_expect(coco_str_is(coco_file_read("file", 5, arena, &err), "12345"));
	cr_expect(coco_str_is(coco_file_read("empty", 5, arena, &err), ""));
	cr_expect(!coco_file_read("file", 4, arena, &err).s && err.exit == COCO_EXIT_INPUT);
	cr_expect_str_eq(err.code, "too-large");
	cr_expect(!coco_file_read("missing", 4, arena, &err).s);
	cr_expect(coco_file_exists("file") && !coco_file_exists("missing") && !coco_file_exists("."));
	coco_arena_free(arena);
}
