/* Whom a text gives away, of all participants of the input.
 *
 * Method: the marks (marks.c) of all names that the report may not tell lie in one table by digest. Each word of the text with a capital,
 * or a long one, is folded, and each of its beginnings looked up; so is each run of words as a whole name. A beginning counts where an
 * ending is left of the word. A firm's part that three organisations share tells none of them. What is looked at is bounded by the text,
 * however many names there are. A contact's name is somebody's own. Invariant: what is told of a text depends on the text and the set of
 * names. */
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "names.h"
#include "stories.h"

enum { PLAIN_LEAST = 7, WORD_MAX = 63, SHORT_STEM = 4, SHARED = 3 }; /* bytes of a word in small letters that is looked at; organisations */

struct entry {
	size_t length;         /* the longest part of that digest */
	uint32_t org[SHARED];  /* the first organisations of it, +1 */
	bool stories, figures; /* may not be told there */
};
struct names {
	const struct coco_report *r;
	struct marker *marker; /* of names that may be told */
	struct coco_map *keys; /* kind and digest */
	struct entry *entries; /* malloc'ed, by the numbers of the keys */
	size_t cap;
	struct coco_buf text, folded, plain;
	bool failed;
};

static struct coco_str key_of(char key[1 + sizeof(uint64_t)], enum mark_kind kind, uint64_t digest)
{
	key[0] = (char)kind;
	memcpy(key + 1, &digest, sizeof digest);
	return (struct coco_str){key, 1 + sizeof digest};
}

/* ---- the table ------------------------------------------------------------------------------------------------------ */

static void note_org(struct entry *e, uint32_t org)
{
	size_t k = 0;
	while (k < SHARED && e->org[k] && e->org[k] != org + 1) {
		k++;
	}
	if (k < SHARED) {
		e->org[k] = org + 1;
	}
}

static void note_marks(struct names *names, struct coco_str marks, size_t person, bool in_stories)
{
	struct mark mark;
	while (mark_next(&marks, &mark)) {
		char key[1 + sizeof(uint64_t)];
		bool added = false;
		const size_t at = coco_map_add(names->keys, key_of(key, mark.kind, mark.digest), &added);
		if (at == COCO_NONE || coco_grow(&names->entries, &names->cap, at, sizeof *names->entries)) {
			names->failed = true;
			return;
		}
		struct entry *e = &names->entries[at];
		if (added) {
			*e = (struct entry){.length = 0};
		}
		e->length = e->length > mark.length ? e->length : mark.length;
		e->stories |= in_stories;
		e->figures = true;
		note_org(e, names->r->facts.people[person].org == NO_ORG ? (uint32_t)person : names->r->facts.people[person].org);
	}
}

static void note_name(struct names *names, struct coco_str name, bool personal, size_t person, bool in_stories)
{
	if (name.n) {
		coco_buf_clear(&names->text);
		name_marks(names->marker, name, personal, &names->text);
		names->failed |= !coco_buf_ok(&names->text);
		note_marks(names, coco_buf_view(&names->text), person, in_stories);
	}
}

static void note_person(struct names *names, size_t person)
{
	const struct coco_report *r = names->r;
	const struct coco_rec *rec = coco_store_at(r->store, "participant", person);
	const bool in_stories = !story_named(r, person) || !story_agreed(r, rec);
	note_name(names, coco_rec_str(rec, "org", r->arena), coco_org_personal(rec, r->arena), person, in_stories);
	note_name(names, coco_rec_str(rec, "contact_name", r->arena), true, person, true);
	note_marks(names, coco_rec_str(rec, "name_marks", r->arena), person, true); /* what a state has in place of names */
}

struct names *names_new(const struct coco_report *r, struct coco_err *err)
{
	struct names *names = calloc(1, sizeof *names);
	if (names) {
		names->r = r;
		names->marker = marker_new();
		names->keys = coco_map_new();
	}
	for (size_t i = 0; names && names->marker && names->keys && i < coco_store_count(r->store, "participant"); i++) {
		note_person(names, i);
	}
	if (!names || !names->marker || !names->keys || names->failed) {
		names_free(names);
		(void)coco_err_nomem(err);
		return NULL;
	}
	return names;
}

