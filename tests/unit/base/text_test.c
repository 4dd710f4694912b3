/* Spans, UTF-8, errors, buffers, arenas, maps. */
#include "ours.h"

#include <stdlib.h>
#include <string.h>

Test(text, spans)
{
	static const struct {
		const char *text, *pieces;
	} splits[] = {{"a,,b", "[a][][b]"}, {"", "[]"}, {",", "[][]"}, {"abc", "[abc]"}, {NULL, ""}};
	for (size_t i = 0; i < COCO_LEN(splits); i++) {
		struct coco_str rest = coco_str_of(splits[i].text), piece;
		struct coco_buf seen = COCO_BUF_INIT;
		coco_buf_puts(&seen, "");
		while (coco_str_split(&rest, ',', &piece))
			coco_buf_printf(&seen, "[%.*s]", COCO_STR_ARG(piece));
		cr_expect_str_eq(seen.data, splits[i].pieces);
		coco_buf_free(&seen);
	}
	struct coco_str trimmed = coco_str_trim(COCO_STR(" \t a b\r\n"));
	cr_expect(coco_str_is(trimmed, "a b"));
	cr_expect(coco_str_is(coco_str_trim(COCO_STR("\t ")), ""));
	cr_expect(!coco_str_trim(COCO_STR_NONE).s);
	cr_expect(!coco_str_eq(COCO_STR_NONE, COCO_STR("")), "absent is not empty");
	cr_expect(coco_str_eq(COCO_STR_NONE, coco_str_of(NULL)));
	cr_expect(coco_str_cmp(COCO_STR("ab"), COCO_STR("abc")) < 0 && coco_str_cmp(COCO_STR("b"), COCO_STR("abc")) > 0);
	cr_expect(coco_str_cmp(COCO_STR("\xC3"), COCO_STR("z")) > 0, "bytes are unsigned");
	cr_expect(coco_str_cmp(COCO_STR_NONE, COCO_STR("")) < 0);
	cr_expect(coco_str_starts(COCO_STR("abc"), "ab") && !coco_str_starts(COCO_STR("a"), "ab"));
	cr_expect(coco_str_ends(COCO_STR("x.csv"), ".csv") && !coco_str_ends(COCO_STR("csv"), ".csv"));
	cr_expect(coco_str_is(coco_str_sub(COCO_STR("abcdef"), 2, 4), "cd"));
	cr_expect(coco_str_is(coco_str_sub(COCO_STR("abc"), 5, 9), ""));
	cr_expect(coco_str_find(COCO_STR("abcabc"), COCO_STR("bc"), 2) == 4);
	cr_expect(coco_str_find(COCO_STR("abc"), COCO_STR("cd"), 0) == SIZE_MAX);
	cr_expect(coco_str_find(COCO_STR("abc"), COCO_STR(""), 3) == 3 && coco_str_find(COCO_STR("abc"), COCO_STR(""), 4) == SIZE_MAX);
}

/* The definition, spelled out: decode by the lead's length, then refuse overlong forms, surrogates and too large values. */
static size_t slow_check(const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t length = p[i] < 0x80 ? 1 : p[i] < 0xC0 ? 0 : p[i] < 0xE0 ? 2 : p[i] < 0xF0 ? 3 : p[i] < 0xF8 ? 4 : 0;
		static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
		uint32_t cp = length > 1 ? p[i] & (0x7Fu >> length) : p[i];
		if (length == 0 || length > n - i)
			return i;
		for (size_t k = 1; k < length; k++) {
			if ((p[i + k] & 0xC0) != 0x80)
				return i;
			cp = cp << 6 | (p[i + k] & 0x3Fu);
		}
		if (cp < least[length] || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
			return i;
		i += length;
	}
	return SIZE_MAX;
}

Test(text, utf8_against_the_definition)
{
	unsigned char text[64];
	/* Every two-byte pair and three-byte triple of interesting bytes, at every distance from a word's border. */
	static const unsigned char bytes[] = {0, 'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEE,
	    0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
	size_t wrong = 0, n = COCO_LEN(bytes);
	for (size_t code = 0; code < n * n * n * n; code++) {
		size_t before = code % 19, after = code % 11;
		memset(text, 'x', sizeof text);
		text[before] = bytes[code % n];
		text[before + 1] = bytes[code / n % n];
		text[before + 2] = bytes[code / n / n % n];
		text[before + 3] = bytes[code / n / n / n];
		wrong += coco_utf8_check((struct coco_str){(char *)text, before + 4 + after}) != slow_check(text, before + 4 + after);
	}
	cr_expect(wrong == 0, "%zu texts judged wrongly", wrong);
}

Test(text, utf8_round_trip)
{
	size_t wrong = 0;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char bytes[4];
		uint32_t back = 0;
		size_t n = coco_utf8_put(cp, bytes);
		struct coco_str text = {bytes, n};
		bool surrogate = cp >= 0xD800 && cp < 0xE000;
		wrong += coco_utf8_check(text) != SIZE_MAX || coco_utf8_next(text, &back) != n || back != (surrogate ? 0xFFFD : cp) ||
		         coco_utf8_count(text) != 1;
	}
	cr_expect(wrong == 0, "%zu code points", wrong);
	uint32_t cp;
	cr_expect(coco_utf8_next(COCO_STR(""), &cp) == 0);
	cr_expect(coco_utf8_count(COCO_STR("Žižek €")) == 7);
}

