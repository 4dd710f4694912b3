/* Headings: one unique name a column, and what platforms put into it: code, question, option.
 *
 * Method: `A8[SQ001]`, `A8[SQ001]. Question? [Option]`, `Question? [Option]`, `A8. Question?`; with a second row of
 * headings the option (SurveyMonkey) or the question (Qualtrics) stands there. An empty heading becomes "column 3", a
 * repeated one "name [2]". Invariant: names are unique and in the file's order; nothing of a heading is lost.
 */
#include <stdlib.h>
#include <string.h>
#include "plan.h"

/* ---- unique names ------------------------------------------------------------------------------------------------ */

static struct coco_str unique_name(struct coco_arena *arena, struct coco_map *names, struct coco_str text, size_t column)
{
	bool added;
	if (!text.n)
		text = coco_str_of(coco_arena_printf(arena, "column %zu", column + 1));
	struct coco_str name = text;
	for (size_t k = 2; name.s; k++) {
		if (coco_map_add(names, name, &added) == COCO_NONE)
			return COCO_STR_NONE;
		if (added)
			return coco_arena_copy(arena, name);
		name = coco_str_of(coco_arena_printf(arena, "%.*s [%zu]", COCO_STR_ARG(text), k));
	}
	return COCO_STR_NONE;
}

/* ---- marks of web pages -------------------------------------------------------------------------------------------- */

/* Named characters that question texts hold: the letters of our languages that editors write so, and blanks and dashes. */
static const struct {
	const char *name, *text;
} entities[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}, {"ndash", "–"}, {"mdash", "—"},
    {"hellip", "…"}, {"euro", "€"}, {"bdquo", "„"}, {"ldquo", "“"}, {"rdquo", "”"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"laquo", "«"},
    {"raquo", "»"}, {"auml", "ä"}, {"ouml", "ö"}, {"uuml", "ü"}, {"Auml", "Ä"}, {"Ouml", "Ö"}, {"Uuml", "Ü"}, {"szlig", "ß"},
    {"agrave", "à"}, {"egrave", "è"}, {"eacute", "é"}, {"igrave", "ì"}, {"ograve", "ò"}, {"ugrave", "ù"}, {"aacute", "á"}, {"iacute", "í"},
    {"oacute", "ó"}, {"uacute", "ú"}, {"yacute", "ý"}, {"scaron", "š"}, {"Scaron", "Š"}, {"ocirc", "ô"}, {"Aacute", "Á"}, {"Eacute", "É"},
    {"Iacute", "Í"}, {"Oacute", "Ó"}, {"Uacute", "Ú"}};

/* "&auml;", "&#228;", "&#xE4;" at `at`: its text appended, and the bytes that it takes; 0: none. */
static size_t entity_put(struct coco_str at, struct coco_buf *out)
{
	char letter[4];
	size_t n = 1;
	while (n < at.n && n < 12 && at.s[n] != ';')
		n++;
	if (n < 3 || n >= at.n || at.s[n] != ';')
		return 0;
	struct coco_str name = coco_str_sub(at, 1, n);
	if (name.s[0] == '#') {
		char digits[12] = "", *end;
		bool hex = name.n > 1 && (name.s[1] | 32) == 'x';
		for (size_t i = 1 + hex, k = 0; i < name.n && k + 1 < sizeof digits; i++)
			digits[k++] = name.s[i];
		unsigned long cp = strtoul(digits, &end, hex ? 16 : 10);
		if (*end || !digits[0] || cp < 0x20 || cp > 0x10FFFF)
			return 0;
		coco_buf_put(out, letter, coco_utf8_put((uint32_t)cp, letter));
		return n + 1;
	}
	for (size_t i = 0; i < COCO_LEN(entities); i++) {
		if (coco_str_is(name, entities[i].name)) {
			coco_buf_puts(out, entities[i].text);
			return n + 1;
		}
	}
	return 0;
}

/* Signs that nobody sees (byte order marks that were pasted in, zero-width blanks, soft hyphens), and blanks that do not break. */
static const struct {
	struct coco_str sign;
	const char *instead;
} unseen[] = {{COCO_STR("\xEF\xBB\xBF"), ""}, {COCO_STR("\xE2\x80\x8B"), ""}, {COCO_STR("\xC2\xAD"), ""}, {COCO_STR("\xC2\xA0"), " "},
    {COCO_STR("\xE2\x80\xAF"), " "}, {COCO_STR("\xE2\x80\x89"), " "}};

