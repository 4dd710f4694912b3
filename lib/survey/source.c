/* A file that may be read more than once.
 *
 * Method: a regular file is opened again, standard input that is one is read again from where it stood; what can't be (a
 * pipe) goes through a spool, unless it is read once only. Invariant: every opening gives the same bytes.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "bytes.h"

enum { KEPT_IN_MEMORY = 1 << 20 };

static bool is_standard(const char *path)
{
	return strcmp(path, "-") == 0;
}

int survey_source_init(struct survey_source *source, const char *path, bool once, struct coco_err *err)
{
	struct stat st;
	struct coco_str raw;
	int rc;
	bool standard = is_standard(path);
	*source = (struct survey_source){.path = path, .once = once, .start = standard ? lseek(STDIN_FILENO, 0, SEEK_CUR) : 0};
	source->regular = (standard ? fstat(STDIN_FILENO, &st) : stat(path, &st)) == 0 && S_ISREG(st.st_mode) && source->start >= 0;
	if (source->regular || once)
		return 0;
	struct coco_in *in = coco_in_open(path, err);
	if (!in)
		return -1;
	if (!(source->spool = coco_spool_new(KEPT_IN_MEMORY)))
		rc = coco_err_nomem(err);
	while (source->spool && (rc = coco_in_next(in, &raw, err)) > 0 && !(rc = coco_spool_put(source->spool, raw, err)))
		continue;
	coco_in_close(in);
	return rc;
}

struct coco_in *survey_source_open(const struct survey_source *source, struct coco_err *err)
{
	if (source->regular && is_standard(source->path) && lseek(STDIN_FILENO, source->start, SEEK_SET) < 0) {
		coco_err_errno(err, COCO_EXIT_IO, "read-failed", errno, "reading again failed");
		coco_err_at(err, source->path, 0, 0);
		return NULL;
	}
	if (source->regular || source->once)
		return coco_in_open(source->path, err);
	return coco_spool_open(source->spool, source->path, err);
}

void survey_source_free(struct survey_source *source)
{
	coco_spool_free(source->spool);
}
