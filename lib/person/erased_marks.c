/* By what somebody who was erased is known when he comes again without his id: name, telephone number, organisation.
 *
 * Method: the list of the erased also holds keyed hashes of the name (its words in the order of their letters, so that "Kos, Maja" is "Maja
 * Kos"), of the last eight digits of the number and of the organisation's name. In a text every two to four words side by side, every
 * number and every address are looked up; what is on the list is taken out as --erase does it (spans.c).
 * Invariant: without a key there are no such marks, for names and numbers can be guessed; the list alone tells none of them.
 */
#include <stdlib.h>
#include <string.h>
#include "keep.h"

enum { NAME_LEAST = 2, NAME_MOST = 4, LAST_DIGITS = 8, NUMBER_MOST = 40 };

static int by_letters(const void *a, const void *b)
{
	const struct coco_str *x = a, *y = b;
	const int order = memcmp(x->s, y->s, x->n < y->n ? x->n : y->n);
	return order ? order : (x->n > y->n) - (x->n < y->n);
}

/* "name" and the folded words in their order. */
static void name_mark(const struct coco_str *words, size_t n, struct coco_buf *out)
{
	struct coco_str sorted[NAME_MOST];
	memcpy(sorted, words, n * sizeof *words);
	qsort(sorted, n, sizeof *sorted, by_letters);
	coco_buf_clear(out);
	coco_buf_puts(out, "name");
	for (size_t i = 0; i < n; i++) {
		coco_buf_putc(out, '\x1f');
		coco_buf_str(out, sorted[i]);
	}
}

/* The words of a folded text, NAME_MOST at most; their number, or 0: it has other than a name's. */
static size_t words_of(struct coco_str folded, struct coco_str words[NAME_MOST])
{
	size_t n = 0;
	struct coco_str word;
	while (folded.n && coco_str_split(&folded, ' ', &word)) {
		if (n == NAME_MOST)
			return 0;
		words[n++] = word;
	}
	return n >= NAME_LEAST ? n : 0;
}

/* "phone" and the last digits; false: there are too few. */
static bool phone_mark(struct coco_str number, struct coco_buf *out)
{
	char last[LAST_DIGITS];
	size_t n = 0;
	for (size_t i = number.n; i > 0 && n < LAST_DIGITS; i--) {
		if (number.s[i - 1] >= '0' && number.s[i - 1] <= '9')
			last[n++] = number.s[i - 1];
	}
	coco_buf_clear(out);
	coco_buf_puts(out, "phone\x1f");
	coco_buf_put(out, last, n);
	return n == LAST_DIGITS;
}

static bool org_mark(struct coco_str org, struct coco_buf *out)
{
	coco_buf_clear(out);
	coco_buf_puts(out, "org\x1f");
	const size_t before = out->len;
	coco_fold(org, out);
	return out->len > before;
}

int coco_erased_mark(struct coco_erased *e, const struct coco_person *person, struct coco_str org)
{
	struct coco_buf mark = COCO_BUF_INIT;
	struct coco_str words[NAME_MOST];
	int rc = 0;
	for (size_t i = 0; e->key && i < person->n_names && !rc; i++) {
		const size_t n = words_of(person->names[i], words);
		if (n)
			name_mark(words, n, &mark);
		rc = n ? coco_erased_add(e, coco_buf_view(&mark)) : 0;
	}
	for (size_t i = 0; e->key && i < person->n_phones && !rc; i++)
		rc = phone_mark(person->phones[i], &mark) ? coco_erased_add(e, coco_buf_view(&mark)) : 0;
	if (e->key && !rc && org_mark(org, &mark))
		rc = coco_erased_add(e, coco_buf_view(&mark));
	const bool good = coco_buf_ok(&mark);
	coco_buf_free(&mark);
	return rc || !good ? -1 : 0;
}

static bool has_name(const struct coco_erased *e, struct coco_str folded, struct coco_buf *mark)
{
	struct coco_str words[NAME_MOST];
	const size_t n = words_of(folded, words);
	if (n)
		name_mark(words, n, mark);
	return n && coco_erased_has(e, coco_buf_view(mark));
}

enum coco_erased_like coco_erased_like(const struct coco_erased *e, struct coco_str name, struct coco_str org, struct coco_str phone)
{
	struct coco_buf mark = COCO_BUF_INIT, folded = COCO_BUF_INIT;
	if (!e->key || !coco_map_count(e->hashes))
		return COCO_ERASED_OTHER;
	coco_fold_words(name, &folded);
	const bool by_phone = phone_mark(phone, &mark) && coco_erased_has(e, coco_buf_view(&mark));
	const bool by_name = has_name(e, coco_buf_view(&folded), &mark);
	const bool by_org = by_name && org_mark(org, &mark) && coco_erased_has(e, coco_buf_view(&mark));
	coco_buf_free(&mark);
	coco_buf_free(&folded);
	return by_phone || by_org ? COCO_ERASED_SAME : by_name ? COCO_ERASED_NAMESAKE : COCO_ERASED_OTHER;
}

