/* Conditions: if, unless, even if, before, after, in case of. Each is bound to what it governs, the rest of its sentence.
 *
 * Method: conditions.csv has the words that begin one. A condition goes from its word to the next comma or the end of the sentence; one
 * that begins its sentence and that no comma ends has no known end, and is not looked for. What it governs is looked for in the other text,
 * in the sentence that has most of those words. Where that has a condition of half of its words, it is the same one; where it has none, and
 * those words stand there only as what is said, or in another sentence, or nowhere while nothing new came in their place, the condition was
 * left out. It governs something else where it stands beside what another sentence of the original says, or where it and what it governs
 * have changed places.
 *
 * Invariant: where what a condition governs was worded anew, nothing is told of it. */
#include "senses.h"

#include <string.h>

enum { PHRASE = 5, PHRASE_BYTES = 64, TRIED = 200000 };

struct condition {
	size_t sentence, start, end; /* the word that begins it */
	size_t from, to;             /* its words of the side */
	const char *kind;
};

static struct coco_table_ref table(void)
{
	return coco_table_find(&coco_tables_rewrite, "conditions");
}

static const char *kind_of(size_t row)
{
	return coco_table_cell(table(), row, 0);
}

static bool is_kind(size_t row, const char *kind)
{
	return !strcmp(kind_of(row), kind);
}

int conditions_load(struct lang_tables *to, int lang, struct coco_err *err)
{
	struct coco_buf normal = COCO_BUF_INIT;
	size_t column = coco_table_column(table(), coco_langs[lang]);
	int rc = 0;
	for (size_t row = 0; rc == 0 && !to->conditions_ready && row < coco_table_rows(table()); row++)
		if (!is_kind(row, "ending") && !is_kind(row, "verb"))
			rc = lexicon_cell(&to->conditions, coco_table_cell(table(), row, column), (unsigned)row, &normal, err);
	to->conditions_ready = rc == 0;
	coco_buf_free(&normal);
	return rc;
}

static int add(struct senses *s, struct sense_side *side, size_t sentence, size_t start, size_t end, size_t row)
{
	if (coco_grow(&side->markers, &side->markers_cap, side->n_markers, sizeof *side->markers) != 0)
		return coco_err_nomem(s->err);
	side->markers[side->n_markers++] = (struct sense_marker){sentence, start, end, row};
	return 1;
}

/* Vržou-li: the row of the ending, and the end of the word before it; COCO_NONE. */
static size_t ending_of(struct coco_str text, int lang, const struct coco_word *word, size_t *says)
{
	size_t column = coco_table_column(table(), coco_langs[lang]);
	struct coco_str raw = coco_str_sub(text, word->start, word->end);
	for (size_t row = 0; row < coco_table_rows(table()); row++) {
		struct coco_str ending = coco_str_of(is_kind(row, "ending") ? coco_table_cell(table(), row, column) : "");
		if (ending.n && raw.n > ending.n && !memcmp(raw.s + raw.n - ending.n, ending.s, ending.n)) {
			*says = word->end - ending.n;
			return row;
		}
	}
	return COCO_NONE;
}

/* Bricht eine Rolle, steht der Wagen: a first word with the ending of a verb, behind it a small word of function, then a comma, and no
 * question: the row of the endings; COCO_NONE. */
static size_t verb_first(struct coco_str sentence, int lang, const struct coco_word *word, struct coco_buf *scratch)
{
	size_t column = coco_table_column(table(), coco_langs[lang]), at = word->end;
	struct coco_str raw = coco_str_sub(sentence, word->start, word->end);
	struct coco_word next;
	if (!coco_word_next(sentence, &at, &next) || sentence.s[next.start] < 'a' || sentence.s[next.start] > 'z' ||
	    sentence.s[sentence.n - 1] == '?' || !memchr(sentence.s + next.end, ',', sentence.n - next.end))
		return COCO_NONE;
	coco_buf_clear(scratch);
	coco_text_normal(raw, scratch);
	bool function = coco_stop_word(lang, coco_buf_view(scratch));
	coco_buf_clear(scratch);
	coco_text_normal(coco_str_sub(sentence, next.start, next.end), scratch);
	for (size_t row = 0; !function && coco_stop_word(lang, coco_buf_view(scratch)) && row < coco_table_rows(table()); row++) {
		struct coco_str rest = coco_str_of(is_kind(row, "verb") ? coco_table_cell(table(), row, column) : ""), form;
		while (coco_str_split(&rest, ';', &form))
			if (form.n && raw.n > form.n && !memcmp(raw.s + raw.n - form.n, form.s, form.n))
				return row;
	}
	return COCO_NONE;
}

