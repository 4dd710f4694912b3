/* Several challenges in a row: "Challenge 1", "Challenge 2"; "prvi izziv", "drugi izziv"; "Weitere Herausforderung"; one heading twice.
 *
 * Method: of the columns that ask for a challenge's text each is the how-many-eth by a figure in its heading, where another heading is
 * the same but for it, by an ordinal (words.csv; one more is the second), or by its place among headings that are the same. What else a
 * heading with such a number asks for belongs to that challenge, and a word for a title alone is one there. What has no number is the
 * first one's where other columns ask for the same with a number, and holds for all challenges of the row where none does.
 * Invariant: where two texts have one number, or it is not clear which one a text has, nothing is numbered, and the columns are rivals.
 */
#include <string.h>
#include "columns_parts.h"

/* How a heading says which challenge it asks about. */
struct nth {
	unsigned char figure, ordinal; /* 0: none; of several figures the last one */
	bool front;                    /* the figure stands in front, where questions are numbered, too */
	bool more;                     /* it asks for one more */
	struct coco_str rest;          /* the words without the figure, folded */
};

static unsigned char figure_of(struct coco_str word)
{
	return word.n == 1 && word.s[0] >= '1' && word.s[0] <= '0' + SURVEY_CHALLENGES ? (unsigned char)(word.s[0] - '0') : 0;
}

/* "3", "12", "q5": a question's own number, where it stands in front. */
static bool is_number(struct coco_str word)
{
	size_t i = word.n > 1 && word.s[0] == 'q';
	while (i < word.n && word.s[i] >= '0' && word.s[i] <= '9')
		i++;
	return word.n && i == word.n;
}

/* The words but the one whose number is `left_out`, and but a question's number in front. */
static struct coco_str words_without(struct survey_plan *plan, struct coco_str words, size_t left_out)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_str word;
	for (size_t at = 0; words.n && coco_str_split(&words, ' ', &word); at++) {
		if (at == left_out || (at == 0 && left_out != SIZE_MAX && is_number(word)))
			continue;
		coco_buf_puts(&out, out.len ? " " : "");
		coco_buf_str(&out, word);
	}
	struct coco_str copy = coco_arena_copy(plan->arena, out.len ? coco_buf_view(&out) : COCO_STR(""));
	plan->failed |= !coco_buf_ok(&out) || !copy.s;
	coco_buf_free(&out);
	return copy;
}

static struct nth nth_read(struct survey_plan *plan, struct coco_str heading)
{
	struct nth nth = {.front = false};
	struct coco_buf folded = COCO_BUF_INIT;
	size_t figure_at = SIZE_MAX;
	coco_fold_words(heading, &folded);
	struct coco_str rest = coco_buf_view(&folded), word;
	for (size_t at = 0; rest.n && coco_str_split(&rest, ' ', &word); at++) {
		const char *ordinal = word.n > 1 ? survey_lexicon_word(plan->lexicon, "challenge_ordinal", word) : NULL;
		if (ordinal && strcmp(ordinal, "more") != 0)
			nth.ordinal = figure_of(coco_str_of(ordinal));
		nth.more |= ordinal && strcmp(ordinal, "more") == 0;
		if (!figure_of(word))
			continue;
		nth.figure = figure_of(word);
		nth.front = at == 0;
		figure_at = at;
	}
	nth.rest = words_without(plan, coco_buf_view(&folded), figure_at);
	plan->failed |= !coco_buf_ok(&folded);
	coco_buf_free(&folded);
	return nth;
}

static bool is_of_challenge(const struct survey_column *c)
{
	return (c->use == SURVEY_FIELD || c->use == SURVEY_OPTION) && strcmp(c->field->type, "challenge") == 0;
}

static bool is_text(const struct survey_column *c)
{
	return c->use == SURVEY_FIELD && is_of_challenge(c) && strcmp(c->field->name, "text") == 0;
}

