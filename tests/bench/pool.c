/* pool PROFILES CHALLENGES [full]: a made-up pool for coco-match as NDJSON, the same at every run; `full` adds what else a record may hold.
 *
 * What it models, so that an index meets what texts of people would bring:
 * - nine languages of unequal shares, each with syllables, endings and a spelling of its own; a text is in one of them;
 * - words by two laws (Ferrer i Cancho and Solé 2001): ranks up to CORE by Zipf-Mandelbrot, behind them with the exponent TAIL, so that the
 *   vocabulary grows with the texts (Heaps): 43,000 forms at 2,000 profiles, 153,000 at 20,000, 387,000 at 1.2 million;
 * - each stem is seen with several endings of its language, some are compounds of two, and one token in sixteen is an international word
 *   that all languages have with their own endings;
 * - a text has one of TOPICS topics, of which a third of its words come, so that some texts have more in common than chance gives;
 * - profiles are short and long: LENGTH words in the mean, from LENGTH / 5 up; challenges have LENGTH words. Function words are left out,
 * as every index drops them: these are words that count. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH = 60, LANGS = 9, CORE = 400, RANKS = 8000, TOPICS = 60, TOPIC_WORDS = 100, COMMON = 200 };
#define SHIFT 4.0
#define TAIL 3.6

static const struct language {
	const char *code, *country;
	int share; /* of texts, in percent */
	const char *onsets, *vowels, *codas, *endings;
} languages[LANGS] = {
    {"en", "IE", 22, "s t r p c m d f l b st tr pr ch th w h sh br gr cl", "e a i o u ea ou ai", "  n r t l s ck nd st rt m",
        "  s ed ing er ly"},
    {"de", "DE", 22, "sch st b g k w v h f l r t m z pr gr br kl fl d sp", "e a i u o ei au ie ü ä", " n r l ch t s nd cht ng rt st",
        "  en e er es ung ungen lich"},
    {"it", "IT", 16, "c p s t m r l v d f b g st pr tr sc gl gn qu z", "a o i e u ia io", "    n r l s t", "o a i e are ato zione zioni"},
    {"pl", "PL", 12, "p w k s z t m d r n prz st sz cz kr gr b l sk zw", "o a i e y u ie ą", "   n r w ś ć k m",
        "  a y em ów anie ania owy owa"},
    {"cs", "CZ", 8, "p v k s z t m d r n př st š č kr h b l sk zv", "o a e i u í á ou ě", "   n r v l k t", "  a y em ů ání ový ová ost"},
    {"hu", "HU", 7, "k t m s sz f b l v h n gy r z cs p d j ny t", "e a o i é á ö u ő", "  l r n k t s g z",
        "  k ek ban ben nak ság ség at"},
    {"sk", "SK", 5, "p v k s z t m d r n pr st š č kr h b l sk zv", "o a e i u á ie ia ô", "   n r v l k ť",
        "  a y om ov anie ania ový ová"},
    {"hr", "HR", 4, "p v k s z t m d r n pr st š č kr h b l sk zv", "o a e i u ije", "    n r v l k t", "  a i om ima anje anja ski ska"},
    {"sl", "SI", 4, "p v k s z t m d r n pr st š č kr h b l sk zv", "o a e i u", "    n r v l k j", "  a e om ih anje anja ski ska"},
};
static const char international[] = "d m t pr s c k l n r f st pl v gr";

static uint64_t state = 42;
static double cumulated[RANKS];