int condition_at(
    struct senses *s, struct sense_side *side, size_t sentence, const struct coco_word *word, size_t end, size_t *behind, size_t *says)
{
	const struct lexicon *forms = &lang_of(s->rewriter, side->lang)->conditions;
	struct coco_str view = coco_str_sub(side->text, 0, end);
	struct coco_word next;
	size_t ends[PHRASE] = {word->end}, n = 1;
	unsigned found = 0;
	*behind = *says = word->end;
	size_t row = ending_of(side->text, side->lang, word, says);
	if (row != COCO_NONE)
		return add(s, side, sentence, word->start, word->end, row);
	row = word->start == side->sentences[sentence].start ? verb_first(view, side->lang, word, &s->scratch) : COCO_NONE;
	if (row != COCO_NONE)
		return add(s, side, sentence, word->start, word->end, row);
	if (lexicon_leads(forms, coco_str_sub(view, word->start, word->end)))
		for (size_t at = word->end; n < PHRASE && coco_word_next(view, &at, &next) && next.start <= ends[n - 1] + 2; n++)
			ends[n] = next.end;
	for (; n > 0 && !found; n -= !found)
		if (ends[n - 1] - word->start < PHRASE_BYTES)
			found = phrase_find(forms, coco_str_sub(view, word->start, ends[n - 1]), &s->scratch);
	if (!found)
		return 0;
	bool first = is_kind(found & 255, "first"), asks = end > 0 && side->text.s[end - 1] == '?';
	bool comma = word->start > 1 && side->text.s[word->start - 2] == ',';
	if (!comma && !strcmp(coco_table_cell(table(), found & 255, 1), "who, behind a comma"))
		return 0;
	if (first && (asks || word->start != side->sentences[sentence].start))
		return 0;
	if (!first && !is_kind(found & 255, "who")) {
		*behind = ends[n - 1];
		*says = word->start;
	}
	return add(s, side, sentence, word->start, ends[n - 1], found & 255);
}

/* ---- what a condition says ---- */

/* Where the clause ends that goes on at `at`: before the next comma or another sign, or with the sentence. */
static size_t clause_end(struct coco_str text, size_t at, size_t end)
{
	while (at < end && !(strchr(",;:()", text.s[at]) && (at + 1 == end || blank(text.s[at + 1]) || text.s[at] != ',')))
		at++;
	return at;
}

/* Where the clause begins that has the byte. */
static size_t clause_start(struct coco_str text, size_t at, size_t start)
{
	while (at > start && !strchr(",;:()", text.s[at - 1]))
		at--;
	return at;
}

/* The words of the sentence between two bytes. */
static void words_between(const struct sense_side *side, const struct sense_sentence *of, size_t start, size_t end, struct condition *to)
{
	to->from = of->from;
	while (to->from < of->to && side->words[to->from].start < start)
		to->from++;
	to->to = to->from;
	while (to->to < of->to && side->words[to->to].end <= end)
		to->to++;
}

