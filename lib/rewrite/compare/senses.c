/* What a sentence says otherwise that is the same as another but for a word, or for words of function.
 *
 * Method: a word that stands in another's place and is neither near to it nor of one meaning with it (alike.c) says something else. Words
 * of function are in senses.csv: of a group (and, or; both, one of; we, you, they) one sentence may not have one more often and the other
 * another; those of a row `alone` (only) may not be lost or added; endings of a row `turn` make of a verb another's (plačamo, plačate). Two
 * words that have changed places have changed parts in what is said where the order tells it (row `order`: and no row `by` more), or where
 * their endings have changed.
 *
 * Invariant: of a pair one difference is told at most, and none that stands beside one that is told already. */
#include "acts.h"
#include "senses.h"

#include <string.h>

enum { PHRASE = 3, PHRASE_BYTES = 64 };
static const char GROUPS[][8] = {"join", "pair", "person", "each"};

static struct coco_table_ref table(void)
{
	return coco_table_find(&coco_tables_rewrite, "senses");
}

static bool is_kind(size_t row, const char *kind)
{
	return !strcmp(coco_table_cell(table(), row, 0), kind);
}

int senses_counts(struct sense_counts *counts, struct coco_arena *arena)
{
	counts->times = coco_arena_array(arena, coco_table_rows(table()), sizeof *counts->times);
	counts->first = coco_arena_array(arena, coco_table_rows(table()), sizeof *counts->first);
	return counts->times && counts->first ? 0 : -1;
}

int senses_load(struct lang_tables *to, int lang, struct coco_err *err)
{
	struct coco_buf normal = COCO_BUF_INIT;
	size_t column = coco_table_column(table(), coco_langs[lang]);
	int rc = 0;
	for (size_t row = 0; rc == 0 && !to->senses_ready && row < coco_table_rows(table()); row++)
		if (!is_kind(row, "turn") && !is_kind(row, "address") && !is_kind(row, "order") && !is_kind(row, "has") &&
		    !is_kind(row, "each end") && !is_kind(row, "together") && !is_kind(row, "part"))
			rc = lexicon_cell(&to->senses, coco_table_cell(table(), row, column), (unsigned)row, &normal, err);
	to->senses_ready = rc == 0;
	coco_buf_free(&normal);
	return rc;
}

/* Counts into the side's tally. */
static const struct sense_counts *count_members(struct senses *s, int side, const struct sense_sentence *of)
{
	struct sense_counts *to = &s->counts[side];
	const struct lexicon *forms = &lang_of(s->rewriter, s->sides[side].lang)->senses;
	struct coco_str text = coco_str_sub(s->sides[side].text, 0, of->end);
	struct coco_word word, next;
	memset(to->times, 0, coco_table_rows(table()) * sizeof *to->times);
	for (size_t at = of->start; coco_word_next(text, &at, &word);) {
		size_t behind[PHRASE] = {word.end}, n = 1;
		unsigned found = 0;
		for (size_t i = at; n < PHRASE && coco_word_next(text, &i, &next) && next.start <= behind[n - 1] + 2; n++)
			behind[n] = next.end;
		for (; n > 1 && !found; n -= !found)
			if (behind[n - 1] - word.start < PHRASE_BYTES)
				found = phrase_find(forms, coco_str_sub(text, word.start, behind[n - 1]), &s->scratch);
		coco_buf_clear(&s->scratch);
		coco_text_normal(coco_str_sub(text, word.start, word.end), &s->scratch);
		found = found ? found : lexicon_find(forms, coco_buf_view(&s->scratch), NULL);
		found = found ? found : lexicon_begins(forms, coco_buf_view(&s->scratch));
		size_t row = found & 255;
		if (found) {
			if (to->times[row]++ == 0)
				to->first[row] = (struct coco_word){word.start, behind[n - 1], false};
			at = behind[n - 1] > at ? behind[n - 1] : at;
		}
	}
	return to;
}

