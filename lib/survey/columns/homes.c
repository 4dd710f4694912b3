/* Columns of addresses that are homes, by what stands beside them: no heading says so.
 *
 * Method: a heading of an address or of a part of one (metadata.csv, "postal") is an organisation's in a file that names organisations. In
 * a file of people who name none it is where somebody lives; so are the parts that stand right behind a home address ("home"). A word for
 * what is sent there ("Shipping", "Dodací", "Liefer-": words.csv, "sent") is left out of the heading; then a town, a region, a name or a
 * telephone number is a part of the address, too.
 * Invariant: a map's word for a column stands.
 */
#include <string.h>
#include "columns_parts.h"

static bool is_of(struct survey_plan *plan, const char *set, const struct survey_column *c)
{
	const struct coco_str texts[] = {c->asked, c->label, c->option, c->sub};
	bool is = false;
	for (size_t i = 0; i < COCO_LEN(texts) && !is; i++)
		is = texts[i].n && survey_lexicon_role(plan->lexicon, set, texts[i]) == SURVEY_PRIVATE;
	return is;
}

/* "Lieferort": the word behind what it begins with; the word itself. */
static struct coco_str behind_prefix(struct survey_plan *plan, struct coco_str word, bool *found)
{
	enum { LEAST = 5, REST = 3 };
	for (size_t n = LEAST; n + REST <= word.n; n++) {
		const char *code = survey_lexicon_word(plan->lexicon, "sent", coco_str_sub(word, 0, n));
		if (code && strcmp(code, "prefix") == 0) {
			*found = true;
			return coco_str_sub(word, n, word.n);
		}
	}
	return word;
}

/* The heading without a word for what is sent there, and what stands between; false: it has none, or nothing else. */
static bool sent_to(struct survey_plan *plan, struct coco_str heading, struct coco_buf *rest)
{
	struct coco_buf folded = COCO_BUF_INIT;
	bool found = false;
	coco_fold_words(heading, &folded);
	struct coco_str words = coco_buf_view(&folded), word;
	while (coco_str_split(&words, ' ', &word)) {
		const char *code = survey_lexicon_word(plan->lexicon, "sent", word);
		found |= code && strcmp(code, "beside") != 0;
		if (!word.n || code)
			continue;
		coco_buf_puts(rest, rest->len ? " " : "");
		coco_buf_str(rest, behind_prefix(plan, word, &found));
	}
	plan->failed |= !coco_buf_ok(&folded) || !coco_buf_ok(rest);
	coco_buf_free(&folded);
	return found && rest->len;
}

/* A part of an address, or what is told of whom it is sent to. */
static bool is_part(struct survey_plan *plan, struct coco_str text)
{
	static const char *const parts[] = {"city", "nuts", "contact_name", "phone"};
	struct survey_guess best[SURVEY_GUESSES];
	const char *of_person = coco_arena_printf(plan->arena, "participant %.*s", COCO_STR_ARG(text));
	const enum survey_attendee named = survey_lexicon_attendee(plan->lexicon, coco_str_of(of_person ? of_person : ""));
	if (survey_lexicon_role(plan->lexicon, "postal", text) == SURVEY_PRIVATE || column_contact_heading(plan, text) ||
	    named > SURVEY_ATTENDEE_ALONE)
		return true;
	survey_lexicon_guess(plan->lexicon, text, "", best);
	for (size_t i = 0; i < COCO_LEN(parts) && best[0].field && best[0].score >= COLUMN_THRESHOLD; i++) {
		if (strcmp(best[0].field, parts[i]) == 0)
			return true;
	}
	return false;
}

/* "Shipping City", "Dodací adresa", "Lieferort", "Indirizzo di spedizione". */
static bool is_sent(struct survey_plan *plan, const struct survey_column *c)
{
	struct coco_buf rest = COCO_BUF_INIT;
	const bool is = !c->sub.n && sent_to(plan, c->asked, &rest) && is_part(plan, coco_buf_view(&rest));
	coco_buf_free(&rest);
	return is;
}

bool columns_have_people(const struct survey_plan *plan)
{
	bool people = columns_feed(plan, "contact_name") || columns_feed(plan, "email");
	for (size_t i = 0; i < plan->n && !people; i++)
		people = plan->columns[i].people;
	return people;
}

void columns_homes_settle(struct survey_plan *plan)
{
	const bool nobodys = !columns_feed(plan, "org") && columns_have_people(plan);
	bool behind = false; /* a home address, or a part of one */
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const bool field = c->use == SURVEY_FIELD && (strcmp(c->field->name, "city") == 0 || strcmp(c->field->name, "nuts") == 0);
		const bool open = (c->use == SURVEY_RESPONSE || (field && nobodys)) && !c->map;
		const bool postal = open && ((!field && is_of(plan, "postal", c)) || is_sent(plan, c));
		if (postal && (nobodys || behind)) {
			column_drop(c, behind ? "a part of a home address: personal, never in the stream"
			                      : "an address of people who name no organisation, so a home: personal, never in the stream");
			c->personal = true;
		}
		behind = (postal && behind) || (c->use == SURVEY_DROP && c->personal && is_of(plan, "home", c));
	}
}