/* ---- texts ------------------------------------------------------------------------------------------------------- */

struct cleaning {
	const struct coco_erased *erased;
	struct coco_person *found;
	struct coco_buf mark, folded, name;
	bool failed;
};

static void names_learn(struct cleaning *c, struct coco_str text)
{
	struct coco_str last[NAME_MOST], rest, word;
	size_t n = 0;
	coco_buf_clear(&c->folded);
	coco_fold_words(text, &c->folded);
	rest = coco_buf_view(&c->folded);
	while (rest.n && coco_str_split(&rest, ' ', &word)) {
		if (n == NAME_MOST)
			memmove(last, last + 1, --n * sizeof *last);
		last[n++] = word;
		for (size_t k = NAME_LEAST; k <= n; k++) {
			name_mark(last + n - k, k, &c->mark);
			if (!coco_erased_has(c->erased, coco_buf_view(&c->mark)))
				continue;
			coco_buf_clear(&c->name);
			for (size_t i = n - k; i < n; i++)
				coco_buf_printf(&c->name, "%.*s ", COCO_STR_ARG(last[i]));
			c->failed |= coco_person_add(c->found, coco_buf_view(&c->name), COCO_STR(""), COCO_STR("")) != 0;
		}
	}
}

static bool is_digit(char d)
{
	return d >= '0' && d <= '9';
}

static void phones_learn(struct cleaning *c, struct coco_str text)
{
	for (size_t at = 0, end; at < text.n; at = end) {
		size_t digits = 0, step = 1;
		end = at + 1;
		if (!is_digit(text.s[at]) && text.s[at] != '+' && text.s[at] != '(')
			continue;
		for (size_t i = at; i < text.n && i < at + NUMBER_MOST && step; i += step) {
			step = is_digit(text.s[i]) || i == at ? 1 : coco_phone_gap(text, i);
			digits += is_digit(text.s[i]);
			end = step ? i + step : end;
			const struct coco_str number = coco_str_sub(text, at, i + 1);
			if (digits >= LAST_DIGITS && is_digit(text.s[i]) && (i + 1 == text.n || !is_digit(text.s[i + 1])) &&
			    phone_mark(number, &c->mark) && coco_erased_has(c->erased, coco_buf_view(&c->mark)))
				c->failed |= coco_person_add(c->found, COCO_STR(""), COCO_STR(""), number) != 0;
		}
	}
}

static void emails_learn(struct cleaning *c, struct coco_str text)
{
	char id[COCO_PERSON_ID];
	struct coco_str rest = text, word;
	while (rest.n && memchr(rest.s, '@', rest.n) && coco_str_split(&rest, ' ', &word)) {
		while (word.n && strchr("<(\"'[,;:", word.s[0]))
			word = coco_str_sub(word, 1, word.n);
		while (word.n && strchr(">)\"'],;:.!?", word.s[word.n - 1]))
			word.n--;
		if (!word.n || !coco_is_email(word))
			continue;
		coco_buf_clear(&c->mark);
		coco_email_normal(word, &c->mark);
		coco_person_hash(coco_buf_view(&c->mark), c->erased->key, id);
		if (coco_erased_has(c->erased, coco_str_of(id)))
			c->failed |= coco_person_add(c->found, COCO_STR(""), word, COCO_STR("")) != 0;
	}
}

static bool text_clean(void *context, struct coco_str text, struct coco_buf *other)
{
	struct cleaning *c = context;
	coco_person_clear(c->found);
	names_learn(c, text);
	phones_learn(c, text);
	emails_learn(c, text);
	return (c->found->n_names || c->found->n_phones || c->found->n_emails) && coco_person_redact(c->found, text, other);
}

int coco_erased_clean(const struct coco_erased *e, struct coco_str line, struct coco_arena *arena, struct coco_buf *out)
{
	struct coco_person found = {.arena = NULL};
	struct cleaning c = {.erased = e, .found = &found};
	if (!e->key || !e->known)
		return 0;
	const bool changed = coco_keep_strings(line, text_clean, &c, arena, out);
	const bool good = !c.failed && coco_buf_ok(&c.mark) && coco_buf_ok(&c.folded) && coco_buf_ok(&c.name) && coco_buf_ok(out);
	coco_buf_free(&c.mark);
	coco_buf_free(&c.folded);
	coco_buf_free(&c.name);
	coco_person_free(&found);
	return good ? changed : -1;
}