static struct coco_str visible_text(struct coco_str text, struct coco_arena *arena)
{
	struct coco_buf out = COCO_BUF_INIT;
	bool any = false;
	for (size_t i = 0; i < text.n; i++) {
		size_t k = 0;
		while (k < COCO_LEN(unseen) && !coco_str_starts(coco_str_sub(text, i, text.n), unseen[k].sign.s))
			k++;
		if (k == COCO_LEN(unseen)) {
			coco_buf_putc(&out, text.s[i]);
			continue;
		}
		any = true;
		coco_buf_puts(&out, unseen[k].instead);
		i += unseen[k].sign.n - 1;
	}
	struct coco_str seen = any ? coco_arena_copy(arena, coco_str_trim(coco_buf_view(&out))) : text;
	coco_buf_free(&out);
	return seen;
}

/* The heading as a person reads it: without tags, with the characters that stand for entities; the text itself if it has none. */
static struct coco_str plain_text(struct coco_str text, struct coco_arena *arena)
{
	if (!text.n || (!memchr(text.s, '<', text.n) && !memchr(text.s, '&', text.n)))
		return text;
	struct coco_buf out = COCO_BUF_INIT;
	for (size_t i = 0; i < text.n;) {
		const char *end = text.s[i] == '<' ? memchr(text.s + i, '>', text.n - i) : NULL;
		char next = i + 1 < text.n ? text.s[i + 1] : ' ';
		bool tag = end && (next == '/' || next == '!' || ((next | 32) >= 'a' && (next | 32) <= 'z'));
		size_t entity = text.s[i] == '&' ? entity_put(coco_str_sub(text, i, text.n), &out) : 0;
		if (tag && out.len && out.data[out.len - 1] != ' ')
			coco_buf_putc(&out, ' '); /* a break or a cell separates words */
		if (!tag && !entity)
			coco_buf_putc(&out, text.s[i]);
		i = tag ? (size_t)(end - text.s) + 1 : i + (entity ? entity : 1);
	}
	struct coco_str plain = coco_arena_copy(arena, coco_str_trim(coco_buf_view(&out)));
	coco_buf_free(&out);
	return plain.n || !plain.s ? plain : text;
}

/* ---- code, question, option -------------------------------------------------------------------------------------- */

static bool is_code_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* Length of `Q1` or `Q1[SQ001][SQ002]` at the beginning; 0: no code. *bracket: where the first '[' stands, or SIZE_MAX. */
static size_t code_length(struct coco_str text, size_t *bracket)
{
	size_t i = 0;
	*bracket = SIZE_MAX;
	while (i < text.n && is_code_char(text.s[i]))
		i++;
	if (!i)
		return 0;
	while (i < text.n && text.s[i] == '[') {
		const char *end = memchr(text.s + i, ']', text.n - i);
		if (!end)
			break;
		if (*bracket == SIZE_MAX)
			*bracket = i;
		i = (size_t)(end - text.s) + 1;
	}
	return i;
}

/* A trailing " [Option]": its parts; false if there is none. */
static bool option_split(struct coco_str text, struct coco_str *question, struct coco_str *option)
{
	size_t depth = 0;
	if (text.n < 4 || text.s[text.n - 1] != ']')
		return false;
	for (size_t i = text.n; i-- > 1;) {
		depth += text.s[i] == ']';
		if (text.s[i] == '[' && --depth == 0) {
			*question = coco_str_trim(coco_str_sub(text, 0, i));
			*option = coco_str_trim(coco_str_sub(text, i + 1, text.n - 1));
			return question->n > 0;
		}
	}
	return false;
}

static void heading_read(struct survey_column *c, struct coco_str text, bool coded)
{
	size_t bracket, n = code_length(text, &bracket);
	c->label = c->question = c->asked = text;
	c->code = c->sub = c->option = COCO_STR_NONE;
	if (n && (n == text.n || (n + 2 <= text.n && text.s[n] == '.' && text.s[n + 1] == ' ')) && (coded || bracket != SIZE_MAX)) {
		c->code = coco_str_sub(text, 0, n);
		c->question = bracket == SIZE_MAX ? c->code : coco_str_sub(text, 0, bracket);
		if (bracket != SIZE_MAX)
			c->sub = coco_str_sub(text, bracket + 1, n - 1);
		if (n == text.n)
			return;
		c->label = c->asked = coco_str_sub(text, n + 2, text.n);
		struct coco_str question;
		if (option_split(c->label, &question, &c->option))
			c->asked = question;
		return;
	}
	struct coco_str question, option;
	if (option_split(text, &question, &option)) {
		c->question = c->asked = question;
		c->sub = c->option = option;
	}
}

/* Second row of headings: SurveyMonkey's options under a question that stands once. */
static bool is_plain_answer(struct coco_str text)
{
	return !text.n || coco_str_is(text, "Response") || coco_str_is(text, "Open-Ended Response");
}

