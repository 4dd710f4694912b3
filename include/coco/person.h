/* coco/person.h: who somebody is, what in a text is somebody's, and the record files that people keep.
 *
 * Ids are made of addresses and names with a key; references name records by id, address or name. Contact data are found in texts and
 * taken out. What is kept is changed in place under a lock: updated, erased, told to whom it is about, given new ids, freed of doubles.
 */
#ifndef COCO_PERSON_H
#define COCO_PERSON_H

#include "coco/record.h"

/* A person's contact data. */
struct coco_contact {
	struct coco_str id, org, contact_name, email, phone;
};

/* ---- ids ---------------------------------------------------------------------------------------------------------- */

#define COCO_PERSON_KEY 32
/* A key of 32 raw bytes from a file that only its owner can read (mode 0600 or less). 0 or -1 (usage). */
int coco_person_key(const char *path, unsigned char key[COCO_PERSON_KEY], struct coco_err *err);
#define COCO_PERSON_ID 40 /* room for an id of ours */

/* E-mail as it is compared: trimmed, NFKC, case folded. Appends. */
void coco_email_normal(struct coco_str email, struct coco_buf *out);
/* Base32 of a BLAKE2b-128 of `text`; keyed where `key`. */
void coco_person_hash(struct coco_str text, const unsigned char *key, char out[COCO_PERSON_ID]);
/* The same for many texts and one key, or none: what the key does to the hash is done once. */
struct coco_person_hasher {
	unsigned char state[384]; /* libsodium's, which has the key in it */
};
void coco_person_hasher_init(struct coco_person_hasher *hasher, const unsigned char *key);
void coco_person_hash_by(const struct coco_person_hasher *hasher, struct coco_str text, char out[COCO_PERSON_ID]);
/* What an organisation's id is derived from: folded name, and country. Appends. */
void coco_org_normal(struct coco_str org, struct coco_str country, struct coco_buf *out);
/* Website's domain without www., else name and country; appends nothing where there is neither. */
void coco_org_id(struct coco_str website, struct coco_str org, struct coco_str country, struct coco_buf *out);

/* Before an organisation's id that is the keyed hash of its number in a register. */
#define COCO_REGISTERED "reg-"

/* A challenge's id by its owner, the survey, and its title, or its text. 0 or -1 (memory). */
#define COCO_CHALLENGE "ch-"
#define COCO_CHALLENGE_ID (COCO_PERSON_ID + 4)
int coco_challenge_hash(struct coco_str owner, struct coco_str survey, struct coco_str title, struct coco_str text,
    struct coco_arena *arena, char id[COCO_CHALLENGE_ID]);

/* ---- references -------------------------------------------------------------------------------------------------- */

/* The forms under which a record may be named. */
enum coco_refs_form {
	COCO_BY_ID = 'i',
	COCO_BY_EMAIL = 'e',
	COCO_BY_RESPONSE = 'x', /* the export's own number */
	COCO_BY_NAME = 'o',     /* organisation's or person's name, title */
	COCO_BY_OWNER = 'w'     /* a challenge by its owner's id */
};
struct coco_refs;
struct coco_refs *coco_refs_new(void);
void coco_refs_free(struct coco_refs *refs);
/* `text` names the record `id`. `shown`: what a message may show for it (an organisation, a title), or absent. 0 or -1. */
int coco_refs_add(
    struct coco_refs *refs, const char *type, enum coco_refs_form form, struct coco_str text, struct coco_str id, struct coco_str shown);
/* The id that `text` names among the records of a type. Returns NULL and the id, or "unknown-reference",
 * "ambiguous-reference" with candidates in `candidates` (never personal data). */
const char *coco_refs_find(
    struct coco_refs *refs, const char *type, struct coco_str text, struct coco_str *id, struct coco_buf *candidates);