/* What a text's own heading says, or its map; 0: nothing. A figure counts if another text's heading is the same but for it. */
static unsigned char text_nth(const struct survey_plan *plan, const struct nth *all, size_t i)
{
	if (plan->columns[i].nth)
		return plan->columns[i].nth;
	for (size_t k = 0; k < plan->n && all[i].figure; k++) {
		if (is_text(&plan->columns[k]) && all[k].figure != all[i].figure && coco_str_eq(all[k].rest, all[i].rest))
			return all[i].figure;
	}
	return all[i].more && !all[i].ordinal ? 2 : all[i].ordinal;
}

/* The texts' numbers into `texts`, by column; false: they are not clear, or there is one text. */
static bool texts_number(const struct survey_plan *plan, const struct nth *all, unsigned char *texts)
{
	bool taken[SURVEY_CHALLENGES + 1] = {false};
	size_t n = 0, n_open = 0, open = 0, n_same = 0;
	for (size_t i = 0; i < plan->n; i++) {
		if (!is_text(&plan->columns[i]))
			continue;
		texts[i] = text_nth(plan, all, i);
		if (texts[i] && taken[texts[i]])
			return false;
		taken[texts[i]] = texts[i] > 0;
		n++;
		if (texts[i])
			continue;
		open = n_open++ ? open : i;
		n_same += coco_str_eq(all[open].rest, all[i].rest);
	}
	if (n < 2 || (n_open == n && (n_same < n || n > SURVEY_CHALLENGES)) || (n_open < n && (n_open > 1 || (n_open && taken[1]))))
		return false;
	unsigned char next = 1;
	for (size_t i = 0; i < plan->n; i++)
		texts[i] = is_text(&plan->columns[i]) && !texts[i] ? next++ : texts[i];
	return true;
}

/* A word for a title and nothing else, and a number: no field by itself. */
static void titles_take(struct survey_plan *plan, const struct nth *all, const bool *numbers)
{
	const struct coco_field *title = coco_schema_field(COCO_STR("challenge"), COCO_STR("title"));
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		const bool free = c->use == SURVEY_RESPONSE && !c->map && !c->sub.s && !c->personal;
		if (!free || !numbers[all[i].figure] || !all[i].figure || !survey_lexicon_word(plan->lexicon, "challenge_title", all[i].rest))
			continue;
		c->use = SURVEY_FIELD;
		c->field = title;
		c->why = "a title beside the challenge of that number";
	}
}

/* The challenge of each column beside the texts, or 0. `front`: the texts' figures stand in front. */
static void rest_number(struct survey_plan *plan, const struct nth *all, const bool *numbers, bool front)
{
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		if (!is_of_challenge(c) || c->nth)
			continue;
		const unsigned char nth = all[i].ordinal ? all[i].ordinal : !all[i].front || front ? all[i].figure : 0;
		c->nth = numbers[nth] ? nth : 0;
	}
	for (size_t i = 0; i < plan->n; i++) { /* those that others ask for with a number, by their places if no one has one */
		struct survey_column *c = &plan->columns[i];
		unsigned char place = 1;
		bool others = false, numbered = false;
		for (size_t k = 0; k < plan->n && is_of_challenge(c) && !c->nth; k++) {
			const struct survey_column *o = &plan->columns[k];
			if (k == i || !is_of_challenge(o) || o->field != c->field || column_is_list(o->field))
				continue;
			others = true;
			numbered |= (o->nth || all[k].more) && !coco_str_eq(all[k].rest, all[i].rest);
			place = (unsigned char)(place + (k < i));
		}
		if (others)
			c->nth = all[i].more ? 2 : numbered ? 1 : numbers[place] ? place : 0;
	}
}

/* ---- rows of a question ------------------------------------------------------------------------------------------ */