/* The condition that the marker begins; false: it says nothing of its own, or nobody knows where it ends. */
static bool condition_of(const struct sense_side *side, const struct sense_marker *marker, struct condition *to)
{
	const struct sense_sentence *of = &side->sentences[marker->sentence];
	*to = (struct condition){marker->sentence, marker->start, marker->end, 0, 0, kind_of(marker->row)};
	if (is_kind(marker->row, "who"))
		return false;
	if (is_kind(marker->row, "case") || is_kind(marker->row, "behind")) {
		bool before = is_kind(marker->row, "behind");
		words_between(
		    side, of, before ? of->start : marker->end, before ? marker->start : clause_end(side->text, marker->end, of->end), to);
		if (to->from == to->to)
			return false;
		to->from = before ? to->to - 1 : to->from;
		to->to = to->from + 1;
		return true;
	}
	size_t start = marker->end;
	if (is_kind(marker->row, "verb"))
		start = marker->start;
	else if (is_kind(marker->row, "ending"))
		start = clause_start(side->text, marker->start, of->start);
	else if (start < of->end && side->text.s[start] == ',') /* feltéve, hogy */
		start++;
	size_t end = clause_end(side->text, marker->end > start ? marker->end : start, of->end);
	if (end == of->end && marker->start == of->start)
		return false;
	words_between(side, of, start, end, to);
	return to->from < to->to;
}

/* How many of the words from `from` to `to`, but for those of `but`, stand among words of the other side. */
static size_t shared(const struct sense_side *side, size_t from, size_t to, const struct condition *but, const struct sense_side *other,
    size_t first, size_t last, const struct condition *less)
{
	size_t n = 0;
	for (size_t i = from; i < to; i++) {
		bool found = but && i >= but->from && i < but->to;
		if (found)
			continue;
		for (size_t k = first; k < last && !found; k++)
			found = !(less && k >= less->from && k < less->to) && sense_alike(side, &side->words[i], other, &other->words[k]);
		n += found;
	}
	return n;
}

/* The sentence of the other text that has most of what the condition governs, half of it at least; COCO_NONE. */
static size_t governed(const struct sense_side *side, const struct condition *of, const struct sense_side *other)
{
	const struct sense_sentence *mine = &side->sentences[of->sentence];
	size_t n = mine->to - mine->from - (of->to - of->from), best = COCO_NONE, most = 0;
	for (size_t j = 0; n > 0 && j < other->count; j++) {
		const struct sense_sentence *its = &other->sentences[j];
		if (its->taken)
			continue;
		size_t same = shared(side, mine->from, mine->to, of, other, its->from, its->to, NULL);
		size_t also = 2 * same >= n ? shared(side, of->from, of->to, NULL, other, its->from, its->to, NULL) : 0;
		if (2 * same >= n && same > 0 && 64 * same + also > most) {
			best = j;
			most = 64 * same + also;
		}
	}
	return best;
}

/* Words of the sentence that no word of the other one is like. */
static size_t new_words(
    const struct sense_side *side, const struct sense_sentence *of, const struct sense_side *other, const struct sense_sentence *its)
{
	return of->to - of->from - shared(side, of->from, of->to, NULL, other, its->from, its->to, NULL);
}

/* If and unless are of one class, as the ledgers tell the negation of the second, and so are when and after; although and before are
 * others. */
static const char *class_of(const struct condition *of)
{
	return !strcmp(of->kind, "though") || !strcmp(of->kind, "before") ? of->kind : "";
}

struct found {
	bool any, weak;             /* a condition stands there; at least a word that may stand for one */
	bool same;                  /* one of half of the words */
	bool swapped;               /* one of what was governed, which governs what was the condition */
	struct condition condition; /* that one */
};

/* What the sentence j of the other side has of the condition. */
static struct found look(const struct sense_side *side, const struct condition *of, const struct sense_side *other, size_t j)
{
	const struct sense_sentence *mine = &side->sentences[of->sentence], *its = &other->sentences[j];
	size_t n = of->to - of->from;
	struct found found = {0};
	for (size_t m = 0; m < other->n_markers && !found.same; m++) {
		struct condition there;
		if (other->markers[m].sentence != j)
			continue;
		found.weak = true;
		found.any = found.any || !is_kind(other->markers[m].row, "who");
		if (!condition_of(other, &other->markers[m], &there))
			continue;
		size_t size = there.to - there.from;
		size_t same = shared(side, of->from, of->to, NULL, other, there.from, there.to, NULL);
		size_t rest = mine->to - mine->from - n;
		if (2 * same >= n) {
			found.same = true;
			found.condition = there;
		} else if (same == 0 && rest > 0 && !strcmp(of->kind, there.kind) &&
		           2 * shared(other, there.from, there.to, NULL, side, mine->from, mine->to, of) >= size &&
		           2 * shared(side, of->from, of->to, NULL, other, its->from, its->to, &there) >= n) {
			found.swapped = true;
			found.condition = there;
		}
	}
	return found;
}