/* From here on names of participants are entered for coco_refs_like too. */
void coco_refs_liken(struct coco_refs *refs);
/* The participants who may be called so in other words: "Novak, Ana" for Ana Novák, "M. Horvat" for Marko Horvat, a.novak+list@example.org
 * for anovak@example.org; their ids behind `candidates`. False: nobody. */
bool coco_refs_like(struct coco_refs *refs, struct coco_str text, struct coco_buf *candidates);
/* By one form only; absent if unknown or ambiguous. */
struct coco_str coco_refs_get(struct coco_refs *refs, const char *type, enum coco_refs_form form, struct coco_str text);
/* Known by its id, or by a name that a message may show. */
bool coco_refs_public(struct coco_refs *refs, const char *type, struct coco_str text);
/* Notes all names of a record of the stream. 0 or -1. */
int coco_refs_record(struct coco_refs *refs, const struct coco_rec *rec, struct coco_arena *arena);

/* ---- addresses ---------------------------------------------------------------------------------------------------- */

/* Of the form of an e-mail address, of an IP address. */
bool coco_is_email(struct coco_str text); /* also as coco_email_bare takes it */
/* The address of "mailto:a@example.org" or "<a@example.org>"; any other text trimmed. */
struct coco_str coco_email_bare(struct coco_str text);
/* The address of "Ana Novak <a@example.org>" or "a@example.org, 031 234 567", and the name, "" if there is none; of a text that is an
 * address, it. Absent: neither, or several. */
struct coco_str coco_email_named(struct coco_str text, struct coco_str *name);
/* The person's name of "Chang (Cho Chang)" or "Cho Chang (she/her)", by the given name; any other text trimmed. */
struct coco_str coco_name_plain(struct coco_str text);
/* The first address of a cell that holds more, each absent or "" where there is none. */
struct coco_mailbox {
	struct coco_str email, name, phone;
	struct coco_str rest; /* behind the first address, where there are others */
	size_t others;        /* further addresses that are not the first */
	bool whole;           /* nothing else stands in the cell */
};
bool coco_mailbox_of(struct coco_str cell, struct coco_mailbox *m); /* false: it holds no address */
/* Holds an e-mail address; `text` with each of them as "(masked)". */
bool coco_has_email(struct coco_str text);
void coco_emails_mask(struct coco_str text, struct coco_buf *out);
bool coco_is_ip(struct coco_str text);
/* A position on the earth in whatever writing ("46.0512 14.5061", 46°03'12"N 14°30'20"E, a link to a map), with height and precision as ODK
 * and KoboToolbox write it, a line of them; `like`: or two numbers with decimals, which say so only where a place is asked for. */
bool coco_is_position(struct coco_str text);
bool coco_is_position_like(struct coco_str text);
/* The next e-mail address that is spelled in words, "ana (at) studio.example": its bytes are [*start, *end), *start not before `from`. */
bool coco_email_spelled(struct coco_str text, size_t from, size_t *start, size_t *end);
/* A name at a network, "@ana_novak", begins at `at`, the '@': where it ends; 0: none does. */
size_t coco_handle_at(struct coco_str text, size_t at);
/* The text holds an address of the web, with "https://" or without, or a handle ("@name"). */
bool coco_text_has_address(struct coco_str text);

/* ---- a person in a text ------------------------------------------------------------------------------------------- */

struct coco_person {
	struct coco_arena *arena;
	struct coco_str *names, *emails,
	    *phones; /* names folded, words with a blank between; phones as digits, behind '+' in international form */
	size_t n_names, n_emails, n_phones, cap_names, cap_emails, cap_phones;
};
int coco_person_add(struct coco_person *person, struct coco_str name, struct coco_str email, struct coco_str phone);
void coco_person_clear(struct coco_person *person); /* nobody, for another */
void coco_person_free(struct coco_person *person);
/* Appends the text with the person's name, e-mail and telephone as "(erased)"; false and nothing where none is in it. */
bool coco_person_redact(const struct coco_person *person, struct coco_str text, struct coco_buf *out);
/* The same for telephone numbers alone, as "(masked)". */
bool coco_person_called(const struct coco_person *person, struct coco_str text, struct coco_buf *out);
bool coco_person_named(const struct coco_person *person, struct coco_str text); /* the name stands in the text */
/* A word of at least four letters of the name stands in the text, or a form of it that shares its beginning; or a number that ends like
 * the person's telephone number. */
