/* What of a name gives its bearer away, in a form from which no name is read.
 *
 * Method: of a name's words those that say nothing of whose it is go: trade_words.csv, the words of the vocabularies' labels, given names.
 * Everyday ones (light, black) go unless a given name says that they may be a family name (Eva Black). Each that is left makes marks:
 * digests of what its cases begin with (inflected.c). The name as a whole makes one, with its legal form and without, where it has two
 * words or more. Digests can be tried out with names that somebody has in mind already; they spare states that are sent about (partial.c)
 * the names themselves. Invariant: the marks of a name depend on nothing but the name. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "coco/person.h"
#include "names.h"

enum { PERSON_LEAST = 3, FIRM_LEAST = 4 }; /* bytes of a folded part that tells */
static const char kind_letters[MARK_KINDS] = {'p', 'f', 'w'};

struct marker {
	struct coco_map *trade, *everyday, *forms; /* words, folded */
	struct coco_buf word;
	bool failed;
};

static bool separates(struct coco_str rest, size_t *n)
{
	const unsigned char *at = (const unsigned char *)rest.s;
	*n = 1;
	if (at[0] < 0x80) {
		return !((at[0] | 0x20) >= 'a' && (at[0] | 0x20) <= 'z') && !(at[0] >= '0' && at[0] <= '9');
	}
	*n = at[0] == 0xC2 ? 2 : 3;
	return rest.n >= *n && ((at[0] == 0xC2 && at[1] < 0xC0) || (at[0] == 0xE2 && at[1] == 0x80)); /* quotation marks, dashes, apostrophes */
}

bool name_word(struct coco_str *rest, struct coco_str *word)
{
	size_t from = 0, n = 0;
	while (from < rest->n && separates(coco_str_sub(*rest, from, rest->n), &n)) {
		from += n;
	}
	size_t to = from;
	while (to < rest->n && !separates(coco_str_sub(*rest, to, rest->n), &n)) {
		to++;
	}
	*word = coco_str_sub(*rest, from, to);
	*rest = coco_str_sub(*rest, to, rest->n);
	return word->n > 0;
}

/* ---- words that tell nobody ----------------------------------------------------------------------------------------- */

static void learn(struct marker *m, struct coco_map *map, struct coco_str text)
{
	struct coco_str word;
	while (name_word(&text, &word)) {
		coco_buf_clear(&m->word);
		coco_fold(word, &m->word);
		if (m->word.len >= PERSON_LEAST || map == m->forms) {
			m->failed |= !coco_buf_ok(&m->word) || coco_map_add(map, coco_buf_view(&m->word), NULL) == COCO_NONE;
		}
	}
}

static void learn_table(struct marker *m)
{
	const struct coco_table_ref t = coco_table_find(&coco_tables_report, "trade_words");
	const size_t kind = coco_table_column(t, "kind"), words = coco_table_column(t, "words");
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		const char *of = coco_table_cell(t, row, kind);
		struct coco_map *map = strcmp(of, "form") == 0 ? m->forms : strcmp(of, "everyday") == 0 ? m->everyday : m->trade;
		learn(m, map, coco_str_of(coco_table_cell(t, row, words)));
	}
}

static void learn_vocabularies(struct marker *m)
{
	static const char *const names[] = {"activity", "area", "country", "language", "nace", "nuts", "sector", "skill", "technology"};
	for (size_t v = 0; v < COCO_LEN(names); v++) {
		const struct coco_vocab *vocab = coco_vocab(names[v]);
		for (size_t i = 0; i < coco_vocab_count(vocab); i++) {
			for (int lang = 0; lang < COCO_LANGS; lang++) {
				learn(m, m->trade, coco_str_of(coco_vocab_label(vocab, i, lang)));
			}
		}
	}
}

struct marker *marker_new(void)
{
	struct marker *m = calloc(1, sizeof *m);
	if (!m) {
		return NULL;
	}
	m->trade = coco_map_new();
	m->everyday = coco_map_new();
	m->forms = coco_map_new();
	if (m->trade && m->everyday && m->forms) {
		learn_table(m);
		learn_vocabularies(m);
	}
	if (!m->trade || !m->everyday || !m->forms || m->failed) {
		marker_free(m);
		return NULL;
	}
	return m;
}

void marker_free(struct marker *marker)
{
	if (marker) {
		coco_map_free(marker->trade);
		coco_map_free(marker->everyday);
		coco_map_free(marker->forms);
		coco_buf_free(&marker->word);
		free(marker);
	}
}

bool name_word_common(const struct marker *marker, struct coco_str word, bool everyday)
{
	bool letters = false;
	for (size_t i = 0; i < word.n; i++) {
		letters |= word.s[i] < '0' || word.s[i] > '9';
	}
	return !letters || coco_map_find(marker->trade, word) != COCO_NONE || coco_map_find(marker->forms, word) != COCO_NONE ||
	       (everyday && coco_map_find(marker->everyday, word) != COCO_NONE);
}

