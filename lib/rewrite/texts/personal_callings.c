/* People's names beside what they are by what they do, whatever that is: our welder Novak.
 *
 * Method: a word with a capital right behind such a word (callings.c), or behind a comma or a bracket where something of somebody's leads
 * to it (our polisher, Lindqvist,), or before it between commas (Whitaker, our storekeeper, keeps); in Hungarian right before it. Words
 * that are machines or firms as often (operator, mixer), and those that only end like a trade, need a name that looks like one
 * (coco_family_name, a given name). German nouns have capitals, too: there a name looks like one, or stands where no noun without an
 * article can, before the verb of a main clause or behind a preposition with its article. None is what a firm or a model is called by: what
 * a legal form, a number or a code follows.
 *
 * Invariant: what is found begins and ends with a word. */
#include "callings.h"
#include "parts.h"
#include "coco/person.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

enum { ENGLISH = 0, GERMAN = 1, HUNGARIAN = 5, SMALL_BETWEEN = 2, LEADING = 3, WORDS_MOST = 3 };

struct token {
	size_t start, end;
	bool number, capital, opens; /* a capital and small letters; the first of its sentence or line */
};
struct seeker {
	const struct named_text *in;
	const struct lang_tables *tables;
	const struct callings *callings;
	struct token *words;
	size_t n, cap;
};

static struct coco_str text_of(const struct seeker *s, size_t i)
{
	return coco_str_sub(s->in->text, s->words[i].start, s->words[i].end);
}

/* A capital, and a small letter right behind it: no acronym. */
static bool has_capital(struct coco_str word)
{
	uint32_t first = 0, second = 0;
	const size_t n = coco_utf8_next(word, &first);
	if (word.n <= n || !uc_is_general_category_withtable(first, UC_CATEGORY_MASK_Lu))
		return false;
	const size_t m = coco_utf8_next(coco_str_sub(word, n, word.n), &second);
	return uc_is_general_category_withtable(second, UC_CATEGORY_MASK_Ll) || (second == '\'' && word.n > n + m);
}

static int read_words(struct seeker *s)
{
	const struct coco_str text = s->in->text;
	struct coco_word word;
	for (size_t at = 0, last = 0; coco_word_next(text, &at, &word); last = word.end) {
		bool opens = s->n == 0;
		for (size_t i = last; i < word.start; i++)
			opens = opens || strchr(".!?:\n", text.s[i]);
		if (coco_grow(&s->words, &s->cap, s->n, sizeof *s->words) != 0)
			return coco_err_nomem(s->in->err);
		s->words[s->n++] = (struct token){.start = word.start,
		    .end = word.end,
		    .number = word.number,
		    .opens = opens,
		    .capital = !word.number && has_capital(coco_str_sub(text, word.start, word.end))};
	}
	return 0;
}

/* What stands between the word and the next one. */
static struct coco_str gap_behind(const struct seeker *s, size_t i)
{
	return coco_str_sub(s->in->text, s->words[i].end, i + 1 < s->n ? s->words[i + 1].start : s->in->text.n);
}

static bool blank_behind(const struct seeker *s, size_t i)
{
	return i + 1 < s->n && coco_str_eq(gap_behind(s, i), coco_str_of(" "));
}

/* A comma, a dash or a bracket, behind which an apposition stands. */
static bool apart_behind(const struct seeker *s, size_t i)
{
	static const char *const gaps[] = {", ", " – ", " - ", " ("};
	for (size_t k = 0; i + 1 < s->n && k < COCO_LEN(gaps); k++)
		if (coco_str_eq(gap_behind(s, i), coco_str_of(gaps[k])))
			return true;
	return false;
}

/* The sentence stops behind the word, or a comma, a dash or a bracket closes what stood apart. */
static bool closes_behind(const struct seeker *s, size_t i)
{
	const struct coco_str gap = gap_behind(s, i);
	return gap.n == 0 || strchr(",.;:!?)\n", gap.s[0]) || coco_str_starts(gap, " –") || coco_str_starts(gap, " - ");
}

static bool has(const struct seeker *s, enum calling kind, size_t i)
{
	return callings_has(s->callings, kind, text_of(s, i));
}

/* The name itself looks like one. */
static bool marked(const struct seeker *s, size_t i)
{
	return coco_family_name(text_of(s, i)) || coco_given_name(text_of(s, i), s->in->lang) == COCO_GIVEN_NAME;
}

