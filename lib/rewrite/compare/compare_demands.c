/* What a translation demands less or more: must that became may, a ban or a denial that is gone.
 *
 * Method: only where both texts have as many sentences, which then stand for each other. A sentence counts where it says one thing: its
 * demands are all of one kind, and it denies once or not at all, but for what says without or unless, which both must say as often. A
 * sentence of bounds is told by its figures. Whether something is denied without a demand is compared in short sentences alone: longer ones
 * deny by other words in other languages.
 *
 * Invariant: a sentence that says the same in both, or more than one thing in either, is not told. */
#include "across.h"

enum { SHORT_WORDS = 11 };

struct tone {
	size_t must, may, no, without, words; /* no: but for those that say what must not be lacking */
	bool other;                           /* should, or a bound, which may have taken the denial of its demand */
	size_t fact;                          /* that shows it */
};

/* The negation says without or unless (row `without` of ways.csv). */
static bool lacks(const struct across *a, const struct coco_fact *fact, struct coco_buf *scratch)
{
	struct coco_table_ref table = coco_table_find(&coco_tables_rewrite, "ways");
	size_t row = a->lang < 0 ? COCO_NONE : coco_table_row(table, 0, COCO_STR("without"));
	struct coco_str rest = coco_str_of(row == COCO_NONE ? "" : coco_table_cell(table, row, coco_table_column(table, coco_langs[a->lang]))),
	                form;
	coco_buf_clear(scratch);
	coco_text_normal(coco_str_sub(a->text, fact->start, fact->end), scratch);
	while (coco_str_split(&rest, ';', &form))
		if (coco_str_eq(form, coco_buf_view(scratch)))
			return true;
	return false;
}

static struct tone *tones_of(const struct across *a, size_t *count)
{
	struct coco_sentence *sentences;
	if (coco_sentences(a->text, a->lang, a->arena, &sentences, count, a->err) != 0)
		return NULL;
	struct tone *tones = coco_arena_array(a->arena, *count + 1, sizeof *tones);
	if (!tones) {
		coco_err_nomem(a->err);
		return NULL;
	}
	for (size_t i = 0; i < *count; i++)
		tones[i].words = count_words(coco_str_sub(a->text, sentences[i].start, sentences[i].end));
	struct coco_buf scratch = COCO_BUF_INIT;
	for (size_t i = 0; i < a->n_facts; i++) {
		const struct coco_fact *fact = &a->facts[i];
		if (fact->sentence >= *count)
			continue;
		struct tone *tone = &tones[fact->sentence];
		bool demand = fact->kind == COCO_FACT_DEMAND, no = fact->kind == COCO_FACT_NEGATION;
		tone->must += demand && fact->modality == COCO_MODAL_MUST;
		tone->may += demand && fact->modality == COCO_MODAL_MAY;
		no = no && !(lacks(a, fact, &scratch) && ++tone->without);
		tone->no += no;
		tone->other = tone->other || (demand && fact->modality == COCO_MODAL_SHOULD) ||
		              (fact->kind <= COCO_FACT_MONEY && fact->comparator && fact->comparator != COCO_CMP_ABOUT);
		if (demand || (no && tone->must + tone->may == 0))
			tone->fact = i;
	}
	bool failed = scratch.failed;
	coco_buf_free(&scratch);
	if (failed)
		coco_err_nomem(a->err);
	return failed ? NULL : tones;
}

static bool plain(const struct tone *tone)
{
	return !tone->other && tone->no <= 1 && (tone->must == 0 || tone->may == 0);
}

/* must against may, a ban against a permission */
static bool demands_less(const struct tone *one, const struct tone *two)
{
	bool permits = two->may > 0 && two->no == 0, demands = one->must > 0 && one->no == 0, bans = one->no == 1 && one->must + one->may > 0;
	return permits && (demands || bans) && one->without == two->without;
}

static bool denies_less(const struct tone *one, const struct tone *two)
{
	return one->no + one->without == 1 && two->no + two->without == 0 && one->must + one->may + two->must + two->may == 0 &&
	       one->words <= SHORT_WORDS && two->words <= SHORT_WORDS;
}

int across_demands_tell(const struct across *a, const struct across *b, struct coco_difference *out, size_t *n)
{
	size_t mine, its;
	const struct tone *one = tones_of(a, &mine), *two = one ? tones_of(b, &its) : NULL;
	if (!two)
		return -1;
	for (size_t i = 0; mine == its && i < mine; i++) {
		if (!plain(&one[i]) || !plain(&two[i]))
			continue;
		if (demands_less(&one[i], &two[i]) || demands_less(&two[i], &one[i]))
			out[(*n)++] = one[i].must + one[i].may && two[i].must + two[i].may
			                  ? (struct coco_difference){COCO_CHANGED, a->facts[one[i].fact], b->facts[two[i].fact]}
			              : one[i].must + one[i].may ? (struct coco_difference){COCO_LOST, a->facts[one[i].fact], {0}}
			                                         : (struct coco_difference){COCO_INVENTED, {0}, b->facts[two[i].fact]};
		else if (denies_less(&one[i], &two[i]))
			out[(*n)++] = (struct coco_difference){COCO_LOST, a->facts[one[i].fact], {0}};
		else if (denies_less(&two[i], &one[i]))
			out[(*n)++] = (struct coco_difference){COCO_INVENTED, {0}, b->facts[two[i].fact]};
	}
	return 0;
}
