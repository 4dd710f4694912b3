/* A person in a text: name, e-mail address, telephone number.
 *
 * Method: a name is found as words side by side, in the order given or reversed ("Novak, Ana"), compared without case and
 * accents; an address without case; a telephone number by all of its digits, whatever stands between them, with or without the
 * prefix of a country or of a trunk; one that only ends alike is not taken, but can be told (coco_person_hinted). Quotation
 * marks, dashes and blanks of every kind are what they are, not letters, for that is how people and programs type. Words of
 * a name that stand alone or are inflected are not taken for the person, but can be told (coco_person_hinted).
 * Invariant: in what coco_person_redact writes it finds nothing more.
 */
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include "spans.h"

enum { WORDS_MAX = 32, PHONE_DIGITS = 8, LOCAL_DIGITS = 7, PHONE_BYTES = 40 };

/* ---- signs ------------------------------------------------------------------------------------------------------- */

enum sign { SIGN_LETTER, SIGN_BLANK, SIGN_DASH, SIGN_INVISIBLE, SIGN_OTHER };

static inline bool is_ascii_letter(unsigned char c)
{
	static const uint64_t letters[4] = {UINT64_C(0x03FF) << '0', UINT64_C(0x07FFFFFE07FFFFFE), 0, 0};
	return letters[c >> 6] >> (c & 63) & 1;
}

static inline enum sign ascii_sign(uint32_t cp)
{
	if (is_ascii_letter((unsigned char)cp))
		return SIGN_LETTER;
	if (cp == '-')
		return SIGN_DASH;
	return cp == ' ' || cp == '\t' || cp == '\n' ? SIGN_BLANK : SIGN_OTHER;
}

static size_t wide_sign(struct coco_str text, size_t at, enum sign *sign)
{
	uint32_t cp = 0;
	size_t n = coco_utf8_next(coco_str_sub(text, at, text.n), &cp);
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N))
		*sign = SIGN_LETTER;
	else if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Zs))
		*sign = SIGN_BLANK;
	else if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Pd) || cp == 0x2212) /* minus */
		*sign = SIGN_DASH;
	else
		*sign = uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Cf) ? SIGN_INVISIBLE : SIGN_OTHER;
	return n;
}

/* The sign at `at`, a digit as a letter; its bytes, 0 at the end. */
static inline size_t sign_at(struct coco_str text, size_t at, enum sign *sign)
{
	if (at < text.n && (unsigned char)text.s[at] >= 0x80)
		return wide_sign(text, at, sign);
	*sign = at < text.n ? ascii_sign((unsigned char)text.s[at]) : SIGN_OTHER;
	return at < text.n;
}

/* Where the sign before `at` begins. */
static size_t sign_before(struct coco_str text, size_t at)
{
	size_t from = at - 1;
	while (from > 0 && ((unsigned char)text.s[from] & 0xC0) == 0x80)
		from--;
	return from;
}

bool coco_letter_before(struct coco_str text, size_t at)
{
	enum sign sign;
	return at > 0 && sign_at(text, sign_before(text, at), &sign) && sign == SIGN_LETTER;
}

size_t coco_phone_gap(struct coco_str text, size_t at)
{
	enum sign sign;
	size_t n = sign_at(text, at, &sign);
	if (n == 1)
		return text.s[at] && strchr(" ()/-.\t", text.s[at]) ? 1 : 0;
	return n && (sign == SIGN_BLANK || sign == SIGN_DASH || sign == SIGN_INVISIBLE) ? n : 0;
}

/* A word begins with a letter; what nobody sees (a soft hyphen) does not end it. */
bool spans_word_next(struct coco_str text, size_t from, struct span *word)
{
	enum sign sign;
	size_t n;
	while (from < text.n && !is_ascii_letter((unsigned char)text.s[from])) {
		n = (unsigned char)text.s[from] < 0x80 ? 1 : wide_sign(text, from, &sign);
		if (n > 1 && sign == SIGN_LETTER)
			break;
		from += n;
	}
	word->from = from;
	do {
		while (from < text.n && is_ascii_letter((unsigned char)text.s[from]))
			from++;
		n = from < text.n && (unsigned char)text.s[from] >= 0x80 ? wide_sign(text, from, &sign) : 0;
		n = n && (sign == SIGN_LETTER || sign == SIGN_INVISIBLE) ? n : 0;
		from += n;
	} while (n);
	word->to = from;
	return word->to > word->from;
}

struct coco_str spans_text(struct coco_str text, struct span at)
{
	return coco_str_sub(text, at.from, at.to);
}