bool coco_person_hinted(const struct coco_person *person, struct coco_str text);
/* Which signs a text holds: bits. */
#define COCO_SIGN_CONTACT 1u /* '@', '+' or '0', without one of which no e-mail address is, nor a telephone number but a known one */
#define COCO_SIGN_DIGIT 2u   /* a digit or a colon, without which no number of identity is, and no address of a machine */
#define COCO_SIGN_OPENING 4u /* a dot or an opening bracket, without which no address is spelled in words */
#define COCO_SIGN_CAPITAL 8u /* a capital, or another letter than ASCII's, without one of which no name is of somebody else */
unsigned coco_text_signs(struct coco_str text);
/* The longest word of a name that is in ASCII letters, small; n 0: it has none. */
struct coco_person_sieve {
	char word[16];
	size_t n;
};
void coco_person_sieve_make(struct coco_person_sieve *sieve, struct coco_str name);
/* False: coco_person_named can't find the name in the text. */
bool coco_person_sieve_passes(const struct coco_person_sieve *sieve, struct coco_str text);
/* The bytes of the sign at `at` if it may stand between the digits of a telephone number, else 0. */
size_t coco_phone_gap(struct coco_str text, size_t at);
bool coco_letter_before(struct coco_str text, size_t at); /* a letter or digit stands before `at` */

/* ---- what a text tells of somebody --------------------------------------------------------------------------------- */

/* Special categories of data (GDPR Art. 9) and private facts of others, in the sentences of nine languages: bits. */
#define COCO_TOLD_SPECIAL 1u /* health, belief, union, origin, sexual life, politics, of whoever writes or of another person */
#define COCO_TOLD_PRIVATE 2u /* of another person: divorce, debts, a sentence, death */
struct coco_told;
struct coco_told *coco_told_new(void); /* NULL: memory */
void coco_told_free(struct coco_told *told);
unsigned coco_told_find(struct coco_told *told, struct coco_str text);

/* ---- how somebody is reached in a text ------------------------------------------------------------------------------- */

/* What a text holds: a bit each. */
enum coco_reach {
	COCO_REACH_PHONE = 1,     /* a telephone number behind a word that announces it */
	COCO_REACH_NAME = 2,      /* a name at a network or messenger */
	COCO_REACH_PAGE = 4,      /* a person's own page there, an ORCID */
	COCO_REACH_HOME = 8,      /* where somebody lives */
	COCO_REACH_PUBLIC = 16,   /* a page that may be a person's or a firm's */
	COCO_REACH_PLACE = 32,    /* a postal address, whose is not said */
	COCO_REACH_POSITION = 64, /* a position on the earth */
	COCO_REACH_MASKED = 79
};
/* Those of the kinds `sought` that are in the text. Each of COCO_REACH_MASKED is "(masked)" in what is appended to `out`; nothing is where
 * there is none. */
unsigned coco_reach_mask(struct coco_str text, unsigned sought, struct coco_buf *out);

/* The host of an e-mail address, in lower case, is open to everybody (gmail.com, gmx.at). */
bool coco_mail_open(struct coco_str host);
/* A given name of the nine languages, in the cases of `lang` as well where that is none of -1; or a small word before a family name (van).
 */
enum coco_given { COCO_GIVEN_NONE, COCO_GIVEN_PARTICLE, COCO_GIVEN_OR_WORD /* or an everyday word, a town */, COCO_GIVEN_NAME };
enum coco_given coco_given_name(struct coco_str word, int lang);
/* It looks like a family name of the nine countries: by its ending, or it is a frequent one. A mark beside others, for many are everyday
 * words as well. */