static struct coco_fact fact_of(size_t start, size_t end)
{
	return (struct coco_fact){.kind = COCO_FACT_MARK, .start = start, .end = end, .lead = start, .value = COCO_STR("sense")};
}

bool sense_tell(struct senses *s, const struct sense_pair *pair, const struct coco_word *was, const struct coco_word *is)
{
	size_t before = was ? was->start : s->sides[0].sentences[pair->a].start, after = is ? is->start : s->sides[1].sentences[pair->b].start;
	struct coco_difference d = {.change = !is ? COCO_LOST : !was ? COCO_INVENTED : COCO_CHANGED};
	if (told_beside(s->told, *s->n, before, after))
		return true;
	if (was)
		d.before = fact_of(was->start, was->end);
	if (is)
		d.after = fact_of(is->start, is->end);
	s->told[(*s->n)++] = d;
	return true;
}

static bool tell_words(struct senses *s, const struct sense_pair *pair, const struct sense_word *was, const struct sense_word *is)
{
	const struct coco_word one = {was->start, was->end, false}, other = {is->start, is->end, false};
	return sense_tell(s, pair, &one, &other);
}

static bool tell_members(struct senses *s, const struct sense_pair *pair)
{
	const struct sense_counts *a = count_members(s, 0, &s->sides[0].sentences[pair->a]),
	                          *b = count_members(s, 1, &s->sides[1].sentences[pair->b]);
	size_t rows = coco_table_rows(table());
	bool reworded = side_reworded(s->ledgers[0], pair->a) || side_reworded(s->ledgers[1], pair->b);
	for (size_t x = 0; x < rows; x++) {
		if (is_kind(x, "alone") && !reworded && a->times[x] != b->times[x])
			return sense_tell(s, pair, a->times[x] > b->times[x] ? &a->first[x] : NULL, a->times[x] > b->times[x] ? NULL : &b->first[x]);
		for (size_t g = 0; g < COCO_LEN(GROUPS); g++)
			for (size_t y = 0; is_kind(x, GROUPS[g]) && a->times[x] > b->times[x] && y < rows; y++)
				if (is_kind(y, GROUPS[g]) && b->times[y] > a->times[y])
					return sense_tell(s, pair, &a->first[x], &b->first[y]);
	}
	return false;
}

bool sense_order_fixed(int lang)
{
	size_t column = coco_table_column(table(), coco_langs[lang]);
	for (size_t row = 0; row < coco_table_rows(table()); row++)
		if (is_kind(row, "order") && coco_table_cell(table(), row, column)[0])
			return true;
	return false;
}

bool sense_addresses(struct coco_str normal, int lang)
{
	enum { REST = 2 };
	size_t column = coco_table_column(table(), coco_langs[lang]);
	for (size_t row = 0; row < coco_table_rows(table()); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table(), row, column)), form;
		while (is_kind(row, "address") && coco_str_split(&rest, ';', &form))
			if (form.n && normal.n > form.n + REST && !memcmp(normal.s + normal.n - form.n, form.s, form.n))
				return true;
	}
	return false;
}

bool sense_turned(struct coco_str one, struct coco_str other, int lang)
{
	size_t column = coco_table_column(table(), coco_langs[lang]);
	for (size_t row = 0; row < coco_table_rows(table()); row++) {
		struct coco_str rest = coco_str_of(coco_table_cell(table(), row, column)), form;
		while (is_kind(row, "turn") && coco_str_split(&rest, ';', &form)) {
			size_t colon = coco_str_find(form, COCO_STR(":"), 0);
			if (colon == SIZE_MAX)
				continue;
			struct coco_str a = coco_str_sub(form, 0, colon), b = coco_str_sub(form, colon + 1, form.n);
			for (int way = 0; way < 2; way++) {
				struct coco_str first = way ? b : a, second = way ? a : b;
				if (one.n > first.n + 1 && other.n > second.n && one.n - first.n == other.n - second.n &&
				    !memcmp(one.s, other.s, one.n - first.n) && !memcmp(one.s + one.n - first.n, first.s, first.n) &&
				    !memcmp(other.s + other.n - second.n, second.s, second.n))
					return true;
			}
		}
	}
	return false;
}

