/* Columns that hold marks of a person: by their heading (date of birth, tax number, where somebody lives, a bank account), or by their
 * cells (addresses, positions).
 *
 * Method: a heading counts unless the cells are but ticks or grades, which say nothing that its words name, or it asks for a consent.
 * Invariant: what is taken for such a mark stays out of the stream and is told, unless a map says what the column is.
 */
#include <string.h>
#include "columns_parts.h"
#include "identities.h"
#include "likert.h"
#include "others.h"
#include "ticks_parts.h"

/* One sign, the largest number of a scale, a word for yes, no or no answer. */
static bool is_grade(struct survey_plan *plan, struct coco_str cell)
{
	return cell.n <= 1 || coco_str_is(cell, "10") || survey_lexicon_word(plan->lexicon, "bool", cell) ||
	       survey_lexicon_word(plan->lexicon, "missing", cell);
}

/* Yes and no, grades, the words of the heading: no cell holds what the heading is about. */
static bool ticks_alone(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	if (!e->filled || e->yes_no == e->filled)
		return e->filled > 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		if (!is_grade(plan, cell) && !ticks_says(cell, c->asked) && !ticks_says(cell, c->option.s ? c->option : c->sub))
			return false;
	}
	return true;
}

static bool asks_consent(struct survey_plan *plan, struct coco_str heading)
{
	struct survey_guess best[SURVEY_GUESSES];
	survey_lexicon_guess(plan->lexicon, heading, "", best);
	return best[0].field && strncmp(best[0].field, "consent.", strlen("consent.")) == 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "25-34", "under 18", "65+", words: no cell is one number. Two numbers are an age's bounds if they are of three digits at most, in order.
 */
static bool is_group(struct survey_plan *plan, struct coco_str cell)
{
	struct survey_range range;
	const char *fault = NULL;
	int number[2] = {0, 0};
	size_t n = 0;
	for (size_t i = 0; i < cell.n; n++) {
		while (i < cell.n && !is_digit(cell.s[i]))
			i++;
		size_t start = i;
		for (; i < cell.n && is_digit(cell.s[i]); i++) {
			if (n < COCO_LEN(number) && i - start < 3)
				number[n] = number[n] * 10 + (cell.s[i] - '0');
		}
		if (i - start > 3)
			return false;
		if (i == start)
			break;
	}
	if (n != 1)
		return n == 0 || (n == 2 && number[0] < number[1]);
	const bool is = survey_range(plan->lexicon, cell, '.', &range, &fault);
	if (is)
		survey_range_free(&range);
	return is && !fault;
}

static bool groups_alone(struct survey_plan *plan, const struct survey_evidence *e)
{
	for (size_t i = 0; i < e->n_distinct; i++) {
		if (!is_group(plan, coco_str_trim(e->distinct[i])))
			return false;
	}
	return e->n_distinct > 0 && e->n_distinct < SURVEY_DISTINCT;
}

#define CLOSED 8      /* answers of a closed question */
#define CLOSED_ROWS 6 /* among so many rows it is no chance that each comes three times */

/* Words that go on in small letters and are nobody's name: "several times a day". A name at a network is one word, or has capitals.
 * `least`: so many words. */
static bool is_phrase(struct coco_str cell, size_t least)
{
	size_t words = 0;
	for (size_t at = 0, end; at < cell.n; at = end + 1) {
		for (end = at; end < cell.n && !strchr(" (),;-", cell.s[end]); end++)
			;
		const struct coco_str word = coco_str_sub(cell, at, end);
		if (word.n && ((words && survey_capital(word)) || (word.n > 2 && coco_given_name(word, -1) == COCO_GIVEN_NAME)))
			return false;
		words += word.n > 0;
	}
	return words >= least && !memchr(cell.s, '_', cell.n) && !memchr(cell.s, ':', cell.n);
}

/* Small letters alone. */
static bool is_word(struct coco_str cell)
{
	size_t i = 0;
	while (i < cell.n && ((cell.s[i] >= 'a' && cell.s[i] <= 'z') || (unsigned char)cell.s[i] >= 0x80))
		i++;
	return i == cell.n && !survey_capital(cell);
}

/* What a column at which a network's name stands may hold: `alike`: what many give alike; `phrases`: nothing asks for a name there;
 * `used`: it asks how a network is used; `degree`: how often, how much. */
struct closed {
	bool alike, phrases, used, degree;
};

/* A name or a page there, or a number by which somebody is reached. */
static bool names_account(struct coco_str cell)
{
	size_t digits = 0;
	for (size_t i = 0; i < cell.n; i++)
		digits += is_digit(cell.s[i]);
	if (digits >= 7)
		return true;
	struct coco_buf masked = COCO_BUF_INIT;
	const bool is = coco_reach_mask(cell, COCO_REACH_NAME | COCO_REACH_PAGE, &masked);
	coco_buf_free(&masked);
	return is;
}

/* "14", "0,5": how often or how long; no network calls anybody so, and a telephone's number is longer. */
static bool is_small(struct coco_str cell)
{
	size_t whole = 0, i = 0;
	for (; i < cell.n && is_digit(cell.s[i]); i++)
		whole++;
	if (i + 1 < cell.n && (cell.s[i] == '.' || cell.s[i] == ','))
		for (i++; i < cell.n && is_digit(cell.s[i]); i++)
			;
	return whole > 0 && whole <= 3 && i == cell.n;
}

/* Answers to how often or how much: words that are nobody's name, numbers. */
static bool degrees_said(const struct survey_evidence *e)
{
	for (size_t i = 0; i < e->n_distinct; i++) {
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		bool alone;
		if (memchr(cell.s, '@', cell.n) || memchr(cell.s, '_', cell.n) || column_is_person(cell, &alone) || names_account(cell))
			return false;
	}
	return e->n_distinct > 0 && e->n_distinct < SURVEY_DISTINCT;
}

/* Answers that many give alike, labels of a scale, phrases beside them: no cell is somebody's name or page. */
static bool closed_alone(struct survey_plan *plan, const struct survey_evidence *e, struct closed closed)
{
	const struct survey_likert *likert = survey_likert_new(plan->arena);
	if (closed.degree && closed.phrases && degrees_said(e))
		return true;
	size_t known = 0, phrases = 0, words = 0; /* beside most that are, one word for how often is as good */
	closed.alike = e->n_distinct <= CLOSED && e->filled >= CLOSED_ROWS && e->n_distinct * 3 <= e->filled;
	for (size_t i = 0; i < e->n_distinct; i++) {
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		const bool small = is_small(cell);
		if (!small && (names_account(cell) || memchr(cell.s, '@', cell.n) || memchr(cell.s, '/', cell.n) || memchr(cell.s, '.', cell.n)))
			return false;
		const bool label = small || is_grade(plan, cell) || (likert && survey_likert_label(likert, cell));
		known += label;
		const bool phrase = !label && closed.phrases && is_phrase(cell, 2);
		phrases += phrase;
		words += !label && !phrase && closed.used && closed.phrases && is_word(cell) && is_phrase(cell, 1);
	}
	if (!e->n_distinct || closed.alike || known == e->n_distinct)
		return e->n_distinct > 0;
	const bool answers = known || (closed.used && e->n_distinct < e->filled); /* not all of them as somebody may be called */
	return known + phrases + words == e->n_distinct && e->n_distinct < SURVEY_DISTINCT && words * 2 <= e->n_distinct && answers;
}

/* Of a heading's part `i`, which asks for an account. */
static struct closed closed_of(struct survey_plan *plan, const struct survey_column *c, size_t i, bool hints)
{
	const struct coco_str part = i == 0 ? c->asked : i == 1 ? c->option : c->sub;
	const bool asks = survey_lexicon_network(plan->lexicon, part, hints) == SURVEY_NETWORK_NAMED ||
	                  survey_lexicon_network(plan->lexicon, c->asked, hints) == SURVEY_NETWORK_NAMED;
	return (struct closed){.phrases = !asks,
	    .used = survey_lexicon_network(plan->lexicon, c->asked, hints) == SURVEY_NETWORK_USED,
	    .degree = survey_lexicon_may_be(plan->lexicon, c->asked) & SURVEY_ASKS_DEGREE};
}

const char *column_personal_heading(struct survey_plan *plan, const struct survey_column *c, bool hints, const struct survey_evidence *e)
{
	const struct coco_str headings[] = {c->asked, c->option, c->sub};
	for (size_t i = 0; i < COCO_LEN(headings); i++) {
		const bool asks = headings[i].n && !(hints && e && !memchr(headings[i].s, '(', headings[i].n));
		const char *mark = asks ? survey_lexicon_personal(plan->lexicon, headings[i], hints) : NULL;
		if (mark && e && survey_lexicon_age(plan->lexicon, headings[i], hints) && groups_alone(plan, e))
			continue;
		if (mark && e && survey_lexicon_account(plan->lexicon, headings[i], hints) && closed_alone(plan, e, closed_of(plan, c, i, hints)))
			continue;
		if (mark && !(e && !(i == 0 && survey_lexicon_tells(plan->lexicon, headings[i])) && ticks_alone(plan, c, e)) &&
		    !asks_consent(plan, headings[i]))
			return mark;
	}
	return NULL;
}

const char *column_contact_heading(struct survey_plan *plan, struct coco_str heading)
{
	static const char *const sets[] = {"generic", "given", "family"};
	struct survey_guess best[SURVEY_GUESSES];
	survey_lexicon_guess(plan->lexicon, heading, "", best);
	const struct coco_field *field =
	    best[0].field && best[0].score >= COLUMN_THRESHOLD ? coco_schema_field(COCO_STR("participant"), coco_str_of(best[0].field)) : NULL;
	bool is = field && (field->flags & COCO_FIELD_PERSONAL);
	for (size_t i = 0; i < COCO_LEN(sets) && !is; i++) {
		const enum survey_role role = survey_lexicon_role(plan->lexicon, sets[i], heading);
		is = role == SURVEY_NAME || role == SURVEY_EMAIL || role == SURVEY_PRIVATE;
	}
	return is ? "a person's name, address or telephone number: personal, never in the stream" : NULL;
}

/* Nearly all cells are a number of identity, a bank account: all of the cell is one. */
static bool identities_alone(struct survey_plan *plan, const struct survey_evidence *e)
{
	size_t n = 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		struct coco_buf masked = COCO_BUF_INIT;
		bool doubtful;
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		n += survey_identities_may(cell) && survey_identities_mask(plan->lexicon, cell, &doubtful, &masked) &&
		     coco_str_is(coco_buf_view(&masked), "(masked)");
		coco_buf_free(&masked);
	}
	return n && n * 5 >= e->n_distinct * 4;
}