/* A number or a code follows: Fronius 400, Kemppi X5. */
static bool model_behind(const struct seeker *s, size_t i)
{
	if (!blank_behind(s, i))
		return false;
	const struct coco_str next = text_of(s, i + 1);
	bool code = s->words[i + 1].number || (next.n > 1 && next.s[0] >= 'A' && next.s[0] <= 'Z' && next.s[1] >= 'A' && next.s[1] <= 'Z');
	for (size_t k = 0; k < next.n; k++)
		code = code || (next.s[k] >= '0' && next.s[k] <= '9');
	return code;
}

/* A function word, a month. */
static bool is_small_word(const struct seeker *s, size_t i, bool everyday)
{
	struct coco_buf normal = COCO_BUF_INIT;
	coco_text_normal(text_of(s, i), &normal);
	const struct coco_str view = coco_buf_view(&normal);
	const bool is = coco_stop_word(s->in->lang, view) || lexicon_find(&s->tables->months, view, NULL) ||
	                (everyday && s->in->lang == ENGLISH && familiar_word(view) && !coco_family_name(text_of(s, i)));
	coco_buf_free(&normal);
	return is;
}

/* It may be somebody's name, beside a word that says what people are. `everyday`: English words that everybody knows are none. */
static bool may_be_name(const struct seeker *s, size_t i, bool everyday)
{
	if (!s->words[i].capital || model_behind(s, i) || has(s, CALLING_NEVER, i) || has(s, CALLING_MAKER, i))
		return false;
	const bool particle = blank_behind(s, i) && s->words[i + 1].capital && coco_given_name(text_of(s, i), -1) == COCO_GIVEN_PARTICLE;
	return particle || !is_small_word(s, i, everyday);
}

/* Hungarian: it is ours (-nk), in any case. */
static bool is_ours(const struct seeker *s, size_t i)
{
	return s->in->lang == HUNGARIAN && coco_str_find(text_of(s, i), coco_str_of("nk"), 2) != SIZE_MAX;
}

/* A word of the three before it, without a break, says whose it is, or that it is known. */
static bool is_led(const struct seeker *s, size_t i)
{
	if (is_ours(s, i))
		return true;
	for (size_t k = 0; k < LEADING && i > 0 && !s->words[i].opens && blank_behind(s, i - 1); k++)
		if (has(s, CALLING_WHOSE, --i))
			return true;
	return false;
}

/* German: the verb of its clause stands at the end. */
static bool is_subordinate(const struct seeker *s, size_t i)
{
	while (i > 0 && !s->words[i].opens && blank_behind(s, i - 1))
		if (has(s, CALLING_SUB, --i))
			return true;
	return false;
}

/* German: no noun stands there. `role`: the word for what somebody is. */
static bool german_name(const struct seeker *s, size_t role, size_t i)
{
	const struct coco_str name = text_of(s, i);
	if (!blank_behind(s, role)) /* between commas */
		return closes_behind(s, i);
	size_t first = role;
	while (first > 0 && !s->words[first].opens && blank_behind(s, first - 1))
		first--;
	const bool small = blank_behind(s, i) && !s->words[i + 1].capital && !s->words[i + 1].number &&
	                   (!has(s, CALLING_AND, i + 1) || (i + 2 < s->n && has(s, CALLING_WHOSE, i + 2)));
	const bool by = (role > first && has(s, CALLING_BY, role - 1)) || (role > first + 1 && has(s, CALLING_BY, role - 2));
	if (s->words[first].opens && role - first <= 2 && role > first && has(s, CALLING_WHOSE, first))
		return small;
	const bool own = role > first && has(s, CALLING_OWN, role - 1) && !is_subordinate(s, role);
	return !coco_str_ends(name, "en") && !coco_str_ends(name, "e") && (by || own) &&
	       (closes_behind(s, i) || (small && coco_stop_word(GERMAN, text_of(s, i + 1))));
}

static bool is_person(enum calling calling)
{
	return calling == CALLING_TRADE || calling == CALLING_UNSURE || calling == CALLING_WORK || calling == CALLING_ENDING;
}