static int list_add(struct coco_person *p, struct coco_str **list, size_t *n, size_t *cap, struct coco_str text)
{
	if (coco_grow(list, cap, *n, sizeof **list))
		return -1;
	(*list)[*n] = coco_arena_copy(p->arena, text);
	return (*list)[(*n)++].s ? 0 : -1;
}

/* A number as digits, behind a '+' in international form; a trunk's "(0)" goes then. */
static void number_of(struct coco_str text, struct coco_buf *out)
{
	size_t from = 0;
	while (from < text.n && text.s[from] != '+' && !(text.s[from] >= '0' && text.s[from] <= '9'))
		from++;
	const struct coco_str rest = coco_str_sub(text, from, text.n);
	const bool zeros = coco_str_starts(rest, "00"), plus = coco_str_starts(rest, "+") || zeros;
	const size_t trunk = plus ? coco_str_find(rest, COCO_STR("(0)"), 0) : SIZE_MAX;
	coco_buf_puts(out, plus ? "+" : "");
	for (size_t i = zeros ? 2 : 0; i < rest.n; i++) {
		if (rest.s[i] >= '0' && rest.s[i] <= '9' && (trunk == SIZE_MAX || i != trunk + 1))
			coco_buf_putc(out, rest.s[i]);
	}
}

static struct coco_str without_nought(struct coco_str number)
{
	size_t n = 0;
	while (n < number.n && number.s[n] == '0')
		n++;
	return coco_str_sub(number, n, number.n);
}

static bool ends_with(struct coco_str whole, struct coco_str end)
{
	return whole.n >= end.n && coco_str_eq(coco_str_sub(whole, whole.n - end.n, whole.n), end);
}

/* Both numbers of number_of are one: in full, or one without a country's prefix and a trunk's nought. */
static bool is_same_number(struct coco_str a, struct coco_str b)
{
	const bool of_country = coco_str_starts(a, "+");
	if (of_country == coco_str_starts(b, "+"))
		return coco_str_eq(of_country ? a : without_nought(a), of_country ? b : without_nought(b));
	const struct coco_str whole = of_country ? a : b, local = without_nought(of_country ? b : a);
	const size_t prefix = whole.n > local.n ? whole.n - local.n : 0; /* with the '+': a country's has one to three digits */
	return local.n >= LOCAL_DIGITS && ends_with(whole, local) && (prefix >= 2 && (prefix <= 4 || (prefix == 5 && whole.s[4] == '0')));
}

static void folded_words(struct coco_str text, struct coco_buf *out)
{
	struct span word = {0, 0};
	while (spans_word_next(text, word.to, &word)) {
		coco_buf_puts(out, out->len ? " " : "");
		coco_fold(spans_text(text, word), out);
	}
}

int coco_person_add(struct coco_person *p, struct coco_str name, struct coco_str email, struct coco_str phone)
{
	struct coco_buf text = COCO_BUF_INIT;
	int rc = p->arena || (p->arena = coco_arena_new()) ? 0 : -1;
	folded_words(name, &text);
	if (!rc && text.len && memchr(text.data, ' ', text.len)) /* a single word is too little to go by */
		rc = list_add(p, &p->names, &p->n_names, &p->cap_names, coco_buf_view(&text));
	coco_buf_clear(&text);
	coco_email_normal(email, &text);
	if (!rc && text.len)
		rc = list_add(p, &p->emails, &p->n_emails, &p->cap_emails, coco_buf_view(&text));
	coco_buf_clear(&text);
	number_of(phone, &text);
	if (!rc && text.len >= PHONE_DIGITS)
		rc = list_add(p, &p->phones, &p->n_phones, &p->cap_phones, coco_buf_view(&text));
	bool good = coco_buf_ok(&text);
	coco_buf_free(&text);
	return rc || !good ? -1 : 0;
}

void coco_person_clear(struct coco_person *p)
{
	p->n_names = p->n_emails = p->n_phones = 0;
	if (p->arena)
		coco_arena_reset(p->arena);
}

void coco_person_free(struct coco_person *p)
{
	coco_arena_free(p->arena);
	free(p->names);
	free(p->emails);
	free(p->phones);
	*p = (struct coco_person){.arena = NULL};
}

/* Only blanks and marks that stand within a name lie between two words. */
static bool adjoin(struct coco_str text, size_t from, size_t to)
{
	enum { SIGNS_MAX = 3 };
	enum sign sign;
	size_t signs = 0;
	for (size_t i = from, n; i < to && (n = sign_at(text, i, &sign)) > 0; i += n, signs++) {
		if (sign == SIGN_OTHER && !(n == 1 && text.s[i] && strchr(".,'", text.s[i])))
			return false;
	}
	return signs > 0 && signs <= SIGNS_MAX;
}

