/* Encodings by their words: the text that a reading gives is the right one, or there is no answer; blocks don't matter. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include "coco/dsv.h"
#include "../../../lib/dsv/spelling.h"

/* Texts that the tables do not hold as they stand. */
static const struct {
	const char *lang, *text;
} texts[] = {
    {"de", "Wir suchen für die Änderung unserer Gehäuse einen Partner, der früh prüft, was möglich wäre. Größe und Höhe ließen wir "
           "gerne überprüfen; fünf Stücke genügen für das Gespräch."},
    {"it", "La città è più vicina di quanto credevamo, perché la qualità del lavoro può crescere già adesso: così nascono attività e "
           "possibilità per la comunità."},
    {"pl", "Szukamy osób, które pomogą nam zmienić wygląd urządzeń, żeby były łatwiejsze w użyciu. Chcemy też pokazać źródła i "
           "ścieżkę rozwoju naszej spółki."},
    {"hu", "Olyan tervezőt keresünk, aki segít a gépeink felületét egyszerűbbé tenni, és később a bővítésnél is együttműködik velünk. "
           "A műszaki leírást örömmel megküldjük."},
    {"sk", "Hľadáme niekoho, kto nám pomôže zmeniť vzhľad zariadení, aby boli ľahšie na ovládanie. Chceme tiež nájsť ďalšie možnosti "
           "a väčšiu účasť zákazníkov."},
    {"cs", "Hledáme někoho, kdo nám pomůže změnit vzhled přístrojů, aby se snáze ovládaly. Chtěli bychom též najít další příležitosti "
           "a větší účast zákazníků."},
    {"sl", "Iščemo nekoga, ki bi nam pomagal spremeniti videz naprav, da bi bile lažje za uporabo. Želimo najti tudi večje možnosti "
           "in več strank, če bo čas dopuščal."},
    {"hr", "Tražimo nekoga tko bi nam pomogao promijeniti izgled uređaja kako bi bili lakši za korištenje. Želimo naći i veće "
           "mogućnosti, ali još ne znamo što ćemo učiniti."},
    {"en", "The “new” machines aren’t easy to use – it’s the buttons… We’d pay up to €500, and we don’t mind a naïve question."},
};

/* `text` in `encoding`, with blanks for what it can't hold: false. */
static bool encode(const char *text, const char *encoding, struct coco_buf *out)
{
	iconv_t cd = iconv_open(encoding, "UTF-8");
	char *in = (char *)text;
	size_t in_n = strlen(text), room = in_n + 1;
	coco_buf_clear(out);
	char *to = coco_buf_room(out, room);
	bool well = cd != (iconv_t)-1 && iconv(cd, &in, &in_n, &to, &room) == 0;
	out->len = strlen(text) + 1 - room;
	if (cd != (iconv_t)-1)
		iconv_close(cd);
	return well;
}

/* All text of `raw`, or the code of the error; what was decided behind it. */
static void read_all(struct coco_str raw, size_t block, struct coco_buf *out)
{
	struct coco_err err = {0};
	struct coco_str part;
	struct coco_in *in = coco_in_memory("t.csv", raw);
	coco_in_block(in, block);
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_new(in, NULL, &err);
	int rc = bytes ? 1 : -1;
	coco_buf_clear(out);
	while (rc > 0 && (rc = coco_dsv_bytes_next(bytes, &part, &err)) > 0)
		coco_buf_str(out, part);
	cr_expect(coco_utf8_check(coco_buf_view(out)) == SIZE_MAX, "what comes out is UTF-8");
	if (rc < 0) {
		cr_expect_eq(err.exit, COCO_EXIT_INPUT);
		coco_buf_printf(out, "!%s %zu:%zu", err.code, err.line, err.column);
	}
	coco_buf_printf(out, "\n%s", bytes ? coco_dsv_bytes_encoding(bytes) : "");
	coco_dsv_bytes_close(bytes);
}

