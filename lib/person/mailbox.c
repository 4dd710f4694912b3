/* The first e-mail address of a cell, and what people write beside one: a name, a telephone number, further addresses.
 *
 * Method: the addresses are found (addresses.c), and what stands before, between and behind them is parted at the signs of a list. A name
 * is up to five words that begin as names do; one without brackets around the address, or itself, has a given name among them. A
 * number is of six digits or more. Invariant: `whole` says that nothing else stands in the cell.
 */
#include <string.h>
#include "reach.h"

enum { PHONE_LEAST = 6, PHONE_MOST = 15, WORDS_MOST = 5 };

/* Without the signs around it, also the wide dashes. */
static struct coco_str bare(struct coco_str text)
{
	static const char signs[] = " \t\r\n<>()[]\"'-:|/,;=";
	for (bool more = true; more;) {
		more = false;
		for (; text.n && memchr(signs, text.s[0], sizeof signs - 1); more = true)
			text = coco_str_sub(text, 1, text.n);
		for (; text.n && memchr(signs, text.s[text.n - 1], sizeof signs - 1); more = true)
			text = coco_str_sub(text, 0, text.n - 1);
		for (; text.n > 2 && memcmp(text.s, "\xe2\x80", 2) == 0; more = true)
			text = coco_str_sub(text, 3, text.n);
		for (; text.n > 2 && memcmp(text.s + text.n - 3, "\xe2\x80", 2) == 0; more = true)
			text = coco_str_sub(text, 0, text.n - 3);
	}
	return text;
}

/* "Ana", "d'Este", "GILLOVÁ", "Š.": a letter that is no small one of ASCII begins it, and no digit is in it. */
static bool is_name(struct coco_str text, bool given)
{
	struct coco_str rest = text, word;
	size_t n = 0;
	bool known = false;
	while (coco_str_split(&rest, ' ', &word)) {
		if (!word.n)
			continue;
		const enum coco_given is = coco_given_name(word, -1);
		const bool small = word.s[0] >= 'a' && word.s[0] <= 'z' && is != COCO_GIVEN_PARTICLE && !memchr(word.s, '\'', word.n);
		known |= is == COCO_GIVEN_NAME || is == COCO_GIVEN_OR_WORD;
		if (small || ++n > WORDS_MOST)
			return false;
		for (size_t i = 0; i < word.n; i++) {
			if (reach_is_digit(word, i) || ((unsigned char)word.s[i] < '@' && !strchr("'.,-", word.s[i])) || word.s[i] == '@')
				return false;
		}
	}
	return n > 0 && text.n > 1 && (!given || (known && n > 1));
}

/* A number, or its word before it: "+386 31 234 567", "tel. 031/234-567". */
static bool is_phone(struct coco_str *text)
{
	size_t from = 0, digits = 0;
	while (from < text->n && !reach_is_digit(*text, from) && text->s[from] != '+')
		from++;
	if (from && from < text->n && text->s[from - 1] == '(')
		from--;
	const struct coco_str word = bare(coco_str_sub(*text, 0, from));
	for (size_t i = from; i < text->n; i++) {
		digits += reach_is_digit(*text, i);
		if (!reach_is_digit(*text, i) && !strchr("+ ()/.-", text->s[i]))
			return false;
	}
	if (digits < PHONE_LEAST || digits > PHONE_MOST || coco_str_find(word, COCO_STR(" "), 0) != SIZE_MAX)
		return false;
	*text = coco_str_trim(coco_str_sub(*text, from, text->n));
	return true;
}

static struct coco_str without_scheme(struct coco_str text)
{
	return coco_str_ends(text, "mailto:") ? coco_str_sub(text, 0, text.n - (sizeof "mailto:" - 1)) : text;
}

/* The whole of what stands before "<"; else what stands behind the last sign of a list. A word before ':' names what follows. */
static struct coco_str name_before(struct coco_str text)
{
	text = coco_str_trim(without_scheme(text));
	const struct coco_str all = bare(text);
	const char last = all.n ? text.s[text.n - 1] : ':';
	const bool angle = last == '<', round = last == '(' || last == '[';
	size_t from = all.n;
	if (last == ':' && coco_str_find(all, COCO_STR(" "), 0) == SIZE_MAX)
		return COCO_STR("");
	if (angle && is_name(all, false))
		return all;
	while (from && !strchr(",;:|\n", all.s[from - 1]))
		from--;
	const struct coco_str name = bare(coco_str_sub(all, from, all.n));
	const bool two = coco_str_find(name, COCO_STR(" "), 0) != SIZE_MAX;
	return is_name(name, !angle && !(round && two)) ? name : COCO_STR("");
}