/* ---- marks ---------------------------------------------------------------------------------------------------------- */

uint64_t mark_digest(enum mark_kind kind, struct coco_str text)
{
	return coco_hash(text) ^ (uint64_t)(kind + 1) * UINT64_C(0x9E3779B97F4A7C15);
}

static void put_mark(enum mark_kind kind, size_t length, struct coco_str text, struct coco_buf *out)
{
	coco_buf_printf(out, "%s%c%02zu%016" PRIx64, out->len ? " " : "", kind_letters[kind], length, mark_digest(kind, text));
}

bool mark_next(struct coco_str *marks, struct mark *mark)
{
	struct coco_str text;
	if (!coco_str_split(marks, ' ', &text) || text.n != 3 + 16) {
		return false;
	}
	const char *letter = memchr(kind_letters, text.s[0], sizeof kind_letters);
	char digits[17] = {0};
	memcpy(digits, text.s + 3, 16);
	mark->kind = letter ? (enum mark_kind)(letter - kind_letters) : MARK_KINDS;
	mark->length = (size_t)(text.s[1] - '0') * 10 + (size_t)(text.s[2] - '0');
	mark->digest = strtoull(digits, NULL, 16);
	return letter != NULL;
}

static void put_part(enum mark_kind kind, struct coco_str part, struct coco_buf *out)
{
	struct name_stems stems;
	name_stems(part, &stems);
	for (size_t i = 0; i < stems.n; i++) {
		const struct coco_str text = name_stem_text(&stems.at[i]);
		if (text.n >= PERSON_LEAST) {
			put_mark(kind, part.n, text, out);
		}
	}
}

/* The word of a name, folded and with the umlauts that German spells with two letters as one. */
static void put_word(struct marker *m, enum mark_kind kind, struct coco_str part, struct coco_buf *out)
{
	put_part(kind, part, out);
	coco_buf_clear(&m->word);
	name_without_digraphs(part, &m->word);
	if (m->word.len < part.n) {
		put_part(kind, coco_buf_view(&m->word), out);
	}
}

struct parts {
	struct coco_str word[MARK_WORDS_MAX]; /* folded */
	enum coco_given given[MARK_WORDS_MAX];
	size_t n;
};

static void put_whole(const struct marker *m, const struct parts *p, bool forms, struct coco_buf *out)
{
	char text[MARK_WORDS_MAX * STEM_MAX];
	size_t n = 0, at = 0;
	for (size_t i = 0; i < p->n; i++) {
		if (forms || coco_map_find(m->forms, p->word[i]) == COCO_NONE) {
			const struct coco_str word = coco_str_sub(p->word[i], 0, STEM_MAX - 1);
			memcpy(text + at, word.s, word.n);
			at += word.n;
			text[at++] = ' ';
			n++;
		}
	}
	if (n > 1) {
		put_mark(MARK_WHOLE, n, (struct coco_str){text, at}, out);
	}
}

/* The words of the name, folded into `folded`. */
static void read_parts(struct coco_str name, struct parts *p, struct coco_buf *folded)
{
	struct coco_str word;
	p->n = 0;
	coco_buf_room(folded, 2 * name.n + 1); /* so that it stays where it is */
	while (p->n < MARK_WORDS_MAX && coco_buf_ok(folded) && name_word(&name, &word)) {
		const size_t from = folded->len;
		coco_fold(word, folded);
		p->given[p->n] = coco_given_name(word, -1);
		p->word[p->n] = coco_str_sub(coco_buf_view(folded), from, folded->len);
		p->n += p->word[p->n].n > 0;
	}
}

void name_marks(struct marker *marker, struct coco_str name, bool personal, struct coco_buf *out)
{
	struct coco_buf folded = COCO_BUF_INIT;
	struct parts p;
	bool given = false;
	read_parts(name, &p, &folded);
	for (size_t i = 0; i < p.n; i++) {
		given |= p.given[i] == COCO_GIVEN_NAME;
	}
	for (size_t i = 0; i < p.n; i++) {
		const bool tells = p.given[i] == COCO_GIVEN_NONE || (p.given[i] == COCO_GIVEN_OR_WORD && given);
		if (tells && p.word[i].n >= (personal ? PERSON_LEAST : FIRM_LEAST) && !name_word_common(marker, p.word[i], !given)) {
			put_word(marker, personal ? MARK_PERSON : MARK_FIRM, p.word[i], out);
		}
	}
	put_whole(marker, &p, true, out);
	put_whole(marker, &p, false, out);
	out->failed |= folded.failed || marker->word.failed;
	coco_buf_free(&folded);
}
