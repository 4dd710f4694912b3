/* Whom a story may name. Published is what everyone in it agreed to (consent.publish), who has not refused the processing of the data
 * (consent.process) and whose record is not past its day of deletion (expires). In reports for the public a sole trader's name, in the
 * partners' report everyone's, is replaced by the side where it stands as the record has it; where it stands otherwise (a part of it,
 * inflected, in an address) no replacement is safe, and the story is kept out.
 * Neither is told who else takes part in the input, and is not named or did not agree (names.c), nor anybody's address or number.
 *
 * Method: of the text without the names as they stand, folded, no word may be a part of a sole trader's name in any case (inflected.c; of
 * two letters with a capital, as it stands), the name may not be in it with blanks and marks left out, and there may be no e-mail or web
 * address, no handle and no telephone number. Both are compared as they are and with ae, oe and ue as one vowel, as German writes an
 * umlaut. Words like "studio" are parts of names too: of those in the collaboration too many stories are kept out rather than too few. */
#include <string.h>

#include "coco/survey.h"
#include "names.h"
#include "stories.h"

enum { SHORT = 2 }; /* letters of a part that is told from a word by its capital alone */

static const struct coco_rec *participant_at(const struct coco_report *r, size_t person)
{
	return coco_store_at(r->store, "participant", person);
}

bool story_named(const struct coco_report *r, size_t person)
{
	return r->options.profile == COCO_PROFILE_DIRECTOR ||
	       (r->options.profile == COCO_PROFILE_POLICY && !coco_org_personal(participant_at(r, person), r->arena));
}

bool story_expired(const struct coco_report *r, const struct coco_rec *rec)
{
	struct coco_date date = coco_rec_date(rec, "expires");
	return date.year && coco_date_cmp(date, r->options.as_of) < 0;
}

/* Where nobody asked for consent.process it refuses nothing. */
bool story_agreed(const struct coco_report *r, const struct coco_rec *participant)
{
	bool publish = false, process = true;
	return coco_rec_bool(participant, "consent.publish", &publish) && publish &&
	       (!coco_rec_bool(participant, "consent.process", &process) || process) && !story_expired(r, participant);
}

bool story_allowed(const struct coco_report *r, const struct coco_rec *collaboration, const struct coco_str *who, size_t n)
{
	bool all = who && n > 0 && !story_expired(r, collaboration);
	for (size_t k = 0; k < n && all; k++) {
		size_t person = person_of(r, who[k]);
		all = person != COCO_NONE && story_agreed(r, participant_at(r, person));
	}
	return all;
}

struct coco_str story_replaced(const struct coco_report *r, struct coco_str text, struct coco_str name, struct coco_str by)
{
	struct coco_buf out = COCO_BUF_INIT;
	size_t at = 0, next;
	while (name.n && (next = coco_str_find(text, name, at)) != SIZE_MAX) {
		coco_buf_str(&out, coco_str_sub(text, at, next));
		coco_buf_str(&out, by);
		at = next + name.n;
	}
	coco_buf_str(&out, coco_str_sub(text, at, text.n));
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&out));
	coco_buf_free(&out);
	return copy.s ? copy : COCO_STR("");
}

/* ---- what is left of a name -------------------------------------------------------------------------------------- */

static bool has_part(struct coco_str words, struct coco_str name)
{
	struct coco_str part, word;
	while (coco_str_split(&name, ' ', &part)) {
		struct coco_str rest = words;
		while (coco_utf8_count(part) > SHORT && coco_str_split(&rest, ' ', &word)) {
			if (name_inflected(word, part)) {
				return true;
			}
		}
	}
	return false;
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A part of two letters (Bo), as it stands, with its capital: small it may be any word. */
static bool has_short(struct coco_str text, struct coco_str name)
{
	struct coco_str part;
	while (coco_str_split(&name, ' ', &part)) {
		size_t at = 0;
		if (coco_utf8_count(part) != SHORT || (part.s[0] >= 'a' && part.s[0] <= 'z')) {
			continue;
		}
		while ((at = coco_str_find(text, part, at)) != SIZE_MAX) {
			const size_t end = at + part.n;
			if (!(at && letter(text.s[at - 1])) && !(end < text.n && letter(text.s[end]))) {
				return true;
			}
			at = end;
		}
	}
	return false;
}

static struct coco_str folded(const struct coco_report *r, void (*fold)(struct coco_str, struct coco_buf *), struct coco_str text)
{
	struct coco_buf out = COCO_BUF_INIT;
	fold(text, &out);
	struct coco_str copy = coco_arena_copy(r->arena, coco_buf_view(&out));
	coco_buf_free(&out);
	return copy;
}

void name_without_digraphs(struct coco_str text, struct coco_buf *out)
{
	for (size_t i = 0; i < text.n; i++) {
		coco_buf_putc(out, text.s[i]);
		if (memchr("aou", text.s[i], 3) && i + 1 < text.n && text.s[i + 1] == 'e') {
			i++;
		}
	}
}

static struct coco_str without_digraphs(const struct coco_report *r, struct coco_str text)
{
	return folded(r, name_without_digraphs, text);
}

static struct coco_str org_of(const struct coco_report *r, size_t person)
{
	return coco_str_trim(coco_rec_str(participant_at(r, person), "org", r->arena));
}

/* Of those in the collaboration whom the report does not name: what is left of the text without the names as they stand. */
static bool betrays_members(const struct coco_report *r, const struct coco_str *who, size_t n, struct coco_str text)
{
	bool betrayed = false;
	const struct coco_str words = folded(r, coco_fold_words, text), joined = folded(r, coco_fold, text);
	const struct coco_str plain_words = without_digraphs(r, words), plain_joined = without_digraphs(r, joined);
	for (size_t k = 0; k < n && !betrayed; k++) {
		size_t person = person_of(r, who[k]);
		const struct coco_str org = org_of(r, person), name = folded(r, coco_fold, org), parts = folded(r, coco_fold_words, org);
		if (!story_named(r, person) && name.n) {
			betrayed = coco_str_find(joined, name, 0) != SIZE_MAX ||
			           coco_str_find(plain_joined, without_digraphs(r, name), 0) != SIZE_MAX ||
			           (coco_org_personal(participant_at(r, person), r->arena) &&
			               (has_part(words, parts) || has_part(plain_words, without_digraphs(r, parts)) || has_short(text, org)));
		}
	}
	return betrayed;
}

bool story_betrays(const struct coco_report *r, struct names *names, const struct coco_str *who, size_t n, struct coco_str text)
{
	struct coco_str *named = coco_arena_array(r->arena, n + 1, sizeof *named);
	size_t n_named = 0;
	if (!named || !text.s) { /* no memory */
		return true;
	}
	for (size_t k = 0; k < n; k++) {
		size_t person = person_of(r, who[k]);
		const struct coco_str org = org_of(r, person);
		text = org.s ? story_replaced(r, text, org, COCO_STR("\n")) : text;
		if (story_named(r, person) && org.s) {
			named[n_named++] = org;
		}
	}
	return betrays_members(r, who, n, text) || names_tell(names, NAMES_STORIES, text, named, n_named) || coco_text_has_contact(text) ||
	       coco_text_has_address(text);
}