/* One piece of what stands beside: a name, a number, a word that says what follows, or something else. */
static void piece_take(struct coco_mailbox *m, struct coco_str piece, bool says)
{
	const bool bracket = piece.n > 2 && coco_str_trim(piece).s[0] == '(';
	struct coco_str text = bare(piece);
	if (!text.n || coco_str_eq(text, m->name))
		return;
	if (is_phone(&text))
		m->phone = m->phone.n ? m->phone : text;
	else if (!m->name.n && is_name(text, !bracket))
		m->name = text;
	else if (!says || coco_str_find(text, COCO_STR(" "), 0) != SIZE_MAX)
		m->whole = false;
}

static void beside_take(struct coco_mailbox *m, struct coco_str text)
{
	size_t from = 0;
	text = without_scheme(text);
	if (m->name.n && coco_str_eq(bare(text), m->name))
		return;
	for (size_t i = 0; i <= text.n; i++) {
		if (i < text.n && !strchr(",;:|\n", text.s[i]))
			continue;
		if (i > from)
			piece_take(m, coco_str_sub(text, from, i), i < text.n && text.s[i] == ':');
		from = i + 1;
	}
}

bool coco_mailbox_of(struct coco_str cell, struct coco_mailbox *m)
{
	size_t from = 0, start, end;
	struct coco_buf first = COCO_BUF_INIT, other = COCO_BUF_INIT;
	*m = (struct coco_mailbox){.email = COCO_STR_NONE, .name = COCO_STR(""), .phone = COCO_STR(""), .rest = COCO_STR(""), .whole = true};
	cell = coco_str_trim(cell);
	if (coco_is_email(cell) && !memchr(cell.s, ':', cell.n)) {
		m->email = coco_email_bare(cell);
		return true;
	}
	for (; person_email_next(cell, from, &start, &end); from = end) {
		while (start < end && strchr("/|='`", cell.s[start]))
			start++;
		const struct coco_str address = coco_str_sub(cell, start, end), before = coco_str_sub(cell, from, start);
		if (!coco_is_email(address) || (start && cell.s[start - 1] == '@')) {
			m->whole = false;
			continue;
		}
		coco_buf_clear(&other);
		coco_email_normal(address, m->email.s ? &other : &first);
		if (!m->email.s) {
			m->email = address;
			m->rest = coco_str_sub(cell, end, cell.n);
			m->name = name_before(coco_str_trim(before));
		} else if (!coco_str_eq(coco_buf_view(&first), coco_buf_view(&other))) {
			m->others++;
		}
		beside_take(m, before);
	}
	if (m->email.s && from < cell.n)
		beside_take(m, coco_str_sub(cell, from, cell.n));
	coco_buf_free(&first);
	coco_buf_free(&other);
	return m->email.s != NULL;
}

/* "… <a@example.org>" as mail programs write it: all before the bracket is what somebody is called, whatever it is. */
static bool is_angled(struct coco_str text, const struct coco_mailbox *m, struct coco_str *name)
{
	text = coco_str_trim(text);
	const size_t at = (size_t)(m->email.s - text.s), end = at + m->email.n;
	if (m->others || end + 1 != text.n || text.s[end] != '>' || !at || text.s[at - 1] != '<')
		return false;
	*name = coco_str_trim(coco_str_sub(text, 0, at - 1));
	return !coco_has_email(*name);
}

struct coco_str coco_email_named(struct coco_str text, struct coco_str *name)
{
	struct coco_mailbox m;
	*name = COCO_STR("");
	if (!text.n || !memchr(text.s, '@', text.n) || !coco_mailbox_of(text, &m))
		return COCO_STR_NONE;
	if (m.whole && !m.others)
		*name = m.name;
	else if (!is_angled(text, &m, name))
		return COCO_STR_NONE;
	return m.email;
}

struct coco_str coco_name_plain(struct coco_str text)
{
	text = coco_str_trim(text);
	size_t open = text.n;
	while (open > 0 && text.s[open - 1] != '(')
		open--;
	if (open < 3 || text.s[text.n - 1] != ')')
		return text;
	const struct coco_str before = coco_str_trim(coco_str_sub(text, 0, open - 1)),
	                      within = coco_str_trim(coco_str_sub(text, open, text.n - 1));
	bool small = memchr(within.s, '/', within.n) != NULL; /* "she/her" */
	for (size_t i = 0; i < within.n; i++)
		small = small && !(within.s[i] >= 'A' && within.s[i] <= 'Z');
	return small || is_name(before, true) ? before : is_name(within, true) ? within : text;
}
