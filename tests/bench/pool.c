/* pool PROFILES CHALLENGES: a made-up pool for coco-match as NDJSON: texts of 60 words drawn by Zipf's law from 200,000 words of two to
 * five syllables, the same at every run. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { WORDS = 200000, LENGTH = 60 };

static uint64_t state = 42;
static double cumulated[WORDS];

static double uniform(void)
{
	state ^= state << 13, state ^= state >> 7, state ^= state << 17;
	return (double)(state >> 11) / 9007199254740992.0;
}

static unsigned draw(void)
{
	const double x = uniform() * cumulated[WORDS - 1];
	unsigned low = 0, high = WORDS - 1;
	while (low < high) {
		const unsigned middle = (low + high) / 2;
		if (cumulated[middle] < x)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void put_word(unsigned word)
{
	static const char *const syllables[] = {"ka", "ri", "sto", "le", "mi", "dur", "pen", "vo", "ta", "gli", "sen", "or", "bu", "fra", "zet",
	    "ni", "hul", "jo", "pra", "ek", "wim", "cor", "de", "tas", "lu", "xan", "ob", "rin", "mo", "yel", "gra", "si"};
	/* Mixed, so that neighbours in rank do not look alike; all different: 32^4 > WORDS. */
	uint32_t mixed = (word * UINT32_C(2654435761)) >> 8 & 0xFFFFF;
	unsigned more = word % 3;
	for (unsigned i = 0; i < 4; i++, mixed >>= 5)
		fputs(syllables[mixed & 31], stdout);
	while (more-- > 0)
		fputs(syllables[word >> (5 * more) & 31], stdout);
}

static void put_text(void)
{
	for (int i = 0; i < LENGTH; i++) {
		if (i > 0)
			putchar(' ');
		put_word(draw());
	}
}

int main(int argc, char **argv)
{
	const long profiles = argc > 1 ? atol(argv[1]) : 1000, challenges = argc > 2 ? atol(argv[2]) : 10;
	double sum = 0;
	for (int i = 0; i < WORDS; i++)
		cumulated[i] = sum += 1.0 / (i + 3);
	puts("{\"type\":\"participant\",\"id\":\"avm\",\"side\":\"avm\",\"org\":\"AVM\"}");
	for (long i = 0; i < profiles; i++) {
		printf("{\"type\":\"participant\",\"id\":\"p%07ld\",\"side\":\"cci\",\"offers\":\"", i);
		put_text();
		puts("\"}");
	}
	for (long i = 0; i < challenges; i++) {
		printf("{\"type\":\"challenge\",\"id\":\"c%06ld\",\"owner\":\"avm\",\"text\":\"", i);
		put_text();
		puts("\"}");
	}
	return 0;
}
