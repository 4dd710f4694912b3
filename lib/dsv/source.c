/* A file that may be read more than once.
 *
 * Method: a regular file is opened again, standard input that is one is read again from where it stood; what can't be (a
 * pipe) goes through a spool, unless it is read once only. A workbook is read into memory, and its sheet's text is the
 * source from then on. Invariant: every opening gives the same bytes.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "coco/dsv.h"

enum { BEGINNING = 512, KEPT_IN_MEMORY = 1 << 20, WORKBOOK_MAX = 256 << 20 };

static bool is_standard(const char *path)
{
	return strcmp(path, "-") == 0;
}

/* Looks at the first bytes; what can't be opened again goes into the spool, or stays open. */
static int source_begin(struct coco_dsv_source *source, struct coco_err *err)
{
	struct coco_str raw;
	struct coco_in *in = coco_in_open(source->path, err);
	if (in && source->regular)
		coco_in_block(in, BEGINNING);
	int rc = in ? coco_in_peek(in, 8, &raw, err) : -1;
	source->workbook = !rc && coco_workbook_is(raw);
	if (!rc && !source->regular && source->once) {
		source->begun = in;
		return 0;
	}
	if (!rc && !source->regular) {
		if (!(source->spool = coco_spool_new(KEPT_IN_MEMORY)))
			rc = coco_err_nomem(err);
		while (source->spool && (rc = coco_in_next(in, &raw, err)) > 0 && !(rc = coco_spool_put(source->spool, raw, err)))
			continue;
	}
	coco_in_close(in);
	return rc;
}

int coco_dsv_source_init(struct coco_dsv_source *source, const char *path, bool once, struct coco_err *err)
{
	struct stat st;
	bool standard = is_standard(path);
	*source = (struct coco_dsv_source){.path = path, .once = once, .start = standard ? lseek(STDIN_FILENO, 0, SEEK_CUR) : 0};
	source->regular = (standard ? fstat(STDIN_FILENO, &st) : stat(path, &st)) == 0 && S_ISREG(st.st_mode) && source->start >= 0;
	return source_begin(source, err);
}

struct coco_in *coco_dsv_source_open(struct coco_dsv_source *source, struct coco_err *err)
{
	if (source->sheet)
		return coco_workbook_open(source->sheet, err);
	if (source->begun) {
		struct coco_in *in = source->begun;
		source->begun = NULL;
		return in;
	}
	if (source->regular && is_standard(source->path) && lseek(STDIN_FILENO, source->start, SEEK_SET) < 0) {
		coco_err_errno(err, COCO_EXIT_IO, "read-failed", errno, "reading again failed");
		coco_err_at(err, source->path, 0, 0);
		return NULL;
	}
	if (source->regular)
		return coco_in_open(source->path, err);
	return coco_spool_open(source->spool, source->path, err);
}

int coco_dsv_source_unpack(
    struct coco_dsv_source *source, const struct coco_workbook_said *said, struct coco_diag *diag, struct coco_err *err)
{
	struct coco_buf file = COCO_BUF_INIT;
	struct coco_str raw;
	struct coco_in *in = coco_dsv_source_open(source, err);
	int rc = in ? 1 : -1;
	while (rc > 0 && (rc = coco_in_next(in, &raw, err)) > 0) {
		coco_buf_str(&file, raw);
		if (file.len <= WORKBOOK_MAX)
			continue;
		coco_err_set(err, COCO_EXIT_INPUT, "too-large", "is a workbook of more than %d MiB", WORKBOOK_MAX >> 20);
		coco_err_hint(err, "save the sheet as CSV");
		rc = coco_err_at(err, source->path, 0, 0);
	}
	coco_in_close(in);
	if (rc == 0 && !coco_buf_ok(&file))
		rc = coco_err_nomem(err);
	if (rc == 0)
		source->sheet = coco_workbook_new(coco_buf_view(&file), source->path, said, diag, err);
	coco_buf_free(&file);
	return source->sheet ? 0 : -1;
}

void coco_dsv_source_free(struct coco_dsv_source *source)
{
	coco_spool_free(source->spool);
	coco_workbook_free(source->sheet);
	coco_in_close(source->begun);
}