/* The words from `role` to before `i` say what somebody is, whose name `i` is. */
static bool names_behind(const struct seeker *s, size_t role, size_t i, bool apart)
{
	enum calling calling = callings_role(s->callings, text_of(s, role));
	if (!is_person(calling) || !may_be_name(s, i, true))
		return false;
	const bool led = is_led(s, role), looks = marked(s, i);
	if (led && (calling == CALLING_WORK || apart))
		calling = CALLING_TRADE;
	if (apart && (!led || (!closes_behind(s, i) && !(looks && is_ours(s, role)))))
		return false;
	if (calling != CALLING_TRADE || (i > role + 1 && !apart)) /* an English or German ending is a machine's, too */
		return looks && (led || calling == CALLING_TRADE || (calling != CALLING_UNSURE && i == role + 1 && s->in->lang > GERMAN));
	if (looks)
		return true;
	if (has(s, CALLING_MANY, role))
		return false;
	if (s->in->lang == GERMAN)
		return german_name(s, role, i);
	if (s->in->lang == HUNGARIAN)
		return apart;
	return s->in->lang != ENGLISH || (led && !s->words[role].capital);
}

/* A name right behind what somebody is: how many words before it; 0: none. */
static size_t behind(const struct seeker *s, size_t i)
{
	if (i == 0 || s->words[i].opens)
		return 0;
	const bool apart = apart_behind(s, i - 1);
	if (!apart && !blank_behind(s, i - 1))
		return 0;
	for (size_t back = 1; back <= i && back <= SMALL_BETWEEN + 1; back++) {
		const size_t role = i - back;
		if (back > 1 && (s->words[role + 1].opens || s->words[role + 1].capital || !blank_behind(s, role)))
			return 0;
		if (names_behind(s, role, i, apart))
			return back;
	}
	return 0;
}

/* What somebody is, between commas behind the name. */
static bool before_apart(const struct seeker *s, size_t i)
{
	if (!apart_behind(s, i) || !may_be_name(s, i, true) || s->words[i + 1].capital || !has(s, CALLING_WHOSE, i + 1))
		return false;
	size_t role = i + 2;
	while (role < s->n && role <= i + 2 + SMALL_BETWEEN && blank_behind(s, role - 1) &&
	       !is_person(callings_role(s->callings, text_of(s, role))))
		role++;
	if (role >= s->n || role > i + 2 + SMALL_BETWEEN || !blank_behind(s, role - 1) || has(s, CALLING_MANY, role))
		return false;
	size_t end = role;
	while (end < role + SMALL_BETWEEN && blank_behind(s, end) && !s->words[end + 1].capital)
		end++;
	if (!closes_behind(s, end) || (end + 1 < s->n && apart_behind(s, end) && has(s, CALLING_WHOM, end + 1)))
		return false;
	return s->words[i].opens || s->in->lang != GERMAN || marked(s, i);
}

/* Hungarian: what somebody is stands right behind the name, ours (-nk) or behind a name that looks like one. */
static bool before_hungarian(const struct seeker *s, size_t i)
{
	if (s->in->lang != HUNGARIAN || !may_be_name(s, i, true))
		return false;
	for (size_t role = i + 1; role < s->n && role <= i + 2 && blank_behind(s, role - 1) && !s->words[role].capital; role++) {
		const enum calling calling = callings_role(s->callings, text_of(s, role));
		const bool ours = is_ours(s, role);
		if (calling == CALLING_TRADE || (is_person(calling) && ours))
			return marked(s, i) || (calling == CALLING_TRADE && ours && !s->words[i].opens);
	}
	return false;
}

/* The last word of the name that begins with word `i`: more names behind it, or another one's behind "and". */
static size_t last_of(const struct seeker *s, size_t i)
{
	size_t last = i;
	while (last < i + WORDS_MOST - 1 && blank_behind(s, last) && may_be_name(s, last + 1, true) && s->in->lang != GERMAN)
		last++;
	if (s->in->lang == GERMAN && blank_behind(s, last) && s->words[last + 1].capital && marked(s, last + 1) &&
	    coco_given_name(text_of(s, i), s->in->lang) != COCO_GIVEN_NONE)
		last++;
	if (last + 2 < s->n && blank_behind(s, last) && has(s, CALLING_AND, last + 1) && blank_behind(s, last + 1) &&
	    may_be_name(s, last + 2, true) && marked(s, last + 2))
		last += 2;
	return last;
}

