/* What the parts of the columns' decision share: one column (columns.c), what its cells say (weigh.c), columns beside each other
 * (settle.c). */
#ifndef COCO_SURVEY_COLUMNS_PARTS_H
#define COCO_SURVEY_COLUMNS_PARTS_H

#include "plan.h"

static inline bool column_is_list(const struct coco_field *field)
{
	return field->flags & COCO_FIELD_LIST;
}

static inline bool column_is_coded(const struct coco_field *field)
{
	return field->kind == COCO_CODE || field->kind == COCO_CHOICE;
}

/* E-mail addresses in a fifth of the cells: the column is personal whatever it is called. */
static inline bool column_has_emails(const struct survey_evidence *e)
{
	return e->emails * 5 >= e->filled && e->emails > 0;
}

/* A map says whose the cells are: by a field, or that they are kept whatever they are. An item alone says what a question is called, as
 * every suggested map does, and nothing of the cells of another file. */
static inline bool column_is_vouched(const struct survey_column *c)
{
	return c->map && (c->map->field.s || c->map->keep);
}

/* weigh.c */
/* Share of the sampled different values that the field can be made from; -1: no values. */
double column_readable(
    struct survey_plan *plan, const struct survey_column *column, const struct coco_field *field, const struct survey_evidence *evidence);
/* Whether half of the cells, at least, name something that the list's vocabulary knows, its open field notwithstanding; of amounts of
 * money: their currency. */
bool column_is_named(
    struct survey_plan *plan, const struct survey_column *c, const struct coco_field *field, const struct survey_evidence *e);
/* What the values add to a heading's score, with the words for --explain. */
double column_weigh(struct survey_plan *plan, const struct survey_column *column, const struct coco_field *field,
    const struct survey_evidence *evidence, const char **what);
/* another.c: the heading asks what somebody does at the firm, and no cell begins with a full name: it is no contact's name. */
bool column_asks_post(struct survey_plan *plan, const struct survey_column *column, const struct survey_evidence *evidence);
/* ratings.c: the cells rate what a list or a text of that field would name. */
bool column_is_rated(
    struct survey_plan *plan, const struct survey_column *column, const struct coco_field *field, const struct survey_evidence *evidence);
/* weigh.c: the guess that its heading alone decides, though the values weigh against it; then its score and its words in `what` are set.
 * Else `k`, and column->unread where the heading asks for a field all the same. `asked`: the headings' scores before the values'. */
size_t column_by_heading(struct survey_plan *plan, struct survey_column *column, const struct survey_evidence *evidence,
    struct survey_guess best[SURVEY_GUESSES], const double asked[SURVEY_GUESSES], size_t k, const char *what[SURVEY_GUESSES]);

/* columns.c */
/* Leaves the column out; `reason` is static or in the arena. */
void column_drop(struct survey_column *column, const char *reason);
/* Up to four texts as one, in the arena. */
const char *column_why(struct survey_plan *plan, const char *a, const char *b, const char *c, const char *d);
/* The column becomes the field. */
void column_field(struct survey_plan *plan, struct survey_column *column, const struct coco_field *field, const struct survey_evidence *e);

#define COLUMN_THRESHOLD 0.7 /* of a heading's score */
#define COLUMN_MARGIN 0.05   /* to the next field's */
/* The side whose fields count, as survey_lexicon_guess takes it. */
struct column_side {
	char text[8];
};
struct column_side column_side(const struct survey_plan *plan);

/* person_marks.c: why a column holds marks of a person, by its heading (`hints`: what stands in brackets as well; `evidence` NULL: its
 * cells are not known) or by its cells alone; or NULL. */
const char *column_personal_heading(
    struct survey_plan *plan, const struct survey_column *column, bool hints, const struct survey_evidence *evidence);
/* The heading asks for a person's name, e-mail address or telephone number: says so; or NULL. */
const char *column_contact_heading(struct survey_plan *plan, struct coco_str heading);
const char *column_personal_cells(struct survey_plan *plan, const struct survey_column *column, const struct survey_evidence *evidence);

