/* The names in a table, ready to be looked up: folded by the one who makes the table, so that a tool that starts folds none.
 *
 * Form, in the set's offsets from the table's `names` on: the number of names, the number of slots less one, where the classes
 * begin or 0; the slots, a
 * power of two and at least twice the names, open addressing by coco_hash, each the first name of a fold + 1 below the highest bits of its
 * hash, which tell nearly every fold that is none without a look at the name, or 0; then for each
 * name its cell (row × columns + column), its text's place in the blob, and the next name of the same fold + 1, or 0. Names that are
 * folded word by word are laid by the class of their first word as well: for each class, and behind the last, where it begins among the
 * numbers of the names, which follow.
 * Invariant: names stand, and are chained, in the order of rows, in a row in the order of coco_langs, the synonyms and answers last;
 * in a class, too.
 */
#include <stdlib.h>
#include <string.h>
#include "coco/record.h"

enum { COUNT, MASK, CLASSED, SLOTS }; /* in the head */
enum { CELL, TEXT, NEXT, PARTS };     /* of a name */
enum { CLASSES = 1024 };
enum { NAME_BITS = 20, NAMES_MAX = (1 << NAME_BITS) - 1 }; /* of a slot */

static const uint32_t *head_of(struct coco_table_ref ref)
{
	return ref.table && ref.table->names ? ref.set->offsets + ref.table->names : NULL;
}

static const uint32_t *name_of(const uint32_t *head, size_t name)
{
	return head + SLOTS + head[MASK] + 1 + name * PARTS;
}

size_t coco_names_count(struct coco_table_ref ref)
{
	const uint32_t *head = head_of(ref);
	return head ? head[COUNT] : 0;
}

/* A key may hold a NUL, a text cannot. */
static bool is_text(const char *text, struct coco_str key)
{
	size_t i = 0;
	while (i < key.n && text[i] != '\0' && text[i] == key.s[i])
		i++;
	return i == key.n && text[i] == '\0';
}

static uint32_t tag_of(uint64_t hash)
{
	return (uint32_t)(hash >> (32 + NAME_BITS));
}

size_t coco_names_find(struct coco_table_ref ref, struct coco_str folded)
{
	const uint32_t *head = head_of(ref);
	if (!head || folded.n == 0)
		return COCO_NONE;
	const uint64_t hash = coco_hash(folded);
	for (size_t at = (size_t)hash & head[MASK]; head[SLOTS + at] != 0; at = (at + 1) & head[MASK]) {
		const size_t name = (head[SLOTS + at] & NAMES_MAX) - 1;
		if (head[SLOTS + at] >> NAME_BITS == tag_of(hash) && is_text(ref.set->text + name_of(head, name)[TEXT], folded))
			return name;
	}
	return COCO_NONE;
}

size_t coco_names_next(struct coco_table_ref ref, size_t name)
{
	uint32_t next = name_of(head_of(ref), name)[NEXT];
	return next ? next - 1 : COCO_NONE;
}

size_t coco_names_row(struct coco_table_ref ref, size_t name)
{
	return name_of(head_of(ref), name)[CELL] / ref.table->columns;
}

size_t coco_names_column(struct coco_table_ref ref, size_t name)
{
	return name_of(head_of(ref), name)[CELL] % ref.table->columns;
}

const char *coco_names_text(struct coco_table_ref ref, size_t name)
{
	return ref.set->text + name_of(head_of(ref), name)[TEXT];
}

/* By its first two bytes. A name's word of one letter has no star, so that the blank or the end behind it says as much. */
size_t coco_names_class(struct coco_str word)
{
	const unsigned char first = (unsigned char)word.s[0], second = word.n > 1 ? (unsigned char)word.s[1] : ' ';
	return (first * 32u + second - ' ') & (CLASSES - 1);
}

const uint32_t *coco_names_of_class(struct coco_table_ref ref, size_t class, size_t *n)
{
	const uint32_t *head = head_of(ref), *begin = head && head[CLASSED] ? head + head[CLASSED] : NULL;
	*n = begin ? begin[class + 1] - begin[class] : 0;
	return begin ? begin + CLASSES + 1 + begin[class] : NULL;
}

/* ---- making ----------------------------------------------------------------------------------------------------- */

struct maker {
	struct coco_table_ref ref;
	void (*fold)(struct coco_str, struct coco_buf *);
	size_t text_at;
	struct coco_names *out;
	struct coco_map *folds; /* distinct ones … */
	struct ends {
		uint32_t first, last, text;
	} * ends; /* … and their names, from 1 */
	size_t cap_ends;
	uint32_t (*names)[PARTS];
	size_t n, cap;
	struct coco_buf folded;
};