/* A letter with its dot (P. Harding, J.R. Pelham), and a name behind it: whoever follows what no letter is counted by. */
static bool has_initial(const struct seeker *s, size_t i)
{
	const struct coco_str word = text_of(s, i);
	const bool dotted = word.n == 3 && word.s[1] == '.' && word.s[2] >= 'A' && word.s[2] <= 'Z';
	if ((word.n != 1 && !dotted) || word.s[0] < 'A' || word.s[0] > 'Z' || i + 1 >= s->n || i == 0 || s->words[i].opens ||
	    has(s, CALLING_MAKER, i))
		return false;
	const struct coco_str gap = gap_behind(s, i);
	if ((!coco_str_eq(gap, coco_str_of(". ")) && !coco_str_eq(gap, coco_str_of("."))) || !may_be_name(s, i + 1, false) ||
	    !blank_behind(s, i - 1))
		return false;
	const struct token *before = &s->words[i - 1];
	return marked(s, i + 1) || (!before->capital && !before->number && !has(s, CALLING_LETTERED, i - 1));
}

/* Hungarian: the initial stands behind the family's name (Szabó P. címére), which looks like one or stands before what somebody (of ours)
 * is. */
static bool initial_behind(const struct seeker *s, size_t i)
{
	if (s->in->lang != HUNGARIAN || !s->words[i].capital || i + 2 >= s->n || !blank_behind(s, i) || text_of(s, i + 1).n != 1 ||
	    !coco_str_eq(gap_behind(s, i + 1), coco_str_of(". ")) || s->words[i + 2].capital)
		return false;
	return marked(s, i) ||
	       (may_be_name(s, i, true) && (is_ours(s, i + 2) || callings_role(s->callings, text_of(s, i + 2)) == CALLING_TRADE));
}

/* English: Petra's. */
static bool is_owner(const struct seeker *s, size_t i)
{
	const struct coco_str word = text_of(s, i);
	return s->in->lang == ENGLISH && (coco_str_ends(word, "'s") || coco_str_ends(word, "’s"));
}

/* A given name alone, of somebody who is from somewhere (Petra from the tool room), or has something (Petra's team); a name behind "old".
 */
static bool alone(const struct seeker *s, size_t i)
{
	const struct coco_str word = text_of(s, i);
	const bool owns = is_owner(s, i);
	const struct coco_str name = owns ? coco_str_sub(word, 0, word.n - (coco_str_ends(word, "'s") ? 2 : 4)) : word;
	const bool given = coco_given_name(name, s->in->lang) == COCO_GIVEN_NAME;
	if (!s->words[i].capital || (i + 1 < s->n && blank_behind(s, i) && s->words[i + 1].capital))
		return false;
	if (i > 0 && !s->words[i].opens && blank_behind(s, i - 1)) {
		if (has(s, CALLING_OLD, i - 1))
			return given || coco_family_name(name);
		if (s->words[i - 1].capital && !s->words[i - 1].opens)
			return false;
	}
	return given && (owns || ((blank_behind(s, i) || apart_behind(s, i)) && has(s, CALLING_FROM, i + 1)));
}

/* Where the name that begins with word `i` ends, in words, and how it is told; COCO_NONE: it is none. */
static size_t name_at(const struct seeker *s, size_t i, bool *right_behind)
{
	*right_behind = false;
	if (has_initial(s, i))
		return last_of(s, i + 1);
	if (!s->words[i].capital)
		return COCO_NONE;
	if (initial_behind(s, i))
		return i + 1;
	const size_t back = behind(s, i);
	*right_behind = back == 1;
	if (back || before_apart(s, i) || before_hungarian(s, i))
		return last_of(s, i);
	return alone(s, i) ? i : COCO_NONE;
}

static int seek(const struct seeker *s, personal_found behind_it, personal_found add, void *to)
{
	for (size_t i = 0; i < s->n; i++) {
		bool right_behind;
		const size_t last = name_at(s, i, &right_behind);
		if (last == COCO_NONE)
			continue;
		const bool firm = !is_owner(s, last) && personal_of_firm(s->in, s->words[i].start, s->words[last].end);
		const int rc = firm ? 0 : (right_behind ? behind_it : add)(to, s->words[i].start, s->words[last].end);
		if (rc != 0)
			return rc;
		i = last;
	}
	return 0;
}

int personal_callings(struct lang_tables *tables, const struct named_text *in, personal_found behind_it, personal_found add, void *to)
{
	if (!tables->callings && !(tables->callings = callings_new(in->lang, in->err)))
		return -1;
	struct seeker s = {.in = in, .tables = tables, .callings = tables->callings};
	int rc = read_words(&s);
	if (rc == 0)
		rc = seek(&s, behind_it, add, to);
	free(s.words);
	return rc;
}