static struct coco_str normal(struct senses *s, int side, const struct sense_word *word, struct coco_buf *to)
{
	coco_buf_clear(to);
	coco_text_normal(coco_str_sub(s->sides[side].text, word->start, word->end), to);
	return coco_buf_view(to);
}

static bool words_turned(struct senses *s, const struct sense_word *one, const struct sense_word *other)
{
	struct coco_str a = normal(s, 0, one, &s->scratch), b = normal(s, 1, other, &s->other);
	return !coco_str_eq(a, b) && sense_turned(a, b, s->sides[0].lang);
}

/* The sentence has the word in this form. */
static bool has_form(struct senses *s, int side, const struct sense_sentence *of, struct coco_str form, struct coco_buf *scratch)
{
	for (size_t i = of->from; i < of->to; i++)
		if (coco_str_eq(normal(s, side, &s->sides[side].words[i], scratch), form))
			return true;
	return false;
}

/* A verb that both sentences have has become another person's: its form there stands nowhere here, nor the other way round. */
static bool tell_turned(struct senses *s, const struct sense_pair *pair)
{
	const struct sense_sentence *a = &s->sides[0].sentences[pair->a], *b = &s->sides[1].sentences[pair->b];
	for (size_t i = a->from; i < a->to; i++)
		for (size_t k = b->from; k < b->to; k++) {
			const struct sense_word *one = &s->sides[0].words[i], *other = &s->sides[1].words[k];
			if ((one->stem == other->stem || (i == pair->gone && k == pair->come)) && words_turned(s, one, other) &&
			    !has_form(s, 1, b, normal(s, 0, one, &s->scratch), &s->other) &&
			    !has_form(s, 0, a, normal(s, 1, other, &s->scratch), &s->other))
				return tell_words(s, pair, one, other);
		}
	return false;
}

/* The stem of a word in `to`, which has room; "": it is too long. */
static struct coco_str stem(struct senses *s, int side, const struct sense_word *word, char to[PHRASE_BYTES])
{
	struct coco_str found = coco_stem(s->stemmer, s->sides[side].lang, normal(s, side, word, &s->scratch));
	size_t n = found.n <= PHRASE_BYTES ? found.n : 0;
	memcpy(to, found.s, n);
	return (struct coco_str){to, n};
}

/* What came in the place of a word (or two) says something else. */
static bool tell_replaced(struct senses *s, const struct sense_pair *pair)
{
	char a[PHRASE_BYTES], b[PHRASE_BYTES];
	int lang = s->sides[0].lang;
	if (pair->gone == COCO_NONE || pair->come == COCO_NONE)
		return false;
	const struct sense_word *was = &s->sides[0].words[pair->gone], *is = &s->sides[1].words[pair->come];
	for (size_t i = 0; i < pair->n_gone; i++)
		for (size_t k = 0; k < pair->n_come; k++) {
			struct coco_str one = stem(s, 0, &was[i], a), other = stem(s, 1, &is[k], b);
			if (!one.n || !other.n || words_near(one, other, lang_joins_words(lang)) ||
			    words_same_meaning(s->stemmer, lang, one, other, &s->scratch))
				return false;
		}
	const struct coco_word gone = {was->start, was[pair->n_gone - 1].end, false}, come = {is->start, is[pair->n_come - 1].end, false};
	return sense_tell(s, pair, &gone, &come);
}

/* The word right before, normalised; "" at the beginning. */
static struct coco_str word_before(
    const struct sense_side *side, const struct sense_sentence *of, const struct sense_word *at, struct coco_buf *to)
{
	struct coco_str text = coco_str_sub(side->text, 0, at->start), found = COCO_STR("");
	struct coco_word word;
	for (size_t i = of->start; coco_word_next(text, &i, &word);)
		found = coco_str_sub(text, word.start, word.end);
	coco_buf_clear(to);
	coco_text_normal(found, to);
	return coco_buf_view(to);
}