Test(encoding, a_sentence_in_any_encoding_is_itself_or_nothing)
{
	struct coco_buf raw = COCO_BUF_INIT, got = COCO_BUF_INIT;
	const char *name, *iconv_name;
	size_t read = 0, asked = 0;
	for (size_t i = 0; i < COCO_LEN(texts); i++) {
		for (size_t k = COCO_DSV_ENCODINGS_8BIT; k < COCO_DSV_ENCODINGS_TWICE && (name = coco_dsv_encoding_name(k, &iconv_name)) != NULL;
		     k++) {
			if (!encode(texts[i].text, iconv_name, &raw))
				continue;
			read_all(coco_buf_view(&raw), 65536, &got);
			bool asks = strstr(got.data, "!ambiguous-encoding") || strstr(got.data, "!bad-encoding");
			cr_expect(asks || strncmp(got.data, texts[i].text, strlen(texts[i].text)) == 0, "%s in %s: %s", texts[i].lang, name, got.data);
			asked += asks;
			read += !asks;
			if (strcmp(name, "cp1250") == 0 && strcmp(texts[i].lang, "en") != 0)
				cr_expect(!asks, "%s in %s: %s", texts[i].lang, name, got.data);
		}
	}
	cr_expect_gt(read, 40);
	cr_expect_leq(asked, 4, "%zu of %zu", asked, asked + read);
	coco_buf_free(&raw);
	coco_buf_free(&got);
}

/* The seven pairs in which cp1250 and ISO-8859-2 differ, and letters that cp852 and the Macintosh have elsewhere. */
Test(encoding, single_words)
{
	static const struct {
		struct coco_str raw;
		const char *text; /* NULL: no answer is right */
	} cases[] = {
	    {COCO_STR("\x8Eiga Kova\xE8i\xE8, \x8Atajerska, \x8Eupan\xE8i\xE8\n"), "Žiga Kovačič, Štajerska, Župančič\n"},
	    {COCO_STR("\xAEiga Kova\xE8i\xE8, \xA9tajerska, \xAEupan\xE8i\xE8\n"), "Žiga Kovačič, Štajerska, Župančič\n"},
	    {COCO_STR("wi\xEAksza cz\xEA\x9C\xE6 m\xB9\xBF \x8Cl\xB9sk \x9Fr\xF3\x64\xB3o\n"), "większa część mąż Śląsk źródło\n"},
	    {COCO_STR("wi\xEAksza cz\xEA\xB6\xE6 m\xB1\xBF \xA6l\xB1sk \xBCr\xF3\x64\xB3o\n"), "większa część mąż Śląsk źródło\n"},
	    {COCO_STR("\x9D"
	              "a\x9Eko, \xBEudia\n"),
	        "ťažko, ľudia\n"},
	    /* words that are known, of neighbours too: Italian and French as Excel and as MS-DOS wrote them */
	    {COCO_STR("Soci\xE9t\xE9;Activit\xE9\nAlpha;cr\xE9"
	              "ation\n"),
	        "Société;Activité\nAlpha;création\n"},
	    {COCO_STR("Azienda;Attivit\xE0\nAlfa;perch\xE9\n"), "Azienda;Attività\nAlfa;perché\n"},
	    {COCO_STR("Azienda;Attivit\x85\nAlfa;perch\x82\nBeta;qualit\x85\n"), "Azienda;Attività\nAlfa;perché\nBeta;qualità\n"},
	    {COCO_STR("Naziv;\x8Atevilo zaposlenih;Dr\x9E"
	              "ava\n"),
	        "Naziv;Število zaposlenih;Država\n"},
	    {COCO_STR("Azienda;s\x8D\nAlfa;x\n"), NULL}, /* one short word in MS-DOS's letters */
	    {COCO_STR("x,\xFF\xFF\n"), NULL}, {COCO_STR("Do you like it?\x8C\xE6,yes\n"), NULL}, {COCO_STR("x,\xC0\xAF\n"), NULL},
	    {COCO_STR("x,\xED\xA0\x80\n"), NULL}, {COCO_STR("na\xC3\xAFve,caf\xC3\n"), NULL},
	    {COCO_STR("\xC7\xE4\xF0\xE0\xE2\xF1\xF2\xE2\xF3\xE9\xF2\xE5 \xEC\xE8\xF0\n"), NULL}, /* cp1251 */
	};
	struct coco_buf got = COCO_BUF_INIT;
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		read_all(cases[i].raw, 65536, &got);
		bool refused = strstr(got.data, "-encoding ") != NULL;
		if (cases[i].text)
			cr_expect(strncmp(got.data, cases[i].text, strlen(cases[i].text)) == 0, "case %zu: %s", i, got.data);
		else
			cr_expect(refused, "case %zu: %s", i, got.data);
	}
	coco_buf_free(&got);
}

