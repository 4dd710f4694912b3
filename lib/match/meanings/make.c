/* meanings: makes the lists of words that mean the same (build time only).
 *
 *     meanings > meanings_list.c
 *
 * Each row of the table `meanings` and of the vocabularies country and language is a meaning; words that are no single one, and function
 * words, are left out, as readers of texts never ask for them. Words stand as their stems, as lib/match/words/reader.c looks them up.
 * Numbers are given in the order of the tables, so the same tables give the same bytes. */
#include "coco/record.h"
#include "coco/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS ((size_t)1 << 16)
#define PAIRS_MOST ((size_t)1 << 17)
#define LETTERS_LEAST 3 /* bytes of a word: NO, a language's code */

struct pair {
	uint32_t key, meaning;
};

static struct {
	struct coco_stemmer *stemmer;
	struct coco_map *keys;
	struct coco_buf normal, key;
	struct pair pairs[PAIRS_MOST];
	size_t n, meanings;
} m;

static void die(const char *why)
{
	fprintf(stderr, "meanings: %s\n", why);
	exit(1);
}

static void add_word(struct coco_str text, int lang)
{
	struct coco_word word;
	size_t at = 0;
	text = coco_str_trim(text);
	if (text.n < LETTERS_LEAST || !coco_word_next(text, &at, &word) || word.start != 0 || word.end != text.n || memchr(text.s, '-', text.n))
		return;
	coco_buf_clear(&m.normal);
	coco_text_normal(text, &m.normal);
	if (coco_stop_word(lang, coco_buf_view(&m.normal)))
		return;
	coco_buf_clear(&m.key);
	coco_buf_putc(&m.key, (char)('0' + lang));
	coco_buf_str(&m.key, coco_stem(m.stemmer, lang, coco_buf_view(&m.normal)));
	const size_t key = coco_buf_ok(&m.key) && coco_buf_ok(&m.normal) ? coco_map_add(m.keys, coco_buf_view(&m.key), NULL) : COCO_NONE;
	if (key == COCO_NONE || m.n == PAIRS_MOST || 2 * (key + 2) > SLOTS)
		die("too many words");
	for (size_t i = m.n; i > 0 && m.pairs[i - 1].meaning == m.meanings; i--)
		if (m.pairs[i - 1].key == key)
			return;
	m.pairs[m.n++] = (struct pair){(uint32_t)key, (uint32_t)m.meanings};
}

static void add_table(struct coco_table_ref table)
{
	if (coco_table_rows(table) == 0)
		die("a table is missing");
	for (size_t row = 0; row < coco_table_rows(table); row++, m.meanings++)
		for (int lang = 0; lang < COCO_LANGS; lang++) {
			struct coco_str list = coco_str_of(coco_table_cell(table, row, coco_table_column(table, coco_langs[lang]))), word;
			while (list.n > 0 && coco_str_split(&list, ';', &word))
				add_word(word, lang);
		}
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

static void print_numbers(const char *type, const char *name, const uint32_t *numbers, size_t n)
{
	printf("static const %s %s[] = {", type, name);
	for (size_t i = 0; i < n; i++)
		printf("%s%u,", i % 16 == 0 ? "\n\t" : " ", (unsigned)numbers[i]);
	fputs("\n};\n", stdout);
}

static void print_keys(void)
{
	static uint32_t slots[SLOTS], texts[SLOTS];
	const size_t n = coco_map_count(m.keys);
	uint32_t at = 1;
	fputs("static const char text[] = \"\\000\"", stdout);
	for (size_t i = 0; i < n; i++) {
		const struct coco_str key = coco_map_key(m.keys, i);
		size_t slot = (size_t)coco_hash(key) & (SLOTS - 1);
		while (slots[slot] != 0)
			slot = (slot + 1) & (SLOTS - 1);
		slots[slot] = (uint32_t)i + 1;
		texts[i + 1] = at;
		fputs("\n\t\"", stdout);
		for (size_t k = 0; k < key.n; k++)
			printf("\\%03o", (unsigned)(unsigned char)key.s[k]);
		fputs("\\000\"", stdout);
		at += (uint32_t)key.n + 1;
	}
	fputs(";\n", stdout);
	print_numbers("uint16_t", "slots", slots, SLOTS);
	print_numbers("uint32_t", "texts", texts, n + 1);
}

/* The lists of all numbers below `n`: by key, from 1, or by meaning. */
static void print_lists(const char *first_name, const char *name, size_t n, bool by_key)
{
	static uint32_t first[SLOTS + 1], list[PAIRS_MOST];
	size_t used = 0;
	for (size_t number = 0; number <= n; number++) {
		first[number] = (uint32_t)used;
		for (size_t i = 0; i < m.n; i++)
			if ((by_key ? m.pairs[i].key + 1 : m.pairs[i].meaning) == number)
				list[used++] = by_key ? m.pairs[i].meaning : m.pairs[i].key + 1;
	}
	print_numbers("uint32_t", first_name, first, n + 1);
	print_numbers("uint16_t", name, list, used);
}

int main(void)
{
	m.stemmer = coco_stemmer_new(), m.keys = coco_map_new();
	if (m.stemmer == NULL || m.keys == NULL)
		die("out of memory, or there is no libstemmer");
	add_table(coco_table_find(&coco_tables_match, "meanings"));
	add_table(coco_table_find(&coco_tables_vocab, "country"));
	add_table(coco_table_find(&coco_tables_vocab, "language"));
	fputs("/* Made by lib/match/meanings/make.c from tables: edit those. */\n#include \"lib/match/words/meanings.h\"\n\n", stdout);
	print_keys();
	print_lists("of_first", "of", coco_map_count(m.keys) + 1, true);
	print_lists("in_first", "in", m.meanings, false);
	printf("const struct coco_meanings coco_meanings = {%zu, slots, texts, text, of_first, of, in_first, in};\n", SLOTS - 1);
	if (fflush(stdout) != 0 || ferror(stdout))
		die("cannot write");
	coco_map_free(m.keys);
	coco_stemmer_free(m.stemmer);
	coco_buf_free(&m.normal);
	coco_buf_free(&m.key);
	return 0;
}