size_t sense_row(struct senses *s, const struct sense_side *side, struct coco_str word, const char *kind)
{
	const struct lexicon *forms = &lang_of(s->rewriter, side->lang)->senses;
	coco_buf_clear(&s->scratch);
	coco_text_normal(word, &s->scratch);
	unsigned found = lexicon_find(forms, coco_buf_view(&s->scratch), NULL);
	found = found ? found : lexicon_begins(forms, coco_buf_view(&s->scratch));
	return found && is_kind(found & 255, kind) ? found & 255 : COCO_NONE;
}

bool sense_is(struct senses *s, const struct sense_side *side, struct coco_str word, const char *kind)
{
	return sense_row(s, side, word, kind) != COCO_NONE;
}

/* Only "and", "or" or a comma stands between two words that follow each other. */
static bool in_a_row(struct senses *s, const struct sense_side *side, const struct sense_word *one, const struct sense_word *next)
{
	enum { WORDS = 2 };
	struct coco_str between = coco_str_sub(side->text, one->end, next->start);
	struct coco_word word;
	size_t n = 0;
	bool joins = memchr(between.s, ',', between.n) != NULL;
	for (size_t at = 0; coco_word_next(between, &at, &word); n++) {
		joins = joins || sense_is(s, side, coco_str_sub(between, word.start, word.end), "join");
	}
	return joins && n <= WORDS;
}

/* Der Kunde beim Händler, der Händler beim Kunden: of two words that have changed places one has another article, by its case. */
static bool articles_turned(struct senses *s, const struct sense_pair *pair, const size_t at[2])
{
	const struct sense_sentence *a = &s->sides[0].sentences[pair->a], *b = &s->sides[1].sentences[pair->b];
	const struct sense_word *x = s->sides[0].words + a->from, *y = s->sides[1].words + b->from;
	bool turned = false;
	for (int k = 0; k < 2; k++) {
		struct coco_str was = word_before(&s->sides[0], a, &x[at[k]], &s->scratch),
		                is = word_before(&s->sides[1], b, &y[at[!k]], &s->other);
		bool articles = was.n > 0 && is.n > 0 && was.s[0] == is.s[0] && was.n == is.n && coco_stop_word(s->sides[0].lang, was) &&
		                coco_stop_word(s->sides[1].lang, is);
		turned = turned || (articles && !coco_str_eq(was, is));
	}
	return turned;
}

/* How many words of the row "has" the sentence has. */
static size_t has_times(struct senses *s, int side, const struct sense_sentence *of)
{
	struct coco_str view = coco_str_sub(s->sides[side].text, 0, of->end);
	size_t column = coco_table_column(table(), coco_langs[s->sides[side].lang]), n = 0;
	struct coco_word word;
	for (size_t row = 0; row < coco_table_rows(table()); row++)
		for (size_t at = of->start; is_kind(row, "has") && coco_word_next(view, &at, &word);) {
			struct coco_str rest = coco_str_of(coco_table_cell(table(), row, column)), form;
			while (coco_str_split(&rest, ';', &form))
				n += form.n && coco_str_eq(form, coco_str_sub(view, word.start, word.end));
		}
	return n;
}