Test(encoding, utf16_with_and_without_a_mark)
{
	static const struct {
		struct coco_str raw;
		const char *want;
	} cases[] = {
	    {COCO_STR("\xFF\xFE"
	              "a\0,\0b\0\n\0"),
	        "a,b\n\nutf-16"},
	    {COCO_STR("a\0,\0b\0\n\0"), "a,b\n\nutf-16"}, {COCO_STR("\0a\0,\0b\0\n\x01\x0D\0,\0x"), "a,b\nč,x\nutf-16"},
	    {COCO_STR("a,b\n1,\0\n"), "!nul-byte 2:3\nutf-8"}, {COCO_STR("a\0,\0b\0\n\0\x3D\xD8"), NULL}, /* half a surrogate pair */
	};
	struct coco_buf got = COCO_BUF_INIT;
	for (size_t i = 0; i < COCO_LEN(cases); i++) {
		for (size_t block = 1; block < 4; block++) {
			read_all(cases[i].raw, block, &got);
			if (cases[i].want)
				cr_expect(strstr(got.data, cases[i].want), "case %zu: %s", i, got.data);
			else
				cr_expect(strstr(got.data, "!bad-encoding"), "case %zu: %s", i, got.data);
		}
	}
	coco_buf_free(&got);
}

/* A file that is ASCII for its first mebibyte. */
Test(encoding, the_whole_file_is_looked_at)
{
	char path[] = "/tmp/coco-encoding-XXXXXX";
	int fd = mkstemp(path);
	cr_assert_geq(fd, 0);
	FILE *f = fdopen(fd, "w");
	for (int i = 0; i < 60000; i++)
		fprintf(f, "%d;plain text in the row\n", i);
	fputs("1;\x8Eiga Kova\xE8i\xE8\n2;\x8Atajerska, \x8Eupan\xE8i\xE8 in \x9Aola\n", f);
	fclose(f);
	struct coco_err err = {0};
	struct coco_dsv_source source;
	struct coco_str block;
	char last[8192] = "";
	cr_assert_eq(coco_dsv_source_init(&source, path, false, &err), 0);
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_open(&source, NULL, true, &err);
	cr_assert(bytes, "%s", err.text);
	cr_expect_str_eq(coco_dsv_bytes_encoding(bytes), "cp1250");
	while (coco_dsv_bytes_next(bytes, &block, &err) > 0)
		snprintf(last, sizeof last, "%.*s", (int)(block.n < 80 ? block.n : 80), block.s + (block.n < 80 ? 0 : block.n - 80));
	cr_expect(strstr(last, "Štajerska, Župančič in šola\n"), "%s", last);
	coco_dsv_bytes_close(bytes);
	coco_dsv_source_free(&source);
	remove(path);
}

/* ---- other people's files ---------------------------------------------------------------------------------------- */

static const char *shared(void)
{
	const char *folder = getenv("SHARED");
	return folder ? folder : "../shared";
}

