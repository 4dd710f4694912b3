/* The record files of a run, taken together.
 *
 * Method: all are locked before the first is read, all are written beside before the first is put in place; so what can fail
 * mostly fails while nothing has changed. A change that was cut off between two files is finished by the same command again, but for
 * records that were to go for want of a record (a challenge's match) that has already gone from another file.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "coco/base_run.h"
#include "keep.h"

struct coco_lock *keep_lock(struct coco_run *run, const char *option, const char *const *beside, size_t n, struct coco_err *err)
{
	const char **paths = coco_arena_array(run->arena, run->n_files + n, sizeof *paths);
	size_t count = 0;
	if (!paths) {
		coco_err_nomem(err);
		return NULL;
	}
	for (size_t i = 0; i < run->n_files; i++) {
		if (strcmp(run->files[i].path, "-") == 0) {
			coco_err_set(
			    err, COCO_EXIT_USAGE, "bad-option", "--%s needs FILEs, which are read more than once: standard input will not do", option);
			return NULL;
		}
		if (!coco_file_exists(run->files[i].path)) {
			coco_err_errno(err, COCO_EXIT_INPUT, "unreadable", ENOENT, "cannot be opened");
			coco_err_at(err, run->files[i].path, 0, 0);
			return NULL;
		}
		paths[count++] = run->files[i].path;
	}
	for (size_t i = 0; i < n; i++) {
		if (beside[i])
			paths[count++] = beside[i];
	}
	return coco_lock_new(paths, count, err);
}

int keep_read_all(struct coco_run *run, struct keep_file *files, bool tell, keep_each each, void *context, struct coco_err *err)
{
	for (size_t i = 0; i < run->n_files; i++) {
		files[i] = (struct keep_file){.run = run, .path = run->files[i].path, .tell = tell};
		if (keep_read(&files[i], each, context, err))
			return -1;
	}
	return 0;
}

int keep_rewrite_all(struct coco_run *run, struct keep_file *files, keep_each each, void *context, struct coco_err *err)
{
	for (size_t i = 0; i < run->n_files; i++) {
		files[i] = (struct keep_file){.run = run, .path = run->files[i].path};
		if (keep_rewrite(&files[i], 0, each, context, err))
			return -1;
	}
	return 0;
}

int keep_close_all(struct coco_run *run, struct keep_file *files, bool commit, struct coco_err *err)
{
	int rc = 0;
	for (size_t i = 0; i < run->n_files; i++) {
		if (keep_close(&files[i], commit && !rc, rc ? NULL : err))
			rc = -1;
	}
	return rc;
}

int keep_count(struct keep_counts *c, struct coco_str type)
{
	bool added;
	if (!c->types && !(c->types = coco_map_new()))
		return -1;
	if (coco_grow(&c->n, &c->cap, coco_map_count(c->types), sizeof *c->n))
		return -1;
	size_t at = coco_map_add(c->types, type.n ? type : COCO_STR("without type"), &added);
	if (at == COCO_NONE)
		return -1;
	c->n[at] = added ? 1 : c->n[at] + 1;
	return 0;
}

void keep_counts_text(const struct keep_counts *c, struct coco_buf *out)
{
	size_t n = c->types ? coco_map_count(c->types) : 0;
	for (size_t i = 0; i < n; i++) {
		struct coco_str type = coco_map_key(c->types, i);
		coco_buf_printf(out, "%s%.*s %llu", i ? ", " : "", COCO_STR_ARG(type), (unsigned long long)c->n[i]);
	}
	if (!n)
		coco_buf_puts(out, "none");
}

void keep_counts_free(struct keep_counts *c)
{
	coco_map_free(c->types);
	free(c->n);
	*c = (struct keep_counts){.types = NULL};
}
