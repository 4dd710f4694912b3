/* Rows: what is known of a participant in as few bytes as it takes, and back.
 *
 * A row is its flags (which parts it has), its id, and the parts in the order of the flags: numbers in LEB128, doubles as they lie in
 * memory, strings with their length. Codes that many rows share (countries, languages, areas …), strengths and tongues are numbers of
 * dictionaries in the order in which they come, so that a frequent one takes a byte. Nothing is aligned and nothing is
 * looked up: reading a row of texts alone takes some twenty steps.
 *
 * Invariant: a row is read with the same sequence of calls as it is written; dictionaries and bytes do not change once sheets are made. */
#include "rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE = 7, ACTIVE = 1 << 3, ASKED = 1 << 4, PROCESS = 1 << 5, SHARE = 1 << 6, SAYS = 1 << 7, PITCHES = 1 << 8, LOCATED = 1 << 9 };
enum { CAPACITY = 1 << 10, READY = 1 << 11, BRAIN = 1 << 12, SKILLS = 1 << 13, NEEDS = 1 << 14, PASSAGES = 1 << 15 };
enum { EXPIRED = 1 << 30 };
enum { STRINGS = 16, LISTS = 23 }; /* the bit of the first of the tables below */

/* Strings and lists, each with a flag from STRINGS and LISTS on; `code`: of a vocabulary, or shared by many. */
enum { ORG_ID, ORG, DOMAIN, COUNTRY, NUTS, SIZE, FACILITATOR };
enum { ALIASES, LANGUAGES, SECTORS, AREAS, EXCLUDE, PREFER, AVAILABILITY };
#define FLAG(bit) (UINT32_C(1) << (bit))
#define AT(member) offsetof(struct coco_participant, member)
static const struct part {
	size_t at;
	bool code;
} strings[] = {[ORG_ID] = {AT(org_id), false},
    [ORG] = {AT(org), false},
    [DOMAIN] = {AT(domain), false},
    [COUNTRY] = {AT(country), true},
    [NUTS] = {AT(nuts), true},
    [SIZE] = {AT(size), true},
    [FACILITATOR] = {AT(facilitator), true}},
  lists[] = {[ALIASES] = {AT(aliases), false},
      [LANGUAGES] = {AT(languages), true},
      [SECTORS] = {AT(sectors), true},
      [AREAS] = {AT(areas), true},
      [EXCLUDE] = {AT(exclude), false},
      [PREFER] = {AT(prefer), false},
      [AVAILABILITY] = {AT(availability), true}};
_Static_assert(COCO_LEN(strings) == LISTS - STRINGS && LISTS + COCO_LEN(lists) <= 30, "each has a flag");

struct coco_rows {
	struct coco_buf bytes;
	uint32_t *first; /* where each row begins */
	size_t n, cap;
	struct coco_map *codes;
	double *strengths;
	size_t n_strengths, cap_strengths;
	struct coco_tongue *tongues;
	size_t n_tongues, cap_tongues;
	size_t most_strs, most_concepts, most_tongues; /* of a row */
	uint32_t known, all;                           /* flags of all who may pitch, together, and of all */
};

bool coco_strs_have(struct coco_strs list, struct coco_str item)
{
	for (size_t i = 0; i < list.n; i++)
		if (coco_str_eq(list.items[i], item))
			return true;
	return false;
}

struct coco_rows *coco_rows_new(void)
{
	struct coco_rows *rows = calloc(1, sizeof *rows);
	if (rows == NULL)
		return NULL;
	rows->codes = coco_map_new();
	if (rows->codes != NULL)
		return rows;
	coco_rows_free(rows);
	return NULL;
}

