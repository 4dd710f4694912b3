/* Vocabularies and folding. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "help.h"
#include "coco/record_letters.h"

static struct coco_buf fold(const char *text)
{
	struct coco_buf out = COCO_BUF_INIT;
	coco_fold(view(text), &out);
	coco_buf_puts(&out, "");
	return out;
}

Test(vocab, folding)
{
	static const struct {
		const char *text, *want;
	} cases[] = {{"", ""}, {"3D-Printing", "3dprinting"}, {"  a_b c.d ", "abcd"}, {"Straße", "strasse"}, {"ČŠŽ čšž", "cszcsz"},
	    {"Łódź", "lodz"}, {"Đakovo", "dakovo"}, {"Ørsted", "orsted"}, {"ÁÉÍÓÖŐÚÜŰ", "aeiooouuu"}, {"ﬁlm", "film"}, {"①", "1"},
	    {"e\xCC\x81t\xC3\xA9", "ete"}, {"—–·", ""}, {"ΣΊΣΥΦΟΣ", "σισυφοσ"}, {"İstanbul", "istanbul"}, {"æsthetic", "aesthetic"}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		struct coco_buf once = fold(cases[i].text), twice = fold(once.data);
		cr_expect(strcmp(once.data, cases[i].want) == 0, "%s: %s", cases[i].text, once.data);
		cr_expect(strcmp(once.data, twice.data) == 0, "%s: not idempotent: %s", cases[i].text, twice.data);
		coco_buf_free(&once);
		coco_buf_free(&twice);
	}
}

Test(vocab, every_name_has_a_table_and_every_table_a_name)
{
	const char *const *names;
	size_t n = coco_vocab_names(&names), found = 0;
	for (size_t i = 0; i < n; i++) {
		const struct coco_vocab *vocab = coco_vocab(names[i]);
		cr_expect(vocab, "%s", names[i]);
		if (!vocab)
			continue;
		cr_expect(coco_vocab_count(vocab) > 0);
		for (size_t row = 0; row < coco_vocab_count(vocab); row++) {
			const char *code = coco_vocab_code(vocab, row), *parent = coco_vocab_parent(vocab, row);
			cr_expect(coco_vocab_find(vocab, view(code)) == row, "%s: %s stands there twice", names[i], code);
			cr_expect(coco_vocab_valid(vocab, view(code)));
			bool side = strcmp(parent, "avm") == 0 || strcmp(parent, "cci") == 0; /* a parent may be a side or a step as well */
			cr_expect(!*parent || side || coco_vocab_find(vocab, view(parent)) != COCO_NONE ||
			              coco_vocab_find(coco_vocab("step"), view(parent)) != COCO_NONE,
			    "%s: %s has no parent %s", names[i], code, parent);
			cr_expect(*coco_vocab_label(vocab, row, 0) && *coco_vocab_label(vocab, row, 3) && *coco_vocab_label(vocab, row, -1));
			cr_expect(coco_vocab_recognise(vocab, view(code)) == row, "%s: %s", names[i], code);
		}
	}
	for (size_t i = 0; i < coco_tables_vocab.count; i++) {
		struct coco_table_ref ref = {&coco_tables_vocab, &coco_tables_vocab.tables[i]};
		bool listed = false;
		for (size_t j = 0; j < n; j++)
			listed = listed || strcmp(names[j], ref.table->name) == 0;
		found += listed;
		cr_expect(listed || coco_table_column(ref, "code") != 0, "%s is not in the list of names", ref.table->name);
	}
	cr_expect(found == n);
	cr_expect(!coco_vocab("nonsense"));
}

