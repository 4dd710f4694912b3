/* Which 8-bit encoding a text is in, from all of its words that hold bytes above 0x7F.
 *
 * Method: such words are collected from the whole text, with what stands beside them. Each encoding gives its reading of them; a
 * reading's likelihood is that of its letters' neighbours in one of the languages of spellings.csv and of its signs' neighbours
 * (marks.csv), the languages mixed in the shares that fit best (expectation maximisation; function words without such bytes
 * are the prior), and a word that one of the tables holds is likely in its language. A letter of the wrong case, a control character and a
 * letter that no language has cost much. The best reading is taken if it is better than every reading that gives another text by a factor
 * of LEAST_ODDS, if it is better than noise, and if most words are; where it is of a neighbour's language, some word has to be one that is
 * known. Readings that give the same text are one. Invariant: the answer depends on the bytes of the text alone, not on how they came in
 * blocks; no answer is better than a wrong one.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include "coco/base_math.h"
#include "coco/dsv.h"
#include "bytemap.h"
#include "guess.h"
#include "coco/text.h"
#include "spelling.h"

#define WORD_MOST 24      /* bytes of a word that are looked at */
#define WORDS_MOST 4000   /* distinct words that are looked at */
#define PLAIN_MOST 20000  /* plain words that are looked up */
#define LEAST_ODDS 1000.0 /* of the best reading against the next */
#define FEW_WORDS 100.0   /* … times this for a single word that no table holds, its square root for two … */
#define LEAST_FIT 0.8     /* share of the words that must be likelier than noise */
#define ROUNDS 5
#define VOTES_MOST 300.0 /* words' worth of evidence that plain words may be for a language */

/* Noise: a byte above 0x7F; behind it a plain letter, or one behind a sign, or the word's end. */
#define NOISE_HIGH 1e-3
#define NOISE_PLAIN 0.04
#define NOISE_FIRST 0.005
#define NOISE_END 0.15
#define WRONG_CASE 0.003
#define BESIDE_DIGIT 0.01
#define WITHIN_WORDS 0.001 /* how likely a sign between letters is that does not end the word */

#define KNOWN 0.25 /* how likely a word's letters are, at least, in a language whose tables hold the word */

#define READINGS 16

struct dsv_guess {
	uint64_t seen[256];
	struct coco_map *words; /* class of what stands before, the bytes, class of what stands behind */
	unsigned *times;
	size_t cap;
	double votes[COCO_LANGS];
	size_t plain;
	char word[WORD_MOST + 2];
	size_t n;
	bool high, failed;
	char before;
	unsigned open;        /* continuation bytes that a UTF-8 sequence still wants */
	uint64_t utf8, stray; /* sequences like UTF-8's, and bytes that are in none */
};

struct reading {
	const char *name;
	size_t number;
	uint32_t map[128]; /* 0: the byte has no meaning */
	bool possible;
	double score, over_noise;
	size_t fit;   /* words that are likelier than noise in some language */
	size_t known; /* words that a table holds */
	size_t lang;
};

/* ---- collecting -------------------------------------------------------------------------------------------------- */

struct dsv_guess *dsv_guess_new(void)
{
	struct dsv_guess *g = calloc(1, sizeof *g);
	if (g && !(g->words = coco_map_new())) {
		free(g);
		return NULL;
	}
	if (g)
		g->before = 's';
	return g;
}

void dsv_guess_free(struct dsv_guess *g)
{
	if (!g)
		return;
	coco_map_free(g->words);
	free(g->times);
	free(g);
}

static bool is_plain_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* 's' blank or what parts cells, 'd' digit, 'p' other. */
static char class_of(unsigned char c)
{
	if (c <= ' ' || c == 0x7F || strchr("\",;|", c))
		return 's';
	return c >= '0' && c <= '9' ? 'd' : 'p';
}

