/* Positions on the earth in a text: pairs of degrees in whatever writing, geopoints of forms, links to a place on a map, codes of places.
 *
 * Method: two parts side by side, each a number up to 180, are a position where both have four decimals, or both a mark: a letter of a
 * hemisphere, a word for latitude or longitude before them (reach.csv, "degree"), minutes behind the sign of degrees. Four numbers that are
 * all of a cell are a geopoint of ODK or KoboToolbox. A link counts by its beginning ("map"), whatever follows it. Of what is not sure in a
 * text a whole cell may still be one: coco_is_position. Invariant: a single number, a date, amounts with thousands are no position.
 */
#include <string.h>
#include "reach.h"

enum { DECIMALS_SURE = 4, DECIMALS_CELL = 3, PLACE_CODE = 8, SHORT_CODE = 4, WORDS_OF_THREE = 3, GAP = 4, FIELDS = 4 };
enum { DIGITS_LEAST = 4, LONG_RUN = 6 }; /* of what may be one */

static bool is_letter(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

static bool is_gap(char c)
{
	return c == ' ' || c == ',' || c == ';' || c == '/' || c == '|' || c == '\n' || c == '\t';
}

static size_t blanks(struct coco_str text, size_t at)
{
	while (at < text.n && (text.s[at] == ' ' || text.s[at] == '\t'))
		at++;
	return at;
}

static bool is_hemisphere(struct coco_str text, size_t at)
{
	return at < text.n && text.s[at] && strchr("NSEWOZJV", text.s[at]) && !(at + 1 < text.n && is_letter(text.s[at + 1]));
}

static bool word_follows(struct coco_str text, size_t at)
{
	return at < text.n && (is_letter(text.s[at]) || reach_is_digit(text, at));
}

/* ---- one part ---------------------------------------------------------------------------------------------------- */

struct part {
	double value;
	int decimals;
	bool degrees, minutes, hemisphere, word, comma;
	size_t end;
};

/* The bytes of one of the signs at `at`, or 0. */
static size_t sign_at(struct coco_str text, size_t at, const char *const *signs, size_t n)
{
	const struct coco_str rest = coco_str_sub(text, at, text.n);
	for (size_t i = 0; i < n; i++) {
		if (coco_str_starts(rest, signs[i]))
			return strlen(signs[i]);
	}
	return 0;
}

/* Digits with a fraction; false: none, or more than three before it. */
static bool number_read(struct coco_str text, size_t *at, struct part *p)
{
	char room[32];
	size_t i = *at, n = 0, whole = 0;
	double value;
	while (reach_is_digit(text, i) && whole < 4 && n + 1 < sizeof room)
		room[n++] = text.s[i++], whole++;
	if (!whole || whole > 3)
		return false;
	while (n > 1 && room[0] == '0') /* "03" minutes */
		memmove(room, room + 1, --n);
	p->decimals = 0;
	if (i + 1 < text.n && (text.s[i] == '.' || text.s[i] == ',') && reach_is_digit(text, i + 1)) {
		p->comma = text.s[i] == ',';
		room[n++] = '.';
		for (i++; reach_is_digit(text, i); i++, p->decimals++) {
			if (n + 1 < sizeof room)
				room[n++] = text.s[i];
		}
	}
	if (!coco_num_parse((struct coco_str){room, n}, &value))
		return false;
	p->value = value;
	*at = i;
	return true;
}

/* Minutes and seconds behind the sign of degrees. */
static size_t minutes_end(struct coco_str text, size_t at, struct part *p)
{
	static const char *const signs[] = {
	    "''", "'", "\"", "\xe2\x80\xb2\xe2\x80\xb2", "\xe2\x80\xb2", "\xe2\x80\xb3", "\xe2\x80\x99", "\xe2\x80\x9d", "\xc2\xb4"};
	for (int k = 0; k < 2; k++) {
		struct part minor = {.decimals = 0};
		size_t i = blanks(text, at);
		if (!number_read(text, &i, &minor) || minor.value >= 60)
			return at;
		const size_t n = sign_at(text, blanks(text, i), signs, COCO_LEN(signs));
		if (!n && !minor.decimals)
			return at;
		p->minutes = true;
		at = n ? blanks(text, i) + n : i;
	}
	return at;
}

/* "N", "s. š.", "é. sz." behind the number: up to three short words with dots only behind a sign of degrees. */
static size_t hemisphere_end(struct coco_str text, size_t at, struct part *p)
{
	size_t i = blanks(text, at);
	if (is_hemisphere(text, i) && !(i + 1 < text.n && text.s[i + 1] == '.') &&
	    !((p->hemisphere || p->word) && reach_is_digit(text, blanks(text, i + 1)))) {
		p->hemisphere = true;
		return i + 1;
	}
	for (int k = 0; k < 3 && p->degrees; k++) {
		const size_t from = i = blanks(text, i);
		while (i < text.n && is_letter(text.s[i]) && i - from < 4)
			i++;
		if (i == from || i >= text.n || text.s[i] != '.')
			break;
		p->hemisphere = true;
		at = ++i;
	}
	return at;
}

static bool part_read(struct coco_str text, size_t at, struct part *p)
{
	static const char *const degree[] = {"\xc2\xb0", "\xc2\xba", "\xcb\x9a", "deg"};
	*p = (struct part){.decimals = 0};
	for (int words = 0; words < 3 && at < text.n && is_letter(text.s[at]) && !is_hemisphere(text, at); words++) {
		const size_t from = at;
		while (at < text.n && is_letter(text.s[at]))
			at++;
		const bool is = reach_row_has("degree", coco_str_sub(text, from, at));
		if (!is && !p->word)
			return false;
		p->word |= is;
		while (at < text.n && strchr(" :=.\"'", text.s[at]) && at - from < 32)
			at++;
	}
	if (is_hemisphere(text, at)) {
		p->hemisphere = true;
		at = blanks(text, at + 1);
	}
	if (at < text.n && (text.s[at] == '-' || text.s[at] == '+'))
		at++;
	if (!number_read(text, &at, p) || p->value > 180)
		return false;
	const size_t sign = sign_at(text, blanks(text, at), degree, COCO_LEN(degree));
	if (sign) {
		p->degrees = true;
		at = minutes_end(text, blanks(text, at) + sign, p);
	}
	p->end = hemisphere_end(text, at, p);
	return !word_follows(text, p->end);
}

static bool is_marked(const struct part *p)
{
	return ((p->hemisphere || p->word) && (p->decimals >= 2 || p->degrees)) || (p->degrees && (p->minutes || p->decimals >= DECIMALS_CELL));
}

/* ---- two parts --------------------------------------------------------------------------------------------------- */

/* How sure two numbers side by side are a position. */
enum sure { NO, NUMBERS /* a decimal each */, DEGREES /* three each */, SURE };

/* Behind the parts: height and precision, which forms write. */
static size_t beside_end(struct coco_str text, size_t at)
{
	for (int k = 0; k < 2; k++) {
		size_t i = at;
		while (i < text.n && i - at < 2 && (text.s[i] == ' ' || text.s[i] == ','))
			i++;
		i += i < text.n && text.s[i] == '-';
		size_t digits = i;
		while (reach_is_digit(text, digits))
			digits++;
		if (i == at || digits == i || digits - i > 4)
			return at;
		i = digits;
		if (i + 1 < text.n && text.s[i] == '.' && reach_is_digit(text, i + 1)) {
			for (i++; reach_is_digit(text, i); i++)
				;
		}
		if (i < text.n && !is_gap(text.s[i]) && text.s[i] != ')' && text.s[i] != 'm')
			return at;
		at = i + (i < text.n && text.s[i] == 'm' && !word_follows(text, i + 1));
	}
	return at;
}

static enum sure pair_at(struct coco_str text, size_t at, size_t *end)
{
	struct part a, b;
	if (!part_read(text, at, &a))
		return NO;
	size_t i = a.end;
	bool other = false; /* than a comma alone, which may be a decimal one */
	for (; i < text.n && i - a.end < GAP && is_gap(text.s[i]); i++)
		other |= text.s[i] != ',';
	if ((i == a.end && !a.hemisphere) || !part_read(text, i, &b) || (a.value > 90 && b.value > 90) || (a.comma && !other && !b.comma))
		return NO;
	*end = b.end;
	if (is_marked(&a) && is_marked(&b))
		return SURE;
	if (a.value > 90)
		return NO;
	const int least = a.decimals < b.decimals ? a.decimals : b.decimals;
	if (least >= DECIMALS_SURE || (a.word && least >= 2)) {
		*end = beside_end(text, b.end);
		return SURE;
	}
	return least >= DECIMALS_CELL ? DEGREES : least >= 1 ? NUMBERS : NO;
}

/* "47.07 15.43 350 4.5": four numbers and nothing else up to the end or ';', the degrees with more decimals; its end, or 0. */
static size_t geopoint_at(struct coco_str text, size_t at)
{
	size_t i = at, fields = 0;
	int degrees = 0, others = 0, least = DECIMALS_SURE; /* decimals: the most, the least */
	while (i < text.n && text.s[i] != ';' && fields <= FIELDS) {
		const size_t from = i;
		int decimals = 0;
		bool point = false;
		for (; i < text.n && (reach_is_digit(text, i) || text.s[i] == '.' || (i == from && text.s[i] == '-')); i++) {
			decimals += point;
			point |= text.s[i] == '.';
		}
		if (i == from || !reach_is_digit(text, i - 1) || (i < text.n && text.s[i] != ' ' && text.s[i] != ';'))
			return 0;
		double value;
		if (!coco_num_parse(coco_str_sub(text, from, i), &value) ||
		    (fields < 2 && (value > (fields ? 180 : 90) || value < (fields ? -180 : -90))))
			return 0;
		least = fields < 2 && decimals < least ? decimals : least;
		int *most = fields < 2 ? &degrees : &others;
		*most = decimals > *most ? decimals : *most;
		fields++;
		i = blanks(text, i);
	}
	return fields == FIELDS && least >= 1 && others < degrees ? i : 0;
}

/* ---- other writings ---------------------------------------------------------------------------------------------- */

static bool is_code(char c)
{
	return c && strchr("23456789CFGHJMPQRVWX", c) != NULL;
}

/* "8FVC3G2X+9P", "3G2X+9P": a plus code. */
static size_t plus_code_at(struct coco_str text, size_t at)
{
	size_t n = 0, behind = 0, letters = 0, digits = 0;
	for (; at + n < text.n && is_code(text.s[at + n]); n++) {
		letters += is_letter(text.s[at + n]);
		digits += reach_is_digit(text, at + n);
	}
	if ((n != PLACE_CODE && n != SHORT_CODE) || !letters || !digits || at + n >= text.n || text.s[at + n] != '+')
		return 0;
	while (at + n + 1 + behind < text.n && is_code(text.s[at + n + 1 + behind]))
		behind++;
	const size_t end = at + n + 1 + behind;
	return behind >= 2 && behind <= 3 && !word_follows(text, end) ? end : 0;
}

/* "33T 461000 5099000": a zone of UTM, east, north. */
static size_t utm_at(struct coco_str text, size_t at)
{
	static const size_t digits[] = {6, 7};
	size_t i = at;
	while (reach_is_digit(text, i) && i - at < 2)
		i++;
	if (i == at || i >= text.n || text.s[i] < 'C' || text.s[i] > 'X')
		return 0;
	i++;
	for (size_t k = 0; k < COCO_LEN(digits); k++) {
		const size_t from = i = blanks(text, i);
		while (reach_is_digit(text, i))
			i++;
		if (i - from != digits[k] || from == 0 || text.s[from - 1] != ' ')
			return 0;
	}
	return i;
}

/* "///filled.count.soap": three words for a place. */
static size_t three_words_at(struct coco_str text, size_t at)
{
	size_t i = at + 3;
	if (!coco_str_starts(coco_str_sub(text, at, text.n), "///") || (at && text.s[at - 1] == ':'))
		return 0;
	for (size_t k = 0; k < WORDS_OF_THREE; k++) {
		const size_t from = i;
		while (i < text.n && is_letter(text.s[i]))
			i++;
		if (i == from || (k + 1 < WORDS_OF_THREE && (i >= text.n || text.s[i++] != '.')))
			return 0;
	}
	return i;
}

/* "POINT (14.5 46.05)", {"type":"Point","coordinates":[14.5,46.05]}. */
static size_t shape_at(struct coco_str text, size_t at)
{
	size_t i = at, end = 0;
	while (i < text.n && is_letter(text.s[i]))
		i++;
	if (!reach_row_has("shape", coco_str_sub(text, at, i)))
		return 0;
	while (i < text.n && strchr(" \":zZmM([", text.s[i]) && i - at < 64)
		i++;
	if (!strchr("([", text.s[i - 1]) || !(reach_is_digit(text, i) || (i < text.n && text.s[i] == '-')))
		return 0;
	for (; i < text.n && (reach_is_digit(text, i) || strchr("-+.,eE ()[]", text.s[i])); i++)
		end = text.s[i] == ')' || text.s[i] == ']' ? i + 1 : end;
	return end;
}

/* A link to a place on a map, by its beginning; the scheme before it is taken, too. */
static size_t map_at(struct coco_str text, size_t at)
{
	/* no row is looked up for a word that is no address with something behind its host */
	size_t host = at;
	while (host < text.n && (is_letter(text.s[host]) || reach_is_digit(text, host) || text.s[host] == '.' || text.s[host] == '-'))
		host++;
	if (host == text.n || !strchr("/:?", text.s[host]))
		return 0;
	size_t n = reach_page_begins("map", text, at), end = at + n;
	while (n && end < text.n && (unsigned char)text.s[end] > ' ' && !strchr("<>\"|", text.s[end]))
		end++;
	while (end > at + n && strchr(".,;:!?)", text.s[end - 1]))
		end--;
	return n && end > at + n ? end : 0;
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

static size_t sure_at(struct coco_str text, size_t at)
{
	const char c = text.s[at];
	size_t end = 0;
	if (is_letter(c)) {
		end = map_at(text, at);
		end = end ? end : shape_at(text, at);
	}
	if (!end && (is_letter(c) || reach_is_digit(text, at)))
		end = plus_code_at(text, at);
	if (!end && reach_is_digit(text, at))
		end = utm_at(text, at);
	if (!end && c == '/')
		end = three_words_at(text, at);
	if (!end && !at)
		end = geopoint_at(text, at);
	return end || pair_at(text, at, &end) == SURE ? end : 0;
}

/* A point of the compass, alone between what are no letters: 46 03 12 N. */
static bool is_compass(struct coco_str text, size_t at)
{
	const char c = text.s[at];
	return (c == 'N' || c == 'S' || c == 'E' || c == 'W' || c == 'O') &&
	       (!at || !word_follows(text, at - 1) || reach_is_digit(text, at - 1)) && (at + 1 == text.n || !is_letter(text.s[at + 1]));
}

/* A sign of degrees, minutes or seconds. */
static bool is_sign(struct coco_str text, size_t at)
{
	static const char *const signs[] = {"°", "º", "′", "″"};
	const char c = text.s[at];
	if (c == '\'' || c == '"')
		return at > 0 && reach_is_digit(text, at - 1);
	for (size_t i = 0; (c == '\xC2' || c == '\xE2') && i < COCO_LEN(signs); i++)
		if (coco_str_starts(coco_str_sub(text, at, text.n), signs[i]))
			return true;
	return false;
}

/* A stroke but those of "https://", or a plus sign if there may be one. */
static bool has_path(struct coco_str text, bool plus)
{
	const char *at = text.s, *const end = text.s + text.n;
	for (; text.n && (at = memchr(at, '/', (size_t)(end - at))); at++) {
		const size_t i = (size_t)(at - text.s);
		if (i > 0 && text.s[i - 1] != ':' && (text.s[i - 1] != '/' || (i > 1 && text.s[i - 2] == '/')))
			return true;
	}
	return plus && text.n && memchr(text.s, '+', text.n);
}

/* Two decimals, a sign beside four digits, or the metres of a grid, which are two long numbers. */
static bool has_degrees(struct coco_str text)
{
	size_t decimals = 0, run = 0, long_runs = 0, digits = 0;
	bool signs = false;
	for (size_t i = 0; i < text.n; i++) {
		const char c = text.s[i];
		const bool digit = c >= '0' && c <= '9';
		run = digit ? run + 1 : 0;
		if ((c >= 'a' && c <= 'z') || c == ' ') /* most are no more than that */
			continue;
		digits += digit;
		long_runs += run == LONG_RUN;
		if (c == '.' || c == ',')
			decimals += i > 0 && reach_is_digit(text, i - 1) && reach_is_digit(text, i + 1);
		else if (!digit)
			signs = signs || c == '{' || is_sign(text, i) || is_compass(text, i);
	}
	return long_runs >= 2 || (digits >= DIGITS_LEAST && (signs || decimals >= 2));
}

bool person_positions_may(struct coco_str text)
{
	const unsigned signs = coco_text_signs(text);
	return has_path(text, signs & COCO_SIGN_CONTACT) || (signs & COCO_SIGN_DIGIT && has_degrees(text));
}

bool person_position_at(struct coco_str text, size_t at, size_t least, struct span *found)
{
	static const char scheme[] = "https://www.";
	const char c = text.s[at];
	if ((at > least && (word_follows(text, at - 1) || (!is_letter(c) && strchr(".,-+", text.s[at - 1])))) ||
	    !(is_letter(c) || reach_is_digit(text, at) || c == '-' || c == '+' || c == '/'))
		return false;
	if (coco_str_starts(coco_str_sub(text, at, text.n), "http")) /* its host is looked at when it comes */
		return false;
	found->from = at;
	found->to = sure_at(text, at);
	if (found->to && is_letter(c)) {
		while (found->from > least && (unsigned char)text.s[found->from - 1] > ' ' && strchr(scheme, text.s[found->from - 1]) &&
		       at - found->from < sizeof scheme)
			found->from--;
	}
	return found->to > at;
}

/* All of the text is parts of numbers that are positions, with `enough` decimals. */
static bool all_pairs(struct coco_str text, enum sure enough)
{
	size_t at = 0, pairs = 0;
	while (at < text.n) {
		size_t end = geopoint_at(text, at);
		if (!end && pair_at(text, at, &end) < enough)
			return false;
		pairs++;
		for (at = beside_end(text, end); at < text.n && (is_gap(text.s[at])); at++)
			;
	}
	return pairs > 0;
}

static struct coco_str bare(struct coco_str text)
{
	text = coco_str_trim(text);
	while (text.n > 2 && strchr("([{", text.s[0]) && strchr(")]}", text.s[text.n - 1]) && !memchr(text.s, '"', text.n))
		text = coco_str_trim(coco_str_sub(text, 1, text.n - 1));
	return text;
}

bool coco_is_position(struct coco_str text)
{
	struct span found;
	size_t from = 0, left = 0;
	text = bare(text);
	if (text.n < 7 || !person_positions_may(text))
		return false;
	if (all_pairs(text, DEGREES))
		return true;
	bool any = false;
	for (size_t at = 0; at < text.n; at++) {
		if (!person_position_at(text, at, from, &found))
			continue;
		any = true;
		for (; from < found.from; from++)
			left += word_follows(text, from);
		at = found.to - 1;
		from = found.to;
	}
	for (; from < text.n; from++)
		left += word_follows(text, from);
	return any && (!left || text.s[0] == '{');
}

bool coco_is_position_like(struct coco_str text)
{
	text = bare(text);
	return text.n >= 5 && (coco_is_position(text) || all_pairs(text, NUMBERS));
}