Test(vocab, codes)
{
	static const struct {
		const char *vocab, *code;
		bool valid;
	} cases[] = {{"area", "design_thinking", true}, {"area", "Design_Thinking", false}, {"area", "", false}, {"area", "design", false},
	    {"country", "AT", true}, {"country", "XX", false}, {"nace", "26", true}, {"nace", "26.1", true}, {"nace", "26.11", true},
	    {"nace", "26.111", false}, {"nace", "2611", false}, {"nace", "00.1", false}, {"nace", "26.", false}, {"nace", "26,11", false},
	    {"nuts", "AT", true}, {"nuts", "AT13", true}, {"nuts", "AT1ZZ", true}, {"nuts", "AT13000", false}, {"nuts", "at13", false},
	    {"nuts", "XX1", false}, {"nuts", "A", false}, {"nuts", "EL30", true}, {"language", "sl", true}, {"language", "english", false}};
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		cr_expect(
		    coco_vocab_valid(coco_vocab(cases[i].vocab), view(cases[i].code)) == cases[i].valid, "%s %s", cases[i].vocab, cases[i].code);
	}
}

/* A region that somebody invented is none, where the list knows its neighbours. */
Test(vocab, listed_regions)
{
	static const struct {
		const char *code;
		bool listed;
	} cases[] = {{"AT", true}, {"AT13", true}, {"AT130", true}, {"AT99", false}, {"AT131", false}, {"SI999", false}, {"DE9ZZ", false},
	    {"DE94", true}, {"DE711", true}, {"DE7112", false}, {"DE719Z", false}, {"ITI43", true}, {"ITK4", false}, {"HR04", false},
	    {"EL30", true}, {"XX1", false}, {"at13", false}, {"", false}};
	for (size_t i = 0; i < COCO_LEN(cases); i++)
		cr_expect(coco_vocab_listed(coco_vocab("nuts"), view(cases[i].code)) == cases[i].listed, "%s", cases[i].code);
}

/* What the vocabulary says of its labels, and of nonsense. */
/* What is recognised begins with one of the letters of what it is, in any language, in small letters and capitals. */
static bool begins_so(const struct coco_vocab *vocab, size_t found, const char *words)
{
	struct coco_buf folded = fold(words);
	const char first = folded.len ? folded.data[0] : '\0';
	coco_buf_free(&folded);
	return found == COCO_NONE || first < 'a' || first > 'z' || coco_vocab_letters(vocab, found) >> (first - 'a') & 1;
}

Test(vocab, labels_name_their_codes)
{
	static const char *const names[] = {"area", "country", "sector", "technology"};
	for (size_t i = 0; i < COCO_LEN(names); i++) {
		const struct coco_vocab *vocab = coco_vocab(names[i]);
		size_t known = 0;
		for (size_t row = 0; row < coco_vocab_count(vocab); row++) {
			for (int lang = 0; lang < COCO_LANGS; lang++) {
				struct coco_str label = view(coco_vocab_label(vocab, row, lang));
				size_t found = coco_vocab_recognise(vocab, label);
				cr_expect(
				    found == row || found == COCO_NONE || coco_str_is(label, coco_vocab_code(vocab, found)), "%s: %s", names[i], label.s);
				cr_expect(begins_so(vocab, found, label.s), "%s: %s", names[i], label.s);
				known += found == row;
			}
		}
		cr_expect(known * 10 > coco_vocab_count(vocab) * COCO_LANGS * 9, "%s: most labels must name one code", names[i]);
		cr_expect(coco_vocab_recognise(vocab, view("no such thing at all")) == COCO_NONE);
		cr_expect(coco_vocab_recognise(vocab, view("  ")) == COCO_NONE && coco_vocab_recognise(vocab, view("")) == COCO_NONE);
	}
}

