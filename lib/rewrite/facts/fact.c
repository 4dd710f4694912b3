/* The fact ledger: all that a rewritten text may not lose, change or invent.
 *
 * Method: one pass over the text; at each word's beginning the recognisers of fact_scan.c are asked in a fixed order; a
 * decimal digit that none of them took becomes a fact of its own. So every digit belongs to exactly one fact, whatever the
 * recognisers know. A second pass over each sentence (fact_context.c) gives the facts what stands around them.
 *
 * Invariant: facts are in order and do not overlap; every decimal digit lies in one. */
#include "parts.h"

#include "coco/person.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

struct ledger {
	struct scan scan;
	struct coco_arena *arena;
	struct coco_fact *facts;
	size_t count, cap;
	const struct coco_sentence *sentences;
	size_t n_sentences, sentence; /* which one is read */
	size_t known;                 /* the sentence that `shouts` is known of */
	bool shouts;
	struct coco_err *err;
};

/* Numbers without grouping, with a decimal point. `lang` 0 and -1 write 1,234.5; the others 1.234,5. */
static struct coco_str number_value(struct coco_str raw, int lang, struct coco_arena *arena)
{
	char point = lang <= 0 ? '.' : ',', group = lang <= 0 ? ',' : '.';
	char *out = coco_arena_alloc(arena, raw.n + 1);
	if (!out)
		return COCO_STR_NONE;
	size_t n = 0;
	for (size_t i = 0; i < raw.n; i++) {
		unsigned char c = (unsigned char)raw.s[i];
		size_t run = 0;
		while (c == (unsigned char)group && run < 4 && i + 1 + run < raw.n && raw.s[i + 1 + run] >= '0' && raw.s[i + 1 + run] <= '9')
			run++;
		if (c == ' ' || c == '\'' || (c == (unsigned char)group && run == 3))
			continue;
		if (c == 0xC2 && i + 1 < raw.n && (unsigned char)raw.s[i + 1] == 0xA0) {
			i++;
			continue;
		}
		if (c == 0xC3 && i + 1 < raw.n && (unsigned char)raw.s[i + 1] == 0xB7) { /* ÷ */
			out[n++] = '-';
			i++;
			continue;
		}
		if (c == 0xE2 && i + 2 < raw.n) { /* – − are a minus or a range; ’ and thin blanks group */
			unsigned char third = (unsigned char)raw.s[i + 2];
			if ((unsigned char)raw.s[i + 1] == 0x80 && (third == 0x93 || third == 0x94))
				out[n++] = '-';
			else if ((unsigned char)raw.s[i + 1] == 0x88 && third == 0x92)
				out[n++] = '-';
			i += 2;
			continue;
		}
		out[n++] = c == (unsigned char)point || c == (unsigned char)group ? '.' : (char)c;
	}
	return (struct coco_str){out, n};
}

static int add(struct ledger *l, enum coco_fact_kind kind, size_t start, size_t end, struct coco_str value, struct coco_str unit)
{
	if (coco_grow(&l->facts, &l->cap, l->count, sizeof *l->facts) != 0)
		return coco_err_nomem(l->err);
	l->facts[l->count++] = (struct coco_fact){.kind = kind, .start = start, .end = end, .value = value, .unit = unit};
	return 0;
}

static struct coco_str span(const struct ledger *l, size_t start, size_t end)
{
	return coco_str_sub(l->scan.text, start, end);
}

/* A currency's name or sign right before a number: EUR 85,000, €1.900. */
static size_t currency_before(const struct ledger *l, size_t at)
{
	struct coco_str t = l->scan.text;
	size_t from = at;
	if (from > 0 && t.s[from - 1] == ' ')
		from--;
	else if (from > 1 && !memcmp(t.s + from - 2, "\xC2\xA0", 2))
		from -= 2;
	size_t low = l->count ? l->facts[l->count - 1].end : 0;
	static const char *const signs[] = {"€", "$", "£", "EUR", "USD", "GBP", "CHF", "PLN", "CZK", "HUF"};
	for (size_t i = 0; i < COCO_LEN(signs); i++) {
		size_t n = strlen(signs[i]);
		if (from >= n && from - n >= low && !memcmp(t.s + from - n, signs[i], n) &&
		    (n != 3 || from == n || !is_word_byte((unsigned char)t.s[from - n - 1]) || (unsigned char)t.s[from - n] >= 0x80))
			return from - n;
	}
	return at;
}

