/* Syllables of a word, by rules per language; no hyphenation dictionary (its job is where lines may break, which is not
 * the same, and it takes seconds to load).
 *
 * Method: vowel groups. English: groups of aeiouy, less a silent final e, es and ed, more where two vowels of a group are
 * spoken apart (-ia-, -io- but in -tion, -ing after a vowel), then the exceptions of syllables.csv (after the counting
 * rules in wide use since Fang 1968). German and Italian: vowel groups in which the language's diphthongs count once.
 * Hungarian: each vowel letter. Slovene, Croatian, Czech, Slovak: vowel letters (Czech ou, Slovak ia ie iu once), and r or
 * l between consonants. Polish: vowel letters, where i before a vowel only softens. A number counts its digits' groups as
 * one. Unknown language: vowel groups.
 * Source: I. E. Fang, "The easy listening formula", J. Broadcasting 11 (1966); the orthographies of the languages. */
#include "coco/text.h"

#include <string.h>

enum { LETTERS = 64 };

struct letters {
	uint32_t cp[LETTERS + 2]; /* lower case, 0 at both ends */
	size_t n;
};

static bool in(uint32_t cp, const char *set)
{
	struct coco_str rest = coco_str_of(set);
	uint32_t one;
	size_t n;
	while ((n = coco_utf8_next(rest, &one)) > 0) {
		if (one == cp)
			return true;
		rest = coco_str_sub(rest, n, rest.n);
	}
	return false;
}

static bool vowel(uint32_t cp, int lang)
{
	if (cp < 0x80)
		return cp && strchr(lang == 5 ? "aeiou" : "aeiouy", (int)cp) != NULL;
	return in(cp, "áàâäãåąéèêëěęíìîïóòôöõőúùûüűůýÿæœø");
}

static unsigned groups(const struct letters *w, int lang)
{
	unsigned n = 0;
	for (size_t i = 1; i <= w->n; i++)
		n += vowel(w->cp[i], lang) && !vowel(w->cp[i - 1], lang);
	return n;
}

/* Vowel letters; two that stand in `once` ("ouie": pairs) count as one. */
static unsigned singles(const struct letters *w, int lang, const char *once)
{
	unsigned n = 0;
	for (size_t i = 1; i <= w->n; i++) {
		if (!vowel(w->cp[i], lang))
			continue;
		n++;
		for (const char *pair = once; *pair && vowel(w->cp[i + 1], lang);) {
			uint32_t a, b;
			size_t la = coco_utf8_next(coco_str_of(pair), &a);
			size_t lb = coco_utf8_next(coco_str_of(pair + la), &b);
			if (w->cp[i] == a && w->cp[i + 1] == b) {
				i++;
				break;
			}
			pair += la + lb;
		}
	}
	return n;
}

/* r or l between consonants carries a syllable: prst, vlk, Krk. */
static unsigned sonants(const struct letters *w, int lang, const char *letters)
{
	unsigned n = 0;
	for (size_t i = 1; i <= w->n; i++)
		n += in(w->cp[i], letters) && !vowel(w->cp[i - 1], lang) && !vowel(w->cp[i + 1], lang) && w->cp[i - 1] != w->cp[i] && w->n > 1 &&
		     (i > 1 || w->cp[i] == 'r') && (i < w->n || i > 2);
	return n;
}