/* A plain word: does it tell the language? */
static void plain_vote(struct dsv_guess *g)
{
	unsigned mask = 0, langs = 0;
	char lower[WORD_MOST];
	if (g->n > 13 || g->plain++ > PLAIN_MOST)
		return;
	for (size_t i = 1; i < g->n; i++)
		lower[i - 1] = (char)(g->word[i] | 0x20);
	for (int l = 0; l < COCO_LANGS; l++) {
		bool is = coco_stop_word(l, (struct coco_str){lower, g->n - 1});
		mask |= (unsigned)is << l;
		langs += is;
	}
	for (int l = 0; l < COCO_LANGS; l++)
		g->votes[l] += mask >> l & 1 ? 1.0 / langs : 0;
}

static void word_end(struct dsv_guess *g, char behind)
{
	bool added;
	if (!g->n)
		return;
	if (!g->high) {
		plain_vote(g);
	} else if (coco_map_count(g->words) < WORDS_MOST) {
		g->word[g->n++] = behind;
		size_t k = coco_map_add(g->words, (struct coco_str){g->word, g->n}, &added);
		if (k == COCO_NONE || (k == g->cap && coco_grow(&g->times, &g->cap, k, sizeof *g->times)))
			g->failed = true;
		else
			g->times[k] = added ? 1 : g->times[k] + 1;
	}
	g->n = 0;
	g->high = false;
}

/* Is the text like UTF-8 that was damaged? */
static void utf8_follow(struct dsv_guess *g, unsigned char c)
{
	bool inner = (c & 0xC0) == 0x80;
	if (g->open) {
		g->open -= inner;
		g->utf8 += inner && !g->open;
		if (inner)
			return;
		g->stray++;
		g->open = 0;
	}
	if (c >= 0xC0 && c < 0xF8)
		g->open = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
	else
		g->stray += c >= 0x80;
}

void dsv_guess_add(struct dsv_guess *g, struct coco_str raw)
{
	for (size_t i = 0; i < raw.n && !g->failed; i++) {
		unsigned char c = (unsigned char)raw.s[i];
		g->seen[c]++;
		if (c >= 0x80 || g->open)
			utf8_follow(g, c);
		if (c < 0x80 && !is_plain_letter(c)) {
			g->before = class_of(c);
			word_end(g, g->before);
			continue;
		}
		if (!g->n)
			g->word[g->n++] = g->before;
		if (g->n <= WORD_MOST)
			g->word[g->n++] = (char)c;
		g->high |= c >= 0x80;
	}
}

/* ---- readings ---------------------------------------------------------------------------------------------------- */

/* 0, -1: memory. An encoding that iconv does not know is not possible. */
static int reading_load(struct reading *r, const struct dsv_guess *g, size_t k)
{
	const char *iconv_name;
	*r = (struct reading){.name = coco_dsv_encoding_name(k, &iconv_name), .number = k};
	if (dsv_bytemap_load(iconv_name, r->map, &r->possible))
		return -1;
	for (unsigned b = 0; b < 128; b++)
		r->possible &= r->map[b] || !g->seen[b + 128];
	return 0;
}

static bool same_text(const struct dsv_guess *g, const struct reading *a, const struct reading *b)
{
	for (unsigned i = 0; i < 128; i++) {
		if (g->seen[i + 128] && a->map[i] != b->map[i])
			return false;
	}
	return true;
}

/* ---- likelihoods ------------------------------------------------------------------------------------------------- */

/* A word as a reading has it. */
struct decoded {
	uint32_t cp[WORD_MOST];
	bool letter[WORD_MOST], high[WORD_MOST];
	bool inner[WORD_MOST]; /* a sign between two letters: an apostrophe ends no word */
	size_t n;
	char before, behind;
	double noise, common; /* of the word: noise's likelihood; the part that all languages share: case and signs */
};

static char neighbour(const struct decoded *w, size_t i, int step)
{
	if ((step < 0 && i == 0) || (step > 0 && i + 1 == w->n))
		return step < 0 ? w->before : w->behind;
	return w->letter[step < 0 ? i - 1 : i + 1] ? 'l' : 'm';
}

