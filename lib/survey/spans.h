/* spans.h: a person in a text. */
#ifndef COCO_SURVEY_SPANS_H
#define COCO_SURVEY_SPANS_H

#include "identity.h"

struct survey_person {
	struct coco_arena *arena;
	struct coco_str *names, *emails,
	    *phones; /* names folded, words with a blank between; phones as digits, behind '+' in international form */
	size_t n_names, n_emails, n_phones, cap_names, cap_emails, cap_phones;
};
int survey_person_add(struct survey_person *person, struct coco_str name, struct coco_str email, struct coco_str phone);
void survey_person_clear(struct survey_person *person); /* nobody, for another */
void survey_person_free(struct survey_person *person);
/* Appends the text with the person's name, e-mail and telephone as "(erased)"; false and nothing where none is in it. */
bool survey_person_redact(const struct survey_person *person, struct coco_str text, struct coco_buf *out);
/* The same for telephone numbers alone, as "(masked)". */
bool survey_person_called(const struct survey_person *person, struct coco_str text, struct coco_buf *out);
bool survey_person_named(const struct survey_person *person, struct coco_str text); /* the name stands in the text */
/* A word of at least four letters of the name stands in the text, or a form of it that shares its beginning; or a number that ends like
 * the person's telephone number. */
bool survey_person_hinted(const struct survey_person *person, struct coco_str text);
/* sieve.c: an '@', '+' or '0', without one of which no e-mail address is, and no telephone number but somebody's known one. */
bool survey_text_signs(struct coco_str text);
/* The longest word of a name that is in ASCII letters, small; n 0: it has none. */
struct survey_sieve {
	char word[16];
	size_t n;
};
void survey_sieve_make(struct survey_sieve *sieve, struct coco_str name);
/* False: survey_person_named can't find the name in the text. */
bool survey_sieve_passes(const struct survey_sieve *sieve, struct coco_str text);
/* The bytes of the sign at `at` if it may stand between the digits of a telephone number, else 0. */
size_t survey_phone_gap(struct coco_str text, size_t at);
bool survey_letter_before(struct coco_str text, size_t at); /* a letter or digit stands before `at` */

#endif