/* Another sentence of the condition's own text has what stands beside the condition there. */
static bool governs_another(
    const struct sense_side *side, const struct condition *of, const struct sense_side *other, const struct condition *there)
{
	const struct sense_sentence *mine = &side->sentences[of->sentence], *its = &other->sentences[there->sentence];
	size_t n = its->to - its->from - (there->to - there->from);
	if (n == 0 || shared(other, its->from, its->to, there, side, mine->from, mine->to, NULL) > 0)
		return false;
	for (size_t i = 0; i < side->count; i++)
		if (i != of->sentence &&
		    2 * shared(other, its->from, its->to, there, side, side->sentences[i].from, side->sentences[i].to, NULL) > n)
			return true;
	return false;
}

/* ---- judged ---- */

static bool tell(struct senses *s, int side, const struct condition *of, size_t sentence, const struct condition *there)
{
	struct sense_pair pair = {.a = side ? sentence : of->sentence, .b = side ? of->sentence : sentence};
	const struct coco_word was = {of->start, of->end, false}, is = {there ? there->start : 0, there ? there->end : 0, false};
	return sense_tell(s, &pair, side ? NULL : &was, side ? &was : there ? &is : NULL);
}

/* Whether something was told of the condition, or is told beside it. */
static bool judge(struct senses *s, int of_side, const struct condition *of)
{
	const struct sense_side *side = &s->sides[of_side], *other = &s->sides[!of_side];
	size_t n = of->to - of->from, j = governed(side, of, other);
	if (j == COCO_NONE)
		return false;
	const struct sense_sentence *mine = &side->sentences[of->sentence], *its = &other->sentences[j];
	struct found found = look(side, of, other, j);
	if (found.same || found.swapped)
		return of_side == 0 && (found.swapped || strcmp(class_of(of), class_of(&found.condition)) != 0) &&
		       tell(s, of_side, of, j, &found.condition);
	size_t said = shared(side, of->from, of->to, NULL, other, its->from, its->to, NULL);
	if (2 * said >= n)
		return !found.weak && 3 * said >= 2 * n && tell(s, of_side, of, j, NULL);
	for (size_t k = 0; k < other->count; k++) {
		const struct sense_sentence *there = &other->sentences[k];
		if (k == j || there->taken || 2 * shared(side, of->from, of->to, NULL, other, there->from, there->to, NULL) < n)
			continue;
		struct found elsewhere = look(side, of, other, k);
		bool moved = elsewhere.same && of_side == 0 && governs_another(side, of, other, &elsewhere.condition);
		return (moved || !elsewhere.weak) && tell(s, of_side, of, j, moved ? &elsewhere.condition : NULL);
	}
	size_t come = new_words(other, its, side, mine);
	return 2 * come < n && tell(s, of_side, of, j, NULL);
}

void conditions_tell(struct senses *s)
{
	if (s->sides[0].n_markers * s->sides[1].count + s->sides[1].n_markers * s->sides[0].count > TRIED)
		return;
	for (int side = 0; side < 2; side++) {
		size_t last = COCO_NONE; /* one of a sentence is enough */
		for (size_t i = 0; i < s->sides[side].n_markers; i++) {
			const struct sense_marker *marker = &s->sides[side].markers[i];
			struct condition of;
			if (marker->sentence != last && !side_reworded(s->ledgers[side], marker->sentence) &&
			    !s->sides[side].sentences[marker->sentence].taken && condition_of(&s->sides[side], marker, &of) && judge(s, side, &of))
				last = marker->sentence;
		}
	}
}