/* Nearly all cells are a name or a page at a network and nothing else. */
static bool handles_alone(const struct survey_evidence *e)
{
	size_t n = 0;
	for (size_t i = 0; i < e->n_distinct; i++) {
		struct coco_buf masked = COCO_BUF_INIT;
		const struct coco_str cell = coco_str_trim(e->distinct[i]);
		n += coco_reach_mask(cell, COCO_REACH_NAME | COCO_REACH_PAGE, &masked) && coco_str_is(coco_buf_view(&masked), "(masked)");
		coco_buf_free(&masked);
	}
	return n && n * 5 >= e->n_distinct * 4;
}

const char *column_personal_cells(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	if (column_has_emails(e))
		return "e-mail addresses under a heading that is not known: personal, never in the stream";
	if (e->filled && e->ips * 10 >= e->filled * 8)
		return "IP addresses: personal, never in the stream";
	if (identities_alone(plan, e))
		return "numbers of identity or of bank accounts: personal, never in the stream";
	if (!c->reachable && handles_alone(e))
		return "people's names or pages at networks: personal, never in the stream";
	return NULL;
}

void survey_dropped_tell(const struct survey_plan *plan, const struct survey_column *columns, struct coco_diag *diag)
{
	struct coco_finding at = {.file = plan->path};
	for (size_t i = 0; i < plan->n; i++) {
		const struct survey_column *c = &columns[i];
		if (c->use == SURVEY_DROP && c->personal && c->role == SURVEY_NO_ROLE)
			coco_diag_say(diag, COCO_NOTE, "personal-column", &at,
			    c->map ? "if it is nobody's, say so in the map: \"keep\": true" : "say in a map what it is",
			    "column \"%.*s\" is left out: %s", COCO_STR_ARG(c->name), c->why);
		if ((c->use == SURVEY_RESPONSE || c->use == SURVEY_FIELD) && c->refuses)
			coco_diag_say(diag, COCO_WARNING, "refused-consent", &at, "give in a map the field and in \"options\" what yes and no mean",
			    "column \"%.*s\" refuses a consent or takes it back: %s", COCO_STR_ARG(c->name),
			    c->field ? "whoever says yes has not given it" : "no consent is read from it");
		if (c->use == SURVEY_RESPONSE && c->asks && !c->map && !c->scale && !c->labels)
			coco_diag_say(diag, COCO_NOTE, "consent-of-what", &at,
			    "if it is consent.process, share, publish or photo, say so in a map, and in \"options\" what yes and no mean",
			    "column \"%.*s\" asks for an agreement or a refusal of which no field is known; it is a response", COCO_STR_ARG(c->name));
	}
}
