/* A heading as a person reads it: platforms write the tags and characters of the web page that the question stood on.
 *
 * Method: tags go, with all that stands inside a script or a style; where a tag parted words a blank stays. Named characters
 * (entities.csv) and numbered ones become what they stand for. All kinds of blanks in a row become one. A '<' that begins no tag and a '&'
 * that begins no character stay. Invariant: a text without tags, characters and double blanks comes back as it is; a text of nothing else
 * too.
 */
#include <stdlib.h>
#include <string.h>
#include "plan.h"

#define NAME_LONGEST 12 /* bytes of "&name;" */

/* Bytes of a blank of any kind at the beginning; 0: none. */
static size_t blank(struct coco_str text)
{
	static const char *const wide[] = {"\xC2\xA0", "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE3\x80\x80"};
	if (text.n && (text.s[0] == ' ' || (text.s[0] >= '\t' && text.s[0] <= '\r')))
		return 1;
	for (size_t i = 0; text.n && (unsigned char)text.s[0] >= 0x80 && i < COCO_LEN(wide); i++) {
		if (coco_str_starts(text, wide[i]))
			return strlen(wide[i]);
	}
	return 0;
}

/* "&#228;" and "&#xE4;": the code point; 0: none. */
static uint32_t numbered(struct coco_str name)
{
	char digits[NAME_LONGEST] = "", *end;
	bool hex = name.n > 1 && (name.s[1] | 32) == 'x';
	size_t k = 0;
	for (size_t i = 1 + hex; i < name.n && k + 1 < sizeof digits; i++)
		digits[k++] = name.s[i];
	unsigned long cp = k && digits[0] != '-' && digits[0] != '+' ? strtoul(digits, &end, hex ? 16 : 10) : 0;
	bool good = k && cp >= 0x20 && cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF) && !*end;
	return good ? (uint32_t)cp : 0;
}

/* "&auml;" at the beginning: what it stands for, appended, and the bytes that it takes; 0: it is none. */
static size_t character_put(struct coco_str at, struct coco_buf *out)
{
	size_t n = 1;
	while (n < at.n && n < NAME_LONGEST && at.s[n] != ';')
		n++;
	if (n < 3 || n >= at.n || at.s[n] != ';')
		return 0;
	struct coco_str name = coco_str_sub(at, 1, n);
	if (name.s[0] == '#') {
		char letter[4];
		uint32_t cp = numbered(name);
		if (cp)
			coco_buf_put(out, letter, coco_utf8_put(cp, letter));
		return cp ? n + 1 : 0;
	}
	struct coco_table_ref t = coco_table_find(&coco_tables_survey, "entities");
	size_t text = coco_table_column(t, "text");
	for (size_t row = 0; row < coco_table_rows(t); row++) {
		if (coco_str_is(name, coco_table_cell(t, row, 0))) {
			coco_buf_puts(out, coco_table_cell(t, row, text));
			return n + 1;
		}
	}
	return 0;
}

/* Bytes of the tag at the beginning, of a script or a style with all that it holds; 0: no tag. */
static size_t tag(struct coco_str at)
{
	static const char *const silent[] = {"script", "style"};
	const char *end = at.n > 1 && at.s[0] == '<' ? memchr(at.s, '>', at.n) : NULL;
	if (!end || !(at.s[1] == '/' || at.s[1] == '!' || ((at.s[1] | 32) >= 'a' && (at.s[1] | 32) <= 'z')))
		return 0;
	size_t n = (size_t)(end - at.s) + 1;
	for (size_t k = 0; k < COCO_LEN(silent); k++) {
		size_t letters = strlen(silent[k]), i = 0;
		while (i < letters && 1 + i < n && (at.s[1 + i] | 32) == silent[k][i])
			i++;
		for (size_t from = n; i == letters && from + letters + 2 < at.n; from++) {
			size_t same = 0;
			while (at.s[from] == '<' && at.s[from + 1] == '/' && same < letters && (at.s[from + 2 + same] | 32) == silent[k][same])
				same++;
			const char *close = same == letters ? memchr(at.s + from, '>', at.n - from) : NULL;
			if (close)
				return (size_t)(close - at.s) + 1;
		}
	}
	return n;
}

/* Does the tag end a line or a cell, and not only change how letters look? */
static bool parts_words(struct coco_str tag)
{
	static const char looks[] = "|a|abbr|b|big|code|em|font|i|mark|s|small|span|strong|sub|sup|u|";
	size_t i = tag.s[1] == '/' ? 2 : 1, n = 0;
	char name[12] = "|";
	while (i < tag.n && (tag.s[i] | 32) >= 'a' && (tag.s[i] | 32) <= 'z' && n + 3 < sizeof name)
		name[++n] = (char)(tag.s[i++] | 32);
	name[n + 1] = '|';
	return !n || !strstr(looks, name);
}

static struct coco_str without_tags(struct coco_str text, struct coco_buf *out)
{
	for (size_t i = 0; i < text.n;) {
		struct coco_str at = coco_str_sub(text, i, text.n);
		size_t skip = at.s[0] == '<' ? tag(at) : 0, character = at.s[0] == '&' ? character_put(at, out) : 0;
		if (skip && out->len && parts_words(at))
			coco_buf_putc(out, ' ');
		if (!skip && !character)
			coco_buf_putc(out, text.s[i]);
		i += skip ? skip : character ? character : 1;
	}
	return coco_buf_view(out);
}

/* Signs that nobody sees: byte order marks that were pasted in, blanks of no width, soft hyphens. */
static size_t unseen(struct coco_str text)
{
	static const char *const signs[] = {"\xEF\xBB\xBF", "\xE2\x80\x8B", "\xC2\xAD"};
	for (size_t i = 0; text.n && (unsigned char)text.s[0] >= 0x80 && i < COCO_LEN(signs); i++) {
		if (coco_str_starts(text, signs[i]))
			return strlen(signs[i]);
	}
	return 0;
}

static struct coco_str single_blanks(struct coco_str text, struct coco_buf *out)
{
	for (size_t i = 0; i < text.n;) {
		size_t hidden = unseen(coco_str_sub(text, i, text.n)), n = hidden ? hidden : blank(coco_str_sub(text, i, text.n));
		if (!n)
			coco_buf_putc(out, text.s[i]);
		else if (!hidden && out->len && out->data[out->len - 1] != ' ')
			coco_buf_putc(out, ' ');
		i += n ? n : 1;
	}
	return coco_str_trim(coco_buf_view(out));
}

struct coco_str survey_web_text(struct coco_str text, struct coco_arena *arena)
{
	struct coco_buf bare = COCO_BUF_INIT, plain = COCO_BUF_INIT;
	bool web = text.n && (memchr(text.s, '<', text.n) || memchr(text.s, '&', text.n));
	struct coco_str read = single_blanks(web ? without_tags(text, &bare) : text, &plain);
	struct coco_str out = !coco_buf_ok(&bare) || !coco_buf_ok(&plain) ? COCO_STR_NONE
	                      : coco_str_eq(read, text) || !read.n        ? text
	                                                                  : coco_arena_copy(arena, read);
	coco_buf_free(&bare);
	coco_buf_free(&plain);
	return out;
}