/* million, Mio., tisoč, k behind a number: its end, or `at`. */
static size_t multiplier(const struct scan *scan, size_t at)
{
	struct coco_str t = scan->text;
	if (at < t.n && (t.s[at] == 'k' || t.s[at] == 'M') && (at + 1 >= t.n || !is_word_byte((unsigned char)t.s[at + 1])))
		return at + 1;
	size_t start = at < t.n && t.s[at] == ' ' ? at + 1 : coco_str_starts(coco_str_sub(t, at, t.n), "\xC2\xA0") ? at + 2 : at, end = start;
	while (end < t.n && is_word_byte((unsigned char)t.s[end]))
		end++;
	if (start == at || end == start)
		return at;
	if (end < t.n && t.s[end] == '.' && lexicon_find(&scan->rewriter->multipliers, coco_str_sub(t, start, end + 1), NULL))
		return end + 1;
	return lexicon_find(&scan->rewriter->multipliers, coco_str_sub(t, start, end), NULL) ? end : at;
}

/* The Italian "milioni di EUR": byte behind the "di". */
static size_t behind_of(struct coco_str t, size_t at)
{
	return coco_str_starts(coco_str_sub(t, at, t.n), " di ") ? at + 3 : at;
}

/* A minus right before a number (-5, −25, +0.2/-0.1), or the language's word for it: where it begins, or `at`. A hyphen
 * behind a word or a number parts them, and +/- says both. */
