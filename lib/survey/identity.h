/* identity.h: who a row is about, and what a name in a reference column stands for. */
#ifndef COCO_SURVEY_IDENTITY_H
#define COCO_SURVEY_IDENTITY_H

#include "coco/survey.h"

#define SURVEY_ID 40 /* room for an id of ours */

/* E-mail as it is compared: trimmed, NFKC, case folded. Appends. */
void survey_email_normal(struct coco_str email, struct coco_buf *out);
/* Base32 of a BLAKE2b-128 of `text`; keyed where `key`. */
void survey_hash(struct coco_str text, const unsigned char *key, char out[SURVEY_ID]);
/* What an organisation's id is derived from: folded name, and country. Appends. */
void survey_org_normal(struct coco_str org, struct coco_str country, struct coco_buf *out);
/* Website's domain without www., else name and country; appends nothing where there is neither. */
void survey_org_id(struct coco_str website, struct coco_str org, struct coco_str country, struct coco_buf *out);

/* derived.c: a challenge's id by its owner, the survey, and its title, or its text. 0 or -1 (memory). */
#define SURVEY_CHALLENGE "ch-"
#define SURVEY_CHALLENGE_ID (SURVEY_ID + 4)
int survey_challenge_hash(struct coco_str owner, struct coco_str survey, struct coco_str title, struct coco_str text,
    struct coco_arena *arena, char id[SURVEY_CHALLENGE_ID]);

/* ---- references -------------------------------------------------------------------------------------------------- */

/* The forms under which a record may be named. */
enum survey_form {
	SURVEY_BY_ID = 'i',
	SURVEY_BY_EMAIL = 'e',
	SURVEY_BY_RESPONSE = 'x', /* the export's own number */
	SURVEY_BY_NAME = 'o',     /* organisation's or person's name, title */
	SURVEY_BY_OWNER = 'w'     /* a challenge by its owner's id */
};
struct survey_refs;
struct survey_refs *survey_refs_new(void);
void survey_refs_free(struct survey_refs *refs);
/* `text` names the record `id`. `shown`: what a message may show for it (an organisation, a title), or absent. 0 or -1. */
int survey_refs_add(
    struct survey_refs *refs, const char *type, enum survey_form form, struct coco_str text, struct coco_str id, struct coco_str shown);
/* The id that `text` names among the records of a type. Returns NULL and the id, or "unknown-reference",
 * "ambiguous-reference" with candidates in `candidates` (never personal data). */
const char *survey_refs_find(
    struct survey_refs *refs, const char *type, struct coco_str text, struct coco_str *id, struct coco_buf *candidates);
/* By one form only; absent if unknown or ambiguous. */
struct coco_str survey_refs_get(struct survey_refs *refs, const char *type, enum survey_form form, struct coco_str text);
/* Known by its id, or by a name that a message may show. */
bool survey_refs_public(struct survey_refs *refs, const char *type, struct coco_str text);
/* Notes all names of a record of the stream. 0 or -1. */
int survey_refs_record(struct survey_refs *refs, const struct coco_rec *rec, struct coco_arena *arena);

#endif