static bool ends(const struct letters *w, const char *suffix)
{
	size_t n = strlen(suffix);
	if (n > w->n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (w->cp[w->n - n + 1 + i] != (uint32_t)(unsigned char)suffix[i])
			return false;
	return true;
}

static unsigned english(const struct letters *w)
{
	unsigned n = groups(w, 0);
	const uint32_t *c = w->cp;
	size_t e = w->n;
	if (n > 1 && ends(w, "e") && !vowel(c[e - 1], 0) && !(c[e - 1] == 'l' && !vowel(c[e - 2], 0)))
		n--;
	else if (n > 1 && ends(w, "ed") && !vowel(c[e - 2], 0) && !in(c[e - 2], "td"))
		n--;
	else if (n > 1 && ends(w, "es") && !vowel(c[e - 2], 0) && !in(c[e - 2], "szxcg") && !ends(w, "shes") && !ends(w, "ches") &&
	         !(c[e - 2] == 'l' && !vowel(c[e - 3], 0)))
		n--;
	if (n > 2 && (ends(w, "ely") || ends(w, "eless") || ends(w, "eness") || ends(w, "ement") || ends(w, "ements") || ends(w, "eful"))) {
		size_t at = ends(w, "ely")                                             ? e - 2
		            : ends(w, "ement") || ends(w, "eless") || ends(w, "eness") ? e - 4
		            : ends(w, "eful")                                          ? e - 3
		                                                                       : e - 5;
		if (!vowel(c[at - 1], 0) && !(c[at - 1] == 'l' && !vowel(c[at - 2], 0)))
			n--;
	}
	for (size_t i = 2; i < e; i++) { /* vowels of one group that are spoken apart */
		bool soft = in(c[i - 1], "tcsxg") && c[i] == 'i';
		if (c[i] == 'i' && in(c[i + 1], "aou") && !soft && i > 1 && !vowel(c[i - 1], 0))
			n++;
		if (c[i] == 'i' && c[i + 1] == 'e' && i + 1 < e && c[i + 2] == 't' && !vowel(c[i - 1], 0))
			n++;
		if (c[i] == 'u' && in(c[i + 1], "ao") && !in(c[i - 1], "qg"))
			n++;
		if (c[i] == 'e' && c[i + 1] == 'o' && c[i + 2] != 'u' && c[i - 1] != 'g')
			n++;
	}
	if (ends(w, "ying") || (e > 4 && ends(w, "ing") && vowel(c[e - 3], 0)))
		n++;
	if (ends(w, "sm") || ends(w, "sms"))
		n++;
	if (ends(w, "n't") && e > 3 && !vowel(c[e - 3], 0) && c[e - 3] != 'r')
		n++;
	return n;
}

static unsigned polish(const struct letters *w)
{
	unsigned n = 0;
	for (size_t i = 1; i <= w->n; i++)
		n += vowel(w->cp[i], 4) && !(w->cp[i] == 'i' && vowel(w->cp[i + 1], 4)) &&
		     !(w->cp[i] == 'u' && (w->cp[i - 1] == 'a' || w->cp[i - 1] == 'e'));
	return n;
}

static unsigned by_rule(const struct letters *w, int lang)
{
	switch (lang) {
	case 0:
		return english(w);
	case 1:
		return singles(w, lang, "aieieuäuauieeiaaeeooeyay") + (ends(w, "eum") ? 1 : 0); /* Museum */
	case 3:
		return singles(w, lang, "iaieioiuuauouiueaiauoieieu");
	case 4:
		return polish(w);
	case 5:
		return singles(w, lang, "");
	case 2:
	case 7:
		return singles(w, lang, "") + sonants(w, lang, "r");
	case 6:
		return singles(w, lang, "iaieiuou") + sonants(w, lang, "rlŕĺ");
	case 8:
		return singles(w, lang, "ouau") + sonants(w, lang, "rl");
	default:
		return groups(w, lang);
	}
}

/* An exception of syllables.csv (sorted by word), or 0. */
static unsigned exception(struct coco_str word, int lang)
{
	if (lang != 0 || word.n > 24)
		return 0;
	struct coco_table_ref table = coco_table_find(&coco_tables_text, "syllables");
	char key[25];
	for (size_t i = 0; i < word.n; i++)
		key[i] = (char)(word.s[i] >= 'A' && word.s[i] <= 'Z' ? word.s[i] + 32 : word.s[i]);
	size_t low = 0, high = coco_table_rows(table);
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = coco_str_cmp(coco_str_of(coco_table_cell(table, mid, 0)), (struct coco_str){key, word.n});
		if (order == 0)
			return (unsigned)(coco_table_cell(table, mid, 1)[0] - '0');
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

static uint32_t lower(uint32_t cp)
{
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7))
		return cp + 32;
	if ((cp >= 0x100 && cp <= 0x137) || (cp >= 0x14A && cp <= 0x177))
		return cp | 1;
	if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
		return cp + (cp & 1);
	return cp;
}

static unsigned part(struct coco_str word, int lang, bool *letter)
{
	struct letters w = {{0}, 0};
	uint32_t cp;
	size_t n;
	unsigned exact = exception(word, lang);
	for (struct coco_str rest = word; (n = coco_utf8_next(rest, &cp)) > 0 && w.n < LETTERS; rest = coco_str_sub(rest, n, rest.n)) {
		cp = lower(cp);
		if (cp >= '0' && cp <= '9')
			continue;
		*letter = true;
		w.cp[++w.n] = cp;
	}
	return exact ? exact : by_rule(&w, lang);
}

unsigned coco_syllables(struct coco_str word, int lang)
{
	unsigned n = 0;
	bool letter = false, digit = false;
	for (size_t from = 0, i = 0; i <= word.n; i++) {
		if (i < word.n && word.s[i] != '-' && word.s[i] != '.' && word.s[i] != ',') {
			digit = digit || (word.s[i] >= '0' && word.s[i] <= '9');
			continue;
		}
		if (i > from)
			n += part(coco_str_sub(word, from, i), lang, &letter);
		from = i + 1;
	}
	return n == 0 && (letter || digit) ? 1 : n;
}