static int add_name(struct maker *m, size_t row, size_t column, struct coco_str name)
{
	bool added;
	coco_buf_clear(&m->folded);
	m->fold(name, &m->folded);
	if (!coco_buf_ok(&m->folded))
		return -1;
	if (m->folded.len == 0)
		return 0;
	size_t fold = coco_map_add(m->folds, coco_buf_view(&m->folded), &added);
	if (fold == COCO_NONE || coco_grow(&m->ends, &m->cap_ends, fold, sizeof *m->ends) != 0 ||
	    coco_grow(&m->names, &m->cap, m->n, sizeof *m->names) != 0)
		return -1;
	struct ends *ends = &m->ends[fold];
	uint32_t *name_parts = m->names[m->n++], number = (uint32_t)m->n;
	if (added) {
		*ends = (struct ends){number, number, (uint32_t)(m->text_at + m->out->text.len)};
		coco_buf_str(&m->out->text, coco_buf_view(&m->folded));
		coco_buf_putc(&m->out->text, '\0');
	} else {
		m->names[ends->last - 1][NEXT] = number;
		ends->last = number;
	}
	name_parts[CELL] = (uint32_t)(row * m->ref.table->columns + column);
	name_parts[TEXT] = ends->text;
	name_parts[NEXT] = 0;
	return coco_buf_ok(&m->out->text) ? 0 : -1;
}

static int add_pieces(struct maker *m, size_t row, size_t column)
{
	struct coco_str rest = coco_str_of(coco_table_cell(m->ref, row, column)), piece;
	while (rest.n > 0 && coco_str_split(&rest, ';', &piece)) {
		if (add_name(m, row, column, piece) != 0)
			return -1;
	}
	return 0;
}

static int add_row(struct maker *m, size_t row)
{
	bool coded = coco_table_column(m->ref, "code") == 0;
	int rc = coded ? add_name(m, row, 0, coco_str_of(coco_table_cell(m->ref, row, 0))) : 0;
	for (size_t lang = 0; lang < COCO_LANGS && rc == 0; lang++) {
		size_t column = coco_table_column(m->ref, coco_langs[lang]);
		rc = coded ? add_name(m, row, column, coco_str_of(coco_table_cell(m->ref, row, column))) : add_pieces(m, row, column);
	}
	static const char *const beside[] = {"synonyms", "answers", "works"};
	for (size_t i = 0; i < COCO_LEN(beside) && rc == 0 && coded; i++)
		rc = add_pieces(m, row, coco_table_column(m->ref, beside[i]));
	return rc;
}

static struct coco_str text_of(const struct maker *m, size_t name)
{
	return coco_str_of(m->out->text.data + (m->names[name][TEXT] - m->text_at));
}

static int put(struct coco_names *out, uint32_t number)
{
	if (coco_grow(&out->numbers, &out->cap, out->n, sizeof *out->numbers) != 0)
		return -1;
	out->numbers[out->n++] = number;
	return 0;
}

static int put_all(struct maker *m)
{
	size_t mask = 1, start = m->out->n + SLOTS;
	if (m->n > NAMES_MAX)
		return -1;
	while (mask + 1 < 2 * m->n)
		mask = mask * 2 + 1;
	int rc = put(m->out, (uint32_t)m->n) || put(m->out, (uint32_t)mask) || put(m->out, 0);
	for (size_t i = 0; i <= mask && !rc; i++)
		rc = put(m->out, 0);
	for (size_t i = 0; i < m->n * PARTS && !rc; i++)
		rc = put(m->out, m->names[i / PARTS][i % PARTS]);
	for (size_t fold = 0; fold < coco_map_count(m->folds) && !rc; fold++) {
		const uint64_t hash = coco_hash(coco_map_key(m->folds, fold));
		size_t at = (size_t)hash & mask;
		while (m->out->numbers[start + at] != 0)
			at = (at + 1) & mask;
		m->out->numbers[start + at] = tag_of(hash) << NAME_BITS | m->ends[fold].first;
	}
	return rc ? -1 : 0;
}

/* Counted, then laid into their places, which keeps their order within a class. */
static int put_classes(struct maker *m, size_t head)
{
	uint32_t begin[CLASSES + 2] = {0}; /* shifted by one while they are laid */
	const size_t start = m->out->n;
	m->out->numbers[head + CLASSED] = (uint32_t)(start - head);
	for (size_t i = 0; i < CLASSES + 1 + m->n; i++) {
		if (put(m->out, 0))
			return -1;
	}
	uint32_t *laid = m->out->numbers + start + CLASSES + 1;
	for (size_t i = 0; i < m->n; i++)
		begin[coco_names_class(text_of(m, i)) + 2]++;
	for (size_t k = 1; k <= CLASSES; k++)
		begin[k + 1] += begin[k];
	for (size_t i = 0; i < m->n; i++)
		laid[begin[coco_names_class(text_of(m, i)) + 1]++] = (uint32_t)i;
	memcpy(m->out->numbers + start, begin, (CLASSES + 1) * sizeof *begin);
	return 0;
}

int coco_names_make(struct coco_table_ref ref, void (*fold)(struct coco_str, struct coco_buf *), size_t text_at, struct coco_names *out)
{
	struct maker m = {.ref = ref, .fold = fold, .text_at = text_at, .out = out, .folds = coco_map_new(), .folded = COCO_BUF_INIT};
	const size_t head = out->n;
	int rc = m.folds ? 0 : -1;
	for (size_t row = 0; row < coco_table_rows(ref) && rc == 0; row++)
		rc = add_row(&m, row);
	if (rc == 0)
		rc = put_all(&m);
	if (rc == 0 && fold == coco_fold_words)
		rc = put_classes(&m, head);
	coco_map_free(m.folds);
	free(m.ends);
	free(m.names);
	coco_buf_free(&m.folded);
	return rc;
}
