/* What of another's wording may be taken: a sentence that says the same, in plainer words.
 *
 * Method: the form first (characters, markup, length, language), then the facts: the ledgers of the wording and of the sentences that
 * it stands for (a question: of all that it may say) must have nothing invented, those of the wording and of what it must keep nothing lost
 * or changed, and both demand and deny as often; each figure stands in the same digits. At last the words (via_words.c); a question may
 * name no technology (cuts.csv) and deny nothing that the text does not; and the readability index LIX (Björnsson 1968) may rise by two
 * long words at most, or up to 30, below which he calls a text very easy. All but the form, the figures and the index is judged of what
 * via_frames.c makes of the texts. In the slot of what is open "should" is a wish as "we want".
 *
 * Invariant: what is unsure is refused; no reason shows a word of the text. */
#include "acts.h"
#include "via.h"
#include "coco/page.h"

#include <math.h>
#include <string.h>

enum { MORE_WORDS = 15, QUESTION_WORDS = 20, LANG_WORDS = 6, KIN_WORDS = 12, SHORT_WORDS = 10 };
static const double MORE_SHARE = 1.3, LIX_ROOM = 2, LIX_EASY = 30, SURE = 0.9;

/* A character beyond the Latin letters (a letter of another script that looks like one, a mark that is set on one) that the original does
 * not have; quotes, dashes and the signs of currencies may be new. */
static bool foreign_character(struct coco_str s, struct coco_str original)
{
	enum { LATIN_END = 0x250, DASHES = 0x2010, DASHES_END = 0x2016, QUOTES = 0x2018, QUOTES_END = 0x2020, ELLIPSIS = 0x2026 };
	uint32_t cp;
	for (size_t i = 0, n; i < s.n; i += n) {
		struct coco_str rest = coco_str_sub(s, i, s.n);
		n = coco_utf8_next(rest, &cp);
		if (n == 0)
			break;
		bool sign = (cp >= DASHES && cp < DASHES_END) || (cp >= QUOTES && cp < QUOTES_END) || cp == ELLIPSIS;
		if (cp >= LATIN_END && !sign && coco_str_find(original, coco_str_sub(rest, 0, n), 0) == SIZE_MAX)
			return true;
	}
	return false;
}

/* A character, or a sign that a page, a terminal or a reader would take for more than text; NULL: none. */
static const char *bad_form(struct coco_str s, struct coco_str original)
{
	static const char *const markup[] = {"](", "```", "**", "__", "<!", "</", "{{", "}}", "$(", "://", "&#", "&lt", "&amp"};
	if (coco_utf8_check(s) != SIZE_MAX)
		return "is not UTF-8";
	for (size_t i = 0; i < s.n; i++)
		if ((s.s[i] != '\n' && (unsigned char)s.s[i] < ' ') || coco_page_unfit(s, i) > 0)
			return "has a control character";
	for (size_t i = 0; i < COCO_LEN(markup); i++)
		if (coco_str_find(s, coco_str_of(markup[i]), 0) != SIZE_MAX && coco_str_find(original, coco_str_of(markup[i]), 0) == SIZE_MAX)
			return "has markup";
	for (size_t i = 0; i < s.n; i++) {
		bool start = i == 0 || s.s[i - 1] == '\n', letter = i + 1 < s.n && (s.s[i + 1] | 32) >= 'a' && (s.s[i + 1] | 32) <= 'z';
		if ((start && strchr("-*+", s.s[i]) && i + 1 < s.n && s.s[i + 1] == ' ') || (s.s[i] == '<' && letter) ||
		    (start && strchr("#>|`", s.s[i])) || (strchr("\\`", s.s[i]) && !memchr(original.s, s.s[i], original.n)))
			return "has markup";
	}
	return foreign_character(s, original) ? "has a character that the text does not have" : NULL;
}

static const char *bad_length(const struct via_wording *w)
{
	size_t words = count_words(w->text), before = count_words(w->source);
	double most = fmax(MORE_SHARE * (double)before, (double)(before + MORE_WORDS));
	if (words == 0)
		return "has no word";
	return (double)words > most ? "is too long" : NULL;
}