bool coco_family_name(struct coco_str word);
/* A number of identity of the nine countries (EMŠO, PESEL, OIB, Steuer-ID, codice fiscale …) begins at `at`, where a word does: how sure
 * that is; *end: where it ends. */
enum coco_identity {
	COCO_IDENTITY_NONE,
	COCO_IDENTITY_FITS, /* its check digit fits, as that of every tenth number does */
	COCO_IDENTITY_LIKE, /* the same of a number that few things have */
	COCO_IDENTITY_SURE
};
enum coco_identity coco_identity_at(struct coco_str text, size_t at, size_t *end);
/* One of the words (folded, ';' between) stands within 40 bytes before `at`; a short one as a whole, of others the beginning. */
bool coco_words_before(struct coco_str text, size_t at, const char *words);
/* An IBAN begins at `at`: *end is where it ends. */
bool coco_iban_at(struct coco_str text, size_t at, size_t *end);

/* ---- the strings of a record --------------------------------------------------------------------------------------- */

/* A string value, decoded. True: the text appended to `other` stands in its place. */
typedef bool (*coco_keep_string)(void *context, struct coco_str text, struct coco_buf *other);
/* Shows every string value of a line (no keys). True if any was changed: the line is then appended to `out`. */
bool coco_keep_strings(struct coco_str line, coco_keep_string each, void *context, struct coco_arena *arena, struct coco_buf *out);

/* ---- two records of a person ---------------------------------------------------------------------------------------- */

/* Two records of one key, the later answers winning field by field; objects part by part; `source` is the first's.
 * *merged lives until the next call. Members stand in the schema's order. 0 or -1 (memory). */
struct coco_person_merge;
struct coco_person_merge *coco_person_merge_new(void);
int coco_person_merge(
    struct coco_person_merge *merge, struct coco_str earlier, struct coco_str later, struct coco_str partial, struct coco_str *merged);
/* The org_id of two records made one, as JSON text in the arena; absent: the later one's, or the only one. */
struct coco_str coco_org_id_of_both(const struct coco_rec *earlier, const struct coco_rec *later, struct coco_arena *arena);
/* Writes the items of both lists, the earlier's first, each once. */
void coco_person_lists_unite(struct coco_writer *writer, struct coco_str earlier, struct coco_str later);
void coco_person_merge_free(struct coco_person_merge *merge);

/* ---- who must not come back ---------------------------------------------------------------------------------------- */

/* A file of keyed hashes of ids, names with organisations, and telephone numbers, a line each, mode 0600. */
struct coco_erased {
	struct coco_map *hashes;
	const unsigned char *key;
	size_t known; /* that were in the file */
	struct coco_out *out;
};
int coco_erased_read(struct coco_erased *erased, const char *path, const unsigned char *key, struct coco_err *err); /* may be new */
bool coco_erased_has(const struct coco_erased *erased, struct coco_str id);
int coco_erased_add(struct coco_erased *erased, struct coco_str id); /* 0 or -1 (memory) */
/* erased_marks.c: by what somebody is known who comes again without his id; only with a key. 0 or -1 (memory). */
int coco_erased_mark(struct coco_erased *erased, const struct coco_person *person, struct coco_str org);
/* Whether a row's name, organisation and telephone number are of somebody erased: the number, or name and organisation, are his; the name
 * alone may be a namesake's. */
enum coco_erased_like { COCO_ERASED_OTHER, COCO_ERASED_NAMESAKE, COCO_ERASED_SAME };
enum coco_erased_like coco_erased_like(const struct coco_erased *erased, struct coco_str name, struct coco_str org, struct coco_str phone);
/* Takes names, numbers and addresses of the erased out of all texts of a record, as "(erased)". 1: the line without them is appended to
 * `out`; 0: there are none; -1: memory. */
int coco_erased_clean(const struct coco_erased *erased, struct coco_str line, struct coco_arena *arena, struct coco_buf *out);
int coco_erased_write(struct coco_erased *erased, const char *path, struct coco_err *err);
int coco_erased_close(struct coco_erased *erased, bool commit, struct coco_err *err);

