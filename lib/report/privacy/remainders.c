/* What one family of counts tells of another. Two cases, both of disclosure.csv: `under` names a family whose counts this one's cannot
 * exceed: where its root is hidden for a group, so is all of this family for it. `of` names a count that this one is a part of, as
 * family.place: one less the other is a count as well (of 20 who could be asked 19 were), and where it is 1 to min_cell - 1 and the whole
 * is told the part is hidden. Compared are the groups of one dimension that the part's group has, and the total. Parts that are larger than
 * the whole, for they count what it does not, tell nothing. Invariant: a family that is named stands before, or is the family itself. */
#include <stdlib.h>
#include <string.h>

#include "disclose.h"

struct entry {
	int64_t value;
	bool hidden;
};
struct seen {
	struct coco_map *keys; /* "family.place US dimension US code"; of a root the place is "", too */
	struct entry *entries; /* malloc'ed */
	size_t cap;
	struct coco_buf key;
};

struct seen *seen_new(void)
{
	struct seen *seen = calloc(1, sizeof *seen);
	if (seen && !(seen->keys = coco_map_new())) {
		free(seen);
		return NULL;
	}
	return seen;
}

void seen_free(struct seen *seen)
{
	if (seen) {
		coco_map_free(seen->keys);
		coco_buf_free(&seen->key);
		free(seen->entries);
	}
	free(seen);
}

/* `dim` NULL: the total. */
static struct coco_str key_of(struct seen *seen, const char *family, const char *place, const struct dim *dim)
{
	coco_buf_clear(&seen->key);
	coco_buf_printf(&seen->key, "%s.%s\x1f%s\x1f", family, place, dim ? dim->name : "");
	coco_buf_str(&seen->key, dim ? dim->code : COCO_STR(""));
	return coco_buf_view(&seen->key);
}

static int note(struct seen *seen, struct coco_str key, const struct count *c)
{
	bool added = false;
	const size_t at = coco_buf_ok(&seen->key) ? coco_map_add(seen->keys, key, &added) : COCO_NONE;
	if (at == COCO_NONE || coco_grow(&seen->entries, &seen->cap, at, sizeof *seen->entries)) {
		return -1;
	}
	if (added) {
		seen->entries[at] = (struct entry){c->value, false};
	}
	seen->entries[at].hidden |= c->hidden;
	return 0;
}

int note_family(const struct family *f, struct seen *seen)
{
	int status = 0;
	for (size_t i = 0; i < f->n_counts && !status; i++) {
		const struct count *c = &f->counts[i];
		const struct group *g = &f->groups[c->group];
		const struct def *def = &f->defs[c->def];
		if (g->n > 1 || c->each) {
			continue;
		}
		status = note(seen, key_of(seen, f->name, def->name, g->n ? &g->dim[0] : NULL), c);
		if (def->parent == COCO_NONE && !status) {
			status = note(seen, key_of(seen, f->name, "", g->n ? &g->dim[0] : NULL), c);
		}
	}
	return status;
}

static const struct entry *entry_of(struct seen *seen, struct coco_str key)
{
	const size_t at = coco_map_find(seen->keys, key);
	return at == COCO_NONE ? NULL : &seen->entries[at];
}

static bool under_hidden(struct seen *seen, const char *family, const struct dim *dim)
{
	const struct entry *root = *family ? entry_of(seen, key_of(seen, family, "", dim)) : NULL;
	return root && root->hidden;
}

static bool leaves_few(struct seen *seen, const char *of, const struct dim *dim, int64_t value, int64_t min_cell)
{
	const size_t family = strcspn(of, ".");
	char name[64] = "";
	if (!*of || family >= sizeof name || !of[family]) {
		return false;
	}
	memcpy(name, of, family);
	const struct entry *whole = entry_of(seen, key_of(seen, name, of + family + 1, dim));
	return whole && !whole->hidden && whole->value > value && whole->value - value < min_cell;
}

int hide_under(struct family *f, struct seen *seen, int64_t min_cell)
{
	for (size_t i = 0; i < f->n_counts; i++) {
		struct count *c = &f->counts[i];
		const struct group *g = &f->groups[c->group];
		for (size_t d = 0; d <= g->n; d++) {
			const struct dim *dim = d < g->n ? &g->dim[d] : NULL; /* none: the total, whatever the group */
			c->hidden |= under_hidden(seen, f->under, dim) || leaves_few(seen, f->defs[c->def].of, dim, c->value, min_cell);
		}
		if (!coco_buf_ok(&seen->key)) {
			return -1;
		}
	}
	return 0;
}
