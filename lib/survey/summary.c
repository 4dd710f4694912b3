/* The end of a run: the participants, the `import` record, and the equation.
 *
 * Invariant: rows = records + rejects + withheld for each file, counted where rows are read, where records are made, where rejects
 * are told, and at the gate; a difference is a bug of ours and ends with COCO_EXIT_BUG.
 */
#include "gate.h"

static void counts_write(struct coco_writer *w, const struct survey_file_count *c)
{
	coco_write_key(w, "rows");
	coco_write_int(w, (int64_t)c->rows);
	coco_write_key(w, "records");
	coco_write_int(w, (int64_t)c->records);
	coco_write_key(w, "rejects");
	coco_write_int(w, (int64_t)c->rejects);
	if (c->withheld) {
		coco_write_key(w, "withheld");
		coco_write_int(w, (int64_t)c->withheld);
	}
}

static int equation_check(const struct coco_import *import, struct coco_err *err)
{
	for (size_t i = 0; i < import->n_files; i++) {
		const struct survey_file_count *f = &import->files[i];
		if (f->rows == f->records + f->rejects + f->withheld)
			continue;
		coco_err_set(err, COCO_EXIT_BUG, "lost-rows",
		    "%llu rows were read, but %llu records and %llu rejects came of them, and %llu are withheld", (unsigned long long)f->rows,
		    (unsigned long long)f->records, (unsigned long long)f->rejects, (unsigned long long)f->withheld);
		coco_err_hint(err, "this is a bug in coco: do not use the output");
		return coco_err_at(err, f->file.s, 0, 0);
	}
	return 0;
}

int coco_import_end(struct coco_import *import, struct coco_err *err)
{
	struct coco_writer w;
	struct survey_file_count all = {.rows = 0};
	if ((import->gate && survey_gate_end(import, err)) || equation_check(import, err))
		return -1;
	coco_buf_clear(&import->line);
	coco_writer_init(&w, &import->line);
	coco_write_object(&w);
	coco_write_key(&w, "type");
	coco_write_text(&w, "import");
	coco_write_key(&w, "tool");
	coco_write_text(&w, "coco-import " COCO_VERSION);
	coco_write_key(&w, "files");
	coco_write_array(&w);
	for (size_t i = 0; i < import->n_files; i++) {
		const struct survey_file_count *f = &import->files[i];
		coco_write_object(&w);
		coco_write_key(&w, "file");
		coco_write_str(&w, f->file);
		coco_write_key(&w, "sha256");
		coco_write_text(&w, f->sha256);
		counts_write(&w, f);
		coco_write_end(&w, true);
		all.rows += f->rows;
		all.records += f->records;
		all.rejects += f->rejects;
		all.withheld += f->withheld;
	}
	coco_write_end(&w, false);
	counts_write(&w, &all);
	coco_write_key(&w, "lines");
	coco_write_int(&w, (int64_t)import->given);
	coco_write_end(&w, true);
	if (!coco_buf_ok(&import->line))
		return coco_err_nomem(err);
	return import->setup.put(import->setup.context, coco_buf_view(&import->line), err);
}