/* ---- contacts ------------------------------------------------------------------------------------------------------ */

/* A cell of a contacts file, which people open in spreadsheets: a quote stands before what would be a formula there. Telephone numbers,
 * and other cells without a letter, stay. Appends; the text of such a cell. */
void coco_contact_cell(struct coco_buf *out, struct coco_str text);
struct coco_str coco_contact_text(struct coco_str cell);
/* A contacts file, to look people up in; what is not known is "". NULL: unreadable, or no contacts file (exit 3). */
struct coco_contacts;
struct coco_contacts *coco_contacts_new(const char *path, struct coco_err *err);
bool coco_contacts_find(const struct coco_contacts *contacts, struct coco_str id, struct coco_contact *out);
void coco_contacts_free(struct coco_contacts *contacts);

/* ---- record files that people keep -------------------------------------------------------------------------------- */

/* What works on the run's FILEs: NDJSON, changed in place under a lock, all of them or none as far as a failure can be seen
 * before, and not touched where nothing changes. What was done is told in numbers. */
struct coco_keep {
	struct coco_run *run;
	const unsigned char *key; /* or NULL */
	const char *contacts;     /* the contacts file, or NULL */
	const char *erased;       /* the list of the erased; NULL: beside the first FILE, with `.erased` behind its name */
};
/* Removes a person by id or e-mail: the records that are about the person, the references of others, name, address and number in
 * texts, the row of contacts; and notes them so that an import with this list does not bring them back. */
int coco_keep_erase(const struct coco_keep *keep, const char *who, struct coco_err *err);
/* Writes to the run's output every record that names the person, as it stands, and the row of contacts as a `row`. */
int coco_keep_subject(const struct coco_keep *keep, const char *who, struct coco_err *err);
/* Makes all ids anew: `keys` are the files of the old key and the new one, joined by a comma. */
int coco_keep_rekey(const struct coco_keep *keep, const char *keys, struct coco_err *err);
/* Tells of participants that are likely the same; `merge`: makes them one, the first, with the other ids as aliases. */
int coco_keep_duplicates(const struct coco_keep *keep, bool merge, struct coco_err *err);
/* Gives `put` all records but those whose date `expires` is over, and what they superseded. */
int coco_keep_expired(
    struct coco_run *run, int (*put)(void *context, struct coco_str line, struct coco_err *err), void *context, struct coco_err *err);

/* Merges the records of a run into the record file `path`, and contacts into a contacts file (NULL: none): locked from here to
 * coco_update_free, written whole by coco_update_end or not at all. The file need not exist. `private`: mode 0600. */
struct coco_update;
struct coco_update *coco_update_new(struct coco_run *run, const char *path, const char *contacts, bool private, struct coco_err *err);
int coco_update_put(void *update, struct coco_str line, struct coco_err *err); /* a record */
/* Of the next record these lists, names parted by blanks, could be read in part only: they add to what is kept and replace nothing. */
void coco_update_partial(struct coco_update *update, struct coco_str names);
int coco_update_contact(struct coco_update *update, const struct coco_contact *contact, struct coco_err *err);
int coco_update_end(struct coco_update *update, struct coco_err *err);
void coco_update_free(struct coco_update *update);

enum coco_keep_fate { COCO_KEEP_SAME, COCO_KEEP_CHANGED, COCO_KEEP_GONE };
/* What becomes of an id of a record of `type`: itself, another, or absent: it goes. */
typedef struct coco_str (*coco_keep_map)(void *context, const char *type, struct coco_str id);
/* Maps the record's own id, its aliases and all references. A record whose own id or a required or keying reference goes, goes. */
int coco_keep_refs(const struct coco_rec *rec, coco_keep_map map, void *context, struct coco_arena *arena, struct coco_buf *changed,
    enum coco_keep_fate *fate);
/* References to these types name people. */
bool coco_keep_is_person(const char *type);

#endif
