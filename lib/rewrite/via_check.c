/* What of another's wording may be taken: a sentence that says the same, in plainer words.
 *
 * Method: the form first (characters, markup, length, language), then the facts: the ledgers of the wording and of all that
 * it may say must have nothing invented, those of the wording and of what it must keep nothing lost or changed, and both demand and deny as
 * often; each figure stands in the same digits. At last the words: at most half of those of substance may be new, in each sentence too, so
 * that none is added; a question may name no technology (cuts.csv) and deny nothing that the text does not; and the readability index
 * LIX (Björnsson 1968) may not rise.
 *
 * Invariant: what is unsure is refused; no reason shows a word of the text. */
#include "via.h"
#include "coco/page.h"

#include <math.h>
#include <string.h>

enum { MORE_WORDS = 15, QUESTION_WORDS = 20, NEW_WORDS = 3, NEW_IN_QUESTION = 2, LANG_WORDS = 6, LETTERS = 3 };
static const double MORE_SHARE = 1.3, LIX_ROOM = 2, SURE = 0.9;

/* A character, or a sign that a page, a terminal or a reader would take for more than text; NULL: none. */
static const char *bad_form(struct coco_str s, struct coco_str original)
{
	static const char *const markup[] = {"](", "```", "**", "__", "<!", "</", "{{", "}}", "$(", "://"};
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
		if ((s.s[i] == '<' && letter) || (start && strchr("#>|`", s.s[i])) ||
		    (strchr("\\`", s.s[i]) && !memchr(original.s, s.s[i], original.n)))
			return "has markup";
	}
	return NULL;
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

static const char *bad_language(const struct via_wording *w)
{
	struct coco_lang_guess guess = coco_lang_detect(w->text);
	bool other = guess.code[0] && guess.lang != w->lang && guess.confidence >= SURE && count_words(w->text) >= LANG_WORDS;
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
		return "a mark of confidence";
	case COCO_FACT_NAME:
		break;
	}
	return "a name";
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
			if (w->question && fact->kind == COCO_FACT_DEMAND) /* "might" in "How might we" is none */
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
	if (coco_facts(w->rewriter, text, w->lang, arena, &figures, &n_figures, err) != 0 ||
	    facts_with_words(w->rewriter, text, w->lang, figures, n_figures, arena, &all, &n, err) != 0)
		return -1;
	memset(count, 0, 4 * sizeof *count);
	for (size_t i = 0; i < n; i++)
		if (all[i].kind == COCO_FACT_NEGATION)
			count[0]++;
		else if (all[i].kind == COCO_FACT_DEMAND)
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

/* Each figure is written as the original writes it. */
static int figures_hold(const struct via_wording *w, struct coco_arena *arena, char why[120], struct coco_err *err)
{
	struct coco_fact *facts;
	size_t n;
	if (coco_facts(w->rewriter, w->text, w->lang, arena, &facts, &n, err) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct coco_str rest = coco_str_sub(w->text, facts[i].start, facts[i].end), piece;
		while (coco_str_split(&rest, ' ', &piece))
			if (piece.n && coco_str_find(w->original, piece, 0) == SIZE_MAX) {
				snprintf(why, 120, "writes %s in another form", kind_of(&facts[i]));
				return 0;
			}
	}
	return 1;
}

/* Adds the stems of a text's words of substance, or counts those that are not there. */
static int stems(struct coco_map *map, struct coco_stemmer *stemmer, struct coco_str text, int lang, bool add, size_t *all, size_t *fresh)
{
	struct coco_buf normal = COCO_BUF_INIT;
	struct coco_word word;
	int rc = 0;
	for (size_t at = 0; rc == 0 && coco_word_next(text, &at, &word);) {
		coco_buf_clear(&normal);
		coco_text_normal(coco_str_sub(text, word.start, word.end), &normal);
		struct coco_str view = coco_buf_view(&normal);
		if (word.number || coco_utf8_count(view) < LETTERS || coco_stop_word(lang, view))
			continue;
		struct coco_str stem = coco_stem(stemmer, lang, view);
		if (add && coco_map_add(map, stem, NULL) == COCO_NONE)
			rc = -1;
		++*all;
		*fresh += !add && coco_map_find(map, stem) == COCO_NONE;
	}
	rc = normal.failed ? -1 : rc;
	coco_buf_free(&normal);
	return rc;
}

