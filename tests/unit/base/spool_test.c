/* The spool: what is put comes back, whatever the limit and the sizes of the pieces. */
#include "ours.h"

#include <criterion/criterion.h>

Test(spool, gives_back_what_was_put)
{
	static const size_t limits[] = {0, 1, 100, 70000, 10000000};
	for (size_t l = 0; l < COCO_LEN(limits); l++) {
		struct coco_err err = {0};
		struct coco_spool *spool = coco_spool_new(limits[l]);
		struct coco_buf all = COCO_BUF_INIT, read = COCO_BUF_INIT;
		for (size_t i = 0; i < 3000; i++) {
			char piece[100];
			size_t n = (i * 37) % sizeof piece;
			memset(piece, 'a' + (int)(i % 26), n);
			coco_buf_put(&all, piece, n);
			cr_assert_eq(coco_spool_put(spool, (struct coco_str){piece, n}, &err), 0);
		}
		cr_assert_eq(coco_spool_settle(spool, &err), 0);
		cr_expect_eq(coco_spool_size(spool), all.len);
		for (size_t at = 0; at + 99 <= all.len; at += 4999) { /* anywhere, and back again */
			char piece[99];
			const size_t from = at % 2 ? at : all.len - at - 99;
			cr_assert_eq(coco_spool_at(spool, from, piece, sizeof piece, &err), 0);
			cr_expect(memcmp(piece, all.data + from, sizeof piece) == 0, "limit %zu, at %zu", limits[l], from);
		}
		cr_expect(coco_spool_at(spool, all.len - 1, &(char[2]){0}, 2, &err) == -1, "nothing is behind the end");
		err = (struct coco_err){0};
		cr_assert_eq(coco_spool_rewind(spool, &err), 0);
		for (size_t left = all.len, n = 1; left > 0; left -= n, n = n * 2 + 1) {
			n = n < left ? n : left;
			char *room = coco_buf_room(&read, n);
			cr_assert_eq(coco_spool_take(spool, room, n, &err), 0);
			read.len += n;
		}
		cr_expect(coco_str_eq(coco_buf_view(&all), coco_buf_view(&read)), "limit %zu", limits[l]);
		char more;
		cr_expect(coco_spool_take(spool, &more, 1, &err) == -1 && err.exit == COCO_EXIT_IO, "nothing is behind the end");
		for (int again = 0; again < 2; again++) { /* as an input, as often as is wanted */
			struct coco_in *in = coco_spool_open(spool, "kept", &err);
			struct coco_str block;
			cr_assert_not_null(in);
			coco_buf_clear(&read);
			while (coco_in_next(in, &block, &err) > 0)
				coco_buf_str(&read, block);
			cr_expect(coco_str_eq(coco_buf_view(&all), coco_buf_view(&read)), "limit %zu, input %d", limits[l], again);
			coco_in_close(in);
		}
		coco_spool_free(spool);
		coco_buf_free(&all);
		coco_buf_free(&read);
	}
}
