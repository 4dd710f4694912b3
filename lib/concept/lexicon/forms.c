/* Words of names whose forms meet.
 *
 * Method: the core of a word (core.h) knows no language, so that what only one language does (kreslenie, kresieb; skladba, skladeb) leaves
 * two forms with two cores. Each word of a name also has a stem in its language (coco_forms_stem); words of one stem in one language are
 * forms of one word: their cores become one, and a word of a text whose core is in no name is looked for by its stem. Labels have a
 * language; a synonym may be of any that writes its letters, so that two of them are joined only if both are names of one meaning, or
 * neither is a name by itself. The core that was noted first stands for all that are joined to it. */
#include "forms.h"

#include <stdlib.h>
#include <string.h>

#define LEAST 4         /* letters of a word with forms, and of what they have in common */
#define GUESSED_LEAST 6 /* … if its language is only guessed */

struct word {
	size_t stands;    /* the core that stands for it, or one that is nearer to it */
	uint32_t meaning; /* of the name that is this word alone, and above its 16 bits how it counts; 0: it is none */
};
struct use { /* a word's stem in a language, and its core */
	size_t stem, core;
	bool sure; /* the name is of this language */
};

static struct {
	struct coco_map *cores, *stems; /* stems: a letter for the language, then the stem */
	struct word *words;             /* by core */
	size_t cap_words;
	struct use *uses;
	size_t n_uses, cap_uses;
	struct coco_forms *forms;
	struct coco_buf key, stem;
	struct form *list;
	size_t n_list, cap_list;
} f;

static void need(bool done)
{
	if (done)
		return;
	fprintf(stderr, "lexicon: out of memory\n");
	exit(1);
}

static size_t root(size_t core)
{
	while (f.words[core].stands != core)
		core = f.words[core].stands;
	return core;
}

/* The languages that write the word's letters. */
static unsigned langs_of(struct coco_str word)
{
	static const char *const letters[COCO_LANGS] = {
	    "", "äöüß", "čšž", "àèéìíòùú", "ąćęłńóśźż", "áéíóöőúüű", "áäčďéíĺľňóôŕšťúýž", "čćđšž", "áčďéěíňóřšťúůýž"};
	unsigned langs = 0;
	coco_buf_clear(&f.key);
	coco_text_normal(word, &f.key);
	need(coco_buf_ok(&f.key));
	for (size_t lang = 0; lang < COCO_LANGS; lang++) {
		uint32_t cp;
		bool all = true;
		for (size_t at = 0, n; all && at < f.key.len; at += n) {
			const struct coco_str rest = coco_str_sub(coco_buf_view(&f.key), at, f.key.len);
			char letter[5] = {0};
			n = coco_utf8_next(rest, &cp);
			memcpy(letter, rest.s, n < sizeof letter ? n : 0);
			all = n > 0 && (cp < 0x80 || strstr(letters[lang], letter) != NULL);
		}
		langs |= all ? 1u << lang : 0;
	}
	return langs;
}

/* Adds a language to the row of a stem and a core. */
static void add_form(struct coco_str stem, size_t core, unsigned lang, bool sure)
{
	size_t i = 0;
	while (i < f.n_list && (f.list[i].core != core || !coco_str_eq(f.list[i].stem, stem)))
		i++;
	if (i == f.n_list) {
		need(i < f.cap_list || coco_grow(&f.list, &f.cap_list, i, sizeof *f.list) == 0);
		f.list[f.n_list++] = (struct form){stem, core, 0, 0};
	}
	f.list[i].langs |= (uint16_t)(1u << lang);
	f.list[i].sure |= (uint16_t)(sure ? 1u << lang : 0);
}

/* Languages with few endings, which the core cuts well: there a guess does more harm than good. */
static unsigned few_forms(void)
{
	return 1u << coco_lang_index(coco_str_of("en")) | 1u << coco_lang_index(coco_str_of("de")) | 1u << coco_lang_index(coco_str_of("it"));
}

