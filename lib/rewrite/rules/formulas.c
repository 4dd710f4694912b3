/* Readability formulas: from the counts of a text to its scores.
 *
 * Method: a formula is a row of `formulas` below: its name, the language that it was made for, and a function of the counts,
 * each written as its author published it; none is rounded or clamped here. coleman_liau takes 5.8 for its first weight, as
 * the reference rows of the project have it (the paper: 5.88). Syllable counts of three, four and five mean that many or more.
 *
 * Invariant: a score depends on nothing but the counts. */
#include "parts.h"

#include <math.h>
#include <string.h>

static double per(size_t a, size_t b)
{
	return (double)a / (double)b;
}

/* Words a sentence. */
static double asl(const struct coco_counts *c)
{
	return per(c->words, c->sentences);
}

/* Syllables a word. */
static double asw(const struct coco_counts *c)
{
	return per(c->syllables, c->words);
}

/* Words of three, of four syllables or more, of one, of more than six letters, in percent. */
static double pct3(const struct coco_counts *c)
{
	return 100 * per(c->words_3_syllables, c->words);
}

static double pct4(const struct coco_counts *c)
{
	return 100 * per(c->words_4_syllables, c->words);
}

static double pct1(const struct coco_counts *c)
{
	return 100 * per(c->words_1_syllable, c->words);
}

static double pct_long(const struct coco_counts *c)
{
	return 100 * per(c->long_words, c->words);
}

/* Läsbarhetsindex. Source: C. H. Björnsson, Läsbarhet, 1968. */
static double lix(const struct coco_counts *c)
{
	return asl(c) + pct_long(c);
}

/* Rate index: long words a sentence. Source: J. Anderson, "Lix and Rix", Journal of Reading 26, 1983. */
static double rix(const struct coco_counts *c)
{
	return per(c->long_words, c->sentences);
}

/* Automated readability index. Source: R. J. Senter and E. A. Smith, AMRL-TR-66-220, 1967. */
static double ari(const struct coco_counts *c)
{
	return 4.71 * per(c->characters, c->words) + 0.5 * asl(c) - 21.43;
}

/* Source: M. Coleman and T. L. Liau, J. of Applied Psychology 60, 1975. */
static double coleman_liau(const struct coco_counts *c)
{
	return 5.8 * per(c->letters, c->words) - 29.6 * per(c->sentences, c->words) - 15.8;
}

/* Reading ease. Source: R. Flesch, "A new readability yardstick", J. of Applied Psychology 32, 1948. */
static double flesch(const struct coco_counts *c)
{
	return 206.835 - 1.015 * asl(c) - 84.6 * asw(c);
}

/* Grade level. Source: J. P. Kincaid et al., Navy Research Branch Report 8-75, 1975. */
static double flesch_kincaid(const struct coco_counts *c)
{
	return 0.39 * asl(c) + 11.8 * asw(c) - 15.59;
}

/* Fog index. Source: R. Gunning, The Technique of Clear Writing, 1952. */
static double fog(const struct coco_counts *c)
{
	return 0.4 * (asl(c) + pct3(c));
}

/* Source: G. H. McLaughlin, "SMOG grading", J. of Reading 12, 1969 (the regression, not the rule of thumb). */
static double smog(const struct coco_counts *c)
{
	return 1.0430 * sqrt((double)c->words_3_syllables * 30 / (double)c->sentences) + 3.1291;
}

/* New Dale-Chall score, with the everyday words of familiar.csv in the place of the authors' list of 3,000: like theirs, not
 * the same. Source: E. Dale and J. S. Chall, Educational Research Bulletin 27, 1948. */
static double dale_chall(const struct coco_counts *c)
{
	double difficult = 100 * per(c->difficult_words, c->words);
	return 0.1579 * difficult + 0.0496 * asl(c) + (difficult > 5 ? 3.6365 : 0);
}

/* Flesch for German. Source: T. Amstad, Wie verständlich sind unsere Zeitungen?, 1978. */
static double amstad(const struct coco_counts *c)
{
	return 180 - asl(c) - 58.5 * asw(c);
}

/* Wiener Sachtextformeln 1 to 4. Source: R. Bamberger and E. Vanecek, Lesen – Verstehen – Lernen – Schreiben, 1984. */
static double wstf1(const struct coco_counts *c)
{
	return 0.1935 * pct3(c) + 0.1672 * asl(c) + 0.1297 * pct_long(c) - 0.0327 * pct1(c) - 0.875;
}

static double wstf2(const struct coco_counts *c)
{
	return 0.2007 * pct3(c) + 0.1682 * asl(c) + 0.1373 * pct_long(c) - 2.779;
}

static double wstf3(const struct coco_counts *c)
{
	return 0.2963 * pct3(c) + 0.1905 * asl(c) - 1.1144;
}