static const char *bad_question(const struct via_wording *w)
{
	size_t rule = rule_by_id("R02"), length, start, end;
	if (!coco_str_ends(w->text, "?") || memchr(w->text.s, '\n', w->text.n))
		return "is no question";
	if (memchr(w->text.s, '?', w->text.n - 1))
		return "is more than one question";
	if (count_words(w->text) > QUESTION_WORDS)
		return "has more than 20 words";
	for (size_t i = 0; i < w->text.n; i += length)
		if (is_decimal_digit(w->text, i, &length))
			return "has a number";
	if (pattern_find(lang_of(w->rewriter, w->lang)->rules[rule], w->text, 0, &start, &end) == 1)
		return "names a technology";
	return NULL;
}

/* Two languages that a short sentence may be of either. */
static bool languages_kin(int a, int b)
{
	static const char *const kin[][2] = {{"sl", "hr"}, {"sk", "cs"}};
	for (size_t i = 0; i < COCO_LEN(kin); i++) {
		int one = coco_lang_index(coco_str_of(kin[i][0])), other = coco_lang_index(coco_str_of(kin[i][1]));
		if ((a == one && b == other) || (a == other && b == one))
			return true;
	}
	return false;
}

static const char *bad_language(const struct via_wording *w)
{
	struct coco_lang_guess guess = coco_lang_detect(w->text);
	size_t least = languages_kin(guess.lang, w->lang) ? KIN_WORDS : LANG_WORDS;
	bool other = guess.code[0] && guess.lang != w->lang && guess.confidence >= SURE && count_words(w->text) >= least;
	return other && strcmp(coco_lang_detect(w->source).code, guess.code) != 0 ? "is in another language" : NULL;
}

static const char *kind_of(const struct coco_fact *fact)
{
	switch (fact->kind) {
	case COCO_FACT_NUMBER:
		return "a number";
	case COCO_FACT_MONEY:
		return "a price";
	case COCO_FACT_DATE:
		return "a date";
	case COCO_FACT_STANDARD:
		return "a standard";
	case COCO_FACT_ACRONYM:
	case COCO_FACT_PART:
		return "an acronym or a code";
	case COCO_FACT_URL:
	case COCO_FACT_EMAIL:
	case COCO_FACT_PHONE:
		return "an address";
	case COCO_FACT_DEMAND:
		return "a demand";
	case COCO_FACT_NEGATION:
		return "a negation";
	case COCO_FACT_MATERIAL:
		return "a material";
	case COCO_FACT_MARK:
		return coco_str_is(fact->value, "confidential") ? "a mark of confidence"
		       : coco_str_is(fact->value, "contrary")   ? "a word to its contrary"
		       : coco_str_is(fact->value, "sense")      ? "what a sentence says"
		                                                : "a rate, a tax or a weekday";
	case COCO_FACT_NAME:
		break;
	}
	return "a name";
}

/* The sentence around `at`: up to the marks that end one. */
static struct coco_str sentence_at(struct coco_str text, size_t at)
{
	size_t start = at, end = at;
	while (start > 0 && !strchr(".!?\n", text.s[start - 1]))
		start--;
	while (end < text.n && !strchr(".!?\n", text.s[end]))
		end++;
	return coco_str_sub(text, start, end < text.n ? end + 1 : end);
}

/* What is open is wished for: the doors should close quietly; and what can be is what one looks for: how can they close quietly? */
static bool is_wish(const struct via_wording *w, struct coco_str text, const struct coco_fact *fact)
{
	if (w->slot != COCO_SLOT_OPEN || fact->modality == COCO_MODAL_MUST)
		return false;
	if (fact->modality == COCO_MODAL_SHOULD)
		return true;
	struct said_acts acts = {0};
	struct coco_buf scratch = COCO_BUF_INIT;
	struct coco_str sentence = sentence_at(text, fact->start);
	acts_read(lang_of(w->rewriter, w->lang), w->lang, sentence, &acts, &scratch);
	coco_buf_free(&scratch);
	return coco_str_ends(sentence, "?") || acts_have(&acts, "seek");
}