/* github.com/flenniken/utf8tests: a case a line, `number:valid:bytes` or `number:invalid:bytes`. */
Test(text, utf8_corpus)
{
	const char *shared = getenv("SHARED");
	char path[512];
	snprintf(path, sizeof path, "%s/corpora/utf8/utf8tests.bin", shared ? shared : "../shared");
	struct coco_in *in = coco_in_open(path, NULL);
	if (!in)
		cr_skip_test("no corpus at %s", path);
	struct coco_line line;
	size_t judged = 0;
	while (coco_in_line(in, &line, NULL) > 0) {
		struct coco_str rest = line.text, id, verdict;
		if (!coco_str_split(&rest, ':', &id) || !coco_str_split(&rest, ':', &verdict) || !rest.s)
			continue;
		bool valid = coco_str_is(verdict, "valid");
		if (!valid && !coco_str_starts(verdict, "invalid"))
			continue;
		judged++;
		cr_expect((coco_utf8_check(rest) == SIZE_MAX) == valid, "line %zu: %.*s", line.number, COCO_STR_ARG(id));
	}
	cr_expect(judged > 200, "only %zu lines understood", judged);
	coco_in_close(in);
}

Test(text, errors_are_cut_and_whole)
{
	struct coco_err err = {0};
	char many[2000];
	memset(many, 'x', sizeof many);
	for (size_t i = 381; i + 1 < sizeof many; i += 2)
		memcpy(many + i, "\xC3\xA9", 2);
	many[sizeof many - 1] = '\0';
	cr_expect(coco_err_set(&err, COCO_EXIT_INPUT, "some-code", "%s", many) == -1);
	cr_expect(coco_utf8_check(coco_str_of(err.text)) == SIZE_MAX && strlen(err.text) >= sizeof err.text - 3);
	coco_err_at(&err, "file.csv", 3, 4);
	coco_err_hint(&err, "do %d", 5);
	cr_expect(err.exit == COCO_EXIT_INPUT && err.line == 3 && err.column == 4);
	cr_expect_str_eq(err.source, "file.csv");
	cr_expect_str_eq(err.hint, "do 5");
	coco_err_set(&err, COCO_EXIT_IO, err.code, "again: %.10s", err.text);
	cr_expect_str_eq(err.text, "again: xxxxxxxxxx");
	cr_expect_str_eq(err.source, "", "a new error has no old place");
	coco_err_errno(&err, COCO_EXIT_IO, "x", 2, "cannot");
	cr_expect_str_eq(err.text, "cannot: No such file or directory");
	cr_expect(coco_err_nomem(NULL) == -1, "an error nobody wants");
}

Test(text, buffer)
{
	struct coco_buf buf = COCO_BUF_INIT;
	cr_expect(coco_str_is(coco_buf_view(&buf), ""));
	for (int i = 0; i < 1000; i++) {
		coco_buf_printf(&buf, "%d,", i);
		coco_buf_putc(&buf, 'x');
		cr_expect(buf.data[buf.len] == '\0');
	}
	cr_expect(buf.len == strlen(buf.data) && coco_buf_ok(&buf));
	coco_buf_clear(&buf);
	struct coco_str long_text = letters(5000);
	coco_buf_printf(&buf, "<%.*s>", COCO_STR_ARG(long_text));
	cr_expect(buf.len == 5002 && buf.data[5001] == '>' && buf.data[5002] == '\0');
	/* Failure is sticky, and what was put before is still there. */
	cr_expect(!coco_buf_room(&buf, SIZE_MAX / 2));
	coco_buf_puts(&buf, "more");
	cr_expect(!coco_buf_ok(&buf) && buf.len == 5002);
	coco_buf_clear(&buf);
	coco_buf_puts(&buf, "new");
	cr_expect(coco_buf_ok(&buf) && coco_str_is(coco_buf_view(&buf), "new"));
	coco_buf_free(&buf);
	int *items = NULL;
	size_t cap = 0;
	for (size_t i = 0; i < 100; i++) {
		cr_assert(coco_grow(&items, &cap, i, sizeof *items) == 0);
		items[i] = (int)i;
	}
	cr_expect(items[99] == 99 && cap >= 100);
	size_t huge = SIZE_MAX / 2;
	cr_expect(coco_grow(&items, &huge, huge, sizeof *items) == -1 && items[0] == 0);
	free(items);
}

