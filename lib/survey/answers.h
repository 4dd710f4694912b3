/* answers.h: a survey's row while it is read. */
#ifndef COCO_SURVEY_ANSWERS_H
#define COCO_SURVEY_ANSWERS_H

#include "import.h"

struct survey_answers {
	struct survey_job *job;
	const struct coco_dsv_row *row;
	struct coco_arena *arena;
	struct coco_str *json; /* a value a slot */
	struct survey_extra *extra;
	size_t n_extra;
	size_t *unsaid; /* columns of fields in whose cells the platform, or --missing, says why there is no answer */
	size_t n_unsaid;
	struct coco_str response_id, lang, contact_name, email, phone, org, country, website, own_id;
	struct coco_str mail_name, mail_phone, mail_rest; /* that stood beside the address */
	struct coco_str second_name;                      /* of a further contact person; absent */
	struct coco_str partial;                          /* names of lists of which not all could be read, parted by blanks */
	struct coco_str submitted;                        /* ISO text */
	struct coco_str wave;                             /* of the row; absent */
	int complete;                                     /* -1: unknown */
	const char *trial;                                /* what the platform says that the row is, if nobody answered in earnest; NULL */
	size_t last_filled;                               /* the last response column with an answer, +1 */
	struct coco_str id;                               /* of the participant */
	bool anonymous;
	bool joined;                           /* other rows are of the same participant, by the export's own id */
	struct coco_str form;                  /* the only one that the row holds; absent */
	struct coco_str instance;              /* which time that is */
	struct survey_column *org_column;      /* whose cell is the organisation's name; NULL */
	struct survey_column *register_column; /* whose cell is the organisation's number in a register; NULL */
	bool failed;                           /* memory */
};

/* profile.c: what a row says about somebody. */
int survey_profile_identify(struct survey_answers *a);                          /* sets id and anonymous; 0 or -1 (memory) */
int survey_profile_participant(struct survey_answers *a, struct coco_err *err); /* kept for the end of the run, or given */
int survey_profile_challenges(struct survey_answers *a, struct coco_err *err);  /* given, one for each problem that the row describes */
/* listed.c: the row is of a list of who takes part and nothing else, and of somebody new; tells whose the address's domain may be. */
bool survey_listed(const struct survey_answers *a);
/* The text that says who somebody is: the slot's, else the map's. */
struct coco_str survey_who_text(struct survey_answers *a, enum survey_who who);
/* fields.c: keeps the cell in `extra`; takes it as the field's text: 0 or -1 (memory). */
int survey_answers_extra(struct survey_answers *a, const struct survey_column *column, struct coco_str cell);
int survey_text_take(struct survey_answers *a, struct survey_column *column, struct coco_str cell);

/* org_cells.c: a cell of an organisation's name; at the row's end, whether it was the country's: 0 or -1 (memory). */
int survey_org_take(struct survey_answers *a, struct survey_column *column, struct coco_str cell);
int survey_org_settle(struct survey_answers *a);
/* register_ids.c: a cell of such a number; what the organisation's id is by it, appended to `out` (nothing: another way has to make it):
 * 0 or -1 (memory). */
int survey_register_take(struct survey_answers *a, struct survey_column *column, struct coco_str cell);
int survey_register_id(struct survey_answers *a, struct coco_buf *out);
/* own_name.c: the organisation's name is a sole trader's, by its legal form or by the contact's name in it; `large`: it is not micro. */
bool survey_org_is_own(struct survey_plan *plan, struct coco_str org, struct coco_str contact, bool large);
/* It has the legal form of a company. */
bool survey_org_is_company(struct survey_plan *plan, struct coco_str org);

/* email_cells.c: a cell of addresses (0 or -1, memory); at the row's end, what stood beside the address and no other column said. */
int survey_email_take(struct survey_answers *a, struct survey_column *column, struct coco_str cell);
void survey_email_settle(struct survey_answers *a);
/* second_contacts.c: a cell of addresses behind another one's, read as a mailbox; a name or a number behind the `first`: 0 or -1 (memory).
 */
int survey_address_again(struct survey_answers *a, struct survey_column *column, struct coco_str cell, const struct coco_mailbox *read);
int survey_contact_again(struct survey_answers *a, struct survey_column *column, struct coco_str first, struct coco_str cell);
/* fields.c: which short way each column's cells may take, and the cells of a row: 0 or -1 (memory). */
void survey_fields_prepare(struct survey_plan *plan);
int survey_answers_fields(struct survey_answers *a);
/* bounds.c: a least above its most is told, and both are kept in `extra`: 0 or -1 (memory). */
int survey_bounds_settle(struct survey_answers *a);
/* ticks.c: the response's value, raw text and missing reason appended, from the options' cells. 0 or -1 (memory). */
int survey_ticks_put(struct survey_answers *a, const struct survey_column *head, struct coco_buf *out);

/* same.c: rows that are one participant's by the export's own id. What a row tells of itself, from the least on. */
enum survey_says_who { SURVEY_BY_ROW, SURVEY_BY_ORG, SURVEY_BY_PERSON };
int survey_same_note(struct survey_same *same, const struct survey_answers *a); /* one more row; 0 or -1 (memory) */
int survey_same_find(struct survey_same *same, struct survey_answers *a);       /* sets id, anonymous and joined; 0 or -1 (memory) */

#endif
