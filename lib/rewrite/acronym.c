/* Which acronyms need no question: known outside the factory (acronyms.csv), or explained in the text.
 *
 * Method: an explanation stands in brackets before or after, "needle roller bearings (NRB)", "PLC (programmable logic
 * controller)": two thirds of the capitals must begin words, in order. Words that are only written large are none.
 *
 * Invariant: what is unsure counts as unknown, but for words of six capitals and more. */
#include "parts.h"

#include <string.h>

/* Capitals of the acronym, in order, among the first letters of `words`, or among all where one is a compound of many
 * letters: kohlenstofffaserverstärkter Kunststoff (CFK). */
static bool initials_match(struct coco_str acronym, struct coco_str words)
{
	enum { COMPOUND = 14 };
	char initials[80];
	size_t n = 0, want = 0, hit = 0, at = 0;
	struct coco_word word;
	while (n < sizeof initials && coco_word_next(words, &at, &word))
		for (size_t i = word.start; i < word.end && n < sizeof initials; i++)
			if (i == word.start || words.s[i - 1] == '-' || word.end - word.start >= COMPOUND)
				initials[n++] = (char)(words.s[i] & ~32);
	for (size_t i = 0, k = 0; i < acronym.n; i++) {
		if (acronym.s[i] < 'A' || acronym.s[i] > 'Z')
			continue;
		want++;
		for (size_t from = k; from < n; from++)
			if (initials[from] == acronym.s[i]) {
				hit++;
				k = from + 1;
				break;
			}
	}
	return want > 0 && hit * 3 >= want * 2; /* Extensible Markup Language (XML) */
}

/* A word of five capitals and more that stands in small letters elsewhere ("PHASE", "Phase") is only written large. */
static bool word_in_capitals(struct coco_str text, struct coco_str name)
{
	if (name.n < 5)
		return false;
	for (size_t i = 0; i + name.n <= text.n; i++) {
		size_t k = 0, small = 0;
		for (; k < name.n && (text.s[i + k] | 32) == (name.s[k] | 32); k++)
			small += text.s[i + k] >= 'a' && text.s[i + k] <= 'z';
		if (k == name.n && small >= name.n - 1)
			return true;
	}
	return false;
}

/* CONFIDENTIAL, SYSTEM: as long as a word, and nothing but capitals. */
static bool only_shouted(struct coco_str name)
{
	size_t capitals = 0;
	for (size_t i = 0; i < name.n; i++)
		capitals += (name.s[i] >= 'A' && name.s[i] <= 'Z') || (unsigned char)name.s[i] >= 0x80;
	return name.n >= 6 && capitals == name.n;
}

bool acronym_known(
    const struct coco_rewriter *rewriter, struct coco_str text, const struct coco_fact *fact, const struct coco_fact *facts, size_t n_facts)
{
	struct coco_str name = fact->value;
	if (name.n > 2 && name.s[name.n - 1] == 's')
		name.n--;
	size_t roman = 0;
	while (roman < name.n && strchr("IVX-", name.s[roman]))
		roman++;
	if (roman == name.n || lexicon_find(&rewriter->acronyms, name, NULL) || lexicon_find(&rewriter->units, name, NULL) ||
	    lexicon_find(&rewriter->standards, name, NULL))
		return true;
	if (word_in_capitals(text, name) || only_shouted(name))
		return true;
	for (size_t i = 0; i < n_facts; i++) {
		struct coco_str other = facts[i].value;
		if (facts[i].kind != COCO_FACT_ACRONYM)
			continue;
		if (other.n > 2 && other.s[other.n - 1] == 's')
			other.n--;
		if (!coco_str_eq(other, name))
			continue;
		size_t start = facts[i].start, end = facts[i].end;
		if (start > 1 && text.s[start - 1] == '(' && end < text.n) { /* needle roller bearings (NRB) */
			size_t from = start - 1, low = start > 120 ? start - 120 : 0;
			while (from > low && !strchr(".;:!?\n(", text.s[from - 1]))
				from--;
			size_t last = from;
			for (size_t k = from, words = count_words(coco_str_sub(text, from, start - 1)); words > name.n + 2; words--) {
				struct coco_word word;
				if (!coco_word_next(coco_str_sub(text, 0, start - 1), &k, &word))
					break;
				last = k;
			}
			if (initials_match(name, coco_str_sub(text, last, start - 1)))
				return true;
		}
		if (end + 2 < text.n && text.s[end] == ' ' && text.s[end + 1] == '(') { /* PLC (programmable logic controller) */
			size_t close = end + 2;
			while (close < text.n && close < end + 120 && text.s[close] != ')')
				close++;
			if (initials_match(name, coco_str_sub(text, end + 2, close)))
				return true;
		}
	}
	return false;
}