/* What letters beside each other, and beside digits, say of the word. */
static double case_factor(const struct decoded *w)
{
	double factor = 1;
	bool lower = false;
	for (size_t i = 0; i < w->n; i++) {
		bool is_lower = w->letter[i] && uc_toupper(w->cp[i]) != w->cp[i];
		bool is_upper = w->letter[i] && dsv_letter_lower(w->cp[i]) != w->cp[i];
		/* an upper-case letter behind a lower-case one, and a lower-case one inside a word in upper case */
		bool caps = is_lower && i > 1 && w->letter[i - 1] && w->letter[i - 2] && dsv_letter_lower(w->cp[i - 1]) != w->cp[i - 1] &&
		            dsv_letter_lower(w->cp[i - 2]) != w->cp[i - 2];
		if ((lower && is_upper) || caps)
			factor *= WRONG_CASE;
		lower = is_lower;
	}
	if ((w->letter[0] && w->high[0] && w->before == 'd') || (w->letter[w->n - 1] && w->high[w->n - 1] && w->behind == 'd'))
		factor *= BESIDE_DIGIT;
	return factor;
}

static void word_decode(struct decoded *w, struct coco_str word, const struct reading *r, const struct dsv_spelling *s)
{
	*w = (struct decoded){.n = word.n - 2, .before = word.s[0], .behind = word.s[word.n - 1], .noise = 1};
	for (size_t i = 0; i < w->n; i++) {
		unsigned char c = (unsigned char)word.s[i + 1];
		w->high[i] = c >= 0x80;
		w->cp[i] = w->high[i] ? r->map[c - 128] : c;
		w->letter[i] = dsv_is_letter(w->cp[i]);
		w->noise *= w->high[i] ? NOISE_HIGH : !i || !w->high[i - 1] ? 1 : w->letter[i - 1] ? NOISE_PLAIN : NOISE_FIRST;
	}
	w->noise *= w->high[w->n - 1] ? NOISE_END : 1;
	w->common = case_factor(w);
	for (size_t i = 0; i < w->n; i++) {
		char left = neighbour(w, i, -1), right = neighbour(w, i, 1);
		double mark = w->letter[i] ? 1 : dsv_spelling_mark(s, w->cp[i], left, right);
		w->inner[i] = !w->letter[i] && left == 'l' && right == 'l' && mark > WITHIN_WORDS;
		w->common *= mark;
		w->cp[i] = w->letter[i] ? dsv_letter_lower(w->cp[i]) : 0;
	}
}

/* The letters' part, in one language; steps between plain letters are the same in all readings. */
static double word_like(const struct decoded *w, const struct dsv_spelling *s, size_t lang)
{
	double like = 1;
	for (size_t i = 0; i <= w->n; i++) {
		bool high = (i < w->n && w->high[i]) || (i && w->high[i - 1]);
		uint32_t before = i ? w->cp[i - 1] : 0, cp = i < w->n ? w->cp[i] : 0;
		bool inner = (i < w->n && w->inner[i]) || (i && w->inner[i - 1]);
		if (high && !inner && (before || cp))
			like *= dsv_spelling_step(s, lang, before, cp);
	}
	return like;
}

/* The languages whose tables hold the word, but for signs around it, a bit a language. */
static uint32_t word_known(const struct decoded *w, const struct dsv_spelling *s)
{
	char text[(WORD_MOST + 2) * 4];
	size_t n = 0, from = 0, to = w->n;
	while (from < to && !w->cp[from])
		from++;
	while (to > from && !w->cp[to - 1])
		to--;
	for (size_t i = from; i < to; i++) {
		if (!w->cp[i])
			return 0;
		n += coco_utf8_put(w->cp[i], text + n);
	}
	return dsv_spelling_knows(s, (struct coco_str){text, n});
}

/* A word that is often there is more evidence, but not as much as as many words. */
static double word_weight(const struct dsv_guess *g, size_t k)
{
	return 1 + coco_log2(g->times[k]);
}

