/* Whether an organisation's name is somebody's: a sole trader trades under a name of his own.
 *
 * Method: the legal form says it ("s.p.", "e.U.", "OSVČ": words.csv, "sole"). Without a legal form it does if all of the row's contact's
 * name is in it, in whatever order, or, of an organisation that is not known to be larger than micro, a word of that name that is no given
 * name. Titles and small words of a name count for nothing. Invariant: a company's legal form tells nothing, whoever it is called after.
 */
#include <string.h>
#include "answers.h"
#include "lexicon_parts.h"
#include "word_heads.h"

enum { FAMILY_LEAST = 3, FORM_WORDS = 3, LEADING_LEAST = 4 };

/* What the legal forms mean with whose words a name ends or begins ("sole", "by_name"; "form" of any); NULL. */
struct forms {
	const char *sole, *any;
};

/* What the words mean, if nothing was found before; their first letters tell of most that they are none. */
static void form_note(struct survey_lexicon *lexicon, struct coco_str words, struct forms *forms)
{
	if (lexicon->forms && !survey_heads_may(lexicon->forms, words))
		return;
	forms->sole = forms->sole ? forms->sole : survey_lexicon_word(lexicon, "sole", words);
	forms->any = forms->any ? forms->any : survey_lexicon_word(lexicon, "form", words);
}

static struct forms forms_of(struct survey_lexicon *lexicon, struct coco_str org)
{
	static const char *const sets[] = {"sole", "form"};
	struct forms forms = {NULL, NULL};
	if (!lexicon->forms)
		lexicon->forms = survey_heads_new(sets, COCO_LEN(sets), lexicon->arena);
	for (size_t i = 1; i < org.n; i++) {
		if (org.s[i - 1] == ' ' || org.s[i - 1] == ',')
			form_note(lexicon, coco_str_sub(org, i, org.n), &forms);
	}
	size_t end = 0;
	for (int words = 0; words < FORM_WORDS && end < org.n; words++) {
		while (end < org.n && org.s[end] != ' ' && org.s[end] != ',')
			end++;
		if (end >= LEADING_LEAST || (end && memchr(org.s, '.', end))) /* "Obrt", but no two letters that a name begins with */
			form_note(lexicon, coco_str_sub(org, 0, end), &forms);
		while (end < org.n && (org.s[end] == ' ' || org.s[end] == ','))
			end++;
	}
	return forms;
}

static bool has_word(struct coco_str words, struct coco_str word)
{
	for (size_t at = 0; (at = coco_str_find(words, word, at)) != SIZE_MAX; at++) {
		if ((at == 0 || words.s[at - 1] == ' ') && (at + word.n == words.n || words.s[at + word.n] == ' '))
			return true;
	}
	return false;
}

/* "Nováková" heads what is called after her family, "Novák", too. */
static bool has_family(struct coco_str words, struct coco_str word)
{
	const bool hers = word.n >= FAMILY_LEAST + 3 && coco_str_ends(word, "ova");
	return has_word(words, word) || (hers && has_word(words, coco_str_sub(word, 0, word.n - 3)));
}

static bool is_number(struct coco_str word)
{
	return word.s[0] >= '0' && word.s[0] <= '9';
}

/* Has the organisation any word of the name? */
static bool shares_word(struct coco_str folded, struct coco_str contact)
{
	struct coco_buf words = COCO_BUF_INIT;
	struct coco_str rest, word;
	bool any = false;
	coco_fold_words(contact, &words);
	rest = coco_buf_view(&words);
	while (rest.n && !any && coco_str_split(&rest, ' ', &word))
		any = word.n && !is_number(word) && has_family(folded, word);
	coco_buf_free(&words);
	return any;
}

/* Words of the contact's name that are in the organisation's. */
struct shared {
	size_t words, found; /* of the name; in the organisation */
	bool family;         /* one that is no given name */
};
static struct shared shared_of(struct coco_str folded, struct coco_str contact)
{
	struct shared shared = {0};
	struct coco_buf word = COCO_BUF_INIT;
	struct coco_str rest = coco_str_trim(contact);
	if (!shares_word(folded, rest)) /* most do not, and given names take longer to look up */
		return shared;
	while (rest.n) {
		size_t end = 0;
		while (end < rest.n && rest.s[end] != ' ' && rest.s[end] != ',')
			end++;
		const struct coco_str part = coco_str_sub(rest, 0, end);
		rest = coco_str_trim(coco_str_sub(rest, end + (end < rest.n), rest.n));
		if (!part.n || is_number(part) || part.s[part.n - 1] == '.' || coco_given_name(part, -1) == COCO_GIVEN_PARTICLE)
			continue; /* a title, "van" */
		coco_buf_clear(&word);
		coco_fold_words(part, &word);
		const bool found = word.len && has_family(folded, coco_buf_view(&word));
		shared.words++;
		shared.found += found;
		shared.family |= found && word.len >= FAMILY_LEAST && coco_given_name(part, -1) != COCO_GIVEN_NAME;
	}
	coco_buf_free(&word);
	return shared;
}

bool survey_org_is_own(struct survey_plan *plan, struct coco_str org, struct coco_str contact, bool large)
{
	struct coco_buf folded = COCO_BUF_INIT;
	org = coco_str_trim(org);
	const struct forms forms = forms_of(plan->lexicon, org);
	if (forms.sole && strcmp(forms.sole, "sole") == 0)
		return true;
	if (!contact.n || (!forms.sole && forms.any))
		return false;
	coco_fold_words(org, &folded);
	const struct shared shared = shared_of(coco_buf_view(&folded), contact);
	coco_buf_free(&folded);
	return (shared.words > 1 && shared.found == shared.words) || (shared.family && !large);
}

bool survey_org_is_company(struct survey_plan *plan, struct coco_str org)
{
	const struct forms forms = forms_of(plan->lexicon, coco_str_trim(org));
	return forms.any && !forms.sole;
}