/* 1: no difference of the changes in `mask`; 0 and why; -1. */
static int facts_hold(
    const struct via_wording *w, struct coco_str against, unsigned mask, struct coco_arena *arena, char why[120], struct coco_err *err)
{
	static const char *const said[] = {"loses", "changes", "adds"};
	struct coco_difference *differences;
	size_t n;
	if (coco_facts_compare(w->rewriter, against, w->text, w->lang, arena, &differences, &n, err) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (mask & (1U << differences[i].change)) {
			const struct coco_fact *fact = differences[i].change == COCO_INVENTED ? &differences[i].after : &differences[i].before;
			if (differences[i].change == COCO_INVENTED && coco_str_is(fact->value, "sense")) /* words that are new are told by themselves */
				continue;
			if (w->question && fact->kind == COCO_FACT_DEMAND) /* "might" in "How might we" is none */
				continue;
			if (differences[i].change == COCO_INVENTED && fact->kind == COCO_FACT_DEMAND && is_wish(w, w->text, fact))
				continue;
			snprintf(why, 120, "%s %s", said[differences[i].change], kind_of(fact));
			return 0;
		}
	return 1;
}

/* What a text says of must, should, may and not: how often. */
static int tones(const struct via_wording *w, struct coco_str text, struct coco_arena *arena, size_t count[4], struct coco_err *err)
{
	struct coco_fact *figures, *all;
	size_t n_figures, n;
	if (facts_said(w->rewriter, text, w->lang, SAID_RANGES, arena, &figures, &n_figures, err) != 0 ||
	    facts_with_words(w->rewriter, text, w->lang, figures, n_figures, arena, &all, &n, err) != 0)
		return -1;
	memset(count, 0, 4 * sizeof *count);
	for (size_t i = 0; i < n; i++)
		if (all[i].kind == COCO_FACT_NEGATION)
			count[0]++;
		else if (all[i].kind == COCO_FACT_DEMAND && !is_wish(w, text, &all[i]))
			count[all[i].modality]++;
	return 0;
}

/* As many negations as the source has, and each kind of demand where the source has it: the ledgers let "must" stand for
 * "shall", and a negation for one elsewhere. */
static int tones_hold(const struct via_wording *w, struct coco_arena *arena, char why[120], struct coco_err *err)
{
	size_t most[4], least[4], is[4];
	if (tones(w, w->source, arena, most, err) != 0 || tones(w, w->whole, arena, least, err) != 0 || tones(w, w->text, arena, is, err) != 0)
		return -1;
	for (int k = COCO_MODAL_MUST; !w->question && k <= COCO_MODAL_MAY; k++) /* "might" in "How might we" is none */
		if (is[k] > most[k] || (is[k] == 0 && least[k] > 0)) {
			snprintf(why, 120, "%s a demand", is[k] > most[k] ? "adds" : "loses");
			return 0;
		}
	if (is[0] <= most[0] && (is[0] >= least[0] || w->question))
		return 1;
	snprintf(why, 120, "%s a negation", is[0] > most[0] ? "adds" : "loses");
	return 0;
}

/* A word near the figure of the source begins so. */
static bool counted_near(struct coco_str source, const struct coco_fact *fact, struct coco_str noun, size_t alike, struct coco_buf *other)
{
	enum { BEFORE = 24, BEHIND = 4 };
	struct coco_word word;
	size_t at = fact->start > BEFORE ? fact->start - BEFORE : 0, behind = 0;
	while (at > 0 && at < fact->start && source.s[at] != ' ') /* not within a word */
		at++;
	while (behind < BEHIND && coco_word_next(source, &at, &word)) {
		coco_buf_clear(other);
		coco_text_normal(coco_str_sub(source, word.start, word.end), other);
		behind += word.start >= fact->end;
		if (other->len >= alike && !memcmp(other->data, noun.s, alike))
			return true;
	}
	return false;
}

/* What a figure without a unit counts, the word right behind it, begins like a word of the source near the same figure, or, where that
 * figure is not there, like any word of it: 14 complaints are no 14 people. */
static bool counts_the_same(const struct via_wording *w, const struct coco_fact *fact, const struct coco_fact *known, size_t n_known,
    struct coco_buf *noun, struct coco_buf *other)
{
	enum { ALIKE = 4 };
	size_t at = fact->end;
	struct coco_word word;
	if (fact->kind != COCO_FACT_NUMBER || fact->unit.n || !coco_word_next(w->text, &at, &word) || word.start != fact->end + 1 ||
	    word.number)
		return true;
	coco_buf_clear(noun);
	coco_text_normal(coco_str_sub(w->text, word.start, word.end), noun);
	if (noun->len < ALIKE || coco_stop_word(w->lang, coco_buf_view(noun)))
		return true;
	bool there = false;
	for (size_t i = 0; i < n_known; i++) {
		if (known[i].kind != COCO_FACT_NUMBER || !coco_str_eq(known[i].value, fact->value))
			continue;
		there = true;
		if (counted_near(w->source, &known[i], coco_buf_view(noun), ALIKE, other))
			return true;
	}
	for (at = 0; !there && coco_word_next(w->source, &at, &word);) {
		coco_buf_clear(other);
		coco_text_normal(coco_str_sub(w->source, word.start, word.end), other);
		if (other->len >= ALIKE && !memcmp(other->data, noun->data, ALIKE))
			return true;
	}
	return false;
}

/* The original has the piece, its first letter small or a capital: a sentence may begin with it. */
static bool written_so(struct coco_str original, struct coco_str piece)
{
	enum { CASE = 'a' - 'A', WORD = 4 }; /* mW is no MW */
	char turned[64];
	if (coco_str_find(original, piece, 0) != SIZE_MAX)
		return true;
	if (piece.n < WORD || piece.n > sizeof turned || (piece.s[0] | CASE) < 'a' || (piece.s[0] | CASE) > 'z')
		return false;
	memcpy(turned, piece.s, piece.n);
	turned[0] ^= CASE;
	return coco_str_find(original, (struct coco_str){turned, piece.n}, 0) != SIZE_MAX;
}

/* No figure and no symbol, which is short: the ledgers know the forms of a unit that is a word. */
static bool is_word(struct coco_str piece)
{
	enum { SYMBOL = 3 };
	for (size_t i = 0; i < piece.n; i++)
		if ((unsigned char)piece.s[i] < 0x80 && (piece.s[i] | 32) < 'a')
			return false;
	return coco_utf8_count(piece) > SYMBOL;
}

/* The piece is the month of a date, which has another case there: 22 November, of 22 November. */
static bool month_of_date(const struct via_wording *w, const struct coco_fact *fact, struct coco_str piece)
{
	struct coco_buf scratch = COCO_BUF_INIT;
	unsigned found =
	    fact->kind == COCO_FACT_DATE ? lexicon_find(&lang_of(w->rewriter, w->lang)->months, coco_str_trim(piece), &scratch) : 0;
	coco_buf_free(&scratch);
	return found >> 8 == W_MONTH;
}

/* Each figure is written as the original writes it, and counts what it counts there; none is a person's address. */
static int figures_hold(const struct via_wording *w, struct coco_arena *arena, char why[120], struct coco_err *err)
{
	struct coco_fact *facts, *known;
	size_t n, n_known;
	if (coco_facts(w->rewriter, w->text, w->lang, arena, &facts, &n, err) != 0 ||
	    coco_facts(w->rewriter, w->source, w->lang, arena, &known, &n_known, err) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (facts[i].kind == COCO_FACT_EMAIL || facts[i].kind == COCO_FACT_PHONE) { /* no brief has one, the original's own neither */
			snprintf(why, 120, "has an address or a phone number");
			return 0;
		}
	struct personal *people;
	size_t n_people;
	if (personal_find(w->rewriter, w->text, w->lang, arena, &people, &n_people, err) != 0)
		return -1;
	if (n_people) {
		snprintf(why, 120, "has a person's name or place");
		return 0;
	}
	struct coco_buf noun = COCO_BUF_INIT, other = COCO_BUF_INIT;
	size_t counted = 0;
	while (counted < n && counts_the_same(w, &facts[counted], known, n_known, &noun, &other))
		counted++;
	bool failed = noun.failed || other.failed;
	coco_buf_free(&noun);
	coco_buf_free(&other);
	if (failed)
		return coco_err_nomem(err);
	if (counted < n) {
		snprintf(why, 120, "changes what a number counts");
		return 0;
	}
	for (size_t i = 0; i < n; i++) {
		struct coco_str rest = coco_str_sub(w->text, facts[i].start, facts[i].end), piece;
		for (bool first = true; coco_str_split(&rest, ' ', &piece); first = false)
			if (piece.n && (first || !is_word(piece)) && !written_so(w->original, piece) && !month_of_date(w, &facts[i], piece)) {
				snprintf(why, 120, "writes %s in another form", kind_of(&facts[i]));
				return 0;
			}
	}
	return 1;
}

/* A technology in the question is one of the text. */
static int technology_holds(const struct via_wording *w, char why[120], struct coco_err *err)
{
	size_t start, end;
	struct pattern *technology = cut_pattern("technology", w->lang, err);
	if (!technology)
		return -1;
	bool named = pattern_find(technology, w->text, 0, &start, &end) == 1;
	struct coco_str word = named ? coco_str_sub(w->text, start, end) : COCO_STR_NONE;
	bool own = named && coco_str_find(w->original, word, 0) != SIZE_MAX;
	pattern_free(technology);
	if (named && !own)
		snprintf(why, 120, "names a technology");
	return !named || own;
}

/* What holds under a condition in the text (if, sofern, če) is not promised without any. */
static int condition_holds(const struct via_wording *w, char why[120], struct coco_err *err)
{
	size_t start, end;
	struct pattern *condition = cut_pattern("condition", w->lang, err);
	if (!condition)
		return -1;
	const bool lost = pattern_find(condition, w->whole, 0, &start, &end) == 1 && pattern_find(condition, w->text, 0, &start, &end) != 1;
	pattern_free(condition);
	if (lost)
		snprintf(why, 120, "loses a condition");
	return !lost;
}

static int readable(const struct via_wording *w, char why[120], struct coco_err *err)
{
	struct coco_counts before, after;
	double was, is;
	if (coco_text_counts(w->source, w->lang, &before, err) != 0 || coco_text_counts(w->text, w->lang, &after, err) != 0)
		return -1;
	if (after.words <= SHORT_WORDS || !coco_score("lix", &before, &was) || !coco_score("lix", &after, &is) ||
	    is <= fmax(LIX_EASY, was + fmax(LIX_ROOM, 100.0 / (double)after.words)))
		return 1;
	snprintf(why, 120, "is harder to read");
	return 0;
}

/* What is said holds, in the form that the frames give it or as it stands. *words: it does not since a word is new. */
static int says_the_same(const struct via_wording *w, struct coco_arena *arena, bool *words, char why[120], struct coco_err *err)
{
	int rc = facts_hold(w, w->question ? w->original : w->source, 1U << COCO_INVENTED | 1U << COCO_CHANGED, arena, why, err);
	if (rc == 1 && !w->question)
		rc = facts_hold(w, w->whole, 1U << COCO_LOST | 1U << COCO_CHANGED, arena, why, err);
	if (rc == 1)
		rc = tones_hold(w, arena, why, err);
	if (rc == 1)
		rc = w->question ? technology_holds(w, why, err) : condition_holds(w, why, err);
	if (rc == 1)
		*words = (rc = via_words_hold(w, arena, why, err)) == 0;
	return rc == 1 && !w->question ? via_sense_holds(w, arena, why, err) : rc;
}

int via_holds(const struct via_wording *wording, char why[120], struct coco_err *err)
{
	const char *bad = bad_form(wording->text, wording->original);
	if (!bad)
		bad = bad_length(wording);
	if (!bad && wording->question)
		bad = bad_question(wording);
	if (!bad)
		bad = bad_language(wording);
	if (bad) {
		snprintf(why, 120, "%s", bad);
		return 0;
	}
	struct coco_arena *arena = coco_arena_new();
	if (!arena)
		return coco_err_nomem(err);
	struct via_wording framed;
	bool words = false;
	int rc = via_frame(wording, &framed, arena, err) != 0 ? -1 : says_the_same(&framed, arena, &words, why, err);
	if (rc == 0 && words && !wording->question)
		rc = says_the_same(wording, arena, &words, why, err); /* the new word may be the frames', which found more in one of the two */
	if (rc == 1)
		rc = figures_hold(wording, arena, why, err);
	if (rc == 1 && !wording->question)
		rc = via_numbers_hold(wording, arena, why, err);
	if (rc == 1 && !wording->question)
		rc = readable(wording, why, err);
	coco_arena_free(arena);
	return rc;
}