/* The words of a folded name; their number. */
static size_t name_words(struct coco_str name, struct coco_str words[WORDS_MAX])
{
	size_t n = 0;
	while (n < WORDS_MAX && coco_str_split(&name, ' ', &words[n]))
		n++;
	return n;
}

/* The words from `word` on are those of the name, in its order or with the last one first. */
static bool name_here(struct coco_str text, struct span word, struct coco_str name, struct span *found)
{
	struct coco_str wanted[WORDS_MAX];
	struct coco_buf folded = COCO_BUF_INIT;
	size_t n = name_words(name, wanted);
	bool same[2] = {true, true};
	*found = word;
	for (size_t i = 0; i < n && (same[0] || same[1]); i++) {
		struct span next = word;
		if (i > 0 && (!spans_word_next(text, found->to, &next) || !adjoin(text, found->to, next.from)))
			same[0] = same[1] = false;
		coco_buf_clear(&folded);
		coco_fold(spans_text(text, next), &folded);
		same[0] = same[0] && coco_str_eq(coco_buf_view(&folded), wanted[i]);
		same[1] = same[1] && coco_str_eq(coco_buf_view(&folded), wanted[(i + n - 1) % n]);
		found->to = next.to;
	}
	coco_buf_free(&folded);
	return n > 1 && (same[0] || same[1]);
}

/* A bit for an ASCII letter, case aside, or digit; 0: it is none. */
static uint64_t letter_bit(char c)
{
	if (c >= '0' && c <= '9')
		return (uint64_t)1 << (c - '0');
	return (c | 32) >= 'a' && (c | 32) <= 'z' ? (uint64_t)1 << ((c | 32) - 'a' + 10) : 0;
}

/* The letters that a name found in a text can begin with. */
static uint64_t name_letters(const struct coco_person *p)
{
	uint64_t letters = 0;
	struct coco_str words[WORDS_MAX];
	for (size_t i = 0; i < p->n_names; i++) {
		size_t n = name_words(p->names[i], words);
		for (size_t k = 0; k<n; k += n> 1 ? n - 1 : 1)
			letters |= words[k].n ? letter_bit(words[k].s[0]) : 0;
	}
	return letters;
}

/* An ASCII letter keeps its place when it is folded, so most words can be told by their first one. */
static bool name_next(const struct coco_person *p, struct coco_str text, size_t from, struct span *found)
{
	struct span word = {from, from};
	uint64_t letters = name_letters(p);
	while (spans_word_next(text, word.to, &word)) {
		uint64_t bit = letter_bit(text.s[word.from]);
		if (bit && !(bit & letters))
			continue;
		for (size_t i = 0; i < p->n_names; i++) {
			if (name_here(text, word, p->names[i], found))
				return true;
		}
	}
	return false;
}

static bool is_address_sign(struct coco_str text, size_t at)
{
	enum sign sign;
	size_t n = sign_at(text, at, &sign);
	return n && (sign == SIGN_LETTER || (n == 1 && text.s[at] && strchr("._%+-@'", text.s[at])));
}

static bool is_email_of(const struct coco_person *p, struct coco_str text)
{
	struct coco_buf folded = COCO_BUF_INIT;
	bool is = false;
	coco_email_normal(text, &folded);
	for (size_t i = 0; i < p->n_emails; i++)
		is |= coco_str_eq(coco_buf_view(&folded), p->emails[i]);
	coco_buf_free(&folded);
	return is;
}

/* Marks at the ends of an address may be part of it ("_ana@...") or stand around it ("'ana@...'"). */
static bool email_next(const struct coco_person *p, struct coco_str text, size_t from, struct span *found)
{
	enum sign sign;
	for (size_t at = from; p->n_emails && (at = coco_str_find(text, COCO_STR("@"), at)) != SIZE_MAX; at++) {
		*found = (struct span){at, at};
		while (found->from > from && is_address_sign(text, sign_before(text, found->from)))
			found->from = sign_before(text, found->from);
		while (is_address_sign(text, found->to))
			found->to += sign_at(text, found->to, &sign);
		while (found->to > at && !coco_letter_before(text, found->to))
			found->to--;
		for (; found->from < at; found->from++) {
			if (is_email_of(p, spans_text(text, *found)))
				return true;
			if (sign_at(text, found->from, &sign) != 1 || sign == SIGN_LETTER)
				break;
		}
	}
	return false;
}

static bool is_digit_at(struct coco_str text, size_t at)
{
	return at < text.n && text.s[at] >= '0' && text.s[at] <= '9';
}