void names_free(struct names *names)
{
	if (names) {
		marker_free(names->marker);
		coco_map_free(names->keys);
		free(names->entries);
		coco_buf_free(&names->text);
		coco_buf_free(&names->folded);
		coco_buf_free(&names->plain);
		free(names);
	}
}

bool names_ok(const struct names *names)
{
	return !names->failed;
}

/* ---- the text ------------------------------------------------------------------------------------------------------- */

static const struct entry *entry_of(const struct names *names, enum mark_kind kind, struct coco_str text)
{
	char key[1 + sizeof(uint64_t)];
	const size_t at = coco_map_find(names->keys, key_of(key, kind, mark_digest(kind, text)));
	return at == COCO_NONE ? NULL : &names->entries[at];
}

static bool hidden(const struct entry *e, enum names_scope scope)
{
	return e && (scope == NAMES_STORIES ? e->stories : e->figures);
}

static bool ends_well(struct coco_str word, size_t stem, const struct entry *e)
{
	return stem <= SHORT_STEM ? name_ending(coco_str_sub(word, stem, word.n)) : name_ends_well(word, stem, e->length);
}

/* A word, folded, that is a part of somebody's name in some case. */
static bool word_tells(const struct names *names, enum names_scope scope, struct coco_str word, bool capital)
{
	const bool firm = capital || scope == NAMES_CODES;
	bool tells = false;
	for (size_t n = 3; n <= word.n && n <= WORD_MAX && !tells; n++) {
		const struct coco_str stem = coco_str_sub(word, 0, n);
		const struct entry *person = entry_of(names, MARK_PERSON, stem), *org = firm ? entry_of(names, MARK_FIRM, stem) : NULL;
		tells = (hidden(person, scope) && ends_well(word, n, person)) ||
		        (hidden(org, scope) && !org->org[SHARED - 1] && ends_well(word, n, org));
	}
	return tells;
}

static bool begins_capital(struct coco_str word)
{
	uint32_t cp = 0;
	return coco_utf8_next(word, &cp) > 0 && uc_is_upper(cp);
}

/* The word is a part of a name that may be told. */
static bool of_told(struct names *names, struct coco_str word, const struct coco_str *but, size_t n)
{
	bool found = false;
	for (size_t k = 0; k < n && !found; k++) {
		struct coco_str rest = but[k], part;
		while (!found && name_word(&rest, &part)) {
			coco_buf_clear(&names->plain);
			coco_fold(part, &names->plain);
			found = names->plain.len > 2 && name_inflected(word, coco_buf_view(&names->plain));
		}
	}
	return found;
}

/* From this word on, whole names: the first with a capital. */
static bool whole_tells(struct names *names, enum names_scope scope, struct coco_str rest, struct coco_str word)
{
	bool tells = false;
	coco_buf_clear(&names->plain);
	for (size_t n = 1; n <= MARK_WORDS_MAX && !tells; n++) {
		const size_t from = names->plain.len;
		coco_fold(word, &names->plain);
		if (names->plain.len - from > STEM_MAX - 1) {
			break;
		}
		coco_buf_putc(&names->plain, ' ');
		tells = n > 1 && hidden(entry_of(names, MARK_WHOLE, coco_buf_view(&names->plain)), scope);
		if (!name_word(&rest, &word)) {
			break;
		}
	}
	return tells;
}

bool names_tell(struct names *names, enum names_scope scope, struct coco_str text, const struct coco_str *but, size_t n)
{
	struct coco_str word;
	bool tells = false;
	while (!tells && name_word(&text, &word)) {
		const bool capital = begins_capital(word);
		coco_buf_clear(&names->folded);
		coco_fold(word, &names->folded);
		const struct coco_str folded = coco_buf_view(&names->folded);
		if (!capital && folded.n < PLAIN_LEAST && scope != NAMES_CODES) {
			continue;
		}
		coco_buf_clear(&names->text);
		name_without_digraphs(folded, &names->text);
		tells = (word_tells(names, scope, folded, capital) ||
		            (names->text.len < folded.n && word_tells(names, scope, coco_buf_view(&names->text), capital))) &&
		        !of_told(names, folded, but, n);
		tells |= (capital || scope == NAMES_CODES) && whole_tells(names, scope, text, word);
	}
	names->failed |= !coco_buf_ok(&names->folded) || !coco_buf_ok(&names->text) || !coco_buf_ok(&names->plain);
	return tells;
}