static size_t minus_before(const struct ledger *l, size_t at)
{
	static const char *const signs[] = {"-", "−", "–"};
	struct coco_str t = l->scan.text;
	size_t low = l->count ? l->facts[l->count - 1].end : 0, from = at;
	for (size_t i = 0; i < COCO_LEN(signs); i++) {
		size_t n = strlen(signs[i]), sign = at - n;
		if (at < low + n || memcmp(t.s + sign, signs[i], n) != 0)
			continue;
		size_t last = sign;
		uint32_t before = ' ';
		while (last > 0 && last + 4 > sign && ((unsigned char)t.s[--last] & 0xC0) == 0x80)
			;
		coco_utf8_next(coco_str_sub(t, last, sign), &before);
		bool both = before == '+' || (before == '/' && last > 0 && t.s[last - 1] == '+');
		bool behind = uc_is_general_category_withtable(before, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
		return both || behind || (before < 0x80 && before != ' ' && strchr("-.,)]'\"%", (int)before)) ? at : sign;
	}
	while (from > low && blank(t.s[from - 1]))
		from--;
	size_t start = from;
	while (start > low && is_word_byte((unsigned char)t.s[start - 1]))
		start--;
	const struct lexicon *words = &lang_of(l->scan.rewriter, l->scan.lang)->words;
	bool minus = from < at && start < from && lexicon_find(words, span(l, start, from), l->scan.scratch) >> 8 == W_MINUS;
	return minus ? start : at;
}

static size_t take_number(struct ledger *l, size_t at)
{
	struct coco_str t = l->scan.text;
	size_t end = scan_date(&l->scan, at);
	if (end > at)
		return add(l, COCO_FACT_DATE, at, end, span(l, at, end), COCO_STR_NONE) == 0 ? end : SIZE_MAX;
	size_t number = scan_number(&l->scan, at);
	size_t signed_at = minus_before(l, at), start = currency_before(l, signed_at), unit_start = 0, unit_end = 0;
	bool money = start < signed_at;
	struct coco_str unit = COCO_STR_NONE;
	size_t stop = number;
	size_t times = multiplier(&l->scan, number);
	if (money) {
		stop = times;
		unit = span(l, start, signed_at);
	} else if (scan_unit(&l->scan, times > number ? behind_of(t, times) : times, &unit_start, &unit_end, &money) &&
	           (times == number || money)) {
		unit = span(l, t.s[number] == '-' ? number + 1 : number, unit_end);
		stop = unit_end;
	} else if (number < t.n && is_word_byte((unsigned char)t.s[number]) && (unsigned char)t.s[number] < 0x80) {
		bool digits, acronym; /* 3D, 40k, 5th: one token */
		stop = scan_token(&l->scan, number, &digits, &acronym);
		return add(l, COCO_FACT_PART, at, stop, span(l, at, stop), COCO_STR_NONE) == 0 ? stop : SIZE_MAX;
	} else if (number + 1 < t.n && t.s[number] == '-' && t.s[number + 1] < 'a' && is_word_byte((unsigned char)t.s[number + 1])) {
		bool digits, acronym; /* 2217-B */
		stop = scan_token(&l->scan, number + 1, &digits, &acronym);
		return add(l, COCO_FACT_PART, at, stop, span(l, at, stop), COCO_STR_NONE) == 0 ? stop : SIZE_MAX;
	} else if (times > number) {
		unit = span(l, number, times);
		stop = times;
	}
	struct coco_str value = number_value(span(l, at, number), l->scan.lang, l->arena);
	if (!value.s)
		return (void)coco_err_nomem(l->err), SIZE_MAX;
	if (signed_at < at || (start < signed_at && times > number)) {
		char *joined = coco_arena_printf(l->arena, "%s%.*s%.*s", signed_at < at ? "-" : "", COCO_STR_ARG(value),
		    COCO_STR_ARG(span(l, number, start < signed_at ? times : number)));
		if (!joined)
			return (void)coco_err_nomem(l->err), SIZE_MAX;
		value = coco_str_of(joined);
	}
	return add(l, money ? COCO_FACT_MONEY : COCO_FACT_NUMBER, start, stop, value, coco_str_trim(unit)) == 0 ? stop : SIZE_MAX;
}

/* Three weeks, fünf Jahre: a number in words, with its unit. `at`: none. */
static size_t take_count(struct ledger *l, size_t at)
{
	struct coco_str t = l->scan.text;
	size_t end = at, unit_start, stop;
	bool money = false;
	while (end < t.n && is_word_byte((unsigned char)t.s[end]))
		end++;
	const struct lexicon *words = &lang_of(l->scan.rewriter, l->scan.lang)->words;
	size_t two = end < t.n && t.s[end] == ' ' ? end + 1 : end; /* w południe */
	while (two > end && two < t.n && is_word_byte((unsigned char)t.s[two]))
		two++;
	unsigned found = two > end + 1 ? lexicon_find(words, span(l, at, two), l->scan.scratch) : 0;
	if (found >> 8 == W_COUNT)
		end = two;
	else
		found = lexicon_find(words, span(l, at, end), l->scan.scratch);
	if (found >> 8 != W_COUNT)
		return at;
	if (!scan_unit(&l->scan, end, &unit_start, &stop, &money))
		unit_start = stop = end;
	char *value = coco_arena_printf(l->arena, "%u", found & 255);
	if (!value)
		return (void)coco_err_nomem(l->err), SIZE_MAX;
	return add(l, money ? COCO_FACT_MONEY : COCO_FACT_NUMBER, at, stop, coco_str_of(value), span(l, unit_start, stop)) == 0 ? stop
	                                                                                                                        : SIZE_MAX;
}

/* A sentence in capitals has no acronyms: more than half of its words of three letters and more are capitals, and there
 * are three of them; in a heading all are, and one is long. */
static bool is_shouted(struct coco_str sentence, bool heading)
{
	struct coco_word word;
	size_t at = 0, capital = 0, all = 0, longest = 0;
	while (all < 400 && coco_word_next(sentence, &at, &word)) {
		if (word.number || word.end - word.start < 3)
			continue;
		bool small = false;
		for (size_t i = word.start; i < word.end; i++)
			small = small || (sentence.s[i] >= 'a' && sentence.s[i] <= 'z');
		all++;
		capital += !small;
		longest = !small && word.end - word.start > longest ? word.end - word.start : longest;
	}
	return (capital >= 3 || (heading && capital == all && longest > 5)) && capital * 2 > all;
}

/* The sentence that is read is written in capitals: its words are no acronyms. */
static bool shouting(struct ledger *l)
{
	if (l->known != l->sentence && l->sentence < l->n_sentences) {
		const struct coco_sentence *s = &l->sentences[l->sentence];
		l->shouts = is_shouted(coco_str_sub(l->scan.text, s->start, s->end), s->block == COCO_HEADING);
		l->known = l->sentence;
	}
	return l->shouts;
}

/* The word at `at` stands in a row of three words of capitals or more, of which one is long: CALL FOR PROJECTS: Bread for all. */
static bool in_capitals(struct coco_str text, size_t at)
{
	enum { NEAR = 200, ROW = 3, LONG = 6 };
	size_t from = at, n = 0, longest = 0, before = 0;
	struct coco_word word;
	bool has = false;
	while (from > 0 && at - from < NEAR && !strchr("\n.,:;()!?\"", text.s[from - 1]))
		from--;
	struct coco_str near = coco_str_sub(text, from, at + NEAR < text.n ? at + NEAR : text.n);
	for (size_t i = 0; coco_word_next(near, &i, &word); before = word.end) {
		bool capitals = word.end > word.start && capitals_end(near, word.start) == word.end;
		if (!capitals || word.start != before + 1 || near.s[before] != ' ') {
			if (has)
				break;
			n = longest = 0;
		}
		n += capitals;
		longest = capitals && word.end - word.start > longest ? word.end - word.start : longest;
		has = has || word.start == at - from;
		if (has && !capitals)
			break;
	}
	return has && n >= ROW && longest >= LONG;
}

/* ½ litre, 2½ hours. `at`: none. */
static size_t take_fraction(struct ledger *l, size_t at)
{
	const char *decimals = "";
	size_t end = scan_fraction(l->scan.text, at, &decimals), unit_start, stop;
	struct coco_fact *last = l->count ? &l->facts[l->count - 1] : NULL;
	bool money = false, mixed = last && last->end == at && last->kind == COCO_FACT_NUMBER && last->unit.n == 0;
	if (end == at)
		return at;
	if (!scan_unit(&l->scan, end, &unit_start, &stop, &money))
		unit_start = stop = end;
	char *value = coco_arena_printf(l->arena, "%.*s.%s", mixed ? (int)last->value.n : 1, mixed ? last->value.s : "0", decimals);
	if (!value)
		return (void)coco_err_nomem(l->err), SIZE_MAX;
	l->count -= mixed;
	return add(l, COCO_FACT_NUMBER, mixed ? last->start : at, stop, coco_str_of(value), span(l, unit_start, stop)) == 0 ? stop : SIZE_MAX;
}

/* What begins at a word's beginning that is no digit. `at`: nothing. */
static size_t take_word(struct ledger *l, size_t at)
{
	bool material, digits, acronym;
	size_t end = scan_month(&l->scan, at);
	if (end > at)
		return add(l, COCO_FACT_DATE, at, end, span(l, at, end), COCO_STR_NONE) == 0 ? end : SIZE_MAX;
	end = l->scan.said ? take_count(l, at) : at;
	if (end > at)
		return end;
	end = scan_plain(l->scan.text, at);
	if (end > at)
		return end;
	end = scan_handle(&l->scan, at);
	if (end > at)
		return add(l, COCO_FACT_EMAIL, at, end, span(l, at, end), COCO_STR_NONE) == 0 ? end : SIZE_MAX;
	end = scan_url(&l->scan, at);
	if (end > at)
		return add(l, COCO_FACT_URL, at, end, span(l, at, end), COCO_STR_NONE) == 0 ? end : SIZE_MAX;
	end = scan_email(&l->scan, at);
	if (end > at)
		return add(l, COCO_FACT_EMAIL, at, end, span(l, at, end), COCO_STR_NONE) == 0 ? end : SIZE_MAX;
	end = scan_standard(&l->scan, at, &material);
	if (end > at)
		return add(l, material ? COCO_FACT_PART : COCO_FACT_STANDARD, at, end, span(l, at, end), COCO_STR_NONE) == 0 ? end : SIZE_MAX;
	end = scan_token(&l->scan, at, &digits, &acronym);
	if (digits) { /* EUR5000: the currency is the number's */
		size_t first = at;
		while (first < end && !(l->scan.text.s[first] >= '0' && l->scan.text.s[first] <= '9'))
			first++;
		if (first < end && currency_before(l, first) == at)
			return take_number(l, first);
		return add(l, COCO_FACT_PART, at, end, span(l, at, end), COCO_STR_NONE) == 0 ? end : SIZE_MAX;
	}
	size_t capitals = acronym ? at : capitals_end(l->scan.text, at); /* the CNC of CNC-Bearbeitung */
	if (capitals >= at + 2 && capitals < end && strchr("-/", l->scan.text.s[capitals])) {
		acronym = true;
		end = capitals;
	}
	bool currency = (lexicon_find(&l->scan.rewriter->units, span(l, at, end), NULL) & 255) == 2; /* its number takes it */
	if (acronym && !currency && !shouting(l) && !in_capitals(l->scan.text, at))
		return add(l, COCO_FACT_ACRONYM, at, end, span(l, at, end), COCO_STR_NONE) == 0 ? end : SIZE_MAX;
	while (end > at && end < l->scan.text.n && !acronym && l->scan.text.s[end - 1] == '.')
		end--;
	return end > at ? end : at;
}

/* A digit of another script, or one in the middle of something, and those behind it. */
static size_t take_digits(struct ledger *l, size_t at)
{
	size_t end = at, length;
	while (end < l->scan.text.n && is_decimal_digit(l->scan.text, end, &length))
		end += length;
	return add(l, COCO_FACT_NUMBER, at, end, span(l, at, end), COCO_STR_NONE) == 0 ? end : SIZE_MAX;
}

/* Behind the fact or the word that begins at `at`, or behind the character there; SIZE_MAX: no memory. */
static size_t take_next(struct ledger *l, size_t at)
{
	struct coco_str t = l->scan.text;
	unsigned char c = (unsigned char)t.s[at];
	bool word = is_word_byte(c), first = word && (at == 0 || !is_word_byte((unsigned char)t.s[at - 1]));
	if (!word && c != '+' && c != '(')
		return at + 1;
	size_t length, next = l->scan.said && c >= 0x80 ? take_fraction(l, at) : at;
	if (next > at)
		return next;
	bool digit = is_decimal_digit(t, at, &length);
	size_t phone = (first && c < 0x80 && digit) || c == '+' || c == '(' ? scan_phone(&l->scan, at) : at;
	if (phone > at)
		next = add(l, COCO_FACT_PHONE, at, phone, span(l, at, phone), COCO_STR_NONE) == 0 ? phone : SIZE_MAX;
	else if (first && !(c >= '0' && c <= '9'))
		next = take_word(l, at);
	else if (digit && c < 0x80)
		next = take_number(l, at);
	if (next == at && digit)
		next = take_digits(l, at);
	return next == at ? at + length : next;
}

/* An address that is spelled in words, or a name at a network, begins at `at`: its end; `at`: none does. *spelled: the next of the former.
 */
static size_t take_spelled(struct ledger *l, size_t at, struct coco_sentence *spelled)
{
	if (spelled->start != SIZE_MAX && at > spelled->start && !coco_email_spelled(l->scan.text, at, &spelled->start, &spelled->end))
		spelled->start = SIZE_MAX;
	const size_t end = at == spelled->start ? spelled->end : l->scan.text.s[at] == '@' ? coco_handle_at(l->scan.text, at) : 0;
	if (end == 0)
		return at;
	return add(l, COCO_FACT_EMAIL, at, end, span(l, at, end), COCO_STR_NONE) == 0 ? end : SIZE_MAX;
}

static int scan_all(struct ledger *l)
{
	struct coco_sentence spelled;
	l->known = SIZE_MAX;
	if (!coco_email_spelled(l->scan.text, 0, &spelled.start, &spelled.end))
		spelled.start = SIZE_MAX;
	for (size_t i = 0; i < l->scan.text.n;) {
		while (l->sentence + 1 < l->n_sentences && i >= l->sentences[l->sentence].end)
			l->sentence++;
		const size_t next = take_spelled(l, i, &spelled);
		i = next == i ? take_next(l, i) : next;
		if (i == SIZE_MAX)
			return -1;
	}
	return 0;
}

int facts_said(const struct coco_rewriter *rewriter, struct coco_str text, int lang, enum said said, struct coco_arena *arena,
    struct coco_fact **facts, size_t *count, struct coco_err *err)
{
	struct coco_buf scratch = COCO_BUF_INIT;
	struct coco_sentence *sentences = NULL;
	size_t *places;
	*facts = NULL;
	*count = 0;
	int rc = single_blanks(&text, arena, &places, err);
	struct ledger l = {.scan = {rewriter, text, lang, &scratch, said != SAID_FIGURES}, .arena = arena, .err = err};
	if (rc == 0)
		rc = lang_tables_load((struct coco_rewriter *)rewriter, lang, err);
	if (rc == 0)
		rc = coco_sentences(text, lang, arena, &sentences, &l.n_sentences, err);
	l.sentences = sentences;
	if (rc == 0)
		rc = scan_all(&l);
	if (rc == 0 && said != SAID_FIGURES)
		rc = facts_as_said(&l.scan, said == SAID_RANGES, l.facts, &l.count, sentences, l.n_sentences, arena, err);
	if (rc == 0) {
		facts_context(&l.scan, l.facts, l.count, sentences, l.n_sentences);
		*count = l.count;
		*facts = coco_arena_array(arena, l.count ? l.count : 1, sizeof **facts);
		if (!*facts)
			rc = coco_err_nomem(err);
		else if (l.count)
			memcpy(*facts, l.facts, l.count * sizeof *l.facts);
	}
	for (size_t i = 0; rc == 0 && places && i < l.count; i++) {
		(*facts)[i].end = places[(*facts)[i].end - 1] + 1; /* its last byte is no blank */
		(*facts)[i].tail = places[(*facts)[i].tail - 1] + 1;
		(*facts)[i].start = places[(*facts)[i].start];
		(*facts)[i].lead = places[(*facts)[i].lead];
	}
	if (rc == 0 && scratch.failed)
		rc = coco_err_nomem(err);
	free(l.facts);
	coco_buf_free(&scratch);
	return rc;
}

int coco_facts(const struct coco_rewriter *rewriter, struct coco_str text, int lang, struct coco_arena *arena, struct coco_fact **facts,
    size_t *count, struct coco_err *err)
{
	if (coco_unwrap(&text, arena, err) != 0)
		return -1;
	return facts_said(rewriter, text, lang, SAID_FIGURES, arena, facts, count, err);
}

struct coco_str coco_fact_key(const struct coco_fact *fact, bool with_context, struct coco_arena *arena)
{
	static const char *const comparators[] = {"", "<= ", ">= ", "< ", "> ", "+- ", "~ "};
	static const char *const modals[] = {"", " must", " should", ""};
	char *key = coco_arena_printf(arena, "%s%.*s%s%.*s%s%s", with_context ? comparators[fact->comparator] : "", COCO_STR_ARG(fact->value),
	    fact->unit.n ? " " : "", COCO_STR_ARG(fact->unit), with_context ? modals[fact->modality] : "",
	    with_context && fact->negated ? " not" : "");
	return coco_str_of(key);
}

/* A page about one person: a profile on a network, or a page below the people of a site. */
static bool profile(struct coco_str url)
{
	static const char *const marks[] = {"linkedin.com/in/", "xing.com/profile/", "facebook.com/", "instagram.com/", "/~", "/people/",
	    "/person/", "/staff/", "/team/", "/profile/", "/profiles/", "/profil/", "/mitarbeiter/", "/persone/", "/osoby/", "/osobe/",
	    "/lide/", "/ludia/", "/ljudje/", "/zaposleni/", "/djelatnici/", "/pracownicy/", "/munkatarsak/"};
	for (size_t i = 0; i < COCO_LEN(marks); i++)
		if (coco_str_find(url, coco_str_of(marks[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

bool coco_fact_personal(const struct coco_fact *fact)
{
	return fact->kind == COCO_FACT_EMAIL || fact->kind == COCO_FACT_PHONE || fact->kind == COCO_FACT_NAME ||
	       (fact->kind == COCO_FACT_URL && profile(fact->value));
}
