/* The store: keys, superseding, order, digest. */
#include "help.h"

#include <criterion/criterion.h>

static void add(struct coco_store *store, const char *line)
{
	struct coco_rec rec = {0};
	struct coco_err err = {0};
	char *copy = strdup(line); /* freed at once: the store must have copied */
	cr_assert_eq(coco_rec_parse(&rec, view(copy), &err), 0, "%s: %s", line, err.text);
	rec.file = copy;
	cr_assert_eq(coco_store_add(store, &rec, &err), 0, "%s", err.text);
	coco_rec_free(&rec);
	memset(copy, '#', strlen(copy));
	free(copy);
}

static const char *const lines[] = {
    "{\"type\":\"participant\",\"id\":\"b\",\"org\":\"B\"}",
    "{\"type\":\"participant\",\"id\":\"a\",\"org\":\"A\",\"skills\":[\"x\"]}",
    "{\"type\":\"participant\",\"id\":\"c\\u0064\",\"org\":\"C\"}",
    "{\"type\":\"interest\",\"challenge\":\"q\",\"participant\":\"b\",\"level\":5}",
    "{\"type\":\"interest\",\"challenge\":\"q\",\"participant\":\"a\",\"level\":4}",
    "{\"type\":\"interest\",\"challenge\":\"p\",\"participant\":\"b\",\"level\":3}",
    "{\"type\":\"nobody_knows\",\"n\":2}",
    "{\"type\":\"nobody_knows\",\"n\":1}",
    "{\"type\":\"nobody_knows\", \"n\":1.0}",
    "{\"no\":\"type\"}",
};

static const char *const types[] = {"participant", "interest", "nobody_knows", ""};

static void fill(struct coco_store *store, const size_t *order)
{
	struct coco_err err = {0};
	for (size_t i = 0; i < COCO_LEN(lines); i++)
		add(store, lines[order[i]]);
	cr_assert_eq(coco_store_seal(store, &err), 0, "%s", err.text);
}

Test(store, sealed_order_and_digest_do_not_depend_on_the_input)
{
	char first[COCO_SHA256_TEXT] = "", digest[COCO_SHA256_TEXT];
	for (uint64_t seed = 1; seed <= 200; seed++) {
		struct rng r = {seed};
		size_t order[COCO_LEN(lines)];
		struct coco_store *store = coco_store_new();
		for (size_t i = 0; i < COCO_LEN(lines); i++)
			order[i] = i;
		for (size_t i = COCO_LEN(lines); seed > 1 && i > 1; i--) {
			size_t j = rng_below(&r, i), t = order[i - 1];
			order[i - 1] = order[j];
			order[j] = t;
		}
		fill(store, order);
		cr_expect_eq(coco_store_superseded(store), 0);
		cr_expect_eq(coco_store_count(store, "participant"), 3);
		cr_expect_eq(coco_store_count(store, "nobody_knows"), 3, "records without a key are kept apart");
		cr_expect_eq(coco_store_count(store, "none"), 0);
		static const size_t want[] = {1, 0, 2};
		for (size_t i = 0; i < 3; i++)
			cr_expect(coco_str_is(coco_store_at(store, "participant", i)->line, lines[want[i]]));
		static const size_t want_interest[] = {5, 4, 3};
		for (size_t i = 0; i < 3; i++)
			cr_expect(coco_str_is(coco_store_at(store, "interest", i)->line, lines[want_interest[i]]));
		cr_expect_null(coco_store_at(store, "interest", 3));
		cr_expect(coco_str_is(coco_rec_get(coco_store_at(store, "nobody_knows", 2), "n"), "2"));
		struct coco_err err = {0};
		cr_expect_eq(coco_store_digest(store, types, COCO_LEN(types), digest, &err), 0);
		if (seed == 1)
			strcpy(first, digest);
		cr_expect_str_eq(digest, first);
		coco_store_free(store);
	}
}

Test(store, members_are_there_without_parsing)
{
	struct coco_store *store = coco_store_new();
	struct coco_arena *arena = coco_arena_new();
	size_t count;
	add(store, lines[1]);
	add(store, lines[2]);
	const struct coco_rec *rec = coco_store_find(store, "participant", view("a"));
	cr_assert(rec);
	cr_expect(coco_rec_is(rec, "participant"));
	cr_expect(coco_str_is(coco_rec_str(rec, "org", arena), "A"));
	cr_expect(coco_str_is(coco_rec_list(rec, "skills", &count, arena)[0], "x"));
	cr_expect_str_eq(rec->file, lines[1]);
	cr_expect(coco_store_find(store, "participant", view("cd")), "the key is the decoded id");
	cr_expect_null(coco_store_find(store, "participant", view("")));
	cr_expect_null(coco_store_find(store, "participant", COCO_STR_NONE));
	cr_expect_null(coco_store_find(store, "challenge", view("a")));
	char longer[1000];
	memset(longer, 'z', sizeof(longer));
	cr_expect_null(coco_store_find(store, "participant", (struct coco_str){longer, sizeof(longer)}));
	coco_store_free(store);
	coco_arena_free(arena);
}

