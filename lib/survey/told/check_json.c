/* The facilitator's view of a run, as JSON for scripts. */
#include "check.h"

static void member(struct coco_writer *w, const char *key, struct coco_str text)
{
	if (!text.n)
		return;
	coco_write_key(w, key);
	coco_write_str(w, text);
}

static void count(struct coco_writer *w, const char *key, uint64_t n)
{
	coco_write_key(w, key);
	coco_write_int(w, (int64_t)n);
}

static void list(struct coco_writer *w, const char *key)
{
	coco_write_key(w, key);
	coco_write_array(w);
}

static void file_json(struct coco_writer *w, const struct check_file *f)
{
	char word[64];
	coco_write_object(w);
	member(w, "file", f->count->file);
	member(w, "platform", coco_str_of(f->platform));
	member(w, "encoding", coco_str_of(f->encoding));
	count(w, "rows", f->count->rows);
	count(w, "records", f->count->records);
	count(w, "rejects", f->count->rejects);
	coco_write_key(w, "reject_codes");
	coco_write_object(w);
	for (size_t i = 0; i < coco_map_count(f->codes); i++) {
		coco_write_key_str(w, coco_map_key(f->codes, i));
		coco_write_int(w, (int64_t)f->code_counts[i]);
	}
	coco_write_end(w, true);
	list(w, "columns");
	for (size_t i = 0; i < f->n; i++) {
		const struct check_column *col = &f->columns[i];
		coco_write_object(w);
		member(w, "header", col->name);
		member(w, "use", col->use);
		count(w, "filled", col->filled);
		count(w, "distinct", coco_map_count(col->values));
		coco_write_key(w, "missing");
		coco_write_object(w);
		for (int r = 0; r < CHECK_REASON; r++) {
			if (col->missing[r])
				count(w, coco_choice_text(CHECK_REASONS, r, word), col->missing[r]);
		}
		coco_write_end(w, true);
		coco_write_end(w, true);
	}
	coco_write_end(w, false);
	coco_write_end(w, true);
}

static void fault_json(struct coco_writer *w, const struct coco_check *c, const struct check_fault *f, int lang)
{
	coco_write_object(w);
	member(w, "file", f->file);
	count(w, "line", f->line);
	member(w, "column", f->column);
	member(w, "code", f->code);
	member(w, "text", check_fault_words(c, f, lang));
	coco_write_end(w, true);
}

static void person_json(struct coco_writer *w, const struct coco_check *c, const struct check_person *p, int lang)
{
	coco_write_object(w);
	member(w, "id", p->id);
	member(w, "org", p->name);
	member(w, "side", p->side);
	list(w, "missing");
	for (size_t i = 0; i < p->n; i++) {
		coco_write_object(w);
		member(w, "challenge", p->lacks[i].challenge);
		member(w, "fields", coco_str_of(coco_wanted_fields(p->lacks[i].wanted)));
		member(w, "ask", coco_str_of(coco_wanted_ask(p->lacks[i].wanted, lang)));
		coco_write_end(w, true);
	}
	coco_write_end(w, false);
	list(w, "wrong");
	for (size_t k = p->fault; k != COCO_NONE; k = c->faults[k].next)
		fault_json(w, c, &c->faults[k], lang);
	coco_write_end(w, false);
	coco_write_end(w, true);
}

void check_json_write(const struct coco_check *c, int lang, struct coco_buf *out)
{
	struct coco_writer w;
	coco_writer_init(&w, out);
	coco_write_object(&w);
	member(&w, "schema", COCO_STR("coco-check/1"));
	list(&w, "files");
	for (size_t i = 0; i < c->n_files; i++)
		file_json(&w, &c->files[i]);
	coco_write_end(&w, false);
	count(&w, "participants", c->n_people);
	count(&w, "complete", check_well_count(c));
	count(&w, "anonymous", check_anonymous_count(c));
	list(&w, "lacking");
	const struct check_lacking *all = check_lacking_count(c);
	for (size_t i = 0; all && i < coco_wanted_rows() && all[i].people; i++) {
		coco_write_object(&w);
		member(&w, "fields", coco_str_of(coco_wanted_fields(all[i].wanted)));
		member(&w, "ask", coco_str_of(coco_wanted_ask(all[i].wanted, lang)));
		count(&w, "participants", all[i].people);
		coco_write_end(&w, true);
	}
	coco_write_end(&w, false);
	list(&w, "incomplete");
	for (size_t i = 0; i < c->n_people; i++) {
		if (!check_well(&c->people[i]))
			person_json(&w, c, &c->people[i], lang);
	}
	coco_write_end(&w, false);
	list(&w, "rows");
	for (size_t i = 0; i < c->n_faults; i++) {
		if (c->faults[i].person == COCO_NONE)
			fault_json(&w, c, &c->faults[i], lang);
	}
	coco_write_end(&w, false);
	coco_write_end(&w, true);
	coco_buf_putc(out, '\n');
}
