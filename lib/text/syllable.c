/* Syllables of a word, by rules per language; no hyphenation dictionary (its job is where lines may break, which is not
 * the same, and it takes seconds to load).
 *
 * Method: vowel groups. English: groups of aeiouy, less a silent final e, es and ed, more where two vowels of a group are
 * spoken apart (-ia-, -io- but in -tion, -ing after a vowel), after the counting rules in wide use since Fang 1966. German and Italian:
 * vowel groups in which the language's diphthongs count once. Hungarian: each vowel letter. Slovene, Croatian, Czech, Slovak: vowel letters
 * (Czech ou, Slovak ia ie iu once), and r or l between consonants. Polish: vowel letters, where i before a vowel only softens. A number
 * counts its digits' groups as one. Unknown language: vowel groups. In front of the rules stand the words of syllables.csv, after them what
 * its beginnings and endings add or take ("en:home-": the e is silent; "it:-logia": the i is stressed). Source: I. E. Fang, "The easy
 * listening formula", J. Broadcasting 11 (1966); the orthographies of the languages. */
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
		if (!vowel(w->cp[i], lang) || (w->cp[i] == 'u' && w->cp[i - 1] == 'q'))
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

/* r or l between consonants carries a syllable: prst, vlk, Krk; at the beginning in Slovene and Croatian only: rdeč, rđa,
 * but Croatian rječnik, Czech rtuť. */
static unsigned sonants(const struct letters *w, int lang, const char *letters)
{
	unsigned n = 0;
	for (size_t i = 1; i <= w->n; i++)
		n += in(w->cp[i], letters) && !vowel(w->cp[i - 1], lang) && !vowel(w->cp[i + 1], lang) && w->cp[i - 1] != w->cp[i] && w->n > 1 &&
		     (i > 1 || (lang != 6 && lang != 8 && !(lang == 7 && w->cp[2] == 'j'))) && (i < w->n || i > 2);
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
	if (n > 1 && ends(w, "e") && !vowel(c[e - 1], 0) && !(c[e - 1] == 'l' && !vowel(c[e - 2], 0)) &&
	    !(c[e - 1] == 'r' && in(c[e - 2], "tbc")))
		n--;
	else if (n > 1 && ends(w, "ed") && !vowel(c[e - 2], 0) && !in(c[e - 2], "td") && !(c[e - 2] == 'l' && in(c[e - 3], "bcdfgkptz")))
		n--;
	else if (n > 1 && ends(w, "es") && !vowel(c[e - 2], 0) && !in(c[e - 2], "szxcg") && !ends(w, "shes") && !ends(w, "ches") &&
	         !(c[e - 2] == 'l' && !vowel(c[e - 3], 0)) && !(c[e - 2] == 'r' && in(c[e - 3], "tbc")))
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
		if (c[i] == 'i' && c[i + 1] == 'e' && c[i + 2] == 'n' && in(c[i + 3], "tc") && !in(c[i - 1], "tcs") && !vowel(c[i - 1], 0))
			n++;
		if (c[i] == 'y' && i > 2 && in(c[i - 1], "aeou") && in(c[i + 1], "aeou") && !(i + 2 == e && c[e] == 'd'))
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
		return singles(w, lang, "iaieioiuuauouiueaiauoieieuiùuòiàuàiè");
	case 4:
		return polish(w);
	case 5:
		return singles(w, lang, "");
	case 2:
	case 7:
		return singles(w, lang, "") + sonants(w, lang, "r") +
		       (lang == 7 && w->cp[w->n] == 'l' && !vowel(w->cp[w->n - 1], lang)); /* bicikl */
	case 6:
		return singles(w, lang, "iaieiuouaueu") + sonants(w, lang, "rlŕĺ");
	case 8:
		return singles(w, lang, "ouaueu") + sonants(w, lang, "rl");
	default:
		return groups(w, lang);
	}
}

enum { FORM_MAX = 48 };

/* The row of syllables.csv (sorted by its first column) for "lang:form", or NULL. */
static const char *row_of(const char *key)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_text, "syllables");
	size_t low = 0, high = coco_table_rows(table);
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(coco_table_cell(table, mid, 0), key);
		if (order == 0)
			return coco_table_cell(table, mid, 1);
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

/* "lang:form", the form with a hyphen before or behind it. */
static void put_key(char key[FORM_MAX + 8], int lang, const char *before, struct coco_str form, const char *behind)
{
	struct coco_str pieces[] = {coco_str_of(coco_langs[lang]), COCO_STR(":"), coco_str_of(before), form, coco_str_of(behind)};
	size_t n = 0;
	for (size_t i = 0; i < COCO_LEN(pieces); i++) {
		memcpy(key + n, pieces[i].s, pieces[i].n);
		n += pieces[i].n;
	}
	key[n] = '\0';
}

static int step_of(const char *cell)
{
	return cell[0] == '-' ? -(cell[1] - '0') : cell[cell[0] == '+'] - '0';
}

/* What the table says of a word in small letters: its count, or 0 and in *step what its longest known beginning ("home-")
 * and ending ("-efully") add to the rule's count. */
static unsigned listed(struct coco_str word, int lang, int *step)
{
	char key[FORM_MAX + 8];
	*step = 0;
	if (lang < 0 || word.n < 2 || word.n > FORM_MAX)
		return 0;
	put_key(key, lang, "", word, "");
	const char *cell = row_of(key);
	if (cell)
		return (unsigned)(cell[0] - '0');
	size_t first = 0, behind = lang == 0 ? 3 : 0; /* "house-ware", but "houses" */
	for (size_t n = word.n - behind; word.n >= behind + 3 && n >= 3; n--) {
		put_key(key, lang, "", coco_str_sub(word, 0, n), "-");
		if ((cell = row_of(key)) != NULL) {
			*step = step_of(cell);
			first = n;
			break;
		}
	}
	for (size_t n = word.n - (first ? first : 1); n >= 3; n--) {
		put_key(key, lang, "-", coco_str_sub(word, word.n - n, word.n), "");
		if ((cell = row_of(key)) != NULL) {
			*step += step_of(cell);
			break;
		}
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
	struct coco_buf small = COCO_BUF_INIT;
	uint32_t cp;
	size_t n;
	int step = 0;
	for (struct coco_str rest = word; (n = coco_utf8_next(rest, &cp)) > 0 && w.n < LETTERS; rest = coco_str_sub(rest, n, rest.n)) {
		cp = lower(cp);
		if (cp >= '0' && cp <= '9')
			continue;
		*letter = true;
		w.cp[++w.n] = cp;
		char bytes[4];
		coco_buf_put(&small, bytes, coco_utf8_put(cp, bytes));
	}
	unsigned exact = listed(coco_buf_view(&small), lang, &step);
	coco_buf_free(&small);
	if (exact)
		return exact;
	int count = (int)by_rule(&w, lang) + step;
	return count > 0 ? (unsigned)count : w.n > 0;
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