static void shares_begin(const struct dsv_guess *g, size_t n, double share[DSV_SPELLINGS])
{
	double sum = 0;
	for (size_t l = 0; l < n; l++)
		sum += share[l] = l < COCO_LANGS ? 0.5 + g->votes[l] : 0.05;
	for (size_t l = 0; l < n; l++)
		share[l] /= sum;
}

/* The reading's score for shares of the languages, and the shares that fit better. `like`: a row a word. */
static double shares_fit(const struct dsv_guess *g, const double *like, size_t n, const double *prior, double *share)
{
	size_t words = coco_map_count(g->words);
	double score = 0, next[DSV_SPELLINGS], sum = 0, strength = 5;
	for (size_t l = 0; l < COCO_LANGS; l++)
		strength += g->votes[l];
	for (size_t l = 0; l < n; l++)
		sum += next[l] = (strength < VOTES_MOST ? strength : VOTES_MOST) * prior[l];
	for (size_t k = 0; k < words; k++) {
		double all = 0, weight = word_weight(g, k);
		for (size_t l = 0; l < n; l++)
			all += share[l] * like[k * n + l];
		score += weight * coco_log(all > 1e-300 ? all : 1e-300);
		for (size_t l = 0; l < n && all > 1e-300; l++)
			next[l] += weight * share[l] * like[k * n + l] / all;
		sum += weight;
	}
	for (size_t l = 0; l < n; l++)
		share[l] = next[l] / sum;
	return score;
}

/* Two letters or more without a plain one among them may be anything: such a word is no evidence of words. */
static bool word_tells(struct coco_str word)
{
	for (size_t i = 1; i + 1 < word.n; i++) {
		if (is_plain_letter((unsigned char)word.s[i]))
			return true;
	}
	return word.n == 3;
}

static size_t words_telling(const struct dsv_guess *g)
{
	size_t n = 0;
	for (size_t k = 0; k < coco_map_count(g->words); k++)
		n += word_tells(coco_map_key(g->words, k));
	return n;
}

/* Fills r->score, fit and lang. `like` and `noise` are scratch: languages times words, words. */
static void reading_judge(struct reading *r, const struct dsv_guess *g, const struct dsv_spelling *s, double *like, double *noise)
{
	size_t n = dsv_spelling_count(s), words = coco_map_count(g->words);
	double share[DSV_SPELLINGS], prior[DSV_SPELLINGS] = {0};
	struct decoded w;
	for (size_t k = 0; k < words; k++) {
		word_decode(&w, coco_map_key(g->words, k), r, s);
		noise[k] = w.noise;
		const uint32_t known = word_known(&w, s);
		r->known += known != 0;
		for (size_t l = 0; l < n; l++) {
			const double letters = word_like(&w, s, l);
			like[k * n + l] = w.common * (known >> l & 1 && letters < KNOWN ? KNOWN : letters);
		}
	}
	shares_begin(g, n, prior);
	memcpy(share, prior, sizeof share);
	for (int round = 0; round < ROUNDS; round++)
		r->score = shares_fit(g, like, n, prior, share);
	for (size_t l = 1; l < n; l++)
		r->lang = share[l] > share[r->lang] ? l : r->lang;
	r->score += coco_log(coco_dsv_encoding_often(r->number, dsv_spelling_lang(s, r->lang)));
	for (size_t k = 0; k < words; k++) {
		double most = 1e-300;
		for (size_t l = 0; l < n; l++)
			most = like[k * n + l] > most ? like[k * n + l] : most;
		r->fit += most > noise[k] && word_tells(coco_map_key(g->words, k));
		r->over_noise += word_weight(g, k) * coco_log(most / noise[k]);
	}
}

/* ---- deciding ---------------------------------------------------------------------------------------------------- */

static int ambiguous(const struct reading *a, const struct reading *b, const char *name, struct coco_err *err)
{
	coco_err_set(
	    err, COCO_EXIT_INPUT, "ambiguous-encoding", "is not UTF-8, and %s and %s both give words, but not the same", a->name, b->name);
	coco_err_hint(err, "try both with --as=row and look at the words: --encoding=%s or --encoding=%s", a->name, b->name);
	return coco_err_at(err, name, 0, 0);
}

