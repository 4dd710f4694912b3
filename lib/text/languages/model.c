/* grams: makes the language model of lib/text (build time only).
 *
 *     grams > gram_model.c
 *
 * Evidence of a language: its texts in lib/text/languages/samples.csv, also without their accents, as people type them; for
 * the nine also the labels of the vocabularies and the function words. Method: for every run of letters and every word
 * (lib/text/grams.c) the share p(key | language) among keys of its length, smoothed towards the mean over languages with
 * PSEUDO imagined sightings (Dirichlet prior; Zhai and Lafferty 2004, section 3), so that a language with little evidence is
 * not punished for what it lacks. The weight is log2(p / mean). The KEYS keys that tell most (mean share times spread of
 * the weights) are kept.
 *
 * Sums are taken in the order of the tables, so the same tables give the same bytes. */
#include "../grams.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

extern const struct coco_tables coco_tables_samples;

#define KEYS 30000
#define SLOTS 65536
#define ORDERS (GRAM_ORDER + 1)
#ifndef LABEL_TIMES
#define LABEL_TIMES 0.15
#define BARE_TIMES .5
#define STOP_TIMES 1.0
#define LOAN_TIMES 1e-3
#define PSEUDO                  \
	{                           \
		100, 300, 600, 900, 300 \
	}
#endif

struct seen {
	double times[GRAM_LANES];
	uint8_t order;
	bool loan;
	uint32_t key;
};

static struct {
	struct coco_map *places;
	struct seen *seen;
	size_t cap, langs;
	char codes[GRAM_LANES][8]; /* code, or code-Script: a lane of its own */
	double all[GRAM_LANES][ORDERS + 1];
} m;

static void die(const char *why)
{
	fprintf(stderr, "grams: %s\n", why);
	exit(1);
}

static size_t lane(struct coco_str code)
{
	for (size_t l = 0; l < m.langs; l++)
		if (coco_str_is(code, m.codes[l]))
			return l;
	if (m.langs == GRAM_LOAN || code.n == 0 || code.n > 7)
		die("too many languages, or a code that is not of two or three letters");
	memcpy(m.codes[m.langs], code.s, code.n);
	return m.langs++;
}

static void count_word(size_t lang, const uint32_t *letters, size_t n, double times)
{
	struct gram_keys keys;
	gram_keys(letters, n, &keys);
	for (size_t k = 0; k < keys.n; k++) {
		bool added;
		const size_t place = coco_map_add(m.places, (struct coco_str){(const char *)&keys.key[k], sizeof keys.key[k]}, &added);
		if (place == COCO_NONE || (place == m.cap && coco_grow(&m.seen, &m.cap, place, sizeof *m.seen) != 0))
			die("out of memory");
		if (added)
			m.seen[place] = (struct seen){.order = keys.order[k], .key = keys.key[k]};
		m.seen[place].times[lang] += times;
		m.all[lang][keys.order[k]] += times;
	}
}

/* As it stands, and as it is typed where accents are not at hand. */
static void count(size_t lang, struct coco_str text, double times)
{
	uint32_t letters[GRAM_LETTERS + 2];
	for (size_t at = 0, n; (n = gram_word(text, &at, letters)) > 0;) {
		count_word(lang, letters, n, times);
		count_word(lang, letters, gram_bare(letters, n, COCO_LEN(letters), strcmp(m.codes[lang], "de") == 0), times * BARE_TIMES);
	}
}

/* The labels of the vocabularies in one of the nine languages; those that are names say nothing. */
static void count_labels(size_t lang, const char *labels)
{
	for (size_t t = 0; t < coco_tables_vocab.count; t++) {
		const struct coco_table_ref ref = {&coco_tables_vocab, &coco_tables_vocab.tables[t]};
		const size_t column = labels[0] != '\0' ? coco_table_column(ref, labels) : COCO_NONE;
		if (strcmp(ref.table->name, "nuts") == 0 || strcmp(ref.table->name, "language") == 0 || strcmp(ref.table->name, "country") == 0)
			continue;
		for (size_t row = 0; column != COCO_NONE && row < coco_table_rows(ref); row++)
			count(lang, coco_str_of(coco_table_cell(ref, row, column)), LABEL_TIMES);
	}
}

static void count_tables(void)
{
	const struct coco_table_ref samples = coco_table_find(&coco_tables_samples, "samples");
	for (int l = 0; l < COCO_LANGS; l++)
		lane(coco_str_of(coco_langs[l]));
	for (size_t row = 0; row < coco_table_rows(samples); row++) {
		const size_t l = lane(coco_str_of(coco_table_cell(samples, row, 0)));
		count(l, coco_str_of(coco_table_cell(samples, row, 1)), 1);
		count_labels(l, coco_table_cell(samples, row, 2));
	}
	const struct coco_table_ref stop = coco_table_find(&coco_tables_text, "stopwords");
	for (size_t row = 0; row < coco_table_rows(stop); row++) {
		struct coco_str langs = coco_str_of(coco_table_cell(stop, row, 1)), code;
		while (coco_str_split(&langs, ' ', &code))
			count(lane(code), coco_str_of(coco_table_cell(stop, row, 0)), STOP_TIMES);
	}
}

