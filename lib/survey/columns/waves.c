/* Which time a row was asked, by a column of the table itself: "pre", "nachher", "baseline_arm_1", "T2", "follow-up", "3 Monate".
 *
 * Method: words.csv, set "wave", says what a cell means: before, after, after half a year or a year; months are any number beside a word of
 * set "wave_month". What counts the times (T0, Welle 2; set "wave_number") and what only follows (follow-up) is before and after by the
 * others of the file: the least two numbers where no word says either, the follow-up where nothing else is after. What is left keeps its
 * words. A platform's own column (REDCap's events) is always one; of any other table the heading proposes it and every cell of the sample
 * must be a wave. Invariant: two different cells are one wave only if both say it in words.
 */
#include <string.h>
#include "columns_parts.h"

enum kind { KIND_NONE, KIND_CODE, KIND_FOLLOW, KIND_NUMBER, KIND_MONTHS, KIND_OWN };

struct said {
	enum kind kind;
	const char *code; /* of words.csv; KIND_CODE */
	long number;      /* KIND_NUMBER, KIND_MONTHS; of a follow-up, 0: none */
};

enum { CELL_MOST = 64, NUMBER_MOST = 999 };

/* REDCap's arm, "_arm_1" or " (Arm 1: Clay)", is none of the event's words. */
static struct coco_str without_arm(struct coco_str text)
{
	static const char *const arms[] = {"_arm_", " (Arm ", " (arm "};
	for (size_t i = 0; i < COCO_LEN(arms); i++) {
		for (size_t at = 1; at < text.n; at++) {
			if (coco_str_starts(coco_str_sub(text, at, text.n), arms[i]))
				return coco_str_sub(text, 0, at);
		}
	}
	return text;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The only number of a folded text, whose other words go to `words`; -1: it has none, or several. */
static long number_take(struct coco_str text, struct coco_buf *words)
{
	long number = -1;
	for (size_t i = 0; i < text.n;) {
		if (!is_digit(text.s[i])) {
			coco_buf_putc(words, text.s[i++]);
			continue;
		}
		long value = 0;
		while (i < text.n && is_digit(text.s[i]) && value <= NUMBER_MOST)
			value = value * 10 + (text.s[i++] - '0');
		if (number >= 0 || value > NUMBER_MOST)
			return -1;
		number = value;
		coco_buf_putc(words, ' ');
	}
	return number;
}

/* A word for months, and else only such as may stand beside it. */
static bool are_months(struct survey_lexicon *lexicon, struct coco_str words)
{
	struct coco_str word;
	bool months = false;
	while (words.n && coco_str_split(&words, ' ', &word)) {
		const bool month = word.n && survey_lexicon_word(lexicon, "wave_month", word);
		if (word.n && !month && !survey_lexicon_word(lexicon, "wave_beside", word))
			return false;
		months |= month;
	}
	return months;
}

/* "first wave", "II pomiar": the ordinal as a number. */
static void ordinals_turn(struct survey_lexicon *lexicon, struct coco_buf *folded)
{
	struct coco_buf turned = COCO_BUF_INIT;
	struct coco_str rest = coco_buf_view(folded), word;
	while (rest.n && coco_str_split(&rest, ' ', &word)) {
		const char *number = word.n ? survey_lexicon_word(lexicon, "wave_ordinal", word) : NULL;
		coco_buf_puts(&turned, turned.len ? " " : "");
		coco_buf_str(&turned, number ? coco_str_of(number) : word);
	}
	coco_buf_clear(folded);
	coco_buf_str(folded, coco_buf_view(&turned));
	folded->failed |= turned.failed;
	coco_buf_free(&turned);
}

static struct said numbered(struct survey_lexicon *lexicon, struct coco_str cell, bool counted)
{
	struct coco_buf folded = COCO_BUF_INIT, rest = COCO_BUF_INIT;
	struct said said = {.kind = KIND_NONE};
	coco_fold_words(cell, &folded);
	if (!coco_str_is(coco_buf_view(&folded), "i"))
		ordinals_turn(lexicon, &folded);
	said.number = number_take(coco_buf_view(&folded), &rest);
	const struct coco_str words = coco_str_trim(coco_buf_view(&rest));
	const char *code = said.number >= 0 && words.n ? survey_lexicon_word(lexicon, "wave", words) : NULL;
	if (said.number < 0)
		said.kind = KIND_NONE;
	else if (words.n ? survey_lexicon_word(lexicon, "wave_number", words) != NULL : counted)
		said.kind = KIND_NUMBER;
	else if (code && strcmp(code, "follow") == 0)
		said.kind = KIND_FOLLOW;
	else if (are_months(lexicon, words))
		said.kind = KIND_MONTHS;
	coco_buf_free(&folded);
	coco_buf_free(&rest);
	return said;
}

static struct said said_by(struct survey_lexicon *lexicon, struct coco_str cell, bool counted)
{
	const char *code = cell.n <= CELL_MOST ? survey_lexicon_word(lexicon, "wave", cell) : NULL;
	if (!code)
		return cell.n <= CELL_MOST ? numbered(lexicon, cell, counted) : (struct said){.kind = KIND_NONE};
	if (strcmp(code, "follow") == 0)
		return (struct said){.kind = KIND_FOLLOW};
	return (struct said){.kind = strcmp(code, "own") == 0 ? KIND_OWN : KIND_CODE, .code = code};
}

struct coco_str survey_wave_of(struct survey_lexicon *lexicon, const struct survey_waves *waves, struct coco_str cell, bool *known)
{
	static const char *const months[] = {"pre", "1m", "2m", "3m", "4m", "5m", "6m", "7m", "8m", "9m", "10m", "11m", "12m", "13m", "14m",
	    "15m", "16m", "17m", "18m", "19m", "20m", "21m", "22m", "23m", "24m", "25m", "26m", "27m", "28m", "29m", "30m", "31m", "32m", "33m",
	    "34m", "35m", "36m"};
	cell = without_arm(coco_str_trim(cell));
	const struct said said = said_by(lexicon, cell, waves->counted);
	*known = said.kind != KIND_NONE;
	if (said.kind == KIND_CODE)
		return coco_str_of(said.code);
	if (said.kind == KIND_MONTHS && said.number < (long)COCO_LEN(months))
		return coco_str_of(months[said.number]);
	if (said.kind == KIND_NUMBER && waves->has_pre && said.number == waves->pre)
		return COCO_STR("pre");
	if ((said.kind == KIND_NUMBER && waves->has_post && said.number == waves->post) ||
	    (said.kind == KIND_FOLLOW && waves->has_follow && said.number == waves->follow))
		return COCO_STR("post");
	return cell;
}

/* ---- by the others of the file ------------------------------------------------------------------------------------ */

/* What the cells of a sample say, all together. */
struct all_said {
	bool pre, post, numbers, more, follows;
	long least, next, follow; /* numbers: the least two; the least follow-up */
};

static void number_note(struct all_said *all, long number)
{
	if (!all->numbers || number < all->least) {
		all->next = all->least;
		all->more |= all->numbers;
		all->least = number;
	} else if (number > all->least && (!all->more || number < all->next)) {
		all->next = number;
		all->more = true;
	}
	all->numbers = true;
}

static struct all_said all_of(struct survey_plan *plan, const struct survey_evidence *e, bool counted)
{
	struct all_said all = {.pre = false};
	for (size_t i = 0; i < e->n_distinct; i++) {
		const struct said said = said_by(plan->lexicon, without_arm(coco_str_trim(e->distinct[i])), counted);
		all.pre |= (said.kind == KIND_CODE && strcmp(said.code, "pre") == 0) || (said.kind == KIND_MONTHS && said.number == 0);
		all.post |= said.kind == KIND_CODE && strcmp(said.code, "post") == 0;
		if (said.kind == KIND_NUMBER)
			number_note(&all, said.number);
		if (said.kind == KIND_FOLLOW && (!all.follows || said.number < all.follow))
			all.follow = said.number;
		all.follows |= said.kind == KIND_FOLLOW;
	}
	return all;
}

/* T0 is before whatever the file holds besides; T1 beside T2, too, where no word says what is before. */
static void order_decide(struct survey_waves *waves, const struct all_said *all)
{
	waves->has_pre = all->numbers && !all->pre && (all->least == 0 || (all->least == 1 && (all->more || all->follows) && !all->post));
	waves->pre = all->least;
	const bool before = all->pre || waves->has_pre;
	waves->has_post = before && !all->post && (waves->has_pre ? all->more : all->numbers);
	waves->post = waves->has_pre ? all->next : all->least;
	waves->has_follow = before && !all->post && !waves->has_post && all->follows;
	waves->follow = all->follow;
}

/* Bare numbers count the times where the heading says so, from 0 or 1 on, and few. */
static bool counts(struct survey_plan *plan, const struct survey_column *c, const struct survey_evidence *e)
{
	const bool few = e->n_distinct > 1 && e->n_distinct <= 4 && e->integers == e->filled;
	return few && !(e->digits & ~0x1fu) && (e->digits & 3u) && survey_lexicon_word(plan->lexicon, "wave_heading", c->asked);
}

bool survey_waves_hold(struct survey_plan *plan, struct survey_column *column, const struct survey_evidence *evidence)
{
	const char *platform = plan->platform->name;
	const bool own = strcmp(platform, "generic") != 0 && survey_lexicon_role(plan->lexicon, platform, column->name) == SURVEY_WAVE;
	struct survey_waves waves = {.counted = counts(plan, column, evidence)};
	bool all = own || (evidence->n_distinct > 0 && !plan->wave.s && !plan->waves.column);
	for (size_t i = 0; i < evidence->n_distinct && all && !own; i++)
		all = said_by(plan->lexicon, coco_str_trim(evidence->distinct[i]), waves.counted).kind != KIND_NONE;
	if (!all)
		return false;
	const struct all_said said = all_of(plan, evidence, waves.counted);
	order_decide(&waves, &said);
	waves.column = column;
	plan->waves = waves;
	return true;
}

void columns_waved_settle(struct survey_plan *plan)
{
	bool numbered = !plan->waves.column;
	for (size_t i = 0; i < plan->n; i++)
		numbered |= plan->columns[i].use == SURVEY_META && plan->columns[i].role == SURVEY_RESPONSE_ID;
	for (size_t i = 0; i < plan->n && !numbered; i++) {
		struct survey_column *c = &plan->columns[i];
		if ((c->use != SURVEY_RESPONSE && c->use != SURVEY_DROP) || c->people || c->map || c->sub.s ||
		    survey_lexicon_role(plan->lexicon, "waved", c->asked) != SURVEY_RESPONSE_ID)
			continue;
		c->use = SURVEY_META;
		c->role = SURVEY_RESPONSE_ID;
		c->personal = false;
		c->why = "a code or number beside a column of waves: rows that share it are one participant's";
		numbered = true;
	}
}

void columns_waves_tell(struct survey_plan *plan, const struct survey_evidence *evidence, struct coco_diag *diag)
{
	const struct survey_column *c = plan->waves.column;
	struct coco_buf text = COCO_BUF_INIT;
	bool by_order = false, known;
	for (size_t i = 0; c && i < evidence[c - plan->columns].n_distinct; i++) {
		const struct coco_str cell = without_arm(coco_str_trim(evidence[c - plan->columns].distinct[i]));
		const struct said said = said_by(plan->lexicon, cell, plan->waves.counted);
		const struct coco_str wave = survey_wave_of(plan->lexicon, &plan->waves, cell, &known);
		const bool plain = said.kind == KIND_CODE || said.kind == KIND_MONTHS;
		by_order |= !plain;
		if (plain || cell.n > CELL_MOST)
			continue;
		coco_buf_printf(&text, "%s\"%.*s\" %s%.*s", text.len ? ", " : "", COCO_STR_ARG(cell),
		    coco_str_eq(wave, cell) ? "keeps its words" : "is ", coco_str_eq(wave, cell) ? 0 : (int)wave.n, wave.s);
	}
	const struct coco_finding at = {.file = plan->path, .line = 1};
	if (by_order && coco_buf_ok(&text) && text.len)
		coco_diag_say(diag, COCO_NOTE, "waves", &at, "give each wave a file of its own with --wave where this is wrong",
		    "column \"%.*s\" says the wave of each row: %.*s", COCO_STR_ARG(c->name), COCO_STR_ARG(coco_buf_view(&text)));
	plan->failed |= text.failed;
	coco_buf_free(&text);
}