/* The plain words of the terms in the original count as its own. */
static int plain_words(const struct via_wording *w, struct coco_map *map, struct coco_stemmer *stemmer)
{
	struct coco_word word;
	size_t end = 0, all = 0, fresh = 0;
	for (size_t at = 0; coco_word_next(w->original, &at, &word);) {
		size_t row = gloss_at(lang_of(w->rewriter, w->lang), w->original, &word, &end);
		at = row ? end : at;
		if (row && stems(map, stemmer, gloss_plain(lang_of(w->rewriter, w->lang), row), w->lang, true, &all, &fresh) != 0)
			return -1;
	}
	return 0;
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

/* No sentence whose words of substance are mostly new: it would be one that the text does not have. 1, 0, -1. */
static int sentences_hold(
    const struct via_wording *w, struct coco_map *map, struct coco_stemmer *stemmer, struct coco_arena *arena, struct coco_err *err)
{
	struct coco_sentence *sentences;
	size_t n;
	if (coco_sentences(w->text, w->lang, arena, &sentences, &n, err) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		size_t all = 0, fresh = 0;
		struct coco_str sentence = coco_str_sub(w->text, sentences[i].start, sentences[i].end);
		if (stems(map, stemmer, sentence, w->lang, false, &all, &fresh) != 0)
			return coco_err_nomem(err);
		if (fresh * 2 > all)
			return 0;
	}
	return 1;
}

static int words_hold(const struct via_wording *w, struct coco_arena *arena, char why[120], struct coco_err *err)
{
	struct coco_map *map = coco_map_new();
	struct coco_stemmer *stemmer = coco_stemmer_new();
	size_t all = 0, fresh = 0, ignored = 0;
	int rc = map && stemmer ? 1 : coco_err_nomem(err);
	if (rc == 1 && (stems(map, stemmer, w->original, w->lang, true, &ignored, &ignored) != 0 ||
	                   (w->question && stems(map, stemmer, w->source, w->lang, true, &ignored, &ignored) != 0) ||
	                   plain_words(w, map, stemmer) != 0 || stems(map, stemmer, w->text, w->lang, false, &all, &fresh) != 0))
		rc = coco_err_nomem(err);
	if (rc == 1 && !w->question)
		rc = sentences_hold(w, map, stemmer, arena, err);
	if (rc == 1)
		rc = (fresh <= (w->question ? NEW_IN_QUESTION : NEW_WORDS) && fresh < all) || (!w->question && fresh * 2 <= all);
	coco_map_free(map);
	coco_stemmer_free(stemmer);
	if (rc == 0)
		snprintf(why, 120, "has too many words that the text does not have");
	return rc;
}

static int readable(const struct via_wording *w, char why[120], struct coco_err *err)
{
	struct coco_counts before, after;
	double was, is;
	if (coco_text_counts(w->source, w->lang, &before, err) != 0 || coco_text_counts(w->text, w->lang, &after, err) != 0)
		return -1;
	if (!coco_score("lix", &before, &was) || !coco_score("lix", &after, &is) || is <= was + LIX_ROOM)
		return 1;
	snprintf(why, 120, "is harder to read");
	return 0;
}

int via_holds(const struct via_wording *w, char why[120], struct coco_err *err)
{
	const char *bad = bad_form(w->text, w->original);
	if (!bad)
		bad = bad_length(w);
	if (!bad && w->question)
		bad = bad_question(w);
	if (!bad)
		bad = bad_language(w);
	if (bad) {
		snprintf(why, 120, "%s", bad);
		return 0;
	}
	struct coco_arena *arena = coco_arena_new();
	if (!arena)
		return coco_err_nomem(err);
	int rc = facts_hold(w, w->original, 1U << COCO_INVENTED | 1U << COCO_CHANGED, arena, why, err);
	if (rc == 1 && !w->question)
		rc = facts_hold(w, w->whole, 1U << COCO_LOST | 1U << COCO_CHANGED, arena, why, err);
	if (rc == 1)
		rc = tones_hold(w, arena, why, err);
	if (rc == 1 && w->question)
		rc = technology_holds(w, why, err);
	if (rc == 1)
		rc = figures_hold(w, arena, why, err);
	if (rc == 1)
		rc = words_hold(w, arena, why, err);
	if (rc == 1 && !w->question)
		rc = readable(w, why, err);
	coco_arena_free(arena);
	return rc;
}