/* The number that begins at `at` and ends at `end` is one of the person's; `alike`: it only ends like one. */
static bool is_phone_of(const struct coco_person *p, struct coco_str text, bool alike)
{
	struct coco_buf number = COCO_BUF_INIT;
	bool is = false;
	number_of(text, &number);
	const struct coco_str digits = coco_buf_view(&number);
	for (size_t k = 0; k < p->n_phones && !is; k++) {
		const struct coco_str own = p->phones[k];
		is = alike ? digits.n >= PHONE_DIGITS && ends_with(digits, coco_str_sub(own, own.n - PHONE_DIGITS, own.n))
		           : is_same_number(own, digits);
	}
	coco_buf_free(&number);
	return is;
}

/* Whether a number may begin at `at`: not within another one, but for a nought or plus behind a blank. */
static bool begins_phone(struct coco_str text, size_t at)
{
	if (text.s[at] != '+' && text.s[at] != '(' && !is_digit_at(text, at))
		return false;
	if (at == 0)
		return true;
	return !is_digit_at(text, at - 1) && text.s[at - 1] != '+' && text.s[at - 1] != '(';
}

/* The end of the person's number that begins at `at`; 0: none does. */
static size_t phone_end(const struct coco_person *p, struct coco_str text, size_t at, bool alike)
{
	size_t step, digits = 0;
	for (size_t i = at; i < text.n && i < at + PHONE_BYTES; i += step) {
		step = is_digit_at(text, i) || (i == at && text.s[i] == '+') ? 1 : coco_phone_gap(text, i);
		if (!step)
			break;
		digits += is_digit_at(text, i);
		if (digits >= PHONE_DIGITS && is_digit_at(text, i) && !is_digit_at(text, i + 1) &&
		    is_phone_of(p, coco_str_sub(text, at, i + 1), alike))
			return i + 1;
	}
	return 0;
}

/* Behind the digits and gaps that begin at `at`; at a nought or plus behind a blank another number may begin. */
static size_t run_end(struct coco_str text, size_t at)
{
	size_t digits = 0, step;
	for (size_t i = at; i < text.n; i += step) {
		step = is_digit_at(text, i) || (i == at && text.s[i] == '+') ? 1 : coco_phone_gap(text, i);
		if (!step || (i > at && digits > 3 && (text.s[i] == '0' || text.s[i] == '+') && text.s[i - 1] == ' '))
			return i;
		digits += is_digit_at(text, i);
	}
	return text.n;
}

/* A run of digits with blanks and marks between them that is a number of the person. */
bool spans_phone_find(const struct coco_person *p, struct coco_str text, size_t from, bool alike, struct span *found)
{
	for (size_t at = from; p->n_phones && at < text.n; at++) {
		if (!begins_phone(text, at))
			continue;
		const size_t end = phone_end(p, text, at, alike);
		*found = (struct span){at, end};
		if (end)
			return true;
		const size_t run = run_end(text, at);
		at = run > at ? run - 1 : at;
	}
	return false;
}

static bool phone_next(const struct coco_person *p, struct coco_str text, size_t from, struct span *found)
{
	return spans_phone_find(p, text, from, false, found);
}

typedef bool (*finder)(const struct coco_person *, struct coco_str, size_t, struct span *);

static bool replace(
    const struct coco_person *p, const finder *finders, size_t n, const char *mark, struct coco_str text, struct coco_buf *out)
{
	size_t from = 0;
	for (;;) {
		struct span first = {SIZE_MAX, 0}, found;
		for (size_t i = 0; i < n; i++) {
			if (finders[i](p, text, from, &found) && found.from < first.from)
				first = found;
		}
		if (first.from == SIZE_MAX)
			break;
		coco_buf_str(out, coco_str_sub(text, from, first.from));
		coco_buf_puts(out, mark);
		from = first.to;
	}
	if (from > 0)
		coco_buf_str(out, coco_str_sub(text, from, text.n));
	return from > 0;
}

bool coco_person_redact(const struct coco_person *p, struct coco_str text, struct coco_buf *out)
{
	static const finder all[] = {email_next, name_next, phone_next};
	return replace(p, all, COCO_LEN(all), "(erased)", text, out);
}

bool coco_person_called(const struct coco_person *p, struct coco_str text, struct coco_buf *out)
{
	static const finder phones[] = {phone_next};
	return replace(p, phones, COCO_LEN(phones), "(masked)", text, out);
}

bool coco_person_named(const struct coco_person *p, struct coco_str text)
{
	struct span found;
	return name_next(p, text, 0, &found);
}