/* The option counts challenges, "Challenge 1", "1": of a question about them. */
static bool option_counts(struct survey_plan *plan, const struct survey_column *c)
{
	enum { ALIKE_LEAST = 4 };
	struct survey_guess best[SURVEY_GUESSES];
	struct coco_buf asked = COCO_BUF_INIT;
	const struct nth nth = nth_read(plan, c->option.s ? c->option : c->sub);
	if (!nth.figure && !nth.ordinal)
		return false;
	survey_lexicon_guess(plan->lexicon, c->asked, "avm", best);
	bool is = best[0].field && strcmp(best[0].field, "challenge.text") == 0;
	const bool bare = !nth.rest.n;
	survey_lexicon_guess(plan->lexicon, c->option.s ? c->option : c->sub, "avm", best);
	const bool named = best[0].field && strcmp(best[0].field, "challenge.text") == 0 && best[0].score >= COLUMN_THRESHOLD;
	coco_fold_words(c->asked, &asked); /* "Challenges", "Wyzwania": the plural of what the option names */
	const struct coco_str word = coco_buf_view(&asked);
	for (size_t at = 0; !is && !memchr(word.s ? word.s : "", ' ', word.n) && at + ALIKE_LEAST <= nth.rest.n; at++)
		is = word.n >= ALIKE_LEAST && (at == 0 || nth.rest.s[at - 1] == ' ') && memcmp(word.s, nth.rest.s + at, ALIKE_LEAST) == 0;
	plan->failed |= !coco_buf_ok(&asked);
	coco_buf_free(&asked);
	return is && (bare || named);
}

/* "Challenges [Challenge 1]", "Challenges [Challenge 2]": rows of one question, each below a text of its own. */
static void rows_take(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	const struct coco_field *text = coco_schema_field(COCO_STR("challenge"), COCO_STR("text"));
	const struct column_side side = column_side(plan);
	for (size_t i = 0; i < plan->n && !plan->type && !plan->raw && strcmp(side.text, "cci") != 0; i++) {
		size_t n = 0;
		bool all = plan->columns[i].sub.s != NULL;
		for (size_t k = 0; k < plan->n && all; k++) {
			struct survey_column *c = &plan->columns[k];
			const char *what;
			if (!c->sub.s || !coco_str_eq(c->question, plan->columns[i].question))
				continue;
			all = k >= i && c->use == SURVEY_RESPONSE && !c->map && !c->stem && (evidence[k].filled || n) && option_counts(plan, c) &&
			      column_weigh(plan, c, text, &evidence[k], &what) >= 0;
			n++;
		}
		for (size_t k = i; k < plan->n && all && n > 1; k++) {
			struct survey_column *c = &plan->columns[k];
			if (!c->sub.s || !coco_str_eq(c->question, plan->columns[i].question))
				continue;
			c->use = SURVEY_FIELD;
			c->field = text;
			c->score = COLUMN_THRESHOLD;
			c->why = "a text of the question's, whose rows count challenges";
		}
	}
}

int columns_several_settle(struct survey_plan *plan, const struct survey_evidence *evidence)
{
	struct nth *all = coco_arena_array(plan->arena, plan->n, sizeof *all);
	unsigned char *texts = coco_arena_array(plan->arena, plan->n, sizeof *texts);
	bool numbers[SURVEY_CHALLENGES + 1] = {false}, front = false;
	size_t n = 0;
	rows_take(plan, evidence);
	for (size_t i = 0; i < plan->n; i++)
		n += is_text(&plan->columns[i]);
	if (!all || !texts)
		return -1;
	for (size_t i = 0; i < plan->n && n > 1; i++)
		all[i] = nth_read(plan, plan->columns[i].plain);
	if (n < 2 || plan->failed || !texts_number(plan, all, texts))
		return plan->failed ? -1 : 0;
	for (size_t i = 0; i < plan->n; i++) {
		if (!texts[i])
			continue;
		plan->columns[i].nth = texts[i];
		numbers[texts[i]] = true;
		front |= all[i].front && all[i].figure == texts[i];
		plan->n_challenges = texts[i] > plan->n_challenges ? texts[i] : plan->n_challenges;
	}
	titles_take(plan, all, numbers);
	rest_number(plan, all, numbers, front);
	return plan->failed ? -1 : 0;
}
