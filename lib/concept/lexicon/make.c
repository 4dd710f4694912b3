/* lexicon: makes the dictionary of names of lib/concept (build time only).
 *
 *     lexicon > lexicon_tree.c
 *
 * Names are those of the table `traps`, which mean nothing, then those of `asides` and `needs`, which say what names near them are,
 * then of the vocabularies skill and technology: labels and synonyms wherever they stand, `answers` where they are a whole answer, `works`
 * where they are wanted or made, too; last those of the table `crafts`, works and verbs that count where somebody offers something. A name
 * whose last word is one of the table `people` says who does it (an architect). A concept is
 * numbered through both vocabularies, its meaning is its number + 1. A name of more than NAME_MOST words is left out; the first meaning of
 * a name stays. A name of words that hyphens join is also one word.
 *
 * Words are gone through twice: first all are noted, so that those of which the forms meet (forms.c) share one number.
 *
 * Words and cores are those of lib/concept/lexicon_words.c and core.c, which look up by the same rules. Numbers are given in the order of
 * the tables, so the same tables give the same bytes. */
#include "forms.h"
#include "../sign_parts.h"

#include "coco/record.h"

#include <stdlib.h>
#include <string.h>

#define NAME_MOST 6
#define SLOTS ((size_t)1 << 16)
#define FORM_SLOTS ((size_t)1 << 17)
#define ANSWER 32u /* of `how`: counts in an answer alone */

struct edge {
	uint32_t key, to;
};

static struct {
	struct coco_endings endings;
	struct coco_map *cores;
	struct coco_buf fold, core,
	    people; /* core: of the last word; people: the ends of words for people, folded, with a semicolon behind each */
	struct lexicon_node *nodes;
	size_t n_nodes, cap_nodes;
	struct edge edges[SLOTS];
	size_t n_edges;
	bool hidden;    /* some name is none, as a phrase is the same word */
	bool words;     /* words are only noted */
	uint16_t langs; /* in which languages the names that are added count, where they are no labels */
	uint32_t begins[LEXICON_BEGINS / 32];
} m;

static void die(const char *why)
{
	fprintf(stderr, "lexicon: %s\n", why);
	exit(1);
}

/* The number of the core that stands for a word, from 1; 0: it has none. */
static uint32_t core_of(struct coco_str word, int lang)
{
	if (lexicon_fold(word, &m.fold) != 0)
		die("out of memory");
	if (m.fold.len == 0 || m.fold.len > LEXICON_LETTERS)
		return 0;
	if (m.words && lang != FORMS_NO_LANG && m.fold.len >= LEXICON_BEGIN) {
		const uint32_t begin = lexicon_begin(m.fold.data);
		m.begins[begin / 32] |= UINT32_C(1) << begin % 32;
	}
	const size_t cut = coco_core_cut(&m.endings, m.fold.data, m.fold.len);
	const struct coco_str core = {m.fold.data, cut};
	coco_buf_clear(&m.core);
	coco_buf_str(&m.core, core);
	if (m.words)
		forms_note(word, core, lang);
	if (m.words)
		return 1;
	const size_t number = coco_map_add(m.cores, forms_core(forms_of_core(core)), NULL);
	if (number == COCO_NONE || number + 1 > UINT16_MAX || 2 * (number + 1) > SLOTS)
		die("too many words");
	return (uint32_t)number + 1;
}

static uint32_t new_node(void)
{
	if (m.n_nodes > UINT16_MAX)
		die("too many names");
	if (m.n_nodes == m.cap_nodes && coco_grow(&m.nodes, &m.cap_nodes, m.n_nodes, sizeof *m.nodes) != 0)
		die("out of memory");
	m.nodes[m.n_nodes] = (struct lexicon_node){0};
	return (uint32_t)m.n_nodes++;
}