Test(store, later_records_supersede)
{
	struct coco_store *store = coco_store_new(), *fresh = coco_store_new();
	char a[COCO_SHA256_TEXT], b[COCO_SHA256_TEXT];
	struct coco_err err = {0};
	for (size_t round = 0; round < 3; round++)
		for (size_t i = 0; i < 6; i++)
			add(store, lines[i]);
	add(store, "{\"type\":\"participant\",\"id\":\"a\",\"org\":\"New\"}");
	cr_expect_eq(coco_store_superseded(store), 13);
	cr_expect_eq(coco_store_seal(store, &err), 0);
	cr_expect_eq(coco_store_count(store, "participant"), 3);
	struct coco_arena *arena = coco_arena_new();
	cr_expect(coco_str_is(coco_rec_str(coco_store_find(store, "participant", view("a")), "org", arena), "New"));
	/* adding and sealing again keeps places right */
	add(store, "{\"type\":\"participant\",\"id\":\"A0\",\"org\":\"first\"}");
	cr_expect_eq(coco_store_seal(store, &err), 0);
	cr_expect(coco_str_is(coco_rec_str(coco_store_at(store, "participant", 0), "org", arena), "first"));
	cr_expect(coco_str_is(coco_rec_str(coco_store_find(store, "participant", view("b")), "org", arena), "B"));
	/* what was superseded leaves no trace in the digest */
	for (size_t i = 0; i < 6; i++)
		if (i != 1)
			add(fresh, lines[i]);
	add(fresh, "{ \"org\":\"New\", \"id\":\"a\",\"type\":\"participant\"}");
	add(fresh, "{\"type\":\"participant\",\"id\":\"A0\",\"org\":\"first\"}");
	cr_expect_eq(coco_store_seal(fresh, &err), 0);
	cr_expect_eq(coco_store_digest(store, types, COCO_LEN(types), a, &err), 0);
	cr_expect_eq(coco_store_digest(fresh, types, COCO_LEN(types), b, &err), 0);
	cr_expect_str_eq(a, b);
	add(fresh, "{\"type\":\"participant\",\"id\":\"a\",\"org\":\"new\"}");
	cr_expect_eq(coco_store_digest(fresh, types, COCO_LEN(types), b, &err), 0);
	cr_expect_str_neq(a, b);
	coco_arena_free(arena);
	coco_store_free(store);
	coco_store_free(fresh);
}

Test(store, holds_many)
{
	struct coco_store *store = coco_store_new();
	struct coco_err err = {0};
	char line[64];
	for (unsigned i = 0; i < 20000; i++) {
		snprintf(line, sizeof(line), "{\"type\":\"participant\",\"id\":\"p%05u\",\"org\":\"O\"}", i * 7919 % 20000);
		add(store, line);
	}
	cr_expect_eq(coco_store_seal(store, &err), 0);
	for (unsigned i = 0; i < 20000; i++) {
		char id[16];
		snprintf(id, sizeof(id), "p%05u", i);
		const struct coco_rec *rec = coco_store_at(store, "participant", i);
		cr_assert(coco_str_is(coco_json_str(coco_rec_get(rec, "id"), NULL), id));
		cr_assert_eq(coco_store_find(store, "participant", view(id)), rec);
	}
	coco_store_free(store);
}

/* A spooled type gives the same records in the same order with the same digest, in memory and in a file. */
Test(store, spooled_records_are_the_same)
{
	static const size_t counts[] = {30, 9000};
	for (size_t c = 0; c < COCO_LEN(counts); c++) {
		struct coco_store *kept = coco_store_new(), *spooled = coco_store_new();
		struct coco_err err = {0};
		char a[COCO_SHA256_TEXT], b[COCO_SHA256_TEXT], line[8192];
		cr_assert_eq(coco_store_spool(spooled, "participant", &err), 0);
		for (unsigned i = 0; i < counts[c]; i++) {
			const int text = i % 100 == 7 ? 7000 : 600;
			snprintf(line, sizeof(line), "{\"type\":\"participant\",\"id\":\"p%05u\",\"org\":\"%*u\"}",
			    i * 7919 % (unsigned)(counts[c] - 3), text, i);
			add(kept, line);
			add(spooled, line);
		}
		for (size_t i = 0; i < COCO_LEN(lines); i++)
			add(kept, lines[i]), add(spooled, lines[i]);
		add(kept, "{\"type\":\"participant\",\"org\":\"no id\"}");
		add(spooled, "{\"type\":\"participant\",\"org\":\"no id\"}");
		cr_assert_eq(coco_store_seal(kept, &err), 0);
		cr_assert_eq(coco_store_seal(spooled, &err), 0);
		cr_expect_eq(coco_store_superseded(kept), 3);
		cr_expect_eq(coco_store_superseded(spooled), 3);
		cr_assert_eq(coco_store_count(spooled, "participant"), coco_store_count(kept, "participant"));
		struct coco_store_reader *reader = coco_store_reader_new(spooled);
		for (size_t i = 0; i < coco_store_count(kept, "participant"); i++) {
			const struct coco_rec *rec = coco_store_read(reader, "participant", i, &err);
			cr_assert(rec != NULL && coco_str_eq(rec->line, coco_store_at(kept, "participant", i)->line), "%zu", i);
			cr_assert(coco_rec_is(rec, "participant"));
		}
		const struct coco_rec *other = coco_store_read(reader, "interest", 0, &err);
		cr_expect(other == coco_store_at(spooled, "interest", 0), "what is in memory is given as it is");
		cr_expect_null(coco_store_read(reader, "interest", 3, &err));
		cr_expect_eq(coco_store_digest(kept, types, COCO_LEN(types), a, &err), 0);
		cr_expect_eq(coco_store_digest(spooled, types, COCO_LEN(types), b, &err), 0);
		cr_expect_str_eq(a, b);
		coco_store_reader_free(reader);
		coco_store_free(kept);
		coco_store_free(spooled);
	}
}
