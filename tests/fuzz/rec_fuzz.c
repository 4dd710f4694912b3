/* Patching and canonical text. The first byte chooses the patch; the rest is the record.
 *
 * What must hold for every record: the canonical text is a record, is its own canonical text, and means the same to jansson;
 * a patch gives a record that holds the patched value; adding a member and taking it away, or replacing one and putting it
 * back, gives the same bytes. */
#include "coco/record.h"
#include "jansson_says.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct coco_rec again;

static void parse_or_abort(struct coco_rec *rec, struct coco_str line)
{
	if (coco_rec_parse(rec, line, NULL))
		abort();
}

static void canonical_or_abort(const struct coco_rec *rec, struct coco_buf *out)
{
	if (coco_rec_canonical(rec, out, NULL))
		abort();
}

static void check_canonical(const struct coco_rec *rec)
{
	struct coco_buf once = COCO_BUF_INIT, twice = COCO_BUF_INIT;
	canonical_or_abort(rec, &once);
	parse_or_abort(&again, coco_buf_view(&once));
	if (again.n_members != rec->n_members)
		abort();
	canonical_or_abort(&again, &twice);
	if (!coco_str_eq(coco_buf_view(&once), coco_buf_view(&twice)))
		abort();
	coco_buf_free(&once);
	coco_buf_free(&twice);
}

static void check_add_and_remove(const struct coco_rec *rec)
{
	struct coco_buf with = COCO_BUF_INIT, without = COCO_BUF_INIT;
	struct coco_patch patch = {"a name that is new", COCO_STR("[1,{\"x\":null}]")};
	if (coco_rec_get(rec, patch.key).s)
		return;
	coco_rec_patch(rec, &patch, 1, &with);
	parse_or_abort(&again, coco_buf_view(&with));
	if (again.n_members != rec->n_members + 1 || !coco_str_eq(coco_rec_get(&again, patch.key), patch.value))
		abort();
	patch.value = COCO_STR_NONE;
	coco_rec_patch(&again, &patch, 1, &without);
	if (!coco_str_eq(coco_buf_view(&without), rec->line))
		abort();
	coco_buf_free(&with);
	coco_buf_free(&without);
}

/* Member `which` replaced and put back, then removed. */
static void check_replace(const struct coco_rec *rec, size_t which, struct coco_arena *arena)
{
	struct coco_buf changed = COCO_BUF_INIT, back = COCO_BUF_INIT, quoted = COCO_BUF_INIT;
	struct coco_str old = rec->members[which].value, key = rec->members[which].key;
	coco_buf_putc(&quoted, '"');
	coco_buf_str(&quoted, key);
	coco_buf_putc(&quoted, '"');
	key = coco_arena_copy(arena, coco_json_str(coco_buf_view(&quoted), arena));
	struct coco_patch patch = {key.s, COCO_STR("-17.5")};
	coco_rec_patch(rec, &patch, 1, &changed);
	parse_or_abort(&again, coco_buf_view(&changed));
	if (!coco_str_eq(coco_rec_get(&again, key.s), patch.value))
		abort();
	patch.value = old;
	coco_rec_patch(&again, &patch, 1, &back);
	if (!coco_str_eq(coco_buf_view(&back), rec->line))
		abort();
	coco_buf_clear(&changed);
	patch.value = COCO_STR_NONE;
	coco_rec_patch(rec, &patch, 1, &changed);
	parse_or_abort(&again, coco_buf_view(&changed));
	if (again.n_members != rec->n_members - 1)
		abort();
	coco_buf_free(&changed);
	coco_buf_free(&back);
	coco_buf_free(&quoted);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct coco_rec rec;
	static struct coco_arena *arena;
	if (!arena)
		arena = coco_arena_new();
	coco_arena_reset(arena);
	if (size < 2 || coco_rec_parse(&rec, (struct coco_str){(const char *)data + 1, size - 1}, NULL))
		return 0;
	check_canonical(&rec);
	check_add_and_remove(&rec);
	if (rec.n_members)
		check_replace(&rec, data[0] % rec.n_members, arena);
	return 0;
}