/* Two words have changed places, and with them their parts. */
static bool tell_swapped(struct senses *s, const struct sense_pair *pair)
{
	const struct sense_sentence *a = &s->sides[0].sentences[pair->a], *b = &s->sides[1].sentences[pair->b];
	const struct sense_word *x = s->sides[0].words + a->from, *y = s->sides[1].words + b->from;
	size_t n = a->to - a->from, at[2] = {0}, moved = 0;
	if (pair->gone != COCO_NONE || pair->come != COCO_NONE || n != b->to - b->from)
		return false;
	for (size_t i = 0; i < n; i++)
		if (x[i].stem != y[i].stem) {
			if (moved < 2)
				at[moved] = i;
			moved++;
		}
	if (moved != 2 || x[at[0]].stem != y[at[1]].stem || x[at[1]].stem != y[at[0]].stem)
		return false;
	if (at[1] == at[0] + 1 && in_a_row(s, &s->sides[0], &x[at[0]], &x[at[1]]))
		return false;
	const struct sense_counts *one = count_members(s, 0, a), *other = count_members(s, 1, b);
	bool order = sense_order_fixed(s->sides[0].lang), fixed = true, inflected = false;
	for (size_t row = 0; row < coco_table_rows(table()); row++)
		if (is_kind(row, "by") && one->times[row] != other->times[row])
			return false;
	if (has_times(s, 0, a) != has_times(s, 1, b)) /* X has the Y of 3 kW, the Y of X is */
		return false;
	if (sense_figures_moved(s, pair)) /* 18 m long and 6 m wide, 6 m wide and 18 m long */
		return false;
	for (int k = 0; k < 2; k++) {
		struct coco_str was = normal(s, 0, &x[at[k]], &s->scratch), is = normal(s, 1, &y[at[!k]], &s->other);
		inflected = inflected || !coco_str_eq(was, is);
		fixed =
		    fixed && coco_str_eq(word_before(&s->sides[0], a, &x[at[k]], &s->scratch), word_before(&s->sides[1], b, &y[at[k]], &s->other));
	}
	return ((order && fixed) || (order ? articles_turned(s, pair, at) : inflected)) && tell_words(s, pair, &x[at[0]], &y[at[0]]);
}

/* What is done by whom in both sentences, and the first word of each; false: one has no word. */
static bool pair_acts(struct senses *s, const struct sense_sentence *const of[2], struct said_acts acts[2], struct coco_word first[2])
{
	for (int side = 0; side < 2; side++) {
		size_t at = of[side]->start;
		acts_read(lang_of(s->rewriter, s->sides[side].lang), s->sides[side].lang,
		    coco_str_sub(s->sides[side].text, of[side]->start, of[side]->end), &acts[side], &s->scratch);
		if (!coco_word_next(s->sides[side].text, &at, &first[side]))
			return false;
	}
	return true;
}

/* Told by the jury, tells the jury: the doer is another where only one sentence is passive and names its doer behind, and the words stand
 * in the same order. */
static bool tell_voice(struct senses *s, const struct sense_pair *pair)
{
	const struct sense_sentence *of[2] = {&s->sides[0].sentences[pair->a], &s->sides[1].sentences[pair->b]};
	struct said_acts acts[2];
	struct coco_word first[2] = {{0}};
	size_t n = of[0]->to - of[0]->from;
	bool whole = pair->gone == COCO_NONE && pair->come == COCO_NONE;
	size_t verb = whole || pair->gone == COCO_NONE ? COCO_NONE : pair->gone - of[0]->from; /* told, tell */
	if (!sense_order_fixed(s->sides[0].lang) || n != of[1]->to - of[1]->from || (!whole && (pair->n_gone != 1 || pair->n_come != 1)))
		return false;
	if (verb != COCO_NONE && (pair->come == COCO_NONE || verb != pair->come - of[1]->from))
		return false;
	for (size_t i = 0; i < n; i++)
		if (i != verb && s->sides[0].words[of[0]->from + i].stem != s->sides[1].words[of[1]->from + i].stem)
			return false;
	if (!pair_acts(s, of, acts, first))
		return false;
	return acts[0].by != acts[1].by && acts[0].passive != acts[1].passive && acts[0].by == acts[0].passive &&
	       sense_tell(s, pair, &first[0], &first[1]);
}

/* We, who did it, are those to whom it is done, or the other way round. */
static bool tell_roles(struct senses *s, const struct sense_pair *pair)
{
	const struct sense_sentence *of[2] = {&s->sides[0].sentences[pair->a], &s->sides[1].sentences[pair->b]};
	struct said_acts acts[2];
	struct coco_word first[2] = {{0}};
	if (!pair_acts(s, of, acts, first))
		return false;
	return acts_turned(&acts[0], &acts[1]) && sense_tell(s, pair, &first[0], &first[1]);
}