Test(text, arena)
{
	struct coco_arena *arena = coco_arena_new();
	size_t after_first = 0;
	for (int round = 0; round < 20; round++) {
		unsigned seed = 7;
		for (int i = 0; i < 400; i++) {
			seed = seed * 1103515245 + 12345;
			size_t n = seed % 100 == 0 ? 300000 : seed / 100 % 3000;
			unsigned char *p = coco_arena_alloc(arena, n);
			size_t dirty = 0;
			for (size_t k = 0; k < n; k++)
				dirty += p[k] != 0;
			cr_assert(p && dirty == 0 && (uintptr_t)p % _Alignof(max_align_t) == 0);
			memset(p, 0xAA, n);
		}
		if (round == 0)
			after_first = coco_arena_bytes(arena);
		cr_assert(coco_arena_bytes(arena) <= after_first, "the same work after a reset takes no new memory");
		coco_arena_reset(arena);
	}
	cr_expect(!coco_arena_array(arena, SIZE_MAX / 4, 8), "overflow");
	cr_expect(!coco_arena_alloc(arena, SIZE_MAX));
	cr_expect_str_eq(coco_arena_printf(arena, "%s-%d", "a", 1), "a-1");
	struct coco_str copy = coco_arena_copy(arena, (struct coco_str){"ab\0c", 4});
	cr_expect(copy.n == 4 && memcmp(copy.s, "ab\0c", 5) == 0);
	cr_expect(coco_arena_copy(arena, COCO_STR_NONE).s, "a copy of nothing is an empty text");
	coco_arena_free(arena);
	coco_arena_free(NULL);
}

/* A record's first wish that is larger than the first block passes it over: what stands behind it is in use all the same. */
Test(text, arena_whose_first_block_is_too_small)
{
	enum { ROUNDS = 5 };
	struct coco_arena *arena = coco_arena_new();
	cr_assert(coco_arena_alloc(arena, 1));
	for (int round = 0; round < ROUNDS; round++) {
		coco_arena_reset(arena);
		const size_t large_bytes = (size_t)5000 << round;
		char *large[3];
		for (size_t i = 0; i < COCO_LEN(large); i++) {
			large[i] = coco_arena_alloc(arena, large_bytes);
			cr_assert(large[i]);
			memset(large[i], (int)i + 1, large_bytes);
		}
		for (size_t i = 0; i < COCO_LEN(large); i++)
			for (size_t k = 0; k < large_bytes; k++)
				cr_assert_eq(large[i][k], (char)(i + 1));
		cr_assert(coco_arena_bytes(arena) >= 3 * large_bytes, "all of it lies in blocks of the arena");
	}
	coco_arena_free(arena);
}

/* Against memcmp, at every length and place of a difference, from memory of just that size. */
Test(text, same_bytes)
{
	for (size_t n = 0; n < 40; n++) {
		char *a = malloc(n + 1), *b = malloc(n + 1);
		char *x = a + 1, *y = b + 1; /* what is compared ends where the memory does */
		cr_assert(a && b);
		for (size_t i = 0; i < n; i++)
			x[i] = y[i] = (char)('a' + i % 26);
		cr_expect(coco_same_bytes(x, y, n), "%zu bytes", n);
		for (size_t i = 0; i < n; i++) {
			y[i] = (char)~y[i];
			cr_expect(!coco_same_bytes(x, y, n), "byte %zu of %zu", i, n);
			y[i] = (char)~y[i];
		}
		free(a);
		free(b);
	}
}