/* cell_marks.c: the heading alone does not say that the column is a person's, but with its cells it does: why; or NULL. */
const char *column_personal_both(struct survey_plan *plan, const struct survey_column *column, const struct survey_evidence *evidence);
/* Leaves out two columns of degrees side by side; columns of full dates that are as long past as people's births, in a file of people. */
void columns_positions_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
void columns_births_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
/* homes.c: a name, an e-mail address, or a column that was left out because it holds people's names. */
bool columns_have_people(const struct survey_plan *plan);

/* several.c: which challenge of the row each column is about. 0 or -1 (memory). */
int columns_several_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
/* pages.c: the column that is called just a page, and holds addresses on the web. */
void columns_pages_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
/* An address on the web, by its form. */
bool column_is_address(struct coco_str text);
/* another.c: leaves out the columns of other people's names, addresses and telephone numbers. */
void columns_another_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
/* Tells the columns of which one answer may be somebody's name. */
void columns_one_name_tell(const struct survey_plan *plan, struct coco_diag *diag);
/* homes.c: leaves out the columns that hold addresses of homes. */
void columns_homes_settle(struct survey_plan *plan);
/* orgs.c: columns whose answers are kinds of organisations, or a few that strangers share, name none. */
void columns_orgs_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
/* person_names.c: the text's last words are a firm's legal form. */
bool column_is_firm(struct survey_plan *plan, struct coco_str text);
/* The text is somebody's name, by its given name; `*alone`: it is one word. */
bool column_is_person(struct coco_str text, bool *alone);
/* attendees.c: columns of who takes part, signs or leads; whether the heading asks for that part ("given", "family") of the person's name;
 * whether the column holds, row for row as far as can be told, what a contact's column holds. */
void columns_attendees_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
bool column_is_part(struct survey_plan *plan, const struct survey_column *column, const char *part);
bool column_repeats_contact(const struct survey_plan *plan, const struct survey_evidence *evidence, size_t column);
/* registers.c: the column asks for an organisation's number in a register and holds such numbers: sets column->registered. When all columns
 * have their use: one such column stays. */
bool column_register_see(struct survey_plan *plan, struct survey_column *column, const struct survey_evidence *evidence);
void columns_registers_settle(struct survey_plan *plan);
/* groups.c: below titles of groups, before the columns have their use; what stands beside the table. */
void columns_groups_see(struct survey_plan *plan, const struct survey_evidence *evidence);
void columns_beside_settle(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag);
/* bare.c: headings that are a field's by their cells alone. */
void columns_bare_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
/* others.c: texts for "other" in a column behind the options become the question's; what is told of them. */
void columns_others_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
void columns_others_tell(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag);
/* settle.c: whether a column or a constant of the map gives the participant's field. */
bool columns_feed(const struct survey_plan *plan, const char *name);

/* signatures.c: before the columns beside each other are settled; when it is known what the contacts are called. */
void columns_signatures_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
void columns_names_again_settle(struct survey_plan *plan, const struct survey_evidence *evidence);

/* waves.c: the code by which rows of several waves belong together; tells once which words of a column of waves are before and after by the
 * others of the file. */
void columns_waved_settle(struct survey_plan *plan);
void columns_waves_tell(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag);

/* tongues.c */
/* The languages of the file's headings, a bit each; 0: not known. A language by its code. */
unsigned columns_langs(struct survey_plan *plan);
unsigned columns_lang_said(struct coco_str lang);
/* Of fields that the same words of a heading mean in different languages, those of the file's languages stay: by the patterns that its
 * headings fit, or by what the map says. */
void columns_langs_settle(struct survey_plan *plan, struct survey_guess best[SURVEY_GUESSES]);

/* settle.c */
/* Forms of contact data: before the columns have their use. */
void columns_contacts_see(struct survey_plan *plan, const struct survey_evidence *evidence);
/* Columns that say the same, or are read together; after that. */
/* person_names.c: bare names, and columns that hold people's names. */
void columns_people_settle(struct survey_plan *plan, const struct survey_evidence *evidence);
/* Keys of the map that no column has had; when all columns have their questions. */
void columns_map_tell(const struct survey_plan *plan, struct coco_diag *diag);
/* When the responses are made: headings of fields that no field was taken for. */
void columns_doubtful_tell(const struct survey_plan *plan, struct coco_diag *diag);
int columns_settle(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag);

#endif