/* The node behind `core`, made if it is not there. */
static uint32_t make_step(uint32_t node, uint32_t core)
{
	const uint32_t key = node << 16 | core;
	size_t slot = lexicon_edge_hash(key) & (SLOTS - 1);
	while (m.edges[slot].key != 0 && m.edges[slot].key != key)
		slot = (slot + 1) & (SLOTS - 1);
	if (m.edges[slot].key == key)
		return m.edges[slot].to;
	if (2 * ++m.n_edges > SLOTS)
		die("too many names");
	m.nodes[node].flags |= LEXICON_INNER;
	m.edges[slot] = (struct edge){key, new_node()};
	return m.edges[slot].to;
}

static void read_people(void)
{
	const struct coco_table_ref people = coco_table_find(&coco_tables_concept, "people");
	const size_t words = coco_table_column(people, "words");
	for (size_t row = 0; row < coco_table_rows(people); row++) {
		struct coco_str list = coco_str_of(coco_table_cell(people, row, words)), end;
		while (list.n > 0 && coco_str_split(&list, ';', &end)) {
			coco_fold(coco_str_starts(end, "*") ? coco_str_sub(end, 1, end.n) : end, &m.people);
			coco_buf_putc(&m.people, ';');
		}
	}
	if (!coco_buf_ok(&m.people))
		die("out of memory");
}

/* Does the name end with a word for people? */
static bool is_who(struct coco_str name)
{
	struct coco_str ends = coco_buf_view(&m.people), end;
	coco_buf_clear(&m.fold);
	coco_fold(name, &m.fold);
	while (ends.n > 0 && coco_str_split(&ends, ';', &end))
		if (end.n > 0 && m.fold.len >= end.n && memcmp(m.fold.data + m.fold.len - end.n, end.s, end.n) == 0)
			return true;
	return false;
}

/* Marks the end of a name: of a label or a synonym (how 0), an answer, a work or a verb. */
static void mark(uint32_t node, uint32_t meaning, unsigned how)
{
	uint16_t *place = (how & ~LEXICON_WHO) != 0 ? &m.nodes[node].answer : &m.nodes[node].meaning;
	if (*place == 0)
		*place = (uint16_t)meaning;
	if (place == &m.nodes[node].answer && *place == meaning)
		m.nodes[node].langs |= m.langs;
	if (*place == meaning)
		m.nodes[node].flags |= (uint16_t)(how & (LEXICON_WORK | LEXICON_DOES | LEXICON_CRAFT | LEXICON_WHO));
}

static uint32_t path_of(const uint32_t *cores, size_t n)
{
	uint32_t node = 0;
	for (size_t i = 0; i < n; i++)
		node = make_step(node, cores[i]);
	return node;
}

/* German says "wir nähen Taschen" and "Taschen nähen wir": what somebody does is known with its verb first, too. Where an owner says so it
 * may be a question (was machen wir aus Holzresten?), so that what owners sell is an offer alone. */
static void turn(uint32_t *cores, size_t n, uint32_t meaning, unsigned how)
{
	const uint32_t pronoun = cores[0];
	if (meaning >= LEXICON_NEXT && meaning != LEXICON_OWN && meaning != LEXICON_OFFER)
		return;
	cores[0] = cores[1];
	cores[1] = pronoun;
	mark(path_of(cores, n), meaning == LEXICON_OWN ? LEXICON_OFFER : meaning, how);
}

static void add_name(struct coco_str name, int lang, uint32_t meaning, unsigned how)
{
	struct lexicon_run run, first = {0};
	struct coco_str word;
	uint32_t cores[NAME_MOST];
	size_t n = 0, runs = 0;
	name = coco_str_trim(name);
	for (size_t at = 0; lexicon_run_next(name, &at, &run); runs++) {
		first = runs == 0 ? run : first;
		while (lexicon_word_next(name, &run, &word)) {
			const uint32_t core = core_of(word, lang);
			if (core == 0 || n == NAME_MOST)
				return;
			cores[n++] = core;
		}
	}
	const uint32_t whole = runs == 1 && n > 1 ? core_of(name, lang) : 0;
	if (m.words && n == 1)
		forms_note_name(coco_buf_view(&m.core), meaning, how);
	if (n == 0 || m.words)
		return;
	how |= meaning < LEXICON_NEXT && is_who(name) ? LEXICON_WHO : 0;
	const uint32_t node = path_of(cores, n);
	const uint32_t hides = m.nodes[node].meaning;
	if (meaning < LEXICON_NEXT && hides >= LEXICON_NEXT && hides != LEXICON_OTHERS && hides != LEXICON_KIN && hides != LEXICON_MAKES &&
	    hides != LEXICON_TRAP) {
		fprintf(stderr, "lexicon: the name '%.*s' is hidden by a phrase of asides or needs\n", COCO_STR_ARG(name));
		m.hidden = true;
	}
	mark(node, meaning, how);
	if (n > 1 && (coco_str_starts(name, "wir ") || coco_str_starts(name, "ich ")))
		turn(cores, n, meaning, how);
	if (whole != 0)
		mark(make_step(0, whole), meaning, how);
}