static void note_stem(struct coco_str word, size_t core, int lang, bool sure)
{
	coco_buf_clear(&f.stem);
	need(coco_forms_stem(f.forms, lang, word, &f.stem) == 0);
	if (f.stem.len < (sure ? LEAST : GUESSED_LEAST))
		return;
	coco_buf_clear(&f.key);
	coco_buf_putc(&f.key, (char)('a' + lang));
	coco_buf_str(&f.key, coco_buf_view(&f.stem));
	const size_t stem = coco_map_add(f.stems, coco_buf_view(&f.key), NULL);
	need(stem != COCO_NONE && coco_buf_ok(&f.key));
	need(f.n_uses < f.cap_uses || coco_grow(&f.uses, &f.cap_uses, f.n_uses, sizeof *f.uses) == 0);
	f.uses[f.n_uses++] = (struct use){stem, core, sure};
}

void forms_note(struct coco_str word, struct coco_str core, int lang)
{
	bool added;
	if (f.cores == NULL)
		need((f.cores = coco_map_new()) != NULL && (f.stems = coco_map_new()) != NULL && (f.forms = coco_forms_new()) != NULL);
	const size_t number = coco_map_add(f.cores, core, &added);
	need(number != COCO_NONE && (number < f.cap_words || coco_grow(&f.words, &f.cap_words, number, sizeof *f.words) == 0));
	if (added)
		f.words[number] = (struct word){number, 0};
	if (lang == FORMS_NO_LANG || coco_utf8_count(word) < LEAST || coco_short_capitals(word))
		return;
	const unsigned langs = lang == FORMS_ANY_LANG ? langs_of(word) & ~few_forms() : 1u << lang;
	for (int l = 0; l < COCO_LANGS; l++)
		if ((langs & 1u << l) != 0)
			note_stem(word, number, l, lang == l);
}

void forms_note_name(struct coco_str core, uint32_t meaning, unsigned how)
{
	const size_t number = coco_map_find(f.cores, core);
	if (number != COCO_NONE && f.words[number].meaning == 0)
		f.words[number].meaning = how << 16 | meaning;
}

/* Names of two meanings are never joined; a name and what is none only where the language of both is sure, and what is none is not shorter:
 * zabaw, what the core makes of zabawek (toys), is that of zabawa (fun), too. */
static bool may_join(size_t a, size_t b, bool sure)
{
	const uint32_t one = f.words[root(a)].meaning, other = f.words[root(b)].meaning;
	const size_t n_one = coco_map_key(f.cores, a).n, n_other = coco_map_key(f.cores, b).n;
	return one == other || (sure && ((one == 0 && n_one >= n_other) || (other == 0 && n_other >= n_one)));
}

static void join(size_t a, size_t b)
{
	const size_t one = root(a), other = root(b);
	const uint32_t meaning = f.words[one].meaning != 0 ? f.words[one].meaning : f.words[other].meaning;
	f.words[one > other ? one : other].stands = one > other ? other : one;
	f.words[one > other ? other : one].meaning = meaning;
}

void forms_join(void)
{
	const size_t n = coco_map_count(f.stems);
	size_t *first[2] = {calloc(n + 1, sizeof(size_t)), calloc(n + 1, sizeof(size_t))}; /* by stem, guessed and sure: core + 1 */
	need(first[0] != NULL && first[1] != NULL);
	for (size_t i = 0; i < f.n_uses; i++) {
		const struct use use = f.uses[i];
		size_t *const at = &first[use.sure][use.stem];
		if (*at != 0 && may_join(*at - 1, use.core, use.sure))
			join(*at - 1, use.core);
		*at = *at == 0 ? use.core + 1 : *at;
	}
	for (size_t i = 0; i < n; i++) {
		const struct coco_str key = coco_map_key(f.stems, i);
		const bool sure = first[1][i] != 0;
		add_form(coco_str_sub(key, 1, key.n), first[sure][i] - 1, (unsigned)(key.s[0] - 'a'), sure);
	}
	free(first[0]);
	free(first[1]);
}

size_t forms_cores(void)
{
	return coco_map_count(f.cores);
}

struct coco_str forms_core(size_t number)
{
	return coco_map_key(f.cores, number);
}

size_t forms_of_core(struct coco_str core)
{
	const size_t number = coco_map_find(f.cores, core);
	return number == COCO_NONE ? COCO_NONE : root(number);
}

size_t forms_list(const struct form **forms)
{
	*forms = f.list;
	return f.n_list;
}