/* ---- groups and options in paths ----------------------------------------------------------------------------------- */

/* "group/question": the question is asked by its last part. A heading that goes on behind the whole of another one,
 * "skills/wood" behind "skills" or "Skills (Wood)" behind "Skills", is an option of it. */
static int paths_read(struct survey_plan *plan)
{
	struct coco_map *names = coco_map_new();
	char mark = plan->platform->path[0];
	int rc = names ? 0 : -1;
	for (size_t i = 0; i < plan->n && !rc; i++)
		rc = coco_map_add(names, coco_str_trim(plan->columns[i].name), NULL) == COCO_NONE ? -1 : 0;
	for (size_t i = 0; i < plan->n && !rc && !plan->raw; i++) {
		struct survey_column *c = &plan->columns[i];
		struct coco_str name = coco_str_trim(c->name);
		size_t cut = SIZE_MAX, slash = SIZE_MAX;
		for (size_t k = 1; k + 1 < name.n; k++) {
			slash = name.s[k] == '/' && mark ? k : slash;
			cut = mark && (name.s[k] == mark || name.s[k] == '/') ? k : cut;
		}
		size_t bracket = name.n > 4 && name.s[name.n - 1] == ')' ? coco_str_find(name, COCO_STR(" ("), 1) : SIZE_MAX;
		struct coco_str parent = slash != SIZE_MAX     ? coco_str_sub(name, 0, slash)
		                         : bracket != SIZE_MAX ? coco_str_sub(name, 0, bracket)
		                                               : COCO_STR_NONE;
		if (parent.n && coco_map_find(names, parent) != COCO_NONE) {
			c->question = c->asked = parent;
			c->sub = c->option = slash != SIZE_MAX ? coco_str_sub(name, slash + 1, name.n) : coco_str_sub(name, bracket + 2, name.n - 1);
			c->of_whole = true;
		}
		if (cut != SIZE_MAX && !c->sub.s && c->label.n == name.n)
			c->label = c->asked = coco_str_sub(name, cut + 1, name.n);
		else if (c->of_whole && mark && (cut = coco_str_find(parent, (struct coco_str){&mark, 1}, 0)) != SIZE_MAX)
			c->asked = coco_str_sub(parent, cut + 1, parent.n);
	}
	coco_map_free(names);
	return rc;
}

int survey_header_make(struct survey_plan *plan, struct coco_str *const *rows, const size_t *n, size_t n_rows, struct coco_err *err)
{
	struct coco_map *names = coco_map_new();
	struct coco_str carried = COCO_STR_NONE;
	bool labels = strcmp(plan->platform->second, "label") == 0, coded = plan->platform->coded;
	int rc = -1;
	plan->n = n_rows ? n[0] : 0;
	plan->columns = coco_arena_array(plan->arena, plan->n + 1, sizeof *plan->columns);
	if (!names || !plan->columns)
		goto out;
	for (size_t i = 0; i < plan->n; i++) {
		struct survey_column *c = &plan->columns[i];
		struct coco_str first = rows[0][i], second = n_rows > 1 && i < n[1] ? rows[1][i] : COCO_STR_NONE;
		if (n_rows > 1 && !labels) { /* an empty heading goes on with the question to its left */
			carried = coco_str_trim(first).n || !i ? first : carried;
			struct coco_str option = coco_str_trim(second);
			struct coco_str text = carried;
			if (!is_plain_answer(option))
				text =
				    coco_str_of(coco_arena_printf(plan->arena, "%.*s [%.*s]", COCO_STR_ARG(coco_str_trim(carried)), COCO_STR_ARG(option)));
			c->name = unique_name(plan->arena, names, plan->raw ? first : text, i);
			heading_read(c, c->name, false);
			if (!is_plain_answer(option)) {
				c->question = c->asked = coco_str_trim(carried);
				c->sub = c->option = coco_arena_copy(plan->arena, option);
			}
		} else {
			c->name = unique_name(plan->arena, names, first, i);
			heading_read(c, plan->raw ? c->name : coco_str_trim(c->name), coded);
			if (second.n) {
				c->code = c->name;
				c->label = c->asked = coco_arena_copy(plan->arena, coco_str_trim(second));
			}
		}
		struct coco_str *texts[] = {&c->label, &c->asked, &c->option};
		for (size_t k = 0; k < COCO_LEN(texts) && !plan->raw; k++)
			*texts[k] = visible_text(plain_text(*texts[k], plan->arena), plan->arena);
		if (!c->name.s || !c->label.s)
			goto out;
	}
	rc = paths_read(plan);
out:
	coco_map_free(names);
	return rc ? coco_err_nomem(err) : 0;
}