void coco_rows_free(struct coco_rows *rows)
{
	if (rows == NULL)
		return;
	coco_buf_free(&rows->bytes);
	coco_map_free(rows->codes);
	free(rows->first), free(rows->strengths), free(rows->tongues);
	free(rows);
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

static void put_number(struct coco_buf *out, uint64_t value)
{
	for (; value >= 0x80; value >>= 7)
		coco_buf_putc(out, (char)(value | 0x80));
	coco_buf_putc(out, (char)value);
}

static void put_double(struct coco_buf *out, double value)
{
	coco_buf_put(out, (const char *)&value, sizeof value);
}

static void put_text(struct coco_buf *out, struct coco_str text)
{
	put_number(out, text.n);
	coco_buf_str(out, text);
}

static int put_string(struct coco_rows *rows, struct coco_str text, bool code)
{
	if (!code) {
		put_text(&rows->bytes, text);
		return 0;
	}
	const size_t number = coco_map_add(rows->codes, text.s ? text : COCO_STR(""), NULL);
	put_number(&rows->bytes, number);
	return number != COCO_NONE ? 0 : -1;
}

/* The number of a strength; they are few. */
static size_t strength_number(struct coco_rows *rows, double strength)
{
	for (size_t i = 0; i < rows->n_strengths; i++)
		if (rows->strengths[i] == strength)
			return i;
	if (coco_grow(&rows->strengths, &rows->cap_strengths, rows->n_strengths, sizeof *rows->strengths) != 0)
		return COCO_NONE;
	rows->strengths[rows->n_strengths] = strength;
	return rows->n_strengths++;
}

static size_t tongue_number(struct coco_rows *rows, struct coco_tongue tongue)
{
	for (size_t i = 0; i < rows->n_tongues; i++)
		if (rows->tongues[i].index == tongue.index && strcmp(rows->tongues[i].code, tongue.code) == 0)
			return i;
	if (coco_grow(&rows->tongues, &rows->cap_tongues, rows->n_tongues, sizeof *rows->tongues) != 0)
		return COCO_NONE;
	rows->tongues[rows->n_tongues] = tongue;
	return rows->n_tongues++;
}

static int put_concepts(struct coco_rows *rows, const struct coco_concept_set *set)
{
	put_number(&rows->bytes, set->n);
	for (size_t i = 0; i < set->n; i++) {
		const size_t strength = strength_number(rows, set->items[i].strength);
		if (strength == COCO_NONE)
			return -1;
		put_number(&rows->bytes, set->items[i].number);
		put_number(&rows->bytes, strength);
	}
	return 0;
}

static struct coco_str *string_of(struct coco_participant *p, size_t i)
{
	return (struct coco_str *)((char *)p + strings[i].at);
}

static struct coco_strs *list_of(struct coco_participant *p, size_t i)
{
	return (struct coco_strs *)((char *)p + lists[i].at);
}

static uint32_t flags_of(struct coco_participant *p)
{
	uint32_t flags = (uint32_t)p->side | (p->active ? ACTIVE : 0u) | (p->asked ? ASKED : 0u) | (p->process ? PROCESS : 0u) |
	                 (p->share ? SHARE : 0u) | (p->says ? SAYS : 0u) | (p->number != COCO_NONE ? PITCHES : 0u) |
	                 (p->located ? LOCATED : 0u) | (p->capacity_min >= 0 || p->capacity_max >= 0 ? CAPACITY : 0u) |
	                 (isnan(p->ready) ? 0u : READY) | (isnan(p->brain) ? 0u : BRAIN) | (p->skills.n > 0 ? SKILLS : 0u) |
	                 (p->needs.n > 0 ? NEEDS : 0u) | (p->n_passages > 0 ? PASSAGES : 0u) | (p->expired ? EXPIRED : 0u);
	for (size_t i = 0; i < COCO_LEN(strings); i++)
		flags |= string_of(p, i)->n > 0 ? UINT32_C(1) << (STRINGS + i) : 0;
	for (size_t i = 0; i < COCO_LEN(lists); i++)
		flags |= list_of(p, i)->n > 0 ? UINT32_C(1) << (LISTS + i) : 0;
	return flags;
}

static int put_lists(struct coco_rows *rows, struct coco_participant *p, uint32_t flags)
{
	size_t strs = 0;
	for (size_t i = 0; i < COCO_LEN(lists); i++) {
		const struct coco_strs *list = list_of(p, i);
		if (!(flags >> (LISTS + i) & 1))
			continue;
		strs += list->n;
		put_number(&rows->bytes, list->n);
		for (size_t k = 0; k < list->n; k++)
			if (put_string(rows, list->items[k], lists[i].code) != 0)
				return -1;
	}
	rows->most_strs = strs > rows->most_strs ? strs : rows->most_strs;
	return 0;
}

/* What the tables do not hold. */
static int put_rest(struct coco_rows *rows, const struct coco_participant *p, uint32_t flags)
{
	struct coco_buf *out = &rows->bytes;
	const size_t concepts = p->skills.n + p->needs.n;
	if (flags & PITCHES)
		put_number(out, p->index - p->number);
	if (flags & LOCATED)
		put_double(out, p->lat), put_double(out, p->lon);
	if (flags & CAPACITY)
		put_number(out, (uint64_t)(p->capacity_min + 1)), put_number(out, (uint64_t)(p->capacity_max + 1));
	if (flags & READY)
		put_double(out, p->ready);
	if (flags & BRAIN)
		put_double(out, p->brain);
	if (flags & SKILLS) {
		put_number(out, p->n_listed);
		if (put_concepts(rows, &p->skills) != 0)
			return -1;
	}
	if ((flags & NEEDS) && put_concepts(rows, &p->needs) != 0)
		return -1;
	if (flags & PASSAGES)
		put_number(out, p->n_passages);
	for (size_t i = 0; i < p->n_passages; i++) {
		const size_t tongue = tongue_number(rows, p->tongues[i]);
		if (tongue == COCO_NONE)
			return -1;
		put_number(out, tongue);
	}
	rows->most_concepts = concepts > rows->most_concepts ? concepts : rows->most_concepts;
	rows->most_tongues = p->n_passages > rows->most_tongues ? p->n_passages : rows->most_tongues;
	return 0;
}

int coco_rows_add(struct coco_rows *rows, const struct coco_participant *participant)
{
	struct coco_participant p = *participant;
	const uint32_t flags = flags_of(&p);
	if (rows->bytes.len >= UINT32_MAX || coco_grow(&rows->first, &rows->cap, rows->n, sizeof *rows->first) != 0)
		return -1;
	rows->first[rows->n++] = (uint32_t)rows->bytes.len;
	rows->known |= flags & PITCHES ? flags : 0;
	rows->all |= flags;
	put_number(&rows->bytes, flags);
	put_text(&rows->bytes, p.id);
	for (size_t i = 0; i < COCO_LEN(strings); i++)
		if ((flags >> (STRINGS + i) & 1) && put_string(rows, *string_of(&p, i), strings[i].code) != 0)
			return -1;
	if (put_lists(rows, &p, flags) != 0 || put_rest(rows, &p, flags) != 0)
		return -1;
	return coco_buf_ok(&rows->bytes) ? 0 : -1;
}

/* ---- reading ---------------------------------------------------------------------------------------------------- */

static uint64_t number_at(const char **at)
{
	uint64_t value = 0;
	for (unsigned shift = 0;; shift += 7) {
		const unsigned char byte = (unsigned char)*(*at)++;
		value |= (uint64_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return value;
	}
}

static double double_at(const char **at)
{
	double value;
	memcpy(&value, *at, sizeof value);
	*at += sizeof value;
	return value;
}

static struct coco_str text_at(const char **at)
{
	const size_t n = (size_t)number_at(at);
	const struct coco_str text = {*at, n};
	*at += n;
	return text;
}

static struct coco_str string_at(const struct coco_rows *rows, bool code, const char **at)
{
	return code ? coco_map_key(rows->codes, (size_t)number_at(at)) : text_at(at);
}

struct coco_str coco_rows_id(const struct coco_rows *rows, size_t index)
{
	const char *at = rows->bytes.data + rows->first[index];
	number_at(&at);
	return text_at(&at);
}

bool coco_rows_pitches(const struct coco_rows *rows, size_t index)
{
	const char *at = rows->bytes.data + rows->first[index];
	return (number_at(&at) & PITCHES) != 0;
}

struct coco_known coco_rows_known(const struct coco_rows *rows)
{
	const uint32_t known = rows->known;
	return (struct coco_known){.areas = known & FLAG(LISTS + AREAS),
	    .languages = known & FLAG(LISTS + LANGUAGES),
	    .needs = known & NEEDS,
	    .prefer = known & FLAG(LISTS + PREFER),
	    .ready = known & READY,
	    .brain = known & BRAIN,
	    .country = known & FLAG(STRINGS + COUNTRY),
	    .nuts = known & FLAG(STRINGS + NUTS),
	    .located = known & LOCATED,
	    .exclude = rows->all & FLAG(LISTS + EXCLUDE)};
}

struct coco_sheet {
	const struct coco_rows *rows;
	struct coco_participant p; /* the last that was read; its `index` COCO_NONE: none was */
	struct coco_str *strs;
	struct coco_concept *concepts;
	struct coco_tongue *tongues;
};

struct coco_sheet *coco_sheet_new(const struct coco_rows *rows)
{
	struct coco_sheet *sheet = calloc(1, sizeof *sheet);
	if (sheet == NULL)
		return NULL;
	sheet->rows = rows;
	sheet->p.index = COCO_NONE;
	sheet->strs = calloc(rows->most_strs + 1, sizeof *sheet->strs);
	sheet->concepts = calloc(rows->most_concepts + 1, sizeof *sheet->concepts);
	sheet->tongues = calloc(rows->most_tongues + 1, sizeof *sheet->tongues);
	if (sheet->strs && sheet->concepts && sheet->tongues)
		return sheet;
	coco_sheet_free(sheet);
	return NULL;
}

void coco_sheet_free(struct coco_sheet *sheet)
{
	if (sheet == NULL)
		return;
	free(sheet->strs), free(sheet->concepts), free(sheet->tongues);
	free(sheet);
}

static void read_concepts(const struct coco_rows *rows, struct coco_concept *room, struct coco_concept_set *set, const char **at)
{
	set->items = room;
	set->n = (size_t)number_at(at);
	for (size_t i = 0; i < set->n; i++) {
		room[i].number = (uint32_t)number_at(at);
		room[i].strength = rows->strengths[number_at(at)];
	}
}

static void read_rest(struct coco_sheet *sheet, uint32_t flags, const char *at)
{
	struct coco_participant *p = &sheet->p;
	if (flags & PITCHES)
		p->number = p->index - (size_t)number_at(&at);
	if (flags & LOCATED)
		p->lat = double_at(&at), p->lon = double_at(&at);
	if (flags & CAPACITY)
		p->capacity_min = (int64_t)number_at(&at) - 1, p->capacity_max = (int64_t)number_at(&at) - 1;
	if (flags & READY)
		p->ready = double_at(&at);
	if (flags & BRAIN)
		p->brain = double_at(&at);
	if (flags & SKILLS) {
		p->n_listed = (size_t)number_at(&at);
		read_concepts(sheet->rows, sheet->concepts, &p->skills, &at);
	}
	if (flags & NEEDS)
		read_concepts(sheet->rows, sheet->concepts + p->skills.n, &p->needs, &at);
	if (flags & PASSAGES)
		p->n_passages = (size_t)number_at(&at);
	for (size_t i = 0; i < p->n_passages; i++)
		sheet->tongues[i] = sheet->rows->tongues[number_at(&at)];
}

const struct coco_participant *coco_sheet_read(struct coco_sheet *sheet, size_t index)
{
	const struct coco_rows *rows = sheet->rows;
	struct coco_participant *p = &sheet->p;
	if (p->index == index)
		return p;
	const char *at = rows->bytes.data + rows->first[index];
	const uint32_t flags = (uint32_t)number_at(&at);
	*p = (struct coco_participant){.index = index, .id = text_at(&at), .number = COCO_NONE, .ready = NAN, .brain = NAN};
	p->side = (enum coco_side)(flags & SIDE);
	p->active = flags & ACTIVE, p->asked = flags & ASKED, p->process = flags & PROCESS, p->share = flags & SHARE;
	p->expired = flags & EXPIRED, p->says = flags & SAYS, p->located = flags & LOCATED;
	p->anonymous = coco_str_starts(p->id, "anon-");
	p->capacity_min = p->capacity_max = -1;
	p->tongues = sheet->tongues;
	for (size_t i = 0; i < COCO_LEN(strings); i++)
		if (flags >> (STRINGS + i) & 1)
			*string_of(p, i) = string_at(rows, strings[i].code, &at);
	struct coco_str *room = sheet->strs;
	for (size_t i = 0; i < COCO_LEN(lists); i++) {
		struct coco_strs *list = list_of(p, i);
		if (!(flags >> (LISTS + i) & 1))
			continue;
		list->items = room;
		list->n = (size_t)number_at(&at);
		for (size_t k = 0; k < list->n; k++)
			*room++ = string_at(rows, lists[i].code, &at);
	}
	read_rest(sheet, flags, at);
	return p;
}

static void *copy(struct coco_arena *arena, const void *items, size_t n, size_t size)
{
	void *room = coco_arena_array(arena, n + 1, size);
	if (room != NULL && n > 0)
		memcpy(room, items, n * size);
	return room;
}

const struct coco_participant *coco_participant_keep(const struct coco_participant *participant, struct coco_arena *arena)
{
	struct coco_participant *p = copy(arena, participant, 1, sizeof *p);
	if (p == NULL)
		return NULL;
	for (size_t i = 0; i < COCO_LEN(lists); i++) {
		struct coco_strs *list = list_of(p, i);
		if ((list->items = copy(arena, list->items, list->n, sizeof *list->items)) == NULL)
			return NULL;
	}
	p->skills.items = copy(arena, p->skills.items, p->skills.n, sizeof *p->skills.items);
	p->needs.items = copy(arena, p->needs.items, p->needs.n, sizeof *p->needs.items);
	p->tongues = copy(arena, p->tongues, p->n_passages, sizeof *p->tongues);
	return p->skills.items && p->needs.items && p->tongues ? p : NULL;
}