/* What people write, in their own language or another's. */
Test(vocab, people_s_words)
{
	static const struct {
		const char *vocab, *words, *code; /* "": none */
	} people[] = {{"country", "Deutschland", "DE"}, {"country", "SLOVENIJA", "SI"}, {"country", "Österreich", "AT"},
	    {"country", "osterreich", "AT"}, {"country", "Oesterreich", "AT"}, {"country", " Polska ", "PL"}, {"country", "at", "AT"},
	    {"country", "Hrvatska", "HR"}, {"country", "Czechia", "CZ"}, {"country", "Czech Republic", "CZ"},
	    {"country", "Česká republika", "CZ"}, {"country", "Repubblica Ceca", "CZ"}, {"country", "Magyarország", "HU"},
	    {"country", "Magyar Köztársaság", "HU"}, {"country", "Slovensko", "SK"}, {"country", "Slovak Republic", "SK"},
	    {"country", "Italia", "IT"}, {"country", "Słowenia", "SI"}, {"country", "Slovinsko", "SI"}, {"country", "Rakousko", "AT"},
	    {"country", "Olaszország", "IT"}, {"country", "Utopia", ""}, {"language", "Slovene", "sl"}, {"language", "Slovenian", "sl"},
	    {"language", "Slovenščina", "sl"}, {"language", "slovenski", "sl"}, {"language", "Slovenčina", "sk"},
	    {"language", "Slovenština", "sk"}, {"language", "Slovinčina", "sl"}, {"language", "Slovinština", "sl"},
	    {"language", "Slovak", "sk"}, {"language", "Slovakian", "sk"}, {"language", "Croat", "hr"}, {"language", "Croatian", "hr"},
	    {"language", "hrvaški", "hr"}, {"language", "Magyar", "hu"}, {"language", "magyarul", "hu"}, {"language", "madžarski", "hu"},
	    {"language", "nemško", "de"}, {"language", "po angielsku", "en"}, {"language", "anglicky", "en"}, {"language", "angol", "en"},
	    {"language", "Klingon", ""}, {"nuts", "Wien", "AT13"}, {"nuts", "Prague", "CZ01"}, {"nuts", "Grad Zagreb", "HR05"},
	    {"nuts", "Slovensko", "SK"}, {"nuts", "Ljubljana", "SI041"}};
	for (size_t i = 0; i < COCO_LEN(people); i++) {
		const struct coco_vocab *vocab = coco_vocab(people[i].vocab);
		size_t row = coco_vocab_recognise(vocab, view(people[i].words));
		const char *code = row == COCO_NONE ? "" : coco_vocab_code(vocab, row);
		cr_expect(strcmp(code, people[i].code) == 0, "%s: '%s'", people[i].words, code);
		cr_expect(begins_so(vocab, row, people[i].words), "%s", people[i].words);
	}
	const struct coco_vocab *countries = coco_vocab("country"); /* Austria, Oesterreich, Rakousko, and in no language S */
	cr_expect(!(coco_vocab_letters(countries, coco_vocab_find(countries, view("AT"))) >> ('s' - 'a') & 1));
}

/* Every name of a country and a language, in every language, is known to be it. */
Test(vocab, nine_languages_know_countries_and_languages)
{
	static const char *const names[] = {"country", "language"};
	for (size_t v = 0; v < COCO_LEN(names); v++) {
		const struct coco_vocab *vocab = coco_vocab(names[v]);
		for (size_t row = 0; row < coco_vocab_count(vocab); row++) {
			for (int lang = 0; lang < COCO_LANGS; lang++) {
				struct coco_str label = view(coco_vocab_label(vocab, row, lang));
				cr_expect(coco_vocab_recognise(vocab, label) == row, "%s %s: %s", names[v], coco_langs[lang], label.s);
			}
		}
	}
}

Test(vocab, csv_is_what_it_was_compiled_from)
{
	struct coco_buf out = COCO_BUF_INIT;
	struct coco_err err = {0};
	cr_assert(coco_vocab_csv(NULL, "area", &out, &err) == 0);
	cr_expect(coco_str_starts(coco_buf_view(&out), "code,parent,en,de,sl,it,pl,hu,sk,hr,cs,synonyms"), "%s", out.data);
	cr_expect(strstr(out.data, "\nproduct_development,"));
	coco_buf_free(&out);
	cr_expect(coco_vocab_csv(NULL, "areas", &out, &err) < 0 && err.exit == COCO_EXIT_USAGE && strstr(err.hint, "area"));
	coco_buf_free(&out);
}

