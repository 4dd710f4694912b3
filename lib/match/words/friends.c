/* False friends: a cellar in Italian is a canteen in German to the letter. The table `friends` has on each side the languages and the
 * words, a star where any ending may follow; what is alike across a row is no word in common, whichever side asks. The table is so
 * short that a word is held against each of its forms. */
#include "friends.h"

#include "coco/record.h"
#include "coco/text.h"

#include <stdlib.h>

#define SIDES 2

/* A word of a side. */
struct form {
	struct coco_str text; /* in its normal form, in `letters` */
	bool begins;          /* a star: any ending */
	uint32_t side;        /* 2 * row, and 1 for the second one */
};

struct coco_friends {
	struct form *forms;
	size_t n, cap;
	unsigned *langs; /* by side */
	uint32_t *at;    /* of each form: where its letters begin in `letters`, until all are read */
	size_t cap_at;
	struct coco_buf letters;
};

static int add_form(struct coco_friends *f, struct coco_str word, uint32_t side)
{
	const bool begins = word.n > 0 && word.s[word.n - 1] == '*';
	const size_t before = f->letters.len;
	if (coco_grow(&f->forms, &f->cap, f->n, sizeof *f->forms) != 0 || coco_grow(&f->at, &f->cap_at, f->n, sizeof *f->at) != 0)
		return -1;
	coco_text_normal(begins ? coco_str_sub(word, 0, word.n - 1) : word, &f->letters);
	f->at[f->n] = (uint32_t)before;
	f->forms[f->n++] = (struct form){.text = {.n = f->letters.len - before}, .begins = begins, .side = side};
	return coco_buf_ok(&f->letters) ? 0 : -1;
}

static int read_side(struct coco_friends *f, const char *langs, const char *words, uint32_t side)
{
	struct coco_str rest = coco_str_of(langs), one;
	while (rest.n > 0 && coco_str_split(&rest, ' ', &one)) {
		const int lang = coco_lang_index(one);
		f->langs[side] |= lang >= 0 ? 1u << lang : 0;
	}
	rest = coco_str_of(words);
	while (rest.n > 0 && coco_str_split(&rest, ';', &one))
		if (add_form(f, one, side) != 0)
			return -1;
	return 0;
}

static int read_table(struct coco_friends *f)
{
	const struct coco_table_ref table = coco_table_find(&coco_tables_match, "friends");
	const size_t rows = coco_table_rows(table);
	f->langs = calloc(SIDES * rows + 1, sizeof *f->langs);
	for (size_t row = 0; f->langs != NULL && row < rows; row++)
		for (uint32_t side = 0; side < SIDES; side++)
			if (read_side(f, coco_table_cell(table, row, SIDES * side), coco_table_cell(table, row, SIDES * side + 1),
			        (uint32_t)(SIDES * row) + side) != 0)
				return -1;
	for (size_t i = 0; i < f->n; i++)
		f->forms[i].text.s = coco_buf_view(&f->letters).s + f->at[i];
	return f->langs != NULL ? 0 : -1;
}

struct coco_friends *coco_friends_new(void)
{
	struct coco_friends *f = calloc(1, sizeof *f);
	if (f != NULL && read_table(f) == 0)
		return f;
	coco_friends_free(f);
	return NULL;
}

void coco_friends_free(struct coco_friends *friends)
{
	if (friends == NULL)
		return;
	free(friends->forms), free(friends->langs), free(friends->at);
	coco_buf_free(&friends->letters);
	free(friends);
}

static bool is_form(const struct form *form, struct coco_str word)
{
	return form->begins ? word.n >= form->text.n && coco_str_eq(coco_str_sub(word, 0, form->text.n), form->text)
	                    : coco_str_eq(word, form->text);
}

static bool speaks(const struct coco_friends *f, const struct form *form, int lang)
{
	return lang >= 0 && (f->langs[form->side] >> lang & 1) != 0;
}

bool coco_friends_know(const struct coco_friends *friends, int lang, struct coco_str word)
{
	for (size_t i = 0; i < friends->n; i++)
		if (is_form(&friends->forms[i], word) && speaks(friends, &friends->forms[i], lang))
			return true;
	return false;
}

unsigned coco_friends_part(const struct coco_friends *friends, int lang, struct coco_str word, struct coco_str other)
{
	unsigned parted = 0;
	for (size_t i = 0; i < friends->n; i++) {
		const struct form *one = &friends->forms[i];
		if (!is_form(one, word) || !speaks(friends, one, lang))
			continue;
		for (size_t k = 0; k < friends->n; k++)
			if (friends->forms[k].side == (one->side ^ 1) && is_form(&friends->forms[k], other))
				parted |= friends->langs[one->side ^ 1];
	}
	return parted;
}