Test(text, map)
{
	struct coco_map *map = coco_map_new();
	char key[32];
	bool added;
	for (int pass = 0; pass < 2; pass++) {
		for (int i = 0; i < 100000; i++) {
			int n = snprintf(key, sizeof key, "%d", i * 8);
			size_t number = coco_map_add(map, (struct coco_str){key, (size_t)n}, &added);
			cr_assert(number == (size_t)i && added == (pass == 0));
		}
	}
	cr_expect(coco_map_count(map) == 100000);
	coco_map_fetch(map, COCO_STR("800"));
	const uint32_t fetched = coco_map_fetch(map, COCO_STR("801"));
	cr_expect(coco_map_count(map) == 100000, "fetching adds nothing");
	cr_expect(coco_map_find(map, COCO_STR("800")) == 100 && coco_map_find(map, COCO_STR("801")) == COCO_NONE);
	cr_expect(coco_str_is(coco_map_key(map, 100), "800"));
	cr_expect(!coco_map_key(map, 100000).s);
	cr_expect(
	    coco_map_add_fetched(map, COCO_STR("801"), fetched, &added) == 100000 && added && coco_map_find(map, COCO_STR("801")) == 100000);
	coco_map_free(map);
	/* Keys that differ in length or NULs alone, and the empty one. */
	map = coco_map_new();
	for (size_t n = 0; n < 40; n++)
		cr_assert(coco_map_add(map,
		              (struct coco_str){"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", n}, NULL) == n);
	cr_expect(coco_map_find(map, COCO_STR("")) == 0);
	coco_map_free(map);
}

/* Keys of every length, each in memory of just its size: the sanitizer sees a byte too many. */
Test(text, map_reads_no_byte_beyond_a_key)
{
	struct coco_map *map = coco_map_new();
	char key[48];
	size_t n_keys = 0;
	bool added;
	memset(key, 'k', sizeof key);
	for (int again = 0; again < 2; again++) {
		for (size_t n = 0; n < sizeof key; n++) {
			for (size_t i = 0; i <= n; i++) {
				char *copy = malloc(n ? n : 1);
				memcpy(copy, key, n);
				if (i < n)
					copy[i] = 'x';
				coco_map_add(map, (struct coco_str){copy, n}, &added);
				cr_expect(added == !again, "%zu of %zu", i, n);
				n_keys += !again;
				free(copy);
			}
		}
	}
	cr_expect_eq(coco_map_count(map), n_keys);
	coco_map_free(map);
}

/* Keys of one length whose hashes share the bits that a slot keeps are told apart by their bytes alone. There are some such pairs
 * among 200000 keys, for each way in which bytes are compared: fewer than eight, eight and more. */
struct hashed {
	uint32_t hash;
	unsigned number;
};

static int by_hash(const void *a, const void *b)
{
	uint32_t x = ((const struct hashed *)a)->hash, y = ((const struct hashed *)b)->hash;
	return (x > y) - (x < y);
}

static struct coco_str numbered_key(char key[32], unsigned number, size_t n)
{
	memset(key, 'k', 32);
	for (size_t i = 0; i < 6; i++, number /= 10)
		key[i * (n - 1) / 5] = (char)('0' + number % 10);
	return (struct coco_str){key, n};
}

Test(text, map_tells_keys_of_one_hash_apart)
{
	enum { KEYS = 200000 };
	static struct hashed all[KEYS];
	static const size_t lengths[] = {6, 7, 8, 13, 30};
	for (size_t l = 0; l < COCO_LEN(lengths); l++) {
		char a[32], b[32];
		size_t pairs = 0;
		for (unsigned i = 0; i < KEYS; i++)
			all[i] = (struct hashed){(uint32_t)(coco_hash(numbered_key(a, i, lengths[l])) >> 32), i};
		qsort(all, KEYS, sizeof *all, by_hash);
		for (unsigned i = 1; i < KEYS; i++) {
			if (all[i].hash != all[i - 1].hash)
				continue;
			struct coco_map *map = coco_map_new();
			size_t first = coco_map_add(map, numbered_key(a, all[i - 1].number, lengths[l]), NULL);
			size_t second = coco_map_add(map, numbered_key(b, all[i].number, lengths[l]), NULL);
			cr_expect(first == 0 && second == 1, "%.*s and %.*s", (int)lengths[l], a, (int)lengths[l], b);
			coco_map_free(map);
			pairs++;
		}
		cr_expect(pairs > 0, "no two keys of %zu bytes share a hash: the test can't fail", lengths[l]);
	}
}

Test(text, arena_remembers_what_was_not_to_be_had)
{
	struct coco_arena *arena = coco_arena_new();
	cr_expect(coco_arena_alloc(arena, 100) != NULL && coco_arena_ok(arena));
	cr_expect(coco_arena_array(arena, SIZE_MAX / 4, 8) == NULL && !coco_arena_ok(arena));
	coco_arena_reset(arena);
	cr_expect(coco_arena_alloc(arena, 100) != NULL && !coco_arena_ok(arena), "a reset forgives nothing");
	coco_arena_free(arena);
}