Test(encoding, damaged_utf8_is_never_taken_for_an_encoding)
{
	char path[4096];
	struct coco_arena *arena = coco_arena_new();
	struct coco_err err = {0};
	struct coco_buf raw = COCO_BUF_INIT, got = COCO_BUF_INIT;
	struct coco_str line, rest;
	size_t bad = 0, good = 0;
	snprintf(path, sizeof path, "%s/corpora/utf8/utf8tests.bin", shared());
	if (!coco_file_exists(path))
		cr_skip("needs %s", path);
	rest = coco_file_read(path, 1 << 20, arena, &err);
	while (coco_str_split(&rest, '\n', &line)) {
		size_t mark = coco_str_find(line, COCO_STR(":valid:"), 0), wrong = coco_str_find(line, COCO_STR(":invalid:"), 0);
		if (line.s[0] == '#' || (mark == SIZE_MAX && wrong == SIZE_MAX))
			continue;
		bool valid = mark != SIZE_MAX && (wrong == SIZE_MAX || mark < wrong);
		struct coco_str cell = coco_str_sub(line, valid ? mark + 7 : wrong + 9, line.n);
		coco_buf_clear(&raw);
		coco_buf_puts(&raw, "id,text\n1,");
		coco_buf_str(&raw, cell);
		coco_buf_puts(&raw, "\n");
		read_all(coco_buf_view(&raw), 7, &got);
		if (strstr(got.data, "!nul-byte"))
			cr_expect(memchr(cell.s, 0, cell.n));
		else if (valid)
			cr_expect(strncmp(got.data, raw.data, raw.len) == 0, "%.*s", COCO_STR_ARG(line));
		else
			cr_expect(
			    strstr(got.data, "!bad-encoding 2:") || strstr(got.data, "!ambiguous-encoding"), "%.*s: %s", COCO_STR_ARG(line), got.data);
		good += valid;
		bad += !valid;
	}
	cr_expect_gt(good, 50);
	cr_expect_gt(bad, 100);
	coco_arena_free(arena);
	coco_buf_free(&raw);
	coco_buf_free(&got);
}

/* All rows, then what was decided. */
static void rows_all(struct coco_str raw, size_t block, struct coco_buf *out)
{
	struct coco_err err = {0};
	struct coco_in *in = coco_in_memory("t.csv", raw);
	coco_in_block(in, block);
	struct coco_dsv_bytes *bytes = coco_dsv_bytes_new(in, NULL, &err);
	struct coco_dsv_rows *rows = bytes ? coco_dsv_rows_new(bytes, ',', &err) : NULL;
	struct coco_dsv_row row;
	int rc = rows ? 1 : -1;
	coco_buf_clear(out);
	while (rc > 0 && (rc = coco_dsv_rows_next(rows, &row, &err)) > 0) {
		coco_buf_printf(out, "%zu+%zu%s:", row.line, row.lines, row.fault ? " fault" : "");
		for (size_t i = 0; i < row.n; i++)
			coco_buf_printf(out, "[%.*s]", COCO_STR_ARG(row.cells[i]));
	}
	coco_buf_printf(out, "\n%s %d %s %zu:%zu", bytes ? coco_dsv_bytes_encoding(bytes) : "", rc, err.code, err.line, err.column);
	coco_dsv_rows_free(rows);
	coco_dsv_bytes_close(bytes);
}

