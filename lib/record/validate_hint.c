/* Hints for wrong codes: what did the writer mean?
 *
 * Method: a word that a vocabulary recognises (a label, a synonym, another spelling) gives its code; else the codes at the
 * smallest edit distance of the folded texts (Levenshtein 1966; at most a third of the longer one's letters), the
 * table's order breaking ties; else, in a short list, every code. Runs only where a fault is told.
 */
#include <string.h>
#include "coco/record.h"
#include "schema.h"
#include "validate.h"

enum { WORD_MAX = 64, NEAREST = 3, SHORT_LIST = 16 };

/* Edit distance of two folded texts in bytes; WORD_MAX for long ones. */
static size_t distance(struct coco_str a, struct coco_str b)
{
	size_t row[WORD_MAX + 1] = {0};
	if (a.n > WORD_MAX || b.n > WORD_MAX)
		return WORD_MAX;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t corner = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t swap = corner + (a.s[i - 1] != b.s[j - 1]);
			corner = row[j];
			size_t step = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
			row[j] = swap < step ? swap : step;
		}
	}
	return row[b.n];
}

struct nearest {
	struct coco_str wrong; /* folded */
	struct coco_str codes[NEAREST];
	size_t distances[NEAREST];
	size_t n;
	struct coco_buf fold;
};

static void consider(struct nearest *nearest, struct coco_str code)
{
	coco_buf_clear(&nearest->fold);
	coco_fold(code, &nearest->fold);
	size_t longer = nearest->fold.len > nearest->wrong.n ? nearest->fold.len : nearest->wrong.n;
	size_t d = distance(nearest->wrong, coco_buf_view(&nearest->fold));
	if (longer == 0 || d * 3 > longer)
		return;
	size_t at = nearest->n;
	while (at > 0 && nearest->distances[at - 1] > d)
		at--;
	if (at == NEAREST)
		return;
	size_t last = nearest->n < NEAREST ? nearest->n++ : NEAREST - 1;
	for (size_t i = last; i > at; i--) {
		nearest->codes[i] = nearest->codes[i - 1];
		nearest->distances[i] = nearest->distances[i - 1];
	}
	nearest->codes[at] = code;
	nearest->distances[at] = d;
}

/* Calls `meet` with each code that the field allows; its position among them tells the first. */
static size_t each_code(
    const struct coco_field *field, const struct coco_vocabs *vocabs, void (*meet)(void *context, struct coco_str code), void *context)
{
	const char *of = field->of;
	struct coco_str piece;
	bool literal;
	size_t n = 0;
	while (schema_piece(&of, &piece, &literal)) {
		char name[WORD_MAX];
		if (literal || field->kind == COCO_CHOICE) {
			meet(context, piece);
			n++;
			continue;
		}
		if (piece.n >= sizeof name)
			continue;
		memcpy(name, piece.s, piece.n);
		name[piece.n] = '\0';
		const struct coco_vocab *vocab = coco_vocabs_get(vocabs, name);
		for (size_t i = 0; vocab && i < coco_vocab_count(vocab); i++, n++)
			meet(context, coco_str_of(coco_vocab_code(vocab, i)));
	}
	return n;
}

static void meet_nearest(void *context, struct coco_str code)
{
	consider(context, code);
}

static void meet_listed(void *context, struct coco_str code)
{
	struct coco_buf *out = context;
	coco_buf_puts(out, out->len > 0 ? ", " : "");
	coco_buf_str(out, code);
}

/* The code that a vocabulary recognises the words as; "" if none. */
static const char *recognised(const struct coco_field *field, const struct coco_vocabs *vocabs, struct coco_str words)
{
	const char *of = field->of;
	struct coco_str piece;
	bool literal;
	while (field->kind == COCO_CODE && schema_piece(&of, &piece, &literal)) {
		char name[WORD_MAX];
		if (literal || piece.n >= sizeof name)
			continue;
		memcpy(name, piece.s, piece.n);
		name[piece.n] = '\0';
		const struct coco_vocab *vocab = coco_vocabs_get(vocabs, name);
		size_t row = vocab ? coco_vocab_recognise(vocab, words) : COCO_NONE;
		if (row != COCO_NONE)
			return coco_vocab_code(vocab, row);
	}
	return "";
}

void validate_code_hint(const struct coco_field *field, const struct coco_vocabs *vocabs, struct coco_str wrong, struct coco_buf *out)
{
	const char *meant = recognised(field, vocabs, wrong);
	if (*meant) {
		coco_buf_printf(out, "write %s", meant);
		return;
	}
	struct coco_buf fold = COCO_BUF_INIT, list = COCO_BUF_INIT;
	coco_fold(wrong, &fold);
	struct nearest nearest = {.wrong = coco_buf_view(&fold), .fold = COCO_BUF_INIT};
	size_t n = each_code(field, vocabs, meet_nearest, &nearest);
	if (nearest.n > 0) {
		for (size_t i = 0; i < nearest.n; i++)
			coco_buf_printf(out, "%s%.*s", i == 0 ? "perhaps " : i + 1 == nearest.n ? " or " : ", ", COCO_STR_ARG(nearest.codes[i]));
	} else if (n <= SHORT_LIST) {
		each_code(field, vocabs, meet_listed, &list);
		coco_buf_puts(out, "one of ");
		coco_buf_str(out, coco_buf_view(&list));
	}
	coco_buf_free(&list);
	coco_buf_free(&fold);
	coco_buf_free(&nearest.fold);
}