static void add_list(const char *list, int lang, uint32_t meaning, unsigned how)
{
	struct coco_str rest = coco_str_of(list), piece;
	while (rest.n > 0 && coco_str_split(&rest, ';', &piece))
		add_name(piece, lang, meaning, how);
}

/* Adds the concepts of a vocabulary, of which `before` are numbered already; how many there are then. */
static size_t add_vocabulary(const char *name, size_t before)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_vocab, name);
	const size_t rows = coco_table_rows(table), synonyms = coco_table_column(table, "synonyms"),
	             answers = coco_table_column(table, "answers"), works = coco_table_column(table, "works");
	if (rows == 0 || before + rows >= LEXICON_NEXT)
		die("no vocabulary, or one that is too large");
	for (size_t row = 0; row < rows; row++) {
		const uint32_t meaning = (uint32_t)(before + row) + 1;
		for (int lang = 0; lang < COCO_LANGS; lang++)
			add_name(coco_str_of(coco_table_cell(table, row, coco_table_column(table, coco_langs[lang]))), lang, meaning, 0);
		add_list(coco_table_cell(table, row, synonyms), FORMS_ANY_LANG, meaning, 0);
		add_list(coco_table_cell(table, row, answers), FORMS_ANY_LANG, meaning, ANSWER);
		if (works != COCO_NONE)
			add_list(coco_table_cell(table, row, works), FORMS_ANY_LANG, meaning, LEXICON_WORK);
	}
	return before + rows;
}

/* The phrases of a table, by their effect. */
static void add_phrases(const char *name)
{
	static const char *const effects =
	    "next|clause|refuse|sentence|before|others|once|kin|makes|deny|offer|own|made|kept|place|held|whom|seek|want|lack";
	const struct coco_table_ref phrases = coco_table_find(&coco_tables_concept, name);
	const size_t effect = coco_table_column(phrases, "effect"), names = coco_table_column(phrases, "names");
	for (size_t row = 0; row < coco_table_rows(phrases); row++) {
		const int which = coco_choice(effects, coco_str_of(coco_table_cell(phrases, row, effect)));
		if (which < 0)
			die("a phrase whose effect is none");
		add_list(coco_table_cell(phrases, row, names), FORMS_NO_LANG, (uint32_t)(LEXICON_NEXT + which), 0);
	}
}

/* The languages in which a language's words of everyday things are known as names: itself and its neighbours, which are taken for one
 * another in short texts, and where the language is not known; English words are borrowed by all. */
static uint16_t langs_of(int lang)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "neighbours");
	const size_t one = coco_table_column(table, "lang"), other = coco_table_column(table, "other");
	unsigned langs = 1u << lang | 1u << COCO_LANGS;
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		const int a = coco_lang_index(coco_str_of(coco_table_cell(table, row, one)));
		const int b = coco_lang_index(coco_str_of(coco_table_cell(table, row, other)));
		langs |= (a == lang ? 1u << b : 0) | (b == lang ? 1u << a : 0);
	}
	return strcmp(coco_langs[lang], "en") == 0 ? LEXICON_ALL_LANGS : (uint16_t)langs;
}