/* ---- a user's own ----------------------------------------------------------------------------------------------- */

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");
	cr_assert(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

Test(vocab, of_the_user)
{
	char dir[] = "/tmp/coco-vocab-XXXXXX", path[64], other[64];
	struct coco_err err = {0};
	cr_assert(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/area.csv", dir);
	snprintf(other, sizeof other, "%s/aera.csv", dir);
	write_file(path, "en,code,synonyms\r\nRobots,robots,\"automata; cobots;machines\"\r\n\"Ships, boats\",ships,machines\r\n");
	struct coco_vocabs *vocabs = coco_vocabs_new(dir, &err);
	cr_assert(vocabs, "%s", err.text);
	const struct coco_vocab *area = coco_vocabs_get(vocabs, "area");
	cr_expect(coco_vocab_count(area) == 2 && coco_vocab_find(area, view("ships")) == 1);
	cr_expect(strcmp(coco_vocab_label(area, 1, 0), "Ships, boats") == 0 && strcmp(coco_vocab_label(area, 1, 2), "Ships, boats") == 0);
	cr_expect(coco_vocab_recognise(area, view("Cobots")) == 0 && *coco_vocab_parent(area, 0) == '\0');
	cr_expect(coco_vocab_recognise(area, view("Machines")) == COCO_NONE);
	cr_expect(coco_vocab_recognise(area, view("ships boats")) == 1);
	cr_expect(coco_vocabs_get(vocabs, "country") == coco_vocab("country") && coco_vocabs_get(NULL, "area") == coco_vocab("area"));

	struct coco_rec rec = {0};
	cr_assert(coco_rec_parse(&rec, view("{\"type\":\"participant\",\"id\":\"p\",\"org_id\":\"o\",\"areas\":[\"robots\"]}"), &err) == 0);
	cr_expect(coco_schema_check_in(&rec, vocabs, NULL) && !coco_schema_check(&rec, NULL));
	coco_rec_free(&rec);
	coco_vocabs_free(vocabs);

	write_file(other, "code\nx\n");
	cr_expect(!coco_vocabs_new(dir, &err) && strcmp(err.code, "unknown-vocabulary") == 0 && err.exit == COCO_EXIT_USAGE);
	unlink(other);
	static const struct {
		const char *text, *code;
		size_t line;
	} bad[] = {{"", "bad-vocabulary", 1}, {"en,de\nx,y\n", "bad-vocabulary", 1}, {"code,en\na,b\n\na,c\n", "bad-vocabulary", 4},
	    {"code,en\na\n", "bad-vocabulary", 2}, {"code,en\n,x\n", "bad-vocabulary", 2}, {"code\n\"a\n", "bad-quote", 2},
	    {"code\n\xFF\n", "bad-utf8", 2}};
	for (size_t i = 0; i < COCO_LEN(bad); i++) {
		write_file(path, bad[i].text);
		memset(&err, 0, sizeof err);
		cr_expect(!coco_vocabs_new(dir, &err) && strcmp(err.code, bad[i].code) == 0 && err.line == bad[i].line, "%s: %s %zu", bad[i].text,
		    err.code, err.line);
	}
	unlink(path);
	rmdir(dir);
	cr_expect(!coco_vocabs_new(dir, &err) && err.exit == COCO_EXIT_INPUT);
}

/* The short cut for Latin letters gives what the long way gives: a Greek letter behind the character forces the long way. */
Test(fold, short_cut)
{
	for (uint32_t cp = 0x21; cp < 0x2100; cp = cp == 0x17F ? 0x2000 : cp + 1) {
		char text[8];
		struct coco_buf one = COCO_BUF_INIT, with = COCO_BUF_INIT, greek = COCO_BUF_INIT;
		size_t n = coco_utf8_put(cp, text);
		coco_fold((struct coco_str){text, n}, &one);
		memcpy(text + n, "\xCE\xB1", 2);
		coco_fold((struct coco_str){text, n + 2}, &with);
		coco_fold((struct coco_str){text + n, 2}, &greek);
		coco_buf_str(&one, coco_buf_view(&greek));
		cr_expect(coco_str_eq(coco_buf_view(&one), coco_buf_view(&with)), "U+%04X: '%.*s', the long way '%.*s'", (unsigned)cp, (int)one.len,
		    one.data, (int)with.len, with.data);
		coco_buf_free(&one);
		coco_buf_free(&with);
		coco_buf_free(&greek);
	}
}
