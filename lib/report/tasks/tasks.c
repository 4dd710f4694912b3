/* The work list: its tables, who may be named, the order. A task is found by one of tasks_*.c and says whom to call; what the law
 * asks stands before all: without consent to the processing of data (consent.process) somebody is named only to be asked for it,
 * who refused only by id, so that the records are deleted, and a task that would name either is left out and counted.
 * Invariant: the list does not depend on the order of the input. */
#include <stdlib.h>

#include "coco/survey.h"
#include "tasks.h"

static struct coco_table_ref rules(void)
{
	return coco_table_find(&coco_tables_report, "tasks");
}

size_t task_rules(void)
{
	return coco_table_rows(rules());
}

size_t task_rule(const char *id)
{
	return coco_table_row(rules(), 0, coco_str_of(id));
}

const char *task_cell(size_t rule, const char *column)
{
	return coco_table_cell(rules(), rule, coco_table_column(rules(), column));
}

const char *task_word(const struct coco_report *r, const char *id, const char *part)
{
	struct coco_table_ref words = coco_table_find(&coco_tables_report, "task_words");
	char key[64];
	snprintf(key, sizeof key, "%s.%s", id, part);
	return coco_table_cell(words, coco_table_row(words, 0, coco_str_of(key)), coco_table_column(words, coco_langs[r->lang]));
}

/* ---- people ------------------------------------------------------------------------------------------------------- */

const struct coco_rec *task_person(const struct coco_report *r, size_t person)
{
	return coco_store_at(r->store, "participant", person);
}

enum consent task_consent(const struct coco_report *r, size_t person)
{
	bool given;
	if (!coco_rec_bool(task_person(r, person), "consent.process", &given)) {
		return CONSENT_UNKNOWN;
	}
	return given ? CONSENT_GIVEN : CONSENT_REFUSED;
}

struct coco_str task_id(const struct coco_report *r, size_t person)
{
	return person == COCO_NONE ? COCO_STR("") : coco_rec_str(task_person(r, person), "id", r->arena);
}

struct coco_str task_who(const struct coco_report *r, size_t person)
{
	struct coco_contact contact = {.org = COCO_STR("")};
	struct coco_str id = task_id(r, person);
	if (person == COCO_NONE || task_consent(r, person) == CONSENT_REFUSED) {
		return id;
	}
	const struct coco_rec *rec = task_person(r, person);
	if (r->options.contacts && coco_contacts_find(r->options.contacts, id, &contact) && contact.org.n) {
		return contact.org;
	}
	struct coco_str org = coco_rec_str(rec, "org", r->arena);
	return org.n && (r->options.contacts || !coco_org_personal(rec, r->arena)) ? org : id;
}

struct coco_str task_challenge(const struct coco_report *r, const struct coco_rec *challenge)
{
	struct coco_str title = coco_str_trim(coco_rec_str(challenge, "title", r->arena));
	return title.n ? title : coco_rec_str(challenge, "id", r->arena);
}

struct coco_str task_date(const struct coco_report *r, struct coco_date date)
{
	struct coco_buf text = COCO_BUF_INIT;
	coco_format_date(&text, date, r->lang);
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&text));
	coco_buf_free(&text);
	return copy;
}

/* ---- finding ------------------------------------------------------------------------------------------------------ */

bool task_due(const struct coco_report *r, const char *rule, struct coco_date day)
{
	int64_t days = 0;
	coco_int_parse(coco_str_of(task_cell(task_rule(rule), "days")), &days);
	return !day.year || coco_date_days(r->options.as_of) - coco_date_days(day) >= days;
}

static bool may_name(const struct coco_report *r, size_t rule, size_t person)
{
	bool any = coco_str_is(coco_str_of(task_cell(rule, "consent")), "any");
	return any || person == COCO_NONE || task_consent(r, person) == CONSENT_GIVEN;
}

void task_add(struct coco_report *r, const char *rule, const char *part, struct task task, size_t other, const struct coco_fill *fills,
    size_t n_fills)
{
	struct tasks *t = r->tasks;
	struct coco_buf reason = COCO_BUF_INIT;
	task.rule = task_rule(rule);
	if (!may_name(r, task.rule, task.person) || !may_name(r, task.rule, other)) {
		t->unnamed++;
		return;
	}
	coco_label_fill(&reason, task_word(r, rule, part), fills, n_fills);
	task.reason = coco_arena_copy(r->arena, coco_buf_view(&reason));
	if (reason.failed || !task.reason.s || coco_grow(&t->items, &t->cap, t->n, sizeof *t->items)) {
		r->failed = true;
	} else {
		t->items[t->n++] = task;
	}
	coco_buf_free(&reason);
}

static int urgency(const struct task *task)
{
	return coco_choice("now|week|later", coco_str_of(task_cell(task->rule, "urgency")));
}

/* Urgency, rule, the oldest first, those without a day last; then by number and ids, so that the order is one. */
static int by_urgency(const void *a, const void *b)
{
	const struct task *x = a, *y = b;
	int32_t dx = x->since.year ? coco_date_days(x->since) : INT32_MAX, dy = y->since.year ? coco_date_days(y->since) : INT32_MAX;
	int order = urgency(x) - urgency(y);
	order = order ? order : (x->rule > y->rule) - (x->rule < y->rule);
	order = order ? order : (dx > dy) - (dx < dy);
	order = order ? order : (x->person > y->person) - (x->person < y->person);
	order = order ? order : coco_str_cmp(x->challenge, y->challenge);
	order = order ? order : coco_str_cmp(x->collaboration, y->collaboration);
	order = order ? order : coco_str_cmp(x->pitch, y->pitch);
	return order ? order : coco_str_cmp(x->reason, y->reason);
}

/* One figure a rule, nought too: it was looked for. */
static void put_counts(struct coco_report *r)
{
	for (size_t rule = 0; rule < task_rules(); rule++) {
		struct coco_str id = coco_str_of(task_cell(rule, "id"));
		int64_t n = 0;
		for (size_t i = 0; i < r->tasks->n; i++) {
			n += r->tasks->items[i].rule == rule;
		}
		name_code(r, "task", id, coco_str_of(task_word(r, id.s, "title")));
		put_count(r, "tasks.count", group_with((struct group){.n = 0}, "task", id), n, n);
	}
}

int measure_tasks(struct coco_report *r, struct coco_err *err)
{
	r->tasks = coco_arena_alloc(r->arena, sizeof *r->tasks);
	if (!r->tasks || tasks_of_people(r) || tasks_of_challenges(r) || tasks_of_work(r)) {
		return coco_err_nomem(err);
	}
	if (r->tasks->n)
		qsort(r->tasks->items, r->tasks->n, sizeof *r->tasks->items, by_urgency);
	put_counts(r);
	return 0;
}

void tasks_free(struct tasks *tasks)
{
	if (tasks) {
		free(tasks->items);
	}
}