/* What whoever offers a skill makes, by the table `crafts`. */
static void add_crafts(void)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_concept, "crafts"),
	                            skills = coco_table_find(&coco_tables_vocab, "skill");
	const size_t skill = coco_table_column(table, "skill"), kind = coco_table_column(table, "kind"),
	             lang = coco_table_column(table, "lang"), words = coco_table_column(table, "words");
	for (size_t row = 0; row < coco_table_rows(table); row++) {
		const size_t of = coco_table_row(skills, 0, coco_str_of(coco_table_cell(table, row, skill)));
		const int how = coco_choice("work|verb", coco_str_of(coco_table_cell(table, row, kind)));
		const int of_lang = coco_lang_index(coco_str_of(coco_table_cell(table, row, lang)));
		if (of == COCO_NONE || how < 0 || of_lang < 0)
			die("a craft of no skill, or of no kind, or in no language");
		m.langs = langs_of(of_lang);
		add_list(coco_table_cell(table, row, words), how == 0 ? of_lang : FORMS_NO_LANG, (uint32_t)of + 1,
		    how == 0 ? LEXICON_CRAFT : LEXICON_DOES);
	}
}

static void fill(void)
{
	m.langs = LEXICON_ALL_LANGS;
	const struct coco_table_ref traps = coco_table_find(&coco_tables_concept, "traps");
	const size_t name = coco_table_column(traps, "name");
	for (size_t row = 0; row < coco_table_rows(traps); row++)
		add_name(coco_str_of(coco_table_cell(traps, row, name)), FORMS_ANY_LANG, LEXICON_TRAP, 0);
	add_phrases("asides");
	add_phrases("needs");
	add_vocabulary("technology", add_vocabulary("skill", 0));
	add_crafts();
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

static void print_numbers(const char *type, const char *name, const uint32_t *numbers, size_t n)
{
	printf("static const %s %s[] = {", type, name);
	for (size_t i = 0; i < n; i++)
		printf("%s%u,", i % 16 == 0 ? "\n\t" : " ", (unsigned)numbers[i]);
	fputs("\n};\n", stdout);
}

/* Letters of a C string; how many bytes they take. */
static uint32_t print_letters(struct coco_str letters)
{
	fputs("\n\t\"", stdout);
	for (size_t k = 0; k < letters.n; k++)
		printf("\\%03o", (unsigned)(unsigned char)letters.s[k]);
	fputs("\\000\"", stdout);
	return (uint32_t)letters.n + 1;
}

static void take_slot(uint32_t *slots, size_t mask, struct coco_str letters, size_t number)
{
	size_t slot = (size_t)coco_hash(letters) & mask;
	while (slots[slot] != 0)
		slot = (slot + 1) & mask;
	slots[slot] = (uint32_t)number;
}

/* The number of the core that stands for a core, from 1. */
static uint32_t number_of(size_t core)
{
	return (uint32_t)coco_map_find(m.cores, forms_core(forms_of_core(forms_core(core)))) + 1;
}

static void print_cores(void)
{
	static uint32_t slots[SLOTS], texts[SLOTS], numbers[SLOTS];
	const size_t n = forms_cores();
	uint32_t at = 1;
	if (2 * (n + 1) > SLOTS)
		die("too many words");
	fputs("static const char text[] = \"\\000\"", stdout);
	for (size_t i = 0; i < n; i++) {
		take_slot(slots, SLOTS - 1, forms_core(i), i + 1);
		texts[i + 1] = at;
		numbers[i + 1] = number_of(i);
		at += print_letters(forms_core(i));
	}
	fputs(";\n", stdout);
	print_numbers("uint16_t", "core_slots", slots, SLOTS);
	print_numbers("uint32_t", "core_texts", texts, n + 1);
	print_numbers("uint16_t", "core_numbers", numbers, n + 1);
}

static void print_forms(void)
{
	static uint32_t slots[FORM_SLOTS], texts[FORM_SLOTS], numbers[FORM_SLOTS], langs[FORM_SLOTS], sure[FORM_SLOTS];
	const struct form *list;
	const size_t n = forms_list(&list);
	uint32_t at = 1;
	if (n >= UINT16_MAX || 2 * (n + 1) > FORM_SLOTS)
		die("too many forms");
	fputs("static const char stems[] = \"\\000\"", stdout);
	for (size_t i = 0; i < n; i++) {
		take_slot(slots, FORM_SLOTS - 1, list[i].stem, i + 1);
		texts[i + 1] = at;
		numbers[i + 1] = number_of(list[i].core);
		langs[i + 1] = list[i].langs;
		sure[i + 1] = list[i].sure;
		at += print_letters(list[i].stem);
	}
	fputs(";\n", stdout);
	print_numbers("uint32_t", "form_begins", m.begins, LEXICON_BEGINS / 32);
	print_numbers("uint16_t", "form_slots", slots, FORM_SLOTS);
	print_numbers("uint32_t", "form_texts", texts, n + 1);
	print_numbers("uint16_t", "form_numbers", numbers, n + 1);
	print_numbers("uint16_t", "form_langs", langs, n + 1);
	print_numbers("uint16_t", "form_sure", sure, n + 1);
}

static void print_tree(void)
{
	static uint32_t keys[SLOTS], ends[SLOTS];
	for (size_t i = 0; i < SLOTS; i++) {
		keys[i] = m.edges[i].key;
		ends[i] = m.edges[i].to;
	}
	print_numbers("uint32_t", "edge_keys", keys, SLOTS);
	print_numbers("uint16_t", "edge_ends", ends, SLOTS);
	fputs("static const struct lexicon_node nodes[] = {", stdout);
	for (size_t i = 0; i < m.n_nodes; i++)
		printf("%s{%u, %u, %u, %u},", i % 8 == 0 ? "\n\t" : " ", (unsigned)m.nodes[i].meaning, (unsigned)m.nodes[i].answer,
		    (unsigned)m.nodes[i].flags, (unsigned)m.nodes[i].langs);
	fputs("\n};\n", stdout);
}

/* Refuses cues of the table `signs` that nothing could be searched for by (sign.c reads them when a text is there). */
static void check_cues(void)
{
	const struct coco_table_ref signs = coco_table_find(&coco_tables_concept, "signs");
	const size_t sign = coco_table_column(signs, "sign"), lang = coco_table_column(signs, "lang"),
	             words = coco_table_column(signs, "words");
	for (size_t i = 0; i < coco_table_rows(signs); i++) {
		struct coco_str list = coco_str_of(coco_table_cell(signs, i, words)), cue;
		while (list.n > 0 && coco_str_split(&list, ';', &cue)) {
			const char *why = sign_cue_fault(cue, &m.fold);
			if (why == NULL)
				continue;
			fprintf(stderr, "lexicon: signs.csv, sign %s in %s, cue %.*s: %s\n", coco_table_cell(signs, i, sign),
			    coco_table_cell(signs, i, lang), COCO_STR_ARG(cue), why);
			exit(1);
		}
	}
}

int main(void)
{
	coco_endings_read(&m.endings);
	m.cores = coco_map_new();
	if (m.cores == NULL)
		die("out of memory");
	check_cues();
	new_node();
	read_people();
	m.words = true;
	fill();
	m.words = false;
	forms_join();
	fill();
	if (m.hidden)
		die("say these names in other words, or take the phrases out");
	fputs("/* Made by lib/concept/lexicon/make.c from the vocabularies: edit those. */\n#include \"lib/concept/lexicon_words.h\"\n\n",
	    stdout);
	print_cores();
	print_forms();
	print_tree();
	printf(
	    "const struct lexicon_tree coco_lexicon_tree = {%zu, %zu, %zu, core_slots, core_texts, core_numbers, text, form_slots, form_texts, "
	    "form_numbers, form_langs, form_sure, stems, form_begins, edge_keys, edge_ends, nodes};\n",
	    SLOTS - 1, FORM_SLOTS - 1, SLOTS - 1);
	if (fflush(stdout) != 0 || ferror(stdout))
		die("cannot write");
	coco_map_free(m.cores);
	coco_buf_free(&m.fold);
	coco_buf_free(&m.core);
	free(m.nodes);
	return 0;
}