static void folder_check(const char *folder, size_t *files)
{
	static const size_t blocks[] = {1, 2, 3, 5, 64, 1000, 4097};
	char path[4096];
	struct dirent *entry;
	snprintf(path, sizeof path, "%s/corpora/%s", shared(), folder);
	DIR *dir = opendir(path);
	struct coco_buf want = COCO_BUF_INIT, got = COCO_BUF_INIT, other = COCO_BUF_INIT;
	while (dir && (entry = readdir(dir)) != NULL) {
		struct coco_arena *arena = coco_arena_new();
		struct coco_err err = {0};
		snprintf(path, sizeof path, "%s/corpora/%s/%s", shared(), folder, entry->d_name);
		struct coco_str raw = coco_str_ends(coco_str_of(path), ".csv") ? coco_file_read(path, 1 << 20, arena, &err) : COCO_STR_NONE;
		raw = coco_str_sub(raw, 0, 40000);
		const char *const as[] = {"", "UTF-16LE", "UTF-16BE", "CP1250"};
		for (size_t k = 0; raw.n && k < COCO_LEN(as); k++) {
			coco_buf_clear(&other);
			coco_buf_str(&other, raw);
			if (k && (memchr(raw.s, 0, raw.n) || coco_utf8_check(raw) != SIZE_MAX))
				continue;
			if (k) {
				iconv_t cd = iconv_open(as[k], "UTF-8");
				char *in = (char *)raw.s, *to = coco_buf_room(&other, 2 * raw.n + 2);
				size_t in_n = raw.n, room = 2 * raw.n + 2;
				to = other.data;
				bool well = iconv(cd, &in, &in_n, &to, &room) != (size_t)-1;
				other.len = (size_t)(to - other.data);
				iconv_close(cd);
				if (!well)
					continue;
			}
			rows_all(coco_buf_view(&other), 1 << 20, &want);
			for (size_t i = raw.n > 20000 ? 3 : 0; i < COCO_LEN(blocks); i++) {
				rows_all(coco_buf_view(&other), blocks[i], &got);
				cr_expect(coco_str_eq(coco_buf_view(&got), coco_buf_view(&want)), "%s as %s, blocks of %zu", path, as[k], blocks[i]);
			}
			++*files;
		}
		coco_arena_free(arena);
	}
	if (dir)
		closedir(dir);
	coco_buf_free(&want);
	coco_buf_free(&got);
	coco_buf_free(&other);
}

Test(encoding, any_block_size_gives_the_same_rows)
{
	size_t files = 0;
	folder_check("csv-traps", &files);
	folder_check("csv-spectrum/csvs", &files);
	folder_check("surveys", &files);
	if (!files)
		cr_skip("needs %s/corpora", shared());
	cr_expect_gt(files, 400);
}

/* ---- tables ------------------------------------------------------------------------------------------------------ */

Test(encoding, the_tables_are_within_their_limits)
{
	struct coco_table_ref words = coco_table_find(&coco_tables_dsv, "spellings"), marks = coco_table_find(&coco_tables_dsv, "marks");
	struct dsv_spelling *s = dsv_spelling_new();
	bool seen[DSV_SPELLINGS] = {false};
	cr_assert(s && words.table && marks.table);
	for (size_t row = 0; row < coco_table_rows(words); row++) {
		size_t l = 0;
		while (l < dsv_spelling_count(s) && strcmp(dsv_spelling_lang(s, l), coco_table_cell(words, row, 0)) != 0)
			l++;
		cr_assert_lt(l, dsv_spelling_count(s), "%s: raise DSV_SPELLINGS", coco_table_cell(words, row, 0));
		seen[l] = true;
	}
	for (size_t l = 0; l < dsv_spelling_count(s); l++)
		cr_expect(seen[l], "%s has no spellings", dsv_spelling_lang(s, l));
	for (size_t row = 0; row < coco_table_rows(marks); row++) {
		double value = 0;
		cr_expect(coco_num_parse(coco_str_of(coco_table_cell(marks, row, 3)), &value) && value > 0 && value < 10000);
		for (size_t c = 1; c < 3; c++)
			cr_expect(strspn(coco_table_cell(marks, row, c), "sldpm") == strlen(coco_table_cell(marks, row, c)), "row %zu", row);
	}
	cr_expect_gt(dsv_spelling_step(s, 2, 'a', 0x10D), 100 * dsv_spelling_step(s, 3, 'a', 0x10D)); /* č: Slovenian, not Italian */
	cr_expect_gt(dsv_spelling_mark(s, 0x201E, 's', 'l'), 100 * dsv_spelling_mark(s, 0x201E, 'l', 'l'));
	dsv_spelling_free(s);
}