/* Another sentence of the side, that is not in both texts, has the words: they were parted from theirs. */
static bool stand_elsewhere(const struct sense_side *side, size_t sentence, const struct sense_word *words, size_t n)
{
	for (size_t i = 0; words && i < side->count; i++) {
		const struct sense_sentence *of = &side->sentences[i];
		size_t found = 0;
		for (size_t w = 0; w < n && !of->taken && i != sentence; w++)
			for (size_t k = of->from; k < of->to && found == w; k++)
				found += side->words[k].stem == words[w].stem;
		if (n > 0 && found == n)
			return true;
	}
	return false;
}

/* An item of a list was left out or came in. */
static bool tell_item(struct senses *s, const struct sense_pair *pair)
{
	const struct sense_word *was = pair->gone == COCO_NONE ? NULL : &s->sides[0].words[pair->gone],
	                        *is = pair->come == COCO_NONE ? NULL : &s->sides[1].words[pair->come];
	if ((!was) == (!is))
		return false;
	if (was ? stand_elsewhere(&s->sides[1], pair->b, was, pair->n_gone) : stand_elsewhere(&s->sides[0], pair->a, is, pair->n_come))
		return false;
	if (was && sense_item(s, 0, pair->a, pair->gone, pair->n_gone)) {
		const struct coco_word gone = {was->start, was[pair->n_gone - 1].end, false};
		return sense_tell(s, pair, &gone, NULL);
	}
	if (is && sense_item(s, 1, pair->b, pair->come, pair->n_come)) {
		const struct coco_word come = {is->start, is[pair->n_come - 1].end, false};
		return sense_tell(s, pair, NULL, &come);
	}
	return false;
}

/* The first word of the sentence for all, most, some. */
static bool share_word(struct senses *s, int side, size_t sentence, struct coco_word *found)
{
	const struct sense_sentence *of = &s->sides[side].sentences[sentence];
	struct coco_str view = coco_str_sub(s->sides[side].text, 0, of->end);
	for (size_t at = of->start; coco_word_next(view, &at, found);) {
		coco_buf_clear(&s->scratch);
		coco_text_normal(coco_str_sub(view, found->start, found->end), &s->scratch);
		if (opposites_share(lang_of(s->rewriter, s->sides[side].lang), coco_buf_view(&s->scratch)))
			return true;
	}
	return false;
}

/* For all: for members. */
static bool tell_share(struct senses *s, const struct sense_pair *pair)
{
	struct coco_word was, is;
	if ((pair->gone == COCO_NONE) == (pair->come == COCO_NONE))
		return false;
	bool one = share_word(s, 0, pair->a, &was), other = share_word(s, 1, pair->b, &is);
	if (pair->gone == COCO_NONE && one && !other) {
		const struct sense_word *come = &s->sides[1].words[pair->come];
		is = (struct coco_word){come->start, come->end, false};
		return sense_tell(s, pair, &was, &is);
	}
	if (pair->come == COCO_NONE && other && !one) {
		const struct sense_word *gone = &s->sides[0].words[pair->gone];
		was = (struct coco_word){gone->start, gone->end, false};
		return sense_tell(s, pair, &was, &is);
	}
	return false;
}

/* Clauses of one sentence have changed parts. */
static bool tell_clauses(struct senses *s, const struct sense_pair *pair)
{
	struct sense_word was, is;
	return pair->gone == COCO_NONE && pair->come == COCO_NONE && !sense_figures_moved(s, pair) &&
	       sense_clauses_swapped(s, pair->a, pair->b, &was, &is) && tell_words(s, pair, &was, &is);
}

int senses_judge(struct senses *s, const struct sense_pair *pair)
{
	if (!sense_figures_tell(s, pair) && !tell_replaced(s, pair) && !tell_item(s, pair) && !tell_share(s, pair) && !tell_clauses(s, pair) &&
	    !tell_turned(s, pair) && !tell_members(s, pair) && !tell_roles(s, pair) && !tell_voice(s, pair))
		tell_swapped(s, pair);
	return s->scratch.failed || s->other.failed ? coco_err_nomem(s->err) : 0;
}