/* Says why in e->why. */
static void reason_say(struct coco_dsv_encoding *e, const struct dsv_guess *g, const struct reading *all, size_t n,
    const struct reading *best, const char *lang, double confidence)
{
	size_t at = (size_t)snprintf(e->why, sizeof e->why, "%zu of %zu words outside a-z fit, most in %s; confidence %.4f", best->fit,
	    words_telling(g), lang, confidence > 0.9999 ? 0.9999 : confidence);
	for (size_t i = 0, said = 0; i < n && at < sizeof e->why; i++) {
		if (&all[i] == best || !all[i].possible || !same_text(g, &all[i], best))
			continue;
		at += (size_t)snprintf(e->why + at, sizeof e->why - at, "%s%s", said++ ? ", " : "; the same text in ", all[i].name);
	}
}

/* Of the readings that give the text that `best` gives: the one that is usual for the language, else the first. */
static struct reading *usual(const struct dsv_guess *g, struct reading *all, size_t n, struct reading *best, const char *lang)
{
	for (size_t i = 0; i < n; i++) {
		if (all[i].possible && coco_dsv_encoding_is_of(all[i].number, lang) && same_text(g, &all[i], best))
			return &all[i];
	}
	return best;
}

static int decide(struct dsv_guess *g, struct reading *all, size_t n, const struct dsv_spelling *s, const char *name,
    struct coco_dsv_encoding *e, struct coco_err *err)
{
	struct reading *best = NULL, *next = NULL;
	size_t words = words_telling(g);
	for (size_t i = 0; i < n; i++) {
		if (all[i].possible && (!best || all[i].score > best->score))
			best = &all[i];
	}
	if (best && best->over_noise > 0)
		e->name = best->name;
	if (!best || !words || (double)best->fit < LEAST_FIT * (double)words || best->over_noise < 0)
		return 0;
	if (best->lang >= COCO_LANGS && !best->known) /* some neighbour's language has every letter */
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (all[i].possible && !same_text(g, &all[i], best) && (!next || all[i].score > next->score))
			next = &all[i];
	}
	double margin = next ? best->score - next->score : 100;
	const double unknown = words > best->known ? (double)(words - best->known) / (double)words : 0;
	if (margin < log(LEAST_ODDS) + log(FEW_WORDS) * unknown / (double)words)
		return ambiguous(best, next, name, err);
	const char *lang = dsv_spelling_lang(s, best->lang);
	best = usual(g, all, n, best, lang);
	e->name = coco_dsv_encoding_name(best->number, &e->iconv);
	reason_say(e, g, all, n, best, lang, 1 / (1 + coco_exp(-margin)));
	return 1;
}

int dsv_guess_end(struct dsv_guess *g, const char *name, struct coco_dsv_encoding *e, struct coco_err *err)
{
	struct reading all[READINGS];
	size_t n = 0;
	word_end(g, 's');
	g->utf8 += g->open != 0;
	if (g->failed)
		return coco_err_nomem(err);
	if (!coco_map_count(g->words) || g->utf8 >= g->stray)
		return 0;
	struct dsv_spelling *s = dsv_spelling_new();
	double *like = calloc(coco_map_count(g->words) * (DSV_SPELLINGS + 1), sizeof *like);
	double *noise = like ? like + coco_map_count(g->words) * DSV_SPELLINGS : NULL;
	int rc = s && like ? 0 : coco_err_nomem(err);
	for (size_t k = COCO_DSV_ENCODINGS_8BIT; !rc && n < READINGS && k < COCO_DSV_ENCODINGS_TWICE; k++, n++) {
		rc = reading_load(&all[n], g, k) ? coco_err_nomem(err) : 0;
		if (!rc && all[n].possible)
			reading_judge(&all[n], g, s, like, noise);
	}
	if (!rc)
		rc = decide(g, all, n, s, name, e, err);
	free(like);
	dsv_spelling_free(s);
	return rc;
}
