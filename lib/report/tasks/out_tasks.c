/* The work list for programs: each task as a `task` record, in JSON and NDJSON with the members that it has, in CSV with the same
 * columns in every run. Contact data come from the contacts file alone, and never of who refused consent. Invariant: all
 * forms take their texts from task_field. */
#include "cells.h"
#include "coco/survey.h"
#include "tasks.h"

static const char *const names[TASK_FIELDS] = {"type", "task", "urgency", "title", "since", "participant", "org", "side", "languages",
    "country", "nuts", "contact_name", "email", "phone", "facilitator", "challenge", "collaboration", "pitch", "reason", "todo"};

static struct coco_str contact_field(const struct coco_report *r, const struct task *task, enum task_field field)
{
	struct coco_contact contact;
	if (!r->options.contacts || task_consent(r, task->person) == CONSENT_REFUSED ||
	    !coco_contacts_find(r->options.contacts, task_id(r, task->person), &contact)) {
		return COCO_STR("");
	}
	return field == TASK_CONTACT_NAME ? contact.contact_name : field == TASK_EMAIL ? contact.email : contact.phone;
}

/* What the record says of the person; of who refused, the id alone. */
static struct coco_str person_field(const struct coco_report *r, const struct task *task, enum task_field field)
{
	struct coco_str id = task_id(r, task->person);
	if (field == TASK_PARTICIPANT) {
		return id;
	}
	if (task->person == COCO_NONE || task_consent(r, task->person) == CONSENT_REFUSED) {
		return COCO_STR("");
	}
	if (field == TASK_ORG) { /* an id is no name */
		struct coco_str who = task_who(r, task->person);
		return coco_str_eq(who, id) ? COCO_STR("") : who;
	}
	if (field >= TASK_CONTACT_NAME && field <= TASK_PHONE) {
		return contact_field(r, task, field);
	}
	if (field != TASK_LANGUAGES) {
		return coco_rec_str(task_person(r, task->person), names[field], r->arena);
	}
	struct coco_buf list = COCO_BUF_INIT;
	size_t n = 0;
	struct coco_str *codes = coco_rec_list(task_person(r, task->person), names[field], &n, r->arena);
	for (size_t k = 0; codes && k < n; k++) {
		coco_buf_puts(&list, k ? ";" : "");
		coco_buf_str(&list, codes[k]);
	}
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&list));
	coco_buf_free(&list);
	return copy;
}

struct coco_str task_field(const struct coco_report *r, const struct task *task, enum task_field field)
{
	const char *id = task_cell(task->rule, "id");
	char date[11] = "";
	switch (field) {
	case TASK_TYPE:
		return COCO_STR("task");
	case TASK_ID:
	case TASK_URGENCY:
		return coco_str_of(task_cell(task->rule, field == TASK_ID ? "id" : "urgency"));
	case TASK_TITLE:
	case TASK_DEED:
		return coco_str_of(task_word(r, id, names[field]));
	case TASK_SINCE:
		coco_date_text(task->since, date);
		return coco_arena_copy(r->arena, coco_str_of(date));
	case TASK_CHALLENGE:
		return task->challenge;
	case TASK_COLLABORATION:
		return task->collaboration;
	case TASK_PITCH:
		return task->pitch;
	case TASK_REASON:
		return task->reason;
	default:
		return person_field(r, task, field);
	}
}

void task_json(const struct coco_report *r, const struct task *task, struct coco_writer *w)
{
	coco_write_object(w);
	for (size_t f = 0; f < TASK_FIELDS; f++) {
		struct coco_str text = task_field(r, task, (enum task_field)f), code;
		if (!text.n) {
			continue;
		}
		coco_write_key(w, names[f]);
		if (f != TASK_LANGUAGES) {
			coco_write_str(w, text);
			continue;
		}
		coco_write_array(w);
		while (coco_str_split(&text, ';', &code)) {
			coco_write_str(w, code);
		}
		coco_write_end(w, false);
	}
	coco_write_end(w, true);
}

void tasks_json(const struct coco_report *r, struct coco_writer *w)
{
	if (!r->tasks) {
		return;
	}
	coco_write_key(w, "tasks");
	coco_write_array(w);
	for (size_t i = 0; i < r->tasks->n; i++) {
		coco_buf_putc(w->out, '\n');
		task_json(r, &r->tasks->items[i], w);
	}
	coco_write_end(w, false);
	coco_write_key(w, "unnamed");
	coco_write_int(w, r->tasks->unnamed);
}

int tasks_records(const struct coco_report *r, struct coco_sink *sink, struct coco_err *err)
{
	struct coco_buf line = COCO_BUF_INIT;
	int status = 0;
	for (size_t i = 0; r->tasks && i < r->tasks->n && !status; i++) {
		struct coco_writer w;
		coco_buf_clear(&line);
		coco_writer_init(&w, &line);
		task_json(r, &r->tasks->items[i], &w);
		status = coco_buf_ok(&line) ? coco_sink_put(sink, coco_buf_view(&line), err) : coco_err_nomem(err);
	}
	coco_buf_free(&line);
	return status;
}

void tasks_csv(const struct coco_report *r, struct cells *cells, struct coco_buf *out)
{
	for (size_t f = 0; f < TASK_FIELDS; f++) {
		coco_buf_puts(out, f ? cells->separator == ';' ? ";" : "," : "");
		cell_put(cells, coco_str_of(names[f]), out);
	}
	coco_buf_puts(out, cells->eol);
	for (size_t i = 0; i < r->tasks->n; i++) {
		cells->line = i + 2;
		for (size_t f = 0; f < TASK_FIELDS; f++) {
			coco_buf_puts(out, f ? cells->separator == ';' ? ";" : "," : "");
			cell_put(cells, task_field(r, &r->tasks->items[i], (enum task_field)f), out);
		}
		coco_buf_puts(out, cells->eol);
	}
}