static double wstf4(const struct coco_counts *c)
{
	return 0.2744 * pct3(c) + 0.2656 * asl(c) - 1.693;
}

/* SMOG for German. Source: R. Bamberger and E. Vanecek, 1984. */
static double smog_de(const struct coco_counts *c)
{
	return sqrt((double)c->words_3_syllables * 30 / (double)c->sentences) - 2;
}

/* Source: P. Lucisano and M. E. Piemontese, "Gulpease", Scuola e città 39, 1988. */
static double gulpease(const struct coco_counts *c)
{
	return 89 + (300 * (double)c->sentences - 10 * (double)c->letters) / (double)c->words;
}

/* Flesch for Italian. Source: V. Franchina and R. Vacca, Linguaggi 3, 1986. */
static double flesch_vacca(const struct coco_counts *c)
{
	return 217 - 1.3 * asl(c) - 60 * asw(c);
}

/* Fog for Polish: words of four syllables are the hard ones. Source: R. Gunning 1952, as W. Gruszczyński and
 * M. Ogrodniczuk, Jasnopis, 2015, adapt it. */
static double fog_pl(const struct coco_counts *c)
{
	return 0.4 * (asl(c) + pct4(c));
}

/* Linear and nonlinear index. Source: W. Pisarek, "Jak mierzyć zrozumiałość tekstu?", Zeszyty Prasoznawcze 4, 1969. */
static double pisarek_linear(const struct coco_counts *c)
{
	return asl(c) / 3 + pct4(c) / 3 + 1;
}

static double pisarek(const struct coco_counts *c)
{
	return sqrt(asl(c) * asl(c) + pct4(c) * pct4(c)) / 2;
}

/* Comprehensibility for Slovak and Czech: sentence and word length over the rate of repetition.
 * Source: J. Mistrík, Meranie zrozumiteľnosti prehovoru, Slovenská reč 33, 1968. */
static double mistrik(const struct coco_counts *c)
{
	return 50 - asl(c) * asw(c) / per(c->words, c->distinct_words);
}

/* Flesch with Amstad's weight of the syllables, as Hungarian words are as long as German ones. Source: R. Flesch 1948,
 * T. Amstad 1978. */
static double flesch_hu(const struct coco_counts *c)
{
	return 206.835 - 1.015 * asl(c) - 58.5 * asw(c);
}

/* Fog for Hungarian: words of five syllables or more are the hard ones. Source: R. Gunning 1952, after the project's
 * reference rows. */
static double fog_hu(const struct coco_counts *c)
{
	return 0.4 * (asl(c) + 100 * per(c->words_5_syllables, c->words));
}

static const struct {
	const char *name, *langs; /* "*": any language */
	double (*score)(const struct coco_counts *);
} formulas[] = {{"lix", "*", lix}, {"rix", "*", rix}, {"ari", "*", ari}, {"coleman_liau", "*", coleman_liau}, {"flesch", "en", flesch},
    {"flesch_kincaid", "en", flesch_kincaid}, {"fog", "en", fog}, {"smog", "en", smog}, {"dale_chall", "en", dale_chall},
    {"amstad", "de", amstad}, {"wstf1", "de", wstf1}, {"wstf2", "de", wstf2}, {"wstf3", "de", wstf3}, {"wstf4", "de", wstf4},
    {"smog_de", "de", smog_de}, {"gulpease", "it", gulpease}, {"flesch_vacca", "it", flesch_vacca}, {"fog_pl", "pl", fog_pl},
    {"pisarek_linear", "pl", pisarek_linear}, {"pisarek", "pl", pisarek}, {"mistrik", "sk cs", mistrik}, {"flesch_hu", "hu", flesch_hu},
    {"fog_hu", "hu", fog_hu}};

bool coco_score(const char *name, const struct coco_counts *counts, double *value)
{
	if (counts->words == 0 || counts->sentences == 0 || counts->distinct_words == 0)
		return false;
	for (size_t i = 0; i < COCO_LEN(formulas); i++)
		if (!strcmp(formulas[i].name, name)) {
			*value = formulas[i].score(counts);
			return isfinite(*value);
		}
	return false;
}

size_t coco_score_names(int lang, const char *names[COCO_SCORES_MAX], bool *calibrated)
{
	size_t n = 0;
	*calibrated = false;
	for (size_t i = 0; i < COCO_LEN(formulas) && n < COCO_SCORES_MAX; i++) {
		bool native = lang >= 0 && strstr(formulas[i].langs, coco_langs[lang]) != NULL;
		*calibrated = *calibrated || native;
		if (native || formulas[i].langs[0] == '*')
			names[n++] = formulas[i].name;
	}
	return n;
}
