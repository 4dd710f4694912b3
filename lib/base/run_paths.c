/* No output replaces a file that the run reads: an export can't be had again, and a pool of records holds more than what comes out.
 *
 * Method: the option table says which arguments are names of files and which of these are written. Two names are one file if they
 * lead to the same inode of a regular file, or are spelled the same while there is no such file yet.
 */
#include "coco/base_run.h"
#include "opt.h"

#include <string.h>
#include <sys/stat.h>

static bool same_file(const char *a, const char *b)
{
	struct stat of_a, of_b;
	bool has_a = stat(a, &of_a) == 0, has_b = stat(b, &of_b) == 0;
	if (has_a != has_b || strcmp(a, "-") == 0 || strcmp(b, "-") == 0)
		return false;
	if (!has_a)
		return strcmp(a, b) == 0;
	return S_ISREG(of_a.st_mode) && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

/* One of the files that `names` joins by commas, or all of it. */
static bool among(struct coco_run *run, const char *names, bool joined, const char *path)
{
	if (!joined)
		return same_file(names, path);
	struct coco_str rest = coco_str_of(names), name;
	while (coco_str_split(&rest, ',', &name)) {
		const char *one = coco_arena_copy(run->arena, name).s;
		if (one && same_file(one, path))
			return true;
	}
	return false;
}

/* Whether `opt`, as it stands in `options`, names `path`. */
static bool names_it(struct coco_run *run, const struct coco_opt *opt, const void *options, const char *path)
{
	const void *target = (const char *)options + opt->offset;
	bool joined = (opt->flags & COCO_OPT_FILES) != 0;
	if (opt->kind == COCO_OPT_TEXT) {
		const char *names = *(const char *const *)target;
		return names && among(run, names, joined, path);
	}
	const struct coco_texts *list = target;
	for (size_t i = 0; opt->kind == COCO_OPT_LIST && i < list->count; i++) {
		if (among(run, list->items[i], joined, path))
			return true;
	}
	return false;
}

static int clash(const char *option, const char *path, const char *with, bool written, struct coco_err *err)
{
	if (written) {
		coco_err_set(err, COCO_EXIT_USAGE, "same-file", "--%s and --%s name the same file, '%s'", option, with, path);
		return coco_err_hint(err, "give each a file of its own");
	}
	coco_err_set(err, COCO_EXIT_USAGE, "same-file", "--%s would replace what %s%s reads, '%s'", option, with ? "--" : "",
	    with ? with : "this run", path);
	return coco_err_hint(err, "write to another file; when it is whole, it can take the place of this one");
}

int coco_run_writes(struct coco_run *run, const char *option, const char *path, struct coco_err *err)
{
	if (!path)
		return 0;
	for (size_t i = 0; i < run->n_files; i++) {
		if (same_file(run->files[i].path, path))
			return clash(option, path, NULL, false, err);
	}
	for (size_t i = 0, n = run->tool ? opt_count(run->tool) : 0; i < n; i++) { /* a run of a test or a bench may have no tool */
		const struct coco_opt *opt = opt_at(run->tool, i);
		bool replaced = opt->flags & COCO_OPT_EARLIER && strcmp(option, "output") == 0;
		if (!(opt->flags & COCO_OPT_FILE) || replaced || strcmp(opt->name, option) == 0)
			continue;
		bool named = names_it(run, opt, run->common, path);
		for (size_t k = 0; opt->flags & COCO_OPT_SCOPED && !named && k < run->n_files; k++)
			named = names_it(run, opt, run->files[k].options, path);
		if (named)
			return clash(option, path, opt->name, (opt->flags & COCO_OPT_WRITES) != 0, err);
	}
	return 0;
}
