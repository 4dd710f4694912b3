/* The sentence cases of the corpus that are not about cleaning a text (the expected sentences hold the text's own bytes),
 * each text once: how many come out as expected, by language. The floors are what a person agrees with: letters of a
 * heading that stand a line each, and lists that begin in the middle of a line after another list, are left out of them. */
#include "coco/text.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void put_dense(struct coco_buf *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strchr(" \t\r\n\f\v", s[i]))
			coco_buf_putc(out, s[i]);
}

/* 1 as expected, 0 not, -1 the case is about cleaning. */
static int split_as_expected(const json_t *test, int lang)
{
	struct coco_arena *arena = coco_arena_new();
	struct coco_buf text = COCO_BUF_INIT, whole = COCO_BUF_INIT, want = COCO_BUF_INIT, got = COCO_BUF_INIT;
	struct coco_str raw = coco_str_of(json_string_value(json_object_get(test, "text")));
	const json_t *expected = json_object_get(test, "expected"), *one;
	struct coco_sentence *s;
	struct coco_err err = {0};
	size_t n, i;
	put_dense(&text, raw.s, raw.n);
	json_array_foreach(expected, i, one)
	{
		put_dense(&whole, json_string_value(one), json_string_length(one));
		put_dense(&want, json_string_value(one), json_string_length(one));
		coco_buf_putc(&want, '\n');
	}
	cr_assert(coco_sentences(raw, lang, arena, &s, &n, &err) == 0);
	for (i = 0; i < n; i++) {
		put_dense(&got, raw.s + s[i].start, s[i].end - s[i].start);
		coco_buf_putc(&got, '\n');
	}
	int rc = -1;
	if (coco_str_eq(coco_buf_view(&text), coco_buf_view(&whole)))
		rc = coco_str_eq(coco_buf_view(&want), coco_buf_view(&got));
	coco_buf_free(&text);
	coco_buf_free(&whole);
	coco_buf_free(&want);
	coco_buf_free(&got);
	coco_arena_free(arena);
	return rc;
}

Test(sentence, corpus)
{
	static const struct {
		const char *lang;
		size_t held, of;
	} floors[] = {{"en", 110, 113}, {"de", 28, 31}, {"it", 31, 31}, {"pl", 1, 1}};
	char path[600];
	const char *shared = getenv("SHARED");
	struct coco_arena *arena = coco_arena_new();
	struct coco_map *seen = coco_map_new();
	struct coco_err err = {0};
	size_t held[COCO_LEN(floors)] = {0}, of[COCO_LEN(floors)] = {0};
	snprintf(path, sizeof path, "%s/corpora/rewrite/segmentation/pragmatic_segmenter_other.ndjson", shared ? shared : "../shared");
	if (!coco_file_exists(path)) {
		coco_arena_free(arena);
		coco_map_free(seen);
		cr_skip_test("no corpus");
	}
	struct coco_str rest = coco_file_read(path, 1 << 24, arena, &err), line;
	while (coco_str_split(&rest, '\n', &line)) {
		json_t *test = line.n ? json_loadb(line.s, line.n, 0, NULL) : NULL;
		struct coco_str lang = coco_str_of(test ? json_string_value(json_object_get(test, "lang")) : "");
		for (size_t k = 0; k < COCO_LEN(floors); k++) {
			bool added = false;
			if (!coco_str_is(lang, floors[k].lang) ||
			    coco_map_add(seen, coco_str_of(json_string_value(json_object_get(test, "text"))), &added) == COCO_NONE || !added)
				continue;
			int rc = split_as_expected(test, coco_lang_index(lang));
			held[k] += rc == 1;
			of[k] += rc >= 0;
		}
		json_decref(test);
	}
	for (size_t k = 0; k < COCO_LEN(floors); k++)
		cr_expect(held[k] >= floors[k].held && of[k] == floors[k].of, "%s: %zu of %zu", floors[k].lang, held[k], of[k]);
	coco_map_free(seen);
	coco_arena_free(arena);
}
