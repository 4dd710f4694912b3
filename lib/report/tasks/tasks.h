/* The facilitator's work list: what to do, for whom, since when and why. Which tasks there are, how urgent, and after how many days
 * stands in tasks.csv, their words in task_words.csv; tasks_*.c find them in the records. */
#ifndef COCO_REPORT_TASKS_H
#define COCO_REPORT_TASKS_H

#include "coco/page.h"
#include "model.h"

struct task {
	size_t rule;                                     /* row of tasks.csv */
	struct coco_date since;                          /* the day that counts; year 0: nobody knows */
	size_t person;                                   /* whom to call: number of the participant, COCO_NONE: nobody known */
	struct coco_str challenge, collaboration, pitch; /* ids, may be absent */
	struct coco_str reason;                          /* in the report's language */
};
struct tasks {
	struct task *items; /* malloc'ed; the most urgent first once all are found */
	size_t n, cap;
	int64_t unnamed; /* left out, because someone concerned has not agreed */
};

size_t task_rules(void);
size_t task_rule(const char *id);
const char *task_cell(size_t rule, const char *column);
/* "feedback" + "title" in the report's language; of the page: task_word(r, "page", "since"). */
const char *task_word(const struct coco_report *r, const char *id, const char *part);

enum consent { CONSENT_UNKNOWN, CONSENT_GIVEN, CONSENT_REFUSED };
const struct coco_rec *task_person(const struct coco_report *r, size_t person);
enum consent task_consent(const struct coco_report *r, size_t person);
struct coco_str task_id(const struct coco_report *r, size_t person);
/* The organisation's name; the id of who refused, and of a sole trader whom no contacts file names. */
struct coco_str task_who(const struct coco_report *r, size_t person);
/* The challenge's title, else its id. */
struct coco_str task_challenge(const struct coco_report *r, const struct coco_rec *challenge);
struct coco_str task_date(const struct coco_report *r, struct coco_date date); /* as people write it */
/* The reporting day is the rule's days behind `day`, or later; a day that is not known is no reason to wait. */
bool task_due(const struct coco_report *r, const char *rule, struct coco_date day);
/* Adds it with the sentence "rule.part". `other`: who else is named in it, or COCO_NONE. Where the rule asks for consent and one of
 * the two has not given it, it is only counted. */
void task_add(struct coco_report *r, const char *rule, const char *part, struct task task, size_t other, const struct coco_fill *fills,
    size_t n_fills);

int tasks_of_people(struct coco_report *r);
int tasks_of_challenges(struct coco_report *r);
int tasks_of_work(struct coco_report *r);

/* The task as a record: its members in order, and one's text; "" where there is none. */
enum task_field {
	TASK_TYPE,
	TASK_ID,
	TASK_URGENCY,
	TASK_TITLE,
	TASK_SINCE,
	TASK_PARTICIPANT,
	TASK_ORG,
	TASK_SIDE,
	TASK_LANGUAGES,
	TASK_COUNTRY,
	TASK_NUTS,
	TASK_CONTACT_NAME,
	TASK_EMAIL,
	TASK_PHONE,
	TASK_FACILITATOR,
	TASK_CHALLENGE,
	TASK_COLLABORATION,
	TASK_PITCH,
	TASK_REASON,
	TASK_DEED,
	TASK_FIELDS
};
struct coco_str task_field(const struct coco_report *r, const struct task *task, enum task_field field); /* languages with ';' between */
void task_json(const struct coco_report *r, const struct task *task, struct coco_writer *w);

#endif