/* Words that are no evidence, as they stand. */
static void mark_loans(void)
{
	const struct coco_table_ref loans = coco_table_find(&coco_tables_text, "loans");
	uint32_t letters[GRAM_LETTERS + 2];
	struct gram_keys keys;
	for (size_t row = 0; row < coco_table_rows(loans); row++) {
		const struct coco_str word = coco_str_of(coco_table_cell(loans, row, 0));
		size_t at = 0;
		for (size_t l = 0; l < m.langs; l++) /* so that it has a row */
			count(l, word, LOAN_TIMES);
		gram_keys(letters, gram_word(word, &at, letters), &keys);
		const uint32_t key = keys.key[keys.n - 1];
		m.seen[coco_map_find(m.places, (struct coco_str){(const char *)&key, sizeof key})].loan = true;
	}
}

struct kept {
	double worth;
	uint32_t key;
	struct gram_row row;
};

static int by_worth(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;
	return x->worth > y->worth ? -1 : x->worth < y->worth ? 1 : x->key < y->key ? -1 : x->key > y->key;
}

static void weigh(const struct seen *seen, struct kept *kept)
{
	static const double pseudo[ORDERS] = PSEUDO;
	double mean = 0, spread = 0;
	for (size_t l = 0; l < m.langs; l++)
		mean += seen->times[l] / m.all[l][seen->order] / (double)m.langs;
	for (size_t l = 0; l < m.langs; l++) {
		const double prior = pseudo[seen->order - 1];
		const double bits = log2((seen->times[l] / mean + prior) / (m.all[l][seen->order] + prior));
		const double units = round(bits * GRAM_PER_BIT);
		kept->row.weight[l] = (int8_t)(units > 127 ? 127 : units < -127 ? -127 : units);
		spread += bits * bits / (double)m.langs;
	}
	kept->key = seen->key;
	kept->row.weight[GRAM_LOAN] = seen->loan;
	kept->worth = seen->loan ? HUGE_VAL : mean * sqrt(spread);
}

static void print(const struct kept *kept, size_t n)
{
	static uint32_t keys[SLOTS];
	static uint16_t places[SLOTS];
	for (size_t i = 0; i < n; i++) {
		uint32_t slot = kept[i].key & (SLOTS - 1);
		while (keys[slot] != 0)
			slot = (slot + 1) & (SLOTS - 1);
		keys[slot] = kept[i].key;
		places[slot] = (uint16_t)i;
	}
	fputs("/* Made by lib/text/languages/model.c from lib/text/languages/samples.csv and other tables: edit those. */\n"
	      "#include \"../../../lib/text/grams.h\"\n\nstatic const char codes[][4] = {",
	    stdout);
	for (size_t l = 0; l < m.langs; l++)
		printf("\"%.*s\", ", (int)strcspn(m.codes[l], "-"), m.codes[l]);
	fputs("};\nstatic const uint32_t keys[] = {", stdout);
	for (size_t i = 0; i < SLOTS; i++)
		printf("%s%u,", i % 16 == 0 ? "\n\t" : " ", (unsigned)keys[i]);
	fputs("\n};\nstatic const uint16_t places[] = {", stdout);
	for (size_t i = 0; i < SLOTS; i++)
		printf("%s%u,", i % 16 == 0 ? "\n\t" : " ", (unsigned)places[i]);
	fputs("\n};\nstatic const struct gram_row rows[] = {", stdout);
	for (size_t i = 0; i < n; i++) {
		fputs("\n\t{{", stdout);
		for (size_t l = 0; l < GRAM_LANES; l++)
			printf("%d,", kept[i].row.weight[l]);
		fputs("}},", stdout);
	}
	printf("\n};\nconst struct gram_model coco_gram_model = {%zu, %zu, codes, %d, keys, places, rows};\n", m.langs, lane(COCO_STR("sr")),
	    SLOTS - 1);
}

int main(void)
{
	if ((m.places = coco_map_new()) == NULL)
		die("out of memory");
	count_tables();
	mark_loans();
	const size_t n = coco_map_count(m.places);
	struct kept *kept = calloc(n, sizeof *kept);
	if (kept == NULL)
		die("out of memory");
	for (size_t i = 0; i < n; i++)
		weigh(&m.seen[i], &kept[i]);
	qsort(kept, n, sizeof *kept, by_worth);
	print(kept, n < KEYS ? n : KEYS);
	const bool written = fflush(stdout) == 0 && !ferror(stdout);
	free(kept);
	free(m.seen);
	coco_map_free(m.places);
	if (!written)
		die("cannot write");
	return 0;
}