static uint64_t mixed(uint64_t x)
{
	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

static double uniform(void)
{
	state += UINT64_C(0x9E3779B97F4A7C15);
	return (double)(mixed(state) >> 11) / 9007199254740992.0;
}

static unsigned below(unsigned n)
{
	return (unsigned)(uniform() * n);
}

/* One of a list with blanks between, by a number from 0 to below 1. */
static void put_nth(const char *list, double at)
{
	unsigned n = 1;
	const char *s = list;
	for (; *s != '\0'; s++)
		n += *s == ' ';
	s = list;
	for (unsigned i = (unsigned)(at * n); i > 0; s++)
		i -= *s == ' ';
	while (*s != '\0' && *s != ' ')
		putchar(*s++);
}

/* The first of the list are the more frequent. */
static void put_piece(const char *list, uint64_t *seed)
{
	const double a = (double)(*seed & 0xFFFF) / 65536, b = (double)(*seed >> 16 & 0xFFFF) / 65536;
	*seed = mixed(*seed + 1);
	put_nth(list, a < b ? a : b);
}

/* Half of a stem's uses have the first of eight endings, one in twenty the last. */
static void put_ending(const struct language *l)
{
	const double at = uniform();
	put_nth(l->endings, at * at * at);
}

static void put_stem(const struct language *l, uint64_t seed, unsigned syllables, const char *onsets)
{
	for (unsigned i = 0; i < syllables; i++) {
		put_piece(onsets, &seed);
		put_piece(l->vowels, &seed);
		put_piece(l->codas, &seed);
	}
}

/* The word of a rank: frequent ones are short, one in five of the rare ones is a compound. */
static void put_word(const struct language *l, unsigned rank)
{
	const uint64_t seed = mixed((uint64_t)(l - languages) << 32 | rank);
	if (rank > CORE && seed % 5 == 0)
		put_stem(l, mixed((uint64_t)(l - languages) << 32 | (seed >> 8) % CORE), 2, l->onsets);
	put_stem(l, seed, rank < 100 ? 1 + rank % 2 : 2 + seed / 7 % 2, l->onsets);
	put_ending(l);
}

static void put_international(const struct language *l)
{
	const unsigned a = below(COMMON), b = below(COMMON);
	uint64_t seed = mixed(UINT64_C(1) << 40 | (a < b ? a : b));
	put_stem(&languages[2], seed, 3, international);
	put_ending(l);
}

static unsigned draw(void)
{
	const double x = uniform() * cumulated[RANKS - 1];
	unsigned low = 0, high = RANKS - 1;
	while (low < high) {
		const unsigned middle = (low + high) / 2;
		if (cumulated[middle] < x)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void put_text(const struct language *l, unsigned topic, unsigned length)
{
	for (unsigned i = 0; i < length; i++) {
		if (i > 0)
			putchar(i % 12 == 0 ? '.' : ' ');
		if (i > 0 && i % 12 == 0)
			putchar(' ');
		const double kind = uniform();
		if (kind < 1.0 / 16)
			put_international(l);
		else if (kind < 1.0 / 3)
			put_word(l, 40 + (unsigned)(mixed(topic << 16 | (unsigned)(TOPIC_WORDS * uniform() * uniform())) % 8000));
		else
			put_word(l, draw());
	}
}

static const struct language *any_language(void)
{
	unsigned at = below(100), i = 0;
	for (; i < LANGS - 1 && at >= (unsigned)languages[i].share; i++)
		at -= (unsigned)languages[i].share;
	return &languages[i];
}

static unsigned any_length(void)
{
	const double normal = sqrt(-2 * log(1 - uniform())) * cos(6.283185307179586 * uniform());
	const double length = LENGTH * exp(0.6 * normal - 0.18);
	return length < LENGTH / 5.0 ? LENGTH / 5 : length > 10 * LENGTH ? 10 * LENGTH : (unsigned)length;
}

static const char *const skills[] = {"industrial_design", "product_design", "packaging_design", "graphic_design", "branding", "photography",
    "film_production", "animation", "web_development", "ux_design", "textile_design", "fashion_design", "ceramics", "furniture_design",
    "architecture", "interior_design", "exhibition_design", "sound_design", "music_composition", "copywriting", "storytelling",
    "game_design", "illustration", "jewellery"};
static const char *const areas[] = {"product_development", "marketing_communication", "design_thinking", "open_innovation",
    "organisation_process", "attractiveness", "social_environmental_problems"};

static void put_list(const char *key, const char *const *from, unsigned n, unsigned most)
{
	printf(",\"%s\":[", key);
	for (unsigned i = 0, at = below(n); i <= below(most); i++, at = (at + 1 + below(3)) % n)
		printf("%s\"%s\"", i > 0 ? "," : "", from[at]);
	putchar(']');
}

static void put_profile(long i, bool full)
{
	const struct language *l = any_language();
	printf("{\"type\":\"participant\",\"id\":\"p%07ld\",\"side\":\"cci\",\"offers\":\"", i);
	put_text(l, below(TOPICS), any_length());
	putchar('"');
	if (full) {
		printf(",\"country\":\"%s\",\"languages\":[\"%s\"%s]", l->country, l->code, below(2) && strcmp(l->code, "en") ? ",\"en\"" : "");
		if (below(3) > 0)
			put_list("skills", skills, sizeof skills / sizeof *skills, 4);
		if (below(2) > 0)
			put_list("areas", areas, sizeof areas / sizeof *areas, 3);
		if (below(4) == 0)
			printf(",\"readiness\":{\"culture\":%u}", 1 + below(5));
	}
	puts("}");
}

static void put_challenge(long i, bool full)
{
	const struct language *l = any_language();
	printf("{\"type\":\"challenge\",\"id\":\"c%06ld\",\"owner\":\"avm%d\",\"lang\":\"%s\",\"text\":\"", i, (int)(l - languages), l->code);
	put_text(l, below(TOPICS), LENGTH);
	putchar('"');
	if (full) {
		put_list("skills_wanted", skills, sizeof skills / sizeof *skills, 3);
		printf(",\"area\":\"%s\"", areas[below(sizeof areas / sizeof *areas)]);
	}
	puts("}");
}

int main(int argc, char **argv)
{
	const long profiles = argc > 1 ? atol(argv[1]) : 1000, challenges = argc > 2 ? atol(argv[2]) : 10;
	const bool full = argc > 3;
	double sum = 0;
	for (unsigned i = 0; i < RANKS; i++)
		cumulated[i] = sum += i < CORE ? 1 / (i + SHIFT) : 1 / (CORE + SHIFT) * pow((i + SHIFT) / (CORE + SHIFT), -TAIL);
	for (int i = 0; i < LANGS; i++)
		printf("{\"type\":\"participant\",\"id\":\"avm%d\",\"side\":\"avm\",\"org\":\"AVM %d\"%s%s%s%s%s}\n", i, i,
		    full ? ",\"country\":\"" : "", full ? languages[i].country : "", full ? "\",\"languages\":[\"" : "",
		    full ? languages[i].code : "", full ? "\"]" : "");
	for (long i = 0; i < profiles; i++)
		put_profile(i, full);
	state = 4242; /* the challenges are the same, however many profiles there are */
	for (long i = 0; i < challenges; i++)
		put_challenge(i, full);
	return 0;
}
